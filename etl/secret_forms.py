"""How a secret may come back in what a vendor says."""

from __future__ import annotations

from binascii import Error as NotBase64
from binascii import a2b_base64, b2a_base64
from urllib.parse import quote


def forms(value: str) -> set[str]:
    """A secret header's value, what in it is secret by itself, and all of these as a vendor may echo them."""
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
        found |= {part, quote(part, safe=""), escaped, escaped.replace("/", "\\/"), packed}
    return found
