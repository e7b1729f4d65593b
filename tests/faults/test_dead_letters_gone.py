"""Dead letters of single values whose rows are gone: nothing keeps them open."""

from __future__ import annotations

import pytest

from etl.connector import Complete, Deleted, Pages, stream
from etl.window import Window
from tests.engine.conftest import Lab
from tests.engine.shop import CHANGES_KEPT, Customer, Line, Order, Shop
from tests.faults.test_dead_letters import found


class Keeping(Shop):
    """The shop, whose list of orders has all that there are."""

    @stream(Order, children=(Line,), changes_kept=CHANGES_KEPT, keeps_all=True)
    def orders(self, window: Window) -> Pages:
        yield from super().orders(window)


@pytest.mark.E18
@pytest.mark.parametrize("how", ["told", "missed"])
def test_a_value_of_a_row_that_is_gone_leaves_no_open_letter(lab: Lab, how: str) -> None:
    lab.world.fill(20)
    for order in ("o00007", "o00008"):
        lab.world.orders[order]["note"] = {"odd": True}
        lab.world.orders[order]["lines"] = [{"product": {"odd": True}, "amount": 1}]
    for tag in ("t8", "t9"):
        lab.world.tags[tag] = {"name": tag, "color": ["red"]}
    options = {"connector": f"{__name__}:Keeping"}
    lab.good(options=options)
    assert len(found(lab)) == 6
    lab.world.later(minutes=5)
    lab.world.tags.pop("t9")
    lab.world.delete_order("o00007") if how == "told" else lab.world.orders.pop("o00007")
    lab.world.later(minutes=5)
    outcomes = lab.good(full=how == "missed", options=options)
    assert outcomes["orders"].total.deleted == 2
    left = sorted((one.table, (one.key or "")[:6]) for one in found(lab))
    assert left == [("order_lines", "o00008"), ("orders", "o00008"), ("tags", "t8")]
    closed = [one for one in found(lab, closed=True) if "o00007" in (one.key or "") or one.key == "t9"]
    assert {one.closed_reason for one in closed} == {"it is gone at the vendor"}
    assert len(closed) == 3


class Hasty(Shop):
    """The shop, which says in the same breath that an order and a customer are gone."""

    @stream(Order, children=(Line,), changes_kept=CHANGES_KEPT)
    def orders(self, window: Window) -> Pages:
        yield from self._created(window)
        yield from self._changed(window)
        asof = self.http.clock()
        yield Deleted([("o00007",)], at=asof, asof=asof)
        yield Complete(asof, ["o00007"], Line)

    @stream(Customer)
    def customers(self, window: Window) -> Pages:
        yield from super().customers(window)
        asof = self.http.clock()
        yield Deleted([("9",)], at=asof, asof=asof)


@pytest.mark.E18
@pytest.mark.parametrize("before", ["nothing", "others", "them"])
def test_a_value_whose_row_goes_in_the_very_sync_that_refuses_it_leaves_no_open_letter(
    lab: Lab, before: str
) -> None:
    if before != "nothing":
        lab.world.fill(20 if before == "them" else 6)
        lab.good()
        lab.world.later(minutes=5)
    for order in ("o00007", "o00008"):
        lab.world.order(order, note={"odd": True}, lines=[{"product": {"odd": True}, "amount": 1}])
    lab.world.customer(7, email={"odd": True}, deleted=True)
    lab.world.customer(8, email={"odd": True})
    lab.world.customer(9, email={"odd": True})
    lab.world.later(minutes=5)
    lab.good(options={"connector": f"{__name__}:Hasty"})
    left = sorted((one.table, one.key) for one in found(lab, closed=False))
    assert left == [("customers", "8"), ("order_lines", "o00008,0"), ("orders", "o00008")]
    gone = [one for one in found(lab, closed=True) if one.closed_reason == "it is gone at the vendor"]
    assert {(one.table, one.key) for one in gone} == {
        ("customers", "7"),
        ("customers", "9"),
        ("order_lines", "o00007,0"),
        ("orders", "o00007"),
    }
    assert lab.query(
        "select id from shop.orders where id in ('o00007', 'o00008') and _deleted_at is null"
    ) == [("o00008",)]
