"""Pages of a site in groups by the markup around their text."""

from collections import Counter
from collections.abc import Sequence

from zonaparse.drift.model import MarkupGroup
from zonaparse.drift.samples import few
from zonaparse.drift.seen import Seen
from zonaparse.templates.generic import GENERIC

_ALIKE = 0.5  # of the tags of two layouts that are one
_LEAST = 4  # pages of a group
_LEAST_SHARE = 0.04


def groups(site: str, pages: Sequence[Seen]) -> list[MarkupGroup]:
    """Return the groups of a site, those without a variant first; [] if all pages are alike."""
    read = sorted(
        (page for page in pages if page.layout), key=lambda page: (page.sample.day, page.sample.url)
    )
    parts = [part for part in _parted(read) if _is_large(len(part), len(read))]
    if len(parts) < 2:
        return []
    variants: set[str] = set()
    found: list[MarkupGroup] = []
    for part in parts:
        template = Counter(page.template for page in part).most_common(1)[0][0]
        is_own = template not in variants and template != GENERIC.name
        variants.add(template)
        found.append(_group(site, part, len(part) / len(read), template, is_own))
    return sorted(found, key=lambda group: (group.has_variant, -group.pages))


def _is_large(count: int, total: int) -> bool:
    return count >= max(_LEAST, _LEAST_SHARE * total)


def _parted(pages: Sequence[Seen]) -> list[list[Seen]]:
    """Return pages of the same layout together, the largest group first."""
    common = Counter(page.layout for page in pages)
    leaders: list[frozenset[str]] = []
    group_of: dict[tuple[str, ...], int] = {}
    for layout, _ in common.most_common():
        tags = frozenset(layout)
        like = (n for n, leader in enumerate(leaders) if _are_alike(tags, leader))
        number = next(like, len(leaders))
        if number == len(leaders):
            leaders.append(tags)
        group_of[layout] = number
    parts: list[list[Seen]] = [[] for _ in leaders]
    for page in pages:
        parts[group_of[page.layout]].append(page)
    return sorted(parts, key=len, reverse=True)


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= _ALIKE * len(one | other)


def _group(
    site: str,
    pages: list[Seen],
    share: float,
    template: str,
    has_variant: bool,
) -> MarkupGroup:
    markup = Counter(page.layout for page in pages).most_common(1)[0][0]
    return MarkupGroup(
        site=site,
        markup=list(markup),
        pages=len(pages),
        share=round(share, 3),
        since=pages[0].sample.day,
        until=pages[-1].sample.day,
        template=template,
        has_variant=has_variant,
        samples=few(page.sample for page in pages),
    )
