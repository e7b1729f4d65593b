"""What all sources may set, looked at beyond its types, such as whom a source may ask; and its defaults."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from etl.errors import ConfigError
from etl.settings import MOST_RECORD_BYTES

if TYPE_CHECKING:
    from etl.config import Options

IN_THE_CLEAR = re.compile(r"http://(?!(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?(?:/|$))", re.IGNORECASE)
"""URLs by which anybody on the way to another machine can listen."""

ZONE = re.compile(r"[A-Z][\w+-]*(?:/[\w+-]+)*", re.ASCII)
"""Names of zones; files beside these, such as `localtime` and `posix/UTC`, are of one machine."""


def check(options: Options, where: str, *, secrets: bool) -> None:
    """ConfigError for an option that cannot be; where: file and section, as messages say it.

    secrets: without them a ${VAR} is not filled in, and is not looked at.
    """
    known = secrets or "${" not in options.base_url
    if known and not options.allow_http and IN_THE_CLEAR.match(options.base_url):
        raise ConfigError(
            f"{where} base_url must be https, as http hides nothing; for a host that you trust with the"
            " credentials, and the way there too, set allow_http = true."
        )
    from etl.urls import allowed_origin

    for at, url in enumerate(options.allowed_origins):
        if "${" in url and not secrets:
            continue
        try:
            allowed_origin(url)
        except ConfigError as error:
            raise ConfigError(f"{where} allowed_origins[{at}] {error}") from None
        if not options.allow_http and IN_THE_CLEAR.match(url):
            raise ConfigError(
                f"{where} allowed_origins[{at}] must be https, as http hides nothing; for a host that you"
                " trust, and the way there too, set allow_http = true."
            )
    if options.timezone != "UTC" and (secrets or "${" not in options.timezone):
        _require_zone(options.timezone, where)


def timezone_of(config: Any) -> str:
    """The zone of a source, by its connector's Config; UTC of one that does not know of zones."""
    return str(getattr(config, "timezone", "UTC"))


def most_of(config: Any) -> int:
    """The bytes that one record of a source may have; the default of one that does not know of that."""
    return int(getattr(config, "max_record_bytes", MOST_RECORD_BYTES))


def _require_zone(name: str, where: str) -> None:
    """ConfigError, with the nearest name, for what is no zone of IANA's."""
    from zoneinfo import ZoneInfo, available_timezones

    try:
        if ZONE.fullmatch(name) and ZoneInfo(name):
            return
    except (OSError, ValueError, LookupError):
        pass
    from difflib import get_close_matches  # all names take 0.1 s to be read

    near = get_close_matches(name.replace(" ", "_"), sorted(available_timezones()), 1, 0.6)
    hint = f"did you mean {near[0]!r}?" if near else 'write one of IANA\'s, such as "Europe/Berlin".'
    raise ConfigError(f"{where} timezone: there is no zone {name!r}; {hint}")
