"""Statements and literals of SOQL, and ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from urllib.parse import quote

from etl.window import as_utc

MOST_URI = 16_384 - 2_000
"""Bytes of an address, after what the headers take of the 16,384 that Salesforce allows both together."""
MOST_STATEMENT = 100_000
"""Characters of a statement."""
SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"


def select(fields: Sequence[str], name: str, where: Iterable[str] = (), tail: str = "") -> str:
    """A statement; the conditions must all hold, empty ones do."""
    held = " AND ".join(part for part in where if part)
    words = ["SELECT", ", ".join(fields), "FROM", name, *(["WHERE", held] if held else []), tail]
    return " ".join(words).rstrip()


def count(name: str, where: Iterable[str] = ()) -> str:
    """A statement of which only the number of records is told."""
    return select(["COUNT()"], name, where)


def moment(at: datetime) -> str:
    """A datetime's literal."""
    return f"{as_utc(at):%Y-%m-%dT%H:%M:%S}Z"


def text(value: str) -> str:
    """A text's literal."""
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def span(cursor: str, start: datetime | None, end: datetime | None) -> list[str]:
    """That a cursor lies in a half-open span; None is no bound."""
    return [
        *([f"{cursor} >= {moment(start)}"] if start else []),
        *([f"{cursor} < {moment(end)}"] if end else []),
    ]


def between(after: str, until: str) -> list[str]:
    """That an id comes behind one, and not behind another; "" is no bound."""
    return [*([f"Id > {text(after)}"] if after else []), *([f"Id <= {text(until)}"] if until else [])]


def among(name: str, values: Iterable[str]) -> str:
    """That a field has one of the values."""
    return f"{name} IN ({', '.join(map(text, values))})"


def fits(statement: str, path: str = "") -> bool:
    """Whether an address can hold the statement."""
    return len(quote(statement, safe="")) + len(path) <= MOST_URI and len(statement) <= MOST_STATEMENT


def id18(key: str) -> str:
    """An id in its form of 18 characters; of one of 15, which tells by case, the last three are reckoned."""
    if len(key) != 15:
        return key
    fives = (key[at : at + 5] for at in (0, 5, 10))
    return key + "".join(SUFFIX[sum(c.isupper() << at for at, c in enumerate(five))] for five in fives)
