"""From bytes to lines: the fast way and the exact way agree, and nothing that a vendor sends is lost."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.copytext import SEPARATOR
from etl.decode import MOST_LEARNED_KEYS, Decoder
from etl.errors import SourceError
from etl.exact import exact_row
from etl.schema import Json, Table, field
from tests.unit.decoding import ASOF, Fee, Iso, Unix, decode, dumps, one, parsed

quick = settings(derandomize=True, deadline=None, max_examples=100)
pages = settings(quick, max_examples=25)


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


class Moved(Table):
    """A field that went deeper, and one that came up; the place of today is named first."""

    id: str = field(key=True, doc="Key.")
    deeper: str | None = field("settings.payments.text", "settings.text", "text", doc="Went down.")
    higher: str | None = field("label", "details.label", doc="Came up.")
    outside: str | None = field("of.invoice", "^invoice", "invoice", doc="Beside what encloses it.")


@pytest.mark.parametrize(
    ("record", "found"),
    [
        ({"settings": {"payments": {"text": "a"}, "text": "b"}, "text": "c"}, "a"),
        ({"settings": {"payments": {"text": None}, "text": "b"}, "text": "c"}, "b"),
        ({"text": "c", "settings": {"text": "b", "payments": None}}, "b"),
        ({"text": "c", "settings": None}, "c"),
        ({"details": {"label": "e"}, "label": "d"}, "d"),
        ({"details": {"label": "e"}, "label": None}, "e"),
        ({"invoice": "f", "of": {"invoice": "g"}}, "g"),
        ({"invoice": "f", "of": None}, "outer"),
    ],
)
def test_of_several_places_the_first_that_is_declared_counts_however_deep_it_is(
    record: dict[str, Any], found: str
) -> None:
    raw = dumps({"id": "1", **record})
    column = "outside" if "of" in record else "higher" if "details" in record else "deeper"
    (fast,), problems = decode(b"[" + raw + b"]", Moved, invoice="outer")
    exact, refused = exact_row(Moved, raw, {"invoice": "outer"})
    at = [c.name for c in Moved.columns].index(column)
    assert exact is not None
    assert (problems, refused) == ([], [])
    assert fast[column] == exact[at] == found


@pytest.mark.E4
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
    assert [(p.rule, p.column, p.payload) for p in problems] == [("A8", "name", '{"first":"Ada"}')]
    assert line["name"] is None
    assert line.extra == {"home": "Paris", "details": [1, 2]}


@pytest.mark.A15
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


@pytest.mark.B4
@pytest.mark.parametrize(
    ("records_at", "body", "said"),
    [
        ("data", '{"data": {"id": "1"}}', "unix: the answer has another shape: Expected `array"),
        ("data", '{"data": [{"id": "1"}', "unix: the answer has another shape"),
        ("data", '{"data": [{"id":\n "1"}', "unix: the answer has another shape"),
        ("", '{"id": "1"},{"id": "2"}', "unix: the answer has another shape"),
        ("", "not json", "unix: the answer has another shape"),
        ("data", '{"data": [' + "[" * 5000 + "]}", "unix: the answer is nested too deep"),
        ("data", b'{"data": [{"id": "\xe9"}]}', "unix: the answer is not UTF-8 at byte 8 of a record"),
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


@pytest.mark.B2
@pytest.mark.parametrize("space", ["", "\n  "], ids=["compact", "pretty"])
def test_half_a_character_stops_no_page(space: str) -> None:
    body = f'{{"data":{space}[{{"id":"a","other":"cut \\ud83d"}},{{"id":"b"}}]}}'.encode()
    assert len(Decoder(Unix, "data").scan(body).raws) == 2


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


@pytest.mark.D7
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


@pytest.mark.parametrize(
    ("stamp", "kept"),
    [
        ("2026-05-01T23:00:00Z", True),
        ("2026-05-02T12:00:00Z", True),
        ("2026-05-02T12:00:01Z", False),
        ("2026-05-02T21:00:00+09:00", True),  # noon in UTC
        ("2026-05-02T07:00:01-05:00", False),  # a second after
        ("2026-05-01T23:00:00-13:01", False),
        ("9999-12-31T23:59:59+00:00", False),
    ],
)
def test_a_stamp_of_up_to_a_day_to_come_is_a_version_whatever_the_calendar_says(
    stamp: str, kept: bool
) -> None:
    for note in ("fast", "\x01"):
        line, _ = one({"id": "1", "updated_at": stamp, "name": note}, Iso)
        version = datetime.fromisoformat(str(line["_version"]))
        assert version == (datetime.fromisoformat(stamp) if kept else ASOF)
