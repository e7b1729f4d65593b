"""Connections: what their errors tell and keep to themselves, and which of them a new session may mend."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import psycopg
import pytest

from etl.config import Secret
from etl.errors import SessionLost, WarehouseError
from etl.warehouse import person_rows
from etl.warehouse.ask import explained
from etl.warehouse.postgres import Warehouse
from tests.engine.proxy import Proxy


@pytest.fixture
def warehouse(warehouse_url: str) -> Iterator[Warehouse]:
    warehouse = Warehouse(Secret(warehouse_url))
    yield warehouse
    warehouse.close()


# ---- the password


@pytest.mark.parametrize(
    "url",
    [
        "postgres//etl:s3cret-Passw0rd@db/prod",
        "postgresql://etl:s3cret%zzPassw0rd@127.0.0.1/prod",
        "postgresql://etl:s3cret/Passw0rd@127.0.0.1/prod",
        "postgresql://etl:s3cret@Passw0rd@127.0.0.1/prod",
        "postgresql://etl:s3cret",
        "host=127.0.0.1 port=1 user=etl passwrd=s3cret",
        "host=127.0.0.1 password=s3cret Passw0rd'x",
    ],
)
def test_a_url_that_its_password_breaks_is_told_of_without_quoting_it(url: str) -> None:
    with pytest.raises(WarehouseError, match="cannot be read as a PostgreSQL URL; percent-encode") as error:
        Warehouse(Secret(url)).connect()
    assert "s3cret" not in str(error.value)
    assert "Passw0rd" not in str(error.value)


@pytest.mark.P7
@pytest.mark.parametrize(
    "password", ["s3cret#Passw0rd", "s3cret?Passw0rd", "s3cret:Passw0rd", "s3cret%3DPassw0rd"]
)
def test_no_piece_of_the_password_is_in_a_connection_error(password: str) -> None:
    for host in ("127.0.0.1:1", "s3cret.Passw0rd.invalid"):
        with pytest.raises(WarehouseError) as error:
            Warehouse(Secret(f"postgresql://etl:{password}@{host}/prod")).connect()
        assert "s3cret" not in str(error.value)
        assert "Passw0rd" not in str(error.value)


def test_a_connection_error_names_the_server() -> None:
    with pytest.raises(
        WarehouseError, match=r"no connection to the warehouse: .*127\.0\.0\.1.*port 1 failed"
    ):
        Warehouse(Secret("postgresql://etl:s3cret@127.0.0.1:1/prod")).connect()


# ---- values


@pytest.mark.P6
@pytest.mark.P7
@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("select 'ada@example.com'::int", r"InvalidTextRepresentation \(22P02\)"),
        ("insert into people values ('ada@example.com')", r"UniqueViolation \(23505\) at .*people_pkey"),
        (
            "insert into people values ('bob@example.com', -1)",
            r"CheckViolation \(23514\) at .*people_age_check",
        ),
        ("select 1 from nowhere", r'relation "nowhere" does not exist \(42P01\)'),
    ],
)
def test_an_error_tells_what_it_is_about_and_no_value(warehouse: Warehouse, sql: str, told: str) -> None:
    with warehouse.connection() as session:
        session.execute("create table people (mail text primary key, age int check (age > 0))")
        session.execute("insert into people values ('ada@example.com', 36)")
    with pytest.raises(WarehouseError, match=told) as error, warehouse.connection() as session, explained():
        session.execute(sql.encode())
    assert "example.com" not in str(error.value)


# ---- sessions


@pytest.mark.parametrize(
    "sql",
    [
        "set statement_timeout = 10; select pg_sleep(5)",
        "select repeat('[', 5000)::jsonb",
        "set max_stack_depth = '100kB'; select repeat('[', 9000)::jsonb",
    ],
)
def test_what_a_new_session_cannot_mend_is_not_tried_on_one(warehouse: Warehouse, sql: str) -> None:
    with pytest.raises(WarehouseError) as error, warehouse.connection() as session:
        session.execute(sql.encode())
    assert not isinstance(error.value, SessionLost)


@pytest.mark.E3
def test_a_session_that_the_server_ends_is_lost(warehouse: Warehouse) -> None:
    with pytest.raises(SessionLost), warehouse.connection() as session:
        session.execute("select pg_terminate_backend(pg_backend_pid())")


@pytest.mark.E12
def test_transactions_that_collide_may_be_tried_again(warehouse: Warehouse) -> None:
    with warehouse.connection() as session:
        session.execute("create table t (n int); insert into t values (1)")

    def collide() -> None:
        with warehouse.connection() as mine, warehouse.connection() as other, mine.transaction():
            mine.execute("set transaction isolation level repeatable read")
            mine.execute("select * from t")
            other.execute("update t set n = 2")
            mine.execute("update t set n = 3")

    with pytest.raises(SessionLost):
        collide()


def test_a_host_that_vanished_is_noticed_within_minutes_by_both_ends(warehouse: Warehouse) -> None:
    with warehouse.connection() as session:
        if session.info.host.startswith("/"):
            pytest.skip("by a socket of this machine")
        idle, interval, count = (
            int(session.execute(f"select current_setting('tcp_keepalives_{name}')").fetchall()[0][0])
            for name in ("idle", "interval", "count")
        )
        assert idle + interval * count <= 180
        assert session.info.get_parameters()["keepalives_idle"] == "60"


# ---- a session that is made ready


def test_the_next_who_needs_a_session_gets_the_one_that_was_made_ready(
    warehouse: Warehouse, warehouse_url: str
) -> None:
    with Proxy(warehouse_url) as proxy, closing(Warehouse(Secret(proxy.url))) as through:
        through.get_ready()
        with through.connection() as session:
            assert session.execute("select 1").fetchone() == (1,)
        with through.connection() as again:
            assert again is session
        assert proxy.connections == 1


def test_that_none_is_to_be_had_is_told_to_the_next_who_needs_one_and_no_other() -> None:
    nowhere = Warehouse(Secret("postgresql://etl:s3cret@127.0.0.1:1/prod"))
    nowhere.get_ready()
    for _ in range(2):
        with pytest.raises(SessionLost, match="no connection to the warehouse"), nowhere.connection():
            pass
    nowhere.get_ready()
    nowhere.close()


def test_one_that_nobody_needed_is_closed(warehouse: Warehouse, warehouse_url: str) -> None:
    with Proxy(warehouse_url) as proxy:
        unused = Warehouse(Secret(proxy.url))
        unused.get_ready()
        unused.close()
        for _ in range(500):
            if proxy.connections == 1 and not proxy.open:
                break
            time.sleep(0.01)
        assert (proxy.connections, proxy.open) == (1, 0)


@pytest.mark.parametrize("level", ["read committed", "repeatable read"])
def test_a_level_of_isolation_ends_with_its_transaction_however_that_ends(
    connection: psycopg.Connection[Any], level: str
) -> None:
    def fail() -> None:
        with person_rows.transaction(connection, level):
            found = connection.execute("select current_setting('transaction_isolation')").fetchone()
            assert found == (level,)
            connection.execute("select 1 / 0")

    def lose() -> None:
        with person_rows.transaction(connection, level):
            connection.execute("select pg_terminate_backend(pg_backend_pid())")

    with pytest.raises(psycopg.errors.DivisionByZero):
        fail()
    assert connection.isolation_level is None
    with pytest.raises(psycopg.errors.AdminShutdown):
        lose()
