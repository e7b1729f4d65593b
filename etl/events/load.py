"""`etl events load`: calls of a file into the tables of a schema, as often as one likes.

Another process converts a piece of the file while what was converted before is written. A piece is one
transaction: rows, tables and columns that they need, dead letters, ledger row, and where the file goes on.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import ExitStack
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

import msgspec
from msgspec import Struct

from etl.errors import TooManyDeadLetters, TributaryError, WarehouseError
from etl.events.apart import About, apart
from etl.events.convert import Chunk
from etl.events.layout import CORE, LATEST, SEARCHED, calls_of
from etl.events.read import PIECE, Readable, read
from etl.events.refresh import refresh
from etl.events.tables import Change
from etl.events.unfit import check
from etl.events.union import SCHEMA
from etl.events.widened import ahead, statements, told, widened
from etl.log import logger
from etl.settings import Limits
from etl.warehouse import dead_letters, event_catalog, event_owed, ledger, states
from etl.warehouse import event_tables as warehouse_tables
from etl.warehouse.ddl import quote
from etl.warehouse.dead_letters import DeadLetter
from etl.warehouse.driver_errors import collided, ours
from etl.warehouse.event_owed import Owed
from etl.warehouse.event_states import keep_latest
from etl.warehouse.event_tables import Written
from etl.warehouse.ledger import Counts, Entry
from etl.warehouse.locks import patiently
from etl.warehouse.postgres import LOST_SECONDS, Warehouse
from etl.warehouse.views import Taken
from etl.window import BEGINNING

if TYPE_CHECKING:
    from etl.warehouse import Connection

log = logger("events")
T = TypeVar("T")

STREAM = "events"
"""What the ledger calls a load; the lease on it keeps a schema for one load at a time."""

ATTEMPTS = 5
BEYOND = ("A12", "A13")
"""Rules of what tables have no room for: keys made of ids, say, in calls that are right otherwise."""

Report = Callable[[int], None]
Anew = Callable[[str], "tuple[Connection, int]"]


class Place(Struct):
    """Where in a file a load goes on: so many bytes, of which this is the hash, are in the warehouse."""

    end: int
    hash: str


class Loaded(Struct):
    """What became of the calls of a file.

    notes: of keys that share a column, and of views that could not be made again.
    """

    schema: str
    counts: Counts
    made: list[str]
    resumed: int = 0
    notes: list[str] = []

    @property
    def dead_letters(self) -> int:
        """Calls and values that were refused."""
        return self.counts.dead_lettered + self.counts.values_refused


def load(
    warehouse: Warehouse,
    schema: str,
    file: Readable,
    report: Report | None = None,
    united: Sequence[str] = (),
    piece: int = PIECE,
    limits: Limits = Limits(),  # noqa: B008  it is frozen
    hidden: tuple[Mapping[str, str], str] = ({}, ""),
) -> Loaded:
    """Load the calls of a file into a schema.

    report: told how many calls more are committed. united: the schemas of the union views, which are made
    anew in the transaction in which a column of theirs changes its type. piece: bytes that are committed at
    once. limits: how much may be refused. hidden: rules for what calls say, and the key of the hashes. Raises
    AlreadyRunning, WarehouseError, SourceError of a broken file, TooManyDeadLetters; what was committed
    before stays, and the same load goes on behind it.
    """
    with ExitStack() as sessions:

        def leased(then: Callable[[Connection], T], patience: float = 0.0) -> T:
            with ExitStack() as held:
                session = held.enter_context(warehouse.connection())
                ledger.ensure(session, schema)
                ledger.lease(session, schema, STREAM, patience)
                found = then(session)
                sessions.push(held.pop_all())
            return found

        def begun(session: Connection) -> tuple[Loading, states.Left | None]:
            loading = Loading(warehouse, session, schema, report, united, limits, hidden, anew)
            return loading, states.left(session, schema, STREAM)

        def anew(run: str) -> tuple[Connection, int]:
            warehouse.close()  # whatever took the session may be about to take the idle ones
            warehouse.wait_until_back(LOST_SECONDS)
            return warehouse.again(
                lambda: leased(lambda s: (s, ledger.commits(s, schema, STREAM, run)), LOST_SECONDS)
            )

        loading, left = warehouse.again(lambda: leased(begun))
        try:
            return loading.run(file, piece, left)
        except Exception as error:
            loading.failed(error)
            raise
        finally:
            loading.over()


class Loading:
    """One load: what it has done so far, and how a chunk is written.

    anew: another session with the lease, in place of one that is lost, and how many pieces a run committed.
    """

    kind = "load"
    """What the ledger calls it."""

    def __init__(
        self,
        warehouse: Warehouse,
        session: Connection,
        schema: str,
        report: Report | None,
        united: Sequence[str],
        limits: Limits,
        hidden: tuple[Mapping[str, str], str] = ({}, ""),
        anew: Anew | None = None,
    ) -> None:
        self._limits, self._anew = limits, anew
        self._session, self._schema, self._report, self._united = session, schema, report, united
        self._clock, self._hidden = warehouse.clock, hidden
        self._began: datetime = warehouse.clock()
        self._run = uuid.uuid4().hex
        found = event_catalog.catalog(session, schema, views_follow=bool(united))
        self._limited, self._indexed = found.limited, found.indexed
        self._asked = set() if "tracks" in found.others else found.others - CORE
        for table, columns in found.columns.items():
            check(schema, table, columns)
        self._columns, self._fixed, self._dropped = found.columns, found.fixed, found.dropped
        self._left = found.left
        self._owed: dict[tuple[str, str], list[Owed]] = {}  # by the table of calls, and id
        for each in event_owed.owed(session, schema):
            self._owed.setdefault((calls_of(each.table), each.key), []).append(each)
        self._waiting = event_owed.waiting(session, schema)
        self._done = Loaded(schema, Counts(), [])
        self._noted, self._counts = 0, Counts()  # pieces that the ledger has of it; of the one that is tried
        self._beyond = 0  # values that no table has room for, which does not make the file wrong
        self._taken: list[Taken] | None = None  # views that were dropped, as a type changes

    def run(self, file: Readable, piece: int, left: states.Left | None) -> Loaded:
        """Load a file, from where it was left."""
        place = msgspec.json.decode(left.text, type=Place) if left else Place(0, "")
        pieces = read(file, (place.end, place.hash), piece)
        lines = next(pieces)
        self._done.resumed = lines.at
        about = About(self._columns, list(self._fixed.items()), self._dropped, *self._hidden)
        if lines.last:  # not worth a process
            self._write(about.converter().chunk(lines, self._clock()))
            return self._tidied()
        with apart(about) as other:
            other.put(lines, self._clock())
            for lines in pieces:
                chunk = other.get()
                other.put(lines, self._clock())
                self._write(chunk)
            self._write(other.get())
        return self._tidied()

    def _tidied(self) -> Loaded:
        """Drop what killed loads began to fill and none goes on with; what has been done."""
        if self._left:
            event_catalog.drop_left(self._session, self._schema)
        return self._done

    def _write(self, chunk: Chunk) -> None:
        """Commit a chunk, whole; again, if it collided with what others do, or its session is lost."""
        made, indexed, limited = self._done.made[:], set(self._indexed), set(self._limited)
        notes = self._done.notes[:]
        beyond, counts = self._beyond, Counts()
        for left in reversed(range(ATTEMPTS)):
            try:
                counts = self._commit(chunk)
                break
            except Exception as error:
                anew = self._anew if self._session.closed else None
                if not left or not (anew or collided(error)):
                    raise
                if anew and self._renewed(error, anew):  # what was lost is the answer to COMMIT
                    counts = self._counts
                    break
                self._done.made, self._indexed, self._limited = made[:], set(indexed), set(limited)
                self._done.notes = notes[:]
                self._beyond = beyond
        self._noted += counts.fetched > 0
        self._done.counts.add(counts)
        if self._report:
            self._report(chunk.calls)

    def _renewed(self, error: Exception, anew: Anew) -> bool:
        """Take a new session in place of one that is lost; whether the piece that was tried is committed."""
        log.warning("%s: %s", self._schema, ours(error))
        self._session, commits = anew(self._run)
        return commits == self._noted + 1

    def _commit(self, chunk: Chunk) -> Counts:
        """Commit a chunk, or nothing of it; what became of it."""
        session, schema = self._session, self._schema
        done = self._make_room(chunk)
        with session.transaction():
            session.execute("set local synchronous_commit = on")
            self._taken = None
            if self._united and (widened(chunk.changes).keys() - done or self._may_unlimit(chunk)):
                ledger.creating(session, SCHEMA)  # before tables are locked, as `refresh` has it
            self._apply(chunk.changes, done)
            self._index(
                table for each in chunk.rows for table in (each.calls, *LATEST.get(each.calls, ())[:1])
            )
            self._index(each.table for each in chunk.rows if each.table in self._asked)
            written = warehouse_tables.write(session, schema, chunk.rows, self._unlimit, self._asked)
            for calls, ids in written.ids.items() if self._waiting else ():
                event_owed.come(session, schema, calls, ids)
            filled = self._fill(chunk, written)
            written.refilled = len(filled)
            for calls, id in filled:
                written.ids.setdefault(calls, []).append(id)
            for calls, latest in LATEST.items():
                if new := written.ids.get(calls):
                    said = self._said(chunk, calls)
                    place = (calls, *latest)
                    keep_latest(session, schema, place, new, said, self._unlimit)
            counts = self._note(chunk, written)
            if self._taken is not None:
                refresh(session, self._united)
                self._done.notes += warehouse_tables.put_back_views(session, self._taken, SCHEMA)
        return counts

    def _make_room(self, chunk: Chunk) -> set[tuple[str, str]]:
        """Have columns of large tables, table and name, hold what a chunk brings; nobody waits for that."""
        done, notes = ahead(self._session, self._schema, chunk.changes, self._united)
        self._done.notes += notes
        return done

    def _fill(self, chunk: Chunk, written: Written) -> set[tuple[str, str]]:
        """Give rows that were there before what they lack; the calls, by table and id, that got something."""
        return event_owed.fill(self._session, self._schema, chunk.rows, self._owed, written.known)

    def _said(self, chunk: Chunk, calls: str) -> set[str]:
        """The columns of a table of calls that may have got something."""
        return {c for each in chunk.rows if each.table == calls for c in each.columns}

    def _letters(self, chunk: Chunk, written: Written) -> list[DeadLetter]:
        """What was refused of calls that are new."""
        said, known = (*chunk.letters, *written.letters), written.known
        return [each for each in said if each.key is None or (calls_of(each.table), each.key) not in known]

    def _note(self, chunk: Chunk, written: Written) -> Counts:
        """Write down what became of a chunk: dead letters, where the file goes on, the ledger's row."""
        session, schema, letters = self._session, self._schema, self._letters(chunk, written)
        counts = Counts(
            fetched=chunk.calls,
            inserted=written.inserted,
            updated=written.refilled,
            unchanged=written.repeated - written.refilled,
            dead_lettered=chunk.refused + written.refused,
            values_refused=sum(each.column is not None for each in letters),
        )
        if not counts.closes:
            raise WarehouseError(
                f"{schema}: the counts do not close: {counts}; nothing of this piece is kept"
            )
        self._judge(counts, letters)
        letters = warehouse_tables.unsaid(session, schema, letters)
        dead_letters.bury(session, self._run, schema, STREAM, letters)
        place = "" if chunk.last else msgspec.json.encode(Place(chunk.end, chunk.hash)).decode()
        states.leave(session, schema, STREAM, place, BEGINNING, self._run)
        if counts.fetched:
            ledger.record(session, self._entry("succeeded", counts))
        self._counts = counts
        return counts

    def _entry(self, status: str, counts: Counts, error: TributaryError | None = None) -> Entry:
        kind, text = (error.kind, str(error)) if error else (None, None)
        return Entry(
            self._run, self._schema, STREAM, self.kind, None, self._began, status, counts,
            error_kind=kind, error=text,
        )  # fmt: skip

    def over(self) -> None:
        """Let the schema go, as a session that is lost does by itself."""
        try:
            ledger.release(self._session, self._schema, STREAM)
        except Exception:
            if not self._session.closed:
                raise

    def failed(self, error: Exception) -> None:
        """Write down that it did not come to its end, and why, as long as there is a session."""
        if not self._session.closed:
            ledger.record(self._session, self._entry("failed", Counts(), ours(error)))

    def _apply(self, changes: Sequence[Change], done: Collection[tuple[str, str]]) -> None:
        """Make what the tables lack, but for columns that have their types; nobody waits long for that."""
        session, schema = self._session, self._schema
        columns = widened(changes).keys() - done

        def apply() -> None:
            self._taken = None
            if columns:
                self._drop_views(columns)
            for table in dict.fromkeys(change.table for change in changes):
                of = [change for change in changes if change.table == table]
                for sql in statements(schema, table, of, done):
                    session.execute(sql)

        if changes:
            waits = session.execute("select current_setting('lock_timeout')").fetchone()
            patiently(session, quote(schema, changes[0].table), apply)
            session.execute("select set_config('lock_timeout', %s, true)", waits)
        self._done.made += [change.table for change in changes if not change.column]
        self._done.notes += told(schema, changes)

    def _drop_views(self, columns: Collection[tuple[str, str]]) -> None:
        """Let these columns' types change; `refresh` makes the views again."""
        dropped = warehouse_tables.drop_views(self._session, self._schema, columns)
        self._taken = [*(self._taken or []), *dropped]

    def _index(self, tables: Iterable[str]) -> None:
        """Make the indexes by which rows are found, where they are missing: another loader may have none."""
        for table in dict.fromkeys(tables):
            for column in SEARCHED.get(table, ("id",)):
                if (table, column) not in self._indexed:
                    self._session.execute(warehouse_tables.index(self._schema, table, column))
                    self._indexed.add((table, column))

    def _may_unlimit(self, chunk: Chunk) -> bool:
        """Whether limits of length may have to be lifted for a chunk."""
        tables = {name for each in chunk.rows for name in (each.table, *LATEST.get(each.calls, ())[:1])}
        return any(table in tables for table, _ in self._limited)

    def _unlimit(self, table: str) -> bool:
        """Lift the limits of length that another loader gave a table's texts; whether there were any."""
        limited = {(of, c) for of, c in self._limited if of == table and (of, c, "text") not in self._fixed}
        if limited:
            self._drop_views(limited)
        for _, column in limited:
            for sql in warehouse_tables.unlimit(self._schema, table, column):
                self._session.execute(sql)
        self._limited -= limited
        return bool(limited)

    def _judge(self, counts: Counts, letters: list[DeadLetter]) -> None:
        """TooManyDeadLetters where so much is refused that the file, not some calls of it, must be wrong."""
        self._beyond += sum(each.column is not None and each.rule in BEYOND for each in letters)
        refused = self._done.dead_letters + counts.dead_lettered + counts.values_refused - self._beyond
        total = self._done.counts.fetched + counts.fetched
        if not letters or not self._limits.exceeded(refused, total):
            return
        worst = next((each for each in letters if each.rule not in BEYOND), letters[0])
        where = ".".join(part for part in (self._schema, worst.table, worst.column) if part)
        raise TooManyDeadLetters(
            f"{where}: {refused:,} of {total:,} calls and values were refused, such as: {worst.reason}"
            f" ({worst.rule}); this part was not committed. Is it a file of calls? Mend it and load it again."
        )
