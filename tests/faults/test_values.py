"""Values that give others trouble, through whole syncs and loads: each costs itself alone, and is counted."""

from __future__ import annotations

import json
import random
import time
from datetime import datetime
from decimal import Decimal
from typing import Any

import psycopg
import pytest
import xxhash

from etl.decode import Decoder
from etl.errors import ModelError
from etl.sandbox import Response
from etl.schema import Table, field
from tests.engine.conftest import Crm, Lab
from tests.events.conftest import ALL, Events, call
from tests.warehouse.staging import Bench, Rows

NO_DATES = [
    "0000-00-00", "0000-01-01", "2024-02-30", "2023-02-29", "+10000-01-01", "10000-01-01", "20223-01-05",
    "294277-01-01", "-0044-03-15", "infinity", "-infinity", "now", "today", "epoch", "", " ", 1_700_000_000_000,
    1_700_000_000_000_000, 1_700_000_000_000_000_000, 20240101, True, [], {},
]  # fmt: skip


@pytest.mark.B9
@pytest.mark.E4
def test_79_bad_dates_among_20_000_rows_are_79_dead_letters_and_all_rows_are_there(crm: Crm) -> None:
    rng = random.Random(79)
    crm.world.object("Deal", Due__c="date", Met__c="time", Price__c="currency")
    bad = rng.sample(range(20_000), 79)
    for n in range(20_000):
        crm.world.put(
            "Deal",
            f"d{n:05}",
            Due__c="2024-02-29",
            Met__c="2024-02-29T12:00:00+05:30",
            Price__c=Decimal("0.01"),
        )
    for i, n in enumerate(bad):
        crm.world.rows["Deal"][f"d{n:05}"]["Met__c" if i % 2 else "Due__c"] = NO_DATES[i % len(NO_DATES)]
    outcome = crm.sync()["deals"]
    assert (outcome.total.inserted, outcome.total.dead_lettered, outcome.total.values_refused) == (
        20_000,
        0,
        79,
    )
    assert outcome.dead_letters == 79
    letters = crm.sql("select key, column_name, rule from tributary.dead_letters")
    assert sorted(letters) == sorted(
        (f"d{n:05}", "met_c" if i % 2 else "due_c", "B9") for i, n in enumerate(bad)
    )
    kept = crm.sql(
        "select count(*), count(due_c), count(met_c), sum(price_c)::text, min(due_c)::text, min(met_c)::text from crm.deals"
    )
    assert kept == [(20_000, 20_000 - 40, 20_000 - 39, "200.00", "2024-02-29", "2024-02-29 06:30:00+00")]


@pytest.mark.B9
def test_what_is_no_date_in_a_call_is_kept_as_text_or_aside_and_costs_no_row(events: Events) -> None:
    odd = [moment for moment in NO_DATES if isinstance(moment, str) and moment.strip()]
    many = [call(messageId=f"a{i}", properties={"at": "2024-02-29T12:00:00Z"}) for i in range(6)]
    loaded = events.load(
        *many,
        *(call(messageId=f"b{i}", properties={"at": moment}, sentAt=moment) for i, moment in enumerate(odd)),
        limits=ALL,
    )
    assert (loaded.counts.inserted, loaded.counts.values_refused) == (6 + len(odd), len(odd))
    assert {(table, column, rule) for table, _, column, rule in events.letters()} == {
        ("tracks", "sent_at", "B9")
    }
    kept = {text for (text,) in events.rows("select at from web.thing_done")}
    assert kept == {*odd, "2024-02-29T12:00:00Z"}
    assert events.rows("select count(sent_at), count(received_at) from web.tracks") == [(6, 6 + len(odd))]


@pytest.mark.B7
def test_nan_and_infinity_in_a_call_cost_that_value_alone(events: Events) -> None:
    many = [call(properties={"n": 0.5, "s": "NaN"}) for _ in range(4)]
    odd = {"n": float("nan"), "o": {"p": float("-inf")}, "l": [1, float("inf")], "s": "Infinity", "m": 1}
    batch = [call(messageId=f"b{i}", properties={"n": float("nan") if i else 7, "s": "x"}) for i in range(2)]
    events.load(
        *many, call(messageId="a", properties=odd, userId=float("nan")), {"batch": batch},
        {"batch": [call(messageId="c")], "context": {"ip": "1.1.1.1", "n": float("inf")}},
    )  # fmt: skip
    assert events.rows("select id, n, l, s, m from web.thing_done where id !~ '^m' order by id") == [
        ("a", None, '[1, "Infinity"]', "Infinity", 1), ("b0", 7, None, "x", None), ("b1", None, None, "x", None),
        ("c", None, None, None, None),
    ]  # fmt: skip
    kept = events.rows("select key, column_name, rule, payload from tributary.dead_letters order by 1, 2")
    assert kept == [
        ("a", "l", "B7", "[1, Infinity]"), ("a", "n", "B7", "NaN"), ("a", "o_p", "B7", "-Infinity"),
        ("a", "user_id", "spec.id", "NaN"), ("b1", "n", "B7", "NaN"),
        (None, "context", "B7", '{"ip": "1.1.1.1", "n": Infinity}'),
    ]  # fmt: skip


@pytest.mark.B1
@pytest.mark.B2
@pytest.mark.B5
@pytest.mark.B6
@pytest.mark.B7
@pytest.mark.B11
def test_odd_values_through_a_whole_sync_cost_themselves_alone_and_sums_are_right_to_the_cent(
    lab: Lab,
) -> None:
    lab.world.fill(40)
    cents = [Decimal(n) / 100 for n in range(40)]
    for n, amount in enumerate(cents):
        lab.world.orders[f"o{n:05}"] |= {"amount": 2**53 + 1 + n, "rate": str(amount)}
    odd: dict[str, dict[str, Any]] = {
        "a-nul": {"note": "a\0b", "metadata": {"k\0": ["\0"]}},
        "b-half": {"note": "\ud83d", "metadata": {"\udc00": "\ud83d\ude00"}},
        "c-long": {"amount": 2**63, "rate": 123456789012345678901234567890},
        "d-least": {"amount": -(2**63), "rate": "9" * 5_000},
        "e-exact": {"amount": "12", "rate": "0.1234567890123456789"},
        "f-money": {"amount": "", "rate": "1,234.50", "metadata": {"a": "1,234.50"}},
        "g-token": {"amount": float("nan"), "rate": float("nan"), "metadata": {"a": float("inf")}},
        "h-beyond": {"amount": True, "rate": "1e400"},
        "i-number": {"amount": "yes", "note": 5, "rate": "Infinity"},
    }
    for key, fields in odd.items():
        lab.world.order(key, at=lab.world.time - 400, **fields)
    outcome = lab.good(options={"limits": ALL})["orders"]
    counts = outcome.counts["orders"]
    assert (counts.inserted, counts.dead_lettered, counts.values_refused) == (40 + len(odd), 0, 11)
    rows = {key: rest for key, *rest in lab.query("select id, amount, rate, note, metadata from shop.orders")}
    assert sum(rows[f"o{n:05}"][1] for n in range(40)) == sum(cents)
    assert [rows[f"o{n:05}"][0] for n in range(40)] == [2**53 + 1 + n for n in range(40)]
    assert rows["a-nul"][2:] == ["a\ufffdb", {"k\ufffd": ["\ufffd"]}]
    assert rows["b-half"][2:] == ["\ufffd", {"\ufffd": "\U0001f600"}]
    assert rows["c-long"][:2] == [None, 123456789012345678901234567890]
    assert rows["d-least"][:2] == [-(2**63), Decimal("9" * 5_000)]
    assert rows["e-exact"][:2] == [12, Decimal("0.1234567890123456789")]
    assert (rows["f-money"][:2], rows["f-money"][3]) == ([None, None], {"a": "1,234.50"})
    assert (rows["g-token"][0], rows["g-token"][1].is_nan(), rows["g-token"][3]) == (
        None,
        True,
        {"a": "Infinity"},
    )
    assert (rows["h-beyond"][0], rows["h-beyond"][1], rows["i-number"][2]) == (None, Decimal("1e400"), "5")
    letters = lab.query("select key, column_name, rule, payload from tributary.dead_letters order by 1, 2")
    assert [(key[0], column, rule) for key, column, rule, _ in letters] == [
        ("a", "metadata", "B1"), ("a", "note", "B1"), ("b", "metadata", "B1"), ("b", "note", "B1"), ("c", "amount", "B5"),
        ("f", "amount", "B6"), ("f", "rate", "B6"), ("g", "amount", "B7"), ("g", "metadata", "B7"),
        ("h", "amount", "A8"), ("i", "amount", "B6"),
    ]  # fmt: skip
    originals = [payload for *_, payload in letters]
    assert originals[1] == r'"a\u0000b"'
    assert originals[3:8] == [r'"\ud83d"', str(2**63), '""', '"1,234.50"', '"NaN"']


TIMES = {
    "2024-01-01T24:00:00Z": "2024-01-02 00:00:00", "2016-12-31T23:59:60Z": "2017-01-01 00:00:00",
    "2024-01-01T00:00:00+0530": "2023-12-31 18:30:00", "2024-01-01T00:00:00-05": "2024-01-01 05:00:00",
    "2024-03-10T02:30:00": "2024-03-10 02:30:00", "2024-11-03T01:30:00": "2024-11-03 01:30:00",
    "2024-11-03T01:30:00-04:00": "2024-11-03 05:30:00", "2011-12-30T12:00:00": "2011-12-30 12:00:00",
    "2024-01-01": "2024-01-01 00:00:00",
}  # fmt: skip
"""Odd times, and in UTC: midnight of the day before, a leap second, a gap and a fold in New York, a day that Apia skipped."""


@pytest.mark.B10
@pytest.mark.parametrize("zone", ["Pacific/Apia", "America/New_York"])
def test_times_are_utc_whatever_zone_the_machine_and_the_database_are_in(
    crm: Crm, events: Events, zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (database,) = events.session.execute("select current_database()").fetchone() or ()
    events.session.execute(f"alter database {database} set timezone = '{zone}'".encode())
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        crm.world.object("Deal", At__c="time", Day__c="date")
        for n, moment in enumerate(TIMES):
            crm.world.put("Deal", f"d{n}", At__c=moment, Day__c=moment[:10], Name="\u0001" if n % 2 else "")
        assert crm.sync()["deals"].dead_letters == 0
        found = crm.sql("select (at_c at time zone 'UTC')::text, day_c::text from crm.deals order by id")
        assert found == [(utc, moment[:10]) for moment, utc in TIMES.items()]
        of_calls = {
            moment: utc for moment, utc in TIMES.items() if "24:00" not in moment and ":60" not in moment
        }
        for n in range(3):
            events.load(
                *(
                    call(messageId=f"{n}.{m}", properties={"at": m}, sentAt=m)
                    for m in of_calls
                    if "-05" not in m
                )
            )
        rows = events.rows(
            "select id, (at at time zone 'UTC')::text, (sent_at at time zone 'UTC')::text from web.thing_done"
        )
        assert {(id[2:], at, sent) for id, at, sent in rows} == {
            (m, utc, utc) for m, utc in of_calls.items() if "-05" not in m
        }
    finally:
        monkeypatch.undo()
        time.tzset()
        events.session.execute(f"alter database {database} reset timezone".encode())


@pytest.mark.B4
def test_text_in_another_charset_is_read_as_its_header_says_and_broken_bytes_stop_the_stream(
    lab: Lab,
) -> None:
    customer = {"id": 1, "updated_at": "2026-03-01T11:00:00Z", "email": "Zo\u00eb@\u20ac", "deleted": False}
    text = json.dumps({"data": [customer], "next": None}, ensure_ascii=False)
    said = "application/json; charset="
    answers = [
        (text.encode("cp1252"), f"{said}windows-1252", ""), (text.encode("utf-16-le"), f'{said}"UTF-16LE"', ""),
        (text.encode(), f"{said}utf-8", ""), (text.encode(), "application/json", ""),
        (text.encode("cp1252"), "application/json", "customers: the answer is not UTF-8 at byte"),
        (text.encode("cp1252"), f"{said}utf-8", "customers: the answer is not UTF-8 at byte"),
        (b"\xff" + text.encode(), f"{said}shift_jis", "answered what is not in shift_jis, as its content type says"),
        (text.encode(), f"{said}x-klingon", "answered in a charset that is not known here"),
    ]  # fmt: skip
    for body, kind, error in answers:
        answer = Response(200, body, {"Content-Type": kind})
        lab.world.meanwhile = lambda request, answer=answer: answer if request.path == "/customers" else None  # type: ignore[misc]
        outcome = lab.sync(streams=["customers"], full=True)["customers"]
        assert error in str(outcome.error or "")
        assert bool(outcome.error) == bool(error)
        if not error:
            assert lab.query("select email from shop.customers") == [("Zo\u00eb@\u20ac",)]


class Visit(Table):
    """A line of a log, whose vendor gives it no id."""

    __tablename__ = "visits"

    print: str = field("=", key=True, doc="Fingerprint of the line.")
    page: str | None = field(doc="Where.")
    at: datetime | None = field(doc="When.")


@pytest.mark.B15
def test_a_page_of_records_without_a_key_adds_each_once_however_often_it_comes(
    connection: psycopg.Connection[Any],
) -> None:
    bench = Bench(connection, Visit)
    page = [{"page": f"/{n % 3}", "at": f"2026-01-01T00:00:{n:02}Z", "more": {"n": n}} for n in range(20)]
    odd = [{"page": "/\ud83d", "at": "2024-02-30"}, {"page": None}, {}, {"page": {}}]
    counts = bench.sync(Rows(1, *page, *odd))
    assert (counts.inserted, counts.values_refused, counts.dead_lettered) == (24, 3, 0)
    for again in (page[5:15] + odd, page[::-1]):
        counts = bench.sync(Rows(10, *again))
        assert (counts.inserted, counts.updated, counts.unchanged) == (0, 0, len(again))
    counts = bench.sync(Rows(20, page[0] | {"page": "/other"}, page[1], page[1], {"page": "/new"}))
    assert (counts.inserted, counts.fetched) == (2, 4)
    assert bench.rows("count(*), count(distinct page)", "true") == [(26, 6)]
    with pytest.raises(ModelError, match="print is a fingerprint of the record, so it must be str and key"):
        Decoder(
            type(
                "Wrong",
                (Visit,),
                {"__tablename__": "wrong", "print": field("=", doc=""), "__annotations__": {"print": "str"}},
            ),
            ".",
        )
    (first,) = bench.rows("print, _extra", "page = '/0' and at = '2026-01-01T00:00:00Z'")
    assert first == (xxhash.xxh3_128_hexdigest(json.dumps(page[0]).encode()), {"more": {"n": 0}})


@pytest.mark.B8
def test_a_key_that_comes_twice_in_any_place_of_the_pages_is_told_and_the_last_counts(lab: Lab) -> None:
    """Of each page of three the last record alone has its stamp twice."""
    well = '{"id":%d,"updated_at":"2026-03-01T11:00:0%dZ"}'
    odd = '{"id":%d,"updated_at":"2026-03-01T10:00:00Z","email":"x","updated_at":"2026-03-01T11:00:0%dZ"}'
    pages = [",".join((well % (n, 1), well % (n + 1, 2), odd % (n + 2, 3))) for n in (1, 4, 7)]
    answers = iter(
        f'{{"data":[{page}],"next":{after}}}'
        for page, after in zip(pages, ('"1"', '"1"', "null"), strict=True)
    )
    lab.world.meanwhile = lambda request: (
        Response(200, next(answers).encode(), {"Content-Type": "application/json"})
        if request.path == "/customers"
        else None
    )
    outcome = lab.good(streams=["customers"])["customers"]
    assert outcome.notes == ["shop.customers: records have updated_at twice; the last counts"]
    kept = lab.query("select id, extract(second from _version)::int from shop.customers order by id")
    assert kept == [(n, (n - 1) % 3 + 1) for n in range(1, 10)]


@pytest.mark.B8
def test_a_key_or_stamp_that_a_vendor_sends_twice_is_told_once_and_the_last_counts(lab: Lab) -> None:
    lab.world.page = 2
    lab.world.fill(12)
    record = '{"id":%d,"updated_at":"2026-03-01T11:00:00Z","email":"a","updated_at":"2026-03-01T11:00:0%dZ","id":%d,"email":"b"}'
    pages = [[record % (n, n, n + 10) for n in (at, at + 1)] for at in (0, 2)]
    answers = iter(
        [
            f'{{"data":[{",".join(page)}],"next":{after}}}'
            for page, after in zip(pages, ('"1"', "null"), strict=True)
        ]
    )
    lab.world.meanwhile = lambda request: (
        Response(200, next(answers).encode(), {"Content-Type": "application/json"})
        if request.path == "/customers"
        else None
    )
    outcome = lab.good(streams=["customers"])["customers"]
    assert outcome.notes == [
        f"shop.customers: records have {name} twice; the last counts" for name in ("id", "updated_at")
    ]
    assert outcome.dead_letters == 0
    kept = lab.query("select id, extract(second from _version)::int, email from shop.customers order by id")
    assert kept == [(n + 10, n, "b") for n in range(4)]
