"""Escapes in JSON that stand for what cannot be kept: half characters, U+0000, our own separators."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

# U+0000, which PostgreSQL refuses, the other control characters, among them our separators, and half
# characters: a surrogate is in order only as the first of a pair (group 1)
SUSPECT = re.compile(rb"\\u(?:00[01]|[dD](?:[89abAB][0-9a-fA-F]{2}(\\u[dD][c-fC-F])?|[c-fC-F]))")
ESCAPE = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\."
)
FEW_ESCAPES = 200  # in a page; beyond, one search of the whole is faster


def read_json(read: Callable[[Any], T], body: bytes | msgspec.Raw) -> T:
    """What `read` finds in a body, with its half characters made whole if it has to be."""
    try:
        return read(body)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        return read(whole(body))


def whole(body: bytes | msgspec.Raw) -> bytes:
    """The body, its half characters, which no JSON parser lets pass, U+0000, which the exact way reports."""
    return ESCAPE.sub(lambda escape: rb"\u0000" if escape[1] else escape[0], body)


def suspect(body: bytes) -> bool:
    """Whether escapes in it may stand for characters that the fast way cannot take."""
    at = body.find(b"\\")  # one byte is found by memchr, two are searched for at a tenth of its speed
    for _ in range(FEW_ESCAPES):
        if at < 0:
            return False
        if body[at + 1 : at + 2] == b"u":
            break
        at = body.find(b"\\", at + 2)
    return any(found[1] is None for found in SUSPECT.finditer(body, max(at, 0)))
