"""Columns of large tables get other types while they are read and written: nobody waits for a rewriting."""

from __future__ import annotations

import os
import re
import signal
import threading
import time
from collections.abc import Callable
from contextlib import closing
from typing import Any, Self

import psycopg
import pytest

from etl.config import Secret
from etl.errors import WarehouseError
from etl.sync import sync_source
from etl.warehouse import recast
from etl.warehouse.postgres import Warehouse
from tests.engine import child
from tests.engine.conftest import Crm
from tests.engine.proxy import Proxy
from tests.faults.pool import Pool
from tests.faults.test_locks import WAITING, beside
from tests.faults.test_schema import Reader

ROWS = 6_000
WIDE = "md5(n::text) || repeat('x', 5500)"
"""A row fills a page, so that a table of so many rows is a large one, of two pieces."""

SUM = sum(range(1, ROWS + 1))


def grow(crm: Crm, rows: int = ROWS) -> None:
    """Deals, as many as make a large table."""
    crm.sql(
        "insert into crm.deals (id, name, changed, price_c, _extra, _version, _hash)"
        f" select 'n' || n, {WIDE}, now(), n, '{{}}', '2026-01-01', n from generate_series(1, {rows}) n"
    )


@pytest.fixture
def large(crm: Crm) -> Crm:
    """Deals with a price that is an integer, a large table; its vendor has made another type of it."""
    crm.world.object("Deal", Price__c="int")
    crm.world.put("Deal", "a", Price__c=0)
    crm.sync()
    grow(crm)
    assert crm.sql("select pg_total_relation_size('crm.deals')") > [(recast.SMALL,)]
    crm.world.object("Deal", Price__c="currency")
    crm.world.put("Deal", "b", Price__c="0.25")
    return crm


def being_filled(crm: Crm) -> list[tuple[Any, ...]]:
    """Columns that are begun."""
    return crm.sql(
        "select attname from pg_attribute where attrelid = 'crm.deals'::regclass and attname like '~%'"
        " and not attisdropped"
    )


def right(crm: Crm, price: str = "price_c") -> None:
    """All values are there, as numbers with decimals, and nothing is left behind."""
    assert crm.columns("deals")[price] == "numeric"
    assert crm.sql(f"select count(*), sum({price})::text from crm.deals") == [(ROWS + 2, f"{SUM}.25")]
    assert being_filled(crm) == []


LOCKED = """
select regexp_replace(a.query, '"~[0-9a-f]{8}"', '"~"')
from pg_locks l join pg_stat_activity a using (pid)
where l.relation = to_regclass(%s) and l.granted and l.mode = 'AccessExclusiveLock'
"""


class Watch(threading.Thread):
    """Somebody who looks all the time what is done while nobody may read a table: nothing that takes long."""

    def __init__(self, url: str, table: str) -> None:
        super().__init__(daemon=True)
        self.url, self.table, self.over = url, table, threading.Event()
        self.seen = set[str]()
        self.error: Exception | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def run(self) -> None:
        try:
            with psycopg.connect(self.url, autocommit=True) as session:
                while not self.over.wait(0.002):
                    self.seen |= {query for (query,) in session.execute(LOCKED, (self.table,))}
        except psycopg.Error as error:
            self.error = error

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.join()
        assert self.error is None
        assert not [
            query for query in self.seen if re.search(r"^update|^create (unique )?index|^copy| type ", query)
        ]


@pytest.mark.A11
@pytest.mark.E6
@pytest.mark.P4
@pytest.mark.parametrize("beside", [False, True])
def test_e6_nothing_that_takes_as_long_as_a_table_has_rows_is_done_while_nobody_may_read_it(
    large: Crm, warehouse_url: str, beside: bool
) -> None:
    large.sql("create index on crm.deals (price_c)")
    if beside:
        large.sql("create view public.prices as select id, price_c from crm.deals")
    file = large.sql("select pg_relation_filenode('crm.deals')")
    with Reader(warehouse_url, "crm.deals"), Watch(warehouse_url, "crm.deals"):
        assert len(large.sync()["deals"].notes) == 1
    assert large.sql("select pg_relation_filenode('crm.deals')") == file, "it was not written anew"
    right(large, "price_c__numeric" if beside else "price_c")


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


@pytest.mark.A8
@pytest.mark.A11
@pytest.mark.P1
@pytest.mark.parametrize("isolation", ["read committed", "repeatable read"])
def test_what_others_write_while_a_column_is_filled_is_not_lost(
    large: Crm, warehouse_url: str, isolation: str
) -> None:
    large.sql(
        f"alter database {large.sql('select current_database()')[0][0]} set default_transaction_isolation = '{isolation}'"
    )
    large.warehouse.close()
    over, wrote = threading.Event(), dict[str, int]()

    def write() -> None:
        with psycopg.connect(
            warehouse_url, autocommit=True, options="-c default_transaction_isolation=read\\ committed"
        ) as session:
            n = 0
            while not over.is_set():
                n += 1
                session.execute(
                    "update crm.deals set price_c = %s where id = %s", (-n, f"n{(n * 7919) % ROWS + 1}")
                )
                session.execute(
                    "insert into crm.deals (id, name, changed, price_c, _version)"
                    " values (%s, 'w', now(), %s, '2026-01-01')",
                    (f"w{n}", n),
                )
                wrote[f"n{(n * 7919) % ROWS + 1}"], wrote[f"w{n}"] = -n, n

    writer = threading.Thread(target=write)
    writer.start()
    try:
        large.sync()
    finally:
        over.set()
        writer.join()
    assert len(wrote) > 10
    found = dict(large.sql(f"select id, price_c::bigint from crm.deals where id = any(array{list(wrote)})"))
    assert found == wrote
    assert large.columns("deals")["price_c"] == "numeric"


@pytest.mark.A11
@pytest.mark.E10
def test_through_a_pool_a_column_of_a_large_table_gets_another_type_too(
    large: Crm, warehouse_url: str
) -> None:
    with Pool(warehouse_url) as pool, closing(Warehouse(Secret(pool.url))) as through:
        large.warehouse, own = through, large.warehouse
        with Watch(warehouse_url, "crm.deals"):
            large.sync()
        large.warehouse = own
    assert through.pooled
    right(large)


PRICE = recast.Recasts(
    "crm", "deals", (recast.Recast("price_c", "price_c", "bigint", "numeric", "price_c::numeric"),)
)


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


@pytest.mark.A11
@pytest.mark.E7
def test_two_who_give_a_column_another_type_at_once_do_so_once(large: Crm) -> None:
    def give() -> None:
        with large.warehouse.connection() as session:
            recast.run(session, PRICE)

    with beside(give), beside(give):
        give()
    assert large.sql("select count(*) from tributary.dropped_columns") == [(1,)]
    large.sync()
    right(large)


def until_noticed(url: str) -> None:
    """Wait until the server has noticed that whoever held a lease is gone."""
    held = (
        "select from pg_locks where locktype = 'advisory'"
        " and database = (select oid from pg_database where datname = current_database())"
    )
    with psycopg.connect(url, autocommit=True) as session:
        while session.execute(held).fetchone() is not None:
            time.sleep(0.01)


def killed(crm: Crm, url: str, text: str, at: int, *, after: bool) -> bool:
    """Whether a sync came to the n-th statement that begins so, where it is killed."""
    with Proxy(url) as proxy:
        process = child.start(crm.config, proxy.url)
        proxy.arm(at, lambda: os.kill(process.pid or 0, signal.SIGKILL), after=after, text=text)
        process.join(60)
        assert process.exitcode in (0, -signal.SIGKILL)
        until_noticed(url)
        return process.exitcode != 0


STAGES = {
    "added": ('alter table "crm"."deals" add column if not exists "~', 1),
    "said what it is": ('comment on column "crm"."deals"."~', 1),
    "first piece": ('update "crm"."deals" set "~', 1),
    "second piece": ('update "crm"."deals" set "~', 2),
    "alone": ('lock table "crm"."deals"', 1),
    "index": ('create index "~', 1),
    "dropped": ('alter table "crm"."deals" drop column "price_c"', 1),
    "renamed": ('alter table "crm"."deals" rename column', 1),
    "index renamed": ("alter index", 1),
}


@pytest.mark.A11
@pytest.mark.E1
@pytest.mark.P3
@pytest.mark.P4
@pytest.mark.parametrize("stage", STAGES)
def test_e1_killed_while_a_column_gets_another_type_the_next_sync_goes_on(
    large: Crm, warehouse_url: str, stage: str
) -> None:
    large.sql("create index of_price on crm.deals (price_c)")
    assert killed(large, warehouse_url, *STAGES[stage], after=True), "it came so far"
    assert large.sql("select sum(price_c)::text from crm.deals") == [(f"{SUM}",)], "readers find all values"
    (note,) = large.sync()["deals"].notes
    assert note == "column crm.deals.price_c was bigint, which Price__c is not any more: it is numeric now"
    right(large)
    assert large.sql("select pg_get_indexdef('crm.of_price'::regclass)") == [
        ("CREATE INDEX of_price ON crm.deals USING btree (price_c)",)
    ]
    assert large.sync()["deals"].notes == []


@pytest.mark.A11
@pytest.mark.E1
def test_what_a_killed_sync_began_to_fill_goes_when_the_vendor_has_changed_its_mind(
    large: Crm, warehouse_url: str
) -> None:
    assert killed(large, warehouse_url, *STAGES["second piece"], after=True)
    assert len(being_filled(large)) == 1
    large.world.object("Deal", Price__c="string")
    large.world.put("Deal", "c", Price__c="many")
    large.sync()
    assert being_filled(large) == []
    assert large.columns("deals") == {"id": "text", "name": "text", "changed": "timestamp with time zone",
                                      "gone": "boolean", "price_c": "text"}  # fmt: skip
    assert large.sql("select price_c from crm.deals where id in ('a', 'c', 'n77') order by id") == [
        ("0",), ("many",), ("77",),
    ]  # fmt: skip
    assert killed(large, warehouse_url, "commit", 10**6, after=False) is False
    assert large.sync()["deals"].notes == []


@pytest.mark.A10
@pytest.mark.A11
def test_a_column_of_another_type_is_none_that_a_person_dropped(large: Crm) -> None:
    unseen = "select count(*) from crm.deals where _hash is null"
    large.sync()
    assert large.sql("select count(*) from pg_attribute where attrelid = 'crm.deals'::regclass and attisdropped") == [(1,)]  # fmt: skip
    large.world.object("Deal", Price__c="currency", New__c="int")
    large.world.put("Deal", "d", New__c=1)
    large.sync()
    assert large.sql(unseen) == [(0,)], "rows are not to be written anew for that"
    large.sql("alter table crm.deals drop column new_c")
    large.world.put("Deal", "e", New__c=2)
    large.sync()
    assert large.sql(unseen) > [(ROWS,)]


@pytest.mark.A11
@pytest.mark.E6
def test_e6_behind_a_long_reader_a_column_is_exchanged_without_keeping_other_readers_waiting(
    large: Crm, warehouse_url: str
) -> None:
    assert killed(large, warehouse_url, *STAGES["second piece"], after=True), "what is left is to exchange it"
    waited: list[float] = []
    with psycopg.connect(warehouse_url) as long, psycopg.connect(warehouse_url, autocommit=True) as short:
        long.execute("select count(*) from crm.deals")
        with beside(large.sync) as sync:
            while len(waited) < 4 and sync.is_alive():
                if short.execute(WAITING).fetchone() != (0,):
                    began = time.monotonic()
                    short.execute("select name from crm.deals where id = 'n77'")
                    waited.append(time.monotonic() - began)
                time.sleep(0.1)
            assert large.columns("deals")["price_c"] == "bigint"
            long.rollback()
    assert waited, "the sync waits for the table"
    assert max(waited) < 1
    right(large)
