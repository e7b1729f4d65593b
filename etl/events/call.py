"""One call of the Segment spec, as client libraries send it and archives keep it, and the rules for it.

Of what is not named here, nothing lands: `integrations`, `channel`, `version`, `_metadata`, `projectId`,
`writeKey`, `rudderId` and others say how a call travelled, not what happened.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import xxhash

from etl.copytext import NULL, SEPARATOR
from etl.events.kinds import instant
from etl.events.layout import TABLES

MOST_BYTES = 32 * 1024  # of a call: what Segment and RudderStack take
MOST_MESSAGE_ID = 100  # characters

_STAMPS = msgspec.json.Encoder().encode
NOTHING = msgspec.Raw(b"null")
"""Stands for a part that a call does not have."""


class Call(msgspec.Struct, gc=False):
    """The parts of a call that land somewhere; of a batch, `batch` and what `Envelope` has."""

    type: str | None = None
    event: str | None = None
    messageId: str | None = None
    userId: str | int | None = None
    anonymousId: str | int | None = None
    originalTimestamp: datetime | None = None
    timestamp: datetime | None = None
    sentAt: datetime | None = None
    receivedAt: datetime | None = None
    context: msgspec.Raw = NOTHING
    properties: msgspec.Raw = NOTHING
    traits: msgspec.Raw = NOTHING
    groupId: str | int | None = None
    previousId: str | int | None = None
    name: str | None = None
    category: str | None = None
    batch: msgspec.Raw = NOTHING


class Envelope(msgspec.Struct, gc=False):
    """What a batch says of all its calls."""

    batch: list[msgspec.Raw]
    sentAt: datetime | None = None
    receivedAt: datetime | None = None
    context: msgspec.Raw = NOTHING


class Refused(ValueError):
    """A call that cannot be kept: (rule, reason)."""

    @property
    def rule(self) -> str:
        """The rule of the reliability list, or the part of the spec, that it breaks."""
        return str(self.args[0])

    @property
    def reason(self) -> str:
        """Why, in words that hold none of its values."""
        return str(self.args[1])


decode = msgspec.json.Decoder(Call).decode
decode_envelope = msgspec.json.Decoder(Envelope).decode


def hollow(body: bytes) -> bool:
    """Whether JSON where an object belongs holds nothing: PHP writes an empty list for an empty object."""
    return body == b"null" or (body[:1] in (b"{", b"[") and not body[1:-1].strip())


def times(
    original: datetime | None,
    given: datetime | None,
    sent: datetime | None,
    received: datetime | None,
    now: datetime,
) -> tuple[datetime | None, datetime | None, datetime, datetime]:
    """original_timestamp, sent_at, received_at and timestamp of a call.

    original, given: its `originalTimestamp` and `timestamp`; a client library sends only the latter. The
    clock of a device may be wrong, but runs as fast as others: timestamp = received - (sent - original). A
    call that never met a server, as it was recorded by a client, has no second clock: it counts as received
    when it was sent, so that loading an old file today makes nothing happen today.
    """
    began = original or given
    arrived = received or min(sent or began or now, now)
    if began is None:
        return None, sent, arrived, given or arrived
    if received is None or sent is None:
        return began, sent, arrived, given or began
    try:
        return began, sent, arrived, received - (sent - began)
    except OverflowError:
        return began, sent, arrived, given or began


def times_text(*stamps: datetime | None) -> str:
    """Moments as neighbouring cells of a line of COPY; naive ones are UTC, as the session's zone is."""
    text = _STAMPS(stamps).translate(None, b'"[]').decode().replace(",", SEPARATOR)
    return text.replace("null", NULL) if None in stamps else text


def check(call: Call) -> str:
    """The table of a call that keeps the rules of its type; else Refused."""
    kind = call.type
    if kind not in TABLES:
        known = ", ".join(TABLES)
        raise Refused("spec.type", f"type is {'missing' if kind is None else 'not known'}; there are {known}")
    if kind == "track" and not (call.event and call.event.strip()):
        raise Refused("spec.event", "a track call needs the name of its event")
    if kind == "alias":
        if call.userId in (None, ""):
            raise Refused("spec.userId", "an alias call needs userId")
    elif call.userId in (None, "") and call.anonymousId in (None, ""):
        raise Refused("spec.userId", "neither userId nor anonymousId is given")
    if kind == "group" and call.groupId in (None, ""):
        raise Refused("spec.groupId", "a group call needs groupId")
    if call.messageId and len(call.messageId) > MOST_MESSAGE_ID:
        raise Refused("spec.messageId", f"messageId has more than {MOST_MESSAGE_ID} characters")
    return TABLES[kind]


def made_id(raw: bytes | msgspec.Raw, place: str) -> str:
    """An id for a call that has no messageId: the same for the same call at the same place of a file."""
    return f"made-{xxhash.xxh3_128_hexdigest(bytes(raw) + place.encode())}"


def moment(value: Any) -> datetime | None:
    """A time of a call as an aware moment; None of null, ValueError if it is none."""
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise ValueError("is no ISO 8601 time")
    return datetime.fromisoformat(instant(value.strip())).astimezone(UTC)
