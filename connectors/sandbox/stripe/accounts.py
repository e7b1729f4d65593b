"""The account itself, where its money goes, and the accounts that are connected to it."""

from __future__ import annotations

from typing import Final

from connectors.sandbox.stripe import filler, ids
from connectors.sandbox.stripe.facts import Object
from connectors.sandbox.stripe.store import Entry
from connectors.sandbox.stripe.world import World

CONNECTED: Final = ("acct_1TributaryShopA", "acct_1TributaryShopB")


def open_account(world: World, small: bool) -> Entry:
    """The account itself and its bank account, which is returned; and the accounts connected to it."""
    account(world, world.account, "Brightleaf")
    bank = bank_account(world, world.account)
    if not small:
        for number, id in enumerate(CONNECTED):
            connected = account(world, id, f"Shop {number + 1}", type="express")
            connected.links["connected"] = "yes"
            bank_account(world, id)
            for first_name in ("Noor", "Émile"):
                person: Object = {"account": id, "first_name": first_name, "last_name": "Holt"}
                person["relationship"] = {"owner": True, "representative": first_name == "Noor"}
                filler.make(world, "person", id, person)
            for name in (("card_payments", "transfers"), ("sepa_debit_payments", "link_payments"))[number]:
                filler.make(world, "capability", id, {"id": name, "account": id, "requested": True})
    return bank


def account(world: World, id: str, name: str, type: str = "standard") -> Entry:
    """A Stripe account."""
    fields: Object = {
        "id": id,
        "business_profile": {"name": name, "mcc": "5734"},
        "business_type": "company",
        "capabilities": {"card_payments": "active", "transfers": "active"},
        "charges_enabled": True,
        "country": "US",
        "created": int(world.now),
        "default_currency": "usd",
        "details_submitted": True,
        "email": "owner@brightleaf.example",
        "metadata": {},
        "payouts_enabled": True,
        "type": type,
    }
    return filler.make(world, "account", "", fields)


def bank_account(world: World, owner: str) -> Entry:
    """Where an account's money goes."""
    return world.create(
        "bank_account",
        under=owner,
        account=owner,
        available_payout_methods=["standard"],
        bank_name="STRIPE TEST BANK",
        country="US",
        currency="usd",
        default_for_currency=True,
        fingerprint=ids.letters(world.rng, 16),
        last4="6789",
        metadata={},
        routing_number="110000000",
        status="new",
    )
