"""Lines that say where else an article ran, whose it is, and that nobody may copy it."""

from zonaparse.rules.rule import Rule

RULES = (
    Rule(
        "republication.ran_before",
        "drop",
        r"\W{0,3}(?:(?:sebelumnya|sebagian) )?(?:artikel|berita|tulisan) (?:ini|serupa)"
        r"(?: (?:juga|telah|sudah|pernah|sebelumnya|pertama kali|lebih dulu)){1,3}"
        r" (?:(?:di)?tayang(?:kan)?|dimuat|(?:di)?terbit(?:kan)?|dipublikasikan)\b",
        takes=(
            "Artikel ini telah tayang di Kabar Lain dengan judul Panen Raya",
            "*Berita ini sudah dimuat lebih dulu di Kabar Lain",
        ),
        spares=("Artikel ini membahas tanda-tandanya.",),
        evidence="Tribun and sites that take its articles over, 2017-2024",
        part="opening",
        longest=320,
    ),
    Rule(
        "republication.original",
        "drop",
        r"(?:baca|lihat|simak) (?:artikel|berita|tulisan) (?:sumber|asli)(?:nya)?\W*",
        takes=("Baca artikel sumber", "Lihat artikel asli"),
        spares=("Baca artikel sumber itu sampai selesai, kata Rani.",),
        evidence="Tribun 2021-2024 and Detik 2023-2024: the address of the article below its text",
        opens="bls",
    ),
    Rule(
        "republication.forbidden",
        "drop",
        r"dilarang (?:keras )?(?:mengambil|mengutip|menyalin|meng-?copy|memperbanyak"
        r"|menyebarluaskan)\b(?=.*\b(?:tanpa (?:se)?izin|konten|isi (?:artikel|berita|situs))\b)",
        takes=("Dilarang keras mengambil konten di situs web ini tanpa izin tertulis.",),
        spares=("Dilarang mengambil ikan di waduk itu selama musim kemarau.",),
        evidence="Antara 2026",
        part="opening",
        longest=320,
        opens="d",
    ),
    Rule(
        "republication.copyright",
        "drop",
        r"copyright (?:©|\(c\)|\d).{0,60}|(?:©|\(c\)) (?:copyright|hak cipta|20\d\d)\b.{0,60}"
        r"|hak cipta (?:©|\(c\)).{0,50}",
        takes=("COPYRIGHT © ANTARA 2016", "Hak Cipta © Kabar Contoh"),
        spares=("Copyright law was changed in that year.",),
        evidence="Antara 2015-2017 and 2026",
        opens="(ch©",
    ),
    Rule(
        "republication.rights",
        "drop",
        r"(?:(?:copyright (?:©|\(c\)|\d|by )|© ).{0,160}|all rights reserved.{0,120}"
        r"|reuse this content)\W*",
        takes=("© Rani Putri", "All rights reserved.", "Reuse this content"),
        spares=("All rights of way were closed.",),
        evidence="taz.de 2023, sciencealert.com 2019, tvtoday.de 2018 and 14 more: 30 "
        "lines on 22 pages",
        scope="unknown_site",
        longest=320,
        opens="acr©",
    ),
)
