"""What Dagster loads: every source of tributary.toml. Needs no secret and no network."""

from pathlib import Path

import dagster as dg
from msgspec.structs import replace

from dagster_home.notices import notice_sensors
from dagster_home.sources import held_back, source_definitions
from dagster_home.steps import step_definitions
from etl.config import FILE_NAME, SourceConfig, load
from etl.errors import TributaryError


@dg.definitions
def defs() -> dg.Definitions:
    """The tributary.toml that TRIBUTARY_CONFIG names, else the first from the working directory upward."""
    config = load(secrets=False)
    path = config.path or Path(FILE_NAME)
    every: list[dg.Definitions] = []
    usable: dict[str, SourceConfig] = {}
    for name, source in config.sources.items():
        try:
            every.append(source_definitions(source, path))
            usable[name] = source
        except TributaryError as error:
            every.append(held_back(name, error))
    tables = {".".join(key.path) for each in every for one in each.assets or () for key in one.keys}
    after = step_definitions(replace(config, sources=usable), path, tables)
    whole = dg.Definitions(executor=dg.in_process_executor, sensors=notice_sensors(config, path))
    return dg.Definitions.merge(*every, after, whole)
