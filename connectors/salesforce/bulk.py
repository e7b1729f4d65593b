"""Records by Bulk API 2.0: a job, watched until it is done, its CSV read in bounded parts.

Statements have no ORDER BY and no LIMIT, which keep Salesforce from cutting a job into chunks itself.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from functools import partial

import msgspec

from connectors.salesforce import soql
from connectors.salesforce.api import CODES, Api, Missing, NoBulk, TooMuch
from connectors.salesforce.describe import SObject
from etl.csvtext import CsvAnswer, csv_answers
from etl.errors import PermissionMissing, SourceError

PAGE = 50_000
"""Records of one set of results: after each of them the reading can go on in another sync."""
FIRST_PAUSE, LONGEST_PAUSE, LONGER = 1.0, 30.0, 1.5
"""Seconds between two looks at a job, as each look counts as a request; and how they grow."""
ENDED = "null"


class _Made(msgspec.Struct):
    id: str


class _Job(msgspec.Struct, rename="camel"):
    state: str
    number_records_processed: int = 0
    error_message: str = ""


class Mark(msgspec.Struct, frozen=True):
    """All results before this locator have been given; "" is the beginning."""

    job: str
    locator: str = ""


class JobGone(SourceError):
    """The job, or its results, are not kept any more."""


class Bulk:
    """Asks one organisation."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self.pause = FIRST_PAUSE

    def rows(
        self, obj: SObject, where: Sequence[str], *, at: Mark | None = None, fields: Sequence[str] = ()
    ) -> Iterator[CsvAnswer | Mark]:
        """All records for which the conditions hold, also deleted and archived ones.

        at: go on there. fields: instead of all that are read.
        Raises NoBulk if the object cannot be read so, JobGone if it cannot go on, TooMuch if the job fails
        and no other reason is told.
        """
        mark = at or Mark(self._create(soql.select(fields or obj.selected, obj.name, where)))
        total = self._done(mark.job)
        yield mark
        received, whole = 0, not mark.locator
        if not total:
            return
        while True:
            locator, records = yield from self._results(mark)
            received += records
            if locator == ENDED:
                break
            if locator == mark.locator:
                raise SourceError(f"{obj.name}: the results of a job lead back to themselves")
            mark = Mark(mark.job, locator)
            yield mark
        if whole and received != total:
            raise SourceError(f"{obj.name}: Salesforce found {total:,} records and gave {received:,}")

    def _create(self, statement: str) -> str:
        asked = {
            "operation": "queryAll",
            "query": statement,
            "contentType": "CSV",
            "columnDelimiter": "COMMA",
            "lineEnding": "LF",
        }
        try:
            answer = self._api.post("jobs/query", asked)
        except PermissionMissing as refusal:  # REST tells whether it is the object's or the Bulk API's
            raise NoBulk(str(refusal)) from None
        made: _Made = msgspec.json.decode(answer.body, type=_Made)
        return made.id

    def _done(self, job: str) -> int:
        """Wait for a job; how many records it found."""
        pause = self.pause
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
                    raise CODES.get(code, TooMuch)(f"the bulk job {job} failed: {found.error_message[:300]}")
                case "Aborted":
                    raise SourceError(f"somebody aborted the bulk job {job}")
            self._api.http.pause(pause)
            pause = min(LONGEST_PAUSE, pause * LONGER)

    def _results(self, mark: Mark) -> Generator[CsvAnswer, None, tuple[str, int]]:
        """One set of results; where the next one is, and how many records these were."""
        params = {"maxRecords": PAGE, "locator": mark.locator or None}
        path = f"jobs/query/{mark.job}/results"
        received, told, locator = 0, "", ENDED
        try:
            for part in csv_answers(partial(self._api.download, path, params)):
                received += part.records
                told = part.headers.get("sforce-numberofrecords", "")
                locator = part.headers.get("sforce-locator", ENDED) or ENDED
                yield part
        except Missing as gone:
            raise JobGone(str(gone)) from None
        if told.isdigit() and int(told) != received:
            raise SourceError(f"Salesforce announced {told} records and gave {received:,}")
        return locator, received
