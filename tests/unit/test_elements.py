"""Elements that are too long: cut behind a value, and nothing beside them is touched, wherever pieces end."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import elements
from etl.decode import Decoder
from etl.elements import Elements
from etl.errors import SourceError
from etl.overlong import CUT
from etl.settings import MOST_HELD
from etl.unpack import Useless
from tests.unit.decoding import ASOF, Fee, Unix

pytestmark = pytest.mark.B12

MOST = 40
LAST = json.loads(CUT)
texts = st.sampled_from(
    ["", "a", 'a"b', "\\", '\\"', "[", "]}", '{"', ",", '",', "é", "\U0001f600", "x" * 30]
)
values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), texts),
    lambda inner: st.lists(inner, max_size=6) | st.dictionaries(texts, inner, max_size=6),
    max_leaves=40,
)
records = st.lists(values, max_size=8)
documents = st.one_of(
    values,
    records,
    records.map(lambda some: {"data": some, "more": [1]}),
    records.map(lambda some: {"a": {"b": some}}),
)


def cut(body: bytes, size: int, most: int = MOST) -> bytes:
    """What is held of a body that comes in pieces of this size."""
    cutter = Elements(most)
    held = b"".join(cutter.of(body[at : at + size]) for at in range(0, len(body), size))
    assert len(held) + cutter.cut == len(body)
    return held


def begins(before: Any, after: Any) -> bool:
    """Whether this is that, or its beginning, closed behind a last value."""
    if after == before or type(after) is not type(before) or not isinstance(before, list | dict):
        return bool(after == before)
    was, now = (list(one.items()) if isinstance(one, dict) else one for one in (before, after))
    *whole, last = now
    at = len(whole)
    if last in (LAST, (LAST, 0)):
        return bool(whole == was[:at])
    if isinstance(before, dict):
        return bool(whole == was[:at]) and last[0] == was[at][0] and begins(was[at][1], last[1])
    return bool(whole == was[:at]) and begins(was[at], last)


def same(before: Any, after: Any) -> int:
    """How many elements of outermost lists were cut: of these the beginning is there, and all else as it was."""
    if isinstance(before, dict):
        assert before.keys() == after.keys()
        return sum(same(before[key], after[key]) for key in before)
    if isinstance(before, list):
        assert len(before) == len(after)
        assert all(map(begins, before, after))
        return sum(b != a for b, a in zip(before, after, strict=True))
    assert before == after
    return 0


@settings(derandomize=True, deadline=None)
@given(documents, st.integers(1, 60), st.booleans(), st.booleans())
def test_only_long_elements_are_cut_and_behind_a_value_wherever_pieces_end(
    document: Any, size: int, escaped: bool, spaced: bool
) -> None:
    body = json.dumps(document, ensure_ascii=escaped, indent=1 if spaced else None).encode()
    held = cut(body, size)
    same(document, json.loads(held))
    for limit in (len(body), 10**9):
        assert cut(body, size, limit) == body


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 1000])
@pytest.mark.parametrize(
    "long",
    [
        {"id": 2, "name": list(range(1000))}, {"id": 2} | {f"k{n}": n for n in range(300)}, list(range(1000)),
        {"id": 2, "name": [{"a": [n, {"b": '"]}'}]} for n in range(99)]}, {"id": 2, "name": [[]] * 500},
        {"id": 2, "name": ["\\", '"', "[{"] * 300},
    ],
)  # fmt: skip
def test_each_long_element_is_cut_and_its_neighbours_are_whole(long: Any, size: int) -> None:
    good = {"id": 1, "name": ["x", {"y": [1]}]}
    document = {"before": {"a": 1}, "data": [good, long, good, 7, long, long, good], "next": "/2"}
    held = json.loads(cut(json.dumps(document).encode(), size))
    assert [held["data"][at] for at in (0, 2, 3, 6)] == [good, good, 7, good]
    assert (held["before"], held["next"]) == ({"a": 1}, "/2")
    assert same(document, held) == 3
    for at in (1, 4, 5):
        assert MOST < len(json.dumps(held["data"][at])) < MOST + 4 * size + 60


def test_what_is_held_is_cut_where_it_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(elements, "PIECE", 256)
    for tail in range(0, 1000, 37):
        short = {"a": [[1], [2, 3, {"b": "c" * 40}], [4]][: 1 + tail % 3]}
        body = json.dumps([short, {"a": list(range(tail))}, short] * 9).encode()
        held = io.BytesIO(body)
        cutter = Elements(300)
        cutter.over(held)
        assert held.tell() == len(held.getvalue()) == len(body) - cutter.cut
        assert held.getvalue() == cut(body, 256, 300)


@pytest.mark.parametrize("odd", [b'[{"a":' + b"[" * 200, b"[" * 300 + b"]" * 300, b"[{]}" * 40])
def test_what_is_nested_without_end_or_no_json_is_given_up(odd: bytes) -> None:
    for before in (b"", b'[{"a":[' + b"1," * 500):
        with pytest.raises(Useless, match="nested more than 100 deep, or no JSON"):
            cut(before + odd, 100)


def test_what_is_nested_in_a_record_that_was_cut_is_not_taken_for_all_there_is() -> None:
    lines = [{"amount": n} for n in range(9)]
    body = json.dumps(
        {"data": [{"id": "a", "fees": lines, "more": [[n] for n in range(9999)]}, {"id": "b"}]}
    ).encode()
    held = cut(body, 100, 1000)
    held = held[:-1] + b" " * MOST_HELD + held[-1:]
    assert len(Decoder(Unix, "data").scan(held).raws) == 2
    with pytest.raises(
        SourceError, match="what encloses fees has over 33,554,432 bytes; ask for fewer at once"
    ):
        Decoder(Fee, "data[].fees").scan(held)
    assert len(Decoder(Fee, "data[].fees").scan(body).raws) == 9
    assert Decoder(Fee, "data[].fees").rows(Decoder(Fee, "data[].fees").scan(body), ASOF).count == 9
