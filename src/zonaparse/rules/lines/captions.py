"""Lines that say what a picture shows or whose it is, and how a caption ends in its credit."""

from zonaparse.rules.rule import Rule
from zonaparse.rules.vocabulary import PICTURE_OWNERS, PICTURE_WORDS, SAID

LONGEST = 250  # characters of a caption
_SPOKEN = rf"(?!(?s:.)*(?:[,.!?][\"”] |\b(?:{SAID})(?:nya)?\b))"  # as in no caption
_DATELINE = r"(?![A-Z][A-Z ,.()/]{2,60}[-–—])"

# Wherever they stand.
ANYWHERE = (
    Rule(
        "caption.credit",
        "caption",
        rf"(?i:\(?(?:foto|photo)(?: oleh| ilustrasi)?\s?:){_SPOKEN}\s?(?:[Dd]ok\.\s?)?"
        r"[^.!?:]{2,60}",
        takes=(
            "Foto: Rani Putri",
            "Foto : Dok. Desa Contoh",
            "(Foto: Istimewa)",
            "Foto ilustrasi: Rani/Kabar",
        ),
        spares=("Foto: itu kata kunci yang dicari, ujar Budi.", "Foto: Panen raya. Lalu hujan."),
        evidence="rp.pl 2025-2026, liquimoly-hbl.de 2022, echte-demokratie-jetzt.de "
        "2012 and another: 5 lines",
        as_printed=True,
        longest=LONGEST,
        needs=":",
        opens="(fp",
    ),
    Rule(
        "caption.credit_in_brackets",
        "caption",
        rf"{_DATELINE}(?=.*\((?i:foto|photo)\s?:){_SPOKEN}"
        r".*\((?i:foto|photo)\s?:(?!\s?http)[^()]{2,60}\)\.?",
        takes=(
            "Panen di Lebak. (Foto: Rani/Kabar)",
            "Panen di Lebak (Foto: Rani Putri dan Budi Santoso/Kabar Contoh Indonesia)",
        ),
        spares=("(Foto: http://foto.example/panen.jpg)", '"Panen bagus," kata Rani. (Foto: Humas)'),
        evidence="Okezone 2015-2026 and Beritasatu 2020: captions of this form",
        as_printed=True,
        longest=LONGEST,
        needs=":",
    ),
    Rule(
        "caption.copyright",
        "caption",
        rf"{_SPOKEN}[^.!?©]{{3,200}}(?:\s|/)©\s?(?=[^\s.])[^!?©]{{2,60}}(?<!\.)",
        takes=("Panen raya di Lebak © Instagram.com", "Warga memanen padi/©Kabar.com®/R. Putri"),
        spares=("Di sini tertulis © Kabar, yang berarti hak cipta.",),
        evidence="KapanLagi 2015-2016: the line below a picture",
        as_printed=True,
        longest=LONGEST,
        needs="©",
    ),
    Rule(
        "caption.stock",
        "caption",
        rf"(?:(?:foto )?ilustrasi )?(?:{PICTURE_OWNERS})(?:\.com)?",
        takes=("shutterstock", "Ilustrasi shutterstock.com"),
        spares=("Shutterstock membuka kantor baru.",),
        evidence="Merdeka 2021: the line below a picture",
        longest=40,
    ),
)
# Right below a picture, or above the text.
LABEL = Rule(
    "caption.label",
    "caption",
    r"\W*(?:(?:ket(?:erangan)?|teks)\.?\s?(?:foto|gambar)\s?:\s*"
    r"|(?:foto|gambar|caption)\s?:\s*(?=(?:\S+\s+){5}\S))",
    takes=(
        "Foto : Suasana panen raya di sawah Desa Contoh.",
        "Keterangan foto: Warga memanen padi bersama di sawah yang luas itu sejak pagi",
    ),
    spares=("Foto: Rani Putri", "Keterangan itu: benar."),
    evidence="reisen-mit-dem-internet.de 2019: 8 lines on 1 page",
    part="opening",
    longest=LONGEST,
    needs=":",
)
# A line right below a picture that ends with whose it is.
BELOW_PICTURE = Rule(
    "caption.below_picture",
    "caption",
    rf"(?:^|[.!?\"”)]\s*|\s)\(?(?:foto|photo|dok|{PICTURE_WORDS} foto)\s?:\s?\S.{{0,40}}$|^©",
    takes=("Warga memanen padi. Foto: Rani Putri", "© Rani Putri"),
    spares=("Warga memanen padi.",),
    evidence="Merdeka 2020-2021, viva.co.id 2016, globo.com 2020, grazia-magazin.de "
    "2019 and 3 more: 10 lines on 6 pages",
    part="within",
    longest=LONGEST,
)
# Behind a sentence, which stays.
BEHIND = Rule(
    "caption.behind",
    "caption",
    r"(?<=[.!?”\"])\s*\((?:foto|photo)\s?:[^()]{2,60}\)\.?$",
    takes=(
        '"Panen bagus," kata Rani. (Foto: Humas)',
        f"Panen raya. {'Warga memanen padi. ' * 13}(Foto: Humas)",
    ),
    spares=("Panen bagus (foto: Humas) di desa.",),
    evidence="the form in which Okezone 2015-2026 and Beritasatu 2020 print credits",
    part="within",
    longest=10_000,
    needs="(",
)
