"""The compiled writers give what the exact way gives, whatever calls hold."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from etl.copytext import cells
from etl.events.convert import Chunk, Converter
from etl.events.layout import MOST_COLUMNS
from etl.events.read import Lines
from etl.events.shape import Node, Rows
from etl.events.tables import Tables
from etl.window import as_utc
from tests.events.conftest import AT, call

NOW = datetime(2026, 6, 1, tzinfo=UTC)
MOMENTS = st.sampled_from(
    [
        AT,
        "2026-05-04T10:00:00.123456+05:30",
        "2026-05-04T10:00:00.999999500Z",
        "2026-05-04T10:00:00",
        "soon",
        None,
        5,
        "",
    ]
)
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.integers(-5, 5),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=8), MOMENTS, st.sampled_from(["\\", "\\N", "a\tb", "\x1f", "\x1d\n", "\0", "\ud83d", "é🙂"]),
)  # fmt: skip
KEYS = st.sampled_from(
    ["a", "aB", "a_b", "id", "email", "time", "x y", 'q"t', "ün", "name", "traits", "nested"]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)
OBJECTS = st.dictionaries(KEYS, VALUES, max_size=5)
CALLS = st.fixed_dictionaries(
    {"type": st.sampled_from(["track", "page", "screen", "identify", "group", "alias"])},
    optional={
        "event": st.sampled_from(["Thing Done", "Users", "thing_done"]), "messageId": st.text(max_size=5),
        "userId": st.sampled_from(["u1", "", 7, None]), "anonymousId": st.sampled_from(["a1", None]),
        "groupId": st.sampled_from(["g", 3]), "previousId": st.just("p"), "name": st.sampled_from(["Home", None]),
        "category": st.just("Shop"), "properties": OBJECTS, "traits": OBJECTS, "context": OBJECTS,
        "originalTimestamp": MOMENTS, "timestamp": MOMENTS, "sentAt": MOMENTS, "receivedAt": MOMENTS,
    },
)  # fmt: skip


def converted(converter: Converter, calls: list[Any]) -> Chunk:
    body = b"\n".join(json.dumps(c).encode() for c in calls)
    return converter.chunk(Lines(0, 0, "", body, last=True), NOW)


def rows(chunk: Chunk) -> list[dict[str, str | None]]:
    """Every line by column, with its table, in an order of its own."""
    found = [_row(each, line) for each in chunk.rows for line in each.body.decode().split("\n")[:-1]]
    return sorted(found, key=lambda row: sorted((k, str(v)) for k, v in row.items()))


def _row(each: Rows, line: str) -> dict[str, str | None]:
    row = dict(zip(each.columns, cells(line), strict=True))
    for name in ("original_timestamp", "sent_at", "received_at", "timestamp"):
        if text := row[name]:  # the same moment, in whatever zone it is spelled
            row[name] = str(as_utc(text))
    return {"table": each.table, **{name: value for name, value in row.items() if value is not None}}


@settings(max_examples=40, deadline=None)
@given(st.lists(CALLS, min_size=1, max_size=4))
def test_a_call_gives_the_same_the_exact_way_and_through_a_compiled_writer(calls: list[Any]) -> None:
    taught = Converter(Tables({}, {}, {}))
    for _ in range(8):  # until no more is learned and writers are compiled
        converted(taught, calls)
    tables = {name: dict(columns) for name, columns in taught._tables.columns.items()}
    exact = Converter(Tables(tables, {}, {}))
    for one in calls:  # each alone, into tables that are as they will be: nothing is learned before
        alone = converted(exact, [one])
        again = converted(taught, [one])
        assert rows(again) == rows(alone)
        assert again.letters == alone.letters
        exact = Converter(Tables(tables, {}, {}))


def test_keys_made_of_ids_on_two_levels_take_no_more_memory_the_more_there_are() -> None:
    def known(node: Node) -> int:
        return sum(1 + (known(child) if isinstance(child, Node) else 0) for child in node.keys.values())

    converter = Converter(Tables({}, {}, {}))
    for part in range(4):
        ids = range(part * 100, part * 100 + 100)
        by_user = [{f"u{(i * 9 + j) % 900}": {f"o{i * 9 + j}": {"n": 1}} for j in range(9)} for i in ids]
        chunk = converted(converter, [call(event="A", properties=p, context=p) for p in by_user])
    (shape,) = converter._tracks.values()
    assert known(shape.payload_keys) + known(shape.context_keys) <= MOST_COLUMNS
    assert len(chunk.rows) == 2, "nothing is learned any more"
    assert chunk.letters == []
    assert sum(len(row["id"] or "") > 0 for row in rows(chunk)) == 200


def test_most_calls_of_a_kind_go_through_the_writer() -> None:
    """Of 10,000 calls in random order, but for the first of each kind."""
    rng = random.Random(4)
    converter = Converter(Tables({}, {}, {}))
    calls = [
        call(event=rng.choice(["A", "B"]), properties={k: rng.random() for k in rng.sample("abcdef", 3)})
        for _ in range(2_000)
    ]
    chunk = converted(converter, calls)
    assert chunk.calls == 2_000
    assert all(shape.write is not None for shape in converter._tracks.values())
    assert len(chunk.rows) < 40
