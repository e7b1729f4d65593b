"""An event has the columns that are documented of it by whichever of its names it was sent."""

from __future__ import annotations

from decimal import Decimal

import pytest

from etl.events import documented
from etl.events.refresh import refresh
from tests.events.conftest import Events, call

FIRST_NAMES = {
    "Completed Order": "Order Completed", "Updated Order": "Order Updated", "Viewed Product": "Product Viewed",
    "Added Product": "Product Added", "Removed Product": "Product Removed", "Clicked Product": "Product Clicked",
    "Viewed Product Category": "Product List Viewed", "Viewed Promotion": "Promotion Viewed",
    "Clicked Promotion": "Promotion Clicked", "Started Order": "Checkout Started",
    "Viewed Checkout Step": "Checkout Step Viewed", "Completed Checkout Step": "Checkout Step Completed",
}  # fmt: skip
"""What the e-commerce spec's first version called the events of its second."""


def table(event: str) -> str:
    return event.lower().replace(" ", "_")


@pytest.mark.parametrize("first", FIRST_NAMES)
def test_events_of_the_first_version_have_the_columns_of_the_second(first: str) -> None:
    now = table(FIRST_NAMES[first])
    assert documented.united(now) == (now, table(first))
    assert documented.kinds()[table(first)] == documented.kinds()[now]
    assert documented.columns(table(first)) == documented.columns(now)
    assert {k: v for k, v in documented.docs(table(first)).items() if k} == {
        k: v for k, v in documented.docs(now).items() if k
    }


def test_numbers_of_an_order_are_numbers_by_either_name(events: Events) -> None:
    events.load(call(event="Completed Order", properties={"total": "12.50", "orderId": 7}))
    events.load(call(event="Order Completed", properties={"total": 30}))
    with events.warehouse.connection() as session:
        refresh(session, ["web"])
    assert events.types("completed_order")["total"] == "numeric"
    types = events.types("completed_order", "events")
    assert (types["total"], types["revenue"], types["products"]) == ("numeric", "numeric", "text")
    assert events.rows("select sum(total) from events.order_completed") == [(Decimal("42.50"),)]
    assert events.rows("select obj_description('web.completed_order'::regclass)") == [
        ("A row per call of the event completed_order.",)
    ]


def test_a_table_that_has_a_model_of_its_own_is_documented_by_that() -> None:
    assert documented.docs("unsubscribed")[""] == documented.models()["unsubscribed"].__comment__
