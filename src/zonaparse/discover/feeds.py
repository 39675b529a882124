"""The elements of a sitemap or a feed, as they come, made entries."""

from datetime import datetime
from typing import NamedTuple

from zonaparse.discover.times import read_time
from zonaparse.errors import AddressRefused
from zonaparse.fetching.addresses import checked, joined

MOST_ENTRIES = 100_000  # twice of what sitemaps.org allows
_DEEPEST = 200  # elements
_MOST_ELEMENTS = 20 * MOST_ENTRIES
_SITEMAP_ROOTS = ("urlset", "sitemapindex")
_OF_SITEMAPS = frozenset(("url", "sitemap"))
_OF_FEEDS = frozenset(("item", "entry"))
# They have addresses and times of their own.
_ASIDE = frozenset("image video source author contributor thumbnail group enclosure".split())
_ADDRESSES = ("loc", "link", "guid", "id", "about")  # the best first
_PUBLISHED = ("publication_date", "pubdate", "published", "issued", "created", "date")
_CHANGED = ("lastmod", "updated", "modified")
_FIELDS = frozenset((*_ADDRESSES, *_PUBLISHED, *_CHANGED))
_BASE = "{http://www.w3.org/XML/1998/namespace}base"


class ListingEntry(NamedTuple):
    """An address that a listing holds, and the times that it tells of it.

    `is_listing` if it is of another listing, `is_article` if the listing holds articles alone.
    """

    url: str
    published: datetime | None = None
    changed: datetime | None = None
    is_listing: bool = False
    is_article: bool = False

    @property
    def at(self) -> datetime | None:
        """When it was published; where that is not told, when it was changed last."""
        return self.published or self.changed


class Collector:
    """What a parser tells of elements; `entries` grow, `faults` are sentences."""

    def __init__(self, url: str) -> None:
        self.entries: list[ListingEntry] = []
        self.faults: list[str] = []
        self.is_full = False
        self._bases = [(0, url)]  # the depth of the element that tells each
        self._depth = self._elements = 0
        self._names = _OF_FEEDS
        self._item: dict[str, str] | None = None
        self._item_at = 0
        self._kind = ""
        self._aside_at = 0
        self._field = ""
        self._field_at = 0
        self._text: list[str] = []
        self._nowhere = 0  # entries without an address

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        name = _name(tag)
        self._depth += 1
        if self._depth == 1 and name in _SITEMAP_ROOTS:
            self._names = _OF_SITEMAPS
        self._elements += 1
        if self._depth > _DEEPEST:
            self._stop(f"its elements nest over {_DEEPEST} deep; what is behind is left out")
        if self._elements > _MOST_ELEMENTS:
            self._stop(f"it has over {_MOST_ELEMENTS} elements; those behind are left out")
        if told := attributes.get(_BASE):
            self._rebase(told)
        if name in self._names:
            self._open(name, {_name(key): value for key, value in attributes.items()})
        elif self._item is not None and not self._aside_at:
            self._enter(name, attributes, self._item)

    def data(self, text: str) -> None:
        """Take text."""
        if self._field:
            self._text.append(text)

    def end(self, _: str) -> None:
        """Take the end of an element."""
        if self._field and self._field_at == self._depth:
            self._leave()
        if self._aside_at == self._depth:
            self._aside_at = 0
        if self._item_at == self._depth:
            self._close()
        if self._bases[-1][0] == self._depth:
            self._bases.pop()
        self._depth -= 1

    def close(self) -> None:
        """Take the end of the document; an entry that is cut there may have its address."""
        if self._item is not None and self._address(self._item):
            self._close()
        if self._depth and not self.is_full:
            self.faults.append("it is cut off or its elements do not close, so some may be missing")
        if self._nowhere:
            self.faults.append(f"{self._nowhere} of its entries have no address to be fetched")

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        self._close()  # one that did not end, or holds another
        about = attributes.get("about", "")
        self._item = {"about": about} if about else {}
        self._item_at, self._aside_at, self._kind = self._depth, 0, name

    def _enter(self, name: str, attributes: dict[str, str], item: dict[str, str]) -> None:
        if name in _ASIDE:
            self._aside_at = self._depth
        elif name == "news":
            item["news"] = name
        elif name == "link" and (href := attributes.get("href")):
            if attributes.get("rel", "alternate") == "alternate":
                item.setdefault(name, href)
        elif name in _FIELDS and attributes.get("isPermaLink", "").lower() != "false":
            self._field, self._field_at, self._text = name, self._depth, []

    def _leave(self) -> None:
        text = "".join(self._text).strip()
        if text and self._item is not None:
            self._item.setdefault(self._field, text)
        self._field = ""

    def _close(self) -> None:
        item, self._item, self._item_at, self._field = self._item, None, 0, ""
        if item is None:
            return
        if len(self.entries) >= MOST_ENTRIES:
            self._stop(f"it lists over {MOST_ENTRIES} addresses; those behind are left out")
        elif url := self._address(item):
            is_article = "news" in item or self._names is _OF_FEEDS
            times = (_first(item, _PUBLISHED), _first(item, _CHANGED))
            self.entries.append(ListingEntry(url, *times, self._kind == "sitemap", is_article))
        else:
            self._nowhere += 1

    def _address(self, item: dict[str, str]) -> str:
        told = next((item[name] for name in _ADDRESSES if item.get(name)), "")
        try:
            url = joined(self._bases[-1][1], told) if told else ""
            return url if url and checked(url) else ""
        except AddressRefused:
            return ""

    def _rebase(self, told: str) -> None:
        try:
            self._bases.append((self._depth, joined(self._bases[-1][1], told)))
        except AddressRefused:
            return

    def _stop(self, fault: str) -> None:
        if not self.is_full:
            self.faults.append(fault)
        self.is_full = True


def _first(item: dict[str, str], names: tuple[str, ...]) -> datetime | None:
    times = (read_time(item[name]) for name in names if name in item)
    return next((at for at in times if at), None)


def _name(tag: str) -> str:
    """Return a name in lower case, without what stands for its namespace."""
    return tag.rpartition("}")[2].rpartition(":")[2].lower()
