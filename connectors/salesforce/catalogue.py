"""Which objects are read when nothing else is asked for, and what their tables are called."""

from __future__ import annotations

from collections.abc import Iterable

from etl.names import plural, safe, snake, tagged
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
    """Table of each object: Segment's name, else the plural in snake case; no two are alike."""
    names = {name: model.__tablename__ for name, model in STANDARD.items()}
    taken = set(names.values())
    for name in sorted(set(objects) - names.keys()):
        words = snake(name.removesuffix("__c"), digits=True)
        found = safe(plural(words) if words else "", name)
        if found in taken:
            found = tagged(found, name)
        taken.add(found)
        names[name] = found
    return names
