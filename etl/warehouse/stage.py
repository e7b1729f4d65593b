"""Stage: where a sync's rows for one table wait for its one short commit.

Blocks of rows are copied into a table of the schema `tributary_stage`, on any number of
connections, without touching the target. Rows that the target already has are recognised by their
hash and not copied at all (`etl.warehouse.known`). The commit then brings the target up to date
by one of two ways:

- the target does not exist yet: the stage gets its key and *becomes* the target;
- else the newest copy of each staged row is merged, guarded by `_version`, whatever came when.

Rows that are gone come as tombstones: staged lines without a `_hash`. The statements of the commit
are in `etl.warehouse.merge`.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from etl.connector import Compare
from etl.copytext import COPY_OPTIONS, SEPARATOR, cells, stamp
from etl.described import told_apart
from etl.errors import WarehouseError
from etl.meanwhile import meanwhile
from etl.required import require_stamp
from etl.scan import Problem, Rows
from etl.schema import Table
from etl.warehouse.closing import Closing
from etl.warehouse.completed import completed
from etl.warehouse.ddl import (
    Found,
    catalog,
    column_types,
    comments,
    create_table,
    quote,
    table_names,
)
from etl.warehouse.known import MOST_IN_MIND, Block, Known
from etl.warehouse.ledger import Counts
from etl.warehouse.merge import Merge
from etl.warehouse.poison import apart, copied, whose
from etl.window import as_utc

if TYPE_CHECKING:
    from psycopg import Connection


MOST_PAYLOAD, MOST_KEPT = 2**20, 64 * 2**20  # characters of a refused record, and of all until the commit
LATER = datetime.max.replace(tzinfo=UTC)


class Stage:
    """The stage of one table in one sync; safe for several threads, each with its own connection.

    in_mind: characters of keys that are kept in memory before they are written.
    """

    def __init__(
        self, table: type[Table], schema: str, run: str, stream: str = "", in_mind: int = MOST_IN_MIND
    ) -> None:
        self.table, self.schema, self.stream = table, schema, stream
        self.merge = Merge(table, schema, stream, run)
        self._letters = Closing(self.merge)
        self._known = Known(self.merge, in_mind)
        self.fresh = False
        self.counts = Counts()
        self.problems: list[Problem] = []
        self.notes: list[str] = []
        self._twice: set[str] = set()
        self._kept = 0
        self._added: list[str] = []
        self._met = self._noting = self._made = False
        self._staged = self._tombstones = 0
        self._oldest = LATER
        self._complete_since: datetime | None = None
        self._scoped = self._blind = False
        self._erased: list[str] = []
        self._lock = threading.Lock()

    @property
    def staged(self) -> int:
        """How many rows wait for the next commit."""
        return self._staged + self._tombstones

    def told(self, *, anew: bool) -> list[str]:
        """What to say of the table, once. anew: all rows are read, those that have been read before, too."""
        said = [*self.notes, *(() if anew else self._added)]
        self.notes, self._added = [], []
        return said

    # ---- filling ----

    def load(self, connection: Connection, blocks: Sequence[Block]) -> None:
        """Copy what is new or changed of these records; counts and problems are kept here."""
        self.meet(connection)
        sizes = [len(b.scan.raws) for b in blocks]
        fetched, unchanged = sum(sizes), 0
        if not self.fresh:
            blocks = self._known.without(connection, blocks)
            unchanged = fetched - sum(len(b.scan.raws) for b in blocks)
            if self._known.full:
                self.make(connection)
                self._known.write(connection)
        written = self._written(connection, blocks)
        for block, size, rows in zip(blocks, sizes, written, strict=True):
            if len(block.scan.raws) == size and not block.deleted_at:  # none of its page was known
                require_stamp(self.table, block.scan, rows.lines)
        if any(r.count for r in written):
            columns = ", ".join(quote(c) for c in blocks[0].decoder.columns)
            if self.merge.stamped:  # of copies with one stamp, the one asked for last stays
                columns += ", received_at"
                for block, rows in zip(blocks, written, strict=True):
                    rows.lines = rows.lines.replace(b"\n", f"{SEPARATOR}{stamp(block.asof)}\n".encode())
            self._copy(connection, columns, written, blocks)
        with self._lock:
            names = sorted(frozenset[str]().union(*(b.decoder.twice for b in blocks)) - self._twice)
            self._twice.update(names)
            told = f"{self.schema}.{self.table.__tablename__}: records have"
            self.notes += [f"{told} {name} twice; the last counts" for name in names]
            self._oldest = min([self._oldest, *(as_utc(b.asof) for b in blocks)])
            self.counts.fetched += fetched
            self.counts.unchanged += unchanged
            self._staged += sum(r.count for r in written)
        for block, rows in zip(blocks, written, strict=True):
            for problem in rows.problems:
                self._refuse(connection, problem, block)

    def _written(self, connection: Connection, blocks: Sequence[Block]) -> list[Rows]:
        """Their lines; the stage's tables are made meanwhile, which takes as long as the first to decode."""
        making = None
        if not self._made and (self.fresh or any(b.scan.raws for b in blocks)):
            making = meanwhile(lambda: self.make(connection), "stage")
        try:
            return [b.decoder.rows(b.scan, b.asof, b.deleted_at) for b in blocks]
        finally:
            if making:
                making.result()

    def _copy(
        self, connection: Connection, columns: str, written: Sequence[Rows], blocks: Sequence[Block]
    ) -> None:
        """COPY the lines; if one of them is refused, the others still load and it becomes a problem."""
        statement = f"copy {self.merge.rows} ({columns}) from stdin {COPY_OPTIONS}"
        lines = [r.lines for r in written if r.count]
        for poison in copied(connection, statement, lines, self.table):
            texts = cells(poison.line.decode().removesuffix("\n"))
            values = dict(zip(blocks[0].decoder.columns, texts, strict=False))
            key = tuple(values[c.name] for c in self.table.key)
            block, at = whose(key, int(values["_hash"] or 0), blocks)
            hash = block.scan.hashes[at] ^ (block.deleted_at is not None)
            for column, text, why in poison.mended:
                self._refuse(connection, Problem(*why, column, key, text, hash), block)
            if poison.why:
                with self._lock:
                    self._staged -= 1
                raw, context = bytes(block.scan.raws[at]).decode(), block.decoder.context(block.scan, at)
                problem = Problem(*poison.why, None, key, raw, hash, context=context)
                self._refuse(connection, problem, block)

    def _refuse(self, connection: Connection, problem: Problem, block: Block) -> None:
        """Keep what could not be kept as it came, as much of it as there is room for."""
        context = dict(problem.context)
        if block.deleted_at:
            context["deleted_at"] = block.deleted_at.isoformat()
        if self.table.__part__:
            context["part"] = True
        payload, whole = problem.payload, problem.whole
        with self._lock:
            self._kept += len(payload)
            if len(payload) > MOST_PAYLOAD or self._kept > MOST_KEPT:
                payload, whole = payload[:1024], False
            self.counts.dead_lettered += problem.row
            self.counts.values_refused += not problem.row
            self.problems.append(
                replace(problem, payload=payload, whole=whole, context=context, asof=block.asof)
            )
        if problem.row:
            self._note(connection, problem.key, stamp(block.asof))

    def _note(self, connection: Connection, key: tuple[str | None, ...] | None, asof: str | None) -> None:
        """A refused record lives at the vendor all the same, and so does the row there may be of it."""
        from psycopg import DataError

        try:
            if key and all(part is not None for part in key):
                marks = ", ".join("%s" for _ in (*key, asof))
                with apart(connection):
                    connection.execute(f"insert into {self.merge.same} values ({marks}, false)", (*key, asof))
                return
        except DataError:
            pass
        self._blind = True

    def delete(
        self, connection: Connection, keys: Sequence[tuple[str, ...]], at: datetime, asof: datetime
    ) -> None:
        """Stage tombstones: these rows are gone since `at`, as known at `asof`."""
        self.make(connection)
        keys = [key for key in keys if not any("\0" in part for part in key)]
        if not keys:
            return
        version = stamp(at if self.merge.stamped else asof)  # by the clock that stamps the rows
        columns = ", ".join([*self.merge.key, "_version", "_deleted_at", "received_at"])
        statement = f"copy {self.merge.rows} ({columns}) from stdin"
        with connection.cursor() as cursor, cursor.copy(statement) as copy:
            for key in keys:
                copy.write_row((*key, version, stamp(at), stamp(asof)))
        with self._lock:
            self._tombstones += len(keys)

    def alive(
        self,
        connection: Connection,
        keys: Sequence[tuple[str, ...]],
        asof: datetime,
        versions: Sequence[str | None] = (),
    ) -> None:
        """Note that there are rows with these keys, and stamps, as known at `asof`."""
        if keys:
            self.make(connection)
            self._known.keep(keys, asof, versions)
            if self._known.full:
                self._known.write(connection)

    def compare(self, connection: Connection, question: Compare) -> None:
        """Answer how what was shown differs from the target; all of it has been committed."""
        self.make(connection)
        self._known.write(connection)
        unknown = self.merge.unknown(connection, question.most + 1)
        question.unknown, question.many = unknown[: question.most], len(unknown) > question.most
        question.missing, question.living = self.merge.missing(connection, question.asof)

    def complete(
        self, connection: Connection, parents: Sequence[str] | None, asof: datetime, *, erase: bool = False
    ) -> None:
        """All rows, or all of these parents, have been given, asked for since `asof`: others are gone."""
        self.make(connection)
        if erase and parents:
            self._erased += parents
        if parents is None:
            self._complete_since = asof
        elif parents:
            connection.execute(
                f"insert into {self.merge.scopes}"
                f" select parent, %s from unnest(%b::text[]::{self.merge.parent_type}[]) as p(parent)",
                (asof, list(parents)),
            )
            self._scoped = True

    def meet(self, connection: Connection) -> None:
        """See whether the target is there, and give it the columns it lacks, unless that is done."""
        if not self._met:
            with self._lock:
                self._meet(connection)

    def _meet(self, connection: Connection) -> None:
        if self._met:
            return
        found = catalog(connection, self.schema, [self.table.__tablename__]).get(self.table.__tablename__)
        self.fresh = found is None
        if found:
            self._complete_table(connection, found)
        else:
            self.notes += told_apart(self.table, self.schema, column_types(self.table))
        self._met = True

    def make(self, connection: Connection) -> None:
        """Make the stage's tables, unless they are made: not before there is something to keep in them."""
        if self._made:
            return
        with self._lock:
            if self._made:
                return
            self._meet(connection)
            connection.execute(self.merge.made(fresh=self.fresh, noting=not self._noting))
            self._noting = self._made = True

    def _complete_table(self, connection: Connection, found: Found) -> None:
        """Give the target the columns and the key that it lacks."""
        found, changes, missing = completed(connection, self.schema, self.table, found)
        self.merge.hashed = found.hashed(self.table)
        self.notes += [line for change in changes if change.told for line in change.why.splitlines()]
        self.notes += told_apart(self.table, self.schema, missing)
        self._added += [
            f"column {self.schema}.{self.table.__tablename__}.{column} was added; rows read before have no"
            f" value there until `etl sync {self.schema} --stream {self.stream} --full`"
            for column in missing
            if column not in self.table.__moved__
        ]

    # ---- committing ----

    def commit(self, connection: Connection, *, last: bool = False) -> None:
        """Within the caller's transaction: bring the target up to date with what was staged so far.

        last: the caller will `drop` the stage in the same transaction. Until then what was noted as seen is
        kept, for the rest of the sync. Raises WarehouseError if the counts do not close.
        """
        if (self._met and self.fresh) or (self._known.some and self._letters.wait(connection)):
            self.make(connection)  # an empty target is one too; what a letter is of may have been seen
        if self._made:
            merged = self._settle(connection)
            if merged and not last:
                connection.execute(f"drop table {self.merge.rows}")
            self._met = self._made = False
            self._staged = self._tombstones = self._kept = 0
        if not self.counts.closes:
            raise WarehouseError(f"{self.merge.target}: the counts do not close: {self.counts}")

    def _settle(self, connection: Connection) -> bool:
        """Bring the target up to date; whether by merging: else the stage has become the target."""
        held, long, ahead = self.merge.held(connection)
        if held != self.staged:
            raise WarehouseError(f"{self.merge.target}: {self.staged} rows were staged, {held} are there")
        self._note_ahead(ahead)
        if self._tombstones:
            self.merge.keep_tombstones(connection)
        waiting = self._letters.wait(connection)
        if waiting or self._staged or self._tombstones or self._complete_since or self._scoped:
            self._known.write(connection)
        if waiting:
            self._letters.close(connection)
            if self._complete_since or self._scoped:
                self._letters.close_unseen(connection, self._complete_since)
        missing = self.fresh and self.table.__tablename__ not in table_names(connection, self.schema)
        if missing and not long:
            added = self.merge.become_target(connection, self._staged, self._tombstones)
            self.counts.inserted += added
            self.counts.superseded += self._staged - added
            self._mark_missing(connection, adopted=True)
        else:
            if missing:  # with a key that holds what is not long
                connection.execute(create_table(self.table, self.schema))
                connection.execute("\n".join(comments(self.table, self.schema)))
            (self._merge_long if long else self._merge)(connection)
            if waiting and self._tombstones:
                self._letters.close_gone(connection, self.merge.entombed)
        return not missing or bool(long)

    def _note_ahead(self, stamps: int) -> None:
        if stamps and self.merge.stamp:
            where = f"{self.schema}.{self.table.__tablename__}.{self.merge.stamp.name}"
            self.notes.append(f"{where}: {stamps:,} stamps are of days to come; their rows count as of now")

    def _merge(self, connection: Connection) -> None:
        if self._staged or self._tombstones:
            inserted, updated = self.merge.upsert(connection)
            self.counts.inserted += inserted
            self.counts.updated += updated
            if older := self._staged - inserted - updated:
                self.counts.superseded += older - self.merge.lost(connection)
                if self.merge.stamped:
                    self.merge.keep_seen(connection)
        if self._tombstones:
            self.counts.deleted += self.merge.mark_deleted(connection)
        self._mark_missing(connection)

    def _merge_long(self, connection: Connection) -> None:
        """Merge what has long keys, of which the target's index takes the hashes."""
        from etl.warehouse import long_keys

        counts, hashed = replace(self.counts), self.merge.hashed
        try:
            with connection.transaction():
                long_keys.make_room(connection, self.merge)
                self._merge(connection)
        except long_keys.REFUSALS as error:
            self.counts, self.merge.hashed = counts, hashed
            for key, content, hash in self.merge.take_long_keys(connection):
                self._staged -= 1
                self.counts.dead_lettered += 1
                why = long_keys.why(error)
                self.problems.append(Problem("B13", why, None, key, content, hash, whole=False))
            self._merge(connection)

    def _mark_missing(self, connection: Connection, *, adopted: bool = False) -> None:
        since = self._complete_since
        # if all was asked for since, nothing is missing; to look at 200,000 rows for that took 0.5 s of 5 s
        shown = adopted and since is not None and self._oldest >= since
        if (since is not None or self._scoped) and not shown and not self._blind:
            self.counts.deleted += self.merge.mark_missing(connection, since, adopted=adopted)
            if self._letters.wait(connection):
                self._letters.close_gone(connection, "true" if since else self.merge.scoped)
        if self._erased:
            self.merge.erase(connection, self._erased)

    def drop(self, connection: Connection) -> None:
        """Remove the stage's tables, at the end of the sync."""
        if self._noting:
            tables = (self.merge.rows, self.merge.same, self.merge.scopes, self.merge.gone)
            connection.execute(f"drop table if exists {', '.join(tables)}")
