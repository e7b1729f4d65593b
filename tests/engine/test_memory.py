"""Memory does not grow with the number of records (E17)."""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from etl.sandbox import SandboxServer
from tests.engine.bulk import BulkWorld

ROOT = Path(__file__).parents[2]
HEAPS = """
import ctypes, sys, threading
from pathlib import Path
from etl.config import Config, Secret
from etl.warehouse.postgres import open_warehouse

open_warehouse(Config(None, Path(), Secret(sys.argv[1]), {})).close()
all_at_once = threading.Barrier(8)

def take():
    all_at_once.wait()
    page = bytes(100_000)
    all_at_once.wait()

threads = [threading.Thread(target=take) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
ctypes.CDLL(None).malloc_stats()
"""


def peaks(vendor: str, warehouse: str, records: int) -> list[int]:
    """Peaks of memory, in KiB, of a process that reads so many records, and of one that finds them unchanged."""
    command = [sys.executable, "-m", "tests.engine.bulk", vendor, warehouse, str(records)]
    found = []
    for counts in ([records, 0], [0, records]):
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
        kibibytes, *told = map(int, done.stdout.split())
        assert told == counts
        found.append(kibibytes)
    with psycopg.connect(warehouse) as session:
        session.execute("drop schema bulk cascade; drop schema tributary cascade")
    return found


@pytest.mark.E13
@pytest.mark.E17
@pytest.mark.P5
def test_forty_times_the_records_take_the_memory_of_ten_thousand_new_or_unchanged(warehouse_url: str) -> None:
    with SandboxServer(BulkWorld()) as server:
        few = peaks(server.url, warehouse_url, 10_000)
        many = peaks(server.url, warehouse_url, 400_000)
    for small, large in zip(few, many, strict=True):
        assert large < small * 1.15, f"{few} KiB for 10,000 records, {many} KiB for 400,000"


@pytest.mark.E17
@pytest.mark.skipif(
    platform.libc_ver()[0] != "glibc", reason="glibc's malloc alone has a heap for each thread"
)
def test_threads_share_a_heap_so_that_none_keeps_what_another_could_use(warehouse_url: str) -> None:
    command = [sys.executable, "-c", HEAPS, warehouse_url]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stderr.count("Arena ") == 1
