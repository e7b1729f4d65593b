"""The pieces that the event feed is read with, each by itself."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from connectors.sandbox.stripe import StripeSandbox, facts
from connectors.stripe import Stripe
from connectors.stripe.branches import Branches, Frontier
from connectors.stripe.catalogue import BY_NAME, COLLECTIONS
from connectors.stripe.changed import SPANS_AT_ONCE, WORTH, crowds, seconds_a_page
from connectors.stripe.changes import Feed, Wanted, roots_of
from connectors.stripe.lists import Head
from etl.connector import Deleted, Item, Pages
from etl.sandbox import Request, Response
from etl.sources import open_source
from etl.task import plan
from etl.window import BEGINNING, Window
from tests.connectors.conftest import DAY, Open, small_company

T0 = datetime(2026, 1, 1, tzinfo=UTC)


def feed(
    *events: tuple[str, str, int, dict[str, Any]], streams: tuple[str, ...] = (), most: int = 1_000
) -> Feed:
    """A feed of events, each its type, its object's kind, when it happened, and more of the object."""
    wanted = Wanted([BY_NAME[name] for name in streams] or COLLECTIONS)
    found = Feed(T0, most)
    data = [
        {
            "type": type,
            "created": at,
            "data": {"object": {"object": kind, **more}},
            "api_version": "2019-03-14",
        }
        for type, kind, at, more in events
    ]
    for event in msgspec.json.decode(msgspec.json.encode({"data": data}), type=wanted.type).data:
        found.add(event, wanted)
    return found


def test_of_several_events_of_an_object_the_newest_counts_in_whatever_order_they_come() -> None:
    events = [
        ("plan.created", "plan", 10, {"id": "GOLD", "created": 10}),
        ("plan.deleted", "plan", 20, {"id": "GOLD", "created": 10}),
        ("plan.created", "plan", 30, {"id": "GOLD", "created": 30}),
    ]
    for seed in range(6):
        shuffled = random.Random(seed).sample(events, 3)
        change = feed(*shuffled).changes["plan"]["GOLD"]
        assert (change.at, change.deleted, change.created) == (30, False, 30)


def test_what_was_deleted_and_made_in_one_second_is_not_taken_for_deleted() -> None:
    events = [("plan.deleted", "plan", 20, {"id": "GOLD"}), ("plan.created", "plan", 20, {"id": "GOLD"})]
    for order in (events, events[::-1]):
        assert not feed(*order).changes["plan"]["GOLD"].deleted


def test_a_deleted_subscription_is_a_canceled_one() -> None:
    found = feed(("customer.subscription.deleted", "subscription", 5, {"id": "sub_1"}))
    assert not found.changes["subscription"]["sub_1"].deleted


def test_objects_are_told_apart_by_their_kind_and_not_by_the_name_of_the_event() -> None:
    found = feed(
        ("customer.source.deleted", "card", 5, {"id": "card_1", "customer": "cus_1"}),
        (
            "customer.discount.deleted",
            "discount",
            5,
            {"id": "di_1", "customer": {"id": "cus_2"}, "subscription": "sub_1"},
        ),
        ("customer.tax_id.created", "tax_id", 5, {"id": "txi_1", "customer": None}),
        ("customer.updated", "customer", 5, {"id": "cus_3"}),
    )
    customers = BY_NAME["customers"]
    assert found.of("customer", customers.via).keys() == {"cus_1", "cus_2", "cus_3"}
    assert found.changes["card"]["card_1"].deleted
    assert found.of("subscription", BY_NAME["subscriptions"].via).keys() == {"sub_1"}


def test_an_object_of_any_version_or_none_is_taken_as_far_as_it_can_be() -> None:
    found = feed(
        ("invoice.upcoming", "invoice", 5, {"customer": "cus_1", "lines": {"data": []}}),
        ("invoiceitem.created", "invoiceitem", 5, {"id": "ii_1", "date": 3}),
        ("balance.available", "balance", 5, {"available": [{"amount": 1}]}),
    )
    assert "invoice" not in found.changes
    assert found.changes["invoiceitem"]["ii_1"].created == 3


def test_a_feed_keeps_in_mind_no_more_than_it_may() -> None:
    events = [("charge.updated", "charge", n, {"id": f"ch_{n}"}) for n in range(80)]
    events += [("payout.paid", "payout", n, {"id": f"po_{n}"}) for n in range(30)]
    found = feed(*events, most=100)
    assert found.again.keys() == {"charge"}
    assert found.changes["charge"] == {}
    assert len(found.changes["payout"]) == 30


class Impatient(Stripe):
    """Keeps forty changes in mind."""

    most_changes = 40


def test_more_changes_than_are_kept_in_mind_read_the_list_again_and_say_so(mirror: Open) -> None:
    mine = mirror(small_company())
    config = replace(mine.config(streams=["payouts", "customers"]), connector=f"{__name__}:Impatient")
    for _ in range(60):
        mine.box.create("payout", status="pending", amount=7)
    mine.box.wait(DAY)
    mine.sync(config=config)
    for payout in mine.box.objects("payout"):
        mine.box.update("payout", payout["id"], metadata={"seen": "again"})
    customer = mine.box.objects("customer")[0]["id"]
    mine.box.update("customer", customer, description="changed")
    mine.box.wait(120)
    outcomes = mine.sync(config=config)
    (note,) = outcomes["payouts"].notes
    assert "the whole list was read again" in note
    assert outcomes["customers"].notes == []
    assert mine.rows("select count(*) from payouts where metadata->>'seen' = 'again'") == [
        (len(mine.box.objects("payout")),)
    ]
    assert mine.one("customers", customer)["description"] == "changed"


def test_of_too_many_changes_the_deletions_are_kept_and_nothing_before_the_start_is_read(
    mirror: Open,
) -> None:
    mine = mirror(small_company())
    now = mine.box.now()
    since = datetime.fromtimestamp(now - 5 * DAY, UTC).date()
    config = replace(
        mine.config(streams=["payouts", "plans"], since=since), connector=f"{__name__}:Impatient"
    )
    ancient = mine.box.create("plan", created=int(now - 300 * DAY))["id"]
    plans = [mine.box.create("plan")["id"] for _ in range(60)]
    mine.box.wait(120)
    mine.sync(config=config)
    assert mine.living("plans") >= set(plans)
    assert ancient not in mine.living("plans")
    for each in plans:
        mine.box.update("plan", each, nickname="new")
    mine.box.delete("plan", plans[3])
    mine.box.wait(120)
    (note,) = mine.sync(config=config)["plans"].notes
    assert "the whole list was read again" in note
    assert mine.living("plans") >= {*plans} - {plans[3]}
    assert plans[3] not in mine.living("plans")
    assert ancient not in mine.living("plans")
    for each in plans[4:]:
        mine.box.delete("plan", each)
    mine.box.wait(120)
    (note,) = mine.sync(config=config)["plans"].notes
    assert "more deletions than are kept in mind" in note


def test_what_was_made_again_after_it_was_deleted_is_alive_though_its_making_is_not_kept() -> None:
    events = [("plan.created", "plan", 1_000 - n, {"id": f"p{n}"}) for n in range(40)]
    events += [("plan.deleted", "plan", 20, {"id": "GOLD"}), ("plan.created", "plan", 30, {"id": "GOLD"})]
    assert not feed(*events, most=10).changes["plan"]["GOLD"].deleted


ODD: dict[str, Any] = {
    "no object": None,
    "an object of no kind": {"object": None, "id": "x"},
    "an id that is none": {"object": "customer", "id": 5},
    "a time as text": {"object": "customer", "created": "2024-01-01"},
    "a time with a fraction": {"object": "customer", "created": 1.5e9},
}


@pytest.mark.parametrize("odd", ODD)
def test_an_event_of_odd_shape_leads_to_its_object_or_to_the_list(mirror: Open, odd: str) -> None:
    class Odd(StripeSandbox):
        def respond(self, request: Request) -> Response:
            """The feed with odd events before the others."""
            response = super().respond(request)
            if request.path != "/v1/events" or "starting_after" in dict(request.query):
                return response
            body = json.loads(response.body)
            obj = {**ODD[odd], "id": ODD[odd].get("id", customer)} if ODD[odd] else None
            for type, found in (
                ("customer.updated", obj),
                ("payout.paid", None),
                ("new.thing", {"object": 1}),
            ):
                event = {"object": "event", "id": f"evt_{type}", "type": type, "created": int(self.now())}
                body["data"].insert(0, {**event, "data": {"object": found}})
            return Response(200, json.dumps(body).encode(), response.headers)

    box = Odd(people=4, months=1, now=small_company().now())
    customer = next(c["id"] for c in box.objects("customer") if not c["test_clock"])
    mine = mirror(box)
    mine.sync("customers")
    box.update("customer", customer, description="changed", event="")
    box.wait(120)
    notes = mine.sync("customers")["customers"].notes
    assert mine.one("customers", customer)["description"] == "changed"
    assert [note.partition(";")[0] for note in notes] == (
        [] if "time" in odd else ["customers: an event that does not tell what changed"]
    )


def _all(pages: Pages) -> Iterator[Item]:
    """What a stream yields, and what the generators in it do."""
    for item in pages:
        if isinstance(item, Iterator):
            yield from _all(item)
        else:
            yield item


@pytest.mark.D6
def test_what_the_feed_says_is_gone_is_as_old_as_the_feed_however_late_a_stream_is_read(
    mirror: Open,
) -> None:
    mine = mirror(small_company())
    for kind in ("invoiceitem", "plan"):
        made = mine.box.create(kind)["id"]
        mine.box.wait(60)
        mine.box.delete(kind, made)
        mine.box.wait(120)  # events show late
    connector = open_source(mine.config())
    streams = {s.name: s for s in connector.streams()}
    connector.greet()  # which tells the time there
    now = connector.http.now()
    window = Window(now - timedelta(days=1), now, newest=True)

    def gone(stream: str) -> list[datetime]:
        return [item.asof for item in _all(streams[stream].read(window)) if isinstance(item, Deleted)]

    times = [connector.http.clock(), *gone("invoice_items"), connector.http.clock()]
    (late,) = gone("plans")  # until then another sync may have seen it made again
    connector.close()
    assert len(times) == 3
    assert times == sorted(times)
    assert late == times[1]


def test_a_window_from_before_the_first_event_says_what_it_cannot_tell(mirror: Open) -> None:
    mine = mirror(small_company())
    end = datetime.fromtimestamp(mine.box.now() - 40 * DAY, UTC)
    outcomes = mine.sync(
        "charges", "coupons", "balance_transactions", window=Window(end - timedelta(days=3), end)
    )
    (note,) = outcomes["charges"].notes
    assert "Stripe keeps events for 30 days" in note
    assert outcomes["coupons"].notes == outcomes["balance_transactions"].notes == []


@pytest.mark.parametrize("stream", [c.name for c in COLLECTIONS if c.events])
def test_the_types_of_event_that_are_asked_for_are_stripes(stream: str) -> None:
    known = {name.partition(".")[0] for name in facts.event_types()}
    for kind in BY_NAME[stream].kinds:
        assert set(roots_of(kind)) <= known, kind


def test_all_streams_ask_for_all_events_and_few_for_theirs() -> None:
    assert Wanted(COLLECTIONS).types == [None]
    assert Wanted([BY_NAME["charges"]]).types == ["charge.*", "refund.*", "review.*"]
    assert Wanted([BY_NAME["coupons"], BY_NAME["balance_transactions"]]).types == []


def test_crowds_are_what_a_page_shows_several_of() -> None:
    alone = [(at, f"alone_{at}") for at in range(0, 100_000, 1_000)]
    together = [(500_000 + at, f"together_{at}") for at in range(0, 3_000, 10)]
    found = list(crowds([*alone, *together], 100.0))
    assert {key for crowd in found for key in crowd} == {key for _, key in together}
    assert all(len(crowd) <= 10 * SPANS_AT_ONCE for crowd in found)
    assert list(crowds(alone, 100.0)) == []
    assert list(crowds([(1, str(n)) for n in range(WORTH)], float("inf"))) == [[str(n) for n in range(WORTH)]]


def test_a_page_tells_how_much_time_it_spans() -> None:
    one = msgspec.Raw(b"{}")
    assert seconds_a_page(Head([one] * 2, stamps=[1_000, 0])) == 50_000.0
    assert seconds_a_page(Head([one], stamps=[7])) == 1.0
    assert seconds_a_page(Head([one])) == float("inf")


def test_the_frontier_moves_over_parts_that_meet_whichever_ends_first() -> None:
    cuts = [T0 + timedelta(days=n) for n in range(9)]
    parts = [Window(start, end, initial=True) for start, end in pairwise(cuts)]
    for seed in range(20):
        frontier, ended = Frontier(Window(cuts[0], cuts[-1], initial=True)), set[Window]()
        for part in random.Random(seed).sample(parts, len(parts)):
            ended.add(part)
            before = frontier.done(Window(part.end, part.end))
            assert not any(p not in ended for p in parts if p.start >= before.start), "nothing is nothing"
            reached = frontier.done(part)
            assert reached.end == cuts[-1]
            assert reached.initial
            assert all(p in ended for p in parts if p.start >= reached.start)
            assert not any(p in ended for p in parts if p.end == reached.start)
        assert reached.start == cuts[0]


def test_no_more_parts_wait_than_there_are_connections() -> None:
    branches = Branches(2)

    def part(n: int) -> Pages:
        yield n  # type: ignore[misc]

    found = [item for n in range(5) for item in branches.beside(part(n))]
    given, here = [i for i in found if not isinstance(i, int)], [i for i in found if isinstance(i, int)]
    assert (len(given), here) == (2, [2, 3, 4])
    assert not branches.spare
    assert [list(branch) for branch in given] == [[0], [1]]
    assert branches.spare


def test_what_is_read_again_is_done_only_as_a_whole_and_shows_what_is_gone(mirror: Open) -> None:
    connector = open_source(mirror(small_company()).config())
    customers = next(s for s in connector.streams() if s.name == "customers")
    before, long_ago = [Window(BEGINNING, T0)], T0 + timedelta(days=40)
    first = plan(customers, [], BEGINNING, T0, window=None, full=False)
    assert (first.windows[0].initial, first.again, first.complete) == (True, False, False)
    for again in (
        plan(customers, before, BEGINNING, long_ago, window=None, full=False),
        plan(customers, before, BEGINNING, T0 + timedelta(hours=3), window=None, full=True),
    ):
        assert (again.windows[0].start, again.windows[0].initial) == (BEGINNING, True)
        assert (again.again, again.complete) == (True, True)
    assert not plan(customers, before, T0 - timedelta(days=9), long_ago, window=None, full=True).complete
    behind = plan(customers, before, BEGINNING, T0 - timedelta(minutes=5), window=None, full=True)
    assert not behind.complete, "by a clock that went back the newest are not shown"
    connector.close()
