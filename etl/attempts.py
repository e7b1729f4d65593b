"""One stream in one sync: its windows, on as many sessions as it takes, and what became of them."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import Executor
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from etl.blocks import Blocks
from etl.connector import Connector
from etl.errors import (
    AlreadyRunning,
    PermissionMissing,
    RightMissing,
    SessionLost,
    StateError,
    TributaryError,
    WarehouseError,
)
from etl.load import Load
from etl.loaded import Loaded, Outcome, Report
from etl.log import logger
from etl.options import most_of, timezone_of
from etl.task import Task, mark_nested
from etl.warehouse import absences, ledger, states
from etl.warehouse.ddl import plan, quote, table_names
from etl.warehouse.health import Tally
from etl.warehouse.ledger import Counts, Entry
from etl.warehouse.leftovers import drop_orphans
from etl.warehouse.postgres import LOST_SECONDS, SESSIONS, Warehouse
from etl.warehouse.rights import told
from etl.warehouse.spread import keep_views
from etl.window import Window

if TYPE_CHECKING:
    from etl.exchangelog import ExchangeLog
    from etl.schema import Table
    from etl.warehouse import Connection

log = logger("sync")

ANALYZED_FROM = 100  # rows of a new table, of which a query asked at once is to be planned well


def sync_stream(
    connector: Connector[Any],
    warehouse: Warehouse,
    task: Task,
    run_id: str,
    readers: Executor,
    report: Report | None,
    tally: Tally,
) -> Outcome:
    """Everything of one stream; never raises what belongs to the stream alone."""
    outcome = Outcome(connector.source, task.stream.name, notes=list(task.notes), run_id=run_id)
    outcome.windows = task.windows
    began = time.monotonic()
    if not task.windows:
        outcome.status = "skipped"
    for window in task.windows:
        started, loads = warehouse.clock(), list[Load]()
        try:
            loaded = _with_sessions(connector, warehouse, task, window, run_id, readers, report, loads, tally)
        except TributaryError as error:
            if isinstance(error, StateError):
                error = _unusable(error, connector.source, task.stream.name)
            if isinstance(error, RightMissing):
                error = told(warehouse, error, connector.source)
            kept = any(load.committed.pages for load in loads)
            if isinstance(error, PermissionMissing) and task.all_readable and not kept:
                outcome.status = "skipped"
                outcome.notes.append(f"{task.stream.name}: not read: {error}")
                break
            _fail(outcome, error, warehouse, task, window, started, loads, tally)
            break
        except Exception as error:  # one stream's defect is no other's
            where, kind = f"{connector.source}.{task.stream.name}", type(error).__name__
            log.exception("%s failed: %s", where, kind)
            reason = f"{where}: {kind}, a defect; the log has more."
            _fail(outcome, TributaryError(reason), warehouse, task, window, started, loads, tally)
            break
        for load in loads:
            outcome.add(loaded if load.result is loaded else load.committed)
    if outcome.error is None:
        outcome.notes += keep_views(connector, warehouse, task.stream)
    outcome.seconds = time.monotonic() - began
    if connector.log:
        _keep(connector.log, outcome, warehouse)
    return outcome


def _unusable(error: StateError, source: str, stream: str) -> StateError:
    """A reader's error about what it left behind, with where that is seen and what to do."""
    if str(error).startswith(f"{source}."):
        return error
    return StateError(
        f"{source}.{stream}: {error}; `etl state {source} {stream}` shows it,"
        f" `etl sync {source} --stream {stream} --full` reads all of it again."
    )


def _keep(exchanges: ExchangeLog, outcome: Outcome, warehouse: Warehouse) -> None:
    """Put into the log of failures what failed, and what was refused."""
    if outcome.error and not isinstance(outcome.error, AlreadyRunning):
        exchanges.failed(outcome.stream, outcome.error)
    if outcome.dead_letters:
        with suppress(WarehouseError), warehouse.connection() as session:
            for letter in ledger.buried(session, outcome.run_id, outcome.source, outcome.stream):
                exchanges.refused(outcome.stream, *letter)


def _with_sessions(
    connector: Connector[Any],
    warehouse: Warehouse,
    task: Task,
    window: Window,
    run_id: str,
    readers: Executor,
    report: Report | None,
    loads: list[Load],
    tally: Tally,
) -> Loaded:
    """Sync one window, on a new session if the warehouse goes away; a lost answer to COMMIT is looked up.

    Each attempt is added to `loads`, as some of it may be committed before it fails.
    """
    source, stream, lost = connector.source, task.stream.name, None
    for attempt in range(1, SESSIONS + 1):
        config = connector.config
        blocks = Blocks(task.stream.table, connector.rules, timezone_of(config), most_of(config))
        blocks.shared = partial(_shared, connector)
        load = Load(
            task.stream,
            source,
            warehouse,
            readers,
            run_id,
            report,
            attempt,
            connector.limits,
            blocks,
        )
        loads.append(load)
        try:
            with warehouse.connection() as session:
                patience = LOST_SECONDS if lost else 0.0
                ledger.lease(session, source, stream, patience, warehouse.idle_seconds)
                try:
                    if lost and _committed(session, run_id, stream, window):
                        loaded = lost.result
                    else:
                        began = warehouse.clock()
                        loaded = _sync_window(session, loads, source, task, window, run_id, began, tally)
                    if lost:  # the server may have finished what the lost session last asked for
                        drop_orphans(session, source, stream, task.stream.tables, warehouse.idle_seconds)
                    if attempt > 1 and connector.log:
                        connector.log.batch(stream, attempt, None)
                    return loaded
                finally:
                    if not session.closed:
                        ledger.release(session, source, stream)
        except SessionLost as error:
            log.warning("%s.%s: %s", source, stream, error)
            if connector.log:
                connector.log.batch(stream, attempt, error)
            if attempt == SESSIONS:
                raise
            warehouse.wait_until_back(LOST_SECONDS)
            if lost is None or load.result.counts:  # else it did not get as far as a commit
                lost = load
    raise AssertionError("unreachable")


def _analyze(session: Connection, source: str, tables: Sequence[type[Table]], loaded: Loaded) -> None:
    """Let joins of tables that are new be planned well at once; the server gathers the rest a minute later.

    Only what they are joined by, from a small sample: all columns of a wide table take as long as its load.
    """
    session.execute("set local default_statistics_target = 10")
    for table in tables:
        counts = loaded.counts.get(table.__tablename__)
        if counts and counts.inserted >= ANALYZED_FROM:
            columns = [quote(c.name) for c in table.columns if c.key or c.references or c.parent]
            session.execute(f"analyze {quote(source, table.__tablename__)} ({', '.join(columns)})")


def _shared(connector: Connector[Any]) -> set[str]:
    """The tables that more than one stream fills."""
    times = Counter(table.__tablename__ for stream in connector.streams() for table in stream.tables)
    return {name for name, count in times.items() if count > 1}


def _sync_window(
    session: Any,
    loads: Sequence[Load],
    source: str,
    task: Task,
    window: Window,
    run_id: str,
    started: datetime,
    tally: Tally,
) -> Loaded:
    stream, load, before = task.stream, loads[-1], Counts()
    asked = window if window.initial or task.explicit else window.reaching_back(stream.overlap)
    if window.newest and task.until:
        asked = replace(asked, end=max(asked.end, task.until))
    states.require_sound(session, source, stream.name)
    keeps = stream.windowed and window.newest and not task.explicit
    load.blocks.recent = window.newest and not (task.explicit or (stream.windowed and window.initial))
    left, since = states.left(session, source, stream.name) if keeps else None, window.start
    ours = left is not None and left.run_id == run_id  # an attempt's whose session was lost
    goes_on = not task.anew or (ours and not stream.keeps_all)  # what shows all must be read in one go
    if left and goes_on and left.since <= since:  # else it does not speak for all before it
        asked, since = replace(asked, state=left.text), left.since
    stale = left is not None and not asked.state
    for earlier in loads[:-1]:
        earlier.found(left.text if left and ours else None)
        before.add(earlier.committed.total)

    def commit(loaded: Loaded, done: list[Window], state: str | None, last: bool) -> None:
        nonlocal stale
        if keeps and ((stale and last) or state is not None):
            states.leave(session, source, stream.name, state or "", since, run_id)
            stale = False
        if stream.windowed:
            parts = [window] if last else [] if task.again else [part.before(window.end) for part in done]
            ledger.cover(session, source, stream.name, parts)
        if load.creates:  # with the first coverage: a table that is missing later was dropped
            made = table_names(session, source)  # which may be in use: they get new columns with their rows
            unseen = [t for t in stream.tables if t.__tablename__ not in {*loaded.counts, *made}]
            for change in plan(session, source, unseen):
                session.execute(change.sql)
        if last:
            if load.creates:
                _analyze(session, source, stream.tables, loaded)
            kind = "window" if stream.windowed else "snapshot"
            loaded.notes += absences.note(session, source, run_id, load.blocks.absent())
            notes = (*task.notes, *loaded.notes)
            before.add(loaded.total)
            tally.write(session, source, stream.name)
            ledger.record(
                session,
                Entry(
                    run_id,
                    source,
                    stream.name,
                    kind,
                    window,
                    started,
                    "succeeded",
                    before,
                    sum(earlier.committed.pages for earlier in loads[:-1]) + loaded.pages,
                    notes,
                ),
            )

    there = table_names(session, source)
    load.creates = not {t.__tablename__ for t in stream.tables} <= there
    if stream.name not in there:
        mark_nested(session, source, stream, there)
    return load.run(session, asked, commit, complete=task.complete)


def _committed(session: Any, run_id: str, stream: str, window: Window) -> bool:
    """Whether this run committed this window; sure while holding the lease, which the lost session had."""
    found = session.execute(
        "select from tributary.syncs"
        " where run_id = %s and stream = %s and window_start = %s and status = 'succeeded'",
        (run_id, stream, window.start),
    ).fetchone()
    return found is not None


def _fail(
    outcome: Outcome,
    error: TributaryError,
    warehouse: Warehouse,
    task: Task,
    window: Window,
    started: datetime,
    loads: Sequence[Load],
    tally: Tally,
) -> None:
    """Note the failure of a stream, in the ledger too, with what of it was committed before."""
    source, stream, before = outcome.source, outcome.stream, Counts()
    for load in loads:
        outcome.add(load.committed)
        before.add(load.committed.total)
    outcome.status, outcome.error = "failed", error
    log.error("%s.%s failed: %s", source, stream, error)
    if isinstance(error, AlreadyRunning):
        return
    kind = "window" if task.stream.windowed else "snapshot"
    entry = Entry(
        outcome.run_id,
        source,
        stream,
        kind,
        window,
        started,
        "failed",
        before,
        sum(load.committed.pages for load in loads),
        task.notes,
        error.kind,
        str(error),
    )
    try:
        with warehouse.connection() as session, session.transaction():
            ledger.record(session, entry)
            tally.write(session, source, stream)
    except Exception as failed:  # noqa: BLE001  the first error is the one to show
        log.warning("the failure of %s.%s could not be recorded: %s", source, stream, type(failed).__name__)
