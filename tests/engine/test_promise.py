"""The promise behind all others: however time was cut, in whatever order, the tables end alike (P3)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from etl.sandbox import Request
from etl.window import BEGINNING, Window
from tests.engine import oracle
from tests.engine.conftest import Lab
from tests.engine.shop import NOW, ShopWorld

DAYS = 40
Edit = Callable[[ShopWorld], None]


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    """Something that happens in the shop, after which some time passes."""
    key, value = draw(st.integers(0, 12)), draw(st.integers(0, 3))
    what = draw(
        st.sampled_from(
            ["order", "back and forth", "delete order", "customer", "delete customer", "tag", "untag"]
        )
    )
    minutes = draw(st.integers(0, 90))

    def happen(world: ShopWorld) -> None:
        name = f"o{key:05}"
        match what:
            case "order":
                world.order(name, amount=value, lines=[{"product": f"p{value}"}] * value)
            case "back and forth":
                if before := world.orders.get(name):
                    world.order(name, amount=-1)
                    world.later(minutes=1)
                    world.order(name, amount=before.get("amount"))
            case "delete order":
                world.delete_order(name)
            case "customer" | "delete customer":
                world.customer(key, email=f"{value}@example.com", deleted=what != "customer")
            case "tag":
                world.tags[f"t{key}"] = {"name": f"t{key}", "color": str(value)}
            case "untag":
                world.tags.pop(f"t{key}", None)
        world.later(minutes=minutes)

    return happen


CUTS = st.lists(st.integers(1, DAYS * 24 - 1), max_size=4, unique=True).map(sorted)


@pytest.mark.P3
@pytest.mark.D3
@pytest.mark.P1
@given(
    cuts=CUTS,
    order=st.randoms(use_true_random=False),
    before=st.lists(edits(), max_size=3),
    between=st.lists(st.lists(edits(), max_size=2), min_size=5, max_size=5),
    during=st.lists(edits(), max_size=4),
    again=st.booleans(),
)
@settings(
    derandomize=True,
    deadline=None,
    max_examples=12,
    phases=(Phase.generate,),  # an example takes half a second, so they are not made smaller
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_windows_in_any_order_with_a_world_that_moves_end_in_the_tables_of_one_full_read(
    lab: Lab,
    cuts: list[int],
    order: object,
    before: list[Edit],
    between: list[list[Edit]],
    during: list[Edit],
    again: bool,
) -> None:
    lab.query("drop schema if exists tiled cascade; drop schema if exists whole cascade")
    lab.query("drop schema if exists tributary cascade; drop schema if exists tributary_stage cascade")
    world = lab.server.simulator = lab.world = ShopWorld(page=7)
    world.fill(12, DAYS - 2)
    for edit in before:
        edit(world)
    first = datetime.fromtimestamp(NOW, UTC) - timedelta(days=DAYS)
    marks = [BEGINNING, *(first + timedelta(hours=cut) for cut in cuts), lab.now()]
    windows = [Window(a, b) for a, b in zip(marks, marks[1:], strict=False)]
    windows += windows[:1] if again else []
    order.shuffle(windows)  # type: ignore[attr-defined]
    waiting = list(during)

    def meanwhile(request: Request) -> None:
        if waiting and request.path != "/me":
            waiting.pop(0)(world)

    for window, happens in zip(windows, between, strict=False):
        for edit in happens:
            edit(world)
        world.meanwhile = meanwhile
        lab.good("tiled", window=window)
        world.meanwhile = lambda _: None
    world.later(minutes=15)
    lab.good("tiled")
    lab.good("whole")
    lab.check("whole")
    lab.check("tiled")
    assert oracle.stored(lab.warehouse, "tiled") == oracle.stored(lab.warehouse, "whole")
    again_ = lab.good("tiled", full=True)
    assert not any(o.total.inserted or o.total.updated or o.total.deleted for o in again_.values())
