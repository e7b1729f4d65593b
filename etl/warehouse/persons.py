"""What is read and written of identity: identifiers that are there, who they belong to, what is new.

Numbers come and go as arrays; the values of identifiers stay in the server.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from etl.warehouse.arrays import Int4s, Int8s, Times, copy_in, received
from etl.warehouse.ddl import literal
from etl.warehouse.person_tables import HOME, STAGE, table
from etl.warehouse.rows import Marks, Relation, said

if TYPE_CHECKING:
    from psycopg import Connection

Ints = npt.NDArray[Any]


def last(connection: Connection) -> tuple[int, int]:
    """The last numbers of an identifier and of an observation."""
    row = connection.execute(
        f"select coalesce((select max(node) from {table('nodes')}), 0),"
        f" coalesce((select max(number) from {table('observations')}), 0)"
    ).fetchone()
    return row or (0, 0)


FOUND = (
    "select array_send(array_agg(mark)), array_send(array_agg(n.node)),"
    " array_send(array_agg(coalesce(n.person, 0))), array_send(array_agg(coalesce(p.canonical, 0))),"
    " array_send(array_agg(n.first_seen)), array_send(array_agg(n.last_seen))"
)


def find(
    connection: Connection, relation: Relation, span: tuple[int, int], count: int, marks: Marks, types: Ints
) -> list[Ints]:
    """Which of the marked values are there, by their marks: number, first person, who that is now, seen when.

    types: of each mark, from 1.
    """
    told, parameters = relation.told(span, count, marks)
    with connection.cursor(binary=True) as cursor:  # in the order of the index, which is read once then
        row = cursor.execute(
            f"{FOUND} from ({told} order by value) t"
            f" join {table('nodes')} n on n.value = t.value and n.type = (%b)[t.mark]"
            f" left join {table('persons')} p on p.person = n.person",
            [*parameters, Int4s(types)],
        ).fetchone()
    kinds = ("int4", "int4", "int4", "int4", "timestamptz", "timestamptz")
    return [received(sent, kind) for sent, kind in zip(row or (), kinds, strict=True)]


def add_nodes(
    connection: Connection,
    relation: Relation,
    span: tuple[int, int],
    count: int,
    marks: Marks,
    new: Mapping[str, Ints],
    source: int,
    schema: str = HOME,
) -> None:
    """Write the marked values as identifiers.

    new: of each mark, from 1: node, person, type, last_seen.
    """  # fmt: skip
    told, parameters = relation.told(span, count, marks)
    connection.execute(
        f"insert into {table('nodes', schema)} (first_seen, last_seen, node, person, type, source, value)"
        f" select at, (%b)[mark], (%b)[mark], nullif((%b)[mark], 0), (%b)[mark], {int(source)}, value"
        f" from ({told}) t",
        [Times(new["last_seen"]), *(Int4s(new[n]) for n in ("node", "person", "type")), *parameters],
    )


def add_observations(
    connection: Connection,
    times: Ints,
    numbers: Ints,
    sources: Ints,
    owner: Ints,
    nodes: Ints,
    schema: str = HOME,
) -> None:
    """Write observations; owner: of each of `nodes` the place of its observation, rising."""  # fmt: skip
    for places, lists in by_length(owner, nodes):
        columns = [("timestamptz", times[places]), ("int4", numbers[places]), ("int2", sources[places])]
        target = f"{table('observations', schema)} (seen_at, number, source, nodes)"
        copy_in(connection, target, columns, lists)


def by_length(owner: Ints, values: Ints) -> list[tuple[Ints, Ints]]:
    """Lists of the same length together: their owners, and a matrix with one in each row."""
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    lengths = np.diff(starts, append=len(owner))
    found = []
    for length in np.unique(lengths):
        some = starts[lengths == length]
        found.append((owner[some], values[some[:, None] + np.arange(length)]))
    return found


def said_before(connection: Connection, owner: Ints, nodes: Ints) -> tuple[Ints, Ints]:
    """Which of these sets were observed before, and when last; owner: their numbers here."""
    connection.execute("create temp table identity_asked (place integer, nodes integer[])")
    for places, lists in by_length(owner, nodes):
        copy_in(connection, "identity_asked (place, nodes)", [("int4", places)], lists)
    connection.execute("analyze identity_asked")
    with connection.cursor(binary=True) as cursor:
        row = cursor.execute(
            "select array_send(array_agg(place)), array_send(array_agg(seen_at)) from ("
            f"select a.place, max(o.seen_at) as seen_at from identity_asked a join {table('observations')} o"
            " on hash_array_extended(o.nodes, 0) = hash_array_extended(a.nodes, 0) and o.nodes = a.nodes"
            " group by a.place) s"
        ).fetchone()
    connection.execute("drop table identity_asked")
    places, times = row or (None, None)
    return received(places, "int4"), received(times, "timestamptz")


def members(connection: Connection, canonicals: Ints, *, times: bool) -> list[Ints]:
    """All identifiers of these persons: who each is now, was first, its type, and when it was first seen.

    times: without them zeros stand there, and nothing but indexes has to be read.
    """
    seen = "n.first_seen" if times else "'2000-01-01'::timestamptz"
    with connection.cursor(binary=True) as cursor:
        row = cursor.execute(
            "select array_send(array_agg(p.canonical)), array_send(array_agg(p.person)),"
            f" array_send(array_agg(n.type::int)), array_send(array_agg({seen}))"
            f" from {table('persons')} p join {table('nodes')} n on n.person = p.person"
            " where p.canonical = any(%b)",
            [Int4s(canonicals)],
        ).fetchone()
    kinds = ("int4", "int4", "int4", "timestamptz")
    return [received(sent, kind) for sent, kind in zip(row or (), kinds, strict=True)]


def attach(connection: Connection, nodes: Ints, persons: Ints) -> None:
    """Give identifiers that are there to persons; 0: to nobody."""
    if len(nodes):
        connection.execute(
            f"update {table('nodes')} n set person = nullif(u.person, 0)"
            " from unnest(%b, %b) u (node, person) where n.node = u.node",
            [Int4s(nodes), Int4s(persons)],
        )


def touch(connection: Connection, nodes: Ints, times: Ints) -> None:
    """Note when identifiers that are there were seen last."""
    if len(nodes):
        connection.execute(
            f"insert into {table('seen')} as s (node, last_seen) select * from unnest(%b, %b)"
            " on conflict (node) do update set last_seen = excluded.last_seen"
            " where excluded.last_seen > s.last_seen",
            [Int4s(nodes), Times(times)],
        )


def add_persons(
    connection: Connection,
    numbers: Ints,
    canonicals: Ints,
    times: Ints,
    sources: Ints,
    ids: Ints,
    schema: str = HOME,
) -> None:
    """Write persons; ids: byte strings."""
    copy_in(
        connection, f"{table('persons', schema)} (created_at, person, canonical, source, person_id)",
        [("timestamptz", times), ("int4", numbers), ("int4", canonicals), ("int2", sources), ("text", ids)],
    )  # fmt: skip


def add_merges(
    connection: Connection,
    gone: Ints,
    into: Ints,
    numbers: Ints,
    times: Ints,
    sources: Ints,
    schema: str = HOME,
) -> None:
    """Write who became whom."""
    copy_in(
        connection, f"{table('merges', schema)} (merged_at, person, into_person, number, source)",
        [("timestamptz", times), ("int4", gone), ("int4", into), ("int4", numbers), ("int2", sources)],
    )  # fmt: skip


def become(connection: Connection, gone: Ints, now: Ints) -> None:
    """Note who persons, and those who had become them, are now."""
    if len(gone):
        connection.execute(
            f"update {table('persons')} p set canonical = u.now from unnest(%b, %b) u (gone, now)"
            " where p.canonical = u.gone",
            [Int4s(gone), Int4s(now)],
        )


def lead(connection: Connection, numbers: Ints, canonicals: Ints) -> None:
    """Note who persons are now, where that is another than before."""
    connection.execute(
        f"update {table('persons')} p set canonical = u.now from unnest(%b, %b) u (person, now)"
        " where p.person = u.person and p.canonical <> u.now",
        [Int4s(numbers), Int4s(canonicals)],
    )


def forget(connection: Connection, *names: str) -> None:
    """Empty tables that follow from others."""
    for name in names:
        connection.execute(f"delete from {table(name)}")


def note_due(connection: Connection, numbers: Ints) -> None:
    """Note of whom it is to be put together anew what is known."""
    copy_in(connection, f"{table('due')} (person)", [("int4", numbers)])


def refuse(
    connection: Connection,
    reasons: Ints,
    nodes: Ints,
    counts: Ints,
    first: Ints,
    last: Ints,
    schema: str = HOME,
) -> None:
    """Note what was not taken, beside what was not before."""
    if len(nodes):
        connection.execute(
            f"insert into {table('refused', schema)} as r (reason, node, observations, first_at, last_at)"
            " select * from unnest(%b, %b, %b, %b, %b) on conflict (reason, node) do update"
            " set observations = r.observations + excluded.observations,"
            " last_at = greatest(r.last_at, excluded.last_at)",
            [Int4s(reasons), Int4s(nodes), Int8s(counts), Times(first), Times(last)],
        )


def add_traits(
    connection: Connection, relation: Relation, span: tuple[int, int], count: int, marks: Marks,
    nodes: Ints, whose: Ints, names: Sequence[str], source: int, *, fresh: bool,
) -> None:  # fmt: skip
    """Write what a span's rows say of identifiers.

    nodes, whose: of each mark, from 1, the identifier and the person. names: of the expressions.
    fresh: into the stage, nothing of which is there; else where it is newer.
    """
    told, parameters = relation.told(span, count, marks, further=True)
    kinds = ", ".join(f"({k}, {said(literal(name))})" for k, name in enumerate(names))
    target = table("traits", STAGE if fresh else HOME)
    connection.execute(
        f"insert into {target} as r (seen_at, node, person, source, name, value)"
        f" select at, (%b)[mark], (%b)[mark], {int(source)}, name, value from ({told}) t"
        f" join (values {kinds}) n (k, name) using (k){'' if fresh else NEWER}",
        [Int4s(nodes), Int4s(whose), *parameters],
    )


NEWER = (
    " on conflict (person, node, name, source) do update set value = excluded.value,"
    " seen_at = excluded.seen_at where excluded.seen_at >= r.seen_at"
)


def find_owners(connection: Connection) -> Ints:
    """Give what was said of identifiers that were nobody's to whom they belong now; gives these."""
    with connection.cursor(binary=True) as cursor:
        row = cursor.execute(
            f"with waiting as (delete from {table('traits')} t using {table('nodes')} n"
            " where t.person = 0 and n.node = t.node and n.person is not null"
            " returning t.seen_at, n.person, t.node, t.source, t.name, t.value),"
            f" moved as (insert into {table('traits')} as r (seen_at, person, node, source, name, value)"
            f" select * from waiting{NEWER}) select array_send(array_agg(person)) from waiting"
        ).fetchone()
    return received((row or (None,))[0], "int4")


def own_anew(connection: Connection) -> None:
    """Give all that was said of identifiers to whom they belong now."""
    connection.execute(
        f"update {table('traits')} t set person = coalesce(n.person, 0) from {table('nodes')} n"
        " where n.node = t.node and t.person <> coalesce(n.person, 0)"
    )


GOLDEN = """
insert into {golden} (person, name, email, phone, traits, provenance)
select canonical, coalesce(traits ->> 'name',
                           nullif(concat_ws(' ', traits ->> 'first_name', traits ->> 'last_name'), '')),
       traits ->> 'email', traits ->> 'phone', traits, provenance
from (
    select p.canonical,
           jsonb_object_agg(r.name, r.value order by r.seen_at, r.source desc, r.node) as traits,
           jsonb_object_agg(r.name, s.schema_name || '.' || s.table_name
                            order by r.seen_at, r.source desc, r.node) as provenance
    from {traits} r
    join {persons} p on p.person = r.person
    join tributary.identity_sources s on s.source = r.source
    {where}
    group by p.canonical
) newest
"""
"""Of each trait the last in order stays, as always in jsonb."""


def add_golden(connection: Connection, schema: str = HOME) -> None:
    """Put together what is known of all persons, where nothing is there."""
    connection.execute(_golden(schema, ""))


def renew_golden(connection: Connection, numbers: Ints) -> None:
    """Put together anew what is known of these persons and of those that were noted, whoever they are now."""
    numbers = np.concatenate([numbers, find_owners(connection)])
    with connection.cursor(binary=True) as cursor:
        row = cursor.execute(
            f"with touched as (select unnest(%b) as person union select person from {table('due')})"
            " select array_send(array_agg(distinct canonical)), array_send(array_agg(person))"
            f" from touched join {table('persons')} p using (person)",
            [Int4s(numbers)],
        ).fetchone()
    now, then = (received(sent, "int4") for sent in row or (None, None))
    connection.execute(
        f"delete from {table('golden')} where person = any(%b)", [Int4s(np.union1d(now, then))]
    )
    connection.execute(_golden(HOME, "where p.canonical = any(%b)"), [Int4s(now)])
    connection.execute(f"delete from {table('due')}")


def _golden(schema: str, where: str) -> str:
    names = {name: table(name, schema) for name in ("golden", "traits", "persons")}
    return GOLDEN.format(**names, where=where)
