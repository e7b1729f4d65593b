"""Vendors that cut, lie, lead astray and never end: what of it reaches the tables, and what is said of it."""

from __future__ import annotations

import json
import re
import socket
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest

from etl.config import Secret, SourceConfig
from etl.connector import Page, Pages, stream
from etl.csvtext import csv_answers
from etl.errors import BrokenOff, Passing
from etl.http import Client
from etl.paginate import by_link
from etl.sandbox import Request, Response, SandboxServer
from etl.schema import Table, field
from etl.sync import Outcome, sync_source
from etl.warehouse.postgres import Warehouse
from etl.window import Window
from tests.engine.conftest import Lab, lab, world
from tests.engine.export import Export, ExportWorld
from tests.engine.shop import Customer, Shop
from tests.unit.vendors import BODY, Raw, raw, whole

__all__ = ["lab", "world"]

HTML = "text/html; charset=utf-8"
RECORDS = 40


class Quick(Export):
    """Reads a vendor's list by JSON and by CSV, and asks twice at most."""

    def connect(self) -> Client:
        return Client(self.config.base_url, timeout=5, attempts=2, wait_budget=1, sleep=lambda _: None)


class Exports:
    """That vendor, an empty warehouse, and syncs."""

    def __init__(self, world: ExportWorld, server: SandboxServer, warehouse: Warehouse) -> None:
        self.world, self.server, self.warehouse = world, server, warehouse
        records = [{"Id": f"{i:04}", "Name": f"name {i}"} for i in range(RECORDS)]
        world.csv = b"Id,Name,Count\n" + b"".join(f"{r['Id']},{r['Name']},1\n".encode() for r in records)
        world.json, world.count = json.dumps(records).encode(), RECORDS

    def sync(self, stream: str, connector: str = "Quick") -> Outcome:
        config = SourceConfig("export", f"{__name__}:{connector}", None, None, {"base_url": self.server.url})
        (outcome,) = sync_source(config, self.warehouse, streams=[stream], full=True)
        return outcome

    def living(self, stream: str) -> int:
        """How many rows there are that are not marked deleted."""
        with self.warehouse.connection() as session:
            if session.execute("select to_regclass(%s)", (f"export.{stream}",)).fetchone() == (None,):
                return 0
            found = session.execute(f"select count(*) from export.{stream} where _deleted_at is null")
            return int(found.fetchall()[0][0])


@pytest.fixture
def exports(warehouse_url: str) -> Iterator[Exports]:
    world, warehouse = ExportWorld(), Warehouse(Secret(warehouse_url))
    with SandboxServer(world) as server:
        yield Exports(world, server, warehouse)
    warehouse.close()


def plain(exports: Exports, stream: str, tenth: int) -> None:
    """From now on, so much of the body, framed as if it were all."""
    whole = exports.world.json if stream == "from_json" else exports.world.csv
    kind = "application/json" if stream == "from_json" else "text/csv"
    cut = whole[: len(whole) * tenth // 10].decode()
    headers = {"Records": str(RECORDS)}
    exports.server.moods.add("answer", times=99, path="/r", body=cut, content_type=kind, headers=headers)


def packed(exports: Exports, stream: str, tenth: int) -> None:
    """From now on, so much of the packed body, framed as if it were all."""
    exports.server.moods.cut_gzip(99, path="/r", share=tenth / 10)


@pytest.mark.C6
@pytest.mark.parametrize("cut", [plain, packed])
@pytest.mark.parametrize("stream", ["from_json", "few"])
def test_of_a_body_that_was_cut_and_framed_anew_no_record_is_loaded_or_all_are(
    stream: str, cut: Callable[[Exports, str, int], None], exports: Exports
) -> None:
    for tenth in range(10):
        cut(exports, stream, tenth)
        outcome = exports.sync(stream)
        exports.server.moods.clear()
        assert outcome.status == "failed", tenth
        assert exports.living(stream) == 0, tenth
    assert exports.sync(stream).total.inserted == RECORDS
    for tenth in (0, 5, 9):
        cut(exports, stream, tenth)
        assert exports.sync(stream).status == "failed"
        exports.server.moods.clear()
        assert exports.living(stream) == RECORDS, "nor is what was not sent taken for deleted"


INSTEAD = {
    "a login page": ("<html><h1>Sign in, ann@example.com</h1>", HTML),
    "a page of maintenance that calls itself what was asked for": ("<!doctype html><p>Back soon</p>", ""),
    "an empty body": ("", ""),
    "an error": ('{"error": {"message": "backend"}}', ""),
    "what was asked for under another name": ("all of it", HTML),
}


@pytest.mark.C7
@pytest.mark.parametrize("instead", INSTEAD)
@pytest.mark.parametrize("stream", ["from_json", "few"])
def test_what_is_no_success_is_never_taken_for_no_records(
    stream: str, instead: str, exports: Exports
) -> None:
    assert exports.sync(stream).total.inserted == RECORDS
    body, kind = INSTEAD[instead]
    whole = exports.world.json if stream == "from_json" else exports.world.csv
    body = whole.decode() if body == "all of it" else body
    kind = kind or ("application/json" if stream == "from_json" else "text/csv")
    exports.server.moods.answer(body, 99, content_type=kind, path="/r")
    outcome = exports.sync(stream)
    assert outcome.status == "failed"
    assert "ann@example.com" not in str(outcome.error)
    assert exports.living(stream) == RECORDS
    exports.server.moods.clear()
    assert exports.sync(stream).total.unchanged == RECORDS


@pytest.mark.C1
def test_a_wait_longer_than_the_budget_stops_the_stream_says_when_to_come_back_and_keeps_the_cursor(
    lab: Lab,
) -> None:
    lab.world.fill(30)
    lab.good()
    before = lab.covered()
    lab.world.later(hours=3)
    lab.world.order("new", amount=1)
    lab.world.later(minutes=2)
    lab.server.moods.throttle(99, retry_after="86400", path="/orders")
    outcomes = lab.sync()
    assert re.search(r"; retry after 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$", str(outcomes["orders"].error))
    assert outcomes["customers"].status == "succeeded"
    assert lab.covered() == before
    lab.server.moods.clear()
    lab.good()
    lab.check()


@pytest.mark.C4
def test_a_connection_that_is_reset_at_any_place_costs_one_more_request_and_no_row(lab: Lab) -> None:
    lab.world.fill(50)
    moods = lab.server.moods
    moods.refuse(path="/orders")
    lab.good(streams=["orders"], full=True)
    for share in (0.0, 0.3, 0.9, 1.0):
        moods.reset(share=share, path="/orders", after=1)
        lab.server.forget()
        outcome = lab.good(streams=["orders"], full=True)["orders"]
        assert outcome.counts["orders"].unchanged == 50
        assert len(lab.server.asked("/orders")) in (3 + (share < 1), 4), "three pages, and one of them twice"
    lab.good()
    lab.check()


@pytest.mark.C8
@pytest.mark.parametrize("status", [200, 204, 304])
def test_an_answer_without_content_is_a_success_without_rows(status: int, exports: Exports) -> None:
    body = "[]" if status == 200 else ""
    exports.server.moods.answer(body, 99, status=status, path="/r")
    outcome = exports.sync("from_json")
    assert (outcome.status, outcome.total.fetched) == ("succeeded", 0), outcome.error
    exports.server.moods.clear()
    assert exports.sync("from_json").total.inserted == RECORDS
    exports.server.moods.answer(body, 99, status=status, path="/r")
    assert exports.sync("from_json").status == "succeeded"
    assert exports.living("from_json") == (RECORDS if status == 304 else 0), "304 is not that there are none"


class Circular(Shop):
    """Follows links."""

    @stream(Customer)
    def customers(self, window: Window) -> Pages:
        for answer in by_link(self.http, "/list", next="next"):
            yield Page(answer)


LEADS: dict[str, Callable[[int], int]] = {
    "to itself": lambda page: page,
    "there and back": lambda page: max(1, 4 - page),
    "to the beginning": lambda page: page % 3 + 1,
}


@pytest.mark.C9
@pytest.mark.parametrize("leads", LEADS)
def test_pages_that_go_round_stop_the_stream_and_what_was_committed_stays(leads: str, lab: Lab) -> None:
    def answer(request: Request) -> Response | None:
        if request.path != "/list":
            return None
        number = int(dict(request.query).get("page", "1"))
        onward = LEADS[leads](number) if circular else number + 1 if number < 3 else None
        rows = [{"id": number * 10 + n, "updated_at": "2026-02-01T00:00:00Z"} for n in range(3)]
        body = {"data": rows, "next": f"/list?page={onward}" if onward else None}
        return Response(200, json.dumps(body).encode(), {"Content-Type": "application/json"})

    how: dict[str, Any] = {"streams": ["customers"], "options": {"connector": f"{__name__}:Circular"}}
    circular, lab.world.meanwhile = False, answer
    assert lab.good(**how)["customers"].total.inserted == 9
    before = lab.covered("customers")
    circular = True
    lab.world.later(hours=3)
    lab.server.forget()
    outcome = lab.sync(**how)["customers"]
    assert "would come again and again" in str(outcome.error)
    assert len(lab.server.asked("/list")) <= 3 + 2
    assert lab.covered("customers") == before
    assert lab.query("select count(*) from shop.customers") == [(9,)]


@pytest.mark.C10
def test_pages_that_come_twice_or_overlap_are_counted_as_superseded_and_change_nothing(lab: Lab) -> None:
    lab.world.fill(100)

    def overlapping(request: Request) -> Response | None:
        asked = dict(request.query)
        if request.path != "/customers" or "after" not in asked or asked["after"].endswith("."):
            return None
        lab.world.meanwhile = lambda _: None
        again = {name: value for name, value in asked.items() if name != "after"}  # the first page once more
        first = lab.world.respond(Request("GET", request.path, list(again.items()), request.headers))
        lab.world.meanwhile = overlapping
        body = {**json.loads(first.body), "next": asked["after"] + "."}  # and then on from where it was
        return Response(200, json.dumps(body).encode(), {"Content-Type": "application/json"})

    lab.world.meanwhile = overlapping
    counts = lab.good()["customers"].counts["customers"]
    assert (counts.fetched, counts.inserted) == (50 + counts.superseded, 50)
    assert counts.superseded >= 20
    lab.check()


@pytest.mark.C16
@pytest.mark.parametrize("lacking", ["created", "id"])
def test_a_page_that_lacks_a_required_field_throughout_stops_the_stream(lacking: str, lab: Lab) -> None:
    lab.world.fill(20)
    lab.good()
    before, covered = lab.query("select * from shop.orders order by id"), lab.covered()
    lab.world.later(hours=3)

    def renamed(request: Request) -> Response | None:
        if request.path != "/orders":
            return None
        rows = [{"id": f"n{n}", "created": lab.world.time - 600, "lines": []} for n in range(20)]
        for row in rows:
            row |= {lacking: None, f"{lacking}_v2": row[lacking]}
        body = {"data": rows, "next": None}
        return Response(200, json.dumps(body).encode(), {"Content-Type": "application/json"})

    lab.world.meanwhile = renamed
    outcome = lab.sync(streams=["orders"])["orders"]
    assert outcome.status == "failed"
    said = {
        "created": "none of 20 records has created, which each must have",
        "id": "20 of 20 records were refused",
    }
    assert said[lacking] in str(outcome.error)
    assert lab.query("select * from shop.orders order by id") == before
    assert lab.covered() == covered


class Strict(Table):
    """Records that each have all of it."""

    __tablename__ = "strict"

    id: str = field("Id", key=True, doc="Identifier.")
    name: str = field("Name", doc="Name.")
    changed: datetime = field("SystemModstamp", version=True, doc="When it was changed last.")


class StrictExport(Quick):
    """Reads them by CSV."""

    @stream(Strict, windowed=False)
    def strict(self, window: Window) -> Pages:
        for answer in csv_answers(lambda: self.http.download("/results")):
            yield Page(answer, format="csv")


@pytest.mark.C16
@pytest.mark.B17
@pytest.mark.parametrize(
    ("count", "header", "said"),
    [
        (
            20,
            b"Id,Name_v2,SystemModstamp",
            "the header of the CSV lacks Name, from which column name is read;",
        ),
        (
            20,
            b"Id,Name_v2,SystemModstamp_v2",
            "lacks Name, from which column name is read, and those of changed; give",
        ),
        (20, b"Id_v2,Name,SystemModstamp", "the header lacks id, the key"),
        (
            3,
            b"Id,Name,SystemModstamp_v2",
            "the header of the CSV lacks SystemModstamp, from which column changed",
        ),
    ],
)
def test_csv_whose_header_lacks_what_each_record_must_have_stops_the_stream(
    count: int, header: bytes, said: str, exports: Exports
) -> None:
    rows = b"".join(b"%d,name,2026-01-01T00:00:00Z\n" % n for n in range(count))
    exports.world.csv = b"Id,Name,SystemModstamp\n" + rows
    assert exports.sync("strict", "StrictExport").total.inserted == count
    exports.world.csv = header + b"\n" + rows.replace(b"2026", b"2027")
    outcome = exports.sync("strict", "StrictExport")
    assert outcome.status == "failed"
    assert said in str(outcome.error)
    assert exports.living("strict") == count


@pytest.mark.C11
@pytest.mark.P5
def test_a_run_ends_in_time_however_many_answers_drip() -> None:
    def drip(line: Raw, connection: socket.socket, _: int) -> None:
        line.receive(connection)
        connection.sendall(whole(BODY, "Content-Type: text/csv")[:200])
        while not line.done.wait(0.02):
            connection.sendall(b"x")

    with raw(drip) as slow:
        client = Client(slow.url, run_seconds=0.4, attempts=50, sleep=lambda _: None)
        began = time.monotonic()
        with pytest.raises(Passing, match="the run takes too long; the next one goes on"):
            client.get("/list")
        assert time.monotonic() - began < 0.9
        client.close()
        client = Client(slow.url, run_seconds=0.4)
        with client.download("/export") as download, pytest.raises(BrokenOff, match="in time"):
            list(download)
        assert time.monotonic() - began < 1.8
        client.close()
