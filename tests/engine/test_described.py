"""A vendor that describes itself: what it adds, retypes and removes between two syncs, and what it makes anew."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from typing import Any

import pytest

from etl.config import Secret
from etl.errors import CredentialsError
from etl.sources import open_source
from etl.sync import sync_source
from etl.warehouse.ddl import column_types
from etl.warehouse.postgres import Warehouse
from tests.engine.conftest import Crm
from tests.engine.proxy import Proxy

CUSTOM = {"Count__c": "int", "Price__c": "int", "Rate__c": "float", "Due__c": "date", "Note__c": "string"}


def test_fields_without_a_model_become_typed_columns_behind_the_models_own(crm: Crm) -> None:
    crm.world.object("Deal", **CUSTOM)
    crm.world.put("Deal", "d1", Name="First", Count__c=3, Price__c=5, Rate__c=0.1, Due__c="2026-04-01")
    crm.sync()
    assert crm.columns("deals") == {
        "id": "text", "name": "text", "changed": "timestamp with time zone", "gone": "boolean",
        "count_c": "bigint", "price_c": "bigint", "rate_c": "double precision", "due_c": "date", "note_c": "text",
    }  # fmt: skip
    assert crm.sql("select name, count_c, rate_c, due_c::text, note_c, _extra from crm.deals") == [
        ("First", 3, 0.1, "2026-04-01", None, {})
    ]
    comments = dict(
        crm.sql(
            "select attname, col_description(attrelid, attnum) from pg_attribute"
            " where attrelid = 'crm.deals'::regclass and attnum > 0"
        )
    )
    assert comments["price_c"] == "The Price [Price__c]"
    assert comments["name"] == "What it is called."


def test_an_object_that_appears_is_a_table_at_the_next_sync_with_all_its_rows(crm: Crm) -> None:
    assert list(crm.sync()) == ["deals"]
    crm.world.object("Toy_Box__c", Size__c="currency")
    crm.world.put("Toy_Box__c", "t1", Size__c=1.25)
    crm.world.later(days=30)
    crm.world.put("Toy_Box__c", "t2", Size__c=2)
    assert sorted(crm.sync()) == ["deals", "toy_box_cs"]
    assert crm.sql("select id, size_c::text from crm.toy_box_cs order by id") == [("t1", "1.25"), ("t2", "2")]
    assert crm.sql("select obj_description('crm.toy_box_cs'::regclass)") == [
        ("All of Toy_Box__c [Toy_Box__c]",)
    ]


@pytest.mark.A8
def test_fields_added_removed_and_retyped_between_two_syncs_lose_no_row_and_no_value(crm: Crm) -> None:
    crm.world.object("Deal", **CUSTOM)
    many = 9_007_199_254_740_993
    crm.world.put("Deal", "old", Count__c=many, Price__c=5, Rate__c=0.1, Due__c="2026-04-01", Note__c="a")
    crm.sync()
    changed = {
        "Count__c": "string",
        "Price__c": "currency",
        "Rate__c": "currency",
        "Due__c": "time",
        "New__c": "int",
    }
    crm.world.object("Deal", **changed)
    crm.world.put(
        "Deal", "new", Count__c="many", Price__c=5.25, Rate__c=12345678901234567890.125,
        Due__c="2026-05-01T10:00:00Z", New__c=7,
    )  # fmt: skip
    gone, *notes = crm.sync()["deals"].notes
    assert gone == "deals: Note__c is not there any more; column note_c stays, null in new rows"
    assert notes[0] == "column crm.deals.count_c was bigint, which Count__c is not any more: it is text now"
    assert len(notes) == 5
    assert notes[-1].startswith("column crm.deals.new_c was added")
    types = crm.columns("deals")
    assert [types[name] for name in ("count_c", "price_c", "rate_c", "due_c", "note_c", "new_c")] == [
        "text", "numeric", "numeric", "timestamp with time zone", "text", "bigint"
    ]  # fmt: skip
    rows = crm.sql(
        "select id, count_c, price_c::text, rate_c::text, due_c at time zone 'UTC' = '2026-04-01', note_c, new_c"
        " from crm.deals order by id desc"
    )
    assert rows[0] == ("old", str(many), "5", "0.1", True, "a", None)
    assert rows[1][:3] == ("new", "many", "5.25")
    assert rows[1][4:] == (False, None, 7)
    assert crm.sync()["deals"].notes == []


@pytest.mark.A8
def test_what_was_widened_is_never_narrowed(crm: Crm) -> None:
    for kind, value in (
        ("int", 1),
        ("string", "two"),
        ("currency", 3.5),
        ("bool", True),
        ("object", {"a": [4]}),
    ):
        crm.world.object("Deal", Odd__c=kind)
        crm.world.put("Deal", kind, Odd__c=value)
        assert crm.sync()["deals"].dead_letters == 0
    assert crm.columns("deals")["odd_c"] == "text"
    found = dict(crm.sql("select id, odd_c from crm.deals"))
    assert found == {"int": "1", "string": "two", "currency": "3.5", "bool": "true", "object": '{"a":[4]}'}


SAMPLES: dict[str, tuple[Any, str]] = {
    "string": ('a "b"', 'a "b"'),
    "int": (2**63 - 1, str(2**63 - 1)),
    "currency": (Decimal("12345678901234567890.0123456789"), "12345678901234567890.0123456789"),
    "float": (0.1, "0.1"),
    "bool": (True, "true"),
    "time": ("2026-01-02T01:04:05.678901Z", "2026-01-02T01:04:05.678901Z"),
    "date": ("2026-01-02", "2026-01-02"),
    "object": ({"a": [1, "x"]}, '{"a": [1, "x"]}'),
}
"""By type: a value, and how a text has it."""

MOMENTS = {
    "2026-01-02T01:04:05.678901Z": "2026-01-02 01:04:05.678901+00",
    "2026-01-02": "2026-01-02 00:00:00+00",
}


@pytest.mark.A8
def test_of_all_pairs_of_types_the_old_value_and_the_new_one_are_kept_exactly(crm: Crm) -> None:
    pairs = list(itertools.permutations(SAMPLES, 2))
    crm.world.object("Deal", **{f"F{n}": first for n, (first, _) in enumerate(pairs)})
    crm.world.put("Deal", "a", **{f"F{n}": SAMPLES[first][0] for n, (first, _) in enumerate(pairs)})
    crm.sync()
    crm.world.object("Deal", **{f"F{n}": second for n, (_, second) in enumerate(pairs)})
    crm.world.put("Deal", "b", **{f"F{n}": SAMPLES[second][0] for n, (_, second) in enumerate(pairs)})
    assert crm.sync()["deals"].dead_letters == 0
    types = crm.columns("deals")
    for n, (first, second) in enumerate(pairs):
        kept = [v for (v,) in crm.sql(f"select f{n}::text from crm.deals order by id")]
        wanted = [SAMPLES[first][1], SAMPLES[second][1]]
        if types[f"f{n}"] == "timestamp with time zone":
            wanted = [MOMENTS[text] for text in wanted]
        elif types[f"f{n}"] == "jsonb":
            read = [json.loads(text, parse_float=str, parse_int=str) for text in kept]
            kept = [
                "true" if v is True else v.replace("+00:00", "Z") if isinstance(v, str) else v for v in read
            ]
            wanted = [json.loads(text, parse_int=str) if text[0] == "{" else text for text in wanted]
        elif second == "object":  # as JSON, in a text
            wanted[1] = '{"a":[1,"x"]}'
        assert kept == wanted, (first, second, types[f"f{n}"])


@pytest.mark.A11
def test_a_view_keeps_answering_and_a_column_beside_takes_over(crm: Crm) -> None:
    crm.world.object("Deal", Price__c="int")
    crm.world.put("Deal", "old", Price__c=5)
    crm.sync()
    crm.sql("create view public.prices as select id, price_c from crm.deals")
    crm.world.object("Deal", Price__c="currency")
    crm.world.put("Deal", "new", Price__c=5.25)
    (note,) = crm.sync()["deals"].notes
    assert (
        "view public.prices depends on column crm.deals.price_c: price_c__numeric takes over from it" in note
    )
    assert crm.columns("deals") | {"price_c": "bigint", "price_c__numeric": "numeric"} == crm.columns("deals")
    assert crm.sql("select id, price_c from public.prices order by id") == [("new", None), ("old", 5)]
    ask = "select id, price_c__numeric::text from crm.deals order by id"
    assert crm.sql(ask) == [("new", "5.25"), ("old", "5")]
    crm.sql("drop view public.prices")  # once it has moved, it stays
    crm.world.put("Deal", "newer", Price__c=6)
    assert crm.sync()["deals"].notes == []
    assert crm.sql(ask) == [("new", "5.25"), ("newer", "6"), ("old", "5")]


@pytest.mark.A11
@pytest.mark.parametrize(
    ("made_anew", "own"),
    [
        (True, "alter table crm.deals add unique (price_c)"),
        (True, "alter table crm.deals alter column price_c set not null"),
        (True, "create index on crm.deals (price_c)"),
        (True, "create index on crm.deals using brin (price_c)"),
        (False, "alter table crm.deals add column twice bigint generated always as (price_c * 2) stored"),
        (False, "alter table crm.deals add check (price_c > 0)"),
        (False, "alter table crm.deals alter column price_c set default 7"),
        (False, "create index on crm.deals ((price_c * 2))"),
        (False, "create index on crm.deals (name) where price_c > 0"),
        (
            False,
            (
                "create table public.p as select 5::bigint as n; alter table public.p add primary key (n);"
                "alter table crm.deals add foreign key (price_c) references public.p"
            ),
        ),
    ],
)
def test_whatever_depends_on_a_column_its_field_can_be_retyped(made_anew: bool, own: str, crm: Crm) -> None:
    crm.world.object("Deal", Price__c="int")
    crm.world.put("Deal", "old", Price__c=5)
    crm.sync()
    crm.sql(own)
    crm.world.object("Deal", Price__c="string")
    crm.world.put("Deal", "old", Price__c="5")
    crm.world.put("Deal", "new", Price__c="many")
    crm.sync()
    beside = "price_c__text" if "price_c__text" in crm.columns("deals") else "price_c"
    assert beside == ("price_c" if made_anew else "price_c__text")
    assert crm.sql(f"select id, {beside} from crm.deals order by id") == [("new", "many"), ("old", "5")]


@pytest.mark.A9
def test_a_field_that_comes_back_finds_its_column(crm: Crm) -> None:
    crm.world.object("Deal", Price__c="int")
    crm.world.put("Deal", "a", Price__c=5)
    crm.sync()
    crm.world.object("Deal")
    crm.world.put("Deal", "b", Price__c=6)
    crm.sync()
    assert crm.sql("select id, price_c from crm.deals order by id") == [("a", 5), ("b", None)]
    crm.world.object("Deal", Price__c="int")
    crm.world.put("Deal", "c", Price__c=7)
    crm.sync()
    assert crm.sql("select id, price_c from crm.deals order by id") == [("a", 5), ("b", None), ("c", 7)]


@pytest.mark.A3
def test_a_column_stays_its_fields_whoever_comes_later_with_the_same_name(crm: Crm) -> None:
    crm.world.object("Deal", foo__c="int")
    crm.world.put("Deal", "a", foo__c=1)
    crm.sync()
    crm.world.object("Deal", Foo__c="int", foo__c="int", Name__="string")
    crm.world.put("Deal", "b", foo__c=2, Foo__c=20, Name__="not the name", Name="the name")
    crm.sync()
    (other,) = (c for c in crm.columns("deals") if c.startswith("foo_c__"))
    (alias,) = (c for c in crm.columns("deals") if c.startswith("name__"))
    found = crm.sql(f"select id, foo_c, {other}, name, {alias} from crm.deals order by id")
    assert found == [("a", 1, None, None, None), ("b", 2, 20, "the name", "not the name")]


@pytest.mark.A3
def test_objects_of_one_name_have_tables_of_their_own(crm: Crm) -> None:
    for name in ("Box", "Boxe", "Dea_L", "DEAL"):
        crm.world.object(name)
        crm.world.put(name, name)
    tables = sorted(crm.sync())
    assert len(tables) == 5
    rows = [row for table in tables if table != "deals" for row in crm.sql(f"select id from crm.{table}")]
    assert sorted(rows) == [("Box",), ("Boxe",), ("DEAL",), ("Dea_L",)]


def test_an_object_keeps_its_table_whoever_comes_later_with_the_same_name(crm: Crm) -> None:
    crm.world.object("Toy_Box__c", Size__c="int")
    crm.world.put("Toy_Box__c", "t1", Size__c=1)
    crm.sync()
    crm.world.object("ToyBox__c")  # the first of the two, by their spelling
    crm.world.put("ToyBox__c", "n1", Name="new")
    crm.world.put("Toy_Box__c", "t2", Size__c=2)
    _, _, other = sorted(crm.sync())
    assert other.startswith("toy_box_cs__")
    assert crm.sql("select id, size_c from crm.toy_box_cs order by id") == [("t1", 1), ("t2", 2)]
    assert crm.sql(f"select id, name from crm.{other}") == [("n1", "new")]
    del crm.world.objects["Toy_Box__c"]
    assert sorted(crm.sync()) == ["deals", other], "what is gone keeps its table, too"
    crm.world.object("Toy_Box__c")
    assert sorted(crm.sync()) == ["deals", "toy_box_cs", other]


def test_a_table_that_a_person_renamed_is_still_its_objects(crm: Crm) -> None:
    crm.world.object("Toy_Box__c", Size__c="int")
    crm.world.put("Toy_Box__c", "t1", Size__c=1)
    crm.sync()
    crm.sql("alter table crm.toy_box_cs rename to boxes")
    crm.world.put("Toy_Box__c", "t2", Size__c=2)
    assert sorted(crm.sync()) == ["boxes", "deals"]
    assert crm.sql("select id, size_c from crm.boxes order by id") == [("t1", 1), ("t2", 2)]


def test_what_a_model_keeps_out_gets_no_column_and_no_place_in_extra(crm: Crm) -> None:
    crm.world.object("Deal", Password__c="string")
    crm.world.put("Deal", "a", Password__c="hunter2")
    crm.sync()
    assert "password_c" not in crm.columns("deals")
    assert crm.sql("select _extra from crm.deals") == [({},)]


def test_a_key_that_is_retyped_stops_the_stream(crm: Crm) -> None:
    crm.world.object("Thing")
    crm.world.put("Thing", "a")
    crm.sync()
    crm.world.objects["Thing"]["Id"] = "int"
    (failed,) = (o for o in sync_source(crm.config, crm.warehouse) if o.error)
    assert failed.stream == "things"
    assert "things.id is text, its model says bigint" in str(failed.error)


def test_credentials_that_are_refused_end_the_sync_before_anything_is_described(crm: Crm) -> None:
    crm.world.key = "another"
    with pytest.raises(CredentialsError):
        sync_source(crm.config, crm.warehouse)


def test_what_was_said_is_kept_for_those_who_cannot_ask(crm: Crm) -> None:
    crm.world.object("Deal", Price__c="int")
    crm.world.object("Toy", Size__c="currency")
    crm.sync()
    place = crm.config.path.parent / ".tributary" / "described" / "crm.json"  # type: ignore[union-attr]
    said = json.loads(place.read_bytes())
    assert [kept["tables"][0]["name"] for kept in said["streams"]] == ["deals", "toys"]
    assert [place.stat().st_mode & 0o777, place.parent.stat().st_mode & 0o777] == [0o600, 0o700]
    assert [other.name for other in place.parent.iterdir()] == [place.name]
    before = place.stat().st_mtime_ns
    crm.sync()
    assert place.stat().st_mtime_ns == before


@pytest.mark.P2
@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda text: text.replace(b"Deal", b"De\xffl"),
        lambda text: b"[" * 100_000,
        lambda text: text.replace(b'"paths": [', b'"paths": [], "unpathed": ['),
        lambda text: text.replace(b'"bigint"', b'"bigger"'),
        lambda text: text.replace(b"tests.engine.crm", b".crm"),
    ],
)
def test_a_damaged_memory_is_none(damage: Callable[[bytes], bytes], crm: Crm) -> None:
    crm.world.object("Deal", Price__c="int")
    crm.world.object("Toy", Size__c="int")
    crm.sync()
    place = crm.config.path.parent / ".tributary" / "described" / "crm.json"  # type: ignore[union-attr]
    place.write_bytes(damage(place.read_bytes()))
    for known in open_source(crm.config, secrets=False).streams():
        for table in known.tables:
            assert column_types(table)
    crm.sync()


@pytest.mark.E3
@pytest.mark.P8
@pytest.mark.parametrize("after", [False, True], ids=["before it is sent", "before the answer"])
def test_cut_off_at_any_message_before_it_reads_a_sync_goes_on(
    crm: Crm, warehouse_url: str, after: bool
) -> None:
    crm.world.object("Deal", **CUSTOM)
    crm.world.object("Toy_Box__c", Size__c="currency")
    crm.sync()
    with Proxy(warehouse_url) as proxy:
        for at in range(2, 16):  # the first asks whether a pool lends sessions: there is none to be had then
            crm.world.put("Deal", f"d{at}", Name=str(at), Count__c=at)
            with closing(Warehouse(Secret(proxy.url))) as crm.warehouse:
                proxy.arm(at, proxy.cut, after=after)
                outcome = crm.sync()["deals"]
                assert proxy.struck, proxy.log
            assert outcome.total.inserted == 1
