"""Strings that are too long: cut between characters, and nothing beside them is touched, wherever pieces end."""

from __future__ import annotations

import gzip
import json
import random
import re
import socket
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import SourceError
from etl.exchanges import Exchange
from etl.http import Client
from etl.overlong import ROOM, Cutter, may_be_cut
from etl.settings import MOST_HELD
from tests.unit.test_wire import CHUNKED
from tests.unit.vendors import Raw, raw, replying, whole

MIB = 1 << 20
MOST = 40
STRING = re.compile(rb'"((?:[^"\\]|\\.)*)"', re.DOTALL)
ESCAPES = ('"', "\\", "/", "\n", "\t", "\0", "u", "\ud83d", "\ude00", "\U0001f600", "é", "漢")
texts = st.one_of(
    st.text(max_size=9),
    st.lists(st.sampled_from(ESCAPES), max_size=300).map("".join),
    st.tuples(st.sampled_from(ESCAPES), st.integers(0, 300)).map(lambda t: t[0] * t[1]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=300),
)
documents = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), texts),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


def written(document: Any, *, escaped: bool) -> bytes:
    """A document as some vendors write it: all in ASCII, or with what need not be escaped as it is."""
    text = json.dumps(document, ensure_ascii=escaped)
    if not escaped:
        text = re.sub("[\ud800-\udfff]", lambda lone: f"\\u{ord(lone[0]):04X}", text.replace("/", r"\/"))
    return text.encode()


def cut(pieces: list[bytes]) -> bytes:
    """What is held of them, which with what is not is all."""
    cutter = Cutter(MOST)
    held = b"".join(map(cutter.of, pieces))
    assert len(held) + cutter.cut == sum(map(len, pieces))
    return held


def check(body: bytes, held: bytes) -> list[tuple[bytes, bytes]]:
    """Only strings differ, and of these only long ones, of which whole characters are there; those which do."""
    assert STRING.sub(b'""', held) == STRING.sub(b'""', body)
    json.loads(held)
    pairs = list(zip(STRING.findall(body), STRING.findall(held), strict=True))
    for before, after in pairs:
        assert before.startswith(after)
        assert after == before or len(after) >= MOST
        assert json.loads(b'"%s"' % before).startswith(json.loads(b'"%s"' % after))
    return [(before, after) for before, after in pairs if before != after]


@given(documents, st.booleans(), st.data())
def test_only_long_strings_are_cut_and_between_characters_wherever_pieces_end(
    document: Any, escaped: bool, data: st.DataObject
) -> None:
    body = written(document, escaped=escaped)
    ends = sorted({*data.draw(st.lists(st.integers(1, len(body)), max_size=30)), len(body)})
    check(body, cut([body[a:b] for a, b in zip([0, *ends], ends, strict=False)]))


@given(documents, st.booleans(), st.integers(ROOM + 1, 100))
def test_of_a_string_no_more_is_held_than_a_record_may_have_and_a_piece(
    document: Any, escaped: bool, size: int
) -> None:
    body = written(document, escaped=escaped)
    held = cut([body[at : at + size] for at in range(0, len(body), size)])
    check(body, held)
    assert all(len(string) <= MOST + size + ROOM for string in STRING.findall(held))


@pytest.mark.parametrize(
    "unit", [r"\"", r"\\", "\\u00e9", "\\ud83d\\ude00", "é", "漢", "\U0001f600", "u", "n"]
)
@pytest.mark.parametrize("escaped_before", ["", r"\\", r"\""])
def test_however_escapes_and_characters_lie_across_the_cut(unit: str, escaped_before: str) -> None:
    for shift in range(12):
        body = f'{{"a":["{"x" * shift}{escaped_before}{unit * 200}",1],"b":"c"}}'.encode()
        for size in range(ROOM + 1, ROOM + 13):
            pieces = [body[at : at + size] for at in range(0, len(body), size)]
            assert len(check(body, cut(pieces))) == 1


@pytest.mark.parametrize(
    ("content_type", "may"),
    [
        ("application/json", True), ("application/vnd.api+json; charset=UTF-8", True), ("text/json;charset=ascii", True),
        ("application/json; charset=latin-1", False), ("application/json; charset=klingon", False), ("text/csv", False),
        ("", False),
    ],
)  # fmt: skip
def test_json_in_utf8_may_be_cut(content_type: str, may: bool) -> None:
    assert may_be_cut({"content-type": content_type}) == may


@cache
def text() -> str:
    """Longer than a record may be, and not of what packs so well that it is a bomb."""
    return "é" + random.Random(24).randbytes(20 * MIB).hex()


def page() -> bytes:
    """A page with such a string in one of its records."""
    return (
        f'{{"data":[{{"id":1}},{{"id":2,"name":"{text()}"}},{{"id":3,"name":"\\"é"}}],"next":"/4"}}'.encode()
    )


def framed(how: str) -> bytes:
    """That page as it may be sent."""
    if how == "chunked":
        return CHUNKED + b"%x\r\n%s\r\n0\r\n\r\n" % (len(page()), page())
    return whole(gzip.compress(page(), 1), "Content-Encoding: gzip") if how == "gzip" else whole(page())


def ask(url: str, told: list[Exchange] | None = None, **how: Any) -> bytes:
    """One request, by a client of its own that does not really wait."""
    client = Client(url, sleep=lambda _: None, **how)
    if told is not None:
        client.watch(told.append)
    try:
        return client.get("/v1/charges").body
    finally:
        client.close()


@pytest.mark.B12
@pytest.mark.parametrize("how", ["length", "chunked", "gzip"])
def test_of_an_answer_with_a_long_string_all_else_arrives_however_it_is_framed(how: str) -> None:
    told: list[Exchange] = []
    with replying(framed(how)) as line:
        body = ask(line.url, told)
    assert MOST_HELD < len(body) < MOST_HELD + 2 * MIB
    found = json.loads(body)
    first, long, last = found["data"]
    assert (first, long["id"], last, found["next"]) == ({"id": 1}, 2, {"id": 3, "name": '"é'}, "/4")
    assert len(long["name"]) > MOST_HELD
    assert text().startswith(long["name"])
    assert [each.received for each in told] == [len(page())]


@pytest.mark.B12
@pytest.mark.C4
def test_an_answer_that_breaks_off_in_what_is_cut_of_it_is_asked_for_again() -> None:
    cut = whole(page())[:-MIB]
    with replying(cut, cut.replace(b"Content-Length", b"Content-Size"), whole(page())) as line:
        assert json.loads(ask(line.url))["next"] == "/4"
        assert line.connections == 3


@pytest.mark.parametrize(
    "content_type", ["text/csv", "application/json; charset=latin-1", "application/json; charset=utf-16"]
)
def test_what_is_not_json_in_utf8_is_left_as_it_is(content_type: str) -> None:
    charset = content_type.partition("charset=")[2] or "utf-8"
    with replying(whole(page().decode().encode(charset), f"Content-Type: {content_type}")) as line:
        assert ask(line.url, json=False) == page()


@pytest.mark.C12
@pytest.mark.S15
@pytest.mark.P5
@pytest.mark.parametrize(
    ("head", "part", "most"),
    [
        (
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10000000000\r\n\r\n",
            b"1",
            8,
        ),
        (CHUNKED + b'7\r\n{"a":["\r\n', b"1", 8),
        (CHUNKED + b'5\r\n{"a":\r\n', b"1", 1),
        (CHUNKED + b'7\r\n[{"a":[\r\n', b"1,", 8),
        (CHUNKED + b'7\r\n[{"a":1\r\n', b'},{"b":[]', 1),
    ],
    ids=["announced", "a string", "no string", "a record", "records"],
)
def test_json_without_end_is_given_up(head: bytes, part: bytes, most: int) -> None:
    block = part * (MIB // len(part))

    def talk(server: Raw, line: socket.socket, _: int) -> None:
        server.receive(line)
        line.sendall(head)
        while not server.done.is_set():
            line.sendall(b"%x\r\n%s\r\n" % (len(block), block))

    limit = 40 * MIB
    with (
        raw(talk) as endless,
        pytest.raises(SourceError, match=rf"more than {most * limit:,} bytes \(1 attempt"),
    ):
        ask(endless.url, max_bytes=limit)
