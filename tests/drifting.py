"""Pages of sites that change: made here, so that the days are known."""

import random
from datetime import date, timedelta
from pathlib import Path

FIRST = date(2026, 3, 2)  # a Monday
DAYS, A_DAY = 28, 4
BYLINE, PROMOTION = date(2026, 3, 16), date(2026, 3, 19)
PROMOTED = "Warta kini terdengar pula di radio komunitas, setiap pagi pada gelombang 107,9 FM."
_SUBJECTS = "petani nelayan pedagang warga guru perajin peternak penenun sopir bidan".split()
_DEEDS = "memanen menjual memperbaiki membangun menanam mengirim menata merawat".split()
_THINGS = "padi perahu jembatan sekolah kopi garam sawah pasar tenun jalan air ikan".split()
_PLACES = "Muara Cisoka Lebak Rajeg Kronjo Pamulang Serang Maja Tigaraksa Cikande".split()


def sentence(chance: random.Random) -> str:
    names = [chance.choice(each) for each in (_SUBJECTS, _DEEDS, _THINGS, _PLACES)]
    other = [chance.choice(each) for each in (_SUBJECTS, _THINGS, _PLACES)]
    amount = chance.choice(("dua ratus", "tiga puluh", "sembilan", "seribu", "tujuh belas"))
    return (
        f"Para {names[0]} {names[1]} {names[2]} di {names[3]} bersama {amount} {other[0]} lain, "
        f"sejak {other[1]} di {other[2]} lebih baik daripada tahun lalu."
    )


def page(host: str, day: date, number: int, *, drifts: bool) -> str:
    """Return a page of a site; one that `drifts` changes on the days that are told above."""
    chance = random.Random(f"{host} {day} {number}")
    texts = [f"{sentence(chance)} {sentence(chance)}" for _ in range(chance.randint(4, 8))]
    if drifts and day >= PROMOTION:
        texts.append(PROMOTED)
    body = "".join(f"<p>{text}</p>" for text in texts)
    byline = "zq" if drifts and day >= BYLINE else "author"
    name = f"{chance.choice(('Ratih', 'Budi', 'Sari'))} {chance.choice(('Hidayat', 'Wulandari'))}"
    name = name if byline == "author" else "Redaksi"
    title = sentence(chance).partition(" bersama")[0]
    head = (
        f"<h1>{title}</h1><div class='{byline}'><span>{name}</span></div>"
        f"<time class='published' datetime='{day}T0{number}:30:00+07:00'>{day}</time>"
    )
    url = f"https://{host}/berita/{day:%Y/%m/%d}/{number}"
    layout = (
        f"<div class='site'><div class='column'><div class='reading'>{head}"
        f"<div class='story'>{body}</div></div></div></div>"
    )
    if drifts and number % 2:
        layout = (
            f"<main class='app'><section class='canvas'><div class='sheet'>{head}"
            f"<section class='prose'>{body}</section></div></section></main>"
        )
    return (
        f"<!doctype html><html lang='id'><head><title>{title}</title>"
        f"<link rel='canonical' href='{url}'><meta property='og:type' content='article'>"
        f"<meta property='article:published_time' content='{day}T0{number}:30:00+07:00'></head>"
        f"<body><header>Beranda Daerah</header>{layout}<footer>Hak cipta</footer></body></html>"
    )


def write(folder: Path) -> None:
    """Write the pages of two sites, of which one drifts."""
    folder.mkdir()
    for host, drifts in (("warta.example", True), ("tenang.example", False)):
        for offset in range(DAYS):
            day = FIRST + timedelta(offset)
            for number in range(A_DAY):
                html = page(host, day, number, drifts=drifts)
                (folder / f"{host}-{day}-{number}.html").write_text(html, "utf-8")
