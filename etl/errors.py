"""Errors that say whose fault it is and what to do next.

Each is of one of few kinds, which leads the messages of the commands, Dagster's metadata, the ledger
and what is sent to people. Only `Passing` troubles are worth trying again.
"""

from __future__ import annotations

from collections.abc import Mapping

from etl.secret_forms import LOOKED_AT, in_one_line, without_secrets

NEXT_STEPS: Mapping[str, str] = {
    "configuration": "Correct tributary.toml, or set the variable that the message names; then sync again.",
    "credentials": "Put a key or token that is valid where tributary.toml points, then sync again:"
    " the gap is read.",
    "permission": "Give the credentials the permission, or the account the plan, that the message names;"
    " or leave these streams out of `streams`.",
    "quota": "Nothing at once: the next sync goes on from here. If it lasts, lower the source's share of"
    " requests, or have the vendor raise the limit.",
    "vendor": "Nothing at once: the next sync reads the gap. If it lasts, see the vendor's status page, then"
    " base_url and the network.",
    "answer": "Sync again. If it stays, compare the message with the vendor's changes, and report it.",
    "mapping": "Correct the model or the column's type by what the message and `etl dead-letters` show, or"
    " let more be put aside (option `dead_letters`); then sync again.",
    "state": "See what the ledger says by `etl state SOURCE`, and set it back by"
    " `etl state SOURCE STREAM --until TIME`; then sync again.",
    "warehouse": "See that the database is up, has room, and lets the loader write (`etl check`).",
    "running": "Nothing, if the other run is wanted; else end it.",
    "interrupted": "Sync again: it goes on from the last commit.",
    "defect": "Report it, with what `etl -v sync` logs of it; other streams are not concerned.",
}
"""By kind: what to do about it. The kinds are told in docs/recovery.md; their names stay as they are."""


class TributaryError(Exception):
    """Something that a person can act on; its text is one line and holds no secret.

    As it stands: a defect, of a connector or of ours.
    """

    kind = "defect"

    @property
    def next_step(self) -> str:
        """What to do about errors of this kind."""
        return NEXT_STEPS[self.kind]

    def __str__(self) -> str:
        return in_one_line(without_secrets(super().__str__()[:LOOKED_AT]))


class ConfigError(TributaryError):
    """tributary.toml, or what it refers to, is wrong; trying again will not help."""

    kind = "configuration"


class ModelError(TributaryError):
    """A model class contradicts itself."""

    kind = "mapping"


class CredentialsError(TributaryError):
    """The vendor refuses the credentials: they expired, were revoked, or are wrong. No stream can be read."""

    kind = "credentials"


class NoAccess(CredentialsError):
    """The credentials are good, but their user or account may not use the vendor's API at all."""

    kind = "permission"


class StateError(TributaryError):
    """What the ledger says of a stream is nothing to go on from."""

    kind = "state"


class PermissionMissing(TributaryError):
    """The credentials are good, but may not read this stream, or the account's plan does not have it."""

    kind = "permission"


class SourceError(TributaryError):
    """The vendor's answer cannot be used: refused request, unknown shape, a page cycle."""

    kind = "answer"


class Interrupted(SourceError):
    """Nobody waits for the answer any more: a person, a signal or another stream's failure ended the sync."""

    kind = "interrupted"


class Passing(SourceError):
    """The vendor is slow, down or out of reach; the same request may well succeed later."""

    kind = "vendor"


class OverQuota(Passing):
    """The vendor takes no more requests for now: too many in a second, at once, or in a day."""

    kind = "quota"


class NoAnswer(Passing):
    """No answer came, or a part of one: what was asked for may have been done all the same."""


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

    kind = "running"


class TooManyDeadLetters(TributaryError):
    """More records were refused than the threshold allows; nothing of the batch was committed."""

    kind = "mapping"
