"""What a SOQL statement is made of; `at` is where in the text a part begins, from 0."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Path:
    """A field, perhaps of a parent: `Account.Owner.Name`."""

    parts: tuple[str, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Aggregate:
    """COUNT() without a path, or a function of a field."""

    function: str
    path: Path | None
    alias: str
    at: int


@dataclass(frozen=True, slots=True)
class DayOnly:
    """DAY_ONLY of a datetime: its day in UTC."""

    path: Path
    alias: str
    at: int


@dataclass(frozen=True, slots=True)
class AllFields:
    """FIELDS(ALL), FIELDS(STANDARD) or FIELDS(CUSTOM)."""

    which: str
    at: int


@dataclass(frozen=True, slots=True)
class Value:
    """A value to compare with. `kind`: string number boolean null datetime date time relative."""

    kind: str
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Compare:
    """`path op value`; `op` is = != < <= > >= LIKE IN NOT IN INCLUDES EXCLUDES."""

    path: Path
    op: str
    values: tuple[Value, ...]
    query: Query | None = None  # of a semi-join


@dataclass(frozen=True, slots=True)
class Logic:
    """AND, OR or NOT of parts."""

    op: Literal["AND", "OR", "NOT"]
    parts: tuple[Condition, ...]


Condition = Compare | Logic


@dataclass(frozen=True, slots=True)
class Order:
    """One field to sort by."""

    path: Path
    descending: bool
    nulls_last: bool


@dataclass(frozen=True, slots=True)
class Query:
    """A whole statement."""

    select: tuple[Path | Aggregate | DayOnly | AllFields, ...]
    entity: str
    entity_at: int
    alias: str = ""
    where: Condition | None = None
    order: tuple[Order, ...] = ()
    limit: int | None = None
    offset: int | None = None
    all_rows: bool = False
    group: DayOnly | None = None
