"""Names that were other ones still work, and warn."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.archives import run
from zonaparse.archive import Archive, Outcome
from zonaparse.archive.records import NoPage
from zonaparse.errors import AddressRefused
from zonaparse.fetching import Response


def test_the_reason_of_a_fetch_error() -> None:
    error = AddressRefused("ftp://a.id/", "it is no address")
    with pytest.warns(DeprecationWarning, match="told is now reason"):
        assert error.told == error.reason == "it is no address"


def test_the_message_and_the_kind_of_an_outcome() -> None:
    outcome = Outcome("https://a.id/b", "done", "no text", "no_text")
    with pytest.warns(DeprecationWarning, match="told is now message"):
        assert outcome.told == outcome.message == "no text"
    with pytest.warns(DeprecationWarning, match="came is now kind"):
        assert outcome.came == outcome.kind == "no_text"


def test_the_keys_of_a_json_log(tmp_path: Path) -> None:
    (bad := tmp_path / "bad.html").touch()
    row = json.loads(run("archive", tmp_path / "a", "--import", bad, "--json-log").stderr)
    assert (row["told"], row["came"]) == (row["message"], row["kind"])
    assert row["kind"] == "EmptyPage"


def test_how_pages_are_stored(tmp_path: Path) -> None:
    with Archive(tmp_path / "a") as archive:
        page = NoPage("https://a.id/b", "failed", "HTTP 410")
        with pytest.warns(DeprecationWarning, match="keep is now store"):
            outcomes = archive.keep([page])
        assert outcomes == [Outcome("https://a.id/b", "failed", "HTTP 410")]


def test_the_articles_of_an_archive(tmp_path: Path) -> None:
    with (
        Archive(tmp_path / "a") as archive,
        pytest.warns(DeprecationWarning, match="entries is now archived_articles"),
    ):
        assert list(archive.entries()) == []


def test_the_address_that_a_response_was_asked_for_at() -> None:
    url, at = "https://a.id/b", datetime(2026, 1, 1, tzinfo=UTC)
    response = Response(url, 200, [], [], b"", "127.0.0.1", at, requested_url=url, body=b"")
    with pytest.warns(DeprecationWarning, match="asked is now requested_url"):
        assert response.asked == response.requested_url == url
