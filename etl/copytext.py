"""How values and lines are spelled for PostgreSQL's COPY.

Values are split by control characters that JSON cannot hold unescaped, so a page is escaped once
instead of once a value. The few values that do hold such a character go through `shielded`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

import msgspec

from etl.window import as_utc

SEPARATOR, NULL, END = "\x1f", "\x1d", "\x1e"
FEW = 128  # lines that are spelled at once: they stay in the cache, and take no memory of a page's size
COPY_OPTIONS = "(format text, delimiter E'\\x1f', null E'\\x1d')"

DAY = timedelta(days=1)

_SHIELD = "\x1c"
SHIELDED = {code: f"{_SHIELD}{code - 0x1C}" for code in range(0x1C, 0x20)}
_ENCODE = msgspec.json.Encoder().encode
_SPACED = bytes.maketrans(b"T", b" ")
_ESCAPED = re.compile(r"\\(?:([0-7]{3})|(.))", re.DOTALL)


class _Days(dict[int, str]):
    """Days since 1970 as ISO 8601, each spelled once."""

    def __missing__(self, day: int) -> str:
        text = self[day] = str(date.fromordinal(719163 + day))
        return text


class _Minutes(dict[int, str]):
    """Minutes of a day, likewise."""

    def __missing__(self, minute: int) -> str:
        text = self[minute] = f" {minute // 60:02d}:{minute % 60:02d}:"
        return text


DAYS, MINUTES = _Days(), _Minutes()
SECONDS = [f"{s:02d}+00" for s in range(60)]


def epoch(seconds: int) -> str:
    """Unix seconds as PostgreSQL reads them, by three look-ups (isoformat costs ten times as much)."""
    return DAYS[seconds // 86400] + MINUTES[seconds % 86400 // 60] + SECONDS[seconds % 60]


def stamp(moment: datetime) -> str:
    """An instant as PostgreSQL reads it; a naive one is UTC. OverflowError beyond its years 1 to 9999."""
    if moment.tzinfo is UTC:  # isoformat costs three times as much
        return f"{_ENCODE(moment).translate(_SPACED)[1:-2].decode()}+00:00"
    if not 1 < moment.year < 9999 and moment.tzinfo:
        moment.astimezone(UTC)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat(" ")


def raw_text(value: msgspec.Raw) -> str:
    """A slice of JSON as it came; null is NULL."""
    text = str(value, "utf-8")
    return NULL if text == "null" else text


def keyed_text(value: msgspec.Raw, names: tuple[str, str]) -> str:
    """A list of objects as one object: of each the value of one name, as it came, under that of the other.

    ValidationError if it is no such list.
    """
    try:
        found = _pairs(int, *names)(value)
        pairs = found and {pair.key: pair.value for pair in found}
    except msgspec.ValidationError:
        found = _pairs(str | int, *names)(value)
        pairs = found and {str(pair.key): pair.value for pair in found}
    return NULL if found is None else _ENCODE(pairs or {}).decode()


@cache
def _pairs(kind: Any, key: str, value: str) -> Callable[[msgspec.Raw], list[Any] | None]:
    fields: list[Any] = [("key", kind), ("value", msgspec.Raw, msgspec.Raw(b"null"))]
    pair = msgspec.defstruct("Pair", fields, rename={"key": key, "value": value}, gc=False)
    return msgspec.json.Decoder(list[pair] | None).decode  # type: ignore[valid-type]


def version_text(own: str, asof: str) -> str:
    """The vendor's stamp as a row's version, or `asof` if it is more than a day later: a slip freezes no row.

    Counted from `asof`, not by the calendar: a vendor whose clock is a little ahead stamps what changes at
    midnight with the day to come, and that is newer than what it stamped a moment before.
    """
    day, today = own[:10], asof[:10]
    if day < today or (day == today and own[-6:-5] != "-"):  # most are, which is seen without reading them
        return own
    try:
        return own if as_utc(own) - as_utc(asof) <= DAY else asof
    except (ValueError, OverflowError):
        return asof


def line(values: Sequence[str | None]) -> str:
    """A line of values that may hold any character but U+0000."""
    return SEPARATOR.join(NULL if v is None else v.translate(SHIELDED) for v in values)


def cells(text: str) -> list[str | None]:
    """The values of one line of a block."""
    return [None if cell == NULL else _ESCAPED.sub(_unescaped, cell) for cell in text.split(SEPARATOR)]


def _unescaped(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 8)) if escape[1] else {"n": "\n", "r": "\r"}.get(escape[2], escape[2])


def block(lines: Sequence[str]) -> bytes:
    """Lines as the bytes that COPY takes."""
    return b"".join([_escaped(lines[at : at + FEW]) for at in range(0, len(lines), FEW)])


def _escaped(lines: Sequence[str]) -> bytes:
    encoded = map(str.encode, lines)  # each by itself, as a wide character widens all that it is joined to
    joined = END.encode().join(encoded).replace(b"\\", b"\\\\").replace(b"\n", b"\\n").replace(b"\r", b"\\r")
    if _SHIELD.encode() in joined:
        for code, shielded in SHIELDED.items():
            joined = joined.replace(shielded.encode(), b"\\%03o" % code)
    return joined.replace(END.encode(), b"\n") + b"\n"
