"""The instance that `etl ui` sets up: its storage on a real PostgreSQL, and what its launcher knows."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import cast
from urllib.parse import urlsplit

import dagster as dg
import psycopg
import pytest
from dagster._core.events import DagsterEventBatchMetadata, EngineEventData, StepMaterializationData
from dagster._core.launcher import WorkerStatus
from dagster._core.test_utils import create_run_for_test

from dagster_home.checks import report
from dagster_home.launch import STORAGE, environment_for, prepare
from dagster_home.launcher import LocalRunLauncher
from dagster_home.storage import HELD_SECONDS, EventLog, RunStorage, ScheduleStorage, _alone
from etl.config import Config

DAYS = dg.DailyPartitionsDefinition("2026-01-01")


@dg.multi_asset(
    specs=[
        dg.AssetSpec(["shop", name], partitions_def=DAYS, code_version="1") for name in ("orders", "tags")
    ],
    backfill_policy=dg.BackfillPolicy.single_run(),
)
def shop(context: dg.AssetExecutionContext) -> Iterator[dg.MaterializeResult[None]]:
    for key in context.selected_asset_keys:
        yield dg.MaterializeResult(key, metadata={"rows": 3})


@pytest.fixture
def instance(
    warehouse_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dg.DagsterInstance]:
    """An instance from the shipped settings, with its storage in an empty database."""
    monkeypatch.setenv(STORAGE, warehouse_url)
    config = Config(tmp_path / "tributary.toml", tmp_path / ".tributary", None, {})
    folder = prepare(config.home)
    for name, value in environment_for(config, folder).items():
        monkeypatch.setenv(name, value)
    with dg.DagsterInstance.from_config(str(folder)) as made:
        yield made


def test_a_plain_url_gets_the_driver_that_dagster_can_notify_with(
    instance: dg.DagsterInstance, warehouse_url: str
) -> None:
    assert os.environ[STORAGE] == warehouse_url.replace("postgresql://", "postgresql+psycopg2://")
    assert isinstance(instance.event_log_storage, EventLog)
    assert isinstance(instance.run_storage, RunStorage)
    assert isinstance(instance.schedule_storage, ScheduleStorage)


def test_processes_that_start_together_on_an_empty_database_all_get_their_storage(warehouse_url: str) -> None:
    url = warehouse_url.replace("postgresql://", "postgresql+psycopg2://")
    kinds = (RunStorage, EventLog, ScheduleStorage) * 4
    with ThreadPoolExecutor(len(kinds)) as pool:
        made = list(pool.map(lambda kind: kind(url), kinds))
    assert [type(storage) for storage in made] == list(kinds)
    for storage in made:
        storage.dispose()


def test_who_makes_the_storage_is_alone_however_short_a_silence_in_transactions_may_be(
    warehouse_url: str,
) -> None:
    with psycopg.connect(warehouse_url, autocommit=True) as other:
        name = urlsplit(warehouse_url).path[1:]
        other.execute(f"alter database {name} set idle_in_transaction_session_timeout = '20ms'".encode())
        with _alone(warehouse_url.replace("postgresql://", "postgresql+psycopg2://")):
            other.execute("select pg_sleep(0.5)")
            taken = "select pg_try_advisory_xact_lock(hashtextextended('dagster storage', 0))"
            assert other.execute(taken).fetchone() == (False,)
        assert other.execute(taken).fetchone() == (True,)


@pytest.mark.P5
@pytest.mark.E14
def test_a_crash_is_survived_by_the_settings_that_are_shipped(instance: dg.DagsterInstance) -> None:
    assert instance.run_monitoring_enabled
    assert instance.run_launcher.supports_check_run_worker_health
    assert instance.run_retries_enabled
    assert not instance.run_retries_retry_on_asset_or_op_failure
    assert instance.run_monitoring_settings["free_slots_after_run_end_seconds"] > 0
    assert instance.run_monitoring_settings["max_runtime_seconds"] > 0
    assert instance.global_op_concurrency_default_limit == 1
    assert not instance.telemetry_enabled


def test_what_is_planned_and_what_is_done_is_stored_as_dagsters_own_storage_would(
    instance: dg.DagsterInstance, warehouse_url: str
) -> None:
    result = dg.materialize(
        [shop],
        instance=instance,
        tags={
            "dagster/asset_partition_range_start": "2026-01-01",
            "dagster/asset_partition_range_end": "2026-01-03",
        },
    )
    days = {"2026-01-01", "2026-01-02", "2026-01-03"}
    planned = instance.all_logs(result.run_id, of_type=dg.DagsterEventType.ASSET_MATERIALIZATION_PLANNED)
    assert len(planned) == 2 * len(days)
    for key in (dg.AssetKey(["shop", "orders"]), dg.AssetKey(["shop", "tags"])):
        assert instance.get_materialized_partitions(key) == days
        (record,) = instance.get_asset_records([key])
        assert record.asset_entry.last_run_id == result.run_id
        event = instance.get_latest_materialization_event(key)
        assert event is not None
        assert event.asset_materialization is not None
        assert event.asset_materialization.metadata["rows"].value == 3
    with psycopg.connect(warehouse_url) as connection:
        tags = connection.execute("select count(*) from asset_event_tags").fetchone()
    assert tags is not None
    assert tags[0] >= 2 * len(days), "of each materialization its data version"


def test_what_a_step_makes_is_written_a_moment_later_whatever_comes_next(
    instance: dg.DagsterInstance,
) -> None:
    run = create_run_for_test(instance, job_name="shop")
    key = dg.AssetKey(["shop", "orders"])
    made = dg.DagsterEvent(
        dg.DagsterEventType.ASSET_MATERIALIZATION.value,
        "shop",
        step_key="shop",
        event_specific_data=StepMaterializationData(dg.AssetMaterialization(key)),
    )
    log = instance.event_log_storage
    log.store_event(dg.EventLogEntry(None, 10, "", run.run_id, time.time(), "shop", "shop", made))
    deadline = time.monotonic() + 10 * HELD_SECONDS
    while not log.get_latest_materialization_events([key]).get(key) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert log.get_latest_materialization_events([key]).get(key)


def test_a_report_of_checks_that_was_interrupted_and_is_made_again_says_each_thing_once(
    instance: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = create_run_for_test(instance, job_name="shop")
    context = cast(
        "dg.AssetExecutionContext",
        SimpleNamespace(instance=instance, run_id=run.run_id, job_name="shop", op_handle="shop"),
    )
    keys = [dg.AssetKey(["shop", name]) for name in ("orders", "tags", "customers")]
    found = [dg.AssetCheckEvaluation(asset_key=key, check_name="fresh", passed=True) for key in keys]
    write = instance.report_dagster_event
    monkeypatch.setattr(instance, "report_dagster_event", interrupted_after(2, write))
    with pytest.raises(KeyboardInterrupt):
        report(context, found)
    monkeypatch.setattr(instance, "report_dagster_event", write)
    report(context, found)
    stored = instance.all_logs(run.run_id, of_type=dg.DagsterEventType.ASSET_CHECK_EVALUATION)
    said = [event.get_dagster_event().asset_check_evaluation_data.asset_key for event in stored]
    assert sorted(said) == sorted(keys)


def interrupted_after(calls: int, work: Callable[..., None]) -> Callable[..., None]:
    left = iter(range(calls))

    def some(*arguments: object, **how: object) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        work(*arguments, **how)

    return some


def test_a_process_keeps_one_connection_to_each_part_of_the_storage(
    instance: dg.DagsterInstance, warehouse_url: str
) -> None:
    dg.materialize([shop], instance=instance, partition_key="2026-01-01")
    with psycopg.connect(warehouse_url) as connection:
        row = connection.execute(
            "select count(*) from pg_stat_activity"
            " where datname = current_database() and pid <> pg_backend_pid()"
        ).fetchone()
    assert row is not None
    assert row[0] <= 3


@pytest.mark.E14
def test_the_launcher_knows_a_living_process_from_a_dead_one(instance: dg.DagsterInstance) -> None:
    launcher = instance.run_launcher
    assert isinstance(launcher, LocalRunLauncher)
    run = create_run_for_test(instance, status=dg.DagsterRunStatus.STARTED)
    assert launcher.check_run_worker_health(run).status == WorkerStatus.UNKNOWN
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        began = EngineEventData({"pid": dg.MetadataValue.text(str(process.pid))})
        instance.report_engine_event("Started process for run", run, began)
        assert launcher.check_run_worker_health(run).status == WorkerStatus.RUNNING
        process.kill()
    found = launcher.check_run_worker_health(run)
    assert found.status == WorkerStatus.FAILED
    assert str(process.pid) in (found.msg or "")


def test_another_process_that_got_the_number_later_is_not_the_run(instance: dg.DagsterInstance) -> None:
    run = create_run_for_test(instance, status=dg.DagsterRunStatus.STARTED)
    long_ago = EngineEventData({"pid": dg.MetadataValue.text(str(os.getpid()))})
    event = dg.DagsterEvent(
        event_type_value=dg.DagsterEventType.ENGINE_EVENT.value,
        job_name=run.job_name,
        message="Started process for run",
        event_specific_data=long_ago,
    )
    instance.report_dagster_event(event, run.run_id, timestamp=1_000_000_000.0)
    assert instance.run_launcher.check_run_worker_health(run).status == WorkerStatus.FAILED


def test_evaluations_that_are_stored_together_are_read_back_as_the_runs_own(
    instance: dg.DagsterInstance,
) -> None:
    run = create_run_for_test(instance, status=dg.DagsterRunStatus.STARTED)
    keys = [dg.AssetCheckKey(dg.AssetKey(["shop", name]), "fresh") for name in ("orders", "tags")]
    for key in keys:
        event = dg.DagsterEvent(
            event_type_value=dg.DagsterEventType.ASSET_CHECK_EVALUATION.value,
            job_name=run.job_name,
            event_specific_data=dg.AssetCheckEvaluation(
                asset_key=key.asset_key, check_name=key.name, passed=key is keys[0], metadata={"rows": 3}
            ),
        )
        together = DagsterEventBatchMetadata("checks", key is keys[1])
        instance.report_dagster_event(event, run.run_id, batch_metadata=together)
    found = instance.event_log_storage.get_latest_asset_check_execution_by_key(keys)
    assert [found[key].status.value for key in keys] == ["SUCCEEDED", "FAILED"]
    assert {record.run_id for record in found.values()} == {run.run_id}
    evaluation = found[keys[0]].evaluation
    assert evaluation is not None
    assert evaluation.metadata["rows"].value == 3
