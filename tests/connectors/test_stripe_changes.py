"""What Stripe's event feed leads to: deletions, late and disordered events, gaps, and how little is asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from connectors.sandbox.stripe import StripeSandbox
from connectors.stripe.catalogue import COLLECTIONS
from etl.window import Window
from tests.connectors.conftest import DAY, Mirror, Open, small_company

MINUTE = 60.0


def settled(mirror: Mirror, *streams: str) -> None:
    """Let a sync see all that has happened so far: lists and feed are read to a minute ago."""
    mirror.box.wait(2 * MINUTE)
    mirror.sync(*streams)


@pytest.mark.parametrize(
    ("kind", "stream", "fields"),
    [
        ("customer", "customers", {}),
        ("product", "products", {}),
        ("plan", "plans", {}),
        ("price", "prices", {}),
        ("coupon", "coupons", {"id": "GOODBYE"}),
        ("invoice", "invoices", {"status": "draft"}),
        ("invoiceitem", "invoice_items", {}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_deleted_is_marked_and_keeps_its_last_state(
    mirror: Open, kind: str, stream: str, fields: dict[str, Any]
) -> None:
    mine = mirror(small_company())
    made = mine.box.create(kind, **fields)
    settled(mine, stream)
    before = mine.one(stream, made["id"])
    deleted_at = mine.box.wait(MINUTE)
    mine.box.delete(kind, made["id"])
    settled(mine, stream)
    after = mine.one(stream, made["id"])
    assert after.pop("_deleted_at") is not None
    assert after.pop("is_deleted", True) is True
    changing = {"received_at", "_version", "_hash", "_deleted_at", "is_deleted"}
    assert {k: v for k, v in after.items() if k not in changing} == {
        k: v for k, v in before.items() if k not in changing
    }
    if kind != "coupon":  # coupons are walked: that one is gone is all that is known
        ((seconds,),) = mine.rows(
            f"select extract(epoch from _deleted_at) from {stream} where id = %s", made["id"]
        )
        assert float(seconds) == int(deleted_at)
    assert mine.sync(stream)[stream].total.deleted == 0, "once is enough"


@pytest.mark.parametrize(
    ("kind", "table", "fields"),
    [("card", "cards", {}), ("bank_account", "bank_accounts", {}), ("tax_id", "tax_ids", {"type": "eu_vat"})],
)
def test_what_is_removed_from_a_customer_is_marked_deleted(
    mirror: Open, kind: str, table: str, fields: dict[str, Any]
) -> None:
    mine = mirror(small_company())
    customer = mine.box.objects("customer")[0]["id"]
    if kind == "tax_id":
        fields = {**fields, "owner": {"type": "customer", "customer": customer}}
    made = mine.box.create(kind, under=customer, customer=customer, **fields)
    settled(mine, "customers")
    assert made["id"] in mine.living(table)
    mine.box.delete(kind, made["id"])
    settled(mine, "customers")
    assert made["id"] not in mine.living(table)
    assert mine.one(table, made["id"])["is_deleted"] is True
    assert mine.one("customers", customer)["is_deleted"] is False


@pytest.mark.parametrize("stream", ["coupons", "plans"])
def test_an_id_that_comes_back_is_alive_again(mirror: Open, stream: str) -> None:
    kind = stream[:-1]
    mine = mirror(small_company())
    mine.box.create(kind, id="GOLD", metadata={"edition": "first"})
    settled(mine, stream)
    mine.box.delete(kind, "GOLD")
    mine.box.create(kind, id="GOLD", metadata={"edition": "second, in the same second"})
    settled(mine, stream)
    row = mine.one(stream, "GOLD")
    assert (row["_deleted_at"], row["is_deleted"]) == (None, False)
    assert row["metadata"] == {"edition": "second, in the same second"}
    mine.box.delete(kind, "GOLD")
    settled(mine, stream)
    assert "GOLD" not in mine.living(stream)
    mine.box.create(kind, id="GOLD", metadata={"edition": "third"})
    settled(mine, stream)
    assert mine.one(stream, "GOLD")["metadata"] == {"edition": "third"}
    assert "GOLD" in mine.living(stream)


@pytest.mark.D6
@pytest.mark.D11
def test_a_backfill_of_the_day_on_which_an_id_went_leaves_the_one_that_came_back(mirror: Open) -> None:
    mine = mirror(small_company())
    for id in ("GOLD", "LOST"):
        mine.box.create("plan", id=id, nickname="first")
    settled(mine, "plans")
    gone = datetime.fromtimestamp(mine.box.now(), UTC)
    for id in ("GOLD", "LOST"):
        mine.box.delete("plan", id)
    mine.box.wait(DAY)
    mine.box.create("plan", id="GOLD", nickname="second")
    settled(mine, "plans")
    assert mine.living("plans") & {"GOLD", "LOST"} == {"GOLD"}
    mine.sync("plans", window=Window(gone - timedelta(hours=1), gone + timedelta(hours=1)))
    assert mine.living("plans") & {"GOLD", "LOST"} == {"GOLD"}
    assert mine.one("plans", "GOLD")["nickname"] == "second"


def test_an_id_may_be_whatever_somebody_typed(mirror: Open) -> None:
    mine, id = mirror(small_company()), "Gold & 50% off? #1 für alle"
    mine.box.create("plan", id=id, nickname="old")
    settled(mine, "plans")
    mine.box.wait(DAY)
    mine.box.update("plan", id, nickname="new")
    settled(mine, "plans")
    assert mine.one("plans", id)["nickname"] == "new"


def test_a_canceled_subscription_is_not_deleted(mirror: Open) -> None:
    mine = mirror(small_company())
    mine.sync("subscriptions")
    active = next(s for s in mine.box.objects("subscription") if s["status"] == "active")
    mine.box.delete("subscription", active["id"])
    settled(mine, "subscriptions")
    row = mine.one("subscriptions", active["id"])
    assert (row["status"], row["_deleted_at"]) == ("canceled", None)
    assert row["canceled_at"]


def test_a_detached_payment_method_has_no_customer(mirror: Open) -> None:
    mine = mirror(small_company())
    mine.sync("payment_methods")
    attached = next(m for m in mine.box.objects("payment_method") if m["customer"])
    mine.box.update("payment_method", attached["id"], customer=None)
    settled(mine, "payment_methods")
    row = mine.one("payment_methods", attached["id"])
    assert (row["customer_id"], row["_deleted_at"]) == (None, None)


def test_payment_methods_of_a_deleted_customer_keep_it_as_stripe_says_nothing(mirror: Open) -> None:
    mine = mirror(small_company())
    mine.sync("payment_methods", "customers")
    method = next(m for m in mine.box.objects("payment_method") if m["customer"])
    mine.box.delete("customer", method["customer"])
    settled(mine, "payment_methods", "customers")
    assert mine.one("payment_methods", method["id"])["customer_id"] == method["customer"]
    assert method["customer"] not in mine.living("customers")


@pytest.mark.D2
@pytest.mark.D4
def test_events_that_show_late_and_in_disorder_are_not_missed(mirror: Open) -> None:
    mine = mirror(small_company(event_delay=8 * MINUTE))
    mine.box.wait(10 * MINUTE)
    mine.sync("customers")
    customers = [c["id"] for c in mine.box.objects("customer") if not c["test_clock"]]
    for number in range(24):
        id = customers[number % len(customers)]
        mine.box.update("customer", id, description=f"edit {number}")
        mine.box.wait(MINUTE / 2)
        if number % 4 == 0:
            mine.sync("customers")
    for _ in range(3):
        mine.box.wait(4 * MINUTE)
        mine.sync("customers")
    told = dict(mine.rows("select id, description from customers"))
    assert told == {id: mine.box.find("customer", id)["description"] for id in customers}


@pytest.mark.C19
def test_after_a_gap_longer_than_events_are_kept_all_is_read_again_and_said(mirror: Open) -> None:
    mine = mirror(StripeSandbox(people=6, months=2, now=small_company().now() - 40 * DAY))
    mine.sync("customers", "balance_transactions")
    changed, deleted, *_ = [c["id"] for c in mine.box.objects("customer")]
    mine.box.update("customer", changed, description="long ago")
    mine.box.delete("customer", deleted)
    mine.box.wait(35 * DAY)
    assert not any(e["type"] == "customer.deleted" for e in visible(mine.box)), "Stripe has forgotten it"
    outcomes = mine.sync("customers", "balance_transactions")
    (note,) = outcomes["customers"].notes
    assert "longer than the vendor remembers changes" in note
    assert outcomes["balance_transactions"].notes == []
    assert mine.one("customers", changed)["description"] == "long ago"
    assert mine.living("customers") == {c["id"] for c in mine.box.objects("customer") if not c["test_clock"]}
    assert mine.one("customers", deleted)["is_deleted"] is True


def visible(box: StripeSandbox) -> list[dict[str, Any]]:
    return [e.object for e in box.world.events()]


def test_an_upcoming_invoice_without_an_id_is_no_invoice(mirror: Open) -> None:
    mine = mirror(small_company())
    mine.sync("invoices")
    before = mine.living("invoices")
    customer = mine.box.objects("customer")[0]["id"]
    mine.box.world.emit("invoice.upcoming", None, object="invoice", customer=customer, lines={"data": []})
    mine.box.wait(2 * MINUTE)
    assert any(e["type"] == "invoice.upcoming" for e in visible(mine.box))
    mine.sync("invoices")
    assert mine.living("invoices") == before


def test_what_is_on_a_test_clock_is_left_out_as_stripes_lists_do(mirror: Open) -> None:
    mine = mirror(small_company())
    mine.sync("customers")
    held = mine.living("customers")
    clock = mine.box.objects("test_helpers.test_clock")[0]["id"]
    made = mine.box.create("customer", test_clock=clock, email="clock@example.com")
    mine.box.create("card", under=made["id"], customer=made["id"])
    settled(mine, "customers")
    assert mine.living("customers") == held
    assert mine.rows("select 1 from cards where customer_id = %s", made["id"]) == []


def test_schedules_on_a_test_clock_are_left_out_whether_listed_or_told_of(mirror: Open) -> None:
    mine = mirror(small_company())
    mine.sync("subscription_schedules")
    held = mine.living("subscription_schedules")
    clock = mine.box.objects("test_helpers.test_clock")[0]["id"]
    made = mine.box.create("subscription_schedule", test_clock=clock)
    settled(mine, "subscription_schedules")
    mine.box.wait(DAY)
    settled(mine, "subscription_schedules")  # so that the next window is one in which it was not made
    mine.box.update("subscription_schedule", made["id"], metadata={"told": "of"})
    settled(mine, "subscription_schedules")
    assert mine.living("subscription_schedules") == held != set()


def test_a_review_that_was_opened_and_closed_between_two_syncs_is_read_though_no_list_shows_it(
    mirror: Open,
) -> None:
    mine = mirror(small_company())
    mine.sync("reviews")
    closed = mine.box.create("review", open=True)["id"]
    opened = mine.box.create("review", open=True)["id"]
    mine.box.update("review", closed, open=False, closed_reason="approved", event="review.closed")
    settled(mine, "reviews")
    assert mine.one("reviews", closed)["closed_reason"] == "approved"
    assert mine.one("reviews", opened)["open"] is True


def test_each_stream_alone_ends_in_the_same_table_as_with_all_others(mirror: Open) -> None:
    box = small_company()
    mine, streams = (
        mirror(box),
        ["charges", "customers", "invoices", "payment_methods", "subscriptions", "transfers"],
    )
    whole = mine.config("whole", streams=streams)
    mine.sync(config=whole)
    for stream in streams:
        mine.sync(config=mine.config(f"only_{stream}", streams=[stream]))
    box.advance(6)
    box.wait(2 * MINUTE)
    mine.sync(config=whole)
    for stream in streams:
        mine.sync(config=mine.config(f"only_{stream}", streams=[stream]))
        ours = "select to_jsonb(t) - '{received_at,_version}'::text[] from"
        different = mine.rows(
            f"({ours} whole.{stream} t except {ours} only_{stream}.{stream} t) union all"
            f" ({ours} only_{stream}.{stream} t except {ours} whole.{stream} t)"
        )
        assert different == [], stream


def test_all_streams_share_one_pass_over_the_feed(mirror: Open) -> None:
    mine = mirror(small_company())
    streams = [c.name for c in COLLECTIONS if c.events and not c.optional]
    mine.sync(*streams)
    for _ in range(250):
        mine.box.update("customer", mine.box.objects("customer")[0]["id"], description=str(mine.box.wait(1)))
    mine.box.wait(2 * MINUTE)
    mine.sync(*streams)
    read = [served for served in mine.asked("/v1/events") if ("limit", "100") in served.query]
    assert [dict(served.query).get("type") for served in read] == [None] * len(read)
    since = int(dict(read[0].query)["created[gte]"])
    assert len(read) == -(-sum(e["created"] >= since for e in visible(mine.box)) // 100)


def test_events_of_streams_that_are_not_selected_cost_nothing(mirror: Open) -> None:
    mine = mirror(small_company())
    mine.sync("products", "plans")
    for number in range(150):
        mine.box.update("customer", mine.box.objects("customer")[0]["id"], description=str(number))
    product = mine.box.objects("product")[0]["id"]
    mine.box.update("product", product, description="new")
    mine.box.wait(2 * MINUTE)
    mine.sync("products", "plans")
    paths = [served.path for served in mine.asked()]
    types = [dict(served.query).get("type") for served in mine.asked("/v1/events")]
    assert types == [None, "plan.*", "product.*"], "the first one is the greeting"
    assert sorted(paths) == sorted(
        ["/v1/account", *["/v1/events"] * 3, "/v1/plans", "/v1/products", f"/v1/products/{product}"]
    )


def test_prices_out_of_use_and_inline_ones_are_read_and_never_taken_for_deleted(mirror: Open) -> None:
    mine = mirror(small_company())

    def priced() -> set[str]:
        used, unused, inline = (mine.box.create("price", active=on)["id"] for on in (True, False, True))
        entry = mine.box.world.store.get("price", inline)
        assert entry
        entry.links["inline"] = "yes"
        return {used, unused, inline}

    old = mine.box.create("price", active=False)["id"]
    settled(mine, "prices")
    assert mine.living("prices") == {p["id"] for p in mine.box.objects("price")}
    assert mine.one("prices", old)["active"] is False
    mine.box.wait(DAY)
    new = priced()
    settled(mine, "prices")
    assert mine.living("prices") >= new
    mine.sync("prices", "plans", full=True)
    assert mine.living("prices") == {p["id"] for p in mine.box.objects("price")} >= new


def test_what_the_list_of_new_objects_shows_is_not_fetched_again(mirror: Open) -> None:
    mine = mirror(small_company())
    mine.sync("charges")
    mine.box.wait(DAY)
    for number in range(30):
        charge = mine.box.create("charge", amount=number)
        mine.box.update("charge", charge["id"], metadata={"number": str(number)})
    mine.box.wait(2 * MINUTE)
    assert mine.sync("charges")["charges"].total.inserted == 30
    assert [served.path for served in mine.asked("/v1/charges")] == ["/v1/charges"]


def forget_creation(mirror: Mirror) -> None:
    """Read what was created, and let so much time pass that the feed is not asked for it again."""
    for _ in range(2):
        settled(mirror, "payouts")
        mirror.box.wait(20 * MINUTE)


def test_many_changes_close_together_are_listed_and_not_fetched_one_by_one(mirror: Open) -> None:
    mine = mirror(small_company())
    for number in range(400):
        mine.box.create(
            "payout", created=int(mine.box.now() - 20 * DAY + 30 * number), status="pending", amount=1
        )
    forget_creation(mine)
    for payout in [p for p in mine.box.objects("payout") if p["status"] == "pending"][50:350]:
        mine.box.update("payout", payout["id"], status="paid")
    settled(mine, "payouts")
    assert mine.rows("select count(*) from payouts where status = 'paid' and amount = 1") == [(300,)]
    assert len(mine.asked("/v1/payouts")) < 20


def test_changes_far_apart_are_fetched_one_by_one(mirror: Open) -> None:
    mine = mirror(small_company())
    for number in range(2_000):
        mine.box.create("payout", created=int(mine.box.now() - 200 * DAY + 8_000 * number), status="pending")
    forget_creation(mine)
    for payout in [p for p in mine.box.objects("payout") if p["status"] == "pending"][::67]:
        mine.box.update("payout", payout["id"], status="paid")
    mine.box.wait(2 * MINUTE)
    mine.sync("payouts")
    assert len(mine.asked("/v1/payouts/")) >= 25
    assert len(mine.asked("/v1/payouts")) < 36
    paid = {p["id"] for p in mine.box.objects("payout") if p["status"] == "paid"}
    assert {id for (id,) in mine.rows("select id from payouts where status = 'paid'")} == paid
