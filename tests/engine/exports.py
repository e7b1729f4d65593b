"""A shop that gives its customers as an export by cursor, and readers of it that leave their place behind."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from etl.connector import Page, Pages, State, stream
from etl.sandbox import Request, Response
from etl.window import Window, as_utc
from tests.engine.shop import KEY, Customer, Order, Shop, ShopWorld, Tag


def place(customer: dict[str, Any]) -> str:
    """Where a customer stands in the export: the cursor after it."""
    return f"{as_utc(customer['updated_at']).timestamp():015.3f}|{customer['id']:09}"


class ExportWorld(ShopWorld):
    """`/export` begins at a time or after a cursor, and always says where it ended."""

    def export(self, after: str) -> list[dict[str, Any]]:
        """The customers behind a place, in order."""
        return sorted((c for c in self.customers.values() if place(c) > after), key=place)

    def respond(self, request: Request) -> Response:
        if request.path != "/export" or request.headers.get("authorization") != KEY:
            return super().respond(request)
        if instead := self.meanwhile(request):
            return instead
        asked = dict(request.query)
        after = asked.get("cursor") or f"{float(asked['start_time']):015.3f}"
        with self.lock:
            found = self.export(after)
        page = found[: self.page]
        body = {
            "data": page,
            "after_cursor": place(page[-1]) if page else after,
            "end_of_stream": len(found) <= self.page,
        }
        return Response(200, json.dumps(body).encode(), {"Content-Type": "application/json"})


class Exporter(Shop):
    """Goes on after the cursor that it left behind."""

    @stream(Customer)
    def customers(self, window: Window) -> Pages:
        asked: dict[str, Any] = {"start_time": window.start.timestamp()}
        if window.state:
            asked = {"cursor": window.state}
        while True:
            answer = self.http.get("/export", asked)
            head = json.loads(answer.body)
            yield from self.page(Page(answer), State(head["after_cursor"]))
            asked = {"cursor": head["after_cursor"]}
            reached = datetime.fromtimestamp(float(head["after_cursor"].partition("|")[0]), UTC)
            if head["end_of_stream"] or (not window.newest and reached >= window.end):
                return

    def page(self, page: Page, state: State) -> Pages:
        """What is yielded for one page."""
        yield page
        yield state


class KeepsAll(Exporter):
    """Shows every customer there is when it is read from the beginning."""

    @stream(Customer, keeps_all=True)
    def customers(self, window: Window) -> Pages:
        yield from super().customers(window)


class ByOthers(Exporter):
    """Leaves what is on a page to a generator of its own."""

    def page(self, page: Page, state: State) -> Pages:
        yield self.deeper(page)
        yield state

    def deeper(self, page: Page) -> Pages:
        """A generator that yields no more than another."""
        yield self.slowly(page)

    def slowly(self, page: Page) -> Pages:
        """The page, after another question."""
        self.http.get("/slow", {"to": json.loads(page.answer.body)["after_cursor"]})
        yield page


class Keyset(Shop):
    """Leaves a state behind during its first load alone, with the time from which to ask for changes."""

    @stream(Customer)
    def customers(self, window: Window) -> Pages:
        since = window.start
        if window.initial or window.state:
            began, _, after = window.state.partition(" ")
            began = began or f"{window.end.timestamp()}"
            span = {"from": 0, "to": began}
            while True:
                answer = self.http.get("/customers", {**span, "after": after})
                yield Page(answer)
                after = json.loads(answer.body)["next"] or ""
                if not after:
                    break
                yield State(f"{began} {after}")
            yield State("")
            since = datetime.fromtimestamp(float(began), UTC)
        for answer in self._paged("/customers", Window(min(since, window.end), window.end)):
            yield Page(answer)


class Mute(Exporter):
    """Leaves nothing behind."""

    def page(self, page: Page, state: State) -> Pages:
        yield page


class Misplaced(Exporter):
    """Wants to keep a place in a snapshot."""

    @stream(Tag, windowed=False)
    def tags(self, window: Window) -> Pages:
        yield from super().tags(window)
        yield State("t4")


class Verbose(Exporter):
    """Wants to keep more than a place."""

    def page(self, page: Page, state: State) -> Pages:
        yield page
        yield State("x" * 8_193)


class Unspeakable(Exporter):
    """Wants to keep what no text can hold."""

    def page(self, page: Page, state: State) -> Pages:
        yield page
        yield State("a\0b")


class Torn(Exporter):
    """Has two generators which each keep a place."""

    @stream(Order)
    def orders(self, window: Window) -> Pages:
        for half in window.halves():
            yield self.half(half)

    def half(self, window: Window) -> Pages:
        """A half of the window."""
        for answer in self._paged("/orders", window):
            yield Page(answer)
            yield State(f"{window.start}")
