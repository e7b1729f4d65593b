"""Opportunities, as Salesforce answers them: by REST, and by Bulk API 2.0 as CSV.

    POST /services/oauth2/token                       a session, here
    GET  /services/data/vNN.0/                        and sobjects/, sobjects/Opportunity/describe/
    GET  .../query, .../queryAll                      q: COUNT(), all fields or Id; pages of 2,000, nextRecordsUrl
    GET  .../sobjects/Opportunity/deleted/            nothing
    POST .../jobs/query                               the same statements; done when it is first looked at
    GET  .../jobs/query/ID[/results]                  maxRecords, locator; Sforce-Locator, Sforce-NumberOfRecords

Statements may bound Id, CreatedDate and SystemModstamp. Ids, and both times, rise together, so that any result
is a range of records. The clock begins an hour after the newest.
"""

from __future__ import annotations

import json
import re
from array import array
from bisect import bisect_left, bisect_right
from datetime import UTC, datetime, timedelta

from tests.bench import serving
from tests.bench.salesforce.records import (
    BRIEF,
    HEADER,
    NAMES,
    NEWEST,
    OBJECT,
    as_csv,
    as_json,
    created,
    described,
    moment,
    number_of,
    opportunity,
    record_id,
)
from tests.bench.serving import RENDERED, Forms, Reply, Request

BATCH, MOST = 2_000, 50_000
"""Records of a page by REST; of a part of a bulk job's results, unless fewer are asked for."""
KEPT = timedelta(days=15)
STATEMENT = re.compile(rf"SELECT (.+?) FROM {OBJECT}(?: WHERE (.+?))?(?: ORDER BY .+?)?(?: LIMIT (\d+))?\s*")
CONDITION = re.compile(r"(Id|CreatedDate|SystemModstamp) (>=|>|<=|<) '?([^' ]+)'?")


class Vendor(serving.Vendor):
    """The opportunities; a change is one stage further."""

    def __init__(self, rows: int) -> None:
        super().__init__(rows, NEWEST + 3600)
        self.created = array("q", (created(number, rows) for number in range(rows)))
        self.stamps = array("q", self.created)
        self.lines = Forms(rows, lambda number: as_csv(self._values(number)))
        self.objects = Forms(rows, lambda number: as_json(self._values(number)))
        self.jobs: list[tuple[list[str], range]] = []
        self._joined: dict[tuple[int, int], bytes] = {}
        self._join()

    def answer(self, request: Request) -> Reply:
        """What Salesforce says."""
        reply = self._answer(request)
        reply.headers = {**reply.headers, "sforce-limit-info": f"api-usage={self.requests}/100000000"}
        return reply

    def _answer(self, request: Request) -> Reply:
        asked = request.asked
        match request.path.strip("/").split("/")[1:]:
            case ["oauth2", "token"]:
                return _json(
                    {"access_token": "00D!of.no.org", "instance_url": self.url, "token_type": "Bearer"}
                )
            case ["data", _]:
                return _json({"sobjects": "/sobjects", "query": "/query", "jobs": "/jobs"})
            case ["data", _, "sobjects"]:
                return _json({"encoding": "UTF-8", "maxBatchSize": 200, "sobjects": [BRIEF]})
            case ["data", _, "sobjects", _, "describe"]:
                return _json(described())
            case ["data", _, "sobjects", _, "deleted"]:
                earliest = datetime.fromtimestamp(self.now, UTC) - KEPT
                told = {"earliestDateAvailable": f"{moment(int(earliest.timestamp()))}+0000"}
                return _json({"deletedRecords": [], "latestDateCovered": f"{moment(self.now)}+0000", **told})
            case ["data", version, "query" | "queryAll"]:
                return self._query(asked["q"], version)
            case ["data", version, "query" | "queryAll", locator]:
                first, end, at = map(int, locator.removeprefix("0r8").replace("-", "x").split("x"))
                return self._records(range(first, end), at, version)
            case ["data", _, "jobs", "query"] if request.method == "POST":
                self.jobs.append(self._found(json.loads(request.body)["query"]))
                return _json({"id": record_id("750", len(self.jobs)), "state": "UploadComplete"})
            case ["data", _, "jobs", "query", id]:
                count = len(self.jobs[number_of(id) - 1][1])
                return _json({"id": id, "state": "JobComplete", "numberRecordsProcessed": count})
            case ["data", _, "jobs", "query", id, "results"]:
                most = min(MOST, int(asked.get("maxRecords", MOST)))
                return self._results(*self.jobs[number_of(id) - 1], int(asked.get("locator", 0)), most)
        return _json([{"errorCode": "NOT_FOUND", "message": "The requested resource does not exist"}], 404)

    def changed(self, numbers: range) -> tuple[str, str]:
        """By SystemModstamp."""
        for number in numbers:
            self.stamps[number] = self.now
        self.lines.refresh(numbers)
        self.objects.refresh(numbers)
        self._join()
        return f"{moment(self.now - 1)}Z", f"{moment(self.now)}Z"

    def record(self, number: int) -> bytes:
        """An opportunity, as REST gives it."""
        return self.objects.one(number)

    def _values(self, number: int) -> list[str | None]:
        return opportunity(number, self.rows, self.stamps[number], self.version(number))

    # ---- statements

    def _found(self, statement: str) -> tuple[list[str], range]:
        """The fields of a statement, and the numbers of the records that it finds."""
        parts = STATEMENT.fullmatch(statement)
        if parts is None:
            raise ValueError(f"no such statement here: {statement[:200]}")
        first, end = 0, self.rows
        for condition in (parts[2] or "").split(" AND ") if parts[2] else ():
            bound = CONDITION.fullmatch(condition)
            if bound is None:
                raise ValueError(f"no such condition here: {condition[:200]}")
            field, sign, value = bound.groups()
            at = self._place(field, value, after=sign in (">", "<="))
            first, end = (max(first, at), end) if sign[0] == ">" else (first, min(end, at))
        if parts[3]:
            end = min(end, first + int(parts[3]))
        return parts[1].split(", "), range(first, max(first, end))

    def _place(self, field: str, value: str, *, after: bool) -> int:
        """The place of the first record whose field is not below a value, or is above it."""
        bisect = bisect_right if after else bisect_left
        if field == "Id":
            return bisect(range(self.rows), number_of(value))
        seconds = datetime.fromisoformat(value).timestamp()
        return bisect(self.created if field == "CreatedDate" else self.stamps, seconds)

    # ---- REST

    def _query(self, statement: str, version: str) -> Reply:
        fields, found = self._found(statement)
        if fields == ["COUNT()"]:
            return _json({"totalSize": len(found), "done": True, "records": []})
        if sorted(fields) != sorted(NAMES):
            raise ValueError("this stand-in gives all fields, or none")
        return self._records(found, found.start, version)

    def _records(self, found: range, at: int, version: str) -> Reply:
        end = min(found.stop, at + BATCH)
        more = b"" if end == found.stop else (
            b',"nextRecordsUrl":"/services/data/%b/query/0r8%dx%d-%d"'
            % (version.encode(), found.start, found.stop, end)
        )  # fmt: skip
        head = b'{"totalSize":%d,"done":%b%b' % (len(found), b"false" if more else b"true", more)
        return Reply(b'%b,"records":[%b]}' % (head, b",".join(self.objects.some(range(at, end)))))

    # ---- Bulk

    def _results(self, fields: list[str], found: range, at: int, most: int) -> Reply:
        start = found.start + at
        end = min(found.stop, start + most)
        headers = {
            "sforce-locator": "null" if end == found.stop else str(end - found.start),
            "sforce-numberofrecords": str(end - start),
        }
        if fields == ["Id"]:
            body = b'"Id"\n' + b"".join(b'"%b"\n' % record_id("006", n).encode() for n in range(start, end))
        elif fields == NAMES:
            body = self._joined.get((start, end)) or self._csv(start, end)
        else:
            raise ValueError("this stand-in gives all fields in their order, or the ids")
        return Reply(body, type="text/csv", headers=headers)

    def _csv(self, start: int, end: int) -> bytes:
        return HEADER + b"".join(self.lines.some(range(start, end)))

    def _join(self) -> None:
        """Make the results of a job of all records, if there are not too many."""
        if self.rows <= RENDERED:
            for start in range(0, self.rows, MOST):
                end = min(self.rows, start + MOST)
                self._joined[start, end] = self._csv(start, end)


def _json(value: object, status: int = 200) -> Reply:
    return Reply(json.dumps(value).encode(), status)
