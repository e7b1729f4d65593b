"""Charges by dlt: its REST API source as documented; for the mapped variant, pages by its own `requests`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from dlt.sources.helpers import requests
from dlt.sources.rest_api import rest_api_source

VENDOR = os.environ["BENCH_VENDOR"]
NAME = "charges"


def pages(since: str) -> Iterator[list[dict[str, Any]]]:
    """The vendor's pages, one after the other; what was created since then."""
    params: dict[str, Any] = {"limit": 100, "created[gte]": since}
    while True:
        page = requests.get(f"{VENDOR}/v1/charges", params=params).json()
        yield page["data"]
        if not page["has_more"]:
            return
        params["starting_after"] = page["data"][-1]["id"]


def default(since: str) -> Any:
    """What was created since then."""
    return rest_api_source(
        {
            "client": {
                "base_url": f"{VENDOR}/v1/",
                "paginator": {
                    "type": "cursor",
                    "cursor_path": "data[-1].id",
                    "cursor_param": "starting_after",
                    "has_more_path": "has_more",
                },
            },
            "resources": [
                {
                    "name": NAME,
                    "primary_key": "id",
                    "write_disposition": "merge",
                    "endpoint": {
                        "path": "charges",
                        "data_selector": "data",
                        "params": {"limit": 100, "created[gte]": since},
                    },
                }
            ],
        }
    )
