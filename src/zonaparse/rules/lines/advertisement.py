"""Lines that mark an advertisement or sell something."""

from zonaparse.rules.rule import Rule

RULES = (
    Rule(
        "advertisement.mark",
        "drop",
        r"\W*(?:advertisements?|iklan)\W*",
        takes=("ADVERTISEMENT", "-- Iklan --"),
        spares=("Iklan rokok di dekat sekolah itu akhirnya diturunkan warga.",),
        evidence="detik.com 2023-2024, kabarislamia.com 2015, breakingnewstoday.co.uk "
        "2023 and another: 106 lines",
    ),
    Rule(
        "advertisement.sponsored",
        "drop",
        r"sponsored(?: content)?",
        takes=("Sponsored", "Sponsored content"),
        spares=("Sponsored by the village council, the harvest began at dawn.",),
        evidence="classcentral.com 2025: 1 line",
        opens="s",
    ),
    Rule(
        "advertisement.scroll",
        "drop",
        r"(?:scroll|gulir) (?:to|ke|down|untuk)\b.{0,60}",
        takes=("SCROLL TO CONTINUE WITH CONTENT", "Gulir ke bawah untuk melanjutkan membaca"),
        spares=("Gulir layar itu perlahan, kata Budi.",),
        evidence="Detik 2023-2025 (below nearly every text), Tempo 2025",
        opens="gs",
    ),
    Rule(
        "advertisement.word",
        "drop",
        r"(?:advertis\w+|advert)\W*",
        takes=("Advertising", "Advert"),
        spares=("Advertising revenue fell again last year.",),
        evidence="morebikes.co.uk 2014, timeout.com 2025, ukbdnews.com 2020 and 4 more: 7 lines",
        scope="unknown_site",
        longest=320,
        opens="a",
    ),
    Rule(
        "advertisement.continues",
        "drop",
        r"(?:story continues.{0,60}|article continues below)\W*",
        takes=("Story continues below advertisement", "Article Continues Below"),
        spares=("The story goes on in the next village.",),
        evidence="alistapart.com 2007: 1 line",
        scope="unknown_site",
        longest=320,
        opens="as",
    ),
    Rule(
        "advertisement.shop",
        "drop",
        r"(?:buy|shop) now(?: .{0,60})?\W*",
        takes=("Buy now", "Shop now at Village Seeds"),
        spares=("Buyers now wait for the harvest.",),
        evidence="reviewed.com 2025, bgr.com 2019, eridehero.com 2020 and 3 more: 7 lines",
        scope="unknown_site",
        longest=320,
        opens="bs",
    ),
    Rule(
        "advertisement.affiliate",
        "drop",
        r"(?:(?:full )?disclos\w+:|(?:this|our) (?:post|article|page|site|blog) (?:may )?contains?"
        r" affiliate|purchases made through links).{0,300}\W*",
        takes=(
            "This post contains affiliate links.",
            "Disclosure: we were given the seeds.",
            "Purchases made through links earn us a small commission.",
        ),
        spares=("This post contains three photographs of the harvest.",),
        evidence="itsalltriptome.com 2023, travelyesplease.com 2015, "
        "afarmgirlskitchen.com 2024 and 3 more: 7 lines on 6 pages",
        scope="unknown_site",
        longest=320,
        opens="dfopt",
    ),
)
