"""Archives: what is kept, found again, imported, exported."""

import json
from pathlib import Path

import pytest

from tests import site
from tests.archives import fetch, records, responses, run
from tests.site import Site
from zonaparse import Archive
from zonaparse.archive import reparse
from zonaparse.errors import ArchiveError

pytestmark = pytest.mark.slow

KINDS = ("response", "request", "metadata")


def test_articles_come_out_as_they_went_in(two: Path) -> None:
    with Archive(two, reading=True) as archive:
        assert sorted(a.title or "" for a in archive) == ["=Harga Kopi Naik", "Panen Raya di Muara"]


def test_request_and_response_are_there_with_right_digests(two: Path, server: Site) -> None:
    pairs = [(kind, server.url(path)) for path in ("/a", "/b") for kind in KINDS]
    assert sorted(records(two)[1:]) == sorted(pairs)


def test_a_second_run_fetches_nothing_again(two: Path, server: Site) -> None:
    assert fetch(two, [server.url("/a")]) == []
    assert server.visits["/a"] == 1


def test_two_addresses_of_one_article_are_one_page(server: Site, tmp_path: Path) -> None:
    page = site.article("Panen Raya", server.url("/a"))
    server.page("/a", page)
    server.page("/b", page)
    fetch(tmp_path, [server.url("/a"), server.url("/b")])
    assert len(responses(tmp_path)) == 1
    with Archive(tmp_path, reading=True) as archive:
        found = [archive.get(server.url(path)) for path in ("/a", "/b")]
    assert [article and article.title for article in found] == ["Panen Raya", "Panen Raya"]


def test_a_changed_article_is_a_new_version(server: Site, tmp_path: Path) -> None:
    url = server.url("/a")
    server.page("/a", site.article("Panen Raya", url))
    fetch(tmp_path, [url])
    server.page("/a", site.article("Panen Raya Usai", url))
    fetch(tmp_path, [url], again=True)
    with Archive(tmp_path, reading=True) as archive:
        assert len(archive.catalogue.versions(url)) == 2
        assert [article.title for article in archive] == ["Panen Raya Usai"]


def test_a_page_that_is_no_article_is_kept_and_told(server: Site, tmp_path: Path) -> None:
    server.page("/a", "<title>Just a moment...</title>")
    (outcome,) = fetch(tmp_path, [server.url("/a")])
    assert outcome.message.startswith("challenge_page")
    assert responses(tmp_path) == [server.url("/a")]


def test_a_page_that_is_none_now_does_not_hide_the_article(server: Site, tmp_path: Path) -> None:
    url = server.url("/a")
    server.page("/a", site.article("Panen Raya", url))
    fetch(tmp_path, [url])
    server.page("/a", "<title>Just a moment...</title>")
    fetch(tmp_path, [url], again=True)
    with Archive(tmp_path, reading=True) as archive:
        assert [article.title for article in archive] == ["Panen Raya"]


def test_the_body_of_an_error_is_kept(server: Site, tmp_path: Path) -> None:
    server.page("/gone", b"<h1>410 Gone</h1>", status=410)
    (outcome,) = fetch(tmp_path, [server.url("/gone")])
    assert (outcome.state, outcome.message) == ("failed", "HTTP 410")
    assert responses(tmp_path) == [server.url("/gone")]
    with Archive(tmp_path, reading=True) as archive:
        assert list(archive) == []


def test_what_is_no_html_is_kept_and_told(server: Site, tmp_path: Path) -> None:
    server.page("/a", b"%PDF-1.7", type="application/pdf")
    (outcome,) = fetch(tmp_path, [server.url("/a")])
    assert (outcome.state, "application/pdf" in outcome.message) == ("failed", True)
    assert responses(tmp_path) == [server.url("/a")]


def test_the_charset_of_the_header_is_used_also_when_it_is_read_again(
    server: Site, tmp_path: Path
) -> None:
    page = "<h1>Harga Kopi €2</h1><article><p>" + "Harga kopi naik lagi di pasar. " * 9 + "</p>"
    server.page("/a", page.encode("cp1252"), type="text/html; charset=windows-1252")
    fetch(tmp_path, [server.url("/a")])
    with Archive(tmp_path) as archive:
        assert [article.title for article in archive] == ["Harga Kopi €2"]
        assert reparse(archive, workers=1).fields == {}


def test_no_archive_to_read(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no archive"):
        Archive(tmp_path / "none", reading=True)


def test_search(two: Path, server: Site) -> None:
    with Archive(two, reading=True) as archive:
        assert [url for url, _ in archive.search("muara panen")] == [server.url("/a")]
        assert archive.search('tiada "kata') == []
        assert [url for url, _ in archive.search("muar*")] == [server.url("/a")]
        assert archive.search("muar") == archive.search("*") == []
    none = run("search", two, "tiada")
    told = "zonaparse: no article holds all these words; give fewer, or a beginning: pan*"
    assert (none.exit_code, str(none.exception)) == (1, told)


def test_names_are_searched(tmp_path: Path) -> None:
    page = site.FIXTURES / "prmn/2020-plain.html"
    run("archive", tmp_path, "--import", page)
    assert run("search", tmp_path, "dimas", "haryawan", "sasmita").exit_code == 0


@pytest.mark.parametrize(
    "word",
    [
        "https://a.id/berita/panen?utm_source=x",
        "https://a.id/berita/panen/",
        "http://a.id/berita/panen",
        "a b.html",
    ],
)
def test_an_article_is_shown_under_addresses_that_differ_little(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a b.html").write_text(site.article("Panen Raya", "https://a.id/berita/panen"))
    run("archive", "archive", "--import", "a b.html")
    assert run("show", "archive", word).output.startswith("Panen Raya\n")


def test_status(two: Path) -> None:
    with Archive(two, reading=True) as archive:
        status = archive.status()
    assert (status.states, status.hosts) == ({"done": 2}, {"site.test": {"done": 2}})
    (missing,) = status.missing
    assert missing.week == "2022-W03"
    assert (missing.pages, missing.share["title"], missing.share["authors"]) == (2, 0.0, 1.0)


def test_status_tells_of_what_could_not_be_fetched(server: Site, tmp_path: Path) -> None:
    fetch(tmp_path, [server.url("/gone"), server.url("/away")])
    with Archive(tmp_path, reading=True) as archive:
        assert archive.status().errors == {"HTTP 404": 2}


def test_status_lists_what_is_bad(two: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.touch()
    take_in = run("archive", two, "--import", bad, "--json-log")
    assert json.loads(take_in.stderr)["kind"] == "EmptyPage"
    row = {"url": f"file:{bad}", "state": "done", "error": "the page is empty"}
    assert json.loads(run("status", two, "--bad", "--json").output) == [row]
    assert run("status", two, "--bad").output == f"file:{bad}: the page is empty\n"


def test_status_puts_imported_pages_below_their_host_and_week(tmp_path: Path) -> None:
    run("archive", tmp_path, "--import", site.FIXTURES / "prmn/2020-plain.html", "--quiet")
    with Archive(tmp_path, reading=True) as archive:
        status = archive.status()
    assert status.hosts == {"zonabanten.pikiran-rakyat.com": {"done": 1}}
    assert [missing.week for missing in status.missing] == ["2020-W47"]


def test_status_is_short_for_many_hosts_and_for_nothing(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        assert run("status", tmp_path).output == "there is nothing in it yet\n"
        archive.add(f"https://a{number}.id/b" for number in range(99))
    shown = run("status", tmp_path).output
    assert "and 79 more; --json prints all" in shown
    assert len(shown.splitlines()) < 99
    assert len(json.loads(run("status", tmp_path, "--json").output)["hosts"]) == 99


def test_reparse_tells_what_changed(two: Path) -> None:
    with Archive(two) as archive:
        page = next(archive.catalogue.pages())
        old = json.dumps({**json.loads(page.json or ""), "title": "Lama", "tags": ["x"]})
        archive.catalogue.db.execute("update pages set article = ? where id = ?", (old, page.id))
        changes = reparse(archive, workers=1)
        assert (changes.pages, changes.fields) == (2, {"title": 1, "tags": 1})
        assert "Lama" not in [article.title for article in archive]
        assert reparse(archive, workers=1).fields == {}


def test_the_commands_on_an_archive(server: Site, tmp_path: Path) -> None:
    server.page("/a", site.article("Panen Raya", server.url("/a", "127.0.0.1")))
    url = server.url("/a", "127.0.0.1")
    kept = run("archive", tmp_path, url, "--rate", 1000, "--allow-private")
    assert (kept.exit_code, kept.stderr) == (0, f"article {url}\n1 article\n")
    assert run("show", tmp_path, url).output.startswith("Panen Raya\n")
    assert url in run("search", tmp_path, "muara").output
    assert "127.0.0.1" in run("status", tmp_path).output
    assert json.loads(run("status", tmp_path, "--json").output)["states"] == {"done": 1}
    assert run("reparse", tmp_path).output == "1 page\nnothing changed\n"
    assert run("show", tmp_path, "https://a.id/").exit_code == 1
    assert run("search", tmp_path / "none", "x").exit_code == 1


def test_what_fails_shows_in_the_status_of_the_command(server: Site, tmp_path: Path) -> None:
    url = server.url("/gone", "127.0.0.1")
    kept = run("archive", tmp_path, url, "--rate", 1000, "--allow-private", "--json-log")
    assert kept.exit_code == 1
    assert json.loads(kept.stderr)["state"] == "failed"
