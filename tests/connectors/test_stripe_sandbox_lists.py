"""The Stripe simulator's lists: pages, filters, and the shape of every object."""

from __future__ import annotations

import json

import pytest

from connectors.sandbox.stripe import StripeSandbox, facts
from connectors.sandbox.stripe.pretty import pretty
from tests.connectors.stripe_worlds import ask, assert_shape, make, targets, walk


@pytest.fixture(scope="module")
def still() -> StripeSandbox:
    """A sandbox that the tests of this module only read."""
    return make()


@pytest.fixture
def sandbox() -> StripeSandbox:
    """A small one to change."""
    return make(people=15, months=3)


# -- pages


@pytest.mark.parametrize("path", ["charges", "invoices", "balance_transactions", "events", "customers"])
def test_pages_give_everything_once_newest_first(still: StripeSandbox, path: str) -> None:
    rows = walk(still, f"/v1/{path}", limit=7)
    ids = [row["id"] for row in rows]
    assert len(ids) == len(set(ids)) > 14
    times = [row["created"] for row in rows]
    assert times == sorted(times, reverse=True)
    assert ids == [row["id"] for row in walk(still, f"/v1/{path}", limit=100)]


def test_ten_is_the_default_and_has_more_is_exact(still: StripeSandbox) -> None:
    assert len(ask(still, "/v1/charges").ids) == 10
    count = len(still.objects("product"))
    assert ask(still, f"/v1/products?limit={count}").body["has_more"] is False
    assert ask(still, f"/v1/products?limit={count - 1}").body["has_more"] is True


def test_going_back_gives_the_page_before(still: StripeSandbox) -> None:
    ids = [row["id"] for row in walk(still, "/v1/charges")]
    assert ask(still, f"/v1/charges?limit=3&ending_before={ids[9]}").ids == ids[6:9]
    first = ask(still, f"/v1/charges?limit=5&ending_before={ids[3]}")
    assert first.ids == ids[:3]
    assert first.body["has_more"] is False
    assert ask(still, f"/v1/charges?limit=3&ending_before={ids[9]}").body["has_more"] is True


def test_two_cursors_are_refused_unless_one_is_wrong_already(still: StripeSandbox) -> None:
    one, two = ask(still, "/v1/charges?limit=2").ids
    answer = ask(still, f"/v1/charges?starting_after={one}&ending_before={two}")
    assert answer.status == 400
    assert "Please pass in only one" in answer.error["message"]
    answer = ask(still, f"/v1/charges?starting_after=ch_no&ending_before={two}")
    assert answer.error["param"] == "starting_after"


def test_a_deleted_cursor_is_a_400(sandbox: StripeSandbox) -> None:
    last = ask(sandbox, "/v1/customers?limit=5").ids[-1]
    sandbox.delete("customer", last)
    answer = ask(sandbox, f"/v1/customers?limit=5&starting_after={last}")
    assert (answer.status, answer.error["code"]) == (400, "resource_missing")
    assert answer.error["param"] == "starting_after"


def test_a_subscription_that_left_the_list_is_no_cursor(sandbox: StripeSandbox) -> None:
    last = ask(sandbox, "/v1/subscriptions?limit=2").ids[-1]
    sandbox.update("subscription", last, status="canceled")
    assert ask(sandbox, f"/v1/subscriptions?starting_after={last}").error["code"] == "resource_missing"
    assert ask(sandbox, f"/v1/subscriptions?status=all&starting_after={last}").status == 200


def test_objects_of_one_second_keep_their_order_over_pages(sandbox: StripeSandbox) -> None:
    made = [sandbox.create("customer", email=f"{n}@example.com")["id"] for n in range(25)]
    assert {sandbox.find("customer", id)["created"] for id in made} == {int(sandbox.now())}
    ids = [row["id"] for row in walk(sandbox, "/v1/customers", limit=4)]
    assert ids[:25] == made[::-1]


# -- filters


def test_created_is_a_half_open_window_of_whole_seconds(still: StripeSandbox) -> None:
    rows = walk(still, "/v1/charges")
    middle = rows[len(rows) // 2]["created"]
    older = walk(still, f"/v1/charges?created[lt]={middle}")
    newer = walk(still, f"/v1/charges?created[gte]={middle}")
    assert newer + older == rows
    assert all(row["created"] == middle for row in walk(still, f"/v1/charges?created={middle}"))
    assert len(walk(still, f"/v1/charges?created[gt]={middle}")) < len(newer)


def test_a_list_of_subscriptions_hides_what_ended(still: StripeSandbox) -> None:
    every = walk(still, "/v1/subscriptions?status=all")
    statuses = {row["status"] for row in every}
    assert statuses >= {"active", "canceled", "incomplete", "incomplete_expired", "paused", "unpaid"}
    shown = {row["status"] for row in walk(still, "/v1/subscriptions")}
    assert shown == statuses - {"canceled", "incomplete_expired"}
    ended = {row["status"] for row in walk(still, "/v1/subscriptions?status=ended")}
    assert ended == {"canceled", "incomplete_expired"}
    assert {row["status"] for row in walk(still, "/v1/subscriptions?status=canceled")} == {"canceled"}


def test_filters_by_reference(still: StripeSandbox) -> None:
    charge = next(row for row in walk(still, "/v1/charges") if row["customer"])
    customer = charge["customer"]
    assert charge["id"] in ask(still, f"/v1/charges?customer={customer}&limit=100").ids
    assert {row["customer"] for row in walk(still, f"/v1/invoices?customer={customer}")} <= {customer}
    assert ask(still, f"/v1/charges?payment_intent={charge['payment_intent']}").ids
    movements = ask(still, f"/v1/balance_transactions?source={charge['id']}").body["data"]
    assert [row["source"] for row in movements] == [charge["id"]]


def test_filters_that_look_deeper(still: StripeSandbox) -> None:
    invoice = next(row for row in walk(still, "/v1/invoices") if row["parent"])
    subscription = invoice["parent"]["subscription_details"]["subscription"]
    assert invoice["id"] in [r["id"] for r in walk(still, f"/v1/invoices?subscription={subscription}")]
    monthly = walk(still, "/v1/prices?recurring[interval]=month")
    assert 0 < len(monthly) < len(walk(still, "/v1/prices"))
    assert walk(still, "/v1/prices?recurring[interval]=year") == []
    assert [r["lookup_key"] for r in walk(still, "/v1/prices?lookup_keys[]=team_usd")] == ["team_usd"]
    price = still.objects("subscription_item")[0]["price"]["id"]
    assert walk(still, f"/v1/subscriptions?price={price}&status=all")
    payout = walk(still, "/v1/payouts")[0]
    parts = walk(still, f"/v1/balance_transactions?payout={payout['id']}")
    assert sum(row["net"] for row in parts) == 0
    assert {row["owner"]["type"] for row in walk(still, "/v1/tax_ids")} == {"self"}


def test_customers_of_a_test_clock_are_listed_for_it_alone(still: StripeSandbox) -> None:
    (clock,) = walk(still, "/v1/test_helpers/test_clocks")
    listed = walk(still, f"/v1/customers?test_clock={clock['id']}")
    assert [row["email"] for row in listed] == ["clock@example.com"]
    assert listed[0] not in walk(still, "/v1/customers")


def test_products_out_of_use_are_listed(still: StripeSandbox) -> None:
    assert {row["active"] for row in walk(still, "/v1/products")} == {True, False}
    assert {row["active"] for row in walk(still, "/v1/products?active=true")} == {True}


def test_prices_out_of_use_are_listed_when_asked_for_and_inline_ones_never(sandbox: StripeSandbox) -> None:
    used, unused, inline = (sandbox.create("price", active=active)["id"] for active in (True, False, True))
    entry = sandbox.world.store.get("price", inline)
    assert entry
    entry.links["inline"] = "yes"
    listed = {
        path: {r["id"] for r in walk(sandbox, path)} for path in ("/v1/prices", "/v1/prices?active=false")
    }
    assert listed["/v1/prices"] & {used, unused, inline} == {used}
    assert listed["/v1/prices?active=false"] & {used, unused, inline} == {unused}
    assert ask(sandbox, f"/v1/prices/{inline}").body["id"] == inline


def test_custom_payment_methods_are_listed_when_asked_for(sandbox: StripeSandbox) -> None:
    made = sandbox.create("payment_method", type="custom")["id"]
    assert made not in {r["id"] for r in walk(sandbox, "/v1/payment_methods")}
    assert [r["id"] for r in walk(sandbox, "/v1/payment_methods?type=custom")] == [made]


# -- shapes


def test_every_list_answers_and_every_object_has_every_documented_field(still: StripeSandbox) -> None:
    for endpoint in facts.endpoints().values():
        if endpoint.how != "list" or "/preview/" in endpoint.template:
            continue
        rows = [row for target in targets(still, endpoint) for row in ask(still, target).body["data"]]
        assert rows, endpoint.template
        for row in rows[:40]:
            assert_shape(facts.shapes()[row["object"]], row, endpoint.template)


def test_every_listed_object_can_be_retrieved(still: StripeSandbox) -> None:
    for path in (
        "customers",
        "invoices",
        "charges",
        "prices",
        "plans",
        "coupons",
        "payouts",
        "webhook_endpoints",
    ):
        (row,) = ask(still, f"/v1/{path}?limit=1").body["data"]
        assert ask(still, f"/v1/{path}/{row['id']}").body == row


@pytest.mark.parametrize("path", ["account", "balance", "balance_settings", "tax/settings"])
def test_singletons(still: StripeSandbox, path: str) -> None:
    answer = ask(still, f"/v1/{path}")
    assert answer.status == 200
    assert_shape(facts.shapes()[answer.body["object"]], answer.body, path)


def test_indented_json_is_what_the_json_module_writes(still: StripeSandbox) -> None:
    values = [
        *still.objects("event")[:50],
        {"a": [], "b": {}, "c": [1, 2.5, -1e-7, True, False, None, 'q"\\\n']},
    ]
    for value in values:
        assert pretty(value).decode() == json.dumps(value, indent=2, ensure_ascii=False)


def test_embedded_lists_stop_at_ten_and_say_where_the_rest_is(still: StripeSandbox) -> None:
    invoice = next(row for row in walk(still, "/v1/invoices") if row["lines"]["has_more"])
    lines = invoice["lines"]
    assert len(lines["data"]) == 10 < lines["total_count"]
    rest = walk(still, lines["url"])
    assert len(rest) == lines["total_count"]
    assert rest[:10] == lines["data"]


def test_cards_and_bank_accounts_have_fields_of_customers_or_of_accounts_and_never_both(
    still: StripeSandbox,
) -> None:
    (account,) = ask(still, "/v1/accounts?limit=1").body["data"]
    (bank,) = account["external_accounts"]["data"]
    assert ask(still, f"/v1/accounts/{account['id']}/external_accounts").body["data"] == [bank]
    assert (bank["account"], bank["default_for_currency"]) == (account["id"], True)
    assert bank["available_payout_methods"] == ["standard"]
    assert "customer" not in bank
    of_customers = [
        one for kind in ("card", "bank_account") for one in still.objects(kind) if "account" not in one
    ]
    assert {one["object"] for one in of_customers} == {"card", "bank_account"}
    for one in of_customers:
        assert one["customer"].startswith("cus_")
        assert {"default_for_currency", "available_payout_methods", "requirements"}.isdisjoint(one)
