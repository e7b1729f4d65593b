"""One stream, one window: what its reader yields is decoded, staged and committed.

Readers run on the source's threads and put what they yield into a short queue; one or two loaders,
each with a connection, take it out. So the vendor, our decoding and the warehouse work at the same
time, and nothing is held but a few dozen pages.
"""

from __future__ import annotations

import gc
import queue
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from etl.blocks import BLOCK_BYTES, BLOCK_ROWS, Blocks, rows, size
from etl.connector import KINDS, Alive, Anew, Compare, Complete, Deleted, Done, Note, Page, State, Stream
from etl.errors import Interrupted, SessionLost, SourceError
from etl.exchanges import STREAM
from etl.letters import judge, letters_of, refusals, refused_notes
from etl.loaded import Commit, Loaded, Report
from etl.reading import Place, Reading, States, Waiting
from etl.schema import Table
from etl.settings import Limits
from etl.warehouse import dead_letters, ledger
from etl.warehouse.closing import Closing
from etl.warehouse.known import Block
from etl.warehouse.ledger import Counts
from etl.warehouse.leftovers import drop_orphans
from etl.warehouse.merge import Merge
from etl.warehouse.part import PART, PartStage
from etl.warehouse.stage import Stage
from etl.window import Window

if TYPE_CHECKING:
    from etl.warehouse import Connection
    from etl.warehouse.postgres import Warehouse

QUEUED_PAGES = 12  # 3 MB of 250 kB pages: enough that neither side waits
MOST_OPEN = 100  # generators of a stream; whoever yields more of them reads these itself
ASKED_EVERY = 0.1  # of the time after which the server ends a session that is silent
INTERRUPTED = "the sync was interrupted"

_END = object()  # in the queue: all readers are through


class Load:
    """Reads a window of one stream into the warehouse; `run()` once."""

    def __init__(
        self,
        stream: Stream,
        source: str,
        warehouse: Warehouse,
        readers: Executor,
        run_id: str,
        report: Report | None,
        attempt: int,
        limits: Limits,
        blocks: Blocks,
    ) -> None:
        self.stream, self.source, self.warehouse, self.run_id = stream, source, warehouse, run_id
        self._limits, self._attempt = limits, f"{run_id[:12]}{attempt}"
        self._readers, self._report = readers, report or (lambda _table, _more: None)
        self._queue = Waiting(QUEUED_PAGES, lambda item: item[1].size if isinstance(item, tuple) else 0)
        self._stages, self.blocks = dict[str, Stage](), blocks
        self._done, self._questions = list[Window](), list[Compare]()
        self._state: Place | None = None
        self._open, self._newest, self._due = 0, 0, 0.0
        self._left: str | None = None
        self._trying: str | None = None
        self._error: BaseException | None = None
        self._over = self._dropped = self._partial = False
        self._refused, self._anew = Counter[str](), not stream.windowed
        self.creates = False
        """Whether the commit makes tables, besides those that the stages become."""
        self._lock = threading.Lock()
        self._stop, self._round_over = threading.Event(), threading.Event()
        self.result, self.committed = Loaded(), Loaded()
        """What came of it; and what of that is committed, and stays if the rest fails."""

    def run(self, connection: Connection, asked: Window, commit: Commit, *, complete: bool = False) -> Loaded:
        """Read, stage and commit all of `asked`.

        connection: the session that holds the stream's lease; every commit is made on it.
        complete: `asked` is all time.
        """
        idle = self.warehouse.idle_seconds
        drop_orphans(connection, self.source, self.stream.name, self.stream.tables, idle)
        started = self.warehouse.clock()
        self._due = time.monotonic() + self.warehouse.commit_seconds
        collecting = gc.isenabled()
        gc.disable()  # the loops make no cycles; tracking their short-lived slices cost a tenth of the time
        try:
            self._read(self.stream.read(asked), Reading(States(self.source, self.stream)))
            self._stage(self.stream.table).meet(connection)  # while the vendor is asked
            while not self._over:
                self._round(connection)
                whole = self._over and complete and self._shows_all and not self._partial
                if whole:
                    self._stage(self.stream.table).complete(connection, None, started)
                self._commit(connection, commit, whole=whole)
                self._answer(connection)
                if not self._over:
                    gc.collect(0)
        finally:
            self._stop.set()
            self._queue.empty_out()
            if collecting:
                gc.enable()
            if not connection.closed and not self._dropped:
                for stage in self._stages.values():
                    stage.drop(connection)
        return self.result

    @property
    def _shows_all(self) -> bool:
        """Whether rows that a complete reading does not show are gone."""
        return self.stream.keeps_all if self.stream.windowed else self.stream.whole

    # ---- readers ----

    def _read(self, pages: Iterator[Any], reading: Reading) -> bool:
        """Have a generator be read by the source's threads, unless these have enough to do."""
        with self._lock:
            if self._open >= MOST_OPEN:
                return False
            self._open += 1
        try:
            self._readers.submit(self._drain, pages, reading).add_done_callback(self._given_up)
        except RuntimeError:  # the pool is shut down: someone interrupted us, or the credentials failed
            self._close(Interrupted(INTERRUPTED))
        return True

    def _given_up(self, reading: Future[None]) -> None:
        if reading.cancelled():
            self._close(Interrupted(INTERRUPTED))

    def _drain(self, pages: Iterator[Any], reading: Reading) -> None:
        error: BaseException | None = None
        STREAM.set(self.stream.name)
        try:
            ours = [(iter(pages), reading)]  # one, and those that go on after it
            while ours and not self._stop.is_set():
                if below := self._give(*ours[-1]):
                    ours.append(below)
                else:
                    ours.pop()
        except BaseException as failed:  # noqa: BLE001  whatever it is, the loader raises it
            error = failed
        self._close(error)

    def _give(self, pages: Iterator[Any], reading: Reading) -> tuple[Iterator[Any], Reading] | None:
        """Put what a generator yields into the queue, up to one of its own that is to be read here first."""
        for item in pages:
            if self._stop.is_set():
                break
            if isinstance(item, Page):
                self._put(self.blocks.of(item))
            elif isinstance(item, Compare):
                reading.ask()
                self._put(item)
                while not self._stop.is_set() and not item.answered.wait(0.2):
                    pass
                if not item.answered.is_set():
                    break
            elif isinstance(item, State | Done | Complete):
                for said in reading.say(item):
                    self._put(said)
            elif isinstance(item, KINDS):
                self._put(item)
            elif not self._read(item, below := reading.below()):
                return iter(item), below
        for said in reading.end():  # what they waited for is in the queue
            self._put(said)
        return None

    def _close(self, error: BaseException | None) -> None:
        """One reader has ended. What failed is known before anyone can take all for read."""
        with self._lock:
            self._error = self._error or error
            self._open -= 1
            through = self._open == 0 and self._error is None
        if through:
            self._put(_END)

    def _put(self, item: object) -> None:
        self._queue.put_until(item, self._stop)

    # ---- loaders ----

    def _round(self, connection: Connection) -> None:
        """Load until all is read (`_over`), or a commit is worth its while."""
        self._round_over.clear()
        helpers: list[threading.Thread] = []

        def alone() -> bool:
            if not (helpers or self.warehouse.pooled) and self._queue.qsize() >= QUEUED_PAGES // 2:
                helpers.append(threading.Thread(target=self._help, name="loader", daemon=True))
                helpers[0].start()
            return not helpers

        try:
            self._work(connection, alone)
        finally:
            self._round_over.set()
            for helper in helpers:
                helper.join()
        self._raise()

    def _raise(self) -> None:
        if isinstance(self._error, UnicodeDecodeError):  # a reader looked sooner than the decoder
            raise SourceError(f"{self.stream.name}: the answer is not UTF-8 at byte {self._error.start}")
        if self._error:
            raise self._error

    def _help(self) -> None:
        try:
            with ExitStack() as stack:
                try:
                    session = stack.enter_context(self.warehouse.connection())
                except SessionLost:  # there is none to be had; the main loader's may still do
                    return
                self._work(session, lambda: False)
        except BaseException as error:  # noqa: BLE001  the main loader raises it
            self._error = self._error or error
            self._round_over.set()

    def _work(self, connection: Connection, alone: Callable[[], bool]) -> None:
        """Load what is in the queue, in blocks. alone: nobody else does, so that an empty queue is a wait."""
        waiting: dict[str, list[Block]] = {}
        silent = time.monotonic()
        while not self._round_over.is_set():
            self._raise()
            if time.monotonic() - silent > self.warehouse.idle_seconds * ASKED_EVERY:
                connection.execute("select 1")  # however long the vendor takes, we are not frozen
                silent = time.monotonic()
            if alone() and waiting and self._queue.empty():
                self._flush_all(connection, waiting)  # while the next page comes
            if (self._done or self._state) and self._worthwhile():
                self._round_over.set()
                break
            try:
                item = self._queue.get(timeout=0.05)
            except queue.Empty:
                continue
            if item is _END:
                self._over = True
                self._round_over.set()
                self._queue.put(_END)  # the other loader may be waiting, with rows to flush
            elif isinstance(item, tuple):
                table, block = item
                self.result.pages += 1
                name = _name(table)
                blocks = waiting.setdefault(name, [])
                blocks.append(block)
                self._stage(table)
                if rows(blocks) >= BLOCK_ROWS or size(blocks) >= BLOCK_BYTES:
                    self._flush(connection, name, waiting)
            else:
                self._take(connection, item)
        self._flush_all(connection, waiting)

    def _flush_all(self, connection: Connection, waiting: dict[str, list[Block]]) -> None:
        for name in list(waiting):
            self._flush(connection, name, waiting)

    def _worthwhile(self) -> bool:
        """Whether enough rows are staged to commit, or enough time has passed."""
        staged = sum(s.staged for s in list(self._stages.values()))
        return staged >= self.warehouse.commit_rows or time.monotonic() >= self._due

    def _flush(self, connection: Connection, name: str, waiting: dict[str, list[Block]]) -> None:
        blocks = waiting.pop(name)
        self._stages[name].load(connection, blocks)
        self._report(name.removesuffix(PART), rows(blocks))
        if refusals(stages := list(self._stages.values())) > self._limits.most:  # whatever more may come
            judge(self.source, stages, self._limits)

    def _take(self, connection: Connection, item: object) -> None:
        match item:
            case Deleted(keys, at, asof, table):
                self._stage(table or self.stream.table).delete(connection, keys, at, asof)
            case Alive(keys, asof, table, versions):
                stamps = self.blocks.stamps(versions)
                self._stage(table or self.stream.table).alive(connection, keys, asof, stamps)
            case Complete(asof, parents, table, erase):
                self._stage(table or self.stream.table).complete(connection, parents, asof, erase=erase)
            case Compare():
                self._questions.append(item)
                self._round_over.set()
            case Anew():
                self._anew = True
            case Done(window):
                self._done.append(window)
            case Place(number):
                with self._lock:  # of two that loaders take at once, the older must not stay
                    if number > self._newest:
                        self._newest, self._state = number, item
            case Note(text, partial):
                self._partial |= partial
                if text not in self.result.notes:
                    self.result.notes.append(text)

    def _stage(self, table: type[Table]) -> Stage:
        with self._lock:
            stage = self._stages.get(name := _name(table))
            if stage is None:
                kind, run = (PartStage, f"{self._attempt}p") if table.__part__ else (Stage, self._attempt)
                stage = self._stages[name] = kind(table, self.source, run, self.stream.name)
            return stage

    # ---- commit ----

    def _commit(self, connection: Connection, commit: Commit, *, whole: bool) -> None:
        """Commit what is staged: no loader has taken anything out of the queue that is not.

        So with a state all that its generator yielded before is committed, as that was taken out before.
        """
        done, self._done = self._done, []
        place, self._state = self._state, None
        self._trying = place.text if place else None
        with connection.transaction():
            connection.execute("set local synchronous_commit = on")
            if any(s.fresh for s in self._stages.values()) or self.creates:
                ledger.creating(connection, self.source)
            for name in sorted(self._stages):
                self._stages[name].commit(connection, last=self._over)
            if whole:
                self._mark_orphans(connection)
            letters = letters_of(self._stages.values(), self.blocks.nested)
            if letters:
                judge(self.source, list(self._stages.values()), self._limits)
                dead_letters.bury(connection, self.run_id, self.source, self.stream.name, letters)
                for stage in self._stages.values():
                    if any(problem.column for problem in stage.problems):
                        Closing(stage.merge).close_new(connection)
            self._refused.update(each.rule for each in letters)
            self.result.counts = self._counted()
            self.result.notes += [n for s in self._stages.values() for n in s.told(anew=self._anew)]
            if self._over:
                self.result.notes += refused_notes(self.source, self.stream.name, self._refused)
            commit(self.result, done, self._trying, self._over)
            if self._over:  # nothing may be left of a window that will not be read again
                for stage in self._stages.values():
                    stage.drop(connection)
        self._is_committed()
        self._dropped = self._over
        self._due = time.monotonic() + self.warehouse.commit_seconds
        for stage in self._stages.values():
            stage.problems.clear()

    def _answer(self, connection: Connection) -> None:
        """Answer the readers that asked how what they gave differs; it is committed."""
        questions, self._questions = self._questions, []
        for question in questions:
            self._stage(question.table or self.stream.table).compare(connection, question)
            question.answered.set()

    def _is_committed(self) -> None:
        self.committed = replace(self.result, counts={n: replace(c) for n, c in self.result.counts.items()})
        self._left, self._trying = self._trying, None

    def found(self, left: str | None) -> None:
        """Take a commit whose answer was lost for made if the state is there that it was to leave behind.

        To be asked before the next attempt, which may leave the same behind.
        """
        if left is not None and left == self._trying != self._left:
            self._is_committed()
        self._trying = None

    def _mark_orphans(self, connection: Connection) -> None:
        """Mark the rows nested in rows that are gone."""
        for child in self.stream.children:
            parent = next((c for c in child.columns if c.parent), None)
            if parent and parent.references == self.stream.name:
                merge = Merge(child, self.source, self.stream.name, self._attempt)
                if gone := merge.mark_orphans(connection, self.stream.table):
                    self._stage(child).counts.deleted += gone
                    Closing(merge).close_gone(connection, "t.received_at = now()")

    def _counted(self) -> dict[str, Counts]:
        """The counts of each table, the stream's own first; those of parts of rows are their table's."""
        counts: dict[str, Counts] = {}
        for name in sorted(self._stages, key=lambda n: (n.removesuffix(PART) != self.stream.name, n)):
            counts.setdefault(name.removesuffix(PART), Counts()).add(self._stages[name].counts)
        return counts


def _name(table: type[Table]) -> str:
    return f"{table.__tablename__}{PART}" if table.__part__ else table.__tablename__
