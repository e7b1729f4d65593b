"""Rows that are given, and what of them is in somebody's timeline: every kind there is."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from textwrap import dedent

from models.salesforce.accounts import Contact, Lead
from models.salesforce.activities import Event, Task
from models.salesforce.cases import Case, CaseComment
from models.salesforce.opportunities import Opportunity, OpportunityContactRole, OpportunityHistory
from models.stripe.charges import Charge, Refund
from models.stripe.customers import Customer
from models.stripe.disputes import Dispute
from models.stripe.invoices import Invoice
from models.stripe.products import Price, Product
from models.stripe.subscriptions import Subscription, SubscriptionItem
from models.zendesk.account import SatisfactionRating
from models.zendesk.chat import Chat
from models.zendesk.conversations import TicketComment
from models.zendesk.people import User
from models.zendesk.talk import Call
from models.zendesk.tickets import Ticket
from tests.customers.conftest import Company

DAY = datetime(2026, 3, 1, tzinfo=UTC)
STRIPE = (Customer, Charge, Refund, Dispute, Invoice, Price, Product, Subscription, SubscriptionItem)
CALL = {"id": "text", "user_id": "text", "anonymous_id": "text", "timestamp": "timestamptz"}


def on(day: float) -> datetime:
    return DAY + timedelta(days=day)


def stripe(company: Company) -> None:
    company.source("stripe", "stripe", *STRIPE, api_key="sk_test_none")
    company.row("stripe.customers", 0, id="cus_1", email="Ada@x.com")


def test_money_is_in_whole_units_of_each_currency(company: Company) -> None:
    stripe(company)
    for number, (currency, amount) in enumerate(
        [("usd", 1999), ("jpy", 500), ("kwd", 1234), ("ugx", 500), ("xof", 1)]
    ):
        company.row(
            "stripe.charges", 0, id=f"ch_{number}", created=on(number), status="succeeded", captured=True,
            amount=amount + 1, amount_captured=amount, currency=currency, customer_id="cus_1", description="Plan",
        )  # fmt: skip
    company.all()
    charge = ("stripe", "charge", "succeeded", "Plan")
    assert company.seen("cus_1") == [
        (*charge, "19.99", "USD", "stripe.charges", "ch_0"),
        (*charge, "500", "JPY", "stripe.charges", "ch_1"),
        (*charge, "1.234", "KWD", "stripe.charges", "ch_2"),
        (*charge, "5.00", "UGX", "stripe.charges", "ch_3"),
        (*charge, "1", "XOF", "stripe.charges", "ch_4"),
    ]


def test_what_customers_do_in_stripe(company: Company) -> None:
    stripe(company)
    paid = {"created": on(1), "status": "succeeded", "captured": True, "amount": 1000, "currency": "usd"}
    company.row("stripe.charges", 0, id="ch_paid", **paid, amount_captured=1000, customer_id="cus_1")
    company.row(
        "stripe.charges", 0, id="ch_guest", **paid | {"created": on(2)}, billing_details_email="ADA@x.com"
    )
    company.row(
        "stripe.charges", 0, id="ch_held", **paid | {"created": on(3), "captured": False}, customer_id="cus_1"
    )
    failed = {"status": "failed", "captured": False, "failure_message": "No funds.", "created": on(4)}
    company.row("stripe.charges", 0, id="ch_failed", **paid | failed, customer_id="cus_1")
    company.row("stripe.charges", 0, id="ch_gone", **paid, customer_id="cus_1", _deleted_at=on(9))
    back = {"status": "succeeded", "amount": 250, "currency": "usd", "charge_id": "ch_paid"}
    company.row("stripe.refunds", 0, id="re_1", created=on(5), reason="duplicate", **back)
    company.row(
        "stripe.disputes", 0, id="dp_1", created=on(6), status="lost", reason="fraudulent", amount=1000,
        currency="usd", charge_id="ch_paid",
    )  # fmt: skip
    bill = {"customer_id": "cus_1", "total": 1000, "currency": "usd", "created": on(7)}
    company.row(
        "stripe.invoices",
        0,
        id="in_1",
        number="A-1",
        status="paid",
        status_transitions_finalized_at=on(8),
        **bill,
    )
    company.row("stripe.invoices", 0, id="in_2", status="draft", **bill)
    company.row("stripe.products", 0, id="prod_1", name="Team")
    company.row("stripe.prices", 0, id="price_1", product="prod_1")
    company.row(
        "stripe.subscriptions", 0, id="sub_1", customer_id="cus_1", status="canceled", start_date=on(9),
        canceled_at=on(10), ended_at=on(11),
    )  # fmt: skip
    company.row(
        "stripe.subscriptions", 0, id="sub_2", customer_id="cus_1", status="active", start_date=on(12)
    )
    for item, subscription in (("si_1", "sub_1"), ("si_2", "sub_2")):
        company.row("stripe.subscription_items", 0, id=item, subscription_id=subscription, price_id="price_1")
    company.all()
    assert company.seen("cus_1") == [
        ("stripe", "charge", "succeeded", None, "10.00", "USD", "stripe.charges", "ch_paid"),
        ("stripe", "charge", "succeeded", None, "10.00", "USD", "stripe.charges", "ch_guest"),
        ("stripe", "charge", "uncaptured", None, "10.00", "USD", "stripe.charges", "ch_held"),
        ("stripe", "charge", "failed", "No funds.", "10.00", "USD", "stripe.charges", "ch_failed"),
        ("stripe", "refund", "succeeded", "duplicate", "2.50", "USD", "stripe.refunds", "re_1"),
        ("stripe", "dispute", "lost", "fraudulent", "10.00", "USD", "stripe.disputes", "dp_1"),
        ("stripe", "invoice", "paid", "A-1", "10.00", "USD", "stripe.invoices", "in_1"),
        ("stripe", "subscription", "canceled", "Team", None, None, "stripe.subscriptions", "sub_1"),
        ("stripe", "subscription", "cancels", "Team", None, None, "stripe.subscriptions", "sub_1"),
        ("stripe", "subscription", "ended", "Team", None, None, "stripe.subscriptions", "sub_1"),
        ("stripe", "subscription", "active", "Team", None, None, "stripe.subscriptions", "sub_2"),
    ]


def test_customers_who_were_deleted_are_known_by_their_invoices_if_these_are_read(company: Company) -> None:
    stripe(company)
    company.row("stripe.charges", 0, id="ch_1", created=on(1), status="succeeded", customer_id="cus_gone")
    company.row(
        "stripe.invoices", 0, id="in_1", created=on(1), customer_id="cus_gone", customer_email="ada@x.com"
    )
    assert company.all().unknown == 2
    assert company.seen("ada@x.com") == []
    page = (Path(__file__).parents[2] / "docs" / "customers.md").read_text()
    documented = dedent(page.partition("  ```toml\n")[2].partition("  ```\n")[0])
    company.sections |= tomllib.loads(documented)
    company.refresh()
    assert [row[-1] for row in company.seen("ada@x.com")] == ["ch_1", "in_1"]


def test_what_people_ask_of_the_support_desk(company: Company) -> None:
    company.source(
        "zendesk", "zendesk", User, Ticket, TicketComment, SatisfactionRating, Call, Chat,
        email="a@x.com", api_token="no_ones_token", subdomain="acme",
    )  # fmt: skip
    company.row("zendesk.users", 0, id=7, email="ada@x.com")
    ticket = {"requester_id": 7, "subject": "It is broken"}
    company.row("zendesk.tickets", 0, id=1, created_at=on(1), status="open", **ticket)
    company.row("zendesk.tickets", 0, id=2, created_at=on(1), status="deleted", **ticket)
    said = {"ticket_id": 1, "via": "Mail", "public": True}
    company.row(
        "zendesk.ticket_comments", 0, id=11, created_at=on(2), author_id=7, body="Help,\nplease", **said
    )
    company.row("zendesk.ticket_comments", 0, id=12, created_at=on(3), author_id=9, body="Try again.", **said)
    company.row(
        "zendesk.ticket_comments", 0, id=13, created_at=on(4), author_id=9, **said | {"public": False}
    )
    company.row(
        "zendesk.ticket_comments", 0, id=14, created_at=on(5), author_id=7, **said | {"via": "text_message"}
    )
    company.row("zendesk.ticket_comments", 0, id=15, created_at=on(5), author_id=7, **said | {"ticket_id": 2})
    rated = {"ticket_id": 1, "requester_id": 7, "created_at": on(6)}
    company.row("zendesk.satisfaction_ratings", 0, id=21, score="good", comment="Thanks", **rated)
    company.row("zendesk.satisfaction_ratings", 0, id=22, score="offered", **rated)
    company.row(
        "zendesk.talk_calls", 0, id=31, customer_id=7, created_at=on(7), direction="inbound",
        completion_status="completed",
    )  # fmt: skip
    company.row("zendesk.chats", 0, id="c1", visitor_email="Ada@x.com", started_timestamp=on(8), type="chat")
    company.all()
    comments = "zendesk.ticket_comments"
    assert company.seen("ada@x.com") == [
        ("zendesk", "ticket", "open", "It is broken", None, None, "zendesk.tickets", "1"),
        ("zendesk", "comment", "received", "Help, please", None, None, comments, "11"),
        ("zendesk", "comment", "sent", "Try again.", None, None, comments, "12"),
        ("zendesk", "comment", "note", None, None, None, comments, "13"),
        ("zendesk", "text", "received", None, None, None, comments, "14"),
        ("zendesk", "rating", "good", "Thanks", None, None, "zendesk.satisfaction_ratings", "21"),
        ("zendesk", "call", "completed", "inbound", None, None, "zendesk.talk_calls", "31"),
        ("zendesk", "chat", "chat", None, None, None, "zendesk.chats", "c1"),
    ]


def test_what_happens_with_people_in_salesforce(company: Company) -> None:
    company.source(
        "salesforce", "salesforce", Contact, Lead, Opportunity, OpportunityHistory, OpportunityContactRole,
        Task, Event, Case, CaseComment, client_id="no_ones_id", client_secret="no_ones_secret",
    )  # fmt: skip
    company.row("salesforce.contacts", 0, id="003A", email="ada@x.com")
    company.row("salesforce.contacts", 0, id="003B", email="bo@x.com")
    company.row("salesforce.leads", 0, id="00QA", email="ada@x.com")
    company.row(
        "salesforce.opportunities", 0, id="006A", created_date=on(1), name="Big", amount=Decimal("99.5"),
        is_closed=False, is_won=False,
    )  # fmt: skip
    for role, contact in (("00KA", "003A"), ("00KB", "003B")):
        company.row(
            "salesforce.opportunity_contact_role", 0, id=role, opportunity_id="006A", contact_id=contact
        )
    company.row(
        "salesforce.opportunity_history", 0, id="008A", opportunity_id="006A", created_date=on(2),
        stage_name="Proposal", amount=Decimal(90),
    )  # fmt: skip
    company.row(
        "salesforce.tasks", 0, id="00TA", who_id="003A", created_date=on(3), subject="Write", status="Open"
    )
    company.row(
        "salesforce.tasks", 0, id="00TB", who_id="00QA", created_date=on(3), completed_date_time=on(4),
        subject="Ring", status="Completed", task_subtype="Call",
    )  # fmt: skip
    company.row("salesforce.events", 0, id="00UA", who_id="003A", start_date_time=on(5), subject="Demo")
    company.row(
        "salesforce.cases",
        0,
        id="500A",
        contact_id="003A",
        created_date=on(6),
        subject="Late",
        is_closed=True,
    )
    company.row(
        "salesforce.case_comments", 0, id="00aA", parent_id="500A", created_date=on(7), comment_body="Sorry"
    )
    company.all()
    sale = [
        ("salesforce", "opportunity", "open", "Big", "99.5", None, "salesforce.opportunities", "006A"),
        (
            "salesforce",
            "opportunity_stage",
            "Proposal",
            "Big",
            "90",
            None,
            "salesforce.opportunity_history",
            "008A",
        ),
    ]
    assert company.seen("ada@x.com") == [
        *sale,
        ("salesforce", "task", "Open", "Write", None, None, "salesforce.tasks", "00TA"),
        ("salesforce", "call", "Completed", "Ring", None, None, "salesforce.tasks", "00TB"),
        ("salesforce", "meeting", None, "Demo", None, None, "salesforce.events", "00UA"),
        ("salesforce", "ticket", "closed", "Late", None, None, "salesforce.cases", "500A"),
        ("salesforce", "comment", "note", "Sorry", None, None, "salesforce.case_comments", "00aA"),
    ]
    assert company.seen("bo@x.com") == sale
    assert company.summary("bo@x.com")["pipeline_value"] == Decimal("99.5")
    company.row("salesforce.contacts", 1, id="003C", email="ada@x.com")
    company.row("salesforce.opportunity_contact_role", 1, id="00KC", opportunity_id="006A", contact_id="003C")
    assert company.all().written == 2
    assert company.seen("ada@x.com")[:3] == [
        *sale,
        ("salesforce", "task", "Open", "Write", *[None] * 2, "salesforce.tasks", "00TA"),
    ]
    assert company.summary("ada@x.com")["pipeline_value"] == Decimal("99.5"), "of one person, once"
    assert company.seen("bo@x.com") == sale


def test_what_people_do_on_the_site_and_with_their_mail(company: Company) -> None:
    company.sections["events"] = {"schemas": ["web", "mail"]}
    company.table("web.identifies", anonymous_id="text", user_id="text", email="text")
    company.table("web.tracks", **CALL, event="text", event_text="text")
    company.table("web.pages", **CALL, title="text", name="text")
    company.table("web.screens", **CALL, name="text")
    mails = {
        "email_delivered": "email_delivered", "email_opened": "email_opened", "email_link_clicked": "email_clicked",
        "email_bounced": "email_bounced", "email_unsubscribed": "email_unsubscribed",
        "unsubscribed": "email_unsubscribed",
    }  # fmt: skip
    for table in mails:
        context = {} if table == "email_bounced" else {"context_traits_email": "text"}
        company.table(f"mail.{table}", **CALL, **context, email_subject="text", campaign_name="text")
    company.put("web.identifies", 0, anonymous_id="a1", user_id="u1", email="ada@x.com")
    company.put(
        "web.tracks", 1, id="t1", anonymous_id="a1", user_id="null", event="signed_up", event_text="Signed Up"
    )
    company.put("web.tracks", 2, id="t2", user_id="u1", event="email_opened", event_text="Email Opened")
    company.put("web.pages", 3, id="p1", anonymous_id="a1", timestamp=on(-90), name="Home")
    company.put("web.pages", 3, id="p2")
    company.put("web.screens", 4, id="s1", user_id="u1", name="Board")
    for minute, table in enumerate(mails, start=5):
        who = {"user_id": "u1"} if table == "email_bounced" else {"context_traits_email": "ADA@x.com "}
        company.put(f"mail.{table}", minute, id=f"m{minute}", email_subject="Hi", campaign_name="news", **who)
    report = company.all()
    assert (report.nobody, report.notes) == (1, [])
    assert company.seen("u1") == [
        ("web", "page", None, "Home", None, None, "web.pages", "p1"),
        ("web", "event", None, "Signed Up", None, None, "web.tracks", "t1"),
        ("web", "page", None, "Board", None, None, "web.screens", "s1"),
        *(
            ("mail", kind, "news", "Hi", None, None, f"mail.{table}", f"m{minute}")
            for minute, (table, kind) in enumerate(mails.items(), start=5)
        ),
    ]


def test_a_summary_adds_no_currencies(company: Company) -> None:
    stripe(company)
    for number, (currency, amount) in enumerate([("usd", 100), ("eur", 100), ("eur", 300), ("jpy", 9_000)]):
        company.row(
            "stripe.charges", 0, id=f"ch_{number}", created=on(number), status="succeeded", captured=True,
            amount=amount, currency=currency, customer_id="cus_1",
        )  # fmt: skip
    company.row(
        "stripe.refunds",
        0,
        id="re_1",
        created=on(5),
        status="succeeded",
        amount=50,
        currency="eur",
        charge_id="ch_1",
    )
    company.row(
        "stripe.refunds",
        0,
        id="re_2",
        created=on(5),
        status="pending",
        amount=7,
        currency="eur",
        charge_id="ch_1",
    )
    for number, ended in enumerate([on(5), on(6.5)]):
        company.row(
            "stripe.subscriptions", 0, id=f"sub_{number}", customer_id="cus_1", status="canceled", ended_at=ended,
            start_date=on(0),
        )  # fmt: skip
    company.row("stripe.customers", 0, id="cus_2", email="bo@x.com")
    company.all()
    company.db.execute("set timezone = 'Pacific/Kiritimati'")  # days are UTC's, wherever one asks
    told = company.summary("cus_1")
    assert {name: told[name] for name in ("currency", "revenue", "refunds", "currencies", "plan", "churned_on")} == {
        "currency": "EUR", "revenue": Decimal(4), "refunds": Decimal("0.50"), "currencies": 3,
        "plan": None, "churned_on": date(2026, 3, 7),
    }  # fmt: skip
    assert (told["first_seen"], told["last_seen"]) == (on(0), on(6.5))
    assert company.ask("select currency, charges, revenue, refunds, net from customers.money order by 1") == [
        ("EUR", 2, Decimal(4), Decimal("0.5"), Decimal("3.5")),
        ("JPY", 1, Decimal(9000), Decimal(0), Decimal(9000)),
        ("USD", 1, Decimal(1), Decimal(0), Decimal(1)),
    ]
    company.row("stripe.subscriptions", 9, id="sub_2", customer_id="cus_1", status="active", start_date=on(1))
    company.customers()
    assert company.summary("cus_1")["churned_on"] is None, "one of several is left"
    nothing = company.summary("cus_2")
    assert (nothing["email"], nothing["interactions"], nothing["revenue"]) == ("bo@x.com", 0, None)


def test_a_summary_counts_what_is_open_and_how_often_one_writes(company: Company) -> None:
    company.source(
        "zendesk",
        "zendesk",
        User,
        Ticket,
        SatisfactionRating,
        email="a@x.com",
        api_token="no_ones_token",
        subdomain="acme",
    )
    company.sections["events"] = {"schemas": ["mail"]}
    company.table("mail.email_delivered", **CALL)
    company.table("mail.identifies", user_id="text", email="text")
    company.put("mail.identifies", 0, user_id="u1", email="ada@x.com")
    company.row("zendesk.users", 0, id=7, email="ada@x.com")
    for number, status in enumerate(["new", "pending", "solved", "closed"]):
        company.row("zendesk.tickets", 0, id=number, requester_id=7, created_at=on(number), status=status)
    for number, score in enumerate(["good", "bad", "good"]):
        company.row(
            "zendesk.satisfaction_ratings", 0, id=number, requester_id=7, created_at=on(9), score=score
        )
    for number in range(9):
        company.put("mail.email_delivered", number, id=f"m{number}", user_id="u1", timestamp=on(number * 3.5))
    company.all()
    told = company.summary("u1")
    assert (told["tickets"], told["open_tickets"]) == (4, 2)
    assert (told["satisfaction"], told["emails_per_week"]) == (Decimal("66.7"), Decimal("2.25"))
