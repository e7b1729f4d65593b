"""How far the way to a PostgreSQL is to be trusted: on the network, only one that is encrypted and verified.

libpq's own default encrypts if the server can, and goes plain without a word if it cannot. Here a connection
to another host verifies certificate and name (sslmode=verify-full) unless the URL says verify-ca; less needs
`insecure = true` under [warehouse]. A host is this machine's own by how it is written, such as localhost,
127.0.0.1 or a socket: a tunnel's end is, a name is not, wherever it leads; nor is localhost with a
`hostaddr` elsewhere.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlencode

from etl.errors import ConfigError
from etl.home import own_machine

VERIFIED = ("verify-full", "verify-ca")
ROOTS = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem")
"""Where systems keep their certificates; drivers from wheels look where they were built."""


def far(url: str) -> str:
    """The first host of a URL that is another machine; "" if there is none."""
    given = _parts(url)
    if "service" in given:
        return f"service {given['service']}"
    written = [given.get(name) or os.environ.get(f"PG{name.upper()}", "") for name in ("host", "hostaddr")]
    return next((host for host in ",".join(written).split(",") if not own_machine(host)), "")


def secured(url: str, where: str, *, insecure: bool = False) -> dict[str, str]:
    """The parameters that a connection needs beside its URL, so that it is to be trusted.

    where: what the URL is, for errors. insecure: nothing is asked for. ConfigError if the URL says that less
    than verification will do.
    """
    host, given = far(url), _parts(url)
    if not host or insecure:
        return {}
    mode = given.get("sslmode") or os.environ.get("PGSSLMODE", "")
    if mode and mode not in VERIFIED:
        raise ConfigError(
            f"{where} says sslmode={mode}, with which anyone on the way to {host} can read and change all;"
            " write sslmode=verify-full, or insecure = true under [warehouse] if it has to be so."
        )
    needed = {} if mode else {"sslmode": VERIFIED[0]}
    if not (given.get("sslrootcert") or os.environ.get("PGSSLROOTCERT") or _home_roots().exists()):
        needed["sslrootcert"] = _roots()
    return needed


def secured_url(url: str, where: str, *, insecure: bool = False) -> str:
    """The same for a driver that takes a URL alone, such as SQLAlchemy's, which may be named in it."""
    scheme, mark, rest = url.partition("://")
    needed = secured(f"{scheme.partition('+')[0]}{mark}{rest}", where, insecure=insecure)
    if not needed:
        return url
    return f"{url}{'&' if '?' in url else '?'}{urlencode(needed)}"


def _parts(url: str) -> dict[str, str]:
    """What a URL says; ConfigError, which quotes nothing, if it is none."""
    from psycopg import Error
    from psycopg.conninfo import conninfo_to_dict

    try:
        return {name: str(value) for name, value in conninfo_to_dict(url).items() if value}
    except Error:
        raise ConfigError("a PostgreSQL URL cannot be read; percent-encode its password.") from None


def _home_roots() -> Path:
    """Where libpq looks by itself."""
    return Path("~/.postgresql/root.crt").expanduser()


def _roots() -> str:
    """The system's certificates."""
    from ssl import get_default_verify_paths  # 3 ms, which nobody spends on the machine's own server

    paths = get_default_verify_paths()
    found = (path for path in (paths.cafile, *ROOTS) if path and Path(path).is_file())
    return next(found, "system")
