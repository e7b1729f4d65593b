"""What Stripe refuses, and how: told in one line, survived where it passes, and never taken for an empty table."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from connectors.sandbox.stripe import StripeSandbox
from connectors.sandbox.stripe.keys import Key
from connectors.stripe.catalogue import COLLECTIONS
from etl.connector import Verdict
from etl.errors import ConfigError, CredentialsError, PermissionMissing, StateError
from etl.sandbox import Request, Response
from etl.sources import open_source
from tests.connectors.conftest import Open, small_company

RESTRICTED = "rk_test_charges_only"
BARE = ["charges", "customers"]


def refusal(message: str, **more: str) -> str:
    return json.dumps({"error": {"message": message, "type": "invalid_request_error", **more}})


def one_line(error: object) -> str:
    text = str(error)
    assert "\n" not in text
    return text


# -- keys and accounts


def test_a_wrong_key_is_one_line_without_the_key(mirror: Open) -> None:
    mine = mirror(small_company())
    with pytest.raises(CredentialsError) as caught:
        mine.try_sync(config=mine.config(api_key="sk_test_not_the_right_one"))
    text = one_line(caught.value)
    assert "api_key" in text
    assert "not_the_right_one" not in text
    assert len(mine.asked()) == 1, "no stream was tried"


def test_a_publishable_key_is_refused_once_and_not_by_every_stream(mirror: Open) -> None:
    mine = mirror(small_company())
    with pytest.raises(CredentialsError, match="api_key: This API call cannot be made with a publishable"):
        mine.try_sync(config=mine.config(api_key="pk_test_of_a_browser"))
    assert len(mine.asked()) == 1, "no stream was tried"


@pytest.mark.C3
def test_a_restricted_key_reads_what_it_may_and_says_what_it_leaves_out(mirror: Open) -> None:
    mine = mirror(small_company())
    outcomes = mine.sync(config=mine.config(api_key=RESTRICTED))
    succeeded = {name for name, outcome in outcomes.items() if outcome.status == "succeeded"}
    assert {"charges", "customers", "refunds"} <= succeeded
    assert mine.living("charges") == {c["id"] for c in mine.box.objects("charge")}
    skipped = {name: outcome for name, outcome in outcomes.items() if outcome.status == "skipped"}
    assert {"invoices", "events", "coupons", "payouts", "accounts"} <= skipped.keys()
    for name, outcome in skipped.items():
        (note,) = outcome.notes
        assert one_line(note).startswith(f"{name}: not read: ")
        assert RESTRICTED not in note
    assert "give it rak_invoice_read" in skipped["invoices"].notes[0]
    named = mine.try_sync(config=mine.config(api_key=RESTRICTED, streams=["invoices"]))["invoices"]
    assert (named.status, "give it rak_invoice_read" in str(named.error)) == ("failed", True)
    (note,) = outcomes["charges"].notes
    assert note.startswith("charges: each sync reads the whole list, as its changes cannot be read: ")
    assert "rak_event_read" in note


def test_without_the_permission_for_events_the_lists_are_read_again_and_it_is_said_why(mirror: Open) -> None:
    mine = mirror(small_company())
    config = mine.config(api_key=RESTRICTED, streams=BARE)
    mine.sync(config=config)
    mine.box.wait(7_200)
    charge = mine.box.objects("charge")[0]["id"]
    mine.box.update("charge", charge, metadata={"seen": "without events"})
    mine.box.wait(120)
    (note,) = mine.sync(config=config)["charges"].notes
    assert one_line(note).startswith("charges: its changes and deletions cannot be told (")
    assert "rak_event_read" in note
    assert "the whole list was read again" in note
    assert mine.one("charges", charge)["metadata"] == {"seen": "without events"}


def test_a_check_tells_apart_what_a_key_may_read(mirror: Open) -> None:
    mine = mirror(small_company())
    mine.box.keys["rk_test_no_events"] = Key("rk_test_no_events", frozenset({"charge", "balance"}))
    connector = open_source(mine.config(api_key="rk_test_no_events"))
    connector.greet()
    verdicts = {
        s.name: connector.probe(s) for s in connector.streams() if s.name in (*BARE, "balance_transactions")
    }
    connector.close()
    assert verdicts["balance_transactions"] == Verdict("balance_transactions", ok=True)
    assert verdicts["charges"].ok
    remark = "readable; each sync reads the whole list, as its changes cannot be read: "
    assert verdicts["charges"].reason.startswith(remark)
    assert not verdicts["customers"].ok
    assert "rak_customer_read" in verdicts["customers"].reason


def test_a_key_without_events_reads_all_but_the_events_and_a_check_says_so(mirror: Open) -> None:
    class AllButEvents(frozenset[str]):
        def __contains__(self, permission: object) -> bool:
            return permission != "event"

    mine = mirror(small_company())
    mine.box.keys["rk_test_mine"] = Key("rk_test_mine", AllButEvents())
    config = mine.config(api_key="rk_test_mine")
    connector = open_source(config)
    connector.greet()
    verdicts = [connector.probe(s) for s in connector.streams()]
    connector.close()
    assert [v.stream for v in verdicts if not v.ok] == ["events"]
    assert {v.stream for v in verdicts if v.ok and v.reason} == {c.name for c in COLLECTIONS if c.events}
    mine.sync(config=config)
    mine.box.wait(7_200)
    outcomes = mine.sync(config=config)
    assert [name for name, outcome in outcomes.items() if outcome.status != "succeeded"] == ["events"]


def test_a_stream_that_was_asked_for_by_name_fails_and_the_others_load(mirror: Open) -> None:
    mine = mirror(small_company())
    outcomes = mine.try_sync(
        config=mine.config(api_key=RESTRICTED, streams=["charges", "invoices", "coupons"])
    )
    assert {name: o.status for name, o in outcomes.items()} == {
        "charges": "succeeded", "coupons": "failed", "invoices": "failed",
    }  # fmt: skip
    assert "rak_invoice_read" in one_line(outcomes["invoices"].error)


def test_a_permission_that_is_revoked_fails_and_empties_no_table(mirror: Open) -> None:
    mine, streams = (
        mirror(small_company()),
        {"charges": "charge", "coupons": "coupon", "payment_links": "payment_link"},
    )
    mine.box.keys["rk_test_mine"] = Key("rk_test_mine", frozenset({*streams.values(), "event", "price"}))
    config = mine.config(api_key="rk_test_mine")
    first = mine.sync(config=config)
    assert {first[stream].status for stream in streams} == {"succeeded"}
    held = {stream: mine.living(stream) for stream in streams}
    mine.box.keys["rk_test_mine"] = Key("rk_test_mine", frozenset({"event"}))
    mine.box.wait(7_200)
    outcomes = mine.try_sync(config=config)
    for stream in streams:
        assert outcomes[stream].status == "failed"
        assert isinstance(outcomes[stream].error, PermissionMissing)
        assert mine.living(stream) == held[stream] != set()


def test_what_a_key_could_not_list_at_once_is_there_after_it_may(mirror: Open) -> None:
    mine, may = mirror(small_company()), frozenset({"customer", "event"})
    loose = {mine.box.create("payment_method", customer=None)["id"] for _ in range(2)}
    mine.box.keys["rk_test_mine"] = Key("rk_test_mine", may)
    config = mine.config(api_key="rk_test_mine", streams=["payment_methods"])
    for _ in range(2):
        mine.sync(config=config)
        assert mine.living("payment_methods").isdisjoint(loose)
    mine.box.keys["rk_test_mine"] = Key("rk_test_mine", may | {"payment_method"})
    (note,) = mine.sync(config=config)["payment_methods"].notes
    assert one_line(note).startswith("payment_methods: /v1/payment_methods can be read now; the whole list")
    assert mine.living("payment_methods") == {p["id"] for p in mine.box.objects("payment_method")} >= loose
    assert mine.sync(config=config)["payment_methods"].notes == []
    assert mine.asked("/v1/payment_methods") == []


def test_live_keys_that_lack_a_permission_may_be_answered_401(mirror: Open) -> None:
    mine = mirror(small_company())
    words = "The provided key 'rk_live_***' does not have the required permissions for this endpoint on account 'x'."
    body = refusal(f"{words} Having the 'rak_payout_read' permission would allow this request to continue.")
    mine.server.moods.answer(body, 10**6, status=401, path="/v1/payouts")
    outcomes = mine.try_sync("charges", "payouts")
    assert outcomes["charges"].status == "succeeded"
    assert isinstance(outcomes["payouts"].error, PermissionMissing)


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        (
            "Enabling \"Prices Read\" ('plan_read') permissions on this key would allow this request to continue.",
            "give it \"Prices Read\" ('plan_read')",
        ),
        (
            "Having the 'rak_plan_read', 'rak_product_read' permissions would allow this request to continue.",
            "give it rak_plan_read, rak_product_read",
        ),
    ],
)
def test_all_permissions_that_a_key_lacks_are_named_in_stripes_words(
    mirror: Open, words: str, needed: str
) -> None:
    mine = mirror(small_company())
    lacks = "The provided key 'rk_live_***' does not have the required permissions for this endpoint."
    mine.server.moods.answer(refusal(f"{lacks} {words}"), 10**6, status=403, path="/v1/prices")
    (note,) = mine.sync()["prices"].notes
    assert one_line(note).endswith(f"; {needed} (1 attempt)")


def test_a_connected_account_is_a_source_of_its_own(mirror: Open) -> None:
    mine = mirror(small_company())
    connected = next(a["id"] for a in mine.box.objects("account") if a["id"] != mine.box.account)
    mine.sync("customers")
    mine.sync(config=mine.config("partner", ["customers", "accounts"], account=connected))
    theirs = {c["id"] for c in mine.box.objects("customer", account=connected)}
    assert mine.living("customers", "partner") == theirs != set()
    assert not theirs & mine.living("customers")
    assert {dict(s.headers)["stripe-account"] for s in mine.asked()} == {connected}


@pytest.mark.D9
def test_rows_of_two_accounts_are_never_mixed_in_one_source(mirror: Open) -> None:
    mine = mirror(small_company())
    mine.sync("customers")
    there = mine.living("customers")
    connected = next(a["id"] for a in mine.box.objects("account") if a["id"] != mine.box.account)
    with pytest.raises(StateError, match=f"of account {mine.box.account}, the credentials of {connected}:"):
        mine.try_sync(config=mine.config(streams=["customers"], account=connected))
    assert mine.living("customers") == there


def test_a_wrong_account_is_one_line(mirror: Open) -> None:
    mine = mirror(small_company())
    with pytest.raises(CredentialsError) as caught:
        mine.try_sync(config=mine.config(account="acct_of_somebody_else"))
    text = one_line(caught.value)
    assert "acct_of_somebody_else" in text
    assert "correct account" in text
    assert len(mine.asked()) == 1


@pytest.mark.parametrize(
    ("option", "value"), [("account", "cus_123"), ("requests_per_second", 0), ("requests_per_second", -1.0)]
)
def test_options_that_cannot_be_are_refused_by_name(mirror: Open, option: str, value: Any) -> None:
    mine = mirror(small_company())
    with pytest.raises(ConfigError, match=rf"\[sources.stripe\] {option}: "):
        mine.try_sync(config=mine.config(**{option: value}))


def test_a_version_that_stripe_does_not_know_is_to_be_corrected_in_one_line(mirror: Open) -> None:
    mine = mirror(small_company())
    with pytest.raises(ConfigError, match="api_version is none that Stripe knows: .*: 1999-01-01") as caught:
        mine.try_sync(config=mine.config(api_version="1999-01-01"))
    one_line(caught.value)
    assert len(mine.asked()) == 1


# -- parts of Stripe that an account lacks


LACKING = {
    r"/v1/issuing/.*": (400, "Your account is not set up to use Issuing. Please visit the Dashboard."),
    r"/v1/treasury/.*": (400, "Unrecognized request: Treasury is not enabled for this account."),
    r"/v1/radar/.*": (404, "Unrecognized request URL (GET: /v1/radar/value_lists)."),
    r"/v1/accounts.*": (403, "Only Stripe Connect platforms can work with other accounts."),
    r"/v1/customers/[^/]+/cash_balance_transactions": (400, "This account has no cash balances."),
}


class Lacking(StripeSandbox):
    """An account without Issuing, Treasury, Radar, Connect and cash balances, each refused in Stripe's own way."""

    def respond(self, request: Request) -> Response:
        """A refusal of what the account lacks."""
        for path, (status, message) in LACKING.items():
            if re.fullmatch(path, request.path):
                return Response(status, refusal(message).encode(), {"Content-Type": "application/json"})
        return super().respond(request)


def test_parts_of_stripe_that_an_account_lacks_are_left_out_with_a_note(mirror: Open) -> None:
    mine = mirror(Lacking(people=3, months=1, now=small_company().now()))
    outcomes = mine.sync()
    skipped = {name for name, outcome in outcomes.items() if outcome.status == "skipped"}
    lacking = {c.name for c in COLLECTIONS if any(re.fullmatch(path, c.path) for path in LACKING)}
    assert skipped == lacking - {"accounts"}
    assert {"issuing_tokens", "treasury_transactions", "customer_cash_balance_transactions"} <= skipped
    assert mine.living("accounts") == {mine.box.account}, "one's own is there without Connect"
    assert "Only Stripe Connect platforms" in outcomes["accounts"].notes[0]


def test_one_account_that_withholds_its_persons_does_not_hide_the_others(mirror: Open) -> None:
    mine = mirror(small_company())
    first = next(a["id"] for a in mine.box.objects("account") if a["id"] != mine.box.account)
    mine.sync("persons")
    of_first = mine.rows("select id from persons where account = %s", first)
    body = refusal("You cannot perform this request as you do not have Platform Controls for the account.")
    mine.server.moods.answer(body, 10**6, status=403, path=f"/v1/accounts/{first}/persons")
    gone = next(p for p in mine.box.objects("person") if p["account"] != first)
    mine.box.delete("person", gone["id"])
    (note,) = mine.sync("persons")["persons"].notes
    assert "Platform Controls" in note
    assert gone["id"] not in mine.living("persons")
    assert {id for (id,) in of_first} <= mine.living("persons")


def test_a_nested_list_that_is_refused_costs_only_itself(mirror: Open) -> None:
    mine = mirror(small_company())
    mine.sync("customers")
    cards = mine.living("cards")
    customer = mine.box.objects("customer")[0]["id"]
    mine.box.update("customer", customer, description="changed")
    mine.box.wait(120)
    mine.server.moods.answer(
        refusal("This property cannot be expanded (data.sources)."), 1, status=400, path="/v1/customers"
    )
    (note,) = mine.sync("customers")["customers"].notes
    assert note.startswith("customers: left out: sources (")
    assert mine.one("customers", customer)["description"] == "changed"
    assert mine.living("cards") == cards
    assert mine.sync("customers", full=True)["customers"].notes == []


def test_a_nested_list_that_was_refused_is_there_once_it_is_given(mirror: Open) -> None:
    mine = mirror(small_company())
    body = refusal("This property cannot be expanded (data.sources).")
    mine.server.moods.answer(body, 1, status=400, path="/v1/customers")
    mine.sync("customers")
    assert mine.rows("select from cards") == []
    outcome = mine.sync("customers")["customers"]
    assert outcome.notes == ["customers: sources can be read now; the whole list was read again"]
    assert mine.living("cards")


def test_a_deleted_object_that_has_no_nested_lists_any_more_is_no_refusal(mirror: Open) -> None:
    mine = mirror(small_company())
    mine.sync("customers")
    leaving, staying, *_ = [c["id"] for c in mine.box.objects("customer") if not c["test_clock"]]
    for customer in (leaving, staying):
        mine.box.update("customer", customer, description="changed")
    card = mine.box.create("card", under=staying, customer=staying)
    mine.box.wait(120)
    mine.box.delete("customer", leaving, event="")
    mine.server.moods.answer(
        refusal("This property cannot be expanded (sources)."), 1, status=400, path=f"/v1/customers/{leaving}"
    )
    assert mine.sync("customers")["customers"].notes == []
    assert mine.one("customers", leaving)["is_deleted"] is True
    assert card["id"] in mine.living("cards")
