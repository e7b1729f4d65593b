"""Sessions that replays of records lose, at whichever message: they go on, and nothing is there twice."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from etl.replay import Replayed, replay
from etl.sources import open_source
from etl.warehouse import dead_letters
from etl.warehouse.dead_letters import Which
from etl.warehouse.postgres import Warehouse
from tests.engine.conftest import Lab, lab, world
from tests.engine.proxy import Proxy
from tests.engine.test_crashes import proxy, through
from tests.faults.test_dead_letters import WHOLE

__all__ = ["lab", "proxy", "through", "world"]


def filled(lab: Lab) -> None:
    """A shop with two orders without a key, with lines, a value for which there is a fix, and one without."""
    lab.world.fill(12)
    for order, lines in (("o00003", 2), ("o00004", 1)):
        same = {"product": "p", "amount": 5}
        lab.world.orders[order] |= {"id": None, "number": order, "lines": [same] * lines}
    lab.world.orders["o00005"]["note"] = {"text": "hello"}
    lab.world.customer(1, email={"at": "example.com"})
    lab.world.later(minutes=2)


def again(lab: Lab, warehouse: Warehouse, name: str, *, dry: bool) -> list[Replayed]:
    opened = open_source(lab.config(name, connector=WHOLE), secrets=False)
    done = replay(opened, warehouse, Which(), dry=dry)
    opened.close()
    return done


def state(lab: Lab, name: str) -> list[Any]:
    """What a replay leaves of a source."""
    return [
        lab.query(sql.format(name))
        for sql in (
            "select id, amount, note from {}.orders order by id",
            "select order_id, position, product, amount from {}.order_lines order by 1, 2",
            "select table_name, rule, replays, closed_reason from tributary.dead_letters where source = '{}' order by stream, id",
            "select stream, fetched, inserted, updated from tributary.syncs where source = '{}' and kind = 'replay' order by stream, id",
        )
    ]


@pytest.mark.E2
@pytest.mark.E3
@pytest.mark.E18
@pytest.mark.parametrize("dry", [True, False])
@pytest.mark.parametrize("after", [True, False])
@pytest.mark.parametrize(("text", "step"), [("", 7), ("commit", 1)])
def test_a_replay_of_records_goes_on_wherever_its_session_is_lost(
    lab: Lab,
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
    filled(lab)
    lab.good("well")
    well = again(lab, lab.warehouse, "well", dry=dry)
    assert {one.stream: (one.tried, one.closed) for one in well} == {"orders": (6, 6), "customers": (1, 0)}
    with through.connection():
        pass
    for at in count(1, step):
        lab.good(f"s{at}")
        proxy.arm(at, proxy.cut, text=text, after=after)
        done = again(lab, through, f"s{at}", dry=dry)
        for one, undisturbed in zip(done, well, strict=True):
            assert one.counts == undisturbed.counts
            assert (one.tried, one.closed) == (undisturbed.tried, undisturbed.closed)
            assert [why for *_, why in one.refused] == [why for *_, why in undisturbed.refused]
        assert state(lab, f"s{at}") == state(lab, "well")
        if not proxy.struck:
            break
    assert at > 1 or dry


@pytest.mark.E18
def test_a_dry_replay_tells_what_one_does_however_many_letters_are_tried_together(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(lab)
    lab.good("well")
    for together in (1, 2, 100):
        monkeypatch.setattr(dead_letters, "AT_ONCE", together)
        done = again(lab, lab.warehouse, "well", dry=True)
        told = {one.stream: (one.tried, one.closed, len(one.refused)) for one in done}
        assert told == {"orders": (6, 6, 0), "customers": (1, 0, 1)}
