"""Articles found by their words, whatever Indonesian affixes those have."""

import re
import sqlite3
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, Literal, NamedTuple

from zonaparse import extras
from zonaparse.errors import ArchiveError
from zonaparse.text import printable

Order = Literal["relevance", "time"]

_BEGIN, _END = "\x01", "\x02"  # no text of an Article has them
_MATCHED = f"snippet(words, -1, '{_BEGIN}', '{_END}', '…', 24)", "words match :words"
_BEGINNING = (
    "substr(words.body, 1, 160) || iif(length(words.body) > 160, '…', '')",
    "p.article is not null",
)
_MARK = re.compile(f"{_BEGIN}([^{_BEGIN}{_END}]*){_END}")
_WORD = re.compile(r'"[^"]*"|\S+')
_PARTS = re.compile(r"[^\W_]+")
# A prefix takes the first letter of some roots with it: menulis is of tulis, mengirim of kirim.
_TAKEN = re.compile(r"(?:me|pe)(?:ny|ng|n|m)(?=[aeiou])")
_LETTERS = {"ny": "s", "ng": "k", "n": "t", "m": "p"}
_LEAST = 4  # letters of a root that is looked for without its first one
_MOST_FORMS = 200  # of one word


class Hit(NamedTuple):
    """An article that was found: `number` is what `show` and `export --ids` take.

    `published_at` is in the zone of the page, in ISO form; `marks` are offsets into `excerpt` of
    the words that were looked for.
    """

    number: int
    url: str
    published_at: str | None
    site: str
    title: str | None
    excerpt: str
    marks: list[tuple[int, int]]


class Wanted(NamedTuple):
    """Which articles: from a day `since` to a day `until`, in the zones of their pages, of a `site`
    (a host, or what ends with it), a `section`, or an `author` whose name holds the words.
    """

    since: date | None = None
    until: date | None = None
    site: str | None = None
    section: str | None = None
    author: str | None = None

    def conditions(self) -> tuple[str, dict[str, str]]:
        """Return the same as SQL about the page `p`, with its values."""
        day = "substr(json_extract(p.article, '$.published_at'), 1, 10)"
        told = {
            "since": self.since and (f"{day} >= :since", self.since.isoformat()),
            "until": self.until and (f"{day} <= :until", self.until.isoformat()),
            "site": self.site
            and ("(p.host = :site or p.host like '%.' || :site)", self.site.lower()),
            "section": self.section
            and ("lower(json_extract(p.article, '$.section')) = :section", self.section.lower()),
            "author": self.author
            and (
                "exists (select 1 from json_each(p.article, '$.authors')"
                " where instr(lower(value), :author))",
                self.author.lower(),
            ),
        }
        found = {name: each for name, each in told.items() if each}
        values = {name: value for name, (_, value) in found.items()}
        return "".join(f" and {condition}" for condition, _ in found.values()), values


def find(
    db: sqlite3.Connection, words: str, wanted: Wanted, order: Order, most: int
) -> Iterator[Hit]:
    """Yield the newest articles of a catalogue that hold all words, the best or the newest first.

    Without words, all that are wanted: the newest first, with the beginning of their text. Raises
    ArchiveError for words that cannot be searched for.
    """
    expression = " AND ".join(_expressions(db, printable(words)))
    if words.strip() and not expression:
        return
    conditions, values = wanted.conditions()
    by_time = "json_extract(p.article, '$.published_at') desc, p.id desc"
    shown, matched = _MATCHED if expression else _BEGINNING
    best_first = expression and order == "relevance"
    query = (
        "select p.id, p.url, json_extract(p.article, '$.published_at'), p.host,"  # noqa: S608
        f" json_extract(p.article, '$.title'), {shown}"
        f" from words join pages p on p.id = words.rowid where {matched}"
        " and not exists (select 1 from pages q where q.url = p.url and q.article is not null"
        " and (q.fetched_at, q.id) > (p.fetched_at, p.id))"
        f"{conditions} order by {'rank, p.id' if best_first else by_time} limit :most"
    )
    try:
        rows = db.execute(query, {"words": expression, "most": most, **values})
        for number, url, at, site, title, excerpt in rows:
            text, marks = _marked(excerpt)
            yield Hit(number, url, at, site, title, text, marks)
    except sqlite3.OperationalError as error:
        raise ArchiveError(f"this cannot be searched for: {error}") from error


def matching(db: sqlite3.Connection, words: str, most: int) -> list[tuple[str, str]]:
    """Return address and an excerpt of the pages that hold all words as they are, the best first.

    Raises ArchiveError for more words than can be searched for at once.
    """
    quoted = " ".join(map(_exactly, printable(words).split()))
    if not quoted:
        return []
    try:
        return db.execute(
            "select pages.url, snippet(words, -1, '', '', '…', 16) from words"
            " join pages on pages.id = words.rowid where words match ? order by rank limit ?",
            (quoted, most),
        ).fetchall()
    except sqlite3.OperationalError as error:
        raise ArchiveError(f"this cannot be searched for: {error}") from error


def _exactly(word: str) -> str:
    """Return a word as it is searched for; a star at its end stands for any ending.

    >>> _exactly("posy*"), _exactly('a"b')
    ('"posy"*', '"a""b"')
    """
    bare = word.rstrip("*")
    return _quoted(bare) + "*" * (bare != word)


def _marked(excerpt: str) -> tuple[str, list[tuple[int, int]]]:
    """Return an excerpt without the signs of its marks, and where those are."""
    text, marks, end = "", list[tuple[int, int]](), 0
    for found in _MARK.finditer(" ".join(excerpt.split())):
        text += found.string[end : found.start()]
        marks.append((len(text), len(text) + len(found[1])))
        text, end = text + found[1], found.end()
    return text + " ".join(excerpt.split())[end:], marks


def _expressions(db: sqlite3.Connection, words: str) -> Iterator[str]:
    """Yield what FTS5 is asked for each word: all forms of it that the archive has."""
    for word in _WORD.findall(words):
        if word.startswith('"') and word.endswith('"') and len(word) > 1:
            yield _quoted(word[1:-1])
        elif bare := word.rstrip("*"):
            yield _any_form(db, bare) if bare == word else _exactly(word)


def _any_form(db: sqlite3.Connection, word: str) -> str:
    parts = _PARTS.findall(word)
    if len(parts) != 1:
        return _quoted(word)
    forms = sorted({word.casefold(), *_forms(db, parts[0].casefold())})
    return f"({' OR '.join(map(_quoted, forms[:_MOST_FORMS]))})"


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _forms(db: sqlite3.Connection, word: str) -> Iterator[str]:
    """Yield the words of the archive that are of the same root."""
    db.execute("create virtual table if not exists temp.terms using fts5vocab(main, words, row)")
    wanted = roots(word)
    for root in wanted:
        part = root[1:] if len(root) > _LEAST else root
        rows = db.execute("select term from temp.terms where instr(term, ?)", (part,))
        yield from (term for (term,) in rows if wanted & roots(term))


@cache
def _stemmer() -> Any:
    with extras.told():
        import snowballstemmer

    return snowballstemmer.stemmer("indonesian")


def roots(word: str) -> frozenset[str]:
    """Return what a word may be made of.

    >>> sorted(roots("menulis")), sorted(roots("tulisan")), sorted(roots("panen"))
    (['tulis', 'ulis'], ['tulis'], ['panen'])
    """
    root = _stemmer().stemWord(word)
    found = _TAKEN.match(word)
    if found and root[:1] in "aeiou":
        taken = _LETTERS[found[0][2:]]
        return frozenset((root, taken + root))
    return frozenset((root,))
