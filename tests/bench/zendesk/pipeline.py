"""Tickets by dlt: its REST API source over the export by cursor, as documented.

It stands in for dlt's verified source, which cannot be had from the package index. That asks for the export by
time, without metrics, and for these 100 at a time in a list of their own; it makes a column of every
custom field. Like it, this drops the second copy of the custom fields, and keeps the first, and tags, as JSON.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from dlt.sources.helpers import requests
from dlt.sources.rest_api import rest_api_source

VENDOR = os.environ["BENCH_VENDOR"]
NAME = "tickets"
PATH = "api/v2/incremental/tickets/cursor"


def pages(since: str) -> Iterator[list[dict[str, Any]]]:
    """The vendor's pages, one after the other; what changed since then."""
    params = {"include": "metric_sets", "start_time": since}
    while True:
        page = requests.get(f"{VENDOR}/{PATH}", params=params).json()
        yield page["tickets"]
        if page["end_of_stream"]:
            return
        params = {"include": "metric_sets", "cursor": page["after_cursor"]}


def default(since: str) -> Any:
    """What changed since then."""
    return rest_api_source(
        {
            "client": {
                "base_url": f"{VENDOR}/",
                "paginator": {
                    "type": "cursor",
                    "cursor_path": "after_cursor",
                    "cursor_param": "cursor",
                    "stop_after_empty_page": True,
                },
            },
            "resources": [
                {
                    "name": NAME,
                    "primary_key": "id",
                    "write_disposition": "merge",
                    "columns": {"tags": {"data_type": "json"}, "custom_fields": {"data_type": "json"}},
                    "processing_steps": [{"map": _less}],
                    "endpoint": {
                        "path": PATH,
                        "data_selector": "tickets",
                        "params": {"include": "metric_sets", "start_time": since},
                    },
                }
            ],
        }
    )


def _less(ticket: dict[str, Any]) -> dict[str, Any]:
    del ticket["fields"]
    return ticket
