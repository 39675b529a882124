"""What is installed only with an extra, and how its absence is told."""

from collections.abc import Iterator
from contextlib import contextmanager

_EXTRAS = {
    **dict.fromkeys(("httpcore", "protego", "stamina", "lxml"), "fetch"),
    **dict.fromkeys(("warcio", "filelock", "brotli", "snowballstemmer"), "archive"),
    **dict.fromkeys(("jinja2", "nh3"), "html"),
    **dict.fromkeys(("scrapy", "w3lib"), "scrapy"),
    "web_poet": "poet",
    "zyte_common_items": "zyte",
    **dict.fromkeys(("fsspec", "s3fs", "isal"), "warc"),
    "pyarrow": "parquet",
    "datasets": "datasets",
    **dict.fromkeys(("xlsxwriter", "openpyxl"), "xlsx"),
    "markdown_it": "cli",
    "wacz": "wacz",
    "backports": "inputs",
}


def needed(error: ModuleNotFoundError) -> str:
    """Return the sentence that tells which extra brings a module; '' for any other module."""
    extra = _EXTRAS.get((error.name or "").partition(".")[0])
    return f"this needs an extra: pip install 'zonaparse[{extra}]'" if extra else ""


@contextmanager
def told() -> Iterator[None]:
    """Have the error of an import that fails within name the extra."""
    try:
        yield
    except ModuleNotFoundError as error:
        if not (sentence := needed(error)):
            raise
        raise ModuleNotFoundError(sentence, name=error.name) from error
