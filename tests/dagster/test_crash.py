"""Real processes: what becomes of a killed run, of its pool and its work, and of the processes in the end."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
import pytest

from etl.sandbox import SandboxServer
from tests.dagster.ui import ETL, Pages, eventually, free_port, running

LAUNCH = """mutation Launch($params: ExecutionParams!) { launchRun(executionParams: $params) {
    __typename ... on LaunchRunSuccess { run { runId } } ... on PythonError { message } } }"""
RUNS = """{ runsOrError { ... on Runs { results { runId status parentRunId } } } }"""
LOG = """query Log($id: ID!) { logsForRun(runId: $id) { ... on EventConnection { events {
    ... on EngineEvent { metadataEntries { label ... on TextMetadataEntry { text } } } } } } }"""
RELOAD = """mutation { reloadRepositoryLocation(repositoryLocationName: "tributary") {
    ... on WorkspaceLocationEntry { loadStatus } ... on PythonError { message } } }"""
TERMINATE = """mutation End($id: String!) { terminateRun(runId: $id) { __typename } }"""
SECONDS = 300  # a run that meets the lease of one just killed tries again after two minutes


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


def ended(pages: Pages, run: str, status: str) -> None:
    eventually(SECONDS, lambda: statuses(pages)[run] == status, f"run {run} ends as {status}")


def hang(stripe: SandboxServer, pages: Pages) -> str:
    """A run that waits for an answer about charges, which does not come."""
    stripe.simulator.wait(3_600)  # so that there is something to ask for
    stripe.moods.delay(2 * SECONDS, path="/v1/charges")
    stripe.forget()
    run = launch(pages)
    eventually(SECONDS, lambda: stripe.asked("/v1/refunds"), "the run asks Stripe")
    return run


def is_daemon(process: psutil.Process) -> bool:
    """Whether it is Dagster's daemon; one that has just ended is nothing."""
    with suppress(psutil.Error):
        return "dagster._daemon" in process.cmdline()
    return False


@pytest.mark.E14
def test_runs_that_are_killed_cancelled_or_cut_off_leave_nothing_behind_and_are_taken_up_again(
    toml: Callable[..., Path],
    stripe: SandboxServer,
    warehouse_url: str,
    sql: Callable[..., list[tuple[Any, ...]]],
) -> None:
    path = toml(streams='["charges", "refunds"]')
    (path.parent / "models").mkdir()  # what lies where `etl ui` is started must not hide ours
    (path.parent / "gql.py").write_text("raise RuntimeError('the wrong gql')")
    with running(path, DAGSTER_PG_URL=warehouse_url) as pages:
        killed = hang(stripe, pages)
        queued = launch(pages)
        ended(pages, queued, "QUEUED")
        os.kill(process_of(pages, killed), signal.SIGKILL)
        stripe.moods.clear()
        ended(pages, killed, "FAILURE")
        ended(pages, queued, "SUCCESS")  # the pool is free
        (again,) = eventually(SECONDS, lambda: retries(pages, killed), "the killed run is launched again")
        ended(pages, again, "SUCCESS")
        assert sql("select count(*) from stripe.charges") == [(len(stripe.simulator.objects("charge")),)]

        cancelled = hang(stripe, pages)
        assert pages.ask(RELOAD)["reloadRepositoryLocation"] == {"loadStatus": "LOADED"}
        assert statuses(pages)[cancelled] == "STARTED", "code that is loaded anew ends no run"
        pages.ask(TERMINATE, id=cancelled)
        ended(pages, cancelled, "CANCELED")
        held = (
            "select count(*) from pg_locks l join pg_database d on d.oid = l.database"
            " where locktype = 'advisory' and datname = current_database()"
        )
        eventually(SECONDS / 4, lambda: sql(held) == [(0,)], "the leases are let go")
        stripe.moods.clear()

        second = subprocess.run(
            [ETL, "--config", str(path), "ui", "--port", str(free_port())],
            capture_output=True, text=True, check=False, timeout=SECONDS,
        )  # fmt: skip
        assert second.returncode == 2
        assert second.stderr.startswith("error: Dagster runs already")

        cut_off = hang(stripe, pages)
        family = psutil.Process(pages.process.pid).children(recursive=True)
        assert len(family) >= 4, "code server, webserver, daemon, and the run"
        (daemon,) = (p for p in family if is_daemon(p))
        daemon.kill()
        assert pages.process.wait(60) == 1
        assert "Dagster's daemon ended with status -9" in (path.parent / "ui.log").read_text()
        _gone, alive = psutil.wait_procs(family, 10)
        assert not alive
        stripe.moods.clear()

    with running(path, DAGSTER_PG_URL=warehouse_url) as pages:
        (resumed,) = eventually(SECONDS, lambda: retries(pages, cut_off), "the cut run is launched again")
        ended(pages, resumed, "SUCCESS")
        assert not retries(pages, cancelled), "what a person cancelled stays so"
        assert sql("select count(*) from pg_tables where schemaname = 'tributary_stage'") == [(0,)]
        assert pages.stop() == 0
