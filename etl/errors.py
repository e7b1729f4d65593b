"""Errors that say whose fault it is and what to do next.

Each kind leads the CLI's message, Dagster's metadata and the ledger. Only `Passing` troubles are
worth trying again.
"""

from __future__ import annotations


class TributaryError(Exception):
    """Something that a person can act on; its text is one line and holds no secret."""

    kind = "error"


class ConfigError(TributaryError):
    """tributary.toml, or what it refers to, is wrong; trying again will not help."""

    kind = "configuration"


class ModelError(TributaryError):
    """A model class contradicts itself."""

    kind = "mapping"


class CredentialsError(TributaryError):
    """The vendor refuses the credentials."""

    kind = "credentials"


class PermissionMissing(TributaryError):
    """The credentials are good, but may not read this stream."""

    kind = "permission"


class SourceError(TributaryError):
    """The vendor's answer cannot be used: refused request, unknown shape, a page cycle."""

    kind = "source"


class Passing(SourceError):
    """The vendor is slow, throttling or down; the same request may well succeed later."""

    kind = "vendor unavailable"


class BrokenOff(Passing):
    """A download ended in the middle: what came of it is good, and the same may be asked for again."""


class WarehouseError(TributaryError):
    """The warehouse refused or vanished."""

    kind = "warehouse"


class NotThere(WarehouseError):
    """A table or column that a query names is not in the warehouse."""


class RightMissing(WarehouseError):
    """The loader's role lacks a right. said: what the server says of it."""

    def __init__(self, said: str, hint: str = "") -> None:
        super().__init__(said + hint)
        self.said = said


class SessionLost(WarehouseError):
    """The warehouse, or the way to it, went away: the batch was committed whole or not at all."""


class AlreadyRunning(TributaryError):
    """Another run holds this stream's lease."""

    kind = "already running"


class TooManyDeadLetters(TributaryError):
    """More records were refused than the threshold allows; nothing of the batch was committed."""

    kind = "mapping"
