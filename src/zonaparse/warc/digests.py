"""Digests of WARC records, as the tools that write them spell them."""

import base64
import binascii
import hashlib
from typing import Any

_NAMES = {"sha1": "sha1", "sha-1": "sha1", "sha256": "sha256", "sha-256": "sha256", "md5": "md5",
          "sha512": "sha512", "sha-512": "sha512"}  # fmt: skip


class Digest:
    """A digest that a record tells, compared with the bytes that are fed to it."""

    def __init__(self, told: str) -> None:
        name, _, self._told = told.strip().partition(":")
        known = _NAMES.get(name.strip().lower())
        self._hash: Any = hashlib.new(known, usedforsecurity=False) if known else None

    def feed(self, data: bytes) -> None:
        """Take more bytes in."""
        if self._hash:
            self._hash.update(data)

    @property
    def holds(self) -> bool:
        """Whether the bytes are those; True for a digest of a kind that is not known."""
        return self._hash is None or self._hash.digest() in _read(self._told.strip())


def holds(told: str, data: bytes) -> bool:
    """Say whether bytes have a digest.

    >>> holds("sha1:VL2MMHO4YXUKFWV63YHTWSBM3GXKSQ2N", b"abc")
    False
    >>> holds("sha1:a9993e364706816aba3e25717850c26c9cd0d89d", b"abc")
    True
    """
    digest = Digest(told)
    digest.feed(data)
    return digest.holds


def _read(text: str) -> list[bytes]:
    """Return the bytes that a digest in base 16, 32 or 64 may stand for."""
    found = []
    for decode in (bytes.fromhex, _base32, _base64):
        try:
            found.append(decode(text))
        except (ValueError, binascii.Error):
            continue
    return found


def _base32(text: str) -> bytes:
    return base64.b32decode(text.rstrip("=").upper() + "=" * (-len(text.rstrip("=")) % 8))


def _base64(text: str) -> bytes:
    plain = text.replace("-", "+").replace("_", "/").rstrip("=")
    return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
