"""Sensors that tell people of runs that failed or succeeded, as [[notifications]] of tributary.toml says."""

import os
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dagster as dg

from dagster_home.runs import DEAD_LETTERS, KIND, SOURCE, STREAMS
from etl.config import Config, load
from etl.errors import TributaryError
from etl.notify import UI_URL, Event, Notice, first_trouble, notify, targets, told_of

ENDED: Mapping[Event, dg.DagsterRunStatus] = {
    "failed": dg.DagsterRunStatus.FAILURE,
    "synced": dg.DagsterRunStatus.SUCCESS,
}
COUNTED = {name: f"rows {name}" for name in ("fetched", "inserted", "updated", "deleted")}
WILL_RETRY = "dagster/will_retry"
MOST_RUNS = 200  # that are looked back at, to see how many in a row have failed


def notice_sensors(config: Config, path: Path) -> list[dg.SensorDefinition]:
    """The sensors `notify_failed` and `notify_synced`, those that someone asked for.

    path: the tributary.toml, which each tick reads anew. ConfigError if its [[notifications]] are wrong.
    """
    asked = {event for target in targets(config, secrets=False) for event in target.on}
    return [_sensor(event, path) for event in ENDED if event in asked]


def _sensor(event: Event, path: Path) -> dg.SensorDefinition:
    @dg.run_status_sensor(
        run_status=ENDED[event],
        name=f"notify_{event}",
        minimum_interval_seconds=30,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description="Tells whom [[notifications]] names of a run of a source"
        + (" that failed: of the first in a row, the 5th, the 20th." if event == "failed" else "."),
    )
    def tell(context: dg.RunStatusSensorContext) -> dg.SkipReason:
        try:
            config = load(path, secrets=False)
        except TributaryError as error:
            return dg.SkipReason(f"{error}")
        found = notices(context.instance, context.dagster_run, event, config.sources)
        told = sum(notify(config, notice) for notice in found)
        return dg.SkipReason(f"{told} told of {', '.join(n.source for n in found) or 'nothing'}.")

    return tell


def notices(
    instance: dg.DagsterInstance, run: dg.DagsterRun, event: Event, sources: Collection[str]
) -> list[Notice]:
    """What is to be told of a run, if it was over a source: at most one notice.

    Nothing of a run that Dagster launches again, nor of each failure of a long outage.
    """
    source = run.tags.get(SOURCE) or run.job_name.removesuffix(
        "_sync"
    )  # it may have died before it was tagged
    if source not in sources or run.tags.get(WILL_RETRY) == "true":
        return []
    failures = _in_a_row(instance, run, source) if event == "failed" else 0
    if event == "failed" and not told_of(failures):
        return []
    kind, step, streams = _trouble(instance, run) if event == "failed" else ("", "", ())
    notice = Notice(
        event=event,
        source=source,
        run_id=run.run_id,
        at=f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        kind=kind,
        next_step=step,
        failed=streams,
        failures=failures,
        counts=_counts(instance, run),
        dead_letters=int(run.tags.get(DEAD_LETTERS, 0)),
        link=f"{os.environ[UI_URL].rstrip('/')}/runs/{run.run_id}" if os.environ.get(UI_URL) else "",
    )
    return [notice]


def _in_a_row(instance: dg.DagsterInstance, run: dg.DagsterRun, source: str) -> int:
    """How many runs of a source have failed in a row, this one the last of them."""
    ended = dg.RunsFilter(tags={SOURCE: source}, statuses=list(ENDED.values()))
    this = instance.get_run_record_by_id(run.run_id)
    count = 1
    for record in instance.get_run_records(ended, limit=MOST_RUNS):
        before = record.dagster_run
        if before.run_id == run.run_id or before.tags.get(WILL_RETRY) == "true":
            continue
        if this is None or record.storage_id < this.storage_id:
            if before.status == dg.DagsterRunStatus.SUCCESS:
                break
            count += 1
    return count


def _trouble(instance: dg.DagsterInstance, run: dg.DagsterRun) -> tuple[str, str, tuple[str, ...]]:
    """The kind of trouble that a run ended in, what to do, and which streams it is about.

    A run whose process died has told of none: it was interrupted.
    """
    metadata: Mapping[str, dg.MetadataValue[Any]] = {}
    for entry in instance.all_logs(run.run_id, of_type=dg.DagsterEventType.STEP_FAILURE):
        said = entry.get_dagster_event().step_failure_data.user_failure_data
        metadata = said.metadata if said else {KIND: dg.MetadataValue.text("defect")}
    kinds = str(metadata[KIND].value).split(", ") if KIND in metadata else ["interrupted"]
    streams = str(metadata[STREAMS].value).split(", ") if STREAMS in metadata else []
    return *first_trouble(kinds), tuple(streams)


def _counts(instance: dg.DagsterInstance, run: dg.DagsterRun) -> dict[str, int]:
    """Rows of all tables that the run read; a run over several days tells of a table once a day, the same."""
    told: dict[dg.AssetKey, Mapping[str, dg.MetadataValue[Any]]] = {}
    for entry in instance.all_logs(run.run_id, of_type=dg.DagsterEventType.ASSET_MATERIALIZATION):
        if found := entry.asset_materialization:
            told[found.asset_key] = found.metadata
    rows = [
        {name: said[label].value for name, label in COUNTED.items() if label in said}
        for said in told.values()
    ]
    return {name: sum(row.get(name, 0) for row in rows) for name in COUNTED} if rows else {}
