"""Small Zendesk sandboxes for tests, asked over real sockets."""

from __future__ import annotations

import base64
import http.client
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from connectors.sandbox.zendesk import ADMIN, API_TOKEN, CHAT_TOKEN, ZendeskSandbox
from etl.sandbox import SandboxServer

NOW = 1_770_000_000.0
DAY = 86_400
AGENT = "mo@brightleaf.example"
RESTRICTED = "beatriz@brightleaf.example"
Json = dict[str, Any]


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    raw: bytes

    @property
    def body(self) -> Json:
        return dict(json.loads(self.raw))

    @property
    def list(self) -> list[Json]:
        """The records of the answer: its one list that is not a side-load."""
        found = next(value for value in self.body.values() if isinstance(value, list))
        return list(found)

    @property
    def message(self) -> str:
        """What an error of the second form says."""
        return str(self.body["error"]["message"])

    @property
    def code(self) -> str:
        """What an error of the first or the third form is called."""
        body = self.body
        return str(body["errors"][0]["code"] if "errors" in body else body["error"])


def basic(email: str = ADMIN, token: str = API_TOKEN) -> str:
    return "Basic " + base64.b64encode(f"{email}/token:{token}".encode()).decode()


class Client:
    """One keep-alive connection to a served sandbox."""

    def __init__(self, sandbox: ZendeskSandbox, server: SandboxServer) -> None:
        self.sandbox, self.server = sandbox, server
        self._connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)

    def ask(
        self,
        path: str,
        query: Json | list[tuple[str, Any]] | None = None,
        *,
        auth: str | None = None,
        **more: Any,
    ) -> Answer:
        """GET under /api/v2/, or of a whole URL as the sandbox gave it; auth: a header, "" for none.

        By default it is an admin's, of Chat for Chat.
        """
        if path.startswith("http"):
            parts = urlsplit(path)
            assert parts.netloc == f"127.0.0.1:{self.server.port}", path
            target = f"{parts.path}?{parts.query}"
        else:
            target = path if path.startswith("/") else f"/api/v2/{path}"
            target += f"?{urlencode(query)}" if query else ""
        if auth is None:
            auth = f"Bearer {CHAT_TOKEN}" if target.startswith("/api/v2/chat/") else basic()
        headers = {"Accept": "application/json", **({"Authorization": auth} if auth else {})}
        headers |= more.get("headers", {})
        self._connection.request(more.get("method", "GET"), target, more.get("data"), headers)
        response = self._connection.getresponse()
        return Answer(response.status, response.headers, response.read())

    def walk(self, path: str, size: int = 100, **query: Any) -> list[Json]:
        """Every record of a list, by cursor."""
        rows: list[Json] = []
        answer = self.ask(path, {**query, "page[size]": size})
        while True:
            assert answer.status == 200, answer.raw
            rows += answer.list
            if not answer.body["meta"]["has_more"]:
                return rows
            answer = self.ask(answer.body["links"]["next"])

    def export(self, path: str, start: int = 0, **query: Any) -> tuple[list[Json], str]:
        """Every record of a cursor export, and the last cursor."""
        rows: list[Json] = []
        answer = self.ask(path, {"start_time": start, **query})
        while True:
            assert answer.status == 200, answer.raw
            rows += answer.list
            if answer.body["end_of_stream"]:
                return rows, answer.body["after_cursor"]
            answer = self.ask(answer.body["after_url"])

    def close(self) -> None:
        self._connection.close()


@contextmanager
def served(**options: Any) -> Iterator[Client]:
    """A small desk, served; its rate limits are lifted unless asked for."""
    given = {"now": NOW, "people": 40, "tickets": 60, "months": 8, "enforce_limits": False, **options}
    sandbox = ZendeskSandbox(**given)
    with sandbox.serve() as server:
        client = Client(sandbox, server)
        try:
            yield client
        finally:
            client.close()
