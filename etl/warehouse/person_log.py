"""All that was ever observed, read back: to judge it anew, or to say why some are one person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from etl.warehouse.arrays import Int4s, received
from etl.warehouse.person_tables import table
from etl.warehouse.rows import Value, blocked, spans, within

if TYPE_CHECKING:
    from psycopg import Connection

Ints = npt.NDArray[Any]


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


def read(connection: Connection, values: Sequence[Value]) -> Log:
    """All of it. values: of each type, what is blocked of it now."""
    tests = "".join(f" when {v.type} then {blocked(v, 'value')}" for v in values)
    node, kind, person, seen, shut = _columns(
        connection,
        "nodes",
        ("node", "type::int", "coalesce(person, 0)", "first_seen", f"case type{tests} else 0 end"),
    )
    at = np.argsort(node)
    number, times, source, length = _columns(
        connection, "observations", ("number", "seen_at", "source::int", "cardinality(nodes)")
    )
    (nodes,) = _columns(connection, "observations", ("u.node",), ", unnest(nodes) u (node)")
    order = np.argsort(number)
    lengths = length[order]
    starts = (np.cumsum(length) - length)[order]
    within_ = np.arange(len(nodes)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    row = connection.execute(
        f"select array_send(array_agg(person)) from {table('persons')}", binary=True
    ).fetchone()
    return Log(
        number[order], times[order], source[order],
        np.repeat(np.arange(len(number), dtype=np.int32), lengths),
        nodes[np.repeat(starts, lengths) + within_],
        kind[at].astype(np.int16), shut[at] == 1, person[at], seen[at],
        np.sort(received((row or (None,))[0], "int4")),
    )  # fmt: skip


def _columns(connection: Connection, name: str, shown: Sequence[str], more: str = "") -> list[Ints]:
    """Expressions over all rows of a table, in the order in which they lie."""
    kinds = ["timestamptz" if sql in ("seen_at", "first_seen") else "int4" for sql in shown]
    sent = ", ".join(f"array_send(array_agg({sql}))" for sql in shown)
    parts = []
    with connection.cursor(binary=True) as cursor:
        for span in spans(connection, table(name)):
            query = f"select {sent} from {table(name)} o{more} where {within(span, 'o.')}"
            row = cursor.execute(query).fetchone() or (None,) * len(kinds)
            parts.append([received(column, kind) for column, kind in zip(row, kinds, strict=True)])
    if not parts:
        return [np.empty(0, np.int64 if kind == "timestamptz" else np.int32) for kind in kinds]
    return [np.concatenate(column) for column in zip(*parts, strict=True)]


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
