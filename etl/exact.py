"""The exact way for records that the fast decoder cannot take: every value alone, nothing lost.

A value that its column cannot hold becomes null and a Problem with the original (a value-level
dead letter); a record without a usable key becomes a Problem alone (a row-level one). What both
ways can take has the same text by either.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import partial
from math import isinf
from operator import attrgetter
from typing import Any

import msgspec

from etl.copytext import epoch, stamp
from etl.escapes import whole
from etl.scan import Problem
from etl.schema import Column, Path, Table, outside

_ENCODE = msgspec.json.Encoder(decimal_format="number").encode  # digit by digit
_SHOW = msgspec.json.Encoder(decimal_format="number", enc_hook=attrgetter("shown")).encode
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
MOST_DIGITS_BEFORE, MOST_DIGITS_AFTER = 131_072, 16_383  # the point, of PostgreSQL's numeric
MOST_DEPTH = 200  # of nested json that the exact way opens
REPLACED = "characters PostgreSQL cannot store were replaced by U+FFFD"
ALTERED = {"B1": REPLACED, "B7": "NaN and Infinity, which JSON does not have, became texts in it"}
FIRST, LAST = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=UTC)
LEAP = re.compile(r"(.*[Tt ]\d\d:\d\d):60(\D.*|$)")
MIDNIGHT = re.compile(r"(.*[Tt ])24(:00(?::00(?:\.0+)?)?)(\D.*|$)")


class _Refused(ValueError):
    """A value its column cannot hold: (rule, reason)."""


def exact_row(
    table: type[Table], raw: bytes, outer: Mapping[str, str | None]
) -> tuple[list[str | None] | None, list[Problem]]:
    """The texts of the table's columns and `_extra`, None if the record has no usable key; and the problems.

    outer: values of the enclosing record by their names, and the position in it as "#".
    """
    try:
        record = read_exactly(raw)
    except (ValueError, RecursionError) as error:
        return None, [Problem("A15", f"not readable as JSON: {error}", None, None, _payload(raw))]
    if not isinstance(record, dict):
        return None, [Problem("A14", "the record is not an object", None, None, _payload(raw))]
    values: list[str | None] = []
    problems: list[Problem] = []
    unnamed = _unnamed(table, record)
    stars = [(c.name, c.paths[0][:-1]) for c in table.columns if c.paths[0][-1] == "*"]
    rests = {name: _take(unnamed, path) for name, path in sorted(stars, key=lambda s: -len(s[1]))}

    def keep(name: str, value: Any, kept: Callable[[], tuple[str | None, str]]) -> None:
        try:
            text, altered = kept()
        except _Refused as refused:
            rule, reason = refused.args
            problems.append(Problem(rule, reason, name, None, _payload(value)))
            text, altered = None, ""
        if altered:
            problems.append(Problem(altered, ALTERED[altered], name, None, _payload(value)))
        values.append(text)

    for column in table.columns:
        if column.name in rests:
            rest = rests[column.name]
            keep(column.name, rest, partial(_convert, column, rest))
            continue
        value, path = _find(column, record, outer)
        value = identified(table, column, value)
        if column.keyed:
            keep(column.name, value, partial(_convert, column, by_key(value, *column.keyed)))
        elif column.type in ("json", "jsontext") and value is not None:
            keep(column.name, value, partial(_as_it_came, value, raw, path))
        else:
            keep(column.name, value, partial(_convert, column, value))
    keep("_extra", unnamed, partial(_json_text, unnamed))
    values[-1] = values[-1] or "{}"
    key = tuple(v for c, v in zip(table.columns, values, strict=False) if c.key)
    if any(part is None for part in key):
        names = ", ".join(c.name for c in table.key)
        return None, [Problem("B14", f"the key ({names}) is missing or unusable", None, key, _payload(raw))]
    return values, [Problem(p.rule, p.reason, p.column, key, p.payload) for p in problems]


def told_gone(table: type[Table], values: Sequence[str | None], at: str) -> str | None:
    """When a row was deleted, by its texts: its own time of that, else `at`; None if it lives."""
    told = (
        gone_at(c, text, at) for c, text in zip(table.columns, values, strict=False) if c.deleted and text
    )
    return next((when for when in told if when), None)


def gone_at(column: Column, text: str, at: str) -> str | None:
    """When a row was deleted, by the text of a column that may say so: that time, else `at`; None if not."""
    if column.type == "timestamp":
        return text
    if column.type == "boolean":
        return at if text.lower() == (column.gone or "true") else None
    return at if text == column.gone else None


def identified(table: type[Table], column: Column, value: Any) -> Any:
    """The id of an object that stands where a text belongs, if the table's vendor does that."""
    if table.__id__ and column.type == "text" and isinstance(value, dict):
        return value.get(table.__id__, value)
    return value


def by_key(value: Any, key: str, kept: str) -> Any:
    """A list of objects as one object; anything else as it came."""
    if not isinstance(value, list) or not all(isinstance(item, dict) and key in item for item in value):
        return value
    return {str(item[key]): item.get(kept) for item in value}


def refitted(column: Column, value: Any) -> tuple[str | None, tuple[str, str] | None]:
    """A value as the text its column takes, else None; with rule and reason if it is not as it came."""
    try:
        text, altered = _convert(column, value)
    except _Refused as refused:
        return None, refused.args
    return text, (altered, ALTERED[altered]) if altered else None


def read_exactly(raw: bytes | str) -> Any:
    """JSON with its numbers digit by digit; ValueError or RecursionError if it is none."""
    return json.loads(raw, parse_float=_decimal, parse_int=_integer, parse_constant=_Token)


def convert(column: Column, value: Any) -> str | None:
    """One value as its column's text; None if it cannot be kept as it came."""
    try:
        text, altered = _convert(column, value)
    except _Refused:
        return None
    return None if altered else text


class _Token:
    """NaN, Infinity or -Infinity, which JSON does not have but some vendors send; or, vast, a number."""

    def __init__(self, text: str, *, vast: bool = False) -> None:
        self.text, self.vast = text, vast
        self.shown = msgspec.Raw(text.encode()) if vast else text  # in JSON

    def __str__(self) -> str:
        return self.text


def _decimal(text: str) -> Decimal | _Token:
    try:
        return Decimal(text)
    except InvalidOperation:  # of an exponent with 19 digits or more
        return _Token(text, vast=True)


def _integer(text: str) -> int | Decimal:
    return int(text) if len(text) < 4000 else Decimal(text)  # int() refuses over 4,300 digits


def _payload(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    try:
        return _SHOW(value).decode()  # digit by digit
    except (OverflowError, UnicodeEncodeError):  # an integer beyond 64 bits, half a character
        return json.dumps(value, default=str)
    except RecursionError:
        return "nested too deep to be shown"


def _find(column: Column, record: Mapping[str, Any], outer: Mapping[str, str | None]) -> tuple[Any, Path]:
    """The first value that is not null, and its path."""
    for path in column.paths:
        value = outer.get(path[0].removeprefix("^")) if outside(path) else _at(record, path)
        if value is not None:
            return value, path
    return None, ()


def _at(record: Any, path: Path) -> Any:
    for step in path:
        if not isinstance(record, dict):
            return None
        record = record.get(step)
    return record


def _unnamed(table: type[Table], record: dict[str, Any]) -> dict[str, Any]:
    """The keys that no column names, nested as they came; null ones say nothing and are left out."""
    named = {path for c in table.columns for path in c.paths if not outside(path)}
    inner = {path[:i] for path in named for i in range(1, len(path))}
    named = {path for path in named if path[-1] != "*"} | {tuple(p.split(".")) for p in table.__elsewhere__}
    inner |= {path[:i] for path in named for i in range(1, len(path))}

    def rest(value: dict[str, Any], at: Path) -> dict[str, Any]:
        kept = {}
        for key, item in value.items():
            here = (*at, key)
            if here in named or item is None:
                continue
            if here in inner and isinstance(item, dict):
                item = rest(item, here)
                if not item:
                    continue
            kept[key] = item
        return kept

    return rest(record, ())


def _take(unnamed: dict[str, Any], path: Path) -> dict[str, Any] | None:
    """Move out of `unnamed` what stands at `path`; the objects left empty on the way go too."""
    if not path:
        taken = dict(unnamed)
        unnamed.clear()
        return taken or None
    inner = unnamed.get(path[0])
    if not isinstance(inner, dict):
        return None
    found = _take(inner, path[1:])
    if not inner:
        del unnamed[path[0]]
    return found


def _as_it_came(value: Any, raw: bytes, path: Path) -> tuple[str, str]:
    """A subtree's own bytes, unless something in them has to be replaced."""
    text, altered = _json_text(value)
    if not altered:
        try:
            piece = msgspec.Raw(whole(raw))
            for step in path:
                piece = msgspec.json.decode(piece, type=dict[str, msgspec.Raw])[step]
            text = str(piece, "utf-8")
        except msgspec.MsgspecError:
            pass  # such as NaN somewhere, for which there is a text
    return text, altered


def _convert(column: Column, value: Any) -> tuple[str | None, str]:
    """(text for COPY or None, by which rule it is not as it came); raises _Refused."""
    if column.deleted and column.type == "boolean" and not column.gone:
        return str(value is True), ""
    if value is None:
        return None, ""
    if isinstance(value, _Token):
        if column.type in ("double", "numeric") and not value.vast:
            return value.text, ""
        why = ("B5", "beyond every number") if value.vast else ("B7", f"{value} is no {column.type}")
        raise _Refused(*why)
    return _CONVERTERS[column.type](column, value) if column.type in _CONVERTERS else _json_text(value)


def _text(_: Column, value: Any) -> tuple[str, str]:
    if isinstance(value, bool):
        return ("true" if value else "false"), ""
    if isinstance(value, int | Decimal):
        return str(value), ""
    if isinstance(value, dict | list):
        raise _Refused("A8", "an object or list where text belongs")
    replaced = UNSTORABLE.sub("\ufffd", value)
    return replaced, "B1" if replaced != value else ""


def _number(value: Any) -> int | Decimal:
    """A number, or text that is one; never a guess."""
    if isinstance(value, str):
        try:
            value = Decimal(value)
        except InvalidOperation:
            raise _Refused("B6", "not a number") from None
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise _Refused("A8", "not a number")
    return value


def _bigint(_: Column, value: Any) -> tuple[str, str]:
    number = _number(value)
    if (isinstance(number, Decimal) and number.is_nan()) or not -(2**63) <= number < 2**63:
        raise _Refused("B5", "beyond 64 bits")
    if number != int(number):
        raise _Refused("A8", "not a whole number")
    return str(int(number)), ""


def _numeric(_: Column, value: Any) -> tuple[str, str]:
    number = _number(value)
    if isinstance(number, Decimal):
        if number.is_qnan():  # of which Python has several
            return "NaN", ""
        exponent = number.as_tuple().exponent
        if number.is_snan() or (isinstance(exponent, int) and -exponent > MOST_DIGITS_AFTER):
            raise _Refused("B5", f"more than {MOST_DIGITS_AFTER:,} digits behind the point, or no number")
        if number.is_finite() and number.adjusted() >= MOST_DIGITS_BEFORE:
            raise _Refused("B5", f"more than {MOST_DIGITS_BEFORE:,} digits")
    return str(number), ""


def _double(_: Column, value: Any) -> tuple[str, str]:
    number = _number(value)
    try:
        double = float(number)
        if isinf(double) and not (isinstance(number, Decimal) and number.is_infinite()):
            raise OverflowError
    except (OverflowError, ValueError):
        raise _Refused("B6", "beyond a double's range") from None
    return str(double), ""


def _boolean(_: Column, value: Any) -> tuple[str, str]:
    if not isinstance(value, bool):
        raise _Refused("B11", "neither true nor false")
    return str(value), ""


def _timestamp(column: Column, value: Any) -> tuple[str, str]:
    try:
        if column.times == "unix":
            return _unix(value), ""
        if not isinstance(value, str):
            raise _Refused("B9", "not a time in ISO 8601")
        moment = _moment(value)
        if column.zone and not moment.tzinfo:
            from etl.zones import is_day, local

            moment = moment if is_day(value) else local(moment, column.zone)
        return stamp(moment), ""
    except (ValueError, OverflowError):
        raise _Refused("B9", "not a time between the years 1 and 9999") from None


def _unix(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise _Refused("B9", "not a time in unix seconds")
    if not FIRST.timestamp() <= value <= LAST.timestamp():
        raise _Refused("B9", "not a time between the years 1 and 9999")
    seconds = int(value // 1)
    if value == seconds:
        return epoch(seconds)
    return stamp(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=int(value * 1_000_000)))


def _moment(text: str) -> datetime:
    try:
        return msgspec.convert(text, datetime)
    except msgspec.ValidationError:
        pass
    if found := LEAP.fullmatch(text):  # as PostgreSQL has it: the next minute, the next day
        return datetime.fromisoformat(f"{found[1]}:59{found[2]}") + timedelta(seconds=1)
    if found := MIDNIGHT.fullmatch(text):
        return datetime.fromisoformat(f"{found[1]}00{found[2]}{found[3]}") + timedelta(days=1)
    return datetime.fromisoformat(text)


def _date(_: Column, value: Any) -> tuple[str, str]:
    try:
        return date.fromisoformat(value).isoformat(), ""
    except (ValueError, TypeError):
        raise _Refused("B9", "not a date between the years 1 and 9999") from None


def _json_text(value: Any) -> tuple[str, str]:
    altered = ""

    def plain(item: Any, depth: int) -> Any:
        nonlocal altered
        if depth > MOST_DEPTH:
            raise _Refused("A15", f"nested more than {MOST_DEPTH} deep")
        if isinstance(item, str):
            text = UNSTORABLE.sub("\ufffd", item)
            altered = altered or ("B1" if text != item else "")
            return text
        if isinstance(item, dict):
            return {plain(k, depth): plain(v, depth + 1) for k, v in item.items()}
        if isinstance(item, list):
            return [plain(v, depth + 1) for v in item]
        if isinstance(item, _Token):
            altered = altered or ("" if item.vast else "B7")
            return item.shown
        return Decimal(item) if isinstance(item, int) and not -(2**63) <= item < 2**63 else item

    return _ENCODE(plain(value, 0)).decode(), altered


_CONVERTERS: dict[str, Callable[[Column, Any], tuple[str, str]]] = {
    "text": _text, "bigint": _bigint, "double": _double, "numeric": _numeric, "boolean": _boolean,
    "timestamp": _timestamp, "date": _date,
}  # fmt: skip
