"""What Dagster is told of a source before anything runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from textwrap import dedent

import dagster as dg
import pytest

from dagster_home.sources import daily, days_of, source_definitions
from etl.config import load
from etl.errors import ConfigError
from models.stripe.charges import Charge

LOADED = dedent(
    """
    import time
    import dagster as dg
    began = time.process_time()
    import dagster_home.definitions as module
    definitions = module.defs()
    dg.Definitions.validate_loadable(definitions)
    spent = time.process_time() - began
    import json, sys
    tables = len(definitions.resolve_asset_graph().get_all_asset_keys())
    print(json.dumps({"seconds": spent, "tables": tables, "engine": {"etl.sync", "numpy"} & {*sys.modules}}, default=list))
    """
)


@pytest.fixture
def all_of_stripe(tmp_path: Path) -> Path:
    """A tributary.toml whose variables are not set, and whose hosts are not there."""
    path = tmp_path / "tributary.toml"
    path.write_text(
        dedent(
            """
            [warehouse]
            url = "postgresql://etl:${NOT_SET_PASSWORD}@127.0.0.1:1/warehouse"
            [sources.stripe]
            connector = "stripe"
            api_key = "${NOT_SET_KEY}"
            base_url = "http://127.0.0.1:1"
            start_date = 2025-03-01
            owners = ["ann@example.com", "team:finance"]
            [sources.stripe_old]
            connector = "stripe"
            api_key = "${NOT_SET_EITHER}"
            streams = ["charges", "products"]
            """
        )
    )
    return path


@pytest.fixture
def definitions(all_of_stripe: Path) -> dg.Definitions:
    source = load(all_of_stripe, secrets=False).sources["stripe"]
    return source_definitions(source, all_of_stripe)


def spec(definitions: dg.Definitions, table: str) -> dg.AssetSpec:
    return (
        definitions.resolve_asset_graph()
        .get(dg.AssetKey(["stripe", table]))
        .assets_def.specs_by_key[dg.AssetKey(["stripe", table])]
    )


def test_definitions_load_without_secrets_and_network_in_under_three_seconds(all_of_stripe: Path) -> None:
    environment = {**os.environ, "TRIBUTARY_CONFIG": str(all_of_stripe)}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", LOADED],
        env=environment, capture_output=True, text=True, check=False, timeout=100,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert said["seconds"] < 3
    assert said["tables"] > 100
    assert not said["engine"], "loading needs neither the engine nor what it reckons with"
    assert not (all_of_stripe.parent / ".tributary").exists()


def test_an_asset_says_what_its_model_says(definitions: dg.Definitions) -> None:
    charges = spec(definitions, "charges")
    assert charges.group_name == "stripe"
    assert charges.kinds == {"stripe", "postgres"}
    assert charges.owners == ["ann@example.com", "team:finance"]
    assert (charges.description or "").startswith(Charge.__comment__)
    assert charges.metadata["dagster/table_name"] == "stripe.charges"
    columns = {c.name: c for c in charges.metadata["dagster/column_schema"].columns}
    assert columns["id"].type == "text"
    assert columns["id"].constraints.unique
    assert not columns["id"].constraints.nullable
    assert "refers to customers" in columns["customer_id"].constraints.other
    assert columns["amount"].type == "bigint"
    assert columns["amount"].description
    assert "_deleted_at" in columns


def test_a_link_leads_to_the_line_where_the_table_is_declared(definitions: dg.Definitions) -> None:
    (model,) = spec(definitions, "refunds").metadata["dagster/code_references"].code_references
    assert Path(model.file_path).read_text().splitlines()[model.line_number - 1].startswith("class Refund(")
    assert (
        spec(definitions, "refunds").metadata["vendor's documentation"].url == "https://docs.stripe.com/api"
    )


def test_rows_nested_in_a_streams_records_are_assets_of_their_own(definitions: dg.Definitions) -> None:
    assert spec(definitions, "invoice_lines").metadata["stream"] == "invoices"
    assert spec(definitions, "invoice_lines").partitions_def == spec(definitions, "invoices").partitions_def


def test_days_are_partitions_of_what_can_be_asked_by_time_and_snapshots_have_none(
    definitions: dg.Definitions,
) -> None:
    days = spec(definitions, "charges").partitions_def
    assert days is not None
    keys = days.get_partition_keys()
    assert keys[0] == "2025-03-01"
    assert keys[-1] == f"{datetime.now(UTC):%Y-%m-%d}"
    assert spec(definitions, "coupons").partitions_def is None


def test_two_accounts_of_one_vendor_are_two_sources(all_of_stripe: Path) -> None:
    config = load(all_of_stripe, secrets=False)
    merged = dg.Definitions.merge(*[source_definitions(s, all_of_stripe) for s in config.sources.values()])
    dg.Definitions.validate_loadable(merged)
    assert dg.AssetKey(["stripe_old", "charges"]) in merged.resolve_asset_graph().get_all_asset_keys()


def test_without_a_start_date_the_days_begin_with_last_year(all_of_stripe: Path) -> None:
    days = daily(load(all_of_stripe, secrets=False).sources["stripe_old"])
    assert f"{days.start:%m-%d}" == "01-01"
    assert timedelta(days=365) <= datetime.now(UTC) - days.start <= timedelta(days=732)


def test_a_connector_that_is_not_there_is_named_with_the_nearest(all_of_stripe: Path) -> None:
    all_of_stripe.write_text('[sources.shop]\nconnector = "strype"\n')
    source = load(all_of_stripe, secrets=False).sources["shop"]
    with pytest.raises(ConfigError, match="did you mean 'stripe'"):
        source_definitions(source, all_of_stripe)


BESIDE_A_TYPO = """
import json
import dagster as dg
import dagster_home.definitions as module
from dagster_home.notices import notices
definitions = module.defs()
dg.Definitions.validate_loadable(definitions)
with dg.DagsterInstance.ephemeral() as instance:
    job = definitions.resolve_job_def("typo_sync")
    result = job.execute_in_process(instance=instance, raise_on_error=False)
    run = instance.get_run_by_id(result.run_id)
    told = notices(instance, run, "failed", ["stripe", "typo"])
print(json.dumps({
    "schedules": sorted(s.name for s in definitions.schedules),
    "told": [(n.source, n.kind) for n in told],
}))
"""


@pytest.mark.parametrize(
    ("section", "why"),
    [
        ("connector = 'strype'", "connector 'strype' is not installed; did you mean 'stripe'?"),
        ("connector = 'nowhere.at:All'", "connector 'nowhere.at:All' cannot be imported"),
        ("connector = 'stripe'\napi_kye = 'x'", "unknown key 'api_kye'; did you mean 'api_key'?"),
        (
            "connector = 'stripe'\napi_key = '${NOT_SET_EITHER}'\nstreams = ['chargs']",
            "no stream 'chargs'; did you mean 'charges'?",
        ),
    ],
)
def test_a_source_that_cannot_be_used_keeps_no_other_from_being_scheduled_and_is_told_of(
    section: str, why: str, all_of_stripe: Path
) -> None:
    all_of_stripe.write_text(f"{all_of_stripe.read_text()}\n[sources.typo]\n{section}\n")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", BESIDE_A_TYPO],
        env={**os.environ, "TRIBUTARY_CONFIG": str(all_of_stripe)},
        capture_output=True, text=True, check=False, timeout=100,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    every = {f"{name}_sync_every_three_hours" for name in ("stripe", "stripe_old", "typo")}
    assert every <= {*said["schedules"]}
    assert said["told"] == [["typo", "configuration"]]
    assert why in done.stderr


def test_an_owner_is_an_address_or_a_team(all_of_stripe: Path) -> None:
    all_of_stripe.write_text('[sources.stripe]\nconnector = "stripe"\nowners = ["finance"]\n')
    with pytest.raises(ConfigError, match="owners must be a list such as"):
        load(all_of_stripe, secrets=False)


@pytest.mark.D10
@pytest.mark.parametrize(
    ("hour", "first", "last"),
    [
        (0, "2026-03-09", "2026-03-09"),  # reads from 20:50 on: yesterday's last hours
        (3, "2026-03-09", "2026-03-10"),  # from 23:50 on: what yesterday's lag left out, and today
        (6, "2026-03-10", "2026-03-10"),
        (21, "2026-03-10", "2026-03-10"),
    ],
)
def test_a_tick_is_recorded_against_the_days_it_reads_from(hour: int, first: str, last: str) -> None:
    tick = datetime(2026, 3, 10, hour, tzinfo=UTC)
    assert list(days_of(tick, datetime(2020, 1, 1, tzinfo=UTC)).values()) == [first, last]


def test_a_tick_is_not_recorded_against_a_day_before_the_first(definitions: dg.Definitions) -> None:
    start = datetime(2026, 3, 10, tzinfo=UTC)
    assert list(days_of(start, start).values()) == ["2026-03-10", "2026-03-10"]


def test_each_source_has_its_schedules_and_they_run_without_being_switched_on(
    definitions: dg.Definitions,
) -> None:
    schedules = {s.name: s for s in definitions.schedules or ()}
    assert {*schedules} == {
        "stripe_sync_every_three_hours",
        "stripe_check_ledger_every_three_hours",
        "stripe_check_tables_daily",
    }
    assert all(s.description for s in schedules.values())
    assert schedules["stripe_sync_every_three_hours"].cron_schedule == "0 */3 * * *"
    assert {s.execution_timezone for s in schedules.values()} == {"UTC"}
    assert {s.default_status for s in schedules.values()} == {dg.DefaultScheduleStatus.RUNNING}


def test_the_sync_waits_for_no_checks_and_every_table_has_some(definitions: dg.Definitions) -> None:
    sync, ledger, tables = (
        definitions.resolve_job_def(job).asset_layer.asset_graph.asset_check_keys
        for job in ("stripe_sync", "stripe_check_ledger", "stripe_check_tables")
    )
    assert not sync
    assert {k.asset_key for k in tables} == definitions.resolve_asset_graph().get_all_asset_keys()
    assert {k.name for k in ledger} == {
        "counts_close", "no_window_missing", "fresh", "nothing_refused", "volume_as_usual", "answers_as_usual",
    }  # fmt: skip
    assert len([k for k in ledger if k.name == "answers_as_usual"]) == 1, "of the source, once"
    snapshots = {k.name for k in ledger if k.asset_key == dg.AssetKey(["stripe", "coupons"])}
    assert "no_window_missing" not in snapshots
