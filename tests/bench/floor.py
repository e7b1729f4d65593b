"""What the work cannot be done without: fetching the pages, and COPY of bytes that are ready.

The bytes are those of our own table, so columns, values and table settings are the same; they are
made before the clock runs. No engine can be faster than the slower of the two on this machine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from itertools import pairwise
from pathlib import Path

import psycopg

from etl.warehouse import embedded
from tests.bench.engine import TABLE
from tests.bench.measure import Meter, Taken
from tests.bench.records import NEWEST, created
from tests.bench.services import HOME, Postgres, VendorProcess

SCHEMA = "bench_floor"
TARGET = f"{SCHEMA}.charges"
WINDOWS = 4
PIECE = 250_000
"""Bytes of one write; a page of 100 charges as COPY text has about 130,000."""


class Floor:
    """Prepared from a loaded table, then measured as often as one likes."""

    def __init__(self, meter: Meter, postgres: Postgres, vendor: VendorProcess) -> None:
        self._meter, self._postgres, self._vendor = meter, postgres, vendor
        self._file = HOME / "charges.copy"
        with psycopg.connect(postgres.url) as session, self._file.open("wb") as file:
            with session.cursor().copy(f"copy {TABLE} to stdout") as copy:
                for line in copy:
                    file.write(line)
            row = session.execute(
                "select array_to_string(reloptions, ', ') from pg_class where oid = %s::regclass", (TABLE,)
            ).fetchone()
        self._options = row[0] if row else None
        self._pieces = _pieces(self._file)

    def fetch(self) -> Taken:
        """All pages, four at a time; they are not even parsed."""
        host = self._vendor.url.partition("//")[2]
        oldest, newest = created(self._vendor.rows - 1), NEWEST + 1
        cuts = [oldest + (newest - oldest) * k // WINDOWS for k in range(WINDOWS + 1)]
        with self._meter.block() as taken, ThreadPoolExecutor(WINDOWS) as pool:
            list(pool.map(lambda span: _fetch(host, *span), pairwise(cuts)))
        return taken

    def copy(self, connections: int) -> Taken:
        """The ready bytes into a table like ours, its key included."""
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

    def _table(self, options: str | None) -> None:
        self._postgres.drop(SCHEMA)
        like = f"create table {TARGET} (like {TABLE} including defaults including indexes)"
        self._postgres.run(f"create schema {SCHEMA}", f"{like} with ({options})" if options else like)

    def _send(self, pieces: Sequence[bytes]) -> None:
        with (
            psycopg.connect(self._postgres.url) as session,
            session.cursor() as cursor,
            cursor.copy(f"copy {TARGET} from stdin") as copy,
        ):
            for piece in pieces:
                copy.write(piece)


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
