"""The grammar of printed times."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zonaparse.fields.dates import WIB, WIT, WITA, Moment, in_address, moments
from zonaparse.rules.vocabulary import MONTHS

PRINTED = [
    ("- 7 Oktober 2020, 15:13 WIB", "2020-10-07T15:13+07:00"),
    ("- Selasa, 24 Februari 2026 | 08:50 WIB", "2026-02-24T08:50+07:00"),
    ("Kompas.com - 02/11/2023, 21:34 WIB", "2023-11-02T21:34+07:00"),
    ("Kompas.com, 03/08/2026, 17:53 WIB", "2026-08-03T17:53+07:00"),
    ("Kamis, 02 Nov 2023 20:59 WIB", "2023-11-02T20:59+07:00"),
    ("Sabtu, 31 Mei  2025 12:03 WIB", "2025-05-31T12:03+07:00"),
    ("Senin, 4 Mei 2020 04:25 WIB", "2020-05-04T04:25+07:00"),
    ("Jumat, 9 Oktober 2020 13:52", "2020-10-09T13:52+07:00"),
    ("18 Juni 2025 | 20.04 WIB", "2025-06-18T20:04+07:00"),
    (", Jurnalis-Senin, 16 Juni 2025 |15:20 WIB", "2025-06-16T15:20+07:00"),
    ("Jum'at, 24 Juli 2026 - 13:39 WIB", "2026-07-24T13:39+07:00"),
    ("Jum’at, 24 Juli 2026 | 07:08 WIB", "2026-07-24T07:08+07:00"),
    ("Rabu   18 Jun 2025  22:02 WIB", "2025-06-18T22:02+07:00"),
    ("20/1/2026 18:30", "2026-01-20T18:30+07:00"),
    ("Terbit 2 Sep 2025 17:00 WIB", "2025-09-02T17:00+07:00"),
    ("5 Ags 2022 pukul 10.00 WITA", "2022-08-05T10:00+08:00"),
    ("Minggu, 18 Mrt 2018 pkl. 09.15 WIT", "2018-03-18T09:15+09:00"),
    ("Kamis, 1 Januari 2026 - 10:00:07 WIB", "2026-01-01T10:00:07+07:00"),
    ("2019-09-28WIB19:17:34+07:00", "2019-09-28T19:17:34+07:00"),
    ("2020-10-07T15:13:00+0700", "2020-10-07T15:13+07:00"),
    ("2023-11-02T14:34:19+00:00", "2023-11-02T14:34:19+00:00"),
    ("2026-02-24 08:50:51", "2026-02-24T08:50:51+07:00"),
    ("2023/11/02 20:59:53", "2023-11-02T20:59:53+07:00"),
    ("2023-11-02T20-59-53Z", "2023-11-02T20:59:53+00:00"),
    ("2026-07-24T12:40+07:00", "2026-07-24T12:40+07:00"),
    ("Tue, 24 Feb 2026 08:50:51 +0700", "2026-02-24T08:50:51+07:00"),
    ("Monday, 3 March 2025 | 10:00 WIB", "2025-03-03T10:00+07:00"),
    ("March 3, 2025 10:05 PM", "2025-03-03T22:05+07:00"),
    ("24 April 2026 20:05", "2026-04-24T20:05+07:00"),
    ("Mar 11, 2026 9:00 am PDT", "2026-03-11T09:00-07:00"),
    ("3. März 2021 um 10:15 Uhr CET", "2021-03-03T10:15+01:00"),
    ("20210301T101500Z", "2021-03-01T10:15+00:00"),
    ("Publié le 1er août 2021 à 10h15", "2021-08-01T10:15+07:00"),
]


@pytest.mark.parametrize(("text", "iso"), PRINTED)
def test_printed_form(text: str, iso: str) -> None:
    want = datetime.fromisoformat(iso)
    (moment,) = moments(text, WIB)
    assert moment.at == want
    assert moment.at.utcoffset() == want.utcoffset()
    assert moment.precision != "day"


SPELLINGS = [
    "Jan Djan Januari",
    "Feb Peb Pebruari Februari",
    "Mar Mrt Maret",
    "Apr April",
    "Mei Mai May",
    "Jun Juni",
    "Jul Juli",
    "Agu Agt Agust Ags Ag Aug Agustus",
    "Sep Sept September",
    "Okt Oct Oktober",
    "Nov Nop Nopember November",
    "Des Dec Desember December",
]


@pytest.mark.parametrize(
    ("name", "month"),
    [(name, month) for month, names in enumerate(SPELLINGS, 1) for name in names.split()],
)
def test_month_spelling(name: str, month: int) -> None:
    (moment,) = moments(f"Minggu, 5 {name} 2022, 10:00 WIB", WIB)
    assert moment.at.month == month


ABROAD = [
    ("3. Dezember 2021", "2021-12-03"),
    ("le 3 décembre 2021", "2021-12-03"),
    ("3 de diciembre de 2021", "2021-12-03"),
    ("3 de dezembro de 2021", "2021-12-03"),
    ("3 dicembre 2021", "2021-12-03"),
    ("on 04-ago-2021", "2021-08-04"),
    ("3 grudnia 2021", "2021-12-03"),
    ("3 декабря 2021", "2021-12-03"),
    ("2023 Jan 7", "2023-01-07"),
    ("3rd of December 2021", "2021-12-03"),
    ("December 3rd,2021", "2021-12-03"),
    ("2021. 12. 3.", "2021-12-03"),
    ("20211203", "2021-12-03"),
    ("2021年12月3日", "2021-12-03"),
    ("2021년 12월 3일", "2021-12-03"),
]


@pytest.mark.parametrize(("text", "day"), ABROAD)
def test_day_of_another_language(text: str, day: str) -> None:
    (moment,) = moments(text, WIB)
    assert (str(moment.at.date()), moment.precision) == (day, "day")


@pytest.mark.parametrize("text", ["set 10 2021", "out 12 2021", "ago 5, 2021", "3 oder 2021"])
def test_a_common_word_is_no_month(text: str) -> None:
    assert moments(text, WIB) == []


@pytest.mark.parametrize(
    "text",
    [
        "Last modified May 3, 2021",
        "Date last reviewed: May 3, 2021",
        "Aktualisiert am 3. Mai 2021",
        "Actualizado el 3 de mayo de 2021",
    ],
)
def test_an_update_in_another_language_is_told(text: str) -> None:
    assert [moment.updated for moment in moments(text, WIB)] == [True]


def test_a_day_without_a_time_is_a_day() -> None:
    (moment,) = moments("12 Agustus 2023", WITA)
    assert moment.precision == "day"
    assert moment.at == datetime(2023, 8, 12, tzinfo=timezone(timedelta(hours=8)))


def test_a_time_of_an_update_says_so() -> None:
    first, second = moments("Terbit 2 Sep 2025 17:00 WIB | Diperbarui 3 Sep 2025 08:00 WIB", WIB)
    assert (first.updated, second.updated) == (False, True)
    (only,) = moments("Kompas.com- Diperbarui 19/06/2025, 10:25 WIB", WIB)
    assert only.updated


@pytest.mark.parametrize(
    "text",
    [
        "10:22",
        "2 jam lalu",
        "32/13/2020",
        "31 Februari 2021 10:00 WIB",
        "17 Agustus 2020 25:61 WIB",
        "Oktober 2020",
        "2020",
        "7 Oktober",
        "1234567/10/2020",
        "",
    ],
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert moments(text, WIB) == []


def test_day_comes_before_month() -> None:
    (moment,) = moments("01/02/2025, 21:53 WIB", WIB)
    assert (moment.at.month, moment.at.day) == (2, 1)


def test_a_false_utc_mark_is_told_from_a_true_one() -> None:
    (shown,) = moments("Kamis, 02 Nov 2023 20:59 WIB", WIB)
    (false,) = moments("2023-11-02T20:59:00Z", WIB)
    (true,) = moments("2023-11-02T13:59:00Z", WIB)
    assert false.is_false_utc_of(shown)
    assert not true.is_false_utc_of(shown)
    assert true.agrees(shown)


DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jum'at", "Sabtu", "Minggu", "Ahad")
ZONES = {"WIB": WIB, "WITA": WITA, "WIT": WIT}


@given(
    at=st.datetimes(datetime(1950, 1, 1), datetime(2099, 12, 31)),
    day=st.sampled_from(("", *DAYS)),
    zone=st.sampled_from(tuple(ZONES)),
    colon=st.sampled_from(":."),
    gap=st.sampled_from((", ", " | ", " - ", "  ", " |", " pukul ", ", pukul ")),
    data=st.data(),
)
def test_every_written_time_is_read_back(
    at: datetime, day: str, zone: str, colon: str, gap: str, data: st.DataObject
) -> None:
    month = data.draw(st.sampled_from(MONTHS[at.month - 1])).title()
    clock = f"{at.hour:02}{colon}{at.minute:02}"
    text = f"{day and day + ', '}{at.day} {month} {at.year}{gap}{clock} {zone}"
    (moment,) = moments(text, UTC)
    assert moment.at == at.replace(second=0, microsecond=0, tzinfo=ZONES[zone])


@given(st.text(max_size=300), st.sampled_from((WIB, WITA, WIT)))
def test_any_text_gives_aware_moments_or_none(text: str, zone: tzinfo) -> None:
    assert all(isinstance(m, Moment) and m.at.utcoffset() is not None for m in moments(text, zone))


@pytest.mark.parametrize(
    "text",
    [
        "1 Mei 2020 10:00 +99:00",  # page 423375 of the fuzzer with seed 11
        "1 Mei 2020 10:00 GMT+23",
        "2020-05-01T10:00:00+23:59",
        "0001-01-01T00:00:00+07:00",
        "1 Mei 0001 00:00 WIB",
        "31-12-9999 23:59 WIB",
    ],
)
def test_a_year_or_a_zone_that_no_page_has_is_no_time(text: str) -> None:
    assert moments(text, WIB) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31.10.23", "2023-10-31"),
        ("Senin, 05/11/15 10:08 WIB", "2015-11-05"),
        ("26 | 01 | 2022", "2022-01-26"),
        ("Tue Jul 30 09:35:14 CEST 2019", "2019-07-30"),
        ("Jan 04 09:34 2021", "2021-01-04"),
    ],
)
def test_short_years_and_dates_as_machines_print_them_are_read(text: str, day: str) -> None:
    assert [str(moment.at)[:10] for moment in moments(text, WIB)] == [day]


@pytest.mark.parametrize("text", ["10.25.30 WIB", "Pukul 10.25.30", "12.10.22 WIB", "versi 1.2.10"])
def test_a_clock_or_a_version_is_no_date_with_a_short_year(text: str) -> None:
    assert moments(text, WIB) == []


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://kabar.id/read/2015/11/04/21044211/Panen", "2015-11-04"),
        ("https://kabar.id/panen-20210305.html?d=20200101", "2021-03-05"),
        ("https://kabar.id/2016-04-15/panen", "2016-04-15"),
        ("https://kabar.id/s12905-022-02136-8", None),
        ("https://kabar.id/berita/20201305", None),
        ("https://kabar.id/2020/10/panen", None),
        (None, None),
    ],
)
def test_the_day_in_an_address(url: str | None, day: str | None) -> None:
    found = in_address(url, WIB)
    assert (found and str(found.at)[:10]) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Senin, 02/03/2025 - 14:05", "2025-02-03"),  # the third of February was a Monday
        ("Sen, 02/03/2025", "2025-02-03"),
        ("Minggu, 02/03/2025 14:05", "2025-03-02"),
        ("Ahad 02-03-2025", "2025-03-02"),
        ("Rabu, 02/03/2025", "2025-03-02"),  # neither was a Wednesday
        ("Pada 02/03/2025", "2025-03-02"),
    ],
)
def test_the_day_of_the_week_tells_which_number_is_the_month(text: str, day: str) -> None:
    assert [str(moment.at)[:10] for moment in moments(text, WIB)] == [day]


def test_a_malay_date_and_its_time() -> None:
    (moment,) = moments("Isnin, 3 Februari 2025 @ 2:05 PM", WITA)
    assert moment.at.isoformat() == "2025-02-03T14:05:00+08:00"
