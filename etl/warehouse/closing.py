"""Which dead letters of a table a commit closes: their records came again, or are gone."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from etl.warehouse.ddl import POSTGRES, literal, table_names
from etl.warehouse.dead_letters import EMPTIED
from etl.warehouse.merge import Merge

if TYPE_CHECKING:
    from psycopg import Connection

CLOSE = "update tributary.dead_letters l set closed_at = now(), closed_reason = c.why"
GONE = "it is gone at the vendor"
READ_AGAIN = "all was read again; what is still refused has a newer letter"


class Closing:
    """The letters of a merge's table."""

    def __init__(self, merge: Merge) -> None:
        self._merge, table = merge, literal(merge.table.__tablename__)
        self._open = f"d.source = {literal(merge.schema)} and d.table_name = {table} and d.closed_at is null"
        self._same_key = self._key_of("s")

    def _key_of(self, row: str) -> str:
        """That a letter is of a row of this alias."""
        key = [f"{row}.{name}::text" for name in self._merge.key]
        if len(key) == 1:
            return f"{key[0]} = d.key"
        parts = (
            f"to_jsonb(array[{', '.join(key)}])"  # they may have commas in them; old letters have no context
        )
        return f"coalesce(d.context -> 'key', to_jsonb(string_to_array(d.key, ','))) = {parts}"

    def wait(self, connection: Connection) -> bool:
        """Whether dead letters of this table are open."""
        found = connection.execute(f"select exists (select from tributary.dead_letters d where {self._open})")
        return found.fetchone() == (True,)

    def close(self, connection: Connection) -> None:
        """Close the dead letters of records of which a copy, asked for since, was taken, or that are gone.

        A part of a record closes those of its own columns.
        """
        table, asked = self._merge.table, self._merge.asked
        taken = f"s._hash is not null and s.{asked} > d.refused_at"
        gone = f"s._hash is null and s.{asked} > d.refused_at and d.column_name is null"
        seen = "s.alike is not null and d.column_name is null"  # if refused again, it is buried again
        seen += " and s._version > d.refused_at"
        if table.__part__:
            own = [literal(c.name) for c in table.columns if not c.key]
            taken, seen = f"{taken} and d.column_name in ({', '.join(own) or 'null'})", "false"
        found = " union all ".join(
            f"select d.id, '{why}' as why from tributary.dead_letters d join {of} s on {self._same_key}"
            f" where {self._open} and {so}"
            for of, so, why in (
                (self._merge.rows, taken, "it came again and was taken"),
                (self._merge.rows, gone, GONE),
                (self._merge.same, seen, "it came again"),
            )
        )
        connection.execute(f"{CLOSE} from ({found}) c where c.id = l.id and l.closed_at is null")

    def close_unseen(self, connection: Connection, since: datetime | None) -> None:
        """Close those of whole records, refused before a complete reading: it has newer ones of its own.

        But not those of which the reading gave the key alone, nor those without one if it gave any so.
        since: as for `Merge.mark_missing`.
        """
        parent, same = self._merge.parent, self._merge.same
        outer = [path[0][1:] for path in (parent.paths if parent else ()) if path[0][:1] == "^"]
        letters = f"{self._open} and d.column_name is null and d.context ->> 'part' is null"
        unread = f"select from {same} s where s.alike is null"
        letters += f" and not exists ({unread} and {self._same_key})"
        letters += f" and not ((d.key is null or d.rule = 'B14') and exists ({unread}))"
        if since is not None:
            found = f"tributary.dead_letters d where d.asked_at < {literal(since.isoformat())}"
        elif outer:
            whose = f"d.context -> 'outer' ->> {literal(outer[0])} = c.parent::text"
            scopes = self._merge.scopes
            found = f"tributary.dead_letters d join {scopes} c on {whose} where d.asked_at < c._version"
        else:
            return
        said = f"select d.id, {literal(READ_AGAIN)} as why from {found} and {letters}"
        connection.execute(f"{CLOSE}, {EMPTIED} from ({said}) c where c.id = l.id and l.closed_at is null")

    def close_gone(self, connection: Connection, among: str) -> None:
        """Close those of values whose rows are marked deleted. among: rows `t` of the target."""
        found = f"{self._merge.target} t join tributary.dead_letters d on {self._key_of('t')}"
        so = f"{self._open} and d.column_name is not null and t._deleted_at is not null and {among}"
        said = f"select d.id, {literal(GONE)} as why from {found} where {so}"
        connection.execute(f"{CLOSE} from ({said}) c where c.id = l.id and l.closed_at is null")

    def close_new(self, connection: Connection) -> None:
        """Close those of values that this transaction refused, of rows that are deleted, or never written."""
        merge, key = self._merge, self._merge.table.key
        if merge.table.__tablename__ not in table_names(connection, merge.schema):
            return
        texts = ["d.key"] if len(key) == 1 else [f"d.context -> 'key' ->> {i}" for i in range(len(key))]

        def on(row: str) -> str:  # as the table's index has it: there may be very many rows
            return " and ".join(
                merge.equal(name, f"{row}.{name}", f"({text})::{POSTGRES[column.type]}")
                for name, text, column in zip(merge.key, texts, key, strict=True)
            )

        new = f"{self._open} and d.refused_at = now() and d.column_name is not null"
        letters, there = "select d.id from tributary.dead_letters d join", f"{merge.target} t on {on('t')}"
        found = [f"{letters} {there} where {new} and t._deleted_at is not null"]
        if not merge.table.__part__:  # what a tombstone names is not written, if it was not there
            tombs = merge.over if merge.stamped else f"(select * from {merge.over} where alike)"
            unwritten = f"not exists (select from {merge.target} t where {on('t')})"
            found.append(f"{letters} {tombs} g on {on('g')} where {new} and {unwritten}")
        said = f"select id, {literal(GONE)} as why from ({' union all '.join(found)}) found"
        connection.execute(f"{CLOSE} from ({said}) c where c.id = l.id and l.closed_at is null")
