"""A random walk through everything that may go wrong: `python -m tests.faults.soak --minutes 30 --seed N`.

Each step lets one vendor move on, and runs syncs in processes of their own under a few troubles at once: the vendor
throttles, fails, cuts and lies; the way to PostgreSQL is cut; the sync is killed, or the server; a second run comes
in between; a person reads, locks, and changes tables. Then all is calm, one more sync runs, and the tables
must hold what the vendor has, the counts close, no stage be left and nothing locked. What is done in a step depends on
the seed and the step alone, so that a difference may be found again by `--seed N --steps K`; where it strikes depends on
time, too.
"""

from __future__ import annotations

import argparse
import os
import secrets
import shutil
import signal
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from random import Random
from typing import Any, Self

import psutil
import psycopg

from etl.config import Secret
from etl.sync import Outcome, sync_source
from etl.warehouse import embedded
from etl.warehouse.ddl import quote
from etl.warehouse.postgres import Warehouse
from tests.engine import child, oracle
from tests.engine.proxy import Proxy
from tests.faults.soak_vendors import VENDORS, Vendor

HURRIED = "-c lock_timeout=300"
PORTS = range(15_433, 15_533)
LONGEST_SECONDS = 60  # of a disturbed sync, which is killed then
HELD = (
    "select count(*) from pg_locks l join pg_database d on d.oid = l.database"
    " where locktype = 'advisory' and datname = current_database()"
)


class Walk:
    """The walk of one seed; a context manager, as it has a server and vendors of its own."""

    def __init__(self, seed: int, vendors: Sequence[str] = tuple(VENDORS)) -> None:
        self.seed = seed
        self._stack = ExitStack()
        self._home = Path(tempfile.mkdtemp(prefix="tributary-soak-"))
        self._stack.callback(shutil.rmtree, self._home, ignore_errors=True)
        self._stack.callback(embedded.stop, self._home)
        self._server = self._on_a_port_of_its_own()
        self._proxy = self._stack.enter_context(Proxy(self._server.url()))
        self.warehouse = self._stack.enter_context(closing(Warehouse(Secret(self._server.url()))))
        self._vendors: list[Vendor] = [VENDORS[name](self._stack) for name in vendors]
        self._starts: list[threading.Thread] = []
        self._full = self._armed = False
        self._running = 0
        self.story: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def _on_a_port_of_its_own(self) -> embedded.Server:
        """A server whose port no other embedded one takes while it is down."""
        server = embedded.start(self._home)
        embedded.stop(self._home)
        settings = self._home / "postgres" / "data" / "tributary.conf"
        port = next(port for port in PORTS if _is_free(port))
        settings.write_text(settings.read_text().replace(f"port = {server.port}\n", f"port = {port}\n"))
        return embedded.start(self._home)

    def step(self, number: int) -> str:
        """One step; what happened in it. AssertionError where something is not as it must be."""
        random = Random(f"{self.seed}/{number}")
        vendor = random.choice(self._vendors)
        self.story, self._armed = [vendor.schema], False
        vendor.move(random)
        with ExitStack() as troubles:
            for trouble in random.sample(TROUBLES, random.choice((1, 1, 2, 2, 3))):
                if said := trouble(self, vendor, random, troubles):
                    self.story.append(said)
            self._disturbed(vendor, random)
        self._calm(vendor)
        return "; ".join(self.story)

    # ---- running

    def _disturbed(self, vendor: Vendor, random: Random) -> None:
        runs = [self._start(vendor, random)]
        for _ in range(random.random() < 0.25):
            time.sleep(random.uniform(0, 0.3))
            runs.append(self._start(vendor, random))
        for run in runs:
            run.join(LONGEST_SECONDS)
            if run.is_alive():
                self.story.append("a run takes too long, and is killed")
                run.kill()
                run.join()
        self.story.append(f"ended {', '.join(str(run.exitcode) for run in runs)}")

    def _start(self, vendor: Vendor, random: Random) -> Any:
        how = random.choice(["", "", "", "window", "full"])
        given: dict[str, Any] = {"commit_seconds": random.choice((0, 30.0))}
        if how == "window":
            given["window"] = vendor.window(random)
        elif how == "full":
            given["full"] = True
        self.story.append(f"a run{f' ({how})' if how else ''}")
        process = child.start(vendor.config(), self._proxy.url, **given)
        self._running = process.pid or 0
        return process

    def _calm(self, vendor: Vendor) -> None:
        """Let one more sync run, which nobody disturbs, and look."""
        vendor.server.moods.clear()
        self._proxy.arm(10**9, lambda: None)
        for thread in self._starts:
            thread.join(30)
        self._server = embedded.start(self._home)
        vendor.calm()
        self._until_free()
        for outcome in self._sync(vendor):
            assert outcome.error is None, f"{outcome.stream}: {outcome.error}"
            for table, counts in outcome.counts.items():
                assert counts.closes, f"{table}: {counts}"
            assert not outcome.dead_letters, f"{outcome.stream}: dead letters"
        self._full = False
        vendor.check(self.warehouse)
        left = oracle.leftovers(self.warehouse)
        assert left == [], f"stages are left: {left}"
        self._until_free()

    def _sync(self, vendor: Vendor) -> list[Outcome]:
        return sync_source(vendor.config(), self.warehouse, full=self._full)

    def _until_free(self) -> None:
        """Wait until the server has noticed who is gone; nothing is locked then."""
        for _ in range(500):
            with suppress(Exception), psycopg.connect(self._server.url()) as session:
                if session.execute(HELD).fetchone() == (0,):
                    return
            time.sleep(0.02)
        raise AssertionError("a stream stays locked")

    # ---- troubles; each says what it is, or nothing where it does not apply

    def _vendor_faults(self, vendor: Vendor, random: Random, troubles: ExitStack) -> str:
        moods, said = vendor.server.moods, []
        for _ in range(random.randint(1, 4)):
            name = random.choice(list(MOODS))
            how = {
                "times": random.randint(1, 4),
                "path": random.choice(vendor.paths),
                "after": random.randrange(4),
            }
            MOODS[name](moods, random, how)
            said.append(f"{name} {how['times']}x {how['path']} after {how['after']}")
        return ", ".join(said)

    def _busy_vendor(self, vendor: Vendor, random: Random, troubles: ExitStack) -> str:
        vendor.meanwhile(Random(random.random()))
        return "it moves on meanwhile"

    def _cut(self, vendor: Vendor, random: Random, troubles: ExitStack) -> str:
        return self._at(random, "the way is cut", self._proxy.cut)

    def _kill(self, vendor: Vendor, random: Random, troubles: ExitStack) -> str:
        def kill() -> None:
            with suppress(ProcessLookupError):
                os.kill(self._running, signal.SIGKILL)
            self._proxy.cut()  # the message may have been another run's

        return self._at(random, "the run is killed", kill)

    def _restart(self, vendor: Vendor, random: Random, troubles: ExitStack) -> str:
        def die() -> None:
            pid_file = self._home / "postgres" / "data" / "postmaster.pid"
            with suppress(OSError, psutil.Error):
                server = psutil.Process(int(pid_file.read_text().split()[0]))
                server.send_signal(signal.SIGQUIT)
                _until_over(server)  # until then it is taken for running, and not started
            thread = threading.Thread(target=embedded.start, args=(self._home,))
            thread.start()  # first, as whoever joins may not wait for it
            self._starts.append(thread)

        return self._at(random, "the server dies", die)

    def _at(self, random: Random, what: str, trouble: Callable[[], None]) -> str:
        at, after = int(2 ** random.uniform(0, 7)), random.random() < 0.5
        if self._armed:  # one at a time goes wrong on the way
            return ""
        self._armed = True
        self._proxy.arm(at, trouble, after=after)
        return f"{what} {'after' if after else 'at'} message {at}"

    def _reader(self, vendor: Vendor, random: Random, troubles: ExitStack) -> str:
        names = self._tables(vendor)
        if not names:
            return ""
        reader = psycopg.connect(self._server.url())
        troubles.callback(reader.close)  # not its `with`, which would end a transaction of a server that died
        for name in names:
            reader.execute(f"select count(*) from {quote(vendor.schema, name)}".encode())
        troubles.callback(_suppressed, reader.rollback)
        return "somebody reads all the time"

    def _locker(self, vendor: Vendor, random: Random, troubles: ExitStack) -> str:
        names, mode = self._tables(vendor), random.choice(["share", "access exclusive", "row exclusive"])
        if not names:
            return ""
        name = quote(vendor.schema, random.choice(names))
        person = psycopg.connect(self._server.url(), options=HURRIED)
        troubles.callback(person.close)  # not its `with`, which would end a transaction of a server that died
        try:
            person.execute(f"lock table {name} in {mode} mode".encode())
        except psycopg.errors.LockNotAvailable:
            return "somebody cannot lock a table that is read"
        letting_go = threading.Timer(random.uniform(0.2, 1.5), _suppressed, [person.rollback])
        letting_go.start()
        troubles.callback(letting_go.join)
        return f"somebody locks {name} in {mode} mode"

    def _changer(self, vendor: Vendor, random: Random, troubles: ExitStack) -> str:
        """A person changes a table; what the change loses is there again by reading all."""
        there = [(t, c) for t, c in vendor.droppable if t in self._tables(vendor)]
        if not there:
            return ""
        table, column = random.choice(there)
        name, what = quote(vendor.schema, table), random.choice(list(CHANGES))
        self._full = True
        with psycopg.connect(self._server.url(), autocommit=True, options=HURRIED) as person:
            try:
                person.execute(CHANGES[what].format(table=name, plain=table, column=quote(column)).encode())
            except psycopg.errors.LockNotAvailable:
                return "somebody cannot change a table that is read"
        return f"somebody changes {name}: {what} {column}"

    def _tables(self, vendor: Vendor) -> list[str]:
        with psycopg.connect(self._server.url(), autocommit=True) as session:
            rows = session.execute(
                "select tablename from pg_tables where schemaname = %s order by 1", (vendor.schema,)
            )
            return [name for (name,) in rows]


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def _until_over(process: psutil.Process) -> None:
    """Wait until there is no such process, or nobody has noticed its end yet."""
    while process.status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.01)


def _suppressed(work: Callable[[], None]) -> None:
    with suppress(Exception):  # its session may have died with the server
        work()


TROUBLES = [
    Walk._vendor_faults, Walk._vendor_faults, Walk._busy_vendor, Walk._cut, Walk._kill, Walk._restart, Walk._reader,
    Walk._locker, Walk._changer,
]  # fmt: skip

MOODS: dict[str, Callable[[Any, Random, dict[str, Any]], None]] = {
    "429": lambda m, r, how: m.throttle(retry_after=r.choice(["0", "1", "soon", None]), **how),
    "5xx": lambda m, r, how: m.fail(r.choice([500, 502, 503, 504]), **how),
    "html": lambda m, r, how: m.html(**how),
    "empty": lambda m, r, how: m.empty(**how),
    "error in 200": lambda m, r, how: m.error_in_200(**how),
    "refused": lambda m, r, how: m.refuse(**how),
    "swallowed": lambda m, r, how: m.swallow(**how),
    "reset": lambda m, r, how: m.reset(share=r.random(), **how),
    "cut": lambda m, r, how: m.cut(share=r.random() * 0.99, **how),
    "cut chunked": lambda m, r, how: m.cut_chunked(share=r.random(), **how),
    "cut gzip": lambda m, r, how: m.cut_gzip(share=r.random() * 0.99, **how),
    "slow": lambda m, r, how: m.delay(r.uniform(0.1, 1), **how),
    "drip": lambda m, r, how: m.drip(20_000, **how),
}

CHANGES = {
    "drops": "alter table {table} drop column {column}",
    "renames": "alter table {table} rename column {column} to mine; alter table {table} drop column mine",
    "drops the fingerprint, not": "alter table {table} drop column _hash",
    "drops the table with": "drop table {table}",
    "adds a column beside": "alter table {table} add column if not exists remark text default 'x'",
    "drops the key beside": "alter table {table} drop constraint if exists {plain}_pkey",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Walk until the time is over, or a step ends otherwise than it must."""
    parser = argparse.ArgumentParser(description="Compose faults at random and compare what is left.")
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument("--steps", type=int, default=0, help="end after so many")
    parser.add_argument(
        "--vendor", action="append", choices=list(VENDORS), help="only this one; may be repeated"
    )
    given = parser.parse_args(arguments)
    vendors = given.vendor or list(VENDORS)
    again = "".join(f" --vendor {name}" for name in given.vendor or ())
    print(f"seed {given.seed}", flush=True)
    until, number = time.monotonic() + given.minutes * 60, 0
    with Walk(given.seed, vendors) as walk:
        while time.monotonic() < until and (number < given.steps or not given.steps):
            number += 1
            began = time.monotonic()
            try:
                said = walk.step(number)
            except Exception as error:  # noqa: BLE001  whatever it is, it is what was looked for
                print(
                    f"{number}: {'; '.join(walk.story)}\nDIFFERENCE: {type(error).__name__}: {str(error)[:2_000]}"
                )
                print(f"again: python -m tests.faults.soak --seed {given.seed} --steps {number}{again}")
                return 1
            print(f"{number}: {said} ({time.monotonic() - began:.1f} s)", flush=True)
    print(f"{number} steps, no difference")
    return 0


if __name__ == "__main__":
    sys.exit(main())
