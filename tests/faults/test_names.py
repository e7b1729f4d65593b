"""Names that give others trouble, through whole syncs and loads: each field and key has a column of its own."""

from __future__ import annotations

import ast
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from etl.decode import Decoder
from etl.warehouse.ddl import quote
from etl.warehouse.known import Block
from etl.warehouse.stage import Stage
from tests.engine.conftest import Crm, Lab
from tests.events.conftest import Events, call
from tests.warehouse.staging import Bench, Item, at

ROOT = Path(__file__).parents[2]
LONG = [f"{'Größe' * 20}{ending}" for ending in ("", "a", "b", "ä", "€")]
"""Over 63 bytes, alike up to there."""


def named(name: str) -> type[Item]:
    """A table of that name."""
    return type("Named", (Item,), {"__tablename__": name, "__module__": __name__})


@pytest.mark.A1
def test_200_long_names_have_the_same_columns_in_any_order_of_arrival_and_say_whose_they_are(
    events: Events,
) -> None:
    rng = random.Random(1)
    keys = [f"{'someVeryLong' * 6}{rng.getrandbits(64):x}" for _ in range(195)] + LONG
    made = []
    for schema in ("web", "ios"):
        rng.shuffle(keys)
        for some in (keys[:50], keys[50:100], keys[100:150], keys[150:]):
            properties = {key: key for key in some}
            assert (
                events.load(call(properties=properties, context=properties), schema=schema).dead_letters == 0
            )
        made.append(events.types("thing_done", schema))
        told = dict(
            events.rows(
                "select column_name, field from tributary.columns"
                f" where schema_name = '{schema}' and table_name = 'thing_done'"
            )
        )
        row = events.rows(f"select to_jsonb(t) from {schema}.thing_done t")
        for (values,) in row:
            for column, value in values.items():
                if value in keys:
                    said = f"context.{value}" if column.startswith("context_") else value
                    assert told[column] == said
        assert sorted(v for (values,) in row for v in values.values() if v in keys) == sorted(keys * 2)
    assert made[0] == made[1]


@pytest.mark.A1
def test_fields_alike_in_63_bytes_are_told_with_their_columns_whichever_comes_first(crm: Crm) -> None:
    alike = "Betr\u00e4ge_" + "x" * 51 + "\u00fc"
    assert len(alike.encode()[:63].decode(errors="ignore").encode()) == 62, "cut inside a letter"
    fields = [alike + end for end in ("", "a", "b")]
    for name, order in (("One", fields), ("Two", fields[::-1])):
        crm.world.object(name, **dict.fromkeys(order, "string"))
        crm.world.put(name, "a", **{field: f"of {field}" for field in fields})
    crm.sync()
    asked = (
        "select column_name, field, type, comment from tributary.columns"
        " where schema_name = 'crm' and table_name = '{}' order by column_name"
    )
    first, second = (crm.sql(asked.format(table)) for table in ("ones", "twos"))
    assert first == second
    named = {field: name for name, field, *_ in first if field in fields}
    assert len(set(named.values())) == 3
    for table in ("ones", "twos"):
        ((row,),) = crm.sql(f"select to_jsonb(t) from crm.{table} t")
        assert {field: row[name] for field, name in named.items()} == {f: f"of {f}" for f in fields}
    crm.world.later(hours=1)
    crm.world.object("Two", **dict.fromkeys([alike + "c", *fields], "string"))
    crm.world.put("Two", "b", **{alike + "c": "new"})
    crm.sync()
    again = crm.sql(asked.format("twos"))
    assert set(again) > set(second), "a later one changes nothing about those that are there"


@pytest.mark.A1
@pytest.mark.A3
@pytest.mark.A4
@pytest.mark.A6
def test_odd_names_of_a_vendors_fields_are_columns_of_their_own_and_ours_stay_ours(crm: Crm) -> None:
    odd = [
        *LONG, "Id_", "foo_Bar", "fooBar", "FOO_BAR", "foo bar", "\u00e9", "e\u0301", "order", "user", "group",
        "current_date", "ctid", "xmin", "oid", "tableoid", "1st", "42", "$$$", "\U0001f600", "_extra", "received_at",
        "_version", "_deleted_at", "_hash", "Name__", "select 1; --", "%s", "{}", ":name", "?", "'", "`", "$1",
    ]  # fmt: skip
    crm.world.object("Odd", **dict.fromkeys(odd, "string"))
    crm.world.put("Odd", "a", **{name: f"of {name}" for name in odd})
    outcome = crm.sync()["odds"]
    assert outcome.dead_letters == 0
    ((row, extra, version),) = crm.sql("select to_jsonb(t), _extra, _version <= now() from crm.odds t")
    assert (extra, version) == ({}, True)
    columns = {value.removeprefix("of "): name for name, value in row.items() if str(value).startswith("of ")}
    assert set(columns) == {*odd, *(["\u00e9"] if columns.get("\u00e9") else [])}
    told = dict(
        crm.sql("select field, column_name from tributary.columns where object = 'Odd' and field is not null")
    )
    assert told.items() >= columns.items()
    shared = [note for note in outcome.notes if "is spelled like another" in note]
    assert len(shared) >= 3
    assert any("foo_Bar" in note or "fooBar" in note for note in shared)
    assert crm.sync()["odds"].notes == [], "said once"


@pytest.mark.A4
@pytest.mark.A6
def test_odd_keys_of_calls_are_columns_of_their_own(events: Events) -> None:
    odd = [
        "order", "user", "group", "current_date", "ctid", "xmin", "oid", "tableoid", "1st", "", "$$$", "\U0001f600",
        "\u00e9", "receivedAt", "uuid_ts", "_extra", "_version", "id", "\u2028", "\x7f", '"', "a" * 5_000,
    ]  # fmt: skip
    whole = {key: f"of {key}" for key in odd}
    events.load(*[call(event="select", properties=whole, context=whole) for _ in range(4)])
    for table, times in (("_select", 2), ("tracks", 1)):
        for (row,) in events.rows(f"select to_jsonb(t) from web.{table} t"):
            kept = [value for value in row.values() if str(value).startswith("of ")]
            assert sorted(kept) == sorted([*whole.values()] * times)
    assert events.letters() == []


@pytest.mark.A2
def test_streams_whose_long_names_differ_in_their_last_byte_load_at_once(
    warehouse_url: str,
) -> None:
    names = ["x" * 62 + end for end in "ab"]
    with (
        psycopg.connect(warehouse_url, autocommit=True) as one,
        psycopg.connect(warehouse_url, autocommit=True) as two,
    ):
        benches = [Bench(session, named(name)) for session, name in zip((one, two), names, strict=True)]
        for n in (1, 2):
            stages = [Stage(bench.table, "shop", "run", bench.table.__tablename__) for bench in benches]
            for stage, bench in zip(stages, benches, strict=True):
                stage.complete(bench.connection, ["p"], at(n))
                decoder = Decoder(bench.table, ".")
                body = json.dumps([{"id": bench.table.__tablename__, "value": n}]).encode()
                stage.load(bench.connection, [Block(decoder, decoder.scan(body), at(n))])
                stage.delete(bench.connection, [("gone",)], at(n), at(n))
            for stage, bench in zip(stages, benches, strict=True):
                with bench.connection.transaction():
                    stage.commit(bench.connection)
                stage.drop(bench.connection)
        for bench in benches:
            assert bench.rows() == [(bench.table.__tablename__, 2)]
        tables = one.execute(
            "select relname from pg_class where relnamespace = 'shop'::regnamespace and relkind = 'r'"
        )
        assert sorted(name for (name,) in tables) == names


@pytest.mark.A7
def test_a_field_that_is_new_on_page_40_of_50_is_kept_and_earlier_rows_have_none(
    lab: Lab, events: Events
) -> None:
    lab.world.page = 4
    lab.world.fill(200)
    for n in range(160, 200):
        lab.world.orders[f"o{n:05}"]["sudden"] = {"n": n}
    lab.good(streams=["orders"])
    assert len(lab.server.asked("/orders")) == 50
    assert lab.query("select count(*), count(_extra->'sudden'->'n') from shop.orders") == [(200, 40)]
    assert lab.query("select _extra from shop.orders where id in ('o00159', 'o00160') order by id") == [
        ({},), ({"sudden": {"n": 160}},),
    ]  # fmt: skip
    lines: list[Any] = [call(properties={"n": n} | ({"sudden": n} if n >= 160 else {})) for n in range(200)]
    size = sum(len(json.dumps(line)) + 1 for line in lines) // 50
    assert events.load(*lines, piece=size).counts.inserted == 200
    assert events.rows("select count(*), count(sudden), min(sudden) from web.thing_done") == [(200, 40, 160)]


def statements() -> Iterator[tuple[Path, ast.expr]]:
    """What the package has executed or copied."""
    for path in sorted((ROOT / "etl").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            called = node.func if isinstance(node, ast.Call) and node.args else None
            if isinstance(called, ast.Attribute) and called.attr in ("execute", "executemany", "copy"):
                yield path.relative_to(ROOT), node.args[0]  # type: ignore[attr-defined]


@pytest.mark.A5
@pytest.mark.S9
def test_no_statement_is_made_of_names_that_are_not_quoted_and_none_cascades() -> None:
    """Outside of the package that knows the driver, no statement has a name as it is."""
    raw = {"schema", "table", "column", "name", "source", "stream", "field", "role", "text", "value", "key"}
    seen = 0
    for path, made in statements():
        seen += 1
        text = ast.unparse(made)
        assert not isinstance(made, ast.BinOp) or not isinstance(made.op, ast.Mod), f"{path}: {text}"
        ours = re.fullmatch(r"[A-Z_]+\.format\(.*\)", text) and "warehouse" in path.parts
        assert ".format(" not in text or ours or "SQL(" in text, f"{path}: {text}"
        assert path.name == "demo.py" or "cascade" not in text.lower(), f"{path}: {text}"
        if isinstance(made, ast.JoinedStr) and "warehouse" not in path.parts:
            parts = [ast.unparse(part.value) for part in made.values if isinstance(part, ast.FormattedValue)]
            assert not raw & {part.rpartition(".")[2].strip("_") for part in parts}, f"{path}: {parts}"
    assert seen > 100
    doubled = [
        path.name
        for path in (ROOT / "etl").rglob("*.py")
        if re.search(r"""replace\(['"]"['"], ['"]""['"]\)""", path.read_text())
    ]
    assert sorted(doubled) == ["csvtext.py", "ddl.py"], "one function quotes names, and one the cells of CSV"


@pytest.mark.A5
def test_sql_in_the_names_of_schemas_fields_and_keys_is_never_run(events: Events, crm: Crm) -> None:
    evil = [
        '"; drop table public.canary; --',
        "'; drop table public.canary; --",
        "$$; drop table public.canary; $$",
        "\\",
        "%s",
        "%(x)s",
        "{}",
        ":name",
        "?",
        "`",
    ]
    events.session.execute("create table public.canary ()")
    many = [
        call(event=key, properties=dict.fromkeys(evil, "v"), context=dict.fromkeys(evil, "v")) for key in evil
    ] * 3
    for one in many:
        one["messageId"] = str(id(one)) + str(len(one))
    schema = 'a"; drop table public.canary; --'
    with events.warehouse.connection() as session:
        session.execute(f"create schema {quote(schema)}")
    assert events.load(*many[:10], schema=schema).dead_letters == events.load(*many[:10]).dead_letters == 0
    for place in (schema, "web"):
        assert events.rows(f"select count(distinct event_text) from {quote(place)}.tracks") == [(len(evil),)]
    crm.world.object('Ob"; drop table public.canary; --', **dict.fromkeys(evil, "string"))
    crm.sync()
    assert events.rows("select to_regclass('public.canary') is not null") == [(True,)]
