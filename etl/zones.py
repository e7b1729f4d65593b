"""A source's own zone: what a time means that comes without an offset, in JSON and in CSV.

A vendor that writes `2026-03-01 09:30:00` means the clocks of some place. Which place is one option of every
source, `timezone`: who writes a connector gives it a default in its Config, where the vendor's other
habits stand (`timezone: str = "Europe/Berlin"`), and who runs it may say otherwise in tributary.toml, as
where accounts have zones of their own. Without it such a time is UTC, and nothing here is asked.

A time with an offset is that instant, and a day without a time stays as it is. Of a time that the clocks show
twice, when they are put back, the first is meant; one that they skip is as much later as they are put forward
(02:30 is 03:30): both as PEP 495 has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from etl.copytext import stamp
from etl.exact import convert
from etl.schema import Column, Table, TableType


def in_zone(table: type[Table], zone: str) -> type[Table]:
    """The table as a source in this zone is read; the same one if that is UTC, or it has no such times."""
    columns = tuple(replace(c, zone=zone) if _is_local(c) else c for c in table.columns)
    if zone == "UTC" or columns == table.columns:
        return table
    body = {
        "__module__": table.__module__,
        "__qualname__": table.__qualname__,
        "__doc__": table.__doc__,
        "__columns__": columns,
    }
    made: Any = TableType(table.__name__, (table,), body)
    found: type[Table] = made
    return found


def _is_local(column: Column) -> bool:
    return column.type == "timestamp" and column.times == "iso"


def local(moment: datetime, zone: str) -> datetime:
    """An instant; a naive one by the clocks of a zone. OverflowError beyond the years 1 to 9999."""
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def local_stamp(moment: datetime, zone: str) -> str:
    """The same as PostgreSQL reads it."""
    return stamp(local(moment, zone))


def is_day(text: str) -> bool:
    """Whether it is a day without a time."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def stamps(texts: Sequence[str | None], zone: str) -> Sequence[str | None]:
    """The vendor's stamps of rows as the rows have them; what is none stays."""
    if zone == "UTC":
        return texts
    column = Column("", "timestamp", (), "", zone=zone)
    return [text and (convert(column, text) or text) for text in texts]
