"""What the work cannot be done without: fetching, and COPY of bytes that are ready.

COPY is into tables such as ours, with their columns, values, keys and settings; where the shape says so, also into
one with 25 typed columns and the rest of each record as jsonb. The bytes are made before the clock runs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import psycopg

from etl.warehouse import embedded
from tests.bench.mapping import Mapping
from tests.bench.measure import Meter, Taken
from tests.bench.services import HOME, Postgres, VendorProcess

SCHEMA = "bench_floor"
PIECE = 250_000
"""Bytes of one write; a page of 100 charges as COPY text has about 130,000."""
AT_ONCE = 1_000
"""Records that are asked for at once to be laid out."""


def fetch(meter: Meter, vendor: VendorProcess) -> Taken:
    """All there is; it is not even parsed."""
    with meter.block() as taken:
        vendor.shape.fetch(vendor.url, vendor.rows)
    return taken


@dataclass(frozen=True)
class Target:
    """A table of the floor, and the file that is for it.

    columns: what stands between the parentheses of `create table`. options: its storage settings.
    """

    name: str
    file: Path
    columns: str
    options: str

    @property
    def table(self) -> str:
        """Its name with its schema."""
        return f"{SCHEMA}.{self.name}"

    def create(self, options: str) -> str:
        """The statement that makes it."""
        return f"create table {self.table} ({self.columns})" + (f" with ({options})" if options else "")


class Floor:
    """COPY of files that are ready, as often as one likes."""

    def __init__(self, meter: Meter, postgres: Postgres, targets: Sequence[Target]) -> None:
        self._meter, self._postgres, self._targets = meter, postgres, targets
        self._pieces = [(target, piece) for target in targets for piece in _pieces(target.file)]

    def copy(self, connections: int) -> Taken:
        """The ready bytes into tables with their keys."""
        self._make([target.create(target.options) for target in self._targets])
        shares = [self._pieces[k::connections] for k in range(connections)]
        with self._meter.block() as taken, ThreadPoolExecutor(connections) as pool:
            list(pool.map(self._send, shares))
        return taken

    def psql(self) -> Taken:
        """What anybody with files does: psql's own copy command, into tables without special settings."""
        self._make([target.create("") for target in self._targets])
        command = [str(embedded.program_path("psql")), self._postgres.url, "-X", "-q"]
        for target in self._targets:
            command += ["-c", f"\\copy {target.table} from '{target.file}'"]
        return self._meter.command(command, {}, HOME)

    def drop(self) -> None:
        """Remove what this left."""
        self._postgres.drop(SCHEMA)
        for target in self._targets:
            target.file.unlink()

    def _make(self, statements: Sequence[str]) -> None:
        self._postgres.drop(SCHEMA)
        self._postgres.run(f"create schema {SCHEMA}", *statements)

    def _send(self, pieces: Sequence[tuple[Target, bytes]]) -> None:
        with psycopg.connect(self._postgres.url) as session, session.cursor() as cursor:
            for target in self._targets:
                with cursor.copy(f"copy {target.table} from stdin") as copy:
                    for of, piece in pieces:
                        if of is target:
                            copy.write(piece)


def ours(meter: Meter, postgres: Postgres, tables: Sequence[str]) -> Floor:
    """The layout of our own tables, which are loaded."""
    return Floor(meter, postgres, [_ours(postgres, table) for table in tables])


def _ours(postgres: Postgres, table: str) -> Target:
    file = HOME / f"{table}.copy"
    with psycopg.connect(postgres.url) as session, file.open("wb") as lines:
        with session.cursor().copy(f"copy {table} to stdout") as copy:
            for line in copy:
                lines.write(line)
        row = session.execute(
            "select array_to_string(reloptions, ', ') from pg_class where oid = %s::regclass", (table,)
        ).fetchone()
    columns = f"like {table} including defaults including indexes"
    return Target(table.partition(".")[2], file, columns, (row and row[0]) or "")


def remainder(meter: Meter, postgres: Postgres, vendor: VendorProcess, layout: Mapping) -> Floor:
    """Typed columns and the rest of each record as jsonb, kept as it is rather than compressed."""
    file = HOME / "remainder.copy"
    with file.open("w") as lines:
        for first in range(0, vendor.rows, AT_ONCE):
            for record in vendor.records(first, AT_ONCE):
                lines.write("\t".join(map(_copied, layout.row(record).values())) + "\n")
    kinds = {"bool": "boolean", "timestamp": "bigint"}  # unix seconds, as they come
    columns = [f"{name} {kinds.get(kind, kind)}" for name, kind in layout.types.items()]
    columns += ["rest jsonb", "primary key (id)"]
    target = Target("remainder", file, ", ".join(columns), "toast_tuple_target = 8160")
    return Floor(meter, postgres, [target])


def _copied(value: object) -> str:
    """A value in COPY's text format."""
    if value is None:
        return "\\N"
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")


def _pieces(file: Path) -> list[bytes]:
    """The file in pieces that end where lines do."""
    with file.open("rb") as lines:
        read: Callable[[], list[bytes]] = lambda: lines.readlines(PIECE)  # noqa: E731
        return [b"".join(some) for some in iter(read, [])]
