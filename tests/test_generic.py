"""What the generic reader finds on pages of any site, one rule a test."""

import pytest

import zonaparse
from zonaparse.article import Article

HEADLINE = "Warga Desa Contoh Panen Raya"
TEXT = (
    "<p>Warga memanen padi bersama di sawah yang luas itu sejak pagi.</p>" * 25
)  # more than what is read around a headline


def parsed(head: str = "", above: str = "", below: str = "", after: str = "") -> Article:
    """Parse a page with markup in its head, above and below its headline, and after its text."""
    return zonaparse.parse(
        f"<head><title>{HEADLINE} | Kabar Contoh</title>"
        f'<meta property="og:site_name" content="Kabar Contoh">{head}</head>'
        f"<body><main><div>{above}<h1>{HEADLINE}</h1>{below}</div><div>{TEXT}</div>{after}</main>"
        "</body>"
    )


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Rani Putri, Senior Director, Research &amp; Markets, Contoh Corp", ["Rani Putri"]),
        ("By Rani Putri, Print Managing Editor", ["Rani Putri"]),
        ("By Rani Putri on Dec 3, 2024", ["Rani Putri"]),
        ("By Rani Putri, DVM", ["Rani Putri, DVM"]),
        ("By Rani Putri, Ph.D. Updated May 3, 2021", ["Rani Putri, Ph.D."]),
        ("By Rani Putri Friday, May 3, 2021", ["Rani Putri"]),
        ("By Rani Putri, Budi Santoso, and Ani Sari", ["Rani Putri", "Budi Santoso", "Ani Sari"]),
        ("<p class=author>Learn more >></p> <p class=author>Rani Putri</p>", ["Rani Putri"]),
        ("By Rani Putri [email\xa0protected]", ["Rani Putri"]),
        ("Authors: Rani Putri, Budi Santoso", ["Rani Putri", "Budi Santoso"]),
        ("Text by Rani Putri", ["Rani Putri"]),
        ("Analysis by Rani Putri", ["Rani Putri"]),
        ("Von Rani Putri", ["Rani Putri"]),
        ("Por Rani Putri y Budi Santoso", ["Rani Putri", "Budi Santoso"]),
        ("By the time the rain came the rice was in", []),
        ("Por primera vez en la aldea", []),
        (
            "<p class=byline><i class=author>Rani Putri</i> <i>Kota Contoh Post</i></p>",
            ["Rani Putri"],
        ),
        ("By Rani Putri, Associated Press", ["Rani Putri"]),
        ("<i class=author>Reuters</i>", []),
        ("<i class=author>Written by</i>", []),
        ("<i class=author>Текст: Рани Путри</i>", ["Рани Путри"]),
        ("<p class=comment-form-author>Nama</p>", []),
        ("May 3, 2021 10:00 AM <br>Heard on Pagi Ini <p>By</p> Rani Putri", ["Rani Putri"]),
        ("Updated: May 3, 2021 <p>Written by: Rani Putri</p>", ["Rani Putri"]),
        ("Rani Putri | Senior Writer | July 2, 2024", ["Rani Putri"]),
        ("Rani Putri, jurnalis", ["Rani Putri"]),
        ("Rani Putri, wartawan, tewas", []),
        ("By The Kabar Contoh", []),
        ("By Rani Putri and the Kabar Contoh Staff", ["Rani Putri"]),
        ("By Rani Putri. Reviewed by Budi Santoso, MD", ["Rani Putri"]),
    ],
)
def test_a_byline_gives_the_names_alone(byline: str, authors: list[str]) -> None:
    assert parsed(below=f"<div>{byline}</div>").authors == authors


@pytest.mark.parametrize("words", ["Reviewed by", "Edited by", "Medically reviewed by"])
def test_who_is_linked_as_a_reviewer_is_no_author(words: str) -> None:
    linked = 'By <a href="/author/rani">Rani Putri</a>. {} <a href="/author/budi">Budi Santoso</a>'
    assert parsed(below=f"<div class=byline>{linked.format(words)}</div>").authors == ["Rani Putri"]


@pytest.mark.parametrize("text", ["Learn More", "View full profile", "Read all posts"])
def test_the_text_of_a_link_to_a_profile_is_no_name(text: str) -> None:
    byline = f'By <a href="/author/r">Rani Putri</a> <a href="/author/r">{text}</a>'
    assert parsed(below=f"<div class=byline>{byline}</div>").authors == ["Rani Putri"]


@pytest.mark.parametrize(
    "name", ["undefined", "Webmaster", "kbadmin", "rani.putri", "page.extra.author"]
)
def test_an_account_or_a_variable_is_no_author(name: str) -> None:
    assert parsed(f'<meta name="author" content="{name}">').authors == []


def test_an_update_in_the_place_of_the_byline_hides_no_byline() -> None:
    below = "<p class=byline>Updated on May 3, 2021</p><p class=byline>By Rani Putri</p>"
    assert parsed(below=below).authors == ["Rani Putri"]


def test_a_name_that_json_ld_gives_as_a_list_is_read() -> None:
    node = '{"@type": "NewsArticle", "author": {"@type": "Person", "name": ["Rani Putri"]}}'
    assert parsed(f'<script type="application/ld+json">{node}</script>').authors == ["Rani Putri"]


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", //"Article",\n"author": "Rani Putri", "url": "https://a.id/b"}',
        '{"@type": "NewsArticle", /* who */ "author": "Rani Putri",}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;author&quot;: &quot;Rani Putri&quot;}",
        '{"@type": "ScholarlyArticle", "author": {"@type": "Person", "name": "Rani Putri"}}',
        '{"@type": ["MedicalWebPage"], "author": [{"name": "Rani Putri"}]}',
    ],
)
def test_json_ld_is_read_in_the_forms_that_sites_give_it(script: str) -> None:
    article = parsed(f'<script type="application/ld+json">{script}</script>')
    assert (article.authors, article.provenance["authors"]) == (["Rani Putri"], "jsonld:author")


@pytest.mark.parametrize("name", ["article:author", "byl", "dcterms.creator", "parsely-author"])
def test_the_author_by_other_names_of_the_head(name: str) -> None:
    assert parsed(f'<meta name="{name}" content="By RANI PUTRI">').authors == ["RANI PUTRI"]


def test_an_organization_in_json_ld_is_no_author() -> None:
    node = '{"@type": "NewsArticle", "author": [{"@type": "Organization", "name": "Kota Post"}]}'
    assert parsed(f'<script type="application/ld+json">{node}</script>').authors == []


def test_white_space_around_a_line_above_the_headline_is_not_counted() -> None:
    above = f"<div><div>{' ' * 99}<b>5 min</b></div>{' ' * 99}<div>May 3, 2021</div></div>"
    assert str(parsed(above=above).published_at)[:10] == "2021-05-03"


@pytest.mark.parametrize(
    "after",
    [
        '<div>By: <a href="/author/rani/">Rani Putri</a></div>',
        "<div class=post-author-name>Rani Putri</div><div class=author-title>Writer</div>",
        "<div class=author><b class=author-name>Rani Putri</b> <i>Senior Analyst</i></div>",
        '<b class=author>Rani Putri</b> <a class="author-link" href="/author/r">View profile</a>',
        "<h4 class=author>About Rani Putri</h4><b class=author-name>Rani Putri</b>",
        '<div>Text by <a href="/contributor/rani/">Rani Putri</a></div>'
        '<p><a href="/contributor/rani/">View all posts by Rani Putri</a></p>',
    ],
)
def test_who_signs_below_the_text_is_the_author(after: str) -> None:
    article = parsed(after=after)
    assert article.authors == ["Rani Putri"]
    assert article.provenance["authors"] == "elsewhere:byline"


@pytest.mark.parametrize(
    "after",
    [
        '<a href="/author/rani/">Rani Putri</a> <a href="/author/budi/">Budi Santoso</a>',
        '<div class=related-posts><a href="/author/rani/">Rani Putri</a></div>',
        '<a href="/other-article"><h3>Judul Lain</h3><span class=author>Rani Putri</span></a>',
        '<div id=comments><b class="comment-author">Rani Putri</b></div>',
        '<figure><span class="photo-author">Rani Putri</span></figure>',
        '<a href="/contributors/" class="link">Penulis kami</a>',
        '<a href="/contributors/join">Become an author</a>',
        '<b class="authorized-dealer">Toko Contoh Jaya</b>',
    ],
)
def test_names_at_other_things_are_no_authors(after: str) -> None:
    assert parsed(after=after).authors == []


@pytest.mark.parametrize(
    "after",
    [
        "<div class=post-date>Posted on: January 14 2026</div>",
        "<span class=date>14 Januari 2026</span>",
        '<b class=date>January 14, 2026</b> <time datetime="2026-01-14T09:00:00+07:00"></time>',
        "<b class=date>14 Januari 2026</b> <b class=post-date>Wednesday, January 14, 2026</b>",
        "<div class=byline>Rani Putri, January 14, 2026</div>",
        '<div><time datetime="2026-01-14T09:00:00+07:00">14/1</time></div>',
        "<p>Updated May 3, 2026. Published <time>January 14, 2026</time></p>",
    ],
)
def test_a_date_below_the_text_is_read_where_no_other_is(after: str) -> None:
    assert str(parsed(after=after).published_at)[:10] == "2026-01-14"


@pytest.mark.parametrize(
    "after",
    [
        '<p>Page last modified <time datetime="2026-01-14">January 14</time></p>',
        '<div class="field--name-changed"><time datetime="2026-01-14">January 14</time></div>',
        '<p>Date last reviewed:</p><time class="reviewed" datetime="2026-01-14">January</time>',
        '<time datetime="2026-01-14">1</time><time datetime="2026-01-15">2</time>',
        '<aside><time datetime="2026-01-14">January 14</time></aside>',
        '<div class="event-date">January 14, 2026</div>',
        '<a href="/other"><h3>Judul Lain</h3><time datetime="2026-01-14">January 14</time></a>',
    ],
)
def test_a_change_or_the_date_of_another_article_is_no_publication(after: str) -> None:
    assert parsed(after=after).published_at is None


def test_tim_is_a_first_name_where_no_word_is_indonesian() -> None:
    page = "<title>Rice</title><h1>Rice</h1><p>By Tim Harvest</p><article>{}</article>"
    english = "<p>The villagers brought in their rice together since the early morning.</p>" * 9
    assert zonaparse.parse(page.format(english)).authors == ["Tim Harvest"]
    indonesian = page.replace("By", "Oleh").format(TEXT)
    assert zonaparse.parse(indonesian).authors == []


def test_a_month_by_name_tells_how_a_date_in_numbers_is_read() -> None:
    head = '<meta property="article:published_time" content="03-09-2026">'
    assert (
        str(parsed(head, below="<p>Published March 9, 2026</p>").published_at)[:10] == "2026-03-09"
    )
    assert str(parsed(head, below="<p>9 Maret 2026</p>").published_at)[:10] == "2026-03-09"
    assert str(parsed(head, below="<p>3 September 2026</p>").published_at)[:10] == "2026-09-03"


def test_a_head_without_a_zone_yields_to_the_time_that_the_page_prints() -> None:
    head = '<meta property="article:published_time" content="2019-11-20T01:53:14">'
    printed = parsed(head, below="<p>Nov. 19, 2019 5:53 PM</p>").published_at
    assert str(printed)[:16] == "2019-11-19 17:53"
    corrected = parsed(head, below="<p>Nov. 19, 2019 2:20 PM</p>").published_at
    assert str(corrected)[:16] == "2019-11-20 01:53"


def test_what_a_head_calls_a_date_and_no_more_comes_after_what_the_page_prints() -> None:
    head = '<meta name="dc.date" content="2024-07-05T14:20:08Z">'
    assert str(parsed(head, below="<p>1 Maret 2024</p>").published_at)[:10] == "2024-03-01"
    assert str(parsed(head).published_at)[:10] == "2024-07-05"


def test_the_site_is_cut_off_the_title_that_the_headline_is_known_by() -> None:
    head = '<meta property="og:title" content="Panen Raya • Rani Putri">'
    head += '<meta property="og:site_name" content="Rani Putri">'
    page = f"<head>{head}</head><h1>Rani Putri</h1><article><h2>Panen Raya</h2>{TEXT}</article>"
    assert zonaparse.parse(page).title == "Panen Raya"


@pytest.mark.parametrize(
    "below",
    [
        '<ul class=entry-meta><li class="modified-date">May 3, 2021</li><li>3 comments</li></ul>',
        '<div class="field--name-changed"><time datetime="2021-05-03">May 3, 2021</time></div>',
        '<div class="wp-block-post-date__modified-date">May 3, 2021</div>',
        '<a href="/lain"><h3>Judul lain yang cukup panjang ini</h3><i>May 3, 2021</i></a>',
    ],
)
def test_the_time_of_a_change_or_of_another_article_is_no_publication(below: str) -> None:
    assert parsed(below=below).published_at is None


def body_of(text: str) -> list[str]:
    page = f"<title>{HEADLINE}</title><main><h1>{HEADLINE}</h1></main><article>{text}</article>"
    return list(zonaparse.parse(page).paragraphs)


SENTENCE = "Warga memanen padi bersama di sawah yang luas itu sejak pagi sekali."
WHOLE = f"<p>{SENTENCE}</p>" * 9


@pytest.mark.parametrize(
    "line",
    [
        "Show Caption",
        "Back to Gallery",
        "Image 2 of 5",
        "Article continues below",
        "Reading time: 8 minutes",
        "Edited by",
        "Get started for free",
        "Like this story? Share it with a friend!",
        "Disclosure: this page links to shops.",
        "This post contains affiliate links. Click here to read more.",
        "Rani Putri and Budi Santoso contributed to this report.",
        "Email Rani Putri at rani@contoh.id or follow her @rani.",
        "Tags:padi, panen",
        "» Related reading: Another harvest",
        "SEE MORE: Another harvest",
        "Don't Miss:",
        "Written by Rani Putri",
        "/",
        "3",
        '[contactform id="12"]',
    ],
)
def test_what_stands_beside_a_text_is_no_text(line: str) -> None:
    assert body_of(f"<p>{SENTENCE}</p><p>{line}</p>{WHOLE}") == [SENTENCE] * 10


@pytest.mark.parametrize(
    "line",
    [
        "Close the door before the rain comes.",
        "Contact with the river was lost for a day.",
        "Email was down for an hour, the village said.",
        "Written by hand, the letter reached the village a week later.",
        "[The name of the farmer was changed]",
        "Farmers contributed to this year's harvest.",
    ],
)
def test_sentences_that_begin_like_it_are_text(line: str) -> None:
    assert line in body_of(f"{WHOLE}<p>{line}</p>{WHOLE}")


def test_what_stands_before_the_headline_in_the_text_is_no_text() -> None:
    head = f"<p>Pertanian</p><h2>{HEADLINE}</h2><p>May 3, 2021</p>"
    assert body_of(head + WHOLE) == [SENTENCE] * 9
    others = "<p>Berita</p><h2>Judul Lain?</h2>" * 9
    assert body_of(others + head + WHOLE) == [SENTENCE] * 9
    again = f"{WHOLE}<h3>{HEADLINE}</h3>{WHOLE}"
    assert body_of(again) == [*[SENTENCE] * 9, HEADLINE, *[SENTENCE] * 9]


def test_a_paragraph_of_a_joiner_alone_is_none() -> None:
    assert body_of(f"<p>\u200d</p>{WHOLE}<p>\u200d\u200d</p>") == [SENTENCE] * 9


def test_articles_beside_the_one_with_the_headline_are_others() -> None:
    other = f"<article><h2>Judul Lain</h2><p>Sebuah cerita lain. {SENTENCE * 9}</p></article>"
    own = f"<article><h1>{HEADLINE}</h1>{WHOLE}</article>"
    article = zonaparse.parse(f"<title>{HEADLINE}</title><main>{own}{other * 3}</main>")
    assert article.paragraphs == [SENTENCE] * 9


def test_articles_inside_the_one_with_the_headline_are_its_text() -> None:
    post = f"<article><p>{SENTENCE}</p></article>"
    page = f"<title>{HEADLINE}</title><main><article><h1>{HEADLINE}</h1>{post * 9}</article></main>"
    assert zonaparse.parse(page).paragraphs == [SENTENCE] * 9


@pytest.mark.parametrize(
    ("language", "day"),
    [("en-US", "2025-03-04"), ("en-GB", "2025-04-03"), ("de", "2025-04-03"), ("en", None)],
)
def test_a_date_of_numbers_alone_is_read_as_in_the_country(language: str, day: str | None) -> None:
    text = "<p>The villagers brought in their rice together since the early morning.</p>" * 9
    page = f'<html lang="{language}"><title>Rice</title><h1>Rice</h1><p>3/4/2025</p><div>{text}'
    published = zonaparse.parse(page).published_at
    assert (str(published.date()) if published else None) == day


def test_a_page_that_may_be_indonesian_has_the_day_first_whatever_it_declares() -> None:
    page = f'<html lang="en"><h1>{HEADLINE}</h1><p>3/4/2025</p><div>{TEXT}'
    assert str(zonaparse.parse(page).published_at)[:10] == "2025-04-03"


def test_the_printed_date_is_told_beside_its_stamp() -> None:
    article = parsed(below='<time datetime="2021-05-03T10:15:00Z">3 May 2021</time>')
    assert article.published_text == "3 May 2021"
    assert str(article.published_at) == "2021-05-03 10:15:00+00:00"


@pytest.mark.parametrize(
    "head",
    [
        "<p>Rani Putri</p><p>May 3, 2021</p>",
        "<p>Reviewed by: Budi Santoso, MD</p><p>3 Mei 2021</p>",
    ],
)
def test_who_wrote_a_text_and_when_is_no_text(head: str) -> None:
    page = f"<title>{HEADLINE}</title><main><h1>{HEADLINE}</h1><p>By Rani Putri</p></main>"
    article = zonaparse.parse(f"{page}<article>{head}{WHOLE}</article>")
    assert article.paragraphs == [SENTENCE] * 9
    within = zonaparse.parse(f"{page}<article>{WHOLE}<p>May 3, 2021</p>{WHOLE}</article>")
    assert "May 3, 2021" in within.paragraphs


@pytest.mark.parametrize(
    "headline", ["<legend>{}</legend>", '<p class="titulo">{}</p>', "<dl><dt>{}</dt></dl>"]
)
def test_a_headline_in_any_markup_is_known_by_the_title(headline: str) -> None:
    line = headline.format(HEADLINE)
    page = f"<title>{HEADLINE}</title><h1>Kabar</h1><div>{line} 3 Mei 2021</div>"
    article = zonaparse.parse(f"{page}<article>{TEXT}</article>")
    assert article.title == HEADLINE
    assert str(article.published_at)[:10] == "2021-05-03"


def test_a_headline_without_spaces_is_known_by_the_title() -> None:
    head = "<title>商品の改造が商標法違反になる - 例の事務所</title>"
    page = f"{head}<h1>商品の改造が商標法違反になる</h1><p>2016年12月1日</p><div>{TEXT}</div>"
    article = zonaparse.parse(page)
    assert article.title == "商品の改造が商標法違反になる"
    assert str(article.published_at)[:10] == "2016-12-01"


@pytest.mark.parametrize(
    "changed",
    [
        '<meta property="og:updated_time" content="2024-03-02T06:00:00+08:00">',
        '<meta itemprop="dateModified" content="2024-03-02T06:00:00+08:00">',
        '<time itemprop="dateModified" datetime="2024-03-02T06:00:00+08:00">2 Maret</time>',
    ],
)
def test_a_change_is_read_where_sites_tell_it(changed: str) -> None:
    published = '<meta property="article:published_time" content="2024-03-01T05:00:00+08:00">'
    modified = parsed(published, below=changed).modified_at
    assert modified is not None
    assert modified.isoformat() == "2024-03-02T06:00:00+08:00"


def test_a_change_on_the_clock_of_the_publication_is_in_its_zone() -> None:
    head = (
        '<meta property="article:published_time" content="2024-03-01T05:00:00Z">'
        '<meta property="og:article:published_time" content="2024-03-01T05:00:00">'
        '<meta property="article:modified_time" content="2024-03-02T06:00:00">'
    )
    article = parsed(head)
    assert article.modified_at is not None
    assert article.modified_at.isoformat() == "2024-03-02T06:00:00+00:00"
    assert "zone_assumed" not in {problem.code for problem in article.problems}


@pytest.mark.parametrize(
    "line",
    [
        "Kamis, 5 November 2015 14:56 WIB | 1.229 Views",
        "Kamis, 5 November 2015 14:56 WIB",
        "5 November 2015 - dibaca 1.229 kali",
    ],
)
def test_the_date_above_the_text_is_no_text(line: str) -> None:
    page = f"<title>{HEADLINE}</title><div><h1>{HEADLINE}</h1><p>{line}</p>{TEXT}</div>"
    assert line not in zonaparse.parse(page).paragraphs
    assert len(zonaparse.parse(page).paragraphs) == 25


def test_a_sentence_with_a_date_above_the_text_is_text() -> None:
    line = "Panen raya 5 November 2015 di Lebak"
    page = f"<title>{HEADLINE}</title><div><h1>{HEADLINE}</h1><p>{line}</p>{TEXT}</div>"
    assert zonaparse.parse(page).paragraphs[0] == line


@pytest.mark.parametrize(
    "byline",
    [
        "<div><a href=/a/1>Rani Putri</a> <span>Editor: Budi Santoso</span></div>",
        "<div>Penulis: Rani Putri | Editor: Budi Santoso</div>",
        "<h4>Reporter: <span>Rani Putri</span></h4><h4>Editor: <span>Budi Santoso</span></h4>",
    ],
)
def test_an_editor_beside_the_headline_is_read(byline: str) -> None:
    assert parsed(below=byline).editors == ["Budi Santoso"]


def test_the_pick_of_an_editor_is_no_editor() -> None:
    assert (
        parsed(below="<div>Pilihan Editor: <a href=/b>Siapa Budi Santoso</a></div>").editors == []
    )


def test_an_editor_some_levels_below_the_text_is_read() -> None:
    page = (
        f"<title>{HEADLINE}</title><main><div><div><h1>{HEADLINE}</h1><div><div>{TEXT}</div></div>"
        "<div>Rep: Rani Putri/ Red: <a href=/p/1>Budi Santoso</a></div></div></div></main>"
    )
    article = zonaparse.parse(page)
    assert (article.authors, article.editors) == (["Rani Putri"], ["Budi Santoso"])


def test_the_linked_editor_of_a_byline_is_no_author() -> None:
    byline = "<div>Rep: Rani Putri/ Red: <a href=/penulis/1/budi>Budi Santoso</a></div>"
    article = parsed(below=byline)
    assert (article.authors, article.editors) == (["Rani Putri"], ["Budi Santoso"])


def test_metadata_that_names_the_editor_among_the_authors_is_told_apart() -> None:
    people = '[{"@type":"Person","name":"Rani Putri"},{"@type":"Person","name":"Budi Santoso"}]'
    node = f'{{"@type":"NewsArticle","headline":"{HEADLINE}","author":{people}}}'
    article = parsed(
        f'<script type="application/ld+json">{node}</script>', after="<p>Editor: Budi Santoso</p>"
    )
    assert (article.authors, article.editors) == (["Rani Putri"], ["Budi Santoso"])


@pytest.mark.parametrize(
    ("printed", "at"),
    [
        ("Selasa, 5 September 2023 | 03:15 WIB", "2023-09-05T03:15:20+07:00"),
        ("5 September 2023 04.15 WITA", "2023-09-05T04:15:20+08:00"),
        ("5 September 2023", "2023-09-05T03:15:20+07:00"),  # in Indonesian, so in WIB
        ("5 September 2023 03.15", "2023-09-05T03:15:20+07:00"),
        ("4 September 2023", "2023-09-04T20:15:20+00:00"),
        ("5 September 2023 09.00 WIB", "2023-09-04T20:15:20+00:00"),
    ],
)
def test_a_time_in_utc_is_told_in_the_zone_that_the_page_prints(printed: str, at: str) -> None:
    head = '<meta property="article:published_time" content="2023-09-04T20:15:20+00:00">'
    article = parsed(head, below=f"<div>{printed}</div>")
    assert article.published_at is not None
    assert article.published_at.isoformat() == at


@pytest.mark.parametrize(
    "printed",
    [
        "<p>Terbit 5 September 2023 03:15 WIB</p><p>Diperbarui: 6 September 2023, 14:05 WIB</p>",
        "<p>5 September 2023 03:15 WIB (diperbarui 6 September 2023 14.05 WIB)</p>",
        "<time class=updated datetime=2023-09-06T14:05:00+07:00>6 September</time>",
    ],
)
def test_a_printed_update_is_the_time_of_a_change(printed: str) -> None:
    head = '<meta property="article:published_time" content="2023-09-05T03:15:00+07:00">'
    article = parsed(head, below=printed)
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2023-09-05T03:15:00+07:00"
    assert article.modified_at is not None
    assert article.modified_at.isoformat() == "2023-09-06T14:05:00+07:00"


def test_a_date_beside_the_publication_is_no_change() -> None:
    head = '<meta property="article:published_time" content="2023-09-05T03:15:00+07:00">'
    assert parsed(head, below="<p>Lebak, 6 September 2023 14:05 WIB</p>").modified_at is None


WPBERITA = """<div class="entry-content entry-content-single">{0}
    <div class="gmr-cf-metacontent"><span>Penulis: Rani Putri</span><span>Editor: Budi</span></div>
    </div><footer class="entry-footer"><span class="tags-links">Tag:
    <a href=/tag/padi/ rel=tag>padi</a>
    <a href=/tag/desa/ rel=tag>desa raya</a></span></footer>"""


def test_wpberita_names_its_people_side_by_side_and_its_tags_in_a_footer() -> None:
    page = f"<title>{HEADLINE}</title><article><h1>{HEADLINE}</h1>{WPBERITA.format(TEXT)}</article>"
    article = zonaparse.parse(page)
    assert (article.authors, article.editors) == (["Rani Putri"], ["Budi"])
    assert article.tags == ["padi", "desa raya"]


def test_jnews_has_related_posts_in_the_text() -> None:
    related = """<div class="jnews_inline_related_post_wrapper left"><h3><span>Related<strong> Posts
        </strong></span></h3><article class=jeg_post><h3><a href=/banjir>Banjir Surut</a></h3><a
        href="#">Februari 12, 2024</a></article></div>"""
    picture = """<div class="jeg_featured featured_image"><img src=/jeg-empty.png
        data-src=/x-750x500.jpg><p class=wp-caption-text>Warga memanen padi. IST</p></div>"""
    article = zonaparse.parse(
        f"<title>{HEADLINE}</title><h1>{HEADLINE}</h1>{picture}<div class=content-inner>{TEXT}"
        f"{related}{TEXT}</div>",
        url="https://kabar.example/b/1",
    )
    assert [link.text for link in article.baca_juga] == ["Banjir Surut"]
    assert len(article.paragraphs) == 50
    assert article.image is not None
    assert article.image.url == "https://kabar.example/x-750x500.jpg"
    assert (article.image.caption, article.image.credit) == ("Warga memanen padi.", "IST")


def test_a_site_calls_itself_by_its_initials_in_a_dateline() -> None:
    text = f"<p><b>Lebak, KC -</b> Warga memanen padi di sawah desa.</p>{TEXT}"
    page = (
        f'<meta property="og:site_name" content="Kabar Contoh"><h1>{HEADLINE}</h1><div>{text}</div>'
    )
    found = zonaparse.parse(page).dateline
    assert found is not None
    assert (found.outlet, found.place) == ("KC", "Lebak")


def on_site(body: str, head: str = "") -> Article:
    """Return the Article of a page with that body on a site without a template."""
    return zonaparse.parse(
        f'<title>{HEADLINE}</title><meta property="og:type" content="article">{head}'
        f"<body><h1>{HEADLINE}</h1>{body}</body>",
        url="https://kabar.example/b/1",
    )


def test_popular_posts_of_blogger_are_no_text() -> None:
    posts = "".join(
        f"<article class=post><h3>Warga Kampung {number} Panen</h3><div class=post-body>"
        "<div class=snippet>Warga memanen padi di kampung itu sejak pagi hari.</div></div>"
        "</article>"
        for number in range(4)
    )
    widget = f"<div class='widget PopularPosts'><h3>Postingan populer</h3>{posts}</div>"
    blog = f"<div class='widget Blog'><div class=post-body>{TEXT} <b>(ani/bud)</b></div></div>"
    article = on_site(f"<main>{blog}{widget}</main>")
    assert (len(article.paragraphs), article.credit_line) == (25, "(ani/bud)")


def test_joomla_k2() -> None:
    article = on_site(
        f"""<div class=itemBody><div class=itemImageBlock><span class=itemImage><a href=/x_XL.jpg>
        <img src=/x_L.jpg></a></span><span class=itemImageCaption>Warga panen.</span><span
        class=itemImageCredits>Foto: Rani/Kabar</span></div><div class=itemFullText>{TEXT}</div>
        <div class=itemExtraFields><h3>Info Tambahan</h3></div><div class=itemContentFooter>
        <span class=itemHits>Dibaca <b>1093</b> kali</span></div></div>"""
    )
    assert len(article.paragraphs) == 25
    assert article.image is not None
    assert article.image.url == "https://kabar.example/x_L.jpg"
    assert (article.image.caption, article.image.credit) == ("Warga panen.", "Rani/Kabar")


def test_soledad_has_related_posts_in_the_text() -> None:
    related = """<div class="penci-ilrelated-posts pcilrp-type-grid"><div class=pcilrp-heading>
        <span>You Might Be Interested In</span></div><ul><li><a href=/banjir>Banjir Surut</a>
        </li></ul></div>"""
    article = on_site(f"<div class=post-entry>{TEXT}{related}{TEXT}</div>")
    assert [link.text for link in article.baca_juga] == ["Banjir Surut"]
    assert len(article.paragraphs) == 50


@pytest.mark.parametrize(
    "above",
    [
        "<nav id=breadcrumb><a href=/>Home</a> / <a href=/k>Desa Raya</a></nav>",
        "<div class='taxonomy-category wp-block'>di <a href=/k rel=tag>Desa Raya</a></div>",
    ],
)
def test_sections_as_themes_print_them(above: str) -> None:
    assert on_site(f"{above}<div>{TEXT}</div>").section == "Desa Raya"


@pytest.mark.parametrize("name", ["entry-sub-title", "td-post-sub-title", "jeg_post_subtitle"])
def test_decks_as_themes_print_them(name: str) -> None:
    assert (
        on_site(f"<h2 class={name}>Sawah desa penuh</h2><div>{TEXT}</div>").deck
        == "Sawah desa penuh"
    )


def test_a_date_with_its_weekday_cut_short_ends_a_name() -> None:
    spans = "<span>Editor: <b>Rani Putri</b></span><span>Sel, 03 Des 2024 - 20:15 WIB</span>"
    assert on_site(f"<div>{spans}</div><div>{TEXT}</div>").editors == ["Rani Putri"]


def test_a_byline_stands_behind_the_date() -> None:
    line = "Jumat, 08 Oktober 2021, 22:40:15 WIT - Oleh : <b>Rani Putri</b> - Dibaca : 418 kali"
    article = on_site(f"<div><span class=date>{line}</span></div><div>{TEXT}</div>")
    assert article.authors == ["Rani Putri"]
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2021-10-08T22:40:15+09:00"


@pytest.mark.parametrize(
    ("told", "shown"),
    [("medium_panenraya.jpg", "panenraya.jpg"), ("panenraya.jpg", "panenraya-1080x675.jpg")],
)
def test_the_picture_of_the_head_is_shown_in_another_size(told: str, shown: str) -> None:
    head = f'<meta property="og:image" content="https://kabar.example/foto/{told}">'
    box = f"<div class=gambar><img src=/foto/{shown} width=600><br><i>Panen (foto: ist)</i></div>"
    image = on_site(f"{box}<div>{TEXT}</div>", head).image
    assert image is not None
    assert image.url == f"https://kabar.example/foto/{shown}"
    assert (image.caption, image.credit) == ("Panen", "ist")


def test_an_update_on_the_day_of_publication_is_a_change() -> None:
    head = (
        '<meta property="article:published_time" content="2025-02-11T08:05:12+07:00">'
        '<meta property="article:modified_time" content="2025-02-11T13:32:50+07:00">'
    )
    article = on_site(f"<p>11/02/2025</p><div>{TEXT}</div>", head)
    assert article.modified_at is not None
    assert article.modified_at.isoformat() == "2025-02-11T13:32:50+07:00"


def test_the_name_of_the_site_behind_the_headline_is_no_other_headline() -> None:
    page = f"<title>{HEADLINE} - KabarContoh.net</title><h1>{HEADLINE}</h1><div>{TEXT}</div>"
    assert "readings_disagree" not in {problem.code for problem in zonaparse.parse(page).problems}
    other = (
        f"<title>Panen Raya di Lebak - KabarContoh.net</title><h1>{HEADLINE}</h1><div>{TEXT}</div>"
    )
    assert "readings_disagree" in {problem.code for problem in zonaparse.parse(other).problems}


def test_the_caption_of_a_theme_is_the_first_line() -> None:
    caption = "<p><em>Warga memanen padi. (Foto: Kabar/Rani)</em></p>"
    head = '<meta property="og:image" content="https://kabar.example/foto/panenraya.jpg">'
    article = on_site(f"<div>{caption}{TEXT}</div>", head)
    assert article.image is not None
    assert (article.image.caption, article.image.credit) == ("Warga memanen padi.", "Kabar/Rani")


def published(head: str = "", below: str = "", url: str | None = None) -> str:
    """Return the time of a page in English, with marks in its head and at its headline."""
    text = "<p>The farmers of the village were in the fields and they have brought it in.</p>" * 25
    html = f"<head><title>{HEADLINE}</title>{head}</head><main><h1>{HEADLINE}</h1>{below}{text}"
    found = zonaparse.parse(html, url=url).published_at
    return found.isoformat() if found else ""


STAMP = '<meta property="article:published_time" content="2022-05-04T03:37:37Z">'


@pytest.mark.parametrize(
    ("printed", "at"),
    [
        ("3 May, 2022, 11:37 pm", "2022-05-03T23:37:37-04:00"),  # its clock tells the zone
        ("3 May 2022", "2022-05-03T00:00:00+00:00"),  # its local day, and no time
        ("4 May 2022", "2022-05-04T03:37:37+00:00"),
        ("1 May 2022", "2022-05-04T03:37:37+00:00"),  # what is marked beats another day
    ],
)
def test_a_printed_local_day_beats_the_day_of_a_stamp_in_utc(printed: str, at: str) -> None:
    assert published(STAMP, f"<p>{printed}</p>") == at


@pytest.mark.parametrize(
    "beside",
    [
        "<p>Rani Putri in the film of 26.05.2015 about rice</p>",
        "<figure><figcaption>Harvest, 26.05.2015</figcaption></figure>",
        "<p>The festival is held on Saturday, 26 May 2015 at nine and open to everybody.</p>",
    ],
)
def test_a_date_in_a_sentence_or_a_caption_is_not_that_of_publication(beside: str) -> None:
    assert published(below=beside) == ""


def test_the_day_in_the_address_is_the_last_witness_and_decides_between_others() -> None:
    url = "https://kabar.example/2016/04/15/panen-raya"
    assert published(url=url) == "2016-04-15T00:00:00+00:00"
    assert published(below="<p>26.05.2015</p>", url=url) == "2016-04-15T00:00:00+00:00"
    assert published(STAMP, url=url) == "2022-05-04T03:37:37+00:00"


@pytest.mark.parametrize(
    ("declared", "text", "language"),
    [
        ("en-US", "Warga memanen padi di sawah itu dan akan menjual hasilnya ke pasar.", "id"),
        (
            "en-US",
            "Penduduk kampung itu berkata padi telah dituai kerana hujan, iaitu lebat.",
            "ms",
        ),
        ("id", "The farmers of the village were in the fields and they have it.", "en"),
        ("en-US", "Panen raya: Lebak, Serang, Pandeglang, Tangerang, Cilegon.", "en"),
    ],
)
def test_the_language_is_that_of_the_text_not_the_declared_one(
    declared: str, text: str, language: str
) -> None:
    page = f'<html lang="{declared}"><title>{HEADLINE}</title><h1>{HEADLINE}</h1>'
    article = zonaparse.parse(page + f"<article><p>{text}</p></article>")
    assert article.language == language


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("(21. November 2022) Warga memanen padi bersama di sawah.", "2022-11-21"),
        ("LEBAK, Dec 20, 2025 (KCB) - Warga memanen padi bersama.", "2025-12-20"),
        ("Lebak (3/4/2021) – Warga memanen padi bersama.", "2021-04-03"),
        ("Pada 3 Mei 2021 warga memanen padi - semuanya.", None),
        ("Warga Lebak (3/4/2021) memanen padi bersama di sawah.", None),
    ],
)
def test_the_date_in_the_dateline_is_a_witness_where_nothing_else_tells(
    opening: str, day: str | None
) -> None:
    body = f"<main><h1>{HEADLINE}</h1><p>{opening}</p>{TEXT}</main>"
    article = zonaparse.parse(f"<html lang=id><title>{HEADLINE}</title>{body}")
    assert (article.published_at and article.published_at.date().isoformat()) == day


@pytest.mark.parametrize("stamp", ["2024-07-17T11:21:03+0000", "2024-07-17 11:21:03.0"])
@pytest.mark.parametrize(
    ("text", "is_foreign"),
    [
        ("The people of the village brought in the rice together since the morning.", True),
        ("Warga memanen padi bersama di sawah yang luas itu sejak pagi.", False),
    ],
)
def test_a_foreign_clock_without_a_zone_or_in_utc_has_that_of_another_stamp(
    stamp: str, text: str, is_foreign: bool
) -> None:
    ld = '{"@type": "NewsArticle", "datePublished": "2024-07-17T11:21:03+01:00"}'
    head = (
        f'<title>Rice</title><meta property=article:published_time content="{stamp}">'
        f'<script type="application/ld+json">{ld}</script>'
    )
    at = zonaparse.parse(f"{head}<h1>Rice</h1>{f'<p>{text}</p>' * 9}").published_at
    assert at is not None
    assert (at.isoformat()[19:] == "+01:00") == is_foreign


def test_what_a_picture_is_said_to_show_has_no_date_of_the_article() -> None:
    picture = (
        "<p><img src=a.jpg alt='Panen raya, 24 April 2023'></p><p>Panen raya, 24 April 2023</p>"
    )
    assert parsed(below=picture).published_at is None


def test_a_date_in_the_headline_of_another_article_is_that_of_the_other() -> None:
    other = "<h2>Jembatan Desa Contoh Dibangun Lagi Tahun Ini <span>24.04.2023</span></h2>"
    assert parsed(below=other).published_at is None


@pytest.mark.parametrize("label", ["Datum", "Erstellt am:", "Tanggal:", "Originally published on"])
def test_a_date_that_is_labelled_as_the_publication_counts_wherever_it_stands(label: str) -> None:
    article = parsed(after=f"<ul><li><b>{label}</b> 28.04.2023</li></ul>")
    assert article.published_at is not None
    assert article.published_at.date().isoformat() == "2023-04-28"


def test_months_in_arabic_are_read_with_both_their_names() -> None:
    article = parsed(below="<p>الجمعة 24 نيسان / أبريل 2020 09:22</p>")
    assert article.published_at is not None
    assert article.published_at.date().isoformat() == "2020-04-24"


def test_a_menu_above_the_headline_is_no_section() -> None:
    names = ("malaysia", "dunia", "politik", "hiburan", "sukan", "bisnes")
    menu = "".join(f"<a href=/berita-{name}>{name.upper()}</a>" for name in names)
    page = f"<header>{menu}</header><h1>{HEADLINE}</h1>{TEXT}"
    assert zonaparse.parse(page, url="https://kabar.id/berita-malaysia/panen-1").section is None


def day_of(article: Article) -> str:
    return str(article.published_at)[:10]


def test_a_date_with_dots_begins_with_its_day_whatever_a_stamp_in_other_order_says() -> None:
    head = '<meta name=date content="11/01/2023 12:43:42">'
    assert day_of(parsed(head, below="<p>01.11.2023</p>")) == "2023-11-01"


@pytest.mark.parametrize(
    "said",
    [
        "This article was originally published on 26 Sep 2019 at 4:12pm, and updated since.",
        "First published on September 26, 2019",
        "Artikel ini pertama kali diterbitkan pada 26 September 2019.",
        "Zuerst veröffentlicht am 26/09/2019",
    ],
)
def test_the_day_of_the_first_publication_beats_a_later_one_that_nothing_marks(said: str) -> None:
    article = parsed(below="<p>30 Sep 2022, 11:07am</p>", after=f"<p>{said}</p>")
    assert day_of(article) == "2019-09-26"
    assert article.provenance["published_at"] == "elsewhere:original"


def test_the_first_publication_does_not_beat_a_marked_one() -> None:
    head = '<meta property="article:published_time" content="2022-09-30T11:07:00+07:00">'
    said = "<p>Originally published on 26 Sep 2019</p>"
    assert day_of(parsed(head, after=said)) == "2022-09-30"


def test_the_day_of_a_cited_work_is_no_publication() -> None:
    cited = "<ol><li>Putri R. On rice. J Farming. Published online May 22, 2019.</li></ol>"
    assert parsed(after=cited).published_at is None


@pytest.mark.parametrize(
    "name",
    "pub_date og:pubdate og:publish_date published publicationDate cXenseParse:publishtime "
    "cXenseParse:recs:publishtime DC.date.available dcterms.available citation_online_date "
    "DC.date.created date.created".split(),
)
def test_the_day_of_a_meta_element_of_a_known_vocabulary(name: str) -> None:
    assert day_of(parsed(f'<meta name="{name}" content="2021-05-03">')) == "2021-05-03"


@pytest.mark.parametrize("name", ["og:article:author", "og:author", "DC.contributor", "bt:author"])
def test_the_author_of_a_meta_element_of_a_known_vocabulary(name: str) -> None:
    assert parsed(f'<meta name="{name}" content="Rani Putri">').authors == ["Rani Putri"]


def test_the_creator_and_the_making_of_an_article_are_witnesses_where_no_other_is() -> None:
    data = (
        '"@type": "NewsArticle", "dateCreated": "2021-05-03", "creator": ["Rani Putri", '
        '{"@type": "Organization", "name": "Kabar Lain"}]'
    )
    article = parsed(f'<script type="application/ld+json">{{{data}}}</script>')
    assert (day_of(article), article.authors) == ("2021-05-03", ["Rani Putri"])


def test_a_clock_of_utc_marked_with_another_zone_is_told_by_a_third_stamp() -> None:
    head = (
        '<meta property="article:published_time" content="2022-05-06T02:00:00Z">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": '
        '"2022-05-05T21:00:00-05:00"}</script>'
        '<meta name="cXenseParse:publishtime" content="2022-05-06T02:00:00-05:00">'
    )
    assert day_of(parsed(head)) == "2022-05-05"


def test_who_updated_an_article_is_no_author_of_it() -> None:
    names = (
        "<p class=author-name><i>Updated by <b class=byline-name__item>Budi Santoso</b></i>"
        "<i>By <b class=byline-name__item>Rani Putri</b></i></p>"
    )
    assert parsed(below=names).authors == ["Rani Putri"]


def test_a_desk_that_is_called_as_a_host_is_no_author() -> None:
    below = "<p class=author>Rani Putri, Redaktion Kabar.de</p>"
    assert parsed(below=below).authors == ["Rani Putri"]


def test_a_place_before_the_outlet_of_a_dateline_is_no_author() -> None:
    opening = "<p><b>LOS ANGELES, Kabar Contoh</b> - Warga memanen padi.</p>"
    assert parsed(below=opening).authors == []
    assert parsed(below="<p>KOTA CONTOH - Kabar Contoh</p>").authors == []
    assert parsed(below="<p>Rani Putri - Kabar Contoh</p>").authors == ["Rani Putri"]


def test_article_elements_without_headings_are_sections_of_one_text() -> None:
    part = (
        "<section><article class=part><p>{} dipanen warga desa itu bersama.</p></article></section>"
    )
    sections = "".join(part.format(f"Padi di sawah yang ke-{number} " * 9) for number in range(3))
    first = f"<article class=part><h3>{HEADLINE}</h3><p>{'Warga memanen padi. ' * 20}</p></article>"
    page = f"<title>{HEADLINE}</title><main><section>{first}</section>{sections}</main>"
    assert len(zonaparse.parse(page).paragraphs) == 4
