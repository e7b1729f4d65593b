"""Stage: where a sync's rows for one table wait for its one short commit.

Blocks of rows are copied into a table of the schema `tributary_stage`, on any number of
connections, without touching the target. Rows that the target already has are recognised by their
hash and not copied at all; only their keys are noted. The commit then brings the target up to date
by one of two ways:

- the target does not exist yet: the stage gets its key and *becomes* the target;
- else the newest copy of each staged row is merged, guarded by `_version`, whatever came when.

Rows that are gone come as tombstones: staged lines without a `_hash`.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import xxhash

from etl.copytext import COPY_OPTIONS, cells, stamp
from etl.decode import Decoder, Rows, Scan
from etl.errors import WarehouseError
from etl.exact import Problem
from etl.schema import Table
from etl.warehouse.ddl import (
    POSTGRES,
    STAGE_SCHEMA,
    catalog,
    comments,
    create_table,
    default_grants,
    missing_columns,
    primary_key,
    quote,
)
from etl.warehouse.ledger import Counts

if TYPE_CHECKING:
    from psycopg import Connection

MOST_KEY_BYTES = 2_000  # of a row's key; an entry of PostgreSQL's index may have 2,704


@dataclass(frozen=True, slots=True)
class Block:
    """Some records of one page on their way to the stage."""

    decoder: Decoder
    scan: Scan
    asof: datetime
    deleted_at: datetime | None = None
    size: int = 0


class Stage:
    """The stage of one table in one sync; safe for several threads, each with its own connection."""

    def __init__(self, table: type[Table], schema: str, run: str, stream: str = "") -> None:
        self.table, self.schema = table, schema
        self.target = quote(schema, table.__tablename__)
        self._name = f"{_family(schema, stream, table)}{run}"
        self.rows, self.same, self.scopes = (quote(STAGE_SCHEMA, self._name + s) for s in ("", "_same", "_scope"))
        self.key = [quote(c.name) for c in table.key]
        self.fresh = False
        self.counts = Counts()
        self.problems: list[Problem] = []
        self._noting = self._made = False
        self._staged = self._tombstones = 0
        self._complete_since: datetime | None = None
        self._scoped = self._blind = False
        self._stamped = any(c.version for c in table.columns)
        self._lock = threading.Lock()

    @property
    def staged(self) -> int:
        """How many rows wait for the next commit."""
        return self._staged + self._tombstones

    # ---- filling ----

    def load(self, connection: Connection, blocks: Sequence[Block]) -> None:
        """Copy what is new or changed of these records; counts and problems are kept here."""
        self._make(connection)
        fetched = sum(len(b.scan.raws) for b in blocks)
        unchanged = 0
        if not self.fresh:
            kept = [self._without_known(connection, b) for b in blocks]
            unchanged = fetched - sum(len(b.scan.raws) for b in kept)
            blocks = kept
        written = [b.decoder.rows(b.scan, b.asof, b.deleted_at) for b in blocks]
        if any(r.count for r in written):
            columns = ", ".join(quote(c) for c in blocks[0].decoder.columns)
            self._copy(connection, columns, written)
        with self._lock:
            self.counts.fetched += fetched
            self.counts.unchanged += unchanged
            self._staged += sum(r.count for r in written)
            found = [p for r in written for p in r.problems]
            self.counts.dead_lettered += sum(p.row for p in found)
            self.counts.values_refused += sum(not p.row for p in found)
            self.problems += found
        for block, rows in zip(blocks, written, strict=True):
            for problem in rows.problems:
                if problem.row:
                    self._note(connection, problem.key, stamp(block.asof))

    def _without_known(self, connection: Connection, block: Block) -> Block:
        """The block without the records that the target has alike; their keys are noted as seen."""
        if block.deleted_at or not block.scan.raws:
            return block
        keys = block.decoder.keys(block.scan)
        columns = list(zip(*keys, strict=True))
        parts = range(len(self.key))
        arrays = ", ".join(f"%b::text[]::{POSTGRES[c.type]}[]" for c in self.table.key)
        names = ", ".join(f"k{i}" for i in parts)
        joined = " and ".join(f"t.{name} = g.k{i}" for i, name in enumerate(self.key))
        found = connection.execute(
            f"with known as (select {names}, n from unnest({arrays}, %b::bigint[]) with ordinality as g({names}, h, n)"
            f" join {self.target} t on {joined} and t._hash = g.h and t._deleted_at is null),"
            f" noted as (insert into {self.same} select {names}, %s from known)"
            f" select n from known",
            [*(list(c) for c in columns), block.scan.hashes, block.asof],
        ).fetchall()
        if not found:
            return block
        known = {n - 1 for (n,) in found}
        if len(known) == len(keys):
            return Block(block.decoder, Scan([], None, []), block.asof)
        keep = [i for i in range(len(keys)) if i not in known]
        scan = block.scan
        outers = [scan.outers[i] for i in keep] if scan.outers else None
        kept = Scan([scan.raws[i] for i in keep], outers, [scan.hashes[i] for i in keep])
        return Block(block.decoder, kept, block.asof)

    def _copy(self, connection: Connection, columns: str, written: Sequence[Rows]) -> None:
        """COPY the lines; if one of them is refused, the others still load and it becomes a problem."""
        from psycopg import DataError, errors

        lines = [r.lines for r in written if r.count]
        try:
            self._send(connection, columns, lines)
        except (
            DataError, errors.NotNullViolation, errors.ProgramLimitExceeded, errors.StatementTooComplex
        ) as error:  # fmt: skip
            singles = b"".join(lines).splitlines(keepends=True) if len(lines) > 1 or b"\n" in lines[0][:-1] else lines
            if len(singles) == 1:
                self._refuse(connection, singles[0], error)
                return
            half = len(singles) // 2
            for part in (singles[:half], singles[half:]):
                self._copy(connection, columns, [Rows(b"".join(part), len(part), [])])

    def _send(self, connection: Connection, columns: str, lines: Sequence[bytes]) -> None:
        with connection.cursor() as cursor, cursor.copy(f"copy {self.rows} ({columns}) from stdin {COPY_OPTIONS}") as copy:
            for piece in lines:
                copy.write(piece)

    def _refuse(self, connection: Connection, line: bytes, error: Exception) -> None:
        names = [*(c.name for c in self.table.columns), "_extra", "_version"]
        values = dict(zip(names, cells(line.decode().removesuffix("\n")), strict=False))
        key = tuple(values[c.name] for c in self.table.key)
        state = getattr(error, "sqlstate", None) or "?"
        payload = json.dumps(values)
        with self._lock:
            self._staged -= 1
            self.counts.dead_lettered += 1
            self.problems.append(Problem("E4", f"the warehouse refuses the row (SQLSTATE {state})", None, key, payload))
        self._note(connection, key, values["_version"])

    def _note(self, connection: Connection, key: tuple[str | None, ...] | None, asof: str | None) -> None:
        """A refused record lives at the vendor all the same, and so does the row there may be of it."""
        from psycopg import DataError

        try:
            if key and all(part is not None for part in key):
                marks = ", ".join("%s" for _ in (*key, asof))
                connection.execute(f"insert into {self.same} values ({marks})", (*key, asof))
                return
        except DataError:
            pass
        self._blind = True

    def delete(self, connection: Connection, keys: Sequence[tuple[str, ...]], at: datetime, asof: datetime) -> None:
        """Stage tombstones: these rows are gone since `at`, as known at `asof`."""
        keys = [key for key in keys if not any("\0" in part for part in key)]
        if not keys:
            return
        self._make(connection)
        version = stamp(at if self._stamped else asof)  # by the clock that stamps the rows
        columns = ", ".join([*self.key, "_version", "_deleted_at"])
        with connection.cursor() as cursor, cursor.copy(f"copy {self.rows} ({columns}) from stdin") as copy:
            for key in keys:
                copy.write_row((*key, version, stamp(at)))
        with self._lock:
            self._tombstones += len(keys)

    def complete(self, connection: Connection, parents: Sequence[str] | None, asof: datetime) -> None:
        """All rows, or all of these parents, have been given, asked for since `asof`: others are gone."""
        self._make(connection)
        if parents is None:
            self._complete_since = asof
            return
        if parents and not self.fresh:
            connection.execute(
                f"insert into {self.scopes} select parent, %s from unnest(%b::text[]) as p(parent)", (asof, list(parents))
            )
            self._scoped = True

    def _make(self, connection: Connection) -> None:
        """Make the stage's tables on first use, and the target's missing columns."""
        if self._made:
            return
        with self._lock:
            if self._made:
                return
            found = catalog(connection, self.schema, [self.table.__tablename__]).get(self.table.__tablename__)
            self.fresh = found is None
            if not self._noting:
                keys = ", ".join(f"{quote(c.name)} {POSTGRES[c.type]}" for c in self.table.key)
                connection.execute(
                    f"create unlogged table {self.same} ({keys}, _version timestamptz);"
                    f"create unlogged table {self.scopes} (parent text, _version timestamptz)"
                )
                for change in missing_columns(self.table, self.schema, found) if found else ():
                    connection.execute(change.sql)
                self._noting = True
            create = create_table(self.table, STAGE_SCHEMA, self._name, key=False)
            connection.execute(create if self.fresh else create.replace("create table", "create unlogged table", 1))
            self._made = True

    # ---- committing ----

    def commit(self, connection: Connection) -> None:
        """Within the caller's transaction: bring the target up to date with what was staged so far.

        What was noted as seen is kept until `drop`, for the rest of the sync. Raises WarehouseError if
        the counts do not close.
        """
        if self._made:
            counted = f"count(*) filter (where _hash is not null), count(*) filter (where {self._too_long()})"
            held, too_long = connection.execute(f"select {counted} from {self.rows}").fetchone() or (0, 0)
            if held != self._staged:
                raise WarehouseError(f"{self.target}: {self._staged} rows were sent to the stage, it holds {held}")
            if too_long:
                self._refuse_long_keys(connection)
            if self._tombstones and not self._stamped:  # older copies may still come in this sync
                keys = ", ".join([*self.key, "_version"])
                connection.execute(f"insert into {self.same} select {keys} from {self.rows} where _hash is null")
            if self.fresh and _number(connection, "select (to_regclass(%s) is null)::int", self.target):
                self._become_target(connection)
            else:
                self._merge(connection)
                self._mark_missing(connection)
                connection.execute(f"drop table {self.rows}")
            self._made = False
            self._staged = self._tombstones = 0
        if not self.counts.closes:
            raise WarehouseError(f"{self.target}: the counts do not close: {self.counts}")

    def _too_long(self) -> str:
        texts = [f"octet_length({quote(c.name)})" for c in self.table.key if c.type == "text"]
        return f"{' + '.join(texts)} > {MOST_KEY_BYTES}" if texts else "false"

    def _refuse_long_keys(self, connection: Connection) -> None:
        keys = ", ".join(f"{k}::text" for k in self.key)
        for kept, payload, *key in connection.execute(
            f"delete from {self.rows} t where {self._too_long()}"
            f" returning _hash is not null, to_jsonb(t)::text, {keys}"
        ).fetchall():
            if kept:
                self._staged -= 1
                self.counts.dead_lettered += 1
                reason = f"the key has more than {MOST_KEY_BYTES:,} bytes"
                self.problems.append(Problem("B13", reason, None, tuple(key), payload))

    def _become_target(self, connection: Connection) -> None:
        self._keep_newest(connection)
        connection.execute(f"delete from {self.rows} where _hash is null")
        added = _number(connection, f"select count(*) from {self.rows}")
        self.counts.inserted += added
        self.counts.superseded += self._staged - added
        name = self.table.__tablename__
        connection.execute(f"alter table {self.rows} set schema {quote(self.schema)}")
        connection.execute(f"alter table {quote(self.schema, self._name)} rename to {quote(name)}")
        connection.execute("\n".join(comments(self.table, self.schema)))
        for grant in default_grants(connection, self.schema, name):
            connection.execute(grant)

    def _keep_newest(self, connection: Connection) -> None:
        """Give the stage its primary key; where a key came twice, the newest copy stays."""
        from psycopg import errors

        add = f"alter table {self.rows} add {primary_key(self.table)}"
        try:
            with connection.transaction():
                connection.execute(add)
        except errors.UniqueViolation:
            connection.execute(
                f"delete from {self.rows} where ctid in (select ctid from (select ctid, {self._rank()}"
                f" from {self.rows}) ranked where newest > 1)"
            )
            connection.execute(add)

    def _rank(self) -> str:
        """Which copy of a row is the newest; of copies equally old, the one that came last."""
        return (
            f"row_number() over (partition by {', '.join(self.key)}"
            " order by _version desc, ctid desc) as newest"
        )

    def _merge(self, connection: Connection) -> None:
        if not (self._staged or self._tombstones):
            return
        names = [quote(c.name) for c in self.table.columns] + ["_extra", "_version", "_deleted_at", "_hash"]
        columns = ", ".join(names)
        sets = ", ".join(f"{n} = excluded.{n}" for n in names if n not in self.key)
        newest = f"select * from (select *, {self._rank()} from {self.rows}) ranked where newest = 1"
        if not self._stamped:  # seen unchanged after this copy was read: it changed and changed back
            seen = f"s where {self._on('s', 'ranked')} and s._version > ranked._version"
            newest += f" and not exists (select from {self.same} {seen})"
        row = connection.execute(
            f"with merged as (insert into {self.target} as t ({columns}, received_at)"
            f" select {columns}, now() from ({newest}) fresh where _hash is not null"
            f" on conflict ({', '.join(self.key)}) do update set {sets}, received_at = excluded.received_at"
            f" where excluded._version >= t._version returning xmax = 0 as added)"
            f" select count(*) filter (where added), count(*) filter (where not added) from merged"
        ).fetchone()
        inserted, updated = row or (0, 0)
        self.counts.inserted += inserted
        self.counts.updated += updated
        self.counts.superseded += self._staged - inserted - updated
        if self._tombstones:
            self.counts.deleted += connection.execute(
                f"update {self.target} t set {self._gone('g._deleted_at')}, _version = g._version"
                f" from ({newest}) g where g._hash is null and {self._on('t', 'g')}"
                f" and t._deleted_at is null and t._version <= g._version"
            ).rowcount

    def _mark_missing(self, connection: Connection) -> None:
        """Mark the rows deleted that a complete reading, of the table or of some parents, did not show."""
        since = "" if self._stamped else " and s._version >= c._version"
        unseen = " and ".join(
            f"not exists (select from {seen} s where {self._on('s', 't')}{since})" for seen in (self.rows, self.same)
        )
        if self._complete_since is not None:
            scope, within = "(select %s::timestamptz as _version)", "true"
        elif self._scoped:
            parent = next(c for c in self.table.columns if c.parent)
            scope = f"(select parent, max(_version) as _version from {self.scopes} group by parent)"
            within = f"t.{quote(parent.name)} = c.parent"
        else:
            return
        if self._blind:  # a record without a readable key may be that of any row
            return
        written = "t.received_at" if self._stamped else "t._version"  # by our clock
        self.counts.deleted += connection.execute(
            f"update {self.target} t set {self._gone('now()')} from {scope} c"
            f" where {within} and t._deleted_at is null and {written} < c._version and {unseen}",
            (self._complete_since,) if self._complete_since is not None else (),
        ).rowcount

    def _gone(self, at: str) -> str:
        """The assignments that mark a row deleted."""
        flags = [f"{quote(c.name)} = true" for c in self.table.columns if c.deleted]
        return ", ".join([f"_deleted_at = {at}", "received_at = now()", *flags])

    def _on(self, left: str, right: str) -> str:
        return " and ".join(f"{left}.{k} = {right}.{k}" for k in self.key)

    def drop(self, connection: Connection) -> None:
        """Remove the stage's tables, at the end of the sync."""
        if self._noting:
            connection.execute(f"drop table if exists {self.rows}, {self.same}, {self.scopes}")


def drop_orphans(connection: Connection, schema: str, stream: str, tables: Sequence[type[Table]]) -> None:
    """Remove what a killed run of this stream left; the caller holds its lease, so nobody else stages for it."""
    families = [_family(schema, stream, table) for table in tables]
    for (name,) in connection.execute(
        "select relname from pg_catalog.pg_class where relkind = 'r' and relnamespace = to_regnamespace(%s)"
        " and left(relname, %s) = any(%s)",
        (STAGE_SCHEMA, len(families[0]), families),
    ).fetchall():
        connection.execute(f"drop table if exists {quote(STAGE_SCHEMA, name)}")


def _family(schema: str, stream: str, table: type[Table]) -> str:
    """How the names of all stages of one stream for one table begin."""
    return f"{xxhash.xxh32_hexdigest(quote(schema, stream, table.__tablename__).encode())}_"


def _number(connection: Connection, query: str, *arguments: object) -> int:
    row = connection.execute(query, arguments or None).fetchone()
    return int(row[0]) if row else 0
