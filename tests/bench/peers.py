"""dlt, the peer, in an environment of its own: as its documentation has it, and at its best."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.bench.measure import Meter, Taken
from tests.bench.services import HOME, ROOT, Postgres, VendorProcess

LOCK = Path(__file__).with_name("dlt.lock")
VARIANTS = ("default", "mapped")
# What its performance guide has one turn: bigger buffers and files, uncompressed, more workers.
TUNED = {
    "DATA_WRITER__BUFFER_MAX_ITEMS": "20000",
    "DATA_WRITER__DISABLE_COMPRESSION": "true",
    "EXTRACT__DATA_WRITER__FILE_MAX_ITEMS": "25000",
    "EXTRACT__WORKERS": "5",
    "NORMALIZE__DATA_WRITER__DISABLE_COMPRESSION": "true",
    "NORMALIZE__DATA_WRITER__FILE_MAX_ITEMS": "25000",
    "NORMALIZE__WORKERS": "2",
    "LOAD__WORKERS": "4",
}


def environment(name: str = "dlt", lock: Path = LOCK) -> Path:
    """The Python that has a peer, as its lock pins it; made the first time, and when the lock changed."""
    folder = HOME / name
    python, stamp = folder / "bin" / "python", folder / "lock.sha256"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if not (stamp.exists() and stamp.read_text() == wanted):
        print(f"making an environment for {name} ...", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        pip = [str(python), "-m", "pip", "install", "-qq", "--no-deps", "--require-hashes", "-r", str(lock)]
        subprocess.run(pip, check=True)
        stamp.write_text(wanted)
    return python


def version(python: Path) -> str:
    """dlt's version."""
    code = "import importlib.metadata as m; print(m.version('dlt'))"
    return subprocess.run(
        [str(python), "-c", code], check=True, capture_output=True, text=True
    ).stdout.strip()


class Dlt:
    """One variant of one shape's pipeline; every run is a fresh process."""

    def __init__(
        self, variant: str, python: Path, meter: Meter, postgres: Postgres, vendor: VendorProcess
    ) -> None:
        shape = vendor.shape
        self.variant, self.schema = variant, f"dlt_{shape.name}_{variant}"
        self.table = f"{self.schema}.{shape.stream}"
        self._meter, self._postgres, self._oldest = meter, postgres, shape.oldest(vendor.rows)
        self._command = [str(python), "-m", "tests.bench.pipeline", shape.name, variant]
        self._folder = HOME / "dlt-work"
        self._kept = self._folder / f"{shape.name}_{variant}"
        self._folder.mkdir(parents=True, exist_ok=True)
        tuning = {} if variant == "default" else TUNED
        addresses = {
            "BENCH_WAREHOUSE": postgres.url,
            "BENCH_VENDOR": vendor.url,
            "BENCH_FOLDER": str(self._folder),
        }
        quiet = {"RUNTIME__DLTHUB_TELEMETRY": "false", "RUNTIME__LOG_LEVEL": "ERROR"}
        self._env = {**os.environ, **quiet, **tuning, **addresses, "PYTHONPATH": str(ROOT)}

    def initial(self) -> Taken:
        """The first run ever."""
        self.drop()
        shutil.rmtree(self._kept, ignore_errors=True)
        return self.again()

    def again(self) -> Taken:
        """Everything read and merged."""
        return self.since(self._oldest)

    def since(self, oldest: str) -> Taken:
        """What was created or changed since then, as the shape has it, read and merged."""
        return self._meter.command([*self._command, oldest], self._env, self._folder)

    def drop(self) -> None:
        """Remove its tables."""
        self._postgres.drop(self.schema, f"{self.schema}_staging")
