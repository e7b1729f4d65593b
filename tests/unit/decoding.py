"""Tables with every type, and a body's records as they would be loaded."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import msgspec

from etl.copytext import cells
from etl.decode import Decoder
from etl.scan import Problem
from etl.schema import Group, Json, JsonText, Table, field, group

ASOF = datetime(2026, 5, 1, 12, tzinfo=UTC)


class Address(Group):
    """Where."""

    city: str | None = field(doc="City.")
    zip_code: str | None = field("zip.code", doc="Zip code.")


class Unix(Table):
    """Every type, unix times."""

    __tablename__ = "unix"
    __times__ = "unix"
    __elsewhere__ = ("secret", "card")

    id: str = field(key=True, doc="")
    count: int | None = field(doc="")
    ratio: float | None = field(doc="")
    price: Decimal | None = field(doc="")
    live: bool | None = field(doc="")
    created: datetime | None = field(doc="")
    day: date | None = field(doc="")
    bag: Json | None = field(doc="")
    tags: JsonText | None = field(doc="")
    name: str | None = field("name", "old.name", doc="")
    options: Json | None = field("options", "old.options", doc="")
    home: Address = group("home", "old.home")
    kind: str | None = field("details.kind", doc="")
    details: Json | None = field("details.*", name="details", doc="")
    brand: str | None = field("card.face.brand", doc="")
    parent: str | None = field("^id", doc="")
    place: int | None = field("#", doc="")
    gone: bool = field("deleted", deleted=True, doc="")


class Iso(Unix):
    """Every type, times in ISO 8601, stamped by the vendor."""

    __tablename__ = "iso"
    __times__ = "iso"

    created: datetime | None = field(doc="")
    updated: datetime | None = field("updated_at", version=True, doc="")


class Fee(Table):
    """A row that is known by its place in the enclosing record."""

    __tablename__ = "fees"

    parent: str = field("^id", key=True, parent=True, doc="")
    place: int = field("#", key=True, doc="")
    amount: int | None = field(doc="")


@dataclass
class Line:
    """One decoded record: texts by column."""

    values: dict[str, str | None]

    def __getitem__(self, name: str) -> str | None:
        return self.values[name]

    @property
    def extra(self) -> Any:
        return parsed(self.values["_extra"])


def parsed(text: str | None) -> Any:
    """JSON with its numbers exact; None stays None."""
    return None if text is None else json.loads(text, parse_float=Decimal)


def decode(
    body: bytes | str | list[Any],
    table: type[Table] = Unix,
    records: str = ".",
    deleted_at: datetime | None = None,
    **outer: str,
) -> tuple[list[Line], list[Problem]]:
    """A body's records as lines, and their problems."""
    if isinstance(body, list):
        body = dumps(body)
    decoder = Decoder(table, records)
    scan = decoder.scan(body.encode() if isinstance(body, str) else body, outer or None)
    rows = decoder.rows(scan, ASOF, deleted_at)
    lines = rows.lines.decode().split("\n")[:-1]
    assert rows.count == len(lines)
    found = [Line(dict(zip(decoder.columns, cells(line), strict=True))) for line in lines]
    return found, rows.problems


def one(record: str | Mapping[str, Any], table: type[Table] = Unix) -> tuple[Line, list[Problem]]:
    """A single record that is kept, with what was refused of it."""
    text = record if isinstance(record, str) else dumps(record).decode()
    (line,), problems = decode(f"[{text}]", table)
    return line, problems


def dumps(value: Any) -> bytes:
    """JSON as a vendor writes it, numbers digit by digit."""
    return msgspec.json.Encoder(decimal_format="number").encode(value)
