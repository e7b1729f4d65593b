"""Calls and values of calls that were refused, replayed after a fix."""

from __future__ import annotations

from typing import Any

import pytest

from etl.events.replay import replay
from etl.replay import Replayed
from etl.warehouse.dead_letters import Which
from tests.events.conftest import AT, Events, call


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


REFUSING = "alter table web.{} add constraint mine check (id not in ('m1', 'm2', 'm3'))"
ALLOWING = "alter table web.{} drop constraint mine"


@pytest.mark.E18
@pytest.mark.E4
@pytest.mark.P1
def test_rows_that_the_warehouse_refused_are_written_by_a_replay_once_it_takes_them(events: Events) -> None:
    calls = [
        call(messageId=f"m{n}", timestamp=AT, properties={"n": n, "odd": "a\tb\\\n\x1f\x1d", "done": True})
        for n in range(5)
    ]
    people = [call("identify", messageId=f"m{n}", userId=f"u{n}", traits={"plan": n}) for n in range(5)]
    events.load(*calls, *people, schema="well")
    events.load(call(properties={"n": 0}), call("identify", userId="u9"))
    for table in ("tracks", "identifies"):
        events.session.execute(REFUSING.format(table))
    loaded = events.load(*calls, *people)
    assert (loaded.counts.inserted, loaded.counts.dead_lettered) == (4, 6)
    assert {(t, c, rule) for t, _, c, rule in events.letters()} == {
        ("tracks", None, "E4"), ("identifies", None, "E4"),
    }  # fmt: skip
    same = again(events)
    assert (same.closed, [(rule, why) for _, rule, why in same.refused]) == (
        0, [("E4", "the warehouse refuses the row (23514)")] * 6,
    )  # fmt: skip
    assert len(events.letters()) == 6
    events.session.execute(ALLOWING.format("tracks"))
    events.session.execute(ALLOWING.format("identifies"))
    events.session.execute("alter table web.thing_done alter n type numeric, drop column odd")
    events.session.execute("alter table well.thing_done alter n type numeric")
    dry = again(events, dry=True)
    done = again(events)
    assert (dry.closed, dry.counts) == (done.closed, done.counts)
    assert (done.closed, done.counts.inserted, done.refused) == (6, 6, [])
    assert events.letters() == []
    events.session.execute("delete from web.tracks where id !~ '^m[0-4]$'")
    for table, columns in (
        ("tracks", "id, event, event_text, timestamp, received_at"),
        ("identifies", "id, user_id, plan"),
        ("users", "id, plan, received_at"),
    ):
        same_rows = f"select {columns} from {{}}.{table} where id ~ '^[mu][0-4]$' order by id"
        assert events.rows(same_rows.format("web")) == events.rows(same_rows.format("well"))
    replayed = "select id, n, done, odd from {}.thing_done where id in ('m1', 'm2', 'm3') order by id"
    assert events.rows(replayed.format("web")) == events.rows(replayed.format("well"))
    assert again(events).tried == 0


@pytest.mark.E18
def test_a_row_of_an_event_alone_is_put_beside_its_call_and_never_twice(events: Events) -> None:
    events.load(call(properties={"n": 0}))
    events.session.execute(REFUSING.format("thing_done"))
    calls = [call(messageId=f"m{n}", properties={"n": n}) for n in (1, 2, 3)]
    assert events.load(*calls).counts.inserted == 3
    assert events.letters() == [("thing_done", f"m{n}", "*", "E4") for n in (1, 2, 3)]
    assert [why for *_, why in again(events).refused] == ["the warehouse refuses the row (23514)"] * 3
    events.session.execute(ALLOWING.format("thing_done"))
    events.session.execute(
        "delete from web.tracks where id = 'm2'; insert into web.thing_done (id) values ('m3')"
    )
    done = again(events)
    assert (done.closed, [why for *_, why in done.refused]) == (2, ["its call is not in tracks any more"])
    assert events.rows("select id, n from web.thing_done where id ~ '^m[123]$' order by id") == [
        ("m1", 1), ("m3", None),
    ]  # fmt: skip


@pytest.mark.E18
def test_a_file_that_is_loaded_again_closes_the_letters_of_calls_that_are_taken_now(events: Events) -> None:
    events.load(call())
    events.session.execute(REFUSING.format("tracks"))
    calls = [call(messageId=f"m{n}") for n in (1, 2)]
    events.load(*calls)
    assert events.load(*calls).counts.dead_lettered == 2
    assert len(events.letters()) == 2
    events.session.execute(ALLOWING.format("tracks"))
    assert events.load(*calls).counts.inserted == 2
    assert events.letters() == []
    assert events.rows("select closed_reason, count(*) from tributary.dead_letters group by 1 order by 1") == [
        ("its call was loaded again", 2), ("refused again: a newer letter says the same", 2),
    ]  # fmt: skip
    assert again(events).tried == 0
    assert events.rows("select count(*) from web.thing_done") == [(3,)]


@pytest.mark.B1
def test_what_no_column_could_take_says_that_its_letter_can_only_be_closed(events: Events) -> None:
    events.load(call(properties={"t": "a\0b"}, sentAt="soon"))
    assert {letter.rule: why for letter, _, why in again(events).refused} == {
        "B9": "it is no ISO 8601 time; no column could take it, and its call is there without",
        "B1": "its row has it, with U+FFFD for characters that PostgreSQL cannot store",
    }


@pytest.mark.E18
def test_two_values_of_one_call_are_one_row_that_is_updated(events: Events) -> None:
    events.load(call("identify", userId="u1", traits={"plan": 1, "size": 1}))
    events.session.execute("create view public.mine as select plan, size from web.identifies")
    events.load(call("identify", userId="u2", traits={"plan": "pro", "size": "xl"}))
    events.session.execute("drop view public.mine")
    done = again(events)
    assert (done.closed, done.counts.fetched, done.counts.updated) == (2, 1, 1)


@pytest.mark.B18
def test_a_row_that_was_refused_before_the_rules_is_not_written_by_a_replay(events: Events) -> None:
    events.load(call(properties={"mail": "x"}))
    events.session.execute(REFUSING.format("tracks"))
    events.load(call(messageId="m1", properties={"mail": "ann@example.com"}))
    events.session.execute(ALLOWING.format("tracks"))
    (done,) = replay(events.warehouse, Which(sources=("web",)), hidden=({"properties.mail": "drop"}, ""))
    assert [why for *_, why in done.refused] == [
        "there is a rule for a column of it by now: load its file again"
    ]
    assert events.rows("select count(*) from web.tracks") == [(1,)]


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


def full(events: Events) -> None:
    """Have the event's table take no further column, not even the one for what is left."""
    ((most,),) = events.rows(
        "select max(attnum) from pg_attribute where attrelid = 'web.thing_done'::regclass"
    )
    for part in ("add column c{} int", "drop column c{}"):
        events.session.execute(
            f"alter table web.thing_done {', '.join(part.format(n) for n in range(1_600 - most))}".encode()
        )


def remade(events: Events) -> None:
    """Write the table anew, as a dump and its restoration do: columns that were dropped are no more."""
    events.session.execute(
        "create table web.other (like web.thing_done including all) with (toast_tuple_target = 128);"
        " insert into web.other select * from web.thing_done;"
        " drop table web.thing_done; alter table web.other rename to thing_done"
    )


@pytest.mark.A12
@pytest.mark.E18
def test_values_for_which_a_table_had_no_room_are_filled_in_once_it_has(events: Events) -> None:
    events.load(call(messageId="m0"))
    full(events)
    file = [call(messageId=f"m{n}", properties={"n": n, "deep": {"t": f"x{n}"}}) for n in (1, 2, 3)]
    assert events.load(*file).counts.values_refused == 6
    letters = [("thing_done", f"m{n}", column, "A12") for n in (1, 2, 3) for column in ("n", "deep_t")]
    assert events.letters() == letters
    done = again(events)
    assert (done.closed, {why[1] for why in done.refused}) == (0, {"A12"})
    assert events.load(*file).counts.unchanged == 3
    assert events.letters() == letters
    remade(events)
    assert events.load(file[0], call(messageId="m4", properties={"n": 4})).counts.updated == 1
    assert events.letters() == letters[2:]
    assert again(events).closed == 4
    found = "select id, n, deep_t from web.thing_done order by id"
    assert events.rows(found) == [
        ("m0", None, None), ("m1", 1, "x1"), ("m2", 2, "x2"), ("m3", 3, "x3"), ("m4", 4, None),
    ]  # fmt: skip
