"""A Stripe that is not our simulator: another server, with less of the API and an older shape of it."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from etl.config import Secret, SourceConfig
from etl.errors import PermissionMissing
from etl.sync import Outcome, sync_source
from etl.warehouse.postgres import Warehouse

Json = dict[str, Any]
START = int(time.time()) - 20 * 86_400


class Old(BaseHTTPRequestHandler):
    """Charges, customers and events as a Stripe of 2019 wrote them; compact, and deaf to expand[]."""

    protocol_version = "HTTP/1.1"
    charges: list[Json] = []
    customers: list[Json] = []
    events: list[Json] = []
    asked: list[str] = []
    now = 0.0
    by_the_letter = False
    """Whether a type of event is what `type` says, and no pattern."""

    def date_time_string(self, timestamp: float | None = None) -> str:
        return super().date_time_string(int(self.now))

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        self.asked.append(url.path)
        rows = {"/v1/charges": self.charges, "/v1/customers": self.customers, "/v1/events": self.events}
        if url.path in rows:
            self.answer(200, self.listed(url.path, rows[url.path], parse_qs(url.query)))
            return
        found = re.fullmatch(r"(/v1/(?:charges|customers))/(\w+)", url.path)
        one = next((r for r in rows[found[1]] if r["id"] == found[2]), None) if found else None
        self.answer(
            200 if one else 404,
            one or {"error": {"message": "no such thing", "type": "invalid_request_error"}},
        )

    def listed(self, path: str, rows: list[Json], query: dict[str, list[str]]) -> Json:
        if self.by_the_letter and (wanted := query.get("type")):
            rows = [r for r in rows if r["type"] in wanted]
        after = query.get("starting_after", [""])[0]
        least, below = (
            int(query.get(f"created[{op}]", [d])[0]) for op, d in (("gte", "0"), ("lt", "9999999999"))
        )
        chosen = [r for r in sorted(rows, key=lambda r: -r["created"]) if least <= r["created"] < below]
        start = next((i + 1 for i, r in enumerate(chosen) if r["id"] == after), 0)
        limit = int(query.get("limit", ["10"])[0])
        return {
            "object": "list",
            "url": path,
            "has_more": len(chosen) > start + limit,
            "data": chosen[start : start + limit],
        }

    def answer(self, status: int, body: Json) -> None:
        data = json.dumps(body, separators=(",", ":")).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json; charset=utf-8")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        pass


def charge(number: int) -> Json:
    """A charge with its invoice and its refunds in it, as before 2022."""
    id = f"ch_{number:04}"
    refund = {
        "id": f"re_{number:04}",
        "object": "refund",
        "amount": 1,
        "charge": id,
        "created": START,
        "currency": "jpy",
    }
    return {
        "id": id, "object": "charge", "amount": 1000 + number, "amount_refunded": 0, "captured": True, "created": START + number,
        "currency": "jpy", "customer": f"cus_{number % 7}", "invoice": f"in_{number:04}", "livemode": False,
        "metadata": {"order": str(number)}, "paid": True, "refunded": False, "status": "succeeded",
        "refunds": {"object": "list", "data": [refund], "has_more": False, "total_count": 1, "url": f"/v1/charges/{id}/refunds"},
        "a_field_of_tomorrow": {"kept": True},
    }  # fmt: skip


def customer(number: int) -> Json:
    return {
        "id": f"cus_{number}", "object": "customer", "account_balance": -5, "created": START + number, "currency": "jpy",
        "delinquent": False, "email": f"{number}@example.com", "livemode": False, "metadata": {},
        "default_source": None, "sources": {"object": "list", "data": [], "has_more": False, "url": "/v1/x", "total_count": 0},
    }  # fmt: skip


@pytest.fixture
def old(warehouse_url: str) -> Iterator[tuple[Warehouse, Json]]:
    """The server's address, and an empty warehouse."""
    Old.charges, Old.customers = [charge(n) for n in range(230)], [customer(n) for n in range(7)]
    Old.events, Old.asked, Old.now = [], [], START + 10 * 86_400
    Old.by_the_letter = False
    server = ThreadingHTTPServer(("127.0.0.1", 0), Old)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    warehouse = Warehouse(Secret(warehouse_url))
    url = f"http://127.0.0.1:{server.server_address[1]}"
    yield warehouse, {"api_key": "sk_test_elsewhere", "base_url": url, "requests_per_second": 5000.0}
    warehouse.close()
    server.shutdown()
    server.server_close()


def sync(warehouse: Warehouse, options: Json, *streams: str) -> dict[str, Outcome]:
    config = SourceConfig("stripe", "stripe", streams or None, None, options)
    return {outcome.stream: outcome for outcome in sync_source(config, warehouse)}


def rows(warehouse: Warehouse, query: str) -> list[tuple[Any, ...]]:
    with warehouse.connection() as session:
        return session.execute(query).fetchall()


def test_two_streams_of_another_server_load_and_follow_its_events(old: tuple[Warehouse, Json]) -> None:
    warehouse, options = old
    outcomes = sync(warehouse, options, "charges", "customers")
    assert {o.status for o in outcomes.values()} == {"succeeded"}
    assert {o.dead_letters for o in outcomes.values()} == {0}
    assert rows(warehouse, "select count(*), sum(amount), min(currency) from stripe.charges") == [
        (230, sum(c["amount"] for c in Old.charges), "jpy")
    ]
    found = rows(
        warehouse, "select invoice_id, customer_id, metadata, _extra from stripe.charges where id = 'ch_0042'"
    )
    assert found == [("in_0042", "cus_0", {"order": "42"}, {"a_field_of_tomorrow": {"kept": True}})]
    assert rows(warehouse, "select distinct account_balance from stripe.customers") == [(-5,)]
    changed = {**Old.charges[42], "amount_refunded": 1042, "refunded": True}
    Old.charges[42] = changed
    Old.charges.append({**charge(999), "created": int(Old.now)})
    Old.events.append(
        {
            "id": "evt_1", "object": "event", "type": "charge.refunded", "created": int(Old.now),
            "api_version": "2019-03-14", "data": {"object": changed},
        }
    )  # fmt: skip
    Old.now += 3 * 3_600
    outcomes = sync(warehouse, options, "charges", "customers")
    assert {o.error for o in outcomes.values()} == {None}
    assert (outcomes["charges"].total.inserted, outcomes["charges"].total.updated) == (1, 1)
    assert rows(warehouse, "select refunded from stripe.charges where id = 'ch_0042'") == [(True,)]


def test_a_server_that_takes_a_type_of_event_by_the_letter_hides_no_changes(
    old: tuple[Warehouse, Json],
) -> None:
    warehouse, options = old
    sync(warehouse, options, "charges")
    Old.charges[42] = {**Old.charges[42], "refunded": True}
    Old.events.append(
        {
            "id": "evt_1", "object": "event", "type": "charge.refunded", "created": int(Old.now),
            "data": {"object": Old.charges[42]},
        }
    )  # fmt: skip
    Old.now += 3 * 3_600
    Old.by_the_letter = True
    sync(warehouse, options, "charges")
    assert rows(warehouse, "select refunded from stripe.charges where id = 'ch_0042'") == [(True,)]


def test_of_another_server_all_that_it_has_is_loaded_and_the_rest_left_out(
    old: tuple[Warehouse, Json],
) -> None:
    warehouse, options = old
    for _ in range(2):
        Old.asked.clear()
        Old.now += 3 * 3_600
        outcomes = sync(warehouse, options)
        by_status: dict[str, set[str]] = {}
        for outcome in outcomes.values():
            by_status.setdefault(outcome.status, set()).add(outcome.stream)
        assert by_status.keys() <= {"succeeded", "skipped"}, {
            o.stream: str(o.error) for o in outcomes.values() if o.error
        }
        assert {"charges", "customers", "events"} <= by_status["succeeded"]
        left_out = [o for o in outcomes.values() if o.stream not in ("charges", "customers", "events")]
        assert {o.status for o in left_out} == {"skipped"}
        assert all("not read: " in o.notes[0] and "404" in o.notes[0] for o in left_out)
        assert len(Old.asked) < 2 * len(outcomes)
    assert rows(warehouse, "select count(*) from stripe.charges") == [(230,)]


def test_a_stream_that_another_server_lacks_fails_if_it_was_asked_for_by_name(
    old: tuple[Warehouse, Json],
) -> None:
    outcomes = sync(*old, "charges", "payouts")
    assert outcomes["charges"].status == "succeeded"
    assert isinstance(outcomes["payouts"].error, PermissionMissing)
    assert "/v1/payouts" in str(outcomes["payouts"].error)
