"""Columns of large tables get other types while they are read and written: nobody waits for a rewriting."""

from __future__ import annotations

import threading
import time
from contextlib import closing

import psycopg
import pytest

from etl.config import Secret
from etl.warehouse import recast
from etl.warehouse.postgres import Warehouse
from tests.engine.conftest import Crm
from tests.faults.large import PRICE, ROWS, STAGES, SUM, Watch, being_filled, killed, right
from tests.faults.pool import Pool
from tests.faults.test_locks import WAITING, beside
from tests.faults.test_schema import Reader


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
