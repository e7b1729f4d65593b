"""A parsed query held against the org's objects and one user's rights: what it means, or why it is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from connectors.sandbox.salesforce import errors, soql
from connectors.sandbox.salesforce.conditions import test
from connectors.sandbox.salesforce.errors import SoqlError
from connectors.sandbox.salesforce.facts import NUMBERS, Field, SObject
from connectors.sandbox.salesforce.store import Store
from connectors.sandbox.salesforce.tree import (
    Aggregate,
    AllFields,
    Compare,
    Condition,
    DayOnly,
    Logic,
    Order,
    Path,
    Query,
)
from connectors.sandbox.salesforce.users import Rights
from connectors.sandbox.salesforce.values import Values

MAX_HOPS: Final = 5  # parents up from the object in FROM
MAX_SEMIJOINS: Final = 2
MAX_FIELDS_LIMIT: Final = 200  # rows of a query with FIELDS(ALL) or FIELDS(CUSTOM)

Predicate = Callable[[Values], bool]


@dataclass(frozen=True, slots=True)
class Column:
    """A field to read, through parents."""

    hops: tuple[Field, ...]
    field: Field
    entity: SObject  # that has the field; Name for one of several objects

    @property
    def names(self) -> tuple[str, ...]:
        """As the result calls it."""
        return (*[hop.relationship or "" for hop in self.hops], self.field.name)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be read, and how."""

    entity: SObject
    columns: tuple[Column, ...]
    aggregates: tuple[tuple[str, str, Column | None], ...]  # what it is called, function, of what
    matches: Predicate
    order: tuple[tuple[Column, bool, bool], ...]
    limit: int | None
    offset: int
    counts: bool  # COUNT() alone: the answer is a number
    skips: bool  # has an OFFSET
    day: Column | None = None  # of GROUP BY DAY_ONLY
    days: tuple[str, ...] = ()  # what the day is called, as often as it is selected

    def long_texts(self) -> int:
        """How many long texts of the org's own it selects; two make pages small."""
        return sum(1 for column in self.columns if column.field.long and column.field.custom)


class Planner:
    """Turns queries into plans for one user."""

    def __init__(self, store: Store, rights: Rights) -> None:
        self._store = store
        self._rights = rights
        self._semijoins = 0

    def plan(self, text: str, *, bulk: bool = False) -> Plan:
        """The plan of a statement. Raises SoqlError. `bulk`: FIELDS() is for REST alone."""
        query = soql.parse(text)
        if query.all_rows:
            at = text.upper().rfind("ALL")
            raise SoqlError("MALFORMED_QUERY", "ALL ROWS not allowed in this context", at)
        self._semijoins = 0
        return self._bind(query, bulk)

    def _bind(self, query: Query, bulk: bool) -> Plan:
        entity = self._entity(query)
        aggregates: list[tuple[str, str, Column | None]] = []
        columns: list[Column] = []
        days: list[str] = []
        day = self._day(entity, query)
        counts = False
        for number, item in enumerate(query.select):
            if isinstance(item, AllFields):
                columns += self._all(entity, item, query, bulk)
            elif isinstance(item, Path):
                columns.append(self.column(entity, item, query.alias))
            elif isinstance(item, DayOnly):
                if day is None or self.column(entity, item.path, query.alias) != day:
                    raise _ungrouped(".".join(item.path.parts), item.at)
                days.append(item.alias or f"expr{number}")
            elif item.path is None:
                counts = True
            else:
                column = self.column(entity, item.path, query.alias)
                _aggregatable(column.field, item)
                aggregates.append((item.alias or f"expr{number}", item.function, column))
        if (counts or aggregates or day) and (columns or (counts and (day or len(query.select) > 1))):
            raise _ungrouped(columns[0].field.name if columns else "COUNT", query.select[0].at)
        if counts and entity.has("nocount"):
            raise SoqlError("EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION", "COUNT() query could not be processed")
        self._no_twice(columns)
        self._filtered_enough(entity, query.where)
        matches = self._predicate(entity, query.where, query.alias) if query.where else _every
        order = tuple(self._order(entity, one, query.alias) for one in query.order)
        return Plan(
            entity,
            tuple(columns),
            tuple(aggregates),
            matches,
            order,
            query.limit,
            query.offset or 0,
            counts,
            query.offset is not None,
            day,
            tuple(days),
        )

    def _day(self, entity: SObject, query: Query) -> Column | None:
        """The datetime by whose days rows are grouped."""
        if query.group is None:
            return None
        column = self.column(entity, query.group.path, query.alias)
        if column.field.type != "datetime":
            message = f"DAY_ONLY() can be used with datetime fields only, not with {column.field.name}"
            raise SoqlError("MALFORMED_QUERY", message, query.group.at)
        return column

    def _entity(self, query: Query) -> SObject:
        entity = self._store.entity(query.entity)
        if entity is None or not self._rights.may_read(entity.name):
            raise errors.no_object(query.entity, query.entity_at)
        if entity.has("noquery"):
            message = f"entity type {entity.name} does not support query"
            raise SoqlError("INVALID_TYPE_FOR_OPERATION", message)
        return entity

    def _all(self, entity: SObject, item: AllFields, query: Query, bulk: bool) -> Iterator[Column]:
        if bulk:
            message = "The SOQL FIELDS function is not supported in Bulk Query"
            raise SoqlError("MALFORMED_QUERY", message)
        if item.which != "STANDARD" and (query.limit is None or query.limit > MAX_FIELDS_LIMIT):
            message = f"The SOQL FIELDS function must have a LIMIT of at most {MAX_FIELDS_LIMIT}"
            raise SoqlError("MALFORMED_QUERY", message)
        for field in entity.fields.values():
            wanted = item.which == "ALL" or (item.which == "CUSTOM") == field.custom
            if wanted and self._rights.may_see(entity.name, field.name):
                yield Column((), field, entity)

    def _no_twice(self, columns: list[Column]) -> None:
        seen: set[tuple[str, ...]] = set()
        for column in columns:
            if column.names in seen:
                raise SoqlError("INVALID_FIELD", f"duplicate field selected: {'.'.join(column.names)}")
            seen.add(column.names)

    def column(self, entity: SObject, path: Path, alias: str) -> Column:
        """A path from an object; a field that the user may not see is as if it were not there."""
        parts = path.parts
        if len(parts) > 1 and (
            parts[0].lower() == alias.lower()
            or (parts[0].lower() == entity.name.lower() and not entity.parent(parts[0]))
        ):
            parts = parts[1:]
        hops: list[Field] = []
        for name in parts[:-1]:
            parent = entity.parent(name)
            if parent is None or not self._rights.may_see(entity.name, parent.name):
                raise errors.no_relationship(name, path.at)
            hops.append(parent)
            target = parent.targets[0] if len(parent.targets) == 1 else "Name"
            if target not in self._store.objects or not self._rights.may_read(target):
                raise errors.no_relationship(name, path.at)
            entity = self._store.objects[target]
        if len(hops) > MAX_HOPS:
            message = "SOQL statements cannot query child to parent relationships more than 5 levels deep"
            raise SoqlError("MALFORMED_QUERY", message, path.at)
        field = entity.find(parts[-1])
        if field is None or not self._rights.may_see(entity.name, field.name):
            raise errors.no_column(parts[-1], entity.name, path.at)
        return Column(tuple(hops), field, entity)

    def _order(self, entity: SObject, one: Order, alias: str) -> tuple[Column, bool, bool]:
        column = self.column(entity, one.path, alias)
        if not column.field.sortable:
            message = f"field '{column.field.name}' can not be sorted in a query call"
            raise SoqlError("MALFORMED_QUERY", message, one.path.at)
        return column, one.descending, one.nulls_last

    # -- conditions

    def _filtered_enough(self, entity: SObject, where: Condition | None) -> None:
        """Some objects are read by the ids of what they hang on, and not otherwise."""
        if not entity.needs_filter:
            return
        for one in _conjuncts(where):
            if isinstance(one, Compare) and one.op in ("=", "IN") and not one.query:
                named = one.path.parts[-1].lower()
                if named == "id" or (
                    named in [name.lower() for name in entity.needs_filter]
                    and (one.op == "=" or not entity.has("one"))
                ):
                    return
        names = " or ".join(entity.needs_filter)
        several = "" if entity.has("one") else " or multiple Id's using the IN operator"
        raise SoqlError(
            "MALFORMED_QUERY",
            f"Implementation restriction: {entity.name} requires a filter by a single Id on {names} using the"
            f" equals operator{several}.",
        )

    def _predicate(self, entity: SObject, where: Condition, alias: str, inside: str = "") -> Predicate:
        if isinstance(where, Logic):
            if where.op == "OR" and any(_has_semijoin(part) for part in where.parts):
                message = "Semi join sub-selects are not allowed with the 'OR' operator"
                raise SoqlError("MALFORMED_QUERY", message)
            parts = [self._predicate(entity, part, alias, inside) for part in where.parts]
            if where.op == "NOT":
                return lambda row: not parts[0](row)
            if where.op == "AND":
                return lambda row: all(part(row) for part in parts)
            return lambda row: any(part(row) for part in parts)
        column = self.column(entity, where.path, alias)
        if where.query is not None:
            return self._semijoin(column, where, inside)
        check = test(column.field, where, self._store.now)
        read = self.reader(column)
        return lambda row: check(read(row))

    def _semijoin(self, column: Column, where: Compare, inside: str) -> Predicate:
        if inside:
            message = "Nesting of semi join sub-selects is not supported"
            raise SoqlError("MALFORMED_QUERY", message)
        self._semijoins += 1
        if self._semijoins > MAX_SEMIJOINS:
            message = f"Maximum {MAX_SEMIJOINS} semi join sub-selects are allowed"
            raise SoqlError("EXCEEDED_MAX_SEMIJOIN_SUBSELECTS", message)
        if column.hops or column.field.type not in ("id", "reference"):
            message = (
                "The left operand field in the where expression for outer query should be an id field, cannot"
                f" use: '{'.'.join(where.path.parts)}'"
            )
            raise SoqlError("MALFORMED_QUERY", message, where.path.at)
        query = where.query
        assert query is not None  # noqa: S101
        entity = self._entity(query)
        chosen = query.select[0]
        if len(query.select) != 1 or not isinstance(chosen, Path):
            message = "The inner select must have exactly one field"
            raise SoqlError("MALFORMED_QUERY", message, query.entity_at)
        inner = self.column(entity, chosen, query.alias)
        ours = {column.entity.name} if column.field.type == "id" else set(column.field.targets)
        theirs = {inner.entity.name} if inner.field.type == "id" else set(inner.field.targets)
        if inner.field.type not in ("id", "reference") or not ours & theirs:
            message = (
                f"The selected field '{inner.field.name}' in the subquery and the left operand field in the"
                f" where expression in the outer query '{column.field.name}' should point to the same object"
                " type"
            )
            raise SoqlError("MALFORMED_QUERY", message, chosen.at)
        matches = self._predicate(entity, query.where, query.alias, "semi-join") if query.where else _every
        read, outer = self.reader(inner), self.reader(column)
        rows = self._store.all(entity.name)
        found = {value for value in (read(row) for row in rows if matches(row)) if value}
        negated = where.op == "NOT IN"
        return lambda row: (outer(row) in found) != negated

    # -- values

    def reader(self, column: Column) -> Callable[[Values], Any]:
        """How to get a column's value out of a record of the object in FROM."""
        store, name = self._store, column.field.name
        if not column.hops:
            if (column.entity.name, name) in store.formulas:
                return lambda row: store.value(column.entity, row, name)
            return lambda row: row.get(name)

        def read(row: Values) -> Any:
            parent = self.parent(row, column.hops)
            if parent is None:
                return None
            if column.entity.name == "Name" and name == "Type":
                return store.kind(parent["Id"])
            entity = store.objects[store.kind(parent["Id"])]
            return store.value(entity, parent, name)

        return read

    def parent(self, row: Values, hops: tuple[Field, ...]) -> Values | None:
        """The record at the end of a path of references; None where one is empty."""
        found: Values | None = row
        for hop in hops:
            id = found.get(hop.name) if found else None
            found = self._store.get(id) if id else None
        return found


def _aggregatable(field: Field, item: Aggregate) -> None:
    """Sums are of numbers; a boolean and what can not be sorted has no aggregate at all."""
    numbers = field.type in NUMBERS
    if not field.sortable or field.type == "boolean" or (item.function in ("SUM", "AVG") and not numbers):
        message = f"field {field.name} does not support aggregate operator {item.function}"
        raise SoqlError("MALFORMED_QUERY", message, item.at)


def _ungrouped(name: str, at: int) -> SoqlError:
    return SoqlError("MALFORMED_QUERY", f"Field must be grouped or aggregated: {name}", at)


def _every(row: Values) -> bool:
    return True


def _conjuncts(where: Condition | None) -> Iterator[Condition]:
    """The conditions that all must hold."""
    if isinstance(where, Logic) and where.op == "AND":
        for part in where.parts:
            yield from _conjuncts(part)
    elif where is not None:
        yield where


def _has_semijoin(where: Condition) -> bool:
    if isinstance(where, Logic):
        return any(_has_semijoin(part) for part in where.parts)
    return where.query is not None
