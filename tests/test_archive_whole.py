"""Nothing of an archive is ever destroyed: what does not belong together is refused, and mended."""

import gzip
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import site
from tests.archives import fetch, run
from tests.site import Site
from tests.warcs import packed, page, response
from zonaparse import Archive
from zonaparse.archive import folder as files
from zonaparse.archive import import_pages, rebuild, verify, warcs
from zonaparse.errors import ArchiveError, CatalogueMismatch

pytestmark = pytest.mark.slow


def contents(folder: Path) -> dict[str, str]:
    """Return what lies in a folder; locks and what SQLite keeps beside a database aside."""
    kept = (path for path in folder.iterdir() if path.name != "lock" and "sqlite" not in path.name)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in kept}


def told(folder: Path) -> list[tuple[str, list[str]]]:
    with Archive(folder, reading=True) as archive:
        return [(e.article.model_dump_json(), e.addresses) for e in archive.archived_articles()]


def no_catalogue(folder: Path) -> None:
    (folder / "catalogue.sqlite").unlink()


def empty_catalogue(folder: Path) -> None:
    (folder / "catalogue.sqlite").write_bytes(b"")


def catalogue_without_tables(folder: Path) -> None:
    (folder / "catalogue.sqlite").unlink()
    db = sqlite3.connect(folder / "catalogue.sqlite")
    db.execute("create table t (a)")
    db.execute("drop table t")
    db.close()


def first_catalogue(folder: Path) -> None:
    (folder / "catalogue.sqlite").unlink()
    with Archive(folder.parent / "other"):
        pass
    shutil.copy(folder.parent / "other" / "catalogue.sqlite", folder)


def no_warc(folder: Path) -> None:
    (folder / "pages-00001.warc.gz").unlink()


def shorter_warc(folder: Path) -> None:
    os.truncate(folder / "pages-00001.warc.gz", 500)


def unknown_warc_of_an_archive(folder: Path) -> None:
    shutil.copy(folder / "pages-00001.warc.gz", folder / "pages-00002.warc.gz")


def renamed_warc(folder: Path) -> None:
    (folder / "pages-00001.warc.gz").rename(folder / "pages-00007.warc.gz")


def linked_warc(folder: Path) -> None:
    (folder / "pages-00002.warc.gz").hardlink_to(folder / "pages-00001.warc.gz")


def warc_put_together(folder: Path) -> None:
    warc = folder / "pages-00001.warc.gz"
    warc.write_bytes(warc.read_bytes() * 2)


def tables_of_something_else(folder: Path) -> None:
    (folder / "catalogue.sqlite").unlink()
    db = sqlite3.connect(folder / "catalogue.sqlite")
    db.executescript("create table t (a); pragma user_version = 2")
    db.close()


def overwritten_catalogue(folder: Path) -> None:
    (folder / "catalogue.sqlite").write_bytes(b"ini bukan basis data" * 99)


SPOILED = [
    no_catalogue,
    empty_catalogue,
    catalogue_without_tables,
    first_catalogue,
    no_warc,
    shorter_warc,
    unknown_warc_of_an_archive,
    overwritten_catalogue,
    tables_of_something_else,
    renamed_warc,
    linked_warc,
    warc_put_together,
]


@pytest.mark.parametrize("spoil", SPOILED)
@pytest.mark.parametrize("reading", [False, True])
def test_what_does_not_belong_together_is_refused_and_left_as_it_is(
    two: Path, spoil: Callable[[Path], None], reading: bool
) -> None:
    spoil(two)
    before = contents(two)
    with pytest.raises(CatalogueMismatch, match="zonaparse rebuild"):
        Archive(two, reading=reading)
    assert contents(two) == before
    refused = run("status" if reading else "archive", two, *([] if reading else ["https://a.id/"]))
    assert refused.exit_code == 1
    assert contents(two) == before


@pytest.mark.parametrize("spoil", [each for each in SPOILED if each not in (no_warc, shorter_warc)])
def test_a_rebuild_mends_it(two: Path, spoil: Callable[[Path], None]) -> None:
    before = told(two)
    spoil(two)
    assert run("rebuild", two).exit_code == 0
    assert sorted(told(two)) == sorted(before)
    assert run("verify", two).exit_code == 0


def test_a_catalogue_of_yesterday_does_not_cost_what_came_since(
    server: Site, two: Path, tmp_path: Path
) -> None:
    shutil.copytree(two, tmp_path / "yesterday")
    server.page("/c", site.article("Ketiga", server.url("/c"), text="Lain sama sekali. " * 20))
    fetch(two, [server.url("/c")])
    warcs = contents(two)
    for path in (tmp_path / "yesterday").iterdir():
        if not path.name.endswith(".warc.gz"):
            shutil.copy(path, two)
    with pytest.raises(CatalogueMismatch, match="older"):
        Archive(two)
    assert contents(two) == warcs
    rebuild(two, workers=1)
    with Archive(two) as archive:
        assert "Ketiga" in [article.title for article in archive]


def test_what_a_batch_that_was_killed_wrote_is_cut_off(two: Path) -> None:
    (warc,) = two.glob("*.warc.gz")
    before = warc.read_bytes()
    with Archive(two, reading=True) as archive:
        files.begin(two, files.Journal(archive.catalogue.ends(), warc.name, "b"))
    warc.write_bytes(before + packed([response("https://a.id/x", page(1))]))
    with Archive(two):
        pass
    assert warc.read_bytes() == before


def test_what_later_batches_wrote_is_never_cut_off(two: Path) -> None:
    """A catalogue and a journal of before, put back together, do not tell later work from torn."""
    (warc,) = two.glob("*.warc.gz")
    files.begin(two, files.Journal({}, warc.name, "b"))
    changed("delete from files")(two)
    before = warc.read_bytes()
    for reading in (False, True):
        with pytest.raises(CatalogueMismatch, match="older"):
            Archive(two, reading=reading)
    assert warc.read_bytes() == before


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.symlink_to("nowhere")])
def test_what_is_called_a_warc_and_is_no_file_is_left_alone(
    server: Site, two: Path, make: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    make(two / "pages-00002.warc.gz")
    monkeypatch.setattr(warcs, "_ROLLED_AT", 1)
    server.page("/c", site.article("Ketiga", server.url("/c"), text="Lain sama sekali. " * 20))
    fetch(two, [server.url("/c")])
    assert (two / "pages-00003.warc.gz").is_file()
    assert (verify(two).wrong, len(told(two))) == (0, 3)


def test_the_pages_of_two_archives_put_together_are_found(two: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (tmp_path / "page.html").write_bytes(page(1))
    with Archive(other) as archive:
        import_pages(archive, tmp_path / "page.html", workers=1)
    both = sorted([*told(two), *told(other)])
    shutil.copy(other / "pages-00001.warc.gz", two / "pages-00002.warc.gz")
    assert rebuild(two, workers=1).failed == {}
    assert sorted(told(two)) == both
    assert verify(two).wrong == 0


def test_a_new_file_of_a_batch_that_was_killed_is_begun_again(tmp_path: Path) -> None:
    with Archive(tmp_path):
        pass
    files.begin(tmp_path, files.Journal({}, "pages-00001.warc.gz", "b"))
    (tmp_path / "pages-00001.warc.gz").write_bytes(gzip.compress(b"WARC/1.1\r\n")[:9])
    with Archive(tmp_path):
        assert list(tmp_path.glob("*.warc.gz")) == []


def test_a_warc_of_others_is_left_alone_and_told(two: Path) -> None:
    stray = two / "site.warc.gz"
    stray.write_bytes(packed([response("https://a.id/x", page(1))]))
    before = stray.read_bytes()
    with Archive(two) as archive:
        assert archive.strays == [stray]
    assert "site.warc.gz: it is not of this archive" in run("status", two).stderr
    assert run("rebuild", two).exit_code == 0
    assert stray.read_bytes() == before


def test_a_folder_that_holds_something_else_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>Panen")
    done = run("archive", tmp_path, "https://a.id/")
    assert done.exit_code == 1
    assert "Did you mean --import" in str(done.exception)
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_an_archive_that_was_hardly_begun_is_gone_on_with(tmp_path: Path) -> None:
    (tmp_path / "lock").touch()
    (tmp_path / "catalogue.sqlite.new").write_bytes(b"half")
    with Archive(tmp_path) as archive:
        assert archive.status().states == {}


def test_a_rebuild_tells_versions_addresses_and_what_failed(server: Site, tmp_path: Path) -> None:
    url = server.url("/a")
    server.page("/a", site.article("Panen Raya", url))
    server.page("/b", site.article("Panen Raya", url))
    server.routes["/r"] = lambda _: site.Answer(b"", 302, headers=(("Location", "/a"),))
    fetch(tmp_path, [url, server.url("/b"), server.url("/gone"), server.url("/r")])
    server.page("/a", site.article("Panen Raya Usai", url))
    fetch(tmp_path, [url], again=True)
    first, _ = site.of_several_pages(server)
    fetch(tmp_path, [first])

    def state() -> tuple[object, ...]:
        with Archive(tmp_path, reading=True) as archive:
            query = "select url, state, told from addresses order by url"
            versions = [version.article.title for version in archive.versions(url)]
            return versions, archive.catalogue.db.execute(query).fetchall(), told(tmp_path)

    before = state()
    assert before[0] == ["Panen Raya Usai", "Panen Raya"]
    no_catalogue(tmp_path)
    assert rebuild(tmp_path, workers=1).failed == {}
    assert state() == before


def test_a_rebuild_of_files_without_notes_takes_every_page(tmp_path: Path) -> None:
    moved = "HTTP/1.1 301 Moved\r\nLocation: https://a.id/new\r\n"
    gone = "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n"
    parts = [
        response("https://a.id/old", b"", moved),
        response("https://a.id/new", page(1)),
        response("https://a.id/gone", page(2), gone),
    ]
    (tmp_path / "pages-00001.warc.gz").write_bytes(packed(parts))
    rebuild(tmp_path, workers=1)
    with Archive(tmp_path, reading=True) as archive:
        assert archive.get("https://a.id/old") == archive.get("https://a.id/new")
        assert [article.title for article in archive] == ["Panen Raya 1"]
        assert [bad.url for bad in archive.bad()] == ["https://a.id/gone"]


def test_a_rebuild_keeps_the_old_catalogue_and_tells_of_damage(two: Path) -> None:
    (warc,) = two.glob("*.warc.gz")
    with Archive(two, reading=True) as archive:
        place = next(archive.catalogue.pages()).places[0]
    damaged(two, place.offset + place.length // 2)
    old = (two / "catalogue.sqlite").read_bytes()
    done = run("rebuild", two)
    assert done.exit_code == 1
    assert f"{warc.name} at byte" in done.stderr
    assert (two / "catalogue.sqlite.before-1").read_bytes() == old
    with Archive(two, reading=True) as archive:
        assert len(list(archive)) == 1


def test_there_is_nothing_to_rebuild(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no WARC files"):
        rebuild(tmp_path)
    assert list(tmp_path.iterdir()) == []


def damaged(folder: Path, at: int) -> None:
    (warc,) = folder.glob("*.warc.gz")
    raw = bytearray(warc.read_bytes())
    raw[at] ^= 0xFF
    warc.write_bytes(raw)


def zeroed(folder: Path, number: int) -> None:
    """Put nothing in the place of a page of the database."""
    with (folder / "catalogue.sqlite").open("r+b") as file:
        file.seek(4096 * number)
        file.write(bytes(4096))


def changed(statement: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        db = sqlite3.connect(folder / "catalogue.sqlite")
        db.execute(statement)
        db.commit()
        db.close()

    return change


@pytest.mark.parametrize(
    ("spoil", "mend"),
    [
        (lambda folder: damaged(folder, 900), "put back a sound copy"),
        (no_warc, "put it back"),
        (changed("update pages set article = '{}' where id = 1"), "zonaparse reparse"),
        (changed("update pages set article = 'x' where id = 1"), "zonaparse reparse"),
        (changed("delete from words where rowid = 2"), "zonaparse rebuild"),
        (changed("update words set body = 'x' where rowid = 2"), "zonaparse rebuild"),
        (changed("delete from words_data where id > 10"), "zonaparse rebuild"),
        (changed("delete from captures"), "zonaparse rebuild"),
        (lambda folder: zeroed(folder, 2), "zonaparse rebuild"),
        (
            changed("update pages set places = (select places from pages where id = 2)"),
            "zonaparse rebuild",
        ),
    ],
)
def test_verify_names_what_is_wrong_and_what_mends_it(
    two: Path, spoil: Callable[[Path], None], mend: str
) -> None:
    assert verify(two).wrong == 0
    spoil(two)
    done = run("verify", two)
    assert done.exit_code == 1
    assert mend in done.output


def test_verify_looks_at_a_sample(two: Path) -> None:
    # what made the file, and of each page the answer, the request and the note
    assert run("verify", two, "--sample", "100%").output == "7 records and 2 pages: nothing wrong\n"
    assert verify(two, sample=0.0001) == (0, 0, 0)
    assert run("verify", two, "--sample", "0").exit_code == 2


@pytest.fixture
def killed(two: Path, tmp_path: Path) -> Path:
    """A copy of an archive that is open: as a run that was killed leaves it."""
    copy = tmp_path / "copy"
    with Archive(two) as archive:
        archive.add(["https://a.id/waiting"])
        shutil.copytree(two, copy)
    (copy / "catalogue.sqlite-shm").unlink()
    return copy


READING = {
    "status": [],
    "search": ["panen"],
    "show": ["https://a.id/waiting"],
    "export": ["--to", "csv", "-o", "-"],
    "verify": [],
}


@pytest.mark.skipif(
    not Path("/usr/bin/unshare").exists(), reason="it takes a mount that is read-only"
)
@pytest.mark.parametrize("command", READING)
def test_a_read_only_medium_is_read(killed: Path, command: str) -> None:
    mounted = f"mount --bind {killed} {killed} && mount -o remount,ro,bind {killed} && "
    words = [sys.executable, "-m", "zonaparse", command, str(killed), *READING[command]]
    check = f"touch {killed}/x 2>/dev/null && exit 99; exec "
    done = subprocess.run(
        ["/usr/bin/unshare", "-mr", "sh", "-c", mounted + check + " ".join(words)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if "unshare:" in done.stderr or "mount:" in done.stderr:
        pytest.skip("no mount can be made here")
    assert done.returncode == (command == "show")
    assert "Traceback" not in done.stderr
    told = {"status": "waiting", "search": "panen", "export": "panen raya", "verify": "nothing"}
    assert told.get(command, "") in done.stdout.lower()


def test_a_page_that_was_imported_twice_is_there_once(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(packed([response("https://a.id/1", page(1))]))
    for _ in range(2):
        with Archive(tmp_path / "archive") as archive:
            import_pages(archive, tmp_path / "a.warc.gz", workers=1)
    assert verify(tmp_path / "archive") == (3, 1, 0)
