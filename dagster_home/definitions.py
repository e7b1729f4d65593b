"""What Dagster loads: every source of tributary.toml. Needs no secret and no network."""

import dagster as dg

from dagster_home.sources import source_definitions
from etl.config import find, load


@dg.definitions
def defs() -> dg.Definitions:
    """The tributary.toml that TRIBUTARY_CONFIG names, else the first from the working directory upward."""
    config = load(find(), secrets=False)
    every = [source_definitions(source, config.path) for source in config.sources.values()]
    return dg.Definitions.merge(*every, dg.Definitions(executor=dg.in_process_executor))
