"""Values that give others trouble (reliability, section 3): kept as they came, or one value is kept aside."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.copytext import SEPARATOR
from etl.decode import Decoder
from etl.scan import MOST_AROUND
from etl.schema import Table, field
from etl.settings import MOST_RECORD_BYTES
from tests.unit.decoding import ASOF, Fee, Iso, Unix, decode, dumps, one

quick = settings(derandomize=True, deadline=None, max_examples=100)


@pytest.mark.B2
@pytest.mark.B1
@pytest.mark.parametrize(
    ("escape", "rule"),
    [(r"\u0000", "B1"), (r"\ud83d", "B2"), (r"\ude00", "B2"), (r"\ud83dx", "B2"), (r"\ude00\ud83d", "B2")],
)
def test_a_character_that_postgres_cannot_store_is_replaced_and_the_original_kept(
    escape: str, rule: str
) -> None:
    line, problems = one(
        f'{{"id":"1","name":"a{escape}b","bag":{{"k{escape}":"{escape}"}},"new":"{escape}"}}'
    )
    assert "\ufffd" in str(line["name"])
    assert "\ufffd" in str(line["bag"])
    assert "\ufffd" in str(line.extra)
    assert {p.rule for p in problems} == {"B1"}
    assert sorted(p.column or "" for p in problems) == ["_extra", "bag", "name"]
    assert all("\\u" in p.payload and p.key == ("1",) and not p.row for p in problems), rule


@pytest.mark.B3
@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
@quick
def test_any_other_text_comes_through_unchanged(text: str) -> None:
    for ascii_only in (True, False):
        record = json.dumps({"id": "1", "name": text, "tags": [text]}, ensure_ascii=ascii_only)
        line, problems = one(record)
        assert problems == []
        assert line["name"] == text
        assert json.loads(str(line["tags"])) == [text]


@pytest.mark.B3
@pytest.mark.parametrize(
    "text", ["\\.", "\\N", "\x1d", "\x1c\x1d\x1e\x1f", "a\tb\r\nc", "\ufeff", "\u2028", "😀é", "\\\\", ""]
)
def test_what_copy_could_misread_is_kept(text: str) -> None:
    line, problems = one({"id": "1", "name": text, "home": {"city": text}})
    assert (line["name"], line["home_city"], problems) == (text, text, [])


@pytest.mark.B5
@pytest.mark.parametrize(
    ("number", "kept"),
    [("9223372036854775807", "9223372036854775807"), ("9007199254740993", "9007199254740993"), ("1.0", "1"),
     ("1e3", "1000"), ('"42"', "42"), ("-0", "0")],
)  # fmt: skip
def test_a_whole_number_is_kept_digit_by_digit(number: str, kept: str) -> None:
    line, problems = one(f'{{"id":"1","count":{number}}}')
    assert (line["count"], problems) == (kept, [])


@pytest.mark.B5
@pytest.mark.parametrize(
    ("number", "rule"),
    [("9223372036854775808", "B5"), ("-9223372036854775809", "B5"), ("1" * 5000, "B5"), ("1e999999999", "B5"),
     ("1.5", "A8"), ('"NaN"', "B5"), ('"Infinity"', "B5"), ('"many"', "B6"), ("true", "A8"),
     ("[1]", "A8")],
)  # fmt: skip
def test_what_is_no_64_bit_number_costs_one_value_and_is_kept_aside(number: str, rule: str) -> None:
    line, problems = one(f'{{"id":"1","count":{number},"name":"kept"}}')
    assert (line["count"], line["name"]) == (None, "kept")
    assert [(p.rule, p.column, p.row) for p in problems] == [(rule, "count", False)]


@pytest.mark.B6
@pytest.mark.parametrize(
    "digits", ["123456789012345678901234567890", "1" * 5000, "0.1234567890123456789", "0.10", "1.5E+400"]
)
@pytest.mark.parametrize("written", ["{}", '"{}"'])
def test_a_decimal_is_kept_digit_by_digit_by_both_ways(digits: str, written: str) -> None:
    for note in ("fast", r"\u0001"):
        line, problems = one(f'{{"id":"1","name":"{note}","price":{written.format(digits)}}}')
        assert (line["price"], problems) == (digits, [])


@pytest.mark.B6
@pytest.mark.parametrize("number", ['"1,234.50"', '"$5"', '""', "true", "{}"])
def test_text_that_is_no_number_is_never_guessed_at(number: str) -> None:
    line, problems = one(f'{{"id":"1","price":{number}}}')
    assert line["price"] is None
    assert [p.column for p in problems] == ["price"]


@pytest.mark.B6
def test_the_exact_way_refuses_what_numeric_and_double_cannot_hold() -> None:
    line, problems = one(r'{"id":"1","name":"\u0001","price":1e200000,"ratio":1e400}')
    assert (line["price"], line["ratio"]) == (None, None)
    assert [(p.column, p.rule) for p in problems] == [("ratio", "B6"), ("price", "B5")]


@pytest.mark.B7
@pytest.mark.parametrize("token", ["NaN", "Infinity", "-Infinity"])
def test_tokens_that_json_does_not_have_end_where_no_column_takes_them(token: str) -> None:
    values = f'"ratio":{token},"price":{token},"count":{token},"name":{token},"bag":{{"a":[{token}]}},"new":{token}'
    page = f'[{{"id":"0","name":"NaN"}},{{"id":"1","home":{{"city":"\\ud800"}},{values}}},\n{{"id":"2","bag":{{}}}}]'
    (before, line, after), problems = decode(page)
    assert (before["name"], after["bag"]) == ("NaN", "{}")
    assert (line["ratio"], line["price"], line["count"], line["name"]) == (token, token, None, None)
    assert (json.loads(str(line["bag"])), line.extra) == ({"a": [token]}, {"new": token})
    assert sorted((p.rule, p.column, p.key) for p in problems) == [
        ("B1", "home_city", ("1",)), *(("B7", column, ("1",)) for column in ("_extra", "bag", "count", "name"))
    ]  # fmt: skip


@pytest.mark.B8
def test_of_a_key_that_comes_twice_the_last_counts_by_both_ways() -> None:
    for note in ("fast", r"\u0001"):
        line, _ = one(
            f'{{"id":"1","count":1,"count":2,"home":{{"city":"a"}},"home":{{"city":"b"}},"name":"{note}"}}'
        )
        assert (line["count"], line["home_city"]) == ("2", "b")


@pytest.mark.B9
@pytest.mark.parametrize(
    "moment",
    ["0000-00-00", "0000-01-01T00:00:00Z", "2024-02-30T00:00:00Z", "+10000-01-01T00:00:00Z", "20223-01-05",
     "",
     "294277-01-09T04:00:54Z", "infinity", "now", 1_700_000_000, 1_700_000_000_000, True, {},
     "9999-12-31T23:59:59-05:00", "0001-01-01T00:00:00+05:00"],
)  # fmt: skip
def test_what_is_no_time_costs_one_value(moment: Any) -> None:
    line, problems = one({"id": "1", "created": moment, "name": "kept"}, Iso)
    assert (line["created"], line["name"]) == (None, "kept")
    assert [(p.rule, p.column) for p in problems] == [("B9", "created")]


@pytest.mark.B9
@pytest.mark.parametrize(
    "moment",
    [1_700_000_000_000, 253402300800, -62135596801, "1700000000", True, 10**400, Decimal("1e999999999")],
)
def test_unix_times_in_milliseconds_or_beyond_the_calendar_cost_one_value(moment: Any) -> None:
    line, problems = one({"id": "1", "created": moment})
    assert line["created"] is None
    assert [(p.rule, p.column) for p in problems] == [("B9", "created")]


def test_fractions_of_a_unix_second_are_kept() -> None:
    line, problems = one('{"id":"1","created":1700000000.25}')
    assert (line["created"], problems) == ("2023-11-14 22:13:20.250000+00:00", [])


@pytest.mark.B10
@pytest.mark.parametrize(
    ("moment", "utc"),
    [
        ("2024-01-01T24:00:00Z", "2024-01-02T00:00:00"),
        ("2024-01-01T24:00Z", "2024-01-02T00:00:00"),
        ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00"),
        ("2016-12-31T23:59:60.5+00:00", "2017-01-01T00:00:00.500000"),
        ("2024-01-01T00:00:00+0530", "2023-12-31T18:30:00"),
        ("2024-01-01T00:00:00-05", "2024-01-01T05:00:00"),
        ("2024-03-10T02:30:00", "2024-03-10T02:30:00"),
        ("2024-01-01", "2024-01-01T00:00:00"),
        ("2024-01-01 00:00:00.1234567Z", "2024-01-01T00:00:00.123457"),
    ],
)
def test_a_time_is_the_same_instant_however_it_is_written_and_a_naive_one_is_utc(
    moment: str, utc: str
) -> None:
    for note in ("fast", "\x01"):
        line, problems = one({"id": "1", "created": moment, "name": note}, Iso)
        assert problems == []
        assert (
            datetime.fromisoformat(str(line["created"])).astimezone(UTC).replace(tzinfo=None).isoformat()
            == utc
        )


@pytest.mark.B11
@pytest.mark.parametrize("flag", ["true", 1, 0, "yes", ""])
def test_what_is_like_a_boolean_is_none(flag: Any) -> None:
    line, problems = one({"id": "1", "live": flag})
    assert line["live"] is None
    assert [(p.rule, p.column) for p in problems] == [("B11", "live")]


@pytest.mark.B11
def test_a_number_where_text_belongs_is_its_digits() -> None:
    line, problems = one('{"id":123456789012345678901,"name":1.10,"home":{"city":true}}')
    assert (line["id"], line["name"], line["home_city"], problems) == (
        "123456789012345678901",
        "1.10",
        "true",
        [],
    )


@pytest.mark.B12
def test_a_record_beyond_the_limit_is_refused_and_its_neighbours_load() -> None:
    big = {"id": "big", "name": "x" * MOST_RECORD_BYTES}
    lines, problems = decode([{"id": "a"}, big, {"id": "b"}])
    assert [line["id"] for line in lines] == ["a", "b"]
    (problem,) = problems
    assert (problem.rule, problem.row, problem.key, len(problem.payload)) == ("B12", True, ("big",), 1024)
    assert problem.reason == "the record has more than 16,777,216 bytes, max_record_bytes of its source"


@pytest.mark.B12
def test_of_a_key_that_is_longer_than_what_is_kept_of_its_record_nothing_is_kept() -> None:
    _, (problem,) = decode([{"id": "k" * MOST_RECORD_BYTES}, {"id": "b"}])
    assert (problem.rule, problem.row, problem.key, len(problem.payload)) == ("B12", True, None, 1024)


@pytest.mark.B12
@pytest.mark.parametrize("length", [MOST_AROUND + 1, MOST_RECORD_BYTES])
def test_what_is_nested_in_a_record_with_a_value_beyond_the_limit_does_not_bear_a_part_of_it(
    length: int,
) -> None:
    parents = [{"id": key, "fees": [{"amount": 1}, {"amount": 2}]} for key in ("a", "i" * length, "b")]
    scan = Decoder(Fee, "data[].fees").scan(dumps({"data": parents}))
    rows = Decoder(Fee, "data[].fees").rows(scan, ASOF)
    assert (rows.count, [(p.rule, p.row, p.key) for p in rows.problems]) == (4, [("B12", True, None)] * 2)
    assert {p.reason for p in rows.problems} == {
        "a value of what encloses it has more than 1,048,576 characters"
    }


@pytest.mark.B14
@pytest.mark.A14
@pytest.mark.parametrize(
    ("record", "rule"),
    [("null", "A14"), ("[1]", "A14"), ('"text"', "A14"), ("5", "A14"), ("{}", "B14"), ('{"id": null}', "B14"),
     ('{"id": {"a": 1}}', "B14"), ('{"id": ["x"]}', "B14")],
)  # fmt: skip
def test_a_record_that_is_none_or_has_no_key_is_refused_alone(record: str, rule: str) -> None:
    lines, problems = decode(f'[{{"id":"a"}},{record},{{"id":"b"}}]')
    assert [line["id"] for line in lines] == ["a", "b"]
    assert [p.rule for p in problems if p.row] == [rule]
    assert next(p for p in problems if p.row).payload == record


@pytest.mark.B14
def test_an_empty_text_is_a_key_and_a_value() -> None:
    lines, problems = decode([{"id": "", "name": ""}, {"id": " "}])
    assert ([line["id"] for line in lines], lines[0]["name"], problems) == (["", " "], "", [])


@pytest.mark.A14
def test_empty_objects_and_lists_are_not_null() -> None:
    line, _ = one({"id": "1", "bag": {}, "tags": [], "options": None, "new": {}, "newer": [], "newest": None})
    assert (line["bag"], line["tags"], line["options"]) == ("{}", "[]", None)
    assert line.extra == {"new": {}, "newer": []}


@pytest.mark.A15
def test_json_nested_beyond_what_we_open_costs_one_value_by_the_exact_way_and_none_by_the_fast() -> None:
    deep = "[" * 400 + "]" * 400
    line, problems = one(f'{{"id":"1","bag":{deep},"new":{deep}}}')
    assert (line["bag"], problems) == (deep, [])
    line, problems = one(f'{{"id":"1","name":"\\u0001","bag":{deep},"new":{deep}}}')
    assert (line["bag"], line["_extra"]) == (None, "{}")
    assert [(p.rule, p.column) for p in problems] == [("A15", "bag"), ("A15", "_extra")]


# ---- keys


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [("text", "1", "1"), ("text", 1, "1"), ("text", "a\0b", None), ("text", None, None), ("text", {}, None),
     ("bigint", 1, "1"), ("bigint", "1", "1"), ("bigint", "007", "7"), ("bigint", "abc", None),
     ("bigint", 2**70, None),
     ("date", "2024-01-01", "2024-01-01"), ("date", "soon", None),
     ("timestamp", 1_700_000_000, "2023-11-14 22:13:20+00"), ("timestamp", "x", None)],
)  # fmt: skip
@pytest.mark.parametrize(
    "before", [{}, {"url": "https://a/b?c=d", "no": 1.5, "none": None}, {"said": '"id":9', "of": {"id": 9}}]
)
def test_a_key_is_read_as_its_column_would_hold_it_or_not_at_all(
    before: dict[str, Any], kind: str, value: Any, text: str | None
) -> None:
    annotation = {"text": "str", "bigint": "int", "date": "date", "timestamp": "datetime"}[kind]
    body = {"__doc__": "Keyed.", "__tablename__": "keyed", "__times__": "unix", "__module__": __name__,
            "__annotations__": {"id": annotation}, "id": field(key=True, doc="")}  # fmt: skip
    decoder = Decoder(type("Keyed", (Table,), body), ".")
    scan = decoder.scan(dumps([{**before, "id": value}, {**before, "id": value}]))
    assert decoder.keys(scan) == [(text,), (text,)]
    if text is not None:
        assert decoder.rows(scan, ASOF).lines.decode().partition(SEPARATOR)[0] == text


# ---- records that a reader has found already


def test_records_that_a_reader_has_cut_are_taken_as_they_are_but_for_white_space() -> None:
    body = b'{"data":[{"id":"1","name":"\xc3\xa9"},{"id":"2"}]}'
    pretty = msgspec.json.format(body, indent=2)
    decoder = Decoder(Unix, "data")
    plain = decoder.scan(body)
    for text in (body, pretty):
        cut = msgspec.json.decode(text, type=dict[str, list[msgspec.Raw]])["data"]
        assert decoder.scan(text, cut=cut).hashes == plain.hashes
    assert decoder.scan(body, cut=cut[:1]).hashes != plain.hashes[:1], "it has the white space of the other"
    assert len(decoder.scan(body, cut=cut[:1]).hashes) == 1
