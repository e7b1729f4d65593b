"""Small tables, and syncs into them made by hand: records, tombstones and completions at chosen times."""

from __future__ import annotations

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import psycopg

from etl.decode import Decoder
from etl.scan import Problem
from etl.schema import Json, JsonText, Table
from etl.schema import field as column
from etl.warehouse import ledger
from etl.warehouse.known import MOST_IN_MIND, Block
from etl.warehouse.ledger import Counts
from etl.warehouse.stage import Stage

EPOCH = datetime.now(UTC) - timedelta(days=1)


def at(tick: float) -> datetime:
    """A time of our clock."""
    return EPOCH + timedelta(seconds=tick)


class Item(Table):
    """An item."""

    __tablename__ = "items"

    id: str = column(key=True, doc="Identifier.")
    parent: str | None = column(parent=True, doc="Parent.")
    value: int | None = column(doc="Value.")
    price: Decimal | None = column(doc="Price.")
    note: str | None = column(doc="Note.")
    bag: Json | None = column(doc="Bag.")
    text: JsonText | None = column(doc="List as text.")
    gone: bool = column("deleted", deleted=True, doc="Whether it is deleted.")


class StampedItem(Item):
    """An item with the vendor's stamp."""

    updated: datetime | None = column(version=True, doc="When it changed.")


class Numbered(Table):
    """A row with a number for a key, by which rows of a parent are told apart."""

    __tablename__ = "numbered"

    parent: str = column(key=True, parent=True, doc="Parent.")
    number: int = column(key=True, doc="Number.")
    value: int | None = column(doc="Value.")


class Reply(Table):
    """A row whose parent is known by a number."""

    __tablename__ = "replies"

    id: int = column(key=True, doc="Identifier.")
    ticket: int | None = column(parent=True, doc="Parent.")


@dataclass
class Rows:
    """Records of one answer."""

    asof: float
    records: Sequence[Any]
    deleted_at: float | None = None

    def __init__(self, asof: float, *records: Any, deleted_at: float | None = None) -> None:
        self.asof, self.records, self.deleted_at = asof, records, deleted_at


@dataclass
class Gone:
    """Tombstones."""

    asof: float
    keys: Sequence[str]

    def __init__(self, asof: float, *keys: str) -> None:
        self.asof, self.keys = asof, keys


@dataclass
class There:
    """Keys of rows that are at the vendor, whatever they say."""

    asof: float
    keys: Sequence[str]

    def __init__(self, asof: float, *keys: str) -> None:
        self.asof, self.keys = asof, keys


@dataclass
class Whole:
    """All rows, or all of some parents, have been given."""

    asof: float
    parents: Sequence[str] | None = None


class Commit:
    """What is there so far is committed, and the sync goes on."""


Step = Rows | Gone | There | Whole | Commit


@dataclass
class Bench:
    """A connection, a table, and syncs into it."""

    connection: psycopg.Connection[Any]
    table: type[Table] = Item
    schema: str = "shop"
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    in_mind: int = MOST_IN_MIND

    def __post_init__(self) -> None:
        ledger.ensure(self.connection, self.schema)

    def sync(self, *steps: Step) -> Counts:
        """One sync of these steps, in this order; its counts close."""
        stage = Stage(self.table, self.schema, uuid.uuid4().hex[:12], "items", self.in_mind)
        decoder = Decoder(self.table, ".")
        for step in (*steps, Commit()):
            match step:
                case Rows():
                    body = (
                        step.records[0]
                        if isinstance(step.records[0], bytes)
                        else json.dumps(step.records).encode()
                    )
                    gone = None if step.deleted_at is None else at(step.deleted_at)
                    stage.load(self.connection, [Block(decoder, decoder.scan(body), at(step.asof), gone)])
                case Gone():
                    keys = [(key,) for key in step.keys]
                    stage.delete(self.connection, keys, at(step.asof), at(step.asof))
                case There():
                    stage.alive(self.connection, [(key,) for key in step.keys], at(step.asof))
                case Whole():
                    stage.complete(self.connection, step.parents, at(step.asof))
                case Commit():
                    with self.connection.transaction():
                        stage.commit(self.connection)
        stage.drop(self.connection)
        self.problems, self.notes = stage.problems, stage.told(anew=False)
        assert self.left() == []
        assert stage.counts.closes
        return stage.counts

    def left(self) -> list[str]:
        """Tables left in the stage's schema."""
        rows = self.connection.execute("select tablename from pg_tables where schemaname = 'tributary_stage'")
        return [name for (name,) in rows]

    def rows(self, columns: str = "id, value", where: str = "_deleted_at is null") -> list[tuple[Any, ...]]:
        """The table's rows by key; those that live unless said otherwise."""
        table = self.table.__tablename__
        return self.connection.execute(
            f"select {columns} from {self.schema}.{table} where {where} order by 1, 2"
        ).fetchall()

    def state(self) -> dict[str, int | str | None]:
        """id -> value, or "deleted"."""
        rows = self.rows("id, value, _deleted_at is not null, gone", "true")
        assert all(flag == dead for _, _, dead, flag in rows)
        return {key: "deleted" if dead else value for key, value, dead, _ in rows}


def item(value: int, key: str = "a", **fields: Any) -> dict[str, Any]:
    return {"id": key, "value": value, **fields}
