"""Labels of links to related articles, as printed before them."""

from typing import NamedTuple

from zonaparse.rules.rule import Rule


class _Label(NamedTuple):
    """A label; one that is a common word is a label only before a `colon`."""

    id: str
    words: str
    takes: str
    spares: str
    evidence: str
    colon: bool = False

    def rule(self) -> Rule:
        """Return the rule of this label."""
        ends = r"\s?:" if self.colon else r"\b(?:\s?[:!])?"
        return Rule(
            self.id,
            "prompt",
            rf"\W{{0,4}}(?:{self.words}){ends}",
            takes=(self.takes,),
            spares=(self.spares,),
            evidence=self.evidence,
            part="opening",
            longest=_LONGEST,
        )


_LONGEST = 10_000  # characters: the links of a line tell whether it is a prompt
# The long ones first: what one of them takes is the label that is told.
_LABELS = (
    _Label(
        "prompt.other_news",
        r"(?:baca|simak) (?:berita|artikel) (?:lain(?:nya)?|terkait|selengkapnya)",
        takes="Baca artikel lainnya: Banjir Surut",
        spares="Baca berita itu dulu.",
        evidence="Jawa Pos and Promedia 2023-2026 ('Simak berita lainnya')",
    ),
    _Label(
        "prompt.baca_juga",
        "baca (?:juga|pula|selengkapnya)",
        takes="Baca Juga: Banjir Surut",
        spares="Baca doa makan lalu cuci tangan.",
        evidence="kompas.com 2020-2023, detik.com 2023-2024, liputan6.com 2016-2026 and "
        "11 more: 837 lines on 513 pages",
    ),
    _Label(
        "prompt.lihat_juga",
        "lihat juga",
        takes="Lihat Juga",
        spares="Lihat jugalah itu.",
        evidence="CNN Indonesia 2023, viva.co.id 2020: 4 lines",
    ),
    _Label(
        "prompt.simak_juga",
        "simak (?:juga|pula)(?: video)?|simak video",
        takes="Simak Juga: Panen Raya",
        spares="Simak ulasannya.",
        evidence="Detik 2023-2025, viva.co.id 2020: 1 line",
    ),
    _Label(
        "prompt.pilihan",
        "pilihan (?:editor|redaksi)",
        takes="Pilihan Editor: Panen Raya",
        spares="Pilihan warga itu tepat.",
        evidence="Tempo 2025",
    ),
    _Label(
        "prompt.menarik_dibaca",
        "menarik dibaca",
        takes="Menarik Dibaca: Panen",
        spares="Menarik dibacakan, kisah itu.",
        evidence="Kontan 2026",
    ),
    _Label(
        "prompt.jangan_lewatkan",
        "jangan lewatkan",
        takes="Jangan Lewatkan!",
        spares="Jangan lewat jalan itu.",
        evidence="kapanlagi.com 2015-2016: 2 lines",
    ),
    _Label(
        "prompt.berita_terkait",
        "(?:artikel|berita|bacaan) (?:terkait|berkaitan|lain(?:nya)?|populer)",
        takes="BERITA LAINNYA",
        spares="Berita itu ramai.",
        evidence="Beritasatu 2020, PRMN 2020",
    ),
    _Label(
        "prompt.read_also",
        "read (?:also|more)|see also",
        takes="Read more",
        spares="Read the label.",
        evidence="iceland-photo-tours.com 2020, techgearlab.com, getjobber.com 2024 and "
        "22 more: 50 lines on 27 pages",
    ),
    _Label(
        "prompt.choice",
        "editor['’]?s['’]? choice",
        takes="Editor’s Choice: Panen Raya",
        spares="Editor’s Choice of rice was late.",
        evidence="a page of our own of 2026, made in the manner of Tempo's English pages",
        colon=True,
    ),
    _Label(
        "prompt.verb",
        "baca|lihat|simak",
        takes="Baca: Banjir Surut",
        spares="Baca buku itu: bagus.",
        evidence="viva.co.id 2020, tribunnews.com 2020: 13 lines on 9 pages",
        colon=True,
    ),
    _Label(
        "prompt.next",
        "selanjutnya|selengkapnya(?: baca)?",
        takes="Selanjutnya: Banjir Surut",
        spares="Selanjutnya warga pulang.",
        evidence="Kontan 2026",
        colon=True,
    ),
    _Label(
        "prompt.tonton_juga",
        "tonton juga",
        takes="Tonton juga: Panen",
        spares="Tonton juga filmnya.",
        evidence="Detik 2023",
        colon=True,
    ),
    _Label(
        "prompt.related",
        "terkait|related|also read",
        takes="Related: The Dam Broke",
        spares="Related villages waited.",
        evidence="the-shooting-star.com 2020, utilitypartners.com 2022, "
        "hechingerreport.org 2025 and 16 more: 44 lines on 20 pages",
        colon=True,
    ),
)
STRONG, WEAK = (
    "|".join(label.words for label in _LABELS if label.colon is colon) for colon in (False, True)
)
RULES = tuple(label.rule() for label in _LABELS)
# A prompt that lost its link, if titles of articles follow.
UNLINKED = Rule(
    "prompt.unlinked",
    "drop",
    r"\W*(?:baca|simak|lihat) (?:juga|pula)\s?:",
    takes=("Baca juga: Banjir Surut, Warga Kembali", "Lihat Pula: Panen Raya"),
    spares=("Baca juga bukunya, kata Budi: itu bagus.",),
    evidence="Kompas and PRMN 2020-2023, merdeka.com 2021, metrotvnews.com 2016: 3 lines",
    part="opening",
    longest=_LONGEST,
    needs=":",
)
