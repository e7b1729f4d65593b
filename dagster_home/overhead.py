"""What Dagster costs: the same first load of Stripe's simulator through it and without it, in turn.

Both run in this process, each into an empty database of one embedded server, which holds Dagster's
storage too. The simulator runs in a process of its own and is asked as fast as it answers, so that there
is little to hide behind. The start of a run's process, which a schedule pays once a run, is not counted.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import dagster as dg

from dagster_home.launch import environment_for, prepare
from dagster_home.runs import Reading
from dagster_home.sources import days_of, source_definitions
from etl.config import Config, Secret, load
from etl.sync import iterate
from etl.warehouse import embedded
from etl.warehouse.ddl import quote
from etl.warehouse.postgres import Warehouse, open_warehouse
from etl.window import as_utc, utc_now

SOURCE = "stripe"
FIRST_DAY = "2025-01-01"


def measure(rounds: int = 3) -> dict[str, float]:
    """Medians: `seconds` of a first load through Dagster, `seconds_in_sync` of the same without Dagster.

    `share` is the part of the former that the latter does not need; since Dagster writes its events
    beside the sync's own work, it can come out near nothing. Raises TributaryError or dg.Failure if a
    load fails.
    """
    loads = []
    with tempfile.TemporaryDirectory(prefix="tributary-") as name, _simulator() as options:
        folder = Path(name)
        server = embedded.start(folder / ".tributary")
        try:
            settings = prepare(folder / ".tributary")
            os.environ |= environment_for(_config(folder, server, options), settings)
            with dg.DagsterInstance.from_config(str(settings)) as instance:
                for number in range(rounds):
                    alone = _alone(_config(folder, server, options, f"alone_{number}"))
                    through = _through(_config(folder, server, options, f"through_{number}"), instance)
                    loads.append((through, alone))
        finally:
            embedded.stop(folder / ".tributary")
    return {
        "seconds": statistics.median(through for through, _ in loads),
        "seconds_in_sync": statistics.median(alone for _, alone in loads),
        "share": statistics.median(max(0.0, 1 - alone / through) for through, alone in loads),
    }


def _alone(config: Config) -> float:
    began = time.monotonic()
    with closing(open_warehouse(config)) as warehouse:
        for outcome in iterate(config.sources[SOURCE], warehouse):
            if outcome.error:
                raise outcome.error
    return time.monotonic() - began


def _through(config: Config, instance: dg.DagsterInstance) -> float:
    definitions = source_definitions(config.sources[SOURCE], Path(str(config.path)))
    job = definitions.resolve_job_def(f"{SOURCE}_sync")
    quiet = {"console": {"config": {"log_level": "CRITICAL"}}}
    began = time.monotonic()
    job.execute_in_process(
        instance=instance,
        run_config=dg.RunConfig(ops={SOURCE: Reading(only_new=True)}, loggers=quiet),
        tags=days_of(utc_now(), as_utc(FIRST_DAY)),
    )
    return time.monotonic() - began


def _config(folder: Path, server: embedded.Server, options: str, database: str = "tributary") -> Config:
    """A tributary.toml for the simulator and a database, which is made unless the server has it."""
    if database != "tributary":
        with (
            closing(Warehouse(Secret(server.url("postgres")))) as warehouse,
            warehouse.connection() as session,
        ):
            session.execute(f"create database {quote(database)}")
    path = folder / f"{database}.toml"
    path.write_text(f'[warehouse]\nurl = "{server.url(database)}"\n{options}start_date = {FIRST_DAY}\n')
    return load(path)


@contextmanager
def _simulator() -> Iterator[str]:
    """The [sources.stripe] section of a simulator in a process of its own."""
    command = [str(Path(sys.executable).with_name("etl")), "sandbox", SOURCE, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            lines = []
            for line in process.stdout or ():
                if not line.strip() or line.startswith("#"):
                    break
                lines.append(line)
            yield "".join(lines)
        finally:
            process.terminate()
