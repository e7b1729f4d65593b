"""Bulk API 2.0 query jobs: made, watched, fetched in CSV, aborted, deleted.

Bulk API 2.0 and Bulk API Developer Guide, "Create a Query Job", "Get Information About a Query Job", "Get
Results for a Query Job", "Get Parallel Results for a Query Job", "Abort a Query Job", "Delete a Query Job";
the Limits Cheatsheet's "Bulk API and Bulk API 2.0 Limits and Allocations". A job moves on each time that it
is asked about; its rows are those of the moment when it was made.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from typing import Any, Final

from connectors.sandbox.salesforce import ids, values
from connectors.sandbox.salesforce.errors import Refusal, SoqlError, no_resource
from connectors.sandbox.salesforce.facts import COMPOUND
from connectors.sandbox.salesforce.plan import Plan, Planner
from connectors.sandbox.salesforce.query import Reader
from connectors.sandbox.salesforce.users import Login
from connectors.sandbox.salesforce.values import DAY_MS, Values
from etl.sandbox import Request, Response

DELIMITERS: Final = {
    "BACKQUOTE": "`", "CARET": "^", "COMMA": ",", "PIPE": "|", "SEMICOLON": ";", "TAB": "\t"
}  # fmt: skip
ENDINGS: Final = {"LF": "\n", "CRLF": "\r\n"}
OVER: Final = frozenset({"JobComplete", "Aborted", "Failed"})
MOST_JOBS: Final = 10_000  # in 24 hours
MOST_MEGABYTES: Final = 1_000_000
KEPT_DAYS: Final = 7

_FIRST_VERSION: Final = 47
_FIRST_PARALLEL: Final = 58
_PAGES: Final = 5  # in one answer of resultPages
_KNOWN: Final = frozenset(
    {"operation", "query", "contentType", "columnDelimiter", "lineEnding", "externalIdFieldName"}
)


@dataclass(slots=True)
class Job:
    """One job; `rows` are cells, the header first."""

    id: str
    login: Login
    version: str
    made: int
    operation: str
    entity: str
    delimiter: str
    ending: str
    rows: list[list[str]]
    state: str = "UploadComplete"
    asked: int = 0
    changed: int = 0
    trouble: str = ""

    @property
    def count(self) -> int:
        """Records in the result."""
        return len(self.rows) - 1


@dataclass(slots=True)
class Bulk:
    """The org's jobs. `polls`: how often a job is looked at before it is done; `failing`: what is to fail."""

    reader: Reader
    polls: int = 2
    page_rows: int = 50_000  # most records in a page, whatever maxRecords says
    failing: list[str] = field(default_factory=list)  # messages, for the next jobs
    jobs: dict[str, Job] = field(default_factory=dict)
    made: list[int] = field(default_factory=list)
    stored: list[tuple[int, int]] = field(default_factory=list)  # when, bytes

    @property
    def now(self) -> int:
        """The org's clock."""
        return self.reader.store.now

    def used(self) -> tuple[int, int]:
        """Jobs and megabytes of the last 24 hours."""
        since = self.now - DAY_MS
        return (
            sum(1 for at in self.made if at > since),
            sum(size for at, size in self.stored if at > since) // 1_000_000,
        )

    def respond(self, request: Request, rest: list[str], version: str, login: Login) -> Response:
        """The answer to what comes after /jobs/query. Raises Refusal."""
        if int(float(version)) < _FIRST_VERSION:
            raise no_resource()
        base = f"/services/data/v{version}"
        match request.method, rest:
            case "POST", []:
                return _json(self._info(self._create(request, version, login)))
            case "GET", []:
                live = [self._info(job) for job in self.jobs.values() if self._alive(job)]
                return _json({"done": True, "records": live, "nextRecordsUrl": None})
            case "GET", [id]:
                return _json(self._watched(self._job(id)))
            case "PATCH", [id]:
                return _json(self._abort(self._job(id), request))
            case "DELETE", [id]:
                return self._delete(self._job(id))
            case "GET", [id, "results"]:
                return self._results(self._job(id), request, version)
            case "GET", [id, "resultPages"] if int(float(version)) >= _FIRST_PARALLEL:
                return self._pages(self._job(id), request, version, base)
            case _, [] | [_] | [_, "results"]:
                allowed = ("GET, POST", "GET, PATCH, DELETE", "GET")[len(rest)]
                message = f"HTTP Method '{request.method}' not allowed. Allowed are {allowed}"
                raise Refusal(405, "METHOD_NOT_ALLOWED", message)
        raise no_resource()

    # -- making

    def _create(self, request: Request, version: str, login: Login) -> Job:
        asked = posted(request)
        for name in asked:
            if name not in _KNOWN:
                raise Refusal(400, "JSON_PARSER_ERROR", f'Unrecognized field "{name}"')
        operation = asked.get("operation")
        if operation not in ("query", "queryAll"):
            message = f"Invalid value for operation: {operation}; possible values are query, queryAll"
            raise Refusal(400, "JSON_PARSER_ERROR" if operation else "API_ERROR", message)
        text = asked.get("query")
        if not isinstance(text, str) or not text.strip():
            raise Refusal(400, "API_ERROR", "Query is required")
        for name, options in (
            ("contentType", ["CSV"]),
            ("columnDelimiter", DELIMITERS),
            ("lineEnding", ENDINGS),
        ):
            if asked.get(name) is not None and asked[name] not in options:
                message = f"Invalid value for {name}: {asked[name]}"
                raise Refusal(400, "JSON_PARSER_ERROR", message)
        jobs, megabytes = self.used()
        if jobs >= MOST_JOBS:
            message = f"Max bulk v2 query jobs ({MOST_JOBS}) per 24 hrs has been reached ({jobs + 1})"
            raise Refusal(400, "LIMIT_EXCEEDED", message)
        if megabytes >= MOST_MEGABYTES:
            stored = f"({MOST_MEGABYTES}000) kb per 24 hrs"
            message = f"Max bulk v2 query result size stored {stored} has been exceeded"
            raise Refusal(400, "LIMIT_EXCEEDED", message)
        entity, rows = self._table(text, login, everything=operation == "queryAll")
        self.made.append(self.now)
        delimiter, ending = asked.get("columnDelimiter") or "COMMA", asked.get("lineEnding") or "LF"
        id = ids.make("750", len(self.made))
        job = Job(id, login, version, self.now, operation, entity, delimiter, ending, rows, changed=self.now)
        if self.failing:
            job.trouble = self.failing.pop(0)
        self.jobs[id] = job
        return job

    def _table(self, text: str, login: Login, *, everything: bool) -> tuple[str, list[list[str]]]:
        planner = Planner(self.reader.store, login.rights)
        try:
            plan = planner.plan(text, bulk=True)
        except SoqlError as error:
            raise error.refusal(text) from None
        _refuse(plan)
        read = [(column.field, planner.reader(column)) for column in plan.columns]
        table = [[".".join(column.names) for column in plan.columns]]
        rows = self.reader.rows(plan, planner, everything=everything)
        table += [[values.csv(field, value(row)) for field, value in read] for row in rows]
        return plan.entity.name, table

    # -- watching

    def _alive(self, job: Job) -> bool:
        return not (job.state in OVER and self.now - job.changed > KEPT_DAYS * DAY_MS)

    def _job(self, id: str) -> Job:
        whole = ids.full(id)
        job = self.jobs.get(whole or "")
        if job is None or not self._alive(job):
            raise no_resource()
        return job

    def _watched(self, job: Job) -> Values:
        job.asked += 1
        if job.state == "UploadComplete" and job.asked >= max(self.polls, 1):
            self._move(job, "InProgress")
        elif job.state == "InProgress":
            self._move(job, "Failed" if job.trouble else "JobComplete")
        if self.polls == 0 and job.state not in OVER:
            self._move(job, "Failed" if job.trouble else "JobComplete")
        return self._info(job, full=True)

    def _move(self, job: Job, state: str) -> None:
        job.state, job.changed = state, self.now
        if state == "JobComplete":
            size = sum(len(cell) + 3 for row in job.rows for cell in row)
            self.stored.append((self.now, size))

    def _info(self, job: Job, *, full: bool = False) -> Values:
        info: Values = {
            "id": job.id,
            "operation": job.operation,
            "object": job.entity,
            "createdById": job.login.user_id,
            "createdDate": values.iso(job.made // 1000 * 1000),
            "systemModstamp": values.iso(job.changed // 1000 * 1000),
            "state": job.state,
            "concurrencyMode": "Parallel",
            "contentType": "CSV",
            "apiVersion": float(job.version),
            "lineEnding": job.ending,
            "columnDelimiter": job.delimiter,
        }
        if full:
            info["jobType"] = "V2Query"
            done = job.state == "JobComplete"
            info["numberRecordsProcessed"] = job.count if done else 0
            info["retries"] = 0
            info["totalProcessingTime"] = 500 if done else 0
            info["isPkChunkingSupported"] = True
            if job.state == "Failed":
                info["errorMessage"] = job.trouble
        return info

    def _abort(self, job: Job, request: Request) -> Values:
        asked = posted(request)
        if asked != {"state": "Aborted"}:
            raise Refusal(400, "JSON_PARSER_ERROR", "A query job's state can be set to Aborted only")
        if job.state in OVER:
            message = f"Job is already in the terminal state {job.state} and can't be aborted"
            raise Refusal(400, "API_ERROR", message)
        self._move(job, "Aborted")
        return self._info(job)

    def _delete(self, job: Job) -> Response:
        if job.state not in OVER:
            message = "Error encountered when deleting the job because the job is not terminated"
            raise Refusal(400, "API_ERROR", message)
        del self.jobs[job.id]
        return Response(204)

    # -- fetching

    def _done(self, job: Job, version: str) -> None:
        if job.version != version:
            message = f"The job was created with API version {job.version}, not {version}"
            raise Refusal(409, "API_ERROR", message)
        if job.state != "JobComplete":
            message = f"Results are available once the job is complete; its state is {job.state}"
            raise Refusal(400, "API_ERROR", message)

    def _results(self, job: Job, request: Request, version: str) -> Response:
        self._done(job, version)
        asked = dict(request.query)
        most = asked.get("maxRecords", str(self.page_rows))
        if not (most.isascii() and most.isdigit()) or int(most) < 1:
            raise Refusal(400, "API_ERROR", f"Invalid value for maxRecords: {most}")
        start = _place(asked.get("locator", ""), job)
        end = min(start + min(int(most), self.page_rows), job.count)
        rows = [job.rows[0], *job.rows[1 + start : 1 + end]]
        headers = {
            "Content-Type": "text/csv; charset=UTF-8",
            "Sforce-Locator": _locator(end) if end < job.count else "null",
            "Sforce-NumberOfRecords": str(end - start),
        }
        return Response(200, _csv(rows, DELIMITERS[job.delimiter], ENDINGS[job.ending]), headers)

    def _pages(self, job: Job, request: Request, version: str, base: str) -> Response:
        self._done(job, version)
        here = f"{base}/jobs/query/{job.id}"
        start = _place(dict(request.query).get("locator", ""), job)
        starts = list(range(start, max(job.count, start + 1), self.page_rows))
        more = starts[_PAGES:]
        return _json(
            {
                "resultPages": [
                    {"resultUrl": f"{here}/results?locator={_locator(at)}"} for at in starts[:_PAGES]
                ],
                "nextRecordsUrl": f"{here}/resultPages?locator={_locator(more[0])}" if more else None,
                "done": not more,
            }
        )


def _refuse(plan: Plan) -> None:
    """What REST can read and Bulk cannot. Raises Refusal."""
    entity = plan.entity
    if entity.has("nobulk"):
        raise Refusal(400, "INVALIDENTITY", f"Entity '{entity.name}' is not supported by the Bulk API.")
    if plan.counts or plan.aggregates or plan.day:
        raise Refusal(400, "API_ERROR", "Aggregate Relationships not supported in Bulk Query")
    if plan.skips:
        raise Refusal(400, "API_ERROR", "OFFSET clause not supported in Bulk Query")
    kinds = {column.field.type for column in plan.columns}
    if kinds & COMPOUND:
        raise Refusal(400, "API_ERROR", "Selecting compound data not supported in Bulk Query")
    if "base64" in kinds:
        message = "Blob field not supported in Bulk V2 Query with CSV content type"
        raise Refusal(400, "API_ERROR", message)


def posted(request: Request) -> dict[str, Any]:
    """The JSON object that was posted. Raises Refusal for anything else."""
    if "json" not in request.headers.get("content-type", ""):
        kind = request.headers.get("content-type", "")
        raise Refusal(415, "UNSUPPORTED_MEDIA_TYPE", f"Content type '{kind}' is not supported")
    try:
        found = json.loads(request.body)
    except ValueError as error:
        raise Refusal(400, "JSON_PARSER_ERROR", str(error)) from None
    if not isinstance(found, dict):
        raise Refusal(400, "JSON_PARSER_ERROR", "Cannot deserialize the request body: it is no object")
    return found


def _locator(start: int) -> str:
    return base64.b64encode(str(start).encode()).decode().rstrip("=")


def _place(locator: str, job: Job) -> int:
    """Where a locator points. Raises Refusal."""
    if not locator:
        return 0
    try:
        start = int(base64.b64decode(locator + "=" * (-len(locator) % 4), validate=True))
    except ValueError:
        start = -1
    if not 0 <= start < max(job.count, 1):
        raise Refusal(400, "API_ERROR", "Invalid locator")
    return start


def _csv(rows: list[list[str]], delimiter: str, ending: str) -> bytes:
    """Every cell in quotes, quotes in it doubled."""
    lines = (delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return (ending.join(lines) + ending).encode()


def _json(value: Any) -> Response:
    return Response(200, values.dump(value), {"Content-Type": "application/json;charset=UTF-8"})
