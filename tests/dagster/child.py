"""A run in a process of its own, which is killed when its data are committed and Dagster has not been told."""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

import dagster as dg
from dagster._core.utils import make_new_run_id

from dagster_home.runs import Reading
from tests.dagster.conftest import Dagster


def main(path: Path, folder: str) -> None:
    with dg.DagsterInstance.local_temp(folder) as instance:
        dag, run, now = Dagster(path, instance), make_new_run_id(), datetime.now(UTC)

        def die(event: dg.EventLogEntry) -> None:
            if (
                event.dagster_event_type == dg.DagsterEventType.STEP_OUTPUT
            ):  # comes before the materialization
                os.kill(os.getpid(), signal.SIGKILL)

        instance.add_event_listener(run, die)
        dag.definitions.resolve_job_def("stripe_sync").execute_in_process(
            run_config=dg.RunConfig(ops={"stripe": Reading(only_new=True)}),
            tags={f"dagster/asset_partition_range_{end}": f"{now:%Y-%m-%d}" for end in ("start", "end")},
            instance=instance, run_id=run, raise_on_error=False,
        )  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
