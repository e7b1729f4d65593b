"""URLs: what a base_url may be, and what of a URL may be sent or shown."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from etl.errors import ConfigError
from etl.wire import Origin

PORTS = {"http": 80, "https": 443}
ABSOLUTE = r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//"
PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
STEP = re.compile(r"[\w.,:;=~!@$()*'+-]*", re.ASCII)
"""A step of a path that is a name or an id of the vendor's."""


def shown_path(target: str) -> str:
    """The path of a target, for messages; instead of steps that hold what people wrote: ***."""
    steps = target.partition("?")[0].split("/")
    return "/".join(step if STEP.fullmatch(unquote(step)) else "***" for step in steps)


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
    """The host that a URL names; empty if it names none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
