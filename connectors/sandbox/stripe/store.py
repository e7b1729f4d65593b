"""One account's objects: by id, newest first, under their parents, and by the fields that lists filter on.

An object is a dict as Stripe would send it, with differences that `render` makes good: nested values may
lack fields, embedded lists are absent, and embedded objects are ids. Objects are replaced, never written
into, so dicts can be shared and old ones kept as they were.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

from connectors.sandbox.stripe import facts
from connectors.sandbox.stripe.facts import Object

# fields that an index is kept for, because every kind is asked for by them
INDEXED: Final = ("customer", "charge", "payment_intent", "invoice", "source", "setup_intent")

_KEYED: Final = frozenset({*INDEXED, "payment"})

# kind -> kinds whose rendering holds it whole, or holds a list of it
HOLDERS: Final[dict[str, tuple[str, ...]]] = {
    "price": ("subscription_item", "subscription", "item"),
    "plan": ("subscription_item", "subscription"),
    "subscription_item": ("subscription",),
    "line_item": ("invoice",),
    "credit_note_line_item": ("credit_note",),
    "transfer_reversal": ("transfer",),
    "fee_refund": ("application_fee",),
    "discount": ("customer",),
    "balance_transaction": ("dispute",),
    "tax_rate": ("subscription", "subscription_item", "invoice", "invoiceitem"),
    "radar.value_list_item": ("radar.value_list",),
    "bank_account": ("account",),
    "card": ("charge",),
}


class Entry:
    """An object in its place. `parent`: the id of the object whose nested list it belongs to."""

    __slots__ = ("body", "composed", "created", "item", "kind", "links", "object", "parent", "seq")

    def __init__(self, kind: str, object: Object, created: int, seq: int, parent: str) -> None:
        self.kind = kind
        self.object = object
        self.created = created
        self.seq = seq
        self.parent = parent
        self.links: dict[str, str] = {}  # relations that the object does not show, such as a payout's parts
        self.composed: Object | None = None  # with all that is embedded in it
        self.body: bytes | None = None  # rendered alone
        self.item: bytes | None = None  # rendered as part of a list

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.object["id"])


def _place(entry: Entry) -> tuple[int, int]:
    return entry.created, entry.seq


def _insert(entries: list[Entry], entry: Entry) -> None:
    """Put an entry where its time belongs; nearly always that is the end."""
    if entries and _place(entry) < _place(entries[-1]):
        insort(entries, entry, key=_place)
    else:
        entries.append(entry)


class Store:
    """The objects of one account."""

    def __init__(self) -> None:
        self._entries: dict[str, dict[str, Entry]] = defaultdict(dict)
        self._order: dict[str, list[Entry]] = defaultdict(list)
        self._children: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        self._index: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
        self._gone: dict[tuple[str, str], Entry] = {}
        self._seq = 0

    def add(self, kind: str, fields: Object, created: int, parent: str = "") -> Entry:
        """Keep a new object, with every top-level field that Stripe documents for it.

        Raises ValueError when its id is taken, KeyError for an undocumented field.
        """
        object = facts.outline(kind, fields)
        if object["id"] in self._entries[kind]:
            raise ValueError(f"{kind} {object['id']} exists already")
        self._seq += 1
        entry = Entry(kind, object, created, self._seq, parent)
        self._entries[kind][entry.id] = entry
        self._gone.pop((kind, entry.id), None)  # an id that its owner chose can come back
        _insert(self._order[kind], entry)
        if parent:
            _insert(self._children[kind, parent], entry)
        for key in self._keys(entry):
            _insert(self._index[key], entry)
        self._stale(entry)
        return entry

    def replace(self, entry: Entry, fields: Object) -> Object:
        """Give an object new values; what it was before is returned, unchanged."""
        facts.check_names(entry.kind, fields)
        old, new = entry.object, {**entry.object, **fields}
        if fields.keys() & _KEYED:
            before = set(self._keys(entry))
            entry.object = new
            after = set(self._keys(entry))
            for key in before - after:
                self._index[key].remove(entry)
            for key in after - before:
                _insert(self._index[key], entry)
        entry.object = new
        self._stale(entry)
        return old

    def remove(self, entry: Entry) -> None:
        """Take an object out of every list; `gone` still knows it."""
        del self._entries[entry.kind][entry.id]
        self._order[entry.kind].remove(entry)
        if entry.parent:
            self._children[entry.kind, entry.parent].remove(entry)
        for key in self._keys(entry):
            self._index[key].remove(entry)
        self._gone[entry.kind, entry.id] = entry
        self._stale(entry)

    def get(self, kind: str, id: str) -> Entry | None:
        """The living object of this kind and id."""
        return self._entries[kind].get(id)

    def gone(self, kind: str, id: str) -> Entry | None:
        """The deleted object of this kind and id, as it last was."""
        return self._gone.get((kind, id))

    def among(self, kinds: Iterable[str], id: str) -> Entry | None:
        """The object of one of these kinds with this id, living or deleted."""
        for kind in kinds:
            found = self._entries[kind].get(id) or self._gone.get((kind, id))
            if found:
                return found
        return None

    def all(self, kinds: Iterable[str]) -> Sequence[Entry]:
        """The living objects of these kinds, oldest first."""
        kinds = list(kinds)
        if len(kinds) == 1:
            return self._order[kinds[0]]
        return sorted((e for kind in kinds for e in self._order[kind]), key=_place)

    def children(self, kinds: Iterable[str], parent: str) -> Sequence[Entry]:
        """The living objects of these kinds under a parent, oldest first."""
        kinds = list(kinds)
        if len(kinds) == 1:
            return self._children.get((kinds[0], parent), [])
        return sorted((e for kind in kinds for e in self._children.get((kind, parent), [])), key=_place)

    def where(self, kind: str, field: str, value: str) -> Sequence[Entry]:
        """The living objects of a kind whose indexed field has this value, oldest first."""
        return self._index.get((kind, field, value), [])

    def kinds(self) -> list[str]:
        """The kinds that have living objects."""
        return sorted(kind for kind, entries in self._entries.items() if entries)

    def _keys(self, entry: Entry) -> list[tuple[str, str, str]]:
        object, kind = entry.object, entry.kind
        keys = [(kind, f, v) for f in INDEXED if isinstance(v := object.get(f), str)]
        if kind == "invoice_payment" and (intent := path(object, "payment", "payment_intent")):
            keys.append((kind, "payment_intent", intent))
        return keys

    def _stale(self, entry: Entry) -> None:
        """Forget renderings that show this object."""
        entry.composed = entry.body = entry.item = None
        for holder in HOLDERS.get(entry.kind, ()):
            held = self._entries[holder]
            parent = held.get(entry.parent) if entry.parent else None
            for other in [parent] if parent else held.values() if not entry.parent else ():
                other.composed = other.body = other.item = None


def path(object: Any, *names: str) -> Any:
    """A value inside nested objects; None when a step of the way is missing or null."""
    for name in names:
        if not isinstance(object, dict):
            return None
        object = object.get(name)
    return object
