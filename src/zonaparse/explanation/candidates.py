"""Every field with what each of its sources says."""

from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import Any

from pydantic import BaseModel
from selectolax.lexbor import LexborNode

from zonaparse.article import Article, Image
from zonaparse.explanation.model import Candidate, ExplainedField, ExplainedLine
from zonaparse.explanation.paths import Paths
from zonaparse.extract.draft import Draft
from zonaparse.fields import dates, footer, roles, weighing
from zonaparse.fields.readings import texts
from zonaparse.templates.generic import tiers
from zonaparse.text import counted, squash

# The sources of a template for the fields of an Article, where their names differ.
_SOURCES = {
    "published_at": ("published",),
    "modified_at": ("modified",),
    "image": ("image", "image_url"),
    "images": ("gallery",),
}
_ROLES = {"authors": "author", "editors": "editor", "source": "source"}
_SAME_NAME = frozenset("url site title deck authors editors source section tags".split())
_TIERED = frozenset("authors editors source section".split())  # generic sources are asked, too
_ABOUT = frozenset(
    ("template", "provenance", "problems", "network", "published_precision", "confidences")
)
# Data in scripts, which the tree holds no more once it is read.
_SCRIPTS = {
    "jsonld": 'script[type="application/ld+json"]',
    "breadcrumb": 'script[type="application/ld+json"]',
    "nextdata": "script#__NEXT_DATA__",
    "datalayer": "script",
}
_WORDS = "body:words"  # of all the text, so that no line of it is the place
_PRINTED = frozenset(("label", "beside", "elsewhere", "trail", "after", "body"))
_CHOSEN = "the field was taken from it"
_SAME = "it says the same as the chosen source"
_RANKED_BELOW = "a source that ranks higher gave the value"
_REFUSED = "its text gave no value of this field, or other sources contradict it"


def explained(
    draft: Draft, article: Article, lines: list[ExplainedLine], paths: Paths
) -> list[ExplainedField]:
    """Return all fields of a finished draft with their candidates."""
    where = _Where(draft, lines, paths)
    names = [name for name in Article.model_fields if name not in _ABOUT]
    return [
        ExplainedField(
            name=name,
            source=article.provenance.get(name),
            candidates=list(_candidates(draft, article, name, where)),
        )
        for name in names
    ]


def _candidates(draft: Draft, article: Article, name: str, where: "_Where") -> Iterator[Candidate]:
    taken = article.provenance.get(name)
    sources = (
        (source, texts(draft.page, source, draft.labels)) for source in _sources(draft, name)
    )
    asked = chain(sources, _of_text(draft, name))
    found = [(source, ", ".join(told)) for source, told in asked if told]
    chosen = next((n for n, (each, _) in enumerate(found) if _is(draft, taken, each)), None)
    if taken and chosen is None:
        value = _said(getattr(article, name))
        yield _candidate(value, taken, where.of(taken, value), _CHOSEN)
    for number, (source, value) in enumerate(found):
        path = where.of(source, value)
        if number == chosen:
            why = _CHOSEN
        elif chosen is not None and squash(value) == squash(found[chosen][1]):
            why = _SAME
        else:
            why = _RANKED_BELOW if chosen is not None and number > chosen else _REFUSED
        yield _candidate(value, source if number != chosen else taken or source, path, why)


def _of_text(draft: Draft, name: str) -> Iterator[tuple[str, list[str]]]:
    """Yield what the text, or what follows it, says of a field; no source there is asked first."""
    if draft.container and name in _ROLES:
        role = _ROLES[name]
        yield f"after:{role}", footer.names_by_role(draft.container).get(role, [])
    elif draft.container and name == "tags":
        yield "body:tags below", draft.tags_below
    elif name == "published_at" and (date := dates.of_dateline(draft.opening)):
        yield weighing.DATELINE, [date]


def _candidate(value: str, source: str, path: str | None, why: str) -> Candidate:
    return Candidate(value=value, source=source, path=path, chosen=why == _CHOSEN, why=why)


def _sources(draft: Draft, name: str) -> list[str]:
    """Return the sources of a field, best first."""
    named = _SOURCES.get(name, (name,) if name in _SAME_NAME else ())
    if name in _TIERED:
        return list(chain.from_iterable(tiers(draft.template, name, moved=draft.is_moved)))
    return list(dict.fromkeys(chain.from_iterable(getattr(draft.template, n) for n in named)))


def _is(draft: Draft, taken: str | None, source: str) -> bool:
    """Say whether a source is the one that the provenance of a field names."""
    return taken in (source, f"{draft.template.family}:{source}")


def _said(value: Any) -> str:
    """Return a value as a text."""
    if isinstance(value, list):
        parts = isinstance(next(iter(value), None), BaseModel)
        return counted(len(value), "part") if parts else ", ".join(map(str, value))
    if isinstance(value, Image):
        return value.url or value.caption or ""
    if isinstance(value, BaseModel):
        told = value.model_dump(mode="json", exclude_none=True)
        return str(told.get("text") or ", ".join(f"{key}: {each}" for key, each in told.items()))
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


class _Where:
    """Where on the page the sources stand."""

    def __init__(self, draft: Draft, lines: list[ExplainedLine], paths: Paths) -> None:
        self.draft = draft
        self.page = draft.page
        self.paths = paths
        self.told = lines
        self.lines = [(squash(line.text), line.path) for line in lines]
        self.likely = {
            verdict: [(squash(line.text), line.path) for line in lines if line.verdict == verdict]
            for verdict in ("body", "label")
        }

    def of(self, source: str, value: str) -> str | None:
        """Return the path of what says `value`; None if it has none."""
        bare = source.removeprefix(f"{self.draft.template.family}:")
        kind, _, key = bare.partition(":")
        if kind in _SCRIPTS:
            return _SCRIPTS[kind]
        if bare == _WORDS:
            return None
        if kind == "label" and (path := self._of_label(key, value)):
            return path
        if kind in _PRINTED:
            return self._of_line(value, "body" if kind == "body" else "label")
        node = self._node(kind, key, bare)
        return self.paths.of(node) if node else None

    def _node(self, kind: str, key: str, source: str) -> LexborNode | None:
        page = self.page
        if kind == "meta":
            return self._metas.get(key)
        if kind == "rel":
            return page.tree.css_first(f'link[rel="{key}"]')
        if kind == "title" and not key:
            return page.tree.css_first("title")
        if kind == "h1" and not key and source.endswith(":"):
            return page.headlines[0][1] if page.headlines else None
        container = self.draft.container
        if source == self.draft.region.source and container and not self.draft.region.fragment:
            return container
        if kind in _OTHERS:
            return None
        return page.first(source.partition(" @")[0].partition(" >> ")[0])

    @cached_property
    def _metas(self) -> dict[str, LexborNode]:
        found: dict[str, LexborNode] = {}
        for node in self.page.tree.css("meta[content]"):
            names = node.attributes
            key = names.get("property") or names.get("name") or names.get("itemprop")
            if key and names.get("content"):
                found.setdefault(key.lower(), node)
        return found

    def _of_label(self, role: str, value: str) -> str | None:
        """Return where a role is printed before a value: "Sumber: Antara"."""
        told = (line for line in self.told if value in line.text)
        return next((e.path for e in told if role in dict(roles.labelled(e.text))), None)

    def _of_line(self, value: str, likely: str) -> str | None:
        """Return where the first line stands that says a value, one of a verdict before others."""
        same = squash(value)
        lines = chain(self.likely[likely], self.lines)
        return next((path for text, path in lines if same and same in text), None)


_OTHERS = frozenset(
    "density given address archived saved mhtml script comment nuxt state language".split()
)
