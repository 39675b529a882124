"""The pages of one article put together."""

from collections.abc import Iterable, Iterator
from typing import Any

from zonaparse.article import Article, Block, Figure, InlineLink, Paragraph, Problem, ProblemCode
from zonaparse.errors import JoinError
from zonaparse.fields import dateline
from zonaparse.text import squash

_FILLED = (
    "deck published_at published_precision published_text modified_at authors editors source "
    "section tags image dateline".split()
)


def join(pages: Iterable[Article]) -> Article:
    """Return one Article made of the pages of an article, given in any order.

    What page 1 does not tell (on some sites the last page alone names the editor) is taken from
    the next page that does. A lead that later pages repeat, a dateline on every page and a
    picture shown before come once. Pages that are missing, doubled or without a number are told
    in `problems`; with all of them there, `paging` is None.

    Raises JoinError if there are no pages, or pages of different articles.
    """
    given = list(pages)
    _check(given)
    numbered, problems = _in_order(given)
    first, *later = numbered.values()
    blocks = list(first.blocks)
    opening = first.dateline.text if first.dateline else ""
    for page in later:
        blocks += _unrepeated(page, blocks, opening)
    total = max([*numbered, *(p.paging.pages or 1 for p in given if p.paging)])
    missing = [number for number in range(1, total + 1) if number not in numbered]
    if missing:
        listed = ", ".join(map(str, missing))
        problems.append(_problem(ProblemCode.PAGES_MISSING, f"missing of {total} pages: {listed}"))
    return first.model_copy(
        update={
            **_filled(numbered),
            "blocks": blocks,
            "images": _distinct_images(numbered.values()),
            "credit_line": next((p.credit_line for p in reversed(later) if p.credit_line), None)
            or first.credit_line,
            "paging": first.paging if missing else None,
            "problems": [*_kept_problems(numbered.values(), complete=not missing), *problems],
        }
    )


def _check(pages: list[Article]) -> None:
    if not pages:
        raise JoinError("there are no pages to join")
    keys = {page.url or squash(page.title or "") for page in pages}
    if len(keys) > 1:
        raise JoinError(f"the pages are of different articles: {', '.join(sorted(keys))}")


def _in_order(pages: list[Article]) -> tuple[dict[int, Article], list[Problem]]:
    """Return the pages by number, ascending, and what is wrong with their numbers."""
    numbered: dict[int, Article] = {}
    problems = []
    for page in sorted(pages, key=lambda p: p.paging is None):
        number = page.paging.page if page.paging else 1
        if page.paging is None and len(pages) > 1:
            number = number if number not in numbered else max(numbered) + 1
            told = f"a page without a number was taken as page {number}"
            problems.append(_problem(ProblemCode.PAGE_UNNUMBERED, told))
        if number in numbered:
            told = f"page {number} is there twice; the first one was taken"
            problems.append(_problem(ProblemCode.PAGES_DOUBLED, told))
        numbered.setdefault(number, page)
    return dict(sorted(numbered.items())), problems


def _problem(code: ProblemCode, message: str) -> Problem:
    return Problem(code=code, field="blocks", message=message)


def _filled(numbered: dict[int, Article]) -> dict[str, Any]:
    """Return the fields that page 1 lacks, from the first page that has them, and provenance."""
    (_, first), *later = numbered.items()
    values: dict[str, Any] = {}
    provenance = dict(first.provenance)
    for field in _FILLED:
        for number, page in later if not getattr(first, field) else ():
            if value := getattr(page, field):
                values[field] = value
                if field in page.provenance:
                    provenance[field] = f"page {number}, {page.provenance[field]}"
                break
    return {**values, "provenance": provenance}


def _unrepeated(page: Article, before: list[Block], opening: str) -> Iterator[Block]:
    """Yield the blocks of a later page without what it repeats at its top.

    `opening` is the text of the article's dateline, '' if it has none.
    """
    seen = {key for block in before for key in (_key(block), _key(_without(opening, block)))}
    at_top = True
    for block in page.blocks:
        if _key(block) in seen and (at_top or isinstance(block, Figure)):
            continue
        yield _without(opening, block) if at_top else block
        at_top = at_top and isinstance(block, Figure)


def _key(block: Block) -> str:
    """Return what makes a block the same as another: its text, or its picture."""
    if isinstance(block, Figure):
        return block.image.url or ""
    return squash(getattr(block, "text", "")) or repr(block)


def _without(opening: str, block: Block) -> Block:
    """Return a paragraph without the dateline that it opens with."""
    offset = dateline.end(block.text, opening) if isinstance(block, Paragraph) else 0
    if not offset or not isinstance(block, Paragraph):
        return block
    links = [
        InlineLink(start=link.start - offset, end=link.end - offset, url=link.url)
        for link in block.links
        if link.start >= offset
    ]
    return Paragraph(text=block.text[offset:], links=links)


def _distinct_images(pages: Iterable[Article]) -> list[Any]:
    return list({(i.url, i.caption): i for page in pages for i in page.images}.values())


def _kept_problems(pages: Iterable[Article], *, complete: bool) -> list[Problem]:
    told = {(p.code, p.field, p.message): p for page in pages for p in page.problems}
    gone = {ProblemCode.PART_OF_ARTICLE} if complete else set()
    return [problem for problem in told.values() if problem.code not in gone]
