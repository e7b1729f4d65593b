"""What every call has, and what a table of one event has."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from etl.schema import Table, field


class Call(Table):
    """A call of a client library."""

    __schema__ = "events"

    id: str = field(doc="The call's messageId, by which repeated deliveries are known.", key=True)
    anonymous_id: str | None = field(doc="Device or browser that sent the call.")
    user_id: str | None = field(doc="User that the call is of; null of anonymous ones.")
    original_timestamp: datetime | None = field(doc="When it happened, by the clock of the device.")
    sent_at: datetime | None = field(doc="When it was sent, by the clock of the device.")
    timestamp: datetime | None = field(
        doc="When it happened, corrected for a wrong clock: received_at - (sent_at - original_timestamp)."
    )


class Event(Call):
    """Something that somebody did, with its properties.

    `__other_names__`: tables of other events that mean the same, which `events.TABLE` unites with this one.
    """

    __other_names__: ClassVar[tuple[str, ...]] = ()

    event: str | None = field(doc="Name of the event's table.")
    event_text: str | None = field(doc="Name of the event as it was sent.")
