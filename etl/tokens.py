"""Refresh tokens that work once: the newest is kept in a file, which processes take turns to spend."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import msgspec

from etl.config import Secret
from etl.errors import ConfigError
from etl.secret_forms import remember

SPARE = 60
"""Seconds before its end from which on an access token is not begun with."""


class Tokens(msgspec.Struct):
    """What the file holds.

    seed: fingerprint of the token in the configuration that these came from.
    until: when the access token ends, in unix seconds; 0: that was not told.
    """

    seed: str
    refresh_token: str
    access_token: str = ""
    until: float = 0.0

    @property
    def is_good(self) -> bool:
        """Whether there is an access token that may not have ended."""
        return bool(self.access_token) and (not self.until or time.time() < self.until - SPARE)


class TokenFile:
    """The newest tokens of one source, readable by the owner only.

    first: the refresh token in the configuration; after another is put there, what the file holds is nothing.
    """

    def __init__(self, path: Path, first: Secret) -> None:
        self._path = path.expanduser()
        self._seed = sha256(first.reveal().encode()).hexdigest()[:16]

    @contextmanager
    def alone(self) -> Iterator[None]:
        """While no other process spends a token; ConfigError before one is, if the next could not be kept."""
        try:
            lock = os.open(self._path.with_name(f"{self._path.name}.lock"), os.O_WRONLY | os.O_CREAT, 0o600)
        except OSError as error:
            raise self._unwritable(error) from None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    def kept(self) -> Tokens | None:
        """The newest tokens; None if none was given yet since the configuration's."""
        try:
            kept = msgspec.json.decode(self._path.read_bytes(), type=Tokens)
        except FileNotFoundError:
            return None
        except (OSError, msgspec.MsgspecError) as error:
            raise ConfigError(f"token_file {self._path} cannot be read ({type(error).__name__}).") from None
        return kept if kept.seed == self._seed else None

    def keep(self, refresh_token: str, access_token: str = "", seconds: float | None = None) -> None:
        """Replace the file as one: the token before is worth nothing any more.

        seconds: for how long the access token is good, if that is told.
        """
        remember(refresh_token, access_token)
        until = time.time() + seconds if seconds else 0.0
        beside = self._path.with_name(f"{self._path.name}.new")
        try:
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(msgspec.json.encode(Tokens(self._seed, refresh_token, access_token, until)))
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._path)
        except OSError as error:
            raise self._unwritable(error) from None

    def _unwritable(self, error: OSError) -> ConfigError:
        return ConfigError(f"token_file {self._path} cannot be written ({type(error).__name__}).")


def token_file(named: str, default: Path | None, first: Secret) -> TokenFile | None:
    """Where a source keeps its tokens; None if there is no place for a file that nobody asked for.

    named: the path in the configuration, if it has one.
    default: .tributary/tokens/NAME.json, if there is a configuration to be beside of; folders are made.
    """
    if named:
        return TokenFile(Path(named), first)
    if default is None:
        return None
    try:
        default.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        ignored = default.parent.parent / ".gitignore"
        if not ignored.exists():
            ignored.write_text("*\n")
    except OSError:
        return None
    return TokenFile(default, first) if os.access(default.parent, os.W_OK) else None
