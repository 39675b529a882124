"""Headings of what follows an article: the text ends there."""

from zonaparse.rules.rule import Rule

_LONGEST = 59  # characters of a heading

RULES = (
    Rule(
        "after.related",
        "end",
        r"(?:related(?: (?:articles?|posts?|stories|news|content|links|reading|topics))?)\W*",
        takes=("Related articles", "Related"),
        spares=("Related villages",),
        evidence="xmarkfitness.com 2023, adventureswithpinny.com 2020, uxcam.com 2025 "
        "and 5 more: 9 lines",
        scope="unknown_site",
        longest=_LONGEST,
        opens="r",
    ),
    Rule(
        "after.comments",
        "end",
        r"(?:(?:leave|post|add) (?:a )?(?:comment|reply)|(?:\d+ )?comments?(?: \(\d+\))?"
        r"|(?:\d+|one|no) (?:responses?|thoughts?|repl(?:y|ies)|comments?) (?:to|on) .*"
        r"|(?:\d+ |tinggalkan |beri(?:kan)? |tulis |kirim )?komentar(?: anda)?(?: \(\d+\))?"
        r"|\d+ (?:komentar|balasan|tanggapan) (?:untuk|pada) .*)\W*",
        takes=(
            "Leave a comment",
            "12 Comments",
            "3 Komentar",
            "Tinggalkan Komentar",
            "One Response to “Panen Raya”",
            "2 tanggapan untuk “Panen Raya”",
        ),
        spares=("Comments came late", "Komentar Kepala Desa", "Tanggapan"),
        evidence="morebikes.co.uk 2014, indiapost.com, decodingai.com 2025 and 2 more: 5 lines; "
        "WordPress and Blogger in Indonesian",
        scope="unknown_site",
        longest=_LONGEST,
        opens="0abcklnopt",
    ),
    Rule(
        "after.author",
        "end",
        r"(?:about the authors?|(?:tentang|profil) penulis)\W*",
        takes=("About the Author", "Tentang Penulis"),
        spares=("About the village",),
        evidence="spinemd.com 2025, cellarbeastwine.com 2025, ironhack.com 2025 and "
        "another: 4 lines",
        scope="unknown_site",
        longest=_LONGEST,
        opens="apt",
    ),
    Rule(
        "after.more",
        "end",
        r"(?:more (?:from|on|in|stories|news)\b.*)\W*",
        takes=("More News", "More from Village News"),
        spares=("More rain is expected",),
        evidence="detik.com, councilforrelationships.org 2025, enterprisersproject.com "
        "2023 and 3 more: 14 lines",
        scope="unknown_site",
        longest=_LONGEST,
        opens="m",
    ),
    Rule(
        "after.also_like",
        "end",
        r"(?:you (?:may|might) also (?:like|be interested).*)\W*",
        takes=("You may also like:",),
        spares=("You may also ask the village",),
        evidence="brettlarkin.com 2024, theantijunecleaver.com 2017: 2 lines",
        scope="unknown_site",
        longest=_LONGEST,
        opens="y",
    ),
    Rule(
        "after.read_next",
        "end",
        r"(?:what to read next|read next|keep reading|also read|see also"
        r"|recommended(?: for you| reading)?|further reading)\W*",
        takes=("Read next", "Recommended Reading", "Further reading"),
        spares=("Recommended seeds",),
        evidence="accounting.com, timeout.com 2025, zitrod.com 2020 and 2 more: 5 lines",
        scope="unknown_site",
        longest=_LONGEST,
        opens="afkrsw",
    ),
    Rule(
        "after.popular",
        "end",
        r"(?:(?:most (?:read|popular)|trending|popular (?:posts|articles)).*)\W*",
        takes=("Trending Now", "Most read in Lebak"),
        spares=("Popular dances",),
        evidence="indiatimes.com 2020: 1 line",
        scope="unknown_site",
        longest=_LONGEST,
        opens="mpt",
    ),
    Rule(
        "after.latest",
        "end",
        r"(?:(?:latest (?:news|posts|articles|stories)|similar (?:posts|articles)))\W*",
        takes=("Latest News", "Similar Articles"),
        spares=("Latest harvest",),
        evidence="kaieteurnewsonline.com 2022, omalleytunstall.com 2017: 2 lines",
        scope="unknown_site",
        longest=_LONGEST,
        opens="ls",
    ),
    Rule(
        "after.topics",
        "end",
        r"(?:tags?|categories|filed under)\W*",
        takes=("TAG", "Categories"),
        spares=("Tagged fish",),
        evidence="Beritasatu 2020, kabarislamia.com 2015, akurat.co 2017, "
        "tennismagazin.de 2022: 4 lines",
        scope="unknown_site",
        longest=_LONGEST,
        opens="cft",
    ),
    Rule(
        "after.neighbours",
        "end",
        r"(?:(?:previous|next) (?:post|article).*)\W*",
        takes=("Previous post: The Dam",),
        spares=("Next village",),
        evidence="thirty blogs print it below the text, 2013-2025",
        scope="unknown_site",
        longest=_LONGEST,
        opens="np",
    ),
    Rule(
        "after.subscribe",
        "end",
        r"(?:(?:sign up|subscribe)(?: (?:to|for|now|today|here)\b.*)?)\W*",
        takes=("Subscribe", "Sign up for our emails"),
        spares=("Signs of rain",),
        evidence="thewest.com.au 2020-2024, nationnews.com 2022, statnews.com 2025 and "
        "8 more: 13 lines",
        scope="unknown_site",
        longest=_LONGEST,
        opens="s",
    ),
    Rule(
        "after.newsletter",
        "end",
        r"(?:(?:newsletter|follow us|join the (?:conversation|discussion)).*)\W*",
        takes=("Newsletters", "Join the conversation"),
        spares=("Join the village",),
        evidence="japantimes.co.jp 2020, automateed.com 2026, travelyesplease.com 2015 "
        "and 3 more: 6 lines",
        scope="unknown_site",
        longest=_LONGEST,
        opens="fjn",
    ),
    Rule(
        "after.berita_terkait",
        "end",
        r"(?:(?:berita|artikel) (?:(?:terkait|lainnya)(?!\s?:)|terkini|terpopuler|pilihan)"
        r"|terpopuler)\W*",
        takes=("Artikel Terkait", "BERITA LAINNYA"),
        spares=("Berita lainnya:",),
        evidence="goodnewsfromindonesia.id 2016: 1 line",
        scope="unknown_site",
        longest=_LONGEST,
        opens="abt",
    ),
    Rule(
        "after.komentar",
        "end",
        r"(?:(?:\d+ )?komentar(?: pembaca)?(?: \(\d+\))?"
        r"|(?:tinggalkan|tulis) (?:balasan|komentar))\W*",
        takes=("Komentar", "12 Komentar", "Komentar (3)", "Tinggalkan Balasan"),
        spares=("Komentar warga",),
        evidence="kabarislamia.com 2015, Antara 2016, Kompas 2020-2023",
        scope="unknown_site",
        longest=_LONGEST,
        opens="0kt",
    ),
)
