"""URLs: what a base_url may be, and what of a URL may be sent or shown."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import SplitResult, quote, unquote, urlsplit

from etl.errors import ConfigError, SourceError
from etl.secret_forms import has_secret, without_secrets
from etl.window import as_utc

Params = Mapping[str, object] | Sequence[tuple[str, object]]
"""Names and values of a query: str, int, float, bool, date, datetime, None, or a list of these."""

PORTS = {"http": 80, "https": 443}
HOST = r"[a-z0-9_.:*-]{1,253}"
ADDRESS = r":|(?:^|\.)(?:\d+|0x[0-9a-f]*)\.?$"
"""What resolvers read as an address: IPv6, or whatever ends in a number."""
ABSOLUTE = r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//"
PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
STEP = re.compile(r"[\w.,:;=~!@$()*'+-]*", re.ASCII)
"""A step of a path that is a name or an id of the vendor's."""


class Origin(NamedTuple):
    """Whom credentials are for."""

    scheme: str
    host: str
    port: int

    @property
    def url(self) -> str:
        """As it stands at the beginning of its URLs."""
        name = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{name}{'' if self.port == PORTS.get(self.scheme) else f':{self.port}'}"


def shown_path(target: str) -> str:
    """The path of a target, for messages; instead of steps that hold what people wrote: ***."""
    steps = target.partition("?")[0].split("/")
    return "/".join(step if STEP.fullmatch(unquote(step)) else "***" for step in steps)


def without_values(target: str) -> str:
    """A path and the names in its query, for messages: values may be secret or personal."""
    path, mark, query = target.partition("?")
    return path + mark + "&".join(dict.fromkeys(pair.partition("=")[0] for pair in query.split("&")))


def _split(url: str, scheme: str = "") -> tuple[Origin, SplitResult]:
    """A URL's origin, and its parts; ValueError if it cannot be read. scheme: where it names none."""
    parts = urlsplit(url, scheme)
    return Origin(parts.scheme, parts.hostname or "", parts.port or PORTS.get(parts.scheme, 0)), parts


def base(url: str) -> tuple[Origin, str]:
    """Origin and path of a base_url; ConfigError, which does not quote it, if it cannot be one."""
    try:
        origin, parts = _split(url)
    except ValueError:
        raise ConfigError(
            "base_url cannot be read; write https://host, and a path if there is one."
        ) from None
    if parts.username is not None or parts.password is not None:
        raise ConfigError("base_url must not hold a user or password; credentials have options of their own.")
    if origin.scheme not in PORTS or not origin.host or parts.query or parts.fragment or not is_sendable(url):
        raise ConfigError("base_url must be https://host or http://host, and a path if there is one.")
    return origin, parts.path.rstrip("/")


def allowed_origin(url: str) -> Origin:
    """An origin that is allowed beside base_url's; ConfigError, which does not quote it, if it is none."""
    try:
        found, parts = _split(url)
        if is_address(found.host):
            ip_address(found.host)  # ValueError for a short form, which resolvers read in ways of their own
        named = found.scheme in PORTS and re.fullmatch(HOST, found.host) and "*" not in found.host
        alone = parts.path in ("", "/") and not parts.query and not parts.fragment and "@" not in parts.netloc
    except ValueError:
        found, named, alone = Origin("", "", 0), None, False
    if not named or not alone or not is_sendable(url):
        raise ConfigError("must be an origin, https://host or https://host:port: no path, no user, no *.")
    return found


def led_to(url: str, own: Origin, allowed: Container[Origin] = ()) -> tuple[Origin, str]:
    """Origin, path and query of a whole URL that a vendor sent.

    SourceError if its origin is neither the one that credentials are for nor allowed; and if it would take a
    credential to an allowed one.
    """
    try:
        there, parts = _split(url, own.scheme)
    except ValueError:
        raise SourceError(f"{own.host} sent a link that cannot be read.") from None
    if "@" in parts.netloc or (there != own and there not in allowed):
        elsewhere = host(without_secrets(url)) or "nowhere"
        raise SourceError(
            f"{own.host} sent a link to {elsewhere}, which was not followed{how_to_allow(url)}."
        )
    if there != own and has_secret(url):
        raise SourceError(f"{own.host} sent a link to {there.host} with a credential in it, not followed.")
    path = parts.path or "/"
    return there, f"{path}?{parts.query}" if parts.query else path


def how_to_allow(url: str) -> str:
    """What a person may do about a link to another origin; nothing of one to an address or in the clear."""
    try:
        there, parts = _split(without_secrets(url))
    except ValueError:
        return ""
    named = re.fullmatch(HOST, there.host) and "*" not in there.host and not is_address(there.host)
    if there.scheme != "https" or not named or "@" in parts.netloc:
        return ""
    return f"; if {there.url} is to be asked too, list it in allowed_origins"


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
    if is_address(origin.host):
        raise SourceError(f"{configured.host} leads to the address {there}; it must be a name.")
    return origin, path


def is_address(host: str) -> bool:
    """Whether it is, or resolvers may read it as, an address and no name."""
    return re.search(ADDRESS, host) is not None


def is_inside(origin: Origin) -> bool:
    """Whether its host is an address that is not public, or this machine."""
    return origin.host == "localhost" or (is_address(origin.host) and not is_public(origin.host))


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


def is_whole(url: str) -> bool:
    """Whether it names a host, and is no path."""
    return "//" in url and re.match(ABSOLUTE, url) is not None


def sendable(target: str) -> str:
    """A path and query as they can stand in a request line."""
    return target if is_sendable(target) else quote(target, safe=PUNCTUATION)


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
