"""One source as Dagster sees it: a multi-asset of its tables, its jobs, schedules, checks and sensors."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg
from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition

from dagster_home.checks import check_definitions, tables_again
from dagster_home.mirror import mirror
from dagster_home.runs import RETRIES, SOURCE, Reading, Run, failure
from dagster_home.tables import asset_spec
from etl.checks import Subject
from etl.config import SourceConfig
from etl.connector import Stream
from etl.errors import TributaryError
from etl.log import logger
from etl.schema import Table
from etl.sources import chosen, open_source
from etl.window import BEGINNING, as_utc, utc_now

log = logger("dagster")

Job = dg.JobDefinition | UnresolvedAssetJobDefinition

SYNC = "0 */3 * * *"
CHECK_LEDGER = "45 */3 * * *"  # when a sync is long done, and before the next one
CHECK_TABLES = "15 4 * * *"  # reads whole tables: once a day, between two ticks

BEFORE_BACKFILLS = {"dagster/priority": "10"}
REACHES_BACK = timedelta(hours=3, minutes=10)  # of a tick: the one before it, its lag and the overlap
DAYS_A_RUN = 14
"""Of a backfill. Over all 116 tables of Stripe, such a run takes 3 s to start and 2 s for Dagster's events
(one of 31 days: 5 s), and is a piece small enough to be read again."""


def source_definitions(source: SourceConfig, path: Path, retries: dg.RetryPolicy = RETRIES) -> dg.Definitions:
    """All of one source. Needs no secret and no network; runs read `path`, the tributary.toml, anew."""
    streams = chosen(open_source(source, secrets=False), source.streams)
    if not streams:  # of a vendor that describes itself, and was not asked yet
        log.warning("%s: nobody asked here what it has: run `etl discover %s`", source.name, source.name)
        return dg.Definitions()
    days = daily(source)
    tables = filled(streams)
    subjects = _subjects(source, tables)
    assets = _assets(source, path, subjects, days, retries)
    ledger_checks, table_checks = check_definitions(source.name, path, list(subjects.values()))
    jobs = [
        dg.define_asset_job(
            f"{source.name}_sync",
            dg.AssetSelection.assets(*assets.keys).without_checks(),
            description="Reads what is new of every stream, or the days that are picked, unless today alone.",
        ),
        dg.define_asset_job(
            f"{source.name}_check_ledger",
            dg.AssetSelection.checks(ledger_checks),
            description="Asks the ledger whether every stream is whole and fresh.",
        ),
        dg.define_asset_job(
            f"{source.name}_check_tables",
            dg.AssetSelection.checks(table_checks),
            description="Reads the tables: whether keys are unique, and what they refer to is there.",
        ),
    ]
    schedules = [
        _ticks(source.name, jobs[0], days if any(s.windowed for s in streams) else None),
        _regularly(jobs[1], CHECK_LEDGER, "every_three_hours"),
        _regularly(jobs[2], CHECK_TABLES, "daily"),
    ]
    sensors = [
        mirror(source.name, path, days, list(subjects.values())),
        *(
            tables_again(source.name, jobs[2], list(subjects.values()), ended)
            for ended in (dg.DagsterRunStatus.SUCCESS, dg.DagsterRunStatus.FAILURE)
        ),
    ]
    return dg.Definitions(
        assets=[assets],
        asset_checks=[ledger_checks, table_checks],
        jobs=jobs,
        schedules=schedules,
        sensors=sensors,
    )


def held_back(name: str, error: TributaryError) -> dg.Definitions:
    """A source that cannot be used as tributary.toml has it: runs on its schedule that fail, and say why.

    So people are told. The other sources load beside it.
    """
    said = f"{name}: {error}"
    log.error("%s", said)

    @dg.op(name=name, description=said)
    def sync(context: dg.OpExecutionContext) -> None:
        context.instance.add_run_tags(context.run_id, {SOURCE: name})
        raise failure(f"{said} Once that is mended, reload the code location.", [error])

    @dg.job(name=f"{name}_sync", description=said)
    def job() -> None:
        sync()

    return dg.Definitions(jobs=[job], schedules=[_regularly(job, SYNC, "every_three_hours")])


def daily(source: SourceConfig) -> dg.DailyPartitionsDefinition:
    """The UTC days that can be picked, today's included.

    From start_date on; without one, from the beginning of last year: what is older is loaded all the
    same, and a start_date makes it pickable.
    """
    if source.start_date:
        first = min(as_utc(source.start_date), utc_now())
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
    subjects: dict[type[Table], Subject],
    days: dg.PartitionsDefinition,
    retries: dg.RetryPolicy,
) -> dg.AssetsDefinition:
    @dg.multi_asset(
        name=source.name,
        description=f"Everything that {source.name} has, by its connector {source.connector!r}.",
        specs=[
            asset_spec(source, s.stream, t, days if s.stream.windowed else None) for t, s in subjects.items()
        ],
        can_subset=True,
        pool=source.name,  # one run at a time asks a source; the leases in the warehouse would refuse another
        backfill_policy=dg.BackfillPolicy.multi_run(DAYS_A_RUN),
        retry_policy=retries,
    )
    def sync(context: dg.AssetExecutionContext, config: Reading) -> Iterator[dg.MaterializeResult[None]]:
        results = Run(context, path, source.name, subjects, only_new=config.only_new).results()

        def stop(event: dg.EventLogEntry) -> None:
            """An interrupt that comes while Dagster writes a result is raised there, and forgets us."""
            if event.dagster_event_type == dg.DagsterEventType.STEP_FAILURE:
                results.close()  # else it would go on beside the next run, and keep the leases from it

        context.instance.add_event_listener(context.run_id, stop)
        yield from results

    return sync


def _subjects(source: SourceConfig, tables: dict[type[Table], Stream]) -> dict[type[Table], Subject]:
    start = as_utc(source.start_date) if source.start_date else BEGINNING
    names = {table.__tablename__: table for table in tables}
    named = source.streams is not None
    whole = frozenset(t.__tablename__ for t, stream in tables.items() if not stream.windowed)
    leading = next((t for t, s in tables.items() if t is s.table), None)
    return {
        t: Subject(source.name, s, t, start, named, names, whole, t is leading) for t, s in tables.items()
    }


def _ticks(name: str, job: Job, days: dg.DailyPartitionsDefinition | None) -> dg.ScheduleDefinition:
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
        span = days_of(now, as_utc(days.start)) if days else {}
        return dg.RunRequest(run_config=config, tags=BEFORE_BACKFILLS | span)

    return tick


def days_of(tick: datetime, start: datetime) -> dict[str, str]:
    """The tags that record a run against the days that a tick usually reads: one, or two over midnight.

    start: of the first day that there is.
    """
    first, last = max(tick - REACHES_BACK, start), max(tick - timedelta(minutes=1), start)
    return {
        "dagster/asset_partition_range_start": f"{first:%Y-%m-%d}",
        "dagster/asset_partition_range_end": f"{last:%Y-%m-%d}",
    }


def _regularly(job: Job, cron: str, how_often: str) -> dg.ScheduleDefinition:
    return dg.ScheduleDefinition(
        name=f"{job.name}_{how_often}",
        job=job,
        cron_schedule=cron,
        execution_timezone="UTC",
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description=job.description,
    )
