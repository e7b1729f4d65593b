"""One source as Dagster sees it: a multi-asset of its tables, its jobs, schedules and checks, the mirror of its ledger."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg

from dagster_home.checks import check_definitions
from dagster_home.mirror import mirror
from dagster_home.runs import Reading, Run
from dagster_home.tables import asset_spec
from etl.checks import Subject
from etl.config import SourceConfig
from etl.connector import Stream, chosen, open_source
from etl.schema import Table
from etl.window import BEGINNING, as_utc, utc_now

SYNC = "0 */3 * * *"
CHECK_LEDGER = "45 */3 * * *"  # when a sync is long done, and before the next one
CHECK_TABLES = "15 4 * * *"  # reads whole tables: once a day, between two ticks

REACHES_BACK = timedelta(hours=3, minutes=10)  # of a tick: the one before it, its lag and the overlap
DAYS_A_RUN = 14

RETRIES = dg.RetryPolicy(
    max_retries=2, delay=120, backoff=dg.Backoff.EXPONENTIAL, jitter=dg.Jitter.PLUS_MINUS
)
"""For what may pass, after the minutes that the client itself has waited; other failures allow no retries."""


def source_definitions(source: SourceConfig, path: Path, retries: dg.RetryPolicy = RETRIES) -> dg.Definitions:
    """All of one source. Needs no secret and no network; runs read `path`, the tributary.toml, anew."""
    streams = chosen(open_source(source, secrets=False), source.streams)
    days = daily(source)
    tables = filled(streams)
    assets = _assets(source, path, streams, tables, days, retries)
    checks = check_definitions(source.name, path, _subjects(source, tables))
    jobs = [
        dg.define_asset_job(
            f"{source.name}_sync",
            dg.AssetSelection.assets(*assets.keys).without_checks(),
            description="Reads what is new of every stream, or the picked days in full.",
        ),
        *(
            dg.define_asset_job(definition.op.name, dg.AssetSelection.checks(definition))
            for definition in checks
        ),
    ]
    schedules = [
        _ticks(source.name, jobs[0], windowed=any(s.windowed for s in streams)),
        *(_regularly(job, cron) for job, cron in zip(jobs[1:], (CHECK_LEDGER, CHECK_TABLES), strict=True)),
    ]
    sensors = [mirror(source.name, path, days, tables)]
    return dg.Definitions(
        assets=[assets], asset_checks=checks, jobs=jobs, schedules=schedules, sensors=sensors
    )


def daily(source: SourceConfig) -> dg.DailyPartitionsDefinition:
    """The UTC days that can be picked, today's included.

    From start_date on; without one, from the beginning of last year: what is older is loaded all the
    same, and a start_date makes it pickable.
    """
    if source.start_date:
        first = as_utc(source.start_date)
    else:
        first = datetime(utc_now().year - 1, 1, 1, tzinfo=UTC)
    return dg.DailyPartitionsDefinition(f"{first:%Y-%m-%d}", end_offset=1)


def filled(streams: Sequence[Stream]) -> dict[type[Table], Stream]:
    """Every table, with the stream it belongs to: its own, else the first that has it among its children."""
    children = {t: s for s in reversed(streams) for t in s.children}
    own = {s.table: s for s in streams}
    return {t: (children | own)[t] for s in streams for t in s.tables}


def _assets(
    source: SourceConfig,
    path: Path,
    streams: Sequence[Stream],
    tables: dict[type[Table], Stream],
    days: dg.PartitionsDefinition,
    retries: dg.RetryPolicy,
) -> dg.AssetsDefinition:
    @dg.multi_asset(
        name=source.name,
        description=f"Everything that {source.name} has, by its connector {source.connector!r}.",
        specs=[asset_spec(source, s, t, days if s.windowed else None) for t, s in tables.items()],
        can_subset=True,
        pool=source.name,  # one run at a time asks a source; the leases in the warehouse would refuse another
        backfill_policy=dg.BackfillPolicy.multi_run(DAYS_A_RUN),
        retry_policy=retries,
    )
    def sync(context: dg.AssetExecutionContext, config: Reading) -> Iterator[dg.MaterializeResult]:
        yield from Run(context, path, source.name, streams, only_new=config.only_new).results()

    return sync


def _subjects(source: SourceConfig, tables: dict[type[Table], Stream]) -> list[Subject]:
    start = as_utc(source.start_date) if source.start_date else BEGINNING
    names = {table.__tablename__: table for table in tables}
    named = source.streams is not None
    return [Subject(source.name, stream, table, start, named, names) for table, stream in tables.items()]


def _ticks(name: str, job: dg.job, *, windowed: bool) -> dg.ScheduleDefinition:
    """The schedule that keeps a source current.

    What a tick reads is decided by the ledger: three hours normally, any gap after downtime, everything
    at first. It is recorded against the days since the tick before, so at most two; the mirror records
    the others.
    """
    config = dg.RunConfig(ops={name: Reading(only_new=True)})

    @dg.schedule(
        name=f"{name}_sync_every_three_hours",
        job=job,
        cron_schedule=SYNC,
        execution_timezone="UTC",
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description="Reads what the ledger lacks: three hours normally, every gap after downtime.",
    )
    def tick(context: dg.ScheduleEvaluationContext) -> dg.RunRequest:
        now = context.scheduled_execution_time.astimezone(UTC)
        return dg.RunRequest(
            run_config=config, tags={"dagster/priority": "10"} | (days_of(now) if windowed else {})
        )

    return tick


def days_of(tick: datetime) -> dict[str, str]:
    """The tags that record a run against the days which a tick usually reads from: one, or two over midnight."""
    first, last = tick - REACHES_BACK, tick - timedelta(minutes=1)
    return {
        "dagster/asset_partition_range_start": f"{first:%Y-%m-%d}",
        "dagster/asset_partition_range_end": f"{last:%Y-%m-%d}",
    }


def _regularly(job: dg.job, cron: str) -> dg.ScheduleDefinition:
    return dg.ScheduleDefinition(
        job=job, cron_schedule=cron, execution_timezone="UTC", default_status=dg.DefaultScheduleStatus.RUNNING
    )
