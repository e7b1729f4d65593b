"""URLs: what a base_url may be, and what of a URL may be sent or shown."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from etl.errors import ConfigError
from etl.wire import Origin

PORTS = {"http": 80, "https": 443}
HOST = r"[a-z0-9_.:*-]{1,253}"
ABSOLUTE = r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//"
PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


def without_values(target: str) -> str:
    """A path and the names in its query, for messages: values may be secret or personal."""
    path, mark, query = target.partition("?")
    return path + mark + "&".join(dict.fromkeys(pair.partition("=")[0] for pair in query.split("&")))


def base(url: str) -> tuple[Origin, str]:
    """Origin and path of a base_url; ConfigError, which does not quote it, if it cannot be one."""
    try:
        parts = urlsplit(url)
        origin = Origin(parts.scheme, parts.hostname or "", parts.port or PORTS.get(parts.scheme, 0))
    except ValueError:
        raise ConfigError(
            "base_url cannot be read; write https://host, and a path if there is one."
        ) from None
    if parts.username is not None or parts.password is not None:
        raise ConfigError("base_url must not hold a user or password; credentials have options of their own.")
    if origin.scheme not in PORTS or not origin.host or parts.query or parts.fragment or not is_sendable(url):
        raise ConfigError("base_url must be https://host or http://host, and a path if there is one.")
    return origin, parts.path.rstrip("/")


def is_sendable(url: str) -> bool:
    """Whether a URL can stand in a request line as it is."""
    return url.isascii() and url.isprintable() and " " not in url


def host(url: str) -> str:
    """The host that a URL names, for messages; empty if it names none, or something that is no host."""
    try:
        found = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return found if re.fullmatch(HOST, found) else ""
