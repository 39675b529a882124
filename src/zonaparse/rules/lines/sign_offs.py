"""How a text ends: the sign-off of its reporter or its desk, and marks of the end.

All of them are looked for at the end of a line, whose last characters alone are given.
"""

from zonaparse.rules.rule import Rule

TAIL = 120  # characters at the end that are looked at
_AFTER_SENTENCE = r"(?:(?<=[.!?”\"'’…*])|^)"

# Initials of reporter and editor need no full stop before them.
INITIALS = Rule(
    "sign_off.initials",
    "sign_off",
    r"[\[(][a-z]{2,6}(?:/(?:[a-z]{2,6}\*?|\*)){1,3}[\])]\s*\.?$",
    takes=("Polisi masih menyelidiki (vyp/kna)", "Panen raya. [ani/bud*]"),
    spares=("Polisi masih menyelidiki (25/4).",),
    evidence="detik.com 2015-2024, merdeka.com 2021, kapanlagi.com 2015-2016 and 2 more: 112 lines",
    part="within",
    longest=TAIL,
)
# What is in the brackets must read like names, too.
NAMES = Rule(
    "sign_off.names",
    "sign_off",
    rf"{_AFTER_SENTENCE}\s*[\[(][^()\[\]\n]{{1,40}}[\])]\s*\.?$",
    takes=("Panen raya. (Rani Putri)", "(Ant)"),
    spares=("Menurut Badan Meteorologi (BMKG)",),
    evidence="viva.co.id 2015-2020, detik.com 2023-2024, okezone.com 2015 and 18 more: 40 lines",
    part="within",
    longest=TAIL,
)
# Codes of a desk, or of a wire with its time: "(X-10)", "(T.A01/B/C02) 04-11-2015 10:11".
CODE = Rule(
    "sign_off.code",
    "sign_off",
    r"(?:(?<=[.!?”\"])|^)\s*\((?=[^()]*\d)(?:[A-Z][a-z]+[/.]|\*/)?[A-Z]"
    r"[A-Z0-9.]*(?:[-/*][A-Z0-9.]+)*\)(?: \d\d-\d\d-\d{4} \d\d:\d\d(?::\d\d)?)?$",
    takes=("Panen raya. (X-10)", "(T.R010/B/M016) 04-11-2015 10:11:33"),
    spares=("Menurut BMKG (X-10)", "Panen raya. (2015)"),
    evidence="Antara 2015, mediaindonesia.com 2026: 1 line",
    part="within",
    as_printed=True,
    longest=TAIL,
)
# Behind a line that is no sentence.
DESK_CODE = Rule(
    "sign_off.desk_code",
    "sign_off",
    r"(?:\((?:\*/)?[A-Z]{1,3}-\d{1,2}\)|[\[(][a-z]{2,4}(?:/[a-z]{2,4})*[\])])$",
    takes=("Sumber: Warta (H-2)", "Author: Rani Putri (eg)"),
    spares=("Sumber: Warta (2015)",),
    evidence="Media Indonesia 2026, dw.com 2025",
    part="within",
    as_printed=True,
    longest=TAIL,
)
_DESK = r"[\w.]+(?:/[a-z][^()\[\]/,\n]{1,40}){0,4}"
# Outlets with their reporters: "(Kabar.com/Rani Putri, Warta.co.id/Budi)".
DESKS = Rule(
    "sign_off.desks",
    "sign_off",
    rf"{_AFTER_SENTENCE}\s*(?=[\[(][^\n]{{0,{TAIL}}}\.(?:com|co\.id|id|net)\b)"
    rf"(?:[\[(]{_DESK}(?:,\s?{_DESK})*[\])]\s*)+$",
    takes=("Panen raya. (Kabar.com/Rani, Warta.co.id/Budi)", "(Kabar.com/Rani) (Warta/Budi)"),
    spares=("Panen raya (kabar.com)",),
    evidence="Liputan6 2021, Tribun 2020",
    part="within",
    longest=TAIL,
)
# Initials without brackets, behind a sentence alone: else they are an abbreviation. Those of an
# agency are left where they are printed.
CAPITALS = Rule(
    "sign_off.capitals",
    "sign_off",
    r"(?<=[.!?”»\"])\s(?!PTI|EFE|AFP|DPA|ANI|APA|ANP)[A-Z]{3}(?:[/-][A-Z]{2,3}){0,2}$",
    takes=('"Panen raya," kata dia. AZF', "Panen raya di desa itu. RNI/BUD"),
    spares=("Menurut BMKG", "Panen raya di NTT.", "Kantor Berita ABC", "ke AS. PTI"),
    evidence="metrotvnews.com 2016: 3 lines on 3 pages",
    part="within",
    as_printed=True,
    longest=TAIL,
)
# A page of a book, a year, a tradition; what the speaker did, a score.
REFERENCE = (
    r"\d\d|\bhal\b(?!/)|\bhlm\b|^\W*h\.?r\b|^\W*q\.?s\b|tertawa|tepuk tangan|bersambung|agregat"
)

END_MARKS = (
    Rule(
        "end_mark.asterisks",
        "sign_off",
        r"(?<![*\s])\s*\[?(?:\*\s?){2,}\]?(?:\s?/?\s?[A-Z]{3,12})?$|(?:^|(?<=[.!?”\")\]]))\s?\*$",
        takes=("dari wilayah itu.***", "***/PRMN", "dari wilayah itu. *"),
        spares=("dari * wilayah itu.",),
        evidence="PRMN 2020-2025, theluxurytravelexpert.com 2024: 1 line",
        part="within",
        as_printed=True,
        longest=TAIL,
    ),
    Rule(
        "end_mark.dashes",
        "sign_off",
        r"(?<![-–—_\s])\s*(?:[-–—_]\s?){4,}$",
        takes=("dari wilayah itu. --------",),
        spares=("dari wilayah itu --",),
        evidence="Indonesian articles of 2025 scraped from ten portals ('--------')",
        part="within",
        as_printed=True,
        longest=TAIL,
    ),
    Rule(
        "end_mark.brackets",
        "sign_off",
        r"(?:(?<!\s)\s+)?(?:\[\s?\*?\s?\]|\(\*+\))$",
        takes=("dari wilayah itu. []", "dari wilayah itu. (*)", "[*]"),
        spares=("dari wilayah itu (1)",),
        evidence="akurat.co 2017, tempo.co 2016: 3 lines",
        part="within",
        as_printed=True,
        longest=TAIL,
    ),
)
RULES = (INITIALS, NAMES, CODE, DESK_CODE, DESKS, CAPITALS, *END_MARKS)
