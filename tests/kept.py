"""One page in every form in which people keep pages."""

import bz2
import csv
import gzip
import io
import json
import lzma
import sqlite3
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.feather
import pyarrow.parquet
from backports import zstd
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests import site

URL = "https://kabar.example/daerah/panen-raya"
SAYS_NO_ADDRESS = b"""<!DOCTYPE html><html lang="id"><head><meta charset="utf-8">
<meta property="og:type" content="article"><title>Panen Raya di Lebak</title></head><body>
<article><h1>Panen Raya di Lebak</h1><p>Warga desa mulai memanen padi di sawah yang luas pada hari
ini, setelah hujan yang turun sepanjang malam akhirnya reda menjelang subuh.</p>
<p>Kepala desa mengatakan hasil panen tahun ini lebih baik daripada tahun sebelumnya, karena saluran
air sudah selesai diperbaiki oleh para petani sendiri.</p></article></body></html>"""
PAGE = (site.FIXTURES / "prmn" / "2020-plain.html").read_bytes()
TIME = "2023-03-10T11:22:33Z"

Maker = Callable[[bytes], bytes]


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return file.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:  # type: ignore[call-overload]
        for name, raw in members.items():
            told = tarfile.TarInfo(name)
            told.size = len(raw)
            archive.addfile(told, io.BytesIO(raw))
    return file.getvalue()


def warc(page: bytes, *, packed: bool = False, status: str = "200 OK") -> bytes:
    file = io.BytesIO()
    writer = WARCWriter(file, gzip=packed)
    for url, kind, body in ((URL, "text/html", page), (URL + ".png", "image/png", b"\x89PNG")):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url, "response", payload=io.BytesIO(body), length=len(body), http_headers=headers,
                warc_headers_dict={"WARC-Date": TIME},
            )
        )  # fmt: skip
    return file.getvalue()


def zstd_with_dictionary(raw: bytes) -> bytes:
    """Pack as web archives do: the dictionary in a frame of its own, and a frame a record."""
    dictionary = zstd.train_dict([raw[at : at + 900] for at in range(0, len(raw), 300)] * 8, 2048)
    told = dictionary.dict_content
    front = b"\x5d\x2a\x4d\x18" + len(told).to_bytes(4, "little") + told
    return front + zstd.compress(raw, zstd_dict=dictionary)


def mhtml(page: bytes, location: str = URL) -> bytes:
    """Write a page as Chromium saves it."""
    import quopri

    mark = b"----MultipartBoundary--Kx9----"
    head = (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {location}\r\n"
        "Subject: =?utf-8?Q?Panen?=\r\nDate: Fri, 10 Mar 2023 11:22:33 -0000\r\n"
        "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n"
        f'\tboundary="{mark.decode()}"\r\n\r\n\r\n'
    ).encode()  # fmt: skip
    parts = [
        (b"text/html", b"<frame-1@mhtml.blink>", location.encode(), page),
        (b"text/html", b"<frame-2@mhtml.blink>", b"https://iklan.example/", b"<p>Iklan di sini"),
        (b"image/png", b"", b"https://kabar.example/a.png", b"\x89PNG"),
    ]
    body = b""
    for kind, number, place, raw in parts:
        told = b"Content-ID: " + number + b"\r\n" if number else b""
        body += (
            b"--" + mark + b"\r\nContent-Type: " + kind + b"\r\n" + told
            + b"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: " + place
            + b"\r\n\r\n" + quopri.encodestring(raw).replace(b"\n", b"\r\n") + b"\r\n"
        )  # fmt: skip
    return head + body + b"--" + mark + b"--\r\n"


def rows(page: bytes) -> list[dict[str, Any]]:
    return [{"id": 7, "url": URL, "html": page.decode()}, {"id": 8, "url": None, "html": "<p>x"}]


def separated(page: bytes, mark: str = ",") -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, ["id", "url", "html"], delimiter=mark)
    writer.writeheader()
    writer.writerows(rows(page))
    return text.getvalue().encode()


def parquet(page: bytes) -> bytes:
    file = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows(page)), file)
    return file.getvalue()


def feather(page: bytes) -> bytes:
    file = io.BytesIO()
    pyarrow.feather.write_feather(pyarrow.Table.from_pylist(rows(page)), file)
    return file.getvalue()


def arrow(page: bytes) -> bytes:
    file, table = io.BytesIO(), pyarrow.Table.from_pylist(rows(page))
    with pyarrow.ipc.new_stream(file, table.schema) as writer:
        writer.write_table(table)
    return file.getvalue()


def sqlite(path: Path, page: bytes) -> bytes:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE halaman (id INTEGER PRIMARY KEY, url TEXT, html TEXT)")
    database.execute("CREATE TABLE lain (nama TEXT)")
    database.executemany("INSERT INTO halaman VALUES (:id, :url, :html)", rows(page))
    database.commit()
    database.close()
    return path.read_bytes()


# Forms with one page in them, by the name that docs/reference/inputs.md gives them.
ONE: dict[str, Maker] = {
    "HTML": lambda page: page,
    "MHTML": mhtml,
    "mailbox": lambda page: b"From a@b.id Fri Mar 10 11:22:33 2023\n" + mhtml(page),
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "zstd": zstd.compress,
    "ZIP": lambda page: zipped({"a/halaman": page}),
    "tar": lambda page: tarred({"a/halaman.php": page}),
    "tar.gz": lambda page: tarred({"a/halaman": page}, "w:gz"),
    "WARC": warc,
    "WARC.gz": lambda page: warc(page, packed=True),
    "WARC.zst": lambda page: zstd_with_dictionary(warc(page)),
    "WACZ": lambda page: zipped(
        {
            "datapackage.json": b'{"profile": "data-package"}',
            "archive/data.warc.gz": warc(page, packed=True),
            "pages/pages.jsonl": b'{"format": "json-pages-1.0"}\n{"url": "https://kabar.example/"}',
        }
    ),
}
# Tables with two pages, whose ids are 7 and 8.
TABLES: dict[str, Maker] = {
    "CSV": separated,
    "TSV": lambda page: separated(page, "\t"),
    "JSON Lines": lambda page: "\n".join(map(json.dumps, rows(page))).encode(),
    "JSON": lambda page: json.dumps(rows(page), indent=2).encode(),
    "Parquet": parquet,
    "Feather": feather,
    "Arrow stream": arrow,
}
