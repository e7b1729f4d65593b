"""The columns of a line of what is being bought: shared by quotes, checkout sessions and payment links."""

from __future__ import annotations

from etl.schema import Json, field
from models.stripe.base import StripeTable


class LineItemTable(StripeTable):
    """Lines of one parent: subclass it, name the table and add the parent's key with `parent=True`."""

    __object__ = "item"
    __elsewhere__ = ("price",)  # sent whole; its id is `price_id`, the rest stands in prices

    id: str = field(key=True, doc="Stripe's identifier of the line, `li_...`.")
    price_id: str | None = field("price.id", doc="Price that the line was made from.", references="prices")
    description: str | None = field(doc="What is sold; the product's name unless overridden.")
    quantity: int | None = field(doc="How many units are bought.")
    currency: str = field(doc="Three-letter currency code of the amounts, in lower case.")
    amount_subtotal: int = field(doc="Amount before discounts and taxes, in minor units.")
    amount_discount: int = field(doc="Sum of the discounts on the line, in minor units; 0 if none.")
    amount_tax: int = field(doc="Sum of the taxes on the line, in minor units; 0 if none.")
    amount_total: int = field(doc="Amount after discounts and taxes, in minor units.")
    discounts: Json | None = field(doc="Amount taken off by each discount; sent only when expanded.")
    taxes: Json | None = field(doc="Amount of each tax with its rate; sent only when expanded.")
    adjustable_quantity_enabled: bool | None = field(
        "adjustable_quantity.enabled", doc="Whether the buyer may change the quantity."
    )
    adjustable_quantity_maximum: int | None = field(
        "adjustable_quantity.maximum", doc="Largest quantity that the buyer may choose."
    )
    adjustable_quantity_minimum: int | None = field(
        "adjustable_quantity.minimum", doc="Smallest quantity that the buyer may choose."
    )
    metadata: Json | None = field(doc="The account's own keys and values on the line.")
