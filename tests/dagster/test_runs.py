"""Runs of the real assets over a served Stripe and a real PostgreSQL: what they read, tell, and try again."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import dagster as dg
import pytest
from dagster._core.utils import make_new_run_id

from dagster_home.runs import Reading
from dagster_home.sources import days_of
from etl.errors import NEXT_STEPS
from etl.sandbox import SandboxServer
from tests.dagster.conftest import AT_ONCE, FEW, Dagster

DAY = 86_400.0
Sql = Callable[..., list[tuple[Any, ...]]]


def told(result: dg.ExecuteInProcessResult) -> dict[str, dg.AssetMaterialization]:
    """What the run said of each table, the last of several days."""
    events = result.get_asset_materialization_events()
    return {e.asset_key.path[-1]: e.step_materialization_data.materialization for e in events if e.asset_key}


def number(materialization: dg.AssetMaterialization, name: str) -> object:
    return materialization.metadata[name].value


def steps(result: dg.ExecuteInProcessResult, kind: dg.DagsterEventType) -> int:
    return sum(event.event_type == kind for event in result.all_events)


def day(moment: float) -> str:
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%d}"


@pytest.fixture
def busy_days(stripe: SandboxServer) -> tuple[str, str]:
    """Two days in a row that are over, the newest of which begin with charges."""
    now = stripe.simulator.now()
    made = [c["created"] for c in stripe.simulator.objects("charge") if c["created"] < now - 3 * DAY]
    return day(max(made)), day(max(made) + DAY)


def test_the_first_tick_loads_everything_and_is_recorded_against_today_alone(
    dagster: Callable[..., Dagster], stripe: SandboxServer, sql: Sql
) -> None:
    dag = dagster()
    result = dag.tick(datetime.now(UTC).replace(hour=12))
    assert result.success
    count = len(stripe.simulator.objects("charge"))
    assert sql("select count(*) from stripe.charges") == [(count,)]
    tables = told(result)
    assert {*FEW, "invoice_lines"} <= set(tables)
    assert tables["charges"].partition == day(datetime.now(UTC).timestamp())
    assert tables["coupons"].partition is None
    planned = dag.instance.all_logs(result.run_id, of_type=dg.DagsterEventType.ASSET_MATERIALIZATION_PLANNED)
    assert len(planned) == len(tables), "not an event per day of the load"
    assert number(tables["charges"], "rows inserted") == count
    assert number(tables["charges"], "dagster/row_count") == count
    assert number(tables["charges"], "rows fetched") == count


def test_the_next_tick_reads_only_what_is_new(
    dagster: Callable[..., Dagster], stripe: SandboxServer, sql: Sql
) -> None:
    dag = dagster(streams='["charges"]')
    assert dag.tick().success
    stripe.forget()
    new = stripe.simulator.create("charge", amount=4_200)["id"]
    stripe.simulator.wait(600)
    result = dag.tick()
    assert sql("select amount from stripe.charges where id = %s", new) == [(4_200,)]
    asked = [int(v) for r in stripe.asked("/v1/charges") for n, v in r.query if n == "created[gte]"]
    assert asked
    assert min(asked) > stripe.simulator.now() - DAY
    assert number(told(result)["charges"], "rows inserted") == 1


@pytest.mark.D10
def test_a_tick_after_downtime_covers_the_gap(
    dagster: Callable[..., Dagster], stripe: SandboxServer, sql: Sql, busy_days: tuple[str, str]
) -> None:
    dag = dagster(streams='["charges"]')
    assert dag.tick().success
    sql("update tributary.coverage set window_end = %s::date - interval '1 hour'", busy_days[0])
    sql("delete from stripe.charges where created >= %s::date", busy_days[0])
    result = dag.tick()
    assert sql("select count(*) from stripe.charges") == [(len(stripe.simulator.objects("charge")),)]
    assert sql("select count(*) from tributary.coverage") == [(1,)]
    assert len(result.get_asset_materialization_events()) <= 2, "the gap's other days are the mirror's affair"


def test_a_backfill_reads_its_days_again_in_full_and_nothing_else(
    dagster: Callable[..., Dagster], stripe: SandboxServer, sql: Sql, busy_days: tuple[str, str]
) -> None:
    dag = dagster()
    assert dag.tick().success
    sql("delete from stripe.charges")
    sql("delete from stripe.refunds")
    before = sql("select * from tributary.coverage order by stream")
    result = dag.days(*busy_days, "charges", "refunds")
    assert result.success
    charges = stripe.simulator.objects("charge")
    found = set(sql("select id from stripe.charges"))
    assert {(c["id"],) for c in charges if day(c["created"]) in busy_days} <= found
    assert len(found) < len(charges) / 2, "besides, only what changed on these days"
    events = result.get_asset_materialization_events()
    assert {(e.asset_key.path[-1], e.partition) for e in events if e.asset_key} == {
        (table, date) for table in ("charges", "refunds") for date in busy_days
    }
    assert sql("select * from tributary.coverage order by stream") == before


def test_one_day_says_how_many_rows_it_has(
    dagster: Callable[..., Dagster], stripe: SandboxServer, busy_days: tuple[str, str]
) -> None:
    dag = dagster()
    result = dag.days(busy_days[0], busy_days[0], "charges")
    metadata = told(result)["charges"].metadata
    assert metadata["dagster/partition_row_count"].value == metadata["rows fetched"].value > 0


def test_a_table_of_nested_rows_can_be_picked_alone(dagster: Callable[..., Dagster], sql: Sql) -> None:
    dag = dagster()
    today = day(datetime.now(UTC).timestamp())
    result = dag.days(today, today, "invoice_lines")
    assert set(told(result)) == {"invoice_lines"}
    assert sql("select count(*) > 0 from stripe.invoice_lines") == [(True,)]


def test_today_launched_by_hand_is_what_is_new(dagster: Callable[..., Dagster], sql: Sql) -> None:
    dag = dagster(streams='["charges"]')
    today = day(datetime.now(UTC).timestamp())
    assert dag.days(today, today, "charges").success
    everything = sql("select count(*) from stripe.charges")
    assert everything[0][0] > 0
    sql("delete from stripe.charges")
    sql("delete from tributary.coverage")
    dag.days(today, today, "charges", only_new=False)
    assert sql("select count(*) from stripe.charges")[0][0] < everything[0][0], "in full: today's alone"
    dag.days(today, today, "charges")
    assert sql("select count(*) from stripe.charges") == everything


def test_a_wrong_key_fails_in_one_line_and_is_not_tried_again(
    dagster: Callable[..., Dagster], stripe: SandboxServer
) -> None:
    result = dagster(api_key='"sk_test_nobody_knows"').tick()
    assert not result.success
    assert steps(result, dg.DagsterEventType.STEP_UP_FOR_RETRY) == 0
    assert len(stripe.asked()) == 1
    (failed,) = [e for e in result.all_events if e.is_step_failure]
    said = failed.step_failure_data.user_failure_data
    assert said is not None
    assert (said.description or "").startswith("credentials: stripe: GET /v1/")
    assert "Stripe refuses api_key" in (said.description or "")
    assert said.metadata["kind"].value == "credentials"
    assert NEXT_STEPS["credentials"] in str(said.metadata["what to do"].value)
    assert "nobody_knows" not in str(failed)


def test_a_missing_variable_fails_without_a_retry(dagster: Callable[..., Dagster]) -> None:
    result = dagster(api_key='"${TRIBUTARY_TEST_NOT_SET}"').tick()
    assert not result.success
    assert steps(result, dg.DagsterEventType.STEP_UP_FOR_RETRY) == 0
    (failed,) = [e for e in result.all_events if e.is_step_failure]
    said = str(failed.step_failure_data.user_failure_data)
    assert "TRIBUTARY_TEST_NOT_SET is not set" in said
    assert "restart `etl ui`" in said


@pytest.mark.P3
@pytest.mark.E14
def test_passing_trouble_is_tried_again_and_what_was_committed_is_not_read_twice(
    dagster: Callable[..., Dagster], stripe: SandboxServer, busy_days: tuple[str, str]
) -> None:
    dag = dagster()
    stripe.moods.throttle(retry_after="3600", path="/v1/refunds")  # longer than the client's patience
    result = dag.days(*busy_days, "charges", "refunds")
    assert result.success
    assert steps(result, dg.DagsterEventType.STEP_UP_FOR_RETRY) == 1
    assert len(result.asset_materializations_for_node("stripe")) == 4, "two tables, two days, each once"
    asked = len(stripe.asked("/v1/charges"))
    stripe.forget()
    assert dag.days(*busy_days, "charges", "refunds").success
    assert len(stripe.asked("/v1/charges")) == asked


@pytest.mark.E14
def test_trouble_that_does_not_pass_ends_after_the_last_retry_and_names_the_stream(
    dagster: Callable[..., Dagster], stripe: SandboxServer, busy_days: tuple[str, str]
) -> None:
    dag = dagster()
    stripe.moods.throttle(times=1_000, retry_after="3600", path="/v1/refunds")
    result = dag.days(*busy_days, "charges", "refunds")
    assert not result.success
    assert steps(result, dg.DagsterEventType.STEP_UP_FOR_RETRY) == AT_ONCE.max_retries
    assert set(told(result)) == {"charges"}
    (failed,) = [e for e in result.all_events if e.is_step_failure]
    said = failed.step_failure_data.user_failure_data
    assert said is not None
    assert "1 of 2 streams failed, such as refunds: GET /v1/refunds" in (said.description or "")


def test_what_the_key_may_not_read_is_left_out_when_nobody_asked_for_it(
    dagster: Callable[..., Dagster],
) -> None:
    result = dagster(api_key='"rk_test_charges_only"', streams="").tick()
    assert result.success
    assert "charges" in told(result)
    assert "invoices" not in told(result)


def test_a_key_that_lost_access_to_what_it_used_to_read_fails_without_a_retry(
    dagster: Callable[..., Dagster], stripe: SandboxServer
) -> None:
    assert dagster(streams="").tick().success
    stripe.simulator.wait(3_600)
    result = dagster(api_key='"rk_test_charges_only"', streams="").tick()
    assert not result.success
    assert steps(result, dg.DagsterEventType.STEP_UP_FOR_RETRY) == 0


def test_a_source_of_which_nothing_may_be_read_fails(
    dagster: Callable[..., Dagster], stripe: SandboxServer
) -> None:
    stripe.moods.fail(403, 10_000)
    result = dagster(streams="").tick()
    assert not result.success
    assert not told(result)


def test_what_the_key_may_not_read_fails_without_a_retry_when_it_was_asked_for_by_name(
    dagster: Callable[..., Dagster],
) -> None:
    result = dagster(api_key='"rk_test_charges_only"', streams='["charges", "invoices"]').tick()
    assert not result.success
    assert set(told(result)) == {"charges"}
    assert steps(result, dg.DagsterEventType.STEP_UP_FOR_RETRY) == 0


@pytest.mark.E14
def test_a_run_that_is_interrupted_while_dagster_writes_lets_go_of_its_streams(
    dagster: Callable[..., Dagster], stripe: SandboxServer, sql: Sql
) -> None:
    dag = dagster(streams='["charges", "refunds"]')
    stripe.moods.delay(600, path="/v1/charges")
    run = make_new_run_id()

    def interrupt(event: dg.EventLogEntry) -> None:
        if event.dagster_event_type == dg.DagsterEventType.ASSET_MATERIALIZATION:
            os.kill(os.getpid(), signal.SIGINT)

    dag.instance.add_event_listener(run, interrupt)
    result = dag.definitions.resolve_job_def("stripe_sync").execute_in_process(
        run_config=dg.RunConfig(ops={"stripe": Reading(only_new=True)}),
        tags=days_of(datetime.now(UTC), datetime(2025, 1, 1, tzinfo=UTC)),
        instance=dag.instance, run_id=run, raise_on_error=False,
    )  # fmt: skip
    assert not result.success
    assert set(told(result)) == {"refunds"}
    held = (
        "select count(*) from pg_locks l join pg_database d on d.oid = l.database"  # others test beside this
    )
    assert sql(f"{held} where locktype = 'advisory' and datname = current_database()") == [(0,)]
    assert {"refunds.fresh", "refunds.counts_close"} <= dag.shown()


@pytest.mark.P9
def test_a_run_with_dead_letters_succeeds_and_says_so(
    dagster: Callable[..., Dagster], stripe: SandboxServer, sql: Sql
) -> None:
    bad = stripe.simulator.objects("charge")[0]["id"]
    stripe.simulator.update("charge", bad, amount=10**30)
    dag = dagster(streams='["charges"]')
    result = dag.tick()
    assert result.success
    assert number(told(result)["charges"], "dead letters") == 1
    run = dag.instance.get_run_by_id(result.run_id)
    assert run is not None
    assert run.tags["tributary/dead_letters"] == "1"
    refused = dag.check("stripe_check_ledger")["charges.nothing_refused"]
    assert not refused.passed
    assert refused.severity == dg.AssetCheckSeverity.WARN
    assert refused.metadata["charges.amount: B5"].value == 1
    assert "`etl dead-letters list --source stripe --stream charges` says why" in str(refused.description)


def test_checks_report_what_they_found(dagster: Callable[..., Dagster], sql: Sql) -> None:
    dag = dagster(start_date="")
    assert dag.tick().success
    ledger, tables = dag.check("stripe_check_ledger"), dag.check("stripe_check_tables")
    assert ledger["charges.fresh"].passed
    assert (
        ledger["charges.counts_close"].metadata["fetched"].value
        == sql("select count(*) from stripe.charges")[0][0]
    )
    assert all(evaluation.passed for evaluation in ledger.values())
    assert tables["charges.key_unique"].passed
    assert tables["charges.references_hold"].passed
    sql("delete from stripe.customers")
    broken = dag.check("stripe_check_tables")["charges.references_hold"]
    assert not broken.passed
    assert broken.severity == dg.AssetCheckSeverity.WARN
    orphans = sql("select count(*) from stripe.charges where customer_id is not null")[0][0]
    assert broken.metadata["customer_id -> customers"].value == orphans > 0
