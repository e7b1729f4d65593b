"""Dagster's storage in Postgres, at a fifth of what it costs as it comes.

Dagster's own classes open a connection for every statement, write what a run plans to materialize one
event at a time, and notify listeners that are no more. A run over the 116 tables of Stripe that found
nothing new took 20 s with them, on two busy cores, and takes 4 s with these, which also do not wait for
the disk (see `launch.UNHURRIED`).
"""

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import dagster as dg
from dagster._core.events import ASSET_CHECK_EVENTS, ASSET_EVENTS
from dagster._core.storage.asset_check_execution_record import AssetCheckExecutionRecordStatus
from dagster._core.storage.event_log import AssetKeyTable
from dagster._core.storage.event_log.migration import ASSET_KEY_INDEX_COLS
from dagster._core.storage.event_log.schema import AssetCheckExecutionsTable, SqlEventLogStorageTable
from dagster_postgres.event_log import PostgresEventLogStorage
from dagster_postgres.run_storage import PostgresRunStorage
from dagster_postgres.schedule_storage import PostgresScheduleStorage
from dagster_postgres.utils import create_pg_engine
from sqlalchemy import Connection, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.pool import NullPool

PLANNED = dg.DagsterEventType.ASSET_MATERIALIZATION_PLANNED
MADE = (dg.DagsterEventType.STEP_OUTPUT, dg.DagsterEventType.ASSET_MATERIALIZATION)
HELD_SECONDS = 1.0  # what a killed run has not written by then, the mirror finds in the ledger
EVALUATED = dg.DagsterEventType.ASSET_CHECK_EVALUATION
KEPT = {"statement_timeout": 0, "pool_recycle": 300, "max_overflow": 20}
"""One connection stays open, for up to 300 s; threads may open 20 more for a while."""
TIMEOUTS = "from pg_settings where name in ('idle_in_transaction_session_timeout', 'transaction_timeout')"
"""What may end a transaction that waits while tables are made; the latter there is from PostgreSQL 17 on."""

os.environ.setdefault("DAGSTER_EVENT_BATCH_SIZE", "1000")  # the one place where Dagster looks for it


@contextmanager
def _alone(postgres_url: str) -> Iterator[None]:
    """One process at a time: those that start together would trip over the tables that each makes."""
    with create_pg_engine(postgres_url, poolclass=NullPool).connect() as connection:
        connection.execute(text(f"select set_config(name, '0', true) {TIMEOUTS}"))
        connection.execute(text("select pg_advisory_xact_lock(hashtextextended('dagster storage', 0))"))
        yield  # the lock goes with the transaction, and that with the connection


class _Kept:
    """Keeps its connection open, as the webserver's do."""

    optimize_for_webserver: Callable[..., None]

    def __init__(self, postgres_url: str, *args: Any, **kwargs: Any) -> None:
        with _alone(postgres_url):
            super().__init__(postgres_url, *args, **kwargs)  # type: ignore[call-arg]
        self.optimize_for_webserver(**KEPT)

    @classmethod
    def from_config_value(cls, inst_data: Any, config_value: Mapping[str, Any]) -> Any:
        """What dagster.yaml asks for."""
        return cls(config_value["postgres_url"], inst_data=inst_data)


class RunStorage(_Kept, PostgresRunStorage):
    """Runs and backfills."""


class ScheduleStorage(_Kept, PostgresScheduleStorage):
    """Schedules, sensors and their ticks."""


class EventLog(_Kept, PostgresEventLogStorage):
    """What happens in runs and to assets, each event in one transaction, planned ones together."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._tables: set[str] = set()
        self._held: list[dg.EventLogEntry] = []
        self._holding, self._timer = threading.RLock(), threading.Timer(0, self._write_held)

    def has_table(self, table_name: str) -> bool:
        """Whether the log has the table; once it is there, it stays."""
        if table_name not in self._tables and super().has_table(table_name):
            self._tables.add(table_name)
        return table_name in self._tables

    def store_event(self, event: dg.EventLogEntry) -> None:
        """Write one event, and what assets and checks show of it.

        What a step has made is held back for a moment, and written together with what comes next of the step.
        """
        kind = event.dagster_event_type
        if kind in MADE and event.step_key:
            with self._holding:
                self._held.append(event)
                if len(self._held) == 1:
                    self._timer = threading.Timer(HELD_SECONDS, self._write_held)
                    self._timer.daemon = True
                    self._timer.start()
            return
        self._write_held()
        asset = event.is_dagster_event and kind in ASSET_EVENTS and event.get_dagster_event().asset_key
        statement = self.prepare_insert_event(event)
        statement = statement.returning(*statement.table.primary_key)
        with self.index_transaction() if asset else self.index_connection() as connection:
            number = connection.execute(statement).scalar_one()
            if asset:
                self._store_asset_event_tags(connection, [event], [number])
                self._store_asset_event(connection, event, number)
        if event.is_dagster_event and kind in ASSET_CHECK_EVENTS:
            self.store_asset_check_event(event, number)

    def store_event_batch(self, events: Sequence[dg.EventLogEntry]) -> None:
        """Write events together: planned materializations and evaluations too; Dagster's class cannot."""
        self._write_held()
        planned = [e for e in events if e.dagster_event_type == PLANNED]
        found = [e for e in events if e.dagster_event_type == EVALUATED]
        others = [e for e in events if e.dagster_event_type not in (PLANNED, EVALUATED)]
        if planned:
            self._store_together(planned)
        if found:
            self._store_evaluations(found)
        if others:
            super().store_event_batch(others)

    def dispose(self) -> None:
        """Write what is held, and let go of the connections."""
        self._write_held()
        super().dispose()

    def _write_held(self) -> None:
        with self._holding:
            self._timer.cancel()
            if self._held:
                self._store_together(self._held)
                self._held = []

    def _store_together(self, events: Sequence[dg.EventLogEntry]) -> None:
        """Write events in one statement, and in another what is shown of their assets."""
        indexed = self.has_secondary_index(ASSET_KEY_INDEX_COLS)
        with self.index_transaction() as connection:
            numbers = _insert(connection, [self._event_to_row(event) for event in events])
            shown: dict[str, Mapping[str, Any]] = {}  # by asset: of several events on one, the last
            tagged: list[tuple[dg.EventLogEntry, int]] = []
            for event, number in zip(events, numbers, strict=True):
                if event.dagster_event_type in ASSET_EVENTS and (key := event.get_dagster_event().asset_key):
                    shown[key.to_string()] = self._get_asset_entry_values(event, number, indexed)
                    if event.dagster_event_type != PLANNED:
                        tagged.append((event, number))
            if tagged:
                self._store_asset_event_tags(connection, [e for e, _ in tagged], [n for _, n in tagged])
            if not shown:
                return
            upsert = insert(AssetKeyTable)
            changed = {name: upsert.excluded[name] for values in shown.values() for name in values}
            connection.execute(
                upsert.on_conflict_do_update(index_elements=["asset_key"], set_=changed),
                [{"asset_key": key, **values} for key, values in shown.items()],
            )

    def _store_evaluations(self, events: Sequence[dg.EventLogEntry]) -> None:
        """Those of a run that did not plan them: what one has planned would be left as it is."""
        rows = [self._event_to_row(event) for event in events]
        with self.index_transaction() as connection:
            numbers = _insert(connection, rows)
            looked = [_execution(*each) for each in zip(events, rows, numbers, strict=True)]
            connection.execute(AssetCheckExecutionsTable.insert(), looked)


def _insert(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> Sequence[int]:
    """Write events, and return their ids. The statement is the same however many there are: compiled once."""
    number = SqlEventLogStorageTable.c.id
    insertion = SqlEventLogStorageTable.insert().returning(number, sort_by_parameter_order=True)
    return connection.execute(insertion, rows).scalars().all()


def _execution(event: dg.EventLogEntry, row: Mapping[str, Any], number: int) -> dict[str, Any]:
    found = event.get_dagster_event().asset_check_evaluation_data
    status = AssetCheckExecutionRecordStatus
    return {
        "asset_key": found.asset_key.to_string(),
        "check_name": found.check_name,
        "run_id": event.run_id,
        "execution_status": (status.SUCCEEDED if found.passed else status.FAILED).value,
        "evaluation_event": row["event"],
        "evaluation_event_timestamp": row["timestamp"],
        "evaluation_event_storage_id": number,
    }
