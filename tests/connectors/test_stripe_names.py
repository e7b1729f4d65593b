"""Stripe's models against the column names of Segment's Stripe source: each is found under its old name."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from models.stripe.base import StripeTable
from tests.connectors.test_stripe_models import tables

NAMES = tomllib.loads(Path(__file__).with_name("segment_stripe.toml").read_text())
TABLES: dict[str, type[StripeTable]] = {table.__tablename__: table for table in tables()}


def names(table: str) -> set[str]:
    return {column.name for column in TABLES[table].columns} if table in TABLES else set()


@pytest.mark.parametrize("table", NAMES["documented"])
def test_every_column_that_segment_documents_exists(table: str) -> None:
    assert [name for name in NAMES["documented"][table] if name not in names(table)] == []


@pytest.mark.parametrize("table", NAMES["observed"])
def test_every_column_seen_in_a_warehouse_of_segment_exists(table: str) -> None:
    assert [name for name in NAMES["observed"][table] if name not in names(table)] == []


@pytest.mark.parametrize("table", NAMES["metadata"])
def test_metadata_is_a_column_where_segment_documents_it(table: str) -> None:
    assert table in TABLES
    assert TABLES[table].column("metadata").type == "json"
