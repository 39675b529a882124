"""Names of people: bylines cleaned of labels, roles, outlets and desk accounts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from zonaparse.fields.readings import Reading, is_printed
from zonaparse.fields.roles import WORDS, WORK, in_role, is_work
from zonaparse.rules.vocabulary import AGENCIES, ENGLISH_WEEKDAYS, MONTH_WORDS, REPORTERS, WEEKDAYS
from zonaparse.text import fold, squash

_LONGEST_NAME = 60  # characters
_BY = (
    r"(?:(?:written|words|posted|text|story|article|published|analysis|opinion|reporting|review"
    r"|view all posts) )?by"
)
_PREFIX = re.compile(
    rf"^\W*+(?:(?:(?:{WORDS}|{_BY}|dok)\b(?:\s*[:.])?|(?:te[kx]s?t|текст|автор|autora?|auteur|von|te[kx]s?t?\s?(?:&|und|and|dan|e|y)\s?\w+"
    r"|(?:foto|photos?)\s?(?:&|und|and|dan|e|y)\s?te[kx]s?t?)\s?:)\s*)+"
    r"(?=\S)|^(?:ein(?:e)?\s)?(?:kommentar|erstellt|(?:gast)?beitrag|artikel|interview|analyse|kolumne)"
    r"\s+von\s+(?=\S)|^(?-i:von)\s+(?!de[rnm]\s)(?=\S)"
    r"|^(?:von\s+)?[\w-]+-(?:expert|redakteur|autor|korrespondent|reporter)(?:e|in)?\s+(?=\S+\s\S)"
    r"|^(?:por|par|von|door|ku|dening)\s+(?=(?-i:[A-ZÀ-Þ])\S*\s)"
    r"|^di(?:tulis|laporkan|susun|posting|publikasikan|terbitkan)\s+oleh\s*:?\s+(?=\S)"
    r"|^(?:te[kx]s|naskah|tulisan)(?:\s(?:dan|&)\s\w+)?\s+oleh\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
# What stands before the author: a date, who reviewed the text.
_BEFORE = re.compile(
    r"^(?:(?=[^a-z]*\d).*?\b(?:by|oleh)|.*?\b(?:written by|di(?:tulis|laporkan) oleh))\s+",
    re.IGNORECASE,
)
_JOBS = (
    "(?:co-?)?founder|editor|writer|director|reporter|contributor|penyunting|redaktur|fotografer"
)
_RANKS = (  # names have none of these words, but "Rani Analyst" may be one
    "columnist|journalist|correspondent|producer|manager|president|officer|professor|analyst"
    "|specialist|consultant|strategist|engineer|ceo|cto|cfo"
)
# What a byline goes on with: times, reading time, other people's work.
_REST = re.compile(
    r"(?<!\s)(?:\s+on)?\s+(?:(?:jan|feb|mar|apr|ma[yi]|jun|jul|aug|agu|sep|o[ck]t|nov|de[cs])\w*\.?\s)?\d.*$"
    r"|(?<!\s)\s+(?:on|am|le|el|em|il|den|pada|hace|vor|há|il y a)\s+(?:\d|\w+day\b).*$"
    r"|(?<!\s)\s+(?-i:Former)\s.*$|(?<=\w)\sdalam\s(?=(?-i:[A-Z])).*$"
    r"|(?<!\s)(?:\s+(?:sen|sel|rab|kam|jum|sab|min|ming)\w*,\s*\d.*$"
    rf"|\s+(?:{WEEKDAYS}|{ENGLISH_WEEKDAYS})\b.*$"
    rf"|\s+on\s*$|\s*\[email.protected\].*$|\s*,\s+(?:[\w&'’-]+\s+){{0,4}}(?:{_JOBS}|{_RANKS})\b.*$|\s+(?:{_JOBS})\b.*$"
    rf"|\s+[^\s@]+@\S+\.\w.*$|(?<=\w)\s+{WORK}\s.*$)"
    r"|(?<!\s)\s*+[^\w.\s]?+\s*+\b(?:updated|published|posted|di(?:terbitkan|publikasikan|posting|perbarui)"
    r"|terbit|tayang|(?:reviewed|edited|fact.checked)(?=\sby)"
    r"|copyright(?=\s©))\b.*$",
    re.IGNORECASE,
)
# Offices that publish in Indonesia; what is joined to one is a part of its name.
_OFFICE = re.compile(
    r"(?:biro|humas|dinas|kementerian|badan|kantor|bagian|bidang|seksi|sekretariat|protokol"
    r"|prokopim|(?:dis)?kominfo\w*|pem(?:kab|kot|prov|erintah|des)|pol(?:res\w*|da|sek)|kodim|korem"
    r"|universitas|fakultas|direktorat|pusat|satuan|unit|ditjen|setjen|puskesmas|kecamatan|kelurahan|satgas)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"^[^,;|/]*[,;|/]?")  # "dan" and "&" may stand in the name of an office
# "Kontributor Lhokseumawe, Masriadi": where from, then who.
_POST = re.compile(
    rf"^\W*(?:{REPORTERS})\s+(?:kompas\S*\s+)?[^,]{{3,40}},\s*(?=\S)",
    re.IGNORECASE,
)
_POSTED = re.compile(  # nobody
    r"\A\W*(?:kontributor|koresponden|biro)\s+[A-Z][\w-]+", re.IGNORECASE
)
_ROLE_SUFFIX = re.compile(
    r"(?<!\s)\s+[-–—|]\s+.*$|(?:(?<!\s)\s+)?\((?!alm)[^()]*\)\s*$", re.IGNORECASE
)
_SEPARATOR = re.compile(
    r"(?<!\s)(?:\s*+[,;&/|•·](?:\s*(?:dan|and|&)\s)?|\s++(?:dan|and|with)\s++(?=(?-i:[A-Z]))"
    r"|\s++(?:dan|and)\s++|\s++(?-i:y|e|et|und|en|och)\s(?=\S+\s\S))\s*+",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"^(?:[A-Z][A-Za-z]{0,3}\.){1,3}[A-Za-z]{0,4}\.?$|^(?:MBA|PhD|Ph\.D\.?|SH|SE|MM|MSi|SSos"
    r"|MD|DO|DVM|DDS|DMD|PharmD|PsyD|EdD|JD|RN|RDN?|MPH|MSc?|MFA|CPA|CFP|CFA|LCSW)$"
)
_MORE_DEGREES = re.compile(r"^[A-Z]{2,6}$")  # behind another one
_HAS_DEGREE = re.compile(r"[, ][A-Z]{2,6}$|\.[A-Z]\.?$")
# Small words in names; with any other the text is no name.
_PARTICLES = frozenset(
    "bin binti al el ibn del della dello degli san von van der den de da di do dos das du la le"
    " y e i ter ten zu zur af av op s t d of the".split()
)
_LEAST_NAME = 4  # letters of one that a desk wrote small
_PHRASE = re.compile(  # which two words begin that are no name
    r"(?:lihat|baca|tentang|ikuti|hubungi|kirim|bagikan|simak|tonton|semua|para|seorang|dari|untuk"
    r"|oleh|yang|artikel|berita|tulisan|postingan|kategori|topik|profil|penulis|pembaca|pengamat"
    r"|warga|masyarakat|kabupaten|kota|desa|jam|menit|hari)\b",
    re.IGNORECASE,
)
_OUTLET_WORDS = re.compile(
    r"^(?:the|el|la|les?|der|die|das|il)\b|\b(?:news|times|post|daily|zeitung|nachrichten|online|online"
    r"|magazine?|media|network|press|journal|blog|team|tv|radio|editors?|staff|today|report)\b",
    re.IGNORECASE,
)
_PLAIN_NAME = re.compile(
    r"(?!By |Oleh |Ku |Dening |Por |Par |Von \S+ \S|Written |View |Penulis |Editor |Reporter "
    r"|Kontributor |Laporan |Ditulis |Dilaporkan )"
    r"[A-Z][a-z'’]+(?: (?!Dan |And )[A-Z][a-z'’]+){1,3}$"
)
_NOT_A_PERSON = re.compile(
    rf"^(?:{MONTH_WORDS}|{WEEKDAYS})$"
    r"|\b(?:editor|writer|director|reporter|correspondent|contributor|representative)s?\b"
    r"|^(?:adv|magang|pembaca|litbang|agencies|nachrichten)$"
    r"|^(?:press release|siaran pers|suara pembaca|harian|biro)\b"
    r"|^(?:autor(?:[ae]s?|in|en)?|auteurs?)$|\bauthors?$|^[^\w\"'‘“]|^(?:pt|cv|team|redaksi|redaktur|advertorial|(?=\w*admin)\w++|desk|newsroom|editor\w*"
    r"|penulis|reporter|kontributor|jurnalis|agregasi|humas|administrator|super ?admin|author"
    r"|web ?(?:admin|master)|staff?|user|unknown|anonim|guest|undefined|null|none|n/a)\b"
    r"|\bby$|^(?:learn|read|see|show|view)\b.*\b(?:all|articles?|bio|more|posts?|profile)\W*$"
    r"|^(?-i:[a-z]+(?:[._-][a-z]+)+)$"  # names of accounts and of variables
    r"|\b(?:redaksi|newsroom|developer|cyber media|staff|admin|media group|editorial team)$"
    r"|\b(?:gmbh|inc|ltd|llc|e\. ?v)\b\.?$|\b(?:tv|fm)$"
    r"|\.(?:com|co|id|net|org|tv)\b|\w{3}\.(?:de|at|ch|eu|fr|nl|pl|es|it)$|@|https?:|www\.|\d",
    re.IGNORECASE,
)


_TEAM = re.compile(r"tim\b", re.IGNORECASE)  # the desk's in Indonesian; elsewhere a first name


_MOST_NAMES = 3  # of a person that a site is named for
_CAMEL = re.compile(r"[A-Z][a-z]+")


# Platforms on which every account has a host of its own.
BLOGS = (".wordpress.com", ".blogspot.com", ".medium.com", ".tumblr.com", ".substack.com")


class Outlets:
    """Names that are outlets on a page: its network's, and its site's own."""

    def __init__(
        self, network: frozenset[str], *site: str | None, host: str = "", hosted: bool = False
    ) -> None:
        self._network = network
        self._is_hosted = hosted  # on a platform of blogs, where a host is called as its writer
        told = [name for name in site if name]
        self._site = {squash(name) for name in told} | set(map(_initials, told))
        named = (name.partition(".")[0] for name in site if name and "." in name)
        self._host = squash(host or next(named, ""))

    def __contains__(self, name: str) -> bool:
        """Say whether a squashed name is an outlet's."""
        return (
            name in self._network
            or name in self._site
            or name in AGENCIES
            or name == self._host != ""
        )

    def is_named_for(self, name: str) -> bool:
        """Say whether a site is named for a person: the name is the host's and reads like one."""
        letters, words = squash(name), name.split()
        if self._is_hosted and letters == self._host:
            return True
        is_site = letters in self._site or letters == self._host
        if not is_site or letters in self._network or not 2 <= len(words) <= _MOST_NAMES:
            return False
        is_written_so = name.islower() or all(word[0].isupper() for word in words)
        return is_written_so and not _OUTLET_WORDS.search(name)

    def is_host_alone(self, name: str) -> bool:
        """Say whether a squashed name is an outlet's for its host alone; that may be its town's."""
        return name == self._host and name not in self._network and name not in self._site


def _initials(name: str) -> str:
    """Return what a site calls itself in datelines: "RPS", where its name has several words."""
    words = name.split()
    words = words if len(words) > 1 else _CAMEL.findall(name.partition(".")[0])
    return "".join(word[0] for word in words).casefold() if len(words) > 1 else squash(name)


def people(texts: Iterable[str], role: str, outlets: Outlets, indonesian: bool = True) -> list[str]:
    """Return the names of people that byline texts give for `role`, in order, each once.

    `indonesian` says whether the page may be in that language, in which desks have other names.

    >>> texts = ["Oleh: Rani Putri dan Budi Santoso, M.Pd - Kabar Contoh Editor: Ani Sari"]
    >>> people(texts, "author", Outlets(frozenset(), "Kabar Contoh"))
    ['Rani Putri', 'Budi Santoso, M.Pd']
    """
    found: dict[str, str] = {}
    named_for: list[str] = []  # beside others the name is the site's
    for text in in_role(texts, role):
        for name in _names(text, indonesian):
            if is_person(name, outlets, indonesian):
                found.setdefault(squash(name), name)
            elif not indonesian and outlets.is_named_for(name):
                named_for.append(name)
    return list(found.values()) or named_for[:1]


def _names(text: str, indonesian: bool) -> Iterator[str]:
    is_plain = _PLAIN_NAME.match(text) is not None
    text = text if is_plain else _bare(text)
    is_office = indonesian and _OFFICE.match(text)
    if is_office:
        text = _FIRST.sub("", text)
    elif is_plain:
        yield text
        return
    name = ""
    for part in _SEPARATOR.split(text):
        more = name and _MORE_DEGREES.match(part) and _HAS_DEGREE.search(name)
        if name and (more or _DEGREE.match(part)):
            name = f"{name}, {part}"
            continue
        if name:
            yield name
        name = _ROLE_SUFFIX.sub("", part.removesuffix("*)")).strip(" .:*-–—\"'")
    if name:
        yield name


def _bare(byline: str) -> str:
    """Return the names of a byline without what stands before and behind them; '' for nobody."""
    if _POSTED.fullmatch(byline):
        return ""
    text = _PREFIX.sub("", _BEFORE.sub("", _POST.sub("", fold(byline))))
    return _ROLE_SUFFIX.sub("", _REST.sub("", text))


def is_person(name: str, outlets: Outlets, indonesian: bool) -> bool:
    """Say whether a byline entry is a person: no outlet, no desk account, no initials."""
    letters = squash(name)
    if letters in outlets or letters.removeprefix("the").removesuffix("staff") in outlets:
        return False
    if len(name) > _LONGEST_NAME or ":" in name or _NOT_A_PERSON.search(name) or is_work(name):
        return False
    if (indonesian and _TEAM.match(name)) or _has_other_words(name, indonesian):
        return False
    if letters.lower() == letters.upper():  # of a script without capitals
        return len(letters) > 1
    if len(letters) <= 3:
        return len(letters) == 3 and name.istitle()
    return len(letters) > 4 or not (indonesian and name.islower())


def _has_other_words(name: str, indonesian: bool) -> bool:
    """Say whether a text that begins like a name goes on with words that no name has."""
    first, *rest = name.split()
    others = [word for word in rest if word.islower() and word.isalpha() and word not in _PARTICLES]
    if indonesian and rest == others and len(rest) == 1:  # "Ratih wulandari", a slip of a desk
        return len(rest[0]) < _LEAST_NAME or _PHRASE.match(name) is not None
    return first[0].isupper() and bool(others)


def fullest(readings: list[Reading[list[str]]]) -> list[Reading[list[str]]]:
    """Return the readings with a printed one in front that names all of the first and more."""
    if not readings or is_printed(readings[0].source):
        return readings
    first = set(map(squash, readings[0].value))
    for other in readings[1:]:
        if is_printed(other.source) and first < set(map(squash, other.value)):
            return [other, *(reading for reading in readings if reading is not other)]
    return readings


def same(some: list[str], others: list[str]) -> bool:
    """Say whether two readings name the same people."""
    return some == others or set(map(squash, some)) == set(map(squash, others))


_OF_BOTH_ROLES = frozenset(("content_author",))  # beside it stands "content_editor"


def without_editors(
    readings: list[Reading[list[str]]], editors: list[str]
) -> list[Reading[list[str]]]:
    """Return the readings of the authors without metadata that names only the editors; if the
    first is metadata, then without the editors in it.

    JSON-LD and meta elements often call the editor the author, or an author; a byline does not,
    nor what has a key for each: the dataLayer, and meta elements of its names.
    """
    known = set(map(squash, editors))

    def others(reading: Reading[list[str]]) -> list[str]:
        kind, _, name = reading.source.partition(":")
        if kind not in ("jsonld", "meta") or name in _OF_BOTH_ROLES:
            return reading.value
        return [name for name in reading.value if squash(name) not in known]

    kept = [reading for reading in readings if others(reading)]
    return [*(replace(first, value=others(first)) for first in kept[:1]), *kept[1:]]
