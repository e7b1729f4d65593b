"""Real processes: what becomes of a killed run, of its pool and its work, and of the processes in the end."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

from etl.sandbox import SandboxServer
from tests.dagster.ui import ETL, Pages, eventually, free_port, running

LAUNCH = """mutation Launch($params: ExecutionParams!) { launchRun(executionParams: $params) {
    __typename ... on LaunchRunSuccess { run { runId } } ... on PythonError { message } } }"""
RUNS = """{ runsOrError { ... on Runs { results { runId status parentRunId } } } }"""
LOG = """query Log($id: ID!) { logsForRun(runId: $id) { ... on EventConnection { events {
    ... on EngineEvent { metadataEntries { label ... on TextMetadataEntry { text } } } } } } }"""
TERMINATE = """mutation End($id: String!) { terminateRun(runId: $id) { __typename } }"""
SECONDS = 120


def launch(pages: Pages) -> str:
    """Start the sync, as the schedule does; the run's id."""
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    tags = [{"key": f"dagster/asset_partition_range_{end}", "value": today} for end in ("start", "end")]
    said = pages.ask(
        LAUNCH,
        params={
            "selector": {
                "repositoryName": "__repository__",
                "repositoryLocationName": "tributary",
                "jobName": "stripe_sync",
            },
            "runConfigData": {"ops": {"stripe": {"config": {"only_new": True}}}},
            "executionMetadata": {"tags": tags},
        },
    )["launchRun"]
    assert said["__typename"] == "LaunchRunSuccess", said
    return str(said["run"]["runId"])


def statuses(pages: Pages) -> dict[str, str]:
    return {run["runId"]: run["status"] for run in pages.ask(RUNS)["runsOrError"]["results"]}


def retries(pages: Pages, of: str) -> list[str]:
    runs = pages.ask(RUNS)["runsOrError"]["results"]
    return [run["runId"] for run in runs if run["parentRunId"] == of]


def process_of(pages: Pages, run: str) -> int:
    events = pages.ask(LOG, id=run)["logsForRun"]["events"]
    pids = [
        entry["text"] for e in events for entry in e.get("metadataEntries", ()) if entry["label"] == "pid"
    ]
    return int(pids[-1])


def test_a_killed_run_frees_its_pool_and_is_taken_up_again(
    toml: Callable[..., Path],
    stripe: SandboxServer,
    warehouse_url: str,
    sql: Callable[..., list[tuple[Any, ...]]],
) -> None:
    path = toml(streams='["charges", "refunds"]')
    stripe.moods.delay(2 * SECONDS, path="/v1/charges")
    with running(path, DAGSTER_PG_URL=warehouse_url) as pages:
        first = launch(pages)
        eventually(SECONDS, lambda: statuses(pages)[first] == "STARTED", "the first run starts")
        eventually(SECONDS, lambda: stripe.asked("/v1/refunds"), "it asks Stripe")
        second = launch(pages)
        eventually(SECONDS, lambda: statuses(pages)[second] == "QUEUED", "the second run is queued")

        os.kill(process_of(pages, first), signal.SIGKILL)
        stripe.moods.clear()
        eventually(SECONDS, lambda: statuses(pages)[first] == "FAILURE", "the killed run is seen to be dead")
        eventually(
            SECONDS, lambda: statuses(pages)[second] == "SUCCESS", "the pool is free for the second run"
        )
        (again,) = eventually(SECONDS, lambda: retries(pages, first), "the killed run is launched again")
        eventually(SECONDS, lambda: statuses(pages)[again] == "SUCCESS", "it succeeds")

        stripe.moods.delay(2 * SECONDS, path="/v1/charges")
        stripe.forget()
        third = launch(pages)
        eventually(SECONDS, lambda: stripe.asked("/v1/refunds"), "the third run asks Stripe")
        pages.ask(TERMINATE, id=third)
        eventually(SECONDS / 4, lambda: statuses(pages)[third] == "CANCELED", "it ends when it is told to")
        assert sql("select count(*) from pg_locks where locktype = 'advisory'") == [(0,)]

        expected = len(stripe.simulator.objects("charge"))
        assert sql("select count(*) from stripe.charges") == [(expected,)]
        assert sql("select count(*) from pg_tables where schemaname = 'tributary_stage'") == [(0,)]

        twice = subprocess.run(
            [ETL, "--config", str(path), "ui", "--port", str(free_port())],
            capture_output=True, text=True, check=False, timeout=SECONDS,
        )  # fmt: skip
        assert twice.returncode == 2
        assert twice.stderr.startswith("error: Dagster runs already")

        family = psutil.Process(pages.process.pid).children(recursive=True)
        assert len(family) >= 3
        assert pages.stop() == 0
        _gone, alive = psutil.wait_procs(family, 10)
        assert not alive
