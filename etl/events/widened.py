"""What the tables of calls lack for a piece of a file: as statements, and of large tables ahead of them.

A column of a large table gets another type before the piece that needs it is written, see
`etl.warehouse.recast`: should the piece fail then, the wider type stays, and holds what was there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from etl.events import documented
from etl.events.layout import standard
from etl.events.refresh import refresh
from etl.events.tables import Change
from etl.events.union import SCHEMA
from etl.warehouse import event_tables, recast
from etl.warehouse.ddl import quote
from etl.warehouse.ledger import creating
from etl.warehouse.recast import Recast, Recasts

if TYPE_CHECKING:
    from etl.warehouse import Connection

Place = tuple[str, str]
"""Table and column."""


def widened(changes: Iterable[Change]) -> dict[Place, Change]:
    """Those that get another type, from their first to their last; one that is new is added with its last."""
    added, found = set[Place](), dict[Place, Change]()
    for change in changes:
        place = (change.table, change.column)
        if change.column and not change.before:
            added.add(place)
        elif change.column and place not in added:
            before = found.get(place, change).before
            found[place] = Change(change.table, change.column, change.kind, before)
    return found


def ahead(
    connection: Connection, schema: str, changes: Sequence[Change], united: Sequence[str]
) -> tuple[set[Place], list[str]]:
    """Have the columns of large tables hold what is to come: which these are, and what a person should know.

    united: the schemas of the union views, which follow; none, if no view does.
    """
    columns = widened(changes)
    done, notes = set[Place](), list[str]()
    for table in sorted(recast.large(connection, schema, {table for table, _ in columns})):
        of = {place: change for place, change in columns.items() if place[0] == table}
        retyped = Recasts(schema, table, tuple(_recast(schema, change) for change in of.values()))
        said = list[str]()
        recast.run(connection, retyped, partial(_followed, connection, schema, united, of.keys(), said))
        done |= of.keys()
        notes += said
    return done, notes


def _followed(
    connection: Connection,
    schema: str,
    united: Sequence[str],
    columns: Collection[Place],
    said: list[str],
    swap: Callable[[], None],
) -> None:
    """Exchange columns, and have the views of ours follow that read them. said: gets what is to be told."""
    if not united:
        swap()
        return
    creating(connection, SCHEMA)
    taken = event_tables.drop_views(connection, schema, columns)
    swap()
    if taken:
        refresh(connection, united)
    said[:] = event_tables.put_back_views(connection, taken, SCHEMA)


def _recast(schema: str, change: Change) -> Recast:
    kinds = event_tables.TYPES
    using = event_tables.converted(quote(change.column), change.before, change.kind)
    was, kind = kinds[change.before], kinds[change.kind]
    why = f"column {schema}.{change.table}.{change.column} was {was}: it is {kind} now"
    return Recast(change.column, change.column, was, kind, using, why)


def statements(schema: str, table: str, changes: Sequence[Change], done: Collection[Place]) -> Iterator[str]:
    """The statements by which a table is made, or changes; a column that is new is added as it is at the end.

    done: columns that have their types.
    """
    docs, added = documented.docs(table), dict[str, str]()
    if any(not change.column for change in changes):
        yield from event_tables.make_table(schema, table, standard(table), docs)
    for change in changes:
        if change.column and (not change.before or change.column in added):
            added[change.column] = change.kind
    docs = docs | {change.column: f"[{change.key}]" for change in changes if change.key}
    if added:
        yield from event_tables.add_columns(schema, table, added, docs)
    for place, change in widened(changes).items():
        if place not in done:
            yield from event_tables.widen(schema, table, change.column, change.before, change.kind)


def told(schema: str, changes: Iterable[Change]) -> list[str]:
    """What is to be known of keys that share a column."""
    return [
        f"{schema}.{change.table}: {change.key} shares column {change.beside} with another key; where a"
        f" call has different values for both, its own is in {change.column}"
        for change in changes
        if change.beside
    ]
