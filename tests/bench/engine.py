"""Tributary as a user runs it: a tributary.toml, and a fresh `etl sync` each time."""

from __future__ import annotations

import compileall
import os
import sys
from pathlib import Path

from tests.bench.measure import Meter, Taken
from tests.bench.services import HOME, ROOT, Postgres, VendorProcess

PACKAGES = ("etl", "connectors", "models")
ETL = Path(sys.executable).with_name("etl")
CONFIG = """\
[warehouse]
url = "${{BENCH_WAREHOUSE}}"

[sources.{name}]
connector = "{name}"
base_url = "{url}"
{lines}
"""


class Engine:
    """A project of its own, on the benchmark's PostgreSQL and vendor."""

    def __init__(self, meter: Meter, postgres: Postgres, vendor: VendorProcess) -> None:
        self._meter, self._postgres, self._vendor = meter, postgres, vendor
        self._shape = shape = vendor.shape
        self._folder = HOME / "project" / shape.name
        self._folder.mkdir(parents=True, exist_ok=True)
        config = self._folder / "tributary.toml"
        lines = shape.config(vendor.rows)
        config.write_text(CONFIG.format(name=shape.name, url=vendor.url, lines=lines))
        self._env = {**os.environ, "TRIBUTARY_CONFIG": str(config), "BENCH_WAREHOUSE": postgres.url}
        for package in PACKAGES:  # as pip does where it installs; else every start would compile them
            compileall.compile_dir(ROOT / package, quiet=1)

    def initial(self) -> Taken:
        """The first sync ever."""
        self._postgres.drop(self._shape.name, "tributary", "tributary_stage")
        return self.sync()

    def again(self) -> Taken:
        """Everything read once more."""
        return self.sync(*self._shape.again(self._vendor.rows))

    def sync(self, *options: str) -> Taken:
        """A sync; without options, of what the ledger lacks."""
        command = [str(ETL), "sync", self._shape.name, "--stream", self._shape.stream, *options]
        return self._meter.command(command, self._env, self._folder)
