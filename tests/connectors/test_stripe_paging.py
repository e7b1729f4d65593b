"""Stripe's lists page by page, while objects come and go."""

from __future__ import annotations

import json
import random
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zlib import crc32

import msgspec
import pytest

from connectors.sandbox.stripe import StripeSandbox
from etl.connector import Done, Page
from etl.sandbox import Request, Response
from etl.sources import open_source
from etl.window import BEGINNING, Window
from tests.connectors.conftest import DAY, Meddled, Mirror, Open, small_company

Json = dict[str, Any]


def spread(box: StripeSandbox, kind: str, count: int, apart: float) -> list[str]:
    """The ids of so many new objects, evenly created until ten days ago, oldest first."""
    end = box.now() - 10 * DAY
    return [box.create(kind, created=int(end - apart * (count - n)))["id"] for n in range(count)]


def delete_cursor(box: Meddled, kind: str, path: str, rows: int) -> None:
    """Have the last objects of a page deleted just before the next page is asked for."""

    def once(request: Request) -> None:
        cursor = dict(request.query).get("starting_after")
        if request.path == path and cursor:
            box.before = None
            order = [o["id"] for o in box.objects(kind)]
            for id in order[order.index(cursor) :][:rows]:
                box.delete(kind, id)

    box.wait(120)
    box.before = once


def living(box: StripeSandbox, kind: str) -> set[str]:
    return {o["id"] for o in box.objects(kind) if not o.get("test_clock")}


@pytest.mark.D3
@pytest.mark.parametrize(
    ("kind", "stream"), [("plan", "plans"), ("coupon", "coupons"), ("customer", "customers")]
)
@pytest.mark.parametrize("rows", [1, 30, 100])
def test_objects_deleted_while_they_are_the_cursor_hide_no_others(
    mirror: Open, kind: str, stream: str, rows: int
) -> None:
    box = Meddled(people=4, months=1, now=small_company().now())
    ids = spread(box, kind, 450, 60.0)
    delete_cursor(box, kind, f"/v1/{stream}", rows)
    mine = mirror(box)
    mine.sync(stream, window=around(box))
    assert box.before is None
    assert mine.living(stream) >= living(box, kind) & set(ids)
    assert [r.status for r in mine.asked(f"/v1/{stream}") if r.status != 200] == [400] * rows


def around(box: StripeSandbox) -> Window:
    """The half day that ended ten days ago: too short to be cut in windows that are read side by side."""
    end = datetime.fromtimestamp(box.now() - 10 * DAY + 120, UTC)
    return Window(end - timedelta(hours=12), end)


@pytest.mark.D1
@pytest.mark.parametrize("rows", [1, 100])
def test_a_second_with_more_objects_than_a_page_is_read_whole(mirror: Open, rows: int) -> None:
    box = Meddled(people=4, months=1, now=small_company().now())
    ids = [*spread(box, "plan", 350, 0.001), *spread(box, "plan", 20, 60.0)]
    delete_cursor(box, "plan", "/v1/plans", rows)
    mine = mirror(box)
    mine.sync("plans", window=around(box))
    assert box.before is None
    assert mine.living("plans") >= living(box, "plan") & set(ids)


@pytest.mark.C10
def test_what_is_created_while_paging_is_neither_lost_nor_doubled(mirror: Open) -> None:
    mine = mirror(small_company())
    spread(mine.box, "tax_rate", 700, 3_600.0)
    mine.box.wait(120)
    mine.box.creates_while_paging = 7
    total = mine.sync("tax_rates")["tax_rates"].total
    assert total.inserted + total.superseded == total.fetched
    mine.box.creates_while_paging = 0
    mine.box.wait(120)
    mine.sync("tax_rates")
    assert mine.living("tax_rates") == living(mine.box, "tax_rate")


class Forgetful(StripeSandbox):
    """A Stripe that loses the rest of a list whenever it is given a cursor together with a time."""

    def respond(self, request: Request) -> Response:
        """An empty page where a cursor would have led on; the first page of what is older than a time is whole."""
        asked = dict(request.query)
        if "starting_after" in asked and "created[lt]" in asked:
            body = {"object": "list", "data": [], "has_more": False, "url": request.path}
            return Response(200, json.dumps(body).encode(), {"Content-Type": "application/json"})
        return super().respond(request)


def test_an_empty_page_after_a_cursor_does_not_end_the_list(mirror: Open) -> None:
    mine = mirror(Forgetful(people=4, months=1, now=small_company().now()))
    ids = spread(mine.box, "tax_rate", 350, 0.1)
    mine.box.wait(120)
    mine.sync("tax_rates", window=around(mine.box))
    assert mine.living("tax_rates") >= set(ids)
    assert len(mine.asked("/v1/tax_rates")) > 4


class Circling(StripeSandbox):
    """A Stripe that gives the first page for ever."""

    def respond(self, request: Request) -> Response:
        """The answer to the request without its cursor."""
        return super().respond(replace(request, query=[q for q in request.query if q[0] != "starting_after"]))


@pytest.mark.C9
def test_pages_that_go_round_are_an_error_and_not_an_endless_sync(mirror: Open) -> None:
    mine = mirror(Circling(people=4, months=1, now=small_company().now()))
    spread(mine.box, "coupon", 150, 60.0)
    error = mine.try_sync("coupons")["coupons"].error
    assert "round in a circle" in str(error)
    assert "/v1/coupons" in str(error)
    assert len(mine.asked("/v1/coupons")) == 2


def test_a_first_load_in_concurrent_windows_asks_little_more_than_it_must(mirror: Open) -> None:
    mine = mirror(small_company())
    spread(mine.box, "tax_rate", 6_000, 7_200.0)
    mine.box.wait(120)
    mine.sync("tax_rates")
    asked = mine.asked("/v1/tax_rates")
    needed = -(-len(mine.box.objects("tax_rate")) // 100)
    assert mine.living("tax_rates") == living(mine.box, "tax_rate")
    assert needed <= len(asked) <= 1.3 * needed
    windows = {dict(served.query).get("created[gte]") for served in asked}
    assert len(windows) > 5, "it was cut in windows"


def pages_in_any_order(mirror: Mirror, stream: str, rng: random.Random) -> list[Page | Done]:
    """All that a stream yields for a first load, its branches read in turns that nobody can foresee."""
    connector = open_source(mirror.config())
    read = next(s.read for s in connector.streams() if s.name == stream)
    end = datetime.fromtimestamp(mirror.box.now(), UTC)
    branches: list[Any] = [read(Window(BEGINNING, end, initial=True))]
    found: list[Page | Done] = []
    while branches:
        branch = rng.choice(branches)
        item = next(branch, None)
        if item is None:
            branches.remove(branch)
        elif isinstance(item, (Page, Done)):
            found.append(item)
        else:
            branches.append(item)
    connector.close()
    return found


@pytest.mark.parametrize("seed", range(5))
def test_what_is_said_to_be_done_has_been_read_without_a_gap_up_to_now(mirror: Open, seed: int) -> None:
    mine = mirror(small_company())
    spread(mine.box, "tax_rate", 3_000, 7_200.0)
    mine.box.wait(120)
    objects = mine.box.objects("tax_rate")
    seen: set[str] = set()
    done: list[Window] = []
    for item in pages_in_any_order(mine, "tax_rates", random.Random(seed)):
        if isinstance(item, Page):
            seen |= {row["id"] for row in msgspec.json.decode(item.answer.body)["data"]}
            continue
        done.append(item.window)
        since = item.window.start.timestamp()
        assert {o["id"] for o in objects if o["created"] >= since} <= seen
    assert {window.end for window in done} == {datetime.fromtimestamp(mine.box.now(), UTC)}
    assert len({window.start for window in done}) > 3, "parts were done before the whole"
    assert done[-1].start == BEGINNING
    assert all(later.start <= earlier.start for earlier, later in zip(done, done[1:], strict=False))


def test_a_load_that_was_cut_off_goes_on_where_it_stood(mirror: Open) -> None:
    mine = mirror(small_company())
    spread(mine.box, "tax_rate", 900, 3_600.0)
    mine.box.wait(1_200)
    now = datetime.fromtimestamp(mine.box.now(), UTC)
    mine.sync("tax_rates", window=Window(now - timedelta(days=30), now))
    mine.box.wait(120)
    mine.sync("tax_rates")
    assert mine.living("tax_rates") == living(mine.box, "tax_rate")
    done = (now - timedelta(days=30)).timestamp(), (now - timedelta(minutes=15)).timestamp()
    for served in mine.asked("/v1/tax_rates"):
        asked = dict(served.query)
        assert int(asked["created[gte]"]) >= done[1] or int(asked["created[lt]"]) <= done[0]


class Disordered(StripeSandbox):
    """A Stripe whose lists come oldest first, or in no order at all."""

    order: Callable[[Json], Any] = staticmethod(lambda row: row["created"])

    def respond(self, request: Request) -> Response:
        """A page of tax rates in that order; other answers are Stripe's."""
        if request.path != "/v1/tax_rates":
            return super().respond(request)
        asked = dict(request.query)
        since, until = int(asked.get("created[gte]", 0)), int(asked.get("created[lt]", 1 << 40))
        rows = [r for r in sorted(self.objects("tax_rate"), key=self.order) if since <= r["created"] < until]
        after = asked.get("starting_after")
        order = [self.order(r) for r in rows]
        start = bisect_right(order, self.order(self.find("tax_rate", after))) if after else 0
        page = rows[start : start + 100]
        body = {"object": "list", "data": page, "has_more": len(rows) > start + 100, "url": request.path}
        return Response(200, json.dumps(body).encode(), {"Content-Type": "application/json"})


@pytest.mark.parametrize(
    "order",
    [
        lambda row: row["created"],
        lambda row: hash(row["id"]),
        lambda row: -row["created"] + hash(row["id"]) % 40_000,
    ],
    ids=["oldest first", "none", "almost newest first"],
)
def test_a_list_in_another_order_is_read_whole_and_once(mirror: Open, order: Any) -> None:
    box = Disordered(people=4, months=1, now=small_company().now())
    box.order = order
    mine = mirror(box)
    spread(box, "tax_rate", 1_500, 7_200.0)
    box.wait(120)
    total = mine.sync("tax_rates")["tax_rates"].total
    assert mine.living("tax_rates") == living(box, "tax_rate")
    assert total.fetched == total.inserted


@pytest.mark.parametrize("places", [2, 5, 50])
def test_what_is_said_to_be_done_has_been_read_though_a_list_is_almost_newest_first(
    mirror: Open, places: int
) -> None:
    box = Disordered(people=4, months=1, now=small_company().now())
    box.order = lambda row: -row["created"] + crc32(row["id"].encode()) % (7_200 * places)
    mine = mirror(box)
    spread(box, "tax_rate", 3_000, 7_200.0)
    box.wait(120)
    seen: set[str] = set()
    for item in pages_in_any_order(mine, "tax_rates", random.Random(places)):
        if isinstance(item, Page):
            seen |= {row["id"] for row in msgspec.json.decode(item.answer.body)["data"]}
        else:
            since = item.window.start.timestamp()
            assert {o["id"] for o in box.objects("tax_rate") if o["created"] >= since} <= seen
