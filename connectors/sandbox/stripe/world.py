"""One account's world: its objects, its clock, and the events by which Stripe tells of changes.

Every change goes through `create`, `update` and `delete`. They announce it only where Stripe does: an
event of the right name exists and the kind of change raises it. An event holds the object as it was then,
in the account's API version, and shows up in /v1/events some seconds later, not in order.
"""

from __future__ import annotations

import heapq
import random
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Any, Final

from connectors.sandbox.stripe import facts, ids, versions
from connectors.sandbox.stripe.facts import Object
from connectors.sandbox.stripe.render import Renderer
from connectors.sandbox.stripe.store import Entry, Store

RETENTION: Final = 30 * 86400  # seconds that /v1/events looks back

# kind -> first words of its event names, where they are not the kind itself
ANNOUNCED_AS: Final = {
    "subscription": "customer.subscription",
    "card": "customer.source",
    "source": "customer.source",
    "tax_id": "customer.tax_id",
    "discount": "customer.discount",
    "dispute": "charge.dispute",
    "bank_account": "account.external_account",
    "issuing.authorization": "issuing_authorization",
    "issuing.card": "issuing_card",
    "issuing.cardholder": "issuing_cardholder",
    "issuing.dispute": "issuing_dispute",
    "issuing.token": "issuing_token",
    "issuing.transaction": "issuing_transaction",
    "issuing.personalization_design": "issuing_personalization_design",
    "scheduled_query_run": "sigma.scheduled_query_run",
}
# kind -> field -> new value -> event, for changes that have a name of their own
STATUS_EVENTS: Final[dict[str, dict[str, str]]] = {
    "subscription": {"canceled": "customer.subscription.deleted", "paused": "customer.subscription.paused"},
    "invoice": {
        "open": "invoice.finalized",
        "paid": "invoice.paid",
        "void": "invoice.voided",
        "uncollectible": "invoice.marked_uncollectible",
    },
    "payment_intent": {
        "succeeded": "payment_intent.succeeded",
        "canceled": "payment_intent.canceled",
        "processing": "payment_intent.processing",
        "requires_action": "payment_intent.requires_action",
        "requires_payment_method": "payment_intent.payment_failed",
    },
    "setup_intent": {
        "succeeded": "setup_intent.succeeded",
        "canceled": "setup_intent.canceled",
        "requires_action": "setup_intent.requires_action",
    },
    "payout": {"paid": "payout.paid", "failed": "payout.failed", "canceled": "payout.canceled"},
    "checkout.session": {"complete": "checkout.session.completed", "expired": "checkout.session.expired"},
    "credit_note": {"void": "credit_note.voided"},
    "dispute": {"won": "charge.dispute.closed", "lost": "charge.dispute.closed"},
    "refund": {"failed": "refund.failed"},
    "quote": {"open": "quote.finalized", "accepted": "quote.accepted", "canceled": "quote.canceled"},
    "topup": {"succeeded": "topup.succeeded", "failed": "topup.failed", "canceled": "topup.canceled"},
    "invoice_payment": {"paid": "invoice_payment.paid"},
    "subscription_schedule": {
        "canceled": "subscription_schedule.canceled",
        "released": "subscription_schedule.released",
        "completed": "subscription_schedule.completed",
    },
}
# status events that come beside the .updated event and not in its place
BESIDE: Final = frozenset({"invoice", "dispute", "payout", "refund", "subscription_schedule", "credit_note"})


def _created(entry: Entry) -> int:
    return entry.created


class World:
    """The objects of one account at one moment, and what its listeners were told."""

    def __init__(
        self,
        account: str,
        seed: str,
        now: float,
        *,
        version: str = facts.API_VERSION,
        livemode: bool = False,
        delay: float = 5.0,
    ) -> None:
        self.account = account
        self.rng = random.Random(seed)
        self.now = now
        self.version = version
        self.livemode = livemode
        self.delay = delay
        self.store = Store()
        self.renderer = Renderer(self.store)
        self.quiet_before = 0.0  # no events are made for what happened before
        self._visible: dict[str, float] = {}
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._dues = 0

    # -- time

    def at(self, moment: float, act: Callable[[], None]) -> None:
        """Have something happen when the clock gets there."""
        self._dues += 1
        heapq.heappush(self._due, (moment, self._dues, act))

    def run(self, until: float) -> None:
        """Move the clock, and do what falls due on the way, in order."""
        while self._due and self._due[0][0] <= until:
            moment, _, act = heapq.heappop(self._due)
            self.now = max(self.now, moment)
            act()
        self.now = max(self.now, until)

    # -- changes

    def new_id(self, kind: str) -> str:
        """An id that no object has."""
        return ids.new(kind, self.rng)

    def create(self, kind: str, *, under: str = "", event: str | None = None, **fields: Any) -> Entry:
        """A new object, created now unless `created` says otherwise; announced if Stripe would.

        `under`: the object whose nested list it goes into; `event`: another event name, or "" for none.
        """
        created = int(fields.get("created") or fields.get("date") or self.now)
        shape = facts.shapes()[kind]
        given: Object = {"id": fields.pop("id", None) or self.new_id(kind), **fields}
        for name, value in (("created", created), ("livemode", self.livemode)):
            if name in shape:
                given.setdefault(name, value)
        if kind == "invoiceitem":
            given.setdefault("date", created)
        entry = self.store.add(kind, given, created, under)
        name = self._created(entry) if event is None else event
        if name in facts.event_types():
            self.emit(name, entry)
        return entry

    def _created(self, entry: Entry) -> str:
        """The event that tells of a new object; not all names are in use."""
        if entry.kind == "charge":
            return f"charge.{entry.object['status']}"
        if entry.kind == "payment_method":
            return "payment_method.attached" if entry.object["customer"] else ""
        return f"{ANNOUNCED_AS.get(entry.kind, entry.kind)}.created"

    def update(self, entry: Entry, *, event: str | None = None, **fields: Any) -> Object:
        """New values for an object; announced if Stripe would. The old object is returned.

        `event`: another event name, or "" for none.
        """
        if entry.kind == "product":
            fields.setdefault("updated", int(self.now))
        old = self.store.replace(entry, fields)
        changed = {name: old.get(name) for name in fields if old.get(name) != entry.object.get(name)}
        twin = self.store.get("plan", entry.id) if entry.kind == "price" else None
        shared = {name: fields[name] for name in ("active", "metadata", "nickname") if name in fields}
        if twin and shared:
            self.update(twin, event=event, **shared)
        for name in self._names(entry, changed) if event is None else [event]:
            if name in facts.event_types():
                self.emit(name, entry, changed if name.endswith(".updated") else None)
        return old

    def _names(self, entry: Entry, changed: Object) -> Iterator[str]:
        """The events that a change of these fields raises."""
        kind = entry.kind
        special = (
            STATUS_EVENTS.get(kind, {}).get(entry.object.get("status", "")) if "status" in changed else None
        )
        if special:
            yield special
            if special == "invoice.paid":
                yield "invoice.payment_succeeded"
        if kind == "payment_method" and "customer" in changed:
            yield "payment_method.attached" if entry.object["customer"] else "payment_method.detached"
        elif changed and (not special or kind in BESIDE):
            yield f"{ANNOUNCED_AS.get(kind, kind)}.updated"
            if kind == "refund":
                yield "charge.refund.updated"

    def delete(self, entry: Entry, *, event: str | None = None) -> None:
        """Remove an object; announced if Stripe would.

        A subscription is canceled and a payment method detached instead: nothing else can be done to them.
        A customer's subscriptions end with the customer.
        """
        now = int(self.now)
        if entry.kind == "subscription":
            self.update(entry, event=event, status="canceled", canceled_at=now, ended_at=now)
            return
        if entry.kind == "payment_method":
            self.update(entry, event=event, customer=None)
            return
        if entry.kind == "customer":
            for subscription in list(self.store.where("subscription", "customer", entry.id)):
                if subscription.object["status"] != "canceled":
                    self.delete(subscription)
            for method in list(self.store.where("payment_method", "customer", entry.id)):
                self.update(method, customer=None, event="")
        self.store.remove(entry)
        entry.links["gone"] = "yes"
        name = f"{ANNOUNCED_AS.get(entry.kind, entry.kind)}.deleted" if event is None else event
        if name in facts.event_types():
            self.emit(name, entry)

    # -- events

    def emit(self, type: str, entry: Entry | None, previous: Object | None = None, **data: Any) -> None:
        """Tell of something. Without an entry, `data` is the object (an upcoming invoice has no id)."""
        if self.now < self.quiet_before:
            return
        if entry is None:
            payload: Object = data
        else:
            payload = versions.shape(entry.kind, self.renderer.compose(entry), self.version, self.store)
        content: Object = {"object": payload}
        if previous is not None:
            content["previous_attributes"] = previous
        request = None if self.rng.random() < 0.4 else f"req_{ids.letters(self.rng, 14)}"
        event = self.create(
            "event",
            event="",
            api_version=self.version,
            data=content,
            pending_webhooks=self.rng.randrange(2),
            request={"id": request, "idempotency_key": None},
            type=type,
            object="event",
        )
        self._visible[event.id] = self.now + self.delay * self.rng.random()

    def events(self) -> list[Entry]:
        """The events that /v1/events shows now, oldest first."""
        kept = self.store.all(["event"])
        oldest = bisect_left(kept, self.now - RETENTION, key=_created)
        recent = bisect_left(kept, int(self.now - self.delay), key=_created)  # from here on some are hidden
        late = [event for event in kept[max(oldest, recent) :] if self._visible[event.id] <= self.now]
        return [*kept[oldest:recent], *late]

    def event_visible(self, entry: Entry) -> bool:
        """Whether one event can be retrieved now."""
        return entry.created >= self.now - RETENTION and self._visible[entry.id] <= self.now
