"""A CSV column's cells as PostgreSQL reads them.

Whether all are so already, a few passes over the whole column tell; where not, each is looked at alone.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec

from etl.escapes import suspect
from etl.exact import REPLACED, UNSTORABLE, read_exactly, refitted
from etl.schema import Column

BOOLEANS = frozenset(("true", "false", ""))
BIGINT = re.compile(r"(?:-?[0-9]{1,18}\n|\n)*+")
NUMERIC = re.compile(r"(?:-?[0-9]{1,100}(?:\.[0-9]{1,100})?(?:E-?[0-9]{1,2})?\n|\n)*+")  # Java has 1.5E7
DOUBLE = re.compile(r"(?:-?[0-9]{1,15}(?:\.[0-9]{1,15})?\n|\n)*+")
DIGITS = bytes.maketrans(b"123456789", b"000000000")
DATES = (b"0000-00-00",)
TIMES = tuple(
    b"0000-00-00T00:00:00" + rest for rest in (b".000Z", b"Z", b".000+0000", b"+00:00", b".000000Z")
)

NUMBER = re.compile(r"-?[0-9]{1,100}(?:\.[0-9]{1,100})?")

Values = Sequence[str]
"""A column's cells; "" is none."""
Refuse = Callable[[int, tuple[str, str], str], None]
"""refuse(place, (rule, reason), original): this value cannot be kept as it came."""


def _joined(values: Values) -> str:
    """The values, each on a line; "x" if one of them is of several lines."""
    text = "\n".join(values) + "\n"
    return text if text.count("\n") == len(values) else "x"


def _matching(pattern: re.Pattern[str]) -> Callable[[Values], bool]:
    return lambda values: pattern.fullmatch(_joined(values)) is not None


def _shaped(shapes: Sequence[bytes], read: Callable[[str], object]) -> Callable[[Values], bool]:
    """Whether all have one of these shapes, digits as 0, and can be read."""

    def check(values: Values) -> bool:
        text = "\n".join(values)
        if not text.isascii():
            return False
        left = text.encode().translate(DIGITS)
        for shape in shapes:
            left = left.replace(shape, b"")
            if not left.strip(b"\n"):
                break
        else:
            return False
        try:
            deque(map(read, filter(None, values)), 0)
        except ValueError:
            return False
        return True

    return check


CHECKS: dict[str, Callable[[Values], bool]] = {
    "bigint": _matching(BIGINT),
    "numeric": _matching(NUMERIC),
    "double": _matching(DOUBLE),
    "boolean": BOOLEANS.issuperset,
    "timestamp": _shaped(TIMES, datetime.fromisoformat),
    "date": _shaped(DATES, date.fromisoformat),
    "unix": lambda values: not any(values),
    "json": lambda values: not any(values),
}
"""By type, whether PostgreSQL reads all of these as JSON's way has them."""


def fitted(column: Column, values: Values, plain: bool, refuse: Refuse) -> Values:
    """A column's cells as PostgreSQL reads them; `refuse` is told what cannot be kept as it came."""
    if column.deleted and column.type == "boolean" and not column.gone:
        return ["True" if value == "true" else "False" for value in values]
    kind = "unix" if column.type == "timestamp" and column.times == "unix" else column.type
    if kind in ("text", "jsontext"):
        if plain or not UNSTORABLE.search("".join(values)):
            return values
    elif CHECKS[kind](values):
        return values
    out = list(values)
    for at, value in enumerate(values):
        if value:
            text, why = refitted_cell(column, value)
            out[at] = text or ""
            if why:
                refuse(at, why, value)
    return out


def refitted_cell(column: Column, value: str) -> tuple[str | None, tuple[str, str] | None]:
    """A cell as the text its column takes, else None; with rule and reason if it is not as it came."""
    if column.type == "jsontext":
        text = UNSTORABLE.sub("\ufffd", value)
        return text, ("B1", REPLACED) if text != value else None
    if column.type == "json":
        try:
            if not suspect(value.encode()):
                msgspec.json.decode(value)
                return ("" if value.strip() == "null" else value), None
        except (msgspec.MsgspecError, RecursionError):
            pass  # such as NaN
        try:
            return refitted(column, read_exactly(value))
        except (ValueError, RecursionError):
            return None, ("A15", "not readable as JSON")
    return refitted(column, valued(column, value))


def valued(column: Column, text: str) -> Any:
    """A cell as JSON would have it, by its column's type."""
    if column.type == "boolean":
        return {"true": True, "false": False}.get(text, text)
    if column.type == "timestamp" and column.times == "unix" and NUMBER.fullmatch(text):
        return Decimal(text)
    return text
