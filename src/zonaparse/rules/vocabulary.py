"""Words that several rules and fields are made of, each list once.

Lists are alternatives of a pattern, in lower case, for patterns that ignore case or look at a line
in lower case.
"""

# Days and months, in Indonesian and English.
# Beside the Indonesian names of days the Malay, the Sundanese and the Javanese ones.
WEEKDAYS = "sen[ieé]n|isnin|s[ae]lasa|rabu|rebo|kh?[ae]mis|jum.?at|sa[bp]tu|minggu|ahad"
# Their names and what those are cut down to, from Monday on.
DAYS = (
    "senin senen senén isnin sen mon monday",
    "selasa salasa sel tue tues tuesday",
    "rabu rebo rab wed wednesday",
    "kamis kemis khamis kam thu thurs thursday",
    "jumat jum'at jum’at jumaat jum fri friday",
    "sabtu saptu sab sat saturday",
    "minggu ahad min ming sun sunday",
)
ENGLISH_WEEKDAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
MONTHS_AS_PRINTED = tuple(
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
)
ENGLISH_MONTHS = tuple(
    "January February March April May June July August September October November December".split()
)
# The old, the short and the Sundanese spellings in use.
_MORE_MONTHS = (
    "jan djan djanuari",
    "feb peb pebruari pébruari",
    "mar mrt",
    "apr",
    "mai méi",
    "jun djuni",
    "jul djuli",
    "agu aug agt agust ags ag",
    "sep sept séptémber",
    "okt oct",
    "nov nop nopember nopémber",
    "des dec désémber",
)
MONTHS = tuple(
    tuple(dict.fromkeys((one.lower(), other.lower(), *more.split())))
    for one, other, more in zip(MONTHS_AS_PRINTED, ENGLISH_MONTHS, _MORE_MONTHS, strict=True)
)
MONTH_WORDS = "|".join(sorted((name for names in MONTHS for name in names), key=len, reverse=True))
ZONES = "wi(?:b|ta|t)"
YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"
# What stands before the time of a change. In a byline, words of other languages may be of its text.
UPDATED = r"diperbarui|pembaruan|diubah|(?:last )?updated?|modified|revised|last reviewed"
UPDATED_ANYHOW = (
    rf"{UPDATED}|di(?:per|mu)?ba(?:ha)?rui|di-?update|perbarui|aktualisiert|mis à jour"
    r"|actualizad[oa]|atualizad[oa]|aggiornat[oa]|bijgewerkt"
)

# What a byline calls those whom it names.
ROLES = {
    "author": "penulis, reporter magang, reporter, pewarta, wartawan, jurnalis,"
    " laporan wartawan, laporan, rep, oleh,"
    " ditulis oleh, dilaporkan oleh, disusun oleh, diposting oleh, dipublikasikan oleh,"
    " dibuat oleh, diterbitkan oleh, pewawancara, kontributor, naskah, writer, writers, author,"
    " authors, autor, autora, autorin, autoren, auteur",
    "editor": "editor, penyunting, redaktur, red, uploader, disunting oleh, diedit oleh,"
    " copy editor",
    "picture": "fotografer, videografer, video editor, video jurnalis, kameramen",
    "source": "sumber berita, sumber, source",
    "translator": "penerjemah, translator",
}
ROLE_OF = {word: role for role, words in ROLES.items() for word in words.split(", ")}
ROLE_WORDS = "|".join(ROLE_OF)
REPORTERS = "wartawan|reporter|jurnalis|kontributor|koresponden"

# Agencies and broadcasters whose reports every site takes over: never a person, never a place.
AGENCIES = frozenset(
    """
    ant antara antaranews antaranewscom lkbnantara antarafoto reuters afp ap associatedpress xinhua
    agencefrancepresse upi pti ians dpa efe ansa tass bloomberg pressassociation
    bernama anadolu anadoluagency kyodo sputnik bbc bbcindonesia bbcnewsindonesia voa voaindonesia
    abcaustralia abcindonesia abcradioaustralia deutschewelle dw dwindonesia cnn cnnindonesia
    cnbcindonesia tribunnetwork tribunnews kompascom prwire prnewswire businesswire globenewswire
    """.split()
)

# Whose pictures every site shows. Two people with a slash between them may well be those shown.
PICTURE_AGENCIES = "reuters|afp|ap|epa|xinhua|ist(?:imewa)?|net|internet"
PICTURE_OWNERS = (
    r"antara|getty(?:images)?|shutterstock|thinkstock|i?stock(?:photo)?|pixabay|freepik|pexels|unsplash"
    r"|wikimedia|wikipedia|instagram|twitter|facebook|you ?tube|tiktok|repro(?:duksi)?"
    r"|dok(?:umentasi)?|arsip|tangkapan layar|humas|google maps"
)
PAPERS = (
    r"kompas\w*|tribun\w*|republika|detik\w*|tempo|viva\w*|okezone|merdeka|suara|jawa ?pos"
    r"|liputan ?6(?: s?c?tv)?|sctv|antaranews|sindonews|beritasatu|media indonesia|mi|bbc|cnn"
)
# In brackets behind a caption these are no names of people.
PAPERS_ABROAD = (
    r"daily ?mail|(?:the )?(?:sun|guardian|telegraph|mirror|independent|new york times)|sky sports"
    r"|bloomberg|huffington post|al ?jazeera|south china morning post"
)
PICTURE_WORDS = "foto|photo|sumber|source|credit|kredit"

DOMAIN = r"[\w-]+(?:\.(?:co|go|or|ac))?\.(?:com|co|id|net|org|tv|gov|edu|info)\b"

# What speech is told with: no caption and no credit quotes anybody.
SAID = "kata|ujar|tutur|ucap|jelas|imbuh"

# Where a site asks its readers to follow it.
CHANNELS = (
    "google news|kanal kami|saluran kami|whats ?app|telegram|instagram|facebook|youtube|tiktok"
    "|play store|klik di ?sini|notifikasi"
)
