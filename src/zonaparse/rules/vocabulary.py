"""Words that several rules and fields are made of, each list once.

Lists are alternatives of a pattern, in lower case, for patterns that ignore case or look at a line
in lower case.
"""

# Days and months, in Indonesian and English.
WEEKDAYS = "senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad"
ENGLISH_WEEKDAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
# Indonesian first, with the old and the short spellings in use.
MONTHS = (
    ("jan", "januari", "january", "djan", "djanuari"),
    ("feb", "februari", "february", "peb", "pebruari"),
    ("mar", "maret", "march", "mrt"),
    ("apr", "april"),
    ("mei", "may", "mai"),
    ("jun", "juni", "june", "djuni"),
    ("jul", "juli", "july", "djuli"),
    ("agu", "agustus", "august", "aug", "agt", "agust", "ags", "ag"),
    ("sep", "september", "sept"),
    ("okt", "oktober", "october", "oct"),
    ("nov", "november", "nop", "nopember"),
    ("des", "desember", "december", "dec"),
)
ZONES = "wi(?:b|ta|t)"

# What a byline calls those whom it names.
ROLES = {
    "author": "penulis, reporter magang, reporter, pewarta, wartawan, jurnalis, laporan, rep, oleh,"
    " kontributor, naskah, writer, writers, author, authors",
    "editor": "editor, penyunting, redaktur, red, uploader",
    "source": "sumber berita, sumber, source",
    "translator": "penerjemah, translator",
}
ROLE_OF = {word: role for role, words in ROLES.items() for word in words.split(", ")}
ROLE_WORDS = "|".join(ROLE_OF)
REPORTERS = "wartawan|reporter|jurnalis|kontributor|koresponden"

# Whose pictures every site shows. Two people with a slash between them may well be those shown.
PICTURE_AGENCIES = "reuters|afp|ap|epa|xinhua|ist(?:imewa)?|net|internet"
PICTURE_WORDS = "foto|photo|sumber|source|credit|kredit"

SITES = r"[\w-]+(?:\.(?:co|go|or|ac))?\.(?:com|co|id|net|org|tv|gov|edu|info)\b"

# What speech is told with: no caption and no credit quotes anybody.
SAID = "kata|ujar|tutur|ucap|jelas|imbuh"

# Where a site asks its readers to follow it.
CHANNELS = (
    "google news|kanal kami|saluran kami|whats ?app|telegram|instagram|facebook|youtube|tiktok"
    "|play store|klik di ?sini|notifikasi"
)
