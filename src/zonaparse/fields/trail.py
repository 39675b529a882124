"""The section of a page by the links at its headline: a trail, or a part of its own address."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from zonaparse.document import ancestors
from zonaparse.document.page import Page
from zonaparse.fields import heading, headline
from zonaparse.text import fold, squash

_LEVELS = 5  # from a headline up to what holds a trail above it
_SIBLINGS = 16  # with the white space between them
_STEPS = (2, 5)  # links of a trail; more are a menu
_FEW = 3  # so few are a trail even where an address does not continue the one before
_LONGEST_STEP, _LONGEST_TRAIL = 30, 120  # characters
_LONGEST_RAW = 1500  # characters with the white space of the HTML
_MARKED = re.compile(r"\s(?:[>»›/→]|::)\s")
_BAR = " | "  # between two links a mark, between more of them a menu's
_HOME = frozenset(("home", "beranda", "depan", "halamanutama"))
_CATEGORY = re.compile(r"/(?:categor(?:y|ies)|kategori|rubrik|kanal)(?:/[\w-]+){1,2}$")
_MENU_LEVELS = 3
_MENU = re.compile(
    r"menu|nav(?:bar|igation)?(?![a-z])|topbar|(?<![\w-])top(?![\w-])", re.IGNORECASE
)
_NAME = re.compile(r"[^\W\d][^\d]{1,29}")
_MENUS = frozenset(("nav", "header"))
_KICKERS, _MOST_WORDS = 4, 3  # elements with text above a headline, nearest first; of a name
_DOMAIN, _SECOND_LEVEL = 2, 3  # labels of a host that are the site's, letters of "co" in "co.id"
_PLAIN = frozenset(("", "berita", "artikel", "detail", "read", "www", "index", "home", "beranda"))
_NO_SECTION = re.compile(r"/(?:tags?|authors?|penulis|reporter|search|topi[ck]|read|index\w*)/?$")


def trail(page: Page) -> list[str]:
    """Return the names of the links of the trail above the headline, outermost first."""
    return next(filter(None, (_steps(node, page.address or "") for node in _above(page))), [])


def own(page: Page) -> list[str]:
    """Return the name of the link at the headline whose address the page's own one continues, the
    deepest of several; else of the first one that leads to a category. One with the name of the
    site is a channel's, one of many a menu's.
    """
    address = _path(page.address or "").rstrip("/")
    own: dict[str, str] = {}
    others: list[str] = []
    article = ancestors.article(_title(page))
    for link in headline.links(page):
        path = _path(link.attributes.get("href") or "").rstrip("/")
        is_own = bool(path) and address.startswith(path + "/") and not _NO_SECTION.search(path)
        if not (is_own or _CATEGORY.search(path)):
            continue
        name = _name(page, link)
        if is_own and name:
            own.setdefault(path, name)
        elif name and _is_alone(link) and _is_in(link, article):
            others.append(name)
    return [own[max(own, key=len)]] if own else others[:1]


def kicker(page: Page) -> list[str]:
    """Return the name that stands alone above the headline, if the page's own address has it, or
    that of the page to which it leads.
    """
    labels = _host(page.address or "").split(".")
    hosts = labels[: -_DOMAIN - (len(labels) > _DOMAIN and len(labels[-2]) <= _SECOND_LEVEL)]
    parts = _path(page.address or "").split("/")[:-1]
    own = {name for part in (*hosts, *parts) if (name := squash(part)) not in _PLAIN}
    for node in islice((each for each in _above(page) if fold(each.text())), _KICKERS):
        text = node.text() if node.tag not in _MENUS else ""  # of the site, with one link
        name = fold(text) if len(text) <= _LONGEST_RAW else ""
        if not _NAME.fullmatch(name) or len(name.split()) > _MOST_WORDS or not name[-1].isalpha():
            continue
        links = node.css("a") if squash(name) not in own else []
        if squash(name) in own or (len(links) == 1 and _is_called(links[0], name)):
            return [name]
    return []


def _is_called(link: LexborNode, name: str) -> bool:
    """Say whether a link is a name alone, and leads to a page that is called so."""
    before, _, last = _path(link.attributes.get("href") or "").rstrip("/").rpartition("/")
    if squash(name) in _PLAIN or _NO_SECTION.search(f"{before}/"):
        return False
    return squash(last) == squash(name) == squash(link.text())


def _name(page: Page, link: LexborNode) -> str:
    """Return the name of the section that a link leads to; '' if it is in a menu, or no section."""
    name = fold(link.text())
    site = squash(page.meta_text("og:site_name")) or "\0"
    is_name = _NAME.fullmatch(name) and not squash(name).startswith(site)
    return name if is_name and not _is_in_menu(link) else ""


def _is_in(link: LexborNode, article: LexborNode | None) -> bool:
    """Say whether a link stands in the article, or in no other one."""
    around = ancestors.article(link)
    return around is None or (article is not None and around.mem_id == article.mem_id)


def _is_alone(link: LexborNode) -> bool:
    """Say whether a link stands in a short line, and not in a sentence."""
    line = link.parent
    return line is not None and len(fold(line.text(separator=" "))) <= _LONGEST_TRAIL


def _is_in_menu(link: LexborNode) -> bool:
    """Say whether more links stand beside a link than a trail has: all sections of the site."""
    item = link.parent if link.parent is not None and link.parent.tag == "li" else link
    around = item.parent
    beside = around.iter() if around is not None else ()
    return sum(node.tag == item.tag for node in beside) > _STEPS[1]


def _above(page: Page) -> Iterator[LexborNode]:
    """Yield the nodes above the headline that hold links and little text, nearest first."""
    node: LexborNode | None = _title(page)
    for _ in range(_LEVELS):
        before = node.prev if node is not None else None
        for _ in range(_SIBLINGS):
            if before is None:
                break
            if before.first_child is not None and before.tag != "-text":
                yield before
            before = before.prev
        node = node.parent if node is not None else None


def _steps(node: LexborNode, address: str) -> list[str]:
    """Return the names of the links in a node that is a trail and no menu: it begins at the top
    of a site, and leads on or says so.
    """
    if len(node.text()) > _LONGEST_RAW:
        return []
    links = node.css("a")
    if not _STEPS[0] <= len(links) <= _STEPS[1]:
        return []
    names = [fold(link.text()) for link in links]
    if not all(0 < len(name) <= _LONGEST_STEP for name in names):
        return []
    text = fold(node.text())
    if len(text) > _LONGEST_TRAIL or squash("".join(names)) != squash(text):
        return []
    hrefs = [link.attributes.get("href") or "" for link in links]
    paths = list(map(_path, hrefs))
    if paths[0].strip("/"):
        return []
    leads_on = len(links) > _STEPS[0] and all(
        after.startswith(before.rstrip("/") + "/") for before, after in pairwise(paths)
    )
    is_marked = _MARKED.search(text) is not None or (_BAR in text and len(links) == _STEPS[0])
    is_menu = _BAR in text or _is_menu(node)
    is_marked = is_marked or (squash(names[0]) in _HOME and not is_menu)
    is_own = _host(hrefs[-1]) == _host(address) != _host(hrefs[0])
    inner = paths[-1].rstrip("/")
    is_part = bool(inner) and node.tag != "nav" and _path(address).startswith(inner + "/")
    few = len(links) <= _FEW and (is_marked or is_own or is_part)
    return names if leads_on or few else []


def _is_menu(node: LexborNode) -> bool:
    """Say whether links stand in what is a menu by its name, or in the head of the site."""
    up: LexborNode | None = node
    for _ in range(_MENU_LEVELS):
        if up is None or up.tag == "body":
            return False
        named = " ".join(filter(None, map(up.attributes.get, ("class", "id", "aria-label"))))
        if "crumb" in named.lower():
            return False
        if up.tag in ("nav", "header") or _MENU.search(named):
            return True
        up = up.parent
    return False


def _title(page: Page) -> LexborNode | None:
    return page.headlines[0][1] if heading.shown(page) and page.headlines else None


def _host(href: str) -> str:
    return href.partition("://")[2].partition("/")[0].removeprefix("www.")


def _path(href: str) -> str:
    try:
        return urlsplit(href).path
    except ValueError:
        return "#"
