"""Collecting: which tables have new rows, what these hold, and what of it is known already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np
from msgspec import Struct, field
from msgspec.structs import replace

from etl.config import Config
from etl.identity.arrivals import Arrivals, Cells, CollisionError, Ints, Rows
from etl.identity.claims import Claim, claims, further, wanted, with_external
from etl.identity.rules import Rules
from etl.warehouse import person_tables, rows
from etl.warehouse.arrays import taught
from etl.warehouse.ddl import quote
from etl.warehouse.postgres import Warehouse
from etl.warehouse.rows import MASK, Marks, Relation, Scanned, Value

if TYPE_CHECKING:
    from etl.warehouse import Connection

MOST_EXTERNAL = 100  # types of identifiers that clients may think of
SALTS = 5  # kinds of fingerprints to try


class Source(Struct):
    """A table with new rows: what it claims, its number, and where its new rows are to be read.

    spans, counts: of the relation and of their rows, stamp: the latest; once it was scanned.
    """

    claim: Claim
    number: int
    relation: Relation
    spans: list[tuple[int, int]] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    stamp: datetime | None = None


def claimed(connection: Connection, config: Config, rules: Rules) -> list[Claim]:
    """What the tables that are there claim."""
    models, events = wanted(config)
    there = rows.columns(connection, {*models, *events, *further(rules)})
    return claims(config, rules, there)


def sources(connection: Connection, found: Sequence[Claim], rules: Rules) -> list[Source]:
    """The tables with new rows, each to be read where it stands, or from a copy of the new ones."""
    numbers = person_tables.numbered(connection, "source", [claim.name for claim in found])
    until = person_tables.read_until(connection)
    located = []
    for claim in found:
        number, since = numbers[claim.name], until.get(claim.name)
        if since is None and rows.plain_table(connection, claim.schema, claim.table):
            located.append((claim, number, quote(claim.schema, claim.table)))
            continue
        name = f"{person_tables.STAGE}.identity_rows_{number}"
        if _copied(connection, claim, name, None if since is None else since - claim.late):
            located.append((_of_copy(claim), number, name))
    located = [(_widened(connection, claim, name, rules), n, name) for claim, n, name in located]
    kinds = [cell.name for claim, *_ in located for cell in claim.identifiers]
    types = person_tables.numbered(connection, "type", dict.fromkeys(kinds))
    return [Source(claim, number, _relation(claim, name, types, rules)) for claim, number, name in located]


def _copied(connection: Connection, claim: Claim, name: str, since: datetime | None) -> bool:
    """Copy the rows that came since; whether there are any."""
    columns = [f"{cell.sql} as i{n}" for n, cell in enumerate(claim.identifiers)]
    columns += [f"{cell.sql} as t{n}" for n, cell in enumerate(claim.traits)]
    columns += [f"{claim.at} as at", f"{quote(claim.stamp)} as stamp"]
    columns += [f"{quote(claim.external)}::text as external"] if claim.external else []
    source = quote(claim.schema, claim.table)
    return rows.copy_of(connection, name, columns, source, quote(claim.stamp), since)


def _of_copy(claim: Claim) -> Claim:
    return replace(
        claim,
        identifiers=tuple(replace(cell, sql=f"i{n}") for n, cell in enumerate(claim.identifiers)),
        traits=tuple(replace(cell, sql=f"t{n}") for n, cell in enumerate(claim.traits)),
        at="at", stamp="stamp", external="external" if claim.external else "",
    )  # fmt: skip


def _widened(connection: Connection, claim: Claim, name: str, rules: Rules) -> Claim:
    """The claim with the identifiers whose types only the rows name."""
    if not claim.external:
        return claim
    found = rows.external_types(connection, name, quote(claim.external))
    return with_external(claim, found[:MOST_EXTERNAL], rules.ignore)


def value(kind: str, type: int, rules: Rules, sql: str = "", *, sparse: bool = False) -> Value:
    """A value of a row that is an identifier of that kind, whose number is `type`."""
    block = rules.block(kind)
    return Value(type, sql, rules.normalise.get(kind, ()), block.values, block.patterns, sparse)


def _relation(claim: Claim, name: str, types: dict[str, int], rules: Rules) -> Relation:
    values = [value(c.name, types[c.name], rules, c.sql, sparse=c.sparse) for c in claim.identifiers]
    further = tuple(cell.sql for cell in claim.traits)
    return Relation(name, tuple(values), further, claim.at, quote(claim.stamp))


@contextmanager
def alike(warehouse: Warehouse, count: int) -> Iterator[list[Connection]]:
    """Sessions that see the same, each within a transaction that whoever uses it may commit."""
    with ExitStack() as stack:
        sessions = [taught(stack.enter_context(warehouse.connection())) for _ in range(count)]
        snapshot = None
        for session in sessions:
            session.execute("begin isolation level repeatable read")
            if snapshot:
                session.execute(f"set transaction snapshot '{snapshot}'")
            else:
                (snapshot,) = session.execute("select pg_export_snapshot()").fetchone() or ("",)
            session.execute(rows.SETTINGS)
        yield sessions
        for session in sessions:
            session.commit()


def read(sessions: Sequence[Connection], found: Sequence[Source]) -> Arrivals:
    """The identifiers of all new rows. sessions: that read at the same time, of one snapshot."""
    for salt in range(SALTS):
        try:
            return Arrivals([_scanned(sessions, source, salt) for source in found])
        except CollisionError:
            continue
    raise RuntimeError("values have had the same fingerprints, of every kind")


def _scanned(sessions: Sequence[Connection], source: Source, salt: int) -> Rows:
    """The fingerprints of a source's rows."""
    source.spans = rows.spans(sessions[0], source.relation.name)
    parts: list[Any] = [None] * len(source.spans)

    def some(first: int) -> None:
        for place in range(first, len(parts), len(sessions)):
            parts[place] = source.relation.scan(sessions[first], source.spans[place], salt)

    with ThreadPoolExecutor(len(sessions)) as threads:
        list(threads.map(some, range(len(sessions))))
    scanned: list[Scanned] = parts
    source.counts = [part.count for part in scanned]
    source.stamp = max((part.stamp for part in scanned if part.stamp is not None), default=None)
    starts = np.cumsum([0, *source.counts])
    cells = []
    for place, value in enumerate(source.relation.values):
        mine = [part.cells[place] for part in scanned]
        where = [found[0] + start for found, start in zip(mine, starts, strict=False)]
        keys, checks = [m[1] for m in mine], [m[2] for m in mine]
        cells.append(
            Cells(value.type, _joined(where, np.int32), _joined(keys, np.int64), _joined(checks, np.int32))
        )
        for part in scanned:
            part.cells[place] = mine[0]  # what was joined need not be held twice
    several = range(0, len(source.relation.further), MASK)
    masks = [_joined([part.masks[n] for part in scanned], np.int64) for n in range(len(several))]
    return Rows(_joined([part.times for part in scanned], np.int64), cells, masks)


def _joined(parts: list[Ints], kind: Any) -> Ints:
    return np.concatenate(parts).astype(kind, copy=False) if parts else np.empty(0, kind)


class Part(Struct):
    """A span of a source's rows, of which some are marked: from 1, and what each mark stands for."""

    span: tuple[int, int]
    count: int
    marks: Marks
    which: Ints


def parted(source: Source, marks: Marks) -> Iterator[Part]:
    """Marks of a source's rows by its spans, those without any left out."""
    start = 0
    for span, count in zip(source.spans, source.counts, strict=True):
        inside, which, before = [], [], 1
        for places, numbers in marks:
            mine = slice(*np.searchsorted(places, (start, start + count)))
            several = len(numbers[mine])
            inside.append((places[mine] - start, np.arange(before, before + several, dtype=np.int32)))
            which.append(numbers[mine])
            before += several
        start += count
        if before > 1:  # marks are from 1
            yield Part(span, count, inside, np.concatenate(which))
