"""What is known of persons, put together: of each trait the newest that any of their identifiers has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.warehouse.arrays import Int4s, Ints, copy_in
from etl.warehouse.person_tables import STAGE, table
from etl.warehouse.person_traits import TOUCHED

if TYPE_CHECKING:
    from psycopg import Connection

WHOSE = table("whose", STAGE)
GOLDEN = """
insert into {golden} (person, name, email, phone, traits, provenance)
select person, coalesce(traits ->> 'name',
                           nullif(concat_ws(' ', traits ->> 'first_name', traits ->> 'last_name'), '')),
       traits ->> 'email', traits ->> 'phone', traits, provenance
from (
    select person, jsonb_object_agg(name, value) as traits, jsonb_object_agg(name, origin) as provenance
    from (
        select distinct on (w.person, r.name collate "C")
               w.person, r.name, r.value, s.schema_name || '.' || s.table_name as origin
        from {whose} w
        join {traits} r on r.node = w.node
        join tributary.identity_sources s on s.source = r.source
        order by w.person, r.name collate "C", r.seen_at desc, r.source, r.node desc
    ) newest
    group by person
) known
"""


def add_golden(connection: Connection, nodes: Ints, persons: Ints) -> None:
    """Put together what is known of persons, where nothing is there.

    nodes: all identifiers that have traits, maybe with others; persons: who each belongs to by now.
    """
    connection.execute(f"create unlogged table {WHOSE} (node integer, person integer)")
    copy_in(connection, WHOSE, [("int4", nodes), ("int4", persons)])
    _put_together(connection)


def _put_together(connection: Connection) -> None:
    connection.execute(f"analyze {WHOSE}")
    connection.execute(GOLDEN.format(golden=table("golden"), traits=table("traits"), whose=WHOSE))
    connection.execute(f"drop table {WHOSE}")


def renew_golden(connection: Connection, gone: Ints, persons: Ints) -> None:
    """Put together anew what is known of persons.

    Of those who were noted, and of these persons, by who they are now; gone: who became others.
    """
    copy_in(connection, TOUCHED, [("int4", persons)])
    connection.execute(f"analyze {TOUCHED}")
    connection.execute(
        f"delete from {table('golden')} g using (select person from {TOUCHED} union select unnest(%b)"
        " order by person offset 0) r where g.person = r.person",
        [Int4s(gone)],
    )
    connection.execute(
        f"create unlogged table {WHOSE} as select n.node, r.person"
        f" from (select distinct person from {TOUCHED} order by person offset 0) r"
        f" join {table('persons')} p on p.canonical = r.person join {table('nodes')} n on n.person = p.person"
    )
    _put_together(connection)
