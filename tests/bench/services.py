"""What a benchmark runs against: a PostgreSQL and a vendor, both its own, on loopback."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import psutil
import psycopg

from etl.warehouse import embedded
from tests.bench.shape import Shape

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / ".tributary" / "bench"
SETTINGS = """
# tests.bench: an ordinary managed server; fsync, synchronous_commit and full_page_writes stay on
shared_buffers = '1GB'
max_wal_size = '8GB'
work_mem = '64MB'
maintenance_work_mem = '256MB'
autovacuum = off        # done between the measurements, as it would run in the middle of somebody else's
"""


class Postgres:
    """The embedded server under .tributary/bench."""

    def __init__(self, url: str) -> None:
        self.url = url
        with psycopg.connect(url) as session:
            row = session.execute("select pg_backend_pid(), version()").fetchone()
            assert row is not None
            self._postmaster = psutil.Process(psutil.Process(row[0]).ppid())  # while the backend lives
        self.version = " ".join(row[1].split()[:2])

    def run(self, *statements: str) -> None:
        """Execute statements, each in a transaction of its own."""
        with psycopg.connect(self.url, autocommit=True, options="-c client_min_messages=error") as session:
            for statement in statements:
                session.execute(statement)

    def drop(self, *schemas: str) -> None:
        """Remove schemas and all that is in them."""
        self.run(*(f'drop schema if exists "{schema}" cascade' for schema in schemas))

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return self.number(f"select count(*) from {table}")

    def number(self, query: str) -> int:
        """The number that a query gives."""
        with psycopg.connect(self.url) as session:
            row = session.execute(query).fetchone()
        return int(row[0]) if row else 0

    def settle(self) -> None:
        """Clean up and write out what earlier work left, so that it is not paid for by what comes next."""
        self.run("vacuum analyze", "checkpoint")
        time.sleep(0.5)  # until that backend has ended, and its CPU time is the postmaster's

    def cpu(self) -> float:
        """CPU seconds so far of the server and all its processes, ended or not."""
        times = self._postmaster.cpu_times()
        total = times.user + times.system + times.children_user + times.children_system
        for process in self._postmaster.children():
            try:
                own = process.cpu_times()
            except psutil.NoSuchProcess:
                continue
            total += own.user + own.system
        return total


@contextmanager
def postgres() -> Iterator[Postgres]:
    """The server with the benchmark's settings, stopped afterwards; its data stays for the next time."""
    url = embedded.start(HOME).url()
    settings = HOME / "postgres" / "data" / "postgresql.conf"
    if SETTINGS not in (text := settings.read_text()):
        settings.write_text(text.partition("\n# tests.bench:")[0] + SETTINGS)
        embedded.stop(HOME)
        url = embedded.start(HOME).url()
    try:
        yield Postgres(url)
    finally:
        embedded.stop(HOME)


class VendorProcess:
    """A running tests.bench.serving."""

    def __init__(self, shape: Shape, url: str, rows: int) -> None:
        self.shape, self.url, self.rows = shape, url, rows

    def change(self, share: float) -> tuple[str, str]:
        """Change the newest records; since when dlt has to ask for these, and since when for nothing."""
        told = self._ask(f"change?share={share}")
        return told["since"], told["nothing"]

    def pass_time(self, seconds: int) -> None:
        """Let its clock go on."""
        self._ask(f"pass?seconds={seconds}")

    def requests(self) -> int:
        """How many requests it has answered, this one not counted."""
        return int(self._ask("stats")["requests"])

    def records(self, first: int, count: int) -> list[dict[str, Any]]:
        """Records by their numbers, as they are now."""
        found: list[dict[str, Any]] = self._ask(f"records?first={first}&count={count}")
        return found

    def _ask(self, path: str) -> Any:
        with urlopen(f"{self.url}/bench/{path}") as answer:
            return json.load(answer)


@contextmanager
def vendor(shape: Shape, rows: int) -> Iterator[VendorProcess]:
    """A vendor with that many records, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.serving", shape.name, "--rows", str(rows)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        try:
            said = process.stdout.readline()
            if not said:
                raise SystemExit("tests.bench.serving did not start")
            yield VendorProcess(shape, f"http://127.0.0.1:{json.loads(said)['port']}", rows)
        finally:
            process.kill()  # it has nothing to lose, and would inherit that Dagster ignores SIGTERM
