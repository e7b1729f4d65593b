"""A small Stripe on loopback, a tributary.toml that points at it, and runs of Dagster in this process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dagster as dg
import psycopg
import pytest
from dagster._core.loader import LoadingContextForTest

from connectors.sandbox.stripe import StripeSandbox
from dagster_home.runs import Reading
from dagster_home.sources import source_definitions
from etl.config import load
from etl.sandbox import SandboxServer

FEW = ("charges", "refunds", "customers", "invoices", "coupons")
"""Streams enough: by time and whole, with nested rows and without."""

AT_ONCE = dg.RetryPolicy(max_retries=2, delay=0.01)


@pytest.fixture
def stripe() -> Iterator[SandboxServer]:
    """A company of a few months, served on loopback."""
    with StripeSandbox(people=40, months=2).serve() as server:
        yield server


@pytest.fixture
def toml(stripe: SandboxServer, warehouse_url: str, project: Path) -> Callable[..., Path]:
    """Writes a tributary.toml for that company; what is given replaces an option, "" removes it."""

    def write(**options: Any) -> Path:
        first = datetime.fromtimestamp(stripe.simulator.now(), UTC).date()
        given = {
            "connector": '"stripe"',
            "api_key": '"sk_test_tributary"',
            "base_url": f'"{stripe.url}"',
            "requests_per_second": "5000.0",
            "start_date": f"{first.replace(year=first.year - 1, day=1)}",
            "streams": str(list(FEW)).replace("'", '"'),
        } | options
        lines = [f"{name} = {value}" for name, value in given.items() if value]
        path = project / "tributary.toml"
        path.write_text(
            "\n".join(["[warehouse]", f'url = "{warehouse_url}"', "[sources.stripe]", *lines, ""])
        )
        return path

    return write


class Dagster:
    """Runs the job and the assets of one source in this process, on an instance of its own."""

    def __init__(self, path: Path, instance: dg.DagsterInstance) -> None:
        self.source = load(path, secrets=False).sources["stripe"]
        self.definitions = source_definitions(self.source, path, AT_ONCE)
        self.assets = next(iter(self.definitions.assets or ()))
        self.instance = instance

    def tick(self, at: datetime | None = None) -> dg.ExecuteInProcessResult:
        """What the schedule launches at this time."""
        job = self.definitions.resolve_job_def("stripe_sync")
        context = dg.build_schedule_context(self.instance, scheduled_execution_time=at or datetime.now(UTC))
        schedule = next(
            s for s in self.definitions.schedules or () if s.name == "stripe_sync_every_three_hours"
        )
        request = schedule(context)
        return job.execute_in_process(
            run_config=request.run_config, tags=request.tags, instance=self.instance, raise_on_error=False
        )

    def days(
        self, first: str, last: str, *tables: str, only_new: bool | None = None
    ) -> dg.ExecuteInProcessResult:
        """One run of a backfill of these tables."""
        days = {"dagster/partition": first}
        if first != last:
            days = {"dagster/asset_partition_range_start": first, "dagster/asset_partition_range_end": last}
        return dg.materialize(
            [self.assets],
            selection=[dg.AssetKey(["stripe", table]) for table in tables],
            tags=days,
            run_config=dg.RunConfig(ops={"stripe": Reading(only_new=only_new)}),
            instance=self.instance,
            raise_on_error=False,
        )

    def shown(self) -> set[str]:
        """The checks, as "table.check", that the pages show: those that looked at the newest materialization."""
        asked = LoadingContextForTest(self.instance)
        keys = self.definitions.resolve_asset_graph().asset_check_keys
        records = self.instance.event_log_storage.get_latest_asset_check_execution_by_key(list(keys))

        async def current() -> set[str]:
            return {
                f"{key.asset_key.path[-1]}.{key.name}"
                for key, record in records.items()
                if await record.targets_latest_materialization(asked)
            }

        return asyncio.run(current())

    def check(self, job: str) -> dict[str, dg.AssetCheckEvaluation]:
        """Run a job of checks; its evaluations as "table.check"."""
        result = self.definitions.resolve_job_def(job).execute_in_process(instance=self.instance)
        found = result.get_asset_check_evaluations()
        return {f"{e.asset_key.path[-1]}.{e.check_name}": e for e in found}


@pytest.fixture
def dagster(toml: Callable[..., Path]) -> Iterator[Callable[..., Dagster]]:
    """Makes a Dagster for a tributary.toml with these options."""
    with dg.DagsterInstance.ephemeral() as instance:
        yield lambda **options: Dagster(toml(**options), instance)


@pytest.fixture
def sql(warehouse_url: str) -> Iterator[Callable[..., list[tuple[Any, ...]]]]:
    """Asks the warehouse."""
    with psycopg.connect(warehouse_url, autocommit=True) as connection:

        def ask(query: str, *values: object) -> list[tuple[Any, ...]]:
            cursor = connection.execute(query, values)
            return cursor.fetchall() if cursor.description else []

        yield ask
