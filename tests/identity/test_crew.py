"""The sessions beside the one that commits a run: what may happen between them."""

from __future__ import annotations

import threading
import time
from contextlib import closing
from functools import partial

import psycopg
import pytest

from etl.config import Secret
from etl.errors import SessionLost, WarehouseError
from etl.identity.refresh import alone, refresh, steady
from etl.warehouse import person_tables
from etl.warehouse.person_crew import crew
from etl.warehouse.postgres import Warehouse
from tests.identity.conftest import World

CALL = dict.fromkeys(("anonymous_id", "user_id", "email", "name"), "text")


def test_a_run_sees_what_its_crew_did_whatever_isolation_the_role_begins_with(world: World) -> None:
    world.table("web.identifies", **CALL)
    (name,) = world.ask("select current_database()")
    world.db.execute(
        f"alter database \"{name}\" set default_transaction_isolation = 'repeatable read'".encode()
    )
    with closing(Warehouse(Secret(world.url))) as warehouse:
        for run in range(2):
            world.put("web.identifies", run, user_id=f"u{run}", email="a@x.com", name="N")
            report = refresh(warehouse, world.config)
            assert (report.rows, report.observations) == (run + 1, 1)
    assert world.ask("select count(*) from identity.identifiers") == [3]


def test_a_crew_does_nothing_more_once_the_session_of_its_run_is_gone(world: World) -> None:
    def run() -> None:
        with (
            alone(world.warehouse) as (session, _),
            steady(session),
            crew(world.warehouse, session) as others,
        ):
            others.do(person_tables.make, ["persons"]).result()
            world.db.execute("select pg_terminate_backend(%s, 5000)", (session.info.backend_pid,))
            ended = pytest.raises(SessionLost, match="the session of this run of identity has ended")
            with alone(world.warehouse), ended:  # another may begin
                others.do(person_tables.make, ["nodes"]).result()
            with ended:
                others.read(person_tables.make, ["nodes"]).result()
            session.execute("select 1")

    with pytest.raises(WarehouseError, match="administrator command"):
        run()
    assert world.ask("select to_regclass('tributary.identity_nodes') is null") == [True]


def test_a_crew_that_is_between_two_statements_ends_when_it_is_told_to(world: World) -> None:
    def work(connection: psycopg.Connection) -> None:
        busy.set()
        time.sleep(0.3)
        connection.execute("select pg_sleep(10)")

    def run() -> None:
        with (
            alone(world.warehouse) as (session, _),
            steady(session),
            crew(world.warehouse, session) as others,
        ):
            others.do(work)
            busy.wait()
            raise KeyboardInterrupt

    busy, began = threading.Event(), time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        run()
    assert time.monotonic() - began < 5


def test_what_comes_last_is_done_once_all_that_it_waits_for_is_done(world: World) -> None:
    def add(connection: psycopg.Connection, value: str, seconds: float = 0.0) -> None:
        connection.execute("insert into filled select %s from pg_sleep(%s)", (value, seconds))

    world.db.execute("create table filled (value text, number serial)")
    with (
        alone(world.warehouse) as (session, _),
        steady(session),
        crew(world.warehouse, session) as others,
    ):
        works = [partial(add, value="first", seconds=seconds) for seconds in (0.0, 0.3, 0.0)]
        others.build(works, [partial(add, value="last")] * 2)
        others.wait()
    assert world.ask("select value from filled order by number") == ["first"] * 3 + ["last"] * 2


def test_what_comes_last_is_not_done_where_what_it_waits_for_failed(world: World) -> None:
    def run() -> None:
        with (
            alone(world.warehouse) as (session, _),
            steady(session),
            crew(world.warehouse, session) as others,
        ):
            others.build([partial(psycopg.Connection.execute, query=query) for query in queries], [last])
            others.wait()

    world.db.execute("create table filled (value text)")
    last = partial(psycopg.Connection.execute, query="insert into filled values ('last')")
    queries = ["insert into filled values ('first')", "select 1 / 0"]
    with pytest.raises(WarehouseError, match="DivisionByZero"):
        run()
    assert world.ask("select value from filled") == ["first"]


def test_what_a_table_says_is_not_lost_if_it_is_made_anew_between_two_readings(world: World) -> None:
    def rewrite() -> None:
        with psycopg.connect(world.url, autocommit=True) as other:
            for _ in range(500):
                staged = "select to_regclass('tributary_stage.identity_rows_1')"
                if other.execute(staged).fetchone() != (None,):
                    other.execute("alter table web.identifies alter name type varchar(50)")
                    return
                time.sleep(0.01)

    world.table("web.identifies", **CALL)
    for name in ("tracks", "pages", "screens"):  # what holds both sessions up
        world.db.execute(
            f"create view web.{name} as select '2026-01-01'::timestamptz as received_at,"
            f" '{name}' || pg_sleep(0.7) as user_id".encode()
        )
    world.put("web.identifies", 0, user_id="u", name="Ada")
    world.put("web.identifies", 30 * 24 * 60, user_id="v")  # so that the former is not read again as late
    other = threading.Thread(target=rewrite)
    other.start()
    world.refresh()
    other.join()
    world.refresh()
    assert world.ask("select name from identity.persons where name is not null") == ["Ada"]


def test_what_was_made_anew_before_it_was_read_is_read_again(world: World) -> None:
    world.table("one.calls", **CALL)
    world.table("two.calls", **CALL)
    world.put("one.calls", 0, user_id="u")
    world.put("two.calls", 30 * 24 * 60, user_id="v")
    world.db.execute("create schema web")
    world.db.execute(
        "create view web.identifies as select * from one.calls union all select * from two.calls"
    )
    world.db.execute("create table one.other (like one.calls)")
    world.db.execute("insert into one.other select * from one.calls")

    def tell(step: str) -> None:
        if step.startswith("reading"):
            world.db.execute("truncate one.calls")
            world.db.execute("insert into one.calls select * from one.other")

    assert refresh(world.warehouse, world.config, tell=tell).identifiers == 1
    assert world.refresh().identifiers == 1
    assert world.persons() == {frozenset("u"), frozenset("v")}


SHAPE = """
select c.relname, c.relpersistence::text, c.relowner::regrole::text, c.reloptions::text, c.relacl::text,
       obj_description(c.oid, 'pg_class'),
       (select array_agg((attname, atttypid::regtype, attnotnull, attcollation, pg_get_expr(adbin, adrelid))::text
                         order by attnum)
        from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
        where attrelid = c.oid and attnum > 0),
       (select array_agg(indexdef order by indexdef) from pg_indexes
        where schemaname = 'tributary' and tablename = c.relname)
from pg_class c where c.relnamespace = 'tributary'::regnamespace and c.relkind = 'r' and relname like 'identity%'
order by 1
"""


def test_tables_that_a_crew_built_are_those_that_a_run_makes_itself(world: World) -> None:
    world.table("web.identifies", **CALL)
    world.refresh()
    alone_made = world.ask(SHAPE)
    world.db.execute("drop schema identity, tributary, tributary_stage cascade")
    world.put("web.identifies", 0, user_id="u", email="a@x.com", name="N")
    assert world.refresh().persons == 1
    assert world.ask(SHAPE) == alone_made
    assert {row[1] for row in alone_made} == {"p"}
