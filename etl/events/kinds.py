"""What kind of column a value of a call needs, and what kind holds two: reliability A8.

Kinds are those of `etl.schema`, and some that only tables of other loaders have: `integer`, of 32 bits,
`date`, and `naive`, a time without a zone, taken for UTC. A column is only ever widened, and to a kind that
holds what it has as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import reduce

import msgspec

INT64, INT32 = range(-(2**63), 2**63), range(-(2**31), 2**31)
MOST_DIGITS = 1_000  # of a number; PostgreSQL takes 131,072
EXACT_DIGITS = 15  # that a double gives back as they were
INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?:[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
UP = re.compile(r"[.,][0-9]{6}[5-9]")
"""Half a microsecond and more, which PostgreSQL, and compiled writers, round up."""
JSON_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
GENERATED = "generated"  # whatever its type: the warehouse computes it, and takes no value
NUMBERS = frozenset(("integer", "bigint", "double", "numeric"))
EXPONENT = 1_000  # beyond, a number of few characters would be one of many digits

WIDER = {
    "boolean": ("text",),
    "integer": ("bigint", "double", "numeric", "text"),
    "bigint": ("numeric", "text"),
    "double": ("numeric", "text"),
    "numeric": ("text",),
    "date": ("timestamp", "text"),
    "naive": ("timestamp", "text"),
    "timestamp": ("text",),
    "json": ("text",),
    "text": (),
}
"""Kind -> those that hold its values too, the nearest first."""

WIDEST = {**dict.fromkeys(NUMBERS, "numeric"), **dict.fromkeys(("date", "naive", "timestamp"), "timestamp")}
WIDEST["boolean"] = "boolean"
"""Kind -> the one of its sort, number, time or truth, that holds all of the sort."""

_ENCODE = msgspec.json.Encoder().encode
_DECODE = msgspec.json.Decoder(str).decode


def united(one: str, other: str) -> str:
    """The nearest kind that holds the values of both."""
    if one == other:
        return one
    return next(k for k in (one, *WIDER[one]) if k == other or k in WIDER[other])


def united_all(kinds: set[str]) -> str:
    """The nearest kind that holds the values of all of them."""
    return reduce(united, sorted(kinds))


def holding(meant: str, kinds: Iterable[str]) -> str:
    """The kind of a union's column that is documented, of tables that have it with these kinds.

    It is of the documented sort, whatever some table has: the values of that one are read from their texts.
    """
    widest = WIDEST.get(meant)
    alike = {kind for kind in kinds if widest is None or WIDEST.get(kind) == widest}
    return united_all({meant, *alike}) if widest is None or alike == {*kinds} else widest


def kind_of(value: msgspec.Raw | bytes) -> tuple[str, str]:
    """The kind of a JSON value that is no object and not null, and its text; a list's is its JSON.

    ValueError if it is a number that no column can hold.
    """
    raw = bytes(value)
    match raw[:1]:
        case b'"':
            text = _DECODE(raw)
            return _kind_of_text(text), text
        case b"t" | b"f":
            return "boolean", raw.decode()
        case b"[":
            return "text", raw.decode()
    return _kind_of_number(raw.decode())


def _kind_of_text(text: str) -> str:
    if not INSTANT.fullmatch(text):
        return "text"
    try:
        return "date" if instant(text) and DAY.fullmatch(text) else "timestamp"
    except ValueError:
        return "text"


def number_in(text: str) -> tuple[str, str] | None:
    """The kind and text of a number that was sent as text, such as "12.50"; None if it is not quite one."""
    return _kind_of_number(text) if PLAIN_NUMBER.fullmatch(text) and len(text) <= MOST_DIGITS else None


def _kind_of_number(text: str) -> tuple[str, str]:
    found = JSON_NUMBER.fullmatch(text)
    if not found:
        raise ValueError("is no number")
    _, _, exponent = text.lower().partition("e")
    if len(text) > MOST_DIGITS or (exponent and (len(exponent) > 5 or abs(int(exponent)) > EXPONENT)):
        raise ValueError(f"is a number of more than {MOST_DIGITS:,} digits")
    if text.lstrip("-").isdigit() and int(text) in INT64:
        return ("integer" if int(text) in INT32 else "bigint"), text
    return ("double" if len(text.strip("-").replace(".", "")) <= EXACT_DIGITS else "numeric"), text


def first(kind: str, documented: str | None = None) -> str:
    """The kind of a column that is made for a value of this kind: never a narrow one, unless documented."""
    kind = {"integer": "bigint", "double": "numeric", "date": "timestamp"}.get(kind, kind)
    return kind if documented is None else united(kind, documented)


def spelled(kind: str, text: str, column: str) -> str:
    """A value's text as a column of a kind that holds it takes it: instants in UTC."""
    if column == "timestamp" and kind in ("date", "timestamp"):
        return instant(text)
    return text


def instant(text: str) -> str:
    """An ISO 8601 date or instant in UTC, to the microsecond; ValueError if there is no such moment."""
    if DAY.fullmatch(text):
        date.fromisoformat(text)
        return f"{text}T00:00:00Z"
    moment = datetime.fromisoformat(text)
    if UP.search(text):
        try:
            moment += timedelta(microseconds=1)
        except OverflowError:
            raise ValueError("is no moment of the years 1 to 9999") from None
    return utc(moment)


def utc(moment: datetime) -> str:
    """A moment in UTC, as ISO 8601; a naive one is of UTC. ValueError beyond the years 1 to 9999."""
    if moment.tzinfo is not UTC:
        try:
            moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        except OverflowError:
            raise ValueError("is no moment of the years 1 to 9999") from None
    return _ENCODE(moment)[1:-1].decode()
