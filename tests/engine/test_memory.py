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


def peak(vendor: str, warehouse: str, records: int, *again: str) -> int:
    """Peak of memory, in KiB, of a process that syncs so many records, and once more if told so."""
    command = [sys.executable, "-m", "tests.engine.bulk", vendor, warehouse, str(records), *again]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    kibibytes, inserted, unchanged = map(int, done.stdout.split())
    assert (inserted, unchanged) == (records, records if again else 0)
    with psycopg.connect(warehouse) as session:
        session.execute("drop schema bulk cascade; drop schema tributary cascade")
    return kibibytes


@pytest.mark.E17
@pytest.mark.P5
@pytest.mark.parametrize(("records", "again"), [(1_000_000, ()), (100_000, ("again",))])
@pytest.mark.E13
def test_a_million_records_take_the_memory_of_ten_thousand(
    warehouse_url: str, records: int, again: tuple[str, ...]
) -> None:
    with SandboxServer(BulkWorld()) as server:
        few = peak(server.url, warehouse_url, 10_000, *again)
        many = peak(server.url, warehouse_url, records, *again)
    assert many < few * 1.2, f"{few} KiB for 10,000 records, {many} KiB for {records:,}"
