"""Sync: for each stream, find what the ledger lacks, load it, and write down that it is there.

State is the ledger alone: a scheduled sync reads from where coverage ends to now, or goes on where the
stream's reader left off, and reads any gap that downtime left; a backfill reads the window it is given;
both may be repeated, in any order.
"""

from __future__ import annotations

import logging
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta
from traceback import format_tb
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from etl.config import SourceConfig
from etl.connector import Connector, Stream, chosen, open_source
from etl.errors import AlreadyRunning, CredentialsError, PermissionMissing, SessionLost, TributaryError
from etl.load import Load, Loaded, Report
from etl.task import Task, plan, uncover_dropped
from etl.warehouse import ledger, states
from etl.warehouse.ddl import plan as schema_plan
from etl.warehouse.ddl import table_names
from etl.warehouse.ledger import Counts, Entry
from etl.warehouse.merge import drop_orphans
from etl.warehouse.postgres import Warehouse
from etl.window import BEGINNING, Window, as_utc

log = logging.getLogger("tributary.sync")

STREAMS_AT_ONCE = 4  # per source; each has a warehouse connection, all share the source's rate budget
SESSIONS = 3  # tries, when the warehouse goes away in the middle
LOST_SECONDS = 30.0  # until the server is back, and has noticed that our old session is gone


class Outcome(Struct):
    """What became of one stream in one sync.

    status: "succeeded", "failed", or "skipped" when there was nothing to read.
    """

    source: str
    stream: str
    status: str = "succeeded"
    windows: tuple[Window, ...] = ()
    counts: dict[str, Counts] = field(default_factory=dict)
    pages: int = 0
    seconds: float = 0.0
    notes: list[str] = field(default_factory=list)
    error: TributaryError | None = None
    run_id: str = ""

    def add(self, loaded: Loaded) -> None:
        """Count what was committed."""
        self.pages += loaded.pages
        self.notes += loaded.notes
        for name, counts in loaded.counts.items():
            self.counts.setdefault(name, Counts()).add(counts)

    @property
    def total(self) -> Counts:
        """The counts of all the stream's tables together."""
        total = Counts()
        for counts in self.counts.values():
            total.add(counts)
        return total

    @property
    def dead_letters(self) -> int:
        """Records and values that were refused."""
        total = self.total
        return total.dead_lettered + total.values_refused


def sync_source(
    config: SourceConfig,
    warehouse: Warehouse,
    *,
    streams: Sequence[str] | None = None,
    window: Window | None = None,
    full: bool = False,
    report: Report | None = None,
) -> list[Outcome]:
    """Sync one source; an Outcome per stream, by their names.

    streams: only these; default: those of the configuration, else all.
    window: read exactly this span again, rather than what the ledger lacks.
    full: read everything again.
    report: told of progress, from several threads.
    Raises ConfigError, CredentialsError or WarehouseError when nothing could be read at all; the failure
    of one stream is in its Outcome, and the others go on.
    """
    outcomes = iterate(config, warehouse, streams=streams, window=window, full=full, report=report)
    return sorted(outcomes, key=lambda o: o.stream)


def iterate(
    config: SourceConfig,
    warehouse: Warehouse,
    *,
    streams: Sequence[str] | None = None,
    window: Window | None = None,
    full: bool = False,
    report: Report | None = None,
) -> Iterator[Outcome]:
    """As `sync_source`, each Outcome as soon as its stream is committed or has failed."""
    connector = open_source(config)
    names = list(streams) if streams else config.streams
    wanted = [] if connector.describes else chosen(connector, names)
    named = streams is not None or config.streams is not None
    run_id = uuid.uuid4().hex
    try:
        connector.http  # noqa: B018  made here, as two threads would make two
        if connector.describes:
            wanted = described(connector, config, warehouse, names)
        greeted = None if connector.asked else _meanwhile(connector.greet)
        with warehouse.connection() as session:
            ledger.ensure(session, config.name)
            dropped = uncover_dropped(session, config.name, wanted)
            covered = ledger.covered(session, config.name)
            known = set[str]() if named else ledger.read_before(session, config.name)
        if greeted:
            greeted.result()
        connector.http.clock = warehouse.clock
        now = min(connector.http.now(), warehouse.clock()).replace(microsecond=0)  # windows are of seconds
        start = as_utc(config.start_date) if config.start_date else BEGINNING
        connector.selected = wanted
        tasks = [plan(s, covered.get(s.name, []), start, now, window=window, full=full) for s in wanted]
        until = connector.http.now().replace(microsecond=0) + timedelta(seconds=1)
        tasks = [replace(t, until=until, notes=(*t.notes, *dropped.get(t.stream.name, ()))) for t in tasks]
        if not named:
            tasks = [replace(t, all_readable=t.stream.name not in known) for t in tasks]
        yield from _run(connector, warehouse, tasks, run_id, report)
    finally:
        connector.close()


def _meanwhile(work: Callable[[], None]) -> Future[None]:
    """Do it on a thread that nobody waits for if there is no warehouse: a vendor may be long in answering."""
    future: Future[None] = Future()

    def do() -> None:
        try:
            work()
            future.set_result(None)
        except BaseException as error:  # noqa: BLE001  it is raised where the result is asked for
            future.set_exception(error)

    threading.Thread(target=do, name="greeting", daemon=True).start()
    return future


def described(
    connector: Connector[Any], config: SourceConfig, warehouse: Warehouse, names: Sequence[str] | None
) -> list[Stream]:
    """What to read of a source that says itself what it has, its tables as the warehouse can hold them."""
    from etl.learned import learn, remember
    from etl.warehouse.retype import fit

    with warehouse.connection() as session:  # as for others: what fails from here on finds its ledger
        ledger.ensure(session, config.name)
    connector.http.clock = warehouse.clock
    learn(connector)
    with warehouse.connection() as session:
        fit(session, config.name, {table for stream in connector.described for table in stream.tables})
    remember(connector, config)
    return chosen(connector, names)


def _run(
    connector: Connector[Any], warehouse: Warehouse, tasks: Sequence[Task], run_id: str, report: Report | None
) -> Iterator[Outcome]:
    from concurrent.futures import as_completed

    _few_arenas()
    readers = ThreadPoolExecutor(connector.http.connections, "reader")
    workers = ThreadPoolExecutor(min(STREAMS_AT_ONCE, len(tasks)) or 1, "stream")
    try:
        futures = [
            workers.submit(_sync_stream, connector, warehouse, task, run_id, readers, report)
            for task in tasks
        ]
        for future in as_completed(futures):
            outcome = future.result()
            yield outcome
            if isinstance(outcome.error, CredentialsError):
                for other in futures:
                    other.cancel()
                raise outcome.error
    finally:
        ending = threading.Thread(target=_end, args=(workers, readers), name="ending")
        ending.start()
        while (
            ending.is_alive()
        ):  # interrupted, or a stream failed while it was being read: wait for no vendor
            connector.http.close()
            ending.join(0.05)


def _end(*threads: Executor) -> None:
    for executor in threads:
        executor.shutdown(wait=False, cancel_futures=True)
    for executor in threads:
        executor.shutdown()


def _few_arenas() -> None:
    """Have glibc's malloc keep two arenas, not eight a core: freed pages stay in each (27 MB here)."""
    import ctypes

    with suppress(OSError, AttributeError):  # another C library has its own ways
        ctypes.CDLL(None).mallopt(-8, 2)  # M_ARENA_MAX


def _sync_stream(
    connector: Connector[Any],
    warehouse: Warehouse,
    task: Task,
    run_id: str,
    readers: Executor,
    report: Report | None,
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
            loaded = _with_sessions(connector, warehouse, task, window, run_id, readers, report, loads)
        except TributaryError as error:
            kept = any(load.committed.pages for load in loads)
            if isinstance(error, PermissionMissing) and task.all_readable and not kept:
                outcome.status = "skipped"
                outcome.notes.append(f"{task.stream.name}: not read: {error}")
                break
            _fail(outcome, error, warehouse, task, window, started, loads)
            break
        except Exception as error:  # noqa: BLE001  one stream's defect is no other's
            where, kind = f"{connector.source}.{task.stream.name}", type(error).__name__
            frames = "".join(format_tb(error.__traceback__))  # the error's own text may hold a row
            log.error("%s failed: %s\n%s", where, kind, frames)  # noqa: TRY400
            reason = f"{where}: {kind}, a defect; the log has more."
            _fail(outcome, TributaryError(reason), warehouse, task, window, started, loads)
            break
        for load in loads:
            outcome.add(loaded if load.result is loaded else load.committed)
    outcome.seconds = time.monotonic() - began
    return outcome


def _with_sessions(
    connector: Connector[Any],
    warehouse: Warehouse,
    task: Task,
    window: Window,
    run_id: str,
    readers: Executor,
    report: Report | None,
    loads: list[Load],
) -> Loaded:
    """Sync one window, on a new session if the warehouse goes away; a lost answer to COMMIT is looked up.

    Each attempt is added to `loads`, as some of it may be committed before it fails.
    """
    source, stream, lost = connector.source, task.stream.name, None
    for attempt in range(1, SESSIONS + 1):
        load = Load(task.stream, source, warehouse, readers, run_id, report, attempt)
        loads.append(load)
        try:
            with warehouse.connection() as session:
                ledger.lease(session, source, stream, LOST_SECONDS if lost else 0.0)
                try:
                    if lost and _committed(session, run_id, stream, window):
                        loaded = lost.result
                    else:
                        loaded = _sync_window(session, loads, source, task, window, run_id, warehouse.clock())
                    if lost:  # the server may have finished what the lost session last asked for
                        drop_orphans(session, source, stream, task.stream.tables)
                    return loaded
                finally:
                    if not session.closed:
                        ledger.release(session, source, stream)
        except SessionLost as error:
            log.warning("%s.%s: %s", source, stream, error)
            if attempt == SESSIONS:
                raise
            warehouse.wait_until_back(LOST_SECONDS)
            if lost is None or load.result.counts:  # else it did not get as far as a commit
                lost = load
    raise AssertionError("unreachable")


def _sync_window(
    session: Any,
    loads: Sequence[Load],
    source: str,
    task: Task,
    window: Window,
    run_id: str,
    started: datetime,
) -> Loaded:
    stream, load, before = task.stream, loads[-1], Counts()
    asked = window if window.initial or task.explicit else window.reaching_back(stream.overlap)
    if window.newest and task.until:
        asked = replace(asked, end=max(asked.end, task.until))
    keeps = stream.windowed and window.newest and not task.explicit
    left, since = states.left(session, source, stream.name) if keeps else None, window.start
    ours = left is not None and left.run_id == run_id  # an attempt's whose session was lost
    goes_on = not task.anew or (ours and not stream.keeps_all)  # what shows all must be read in one go
    if left and goes_on and left.since <= since:  # else it does not speak for all before it
        asked, since = replace(asked, state=left.text), left.since
    stale = left is not None and not asked.state
    for earlier in loads[:-1]:
        if left and ours:
            earlier.found(left.text)
        before.add(earlier.committed.total)

    def commit(loaded: Loaded, done: list[Window], state: str | None, last: bool) -> None:
        nonlocal stale
        if keeps and (stale or state is not None):
            states.leave(session, source, stream.name, state or "", since, run_id)
            stale = False
        if stream.windowed:
            parts = [window] if last else [] if task.again else [part.before(window.end) for part in done]
            ledger.cover(session, source, stream.name, parts)
        if load.creates:  # with the first coverage: a table that is missing later was dropped
            unseen = [t for t in stream.tables if t.__tablename__ not in loaded.counts]
            for change in schema_plan(session, source, unseen):
                session.execute(change.sql)
        if last:
            kind = "window" if stream.windowed else "snapshot"
            notes = (*task.notes, *loaded.notes)
            before.add(loaded.total)
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

    load.creates = not {t.__tablename__ for t in stream.tables} <= table_names(session, source)
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
        with warehouse.connection() as session:
            ledger.record(session, entry)
    except Exception as failed:  # noqa: BLE001  the first error is the one to show
        log.warning("the failure of %s.%s could not be recorded: %s", source, stream, type(failed).__name__)
