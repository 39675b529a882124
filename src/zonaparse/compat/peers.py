"""Other extractors: each reads a page, and what it tells is put into one form.

They are no dependencies. Each is imported when it is asked for, and told by its package if missing.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from zonaparse.article import Article
from zonaparse.document.encoding import decode
from zonaparse.document.given import Html
from zonaparse.errors import ZonaparseError

_NOWHERE = "http://page.invalid/"  # for those that must have an address


class Told(NamedTuple):
    """What an extractor says of a page; `day` is that of publication, as it is printed."""

    title: str | None
    day: str | None
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    image: str | None
    text: str


Read = Callable[[Html, str | None], Told | None]


class Peer(NamedTuple):
    """An extractor: its package, and what makes its reader once it is imported."""

    package: str
    reader: Callable[[], Read]


class PeerMissing(ZonaparseError):
    """Another extractor is not installed, or does not load; the message names its package."""


def told_by_us(article: Article) -> Told:
    """Return what an Article says in that form."""
    at = article.published_at
    image = article.image.url if article.image else None
    day = at.date().isoformat() if at else None
    text = "\n".join(article.paragraphs)
    return Told(article.title, day, tuple(article.authors), tuple(article.tags), image, text)


def reader(name: str) -> Read:
    """Return what reads a page as an extractor does; it returns None where that finds nothing.

    Raises PeerMissing if its package is not installed, KeyError for a name that is not in PEERS.
    """
    peer = PEERS[name]
    try:
        return peer.reader()
    except ModuleNotFoundError as error:
        told = f"{error.name} is missing" if error.name != name else "it is not installed"
        raise PeerMissing(f"{name}: {told}: pip install {peer.package}") from error
    except ImportError as error:
        raise PeerMissing(f"{peer.package} is installed and does not load: {error}") from error


def _trafilatura() -> Read:
    import trafilatura

    def read(html: Html, url: str | None) -> Told | None:
        page = html if isinstance(html, str) else bytes(html)
        found = trafilatura.bare_extraction(page, url=url, with_metadata=True)
        if found is None:
            return None
        told: dict[str, Any] = found if isinstance(found, dict) else found.as_dict()
        authors = (told.get("author") or "").split("; ")
        tags = [tag for each in told.get("tags") or () for tag in each.split(",")]
        return _told(told["title"], told["date"], authors, tags, told["image"], told["text"])

    return read


def _newspaper() -> Read:
    import newspaper

    def read(html: Html, url: str | None) -> Told | None:
        config = newspaper.Config()
        config.fetch_images = False  # else it asks other hosts for pictures
        article = newspaper.Article(url or _NOWHERE, config=config)
        article.download(input_html=_text(html))
        article.parse()
        at, picture = article.publish_date, article.top_image
        return _told(article.title, at, article.authors, article.tags, picture, article.text)

    return read


def _fundus() -> Read:
    from fundus import PublisherCollection

    publishers = {_host(each.domain): each for each in PublisherCollection}

    def read(html: Html, url: str | None) -> Told | None:
        publisher = publishers.get(_host(url or ""))
        if publisher is None:  # it reads the sites that it knows alone
            return None
        found = publisher.parser().parse(_text(html), error_handling="suppress")
        told = {name: value for name, value in found.items() if not isinstance(value, Exception)}
        body = str(told.get("body") or "")
        at, topics = told.get("publishing_date"), told.get("topics") or ()
        return _told(told.get("title"), at, told.get("authors") or (), topics, None, body)

    return read


PEERS = {
    "trafilatura": Peer("trafilatura", _trafilatura),
    "newspaper": Peer("newspaper4k", _newspaper),
    "fundus": Peer("fundus", _fundus),
}


def _told(title: Any, at: Any, authors: Any, tags: Any, image: Any, text: Any) -> Told:
    day = at.date().isoformat() if isinstance(at, datetime) else (str(at)[:10] if at else None)
    return Told(title or None, day, _clean(authors), _clean(tags), image or None, text or "")


def _clean(texts: Any) -> tuple[str, ...]:
    return tuple(text.strip() for text in texts or () if text and text.strip())


def _text(html: Html) -> str:
    if isinstance(html, str):
        return html
    return decode(bytes(html)).raw.decode("utf-8", "replace")


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
