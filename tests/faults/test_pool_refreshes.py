"""Who is who, what happened with whom, and files of calls: through a connection pool as without one."""

from __future__ import annotations

import io
import json
from contextlib import closing

import pytest

from etl.config import Secret
from etl.customers.refresh import refresh as refresh_customers
from etl.errors import AlreadyRunning, WarehouseError
from etl.events.load import load
from etl.identity.rebuild import rebuild
from etl.identity.refresh import refresh
from etl.warehouse import leases
from etl.warehouse.postgres import Warehouse
from models.stripe.charges import Charge
from models.stripe.customers import Customer
from tests.customers.conftest import Company
from tests.engine.proxy import Proxy
from tests.events.conftest import Events, call
from tests.faults.pool import OF_A_SESSION, Pool
from tests.faults.test_pool import KNOWS
from tests.identity.conftest import START, World, world
from tests.identity.test_crashes import COLUMNS, more

__all__ = ["world"]

pytestmark = pytest.mark.E10

SETTINGS = "select name, setting from pg_settings where source in ('session', 'interactive')"
STEP = 31  # of the messages, so that some moments of every kind are tried


def leaves_nothing(pool: Pool) -> None:
    """That nobody who is lent a session of the pool's finds anything of ours with it."""
    assert [server.session.execute(SETTINGS).fetchall() for server in pool.servers] == [[]] * len(
        pool.servers
    )
    assert not [said for said in pool.statements if OF_A_SESSION.search(said) and KNOWS not in said]


def test_who_is_who_is_the_same_through_a_pool(world: World) -> None:
    world.table("web.identifies", **COLUMNS)
    with Pool(world.url, 4) as pool, closing(Warehouse(Secret(pool.url))) as warehouse:
        for step in range(3):
            more(world, step)
            refresh(warehouse, world.config)
        rebuild(warehouse, world.config)
        leaves_nothing(pool)
    through = world.kept()
    world.refresh(anew=True)
    assert world.kept() == through
    with world.warehouse.connection() as session:  # as without one
        leases.lease(session, leases.IDENTITY)
        with pytest.raises(AlreadyRunning):
            world.rebuild()


def test_a_refresh_that_is_cut_off_before_a_pool_begins_again(world: World) -> None:
    world.table("web.identifies", **COLUMNS)
    with Pool(world.url) as pool, Proxy(pool.url) as proxy:
        more(world, 0)
        at, struck = 12, True
        while struck:
            proxy.arm(at, proxy.cut, after=at % 2 == 0)
            with closing(Warehouse(Secret(proxy.url))) as warehouse:
                refresh(warehouse, world.config)
            struck = proxy.struck
            more(world, at)
            at += STEP
    assert at > 4 * STEP
    world.refresh()
    cut_off = world.kept()
    world.refresh(anew=True)
    assert world.kept() == cut_off


def test_a_pool_of_two_sessions_is_too_few_for_who_is_who_which_is_one_line(world: World) -> None:
    world.table("web.identifies", **COLUMNS)
    more(world, 0)
    with Pool(world.url, 2) as pool, closing(Warehouse(Secret(pool.url), lock_seconds=1)) as warehouse:
        with pytest.raises(
            WarehouseError, match=r"Tributary needs two at once, three for `etl identity`"
        ) as error:
            refresh(warehouse, world.config)
        assert "\n" not in str(error.value)
    with Pool(world.url, 3) as pool, closing(Warehouse(Secret(pool.url))) as warehouse:
        assert refresh(warehouse, world.config).persons == 3


def test_a_large_table_is_read_whole_where_no_index_can_be_made_beside_those_who_write(world: World) -> None:
    world.table("web.tracks", user_id="text", filler="text")
    world.db.execute("alter table web.tracks alter filler set storage plain")
    world.db.execute(
        "insert into web.tracks select timestamptz '2025-06-01' + n * interval '1 minute', 'b' || n % 10,"
        " repeat('x', 7000) from generate_series(1, 9000) n"
    )
    with Pool(world.url) as pool, closing(Warehouse(Secret(pool.url))) as warehouse:
        report = refresh(warehouse, world.config)
    assert report.identifiers == 10
    (note,) = [note for note in report.notes if "index" in note]
    assert note.startswith(
        "web.tracks is read whole each time, as no index could be made: through a connection"
    )
    assert 'run by hand: create index concurrently on "web"."tracks" using brin ("received_at");' in note


def test_what_happened_with_whom_is_the_same_through_a_pool(company: Company) -> None:
    company.source("stripe", "stripe", Customer, Charge, api_key="sk_test_nobodys")
    company.row("stripe.customers", 0, id="cus_1", email="ada@x.com")
    with Pool(company.url, 3) as pool, closing(Warehouse(Secret(pool.url))) as warehouse:
        for step in range(3):
            company.row("stripe.charges", step, id=f"ch_{step}", created=START, customer_id="cus_1")
            refresh(warehouse, company.config)
            refresh_customers(warehouse, company.config)
        leaves_nothing(pool)
    through = company.interactions()
    assert len(company.seen("cus_1")) == 3
    company.customers(anew=True)
    assert company.interactions() == through


def test_calls_of_a_file_are_the_same_through_a_pool_whose_sessions_are_lost(events: Events) -> None:
    url, calls = events.warehouse._url.reveal(), [call(properties={"n": n}) for n in range(200)]
    lines = b"\n".join(json.dumps(each).encode() for each in calls)
    with Pool(url, 3) as pool, closing(Warehouse(Secret(pool.url))) as warehouse:
        cut = 0

        def lost(_more: int) -> None:
            nonlocal cut
            cut += 1
            if cut == 2:  # the lease's, between two pieces
                events.rows(
                    "select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory' and"
                    " (classid::bigint << 32) | objid::bigint = hashtextextended('web.events', 1)"
                    " and database = (select oid from pg_database where datname = current_database())"
                )

        done = load(warehouse, "web", io.BytesIO(lines), report=lost, piece=4096)
        assert done.counts.inserted == 200
        leaves_nothing(pool)
    assert cut > 3
    assert events.rows("select count(*), count(distinct id) from web.tracks") == [(200, 200)]
    assert events.load(*calls).counts.inserted == 0
