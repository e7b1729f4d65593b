"""`tributary.columns`: which column has a vendor's field, of each table that is loaded; a part of the ledger.

A name that was too long, odd or taken is another than the vendor's. What the vendor calls it ends the comment
of the column, or of the table, in brackets; the view reads it there, so nothing has to be kept in step.
"""

from __future__ import annotations

from etl.described import FIELD
from etl.warehouse.ddl import FILLED, literal

COMMENTS = {
    "schema_name": "The section [sources.NAME] of tributary.toml, or a schema into which calls were loaded.",
    "table_name": "The table.",
    "column_name": "The column.",
    "position": "Its place in the table, from 1; one that was dropped leaves a gap.",
    "type": "Its type, as PostgreSQL spells it.",
    "object": "What the vendor calls the object whose rows these are; null where a model names the table.",
    "field": "The vendor''s field, as it is spelled there and in whole, its steps joined by dots; null where"
    " a model names the column, or its name tells.",
    "comment": "What the column holds.",
}

_FIELD = f"substring(%s from {literal(FIELD.pattern)})"

VIEW = f"""
create or replace view tributary.columns as
select
    n.nspname::text as schema_name, c.relname::text as table_name, a.attname::text as column_name,
    a.attnum::integer as position, format_type(a.atttypid, a.atttypmod) as type,
    {_FIELD % "obj_description(c.oid, 'pg_class')"} as object,
    {_FIELD % "col_description(c.oid, a.attnum)"} as field,
    col_description(c.oid, a.attnum) as comment
from pg_catalog.pg_namespace n
join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relkind in ('r', 'p')
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     and a.attname !~ {literal(f"^{FILLED.pattern}$")}
where exists (select from tributary.syncs s where s.source = n.nspname);
comment on view tributary.columns is
    'The columns of all tables of schemas that are loaded, and the vendor''s field that each of them has.';
{"".join(f"comment on column tributary.columns.{name} is '{text}';" for name, text in COMMENTS.items())}
"""
"""What version 6 of the ledger has, too."""
