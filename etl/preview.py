"""The form of what was refused, for people: keys, kinds and lengths, and no personal value or secret.

Of a whole record nothing but its form is shown. Of a single value what tells why it was refused: a date, a
short number, a word such as "true"; any other text is its length. Of a value whose name speaks of persons or
secrets, such as a date of birth, it is the form alone.
"""

from __future__ import annotations

import re

MOST_READ, MOST_SHOWN = 8192, 500  # characters
PIECE = r"""(?P<text>"(?:[^"\\]|\\.)*+(?:"|$))(?P<key>\s*:)?
    |(?P<date>[+-]?\d{1,6}-\d{1,2}-\d{1,2}(?:[Tt ][\d:.]{1,18}(?:[Zz]|[+-]\d\d:?\d\d)?)?(?![^\s,\]}"]))
    |(?P<number>[+-]?\d[\d_]*(?:\.\d*)?(?:[eE][+-]?\d+)?(?![^\s,\]}"]))
    |(?P<marks>[\s{}\[\],:;]+)
    |(?P<other>[^\s{}\[\],:;"]+)"""
FLAGS = re.VERBOSE | re.DOTALL
WORDS = r"null|none|true|false|yes|no|on|off|[+-]?(?:nan|inf|infinity)|"
MOST_DIGITS = 6  # of a number that is shown


def preview(payload: str, column: str | None = None) -> str:
    """A payload's form. column: of which it is a single value; None: it is a record."""
    from etl.redact import sensitive  # 4 ms of patterns, when something was refused

    whole = column is None or payload[:1] in ("{", "[") or sensitive(column)
    if not whole and payload[:1] != '"':  # a cell of CSV, say: its words are no values of their own
        return _value(payload.strip(), whole=False)
    parts, length = list[str](), 0
    for found in re.finditer(PIECE, payload[:MOST_READ], FLAGS):
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
            from etl.redact import key

            name = found["text"].strip('"')
            return f'"{name}":' if key(name) == name else f"<{len(name)} characters>:"
        case "text":
            inner = part[1:].removesuffix('"')
            return f'"{_value(inner, whole=whole)}"'
        case "date":
            return "<date>" if whole else part
        case _:
            return _value(part, whole=whole)


def _value(text: str, *, whole: bool) -> str:
    if re.fullmatch(WORDS, text, re.IGNORECASE):
        return text
    found = re.fullmatch(PIECE, text, FLAGS)
    if found and found.lastgroup == "date":
        return "<date>" if whole else text
    if found and found.lastgroup == "number":
        digits = sum(map(str.isdigit, text))
        return "<number>" if whole else text if digits <= MOST_DIGITS else f"<number of {digits} digits>"
    return f"<{len(text)} characters>"
