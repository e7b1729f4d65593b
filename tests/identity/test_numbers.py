"""Numbers that are sorted or looked up by their leading bits, of which others may have the same."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from etl.identity import batch
from etl.identity.batch import Said, arrange, distinct
from etl.warehouse.arrays import by_lead, finder


@pytest.mark.parametrize("spread", [10, 1 << 20, 1 << 63])
def test_a_number_is_found_where_it_stands_and_others_nowhere(spread: int) -> None:
    chance = Random(spread)
    every = sorted({chance.randrange(-spread, spread) for _ in range(500)})
    known, others = every[1::2], [*every[::2], -(1 << 63), (1 << 63) - 1]
    find = finder(np.array(known, np.int64))
    assert find(np.array(known, np.int64)).tolist() == list(range(1, len(known) + 1))
    assert not find(np.array([n for n in others if n not in known], np.int64)).any()


def test_among_none_nothing_is_found() -> None:
    assert finder(np.empty(0, np.int64))(np.array([0, 5], np.int64)).tolist() == [0, 0]


@pytest.mark.parametrize("bits", [3, 40, 63])
def test_numbers_come_in_the_order_of_their_leading_bits_and_else_as_they_stand(bits: int) -> None:
    chance = Random(bits)
    values = [chance.randrange(1 << bits) for _ in range(1000)]
    order, lead = by_lead(np.array(values, np.int64))
    dropped = max(0, bits + 10 - 64)
    assert order.tolist() == sorted(range(1000), key=lambda at: values[at] >> dropped)
    assert lead.tolist() == sorted(value >> dropped for value in values)


def test_times_that_are_nearly_alike_are_told_apart() -> None:
    times = [1 << 58, *range(200, 0, -1), -(1 << 58)]
    ids = list(range(1, len(times) + 1))
    said = Said(1, np.array(times, np.int64), [np.array(ids, np.int32)])
    found = arrange([said], np.zeros(len(ids) + 1, np.int32))
    assert found.times.tolist() == sorted(times)
    assert found.refs.tolist() == ids[::-1]


def test_the_first_stays_of_those_that_say_the_same_where_others_have_their_print(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batch, "mixed", lambda numbers: numbers.astype(np.uint64) % np.uint64(3))
    chance = Random(0)
    said = [tuple(sorted(chance.sample(range(9), chance.randint(1, 3)))) for _ in range(2000)]
    spans = [chance.randrange(4) for _ in said]
    owner = np.repeat(np.arange(len(said), dtype=np.int32), [len(refs) for refs in said])
    refs = np.array([ref for some in said for ref in some], np.int32)
    both = list(zip(said, spans, strict=True))
    found = distinct(owner, refs, np.array(spans, np.int32))
    assert found.tolist() == [both.index(this) == at for at, this in enumerate(both)]
