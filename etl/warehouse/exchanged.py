"""What hangs on a column: what would go with it, and what the column has that takes its place.

Nothing is dropped but the column itself: never with CASCADE, and not while anything but a plain index would
go along, which is made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from etl.names import fingerprint
from etl.warehouse.ddl import FILLING, STAGE_SCHEMA, literal, quote

if TYPE_CHECKING:
    from psycopg import Connection

    from etl.warehouse.recast import Recasts

DEPENDENT = """
select c.relname, a.attname, d.classid = 'pg_rewrite'::regclass,
       coalesce('view ' || v.relnamespace::regnamespace || '.' || quote_ident(v.relname),
                pg_describe_object(d.classid, d.objid, d.objsubid)),
       d.deptype = 'n' or d.classid = 'pg_attrdef'::regclass or k.contype = 'f' or i.indexprs is not null
       or i.indpred is not null or coalesce(m.amname not in ('btree', 'hash', 'brin'), false)
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0
join pg_catalog.pg_depend d on d.refclassid = 'pg_class'::regclass
                               and d.refobjid = c.oid and d.refobjsubid = a.attnum
left join pg_catalog.pg_rewrite w on d.classid = 'pg_rewrite'::regclass and w.oid = d.objid
left join pg_catalog.pg_class v on v.oid = w.ev_class
left join pg_catalog.pg_constraint k on d.classid = 'pg_constraint'::regclass and k.oid = d.objid
left join pg_catalog.pg_index i on d.classid = 'pg_class'::regclass and i.indexrelid = d.objid
left join pg_catalog.pg_class x on x.oid = i.indexrelid
left join pg_catalog.pg_am m on m.oid = x.relam
where n.nspname = %(schema)s and c.relname = any(%(tables)s) and c.relkind in ('r', 'p')
      and (i.indexrelid is null or i.indexprs is not null or i.indpred is not null
           or m.amname not in ('btree', 'hash', 'brin'))
      and coalesce(k.contype <> 'n', true)
union all
select c.relname, a.attname, false, 'a not-null constraint', false
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attnotnull
where n.nspname = %(schema)s and c.relname = any(%(tables)s) and c.relkind in ('r', 'p')
order by 1, 2, 4
"""
"""By table and column what depends on it, but plain indexes, which are made anew either way.

Whether it is a view; what it is; whether PostgreSQL would refuse the column another type. What else there is,
such as a unique constraint, it makes anew with a table, but would drop with a column.
"""

GRANTED = """
select a.attname, g.privilege_type, coalesce(quote_ident(r.rolname), 'public'),
       case when g.is_grantable then ' with grant option' else '' end
from pg_catalog.pg_class c
join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attacl is not null and not a.attisdropped
cross join aclexplode(a.attacl) g
left join pg_catalog.pg_roles r on r.oid = g.grantee
where c.oid = to_regclass(%s) and a.attname = any(%s) and g.grantee <> c.relowner
order by 1, 2, 3
"""

SAID = """
select a.attname, col_description(a.attrelid, a.attnum), a.attstattarget,
       array(select array[option_name, option_value] from pg_options_to_table(a.attoptions))
from pg_catalog.pg_attribute a
where a.attrelid = to_regclass(%s) and a.attname = any(%s)
order by a.attnum
"""

INDEXES = """
select x.relname, obj_description(x.oid, 'pg_class'), i.indisunique,
       substr(pg_get_indexdef(x.oid), length(format('CREATE %%sINDEX %%I ON %%s%%I.%%I USING ',
              case when i.indisunique then 'UNIQUE ' else '' end, x.relname,
              case when x.relkind = 'I' then 'ONLY ' else '' end, n.nspname, c.relname)) + 1)
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_index i on i.indrelid = c.oid
join pg_catalog.pg_class x on x.oid = i.indexrelid
where c.oid = to_regclass(%s)
      and exists (select from pg_catalog.pg_attribute a
                  where a.attrelid = c.oid and a.attnum = any(i.indkey) and a.attname = any(%s))
order by x.relname
"""
"""The indexes that have one of some columns: name, comment, whether unique; what stands behind "using"."""

COLUMNS = """
select a.attname from pg_catalog.pg_attribute a
where a.attrelid = to_regclass(%s) and a.attnum > 0 and not a.attisdropped
"""


def dependent(
    connection: Connection, schema: str, tables: Iterable[str]
) -> Iterator[tuple[str, str, bool, str, bool]]:
    """What depends on columns of tables: see DEPENDENT."""
    yield from connection.execute(DEPENDENT, {"schema": schema, "tables": list(tables)}).fetchall()


class Index(Struct, frozen=True):
    """An index of a replaced column. by: what stands behind "using", of the columns as they are filled."""

    name: str
    comment: str | None
    unique: bool
    by: str

    @property
    def filling(self) -> str:
        """What the new one is called until the old one is gone."""
        return f"{FILLING}{fingerprint(self.name)}"

    def made(self, of: Recasts) -> str:
        """The statement that makes the new one."""
        unique = "unique " * self.unique
        return f"create {unique}index {quote(self.filling)} on {of.target} using {self.by};"

    def named(self, of: Recasts) -> Iterator[str]:
        """The statements that give it the old one's name, and comment."""
        yield f"alter index {quote(of.schema, self.filling)} rename to {quote(self.name)};"
        if self.comment:
            yield f"comment on index {quote(of.schema, self.name)} is {literal(self.comment)};"


def indexes_of(connection: Connection, of: Recasts) -> list[Index]:
    """The indexes of replaced columns, as PostgreSQL spells them of the new ones.

    It is asked of a copy of the table without rows, where the columns are called so; nothing of that stays.
    """
    names = [each.column for each in of.replaced]
    found = connection.execute(INDEXES, (of.target, names)).fetchall() if names else []
    if not found:
        return []
    there, copy = (
        {name for (name,) in connection.execute(COLUMNS, (of.target,))},
        f"recast_{fingerprint(of.target)}",
    )
    target, indexes = f"{STAGE_SCHEMA}.{copy}", list[Index]()
    with connection.transaction(force_rollback=True):
        connection.execute(f"create table {target} (like {of.target})")
        for n, (_, _, unique, by) in enumerate(found):
            connection.execute(f"create {'unique ' * unique}index {copy}_{n} on {target} using {by}")
        for each in of.replaced:
            name, filling = quote(each.column), quote(each.filling)
            if each.filling in there:
                connection.execute(f"alter table {target} drop column {filling}")
            connection.execute(f"alter table {target} alter column {name} type {each.kind} using null")
            connection.execute(f"alter table {target} rename column {name} to {filling}")
        for n, (name, comment, unique, _) in enumerate(found):
            query = "select pg_get_indexdef(to_regclass(%s))"
            ((text,),) = connection.execute(query, (f"{STAGE_SCHEMA}.{copy}_{n}",)).fetchall()
            start = f"CREATE {'UNIQUE ' * unique}INDEX {copy}_{n} ON {target} USING "
            indexes.append(Index(name, comment, unique, text[len(start) :]))
    return indexes


def swapped(connection: Connection, of: Recasts, indexes: Iterable[Index]) -> list[str]:
    """The statements that exchange the columns: short ones all, as nobody may read the table meanwhile.

    What a replaced column had, comment, rights and what is set for the planner, the new one has.
    """
    names, target = [each.column for each in of.replaced], of.target
    found = dropped(of, names) if names else []
    for each in of.columns:
        found.append(f"alter table {target} rename column {quote(each.filling)} to {quote(each.becomes)};")
        if each.becomes != each.column:
            found.append(f"comment on column {target}.{quote(each.becomes)} is {literal(each.doc)};")
    for name, comment, statistics, options in connection.execute(SAID, (target, names)).fetchall():
        column, change = quote(name), f"alter table {target} alter column {quote(name)} set"
        found.append(f"comment on column {target}.{column} is {literal(comment) if comment else 'null'};")
        if statistics is not None and statistics >= 0:
            found.append(f"{change} statistics {statistics};")
        found += [f"{change} ({quote(option)} = {literal(value)});" for option, value in options]
    granted = connection.execute(GRANTED, (target, names)).fetchall()
    found += [
        f"grant {what} ({quote(name)}) on {target} to {role}{how};" for name, what, role, how in granted
    ]
    return found + [statement for each in indexes for statement in each.named(of)]


def dropped(of: Recasts, names: Sequence[str]) -> list[str]:
    """The statements that drop columns of ours, and note that no person did."""
    note = (
        "insert into tributary.dropped_columns select attrelid, attnum from pg_catalog.pg_attribute"
        f" where attrelid = to_regclass({literal(of.target)})"
        f" and attname in ({', '.join(map(literal, names))}) on conflict do nothing;"
    )
    return [note, *(f"alter table {of.target} drop column {quote(name)};" for name in names)]
