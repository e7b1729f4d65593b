"""`tributary.columns`: what a vendor calls what a column holds, as its comment says it."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.described import field_of
from etl.warehouse import ledger
from etl.warehouse.columns import COMMENTS
from etl.warehouse.ddl import literal
from tests.warehouse.test_ledger import entry
from tests.warehouse.test_ledger_versions import first_version

Connection = psycopg.Connection[Any]
pytestmark = pytest.mark.A1


@pytest.fixture
def shop(connection: Connection) -> Connection:
    """A warehouse with a table of a source that is loaded, and one beside it that is not."""
    ledger.ensure(connection, "shop")
    ledger.record(connection, entry())
    connection.execute('create table shop.t (a text, gone text, b numeric, "~0123abcd" text)')
    connection.execute("alter table shop.t drop gone")
    connection.execute("create schema other; create table other.t (a text)")
    return connection


def test_each_column_of_what_is_loaded_is_there_once_and_what_it_holds_is_told(shop: Connection) -> None:
    shop.execute("comment on table shop.t is 'Things. [Thing__c]'")
    shop.execute("comment on column shop.t.b is 'How much. [Amount.of [all]]'")
    assert shop.execute("select * from tributary.columns order by position").fetchall() == [
        ("shop", "t", "a", 1, "text", "Thing__c", None, None),
        ("shop", "t", "b", 3, "numeric", "Thing__c", "Amount.of [all]", "How much. [Amount.of [all]]"),
    ]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(comment=st.text("[]a \n\\'%", min_size=1))
def test_a_field_is_read_from_a_comment_as_the_loader_reads_it(shop: Connection, comment: str) -> None:
    shop.execute(f"comment on column shop.t.a is {literal(comment)}".encode())
    found = shop.execute("select field from tributary.columns where column_name = 'a'").fetchone()
    assert found == (field_of(comment) or None,)


def test_what_it_says_is_told_itself(shop: Connection) -> None:
    told = shop.execute(
        "select attname, col_description(attrelid, attnum) from pg_attribute"
        " where attrelid = 'tributary.columns'::regclass order by attnum"
    ).fetchall()
    assert [(name, text.replace("''", "'")) for name, text in COMMENTS.items()] == told


def test_a_ledger_of_an_older_version_gets_it(connection: Connection) -> None:
    ledger.ensure(connection)
    first_version(connection)
    ledger.ensure(connection)
    assert connection.execute("select * from tributary.columns").fetchall() == []
