"""What an account has besides subscriptions, and one or two of every kind that Stripe lists.

Orders, credit notes, transfers and connected accounts have their own stories; the rest is filled in.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from connectors.sandbox.company import DAY
from connectors.sandbox.stripe import facts, filler, ids, payments
from connectors.sandbox.stripe.accounts import CONNECTED
from connectors.sandbox.stripe.clients import Client
from connectors.sandbox.stripe.facts import Object
from connectors.sandbox.stripe.payments import void
from connectors.sandbox.stripe.singles import parent_kind
from connectors.sandbox.stripe.store import Entry
from connectors.sandbox.stripe.world import World

if TYPE_CHECKING:
    from connectors.sandbox.stripe.life import Life

# statuses that the company's own story does not lead to
ODD_STATUSES: Final = ("incomplete", "incomplete_expired", "paused", "unpaid")


# -- orders


def item(world: World, owner: str, price: Entry, quantity: int) -> Entry:
    """A line of a checkout, a quote or a payment link."""
    amount = price.object["unit_amount"] * quantity
    return world.create(
        "item",
        under=owner,
        amount_subtotal=amount,
        amount_total=amount,
        currency=price.object["currency"],
        description=price.object["nickname"],
        metadata={},
        price=price.id,
        quantity=quantity,
    )


def _session(life: Life, client: Client, quantity: int) -> Entry:
    world = life.world
    price = life.catalog.prices["onboarding", client.person.currency]
    amount = price.object["unit_amount"] * quantity
    id = world.new_id("checkout.session")
    session = filler.make(
        world,
        "checkout.session",
        "",
        {
            "id": id,
            "amount_subtotal": amount,
            "amount_total": amount,
            "cancel_url": "https://brightleaf.example/cancel",
            "currency": client.person.currency,
            "customer": client.customer.id,
            "customer_details": {"email": client.person.email, "name": client.person.name},
            "expires_at": int(world.now) + DAY,
            "metadata": {},
            "mode": "payment",
            "payment_method_types": ["card"],
            "payment_status": "unpaid",
            "status": "open",
            "success_url": "https://brightleaf.example/thanks",
            "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0},
            "ui_mode": "hosted_page",
            "url": f"https://checkout.stripe.example/c/pay/{id}",
        },
    )
    item(world, session.id, price, quantity)
    return session


def order(life: Life, client: Client, quantity: int, why_not: str = "") -> None:
    """Something bought once through a checkout page; `why_not`: the card was refused."""
    world = life.world
    session = _session(life, client, quantity)
    amount = session.object["amount_total"]
    method = client.method.id if client.method else None
    intent = payments.payment_intent(world, client.person, client.customer.id, method, amount, "Onboarding")
    charge = payments.charge(world, client.person, intent, why_not)
    if why_not:
        world.update(session, payment_intent=intent.id, event="")
        return
    client.charges.append(charge)
    paid: Object = {"payment_intent": intent.id, "payment_status": "paid", "status": "complete", "url": None}
    world.update(session, **paid)
    if amount > 50_000:
        fields: Object = {"charge": charge.id, "payment_intent": intent.id, "open": True, "reason": "rule"}
        opened = filler.make(world, "review", "", {**fields, "opened_reason": "rule"})
        world.emit("review.opened", opened)
        world.update(charge, review=opened.id, event="")


def abandoned_session(life: Life, client: Client) -> None:
    """A checkout that nobody finishes; it expires within an hour."""
    session = _session(life, client, 1)
    life.world.at(life.world.now + 3600, lambda: void(life.world.update(session, status="expired", url=None)))


def credit_note(life: Life, invoice: Entry) -> Entry:
    """Money back on an invoice, to the customer's balance."""
    world = life.world
    customer = world.store.get("customer", invoice.object["customer"])
    amount = max(invoice.object["total"] // 4, 1)
    count = len(world.store.where("credit_note", "invoice", invoice.id)) + 1
    whole: dict[str, Any] = {
        "amount": amount,
        "subtotal": amount,
        "total": amount,
        "post_payment_amount": amount,
    }
    note = world.create(
        "credit_note",
        event="",
        currency=invoice.object["currency"],
        customer=invoice.object["customer"],
        effective_at=int(world.now),
        invoice=invoice.id,
        metadata={},
        number=f"{invoice.object['number']}-CN-{count:02d}",
        pdf="https://pay.stripe.example/credit_notes/pdf",
        reason="order_change",
        status="issued",
        subtotal_excluding_tax=amount,
        total_excluding_tax=amount,
        total_taxes=[],
        type="post_payment",
        **whole,
    )
    world.create(
        "credit_note_line_item",
        under=note.id,
        amount=amount,
        description="Goodwill",
        quantity=1,
        tax_rates=[],
        taxes=[],
        type="custom_line_item",
        unit_amount=amount,
        unit_amount_decimal=str(amount),
    )
    if customer:
        balance = customer.object["balance"] - amount
        movement = world.create(
            "customer_balance_transaction",
            under=customer.id,
            amount=-amount,
            credit_note=note.id,
            currency=invoice.object["currency"],
            customer=customer.id,
            ending_balance=balance,
            metadata={},
            type="credit_note",
        )
        world.update(note, customer_balance_transaction=movement.id, event="")
        world.update(customer, balance=balance)
    world.emit("credit_note.created", note)
    noted = invoice.object["post_payment_credit_notes_amount"] + amount
    world.update(invoice, post_payment_credit_notes_amount=noted)
    return note


# -- money between accounts


def transfer(life: Life, amount: int) -> Entry:
    """Money for a connected account, some of it taken back."""
    world = life.world
    entry = world.create(
        "transfer",
        event="",
        amount=amount,
        currency="usd",
        destination=CONNECTED[0],
        metadata={},
        source_type="card",
        transfer_group=f"group_{ids.letters(world.rng, 6)}",
    )
    movement = payments.balance_transaction(world, entry, "transfer", -amount, "usd")
    world.update(entry, balance_transaction=movement.id, event="transfer.created")
    back = amount // 5
    reversal = world.create(
        "transfer_reversal", under=entry.id, amount=back, currency="usd", metadata={}, transfer=entry.id
    )
    movement = payments.balance_transaction(world, reversal, "transfer_refund", back, "usd")
    world.update(reversal, balance_transaction=movement.id, event="")
    world.update(entry, amount_reversed=back, event="transfer.reversed")
    return entry


def topup(life: Life, amount: int) -> Entry:
    """Money put on the account's own balance."""
    world = life.world
    fields: Object = {"amount": amount, "currency": "usd", "metadata": {}, "status": "pending"}
    entry = filler.make(world, "topup", "", fields)
    movement = payments.balance_transaction(world, entry, "topup", amount, "usd")
    world.update(entry, balance_transaction=movement.id, status="succeeded")
    return entry


def file(life: Life) -> Entry:
    """A file, as evidence in a dispute."""
    fields: Object = {"filename": "receipt.pdf", "purpose": "dispute_evidence", "size": 9863, "type": "pdf"}
    return filler.make(life.world, "file", "", fields)


# -- one or two of everything


def furnish(life: Life) -> None:
    """Fill what the story left empty."""
    world = life.world
    known = [client for client in life.clients.values() if not client.gone]
    for client in known[:2]:
        _odds_and_ends(life, client)
    for invoice in [e for e in world.store.all(["invoice"]) if e.object["status"] == "paid"][:3]:
        credit_note(life, invoice)
    transfer(life, 12_000)
    topup(life, 250_000)
    owner: Object = {"owner": {"type": "self"}, "type": "us_ein", "value": "12-3456789", "country": "US"}
    world.create("tax_id", **owner)
    if known:
        _odd_subscriptions(life, known[0])
        _test_clock(life, known[0])
    for kind in sorted({kind for endpoint in facts.endpoints().values() for kind in endpoint.kinds}):
        _ensure(world, kind, ())


def _odds_and_ends(life: Life, client: Client) -> None:
    world, customer = life.world, client.customer.id
    price = life.catalog.prices["starter", client.person.currency]
    bank: Object = {
        "customer": customer,
        "status": "verified",
        "last4": "1116",
        "country": "US",
        "currency": "usd",
    }
    world.create("bank_account", under=customer, metadata={}, **bank, event="customer.source.created")
    filler.make(world, "source", customer, {"customer": customer, "type": "ach_credit_transfer"})
    quote = filler.make(
        world,
        "quote",
        "",
        {"customer": customer, "currency": client.person.currency, "metadata": {}, "status": "draft"},
    )
    item(world, quote.id, price, 3)
    page = filler.make(
        world, "payment_link", "", {"active": True, "currency": client.person.currency, "metadata": {}}
    )
    for quantity in range(1, 13):
        item(world, page.id, price, quantity)
    life.subscriptions.prorate(client, 1500, "Work on site")
    draft = life.invoices.draft(Client(client.person, client.customer, client.method), "manual")
    if len(world.store.where("invoice", "customer", customer)) % 2:
        life.invoices.finalize(client, draft)
    filler.make(world, "customer_cash_balance_transaction", customer, {"customer": customer})
    if client.subscription:
        now = int(world.now)
        phase = {
            "currency": client.person.currency,
            "start_date": now,
            "end_date": now + 90 * DAY,
            "items": [],
        }
        schedule = filler.make(
            world,
            "subscription_schedule",
            "",
            {
                "customer": customer,
                "status": "active",
                "subscription": client.subscription.id,
                "phases": [phase],
            },
        )
        world.update(client.subscription, schedule=schedule.id)
    evidence = file(life)
    link = "https://files.stripe.example/links/a"
    world.create("file_link", under=evidence.id, file=evidence.id, metadata={}, url=link)


def _odd_subscriptions(life: Life, client: Client) -> None:
    person = replace(client.person, plan=client.person.plan or "starter")
    for status in ODD_STATUSES:
        spare = Client(person, client.customer, client.method)
        life.subscriptions.subscribe(spare, trial=False)
        if spare.subscription:
            ended = int(life.world.now) if status == "incomplete_expired" else None
            life.world.update(spare.subscription, status=status, ended_at=ended)


def _test_clock(life: Life, client: Client) -> None:
    world = life.world
    now = int(world.now)
    fields: Object = {
        "frozen_time": now,
        "deletes_after": now + 30 * DAY,
        "name": "Renewals",
        "status": "ready",
    }
    clock = filler.make(world, "test_helpers.test_clock", "", fields)
    world.create(
        "customer",
        email="clock@example.com",
        metadata={},
        name="Test Clock",
        preferred_locales=[],
        tax_exempt="none",
        test_clock=clock.id,
    )


def _ensure(world: World, kind: str, asking: tuple[str, ...]) -> None:
    """Two objects of a kind that has none, with the objects that they refer to and belong under."""
    if kind in asking or kind == "event" or "id" not in facts.shapes()[kind] or world.store.all([kind]):
        return
    for needed in filler.needs(kind):
        _ensure(world, needed, (*asking, kind))
    under, links, given = "", {}, {}
    for endpoint in facts.endpoints().values():
        if endpoint.how != "list" or kind not in endpoint.kinds:
            continue
        if "{" in endpoint.template:
            owner = parent_kind(endpoint)
            _ensure(world, owner, (*asking, kind))
            under = filler.reference((owner,), world)
        for name in endpoint.required & facts.shapes()[kind].keys():
            if asked := filler.meant(name, kind):
                _ensure(world, asked, (*asking, kind))
                given[name] = filler.reference((asked,), world)
    customers = world.store.all(["customer"])
    if customers:
        links["customer"] = customers[0].id
    for number in range(2):
        fields: Object = dict(given)
        if kind in _IDS:
            fields["id"] = _IDS[kind][number]
        shape = facts.shapes()[kind]
        for name, value in (("customer", links.get("customer")), ("metadata", {})):
            if name in shape and value is not None:
                fields[name] = value
        entry = filler.make(world, kind, under, fields)
        entry.links.update(links)


_IDS: Final = {
    "country_spec": ("US", "DE"),
    "exchange_rate": ("usd", "eur"),
    "reporting.report_type": ("balance.summary.1", "payouts.summary.1"),
}
