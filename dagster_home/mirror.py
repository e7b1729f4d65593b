"""A sensor that shows Dagster what the ledger holds: days that were synced without a run having said so.

Those are the days of a first load, of downtime that a tick caught up with, of `etl sync` on the command
line, and of a run that was killed between its commit and its event.
"""

import hashlib
from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import dagster as dg

from dagster_home.checks import found_before, ledger_says
from dagster_home.explained import explained
from dagster_home.tables import asset_key
from etl.checks import Subject, known, reaches
from etl.config import load
from etl.warehouse import ledger
from etl.warehouse.ask import live_rows
from etl.warehouse.postgres import open_warehouse
from etl.window import Window, as_utc

if TYPE_CHECKING:
    from etl.warehouse import Connection

Event = dg.AssetMaterialization | dg.AssetObservation | dg.AssetCheckEvaluation

AT_ONCE = 1_500  # events a tick, of 1 ms each: after each tick, what reads the tables is made once more
SECONDS_BETWEEN = 60


def mirror(
    source: str, path: Path, days: dg.DailyPartitionsDefinition, subjects: Sequence[Subject]
) -> dg.SensorDefinition:
    """The sensor `SOURCE_ledger`."""

    @dg.sensor(
        name=f"{source}_ledger",
        minimum_interval_seconds=SECONDS_BETWEEN,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description="Marks the days as materialized that the ledger holds and no run reported.",
    )
    def show(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
        with closing(open_warehouse(load(path))) as warehouse, explained(), warehouse.connection() as session:
            ledger.ensure(session)
            covered = ledger.covered(session, source)
            whole = {stream: whole_days(windows, days) for stream, windows in covered.items()}
            state = hashlib.sha256(repr(sorted(whole.items())).encode()).hexdigest()
            if context.cursor == state:
                return dg.SkipReason("The ledger holds no other days than before.")
            events: list[Event] = []
            marked = 0
            for subject in subjects:
                if subject.stream.windowed and subject.stream.name in whole:
                    known = context.instance.get_materialized_partitions(asset_key(source, subject.table))
                    missing = [day for day in whole[subject.stream.name] if day not in known]
                    missing = missing[: AT_ONCE - marked]
                    marked += len(missing)
                    if missing:
                        events += _events(context.instance, session, subject, missing)
        done = marked < AT_ONCE
        if not marked:
            text = "Every day that the ledger holds is marked."
        else:
            text = f"{marked} days of tables marked{'' if done else '; more in a minute'}."
        return dg.SensorResult(
            asset_events=events, cursor=state if done else context.cursor, skip_reason=text
        )

    return show


def _events(
    instance: dg.DagsterInstance, session: "Connection", subject: Subject, days: Sequence[str]
) -> list[Event]:
    """One table's days, the last of them with what a page shows of the table; then its checks once more."""
    key = asset_key(subject.source, subject.table)
    name = subject.table.__tablename__
    facts: dict[str, dg.MetadataValue | int] = {}
    if found := live_rows(session, subject.source, [name]):
        facts["dagster/row_count"] = found[name][0]
    said = known(session, subject.source, [subject.stream.name])
    if through := reaches(said[subject.stream.name], subject.stream, subject.start):
        facts["through"] = dg.MetadataValue.timestamp(through)
    return [
        *(
            dg.AssetMaterialization(key, partition=day, description="Found in the ledger.", metadata=facts)
            for day in days
        ),
        *ledger_says(said, subject),
        *found_before(instance, [subject]).get(key, []),
    ]


def whole_days(windows: list[Window], days: dg.DailyPartitionsDefinition) -> list[str]:
    """The days that are wholly covered and that Dagster has a partition for."""
    first = as_utc(days.start)
    return [
        f"{day.start:%Y-%m-%d}"
        for window in windows
        if window.end > first
        for day in Window(max(window.start, first), window.end).days()
        if day.end - day.start == timedelta(days=1)
    ]
