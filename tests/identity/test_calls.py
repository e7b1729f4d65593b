"""The views of calls by whom they are, `identity.pages` and its like: beside `events.*`, and in step with them."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from etl.errors import WarehouseError
from etl.events.load import load
from etl.events.refresh import refresh as refresh_events
from etl.warehouse.event_views import Refreshed
from etl.warehouse.person_calls import CALLS, FIXED
from tests.identity.conftest import World

CALL = {"id": "text", **dict.fromkeys(("anonymous_id", "user_id", "email", "context_amp_id"), "text")}
HAS = (
    "select column_name::text from information_schema.columns"
    " where table_schema = '{}' and table_name = '{}' order by ordinal_position"
)


def united(world: World, *schemas: str) -> Refreshed:
    with world.warehouse.connection() as session:
        return refresh_events(session, schemas or ("web",))


def made(world: World) -> list[str]:
    """The views of calls that are there."""
    names = "', '".join(CALLS)
    return world.ask(
        f"select viewname::text from pg_views where schemaname = 'identity' and viewname in ('{names}') order by 1"
    )


def whose(world: World, name: str = "pages") -> dict[str, str | None]:
    """Of each call, by its id, one of the identifiers of whose it is."""
    return dict(
        world.ask(
            f"select c.id, min(i.value) from identity.{name} c left join identity.id_graph g using (segment_id)"
            " left join identity.identifiers i on i.person_id = g.canonical_person_id group by 1"
        )
    )


def test_a_call_has_the_columns_of_its_union_and_those_that_profiles_sync_documents(world: World) -> None:
    world.table("web.pages", **CALL, path="text")
    world.table("ios.pages", **CALL, name="text")
    world.put("web.pages", 1, id="1", anonymous_id="a", path="/")
    world.put("ios.pages", 2, id="2", anonymous_id="b", name="home")
    world.sections["events"]["schemas"] = ["web", "ios"]
    united(world, "web", "ios")
    assert world.refresh().notes == []
    columns = world.ask(HAS.format("identity", "pages"))
    assert columns == [*FIXED, *world.ask(HAS.format("events", "pages"))]
    assert world.ask(
        "select event_source_id, event_id, path, name, segment_id = (select person_id from identity.identifiers"
        " where value = anonymous_id) from identity.pages order by id"
    ) == [("web", "1", "/", None, True), ("ios", "2", None, "home", True)]
    assert all(
        world.ask(
            "select col_description(attrelid, attnum) is not null from pg_attribute"
            " where attrelid = 'identity.pages'::regclass and attname in ('segment_id', 'event_id', 'path')"
        )
    )


def test_calls_of_which_there_are_none_have_no_view(world: World) -> None:
    world.table("web.pages", **CALL)
    united(world)
    world.refresh()
    assert made(world) == ["pages"]
    for name in CALLS:
        if name != "pages":
            world.table(f"web.{name}", **CALL, previous_id="text", group_id="text", event="text")
    united(world)
    world.refresh()
    assert made(world) == sorted(CALLS)


def test_before_the_first_run_there_are_none_and_schema_events_needs_none(world: World) -> None:
    world.table("web.pages", **CALL)
    assert united(world).made == ["pages"]
    assert world.ask("select to_regnamespace('identity') is null") == [True]


def test_whose_a_call_is_says_the_identifier_that_is_trusted_most_and_not_blocked(world: World) -> None:
    world.rules(block={"any": ["null"], "user_id": ["test"]})
    world.table("web.identifies", **CALL)
    world.table("web.pages", **CALL)
    world.put("web.identifies", 1, id="i1", user_id="ada", anonymous_id="a", email="Ada@x.com")
    world.put("web.identifies", 2, id="i2", user_id="bob", anonymous_id="b")
    world.put("web.pages", 3, id="user", user_id="ada", anonymous_id="b")  # a browser that is another's
    world.put("web.pages", 4, id="browser", anonymous_id="b")
    world.put("web.pages", 5, id="blocked", user_id="test", anonymous_id="b")
    world.put("web.pages", 6, id="blank", user_id=" ", anonymous_id="a")
    world.put("web.pages", 7, id="nobody", user_id="null")
    world.put("web.identifies", 8, id="i3", email=" ADA@x.com ")
    united(world)
    world.refresh()
    assert whose(world) == {"user": "a", "browser": "b", "blocked": "b", "blank": "a", "nobody": None}
    assert whose(world, "identifies") == {"i1": "a", "i2": "b", "i3": "a"}
    world.put("web.pages", 9, id="later", user_id="new")
    assert whose(world)["later"] is None  # until the next run
    world.refresh()
    assert whose(world)["later"] == "new"


def test_a_call_keeps_the_id_it_had_where_that_becomes_anothers(world: World) -> None:
    world.table("web.pages", **CALL)
    world.put("web.pages", 1, id="1", anonymous_id="a")
    world.put("web.pages", 2, id="2", user_id="u")
    united(world)
    world.refresh()
    before = world.ask("select id, segment_id from identity.pages order by 1")
    world.put("web.pages", 3, id="3", user_id="u", anonymous_id="a")
    world.refresh()
    assert world.ask("select id, segment_id from identity.pages where id < '3' order by 1") == before
    assert world.ask(
        "select count(distinct segment_id), count(distinct canonical_segment_id)"
        " from identity.pages join identity.id_graph using (segment_id)"
    ) == [(2, 1)]


def test_what_the_configuration_names_for_one_schema_holds_for_its_calls_alone(world: World) -> None:
    for schema in ("web", "shop"):
        world.table(f"{schema}.pages", **CALL, member="text")
        world.put(f"{schema}.pages", 1, id=schema, user_id="u", member="m", anonymous_id=schema)
    world.sections["events"]["schemas"] = ["web", "shop"]
    world.rules(limits={"user_id": 1}, columns={"shop.pages.user_id": "", "shop.pages.member": "user_id"})
    united(world, "web", "shop")
    world.refresh()
    assert whose(world) == {"web": "u", "shop": "m"}


def test_the_rules_of_the_last_run_say_whose_a_call_is(world: World) -> None:
    world.table("web.pages", **CALL)
    world.put("web.pages", 1, id="1", user_id="u", anonymous_id="a")
    world.put("web.pages", 2, id="2", anonymous_id="b")
    world.put("web.pages", 3, id="3", user_id="u", anonymous_id="b")  # of two browsers one has the user
    united(world)
    world.refresh()
    world.rules(block={"user_id": ["u"]})
    world.rebuild()
    assert whose(world) == {"1": "a", "2": "b", "3": "b"}


def test_a_new_column_of_a_union_is_there_too_and_grants_stay(world: World) -> None:
    world.table("web.pages", **CALL)
    united(world)
    world.refresh()
    world.db.execute("grant select on identity.pages to public")
    world.db.execute("create view public.mine as select segment_id from identity.pages")
    world.db.execute("alter table web.pages add column mood text")
    assert united(world) == Refreshed([], ["pages"], [], [])
    assert world.ask(HAS.format("identity", "pages"))[-1] == "mood"
    assert world.ask("select has_table_privilege('public', 'identity.pages', 'select')") == [True]
    assert world.refresh().notes == []


@pytest.mark.parametrize("change", ["alter column mood type text", "drop column mood"])
def test_a_column_of_a_union_that_goes_or_has_another_type_does_so_here_and_grants_stay(
    world: World, change: str
) -> None:
    world.table("web.pages", **CALL, mood="bigint")
    world.put("web.pages", 1, id="1", anonymous_id="a", mood=1)
    united(world)
    world.refresh()
    world.db.execute("grant select on identity.pages to public")
    world.db.execute(f"create table web.new as table web.pages; alter table web.new {change}".encode())
    world.db.execute("alter table web.pages rename to old; alter table web.new rename to pages")
    assert united(world) == Refreshed([], ["pages"], [], [])
    assert world.ask(HAS.format("identity", "pages")) == [*FIXED, *world.ask(HAS.format("events", "pages"))]
    assert world.ask("select has_table_privilege('public', 'identity.pages', 'select')") == [True]
    assert world.ask("select segment_id is not null from identity.pages") == [True]
    before = world.ask("select ev_class::regclass::text, xmin::text from pg_rewrite order by 1")
    assert world.refresh().notes == []
    assert world.ask("select ev_class::regclass::text, xmin::text from pg_rewrite order by 1") == before


def test_a_load_that_widens_a_column_takes_it_along_and_grants_stay(world: World) -> None:
    def loaded(**said: Any) -> list[str]:
        call = {
            "type": "page",
            "messageId": str(said),
            "anonymousId": "a",
            "receivedAt": "2026-05-04T10:00:00Z",
        }
        line = json.dumps({**call, "properties": said}).encode()
        return load(world.warehouse, "web", io.BytesIO(line), united=["web"]).notes

    loaded(mood=1)
    united(world)
    world.refresh()
    world.db.execute("grant select on identity.pages to public")
    assert loaded(mood="fine") == []
    assert world.ask("select mood from identity.pages where segment_id is not null order by 1") == [
        "1",
        "fine",
    ]
    assert world.ask("select has_table_privilege('public', 'identity.pages', 'select')") == [True]


def test_a_union_that_goes_takes_its_calls_along_and_they_come_back_with_it(world: World) -> None:
    world.table("web.pages", **CALL)
    united(world)
    world.refresh()
    world.db.execute("alter table web.pages rename to elsewhere")
    done = united(world)
    assert (done.dropped, made(world)) == (["pages"], [])
    assert "view identity.pages was dropped, as it read events.pages" in done.notes
    world.db.execute("alter table web.elsewhere rename to pages")
    assert united(world).made == ["pages"]
    assert made(world) == ["pages"]


def test_what_others_have_of_that_name_stays(world: World) -> None:
    world.table("web.pages", **CALL)
    world.db.execute("create schema identity; create table identity.pages (mine text)")
    united(world)
    (note,) = world.refresh().notes
    assert note == "identity.pages is not a view of ours, so it is left as it is"
    assert world.ask("select count(*) from identity.pages") == [0]


def test_a_column_of_the_same_name_that_calls_have_gives_way(world: World) -> None:
    world.table("web.pages", **CALL, **dict.fromkeys(OURS, "text"))
    world.put("web.pages", 1, id="1", anonymous_id="a", segment_id="use_1", value="v", type="t", person="p")
    united(world)
    assert world.refresh().notes == []
    assert world.ask("select segment_id like 'per_%', value, type, person from identity.pages") == [
        (True, "v", "t", "p")
    ]


OURS = ("segment_id", "value", "type", "person", "tributary_type", "tributary_value")


def _nodes(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [plan, *(node for below in plan.get("Plans", ()) for node in _nodes(below))]


ONE = """
    select g.canonical_segment_id, p.path
    from identity.pages as p
    left join identity.id_graph as g on g.segment_id = p.segment_id
    where g.canonical_segment_id = '{who}'
"""


def test_of_a_hundred_thousand_persons_the_pages_of_one_are_found_by_indexes_of_who_is_who(
    world: World,
) -> None:
    world.table("web.pages", **CALL, path="text")
    world.db.execute(
        "insert into web.pages (received_at, id, anonymous_id, user_id, path) select timestamptz '2026-01-01' + n"
        " * interval '1 minute', n::text, 'a' || n, case when n % 3 = 0 then 'u' || n end, '/' || n"
        " from generate_series(1, 100000) n"
    )
    world.db.execute("analyze web.pages")
    united(world)
    world.refresh()
    for value in ("a41", "u42"):
        who = world.who(value)
        (plan,) = world.ask(f"explain (analyze, format json) {ONE.format(who=who)}")
        nodes = [node for node in _nodes(plan[0]["Plan"]) if "Relation Name" in node]
        read = {node["Relation Name"]: node["Actual Rows"] * node["Actual Loops"] for node in nodes}
        whole = {node["Relation Name"] for node in nodes if node["Node Type"] == "Seq Scan"}
        assert whole <= {"pages", "identity_merges", "identity_led"}
        assert read["identity_nodes"] <= 4
        assert read["identity_persons"] <= 4
        assert world.ask(ONE.format(who=who)) == [(who, f"/{value[1:]}")]


def test_a_column_by_which_calls_are_found_may_go_and_the_unions_follow_all_the_same(world: World) -> None:
    world.table("web.pages", **CALL, member="text")
    world.put("web.pages", 1, id="1", member="m")
    world.rules(columns={"web.pages.member": "user_id"})
    united(world)
    world.refresh()
    world.db.execute("grant select on identity.pages to public")
    world.db.execute("create table web.new as table web.pages; alter table web.new drop column member")
    world.db.execute("alter table web.pages rename to old; alter table web.new rename to pages")
    done = united(world)
    why = (
        "says of no call whose it is, as a column by which that is found is gone; run `etl identity refresh`"
    )
    assert (done.changed, done.notes) == (["pages"], [f"view identity.pages {why}"])
    assert world.ask("select segment_id, event_id from identity.pages") == [(None, "1")]
    assert united(world) == Refreshed([], [], [], done.notes)
    world.rules()
    world.refresh()
    world.put("web.pages", 2, id="2", user_id="u")
    world.refresh()
    assert whose(world) == {"1": None, "2": "u"}
    assert world.ask("select has_table_privilege('public', 'identity.pages', 'select')") == [True]


def test_unions_that_calls_cannot_follow_are_made_all_the_same(world: World) -> None:
    world.table("web.pages", **CALL)
    united(world)
    world.refresh()
    world.db.execute("drop view identity.pages; create type identity.pages as (mine text)")
    world.db.execute("alter table web.pages add column mood text")
    done = united(world)
    assert done.changed == ["pages"]
    (note,) = done.notes
    assert note.startswith("view identity.pages is not made: the warehouse says: ")


def test_what_calls_are_found_by_stays_noted_by_a_run_that_fails(world: World) -> None:
    world.table("web.pages", **CALL)
    united(world)
    world.refresh()
    world.db.execute(
        "create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$;"
        " create trigger no before insert on tributary.identity_calls execute function refuse()"
    )
    before = world.ask("select t from tributary.identity_calls t")
    world.rules(block={"user_id": ["x"]})
    with pytest.raises(WarehouseError):
        world.refresh()
    assert world.ask("select t from tributary.identity_calls t") == before != []
