"""Stripe into PostgreSQL: all that lives there is in the tables, and stays the same as time goes by."""

from __future__ import annotations

import re
import time
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from connectors.stripe.catalogue import COLLECTIONS
from etl.checks import Subject, references_hold
from etl.sources import open_source
from etl.testing import empty_database
from etl.window import BEGINNING
from models.stripe.base import StripeTable
from tests.connectors.conftest import DAY, Mirror, Open, small_company

SEGMENT = tomllib.loads(Path(__file__).with_name("segment_stripe.toml").read_text())
OWNER = "financial_connections.account_owner"


def tables_by_kind() -> dict[str, list[type[StripeTable]]]:
    """The tables of each kind of object; lines of checkouts, quotes and links are one kind at Stripe."""
    found: dict[str, list[type[StripeTable]]] = defaultdict(list)
    for collection in COLLECTIONS:
        for table in (collection.table, *(t for nested in collection.nested for t in nested.tables)):
            if table.__object__ and table not in found[table.__object__]:
                found[table.__object__].append(table)
    return found


@pytest.fixture(scope="module")
def company() -> Iterator[Mirror]:
    """A company with all there is in Stripe, read once; the tests look and change nothing."""
    box = small_company()
    for intent in box.objects("payment_intent"):
        box.update("payment_intent", intent["id"], amount_details={"discount_amount": 0})
    (account, *_), owners = box.objects("financial_connections.account"), box.objects(OWNER)
    box.update("financial_connections.account", account["id"], ownership=owners[0]["ownership"])
    for owner in owners:
        box.update(OWNER, owner["id"], ownership=owners[0]["ownership"])
    box.wait(120)
    with box.serve() as server, empty_database() as warehouse:
        mirror = Mirror(box, server, warehouse)
        mirror.sync()
        yield mirror


def living(mirror: Mirror, kind: str) -> set[str]:
    """The ids of the objects that lists show: none on a test clock or of a deleted customer, no closed review."""
    customers = {c["id"] for c in mirror.box.objects("customer")}
    of_customers = kind in (
        "payment_method",
        "card",
        "bank_account",
        "tax_id",
        "customer_balance_transaction",
    )
    return {
        obj["id"]
        for obj in mirror.box.objects(kind)
        if not obj.get("test_clock")
        and not (of_customers and obj.get("customer") and obj["customer"] not in customers)
        and not (kind == "payment_method" and not obj["customer"])
        and not (kind == "review" and not obj["open"])
        and not (kind == "tax_id" and obj["owner"]["type"] not in ("self", "customer"))
    }


@pytest.mark.parametrize("kind", sorted(tables_by_kind()))
def test_the_living_rows_of_each_kind_are_stripes_living_objects(company: Mirror, kind: str) -> None:
    expected = living(company, kind)
    assert expected, "the sandbox has none"
    assert set[str]().union(*(company.living(t.__tablename__) for t in tables_by_kind()[kind])) == expected


def test_nothing_that_the_connector_asks_is_refused(company: Mirror) -> None:
    assert [served for served in company.asked() if served.status != 200] == []
    assert {value for served in company.asked() for name, value in served.query if name == "limit"} == {
        "100",
        "1",
    }


def test_money_is_exact_in_minor_units_with_its_currency(company: Mirror) -> None:
    for table, column in (("charges", "amount"), ("balance_transactions", "net"), ("invoices", "total")):
        kind = next(k for k, tables in tables_by_kind().items() if tables[0].__tablename__ == table)
        owed: dict[str, int] = defaultdict(int)
        for obj in company.box.objects(kind):
            owed[obj["currency"]] += obj[column]
        found = company.rows(f"select currency, sum({column}) from {table} group by 1")
        assert {currency: int(total) for currency, total in found} == dict(owed)


@pytest.mark.parametrize("table", SEGMENT["documented"])
def test_every_column_that_segment_documents_can_be_asked_for(company: Mirror, table: str) -> None:
    columns = ", ".join(f'"{name}"' for name in SEGMENT["documented"][table])
    company.rows(f"select {columns} from stripe.{table}")


def test_queries_of_a_segment_warehouse_run_unchanged(company: Mirror) -> None:
    (paid, refunded), *_ = company.rows(
        "select sum(c.amount) / 100.0, sum(c.amount_refunded) / 100.0 from stripe.charges c"
        " join stripe.customers u on c.customer_id = u.id where c.paid and c.status = 'succeeded'"
    )
    assert paid > refunded
    per_plan = company.rows(
        "select p.id, sum(i.quantity * p.amount) from stripe.subscriptions s"
        " join stripe.subscription_items i on i.subscription_id = s.id"
        " join stripe.plans p on i.plan_id = p.id where s.status = 'active' group by 1"
    )
    assert per_plan
    ((lines, total),) = company.rows(
        "select sum(l.amount), (select sum(subtotal) from stripe.invoices) from stripe.invoice_lines l"
        " join stripe.invoices i on l.invoice_id = i.id"
    )
    assert lines == total


SILENT = {
    ("payment_intents", "metadata"),
    ("setup_intents", "metadata"),
    ("payment_methods", "customer_id"),  # of a customer that was deleted
}
"""What Stripe never announces and no list is read again for, once the object is older than three days."""


def test_reading_everything_again_changes_only_what_stripe_never_announced(mirror: Open) -> None:
    mine, streams = mirror(small_company()), [c.name for c in COLLECTIONS if not c.optional]
    mine.sync(*streams)
    old = next(p for p in mine.box.objects("payment_intent") if p["created"] < mine.box.now() - 5 * DAY)
    for hours in (3.0, 40.0):
        mine.box.advance(hours)
        mine.box.wait(120)
        mine.sync(*streams)
    mine.box.update("payment_intent", old["id"], metadata={"edited": "in silence"})
    mine.box.wait(120)
    mine.sync(*streams)
    before = mine.contents()
    outcomes = mine.sync(*streams, full=True)
    assert sum(o.total.inserted + o.total.deleted for o in outcomes.values()) == 0
    after = mine.contents()
    assert after.keys() == before.keys()
    differing = {
        (table, column)
        for table, rows in after.items()
        for key, row in rows.items()
        for column in row
        if row[column] != before[table][key][column]
    }
    assert ("payment_intents", "metadata") in differing
    assert differing <= SILENT


def test_a_silent_edit_within_the_look_back_is_seen(mirror: Open) -> None:
    mine = mirror(small_company())
    mine.sync("payment_intents")
    recent = mine.box.create("payment_intent", amount=4_200, currency="usd")
    mine.box.wait(120)
    mine.sync("payment_intents")
    mine.box.wait(DAY)
    mine.box.update("payment_intent", recent["id"], metadata={"edited": "in silence"})
    mine.box.wait(120)
    mine.sync("payment_intents")
    assert mine.one("payment_intents", recent["id"])["metadata"] == {"edited": "in silence"}


def test_money_that_becomes_available_without_a_word_is_seen(mirror: Open) -> None:
    mine = mirror(small_company(now=time.time() - 50 * DAY))
    mine.box.create(
        "balance_transaction", status="pending", amount=100, available_on=int(mine.box.now() + 31 * DAY)
    )
    mine.box.wait(120)
    mine.sync("balance_transactions")
    pending = mine.rows("select id from balance_transactions where status = 'pending'")
    for _ in range(3):
        mine.box.wait(10 * DAY)
        mine.sync("balance_transactions")
    mine.box.wait(1.5 * DAY)
    for (id,) in pending:
        if mine.box.find("balance_transaction", id)["status"] == "pending":
            mine.box.update("balance_transaction", id, status="available")
    mine.sync("balance_transactions")
    assert pending
    assert mine.rows("select id from balance_transactions where status = 'pending'") == []


@pytest.mark.parametrize(
    ("currency", "amount"),
    [("jpy", 5_000), ("kwd", 12_340), ("isk", 150_000), ("usd", 99_999_999)],
)
def test_amounts_stay_as_stripe_sends_them_whatever_the_currency(
    mirror: Open, currency: str, amount: int
) -> None:
    mine = mirror(small_company())
    charge = mine.box.create("charge", amount=amount, currency=currency)
    price = mine.box.create(
        "price", currency=currency, unit_amount=None, unit_amount_decimal="0.000000000042"
    )
    mine.box.wait(120)
    mine.sync("charges", "prices")
    row = mine.one("charges", charge["id"])
    assert (row["amount"], row["currency"]) == (amount, currency)
    exact: list[tuple[Any, ...]] = mine.rows(
        "select unit_amount_decimal from prices where id = %s", price["id"]
    )
    assert exact == [(Decimal("0.000000000042"),)]


def test_objects_newer_than_the_first_load_are_read_by_the_next_however_new(mirror: Open) -> None:
    mine = mirror(small_company(now=time.time() - DAY))
    mine.box.wait(120)
    first = mine.sync("charges")["charges"].total.inserted
    charge = mine.box.create("charge", amount=1)
    assert mine.sync("charges")["charges"].total.inserted == 1
    mine.box.wait(120)
    assert mine.sync("charges")["charges"].total.inserted == 0
    assert len(mine.living("charges")) == first + 1
    assert mine.one("charges", charge["id"])["amount"] == 1


def test_what_was_deleted_before_the_first_sync_is_warned_of_until_a_row_marks_it(mirror: Open) -> None:
    mine = mirror(small_company())
    customer = next(id for charge in mine.box.objects("charge") if (id := charge["customer"]))
    mine.box.delete("customer", customer)
    mine.sync("customers", "charges")
    streams = {s.name: s for s in open_source(mine.config(), secrets=False).streams()}
    tables = {name: streams[name].table for name in ("customers", "charges")}
    charges = Subject("stripe", streams["charges"], tables["charges"], BEGINNING, tables=tables)
    page = (Path(__file__).parents[2] / "docs/sources/stripe.md").read_text()
    (statement,) = re.findall(r"```sql\n(insert into stripe\.customers.*?)```", page, re.DOTALL)
    with mine.warehouse.connection() as connection:
        warned = references_hold(connection, charges)
        connection.execute(statement)
        assert references_hold(connection, charges).ok
    assert not warned.ok
    assert warned.text.startswith(
        "stripe.charges refers to rows that are not there: customer_id -> customers: "
    )
    before = mine.one("customers", customer)
    assert before["_deleted_at"]
    mine.sync("customers", "charges", full=True)
    assert mine.one("customers", customer) == before
