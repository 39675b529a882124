"""Articles out of WARC files: what is wanted is read, what is broken costs itself."""

import gzip
import io
import json
import random
import shutil
import socket
import subprocess
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import brotli
import fsspec
import pytest

from tests import killer
from tests.raw_site import RawSite
from tests.site import Site
from tests.warcs import HTML, packed, page, record, response
from zonaparse import warc
from zonaparse.corpus.articles import Captured
from zonaparse.errors import InputError, PageTimeout, RecordError, WorkerDied
from zonaparse.warc import Fault, Kind, Record, indonesian

GZIP = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
BR = GZIP.replace("gzip", "br")
MOTO = shutil.which("moto_server")
CHUNKED = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n"


def chunked(body: bytes, size: int = 100) -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in [*parts, b""])


def large(number: int) -> bytes:
    """Return a page that a gzip member of some hundred bytes cannot hold."""
    noise = random.Random(number).randbytes(700).hex()
    return page(number, f"<p>{noise}</p>")


def urls(found: list[Record | Fault]) -> list[str]:
    return [each.url for each in found if isinstance(each, Record)]


def read(raw: bytes, **more: object) -> list[Record | Fault]:
    return list(warc.records(io.BytesIO(raw), **more))  # type: ignore[arg-type]


def test_three_holes_cost_three_records() -> None:
    parts = [packed([response(f"https://a.id/{n}", large(n))]) for n in range(2000)]
    raw = bytearray(b"".join(parts))
    starts = [sum(map(len, parts[:n])) for n in (5, 1000, 1999)]
    for start in starts:
        raw[start + 150 : start + 350] = bytes(200)
    found = read(bytes(raw))
    assert len(urls(found)) == 1997
    assert [each[:3] for each in found if isinstance(each, Fault)] == [
        ("", start, Kind.COMPRESSION) for start in starts
    ]


def test_bytes_that_are_missing_cost_their_record() -> None:
    parts = [packed([response(f"https://a.id/{n}", large(n))]) for n in range(9)]
    parts[4] = parts[4][:200] + parts[4][400:]
    found = read(b"".join(parts))
    assert urls(found) == [f"https://a.id/{n}" for n in range(9) if n != 4]
    assert [each.kind for each in found if isinstance(each, Fault)] == [Kind.COMPRESSION]


PAGE = page(1)
GOOD = {
    "as it is": response("https://a.id/1", PAGE),
    "gzip": response("https://a.id/1", gzip.compress(PAGE), GZIP),
    "gzip that is off already": response("https://a.id/1", PAGE, GZIP),
    "gzip told twice": response("https://a.id/1", gzip.compress(PAGE), GZIP * 2),
    "gzip told in a list": response(
        "https://a.id/1", gzip.compress(PAGE), GZIP.replace("gzip", "gzip, gzip")
    ),
    "gzip in gzip": response("https://a.id/1", gzip.compress(gzip.compress(PAGE)), GZIP),
    "gzip that nobody told": response("https://a.id/1", gzip.compress(PAGE)),
    "br that is gzip": response("https://a.id/1", gzip.compress(PAGE), BR),
    "br": response("https://a.id/1", brotli.compress(PAGE), BR),
    "deflate without a head": response(
        "https://a.id/1", zlib.compress(PAGE, 6, -15), GZIP.replace("gzip", "deflate")
    ),
    "chunks": response("https://a.id/1", chunked(PAGE), CHUNKED),
    "chunks that are off already": response("https://a.id/1", PAGE, CHUNKED),
    "chunks in chunks": response(
        "https://a.id/1",
        chunked(chunked(PAGE)),
        CHUNKED + "Transfer-Encoding: chunked\r\n",
    ),
    "chunks told twice": response(
        "https://a.id/1", chunked(PAGE), CHUNKED + "Transfer-Encoding: chunked\r\n"
    ),
    "text before the markup": response("https://a.id/1", b"\xef\xbb\xbf\r\n ok <html>" + PAGE, BR),
    "no Content-Type": response("https://a.id/1", PAGE, "HTTP/1.1 200 OK\r\n"),
    "a type that the archive told": response(
        "https://a.id/1",
        PAGE,
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n",
        WARC_Identified_Payload_Type="text/html",
    ),
    "no Content-Type of the record": response("https://a.id/1", PAGE, Content_Type=None),
    "no WARC-Date": response("https://a.id/1", PAGE, WARC_Date=None),
    "no address": response(None, PAGE),
    "an address in brackets": response("<https://a.id/1>", PAGE),
    "WARC/0.18": response("https://a.id/1", PAGE).replace(b"WARC/1.1", b"WARC/0.18", 1),
    "WARC/1.0": response("https://a.id/1", PAGE).replace(b"WARC/1.1", b"WARC/1.0", 1),
    "a resource": record("resource", "https://a.id/1", PAGE, Content_Type="text/html"),
    "a date with fractions": response("https://a.id/1", PAGE, WARC_Date="2026-01-01T00:00:00.5Z"),
}
BAD = {
    "a cut body": (
        response("https://a.id/1", PAGE[:99], HTML + "Content-Length: 999\r\n"),
        "content",
    ),
    "a cut chunk": (response("https://a.id/1", chunked(PAGE)[:-20], CHUNKED), "content"),
    "cut gzip": (response("https://a.id/1", gzip.compress(PAGE)[:-30], GZIP), "content"),
    "no HTTP": (response("https://a.id/1", PAGE).replace(b"HTTP/1.1", b"XXXX/1.1"), "content"),
    "truncated": (response("https://a.id/1", PAGE, WARC_Truncated="length"), "content"),
    "no WARC-Type": (response("https://a.id/1", PAGE, WARC_Type=None), "header"),
    "no Content-Length": (response("https://a.id/1", PAGE, Content_Length=None), "length"),
    "a wrong digest": (
        response("https://a.id/1", PAGE, WARC_Block_Digest="sha1:" + "A" * 32),
        "digest",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Captured]:
    """Read all of them out of one file, each between two sound records of another host."""
    names = [*GOOD, *BAD]
    parts = [*GOOD.values(), *(raw for raw, _ in BAD.values())]
    found = list(warc.articles(io.BytesIO(packed(parts))))
    assert len(found) == len(names)
    return dict(zip(names, found, strict=True))


@pytest.mark.parametrize("name", GOOD)
def test_an_odd_record_is_read(outcomes: dict[str, Captured], name: str) -> None:
    came = outcomes[name]
    assert came.article, came.error
    assert came.article.title == "Panen Raya 1"
    assert came.article.paragraphs[-1].startswith("Panen berlangsung tiga hari")


@pytest.mark.parametrize("name", BAD)
def test_a_bad_record_is_told_with_its_place(outcomes: dict[str, Captured], name: str) -> None:
    came = outcomes[name]
    assert isinstance(came.error, RecordError)
    assert came.error.kind == BAD[name][1]
    parts = [*GOOD.values(), *(raw for raw, _ in BAD.values())]
    assert came.offset == len(packed(parts[: [*GOOD, *BAD].index(name)]))


def test_what_is_no_page_is_left_out() -> None:
    picture = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n"
    parts = [
        record("warcinfo", None, b"software: x\r\n", Content_Type="application/warc-fields"),
        record("request", "https://a.id/1", b"GET / HTTP/1.1\r\n\r\n"),
        response("https://a.id/2", b"\x89PNG", picture),
        response("https://a.id/3", PAGE, HTML.replace("200 OK", "404 Not Found")),
        record("revisit", "https://a.id/4", b"HTTP/1.1 200 OK\r\n\r\n"),
        response("https://a.id/5", PAGE),
    ]
    assert urls(read(packed(parts))) == ["https://a.id/5"]


HOSTS = [
    "https://www.kompas.com/1",
    "https://a.co.id/2",
    "http://kompas.com.evil/3",
    "https://b.my/4",
]


@pytest.mark.parametrize(
    ("keep", "kept"),
    [
        (None, "1234"),
        (".id", "2"),
        ("kompas.com", "1"),
        (".kompas.com", "1"),
        ([".id", "kompas.com"], "12"),
        ("KOMPAS.com", "1"),
        (lambda record: record.url.endswith("4"), "4"),
        ([".id", lambda record: record.url.endswith("4")], "24"),
        ("as.com", ""),
        ([], "1234"),
    ],
)
def test_what_is_kept(keep: warc.Keep, kept: str) -> None:
    raw = packed([response(url, PAGE) for url in HOSTS])
    assert "".join(url[-1] for url in urls(read(raw, keep=keep))) == kept


def test_what_is_not_kept_is_not_unpacked() -> None:
    broken = response("https://b.my/1", b"\x1f\x8b\x08 no gzip", GZIP, WARC_Block_Digest="sha1:AA")
    assert read(packed([broken]), keep=".id") == []


@pytest.mark.parametrize("keep", ["", ".", "https://a.id/"])
def test_what_is_no_host_is_refused(keep: str) -> None:
    with pytest.raises(ValueError, match=r"give hosts such as 'kompas\.com'"):
        warc.records(io.BytesIO(), keep=keep)


def words(text: str, http: str = HTML, pack: Callable[[bytes], bytes] = bytes) -> bytes:
    return response("https://a.com/1", pack(f'<html lang="en"><p>{text}</p>'.encode()), http)


def test_indonesian_is_told_by_words_and_not_by_what_a_page_says() -> None:
    told = "Padi yang dipanen dari sawah itu tidak banyak, dengan harga untuk petani pada 2026."
    other = '<p lang="id">The rice was harvested from that field, and there was little of it.</p>'
    assert len(read(packed([words(told)]), keep=indonesian)) == 1
    assert len(read(packed([words(told, GZIP, gzip.compress)]), keep=indonesian)) == 1
    assert read(packed([words(other)]), keep=indonesian) == []


def test_captured_at_is_in_utc_or_none() -> None:
    parts = [
        response("https://a.id/1", PAGE, WARC_Date="2026-01-01T07:00:00+07:00"),
        response("https://a.id/1", PAGE, WARC_Date="kemarin"),
    ]
    first, second = warc.articles(io.BytesIO(packed(parts)))
    assert first.at == datetime(2026, 1, 1, tzinfo=UTC)
    assert second.at is None


RAW = packed([response(f"https://a.id/{n}", large(n)) for n in range(40)])


def test_a_file_is_read_from_a_path_an_address_and_fsspec(server: Site, tmp_path: Path) -> None:
    server.page("/a.warc.gz", RAW, type="application/octet-stream")
    path = tmp_path / "a.warc.gz"
    path.write_bytes(RAW)
    fsspec.filesystem("memory").pipe("/a.warc.gz", RAW)
    local = server.url("/a.warc.gz", "127.0.0.1")
    for src in (path, str(path), local, "memory://a.warc.gz", fsspec.open("memory://a.warc.gz")):
        assert len(urls(list(warc.records(src)))) == 40
    with fsspec.open("memory://a.warc.gz") as file, path.open("rb") as plain:
        assert len(urls(list(warc.records(file)))) == len(urls(list(warc.records(plain)))) == 40
    assert server.visits["/a.warc.gz"] == 1


def test_a_dropped_connection_is_an_error_and_no_bad_record(raw: RawSite, tmp_path: Path) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(RAW)
    raw.routes["/a.warc.gz"] = head + RAW[:-500]
    url = raw.url("/a.warc.gz", "127.0.0.1")
    met: list[Record | Fault] = []
    with pytest.raises(InputError, match="it broke off at byte"):
        met.extend(warc.records(url))
    assert not any(isinstance(each, Fault) for each in met)
    raw.routes["/b.warc.gz"] = b"HTTP/1.1 503 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    with pytest.raises(InputError, match="503"):
        list(warc.records(raw.url("/b.warc.gz", "127.0.0.1")))
    with pytest.raises(InputError, match="No such file"):
        list(warc.records(tmp_path / "none.warc.gz"))
    with pytest.raises(InputError, match="Is a directory"):
        list(warc.records(tmp_path))
    with pytest.raises(InputError, match=r"none\.warc\.gz: it is not there"):
        list(warc.records("memory://none.warc.gz"))


class Stream(io.BytesIO):
    """A stream that cannot go back, and breaks off if it is told to."""

    def __init__(self, raw: bytes, ends_at: int | None = None) -> None:
        super().__init__(raw)
        self._ends_at = ends_at

    def seekable(self) -> bool:
        return False

    def seek(self, *_: object) -> int:
        raise io.UnsupportedOperation("seek")

    def read(self, size: int | None = -1) -> bytes:
        if self._ends_at is not None and self.tell() >= self._ends_at:
            raise ConnectionResetError("reset by peer")
        return super().read(min(size or 1000, 1000))


@pytest.mark.parametrize(
    "pack", [packed, b"".join, lambda parts: gzip.compress(b"".join(parts))],
    ids=["members", "plain", "one member"],
)  # fmt: skip
def test_a_stream_is_read_in_any_form_around_what_is_bad(pack: Callable[..., bytes]) -> None:
    parts = [response(f"https://a.id/{n}", large(n)) for n in range(9)]
    parts[4] = response("https://a.id/4", PAGE, Content_Length="1000000000000000000")
    found = list(warc.records(Stream(pack(parts))))
    assert urls(found) == [f"https://a.id/{n}" for n in range(9) if n != 4]
    assert [each.kind for each in found if isinstance(each, Fault)] == [Kind.CUT]


def test_a_stream_that_breaks_off_says_where() -> None:
    with pytest.raises(InputError, match="it broke off at byte 3000: reset by peer"):
        list(warc.records(Stream(RAW, 3000)))


def test_a_fault_of_a_function_is_its_own() -> None:
    def keep(record: Record) -> bool:
        raise ValueError(record.url)

    with pytest.raises(ValueError, match=r"https://a\.id/0"):
        list(warc.records(io.BytesIO(RAW), keep=keep))


@pytest.mark.slow
@pytest.mark.usefixtures("started_workers")
def test_a_page_that_kills_or_hangs_costs_a_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(killer.install(tmp_path / "site"))
    texts = ["", f"<p>{killer.KILLS}</p>", "", f"<p>{killer.HANGS}</p>", ""]
    parts = [response(f"https://a.id/{n}", page(n, text)) for n, text in enumerate(texts)]
    path, out = tmp_path / "a.warc.gz", tmp_path / "a.parquet"
    path.write_bytes(packed(parts))
    came = warc.convert(path, out, workers=2, deadline=1)
    assert (came.articles, came.errors) == (3, {"WorkerDied": 1, "PageTimeout": 1})
    told = (tmp_path / "a.parquet.errors.jsonl").read_text("utf-8")
    lines = [json.loads(line) for line in told.splitlines()]
    assert [line["url"] for line in lines] == ["https://a.id/1", "https://a.id/3"]
    assert [line["error"] for line in lines] == [WorkerDied.__name__, PageTimeout.__name__]


@pytest.mark.slow
@pytest.mark.skipif(MOTO is None, reason="needs moto_server, a command of moto")
def test_a_file_in_s3_is_read_as_one_on_disk(tmp_path: Path, monkeypatch: Any) -> None:
    s3fs = pytest.importorskip("s3fs", reason="needs the extra `s3`")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    told = {"ACCESS_KEY_ID": "a", "SECRET_ACCESS_KEY": "b", "ENDPOINT_URL": address}
    for name, value in told.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    (tmp_path / "a.warc.gz").write_bytes(RAW)
    process = subprocess.Popen([str(MOTO), "-p", str(port)], stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        there = s3fs.S3FileSystem()
        there.mkdir("news")
        there.pipe("news/a.warc.gz", RAW)
        there.pipe("news/cut.warc.gz", RAW[:-50])
        found, here = warc.records("s3://news/a.warc.gz"), warc.records(tmp_path / "a.warc.gz")
        assert urls(list(found)) == urls(list(here))
        assert [each.kind for each in warc.records("s3://news/cut.warc.gz")
                if isinstance(each, Fault)] == [Kind.CUT]  # fmt: skip
        with pytest.raises(InputError, match=r"none\.warc\.gz: it is not there"):
            list(warc.records("s3://news/none.warc.gz"))
    finally:
        process.terminate()
        process.wait()


def wait_for(port: int) -> None:
    for _ in range(600):
        with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.1)
    raise AssertionError("the server does not start")
