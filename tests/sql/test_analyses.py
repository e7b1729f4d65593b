"""The queries under sql/analyses, on rows that are given and answers that are known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg
import pytest

from models.events.calls import Identify, Page
from models.events.ecommerce import OrderCompleted
from models.salesforce.accounts import Account, Contact
from models.salesforce.opportunities import Opportunity
from models.salesforce.people import User as Owner
from models.stripe.charges import Charge, Refund
from models.stripe.coupons import Coupon
from models.stripe.customers import Customer, Discount
from models.stripe.invoices import Invoice
from models.stripe.products import Price, Product
from models.stripe.subscriptions import Subscription, SubscriptionItem
from models.zendesk.people import User
from models.zendesk.tickets import Ticket, TicketMetric
from tests.sql.conftest import Given

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "sql" / "analyses"


def answer(connection: psycopg.Connection, name: str) -> list[tuple[Any, ...]]:
    return connection.execute((FOLDER / f"{name}.sql").read_bytes()).fetchall()


def test_revenue_is_in_whole_units_of_each_currency(tables: psycopg.Connection, given: Given) -> None:
    now = datetime.now(UTC)
    for i, (currency, amount) in enumerate([("usd", 1999), ("usd", 1), ("jpy", 500), ("kwd", 1234)]):
        given(
            Charge, id=f"ch_{i}", created=now, status="succeeded", currency=currency, amount_captured=amount
        )
    given(Charge, id="ch_failed", created=now, status="failed", currency="usd", amount_captured=0)
    given(Refund, id="re_1", created=now, status="succeeded", currency="usd", amount=500)
    given(Refund, id="re_2", created=now, status="pending", currency="usd", amount=9)
    given(
        Charge,
        id="ch_old",
        created=now - timedelta(days=100),
        status="succeeded",
        currency="usd",
        amount_captured=7,
    )
    month = now.date().replace(day=1)
    assert answer(tables, "revenue_by_month") == [
        (month, "JPY", Decimal(500), Decimal(0), Decimal(500)),
        (month, "USD", Decimal(20), Decimal(5), Decimal(15)),
        (month, "KWD", Decimal("1.234"), Decimal(0), Decimal("1.234")),
    ]


def test_who_owes_and_fails_to_pay_comes_first(tables: psycopg.Connection, given: Given) -> None:
    now = datetime.now(UTC)
    for key, name in (("cus_1", None), ("cus_2", "Grace"), ("cus_3", "Gone"), ("cus_4", "Paid")):
        gone = now if name == "Gone" else None
        given(Customer, id=key, name=name, email="ada@example.com", _deleted_at=gone)
    for key, status, left in (
        ("cus_1", "open", 700),
        ("cus_1", "uncollectible", 300),
        ("cus_2", "open", 50),
        ("cus_3", "open", 9),
        ("cus_4", "paid", 0),
    ):
        bill = {
            "customer_id": key,
            "status": status,
            "amount_remaining": left,
            "currency": "eur",
            "created": now,
        }
        given(Invoice, id=f"in_{key}_{left}", **bill)
    given(Charge, id="ch_1", customer_id="cus_2", status="failed", created=now - timedelta(days=3))
    given(Charge, id="ch_2", customer_id="cus_1", status="failed", created=now - timedelta(days=90))
    rows = [row[:4] + row[5:6] for row in answer(tables, "customers_to_chase")]
    assert rows == [("Grace", "EUR", Decimal("0.50"), 1, 1), ("ada@example.com", "EUR", Decimal(10), 2, 0)]


def test_recurring_revenue_is_by_the_month_whatever_the_interval(
    tables: psycopg.Connection, given: Given
) -> None:
    now = datetime.now(UTC)
    given(Product, id="prod_1", name="Team")
    for key, interval, every, amount, use in (
        ("monthly", "month", 1, 1000, "licensed"),
        ("quarterly", "month", 3, 2700, "licensed"),
        ("yearly", "year", 1, 9600, None),
        ("metered", "month", 1, 300, "metered"),
        ("tiered", "month", 1, None, "licensed"),
    ):
        given(
            Price, id=key, product="prod_1", currency="usd", unit_amount=amount, recurring_usage_type=use,
            recurring_interval=interval, recurring_interval_count=every,
        )  # fmt: skip
    for i, (price, quantity, status, ended, more) in enumerate(
        [
            ("monthly", 2, "active", None, {}),
            ("quarterly", 1, "past_due", None, {}),
            ("yearly", None, "active", None, {}),
            ("metered", 1, "active", None, {}),
            ("tiered", 1, "active", None, {}),
            ("monthly", 1, "active", None, {"currency": "eur"}),
            ("monthly", 1, "trialing", None, {}),
            ("monthly", 3, "canceled", now, {}),
            ("monthly", 3, "canceled", now, {"trial_end": now + timedelta(days=3)}),
            ("monthly", 3, "incomplete_expired", now, {}),
            ("monthly", 3, "canceled", now - timedelta(days=100), {}),
        ]
    ):
        given(Subscription, id=f"sub_{i}", status=status, ended_at=ended, **more)
        given(SubscriptionItem, id=f"si_{i}", subscription_id=f"sub_{i}", price_id=price, quantity=quantity)
    given(SubscriptionItem, id="si_more", subscription_id="sub_0", price_id="quarterly", quantity=1)
    assert answer(tables, "recurring_revenue_by_plan") == [
        ("Team", "USD", 3, Decimal(20 + 9 + 9 + 8), 1, Decimal(30))
    ]
    for key, percent, amount, duration in (
        ("half", 50, None, "forever"), ("dollar", None, 300, "forever"), ("first", 100, None, "once")
    ):  # fmt: skip
        given(Coupon, id=key, percent_off=percent, amount_off=amount, currency="usd", duration=duration)
    for i, (coupon, subscription, customer, more) in enumerate(
        [
            ("half", "sub_0", None, {}),
            ("dollar", "sub_1", None, {}),
            ("first", "sub_2", None, {}),
            ("half", "sub_2", None, {"end": now - timedelta(days=2)}),
            ("half", "sub_2", None, {"_deleted_at": now}),
            ("half", "sub_7", None, {"_deleted_at": now}),
            ("half", "sub_7", None, {"_deleted_at": now - timedelta(days=9)}),
        ]
    ):
        begun = now - timedelta(days=99)
        given(
            Discount, id=f"di_{i}", coupon_id=coupon, subscription=subscription, customer_id=customer, start=begun,
            **more,
        )  # fmt: skip
    assert answer(tables, "recurring_revenue_by_plan") == [
        ("Team", "USD", 3, Decimal("14.5") + 8 + 8, 1, Decimal(15))
    ]


def test_a_discount_is_taken_off_all_that_its_subscription_is_for(
    tables: psycopg.Connection, given: Given
) -> None:
    given(Coupon, id="off", amount_off=1500, currency="usd", duration="forever")
    for product, amount in (("Team", 1000), ("Seats", 5000)):
        given(Product, id=product, name=product)
        given(
            Price, id=product, product=product, currency="usd", unit_amount=amount, recurring_interval="month"
        )
        given(SubscriptionItem, id=product, subscription_id="sub", price_id=product, quantity=1)
    given(Subscription, id="sub", status="active", customer_id="cus")
    given(Discount, id="di", coupon_id="off", customer_id="cus", start=datetime.now(UTC) - timedelta(days=1))
    assert [(row[0], row[3]) for row in answer(tables, "recurring_revenue_by_plan")] == [
        ("Seats", Decimal("37.50")),
        ("Team", Decimal("7.50")),
    ]


PEOPLE = ("Ada", "ada@example.com"), ("Bo", "bo@example.com"), ("Cy", "cy@example.com")
SPELLINGS = {"ada@example.com": "Ada+Shop@Example.com", "bo@example.com": "BO@example.com"}


@pytest.fixture
def people(given: Given) -> datetime:
    """Ada and Bo, whom all three vendors know under spellings of their own, and Cy, who never paid."""
    now = datetime.now(UTC)
    for i, (name, address) in enumerate(PEOPLE, start=1):
        given(User, id=i, name=name, email=address)
        given(Account, id=f"a{i}", name=f"{name} Ltd", owner_id="o1")
        given(Contact, id=f"c{i}", account_id=f"a{i}", email=address.replace("@", "+crm@"))
        if address in SPELLINGS:
            given(Customer, id=f"cus_{i}", email=SPELLINGS[address])
    given(Owner, id="o1", name="Olga")
    for i, (customer, currency, captured, refunded, days) in enumerate(
        [("cus_1", "usd", 5000, 1000, 3), ("cus_1", "jpy", 700, 0, 40), ("cus_2", "usd", 900, 0, 500)]
    ):
        given(
            Charge, id=f"ch_{i}", customer_id=customer, status="succeeded", currency=currency,
            amount_captured=captured, amount_refunded=refunded, created=now - timedelta(days=days),
        )  # fmt: skip
    given(
        Charge, id="ch_failed", customer_id="cus_1", status="failed", currency="usd", amount_captured=0,
        amount_refunded=0, created=now,
    )  # fmt: skip
    return now


def test_who_waits_is_shown_with_what_was_paid_whatever_the_spelling(
    tables: psycopg.Connection, given: Given, people: datetime
) -> None:
    old, older = people - timedelta(days=2), people - timedelta(days=9)
    for i, (requester, status, at) in enumerate(
        [(1, "open", old), (1, "new", older), (2, "hold", old), (3, "open", older), (3, "solved", old), (2, "pending", older)]
    ):  # fmt: skip
        given(Ticket, id=i, requester_id=requester, status=status, created_at=at)
    given(Ticket, id=99, requester_id=3, status="open", created_at=old, _deleted_at=people)
    assert answer(tables, "customers_waiting") == [
        ("Ada", "Olga", 2, 9, "JPY", Decimal(700)),
        ("Ada", "Olga", 2, 9, "USD", Decimal(40)),
        ("Cy", "Olga", 1, 9, None, None),
        ("Bo", "Olga", 1, 2, None, None),
    ]


def test_who_waits_need_not_be_known_to_sales(tables: psycopg.Connection, given: Given) -> None:
    now = datetime.now(UTC)
    given(User, id=1, name="Di", email="di@example.com")
    given(User, id=2, name="Nobody", email=None)
    for i in (1, 2):
        given(Ticket, id=i, requester_id=i, status="open", created_at=now)
    assert answer(tables, "customers_waiting") == [("Di", None, 1, 0, None, None)]


def test_open_deals_stand_beside_what_the_account_paid(
    tables: psycopg.Connection, given: Given, people: datetime
) -> None:
    for i, (account, amount, expected, closed) in enumerate(
        [("a1", 1000, 100, False), ("a1", 500, 450, False), ("a1", 9000, 9000, True), ("a2", 2000, 200, False), ("a3", 100, 90, True)]
    ):  # fmt: skip
        given(
            Opportunity, id=f"d{i}", account_id=account, amount=amount, expected_revenue=expected,
            is_closed=closed,
        )  # fmt: skip
    given(Opportunity, id="gone", account_id="a3", amount=7, is_closed=False, _deleted_at=people)
    given(Contact, id="c9", account_id="a1", email="ADA@example.com")
    assert answer(tables, "pipeline_by_account") == [
        ("Ada Ltd", 2, 1500, 550, "JPY", Decimal(700)),
        ("Ada Ltd", 2, 1500, 550, "USD", Decimal(40)),
        ("Bo Ltd", 1, 2000, 200, None, None),
    ]


def test_support_is_counted_for_who_has_the_plan_today(
    tables: psycopg.Connection, given: Given, people: datetime
) -> None:
    for plan in ("Team", "Starter"):
        given(Product, id=plan, name=plan)
        given(Price, id=f"price_{plan}", product=plan, currency="usd")
    for i, (customer, plan, status) in enumerate(
        [
            ("cus_1", "Team", "active"), ("cus_1", "Team", "past_due"), ("cus_2", "Team", "trialing"),
            ("cus_2", "Starter", "canceled"), ("cus_1", "Starter", "active"),
        ]
    ):  # fmt: skip
        given(Subscription, id=f"sub_{i}", customer_id=customer, status=status)
        given(SubscriptionItem, id=f"si_{i}", subscription_id=f"sub_{i}", price_id=f"price_{plan}")
    for i in (8, 9):  # without an address, each by itself
        given(Customer, id=f"cus_{i}")
        given(Subscription, id=f"sub_{i}", customer_id=f"cus_{i}", status="active")
        given(SubscriptionItem, id=f"si_{i}", subscription_id=f"sub_{i}", price_id="price_Team")
    for i, (requester, days, minutes, score) in enumerate(
        [(1, 3, 60, "bad"), (1, 10, 240, "good"), (1, 200, 9, "bad"), (3, 3, 9, None)]
    ):
        given(
            Ticket, id=i, requester_id=requester, created_at=people - timedelta(days=days),
            satisfaction_rating_score=score,
        )  # fmt: skip
        given(TicketMetric, id=i, ticket_id=i, reply_time_in_minutes_calendar=minutes)
    assert answer(tables, "support_load_by_plan") == [
        ("Starter", 1, 1, 2, Decimal(200), Decimal("2.5"), 1),
        ("Team", 4, 1, 2, Decimal(50), Decimal("2.5"), 1),
    ]


def test_campaigns_bring_browsers_people_and_money(tables: psycopg.Connection, given: Given) -> None:
    now = datetime.now(UTC)
    visits = (
        ("a1", 1, "spring"), ("a1", 2, "brand"), ("a2", 3, "spring"), ("a3", 4, "brand"), ("a4", 5, "brand"),
        ("a5", 6, None), ("a6", 60, "brand"),
    )  # fmt: skip
    for browser, minute, campaign in visits:
        at = now + timedelta(minutes=minute)
        given(Page, id=f"p{minute}", anonymous_id=browser, received_at=at, context_campaign_name=campaign)
    claims = (("a1", "u1", "Ada+x@example.com"), ("a3", "u1", None), ("a1", "u2", "bea@example.com"))
    known = ("a6", "u4", None)  # before the campaign's page
    for minute, (browser, user, email) in enumerate((*claims, ("a4", "u3", "cy@example.com"), known), 10):
        at = now + timedelta(minutes=minute)
        given(Identify, id=f"i{minute}", anonymous_id=browser, user_id=user, email=email, received_at=at)
    for key, email in (
        ("cus_1", "ADA@example.com"),
        ("cus_2", "bea@example.com"),
        ("cus_3", "cy@example.com"),
    ):
        given(Customer, id=key, email=email)
    for key, customer, currency, amount, back in (
        ("ch_1", "cus_1", "usd", 5000, 1000), ("ch_2", "cus_1", "jpy", 700, 0), ("ch_3", "cus_2", "usd", 900, 0),
    ):  # fmt: skip
        money = {"currency": currency, "amount_captured": amount, "amount_refunded": back}
        given(Charge, id=key, customer_id=customer, status="succeeded", **money)
    assert answer(tables, "signups_by_campaign") == [
        ("brand", 3, 1, Decimal("33.3"), None, None),
        ("spring", 2, 1, Decimal(50), "JPY", Decimal(700)),
        ("spring", 2, 1, Decimal(50), "USD", Decimal(40)),
    ]


def test_two_counts_are_alike_up_to_five_of_a_hundred(tables: psycopg.Connection, given: Given) -> None:
    at = datetime(2026, 3, 31, 23, 59, tzinfo=UTC)
    for currency, told in (("eur", 19), ("gbp", 18), ("usd", 21), ("cad", 22)):
        for i in range(20):
            given(Charge, id=f"{currency}{i}", status="succeeded", currency=currency, created=at)
        for i in range(told):
            given(OrderCompleted, id=f"{currency}{i}", currency=currency, received_at=at)
    assert [(row[1], *row[4:]) for row in answer(tables, "count_discrepancies")] == [
        ("CAD", Decimal(10), "look"),
        ("EUR", Decimal(-5), "alike"),
        ("GBP", Decimal(-10), "look"),
        ("USD", Decimal(5), "alike"),
    ]
