"""Stripe throttling, failing, slow or cut off: survived within a budget, or stopped where the next sync goes on."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from etl.errors import Passing
from etl.sandbox_faults import Moods
from tests.connectors.conftest import Mirror, Open, small_company

STREAMS = ("charges", "customers", "coupons", "customer_balance_transactions")
NO_RETRY = {"Stripe-Should-Retry": "false"}


def changed(mirror: Mirror) -> None:
    """Something new, changed and deleted in each stream."""
    box = mirror.box
    box.create("charge", amount=1)
    box.update("charge", box.objects("charge")[0]["id"], metadata={"seen": "twice"})
    customer = box.objects("customer")[0]["id"]
    box.update("customer", customer, description="changed")
    box.create("customer_balance_transaction", under=customer, customer=customer, amount=-5)
    box.delete("coupon", box.objects("coupon")[0]["id"])
    box.wait(120)


def as_in_stripe(mirror: Mirror) -> bool:
    """Whether the tables are what the sandbox holds."""
    box = mirror.box
    notes = dict(mirror.rows("select id, metadata from charges"))
    return (
        notes == {c["id"]: c["metadata"] for c in box.objects("charge")}
        and mirror.living("coupons") == {c["id"] for c in box.objects("coupon")}
        and dict(mirror.rows("select id, description from customers where not is_deleted"))
        == {c["id"]: c["description"] for c in box.objects("customer") if not c["test_clock"]}
        and mirror.living("customer_balance_transactions")
        == {t["id"] for t in box.objects("customer_balance_transaction")}
    )


TROUBLES: dict[str, Callable[[Moods, str], object]] = {
    "throttled": lambda moods, path: moods.throttle(path=path, retry_after="0"),
    "throttled without a word of when to come back": lambda moods, path: moods.throttle(path=path),
    "throttled, and told to come back": lambda moods, path: moods.add(
        "throttle", path=path, headers={"Stripe-Should-Retry": "true"}
    ),
    "failing": lambda moods, path: moods.fail(500, path=path),
    "failing in another way": lambda moods, path: moods.fail(503, path=path),
    "in conflict": lambda moods, path: moods.fail(409, path=path),
    "cut in the middle": lambda moods, path: moods.cut(path=path),
    "cut in the middle of gzip": lambda moods, path: moods.cut_gzip(path=path),
    "hanging up": lambda moods, path: moods.swallow(path=path),
    "a login page": lambda moods, path: moods.html(path=path),
    "slow": lambda moods, path: moods.delay(0.3, path=path),
}


@pytest.mark.parametrize("trouble", TROUBLES)
@pytest.mark.C1
@pytest.mark.C2
@pytest.mark.C4
def test_a_trouble_that_passes_leaves_no_trace(mirror: Open, trouble: str) -> None:
    mine = mirror(small_company(people=3))
    mine.sync(*STREAMS)
    changed(mine)
    path = {"slow": "/v1/charges", "hanging up": "/v1/customers/"}.get(trouble, "/v1/events")
    TROUBLES[trouble](mine.server.moods, path)
    mine.sync(*STREAMS)
    assert mine.server.moods.pending() == [], "it was met"
    assert as_in_stripe(mine)


@pytest.mark.C1
def test_objects_that_stripe_is_at_work_on_are_asked_for_again(mirror: Open) -> None:
    mine = mirror(small_company(people=3))
    mine.sync(*STREAMS)
    changed(mine)
    mine.box.locks_every = 5
    mine.sync(*STREAMS)
    assert [served.status for served in mine.asked()].count(429) > 0, "it was met"
    assert as_in_stripe(mine)


@pytest.mark.parametrize("status", [429, 500])
@pytest.mark.parametrize("path", ["/v1/charges", "/v1/events", "/v1/coupons", "/v1/customers/"])
def test_what_stripe_says_not_to_retry_stops_the_stream_and_the_next_sync_heals(
    mirror: Open, status: int, path: str
) -> None:
    mine = mirror(small_company(people=3))
    mine.sync(*STREAMS)
    changed(mine)
    untouched = mine.contents("charges", "coupons", "customer_balance_transactions")
    mine.server.moods.add(
        "fail", status=status, times=10**6, path=path, after=path == "/v1/events", headers=NO_RETRY
    )
    began = time.monotonic()
    outcomes = mine.try_sync(*STREAMS)
    failed = {name: outcome for name, outcome in outcomes.items() if outcome.error}
    assert failed
    for name, outcome in failed.items():
        assert isinstance(outcome.error, Passing)
        assert "\n" not in str(outcome.error)
        if name in untouched:
            assert mine.contents(name)[name] == untouched[name], "half a sync changes nothing"
    assert len(mine.asked(path)) <= 4 + len(mine.box.objects("customer"))
    assert time.monotonic() - began < 20
    mine.server.moods.clear()
    mine.sync(*STREAMS)
    assert as_in_stripe(mine)


@pytest.mark.parametrize(("stream", "kind"), [("coupons", "coupon"), ("payment_links", "payment_link")])
def test_what_is_gone_is_marked_only_when_the_whole_list_was_read(
    mirror: Open, stream: str, kind: str
) -> None:
    mine = mirror(small_company())
    price = mine.box.objects("price")[0]["id"]
    for _ in range(230):
        made = mine.box.create(kind)
        if kind == "payment_link":
            mine.box.create("item", under=made["id"], price=price)
    mine.sync(stream)
    held = mine.living(stream)
    gone = [o["id"] for o in mine.box.objects(kind)][3]
    mine.box.delete(kind, gone)
    mine.server.moods.add("fail", times=10**6, path=f"/v1/{stream}", after=2, headers=NO_RETRY)
    assert mine.try_sync(stream)[stream].status == "failed"
    assert len(mine.asked(f"/v1/{stream}")) == 3, "it was cut in the middle"
    assert mine.living(stream) == held
    mine.server.moods.clear()
    assert mine.sync(stream)[stream].counts[stream].deleted == 1
    assert mine.living(stream) == held - {gone}


def test_the_rate_of_the_account_is_kept_by_all_streams_together(mirror: Open) -> None:
    mine = mirror(small_company())
    mine.sync(
        config=mine.config(streams=[*STREAMS, "customer_cash_balance_transactions"], requests_per_second=10.0)
    )
    at = sorted(served.at for served in mine.asked())
    assert len(at) > 16
    for first, later in zip(at, at[15:], strict=False):
        assert later - first > 0.4, "ten at once at most, then ten a second"
