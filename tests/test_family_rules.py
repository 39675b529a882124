"""Rules of one family each, on small pages of their own."""

import zonaparse
from zonaparse.article import Article

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
