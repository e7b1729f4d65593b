"""Queries that people know from Segment's Profiles Sync, on the views of identity: rows given, rows known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from etl.events.refresh import refresh as refresh_events
from etl.report.analyses import analyses
from etl.warehouse.person_views import COMPATIBLE, profile_traits
from tests.identity.conftest import START, World
from tests.sql.subset import REFUSED

TEXTS = ("id", "anonymous_id", "user_id", "email", "plan", "path", "context_amp_id")
CALL = {"timestamp": "timestamptz", **dict.fromkeys(TEXTS, "text")}
TIMES = {"seq", "received_at", "uuid_ts", "timestamp"}
TRIGGER = {
    f"triggering_event_{name}" for name in ("id", "name", "type", "source_id", "source_name", "source_slug")
}
CALLS = {"segment_id", "event_source_id", "event_id", "anonymous_id", "timestamp"}
DOCUMENTED = {
    **dict.fromkeys(("identifies", "pages"), CALLS),
    "id_graph_updates": {"segment_id", "canonical_segment_id", *TIMES, *TRIGGER},
    "external_id_mapping_updates": {
        "id", "external_id_hash", "external_id_type", "external_id_value", "segment_id", "__operation", *TIMES, *TRIGGER,
    },
    "user_traits": {"canonical_segment_id", "name", "value", *TIMES},
    "user_identifiers": {"canonical_segment_id", "type", "value", *TIMES},
    "profile_merges": {"canonical_segment_id", "segment_id", *TIMES},
    "id_graph": {"segment_id", "canonical_segment_id", "timestamp", "uuid_ts", "seq", "etl_ts"},
    "external_id_mapping": {
        "canonical_segment_id", "external_id_type", "external_id_value", "external_id_hash", "timestamp", "uuid_ts",
    },
    "profile_traits": {"canonical_segment_id", "merged_to", "seq", "uuid_ts", "email", "plan"},
}  # fmt: skip
"""The columns that Segment documents, of its own tables and of those that its dbt package makes."""


@pytest.fixture
def world(warehouse_url: str) -> Iterator[World]:
    """Ada, by her browser and her address; who turned out to be Ada; Bob."""
    world = World(warehouse_url)
    world.rules(limits={"user_id": 2})
    world.table("web.identifies", **CALL)
    world.table("web.pages", **CALL)
    for minute, user, email, anonymous, plan in (
        (0, "ada", "ada@x.com", "a1", "free"), (61, "ada2", "ada2@x.com", "a2", "trial"), (62, "bob", None, "b", "free"),
        (63, "ada", None, "a1", "paid"), (125, "ada", "ada2@x.com", None, None),
    ):  # fmt: skip
        when = {"id": f"i{minute}", "timestamp": START + timedelta(minutes=minute)}
        world.put(
            "web.identifies", minute, user_id=user, email=email, anonymous_id=anonymous, plan=plan, **when
        )
    for minute, anonymous, path in ((-1, "a1", "/"), (60, "a2", "/pricing"), (64, "b", "/docs")):
        world.put("web.pages", minute, id=f"p{minute}", anonymous_id=anonymous, path=path)
    with world.warehouse.connection() as session:
        refresh_events(session, ["web"])
    world.refresh()
    yield world
    world.close()


def test_every_documented_column_is_there(world: World) -> None:
    others = {"id_graph", "profile_traits", "identifies", "pages"}
    assert DOCUMENTED.keys() == {*others, *(view.name for view in COMPATIBLE)}
    assert profile_traits(["plan", "uuid_ts"]).columns[-1][0] == "plan"
    for view, columns in DOCUMENTED.items():
        there = world.ask(
            f"select attname::text from pg_attribute where attrelid = 'identity.{view}'::regclass and attnum > 0"
        )
        assert columns <= set(there), view


DOCUMENTED_QUERIES = {
    "profiles created and merged per hour": """
        select date_trunc('hour', timestamp) as hour,
               case when canonical_segment_id = segment_id then 'created' else 'merged' end as what,
               triggering_event_type,
               count(distinct triggering_event_id) as events
        from identity.id_graph_updates
        group by 1, 2, 3
    """,
    "profiles over a limit of addresses": """
        with found as (
            select canonical_segment_id, count(lower(trim(external_id_value))) as addresses,
                   listagg(external_id_value, ', ') as which
            from identity.external_id_mapping
            where external_id_type = 'email'
            group by 1
        )
        select canonical_segment_id, which, addresses from found where addresses > 1
    """,
    "source of a trait's value, of one and of whom they absorbed": """
        select * from (
            select g.canonical_segment_id, i.segment_id, i.event_source_id, i.plan,
                   row_number() over(partition by i.segment_id order by i.timestamp desc) as rn
            from identity.identifies as i
            inner join identity.id_graph as g
                on g.segment_id = i.segment_id and g.canonical_segment_id = '{Ada}' and i.plan is not null
        ) where rn = 1
    """,
    "ids that were merged into each": """
        select canonical_segment_id, listagg(segment_id, ', ') as ids from identity.id_graph group by 1
    """,
    "external ids of each": """
        select canonical_segment_id, listagg(external_id_value || '(' || external_id_type || ')', ', ') as ids
        from identity.external_id_mapping
        group by 1
    """,
    "traits of those who still are": "select * from identity.profile_traits where merged_to is null",
    "pages of a customer": """
        select id_graph.canonical_segment_id, pages.*
        from identity.pages
        left join identity.id_graph on id_graph.segment_id = pages.segment_id
        where canonical_segment_id = '{Ada}'
    """,
    "history of a trait": """
        select id_graph.canonical_segment_id, identifies.plan, identifies.timestamp
        from identity.identifies
        inner join identity.id_graph
            on id_graph.segment_id = identifies.segment_id and identifies.plan is not null
    """,
}
"""What Segment's page of sample queries asks, all but channel subscriptions, by its tables, columns and functions."""
SHOWN = {
    "traits of those who still are": "canonical_segment_id, email, plan",
    "pages of a customer": "canonical_segment_id, segment_id, event_source_id, event_id, path",
}
"""The columns that are looked at of those that ask for all."""
QUERIES = {
    "who is behind a profile that was merged": """
        select canonical_segment_id, merged_to, plan from identity.profile_traits where merged_to is not null
    """,
    "calls by a customer, of any kind": """
        select g.canonical_segment_id, 'page' as kind, c.event_id
        from identity.pages as c
        join identity.id_graph as g on g.segment_id = c.segment_id
        union all
        select g.canonical_segment_id, 'identify' as kind, c.event_id
        from identity.identifies as c
        join identity.id_graph as g on g.segment_id = c.segment_id
    """,
    "all identifiers of whom one is known": """
        select type, value
        from identity.user_identifiers
        where canonical_segment_id in (
            select canonical_segment_id from identity.user_identifiers where value = 'a1'
        )
    """,
    "the graph that a package of models makes of the raw table": """
        with ranked as (
            select segment_id, canonical_segment_id,
                   row_number() over (partition by segment_id order by seq desc) as place
            from identity.id_graph_updates
        )
        select segment_id, canonical_segment_id from ranked where place = 1
    """,
}
"""What else people ask of it."""
AT = [START.replace(hour=hour) for hour in range(3)]
ANSWERS: dict[str, list[tuple[Any, ...]]] = {
    "profiles created and merged per hour": [
        (AT[0].replace(year=2025, month=12, day=31, hour=23), "created", "page", 1),
        (AT[1], "created", "identify", 1), (AT[1], "created", "page", 1), (AT[2], "merged", "identify", 1),
    ],
    "profiles over a limit of addresses": [("Ada", "ada2@x.com, ada@x.com", 2)],
    "source of a trait's value, of one and of whom they absorbed": [
        ("Ada", "Ada", "web", "paid", 1), ("Ada", "old", "web", "trial", 1),
    ],
    "ids that were merged into each": [("Ada", "Ada, old"), ("Bob", "Bob")],
    "external ids of each": [
        ("Ada", "a1(anonymous_id), a2(anonymous_id), ada(user_id), ada2(user_id), ada2@x.com(email), ada@x.com(email)"),
        ("Bob", "b(anonymous_id), bob(user_id)"),
    ],
    "traits of those who still are": [("Ada", "ada2@x.com", "paid"), ("Bob", None, "free")],
    "pages of a customer": [("Ada", "Ada", "web", "p-1", "/"), ("Ada", "old", "web", "p60", "/pricing")],
    "history of a trait": [
        ("Ada", "free", AT[0]), ("Ada", "trial", AT[1].replace(minute=1)), ("Bob", "free", AT[1].replace(minute=2)),
        ("Ada", "paid", AT[1].replace(minute=3)),
    ],
    "who is behind a profile that was merged": [("old", "Ada", None)],
    "calls by a customer, of any kind": [
        *(("Ada", "page", id) for id in ("p-1", "p60")), ("Bob", "page", "p64"), ("Bob", "identify", "i62"),
        *(("Ada", "identify", id) for id in ("i0", "i61", "i63", "i125")),
    ],
    "all identifiers of whom one is known": [
        ("user_id", "ada"), ("user_id", "ada2"), ("email", "ada@x.com"), ("email", "ada2@x.com"), ("anonymous_id", "a1"),
        ("anonymous_id", "a2"),
    ],
    "the graph that a package of models makes of the raw table": [("Ada", "Ada"), ("old", "Ada"), ("Bob", "Bob")],
}  # fmt: skip


@pytest.mark.parametrize("title", [*DOCUMENTED_QUERIES, *QUERIES])
def test_they_answer_what_is_known(world: World, title: str) -> None:
    ids = world.ask("select person_id from identity.id_graph order by created_at, seq")
    names = dict(zip(ids, ("Ada", "old", "Bob"), strict=True))

    def told(value: Any) -> Any:
        if isinstance(value, str) and ", " in value:
            return ", ".join(sorted(names.get(part, part) for part in value.split(", ")))
        return names.get(value, value) if isinstance(value, str) else value

    query = {**DOCUMENTED_QUERIES, **QUERIES}[title].replace("{Ada}", ids[0])
    query = query.replace("listagg(", "string_agg(")  # one function, by two names
    if title in SHOWN:
        query = f"select {SHOWN[title]} from ({query}) as answer"
    rows = [tuple(map(told, row)) for row in world.ask(query)]
    assert sorted(rows, key=str) == sorted(ANSWERS[title], key=str)


def test_the_analyses_of_profiles_can_be_asked_of_the_views_themselves(world: World) -> None:
    ours = [analysis for analysis in analyses() if analysis.group == "Profiles"]
    rows = {analysis.name: len(world.ask(analysis.sql)) for analysis in ours}
    assert {
        "customer_pages": 3,
        "trait_history": 4,
        "merged_ids": 3,
        "external_ids": 8,
    }.items() <= rows.items()


@pytest.mark.parametrize("title", QUERIES)
def test_they_are_of_what_redshift_speaks_too(title: str) -> None:
    assert not REFUSED.search(QUERIES[title])
