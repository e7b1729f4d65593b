"""Which objects are read when nothing else is asked for, and what their tables are called."""

from __future__ import annotations

from collections.abc import Iterable

from etl.names import distinct, plural, snake
from models.salesforce import (
    accounts,
    activities,
    campaigns,
    cases,
    documents,
    opportunities,
    people,
    products,
)
from models.salesforce.base import SalesforceTable

MODULES = (accounts, activities, campaigns, cases, documents, opportunities, people, products)
STANDARD: dict[str, type[SalesforceTable]] = {
    model.__object__: model
    for module in MODULES
    for model in vars(module).values()
    if isinstance(model, type) and issubclass(model, SalesforceTable) and model.__object__
}
"""The standard business objects, by API name; tables are called as Segment calls them, for its queries."""


def named(objects: Iterable[str]) -> dict[str, str]:
    """Table of each object: Segment's name, else the plural in snake case; no two are alike.

    One that had a table keeps it, whatever this says of it: see `etl.described.keep_names`.
    """
    names = {name: model.__tablename__ for name, model in STANDARD.items()}
    return names | distinct((name for name in objects if name not in names), _plain, names.values())


def _plain(name: str) -> str:
    words = snake(name.removesuffix("__c"), digits=True)
    return plural(words) if words else ""
