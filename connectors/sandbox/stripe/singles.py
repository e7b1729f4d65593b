"""Answers that are not objects out of a list: singletons, look-ups, the parents of paths, the event feed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Final

from connectors.sandbox.stripe import facts, lists
from connectors.sandbox.stripe.errors import Refusal, invalid, missing
from connectors.sandbox.stripe.facts import Endpoint, Object
from connectors.sandbox.stripe.params import Asked
from connectors.sandbox.stripe.store import Entry
from connectors.sandbox.stripe.world import World

MAX_TYPES: Final = 20

_PARENTS: Final = {
    "accounts": "account",
    "application_fees": "application_fee",
    "charges": "charge",
    "checkout/sessions": "checkout.session",
    "billing/meters": "billing.meter",
    "credit_notes": "credit_note",
    "customers": "customer",
    "financial_connections/accounts": "financial_connections.account",
    "invoices": "invoice",
    "payment_intents": "payment_intent",
    "payment_links": "payment_link",
    "products": "product",
    "quotes": "quote",
    "sources": "source",
    "tax/calculations": "tax.calculation",
    "tax/transactions": "tax.transaction",
    "transfers": "transfer",
    "treasury/financial_accounts": "treasury.financial_account",
}


def parent_kind(endpoint: Endpoint) -> str:
    """The kind of object whose id is the first in a nested path."""
    return _PARENTS[endpoint.template[len("/v1/") :].split("/{")[0]]


def need_parents(world: World, endpoint: Endpoint, names: tuple[str, ...], placeholders: list[str]) -> None:
    """Refuse a nested path whose parent is not there, or no longer."""
    if names:
        kind = parent_kind(endpoint)
        if world.store.get(kind, names[0]) is None:
            raise missing(kind, names[0], placeholders[0])


def single(world: World, endpoint: Endpoint, names: tuple[str, ...]) -> Object:
    """The one object that a path without an id of its own stands for."""
    match endpoint.template:
        case "/v1/account":
            return world.renderer.compose(_only(world, "account", world.account))
        case "/v1/balance":
            return _balance(world)
    if endpoint.required or "/preview" in endpoint.template:
        raise Refusal(404, f"No such {endpoint.kind}.", code="resource_missing")
    fields: Object = {}
    shape = facts.shapes()[endpoint.kind]
    if names and "customer" in shape:
        fields["customer"] = names[0]
    if "livemode" in shape:
        fields["livemode"] = world.livemode
    return facts.complete(endpoint.kind, fields)


def _only(world: World, kind: str, id: str) -> Entry:
    entry = world.store.get(kind, id)
    if entry is None:
        raise missing(kind, id, "id")
    return entry


def _balance(world: World) -> Object:
    sums: dict[str, dict[str, int]] = {"available": defaultdict(int), "pending": defaultdict(int)}
    for entry in world.store.all(["balance_transaction"]):
        sums[entry.object["status"]][entry.object["currency"]] += entry.object["net"]
    fields = {
        status: [
            {"amount": amount, "currency": currency, "source_types": {"card": amount}}
            for currency, amount in sorted(amounts.items())
        ]
        for status, amounts in sums.items()
    }
    return facts.complete("balance", {**fields, "livemode": world.livemode})


def need_one_of(filters: Object, *names: str) -> None:
    """Refuse a request that has none of these parameters."""
    if not any(name in filters for name in names):
        text = f"Missing required param: {names[0]}."
        raise Refusal(400, text, code="parameter_missing", param=names[0])


def events(world: World, asked: Asked) -> tuple[list[Entry], bool]:
    """A page of /v1/events: by type, by time, without what is too old or not visible yet."""
    filters = asked.filters
    if "type" in filters and "types" in filters:
        raise Refusal(400, "You may only specify one of these parameters: type, types.", param="types")
    if len(filters.get("types", [])) > MAX_TYPES:
        raise invalid(f"Array must have at most {MAX_TYPES} elements", "types")
    visible = world.events()
    tests: list[Callable[[Entry], bool]] = []
    if "types" in filters:
        tests.append(lambda entry: entry.object["type"] in filters["types"])
    if "type" in filters:
        tests.append(_typed(filters["type"]))
    if "created" in filters:
        tests.append(lambda entry: lists.in_range(entry.created, filters["created"]))
    if "delivery_success" in filters:
        delivered = filters["delivery_success"]
        tests.append(lambda entry: (entry.object["pending_webhooks"] == 0) == delivered)
    chosen = [entry for entry in visible if all(test(entry) for test in tests)]

    def cursor(id: str) -> Entry | None:
        entry = world.store.get("event", id)
        return entry if entry and world.event_visible(entry) else None

    return lists.page(chosen, asked, "event", cursor)


def _typed(pattern: str) -> Callable[[Entry], bool]:
    if pattern.endswith("*"):
        start = pattern[:-1]
        return lambda entry: bool(entry.object["type"].startswith(start))
    return lambda entry: bool(entry.object["type"] == pattern)
