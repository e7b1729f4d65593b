"""What a desk holds: records by kind and id, oldest first, with the time of their last change."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

Body = dict[str, Any]
Id = int | str

_FACTS: Final = Path(__file__).parent / "facts"


@cache
def _objects() -> dict[str, Body]:
    found: dict[str, Body] = json.loads((_FACTS / "objects.json").read_text(encoding="utf-8"))
    return found


def kinds() -> list[str]:
    """Every kind of record that there is."""
    return list(_objects())


def path_of(kind: str) -> str:
    """The path under /api/v2/ of records of this kind; empty where they are found only under a parent."""
    return str(_objects()[kind].get("path", ""))


@cache
def fields_of(kind: str) -> frozenset[str]:
    """The fields that Zendesk documents for a kind."""
    return frozenset(_objects()[kind]) - {"path"}


@cache
def _blank(kind: str) -> tuple[Body, Body]:
    """A record with nothing filled in: what may be shared, and what each record must have for itself."""
    blank = {name: value for name, value in _objects()[kind].items() if name != "path"}
    return blank, {name: value for name, value in blank.items() if isinstance(value, (dict, list))}


def outline(kind: str, given: Body) -> Body:
    """A record with every documented field. Raises KeyError for a field that is not documented."""
    check(kind, given)
    blank, own = _blank(kind)
    copies = {name: deepcopy(value) for name, value in own.items() if name not in given}
    return {**blank, **copies, **given}


def check(kind: str, given: Iterable[str]) -> None:
    """Raises KeyError for a field that is not documented."""
    unknown = set(given) - fields_of(kind)
    if unknown:
        raise KeyError(f"{kind} has no documented field {', '.join(sorted(unknown))}")


@dataclass(slots=True, eq=False)
class Record:
    """One record, and what Zendesk knows of it but does not say in it."""

    kind: str
    id: Id
    body: Body
    made: float
    changed: float  # of tickets: generated_timestamp; of others: when an export shows it again
    links: dict[str, Id] = field(default_factory=dict)  # parents, by the name used in paths
    gone: bool = False  # deleted: lists and reads do not have it, exports may
    archived: bool = False  # tickets: no longer in lists
    marks: set[str] = field(default_factory=set)  # scrubbed, ai_agent, merged, closed ...

    @property
    def shown(self) -> bool:
        """Whether lists have it."""
        return not self.gone and not self.archived


class Store:
    """All records. `version` counts changes, so that orders once made can be kept until the next."""

    def __init__(self) -> None:
        self.version = 0
        self._kinds: dict[str, dict[Id, Record]] = {}
        self._children: dict[tuple[str, str, Id], list[Record]] = {}
        self._orders: dict[str, tuple[int, list[Record]]] = {}

    def add(self, record: Record) -> Record:
        """Keep a new record. Raises ValueError when there is one with its id."""
        known = self._kinds.setdefault(record.kind, {})
        if record.id in known:
            raise ValueError(f"{record.kind} {record.id} exists already")
        known[record.id] = record
        for name, parent in record.links.items():
            self._children.setdefault((record.kind, name, parent), []).append(record)
        self.version += 1
        return record

    def drop(self, record: Record) -> None:
        """Forget a record altogether."""
        del self._kinds[record.kind][record.id]
        for name, parent in record.links.items():
            self._children[record.kind, name, parent].remove(record)
        self.version += 1

    def get(self, kind: str, id: Id) -> Record | None:
        """A record, deleted or not."""
        return self._kinds.get(kind, {}).get(id)

    def all(self, kind: str) -> Iterator[Record]:
        """Every record of a kind, deleted ones too, oldest first."""
        return iter(list(self._kinds.get(kind, {}).values()))

    def shown(self, kind: str) -> list[Record]:
        """The records that a list has."""
        return [record for record in self._kinds.get(kind, {}).values() if record.shown]

    def children(self, kind: str, link: str, parent: Id) -> list[Record]:
        """The records of a kind that belong to a parent, oldest first."""
        return list(self._children.get((kind, link, parent), ()))

    def by_change(self, kind: str) -> list[Record]:
        """All records of a kind in the order of exports: by the second of their change, then by id."""
        version, order = self._orders.get(kind, (-1, []))
        if version != self.version:
            order = sorted(self.all(kind), key=lambda record: (int(record.changed), record.id))
            self._orders[kind] = (self.version, order)
        return order
