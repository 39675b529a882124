"""Which WARC files are meant: paths, globs, addresses, and lists of them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from hashlib import sha256
from pathlib import Path

from zonaparse.corpus.many import Job
from zonaparse.errors import InputError
from zonaparse.warc.opening import opened

COMMON_CRAWL = "https://data.commoncrawl.org/"
_LIST = re.compile(r"\.paths(\.gz)?\Z")
_END = re.compile(r"(\.w?arc)?(\.gz|\.zst)?\Z", re.IGNORECASE)
_UNSAFE = re.compile(r"[^\w.-]+")
_MOST = 1 << 28  # bytes of a list


def sources(given: Iterable[str], base: str = COMMON_CRAWL) -> list[str]:
    """Return the WARC files that are meant, each once, in order.

    A list is a text file that is called *.paths or *.paths.gz: a path or an address a line. What
    begins with "crawl-data/", as in the lists of Common Crawl, is below `base`. Raises InputError
    for what stands for nothing.
    """
    return list(dict.fromkeys(source for each in given for source in _sources(each, base)))


def shard(found: list[Job], number: int, of: int) -> list[Job]:
    """Return one of several parts of what is to be done, counted from 1, as even as can be."""
    return found[number - 1 :: of]


def jobs(found: list[str], folder: Path) -> list[Job]:
    """Return what is to be written: a file by the name of its source, which two may share.

    >>> [str(job.out) for job in jobs(["x/a.warc.gz", "https://b.id/b.warc"], Path("out"))]
    ['out/a.parquet', 'out/b.parquet']
    """
    stems = Counter(map(_stem, found))
    return [Job(each, folder / f"{_name(each, stems)}.parquet") for each in found]


def _sources(given: str, base: str) -> Iterator[str]:
    if _LIST.search(given):
        for line in _lines(given):
            yield base + line if line.startswith("crawl-data/") else line
    elif "://" not in given and Path(given).is_dir():
        raise InputError(f"{given}: it is a folder; give its files, as '{given}/*.warc.gz'")
    elif "://" in given or Path(given).exists():
        yield given
    elif has_magic(given) and (found := sorted(glob(given, recursive=True))):  # noqa: PTH207
        yield from found
    else:
        raise InputError(f"{given}: there is no such file; look whether the name is right")


def _lines(name: str) -> list[str]:
    with opened(name) as (file, _, _):
        raw = file.read(_MOST)
    if raw.startswith(b"\x1f\x8b"):
        import gzip

        try:
            raw = gzip.decompress(raw)
        except (OSError, EOFError) as error:
            raise InputError(f"{name}: it is damaged: {error}") from error
    lines = map(str.strip, raw.decode("utf-8", "replace").split("\n"))
    return list(filter(None, lines))


def _name(source: str, stems: Counter[str]) -> str:
    stem = _stem(source)
    return stem if stems[stem] == 1 else f"{stem}-{sha256(source.encode()).hexdigest()[:8]}"


def _stem(source: str) -> str:
    last = source.partition("?")[0].rstrip("/").rpartition("/")[2]
    return _UNSAFE.sub("-", _END.sub("", last)).strip(".-") or "warc"
