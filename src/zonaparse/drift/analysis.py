"""All of the analysis."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from zonaparse.drift.falls import falls
from zonaparse.drift.groups import groups
from zonaparse.drift.model import Drift
from zonaparse.drift.recurring import recurring
from zonaparse.drift.seen import Seen


def drift(pages: Iterable[Seen | None]) -> Drift:
    """Return what changed at the sites of stored pages.

    The pages may come in any order; what is found depends on them alone. None stands for a page
    of which no day is known. One without a site is counted alone.
    """
    sites: dict[str, list[Seen]] = defaultdict(list)
    unplaced = 0
    for page in pages:
        if page is None or not page.site:
            unplaced += 1
        else:
            sites[page.site].append(page)
    found = sorted(sites.items())
    return Drift(
        pages=sum(map(len, sites.values())),
        sites=len(sites),
        unplaced=unplaced,
        falls=sorted(chain.from_iterable(falls(*s) for s in found), key=lambda f: -f.pages_after),
        lines=sorted(chain.from_iterable(recurring(*s) for s in found), key=lambda x: -x.pages),
        groups=list(chain.from_iterable(groups(*site) for site in found)),
    )
