"""What the Stripe simulator refuses, and in which words; versions, accounts, limits."""

from __future__ import annotations

import base64
import re

import pytest

from connectors.sandbox.stripe import Key, StripeSandbox, facts
from etl.sandbox import Request
from tests.connectors.stripe_worlds import ALL, ask, assert_shape, make, walk


@pytest.fixture(scope="module")
def still() -> StripeSandbox:
    """A sandbox that the tests of this module only read."""
    return make()


@pytest.fixture
def sandbox() -> StripeSandbox:
    """A small one to change."""
    return make(people=15, months=3)


# -- who asks


def test_a_request_without_a_key_is_refused(still: StripeSandbox) -> None:
    answer = ask(still, "/v1/customers", key="")
    assert answer.status == 401
    assert answer.error["message"].startswith("You did not provide an API key.")
    assert answer.error["type"] == "invalid_request_error"


def test_an_unknown_key_is_refused_and_not_repeated(still: StripeSandbox) -> None:
    answer = ask(still, "/v1/customers", key="sk_test_wrongandsecret")
    assert answer.status == 401
    assert answer.error["message"] == "Invalid API Key provided: sk_test_**********cret"


def test_a_key_can_be_the_user_of_basic_auth(still: StripeSandbox) -> None:
    basic = "Basic " + base64.b64encode(f"{ALL}:".encode()).decode()
    assert ask(still, "/v1/customers", key="", Authorization=basic).status == 200
    assert ask(still, "/v1/customers", key="", Authorization="Basic !!").status == 401
    assert ask(still, "/v1/customers", key="", Authorization=f"Token {ALL}").status == 401


def test_a_restricted_key_names_the_permission_that_it_lacks(still: StripeSandbox) -> None:
    key = "rk_test_charges_only"
    assert ask(still, "/v1/charges", key=key).status == 200
    assert ask(still, "/v1/refunds", key=key).status == 200
    answer = ask(still, "/v1/invoices", key=key)
    assert answer.status == 403
    assert "'rak_invoice_read' permission" in answer.error["message"]
    assert ask(still, "/v1/events", key=key).status == 403
    assert ask(still, "/v1/charges?expand[]=data.balance_transaction", key=key).status == 403
    assert ask(still, "/v1/charges?expand[]=data.customer", key=key).status == 200
    assert ask(still, "/v1/invoices", key="rk_test_readonly").status == 200


def test_keys_can_be_given() -> None:
    own = make(people=2, keys=[Key("rk_test_mine", frozenset({"product"}))])
    assert ask(own, "/v1/products", key="rk_test_mine").status == 200
    assert ask(own, "/v1/customers", key="rk_test_mine").status == 403
    assert ask(own, "/v1/products").status == 401


def test_connected_accounts_have_worlds_of_their_own(still: StripeSandbox) -> None:
    accounts = walk(still, "/v1/accounts")
    assert len(accounts) == 2
    mine = {row["id"] for row in walk(still, "/v1/customers")}
    for account in accounts:
        answer = ask(still, "/v1/customers?limit=100", Stripe_Account=account["id"])
        assert answer.status == 200
        assert answer.ids
        assert not mine & set(answer.ids)
        assert ask(still, "/v1/account", Stripe_Account=account["id"]).body["id"] == account["id"]
    for header in ({"key": ALL, "Stripe_Account": "acct_nobody"}, {"key": "rk_test_charges_only"}):
        refused = ask(still, "/v1/customers", **{"Stripe_Account": accounts[0]["id"], **header})
        assert refused.status == 403
        assert refused.error["code"] == "account_invalid"
    assert ask(still, "/v1/accounts/acct_nobody").status == 403


# -- what is asked


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v1/custommers"),
        ("GET", "/v1/customers/"),
        ("GET", "/v1/invoices//lines"),
        ("GET", "/customers"),
        ("GET", "/"),
        ("POST", "/v1/customers"),
        ("DELETE", "/v1/customers/cus_1"),
        ("PUT", "/v1/charges"),
    ],
)
def test_an_unknown_path_or_method_is_a_404_in_stripe_s_words(
    still: StripeSandbox, method: str, path: str
) -> None:
    answer = ask(still, path, method=method)
    assert answer.status == 404
    assert answer.error["message"].startswith(f"Unrecognized request URL ({method}: {path}).")
    assert ("remove the trailing slash" in answer.error["message"]) is path.endswith("/")


@pytest.mark.parametrize(
    ("target", "code", "param"),
    [
        ("/v1/customers?colour=red", "parameter_unknown", "colour"),
        ("/v1/payment_methods?created[gte]=1", "parameter_unknown", "created"),
        ("/v1/subscription_items?subscription=x&created[gte]=1", "parameter_unknown", "created"),
        ("/v1/charges?created[since]=1", "parameter_unknown", "created[since]"),
        ("/v1/customers/cus_1?limit=3", "parameter_unknown", "limit"),
        ("/v1/charges?updated[gte]=1", "parameter_unknown", "updated"),
        ("/v1/charges?limit=0", "parameter_invalid_integer", "limit"),
        ("/v1/charges?limit=101", "parameter_invalid_integer", "limit"),
        ("/v1/charges?limit=ten", "parameter_invalid_integer", "limit"),
        ("/v1/charges?created[gte]=1.5", "parameter_invalid_integer", "created[gte]"),
        ("/v1/charges?created=2024-01-01", "parameter_invalid_integer", "created"),
        ("/v1/charges?customer=", "parameter_invalid_empty", "customer"),
        ("/v1/charges?starting_after=", "parameter_invalid_empty", "starting_after"),
        ("/v1/charges?starting_after=ch_no", "resource_missing", "starting_after"),
        ("/v1/charges?ending_before=ch_no", "resource_missing", "ending_before"),
        ("/v1/charges?customer=cus_no", "resource_missing", "customer"),
        ("/v1/subscriptions?status=gone", None, "status"),
        ("/v1/prices?active=yes", None, "active"),
        ("/v1/customers?email[]=a", None, "email"),
        ("/v1/products?ids=prod_1", None, "ids"),
        ("/v1/prices?recurring=month", None, "recurring"),
        ("/v1/setup_attempts", "parameter_missing", "setup_intent"),
        ("/v1/subscription_items", "parameter_missing", "subscription"),
        ("/v1/radar/value_list_items", "parameter_missing", "value_list"),
        ("/v1/entitlements/active_entitlements", "parameter_missing", "customer"),
        ("/v1/billing/credit_balance_transactions", "parameter_missing", "customer"),
        ("/v1/issuing/tokens", "parameter_missing", "card"),
        ("/v1/treasury/transactions", "parameter_missing", "financial_account"),
        ("/v1/apps/secrets?scope[user]=u", "parameter_missing", "scope[type]"),
        ("/v1/events?type=a&types[]=b", None, "types"),
        ("/v1/events?" + "&".join(f"types[]=a.{n}" for n in range(21)), None, "types"),
    ],
)
def test_a_wrong_parameter_is_a_400_with_its_name(
    still: StripeSandbox, target: str, code: str | None, param: str
) -> None:
    answer = ask(still, target)
    assert answer.status == 400
    assert answer.error.get("code") == code
    assert answer.error["param"] == param
    assert answer.error["type"] == "invalid_request_error"
    if code:
        assert answer.error["doc_url"].endswith(code.replace("_", "-"))


def test_meter_summaries_need_a_customer_and_a_time(still: StripeSandbox) -> None:
    (meter, *_) = walk(still, "/v1/billing/meters")
    answer = ask(still, f"/v1/billing/meters/{meter['id']}/event_summaries")
    assert answer.error["code"] == "parameter_missing"


def test_an_unknown_id_is_a_404(still: StripeSandbox) -> None:
    answer = ask(still, "/v1/customers/cus_nobody")
    assert answer.status == 404
    assert answer.error["message"] == "No such customer: 'cus_nobody'"
    assert (answer.error["code"], answer.error["param"]) == ("resource_missing", "id")
    assert ask(still, "/v1/payment_intents/pi_no").error["param"] == "intent"
    assert ask(still, "/v1/customers/cus_nobody/sources").status == 404
    invoice = ask(still, "/v1/invoices?limit=1").ids[0]
    assert ask(still, f"/v1/charges/{invoice}").status == 404


def test_search_is_refused(still: StripeSandbox) -> None:
    assert ask(still, "/v1/charges/search").error["code"] == "parameter_missing"
    assert ask(still, "/v1/charges/search?query=x").status == 400


def test_an_unknown_version_is_refused_and_a_known_one_is_echoed(still: StripeSandbox) -> None:
    answer = ask(still, "/v1/customers", Stripe_Version="2026-10-99.nowhere")
    assert answer.status == 400
    assert answer.error["message"] == "Invalid Stripe API version: 2026-10-99.nowhere"
    assert ask(still, "/v1/customers").headers["Stripe-Version"] == facts.API_VERSION
    pinned = ask(still, "/v1/customers", Stripe_Version="2024-06-20")
    assert pinned.headers["Stripe-Version"] == "2024-06-20"


def test_an_older_version_gets_older_shapes(still: StripeSandbox) -> None:
    new = ask(still, "/v1/subscriptions?limit=1").body["data"][0]
    old = ask(still, "/v1/subscriptions?limit=1", Stripe_Version="2024-06-20").body["data"][0]
    assert "current_period_end" not in new
    assert old["current_period_end"] == new["items"]["data"][0]["current_period_end"]
    paid = "/v1/invoices?status=paid&limit=1"
    invoice = ask(still, paid, Stripe_Version="2024-06-20").body["data"][0]
    assert {"subscription", "charge", "payment_intent", "paid"} <= set(invoice)
    assert not {"subscription", "charge", "payment_intent"} & set(ask(still, paid).body["data"][0])
    assert "invoice" not in ask(still, "/v1/charges?limit=1").body["data"][0]
    assert "invoice" in ask(still, "/v1/charges?limit=1", Stripe_Version="2024-06-20").body["data"][0]


def test_answers_look_like_stripe_s(still: StripeSandbox) -> None:
    response = still.respond(
        Request("GET", "/v1/products", [("limit", "1")], {"authorization": f"Bearer {ALL}"})
    )
    text = response.body.decode()
    assert text.startswith('{\n  "object": "list",\n  "data": [\n    {\n      "id": "prod_')
    assert text.endswith('"url": "/v1/products"\n}\n')
    assert response.headers["Content-Type"] == "application/json"
    assert re.fullmatch(r"req_\w{14}", response.headers["Request-Id"])
    again = ask(still, "/v1/products").headers["Request-Id"]
    assert again != response.headers["Request-Id"]
    refused = ask(still, "/v1/nothing")
    assert refused.error["request_log_url"].endswith(refused.headers["Request-Id"])


# -- expand


def test_expansion(still: StripeSandbox) -> None:
    charge = ask(still, "/v1/charges?limit=1&expand[]=data.customer&expand[]=data.balance_transaction")
    row = charge.body["data"][0]
    assert row["customer"]["object"] == "customer"
    assert row["balance_transaction"]["source"] == row["id"]
    deep = ask(still, f"/v1/charges/{row['id']}?expand[]=payment_intent.latest_charge.customer")
    assert deep.body["payment_intent"]["latest_charge"]["customer"]["id"] == row["customer"]["id"]
    assert ask(still, "/v1/charges?limit=1").body["data"][0]["customer"] == row["customer"]["id"]
    assert ask(still, "/v1/charges?limit=1&expand[]=data").status == 200


def test_lists_that_come_only_when_asked_for(still: StripeSandbox) -> None:
    refund = walk(still, "/v1/refunds")[0]
    plain = ask(still, f"/v1/charges/{refund['charge']}")
    assert "refunds" not in plain.body
    charge = ask(still, f"/v1/charges/{refund['charge']}?expand[]=refunds").body
    assert refund in charge["refunds"]["data"]
    invoice = ask(still, "/v1/invoices?status=paid&limit=1&expand[]=data.payments.data.payment")
    assert invoice.body["data"][0]["payments"]["data"][0]["status"] == "paid"


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("/v1/charges?expand[]=customer", "expanding 'data.customer' instead"),
        ("/v1/charges?expand[]=data.amount", "cannot be expanded (data.amount)"),
        ("/v1/charges?expand[]=data.metadata", "cannot be expanded (data.metadata)"),
        ("/v1/charges?expand[]=data.nothing", "cannot be expanded (data.nothing)"),
        ("/v1/charges?expand[]=data.customer.nothing", "cannot be expanded (data.customer.nothing)"),
        ("/v1/subscriptions?expand[]=data.items.data.price.product", "more than 4 levels"),
    ],
)
def test_what_cannot_be_expanded(still: StripeSandbox, target: str, words: str) -> None:
    answer = ask(still, target)
    assert answer.status == 400
    assert words in answer.error["message"]


def test_expanding_what_was_deleted_gives_a_stub(sandbox: StripeSandbox) -> None:
    charge = next(row for row in walk(sandbox, "/v1/charges"))
    sandbox.delete("customer", charge["customer"])
    expanded = ask(sandbox, f"/v1/charges/{charge['id']}?expand[]=customer").body["customer"]
    assert expanded == {"id": charge["customer"], "object": "customer", "deleted": True}


# -- limits and edits


def test_the_rate_limit_of_a_test_key() -> None:
    limited = make(people=2, months=1, enforce_limits=True)
    answers = [ask(limited, "/v1/products") for _ in range(40)]
    refused = [answer for answer in answers if answer.status == 429]
    assert len(answers) - len(refused) >= 25
    assert refused
    assert refused[0].headers["Stripe-Rate-Limited-Reason"] == "global-rate"
    assert "Retry-After" not in refused[0].headers
    assert refused[0].error["code"] == "rate_limit"
    live = make(people=2, months=1, enforce_limits=True, livemode=True)
    assert {ask(live, "/v1/products", key="sk_live_tributary").status for _ in range(60)} == {200}
    assert ask(live, "/v1/products").status == 401


def test_every_so_manieth_request_for_an_object_finds_it_locked(sandbox: StripeSandbox) -> None:
    path = f"/v1/customers/{sandbox.objects('customer')[0]['id']}"
    sandbox.control("settings", {"locks_every": 3})
    answers = [ask(sandbox, path) for _ in range(6)]
    assert [answer.status for answer in answers] == [200, 200, 429] * 2
    assert answers[2].error["code"] == "lock_timeout"
    assert answers[2].error["type"] == "invalid_request_error"
    assert "Stripe-Rate-Limited-Reason" not in answers[2].headers
    assert {ask(sandbox, "/v1/customers").status for _ in range(6)} == {200}, "a list is no object"


def test_an_edit_shows_at_once_in_objects_and_in_what_holds_them(sandbox: StripeSandbox) -> None:
    item = sandbox.objects("subscription_item")[0]
    ask(sandbox, "/v1/subscriptions?status=all&limit=100")
    sandbox.update("price", item["price"]["id"], nickname="Renamed")
    subscription = ask(sandbox, f"/v1/subscriptions/{item['subscription']}").body
    assert subscription["items"]["data"][0]["price"]["nickname"] == "Renamed"
    assert subscription["items"]["data"][0]["plan"]["nickname"] == "Renamed"
    line = sandbox.objects("line_item")[0]
    ask(sandbox, f"/v1/invoices/{line['invoice']}")
    sandbox.update("line_item", line["id"], description="Edited")
    assert ask(sandbox, f"/v1/invoices/{line['invoice']}").body["lines"]["data"][0]["description"] == "Edited"


def test_a_wrong_edit_is_an_error(sandbox: StripeSandbox) -> None:
    with pytest.raises(KeyError, match="no documented field"):
        sandbox.create("charge", invoice="in_1")
    with pytest.raises(KeyError, match="no documented field"):
        sandbox.update("customer", sandbox.objects("customer")[0]["id"], address={"planet": "Mars"})
    with pytest.raises(KeyError, match="no customer"):
        sandbox.update("customer", "cus_nobody", name="X")
    with pytest.raises(ValueError, match="exists already"):
        sandbox.create("coupon", id="OLDPROMO")


def test_any_kind_can_be_made(sandbox: StripeSandbox) -> None:
    for kind, shape in facts.shapes().items():
        if "id" in shape and kind not in ("capability", "event"):
            assert_shape(shape, sandbox.create(kind), kind)
