"""dlt loads /v1/charges into PostgreSQL; runs in dlt's own environment.      dlt_charges.py VARIANT OLDEST

default: its REST API source as documented, nothing tuned; every field becomes a column, nested
    objects flattened.
mapped: what served it best of all that was tried: 25 typed columns and the rest of each record as
    one JSON column, CSV files for COPY instead of INSERT statements, and the settings of `peers.TUNED`.

Both merge by id (its delete-insert strategy, which was no slower than its upsert).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dlt
from dlt.sources.helpers import requests
from dlt.sources.rest_api import rest_api_source

from tests.bench.mapping import COLUMNS, mapped

VENDOR = os.environ["BENCH_VENDOR"]


def pages(oldest: int) -> Iterator[list[dict[str, Any]]]:
    """The vendor's pages, one after the other."""
    params: dict[str, Any] = {"limit": 100, "created[gte]": oldest}
    while True:
        page = requests.get(f"{VENDOR}/v1/charges", params=params).json()
        yield [mapped(record) for record in page["data"]]
        if not page["has_more"]:
            return
        params["starting_after"] = page["data"][-1]["id"]


def source(variant: str, oldest: int) -> Any:
    """What dlt is to run."""
    if variant == "mapped":
        hints: dict[str, Any] = {name: {"data_type": kind} for name, (_, kind) in COLUMNS.items()}
        hints["rest"] = {"data_type": "json"}
        return dlt.resource(
            pages(oldest), name="charges", primary_key="id", write_disposition="merge", columns=hints
        )
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
                    "name": "charges",
                    "primary_key": "id",
                    "write_disposition": "merge",
                    "endpoint": {
                        "path": "charges",
                        "data_selector": "data",
                        "params": {"limit": 100, "created[gte]": oldest},
                    },
                }
            ],
        }
    )


def main(variant: str, oldest: int) -> None:
    """One run of the pipeline; raises if a load job failed."""
    pipeline = dlt.pipeline(
        f"bench_{variant}",
        destination=dlt.destinations.postgres(os.environ["BENCH_WAREHOUSE"]),
        dataset_name=f"dlt_{variant}",
        pipelines_dir=str(Path(os.environ["BENCH_FOLDER"]) / variant),
    )
    done = pipeline.run(source(variant, oldest), loader_file_format="csv" if variant == "mapped" else None)
    done.raise_on_failed_jobs()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
