"""How a secret may come back in what a vendor says, and texts without any."""

from __future__ import annotations

import re
from binascii import Error as NotBase64
from binascii import a2b_base64, b2a_base64
from json.encoder import encode_basestring_ascii
from urllib.parse import quote, quote_plus

EMAIL = r"(?<![^\s@<>\"'(),;:=/])[^\s@<>\"'(),;:=/]+@[^\s@<>\"'(),;:]+"


class Secrets:
    """What no error of a client may show. fields: names whose values are not shown to watchers either."""

    def __init__(self) -> None:
        self._known: list[str] = []
        self.fields: frozenset[str] = frozenset()

    def add(self, *values: str) -> None:
        """Show none of these any more."""
        found = {form for value in values for form in forms(value)}
        self._known = sorted({*self._known, *found}, key=len, reverse=True)

    def redacted(self, text: str) -> str:
        """A text in one line without secrets, e-mail addresses and control characters."""
        for secret in self._known:
            text = text.replace(secret, "***")
        if not text.isprintable():
            text = "".join(c if c.isprintable() else " " for c in text)
        text = " ".join(text.split())[:1000]
        return re.sub(EMAIL, "***", text) if "@" in text else text

    def has(self, text: str) -> bool:
        """Whether one of them is in the text."""
        return any(secret in text for secret in self._known)


def forms(value: str) -> set[str]:
    """A secret, what in it is secret by itself, and all of these as a vendor may echo them."""
    parts = {value, *value.split()}
    scheme, _, rest = value.partition(" ")
    if scheme.lower() == "basic":
        try:
            plain = a2b_base64(rest).decode()
            parts |= {plain, *plain.split(":", 1)}
        except (NotBase64, UnicodeDecodeError):
            pass
    parts = {part for part in parts if len(part) >= 6 and part.lower() != "bearer"} | {value}
    found: set[str] = set()
    for part in parts - {""}:
        escaped = part.replace("\\", "\\\\").replace('"', '\\"')
        packed = b2a_base64(part.encode(), newline=False).decode()
        found |= {part, quote(part, safe=""), quote_plus(part), escaped, escaped.replace("/", "\\/"), packed}
        found.add(encode_basestring_ascii(part)[1:-1])
    return found
