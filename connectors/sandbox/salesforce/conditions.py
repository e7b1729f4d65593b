"""One comparison in WHERE: whether the value fits the field, and whether a record's value satisfies it.

SOQL and SOSL Reference, "Comparison Operators": text is compared without regard to case, ids are not; `!=`
and NOT IN find nulls too; < and > never do.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

from connectors.sandbox.salesforce import dates, ids
from connectors.sandbox.salesforce.errors import SoqlError
from connectors.sandbox.salesforce.facts import COMPOUND, NUMBERS, TEXT, Field
from connectors.sandbox.salesforce.tree import Compare, Value

Test = Callable[[Any], bool]

_MAX_LITERAL: Final = 4000  # characters of one quoted string in WHERE

# the type as the message about a wrong value names it
_NAMES: Final = {"datetime": "dateTime", "id": "ID", "reference": "ID"}
# kinds of values that a field takes
_TAKES: Final = {
    "datetime": {"datetime", "relative"},
    "date": {"date", "relative"},
    "time": {"time"},
    "boolean": {"boolean"},
    "multipicklist": {"string"},
    "id": {"string"},
    "reference": {"string"},
    **{name: {"number"} for name in NUMBERS},
    **{name: {"string"} for name in TEXT},
}
_ORDERED: Final = ("<", "<=", ">", ">=")


def test(field: Field, where: Compare, now: int) -> Test:
    """What a value must be. Raises SoqlError for a field, an operator or a value that does not fit."""
    if not field.filterable or field.type in COMPOUND:
        message = f"field '{field.name}' can not be filtered in a query call"
        raise SoqlError("INVALID_FIELD", message, where.path.at)
    _check_operator(field, where)
    for value in where.values:
        _check_value(field, value, where.path.at)
    if where.op in ("INCLUDES", "EXCLUDES"):
        return _includes(where)
    if where.op == "LIKE":
        return _like(where.values[0])
    compare = _compare(where.op, [_span(field, value, now) for value in where.values])
    if field.type in ("id", "reference"):
        return compare
    return lambda value: compare(folded(value))


def _check_operator(field: Field, where: Compare) -> None:
    kind, op = field.type, where.op
    text = kind in TEXT
    wrong = (
        (op == "LIKE" and not text)
        or (op in ("INCLUDES", "EXCLUDES") and kind != "multipicklist")
        or (op in _ORDERED and kind in ("boolean", "multipicklist"))
        or (op in ("IN", "NOT IN") and kind == "boolean")
        or (op in (*_ORDERED, "LIKE") and where.values[0].kind == "null")
    )
    if wrong:
        name = "id" if kind in ("id", "reference") else _NAMES.get(kind, kind)
        message = f"invalid operator on {name} field"
        raise SoqlError("INVALID_QUERY_FILTER_OPERATOR", message, where.path.at)


def _check_value(field: Field, value: Value, at: int) -> None:
    if value.kind == "null":
        return
    takes = _TAKES.get(field.type, {"string"})
    wants = _NAMES.get(field.type, "string" if field.type in TEXT else field.type)
    if value.kind not in takes:
        quotes = "should be" if "string" in takes else "should not be"
        message = (
            f"value of filter criterion for field '{field.name}' must be of type {wants} and {quotes}"
            " enclosed in quotes"
        )
        raise SoqlError("INVALID_FIELD", message, at)
    if field.type == "int" and not re.fullmatch(r"[+-]?\d+", value.text):
        message = f"value of filter criterion for field '{field.name}' must be of type int"
        raise SoqlError("INVALID_FIELD", message, at)
    if field.type in ("id", "reference") and value.text and ids.full(value.text) is None:
        raise SoqlError("INVALID_QUERY_FILTER_OPERATOR", f"invalid ID field: {value.text}", at)
    if len(value.text) > _MAX_LITERAL and value.kind == "string":
        raise SoqlError("MALFORMED_QUERY", f"String literal exceeds {_MAX_LITERAL} characters", value.at)


def _span(field: Field, value: Value, now: int) -> tuple[Any, Any]:
    """The value as kept inside: alone, or from and before for a date literal."""
    match value.kind:
        case "null":
            return None, None
        case "datetime":
            return dates.moment(value.text, value.at), None
        case "date":
            return dates.calendar_day(value.text, value.at), None
        case "number":
            return float(value.text), None
        case "boolean":
            return value.text == "TRUE", None
        case "relative":
            first, end = dates.span(value.text, datetime.fromtimestamp(now // 1000, UTC).date(), value.at)
            if field.type == "date":
                return first.isoformat(), end.isoformat()
            return dates.midnight(first), dates.midnight(end)
        case "time":
            return value.text if "." in value.text else f"{value.text[:-1]}.000Z", None
    if field.type in ("id", "reference"):
        return ids.full(value.text), None
    return folded(value.text) or None, None  # no empty strings are kept: '' is null


def folded(value: Any) -> Any:
    """Text in the form in which it is compared and sorted."""
    return value.casefold() if isinstance(value, str) else value


def _compare(op: str, spans: list[tuple[Any, Any]]) -> Test:
    if op in ("=", "!=", "IN", "NOT IN"):
        plain = {first for first, end in spans if end is None}
        ranges = [(first, end) for first, end in spans if end is not None]
        positive = op in ("=", "IN")

        def equals(value: Any) -> bool:
            found = value in plain
            if not found and value is not None:
                found = any(first <= value < end for first, end in ranges)
            return found == positive

        return equals
    first, end = spans[0]
    match op:
        case "<":
            return lambda value: value is not None and bool(value < first)
        case ">=":
            return lambda value: value is not None and bool(value >= first)
        case "<=" if end is None:
            return lambda value: value is not None and bool(value <= first)
        case "<=":
            return lambda value: value is not None and bool(value < end)
        case _ if end is None:
            return lambda value: value is not None and bool(value > first)
    return lambda value: value is not None and bool(value >= end)


def _like(value: Value) -> Test:
    parts, letters = [], iter(value.text)
    for letter in letters:
        if letter == "\\":
            parts.append(re.escape(next(letters, "\\")))
        else:
            parts.append({"%": ".*", "_": "."}.get(letter, re.escape(letter)))
    pattern = re.compile("".join(parts), re.IGNORECASE | re.DOTALL)
    return lambda found: isinstance(found, str) and pattern.fullmatch(found) is not None


def _includes(where: Compare) -> Test:
    wanted = [set(folded(value.text).split(";")) for value in where.values]
    positive = where.op == "INCLUDES"

    def has(found: Any) -> bool:
        chosen = set(folded(found).split(";")) if found else set()
        return any(parts <= chosen for parts in wanted) == positive

    return has
