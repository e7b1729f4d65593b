"""What is gone for good: by the log of deletions, which reaches back for fifteen days."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from itertools import islice

import msgspec

from connectors.salesforce import soql
from connectors.salesforce.api import Api, LogTooShort, TooMuch, decode
from connectors.salesforce.describe import SObject
from connectors.salesforce.place import moment
from connectors.salesforce.rest import IDS_AT_ONCE, Rest
from etl.connector import Deleted, Page
from etl.window import Window

KEPT = timedelta(days=15)
MARGIN = timedelta(hours=1)
"""So as not to race the log's end."""
MINUTE = timedelta(minutes=1)
SHORTEST = 2 * MINUTE
"""The span must be of more than a minute, and seconds are cut off."""


class _Gone(msgspec.Struct, rename="camel"):
    id: str
    deleted_date: str


class _Log(msgspec.Struct, rename="camel"):
    deleted_records: list[_Gone] = []
    latest_date_covered: str = ""
    earliest_date_available: str = ""


class _Row(msgspec.Struct, rename="pascal"):
    id: str
    is_deleted: bool = False


class _Rows(msgspec.Struct):
    records: list[_Row]


class Deletions:
    """Reads one organisation's log."""

    def __init__(self, api: Api, rest: Rest) -> None:
        self._api, self._rest = api, rest

    def reach(self) -> datetime:
        """The earliest time that can be asked for."""
        return self._api.http.now() - KEPT + MARGIN

    def read(
        self, obj: SObject, start: datetime, end: datetime, known: Collection[str] = ()
    ) -> Iterator[Page | Deleted | datetime]:
        """The records that were deleted in a span, those in the recycle bin as they are; last, up to when.

        known: ids of records that were given as deleted just before.
        Raises LogTooShort, perhaps after what there is, if the log was purged since the start.
        """
        start = max(start, self.reach()).replace(second=0, microsecond=0)
        end = max(end.replace(second=0, microsecond=0) + MINUTE, start + SHORTEST)
        asof = self._api.http.clock()
        try:
            log = self._asked(obj.name, start, end)
        except LogTooShort:
            if end <= self._api.http.now():
                raise
            end -= MINUTE  # a time to come may be refused: nobody says
            start = min(start, end - SHORTEST)
            log = self._asked(obj.name, start, end)
        gone = {soql.id18(one.id): moment(one.deleted_date) for one in log.deleted_records}
        left = (key for key in gone if key not in known)
        while some := list(islice(left, IDS_AT_ONCE)):
            there = set[str]()
            for page in self._rest.rows(obj, [soql.among("Id", some)]):
                there.update(page.ids)
                yield Page(page.answer, records="records")  # a cursor may not have moved with the deletion
            days: dict[datetime, list[tuple[str, ...]]] = {}
            for key in some:
                if key not in there:  # else its row tells, be it deleted, merged or back
                    days.setdefault(gone[key], []).append((key,))
            for at, keys in sorted(days.items()):
                yield Deleted(keys, at, asof)
        if log.earliest_date_available and moment(log.earliest_date_available) > start:
            raise LogTooShort(f"{obj.name}: the log of deletions begins at {log.earliest_date_available}")
        yield moment(log.latest_date_covered) if log.latest_date_covered else end

    def _asked(self, name: str, start: datetime, end: datetime) -> _Log:
        """The log of a span; of its halves, where there is too much."""
        params = {"start": _spelled(start), "end": _spelled(end)}
        try:
            log: _Log = self._api.read(f"sobjects/{name}/deleted/", _Log, params)
        except TooMuch:
            if end - start < 2 * SHORTEST:
                raise
            middle = Window(start, end).halves()[0].start.replace(second=0)
            first, second = self._asked(name, start, middle), self._asked(name, middle, end)
            gone = [*first.deleted_records, *second.deleted_records]
            return _Log(gone, second.latest_date_covered, second.earliest_date_available)
        return log


def binned(page: Page) -> set[str]:
    """The ids of records in the recycle bin that a page by REST holds."""
    if page.format == "csv":
        return set()
    found: _Rows = decode(page.answer.body, _Rows)
    return {soql.id18(row.id) for row in found.records if row.is_deleted}


def _spelled(at: datetime) -> str:
    return f"{at:%Y-%m-%dT%H:%M:%S}+00:00"
