"""The counts that a crawl ends with."""

from zonaparse.archive.records import Outcome
from zonaparse.cli.progress import Tally


def test_telling_the_counts_does_not_change_them() -> None:
    counts = Tally()
    counts.add(Outcome("https://kabar.test/", "unlisted", "no article is listed"))
    counts.add(Outcome("https://kabar.test/1", "done", "", "unchanged"))
    assert not counts.failed
    assert counts.summary() == "1 unlisted; 1 there already"
    assert not counts.failed
