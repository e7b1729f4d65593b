"""Memory does not grow with the length of a file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

LOAD = """
import json, resource, sys
from itertools import islice
from etl.config import Secret
from etl.events.load import load
from etl.warehouse.postgres import Warehouse

class Endless:
    def __init__(self, calls):
        self.calls = calls
        self.lines = (self.call(i) for i in range(calls))

    def call(self, i):
        properties = {"n": i, "text": "x" * 500, "list": [i] * 20}
        call = {"type": "track", "event": f"E {i % 9}", "messageId": f"m{i}", "userId": f"u{i}", "properties": properties}
        return json.dumps(call).encode() + b"\\n"

    def read1(self, size):
        return b"".join(islice(self.lines, size // 700))

    def seekable(self):
        return False

calls = int(sys.argv[2])
loaded = load(Warehouse(Secret(sys.argv[1])), "web", Endless(calls), piece=500_000)
assert loaded.counts.inserted == calls
print(sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
"""


def peak(warehouse: str, calls: int) -> int:
    """Peaks of memory, in KiB, of the two processes that load so many calls into an empty schema."""
    command = [sys.executable, "-c", LOAD, warehouse, str(calls)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout)


@pytest.mark.E17
def test_ten_times_the_calls_take_the_same_memory(warehouse_url: str) -> None:
    import psycopg

    few = peak(warehouse_url, 2_000)
    with psycopg.connect(warehouse_url) as session:
        session.execute("drop schema web cascade; drop schema tributary cascade")
    many = peak(warehouse_url, 20_000)
    assert many < few * 1.2, f"{few} KiB for 2,000 calls, {many} KiB for 20,000"
