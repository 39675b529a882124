"""The reader of WARC files: a bad record costs itself, and everything around it is read."""

import gzip
import io

import pytest

from tests.warcs import packed, page, record, response
from zonaparse.warc import Fault, Kind, Record
from zonaparse.warc.reader import records

URLS = [f"https://a.id/{number}" for number in range(3)]
WHOLE = [response(url, page(number)) for number, url in enumerate(URLS)]


def read(raw: bytes) -> list[str | Kind]:
    """Return the last part of the addresses of records, and the kinds of faults, in order."""
    found = records(io.BytesIO(raw), "x")
    return [each.kind if isinstance(each, Fault) else each.url[-1] for each in found]


FORMS = {
    "members": packed,
    "plain": b"".join,
    "one member": lambda parts: gzip.compress(b"".join(parts)),
}
form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


@form
def test_records_are_read_in_order(form) -> None:  # type: ignore[no-untyped-def]
    assert read(form(WHOLE)) == ["0", "1", "2"]


@form
@pytest.mark.parametrize(
    ("length", "kind"),
    [
        ("-5", Kind.LENGTH),
        ("viel", Kind.LENGTH),
        ("", Kind.LENGTH),
        ("9" * 400, Kind.LENGTH),
        ("1000000000000000000", Kind.CUT),
        ("12", Kind.LENGTH),
    ],
)
def test_a_wrong_length_costs_its_record(form, length: str, kind: Kind) -> None:  # type: ignore[no-untyped-def]
    wrong = response(URLS[1], page(1), Content_Length=length)
    assert read(form([WHOLE[0], wrong, WHOLE[2]])) == ["0", kind, "2"]


@form
def test_a_length_that_reaches_into_the_next_record_costs_its_own(form) -> None:  # type: ignore[no-untyped-def]
    block = response(URLS[1], page(1)).partition(b"\r\n\r\n")[2]
    wrong = response(URLS[1], page(1), Content_Length=str(len(block) + 40))
    first, _, last = read(form([WHOLE[0], wrong, WHOLE[2]]))
    assert (first, last) == ("0", "2")


@pytest.mark.parametrize("form", [packed, b"".join], ids=["members", "plain"])
def test_garbage_between_records_is_told(form) -> None:  # type: ignore[no-untyped-def]
    raw = form(WHOLE[:1]) + b"no record\r\n" * 99 + form(WHOLE[1:])
    (_, garbage, *_) = found = list(records(io.BytesIO(raw), "x"))
    assert isinstance(garbage, Fault)
    assert (garbage.file, garbage.offset) == ("x", len(form(WHOLE[:1])))
    assert read(raw) == ["0", Kind.GARBAGE, "1", "2"]
    assert len(found) == 4


@pytest.mark.parametrize("part", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_flipped_byte_costs_its_member(part: float) -> None:
    raw = bytearray(packed(WHOLE))
    start, length = len(packed(WHOLE[:1])), len(packed(WHOLE[1:2]))
    raw[start + int(length * part)] ^= 0xFF
    first, fault, last = records(io.BytesIO(raw), "x")
    assert isinstance(fault, Fault)
    assert (fault.offset, fault.kind) == (start, Kind.COMPRESSION)
    assert read(bytes(raw)) == ["0", Kind.COMPRESSION, "2"]
    assert isinstance(first, Record)
    assert isinstance(last, Record)


@pytest.mark.parametrize("cut", [1, 8, 30, 200])
def test_a_cut_end_is_told_as_cut(cut: int) -> None:
    assert read(packed(WHOLE)[:-cut]) == ["0", "1", Kind.CUT]
    assert read(b"".join(WHOLE)[: -cut - 4]) == ["0", "1", Kind.CUT]


def test_records_before_a_fault_in_their_member_are_read() -> None:
    raw = bytearray(gzip.compress(b"".join([*WHOLE, *WHOLE]), 0))  # stored, so that bytes lie apart
    raw[-30] ^= 0xFF
    assert read(bytes(raw))[:5] == ["0", "1", "2", "0", "1"]


def test_a_wrong_digest_costs_its_record() -> None:
    wrong = response(URLS[1], page(1), WARC_Block_Digest="sha1:" + "A" * 32)
    assert read(packed([WHOLE[0], wrong, WHOLE[2]])) == ["0", Kind.DIGEST, "2"]


def test_an_endless_header_costs_its_record() -> None:
    wrong = response("https://a.id/" + "a" * 3_000_000, page(1))
    assert read(packed([WHOLE[0], wrong, WHOLE[2]])) == ["0", Kind.HEADER, "2"]


@pytest.mark.parametrize("raw", [b"", b"\r\n\r\n"])
def test_nothing_holds_no_record(raw: bytes) -> None:
    assert read(raw) == []


def test_an_arc_file_is_read() -> None:
    told = b"1 0 Alexa\nURL IP-address Archive-date Content-type Archive-length\n"
    head = b"filedesc://a.arc 0.0.0.0 20260101000000 text/plain %d\n" % len(told) + told + b"\n"
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page(1)
    line = b"http://a.id/7 1.2.3.4 20260101000000 text/html %d\n" % len(body)
    for raw in (head + (line + body + b"\n") * 2, packed([head, line + body + b"\n"])):
        assert [each.url for each in records(io.BytesIO(raw)) if isinstance(each, Record)][1:2] == [
            "http://a.id/7"
        ]


class Counted(io.BytesIO):
    """A file that counts how much of it is read."""

    count = 0

    def read(self, size: int | None = -1) -> bytes:
        found = super().read(size)
        self.count += len(found)
        return found


def test_members_that_lead_into_each_other_are_read_in_linear_time() -> None:
    line = b"WARC/1.1\r\n"
    head = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
    stored = len(line + head).to_bytes(2, "little")  # each member goes on in the next one's data
    raw = (head + b"\0" + stored + bytes(byte ^ 0xFF for byte in stored) + line) * 20_000

    def read_of(file: Counted) -> int:
        assert all(isinstance(each, Fault) for each in records(file, "x"))
        return file.count

    size = len(raw)
    assert read_of(Counted(raw)) < 40 * size


def test_a_record_is_told_once() -> None:
    raw = packed(WHOLE)
    start, length = len(packed(WHOLE[:1])), len(packed(WHOLE[1:2]))
    for at in range(start + 10, start + length):
        flipped = raw[:at] + bytes([raw[at] ^ 0xFF]) + raw[at + 1 :]
        assert [type(each) for each in records(io.BytesIO(flipped))] == [Record, Fault, Record]


def test_a_record_that_is_too_large_is_passed_over() -> None:
    from zonaparse.warc import stretch

    large = record("resource", URLS[1], b"a" * (stretch.MOST + 1), Content_Type="video/mp4")
    found = list(records(io.BytesIO(b"".join([WHOLE[0], large, WHOLE[2]]))))
    assert [isinstance(each, Record) and each.block is None for each in found] == [
        False,
        True,
        False,
    ]
