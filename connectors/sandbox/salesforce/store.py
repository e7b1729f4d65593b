"""What the org keeps: records, the recycle bin, the log of deletions, and work that is not yet committed.

Times are unix milliseconds; what Salesforce stamps has whole seconds. The rules of deletion are those of
`delete()`, `undelete()`, `emptyRecycleBin()` and `merge()` in the SOAP API Developer Guide.
"""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from connectors.sandbox.salesforce import facts, ids
from connectors.sandbox.salesforce.facts import SObject
from connectors.sandbox.salesforce.values import DAY_MS, Values

BIN_DAYS: Final = 15  # a deleted record stays in the recycle bin, from which queryAll shows it
STAMPS: Final = ("SystemModstamp", "LastModifiedDate")

Formula = Callable[["Store", Values], Any]


@dataclass(order=True, slots=True)
class Due:
    """Something that will happen, or be seen, at a moment. `began`: of a transaction that is still open."""

    at: int
    order: int
    act: Callable[[], None] = field(compare=False)
    began: int = field(default=0, compare=False)


class Store:
    """The records of one org. `now` is its clock."""

    def __init__(self, now: int) -> None:
        self.now = now
        self.objects: dict[str, SObject] = facts.objects()
        self.rows: dict[str, dict[str, Values]] = {name: {} for name in self.objects}
        self.log: dict[str, list[tuple[int, str]]] = {}  # object -> when and which record was deleted
        self.log_starts: dict[str, int] = {}  # object -> since when its log is whole
        self.formulas: dict[tuple[str, str], Formula] = {}
        self.due: list[Due] = []
        self.user = ""  # who is taken to do what is done
        self.writes = 0  # so far; what is derived from records may be kept while it stands
        self._order = itertools.count()
        self._numbers: dict[str, int] = {}
        self._lower = {name.lower(): name for name in self.objects}
        self._of_id: dict[str, str] = {}  # id -> object
        self._hanging: dict[str, dict[str, None]] = {}  # record -> those that may be deleted with it
        self._with: dict[str, str] = {}  # deleted record -> the one that it went with

    # -- looking

    def entity(self, name: str) -> SObject | None:
        """An object whatever the case of its name."""
        exact = self._lower.get(name.lower())
        return self.objects.get(exact) if exact else None

    def adopt(self, entity: SObject) -> None:
        """A new object."""
        self.objects[entity.name] = entity
        self.rows[entity.name] = {}
        self._lower[entity.name.lower()] = entity.name

    def get(self, id: str) -> Values | None:
        """A record that is not gone for good."""
        name = self._of_id.get(id)
        return self.rows[name].get(id) if name else None

    def kind(self, id: str) -> str:
        """The object that an id belongs to, even of a record that is gone; "" if none."""
        return self._of_id.get(id, "")

    def must(self, id: str) -> Values:
        """The same; raises KeyError."""
        found = self.get(id)
        if found is None:
            raise KeyError(f"no record {id}")
        return found

    def all(self, name: str, *, deleted: bool = False) -> Iterator[Values]:
        """The records of an object, without those in the recycle bin."""
        for row in self.rows[name].values():
            if deleted or not row.get("IsDeleted"):
                yield row

    def value(self, entity: SObject, row: Values, name: str) -> Any:
        """A field's value now, formulas worked out."""
        formula = self.formulas.get((entity.name, name))
        return formula(self, row) if formula else row.get(name)

    # -- writing

    def new_id(self, name: str) -> str:
        """The next id of an object."""
        prefix = self.objects[name].prefix or "0zz"
        count = self._numbers.get(prefix, 0) + 1
        self._numbers[prefix] = count
        return ids.make(prefix, count)

    def insert(self, name: str, given: Values, at: int | None = None) -> Values:
        """A new record, stamped `at` (now). Raises KeyError for an unknown field."""
        entity = self.objects[name]
        given = kept(entity, given)
        moment = _second(self.now if at is None else at)
        row: Values = {"Id": given.get("Id") or self.new_id(name)}
        number = len(self.rows[name]) + 1
        for one in entity.fields.values():
            if one.name in given:
                row[one.name] = given[one.name]
            elif one.name != "Id":
                row[one.name] = _default(one, self.user, moment, number)
        _compose(entity, row)
        self.writes += 1
        self.rows[name][row["Id"]] = row
        self._of_id[row["Id"]] = name
        self._hang(entity, row)
        return row

    def update(self, id: str, given: Values, *, stamp: bool = True, at: int | None = None) -> Values:
        """New values for a record; `stamp` False: as formulas and back-dating migrations leave it."""
        row = self.must(id)
        entity = self.objects[self._of_id[id]]
        given = kept(entity, given)
        self.writes += 1
        row.update(given)
        if stamp:
            moment = _second(self.now if at is None else at)
            for name in STAMPS:
                if name in entity.fields and name not in given:
                    row[name] = moment
            if "LastModifiedById" in entity.fields:
                row["LastModifiedById"] = self.user or row["LastModifiedById"]
        _compose(entity, row)
        self._hang(entity, row)
        return row

    def touch(self, id: str) -> None:
        """A change by the system: SystemModstamp moves, LastModifiedDate does not."""
        row = self.must(id)
        row["SystemModstamp"] = _second(self.now)

    def delete(self, id: str, *, hard: bool = False, master: str = "", parent: str = "") -> None:
        """Into the recycle bin with what hangs on it, or for good: where there is no bin, always.

        `master`: merged into that record. `parent`: it goes with that one, and into the bin in any case.
        """
        row = self.must(id)
        name = self._of_id[id]
        entity = self.objects[name]
        moment = _second(self.now)
        self.writes += 1
        self.log.setdefault(name, []).append((moment, id))
        for below in list(self._below(id)):
            if not below.get("IsDeleted"):  # it may have gone with another of the children
                self.delete(below["Id"], hard=hard, parent=id)
        if hard or "IsDeleted" not in entity.fields or (entity.has("nobin") and not parent):
            self.rows[name].pop(id, None)
            return
        row["IsDeleted"] = True
        if "SystemModstamp" in entity.fields:
            row["SystemModstamp"] = moment
        if master:
            row["MasterRecordId"] = master
        if parent:
            self._with[id] = parent
        self.later(moment + BIN_DAYS * DAY_MS, lambda: self._purge(id, moment))

    def _hang(self, entity: SObject, row: Values) -> None:
        for name in entity.hangs_by:
            if row.get(name):
                self._hanging.setdefault(row[name], {})[row["Id"]] = None

    def _below(self, id: str) -> Iterator[Values]:
        """The records that are deleted with this one."""
        for child in self._hanging.get(id, {}):
            row = self.get(child)
            if row and any(row.get(name) == id for name in self.objects[self.kind(child)].hangs_by):
                yield row

    def _purge(self, id: str, deleted: int) -> None:
        row = self.get(id)
        if row and row.get("IsDeleted") and row.get("SystemModstamp", deleted) <= deleted:
            self.erase(id)

    def erase(self, id: str) -> None:
        """Out of the recycle bin, for good: queryAll shows it no more, the log of deletions still does."""
        name = self._of_id[id]
        self.writes += 1
        self.rows[name].pop(id, None)
        for below in [child for child, parent in self._with.items() if parent == id]:
            del self._with[below]
            self.erase(below)

    def undelete(self, id: str) -> Values:
        """Back from the recycle bin, with what went along; the log of deletions forgets them.

        Raises KeyError if it is not there.
        """
        row = self.must(id)
        name = self._of_id[id]
        if not row.get("IsDeleted"):
            raise KeyError(f"{id} is not in the recycle bin")
        self.log[name] = [(at, gone) for at, gone in self.log.get(name, []) if gone != id]
        self.update(id, {"IsDeleted": False})
        for below in [child for child, parent in self._with.items() if parent == id]:
            del self._with[below]
            if self.get(below):
                self.undelete(below)
        return row

    # -- time

    def later(self, at: int, act: Callable[[], None], began: int = 0) -> None:
        """Put something off; `began`: a transaction is open since then and seen only at `at`."""
        heapq.heappush(self.due, Due(at, next(self._order), act, began))

    def run(self, until: int) -> None:
        """Let time pass."""
        while self.due and self.due[0].at <= until:
            due = heapq.heappop(self.due)
            self.now = max(self.now, due.at)
            due.act()
        self.now = max(self.now, until)

    def oldest_open(self) -> int | None:
        """When the oldest transaction that is still open began."""
        return min((due.began for due in self.due if due.began), default=None)


def kept(entity: SObject, given: Values) -> Values:
    """Values as the org keeps them: addresses in lower case. Raises KeyError for an unknown field."""
    for name, value in given.items():
        if name not in entity.fields:
            raise KeyError(f"{entity.name} has no field {name}")
        if isinstance(value, str) and entity.fields[name].type == "email":
            given = {**given, name: value.lower()}
    return given


def _second(ms: int) -> int:
    return ms // 1000 * 1000


def _default(one: facts.Field, user: str, moment: int, number: int) -> Any:
    match one.name:
        case "CreatedDate" | "LastModifiedDate" | "SystemModstamp":
            return moment
        case "CreatedById" | "LastModifiedById" | "OwnerId":
            return user or None
    if one.type == "boolean":
        return False
    if "auto" in one.words:
        return f"{number:08d}"
    if one.nillable:
        return None
    if one.type == "picklist":
        return one.values[0] if one.values else "None"
    if one.type in ("int", "double", "currency", "percent"):
        return 0 if one.type == "int" else 0.0
    if one.type == "datetime":
        return moment
    return b"" if one.type == "base64" else "" if one.type == "reference" else "-"


def _compose(entity: SObject, row: Values) -> None:
    """A person's name out of its parts."""
    if "LastName" in entity.fields and "Name" in entity.fields and "FirstName" in entity.fields:
        parts = [row.get(n) for n in ("FirstName", "MiddleName", "LastName", "Suffix") if n in entity.fields]
        row["Name"] = " ".join(part for part in parts if part) or None
