"""What is read and written of identity: identifiers that are there, who they belong to, what is new.

Numbers come and go as arrays; the values of identifiers stay in the server.
"""

from __future__ import annotations

from binascii import hexlify
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

import numpy as np

from etl.warehouse.arrays import Int4s, Int8s, Ints, Times, by_length, copy_in, received
from etl.warehouse.person_rows import Rows
from etl.warehouse.person_tables import SPAN_DAYS, STAGE, spanned, table
from etl.warehouse.person_values import ALL, at_lines

if TYPE_CHECKING:
    from psycopg import Connection

ASKED = table("asked", STAGE)
AT_ONCE = 200_000  # persons, of which an id each is held meanwhile
NEAR, ID_BYTES = 16, (2, 10)
"""Of a person's id, which is made of hashes: by how many bits numbers may differ so that ids begin alike, and
of how many bytes that beginning is, and what comes after it."""


def said_before(connection: Connection, owner: Ints, nodes: Ints, spans: Ints) -> Ints:
    """Which of these were observed before, in the same span: their numbers here.

    owner: of each of `nodes` the number, rising. spans: of each number.
    """
    connection.execute(f"create unlogged table {ASKED} (place integer, span integer, nodes integer[])")
    for places, lists in by_length(owner, nodes):
        columns = [("int4", places), ("int4", spans[places])]
        copy_in(connection, f"{ASKED} (place, span, nodes)", columns, lists)
    connection.execute(f"analyze {ASKED}")
    begun = f"timestamptz '2000-01-01 00:00+00' + a.span * interval '{SPAN_DAYS} days'"
    with connection.cursor(binary=True) as cursor:
        row = cursor.execute(
            f"select array_send(array_agg(a.place)) from {ASKED} a join {table('observations')} o"
            f" on {spanned('o.seen_at')} = {begun}"
            " and hash_array_extended(o.nodes, 0) = hash_array_extended(a.nodes, 0) and o.nodes = a.nodes"
        ).fetchone()
    connection.execute(f"drop table {ASKED}")
    return received(row[0] if row else None, "int4")


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


def add_nodes(
    connection: Connection, rows: Rows, lines: Sequence[Ints], given: Callable[[int, slice], Sequence[Ints]],
    *, first: bool, part: slice = ALL,
) -> None:  # fmt: skip
    """Write values that are no identifiers yet: those at these lines of each column of the stage, rising.

    given: of some of a column's lines, when each was seen first and last, its number, its person or 0, the
    table in which it was seen first, and 1 if it is blocked. first: there are no indexes; else rows come in
    the order of the largest, of which each page may have to be read. part: as `at_lines` has it.
    """
    order = "" if first else " order by value"
    for column, some, values, places in at_lines(connection, rows, lines, part):
        since, until, *numbers = given(column, some)
        connection.execute(
            f"insert into {table('nodes')}"
            " (first_seen, last_seen, node, person, source, blocked, type, value)"
            " select (%b)[place], (%b)[place], (%b)[place], nullif((%b)[place], 0), (%b)[place],"
            f" (%b)[place] = 1, type, value from {values} where place > 0{order}",
            [Times(since), Times(until), *map(Int4s, numbers), places],
        )


def touch(connection: Connection, nodes: Ints, lasts: Ints) -> None:
    """Note when identifiers that are there were seen last."""
    if len(nodes):
        connection.execute(
            f"update {table('nodes')} n set last_seen = u.last_seen"
            " from unnest(%b, %b) u (node, last_seen) where n.node = u.node",
            [Int4s(nodes), Times(lasts)],
        )


def add_observations(
    connection: Connection, last: int, times: Ints, sources: Ints, owner: Ints, refs: Ints, nodes: Ints
) -> None:
    """Write observations, numbered after `last`.

    owner: of each of `refs` the place of its observation, rising; refs: places among `nodes`, the numbers.
    """
    for places, lists in by_length(owner, refs):
        columns = [("timestamptz", times[places]), ("int4", places + last + 1), ("int2", sources[places])]
        copy_in(
            connection, f"{table('observations')} (seen_at, number, source, nodes)", columns, nodes[lists]
        )


def attach(connection: Connection, nodes: Ints, persons: Ints) -> None:
    """Give identifiers that are there to persons; 0: to nobody."""
    if len(nodes):
        connection.execute(
            f"update {table('nodes')} n set person = nullif(u.person, 0), known_at = now()"
            " from unnest(%b, %b) u (node, person) where n.node = u.node",
            [Int4s(nodes), Int4s(persons)],
        )


def add_persons(
    connection: Connection, salt: bytes, numbers: Ints, canonicals: Ints, times: Ints, sources: Ints,
    *, first: bool = False,
) -> None:  # fmt: skip
    """Write persons, each with an id for good: of its number, and of the salt of this warehouse.

    first: as `add_nodes` has it.
    """
    for start in range(0, len(numbers), AT_ONCE):
        person, now, at, source = (
            of[start : start + AT_ONCE] for of in (numbers, canonicals, times, sources)
        )
        ids = _ids(salt, person)
        columns = [("timestamptz", at), ("int4", person), ("int4", now), ("int2", source), ("text", ids)]
        if not first:
            order = np.argsort(ids)
            columns = [(kind, of[order]) for kind, of in columns]
        copy_in(connection, f"{table('persons')} (created_at, person, canonical, source, person_id)", columns)


def _ids(salt: bytes, numbers: Ints) -> Ints:
    """The ids of persons by their numbers, as texts.

    Those of persons who are new at about the same time begin alike, so that they lie beside each other in the
    index; the order of persons no id tells.
    """
    blocks, block = np.unique(numbers >> NEAR, return_inverse=True)
    near, own = _hashed(salt + b"near", blocks, ID_BYTES[0]), _hashed(salt, numbers, ID_BYTES[1])
    made = np.empty(len(numbers), [("begin", "S4"), ("near", near.dtype), ("own", own.dtype)])
    made["begin"], made["near"], made["own"] = b"per_", near[block], own
    return made.view(f"S{made.itemsize}")


def _hashed(salt: bytes, numbers: Ints, length: int) -> Ints:
    """Hexadecimal hashes of so many bytes, as texts."""
    salted, sent = sha256(salt), numbers.astype(">i4").tobytes()
    found = []
    for place in range(0, len(sent), 4):
        one = salted.copy()
        one.update(sent[place : place + 4])
        found.append(one.digest()[:length])
    return np.frombuffer(hexlify(b"".join(found)), f"S{2 * length}")


def add_merges(
    connection: Connection, gone: Ints, into: Ints, numbers: Ints, times: Ints, sources: Ints
) -> None:
    """Write who became whom."""
    copy_in(
        connection, f"{table('merges')} (merged_at, person, into_person, number, source)",
        [("timestamptz", times), ("int4", gone), ("int4", into), ("int4", numbers), ("int2", sources)],
    )  # fmt: skip


def become(connection: Connection, gone: Ints, now: Ints) -> None:
    """Note who persons, and those who had become them, are now."""
    if len(gone):
        connection.execute(
            f"update {table('persons')} p set canonical = u.now, moved_at = now()"
            " from unnest(%b, %b) u (gone, now)"
            " where p.canonical = u.gone",
            [Int4s(gone), Int4s(now)],
        )


def lead(
    connection: Connection, numbers: Ints, canonicals: Ints, apart: Ints, nobody: Ints, number: int
) -> int:
    """Note who persons are now, where that is another than before; how many lead elsewhere by this.

    apart: 1 for those of whom merges do not say it, or where it was read already. nobody: numbers of those
    who are left without any identifier. number: the rebuild's.
    """
    given = [Int4s(numbers), Int4s(canonicals)]
    led = connection.execute(
        f"insert into {table('led')} as had (led_at, person, into_person, number)"
        " select now(), u.person, u.now, %s"
        f" from unnest(%b, %b, %b) u (person, now, apart) join {table('persons')} p using (person)"
        f" where apart = 1 or p.canonical <> u.now or exists (select from {table('led')} l"
        " where l.person = u.person) on conflict (person) do update"
        " set led_at = excluded.led_at, into_person = excluded.into_person, number = excluded.number",
        [number, *given, Int4s(apart)],
    ).rowcount
    connection.execute(
        f"update {table('persons')} p set canonical = u.now, moved_at = now()"
        " from unnest(%b, %b) u (person, now)"
        " where p.person = u.person and p.canonical <> u.now",
        given,
    )
    connection.execute(
        f"update {table('persons')} set nobody = not nobody where nobody <> (person = any(%b))",
        [Int4s(nobody)],
    )
    return led


def refuse(connection: Connection, reasons: Ints, nodes: Ints, counts: Ints, first: Ints, last: Ints) -> None:
    """Note what was not taken, beside what was not before."""
    if len(nodes):
        connection.execute(
            f"insert into {table('refused')} as r (reason, node, observations, first_at, last_at)"
            " select * from unnest(%b, %b, %b, %b, %b) on conflict (reason, node) do update"
            " set observations = r.observations + excluded.observations,"
            " first_at = least(r.first_at, excluded.first_at),"
            " last_at = greatest(r.last_at, excluded.last_at)",
            [Int4s(reasons), Int4s(nodes), Int8s(counts), Times(first), Times(last)],
        )
