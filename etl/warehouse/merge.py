"""Merge: the statements of one commit, which bring a table up to date with its stage.

Nothing here depends on the order in which rows came: of several copies the one with the newest
`_version` wins, and a row in the table gives way only to one at least as new.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from etl.errors import ModelError
from etl.schema import Column, Table
from etl.warehouse.ddl import (
    POSTGRES,
    STAGE_SCHEMA,
    comments,
    create_table,
    default_grants,
    hashed,
    literal,
    primary_key,
    quote,
    table_names,
)
from etl.warehouse.leftovers import family

if TYPE_CHECKING:
    from psycopg import Connection

MOST_KEY_BYTES = 2_000  # of a row's key; an entry of PostgreSQL's index may have 2,704


class Merge:
    """A target table, the tables of its stage, and how the one is brought up to date with the others.

    rows: staged records, and tombstones, which have no `_hash`. Where the vendor stamps, `_version` is that
        stamp, and `received_at` the time they were asked for.
    same: keys of records that were seen but need no copy, with the time they were asked for. `alike`: the
        table has what they say; false: they were refused; null: only their keys were given, and `stamp`.
    scopes: parents all of whose rows were given, with that time.
    gone: where the vendor stamps, the keys of committed tombstones with the stamp; else `same` has them, as
        `alike`. over: the one that has them.
    hashed: columns of the key, quoted, that the target's index has by their hashes: see `long_keys`.
    """

    def __init__(self, table: type[Table], schema: str, stream: str, run: str) -> None:
        self.table, self.schema = table, schema
        self.target = quote(schema, table.__tablename__)
        self.name = f"{family(schema, stream, table)}{run}"
        names = (quote(STAGE_SCHEMA, self.name + suffix) for suffix in ("", "_same", "_scope", "_gone"))
        self.rows, self.same, self.scopes, self.gone = names
        self.whose = literal(f"{schema}.{stream}")
        self.key = [quote(c.name) for c in table.key]
        self.hashed = frozenset[str]()
        self.stamp = next((c for c in table.columns if c.version), None)
        self.stamped = self.stamp is not None
        self._timed = quote(self.stamp.name) if self.stamp and self.stamp.type == "timestamp" else ""
        self.asked = "received_at" if self.stamped else "_version"
        self.over = self.gone if self.stamped else self.same
        self.parent = next((c for c in table.columns if c.parent), None)
        self.parent_type = POSTGRES[self.parent.type] if self.parent else "text"

    def made(self, *, fresh: bool, noting: bool) -> str:
        """The statements that make the stage's tables, each signed with whose it is, for `sweep`.

        fresh: what is staged becomes the target, and must survive a crash, as what is merged need not.
        noting: also those of what was seen, which are kept from one commit to the next.
        """
        keys = ", ".join(f"{quote(c.name)} {POSTGRES[c.type]}" for c in self.table.key)
        create = create_table(self.table, STAGE_SCHEMA, self.name, key=False)
        made = {self.rows: create if fresh else create.replace("create table", "create unlogged table", 1)}
        if noting:
            seen = f"({keys}, _version timestamptz, alike boolean default true, stamp timestamptz)"
            made[self.same] = f"create unlogged table {self.same} {seen}"
            scoped = f"(parent {self.parent_type}, _version timestamptz)"
            made[self.scopes] = f"create unlogged table {self.scopes} {scoped}"
            if self.stamped:
                made[self.gone] = f"create unlogged table {self.gone} ({keys}, _version timestamptz)"
        signed = (f"comment on table {name} is {self.whose}" for name in made)
        return ";".join([*made.values(), *signed])

    def held(self, connection: Connection) -> tuple[int, int, int]:
        """How many rows are staged, of how many the key is long, how many are stamped ahead."""
        of = (_sum_long(self._texts), self._ahead)
        counted = ", ".join(f"count(*) filter (where {condition})" for condition in of)
        found = connection.execute(f"select count(*), {counted} from {self.rows}").fetchone() or (0, 0, 0)
        staged, long, ahead = found
        return staged, long, ahead

    @property
    def _ahead(self) -> str:
        """That a row's stamp is of a day to come, so that it is not taken for its version."""
        return f"{self._timed} > now() + interval '1 day'" if self._timed else "false"

    @cached_property
    def _texts(self) -> list[str]:
        return [quote(c.name) for c in self.table.key if c.type == "text"]

    def to_hash(self, connection: Connection) -> frozenset[str]:
        """The columns of the key that the target's index has to have by their hashes for what is staged."""
        plain = [name for name in self._texts if name not in self.hashed]
        if not plain:
            return self.hashed
        sizes = ", ".join(f"max(octet_length({name}))" for name in plain)
        found = connection.execute(
            f"select {sizes} from {self.rows} where _hash is not null and {_sum_long(plain)}"
        ).fetchone()
        most = MOST_KEY_BYTES // len(plain)  # so that the others fit, all together
        longest = zip(plain, found or (), strict=True)
        return self.hashed | {name for name, size in longest if (size or 0) > most}

    def take_long_keys(self, connection: Connection) -> list[tuple[tuple[str, ...], str, int]]:
        """Remove the rows whose key is long; of records gives key, content and fingerprint."""
        keys, long = ", ".join(f"{k}::text" for k in self.key), _sum_long(self._texts)
        seen = f"select {', '.join(self.key)}, {self.asked}, false from {self.rows}"
        connection.execute(f"insert into {self.same} {seen} where _hash is not null and {long}")
        removed = connection.execute(
            f"delete from {self.rows} t where {long} returning _hash, to_jsonb(t)::text, {keys}"
        ).fetchall()
        return [(tuple(key), content, hash) for hash, content, *key in removed if hash is not None]

    def keep_tombstones(self, connection: Connection) -> None:
        """Note what was deleted when: older copies of these rows may still come in the same sync."""
        keys = ", ".join([*self.key, "_version"])
        connection.execute(f"insert into {self.over} select {keys} from {self.rows} where _hash is null")

    def keep_seen(self, connection: Connection) -> None:
        """Note what was staged as seen, before it goes: an older stamp leaves no trace in the target."""
        keys = ", ".join([*self.key, "received_at"])
        connection.execute(f"insert into {self.same} select {keys} from {self.rows} where _hash is not null")

    def become_target(self, connection: Connection, staged: int, tombstones: int) -> int:
        """Make the stage the target, with the newest copy of each row; how many rows that are.

        staged, tombstones: what the stage holds.
        """
        removed = self._keep_newest(connection)
        if tombstones:
            removed += connection.execute(f"delete from {self.rows} where _hash is null").rowcount
        name = self.table.__tablename__
        connection.execute(f"alter table {self.rows} set schema {quote(self.schema)}")
        connection.execute(f"alter table {quote(self.schema, self.name)} rename to {quote(name)}")
        self._name_key(connection)
        connection.execute("\n".join(comments(self.table, self.schema)))
        for grant in default_grants(connection, self.schema, name):
            connection.execute(grant)
        return staged + tombstones - removed

    def _keep_newest(self, connection: Connection) -> int:
        """Give the stage its primary key; where a key came twice, the newest copy stays. How many went."""
        from psycopg import errors

        add = f"alter table {self.rows} add {primary_key(self.table)}"
        try:
            with connection.transaction():
                connection.execute(add)
            return 0
        except errors.UniqueViolation:
            if self.stamped:
                self.keep_seen(connection)
            older = connection.execute(
                f"delete from {self.rows} where ctid in (select ctid from (select ctid, {self._rank}"
                f" from {self.rows}) ranked where newest > 1)"
            )
            connection.execute(add)
            return older.rowcount

    def _name_key(self, connection: Connection) -> None:
        """Name the adopted key as PostgreSQL would have, unless something has that name."""
        name = f"{self.table.__tablename__.encode()[:58].decode(errors='ignore')}_pkey"
        taken = connection.execute(
            "select to_regclass(%s) is not null", (quote(self.schema, name),)
        ).fetchone()
        if taken == (False,):
            old = quote(self.schema, f"{self.name}_pkey")
            connection.execute(f"alter index if exists {old} rename to {quote(name)}")

    @property
    def _rank(self) -> str:
        """Which copy of a row is the newest; of copies equally old, the one asked for last."""
        order = "_version desc, received_at desc, ctid desc" if self.stamped else "_version desc, ctid desc"
        return f"row_number() over (partition by {', '.join(self.key)} order by {order}) as newest"

    @property
    def _newest(self) -> str:
        """The newest staged copy of each row."""
        newest = f"select * from (select *, {self._rank} from {self.rows}) ranked where newest = 1"
        # deleted after this copy was read; or seen unchanged: it changed and changed back
        newer = f"{self.over} s where {self._on('s', 'ranked')} and s._version > ranked._version"
        if not self.stamped:  # that a row is there says nothing of what is in it
            newer += " and s.alike"
        return f"{newest} and not exists (select from {newer})"

    def upsert(self, connection: Connection) -> tuple[int, int]:
        """Insert and update from the stage; how many rows of each."""
        names = [quote(c.name) for c in self.table.columns] + ["_extra", "_version", "_deleted_at", "_hash"]
        columns = ", ".join(names)
        key = ", ".join(hashed(k) if k in self.hashed else k for k in self.key)
        new = {n: f"excluded.{n}" for n in names if n not in self.key}
        new |= {n: f"coalesce(excluded.{n}, t.{n})" for n in map(quote, self.table.__sometimes__)}
        sets = ", ".join(f"{name} = {value}" for name, value in new.items())
        row = connection.execute(
            f"with merged as (insert into {self.target} as t ({columns}, received_at)"
            f" select {columns}, now() from ({self._newest}) fresh where _hash is not null"
            f" on conflict ({key}) do update set {sets}, received_at = excluded.received_at"
            f" where excluded._version >= t._version{self._newer_ahead} returning xmax = 0 as added)"
            f" select count(*) filter (where added), count(*) filter (where not added) from merged"
        ).fetchone()
        inserted, updated = row or (0, 0)
        return inserted, updated

    @property
    def _newer_ahead(self) -> str:
        """Or that its stamp, not its version as of a day to come, is newer: a vendor may be days ahead."""
        stamp = self._timed
        return f" or excluded.{stamp} > excluded._version and excluded.{stamp} >= t.{stamp}" if stamp else ""

    def lost(self, connection: Connection) -> int:
        """How many staged rows are neither in the target nor older than what is: none, but for a trigger."""
        newer = f"{self._on('t', 'f')} and (t._version > f._version or t._hash = f._hash)"
        row = connection.execute(
            f"select count(*) from ({self._newest}) f where _hash is not null"
            f" and not exists (select from {self.target} t where {newer})"
        ).fetchone()
        return int(row[0]) if row else 0

    def change_parts(self, connection: Connection) -> int:
        """Change the stage's columns, and no others, in rows that are there and no newer; how many rows."""
        names = [quote(c.name) for c in self.table.columns if not (c.key or c.version)]
        new, old = (", ".join(f"{of}.{name}" for name in names) for of in ("s", "t"))
        return connection.execute(
            f"update {self.target} t set {', '.join(f'{name} = s.{name}' for name in names)},"
            f" received_at = now(), _hash = null from ({self._newest}) s where {self._on('t', 's')}"
            f" and t._version <= s._version and row({old}) is distinct from row({new})"
        ).rowcount

    def mark_deleted(self, connection: Connection) -> int:
        """Mark what the tombstones name; how many rows."""
        return connection.execute(
            f"update {self.target} t set {self._gone('g._deleted_at')}, _version = g._version"
            f" from ({self._newest}) g where g._hash is null and {self._on('t', 'g')}"
            f" and t._deleted_at is null and t._version <= g._version"
        ).rowcount

    @property
    def entombed(self) -> str:
        """That a row `t` of the target is one that a staged tombstone names."""
        return f"exists (select from {self.rows} s where s._hash is null and {self._on('s', 't')})"

    @property
    def scoped(self) -> str:
        """That a row `t` of the target is of a parent all of whose rows were given."""
        parent = quote(self.parent.name) if self.parent else "null"
        return f"exists (select from {self.scopes} c where {self.equal(parent, f't.{parent}', 'c.parent')})"

    def unknown(self, connection: Connection, most: int) -> list[tuple[str, ...]]:
        """Of the keys alone that were given those that have no living row, at most so many."""
        keys = ", ".join(f"s.{k}::text" for k in self.key)
        row = f"select from {self.target} t where {self._on('t', 's')} and t._deleted_at is null"
        if self.stamped:
            row += " and t._version >= coalesce(s.stamp, t._version)"
        return connection.execute(
            f"select distinct {keys} from {self.same} s where s.alike is null and not exists ({row})"
            f" limit {most}"
        ).fetchall()

    def missing(self, connection: Connection, since: datetime) -> tuple[int, int]:
        """How many living rows a complete reading of the table did not show, and how many live."""
        scope, missing = self._missing(since)
        living = f"{self.target} t where t._deleted_at is null"
        return connection.execute(  # in a filter of one count, each row would look through all keys
            f"select (select count(*) from {scope} c, {living} and {missing}), count(*) from {living}"
        ).fetchone() or (0, 0)

    def mark_missing(self, connection: Connection, since: datetime | None, *, adopted: bool = False) -> int:
        """Mark the rows that a complete reading did not show; how many.

        since: when a reading of the whole table began; None: of the parents in `scopes`.
        adopted: the stage has become the target, so that the rows themselves say when they were seen.
        """
        scope, missing = self._missing(since, adopted=adopted)
        gone = self._gone("now()")
        if not self.stamped:  # a copy asked for before the reading must not revive the row
            gone += ", _version = c._version"
        return connection.execute(
            f"update {self.target} t set {gone} from {scope} c where t._deleted_at is null and {missing}"
        ).rowcount

    def _missing(self, since: datetime | None, *, adopted: bool = False) -> tuple[str, str]:
        """What was read wholly, `c`; and that a row `t` is of that, and was not shown."""
        since_then = (
            [(self.same, "_version")] if adopted else [(self.same, "_version"), (self.rows, self.asked)]
        )
        unseen = " and ".join(
            f"not exists (select from {seen} s where {self._on('s', 't')} and s.{asked} >= c._version)"
            for seen, asked in since_then
        )
        if since is not None:
            scope, within = f"(select {literal(since.isoformat())}::timestamptz as _version)", "true"
        else:
            if self.parent is None:
                raise ModelError(
                    f"{self.table.__tablename__}: no column has parent=True, as Complete(parents) asks."
                )
            scope = f"(select parent, max(_version) as _version from {self.scopes} group by parent)"
            within = self.equal(quote(self.parent.name), f"t.{quote(self.parent.name)}", "c.parent")
        before = f"t.{self.asked} < c._version"  # by our clock
        if self.stamped and not adopted:  # what this commit wrote was asked for when its staged copy says
            staged = f"exists (select from {self.rows} s where {self._on('s', 't')})"
            before = f"({before} or t.received_at = now() and {staged})"
        return scope, f"{within} and {before} and {unseen}"

    def erase(self, connection: Connection, parents: Sequence[str]) -> None:
        """Keep nothing but keys of the rows of these parents that are marked."""
        if self.parent is None:
            return
        kept = {c.name for c in self.table.columns if c.key or c.parent or c.deleted}
        said = [f"{quote(c.name)} = null" for c in self.table.columns if c.name not in kept]
        said += ["_extra = '{}'", "received_at = now()"]
        connection.execute(
            f"update {self.target} set {', '.join(said)}"
            f" where {quote(self.parent.name)} = any(%b::text[]::{self.parent_type}[])"
            f" and _deleted_at is not null",
            (list(parents),),
        )

    def mark_orphans(self, connection: Connection, parents: type[Table]) -> int:
        """Mark the rows of parents that this transaction marked as gone; how many."""
        both = {self.table.__tablename__, parents.__tablename__}
        if self.parent is None or not both <= table_names(connection, self.schema):
            return 0
        (key,) = parents.key
        return connection.execute(
            f"update {self.target} t set {self._gone('p._deleted_at')},"
            f" _version = greatest(t._version, p._version)"
            f" from {quote(self.schema, parents.__tablename__)} p"
            f" where t.{quote(self.parent.name)} = p.{quote(key.name)} and t._deleted_at is null"
            f" and p._deleted_at is not null and p.received_at = now()"
        ).rowcount

    def mark_all(self, connection: Connection) -> None:
        """Mark all rows, as what they are nested in was dropped: those that are read again live."""
        connection.execute(f"update {self.target} t set {self._gone('now()')} where t._deleted_at is null")

    def _gone(self, at: str) -> str:
        """The assignments that mark a row deleted; without a fingerprint it is not taken for alive."""
        flags = [f"{quote(c.name)} = {_flagged(c, at)}" for c in self.table.columns if c.deleted]
        return ", ".join([f"_deleted_at = {at}", "received_at = now()", "_hash = null", *flags])

    def _on(self, left: str, right: str) -> str:
        return " and ".join(self.equal(k, f"{left}.{k}", f"{right}.{k}") for k in self.key)

    def equal(self, column: str, left: str, right: str) -> str:
        """That two values are alike of this column, quoted: as the target's index has them."""
        return f"{hashed(left)} = {hashed(right)}" if column in self.hashed else f"{left} = {right}"


def _sum_long(texts: Sequence[str]) -> str:
    """That a key is too long for an index: these are the columns of it whose length may be any."""
    return f"{' + '.join(f'octet_length({t})' for t in texts)} > {MOST_KEY_BYTES}" if texts else "false"


def _flagged(column: Column, at: str) -> str:
    """What the vendor would say in a column that tells of deletion."""
    if column.type == "timestamp":
        return at
    return literal(column.gone) if column.type == "text" else column.gone or "true"
