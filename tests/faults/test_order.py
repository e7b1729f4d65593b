"""Order, cursor, time: whatever comes late, twice or stamped oddly, the tables end as the vendor's own state."""

from __future__ import annotations

import itertools
import json
from datetime import UTC, datetime, time, timedelta
from typing import Any

import psycopg
import pytest

from etl.errors import AlreadyRunning
from etl.sandbox import Request, Response
from tests.engine import oracle
from tests.engine.conftest import Lab, lab, world
from tests.engine.shop import NOW
from tests.warehouse.conftest import connection
from tests.warehouse.staging import Bench, Item, Rows, StampedItem, at, item

__all__ = ["connection", "lab", "world"]

LAG, OVERLAP = timedelta(seconds=60), timedelta(minutes=10)


@pytest.mark.D1
def test_five_thousand_records_of_one_instant_and_late_ones_of_the_same_are_all_there(lab: Lab) -> None:
    lab.world.page = 1_000
    instant = NOW - 120
    for i in range(5_000):
        lab.world.customer(i, at=instant, email=f"c{i}@example.com")
    lab.good(streams=["customers"])
    lab.check_customers()
    (reached,) = [end for _, end in lab.covered("customers")]
    lab.world.later(minutes=5)
    for place, key in ((instant, 2_500_000), (instant, -1), (int((reached - OVERLAP).timestamp()), -2)):
        lab.world.customer(key, at=place, email="late@example.com")
    lab.server.forget()
    outcome = lab.good(streams=["customers"])["customers"]
    assert lab.asked("/customers")[0][0] == reached - OVERLAP
    assert (outcome.total.inserted, outcome.total.unchanged) == (3, 5_000)
    lab.check_customers()


@pytest.mark.D4
@pytest.mark.parametrize("table", [Item, StampedItem], ids=["as asked for", "as stamped"])
def test_of_four_versions_the_newest_stays_in_every_order_and_cut_into_any_runs(
    connection: psycopg.Connection[Any], table: type[Item]
) -> None:
    bench = Bench(connection, table)
    runs: list[dict[str, list[int]]] = [{} for _ in range(4)]
    orders, cuts = itertools.permutations((1, 2, 3, 4)), itertools.product((0, 1), repeat=3)
    for number, (order, cut) in enumerate(itertools.product(orders, cuts)):
        run = 0
        for version, ends in zip(order, (*cut, 0), strict=True):
            runs[run].setdefault(f"k{number}", []).append(version)
            run += ends
    for run, versions in enumerate(runs):
        if table is StampedItem:  # all on one page, in the order in which they came
            page = [item(v, key, updated=at(v).isoformat()) for key, came in versions.items() for v in came]
            bench.sync(Rows(100 + run, *page))
            continue
        pages = []
        for place in range(4):
            for version in (1, 2, 3, 4):
                found = [k for k, came in versions.items() if came[place : place + 1] == [version]]
                pages += [Rows(version, *(item(version, key) for key in found))] if found else []
        bench.sync(*pages)
    assert bench.state() == {f"k{number}": 4 for number in range(24 * 8)}


@pytest.mark.D6
def test_deleted_made_again_and_deleted_the_row_is_marked_lives_and_is_marked_and_keeps_what_it_said(
    lab: Lab,
) -> None:
    lab.world.fill(5)
    seen = "select amount, note, _deleted_at is null from shop.orders where id = 'x'"
    lab.world.order("x", amount=1, note="first")
    for step, (act, expected) in enumerate(
        [
            (lambda: lab.world.delete_order("x"), (1, "first", False)),
            (lambda: lab.world.order("x", amount=2, note="again"), (2, "again", True)),
            (lambda: lab.world.delete_order("x"), (2, "again", False)),
            (lambda: (lab.world.order("x", amount=3), lab.world.delete_order("x")), (2, "again", False)),
            (lambda: (lab.world.order("x", amount=4), lab.world.delete_order("x"), lab.world.order("x", amount=5)),
             (5, None, True)),
        ]
    ):  # fmt: skip
        if not step:
            lab.good(streams=["orders"])
        lab.world.later(hours=1)
        act()
        lab.world.later(minutes=2)
        lab.good(streams=["orders"])
        assert lab.query(seen) == [expected], step
    assert oracle.stored(lab.warehouse)["orders"] == oracle.living(lab.world)["orders"]


def answered(records: list[dict[str, Any]]) -> Response:
    body = json.dumps({"data": records, "next": None}).encode()
    return Response(200, body, {"Content-Type": "application/json"})


@pytest.mark.D7
def test_a_record_without_a_stamp_and_one_of_2999_load_and_are_told_and_the_cursor_goes_no_further(
    lab: Lab,
) -> None:
    lab.world.fill(10)
    lab.good()
    shown = [
        {"id": 1, "updated_at": "2999-01-01T00:00:00Z", "email": "far", "deleted": False},
        {"id": 2, "updated_at": None, "email": "never", "deleted": False},
        {"id": 77, "email": "without", "deleted": False},
    ]
    lab.world.meanwhile = lambda request: answered(shown) if request.path == "/customers" else None
    lab.world.later(hours=1)
    outcome = lab.good(streams=["customers"])["customers"]
    assert outcome.notes == [
        "shop.customers.updated: 1 stamps are of days to come; their rows count as of now"
    ]
    assert lab.query("select notes from tributary.syncs order by id desc limit 1") == [(outcome.notes,)]
    emails = "select id, email from shop.customers where id in (1, 2, 77) order by id"
    assert lab.query(emails) == [(1, "far"), (2, "never"), (77, "without")]
    assert lab.covered("customers")[-1][1] == lab.now() - LAG
    lab.world.meanwhile = lambda _: None
    lab.world.time = int(datetime.now(UTC).timestamp()) + 5  # by our clock, of which those rows are
    lab.world.customer(1, at=lab.world.time - 2, email="mended")
    lab.world.customer(2, at=lab.world.time - 2, email="mended")
    lab.good(streams=["customers"])
    assert lab.query(emails)[:2] == [(1, "mended"), (2, "mended")]


@pytest.mark.C17
@pytest.mark.parametrize("ahead", [2, 600, 12 * 3_600], ids=["seconds", "minutes", "hours"])
def test_a_change_at_midnight_is_newer_than_the_one_before_it_however_far_the_vendor_is_ahead(
    connection: psycopg.Connection[Any], ahead: int
) -> None:
    bench, since = Bench(connection, StampedItem), at(0)
    midnight = (datetime.combine(since, time(), UTC) + timedelta(days=1) - since).total_seconds()

    def seen(value: int, key: str, stamped: float) -> Rows:
        return Rows(stamped - ahead, item(value, key, updated=at(stamped).isoformat()))

    bench.sync(seen(1, "a", midnight - 1), seen(2, "b", midnight - 1), seen(3, "b", midnight))
    bench.sync(seen(4, "a", midnight), seen(5, "b", midnight + 0.5))
    assert bench.state() == {"a": 4, "b": 5}
    bench.sync(seen(6, "c", midnight - 1), seen(7, "c", midnight))
    assert bench.state()["c"] == 7


@pytest.mark.C17
@pytest.mark.D7
def test_where_the_vendor_is_days_ahead_a_row_takes_a_newer_stamp_and_no_older_one(
    connection: psycopg.Connection[Any],
) -> None:
    bench, hour = Bench(connection, StampedItem), 3_600

    def seen(value: int, asof: float, stamped: float) -> Rows:
        return Rows(asof, item(value, updated=at(stamped).isoformat()))

    bench.sync(seen(1, 1 * hour, 24 * hour))  # within a day of the time it was asked for: its version
    bench.sync(seen(2, 2 * hour, 50 * hour))  # not so
    assert bench.state() == {"a": 2}
    bench.sync(seen(3, 3 * hour, 51 * hour), seen(1, 3 * hour, 1 * hour))
    assert bench.state() == {"a": 3}
    bench.sync(seen(4, 4 * hour, 3.5 * hour))  # by a clock that was set right
    assert bench.state() == {"a": 4}


@pytest.mark.D8
def test_a_page_on_which_no_record_has_the_stamp_stops_the_stream_and_the_cursor_stays(lab: Lab) -> None:
    lab.world.fill(10)
    lab.good()
    before, rows = lab.covered("customers"), oracle.stored(lab.warehouse)["customers"]
    lab.world.later(hours=1)
    lab.world.order("new", amount=1)
    lab.world.later(minutes=2)
    shown = [{"id": n, "changed_at": "2026-03-01T12:30:00Z", "email": "x", "deleted": False} for n in (1, 2)]
    lab.world.meanwhile = lambda request: answered(shown) if request.path == "/customers" else None
    outcomes = lab.sync()
    assert [o.status for o in outcomes.values()] == ["failed", "succeeded", "succeeded"]
    assert str(outcomes["customers"].error).startswith(
        "customers: no record of a page has updated_at, by which copies of a row are told apart: "
    )
    assert lab.covered("customers") == before
    assert oracle.stored(lab.warehouse)["customers"] == rows
    lab.world.meanwhile = lambda _: None
    lab.good()
    lab.check()


@pytest.mark.D10
def test_a_run_of_four_hours_outlasts_its_schedule_and_nothing_is_skipped_or_read_twice(lab: Lab) -> None:
    lab.world.fill(20)
    lab.good()
    lab.world.later(hours=3)
    (began,) = [end for _, end in lab.covered()]
    ticks: list[Any] = []

    def meanwhile(request: Request) -> None:
        if request.path == "/orders" and not ticks:
            ticks.append(None)
            lab.world.later(hours=3)
            ticks[0] = lab.sync(streams=["orders"])["orders"]  # the next tick finds this run at work
            lab.world.order("born_meanwhile", amount=1)
            lab.world.later(hours=1)

    lab.world.meanwhile = meanwhile
    start = lab.now()
    lab.server.forget()
    lab.good(streams=["orders"])
    assert isinstance(ticks[0].error, AlreadyRunning)
    assert lab.covered()[-1][1] == start - LAG, "it covers what there was when it began"
    for slept in (timedelta(hours=5), timedelta(days=3)):  # late, and after the machine slept
        lab.world.order(f"while_late_{slept}", amount=2)
        lab.world.later(seconds=slept.total_seconds())
        lab.good(streams=["orders"])
    windows = lab.asked("/changes")
    assert windows[0][0] == began - OVERLAP
    for (_, end), (next_start, _) in itertools.pairwise(windows):
        assert end - next_start == OVERLAP + LAG + timedelta(seconds=1), "no more than the overlap twice"
    assert len(lab.covered()) == 1
    lab.good()
    lab.check()


@pytest.mark.D6
@pytest.mark.D11
def test_a_backfill_of_the_time_at_which_a_row_went_leaves_the_one_that_came_back(lab: Lab) -> None:
    lab.world.fill(20)
    lab.good()
    lab.world.later(hours=1)
    lab.world.delete_order("o00003")
    lab.world.later(hours=5)
    lab.world.order("o00003", amount=5)
    lab.world.later(hours=5)
    lab.good()
    lab.good(window=lab.window(timedelta(hours=12), timedelta(hours=8)))
    lab.check()
