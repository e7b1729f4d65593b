"""Price reductions on offer: coupons and the codes by which customers redeem them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from etl.schema import Json, field
from models.stripe.base import StripeTable


class Coupon(StripeTable):
    """A reduction by a percentage or an amount for customers, subscriptions or invoices."""

    __tablename__ = "coupons"
    __object__ = "coupon"

    id: str = field(key=True, doc="Identifier of the coupon, chosen by the account or by Stripe.")
    created: datetime = field(doc="When the coupon was created.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    name: str | None = field(doc="Name of the coupon on invoices and receipts.")
    valid: bool = field(doc="Whether the coupon can still be applied.")
    amount_off: int | None = field(doc="Amount taken off, in minor units; null for percentage coupons.")
    currency: str | None = field(doc="Three-letter currency code of amount_off, in lower case.")
    percent_off: Decimal | None = field(doc="Percentage taken off, 0 to 100; null for amount coupons.")
    percent_off_precise: Decimal | None = field(
        doc="Percentage with its decimals; only under API versions before 2018-07-27, see percent_off."
    )
    duration: str = field(doc="How long the reduction lasts: `once`, `repeating` or `forever`.")
    duration_in_months: int | None = field(doc="Months that the reduction lasts if repeating.")
    redeem_by: datetime | None = field(doc="Last moment at which the coupon can be redeemed.")
    max_redemptions: int | None = field(
        doc="How often the coupon can be redeemed in total; null for no limit."
    )
    times_redeemed: int = field(doc="How often the coupon was applied so far.")
    applies_to_products: Json | None = field(
        "applies_to.products", doc="Products that the coupon is limited to; sent only when expanded."
    )
    currency_options: Json | None = field(
        doc="Amounts off in further currencies, by currency code; sent only when expanded."
    )
    metadata: Json | None = field(doc="The account's own keys and values on the coupon.")
    is_deleted: bool = field("deleted", deleted=True, doc="Whether the coupon was deleted at Stripe.")


class PromotionCode(StripeTable):
    """A code that customers type in to redeem a coupon, with conditions of its own."""

    __tablename__ = "promotion_codes"
    __object__ = "promotion_code"

    id: str = field(key=True, doc="Stripe's identifier, `promo_...`.")
    created: datetime = field(doc="When the promotion code was created.")
    livemode: bool = field(doc="True in live mode, false in test mode.")
    code: str = field(doc="The code as customers type it; case does not matter.")
    active: bool = field(doc="Whether the code can be used at present.")
    promotion_type: str | None = field("promotion.type", doc="What the code grants; at present `coupon`.")
    promotion_coupon: str | None = field(
        "promotion.coupon", "coupon.id", doc="Coupon that the code grants.", references="coupons"
    )
    customer: str | None = field(
        doc="The only customer who may use the code, if any.", references="customers"
    )
    customer_account: str | None = field(doc="Account standing for the only customer who may use the code.")
    expires_at: datetime | None = field(doc="When the code ceases to be redeemable.")
    max_redemptions: int | None = field(doc="How often the code can be used in total; null for no limit.")
    times_redeemed: int = field(doc="How often the code was used so far.")
    restrictions_first_time_transaction: bool | None = field(
        "restrictions.first_time_transaction",
        doc="Whether only customers without an earlier payment may use it.",
    )
    restrictions_minimum_amount: int | None = field(
        "restrictions.minimum_amount", doc="Least order amount, in minor units."
    )
    restrictions_minimum_amount_currency: str | None = field(
        "restrictions.minimum_amount_currency", doc="Three-letter currency code of the least order amount."
    )
    restrictions_currency_options: Json | None = field(
        "restrictions.currency_options", doc="Least order amounts in further currencies, by currency code."
    )
    metadata: Json | None = field(doc="The account's own keys and values on the promotion code.")
