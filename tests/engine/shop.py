"""A small vendor and its connector: every kind of stream, its own clock, changes on command.

- `orders` carry no stamp of change: a first load lists them by time of creation, later changes come by
  a feed of ids, as at Stripe; each has its lines inside it.
- `customers` are stamped by the vendor and asked for by that stamp; deleted ones are flagged.
- `tags` cannot be asked for by time: a snapshot.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from etl.config import Options, Secret
from etl.connector import Complete, Connector, Deleted, Done, Note, Page, Pages, stream
from etl.http import Answer, Client
from etl.sandbox import Request, Response
from etl.schema import Json, Table, field
from etl.window import Window, as_utc

NOW = int(as_utc("2026-03-01T12:00:00").timestamp())
"""The shop's clock at first, long before ours: so the shop alone says what time it is."""
CHANGES_KEPT = timedelta(days=30)
KEY = "shop-key-0123456789"


class Line(Table):
    """A line of an order."""

    __tablename__ = "order_lines"

    order_id: str = field("^id", key=True, parent=True, doc="Order.", references="orders")
    position: int = field("#", key=True, doc="Place in the order, from 0.")
    product: str | None = field(doc="What.")
    amount: int | None = field(doc="How much, in cents.")


class Order(Table):
    """An order."""

    __tablename__ = "orders"
    __times__ = "unix"
    __elsewhere__ = ("lines",)

    id: str = field(key=True, doc="Identifier.")
    created: datetime = field(doc="When.")
    amount: int | None = field(doc="How much, in cents.")
    rate: Decimal | None = field(doc="Exchange rate.")
    note: str | None = field(doc="What the customer said.")
    metadata_: Json | None = field("metadata", name="metadata", doc="The shop's own pairs.")


class Customer(Table):
    """A customer."""

    __tablename__ = "customers"

    id: int = field(key=True, doc="Number.")
    updated: datetime = field("updated_at", version=True, doc="When it last changed.")
    email: str | None = field(doc="Address.")
    gone: bool = field("deleted", deleted=True, doc="Whether it was deleted.")


class Tag(Table):
    """A tag."""

    __tablename__ = "tags"

    name: str = field(key=True, doc="The tag.")
    color: str | None = field(doc="Its color.")


class ShopOptions(Options, frozen=True, kw_only=True):
    """Where the shop is, and the key to it."""

    api_key: Secret = Secret(KEY)
    base_url: str
    pieces: int = 1


class Shop(Connector[ShopOptions]):
    """The shop's orders, customers and tags."""

    name = "shop"
    Config = ShopOptions

    def connect(self) -> Client:
        return Client(
            self.config.base_url, headers={"authorization": self.config.api_key}, attempts=2, wait_budget=1
        )

    def greet(self) -> None:
        self.http.get("/me")

    @stream(Order, children=(Line,), changes_kept=CHANGES_KEPT)
    def orders(self, window: Window) -> Pages:
        for piece in _cut(window, self.config.pieces):
            yield self._created(piece)
        if not window.initial:
            yield self._changed(window)

    def _created(self, window: Window) -> Pages:
        for answer in self._paged("/orders", window):
            yield from _with_lines(answer)
        if window.initial:  # else it is not done before the changes are read too
            yield Done(window)

    def _changed(self, window: Window) -> Pages:
        dirty: dict[str, dict[str, Any]] = {}
        for answer in self._paged("/changes", window):
            dirty |= {change["id"]: change for change in json.loads(answer.body)["data"]}
        for key, change in dirty.items():
            asof, gone = self.http.clock(), change["gone"]
            if not gone or not window.newest:  # since a window that has passed it may have been made again
                answer = self.http.get("/orders", {"id": key})
                gone = gone and not json.loads(answer.body)["data"]
            if gone:
                yield Deleted([(key,)], at=datetime.fromtimestamp(change["at"], UTC), asof=asof)
                yield Complete(asof, [key], Line)
            else:
                yield from _with_lines(answer)
        if len(dirty) > 100:
            yield Note("many orders changed")

    @stream(Customer, overlap=timedelta(minutes=10))
    def customers(self, window: Window) -> Pages:
        for answer in self._paged("/customers", window):
            yield Page(answer)

    @stream(Tag, windowed=False)
    def tags(self, window: Window) -> Pages:
        for answer in self._paged("/tags", window):
            yield Page(answer)

    def _paged(self, path: str, window: Window) -> Iterator[Answer]:
        span = {"from": window.start.timestamp(), "to": window.end.timestamp()}
        after: Any = None
        while True:
            answer = self.http.get(path, {**span, "after": after})
            yield answer
            after = json.loads(answer.body)["next"]
            if after is None:
                return


def _with_lines(answer: Answer) -> Iterator[Any]:
    yield Page(answer)
    yield Page(answer, records="data[].lines", table=Line)
    parents = [order["id"] for order in json.loads(answer.body)["data"] if isinstance(order, dict)]
    yield Complete(answer.asof, [str(parent) for parent in parents], Line)


def _cut(window: Window, pieces: int) -> Iterator[Window]:
    """The window in so many pieces, newest first."""
    if pieces == 1:
        yield window
        return
    for half in window.halves():
        yield from _cut(half, pieces // 2)


class ShopWorld:
    """The vendor: a simulator for SandboxServer. Its history is what `put` and `delete` made of it."""

    recorded_headers = frozenset[str]()
    secret_params = frozenset[str]()

    def __init__(self, page: int = 20) -> None:
        self.page = page
        self.time = NOW
        self.orders: dict[str, dict[str, Any]] = {}
        self.customers: dict[int, dict[str, Any]] = {}
        self.tags: dict[str, dict[str, Any]] = {}
        self.changes: list[dict[str, Any]] = []
        self.forbidden: set[str] = set()
        self.meanwhile: Callable[[Request], Response | None] = lambda _: None
        self.lock = threading.RLock()

    # ---- what happens in the shop

    def later(self, **span: float) -> None:
        """Let time pass."""
        self.time += int(timedelta(**span).total_seconds())

    def order(self, key: str, *, at: int | None = None, **fields: Any) -> None:
        """An order is made or changed."""
        with self.lock:
            known = self.orders.get(key) or {
                "id": key,
                "created": self.time if at is None else at,
                "lines": [],
            }
            self.orders[key] = {**known, **fields}
            self._note(key, gone=False)

    def delete_order(self, key: str) -> None:
        """An order is deleted."""
        with self.lock:
            if self.orders.pop(key, None):
                self._note(key, gone=True)

    def _note(self, key: str, *, gone: bool) -> None:
        self.changes.append({"id": key, "at": self.time, "gone": gone, "number": len(self.changes)})

    def customer(self, key: int, *, at: int | None = None, **fields: Any) -> None:
        """A customer is made, changed or (deleted=True) deleted; at: what its stamp says."""
        with self.lock:
            stamp = datetime.fromtimestamp(self.time if at is None else at, UTC)
            known = self.customers.get(key, {"id": key, "deleted": False})
            self.customers[key] = {**known, **fields, "updated_at": stamp.isoformat()}

    def fill(self, count: int, days: int = 40) -> None:
        """A history: so many orders and half as many customers, the last minutes ago, and five tags."""
        for i in range(count):
            at = self.time - 300 - (count - i) * days * 86400 // count
            lines = [{"product": f"p{n}", "amount": n} for n in range(i % 4)]
            self.order(f"o{i:05}", at=at, amount=i, rate="1.10", note=f"n{i}", lines=lines, metadata={"i": i})
            self.changes[-1]["at"] = at
        for i in range(count // 2):
            self.customer(i, at=self.time - 300 - i * 3600, email=f"c{i}@example.com")
        self.tags = {f"t{i}": {"name": f"t{i}", "color": "red"} for i in range(5)}

    # ---- what it answers

    def now(self) -> float:
        return float(self.time)

    def control(self, action: str, body: dict[str, Any]) -> Any:
        raise ValueError(f"no such control: {action}")

    def refusal(self, status: int) -> Response:
        return _json({"error": "no"}, status)

    def respond(self, request: Request) -> Response:
        asked = dict(request.query)
        if request.headers.get("authorization") != KEY:
            return self.refusal(401)
        if request.path.strip("/") in self.forbidden:
            return self.refusal(403)
        if instead := self.meanwhile(request):
            return instead
        with self.lock:
            match request.path:
                case "/me":
                    return _json({"ok": True})
                case "/orders" if "id" in asked:
                    found = self.orders.get(asked["id"])
                    return _json({"data": [found] if found else [], "next": None})
                case "/orders":
                    return self._list(self.orders.values(), lambda o: o["created"], asked)
                case "/changes":
                    return self._list(self.changes, lambda c: c["at"], asked, "number")
                case "/customers":
                    return self._list(
                        self.customers.values(), lambda c: as_utc(c["updated_at"]).timestamp(), asked
                    )
                case "/tags":
                    return self._list(self.tags.values(), lambda _: 1.0, asked, "name")
        return self.refusal(404)

    def _list(
        self, rows: Any, stamp: Callable[[Any], float], asked: dict[str, str], key: str = "id"
    ) -> Response:
        """A page by keyset: what was there all the time is seen, whatever happens meanwhile."""

        def place(row: Any) -> str:
            return f"{stamp(row):015.3f}|{row[key]!s:0>9}"

        start, end = float(asked["from"]), float(asked["to"])
        found = [r for r in rows if start <= stamp(r) < end and place(r) > asked.get("after", "")]
        page = sorted(found, key=place)[: self.page]
        return _json({"data": page, "next": place(page[-1]) if len(found) > len(page) else None})


def _json(body: Any, status: int = 200) -> Response:
    return Response(status, json.dumps(body).encode(), {"Content-Type": "application/json"})
