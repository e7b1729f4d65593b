"""Dagster's event log in Postgres, without two costs that were measured.

Dagster's own class opens a connection for every statement, and writes what a run plans to materialize
one event at a time.
"""

from collections.abc import Sequence
from typing import Any

import dagster as dg
from dagster_postgres.event_log import PostgresEventLogStorage
from dagster_postgres.utils import create_pg_engine

KEPT = 2  # connections a process keeps: while one writes an event, another looks up a table
MORE = 20  # that it may open beside them for a while: the daemon has about as many threads
SECONDS_KEPT = 300


class EventLog(PostgresEventLogStorage):
    """Keeps its connections open, and writes all that a run plans in one statement."""

    def __init__(self, postgres_url: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(postgres_url, *args, **kwargs)
        self._tables: set[str] = set()
        self._engine.dispose()
        self._engine = create_pg_engine(
            postgres_url,
            isolation_level="AUTOCOMMIT",
            pool_size=KEPT,
            max_overflow=MORE,
            pool_recycle=SECONDS_KEPT,
            pool_pre_ping=True,  # the server may have been restarted
        )

    @classmethod
    def from_config_value(cls, inst_data: Any, config_value: Any) -> "EventLog":
        """What dagster.yaml asks for."""
        return cls(config_value["postgres_url"], inst_data=inst_data)

    def has_table(self, table_name: str) -> bool:
        """Whether the log has the table; once it is there, it stays."""
        if table_name not in self._tables and super().has_table(table_name):
            self._tables.add(table_name)
        return table_name in self._tables

    def store_event_batch(self, events: Sequence[dg.EventLogEntry]) -> None:
        """As Dagster's, which has this for what was materialized, but not for what is planned."""
        kinds = {event.get_dagster_event().event_type for event in events}
        if kinds != {dg.DagsterEventType.ASSET_MATERIALIZATION_PLANNED}:
            super().store_event_batch(events)
            return
        with self._connect() as connection:
            insert = self.prepare_insert_event_batch(events)
            rows = connection.execute(insert.returning(*insert.table.primary_key)).fetchall()
        newest = {
            event.get_dagster_event().asset_key: (event, row[0])
            for event, row in zip(events, rows, strict=True)
        }
        with self.index_transaction() as connection:
            for event, number in newest.values():
                self._store_asset_event(connection, event, number)
