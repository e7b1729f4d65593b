"""Groups of columns that several billing tables have in common."""

from __future__ import annotations

from decimal import Decimal

from etl.schema import Group, Json, field, group


class Party(Group):
    """Which account answers for something: the account itself or one connected to it."""

    account: str | None = field(doc="Connected account, if it is one.", references="accounts")
    type: str | None = field(doc="`self` or `account` (a connected one).")


class AutomaticTax(Group):
    """Whether Stripe works out the tax, and who owes it."""

    enabled: bool | None = field(doc="Whether Stripe works out the tax.")
    liability: Party | None = group(doc="Who owes the tax:")


class ShippingCost(Group):
    """What shipping adds to an invoice or credit note."""

    amount_subtotal: int | None = field(doc="Shipping before tax, in minor units.")
    amount_tax: int | None = field(doc="Tax on shipping, in minor units.")
    amount_total: int | None = field(doc="Shipping with tax, in minor units.")
    shipping_rate: str | None = field(doc="Shipping rate that was used.", references="shipping_rates")
    taxes: Json | None = field(doc="Amount of each tax on shipping; sent only when expanded.")


class BillingThresholds(Group):
    """The amount at which a subscription is invoiced before its period ends."""

    amount_gte: int | None = field(doc="Amount that triggers an invoice early, in minor units.")
    reset_billing_cycle_anchor: bool | None = field(doc="Whether reaching it restarts the billing cycle.")


class BillingMode(Group):
    """The way in which prorations and invoices of a subscription are worked out."""

    type: str | None = field(doc="`classic` or `flexible` handling of prorations and invoices.")
    flexible_proration_discounts: str | None = field(
        "flexible.proration_discounts", doc="How flexible mode shows discounts: `included` or `itemized`."
    )


class TransferData(Group):
    """The share of each payment that goes on to a connected account."""

    amount_percent: Decimal | None = field(doc="Percentage of the invoice sent on, 0 to 100; null for all.")
    destination: str | None = field(doc="Connected account that receives the money.", references="accounts")
