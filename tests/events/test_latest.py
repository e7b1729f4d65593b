"""`users` and `accounts` follow the calls, in schemas of other loaders too."""

from __future__ import annotations

import pytest

from etl.errors import WarehouseError
from tests.events.conftest import Events, call

SEGMENTS = (
    "create schema web; create table web.identifies (id varchar(512), anonymous_id varchar(512),"
    " user_id varchar(512), original_timestamp timestamptz, sent_at timestamptz, received_at timestamptz,"
    ' timestamp timestamptz, uuid_ts timestamptz, bio varchar(512), age bigint, "50%" text);'
    " create table web.users (id varchar(512), received_at timestamptz, uuid_ts timestamptz,"
    ' bio varchar(512), age varchar(512), "50%" text)'
)
"""As Segment makes tables: the type of a trait is that of the table's first value."""


def test_types_that_differ_between_calls_and_state_stop_no_load(events: Events) -> None:
    events.session.execute(SEGMENTS)
    events.session.execute("insert into web.users (id, received_at, age) values ('u', '2026-01-01', '30')")
    events.load(call("identify", userId="u", traits={"plan": "x"}))
    assert events.rows("select age, plan from web.users") == [("30", "x")]
    assert events.types("identifies")["age"] == "bigint"
    events.load(call("identify", userId="u", traits={"age": 31}))
    assert events.rows("select age, plan from web.users") == [("31", "x")]


def test_a_text_longer_than_the_states_column_lifts_its_limit(events: Events) -> None:
    events.session.execute(SEGMENTS)
    events.load(call("identify", userId="u", traits={"bio": "x" * 600}))
    assert events.rows("select length(i.bio), length(u.bio) from web.identifies i, web.users u") == [
        (600, 600)
    ]
    events.session.execute("alter table web.users add note varchar(5)")
    events.load(call("identify", userId="u", traits={"note": "longer than that"}))
    assert events.rows("select note from web.users") == [("longer than that",)]


def test_a_limit_that_a_view_keeps_is_said_with_what_to_do(events: Events) -> None:
    events.session.execute(SEGMENTS)
    events.session.execute("create view public.mine as select bio from web.users")
    with pytest.raises(
        WarehouseError, match=r"column of web[.]users takes, which a view reads.*drop that view"
    ):
        events.load(call("identify", userId="u", traits={"bio": "x" * 600}))


@pytest.mark.D4
@pytest.mark.parametrize("newest_first", [True, False])
def test_of_calls_received_at_once_the_one_made_last_counts_in_any_order(
    events: Events, newest_first: bool
) -> None:
    early, late = (
        call(
            "identify",
            messageId=id,
            userId="u",
            traits={"plan": plan},
            originalTimestamp=f"2026-05-04T09:{at}:00Z",
        )
        for id, plan, at in (("z", "old", 50), ("a", "new", 59))
    )
    for each in (late, early) if newest_first else (early, late):
        events.load(each)
    assert events.rows("select plan from web.users") == [("new",)]
