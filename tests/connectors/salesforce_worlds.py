"""A Salesforce org being served, and a plain client of the standard library that asks it."""

from __future__ import annotations

import csv
import http.client
import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import quote, urlencode, urlsplit

from connectors.sandbox.salesforce import Org, SalesforceSandbox
from etl.sandbox import Request, Response

NOW = 1_770_000_000.0  # 2026-02-02T02:40:00Z
DAY = 86_400.0
V = "/services/data/v68.0"
APP = {"client_id": "3MVG9tributary", "client_secret": "5E0tributary"}
LIMITED = {"client_id": "3MVG9limited", "client_secret": "5E0limited"}


@dataclass
class Answer:
    status: int
    headers: dict[str, str]  # names in lower case
    raw: bytes

    @property
    def body(self) -> Any:
        return json.loads(self.raw)

    @property
    def code(self) -> str:
        return str(self.body[0]["errorCode"])

    @property
    def message(self) -> str:
        return str(self.body[0]["message"])

    @property
    def ids(self) -> list[str]:
        return [row["Id"] for row in self.body["records"]]


def send(url: str, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
    """One request over a socket."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=20)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, target, body or None, sent)
    response = connection.getresponse()
    raw = response.read()
    connection.close()
    return Answer(response.status, {n.lower(): v for n, v in response.getheaders()}, raw)


class Client:
    """Somebody with a session."""

    def __init__(self, org: Org, app: dict[str, str] | None = None) -> None:
        self.org = org
        self.app = app or APP
        self.login()

    def login(self) -> None:
        reply = token(self.org.instance_url, grant_type="client_credentials", **self.app)
        assert reply.status == 200, reply.raw
        self.token, self.url = reply.body["access_token"], reply.body["instance_url"]

    def ask(self, path: str, method: str = "GET", body: Any = None, **headers: str) -> Answer:
        """A path under the version, or a whole one that begins with /services."""
        where = path if path.startswith("/services") else f"{V}{path}"
        data = b"" if body is None else json.dumps(body).encode()
        if data:
            headers.setdefault("Content_Type", "application/json")
        headers.setdefault("Authorization", f"Bearer {self.token}")
        return send(self.url + where, method, data, **headers)

    def soql(self, text: str, how: str = "query", **headers: str) -> Answer:
        return self.ask(f"/{how}?q={quote(text)}", **headers)

    def walk(self, text: str, how: str = "query", **headers: str) -> list[dict[str, Any]]:
        """Every row of a query, by its locators."""
        answer = self.soql(text, how, **headers)
        assert answer.status == 200, answer.raw
        rows = list(answer.body["records"])
        while not answer.body["done"]:
            answer = self.ask(answer.body["nextRecordsUrl"])
            assert answer.status == 200, answer.raw
            rows += answer.body["records"]
        assert len(rows) == answer.body["totalSize"]
        return rows

    def job(self, text: str, operation: str = "query", **more: str) -> Answer:
        return self.ask("/jobs/query", "POST", {"operation": operation, "query": text, **more})

    def finished(self, text: str, operation: str = "query", **more: str) -> str:
        """The id of a job that is complete."""
        made = self.job(text, operation, **more)
        assert made.status == 200, made.raw
        id = str(made.body["id"])
        for _ in range(10):
            if self.ask(f"/jobs/query/{id}").body["state"] == "JobComplete":
                return id
        raise AssertionError("never complete")

    def table(self, id: str, most: int = 0) -> tuple[list[str], list[list[str]]]:
        """Header and rows of a job's result, page by page."""
        header: list[str] = []
        rows: list[list[str]] = []
        query = {"maxRecords": str(most)} if most else {}
        while True:
            answer = self.ask(f"/jobs/query/{id}/results?{urlencode(query)}")
            assert answer.status == 200, answer.raw
            page = list(csv.reader(io.StringIO(answer.raw.decode(), newline="")))
            header = page[0]
            rows += page[1:]
            assert int(answer.headers["sforce-numberofrecords"]) == len(page) - 1
            query["locator"] = answer.headers["sforce-locator"]
            if query["locator"] == "null":
                return header, rows


def token(url: str, **form: str) -> Answer:
    """A request for a token."""
    kind = "application/x-www-form-urlencoded"
    return send(f"{url}/services/oauth2/token", "POST", urlencode(form).encode(), Content_Type=kind)


Box = TypeVar("Box", bound=SalesforceSandbox)


class MeddledOrg(SalesforceSandbox):
    """An org in which something happens just before requests are answered, or to the answers."""

    before: Callable[[Request], None] | None = None
    after: Callable[[Request, Response], Response] | None = None

    def respond(self, request: Request) -> Response:
        """Salesforce's answer, after what had to happen before, and as it was spoiled."""
        if self.before:
            self.before(request)
        answer = super().respond(request)
        return self.after(request, answer) if self.after else answer


def make(**options: Any) -> SalesforceSandbox:
    return SalesforceSandbox(**{"seed": 3, "people": 40, "months": 6, "now": NOW, **options})


@contextmanager
def served(box: SalesforceSandbox, app: dict[str, str] | None = None) -> Iterator[Client]:
    """A client of a sandbox that is served."""
    with box.serve() as org:
        yield Client(org, app)


def storable(box: Box) -> Box:
    """The same without the one text that no PostgreSQL can hold, as it has a U+0000 in it."""
    for row in box.records("Subscription__c", deleted=True):
        if "\0" in (row["Notes__c"] or ""):
            box.update(row["Id"], stamp=False, Notes__c="nothing")
    return box
