"""What the stage does to the tables themselves: columns, types, views, grants; and text byte by byte."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.errors import WarehouseError
from etl.schema import Table
from etl.schema import field as column
from etl.warehouse import ledger
from etl.warehouse.leftovers import drop_orphans
from etl.warehouse.postgres import IDLE_SECONDS
from etl.warehouse.stage import Stage
from tests.warehouse.staging import Bench, Item, Rows, Whole, at

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**80), 2**80)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=10,
)


class Grown(Item):
    """The item after a year."""

    color: str | None = column(doc="Its 'color'.")
    weight: float | None = column(doc="Its weight.")


def test_a_first_load_becomes_the_table_with_key_comments_and_nothing_left_over(bench: Bench) -> None:
    bench.sync(Rows(1, {"id": "a", "value": 1}, {"id": "a", "value": 2}, {"id": "b", "value": 3}))
    with pytest.raises(psycopg.errors.UniqueViolation):
        bench.connection.execute("insert into shop.items (id, _version) values ('a', now())")
    (comment,) = bench.rows("obj_description('shop.items'::regclass), 1", "id = 'b'")
    assert comment[0] == "An item."
    (kind,) = bench.rows(
        "(select relpersistence from pg_class where oid = 'shop.items'::regclass), 1", "id = 'b'"
    )
    assert kind[0] in (b"p", "p")


@pytest.mark.A7
def test_a_new_column_is_added_before_its_rows_and_old_rows_are_null_there(bench: Bench) -> None:
    bench.sync(Rows(1, {"id": "a", "value": 1, "color": "red"}))
    assert bench.rows("id, _extra") == [("a", {"color": "red"})]
    bench.table = Grown
    bench.sync(Rows(11, {"id": "b", "value": 2, "color": "blue", "weight": 1.5}))
    assert bench.rows("id, color, weight, _extra") == [
        ("a", None, None, {"color": "red"}),
        ("b", "blue", 1.5, {}),
    ]
    counts = bench.sync(Rows(21, {"id": "a", "value": 1, "color": "red"}))
    assert counts.updated == 1  # as another model gives the same record another fingerprint
    assert bench.rows("id, color, _extra")[0] == ("a", "red", {})


def test_a_column_that_a_human_dropped_is_added_again(bench: Bench) -> None:
    bench.sync(Rows(1, {"id": "a", "value": 1}))
    bench.connection.execute(
        "alter table shop.items drop column value, drop column received_at, drop column _hash"
    )
    bench.sync(Rows(11, {"id": "a", "value": 1}))
    assert bench.state() == {"a": 1}


@pytest.mark.A10
@pytest.mark.parametrize("how", ["drop column value", "rename column value to mine"])
def test_a_column_that_is_added_again_is_filled_by_what_is_read_next(bench: Bench, how: str) -> None:
    bench.sync(Rows(1, {"id": "a", "value": 1}, {"id": "b", "value": 2}))
    bench.connection.execute(f"alter table shop.items {how}".encode())
    bench.sync(Rows(11, {"id": "a", "value": 1}))
    assert bench.state() == {"a": 1, "b": None}
    (note,) = bench.notes
    assert note.startswith("column shop.items.value was added; rows read before have no value there until `")
    assert note.endswith(" until `etl sync shop --stream items --full`")
    bench.sync(Rows(12, {"id": "b", "value": 2}))
    assert bench.state() == {"a": 1, "b": 2}
    assert bench.notes == []


def test_a_column_that_is_added_needs_no_words_when_all_is_read_anew(bench: Bench) -> None:
    bench.sync(Rows(1, {"id": "a", "value": 1}))
    bench.connection.execute("alter table shop.items drop column value")
    stage = Stage(Item, "shop", "r1", "items")
    stage.meet(bench.connection)
    assert stage.told(anew=True) == []
    assert stage.told(anew=False) == []


def test_a_column_that_only_some_pages_show_keeps_what_it_holds_where_one_does_not(bench: Bench) -> None:
    named = {"__tablename__": "items", "__sometimes__": frozenset(("note",))}
    bench.table = type("Partial", (Item,), named)
    bench.sync(Rows(1, {"id": "a", "value": 1, "note": "first"}))
    bench.sync(Rows(11, {"id": "a", "value": 2}, {"id": "b", "value": 3}))
    assert bench.rows("id, value, note") == [("a", 2, "first"), ("b", 3, None)]
    bench.sync(Rows(21, {"id": "a", "value": 2, "note": "second"}, {"id": "b", "value": 3, "note": "now"}))
    assert bench.rows("id, note") == [("a", "second"), ("b", "now")]


def test_two_streams_that_fill_one_table_may_find_at_once_what_it_lacks(
    bench: Bench, warehouse_url: str
) -> None:
    bench.sync(Rows(1, {"id": "a", "value": 1}))
    bench.connection.execute("alter table shop.items drop column value")
    with psycopg.connect(warehouse_url, autocommit=True) as second, ThreadPoolExecutor(1) as pool:
        stages = [Stage(Item, "shop", run, run) for run in ("r1", "r2")]
        with bench.connection.transaction():
            stages[0].complete(bench.connection, [], at(1))
            other = pool.submit(stages[1].complete, second, [], at(1))
            with pytest.raises(TimeoutError):
                other.result(timeout=0.3)
        other.result(timeout=5)
        for stage in stages:
            stage.drop(second)
    assert [len(stage.told(anew=False)) for stage in stages] == [1, 0]


def test_a_version_that_was_dropped_is_older_than_what_is_being_read(bench: Bench) -> None:
    bench.sync(Rows(1, {"id": "a", "value": 1}))
    bench.connection.execute("alter table shop.items drop column _version")
    bench.sync(Rows(11, {"id": "a", "value": 2}))
    assert bench.state() == {"a": 2}


def test_a_key_that_a_human_dropped_is_made_again(bench: Bench) -> None:
    bench.sync(Rows(1, {"id": "a", "value": 1}))
    bench.connection.execute("alter table shop.items drop constraint items_pkey")
    bench.sync(Rows(11, {"id": "a", "value": 2}))
    assert bench.state() == {"a": 2}


@pytest.mark.A10
def test_a_retyped_column_stops_with_the_statement_that_mends_it(bench: Bench) -> None:
    bench.sync(Rows(1, {"id": "a", "value": 1}))
    bench.connection.execute("alter table shop.items alter column value type text")
    with pytest.raises(
        WarehouseError, match=r"shop\.items\.value is text, its model says bigint; to go on, run: alter"
    ) as e:
        bench.sync(Rows(11, {"id": "a", "value": 2}))
    assert bench.rows("id, value") == [("a", "1")]
    bench.connection.execute(str(e.value).partition("run: ")[2].encode())
    drop_orphans(bench.connection, "shop", "items", [Item], IDLE_SECONDS)
    bench.sync(Rows(12, {"id": "a", "value": 2}))
    assert bench.state() == {"a": 2}


@pytest.mark.A11
@pytest.mark.P4
def test_a_users_view_survives_loads_new_columns_and_deletes(bench: Bench) -> None:
    bench.sync(Rows(1, {"id": "a", "value": 1}))
    bench.connection.execute("create view mine as select * from shop.items where value > 0")
    bench.connection.execute("create table log (n bigint)")
    bench.table = Grown
    bench.sync(Rows(11, {"id": "b", "value": 2, "color": "red"}))
    bench.sync(Rows(21, {"id": "b", "value": 3}), Whole(20))
    found = bench.connection.execute("select id, value, _deleted_at is null from mine order by 1").fetchall()
    assert found == [("a", 1, False), ("b", 3, True)]


@pytest.mark.P4
def test_readers_see_whole_syncs_only(bench: Bench, warehouse_url: str) -> None:
    bench.sync(Rows(1, *({"id": f"k{i}", "value": 1} for i in range(100))))
    with psycopg.connect(warehouse_url) as reader:
        before = reader.execute("select count(*), sum(value) from shop.items").fetchone()
        reader.execute("commit")
        reader.execute("begin isolation level repeatable read")
        reader.execute("select 1 from shop.items limit 1")
        bench.sync(Rows(11, *({"id": f"k{i}", "value": 2} for i in range(100))))
        assert reader.execute("select count(*), sum(value) from shop.items").fetchone() == before
        reader.execute("commit")
        assert reader.execute("select count(*), sum(value) from shop.items").fetchone() == (100, 200)


def test_whom_default_privileges_promise_new_tables_can_read_one_made_by_a_first_load(bench: Bench) -> None:
    role = "reader_of_" + re.sub(r"\W", "_", str(bench.connection.info.dbname))
    bench.connection.execute(f"create role {role}")
    try:
        bench.connection.execute(f"alter default privileges in schema shop grant select on tables to {role}")
        bench.sync(Rows(1, {"id": "a", "value": 1}))
        (granted,) = bench.rows(f"has_table_privilege('{role}', 'shop.items', 'select'), 1")
        assert granted[0]
    finally:
        bench.connection.execute(f"drop owned by {role}; drop role {role}")


@pytest.mark.A2
@pytest.mark.parametrize("table", ["items", "é" * 31])
def test_the_key_of_an_adopted_table_is_named_after_it(
    connection: psycopg.Connection[Any], table: str
) -> None:
    named = type("Named", (Item,), {"__tablename__": table, "__module__": __name__})
    bench = Bench(connection, named)
    for schema in ("shop", "shop_eu"):
        bench.schema = schema
        ledger.ensure(connection, schema)
        if schema == "shop_eu":
            connection.execute(f"create view {schema}.{table[:29]}_pkey as select 1")
        bench.sync(Rows(1, {"id": "a"}))
    found = connection.execute(
        "select conname, conrelid::regclass::text from pg_constraint where contype = 'p' and"
        " connamespace = 'shop'::regnamespace"
    ).fetchall()
    assert found == [(f"{table[:29]}_pkey", f"shop.{table}" if table == "items" else f'shop."{table}"')]


@pytest.mark.A5
@pytest.mark.parametrize(
    "name", ["order", 'a"; drop table canary; --', "%s {} $$ \\ `", "é" * 31, "CamelCase", "1st", "ctid_"]
)
def test_any_name_is_only_a_name(connection: psycopg.Connection[Any], name: str) -> None:
    body = {
        "__doc__": f"Table '{name}'; --", "__tablename__": name, "__module__": __name__,
        "__annotations__": {"id": "str", "other": "int | None"},
        "id": column("id", name=name, key=True, doc=name),
        "other": column("value", name="x" + name[:20], doc="it's"),
    }  # fmt: skip
    table = type("Odd", (Table,), body)
    connection.execute("create table canary ()")
    bench = Bench(connection, table, "shop")
    for n in (1, 2):
        bench.sync(Rows(n, {"id": "a", "value": n}))
    assert connection.execute("select to_regclass('canary') is not null").fetchone() == (True,)
    found = connection.execute(
        "select count(*) from information_schema.tables where table_schema = 'shop'"
    ).fetchone()
    assert found == (1,)


def test_two_sources_of_one_vendor_load_the_same_table_at_once(bench: Bench, warehouse_url: str) -> None:
    with psycopg.connect(warehouse_url, autocommit=True) as second:
        other = Bench(second, Item, "shop_eu")
        stages = [Stage(Item, "shop", "r1", "items"), Stage(Item, "shop_eu", "r1", "items")]
        for stage, mine in zip(stages, (bench, other), strict=True):
            stage.complete(mine.connection, [], None)  # type: ignore[arg-type]
        for stage, mine in zip(stages, (bench, other), strict=True):
            with mine.connection.transaction():
                stage.commit(mine.connection)
            stage.drop(mine.connection)
        assert bench.left() == []
        assert bench.rows() == other.rows() == []


@pytest.mark.B3
@given(st.lists(st.tuples(TEXT, JSON), min_size=1, max_size=25))
@settings(
    derandomize=True,
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_text_and_json_come_back_byte_by_byte(bench: Bench, drawn: list[tuple[str, Any]]) -> None:
    bench.connection.execute("drop table if exists shop.items")
    records = [
        {"id": f"k{i:02}", "note": t, "bag": j, "text": [t], "new": j} for i, (t, j) in enumerate(drawn)
    ]
    for ascii_only in (True, False):
        bench.sync(Rows(1, json.dumps(records, ensure_ascii=ascii_only).encode()))
        found = bench.rows("id, note, bag::text, text, _extra::text")
        for (text, value), (_, note, bag, listed, extra) in zip(drawn, found, strict=True):
            assert note == text
            assert json.loads(listed) == [text]
            assert exact(bag) == exact(json.dumps(value))
            assert exact(extra) == exact(json.dumps({} if value is None else {"new": value}))


def exact(text: str | None) -> Any:
    """JSON with its numbers digit by digit."""
    return None if text is None else json.loads(text, parse_float=Decimal, parse_int=Decimal)
