"""Lines that promote the site: its channels, other news, newsletters."""

from zonaparse.rules.rule import Rule
from zonaparse.rules.vocabulary import CHANNELS

# An invitation to the reader, what it offers, and where.
_INVITES = (
    r"\W*(?:(?:yuk|ayo|mari|silakan|jangan lupa)\W+)?(?:ikuti|follow|gabung|bergabung|join"
    r"|dapatkan|cek|download|unduh|subscribe|baca|simak|saksikan|nikmati|temukan)\b"
)
_OFFERED = (
    r"\b(?:berita|artikel|breaking news|kabar terbaru|kami|channel|saluran|grup"
    r"|informasi (?:lain|ter)\w*)\b"
)

RULES = (
    Rule(
        "promotion.channel",
        "drop",
        rf"{_INVITES}(?=(?s:.*){_OFFERED})(?s:.*)(?:{CHANNELS})",
        takes=(
            "Follow Berita Kabar Contoh di Google News",
            "Yuk gabung grup WhatsApp Kabar Contoh",
            "Dapatkan kabar terbaru lewat notifikasi, daftar di sini",
        ),
        spares=(
            "Download aplikasi PeduliLindungi di Play Store atau App Store.",
            "WhatsApp merilis pembaruan fitur channel dan update kamera, kata Budi.",
        ),
        evidence="Media Indonesia and Republika 2025-2026, kompas.com 2022-2023, "
        "belfastlive.co.uk 2023: 39 lines",
        part="opening",
        longest=320,
    ),
    Rule(
        "promotion.topic",
        "drop",
        r"ikuti (?:terus )?perkembangan berita ini\b",
        takes=("Ikuti perkembangan berita ini dalam topik Panen",),
        spares=("Ikuti perkembangan panen dari hari ke hari.",),
        evidence="Kompas 2015: above the topics of an article",
        part="opening",
        longest=320,
        opens="i",
    ),
    Rule(
        "promotion.other_news",
        "drop",
        r"(?:simak|baca) berita lain(?:nya)? (?:terkait|tentang|di|seputar)\b",
        takes=("Simak berita lainnya seputar panen",),
        spares=("Baca berita lain dulu, kata Budi.",),
        evidence="Jawa Pos and Promedia 2023-2026",
        part="opening",
        longest=320,
        opens="bs",
    ),
    Rule(
        "promotion.newest",
        "drop",
        r"\W*(?:simak|baca) berita (?:terkini|terbaru|terpercaya)(?: dan ter\w+)?"
        r" (?:hanya )?di [^.,!?]{3,40}[.!]?",
        takes=(
            "Baca berita terkini dan terpercaya di Berita Kabar Contoh",
            "Simak berita terbaru hanya di Kabar Contoh.",
        ),
        spares=("Baca berita terkini di koran pagi, itu kebiasaan Budi sejak kecil.",),
        evidence="Liputan6 2026: below the text of an article",
        longest=120,
    ),
    Rule(
        "promotion.campaign",
        "drop",
        r"\W{0,3}#ingatpesanibu\b",
        takes=("** #IngatPesanIbu",),
        spares=("Ingat pesan ibu, kata Budi.",),
        evidence="liputan6.com 2020: 7 lines",
        part="opening",
        longest=320,
    ),
    Rule(
        "promotion.subscribe",
        "drop",
        r"(?:sign up|subscribe) (?:to|for|now|today|here|and|with|by|via|free|in|on|our|us|at)\b"
        r".{0,160}\W*",
        takes=("Subscribe now to read the latest news.", "Sign up for our newsletter"),
        spares=("Subscribers waited for the paper.",),
        evidence="nationalpost.com 2024-2025, ottawacitizen.com 2026, financialpost.com "
        "2026 and 6 more: 12 lines on 10 pages",
        scope="unknown_site",
        longest=320,
        opens="s",
    ),
    Rule(
        "promotion.click_here",
        "drop",
        r"(?:click here .{0,80}|download (?:our|the) .{0,80})\W*",
        takes=("Click here for dates and prices", "Download our brochure"),
        spares=("Click the second button here.",),
        evidence="conejoadulted.org 2021, edu.in, foxnews.com 2019 and 5 more: 8 lines",
        scope="unknown_site",
        longest=320,
        opens="cd",
    ),
    Rule(
        "promotion.account",
        "drop",
        r"(?:jangan lupa )?(?:untuk )?(?:ikuti|follow)(?: juga)? (?:akun |media sosial )?"
        r"(?:kami di )?(?:instagram|facebook|tiktok|twitter|youtube|threads)\b(?=.*[@#]).{0,120}",
        takes=(
            "Jangan lupa ikuti Instagram @kabarcontoh untuk info lainnya.",
            "Follow TikTok kami @kabarcontoh",
        ),
        spares=(
            "Ikuti Instagram sejak lama, Rani baru berani berjualan di sana.",
            "Ikuti arahan petugas, kata Budi.",
        ),
        evidence="a page of our own of 2026, made in the manner of lifestyle portals",
        longest=200,
        opens="fiju",
    ),
    Rule(
        "promotion.video_channel",
        "drop",
        r"(?:jangan lupa (?:untuk )?)?(?:like|subscribe|share)"
        r"(?:\W+(?:(?:and|dan|juga) )?"
        r"(?:like|comment|komen(?:tar)?|subscribe|share|aktifkan|nyalakan)\b){1,4}.{0,80}",
        takes=(
            "Jangan lupa Like, Comment, Subscribe, dan nyalakan lonceng!",
            "Like, share and subscribe",
        ),
        spares=("Subscribe itu perlu, kata Rani.", "Jangan lupa sarapan dan cuci tangan."),
        evidence="a page of our own of 2026, made in the manner of what stands below videos",
        longest=160,
        opens="jls",
    ),
    Rule(
        "promotion.support",
        "drop",
        r"(?:ayo |mari )?(?:dukung|bantu) (?:jurnalisme|kerja jurnalis\w*"
        r"|media independen|kami)\b"
        r"(?=.*\b(?:ber)?donasi\b).{0,240}",
        takes=("Dukung jurnalisme independen kami dengan berdonasi melalui halaman ini.",),
        spares=(
            "Dukung jurnalisme warga, pemerintah desa membuka pelatihan menulis.",
            "Bantu korban banjir dengan donasi pakaian layak pakai.",
        ),
        evidence="a page of our own of 2026, made in the manner of Papuan and non-profit papers",
        longest=300,
        needs="donasi",
        opens="abdm",
    ),
    Rule(
        "promotion.app_malay",
        "drop",
        r"(?:muat turun|dapatkan) aplikasi\b.{0,60}(?:klik|tekan) (?:di )?sini\W*",
        takes=("Muat turun aplikasi Kabar Contoh. Klik di sini!",),
        spares=("Muat turun aplikasi itu mengambil masa lima minit.",),
        evidence="a page of our own of 2026, made in the manner of Malay papers",
        longest=160,
        needs="aplikasi",
        opens="dm",
    ),
    Rule(
        "promotion.rubric",
        "drop",
        r"baca juga\W.{5,160} dan (?:artikel|berita|tulisan) (?:menarik )?lain(?:nya)?"
        r" (?:di|dari) .{3,60}",
        takes=("BACA JUGA Panen Raya dan artikel menarik lainnya di rubrik ESAI",),
        spares=("Baca juga bukunya, kata Rani, lalu pulang.",),
        evidence="a page of our own of 2026, made in the manner of a magazine in Yogyakarta",
        longest=260,
        needs=" lain",
        opens="b",
    ),
)
