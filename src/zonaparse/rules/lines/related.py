"""Headings and lines of links to other articles."""

from zonaparse.rules.rule import Rule

RULES = (
    Rule(
        "related.heading",
        "drop_links",
        r"(?:artikel|berita) (?:pilihan|(?:terkait|populer)(?!\s?:)|terkini|terpopuler"
        r"|rekomendasi)\W*",
        takes=("Artikel Pilihan:", "Berita Terkait"),
        spares=("Berita terkait:", "Berita terkini tentang panen raya itu ditunggu warga."),
        evidence="PRMN 2020 ('Artikel Terkait'), Kompas 2020-2023",
        opens="ab",
    ),
    Rule(
        "related.widget",
        "drop_links",
        r"(?:terkini|terpopuler|kabar daerah)\W*",
        takes=("Terkini", "Terpopuler", "Kabar Daerah"),
        spares=("Terkini warga menunggu hujan.",),
        evidence="PRMN 2020-2023, Kompas 2020-2023, Detik 2023",
        opens="kt",
    ),
    Rule(
        "related.read_more",
        "drop",
        r"(?:read (?:more|also|full)|watch:? |see also|continue reading).{0,160}\W*",
        takes=("Read more: The Dam Broke", "Watch: the harvest", "Continue reading"),
        spares=("Reading more helps.", "Watchmen stood at the dam."),
        evidence="btod.com 2026, ecocult.com 2024, move.org 2025 and 29 more: 49 lines on 32 pages",
        scope="unknown_site",
        longest=320,
        opens="crsw",
    ),
    Rule(
        "related.read",
        "drop",
        r"(?:also )?read: .{0,160}\W*",
        takes=("READ: Best Seeds for Beginners", "Also read: The Dam Broke"),
        spares=("Read the label first.",),
        evidence="a page about camping of 2025",
        scope="unknown_site",
        longest=320,
        needs=":",
        opens="ar",
    ),
    Rule(
        "related.labelled",
        "drop",
        r"\W*(?:related(?: \w+)?|see more|useful resource): .{0,160}\W*",
        takes=("Related post: Pickled Radish", "SEE MORE: The Dam Broke"),
        spares=("Related villages waited: nothing came.",),
        evidence="splunk.com, seniorliving.org 2019, hechingerreport.org 2025 and 3 "
        "more: 8 lines on 6 pages",
        scope="unknown_site",
        longest=320,
        needs=":",
    ),
    Rule(
        "related.title",
        "drop",
        r"(?:don['’]t miss|related (?:news|articles?|posts?|stories|links|reading))\W*",
        takes=("Don't Miss:", "Related articles"),
        spares=("Related articles of the law were changed.",),
        evidence="wikipedia.org 2013, bgr.com 2019, express.co.uk 2019 and another: 4 lines",
        scope="unknown_site",
        longest=320,
        opens="dr",
    ),
)
