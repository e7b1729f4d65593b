"""Lists inside Stripe's objects: complete beyond the ten that come with them, and forgetting what left them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from connectors.sandbox.stripe import StripeSandbox
from etl.sandbox import Request
from tests.connectors.conftest import Meddled, Mirror, Open, small_company

Json = dict[str, Any]


def draft(box: StripeSandbox, lines: int) -> tuple[Json, list[Json]]:
    """A draft invoice with so many lines."""
    customer = box.objects("customer")[0]["id"]
    invoice = box.create("invoice", customer=customer, status="draft", subtotal=lines, total=lines)
    return invoice, [
        box.create("line_item", under=invoice["id"], invoice=invoice["id"], amount=1) for _ in range(lines)
    ]


def rows_of(mirror: Mirror, table: str, column: str, parent: str) -> set[str]:
    found = mirror.rows(f"select id from {table} where {column} = %s and _deleted_at is null", parent)
    return {id for (id,) in found}


def many_items(box: StripeSandbox) -> Json:
    subscription = box.objects("subscription")[0]
    price = box.objects("price")[0]["id"]
    for _ in range(23):
        box.create(
            "subscription_item", under=subscription["id"], subscription=subscription["id"], price=price
        )
    return subscription


def many_reversals(box: StripeSandbox) -> Json:
    transfer = box.objects("transfer")[0]
    for _ in range(115):
        box.create("transfer_reversal", under=transfer["id"], transfer=transfer["id"], amount=1)
    return transfer


def many_fee_refunds(box: StripeSandbox) -> Json:
    fee = box.objects("application_fee")[0]
    for _ in range(12):
        box.create("fee_refund", under=fee["id"], fee=fee["id"], amount=1)
    return fee


def many_note_lines(box: StripeSandbox) -> Json:
    note = box.objects("credit_note")[0]
    for _ in range(15):
        box.create("credit_note_line_item", under=note["id"], amount=1)
    return note


def many_session_items(box: StripeSandbox) -> Json:
    session = box.objects("checkout.session")[0]
    for _ in range(31):
        box.create("item", under=session["id"], amount_total=1)
    return session


def many_cards(box: StripeSandbox) -> Json:
    customer = box.objects("customer")[0]
    for _ in range(11):
        box.create("card", under=customer["id"], customer=customer["id"])
        box.create("bank_account", under=customer["id"], customer=customer["id"])
    return customer


@pytest.mark.parametrize(
    ("make", "stream", "table", "column", "more"),
    [
        (many_items, "subscriptions", "subscription_items", "subscription_id", 23),
        (many_reversals, "transfers", "transfer_reversals", "transfer_id", 115),
        (many_fee_refunds, "application_fees", "application_fee_refunds", "fee_id", 12),
        (many_note_lines, "credit_notes", "credit_note_lines", "credit_note_id", 15),
        (many_session_items, "checkout_sessions", "checkout_session_line_items", "checkout_session_id", 31),
        (many_cards, "customers", "cards", "customer_id", 11),
        (many_cards, "customers", "bank_accounts", "customer", 11),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_nested_list_is_read_to_its_end(
    mirror: Open, make: Callable[[StripeSandbox], Json], stream: str, table: str, column: str, more: int
) -> None:
    mine = mirror(small_company())
    parent = make(mine.box)
    mine.box.wait(120)
    mine.sync(stream)
    assert len(rows_of(mine, table, column, parent["id"])) >= more


def test_lines_of_an_invoice_are_read_to_their_end_and_one_that_leaves_is_marked_deleted(
    mirror: Open,
) -> None:
    mine = mirror(small_company())
    invoice, lines = draft(mine.box, 127)
    mine.box.wait(120)
    mine.sync("invoices")
    assert rows_of(mine, "invoice_lines", "invoice_id", invoice["id"]) == {line["id"] for line in lines}
    mine.box.delete("line_item", lines[3]["id"])
    mine.box.update("invoice", invoice["id"], subtotal=126, total=126)
    mine.box.wait(120)
    total = mine.sync("invoices")["invoices"].counts["invoice_lines"]
    assert (total.deleted, total.inserted, total.updated) == (1, 0, 0)
    gone = mine.one("invoice_lines", lines[3]["id"])
    assert gone["_deleted_at"]
    assert gone["amount"] == 1, "its last state stays"


def test_an_item_that_leaves_its_subscription_is_marked_deleted(mirror: Open) -> None:
    mine = mirror(small_company())
    subscription = many_items(mine.box)
    mine.box.wait(120)
    mine.sync("subscriptions")
    items = rows_of(mine, "subscription_items", "subscription_id", subscription["id"])
    left = min(items)
    mine.box.delete("subscription_item", left)
    mine.box.update("subscription", subscription["id"], metadata={"items": "one less"})
    mine.box.wait(120)
    mine.sync("subscriptions")
    assert rows_of(mine, "subscription_items", "subscription_id", subscription["id"]) == items - {left}


def test_lines_go_with_the_draft_that_was_deleted(mirror: Open) -> None:
    mine = mirror(small_company())
    invoice, lines = draft(mine.box, 12)
    mine.box.wait(120)
    mine.sync("invoices")
    mine.box.delete("invoice", invoice["id"])
    mine.box.wait(120)
    mine.sync("invoices")
    assert mine.one("invoices", invoice["id"])["_deleted_at"]
    assert rows_of(mine, "invoice_lines", "invoice_id", invoice["id"]) == set()
    assert len(mine.living("invoice_lines") & {line["id"] for line in lines}) == 0


def meddled(act: Callable[[Meddled], object], path: str) -> tuple[Meddled, Json, list[Json]]:
    """A sandbox with a draft of 250 lines, in which something happens once, before a path is asked for."""
    box = Meddled(people=4, months=1, now=small_company().now())
    invoice, lines = draft(box, 250)

    def once(request: Request) -> None:
        if request.path == path.format(invoice["id"]):
            box.before = None
            act(box)

    box.wait(120)
    box.before = once
    return box, invoice, lines


def test_a_line_deleted_while_it_is_the_cursor_loses_no_other_line(mirror: Open) -> None:
    def act(box: Meddled) -> None:
        newest = box.find("invoice", invoice["id"])["lines"]["data"]
        box.delete("line_item", newest[-1]["id"])

    box, invoice, lines = meddled(act, "/v1/invoices/{}/lines")
    mine = mirror(box)
    mine.sync("invoices")
    found = rows_of(mine, "invoice_lines", "invoice_id", invoice["id"])
    left = {line["id"] for line in box.objects("line_item") if line["invoice"] == invoice["id"]}
    assert len(left) == len(lines) - 1
    assert found >= left


def test_a_draft_deleted_while_its_lines_are_read_fails_nothing(mirror: Open) -> None:
    box, invoice, _ = meddled(lambda box: box.delete("invoice", invoice["id"]), "/v1/invoices/{}/lines")
    mine = mirror(box)
    mine.sync("invoices")
    box.wait(120)
    mine.sync("invoices")
    assert invoice["id"] not in mine.living("invoices")
    assert rows_of(mine, "invoice_lines", "invoice_id", invoice["id"]) == set()


def test_a_customer_deleted_just_before_it_is_fetched_is_marked_deleted(mirror: Open) -> None:
    box = Meddled(people=4, months=1, now=small_company().now())
    mine = mirror(box)
    customer = box.objects("customer")[0]["id"]
    many_cards(box)
    box.wait(120)
    mine.sync("customers")
    box.update("customer", customer, description="about to leave")

    def once(request: Request) -> None:
        if request.path == f"/v1/customers/{customer}":
            box.before = None
            box.delete("customer", customer)

    box.wait(120)
    box.before = once
    mine.sync("customers")
    assert box.before is None
    assert mine.one("customers", customer)["is_deleted"] is True
    assert rows_of(mine, "cards", "customer_id", customer) == set()
    assert not any("left out" in note for note in mine.sync("customers")["customers"].notes)
