"""Whatever changes, in whatever order it is seen: increments leave what reading everything anew gives."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import pytest

from etl.customers.refresh import Report
from models.salesforce.opportunities import Opportunity, OpportunityContactRole, OpportunityHistory
from models.stripe.charges import Charge, Refund
from models.stripe.products import Price, Product
from models.stripe.subscriptions import Subscription, SubscriptionItem
from models.zendesk.conversations import TicketComment
from models.zendesk.tickets import Ticket
from tests.customers.conftest import Company
from tests.identity.conftest import START

KEYS = 6  # of each table: few, so that rows meet
EVENTS = {"id": "text", "user_id": "text", "anonymous_id": "text", "event": "text", "event_text": "text"}


def key(rng: random.Random, kind: str) -> str:
    return f"{kind}_{rng.randrange(KEYS)}"


def changes(rng: random.Random) -> tuple[str, Any, dict[str, Any]]:
    """A row of one of the tables, as it is from now on: what never changes at the vendor follows from its key."""
    number = rng.randrange(KEYS)
    at = START + timedelta(days=rng.randrange(90))
    values: dict[str, Any]
    match rng.randrange(11):
        case 0:
            table, values = "pay.charges", {
                "created": at, "status": rng.choice(["succeeded", "failed", None]), "captured": True,
                "amount": rng.randrange(9_000), "currency": rng.choice(["usd", "jpy"]),
                "customer_id": rng.choice([None, f"cus_{number}"]), "billing_details_email": rng.choice(["A@x.com", "null"]),
            }  # fmt: skip
        case 1:
            table, values = (
                "pay.refunds",
                {"created": at, "amount": 5, "currency": "usd", "charge_id": f"charges_{number}"},
            )
        case 2:
            table, values = "pay.subscriptions", {
                "start_date": at, "customer_id": f"cus_{number}", "plan_id": rng.choice([None, key(rng, "prices")]),
                "status": rng.choice(["active", "canceled", "incomplete_expired"]),
                "canceled_at": rng.choice([None, at]), "ended_at": rng.choice([None, at, at + timedelta(1)]),
            }  # fmt: skip
        case 3:
            owner = f"subscriptions_{number % 3}"
            table, values = (
                "pay.subscription_items",
                {"subscription_id": owner, "price_id": key(rng, "prices")},
            )
        case 4:
            table, values = (
                "pay.prices",
                {"product": f"products_{number}", "nickname": rng.choice([None, "Old"])},
            )
        case 5:
            table, values = "pay.products", {"name": rng.choice(["Team", "Solo", None])}
        case 6:
            table, values = "desk.tickets", {
                "created_at": at, "requester_id": rng.randrange(3), "status": rng.choice(["open", "solved", "deleted"]),
            }  # fmt: skip
        case 7:
            table, values = (
                "desk.ticket_comments",
                {"created_at": at, "ticket_id": number, "body": rng.choice("xyz")},
            )
        case 8:
            table, values = (
                "crm.opportunities",
                {"created_date": at, "name": rng.choice(["Big", "Small"]), "amount": 5},
            )
        case 9:
            table, values = "crm.opportunity_contact_role", {
                "opportunity_id": f"opportunities_{number % 3}", "contact_id": f"003_{number}"
            }  # fmt: skip
        case _:
            table, values = "crm.opportunity_history", {
                "opportunity_id": f"opportunities_{number % 2}", "created_date": at, "stage_name": rng.choice("ab")
            }  # fmt: skip
    values["_deleted_at"] = at if rng.random() < 0.15 else None
    return table, number if table.startswith("desk") else f"{table.partition('.')[2]}_{number}", values


def write(company: Company, table: str, id: Any, hour: float, values: dict[str, Any]) -> None:
    row = {"id": id, "received_at": START + timedelta(hours=hour), **values}
    sets = ", ".join(f"{column} = excluded.{column}" for column in row)
    places = ", ".join(["%s"] * len(row))
    company.db.execute(
        f"insert into {table} ({', '.join(row)}) values ({places}) on conflict (id) do update set {sets}".encode(),
        list(row.values()),
    )


@pytest.fixture
def busy(company: Company) -> Company:
    """Three sources, named otherwise than their connectors, and events."""
    company.source(
        "pay",
        "stripe",
        Charge,
        Refund,
        Subscription,
        SubscriptionItem,
        Price,
        Product,
        api_key="sk_test_nobodys",
    )
    company.source("desk", "zendesk", Ticket, TicketComment, email="a@x.com", api_token="no_ones_token")
    company.source(
        "crm",
        "salesforce",
        Opportunity,
        OpportunityContactRole,
        OpportunityHistory,
        client_id="no_ones_id",
        client_secret="no_ones_secret",
    )
    company.sections["events"] = {"schemas": ["web"]}
    company.table("web.tracks", **EVENTS, uuid_ts="timestamptz")
    company.refresh()
    return company


@pytest.mark.P3
def test_increments_leave_what_reading_everything_anew_gives(busy: Company) -> None:
    rng, told = random.Random(20), Report()
    for step in range(14):
        for _ in range(rng.randrange(1, 25)):
            table, id, values = changes(rng)
            write(busy, table, id, step * 2 + rng.random() * 2, values)
        for _ in range(rng.randrange(4)):  # some of which come twice
            number = rng.randrange(40)
            busy.put(
                "web.tracks", number, id=f"t{number}", uuid_ts=START + timedelta(hours=step * 2),
                user_id=[None, "null", "u1"][number % 3], anonymous_id="a1", event=["x", "email_opened"][number % 2],
            )  # fmt: skip
        done = busy.customers()
        told.written += done.written
        told.removed += done.removed
    kept = busy.interactions()
    assert len(kept) > 20
    assert told.written - told.removed == len(kept)
    again = busy.customers(anew=True)
    assert (again.written, again.removed) == (0, 0)
    busy.db.execute(
        "drop table tributary.customer_meta, tributary.customer_interactions, tributary.customer_parts,"
        " tributary.customer_read cascade"
    )
    assert busy.customers().written == len(kept)
    assert busy.interactions() == kept
    assert [busy.customers().written, busy.customers().removed] == [0, 0]


def test_what_is_alike_is_not_written_again(busy: Company) -> None:
    for number in range(20):
        write(busy, "pay.charges", f"ch_{number}", number / 10, {"created": START, "customer_id": "cus_1"})
    assert busy.customers().written == 20
    write(busy, "pay.charges", "ch_3", 2.1, {"created": START, "customer_id": "cus_2"})
    done = busy.customers()
    assert (done.written, done.removed) == (1, 1)
    assert busy.ask("select count(*) from tributary.customer_read") == [12]  # those without rows, too


def test_events_whose_loader_left_no_time_are_found_by_when_they_came(busy: Company) -> None:
    busy.put("web.tracks", 60 * 24 * 30, id="t1", uuid_ts=START + timedelta(days=30), user_id="u1", event="x")
    assert busy.customers().written == 1
    busy.put("web.tracks", 60 * 24 * 29, id="t2", user_id="u1", event="x")
    busy.put("web.tracks", 60 * 24 * 29, id="t3", uuid_ts="0001-01-01", user_id="u1", event="x")
    busy.put("web.tracks", 60 * 24 * 9, id="t4", user_id="u1", event="x")
    assert busy.customers().written == 2, "of two days before the last one"


def test_what_is_deleted_at_the_source_goes(busy: Company) -> None:
    write(busy, "pay.charges", "ch_1", 0, {"created": START, "customer_id": "cus_1"})
    write(busy, "pay.refunds", "re_1", 0, {"created": START, "charge_id": "ch_1"})
    assert busy.customers().written == 2
    write(busy, "pay.refunds", "re_1", 9, {"_deleted_at": START})
    assert busy.customers().removed == 1
    assert [row[3] for row in busy.interactions()] == ["ch_1"]


def test_other_rules_of_identity_have_all_read_again(busy: Company) -> None:
    write(busy, "pay.charges", "ch_1", 0, {"created": START, "billing_details_email": "A.da+x@x.com"})
    busy.customers()
    busy.rules(normalise={"email": ["case", "plus", "dots"]})
    busy.customers()
    assert [row[8] for row in busy.interactions()] == ["ada@x.com"]
    busy.rules(block={"email": ["a.da+x@x.com"]})
    assert busy.customers().nobody == 1
    assert busy.interactions() == []
