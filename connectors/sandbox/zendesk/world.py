"""The clock of a desk and everything in it. Whatever changes goes through `create`, `update` and `delete`.

Of every record it is known when it last changed: exports order by that. For tickets this is Zendesk's
generated_timestamp, which system updates move while updated_at stays (`touch`).
"""

from __future__ import annotations

import heapq
import random
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

from connectors.sandbox.zendesk import store
from connectors.sandbox.zendesk.store import Body, Id, Record, Store

DAY: Final = 86_400

# Where ids begin. Those of ticket events are beyond 2**53: a reader that goes through floats mixes them up.
_FIRST: Final = {"ticket": 1, "event": 2**53 + 4_097, "attachment": 13_520_000_000_001}
_EVENTS: Final = frozenset({"audit", "comment", "ticket_event", "metric_event", "audit_event"})
_ULID: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class World:
    """One account of Zendesk at one moment."""

    def __init__(self, seed: str, now: float, subdomain: str) -> None:
        self.rng = random.Random(seed)
        self.now = now
        self.home = f"https://{subdomain}.zendesk.com"
        self.store = Store()
        self.values: dict[Id, dict[Id, Any]] = {}  # ticket -> ticket field -> value
        self._last: dict[str, int] = {}
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._dues = 0

    # -- time

    def at(self, moment: float, act: Callable[[], None]) -> None:
        """Have something happen when the clock gets there."""
        self._dues += 1
        heapq.heappush(self._due, (moment, self._dues, act))

    def run(self, until: float) -> None:
        """Move the clock, and do what falls due on the way, in order."""
        while self._due and self._due[0][0] <= until:
            moment, _, act = heapq.heappop(self._due)
            self.now = max(self.now, moment)
            act()
        self.now = max(self.now, until)

    def stamp(self, moment: float | None = None) -> str:
        """A moment as Zendesk writes it: UTC, whole seconds."""
        return datetime.fromtimestamp(int(self.now if moment is None else moment), UTC).strftime(
            "%Y-%m-%dT%H:%M:%SZ"
        )

    # -- records

    def next_id(self, kind: str) -> Id:
        """The next id of a kind, as its documentation shows them."""
        match kind:
            case "custom_object_record" | "content_tag" | "group_sla_policy" | "queue" | "ticket_form_status":
                return "01" + "".join(self.rng.choices(_ULID, k=24))
            case "job_status":
                return f"{self.rng.getrandbits(128):032x}"
            case (
                "routing_attribute"
                | "routing_attribute_value"
                | "side_conversation"
                | "side_conversation_event"
            ):
                return str(uuid.UUID(int=self.rng.getrandbits(128), version=4))
            case "chat":
                return f"{int(self.now) % 10_000}.{self.number('chat')}.{self._letters(13)}"
            case "agent_event" | "department_event" | "conversion":
                return f"{self._letters(7)}.{kind.partition('_')[0]}:{self.number(kind)}"
            case "trigger_category" | "greeting" | "brand_agent":
                return str(self.number(kind))
        return self.number(kind)

    def number(self, kind: str) -> int:
        """The next whole number of a kind's own sequence."""
        sequence = "event" if kind in _EVENTS else kind
        first = _FIRST.get(sequence, 360_000_000_000 + 1_000_003 * (sum(sequence.encode()) % 900))
        step = 1 if sequence == "ticket" else self.rng.randrange(1, 40)
        self._last[sequence] = self._last.get(sequence, first - step) + step
        return self._last[sequence]

    def _letters(self, count: int) -> str:
        return "".join(self.rng.choices("abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", k=count))

    def create(
        self, kind: str, *, links: dict[str, Id] | None = None, id: Id | None = None, **fields: Any
    ) -> Record:
        """A new record with every documented field. Raises KeyError for an undocumented one."""
        made = self.next_id(kind) if id is None else id
        body = store.outline(kind, fields)
        named = store.fields_of(kind)
        if "id" in named:
            body["id"] = made
        if "url" in named and not body["url"]:
            path = store.path_of(kind)
            parents = "".join(f"{name}s/{parent}/" for name, parent in (links or {}).items())
            body["url"] = f"{self.home}/api/v2/{path or parents + kind + 's'}/{made}.json"
        if "html_url" in named and not body["html_url"]:
            body["html_url"] = f"{self.home}/hc/en-us/{kind.rpartition('_')[2]}s/{made}"
        for name in ("created_at", "updated_at"):
            if name in named and not body[name]:
                body[name] = self.stamp()
        record = Record(kind, made, body, self.now, self.now, dict(links or {}))
        return self.store.add(record)

    def update(self, record: Record, **fields: Any) -> Record:
        """Change fields; the record's updated_at and its place in exports move to now."""
        store.check(record.kind, fields)
        record.body |= fields
        if "updated_at" in record.body and "updated_at" not in fields:
            record.body["updated_at"] = self.stamp()
        return self.touch(record)

    def touch(self, record: Record) -> Record:
        """A system update: exports show the record again, updated_at says nothing of it."""
        record.changed = self.now
        if record.kind == "ticket":
            record.body["generated_timestamp"] = int(self.now)
        self.store.version += 1
        return record

    def delete(self, record: Record) -> None:
        """Delete as Zendesk does for this kind: a flag where it has one, else the record is simply gone."""
        flags: dict[str, Body] = {
            "user": {"active": False},
            "group": {"deleted": True},
            "brand": {"is_deleted": True, "active": False},
            "satisfaction_reason": {"deleted_at": self.stamp()},
        }
        self.update(record, **flags.get(record.kind, {}))
        record.gone = record.kind not in ("group", "satisfaction_reason")

    def one(self, kind: str, id: Id) -> Record:
        """A record, deleted or not. Raises KeyError when there is none."""
        record = self.store.get(kind, id)
        if record is None:
            raise KeyError(f"no {kind} {id}")
        return record
