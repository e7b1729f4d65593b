"""Answers with something in them that no JSON parser takes: what can be read of them is, record by record.

Half characters, NaN and Infinity, which some languages write, and nesting without end. Of such an answer a
copy of the same length is made that can be cut into records, and the records are cut out of the answer
itself: each of them is then read alone, the exact way, and costs what is wrong with it (reliability A15, B2,
B7).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from msgspec import Raw

from etl.escapes import whole

T = TypeVar("T")

MOST_DEPTH = 100  # of an answer's objects and lists, the records' own included; parsers end at about 1,000
PART = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[\[{]|[\]}]|\b(?:NaN|Infinity)\b', re.DOTALL)


def masked(text: bytes) -> bytes:
    """JSON of the same length, without such tokens and nesting."""
    if not (b"NaN" in text or b"Infinity" in text or text.count(b"[") + text.count(b"{") > MOST_DEPTH):
        return text
    copy = bytearray(text)
    depth = begin = 0
    for part in PART.finditer(text):
        match part[0][:1]:
            case b"[" | b"{":
                depth += 1
                begin = part.end() if depth == MOST_DEPTH else begin
            case b"]" | b"}":
                if depth == MOST_DEPTH:
                    copy[begin : part.start()] = b" " * (part.start() - begin)
                depth -= 1
            case b"N" | b"I" if depth < MOST_DEPTH:
                copy[part.start() : part.end()] = b"1" * len(part[0])
    return bytes(copy)


def cut_masked(cut: Callable[[bytes], tuple[list[Raw], T]], text: bytes) -> tuple[list[Raw], T]:
    """What `cut` finds in the mask of a text, the records as they stand in the text itself.

    Raises what `cut` raises where that is not all that is wrong.
    """
    mask = masked(whole(text))
    raws, outers = cut(mask)
    at, found = 0, []
    for raw in map(bytes, raws):
        at = mask.index(raw, at)
        found.append(Raw(text[at : at + len(raw)]))
        at += len(raw)
    return found, outers
