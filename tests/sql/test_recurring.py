"""Recurring revenue: coupons of those who left, and as many subscriptions as a firm of some size has."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import psycopg
import pytest

from models.stripe.coupons import Coupon
from models.stripe.customers import Discount
from models.stripe.products import Price, Product
from models.stripe.subscriptions import Subscription, SubscriptionItem
from tests.sql.conftest import Given
from tests.sql.test_analyses import answer

MANY = """
insert into stripe.subscriptions (id, customer_id, status, start_date, _version)
    select 'sub_' || n, 'cus_' || n, 'active', now() - interval '9 years', now() from generate_series(1, 4000) n;
insert into stripe.subscription_items (id, subscription_id, price_id, quantity, _version)
    select 'si_' || n, 'sub_' || n, 'price', 1, now() from generate_series(1, 4000) n;
insert into stripe.discounts (id, coupon_id, subscription, customer_id, start, _version)
    select 'di_' || n, 'half', case when n % 2 = 0 then 'sub_' || n end, 'cus_' || n, now() - interval '8 years', now()
    from generate_series(1, 4000) n;
insert into stripe.invoices (id, created, _version)
    select 'in_' || n, now() - n * interval '15 days', now() from generate_series(1, 48) n;
analyze stripe.subscriptions, stripe.subscription_items, stripe.discounts, stripe.invoices, stripe.prices;
set local statement_timeout = '10s';
"""


@pytest.fixture
def sold(given: Given) -> None:
    """A plan for ten dollars a month, and a coupon for half of it."""
    given(Product, id="prod", name="Team")
    given(Price, id="price", product="prod", currency="usd", unit_amount=1000, recurring_interval="month")
    given(Coupon, id="half", percent_off=50, duration="forever")


@pytest.mark.usefixtures("sold")
@pytest.mark.parametrize("name", ["recurring_revenue_by_plan", "mrr_by_month", "churn_by_month"])
def test_thousands_of_discounts_take_no_longer_than_thousands_of_subscriptions(
    name: str, tables: psycopg.Connection
) -> None:
    """Not the product of both: an analysis that took a minute would be ended, and the report fail."""
    tables.execute(MANY.encode())
    assert answer(tables, name)


@pytest.mark.usefixtures("sold")
def test_a_coupon_that_a_customer_got_after_leaving_is_not_taken_off_what_was_lost(
    tables: psycopg.Connection, given: Given
) -> None:
    now = datetime.now(UTC)
    given(Subscription, id="sub", status="canceled", customer_id="cus", ended_at=now - timedelta(seconds=2))
    given(SubscriptionItem, id="si", subscription_id="sub", price_id="price", quantity=1)
    given(Discount, id="di", coupon_id="half", customer_id="cus", start=now - timedelta(seconds=1))
    assert answer(tables, "recurring_revenue_by_plan") == [("Team", "USD", 0, Decimal(0), 1, Decimal(10))]
