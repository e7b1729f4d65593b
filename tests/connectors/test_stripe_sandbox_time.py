"""The Stripe simulator's memory: deletes, events, the clock, and steering from outside."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from typing import Any

import pytest

from connectors.sandbox.stripe import StripeSandbox, facts
from tests.connectors.stripe_worlds import ALL, DAY, NOW, ask, make, told, walk


@pytest.fixture(scope="module")
def still() -> StripeSandbox:
    """A sandbox that the tests of this module only read."""
    return make()


@pytest.fixture
def sandbox() -> StripeSandbox:
    """A small one to change."""
    return make(people=15, months=3)


# -- deletes


def test_a_deleted_customer_leaves_a_stub_and_takes_its_subscriptions_along(sandbox: StripeSandbox) -> None:
    subscription = ask(sandbox, "/v1/subscriptions?status=active&limit=1").body["data"][0]
    customer = subscription["customer"]
    sandbox.delete("customer", customer)
    assert ask(sandbox, f"/v1/customers/{customer}").body == {
        "id": customer,
        "object": "customer",
        "deleted": True,
    }
    assert customer not in [row["id"] for row in walk(sandbox, "/v1/customers")]
    assert ask(sandbox, f"/v1/subscriptions/{subscription['id']}").body["status"] == "canceled"
    assert subscription["id"] in ask(sandbox, f"/v1/subscriptions?status=all&customer={customer}").ids
    assert ask(sandbox, f"/v1/customers/{customer}/balance_transactions").status == 404
    sandbox.wait(60)
    told = {row["type"] for row in walk(sandbox, f"/v1/events?created[gte]={int(NOW)}")}
    assert {"customer.deleted", "customer.subscription.deleted"} <= told


def test_other_deleted_ids_are_gone_and_may_come_back(sandbox: StripeSandbox) -> None:
    sandbox.delete("coupon", "OLDPROMO")
    assert ask(sandbox, "/v1/coupons/OLDPROMO").status == 404
    sandbox.create("coupon", id="OLDPROMO", percent_off=1.0)
    assert ask(sandbox, "/v1/coupons/OLDPROMO").body["percent_off"] == 1.0
    (product, *_) = walk(sandbox, "/v1/products")
    sandbox.delete("product", product["id"])
    assert ask(sandbox, f"/v1/products/{product['id']}").body["deleted"] is True


def test_a_detached_payment_method_is_still_there(sandbox: StripeSandbox) -> None:
    method = ask(sandbox, "/v1/payment_methods?limit=1").body["data"][0]
    customer = method["customer"]
    assert method["id"] in ask(sandbox, f"/v1/customers/{customer}/payment_methods").ids
    sandbox.delete("payment_method", method["id"])
    assert ask(sandbox, f"/v1/payment_methods/{method['id']}").body["customer"] is None
    assert method["id"] not in ask(sandbox, f"/v1/customers/{customer}/payment_methods").ids
    sandbox.wait(60)
    assert ask(sandbox, "/v1/events?type=payment_method.detached").ids


# -- events


def test_changes_are_told_by_the_events_that_stripe_has(sandbox: StripeSandbox) -> None:
    customer = sandbox.create("customer", email="a@example.com")["id"]
    sandbox.update("customer", customer, email="b@example.com")
    invoice = sandbox.create("invoice", customer=customer)["id"]
    sandbox.update("invoice", invoice, status="open")
    sandbox.update("invoice", invoice, status="paid")
    charge = sandbox.create("charge", amount=500, customer=customer)["id"]
    dispute = sandbox.create("dispute", charge=charge)["id"]
    sandbox.update("dispute", dispute, status="lost")
    assert told(sandbox, customer) == ["customer.created", "customer.updated"]
    assert told(sandbox, invoice) == [
        "invoice.created",
        "invoice.finalized",
        "invoice.paid",
        "invoice.payment_succeeded",
        "invoice.updated",
        "invoice.updated",
    ]
    assert told(sandbox, charge) == ["charge.succeeded"]
    assert told(sandbox, dispute) == [
        "charge.dispute.closed",
        "charge.dispute.created",
        "charge.dispute.updated",
    ]


@pytest.mark.parametrize(
    "kind", ["payment_intent", "setup_intent", "invoiceitem", "shipping_rate", "file_link"]
)
def test_some_edits_are_told_by_nothing(sandbox: StripeSandbox, kind: str) -> None:
    id = sandbox.objects(kind)[0]["id"]
    sandbox.update(kind, id, metadata={"edited": "yes"})
    assert told(sandbox, id) == []


def test_nothing_tells_of_balance_transactions(still: StripeSandbox) -> None:
    assert not [row for row in walk(still, "/v1/events") if row["type"].startswith("balance_transaction")]


def test_an_event_keeps_what_was_and_what_changed(sandbox: StripeSandbox) -> None:
    customer = sandbox.create("customer", email="a@example.com", name="Before")["id"]
    sandbox.update("customer", customer, name="Between")
    sandbox.update("customer", customer, name="After")
    sandbox.wait(60)
    rows = walk(sandbox, f"/v1/events?type=customer.updated&created[gte]={int(NOW)}")
    names = {row["data"]["object"]["name"]: row["data"]["previous_attributes"] for row in rows}
    assert names == {"Between": {"name": "Before"}, "After": {"name": "Between"}}


def test_event_payloads_have_the_account_s_version_whatever_is_asked_for() -> None:
    old = make(people=15, months=2, account_version="2024-06-20")
    new = ask(old, "/v1/events?type=charge.succeeded", Stripe_Version=facts.API_VERSION).body["data"]
    assert {row["api_version"] for row in new} == {"2024-06-20"}
    assert all("invoice" in row["data"]["object"] for row in new)
    current = ask(old, "/v1/charges?limit=1", Stripe_Version=facts.API_VERSION).body["data"][0]
    assert "invoice" not in current
    assert "invoice" in ask(old, "/v1/charges?limit=1").body["data"][0]


def test_filters_by_type(still: StripeSandbox) -> None:
    rows = walk(still, "/v1/events")
    assert {row["type"] for row in rows} <= facts.event_types()
    wild = walk(still, "/v1/events?type=customer.*")
    assert {row["data"]["object"]["object"] for row in wild} >= {"customer", "subscription"}
    assert wild == [row for row in rows if row["type"].startswith("customer.")]
    two = walk(still, "/v1/events?types[]=invoice.paid&types[]=charge.succeeded")
    assert {row["type"] for row in two} == {"invoice.paid", "charge.succeeded"}
    assert walk(still, "/v1/events?type=invoice.nothing") == []


def test_event_ids_are_not_in_order_of_time_and_invoices_to_come_have_none(still: StripeSandbox) -> None:
    rows = walk(still, "/v1/events")
    ids = [row["id"] for row in rows]
    assert ids not in (sorted(ids), sorted(ids, reverse=True))
    upcoming = [row for row in rows if row["type"] == "invoice.upcoming"]
    assert upcoming
    assert all("id" not in row["data"]["object"] for row in upcoming)


def test_an_event_shows_up_late_and_not_in_order(sandbox: StripeSandbox) -> None:
    for number in range(40):
        sandbox.create("customer", email=f"{number}@example.com")
    window = f"/v1/events?type=customer.created&created[gte]={int(NOW)}"
    assert walk(sandbox, window) == []
    sandbox.wait(2)
    seen = [row["data"]["object"]["email"] for row in walk(sandbox, window)]
    assert 0 < len(seen) < 40
    assert {f"{n}@example.com" for n in range(len(seen))} != set(seen)
    hidden = next(e for e in sandbox.objects("event")[::-1] if e["type"] == "customer.created")
    sandbox.wait(5)
    assert len(walk(sandbox, window)) == 40
    assert ask(sandbox, f"/v1/events/{hidden['id']}").status == 200


def test_events_are_kept_for_thirty_days(sandbox: StripeSandbox) -> None:
    oldest = walk(sandbox, "/v1/events")[-1]
    assert oldest["created"] >= NOW - 30 * DAY
    sandbox.wait(oldest["created"] + 30 * DAY + 1 - NOW)
    assert ask(sandbox, f"/v1/events/{oldest['id']}").status == 404
    assert ask(sandbox, f"/v1/events?starting_after={oldest['id']}").error["param"] == "starting_after"


# -- time


def test_the_same_seed_gives_the_same_story() -> None:
    one, two, other = make(people=10), make(people=10), make(people=10, seed=4)
    for sandbox in (one, two, other):
        sandbox.advance(hours=3, seed=11)
    lists = ("/v1/charges?limit=100", "/v1/events?limit=100", "/v1/invoices?limit=100")
    for target in lists:
        assert ask(one, target).body == ask(two, target).body
        assert ask(one, target).body != ask(other, target).body
    two.advance(hours=3, seed=12)
    one.advance(hours=3, seed=13)
    assert ask(one, lists[1]).body != ask(two, lists[1]).body


def test_the_clock_stands_still_until_it_is_moved(sandbox: StripeSandbox) -> None:
    assert sandbox.now() == NOW
    assert sandbox.wait(30) == NOW + 30
    assert sandbox.advance(hours=1) == NOW + 30 + 3600
    ticking = make(people=1, months=1, ticking=True)
    assert ticking.now() < ticking.now()


def test_three_hours_bring_changes_of_every_sort() -> None:
    busy = make(people=60)
    before = {kind: len(busy.objects(kind)) for kind in ("customer", "charge", "refund", "dispute", "price")}
    busy.advance(hours=3, seed=1)
    busy.wait(60)
    types = {row["type"] for row in walk(busy, f"/v1/events?created[gte]={int(NOW)}")}
    assert types >= {
        "charge.failed",
        "charge.dispute.created",
        "charge.refunded",
        "charge.succeeded",
        "charge.updated",
        "coupon.deleted",
        "credit_note.created",
        "customer.created",
        "customer.deleted",
        "customer.subscription.created",
        "customer.subscription.deleted",
        "customer.subscription.updated",
        "customer.updated",
        "invoice.created",
        "invoice.deleted",
        "invoice.finalized",
        "invoice.paid",
        "payment_method.detached",
        "product.updated",
        "refund.created",
        "transfer.created",
    }
    after = {kind: len(busy.objects(kind)) for kind in before}
    assert all(after[kind] > before[kind] for kind in ("charge", "refund", "dispute", "price"))


def test_money_becomes_available_without_a_word(sandbox: StripeSandbox) -> None:
    sandbox.advance(hours=3)
    pending = [row for row in sandbox.objects("balance_transaction") if row["status"] == "pending"]
    assert pending
    sandbox.wait(3 * DAY)
    for row in pending:
        now = sandbox.find("balance_transaction", row["id"])
        assert now["status"] == "available"
        assert now["available_on"] <= sandbox.now()


def test_drafts_become_final_after_an_hour(sandbox: StripeSandbox) -> None:
    sandbox.advance(hours=24 * 3)
    drafts = [i for i in sandbox.objects("invoice") if i["automatically_finalizes_at"]]
    assert all(i["status"] == "draft" and i["created"] > sandbox.now() - 3600 for i in drafts)
    paid = [i for i in sandbox.objects("invoice") if i["billing_reason"] == "subscription_cycle"]
    assert all(
        i["status_transitions"]["finalized_at"] == i["created"] + 3600 for i in paid if i["status"] == "paid"
    )


def test_objects_appear_while_pages_are_read(sandbox: StripeSandbox) -> None:
    before = [row["id"] for row in walk(sandbox, "/v1/customers")]
    sandbox.creates_while_paging = 2
    read = [row["id"] for row in walk(sandbox, "/v1/customers", limit=5)]
    assert set(before) < set(read)
    assert len(read) == len(set(read))


# -- over HTTP


@pytest.fixture
def connection(sandbox: StripeSandbox) -> Iterator[http.client.HTTPConnection]:
    with sandbox.serve() as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        yield connection
        connection.close()


def test_served_and_steered_from_another_process(connection: http.client.HTTPConnection) -> None:
    def send(method: str, path: str, body: Any = None) -> tuple[int, Any]:
        data = json.dumps(body) if body is not None else None
        connection.request(method, path, data, {"Authorization": f"Bearer {ALL}"})
        response = connection.getresponse()
        return response.status, json.loads(response.read())

    assert send("POST", "/_sandbox/clock") == (200, {"now": NOW})
    status, made = send("POST", "/_sandbox/create", {"kind": "customer", "email": "x@example.com"})
    assert status == 200
    assert send("GET", f"/v1/customers/{made['id']}")[1]["email"] == "x@example.com"
    send("POST", "/_sandbox/update", {"kind": "customer", "id": made["id"], "email": "y@example.com"})
    assert send("GET", "/v1/customers?limit=1")[1]["data"][0]["email"] == "y@example.com"
    assert send("POST", "/_sandbox/wait", {"seconds": 60})[1] == {"now": NOW + 60}
    assert send("POST", "/_sandbox/advance", {"hours": 1})[1] == {"now": NOW + 3660}
    send("POST", "/_sandbox/delete", {"kind": "customer", "id": made["id"]})
    assert send("GET", f"/v1/customers/{made['id']}")[1]["deleted"] is True
    send("POST", "/_sandbox/settings", {"creates_while_paging": 1})
    assert send("POST", "/_sandbox/settings", {"colour": 1})[0] == 400
    assert send("POST", "/_sandbox/create", {"kind": "customer", "planet": "Mars"})[0] == 400
    send("POST", "/_sandbox/moods", {"mood": "throttle"})
    assert send("GET", "/v1/customers")[1]["error"]["code"] == "rate_limit"
    send("POST", "/_sandbox/moods", {"mood": "fail", "status": 503})
    assert send("GET", "/v1/customers")[1]["error"]["type"] == "api_error"
    served = [row["status"] for row in send("GET", "/_sandbox/requests")[1]]
    assert served.count(429) == 1
    assert ALL not in json.dumps(send("GET", "/_sandbox/requests")[1])
