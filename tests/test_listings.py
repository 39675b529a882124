"""Sitemaps and feeds read as feed readers read them."""

import gzip
import json
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise

import pytest

from zonaparse.discover import feeds, listings
from zonaparse.discover.listings import entries, read
from zonaparse.errors import BadResponse, ZonaparseError

URL = "https://kabar.test/berita/umpan.xml"
PLACE = "https://kabar.test/"
WIB = timezone(timedelta(hours=7))


def urls(text: str | bytes) -> list[str]:
    raw = text.encode() if isinstance(text, str) else text
    return [entry.url for entry in entries(URL, raw)]


def item(inside: str) -> str:
    return f"<rss><channel><item>{inside}</item></channel></rss>"


@pytest.mark.parametrize(
    "title",
    [
        "Tambak & Bakau",
        "Tambak&Bakau &",
        "a &nbsp; b &eacute; &hellip; &tidakada;",
        "a &#0; &#x1f; &#99999999; &#; &",
        "a &#xD83D;&#xDE00; &#xFFFF; &#x80; &#60;b&#62; &#1114112;",  # numbers of no character
        "3 < 4",
        "3 <3 4 <",
        "lonceng \x08\x0b berbunyi",
        "<![CDATA[<p>Tambak & Bakau<br>]]>",
        "tebal <b>sekali</b>",
        "baris<br>baru",
        "<media:title>tanpa nama ruang</media:title>",
        "<!-- a & b -->",
        "<?php echo 1 ?>",
    ],
)
def test_a_title_may_hold_anything(title: str) -> None:
    text = item(f"<title>{title}</title><link>{PLACE}satu</link>")
    two = text.replace("</channel>", f"<item><link>{PLACE}dua</link></item></channel>")
    assert urls(two) == [f"{PLACE}satu", f"{PLACE}dua"]


@pytest.mark.parametrize(
    "before",
    ["", "\n", "\ufeff", "\ufeff\n \t", "\n<?xml version='1.0' encoding='UTF-8'?>", "<!-- a -->",
     "<?xml version='1.0'?>\n\n<?xml-stylesheet href='a.xsl'?>", "Notice: x in /a.php on line 1\n",
     "<!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' 'http://a.test/rss.dtd'>"],
)  # fmt: skip
def test_a_listing_may_begin_with_anything(before: str) -> None:
    assert urls(before + item(f"<link>{PLACE}satu</link>")) == [f"{PLACE}satu"]


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16", "undefined", "tidak-ada"])
def test_a_declared_encoding_may_be_wrong(encoding: str) -> None:
    text = f"<?xml version='1.0' encoding='{encoding}'?>"
    text += item(f"<title>Kaf\u00e9</title><link>{PLACE}satu</link>")
    written = (text.encode("utf-8"), text.encode("latin-1"), text.encode("utf-16"))
    assert [urls(raw) for raw in written] == [[f"{PLACE}satu"]] * 3


@pytest.mark.parametrize(
    ("inside", "path"),
    [
        ("<link>/satu</link>", "satu"),
        ("<link>satu</link>", "berita/satu"),
        ("<link>../satu?a=1&b=2</link>", "satu?a=1&b=2"),
        ("<link>/satu?a=1&amp;b=2</link>", "satu?a=1&b=2"),
        ("<link>/satu?a=1&copy=2</link>", "satu?a=1&copy=2"),
        ("<link>\n  /satu\n  </link>", "satu"),
        ("<link><![CDATA[ /satu?a=1&b=2 ]]></link>", "satu?a=1&b=2"),
        ("<guid isPermaLink='true'>https://kabar.test/satu</guid>", "satu"),
        ("<guid>https://kabar.test/satu</guid>", "satu"),
        ("<link></link><guid>https://kabar.test/satu</guid>", "satu"),
        ("<guid isPermaLink='false'>https://kabar.test/no</guid><link>/satu</link>", "satu"),
        ("<atom:link rel='self' href='/no'/><link>/satu</link>", "satu"),
        ("<source url='/no'><link>/no</link></source><link>/satu</link>", "satu"),
        ("<image><url>/no.png</url><link>/no</link></image><link>/satu</link>", "satu"),
    ],
)
def test_the_address_of_an_item(inside: str, path: str) -> None:
    assert urls(item(inside)) == [PLACE + path]


def test_the_address_of_an_atom_entry() -> None:
    atom = (
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='/a/'><entry><id>tag:kabar.test,1</id>"
        "<link rel='self' href='no'/><link rel='alternate' href='satu'/></entry>"
        "<entry xml:base='b/'><link href='dua'/></entry><entry><id>https://kabar.test/tiga</id>"
        "</entry></feed>"
    )
    assert urls(atom) == [PLACE + path for path in ("a/satu", "a/b/dua", "tiga")]


def test_translations_and_pictures_are_not_the_page() -> None:
    sitemap = (
        "<urlset><url><image:image><image:loc>/no.jpg</image:loc></image:image><loc>/satu</loc>"
        "<xhtml:link rel='alternate' hreflang='en' href='/no'/></url></urlset>"
    )
    assert urls(sitemap) == [f"{PLACE}satu"]


def test_a_list_in_plain_text() -> None:
    text = f"\ufeff{PLACE}satu\r\n\r\n  {PLACE}dua?a=1&b=2 \nbukan alamat\njavascript:alert(1)\n"
    listing = read(URL, text.encode())
    assert [entry.url for entry in listing.entries] == [f"{PLACE}satu", f"{PLACE}dua?a=1&b=2"]
    assert listing.faults == ["2 of its lines are no address to be fetched"]


def test_a_list_in_plain_text_may_be_relative() -> None:
    assert urls("/satu\r/dua\r// catatan\r") == [f"{PLACE}satu", f"{PLACE}dua"]


@pytest.mark.parametrize(
    "loc",
    ["http://[", "javascript:alert(1)", "file:///etc/passwd", "http://a:b@kabar.test/", "ftp://a.id",
     "http://kabar.test:99999/", "http://kabar.test:abc/", "http://xn--a.id/", "", "data:,x",
     "https://kabar.test/a\u0001b", "//[", "javascript://kabar.test/%0aalert(1)"],
)  # fmt: skip
def test_what_is_no_address_costs_itself_alone_and_is_told(loc: str) -> None:
    rows = "".join(f"<url><loc>{each}</loc></url>" for each in (loc, f"{PLACE}satu"))
    listing = read(URL, f"<urlset>{rows}</urlset>".encode())
    kept = [entry.url for entry in listing.entries if "\u0001" not in entry.url]
    assert kept[-1] == f"{PLACE}satu"
    cleaned = [f"{PLACE}ab"] if "\u0001" in loc else []
    assert kept[:-1] == cleaned
    assert bool(listing.faults) != bool(cleaned)


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ("Mon, 06 Mar 2023 14:05:00 -0000", datetime(2023, 3, 6, 14, 5, tzinfo=UTC)),
        ("2023-03-06T14:05:00-00:00", datetime(2023, 3, 6, 14, 5, tzinfo=UTC)),
        ("Mon, 06 Mar 2023 14:05:00 GMT", datetime(2023, 3, 6, 14, 5, tzinfo=UTC)),
        ("Mon, 06 Mar 2023 14:05:00 +0700", datetime(2023, 3, 6, 14, 5, tzinfo=WIB)),
        ("Mon, 06 Mar 2023 14:05:00", datetime(2023, 3, 6, 14, 5, tzinfo=WIB)),
        ("Mon, 06 Mar 2023 14:05:00 WIB", datetime(2023, 3, 6, 14, 5, tzinfo=WIB)),
        ("Mon, 06 Mar 2023 14:05:00 WIT", datetime(2023, 3, 6, 12, 5, tzinfo=WIB)),
        ("2023-03-06 14:05:00", datetime(2023, 3, 6, 14, 5, tzinfo=WIB)),
        ("2023-03-06", datetime(2023, 3, 6, tzinfo=WIB)),
        ("9999-12-31T23:59:59Z", None),
        ("0001-01-01T00:00:00+23:00", None),
        ("0001-01-01T00:00:00Z", None),
        ("1970-01-01T00:00:00Z", None),
        ("Fri, 31 Dec 99999999999999999999 23:59:59 +99999999999999", None),
        ("2026-01-01T00:00:00+99:99", None),
        ("kemarin", None),
        ("9" * 10_000, None),
    ],
)
def test_a_time_is_told_as_it_is_meant_or_not_at_all(told: str, at: datetime | None) -> None:
    (entry,) = entries(URL, item(f"<link>/a</link><pubDate>{told}</pubDate>").encode())
    assert entry.at == at


def test_a_time_of_something_else_is_not_taken() -> None:
    sitemap = (
        "<urlset><url><loc>/a</loc><video:video><video:publication_date>2001-01-01"
        "</video:publication_date></video:video><lastmod>2023-03-06</lastmod></url></urlset>"
    )
    (entry,) = entries(URL, sitemap.encode())
    assert (entry.published, entry.changed) == (None, datetime(2023, 3, 6, tzinfo=WIB))


def test_what_stands_before_a_cut_is_kept_and_the_cut_is_told() -> None:
    whole = f"<urlset><url><loc>{PLACE}satu</loc></url><url><loc>{PLACE}dua</loc></url></urlset>"
    listing = read(URL, whole[:-25].encode())
    assert [entry.url for entry in listing.entries] == [f"{PLACE}satu"]
    assert len(listing.faults) == 1


def test_a_packed_listing_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    rows = "".join(f"<url><loc>{PLACE}{hash(str(n)) % 2**64}</loc></url>" for n in range(5000))
    packed = gzip.compress(f"<urlset>{rows}</urlset>".encode())
    listing = read(URL, packed[: len(packed) // 2])
    assert 1000 < len(listing.entries) < 5000
    assert listing.faults[0] == "its compressed body is cut off"


def test_a_listing_in_json_is_read() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {"id": "1", "url": "/satu", "date_published": "2023-03-06T07:00:00+07:00"},
            {"id": f"{PLACE}dua", "date_modified": "9999-12-31"},
            {"id": "3", "url": "javascript:void(0)"},
            "no item",
        ],
    }
    listing = read(URL, json.dumps(feed).encode())
    assert [(entry.url, entry.at, entry.is_article) for entry in listing.entries] == [
        (f"{PLACE}satu", datetime(2023, 3, 6, tzinfo=UTC), True),
        (f"{PLACE}dua", None, True),
    ]
    assert listing.faults == ["2 of its entries have no address to be fetched"]


@pytest.mark.parametrize(
    "raw",
    [
        b"Not Found",
        b"{}",
        b'{"items": 1}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"// no address",
        b"\x89PNG\r\n",
        b"<html>"[:3],
        b"<error>no</error>",
        b"\x1f\x8b no",
    ],
)
def test_what_is_no_listing_is_told(raw: bytes) -> None:
    with pytest.raises(BadResponse):
        read(URL, raw)


@pytest.mark.parametrize("head", ["<!DOCTYPE html>", "\n<html lang=id>", "<?xml?><!doctype HTML>"])
def test_a_page_in_place_of_a_listing_lists_nothing(head: str) -> None:
    assert read(URL, (head + "<p>Tidak ada & lain <item><link>/a</link>").encode()) == ([], [])


BOUNDS: dict[str, Callable[[int], bytes]] = {
    "nested": lambda n: b"<urlset>" + b"<url><loc>/a</loc>" * n + b"</url>" * n + b"</urlset>",
    "entries": lambda n: b"<urlset>" + b"<url><loc>/a</loc></url>" * n + b"</urlset>",
    "elements": lambda n: b"<urlset>" + b"<a/>" * (20 * n) + b"</urlset>",
    "lines": lambda n: b"https://a.id/b\n" * n,
}


@pytest.mark.parametrize("make", BOUNDS.values(), ids=BOUNDS)
def test_a_bound_that_is_reached_is_told(
    make: Callable[[int], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "MOST_ENTRIES", 1000)
    monkeypatch.setattr(feeds, "_MOST_ELEMENTS", 20_000)
    monkeypatch.setattr(listings, "MOST_ENTRIES", 1000)
    listing = read(URL, make(1005))
    assert len(listing.entries) <= 1000
    assert "left out" in listing.faults[0]


def test_an_archive_of_too_many_members_is_told() -> None:
    with pytest.raises(BadResponse, match="gzip members"):
        read(URL, gzip.compress(b"") * 5000)


GROWING: dict[str, Callable[[int], bytes]] = {
    "nested": BOUNDS["nested"],
    "entries": BOUNDS["entries"],
    "ampersands": lambda n: b"<rss>" + b"&" * n,
    "brackets": lambda n: b"<rss>" + b"<" * n,
    "open CDATA": lambda n: b"<rss>" + b"<![CDATA[" * n,
    "open comments": lambda n: b"<rss>" + b"<!--" * n,
    "attributes": lambda n: b"<rss " + b" ".join(b"a%d='1'" % k for k in range(n)) + b">",
    "entities": lambda n: b"<rss>" + b"&eacute;" * n,
    "blank lines": lambda n: b"\n" * n + b"https://a.id/b",
    "no root": lambda n: b"<a:" * n,
}


@pytest.mark.parametrize("make", GROWING.values(), ids=GROWING)
def test_what_is_eight_times_as_long_takes_no_square_of_that(make: Callable[[int], bytes]) -> None:
    def cost(size: int) -> float:
        raw = make(size)
        start = time.process_time()
        with suppress(ZonaparseError):
            read(URL, raw)
        return time.process_time() - start

    times = [min(cost(size) for _ in range(2)) for size in (2000, 16_000)]
    assert all(later < 32 * earlier + 0.05 for earlier, later in pairwise(times))
