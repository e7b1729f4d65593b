"""The server's disk is full: a sync stops with clear text, nothing is half done, and with room the next one goes well.

The limit is that of a file's size, which the kernel holds the server's processes to: to them it is a full disk, but
for the word. It needs neither a file system of its own nor the right to make one.
"""

from __future__ import annotations

import resource
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import psutil
import pytest

from etl.config import Secret
from etl.errors import WarehouseError
from etl.warehouse import embedded
from etl.warehouse.postgres import Warehouse
from tests.engine import oracle
from tests.engine.conftest import Lab

pytestmark = [
    pytest.mark.E5,
    pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="the system cannot limit another process"),
]
SEGMENT = 16 << 20  # bytes of a file of the WAL, which has its size from the beginning
NONE = resource.RLIM_INFINITY


class Disk:
    """A server of the test's own, and the room that it has."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.url = embedded.start(home).url()

    def allow(self, size: int) -> None:
        """No file may grow beyond that; what runs already is held to it only where it is given more."""
        for process in self._processes() if size == NONE else self._processes()[:1]:
            with suppress(psutil.NoSuchProcess, subprocess.SubprocessError):
                user, group = process.uids().real, process.gids().real

                def limit(pid: int = process.pid) -> None:
                    resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, NONE))

                subprocess.run(
                    ["true"], user=user, group=group, extra_groups=[], preexec_fn=limit, check=True
                )

    def back(self) -> None:
        """There is room again, and the server is started if it gave up."""
        for _ in range(200):
            self.allow(NONE)
            self.url = embedded.start(self.home).url()  # another port, if somebody took it meanwhile
            with suppress(WarehouseError), closing(Warehouse(Secret(self.url))) as warehouse:
                warehouse.connect().close()
                return
            time.sleep(0.05)
        raise AssertionError("the server does not come back")

    def _processes(self) -> list[psutil.Process]:
        """Of the server, its first process before the others."""
        pid_file = self.home / "postgres" / "data" / "postmaster.pid"
        try:
            first = psutil.Process(int(pid_file.read_text().split()[0]))
            return [first, *first.children()]
        except (FileNotFoundError, psutil.NoSuchProcess):
            return []


@pytest.fixture(scope="module")
def disk(session_folder: Path) -> Iterator[Disk]:
    home = Path(tempfile.mkdtemp(dir=session_folder))
    disk = Disk(home)
    yield disk
    disk.back()
    embedded.stop(home)


@pytest.fixture
def full(lab: Lab, disk: Disk) -> Iterator[Lab]:
    """A lab on that server, whose tables are filled."""
    lab.warehouse.close()
    lab.warehouse = Warehouse(Secret(disk.url))
    for schema in ("shop", "tributary", "tributary_stage"):
        lab.query(f"drop schema if exists {schema} cascade")
    lab.world.fill(40)
    lab.good()
    lab.world.later(hours=1)
    lab.world.page = 200
    yield lab
    disk.back()


def grow(lab: Lab, customers: int, size: int) -> None:
    """Much happens to customers."""
    for i in range(customers):
        lab.world.customer(i, email=f"{i}" + "x" * size)
    lab.world.later(minutes=2)


def refused(lab: Lab, says: str) -> None:
    """The next sync of customers fails with a line that says so, and leaves all as it was."""
    before = oracle.stored(lab.warehouse)
    covered = lab.covered("customers")
    lab.warehouse.close()  # a session that is there already would have room
    error = lab.sync(streams=["customers"])["customers"].error
    assert isinstance(error, WarehouseError)
    assert says in str(error)
    assert "run again" in str(error)
    assert "\n" not in str(error)
    assert oracle.stored(lab.warehouse) == before
    assert lab.covered("customers") == covered
    assert lab.query("select error from tributary.syncs order by id desc limit 1") == [(str(error),)]


def goes_well(lab: Lab) -> None:
    lab.good()
    lab.check()
    assert lab.query("select count(*) from pg_locks where locktype = 'advisory'") == [(0,)]


def test_e5_without_room_for_rows_a_sync_stops_and_the_next_one_with_room_goes_well(
    full: Lab, disk: Disk
) -> None:
    grow(full, 3_000, 7_000)
    disk.allow(SEGMENT)
    refused(full, "could not extend file")
    disk.allow(NONE)
    goes_well(full)


def test_e5_without_room_for_a_sort_a_sync_stops_and_the_next_one_with_room_goes_well(
    full: Lab, disk: Disk
) -> None:
    grow(full, 500, 1_000)
    full.query("alter system set work_mem = '64kB'")
    full.query("alter system set temp_file_limit = '100kB'")
    full.query("select pg_reload_conf()")
    try:
        refused(full, "temporary file size exceeds")
    finally:
        full.query("alter system reset all")
        full.query("select pg_reload_conf()")
    goes_well(full)


def test_e5_without_room_for_the_log_the_server_gives_up_and_with_room_the_next_sync_goes_well(
    full: Lab, disk: Disk
) -> None:
    size = 4 << 20
    grow(full, 150, 7_000)
    full.query("select pg_switch_wal()")
    full.query(f"select pg_logical_emit_message(false, 'full', repeat('x', {size - (1 << 19)}))")
    before = oracle.stored(full.warehouse)
    full.warehouse.close()
    disk.allow(size)
    error = full.sync(streams=["customers"])["customers"].error
    assert "could not write to log file" in str(error)
    assert "make room on the server's disk and run again" in str(error)
    disk.back()
    full.warehouse = Warehouse(Secret(disk.url))
    assert oracle.stored(full.warehouse) == before
    goes_well(full)
