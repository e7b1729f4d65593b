"""A vendor without limits: it answers as the real one does, but at once.

    python -m tests.bench.serving stripe --rows 50000     prints {"port": ...} once it listens, on loopback

    GET /bench/change?share=0.01           the newest 1 % change; tells from where on to ask for these
    GET /bench/pass?seconds=3600           the vendor's clock, which stands still otherwise, goes on
    GET /bench/records?first=0&count=100   records as they are now, a list in JSON
    GET /bench/stats                       requests and bytes served since the start

What is loaded, changed and asked for again depends on no machine's time. Up to 100,000 records are rendered
before it listens and cost nothing afterwards; more are rendered as they are asked for.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from email.utils import formatdate
from importlib import import_module
from typing import Any
from urllib.parse import parse_qsl

from msgspec import Struct

RENDERED = 100_000
LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


class Request(Struct):
    """What was asked; of parameters that come twice, `asked` has the last."""

    method: str
    path: str
    query: list[tuple[str, str]]
    body: bytes

    @property
    def asked(self) -> dict[str, str]:
        """The parameters by name."""
        return dict(self.query)


class Reply(Struct):
    """An answer."""

    body: bytes
    status: int = 200
    type: str = "application/json"
    headers: Mapping[str, str] = {}


class Vendor(ABC):
    """One vendor's records, their versions, its clock; `url` is known once it listens.

    rows: how many records there are; numbers from 0 tell them apart, by their age.
    now: unix seconds.
    newest_first: number 0 is the newest; else the oldest.
    """

    url = ""
    newest_first = False

    def __init__(self, rows: int, now: int) -> None:
        self.rows, self.now = rows, now
        self.changes: list[tuple[int, int]] = []  # when, and how many of the newest
        self.requests = self.bytes = 0

    @abstractmethod
    def answer(self, request: Request) -> Reply:
        """What the vendor says; ValueError, KeyError and IndexError are bad requests."""

    @abstractmethod
    def changed(self, numbers: range) -> tuple[str, str]:
        """These have changed now: from where on to ask for them, and from where on there is nothing."""

    @abstractmethod
    def record(self, number: int) -> bytes:
        """A record as it is now, in JSON."""

    def version(self, number: int) -> int:
        """How often a record has changed."""
        age = number if self.newest_first else self.rows - 1 - number
        return sum(age < some for _, some in self.changes)

    def reply(self, request: Request) -> Reply:
        """The answer to anything."""
        if not request.path.startswith("/bench/"):
            return self.answer(request)
        asked, told = request.asked, dict[str, Any]()
        match request.path.removeprefix("/bench/"):
            case "change":
                some = max(1, int(self.rows * float(asked["share"])))
                self.changes.append((self.now, some))
                numbers = range(some) if self.newest_first else range(self.rows - some, self.rows)
                told["since"], told["nothing"] = self.changed(numbers)
            case "pass":
                self.now += int(asked["seconds"])
                told = {"now": self.now}
            case "records":
                first = int(asked["first"])
                numbers = range(first, min(self.rows, first + int(asked["count"])))
                return Reply(b"[%b]" % b",".join(map(self.record, numbers)))
            case "stats":
                told = {"requests": self.requests, "bytes": self.bytes}
        return Reply(json.dumps(told).encode())


class Wire(asyncio.Protocol):
    """HTTP/1.1 over a kept connection."""

    def __init__(self, vendor: Vendor) -> None:
        self.vendor, self.read = vendor, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.read += data
        for request in self._requests():
            self.transport.writelines(self._answer(request))

    def _requests(self) -> Iterator[Request]:
        """Those that have come whole."""
        while b"\r\n\r\n" in self.read:
            head, _, rest = self.read.partition(b"\r\n\r\n")
            length = LENGTH.search(head)
            end = int(length[1]) if length else 0
            if len(rest) < end:
                return
            body, self.read = rest[:end], rest[end:]
            method, target, _ = head.split(b" ", 2)
            path, _, query = target.decode().partition("?")
            yield Request(method.decode(), path, parse_qsl(query, keep_blank_values=True), body)

    def _answer(self, request: Request) -> tuple[bytes, bytes]:
        vendor = self.vendor
        try:
            reply = vendor.reply(request)
        except (ValueError, KeyError, IndexError) as error:
            reply = Reply(json.dumps({"error": {"message": repr(error)}}).encode(), 400)
        vendor.requests += 1
        vendor.bytes += len(reply.body)
        head = [
            f"HTTP/1.1 {reply.status} {'OK' if reply.status < 300 else 'Not OK'}",
            f"content-type: {reply.type}",
            f"content-length: {len(reply.body)}",
            f"date: {formatdate(vendor.now, usegmt=True)}",
            *(f"{name}: {value}" for name, value in reply.headers.items()),
        ]
        return "\r\n".join([*head, "\r\n"]).encode(), reply.body


class Forms:
    """All records in one form, rendered beforehand if they are not too many."""

    def __init__(self, rows: int, render: Callable[[int], bytes]) -> None:
        self._render = render
        self._all = [render(number) for number in range(rows)] if rows <= RENDERED else None

    def some(self, numbers: range) -> list[bytes]:
        """Those of some records."""
        if self._all is None or numbers.step != 1:
            return [self.one(number) for number in numbers]
        return self._all[numbers.start : numbers.stop]

    def one(self, number: int) -> bytes:
        """That of one record."""
        return self._render(number) if self._all is None else self._all[number]

    def refresh(self, numbers: range) -> None:
        """Render those that have changed."""
        if self._all is not None:
            for number in numbers:
                self._all[number] = self._render(number)


async def serve(vendor: Vendor) -> None:
    """Listen on a free port of 127.0.0.1 until killed."""
    server = await asyncio.get_running_loop().create_server(lambda: Wire(vendor), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    vendor.url = f"http://127.0.0.1:{port}"
    print(json.dumps({"port": port}), flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("shape")
    parser.add_argument("--rows", type=int, default=50_000)
    options = parser.parse_args()
    asyncio.run(serve(import_module(f"tests.bench.{options.shape}.vendor").Vendor(options.rows)))
