"""`tributary.requests` and `tributary.health`: attempts counted, percentiles that are those of all of them."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import psycopg
import pytest

from etl.exchanges import Exchange
from etl.warehouse import ledger
from etl.warehouse.health import COMMENTS, MOST, STEPS, Tally, bucket
from etl.warehouse.ledger import Counts, Entry

NOON = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0) - timedelta(days=1)
Connection = psycopg.Connection[Any]


@pytest.fixture
def ledger_there(connection: Connection) -> Connection:
    ledger.ensure(connection, "shop")
    return connection


def exchange(seconds: float, kind: str = "", at: datetime = NOON, stream: str = "orders") -> Exchange:
    return Exchange(at, "GET", "https://shop.example/orders", stream, seconds=seconds, kind=kind)


def run(connection: Connection, name: str, exchanges: list[Exchange], source: str = "shop") -> None:
    tally = Tally(name)
    for one in exchanges:
        tally(one)
    tally.write_rest(connection, source)


def health(connection: Connection, *columns: str) -> list[tuple[Any, ...]]:
    return connection.execute(f"select {', '.join(columns)} from tributary.health order by day").fetchall()


def true_percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[max(0, -(-int(share * 1000) * len(ordered) // 1000) - 1)]


def test_a_latency_lies_in_its_bucket_and_the_middle_is_within_a_twentieth() -> None:
    for milliseconds in (1.01, 1.5, 7.0, 120.0, 999.0, 60_000.0, 800_000.0):
        n = bucket(milliseconds / 1000)
        assert 2 ** ((n - 1) / STEPS) < milliseconds <= 2 ** (n / STEPS) * (1 + 1e-9)
        assert abs(2 ** ((n - 0.5) / STEPS) / milliseconds - 1) < 0.045
    assert (bucket(0), bucket(1e-9), bucket(1e9)) == (1, 1, MOST)


@pytest.mark.parametrize("seed", range(3))
def test_percentiles_of_many_runs_streams_and_hours_are_those_of_all_attempts_together(
    ledger_there: Connection, seed: int
) -> None:
    rng = random.Random(seed)
    every: list[float] = []
    for n in range(6):  # runs of which some are slow: an average of their percentiles would be far off
        took = [rng.lognormvariate(-3 + n % 3 * 1.5, 0.8) for _ in range(rng.randint(5, 300))]
        every += took
        moments = [NOON + timedelta(hours=rng.randrange(-6, 6)) for _ in took]
        run(
            ledger_there,
            f"r{n}",
            [exchange(s, at=m, stream=f"s{n % 2}") for s, m in zip(took, moments, strict=True)],
        )
    ((*found,),) = health(ledger_there, "p50_ms", "p95_ms", "p99_ms")
    for share, value in zip((0.5, 0.95, 0.99), found, strict=True):
        assert float(value) == pytest.approx(true_percentile(every, share) * 1000, rel=0.046)


def test_a_day_counts_attempts_by_what_came_of_them_and_rows_of_the_same_source(
    ledger_there: Connection,
) -> None:
    kinds = ["", "", "", "quota", "quota", "vendor", "answer", "credentials", "permission", "mapping"]
    run(ledger_there, "r1", [*(exchange(0.1, kind) for kind in kinds), exchange(9.0, "interrupted")])
    run(ledger_there, "r2", [exchange(0.1)], source="other")
    counts = Counts(fetched=100, inserted=50, updated=30, unchanged=20, deleted=5)
    for status in ("succeeded", "failed"):
        ledger.record(ledger_there, Entry("r1", "shop", "orders", "window", None, NOON, status, counts))
    ledger_there.execute("update tributary.syncs set finished_at = %s", (NOON,))
    row = ledger_there.execute(
        "select requests, errors, error_rate, credentials, permission, quota, vendor, answer, other,"
        " rows_fetched, rows_changed, failed_syncs, usual_requests from tributary.health where source = 'shop'"
    ).fetchone()
    assert row == (10, 7, Decimal("0.7"), 1, 1, 2, 1, 1, 1, 200, 170, 1, None)


def test_the_four_weeks_before_are_what_a_day_is_held_against(ledger_there: Connection) -> None:
    for days, milliseconds in ((29, 900), (28, 100), (1, 100), (0, 400)):
        at = NOON - timedelta(days=days)
        failed = [exchange(milliseconds / 1000, "vendor", at)] if days in (1, 29) else []
        run(ledger_there, f"r{days}", [*failed, *(exchange(milliseconds / 1000, at=at) for _ in range(9))])
    *_, today = health(ledger_there, "day", "p50_ms", "usual_p50_ms", "usual_requests", "usual_error_rate")
    assert today[0] == NOON.date()
    assert float(today[1]) == pytest.approx(400, rel=0.05)
    assert float(today[2]) == pytest.approx(100, rel=0.05), "without the 900 ms of 29 days ago"
    assert today[3:] == (10, Decimal("0.0526")), "19 attempts on 2 days, one of which failed"


def test_to_write_again_changes_nothing_and_what_is_old_goes(ledger_there: Connection) -> None:
    tally = Tally("r1")
    tally(exchange(0.1))
    with ledger_there.transaction(force_rollback=True):
        tally.write(ledger_there, "shop", "orders")
    tally(exchange(0.2))
    for _ in range(2):
        tally.write(ledger_there, "shop", "orders")
    assert not tally.rest
    tally(exchange(0.3, stream=""))
    old = datetime.now(UTC) - timedelta(days=200)
    tally(exchange(0.3, at=old))
    tally.write(ledger_there, "shop", "orders")
    assert tally.rest
    tally.write_rest(ledger_there, "shop")
    found = "select stream, requests, latencies[%s] from tributary.requests order by hour, stream"
    assert ledger_there.execute(found, (bucket(0.2),)).fetchall() == [("", 1, 0), ("orders", 2, 1)]


def test_each_column_is_documented(ledger_there: Connection) -> None:
    told = ledger_there.execute(
        "select column_name, col_description('tributary.health'::regclass, ordinal_position)"
        " from information_schema.columns where table_schema = 'tributary' and table_name = 'health'"
        " order by ordinal_position"
    ).fetchall()
    assert dict(told) == COMMENTS
    assert [name for name, _ in told] == list(COMMENTS)


def test_nothing_of_others_is_read_for_the_source_that_is_asked_for(ledger_there: Connection) -> None:
    for source in ("shop", "other"):
        run(ledger_there, "r1", [exchange(0.1), exchange(0.2, "vendor")], source=source)
    ledger_there.execute("set enable_seqscan = off")  # which is as good where there is so little
    asked = "explain (costs off) select * from tributary.health where source = 'shop'"
    plan = [line.strip() for (line,) in ledger_there.execute(asked)]
    reads = [at for at, line in enumerate(plan) if " on requests" in line or " on syncs" in line]
    assert len(reads) >= 3, plan
    for at in reads:
        assert plan[at + 1].startswith(("Index Cond: (source = ", "Recheck Cond: (source = ")), plan[at:]
