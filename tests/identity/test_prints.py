"""Prints of values: two with the same are told apart by their marks, and no order depends on a run's own."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta

import numpy as np

from etl.identity.claims import Claim
from etl.identity.collect import Source, arrivals, note_told
from etl.warehouse.person_crew import Crew
from etl.warehouse.person_rows import Rows, Value
from etl.warehouse.person_values import Column, Read
from tests.identity.conftest import World


def column(*values: tuple[int, int]) -> Column:
    prints, marks = zip(*values, strict=True)
    return Column(np.array(prints, np.int64), np.array(marks, np.int32), 1)


def test_values_that_have_the_same_print_are_told_apart_by_their_marks(world: World) -> None:
    one, other, third, none = (5, -2), (5, 1 << 30), (-7, 0), (0, 0)
    claim = Claim("web", "identifies", (), (), "", "", timedelta())
    source = Source(claim, Rows(1, "", (Value(1, ""), Value(1, "")), "", "", None), "")
    times = np.array([1, 2, 3], np.int64)
    source.read = Read(times, times.copy(), [column(one, other, third), column(other, none, one)])
    source.telling = Future()
    source.telling.set_result([column(other, third, one)])
    with ThreadPoolExecutor(1) as pool:
        found, _, rounds = arrivals(Crew(world.warehouse, pool, "", 0), [source], known=False)
    note_told([source], rounds)
    (a, b), (c,), (d, e) = (found.refs[found.owner == place].tolist() for place in range(3))
    assert (b, a) == (c, e)
    assert {a, b, d} == {1, 2, 3}
    assert source.told[0].prints.tolist() == [b, d, a]


def test_what_was_said_at_the_same_time_has_the_same_order_in_each_run(world: World) -> None:
    world.table("web.identifies", user_id="text", anonymous_id="text", email="text", phone="text")
    for n in range(30):
        world.put("web.identifies", 0, user_id=f"u{n}", anonymous_id=f"a{n % 7}")
    world.refresh()
    before = world.kept()
    world.refresh(anew=True)
    assert world.kept() == before
