"""What new rows say: put into the stage by a crew, and read from there as numbers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

from etl.identity.batch import Arrivals, Said, Values, arrange
from etl.identity.claims import Claim
from etl.warehouse import person_rows, person_tables, person_values, persons
from etl.warehouse.arrays import Ints, ranked
from etl.warehouse.person_crew import Crew
from etl.warehouse.person_rows import External, Rows, Value
from etl.warehouse.persons import Trait

if TYPE_CHECKING:
    from etl.warehouse import Connection


class Source(Struct):
    """A table with new rows: what it claims, its rows, and a fingerprint of what identifies them.

    stamp: the latest of its rows. times, prints: of each observation, as `Rows.stage` gives them.
    anew: whether it was made anew meanwhile, so that a reading may have seen no rows.
    """

    claim: Claim
    rows: Rows
    claimed: str
    stamp: datetime | None = None
    times: Ints = np.empty(0, np.int64)
    prints: list[Ints] = []
    anew: bool = False

    @property
    def traits(self) -> list[Trait]:
        """What a row says; an address that is blocked is nobody's, and said of nobody."""
        blocked = {
            value.sql: person_rows.blocked(value, f"i{n}")
            for n, value in enumerate(self.rows.values)
            if isinstance(value, Value)
        }
        return [Trait(cell.name, cell.sql, blocked.get(cell.sql, "false")) for cell in self.claim.traits]

    @property
    def whole(self) -> int | None:
        """Which value of a row is its key, if what the row says is all that is said of that one."""
        keys = (n for n, cell in enumerate(self.claim.identifiers) if cell.name == self.claim.name)
        return next(keys, None) if self.claim.whole else None


def externals(connection: Connection, source: Source, known: Collection[str]) -> list[External]:
    """The types that new rows of a table name by themselves: known ones, then as many as may be new."""
    with person_rows.naming(source.rows.name):
        return person_rows.externals(connection, source.rows, known) if source.rows.external else []


def stage(crew: Crew, sources: Sequence[Source], ranks: Sequence[int]) -> int:
    """Have the crew put new rows into the stage; how many hold an identifier. ranks: of the types."""
    staged = [crew.read(_stage, source) for source in sources]
    for source in sources:
        if source.traits:
            crew.read(_stage_traits, source, ranks)  # at last, beside other work
    return sum(rows.result() for rows in staged)


def _stage(connection: Connection, source: Source) -> int:
    with person_rows.naming(source.rows.name):
        rows, source.stamp, (source.times, *source.prints) = source.rows.stage(connection)
        source.anew |= person_rows.made_anew(connection)
    return rows


def _stage_traits(connection: Connection, source: Source, ranks: Sequence[int]) -> None:
    with person_rows.naming(source.rows.name):
        persons.stage_traits(connection, source.rows, _speaker(source, ranks), source.traits, source.whole)
        source.anew |= person_rows.made_anew(connection)


def arrivals(
    session: Connection, crew: Crew, sources: Sequence[Source], *, first: bool
) -> tuple[Arrivals, Values]:
    """What arrived, and the identifiers in it; an identifier's id is its place among all prints, from 1.

    first: there are no identifiers yet.
    """
    rows = [source.rows for source in sources]
    if first:
        crew.do(person_values.make).result()
        for half in (0, 1):
            crew.do(person_values.add, rows, known=False, part=half, parts=2)
        found = _arranged(sources)
        crew.wait()
    else:
        person_values.make(session)
        person_values.add(session, rows, known=True)
        found = _arranged(sources)
    person_tables.analyze(session, person_values.VALUES)
    prints, *told = person_values.arrived(session)
    if not _apart(prints):
        person_values.tell_apart(session, rows)
        prints, *told = person_values.arrived(session)
        for source in sources:
            source.times, *source.prints = source.rows.prints(session)
        found = _arranged(sources)
    order = np.argsort(prints)
    return found, _values(session, *(column[order] for column in told), known=not first)


def _arranged(sources: Sequence[Source]) -> Arrivals:
    """What arrived, in its order; prints of the sources are gone afterwards."""
    every = np.concatenate([np.empty(0, np.int64), *(p for source in sources for p in source.prints)])
    every.sort()
    prints = every[np.append(every[1:] != every[:-1], len(every) > 0) & (every != 0)]
    del every
    parts = []
    for source in sources:
        columns = []
        while source.prints:
            columns.append(ranked(source.prints.pop(0), prints))
        some = np.logical_or.reduce([column > 0 for column in columns])
        parts.append(Said(source.rows.source, source.times[some], [column[some] for column in columns]))
        source.times = source.times[:0]
    return arrange(parts)


def _apart(prints: Ints) -> bool:
    """Whether each is another, and none is nowhere."""
    ordered = np.sort(prints)
    return bool(prints.all()) and not (ordered[1:] == ordered[:-1]).any()


def _values(
    session: Connection, lines: Ints, types: Ints, blocked: Ints, first_seen: Ints, *, known: bool
) -> Values:
    """The identifiers that arrived, by their ids. lines: of each, where it stands in the stage."""

    def padded(values: Ints, kind: type[np.generic]) -> Ints:
        return np.concatenate([np.zeros(1, kind), values.astype(kind)])

    line = padded(lines, np.int32)
    node, person, canonical = (np.zeros(len(line), np.int32) for _ in range(3))
    found = Values(
        line, padded(types, np.int16), padded(blocked, np.bool_), node, person, canonical,
        padded(first_seen, np.int64),
    )  # fmt: skip
    if known:
        these, *told = person_values.known(session)
        ids = np.zeros(line.max() + 1, np.int32)
        ids[line] = np.arange(len(line))
        for column, values in zip((node, person, canonical, found.first_seen), told, strict=True):
            column[ids[these]] = values
    return found


def _speaker(source: Source, ranks: Sequence[int]) -> str:
    """Of whom a row says its traits: which of its values, the most trusted one that is not blocked."""
    values = [(n, value) for n, some in enumerate(source.rows.values) for value in person_rows.plain(some)]
    tests = ""
    for n, value in sorted(values, key=lambda pair: ranks[pair[1].type]):
        shut = person_rows.blocked(value, f"i{n}")
        test = f"{source.rows.types[n]} = {value.type} and i{n} is not null and not {shut}"
        tests += f" when {test} then {n}"
    return f"case{tests} end"
