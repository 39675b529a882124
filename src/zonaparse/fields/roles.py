"""Labels of bylines: "Penulis: ...", "Editor: ...", "Sumber: ..."."""

import re
from collections.abc import Iterable, Iterator

from zonaparse.rules import vocabulary
from zonaparse.rules.lines import bylines

_ROLE_OF, WORDS = vocabulary.ROLE_OF, vocabulary.ROLE_WORDS
_LAST_WORDS = {word.split()[-1] for word in _ROLE_OF}
_LABEL = re.compile(bylines.LABEL.pattern)
_OTHER_ROLE = re.compile(rf"\b({WORDS})\s?[/&]\s?$", re.IGNORECASE)  # "Penulis/" before "Editor:"
_PUNCTUATION = " \n-–—•*|/;,("
LONGEST_LINE = 160  # characters of a byline; longer lines are text that has a colon
_ADDRESS = ("http://", "https://")
_LONGEST_BYLINE, _LONGEST_VALUE = 300, 100  # characters
_LONGEST_NAME, _LONGEST_NAMES = 4, 8  # words, of one without a capital, of some before a full stop
_LONGEST_ROLE = 20  # characters
_SENTENCE_ENDS = frozenset('.!?"”')
_OUTLET = re.compile(r"\A[\w-]+\.(?:com|co\.id|id|net)", re.IGNORECASE)
_DATUM = re.compile(
    r"\b(?:judul|penerbit|tebal|isbn|cetakan|sutradara|pemain|produser)\s?:", re.IGNORECASE
)
WORK = (
    r"(?:pengamat|peneliti|dosen|guru besar|pakar|praktisi|pemerhati|aktivis|mahasiswa|alumni?"
    r"|ketua|wakil|anggota|sekretaris|kepala|direktur|pegiat|pendiri|staf|kolumnis|pengajar)\b"
)
_WORK = re.compile(WORK, re.IGNORECASE)
_NAMES = [re.compile(rule.pattern) for rule in bylines.NAMES]
_TWO_ROLES = re.compile(bylines.TWO_ROLES.pattern)
_OPEN_ROLES = frozenset("JKPRWjkprw")
_OPENINGS = frozenset("LlNnOKBVP(*")  # of lines that report or sign


def labelled(text: str) -> list[tuple[str, str]]:
    """Return (role, value) for each "Editor: ..." in a line that is made of such labels alone.

    The roles are "author", "editor", "source" and "translator".

    >>> labelled("Laporan Wartawan Tribun Contoh / Rani Putri")
    [('author', 'Rani Putri')]
    """
    if len(text) > LONGEST_LINE:
        return []
    if text[:1] in _OPENINGS:
        for names in _NAMES:
            if found := names.fullmatch(text):
                return [("author", found[1])]
    if text[:1] in _OPEN_ROLES and (two := in_two_roles(text)):
        return [("author", two[0]), ("editor", two[1])]
    if not has_label(text):
        return []
    before, values = _split(text)
    before = before.strip(_PUNCTUATION)
    is_text = (before and not _OUTLET.fullmatch(before)) or any(_is_text(v) for _, v in values)
    return [] if is_text else values


def in_two_roles(text: str) -> tuple[str, str] | None:
    """Return the author and the editor of a line that names both without a colon.

    >>> in_two_roles("Reporter Rani Putri, Editor Budi Santoso")
    ('Rani Putri', 'Budi Santoso')
    """
    match = _TWO_ROLES.fullmatch(text)
    return (match[1], match[2]) if match else None


def role_of(text: str) -> str | None:
    """Return the role that a text names and no more: "Editor"; None if it names none.

    >>> role_of("Penulis"), role_of("Penulis buku")
    ('author', None)
    """
    return _ROLE_OF.get(text.lower()) if len(text) < _LONGEST_ROLE else None


def is_value(text: str) -> bool:
    """Say whether a line below a label may be its value, and is no sentence."""
    return 0 < len(text) <= _LONGEST_VALUE and text[-1] not in ".:;!?"


def is_work(text: str) -> bool:
    """Say whether a text says what somebody is: "Dosen Universitas Contoh"."""
    return _WORK.match(text) is not None


def is_datum(text: str) -> bool:
    """Say whether a text has labels of a book or a film: a writer it names is not the article's."""
    return _DATUM.search(text) is not None


def _is_text(value: str) -> bool:
    """Say whether what follows a label is a sentence, or more data of a book or a film."""
    words = len(value.split())
    if value[-1:] == "?":
        return True
    is_sentence = value[-1:] in _SENTENCE_ENDS and words > _LONGEST_NAMES
    return is_sentence or (value[:1].islower() and words > _LONGEST_NAME) or is_datum(value)


def named(text: str, role: str) -> list[str]:
    """Return the values of the labels of a role in a line, whatever stands before the first.

    >>> named("Rani Putri | Editor: Budi Santoso", "editor")
    ['Budi Santoso']
    """
    return [value for named_role, value in _split(text)[1] if named_role == role]


def _split(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Return what stands before the first label of a text, and the value of each by its role."""
    before, *pairs = _LABEL.split(text)
    around = _PUNCTUATION + ")" * before.count("(")  # "(Sumber: Antara)"
    found: list[tuple[str, str]] = []
    last = before
    for label, printed in zip(pairs[::2], pairs[1::2], strict=True):
        value = _bare(printed, around)
        other = _OTHER_ROLE.search(last)
        found += [(_ROLE_OF[other[1].lower()], value)] if other else []
        found.append((_ROLE_OF[label.lower()], value))
        last = printed
    return _OTHER_ROLE.sub("", before), found


def _bare(value: str, around: str) -> str:
    """Return a value without what stands around it; below a name is what its bearer does."""
    first = value.strip(around).partition("\n")[0]
    return value.strip() if "://" in first else first.strip(around)


def last_role(text: str) -> str | None:
    """Return the role of the label that a text ends with; None if it ends with none.

    >>> last_role("Rep: Rani Putri/ Red: ")
    'editor'
    """
    _, *pairs = _LABEL.split(text)
    return _ROLE_OF[pairs[-2].lower()] if pairs and not pairs[-1] else None


def has_label(text: str) -> bool:
    """Say whether a byline label such as "Editor:" is in the text."""
    if ":" not in text:
        return False
    last = (word for part in text.split(":")[:-1] for word in part.rsplit(maxsplit=1)[-1:])
    parts = (word.lower().rpartition("/")[2] for word in last)
    return any(part.lstrip(_PUNCTUATION) in _LAST_WORDS for part in parts)


def in_role(texts: Iterable[str], role: str) -> Iterator[str]:
    """Yield the parts of byline texts that belong to `role`; unlabelled text belongs to it.

    >>> list(in_role(["Rani Putri Editor: Budi Santoso"], "author"))
    ['Rani Putri']
    """
    for text in texts:
        if len(text) > _LONGEST_BYLINE or text.startswith(_ADDRESS):
            continue
        if ":" not in text:
            yield text
            continue
        if unlabelled := _split(text)[0].strip():
            yield unlabelled
        yield from named(text, role)
