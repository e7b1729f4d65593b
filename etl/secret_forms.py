"""What of a text may be shown: no secret, however it is written, no e-mail address, no control character.

Every `Secret` of the configuration, and every credential that a client or a login comes by, is known to the
process from then on: errors, logs and all that is written down for people pass through here.
"""

from __future__ import annotations

import re
import threading
from base64 import b64encode, urlsafe_b64encode
from binascii import Error as NotBase64
from binascii import a2b_base64
from bisect import bisect_left
from json.encoder import encode_basestring_ascii
from urllib.parse import quote, quote_plus, unquote

EMAIL = re.compile(r"(?<![^\s@<>\"'(),;:=/])[^\s@<>\"'(),;:=/]++@[^\s@<>\"'(),;:]+")
"""Begun at the beginnings of words alone, else a long word would take the square of its length."""
PASSWORD_OF_URL = re.compile(r"\w[\w+.-]*://[^/?#\s:]*:([^/?#\s]*)@|[?&]password=([^&#\s]*)")
SCHEMES = ("basic", "bearer", "token", "key")
MARKED_UP = frozenset("&<>\"'")
SHORTEST, SHORTEST_PART = 4, 6
"""Characters of a secret, and of a part of one, that are hidden: shorter ones stand in any text by chance."""
LONGEST = 1000
"""Characters of a message."""
LOOKED_AT = 1 << 16
"""Characters of what becomes one that are looked at; its end, where a secret may be cut, is not shown."""

_lock = threading.Lock()
_known: tuple[str, ...] = ()


def remember(*values: str) -> None:
    """Show none of these any more, in this process."""
    global _known  # noqa: PLW0603  what must not be shown is so for everyone
    found = {form for value in values if len(value) >= SHORTEST for form in forms(value)}
    with _lock:
        if not found.issubset(_known):
            _known = tuple(sorted({*_known, *found}, key=len, reverse=True))


def without_secrets(text: str) -> str:
    """A text of any length, bodies of requests and answers too, with *** for every secret that is known."""
    for secret in _fitting(text):
        if secret in text:
            text = text.replace(secret, "***")
    return text


def has_secret(text: str) -> bool:
    """Whether one that is known is in the text."""
    return any(secret in text for secret in _fitting(text))


def _fitting(text: str) -> tuple[str, ...]:
    """Those that are no longer than the text."""
    known = _known
    return known[bisect_left(known, -len(text), key=lambda secret: -len(secret)) :]


def in_one_line(text: str) -> str:
    """A text without line ends and other control characters, which could forge lines and paint terminals."""
    if text.isprintable():
        return text
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def redacted(text: str) -> str:
    """A message: one line without secrets, e-mail addresses and control characters, and not too long.

    It is cut last, as of a secret that was cut the beginning would not be known.
    """
    return uncut(text)[:LONGEST]


def uncut(text: str) -> str:
    """The same, as long as it is, within reason: for who looks for more in it."""
    shown = without_secrets(text[:LOOKED_AT])[: LOOKED_AT // 2]
    return EMAIL.sub("***", in_one_line(shown))


def forms(value: str) -> set[str]:
    """A secret, what in it is secret by itself, and all of these as they may be echoed.

    A password of a URL, a token behind its scheme and both halves of Basic are secrets by themselves. Echoed
    is in JSON, HTML, URLs and base64, also as a piece of something longer.
    """
    parts = {value}
    scheme, _, rest = value.partition(" ")
    if scheme.lower() in SCHEMES:
        parts.add(rest)
    if scheme.lower() == "basic":
        try:
            plain = a2b_base64(rest).decode()
            parts |= {plain, *plain.split(":", 1)}
        except (NotBase64, UnicodeDecodeError):
            pass
    for found in PASSWORD_OF_URL.finditer(value):
        password = found[1] or found[2]
        parts |= {password, unquote(password)}
    parts = {part for part in parts if len(part) >= SHORTEST_PART} | {value}
    return {form for part in parts - {""} for form in _echoes(part)}


def _echoes(part: str) -> set[str]:
    raw = part.encode(errors="surrogatepass")
    escaped = part.replace("\\", "\\\\").replace('"', '\\"')
    in_json = encode_basestring_ascii(part)[1:-1]
    found = {
        part,
        quote(raw, safe=""),
        quote(raw),
        quote_plus(raw),
        escaped,
        escaped.replace("/", "\\/"),
        in_json,
        in_json.replace("/", "\\/"),
        re.sub("[<>&]", lambda found: f"\\u{ord(found[0]):04x}", in_json),
    }
    if not MARKED_UP.isdisjoint(part):
        from html import escape  # 2 ms of names of characters, of which few secrets have any

        found |= {escape(part), escape(part, quote=False)}
    found |= {re.sub(r"%[0-9A-F]{2}", lambda code: code[0].lower(), form) for form in found}
    found |= {re.sub(r"\\u[0-9a-f]{4}", lambda code: rf"\u{code[0][2:].upper()}", form) for form in found}
    return found | _in_base64(raw)


def _in_base64(part: bytes) -> set[str]:
    """How it looks in base64, whatever stands before and behind it: without what depends on these."""
    found = {b64encode(part), urlsafe_b64encode(part)}
    if len(part) >= SHORTEST_PART:
        for before in range(3):
            start, end = -(-before * 8 // 6), (before + len(part)) * 8 // 6
            filled = b"\0" * before + part
            found |= {b64encode(filled)[start:end], urlsafe_b64encode(filled)[start:end]}
    return {form.decode() for form in found}
