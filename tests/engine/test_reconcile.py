"""What a vendor counts is held against what is covered, day by day, whatever the window and the gaps."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from msgspec.structs import replace

from etl.connector import Stream
from etl.exchanges import Exchange
from etl.reconcile import Reconciled, reconcile, reconcile_source
from etl.sources import open_source
from etl.totals import Total, Totals
from etl.window import BEGINNING, Window
from tests.engine.conftest import Lab
from tests.engine.shop import Shop


class Counting(Shop):
    """A shop that tells its orders of a day, each in a part of its own."""

    def totals(self, stream: Stream, window: Window) -> Totals | None:
        return Totals("created", self._days(window), ("amount",)) if stream.name == "orders" else None

    def _days(self, window: Window) -> Iterator[Total]:
        start = window.start.replace(microsecond=0)  # vendors are asked in whole seconds
        for answer in self._paged("/orders", replace(window, start=start)):
            for order in json.loads(answer.body)["data"]:
                day = datetime.fromtimestamp(order["created"], UTC).date()
                yield Total(day, 1, {"amount": Decimal(order["amount"])})


def compared(lab: Lab, window: Window, **options: object) -> Reconciled:
    """The orders of a window of creation."""
    config = lab.config(connector=f"{__name__}:Counting", **options)
    (found,) = reconcile_source(config, lab.warehouse, window, ["orders"])
    return found


def test_what_is_asked_is_told_as_the_streams(lab: Lab) -> None:
    lab.world.fill(10)
    lab.good()
    connector = open_source(lab.config(connector=f"{__name__}:Counting"))
    told: list[Exchange] = []
    connector.http.watch(told.append)
    found = list(
        reconcile(connector, lab.warehouse, connector.streams(), lab.window(timedelta(days=28)), BEGINNING)
    )
    connector.close()
    assert {e.stream for e in told} == {"orders"}
    assert {one.stream: one.reason for one in found} == {
        "orders": "",
        "customers": "the vendor does not count it",
        "tags": "it is read whole at each sync",
    }


def test_days_that_a_vendor_tells_in_parts_are_added_up(lab: Lab) -> None:
    lab.world.fill(90, days=30)  # three a day
    lab.good()
    found = compared(lab, lab.window(timedelta(days=28)))
    assert found.vendor["rows"] == found.warehouse["rows"] > 80
    assert found.differences == []


def test_behind_a_gap_the_days_are_compared_that_are_here(lab: Lab) -> None:
    lab.world.fill(60, days=60)
    for since, until in ((50, 40), (20, 0)):
        lab.good(window=lab.window(timedelta(days=since), timedelta(days=until)), streams=["orders"])
    asked = lab.window(timedelta(days=28))
    found = compared(lab, asked)
    assert found.window is not None, found.reason
    assert timedelta(days=19) < found.window.end - found.window.start <= timedelta(days=20)
    assert found.vendor["rows"] == found.warehouse["rows"] == 19
    assert not found.differences
    between = compared(lab, lab.window(timedelta(days=39), timedelta(days=21)))
    assert (between.window, between.reason) == (None, "these days are not here yet")


def test_rows_of_the_second_in_which_a_window_begins_are_on_both_sides(lab: Lab) -> None:
    lab.world.order("first", at=lab.world.time - 86_400, amount=1)
    lab.good()
    asked = lab.window(timedelta(days=1, microseconds=-500_000))  # half a second after it
    assert compared(lab, asked).differences == []


def test_what_a_rule_keeps_out_is_not_compared(lab: Lab) -> None:
    lab.world.fill(20)
    config = replace(lab.config(connector=f"{__name__}:Counting"), columns={"orders.amount": "drop"})
    lab.good(streams=["orders"])
    (found,) = reconcile_source(config, lab.warehouse, lab.window(timedelta(days=28)), ["orders"])
    assert (set(found.vendor), found.differences) == ({"rows"}, [])
    config = replace(config, columns={"orders.created": "drop"})
    (found,) = reconcile_source(config, lab.warehouse, lab.window(timedelta(days=28)), ["orders"])
    assert (found.window, found.reason) == (None, "a rule keeps created out, and with it the days")


@pytest.mark.parametrize(
    ("amounts", "wrong", "alarm"),
    [
        ([1000] * 40, {0: -500, 39: 2500}, True),  # a surplus of one day makes up for the lack of another
        ([1000, -1000] * 20, {7: -999}, False),  # what all sum to says nothing of how much there is
    ],
)
def test_an_alarm_looks_at_what_all_days_differ_by(
    lab: Lab, amounts: list[int], wrong: dict[int, int], alarm: bool
) -> None:
    for i, amount in enumerate(amounts):
        lab.world.order(f"o{i:02}", at=lab.world.time - (i + 1) * 43_200, amount=amount)
    lab.good()
    for i, amount in wrong.items():
        lab.query("update shop.orders set amount = %s where id = %s", amount, f"o{i:02}")
    found = compared(lab, lab.window(timedelta(days=28)))
    assert found.differences
    assert (found.alarms == ["amount"]) is alarm
