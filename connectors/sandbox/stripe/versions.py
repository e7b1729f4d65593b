"""API versions: which are known, and how objects looked before 2025-03-31.basil.

A request without `Stripe-Version` gets the account's own version, and an event keeps the version it was
made with; so a client that does not pin one, or trusts event payloads, meets two shapes. The simulator
knows two: the present one, and the one before basil for the objects that basil changed most.
"""

from __future__ import annotations

from typing import Final

from connectors.sandbox.stripe.facts import API_VERSION, Object
from connectors.sandbox.stripe.store import Store, path

BASIL: Final = "2025-03-31.basil"

KNOWN: Final = frozenset(
    (
        "2020-08-27 2022-08-01 2022-11-15 2023-08-16 2023-10-16 2024-04-10 2024-06-20 2024-09-30.acacia"
        " 2024-10-28.acacia 2024-11-20.acacia 2024-12-18.acacia 2025-01-27.acacia 2025-02-24.acacia"
        f" {BASIL} 2025-04-30.basil 2025-05-28.basil 2025-06-30.basil 2025-07-30.basil 2025-08-27.basil"
        " 2025-09-30.clover 2025-10-29.clover 2025-11-17.clover 2025-12-15.clover 2026-01-28.clover"
        " 2026-02-25.clover 2026-03-25.dahlia 2026-04-22.dahlia 2026-05-27.dahlia 2026-06-24.dahlia"
        f" 2026-07-29.dahlia 2026-08-26.dahlia {API_VERSION}"
    ).split()
)


def old(version: str) -> bool:
    """Whether objects of this version have the shape from before basil."""
    return version < BASIL


def shape(kind: str, object: Object, version: str, store: Store) -> Object:
    """A present-day object as it looked in a version."""
    if not old(version):
        return object
    match kind:
        case "subscription":
            items = path(object, "items", "data") or [{}]
            starts = [item.get("current_period_start") for item in items]
            ends = [item.get("current_period_end") for item in items]
            return {
                **object,
                "current_period_start": starts[0],
                "current_period_end": ends[0],
                "discount": None,
            }
        case "subscription_item":
            gone = ("current_period_start", "current_period_end")
            return {name: value for name, value in object.items() if name not in gone}
        case "invoice":
            payments = store.where("invoice_payment", "invoice", str(object.get("id")))
            intent = path(payments[0].object, "payment", "payment_intent") if payments else None
            found = store.get("payment_intent", intent) if intent else None
            return {
                **{name: value for name, value in object.items() if name != "parent"},
                "subscription": path(object, "parent", "subscription_details", "subscription"),
                "payment_intent": intent,
                "charge": found.object["latest_charge"] if found else None,
                "paid": object["status"] == "paid",
                "tax": sum(tax["amount"] for tax in object["total_taxes"] or []) or None,
            }
        case "charge":
            payments = store.where("invoice_payment", "payment_intent", str(object.get("payment_intent")))
            return {**object, "invoice": payments[0].object["invoice"] if payments else None}
    return object
