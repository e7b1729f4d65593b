"""What a command takes: wall time, CPU seconds of its own and of PostgreSQL, memory, requests at the vendor.

Memory is the peak over time of the resident set summed over the command's process tree, looked at
50 times a second; pages that two of its processes share are counted in both.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path

import psutil

from tests.bench.services import Postgres, VendorProcess

LOOK_SECONDS = 0.02
LONGEST_SECONDS = 900


@dataclass(slots=True)
class Taken:
    """One measurement, or the medians of several.

    wall, cpu, postgres: seconds. memory: MB, 0 where it was not looked at.
    """

    wall: float = 0.0
    cpu: float = 0.0
    postgres: float = 0.0
    memory: float = 0.0
    requests: float = 0.0


def median(taken: Sequence[Taken]) -> Taken:
    """Each number's median."""
    return Taken(*(statistics.median(getattr(t, f.name) for t in taken) for f in fields(Taken)))


class Meter:
    """Measures commands, and blocks of code, against one PostgreSQL and one vendor."""

    def __init__(self, postgres: Postgres, vendor: VendorProcess, log: Path) -> None:
        self._postgres, self._vendor, self._log = postgres, vendor, log

    def command(self, command: Sequence[str], env: Mapping[str, str], folder: Path) -> Taken:
        """Run a command to its end; SystemExit, with the end of what it printed, if it fails."""
        with self._around() as taken, self._log.open("w+") as log:
            process = subprocess.Popen(
                command,
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env=dict(env),
                cwd=folder,
            )
            status, taken.cpu, taken.memory = _watch(process)
            if status:
                log.seek(0)
                raise SystemExit(f"{' '.join(command)}\nfailed with status {status}:\n{log.read()[-3000:]}")
        return taken

    @contextmanager
    def block(self) -> Iterator[Taken]:
        """The time of a `with` block within this process."""
        with self._around() as taken:
            before = time.process_time()
            yield taken
            taken.cpu = time.process_time() - before

    @contextmanager
    def _around(self) -> Iterator[Taken]:
        self._postgres.settle()
        taken = Taken()
        requests, cpu = self._vendor.requests(), self._postgres.cpu()
        began = time.perf_counter()
        yield taken
        taken.wall = time.perf_counter() - began
        time.sleep(0.1)  # so that backends have ended, and their time is the postmaster's
        taken.postgres = self._postgres.cpu() - cpu
        taken.requests = self._vendor.requests() - requests - 1


def _watch(process: subprocess.Popen[str]) -> tuple[int, float, float]:
    """Exit status, CPU seconds with all ended descendants, and peak memory in MB."""
    top, peak, end = psutil.Process(process.pid), 0, time.monotonic() + LONGEST_SECONDS
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage.ru_utime + usage.ru_stime, peak / 1e6
        peak = max(peak, _resident(top))
        if time.monotonic() > end:
            process.kill()
        time.sleep(LOOK_SECONDS)


def _resident(top: psutil.Process) -> int:
    try:
        tree = [top, *top.children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0
    total = 0
    for process in tree:
        try:
            total += process.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total
