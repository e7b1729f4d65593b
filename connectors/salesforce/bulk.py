"""Records by Bulk API 2.0: a job, watched until it is done, its CSV read in bounded parts.

Statements have no ORDER BY and no LIMIT, which keep Salesforce from cutting a job into chunks itself.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial

import msgspec

from connectors.salesforce import soql
from connectors.salesforce.api import CODES, Api, BulkSpent, Missing, NoBulk, TooMuch, decode, ours
from connectors.salesforce.describe import SObject
from connectors.salesforce.place import moment
from etl.csvtext import CsvAnswer, csv_answers
from etl.errors import NoAnswer, Passing, PermissionMissing, SourceError
from etl.http import Answer

PAGE = 50_000
"""Records of one set of results: after each of them the reading can go on in another sync."""
FIRST_PAUSE, LONGEST_PAUSE, LONGER = 1.0, 30.0, 1.5
"""Seconds between two looks at a job, as each look counts as a request; and how they grow."""
STALLED = timedelta(hours=2)
"""Without progress, how long a sync waits for a job; each of Salesforce's tries may take ten minutes."""
GIVEN_UP = timedelta(days=1)
"""Since it was made, after how long a job without progress is made anew."""
ENDED = "null"


class _Made(msgspec.Struct):
    id: str


class _Job(msgspec.Struct, rename="camel"):
    state: str
    number_records_processed: int = 0
    retries: int = 0
    created_date: str = ""
    system_modstamp: str = ""
    error_message: str = ""


class Mark(msgspec.Struct, frozen=True):
    """All results before this locator have been given, so many records; "" is the beginning."""

    job: str
    locator: str = ""
    given: int = 0


class Stalled(Passing):
    """A job makes no progress; it may be done by the next sync."""


class JobGone(SourceError):
    """The job, or its results, are not kept any more."""


class Bulk:
    """Asks one organisation."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self.pause = FIRST_PAUSE
        self._spent = ""

    def rows(
        self, obj: SObject, where: Sequence[str], *, at: Mark | None = None, fields: Sequence[str] = ()
    ) -> Iterator[CsvAnswer | Mark]:
        """All records for which the conditions hold, also deleted and archived ones.

        at: go on there. fields: instead of all that are read. The first mark comes before the job is done.
        Raises NoBulk if the object cannot be read so, JobGone if it cannot go on, TooMuch if the job fails
        and no other reason is told, Stalled if it was waited for in vain.
        """
        mark = at or Mark(self._create(soql.select(fields or obj.selected, obj.name, where)))
        yield mark
        total, given, header = self._done(mark.job, obj.name), mark.given, b""
        while total:
            locator, records, header = yield from self._results(mark, header)
            given += records
            if locator == ENDED or (not locator and given == total):
                break
            if not locator:
                raise SourceError(
                    f"{obj.name}: after {given:,} of a job's {total:,} records Salesforce does not say where"
                    " the others are (no Sforce-Locator)"
                )
            if locator == mark.locator:
                raise SourceError(f"{obj.name}: the results of a job lead back to themselves")
            mark = Mark(mark.job, locator, given)
            yield mark
        if given != total:
            raise SourceError(f"{obj.name}: Salesforce found {total:,} records and gave {given:,}")

    def _create(self, statement: str) -> str:
        if self._spent:
            raise BulkSpent(self._spent)
        asked = {
            "operation": "queryAll",
            "query": statement,
            "contentType": "CSV",
            "columnDelimiter": "COMMA",
            "lineEnding": "LF",
        }
        try:
            answer = self._made(asked)
        except BulkSpent as spent:
            self._spent = str(spent)
            raise
        except PermissionMissing as refusal:  # REST tells whether it is the object's or the Bulk API's
            raise NoBulk(str(refusal)) from None
        made: _Made = decode(answer.body, _Made)
        return made.id

    def _made(self, asked: Mapping[str, str]) -> Answer:
        """The answer to a request for a job; if it gets lost, one more is asked for, and no third.

        Whether one was made cannot be found out, as Salesforce does not tell what jobs ask for.
        """
        try:
            return self._api.post("jobs/query", asked, makes=True)
        except NoAnswer:
            self._api.http.pause(self.pause)
            return self._api.post("jobs/query", asked, makes=True)

    def _done(self, job: str, name: str) -> int:
        """Wait for a job; how many records it found."""
        pause, now = self.pause, self._api.http.now
        progress, since = None, now()
        while True:
            try:
                found: _Job = self._api.read(f"jobs/query/{job}", _Job)
            except Missing as gone:
                raise JobGone(str(gone)) from None
            match found.state:
                case "JobComplete":
                    return found.number_records_processed
                case "Failed":
                    code = next((code for code in CODES if code in found.error_message), "")
                    told = ours(found.error_message)[:300]
                    raise CODES.get(code, TooMuch)(f"the bulk job {job} failed: {told}")
                case "Aborted":
                    raise JobGone(f"somebody aborted the bulk job {job}")
            if progress != found:
                progress, since = found, now()
            elif now() - since >= STALLED:
                raise self._stalled(job, name, found, since)
            self._api.http.pause(pause)
            pause = min(LONGEST_PAUSE, pause * LONGER)

    def _stalled(self, job: str, name: str, found: _Job, since: datetime) -> SourceError:
        """What to say of a job without progress."""
        told = (
            f"{name}: the bulk job {job} has made no progress since {since:%Y-%m-%dT%H:%M:%SZ}"
            f" ({found.state}, {found.number_records_processed:,} records)"
        )
        made = moment(found.created_date) if found.created_date else since
        if self._api.http.now() - made >= GIVEN_UP:
            return JobGone(f"{told}; it is given up, as it was made on {made:%Y-%m-%d}")
        return Stalled(f"{told}; the next sync goes on")

    def _results(self, mark: Mark, header: bytes) -> Generator[CsvAnswer, None, tuple[str, int, bytes]]:
        """One set of results; where the next is ("" if that is not told), how many records, and their header.

        header: of the set before, if there was one.
        """
        params = {"maxRecords": PAGE, "locator": mark.locator or None}
        path = f"jobs/query/{mark.job}/results"
        received, told, locator = 0, "", ""
        try:
            for part in csv_answers(partial(self._api.download, path, params), header=header):
                received, header = received + part.records, part.header
                told = part.headers.get("sforce-numberofrecords", "")
                locator = part.headers.get("sforce-locator", "")
                yield part
        except Missing as gone:
            raise JobGone(str(gone)) from None
        if told.isdigit() and int(told) != received:
            raise SourceError(f"Salesforce announced {told} records and gave {received:,}")
        return locator, received, header
