"""A load beside what others do, and have, in the warehouse."""

from __future__ import annotations

import threading

import psycopg
import pytest

from etl.errors import WarehouseError
from etl.events.refresh import refresh
from etl.names import tagged
from tests.events.conftest import AT, Events, call


def refreshed(events: Events, *schemas: str) -> None:
    with events.warehouse.connection() as session:
        refresh(session, schemas)


def waiting(events: Events, sessions: int) -> None:
    """Until so many wait for the lock of schema `events`."""
    while events.rows(
        "select count(*) from pg_locks where locktype = 'advisory' and not granted and objsubid = 1"
    ) != [(sessions,)]:
        pass


def test_a_load_that_changes_a_type_and_a_refresh_never_wait_for_each_other(events: Events) -> None:
    events.load(call(properties={"n": 1}))
    refreshed(events, "web")
    events.load(call(), schema="ios")  # which the views have not yet
    other = threading.Thread(target=refreshed, args=(events, "web", "ios"))
    loading = threading.Thread(
        target=events.load, args=(call(properties={"n": 1.5}),), kwargs={"united": ["web", "ios"]}
    )
    with psycopg.connect(
        events.session.info.dsn, password=events.session.info.password, autocommit=True
    ) as held:
        held.execute("select pg_advisory_lock(hashtextextended('events', 2))")
        other.start()
        waiting(events, 1)
        loading.start()
        waiting(events, 2)
        locked = events.rows("select mode from pg_locks where relation = 'web.thing_done'::regclass")
    other.join()
    loading.join()
    assert locked == []
    assert events.rows("select count(*), max(n) from events.thing_done")[0][0] == 3
    assert events.types("thing_done", "events")["n"] == "numeric"


RAISING = """
create sequence public.times;
create function public.raises() returns trigger language plpgsql as $$
begin
    if nextval('public.times') <= {times} then raise exception using errcode = '{state}'; end if;
    return new;
end $$;
create trigger raises before insert on web.{table} for each statement execute function public.raises()
"""


def test_a_piece_that_collided_is_written_again(events: Events) -> None:
    events.load(call())
    events.session.execute(RAISING.format(times=2, state="40001", table="tracks"))
    loaded = events.load(call(event="Other", properties={"n": 1}), call(properties={"n": 1}))
    assert (loaded.counts.inserted, loaded.made) == (2, ["other"])
    assert events.rows("select count(*) from web.tracks") == [(3,)]
    assert events.rows("select last_value from public.times") == [(4,)]  # the last time, twice


def test_what_the_warehouse_refuses_is_in_the_ledger(events: Events) -> None:
    events.load(call())
    events.session.execute(RAISING.format(times=100, state="P0001", table="tracks"))
    with pytest.raises(WarehouseError, match="P0001"):
        events.load(call())
    status, kind, error = events.rows("select status, error_kind, error from tributary.syncs order by id")[-1]
    assert (status, kind) == ("failed", WarehouseError.kind)
    assert "P0001" in error


def test_an_event_named_like_a_view_an_index_or_a_type_has_no_table(events: Events) -> None:
    events.load(call())
    events.session.execute(
        "create view web.daily_active as select now() as received_at, '' as id, '' as event;"
        " create materialized view web.monthly as select 1 as n; create sequence web.numbers;"
        " create type web.mood as enum ('good')"
    )
    names = ("Daily Active", "Monthly", "Numbers", "Mood", "Tracks Id Idx")
    loaded = events.load(
        *(call(event=name, properties={"n": 1}) for name in names), call(properties={"n": 1})
    )
    assert (loaded.counts.inserted, loaded.made) == (6, [])
    assert [(table, rule) for table, _, _, rule in events.letters()] == [("tracks", "A4")] * 5


def test_a_letter_of_a_new_call_stays_though_another_kind_of_call_has_its_id(events: Events) -> None:
    other = call("identify", messageId="k", userId="u")
    events.load(other)
    events.load(other, call(messageId="k", originalTimestamp="soon"))
    assert events.letters() == [("tracks", "k", "original_timestamp", "B9")]
    assert events.row("tracks")["id"] == "k"


@pytest.mark.A4
def test_what_is_named_like_a_column_that_the_warehouse_computes_is_kept_beside_it(events: Events) -> None:
    long = "x" * 63
    events.load(call(properties={"amount": 2}), call("identify", userId="u", traits={"plan": "a"}))
    for table in ("tracks", "thing_done", "identifies"):
        events.session.execute(
            f"alter table web.{table} add context_twice bigint generated always as (length(id) * 2) stored".encode()
        )
    events.session.execute(
        "alter table web.thing_done add total bigint generated always as (amount * 2) stored,"
        f" add {long} text generated always as (id) stored;"
        " alter table web.users add plan_size int generated always as (length(plan)) stored".encode()
    )
    cut = tagged(f"_{long}", long)
    for _ in range(4):
        sent = {"amount": 3, "total": "theirs", long: 1}
        events.load(*[call(properties=sent, context={"twice": "x"}) for _ in range(4)])
        events.load(
            call("identify", userId="u", traits={"plan": "bc", "planSize": "big"}, context={"twice": "x"})
        )
    assert events.letters() == []
    found = events.rows(
        f"select distinct total, _total, {cut}, _context_twice from web.thing_done where amount = 3"
    )
    assert found == [(6, "theirs", 1, "x")]
    assert events.rows("select distinct _context_twice, count(*) from web.tracks group by 1 order by 1") == [
        ("x", 16), (None, 1),
    ]  # fmt: skip
    assert events.rows("select id, plan, plan_size, _plan_size from web.users") == [("u", "bc", 2, "big")]


def test_a_standard_column_that_the_warehouse_computes_stops_the_load_with_what_to_run(
    events: Events,
) -> None:
    events.load(call(receivedAt=AT))
    events.session.execute(
        "alter table web.tracks drop event_text; alter table web.tracks add event_text text"
        " generated always as (upper(event)) stored"
    )
    with pytest.raises(WarehouseError, match=r"web\.tracks\.event_text is generated") as stopped:
        events.load(call(receivedAt=AT))
    events.session.execute(str(stopped.value).partition("run: ")[2].encode())
    while events.rows(
        "select from pg_locks l join pg_database d on d.oid = l.database"
        " where l.locktype = 'advisory' and d.datname = current_database()"
    ):
        pass  # until the server has noticed that the session of the load that stopped is gone
    assert events.load(call(receivedAt=AT)).counts.inserted == 1
    assert events.rows("select event_text from web.tracks order by 1") == [("THING_DONE",), ("Thing Done",)]
