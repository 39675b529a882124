"""What reading stored pages again changed, told and shown; and how an archive stands, in a line."""

from pathlib import Path

from tests import site
from tests.archives import run
from zonaparse import Archive
from zonaparse.archive import Changed, import_pages, reparse

URL = "https://desa.example/panen"


def archive(tmp_path: Path) -> Path:
    """Return an archive of a page whose title was read otherwise when it was stored."""
    saved, folder = tmp_path / "saved.html", tmp_path / "archive"
    saved.write_text(site.article("Panen Raya", URL), "utf-8")
    with Archive(folder) as kept:
        import_pages(kept, saved, workers=1)
        query = "update pages set article = json_set(article, '$.title', '<b>Panen</b>')"
        kept.catalogue.db.execute(query)
    return folder


def test_each_field_that_changed_is_told(tmp_path: Path) -> None:
    told: list[Changed] = []
    with Archive(archive(tmp_path)) as kept:
        changes = reparse(kept, on_change=told.append)
    assert told == [Changed(1, URL, "title", "<b>Panen</b>", "Panen Raya")]
    assert changes.fields == {"title": 1}


def test_the_command_writes_them_as_a_page(tmp_path: Path) -> None:
    target = tmp_path / "changes.html"
    result = run("reparse", archive(tmp_path), "-o", target)
    assert (result.exit_code, result.output) == (0, "1 page\ntitle: changed on 1\n")
    text = target.read_text("utf-8")
    assert "&lt;b&gt;Panen&lt;/b&gt;" in text
    assert "Panen Raya" in text
    assert "<b>Panen</b>" not in text


def test_status_says_in_a_line_what_there_is_and_whether_all_is_well(tmp_path: Path) -> None:
    folder = archive(tmp_path)
    first, *_ = run("status", folder).output.splitlines()
    assert first == "1 article of 1 site, 1 address: all is well"
    broken = tmp_path / "broken.html"
    broken.write_text(" ")
    run("archive", folder, "--import", broken)
    with Archive(folder) as kept:
        kept.add(["https://kota.example/1", "https://kota.example/2"])
    told = run("status", folder).output
    line = "1 article of 1 site, 4 addresses: 1 gave no whole article, 2 waiting"
    assert told.splitlines()[0] == line
    rows = [line.split("│")[1:-1] for line in told.splitlines() if line.startswith("│")]
    sites = [[cell.strip() for cell in row] for row in rows if len(row) == 8]
    assert [row[:7] for row in sites if row[0] == "all"] == [
        ["all", "4", "2", "2", "0", "0", "1"],
    ]  # fmt: skip
    sums = [sum(int(row[at]) for row in sites if row[0] != "all") for at in range(1, 7)]
    assert sums == [4, 2, 2, 0, 0, 1]
    assert "2022-W03" not in told
    assert "2022-W03" in run("status", folder, "--weeks").output


def test_status_tells_how_many_addresses_share_an_article(tmp_path: Path) -> None:
    folder, copy = archive(tmp_path), tmp_path / "copy.html"
    copy.write_text(site.article("Panen Raya", URL).replace("</body>", "<i></i></body>"), "utf-8")
    run("archive", folder, "--import", copy)
    first, *_ = run("status", folder).output.splitlines()
    assert (
        first
        == "1 article of 1 site, 2 addresses, 1 of them more of the same articles: all is well"
    )
