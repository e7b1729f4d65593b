"""What all sources may set, looked at beyond its types: whom a source may ask."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from etl.errors import ConfigError

if TYPE_CHECKING:
    from etl.config import Options

IN_THE_CLEAR = re.compile(r"http://(?!(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?(?:/|$))", re.IGNORECASE)
"""URLs by which anybody on the way to another machine can listen."""


def check(options: Options, where: str, *, secrets: bool) -> None:
    """ConfigError for an option that cannot be; where: file and section, as messages say it.

    secrets: without them a ${VAR} is not filled in, and is not looked at.
    """
    if not options.allow_http and IN_THE_CLEAR.match(options.base_url):
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
