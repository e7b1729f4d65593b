"""All that was ever observed, read back: to judge it anew, or to say why some are one person."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from etl.warehouse.arrays import Int4s, Ints, fetch
from etl.warehouse.person_tables import table

if TYPE_CHECKING:
    from psycopg import Connection


class Log(Struct):
    """The observations in their order, and the identifiers by their numbers, which begin with 1.

    owner: of each reference the place of its observation; nodes: the identifier. person: whom each identifier
    was given first. persons: the numbers of all that ever were.
    """

    numbers: Ints
    times: Ints
    sources: Ints
    owner: Ints
    nodes: Ints
    types: Ints
    blocked: Ints
    person: Ints
    first_seen: Ints
    persons: Ints


def read(connection: Connection) -> Log:
    """All of it."""
    node, kind, shut, person, seen = fetch(
        connection, table("nodes"),
        ("node", "type::int", "blocked::int", "coalesce(person, 0)", "first_seen"),
        ("int4", "int4", "int4", "int4", "timestamptz"),
    )  # fmt: skip
    at = np.argsort(node)
    said = table("observations")
    numbers, times, sources, lengths = fetch(
        connection, said, ("number", "seen_at", "source::int", "cardinality(nodes)"),
        ("int4", "timestamptz", "int4", "int4"), order="number",
    )  # fmt: skip
    order = np.argsort(numbers)
    first = np.empty_like(lengths)
    first[order] = np.cumsum(lengths[order]) - lengths[order]
    (named,) = fetch(
        connection,
        said,
        ("u.node",),
        ("int4",),
        "cross join unnest(o.nodes) u (node)",
        order="o.number, u.node",
    )
    nodes = np.empty_like(named)
    nodes[np.arange(len(named)) + np.repeat(first - (np.cumsum(lengths) - lengths), lengths)] = named
    numbers, times, sources, lengths = numbers[order], times[order], sources[order], lengths[order]
    (persons,) = fetch(connection, table("persons"), ("person",), ("int4",))
    owner = np.repeat(np.arange(len(numbers), dtype=np.int32), lengths)
    return Log(
        numbers, times, sources, owner, nodes,
        kind[at].astype(np.int16), shut[at] == 1, person[at], seen[at], np.sort(persons),
    )  # fmt: skip


class Said(Struct, frozen=True):
    """One observation: its number, when and where it was made, and the types and values that it names."""

    number: int
    seen_at: datetime
    source: str
    named: list[tuple[str, str]]


def chain(connection: Connection, value: str) -> list[tuple[str, list[Said]]]:
    """The persons whom identifiers of this value belong to: the id of each, and all that was said of it."""
    whose = connection.execute(
        f"select distinct c.person, c.person_id from {table('nodes')} n"
        f" join {table('persons')} p on p.person = n.person"
        f" join {table('persons')} c on c.person = p.canonical"
        " where n.value in (%s, lower(btrim(%s))) order by 1",
        (value, value),
    ).fetchall()
    return [(person_id, _said(connection, person)) for person, person_id in whose]


def _said(connection: Connection, person: int) -> list[Said]:
    members: dict[int, tuple[str, str]] = {
        node: (kind, value)
        for node, kind, value in connection.execute(
            f"select n.node, t.name, n.value from {table('persons')} p"
            f" join {table('nodes')} n on n.person = p.person join {table('types')} t on t.type = n.type"
            " where p.canonical = %s",
            (person,),
        )
    }
    found = connection.execute(
        "select o.number, o.seen_at, s.schema_name || '.' || s.table_name, o.nodes"
        f" from {table('observations')} o"
        f" join {table('sources')} s on s.source = o.source where o.nodes && %b order by o.number",
        (Int4s(np.array(list(members))),),
    )
    return [
        Said(number, seen, source, [members[n] for n in nodes if n in members])
        for number, seen, source, nodes in found
    ]
