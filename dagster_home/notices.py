"""Sensors that tell people of runs that failed or succeeded, as [[notifications]] of tributary.toml says."""

import os
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dagster as dg
from dagster._core.events import StepFailureData

from dagster_home.runs import BEGUN, DEAD_LETTERS, FAILED, KIND, MADE, SOURCE, STEP, STREAMS
from etl.config import Config, load
from etl.errors import TributaryError
from etl.notify import TOGETHER, UI_URL, Event, Notice, first_trouble, notify, targets, told_of

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
        description="Tells whom [[notifications]] names of a source that was synced."
        if event == "synced"
        else "Tells whom [[notifications]] names of a source, or what is made of all sources, that failed:"
        " of the first time in a row, the 5th, the 20th.",
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
    """What is to be told of a run: one notice of its source, and of each step after the syncs that failed.

    Nothing of a run that Dagster launches again, nor of each failure of a long outage.
    """
    if run.tags.get(WILL_RETRY) == "true":
        return []
    source = run.tags.get(SOURCE) or run.job_name.removesuffix("_sync")  # it may have died before its tag
    if event == "synced":
        return [_notice(instance, run, event, source)] if source in sources else []
    failures = {
        entry.step_key: entry.get_dagster_event().step_failure_data
        for entry in instance.all_logs(run.run_id, of_type=dg.DagsterEventType.STEP_FAILURE)
    }
    steps = [name for name in TOGETHER if run.tags.get(f"{STEP}{name}") in (BEGUN, FAILED)]
    told = []
    for name in [source] * (source in sources) + steps:
        if failures and name not in failures:
            continue
        again = _in_a_row(instance, run, name, step=name in steps)
        if told_of(again):
            told.append(_notice(instance, run, event, name, again, failures.get(name)))
    return told


def _notice(
    instance: dg.DagsterInstance,
    run: dg.DagsterRun,
    event: Event,
    name: str,
    failures: int = 0,
    failure: StepFailureData | None = None,
) -> Notice:
    kind, step, streams = _trouble(failure) if event == "failed" else ("", "", ())
    of_source = name not in TOGETHER
    return Notice(
        event=event,
        source=name,
        run_id=run.run_id,
        at=f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        kind=kind,
        next_step=step,
        failed=streams,
        failures=failures,
        counts=_counts(instance, run) if of_source else {},
        dead_letters=int(run.tags.get(DEAD_LETTERS, 0)) if of_source else 0,
        link=f"{os.environ[UI_URL].rstrip('/')}/runs/{run.run_id}" if os.environ.get(UI_URL) else "",
    )


def _in_a_row(instance: dg.DagsterInstance, run: dg.DagsterRun, name: str, *, step: bool) -> int:
    """How many runs of a source, or a step, have failed in a row, this one the last of them."""
    tags: dict[str, str | list[str]] = {f"{STEP}{name}": [BEGUN, FAILED, MADE]} if step else {SOURCE: name}
    ended = dg.RunsFilter(tags=tags, statuses=list(ENDED.values()))
    this = instance.get_run_record_by_id(run.run_id)
    count = 1
    for record in instance.get_run_records(ended, limit=MOST_RUNS):
        before = record.dagster_run
        if before.run_id == run.run_id or before.tags.get(WILL_RETRY) == "true":
            continue
        if this is None or record.storage_id < this.storage_id:
            well = before.tags[f"{STEP}{name}"] == MADE if step else before.status == ENDED["synced"]
            if well:
                break
            count += 1
    return count


def _trouble(failure: StepFailureData | None) -> tuple[str, str, tuple[str, ...]]:
    """The kind of trouble that a step ended in, what to do, and which streams it is about.

    One whose process died has told of none: it was interrupted.
    """
    if failure is None:
        return *first_trouble(["interrupted"]), ()
    if failure.user_failure_data is None:
        return *first_trouble(["defect"]), ()
    said = failure.user_failure_data.metadata
    kinds = str(said[KIND].value).split(", ") if KIND in said else ["interrupted"]
    streams = str(said[STREAMS].value).split(", ") if STREAMS in said else []
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
