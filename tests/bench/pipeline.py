"""dlt loads one shape's records into PostgreSQL; in dlt's own environment.   pipeline SHAPE VARIANT SINCE

default: as documented, nothing tuned; every field becomes a column, nested objects flattened.
mapped: what served it best of all that was tried: 25 typed columns and the rest of each record as
    one JSON column, CSV files for COPY instead of INSERT statements, and the settings of `peers.TUNED`.

Both merge by the record's id (its delete-insert strategy, which was no slower than its upsert). What is read is
in the module `pipeline` of each shape: NAME of the table; `default(since)`, a source; `pages(since)`, lists of
records.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import dlt


def source(shape: str, variant: str, since: str) -> Any:
    """What dlt is to run."""
    module = import_module(f"tests.bench.{shape}.pipeline")
    if variant == "default":
        return module.default(since)
    mapping = import_module(f"tests.bench.{shape}.columns").MAPPING
    hints: dict[str, Any] = {name: {"data_type": kind} for name, kind in mapping.types.items()}
    hints["rest"] = {"data_type": "json"}
    rows = ([mapping.row(record) for record in page] for page in module.pages(since))
    return dlt.resource(rows, name=module.NAME, primary_key="id", write_disposition="merge", columns=hints)


def main(shape: str, variant: str, since: str) -> None:
    """One run of the pipeline; raises if a load job failed."""
    pipeline = dlt.pipeline(
        f"bench_{shape}_{variant}",
        destination=dlt.destinations.postgres(os.environ["BENCH_WAREHOUSE"]),
        dataset_name=f"dlt_{shape}_{variant}",
        pipelines_dir=str(Path(os.environ["BENCH_FOLDER"]) / f"{shape}_{variant}"),
    )
    form = "csv" if variant == "mapped" else None
    pipeline.run(source(shape, variant, since), loader_file_format=form).raise_on_failed_jobs()


if __name__ == "__main__":
    main(*sys.argv[1:])
