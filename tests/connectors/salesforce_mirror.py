"""A Salesforce org being served, its tables in a warehouse, and what must be in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from connectors.salesforce.catalogue import named
from connectors.sandbox.salesforce import Org
from connectors.sandbox.salesforce.facts import COMPOUND, Field
from etl.config import SourceConfig
from etl.errors import TributaryError
from etl.names import snake
from etl.sync import Outcome, sync_source
from etl.warehouse.ddl import quote
from etl.warehouse.postgres import Warehouse
from tests.connectors.salesforce_worlds import APP, MeddledOrg

FEW = ("Account", "Contact", "Opportunity", "OpportunityLineItem", "Subscription__c", "Task", "Usage__c")
KEYS = re.compile(r"SELECT Id, SystemModstamp(?:, IsDeleted)? FROM (\w+)")
NUMBERS = ("double", "currency", "percent", "int")


class Mirror:
    """One org and its tables."""

    def __init__(self, box: MeddledOrg, org: Org, warehouse: Warehouse) -> None:
        self.box, self.org, self.warehouse = box, org, warehouse
        self.objects: Sequence[str] = FEW

    def config(self, source: str = "salesforce", **options: Any) -> SourceConfig:
        """The section of tributary.toml, pointed at the sandbox."""
        given = {**APP, "base_url": self.org.instance_url, "objects": list(self.objects), **options}
        given = {name: value for name, value in given.items() if value is not None}
        return SourceConfig(source, "connectors.salesforce:Salesforce", None, None, given)

    def try_sync(self, source: str = "salesforce", how: Any = None, **options: Any) -> dict[str, Outcome]:
        """A sync whose outcomes are looked at by the test; only what it asked for is on the record."""
        self.org.forget()
        self.box.statements.clear()
        outcomes = sync_source(self.config(source, **options), self.warehouse, **(how or {}))
        return {o.stream: o for o in outcomes}

    def sync(self, source: str = "salesforce", how: Any = None, **options: Any) -> dict[str, Outcome]:
        """A sync that must go well, with every record accounted for."""
        outcomes = self.try_sync(source, how, **options)
        for outcome in outcomes.values():
            assert outcome.error is None, outcome.error
            assert not outcome.dead_letters, outcome.stream
            assert outcome.total.closes, outcome.total
        return outcomes

    def killed(self, after: int, source: str = "salesforce", **options: Any) -> None:
        """A sync that dies when so many blocks are staged; each state is committed as it comes."""
        self.warehouse.commit_seconds = 0
        staged = 0

        def report(_table: str, _more: int) -> None:
            nonlocal staged
            staged += 1
            if staged == after:
                raise TributaryError("killed by the test")

        assert [o for o in self.try_sync(source, {"report": report}, **options).values() if o.error]

    @property
    def jobs(self) -> list[str]:
        """The statements of the bulk jobs that the last sync made."""
        return [text for text in self.box.statements if '"operation"' in text]

    @property
    def compared(self) -> set[str]:
        """The objects of which the last sync asked for nothing but keys."""
        return {found[1] for text in self.box.statements if (found := KEYS.search(text))}

    def rows(self, query: str, *arguments: object) -> list[tuple[Any, ...]]:
        """What the warehouse answers; tables stand in schema salesforce."""
        with self.warehouse.connection() as session:
            session.execute("set search_path to salesforce")
            found = session.execute(query, arguments or None).fetchall()
            session.execute("reset search_path")
            return found

    def one(self, table: str, id: str) -> dict[str, Any]:
        """One row."""
        found = self.rows(f"select to_jsonb(t) from {quote('salesforce', table)} t where id = %s", id)
        return dict(found[0][0])

    def living(self, table: str) -> set[str]:
        """The ids of the rows that are not marked deleted."""
        found = self.rows(f"select id from {quote('salesforce', table)} where _deleted_at is null")
        return {id for (id,) in found}

    def contents(self, source: str, table: str) -> dict[str, dict[str, Any]]:
        """A table by key, without what changes at each writing."""
        own = "'received_at', '_version', '_hash'"
        found = self.rows(f"select to_jsonb(t) - array[{own}] from {quote(source, table)} t")
        return {row["id"]: row for (row,) in found}

    def add_log(self, *fields: str, bin: str = "*del") -> str:
        """An object `Log__c` of a test's own, the only one that is read; the id of its only record."""
        row = {"prefix": "a0Y", "label": "Log", "plural": "Logs", "flags": "custom"}
        self.box.add_object("Log__c", {**row, "fields": [bin, *fields, "Text__c str:80"]})
        self.objects = ("Log__c",)
        id = str(self.box.create("Log__c", Text__c="one")["Id"])
        self.box.wait(3_600)
        return id

    def some(self, kind: str) -> list[str]:
        """Ids of records that are not in the recycle bin."""
        return sorted(record["Id"] for record in self.box.records(kind))

    def expect_alike(self, left: str, right: str) -> None:
        """Fail unless the tables of two sources are the same."""
        for table in self.tables.values():
            assert self.contents(left, table) == self.contents(right, table), table

    @property
    def tables(self) -> dict[str, str]:
        """The table of each object."""
        names = named(self.box.store.objects)
        return {name: names[name] for name in self.objects}

    def expect_true(self, *, formulas: bool = True) -> None:
        """Fail unless every row holds what the org has now, and all that is gone there is marked deleted.

        formulas: whether calculated fields must be as of now, too.
        """
        for name, table in self.tables.items():
            entity = self.box.store.objects[name]
            fields = [f for f in entity.fields.values() if f.type not in (*COMPOUND, "base64")]
            fields = [f for f in fields if formulas or not f.calculated]
            columns = ", ".join(quote(snake(f.name, digits=True)) for f in fields)
            asked = f"select {columns}, _deleted_at from {quote('salesforce', table)}"
            rows = {row[0]: row for row in self.rows(asked)}
            for record in self.box.records(name, deleted=True):
                values = [wanted(f, self.box.store.value(entity, record, f.name)) for f in fields]
                found = zip(fields, rows[record["Id"]], values, strict=False)
                wrong = [(f.name, ours, theirs) for f, ours, theirs in found if ours != theirs]
                assert not wrong, (name, record["Id"], *wrong)
                gone = rows[record["Id"]][-1] is not None
                assert gone == bool(record.get("IsDeleted")), (name, record["Id"])
            there = {record["Id"] for record in self.box.records(name)}
            assert self.living(table) == there, name


def wanted(field: Field, value: Any) -> Any:
    """A value of the org's as the warehouse gives it."""
    if value is None:
        return None
    if field.type == "datetime":
        return datetime.fromtimestamp(value / 1000, UTC)
    if field.type == "date":
        return datetime.fromisoformat(value).date()
    if field.type in NUMBERS:
        return value if field.type == "int" else Decimal(str(value))
    return value
