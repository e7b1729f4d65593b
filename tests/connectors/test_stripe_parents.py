"""Collections that Stripe lists only per parent: customers' balances, setups' attempts, accounts' persons and so on."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from connectors.sandbox.stripe import StripeSandbox
from connectors.stripe.catalogue import BY_NAME
from etl.sandbox import Request
from tests.connectors.conftest import DAY, Meddled, Open, small_company

Act = Callable[[StripeSandbox], str]


def credits_a_customer(box: StripeSandbox) -> str:
    customer = box.objects("customer")[0]["id"]
    made = box.create("customer_balance_transaction", under=customer, customer=customer, amount=-700)
    box.update("customer", customer, balance=-700)
    return str(made["id"])


def pays_with_credit(box: StripeSandbox) -> str:
    invoice = next(i for i in box.objects("invoice") if i["status"] == "paid")
    customer = invoice["customer"]
    made = box.create(
        "customer_balance_transaction", under=customer, customer=customer, invoice=invoice["id"], amount=700
    )
    box.update("invoice", invoice["id"], amount_paid=invoice["amount_paid"] - 700)
    return str(made["id"])


def tries_again(box: StripeSandbox) -> str:
    intent = box.objects("setup_intent")[0]["id"]
    made = box.create("setup_attempt", setup_intent=intent)
    box.update("setup_intent", intent, event="setup_intent.setup_failed", metadata={"tried": "again"})
    return str(made["id"])


def attaches_a_card(box: StripeSandbox) -> str:
    return str(box.create("payment_method", customer=box.objects("customer")[0]["id"])["id"])


def entitles(box: StripeSandbox) -> str:
    customer = box.objects("customer")[0]["id"]
    feature = box.objects("entitlements.feature")[0]["id"]
    made = box.create("entitlements.active_entitlement", feature=feature)
    entry = box.world.store.get("entitlements.active_entitlement", made["id"])
    assert entry
    entry.links["customer"] = customer
    summary(box, customer)
    return str(made["id"])


def summary(box: StripeSandbox, customer: str) -> None:
    """Tell that a customer's entitlements changed, as Stripe does."""
    kind = "entitlements.active_entitlement_summary"
    box.world.emit(f"{kind}.updated", None, object=kind, customer=customer)


def puts_a_card_in_a_wallet(box: StripeSandbox) -> str:
    return str(box.create("issuing.token", card=box.objects("issuing.card")[0]["id"])["id"])


def hires(box: StripeSandbox) -> str:
    account = next(a["id"] for a in box.objects("account") if a["id"] != box.account)
    return box.life.make("person", account, {"account": account}).id


def blocks(box: StripeSandbox) -> str:
    values = box.objects("radar.value_list")[0]["id"]
    return str(box.create("radar.value_list_item", under=values, value_list=values, value="bad")["id"])


def moves_money(box: StripeSandbox) -> str:
    return str(
        box.create(
            "treasury.transaction", financial_account=box.objects("treasury.financial_account")[0]["id"]
        )["id"]
    )


@pytest.mark.parametrize(
    ("act", "stream", "asked"),
    [
        (credits_a_customer, "customer_balance_transactions", 1),
        (pays_with_credit, "customer_balance_transactions", 1),
        (tries_again, "setup_attempts", 1),
        (attaches_a_card, "payment_methods", 0),
        (entitles, "active_entitlements", 1),
        (puts_a_card_in_a_wallet, "issuing_tokens", 1),
        (hires, "persons", 2),
        (blocks, "radar_value_list_items", 2),
        (moves_money, "treasury_transactions", 2),
    ],
)
def test_what_is_new_under_an_old_parent_is_read(mirror: Open, act: Act, stream: str, asked: int) -> None:
    mine = mirror(small_company())
    mine.sync(stream)
    before = mine.living(stream)
    mine.box.wait(DAY)
    made = act(mine.box)
    mine.box.wait(120)
    mine.sync(stream)
    assert mine.living(stream) == before | {made}
    path = re.compile(BY_NAME[stream].path.replace("{id}", "[^/]+"))
    lists = [served for served in mine.asked() if path.fullmatch(served.path)]
    assert len(lists) == asked, "where events tell, only parents that something happened to are asked"


def test_an_entitlement_that_ends_is_marked_deleted(mirror: Open) -> None:
    mine = mirror(small_company())
    made = entitles(mine.box)
    mine.box.wait(120)
    mine.sync("active_entitlements")
    assert made in mine.living("active_entitlements")
    others = mine.living("active_entitlements") - {made}
    mine.box.delete("entitlements.active_entitlement", made)
    summary(mine.box, mine.box.objects("customer")[0]["id"])
    mine.box.wait(120)
    mine.sync("active_entitlements")
    assert mine.living("active_entitlements") == others


def test_without_features_no_customer_is_asked_for_entitlements(mirror: Open) -> None:
    mine = mirror(small_company())
    for feature in mine.box.objects("entitlements.feature"):
        mine.box.delete("entitlements.feature", feature["id"])
    mine.sync("active_entitlements")
    assert [served.path for served in mine.asked()] == [
        "/v1/events", "/v1/account", "/v1/entitlements/features",
    ]  # fmt: skip


def test_payment_methods_are_listed_all_at_once_those_of_no_customer_and_custom_ones_too(
    mirror: Open,
) -> None:
    mine = mirror(small_company())
    made = {
        mine.box.create("payment_method", customer=None)["id"],
        mine.box.create("payment_method", customer=mine.box.objects("customer")[0]["id"], type="custom")[
            "id"
        ],
    }
    mine.sync("payment_methods")
    assert mine.living("payment_methods") == {p["id"] for p in mine.box.objects("payment_method")} >= made
    assert mine.asked("/v1/customers") == []


@pytest.mark.parametrize("status", [400, 403, 404])
def test_payment_methods_are_asked_for_through_customers_where_the_list_of_all_is_refused(
    mirror: Open, status: int
) -> None:
    mine = mirror(small_company())
    error = json.dumps({"error": {"message": "For Treasury only.", "type": "invalid_request_error"}})
    mine.server.moods.answer(error, 1, status=status, path="/v1/payment_methods")
    (note,) = mine.sync("payment_methods")["payment_methods"].notes
    assert "parent by parent" in note
    customers = [c["id"] for c in mine.box.objects("customer") if not c["test_clock"]]
    asked = sorted(served.path for served in mine.asked("/v1/customers/"))
    assert asked == sorted(f"/v1/customers/{id}/payment_methods" for id in customers)
    assert all("expand[]" not in dict(served.query) for served in mine.asked()), (
        "only ids are needed of the parents"
    )


def test_payment_methods_are_asked_for_through_customers_where_the_list_of_all_shows_none(
    mirror: Open,
) -> None:
    mine = mirror(small_company())
    nothing = json.dumps({"object": "list", "data": [], "has_more": False, "url": "/v1/payment_methods"})
    mine.server.moods.answer(nothing, 2, status=200, path="/v1/payment_methods")
    mine.sync("payment_methods")
    seen = {c["id"] for c in mine.box.objects("customer") if not c["test_clock"]}
    theirs = {p["id"] for p in mine.box.objects("payment_method") if p["customer"] in seen}
    assert mine.living("payment_methods") == theirs != set()


def test_a_parent_that_is_deleted_before_its_turn_is_passed_over(mirror: Open) -> None:
    box = Meddled(people=6, months=1, now=small_company().now())
    doomed = next(c["id"] for c in box.objects("customer") if not c["test_clock"])

    def once(request: Request) -> None:
        if request.path.startswith("/v1/customers/"):
            box.before = None
            box.delete("customer", doomed)

    box.before = once
    mine = mirror(box)
    mine.sync("customer_balance_transactions")
    refused = [served.path for served in mine.asked() if served.status == 404]
    assert refused == [f"/v1/customers/{doomed}/balance_transactions"]


@pytest.mark.parametrize(("stream", "kind"), [("persons", "person"), ("capabilities", "capability")])
def test_what_left_its_parent_is_marked_deleted(mirror: Open, stream: str, kind: str) -> None:
    mine = mirror(small_company())
    mine.sync(stream)
    held = mine.living(stream)
    gone = mine.box.objects(kind)[0]["id"]
    mine.box.delete(kind, gone)
    mine.sync(stream)
    assert mine.living(stream) == held - {gone}


def test_an_account_that_is_no_longer_connected_is_marked_deleted(mirror: Open) -> None:
    mine = mirror(small_company())
    mine.sync("accounts")
    left = next(a["id"] for a in mine.box.objects("account") if a["id"] != mine.box.account)
    mine.box.delete("account", left)
    mine.sync("accounts")
    assert mine.living("accounts") == {a["id"] for a in mine.box.objects("account")}
    assert mine.box.account in mine.living("accounts")
    assert left not in mine.living("accounts")
