"""How far the reading of an object is: what its stream leaves behind as state."""

from __future__ import annotations

from datetime import datetime

import msgspec

from etl.errors import StateError
from etl.typed import typed
from etl.window import as_utc


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a stream knows of its own past.

    loading: since when all of the object is being read; None when that is through.
    after: in the order of ids, that up to which all was read.
    until: up to which id the job that is being read goes; "" is no end.
    job, locator, given: a bulk job whose results are being read, where they go on, how many came before.
    behind, given: without a job, since which id how many were received that nobody has counted yet.
    linked: ids are of what the records hang on, see `linked`.
    shape: what tells of the fields that were read, see `SObject.shape`.
    read: when the formulas of all records were last read.
    compared: when all of its ids were last compared.
    lived: how many rows lived when they last were; of those not shown only what was marked is taken off.
    deleted: up to when the log of deletions was read.
    """

    loading: datetime | None = None
    after: str = ""
    until: str = ""
    job: str = ""
    locator: str = ""
    given: int = 0
    behind: str = ""
    linked: bool = False
    shape: str = ""
    read: datetime | None = None
    compared: datetime | None = None
    lived: int = 0
    deleted: datetime | None = None

    @property
    def text(self) -> str:
        """It as a state's text."""
        return msgspec.json.encode(self).decode()

    def reached(self, after: str) -> Place:
        """The same when all up to an id has been read, and nothing beyond."""
        return msgspec.structs.replace(self, after=after, until="", job="", locator="", given=0, behind="")


def placed(text: str) -> Place | None:
    """The place that a state's text tells; None if there is none. StateError if it tells none.

    What other versions of ours know of besides is passed over.
    """
    if not text:
        return None
    try:
        return typed(text, Place)
    except msgspec.MsgspecError:
        raise StateError("what the last sync left behind cannot be read") from None


def moment(text: str) -> datetime:
    """A datetime as Salesforce writes it."""
    return as_utc(text.replace("+0000", "+00:00"))
