"""Exports as CSV: read by the names in the header, whatever their order, and refused where they cannot be."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.connector import Pages, stream
from etl.csvdecode import CsvDecoder
from etl.csvtext import SEPARATORS, csv_answers
from etl.errors import SourceError
from etl.required import require_stamp
from etl.sandbox import SandboxServer
from etl.schema import Table, field
from etl.window import Window
from tests.engine.export import Export, ExportWorld, Few
from tests.engine.test_csv import Lab
from tests.unit import test_privacy as privacy
from tests.unit.decoding import ASOF
from tests.unit.test_csvdecode import Account, Numbered, decode
from tests.unit.test_csvtext import Sent


class Setting(Table):
    """A key that is a text, and a value."""

    __tablename__ = "settings"

    name: str = field(key=True, doc="")
    value: str | None = field(doc="")


class Stamped(Table):
    """A row whose copies are told apart by the vendor's stamp."""

    __tablename__ = "stamped"

    id: int = field("Id", key=True, doc="")
    at: datetime = field("At", version=True, doc="")


def written(rows: Sequence[Sequence[str]], separator: str, quoting: Any = csv.QUOTE_MINIMAL) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, quoting=quoting, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


@pytest.mark.B17
def test_quoted_line_ends_marks_and_orders_are_told_by_the_header_and_never_by_place() -> None:
    body = b'\xef\xbb\xbf"Count","Name","Id"\r\n"5","a\r\nb, ""c""\n;","x"\r\n6,nul\x00,y\r\n'
    (first, second), problems = decode(body)
    assert (first["id"], first["name"], first["count"]) == ("x", 'a\r\nb, "c"\n;', "5")
    assert (second["id"], second["name"], second["count"]) == ("y", "nul\ufffd", "6")
    assert [(p.rule, p.column, p.key) for p in problems] == [("B1", "name", ("y",))]


# ---- what separates


CELL = st.text(st.sampled_from(',;\t|^`"\n\r a'), max_size=5)


@pytest.mark.B17
@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.tuples(st.text("abc", min_size=1, max_size=3), CELL, CELL), max_size=6, unique_by=lambda row: row[0]),
    st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    st.permutations(["Id", "Name", "Tags"]),
)  # fmt: skip
def test_whatever_separates_the_records_and_their_keys_are_the_same(
    rows: list[tuple[str, str, str]], quoting: Any, order: list[str]
) -> None:
    if quoting == csv.QUOTE_MINIMAL:  # Python's writer leaves a carriage return without quotes
        rows = [(key, name.replace("\r", ""), tags.replace("\r", "")) for key, name, tags in rows]
    records = [dict(zip(("Id", "Name", "Tags"), row, strict=True)) for row in rows]
    table = [order, *([record[name] for name in order] for record in records)]
    for separator in SEPARATORS:
        decoder, body = CsvDecoder(Account), written(table, separator, quoting)
        lines, problems = decode(body)
        assert problems == []
        assert [(line["id"], line["name"], line["tags"]) for line in lines] == [
            (key, name or None, tags or None) for key, name, tags in rows
        ]
        assert decoder.keys(decoder.scan(body)) == [(key,) for key, *_ in rows]


@pytest.mark.B17
def test_the_header_alone_says_what_separates_and_not_the_data() -> None:
    (line,), problems = decode(b"Id,Name\na;b;c;d,e;f\n")
    assert (line["id"], line["name"], problems) == ("a;b;c;d", "e;f", [])
    (line,), problems = decode(b"Id;Name,first;Price\na,b,c;d;1,5\n")
    assert (line["id"], line.extra, line["price"]) == ("a,b,c", {"Name,first": "d"}, None)
    assert [(p.rule, p.payload) for p in problems] == [("B6", "1,5")], (
        "a comma within a number is none of ours"
    )
    (line,), _ = decode(b'"Id";"Na,me"\n"a";"b"\n')
    assert (line["id"], line.extra) == ("a", {"Na,me": "b"})
    (line,), _ = decode(b"Id\na;b\n")
    assert line["id"] == "a;b"
    (line,), _ = decode(b"number;kind;at\n7;a;1700000000\n", Numbered)
    assert (line["number"], line["kind"], line["at"]) == ("7", "a", "2023-11-14 22:13:20+00")


@pytest.mark.B17
@pytest.mark.P6
@pytest.mark.parametrize(
    ("header", "why"),
    [
        (
            b"Id,Name;Id",
            "the header of the CSV has its key by ',' and ';', so nobody can tell which separates",
        ),
        (b"Id:Name", "the header lacks id, the key"),
        (b"Name;Count", "the header lacks id, the key"),
        (b"sep=;\nId;Name", "the header lacks id, the key"),
        (b"Id;Name;Name", "the header has 'Name' twice"),
        (b"Id\t\t", "the header has '' twice"),
        (b'Id;"Na"me', "the header lacks id, the key"),
        ("Id,Name".encode("utf-16"), "the answer is not UTF-8"),
        ("Id,Name".encode("utf-16-le"), "the header lacks id, the key"),
        (b"I\0d,Name", "the header lacks id, the key"),
    ],
)
def test_a_header_without_the_key_or_with_it_in_two_ways_stops(header: bytes, why: str) -> None:
    with pytest.raises(SourceError, match="^accounts: ") as stopped:
        CsvDecoder(Account).scan(header + b"\nx;a\n")
    assert why in str(stopped.value)


@pytest.mark.B17
@pytest.mark.D8
def test_whether_the_header_has_the_stamp_of_the_rows_is_told_whatever_separates() -> None:
    for header, said in ((b"Id;Name;At", ""), (b"Id;Name;Then", "no record of a page has At")):
        decoder = CsvDecoder(Stamped)
        scan = decoder.scan(header + b"\n1;a;\n")
        with pytest.raises(SourceError, match=said) if said else nullcontext():
            require_stamp(Stamped, scan, decoder.rows(scan, ASOF).lines)


@pytest.mark.B17
@pytest.mark.B1
def test_null_characters_cost_no_more_than_what_they_stand_in() -> None:
    lines, problems = decode(b"Id;Name;Count;N\0w\na;x\0;1;2\n\0b;x;1;2\nc;x;\0001;\0\n")
    assert [(line["id"], line["name"], line["count"], line.extra) for line in lines] == [
        ("a", "x\ufffd", "1", {"N\ufffdw": "2"}), ("\ufffdb", "x", "1", {"N\ufffdw": "2"}),
        ("c", "x", None, {"N\ufffdw": "\ufffd"}),
    ]  # fmt: skip
    assert [(p.rule, p.column) for p in problems] == [
        ("B1", "id"),
        ("B1", "name"),
        ("B6", "count"),
        ("B1", "_extra"),
    ]


@pytest.mark.B17
@pytest.mark.B18
def test_rules_for_columns_hold_whatever_separates() -> None:
    for separator in SEPARATORS:
        body = written([["Id", "Email"], ["1", f"ann{separator}@example.com"], ["2", "b"]], separator)
        found, letters = privacy.rows(privacy.decoder({"clients.email": "mask"}, privacy.Client), body)
        assert ([(row["id"], row["email"]) for row in found], letters) == ([("1", "***"), ("2", "***")], [])


# ---- a header that changes


@pytest.mark.B17
def test_parts_of_one_answer_have_one_header_or_the_stream_stops() -> None:
    first = Sent(b"Id,Name\n1,a\n2,b\n")
    parts = list(csv_answers(lambda: first, page_records=1))
    assert [part.header for part in parts] == [b"Id,Name"] * 2
    again = list(csv_answers(lambda: Sent(b"\xef\xbb\xbfId,Name\r\n3,c\r\n"), header=parts[-1].header))
    assert [part.records for part in again] == [1]
    for other in (b"Name,Id\nc,3\n", b"Id,Name,New\n3,c,d\n", b"Id;Name\n3;c\n", b"\n"):
        with pytest.raises(SourceError, match=r"changed within one answer: b?'.*' instead of 'Id,Name'"):
            list(csv_answers(lambda other=other: Sent(other), header=b"Id,Name"))  # type: ignore[misc]


@pytest.mark.B17
@pytest.mark.parametrize(
    "other",
    ["Name,Id", "\ufeffName,Id", '"Id","Name","Count"', "Id,Count", "Owner.Name,Id", "Id,Name,Price,Bag"],
)
def test_another_header_among_the_records_stops_before_one_behind_it_is_misread(other: str) -> None:
    decoder = CsvDecoder(Account)
    scan = decoder.scan(f"Id,Name\n1,a\n{other}\nb,2,3\n".encode())
    with pytest.raises(
        SourceError, match="^accounts: the header of the CSV changed within one answer: a record"
    ):
        decoder.rows(scan, ASOF)


@pytest.mark.B17
@pytest.mark.B18
def test_another_header_is_seen_though_a_rule_hides_the_column_and_the_same_one_is_shown_to_nobody() -> None:
    decoder = privacy.decoder({"clients.email": "mask"}, privacy.Client)
    with pytest.raises(SourceError, match="changed within one answer: a record of it is 'Email, Id'"):
        decoder.scan(b"Id,Email\n1,ann@example.com\nEmail,Id\nbob@example.com,2\n")
    found, letters = privacy.rows(decoder, b"Id,Email\n1,ann@example.com\nId,Email\n2,bob@example.com\n")
    assert [(row["id"], row["email"]) for row in found] == [("1", "***"), ("2", "***")]
    assert letters == ["withheld: there are rules for columns of it, and it cannot be opened"]


@pytest.mark.B17
def test_the_same_header_again_is_a_dead_letter_and_what_only_looks_like_one_a_row() -> None:
    lines, problems = decode(b"Id;Name\n1;a\nId;Name\n2;b\n\xef\xbb\xbfId;Name\n3;c\n")
    assert [line["id"] for line in lines] == ["1", "2", "3"]
    assert [(p.rule, p.reason, p.payload) for p in problems] == [
        ("B17", "record 2 of its page is the header again", "Id;Name"),
        ("B17", "record 4 of its page is the header again", "\ufeffId;Name"),
    ]
    rows = b"name,value\nname,blue\nvalue,name and more\nvalue,\nname,name\n"
    assert [(line["name"], line["value"]) for line in decode(rows, Setting)[0]] == [
        ("name", "blue"), ("value", "name and more"), ("value", None), ("name", "name"),
    ]  # fmt: skip
    assert [line["id"] for line in decode(b"Id\nId\n")[0]] == ["Id"], "of one column nobody can tell"
    assert [line["id"] for line in decode(b"Id,Name\nName,Count\n")[0]] == ["Name"]
    lines, problems = decode(b"number,kind\n1,a\nnumber,kind\n2,b\n", Numbered)
    assert ([line["number"] for line in lines], [p.rule for p in problems]) == (["1", "2"], ["B17"])


@pytest.mark.B17
@pytest.mark.E18
def test_lines_that_were_refused_under_several_headers_are_read_again_each_by_its_own() -> None:
    decoder = CsvDecoder(Account)
    letters = (("a,x", "Id,Name"), ("b,y,2", "Id,Name,Count"), ("c", "Id"))
    again = [decoder.again(payload, {"csv": header}) for payload, header in letters]
    assert [key for scan in again for key in decoder.keys(scan)] == [("a",), ("b",), ("c",)]


# ---- into the warehouse


@pytest.fixture
def export(warehouse_url: str) -> Iterator[Lab]:
    world = ExportWorld()
    with SandboxServer(world) as server:
        yield Lab(world, server, warehouse_url)


@pytest.mark.B17
@pytest.mark.E18
@pytest.mark.parametrize("separator", [";", "\t"])
def test_an_export_with_another_separator_is_loaded_read_again_and_replayed(
    separator: str, export: Lab
) -> None:
    def said(*rows: str) -> bytes:
        return "\n".join([*rows, ""]).replace(";", separator).encode()

    export.options = {"page_bytes": 20}
    export.world.csv = said("Name;Id;Count", 'x "y";a;1', '"q;\n";b;2', "c", "z;d;1,5", "w;e;5")
    export.world.count = 5
    total = export.good("few").total
    assert (total.inserted, total.dead_lettered, total.values_refused) == (4, 1, 1)
    again = export.good("few").total
    assert (again.unchanged, again.dead_lettered) == (4, 1)
    payload = f"n{separator}c{separator}3"
    export.query(
        "update tributary.dead_letters set payload = case column_name when 'count' then '15'"
        f" else E'{payload}' end where closed_at is null returning 1"
    )
    assert export.replay().closed == 2
    assert export.query("select id, name, count from export.few order by id") == [
        ("a", 'x "y"', 1), ("b", f"q{separator}\n", 2), ("c", "n", 3), ("d", "z", 15), ("e", "w", 5),
    ]  # fmt: skip


class Lenient(Few):
    """The same, one column of which may be missing."""

    __tablename__ = "few"
    __sometimes__ = frozenset(("count",))


class LenientExport(Export):
    """Reads them."""

    @stream(Lenient, windowed=False)
    def few(self, window: Window) -> Pages:
        yield from super().few(window)


@pytest.mark.A9
@pytest.mark.B17
@pytest.mark.P6
@pytest.mark.parametrize("records", [1, 200])
def test_a_header_that_lacks_a_column_from_one_sync_to_the_next_stops_and_a_new_one_loses_nothing(
    records: int, export: Lab
) -> None:
    def says(header: str, cells: str) -> None:
        export.world.count = records
        export.world.csv = "".join([f"{header}\n", *(f"{n},{cells}\n" for n in range(records))]).encode()

    rows = (
        "select count(*), min(name), max(count), min(_extra::text) from export.few where _deleted_at is null"
    )
    says("Id,Name,Count", "a,1")
    export.good("few")
    says("Id,Count,Name,New", "2,b,c")
    export.good("few")
    assert export.query(rows) == [(records, "b", 2, '{"New": "c"}')]
    says("Id,Name,New", "d,e")
    (failed,) = export.sync("few")
    assert str(failed.error) == (
        "few: the header of the CSV lacks Count, from which column count is read; give the model the name that it"
        " has now, or name the column in __sometimes__, and rows keep what they have of it."
    )
    assert export.query(rows) == [(records, "b", 2, '{"New": "c"}')]
    export.connector = f"{__name__}:LenientExport"
    export.good("few")
    assert export.query(rows) == [(records, "d", 2, '{"New": "e"}')]
    says("Id,Name,Count", "f,3")
    export.good("few")
    assert export.query(rows) == [(records, "f", 3, "{}")]


@pytest.mark.B17
@pytest.mark.P2
def test_an_answer_whose_header_changes_in_the_middle_changes_nothing(export: Lab) -> None:
    export.options = {"page_bytes": 20}
    export.world.csv = b"Id,Name,Count\n" + b"".join(b"%d,name,1\n" % n for n in range(20))
    export.world.count = 20
    assert export.good("few").total.inserted == 20
    export.world.csv += b"Name,Id,Count\nother,1,1\nother,2,1\n"
    export.world.count = 23
    (failed,) = export.sync("few")
    assert "few: the header of the CSV changed within one answer: a record of it is 'Name, Id, Count'" in str(
        failed.error
    )
    assert export.query("select count(*), min(name), max(name) from export.few") == [(20, "name", "name")]
