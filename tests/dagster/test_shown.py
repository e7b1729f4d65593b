"""What Dagster's pages show between runs: checks that looked at the newest state, days, numbers of rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import dagster as dg
import pytest

from etl.sandbox import SandboxServer
from tests.dagster.conftest import Dagster

Sql = Callable[..., list[tuple[Any, ...]]]
LEDGER = {"fresh", "counts_close", "no_window_missing", "nothing_refused", "volume_as_usual"}
SOURCE = {"answers_as_usual"}  # shown at the first table


@pytest.fixture
def start(stripe: SandboxServer) -> str:
    """A day of which a few weeks have passed."""
    return f"{datetime.fromtimestamp(stripe.simulator.now() - 20 * 86_400, UTC):%Y-%m-%d}"


def sensor(dag: Dagster, name: str) -> dg.SensorDefinition:
    return next(s for s in dag.definitions.sensors or () if s.name == name)


def changed(dag: Dagster, result: dg.ExecuteInProcessResult) -> dg.RunRequest | dg.SkipReason:
    """What the sensor makes of a run that has ended."""
    run = dag.instance.get_run_by_id(result.run_id)
    assert run is not None
    ends = (dg.DagsterEventType.RUN_SUCCESS, dg.DagsterEventType.RUN_FAILURE)
    event = next(e for e in result.all_events if e.event_type in ends)
    name = "stripe_changed" if result.success else "stripe_changed_by_a_failed_run"
    context = dg.build_run_status_sensor_context(name, event, dag.instance, run)
    said: dg.RunRequest | dg.SkipReason = sensor(dag, name)(context)
    return said


def of(checks: set[str], table: str) -> set[str]:
    return {check.partition(".")[2] for check in checks if check.startswith(f"{table}.")}


def test_after_a_tick_the_ledgers_checks_are_there_at_once(dagster: Callable[..., Dagster]) -> None:
    dag = dagster()
    dag.tick()
    assert of(dag.shown(), "charges") == LEDGER | SOURCE
    assert of(dag.shown(), "coupons") == LEDGER - {"no_window_missing"}


def test_what_a_run_changed_is_looked_at_although_other_streams_failed(
    dagster: Callable[..., Dagster], stripe: SandboxServer
) -> None:
    dag = dagster()
    stripe.moods.fail(400, 10**6, path="/v1/refunds")
    result = dag.tick()
    assert not result.success
    asked = changed(dag, result)
    assert isinstance(asked, dg.RunRequest)
    tables = {k.asset_key.path[-1] for k in asked.asset_check_keys or ()}
    assert "charges" in tables
    assert "refunds" not in tables


def test_the_tables_that_a_run_changed_are_looked_at_and_stay_so_while_nothing_changes(
    dagster: Callable[..., Dagster],
) -> None:
    dag = dagster()
    asked = changed(dag, dag.tick())
    assert isinstance(asked, dg.RunRequest)
    keys = {f"{k.asset_key.path[-1]}.{k.name}" for k in asked.asset_check_keys or ()}
    assert keys >= {"charges.key_unique", "charges.references_hold"}
    dag.check("stripe_check_tables")
    everything = dag.shown()
    assert everything >= keys
    again = dag.tick()
    assert isinstance(changed(dag, again), dg.SkipReason)
    assert dag.shown() == everything


def test_a_table_that_changed_is_not_said_to_have_been_looked_at(
    dagster: Callable[..., Dagster], stripe: SandboxServer
) -> None:
    dag = dagster(streams='["charges"]')
    dag.tick()
    dag.check("stripe_check_tables")
    stripe.simulator.create("charge", amount=4_200)
    stripe.simulator.wait(600)
    asked = changed(dag, dag.tick())
    assert of(dag.shown(), "charges") == LEDGER | SOURCE
    assert isinstance(asked, dg.RunRequest)


def test_a_run_from_an_assets_page_looks_at_each_check_once(dagster: Callable[..., Dagster]) -> None:
    dag = dagster(streams='["charges"]')
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    for _ in range(2):
        result = dg.materialize(
            [dag.assets, *(dag.definitions.asset_checks or ())], instance=dag.instance, partition_key=today
        )
        logs = dag.instance.all_logs(result.run_id, of_type=dg.DagsterEventType.ASSET_CHECK_EVALUATION)
        found = [e.get_dagster_event().asset_check_evaluation_data.check_name for e in logs]
        assert len(found) == len({*found})
        assert {*found} == of(dag.shown(), "charges") >= LEDGER


@pytest.mark.E15
def test_the_mirror_marks_days_that_no_run_reported(dagster: Callable[..., Dagster], start: str) -> None:
    dag = dagster(streams='["charges"]', start_date=start)
    assert dag.tick().success
    mirror = sensor(dag, "stripe_ledger")
    first = mirror(dg.build_sensor_context(dag.instance))
    days = {event.partition for event in first.asset_events if isinstance(event, dg.AssetMaterialization)}
    assert start in days
    assert f"{datetime.now(UTC):%Y-%m-%d}" not in days
    assert str(first.skip_reason) == str(dg.SkipReason(f"{len(days)} days of tables marked."))
    for event in first.asset_events:
        dag.instance.report_runless_asset_event(event)
    again = mirror(dg.build_sensor_context(dag.instance, cursor=first.cursor))
    assert isinstance(again, dg.SkipReason)
    anew = mirror(dg.build_sensor_context(dag.instance))
    assert not anew.asset_events


def test_the_mirror_marks_three_years_of_a_table_in_one_tick(dagster: Callable[..., Dagster]) -> None:
    start = datetime.now(UTC).date() - timedelta(days=1_100)
    dag = dagster(streams='["charges"]', start_date=start)
    assert dag.tick().success
    marked = sensor(dag, "stripe_ledger")(dg.build_sensor_context(dag.instance))
    assert len(marked.asset_events) > 1_090
    assert "more in a minute" not in str(marked.skip_reason)


def test_the_mirror_hides_neither_checks_nor_the_number_of_rows(
    dagster: Callable[..., Dagster], start: str, sql: Sql
) -> None:
    dag = dagster(streams='["charges"]', start_date=start)
    dag.tick()
    dag.check("stripe_check_tables")
    before = dag.shown()
    for event in sensor(dag, "stripe_ledger")(dg.build_sensor_context(dag.instance)).asset_events:
        dag.instance.report_runless_asset_event(event)
    assert dag.shown() == before
    last = dag.instance.get_latest_materialization_event(dg.AssetKey(["stripe", "charges"]))
    assert last is not None
    assert last.run_id == ""
    assert last.asset_materialization is not None
    assert (
        last.asset_materialization.metadata["dagster/row_count"].value
        == sql("select count(*) from stripe.charges")[0][0]
    )
    assert "through" in last.asset_materialization.metadata
