"""Sessions that loads and replays of calls lose, at whichever message: they go on, and nothing is there twice."""

from __future__ import annotations

import io
from itertools import count
from typing import Any

import pytest

from etl.events.load import load
from etl.events.replay import replay
from etl.warehouse import dead_letters
from etl.warehouse.dead_letters import Which
from etl.warehouse.postgres import Warehouse
from tests.engine.proxy import Proxy
from tests.engine.test_crashes import proxy, through
from tests.events.conftest import Events, call
from tests.events.test_again import mixed, whole

__all__ = ["proxy", "through"]


@pytest.mark.E3
def test_a_load_whose_new_session_is_lost_too_takes_another(
    events: Events, proxy: Proxy, through: Warehouse
) -> None:
    with through.connection():
        pass
    for second in range(1, 8):  # while it is made, given the lease, asked what is there, and begins

        def again(second: int = second) -> None:
            proxy.cut()
            proxy.arm(second, proxy.cut)

        proxy.arm(2, again, text="commit")
        done = load(through, "web", io.BytesIO(mixed(300)), piece=5_000)
        assert proxy.struck
        whole(events, done)
        events.session.execute("drop schema web cascade; truncate tributary.syncs, tributary.dead_letters")


@pytest.mark.E3
def test_a_load_goes_on_wherever_its_session_is_lost(
    events: Events, proxy: Proxy, through: Warehouse
) -> None:
    with through.connection():
        pass
    for at in count(1, 11):
        proxy.arm(at, proxy.cut, after=at % 2 == 0)
        counts = load(through, f"s{at}", io.BytesIO(mixed(12))).counts
        assert (counts.inserted, counts.unchanged, counts.dead_lettered) == (13, 0, 1)
        assert events.rows(f"select count(*), count(distinct id) from s{at}.tracks") == [(7, 7)]
        if not proxy.struck:
            break
    assert at > 100


def refused(events: Events, schema: str) -> None:
    """Calls, values and rows that were refused, of which one stays so; and what made them is mended."""
    on, values = f"public.{schema}_plans", {"n": 1, "odd": "a\tb"}
    events.load(
        call("identify", userId="u1", messageId="u1", traits={"plan": 1}), call(messageId="m0"), schema=schema
    )
    events.session.execute(f"create view {on} as select plan from {schema}.identifies")
    events.session.execute(f"alter table {schema}.tracks add constraint mine check (id not in ('m1', 'm2'))")
    events.load(
        call("identify", userId="u2", messageId="u2", traits={"plan": "pro"}),
        *(call(messageId=f"m{n}", properties=values) for n in (1, 2, 3)),
        call(event=..., messageId="m4"),
        call(messageId="m" * 200),
        schema=schema,
    )
    events.session.execute(f"drop view {on}; alter table {schema}.tracks drop constraint mine")
    events.session.execute(
        """update tributary.dead_letters set payload = replace(payload, '{"type"', '{"event": "Thing Done", "type"')"""
        " where rule = 'spec.event' and closed_at is null"
    )


def state(events: Events, schema: str) -> list[Any]:
    """What a replay leaves in a schema."""
    return [
        events.rows(sql.format(schema))
        for sql in (
            "select id, event from {}.tracks order by id",
            "select id, n, odd from {}.thing_done order by id",
            "select id, plan from {}.identifies order by id",
            "select id, plan from {}.users order by id",
            "select rule, replays, closed_reason from tributary.dead_letters where source = '{}' order by id",
            "select fetched, inserted, updated, dead_lettered from tributary.syncs where source = '{}' and kind = 'replay' order by id",
        )
    ]


@pytest.mark.E2
@pytest.mark.E3
@pytest.mark.E18
@pytest.mark.parametrize("dry", [True, False])
@pytest.mark.parametrize("after", [True, False])
@pytest.mark.parametrize(("text", "step"), [("", 11), ("commit", 1)])
def test_a_replay_of_calls_goes_on_wherever_its_session_is_lost(
    events: Events,
    proxy: Proxy,
    through: Warehouse,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    step: int,
    *,
    after: bool,
    dry: bool,
) -> None:
    monkeypatch.setattr(dead_letters, "AT_ONCE", 2)  # letters in a transaction
    refused(events, "well")
    (well,) = replay(events.warehouse, Which(sources=("well",)), dry=dry)
    assert (well.tried, well.closed) == (5, 4)
    with through.connection():
        pass
    for at in count(1, step):
        refused(events, f"s{at}")
        proxy.arm(at, proxy.cut, text=text, after=after)
        (done,) = replay(through, Which(sources=(f"s{at}",)), dry=dry)
        assert (done.tried, done.closed, done.counts) == (well.tried, well.closed, well.counts)
        assert [why for *_, why in done.refused] == [why for *_, why in well.refused]
        assert state(events, f"s{at}") == state(events, "well")
        if not proxy.struck:
            break
    assert at > 1 or dry
