"""WARC files that tests build byte by byte, so that they can be broken where a test wants it."""

import gzip
from collections.abc import Iterable

DAY = "2026-01-01T00:00:00Z"
HTML = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"


def record(kind: str, url: str | None, block: bytes, **headers: str | None) -> bytes:
    """Return a plain record; a header of None is left out."""
    told: dict[str, str | None] = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": DAY,
        "WARC-Record-ID": f"<urn:uuid:{abs(hash((url, block)))}>",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    lines = [f"{name}: {value}\r\n" for name, value in told.items() if value is not None]
    return "".join(["WARC/1.1\r\n", *lines, "\r\n"]).encode() + block + b"\r\n\r\n"


def response(url: str | None, body: bytes, http: str = HTML, **headers: str | None) -> bytes:
    """Return a record of what a server answered."""
    return record("response", url, f"{http}\r\n".encode() + body, **headers)


def page(number: int | str, more: str = "") -> bytes:
    """Return an article without a canonical address."""
    return (
        '<html><head><meta property="og:type" content="article"></head><body>'
        f"<h1>Panen Raya {number}</h1><article>"
        f"<p>Warga desa memanen padi untuk ke-{number} kali sejak pagi, kata lurah.</p>"
        f"<p>Panen berlangsung tiga hari dan ditutup dengan doa bersama di balai.</p>{more}"
        "</article></body></html>"
    ).encode()


def packed(parts: Iterable[bytes]) -> bytes:
    """Return records in a gzip member each."""
    return b"".join(gzip.compress(part, 1, mtime=0) for part in parts)
