"""Sync: for each stream, find what the ledger lacks, load it, and write down that it is there.

State is the ledger alone: a scheduled sync reads from where coverage ends to now, or goes on where the
stream's reader left off, and reads any gap that downtime left; a backfill reads the window it is given;
both may be repeated, in any order.
"""

from __future__ import annotations

import threading
import uuid
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from datetime import timedelta
from importlib import import_module
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from etl.config import SourceConfig
from etl.connector import Connector, Stream
from etl.errors import CredentialsError, RightMissing, TributaryError, WarehouseError
from etl.loaded import Outcome, Report
from etl.log import logger
from etl.meanwhile import meanwhile
from etl.memory import set_apart
from etl.sources import chosen, keep_rules, open_source
from etl.task import Task, doubts, plan, uncover_dropped
from etl.warehouse import ledger, states
from etl.warehouse.health import Tally
from etl.warehouse.leftovers import sweep
from etl.warehouse.postgres import Warehouse
from etl.warehouse.rights import told
from etl.window import BEGINNING, Window, as_utc

if TYPE_CHECKING:
    from etl.exchangelog import ExchangeLog
    from etl.warehouse import Connection

__all__ = ["Outcome", "iterate", "sync_source"]

log = logger("sync")

ENGINE = "etl.attempts"
"""What reads, decodes and loads: the larger half of all that a sync imports."""
LARGE = 3 << 20
"""Bytes from which on a page is no part of the heap, as Zendesk's are: where nothing of a million tickets was
new, they took 30 MB more in it. To get 4 MB anew for each page takes 5 to 9 % of the client's CPU then, and
nothing to speak of in a first load."""

STREAMS_AT_ONCE = 4  # per source; each has a warehouse connection, all share the source's rate budget


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
    connector: Connector[Any] | None = None,
) -> Iterator[Outcome]:
    """As `sync_source`, each Outcome as soon as its stream is committed or has failed.

    connector: the source, opened already, for whoever may have to end this from another thread: its `close`
        ends what is being asked.
    """
    connector = connector or open_source(config)
    names = list(streams) if streams else config.streams
    wanted = [] if connector.describes else chosen(connector, names)
    named = streams is not None or config.streams is not None
    run_id, begun = uuid.uuid4().hex, False
    tally = Tally(run_id)
    failed: TributaryError | None = None
    exchanges = connector.log or _log_of_before(config, connector)
    if exchanges:
        exchanges.begin(run_id)
    try:
        connector.http.watch(tally)  # it is made here, as two threads would make two
        if connector.describes:
            wanted = described(connector, config, warehouse, names)
        keep_rules(connector, config)
        greeted = None if connector.asked else meanwhile(connector.greet, "greeting")
        meanwhile(lambda: import_module(ENGINE), "import")  # while vendor and warehouse are to answer
        notes: dict[str, tuple[str, ...]] = {}
        covered, before = warehouse.repeated(
            lambda session: _known(
                session, config.name, wanted, notes, warehouse.idle_seconds, doubting=not (window or full)
            )
        )
        if greeted:
            greeted.result()
        if account := connector.account:
            warehouse.repeated(lambda s: states.require_account(s, config.name, account, run_id))
        connector.http.clock, connector.selected = warehouse.clock, wanted
        now = min(connector.http.now(), warehouse.clock()).replace(microsecond=0)  # windows are of seconds
        start = as_utc(config.start_date) if config.start_date else BEGINNING
        tasks = [plan(s, covered.get(s.name, []), start, now, window=window, full=full) for s in wanted]
        tasks = _noted(connector, tasks, notes)
        if not named:
            tasks = [replace(t, all_readable=t.stream.name not in before) for t in tasks]
        begun = True
        yield from _run(connector, warehouse, tasks, run_id, report, tally)
    except TributaryError as error:
        failed = error
        if isinstance(error, RightMissing):
            raise told(warehouse, error, config.name) from None
        if connector.log and not begun:  # else it is told of its stream
            connector.log.failed("", error)
        raise
    finally:
        connector.close()
        if exchanges:
            exchanges.close()
        if not isinstance(failed, WarehouseError):
            _note(warehouse, config.name, tally, None if begun else failed)


def _log_of_before(config: SourceConfig, connector: Connector[Any]) -> ExchangeLog | None:
    """The log of exchanges where none is kept any more, for what is in it to go when it is too old."""
    home = connector.home
    if home is None or not (config.logs.folder or (home / "exchanges").is_dir()):
        return None
    from etl.exchangelog import ExchangeLog

    exchanges = ExchangeLog(config.name, config.logs, home)
    return exchanges if exchanges.begun else None


def _known(
    session: Connection,
    source: str,
    streams: Sequence[Stream],
    notes: dict[str, tuple[str, ...]],
    idle: float,
    *,
    doubting: bool,
) -> tuple[dict[str, list[Window]], set[str]]:
    """What is covered, per stream, and which streams were ever read; what is to be said goes to `notes`."""
    ledger.ensure(session, source)
    sweep(session, idle)
    notes |= uncover_dropped(session, source, streams)
    covered = ledger.covered(session, source)
    if doubting:
        notes |= doubts(session, source, streams, covered) | notes
    return covered, ledger.read_before(session, source)


def _noted(
    connector: Connector[Any], tasks: Sequence[Task], notes: Mapping[str, Sequence[str]]
) -> list[Task]:
    """The tasks with what is to be said of their streams, and until when the newest may read."""
    until = connector.http.now().replace(microsecond=0) + timedelta(seconds=1)
    said = [(*notes.get(t.stream.name, ()), *connector.vanished.get(t.stream.name, ())) for t in tasks]
    return [replace(t, until=until, notes=(*t.notes, *more)) for t, more in zip(tasks, said, strict=True)]


def _note(warehouse: Warehouse, source: str, tally: Tally, failed: TributaryError | None) -> None:
    """Write down why nothing of the source could be read, if so, and what was asked for no stream."""
    if not (failed or tally.rest):
        return
    try:
        with warehouse.connection() as session, session.transaction():
            if failed:
                ledger.record(session, ledger.of_all(tally.run_id, source, warehouse.clock(), failed))
            tally.write_rest(session, source)
    except Exception as error:  # noqa: BLE001  what came of the sync is to be told
        log.warning("what was asked of %s could not be written: %s", source, type(error).__name__)


def described(
    connector: Connector[Any], config: SourceConfig, warehouse: Warehouse, names: Sequence[str] | None
) -> list[Stream]:
    """What to read of a source that says itself what it has, its tables as the warehouse can hold them."""
    from etl.learned import learn, remember
    from etl.warehouse.retype import fit, objects

    def named(session: Connection) -> dict[str, str]:
        ledger.ensure(session, config.name)  # as for others: what fails from here on finds its ledger
        return objects(session, config.name)

    had = warehouse.repeated(named)
    connector.http.clock = warehouse.clock
    learn(connector, had)
    tables = {table for stream in connector.described for table in stream.tables}
    warehouse.repeated(lambda session: fit(session, config.name, tables))
    remember(connector, config)
    return chosen(connector, names)


def _run(
    connector: Connector[Any],
    warehouse: Warehouse,
    tasks: Sequence[Task],
    run_id: str,
    report: Report | None,
    tally: Tally,
) -> Iterator[Outcome]:
    from concurrent.futures import as_completed

    from etl.attempts import sync_stream

    set_apart(LARGE)
    readers = ThreadPoolExecutor(connector.http.connections, "reader")
    workers = ThreadPoolExecutor(min(STREAMS_AT_ONCE, len(tasks)) or 1, "stream")
    try:
        futures = [
            workers.submit(sync_stream, connector, warehouse, task, run_id, readers, report, tally)
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
