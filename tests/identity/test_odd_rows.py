"""Rows that hold what nobody expects: no run fails by them, and nothing else is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest
from psycopg import sql

from etl.errors import ConfigError, WarehouseError
from tests.identity.conftest import START, World

ALIKE = ("r3TvQ~=24!bW", "-EPSO~iyzYIu")
"""User ids that PostgreSQL's hash cannot tell apart; anybody can find some who knows how it works."""
TWINS = ("\\#TVcy7aRN[J#0\x08k\x1a\x1b*\x08\x02y2U", "V+BIrHrxLCV*2\x1ak<\x1dK\x07\x0cB_>V")
"""Two that no other hash of it can either: whoever knows its seed finds them in half a minute."""
ZERO = ("v5m@Gld/5L-.",)
"""One whose hash is 0."""
CALL = dict.fromkeys(("anonymous_id", "user_id", "email", "phone"), "text")


def ids(*named: tuple[str, Any]) -> str:
    return json.dumps([{"type": kind, "id": value, "collection": "users"} for kind, value in named])


def test_of_a_row_with_very_many_external_ids_some_are_read_and_of_others_all(world: World) -> None:
    world.table("web.tracks", **CALL, context_external_ids="text")
    world.put(
        "web.tracks", 0, user_id="u0", context_external_ids=ids(*(("many", f"x{n}") for n in range(1700)))
    )
    world.put(
        "web.tracks", 1, user_id="u1", context_external_ids=ids(*((f"t{n:04}", f"n{n}") for n in range(1700)))
    )
    world.put("web.tracks", 2, user_id="u2", context_external_ids=ids(("braze_id", "b"), ("crm.id", "c")))
    world.put("web.tracks", 3, user_id="u3", context_external_ids="[" * 100_000)
    world.put("web.tracks", 4, user_id="u4", context_external_ids=ids(("zendesk", " "), ("zendesk", None)))
    report = world.refresh()
    assert report.left_out == 1695 + 1690
    assert world.persons() == {
        frozenset({"u0", *(f"x{n}" for n in range(5))}),
        frozenset({"u1", *(f"n{n}" for n in range(10))}),
        frozenset({"u2", "b", "c"}), frozenset({"u3"}), frozenset({"u4"}),
    }  # fmt: skip


def test_a_column_may_be_called_by_anything(world: World) -> None:
    names = ["50%", "%s", "{a}", "it's", 'a"b']
    world.table("web.identifies", **CALL, **{sql.Identifier(name).as_string(): "text" for name in names})
    for minute in range(2):
        said = {sql.Identifier(name).as_string().replace("%", "%%"): f"V{minute}" for name in names}
        world.put("web.identifies", minute, user_id="u", **said)
        world.refresh()
        assert world.ask("select traits from identity.persons") == [dict.fromkeys(names, f"V{minute}")]


def test_types_that_rows_think_of_without_end_are_taken_up_to_a_number_by_their_time(world: World) -> None:
    world.rules(priority=["late"])
    world.table("web.tracks", **CALL, context_external_ids="text")
    for n in range(60):
        world.put("web.tracks", 60 - n, user_id=f"u{n:02}", context_external_ids=ids((f"t{n}", f"x{n}")))
    world.put("web.tracks", 100, user_id="v", context_external_ids=ids(("late", "y"), ("anonymous_id", "a")))
    assert world.refresh().left_out == 10
    types = "select count(*) from tributary.identity_types where name like 't%'"
    assert world.ask(types) == [50]
    assert world.who("x59") == world.who("u59")
    assert world.who("y") == world.who("a") == world.who("v")
    assert ("x0",) not in world.ask("select value, type from identity.identifiers")
    before = world.kept()
    world.put("web.tracks", 100, user_id="w", context_external_ids=ids(("new", "z")))
    assert world.refresh().left_out == 11  # those are read again, as rows may come late
    world.rebuild()
    assert world.ask(types) == [50]
    assert set(before["nodes"]) < set(world.kept()["nodes"])


@pytest.mark.parametrize("values", [ALIKE, ZERO])
def test_values_that_have_the_same_hash_or_none_are_told_apart_all_the_same(
    world: World, values: tuple[str, ...]
) -> None:
    hashed = "select distinct hashtextextended(v, hashtextextended('user_id', 0)) from unnest(array"
    assert len(world.ask(f"{hashed}{list(ALIKE)}) v")) == 1
    assert world.ask(f"{hashed}{list(ZERO)}) v") == [0]
    world.table("web.identifies", **CALL, name="text")
    for minute, value in enumerate(values):
        world.put("web.identifies", minute, user_id=value, anonymous_id=f"a{minute}", name=f"n{minute}")
    assert world.refresh().persons == len(values)
    for minute, value in enumerate(values):
        world.put("web.identifies", 10, user_id=value, anonymous_id=f"b{minute}")
    world.put("web.identifies", 11, email="a@x.com")
    assert world.refresh().persons == 1
    known = {frozenset({v, f"a{n}", f"b{n}"}) for n, v in enumerate(values)}
    assert world.persons() == known | {frozenset({"a@x.com"})}
    called = "select g.name, n.value from tributary.identity_golden g join tributary.identity_nodes n using (person)"
    assert {(f"n{n}", v) for n, v in enumerate(values)} < set(world.ask(called))
    increments = world.kept()
    world.refresh(anew=True)
    assert world.kept() == increments


@pytest.mark.parametrize("first", [True, False])
def test_values_that_are_made_to_have_the_same_hashes_are_told_apart_and_fail_no_run(
    world: World, *, first: bool
) -> None:
    twins = ", ".join(f"E{value!r}" for value in TWINS)
    prints = "select count(distinct hashtextextended(v, hashtextextended('user_id', 0))) from unnest(array"
    marks = "select count(distinct hashtext(v) & -2) from unnest(array"
    assert world.ask(f"{prints}[{twins}]) v") == world.ask(f"{marks}[{twins}]) v") == [1]
    world.table("web.identifies", **CALL, name="text")
    if not first:
        world.put("web.identifies", 0, email="a@x.com")
        world.refresh()
    for minute, value in enumerate(TWINS):
        world.put("web.identifies", minute, user_id=value, anonymous_id=f"a{minute}", name=f"n{minute}")
    world.refresh()
    for minute, value in enumerate(TWINS):
        assert world.who(value) == world.who(f"a{minute}")
    assert world.who(TWINS[0]) != world.who(TWINS[1])
    names = "select name from identity.persons where name is not null order by 1"
    assert world.ask(names) == ["n0", "n1"]


def test_a_blocked_value_that_comes_to_nothing_blocks_nothing(world: World) -> None:
    world.rules(ignore=[], normalise={"phone": ["digits"]}, block={"phone": ["none", "0-0"]})
    world.table("web.identifies", **CALL, name="text")
    world.put("web.identifies", 0, user_id="u0", phone="+1 (2)", name="Ada")
    world.put("web.identifies", 1, user_id="u1", phone="none")
    world.put("web.identifies", 2, user_id="u2", phone="00")
    world.refresh()
    assert world.persons() == {frozenset({"u0", "12"}), frozenset({"u1"}), frozenset({"u2"})}
    assert world.ask("select value from identity.violations") == ["00"]
    world.rebuild()
    assert world.who("12") == world.who("u0")


def test_what_a_view_cannot_show_is_told_by_its_name_and_without_its_values(world: World) -> None:
    world.table("web.raw", **CALL, plan="text")
    world.put("web.raw", 0, user_id="u", anonymous_id="ada@x.com", plan="ada@x.com")
    shown = "create view web.identifies as select received_at, user_id"
    for columns in ("anonymous_id::int", "1, plan::int plan"):
        world.db.execute(f"drop view if exists web.identifies; {shown}, {columns} from web.raw".encode())
        with pytest.raises(WarehouseError) as error:
            world.refresh()
        named = '"web"."identifies" cannot be read: the warehouse says: '
        assert str(error.value) == f"{named}InvalidTextRepresentation (22P02)"


def test_blanks_are_no_identifiers(world: World) -> None:
    world.table("web.identifies", **CALL)
    for n, blank in enumerate(("", " ", "\t \n")):
        world.put("web.identifies", n, user_id=blank, anonymous_id=f"a{n}")
    world.refresh()
    assert world.persons() == {frozenset({f"a{n}"}) for n in range(3)}


def test_times_that_are_none_are_not_taken_for_the_latest(world: World) -> None:
    world.table("web.identifies", **CALL, uuid_ts="timestamptz", name="text")
    world.put("web.identifies", 0, user_id="u0", uuid_ts=START)
    for n, odd in enumerate(("infinity", "-infinity", "0001-01-01 BC", "290000-01-01")):
        row = {"user_id": f"o{n}", "received_at": odd, "uuid_ts": odd, "name": f"N{n}"}
        world.insert("web.identifies", row)
    world.refresh()
    assert len(world.persons()) == 5
    assert world.ask("select read_until from tributary.identity_sources") == [START]
    world.put("web.identifies", 1, user_id="u1", uuid_ts=START)
    assert world.refresh().identifiers == 1
    assert world.who("u1")


def test_rows_are_not_lost_where_another_column_says_what_is_new_or_says_it_not_always(world: World) -> None:
    world.table("web.identifies", **CALL)
    world.put("web.identifies", 10 * 24 * 60, user_id="u0")
    world.refresh()
    world.put("web.identifies", 0, user_id="u1")
    world.db.execute("alter table web.identifies add column uuid_ts timestamptz")
    world.put("web.identifies", 10 * 24 * 60 + 1, user_id="u2")
    world.refresh()
    assert {"u0", "u1", "u2"} == {value for own in world.persons() for value in own}
    world.put("web.identifies", 10 * 24 * 60 + 2, user_id="u3", uuid_ts=START)
    world.refresh()
    assert world.who("u3")  # the new column's times are long before the old one's
    world.put("web.identifies", 10 * 24 * 60 + 3, user_id="u4")  # without
    world.refresh()
    assert world.who("u4")


def test_rows_without_any_identifier_are_read_once(world: World) -> None:
    world.table("web.tracks", **CALL)
    world.put("web.tracks", 0)
    world.refresh()
    assert world.ask("select read_until from tributary.identity_sources") == [START]


def test_columns_may_have_any_collations(world: World) -> None:
    world.table(
        "web.identifies", anonymous_id='text collate "POSIX"', user_id='text collate "C.utf8"',
        email='varchar collate "ucs_basic"', name='text collate "C.utf8"', plan='text collate "POSIX"',
        context_device_type='text collate "C.utf8"', context_device_id='text collate "C.utf8"',
        context_external_ids='text collate "C.utf8"',
    )  # fmt: skip
    world.rules(block={"any": ["null", "/^no+$/"]}, normalise={"email": ["trim", "case", "plus", "dots"]})
    world.put(
        "web.identifies", 0, anonymous_id="a", user_id="u", email="\u00c4.x+y@X.com", name="N", plan="p",
        context_device_type="IOS", context_device_id="d", context_external_ids=ids(("braze_id", "b")),
    )  # fmt: skip
    for minute in (1, 2):
        world.put("web.identifies", minute, anonymous_id="a", user_id="noo", name="M", plan="q")
        world.refresh()
    assert world.persons() == {frozenset({"a", "u", "\u00e4x@x.com", "d", "b"})}
    assert world.ask("select traits ->> 'plan' from identity.persons") == ["q"]


def test_traits_may_have_any_names(world: World) -> None:
    names = (
        "at", "i0", "id", "ids", "k0", "last", "moment", "n", "name", "node", "place", "r", "said", "source", "stamp",
        "t0", "type", "v", "value", "x",
    )  # fmt: skip
    world.table("web.identifies", **CALL, context_external_ids="text", **dict.fromkeys(names, "text"))
    said = {name: f"{name} said" for name in names}
    for minute, external in ((0, ids(("braze_id", "b"))), (1, None)):
        world.put("web.identifies", minute, user_id="u", context_external_ids=external, **said)
        world.refresh()
    assert world.persons() == {frozenset({"u", "b"})}
    (traits,) = world.ask("select traits from identity.persons")
    assert traits == {name: value for name, value in said.items() if name != "id"}


def test_of_a_table_with_very_many_traits_the_newest_of_each_is_kept(world: World) -> None:
    wide = {f"trait_{n:04}": "text" for n in range(1500)}
    world.table("web.identifies", user_id="text", **wide)
    before_2000 = -10_000 * 1440
    world.put("web.identifies", before_2000, user_id="u", trait_0000="old", trait_1499="only")
    world.put("web.identifies", 1, user_id="u", trait_0000="new", trait_0001="x" * 10_001)
    world.put("web.identifies", 1, user_id="u", trait_0000="newer")
    world.refresh()
    assert world.ask("select traits from identity.persons") == [{"trait_0000": "newer", "trait_1499": "only"}]
    world.put("web.identifies", 2, user_id="u", trait_1499="last")
    world.refresh()
    assert world.ask("select traits from identity.persons") == [{"trait_0000": "newer", "trait_1499": "last"}]
    assert (
        world.ask("select seen_at - created_at from identity.traits, identity.persons order by 1")[-1].seconds
        == 120
    )


def test_very_many_blocked_values_and_patterns_are_a_rule_like_others(world: World) -> None:
    many = [f"x{n}" for n in range(5_000)] + [f"/^y{n}$/" for n in range(2_000)]
    world.rules(
        block={"any": many, "email": ["a@x.com"]}, normalise={"email": ["trim", "case", "plus", "dots"]}
    )
    world.table("web.identifies", **CALL)
    world.put("web.identifies", 0, user_id="x4999", anonymous_id="a", email="A@x.com")
    world.put("web.identifies", 1, user_id="y1999", anonymous_id="b", email="b@x.com")
    world.refresh()
    assert world.persons() == {frozenset({"a"}), frozenset({"b", "b@x.com"})}


@pytest.mark.parametrize(
    ("pattern", "why"),
    [("/(/", "parentheses () not balanced"), ("/(?P<name>a)/", "invalid embedded option")],
)
def test_a_pattern_that_the_warehouse_cannot_read_is_told_by_its_place(
    world: World, pattern: str, why: str
) -> None:
    world.rules(block={"any": ["null"], "email": ["/[[:<:]]a/", pattern]})
    for work in (world.refresh, world.rebuild):
        with pytest.raises(ConfigError) as error:
            work()
        assert str(error.value) == (
            "/tributary.toml: [identity] block.email: PostgreSQL cannot read one of the regular expressions:"
            f" {why}."
        )
