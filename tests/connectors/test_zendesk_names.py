"""Names of Zendesk's tables and columns: Segment's where Segment documents them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from connectors.zendesk import Zendesk
from etl.config import SourceConfig
from etl.schema import Table
from etl.sources import open_source

SEGMENT = tomllib.loads(Path(__file__).with_name("segment_zendesk.toml").read_text())
OTHERWISE = {
    "activities": {"object_id", "target_id"},  # what they are is kept whole, in object and target
    "attachments": {"ineline"},  # a slip of Segment's
    "organizations": set[str](),
    "ticket_events": {"_x"},
}


def tables() -> dict[str, type[Table]]:
    config = SourceConfig(
        "zendesk", f"{Zendesk.__module__}:Zendesk", None, None, {"email": "a@b.c", "api_token": "x"}
    )
    return {table.__tablename__: table for s in open_source(config).streams() for table in s.tables}


@pytest.mark.parametrize("name", sorted(SEGMENT))
def test_every_collection_of_segments_is_a_table_with_its_columns(name: str) -> None:
    table = tables()[name]
    missing = set(SEGMENT[name]) - {column.name for column in table.columns} - OTHERWISE.get(name, set())
    assert not missing


def test_every_reference_is_to_a_table_there_is() -> None:
    known = tables()
    for table in known.values():
        for column in table.columns:
            assert column.references is None or column.references in known, (
                f"{table.__tablename__}.{column.name}"
            )
