"""Charges, their events and an account, as Stripe answers them.

    GET /v1/charges               limit (100 at most), starting_after, created[gt|gte|lt|lte]; newest first
    GET /v1/charges/ID
    GET /v1/events                the same, and type ("charge.*", "charge.refunded") or types[]
    GET /v1/account

The clock begins an hour after the newest charge. A change is one more refund, and an event of it.
"""

from __future__ import annotations

from fnmatch import fnmatchcase

from tests.bench import serving
from tests.bench.serving import Forms, Reply, Request
from tests.bench.stripe.records import NEWEST, STEP, charge, created, number_of

LONGEST_PAGE = 100
NOT_FOUND = b'{"error":{"message":"No such path in this stand-in.","type":"invalid_request_error"}}'
ACCOUNT = (
    b'{"id":"acct_1BenchBenchBench","object":"account","business_type":"company","charges_enabled":true,'
    b'"country":"DE","created":1500000000,"default_currency":"eur","details_submitted":true,'
    b'"email":"bench@example.com","metadata":{},"payouts_enabled":true,"type":"standard"}'
)


class Vendor(serving.Vendor):
    """The charges, their versions and the events of their changes."""

    newest_first = True

    def __init__(self, rows: int) -> None:
        super().__init__(rows, NEWEST + 3600)
        self.charges = Forms(rows, lambda number: charge(number, self.version(number)))

    def answer(self, request: Request) -> Reply:
        """What Stripe says."""
        asked = request.asked
        match request.path.strip("/").split("/"):
            case ["v1", "charges"]:
                return Reply(self._list_charges(asked))
            case ["v1", "charges", id]:
                return Reply(self.record(number_of(id)))
            case ["v1", "events"]:
                types = [value for name, value in request.query if name == "types[]"]
                return Reply(self._list_events(asked, types))
            case ["v1", "account"]:
                return Reply(ACCOUNT)
        return Reply(NOT_FOUND, 404)

    def changed(self, numbers: range) -> tuple[str, str]:
        """By `created`, the only time that charges can be asked for by."""
        self.charges.refresh(numbers)
        return str(created(numbers[-1])), str(NEWEST + 1)

    def record(self, number: int) -> bytes:
        """A charge."""
        return self.charges.one(number)

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
        return _page(self.charges.some(range(first, last)), last < end, b"/v1/charges")

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
        ) % (change, number, self.changes[change][0], self.record(number))


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
