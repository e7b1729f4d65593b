"""Queries over REST: rows in pages, and the locators that lead from one page to the next.

REST API Developer Guide, "Query", "QueryAll", "Query More Results", "Query Options Header"; Salesforce App
Limits Cheatsheet, "API Query Cursor Limits": results are kept for two days, in any number. A page holds 2,000
records at most, 200 when two or more custom long texts are selected (SOQL Reference, "Change the Batch Size
in Queries"), and may hold fewer whenever the vendor likes.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from connectors.sandbox.salesforce import ids, values
from connectors.sandbox.salesforce.conditions import folded
from connectors.sandbox.salesforce.errors import Refusal, SoqlError
from connectors.sandbox.salesforce.facts import COMPOUND
from connectors.sandbox.salesforce.plan import Column, Plan, Planner
from connectors.sandbox.salesforce.store import Store
from connectors.sandbox.salesforce.users import Login, Rights
from connectors.sandbox.salesforce.values import DAY_MS, Values

CURSOR_MS: Final = 2 * DAY_MS
BATCH: Final = 2_000
SMALLEST: Final = 200
_LOCATOR: Final = re.compile(r"(0r8[0-9A-Za-z]{15})-(\d+)")
_OPTIONS: Final = re.compile(r"\s*batchSize\s*=\s*(\d+)\s*", re.IGNORECASE)


@dataclass(slots=True)
class Cursor:
    """A result that waits to be fetched; ids: of its records, of which those gone for good are left out."""

    login: Login
    opened: int
    ids: list[str]
    rows: list[Values]
    batch: int


class Reader:
    """Runs statements for a user against the store."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.page_limit = BATCH  # the vendor's own idea of a page, when it is smaller
        self._cursors: dict[str, Cursor] = {}

    # -- REST

    def start(self, text: str, login: Login, options: str, base: str, *, everything: bool) -> Values:
        """The first page of a query. Raises Refusal."""
        batch = _batch(options)
        try:
            planner = Planner(self.store, login.rights)
            plan = planner.plan(text)
        except SoqlError as error:
            raise error.refusal(text) from None
        rows = self.rows(plan, planner, everything=everything)
        if plan.counts:
            return {"totalSize": len(rows), "done": True, "records": []}
        if plan.day:
            groups = _by_day(plan, planner, rows)
            return {"totalSize": len(groups), "done": True, "records": groups}
        if plan.aggregates:
            return {"totalSize": 1, "done": True, "records": [_aggregated(plan, planner, rows)]}
        if plan.long_texts() > 1:
            batch = min(batch, SMALLEST)
        records = self._records(plan, planner, rows, login.rights, base)
        batch = min(batch, self.page_limit)
        locator = ""
        if len(records) > batch:
            locator = ids.make("0r8", len(self._cursors) + 1)
            self._cursors[locator] = Cursor(
                login, self.store.now, [row["Id"] for row in rows], records, batch
            )
        return _page(records, 0, batch, locator, base)

    def more(self, locator: str, login: Login, base: str) -> Values:
        """A later page. Raises Refusal for a locator that leads nowhere."""
        match = _LOCATOR.fullmatch(locator)
        cursor = self._cursors.get(match[1]) if match else None
        if cursor is None or match is None or cursor.login is not login or int(match[2]) >= len(cursor.rows):
            raise Refusal(400, "INVALID_QUERY_LOCATOR", "invalid query locator")
        if self.store.now - cursor.opened > CURSOR_MS:
            raise Refusal(400, "INVALID_QUERY_LOCATOR", "invalid query locator")
        batch = min(cursor.batch, self.page_limit)
        page = _page(cursor.rows, int(match[2]), batch, match[1], base)
        there = [self.store.get(id) is not None for id in cursor.ids[int(match[2]) : int(match[2]) + batch]]
        page["records"] = list(itertools.compress(page["records"], there))
        return page

    def forget(self) -> None:
        """Lose every open result, as happens when a server's load asks for it."""
        self._cursors.clear()

    # -- rows

    def rows(self, plan: Plan, planner: Planner, *, everything: bool) -> list[Values]:
        """The records of a plan, in its order; in none that anybody could rely on when it names none."""
        activity = plan.entity.has("activity")
        found = [
            row
            for row in self.store.all(plan.entity.name, deleted=everything)
            if (everything or not (activity and row["IsArchived"])) and plan.matches(row)
        ]
        found.sort(key=_shuffled)
        for column, descending, last in reversed(plan.order):
            found = _sorted(found, planner.reader(column), descending, last, column)
        end = None if plan.limit is None else plan.offset + plan.limit
        return found[plan.offset : end]

    def _records(
        self, plan: Plan, planner: Planner, rows: list[Values], rights: Rights, base: str
    ) -> list[Values]:
        writers = [self._writer(column, planner, rights, base) for column in plan.columns]
        name = plan.entity.name
        out = []
        for row in rows:
            record: Values = {"attributes": _attributes(base, name, row["Id"])}
            for write in writers:
                write(row, record)
            out.append(record)
        return out

    def _writer(
        self, column: Column, planner: Planner, rights: Rights, base: str
    ) -> Callable[[Values, Values], None]:
        """How a column gets into a record of JSON."""
        field, names = column.field, column.names
        read = planner.reader(column)
        store = self.store

        def value(row: Values) -> Any:
            if field.type in COMPOUND:
                holder = planner.parent(row, column.hops)
                return values.compound(column.entity, field, holder) if holder else None
            found = read(row)
            if found is not None and field.type == "base64":
                id = row["Id"]
                return values.rest(field, found, f"{base}/sobjects/{store.kind(id)}/{id}")
            return values.rest(field, found)

        if not column.hops:

            def write(row: Values, record: Values) -> None:
                record[field.name] = value(row)

            return write

        def nested(row: Values, record: Values) -> None:
            for depth, name in enumerate(names[:-1], start=1):
                parent = planner.parent(row, column.hops[:depth])
                if parent is None:
                    record.setdefault(name, None)
                    return
                if record.get(name) is None:
                    record[name] = {"attributes": _attributes(base, store.kind(parent["Id"]), parent["Id"])}
                record = record[name]
            record[field.name] = value(row)

        return nested

    def record(self, name: str, row: Values, rights: Rights, base: str, only: Iterable[str] = ()) -> Values:
        """One record as retrieving it gives it. Raises KeyError for a field that is not there."""
        entity = self.store.objects[name]
        chosen = [entity.find(one) for one in only] if only else list(entity.fields.values())
        record: Values = {"attributes": _attributes(base, name, row["Id"])}
        for field in chosen:
            if field is None or not rights.may_see(name, field.name):
                if only:
                    raise KeyError(name)
                continue
            if field.type in COMPOUND:
                record[field.name] = values.compound(entity, field, row)
            else:
                here = record["attributes"]["url"]
                record[field.name] = values.rest(field, self.store.value(entity, row, field.name), here)
        return record


def _batch(options: str) -> int:
    """The batch size that a header asks for. Raises Refusal."""
    if not options:
        return BATCH
    match = _OPTIONS.fullmatch(options)
    if match is None or not SMALLEST <= int(match[1]) <= BATCH:
        message = f"Invalid value in header Sforce-Query-Options: batchSize must be {SMALLEST} to {BATCH}"
        raise Refusal(400, "INVALID_BATCH_SIZE", message)
    return int(match[1])


def _attributes(base: str, name: str, id: str) -> Values:
    return {"type": name, "url": f"{base}/sobjects/{name}/{id}"}


def _page(records: list[Values], start: int, batch: int, locator: str, base: str) -> Values:
    end = start + batch
    page: Values = {"totalSize": len(records), "done": end >= len(records)}
    if end < len(records):
        page["nextRecordsUrl"] = f"{base}/query/{locator}-{end}"
    page["records"] = records[start:end]
    return page


def _shuffled(row: Values) -> bytes:
    return hashlib.blake2b(str(row["Id"]).encode(), digest_size=8).digest()


def _sorted(
    rows: list[Values], read: Callable[[Values], Any], descending: bool, last: bool, column: Column
) -> list[Values]:
    """Rows by a value; nulls come first unless asked otherwise, whichever the direction."""
    ids_too = column.field.type in ("id", "reference")
    pairs = [(read(row), row) for row in rows]
    nulls = [row for value, row in pairs if value is None]
    rest = [(value if ids_too else folded(value), row) for value, row in pairs if value is not None]
    rest.sort(key=lambda pair: pair[0], reverse=descending)
    found = [row for _, row in rest]
    return found + nulls if last else nulls + found


def _by_day(plan: Plan, planner: Planner, rows: list[Values]) -> list[Values]:
    """A record per day; a limit is one of groups, and 2,000 are the most there can be."""
    assert plan.day is not None  # noqa: S101
    read = planner.reader(plan.day)
    days: dict[str | None, list[Values]] = {}
    for row in rows:
        at = read(row)
        days.setdefault(None if at is None else values.day(at), []).append(row)
    if len(days) > BATCH:
        raise Refusal(500, "EXCEEDED_ID_LIMIT", "Aggregate query has too many rows for direct assignment")
    return [
        _aggregated(plan, planner, found) | dict.fromkeys(plan.days, day)
        for day, found in sorted(days.items(), key=lambda one: one[0] or "")
    ]


def _aggregated(plan: Plan, planner: Planner, rows: list[Values]) -> Values:
    record: Values = {"attributes": {"type": "AggregateResult"}}
    for name, function, column in plan.aggregates:
        assert column is not None  # noqa: S101
        read = planner.reader(column)
        found = [value for value in map(read, rows) if value is not None]
        result: Any = None
        if function == "COUNT":
            result = len(found)
        elif function == "COUNT_DISTINCT":
            result = len({folded(value) for value in found})
        elif found and function in ("MIN", "MAX"):
            result = values.rest(column.field, min(found) if function == "MIN" else max(found))
        elif found:
            total = float(sum(found))
            result = values.raw(total if function == "SUM" else total / len(found))
        record[name] = result
    return record
