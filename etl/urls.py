"""URLs: what a base_url may be, and what of a URL may be sent or shown."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from etl.errors import ConfigError, SourceError
from etl.secret_forms import without_secrets
from etl.window import as_utc

Params = Mapping[str, object] | Sequence[tuple[str, object]]
"""Names and values of a query: str, int, float, bool, date, datetime, None, or a list of these."""

PORTS = {"http": 80, "https": 443}
HOST = r"[a-z0-9_.:*-]{1,253}"
ADDRESS = r":|(?:^|\.)(?:\d+|0x[0-9a-f]*)\.?$"
"""What resolvers read as an address: IPv6, or whatever ends in a number."""
ABSOLUTE = r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//"
PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


class Origin(NamedTuple):
    """Whom credentials are for."""

    scheme: str
    host: str
    port: int


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


def below(url: str, origin: Origin) -> str:
    """Path and query of a whole URL; SourceError if its origin is not the one that credentials are for."""
    try:
        parts = urlsplit(url, origin.scheme)
        there = Origin(parts.scheme, parts.hostname or "", parts.port or PORTS.get(parts.scheme, 0))
    except ValueError:
        raise SourceError(f"{origin.host} sent a link that cannot be read.") from None
    if there != origin or "@" in parts.netloc:
        elsewhere = host(without_secrets(url)) or "nowhere"
        raise SourceError(f"{origin.host} sent a link to {elsewhere}, which was not followed.")
    return f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"


def sent_base(url: str, configured: Origin) -> tuple[Origin, str]:
    """Origin and path of a base_url that a vendor sent; SourceError if no credentials must go there.

    That is to anything but https, and to addresses in place of names; if the configured one is inside, so may
    it be.
    """
    try:
        origin, path = base(url)
    except ConfigError:
        raise SourceError(f"{configured.host} leads to a URL that cannot be asked.") from None
    if origin == configured or (is_inside(configured) and is_inside(origin)):
        return origin, path
    there = host(without_secrets(url)) or "a host"
    if origin.scheme != "https":
        raise SourceError(f"{configured.host} leads to {there} by {origin.scheme}; it must be https.")
    if re.search(ADDRESS, origin.host):
        raise SourceError(f"{configured.host} leads to the address {there}; it must be a name.")
    return origin, path


def is_inside(origin: Origin) -> bool:
    """Whether its host is an address that is not public, or this machine."""
    return origin.host == "localhost" or (
        bool(re.search(ADDRESS, origin.host)) and not is_public(origin.host)
    )


def is_public(address: str) -> bool:
    """Whether this is an address of the internet: not of a machine itself, its link or a private network."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return (getattr(found, "ipv4_mapped", None) or found).is_global


def query(params: Params) -> str:
    """Parameters as a query string; TypeError names the one that has no text."""
    return "&".join(
        f"{_quoted(name)}={_quoted(_text(name, one))}"
        for name, value in (params.items() if isinstance(params, Mapping) else params)
        for one in (value if isinstance(value, (list, tuple)) else (value,))
        if one is not None
    )


@lru_cache(maxsize=1024)
def _quoted(text: str) -> str:
    return quote(text, safe="")


def _text(name: str, value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return as_utc(value).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)):
        return str(value)
    raise TypeError(f"parameter {name} cannot be a {type(value).__name__}")


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
