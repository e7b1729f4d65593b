"""The checks that compare with four weeks, on a ledger that holds these."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest

from etl import checks, usualchecks
from etl.checks import Known
from etl.warehouse import ledger
from etl.warehouse.health import Tally
from etl.warehouse.ledger import Counts, Entry
from tests.warehouse.test_checks import BUYERS, subject
from tests.warehouse.test_health import exchange

NOW = datetime.now(UTC)
Connection = psycopg.Connection[Any]


@pytest.fixture
def db(warehouse_url: str) -> Iterator[Connection]:
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        ledger.ensure(connection, "shop")
        yield connection


def synced(
    db: Connection, days_ago: int, stream: str = "orders", status: str = "succeeded", **counts: int
) -> None:
    kind = "window" if stream == "orders" else "snapshot"
    ledger.record(db, Entry(f"r{days_ago}", "shop", stream, kind, None, NOW, status, Counts(**counts)))
    db.execute(
        "update tributary.syncs set finished_at = now() - make_interval(days => %s)"
        " where id = (select max(id) from tributary.syncs)",
        (days_ago,),
    )


def known(db: Connection, stream: str = "orders") -> Known:
    return checks.known(db, "shop", [stream], answers=True)[stream]


def test_a_stream_whose_rows_stop_coming_is_a_warning_and_today_is_not_judged_yet(db: Connection) -> None:
    for days in range(2, 30):
        for _ in range(2):  # a day has several syncs
            synced(db, days, inserted=300 + days, updated=100, fetched=500 + days)
    synced(db, 0)
    finding = usualchecks.volume_as_usual(known(db), subject())
    assert finding.ok
    assert "was not synced" in finding.text
    synced(db, 1, inserted=3)
    synced(db, 1, status="failed")
    finding = usualchecks.volume_as_usual(known(db), subject())
    assert not finding.ok
    assert finding.text.startswith("shop.orders: 3 rows on ")
    assert finding.facts["usual rows"] in range(804, 860)
    synced(db, 1, inserted=700)
    assert usualchecks.volume_as_usual(known(db), subject()).ok


def test_of_a_snapshot_what_a_sync_fetches_is_compared_however_often_there_was_one(db: Connection) -> None:
    for days in range(2, 30):
        for _ in range(days % 3 + 1):
            synced(db, days, "buyers", fetched=1000, unchanged=1000)
    synced(db, 1, "buyers", fetched=1000, unchanged=1000)
    assert usualchecks.volume_as_usual(known(db, "buyers"), subject(BUYERS)).ok
    synced(db, 1, "buyers", fetched=10, unchanged=10)
    synced(db, 1, "buyers", fetched=10, unchanged=10)
    assert not usualchecks.volume_as_usual(known(db, "buyers"), subject(BUYERS)).ok


def test_a_vendor_whose_errors_jump_is_a_warning_by_all_streams_together(db: Connection) -> None:
    for days in range(1, 29):
        tally = Tally(f"r{days}")
        for n in range(40):
            at = NOW - timedelta(days=days)
            tally(exchange(0.1, "vendor" if n == 7 else "", at, "orders" if n % 2 else "buyers"))
        tally.write_rest(db, "shop")
    today = Tally("r0")
    for n in range(40):
        today(exchange(0.1, "quota" if n < 1 else "credentials" if n < 20 else "", NOW))
    today.write_rest(db, "shop")
    finding = usualchecks.answers_as_usual(known(db), subject())
    assert finding.ok, "credentials are ours"
    assert finding.text == "shop: 2.5% of requests failed within a day, usually 2.5%"
    for n in range(40):
        today(exchange(0.1, "quota" if n < 15 else "", NOW, "buyers"))
    today.write_rest(db, "shop")
    finding = usualchecks.answers_as_usual(known(db), subject())
    assert not finding.ok
    assert finding.text == (
        "shop: 20.0% of requests failed within a day, usually 2.5%; tributary.health says of what kind"
    )


def test_a_ledger_of_yesterday_is_too_young_to_tell(db: Connection) -> None:
    synced(db, 1, inserted=0)
    for check in (usualchecks.volume_as_usual, usualchecks.answers_as_usual):
        finding = check(known(db), subject())
        assert finding.ok
        assert "too few" in finding.text
