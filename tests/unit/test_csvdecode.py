"""CSV to typed lines: each value as its column has it, or a dead letter; what JSON's way does, this does too."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from etl.copytext import cells
from etl.csvdecode import CsvDecoder
from etl.errors import ModelError, SourceError
from etl.scan import Problem
from etl.schema import Json, JsonText, Table, field
from etl.settings import MOST_RECORD_BYTES
from etl.window import as_utc
from tests.unit.decoding import ASOF, Iso, Line

CONTROLS = "".join(map(chr, range(0x1C, 0x20)))


class Account(Table):
    """Every type."""

    __tablename__ = "accounts"
    __elsewhere__ = ("attributes", "Secret")

    id: str = field("Id", key=True, doc="")
    name: str | None = field("Name", doc="")
    owner: str | None = field("Owner.Name", doc="")
    count: int | None = field("Count", doc="")
    price: Decimal | None = field("Price", doc="")
    ratio: float | None = field("Ratio", doc="")
    live: bool | None = field("Live", doc="")
    created: datetime | None = field("CreatedDate", "Created", doc="")
    day: date | None = field("Day", doc="")
    bag: Json | None = field("Bag", doc="")
    tags: JsonText | None = field("Tags", doc="")
    modified: datetime | None = field("SystemModstamp", version=True, doc="")
    gone: bool = field("IsDeleted", deleted=True, doc="")


class Numbered(Table):
    """A key that is a number and a time in seconds."""

    __tablename__ = "numbered"
    __times__ = "unix"

    at: datetime | None = field(doc="")
    number: int = field(key=True, doc="")
    kind: str = field(key=True, doc="")


def written(rows: Sequence[Sequence[str]], quoting: Any = csv.QUOTE_ALL) -> bytes:
    """Rows as CSV."""
    text = io.StringIO(newline="")
    csv.writer(text, quoting=quoting, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def decode(
    body: bytes, table: type[Table] = Account, deleted_at: datetime | None = None
) -> tuple[list[Line], list[Problem]]:
    """A body's records as lines, and their problems."""
    decoder = CsvDecoder(table)
    rows = decoder.rows(decoder.scan(body), ASOF, deleted_at)
    lines = rows.lines.decode().split("\n")[:-1]
    assert rows.count == len(lines)
    return [Line(dict(zip(decoder.columns, cells(line), strict=True))) for line in lines], rows.problems


def one(name: str, value: str, table: type[Table] = Account) -> tuple[Line, list[Problem]]:
    """One record with a key and a value, that is kept."""
    (line,), problems = decode(written([["Id", name], ["a", value]]), table)
    return line, problems


@pytest.mark.B17
@pytest.mark.B3
@pytest.mark.parametrize("quoting", [csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
@pytest.mark.parametrize(
    "text",
    [
        "NA",
        "null",
        "None",
        "NaN",
        "\\N",
        "\\.",
        " x ",
        "a\r\nb\n",
        'say "hi", "',
        "😀é\u2028",
        CONTROLS,
        "x" * 200_000,
        "﻿",
    ],
)
def test_texts_are_kept_to_the_letter(text: str, quoting: Any) -> None:
    (line,), problems = decode(written([["Id", "Name", "Tags"], ["a", text, text]], quoting))
    assert (line["name"], line["tags"], problems) == (text, text, [])


@pytest.mark.parametrize("empty", [b"", b'""'])
def test_an_empty_cell_is_null_whatever_its_column(empty: bytes) -> None:
    names = b"Name,Owner.Name,Count,Price,Ratio,Live,CreatedDate,Day,Bag,Tags,SystemModstamp,IsDeleted,Other"
    (line,), problems = decode(b"Id,%s\na%s\n" % (names, (b"," + empty) * 13))
    assert problems == []
    assert line.extra == {}
    assert {n for n, v in line.values.items() if v is not None} == {
        "id",
        "gone",
        "_extra",
        "_version",
        "_hash",
    }
    assert (line["gone"], line["_version"]) == ("False", str(ASOF))


@pytest.mark.parametrize(
    ("name", "value", "column", "text"),
    [
        ("Owner.Name", "Ann", "owner", "Ann"),
        ("Count", "-12", "count", "-12"),
        ("Count", "9223372036854775807", "count", "9223372036854775807"),
        ("Count", "7.0", "count", "7"),
        ("Count", "007", "count", "007"),
        ("Price", "1.10", "price", "1.10"),
        ("Price", "123456789012345678901234567890.5", "price", "123456789012345678901234567890.5"),
        ("Price", "1E+2", "price", "1E+2"),
        ("Price", "-1.5E-7", "price", "-1.5E-7"),
        ("Price", "NaN", "price", "NaN"),
        ("Ratio", "1e3", "ratio", "1000.0"),
        ("Live", "true", "live", "true"),
        ("CreatedDate", "2024-09-24T03:26:07.000Z", "created", "2024-09-24T03:26:07.000Z"),
        ("CreatedDate", "2024-09-24T03:26:07.000+0000", "created", "2024-09-24T03:26:07.000+0000"),
        ("CreatedDate", "2024-09-24T03:26:07+0530", "created", "2024-09-24 03:26:07+05:30"),
        ("CreatedDate", "2024-09-24 03:26:07", "created", "2024-09-24 03:26:07+00:00"),
        ("Created", "2024-09-24T24:00:00Z", "created", "2024-09-25 00:00:00+00:00"),
        ("Day", "2024-02-29", "day", "2024-02-29"),
        ("Bag", '{"a": [1, null]}', "bag", '{"a": [1, null]}'),
        ("Bag", "null", "bag", None),
        ("Bag", '"x"', "bag", '"x"'),
        ("Tags", "[1", "tags", "[1"),
    ],
)
def test_values_come_as_their_columns_have_them(name: str, value: str, column: str, text: str | None) -> None:
    line, problems = one(name, value)
    assert (line[column], problems) == (text, [])


@pytest.mark.B11
@pytest.mark.parametrize(
    ("name", "value", "column", "rule"),
    [
        ("Count", "9223372036854775808", "count", "B5"),
        ("Count", "1.5", "count", "A8"),
        ("Count", "1\n2", "count", "B6"),
        ("Price", "1,234.50", "price", "B6"),
        ("Ratio", "1e999", "ratio", "B6"),
        ("Live", "True", "live", "B11"),
        ("Live", "1", "live", "B11"),
        ("CreatedDate", "2024-02-30T00:00:00.000Z", "created", "B9"),
        ("CreatedDate", "0000-01-01T00:00:00Z", "created", "B9"),
        ("CreatedDate", "2024-09-24T03:26:07Z\n2024-09-24T03:26:07Z", "created", "B9"),
        ("Day", "2023-02-29", "day", "B9"),
        ("Day", "2024-W01-1x", "day", "B9"),
        ("Bag", "{", "bag", "A15"),
        ("Bag", "NaN", "bag", "B7"),
    ],
)
def test_a_value_that_its_column_cannot_hold_costs_this_value_only(
    name: str, value: str, column: str, rule: str
) -> None:
    rows = [["Id", name, "Name"], ["a", "", "x"], ["b", value, "y"], ["c", "", "z"]]
    lines, (problem,) = decode(written(rows))
    assert [(line["id"], line["name"], line[column]) for line in lines] == [
        ("a", "x", None),
        ("b", "y", None),
        ("c", "z", None),
    ]
    assert (problem.rule, problem.column, problem.key, problem.payload) == (rule, column, ("b",), value)


@pytest.mark.B17
@pytest.mark.B1
def test_a_null_character_is_replaced_and_its_original_kept() -> None:
    for name, column in (("Name", "name"), ("Tags", "tags")):
        line, (problem,) = one(name, f"a\0b{CONTROLS}")
        assert line[column] == f"a\ufffdb{CONTROLS}"
        assert (problem.rule, problem.column, problem.payload) == ("B1", column, f"a\0b{CONTROLS}")
    line, (problem,) = one("Bag", '{"a": "\\u0000"}')
    assert (json.loads(line["bag"] or ""), problem.rule) == ({"a": "\ufffd"}, "B1")
    (line,), _ = decode(written([["Id", "o\0", "p"], ["a", "x\0", CONTROLS]]))
    assert line.extra == {"o\ufffd": "x\ufffd", "p": CONTROLS}


def test_what_no_column_takes_is_in_extra_by_the_vendors_name_but_for_what_has_another_place() -> None:
    names = ["Id", "Other__c", "Owner.Email", "Secret", "attributes.type", "Empty"]
    (line, bare), _ = decode(written([names, ["a", "5", "e", "s", "t", ""], ["b", "", "", "s", "t", ""]]))
    assert line.extra == {"Other__c": "5", "Owner.Email": "e"}
    assert bare["_extra"] == "{}"


@pytest.mark.B17
def test_names_count_and_not_their_order() -> None:
    (line,), _ = decode(b"Count,Id\n5,a\n")
    assert (line["id"], line["count"], line["name"]) == ("a", "5", None)


def test_of_several_places_the_first_that_is_filled_is_taken() -> None:
    rows = [
        ["Created", "Id", "CreatedDate"],
        ["2024-01-01T00:00:00Z", "a", ""],
        ["", "b", "2024-01-02T00:00:00Z"],
    ]
    lines, _ = decode(written(rows))
    assert [line["created"] for line in lines] == ["2024-01-01T00:00:00Z", "2024-01-02T00:00:00Z"]


def test_the_version_is_the_vendors_stamp_unless_it_is_of_a_later_day() -> None:
    stamps = ["2024-09-24T03:26:07.000Z", "", "2031-01-01T00:00:00.000Z", "no"]
    lines, problems = decode(
        written([["Id", "SystemModstamp"], *[[str(i), s] for i, s in enumerate(stamps)]])
    )
    versions = [as_utc(line["_version"] or "") for line in lines]
    assert versions == [as_utc(stamps[0]), ASOF, ASOF, ASOF]
    assert [p.column for p in problems] == ["modified"]


def test_a_flagged_record_is_deleted_as_of_the_answer() -> None:
    lines, problems = decode(written([["Id", "IsDeleted"], ["a", "true"], ["b", "false"], ["c", "1"]]))
    assert [(line["gone"], line["_deleted_at"]) for line in lines] == [
        ("True", str(ASOF)),
        ("False", None),
        ("False", None),
    ]
    assert problems == []
    then = datetime(2026, 1, 1, tzinfo=UTC)
    (line,), _ = decode(b"Id\na\n", deleted_at=then)
    assert line["_deleted_at"] == str(then)
    assert line["_hash"] != decode(b"Id\na\n")[0][0]["_hash"]


@pytest.mark.B17
def test_records_without_a_key_or_with_other_cells_than_the_header_are_dead_letters_with_their_number() -> (
    None
):
    lines, problems = decode(b'Id,Count\na,1\n,x\nb\nc,2,3\n"d"e,3\nf,4\n')
    assert [line["id"] for line in lines] == ["a", "f"]
    assert [(p.rule, p.row, p.reason.partition(":")[0]) for p in problems] == [
        ("B17", True, "record 3 of its page has 1 cells, and the header 2"),
        ("B17", True, "record 4 of its page has 3 cells, and the header 2"),
        ("B17", True, "record 5 of its page is not readable as CSV"),
        ("B14", True, "record 2 of its page"),
    ]
    assert [p.payload for p in problems] == ["b", "c,2,3", '"d"e,3', ",x"]


@pytest.mark.B12
def test_a_record_too_large_is_a_dead_letter_with_its_key_and_beginning() -> None:
    large = "x" * MOST_RECORD_BYTES
    lines, (problem,) = decode(written([["Id", "Name"], ["a", "1"], ["b", large], ["c", "3"]]))
    assert [line["id"] for line in lines] == ["a", "c"]
    assert (problem.rule, problem.key, len(problem.payload)) == ("B12", ("b",), 1024)
    assert "record 2 of its page has more than 16,777,216 bytes" in problem.reason


@pytest.mark.B17
@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"Id,Name\na,\xff\n", "accounts: the answer is not UTF-8 at byte 10"),
        (b"Id,Name,Name\na,b,c\n", "accounts: the header has 'Name' twice"),
        (b"", "accounts: an empty body instead of CSV"),
        (b"\xef\xbb\xbf\r\n", "accounts: an empty body instead of CSV"),
        (b"Name\na\n", "accounts: the header lacks id, the key"),
        (b"<html>\n<body>\n", "accounts: the header lacks id, the key"),
        (b'Id,"Na"me\n', "accounts: the header of the CSV is not readable"),
        (b'Id,Name\na,"b\n', "accounts: the CSV ends inside quotes"),
        (b"Id\ra\rb\r", "accounts: the header of the CSV is not readable"),
    ],
)
def test_what_is_no_csv_with_the_names_needed_is_refused_whole(body: bytes, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        CsvDecoder(Account).scan(body)


def test_a_model_of_what_csv_does_not_have_is_refused() -> None:
    with pytest.raises(ModelError, match=r"iso.details: it, or its path, asks for what CSV does not have"):
        CsvDecoder(Iso)


def test_the_fingerprint_is_of_the_record_its_header_and_the_mapping() -> None:
    decoder = CsvDecoder(Account)
    first = decoder.scan(b"Id,Name\na,b\nc,d\n").hashes
    assert decoder.scan(b"\xef\xbb\xbfId,Name\r\nc,d\r\na,b").hashes == first[::-1]
    assert decoder.scan(b"Id,Name,X\na,b\n").hashes != first[:1]
    assert decoder.scan(b"Name,Id\na,b\n").hashes != first[:1]
    assert all(-(2**63) <= h < 2**63 for h in first)


def test_keys_are_those_that_the_rows_have() -> None:
    rows = [
        ["at", "number", "x", "kind"],
        ["1700000000", "007", 'q"', "a"],
        ["", "-5", "", ""],
        ["1.5", "x", "", "\0"],
    ]
    for quoting in (csv.QUOTE_ALL, csv.QUOTE_MINIMAL):
        decoder = CsvDecoder(Numbered)
        scan = decoder.scan(written(rows, quoting))
        assert decoder.keys(scan) == [("7", "a"), ("-5", None), (None, None)]
    lines, _ = decode(written(rows[:2]), Numbered)
    assert [(line["at"], line["number"], line["kind"]) for line in lines] == [
        ("2023-11-14 22:13:20+00", "007", "a")
    ]
    decoder = CsvDecoder(Account)
    assert decoder.keys(decoder.scan(b"Name,Id\n,a\n,\xc3\xa9\n")) == [("a",), ("é",)]
    decoder = CsvDecoder(Account)
    assert decoder.keys(decoder.scan(b'Name,Id,Tags\n",",a,","\n"","b",""\n')) == [("a",), ("b",)]
    decoder = CsvDecoder(Account)
    body = b'"Id","Name"\n"a","b"\n"c""d","e"\n"","x"\nf,"g"\n"h"\n'
    assert decoder.keys(decoder.scan(body)) == [("a",), ('c"d',), (None,), ("f",), (None,)]
    assert decoder.keys(decoder.scan(body).only([3, 0])) == [("f",), ("a",)]
