"""Money: payment methods, payment intents, charges, fees, refunds, disputes, payouts."""

from __future__ import annotations

from typing import Final

from connectors.sandbox.company import DAY, Person
from connectors.sandbox.stripe import ids
from connectors.sandbox.stripe.facts import Object
from connectors.sandbox.stripe.store import Entry
from connectors.sandbox.stripe.world import World

SETTLED: Final = "usd"
# US cents for one minor unit of a currency
RATES: Final = {"usd": 1.0, "eur": 1.08, "gbp": 1.27, "chf": 1.12, "jpy": 0.68, "kwd": 0.325}
DISPUTE_FEE: Final = 1500
BRANDS: Final = {"visa": "Visa", "mastercard": "MasterCard", "amex": "American Express", "jcb": "JCB"}
DECLINES: Final = {
    "insufficient_funds": "Your card has insufficient funds.",
    "expired_card": "Your card has expired.",
}


def address(person: Person) -> Object:
    """A person's address as Stripe keeps it."""
    return {
        "city": person.city,
        "country": person.country,
        "line1": person.line1,
        "postal_code": person.postal_code,
    }


def billing_details(person: Person) -> Object:
    """Who pays."""
    return {"address": address(person), "email": person.email, "name": person.name, "phone": person.phone}


def _card(world: World, person: Person) -> Object:
    return {
        "brand": person.card_brand,
        "checks": {"address_line1_check": "pass", "address_postal_code_check": "pass", "cvc_check": "pass"},
        "country": person.country,
        "exp_month": 1 + person.number % 12,
        "exp_year": 2027 + person.number % 5,
        "fingerprint": ids.letters(world.rng, 16),
        "funding": "debit" if person.number % 3 == 0 else "credit",
        "last4": person.card_last4,
    }


def payment_method(world: World, person: Person, customer: str) -> Entry:
    """A card, attached to its customer."""
    card = {**_card(world, person), "display_brand": person.card_brand}
    card["networks"] = {"available": [person.card_brand], "preferred": None}
    card["three_d_secure_usage"] = {"supported": True}
    return world.create(
        "payment_method",
        allow_redisplay="unspecified",
        billing_details=billing_details(person),
        card=card,
        customer=customer,
        metadata={},
        type="card",
    )


def card_source(world: World, person: Person, customer: str) -> Entry:
    """A card of the older kind, as customers from long ago still have."""
    card = _card(world, person)
    return world.create(
        "card",
        under=customer,
        address_city=person.city,
        address_country=person.country,
        address_line1=person.line1,
        address_line1_check="pass",
        address_zip=person.postal_code,
        address_zip_check="pass",
        brand=BRANDS[person.card_brand],
        country=person.country,
        customer=customer,
        cvc_check="pass",
        exp_month=card["exp_month"],
        exp_year=card["exp_year"],
        fingerprint=card["fingerprint"],
        funding=card["funding"],
        last4=card["last4"],
        metadata={},
        name=person.name,
    )


def setup_intent(world: World, method: Entry, refused: bool = False) -> Entry:
    """How a card came to be kept for later; with the attempts behind it."""
    customer = method.object["customer"]
    intent = world.create(
        "setup_intent",
        customer=customer,
        automatic_payment_methods={"enabled": True, "allow_redirects": "always"},
        client_secret=f"seti_secret_{ids.letters(world.rng, 12)}",
        metadata={},
        payment_method=method.id,
        payment_method_options={"card": {}},
        payment_method_types=["card"],
        status="requires_confirmation",
        usage="off_session",
    )
    attempt = None
    for failed in [True, False] if refused else [False]:
        attempt = world.create(
            "setup_attempt",
            customer=customer,
            payment_method=method.id,
            payment_method_details={"card": {"brand": method.object["card"]["brand"]}, "type": "card"},
            setup_error={"code": "card_declined", "type": "card_error"} if failed else None,
            setup_intent=intent.id,
            status="failed" if failed else "succeeded",
            usage="off_session",
        )
        if failed:
            world.emit("setup_intent.setup_failed", intent)
    world.update(intent, status="succeeded", latest_attempt=attempt.id if attempt else None)
    return intent


def balance_transaction(
    world: World, source: Entry, kind: str, amount: int, currency: str, fee: int = 0
) -> Entry:
    """What something did to our balance: settled in dollars, pending for two days."""
    rate = RATES[currency]
    settled = round(amount * rate)
    available = (int(world.now) // DAY + 2) * DAY
    fees = [
        {"amount": fee, "currency": SETTLED, "description": "Stripe processing fees", "type": "stripe_fee"}
    ]
    category = {"payment": "charge", "adjustment": "dispute"}.get(kind, kind)
    entry = world.create(
        "balance_transaction",
        amount=settled,
        available_on=available,
        balance_type="payments",
        currency=SETTLED,
        description=source.object.get("description"),
        exchange_rate=None if currency == SETTLED else rate,
        fee=fee,
        fee_details=fees if fee else [],
        net=settled - fee,
        reporting_category=category,
        source=source.id,
        status="pending",
        type=kind,
    )
    world.at(available, lambda: void(world.update(entry, status="available", event="")))
    return entry


def void(result: object) -> None:
    """Drop a result, for acts that are done for their effect."""


def payment_intent(
    world: World, person: Person, customer: str, method: str | None, amount: int, what: str
) -> Entry:
    """The intention to take an amount."""
    id = world.new_id("payment_intent")
    return world.create(
        "payment_intent",
        id=id,
        amount=amount,
        capture_method="automatic",
        client_secret=f"{id}_secret_{ids.letters(world.rng, 25)}",
        confirmation_method="automatic",
        currency=person.currency,
        customer=customer,
        description=what,
        metadata={},
        payment_method=method,
        payment_method_options={"card": {"request_three_d_secure": "automatic"}},
        payment_method_types=["card"],
        receipt_email=person.email,
        status="requires_confirmation",
    )


def charge(world: World, person: Person, intent: Entry, why_not: str = "") -> Entry:
    """An attempt to take the money of an intent; `why_not`: the decline code of one that fails."""
    paid = not why_not
    amount, method = (
        intent.object["amount"],
        world.store.get("payment_method", intent.object["payment_method"]),
    )
    card = dict(method.object["card"]) if method else _card(world, person)
    details = {
        name: card[name]
        for name in ("brand", "checks", "country", "exp_month", "exp_year", "fingerprint", "funding", "last4")
    }
    details |= {"network": card["brand"], "amount_authorized": amount if paid else None}
    outcome: Object = {
        "network_status": "approved_by_network" if paid else "declined_by_network",
        "reason": why_not or None,
        "risk_level": "normal",
        "risk_score": world.rng.randrange(65),
        "seller_message": "Payment complete." if paid else "The bank did not say why it declined.",
        "type": "authorized" if paid else "issuer_declined",
    }
    entry = world.create(
        "charge",
        event="",
        amount=amount,
        amount_captured=amount if paid else 0,
        billing_details=billing_details(person),
        calculated_statement_descriptor="BRIGHTLEAF",
        captured=paid,
        currency=intent.object["currency"],
        customer=intent.object["customer"],
        description=intent.object["description"],
        failure_code="card_declined" if why_not else None,
        failure_message=DECLINES.get(why_not, "Your card was declined.") if why_not else None,
        fraud_details={},
        metadata={},
        outcome=outcome,
        paid=paid,
        payment_intent=intent.id,
        payment_method=intent.object["payment_method"],
        payment_method_details={"card": details, "type": "card"},
        receipt_email=person.email,
        receipt_url=f"https://pay.stripe.example/receipts/{ids.letters(world.rng, 20)}" if paid else None,
        status="succeeded" if paid else "failed",
    )
    if paid:
        fee = round(amount * RATES[person.currency] * 0.029) + 30
        movement = balance_transaction(world, entry, "charge", amount, person.currency, fee)
        world.update(entry, balance_transaction=movement.id, event="charge.succeeded")
        world.update(intent, status="succeeded", amount_received=amount, latest_charge=entry.id)
    else:
        world.emit("charge.failed", entry)
        error = {
            "charge": entry.id,
            "code": "card_declined",
            "decline_code": why_not,
            "message": entry.object["failure_message"],
            "type": "card_error",
        }
        world.update(
            intent,
            status="requires_payment_method",
            last_payment_error=error,
            latest_charge=entry.id,
            event="payment_intent.payment_failed",
        )
    return entry


def refund(
    world: World, paid: Entry, amount: int, reason: str | None = "requested_by_customer"
) -> Entry | None:
    """Give (part of) a charge back; None when nothing is left to give."""
    amount = min(amount, paid.object["amount_captured"] - paid.object["amount_refunded"])
    if amount <= 0 or paid.object["disputed"]:
        return None
    currency = paid.object["currency"]
    entry = world.create(
        "refund",
        under=paid.id,
        amount=amount,
        charge=paid.id,
        currency=currency,
        customer=paid.object["customer"],
        destination_details={"card": {"reference_status": "pending", "type": "refund"}, "type": "card"},
        metadata={},
        payment_intent=paid.object["payment_intent"],
        payment_method=paid.object["payment_method"],
        reason=reason,
        status="succeeded",
    )
    movement = balance_transaction(world, entry, "refund", -amount, currency)
    world.update(entry, balance_transaction=movement.id, event="")
    refunded = paid.object["amount_refunded"] + amount
    whole = refunded == paid.object["amount_captured"]
    world.update(paid, amount_refunded=refunded, refunded=whole, event="charge.refunded")
    details = {
        "card": {"reference": ids.letters(world.rng, 12), "reference_status": "available", "type": "refund"}
    }
    world.at(
        world.now + 3 * DAY,
        lambda: void(world.update(entry, destination_details={**details, "type": "card"})),
    )
    return entry


def dispute(world: World, paid: Entry) -> Entry | None:
    """A customer's bank takes the money back, for now; None when there is nothing to dispute."""
    if paid.object["disputed"] or paid.object["refunded"]:
        return None
    amount, currency = paid.object["amount"], paid.object["currency"]
    entry = world.create(
        "dispute",
        event="",
        amount=amount,
        charge=paid.id,
        currency=currency,
        evidence_details={"due_by": int(world.now) + 9 * DAY, "has_evidence": False},
        is_charge_refundable=False,
        metadata={},
        network_reason_code="10.4",
        payment_intent=paid.object["payment_intent"],
        payment_method_details={
            "card": {"brand": "visa", "case_type": "chargeback", "network_reason_code": "10.4"},
            "type": "card",
        },
        reason=world.rng.choice(("fraudulent", "product_not_received", "subscription_canceled")),
        status="needs_response",
    )
    movement = balance_transaction(world, entry, "adjustment", -amount, currency, DISPUTE_FEE)
    world.update(entry, balance_transactions=[movement.id], event="charge.dispute.created")
    world.emit("charge.dispute.funds_withdrawn", entry)
    world.update(paid, disputed=True)
    world.create(
        "radar.early_fraud_warning",
        actionable=False,
        charge=paid.id,
        fraud_type="made_with_stolen_card",
        payment_intent=paid.object["payment_intent"],
    )
    return entry


def close_dispute(world: World, entry: Entry, outcome: str) -> None:
    """The bank decides; money that was won back comes back."""
    movements = list(entry.object["balance_transactions"])
    if outcome == "won":
        amount, currency = entry.object["amount"], entry.object["currency"]
        movements.append(balance_transaction(world, entry, "adjustment", amount, currency).id)
    evidence: Object = {"due_by": None, "has_evidence": True, "submission_count": 1}
    world.update(entry, status=outcome, balance_transactions=movements, evidence_details=evidence)
    if outcome == "won":
        world.emit("charge.dispute.funds_reinstated", entry)


def payout(world: World, destination: Entry) -> Entry | None:
    """Send what is available to the bank; None when that is nothing."""
    parts = [
        entry
        for entry in world.store.all(["balance_transaction"])
        if entry.object["status"] == "available" and "payout" not in entry.links
    ]
    amount = sum(entry.object["net"] for entry in parts)
    if amount <= 0:
        return None
    arrival = (int(world.now) // DAY + 2) * DAY
    entry = world.create(
        "payout",
        amount=amount,
        arrival_date=arrival,
        automatic=True,
        currency=SETTLED,
        description="STRIPE PAYOUT",
        destination=destination.id,
        metadata={},
        method="standard",
        reconciliation_status="in_progress",
        source_type="card",
        status="in_transit",
        type="bank_account",
    )
    movement = balance_transaction(world, entry, "payout", -amount, SETTLED)
    world.update(movement, status="available", event="")
    for part in [*parts, movement]:
        part.links["payout"] = entry.id
    world.update(entry, balance_transaction=movement.id, event="")
    world.at(arrival, lambda: void(world.update(entry, status="paid", reconciliation_status="completed")))
    return entry
