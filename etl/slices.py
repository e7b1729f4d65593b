"""Where the records stand in an answer: it is cut into unopened slices, by the path to them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Optional

import msgspec

from etl.errors import SourceError
from etl.overlong import CUT
from etl.scan import Outer
from etl.settings import MOST_HELD

Raw = msgspec.Raw


def slicer(records: str, outer: list[str]) -> Callable[[bytes], tuple[list[Raw], list[Outer] | None]]:
    """A function that cuts an answer into records.

    "" is one record, "data" a list, "data[].lines.data" lists in the records of a list. Of an answer in which
    what encloses these was cut, it raises SourceError.
    """
    if not records:
        one = msgspec.json.Decoder(Raw).decode
        return lambda body: ([one(body)], None)
    head, nested, tail = records.partition("[].")
    if not nested:
        path = [] if records == "." else records.split(".")
        decode = msgspec.json.Decoder(_chain(path, list[Raw])).decode
        return lambda body: (_follow(decode(body), path) or [], None)
    heads, tails = head.split("."), tail.split(".")
    names = [name for name in outer if name != "#"]
    item = _chain(tails, Raw, extra=names)
    many = msgspec.json.Decoder(list[Raw]).decode
    decode = msgspec.json.Decoder(_chain(heads, list[item])).decode  # type: ignore[valid-type]
    fields = [f"outer{i}" for i in range(len(names))]
    numbered = "#" in outer

    def cut(body: bytes) -> tuple[list[Raw], list[Outer] | None]:
        if len(body) > MOST_HELD and CUT in body:
            raise SourceError(f"what encloses {tail} has over {MOST_HELD:,} bytes; ask for fewer at once")
        raws: list[Raw] = []
        outers: list[Outer] = []
        for parent in _follow(decode(body), heads) or []:
            found = bytes(_follow(parent, tails) or b"null")
            inner = many(found) if found[:1] == b"[" else [] if found == b"null" else [Raw(found)]
            if inner:
                raws += inner
                mine = [_plain(getattr(parent, f)) for f in fields]
                outers += placed((*mine, None) if numbered else tuple(mine), len(inner), numbered=numbered)
        return raws, outers

    return cut


def placed(given: Outer, count: int, *, numbered: bool) -> list[Outer]:
    """The enclosing values of `count` records of one parent; the last is then their position, if numbered."""
    return [(*given[:-1], str(i)) for i in range(count)] if numbered else [given] * count


def _chain(path: list[str], last: Any, extra: Sequence[str] = ()) -> Any:
    """A Struct per step of `path`, the innermost holding `last`."""
    kind = last
    for depth, step in enumerate(reversed(path)):
        fields: list[tuple[str, Any, Any]] = [("inner", Raw if kind is Raw else Optional[kind], None)]
        rename = {"inner": step}
        if depth == len(path) - 1:
            fields += [(f"outer{i}", Optional[str | int], None) for i in range(len(extra))]
            rename |= {f"outer{i}": name for i, name in enumerate(extra)}
        kind = msgspec.defstruct("Step", fields, rename=rename, gc=False)
    return kind


def _follow(value: Any, path: list[str]) -> Any:
    for _ in path:
        if value is None:
            return None
        value = value.inner
    return value


def _plain(value: Any) -> str | None:
    return None if value is None else str(value)
