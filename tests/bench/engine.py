"""Tributary as a user runs it: a tributary.toml, and a fresh `etl sync` each time."""

from __future__ import annotations

import compileall
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.measure import Meter, Taken
from tests.bench.records import NEWEST, created
from tests.bench.services import HOME, ROOT, Postgres, VendorProcess

SCHEMAS = ("stripe", "tributary", "tributary_stage")
TABLE = "stripe.charges"
PACKAGES = ("etl", "connectors", "models")
ETL = Path(sys.executable).with_name("etl")
CONFIG = """\
[warehouse]
url = "${{BENCH_WAREHOUSE}}"

[sources.stripe]
connector = "stripe"
api_key = "rk_live_of_no_account"
base_url = "{url}"
start_date = {start:%Y-%m-%d}
requests_per_second = 100000     # this vendor has no limit; Stripe's is 100
"""


class Engine:
    """A project of its own, on the benchmark's PostgreSQL and vendor."""

    def __init__(self, meter: Meter, postgres: Postgres, vendor: VendorProcess) -> None:
        self._meter, self._postgres, self._rows = meter, postgres, vendor.rows
        self._folder = HOME / "project"
        self._folder.mkdir(parents=True, exist_ok=True)
        config = self._folder / "tributary.toml"
        config.write_text(CONFIG.format(url=vendor.url, start=_moment(created(vendor.rows))))
        self._env = {**os.environ, "TRIBUTARY_CONFIG": str(config), "BENCH_WAREHOUSE": postgres.url}
        for package in PACKAGES:  # as pip does where it installs; else every start would compile them
            compileall.compile_dir(ROOT / package, quiet=1)

    def initial(self) -> Taken:
        """The first sync ever."""
        self._postgres.drop(*SCHEMAS)
        return self._sync()

    def again(self) -> Taken:
        """Everything read once more; nothing has changed."""
        return self.since(created(self._rows - 1))

    def since(self, oldest: int) -> Taken:
        """What was created since then, read once more."""
        span = ("--from", _moment(oldest).isoformat(), "--to", _moment(NEWEST + 1).isoformat())
        return self._sync(*span)

    def incremental(self) -> Taken:
        """What the ledger lacks: created since, and changed as the vendor's events say."""
        return self._sync()

    def _sync(self, *options: str) -> Taken:
        command = [str(ETL), "sync", "stripe", "--stream", "charges", *options]
        return self._meter.command(command, self._env, self._folder)


def _moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
