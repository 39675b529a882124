"""How sure it is that a page is an article, and that its body is whole and clean.

What was seen of a page are signs between 0 and 1, and confidence is what a logistic regression
makes of them. `benchmarks/confidence.py` finds the weights on pages whose bodies people marked, and
checks them on pages that it did not find them on; docs/promises/confidence.md has what came of it.
"""

from collections import Counter
from math import exp, log10
from typing import NamedTuple

from zonaparse.article import Block, Heading, ListItem, Paragraph, Quote, Table
from zonaparse.document.page import Page
from zonaparse.extract import refusal
from zonaparse.region.finder import Region

_SENTENCE = 60  # characters
_TEXTS = (Paragraph, Heading, ListItem, Quote)
_ENDS = '.!?…”"'


class Signs(NamedTuple):
    """What was seen of a page, each from 0 to 1."""

    family: float  # the template of a family told where the body is
    marked: float  # the page marks its body itself
    long: float  # the body's length: 1 at 10,000 characters
    vouched: float  # the head calls the page an article, and its time was found
    kept: float  # share of the container's text that is the body
    sentences: float  # share of the body in sentences
    uniform: float  # share of the lines that are built alike
    tabled: float  # share of tables, whose words are not the body's, in the text
    scraps: float  # share of the body in paragraphs that are no sentences


BIAS = -2.16
WEIGHTS = Signs(
    family=1.12,
    marked=0.24,
    long=0.19,
    vouched=0.43,
    kept=1.82,
    sentences=0.9,
    uniform=0.39,
    tabled=-1.14,
    scraps=-0.82,
)


def confidence(seen: Signs) -> float:
    """Return how sure the reading of a page is, from 0 to 1, by what was seen of it."""
    total = BIAS + sum(sign * weight for sign, weight in zip(seen, WEIGHTS, strict=True))
    return round(1 / (1 + exp(-total)), 2)


def signs(
    page: Page, region: Region, blocks: list[Block], *, dated: bool, of_family: bool
) -> Signs:
    """Return what was seen of a page and of the blocks that were read from its region."""
    sizes: Counter[tuple[str, bool]] = Counter()
    for block in blocks:
        if isinstance(block, _TEXTS):
            sizes[block.kind, _is_sentence(block.text)] += len(block.text)
    size = sizes.total() or 1
    sentences = sum(count for (_, told), count in sizes.items() if told)
    tables = sum(_size(block) for block in blocks if isinstance(block, Table))
    return Signs(
        family=float(of_family and region.is_known),
        marked=float(not of_family and region.is_known),
        long=min(log10(size) / 4, 1.0),
        vouched=float(dated and refusal.is_called_article(page)),
        kept=size / (size + region.size_left),
        sentences=sentences / size,
        uniform=_uniform(region),
        tabled=tables / (size + tables),
        scraps=sizes["paragraph", False] / size,
    )


def _is_sentence(text: str) -> bool:
    return len(text) >= _SENTENCE and text[-1] in _ENDS


def _size(table: Table) -> int:
    return sum(len(cell) for row in table.rows for cell in row)


def _uniform(region: Region) -> float:
    weights: Counter[str] = Counter()
    for line in region.lines:
        weights[line.look] += len(line.text)
    whole = sum(weights.values())
    return max(weights.values()) / whole if whole else 0.0
