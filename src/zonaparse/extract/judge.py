"""What is missing or doubtful in an Article as a whole, and who may read it.

A problem here is told when the page itself bears witness to it: what it says of its access, of its
length, of what builds it. Where the witnesses are silent or implausible nothing is told.
"""

import re
from collections.abc import Iterator
from typing import Any, Literal

from zonaparse.article import Heading, ListItem, Paragraph, ProblemCode, Quote, Table
from zonaparse.document import structured
from zonaparse.document.page import Page
from zonaparse.document.structured import Node
from zonaparse.extract import refusal
from zonaparse.fields.body import Story
from zonaparse.fields.readings import Notes, best, first
from zonaparse.templates.template import Template

Access = Literal["free", "metered", "paid"]

_TIERS: dict[str, Access] = {
    "free": "free",
    "metered": "metered",
    "locked": "paid",
    "true": "free",
    "false": "paid",
}
_FREE = "isAccessibleForFree"
_COUNT, _TEXT = "jsonld:wordCount", "jsonld:articleBody"
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^<>]*>")
_TEASER = 150  # words; what stands before a wall, where nothing says how long the whole is
_LITTLE = 200  # characters; around an application there are notices and a footer
_LEAST_MISSING = 50  # words
_NEAR = (0.8, 1.25)  # a wordCount that is this near to the number of characters is that number

_STATE = re.compile(
    rb"window(?:\.|\[[\"'])__[A-Z_]*(?:STATE|DATA|NUXT|PROPS)[A-Z_]*__|self\.__next_f\b"
    rb"|\bid=[\"']?__NEXT_DATA__"
)
# Where frameworks put what they build; deeper in a page such names are those of widgets.
_MOUNTS = "body > #root, body > #app, body > #__next, body > #__nuxt"


def access(page: Page, notes: Notes) -> Access | None:
    """Return who may read the article, as the page says first; None if it does not say."""
    for source, said in _sayings(page):
        if said in _TIERS:
            notes.found("access", source)
            return _TIERS[said]
    return None


def _sayings(page: Page) -> Iterator[tuple[str, str]]:
    """Yield what the page says of its access, the most exact first.

    That a part of an article is free says nothing of the whole; that a part is not, does.
    """
    yield "meta:article:content_tier", page.meta_text("article:content_tier").lower()
    yield f"jsonld:{_FREE}", _flag(page.ld)
    yield from ((f"jsonld:hasPart.{_FREE}", flag) for flag in _part_flags(page) if flag == "false")


def _flag(node: Node) -> str:
    """Return 'true' or 'false' for a boolean, its name or its schema.org address."""
    return str(node.get(_FREE, "")).strip().rpartition("/")[2].lower()


def _part_flags(page: Page) -> Iterator[str]:
    parts = page.ld.get("hasPart")
    for part in parts if isinstance(parts, list) else [parts]:
        if isinstance(part, dict):
            yield _flag(part)


def judge(
    page: Page, template: Template, notes: Notes, values: dict[str, Any], story: Story
) -> None:
    """Tell what is missing or doubtful in the Article that `values` make."""
    _judge_fields(notes, values, story)
    _judge_length(page, notes, values, story)
    if _is_built_by_scripts(page, story):
        told = "the page holds no text of its article: scripts would build it"
        notes.problem(ProblemCode.SCRIPT_ONLY, told, "blocks")
    for reading in best(page, template.sponsored, {}, first):
        told = f"the page calls the article {reading.value!r}"
        notes.problem(ProblemCode.SPONSORED, told, "access")
    evidence = template.evidence
    if evidence.grade in "CD" and evidence.never_seen:
        notes.problem(ProblemCode.THIN_EVIDENCE, f"never seen: {evidence.never_seen}")
    if page.decoded.doubt:
        notes.problem(ProblemCode.ENCODING_DOUBTFUL, page.decoded.doubt)
    for told in page.unread | story.unread:
        notes.problem(ProblemCode.DATA_UNREAD, told)


def _judge_fields(notes: Notes, values: dict[str, Any], story: Story) -> None:
    problem, paging = notes.problem, values["paging"]
    if not values["title"]:
        problem(ProblemCode.TITLE_MISSING, "the page prints no headline", "title")
    if not values["published_at"]:
        _judge_missing_date(notes, updated=values["modified_at"] is not None)
    if not story.opening:
        problem(ProblemCode.BODY_MISSING, "the page holds no body text", "blocks")
    if paging:
        told = f"page {paging.page} of {paging.pages}"
        problem(ProblemCode.PART_OF_ARTICLE, told, "blocks")
    if story.lost_links:
        lost = f"{len(story.lost_links)} links are no web addresses: {story.lost_links[0][:80]}"
        problem(ProblemCode.LINK_DROPPED, lost, "blocks")


def _judge_missing_date(notes: Notes, *, updated: bool) -> None:
    code = ProblemCode.UPDATE_TIME_ONLY if updated else ProblemCode.DATE_MISSING
    told = "the page prints only when it was updated" if updated else "the page prints no date"
    notes.problem(code, told, "published_at")


def _judge_length(page: Page, notes: Notes, values: dict[str, Any], story: Story) -> None:
    """Compare the body with how long the page says that the article is.

    One page of several is short for a reason, and an empty body is told already.
    """
    witnesses = {} if values["paging"] else _witnesses(page, story)
    # An `articleBody` is often cut, so the larger of the two is nearer the truth.
    source, whole = max(witnesses.items(), key=lambda said: said[1], default=("", 0))
    closed = _is_closed(page, values["access"])
    own = _words_of(story) if whole or closed else 0
    is_short = own * 2 < whole and whole - own >= _LEAST_MISSING
    if is_short and story.opening:
        told = f"the body has {own} words, {source} says {whole}"
        notes.problem(ProblemCode.BODY_SHORT, told, "blocks")
    # An `articleBody` no longer than the body is the teaser once more; a wordCount is the whole's.
    is_teaser = own < _TEASER and _COUNT not in witnesses
    if closed and (is_short or is_teaser):
        told = f"the page says that it is not free to read, and holds {own} words"
        notes.problem(ProblemCode.PAYWALLED, told, "blocks")


def _witnesses(page: Page, story: Story) -> dict[str, int]:
    """Return how many words the article has in all, by the JSON-LD that says so."""
    said = {_COUNT: _word_count(page, story), _TEXT: _article_body(page)}
    return {source: words for source, words in said.items() if words}


def _is_closed(page: Page, access: Access | None) -> bool:
    """Say whether the page calls the article, or a part of it, not free to read."""
    flags = (_flag(page.ld), *_part_flags(page))
    return access == "paid" or (access != "free" and "false" in flags)


def _article_body(page: Page) -> int:
    """Return how many words the `articleBody` of the JSON-LD has."""
    texts = structured.strings(page.ld, "articleBody", page.unread)
    return max((len(_WORD.findall(_TAG.sub(" ", text))) for text in texts), default=0)


def _word_count(page: Page, story: Story) -> int:
    """Return the `wordCount` of the JSON-LD; 0 for one that counts characters, as some do."""
    said = str(page.ld.get("wordCount", "")).strip()
    count = int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 0
    characters = _characters_of(story) if count else 0
    return 0 if characters * _NEAR[0] < count < characters * _NEAR[1] else count


def _words_of(story: Story) -> int:
    return sum(len(_WORD.findall(text)) for text in _texts(story))


def _characters_of(story: Story) -> int:
    return sum(map(len, _texts(story)))


def _texts(story: Story) -> Iterator[str]:
    for block in story.blocks:
        if isinstance(block, Paragraph | Heading | ListItem | Quote):
            yield block.text
        elif isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row)


def _is_built_by_scripts(page: Page, story: Story) -> bool:
    """Say whether the head speaks of an article that the HTML does not hold but its scripts do."""
    if _characters_of(story) > _LITTLE or not refusal.is_called_article(page):
        return False
    mounts = page.tree.css(_MOUNTS)
    if mounts and not any(node.text(strip=True) for node in mounts):
        return True
    return not story.opening and _STATE.search(page.raw) is not None
