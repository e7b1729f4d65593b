"""CSV cut into pages and records: at record ends only, wherever the pieces of the stream end."""

from __future__ import annotations

import csv
import io
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.csvtext import CsvAnswer, cells, csv_answers, names, records
from etl.errors import BrokenOff, Passing, SourceError
from etl.settings import MOST_HELD

ASOF = datetime(2026, 5, 1, tzinfo=UTC)
MIB = 1 << 20
CELL = st.text(st.sampled_from('a,"\n\r é'), max_size=5)


class Sent:
    """A download of these pieces; what is an error is raised."""

    def __init__(self, *pieces: bytes | Exception, content_type: str = "text/csv") -> None:
        self.pieces = pieces
        self.status, self.asof = 200, ASOF
        self.headers = {"content-type": content_type, "sforce-locator": "L"}
        self.closed = False

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            if isinstance(piece, Exception):
                raise piece
            yield piece

    def close(self) -> None:
        self.closed = True


def cut(*pieces: bytes, content_type: str = "text/csv", **how: Any) -> list[CsvAnswer]:
    """The parts of a stream."""
    sent = Sent(*pieces, content_type=content_type)
    try:
        return list(csv_answers(lambda: sent, **how))
    finally:
        assert sent.closed


def rows(parts: list[CsvAnswer]) -> list[list[str]]:
    """All their cells, the names left out; the counts must be right."""
    found = []
    for part in parts:
        header, *some = records(part.body)
        assert len(some) == part.records
        good, wrong = cells([one.decode() for one in some], len(names(header)))
        assert not wrong
        found += good
    return found


def asking(*downloads: Sent) -> Callable[[], Sent]:
    """Asks for one after the other."""
    left = iter(downloads)
    return lambda: next(left)


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_whatever_stands_in_cells_and_wherever_pieces_end_the_records_are_the_same(
    data: st.DataObject,
) -> None:
    width = data.draw(st.integers(1, 3))
    table = data.draw(st.lists(st.lists(CELL, min_size=width, max_size=width), max_size=12))
    table = [row for row in table if row != [""]]
    text = io.StringIO(newline="")
    end = data.draw(st.sampled_from(["\n", "\r\n"]))
    quoting: Any = data.draw(st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]))
    if quoting == csv.QUOTE_MINIMAL:  # Python's writer leaves a carriage return without quotes
        table = [[cell.replace("\r", "\n") for cell in row] for row in table]
    csv.writer(text, quoting=quoting, lineterminator=end).writerows([[f"n{i}" for i in range(width)], *table])
    body = text.getvalue().encode()
    ended = data.draw(st.booleans())
    if not ended:
        body = body.removesuffix(end.encode())
    places = sorted(data.draw(st.lists(st.integers(0, len(body)), max_size=6)))
    pieces = [body[a:b] for a, b in zip([0, *places], [*places, len(body)], strict=True)]
    how: Any = {"ended": ended}
    how |= {"page_bytes": data.draw(st.integers(1, 60)), "page_records": data.draw(st.integers(1, 4))}
    parts = cut(*pieces, **how)
    assert rows(parts) == table
    assert all(part.records <= how["page_records"] for part in parts)


@settings(deadline=None, max_examples=500)
@given(st.text(st.sampled_from('",a'), min_size=1, max_size=12), st.integers(1, 3))
def test_a_record_has_the_cells_that_any_parser_finds_or_none(text: str, width: int) -> None:
    try:
        (read,) = csv.reader([text], strict=True)
    except csv.Error:
        read = []
    (found,), wrong = cells([text], width)
    assert (found, bool(wrong)) == ((read, False) if len(read) == width else ([], True))


def test_each_part_is_an_answer_with_the_downloads_headers_and_its_own_names() -> None:
    (first, second) = cut(b"Id,Name\n1,a\n2,b\n3,c\n", page_records=2)
    assert (first.body, first.records) == (b"Id,Name\n1,a\n2,b", 2)
    assert (second.body, second.records) == (b"Id,Name\n3,c", 1)
    assert (first.status, first.headers["sforce-locator"], first.asof) == (200, "L", ASOF)


@pytest.mark.parametrize(
    ("body", "kept"),
    [(b"", b""), (b"Id\r\n", b"Id\r\n"), (b"\n\n", b""), (b"\xef\xbb\xbfId\n", b"Id\n")],
)
def test_an_answer_without_records_is_one_part(body: bytes, kept: bytes) -> None:
    (part,) = cut(body)
    assert (part.body, part.records) == (kept, 0)


@pytest.mark.parametrize("body", [b"Id,Name\n1,a\n2,b", b'"Id","Name"\n"1"', b"Id,Na"])
@pytest.mark.C6
def test_what_ends_within_a_line_was_cut_on_the_way(body: bytes) -> None:
    with pytest.raises(BrokenOff, match="ends within a line"):
        cut(body)
    assert cut(body, ended=False)[-1].body == body


def test_pages_are_of_about_the_size_asked_for() -> None:
    body = b"Id,Name\n" + b"".join(b'"%06d","%s"\n' % (i, b"n" * 90) for i in range(100_000))
    sizes = [
        len(part.body)
        for part in cut(*(body[i : i + 70_000] for i in range(0, len(body), 70_000)), page_records=20_000)
    ]
    assert all(MIB // 2 <= size <= MIB * 3 // 2 for size in sizes[:-1])
    sizes = [len(part.body) for part in cut(body, page_records=20_000)]
    assert all(2_500 <= part.records <= 5_000 for part in cut(body)[:-1])
    assert all(MIB // 2 <= size <= MIB * 3 // 2 for size in sizes[:-1])


@pytest.mark.B12
@pytest.mark.parametrize("filler", [b"x", b"\n", b'""', b",\r\n"])
def test_of_a_record_of_100_mb_only_the_beginning_is_held_and_the_next_is_whole(filler: bytes) -> None:
    piece = filler * (MIB // len(filler))
    tracemalloc.start()
    download = Sent(b'Id,Name\n1,a\n2,"', *[piece] * 100, b'"\n3,c\n')
    found = []
    for part in csv_answers(lambda: download):
        found += [(one[:2], len(one)) for one in records(part.body)[1:]]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [begins for begins, _ in found] == [b"1,", b"2,", b"3,"]
    assert MOST_HELD < found[1][1] <= MOST_HELD + 2
    assert peak < 140 * MIB


@pytest.mark.parametrize("before", [b"", b"x", b"xx"])
def test_a_record_too_large_is_cut_between_characters(before: bytes) -> None:
    large = before + "\u20ac".encode() * (MOST_HELD // 3 + MIB)
    (part,) = cut(b'Id,Name\n1,"', large, b'"\n')
    _, record = records(part.body)
    assert MOST_HELD < len(record) <= MOST_HELD + 4
    record.decode()


def test_cells_larger_than_any_limit_of_a_parser_are_whole() -> None:
    limit = csv.field_size_limit()
    large = 'q"' * 100_000
    ((one, two),) = rows(cut(b'Id,Name\n1,"' + large.replace('"', '""').encode() + b'"\n'))
    assert (one, two) == ("1", large)
    assert csv.field_size_limit() >= limit


@pytest.mark.B17
def test_a_stream_that_ends_inside_quotes_is_no_csv() -> None:
    for body in (b'Id,Name\n1,"a\n2,b\n', b'Id,"Name\n1,a\n2,b\n'):
        with pytest.raises(SourceError, match="ends inside quotes"):
            cut(body)
    with pytest.raises(SourceError, match="ends inside quotes"):
        records(b'Id\n"1\n')


@pytest.mark.B4
def test_another_charset_is_honoured_and_a_wrong_one_told() -> None:
    latin = "Id,Name\n1,é\n".encode("latin-1")
    assert rows(cut(latin, content_type="text/csv; charset=ISO-8859-1")) == [["1", "é"]]
    utf16 = "Id,Name\n1,é\n".encode("utf-16")
    assert rows(cut(utf16[:7], utf16[7:], content_type='text/csv;charset="utf-16"')) == [["1", "é"]]
    with pytest.raises(SourceError, match="not in shift_jis"):
        cut(b"Id\n\xff\xff\n", content_type="text/csv; charset=Shift_JIS")
    with pytest.raises(SourceError, match="not known here"):
        cut(latin, content_type="text/csv; charset=x-unknown")
    with pytest.raises(SourceError, match="not known here"):
        cut(latin, content_type="text/csv; charset=zlib")


def test_what_breaks_off_goes_on_where_it_was_and_every_record_comes_once() -> None:
    body = b"Id,Name\n" + b"".join(b'"%03d","a\nb"\n' % i for i in range(100))
    broken = BrokenOff("broke off")
    for at in range(0, len(body), 37):
        ask = asking(
            Sent(body[: at // 2], broken),
            Sent(body[:3], body[3:at], broken),
            Sent(body[:at], broken),
            Sent(body),
        )
        parts = list(csv_answers(ask, page_bytes=50))
        assert [row[0] for row in rows(parts)] == [f"{i:03}" for i in range(100)]
    with pytest.raises(BrokenOff):
        list(csv_answers(asking(*[Sent(body[:99], broken)] * 4)))


@pytest.mark.parametrize("other", [b"Id,Name\n2,b\n1,a\n", b"Id,Name\n1,", b""])
def test_an_answer_that_is_another_one_when_asked_for_again_is_not_joined_to_the_first(other: bytes) -> None:
    ask = asking(Sent(b"Id,Name\n1,a\n2", BrokenOff("broke off")), Sent(other))
    with pytest.raises(Passing, match="another") as failed:
        list(csv_answers(ask))
    assert not isinstance(failed.value, BrokenOff)


def test_who_stops_reading_closes_the_download() -> None:
    sent = Sent(b"Id\n1\n2\n3\n")
    parts = csv_answers(lambda: sent, page_records=1)
    next(parts)
    parts.close()  # type: ignore[attr-defined]
    assert sent.closed


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ("a", "has 1 cells, and the header 2"),
        ('"a","b","c"', "has 3 cells, and the header 2"),
        ('"a"b,c', "not readable as CSV"),
        ('"a""","b",', "has 3 cells, and the header 2"),
        ('"a","b', "not readable as CSV"),
    ],
)
def test_a_record_that_does_not_fit_its_header_is_told_and_the_others_are_read(record: str, why: str) -> None:
    found, wrong = cells(["1,2", record, '"3","4"'], 2)
    assert (found[0], found[2]) == (["1", "2"], ["3", "4"])
    assert list(wrong) == [1]
    assert why in wrong[1]
