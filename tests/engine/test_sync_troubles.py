"""Syncs in which something is wrong: a stream, a key, some records, the time it takes, somebody else."""

from __future__ import annotations

import re
import threading
import time
from datetime import timedelta

import psycopg
import pytest

from etl.config import Secret
from etl.connector import Pages
from etl.errors import AlreadyRunning, CredentialsError, PermissionMissing, TributaryError, WarehouseError
from etl.sandbox import Request, Response
from etl.sync import sync_source
from etl.warehouse.postgres import Warehouse
from etl.window import BEGINNING, Window
from tests.engine import oracle
from tests.engine.conftest import Lab
from tests.engine.shop import Shop

OVERLAP = timedelta(minutes=10)


# ---- failures


@pytest.mark.C2
@pytest.mark.P1
def test_a_stream_that_fails_leaves_the_others_and_catches_up_later(lab: Lab) -> None:
    lab.world.fill(50)
    lab.server.moods.fail(500, times=2, path="/orders")
    outcomes = lab.sync()
    assert {name: o.status for name, o in outcomes.items()} == {
        "orders": "failed", "customers": "succeeded", "tags": "succeeded",
    }  # fmt: skip
    error = outcomes["orders"].error
    assert error is not None
    assert (error.kind, "GET /orders" in str(error)) == ("vendor", True)
    assert lab.covered() == []
    assert lab.query("select status, error_kind, error from tributary.syncs where stream = 'orders'") == [
        ("failed", "vendor", str(error))
    ]
    assert oracle.leftovers(lab.warehouse) == []
    lab.good()
    lab.check()


def test_a_stream_that_may_not_be_read_is_skipped_with_a_note_or_fails_if_it_was_asked_for(lab: Lab) -> None:
    lab.world.fill(10)
    lab.world.forbidden = {"customers"}
    outcome = lab.good()["customers"]
    assert outcome.status == "skipped"
    assert "customers: not read: GET /customers" in outcome.notes[0]
    outcome = lab.sync(streams=["customers"])["customers"]
    assert outcome.status == "failed"
    assert isinstance(outcome.error, PermissionMissing)


@pytest.mark.P7
def test_a_wrong_key_is_one_error_before_anything_else_is_asked(lab: Lab) -> None:
    lab.world.fill(10)
    with pytest.raises(CredentialsError, match="GET /me: .* refuses the credentials") as refused:
        lab.sync(options={"api_key": "wrong-key-wrong-key"})
    assert "wrong-key" not in str(refused.value)
    assert lab.paths() == ["/me"]


def test_without_a_warehouse_nobody_waits_for_a_vendor_that_is_long_in_answering(lab: Lab) -> None:
    answering = threading.Event()

    def long(_: Request) -> None:
        answering.wait(20)

    lab.world.meanwhile = long
    began = time.monotonic()
    with pytest.raises(WarehouseError, match="no connection"):
        lab.sync(warehouse=Warehouse(Secret("postgresql://tributary@127.0.0.1:1/nowhere")))
    assert time.monotonic() - began < 10
    answering.set()


@pytest.mark.C3
def test_a_key_that_ends_in_the_middle_is_one_error_too(lab: Lab) -> None:
    lab.world.fill(50)
    lab.server.moods.fail(401, times=1000, path="/orders", after=1)
    with pytest.raises(CredentialsError):
        lab.sync()
    assert lab.covered() == []


class Buggy(Shop):
    """A connector with a defect."""

    def _changed(self, window: Window) -> Pages:
        raise KeyError("ada@example.com")

    _created = _changed


@pytest.mark.S2
@pytest.mark.P7
def test_a_defect_in_a_connector_fails_its_stream_alone_and_tells_no_data(lab: Lab) -> None:
    lab.world.fill(10)
    outcomes = lab.sync(options={"connector": "tests.engine.test_sync_troubles:Buggy"})
    assert [o.status for o in outcomes.values()] == ["succeeded", "failed", "succeeded"]
    assert str(outcomes["orders"].error) == "shop.orders: KeyError, a defect; the log has more."


@pytest.mark.C16
def test_another_shape_of_answer_stops_the_stream(lab: Lab) -> None:
    lab.world.fill(10)
    lab.server.moods.answer('{"data": {"id": 1}, "next": null}', path="/orders")
    outcome = lab.sync()["orders"]
    assert "orders: the answer has another shape" in str(outcome.error)
    assert lab.covered() == []


# ---- dead letters


@pytest.mark.B2
@pytest.mark.B1
@pytest.mark.E4
@pytest.mark.P1
@pytest.mark.P6
def test_a_few_bad_records_cost_themselves_alone_and_are_kept_aside(lab: Lab) -> None:
    lab.world.fill(300)
    lab.world.orders["o00007"]["amount"] = "many"
    lab.world.orders["o00008"]["note"] = "nul \0 in it"
    lab.world.orders["o00009"]["metadata"] = {"a": {"b": "\ud800"}}
    lab.world.orders["o00010"]["id"] = None
    outcome = lab.good()["orders"]
    counts = outcome.counts["orders"]
    assert (counts.inserted, counts.dead_lettered, counts.values_refused) == (299, 1, 3)
    assert outcome.dead_letters == 4 + 2  # and the two lines of the order without an id
    letters = lab.query(
        "select key, column_name, rule, payload, run_id from tributary.dead_letters"
        " where table_name = 'orders' order by key"
    )
    assert [(key, column, rule) for key, column, rule, *_ in letters] == [
        ("", None, "B14"), ("o00007", "amount", "B6"), ("o00008", "note", "B1"), ("o00009", "metadata", "B1"),
    ]  # fmt: skip
    assert letters[1][3] == '"many"'
    assert {run for *_, run in letters} == {outcome.run_id}
    assert lab.query("select amount, note from shop.orders where id = 'o00007'") == [(None, "n7")]


@pytest.mark.E18
def test_a_record_that_stays_bad_is_one_open_letter_until_it_comes_well(lab: Lab) -> None:
    open_ones = (
        "select key, column_name, count(*) from tributary.dead_letters"
        " where closed_at is null group by 1, 2 order by 1, 2"
    )
    lab.world.fill(30)
    lab.world.orders["o00007"] |= {"amount": "many", "note": "nul \0"}
    lab.world.orders["o00008"]["rate"] = "x"
    lab.world.orders["o00009"]["id"] = None
    lab.world.orders["o00009"]["lines"] = []
    for _ in range(3):
        lab.good(streams=["orders"], full=True)
        assert lab.query(open_ones) == [
            ("", None, 1), ("o00007", "amount", 1), ("o00007", "note", 1), ("o00008", "rate", 1),
        ]  # fmt: skip
    lab.world.later(minutes=2)
    lab.world.order("o00007", amount=5)
    lab.world.later(minutes=2)
    lab.good(streams=["orders"])
    assert lab.query(open_ones) == [("", None, 1), ("o00007", "note", 1), ("o00008", "rate", 1)]
    lab.world.order("o00007", note="fine")
    lab.world.later(minutes=2)
    lab.good(streams=["orders"])
    assert lab.query(open_ones) == [("", None, 1), ("o00008", "rate", 1)]


@pytest.mark.P9
@pytest.mark.P5
@pytest.mark.E4
@pytest.mark.P1
@pytest.mark.P6
def test_too_many_bad_records_stop_the_stream_and_nothing_of_it_is_committed(lab: Lab) -> None:
    lab.world.fill(20)
    lab.good()
    before = lab.query("select * from shop.orders order by id")
    lab.world.later(hours=1)
    for i in range(150):
        lab.world.order(f"bad{i:03}", amount="many")
    lab.world.order("o00001", amount=5)
    lab.world.customer(1, email="fine")
    lab.world.later(minutes=2)
    outcomes = lab.sync()
    error = outcomes["orders"].error
    assert re.match(r"shop\.orders\.amount: \d+ of \d+ records were refused, such as: ", str(error))
    assert "not a number (B6); they were not committed. Mend the model" in str(error)
    assert lab.query("select * from shop.orders order by id") == before
    assert lab.query("select count(*) from tributary.dead_letters") == [(0,)]
    assert outcomes["customers"].status == "succeeded"
    for i in range(150):
        lab.world.order(f"bad{i:03}", amount=i)
    lab.world.later(minutes=2)
    lab.good()
    lab.check()


@pytest.mark.C16
def test_twenty_records_of_which_none_can_be_kept_are_no_few_bad_ones(lab: Lab) -> None:
    lab.world.fill(20)
    lab.good()
    for order in lab.world.orders.values():
        order["id"] = None
    outcome = lab.sync(full=True, streams=["orders"])["orders"]
    assert outcome.status == "failed"
    assert "20 of 20 records were refused" in str(outcome.error)
    assert lab.query("select count(*) from shop.orders where _deleted_at is not null") == [(0,)]


def test_the_same_few_bad_records_stop_no_later_sync(lab: Lab) -> None:
    lab.world.fill(60)
    for key in [f"o{i:05}" for i in range(10)]:
        lab.world.orders[key] |= {"id": None, "lines": []}
    lab.good()
    for _ in range(2):
        outcome = lab.good(full=True)["orders"]
        assert (outcome.counts["orders"].dead_lettered, outcome.counts["orders"].unchanged) == (10, 50)


# ---- tables that somebody dropped


@pytest.mark.parametrize("table", ["orders", "order_lines", "customers"])
def test_a_table_that_was_dropped_is_filled_again_and_said_so(lab: Lab, table: str) -> None:
    lab.world.fill(40)
    lab.good()
    lab.query(f"drop table shop.{table}")
    lab.world.later(hours=3)
    lab.world.order("new", amount=1)
    lab.world.later(minutes=2)
    outcomes = lab.good()
    stream = "customers" if table == "customers" else "orders"
    assert outcomes[stream].notes == [f"{stream}: without shop.{table}, all of it has to be read again"]
    lab.check()
    assert [o.notes for o in lab.good().values()] == [[], [], []]


# ---- long loads


@pytest.mark.P1
def test_a_long_load_commits_the_windows_that_are_complete_and_never_asks_for_them_again(lab: Lab) -> None:
    lab.world.fill(6_000)
    lab.world.page = 2_000
    long = Warehouse(lab.warehouse._url, commit_rows=1_000)
    start = lab.now() - timedelta(days=41)

    def meanwhile(request: Request) -> Response | None:
        if request.path == "/orders" and float(dict(request.query)["from"]) == start.timestamp():
            for _ in range(200):
                if lab.covered():
                    break
                time.sleep(0.05)
            return lab.world.refusal(500)
        return None

    lab.world.meanwhile = meanwhile
    config = lab.config(start_date=start, pieces=4)
    (outcome,) = sync_source(config, long, streams=["orders"])
    long.close()
    assert outcome.status == "failed"
    done, ((rows,),) = lab.covered(), lab.query("select count(*) from shop.orders")
    assert 0 < rows < 6_000
    assert outcome.total.closes
    assert outcome.counts["orders"].inserted == rows
    recorded = lab.query("select status, inserted, fetched from tributary.syncs where stream = 'orders'")
    assert recorded == [("failed", outcome.total.inserted, outcome.total.fetched)]
    for begin, end in done:
        within = lab.query(
            "select count(*) from shop.orders where created >= %s and created < %s", begin, end
        )
        assert within == [
            (sum(begin.timestamp() <= o["created"] < end.timestamp() for o in lab.world.orders.values()),)
        ]
    lab.world.meanwhile = lambda _: None
    lab.server.forget()
    lab.good(options={"start_date": start}, streams=["orders"])
    for begin, end in lab.asked("/orders"):
        assert all(end <= a or begin >= b - OVERLAP for a, b in done)
    assert lab.query("select count(*) from shop.orders") == [(6_000,)]


# ---- two at once


@pytest.mark.E7
@pytest.mark.D11
def test_while_one_run_reads_a_stream_another_ends_at_once(lab: Lab) -> None:
    lab.world.fill(30)
    reading, finish = threading.Event(), threading.Event()

    def meanwhile(request: Request) -> None:
        if request.path == "/orders" and not reading.is_set():
            reading.set()
            finish.wait(20)

    lab.world.meanwhile = meanwhile
    first: dict[str, object] = {}
    thread = threading.Thread(target=lambda: first.update(lab.sync()))
    thread.start()
    assert reading.wait(20)
    try:
        second = lab.sync(window=lab.window(timedelta(days=3)), streams=["orders"])["orders"]
    finally:
        finish.set()
        thread.join()
    assert isinstance(second.error, AlreadyRunning)
    assert lab.query("select count(*) from tributary.syncs where status = 'failed'") == [(0,)]
    assert len(first) == 3
    lab.good()
    lab.check()


@pytest.mark.E6
def test_a_readers_open_transaction_stands_in_nobodys_way(lab: Lab) -> None:
    lab.world.fill(30)
    lab.good()
    with psycopg.connect(lab.url) as reader:
        before = reader.execute("select count(*), sum(amount) from shop.orders").fetchone()
        lab.world.later(hours=1)
        lab.world.order("o00001", amount=1_000)
        del lab.world.tags["t0"]
        lab.world.later(minutes=2)
        lab.good()
        assert before == (30, sum(range(30)))
        lab.check()


# ---- what is written down


@pytest.mark.P8
def test_each_window_leaves_a_row_in_the_ledger_that_agrees_with_the_outcome(lab: Lab) -> None:
    lab.world.fill(30)
    outcome = lab.good()["orders"]
    row = lab.query(
        "select run_id, kind, status, window_start, fetched, inserted, unchanged, requests,"
        " started_at <= finished_at"
        " from tributary.syncs where stream = 'orders'"
    )
    total = outcome.total
    assert row == [
        (
            outcome.run_id,
            "window",
            "succeeded",
            BEGINNING,
            total.fetched,
            total.inserted,
            0,
            outcome.pages,
            True,
        )
    ]
    assert total.fetched == 30 + sum(i % 4 for i in range(30))
    assert outcome.dead_letters == 0


def test_progress_is_told_as_records_are_fetched(lab: Lab) -> None:
    lab.world.fill(50)
    told: dict[str, int] = {}

    def report(table: str, more: int) -> None:
        told[table] = told.get(table, 0) + more

    outcomes = lab.good(report=report)
    assert told == {t: c.fetched for o in outcomes.values() for t, c in o.counts.items()}


@pytest.mark.P6
def test_an_error_is_a_single_line(lab: Lab) -> None:
    lab.server.moods.html(times=10, path="/orders")
    error = lab.sync()["orders"].error
    assert isinstance(error, TributaryError)
    assert "\n" not in str(error)
