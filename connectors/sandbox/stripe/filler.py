"""Plausible objects of any kind, for kinds that no story needs and for tests that need one more."""

from __future__ import annotations

from typing import Any, Final

from connectors.sandbox.stripe import facts, ids
from connectors.sandbox.stripe.facts import Object
from connectors.sandbox.stripe.store import Entry
from connectors.sandbox.stripe.world import World

# field name -> value, wherever a text of that name may not be null
_TEXTS: Final = {
    "currency": "usd",
    "country": "US",
    "name": "Brightleaf",
    "description": "Made up for the sandbox",
    "status": "active",
    "email": "someone@example.com",
    "url": "https://brightleaf.example/",
    "type": "card",
    "brand": "Visa",
    "last4": "4242",
    "funding": "credit",
}


# kind -> what the first value of an enumeration, or null, would not be plausible for
_USUAL: Final[dict[str, Object]] = {
    "balance_transaction": {"status": "available", "type": "charge", "reporting_category": "charge"},
    "charge": {"captured": True, "paid": True, "status": "succeeded"},
    "coupon": {"duration": "once", "percent_off": 10.0, "valid": True},
    "customer": {"delinquent": False, "tax_exempt": "none"},
    "dispute": {"status": "needs_response", "reason": "general"},
    "invoice": {"billing_reason": "manual", "status": "draft"},
    "payment_intent": {"status": "succeeded"},
    "payment_method": {"type": "card"},
    "payout": {"status": "paid", "method": "standard", "automatic": True},
    "plan": {"active": True, "interval": "month", "interval_count": 1},
    "price": {"active": True},
    "product": {"active": True, "type": "service"},
    "promotion_code": {"active": True},
    "refund": {"status": "succeeded"},
    "review": {"open": True, "reason": "manual"},
    "setup_intent": {"status": "succeeded", "usage": "off_session"},
    "subscription": {"status": "active"},
    "tax_rate": {"active": True},
}


def meant(name: str, kind: str) -> str:
    """The kind of object whose id a text field of this name holds, in an object of that kind; or nothing."""
    family = f"{kind.rpartition('.')[0]}.{name}".lstrip(".")
    return next((found for found in (family, name) if found in facts.shapes()), "")


def needs(kind: str) -> list[str]:
    """The kinds that have to have an object before one of this kind can refer to it."""
    found = []
    for name, code in facts.shapes()[kind].items():
        if facts.nullable(code) or name.endswith("~") or name == "object":
            continue
        if isinstance(code, str) and code.startswith(("@", "!")):
            found += [target for target in code[1:].split("|")[:1] if target in facts.shapes()]
        elif code == "s" and (target := meant(name, kind)):
            found.append(target)
    return found


def value(code: Any, name: str, world: World, kind: str = "") -> Any:
    """A value for a field of which only the code is known: null where that is allowed."""
    if facts.nullable(code):
        return None
    if isinstance(code, dict):
        return {inner: value(c, inner, world) for inner, c in code.items() if not inner.endswith("~")}
    if isinstance(code, list):
        return []
    if code.startswith("@"):
        return reference(facts.target(code), world)
    if code == "s":
        if target := meant(name, kind):
            return reference((target,), world)
        return _TEXTS.get(name, f"{name}_{ids.letters(world.rng, 8)}")
    if code == "i":
        return _number(name, world)
    return facts.blank(code)


def _number(name: str, world: World) -> int:
    if name.endswith(("_at", "_on", "_date", "_time", "date", "created", "updated", "start", "end")):
        return int(world.now)
    match name:
        case "exp_month":
            return 12
        case "exp_year":
            return 2031
    return 1000 if name.startswith("amount") or name.endswith("amount") else 0


def reference(kinds: tuple[str, ...], world: World) -> str:
    """The id of an object that exists, or else of one that could."""
    for kind in kinds:
        for entry in world.store.all([kind])[:1]:
            return entry.id
    return world.new_id(kinds[0]) if kinds else ids.letters(world.rng, 16)


def make(world: World, kind: str, under: str, fields: Object) -> Entry:
    """A new object with these fields and a plausible value in every other that may not be null."""
    shape = facts.shapes()[kind]
    whole: dict[str, Any] = {}
    fields = {**_USUAL.get(kind, {}), **fields}
    for name, code in shape.items():
        if name in ("id", "object", "created", "livemode") or name.endswith("~") or name in fields:
            continue
        if isinstance(code, str) and code.startswith(("L:", "!")):
            if code.startswith("!") and not facts.nullable(code):
                whole[name] = reference(tuple(code[1:].split("|")), world)
            continue
        whole[name] = value(code, name, world, kind)
    whole.update(fields)
    return world.create(kind, under=under, **whole)
