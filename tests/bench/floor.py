"""What the work cannot be done without: fetching the pages, and COPY of bytes that are ready.

COPY is measured twice: of 25 typed columns with the rest of each record as jsonb, the layout in which our
goals were set, and of our own table's columns, which are more and cost PostgreSQL much less. The bytes
are made before the clock runs.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from itertools import pairwise
from pathlib import Path

import psycopg

from etl.warehouse import embedded
from tests.bench.engine import TABLE
from tests.bench.mapping import COLUMNS, mapped
from tests.bench.measure import Meter, Taken
from tests.bench.records import NEWEST, charge, created
from tests.bench.services import HOME, Postgres, VendorProcess

SCHEMA = "bench_floor"
TARGET = f"{SCHEMA}.charges"
WINDOWS = 4
PIECE = 250_000
"""Bytes of one write; a page of 100 charges as COPY text has about 130,000."""


def fetch(meter: Meter, vendor: VendorProcess) -> Taken:
    """All pages, four at a time; they are not even parsed."""
    host = vendor.url.partition("//")[2]
    oldest, newest = created(vendor.rows - 1), NEWEST + 1
    cuts = [oldest + (newest - oldest) * k // WINDOWS for k in range(WINDOWS + 1)]
    with meter.block() as taken, ThreadPoolExecutor(WINDOWS) as pool:
        list(pool.map(lambda span: _fetch(host, *span), pairwise(cuts)))
    return taken


class Floor:
    """COPY of a file that is ready into a table of one layout, as often as one likes.

    columns: what stands between the parentheses of `create table`. options: its storage settings.
    """

    def __init__(self, meter: Meter, postgres: Postgres, file: Path, columns: str, options: str) -> None:
        self._meter, self._postgres, self._file = meter, postgres, file
        self._columns, self._options = columns, options
        self._pieces = _pieces(file)

    def copy(self, connections: int) -> Taken:
        """The ready bytes into a table with its key."""
        self._table(self._options)
        shares = [self._pieces[k::connections] for k in range(connections)]
        with self._meter.block() as taken, ThreadPoolExecutor(connections) as pool:
            list(pool.map(self._send, shares))
        return taken

    def psql(self) -> Taken:
        """What anybody with a file does: psql's own copy command, into a table without special settings."""
        self._table(None)
        order = f"\\copy {TARGET} from '{self._file}'"
        command = [str(embedded.program_path("psql")), self._postgres.url, "-X", "-q", "-c", order]
        return self._meter.command(command, {}, HOME)

    def drop(self) -> None:
        """Remove what this left."""
        self._postgres.drop(SCHEMA)
        self._file.unlink()

    def _table(self, options: str) -> None:
        self._postgres.drop(SCHEMA)
        table = f"create table {TARGET} ({self._columns})"
        self._postgres.run(f"create schema {SCHEMA}", f"{table} with ({options})" if options else table)

    def _send(self, pieces: Sequence[bytes]) -> None:
        with (
            psycopg.connect(self._postgres.url) as session,
            session.cursor() as cursor,
            cursor.copy(f"copy {TARGET} from stdin") as copy,
        ):
            for piece in pieces:
                copy.write(piece)


def ours(meter: Meter, postgres: Postgres) -> Floor:
    """The layout of our own table, which is loaded: its columns, values, key and settings."""
    file = HOME / "ours.copy"
    with psycopg.connect(postgres.url) as session, file.open("wb") as lines:
        with session.cursor().copy(f"copy {TABLE} to stdout") as copy:
            for line in copy:
                lines.write(line)
        row = session.execute(
            "select array_to_string(reloptions, ', ') from pg_class where oid = %s::regclass", (TABLE,)
        ).fetchone()
    return Floor(
        meter, postgres, file, f"like {TABLE} including defaults including indexes", row[0] if row else ""
    )


def remainder(meter: Meter, postgres: Postgres, rows: int) -> Floor:
    """25 typed columns and the rest of each record as jsonb, kept as it is rather than compressed."""
    file = HOME / "remainder.copy"
    with file.open("w") as lines:
        for number in range(rows):
            row = mapped(json.loads(charge(number)))
            lines.write("\t".join(_copied(value) for value in row.values()) + "\n")
    kinds = {"bool": "boolean", "timestamp": "bigint"}  # unix seconds, as they come
    columns = [f"{name} {kinds.get(kind, kind)}" for name, (_, kind) in COLUMNS.items()]
    columns += ["rest jsonb", "primary key (id)"]
    return Floor(meter, postgres, file, ", ".join(columns), "toast_tuple_target = 8160")


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


def _fetch(host: str, start: int, end: int) -> None:
    connection, after = HTTPConnection(host), ""
    while True:
        connection.request("GET", f"/v1/charges?limit=100&created[gte]={start}&created[lt]={end}{after}")
        body = connection.getresponse().read()
        if b'"has_more":false' in body[-60:]:
            return connection.close()
        at = body.rindex(b'{"id":"ch_') + 7
        after = "&starting_after=" + body[at : body.index(b'"', at)].decode()
