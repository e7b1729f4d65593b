"""The form of what was refused, for people: keys, kinds and lengths, and no personal value or secret.

Of a whole record nothing but its form is shown. Of a single value what tells why it was refused: a date, a
short number, a word such as "true"; any other text is its length.
"""

from __future__ import annotations

import re

MOST_READ, MOST_SHOWN = 8192, 500  # characters
TOKEN = re.compile(
    r"""(?P<text>"(?:[^"\\]|\\.)*+(?:"|$))(?P<key>\s*:)?
    |(?P<date>[+-]?\d{1,6}-\d{1,2}-\d{1,2}(?:[Tt ][\d:.]{1,18}(?:[Zz]|[+-]\d\d:?\d\d)?)?(?![^\s,\]}"]))
    |(?P<number>[+-]?\d[\d_]*(?:\.\d*)?(?:[eE][+-]?\d+)?(?![^\s,\]}"]))
    |(?P<marks>[\s{}\[\],:;]+)
    |(?P<other>[^\s{}\[\],:;"]+)""",
    re.VERBOSE | re.DOTALL,
)
WORDS = re.compile(r"null|none|true|false|yes|no|on|off|[+-]?(?:nan|inf|infinity)|", re.IGNORECASE)
NAME = re.compile(r"[A-Za-z_$][A-Za-z0-9_.$-]{0,62}")
MOST_DIGITS = 6  # of a number that is shown


def preview(payload: str, *, whole: bool) -> str:
    """A payload's form. whole: it is a record, not a single value."""
    whole = whole or payload[:1] in ("{", "[")
    parts, length = list[str](), 0
    for found in TOKEN.finditer(payload[:MOST_READ]):
        part = _shown(found, whole=whole)
        parts.append(part)
        length += len(part)
        if length > MOST_SHOWN:
            break
    text = "".join(parts)
    return text if length <= MOST_SHOWN and len(payload) <= MOST_READ else f"{text[:MOST_SHOWN]}…"


def _shown(found: re.Match[str], *, whole: bool) -> str:
    part = found[0]
    match found.lastgroup:
        case "marks":
            return re.sub(r"\s+", " ", part)
        case "key":
            name = found["text"].strip('"')
            return f'"{name}":' if NAME.fullmatch(name) else f"<{len(name)} characters>:"
        case "text":
            inner = part[1:].removesuffix('"')
            return f'"{_value(inner, whole=whole)}"'
        case "date":
            return "<date>" if whole else part
        case _:
            return _value(part, whole=whole)


def _value(text: str, *, whole: bool) -> str:
    if WORDS.fullmatch(text):
        return text
    found = TOKEN.fullmatch(text)
    if found and found.lastgroup == "date":
        return "<date>" if whole else text
    if found and found.lastgroup == "number":
        digits = sum(map(str.isdigit, text))
        return "<number>" if whole else text if digits <= MOST_DIGITS else f"<number of {digits} digits>"
    return f"<{len(text)} characters>"
