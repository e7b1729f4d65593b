"""What was refused: kept, shown, replayed after a fix, closed; and never for nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import pytest

from etl.connector import Page, Pages, stream
from etl.errors import TooManyDeadLetters
from etl.replay import Replayed, brought_by, replay
from etl.schema import Table, field
from etl.sources import open_source
from etl.warehouse import dead_letters
from etl.warehouse.dead_letters import Which
from etl.window import Window
from tests.engine.conftest import Lab
from tests.engine.shop import CHANGES_KEPT, Line, Order, Shop

OPEN = "select table_name, key, column_name, rule from tributary.dead_letters where closed_at is null order by id"


class Mended(Order):
    """An order, as whoever had a look at its dead letters has it."""

    __tablename__ = "orders"
    __elsewhere__ = ("lines",)

    id: str = field("id", "number", key=True, doc="Identifier.")
    created: datetime = field(doc="When.", times="iso")


class MendedShop(Shop):
    """The shop with that model."""

    @stream(Mended, children=(Line,), changes_kept=CHANGES_KEPT)
    def orders(self, window: Window) -> Pages:
        yield from super().orders(window)


def again(lab: Lab, connector: str = "MendedShop", dry: bool = False, **which: Any) -> list[Replayed]:
    """Replay the shop's open letters by a connector of this file."""
    config = lab.config(connector=f"{__name__}:{connector}")
    opened = open_source(config, secrets=False)
    try:
        done = replay(opened, lab.warehouse, Which(**which), dry=dry)
    finally:
        opened.close()
    for one in done:
        assert one.counts.closes, one.counts
    return done
