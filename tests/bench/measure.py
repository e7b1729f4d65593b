"""What a command takes: wall time, CPU seconds of its own and of PostgreSQL, memory, requests at the vendor.

Memory is the peak of the resident set, as the kernel notes it, summed over the command's processes that live at
the same time, looked at 20 times a second (Linux only); pages that two of them share are counted in both.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields
from pathlib import Path

from tests.bench.services import Postgres, VendorProcess

LOOK_SECONDS = 0.05
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
    """Measures commands, and blocks of code, against one PostgreSQL and one vendor, if there is one."""

    def __init__(self, postgres: Postgres, vendor: VendorProcess | None, log: Path) -> None:
        self._postgres, self._vendor, self._log = postgres, vendor, log

    def command(self, command: Sequence[str], env: Mapping[str, str], folder: Path) -> Taken:
        """Run a command to its end; SystemExit, with the end of what it printed, if it fails."""
        with self._around() as taken, self._log.open("w+") as log:
            began = time.perf_counter()
            process = subprocess.Popen(
                command,
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env=dict(env),
                cwd=folder,
            )
            status, ended, taken.cpu, taken.memory = _watch(process)
            taken.wall = ended - began
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
        requests, cpu = self._requests(), self._postgres.cpu()
        began = time.perf_counter()
        yield taken
        taken.wall = taken.wall or time.perf_counter() - began
        time.sleep(0.1)  # so that backends have ended, and their time is the postmaster's
        taken.postgres = self._postgres.cpu() - cpu
        taken.requests = self._requests() - requests - 1

    def _requests(self) -> int:
        return self._vendor.requests() if self._vendor else 0


def _watch(process: subprocess.Popen[str]) -> tuple[int, float, float, float]:
    """Exit status, when it ended, CPU seconds with all ended descendants, and peak memory in MB."""
    peaks, ended = [0], threading.Event()

    def look() -> None:
        end = time.monotonic() + LONGEST_SECONDS
        while not ended.wait(LOOK_SECONDS):
            peaks.append(sum(map(_peak, _tree(process.pid))))
            if time.monotonic() > end:
                process.kill()

    looking = threading.Thread(target=look)
    looking.start()
    _, status, usage = os.wait4(process.pid, 0)
    at = time.perf_counter()
    ended.set()
    looking.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, at, usage.ru_utime + usage.ru_stime, max(peaks) / 1e3


def _tree(pid: int) -> list[int]:
    """A process and all that it started, as far as they live."""
    found = [pid]
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += _tree(int(child))
    return found


def _peak(pid: int) -> int:
    """The most that a process has had in memory, in kB; 0 if it is no more."""
    with suppress(OSError):
        status = Path(f"/proc/{pid}/status").read_text()
        if found := re.search(r"VmHWM:\s+(\d+) kB", status):
            return int(found[1])
    return 0
