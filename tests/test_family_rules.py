"""Rules of one family each, on small pages of their own."""

import pytest

import zonaparse
from zonaparse.article import Article
from zonaparse.errors import NotAnArticle

TEXT = "Warga memanen padi bersama di sawah yang luas itu sejak pagi, kata Budi."


def kompas(html: str) -> Article:
    url = "https://regional.kompas.com/read/2023/11/02/213419026/panen-raya"
    return zonaparse.parse(html, url=url)


def test_kompas_names_writers_and_editors_in_the_list_of_credits() -> None:
    def credit(name: str, position: str) -> str:
        return f"""<a href=/profile><div class=credit-author><div class=credit-author-title>
            <h6 class=credit-author-name> {name} </h6>
            <h6 class=credit-author-position>{position}<h6></div></div></a>"""

    people = credit("Rani Putri", "Penulis") + credit("Ani Sari", "Penulis")
    article = kompas(
        f"""<h1 class=read__title>Panen Raya</h1><div class=creditModal-body>{people}
        {credit("Budi Santoso", "Editor")}</div><div class=read__content><p>{TEXT}</p></div>"""
    )
    assert article.authors == ["Rani Putri", "Ani Sari"]
    assert article.editors == ["Budi Santoso"]


def test_kompas_of_2015_prints_labels_plain_or_in_bold() -> None:
    for label in ("Penulis", "<strong>Penulis</strong>"):
        article = kompas(
            f"""<div class=kcm-read><h2>Panen Raya</h2><div class=kcm-read-text><p>{TEXT}</p></div>
            <div class=kcm-read-copy><table><tr><td>{label}</td><td>: Rani Putri</td></tr>
            </table></div></div>"""
        )
        assert article.authors == ["Rani Putri"]


def test_beritasatu_body_is_not_the_caption_above_it() -> None:
    article = zonaparse.parse(
        f"""<div class=def-container><h1>Panen Raya</h1><p class=editor>Oleh : Rani Putri</p>
        <div class="story caption-dtp"><small>Panen di Lebak.</small></div>
        <div class=story>Lebak, Beritasatu.com - {TEXT}<br><br>{TEXT}</div></div>""",
        url="https://www.beritasatu.com/rani/nasional/1/panen-raya",
    )
    assert article.paragraphs == [f"Lebak, Beritasatu.com - {TEXT}", TEXT]


def test_metrotv_of_2016() -> None:
    article = zonaparse.parse(
        f"""<meta property=og:type content=article><ul class=breadcrumb><li><a>NEWS</a>
        <li><a>METRO</a></ul><div class="part detail"><div class="part lead">
        <div class="part lead"><span class="l mleft"><a href=/topic/1>#panen</span></div>
        <h1>Panen Raya</h1><span class=red>Ratih - 13 Oktober 2016 23:11 wib</span>
        <div class="part img5"><img src=/x.jpg>
        <div class="part caption2"><span>Panen. (Foto: Antara/RANI).</span></div></div>
        <div class="part article"><p><strong>Metrotvnews.com, Lebak: </strong>{TEXT}
        <ul class="part related"><li><div class=ti4> Baca Juga : </div></li>
        <li><h2 class=title><a href=/news/2>Banjir Surut</a></h2></li></ul>
        {TEXT}<br><br>{TEXT}<br />&nbsp;<br />{TEXT}<br><br><br><br>(ALB)</p></div></div>""",
        url="http://news.metrotvnews.com/metro/1-panen-raya",
    )
    assert (article.authors, article.section, article.tags) == (["Ratih"], "METRO", ["panen"])
    assert article.published_at
    assert article.published_at.isoformat() == "2016-10-13T23:11:00+07:00"
    assert article.image
    assert (article.image.caption, article.image.credit) == ("Panen.", "Antara/RANI")
    assert article.dateline
    assert (article.dateline.text, article.dateline.place) == ("Metrotvnews.com, Lebak", "Lebak")
    assert [link.text for link in article.baca_juga] == ["Banjir Surut"]
    assert article.paragraphs == [f"Metrotvnews.com, Lebak: {TEXT}", TEXT, TEXT, TEXT]
    assert article.credit_line == "(ALB)"


def test_okezone_of_2020() -> None:
    article = zonaparse.parse(
        f"""<meta property=og:type content=article><div class=title><h1>Panen Raya</h1></div>
        <div class=reporter><div class=namerep>Rani Putri, <span>Jurnalis</span> <i>·</i>
        <b>Kamis 09 Juli 2020 07:26 WIB</b></div></div>
        <div class=detfoto><img src=/x.jpg><span>Panen. (Foto: Okezone.com/Ani)</span></div>
        <div id=contentx><p><strong>LEBAK</strong> – {TEXT}</p><p><strong>(fbn)</strong></p>
        <div class="detail-tag newtag"><ul><li><a href=/tag/padi><span>#</span>Padi Raya</a></ul>
        </div><div id=_popIn_recommend><div>Berita Terkait</div><a href=/x>Obat Manjur</a></div>
        </div>""",
        url="https://economy.okezone.com/read/2020/07/08/320/1/panen-raya",
    )
    assert (article.authors, article.tags) == (["Rani Putri"], ["Padi Raya"])
    assert article.published_text == "Kamis 09 Juli 2020 07:26 WIB"
    assert article.image
    assert (article.image.caption, article.image.credit) == ("Panen.", "Okezone.com/Ani")
    assert (article.paragraphs, article.credit_line) == ([f"LEBAK – {TEXT}"], "(fbn)")


def test_merdeka_desktop_of_2015() -> None:
    article = zonaparse.parse(
        f"""<meta property=og:type content=article><div class=mdk-dt-headline><h1>Panen Raya</h1>
        <span class=date-post>Kamis, 9 Juli 2015 07:26</span>
        <span class=reporter>Reporter : <a href=/reporter/rani>Rani Putri</a></span></div>
        <div class=mdk-body-paragpraph><p><b>Merdeka.com - </b>{TEXT}</p>
        <div class=section_terkait><p>Baca juga:<br><a href=/peristiwa/2>Banjir Surut</a></p></div>
        <p>{TEXT} [rnd]</p></div>""",
        url="https://www.merdeka.com/peristiwa/panen-raya.html",
    )
    assert (article.title, article.authors) == ("Panen Raya", ["Rani Putri"])
    assert article.published_text == "Kamis, 9 Juli 2015 07:26"
    assert [link.text for link in article.baca_juga] == ["Banjir Surut"]
    assert article.paragraphs == [f"Merdeka.com - {TEXT}", TEXT]
    assert article.credit_line == "[rnd]"


def test_suara_of_2016() -> None:
    article = zonaparse.parse(
        f"""<meta property=og:type content=article><div id=contentsWrapper><article>
        <h1>Panen Raya</h1><author>Rani Putri</author>
        <time itemprop=datePublished>Kamis, 09 Juli 2016 | 07:26 WIB</time>
        <figure><img src=/x.jpg><figcaption>Panen. [Suara.com/Ani]</figcaption></figure>
        <div itemprop=articleBody><p>Suara.com - {TEXT}</p><p>{TEXT}</p></div></article></div>""",
        url="https://www.suara.com/news/2016/07/09/072600/panen-raya",
    )
    assert (article.title, article.authors) == ("Panen Raya", ["Rani Putri"])
    assert article.published_text == "Kamis, 09 Juli 2016 | 07:26 WIB"
    assert article.image
    assert (article.image.caption, article.image.credit) == ("Panen.", "Suara.com/Ani")
    assert article.paragraphs == [f"Suara.com - {TEXT}", TEXT]


def test_republika_with_the_headline_in_a_wrapper() -> None:
    article = zonaparse.parse(
        f"""<meta property=og:type content=article><div class=wrap-head><h2>Panen Raya</h2>
        <span class=date>Kamis , 09 Jul 2015, 07:26 WIB</span></div>
        <div class=txt-detail><p>REPUBLIKA.CO.ID, LEBAK -- {TEXT}</p></div>""",
        url="https://www.republika.co.id/berita/nasional/umum/15/07/09/n1-panen-raya",
    )
    assert (article.title, article.published_text) == (
        "Panen Raya",
        "Kamis , 09 Jul 2015, 07:26 WIB",
    )
    assert article.paragraphs == [f"REPUBLIKA.CO.ID, LEBAK -- {TEXT}"]


def test_viva_of_2017() -> None:
    article = zonaparse.parse(
        f"""<meta property=og:type content=article><h1 class=title-big-detail>Panen Raya</h1>
        <span class=meta-author>Oleh : <b>Rani Putri</b>, Kamis, 9 Februari 2017 | 07:26 WIB</span>
        <div class=detail-content><p><strong>VIVA.co.id</strong> - {TEXT}</p></div>""",
        url="http://nasional.news.viva.co.id/news/read/1-panen-raya",
    )
    assert (article.title, article.authors) == ("Panen Raya", ["Rani Putri"])
    assert article.published_at
    assert article.published_at.isoformat() == "2017-02-09T07:26:00+07:00"
    assert article.paragraphs == [f"VIVA.co.id - {TEXT}"]


def test_liputan6_mobile_of_2016() -> None:
    article = zonaparse.parse(
        f"""<meta property=og:type content=article><h1>Panen Raya</h1>
        <a class=article-header__author-link href=/me/rani>Rani Putri</a>
        <div class=article-raw-content><p><b>Liputan6.com, Lebak -</b> {TEXT}</p></div>""",
        url="http://m.liputan6.com/news/read/2412345/panen-raya",
    )
    assert article.authors == ["Rani Putri"]
    assert article.paragraphs == [f"Liputan6.com, Lebak - {TEXT}"]


def elsewhere(url: str, body: str) -> Article:
    """Return the Article of a page of Antara whose head says nothing, in a layout not known."""
    return zonaparse.parse(f"<title>Panen</title><h1>Panen</h1><div>{body}</div>", url=url)


def test_an_article_in_a_layout_not_known_is_told_by_its_address() -> None:
    body = f"<p>{TEXT}</p>" * 5
    article = elsewhere("http://www.antaranews.com/berita/527615/panen-raya", body)
    assert article.template == "antara"
    assert article.paragraphs == [TEXT] * 5
    with pytest.raises(NotAnArticle):
        elsewhere("http://www.antaranews.com/nasional", body)


def test_a_list_of_links_under_an_address_with_a_number_is_no_article() -> None:
    links = "".join(f"<p><a href=/berita/{n}/a>{TEXT}</a></p>" for n in range(30))
    with pytest.raises(NotAnArticle):
        elsewhere("http://www.antaranews.com/topik/527615/panen", links)


def test_a_site_of_kly_without_a_template_is_read_as_liputan6() -> None:
    article = zonaparse.parse(
        """<title>Warga Desa Panen Raya</title><link rel=stylesheet
        href="https://cdn-production-assets-kly.akamaized.net/assets/app.css">
        <h1>Warga Desa Panen Raya</h1><div class=article-content-body><p>Warga memanen padi.</p>
        <p>Panen dimulai pagi hari.</p></div>"""
    )
    assert article.template == "liputan6/2021"
    assert article.paragraphs == ["Warga memanen padi.", "Panen dimulai pagi hari."]


def test_liputan6_names_two_authors() -> None:
    names = [
        f"<li class=read-page--credits__item><span class=read-page--credits__name>{name}</span>"
        for name in ("Rani Putri", "Ani Sari", "Budi Santoso")
    ]
    names[2:2] = ["<li id=credits_editor>Editor"]
    article = zonaparse.parse(
        f"""<h1 class=read-page--header__title>Panen Raya</h1><p class=read-page--header__subtitle>
        Sawah desa penuh</p><div class=read-page--content><p>{TEXT}</p></div>
        <ul class=read-page--credits__list><li id=credits_author>Author{"".join(names)}</ul>""",
        url="http://news.liputan6.com/read/2412345/panen-raya",
    )
    assert (article.authors, article.editors) == (["Rani Putri", "Ani Sari"], ["Budi Santoso"])
    assert article.deck == "Sawah desa penuh"


def test_merdeka_names_two_reporters() -> None:
    article = zonaparse.parse(
        f"""<div class=mdk-news-head><h1>Panen</h1></div><p class=mdk-date-reporter><span>Reporter :
        <a href=/reporter/rani/>Rani Putri</a> , <a href=/reporter/ani/>Ani Sari</a></span></p>
        <div class=mdk-body-paragraph><p>{TEXT}</p></div>""",
        url="https://www.merdeka.com/peristiwa/panen.html",
    )
    assert article.authors == ["Rani Putri", "Ani Sari"]


def test_republika_of_2016_names_the_reporter_in_a_part_of_its_own() -> None:
    article = zonaparse.parse(
        f"""<h1>Panen</h1><div class=red><span> Rep: Rani Putri/ </span> Red: Budi Santoso</div>
        <div class=detail-berita><div class=content-detail><p>{TEXT}</p></div></div>""",
        url="http://nasional.republika.co.id/berita/nasional/daerah/16/02/01/o1-panen",
    )
    assert (article.authors, article.editors) == (["Rani Putri"], ["Budi Santoso"])


def test_tribunnews_pictures_in_the_body_have_their_captions() -> None:
    picture = """<div class="pb20 ovh"><div class="ovh imgfull_div"><img class=imgfull src=/x.jpg>
        </div><div class="f11 white">TRIBUN/RANI</div><div class="arial f12">Warga panen</div>
        </div>"""
    body = f"<p>{TEXT}</p>{picture}<p>{TEXT}</p>"
    article = zonaparse.parse(
        f"<h1>Panen</h1><div class='side-article txt-article'>{body}</div>",
        url="https://www.tribunnews.com/regional/2020/05/09/panen",
    )
    assert article.paragraphs == [TEXT, TEXT]
    assert [(image.caption, image.credit) for image in article.images] == [
        ("Warga panen", "TRIBUN/RANI")
    ]


def test_prmn_tells_the_caption_of_a_linked_picture_in_its_title() -> None:
    article = zonaparse.parse(
        f"""<div class="gallery__list js--gallery"><a class=gallery__item href=/photo/1.jpg>
        <div class=gallery__cover><img src=/small/1.jpg></div></a>
        <a class=gallery__item href=/photo/2.jpg title="Panen di Lebak /Rani Putri"></a></div>
        <h1 class=read__title>Foto: Panen Raya</h1>
        <article class=read__content><p>{TEXT}</p></article>""",
        url="https://zonabanten.pikiran-rakyat.com/image/pr-231/panen-raya",
    )
    first, second = article.images
    assert (first.url, first.caption) == ("https://zonabanten.pikiran-rakyat.com/photo/1.jpg", None)
    assert second.url == "https://zonabanten.pikiran-rakyat.com/photo/2.jpg"
    assert (second.caption, second.credit) == ("Panen di Lebak", "Rani Putri")
    assert article.image == first


def test_prmn_dateline_of_2019_has_its_outlet_in_brackets() -> None:
    for opening in ("BANDUNG, (PR).- ", "BANDUNG, (PR).-", "BANDUNG, (PRLM).- ", "BANDUNG,(PR).- "):
        article = zonaparse.parse(
            f"""<h1 class=read__title>Panen Raya</h1>
            <article class=read__content><p>{opening}{TEXT}</p></article>""",
            url="https://www.pikiran-rakyat.com/bandung-raya/pr-01/panen-raya",
        )
        assert article.dateline is not None
        assert article.dateline.place == "BANDUNG"
        assert article.dateline.outlet in ("PR", "PRLM")


def test_detik_signs_with_initials_that_look_like_a_page() -> None:
    article = zonaparse.parse(
        f"""<h1 class=detail__title>Panen Raya</h1><div class="detail__body-text itp_bodycontent">
        <strong>Jakarta</strong> - <p>{TEXT}</p><strong>(hal/rrd)</strong></div>""",
        url="https://finance.detik.com/berita/d-1/panen-raya",
    )
    assert article.credit_line == "(hal/rrd)"
    assert article.paragraphs == [f"Jakarta - {TEXT}"]


def test_a_list_of_a_section_that_calls_itself_an_article_is_none() -> None:
    items = "".join(
        f"<h3><a href=/berita/d-{n}>Judul berita nomor {n}</a></h3><p>{TEXT}</p>" for n in range(9)
    )
    page = f"""<meta property=og:type content=article><title>Berita</title>
        <h1>Panen Raya</h1><div>{items}</div>"""
    with pytest.raises(NotAnArticle) as caught:
        zonaparse.parse(page, url="https://news.detik.com/berita?page=2")
    assert caught.value.reason == "index_page"


def test_liputan6_of_2026_is_not_taken_for_2016() -> None:
    article = zonaparse.parse(
        f"""<article><div class=read-page-upper><header class=read-page--header>
        <h1 class="read-page--header--title">Panen Raya</h1><div class=read-page-box>
        <a class=read-page-box__author__name>Rani Putri</a></div></header>
        <div class=read-page--content><div class=article-content-body><p>{TEXT}</p></div></div>
        </div></article>""",
        url="https://www.liputan6.com/news/read/1/panen-raya",
    )
    assert article.template == "liputan6/2026"
    assert article.authors == ["Rani Putri"]


def test_tribun_of_2016_keeps_caption_and_credit_in_its_slides() -> None:
    article = zonaparse.parse(
        f"""<div id=article><div class=red><a href=/topic/panen>Musim Panen</a></div>
        <h1 id=arttitle>Panen Raya</h1><div id=slideshow><img src=/a.jpg alt=Padi><span>
        <div class="ar f10">Rani Putri</div><div>Warga memanen padi di Maros.</div></span></div>
        <div class="side-article txt-article"><p>{TEXT}</p></div></div>""",
        url="https://makassar.tribunnews.com/2016/02/11/panen-raya",
    )
    assert article.image is not None
    assert article.image.caption == "Warga memanen padi di Maros."
    assert article.image.credit == "Rani Putri"
    assert article.tags == ["Musim Panen"]
