"""What people do at their desks while an account lives on: edits, clean-ups, disputes, odd cases.

Some of it Stripe tells of by events and some not: that is the point. Every act is harmless when the
account has nothing it could be done to.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from connectors.sandbox.company import PLANS, written
from connectors.sandbox.stripe import clients, extras, payments
from connectors.sandbox.stripe.store import Entry

if TYPE_CHECKING:
    from connectors.sandbox.stripe.life import Life

Act = Callable[["Life", random.Random], None]


def plan(rng: random.Random, start: float, end: float, share: float = 1) -> Iterator[tuple[float, Act]]:
    """When which act is done: each about once in three hours (times `share`), some more often."""
    shifts = share * (end - start) / (3 * 3600)
    for act, weight in ACTS:
        expected = shifts * weight
        times = int(expected) + (rng.random() < expected - int(expected))
        for _ in range(times):
            yield start + rng.random() * (end - start) * 0.9, act


def _recent(life: Life, kind: str, rng: random.Random, **fields: object) -> Entry | None:
    """One of the newest objects of a kind with these values."""
    found: list[Entry] = []
    for entry in reversed(life.world.store.all([kind])):
        if all(entry.object.get(name) == value for name, value in fields.items()):
            found.append(entry)
        if len(found) == 25:
            break
    return rng.choice(found) if found else None


def second_account(life: Life, rng: random.Random) -> None:
    """Somebody signs up once more, with another spelling of the same address, and pays at once."""
    known = [client.person for client in life.clients.values() if not client.gone]
    if not known:
        return
    number = 100_000 + len(life.clients)
    person = rng.choice(known)
    again = replace(person, email=written(person.mailbox, f"stripe {number}"), plan=rng.choice(PLANS).name)
    client = clients.sign_up(life.world, again)
    life.clients[number] = client
    trial = rng.random() < 0.3
    life.subscriptions.subscribe(client, trial)
    invoice = None if trial else life.subscriptions.renew(client)
    if invoice:
        life.invoices.pay(client, invoice)


def renews_now(life: Life, rng: random.Random) -> None:
    """A subscription starts its month anew today."""
    active = life.active()
    if active:
        client = rng.choice(active)
        invoice = life.subscriptions.renew(client)
        if invoice:
            life.invoices.later(client, invoice, "" if rng.random() < 0.8 else "insufficient_funds")


def failed_order(life: Life, rng: random.Random) -> None:
    """A purchase whose card is refused."""
    known = [client for client in life.clients.values() if not client.gone]
    if known:
        extras.order(life, rng.choice(known), 1, why_not="generic_decline")


def refund(life: Life, rng: random.Random) -> None:
    """Part of a recent charge goes back."""
    charge = _recent(life, "charge", rng, status="succeeded", refunded=False, disputed=False)
    if charge:
        payments.refund(life.world, charge, max(charge.object["amount"] // rng.choice((1, 2, 4)), 1))


def dispute(life: Life, rng: random.Random) -> None:
    """A bank disputes a recent charge."""
    charge = _recent(life, "charge", rng, status="succeeded", refunded=False, disputed=False)
    if charge:
        payments.dispute(life.world, charge)


def close_dispute(life: Life, rng: random.Random) -> None:
    """A bank decides."""
    entry = _recent(life, "dispute", rng, status="needs_response")
    if entry:
        payments.close_dispute(life.world, entry, rng.choice(("won", "lost")))


def change_plan(life: Life, rng: random.Random) -> None:
    """Somebody takes another plan."""
    active = life.active()
    if active:
        client = rng.choice(active)
        client.person = replace(client.person, plan=rng.choice(PLANS).name, seats=rng.randrange(1, 6))
        life.subscriptions.change(client)


def cancel(life: Life, rng: random.Random) -> None:
    """One subscription ends now, another will."""
    active = life.active()
    if len(active) > 3:
        first, second = rng.sample(active, 2)
        life.subscriptions.end(first, "cancellation_requested")
        life.subscriptions.cancel_later(second)


def delete_customer(life: Life, rng: random.Random) -> None:
    """Somebody wants everything deleted."""
    known = [client for client in life.clients.values() if not client.gone]
    if len(known) > 5:
        client = rng.choice(known)
        life.world.delete(client.customer)
        client.subscription = None


def edit_customer(life: Life, rng: random.Random) -> None:
    """A note on a customer."""
    entry = _recent(life, "customer", rng)
    if entry:
        life.world.update(
            entry, metadata={**entry.object["metadata"], "note": f"called {int(life.world.now)}"}
        )


def silent_edits(life: Life, rng: random.Random) -> None:
    """Metadata of objects whose edits Stripe does not announce."""
    for kind in ("payment_intent", "setup_intent", "invoiceitem", "shipping_rate"):
        entry = _recent(life, kind, rng)
        if entry:
            metadata = {**(entry.object["metadata"] or {}), "reviewed": str(int(life.world.now))}
            life.world.update(entry, metadata=metadata)


def edit_charge(life: Life, rng: random.Random) -> None:
    """Metadata of a charge, which Stripe does announce."""
    entry = _recent(life, "charge", rng)
    if entry:
        life.world.update(
            entry, metadata={**entry.object["metadata"], "region": rng.choice(("north", "south"))}
        )


def update_product(life: Life, rng: random.Random) -> None:
    """A product gets a new text and a new price; an old price is retired."""
    product = _recent(life, "product", rng, active=True)
    if product:
        text = f"{product.object['name']}, edition {int(life.world.now) // 86400}"
        life.world.update(product, description=text)
        amount = 100 * rng.randrange(10, 300)
        price = life.catalog.add_price(product, "usd", amount, f"special_{int(life.world.now)}")
        life.world.update(price, active=False)


def replace_coupon(life: Life, rng: random.Random) -> None:
    """A coupon is deleted; next time one of the same name is made anew."""
    world = life.world
    entry = world.store.get("coupon", "OLDPROMO")
    if entry:
        world.delete(entry)
    else:
        world.create(
            "coupon",
            id="OLDPROMO",
            duration="once",
            metadata={},
            name="Old promo",
            percent_off=5.0,
            valid=True,
        )


def change_card(life: Life, rng: random.Random) -> None:
    """A card is replaced; another is renewed by its bank."""
    active = life.active()
    if active:
        client = rng.choice(active)
        client.person = replace(client.person, card_last4=f"{rng.randrange(10000):04d}")
        clients.change_card(life.world, client)
    method = _recent(life, "payment_method", rng, type="card")
    if method:
        card = {**method.object["card"], "exp_year": method.object["card"]["exp_year"] + 3}
        life.world.update(method, card=card, event="payment_method.automatically_updated")


def drafts(life: Life, rng: random.Random) -> None:
    """A draft is made and its lines are changed, another draft is deleted, an open invoice is voided."""
    world, active = life.world, life.active()
    if active:
        client = rng.choice(active)
        life.subscriptions.prorate(client, 700, "Extra storage")
        invoice = life.invoices.draft(client, "manual")
        line = world.store.children(["line_item"], invoice.id)[0]
        world.update(line, description="Corrected by hand", event="")
        other = life.invoices.draft(rng.choice(active), "manual")
        world.delete(other)
    opened = _recent(life, "invoice", rng, status="open", collection_method="send_invoice")
    if opened:
        before = opened.object["status_transitions"]
        world.update(opened, status="void", status_transitions={**before, "voided_at": int(world.now)})


def credit(life: Life, rng: random.Random) -> None:
    """A credit note for a paid invoice, and money on a customer's balance."""
    invoice = _recent(life, "invoice", rng, status="paid")
    if invoice and life.world.store.get("customer", invoice.object["customer"]):
        extras.credit_note(life, invoice)


def sessions(life: Life, rng: random.Random) -> None:
    """A checkout that is left open, and expires."""
    known = [client for client in life.clients.values() if not client.gone]
    if known:
        extras.abandoned_session(life, rng.choice(known))


def money_moves(life: Life, rng: random.Random) -> None:
    """A transfer to a connected account, partly reversed, and a top-up."""
    extras.transfer(life, 1000 * rng.randrange(2, 20))
    extras.topup(life, 100_00 * rng.randrange(1, 9))


def paperwork(life: Life, rng: random.Random) -> None:
    """Quotes, reviews, tax ids, files."""
    world = life.world
    quote = _recent(life, "quote", rng, status="draft")
    if quote:
        number = f"QT-{len(world.store.all(['quote'])):04d}"
        moved = {"finalized_at": int(world.now)}
        world.update(quote, status="open", number=number, status_transitions=moved)
    review = _recent(life, "review", rng, open=True)
    if review:
        world.update(review, open=False, closed_reason="approved", reason="approved", event="review.closed")
    tax_id = _recent(life, "tax_id", rng)
    if tax_id and tax_id.object["customer"]:
        world.delete(tax_id)
    file = extras.file(life)
    world.create(
        "file_link", under=file.id, file=file.id, metadata={}, url="https://files.stripe.example/links/x"
    )


ACTS: Final[tuple[tuple[Act, float], ...]] = (
    (second_account, 2),
    (renews_now, 3),
    (failed_order, 1),
    (refund, 2),
    (dispute, 1),
    (close_dispute, 1),
    (change_plan, 1),
    (cancel, 1),
    (delete_customer, 1),
    (edit_customer, 3),
    (silent_edits, 2),
    (edit_charge, 2),
    (update_product, 1),
    (replace_coupon, 1),
    (change_card, 1),
    (drafts, 1),
    (credit, 1),
    (sessions, 1),
    (money_moves, 1),
    (paperwork, 1),
)
