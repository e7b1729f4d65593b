"""Who holds the leases of sessions that a pool lends: which are let go when, and what becomes of them."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from typing import Any

import psycopg
import pytest

from etl.config import Secret
from etl.errors import AlreadyRunning, SessionLost
from etl.warehouse import ledger
from etl.warehouse.leftovers import sweep
from etl.warehouse.postgres import Warehouse
from tests.engine.conftest import Lab
from tests.faults.pool import Pool, process
from tests.faults.test_frozen import HELD
from tests.faults.test_locks import until
from tests.faults.test_long_keys import LONG
from tests.warehouse.staging import Bench, Rows, item

pytestmark = pytest.mark.E10

GUARD = (
    "select pid, backend_xid is null and backend_xmin is null, state from pg_stat_activity"
    " where pid in (select pid from pg_locks where locktype = 'advisory') and datname = current_database()"
)


@pytest.fixture
def pooled(lab: Lab) -> Iterator[Warehouse]:
    with lab.warehouse.connection() as session:
        ledger.ensure(session, "shop")
    with Pool(lab.url) as pool, closing(Warehouse(Secret(pool.url), idle_seconds=10)) as warehouse:
        yield warehouse


@contextmanager
def leased(warehouse: Warehouse, name: str) -> Iterator[psycopg.Connection[Any]]:
    with warehouse.connection() as session:
        ledger.lease(session, "shop", name)
        yield session
        ledger.release(session, "shop", name)


def free(lab: Lab, *names: str) -> list[bool]:
    """Which of these streams another run could read."""
    keys = "select pg_try_advisory_xact_lock(hashtextextended('shop.' || n, 1)) from unnest(%s::text[]) n"
    with psycopg.connect(lab.url) as other:
        return [row[0] for row in other.execute(keys, (list(names),)).fetchall()]


def test_a_lease_is_let_go_as_soon_as_none_is_held_that_was_taken_later(lab: Lab, pooled: Warehouse) -> None:
    first, second, third = ExitStack(), ExitStack(), ExitStack()
    for stack, name in ((first, "a"), (second, "b"), (third, "c")):
        stack.enter_context(leased(pooled, name))
    assert len(lab.query(GUARD)) == 1, "one session holds them all"
    third.close()
    assert free(lab, "a", "b", "c") == [False, False, True]
    first.close()
    assert free(lab, "a", "b") == [False, False]
    with leased(pooled, "a"):  # which it has yet
        assert free(lab, "a") == [False]
        second.close()
        assert free(lab, "a", "b") == [False, True]
    assert free(lab, "a", "b", "c") == [True] * 3
    assert lab.query(GUARD) == []


def test_who_is_refused_a_lease_leaves_those_that_he_has(lab: Lab, pooled: Warehouse) -> None:
    with leased(lab.warehouse, "b"), leased(pooled, "a"):
        for _ in range(2):
            with pooled.connection() as session, pytest.raises(AlreadyRunning):
                ledger.lease(session, "shop", "b")
        with pooled.connection() as session, pytest.raises(AlreadyRunning):
            ledger.lease(session, "shop", "a")
        assert free(lab, "a") == [False]
    assert lab.query(HELD) == [(0,)]


def test_a_guard_holds_back_no_vacuum_and_shows_that_its_process_is_not_frozen(
    lab: Lab, pooled: Warehouse
) -> None:
    said = GUARD.replace("pid", "state_change", 1)
    with leased(pooled, "a"):
        ((first, *rest),) = lab.query(said)
        assert rest == [True, "idle in transaction"]
        until(lab, lambda: lab.query(said)[0][0] > first, "it says something")


def test_a_session_that_is_lost_or_closed_takes_its_lease_with_it(lab: Lab, pooled: Warehouse) -> None:
    with pooled.connection() as session:
        ledger.lease(session, "shop", "a")
        session.close()
    assert free(lab, "a") == [True]

    def lost() -> None:
        with leased(pooled, "a") as session:
            session.execute("select pg_terminate_backend(pg_backend_pid())")

    with pytest.raises(SessionLost):
        lost()
    assert free(lab, "a") == [True]
    with leased(pooled, "a"):
        assert free(lab, "a") == [False]


def test_all_that_a_guard_held_is_lost_with_it_and_taken_anew(lab: Lab, pooled: Warehouse) -> None:
    with ExitStack() as stack:
        sessions = [stack.enter_context(pooled.connection()) for _ in "ab"]
        for session, name in zip(sessions, "ab", strict=True):
            ledger.lease(session, "shop", name)
        lab.query(f"select pg_terminate_backend(pid, 5000) from ({GUARD}) g")
        with pooled.connection() as another:
            ledger.lease(another, "shop", "a")
            assert free(lab, "a", "b") == [False, True]
            for session in sessions:
                with pytest.raises(psycopg.OperationalError, match="has ended"):
                    session.execute("select 1")
                assert session.closed
            assert another.execute("select 1").fetchone() == (1,)
            ledger.release(another, "shop", "a")
    assert lab.query(HELD) == [(0,)]


def _copied(cursor: psycopg.Cursor[Any]) -> None:
    with cursor.copy("copy shop.late (n) from stdin") as copy:
        copy.write_row((1,))


@pytest.mark.parametrize(
    "way",
    [
        lambda cursor: cursor.execute("insert into shop.late values (1)"),
        lambda cursor: cursor.executemany("insert into shop.late values (%s)", [(1,)]),
        lambda cursor: list(cursor.stream("insert into shop.late values (1) returning n")),
        _copied,
    ],
    ids=["execute", "executemany", "stream", "copy"],
)
def test_whichever_way_a_statement_is_executed_it_has_our_settings_and_ends_with_the_lease(
    lab: Lab, pooled: Warehouse, way: Callable[[psycopg.Cursor[Any]], object]
) -> None:
    lab.query("create table shop.late (n int, waits text default current_setting('lock_timeout'))")
    with pooled.connection() as session:
        ledger.lease(session, "shop", "a")
        way(session.cursor())
        lab.query(f"select pg_terminate_backend(pid, 5000) from ({GUARD}) g")
        with pytest.raises(psycopg.OperationalError, match="has ended"):
            way(session.cursor())
    assert lab.query("select waits from shop.late") == [("30s",)]


def test_a_guard_that_the_server_answers_no_more_keeps_nobody_waiting_for_longer_than_it_may_be_silent(
    lab: Lab,
) -> None:
    with lab.warehouse.connection() as session:
        ledger.ensure(session, "shop")
    with (
        process(lab.url) as (url, pool),
        closing(Warehouse(Secret(url), idle_seconds=2)) as warehouse,
        closing(warehouse.connect()) as session,
    ):
        ledger.lease(session, "shop", "a")
        pool.send_signal(signal.SIGSTOP)
        waker = threading.Timer(30, pool.send_signal, (signal.SIGCONT,))
        waker.start()
        session.close()
        assert waker.is_alive(), "it was given up before anything came"
        until(lab, lambda: free(lab, "a") == [True], "the server ends what is silent")
        waker.cancel()
        pool.send_signal(signal.SIGCONT)
        with leased(warehouse, "a"):
            assert free(lab, "a") == [False]


def test_how_long_a_lock_is_waited_for_is_as_before_once_a_long_key_has_made_room(
    lab: Lab, pooled: Warehouse
) -> None:
    with pooled.connection() as session:
        bench = Bench(session)
        bench.sync(Rows(1, item(1)))
        with session.transaction():
            bench.sync(Rows(11, item(2, LONG)))
            assert session.execute("select current_setting('lock_timeout')").fetchone() == ("30s",)
    assert lab.query("select count(*) from shop.items") == [(2,)]


def test_who_looks_for_what_killed_runs_left_leaves_a_run_its_lease(lab: Lab, pooled: Warehouse) -> None:
    with leased(pooled, "a") as session:
        table = "tributary_stage.left_behind"
        session.execute(f"create table {table} (id text); comment on table {table} is 'shop.a'")
        with lab.warehouse.connection() as other, other.transaction():
            sweep(other, 60)
            assert session.execute("select 1").fetchone() == (1,)
        assert lab.query("select to_regclass(%s) is not null", table) == [(True,)]
    with lab.warehouse.connection() as other:
        sweep(other, 60)
    assert lab.query("select to_regclass(%s) is not null", table) == [(False,)]


def test_a_lease_waits_for_what_a_lost_one_has_in_flight(lab: Lab, pooled: Warehouse) -> None:
    with ExitStack() as stack:
        session = stack.enter_context(pooled.connection())
        ledger.lease(session, "shop", "a")
        with session.transaction():
            session.execute("select pg_current_xact_id()")
            ((guard, *_),) = [row for row in lab.query(GUARD) if row[1]]
            lab.query("select pg_terminate_backend(%s, 5000)", guard)
            for warehouse in (lab.warehouse, pooled):
                with warehouse.connection() as other, pytest.raises(AlreadyRunning):
                    ledger.lease(other, "shop", "a")
        with lab.warehouse.connection() as other:
            ledger.lease(other, "shop", "a", patience=5)
            ledger.release(other, "shop", "a")
        session.close()
    until(lab, lambda: lab.query(HELD) == [(0,)], "nothing is held")
