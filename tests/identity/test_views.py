"""Every view of the schema `identity`: rows that are given, rows that are known to come of them."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import Any

import pytest

from etl.warehouse.person_shown import SCHEMA
from etl.warehouse.person_views import VIEWS, profile_traits
from models.stripe.customers import Customer
from tests.identity.conftest import START, World

TEXT = ("anonymous_id", "user_id", "email", "first_name", "last_name", "plan")


def at(minute: float) -> datetime:
    return START + timedelta(minutes=minute)


def seq(minute: float) -> int:
    return int(at(minute).timestamp() * 1_000_000)


@pytest.fixture
def told(world: World) -> World:
    """Two who turn out to be one, one whose address is another's, and a customer.

    Persons by the minute in which they were begun: 0 Ada, 1 a visitor who becomes Ada in minute 3, 2 Bob.
    """
    world.rules(block={"any": ["null"]})
    world.table("web.identifies", **dict.fromkeys(TEXT, "text"))
    world.source("stripe", "stripe", Customer, api_key="k")
    world.put(
        "web.identifies", 0, user_id="ada", email="ada@x.com", first_name="Ada", last_name="L.", plan="free"
    )
    world.put("web.identifies", 1, anonymous_id="a1")
    world.put("web.identifies", 2, user_id="bob", plan="free", last_name="Bee")
    world.refresh()
    world.put("web.identifies", 3, anonymous_id="a1", user_id="ada", plan="paid", email="null")
    world.put("web.identifies", 4, user_id="bob", email="ada@x.com", plan="")
    world.insert(
        "stripe.customers",
        {"id": "cus_1", "email": "Ada@x.com", "name": "Ada Lovelace", "phone": "1", "received_at": at(5)},
    )
    world.refresh()
    return world


def rows(world: World, view: str, columns: str) -> list[tuple[Any, ...]]:
    """A view's rows; ids of persons as whose they are: `Ada`, `old Ada`, `Bob`."""
    ids = world.ask("select person_id from identity.id_graph order by created_at")
    names = dict(zip(ids, ("Ada", "old Ada", "Bob"), strict=True))
    found = world.db.execute(f"select {columns} from identity.{view} order by {columns}".encode()).fetchall()
    return sorted(
        (tuple(names.get(v, v) if isinstance(v, str) else v for v in row) for row in found), key=str
    )


def same(found: list[tuple[Any, ...]], *expected: tuple[Any, ...]) -> None:
    assert found == sorted(expected, key=str)


def test_identifiers(told: World) -> None:
    same(
        rows(told, "identifiers", "type, value, person_id, first_seen, last_seen, source"),
        ("user_id", "ada", "Ada", at(0), at(3), "web.identifies"),
        ("email", "ada@x.com", "Ada", at(0), at(5), "web.identifies"),
        ("anonymous_id", "a1", "Ada", at(1), at(3), "web.identifies"),
        ("user_id", "bob", "Bob", at(2), at(4), "web.identifies"),
        ("stripe.customers", "cus_1", "Ada", at(5), at(5), "stripe.customers"),
    )


def test_id_graph(told: World) -> None:
    same(
        rows(told, "id_graph", "person_id, canonical_person_id, created_at, merged_at"),
        ("Ada", "Ada", at(0), None),
        ("old Ada", "Ada", at(1), at(3)),
        ("Bob", "Bob", at(2), None),
    )


def test_persons(told: World) -> None:
    same(
        rows(told, "persons", "person_id, name, email, phone, traits, provenance, created_at"),
        (
            "Ada", "Ada Lovelace", "Ada@x.com", "1",
            {"email": "Ada@x.com", "first_name": "Ada", "last_name": "L.", "name": "Ada Lovelace", "phone": "1", "plan": "paid"},
            {"email": "stripe.customers", "first_name": "web.identifies", "last_name": "web.identifies",
             "name": "stripe.customers", "phone": "stripe.customers", "plan": "web.identifies"},
            at(0),
        ),
        (
            "Bob", "Bee", "ada@x.com", None,
            {"email": "ada@x.com", "last_name": "Bee", "plan": "free"},
            {"email": "web.identifies", "last_name": "web.identifies", "plan": "web.identifies"},
            at(2),
        ),
    )  # fmt: skip


def test_merges(told: World) -> None:
    same(
        rows(told, "merges", "person_id, into_person_id, merged_at, source, observation"),
        ("old Ada", "Ada", at(3), "web.identifies", 4),
    )


def test_violations(told: World) -> None:
    same(
        rows(told, "violations", "reason, type, value, person_id, observations, first_at, last_at"),
        ("blocked", "email", "null", None, 1, at(3), at(3)),
        ("over the limit", "email", "ada@x.com", "Ada", 1, at(4), at(4)),
    )


def test_observations(told: World) -> None:
    same(
        rows(told, "observations", "observation, seen_at, source, type, value"),
        (1, at(0), "web.identifies", "user_id", "ada"),
        (1, at(0), "web.identifies", "email", "ada@x.com"),
        (2, at(1), "web.identifies", "anonymous_id", "a1"),
        (3, at(2), "web.identifies", "user_id", "bob"),
        (4, at(3), "web.identifies", "anonymous_id", "a1"),
        (4, at(3), "web.identifies", "user_id", "ada"),
        (4, at(3), "web.identifies", "email", "null"),
        (5, at(4), "web.identifies", "user_id", "bob"),
        (5, at(4), "web.identifies", "email", "ada@x.com"),
        (6, at(5), "stripe.customers", "stripe.customers", "cus_1"),
        (6, at(5), "stripe.customers", "email", "ada@x.com"),
    )


def test_traits(told: World) -> None:
    same(
        rows(told, "traits", "person_id, name, value, source, seen_at"),
        ("Ada", "email", "ada@x.com", "web.identifies", at(0)),
        ("Ada", "first_name", "Ada", "web.identifies", at(0)),
        ("Ada", "last_name", "L.", "web.identifies", at(0)),
        ("Ada", "plan", "paid", "web.identifies", at(3)),
        ("Ada", "email", "Ada@x.com", "stripe.customers", at(5)),
        ("Ada", "name", "Ada Lovelace", "stripe.customers", at(5)),
        ("Ada", "phone", "1", "stripe.customers", at(5)),
        ("Bob", "email", "ada@x.com", "web.identifies", at(4)),
        ("Bob", "last_name", "Bee", "web.identifies", at(2)),
        ("Bob", "plan", "free", "web.identifies", at(2)),
    )


def test_id_graph_updates(told: World) -> None:
    same(
        rows(
            told,
            "id_graph_updates",
            "segment_id, canonical_segment_id, triggering_event_type, triggering_event_id, timestamp, seq",
        ),
        ("Ada", "Ada", "identify", "1", at(0), 1),
        ("old Ada", "old Ada", "identify", "2", at(1), 2),
        ("Bob", "Bob", "identify", "3", at(2), 3),
        ("old Ada", "Ada", "identify", "4", at(3), 4),
    )


def test_id_graph_updates_say_of_each_older_id_where_it_leads_by_each_merge(world: World) -> None:
    world.rules(limits={"user_id": 9})
    world.table("web.identifies", user_id="text", email="text")
    for minute, (user, email) in enumerate(
        [("u0", None), ("u1", None), ("u2", None), ("u1", "b"), ("u2", "b"), ("u0", "b")]
    ):
        world.put("web.identifies", minute, user_id=user, email=email)
    world.refresh()
    ids = world.ask("select person_id from identity.id_graph order by created_at")
    updates = world.ask(
        "select segment_id, canonical_segment_id, triggering_event_id from identity.id_graph_updates order by seq, segment_id"
    )
    one, two, three = ids
    assert set(updates) == {
        (one, one, "1"), (two, two, "2"), (three, three, "3"),
        (three, two, "5"), (two, one, "6"), (three, one, "6"),
    }  # fmt: skip
    latest = world.ask(
        "select distinct on (segment_id) segment_id, canonical_segment_id from identity.id_graph_updates"
        " order by segment_id, seq desc"
    )
    assert set(latest) == {(one, one), (two, one), (three, one)}


def latest(world: World) -> list[Any]:
    """Where each id leads by its last row: what Profiles Sync's id_graph is made of."""
    return world.ask(
        "select distinct on (segment_id) segment_id, canonical_segment_id from identity.id_graph_updates"
        " order by segment_id, seq desc"
    )


def test_of_id_graph_updates_the_last_row_holds_though_what_joined_two_came_late(world: World) -> None:
    world.rules(limits={"user_id": 9})
    world.table("web.identifies", user_id="text", email="text", context_traits_email="text")
    for minute, user in ((100, "u0"), (101, "u1"), (102, "u2")):
        world.put("web.identifies", minute, user_id=user, email=f"{user}@x.com")
    world.refresh()
    world.put("web.identifies", 0, user_id="u2", email="u1@x.com")  # older than what it joins
    world.put("web.identifies", 0, user_id="new", email="u1@x.com")
    world.refresh()
    world.put("web.identifies", 200, user_id="u2", email="u0@x.com")
    for minute, named in enumerate(({"user_id": "v"}, {"email": "v"}, {"context_traits_email": "w"})):
        world.put("web.identifies", 300 + minute, **named)
    world.put("web.identifies", 400, context_traits_email="v", email="w", user_id="v")  # three at once
    world.refresh()
    graph = "select person_id, canonical_person_id from identity.id_graph order by 1"
    assert latest(world) == world.ask(graph)
    assert world.ask("select count(*) - count(distinct id) from identity.id_graph_updates") == [0]


def test_an_id_that_a_rebuild_leads_elsewhere_has_a_new_row_of_id_graph_updates(world: World) -> None:
    graph = "select person_id, canonical_person_id from identity.id_graph order by 1"
    world.table("web.identifies", user_id="text", email="text", anonymous_id="text")
    world.rules(limits={"user_id": 2})
    for minute, (user, email, anonymous) in enumerate(
        [("u1", "a", None), ("u2", "b", None), ("u2", "a", None), (None, "c", "x"), ("u3", None, "x")]
    ):
        world.put("web.identifies", minute, user_id=user, email=email, anonymous_id=anonymous)
    world.refresh()
    for block, users in (("", 1), ("c", 2), ("x", 1)):
        (seen,) = world.ask("select max(seq) from identity.id_graph_updates")
        before = dict(world.ask(graph))
        world.rules(limits={"user_id": users}, block={"any": [block]} if block else {})
        world.rebuild()
        after = dict(world.ask(graph))
        new = world.ask(f"select segment_id from identity.id_graph_updates where seq > {seen}")
        assert {who for who in after if after[who] != before.get(who)} <= set(new)
        assert latest(world) == world.ask(graph)
        world.put("web.identifies", float(seen) * 10, user_id=f"v{seen}", email="b", anonymous_id=f"y{seen}")
        world.refresh()
        assert latest(world) == world.ask(graph)
    kinds = "select distinct triggering_event_type from identity.id_graph_updates order by 1"
    assert world.ask(kinds) == ["identify", "rebuild"]


def test_external_id_mapping_updates(told: World) -> None:
    columns = "external_id_type, external_id_value, segment_id, timestamp, triggering_event_type, __operation"
    same(
        rows(told, "external_id_mapping_updates", columns),
        ("user_id", "ada", "Ada", at(0), "identify", "CREATED"),
        ("email", "ada@x.com", "Ada", at(0), "identify", "CREATED"),
        ("anonymous_id", "a1", "old Ada", at(1), "identify", "CREATED"),
        ("user_id", "bob", "Bob", at(2), "identify", "CREATED"),
        ("stripe.customers", "cus_1", "Ada", at(5), "customers", "CREATED"),
    )
    (hashed,) = told.ask(
        "select external_id_hash from identity.external_id_mapping_updates where external_id_value = 'bob'"
    )
    assert hashed == hashlib.sha256(b"user_idbob").hexdigest()


def test_user_identifiers(told: World) -> None:
    same(
        rows(told, "user_identifiers", "canonical_segment_id, type, value, seq, timestamp"),
        ("Ada", "user_id", "ada", seq(0), at(0)),
        ("Ada", "email", "ada@x.com", seq(0), at(0)),
        ("Ada", "anonymous_id", "a1", seq(1), at(1)),
        ("Bob", "user_id", "bob", seq(2), at(2)),
        ("Ada", "stripe.customers", "cus_1", seq(5), at(5)),
    )


def test_user_traits(told: World) -> None:
    same(
        rows(told, "user_traits", "canonical_segment_id, name, value, timestamp"),
        ("Ada", "email", "Ada@x.com", at(5)),
        ("Ada", "first_name", "Ada", at(0)),
        ("Ada", "last_name", "L.", at(0)),
        ("Ada", "name", "Ada Lovelace", at(5)),
        ("Ada", "phone", "1", at(5)),
        ("Ada", "plan", "paid", at(3)),
        ("Bob", "email", "ada@x.com", at(4)),
        ("Bob", "last_name", "Bee", at(2)),
        ("Bob", "plan", "free", at(2)),
    )


def test_profile_merges(told: World) -> None:
    same(
        rows(told, "profile_merges", "canonical_segment_id, segment_id, timestamp"),
        ("Ada", "Ada", at(0)),
        ("Ada", "old Ada", at(3)),
        ("Bob", "Bob", at(2)),
    )


def test_a_views_columns_types_and_comments_are_those_that_are_documented(told: World) -> None:
    traits = ("address_city", "email", "first_name", "last_name", "name", "phone", "plan")
    for view in (*VIEWS, profile_traits(traits)):
        found = told.ask(
            "select attname::text, replace(format_type(atttypid, atttypmod), 'timestamp with time zone', 'timestamptz'),"
            f" col_description(attrelid, attnum) from pg_attribute where attrelid = '{SCHEMA}.{view.name}'::regclass"
            " and attnum > 0 order by attnum"
        )
        assert {(name, kind, doc) for name, kind, _, doc in view.columns} <= set(found), view.name
        assert len(found) == len(view.columns) or view.name == "profile_traits"
        (comment,) = told.ask(f"select obj_description('{SCHEMA}.{view.name}'::regclass)")
        assert comment.startswith(view.doc)


def test_profile_traits_keeps_a_column_of_a_trait_that_is_told_no_more(told: World) -> None:
    told.table("web.users", id="text", hobby="text")
    told.db.execute("alter table web.identifies add column shoe_size text")
    told.put("web.identifies", 6, user_id="bob", shoe_size="44")
    told.refresh()
    columns = "canonical_segment_id, merged_to, plan, shoe_size, seq = extract(epoch from uuid_ts) * 1000000"
    same(
        rows(told, "profile_traits", columns),
        ("Ada", None, "paid", None, True),
        ("old Ada", "Ada", None, None, True),
        ("Bob", None, "free", "44", True),
    )
    told.db.execute("create view public.mine as select shoe_size from identity.profile_traits")
    told.db.execute("alter table web.identifies drop column shoe_size")
    assert told.refresh().notes == []
    assert told.ask("select shoe_size from public.mine where shoe_size is not null") == ["44"]
