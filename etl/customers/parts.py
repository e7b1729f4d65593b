"""What each source contributes: one file of SQL, whose selects each give the interactions of one table.

The file is `sql/interactions/CONNECTOR.sql`, or of a connector that is not ours `CONNECTOR_interactions.sql`
beside its module. It is written for a source that is named like its connector; for one of another name the
schema is another. Each schema of [events] is a source of the file `events.sql`.

What is not there is empty: a column that a table lacks is null, a table that is joined has no rows, and where
the first table is missing, the part is not there either.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from msgspec import Struct

from etl.config import Config
from etl.connector import Connector
from etl.errors import ConfigError
from etl.events.settings import settings
from etl.identity.claims import COMMITTED, LATE, STAMPS, Columns
from etl.sources import connector_class
from etl.warehouse.customer_rows import Reading, Table
from etl.warehouse.ddl import literal, quote

EVENTS = "events"
BETWEEN = re.compile(r"^union all$", re.MULTILINE)
NAME = re.compile(r"\A\s*select\s+'(\w+)' as part,")
TABLE = re.compile(r"\b(from|join)\s+(\w+)\.(\w+)\s+as\s+(\w+)")
COLUMN = re.compile(r"\b([a-z]\w*)\.(\"?)(\w+)\2")
LITERAL = re.compile(r"('(?:[^']|'')*')")
NOTHING = "(select where false)"
COMMENT = re.compile(rf"{LITERAL.pattern}|--.*")


class Part(Struct, frozen=True):
    """One select of a file: the source that it is read for, its name, its text.

    schema: how the source's is written in it; events: its tables are streamed events.
    """

    source: str
    name: str
    text: str
    schema: str
    events: bool = False

    @property
    def full(self) -> str:
        """Source and name."""
        return f"{self.source}.{self.name}"

    @property
    def tables(self) -> dict[str, str]:
        """Its tables: how each is called in it, and the full name; the first one first."""
        found = TABLE.findall(self.text)
        return {alias: f"{self.source}.{table}" for _, schema, table, alias in found if schema == self.schema}

    @property
    def first(self) -> str:
        """The full name of the table of which each row is an interaction."""
        return next(iter(self.tables.values()))

    def reading(self, there: Mapping[str, Columns]) -> Reading | None:
        """What is to be read of the tables that are there; None if the first of them is not."""
        if self.first not in there:
            return None
        columns = {alias: there.get(full, {}) for alias, full in self.tables.items()}
        pieces = LITERAL.split(self.text)
        code = [_known(piece, columns) for piece in pieces[::2]]
        of_source = re.compile(rf"'{re.escape(self.schema)}\.(\w+)'")
        literals = [
            of_source.sub(lambda m: literal(f"{self.source}.{m[1]}"), piece) for piece in pieces[1::2]
        ]
        text = "".join(piece for pair in zip(code, [*literals, ""], strict=True) for piece in pair)
        tables = []

        def named(found: re.Match[str]) -> str:
            how, schema, table, alias = found.groups()
            full, name = f"{self.source}.{table}", quote(self.source, table)
            if schema != self.schema:
                return found[0]
            if full in there:
                tables.append(self._table(full, name, alias, there[full]))
            return f"{how} {name if full in there else NOTHING} as {alias}"

        text = TABLE.sub(named, text).strip()
        return Reading(0, text, tuple(tables))

    def _table(self, full: str, name: str, alias: str, columns: Columns) -> Table:
        stamps = [c for c in STAMPS if columns.get(c, "").startswith("timestamp")]
        if not self.events:
            return Table(full, name, alias, "received_at" if "received_at" in stamps else "", COMMITTED)
        (stamp, late), *other = [(c, LATE[c]) for c in stamps] or [("", COMMITTED)]
        return Table(full, name, alias, stamp, late, other[0] if other else None)


def _known(code: str, columns: Mapping[str, Columns]) -> str:
    """SQL in which columns that a table does not have are null."""

    def known(found: re.Match[str]) -> str:
        alias, _, column = found.groups()
        return found[0] if alias not in columns or column in columns[alias] else "null"

    return COLUMN.sub(known, code)


def parts(config: Config) -> list[Part]:
    """What all sources contribute, as they are configured; ConfigError if a file is not as it must be."""
    found: list[Part] = []
    for source in config.sources.values():
        cls = connector_class(source.connector)
        if (path := _file(cls)) is not None:
            found += split(path.read_text(), source.name, cls.name, str(path))
    events = (files("sql") / "interactions" / "events.sql").read_text()
    for schema in settings(config).schemas:
        found += split(events, schema, EVENTS, "events.sql", events=True)
    return found


def split(text: str, source: str, schema: str, path: str, *, events: bool = False) -> Iterator[Part]:
    """The parts of a file's text. path: as a message names it."""
    names = set()
    for select in BETWEEN.split(COMMENT.sub(lambda m: m[1] or "", text)):
        name = NAME.search(select)
        found = TABLE.findall(select)
        if name is None or name[1] in names or not found or found[0][1] != schema:
            raise ConfigError(
                f"{path}: each select must begin with a name of its own, such as 'charges' as part, and read"
                f" a table that is written {schema}.TABLE as ALIAS; between two is a line: union all."
            )
        names.add(name[1])
        yield Part(source, name[1], select, schema, events)


def _file(cls: type[Connector[Any]]) -> Path | None:
    """The file of a connector, if it has one."""
    beside = Path(str(sys.modules[cls.__module__].__file__)).with_name(f"{cls.name}_interactions.sql")
    if beside.is_file():
        return beside
    ours = Path(str(files("sql") / "interactions" / f"{cls.name}.sql"))
    return ours if ours.is_file() and cls.name != EVENTS else None
