"""The ledger: what is covered, who holds a stream, what the last runs did."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.errors import AlreadyRunning
from etl.warehouse import dead_letters, ledger, states
from etl.warehouse.dead_letters import DeadLetter
from etl.warehouse.ledger import Counts, Entry
from etl.window import Window, gaps

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def window(start: float, end: float) -> Window:
    return Window(NOON + timedelta(hours=start), NOON + timedelta(hours=end))


@pytest.fixture
def connection(warehouse_url: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(warehouse_url, autocommit=True, options="-c timezone=UTC") as connection:
        ledger.ensure(connection, "shop")
        yield connection


@pytest.fixture
def second(warehouse_url: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        yield connection


def covered(connection: psycopg.Connection[Any], stream: str = "orders") -> list[Window]:
    return ledger.covered(connection, "shop").get(stream, [])


# ---- coverage


def test_windows_that_touch_or_overlap_become_one(connection: psycopg.Connection[Any]) -> None:
    for order in permutations([window(0, 3), window(3, 6), window(5, 8)]):
        ledger.uncover(connection, "shop", "orders")
        for one in order:
            ledger.cover(connection, "shop", "orders", [one])
        assert covered(connection) == [window(0, 8)]


def test_windows_apart_stay_apart(connection: psycopg.Connection[Any]) -> None:
    ledger.cover(connection, "shop", "orders", [window(0, 2), window(5, 6), window(2, 3)])
    assert covered(connection) == [window(0, 3), window(5, 6)]


def test_streams_and_sources_do_not_cover_each_other(connection: psycopg.Connection[Any]) -> None:
    ledger.cover(connection, "shop", "orders", [window(0, 3)])
    ledger.cover(connection, "shop", "customers", [window(3, 6)])
    ledger.cover(connection, "shop_eu", "orders", [window(2, 9)])
    assert ledger.covered(connection, "shop") == {"orders": [window(0, 3)], "customers": [window(3, 6)]}
    ledger.uncover(connection, "shop", "orders")
    assert ledger.covered(connection, "shop") == {"customers": [window(3, 6)]}
    assert ledger.covered(connection, "shop_eu") == {"orders": [window(2, 9)]}


def test_an_empty_window_covers_nothing(connection: psycopg.Connection[Any]) -> None:
    ledger.cover(connection, "shop", "orders", [window(1, 1)])
    assert covered(connection) == []


SPANS = st.tuples(st.integers(0, 24), st.integers(0, 24)).map(lambda s: window(min(s), max(s)))


@given(st.lists(SPANS, min_size=1, max_size=8))
@settings(
    derandomize=True,
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_covered_windows_are_the_union_of_all_that_was_covered(
    connection: psycopg.Connection[Any], windows: list[Window]
) -> None:
    ledger.uncover(connection, "shop", "orders")
    for one in windows:
        ledger.cover(connection, "shop", "orders", [one])
    found = covered(connection)
    day = window(-1, 25)
    assert gaps(day, found) == gaps(day, [w for w in windows if w])
    assert all(a.end < b.start for a, b in zip(found, found[1:], strict=False))


# ---- what readers leave behind


def test_a_state_is_replaced_and_forgotten_and_is_no_other_streams(
    connection: psycopg.Connection[Any],
) -> None:
    states.leave(connection, "shop", "orders", "a", NOON, "r1")
    states.leave(connection, "shop", "customers", "c", NOON, "r1")
    states.leave(connection, "shop", "orders", "b", NOON + timedelta(1), "r2")
    assert states.left(connection, "shop", "orders") == states.Left("b", NOON + timedelta(1), "r2")
    states.leave(connection, "shop", "orders", "", NOON, "r3")
    assert states.left(connection, "shop", "orders") is None
    assert states.left(connection, "shop_eu", "customers") is None
    assert states.left(connection, "shop", "customers") == states.Left("c", NOON, "r1")


@pytest.mark.parametrize(("covers", "leaves"), [(True, True), (True, False), (False, True), (False, False)])
def test_what_was_covered_is_forgotten_together_with_the_state(
    connection: psycopg.Connection[Any], covers: bool, leaves: bool
) -> None:
    if covers:
        ledger.cover(connection, "shop", "orders", [window(0, 1), window(2, 3)])
    if leaves:
        states.leave(connection, "shop", "orders", "a", NOON, "r1")
    states.leave(connection, "shop", "customers", "c", NOON, "r1")
    assert ledger.uncover(connection, "shop", "orders") == (covers or leaves)
    assert (covered(connection), states.left(connection, "shop", "orders")) == ([], None)
    assert states.left(connection, "shop", "customers")


# ---- the lease


@pytest.mark.E7
def test_a_stream_is_held_by_one_session_until_it_lets_go_or_ends(
    connection: psycopg.Connection[Any], second: psycopg.Connection[Any]
) -> None:
    ledger.lease(connection, "shop", "orders")
    with pytest.raises(AlreadyRunning, match=r"shop\.orders is being synced by another run"):
        ledger.lease(second, "shop", "orders")
    ledger.lease(second, "shop", "customers")
    ledger.lease(second, "shop_eu", "orders")
    ledger.release(connection, "shop", "orders")
    ledger.lease(second, "shop", "orders")
    second.close()
    ledger.lease(connection, "shop", "orders", patience=5)


@pytest.mark.E8
def test_who_holds_a_stream_is_named_with_the_statement_that_ends_it(
    connection: psycopg.Connection[Any], second: psycopg.Connection[Any]
) -> None:
    ledger.lease(connection, "shop", "orders")
    with pytest.raises(AlreadyRunning) as error:
        ledger.lease(second, "shop", "orders")
    pid, role = connection.info.backend_pid, connection.info.user
    found = re.search(
        r"; wait for it, or end it: session (\d+) of role (\w+)(?: at ([0-9a-f.:]+))?"
        r" \(connected since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d, idle since \d\d:\d\d:\d\d UTC\),"
        r" by `(select pg_terminate_backend\(\d+\))`\.$",
        str(error.value),
    )
    assert found, str(error.value)
    address = second.execute("select host(client_addr) from pg_stat_activity where pid = %s", (pid,))
    assert found.groups()[:3] == (str(pid), role, *(address.fetchone() or ()))
    second.execute(found[4].encode())
    ledger.lease(second, "shop", "orders", patience=5)


@pytest.mark.E8
def test_who_may_not_see_others_is_told_the_number_of_the_session_and_its_role(
    connection: psycopg.Connection[Any], second: psycopg.Connection[Any]
) -> None:
    ledger.lease(connection, "shop", "orders")
    with second.transaction(force_rollback=True):
        second.execute("create role blind")
        second.execute("set local role blind")
        with pytest.raises(AlreadyRunning) as error:
            ledger.lease(second, "shop", "orders")
    pid, role = connection.info.backend_pid, connection.info.user
    end = f"session {pid} of role {role}, by `select pg_terminate_backend({pid})`."
    assert str(error.value).endswith(f"wait for it, or end it: {end}")


def test_who_sees_all_sessions_ends_none_that_it_may_not(
    connection: psycopg.Connection[Any], second: psycopg.Connection[Any]
) -> None:
    ledger.lease(connection, "shop", "orders")
    time.sleep(0.2)
    with second.transaction(force_rollback=True):
        second.execute("create role watcher; grant pg_monitor to watcher")
        second.execute("set local role watcher")
        with pytest.raises(AlreadyRunning, match=f"session {connection.info.backend_pid} of role"):
            ledger.lease(second, "shop", "orders", idle=0.1)


def test_patience_waits_for_a_session_that_is_about_to_end(
    connection: psycopg.Connection[Any], second: psycopg.Connection[Any]
) -> None:
    ledger.lease(second, "shop", "orders")
    with pytest.raises(AlreadyRunning):
        ledger.lease(connection, "shop", "orders", patience=0.15)
    second.execute("set idle_session_timeout = 100")
    ledger.lease(connection, "shop", "orders", patience=5)


def test_a_table_that_is_long_in_the_making_fails_nobody_else(
    connection: psycopg.Connection[Any], second: psycopg.Connection[Any]
) -> None:
    second.execute("set lock_timeout = 100")

    def also() -> Any:
        with second.transaction():
            ledger.creating(second, "shop")
            return second.execute("select current_setting('lock_timeout')").fetchone()

    with ThreadPoolExecutor(1) as pool:
        with connection.transaction():
            ledger.creating(connection, "shop")
            waiting = pool.submit(also)
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.4)
        assert waiting.result(timeout=5) == ("100ms",)


# ---- runs and dead letters


def entry(stream: str = "orders", status: str = "succeeded", **fields: Any) -> Entry:
    given = {
        "run_id": "r1",
        "kind": "window",
        "window": window(0, 3),
        "started_at": NOON,
        "counts": Counts(),
        **fields,
    }
    return Entry(source="shop", stream=stream, status=status, **given)


def test_status_shows_a_streams_last_run_and_its_open_dead_letters(
    connection: psycopg.Connection[Any],
) -> None:
    ledger.record(connection, entry(counts=Counts(fetched=5, inserted=5)))
    ledger.record(connection, entry(status="failed", error_kind="source", error="no answer"))
    ledger.record(connection, entry("tags", kind="snapshot", window=None, notes=("a note",)))
    letters = [
        DeadLetter("orders", "o1", "note", "B1", "replaced", "nul\0"),
        DeadLetter("orders", None, None, "A14", "x", "1"),
    ]
    dead_letters.bury(connection, "r1", "shop", "orders", letters)
    orders, tags = ledger.status(connection, "shop")
    assert (orders["stream"], orders["status"], orders["error"]) == ("orders", "failed", "no answer")
    assert (orders["dead_letters"], tags["dead_letters"]) == (2, 0)
    assert (tags["stream"], tags["kind"], tags["notes"]) == ("tags", "snapshot", ["a note"])
    connection.execute("update tributary.dead_letters set closed_at = now() where key = 'o1'")
    assert ledger.status(connection, "shop")[0]["dead_letters"] == 1
    assert ledger.status(connection, "shop_eu") == []


@pytest.mark.P7
def test_a_dead_letter_keeps_the_original_and_no_printout_shows_it(
    connection: psycopg.Connection[Any],
) -> None:
    letter = DeadLetter("orders", "o1", "note", "B1", "replaced", 'ada@example.com\t\n\\"\0')
    dead_letters.bury(connection, "r1", "shop", "orders", [letter])
    assert connection.execute("select payload from tributary.dead_letters").fetchone() == (
        'ada@example.com\t\n\\"\\u0000',
    )
    assert "ada@" not in repr(letter)


@pytest.mark.parametrize("id", ["\0", "\ud800"])
def test_what_came_with_a_letter_and_cannot_be_stored_is_left_out(
    connection: psycopg.Connection[Any], id: str
) -> None:
    letter = DeadLetter("lines", None, None, "E4", "refused", "{}", context={"outer": {"id": id}})
    dead_letters.bury(connection, "r1", "shop", "orders", [letter])
    assert connection.execute("select whole, context from tributary.dead_letters").fetchall() == [
        (False, None)
    ]


def test_keys_of_several_parts_with_commas_in_them_are_told_apart(
    connection: psycopg.Connection[Any],
) -> None:
    for key in (["a,b", "c"], ["a", "b,c"]):
        letter = DeadLetter("tags", ",".join(key), None, "E4", "r", "{}", context={"key": key})
        dead_letters.bury(connection, f"{key}", "shop", "tags", [letter])
    assert len(dead_letters.find(connection, dead_letters.Which())) == 2


def test_a_letter_closes_the_older_ones_that_say_the_same(connection: psycopg.Connection[Any]) -> None:
    def letter(
        payload: str, key: str | None = "o1", column: str | None = "note", rule: str = "B1"
    ) -> DeadLetter:
        return DeadLetter("orders", key, column, rule, "x", payload)

    for n in range(3):
        letters = [
            letter(f"{n}"), letter(f"{n} twice"), letter(f"{n}", column="amount"), letter(f"{n}", "o2"),
            letter("same", None, None, "A14"), letter(f"{n}", None, None, "A14"), letter("p", ",1", None, "B14"),
        ]  # fmt: skip
        dead_letters.bury(connection, f"r{n}", "shop", "orders", letters)
        dead_letters.bury(connection, f"r{n}", "shop_eu", "orders", letters[:1])
    found = connection.execute(
        "select source, payload from tributary.dead_letters where closed_at is null order by id"
    ).fetchall()
    assert [payload for source, payload in found if source == "shop"] == [
        "0", "1", "2 twice", "2", "2", "same", "2", "p",
    ]  # fmt: skip
    assert [payload for source, payload in found if source == "shop_eu"] == ["2"]
    kept = "select sum(length(payload)) from tributary.dead_letters where closed_at is not null"
    assert connection.execute(kept).fetchone() == (0,), "what comes again and again takes no room"


@pytest.mark.P8
def test_counts_close_when_each_fetched_record_is_one_of_the_others() -> None:
    counts = Counts(fetched=21, inserted=1, updated=2, unchanged=3, superseded=4, dead_lettered=5, filtered=6)
    assert counts.closes
    counts.add(Counts(fetched=1, deleted=1, values_refused=1, unchanged=1))
    assert counts.closes
    counts.add(Counts(fetched=1))
    assert not counts.closes
