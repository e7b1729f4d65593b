"""A vendor with one list, which it gives as JSON in pages and as CSV in one answer of any length."""

from __future__ import annotations

import sys
import time
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

from etl.config import Options, Secret, SourceConfig
from etl.connector import Connector, Note, Page, Pages, stream
from etl.csvtext import csv_answers
from etl.errors import SourceError
from etl.http import Client
from etl.sandbox import Request, Response
from etl.schema import Json, JsonText, Table, field
from etl.sync import sync_source
from etl.warehouse.postgres import Warehouse
from etl.window import Window
from tests.engine.bulk import peak


class Record(Table):
    """Every type."""

    id: str = field("Id", key=True, doc="")
    name: str | None = field("Name", doc="")
    owner: str | None = field("Owner.Name", doc="")
    count: int | None = field("Count", doc="")
    price: Decimal | None = field("Price", doc="")
    ratio: float | None = field("Ratio", doc="")
    live: bool | None = field("Live", doc="")
    created: datetime | None = field("CreatedDate", doc="")
    day: date | None = field("Day", doc="")
    bag: Json | None = field("Bag", doc="")
    tags: JsonText | None = field("Tags", doc="")
    modified: datetime | None = field("SystemModstamp", version=True, doc="")
    gone: bool = field("IsDeleted", deleted=True, doc="")


class FromCsv(Record):
    """By CSV."""

    __tablename__ = "from_csv"


class FromJson(Record):
    """By JSON."""

    __tablename__ = "from_json"


class Few(Table):
    """A few columns, by CSV."""

    __tablename__ = "few"

    id: str = field("Id", key=True, doc="")
    name: str | None = field("Name", doc="")
    count: int | None = field("Count", doc="")


class ExportOptions(Options, frozen=True, kw_only=True):
    """Where."""

    base_url: str
    page_bytes: int = 1 << 20


class Export(Connector[ExportOptions]):
    """The list, both ways."""

    name = "export"
    Config = ExportOptions

    def connect(self) -> Client:
        return Client(self.config.base_url, timeout=5, wait_budget=5, sleep=lambda s: time.sleep(s / 20))

    @stream(FromCsv, windowed=False)
    def from_csv(self, window: Window) -> Pages:
        return self._downloaded()

    @stream(Few, windowed=False)
    def few(self, window: Window) -> Pages:
        return self._downloaded()

    def _downloaded(self) -> Pages:
        received, promised = 0, -1
        for answer in csv_answers(
            lambda: self.http.download("/results", {"locator": 7}), page_bytes=self.config.page_bytes
        ):
            received += answer.records
            promised = int(answer.headers.get("records", -1))
            yield Page(answer, format="csv")
        if promised not in (-1, received):
            raise SourceError(f"{received} of {promised} records came")
        yield Note(f"{received} records came")

    @stream(FromJson, windowed=False)
    def from_json(self, window: Window) -> Pages:
        yield Page(self.http.get("/records"), records=".")


class ExportWorld:
    """The vendor."""

    recorded_headers = frozenset[str]()
    secret_params = frozenset[str]()

    def __init__(self) -> None:
        self.csv, self.json, self.count = b"Id\n", b"[]", 0
        self.content_type = "text/csv"

    def now(self) -> float:
        return time.time()

    def control(self, action: str, body: dict[str, Any]) -> Any:
        raise ValueError(action)

    def refusal(self, status: int) -> Response:
        return Response(status, b"{}", {"Content-Type": "application/json"})

    def respond(self, request: Request) -> Response:
        if request.path == "/records":
            return Response(200, self.json, {"Content-Type": "application/json"})
        headers = {"Content-Type": self.content_type, "Records": str(self.count)}
        return Response(200, self.csv, headers)


class Endless(BaseHTTPRequestHandler):
    """Answers with `count` records as packed CSV, none of which it holds."""

    count: ClassVar[int] = 0
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.send_response(200)
        for name, value in (
            ("Content-Type", "text/csv"),
            ("Content-Encoding", "gzip"),
            ("Transfer-Encoding", "chunked"),
        ):
            self.send_header(name, value)
        self.end_headers()
        packer = zlib.compressobj(1, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
        for piece in self.pieces():
            packed = packer.compress(piece)
            self.wfile.write(b"%x\r\n%s\r\n" % (len(packed), packed) if packed else b"")
        packed = packer.flush()
        self.wfile.write(b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed))

    def pieces(self) -> Iterator[bytes]:
        names = ("Owner.Name", "Price", "Ratio", "Live", "Day", "Bag", "Tags", "SystemModstamp", "IsDeleted")
        yield b'"Id","Name","Count","CreatedDate","Other",%b\n' % ",".join(names).encode()
        for at in range(0, self.count, 1000):
            numbers = range(at, min(at + 1000, self.count))
            yield b"".join(
                b'"%09d","%s","%d","2024-09-24T03:26:07.000Z","line\nline",,,,,,,,,\n' % (i, b"n" * 200, i)
                for i in numbers
            )

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def serving(count: int) -> ThreadingHTTPServer:
    """A server of so many records, on a port of its own."""
    handler = type("Handler", (Endless,), {"count": count})
    return ThreadingHTTPServer(("127.0.0.1", 0), handler)


def main(arguments: Sequence[str]) -> None:
    """Sync twice, all new and all unchanged; print the peak of memory in KiB and how many were inserted."""
    vendor, warehouse = arguments
    config = SourceConfig("export", "tests.engine.export:Export", None, None, {"base_url": vendor})
    first = sync_source(config, Warehouse(Secret(warehouse)), streams=["from_csv"])
    again = sync_source(config, Warehouse(Secret(warehouse)), streams=["from_csv"])
    print(peak(), first[0].total.inserted, again[0].total.unchanged)


if __name__ == "__main__":
    main(sys.argv[1:])
