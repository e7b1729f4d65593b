"""The event feed as a list of what changed: one pass over /v1/events for all streams of a sync.

An event's payload is written in the API version of its day and cut to ten nested rows, so it serves
only to say which object changed; the object is then fetched. Events become visible late and out of
order: the caller's window overlaps the one before and ends behind now.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import msgspec

from connectors.stripe import lists, shapes
from connectors.stripe.api import Missing, decode
from connectors.stripe.collection import Collection
from etl.errors import PermissionMissing, SourceError
from etl.http import Client
from etl.typed import typed
from etl.window import Window

MOST = 200_000  # changed objects kept in memory, 300 bytes each; beyond, lists are read again
TOO_MANY = "more changes than are worth fetching singly"
TOO_MANY_DELETED = "more deletions than are kept in mind, so that rows may be gone that are not marked"
UNREADABLE = "an event that does not tell what changed"
MOST_ROOTS = 8  # passes over parts of the feed; beyond, one pass over all of it asks for less

ROOTS: Mapping[str, tuple[str, ...]] = {
    "bank_account": ("customer", "account"),
    "card": ("customer", "account"),
    "discount": ("customer",),
    "dispute": ("charge",),
    "fee_refund": ("application_fee",),
    "refund": ("refund", "charge"),
    "scheduled_query_run": ("sigma",),
    "source": ("customer", "source"),
    "subscription": ("customer",),
    "tax_id": ("customer",),
}
"""Kind of object -> first words of the types of its events, where that is not the kind's own first word."""


class Change(NamedTuple):
    """The newest thing that happened to one object; unix seconds.

    ever: that it was deleted is among what happened to it.
    """

    at: int
    deleted: bool
    created: int | None
    ever: bool = False

    @property
    def when(self) -> datetime:
        """When it happened."""
        return datetime.fromtimestamp(self.at, UTC)


class Wanted:
    """What the streams of a sync need to know of the feed: kinds of objects, and which others these name."""

    def __init__(self, collections: Sequence[Collection]) -> None:
        self.fields: dict[str, set[str]] = {}
        for c in collections:
            if not c.events:
                continue
            for kind in c.kinds:
                self.fields.setdefault(kind, set())
            for kind, name in c.via.items():
                self.fields[kind] |= {name} - {"id"}
        self._clocked = {c.table.__object__ for c in collections if c.clocked}
        names = sorted({name for fields in self.fields.values() for name in fields})
        self._places = {name: f"field{i}" for i, name in enumerate(names)}
        self.type = self._type()

    @property
    def types(self) -> list[str | None]:
        """The types of event to ask for, one pass over the feed each; None for all in one pass."""
        roots = {root for kind in self.fields for root in roots_of(kind)}
        return [None] if len(roots) > MOST_ROOTS else [f"{root}.*" for root in sorted(roots)]

    def hides(self, obj: Any) -> bool:
        """Whether an event's object is one that no list shows."""
        return obj.object in self._clocked and _text(obj.test_clock) is not None

    def named(self, obj: Any) -> list[tuple[str, str]]:
        """The fields of an event's object that hold ids of others, with these ids."""
        found = ((name, _text(getattr(obj, self._places[name]))) for name in self.fields[obj.object])
        return [(name, value) for name, value in found if value]

    def _type(self) -> Any:
        """The type of a page of events, of which all else is skipped."""
        raw = msgspec.field(default_factory=msgspec.Raw)
        known: list[tuple[str, Any, Any]] = [
            ("object", str, ""), ("id", str | None, None),
            ("created", int | None, None), ("date", int | None, None), ("test_clock", msgspec.Raw, raw),
            *((place, msgspec.Raw, raw) for place in self._places.values()),
        ]  # fmt: skip
        obj = msgspec.defstruct("Object", known, rename={place: name for name, place in self._places.items()})
        data = msgspec.defstruct("Data", [("object", obj)])
        self._event = msgspec.defstruct("Event", [("type", str), ("created", int), ("data", data)])
        return msgspec.defstruct("Events", [("data", list[self._event])])  # type: ignore[name-defined]

    def event(self, raw: msgspec.Raw) -> Any:
        """One event, of odd shape perhaps; None if it does not tell what changed when."""
        try:
            found = msgspec.json.decode(raw)
            obj = found["data"]["object"]
            found["created"] = int(found["created"])
            for name in {"created", "date"} & obj.keys():
                if type(obj[name]) is not int:
                    del obj[name]
            return typed(msgspec.json.encode(found), self._event)
        except (msgspec.MsgspecError, LookupError, TypeError, ValueError, AttributeError):
            return None

    def suspects(self, raw: msgspec.Raw) -> list[str]:
        """The kinds of objects that an unreadable event may be about."""
        found: Any = msgspec.json.decode(raw)
        try:
            kind = found["data"]["object"]["object"]
        except (LookupError, TypeError):
            kind = None
        if isinstance(kind, str):
            return [kind] if kind in self.fields else []
        name = found.get("type") if isinstance(found, dict) else None
        root = name.partition(".")[0] if isinstance(name, str) else None
        return [kind for kind in self.fields if root is None or root in roots_of(kind)]


class Feed:
    """What changed in one window: kind of object -> id -> its newest change, and ids of others it names.

    asof: when asking for it began: what was seen since then is newer than what it says.
    again: kinds whose changes are not all known, so that their lists have to be read again, and why. Of
        these only what was deleted is kept, which lists do not show.
    """

    def __init__(self, asof: datetime, most: int = MOST) -> None:
        self.asof = asof
        self.changes: dict[str, dict[str, Change]] = {}
        self.names: dict[tuple[str, str], set[str]] = {}
        self.again: dict[str, str] = {}
        self._most, self._kept = most, 0
        self._without = set[str]()  # kinds of which not even deletions are kept

    def add(self, event: Any, wanted: Wanted) -> None:
        """Take one event, in whatever order they come."""
        obj = event.data.object
        kind = obj.object
        if kind not in wanted.fields or kind in self._without or wanted.hides(obj):
            return
        # the subscription of a customer.subscription.deleted is only canceled
        deleted = event.type.endswith(".deleted") and kind != "subscription"
        if kind not in self.again:
            for name, value in wanted.named(obj):
                ids = self.names.setdefault((kind, name), set())
                self._kept += value not in ids
                ids.add(value)
        elif not (deleted or obj.id in self.changes.get(kind, ())):
            return
        if obj.id:  # invoice.upcoming is of an invoice that does not exist yet
            created = obj.created if obj.date is None else obj.date
            self._note(kind, obj.id, Change(event.created, deleted, created, deleted))
        if self._kept > self._most:
            self._forget()

    def _note(self, kind: str, key: str, change: Change) -> None:
        changes = self.changes.setdefault(kind, {})
        known = changes.get(key)
        if known is None:
            self._kept += 1
        else:  # of what happened in one second nobody knows the order: fetching the object tells
            if (known.at, not known.deleted) >= (change.at, not change.deleted):
                known, change = change, known
            change = change._replace(ever=change.ever or known.ever)
        changes[key] = change

    def _forget(self) -> None:
        """Give up the kind that changed most, but for what was deleted; if that is too much, this too."""
        sizes = {kind: len(ids) for kind, ids in self.changes.items()}
        for (kind, _), ids in self.names.items():
            sizes[kind] = sizes.get(kind, 0) + len(ids)
        most = max(sizes, key=lambda kind: sizes[kind])
        if most in self.again:
            self._kept -= len(self.changes.pop(most))
            self._without.add(most)
            self.again[most] = TOO_MANY_DELETED
        else:
            self.read_again([most], TOO_MANY)

    def read_again(self, kinds: Iterable[str], why: str) -> None:
        """Keep only what was deleted of these kinds from now on."""
        for kind in kinds:
            self.again.setdefault(kind, why)
            self.changes[kind] = {key: c for key, c in self.changes.get(kind, {}).items() if c.ever}
            self.names = {place: ids for place, ids in self.names.items() if place[0] != kind}
        self._kept = sum(map(len, self.changes.values())) + sum(map(len, self.names.values()))

    def of(self, kind: str, via: Mapping[str, str]) -> dict[str, Change | None]:
        """Ids of a kind that changed, themselves or (None) because an object that names them did."""
        found: dict[str, Change | None] = dict.fromkeys(self.named_by(via))
        found |= self.changes.get(kind, {})
        return found

    def named_by(self, via: Mapping[str, str]) -> set[str]:
        """The ids that changed objects hold: kind -> the field with the id."""
        found: set[str] = set()
        for kind, name in via.items():
            found |= set(self.changes.get(kind, ())) if name == "id" else self.names.get((kind, name), set())
        return found


class Feeds:
    """One Feed per window, read once however many streams ask for it."""

    def __init__(self, client: Client, wanted: Wanted, most: int = MOST) -> None:
        self._client, self._wanted, self._most = client, wanted, most
        self._feeds: dict[Window, Feed] = {}
        self._reading: dict[Window, threading.Lock] = {}
        self._lock = threading.Lock()

    def get(self, window: Window) -> Feed:
        """The feed of a window; while one thread reads it, others wait."""
        with self._lock:
            reading = self._reading.setdefault(window, threading.Lock())
        with reading:
            feed = self._feeds.get(window)
            if feed is None:
                feed = self._feeds[window] = self._read(window)
            return feed

    def _read(self, window: Window) -> Feed:
        feed, types = Feed(self._client.clock(), self._most), self._wanted.types
        try:
            came = [self._pass(feed, window, type) for type in types]
            if not any(came) and None not in types and self._deaf(window):
                self._pass(feed, window, None)
        except (PermissionMissing, Missing) as refusal:
            feed.read_again(self._wanted.fields, f"its changes and deletions cannot be told ({refusal})")
        return feed

    def _pass(self, feed: Feed, window: Window, type: str | None) -> bool:
        """Read the events of a type, or all; whether there was one."""
        came = False
        for answer, _ in lists.pages(self._ask, "/v1/events", self._params(window, type)):
            for event in self._events(answer.body, feed):
                feed.add(event, self._wanted)
                came = True
        return came

    def _deaf(self, window: Window) -> bool:
        """Whether there are events that should have been shown: Stripe knows `charge.*`, another may not."""
        newest = self._ask(self._params(window, None)).body
        return any(self._wanted.suspects(raw) for raw in shapes.raws(newest))

    def _params(self, window: Window, type: str | None) -> Mapping[str, object]:
        return {**lists.span(window), "type": type, "limit": lists.PAGE}

    def _events(self, body: bytes, feed: Feed) -> Iterator[Any]:
        """The events of a page; the lists of what an unreadable one may be about have to be read again."""
        try:
            yield from decode(body, self._wanted.type).data
            return
        except SourceError:
            pass
        for raw in shapes.raws(body):
            event = self._wanted.event(raw)
            if event is None:
                feed.read_again(self._wanted.suspects(raw), UNREADABLE)
            else:
                yield event

    def _ask(self, params: Mapping[str, object]) -> Any:
        return self._client.get("/v1/events", params)


def roots_of(kind: str) -> tuple[str, ...]:
    """The first words of the types of a kind's events."""
    return ROOTS.get(kind) or (
        kind.replace(".", "_") if kind.startswith("issuing.") else kind.partition(".")[0],
    )


def _text(value: msgspec.Raw) -> str | None:
    """A string, or the id of an expanded object."""
    raw = bytes(value)
    if raw.startswith(b'"'):
        return msgspec.json.decode(raw, type=str)
    if raw.startswith(b"{"):
        return _text(msgspec.json.decode(raw, type=dict[str, msgspec.Raw]).get("id", msgspec.Raw()))
    return None
