"""The charset that a vendor says its text is in, honoured; what says nothing is UTF-8."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

from etl.unpack import Useless

CHARSET = re.compile(r";\s*charset\s*=\s*\"?([^\s\";]+)", re.IGNORECASE)


def charset(content_type: str) -> str:
    """By Python's name for it; LookupError if it is not known here."""
    named = CHARSET.search(content_type)
    known = codecs.lookup(named[1] if named else "utf-8").name
    "".encode(known)  # Python has others that are not of text, such as zlib
    return "utf-8" if known == "ascii" else known


def recoded(body: bytes, headers: Mapping[str, str]) -> bytes:
    """A body in UTF-8; Useless if it is not in the charset that its content type names."""
    content_type = headers.get("content-type", "")
    if ";" not in content_type:
        return body
    try:
        known = charset(content_type)
    except LookupError:
        raise Useless("answered in a charset that is not known here") from None
    try:
        return body if known == "utf-8" else body.decode(known).encode()
    except UnicodeError:
        raise Useless(f"answered what is not in {known}, as its content type says") from None
