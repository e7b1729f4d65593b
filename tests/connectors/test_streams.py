"""The calls of the made-up company: in order, the same in steps, of the people that the vendors know."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from itertools import pairwise
from typing import Any

import pytest

from connectors.sandbox.company import DAY, Company
from connectors.sandbox.streams import DESK, STREAMS, Streams

NOW = 1_770_000_000
Told = list[tuple[str, dict[str, Any]]]


@pytest.fixture(scope="module")
def told() -> Told:
    """All that was sent in a year of two hundred people."""
    return list(Streams(3, 200, 12, NOW).until(NOW))


def test_small_steps_tell_what_one_big_step_tells() -> None:
    whole = list(Streams(5, 40, 3, NOW).until(NOW + DAY))
    stepped = Streams(5, 40, 3, NOW)
    steps = [*range(NOW - 30 * DAY, NOW + DAY, 50_000), NOW + DAY]
    assert [call for at in steps for call in stepped.until(at)] == whole


def test_calls_come_in_the_order_of_their_arrival_each_with_an_id_of_its_own(told: Told) -> None:
    arrived = [call["receivedAt"] for _, call in told]
    assert arrived == sorted(arrived)
    assert len({call["messageId"] for _, call in told}) == len(told)
    assert {stream for stream, _ in told} == set(STREAMS)


def test_each_call_has_what_its_kind_requires(told: Told) -> None:
    required = {
        "identify": "traits", "group": "groupId", "page": "properties", "screen": "properties", "track": "event",
    }  # fmt: skip
    for _, call in told:
        assert call.keys() >= {"context", "originalTimestamp", "sentAt", required[call["type"]]}
        assert call.get("userId") or call.get("anonymousId")
        assert "clock" not in call


def test_people_are_those_of_the_company_by_the_addresses_that_its_product_has(told: Told) -> None:
    people = {h.person.user_id for h in Company(3, 200, 12, NOW).until(NOW)}
    addresses = {h.person.email for h in Company(3, 200, 12, NOW, app="product").until(NOW)}
    assert {call["userId"] for _, call in told if "userId" in call} == people
    said = {call["traits"]["email"] for _, call in told if call["type"] == "identify"}
    assert DESK in said
    assert said - {DESK} == addresses
    assert {call["context"]["traits"]["email"] for stream, call in told if stream == "mail"} <= addresses


def test_what_is_refunded_was_ordered_before(told: Told) -> None:
    ordered, refunded = set(), 0
    for _, call in told:
        if call.get("event") == "Order Completed":
            ordered.add((call["userId"], call["properties"]["order_id"]))
        elif call.get("event") == "Order Refunded":
            assert (call["userId"], call["properties"]["order_id"]) in ordered
            refunded += 1
    assert refunded > 10


def test_plans_are_looked_at_then_put_into_a_cart_then_paid_for_or_tried(told: Told) -> None:
    seen: defaultdict[str, list[tuple[str, Any]]] = defaultdict(list)
    added = 0
    for _, call in told:
        about = call.get("properties", {})
        match call.get("event"):
            case "Product Viewed" | "Order Completed" | "Trial Started" as event if "userId" in call:
                (product,) = about.get("products", [about])
                plan = product.get("product_id") or about["trial_plan_name"]
                if event != "Product Viewed" and seen[call["userId"]][-1][0] == "Product Added":
                    assert seen[call["userId"]][-1][1] == plan, "what is in the cart is bought"
                seen[call["userId"]].append((event, plan))
            case "Product Added":
                assert seen[call["userId"]][-1] == ("Product Viewed", about["product_id"])
                assert about.keys() >= {"cart_id", "name", "price", "quantity", "currency"}
                seen[call["userId"]].append(("Product Added", about["product_id"]))
                added += 1
    assert added > 150
    after = [b[0] for life in seen.values() for a, b in pairwise(life) if a[0] == "Product Added"]
    assert sum(event != "Product Viewed" for event in after) > 0.9 * added, "but where the card is refused"
    viewed = [call for _, call in told if call.get("event") == "Product Viewed"]
    assert any("userId" not in call for call in viewed), "people look who are not known, too"
    assert all(call["context"]["page"]["path"] == "/pricing" for call in viewed)


def test_who_signs_up_says_for_what_kind_of_account(told: Told) -> None:
    kinds = {c["userId"]: c["properties"]["account_type"] for _, c in told if c.get("event") == "Signed Up"}
    firms = {call["userId"]: int(call["traits"]["employees"]) for _, call in told if call["type"] == "group"}
    assert {user: "personal" for user in kinds if user not in firms}.items() <= kinds.items()
    assert all(kinds[user] == ("enterprise" if many >= 250 else "business") for user, many in firms.items())
    assert set(kinds.values()) == {"personal", "business", "enterprise"}


def test_a_partner_traces_some_installations_to_ads_each_once(told: Told) -> None:
    installed: set[str] = set()
    traced: list[str] = []
    for stream, call in told:
        if call.get("event") == "Application Installed":
            installed.add(call["anonymousId"])
        elif call.get("event") == "Install Attributed":
            assert stream == "mobile"
            assert call["anonymousId"] in installed
            assert call["properties"]["campaign"].keys() >= {"name", "source", "ad_group"}
            traced.append(call["anonymousId"])
    assert len(set(traced)) == len(traced)
    assert len(installed) / 3 < len(traced) < len(installed)


def test_devices_are_shared_and_people_have_several(told: Told) -> None:
    users, devices = defaultdict(set), defaultdict(set)
    for _, call in told:
        if "userId" in call and "anonymousId" in call:
            users[call["anonymousId"]].add(call["userId"])
            devices[call["userId"]].add(call["anonymousId"])
    assert max(map(len, users.values())) >= 2
    assert max(map(len, devices.values())) >= 3


def test_some_look_around_before_they_are_known_and_some_never_are(told: Told) -> None:
    browsers = [call for stream, call in told if stream == "web" and "anonymousId" in call]
    known = {call["anonymousId"] for call in browsers if "userId" in call}
    unknown = {call["anonymousId"] for call in browsers if "userId" not in call}
    assert known & unknown
    assert unknown - known


def test_a_page_of_an_amp_cache_is_told_of_by_its_id_which_the_site_learns(told: Told) -> None:
    by_id: defaultdict[str, set[str]] = defaultdict(set)
    for _, call in told:
        if amp := call["context"].get("amp"):
            by_id[amp["id"]].add(call["anonymousId"])
    assert all(id.startswith("amp-") for id in by_id)
    assert any(id in ids for id, ids in by_id.items())
    assert any(ids - {id} for id, ids in by_id.items())


def test_some_clocks_are_wrong_and_calls_say_when_they_were_sent_by_them(told: Told) -> None:
    wrong = [c for _, c in told if abs(_seconds(c["sentAt"]) - _seconds(c["receivedAt"])) > 3_600]
    assert 0 < len(wrong) < len(told) / 10


def test_mail_goes_out_and_is_opened_clicked_bounced_and_unsubscribed_from_by_both_names(told: Told) -> None:
    events = {call["event"] for stream, call in told if stream == "mail"}
    assert events >= {
        "Email Delivered", "Email Opened", "Email Link Clicked", "Email Bounced", "Unsubscribed",
        "Email Unsubscribed",
    }  # fmt: skip


def _seconds(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()
