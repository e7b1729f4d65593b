"""Rows and values that the warehouse refuses: each costs itself alone, and is kept aside."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import psycopg
import pytest

from etl.described import column as described
from etl.described import table
from etl.warehouse import dead_letters
from etl.warehouse.dead_letters import DeadLetter, Which
from tests.warehouse.staging import (
    Bench,
    Item,
    Numbered,
    Rows,
    StampedItem,
    There,
    Whole,
    at,
    item,
)

POISON = '{"id":"%s","value":%d,"bag":{"number":1e200000}}'  # JSON to us, too much for jsonb


@pytest.mark.E4
@pytest.mark.parametrize("poisoned", [1, 2, 79])
def test_a_poison_row_among_50_000_costs_itself_alone(warm: Bench, poisoned: int) -> None:
    rng = random.Random(poisoned)
    bad = set(rng.sample(range(50_000), poisoned))
    steps = []
    for start in range(0, 50_000, 2_000):
        rows = (
            POISON % (f"k{n}", n) if n in bad else f'{{"id":"k{n}","value":{n}}}'
            for n in range(start, start + 2_000)
        )
        steps.append(Rows(1, f"[{','.join(rows)}]".encode()))
    counts = warm.sync(*steps)
    assert (counts.inserted, counts.dead_lettered) == (50_000 - poisoned, poisoned)
    assert {p.key for p in warm.problems} == {(f"k{n}",) for n in bad}
    assert all(p.rule == "E4" and "22003" in p.reason and "1e200000" in p.payload for p in warm.problems)
    kept = warm.rows("count(*), sum(value)", "id <> 'other'")
    assert kept == [(50_000 - poisoned, sum(range(50_000)) - sum(bad))]


@pytest.mark.B5
@pytest.mark.parametrize("table", [Item, StampedItem])
@pytest.mark.parametrize("number", ['"sNaN"', "1e200000", "-1e131072", "1e-16384", "1e99999999999999999999"])
def test_a_number_beyond_numeric_costs_itself_alone_by_the_fast_way_too(
    connection: psycopg.Connection[Any], table: type[Item], number: str
) -> None:
    bench = Bench(connection, table)
    rows = f'[{{"id":"a","value":1,"price":1.5}},{{"id":"b","value":2,"note":"a\\\\b\\n","price":{number}}}]'
    counts = bench.sync(Rows(1, rows.encode()))
    assert (counts.inserted, counts.dead_lettered, counts.values_refused) == (2, 0, 1)
    (problem,) = bench.problems
    assert (problem.rule, problem.column, problem.key) == ("B5", "price", ("b",))
    assert bench.rows("id, value, price, note") == [("a", 1, Decimal("1.5"), None), ("b", 2, None, "a\\b\n")]


@pytest.mark.B5
@pytest.mark.parametrize("note", ["fast", r"\u0001"])
def test_a_number_in_json_beyond_every_number_costs_its_record_alone_by_both_ways(
    bench: Bench, note: str
) -> None:
    bag = '{"n":-1e99999999999999999999}'
    counts = bench.sync(
        Rows(1, f'[{{"id":"a"}},{{"id":"b","note":"{note}","bag":{bag}}},{{"id":"c"}}]'.encode())
    )
    assert (counts.inserted, counts.dead_lettered) == (2, 1)
    (problem,) = bench.problems
    assert (problem.rule, problem.key) == ("E4", ("b",))
    assert bag in problem.payload


@pytest.mark.B7
@pytest.mark.parametrize("number", ['"NaN"', '"-NaN"', '"NaN123"'])
def test_no_number_is_kept_as_such_in_numeric(bench: Bench, number: str) -> None:
    bench.sync(Rows(1, f'[{{"id":"b","price":{number}}}]'.encode()))
    assert bench.rows("id, price::text") == [("b", "NaN")]
    assert bench.problems == []


@pytest.mark.P1
def test_a_newer_copy_that_is_refused_takes_no_older_one_along(warm: Bench) -> None:
    counts = warm.sync(Rows(1, item(1), item(1, "b")), Rows(2, f"[{POISON % ('a', 2)}]".encode()), Whole(1))
    assert (counts.inserted, counts.superseded, counts.dead_lettered) == (2, 0, 1)
    assert {key: value for key, value in warm.state().items() if value != "deleted"} == {"a": 1, "b": 1}


@pytest.mark.E4
def test_half_of_all_rows_may_be_poison(warm: Bench) -> None:
    rows = [POISON % (f"k{n}", n) if n % 2 else f'{{"id":"k{n}","value":{n}}}' for n in range(100)]
    counts = warm.sync(Rows(1, f"[{','.join(rows)}]".encode()))
    assert (counts.inserted, counts.dead_lettered) == (50, 50)


@pytest.mark.A15
def test_json_too_deep_for_the_warehouse_costs_its_row_alone(warm: Bench) -> None:
    warm.connection.execute("set max_stack_depth = '100kB'")
    deep = "[" * 900 + "]" * 900
    counts = warm.sync(Rows(1, f'[{{"id":"a"}},{{"id":"b","bag":{deep}}}]'.encode()))
    assert (counts.inserted, counts.dead_lettered) == (1, 1)
    assert (warm.problems[0].rule, "54001" in warm.problems[0].reason) == ("A15", True)


TOMORROW = 2 * 86_400


@pytest.mark.parametrize("table", [Item, StampedItem, Numbered])
def test_a_dead_letter_is_closed_once_its_record_comes_well(
    connection: psycopg.Connection[Any], table: type[Item]
) -> None:
    bench = Bench(connection, table)
    record = {"parent": "x", "number": 1} if table is Numbered else item(1)
    key = "x,1" if table is Numbered else "a"
    name = table.__tablename__
    bury = (
        "insert into tributary.dead_letters (run_id, source, stream, table_name, key, rule, reason, payload)"
    )
    bury += " values ('r', 'shop', 'items', %s, %s, 'E4', '', '')"
    for sync in ("first", "later"):
        connection.execute(f"drop table if exists shop.{name}".encode())
        connection.execute("delete from tributary.dead_letters")
        connection.execute(bury, (name, key))
        connection.execute(bury, (name, key + "b"))
        if sync == "later":
            bench.sync(Rows(1, record))
            assert connection.execute(OPEN).fetchall() == [(key,), (key + "b",)]  # a copy of before
        bench.sync(Rows(TOMORROW, {**record, "value": 5}))
        assert connection.execute(OPEN).fetchall() == [(key + "b",)]


def test_a_dead_letter_is_closed_if_the_record_is_again_as_it_was(bench: Bench) -> None:
    bench.sync(Rows(1, item(1)))
    bury = "insert into tributary.dead_letters (run_id, source, stream, table_name, key, column_name, rule,"
    bury += " reason, payload) values ('r', 'shop', 'items', 'items', 'a', %s, 'E4', '', '')"
    bench.connection.execute(bury, ("value",))
    bench.connection.execute(bury, (None,))
    bench.sync(Rows(TOMORROW, item(1)))
    assert len(bench.connection.execute(OPEN).fetchall()) == 1  # of a value, which is null there still


OPEN = "select key from tributary.dead_letters where closed_at is null order by key"


@pytest.mark.B14
def test_a_missing_part_of_a_key_costs_its_row_alone(connection: psycopg.Connection[Any]) -> None:
    bench = Bench(connection, Numbered)
    counts = bench.sync(
        Rows(1, {"parent": "x", "number": 1}, {"parent": "x"}, {"number": "many", "parent": "x"})
    )
    assert (counts.inserted, counts.dead_lettered) == (1, 2)
    assert {p.rule for p in bench.problems if p.row} == {"B14"}


@pytest.mark.B14
@pytest.mark.parametrize("key", ["nul\0", "\ud83d", "", " ", "\x1d\x1f", "a\\N", "é😀"])
def test_odd_keys_are_rows_like_others_when_they_come_again(bench: Bench, key: str) -> None:
    for n in range(2):
        bench.sync(Rows(n * 10, {"id": key, "value": 1}, item(2, "b")))
        stored = key.replace("\0", "\ufffd").replace("\ud83d", "\ufffd")
        assert bench.state() == {stored: 1, "b": 2}


@pytest.mark.B14
def test_a_number_or_its_text_are_the_same_key(connection: psycopg.Connection[Any]) -> None:
    bench = Bench(connection, Numbered)
    bench.sync(Rows(1, {"parent": "1", "number": 1}))
    counts = bench.sync(Rows(2, {"parent": 1, "number": "1", "value": 5}))
    assert counts.updated == 1
    assert bench.rows("parent, number, value") == [("1", 1, 5)]


@pytest.mark.A13
def test_a_row_that_is_too_wide_is_said_to_be(connection: psycopg.Connection[Any]) -> None:
    columns = [described("id", str, "Identifier", key=True)]
    columns += [described(f"text_{number}", str, "Text") for number in range(480)]
    bench = Bench(connection, table("wides", columns, doc="Wide rows."))
    rng = random.Random(1)
    full = ",".join(f'"text_{number}":"{rng.randbytes(24).hex()}"' for number in range(480))
    counts = bench.sync(Rows(1, f'[{{"id":"a"}},{{"id":"b",{full}}}]'.encode()))
    assert (counts.inserted, counts.dead_lettered) == (1, 1)
    (problem,) = bench.problems
    assert problem.rule == "A13"
    assert problem.reason == "the row is wider than the 8 kB that the warehouse gives one (SQLSTATE 54000)"


def test_a_letter_of_which_only_the_key_was_read_again_stays_open(bench: Bench) -> None:
    bench.sync(Rows(1, item(1), item(1, "b")))
    letters = [DeadLetter("items", key, None, "E4", "r", "{}", asked_at=at(2)) for key in ("a", "b", None)]
    dead_letters.bury(bench.connection, "run", "shop", "items", letters)
    bench.sync(There(3, "a"), Whole(3))
    assert [(one.key, one.payload) for one in dead_letters.find(bench.connection, Which())] == [
        (None, "{}"), ("a", "{}"),
    ]  # fmt: skip
    bench.sync(Rows(4, item(1)), Whole(4))
    assert dead_letters.find(bench.connection, Which()) == []
