"""Events of the e-commerce spec, version 2. Amounts are in major units; `currency` is USD unless it is told.

Tables of version 1, which named things the other way round, are united with those of the same meaning.
"""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from etl.schema import JsonText, field
from models.events.base import Event


class OfProduct(Event):
    """Something about one product."""

    product_id: str | None = field(doc="Id of the product in the shop's database.")
    sku: str | None = field(doc="Stock keeping unit.")
    category: str | None = field(doc="Category of the product.")
    name: str | None = field(doc="Name of the product.")
    brand: str | None = field(doc="Brand of the product.")
    variant: str | None = field(doc="Variant of the product, such as its colour.")
    price: Decimal | None = field(doc="Price of one, in major units.")
    quantity: Decimal | None = field(doc="How many.")
    coupon: str | None = field(doc="Coupon on the product.")
    position: Decimal | None = field(doc="Place in the list that the product was in.")
    url: str | None = field(doc="Address of the product's page.")
    image_url: str | None = field(doc="Address of a picture.")


class OfProducts(Event):
    """Something about several products."""

    products: JsonText | None = field(
        doc="The products, as JSON: objects like the columns of product_viewed."
    )


class OfList(OfProducts):
    """Something about a list of products."""

    list_id: str | None = field(doc="Id of the list.")
    category: str | None = field(doc="Category of the list.")


class Amounts(OfProducts):
    """What an order comes to, in major units; revenue is meant differently by each event."""

    affiliation: str | None = field(doc="Shop or partner that the order is of.")
    shipping: Decimal | None = field(doc="Cost of shipping.")
    tax: Decimal | None = field(doc="Tax.")
    discount: Decimal | None = field(doc="Discount.")
    coupon: str | None = field(doc="Coupon on the order.")
    currency: str | None = field(doc="Currency, ISO 4217; USD if there is none.")


class ProductsSearched(Event):
    """Somebody searched."""

    __tablename__ = "products_searched"

    query: str | None = field(doc="What was searched for.")


class ProductListViewed(OfList):
    """A list or category of products was seen."""

    __tablename__ = "product_list_viewed"
    __other_names__: ClassVar[tuple[str, ...]] = ("viewed_product_category",)


class ProductListFiltered(OfList):
    """A list of products was filtered or sorted."""

    __tablename__ = "product_list_filtered"

    filters: JsonText | None = field(doc="Filters, as JSON: objects of type and value.")
    sorts: JsonText | None = field(doc="Orders, as JSON: objects of type and value.")


class Promotion(Event):
    """Something about an advertisement in the shop."""

    promotion_id: str | None = field(doc="Id of the promotion.")
    creative: str | None = field(doc="The picture or text.")
    name: str | None = field(doc="Name of the promotion.")
    position: str | None = field(doc="Where it stood.")


class PromotionViewed(Promotion):
    """A promotion was seen."""

    __tablename__ = "promotion_viewed"
    __other_names__: ClassVar[tuple[str, ...]] = ("viewed_promotion",)


class PromotionClicked(Promotion):
    """A promotion was clicked."""

    __tablename__ = "promotion_clicked"
    __other_names__: ClassVar[tuple[str, ...]] = ("clicked_promotion",)


class ProductClicked(OfProduct):
    """A product was clicked in a list."""

    __tablename__ = "product_clicked"
    __other_names__: ClassVar[tuple[str, ...]] = ("clicked_product",)


class ProductViewed(OfProduct):
    """A product's page was seen."""

    __tablename__ = "product_viewed"
    __other_names__: ClassVar[tuple[str, ...]] = ("viewed_product",)

    currency: str | None = field(doc="Currency, ISO 4217; USD if there is none.")
    value: Decimal | None = field(doc="Value of the product to the shop, in major units.")


class ProductAdded(OfProduct):
    """A product was put into the cart."""

    __tablename__ = "product_added"
    __other_names__: ClassVar[tuple[str, ...]] = ("added_product",)

    cart_id: str | None = field(doc="Id of the cart.")


class ProductRemoved(OfProduct):
    """A product was taken out of the cart."""

    __tablename__ = "product_removed"
    __other_names__: ClassVar[tuple[str, ...]] = ("removed_product",)

    cart_id: str | None = field(doc="Id of the cart.")


class CartViewed(OfProducts):
    """The cart was seen."""

    __tablename__ = "cart_viewed"

    cart_id: str | None = field(doc="Id of the cart.")


class CheckoutStarted(Amounts):
    """Somebody began to order."""

    __tablename__ = "checkout_started"
    __other_names__: ClassVar[tuple[str, ...]] = ("started_order",)

    order_id: str | None = field(doc="Id of the order.")
    value: Decimal | None = field(doc="Value of the cart, discounts and coupons included.")
    revenue: Decimal | None = field(doc="Revenue that the order would bring.")


class Step(Event):
    """A step of ordering."""

    checkout_id: str | None = field(doc="Id of the checkout.")
    step: Decimal | None = field(doc="Number of the step.")
    shipping_method: str | None = field(doc="How it shall be shipped.")
    payment_method: str | None = field(doc="How it shall be paid.")


class CheckoutStepViewed(Step):
    """A step of ordering was seen."""

    __tablename__ = "checkout_step_viewed"
    __other_names__: ClassVar[tuple[str, ...]] = ("viewed_checkout_step",)


class CheckoutStepCompleted(Step):
    """A step of ordering was done."""

    __tablename__ = "checkout_step_completed"
    __other_names__: ClassVar[tuple[str, ...]] = ("completed_checkout_step",)


class PaymentInfoEntered(Step):
    """It was said how the order is paid."""

    __tablename__ = "payment_info_entered"

    order_id: str | None = field(doc="Id of the order.")


class OrderUpdated(Amounts):
    """An order was changed."""

    __tablename__ = "order_updated"
    __other_names__: ClassVar[tuple[str, ...]] = ("updated_order",)

    order_id: str | None = field(doc="Id of the order.")
    total: Decimal | None = field(doc="Subtotal with shipping and tax.")
    revenue: Decimal | None = field(doc="Revenue without shipping and tax.")


class OrderCompleted(Amounts):
    """An order was made."""

    __tablename__ = "order_completed"
    __other_names__: ClassVar[tuple[str, ...]] = ("completed_order",)

    checkout_id: str | None = field(doc="Id of the checkout.")
    order_id: str | None = field(doc="Id of the order.")
    subtotal: Decimal | None = field(doc="After discounts, before shipping and tax.")
    total: Decimal | None = field(doc="Subtotal with shipping and tax.")
    revenue: Decimal | None = field(doc="Revenue with discounts, without shipping and tax.")


class OrderRefunded(OfProducts):
    """An order was paid back, wholly or in part: `total` and `products` say what, if they are sent."""

    __tablename__ = "order_refunded"

    order_id: str | None = field(doc="Id of the order.")
    total: Decimal | None = field(doc="What was paid back.")
    currency: str | None = field(doc="Currency, ISO 4217; USD if there is none.")


class OrderCancelled(Amounts):
    """An order was cancelled."""

    __tablename__ = "order_cancelled"

    order_id: str | None = field(doc="Id of the order.")
    total: Decimal | None = field(doc="Subtotal with shipping and tax.")
    revenue: Decimal | None = field(doc="Revenue without shipping and tax.")


class Coupon(Event):
    """Something about a coupon."""

    order_id: str | None = field(doc="Id of the order.")
    cart_id: str | None = field(doc="Id of the cart.")
    coupon_id: str | None = field(doc="Id of the coupon.")


class CouponEntered(Coupon):
    """A coupon was entered."""

    __tablename__ = "coupon_entered"


class CouponApplied(Coupon):
    """A coupon was accepted."""

    __tablename__ = "coupon_applied"

    coupon_name: str | None = field(doc="Name of the coupon.")
    discount: Decimal | None = field(doc="What it takes off.")


class CouponDenied(Coupon):
    """A coupon was refused."""

    __tablename__ = "coupon_denied"

    coupon_name: str | None = field(doc="Name of the coupon.")
    reason: str | None = field(doc="Why it was refused.")


class CouponRemoved(Coupon):
    """A coupon was taken off again."""

    __tablename__ = "coupon_removed"

    coupon_name: str | None = field(doc="Name of the coupon.")
    discount: Decimal | None = field(doc="What it took off.")


class OfWishlist(OfProduct):
    """Something about a product of a wishlist."""

    wishlist_id: str | None = field(doc="Id of the wishlist.")
    wishlist_name: str | None = field(doc="Name of the wishlist.")


class ProductAddedToWishlist(OfWishlist):
    """A product was put on a wishlist."""

    __tablename__ = "product_added_to_wishlist"


class ProductRemovedFromWishlist(OfWishlist):
    """A product was taken off a wishlist."""

    __tablename__ = "product_removed_from_wishlist"


class WishlistProductAddedToCart(OfWishlist):
    """A product of a wishlist was put into the cart."""

    __tablename__ = "wishlist_product_added_to_cart"

    cart_id: str | None = field(doc="Id of the cart.")


class Shared(Event):
    """Something was shown to somebody else."""

    share_via: str | None = field(doc="How it was shared.")
    share_message: str | None = field(doc="What was said.")
    recipient: str | None = field(doc="With whom.")


class ProductShared(Shared, OfProduct):
    """A product was shared."""

    __tablename__ = "product_shared"


class CartShared(Shared, OfProducts):
    """The cart was shared."""

    __tablename__ = "cart_shared"

    cart_id: str | None = field(doc="Id of the cart.")


class ProductReviewed(Event):
    """A product was reviewed."""

    __tablename__ = "product_reviewed"

    product_id: str | None = field(doc="Id of the product in the shop's database.")
    review_id: str | None = field(doc="Id of the review.")
    review_body: str | None = field(doc="What the review says.")
    rating: str | None = field(doc="How it was rated.")


TABLES = [
    ProductsSearched, ProductListViewed, ProductListFiltered, PromotionViewed, PromotionClicked,
    ProductClicked, ProductViewed, ProductAdded, ProductRemoved, CartViewed, CheckoutStarted,
    CheckoutStepViewed, CheckoutStepCompleted, PaymentInfoEntered, OrderUpdated, OrderCompleted,
    OrderRefunded, OrderCancelled, CouponEntered, CouponApplied, CouponDenied, CouponRemoved,
    ProductAddedToWishlist, ProductRemovedFromWishlist, WishlistProductAddedToCart, ProductShared,
    CartShared, ProductReviewed,
]  # fmt: skip
