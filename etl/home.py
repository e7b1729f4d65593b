"""The machine itself: what is reached without a network; the folder .tributary/, closed to other users."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import parse_qsl

PASSABLE_BY_GROUP, PASSABLE_BY_ALL = 0o710, 0o701
"""What a folder may be, besides closed, where root runs the embedded server as another user."""
IGNORED, EVERYTHING = ".gitignore", b"*\n"


def own_machine(host: str) -> bool:
    """Whether a host is this machine by how it is written: localhost, 127.0.0.1, ::1, a socket's path."""
    host = host.strip("[]")
    if host in ("", "localhost") or host.startswith(("/", "@")):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def password_in(url: str) -> bool:
    """Whether a URL of another machine has a password that is written out, not a ${VARIABLE}."""
    given, _, place = url.partition("://")[2].rpartition("@")
    host = place.partition("/")[0]
    if own_machine(host.rpartition(":")[0] or host):
        return False
    query = dict(parse_qsl(url.partition("?")[2])).get("password", "")
    return any(word and "${" not in word for word in (given.partition(":")[2], query))


def is_own(path: Path) -> bool:
    """Whether `own_folder` made such a folder what it is."""
    ignored = path / IGNORED
    return ignored.is_file() and ignored.read_bytes() == EVERYTHING


def own_folder(path: Path) -> Path:
    """The folder, made if need be: git ignores it, only its owner may look into it. OSError if it cannot be.

    Where root runs the embedded server as another user, that one may pass through.
    """
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    mode = stat.S_IMODE(path.stat().st_mode)
    passable = os.geteuid() == 0 and mode in (PASSABLE_BY_GROUP, PASSABLE_BY_ALL)
    if mode != 0o700 and not passable:
        with suppress(PermissionError):  # somebody else's, who lets us in
            path.chmod(0o700)
    if not (path / IGNORED).exists():
        write_own(path / IGNORED, EVERYTHING)
    return path


def write_own(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read, in one step: whoever reads it finds the old or the new."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "wb") as file:
        os.fchmod(handle, 0o600)
        file.write(content)
    beside.replace(path)
