"""The exact way for records that the fast decoder cannot take: every value alone, nothing lost.

A value that its column cannot hold becomes null and a Problem with the original (a value-level
dead letter); a record without a usable key becomes a Problem alone (a row-level one).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from etl.schema import Column, Path, Table

_ENCODE = msgspec.json.Encoder(decimal_format="number").encode  # digit by digit
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
SEPARATORS = re.compile("[\x1d-\x1f]")
MOST_DIGITS = 1000  # of a number kept as numeric; PostgreSQL's own limit is far above
MOST_DEPTH = 500  # of nested json


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that could not be kept as it came: rule of the reliability list, why, where, the original."""

    rule: str
    reason: str
    column: str | None
    key: tuple[str | None, ...] | None
    payload: str

    @property
    def row(self) -> bool:
        """Whether the whole record was refused, not just one value of it."""
        return self.column is None


class _Refused(ValueError):
    """A value its column cannot hold: (rule, reason)."""


def exact_row(
    table: type[Table], raw: bytes, outer: Mapping[str, str | None], position: int
) -> tuple[list[str | None] | None, list[Problem]]:
    """The texts of the table's columns and `_extra`, or None if the record has no usable key, and the problems."""
    try:
        record = json.loads(raw, parse_float=Decimal, parse_int=_integer, parse_constant=_Token)
    except (ValueError, RecursionError) as error:
        return None, [Problem("A15", f"not readable as JSON: {error}", None, None, _payload(raw))]
    if not isinstance(record, dict):
        return None, [Problem("A14", "the record is not an object", None, None, _payload(raw))]
    values: list[str | None] = []
    problems: list[Problem] = []
    unnamed = _unnamed(table, record)
    rests = {c.name: _take(unnamed, c.paths[0][:-1]) for c in table.columns if c.paths[0][-1] == "*"}
    for column in table.columns:
        value = rests[column.name] if column.name in rests else _find(column, record, outer, position)
        try:
            text, altered = _convert(column, value)
        except _Refused as refused:
            rule, reason = refused.args
            problems.append(Problem(rule, reason, column.name, None, _payload(value)))
            text, altered = None, False
        if altered:
            reason = "characters PostgreSQL cannot store were replaced by U+FFFD"
            problems.append(Problem("B1", reason, column.name, None, _payload(value)))
        values.append(text)
    extra, altered = _json_text(unnamed)
    if altered:
        reason = "characters PostgreSQL cannot store were replaced by U+FFFD"
        problems.append(Problem("B1", reason, "_extra", None, _payload(record)))
    values.append(extra)
    key = tuple(v for c, v in zip(table.columns, values, strict=False) if c.key)
    if any(part is None for part in key):
        names = ", ".join(c.name for c in table.key)
        return None, [Problem("B14", f"the key ({names}) is missing or unusable", None, key, _payload(raw))]
    return values, [Problem(p.rule, p.reason, p.column, key, p.payload) for p in problems]


@dataclass(frozen=True, slots=True)
class _Token:
    """NaN, Infinity or -Infinity, which JSON does not have but some vendors send."""

    text: str


def _integer(text: str) -> int | Decimal:
    return int(text) if len(text) < 4000 else Decimal(text)  # int() refuses over 4,300 digits


def _payload(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return json.dumps(value, default=lambda v: v.text if isinstance(v, _Token) else str(v))


def _find(column: Column, record: Mapping[str, Any], outer: Mapping[str, str | None], position: int) -> Any:
    for path in column.paths:
        if path[0] == "#":
            return position
        value: Any = outer.get(path[0][1:]) if path[0][:1] == "^" else _at(record, path)
        if value is not None:
            return value
    return None


def _at(record: Any, path: Path) -> Any:
    for step in path:
        if step == "*" or not isinstance(record, dict):
            return None
        record = record.get(step)
    return record


def _unnamed(table: type[Table], record: dict[str, Any]) -> dict[str, Any]:
    """The keys that no column names, nested as they came."""
    named = {path for column in table.columns for path in column.paths}
    named |= {tuple(p.split(".")) for p in table.__elsewhere__}
    inner = {path[:i] for path in named for i in range(1, len(path))}

    def rest(value: dict[str, Any], at: Path) -> dict[str, Any]:
        kept = {}
        for key, item in value.items():
            here = (*at, key)
            if here in named:
                continue
            if here in inner and isinstance(item, dict):
                item = rest(item, here)
                if not item:
                    continue
            elif here in inner and item is None:
                continue
            kept[key] = item
        return kept

    return rest(record, ())


def _take(unnamed: dict[str, Any], path: Path) -> dict[str, Any] | None:
    """Move out of `unnamed` what stands at `path`; the objects left empty on the way go too."""
    if not path:
        return None
    inner = unnamed.get(path[0])
    if not isinstance(inner, dict):
        return None
    taken = inner if len(path) == 1 else _take(inner, path[1:])
    if len(path) == 1 or not inner:
        del unnamed[path[0]]
    return taken or None


def _convert(column: Column, value: Any) -> tuple[str | None, bool]:
    """(text for COPY or None, whether characters had to be replaced); raises _Refused."""
    if column.deleted:
        return ("true" if value is True else "false"), False
    if value is None:
        return None, False
    if isinstance(value, _Token) and column.type not in ("double", "numeric"):
        raise _Refused("B7", f"{value.text} is no {column.type}")
    return _CONVERTERS[column.type](column, value)


def _text(_: Column, value: Any) -> tuple[str, bool]:
    if isinstance(value, bool):
        return ("true" if value else "false"), False
    if isinstance(value, int | Decimal):
        return str(value), False
    if isinstance(value, dict | list):
        raise _Refused("A8", "an object or list where text belongs")
    return _clean(value)


def _clean(text: str) -> tuple[str, bool]:
    replaced = UNSTORABLE.sub("\ufffd", text)
    replaced = SEPARATORS.sub("\ufffd", replaced)
    return replaced, replaced != text


def _bigint(_: Column, value: Any) -> tuple[str, bool]:
    if isinstance(value, str):
        value = _decimal(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal) or value != value.__trunc__():
        raise _Refused("A8", "not a whole number")
    if not -(2**63) <= int(value) < 2**63:
        raise _Refused("B5", "beyond 64 bits")
    return str(int(value)), False


def _numeric(_: Column, value: Any) -> tuple[str, bool]:
    if isinstance(value, _Token):
        return value.text, False
    number = _decimal(value) if isinstance(value, str) else value
    if isinstance(number, bool) or not isinstance(number, int | Decimal):
        raise _Refused("A8", "not a number")
    digits = str(number)
    if len(digits) > MOST_DIGITS or (isinstance(number, Decimal) and number.is_finite() and abs(number.adjusted()) > MOST_DIGITS):
        raise _Refused("B5", f"more than {MOST_DIGITS:,} digits")
    return digits, False


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text.strip())
    except InvalidOperation:
        raise _Refused("B6", "not a number") from None


def _boolean(_: Column, value: Any) -> tuple[str, bool]:
    if not isinstance(value, bool):
        raise _Refused("B11", "neither true nor false")
    return ("true" if value else "false"), False


def _timestamp(column: Column, value: Any) -> tuple[str, bool]:
    try:
        if column.times == "unix":
            if isinstance(value, bool) or not isinstance(value, int | Decimal):
                raise _Refused("B9", "not a time in unix seconds")
            moment = datetime.fromtimestamp(int(value), UTC)
        else:
            moment = datetime.fromisoformat(value)
    except (ValueError, OverflowError, OSError, TypeError):
        raise _Refused("B9", "not a time between the years 1 and 9999") from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.isoformat(" "), False


def _date(_: Column, value: Any) -> tuple[str, bool]:
    try:
        return date.fromisoformat(value).isoformat(), False
    except (ValueError, TypeError):
        raise _Refused("B9", "not a date between the years 1 and 9999") from None


def _json(_: Column, value: Any) -> tuple[str, bool]:
    return _json_text(value)


def _json_text(value: Any) -> tuple[str, bool]:
    altered = False

    def plain(item: Any, depth: int) -> Any:
        nonlocal altered
        if depth > MOST_DEPTH:
            raise _Refused("A15", f"nested more than {MOST_DEPTH} deep")
        if isinstance(item, str):
            text = UNSTORABLE.sub("\ufffd", item)
            altered = altered or text != item
            return text
        if isinstance(item, dict):
            return {plain(k, depth): plain(v, depth + 1) for k, v in item.items()}
        if isinstance(item, list):
            return [plain(v, depth + 1) for v in item]
        if isinstance(item, _Token):
            return item.text
        if isinstance(item, int) and not -(2**63) <= item < 2**63:
            return Decimal(item)
        return item

    return _ENCODE(plain(value, 0)).decode(), altered


_CONVERTERS: dict[str, Callable[[Column, Any], tuple[str, bool]]] = {
    "text": _text, "bigint": _bigint, "double": _numeric, "numeric": _numeric, "boolean": _boolean,
    "timestamp": _timestamp, "date": _date, "json": _json, "jsontext": _json,
}  # fmt: skip
