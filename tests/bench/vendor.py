"""A vendor without limits: charges, their events and an account, as Stripe answers them, but at once.

    python -m tests.bench.vendor --rows 50000        prints {"port": ...} once it listens, on loopback

    GET /v1/charges               limit (100 at most), starting_after, created[gt|gte|lt|lte]; newest first
    GET /v1/charges/ID
    GET /v1/events                the same, and type ("charge.*", "charge.refunded") or types[]
    GET /v1/account
    GET /bench/change?share=0.01  the newest 1 % get another refund and an event each; tells since when
    GET /bench/pass?seconds=3600  the vendor's clock, which stands still otherwise, goes on
    GET /bench/stats              requests and bytes served since the start

Its clock begins an hour after the newest charge, so what is loaded, changed and asked for again
depends on no machine's time. Up to 100,000 charges are rendered before it listens and cost nothing
afterwards; more are rendered as they are asked for.
"""

from __future__ import annotations

import argparse
import asyncio
import json
from email.utils import formatdate
from fnmatch import fnmatchcase
from urllib.parse import parse_qs

from tests.bench.records import NEWEST, STEP, charge, created, number_of

RENDERED = 100_000
LONGEST_PAGE = 100
NOT_FOUND = b'{"error":{"message":"No such path in this stand-in.","type":"invalid_request_error"}}'
ACCOUNT = (
    b'{"id":"acct_1BenchBenchBench","object":"account","business_type":"company","charges_enabled":true,'
    b'"country":"DE","created":1500000000,"default_currency":"eur","details_submitted":true,'
    b'"email":"bench@example.com","metadata":{},"payouts_enabled":true,"type":"standard"}'
)


class Vendor:
    """The charges, their versions and the events of their changes; answers by path and query."""

    def __init__(self, rows: int) -> None:
        self.rows, self.now = rows, NEWEST + 3600
        self.changes: list[tuple[int, int]] = []  # when, and how many of the newest
        self.charges = [charge(number) for number in range(rows)] if rows <= RENDERED else None
        self.requests = self.bytes = 0

    def answer(self, target: str) -> tuple[int, bytes]:
        """Status and body."""
        path, _, query = target.partition("?")
        asked = parse_qs(query)
        one = {name: values[-1] for name, values in asked.items()}
        match path.strip("/").split("/"):
            case ["v1", "charges"]:
                return 200, self._list_charges(one)
            case ["v1", "charges", id]:
                return 200, self._charge(number_of(id))
            case ["v1", "events"]:
                return 200, self._list_events(one, asked.get("types[]", []))
            case ["v1", "account"]:
                return 200, ACCOUNT
            case ["bench", "change"]:
                return 200, self._change(float(one["share"]))
            case ["bench", "pass"]:
                self.now += int(one["seconds"])
                return 200, json.dumps({"now": self.now}).encode()
            case ["bench", "stats"]:
                return 200, json.dumps({"requests": self.requests, "bytes": self.bytes}).encode()
        return 404, NOT_FOUND

    def _charge(self, number: int) -> bytes:
        if self.charges is not None:
            return self.charges[number]
        return charge(number, sum(number < count for _, count in self.changes))

    def _change(self, share: float) -> bytes:
        count = max(1, int(self.rows * share))
        self.changes.append((self.now, count))
        if self.charges is not None:
            for number in range(count):
                version = sum(number < changed for _, changed in self.changes)
                self.charges[number] = charge(number, version)
        return json.dumps({"created": created(count - 1), "count": count}).encode()

    def _list_charges(self, asked: dict[str, str]) -> bytes:
        first, end = 0, self.rows  # numbers grow as `created` falls
        for bound, value in asked.items():
            if bound.startswith("created["):
                age = NEWEST - int(value)
                match bound[8:-1]:
                    case "gte":
                        end = min(end, age // STEP + 1)
                    case "gt":
                        end = min(end, -(-age // STEP))
                    case "lte":
                        first = max(first, -(-age // STEP))
                    case "lt":
                        first = max(first, age // STEP + 1)
        if after := asked.get("starting_after"):
            first = max(first, number_of(after) + 1)
        last = max(first, min(end, first + _limit(asked)))
        page = (
            self.charges[first:last] if self.charges is not None else [*map(self._charge, range(first, last))]
        )
        return _page(page, last < end, b"/v1/charges")

    def _list_events(self, asked: dict[str, str], types: list[str]) -> bytes:
        wanted = [asked["type"]] if "type" in asked else types
        if wanted and not any(fnmatchcase("charge.refunded", pattern) for pattern in wanted):
            return _page([], False, b"/v1/events")
        found = [
            (change, number)
            for change in reversed(range(len(self.changes)))
            if _within(self.changes[change][0], asked)
            for number in range(self.changes[change][1])
        ]
        first = 0
        if after := asked.get("starting_after"):
            change, number = after.removeprefix("evt_").split("x")
            first = found.index((int(change), int(number))) + 1
        last = min(len(found), first + _limit(asked))
        return _page([self._event(*event) for event in found[first:last]], last < len(found), b"/v1/events")

    def _event(self, change: int, number: int) -> bytes:
        return (
            b'{"id":"evt_%dx%d","object":"event","api_version":"2025-09-30.clover","created":%d,"data":{"object":%b},'
            b'"livemode":true,"pending_webhooks":0,"request":{"id":null,"idempotency_key":null},"type":"charge.refunded"}'
        ) % (change, number, self.changes[change][0], self._charge(number))


def _limit(asked: dict[str, str]) -> int:
    return min(LONGEST_PAGE, int(asked.get("limit", "10")))


def _within(moment: int, asked: dict[str, str]) -> bool:
    return (
        moment >= int(asked.get("created[gte]", moment))
        and moment > int(asked.get("created[gt]", moment - 1))
        and moment <= int(asked.get("created[lte]", moment))
        and moment < int(asked.get("created[lt]", moment + 1))
    )


def _page(items: list[bytes], more: bool, url: bytes) -> bytes:
    flag = b"true" if more else b"false"
    return b'{"object":"list","data":[%b],"has_more":%b,"url":"%b"}' % (b",".join(items), flag, url)


class Wire(asyncio.Protocol):
    """HTTP/1.1 GETs over a kept connection."""

    def __init__(self, vendor: Vendor) -> None:
        self.vendor, self.read = vendor, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.read += data
        while b"\r\n\r\n" in self.read:
            head, _, self.read = self.read.partition(b"\r\n\r\n")
            self.transport.writelines(self._answer(head.split(b" ", 2)[1].decode()))

    def _answer(self, target: str) -> tuple[bytes, bytes]:
        try:
            status, body = self.vendor.answer(target)
        except (ValueError, KeyError, IndexError) as error:
            status, body = 400, json.dumps({"error": {"message": repr(error)}}).encode()
        self.vendor.requests += 1
        self.vendor.bytes += len(body)
        head = (
            f"HTTP/1.1 {status} {'OK' if status == 200 else 'Not OK'}\r\ncontent-type: application/json\r\n"
            f"content-length: {len(body)}\r\ndate: {formatdate(self.vendor.now, usegmt=True)}\r\n"
            f"request-id: req_{self.vendor.requests}\r\n\r\n"
        )
        return head.encode(), body


async def serve(rows: int) -> None:
    """Listen on a free port of 127.0.0.1 until killed."""
    vendor = Vendor(rows)
    server = await asyncio.get_running_loop().create_server(lambda: Wire(vendor), "127.0.0.1", 0)
    print(json.dumps({"port": server.sockets[0].getsockname()[1]}), flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=50_000)
    asyncio.run(serve(parser.parse_args().rows))
