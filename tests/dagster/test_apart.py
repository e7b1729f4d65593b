"""What Dagster recorded and what the warehouse holds differ: either way both agree again, by the ledger."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from etl.sandbox import SandboxServer
from tests.dagster.conftest import Dagster

pytestmark = pytest.mark.E15
Sql = Callable[..., list[tuple[Any, ...]]]
CHARGES = dg.AssetKey(["stripe", "charges"])


def days_marked(dag: Dagster) -> int:
    """Have the sensor show what the ledger holds; of how many days Dagster knows then."""
    mirror = next(s for s in dag.definitions.sensors or () if s.name == "stripe_ledger")
    for event in mirror(dg.build_sensor_context(dag.instance)).asset_events:
        dag.instance.report_runless_asset_event(event)
    return len(dag.instance.get_materialized_partitions(CHARGES))


def test_e15_a_run_killed_between_its_commit_and_its_event_is_shown_by_the_ledger(
    toml: Callable[..., Path], stripe: SandboxServer, sql: Sql, tmp_path: Path
) -> None:
    start = datetime.fromtimestamp(stripe.simulator.now() - 20 * 86_400, UTC)
    path = toml(streams='["charges"]', start_date=f"{start:%Y-%m-%d}")
    run = subprocess.run(
        [sys.executable, "-m", "tests.dagster.child", str(path), str(tmp_path)],
        cwd=Path(__file__).parents[2], check=False, timeout=120,
    )  # fmt: skip
    assert run.returncode == -signal.SIGKILL
    assert sql("select count(*) > 0 from stripe.charges") == [(True,)], "the data are first"
    with dg.DagsterInstance.local_temp(str(tmp_path)) as instance:
        dag = Dagster(path, instance)
        assert instance.get_latest_materialization_event(CHARGES) is None
        assert days_marked(dag) >= 19
        assert instance.get_latest_materialization_event(CHARGES) is not None


def test_e15_what_dagster_recorded_and_the_warehouse_lost_is_found_by_a_check_and_read_again(
    dagster: Callable[..., Dagster], sql: Sql
) -> None:
    dag = dagster(streams='["charges"]')
    assert dag.tick().success
    (count,) = sql("select count(*) from stripe.charges")
    sql("delete from stripe.charges")  # as where a backup of the day before the first sync was restored
    sql("delete from tributary.coverage")
    assert dag.instance.get_latest_materialization_event(CHARGES) is not None
    found = dag.check("stripe_check_ledger")
    assert not found["charges.fresh"].passed
    assert dag.tick().success
    assert sql("select count(*) from stripe.charges") == [count]
    assert all(evaluation.passed for evaluation in dag.check("stripe_check_ledger").values())
