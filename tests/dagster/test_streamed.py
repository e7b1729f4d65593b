"""Streamed tables: in the lineage, and noticed when others have written into them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import dagster as dg
import psycopg
import pytest

from dagster_home.steps import step_definitions
from dagster_home.streamed import streamed_definitions
from dagster_home.together import Output, Said, Step, asset
from etl.config import Config, load
from etl.warehouse.postgres import Warehouse
from tests.dagster.conftest import AT_ONCE
from tests.dagster.test_crash import RUNS
from tests.dagster.test_together import CUSTOMERS, db, everything, made, path
from tests.dagster.ui import Pages, eventually, running

__all__ = ["db", "path"]

ROW = "insert into web.tracks values (gen_random_uuid()::text, now(), 'a1', null, 'opened')"
SECONDS = 300  # two looks of Dagster's, a minute apart, its start and a run: on two busy cores 134
LEADING = {"events.views", "identity.identifiers", "customers.timeline", "report.page"}


def parents(graph: dg.AssetGraph, name: str) -> set[str]:
    return {".".join(key.path) for key in graph.get(dg.AssetKey(name.split("."))).parent_keys}


class Eye:
    """The sensor on these tables, ticked as the daemon does: what it tells of is in the instance then."""

    def __init__(
        self, path: Path, instance: dg.DagsterInstance, *names: str, apart: timedelta = timedelta(0)
    ) -> None:
        (self.sensor,) = (
            streamed_definitions(names or ("web.tracks", "web.groups"), path, apart).sensors or ()
        )
        assert isinstance(self.sensor, dg.SensorDefinition)
        self.instance = instance
        self.cursor: str | None = None

    def look(self) -> set[str]:
        """The tables that it tells of."""
        tick = self.sensor.evaluate_tick(dg.build_sensor_context(self.instance, cursor=self.cursor))
        self.cursor, self.said = tick.cursor, tick.skip_message or ""
        for event in tick.asset_events:
            self.instance.report_runless_asset_event(event)
        return {".".join(event.asset_key.path) for event in tick.asset_events}


@pytest.fixture
def instance() -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.ephemeral() as instance:
        yield instance


@contextmanager
def writing(url: str) -> Iterator[psycopg.Connection]:
    """A session whose writes are counted once it is closed; else the server tells of them within a second."""
    with psycopg.connect(url, autocommit=True) as session:
        yield session
        session.execute("select pg_stat_force_next_flush()")


def test_tables_of_single_events_are_before_what_reads_them(path: Path) -> None:
    graph = everything(path, dg.AssetSpec(CUSTOMERS)).resolve_asset_graph()
    assert {"web.tracks", "web.email_opened"} <= parents(graph, "customers.timeline")
    assert {"web.tracks", "web.email_opened", "web.order_completed"} <= parents(graph, "events.views")
    assert "web.order_completed" not in parents(graph, "identity.persons")
    opened = graph.get(dg.AssetKey(["web", "email_opened"]))
    assert opened.group_name == "web"
    assert opened.metadata["dagster/table_name"] == "web.email_opened"
    assert "opened" in (opened.description or "")
    assert not opened.is_materializable, "others fill it"


def test_what_others_wrote_is_told_of_once_and_what_they_read_is_not(
    path: Path, db: psycopg.Connection, warehouse_url: str, instance: dg.DagsterInstance
) -> None:
    eye = Eye(path, instance)
    assert eye.look() == {"web.tracks"}, "at first what there is, and no table that there is not"
    assert eye.look() == set()
    assert eye.said == "No streamed table has been written to since."
    with writing(warehouse_url) as session:
        session.execute(ROW)
    assert eye.look() == {"web.tracks"}
    with writing(warehouse_url) as session:
        session.execute("select * from web.tracks")
        session.execute("analyze web.tracks")
        session.execute("vacuum full web.tracks")
        session.execute("create index on web.tracks (received_at)")
    assert eye.look() == set(), "nobody wrote"
    for change in ("update web.tracks set user_id = 'u1'", "delete from web.tracks"):
        with writing(warehouse_url) as session:
            session.execute(change)
        assert eye.look() == {"web.tracks"}
    with writing(warehouse_url) as session:
        session.execute("create table web.groups (id text)")
    assert eye.look() == {"web.groups"}
    with writing(warehouse_url) as session:
        session.execute("drop table web.groups")
    assert eye.look() == set(), "what is gone has nothing new"


def test_no_table_is_read_however_many_rows_it_has(
    path: Path, db: psycopg.Connection, instance: dg.DagsterInstance
) -> None:
    with db.transaction():
        db.execute("lock table web.tracks in access exclusive mode")
        assert Eye(path, instance).look() == {"web.tracks"}, "a reader would wait until it gives up"


def test_a_table_that_was_made_anew_and_one_of_partitions_are_seen(
    path: Path, db: psycopg.Connection, warehouse_url: str, instance: dg.DagsterInstance
) -> None:
    with writing(warehouse_url) as session:
        session.execute(
            "create table web.groups (id text, day int) partition by range (day);"
            "create table web.of_1 partition of web.groups for values from (1) to (2)"
        )
        session.execute(ROW)
    eye = Eye(path, instance)
    eye.look()
    with writing(warehouse_url) as session:
        session.execute("insert into web.groups values ('g1', 1)")
    assert eye.look() == {"web.groups"}
    with writing(warehouse_url) as session:
        session.execute("create table web.other as select * from web.tracks")
        session.execute("drop table web.tracks; alter table web.other rename to tracks")
    assert eye.look() == {"web.tracks"}, "though as many rows were written into it"


def test_a_stream_that_never_ends_is_told_of_now_and_then(
    path: Path, db: psycopg.Connection, warehouse_url: str, instance: dg.DagsterInstance
) -> None:
    eye = Eye(path, instance, apart=timedelta(hours=1))
    assert eye.look() == {"web.tracks"}
    with writing(warehouse_url) as session:
        session.execute(ROW)
    assert eye.look() == set()
    assert eye.said == "What is new is told of every 60 minutes at most."
    later = Eye(path, instance)
    later.cursor = eye.cursor
    assert later.look() == {"web.tracks"}, "what came meanwhile is not forgotten"


def test_a_warehouse_that_is_down_is_said_without_its_password_and_looked_at_again(
    path: Path, db: psycopg.Connection, warehouse_url: str, instance: dg.DagsterInstance
) -> None:
    eye = Eye(path, instance)
    eye.look()
    there = path.read_text()
    down = "postgresql://loader:pass-word-77@127.0.0.1:1/warehouse"
    path.write_text(there.replace(warehouse_url, down))
    before = eye.cursor
    assert eye.look() == set()
    assert "no connection to the warehouse" in eye.said
    assert "pass-word-77" not in eye.said
    path.write_text(there.replace(warehouse_url, "${NOT_SET_URL}"))
    assert eye.look() == set()
    assert "NOT_SET_URL" in eye.said
    assert eye.cursor == before
    path.write_text(there)
    assert eye.look() == set()
    with writing(warehouse_url) as session:
        session.execute(ROW)
    assert eye.look() == {"web.tracks"}


def test_new_rows_have_all_steps_run_once(
    path: Path, db: psycopg.Connection, warehouse_url: str, instance: dg.DagsterInstance
) -> None:
    definitions = everything(path, dg.AssetSpec(CUSTOMERS))
    eye = Eye(path, instance, *sorted(streamed(definitions)))
    tick = dg.evaluate_automation_conditions(definitions, instance)
    assert tick.total_requested == 0
    with writing(warehouse_url) as session:
        session.execute(ROW)
    assert eye.look() == {"web.tracks", "web.identifies"}
    tick = dg.evaluate_automation_conditions(definitions, instance, cursor=tick.cursor)
    assert {".".join(r.key.path) for r in tick.results if r.true_subset.size} == LEADING
    job = definitions.resolve_implicit_global_asset_job_def()
    steps = list(definitions.resolve_asset_graph().executable_asset_keys)
    assert made(job.execute_in_process(instance=instance, asset_selection=steps)) >= LEADING
    assert eye.look() == set(), "the steps write into none of them"
    for _ in range(3):
        tick = dg.evaluate_automation_conditions(definitions, instance, cursor=tick.cursor)
        assert tick.total_requested == 0, "nothing is new"


def streamed(definitions: dg.Definitions) -> set[str]:
    keys = definitions.resolve_asset_graph().get_all_asset_keys()
    return {".".join(key.path) for key in keys if key.path[0] == "web"}


def test_rows_that_another_program_wrote_reach_the_report_by_themselves(
    path: Path, db: psycopg.Connection, warehouse_url: str
) -> None:
    """As `etl ui` runs it, with daemon and processes: nobody asks for anything, and no source was synced."""
    with writing(warehouse_url) as session:
        session.execute(ROW)
    page = path.parent / ".tributary" / "report.html"
    with running(path, DAGSTER_PG_URL=warehouse_url) as pages:
        eventually(SECONDS, page.exists, "the report, which comes last")
        eventually(SECONDS, lambda: {run["status"] for run in runs(pages)} == {"SUCCESS"}, "the run's end")
        assert len(runs(pages)) == 1, "all steps in one"
    assert db.execute("select count(*) from events.tracks").fetchone() == (1,)
    assert db.execute("select count(*) from customers.timeline").fetchone() == (1,)


def runs(pages: Pages) -> list[dict[str, str]]:
    found: list[dict[str, str]] = pages.ask(RUNS)["runsOrError"]["results"]
    return found


def test_the_sensor_looks_each_minute_and_runs_as_the_schedules_do(path: Path) -> None:
    sensors = {s.name: s for s in step_definitions(load(path), path, set()).sensors or ()}
    sensor = sensors["streamed_tables"]
    assert isinstance(sensor, dg.SensorDefinition)
    assert sensor.minimum_interval_seconds == 60
    assert sensor.default_status == dg.DefaultSensorStatus.RUNNING
    path.write_text(path.read_text().replace('schemas = ["web"]', "schemas = []"))
    assert "streamed_tables" not in {s.name for s in step_definitions(load(path), path, set()).sensors or ()}


def test_what_was_never_made_is_made_from_what_was_there_before(
    path: Path, db: psycopg.Connection, instance: dg.DagsterInstance
) -> None:
    """As when the steps come to a Dagster that has synced for long, or the first looks come in that order."""
    definitions = everything(path, dg.AssetSpec(CUSTOMERS))
    instance.report_runless_asset_event(dg.AssetMaterialization(CUSTOMERS))
    tick = dg.evaluate_automation_conditions(definitions, instance)
    requested = {".".join(r.key.path) for r in tick.results if r.true_subset.size}
    assert requested == {"identity.identifiers", "customers.timeline", "report.page"}
    tick = dg.evaluate_automation_conditions(definitions, instance, cursor=tick.cursor)
    assert tick.total_requested == 0, "a step that failed is not asked for again and again"


def test_what_comes_while_a_step_reads_has_it_run_once_more(
    path: Path, db: psycopg.Connection, instance: dg.DagsterInstance
) -> None:
    """Of what is new only since it began, a run may have read nothing; that it ends does not settle it."""
    calls = dg.AssetKey(["web", "tracks"])
    seen: list[int] = []

    def work(warehouse: Warehouse, config: Config) -> Said:
        nonlocal tick
        if not seen:
            instance.report_runless_asset_event(dg.AssetMaterialization(calls))
            tick = dg.evaluate_automation_conditions(definitions, instance, cursor=tick.cursor)
            seen.append(tick.total_requested)
        return {}

    step = Step("mine", "Mine.", {"one": Output("One."), "two": Output("Two.")}, {"web.tracks"}, work)
    definitions = dg.Definitions([dg.AssetSpec(calls), asset(step, path, step.reads, AT_ONCE)])

    def request() -> int:
        nonlocal tick
        tick = dg.evaluate_automation_conditions(definitions, instance, cursor=tick.cursor)
        return tick.total_requested

    tick = dg.evaluate_automation_conditions(definitions, instance)
    instance.report_runless_asset_event(dg.AssetMaterialization(calls))
    assert request() == 1
    job = definitions.resolve_implicit_global_asset_job_def()
    job.execute_in_process(instance=instance)
    assert seen == [0], "not while it is under way"
    assert request() == 1
    job.execute_in_process(instance=instance)
    assert [request(), request()] == [0, 0]
