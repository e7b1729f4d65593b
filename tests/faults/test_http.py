"""Vendors that cut, lie, lead astray and never end: what of it reaches the tables, and what is said of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest

from etl.config import Secret, SourceConfig
from etl.http import Client
from etl.sandbox import SandboxServer
from etl.sync import Outcome, sync_source
from etl.warehouse.postgres import Warehouse
from tests.engine.conftest import lab, world
from tests.engine.export import Export, ExportWorld

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
        world.csv = b"Id,Name\n" + b"".join(f"{r['Id']},{r['Name']}\n".encode() for r in records)
        world.json, world.count = json.dumps(records).encode(), RECORDS

    def sync(self, stream: str) -> Outcome:
        connector = f"{__name__}:Quick"
        config = SourceConfig("export", connector, None, None, {"base_url": self.server.url})
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
@pytest.mark.parametrize("stream", ["from_json", "from_csv"])
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
@pytest.mark.parametrize("stream", ["from_json", "from_csv"])
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
