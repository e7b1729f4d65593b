"""From bytes to lines: the fast way and the exact way agree, and nothing that a vendor sends is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.copytext import NULL, SEPARATOR
from etl.decode import MOST_LEARNED_KEYS, MOST_RECORD_BYTES, Decoder
from etl.errors import SourceError
from etl.exact import Problem, exact_row
from etl.schema import Group, Json, JsonText, Table, field, group

ASOF = datetime(2026, 5, 1, 12, tzinfo=UTC)
quick = settings(derandomize=True, deadline=None, max_examples=100)
pages = settings(quick, max_examples=25)


class Address(Group):
    """Where."""

    city: str | None = field(doc="City.")
    zip_code: str | None = field("zip.code", doc="Zip code.")


class Unix(Table):
    """Every type, unix times."""

    __tablename__ = "unix"
    __times__ = "unix"
    __elsewhere__ = ("secret", "card")

    id: str = field(key=True, doc="")
    count: int | None = field(doc="")
    ratio: float | None = field(doc="")
    price: Decimal | None = field(doc="")
    live: bool | None = field(doc="")
    created: datetime | None = field(doc="")
    day: date | None = field(doc="")
    bag: Json | None = field(doc="")
    tags: JsonText | None = field(doc="")
    name: str | None = field("name", "old.name", doc="")
    options: Json | None = field("options", "old.options", doc="")
    home: Address = group("home", "old.home")
    kind: str | None = field("details.kind", doc="")
    details: Json | None = field("details.*", name="details", doc="")
    brand: str | None = field("card.face.brand", doc="")
    parent: str | None = field("^id", doc="")
    place: int | None = field("#", doc="")
    gone: bool = field("deleted", deleted=True, doc="")


class Iso(Unix):
    """Every type, times in ISO 8601, stamped by the vendor."""

    __tablename__ = "iso"
    __times__ = "iso"

    created: datetime | None = field(doc="")
    updated: datetime | None = field("updated_at", version=True, doc="")


class Fee(Table):
    """A row that is known by its place in the enclosing record."""

    __tablename__ = "fees"

    parent: str = field("^id", key=True, parent=True, doc="")
    place: int = field("#", key=True, doc="")
    amount: int | None = field(doc="")


@dataclass
class Line:
    """One decoded record: texts by column."""

    values: dict[str, str | None]

    def __getitem__(self, name: str) -> str | None:
        return self.values[name]

    @property
    def extra(self) -> Any:
        return parsed(self.values["_extra"])


def parsed(text: str | None) -> Any:
    """JSON with its numbers exact; None stays None."""
    return None if text is None else json.loads(text, parse_float=Decimal)


def unescaped(cell: str) -> str | None:
    if cell == NULL:
        return None
    names = {"n": "\n", "r": "\r", "\\": "\\"}
    return re.sub(r"\\(?:([0-7]{3})|(.))", lambda m: chr(int(m[1], 8)) if m[1] else names[m[2]], cell)


def decode(
    body: bytes | str | list[Any],
    table: type[Table] = Unix,
    records: str = ".",
    deleted_at: datetime | None = None,
    **outer: str,
) -> tuple[list[Line], list[Problem]]:
    """A body's records as lines, and their problems."""
    if isinstance(body, list):
        body = dumps(body)
    decoder = Decoder(table, records)
    scan = decoder.scan(body.encode() if isinstance(body, str) else body, outer or None)
    rows = decoder.rows(scan, ASOF, deleted_at)
    lines = rows.lines.decode().split("\n")[:-1]
    assert rows.count == len(lines)
    found = [
        Line(dict(zip(decoder.columns, map(unescaped, ln.split(SEPARATOR)), strict=True))) for ln in lines
    ]
    return found, rows.problems


def one(record: str | Mapping[str, Any], table: type[Table] = Unix) -> tuple[Line, list[Problem]]:
    """A single record that is kept, with what was refused of it."""
    text = record if isinstance(record, str) else dumps(record).decode()
    (line,), problems = decode(f"[{text}]", table)
    return line, problems


def dumps(value: Any) -> bytes:
    """JSON as a vendor writes it, numbers digit by digit."""
    return msgspec.json.Encoder(decimal_format="number").encode(value)


# ---- the two ways agree

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
NUMBERS = st.one_of(
    st.integers(-(2**70), 2**70).map(Decimal),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30),
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, TEXT),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
MOMENTS = st.datetimes(
    min_value=datetime(1, 1, 3),
    max_value=datetime(9999, 12, 29),
    timezones=st.none() | st.integers(-840, 840).map(lambda m: timezone(timedelta(minutes=m))),
).map(lambda d: d.isoformat())
UNKNOWN = st.dictionaries(TEXT.map(lambda t: f"x{t}"), JSON, max_size=3)


def values(times: str) -> dict[str, st.SearchStrategy[Any]]:
    """What a vendor may send in each column that is in the record itself."""
    moment = st.integers(-(10**9), 4 * 10**9) if times == "unix" else MOMENTS
    return {
        "count": st.integers(-(2**63), 2**63 - 1),
        "ratio": st.floats(allow_nan=False, allow_infinity=False),
        "price": st.one_of(NUMBERS, NUMBERS.map(str)),
        "live": st.booleans(),
        "created": moment,
        "updated_at": moment,
        "day": st.dates().map(str),
        "bag": JSON,
        "tags": JSON,
        "name": TEXT,
        "options": JSON,
        "deleted": st.booleans(),
    }


@st.composite
def records(draw: st.DrawFn, table: type[Table]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A record, and the unknown keys that were put into it: by the place at which they are kept."""
    known = values("iso" if table is Iso else "unix")
    if table is Unix:
        known.pop("updated_at")
    record: dict[str, Any] = {"id": draw(TEXT)}
    record |= draw(st.fixed_dictionaries({}, optional={k: st.none() | v for k, v in known.items()}))
    extra = draw(UNKNOWN)
    record |= extra
    for name, inner in (
        ("home", {"city": TEXT, "zip": st.fixed_dictionaries({}, optional={"code": TEXT})}),
        ("old", {"name": TEXT, "options": JSON}),
        ("details", {"kind": TEXT}),
        (
            "card",
            {"number": TEXT, "face": st.fixed_dictionaries({}, optional={"brand": TEXT, "secret": TEXT})},
        ),
    ):
        if draw(st.booleans()):
            unknown = draw(UNKNOWN)
            record[name] = draw(st.fixed_dictionaries({}, optional=inner)) | unknown
            extra = extra | {name: unknown}
    if draw(st.booleans()):
        record["secret"] = "sesame"
    order = draw(st.permutations(list(record)))
    return {key: record[key] for key in order}, extra


def without_nulls(unknown: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in unknown.items() if value is not None}


@pytest.mark.parametrize("table", [Unix, Iso])
@given(data=st.data())
@quick
def test_both_ways_give_the_same_text_and_unknown_keys_land_where_they_belong(
    table: type[Table], data: st.DataObject
) -> None:
    record, unknown = data.draw(records(table))
    raw = dumps(record)
    exact, refused = exact_row(table, raw, {"id": "p1", "#": "0"})
    assert exact is not None
    assert refused == []
    (fast,), problems = decode(b"[" + raw + b"]", table, id="p1")
    assert problems == []
    for column, text in zip([*table.columns], exact, strict=False):
        if column.name == "details":
            assert parsed(fast["details"]) == parsed(text)
        else:
            assert fast[column.name] == text, column.name
    details = without_nulls(unknown.pop("details", {}))
    unknown.pop("card", None)
    expected = without_nulls(unknown)
    for name in ("home", "old"):
        if name in expected:
            expected[name] = without_nulls(expected[name])
            if not expected[name]:
                del expected[name]
    assert fast.extra == parsed(exact[-1]) == json.loads(dumps(expected), parse_float=Decimal)
    assert parsed(fast["details"]) == (json.loads(dumps(details), parse_float=Decimal) or None)


@given(st.lists(records(Unix).map(lambda drawn: drawn[0]), min_size=1, max_size=3), st.integers(0, 2))
@pages
def test_a_bad_record_changes_nothing_in_its_neighbours(page: list[dict[str, Any]], at: int) -> None:
    for i, record in enumerate(page):
        record["id"] = str(i)
    alone = decode(page, id="p1")[0]
    page.insert(min(at, len(page)), {"id": "bad", "count": "many", "name": "\x00"})
    together, problems = decode(page, id="p1")
    assert {p.rule for p in problems} == {"B6", "B1"}
    kept = [line for line in together if line["id"] != "bad"]
    for line in (*alone, *kept):
        line.values["place"] = line.values["_hash"] = None
    assert [line.values for line in kept] == [line.values for line in alone]


# ---- unknown keys


@pytest.mark.parametrize(
    "key", ['a"b', "a\\b", "a\nb", "", "a`b", "a.b", "x - at `$`", "é", "[...]", "#", "^id", "*", "x" * 5000]
)
def test_an_unknown_key_may_have_any_name_at_any_depth(key: str) -> None:
    record = {"id": "1", key: [1], "home": {key: {"deep": 2}}, "details": {key: 3}}
    line, problems = one(record)
    assert problems == []
    assert line.extra == {key: [1], "home": {key: {"deep": 2}}}
    assert parsed(line["details"]) == {key: 3}


def test_what_is_elsewhere_is_left_out_with_all_below_it_but_for_columns() -> None:
    line, _ = one(
        {"id": "1", "secret": {"a": 1}, "card": {"number": "4242", "face": {"brand": "visa", "pin": 1}}}
    )
    assert line["brand"] == "visa"
    assert line.extra == {}
    assert "4242" not in str(line.values)


def test_an_object_where_a_scalar_belongs_is_refused_and_the_reverse_is_kept_in_extra() -> None:
    line, problems = one({"id": "1", "name": {"first": "Ada"}, "home": "Paris", "details": [1, 2]})
    assert [(p.rule, p.column, p.payload) for p in problems] == [("A8", "name", '{"first": "Ada"}')]
    assert line["name"] is None
    assert line.extra == {"home": "Paris", "details": [1, 2]}


def test_records_keyed_by_data_do_not_make_the_decoder_grow_without_end() -> None:
    page = [{"id": str(i), f"key_{i}": i} for i in range(MOST_LEARNED_KEYS + 20)]
    lines, problems = decode(page)
    assert problems == []
    assert [line.extra for line in lines] == [{f"key_{i}": i} for i in range(len(page))]


def test_a_column_may_gather_all_that_is_left_of_the_record() -> None:
    class Loose(Table):
        """Loose."""

        __tablename__ = "loose"

        id: str = field(key=True, doc="")
        custom: Json | None = field("*", doc="")
        inner: Json | None = field("deep.*", doc="")

    for note in ("plain", "\x01"):
        line, _ = one({"id": "1", "note": note, "deep": {"a": 1}}, Loose)
        assert parsed(line["custom"]) == {"note": note}
        assert parsed(line["inner"]) == {"a": 1}
        assert line["_extra"] == "{}"


# ---- where records stand

PARENTS = {"data": [{"id": "p1", "lines": {"data": [{"amount": 1}, {"amount": 2}]}},
                     {"id": "p2", "lines": None},
                    {"id": "p3"}, {"id": "p4", "lines": {"data": []}},
                     {"id": 5, "lines": {"data": [{"amount": 3}]}}]}  # fmt: skip


def test_nested_rows_know_their_parent_and_their_place_in_it() -> None:
    lines, _ = decode(dumps(PARENTS), Fee, "data[].lines.data")
    assert [(x["parent"], x["place"], x["amount"]) for x in lines] == [
        ("p1", "0", "1"), ("p1", "1", "2"), ("5", "0", "3"),
    ]  # fmt: skip


def test_the_place_survives_a_bad_neighbour_and_the_removal_of_known_rows() -> None:
    body = dumps({"data": [{"id": "p", "lines": [{"amount": "x"}, {"amount": 2}, {"amount": 3}]}]})
    decoder = Decoder(Fee, "data[].lines")
    scan = decoder.scan(body)
    assert decoder.keys(scan) == [("p", "0"), ("p", "1"), ("p", "2")]
    scan.raws, scan.hashes = scan.raws[1:], scan.hashes[1:]
    scan.outers = (scan.outers or [])[1:]
    assert [ln.split(SEPARATOR)[:3] for ln in decoder.rows(scan, ASOF).lines.decode().split("\n")[:-1]] == [
        ["p", "1", "2"], ["p", "2", "3"],
    ]  # fmt: skip
    lines, problems = decode(body, Fee, "data[].lines")
    assert [(x["place"], x["amount"]) for x in lines] == [("0", None), ("1", "2"), ("2", "3")]
    assert [p.key for p in problems] == [("p", "0")]


def test_the_page_may_say_who_the_parent_is() -> None:
    lines, _ = decode(dumps({"data": [{"amount": 1}, {"amount": 2}]}), Fee, "data", id="p9")
    assert [(x["parent"], x["place"]) for x in lines] == [("p9", "0"), ("p9", "1")]


@pytest.mark.parametrize(
    ("records_at", "body"),
    [("", '{"id": "1"}'), (".", '[{"id": "1"}]'), ("a.b", '{"a": {"b": [{"id": "1"}]}}'),
     ("data[].x", '{"data": [{"x": {"id": "1"}}, {"x": null}]}')],
)  # fmt: skip
def test_records_stand_where_the_page_says(records_at: str, body: str) -> None:
    assert [x["id"] for x in decode(body, records=records_at)[0]] == ["1"]


@pytest.mark.parametrize(
    ("records_at", "body", "said"),
    [
        ("data", '{"data": {"id": "1"}}', "unix: the answer has another shape: Expected `array"),
        ("data", '{"data": [{"id": "1"}', "unix: the answer has another shape"),
        ("data", '{"data": [{"id":\n "1"}', "unix: the answer has another shape"),
        ("", '{"id": "1"},{"id": "2"}', "unix: the answer has another shape"),
        ("", "not json", "unix: the answer has another shape"),
        ("data", '{"data": [' + "[" * 5000 + "]" * 5000 + "]}", "unix: the answer is nested too deep"),
        ("data", b'{"data": [{"id": "\xe9"}]}', "unix: the answer is not UTF-8 at byte 18"),
        ("data", b'{"data": \n[{"id": "\xe9"}]}', "unix: the answer is not UTF-8 at byte"),
    ],
)  # fmt: skip
def test_an_answer_of_another_shape_is_an_error_and_never_no_records(
    records_at: str, body: bytes | str, said: str
) -> None:
    with pytest.raises(SourceError, match=said):
        decode(body, records=records_at)


def test_a_missing_list_is_no_records() -> None:
    assert decode('{"other": 1}', records="data") == ([], [])
    assert decode('{"data": null}', records="data") == ([], [])


# ---- fingerprints and versions


@given(st.lists(records(Unix).map(lambda drawn: drawn[0]), min_size=1, max_size=2))
@pages
def test_pretty_printed_and_compact_bodies_have_the_same_fingerprints(page: list[dict[str, Any]]) -> None:
    compact = dumps({"data": page})
    decoder = Decoder(Unix, "data")
    pretty = msgspec.json.format(compact, indent=4)
    for body in (pretty, compact + b"\n", pretty.replace(b"\n", b"\r\n") + b"\r\n"):
        assert decoder.scan(body).hashes == decoder.scan(compact).hashes


def test_a_fingerprint_is_of_the_record_its_place_and_the_models_columns() -> None:
    body = dumps({"data": [{"id": "p", "lines": [{"id": "a"}, {"id": "a"}]}]})
    first, second = Decoder(Unix, "data[].lines").scan(body).hashes
    assert first != second  # as the place is a column of its own
    one_, two = Decoder(Fee, "data[].lines").scan(body).hashes
    assert one_ == two  # as it is in the key
    assert Decoder(Unix, ".").scan(b'[{"id":"a"}]').hashes != Decoder(Iso, ".").scan(b'[{"id":"a"}]').hashes


@pytest.mark.parametrize("note", ["fast", "\x01"])
def test_a_rows_version_is_the_vendors_stamp_else_the_time_it_was_asked_for(note: str) -> None:
    stamp, asof = "2026-04-01T00:00:00+00:00", "2026-05-01 12:00:00+00:00"
    assert one({"id": "1", "name": note}, Unix)[0]["_version"] == asof
    assert one({"id": "1", "name": note, "updated_at": stamp}, Iso)[0]["_version"] == stamp.replace("T", " ")
    assert one({"id": "1", "name": note}, Iso)[0]["_version"] == asof


@pytest.mark.parametrize("note", ["fast", "\x01"])
def test_a_stamp_from_the_far_future_freezes_no_row(note: str) -> None:
    line, _ = one({"id": "1", "name": note, "updated_at": "2999-01-01T00:00:00Z"}, Iso)
    assert line["_version"] == "2026-05-01 12:00:00+00:00"
    assert line["updated"] == "2999-01-01 00:00:00+00:00"


def test_a_version_in_unix_seconds_is_a_time_too() -> None:
    class Stamped(Table):
        """Stamped."""

        __tablename__ = "stamped"
        __times__ = "unix"

        id: str = field(key=True, doc="")
        changed: datetime = field(version=True, doc="")
        name: str | None = field(doc="")

    for note in ("fast", "\x01"):
        line, _ = one({"id": "1", "changed": 1_700_000_000, "name": note}, Stamped)
        assert line["_version"] == line["changed"] == "2023-11-14 22:13:20+00"


@pytest.mark.parametrize("note", ["fast", "\x01"])
def test_a_deleted_record_says_since_when(note: str) -> None:
    alive, _ = one({"id": "1", "name": note})
    flagged, _ = one({"id": "1", "name": note, "deleted": True})
    (given_,), _ = decode([{"id": "1", "name": note}], deleted_at=datetime(2026, 1, 2, tzinfo=UTC))
    assert (alive["gone"], alive["_deleted_at"]) == ("False", None)
    assert (flagged["gone"], flagged["_deleted_at"]) == ("True", "2026-05-01 12:00:00+00:00")
    assert given_["_deleted_at"] == "2026-01-02 00:00:00+00:00"


# ---- values that give others trouble (reliability, section 3)


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


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
@quick
def test_any_other_text_comes_through_unchanged(text: str) -> None:
    for ascii_only in (True, False):
        record = json.dumps({"id": "1", "name": text, "tags": [text]}, ensure_ascii=ascii_only)
        line, problems = one(record)
        assert problems == []
        assert line["name"] == text
        assert json.loads(str(line["tags"])) == [text]


@pytest.mark.parametrize(
    "text", ["\\.", "\\N", "\x1d", "\x1c\x1d\x1e\x1f", "a\tb\r\nc", "\ufeff", "\u2028", "😀é", "\\\\", ""]
)
def test_what_copy_could_misread_is_kept(text: str) -> None:
    line, problems = one({"id": "1", "name": text, "home": {"city": text}})
    assert (line["name"], line["home_city"], problems) == (text, text, [])


@pytest.mark.parametrize(
    ("number", "kept"),
    [("9223372036854775807", "9223372036854775807"), ("9007199254740993", "9007199254740993"), ("1.0", "1"),
     ("1e3", "1000"), ('"42"', "42"), ("-0", "0")],
)  # fmt: skip
def test_a_whole_number_is_kept_digit_by_digit(number: str, kept: str) -> None:
    line, problems = one(f'{{"id":"1","count":{number}}}')
    assert (line["count"], problems) == (kept, [])


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


@pytest.mark.parametrize(
    "digits", ["123456789012345678901234567890", "1" * 5000, "0.1234567890123456789", "0.10", "1.5E+400"]
)
@pytest.mark.parametrize("written", ["{}", '"{}"'])
def test_a_decimal_is_kept_digit_by_digit_by_both_ways(digits: str, written: str) -> None:
    for note in ("fast", r"\u0001"):
        line, problems = one(f'{{"id":"1","name":"{note}","price":{written.format(digits)}}}')
        assert (line["price"], problems) == (digits, [])


@pytest.mark.parametrize("number", ['"1,234.50"', '"$5"', '""', "true", "{}"])
def test_text_that_is_no_number_is_never_guessed_at(number: str) -> None:
    line, problems = one(f'{{"id":"1","price":{number}}}')
    assert line["price"] is None
    assert [p.column for p in problems] == ["price"]


def test_the_exact_way_refuses_what_numeric_and_double_cannot_hold() -> None:
    line, problems = one(r'{"id":"1","name":"\u0001","price":1e200000,"ratio":1e400}')
    assert (line["price"], line["ratio"]) == (None, None)
    assert [(p.column, p.rule) for p in problems] == [("ratio", "B6"), ("price", "B5")]


@pytest.mark.parametrize("token", ["NaN", "Infinity", "-Infinity"])
def test_tokens_that_json_does_not_have_end_where_no_column_takes_them(token: str) -> None:
    values_ = (
        f'"ratio":{token},"price":{token},"count":{token},"name":{token},"bag":{{"a":{token}}},"new":{token}'
    )
    with pytest.raises(SourceError, match="another shape"):
        decode(f'[{{"id":"1",{values_}}}]')
    exact, problems = exact_row(Unix, f'{{"id":"1",{values_}}}'.encode(), {})
    assert exact is not None
    kept = dict(zip([c.name for c in Unix.columns], exact, strict=False))
    assert (kept["ratio"], kept["price"], kept["count"]) == (token, token, None)
    assert json.loads(kept["bag"] or "") == {"a": token}
    assert [(p.rule, p.column) for p in problems] == [("B7", "count"), ("B7", "name")]


def test_of_a_key_that_comes_twice_the_last_counts_by_both_ways() -> None:
    for note in ("fast", r"\u0001"):
        line, _ = one(
            f'{{"id":"1","count":1,"count":2,"home":{{"city":"a"}},"home":{{"city":"b"}},"name":"{note}"}}'
        )
        assert (line["count"], line["home_city"]) == ("2", "b")


@pytest.mark.parametrize(
    "moment",
    ["0000-00-00", "0000-01-01T00:00:00Z", "2024-02-30T00:00:00Z", "+10000-01-01T00:00:00Z", "20223-01-05",
     "",
     "294277-01-09T04:00:54Z", "infinity", "now", 1_700_000_000, 1_700_000_000_000, True, {}],
)  # fmt: skip
def test_what_is_no_time_costs_one_value(moment: Any) -> None:
    line, problems = one({"id": "1", "created": moment, "name": "kept"}, Iso)
    assert (line["created"], line["name"]) == (None, "kept")
    assert [(p.rule, p.column) for p in problems] == [("B9", "created")]


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


@pytest.mark.parametrize("flag", ["true", 1, 0, "yes", ""])
def test_what_is_like_a_boolean_is_none(flag: Any) -> None:
    line, problems = one({"id": "1", "live": flag})
    assert line["live"] is None
    assert [(p.rule, p.column) for p in problems] == [("B11", "live")]


def test_a_number_where_text_belongs_is_its_digits() -> None:
    line, problems = one('{"id":123456789012345678901,"name":1.10,"home":{"city":true}}')
    assert (line["id"], line["name"], line["home_city"], problems) == (
        "123456789012345678901",
        "1.10",
        "true",
        [],
    )


def test_a_record_beyond_the_limit_is_refused_and_its_neighbours_load() -> None:
    big = {"id": "big", "name": "x" * MOST_RECORD_BYTES}
    lines, problems = decode([{"id": "a"}, big, {"id": "b"}])
    assert [line["id"] for line in lines] == ["a", "b"]
    (problem,) = problems
    assert (problem.rule, problem.row, problem.key, len(problem.payload)) == ("B12", True, ("big",), 1024)


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


def test_an_empty_text_is_a_key_and_a_value() -> None:
    lines, problems = decode([{"id": "", "name": ""}, {"id": " "}])
    assert ([line["id"] for line in lines], lines[0]["name"], problems) == (["", " "], "", [])


def test_empty_objects_and_lists_are_not_null() -> None:
    line, _ = one({"id": "1", "bag": {}, "tags": [], "options": None, "new": {}, "newer": [], "newest": None})
    assert (line["bag"], line["tags"], line["options"]) == ("{}", "[]", None)
    assert line.extra == {"new": {}, "newer": []}


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
def test_a_key_is_read_as_its_column_would_hold_it_or_not_at_all(
    kind: str, value: Any, text: str | None
) -> None:
    annotation = {"text": "str", "bigint": "int", "date": "date", "timestamp": "datetime"}[kind]
    body = {"__doc__": "Keyed.", "__tablename__": "keyed", "__times__": "unix", "__module__": __name__,
            "__annotations__": {"id": annotation}, "id": field(key=True, doc="")}  # fmt: skip
    decoder = Decoder(type("Keyed", (Table,), body), ".")
    scan = decoder.scan(dumps([{"id": value}, {"id": value}]))
    assert decoder.keys(scan) == [(text,), (text,)]
    if text is not None:
        assert decoder.rows(scan, ASOF).lines.decode().partition(SEPARATOR)[0] == text
