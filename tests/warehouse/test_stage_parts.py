"""Parts of rows, and keys of which it is known that they are there."""

from __future__ import annotations

import json
import uuid
from typing import Any

import psycopg
import pytest

from etl.decode import Decoder
from etl.described import part
from etl.warehouse.known import Block
from etl.warehouse.ledger import Counts
from etl.warehouse.part import PartStage
from etl.warehouse.stage import Stage
from tests.warehouse.staging import Bench, Rows, StampedItem, at, item

OLD, NEW = "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z"


@pytest.fixture
def stamped(connection: psycopg.Connection[Any]) -> Bench:
    bench = Bench(connection, StampedItem)
    bench.sync(Rows(1, item(1, note="kept", updated=OLD), item(2, "b", note="kept", updated=OLD)))
    return bench


def changed(bench: Bench, *records: dict[str, Any], asof: float = 2) -> Counts:
    """Read the column `value` of some records again."""
    some = part(bench.table, ["value", "deleted"])
    assert [c.name for c in some.columns] == ["id", "value", "updated"]
    stage = PartStage(some, bench.schema, uuid.uuid4().hex[:12], "items")
    decoder = Decoder(some, ".")
    body = json.dumps(records).encode()
    stage.load(bench.connection, [Block(decoder, decoder.scan(body), at(asof))])
    with bench.connection.transaction():
        stage.commit(bench.connection)
    stage.drop(bench.connection)
    assert bench.left() == []
    assert stage.counts.closes
    return stage.counts


def test_a_part_changes_its_columns_and_leaves_the_others(stamped: Bench) -> None:
    counts = changed(stamped, item(9, updated=OLD), item(2, "b", updated=OLD))
    assert (counts.updated, counts.unchanged) == (1, 1)
    assert stamped.rows("id, value, note") == [("a", 9, "kept"), ("b", 2, "kept")]


def test_a_part_that_is_older_than_its_row_is_passed_over(stamped: Bench) -> None:
    stamped.sync(Rows(2, item(5, note="newer", updated=NEW)))
    assert changed(stamped, item(9, updated=OLD), asof=3).updated == 0
    assert stamped.rows("id, value, note")[0] == ("a", 5, "newer")


def test_a_part_closes_dead_letters_of_its_own_columns_alone(stamped: Bench) -> None:
    for key, column in (("a", "value"), ("a", "note"), ("unknown", None)):
        stamped.connection.execute(
            "insert into tributary.dead_letters"
            " (run_id, source, stream, table_name, key, column_name, rule, reason, payload)"
            " values ('r', 'shop', 'items', 'items', %s, %s, 'E4', '', '')",
            (key, column),
        )
    changed(stamped, item(9, updated=NEW), item(9, "unknown", updated=NEW), asof=2 * 86_400)
    left = "select key, column_name from tributary.dead_letters where closed_at is null order by id"
    assert stamped.connection.execute(left).fetchall() == [("a", "note"), ("unknown", None)]


def test_a_part_makes_no_row(stamped: Bench) -> None:
    assert changed(stamped, item(9, "unknown", updated=NEW)).unchanged == 1
    assert [key for key, _ in stamped.rows()] == ["a", "b"]


def test_a_part_of_a_table_that_is_not_there_makes_none(connection: psycopg.Connection[Any]) -> None:
    bench = Bench(connection, StampedItem)
    assert changed(bench, item(9, updated=NEW)).superseded == 1
    assert connection.execute("select to_regclass('shop.items')").fetchone() == (None,)


def test_a_record_that_comes_whole_after_its_part_is_written_again(stamped: Bench) -> None:
    changed(stamped, item(9, updated=OLD))
    counts = stamped.sync(Rows(3, item(1, note="kept", updated=OLD)))
    assert counts.updated == 1
    assert stamped.rows()[0] == ("a", 1)


def test_of_a_complete_reading_rows_whose_keys_alone_were_given_stay(stamped: Bench) -> None:
    stage = Stage(stamped.table, stamped.schema, uuid.uuid4().hex[:12], "items")
    stage.alive(stamped.connection, [("b",), ("new",)], at(9e6))
    stage.alive(stamped.connection, [], at(9e6))
    stage.complete(stamped.connection, None, at(9e6))
    with stamped.connection.transaction():
        stage.commit(stamped.connection)
    stage.drop(stamped.connection)
    assert stamped.state() == {"a": "deleted", "b": 2}
    assert stage.counts.deleted == 1
