"""What a run leaves behind beside persons: views, each made once; when a row was made known; indexes."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest

from etl.errors import WarehouseError
from etl.events.refresh import refresh as refresh_events
from etl.identity.refresh import refresh
from etl.warehouse.event_views import Refreshed
from etl.warehouse.person_index import index_stamp, renew
from etl.warehouse.person_shown import keep, keep_simple
from etl.warehouse.person_views import COMPATIBLE
from tests.identity.conftest import World

CALL = {"id": "text", **dict.fromkeys(("anonymous_id", "user_id", "email"), "text")}
PAGE = {**CALL, "context_amp_id": "text"}
INDEXES = (
    "select count(*) filter (where indisvalid), count(*) filter (where not indisvalid)"
    " from pg_index where indrelid = 'web.tracks'::regclass"
)
OF_PERSONS = (
    "select pg_get_indexdef(indexrelid) from pg_index where indrelid = 'tributary.identity_nodes'::regclass"
    " and pg_get_indexdef(indexrelid, 1, true) = 'person'"
)


def united(world: World, *schemas: str) -> Refreshed:
    with world.warehouse.connection() as session:
        return refresh_events(session, schemas)


def with_views(world: World) -> None:
    """Calls, their unions, and the simple views above these."""
    world.table("web.identifies", **CALL, plan="bigint")
    world.table("web.pages", **PAGE)
    world.put("web.identifies", 1, id="1", anonymous_id="a", user_id="u", email="U@x.com", plan=1)
    united(world, "web")
    assert world.refresh().notes == []


def test_views_of_ours_keep_no_union_from_following_its_tables(world: World) -> None:
    with_views(world)
    world.db.execute("grant select on identity.user_emails to public")
    world.table("ios.identifies", **CALL, plan="text")
    assert united(world, "web", "ios") == Refreshed([], ["identifies"], [], [])
    assert world.ask("select plan from events.identifies") == ["1"]
    assert world.ask("select user_id, email from identity.user_emails") == [("u", "u@x.com")]
    assert world.ask("select has_table_privilege('public', 'identity.user_emails', 'select')") == [True]
    assert world.ask("select col_description('identity.amp_users'::regclass, 1)") == ["AMP's client id."]
    before = world.ask("select ev_class::regclass::text, xmin::text from pg_rewrite order by 1")
    assert world.refresh().notes == []
    assert world.ask("select ev_class::regclass::text, xmin::text from pg_rewrite order by 1") == before


def test_what_others_made_above_our_views_keeps_all_of_them_as_they_are(world: World) -> None:
    with_views(world)
    world.db.execute("create view public.mine as select * from identity.user_emails")
    world.table("ios.identifies", **CALL, plan="text")
    (note,) = united(world, "web", "ios").notes
    assert note.startswith("view events.identifies could not follow its tables, as something depends on it")
    assert world.ask("select plan from events.identifies") == [1]
    world.db.execute("drop view public.mine")
    assert united(world, "web", "ios").changed == ["identifies"]


def test_a_union_without_tables_takes_our_views_above_it_along(world: World) -> None:
    with_views(world)
    world.db.execute("drop view events.pages cascade; drop table web.pages")
    world.refresh()
    done = united(world)
    assert done.dropped == ["identifies"]
    assert done.notes == [
        f"view identity.{name} was dropped, as it read events.identifies"
        for name in ("anonymous_users", "identifies", "user_emails")
    ]


def test_a_view_of_ours_that_cannot_be_made_again_is_named_and_the_union_follows(world: World) -> None:
    with_views(world)
    world.db.execute(
        "create schema customers; create view customers.plans as select sum(plan) s from events.identifies"
    )
    world.db.execute("comment on view customers.plans is 'All. [0123456789abcdef]'")
    world.table("ios.identifies", **CALL, plan="text")
    done = united(world, "web", "ios")
    assert done.changed == ["identifies"]
    (note,) = done.notes
    assert note.startswith("view customers.plans was dropped, as what it read is not what it was: ")
    assert "function sum(text) does not exist" in note


def test_what_keeps_a_simple_view_from_being_made_is_a_note_of_a_run_that_succeeds(world: World) -> None:
    world.table("events.identifies", anonymous_id="text", user_id="text")  # has no email
    world.table("events.pages", anonymous_id="bigint", user_id="text", context_amp_id="text")
    world.table("web.identifies", **CALL)
    world.put("web.identifies", 1, user_id="u")
    world.db.execute(
        "create schema identity; create table identity.anonymous_users (anonymous_id text, user_id text)"
    )
    report = world.refresh()
    assert report.persons == 1
    kept, missing, other_type = report.notes
    assert kept == "identity.anonymous_users is not a view of ours, so it is left as it is"
    assert missing.startswith("view identity.user_emails is not made: ")
    assert 'column "email" does not exist' in missing
    assert other_type.startswith("view identity.amp_users is not made: ")
    assert "operator does not exist" in other_type or "cannot be matched" in other_type


@pytest.mark.P4
def test_a_run_waits_for_no_reader_of_a_simple_view(world: World) -> None:
    with_views(world)
    world.db.execute("comment on view identity.user_emails is 'Of an older version. [0123456789abcdef]'")
    with psycopg.connect(world.url) as reader:
        reader.execute("select * from identity.anonymous_users, identity.user_emails")
        with world.warehouse.connection() as session:
            (note,) = keep_simple(session, patience=0.05)
    assert note.startswith("view identity.user_emails is not made: ")
    assert "lock timeout" in note
    assert world.refresh().notes == []
    assert world.ask("select obj_description('identity.user_emails'::regclass) ~ '^The e-mail'") == [True]


def test_a_run_whose_view_is_being_read_keeps_all_else_and_makes_it_the_next_time(world: World) -> None:
    world.table("web.identifies", **CALL)
    world.put("web.identifies", 1, user_id="u")
    world.refresh()
    with psycopg.connect(world.url) as reader:
        reader.execute("select * from identity.profile_traits")
        with world.warehouse.connection() as session, session.transaction():
            (note,) = keep(session, ["plan"], patience=0.05)
    assert note.startswith("view identity.profile_traits is not made: ")
    assert "lock timeout" in note
    with world.warehouse.connection() as session, session.transaction():
        assert keep(session, ["plan"]) == []
    assert world.ask("select plan from identity.profile_traits") == [None]


def test_a_table_that_has_been_read_may_be_altered_before_the_run_is_done(world: World) -> None:
    world.table("web.identifies", **CALL)
    world.db.execute("set lock_timeout = '5s'")

    def tell(step: str) -> None:
        if step.startswith("judging"):
            world.db.execute(f"alter table web.identifies add column later{len(altered)} text")
            altered.append(step)

    altered: list[str] = []
    for run in range(2):
        world.put("web.identifies", run, user_id=f"u{run}", email="a@x.com")
        assert refresh(world.warehouse, world.config, tell=tell).observations == 1
    assert len(altered) == 2


def test_an_index_is_made_beside_those_who_write_or_at_another_time(world: World) -> None:
    world.table("web.tracks", user_id="text")
    world.put("web.tracks", 1, user_id="u")
    with world.warehouse.connection() as session:
        patience = session.execute("show lock_timeout").fetchone()
        with psycopg.connect(world.url) as writer:
            writer.execute("insert into web.tracks (user_id) values ('v')")
            (note,) = index_stamp(session, "web", "tracks", "received_at", least=1, patience=0.05)
            world.put("web.tracks", 2, user_id="w")  # nobody waits
        assert note.startswith("web.tracks is read whole each time, as no index could be made: ")
        assert 'run by hand: create index concurrently on "web"."tracks" using brin ("received_at");' in note
        assert world.ask(INDEXES) == [(0, 1)]
        assert index_stamp(session, "web", "tracks", "received_at", least=1) == []
        assert world.ask(INDEXES) == [(1, 0)]
        assert index_stamp(session, "web", "tracks", "received_at", least=1) == []
        assert world.ask(INDEXES) == [(1, 0)]
        assert session.execute("show lock_timeout").fetchone() == patience


@pytest.mark.E16
def test_an_index_of_an_older_version_is_replaced_while_others_read(world: World) -> None:
    world.table("web.identifies", **CALL)
    world.put("web.identifies", 0, user_id="u", anonymous_id="a")
    world.refresh()
    (now,) = world.ask(OF_PERSONS)
    world.db.execute("drop index tributary.identity_nodes_person_node_type_idx")
    world.db.execute("create index on tributary.identity_nodes (person) include (type)")
    with psycopg.connect(world.url) as reader, world.warehouse.connection() as session:
        reader.execute("select from identity.identifiers")
        (note,) = renew(session, patience=0.05)
        assert note.startswith("an index of tributary.identity_nodes could not be renewed: ")
        assert now in world.ask(OF_PERSONS)
    assert world.refresh().notes == []
    assert world.ask(OF_PERSONS) == [now]


@pytest.mark.E16
def test_identity_of_a_newer_version_is_refused_with_both_and_what_steers_it_stays(world: World) -> None:
    world.refresh()
    world.db.execute("update tributary.identity_meta set version = 2")
    world.db.execute("comment on function tributary.external_ids(text) is 'Of a newer version.'")
    with pytest.raises(
        WarehouseError, match="identity has version 2, this Tributary writes 1; upgrade the older"
    ):
        world.refresh()
    said = "select obj_description('tributary.external_ids(text)'::regprocedure, 'pg_proc')"
    assert world.ask(said) == ["Of a newer version."]


def test_an_id_is_made_of_the_number_and_of_the_salt_of_the_warehouse(world: World) -> None:
    world.table("web.identifies", **CALL)
    for minute in range(3):  # on top, too
        world.put("web.identifies", minute, user_id=f"u{minute}")
        world.put("web.identifies", minute, user_id=f"v{minute}")
        assert world.refresh().persons == 2
    near = "left(encode(sha256(salt || 'near' || int4send(person >> 16)), 'hex'), 4)"
    made = f"'per_' || {near} || left(encode(sha256(salt || int4send(person)), 'hex'), 20)"
    assert world.ask(
        f"select array_agg(distinct person_id = {made}) from tributary.identity_persons, tributary.identity_meta"
    ) == [[True]]


def shown(world: World, view: str) -> dict[tuple[Any, ...], Any]:
    """A view's rows without uuid_ts -> uuid_ts."""
    (columns,) = world.ask(
        "select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute"
        f" where attrelid = 'identity.{view}'::regclass and attnum > 0 and attname not in ('uuid_ts', 'etl_ts')"
    )
    rows = world.ask(f"select uuid_ts, {columns} from identity.{view}")
    return {tuple(map(str, row[1:])): row[0] for row in rows}


def test_what_a_run_made_known_is_what_has_a_later_uuid_ts_than_all_before(world: World) -> None:
    views = ("id_graph", "profile_traits", *(view.name for view in COMPATIBLE))
    world.rules(limits={"user_id": 2})
    world.table("web.identifies", **CALL)

    def grown(*views: str, rebuilt: bool = False) -> dict[str, int]:
        """How many rows of each view are new; all of them are later, and no others, but for a rebuild's."""
        new = {}
        for view in views:
            now = shown(world, view)
            new[view] = len(now.keys() - before[view].keys())
            for row, at in now.items():
                had = before[view].get(row)
                assert at > last[view] if had is None or (rebuilt and at != had) else at == had, (view, row)
        return new

    def done() -> None:
        latest = (
            "select distinct on (segment_id) segment_id, canonical_segment_id, seq, timestamp"
            " from identity.id_graph_updates order by segment_id, seq desc"
        )
        for view in ("id_graph", "profile_merges"):
            query = f"select segment_id, canonical_segment_id, seq, timestamp from identity.{view} order by 1"
            assert world.ask(query) == world.ask(latest), view
        for view in views:
            before[view] = shown(world, view)
            last[view] = max(before[view].values())

    before: dict[str, dict[tuple[Any, ...], Any]] = {}
    last: dict[str, Any] = {}
    world.put("web.identifies", 10, user_id="u1", email="a@x.com", anonymous_id="a1")
    world.put("web.identifies", 11, user_id="u2", email="b@x.com")
    world.put("web.identifies", 12, user_id="u3", anonymous_id="a3")
    world.refresh()
    done()
    world.put("web.identifies", 1, user_id="u4", email="c@x.com")  # received long before what is there
    world.put("web.identifies", 13, user_id="u2", email="a@x.com")  # two who are one
    world.refresh()
    assert grown(*views) == {
        "id_graph": 2, "profile_traits": 3, "id_graph_updates": 2, "external_id_mapping_updates": 2,
        "user_identifiers": 4, "user_traits": 2, "profile_merges": 2, "external_id_mapping": 4,
    }  # fmt: skip
    done()
    world.refresh()
    assert set(grown(*views).values()) == {0}
    world.put("web.identifies", 14, user_id="u4", anonymous_id="a4")
    world.put("web.identifies", 15, user_id="u3", anonymous_id="a4")
    world.put("web.identifies", 16, email="d@x.com")
    world.refresh()
    done()
    world.rules(limits={"user_id": 9})
    world.rebuild()
    world.put("web.identifies", 17, user_id="u3", email="a@x.com")  # two who were two already
    world.put("web.identifies", 18, user_id="u1", email="d@x.com")
    world.refresh()
    done()
    world.rules(limits={"user_id": 1})
    world.rebuild()
    new = grown("id_graph_updates", "external_id_mapping_updates", "user_identifiers", rebuilt=True)
    assert new["id_graph_updates"] >= 1
    assert new["user_identifiers"] >= 2
    done()
