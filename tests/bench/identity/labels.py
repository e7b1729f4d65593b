"""Identity by label propagation in SQL: the way that dbt packages for it go, written by us from the algorithm.

A table of edges has at each end the least label known of it. Each round rewrites the whole table, giving both ends
of an edge the least label of all edges at the one, then at the other; it ends when a round changes nothing. Only
what hangs together is found: no rules, no limits, no history.
"""

from __future__ import annotations

import psycopg

from tests.bench.services import Postgres

EDGES = """
create unlogged table labels.edges as
select distinct a, b from (
    select anonymous_id as a, user_id as b from web.pages where user_id is not null
    union all select anonymous_id, user_id from web.tracks where user_id is not null
    union all select anonymous_id, user_id from web.identifies where user_id is not null
    union all select lower(trim(email)), coalesce(user_id, anonymous_id) from web.identifies where email is not null
    union all select anonymous_id, anonymous_id from web.pages
    union all select anonymous_id, anonymous_id from web.tracks
) said
"""
FIRST = "create unlogged table labels.graph as select a, b, least(a, b) as label from labels.edges"
ROUND = """
create unlogged table labels.next as
select a, b, label as before, min(least_a) over (partition by b) as label
from (select a, b, label, min(label) over (partition by a) as least_a from labels.graph) once
"""


def collect(postgres: Postgres) -> None:
    """The edges that all rows say, each once."""
    postgres.run("drop schema if exists labels cascade", "create schema labels", EDGES)


def propagate(postgres: Postgres) -> tuple[int, int]:
    """Run to the end: how many persons there are, and how many rounds it took."""
    rounds, changed = 0, 1
    with psycopg.connect(postgres.url, autocommit=True, options="-c work_mem=256MB") as session:
        session.execute("drop table if exists labels.graph, labels.next")
        session.execute(FIRST)
        while changed:
            session.execute(ROUND)
            row = session.execute("select count(*) from labels.next where label <> before").fetchone()
            changed, rounds = (row[0] if row else 0), rounds + 1
            session.execute("drop table labels.graph")
            session.execute("alter table labels.next rename to graph")
            session.execute("alter table labels.graph drop column before")
        row = session.execute("select count(distinct label) from labels.graph").fetchone()
    return (row[0] if row else 0), rounds
