"""Subscriptions: how they start, renew, change and end."""

from __future__ import annotations

from connectors.sandbox.company import DAY
from connectors.sandbox.stripe.catalog import Catalog
from connectors.sandbox.stripe.clients import Client
from connectors.sandbox.stripe.facts import Object
from connectors.sandbox.stripe.invoices import MANY_SEATS, MONTH, Invoices
from connectors.sandbox.stripe.store import Entry
from connectors.sandbox.stripe.world import World


class Subscriptions:
    """The subscriptions of one account, and the invoices that they lead to."""

    def __init__(self, world: World, catalog: Catalog) -> None:
        self.world = world
        self.catalog = catalog
        self.invoices = Invoices(world)

    def subscribe(self, client: Client, trial: bool) -> None:
        """A new subscription; without a trial its first invoice is made and final at once."""
        world, person = self.world, client.person
        now = int(world.now)
        price = self.catalog.prices[person.plan, person.currency]
        trial_end = now + 14 * DAY if trial else None
        rate = self.catalog.tax_rates.get(person.country)
        sent = bool(person.company) and person.seats >= MANY_SEATS
        subscription = world.create(
            "subscription",
            event="",
            automatic_tax={"enabled": False},
            billing_cycle_anchor=trial_end or now,
            billing_mode={"type": "flexible", "flexible": {"proration_discounts": "included"}},
            cancellation_details={},
            collection_method="send_invoice" if sent else "charge_automatically",
            currency=person.currency,
            customer=client.customer.id,
            days_until_due=14 if sent else None,
            default_payment_method=client.method.id if client.method and not sent else None,
            default_tax_rates=[rate.id] if rate else [],
            discounts=[],
            metadata={"plan": person.plan},
            payment_settings={"save_default_payment_method": "off"},
            start_date=now,
            status="trialing" if trial else "active",
            trial_end=trial_end,
            trial_settings={"end_behavior": {"missing_payment_method": "create_invoice"}},
            trial_start=now if trial else None,
        )
        world.create(
            "subscription_item",
            under=subscription.id,
            current_period_end=trial_end or now + MONTH,
            current_period_start=now,
            discounts=[],
            metadata={},
            plan=price.id,
            price=price.id,
            quantity=person.seats,
            subscription=subscription.id,
            tax_rates=[],
        )
        if person.number % 13 == 4:
            self.discount(client.customer, subscription)
        world.update(client.customer, currency=person.currency, event="")
        world.emit("customer.subscription.created", subscription)
        client.subscription = subscription
        if trial:
            world.at(now + 11 * DAY, lambda: self._trial_ends(subscription))
            free = self.invoices.draft(client, "subscription_create")
            self.invoices.finalize(client, free)
            world.update(subscription, latest_invoice=free.id, event="")

    def _trial_ends(self, subscription: Entry) -> None:
        if subscription.object["status"] == "trialing":
            self.world.emit("customer.subscription.trial_will_end", subscription)

    def discount(self, customer: Entry, subscription: Entry) -> None:
        """Put a coupon on a subscription."""
        coupon = self.world.rng.choice(self.catalog.coupons[:3])
        entry = self.world.create(
            "discount",
            customer=customer.id,
            source={"coupon": coupon.id, "type": "coupon"},
            start=int(self.world.now),
            subscription=subscription.id,
        )
        self.world.update(subscription, discounts=[entry.id], event="")
        times = coupon.object["times_redeemed"] + 1
        self.world.update(coupon, times_redeemed=times, event="")

    def items(self, subscription: Entry) -> list[Entry]:
        """The items of a subscription."""
        return list(self.world.store.children(["subscription_item"], subscription.id))

    def renew(self, client: Client) -> Entry | None:
        """The invoice of the next month: a draft, but for the first one. None without a subscription."""
        world, subscription = self.world, client.subscription
        if subscription is None or client.gone or subscription.object["status"] == "canceled":
            return None
        first = subscription.object["latest_invoice"] is None
        reason = "subscription_create" if first else "subscription_cycle"
        now = int(world.now)
        for item in self.items(subscription):
            world.update(item, current_period_start=now, current_period_end=now + MONTH, event="")
        trialing = subscription.object["status"] == "trialing"
        if trialing:
            world.update(subscription, status="active", event="")
        invoice = self.invoices.draft(client, reason)
        world.update(subscription, latest_invoice=invoice.id, event="" if first else None)
        if first:
            self.invoices.finalize(client, invoice)
        elif world.rng.random() < 0.15:
            world.emit("invoice.upcoming", None, **self._upcoming(invoice))
        return invoice

    def _upcoming(self, invoice: Entry) -> Object:
        """What a bill is going to be; it has no id yet."""
        whole = self.world.renderer.compose(invoice)
        return {name: value for name, value in whole.items() if name not in ("id", "invoice_pdf")}

    def write_off(self, client: Client) -> None:
        """Give an unpaid invoice up, and with it the subscription."""
        world, invoice, subscription = self.world, client.unpaid, client.subscription
        client.unpaid = None
        if invoice and invoice.object["status"] == "open":
            before = invoice.object["status_transitions"]
            marked = {**before, "marked_uncollectible_at": int(world.now)}
            world.update(invoice, auto_advance=False, status="uncollectible", status_transitions=marked)
        if subscription:
            self.end(client, "payment_failed")

    def end(self, client: Client, reason: str) -> None:
        """The subscription is over."""
        subscription, now = client.subscription, int(self.world.now)
        if subscription is None or subscription.object["status"] == "canceled":
            return
        self.world.update(
            subscription,
            canceled_at=subscription.object["canceled_at"] or now,
            cancellation_details={"reason": reason},
            ended_at=now,
            status="canceled",
        )
        client.subscription = None

    def prorate(self, client: Client, amount: int, text: str) -> Entry:
        """An amount for the next invoice."""
        now = int(self.world.now)
        subscription = client.subscription
        details = {"subscription": subscription.id} if subscription else None
        return self.world.create(
            "invoiceitem",
            amount=amount,
            currency=client.person.currency,
            customer=client.customer.id,
            description=text,
            discountable=False,
            discounts=[],
            metadata={},
            parent={"subscription_details": details, "type": "subscription_details"} if details else None,
            period={"start": now, "end": now + 15 * DAY},
            proration=True,
            quantity=1,
            quantity_decimal="1",
            tax_rates=[],
        )

    def cancel_later(self, client: Client) -> None:
        """Let the subscription end with what is paid."""
        subscription = client.subscription
        if subscription is None or subscription.object["cancel_at_period_end"]:
            return
        end = max(item.object["current_period_end"] for item in self.items(subscription))
        self.world.update(
            subscription,
            cancel_at=end,
            cancel_at_period_end=True,
            canceled_at=int(self.world.now),
            cancellation_details={"feedback": "too_expensive", "reason": "cancellation_requested"},
        )

        def over() -> None:
            if client.subscription is subscription and subscription.object["cancel_at_period_end"]:
                self.end(client, "cancellation_requested")

        self.world.at(end, over)

    def change(self, client: Client) -> None:
        """Give the subscription the plan and the seats that its owner now wants."""
        world, person, subscription = self.world, client.person, client.subscription
        if subscription is None:
            return
        price = self.catalog.prices[person.plan, person.currency]
        item = self.items(subscription)[0]
        old = world.renderer.compose(subscription)["items"]
        before = world.store.get("price", item.object["price"])
        world.update(item, price=price.id, plan=price.id, quantity=person.seats, event="")
        world.update(subscription, metadata={"plan": person.plan}, event="")
        world.emit("customer.subscription.updated", subscription, {"items": old})
        if before and before is not price:
            half = price.object["unit_amount"] * person.seats // 2
            back = -before.object["unit_amount"] * person.seats // 2
            self.prorate(client, back, f"Unused time on {before.object['nickname']}")
            self.prorate(client, half, f"Remaining time on {price.object['nickname']}")
