"""What the target has alike: neither staged nor written, and still known to have been seen, and when."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import pytest

from etl.connector import Compare
from etl.decode import Decoder
from etl.warehouse import known
from etl.warehouse.known import AS_THEY_ARE, MOST_IN_MIND, Block, Known
from etl.warehouse.stage import Stage
from tests.warehouse.staging import Bench, Item, Rows, Whole, at, item

ODD = ('"', "\\", '\\"', "{", "}", ",", '","', "null", "NULL", "%s", "\x1f", "é", " a ", "", "\n")


def block(asof: float, *records: dict[str, Any]) -> Block:
    decoder = Decoder(Item, ".")
    return Block(decoder, decoder.scan(json.dumps(records).encode()), at(asof))


@contextmanager
def begun(bench: Bench) -> Iterator[Stage]:
    """A sync under way."""
    stage = Stage(Item, bench.schema, "run", "items")
    try:
        yield stage
    finally:
        stage.drop(bench.connection)


def seen(bench: Bench, stage: Stage) -> dict[str, datetime]:
    """What is written down as seen, and when it was asked for."""
    if not bench.left():
        return {}
    return dict(bench.connection.execute(f"select id, _version from {stage.merge.same}").fetchall())


def test_a_sync_that_finds_nothing_new_writes_nothing(bench: Bench) -> None:
    bench.sync(Rows(1, item(1, "a"), item(1, "b")))
    with begun(bench) as stage:
        stage.load(bench.connection, [block(5, item(1, "a"), item(1, "b"))])
        with bench.connection.transaction():
            stage.commit(bench.connection)
        assert bench.left() == []
        assert stage.counts.unchanged == 2


@pytest.mark.E17
@pytest.mark.parametrize(("form", "share"), [("%032d", 0.3), (None, 1.2)], ids=["counted", "drawn"])
def test_many_keys_are_packed_if_that_makes_them_smaller_and_come_out_as_they_were(
    bench: Bench, form: str | None, share: float
) -> None:
    chance = random.Random(3)
    keys = [form % n if form else f"{chance.getrandbits(128):032x}é" for n in range(40_000)]
    with begun(bench) as stage:
        stage.make(bench.connection)
        kept = Known(stage.merge)
        for start in range(0, len(keys), 1_000):
            kept.keep([(key,) for key in keys[start : start + 1_000]], at(start), [None] * 1_000)
        beyond = sum(map(len, keys)) - AS_THEY_ARE
        assert kept.size - AS_THEY_ARE < beyond * share + 50_000
        kept.write(bench.connection)
        assert seen(bench, stage) == {key: at(n // 1_000 * 1_000) for n, key in enumerate(keys)}
        assert kept.size == 0


def test_what_was_seen_is_written_with_its_pages_time_once_a_commit_has_to_look(bench: Bench) -> None:
    bench.sync(Rows(1, *(item(1, key) for key in "abcd")))
    with begun(bench) as stage:
        pages = [
            block(5, item(1, "a"), item(2, "new")),
            block(6, item(2, "b")),
            block(7, item(1, "c"), item(1, "d")),
        ]
        stage.load(bench.connection, pages)
        assert seen(bench, stage) == {}
        with bench.connection.transaction():
            stage.commit(bench.connection)
        assert seen(bench, stage) == {"a": at(5), "c": at(7), "d": at(7)}
    assert bench.state() == {"a": 1, "b": 2, "c": 1, "d": 1, "new": 2}


@pytest.mark.parametrize("key", ODD)
def test_any_text_is_recognised_among_others(bench: Bench, key: str) -> None:
    records = [item(1, "a"), item(1, key), item(1, "z")]
    bench.sync(Rows(1, *records))
    with begun(bench) as stage:
        stage.load(bench.connection, [block(5, *records), block(6, item(2, "a"), item(1, key))])
        with bench.connection.transaction():
            stage.commit(bench.connection)
        assert (stage.counts.unchanged, stage.counts.updated) == (4, 1)
        assert seen(bench, stage)[key] in (at(5), at(6))


@pytest.mark.parametrize("odd", ["", "\x1f"])
def test_no_more_is_kept_in_mind_than_there_is_room_for_however_long_keys_are(bench: Bench, odd: str) -> None:
    records = [item(1, f"{n:01000}{odd}") for n in range(MOST_IN_MIND // 1000 + 1)]
    bench.sync(Rows(1, *records))
    with begun(bench) as stage:
        stage.load(bench.connection, [block(5, *records[:10])])
        assert seen(bench, stage) == {}
        stage.load(bench.connection, [block(6, *records[10:])])
        assert len(seen(bench, stage)) == len(records)


def test_more_than_is_kept_in_mind_counts_as_seen_too(bench: Bench) -> None:
    count = 2 * known.MOST_IN_MIND // 1_900 + 1
    records = [item(1, f"k{n}".ljust(1_900, "x")) for n in range(count)]
    bench.sync(Rows(1, *records, item(1, "gone")))
    counts = bench.sync(Rows(5, *records), Whole(5))
    assert (counts.unchanged, counts.deleted) == (len(records), 1)


def test_as_many_keys_as_rows_are_compared_in_one_pass(bench: Bench) -> None:
    """Row by row it would take minutes, and the statement be cut off."""
    many = 40_000
    bench.sync(Rows(1, *(item(1, f"k{n}") for n in range(many))))
    with begun(bench) as stage:
        for start in range(0, many, 1_000):
            keys = [(f"k{n + 5}",) for n in range(start, start + 1_000)]
            stage.alive(bench.connection, keys, at(6))
        question = Compare(at(5), most=10)
        bench.connection.execute("set statement_timeout = '20s'")
        stage.compare(bench.connection, question)
        assert (question.missing, question.living, len(question.unknown)) == (5, many, 5)
