"""A vendor that describes itself, and its connector: a model for deals, and whatever else it says it has.

Its administrators add, retype and remove fields, and make objects of their own, between two syncs.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import msgspec
from msgspec.structs import replace

from etl.config import Options, Secret
from etl.connector import Connector, Page, Pages, Stream, stream
from etl.described import column, table
from etl.http import Client
from etl.names import distinct, plural, snake
from etl.sandbox import Request, Response
from etl.schema import Json, Table, field
from etl.window import Window, as_utc

KEY = "crm-key-0123456789"
NOW = int(as_utc("2026-03-01T12:00:00").timestamp())
KINDS: dict[str, type] = {
    "id": str, "string": str, "int": int, "currency": Decimal, "float": float, "bool": bool, "time": datetime,
    "date": date, "object": Json,
}  # fmt: skip
OWN = {"Id": "id", "Name": "string", "Changed": "time", "Gone": "bool"}
"""Fields of every object."""


class Deal(Table):
    """What may become a sale."""

    __tablename__ = "deals"
    __elsewhere__ = ("Password__c",)

    id: str = field("Id", key=True, doc="Identifier.")
    name: str | None = field("Name", doc="What it is called.")
    changed: datetime = field("Changed", version=True, doc="When it last changed.")
    gone: bool = field("Gone", deleted=True, doc="Whether it was deleted.")


class CrmOptions(Options, frozen=True, kw_only=True):
    """Where the CRM is, and the key to it."""

    api_key: Secret = Secret(KEY)
    base_url: str


class Crm(Connector[CrmOptions]):
    """Deals, and every object that the administrators made."""

    name = "crm"
    Config = CrmOptions

    def connect(self) -> Client:
        key = {"authorization": self.config.api_key}
        return Client(self.config.base_url, headers=key, attempts=1, wait_budget=1)

    def greet(self) -> None:
        self.http.get("/me")

    @stream(Deal)
    def deals(self, window: Window) -> Pages:
        yield from self._read("Deal", window)

    def describe(self) -> Iterator[Stream]:
        (deals,) = (s for s in self.streams() if s.name == "deals")
        objects = json.loads(self.http.get("/describe").body)["objects"]
        others = [o["name"] for o in objects if o["name"] != "Deal"]
        names = distinct(others, lambda name: plural(snake(name)), taken=["deals"])
        for found in objects:
            name = found["name"]
            fields = [
                column(
                    f["name"], KINDS[f["type"]], f["label"], key=f["name"] == "Id",
                    version=f["name"] == "Changed", deleted=f["name"] == "Gone", references=f.get("to"),
                )
                for f in found["fields"]
            ]  # fmt: skip
            if name == "Deal":
                yield replace(deals, table=table(deals.name, fields, base=Deal))
            else:
                described = table(names[name], fields, doc=found["label"], spelled=name)
                yield Stream(described, partial(self._read, name))

    def _read(self, name: str, window: Window) -> Pages:
        span = {"from": window.start.timestamp(), "to": window.end.timestamp()}
        yield Page(self.http.get(f"/rows/{name}", span))


class CrmWorld:
    """The vendor: a simulator for SandboxServer."""

    recorded_headers = frozenset[str]()
    secret_params = frozenset[str]()

    def __init__(self) -> None:
        self.time = NOW
        self.objects: dict[str, dict[str, str]] = {"Deal": dict(OWN)}
        self.rows: dict[str, dict[str, dict[str, Any]]] = {"Deal": {}}
        self.key = KEY
        self.failing: dict[str, int] = {}
        """By object, how many requests for its rows are yet to fail."""
        self.lock = threading.RLock()

    def later(self, **span: float) -> None:
        """Let time pass."""
        self.time += int(timedelta(**span).total_seconds())

    def object(self, name: str, **fields: str) -> None:
        """An administrator makes an object, or changes its fields to these."""
        with self.lock:
            self.objects[name] = OWN | fields
            self.rows.setdefault(name, {})

    def put(self, name: str, key: str, **values: Any) -> None:
        """A row is made or changed."""
        with self.lock:
            stamp = datetime.fromtimestamp(self.time - 300, UTC).isoformat()
            known = self.rows[name].get(key, {"Id": key, "Gone": False})
            self.rows[name][key] = known | values | {"Changed": stamp}

    def now(self) -> float:
        return float(self.time)

    def control(self, action: str, body: dict[str, Any]) -> Any:
        raise ValueError(f"no such control: {action}")

    def refusal(self, status: int) -> Response:
        return _json({"error": "no"}, status)

    def respond(self, request: Request) -> Response:
        if request.headers.get("authorization") != self.key:
            return self.refusal(401)
        asked = dict(request.query)
        with self.lock:
            if request.path == "/me":
                return _json({"ok": True})
            if request.path == "/describe":
                return _json({"objects": [self._described(name) for name in self.objects]})
            name = request.path.removeprefix("/rows/")
            if self.failing.get(name):
                self.failing[name] -= 1
                return self.refusal(503)
            rows = [
                {f: v for f, v in row.items() if f in self.objects[name]}
                for row in self.rows[name].values()
                if float(asked["from"]) <= as_utc(row["Changed"]).timestamp() < float(asked["to"])
            ]
            return _json({"data": rows})

    def _described(self, name: str) -> dict[str, Any]:
        fields = [
            {"name": f, "type": kind, "label": f"The {f.removesuffix('__c')}"}
            for f, kind in self.objects[name].items()
        ]
        return {"name": name, "label": f"All of {name}", "fields": fields}


def _json(body: Any, status: int = 200) -> Response:
    exact = msgspec.json.Encoder(decimal_format="number").encode(body)
    return Response(status, exact, {"Content-Type": "application/json"})
