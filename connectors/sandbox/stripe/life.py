"""How an account lives: the company's story played out in Stripe's objects."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

from connectors.sandbox.company import DAY, Company, Happening
from connectors.sandbox.stripe import accounts, acts, clients, extras, filler, payments
from connectors.sandbox.stripe.catalog import Catalog
from connectors.sandbox.stripe.clients import Client
from connectors.sandbox.stripe.facts import Object
from connectors.sandbox.stripe.store import Entry
from connectors.sandbox.stripe.subscriptions import Subscriptions
from connectors.sandbox.stripe.world import RETENTION, World

WEEK: Final = 7 * DAY
LATE: Final = 12 * DAY  # how long before its end a history gets what needs customers and payments to exist


class Life:
    """One account's world with the company that lives in it. `small`: a connected account's."""

    def __init__(self, world: World, *, seed: int, people: int, months: float, small: bool = False) -> None:
        self.world = world
        self.seed = seed
        self.small = small
        self.advances = 0
        end = world.now
        self.company = Company(seed, people, months, end, app="stripe")
        world.now = float(self.company.opened - DAY)
        world.quiet_before = end - RETENTION
        self.clients: dict[int, Client] = {}
        self.catalog = Catalog(world)
        self.subscriptions = Subscriptions(world, self.catalog)
        self.invoices = self.subscriptions.invoices
        self.bank = accounts.open_account(world, small)
        world.at(world.now + WEEK, self._weekly)
        self.run(max(end - LATE, world.now))
        if not small:
            extras.furnish(self)
        self.run(end)

    def run(self, until: float) -> None:
        """Play the story up to a moment."""
        for happening in self.company.until(until):
            self.world.run(happening.at)
            self._play(happening)
        self.world.run(until)

    def advance(self, seconds: float, seed: int | None = None) -> None:
        """Play on, with what people do at their desks besides: edits, clean-ups, odd cases."""
        self.advances += 1
        rng = random.Random(f"{self.seed} {self.advances if seed is None else f'given {seed}'}")
        start, end = self.world.now, self.world.now + seconds
        share = 0.1 if self.small else 1
        for at, act in sorted(acts.plan(rng, start, end, share), key=lambda planned: planned[0]):
            self.world.at(at, self._act(act, rng))
        self.run(end)

    def _act(self, act: acts.Act, rng: random.Random) -> Callable[[], None]:
        return lambda: act(self, rng)

    def _weekly(self) -> None:
        payments.payout(self.world, self.bank)
        self.world.at(self.world.now + WEEK, self._weekly)

    def active(self) -> list[Client]:
        """The clients with a living subscription."""
        living = (c for c in self.clients.values() if c.subscription and not c.gone)
        return [c for c in living if c.subscription and c.subscription.object["status"] != "canceled"]

    def arrive(self, kind: str, count: int) -> None:
        """New objects of a kind, out of nowhere; for lists that change while they are read."""
        for _ in range(count):
            self.make("customer" if kind == "event" else kind, "", {})

    def make(self, kind: str, under: str, fields: Object) -> Entry:
        """One object of a kind, as a test wants it."""
        return filler.make(self.world, kind, under, fields)

    def _play(self, happening: Happening) -> None:
        person, what = happening.person, happening.what
        if what == "signs_up":
            self.clients[person.number] = clients.sign_up(self.world, person)
            return
        client = self.clients[person.number]
        if client.gone:
            return
        client.person = person
        if what in ("subscribes", "changes_plan", "changes_seats", "cancels", "quits"):
            self._subscription(client, happening)
        elif what in ("pays", "fails", "pays_late", "gives_up", "orders"):
            self._money(client, happening)
        elif what == "leaves":
            self.world.delete(client.customer)
        elif what in ("wants_refund", "disputes", "dispute_ends"):
            self._complaint(client, happening)
        else:
            self._details(client, happening)

    def _subscription(self, client: Client, happening: Happening) -> None:
        match happening.what:
            case "subscribes":
                if client.subscription is None:
                    self.subscriptions.subscribe(client, happening.detail == "trial")
            case "changes_plan" | "changes_seats":
                self.subscriptions.change(client)
            case "cancels":
                self.subscriptions.cancel_later(client)
            case "quits":
                self.subscriptions.end(client, "cancellation_requested")

    def _money(self, client: Client, happening: Happening) -> None:
        match happening.what:
            case "pays" | "fails":
                self._bill(client, happening.detail)
            case "pays_late":
                if client.unpaid:
                    self.invoices.pay(client, client.unpaid)
            case "gives_up":
                self.subscriptions.write_off(client)
            case "orders":
                extras.order(self, client, happening.amount)

    def _bill(self, client: Client, why_not: str) -> None:
        invoice = self.subscriptions.renew(client)
        if invoice is None:
            return
        if invoice.object["status"] == "draft":
            self.invoices.later(client, invoice, why_not)
        else:
            self.invoices.pay(client, invoice, why_not)

    def _complaint(self, client: Client, happening: Happening) -> None:
        last = client.charges[-1] if client.charges else None
        match happening.what:
            case "wants_refund":
                if last:
                    payments.refund(self.world, last, last.object["amount"] * happening.amount // 100)
            case "disputes":
                if last:
                    client.disputed = payments.dispute(self.world, last)
            case "dispute_ends":
                if client.disputed:
                    payments.close_dispute(self.world, client.disputed, happening.detail)
                    client.disputed = None

    def _details(self, client: Client, happening: Happening) -> None:
        match happening.what:
            case "changes_email":
                self.world.update(client.customer, email=client.person.email)
            case "moves":
                self.world.update(client.customer, address=payments.address(client.person))
            case "changes_card":
                clients.change_card(self.world, client)
