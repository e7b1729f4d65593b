"""What all of Stripe's tables share."""

from __future__ import annotations

from typing import ClassVar

from etl.schema import Group, Table, field


class StripeTable(Table):
    """A table filled from Stripe; instants are unix seconds, money is in minor units.

    `__object__` is the value of Stripe's `object` on these records, `charge` for charges: by it
    events find their table, and tests hold the model against Stripe's own documentation.
    """

    __schema__ = "stripe"
    __times__ = "unix"
    __elsewhere__: ClassVar[tuple[str, ...]] = ("object",)
    __id__ = "id"  # of an expanded object
    __object__: ClassVar[str] = ""


class Address(Group):
    """A postal address, as Stripe nests it everywhere."""

    city: str | None = field(doc="City, district, suburb, town or village.")
    country: str | None = field(doc="Two-letter country code (ISO 3166-1 alpha-2).")
    line1: str | None = field(doc="Street and number, or PO box.")
    line2: str | None = field(doc="Apartment, suite, unit or building.")
    postal_code: str | None = field(doc="Postal or ZIP code.")
    state: str | None = field(doc="State, county, province or region.")
