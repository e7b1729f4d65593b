"""Absences: fields that records used to have and that syncs do not find any more (A9); a part of the ledger.

A row is there while a field is missed, and only of a column that used to be filled, by PostgreSQL's own
statistics when it was missed first: later these may be of rows without it. So a field that a vendor leaves
out where it is empty has no row, and nothing is written unless something vanished. It is told once; when the
field is seen again, its row goes. A table that the server never analyzed has no statistics, and waits.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from etl.schema import Table

if TYPE_CHECKING:
    from psycopg import Connection

LEAST_SYNCS = 3
"""Fewer may be of an answer by a server that was upgraded or rolled back."""
LEAST_RECORDS = 100
"""Of a field that nineteen of twenty records have, a hundred by chance lack it once in 170 times; three
syncs of one record each say nothing."""
USUAL_NULLS = 0.05
"""The share of null up to which a column counts as filled."""

ABSENT = """
create table if not exists tributary.absent_fields (
    source text not null,
    table_name text not null,
    column_name text not null,
    syncs integer not null,
    records bigint not null,
    since timestamptz not null default now(),
    run_id text not null,
    told boolean not null default false,
    primary key (source, table_name, column_name)
);
comment on table tributary.absent_fields is
    'Columns that used to be filled, and whose field no record of the last syncs had.';
"""
"""What version 6 of the ledger has."""

SEEN = """
delete from tributary.absent_fields f where source = %(source)s and table_name = any(%(looked)s)
and not exists (
    select from unnest(%(tables)s::text[], %(columns)s::text[]) a (table_name, column_name)
    where a.table_name = f.table_name and a.column_name = f.column_name
)
"""

SYNCS = "(f.syncs + (f.run_id <> excluded.run_id)::integer)"  # a run counts once, however often it tries
RECORDS = "(f.records + excluded.records)"
MISSED = f"""
insert into tributary.absent_fields as f (source, table_name, column_name, syncs, records, run_id)
select %(source)s, a.table_name, a.column_name, 1, a.records, %(run_id)s
from unnest(%(tables)s::text[], %(columns)s::text[], %(records)s::bigint[])
    a (table_name, column_name, records)
where a.records > 0 and (
    exists (
        select from tributary.absent_fields known
        where known.source = %(source)s and known.table_name = a.table_name
        and known.column_name = a.column_name
    ) or exists (
        select from pg_catalog.pg_stats s
        where s.schemaname = %(source)s and s.tablename = a.table_name and s.attname = a.column_name
        and s.null_frac <= {USUAL_NULLS}
    )
)
on conflict (source, table_name, column_name) do update set
    syncs = {SYNCS}, records = {RECORDS}, run_id = excluded.run_id,
    told = {SYNCS} >= {LEAST_SYNCS} and {RECORDS} >= {LEAST_RECORDS}
where not f.told
returning table_name, column_name, syncs, records, since, told
"""


def note(
    connection: Connection, source: str, run_id: str, looked: Mapping[type[Table], Mapping[str, int]]
) -> list[str]:
    """Count the fields that a sync did not see, in the transaction of its rows; what is to be said of them.

    looked: of each table of which records were looked at, the columns whose field none of them had, with how
    many should have it.
    """
    if not looked:
        return []
    named = {table.__tablename__: table for table in looked}
    absent = sorted((t.__tablename__, c, n) for t, columns in looked.items() for c, n in columns.items())
    tables, columns, records = ([row[at] for row in absent] for at in range(3))
    given = {
        "source": source, "run_id": run_id, "looked": list(named),
        "tables": tables, "columns": columns, "records": records,
    }  # fmt: skip
    connection.execute(SEEN, given)
    if not any(records):
        return []
    missed = connection.execute(MISSED, given).fetchall()
    return [_told(source, named[table], *found) for table, *found, told in sorted(missed) if told]


def _told(source: str, table: type[Table], name: str, syncs: int, records: int, since: object) -> str:
    field = " or ".join(".".join(path) for path in table.column(name).paths)
    return (
        f"{source}.{table.__tablename__}: {field} was in none of {records:,} records looked at in"
        f" {syncs} syncs since {since:%Y-%m-%d}; column {name} stays, null in what is read since. If it has"
        " another name now (see _extra, and the vendor's changelog), give the model that path; if these"
        " credentials may not see it any more, let them."
    )
