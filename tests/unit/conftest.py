"""A vendor on the loopback interface, and clients of it that do not really wait."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from etl.http import Client
from etl.sandbox import SandboxServer
from tests.unit.vendors import MakeClient, Vendor


@pytest.fixture
def server() -> Iterator[SandboxServer]:
    with SandboxServer(Vendor()) as running:
        yield running


@pytest.fixture
def waits() -> list[float]:
    """Every wait that a client of the test would have made."""
    return []


@pytest.fixture
def client(server: SandboxServer, waits: list[float]) -> Iterator[MakeClient]:
    """Makes clients of the server, which do not really wait."""
    made: list[Client] = []

    def make(url: str = "", **how: Any) -> Client:
        made.append(Client(url or server.url, **{"sleep": waits.append, **how}))
        return made[-1]

    yield make
    for one in made:
        one.close()
