"""However rows come in, at once or bit by bit: identity is the same to the last number."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.identity.conftest import World

COLUMNS = dict.fromkeys(("anonymous_id", "user_id", "email", "name", "context_amp_id"), "text")
DAY = 24 * 60.0


def invented(chance: random.Random) -> list[tuple[str, float, dict[str, Any]]]:
    """Rows of two tables in the order in which they come, over some months; some at the same time."""
    rows, minute = [], 0.0
    for _ in range(chance.randint(5, 60)):
        minute += chance.choice([0, 1, 60, DAY, 9 * DAY])
        some = {
            "anonymous_id": f"a{chance.randrange(8)}",
            "user_id": f"u{chance.randrange(5)}",
            "email": chance.choice([" E", "e"]) + f"{chance.randrange(5)}@x.com",
            "name": f"Name {chance.randrange(4)}",
            "context_amp_id": f"a{chance.randrange(8)}",
        }
        kept = {name: value for name, value in some.items() if chance.random() < 0.6}
        rows.append((chance.choice(["web.identifies", "web.pages"]), minute, kept))
    return rows


@pytest.mark.D13
@pytest.mark.parametrize("seed", range(12))
def test_identity_is_the_same_from_scratch_and_by_any_increments(world: World, seed: int) -> None:
    chance = random.Random(seed)
    rows = invented(chance)
    world.rules(
        limits={
            "email": chance.choice([1, 2, "1 monthly"]),
            "anonymous_id": chance.choice(["1 daily", 3, "2 weekly"]),
        },
        block={"any": ["a0"]} if chance.random() < 0.3 else {},
        largest=chance.choice([4, 1000]),
        merges=chance.choice([1, 100]),
    )
    for name in ("web.identifies", "web.pages"):
        world.table(name, **COLUMNS)
    left = list(rows)
    while left:
        size = chance.randint(1, 25)
        while size < len(left) and left[size - 1][1] == left[size][1]:
            size += 1  # what came at the same time came together
        for name, minute, row in left[:size]:
            world.put(name, minute, **row)
        left = left[size:]
        world.refresh()
        if chance.random() < 0.3:
            assert world.refresh().observations == 0
    increments = world.kept()
    world.refresh(anew=True)
    scratch = world.kept()
    for what, found in scratch.items():
        assert increments[what] == found, what
    world.rebuild()
    again = world.kept()
    for what, found in scratch.items():
        assert again[what] == found, what
