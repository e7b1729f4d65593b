"""Queries that people know from Segment's Profiles Sync, on the views of identity: rows given, rows known.

Where theirs read the space's own copies of event tables, ours join `events.*` by `identity.identifiers`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from etl.events.refresh import refresh as refresh_events
from etl.warehouse.person_views import COMPATIBLE, profile_traits
from tests.identity.conftest import START, World
from tests.sql.subset import REFUSED

CALL = {"id": "text", **dict.fromkeys(("anonymous_id", "user_id", "email", "plan", "path"), "text")}
TIMES = {"seq", "received_at", "uuid_ts", "timestamp"}
TRIGGER = {
    f"triggering_event_{name}" for name in ("id", "name", "type", "source_id", "source_name", "source_slug")
}
DOCUMENTED = {
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
        world.put("web.identifies", minute, user_id=user, email=email, anonymous_id=anonymous, plan=plan)
    for minute, anonymous, path in ((-1, "a1", "/"), (60, "a2", "/pricing"), (64, "b", "/docs")):
        world.put("web.pages", minute, anonymous_id=anonymous, path=path)
    with world.warehouse.connection() as session:
        refresh_events(session, ["web"])
    world.refresh()
    yield world
    world.close()


def test_every_documented_column_is_there(world: World) -> None:
    assert DOCUMENTED.keys() == {"id_graph", "profile_traits", *(view.name for view in COMPATIBLE)}
    assert profile_traits(["plan", "uuid_ts"]).columns[-1][0] == "plan"
    for view, columns in DOCUMENTED.items():
        there = world.ask(
            f"select attname::text from pg_attribute where attrelid = 'identity.{view}'::regclass and attnum > 0"
        )
        assert columns <= set(there), view


QUERIES = {
    "profiles created and merged per hour": """
        select date_trunc('hour', timestamp) as hr,
               case when canonical_segment_id = segment_id then 'created' else 'merged' end as kind,
               triggering_event_type, count(distinct triggering_event_id) as times
        from identity.id_graph_updates
        group by date_trunc('hour', timestamp),
                 case when canonical_segment_id = segment_id then 'created' else 'merged' end, triggering_event_type
    """,
    "profiles with more than one address": """
        select canonical_segment_id, count(external_id_value) as addresses
        from identity.external_id_mapping
        where external_id_type = 'email'
        group by canonical_segment_id
        having count(external_id_value) > 1
    """,
    "ids that were merged into each": """
        select canonical_segment_id, listagg(segment_id, ', ') as ids
        from identity.id_graph
        group by canonical_segment_id
    """,
    "all identifiers of each": """
        select canonical_segment_id, listagg(external_id_value || '(' || external_id_type || ')', ', ') as ids
        from identity.external_id_mapping
        group by canonical_segment_id
    """,
    "traits of those who still are": """
        select canonical_segment_id, email, plan from identity.profile_traits where merged_to is null
    """,
    "who is behind a profile that was merged": """
        select canonical_segment_id, merged_to, plan from identity.profile_traits where merged_to is not null
    """,
    "all pages of each": """
        select g.canonical_segment_id, p.path
        from events.pages as p
        join identity.external_id_mapping_updates as m
            on m.external_id_type = 'anonymous_id' and m.external_id_value = p.anonymous_id
        join identity.id_graph as g on g.segment_id = m.segment_id
    """,
    "history of a trait": """
        select g.canonical_segment_id, i.plan, i.received_at
        from events.identifies as i
        join identity.external_id_mapping_updates as m
            on m.external_id_type = 'user_id' and m.external_id_value = i.user_id
        join identity.id_graph as g on g.segment_id = m.segment_id
        where i.plan is not null
    """,
    "where a trait came from": """
        with said as (
            select g.canonical_segment_id, m.segment_id, i.plan, i.source_schema,
                   row_number() over (partition by m.segment_id order by i.received_at desc) as place
            from events.identifies as i
            join identity.external_id_mapping_updates as m
                on m.external_id_type = 'user_id' and m.external_id_value = i.user_id
            join identity.id_graph as g on g.segment_id = m.segment_id
            where i.plan is not null
        )
        select canonical_segment_id, segment_id, plan, source_schema from said where place = 1
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
AT = [START.replace(hour=hour) for hour in range(3)]
ANSWERS: dict[str, list[tuple[Any, ...]]] = {
    "profiles created and merged per hour": [
        (AT[0].replace(year=2025, month=12, day=31, hour=23), "created", "page", 1),
        (AT[1], "created", "identify", 1), (AT[1], "created", "page", 1), (AT[2], "merged", "identify", 1),
    ],
    "profiles with more than one address": [("Ada", 2)],
    "ids that were merged into each": [("Ada", "Ada, old"), ("Bob", "Bob")],
    "all identifiers of each": [
        ("Ada", "a1(anonymous_id), a2(anonymous_id), ada(user_id), ada2(user_id), ada2@x.com(email), ada@x.com(email)"),
        ("Bob", "b(anonymous_id), bob(user_id)"),
    ],
    "traits of those who still are": [("Ada", "ada2@x.com", "paid"), ("Bob", None, "free")],
    "who is behind a profile that was merged": [("old", "Ada", None)],
    "all pages of each": [("Ada", "/"), ("Ada", "/pricing"), ("Bob", "/docs")],
    "history of a trait": [
        ("Ada", "free", AT[0]), ("Ada", "trial", AT[1].replace(minute=1)), ("Bob", "free", AT[1].replace(minute=2)),
        ("Ada", "paid", AT[1].replace(minute=3)),
    ],
    "where a trait came from": [("Ada", "Ada", "paid", "web"), ("Ada", "old", "trial", "web"), ("Bob", "Bob", "free", "web")],
    "all identifiers of whom one is known": [
        ("user_id", "ada"), ("user_id", "ada2"), ("email", "ada@x.com"), ("email", "ada2@x.com"), ("anonymous_id", "a1"),
        ("anonymous_id", "a2"),
    ],
    "the graph that a package of models makes of the raw table": [("Ada", "Ada"), ("old", "Ada"), ("Bob", "Bob")],
}  # fmt: skip


def test_they_answer_what_is_known(world: World) -> None:
    ids = world.ask("select person_id from identity.id_graph order by created_at, seq")
    names = dict(zip(ids, ("Ada", "old", "Bob"), strict=True))

    def told(value: Any) -> Any:
        if isinstance(value, str) and ", " in value:
            return ", ".join(sorted(names.get(part, part) for part in value.split(", ")))
        return names.get(value, value) if isinstance(value, str) else value

    for title, query in QUERIES.items():
        found = world.ask(query.replace("listagg(", "string_agg("))  # one function, by two names
        rows = [tuple(map(told, row)) for row in found]
        assert sorted(rows, key=str) == sorted(ANSWERS[title], key=str), title


@pytest.mark.parametrize("title", QUERIES)
def test_they_are_of_what_redshift_speaks_too(title: str) -> None:
    assert not REFUSED.search(QUERIES[title])
