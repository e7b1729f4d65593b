"""Syncs from a small shop: what is asked for when, and what the ledger then says."""

from __future__ import annotations

import re
import threading
import time
from datetime import UTC, date, datetime, timedelta

import psycopg
import pytest

from etl.connector import Pages, Stream
from etl.errors import AlreadyRunning, CredentialsError, PermissionMissing, TributaryError
from etl.sandbox import Request, Response
from etl.sync import plan, sync_source
from etl.warehouse import ledger
from etl.warehouse.postgres import Warehouse
from etl.window import BEGINNING, Window
from tests.engine import oracle
from tests.engine.conftest import Lab
from tests.engine.shop import CHANGES_KEPT, NOW, Order, Shop

LAG = timedelta(seconds=60)
OVERLAP = timedelta(minutes=10)


def covered(lab: Lab, stream: str = "orders") -> list[tuple[datetime, datetime]]:
    """What the ledger covers, to the second."""
    with lab.warehouse.connection() as session:
        found = ledger.covered(session, "shop").get(stream, [])
    return [(w.start.replace(microsecond=0), w.end.replace(microsecond=0)) for w in found]


def asked(lab: Lab, path: str) -> list[tuple[datetime, datetime]]:
    """The spans that were asked for at a path, each once, to the second."""
    spans = [
        (dict(served.query).get("from"), dict(served.query).get("to")) for served in lab.server.asked(path)
    ]
    times = [[datetime.fromtimestamp(int(float(t)), UTC) for t in span if t is not None] for span in spans]
    return list(dict.fromkeys((span[0], span[1]) for span in times if span))


# ---- which windows


def test_a_first_sync_reads_all_there_is_up_to_a_moment_ago(lab: Lab) -> None:
    lab.world.fill(50)
    outcomes = lab.good()
    lab.check()
    assert asked(lab, "/orders") == [(BEGINNING, lab.now() - LAG)]
    assert covered(lab) == [(BEGINNING, lab.now() - LAG)]
    assert outcomes["orders"].windows[0].initial
    assert list(outcomes) == ["customers", "orders", "tags"]


def test_a_first_sync_begins_where_the_configuration_says(lab: Lab) -> None:
    lab.world.fill(50)
    outcomes = lab.good(options={"start_date": date(2026, 2, 20)})
    assert asked(lab, "/orders") == [(datetime(2026, 2, 20, tzinfo=UTC), lab.now() - LAG)]
    fetched = outcomes["orders"].counts["orders"].fetched
    assert 0 < fetched == len(oracle.stored(lab.warehouse)["orders"]) < 50
    lab.good()  # an earlier start, later: what came before is read then
    lab.check()


def test_the_next_sync_reads_what_is_new_and_a_little_of_what_was(lab: Lab) -> None:
    lab.world.fill(20)
    lab.good()
    reached = lab.now() - LAG
    lab.server.forget()
    lab.world.later(hours=3)
    lab.world.order("o00003", amount=77)
    lab.world.order("new", amount=1, lines=[{"product": "p"}])
    lab.world.later(minutes=2)
    outcomes = lab.good()
    lab.check()
    assert asked(lab, "/changes") == [(reached - OVERLAP, lab.now() - LAG)]
    assert covered(lab) == [(BEGINNING, lab.now() - LAG)]
    orders = outcomes["orders"].counts["orders"]
    assert (orders.inserted, orders.updated) == (1, 1)


def test_downtime_of_days_is_one_window_more(lab: Lab) -> None:
    lab.world.fill(20)
    lab.good()
    for day in range(4):
        lab.world.later(days=1)
        lab.world.order(f"while_down_{day}", amount=day)
        lab.world.order("o00001", amount=day)
    lab.world.delete_order("o00002")
    lab.world.later(minutes=2)
    lab.good()
    lab.check()
    assert len(covered(lab)) == 1


def test_with_nothing_new_there_is_nothing_to_read(lab: Lab) -> None:
    lab.world.fill(5)
    lab.good()
    lab.server.forget()
    outcomes = lab.good()
    assert outcomes["orders"].status == "skipped"
    assert lab.paths() == ["/me", "/tags"]


def test_a_backfill_reads_its_window_and_leaves_the_rest_to_the_next_sync(lab: Lab) -> None:
    lab.world.fill(40)
    march = lab.window(timedelta(days=20), timedelta(days=10))
    outcomes = lab.good(window=march, streams=["orders"])
    assert asked(lab, "/orders") == [(march.start, march.end)]
    assert covered(lab) == [(march.start, march.end)]
    assert outcomes["orders"].counts["orders"].inserted == 10
    outcomes = lab.good()
    assert [w.initial for w in outcomes["orders"].windows] == [True, False]
    assert covered(lab) == [(BEGINNING, lab.now() - LAG)]
    lab.check()


def test_a_backfill_moves_the_end_of_what_is_covered_neither_forth_nor_back(lab: Lab) -> None:
    lab.world.fill(10)
    lab.good()
    before = covered(lab)
    lab.good(window=lab.window(timedelta(days=9), timedelta(days=8)))
    lab.good(
        window=lab.window(timedelta(days=1), timedelta(days=-5))
    )  # the future is left to those who live then
    assert covered(lab) == before
    lab.world.later(hours=1)
    lab.world.order("new")
    lab.world.later(minutes=2)
    lab.good()
    lab.check()


def test_full_reads_everything_again_and_changes_nothing(lab: Lab) -> None:
    lab.world.fill(30)
    lab.good()
    lab.server.forget()
    outcomes = lab.good(full=True)
    assert asked(lab, "/orders") == [(BEGINNING, lab.now() - LAG)]
    assert outcomes["orders"].counts["orders"].unchanged == 30
    assert not any(o.total.inserted or o.total.updated or o.total.deleted for o in outcomes.values())


def test_full_mends_what_a_hand_destroyed(lab: Lab) -> None:
    lab.world.fill(30)
    lab.good()
    lab.query("delete from shop.orders where amount < 10")
    lab.query("update shop.customers set email = 'wrong', _hash = 0")
    lab.good()
    outcomes = lab.good(full=True)
    assert outcomes["orders"].counts["orders"].inserted == 10
    lab.check()


def test_after_a_gap_longer_than_changes_are_kept_all_is_read_again_and_said_so(lab: Lab) -> None:
    lab.world.fill(20)
    lab.good()
    lab.world.order("o00001", amount=1_000)
    lab.world.later(days=CHANGES_KEPT.days + 2)
    lab.world.changes.clear()  # as the vendor does
    lab.world.order("new", amount=1)
    lab.world.later(minutes=2)
    outcomes = lab.good()
    (note,) = outcomes["orders"].notes
    assert "orders: not synced since 2026-03-01, longer than the vendor remembers changes (30 days)" in note
    assert outcomes["customers"].notes == []
    assert lab.query(
        "select notes from tributary.syncs where stream = 'orders' order by id desc limit 1"
    ) == [([note],)]
    lab.check()


def test_windows_planned_from_any_coverage_are_the_gaps_in_it() -> None:
    def read(_: Window, /) -> Pages:
        yield from ()

    now = datetime.fromtimestamp(NOW, UTC)
    stream = Stream(Order, read)
    day = timedelta(days=1)
    done = [Window(now - 9 * day, now - 8 * day), Window(now - 5 * day, now - 4 * day)]
    task = plan(stream, done, now - 10 * day, now, window=None, full=False)
    assert task.windows == (
        Window(now - 10 * day, now - 9 * day, initial=True),
        Window(now - 8 * day, now - 5 * day),
        Window(now - 4 * day, now - LAG),
    )
    assert plan(stream, [], now + day, now, window=None, full=False).windows == ()
    kept = Stream(Order, read, changes_kept=3 * day)
    (everything,) = plan(kept, done, now - 10 * day, now, window=None, full=False).windows
    assert everything == Window(now - 10 * day, now - LAG, initial=True)


# ---- order and time at the vendor


def test_records_of_one_instant_on_two_pages_and_one_that_comes_late_are_all_there(lab: Lab) -> None:
    at = NOW - 120
    for i in range(lab.world.page * 3 + 1):
        lab.world.order(f"o{i:03}", at=at, amount=i)
    lab.good()
    lab.check()
    lab.world.later(minutes=5)
    lab.world.order("late", at=at, amount=-1)
    lab.world.changes.pop()  # not even the feed tells
    lab.good()
    lab.check()


def test_what_shows_late_at_the_vendor_is_read_once_it_shows(lab: Lab) -> None:
    lab.world.fill(10)
    lab.world.customer(1, at=NOW - 30, email="not yet")  # within the lag: left to the next sync
    lab.good()
    assert (1,) not in oracle.stored(lab.warehouse)["customers"]
    hidden = {k: dict(v) for k, v in lab.world.customers.items()}
    lab.world.later(seconds=90)
    lab.world.customer(2, email="hidden")
    shown, lab.world.customers = lab.world.customers, hidden
    lab.world.later(seconds=90)
    lab.good()
    lab.world.customers = shown
    lab.world.later(seconds=90)
    lab.good()
    lab.check()


def test_a_world_that_moves_while_it_is_read_is_right_after_the_next_sync(lab: Lab) -> None:
    lab.world.fill(150)
    count = 0

    def meanwhile(request: Request) -> None:
        nonlocal count
        if request.path in ("/orders", "/customers"):
            count += 1
            lab.world.order(f"born_{count}", amount=count)
            lab.world.order(f"o{count:05}", amount=-count, lines=[{"product": "x"}] * (count % 3))
            lab.world.delete_order(f"o{count + 60:05}")
            lab.world.customer(count, email=f"moved{count}@example.com")
            lab.world.time += 1

    lab.world.meanwhile = meanwhile
    lab.good()
    lab.world.later(hours=1)
    lab.good()
    lab.world.meanwhile = lambda _: None
    lab.world.later(minutes=5)
    lab.good()
    lab.check()


def test_a_stamp_in_the_far_future_freezes_neither_the_stream_nor_the_row(lab: Lab) -> None:
    lab.world.fill(10)
    lab.good()
    lab.world.later(hours=1)
    lab.world.customer(1, at=NOW + 600, email="far")
    lab.world.customers[1]["updated_at"] = "2999-01-01T00:00:00+00:00"
    lab.good(window=Window(BEGINNING, datetime(3000, 1, 1, tzinfo=UTC)), streams=["customers"])
    assert covered(lab, "customers")[-1][1] == lab.now() - LAG
    lab.world.later(hours=1)
    lab.world.customer(1, email="back")
    lab.world.later(minutes=2)
    lab.good()
    lab.check()


@pytest.mark.parametrize("skew", [-600, 600])
def test_a_vendor_whose_clock_is_wrong_loses_nothing(lab: Lab, skew: int) -> None:
    lab.world.fill(10)
    lab.server.moods.skew = skew
    lab.good()
    lab.world.later(minutes=20)
    lab.world.order("new", amount=1)
    lab.world.later(minutes=20)
    lab.good()
    lab.server.moods.skew = 0
    lab.world.later(minutes=20)
    lab.good()
    lab.check()


def test_the_vendors_future_is_not_covered_even_if_its_clock_is_ahead_of_ours(lab: Lab) -> None:
    lab.world.time = int(datetime.now(UTC).timestamp()) + 3600
    lab.world.order("o1", amount=1, at=lab.world.time - 7200)
    lab.good()
    assert covered(lab)[0][1] <= datetime.now(UTC) - LAG


# ---- snapshots


def test_a_snapshot_marks_what_vanished_and_brings_back_what_returned(lab: Lab) -> None:
    lab.world.fill(10)
    lab.good()
    gone = lab.world.tags.pop("t3")
    outcomes = lab.good()
    assert outcomes["tags"].total.deleted == 1
    lab.check()
    lab.world.tags["t3"] = gone
    lab.good()
    lab.check()
    assert oracle.stored(lab.warehouse, deleted=True)["tags"] == {}


def test_a_snapshot_that_breaks_off_marks_nothing(lab: Lab) -> None:
    lab.world.tags = {f"t{i:03}": {"name": f"t{i:03}", "color": None} for i in range(60)}
    lab.good()
    before = lab.query("select name, received_at, _deleted_at from shop.tags order by 1")
    lab.world.tags.clear()
    lab.world.tags["t999"] = {"name": "t999", "color": "new"}
    lab.world.tags |= {f"u{i:03}": {"name": f"u{i:03}", "color": None} for i in range(60)}
    lab.server.moods.fail(500, times=5, path="/tags", after=2)
    outcomes = lab.sync()
    assert outcomes["tags"].status == "failed"
    assert lab.query("select name, received_at, _deleted_at from shop.tags order by 1") == before
    lab.server.moods.clear()
    lab.good()
    lab.check()


def test_an_empty_stream_has_its_tables_all_the_same(lab: Lab) -> None:
    lab.good()
    for table in ("orders", "order_lines", "customers", "tags"):
        assert lab.query(f"select count(*) from shop.{table}") == [(0,)]
        assert lab.query(f"select obj_description('shop.{table}'::regclass) is not null") == [(True,)]
    lab.check()


# ---- failures


def test_a_stream_that_fails_leaves_the_others_and_catches_up_later(lab: Lab) -> None:
    lab.world.fill(50)
    lab.server.moods.fail(500, times=2, path="/orders")
    outcomes = lab.sync()
    assert {name: o.status for name, o in outcomes.items()} == {
        "orders": "failed", "customers": "succeeded", "tags": "succeeded",
    }  # fmt: skip
    error = outcomes["orders"].error
    assert error is not None
    assert (error.kind, "GET /orders" in str(error)) == ("vendor unavailable", True)
    assert covered(lab) == []
    assert lab.query("select status, error_kind, error from tributary.syncs where stream = 'orders'") == [
        ("failed", "vendor unavailable", str(error))
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


def test_a_wrong_key_is_one_error_before_anything_else_is_asked(lab: Lab) -> None:
    lab.world.fill(10)
    with pytest.raises(CredentialsError, match="GET /me: .* refuses the credentials") as refused:
        lab.sync(options={"api_key": "wrong-key-wrong-key"})
    assert "wrong-key" not in str(refused.value)
    assert lab.paths() == ["/me"]


def test_a_key_that_ends_in_the_middle_is_one_error_too(lab: Lab) -> None:
    lab.world.fill(50)
    lab.server.moods.fail(401, times=1000, path="/orders", after=1)
    with pytest.raises(CredentialsError):
        lab.sync()
    assert covered(lab) == []


class Buggy(Shop):
    """A connector with a defect."""

    def _changed(self, window: Window) -> Pages:
        raise KeyError("ada@example.com")

    _created = _changed


def test_a_defect_in_a_connector_fails_its_stream_alone_and_tells_no_data(lab: Lab) -> None:
    lab.world.fill(10)
    outcomes = lab.sync(options={"connector": "tests.engine.test_sync:Buggy"})
    assert [o.status for o in outcomes.values()] == ["succeeded", "failed", "succeeded"]
    assert str(outcomes["orders"].error) == "shop.orders: KeyError, a defect; the log has more."


def test_another_shape_of_answer_stops_the_stream(lab: Lab) -> None:
    lab.world.fill(10)
    lab.server.moods.answer('{"data": {"id": 1}, "next": null}', path="/orders")
    outcome = lab.sync()["orders"]
    assert "orders: the answer has another shape" in str(outcome.error)
    assert covered(lab) == []


# ---- dead letters


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


# ---- long loads


def test_a_long_load_commits_the_windows_that_are_complete_and_never_asks_for_them_again(lab: Lab) -> None:
    lab.world.fill(6_000)
    lab.world.page = 2_000
    long = Warehouse(lab.warehouse._url, commit_rows=1_000)
    start = lab.now() - timedelta(days=41)

    def meanwhile(request: Request) -> Response | None:
        if request.path == "/orders" and float(dict(request.query)["from"]) == start.timestamp():
            for _ in range(200):
                if covered(lab):
                    break
                time.sleep(0.05)
            return lab.world.refusal(500)
        return None

    lab.world.meanwhile = meanwhile
    config = lab.config(start_date=start, pieces=4)
    (outcome,) = sync_source(config, long, streams=["orders"])
    long.close()
    assert outcome.status == "failed"
    done, ((rows,),) = covered(lab), lab.query("select count(*) from shop.orders")
    assert 0 < rows < 6_000
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
    for begin, end in asked(lab, "/orders"):
        assert all(end <= a or begin >= b - OVERLAP for a, b in done)
    assert lab.query("select count(*) from shop.orders") == [(6_000,)]


# ---- two at once


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


def test_an_error_is_a_single_line(lab: Lab) -> None:
    lab.server.moods.html(times=10, path="/orders")
    error = lab.sync()["orders"].error
    assert isinstance(error, TributaryError)
    assert "\n" not in str(error)
