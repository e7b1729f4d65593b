"""Columns of large tables of calls get other types while they are read, with the views that read them."""

from __future__ import annotations

import io
import json
import os
import signal
import time
from typing import Any

import psycopg
import pytest

from etl.config import Secret
from etl.events.load import load
from etl.events.refresh import refresh
from etl.events.replay import replay
from etl.warehouse import person_rows, recast
from etl.warehouse.dead_letters import Which
from etl.warehouse.postgres import Warehouse
from tests.engine import child
from tests.engine.proxy import Proxy
from tests.events.conftest import Events, call
from tests.faults.large import Watch, until_noticed
from tests.faults.test_locks import WAITING, beside
from tests.faults.test_schema import Reader

ROWS = 6_000
SUM = sum(range(1, ROWS + 1))
UNITED = ["web"]
NEW = call(messageId="new", properties={"price": 0.25, "note": "n"})


@pytest.fixture
def large(events: Events) -> Events:
    """Calls of one event, a large table, with a price that is an integer; in schema `events`, too."""
    events.load(call(messageId="first", properties={"price": 0, "note": ""}), united=UNITED)
    events.session.execute(
        "insert into web.thing_done (id, received_at, price, note)"
        f" select 'n' || n, now(), n, repeat('x', 5500) from generate_series(1, {ROWS}) n"
    )
    refresh(events.session, UNITED)
    assert recast.large(events.session, "web", ["thing_done"])
    return events


def right(events: Events) -> None:
    """All values are there, with decimals, by the table and by the view, and nothing is left behind."""
    for table in ("web.thing_done", "events.thing_done"):
        assert events.rows(f"select sum(price)::text from {table}") == [(f"{SUM}.25",)]
    types = events.types("thing_done")
    assert types["price"] == events.types("thing_done", "events")["price"] == "numeric"
    assert not [name for name in types if name.startswith("~")]


@pytest.mark.A11
@pytest.mark.E6
@pytest.mark.P4
def test_e6_a_large_table_of_calls_and_its_views_answer_while_a_column_gets_another_type(
    large: Events, warehouse_url: str
) -> None:
    large.session.execute(
        "create index by_price on web.thing_done (price); grant select (price) on web.thing_done to pg_monitor;"
        " grant select on events.thing_done to pg_monitor"
    )
    file = large.rows("select pg_relation_filenode('web.thing_done')")
    with (
        Reader(warehouse_url, "events.thing_done"),
        Reader(warehouse_url, "web.thing_done"),
        Watch(warehouse_url, "web.thing_done"),
    ):
        done = large.load(NEW, united=UNITED)
    assert (done.counts.inserted, done.dead_letters, done.notes) == (1, 0, [])
    assert large.rows("select pg_relation_filenode('web.thing_done')") == file, "it was not written anew"
    right(large)
    assert large.rows(
        "select has_column_privilege('pg_monitor', 'web.thing_done', 'price', 'select'),"
        " has_table_privilege('pg_monitor', 'events.thing_done', 'select'), pg_get_indexdef('web.by_price'::regclass)"
    ) == [(True, True, "CREATE INDEX by_price ON web.thing_done USING btree (price)")]


@pytest.mark.A11
@pytest.mark.parametrize(
    ("what", "made"),
    [
        ("view public.prices", "create view public.prices as select price from web.thing_done"),
        ("constraint", "alter table web.thing_done add constraint low check (price < 1e9)"),
        ("constraint", "alter table web.thing_done add unique (price)"),
    ],
)
def test_what_people_made_keeps_the_type_of_a_large_tables_column_and_is_named(
    large: Events, what: str, made: str
) -> None:
    large.session.execute(made)
    assert large.load(NEW, united=UNITED).counts.values_refused == 1
    assert large.letters() == [("thing_done", "new", "price", "A11")]
    ((reason,),) = large.rows("select reason from tributary.dead_letters")
    assert what in reason
    assert large.types("thing_done")["price"] == "bigint"


@pytest.mark.A11
@pytest.mark.A12
def test_a_large_table_that_has_no_place_for_another_column_keeps_its_types(large: Events) -> None:
    large.session.execute(
        "do $$ begin for n in 1 .. 1600 - (select relnatts from pg_class where oid = 'web.thing_done'::regclass)"
        " loop alter table web.thing_done add column gone int; alter table web.thing_done drop column gone; end loop;"
        " end $$"
    )
    assert large.load(NEW, united=UNITED).counts.values_refused == 1
    ((reason,),) = large.rows("select reason from tributary.dead_letters")
    assert reason == (
        "web.thing_done.price stays of its type, as its table is large and has no place for another"
    )


def _load(url: str) -> None:
    load(Warehouse(Secret(url)), "web", io.BytesIO(json.dumps(NEW).encode() + b"\n"), united=UNITED)


STAGES = {
    "added": ('comment on column "web"."thing_done"."~', 1),
    "second piece": ('update "web"."thing_done" set "~', 2),
    "views dropped": ("drop view", 1),
    "dropped": ('alter table "web"."thing_done" drop column', 1),
    "renamed": ('alter table "web"."thing_done" rename column', 1),
    "views made": ('comment on view "events"."thing_done"', 1),
    "exchanged": ('copy "web"."tracks"', 1),
}


def killed(url: str, text: str, at: int) -> None:
    """A load is killed at the n-th statement that begins so, once it is done."""
    with Proxy(url) as proxy:
        process = child.of(_load, proxy.url)
        proxy.arm(at, lambda: os.kill(process.pid or 0, signal.SIGKILL), after=True, text=text)
        process.join(60)
        assert process.exitcode == -signal.SIGKILL
    until_noticed(url)


@pytest.mark.A11
@pytest.mark.E1
@pytest.mark.P4
@pytest.mark.parametrize("stage", STAGES)
def test_e1_killed_while_a_column_of_calls_gets_another_type_the_next_load_goes_on(
    large: Events, warehouse_url: str, stage: str
) -> None:
    killed(warehouse_url, *STAGES[stage])
    for table in ("web.thing_done", "events.thing_done"):
        assert large.rows(f"select sum(price)::text from {table}") == [(str(SUM),)], "readers find all"
    assert "~" not in "".join(large.types("thing_done", "events")), "it is nobody's column yet"
    assert large.load(NEW, united=UNITED).counts.inserted == 1
    right(large)


@pytest.mark.A11
@pytest.mark.E1
def test_what_a_killed_load_began_to_fill_goes_with_the_next_that_does_not_need_it(
    large: Events, warehouse_url: str
) -> None:
    killed(warehouse_url, *STAGES["second piece"])
    assert [name for name in large.types("thing_done") if name.startswith("~")] != []
    seen = person_rows.columns(large.session, ["web.thing_done"])
    assert "~" not in "".join(seen["web.thing_done"]), "nor is it a trait of anybody's"
    large.load(call(properties={"price": 1}), united=UNITED)
    types = large.types("thing_done")
    assert types["price"] == "bigint"
    assert [name for name in types if name.startswith("~")] == []


@pytest.mark.A11
@pytest.mark.E18
def test_a_replay_widens_a_column_of_a_large_table_before_it_tries_and_a_dry_one_does_not(
    large: Events, warehouse_url: str
) -> None:
    large.session.execute("create view public.prices as select price from web.thing_done")
    large.load(NEW, united=UNITED)
    large.session.execute("drop view public.prices")

    def again(*, dry: bool) -> Any:
        (done,) = replay(large.warehouse, Which(sources=("web",)), UNITED, dry=dry)
        return done

    file = large.rows("select pg_relation_filenode('web.thing_done')")
    with Watch(warehouse_url, "web.thing_done"):
        dry = again(dry=True)
        assert (dry.closed, [why for *_, why in dry.refused]) == (
            0, ["web.thing_done.price is to be widened first, and its table is large: that is not tried"],
        )  # fmt: skip
        assert large.types("thing_done")["price"] == "bigint"
        assert again(dry=False).closed == 1
    assert large.rows("select pg_relation_filenode('web.thing_done')") == file
    right(large)


@pytest.mark.A11
@pytest.mark.E6
def test_e6_behind_a_long_reader_calls_get_columns_and_types_without_keeping_other_readers_waiting(
    events: Events, warehouse_url: str
) -> None:
    events.load(call(properties={"price": 1}))
    waited: list[float] = []
    with psycopg.connect(warehouse_url) as long, psycopg.connect(warehouse_url, autocommit=True) as short:
        long.execute("select count(*) from web.thing_done")
        with beside(lambda: events.load(call(properties={"price": 0.25, "more": 1}))) as loading:
            while len(waited) < 4 and loading.is_alive():
                if short.execute(WAITING).fetchone() != (0,):
                    began = time.monotonic()
                    short.execute("select count(*) from web.thing_done")
                    waited.append(time.monotonic() - began)
                time.sleep(0.1)
            long.rollback()
    assert waited, "the load waits for the table"
    assert max(waited) < 1
    assert events.rows("select price::text, more from web.thing_done order by price") == [
        ("0.25", 1),
        ("1", None),
    ]
