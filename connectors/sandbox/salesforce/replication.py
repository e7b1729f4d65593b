"""Which records of an object changed, or are gone, between two moments.

REST API Developer Guide, "sObject Get Updated", "sObject Get Deleted"; SOAP API Developer Guide,
getUpdated(), getDeleted(), "Data Replication": seconds are ignored, the span is longer than a minute, the
start lies in the last 30 days, for deletions 15.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from connectors.sandbox.salesforce import values
from connectors.sandbox.salesforce.errors import Refusal
from connectors.sandbox.salesforce.facts import SObject
from connectors.sandbox.salesforce.store import Store
from connectors.sandbox.salesforce.values import DAY_MS, Values

UPDATED_DAYS: Final = 30
DELETED_DAYS: Final = 15
MOST_IDS: Final = 600_000
_MINUTE: Final = 60_000


def updated(store: Store, entity: SObject, query: Mapping[str, str]) -> Values:
    """The ids of records added or changed, deleted ones excepted."""
    start, end = _span(store, entity, query, UPDATED_DAYS)
    stamp = "SystemModstamp" if "SystemModstamp" in entity.fields else "LastModifiedDate"
    found = [row["Id"] for row in store.all(entity.name) if start <= row[stamp] < end]
    _few(found)
    return {"ids": found, "latestDateCovered": values.iso(_covered(store, end))}


def deleted(store: Store, entity: SObject, query: Mapping[str, str]) -> Values:
    """The log of deletions, also of what has left the recycle bin since."""
    start, end = _span(store, entity, query, DELETED_DAYS)
    whole_since = store.log_starts.get(entity.name, store.now - DELETED_DAYS * DAY_MS)
    if start < store.log_starts.get(entity.name, 0):
        raise _wrong("startDate before earliest date available")
    found = [(at, id) for at, id in store.log.get(entity.name, []) if start <= at < end]
    _few([id for _, id in found])
    return {
        "deletedRecords": [{"deletedDate": values.iso(at), "id": id} for at, id in found],
        "earliestDateAvailable": values.iso(whole_since // 1000 * 1000),
        "latestDateCovered": values.iso(_covered(store, end)),
    }


def _covered(store: Store, end: int) -> int:
    """Up to where nothing can be missing: before what is still open, and before now."""
    oldest = store.oldest_open()
    covered = min(end, store.now) if oldest is None else min(end, store.now, oldest)
    return covered // 1000 * 1000


def _span(store: Store, entity: SObject, query: Mapping[str, str], days: int) -> tuple[int, int]:
    if entity.has("noreplicate"):
        message = f"object type {entity.name} is not replicateable"
        raise Refusal(400, "INVALID_TYPE_FOR_OPERATION", message)
    start, end = (_moment(query, name) for name in ("start", "end"))
    if end - start < _MINUTE:
        raise _wrong("endDate must be at least one minute greater than startDate")
    if start < store.now - days * DAY_MS - _MINUTE:
        raise _wrong(f"startDate cannot be more than {days} days ago")
    return start, end


def _moment(query: Mapping[str, str], name: str) -> int:
    text = query.get(name, "")
    if not text:
        raise Refusal(400, "MISSING_ARGUMENT", f"The {name} parameter is required")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise _wrong(f"{name} is not a valid dateTime: {text}") from None
    if moment.tzinfo is None or "T" not in text:
        raise _wrong(f"{name} is not a valid dateTime: {text}")
    return int(moment.timestamp()) // 60 * _MINUTE


def _few(found: list[str]) -> None:
    if len(found) > MOST_IDS:
        raise Refusal(400, "EXCEEDED_ID_LIMIT", "exceeded max number of ids")


def _wrong(message: str) -> Refusal:
    return Refusal(400, "INVALID_REPLICATION_DATE", message)
