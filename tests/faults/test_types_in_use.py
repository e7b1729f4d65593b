"""Columns of large tables get other types, whatever people have made of, with and for these tables."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import closing
from typing import Any

import psycopg
import pytest

from etl.config import Secret
from etl.errors import WarehouseError
from etl.sources import open_source
from etl.sync import described, sync_source
from etl.warehouse import recast
from etl.warehouse.postgres import Warehouse
from tests.engine.conftest import Crm
from tests.faults.large import PRICE, STAGES, SUM, grow, killed, right
from tests.faults.test_locks import WAITING, beside


@pytest.mark.A11
def test_what_a_column_had_the_one_that_takes_its_place_has(large: Crm) -> None:
    large.sql(
        "grant select (price_c, name), update (price_c) on crm.deals to pg_monitor;"
        " grant select (price_c) on crm.deals to public;"
        ' create index "by \'price" on crm.deals (name desc, price_c desc nulls last) include (id);'
        " create unique index by_hash on crm.deals (price_c, id) with (fillfactor = 70);"
        " create index by_brin on crm.deals using brin (price_c);"
        " create index on crm.deals (changed);"
        " comment on index crm.by_hash is 'For the sales report.';"
        " alter table crm.deals alter column price_c set statistics 321,"
        " alter column price_c set (n_distinct = -0.5)"
    )
    has = (
        "select array(select pg_get_indexdef(indexrelid) || coalesce(obj_description(indexrelid), '') from pg_index"
        " where indrelid = 'crm.deals'::regclass order by 1),"
        " (select array[attacl::text, attstattarget::text, attoptions::text, col_description(attrelid, attnum)]"
        " from pg_attribute where attrelid = 'crm.deals'::regclass and attname = 'price_c')"
    )
    before = large.sql(has)
    (note,) = large.sync()["deals"].notes
    assert note == "column crm.deals.price_c was bigint, which Price__c is not any more: it is numeric now"
    assert large.sql(has) == before
    right(large)


HANGS = {
    "constraint": "alter table crm.deals add constraint one_price unique (price_c)",
    "not-null": "alter table crm.deals alter column price_c set not null",
    "statistics object": "create statistics crm.of_price on name, price_c from crm.deals",
    "rule": "create view public.prices as select price_c from crm.deals",
    "trigger": (
        "create function public.nothing() returns trigger language plpgsql as 'begin return new; end';"
        " create trigger t before update of price_c on crm.deals for each row execute function public.nothing()"
    ),
}


@pytest.mark.A11
@pytest.mark.parametrize("what", HANGS)
def test_nothing_that_people_made_goes_with_a_column_one_beside_takes_over(large: Crm, what: str) -> None:
    large.sql(HANGS[what])
    hanging = (
        "select count(*) from pg_depend d join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid"
        " where d.refobjid = 'crm.deals'::regclass and a.attname = 'price_c'"
    )
    before = large.sql(hanging)
    if what == "not-null":
        large.world.put("Deal", "b", Name="without a price")
        large.sql("alter table crm.deals alter column price_c set default 0")
    (note,) = large.sync()["deals"].notes
    assert note.endswith(
        "depends on column crm.deals.price_c: price_c__numeric takes over from it, with its values so far"
    )
    assert {"rule": "view public.prices", "not-null": "a not-null constraint"}.get(what, what) in note
    assert large.sql(hanging) >= before
    right(large, "price_c__numeric")


@pytest.mark.A11
@pytest.mark.P6
def test_what_came_to_depend_on_a_column_while_it_was_filled_is_named_and_stays(large: Crm) -> None:
    with large.warehouse.connection() as session:

        def meddled(swap: Callable[[], None]) -> None:
            session.execute("create statistics crm.of_price on name, price_c from crm.deals")
            swap()

        with pytest.raises(
            WarehouseError, match=r"statistics object crm.of_price .* column crm.deals.price_c .*; drop that"
        ):
            recast.run(session, PRICE, meddled)
    assert large.columns("deals")["price_c"] == "bigint"
    large.sync()
    right(large)


@pytest.mark.A12
@pytest.mark.P6
def test_a_large_table_that_has_no_place_for_another_column_stops_its_stream_with_what_to_do(
    large: Crm,
) -> None:
    large.sql(
        "do $$ begin for n in 1 .. 1600 - (select relnatts from pg_class where oid = 'crm.deals'::regclass)"
        " loop alter table crm.deals add column none int; alter table crm.deals drop column none; end loop; end $$"
    )
    (failed,) = sync_source(large.config, large.warehouse)
    assert (
        "tables can have at most 1600 columns (54011); columns that were dropped count, too: rename"
        in str(failed.error)
    )
    assert large.sql("select sum(price_c) from crm.deals") == [(SUM,)]
    large.sql("alter table crm.deals rename to old_deals")
    large.sync(full=True)
    assert large.sql("select id, price_c::text from crm.deals order by 1") == [("a", "0"), ("b", "0.25")]


UNNOTICED = {
    "trigger": (
        "create function public.no() returns trigger language plpgsql as 'begin return null; end';"
        " create trigger t before update on crm.deals for each row execute function public.no()"
    ),
    "trigger that writes": (
        "create function public.no() returns trigger language plpgsql as"
        " 'begin new.name := ''touched''; return new; end';"
        " create trigger t before update on crm.deals for each row execute function public.no()"
    ),
    "rule": "create rule r as on update to crm.deals do instead nothing",
}


@pytest.mark.A11
@pytest.mark.P1
@pytest.mark.parametrize("what", UNNOTICED)
def test_where_an_update_does_more_or_less_than_it_says_all_rows_get_their_values_and_nothing_else(
    large: Crm, what: str
) -> None:
    large.sql(UNNOTICED[what])
    with large.warehouse.connection() as session, session.transaction(force_rollback=True):
        session.execute("drop trigger if exists t on crm.deals; drop rule if exists r on crm.deals")
        assert recast.large(session, "crm", ["deals"]) == {"deals"}
    if what == "rule":  # with which no row is ever merged into the table
        with large.warehouse.connection() as session:
            session.execute(_type_of_price(session))
        assert large.columns("deals")["price_c"] == "numeric"
        assert large.sql("select sum(price_c) from crm.deals") == [(SUM,)]
        return
    large.sync()
    right(large)
    assert large.sql("select count(*) from crm.deals where name = 'touched'") == [(0,)]


def _type_of_price(session: psycopg.Connection[Any]) -> str:
    """What makes a number with decimals of the price."""
    return " ".join(change.sql for change in recast.changes(session, PRICE, []) if not change.recast)


@pytest.mark.A11
@pytest.mark.P1
def test_a_table_of_which_rows_are_hidden_from_us_is_not_filled_row_by_row(
    connection: psycopg.Connection[Any],
) -> None:
    connection.execute(
        "create schema s; create table s.t with (toast_tuple_target = 8160) as select 'x' || n as id, repeat('x', 7000) as wide"
        " from generate_series(1, 6000) n; alter table s.t enable row level security"
    )
    assert recast.large(connection, "s", ["t", "none"]) == {"t"}
    with connection.transaction(force_rollback=True):
        connection.execute(
            "create role recast_hidden; grant usage, create on schema s to recast_hidden;"
            " alter table s.t owner to recast_hidden; set local role recast_hidden"
        )
        assert recast.large(connection, "s", ["t"]) == {"t"}, "its owner sees all"
        connection.execute("alter table s.t force row level security")
        assert recast.large(connection, "s", ["t"]) == set()


@pytest.mark.A11
@pytest.mark.P1
def test_a_table_that_gets_a_trigger_while_it_is_filled_is_written_anew_by_the_next_sync(
    large: Crm, warehouse_url: str
) -> None:
    assert killed(large, warehouse_url, *STAGES["first piece"], after=True)
    large.sql(UNNOTICED["trigger"])
    with (
        large.warehouse.connection() as session,
        pytest.raises(WarehouseError, match=r'"crm"."deals" came to have a trigger, .*; run again'),
    ):
        recast.run(session, PRICE)
    large.sync()
    right(large)


WAITS = """
select count(*) from pg_locks where relation = 'crm.deals'::regclass and not granted and mode = %s
"""


@pytest.mark.A11
@pytest.mark.E7
@pytest.mark.P1
def test_who_reads_a_table_and_goes_on_to_write_it_comes_first_and_nothing_is_lost(
    large: Crm, warehouse_url: str
) -> None:
    assert killed(large, warehouse_url, *STAGES["second piece"], after=True), "what those write is filled"

    def run() -> None:
        with large.warehouse.connection() as session:
            recast.run(session, PRICE)

    def write() -> None:
        reader.execute("update crm.deals set price_c = price_c + 1000 where id = 'n77'")
        reader.commit()

    with (
        psycopg.connect(warehouse_url) as reader,
        psycopg.connect(warehouse_url) as writer,
        psycopg.connect(warehouse_url, autocommit=True) as watch,
    ):
        reader.execute("select count(*) from crm.deals")
        writer.execute("update crm.deals set price_c = price_c - 1000 where id = 'n78'")
        with beside(run) as running:
            while running.is_alive() and watch.execute(WAITS, ("ShareRowExclusiveLock",)).fetchone() != (1,):
                time.sleep(0.01)
            with beside(write) as writing:
                while writing.is_alive() and watch.execute(WAITS, ("RowExclusiveLock",)).fetchone() != (1,):
                    time.sleep(0.01)
                writer.commit()
    assert large.sql("select price_c::text from crm.deals where id in ('n77', 'n78') order by id") == [
        ("1077",), ("-922",),
    ]  # fmt: skip
    large.sync()
    right(large)


@pytest.mark.A11
def test_an_autovacuum_gives_way_to_the_exchange(large: Crm) -> None:
    own = "select count(*) from pg_stat_progress_vacuum where relid = 'crm.deals'::regclass"
    large.sql(
        "alter table crm.deals set (autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1,"
        " autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0)"
    )
    large.sql("update crm.deals set name = name")
    large.sql("alter system set autovacuum_naptime = 1")
    large.sql("select pg_reload_conf()")
    try:
        until = time.monotonic() + 60
        while large.sql(own) != [(1,)]:
            assert time.monotonic() < until
            time.sleep(0.1)
        large.sync()
    finally:
        large.sql("alter system reset autovacuum_naptime")
        large.sql("select pg_reload_conf()")
    right(large)


@pytest.mark.A8
@pytest.mark.A11
@pytest.mark.P1
def test_a_table_that_grows_large_just_as_a_column_changes_its_type_rounds_nothing(
    crm: Crm, warehouse_url: str
) -> None:
    crm.world.object("Deal", Price__c="int")
    crm.world.put("Deal", "a", Price__c=0)
    crm.sync()
    crm.world.object("Deal", Price__c="currency")
    crm.world.put("Deal", "b", Price__c="0.25")
    with psycopg.connect(warehouse_url, autocommit=True) as other:
        other.execute("select pg_advisory_lock(hashtextextended('crm', 2))")
        outcomes = []
        with beside(lambda: outcomes.extend(sync_source(crm.config, crm.warehouse))) as sync:
            while sync.is_alive() and other.execute(WAITING).fetchone() != (1,):
                time.sleep(0.01)
            grow(crm)
            other.execute("select pg_advisory_unlock_all()")
    assert "crm.deals grew large, or was changed, just as" in str(outcomes[0].error)
    assert crm.sql("select sum(price_c) from crm.deals") == [(SUM,)]
    crm.sync()
    right(crm)


@pytest.mark.E6
def test_to_look_what_a_schema_has_waits_for_nobody_who_has_a_table_for_himself(
    large: Crm, warehouse_url: str
) -> None:
    with psycopg.connect(warehouse_url) as other, closing(open_source(large.config)) as connector:
        other.execute("lock table crm.deals in access exclusive mode")
        with closing(Warehouse(Secret(warehouse_url), lock_seconds=0.1)) as warehouse:
            (stream,) = described(connector, large.config, warehouse, None)
        other.rollback()
    assert stream.table.__tablename__ == "deals"
    assert {c.name: c.type for c in stream.table.columns}["price_c"] == "numeric"
