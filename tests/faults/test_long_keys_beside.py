"""Long keys, and what else goes on with their table: readers, other streams, and what people made of it."""

from __future__ import annotations

import json
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest

from etl.decode import Decoder
from etl.errors import SessionLost
from etl.schema import Table
from etl.warehouse.driver_errors import explain
from etl.warehouse.known import Block
from etl.warehouse.stage import Stage
from tests.faults.test_long_keys import HASH, LONG, Place, indexes, key, place, places
from tests.warehouse.staging import Bench, Item, Rows, at, item

pytestmark = pytest.mark.B13

SLOWLY = """
create sequence public.made;
create function public.slowly() returns event_trigger language plpgsql as $$
begin perform nextval('public.made'), pg_sleep(0.2); end $$;
create event trigger slowly on ddl_command_end when tag in ('CREATE INDEX') execute function public.slowly()
"""
"""An index takes as long as that of many rows, and those that are made and given up again are counted, too."""


def made(bench: Bench) -> int:
    """How many indexes were made since SLOWLY."""
    ((number, called),) = bench.connection.execute("select last_value, is_called from public.made").fetchall()
    return int(number) if called else 0


def staged(connection: psycopg.Connection[Any], table: type[Table], *records: dict[str, Any]) -> Stage:
    """What a stream is about to commit."""
    stage, decoder = Stage(table, "shop", uuid.uuid4().hex[:12], uuid.uuid4().hex), Decoder(table, ".")
    stage.load(connection, [Block(decoder, decoder.scan(json.dumps(records).encode()), at(50))])
    return stage


def committed(connection: psycopg.Connection[Any], stage: Stage) -> None:
    with connection.transaction():
        stage.commit(connection)
    stage.drop(connection)


@contextmanager
def reading_meanwhile(bench: Bench, seconds: float) -> Iterator[None]:
    """Somebody begins to read the table once an index is made, and goes on for a while."""

    def read() -> None:
        with psycopg.connect(bench.connection.info.dsn, password=bench.connection.info.password) as session:
            while session.execute("select is_called from public.made").fetchone() == (False,):
                session.rollback()
                time.sleep(0.02)
            session.execute("select from shop.items")
            time.sleep(seconds)

    reader = threading.Thread(target=read)
    reader.start()
    yield
    reader.join()


def test_an_index_is_made_once_however_long_somebody_reads_the_table(bench: Bench) -> None:
    bench.sync(Rows(1, item(1)))
    bench.connection.execute(SLOWLY)
    with reading_meanwhile(bench, 1.3):
        bench.sync(Rows(11, item(2), item(2, LONG)))
    assert (bench.state(), made(bench)) == ({"a": 2, LONG: 2}, 2)


def test_none_is_made_where_the_old_key_has_to_stay(bench: Bench) -> None:
    bench.sync(Rows(1, item(1)))
    bench.connection.execute("create table shop.theirs (id text references shop.items)")
    bench.connection.execute(SLOWLY)
    assert bench.sync(Rows(11, item(2), item(2, LONG))).dead_lettered == 1
    assert (bench.state(), made(bench)) == ({"a": 2}, 0)


def test_two_streams_that_change_a_key_at_once_both_load(bench: Bench) -> None:
    bench.sync(Rows(1, item(1)))
    bench.connection.execute(SLOWLY)
    failed, meet = list[BaseException](), threading.Barrier(2)

    def load(name: str) -> None:
        info = bench.connection.info
        with psycopg.connect(info.dsn, password=info.password, autocommit=True) as session:
            try:
                stage = staged(session, Item, item(1, name))
                meet.wait(10)
                committed(session, stage)
            except BaseException as error:  # noqa: BLE001  the test looks at it
                failed.append(error)

    loads = [threading.Thread(target=load, args=(name,)) for name in (LONG, key(3_000, seed=7))]
    for each in loads:
        each.start()
    for each in loads:
        each.join()
    assert (failed, len(bench.state()), made(bench)) == ([], 3, 2)


def test_who_had_looked_at_a_table_before_adds_to_what_another_stream_made_of_its_key(
    connection: psycopg.Connection[Any],
) -> None:
    bench = Bench(connection, Place)
    bench.sync(Rows(1, place("s", "p", 1)))
    stage = staged(connection, Place, place("s", LONG, 3))
    committed(connection, staged(connection, Place, place(LONG, "p", 2)))
    committed(connection, stage)
    assert indexes(bench) == [f"btree ({HASH.format('site')}, {HASH.format('path')}, number)"]
    assert places(bench) == {("s", "p", 1, 1), (LONG, "p", 1, 2), ("s", LONG, 1, 3)}


THEIRS = {
    "create publication theirs for table shop.items (id, value)": (
        'cannot be replaced: cannot update table "items": Column list used by the publication',
        "drop publication theirs",
    ),
    "create table shop.theirs (like shop.items) partition by list (id);"
    " alter table shop.theirs add primary key (id);"
    " alter table shop.theirs attach partition shop.items default": (
        'cannot be replaced: cannot drop inherited constraint "items_pkey"',
        "alter table shop.theirs detach partition shop.items",
    ),
}


@pytest.mark.parametrize("sql", THEIRS, ids=["publication of columns", "partition"])
def test_a_long_key_is_a_dead_letter_where_the_table_is_part_of_what_needs_its_primary_key(
    bench: Bench, sql: str
) -> None:
    why, undo = THEIRS[sql]
    bench.sync(Rows(1, item(1)))
    bench.connection.execute(sql.encode())
    for n in (11, 21):
        counts = bench.sync(Rows(n, item(n), item(2, LONG)))
        assert (counts.updated, counts.dead_lettered, indexes(bench)) == (1, 1, ["btree (id)"])
        assert why in bench.problems[0].reason
    bench.connection.execute(undo.encode())
    bench.sync(Rows(31, item(31), item(2, LONG)))
    assert bench.state() == {"a": 31, LONG: 2}


def test_a_publication_that_refuses_changes_is_no_lost_session(bench: Bench) -> None:
    bench.sync(Rows(1, item(1), item(1, LONG)))
    bench.connection.execute("create publication theirs for table shop.items (id, value)")
    with pytest.raises(psycopg.errors.InvalidColumnReference) as error:
        bench.connection.execute("update shop.items set value = 2")
    bench.connection.execute("drop publication theirs")
    assert not isinstance(explain(error.value), SessionLost)


@pytest.mark.parametrize("identity", ["nothing", "using index theirs", "full", "default"])
def test_by_what_subscribers_tell_rows_apart_is_changed_only_where_that_was_the_key(
    bench: Bench, identity: str
) -> None:
    bench.sync(Rows(1, item(1)))
    bench.connection.execute("alter table shop.items add number serial not null")
    bench.connection.execute("create unique index theirs on shop.items (number)")
    bench.connection.execute(f"alter table shop.items replica identity {identity}".encode())
    bench.sync(Rows(11, item(2), item(2, LONG)))
    told = {"nothing": "n", "using index theirs": "i"}.get(identity, "f")
    found = bench.connection.execute(
        "select relreplident::text from pg_class where oid = 'shop.items'::regclass"
    ).fetchall()
    assert found == [(told,)]
