"""The streamed tables, which others fill, as assets; and a sensor that notices when they have.

Nobody tells Dagster that Segment or `etl events load` wrote. PostgreSQL counts what is written into a table;
where it counted more, the sensor reports a materialization, and what is made of the table is made again.
"""

from collections.abc import Collection
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import dagster as dg
import msgspec

from dagster_home.explained import explained
from dagster_home.tables import WAREHOUSE
from etl.config import load
from etl.errors import ConfigError, WarehouseError
from etl.events.documented import docs
from etl.warehouse import event_news
from etl.warehouse.postgres import open_warehouse
from etl.window import utc_now

SECONDS_BETWEEN = 60
APART = timedelta(minutes=10)
"""Between two reports: a stream without end would have the report's analyses asked without end."""


class Noticed(msgspec.Struct):
    """The sensor's cursor. at: when it reported last, in unix seconds. marks: of the tables, as of then."""

    at: float = 0.0
    marks: dict[str, str] = {}


def streamed_definitions(names: Collection[str], path: Path, apart: timedelta = APART) -> dg.Definitions:
    """The tables of these full names, be they there yet or not, and the sensor `streamed_tables`."""
    specs = [_spec(name) for name in sorted(names)]
    return dg.Definitions(assets=specs, sensors=[_sensor(names, path, apart)])


def _spec(name: str) -> dg.AssetSpec:
    schema, table = name.split(".")
    return dg.AssetSpec(
        [schema, table],
        description=f"{docs(table)['']}\n\nStreamed: `etl events load` or others write it.",
        group_name=schema,
        kinds={WAREHOUSE},
        metadata={"dagster/table_name": name},
    )


def _sensor(names: Collection[str], path: Path, apart: timedelta) -> dg.SensorDefinition:
    @dg.sensor(
        name="streamed_tables",
        minimum_interval_seconds=SECONDS_BETWEEN,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description="Marks the streamed tables as materialized that somebody wrote into.",
    )
    def look(context: dg.SensorEvaluationContext) -> dg.SensorResult | dg.SkipReason:
        before = msgspec.json.decode(context.cursor or "{}", type=Noticed)
        now = utc_now().timestamp()
        if 0 <= now - before.at < apart.total_seconds():
            minutes = apart // timedelta(minutes=1)
            return dg.SkipReason(f"What is new is told of every {minutes} minutes at most.")
        try:
            with (
                closing(open_warehouse(load(path))) as warehouse,
                explained(),
                warehouse.connection() as session,
            ):
                marks = event_news.marks(session, names)
        except (ConfigError, WarehouseError) as error:
            return dg.SkipReason(f"{error}")
        new = [name for name in marks if marks[name] != before.marks.get(name)]
        if not new:
            return dg.SkipReason("No streamed table has been written to since.")
        said = "PostgreSQL counts more rows written than before."
        return dg.SensorResult(
            asset_events=[dg.AssetMaterialization(name.split("."), description=said) for name in sorted(new)],
            cursor=msgspec.json.encode(Noticed(now, marks)).decode(),
            skip_reason=f"{len(new)} streamed tables were written to.",
        )

    return look
