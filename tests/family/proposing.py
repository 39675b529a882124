"""What is proposed of a family: candidates for each field, and what tells its pages from others."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import tzinfo
from itertools import takewhile
from typing import NamedTuple
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from tests.family import finding, recurring
from tests.family.places import COUNTED, Found, Layout, Sight, ancestors, is_utility
from tests.family.recurring import Furniture
from zonaparse.document.structured import strings
from zonaparse.fields import dates
from zonaparse.fields.dates import WIB, WIT, WITA
from zonaparse.text import squash

_MOST = 6  # candidates of a field that are shown
_EARLY = 24_000  # bytes of a page in which assets are looked for
_HOST = re.compile(rb"//([\w-]+(?:\.[\w-]+)+)")
_SECOND_LEVEL = frozenset("co or go ac web my sch net com".split())
_ZONES = {"WITA": WITA, "WIT": WIT, "WIB": WIB}
_ITEMS = " >> a"


class Identity(NamedTuple):
    """What tells the pages of a family from others, and what is known of it as a whole."""

    hosts: list[str]
    assets: list[str]
    signs: list[str]
    outlets: list[str]
    zone: tzinfo
    article_url: str
    newest: str


class Proposal(NamedTuple):
    """Candidates for the sources of each field, best first, and all else of a template."""

    pages: int
    fields: dict[str, list[Found]]
    furniture: Furniture
    identity: Identity
    labels: frozenset[str]
    steps: frozenset[str]


def propose(sights: Sequence[Sight]) -> Proposal:
    """Return what a few pages of one site have in common."""
    layout = Layout(sights)
    fields = {name: found[:_MOST] for name, found in _fields(layout).items()}
    named = (
        s for name in ("authors", "editors", "source") for f in fields[name] for s in f.samples
    )
    writers = (n for s in sights for n in strings(s.page.ld, "author.name", {}))
    people = frozenset(map(squash, (*named, *writers)))
    furniture = recurring.furniture(layout)
    return Proposal(
        len(sights),
        fields,
        furniture,
        _identity(layout, fields),
        recurring.labels(layout, people) | furniture.texts,
        recurring.steps(layout),
    )


def _fields(layout: Layout) -> dict[str, list[Found]]:
    bodies = list(zip(layout.sights, layout.containers, strict=True))
    titles = [finding.title(*each) for each in bodies]
    first = [next(iter(nodes), None) for nodes in titles]
    layout.look_near(first)
    regions = layout.regions(first)
    pictures = [finding.picture(sight) for sight in layout.sights]

    def of_each(find: Callable[[Sight], Iterable[LexborNode]], behind: str = "") -> list[Found]:
        found = zip(map(find, layout.sights), regions, strict=True)
        return layout.common((finding.within(*each) for each in found), behind)

    def people(field: str) -> list[Found]:
        found = of_each(lambda sight: finding.people(sight, field))
        return [each for each in found if not _is_site(each, layout)]

    return {
        "title": layout.common(titles),
        "deck": layout.common(map(finding.deck, layout.sights, first, layout.containers)),
        "published": of_each(lambda sight: finding.dated(sight, changed=False)),
        "modified": of_each(lambda sight: finding.dated(sight, changed=True)),
        **{name: people(name) for name in ("authors", "editors", "source")},
        "section": layout.common(map(finding.trail, layout.sights), _ITEMS)
        or layout.common(map(finding.within, map(finding.kicker, layout.sights, first), regions)),
        "tags": _tags(layout, of_each(finding.tags, _ITEMS)),
        "image": layout.common(pictures),
        "caption": layout.common(map(finding.captions, pictures)),
        "container": layout.common([[body] if body else [] for body in layout.containers]),
    }


def _tags(layout: Layout, found: list[Found]) -> list[Found]:
    """Return where tags stand; by their addresses where nothing that holds them has a name."""
    links = [link for sight in layout.sights for link in sight.nodes if link.tag == "a"]
    step = finding.tag_step(links)
    if not step or (found and COUNTED not in found[0].selector):
        return found
    own = f'a[href*="{step}"]'
    around = (next((u for u in ancestors(b) if u.css_first(own)), None) for b in layout.containers)
    holders = [[node] if node else [] for node in around]
    return [*layout.common(holders, f" >> {own}"), *found]


def _is_site(found: Found, layout: Layout) -> bool:
    """Say whether all that a selector finds is the name of the site."""
    names = {squash(n) for s in layout.sights for n in s.page.meta.get("og:site_name", ())}
    names |= {squash(host) for s in layout.sights for host in s.page.hosts}
    return all(any(squash(text) in name for name in names) for text in found.samples)


def _identity(layout: Layout, fields: dict[str, list[Found]]) -> Identity:
    sights = layout.sights
    hosts = sorted({host for sight in sights for host in list(sight.page.hosts)[:1]})
    domain = _shared_domain(hosts)
    addresses = [sight.page.address or "" for sight in sights]
    printed = " ".join(
        s for name in ("published", "modified") for f in fields[name] for s in f.samples
    )
    zones = (zone for word, zone in _ZONES.items() if re.search(rf"\b{word}\b", printed))
    named = {squash(n) for s in sights for n in s.page.meta.get("og:site_name", ())}
    return Identity(
        [domain] if domain else hosts,
        _assets(sights, domain),
        _signs(sights, fields["title"]),
        sorted({n for n in (*named, squash(domain.partition(".")[0]), squash(domain)) if n}),
        next(zones, WIB),
        address_pattern([urlsplit(address).path for address in addresses if address]),
        max(
            filter(None, (finding.stated_day(s.page) or _printed_day(fields) for s in sights)),
            default="",
        )[:7],
    )


def _printed_day(fields: dict[str, list[Found]]) -> str:
    moments = (m for f in fields["published"] for s in f.samples for m in dates.moments(s, WIB))
    return max((moment.at.date().isoformat() for moment in moments), default="")


def _shared_domain(hosts: Sequence[str]) -> str:
    """Return the domain that all hosts are in; '' if they share none, or there is no host."""
    reversed_steps = zip(*(host.split(".")[::-1] for host in hosts), strict=False)
    ends = [steps[0] for steps in takewhile(lambda s: len(set(s)) == 1, reversed_steps)][::-1]
    least = 3 if len(ends) > 1 and ends[-2] in _SECOND_LEVEL else 2
    while len(ends) > least and len(hosts) == 1:  # of one host: without "www", "m", a channel
        ends = ends[1:]
    return ".".join(ends) if len(ends) >= least else ""


def _assets(sights: Sequence[Sight], domain: str) -> list[str]:
    """Return other domains that all pages name early, and that are called as the site is."""
    early = [{host.decode() for host in _HOST.findall(s.page.raw[:_EARLY])} for s in sights]
    word = squash(domain.partition(".")[0])
    shared = set.intersection(*early) if early else set()
    return sorted(
        h for h in shared if word and word in squash(h) and not f".{h}".endswith(f".{domain}")
    )


def _signs(sights: Sequence[Sight], titles: Sequence[Found]) -> list[str]:
    """Return classes and ids right around the headline that all pages have."""
    told: list[set[str]] = []
    for sight in sights:
        node = sight.page.tree.css_first(titles[0].selector) if titles else None
        names: set[str] = set()
        for _ in range(4):
            if node is None or node.tag == "body":
                break
            names.update(finding.names(node).split())
            node = node.parent
        told.append(names)
    shared = set.intersection(*told) if told else set()
    distinctive = (name for name in shared if not is_utility(name))
    return sorted(name for name in distinctive if re.fullmatch(r"[a-z]+[-_][a-z_-]{4,}", name))


def address_pattern(paths: Sequence[str]) -> str:
    r"""Return a pattern that the paths of articles share; '' if none tells them from others.

    >>> print(address_pattern(["/read/2026/05/12/123456/panen", "/read/2026/06/01/123999/kopi"]))
    /read/\d{4}/\d{2}/\d{2}/\d{6}/
    >>> address_pattern(["/panen-raya", "/kopi"])
    ''
    """
    split = [path.strip("/").split("/") for path in paths]
    steps = [_step_pattern(set(parts)) for parts in zip(*split, strict=False)]
    last = max((at for at, step in enumerate(steps, 1) if r"\d" in step), default=0)
    goes_on = "/" if last < min(map(len, split), default=0) else ""
    return f"/{'/'.join(steps[:last])}{goes_on}" if last else ""


_SHAPES = (r"[a-z]+-\d+", r"\d{4,}-[^/]*", r"[^/]*-\d{4,}(?:\.\w+)?")


def _step_pattern(parts: set[str]) -> str:
    """Return the pattern of one step of all paths."""
    if all(part.isdigit() for part in parts):
        lengths = set(map(len, parts))
        return rf"\d{{{lengths.pop()}}}" if len(lengths) == 1 else r"\d+"
    if len(parts) == 1 and not re.search(r"\d|-.*-", one := next(iter(parts))):
        return re.escape(one)
    shapes = (s for s in _SHAPES if all(re.fullmatch(s, part) for part in parts))
    return next(shapes, "[^/]+")
