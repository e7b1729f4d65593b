"""Objects as the bytes that Stripe sends: embedded lists and objects in place, expanded, pretty-printed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any, Final

from connectors.sandbox.stripe import facts, versions
from connectors.sandbox.stripe.errors import Refusal, missing, not_expandable
from connectors.sandbox.stripe.facts import Object
from connectors.sandbox.stripe.pretty import pretty
from connectors.sandbox.stripe.store import Entry, Store

EMBEDDED_LIMIT: Final = 10
MAX_DEPTH: Final = 4

# kind -> field -> (kinds of the items, address); {} is the object's id
LISTS: Final[dict[str, dict[str, tuple[tuple[str, ...], str]]]] = {
    "account": {"external_accounts": (("bank_account", "card"), "/v1/accounts/{}/external_accounts")},
    "application_fee": {"refunds": (("fee_refund",), "/v1/application_fees/{}/refunds")},
    "charge": {"refunds": (("refund",), "/v1/charges/{}/refunds")},
    "checkout.session": {"line_items": (("item",), "/v1/checkout/sessions/{}/line_items")},
    "credit_note": {"lines": (("credit_note_line_item",), "/v1/credit_notes/{}/lines")},
    "customer": {
        "sources": (("card", "bank_account", "source"), "/v1/customers/{}/sources"),
        "subscriptions": (("subscription",), "/v1/customers/{}/subscriptions"),
        "tax_ids": (("tax_id",), "/v1/customers/{}/tax_ids"),
    },
    "file": {"links": (("file_link",), "/v1/file_links?file={}")},
    "invoice": {
        "lines": (("line_item",), "/v1/invoices/{}/lines"),
        "payments": (("invoice_payment",), "/v1/invoice_payments?invoice={}"),
    },
    "payment_intent": {
        "amount_details.line_items": (
            ("payment_intent_amount_details_line_item",),
            "/v1/payment_intents/{}/amount_details_line_items",
        )
    },
    "payment_link": {"line_items": (("item",), "/v1/payment_links/{}/line_items")},
    "quote": {
        "line_items": (("item",), "/v1/quotes/{}/line_items"),
        "computed.upfront.line_items": (("item",), "/v1/quotes/{}/computed_upfront_line_items"),
    },
    "radar.value_list": {
        "list_items": (("radar.value_list_item",), "/v1/radar/value_list_items?value_list={}")
    },
    "subscription": {"items": (("subscription_item",), "/v1/subscription_items?subscription={}")},
    "tax.calculation": {"line_items": (("tax.calculation_line_item",), "/v1/tax/calculations/{}/line_items")},
    "tax.transaction": {"line_items": (("tax.transaction_line_item",), "/v1/tax/transactions/{}/line_items")},
    "transfer": {"reversals": (("transfer_reversal",), "/v1/transfers/{}/reversals")},
}
# embedded lists that are sent without being asked for
ALWAYS: Final = frozenset(
    f"{kind}.{field}"
    for kind, field in (
        ("account", "external_accounts"),
        ("application_fee", "refunds"),
        ("credit_note", "lines"),
        ("file", "links"),
        ("invoice", "lines"),
        ("radar.value_list", "list_items"),
        ("subscription", "items"),
        ("transfer", "reversals"),
    )
)
# kinds that a retrieve still answers, as a stub, after they were deleted
DELETABLE: Final = frozenset(
    {"customer", "product", "terminal.configuration", "terminal.location", "terminal.reader"}
)

MAPS: Final = ("currency_options", "invoice_credit_balance")  # free keys, and yet to be asked for

Tree = dict[str, Any]
Allowed = Callable[[str], None]  # raises a Refusal when the key may not read a kind


def list_body(items: Iterable[bytes], has_more: bool, url: str) -> bytes:
    """A list's JSON from its items, each already rendered for its place in a list."""
    data = b",\n    ".join(items)
    data = b"[\n    %s\n  ]" % data if data else b"[]"
    more = b"true" if has_more else b"false"
    return b'{\n  "object": "list",\n  "data": %s,\n  "has_more": %s,\n  "url": %s\n}\n' % (
        data,
        more,
        json.dumps(url).encode(),
    )


def stub(entry: Entry) -> Object:
    """What is left of a deleted object."""
    return {"id": entry.id, "object": entry.object["object"], "deleted": True}


class Renderer:
    """Renders one account's objects; what does not depend on the request is kept until it changes."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def item(self, entry: Entry, version: str, expand: Tree, allowed: Allowed) -> bytes:
        """The bytes of an object inside a list."""
        if expand or versions.old(version):
            return pretty(self.whole(entry, version, expand, allowed)).replace(b"\n", b"\n    ")
        if entry.item is None:
            entry.item = self.alone(entry, version, {}, allowed).rstrip().replace(b"\n", b"\n    ")
        return entry.item

    def alone(self, entry: Entry, version: str, expand: Tree, allowed: Allowed) -> bytes:
        """The bytes of an object that was asked for by its id."""
        if expand or versions.old(version):
            return pretty(self.whole(entry, version, expand, allowed)) + b"\n"
        if entry.body is None:
            entry.body = pretty(self.compose(entry)) + b"\n"
        return entry.body

    def whole(self, entry: Entry, version: str, expand: Tree, allowed: Allowed) -> Object:
        """The object with what was asked to be expanded, in the shape of a version."""
        composed = self.compose(entry)
        if expand:
            composed = self._expand(
                entry.kind, composed, facts.shapes()[entry.kind], expand, version, allowed
            )
        return versions.shape(entry.kind, composed, version, self.store)

    def compose(self, entry: Entry) -> Object:
        """The object with the lists and objects that are always embedded in it. Not to be written into."""
        if entry.composed is None:
            entry.composed = self._compose(entry)
        return entry.composed

    def _compose(self, entry: Entry) -> Object:
        composed = facts.complete(entry.kind, entry.object)
        for name, code in _wholes(entry.kind):
            value = composed.get(name)
            if isinstance(value, str):
                composed[name] = self._embedded(code, value)
            elif isinstance(value, list):
                composed[name] = [self._embedded(code[0], v) if isinstance(v, str) else v for v in value]
            elif value is None and not facts.nullable(code):
                composed.pop(name, None)
        for field in LISTS.get(entry.kind, ()):
            if f"{entry.kind}.{field}" in ALWAYS:
                composed[field] = self.embedded_list(entry, field, {}, facts.API_VERSION, lambda kind: None)
        return composed

    def embedded_list(self, entry: Entry, field: str, expand: Tree, version: str, allowed: Allowed) -> Object:
        """A list inside an object: its newest ten, with the address of the rest."""
        kinds, url = LISTS[entry.kind][field]
        children = list(reversed(self.children(entry, kinds)))
        data = [self.whole(child, version, expand, allowed) for child in children[:EMBEDDED_LIMIT]]
        listed: Object = {"object": "list", "data": data, "has_more": len(children) > EMBEDDED_LIMIT}
        if f"{entry.kind}.{field}" in ALWAYS:
            listed["total_count"] = len(children)
        listed["url"] = url.format(entry.id)
        return listed

    def children(self, entry: Entry, kinds: tuple[str, ...]) -> list[Entry]:
        """What a nested list of this object holds, oldest first."""
        if kinds == ("subscription",):
            subscriptions = self.store.where("subscription", "customer", entry.id)
            return [s for s in subscriptions if s.object["status"] not in ("canceled", "incomplete_expired")]
        if kinds == ("invoice_payment",):
            return list(self.store.where("invoice_payment", "invoice", entry.id))
        return list(self.store.children(kinds, entry.id))

    def _embedded(self, code: str, id: str) -> Any:
        found = self.store.among(_kinds(code), id)
        return self.compose(found) if found else id

    def _expand(
        self,
        kind: str,
        value: Object,
        shape: Any,
        tree: Tree,
        version: str,
        allowed: Allowed,
        owner: str = "",
    ) -> Object:
        """A copy of (part of) an object in which the paths of the tree are objects and not ids."""
        result = dict(value)
        owner = owner or str(value.get("id", ""))
        for name, below in tree.items():
            if name in LISTS.get(kind, ()) and shape is facts.shapes().get(kind):
                entry = self.store.get(kind, owner)
                inner = below.get("data", {})
                for item_kind in LISTS[kind][name][0]:
                    allowed(item_kind)
                if entry:
                    result[name] = self.embedded_list(entry, name, inner, version, allowed)
                continue
            code = shape.get(name, shape.get(f"{name}~"))
            result[name] = self._expanded(kind, value.get(name), code, below, version, allowed, owner)
            if result[name] is None and name not in value:
                del result[name]
        return result

    def _expanded(
        self, kind: str, value: Any, code: Any, below: Tree, version: str, allowed: Allowed, owner: str
    ) -> Any:
        if isinstance(code, str) and code.startswith("L:"):
            return self._included(kind, code[2:], owner, below.get("data", {}), version, allowed)
        if isinstance(value, list):
            inner = code[0]
            return [self._expanded(kind, item, inner, below, version, allowed, owner) for item in value]
        if isinstance(value, str) and facts.target(code):
            found = self.store.among(facts.target(code), value)
            if not found:
                return value
            allowed(found.kind)
            if self.store.get(found.kind, value) is None:
                return stub(found)
            return self.whole(found, version, below, allowed)
        if isinstance(value, dict) and below:
            inner = code if isinstance(code, dict) else facts.shapes().get(str(value.get("object")))
            if inner:
                inner_kind = kind if isinstance(code, dict) else str(value["object"])
                owner = owner if isinstance(code, dict) else ""
                return self._expand(inner_kind, value, inner, below, version, allowed, owner)
        return value

    def _included(
        self, kind: str, item: str, owner: str, expand: Tree, version: str, allowed: Allowed
    ) -> Object | None:
        """A list that stands deeper inside an object, and only when it is asked for."""
        entry = self.store.get(kind, owner)
        for field, (kinds, _) in LISTS.get(kind, {}).items():
            if entry and "." in field and kinds == (item,):
                allowed(item)
                return self.embedded_list(entry, field, expand, version, allowed)
        return None

    def retrieve(self, kinds: tuple[str, ...], id: str, param: str, parent: str = "") -> Entry:
        """The object that a path names, deleted ones of the kinds that leave a stub included."""
        for kind in kinds:
            entry = self.store.get(kind, id)
            if entry is None and kind in DELETABLE:
                entry = self.store.gone(kind, id)
            if entry and parent in ("", entry.parent):
                return entry
        raise missing(kinds[0], id, param)


def _kinds(code: str) -> tuple[str, ...]:
    return tuple(code[1:].rstrip("?").split("|"))


def _wholes(kind: str) -> list[tuple[str, Any]]:
    found = _WHOLES.get(kind)
    if found is None:
        found = _WHOLES[kind] = [
            (name.rstrip("~"), code)
            for name, code in facts.shapes()[kind].items()
            if str(code[0] if isinstance(code, list) else code).startswith("!")
        ]
    return found


_WHOLES: dict[str, list[tuple[str, Any]]] = {}


def expand_tree(paths: Iterable[str], kinds: tuple[str, ...], is_list: bool) -> Tree:
    """The expand[] paths of a request as one tree, without the `data` of a list.

    Raises Refusal for a path of more than four steps and for one that leads to nothing expandable.
    """
    tree: Tree = {}
    for whole in paths:
        steps = whole.split(".")
        if len(steps) > MAX_DEPTH:
            text = f"You cannot expand more than {MAX_DEPTH} levels of a property. Property: {whole}"
            raise Refusal(400, text, code="property_expansion_max_depth")
        if is_list:
            if steps[0] != "data":
                raise not_expandable(whole, f"data.{whole}")
            steps = steps[1:]
            if not steps:
                continue
        if not any(_leads(kind, steps) for kind in kinds):
            raise not_expandable(whole)
        node = tree
        for step in steps:
            node = node.setdefault(step, {})
    return tree


def _leads(kind: str, steps: list[str]) -> bool:
    """Whether a path from an object of this kind ends at something that can be expanded."""
    name = steps[0]
    shape = facts.shapes().get(kind, {})
    if name in LISTS.get(kind, ()):
        rest = steps[1:]
        if not rest or rest == ["data"]:
            return True
        return rest[0] == "data" and any(_leads(item, rest[1:]) for item in LISTS[kind][name][0])
    if name in MAPS:
        return len(steps) == 1
    return _code_leads(shape.get(name, shape.get(f"{name}~")), steps[1:])


def _code_leads(code: Any, rest: list[str]) -> bool:
    """Ids can be expanded; objects are whole already, and asking for them does no harm."""
    if isinstance(code, list):
        code = code[0]
    if isinstance(code, dict):
        return not rest or _code_leads(code.get(rest[0], code.get(f"{rest[0]}~")), rest[1:])
    if not isinstance(code, str) or not code.startswith(("@", "!")):
        return isinstance(code, str) and code.startswith("L:") and rest in ([], ["data"])
    return not rest or any(_leads(kind, rest) for kind in _kinds(code))
