"""Whether all cells of a CSV column are as PostgreSQL reads them, by a few passes over the whole column."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Sequence
from datetime import date, datetime

BOOLEANS = frozenset(("true", "false", ""))
BIGINT = re.compile(r"(?:-?[0-9]{1,18}\n|\n)*+")
NUMERIC = re.compile(r"(?:-?[0-9]{1,100}(?:\.[0-9]{1,100})?(?:E-?[0-9]{1,2})?\n|\n)*+")  # Java has 1.5E7
DOUBLE = re.compile(r"(?:-?[0-9]{1,15}(?:\.[0-9]{1,15})?\n|\n)*+")
DIGITS = bytes.maketrans(b"123456789", b"000000000")
DATES = (b"0000-00-00",)
TIMES = tuple(
    b"0000-00-00T00:00:00" + rest for rest in (b".000Z", b"Z", b".000+0000", b"+00:00", b".000000Z")
)

Values = Sequence[str]
"""A column's cells; "" is none."""


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
