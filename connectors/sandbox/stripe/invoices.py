"""Invoices: drafts and their lines, what they add up to, how they become final and get paid."""

from __future__ import annotations

from typing import Any, Final

from connectors.sandbox.company import DAY
from connectors.sandbox.stripe import ids, payments
from connectors.sandbox.stripe.clients import Client
from connectors.sandbox.stripe.facts import Object
from connectors.sandbox.stripe.store import Entry
from connectors.sandbox.stripe.world import World

MONTH: Final = 2629800  # seconds of the mean month, by which subscriptions renew
HOUR: Final = 3600
MANY_SEATS: Final = 11  # from here on every seat is a line of its own on the bill


class Invoices:
    """The invoices of one account."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._numbers: dict[str, int] = {}

    def draft(self, client: Client, reason: str) -> Entry:
        """An invoice that can still change, with a line for all that is to be billed."""
        world, person, subscription = self.world, client.person, client.subscription
        now = int(world.now)
        sent = subscription is not None and subscription.object["collection_method"] == "send_invoice"
        parent: Object | None = None
        if subscription:
            details = {"metadata": subscription.object["metadata"], "subscription": subscription.id}
            parent = {"subscription_details": details, "type": "subscription_details"}
        invoice = world.create(
            "invoice",
            event="",
            account_country="US",
            account_name="Brightleaf",
            attempted=False,
            auto_advance=True,
            automatic_tax={"enabled": False},
            automatically_finalizes_at=now + HOUR if reason == "subscription_cycle" else None,
            billing_reason=reason,
            collection_method="send_invoice" if sent else "charge_automatically",
            currency=person.currency,
            customer=client.customer.id,
            customer_address=client.customer.object["address"],
            customer_email=client.customer.object["email"],
            customer_name=client.customer.object["name"],
            customer_phone=client.customer.object["phone"],
            customer_tax_exempt=client.customer.object["tax_exempt"],
            customer_tax_ids=[],
            default_tax_rates=subscription.object["default_tax_rates"] if subscription else [],
            discounts=subscription.object["discounts"] if subscription else [],
            due_date=now + 14 * DAY if sent else None,
            issuer={"type": "self"},
            metadata={},
            parent=parent,
            payment_settings={"payment_method_types": None},
            period_end=now,
            period_start=now - MONTH if reason == "subscription_cycle" else now,
            status="draft",
            status_transitions={},
        )
        self._lines(client, invoice)
        self._total(invoice)
        world.emit("invoice.created", invoice)
        return invoice

    def _lines(self, client: Client, invoice: Entry) -> None:
        """One line for each item (each seat, when there are many), and one for each pending invoice item."""
        if client.subscription:
            for item in self.world.store.children(["subscription_item"], client.subscription.id):
                price = self.world.store.get("price", item.object["price"])
                seats = item.object["quantity"]
                if price:
                    parts = [1] * seats if seats >= MANY_SEATS else [seats]
                    for part in parts:
                        self._item_line(invoice, item, price, part)
        for pending in list(self.world.store.where("invoiceitem", "customer", client.customer.id)):
            if pending.object["invoice"] is None and pending.object["currency"] == invoice.object["currency"]:
                self.world.update(pending, invoice=invoice.id, event="")
                self.extra_line(invoice, pending)

    def _item_line(self, invoice: Entry, item: Entry, price: Entry, seats: int) -> None:
        trial = self._trial(item.parent)
        amount = 0 if trial else price.object["unit_amount"] * seats
        details = {"proration": False, "subscription": item.parent, "subscription_item": item.id}
        self._line(
            invoice,
            amount,
            f"{'Trial of ' if trial else ''}{seats} x {price.object['nickname']}",
            {"subscription_item_details": details, "type": "subscription_item_details"},
            (item.object["current_period_start"], item.object["current_period_end"]),
            price,
            seats,
        )

    def _trial(self, subscription: str) -> bool:
        found = self.world.store.get("subscription", subscription)
        return found is not None and found.object["status"] == "trialing"

    def extra_line(self, invoice: Entry, pending: Entry) -> None:
        """The line of an invoice item."""
        proration = pending.object["proration"]
        details = {"invoice_item": pending.id, "proration": proration, "subscription": None}
        period = pending.object["period"]
        self._line(
            invoice,
            pending.object["amount"],
            pending.object["description"],
            {"invoice_item_details": details, "type": "invoice_item_details"},
            (period["start"], period["end"]),
            None,
            pending.object["quantity"],
        )

    def _line(
        self,
        invoice: Entry,
        amount: int,
        text: str,
        parent: Object,
        period: tuple[int, int],
        price: Entry | None,
        quantity: int,
    ) -> None:
        pricing: Object | None = None
        if price:
            pricing = {
                "price_details": {"price": price.id, "product": price.object["product"]},
                "type": "price_details",
                "unit_amount_decimal": price.object["unit_amount_decimal"],
            }
        rates = [self.world.store.get("tax_rate", id) for id in invoice.object["default_tax_rates"]]
        self.world.create(
            "line_item",
            under=invoice.id,
            amount=amount,
            currency=invoice.object["currency"],
            description=text,
            discount_amounts=[],
            discountable=True,
            discounts=[],
            invoice=invoice.id,
            metadata={},
            parent=parent,
            period={"start": period[0], "end": period[1]},
            pretax_credit_amounts=[],
            pricing=pricing,
            quantity=quantity,
            quantity_decimal=str(quantity),
            subtotal=amount,
            taxes=[_tax(rate, amount) for rate in rates if rate],
        )

    def _total(self, invoice: Entry) -> None:
        """Add the lines up."""
        lines = self.world.store.children(["line_item"], invoice.id)
        subtotal = sum(line.object["amount"] for line in lines)
        discounts = []
        for id in invoice.object["discounts"]:
            entry = self.world.store.among(["discount"], id)
            coupon = entry and self.world.store.among(["coupon"], entry.object["source"]["coupon"])
            if coupon and subtotal > 0:
                discounts.append(
                    {"amount": round(subtotal * coupon.object["percent_off"] / 100), "discount": id}
                )
        net = subtotal - sum(part["amount"] for part in discounts)
        rates = [self.world.store.get("tax_rate", id) for id in invoice.object["default_tax_rates"]]
        taxes = [_tax(rate, net) for rate in rates if rate]
        total = net + sum(tax["amount"] for tax in taxes)
        due = max(total, 0)
        self.world.update(
            invoice,
            event="",
            amount_due=due,
            amount_remaining=due,
            ending_balance=None,
            subtotal=subtotal,
            subtotal_excluding_tax=subtotal,
            total=total,
            total_discount_amounts=discounts,
            total_excluding_tax=net,
            total_pretax_credit_amounts=[],
            total_taxes=taxes,
        )

    def finalize(self, client: Client, invoice: Entry) -> None:
        """Give a draft its number and make it payable."""
        world = self.world
        if invoice.object["status"] != "draft" or world.store.get("invoice", invoice.id) is None:
            return
        prefix = client.customer.object["invoice_prefix"]
        self._numbers[prefix] = self._numbers.get(prefix, 0) + 1
        number = f"{prefix}-{self._numbers[prefix]:04d}"
        token = ids.letters(world.rng, 24)
        now = int(world.now)
        world.update(
            invoice,
            automatically_finalizes_at=None,
            effective_at=now,
            ending_balance=0,
            hosted_invoice_url=f"https://invoice.stripe.example/i/{token}",
            invoice_pdf=f"https://pay.stripe.example/invoice/{token}/pdf",
            number=number,
            status="open",
            status_transitions={"finalized_at": now},
        )
        if not client.gone:
            world.update(client.customer, next_invoice_sequence=self._numbers[prefix] + 1, event="")
        if invoice.object["amount_due"] == 0:
            self.settle(client, invoice)
            return
        method = client.method.id if client.method else None
        text = (
            "Subscription creation"
            if invoice.object["billing_reason"] == "subscription_create"
            else "Invoice"
        )
        intent = payments.payment_intent(
            world, client.person, client.customer.id, method, invoice.object["amount_due"], text
        )
        world.create(
            "invoice_payment",
            amount_requested=invoice.object["amount_due"],
            currency=invoice.object["currency"],
            invoice=invoice.id,
            is_default=True,
            payment={"payment_intent": intent.id, "type": "payment_intent"},
            status="open",
            status_transitions={},
        )
        if invoice.object["collection_method"] == "send_invoice":
            world.emit("invoice.sent", invoice)

    def pay(self, client: Client, invoice: Entry, why_not: str = "") -> None:
        """Try to get an open invoice paid; `why_not`: the decline code of a try that fails."""
        world = self.world
        if invoice.object["status"] != "open":
            return
        attempts = world.store.where("invoice_payment", "invoice", invoice.id)
        if not attempts:
            return
        intent = world.store.get("payment_intent", attempts[0].object["payment"]["payment_intent"])
        if intent is None or intent.object["status"] == "succeeded":
            return
        method = client.method.id if client.method else None
        world.update(intent, payment_method=method, event="")
        charge = payments.charge(world, client.person, intent, why_not)
        count = invoice.object["attempt_count"] + 1
        if why_not:
            retry = int(world.now) + 3 * DAY
            fields: dict[str, Any] = {
                "attempt_count": count,
                "attempted": True,
                "next_payment_attempt": retry,
            }
            world.update(invoice, **fields)
            world.emit("invoice.payment_failed", invoice)
            client.unpaid = invoice
            if not client.gone:
                world.update(client.customer, delinquent=True)
            if client.subscription and client.subscription.object["status"] == "active":
                world.update(client.subscription, status="past_due")
            return
        client.charges.append(charge)
        now = int(world.now)
        amount = intent.object["amount"]
        paid_at = {"paid_at": now}
        world.update(attempts[0], amount_paid=amount, status="paid", status_transitions=paid_at)
        world.update(invoice, attempt_count=count, event="")
        self.settle(client, invoice)

    def settle(self, client: Client, invoice: Entry) -> None:
        """Mark an open invoice as paid, and what follows from that."""
        world = self.world
        before = invoice.object["status_transitions"]
        world.update(
            invoice,
            amount_paid=invoice.object["amount_due"],
            amount_remaining=0,
            attempted=True,
            next_payment_attempt=None,
            status="paid",
            status_transitions={**before, "paid_at": int(world.now)},
        )
        if client.unpaid is invoice:
            client.unpaid = None
            if not client.gone:
                world.update(client.customer, delinquent=False)
            if client.subscription and client.subscription.object["status"] == "past_due":
                world.update(client.subscription, status="active")

    def later(self, client: Client, invoice: Entry, why_not: str) -> None:
        """An hour after a draft: final, and paid or refused."""

        def due() -> None:
            self.finalize(client, invoice)
            self.pay(client, invoice, why_not)

        self.world.at(self.world.now + HOUR, due)


def _tax(rate: Entry, amount: int) -> Object:
    return {
        "amount": round(amount * rate.object["percentage"] / 100),
        "tax_behavior": "exclusive",
        "tax_rate_details": {"tax_rate": rate.id},
        "taxability_reason": "standard_rated",
        "taxable_amount": amount,
        "type": "tax_rate_details",
    }
