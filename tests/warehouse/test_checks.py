"""Each check of etl.checks on a ledger and tables that are right, and on ones that are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest

from etl import checks
from etl.checks import Finding, Known, Subject, known, reaches
from etl.connector import Pages, Stream
from etl.schema import Table, field
from etl.warehouse import ddl, dead_letters, ledger
from etl.warehouse.dead_letters import DeadLetter
from etl.warehouse.ledger import Counts, Entry
from etl.window import BEGINNING, Window

NOW = datetime.now(UTC)
START = NOW - timedelta(days=10)


class Buyer(Table):
    """Who buys."""

    __tablename__ = "buyers"

    id: str = field(key=True, doc="Number.")


class Order(Table):
    """An order."""

    __tablename__ = "orders"

    id: str = field(key=True, doc="Number.")
    buyer_id: str | None = field(doc="Who bought.", references="buyers")
    seller_id: str | None = field(doc="Who sold.", references="sellers")


def unread(window: Window) -> Pages:
    raise AssertionError("checks ask the warehouse alone")


ORDERS, BUYERS = Stream(Order, unread), Stream(Buyer, unread, windowed=False)
TABLES: dict[str, type[Table]] = {"orders": Order, "buyers": Buyer}


def subject(stream: Stream = ORDERS, *, named: bool = False, start: datetime = START) -> Subject:
    return Subject("shop", stream, stream.table, start, named, TABLES)


@pytest.fixture
def db(warehouse_url: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        ledger.ensure(connection, "shop")
        yield connection


def make(db: psycopg.Connection[Any], *tables: type[Table]) -> None:
    for table in tables:
        db.execute(ddl.create_table(table, "shop"))


def cover(db: psycopg.Connection[Any], *days: tuple[float, float]) -> None:
    """Days since START, as the ledger's coverage of orders."""
    spans = [Window(START + timedelta(days=a), START + timedelta(days=b)) for a, b in days]
    ledger.cover(db, "shop", "orders", spans)


def synced(db: psycopg.Connection[Any], run: str, stream: str = "orders", **counts: int) -> None:
    kind = "window" if stream == "orders" else "snapshot"
    ledger.record(db, Entry(run, "shop", stream, kind, None, NOW, "succeeded", Counts(**counts)))


def said(db: psycopg.Connection[Any], stream: str = "orders") -> Known:
    """What the ledger holds of a stream now."""
    return known(db, "shop", ["nobody", stream])[stream]


def letter(db: psycopg.Connection[Any], run: str, column: str | None) -> None:
    refused = DeadLetter("orders", "7", column, "B5", "too large", '{"id": "7"}')
    dead_letters.bury(db, run, "shop", "orders", [refused])


def test_a_stream_reaches_to_the_first_gap_whatever_a_backfill_added_behind_it(
    db: psycopg.Connection[Any],
) -> None:
    cover(db, (0, 3), (5, 10))
    assert reaches(said(db), ORDERS, START) == START + timedelta(days=3)


def test_days_before_the_start_do_not_count_as_a_beginning(db: psycopg.Connection[Any]) -> None:
    cover(db, (-9, -8), (0, 9.9))
    assert reaches(said(db), ORDERS, START) == START + timedelta(days=9.9)
    assert checks.no_window_missing(said(db), subject()).ok


def test_a_stream_without_its_beginning_reaches_nowhere(db: psycopg.Connection[Any]) -> None:
    cover(db, (8, 10))
    assert reaches(said(db), ORDERS, START) is None


def test_a_backfill_of_yesterday_makes_no_old_stream_fresh(db: psycopg.Connection[Any]) -> None:
    cover(db, (0, 6), (9, 10))
    finding = checks.fresh(said(db), subject())
    assert not finding.ok
    assert re.fullmatch(r"shop.orders is 9[67]\.\d hours behind", finding.text)


def test_a_stream_that_reaches_to_an_hour_ago_is_fresh(db: psycopg.Connection[Any]) -> None:
    cover(db, (0, 10 - 1 / 24))
    assert checks.fresh(said(db), subject()).ok


def test_a_snapshot_is_as_fresh_as_its_last_success(db: psycopg.Connection[Any]) -> None:
    synced(db, "r1", "buyers")
    assert checks.fresh(said(db, "buyers"), subject(BUYERS)).ok
    db.execute("update tributary.syncs set started_at = started_at - interval '8 hours'")
    assert not checks.fresh(said(db, "buyers"), subject(BUYERS)).ok


def test_a_stream_never_synced_is_a_finding_only_if_it_was_asked_for(db: psycopg.Connection[Any]) -> None:
    assert checks.fresh(said(db), subject()).ok
    assert not checks.fresh(said(db), subject(named=True)).ok


def test_a_gap_between_windows_is_found_and_named(db: psycopg.Connection[Any]) -> None:
    cover(db, (0, 3), (5, 10))
    finding = checks.no_window_missing(said(db), subject())
    gap = Window(START + timedelta(days=3), START + timedelta(days=5))
    assert finding == Finding(
        False,
        "shop.orders: 2.0 days are missing; the next sync reads them",
        {"gaps": 1, "missing": str(gap)},
    )


@pytest.mark.P8
def test_the_counts_of_the_last_run_close(db: psycopg.Connection[Any]) -> None:
    synced(db, "r1", fetched=9, inserted=1)
    synced(db, "r2", fetched=10, inserted=4, updated=3, unchanged=1, superseded=1, dead_lettered=1)
    letter(db, "r2", None)
    assert checks.counts_close(said(db), subject()).ok


def test_a_refused_value_is_no_lost_record(db: psycopg.Connection[Any]) -> None:
    synced(db, "r1", fetched=2, inserted=2, values_refused=1)
    letter(db, "r1", "amount")
    assert checks.counts_close(said(db), subject()).ok
    assert (
        checks.nothing_refused(said(db), subject()).text
        == "shop.orders: 1 dead letter (1 by B5); `etl dead-letters list --source shop --stream orders` says why"
    )


@pytest.mark.P8
def test_a_record_that_nobody_accounts_for_is_found(db: psycopg.Connection[Any]) -> None:
    synced(db, "r1", fetched=10, inserted=9)
    finding = checks.counts_close(said(db), subject())
    assert not finding.ok
    assert finding.facts["unaccounted for"] == 1


def test_dead_letters_are_named_by_column_and_rule_and_show_no_value(db: psycopg.Connection[Any]) -> None:
    assert checks.nothing_refused(said(db), subject()).ok
    letter(db, "r1", "amount")
    letter(db, "r1", None)
    finding = checks.nothing_refused(said(db), subject())
    assert not finding.ok
    assert finding.facts == {"dead letters": 2, "orders.amount: B5": 1, "orders.whole record: B5": 1}
    db.execute("update tributary.dead_letters set closed_at = now()")
    assert checks.nothing_refused(said(db), subject()).ok


def test_keys_are_held_by_the_primary_key_and_counted_where_it_is_gone(db: psycopg.Connection[Any]) -> None:
    assert checks.key_unique(db, subject()).text == "shop.orders does not exist yet"
    make(db, Order)
    assert checks.key_unique(db, subject()).text == "shop.orders: held by the index of its key"
    db.execute(
        "alter table shop.orders drop constraint orders_pkey; alter table shop.orders alter id drop not null"
    )
    db.execute("insert into shop.orders (id, _version) values ('a', now()), ('b', now())")
    assert checks.key_unique(db, subject()).ok
    db.execute("insert into shop.orders (id, _version) values ('a', now()), ('a', now()), (null, now())")
    finding = checks.key_unique(db, subject())
    assert not finding.ok
    assert finding.facts == {"rows without a key": 1, "keys that several rows have": 1}


def test_a_reference_to_a_row_that_is_not_there_is_counted(db: psycopg.Connection[Any]) -> None:
    make(db, Order)
    db.execute(
        "insert into shop.orders (id, buyer_id, seller_id, _version) values ('a', 'ann', 'sam', now())"
    )
    assert checks.references_hold(db, subject()).facts == {}, (
        "neither buyers nor sellers is there to be asked"
    )
    make(db, Buyer)
    finding = checks.references_hold(db, subject(start=BEGINNING))
    assert not finding.ok
    assert finding.facts == {"buyer_id -> buyers": 1}
    db.execute("update shop.orders set _deleted_at = now()")
    assert checks.references_hold(db, subject()).ok, "rows that are gone may refer to what is gone"
    db.execute(
        "update shop.orders set _deleted_at = null; insert into shop.buyers (id, _version) values ('ann', now())"
    )
    assert checks.references_hold(db, subject()).ok


def test_what_is_referred_to_may_be_older_than_the_start_unless_it_is_read_whole(
    db: psycopg.Connection[Any],
) -> None:
    make(db, Order, Buyer)
    db.execute("insert into shop.orders (id, buyer_id, _version) values ('a', 'ann', now())")
    finding = checks.references_hold(db, subject())
    assert finding.ok
    assert finding.facts == {"buyer_id -> buyers, perhaps older than start_date": 1}
    assert finding.text.endswith(f"1 row refers to what is perhaps older than {START:%Y-%m-%d}")
    assert not checks.references_hold(db, replace(subject(), whole=frozenset({"buyers"}))).ok


def test_a_stream_or_table_gets_only_the_checks_that_make_sense() -> None:
    assert checks.no_window_missing not in [check.look for check in checks.of_stream(BUYERS)]
    assert [check.name for check in checks.of_table(Buyer, TABLES)] == ["key_unique"]
    assert [check.name for check in checks.of_table(Order, TABLES)] == ["key_unique", "references_hold"]


def test_every_check_says_in_a_sentence_what_must_be_true() -> None:
    for check in (*checks.STREAMS, *checks.TABLES):
        assert check.doc.endswith(".")
