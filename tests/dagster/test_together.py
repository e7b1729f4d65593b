"""What is made of all sources together: assets after the tables they read, run when those are new, and checked."""

from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import psycopg
import pytest

from dagster_home.steps import step_definitions
from etl.config import load
from etl.crosschecks import anonymous_share_is_steady
from etl.warehouse import dead_letters, ledger
from etl.warehouse.dead_letters import DeadLetter
from tests.dagster.conftest import AT_ONCE

MAKE = """
create schema web;
create table web.identifies (id text, received_at timestamptz, anonymous_id text, user_id text, email text);
create table web.tracks (id text, received_at timestamptz, anonymous_id text, user_id text, event text);
"""


@pytest.fixture
def path(warehouse_url: str, project: Path) -> Path:
    """A tributary.toml with streamed tables, and a Stripe that nobody asks."""
    path = project / "tributary.toml"
    path.write_text(
        f'[warehouse]\nurl = "{warehouse_url}"\n[events]\nschemas = ["web"]\n[identity]\nlargest = 40\n'
        '[sources.stripe]\nconnector = "stripe"\napi_key = "sk_test_nobody"\nbase_url = "http://127.0.0.1:1"\n'
    )
    return path


@pytest.fixture
def db(warehouse_url: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(warehouse_url, autocommit=True) as db:
        db.execute(MAKE)
        yield db


CUSTOMERS = dg.AssetKey(["stripe", "customers"])


def everything(path: Path, customers: dg.AssetsDefinition | dg.AssetSpec) -> dg.Definitions:
    """The steps, and a table that they read."""
    steps = step_definitions(load(path), path, {"stripe.customers", "stripe.charges"}, AT_ONCE)
    return dg.Definitions.merge(dg.Definitions(assets=[customers], executor=dg.in_process_executor), steps)


def run(path: Path, instance: dg.DagsterInstance | None = None) -> dg.ExecuteInProcessResult:
    """What the sensor requests when all is new."""
    definitions = everything(path, dg.AssetSpec(CUSTOMERS))
    job = definitions.resolve_implicit_global_asset_job_def()
    return job.execute_in_process(raise_on_error=False, instance=instance)


def made(result: dg.ExecuteInProcessResult) -> set[str]:
    return {".".join(e.asset_key.path) for e in result.get_asset_materialization_events() if e.asset_key}


def checks(result: dg.ExecuteInProcessResult) -> dict[str, dg.AssetCheckEvaluation]:
    return {f"{'.'.join(e.asset_key.path)} {e.check_name}": e for e in result.get_asset_check_evaluations()}


def test_lineage_leads_from_tables_to_persons(path: Path) -> None:
    graph = everything(path, dg.AssetSpec(CUSTOMERS)).resolve_asset_graph()
    of_views = {".".join(key.path) for key in graph.get(dg.AssetKey(["events", "views"])).parent_keys}
    of_persons = {".".join(key.path) for key in graph.get(dg.AssetKey(["identity", "persons"])).parent_keys}
    assert "web.tracks" in of_views
    assert "stripe.customers" not in of_views, "it is no streamed table"
    assert {"web.identifies", "stripe.customers"} <= of_persons
    assert "stripe.charges" not in of_persons, "it tells of no person"
    of_summary = {".".join(key.path) for key in graph.get(dg.AssetKey(["customers", "summary"])).parent_keys}
    assert {"identity.persons", "stripe.charges", "web.tracks"} <= of_summary


def test_a_step_runs_when_what_it_reads_is_new_and_not_while_that_is_read(path: Path) -> None:
    seen: list[int] = []

    @dg.asset(key=CUSTOMERS)
    def customers(context: dg.AssetExecutionContext) -> None:
        tick = dg.evaluate_automation_conditions(definitions, context.instance, cursor=before.cursor)
        seen.append(tick.total_requested)

    definitions = everything(path, customers)
    with dg.DagsterInstance.ephemeral() as instance:
        before = dg.evaluate_automation_conditions(definitions, instance)
        assert before.total_requested == 0
        context = definitions.resolve_implicit_global_asset_job_def()
        context.execute_in_process(instance=instance, asset_selection=[CUSTOMERS])
        after = dg.evaluate_automation_conditions(definitions, instance, cursor=before.cursor)
        requested = {".".join(r.key.path) for r in after.results if r.true_subset.size}
        assert seen == [0]
        assert requested == {"identity.identifiers", "customers.timeline", "report.page"}, (
            "each the first of its step"
        )
        again = dg.evaluate_automation_conditions(definitions, instance, cursor=after.cursor)
    assert again.total_requested == 0


def test_customers_wait_until_it_is_known_who_is_who(path: Path) -> None:
    definitions = everything(path, dg.AssetSpec(CUSTOMERS))
    with dg.DagsterInstance.ephemeral() as instance:
        tick = dg.evaluate_automation_conditions(definitions, instance)
        wanted = []
        for table in ("charges", "customers"):  # the first tells of no person
            new = dg.AssetMaterialization(dg.AssetKey(["stripe", table]))
            instance.report_runless_asset_event(new)
            tick = dg.evaluate_automation_conditions(definitions, instance, cursor=tick.cursor)
            wanted.append({".".join(r.key.path) for r in tick.results if r.true_subset.size})
    assert wanted == [{"report.page"}, {"identity.identifiers", "customers.timeline", "report.page"}]


def test_steps_make_what_their_commands_make(path: Path, db: psycopg.Connection) -> None:
    db.execute("insert into web.identifies values ('1', now(), 'a1', 'u1', 'ada@x.com')")
    db.execute("insert into web.tracks values ('2', now(), 'a1', null, 'opened')")
    result = run(path)
    assert result.success
    assert {"events.views", "identity.persons", "identity.id_graph"} <= made(result)
    assert {"customers.timeline", "customers.summary", "report.page"} <= made(result)
    assert "<html" in (path.parent / ".tributary" / "report.html").read_text()
    assert db.execute("select count(*) from events.tracks").fetchone() == (1,)
    assert db.execute("select email from identity.persons").fetchall() == [("ada@x.com",)]
    assert all(check.passed for check in checks(result).values())


def test_a_schema_that_is_not_there_yet_stops_no_step(path: Path, db: psycopg.Connection) -> None:
    path.write_text(path.read_text().replace('["web"]', '["web", "ios"]'))
    result = run(path)
    assert result.success
    (views,) = (
        e.step_materialization_data.materialization.metadata
        for e in result.get_asset_materialization_events()
        if e.asset_key == dg.AssetKey(["events", "views"])
    )
    assert views["views"].value == "identifies, tracks"
    assert views["notes"].value == "schema ios is not there, or not yet"


def test_the_share_of_anonymous_events_needs_events(path: Path, warehouse_url: str) -> None:
    with psycopg.connect(warehouse_url) as db:
        found = anonymous_share_is_steady(db, load(path))
        assert (found.ok, found.text) == (True, "no schema of [events] has tracks")
        db.execute("create schema events; create table events.tracks (received_at timestamptz, user_id text)")
        db.execute(
            "insert into events.tracks select date_trunc('day', now(), 'UTC') - day * interval '1 day',"
            " case when day > 2 then 'u1' end from generate_series(2, 20) day, generate_series(1, 100)"
        )
        found = anonymous_share_is_steady(db, load(path))
    said = "fewer than 100 events on the last whole day, too few to tell"
    assert (found.ok, found.text) == (True, said), "what was two days ago is no news"


@pytest.mark.P9
@pytest.mark.D13
def test_checks_tell_of_what_is_suspicious(path: Path, db: psycopg.Connection) -> None:
    db.execute(
        "insert into web.tracks select day || '-' || n, date_trunc('day', now(), 'UTC') - day * interval '1 day',"
        " 'a1', case when n % 10 >= case when day = 1 then 5 else 2 end then 'u1' end, 'opened'"
        " from generate_series(1, 20) day, generate_series(1, 100) n"
    )
    assert all(check.passed for name, check in checks(run(path)).items() if "share" not in name)
    anonymous = "web.identifies select 'i' || n, now(), 'a' || n, 'u1' from generate_series(1, 5) n"
    db.execute(f"insert into {anonymous}")
    db.execute("create view events.mine as select 1 / 0 as never")
    db.execute("create view identity.theirs as select 1 as always")
    ledger.ensure(db)
    dead_letters.bury(db, "run", "web", "events", [DeadLetter("tracks", None, None, "json", "no JSON", "{")])
    found = checks(run(path))
    failed = {name for name, check in found.items() if not check.passed}
    assert failed == {
        "events.views anonymous_share_is_steady", "events.views no_call_refused", "events.views views_answer",
        "identity.persons persons_grow_slowly",
    }  # fmt: skip
    share = found["events.views anonymous_share_is_steady"]
    assert str(share.description).startswith("50.0% of events have no user, usually 20.0%")
    assert "mine (22012)" in str(found["events.views views_answer"].description)
    assert found["events.views views_answer"].severity == dg.AssetCheckSeverity.ERROR
    refused = found["events.views no_call_refused"]
    assert refused.severity == dg.AssetCheckSeverity.WARN
    assert refused.metadata["web.tracks.whole call: json"].value == 1
    assert share.severity == dg.AssetCheckSeverity.WARN
