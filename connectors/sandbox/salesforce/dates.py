"""Dates and times in a query: what they are, and the spans that date literals stand for.

SOQL and SOSL Reference, "Date Formats and Date Literals in WHERE". Literals are reckoned in UTC, the time
zone of the org's users; a week begins on Sunday.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final

from connectors.sandbox.salesforce.errors import SoqlError

_EPOCH: Final = date(1970, 1, 1)
_LATEST: Final = 4000  # dateTime fields hold years from 1700 to 4000
_EARLIEST: Final = 1700


def moment(text: str, at: int) -> int:
    """A datetime as unix milliseconds. Raises SoqlError for one that no calendar has."""
    head, zone = (text[:-1], "+0000") if text.endswith("Z") else _zoned(text)
    try:
        whole, _, part = head.partition(".")
        found = datetime.strptime(f"{whole}{zone.replace(':', '')}", "%Y-%m-%dT%H:%M:%S%z")
    except ValueError:
        raise SoqlError("MALFORMED_QUERY", f"Invalid datetime: {text}", at) from None
    if not _EARLIEST <= found.year < _LATEST:
        raise SoqlError("MALFORMED_QUERY", f"Invalid datetime: {text}", at)
    delta = found - datetime(1970, 1, 1, tzinfo=UTC)
    return (delta.days * 86_400 + delta.seconds) * 1000 + int((part or "0").ljust(3, "0"))


def _zoned(text: str) -> tuple[str, str]:
    cut = max(text.rfind("+"), text.rfind("-"))
    return text[:cut], text[cut:]


def calendar_day(text: str, at: int) -> str:
    """A date, checked. Raises SoqlError for one that no calendar has."""
    try:
        date.fromisoformat(text)
    except ValueError:
        raise SoqlError("MALFORMED_QUERY", f"Invalid date: {text}", at) from None
    return text


def span(literal: str, today: date, at: int) -> tuple[date, date]:
    """The days that a date literal stands for: from, and before. Raises SoqlError beyond all calendars."""
    try:
        return _span(literal, today)
    except (ValueError, OverflowError):
        raise SoqlError("MALFORMED_QUERY", f"Invalid date literal: {literal}", at) from None


def _span(literal: str, today: date) -> tuple[date, date]:
    name, _, count = literal.partition(":")
    many = int(count) if count else 1
    one = timedelta(days=1)
    if name in ("TODAY", "YESTERDAY", "TOMORROW"):
        start = today + {"TODAY": 0, "YESTERDAY": -1, "TOMORROW": 1}[name] * one
        return start, start + one
    if name.endswith("_90_DAYS"):
        name, many = f"{name[:4]}_N_DAYS", 90
    if name.endswith("_AGO"):
        unit = name[2:-5]
        start = _step(_floor(today, unit), unit, -many)
        return start, _step(start, unit, 1)
    when, rest = name.split("_", 1)
    unit = rest.removeprefix("N_").removesuffix("S")
    here = _floor(today, unit)
    if when == "THIS":
        return here, _step(here, unit, 1)
    if unit == "DAY":
        return (here - many * one, here + one) if when == "LAST" else (here + one, here + (many + 1) * one)
    if when == "LAST":
        return _step(here, unit, -many), here
    return _step(here, unit, 1), _step(here, unit, many + 1)


def _floor(day: date, unit: str) -> date:
    match unit:
        case "WEEK":
            return day - timedelta(days=(day.weekday() + 1) % 7)
        case "MONTH":
            return day.replace(day=1)
        case "QUARTER":
            return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        case "YEAR":
            return day.replace(month=1, day=1)
    return day


def _step(day: date, unit: str, count: int) -> date:
    if unit in ("DAY", "WEEK"):
        return day + timedelta(days=count * (7 if unit == "WEEK" else 1))
    months = day.year * 12 + day.month - 1 + count * {"MONTH": 1, "QUARTER": 3, "YEAR": 12}[unit]
    return date(months // 12, months % 12 + 1, 1)


def midnight(day: date) -> int:
    """The beginning of a UTC day, unix milliseconds."""
    return (day - _EPOCH).days * 86_400_000
