"""Tables of many blocks are gone through in pieces, and come to the same as if they were not."""

from __future__ import annotations

import psycopg
import pytest
from msgspec.structs import replace

from etl.warehouse.ddl import STAGE_SCHEMA
from etl.warehouse.person_rows import Rows, Value
from tests.identity.conftest import World

VISITS = """
insert into web.pages (received_at, user_id, anonymous_id)
select timestamptz '2026-01-01' + n * interval '1 s', 'u' || n % 50, 'a' || n % 200 from generate_series(1, 4000) n
"""
LONG_AND_SHORT = """
insert into web.pages (received_at, anonymous_id)
select timestamptz '2026-01-01' + n * interval '1 s', n || repeat('x', (n * 7919) % 900) from generate_series(1, 9000) n
"""
BROWSERS = """
insert into web.pages (received_at, anonymous_id)
select timestamptz '2026-01-01' + n * interval '1 s', 'browser ' || n from generate_series({}, {}) n
"""
WRONG = """
select count(*) from (
    select 'browser ' || n as value, timestamptz '2026-01-01' + n * interval '1 s' as seen
    from generate_series(1, {}) n
) e full join identity.identifiers i using (value) where i.first_seen is distinct from e.seen
"""


def staged(world: World, rows: Rows) -> list[tuple[object, ...]]:
    """Put rows into the stage; what is there by values, with the sum of the rows."""
    with psycopg.connect(world.url, autocommit=True) as session, session.transaction(force_rollback=True):
        session.execute(f"create schema {STAGE_SCHEMA}".encode())
        assert rows.stage(session)[0] == 4000
        found = session.execute(
            f"select array_agg(line order by line) from {rows.staged}".encode()
        ).fetchone()
        assert found
        assert found[0] == list(range(1, len(found[0]) + 1))
        query = f"select i0, i1, min(at), max(last), sum(rows) from {rows.staged} group by 1, 2 order by 1, 2"
        return session.execute(query.encode()).fetchall()


def test_rows_are_made_alike_a_piece_of_the_table_at_a_time(world: World) -> None:
    world.table("web.pages", user_id="text", anonymous_id="text")
    world.db.execute(VISITS)
    values = (Value(1, "user_id"), Value(2, "anonymous_id"))
    rows = Rows(1, "web.pages", values, "received_at", "received_at", None)
    (blocks,) = world.ask("select pg_relation_size('web.pages') / 8192")
    whole = staged(world, rows)
    assert (len(whole), sum(row[-1] for row in whole)) == (200, 4000)  # type: ignore[misc]
    for piece in (1, 7, blocks, blocks + 1):
        assert staged(world, replace(rows, piece=piece)) == whole


def test_rows_lie_in_the_stage_by_their_lines_however_long_they_are(world: World) -> None:
    world.table("web.pages", anonymous_id="text")
    world.db.execute(LONG_AND_SHORT)
    rows = Rows(1, "web.pages", (Value(1, "anonymous_id"),), "received_at", "received_at", None, piece=100)
    with psycopg.connect(world.url, autocommit=True) as session, session.transaction(force_rollback=True):
        session.execute(f"create schema {STAGE_SCHEMA}".encode())
        assert rows.stage(session)[0] == 9000
        found = session.execute(
            f"select array_agg(line order by ctid) from {rows.staged}".encode()
        ).fetchone()
        assert found == (list(range(1, 9001)),)


@pytest.mark.parametrize("kind", ["view", "partitioned", "inherited"])
def test_what_has_no_blocks_of_its_own_is_read_whole(world: World, kind: str) -> None:
    world.table("web.pages", user_id="text", anonymous_id="text")
    world.db.execute(VISITS)
    made = {
        "view": "create view web.shown as select * from web.pages",
        "partitioned": "create table web.shown (like web.pages) partition by list (user_id);"
        " create table web.some partition of web.shown for values in ('u1', 'u2');"
        " create table web.others partition of web.shown default; insert into web.shown table web.pages",
        "inherited": "create table web.shown (like web.pages); create table web.child () inherits (web.shown);"
        " insert into web.child table web.pages offset 500; insert into web.shown table web.pages limit 500",
    }
    world.db.execute(made[kind].encode())
    values = (Value(1, "user_id"), Value(2, "anonymous_id"))
    rows = Rows(1, "web.shown", values, "received_at", "received_at", None, piece=2)
    shown = staged(world, rows)
    assert shown == staged(world, replace(rows, name="web.pages"))


def test_what_fills_many_blocks_of_the_stage_is_written_and_found_again(world: World) -> None:
    world.table("web.pages", anonymous_id="text")
    world.db.execute(BROWSERS.format(1, 150_000).encode())
    assert world.refresh().identifiers == 150_000
    assert world.ask(WRONG.format(150_000)) == [0]
    world.db.execute(BROWSERS.format(149_001, 152_000).encode())
    world.db.execute(
        "update web.pages set received_at = received_at + interval '60 days' where anonymous_id > ''"
    )
    report = world.refresh()
    assert (report.identifiers, report.persons) == (2_000, 2_000)
    assert world.ask("select count(*), count(distinct person_id) from identity.identifiers") == [
        (152_000, 152_000)
    ]
