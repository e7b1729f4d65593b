"""What the company sells: products, prices and their plan twins, coupons, codes, tax rates."""

from __future__ import annotations

from typing import Any, Final

from connectors.sandbox.company import PLANS
from connectors.sandbox.stripe.store import Entry
from connectors.sandbox.stripe.world import World

TAX_RATES: Final = {"DE": 19.0, "FR": 20.0, "PL": 23.0, "GB": 20.0, "CH": 8.1}


class Catalog:
    """The ids of what is for sale, by name."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.prices: dict[tuple[str, str], Entry] = {}
        self.products: dict[str, Entry] = {}
        self.tax_rates: dict[str, Entry] = {}
        self.coupons: list[Entry] = []
        self.tax_code = world.create(
            "tax_code", id="txcd_10103001", name="Software as a service - business use", description="SaaS"
        )
        world.create("tax_code", id="txcd_20030000", name="Professional services", description="Services")
        for plan in PLANS:
            product = self.add_product(plan.title, plan.name)
            for currency, amount in plan.prices.items():
                self.prices[plan.name, currency] = self.add_price(product, currency, amount, plan.name)
            world.update(product, default_price=self.prices[plan.name, "usd"].id, event="")
        setup = self.add_product("Onboarding session", "onboarding")
        for currency, amount in PLANS[1].prices.items():
            self.prices["onboarding", currency] = self.add_price(
                setup, currency, amount * 3, "onboarding", ""
            )
        retired = self.add_product("Classic", "classic")
        self.add_price(retired, "usd", 900, "classic")
        world.update(retired, active=False, event="")
        for country, percentage in TAX_RATES.items():
            self.tax_rates[country] = world.create(
                "tax_rate",
                active=True,
                country=country,
                display_name="VAT" if country != "CH" else "MwSt.",
                effective_percentage=percentage,
                inclusive=False,
                jurisdiction=country,
                jurisdiction_level="country",
                percentage=percentage,
                rate_type="percentage",
                tax_type="vat",
            )
        self._discounts()

    def add_product(self, title: str, name: str) -> Entry:
        """A service to sell."""
        return self.world.create(
            "product",
            active=True,
            name=title,
            description=f"{title} by Brightleaf",
            type="service",
            tax_code=self.tax_code.id,
            metadata={"slug": name},
            updated=int(self.world.now),
            marketing_features=[{"name": "E-mail support"}],
        )

    def add_price(
        self, product: Entry, currency: str, amount: int, name: str, interval: str = "month"
    ) -> Entry:
        """A price, and if it recurs the plan of the same id that the older API shows for it."""
        fields: dict[str, Any] = {
            "active": True,
            "billing_scheme": "per_unit",
            "currency": currency,
            "lookup_key": f"{name}_{currency}" if name != "classic" else None,
            "nickname": f"{name} {interval}".strip(),
            "product": product.id,
            "tax_behavior": "unspecified",
            "type": "recurring" if interval else "one_time",
            "unit_amount": amount,
            "unit_amount_decimal": str(amount),
        }
        if interval:
            fields["recurring"] = {"interval": interval, "interval_count": 1, "usage_type": "licensed"}
        price = self.world.create("price", **fields)
        if interval:
            self.world.create(
                "plan",
                id=price.id,
                created=price.created,
                active=True,
                amount=amount,
                amount_decimal=str(amount),
                billing_scheme="per_unit",
                currency=currency,
                interval=interval,
                interval_count=1,
                metadata={},
                nickname=fields["nickname"],
                product=product.id,
                usage_type="licensed",
            )
        return price

    def _discounts(self) -> None:
        world = self.world
        for id, percent, duration in (
            ("WELCOME20", 20.0, "once"),
            ("NONPROFIT", 50.0, "forever"),
            ("SPRING", 10.0, "repeating"),
            ("OLDPROMO", 15.0, "once"),
        ):
            self.coupons.append(
                world.create(
                    "coupon",
                    id=id,
                    duration=duration,
                    duration_in_months=3 if duration == "repeating" else None,
                    metadata={},
                    name=id.title(),
                    percent_off=percent,
                    valid=True,
                )
            )
            world.create(
                "promotion_code",
                active=id != "OLDPROMO",
                code=f"{id}-NOW",
                metadata={},
                promotion={"coupon": id, "type": "coupon"},
            )
