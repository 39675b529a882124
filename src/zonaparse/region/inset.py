"""Insets: short boxes in the flow of the text that are built otherwise than it is."""

from collections import Counter
from collections.abc import Callable, Hashable
from itertools import groupby

from zonaparse.document.lines import Line
from zonaparse.fields import boilerplate, links, roles
from zonaparse.region import linked

_USUAL = 0.1  # of the text, that lines of one look or in one block hold which is the text's
_MOST = 0.15  # of the text, that one inset may hold
_HEADLINE = 20  # characters


def without(lines: list[Line], host: str) -> list[Line]:
    """Return the lines without insets that lead to other pages of the site."""
    looks = usual(lines, lambda line: line.look)
    around = usual(lines, lambda line: line.around)
    whole = sum(len(line.text) for line in lines)

    def is_usual(line: Line) -> bool:
        return line.look in looks or line.around in around

    kept: list[Line] = []
    for stays, group in groupby(lines, lambda line: is_usual(line) or _is_apart(line)):
        run = list(group)
        if stays or _is_headed(kept[-1:], run) or not _is_inset(run, whole, host):
            kept += run
    return kept


def _is_headed(above: list[Line], run: list[Line]) -> bool:
    """Say whether a run of links stands below a label that leads to them: "Baca juga:"."""
    label, *rest = [*above, *run] if not links.leads(run[0]) else run
    return links.leads(label) and bool(rest) and all(map(links.is_link_only, rest))


def usual(lines: list[Line], of: Callable[[Line], Hashable]) -> set[Hashable]:
    """Return what is the same for lines that hold a tenth of the text: a look, a block around."""
    weights: Counter[Hashable] = Counter()
    for line in lines:
        weights[of(line)] += len(line.text)
    whole = sum(weights.values())
    return {key for key, weight in weights.items() if weight >= _USUAL * whole}


def _is_apart(line: Line) -> bool:
    """Say whether a line is no part of a box with text: a picture, or what signs the article."""
    return not line.text or boilerplate.split_sign_off(line.text)[0] == ""


def _is_inset(run: list[Line], whole: int, host: str) -> bool:
    if sum(len(line.text) for line in run) > _MOST * whole:
        return False
    if any(roles.labelled(line.text) for line in run):
        return False
    if any(links.prompts(line) for line in run):
        return False
    return any(_is_linked(line, host) for line in run)


def _is_linked(line: Line, host: str) -> bool:
    """Say whether a line is a link to another page of the site, long enough for a headline."""
    size = sum(span.end - span.start for span in line.links)
    if size < _HEADLINE or size * 2 <= len(line.text):
        return False
    return not any(linked.leads_away(span.url, host) for span in line.links)
