"""A source that describes itself, in Dagster: what loads without network, and a table that appears in a run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import dagster as dg
import pytest

from dagster_home.launch import _ask
from dagster_home.runs import Reading
from dagster_home.sources import source_definitions
from etl.config import load
from etl.connector import Stream
from etl.described import column, table
from etl.learned import asked_at
from etl.sandbox import SandboxServer
from etl.sync import sync_source
from etl.warehouse.postgres import open_warehouse
from tests.engine.crm import KEY, Crm, CrmWorld


@pytest.fixture
def world() -> CrmWorld:
    world = CrmWorld()
    world.object("Deal", Price__c="int")
    world.put("Deal", "d1", Price__c=5)
    return world


@pytest.fixture
def toml(
    world: CrmWorld, warehouse_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    monkeypatch.setenv("CRM_KEY", KEY)
    with SandboxServer(world) as server:
        path = tmp_path / "tributary.toml"
        path.write_text(
            f'[warehouse]\nurl = "{warehouse_url}"\n[sources.crm]\nconnector = "tests.engine.crm:Crm"\n'
            f'api_key = "${{CRM_KEY}}"\nbase_url = "{server.url}"\nstart_date = 2026-02-01\n'
        )
        yield path


def defined(path: Path) -> dg.Definitions:
    at_once = dg.RetryPolicy(max_retries=2, delay=0.01)
    return source_definitions(load(path, secrets=False).sources["crm"], path, at_once)


def assets(definitions: dg.Definitions) -> set[str]:
    return {spec.key.path[-1] for spec in definitions.resolve_all_asset_specs()}


def run(path: Path, instance: dg.DagsterInstance) -> dg.ExecuteInProcessResult:
    job = defined(path).resolve_job_def("crm_sync")
    return job.execute_in_process(
        instance=instance, run_config=dg.RunConfig(ops={"crm": Reading(only_new=True)}),
        tags={"dagster/partition": "2026-02-28"},
    )  # fmt: skip


def test_definitions_load_without_secrets_and_network_and_hold_what_the_last_sync_learned(
    toml: Path, world: CrmWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.object("Toy", Size__c="currency")
    monkeypatch.delenv("CRM_KEY")
    assert assets(defined(toml)) == {"deals"}
    monkeypatch.setenv("CRM_KEY", KEY)
    config = load(toml)
    with closing(open_warehouse(config)) as warehouse:
        sync_source(config.sources["crm"], warehouse)
    monkeypatch.delenv("CRM_KEY")
    world.key = "nobody may ask now"
    definitions = defined(toml)
    assert assets(definitions) == {"deals", "toys"}
    (toys,) = (s for s in definitions.resolve_all_asset_specs() if s.key.path[-1] == "toys")
    columns = {c.name: c for c in toys.metadata["dagster/column_schema"].columns}
    assert (columns["size_c"].type, columns["size_c"].description) == ("numeric", "The Size [Size__c]")


def test_a_table_that_appears_is_read_and_observed_and_an_asset_once_the_code_is_reloaded(
    toml: Path, world: CrmWorld
) -> None:
    with dg.DagsterInstance.ephemeral() as instance:
        job = defined(toml).resolve_job_def("crm_sync")
        world.object("Toy", Size__c="currency")
        world.put("Toy", "t1", Size__c=1.5)
        result = job.execute_in_process(
            instance=instance, run_config=dg.RunConfig(ops={"crm": Reading(only_new=True)}),
            tags={"dagster/partition": "2026-02-28"},
        )  # fmt: skip
        assert result.success
        (seen,) = observed(result)
        assert seen.asset_key == dg.AssetKey(["crm", "toys"])
        assert seen.metadata["rows inserted"].value == 1
        assert "reload" in (seen.description or "")
        assert [m.asset_key.path[-1] for m in materialized(result)] == ["deals"]
        again = run(toml, instance)
        assert sorted(m.asset_key.path[-1] for m in materialized(again)) == ["deals", "toys"]


def test_a_table_that_appears_and_cannot_be_read_is_tried_again(toml: Path, world: CrmWorld) -> None:
    with dg.DagsterInstance.ephemeral() as instance:
        job = defined(toml).resolve_job_def("crm_sync")
        world.object("Toy")
        world.put("Toy", "t1")
        world.failing = {"Toy": 1}
        result = job.execute_in_process(
            instance=instance, run_config=dg.RunConfig(ops={"crm": Reading(only_new=True)}),
            tags={"dagster/partition": "2026-02-28"},
        )  # fmt: skip
        assert result.success
        assert [e.event_type_value for e in result.all_events].count("STEP_UP_FOR_RETRY") == 1
        (seen,) = observed(result)
        assert seen.metadata["rows inserted"].value == 1


def test_a_table_that_is_gone_is_no_failure(toml: Path, world: CrmWorld) -> None:
    world.object("Toy", Size__c="currency")
    with dg.DagsterInstance.ephemeral() as instance:
        assert run(toml, instance).success
        del world.objects["Toy"]
        result = run(toml, instance)
        assert result.success
        assert [m.asset_key.path[-1] for m in materialized(result)] == ["deals"]


class Bare(Crm):
    """Knows of nothing before it has asked."""

    def streams(self) -> list[Stream]:
        return [stream for stream in super().streams() if stream in self.described]

    def describe(self) -> Iterator[Stream]:
        for found in ("Toy", "Box"):
            yield Stream(table(found.lower(), [column("Id", str, key=True)]), partial(self._read, found))


def test_a_source_that_knows_of_nothing_before_it_has_asked_is_asked_at_the_first_start(
    toml: Path, world: CrmWorld, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    toml.write_text(toml.read_text().replace("tests.engine.crm:Crm", "tests.dagster.test_described:Bare"))
    assert not defined(toml).assets
    assert "run `etl discover crm`" in caplog.text
    key, world.key = world.key, "another"
    _ask(load(toml).sources["crm"])
    assert "note: crm was not asked what there is" in capsys.readouterr().err
    assert asked_at(load(toml).sources["crm"]) is None
    world.key = key
    _ask(load(toml).sources["crm"])
    assert assets(defined(toml)) == {"toy", "box"}


def materialized(result: dg.ExecuteInProcessResult) -> list[dg.AssetMaterialization]:
    return [e.step_materialization_data.materialization for e in result.get_asset_materialization_events()]


def observed(result: dg.ExecuteInProcessResult) -> list[dg.AssetObservation]:
    events = [e for e in result.all_events if e.event_type_value == "ASSET_OBSERVATION"]
    return [e.asset_observation_data.asset_observation for e in events]
