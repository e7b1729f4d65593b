"""The ledger's own tables: made once, brought up to date once, refused where a newer version made them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest

from etl.errors import WarehouseError
from etl.warehouse import ledger, states
from tests.warehouse.test_ledger import NOON, connection, covered, entry, window

__all__ = ["connection"]


def test_it_is_made_once_however_many_ask_at_once(warehouse_url: str) -> None:
    def make(_: int) -> None:
        with psycopg.connect(warehouse_url, autocommit=True) as connection:
            ledger.ensure(connection, "shop")

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(make, range(12)))
    with psycopg.connect(warehouse_url) as connection:
        assert connection.execute("select count(*) from tributary.meta").fetchone() == (1,)


@pytest.mark.D9
@pytest.mark.E16
@pytest.mark.parametrize("version", [0, ledger.VERSION + 1, None])
def test_another_versions_ledger_is_refused_with_both_versions(
    connection: psycopg.Connection[Any], version: int | None
) -> None:
    connection.execute("delete from tributary.meta")
    if version is not None:
        connection.execute("insert into tributary.meta values (%s)", (version,))
    found = "none" if version is None else version
    with pytest.raises(WarehouseError, match=f"has version {found}, this Tributary writes {ledger.VERSION}"):
        ledger.ensure(connection, "shop")


def first_version(connection: psycopg.Connection[Any]) -> None:
    """Make the ledger one that the first version of it would have made."""
    connection.execute("drop schema tributary cascade; create schema tributary")
    connection.execute(ledger.TABLES)
    connection.execute("insert into tributary.meta values (1)")


OLD = (
    "insert into tributary.syncs (run_id, source, stream, kind, started_at, status, fetched, inserted, unchanged,"
    " dead_lettered) values ('r1', 'shop', 'orders', 'window', %s, 'succeeded', %s, %s, %s, %s)"
)


@pytest.mark.P8
@pytest.mark.E16
def test_records_and_values_that_an_older_version_counted_as_one_are_told_apart(
    connection: psycopg.Connection[Any],
) -> None:
    first_version(connection)
    for counts in ((15, 15, 0, 30), (15, 5, 7, 3), (15, 5, 7, 4), (15, 15, 0, 0)):
        connection.execute(OLD, (NOON, *counts))
    ledger.ensure(connection, "shop")
    found = connection.execute("select dead_lettered, values_refused from tributary.syncs order by id")
    assert found.fetchall() == [(0, 30), (3, 0), (3, 1), (0, 0)]


def test_every_column_of_the_syncs_says_what_it_holds(connection: psycopg.Connection[Any]) -> None:
    silent = connection.execute(
        "select attname from pg_attribute where attrelid = 'tributary.syncs'::regclass and attnum > 0"
        " and attname <> 'id' and col_description(attrelid, attnum) is null"
    )
    assert silent.fetchall() == []


@pytest.mark.D9
def test_a_ledger_of_the_first_version_is_brought_up_to_date_and_keeps_what_it_holds(
    connection: psycopg.Connection[Any],
) -> None:
    first_version(connection)
    ledger.cover(connection, "shop", "orders", [window(0, 3)])
    connection.execute(OLD, (entry().started_at, 1, 1, 0, 0))
    bury = "insert into tributary.dead_letters (run_id, source, stream, table_name, rule, reason, payload)"
    connection.execute(f"{bury} values ('r1', 'shop', 'orders', 'orders', 'B12', 'large', '{{')")
    ledger.ensure(connection, "shop")
    assert connection.execute("select version from tributary.meta").fetchall() == [(ledger.VERSION,)]
    assert connection.execute("select whole, asked_at from tributary.dead_letters").fetchall() == [
        (False, entry().started_at)
    ]
    assert states.left(connection, "shop", "orders") is None
    assert covered(connection) == [window(0, 3)]
    assert len(ledger.status(connection, "shop")) == 1
    columns = (
        "select table_name, column_name, data_type, is_nullable from information_schema.columns"
        " where table_schema = 'tributary' order by 1, 2"
    )
    upgraded = connection.execute(columns).fetchall()
    connection.execute("drop schema tributary cascade")
    ledger.ensure(connection, "shop")
    assert connection.execute(columns).fetchall() == upgraded


@pytest.mark.E16
def test_it_is_brought_up_to_date_once_however_many_ask_at_once(
    connection: psycopg.Connection[Any], warehouse_url: str
) -> None:
    def ask(_: int) -> None:
        with psycopg.connect(warehouse_url, autocommit=True) as one:
            ledger.ensure(one, "shop")

    for _ in range(5):
        first_version(connection)
        with ThreadPoolExecutor(6) as pool:
            list(pool.map(ask, range(6)))
        assert connection.execute("select version from tributary.meta").fetchall() == [(ledger.VERSION,)]
