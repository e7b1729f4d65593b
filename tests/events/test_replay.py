"""Calls and values of calls that were refused, replayed after a fix."""

from __future__ import annotations

from typing import Any

import pytest

from etl.events.replay import replay
from etl.replay import Replayed
from etl.warehouse.dead_letters import Which
from tests.events.conftest import Events, call


def again(events: Events, *, dry: bool = False, **which: Any) -> Replayed:
    (done,) = replay(events.warehouse, Which(sources=("web",), **which), dry=dry)
    assert done.counts.closes, done.counts
    assert done.tried == done.closed + len(done.refused)
    return done


@pytest.mark.E18
def test_calls_that_were_refused_are_loaded_by_a_replay_once_their_payload_is_well(events: Events) -> None:
    nameless = call(event=..., messageId=..., properties={"plan": "pro"})
    batch = b'{"batch": 7, "sentAt": "2026-05-04T10:00:00.000Z"}'
    events.load(call(), nameless, batch, call(messageId="m" * 200))
    assert [rule for *_, rule in events.letters()] == ["spec.event", "json", "spec.messageId"]
    assert again(events).closed == 0
    mend = "update tributary.dead_letters set payload = replace(payload, {}) where rule = '{}'"
    events.session.execute(mend.format("""'{"type"', '{"event": "Thing Done", "type"'""", "spec.event"))
    events.session.execute(
        mend.format(
            """'7', '[{"type": "track", "event": "Thing Done", "userId": "u", "messageId": "b1"}]'""", "json"
        )
    )
    assert again(events, dry=True).closed == 2
    assert events.rows("select count(*) from web.tracks") == [(1,)]
    done = again(events)
    assert (done.closed, done.counts.inserted, len(done.refused)) == (2, 2, 1)
    assert events.rows("select count(*), count(plan) from web.thing_done") == [(3, 1)]
    assert events.rows("select sent_at::text from web.tracks where id = 'b1'") == [
        ("2026-05-04 10:00:00+00",)
    ]
    assert [rule for *_, rule in events.letters()] == ["spec.messageId"]
    assert events.rows("select kind, fetched, inserted from tributary.syncs order by id desc limit 1") == [
        ("replay", 3, 2)
    ]


@pytest.mark.E18
def test_values_that_a_column_could_not_take_are_put_into_their_rows_once_it_can(events: Events) -> None:
    events.load(call("identify", userId="u1", messageId="u1", traits={"plan": 1}))
    events.session.execute("create view public.mine as select plan from web.identifies")
    events.load(
        call("identify", userId="u2", messageId="u2", traits={"plan": "pro"}, context={"ip": "1.2.3.4"}),
        call(messageId="t1", properties={"n": 1}, context={"screen": {"density": 2}}),
    )
    assert events.letters() == [("identifies", "u2", "plan", "A11")]
    assert again(events).refused[0][2].startswith("view public.mine reads")
    events.session.execute("drop view public.mine")
    assert again(events).counts.updated == 1
    assert events.rows("select id, plan from web.identifies order by id") == [("u1", "1"), ("u2", "pro")]
    assert events.rows("select id, plan from web.users order by id") == [("u1", "1"), ("u2", "pro")]
    assert events.letters() == []


@pytest.mark.B18
def test_a_replay_does_to_what_was_refused_before_the_rules_what_they_say(events: Events) -> None:
    events.load(call("identify", userId="u1", messageId="u1", traits={"plan": 1}))
    events.session.execute("create view public.mine as select plan from web.identifies")
    events.load(call("identify", userId="u2", messageId="u2", traits={"plan": "ann@example.com"}))
    events.load(call(event=..., messageId="n1", userId="ann@example.com", properties={"n": 1}))
    events.session.execute("drop view public.mine")
    mend = """update tributary.dead_letters set payload = replace(payload, '{"type"', '{"event": "Done", "type"')"""
    events.session.execute(mend)
    rules = {"userId": "hash", "traits.plan": "drop"}
    (done,) = replay(events.warehouse, Which(sources=("web",)), hidden=(rules, "k" * 16))
    (refused,) = done.refused
    assert refused[2] == "there is a rule for its column by now: load its file again"
    assert events.rows("select user_id ~ '^[0-9a-f]{64}$', n from web.done") == [(True, 1)]
    assert events.rows("select plan from web.identifies where id = 'u2'") == [(None,)]
