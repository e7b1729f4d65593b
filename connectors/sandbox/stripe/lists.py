"""List endpoints: which objects a request selects, in which order, and where its page ends."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Any, Final

from connectors.sandbox.stripe.errors import Refusal, invalid, missing
from connectors.sandbox.stripe.facts import Endpoint
from connectors.sandbox.stripe.params import Asked
from connectors.sandbox.stripe.store import INDEXED, Entry, Store, path

Test = Callable[[Entry], bool]

# parameter -> kind, for those whose value has to be the id of an existing object
REFERENCES: Final = {
    "customer": "customer",
    "charge": "charge",
    "payment_intent": "payment_intent",
    "invoice": "invoice",
    "subscription": "subscription",
    "setup_intent": "setup_intent",
    "price": "price",
    "plan": "plan",
    "payout": "payout",
    "payment_link": "payment_link",
    "coupon": "coupon",
    "value_list": "radar.value_list",
    "test_clock": "test_helpers.test_clock",
}
ENDED: Final = ("canceled", "incomplete_expired")


def in_range(value: Any, bounds: Any) -> bool:
    """Whether a time or an amount meets a range parameter; null never does."""
    if value is None:
        return False
    if isinstance(bounds, int):
        return bool(value == bounds)
    return (
        ("gt" not in bounds or value > bounds["gt"])
        and ("gte" not in bounds or value >= bounds["gte"])
        and ("lt" not in bounds or value < bounds["lt"])
        and ("lte" not in bounds or value <= bounds["lte"])
    )


def page(
    entries: Sequence[Entry], asked: Asked, kind: str, cursor: Callable[[str], Entry | None]
) -> tuple[list[Entry], bool]:
    """The asked page, newest first, of entries that come oldest first; and whether there is more.

    A cursor that does not name an object of the list is refused before two cursors are, as Stripe does.
    """
    after = _cursor(asked.starting_after, "starting_after", kind, cursor)
    before = _cursor(asked.ending_before, "ending_before", kind, cursor)
    if after and before:
        raise Refusal(
            400, "Received both starting_after and ending_before parameters. Please pass in only one."
        )
    if before:
        at = bisect_left(entries, (before.created, before.seq + 1), key=_place)
        chosen = list(entries[at : at + asked.limit])
        return chosen[::-1], len(entries) - at > asked.limit
    end = bisect_left(entries, _place(after), key=_place) if after else len(entries)
    start = max(end - asked.limit, 0)
    return list(entries[start:end])[::-1], start > 0


def _place(entry: Entry) -> tuple[int, int]:
    return entry.created, entry.seq


def _cursor(id: str, param: str, kind: str, find: Callable[[str], Entry | None]) -> Entry | None:
    if not id:
        return None
    found = find(id)
    if found is None:
        raise missing(kind, id, param, status=400)
    return found


def finder(store: Store, endpoint: Endpoint, asked: Asked) -> Callable[[str], Entry | None]:
    """How a cursor of a list is found. A subscription whose status the list does not show is none."""
    shown = _status(store, asked.filters.get("status", "current"))

    def find(id: str) -> Entry | None:
        for kind in endpoint.kinds:
            entry = store.get(kind, id)
            if entry and (kind != "subscription" or shown(entry)):
                return entry
        return None

    return find


def select(store: Store, endpoint: Endpoint, asked: Asked, parents: tuple[str, ...]) -> list[Entry]:
    """The objects of a list that pass its filters, oldest first."""
    filters = dict(asked.filters)
    for name, kind in REFERENCES.items():
        id = filters.get(name)
        if isinstance(id, str) and not (store.get(kind, id) or store.gone(kind, id)):
            raise missing(kind, id, name, status=400)
    entries = _candidates(store, endpoint, filters, parents)
    tests = _tests(store, endpoint, filters)
    if not tests:
        return list(entries)
    return [entry for entry in entries if all(test(entry) for test in tests)]


def _candidates(
    store: Store, endpoint: Endpoint, filters: dict[str, Any], parents: tuple[str, ...]
) -> Sequence[Entry]:
    if parents and endpoint.kind == "payment_method":
        return store.where("payment_method", "customer", parents[-1])
    if parents:
        return store.children(endpoint.kinds, parents[-1])
    if endpoint.kind == "subscription_item":
        return store.children(endpoint.kinds, filters.pop("subscription"))
    if endpoint.kind == "tax_id":
        owner = filters.pop("owner", {"type": "self"})
        return [entry for entry in store.all(["tax_id"]) if _owns(entry, owner)]
    for name in INDEXED:
        if isinstance(filters.get(name), str) and (endpoint.kind, name) not in _SPECIAL:
            return store.where(endpoint.kind, name, filters.pop(name))
    return store.all(endpoint.kinds)


def _owns(entry: Entry, owner: dict[str, Any]) -> bool:
    actual = entry.object["owner"]
    return all(actual.get(name) == value for name, value in owner.items())


def _tests(store: Store, endpoint: Endpoint, filters: dict[str, Any]) -> list[Test]:
    kind = endpoint.kind
    tests = [_test(store, kind, name, value, endpoint.params[name]) for name, value in filters.items()]
    clocked = kind == "subscription_schedule" or "test_clock" in endpoint.params
    if clocked and not filters.get("test_clock") and not filters.get("customer"):
        tests.append(lambda entry: entry.object.get("test_clock") is None)
    if kind == "price":
        tests.append(lambda entry: entry.links.get("inline") != "yes")
        if "active" not in filters:
            tests.append(lambda entry: bool(entry.object["active"]))
    if kind == "review":
        tests.append(lambda entry: bool(entry.object["open"]))
    if kind == "payment_method" and "type" not in filters and endpoint.template == "/v1/payment_methods":
        tests.append(lambda entry: entry.object["type"] != "custom")
    if kind == "subscription" and "status" not in filters:
        tests.append(_status(store, "current"))
    if endpoint.kinds == ("account",):
        tests.append(lambda entry: entry.links.get("connected") == "yes")
    return tests


def _test(store: Store, kind: str, name: str, value: Any, code: Any) -> Test:
    special = _SPECIAL.get((kind, name))
    if special:
        return special(store, value)
    if name == "created":
        return lambda entry: in_range(entry.created, value)
    if code == "r":
        return lambda entry: in_range(entry.object.get(name), value)
    if isinstance(value, list):
        return lambda entry: entry.object.get(name, entry.object.get(name[:-1])) in value
    if isinstance(value, dict):
        flat = list(_flat(value))
        return lambda entry: all(path(entry.object, name, *steps) == leaf for steps, leaf in flat)
    return lambda entry: path(entry.object, name) == value


def _flat(value: dict[str, Any], steps: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], Any]]:
    found = []
    for name, inner in value.items():
        if isinstance(inner, dict):
            found += _flat(inner, (*steps, name))
        else:
            found.append(((*steps, name), inner))
    return found


def _status(store: Store, status: str) -> Test:
    if status == "all":
        return lambda entry: True
    if status == "current":
        return lambda entry: entry.object["status"] not in ENDED
    if status == "ended":
        return lambda entry: entry.object["status"] in ENDED
    return lambda entry: entry.object["status"] == status


def _items(store: Store, entry: Entry) -> list[dict[str, Any]]:
    return [item.object for item in store.children(["subscription_item"], entry.id)]


def _of_items(field: str, choose: Callable[..., Any]) -> Callable[[Store, Any], Test]:
    def make(store: Store, bounds: Any) -> Test:
        return lambda entry: in_range(choose((i[field] for i in _items(store, entry)), default=None), bounds)

    return make


def _has_item(field: str) -> Callable[[Store, Any], Test]:
    return lambda store, id: lambda entry: any(item[field] == id for item in _items(store, entry))


def _field(*names: str) -> Callable[[Store, Any], Test]:
    return lambda store, value: lambda entry: path(entry.object, *names) == value


def _link(name: str) -> Callable[[Store, Any], Test]:
    return lambda store, value: lambda entry: entry.links.get(name) == value


def _payment(store: Store, wanted: dict[str, Any]) -> Test:
    if "payment_intent" not in wanted and "payment_record" not in wanted:
        raise invalid("One of payment_intent or payment_record is needed.", "payment")
    flat = list(_flat(wanted))
    return lambda entry: all(path(entry.object, "payment", *steps) == leaf for steps, leaf in flat)


_SPECIAL: Final[dict[tuple[str, str], Callable[[Store, Any], Test]]] = {
    ("subscription", "status"): _status,
    ("subscription", "price"): _has_item("price"),
    ("subscription", "plan"): _has_item("plan"),
    ("subscription", "current_period_start"): _of_items("current_period_start", max),
    ("subscription", "current_period_end"): _of_items("current_period_end", min),
    ("invoice", "subscription"): _field("parent", "subscription_details", "subscription"),
    ("invoiceitem", "pending"): lambda store, wanted: lambda e: (e.object["invoice"] is None) == wanted,
    ("promotion_code", "coupon"): _field("promotion", "coupon"),
    ("balance_transaction", "payout"): _link("payout"),
    ("checkout.session", "customer_details"): lambda store, wanted: _field("customer_details", "email")(
        store, wanted["email"]
    ),
    ("invoice_payment", "payment"): _payment,
    ("product", "ids"): lambda store, ids: lambda entry: entry.object["id"] in ids,
    ("price", "lookup_keys"): lambda store, keys: lambda entry: entry.object["lookup_key"] in keys,
    ("payment_record", "created_after"): lambda store, at: lambda entry: entry.created > at,
    ("payment_record", "created_before"): lambda store, at: lambda entry: entry.created < at,
    ("radar.value_list", "contains"): lambda store, value: (
        lambda entry: any(
            item.object["value"] == value for item in store.children(["radar.value_list_item"], entry.id)
        )
    ),
    ("subscription_schedule", "scheduled"): lambda store, wanted: (
        lambda e: (e.object["status"] == "not_started") == wanted
    ),
    ("setup_intent", "attach_to_self"): lambda store, wanted: (
        lambda e: e.object.get("attach_to_self", False) == wanted
    ),
    ("product_catalog.trial_offer", "prices"): _field("price"),
    ("tax.registration", "status"): lambda store, status: lambda e: status in ("all", e.object["status"]),
    ("billing.credit_balance_transaction", "customer"): _link("customer"),
    ("billing.meter_event_summary", "customer"): _link("customer"),
    ("entitlements.active_entitlement", "customer"): _link("customer"),
    ("billing.meter_event_summary", "start_time"): lambda store, at: lambda e: e.object["start_time"] >= at,
    ("billing.meter_event_summary", "end_time"): lambda store, at: lambda e: e.object["end_time"] <= at,
    ("billing.meter_event_summary", "value_grouping_window"): lambda store, value: lambda entry: True,
}
