"""Record ids: a key prefix of the object, a counter in base 62, and three letters that tell the case.

The 15 characters are case-sensitive; the suffix makes an 18-character form that is safe without case
(developer.salesforce.com/docs/atlas.en-us.api.meta/api/field_types.htm, "ID Field Type").
"""

from __future__ import annotations

import re
from typing import Final

_DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_SUFFIX: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
_SHAPE: Final = re.compile(r"[0-9A-Za-z]{15}(?:[A-Za-z0-5]{3})?")

INSTANCE: Final = "5g"  # where the org lives, the same in all of its ids


def suffix(short: str) -> str:
    """The three letters that make 15 characters 18."""
    letters = []
    for start in (0, 5, 10):
        bits = sum(1 << place for place, letter in enumerate(short[start : start + 5]) if letter.isupper())
        letters.append(_SUFFIX[bits])
    return "".join(letters)


def number(value: int, width: int) -> str:
    """A number in base 62, zero-padded."""
    out = ""
    for _ in range(width):
        value, rest = divmod(value, 62)
        out = _DIGITS[rest] + out
    return out


def make(prefix: str, value: int) -> str:
    """The 18-character id of an object's nth record; ids of one object sort in order of making."""
    short = f"{prefix}{INSTANCE}{number(value, 15 - len(prefix) - len(INSTANCE))}"
    return short + suffix(short)


def full(text: str) -> str | None:
    """The 18-character form of what a client sent; None when it is no id at all."""
    if not _SHAPE.fullmatch(text):
        return None
    if len(text) == 15:
        return text + suffix(text)
    bits = "".join(f"{_SUFFIX.index(letter):05b}"[::-1] for letter in text[15:].upper())
    told = zip(text[:15], bits, strict=True)
    short = "".join(letter.upper() if bit == "1" else letter.lower() for letter, bit in told)
    return short + text[15:].upper() if suffix(short) == text[15:].upper() else None
