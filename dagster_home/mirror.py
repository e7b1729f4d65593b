"""A sensor that shows Dagster what the ledger holds: days that were synced without a run having said so.

Those are the days of a first load, of downtime that a tick caught up with, of `etl sync` on the command
line, and of a run that was killed between its commit and its event.
"""

import hashlib
from collections.abc import Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import dagster as dg

from dagster_home.tables import asset_key
from etl.config import load
from etl.connector import Stream
from etl.schema import Table
from etl.warehouse import ledger
from etl.warehouse.ask import explained
from etl.warehouse.postgres import open_warehouse
from etl.window import Window, as_utc

AT_ONCE = 300  # events a tick: each costs the daemon a few ms, and a tick should stay under two seconds
SECONDS_BETWEEN = 60


def mirror(
    source: str, path: Path, days: dg.DailyPartitionsDefinition, tables: Mapping[type[Table], Stream]
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
        events = []
        for table, stream in tables.items():
            if stream.windowed and stream.name in whole:
                key = asset_key(source, table)
                known = context.instance.get_materialized_partitions(key)
                events += [_event(key, day) for day in whole[stream.name] if day not in known]
        done = len(events) <= AT_ONCE
        return dg.SensorResult(asset_events=events[:AT_ONCE], cursor=state if done else context.cursor)

    return show


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


def _event(key: dg.AssetKey, day: str) -> dg.AssetMaterialization:
    return dg.AssetMaterialization(key, partition=day, description="Found in the ledger.")
