"""What a test does to the org: records, fields, rights, sessions, trouble, time.

Each of these is also POST /_sandbox/<name> with the arguments as a JSON object, where JSON can say them.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from connectors.sandbox.salesforce import acts
from connectors.sandbox.salesforce.auth import Gate
from connectors.sandbox.salesforce.bulk import Bulk
from connectors.sandbox.salesforce.deals import change
from connectors.sandbox.salesforce.facts import Field, SObject, read_field, read_object
from connectors.sandbox.salesforce.life import Life
from connectors.sandbox.salesforce.query import Reader
from connectors.sandbox.salesforce.store import Formula, Store
from connectors.sandbox.salesforce.users import Rights
from connectors.sandbox.salesforce.values import Values

CONTROLS: Final = (
    "advance", "wait", "create", "update", "touch", "delete", "undelete", "erase", "merge", "empty_bin",
    "add_field", "change_field", "drop_field", "deny", "hide", "expire_sessions", "lose_cursors", "refuse",
    "query_timeout", "fail_job", "forget_deletions", "add_object", "settings",
)  # fmt: skip
SETTINGS: Final = ("daily_requests", "requests_used", "page_limit", "bulk_polls", "bulk_page_rows")


@dataclass(slots=True)
class Trouble:
    """A refusal that the next requests meet whose path or statement contains a text."""

    status: int
    code: str
    message: str
    times: int
    containing: str


class Hooks:
    """The org's other side. Safe across threads."""

    def __init__(self, store: Store, life: Life, gate: Gate, reader: Reader) -> None:
        self.store = store
        self.life = life
        self.gate = gate
        self.reader = reader
        self.bulk = Bulk(reader)
        self.daily_requests = 15_000
        self.requests_used = 0  # by others, on top of what is asked here
        self.trouble: list[Trouble] = []
        self.lock = threading.RLock()

    # -- time

    def wait(self, seconds: float = 60.0) -> float:
        """Let time pass in which only what is due happens: commits, purges, archiving. The new time."""
        with self.lock:
            self.store.run(self.store.now + int(seconds * 1000))
            return self.store.now / 1000

    def advance(self, hours: float = 3.0, seed: int | None = None) -> float:
        """Let the company live on for so many hours; the same seed gives the same story."""
        with self.lock:
            life = self.life
            life.advances += 1
            rng = random.Random(f"{life.seed} {life.advances if seed is None else f'given {seed}'}")
            start = self.store.now
            end = start + int(hours * 3_600_000)
            for at, act in sorted(acts.plan(rng, start, end), key=lambda planned: planned[0]):
                self.store.later(at, self._act(act, rng))
            life.run(end)
            return self.store.now / 1000

    def _act(self, act: acts.Act, rng: random.Random) -> Callable[[], None]:
        return lambda: act(self.life, rng)

    # -- records

    def create(self, kind: str, *, visible_in: float = 0.0, **fields: Any) -> Values:
        """A new record; every other field has its default. Raises KeyError for an unknown field.

        `visible_in`: seconds until its long transaction commits; it is stamped now all the same.
        """
        with self.lock:
            if not visible_in:
                return dict(self.store.insert(kind, fields))
            began, id = self.store.now, fields.get("Id") or self.store.new_id(kind)
            given = {**fields, "Id": id}
            due = began + int(visible_in * 1000)
            self.store.later(due, lambda: self._late(kind, given, began), began)
            return given

    def _late(self, kind: str, given: Values, began: int) -> None:
        self.store.insert(kind, given, began)

    def update(self, id: str, *, stamp: bool = True, visible_in: float = 0.0, **fields: Any) -> None:
        """Change a record. `stamp` False: without a trace in its stamps. `visible_in`: as for `create`."""
        with self.lock:
            self.store.must(id)
            began = self.store.now
            if visible_in:
                due = began + int(visible_in * 1000)
                self.store.later(due, lambda: self._changed(id, fields, began), began)
            elif stamp:
                change(self.store, id, fields)
            else:
                self.store.update(id, fields, stamp=False)

    def _changed(self, id: str, fields: Values, began: int) -> None:
        if self.store.get(id) is not None:
            self.store.update(id, fields, at=began)

    def touch(self, id: str) -> None:
        """A change by the system: SystemModstamp moves alone."""
        with self.lock:
            self.store.touch(id)

    def delete(self, id: str, *, hard: bool = False) -> None:
        """Into the recycle bin, or for good."""
        with self.lock:
            self.store.delete(id, hard=hard)

    def undelete(self, id: str) -> None:
        """Back from the recycle bin."""
        with self.lock:
            self.store.undelete(id)

    def erase(self, id: str) -> None:
        """Out of the recycle bin, for good."""
        with self.lock:
            self.store.erase(id)

    def empty_bin(self, kind: str) -> int:
        """Erase all that an object has in the recycle bin; how many."""
        with self.lock:
            gone = [row["Id"] for row in self.store.all(kind, deleted=True) if row.get("IsDeleted")]
            for id in gone:
                self.store.erase(id)
            return len(gone)

    def merge(self, master: str, loser: str) -> None:
        """Merge two accounts, contacts or leads."""
        with self.lock:
            acts.merge(self.life, master, loser)

    def find(self, id: str) -> Values:
        """A record as it is kept, also one in the recycle bin. Raises KeyError."""
        with self.lock:
            return dict(self.store.must(id))

    def records(self, kind: str, *, deleted: bool = False) -> list[Values]:
        """Every record of an object; with `deleted`, also those in the recycle bin."""
        with self.lock:
            return [dict(row) for row in self.store.all(kind, deleted=deleted)]

    def forget_deletions(self, kind: str) -> None:
        """Purge an object's log of deletions, as a background process does when it grows too long."""
        with self.lock:
            self.store.log[kind] = []
            self.store.log_starts[kind] = self.store.now

    # -- the schema

    def add_field(self, kind: str, line: str, formula: Formula | None = None) -> None:
        """A new field, written as in the facts: `add_field("Account", "Region__c pick:255 =EU|US")`."""
        with self.lock:
            entity, made = self.store.objects[kind], read_field(line)
            self._put(entity, made)
            for row in self.store.rows[kind].values():
                row.setdefault(made.name, False if made.type == "boolean" else None)
            if formula:
                self.formula(kind, made.name, formula)

    def change_field(self, kind: str, line: str, convert: Callable[[Any], Any] | None = None) -> None:
        """Another type for a field; no record's stamp moves. `convert` makes new values of the old ones."""
        with self.lock:
            entity, made = self.store.objects[kind], read_field(line)
            if made.name not in entity.fields:
                raise KeyError(f"{kind} has no field {made.name}")
            self._put(entity, made)
            for row in self.store.rows[kind].values():
                if convert and row[made.name] is not None:
                    row[made.name] = convert(row[made.name])

    def _put(self, entity: SObject, made: Field) -> None:
        entity.fields[made.name] = made
        entity.changed = self.store.now / 1000

    def drop_field(self, kind: str, name: str) -> None:
        """A field is deleted."""
        with self.lock:
            entity = self.store.objects[kind]
            del entity.fields[name]
            entity.changed = self.store.now / 1000
            for row in self.store.rows[kind].values():
                row.pop(name, None)

    def formula(self, kind: str, name: str, formula: Formula) -> None:
        """Another formula for a field: values change, SystemModstamp does not."""
        with self.lock:
            self.store.formulas[kind, name] = formula

    def add_object(self, name: str, row: dict[str, Any]) -> None:
        """A new object, written as in the facts."""
        with self.lock:
            entity = read_object(name, row)
            entity.changed = self.store.now / 1000
            self.store.adopt(entity)

    # -- rights and sessions

    def rights(self, username: str = "") -> Rights:
        """What a user may not do; the first login's unless named."""
        name = username or next(iter(self.gate.logins))
        return self.gate.logins[name].rights

    def deny(self, kind: str, *, username: str = "") -> None:
        """Take a user's read permission on an object away."""
        self.rights(username).objects.add(kind)

    def hide(self, kind: str, field: str, *, username: str = "") -> None:
        """Hide a field from a user by field-level security."""
        self.rights(username).fields.add((kind, field))
        self.store.objects[kind].changed = self.store.now / 1000

    def expire_sessions(self) -> None:
        """End every session; refresh tokens and passwords go on working."""
        with self.lock:
            self.gate.expire()

    def lose_cursors(self) -> None:
        """Every open query locator becomes invalid."""
        with self.lock:
            self.reader.forget()

    # -- trouble

    def refuse(self, status: int, code: str, message: str, *, times: int = 1, containing: str = "") -> None:
        """Refuse the next requests whose path or statement contains a text."""
        with self.lock:
            self.trouble.append(Trouble(status, code, message, times, containing))

    def query_timeout(self, *, times: int = 1, containing: str = "") -> None:
        """The next queries that contain a text run for too long."""
        message = "Your query request was running for too long."
        self.refuse(400, "QUERY_TIMEOUT", message, times=times, containing=containing)

    def fail_job(self, message: str = "InternalServerError : Retried more than fifteen times") -> None:
        """The next bulk job ends as Failed."""
        self.bulk.failing.append(message)

    def settings(self, **given: int) -> dict[str, int]:
        """Change numbers of the org: see SETTINGS."""
        for name, value in given.items():
            match name:
                case "daily_requests" | "requests_used":
                    setattr(self, name, value)
                case "page_limit":
                    self.reader.page_limit = value
                case "bulk_polls":
                    self.bulk.polls = value
                case "bulk_page_rows":
                    self.bulk.page_rows = value
                case _:
                    raise ValueError(f"no such setting: {name}; known: {', '.join(SETTINGS)}")
        return given

    def control(self, action: str, body: dict[str, Any]) -> Any:
        """POST /_sandbox/<action>. Raises ValueError for an unknown one."""
        if action == "clock":
            return {"now": self.store.now / 1000}
        if action not in CONTROLS:
            raise ValueError(f"no such control: {action}; known: clock, {', '.join(CONTROLS)}")
        result = getattr(self, action)(**body)
        return {"now": result} if action in ("advance", "wait") else {"result": _plain(result)}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return f"<{len(value)} bytes>" if isinstance(value, bytes) else value
