"""Versions: what is the same one, and which is the newest."""

from pathlib import Path

import pytest

from tests.warcs import packed, page, record, response
from zonaparse import Archive
from zonaparse.archive import Outcome, import_pages, records, storing

pytestmark = pytest.mark.slow

URL = "https://a.id/1"


def imported(folder: Path, *parts: bytes) -> list[Outcome]:
    told: list[Outcome] = []
    (folder / "x.warc.gz").write_bytes(packed(parts))
    with Archive(folder / "archive") as archive:
        import_pages(archive, folder / "x.warc.gz", on_result=told.append, workers=1)
    return told


def at(day: int, more: str, url: str = URL) -> bytes:
    return response(url, page(1, more), WARC_Date=f"2026-01-{day:02}T00:00:00Z")


def endings(folder: Path) -> tuple[list[str], list[str]]:
    """Return the last paragraphs of the versions, and of what is exported."""
    with Archive(folder / "archive", reading=True) as archive:
        versions = [version.article.paragraphs[-1] for version in archive.versions(URL)]
        return versions, [article.paragraphs[-1] for article in archive]


DIFFERENT = {
    "table": (
        "<table><tr><td>Beras<td>10.000<tr><td>Gula<td>9.000</table>",
        "<table><tr><td>Beras<td>15.000<tr><td>Gula<td>9.000</table>",
    ),
    "picture": (
        '<figure><img src="https://a.id/1.jpg"><figcaption>Lumbung desa</figcaption></figure>',
        '<figure><img src="https://a.id/2.jpg"><figcaption>Lumbung desa</figcaption></figure>',
    ),
    "caption": (
        '<figure><img src="https://a.id/1.jpg"><figcaption>Lumbung desa</figcaption></figure>',
        '<figure><img src="https://a.id/1.jpg"><figcaption>Lumbung kota</figcaption></figure>',
    ),
    "embed": (
        '<iframe src="https://www.youtube.com/embed/aaaaaaaaaaa"></iframe>',
        '<iframe src="https://www.youtube.com/embed/bbbbbbbbbbb"></iframe>',
    ),
    "link": (
        '<p>Harga dicatat <a href="https://b.id/1">dinas pertanian</a> setiap pekan.</p>',
        '<p>Harga dicatat <a href="https://c.id/2">dinas pertanian</a> setiap pekan.</p>',
    ),
    "author": ("<p>Penulis: Rani Putri</p>", "<p>Penulis: Budi Santoso</p>"),
    "time": (
        '<meta property="article:published_time" content="2026-01-01T10:00:00+07:00">',
        '<meta property="article:published_time" content="2026-01-01T11:00:00+07:00">',
    ),
}


@pytest.mark.parametrize("what", DIFFERENT)
def test_pages_that_differ_in_anything_are_two_versions(tmp_path: Path, what: str) -> None:
    one, two = DIFFERENT[what]
    assert [each.kind for each in imported(tmp_path, at(1, one), at(2, two))] == ["article"] * 2
    assert len(endings(tmp_path)[0]) == 2


def test_a_page_that_is_the_same_is_no_new_version(tmp_path: Path) -> None:
    told = imported(tmp_path, at(1, "<p>Sama.</p>"), at(2, "<p>Sama.</p>"))
    assert [each.kind for each in told] == ["article", "unchanged"]
    assert endings(tmp_path) == (["Sama."], ["Sama."])


def test_changed_and_changed_back_is_three_versions(tmp_path: Path) -> None:
    texts = ["Warga setuju.", "Warga menolak.", "Warga setuju."]
    told = [imported(tmp_path, at(day, f"<p>{text}</p>")) for day, text in enumerate(texts, 1)]
    assert [each.kind for (each,) in told] == ["article"] * 3
    assert endings(tmp_path) == (texts[::-1], ["Warga setuju."])


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 2, 1), (1, 3, 2), (2, 3, 1)])
def test_the_order_of_imports_does_not_matter(tmp_path: Path, order: tuple[int, ...]) -> None:
    texts = {1: "Warga setuju.", 2: "Warga menolak.", 3: "Warga setuju."}
    for day in order:
        imported(tmp_path, at(day, f"<p>{texts[day]}</p>"))
    assert endings(tmp_path) == ([texts[3], texts[2], texts[1]], [texts[3]])


def test_an_older_capture_that_comes_later_is_not_the_newest(tmp_path: Path) -> None:
    imported(tmp_path, at(9, "<p>Kabar baru.</p>"))
    imported(tmp_path, at(2, "<p>Kabar lama.</p>"))
    assert endings(tmp_path) == (["Kabar baru.", "Kabar lama."], ["Kabar baru."])


def revisit(url: str, **headers: str) -> bytes:
    return record("revisit", url, b"", WARC_Date="2026-01-05T00:00:00Z", **headers)


@pytest.mark.parametrize(
    "headers",
    [
        {
            "WARC_Refers_To_Target_URI": URL,
            "WARC_Refers_To_Date": "2026-01-01T00:00:00Z",
        },
        {"WARC_Refers_To_Target_URI": URL},
        {"WARC_Refers_To": "<urn:uuid:7>"},
    ],
)
def test_a_revisit_adds_its_address_and_time(tmp_path: Path, headers: dict[str, str]) -> None:
    first = response(URL, page(1), WARC_Record_ID="<urn:uuid:7>")
    told = imported(tmp_path, revisit("https://b.id/copy", **headers), first)
    assert sorted(each.kind for each in told) == ["article", "duplicate"]
    with Archive(tmp_path / "archive", reading=True) as archive:
        (entry,) = archive.archived_articles()
    assert entry.addresses == [URL, "https://b.id/copy"]
    assert entry.fetched_at.isoformat() == "2026-01-05T00:00:00+00:00"


def test_a_revisit_of_what_is_not_there_is_told(tmp_path: Path) -> None:
    (outcome,) = imported(tmp_path, revisit("https://b.id/copy"))
    assert (outcome.state, "not there" in outcome.message) == ("failed", True)


FIXTURES = Path(__file__).parent / "fixtures" / "prmn"


def _both(tmp_path: Path) -> list[Path]:
    """Return a table of pages, and the same pages as files."""
    saved, rows = tmp_path / "saved", ["html"]
    saved.mkdir()
    for name in ("2020-plain.html", "2022-wita.html"):
        html = (FIXTURES / name).read_text("utf-8")
        (saved / name).write_text(html, "utf-8")
        rows.append('"{}"'.format(html.replace('"', '""')))
    (tmp_path / "pages.csv").write_text("\n".join(rows), "utf-8")
    return [tmp_path / "pages.csv", saved]


@pytest.mark.parametrize("turned", [False, True])
def test_what_told_the_encoding_makes_no_version(tmp_path: Path, turned: bool) -> None:
    first, second = reversed(_both(tmp_path)) if turned else _both(tmp_path)
    kinds: list[str] = []
    with Archive(tmp_path / "archive") as archive:
        for source in (first, second):
            import_pages(archive, source, on_result=lambda outcome: kinds.append(outcome.kind))
        assert kinds == ["article"] * 2 + ["duplicate"] * 2
        assert archive.catalogue.count() == 2


def test_what_earlier_versions_noted_of_a_page_is_known_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, saved = _both(tmp_path)
    kinds: list[str] = []
    with Archive(tmp_path / "archive") as archive:
        with monkeypatch.context() as before:
            before.setattr(
                storing, "fingerprint", lambda json, *_: records.former_fingerprint(json)
            )
            import_pages(archive, saved)
        import_pages(archive, saved, on_result=lambda outcome: kinds.append(outcome.kind))
        assert (kinds, archive.catalogue.count()) == (["unchanged"] * 2, 2)
