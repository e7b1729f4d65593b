"""A vendor with very many small records, and a program that reads them and tells its peak of memory."""

from __future__ import annotations

import resource
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from etl.config import Options, Secret, SourceConfig
from etl.connector import Connector, Page, Pages, stream
from etl.http import Client
from etl.meanwhile import share_memory
from etl.sandbox import Request, Response
from etl.schema import Json, Table, field
from etl.sync import sync_source
from etl.warehouse.postgres import Warehouse
from etl.window import Window

PAGE = 500


class Reading(Table):
    """One of very many."""

    __tablename__ = "readings"

    id: int = field(key=True, doc="Number.")
    name: str | None = field(doc="Text.")
    value: float | None = field(doc="Value.")
    due: date | None = field(doc="Day.")
    more: Json | None = field(doc="More.")


class BulkOptions(Options, frozen=True, kw_only=True):
    """Where, and how many."""

    base_url: str
    records: int


class Bulk(Connector[BulkOptions]):
    """Very many records, a thousand pages at a time."""

    name = "bulk"
    Config = BulkOptions

    def connect(self) -> Client:
        return Client(self.config.base_url)

    @stream(Reading)
    def readings(self, window: Window) -> Pages:
        for start in range(0, self.config.records, PAGE * 2):
            yield self._some(start)

    def _some(self, start: int) -> Pages:
        for at in range(start, min(start + PAGE * 2, self.config.records), PAGE):
            yield Page(self.http.get("/readings", {"at": at}))


class BulkWorld:
    """The vendor: the same page for every number, but for the ids. bad: the days that some have."""

    recorded_headers = frozenset[str]()
    secret_params = frozenset[str]()
    record = '{"id":%d,"name":"' + "n" * 50 + '","value":1.5,"due":"%s","more":{"a":[1,2,3],"b":"mmm"}}'

    def __init__(self, bad: Mapping[int, str] | None = None) -> None:
        self.bad = bad or {}

    def now(self) -> float:
        return 1_770_000_000.0

    def control(self, action: str, body: dict[str, Any]) -> Any:
        raise ValueError(action)

    def refusal(self, status: int) -> Response:
        return Response(status, b"{}", {"Content-Type": "application/json"})

    def respond(self, request: Request) -> Response:
        at = int(dict(request.query)["at"])
        page = ",".join([self.record % (n, self.bad.get(n, "2024-02-29")) for n in range(at, at + PAGE)])
        return Response(200, f'{{"data":[{page}]}}'.encode(), {"Content-Type": "application/json"})


def peak() -> int:
    """The most that this process has had in memory, in KiB.

    Not ru_maxrss where there is another: Linux counts what whoever started the process had when it did.
    """
    with suppress(OSError):
        return int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1)


def main() -> None:
    """Sync all of it; print the peak of memory in KiB, how many records were new, and how many unchanged."""
    share_memory()  # as whatever opens the configured warehouse does
    vendor, warehouse, records = sys.argv[1:]
    options = {"base_url": vendor, "records": int(records)}
    config = SourceConfig("bulk", "tests.engine.bulk:Bulk", None, None, options)
    (outcome,) = sync_source(config, Warehouse(Secret(warehouse)), full=True)
    print(peak(), outcome.total.inserted, outcome.total.unchanged)


if __name__ == "__main__":
    main()
