"""An empty warehouse, and a bench for one table in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from tests.warehouse.staging import Bench, Rows


@pytest.fixture
def connection(warehouse_url: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(warehouse_url, autocommit=True, options="-c timezone=UTC") as connection:
        yield connection


@pytest.fixture
def bench(connection: psycopg.Connection[Any]) -> Bench:
    return Bench(connection)


@pytest.fixture(params=["first load", "later load"])
def warm(request: pytest.FixtureRequest, bench: Bench) -> Bench:
    """A bench whose table is yet to be made, and one whose table is there."""
    if request.param == "later load":
        bench.sync(Rows(0, {"id": "other", "value": 0}))
    return bench
