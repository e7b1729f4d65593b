"""Snapshots: what a complete reading does not show is gone, and what is known to be partial marks nothing."""

from __future__ import annotations

import pytest

from etl.connector import Note, Page, Pages, stream
from etl.window import Window
from tests.engine import oracle
from tests.engine.conftest import Lab
from tests.engine.shop import Line, Order, Shop, Tag


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
    snapshot = {"connector": "tests.engine.test_snapshots:WholeOrders"}
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
    tags = lab.good(options={"connector": "tests.engine.test_snapshots:PartlyWithheld"})["tags"]
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
    lab.good(options={"connector": "tests.engine.test_snapshots:Childless"})
    assert lab.query("select count(*) from shop.order_lines") == [(0,)]


@pytest.mark.P1
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
@pytest.mark.E13
def test_an_empty_stream_has_its_tables_all_the_same(lab: Lab) -> None:
    lab.good()
    for table in ("orders", "order_lines", "customers", "tags"):
        assert lab.query(f"select count(*) from shop.{table}") == [(0,)]
        assert lab.query(f"select obj_description('shop.{table}'::regclass) is not null") == [(True,)]
    lab.check()
