"""How Zendesk's pages grow again, and exports by time that would have no end."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from connectors.zendesk import Zendesk, exports
from connectors.zendesk.api import EXPORTS, SUPPORT, client
from connectors.zendesk.exports import MOST_FULL, SETTLED, Place
from connectors.zendesk.pages import GROWS_AFTER, LATER, Head, Sized
from etl.config import Secret
from etl.errors import SourceError
from etl.http import Client
from etl.sandbox import Request, Response, SandboxServer
from tests.connectors.zendesk_mirror import Mirror, Open, desk
from tests.unit.vendors import JSON, Vendor

__all__ = ["desk"]


def asking(url: str) -> Client:
    """A client whose limits are no matter here."""
    options = {"requests_per_minute": 1_000_000, "exports_per_minute": 1_000_000}
    return client(Zendesk.Config(base_url=url, oauth_token=Secret("x" * 40), **options), 60.0)


def sizes(mirror: Mirror) -> list[tuple[int, int]]:
    """What sizes were asked for, and how that was answered."""
    asked = mirror.asked("/api/v2/macros")
    return [(int(dict(served.query)["page[size]"]), served.status) for served in asked]


@pytest.fixture
def mirror(desk: Open) -> Mirror:
    found = desk(tickets=1)
    found.box.logins.accesses["x" * 40] = found.box.grant()
    return found


def test_pages_that_were_halved_grow_again_when_zendesk_is_faster(mirror: Mirror) -> None:
    http = asking(mirror.server.url)
    sized = Sized(http, SUPPORT, "page[size]")
    mirror.box.largest_page = 30
    sized.get("/api/v2/macros", [], Head)
    assert sizes(mirror) == [(100, 504), (50, 504), (25, 200)]
    mirror.box.largest_page = None
    mirror.server.forget()
    for _ in range(3 * GROWS_AFTER):
        sized.get("/api/v2/macros", [], Head)
    http.close()
    few = GROWS_AFTER - 1
    assert sizes(mirror) == [(25, 200)] * few + [(50, 200)] * GROWS_AFTER + [(100, 200)] * (GROWS_AFTER + 1)


def test_a_size_that_took_too_long_twice_is_not_tried_again_soon(mirror: Mirror) -> None:
    http = asking(mirror.server.url)
    sized = Sized(http, SUPPORT, "page[size]")
    mirror.box.largest_page = 60
    for _ in range(GROWS_AFTER + LATER):
        sized.get("/api/v2/macros", [], Head)
    assert [at for at, (_, status) in enumerate(sizes(mirror)) if status == 504] == [0, GROWS_AFTER + 1]
    sized.get("/api/v2/macros", [], Head)
    http.close()
    assert [size for size, status in sizes(mirror) if status == 504] == [100, 100, 100]


@contextmanager
def exporting(tell: Callable[[int], dict[str, object]]) -> Iterator[tuple[Client, SandboxServer]]:
    """A server of an export by time that tells this of the time it is asked from."""

    class Export(Vendor):
        def respond(self, request: Request) -> Response:
            start = int(dict(request.query)["start_time"])
            told = {"end_of_stream": False, "organizations": [], **tell(start)}
            return Response(200, json.dumps(told).encode(), JSON)

    with SandboxServer(Export()) as server:
        http = asking(server.url)
        try:
            yield http, server
        finally:
            http.close()


def walked(http: Client, at: int) -> list[int]:
    """Where an export got, page by page."""
    steps = exports.by_time(http, "/api/v2/incremental/organizations", [], Place(at=at), size=1_000)
    return [step.place.at for step in steps]


@pytest.mark.C9
def test_an_export_that_echoes_its_start_time_for_ever_is_an_error() -> None:
    with exporting(lambda start: {"count": 1_001, "end_time": start}) as (http, server):
        with pytest.raises(SourceError, match=r"incremental/organizations: each of 301 seconds in a row"):
            walked(http, 1_700_000_000)
        assert len(server.asked()) == MOST_FULL + 1


def test_an_export_that_ends_before_it_began_is_an_error() -> None:
    with (
        exporting(lambda start: {"count": 1_001, "end_time": 1_699_999_999}) as (http, server),
        pytest.raises(SourceError, match="ends before the time"),
    ):
        walked(http, 1_700_000_000)
    assert len(server.asked()) == 1


def test_no_second_is_asked_for_that_may_not_be_asked_for_yet() -> None:
    with exporting(lambda start: {"count": 1_001, "end_time": start}) as (http, _):
        http.get("/", {"start_time": 0}, limit=EXPORTS)  # which tells the time
        now = int(http.now().timestamp())
        reached = walked(http, now - SETTLED - 5)
        assert 5 <= len(reached) <= 8
        assert reached[-1] <= int(http.now().timestamp()) - SETTLED


def test_seconds_that_each_fill_a_page_are_all_read_where_the_export_has_an_end() -> None:
    first, full = 1_700_000_000, MOST_FULL - 1

    def tell(start: int) -> dict[str, object]:
        if start < first + full:
            return {"count": 1_001, "end_time": start}
        return {"count": 3, "end_time": first + full + 9, "end_of_stream": True}

    with exporting(tell) as (http, _):
        assert walked(http, first) == [*range(first, first + full), first + full + 9]


@pytest.mark.parametrize(("stream", "path"), [("macros", "/api/v2/users/me"), ("locales", "/api/v2/locales")])
def test_what_has_no_size_is_asked_for_again_when_it_takes_too_long(
    desk: Open, stream: str, path: str
) -> None:
    mirror = desk()
    mirror.server.moods.fail(504, 2, path=path)
    mirror.sync(stream)
    assert [served.status for served in mirror.asked(path)] == [504, 504, 200]
    assert mirror.living(stream)
