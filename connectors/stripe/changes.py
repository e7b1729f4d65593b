"""The event feed as a list of what changed: one pass over /v1/events for all streams of a sync.

An event's payload is written in the API version of its day and cut to ten nested rows, so it serves
only to say which object changed; the object is then fetched. Events become visible late and out of
order: the caller's window overlaps the one before and ends behind now.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import msgspec

from connectors.stripe.api import decode
from etl.http import Client
from etl.paginate import by_last_id
from etl.window import Window

MOST_DIRTY = 300_000  # changed objects of one kind kept in memory, 100 bytes each; beyond, the list is read again


class _Data(msgspec.Struct):
    object: dict[str, msgspec.Raw]


class _Event(msgspec.Struct):
    type: str
    created: int
    data: _Data
    api_version: str | None = None


class _Events(msgspec.Struct):
    data: list[_Event]


@dataclass(frozen=True, slots=True)
class Change:
    """The newest thing that happened to one object."""

    at: datetime
    deleted: bool
    created: int | None


@dataclass(slots=True)
class Feed:
    """What changed in one window: kind of object -> id -> its newest change, and ids of others it names."""

    changes: dict[str, dict[str, Change]] = field(default_factory=dict)
    named: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    overflowing: set[str] = field(default_factory=set)

    def add(self, event: _Event, fields: Iterable[str]) -> None:
        """Take one event; newer ones come first."""
        obj = {k: _text(v) for k, v in event.data.object.items() if k in ("id", "object", *fields)}
        kind = obj.get("object")
        if not kind:
            return
        for name in fields:
            if value := obj.get(name):
                self.named.setdefault((kind, name), set()).add(value)
        key = obj.get("id")
        if not key:  # invoice.upcoming is of an invoice that does not exist yet
            return
        known = self.changes.setdefault(kind, {})
        if key in known:
            return
        if len(known) >= MOST_DIRTY:
            self.overflowing.add(kind)
            return
        created = event.data.object.get("created")
        known[key] = Change(
            at=datetime.fromtimestamp(event.created, UTC),
            deleted=event.type.endswith(".deleted") and kind != "subscription",  # that one is only canceled
            created=int(bytes(created)) if created and bytes(created).isdigit() else None,
        )

    def of(self, kind: str, via: Mapping[str, str]) -> dict[str, Change | None]:
        """Ids of `kind` that changed, itself or (None) because an object that names it did."""
        found: dict[str, Change | None] = dict.fromkeys(self.named_by(via))
        found |= self.changes.get(kind, {})
        return found

    def named_by(self, via: Mapping[str, str]) -> set[str]:
        """The ids that changed objects hold: kind -> the field with the id."""
        found: set[str] = set()
        for kind, name in via.items():
            found |= set(self.changes.get(kind, ())) if name == "id" else self.named.get((kind, name), set())
        return found


class Feeds:
    """One Feed per window, read once however many streams ask for it."""

    def __init__(self, client: Client, fields: Iterable[str]) -> None:
        self._client, self._fields = client, tuple(dict.fromkeys(fields))
        self._feeds: dict[Window, Feed] = {}
        self._lock = threading.Lock()
        self._reading: dict[Window, threading.Lock] = {}

    def get(self, window: Window, only: str | None = None) -> Feed:
        """The feed of a window; `only`, a type with wildcard, if no other stream will ask for it."""
        with self._lock:
            reading = self._reading.setdefault(window, threading.Lock())
        with reading:
            feed = self._feeds.get(window)
            if feed is None:
                feed = self._read(window, only)
                self._feeds[window] = feed
            return feed

    def _read(self, window: Window, only: str | None) -> Feed:
        feed = Feed()
        params = {**span(window), "type": only}
        for answer in by_last_id(self._client, "/v1/events", params):
            for event in decode(answer.body, _Events).data:
                feed.add(event, self._fields)
        return feed


def span(window: Window) -> dict[str, object]:
    """A window as Stripe's `created` filter: whole seconds, end excluded, nothing left out at its edges."""
    params: dict[str, object] = {}
    if window.start.timestamp() > 0:
        params["created[gte]"] = int(window.start.timestamp())
    params["created[lt]"] = -int(-window.end.timestamp() // 1)
    return params


def _text(value: msgspec.Raw) -> str | None:
    """A string, or the id of an expanded object."""
    raw = bytes(value)
    if raw.startswith(b'"'):
        return msgspec.json.decode(raw, type=str)
    if raw.startswith(b"{"):
        inner = msgspec.json.decode(raw, type=dict[str, msgspec.Raw]).get("id")
        return None if inner is None else _text(inner)
    return None
