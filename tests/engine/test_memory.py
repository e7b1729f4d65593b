"""Memory does not grow with the number of records (E17)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from etl.sandbox import SandboxServer
from tests.engine.bulk import BulkWorld

ROOT = Path(__file__).parents[2]


def peak(vendor: str, warehouse: str, records: int) -> int:
    """Peak of memory, in KiB, of a process that syncs so many records twice."""
    command = [sys.executable, "-m", "tests.engine.bulk", vendor, warehouse, str(records)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    kibibytes, inserted, unchanged = map(int, done.stdout.split())
    assert (inserted, unchanged) == (records, records)
    return kibibytes


@pytest.mark.E17
@pytest.mark.P5
def test_a_hundred_times_the_records_take_the_same_memory(warehouse_url: str) -> None:
    with SandboxServer(BulkWorld()) as server:
        few = peak(server.url, warehouse_url, 10_000)
        with psycopg.connect(warehouse_url) as session:
            session.execute("drop schema bulk cascade; drop schema tributary cascade")
        many = peak(server.url, warehouse_url, 1_000_000)
    assert many < few * 1.2, f"{few} KiB for 10,000 records, {many} KiB for 1,000,000"
