"""Another type for columns of a table: a small one is written anew, a large one gets a column that is filled.

`alter column ... type` writes all rows while nobody may read them. So a large table gets a column beside,
which is filled a piece at a time and exchanged for the old one at the end, in one transaction whose lock
lasts for a change of the catalog: reliability A11 and E6, decision 35. A run that goes on where another was
killed passes over what is filled already.

A table whose rows cannot be updated unnoticed, or not all of them, counts as small.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct

from etl.errors import WarehouseError
from etl.log import logger
from etl.names import fingerprint
from etl.warehouse.ddl import FILLING, Change, literal, quote
from etl.warehouse.exchanged import dependent, dropped, indexes_of, swapped
from etl.warehouse.locks import GIVEN_WAY, PATIENCE, PAUSE, patiently

if TYPE_CHECKING:
    from psycopg import Connection

log = logger("warehouse")

SMALL = 32 * 2**20
"""Bytes of a table, with its indexes, up to which it is written anew: of 46 MiB that took 0.19 s."""
PIECE = 4_096  # pages, 32 MiB, that are filled at a time: 0.2 to 0.35 s
BY_BLOCK = 140_000  # version of PostgreSQL from which on it reads some blocks of a table without the others
TRIES = 10  # of exchanging, as long as others are in the way

LARGE = f"""
select c.relname from pg_catalog.pg_class c
where c.relnamespace = to_regnamespace(quote_ident(%s)) and c.relname = any(%s) and c.relkind in ('r', 'p')
      and not row_security_active(c.oid)
      and not exists (select from pg_catalog.pg_rewrite w where w.ev_class = c.oid and w.ev_type = '2')
      and not exists (select from pg_catalog.pg_trigger t
                      where (t.tgrelid = c.oid or t.tgrelid in (select relid from pg_partition_tree(c.oid)))
                            and t.tgtype & 16 <> 0 and t.tgattr::text = '' and t.tgenabled in ('O', 'A')
                            and not t.tgisinternal)
      and coalesce((select sum(pg_total_relation_size(relid)) from pg_partition_tree(c.oid)),
                   pg_total_relation_size(c.oid)) > {SMALL}
"""
"""Those of some tables that are large, with indexes and partitions.

Not one with a rule or a trigger by which an update of any column did more, or less, than it says, nor with
row security that hides rows: only writing it anew gives all rows what they should have, and tells nobody.
"""

CROSSED = """
select exists (
    select from pg_catalog.pg_locks l
    where l.granted and l.relation = to_regclass(%s) and l.pid <> pg_backend_pid()
          and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
          and pg_backend_pid() = any(pg_blocking_pids(l.pid)))
"""
"""Whether somebody has a lock on a table, and waits for us: one of the two has to let go."""

TYPES = """
select a.attname, format_type(a.atttypid, a.atttypmod) from pg_catalog.pg_attribute a
where a.attrelid = to_regclass(%s) and a.attnum > 0 and not a.attisdropped
"""

PAGES = """
select coalesce((select max(pg_relation_size(relid)) from pg_partition_tree(c.oid)), pg_relation_size(c.oid))
       / current_setting('block_size')::integer
from pg_catalog.pg_class c where c.oid = to_regclass(%s)
"""


class Recast(Struct, frozen=True):
    """A column whose values another type is to hold.

    becomes: the column that gets them: of the same name, it takes the other's place; else it stays beside.
    was, kind: the types, as the catalog spells them. using: the expression of a value, of that type.
    why: what a person should know. doc: the comment of a column that stays beside.
    """

    column: str
    becomes: str
    was: str
    kind: str
    using: str
    why: str = ""
    doc: str = ""

    @property
    def filling(self) -> str:
        """What the new column is called until it is full: no field of a vendor's is spelled like that."""
        return f"{FILLING}{fingerprint(f'{self.becomes} {self.kind}')}"


class Recasts(Struct, frozen=True):
    """Columns of one table that get other types together, so that its rows are written once."""

    schema: str
    table: str
    columns: tuple[Recast, ...]

    @property
    def target(self) -> str:
        """The table, quoted."""
        return quote(self.schema, self.table)

    @property
    def replaced(self) -> list[Recast]:
        """The columns that are replaced."""
        return [each for each in self.columns if each.becomes == each.column]


Around = Callable[[Callable[[], None]], None]
"""Exchanges the columns by what it is given, between taking views down and making them again."""


def plainly(swap: Callable[[], None]) -> None:
    """Exchange columns of which no view has to follow."""
    swap()


def changes(connection: Connection, of: Recasts, begun: Collection[str]) -> Iterator[Change]:
    """What gives columns of a table their types, and removes others that were begun to be filled."""
    if not (of.columns or begun):
        return
    beside = bool(large(connection, of.schema, [of.table]))
    filling = {each.filling for each in of.columns} if beside else set()
    for name in sorted(set(begun) - filling):
        why = f"column {of.schema}.{of.table}.{name} was being filled for a type that it need not have"
        yield Change(" ".join(dropped(of, [name])), why)
    if beside:
        if of.columns:
            yield Change("", "\n".join(each.why for each in of.columns), told=True, recast=of)
        return
    for each in of.columns:
        if each.becomes != each.column:
            name = quote(each.becomes)
            yield Change(f"alter table {of.target} add column {name} {each.kind};", "")
            yield Change(f"comment on column {of.target}.{name} is {literal(each.doc)};", "")
            sql = f"update {of.target} set {name} = {each.using} where {quote(each.column)} is not null;"
            yield Change(sql, each.why, told=True)
    if of.replaced:
        yield Change(in_place(of), "\n".join(each.why for each in of.replaced), told=True)


def in_place(of: Recasts) -> str:
    """The statement that gives columns their types by writing a table anew, once."""
    parts = (f"alter column {quote(each.column)} type {each.kind} using {each.using}" for each in of.replaced)
    return f"alter table {of.target} {', '.join(parts)};"


def large(connection: Connection, schema: str, tables: Collection[str]) -> set[str]:
    """Those of a schema's tables that are so large that nothing writes them anew; see LARGE.

    Not asked without need: to know a table's size waits for whoever has it for himself.
    """
    rows = connection.execute(LARGE, (schema, list(tables))).fetchall() if tables else []
    return {name for (name,) in rows}


def run(connection: Connection, of: Recasts, around: Around = plainly) -> None:
    """Have the columns of a large table get their types; readers wait for changes of the catalog alone.

    Not in a transaction. What another has done meanwhile is not done again. Raises WarehouseError where
    something depends on a column that is to go, or the table is in use for long; what is filled stays so.
    """
    from psycopg import errors

    if not patiently(connection, of.target, partial(_add, connection, of)):
        return
    log.info("%s: %s", of.target, "; ".join(each.why or f"{each.column} is filled" for each in of.columns))
    try:
        with _seeing_all(connection):
            for where in _pieces(connection, of):
                patiently(connection, of.target, partial(connection.execute, fill(of, where)))
            patiently(connection, of.target, partial(connection.execute, _analyzed(of)), moment=GIVEN_WAY)
            _exchange(connection, of, around)
    except errors.UndefinedColumn:
        if _types(connection, of).keys() >= {each.filling for each in of.columns}:
            raise


@contextmanager
def _seeing_all(connection: Connection) -> Iterator[None]:
    """Each statement sees what was committed before it, whatever the server's default is."""
    from psycopg import IsolationLevel

    before, connection.isolation_level = connection.isolation_level, IsolationLevel.READ_COMMITTED
    try:
        yield
    finally:
        if not connection.closed:
            connection.isolation_level = before


def script(connection: Connection, of: Recasts) -> str:
    """What `run` does, as statements for psql, which fill the table in one go."""
    indexes = indexes_of(connection, of)
    last = [*(each.made(of) for each in indexes), *swapped(connection, of, indexes)]
    filled = [f"{fill(of)};", f"{_analyzed(of)};", "begin;", f"{_alone(of)};", f"{fill(of)};"]
    return "\n".join([*_added(of), *filled, *last, "commit;"])


def _added(of: Recasts) -> Iterator[str]:
    """The statements that add what is to be filled; it says itself what it is."""
    for each in of.columns:
        name = quote(each.filling)
        said = f"Being filled: {each.becomes} as {each.kind}. The next sync or load goes on, or drops it."
        yield f"alter table {of.target} add column if not exists {name} {each.kind};"
        yield f"comment on column {of.target}.{name} is {literal(said)};"


def _add(connection: Connection, of: Recasts) -> bool:
    """Add what is to be filled; False, and nothing, if the columns are not what they were."""
    there = _types(connection, of)
    if any(there.get(each.column) != each.was for each in of.columns):
        return False
    if not there.keys() >= {each.filling for each in of.columns}:
        for statement in _added(of):
            connection.execute(statement)
    return True


def _types(connection: Connection, of: Recasts) -> dict[str, str]:
    return dict(connection.execute(TYPES, (of.target,)).fetchall())


def fill(of: Recasts, where: str = "") -> str:
    """The statement that fills the rows which are not filled as they should be. where: of which pages."""
    sets = ", ".join(f"{quote(each.filling)} = {each.using}" for each in of.columns)
    lacks = " or ".join(f"{quote(each.filling)} is distinct from {each.using}" for each in of.columns)
    return f"update {of.target} set {sets} where {f'{where} and ({lacks})' if where else lacks}"


def _pieces(connection: Connection, of: Recasts) -> Iterator[str]:
    """Conditions of pieces of the table; one, of all, where the server cannot read a piece alone."""
    (pages,) = connection.execute(PAGES, (of.target,)).fetchone() or (0,)
    if connection.info.server_version < BY_BLOCK:
        yield ""
        return
    for start in range(0, pages, PIECE):
        yield f"ctid >= '({start},0)' and ctid < '({start + PIECE},0)'"


def _analyzed(of: Recasts) -> str:
    """The statement by which the planner knows what was filled, when the first query asks for it."""
    return f"analyze {of.target} ({', '.join(quote(each.filling) for each in of.columns)})"


def _alone(of: Recasts) -> str:
    """The statement that keeps others from writing the table until the transaction ends; readers go on."""
    return f"lock table {of.target} in share row exclusive mode"


class _Crossed(Exception):
    """Who reads the table waits to write it, for us, who wait for their reading to end."""


def _exchange(connection: Connection, of: Recasts, around: Around) -> None:
    """Exchange the columns; again, if another's transaction has to come first."""
    for _ in range(TRIES):
        try:
            _exchanged(connection, of, around)
        except _Crossed:
            time.sleep(PAUSE)
        else:
            return
    raise WarehouseError(
        f"{of.target} has columns to be exchanged, and whoever reads it goes on to write it in the same"
        " transaction; run again when fewer do"
    )


def _exchanged(connection: Connection, of: Recasts, around: Around) -> None:
    """Fill what others wrote meanwhile, make the indexes, and exchange the columns, in one transaction."""
    began = time.monotonic()
    with connection.transaction():
        waits = connection.execute("select current_setting('lock_timeout')").fetchone()
        patiently(connection, of.target, partial(connection.execute, _alone(of)), moment=GIVEN_WAY)
        connection.execute("select set_config('lock_timeout', %s, true)", waits)
        if not large(connection, of.schema, [of.table]):
            raise WarehouseError(
                f"{of.target} came to have a trigger, a rule or row security, or was emptied, while another"
                " type for a column was being filled; run again"
            )
        connection.execute(fill(of))
        indexes = indexes_of(connection, of)
        for each in indexes:
            connection.execute(each.made(of))
        statements = swapped(connection, of, indexes)

        def swap() -> None:
            _refuse(connection, of)
            for statement in statements:
                connection.execute(statement)

        def unless_crossed() -> None:
            if connection.execute(CROSSED, (of.target,)).fetchone() == (True,):
                raise _Crossed
            around(swap)

        # what took long to fill is worth as long a wait
        patience = max(PATIENCE, time.monotonic() - began)
        patiently(connection, of.target, unless_crossed, patience)


def _refuse(connection: Connection, of: Recasts) -> None:
    """WarehouseError if something that was made meanwhile would go with a column."""
    replaced = {each.column for each in of.replaced}
    for _, column, _, what, _ in dependent(connection, of.schema, [of.table]):
        if column in replaced:
            raise WarehouseError(
                f"{what} came to depend on column {of.schema}.{of.table}.{column} while another type for it"
                " was being filled; drop that and run again, or run again, and it stays as it is"
            )
