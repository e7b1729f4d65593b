"""Any sync of copies, tombstones and complete readings, in any order and cut into any commits: the fold of it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest

from tests.warehouse.staging import EPOCH, Bench, Commit, Gone, Item, Rows, StampedItem, Step, Whole, at, item

PARENT = {"a": "x", "b": "x", "c": "y", "d": "y"}
LONG = "".join(random.Random(1).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=4_000))
LONG_PARENT = {"a": LONG, LONG: LONG, "c": "y", LONG + "d": "y"}
SEEDS = 80


@dataclass(frozen=True)
class Fact:
    """What a sync was told of one key: that it lives, with this value, or that it is gone."""

    version: float
    asof: float
    value: int | None


@dataclass
class Story:
    """A sync, and what it says."""

    steps: list[Step]
    facts: dict[str, list[Fact]]
    whole: dict[str, float]
    """Key -> since when all that is there was asked for."""


def tell(
    chance: random.Random, base: float, unit: float, parent_of: Mapping[str, str], *, stamped: bool
) -> Story:
    """A sync at about `base`. Where the vendor stamps, copies may be older than when they were asked for."""
    story = Story([], {key: [] for key in parent_of}, {})
    parents_there = list(dict.fromkeys(parent_of.values()))
    times = list(range(chance.randint(1, 6)))
    chance.shuffle(times)
    everything, ends = chance.random() < 0.5, list[Step]()
    for tick in times:
        asof = base + tick * unit
        match chance.choice(["rows", "rows", "rows", "gone", "whole"]):
            case "rows":
                records = []
                for key in chance.sample(list(parent_of), chance.randint(1, 3)):
                    age = chance.choice([0, 0, 1, 2, 15]) + 0.5 if stamped else 0
                    value = round(tick - age) if stamped else chance.randint(1, 2)  # a stamp has one content
                    version = asof - age * unit
                    stamp = {"updated": at(version).isoformat()} if stamped else {}
                    records.append(item(value, key, parent=parent_of[key], **stamp))
                    story.facts[key].append(Fact(version, asof, value))
                story.steps.append(Rows(asof, *records))
            case "gone":
                keys = chance.sample(list(parent_of), chance.randint(1, 2))
                story.steps.append(Gone(asof, *keys))
                for key in keys:
                    story.facts[key].append(Fact(asof, asof, None))
            case "whole" if not everything or not story.whole:
                parents = (
                    None if everything else chance.choice([*([p] for p in parents_there), parents_there])
                )
                since = base if stamped else asof
                (ends if stamped else story.steps).append(Whole(since, parents))
                for key, parent in parent_of.items():
                    if parents is None or parent in parents:
                        story.whole[key] = max(since, story.whole.get(key, since))
        if chance.random() < 0.4:
            story.steps.append(Commit())
    story.steps += ends
    return story


def fold(
    row: tuple[float, int | None] | None, facts: Sequence[Fact], whole: float | None
) -> tuple[float, int | None] | None:
    """What becomes of a row: its version, and its value or that it is gone (None); None if there is no row."""
    newer = [fact for fact in facts if row is None or fact.version >= row[0]]
    if newer and (row or any(fact.value is not None for fact in facts)):
        newest = max(newer, key=lambda fact: (fact.version, fact.asof))
        row = newest.version, newest.value
    seen = max((fact.asof for fact in facts if fact.value is not None), default=float("-inf"))
    if row and row[1] is not None and whole is not None and seen < whole:
        row = max(row[0], whole), None
    return row


@pytest.mark.D4
@pytest.mark.D6
@pytest.mark.parametrize("table", [Item, StampedItem])
@pytest.mark.parametrize("parent_of", [PARENT, pytest.param(LONG_PARENT, marks=pytest.mark.B13)])
def test_any_syncs_leave_what_they_say(
    connection: psycopg.Connection[Any], table: type[Item], parent_of: Mapping[str, str]
) -> None:
    stamped = table is StampedItem
    for seed in range(SEEDS):
        chance = random.Random(seed)
        in_mind = chance.choice([0, 10, 100_000])
        connection.execute("drop table if exists shop.items")
        bench = Bench(connection, table, in_mind=in_mind)
        rows: dict[str, tuple[float, int | None] | None] = dict.fromkeys(parent_of)
        for _ in range(chance.randint(1, 3)):
            now = (
                datetime.now(UTC) - EPOCH
            ).total_seconds()  # of stamped rows the target says when they came
            story = tell(chance, now, 2e-6, parent_of, stamped=stamped)
            bench.sync(*story.steps)
            rows = {key: fold(rows[key], story.facts[key], story.whole.get(key)) for key in parent_of}
            expected = {key: row[1] for key, row in rows.items() if row and row[1] is not None}
            found = {key: value for key, value in bench.state().items() if value != "deleted"}
            assert found == expected, (seed, story.steps)
