"""Stripe's models against Stripe's own typed package and against the names Segment documents."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import models.stripe
from etl.schema import Path
from models.stripe.base import StripeTable
from tests.connectors import stripe_sdk


def tables() -> list[type[StripeTable]]:
    for module in pkgutil.iter_modules(models.stripe.__path__):
        importlib.import_module(f"models.stripe.{module.name}")
    return sorted(_leaves(StripeTable), key=lambda t: t.__tablename__)


def _leaves(base: type[StripeTable]) -> Iterator[type[StripeTable]]:
    for sub in base.__subclasses__():
        if sub.__tablename__:
            yield sub
        yield from _leaves(sub)


def leaves(tree: stripe_sdk.Tree, at: Path = ()) -> Iterator[tuple[Path, str]]:
    for key, kind in tree.items():
        if isinstance(kind, dict):
            yield from leaves(kind, (*at, key))
        else:
            yield (*at, key), kind


def missing(table: type[StripeTable]) -> list[str]:
    """Documented fields that no column takes, neither itself nor through a jsonb of its parent."""
    exact = {path for column in table.columns for path in column.paths}
    whole = {p for c in table.columns if c.type in ("json", "jsontext") for p in c.paths}
    whole |= {tuple(p.split(".")) for p in table.__elsewhere__}
    whole |= {path[:-1] for path in exact if path[-1] == "*"}
    return [
        ".".join(path)
        for path, _ in leaves(stripe_sdk.fields(table.__object__))
        if path not in exact and not any(path[: len(p)] == p for p in whole)
    ]


@pytest.mark.parametrize("table", tables(), ids=lambda t: t.__tablename__)
def test_every_field_that_stripe_documents_has_a_column(table: type[StripeTable]) -> None:
    if table.__object__:
        assert missing(table) == []


SIMPLE = {
    "str": {"text"},
    "bool": {"boolean"},
    "int": {"bigint", "timestamp"},
    "float": {"numeric"},
    "decimal": {"numeric"},
}


@pytest.mark.parametrize("table", tables(), ids=lambda t: t.__tablename__)
def test_every_column_has_the_type_that_stripe_documents(table: type[StripeTable]) -> None:
    if not table.__object__:
        return
    documented = dict(leaves(stripe_sdk.fields(table.__object__)))
    wrong = [
        f"{column.name}: {column.type}, documented {documented[path]}"
        for column in table.columns
        for path in column.paths
        if path in documented
        and column.type not in SIMPLE.get(documented[path], {"json", "jsontext"})
        and not (documented[path] == "str" and column.type == "numeric" and "decimal" in column.name)
    ]
    assert wrong == []
