"""The queries under sql/analyses, on rows that are given and answers that are known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg
import pytest

from etl.schema import Table
from etl.warehouse.ddl import create_table
from models.stripe.charges import Charge, Refund
from models.stripe.customers import Customer
from models.stripe.invoices import Invoice
from models.stripe.products import Price, Product
from models.stripe.subscriptions import Subscription, SubscriptionItem

FOLDER = Path(__file__).parents[2] / "sql" / "analyses"
QUERIES = sorted(FOLDER.glob("*.sql"))
REFUSED = re.compile(
    r"\bfilter\s*\(|\blateral\b|\bdistinct\s+on\b|is\s+(not\s+)?distinct\b|\bstring_agg\b|\barray_agg\b"
    r"|\bgenerate_series\b|->|::|\bqualify\b|\bselect\s+\*|(group|order) by\s+\d",
    re.IGNORECASE,
)
"""What PostgreSQL and Redshift do not both speak, or what we do not write."""

Given = Callable[..., None]


@pytest.fixture
def stripe(warehouse_url: str) -> Iterator[psycopg.Connection]:
    """A warehouse with Stripe's tables, empty."""
    with psycopg.connect(warehouse_url, autocommit=True) as connection:
        connection.execute("create schema stripe")
        for table in (Charge, Refund, Customer, Invoice, Product, Price, Subscription, SubscriptionItem):
            connection.execute(create_table(table, "stripe").encode())
        yield connection


@pytest.fixture
def given(stripe: psycopg.Connection) -> Given:
    """Puts a row into a table; columns that are not named stay empty."""

    def insert(table: type[Table], **values: Any) -> None:
        values = {"_version": datetime.now(UTC), **values}
        names, places = ", ".join(values), ", ".join(["%s"] * len(values))
        query = f"insert into stripe.{table.__tablename__} ({names}) values ({places})"
        stripe.execute(query.encode(), list(values.values()))

    return insert


def answer(connection: psycopg.Connection, name: str) -> list[tuple[Any, ...]]:
    return connection.execute((FOLDER / f"{name}.sql").read_bytes()).fetchall()


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_runs_on_empty_tables_and_explains_itself(path: Path, stripe: psycopg.Connection) -> None:
    text = path.read_text()
    assert text.startswith("-- ")
    assert stripe.execute(text.encode()).fetchall() == []
    columns = text[text.rindex("\nselect\n") : text.rindex("\nfrom ")].splitlines()[2:]
    assert all(re.search(r" -- [A-Z].*\.$", line) for line in columns), columns


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_a_query_keeps_to_what_both_warehouses_speak(path: Path) -> None:
    lines = [line.partition("--")[0] for line in path.read_text().splitlines()]
    assert REFUSED.findall("\n".join(lines)) == []


def test_revenue_is_in_whole_units_of_each_currency(stripe: psycopg.Connection, given: Given) -> None:
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
    assert answer(stripe, "revenue_by_month") == [
        (month, "JPY", Decimal(500), Decimal(0), Decimal(500)),
        (month, "USD", Decimal(20), Decimal(5), Decimal(15)),
        (month, "KWD", Decimal("1.234"), Decimal(0), Decimal("1.234")),
    ]


def test_who_owes_and_fails_to_pay_comes_first(stripe: psycopg.Connection, given: Given) -> None:
    now = datetime.now(UTC)
    for key, name in (("cus_1", "Ada"), ("cus_2", "Grace"), ("cus_3", "Gone"), ("cus_4", "Paid")):
        given(Customer, id=key, name=name, _deleted_at=now if name == "Gone" else None)
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
    rows = [row[:4] + row[5:6] for row in answer(stripe, "customers_to_chase")]
    assert rows == [("Grace", "EUR", Decimal("0.50"), 1, 1), ("Ada", "EUR", Decimal(10), 2, 0)]


def test_recurring_revenue_is_by_the_month_whatever_the_interval(
    stripe: psycopg.Connection, given: Given
) -> None:
    now = datetime.now(UTC)
    given(Product, id="prod_1", name="Team")
    for key, interval, every, amount in (
        ("monthly", "month", 1, 1000),
        ("quarterly", "month", 3, 2700),
        ("yearly", "year", 1, 9600),
        ("metered", "month", 1, None),
    ):
        given(
            Price, id=key, product="prod_1", currency="usd", unit_amount=amount,
            recurring_interval=interval, recurring_interval_count=every,
        )  # fmt: skip
    for i, (price, quantity, status, ended) in enumerate(
        [
            ("monthly", 2, "active", None),
            ("quarterly", 1, "past_due", None),
            ("yearly", None, "active", None),
            ("metered", 1, "active", None),
            ("monthly", 1, "trialing", None),
            ("monthly", 3, "canceled", now),
            ("monthly", 3, "canceled", now - timedelta(days=100)),
        ]
    ):
        given(Subscription, id=f"sub_{i}", status=status, ended_at=ended)
        given(SubscriptionItem, id=f"si_{i}", subscription_id=f"sub_{i}", price_id=price, quantity=quantity)
    assert answer(stripe, "recurring_revenue_by_plan") == [
        ("Team", "USD", 3, Decimal(20 + 9 + 8), 1, Decimal(30))
    ]
