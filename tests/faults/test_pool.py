"""Through a connection pool, which lends a session for one transaction: all goes as it does without one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from etl.config import Secret
from etl.errors import AlreadyRunning, WarehouseError
from etl.sandbox import Request
from etl.warehouse import ask, ledger
from etl.warehouse.pooled import Pooled
from etl.warehouse.postgres import Warehouse
from tests.cli.conftest import Etl, etl
from tests.engine import child, oracle
from tests.engine.conftest import Lab
from tests.engine.proxy import Proxy
from tests.faults.pool import OF_A_SESSION, PGBOUNCER, Pool, apart, bouncer
from tests.faults.test_frozen import HELD
from tests.faults.test_locks import move_on, until

__all__ = ["etl"]

pytestmark = pytest.mark.E10

STEP = 23  # of the messages, so that some moments of every kind are tried
KNOWS = (
    "case when pg_backend_pid() = "  # a session that is its own from one that is lent, which it leaves alone
)
BOUNCER = pytest.mark.skipif(PGBOUNCER is None, reason="there is no pgbouncer")
WAYS = [
    "a pool",
    pytest.param("pool_mode = transaction", marks=BOUNCER, id="pgbouncer"),
    pytest.param("pool_mode = session", marks=BOUNCER, id="pgbouncer by session"),
]
LEASE = (
    "select pid from pg_locks where locktype = 'advisory' and granted"
    " and (classid::bigint << 32) | objid::bigint = hashtextextended('shop.orders', 1)"
    " and database = (select oid from pg_database where datname = current_database())"
)

Through = Callable[[], str]
"""Starts a pool of so many sessions as are usual; gives the URL by which it is reached."""


@pytest.fixture(params=WAYS)
def through(request: pytest.FixtureRequest, warehouse_url: str, project: Path) -> Iterator[Through]:
    with ExitStack() as stack:

        def start() -> str:
            if request.param == "a pool":
                return stack.enter_context(apart(warehouse_url))
            return stack.enter_context(bouncer(project, warehouse_url, request.param))

        yield start


@pytest.fixture
def pooled(lab: Lab, through: Through) -> Iterator[Warehouse]:
    """A warehouse behind a pool, whose server has settings of its own."""
    name = urlsplit(lab.url).path[1:]
    lab.query(f"alter database {name} set timezone = 'America/New_York'")
    lab.query(f"alter database {name} set default_transaction_isolation = 'repeatable read'")
    with closing(Warehouse(Secret(through()))) as warehouse:
        yield warehouse
    lab.query(f"alter database {name} reset all")


# ---- all goes as it does without one


def test_e10_syncs_through_a_pool_end_in_the_tables_that_they_end_in_without_one(
    lab: Lab, pooled: Warehouse
) -> None:
    lab.world.fill(60)
    for step in range(3):
        counts = {name: outcome.counts for name, outcome in lab.good(warehouse=pooled).items()}
        lab.check()
        assert counts["orders"]["orders"].fetched > 0
        move_on(lab, step)
    assert pooled.pooled
    lab.good(warehouse=pooled, full=True)
    lab.check()
    assert lab.good()["orders"].total.inserted == 0, "and without one it goes on where that ended"
    lab.check()
    assert lab.query(HELD) == [(0,)]


def test_e10_what_is_asked_through_a_pool_is_read_whole_changes_nothing_and_has_its_time(
    lab: Lab, pooled: Warehouse
) -> None:
    columns = ["at", "n"]
    asked = "select '2026-01-01 12:00+00'::timestamptz::text as at, n from generate_series(1, 3000) n"
    for _ in range(7):  # more often than after which a driver keeps what it has prepared
        with ask.answer(pooled, asked, seconds=5) as (names, rows):
            assert names == columns
            assert next(rows) == ("2026-01-01 12:00:00+00", 1)
            assert sum(1 for _ in rows) == 2999
        with ask.answer(pooled, asked) as (_, rows):
            next(rows)  # and no more of them
    with (
        pytest.raises(WarehouseError, match="57014"),
        ask.answer(pooled, "select pg_sleep(9)", seconds=0.05) as (_, rows),
    ):
        list(rows)
    with (
        pytest.raises(WarehouseError, match="takes one statement, which reads"),
        ask.answer(pooled, "with a as (delete from pg_class returning 1) select * from a") as (_, rows),
    ):
        list(rows)


def test_e10_cut_off_at_any_message_to_a_pool_one_sync_still_ends_well(lab: Lab, through: Through) -> None:
    lab.world.fill(20)
    lab.good()
    at, struck = 12, True
    with Proxy(through()) as proxy:
        while struck:
            move_on(lab, at)
            proxy.arm(at, proxy.cut, after=at % 2 == 0)
            with closing(Warehouse(Secret(proxy.url))) as warehouse:
                lab.good(warehouse=warehouse)
            struck = proxy.struck
            lab.check()
            at += STEP
    assert at > 5 * STEP


# ---- one run at a time


@pytest.mark.E7
@pytest.mark.parametrize(
    ("first", "second"), [("pooled", "pooled"), ("pooled", "direct"), ("direct", "pooled")]
)
def test_e7_of_two_runs_one_reads_a_stream_whichever_way_they_come(
    lab: Lab, pooled: Warehouse, first: str, second: str
) -> None:
    lab.world.fill(20)
    found: list[object] = []
    with closing(Warehouse(pooled._url)) as another:
        ways = {"pooled": (pooled, another), "direct": (lab.warehouse, lab.warehouse)}

        def meanwhile(request: Request) -> None:
            if request.path == "/orders" and not found:
                found.append(None)
                found.append(lab.sync(streams=["orders"], warehouse=ways[second][1])["orders"].error)

        lab.world.meanwhile = meanwhile
        lab.good(warehouse=ways[first][0])
        lab.world.meanwhile = lambda _: None
        error = found[1]
        assert isinstance(error, AlreadyRunning)
        assert "by `select pg_terminate_backend(" in str(error)
        lab.good(warehouse=ways[second][1])
    lab.check()


@pytest.mark.E1
def test_e1_a_killed_run_lets_go_at_once(lab: Lab, through: Through) -> None:
    lab.world.fill(20)
    reading, url = threading.Event(), through()

    def meanwhile(request: Request) -> None:
        if request.path == "/orders":
            reading.set()
            threading.Event().wait(2)

    lab.world.meanwhile = meanwhile
    process = child.start(lab.config(), url, streams=["orders"])
    assert reading.wait(20)
    assert lab.query(LEASE) != []
    process.kill()
    lab.world.meanwhile = lambda _: None
    until(lab, lambda: lab.query(HELD) == [(0,)], "the pool ends the session of the one that was killed")
    with closing(Warehouse(Secret(url))) as warehouse:
        lab.good(warehouse=warehouse)
    lab.check()


# ---- a lease that is lost


def test_e10_a_run_whose_lease_is_ended_while_it_reads_takes_it_anew(lab: Lab, pooled: Warehouse) -> None:
    lab.world.fill(30)
    ended: list[object] = []

    def meanwhile(request: Request) -> None:
        if request.path == "/orders" and not ended:
            ended.append(())
            ended.extend(lab.query(f"select pg_terminate_backend(pid, 5000) from ({LEASE}) l"))

    lab.world.meanwhile = meanwhile
    outcome = lab.good(warehouse=pooled)["orders"]
    assert ended == [(), (True,)]
    assert outcome.counts["orders"].inserted == 30
    lab.check()


def test_e10_what_is_being_committed_when_its_lease_is_ended_keeps_others_out_until_it_is(
    lab: Lab, pooled: Warehouse
) -> None:
    lab.world.fill(30)
    lab.good()
    move_on(lab)
    outcomes: list[object] = []
    with psycopg.connect(lab.url) as person:
        person.execute("lock table tributary.coverage in exclusive mode")
        sync = threading.Thread(
            target=lambda: outcomes.append(lab.sync(streams=["orders"], warehouse=pooled)["orders"].error)
        )
        sync.start()
        waits = (
            "select count(*) from pg_locks where not granted and relation = 'tributary.coverage'::regclass"
        )
        until(lab, lambda: lab.query(waits) == [(1,)], "its commit waits for the table")
        assert lab.query(f"select pg_terminate_backend(pid, 5000) from ({LEASE}) l") == [(True,)]
        assert isinstance(lab.sync(streams=["orders"])["orders"].error, AlreadyRunning)
    sync.join(30)
    assert outcomes == [None]
    assert lab.query(HELD) == [(0,)]
    lab.good()
    lab.check()


def test_e10_a_session_whose_lease_is_lost_does_nothing_any_more(lab: Lab, pooled: Warehouse) -> None:
    def late() -> None:
        with pooled.connection() as session:
            ledger.ensure(session, "shop")
            ledger.lease(session, "shop", "orders")
            session.execute("create table shop.early (id int)")
            assert lab.query(f"select pg_terminate_backend(pid, 5000) from ({LEASE}) l") == [(True,)]
            with lab.warehouse.connection() as other:
                ledger.lease(other, "shop", "orders")
                ledger.release(other, "shop", "orders")
            session.execute("create table shop.late (id int)")

    with pytest.raises(WarehouseError, match="the session that held this run's lease has ended"):
        late()
    assert lab.query("select relname from pg_class where relnamespace = 'shop'::regnamespace") == [("early",)]


# ---- nothing is left with a session


def test_e10_nothing_is_set_for_or_locked_by_a_session_of_a_pools(lab: Lab) -> None:
    lab.world.fill(30)
    mine = (
        "select name, setting from pg_settings where source in ('session', 'interactive') union all"
        " select 'prepared', name from pg_prepared_statements union all"
        " select 'lock', objid::text from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()"
        " union all select 'temporary', relname from pg_class where relpersistence = 't'"
    )
    with Pool(lab.url, 6) as pool, closing(Warehouse(Secret(pool.url))) as warehouse:
        for step in range(3):
            lab.good(warehouse=warehouse)
            move_on(lab, step)
        assert [server.session.execute(mine).fetchall() for server in pool.servers] == [[]] * 6
        assert not [said for said in pool.statements if OF_A_SESSION.search(said) and KNOWS not in said]


# ---- pools that do not do


def test_e10_a_pool_that_takes_no_settings_is_asked_without(lab: Lab) -> None:
    for says in (
        "unsupported startup parameter: options",
        "unsupported startup parameter in options: timezone",
        "Feature not supported: RDS Proxy currently doesn't support command-line options.",
    ):
        with Pool(lab.url, says=says) as pool, closing(Warehouse(Secret(pool.url))) as warehouse:
            lab.good(warehouse=warehouse, streams=["tags"])


@pytest.mark.parametrize("kind", ["a pool", pytest.param("pgbouncer", marks=BOUNCER)])
def test_e10_a_pool_of_one_session_ends_in_one_line(lab: Lab, project: Path, kind: str) -> None:
    lab.world.fill(5)
    with ExitStack() as stack:
        url = (
            stack.enter_context(Pool(lab.url, 1)).url
            if kind == "a pool"
            else stack.enter_context(
                bouncer(project, lab.url, "pool_mode = transaction", "default_pool_size = 1")
            )
        )
        warehouse = stack.enter_context(closing(Warehouse(Secret(url), lock_seconds=1)))
        error = lab.sync(warehouse=warehouse, streams=["tags"])["tags"].error
    assert isinstance(error, WarehouseError)
    assert "within 1 s, as its server is away, or it has too few: Tributary needs two at once" in str(error)
    assert "\n" not in str(error)
    until(lab, lambda: lab.query(HELD) == [(0,)], "it holds nothing any more")
    lab.good()
    lab.check()


def test_e10_a_pool_whose_sessions_others_keep_ends_in_one_line(lab: Lab) -> None:
    with (
        Pool(lab.url, 1) as pool,
        psycopg.connect(pool.url) as other,
        closing(Warehouse(Secret(pool.url), lock_seconds=1)) as warehouse,
    ):
        other.execute("select 1")  # in a transaction that stays open
        with pytest.raises(WarehouseError, match="lent no session within 1 s") as error:
            lab.sync(warehouse=warehouse)
        assert "\n" not in str(error.value)
        other.commit()
        assert warehouse.repeated(lambda session: session.execute("select 1").fetchone()) == (1,)


@pytest.mark.parametrize("kind", ["a pool", pytest.param("pgbouncer", marks=BOUNCER)])
def test_e10_a_pool_that_lends_by_the_statement_is_refused_in_one_line(
    lab: Lab, project: Path, kind: str
) -> None:
    with ExitStack() as stack:
        url = (
            stack.enter_context(Pool(lab.url, by_statement=True)).url
            if kind == "a pool"
            else stack.enter_context(bouncer(project, lab.url, "pool_mode = statement"))
        )
        warehouse = stack.enter_context(closing(Warehouse(Secret(url))))
        with pytest.raises(
            WarehouseError, match="lends sessions by the statement, so that there are no"
        ) as error:
            lab.sync(warehouse=warehouse)
    assert "\n" not in str(error.value)
    assert set(lab.paths()) <= {"/me"}
    assert oracle.leftovers(lab.warehouse) == []


def test_check_notes_a_pool(etl: Etl, project: Path, through: Through, warehouse_url: str) -> None:
    noted = []
    for name, url in (("pool", through()), ("server", warehouse_url)):
        config = project / f"{name}.toml"
        config.write_text(f'[warehouse]\nurl = "{url}"\n[events]\nschemas = ["web"]\n')
        done = etl("--config", str(config), "check", "--json")
        assert done.json["warehouse"]["ok"]
        noted.append([said for said in done.json["warehouse"]["warnings"] if "connection pool" in said])
    assert list(map(len, noted)) == [1, 0]


def test_a_session_of_ones_own_is_no_pools(lab: Lab) -> None:
    with lab.warehouse.connection() as session:
        assert not isinstance(session, Pooled)
    assert not lab.warehouse.pooled
