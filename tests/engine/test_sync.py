"""Syncs from a small shop: what is asked for when, and what the ledger then says."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from etl.connector import Note, Page, Pages, Stream, stream
from etl.sandbox import Request
from etl.task import plan
from etl.window import BEGINNING, Window
from tests.engine import oracle
from tests.engine.conftest import Lab
from tests.engine.shop import CHANGES_KEPT, NOW, Line, Order, Shop, Tag

LAG = timedelta(seconds=60)
AHEAD = timedelta(seconds=1)  # so that the present second is read
OVERLAP = timedelta(minutes=10)


# ---- which windows


def test_a_first_sync_reads_all_there_is_up_to_a_moment_ago(lab: Lab) -> None:
    lab.world.fill(50)
    outcomes = lab.good()
    lab.check()
    assert lab.asked("/orders") == [(BEGINNING, lab.now() + AHEAD)]
    assert lab.covered() == [(BEGINNING, lab.now() - LAG)]
    assert outcomes["orders"].windows[0].initial
    assert list(outcomes) == ["customers", "orders", "tags"]


def test_a_first_sync_begins_where_the_configuration_says(lab: Lab) -> None:
    lab.world.fill(50)
    outcomes = lab.good(options={"start_date": date(2026, 2, 20)})
    assert lab.asked("/orders") == [(datetime(2026, 2, 20, tzinfo=UTC), lab.now() + AHEAD)]
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
    assert lab.asked("/changes") == [(reached - OVERLAP, lab.now() + AHEAD)]
    assert lab.covered() == [(BEGINNING, lab.now() - LAG)]
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
    assert len(lab.covered()) == 1


def test_what_happens_while_the_vendors_clock_stands_is_seen_all_the_same(lab: Lab) -> None:
    lab.world.fill(5)
    lab.good()
    reached = lab.now() - LAG
    lab.server.forget()
    lab.world.order("o00003", amount=77)
    lab.world.order("new", amount=1)
    lab.good()
    lab.check()
    assert lab.asked("/orders") == [(reached - OVERLAP, lab.now() + AHEAD)]
    assert lab.covered() == [(BEGINNING, reached)]


def test_a_backfill_reads_its_window_and_leaves_the_rest_to_the_next_sync(lab: Lab) -> None:
    lab.world.fill(40)
    march = lab.window(timedelta(days=20), timedelta(days=10))
    outcomes = lab.good(window=march, streams=["orders"])
    assert lab.asked("/orders") == [(march.start, march.end)]
    assert lab.covered() == [(march.start, march.end)]
    assert outcomes["orders"].counts["orders"].inserted == 10
    outcomes = lab.good()
    assert [w.initial for w in outcomes["orders"].windows] == [True, False]
    assert lab.covered() == [(BEGINNING, lab.now() - LAG)]
    lab.check()


def test_a_backfill_moves_the_end_of_what_is_covered_neither_forth_nor_back(lab: Lab) -> None:
    lab.world.fill(10)
    lab.good()
    before = lab.covered()
    lab.good(window=lab.window(timedelta(days=9), timedelta(days=8)))
    lab.good(
        window=lab.window(timedelta(days=1), timedelta(days=-5))
    )  # the future is left to those who live then
    assert lab.covered() == before
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
    assert lab.asked("/orders") == [(BEGINNING, lab.now() + AHEAD)]
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


@pytest.mark.A10
def test_a_column_that_a_human_dropped_is_told_of_and_filled_by_a_full_sync(lab: Lab) -> None:
    lab.world.fill(5)
    lab.good()
    lab.query("alter table shop.orders drop column amount")
    lab.world.later(hours=1)
    lab.world.order("o00001", amount=77)
    lab.world.later(minutes=2)
    (note,) = lab.good()["orders"].notes
    assert note.startswith("column shop.orders.amount was added; rows read before have no value there until")
    assert lab.query(
        "select notes from tributary.syncs where stream = 'orders' order by id desc limit 1"
    ) == [([note],)]
    assert lab.query("select count(*) from shop.orders where amount is null") == [(4,)]
    assert lab.good(full=True, streams=["orders"])["orders"].notes == []
    lab.check()


@pytest.mark.C19
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
        Window(now - 4 * day, now - LAG, newest=True),
    )
    still = plan(stream, [Window(now - 10 * day, now - LAG)], now - 10 * day, now, window=None, full=False)
    assert still.windows == (Window(now - LAG, now - LAG, newest=True),), "by a clock that may stand still"
    asked = Window(now - day / 2, now + day)
    assert plan(stream, done, now - 10 * day, now, window=asked, full=False).windows == (
        Window(now - day / 2, now - LAG, newest=True),
    )
    to_come = Window(now, now + day)
    assert plan(stream, done, now - 10 * day, now, window=to_come, full=False).windows == ()
    assert plan(stream, [], now + day, now, window=None, full=False).windows == ()
    kept = Stream(Order, read, changes_kept=3 * day)
    (everything,) = plan(kept, done, now - 10 * day, now, window=None, full=False).windows
    assert everything == Window(now - 10 * day, now - LAG, initial=True, newest=True)


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
    lab.world.customer(1, at=NOW - 30, email="fresh")  # within the lag: read, and read again
    lab.good()
    assert (1,) in oracle.stored(lab.warehouse)["customers"]
    assert lab.covered("customers")[0][1] == lab.now() - LAG
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


@pytest.mark.C10
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
    assert lab.covered("customers")[-1][1] == lab.now() - LAG
    lab.world.later(hours=1)
    lab.world.customer(1, email="back")
    lab.world.later(minutes=2)
    lab.good()
    lab.check()


@pytest.mark.parametrize("skew", [-600, 600])
@pytest.mark.C17
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


@pytest.mark.C17
def test_the_vendors_future_is_not_covered_even_if_its_clock_is_ahead_of_ours(lab: Lab) -> None:
    lab.world.time = int(datetime.now(UTC).timestamp()) + 3600
    lab.world.order("o1", amount=1, at=lab.world.time - 7200)
    lab.good()
    assert lab.covered()[0][1] <= datetime.now(UTC) - LAG


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


class WholeOrders(Shop):
    """Orders as a snapshot, with the lines inside them."""

    @stream(Order, children=(Line,), windowed=False)
    def orders(self, window: Window) -> Pages:
        for answer in self._paged("/orders", window):
            yield Page(answer)
            yield Page(answer, records="data[].lines", table=Line)


def test_rows_inside_a_row_that_vanished_are_gone_with_it(lab: Lab) -> None:
    lab.world.fill(12)
    snapshot = {"connector": "tests.engine.test_sync:WholeOrders"}
    lab.good(options=snapshot)
    lab.world.delete_order("o00003")
    counts = lab.good(options=snapshot)["orders"].counts
    assert (counts["orders"].deleted, counts["order_lines"].deleted) == (1, 3)
    left = lab.query("select distinct order_id from shop.order_lines where _deleted_at is not null")
    assert left == [("o00003",)]
    lab.world.order("o00003", amount=1, lines=[{"product": "p", "amount": 5}])
    lab.good(options=snapshot)
    assert lab.query(
        "select product from shop.order_lines where order_id = 'o00003' and _deleted_at is null"
    ) == [("p",)]


class PartlyWithheld(Shop):
    """Tags of which some cannot be asked for, which it says twice."""

    @stream(Tag, windowed=False)
    def tags(self, window: Window) -> Pages:
        yield from super().tags(window)
        yield Note("some are withheld", partial=True)
        yield Note("some are withheld", partial=True)


def test_a_snapshot_that_is_known_to_be_partial_marks_nothing_and_says_so_once(lab: Lab) -> None:
    lab.world.fill(10)
    lab.good()
    del lab.world.tags["t3"]
    tags = lab.good(options={"connector": "tests.engine.test_sync:PartlyWithheld"})["tags"]
    assert (tags.total.deleted, tags.notes) == (0, ["some are withheld"])
    assert lab.good()["tags"].total.deleted == 1


class Childless(WholeOrders):
    """Says nothing of what is inside its orders."""

    @stream(Order, children=(Line,), windowed=False)
    def orders(self, window: Window) -> Pages:
        for answer in self._paged("/orders", window):
            yield Page(answer)


def test_a_table_that_nothing_fills_is_there_all_the_same(lab: Lab) -> None:
    lab.world.fill(3)
    lab.good(options={"connector": "tests.engine.test_sync:Childless"})
    assert lab.query("select count(*) from shop.order_lines") == [(0,)]


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


@pytest.mark.C8
def test_an_empty_stream_has_its_tables_all_the_same(lab: Lab) -> None:
    lab.good()
    for table in ("orders", "order_lines", "customers", "tags"):
        assert lab.query(f"select count(*) from shop.{table}") == [(0,)]
        assert lab.query(f"select obj_description('shop.{table}'::regclass) is not null") == [(True,)]
    lab.check()
