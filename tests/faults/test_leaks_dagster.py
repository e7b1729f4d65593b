"""What Dagster stores and shows of runs whose vendors echo the credentials: its storage, its folder, its GraphQL."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest
from dagster._core.workspace.context import WorkspaceProcessContext
from dagster._core.workspace.load_target import EmptyWorkspaceTarget
from dagster_graphql.test.utils import execute_dagster_graphql

from connectors.sandbox.stripe import StripeSandbox
from connectors.sandbox.stripe.keys import Key
from dagster_home.launch import STORAGE, environment_for, prepare
from dagster_home.runs import Reading
from dagster_home.sources import source_definitions
from etl.config import load
from tests.dagster.conftest import AT_ONCE
from tests.engine.shop import Shop
from tests.faults.test_leaks import (
    EMAIL,
    PERSONS,
    Echo,
    Telling,
    echo,
    everything,
    expect_no_secret,
    project,
    secrets,
    telling,
)

__all__ = ["echo", "project", "secrets", "telling"]

ERROR = "error { message stack errorChain { error { message stack } } }"
METADATA = """metadataEntries { label description ... on TextMetadataEntry { text }
    ... on MarkdownMetadataEntry { mdStr } ... on JsonMetadataEntry { jsonString } }"""
RUNS = f"""{{ runsOrError {{ ... on Runs {{ results {{ runId status runConfigYaml tags {{ key value }}
    eventConnection {{ events {{ __typename ... on MessageEvent {{ message }}
        ... on RunFailureEvent {{ {ERROR} }} ... on StepExpectationResultEvent {{ message }}
        ... on ExecutionStepFailureEvent {{ {ERROR} failureMetadata {{ {METADATA} }} }}
        ... on ExecutionStepUpForRetryEvent {{ {ERROR} }}
        ... on MaterializationEvent {{ {METADATA} }} }} }} }} }} }} }}"""


class Defect(Shop):
    """A connector with a defect, whose error holds a secret and a person's address."""

    def greet(self) -> None:
        raise KeyError(f"{EMAIL}, {self.config.api_key.reveal()}")


@pytest.fixture
def instance(
    project: Path, warehouse_url: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dg.DagsterInstance]:
    """Dagster as `etl ui` sets it up, its storage in the database of the test."""
    monkeypatch.setenv(STORAGE, warehouse_url)
    with (project / "tributary.toml").open("a") as file:
        file.write(f'[sources.shop]\nconnector = "{__name__}:Defect"\napi_key = "${{STRIPE_KEY}}"\n')
        file.write('base_url = "${STRIPE_URL}"\n')
    config = load(project / "tributary.toml", secrets=False)
    folder = prepare(config.home)
    for name, value in environment_for(config, folder).items():
        monkeypatch.setenv(name, value)
    with dg.DagsterInstance.from_config(str(folder)) as made:
        yield made


def run(name: str, project: Path, instance: dg.DagsterInstance) -> bool:
    """One run of a source's job as the schedule launches it; whether it went well."""
    path = project / "tributary.toml"
    definitions = source_definitions(load(path, secrets=False).sources[name], path, AT_ONCE)
    job = definitions.resolve_job_def(f"{name}_sync")
    config = dg.RunConfig(ops={name: Reading(only_new=True)})
    return job.execute_in_process(config, instance=instance, raise_on_error=False).success


@pytest.mark.S1
@pytest.mark.P7
def test_dagster_stores_and_shows_no_secret_of_runs_that_go_well_or_fail(
    project: Path,
    warehouse_url: str,
    secrets: dict[str, str],
    echo: Echo,
    instance: dg.DagsterInstance,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for echo.how, name in (("401", "stripe"), ("400", "client")):
        assert not run(name, project, instance)
    assert not run("shop", project, instance)
    with StripeSandbox(people=2, months=1, keys=[Key(secrets["STRIPE_KEY"])]).serve() as server:
        monkeypatch.setenv("STRIPE_URL", server.url)
        assert run("stripe", project, instance)
    with WorkspaceProcessContext(instance, EmptyWorkspaceTarget()) as context:
        answer = execute_dagster_graphql(context.create_request_context(), RUNS)
    shown = json.dumps(answer.data, ensure_ascii=False)
    assert shown.count("SUCCESS") >= 1
    assert shown.count("***") > 5
    found = {**everything(project, warehouse_url), "GraphQL": shown}
    assert "public.event_logs" in found
    expect_no_secret(found, secrets)
    assert not [place for place, text in found.items() if EMAIL in text]


@pytest.mark.S2
@pytest.mark.P7
def test_dagster_stores_and_shows_nothing_of_a_person_whom_a_vendor_tells_of(
    project: Path, warehouse_url: str, telling: Telling, instance: dg.DagsterInstance
) -> None:
    telling.how = "400"
    assert not run("stripe", project, instance)
    with WorkspaceProcessContext(instance, EmptyWorkspaceTarget()) as context:
        answer = execute_dagster_graphql(context.create_request_context(), RUNS)
    shown = json.dumps(answer.data, ensure_ascii=False)
    assert "No such customer: cus_9s6XKzkNRiz8i3, phone ***, SSN ***; card ***" in shown
    found = {**everything(project, warehouse_url), "GraphQL": shown}
    assert not [(place, value) for place, text in found.items() for value in PERSONS if value in text]
