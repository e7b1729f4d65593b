"""What new rows say: put into the stage by a crew, and read from there as numbers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct, field

from etl.identity.batch import NEVER, Arrivals, Said, Values, arrange
from etl.identity.claims import Claim
from etl.warehouse import person_rows, person_traits, person_values
from etl.warehouse.arrays import NONE, Ints, begins, by_lead, finder
from etl.warehouse.person_crew import SESSIONS, Crew
from etl.warehouse.person_rows import External, Rows, Value
from etl.warehouse.person_traits import Trait
from etl.warehouse.person_values import Column, Read

if TYPE_CHECKING:
    from etl.warehouse import Connection

Find = Callable[[Ints], Ints]
"""Gives ids for prints; 0 for those that did not arrive."""


class Source(Struct):
    """A table with new rows: what it claims, its rows, and a fingerprint of what identifies them.

    stamp: the latest of its rows. read: what they hold. telling: gives of whom traits in the stage are, table
    by table; told: the same by ids.
    anew: whether it was made anew meanwhile, so that a reading may have seen no rows.
    """

    claim: Claim
    rows: Rows
    claimed: str
    stamp: datetime | None = None
    read: Read = field(default_factory=Read)
    telling: Future[list[Column]] | None = None
    told: list[Column] = []
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


def stage(session: Connection, crew: Crew, sources: Sequence[Source], ranks: Sequence[int]) -> int:
    """Have the crew put new rows into the stage; how many hold an identifier. ranks: of the types."""
    large = sorted(sources, key=lambda source: -person_rows.size(session, source.rows.name))
    staged = [crew.read(_stage, source) for source in large]  # so that all are done at about the same time
    for source in sources:
        if source.traits:
            source.telling = crew.read(_stage_traits, source, ranks)  # at last, beside other work
    return sum(rows.result() for rows in staged)


def _stage(connection: Connection, source: Source) -> int:
    with person_rows.naming(source.rows.name):
        rows, source.stamp = source.rows.stage(connection)
        source.read = person_values.read(connection, source.rows)
        source.anew |= person_rows.made_anew(connection)
    return rows


def _stage_traits(connection: Connection, source: Source, ranks: Sequence[int]) -> list[Column]:
    with person_rows.naming(source.rows.name):
        speaker = _speaker(source, ranks)
        told = person_traits.stage_traits(connection, source.rows, speaker, source.traits, source.whole)
        source.anew |= person_rows.made_anew(connection)
    return told


def arrivals(crew: Crew, sources: Sequence[Source], *, known: bool) -> tuple[Arrivals, Values, list[Find]]:
    """What arrived, the identifiers in it, and how their prints become ids, one round after the other.

    An identifier's id is its place among all prints, from 1. known: there are identifiers already. What was
    read of the sources is gone afterwards.
    """
    rounds, marks = _number(sources)
    values = _values(sources, marks)
    if known:
        _look_up(crew, sources, values)
    return arrange([_said(source) for source in sources], marks), values, rounds


def _said(source: Source) -> Said:
    """What its rows say, as far as they hold anything; they are gone afterwards."""
    found, source.read = source.read, Read()
    some = np.logical_or.reduce([column.prints > 0 for column in found.columns])
    times = found.times[some]
    found.times = NONE
    return Said(source.rows.source, times, [column.prints[some] for column in found.columns])


def _number(sources: Sequence[Source]) -> tuple[list[Find], Ints]:
    """Put ids in the place of prints; gives how, of each round that it took, and the marks by ids."""
    columns = [column for source in sources for column in source.read.columns]
    columns.sort(key=lambda column: -len(column.prints))
    rounds: list[Find] = []
    while True:
        with ThreadPoolExecutor(2) as threads:  # numpy works on a core for each
            prints = _distinct(threads.map(_once, columns))
            rounds.append(finder(prints))
            marks = np.zeros(len(prints) + 1, np.int32)
            list(threads.map(_rank, columns, repeat(rounds[-1]), repeat(marks)))
            alike = all(threads.map(_has, columns, repeat(marks)))
        if alike:
            return rounds, marks
        for column in columns:
            _mark(column)


def _mark(column: Column) -> None:
    """Two values have the same print: so marks become part of it."""
    column.prints = (column.prints.astype(np.int64) << 32) | column.marks.astype(np.uint32)


def note_told(sources: Sequence[Source], rounds: Sequence[Find]) -> None:
    """Note of whom traits are, by ids: at last, as the server may yet be staging them.

    rounds: as `arrivals` gives them.
    """
    for source in sources:
        source.told = source.telling.result() if source.telling else []
        for column in source.told:
            for number, find in enumerate(rounds):
                if number:
                    _mark(column)
                column.prints = find(column.prints)


def _rank(column: Column, find: Find, marks: Ints) -> None:
    column.prints = find(column.prints)
    marks[column.prints] = column.marks


def _has(column: Column, marks: Ints) -> bool:
    return np.array_equal(marks[column.prints], column.marks)


def _once(column: Column) -> Ints:
    """The prints of a column, each once, in their order."""
    ordered = np.sort(column.prints)
    return ordered[begins(ordered)]


def _distinct(columns: Iterable[Ints]) -> Ints:
    """All prints, each once, in their order."""
    every = np.concatenate([np.empty(0, np.int64), *columns])
    every.sort()
    every = every[begins(every)]
    return np.asarray(every[every != 0])


def _values(sources: Sequence[Source], marks: Ints) -> Values:
    """The identifiers that arrived, by their ids, as if none were known."""
    count = len(marks)
    values = Values(
        np.zeros(count, np.int16), np.zeros(count, np.int32), np.zeros(count, np.int16), marks & 1 > 0,
        np.zeros(count, np.int64), np.full(count, NEVER),
        np.zeros(count, np.int32), np.zeros(count, np.int32), np.zeros(count, np.int32),
    )  # fmt: skip
    number = 0
    for source in sources:
        for column in source.read.columns:
            ids = column.prints
            values.column[ids] = number
            values.line[ids] = np.arange(1, len(ids) + 1)
            values.types[ids] = column.types
            np.maximum.at(values.last_seen, ids, source.read.lasts)
            column.marks = NONE
            number += 1
        source.read.lasts = NONE
    return values


def _look_up(crew: Crew, sources: Sequence[Source], values: Values) -> None:
    """Note of identifiers what is known of them."""
    anybody = np.arange(len(values.line)) > 0
    asked = [
        (some, crew.do(person_values.known, source.rows, [values.line[of] for of in some]))
        for source, ids in standing(sources, values.column, values.line, anybody)
        for some in _shared(ids)
    ]
    fields = (values.node, values.person, values.canonical, values.first_seen)
    for some, found in asked:
        for column, (which, *told, until) in found.result():
            those = some[column][which]
            for of, known in zip(fields, told, strict=True):
                of[those] = known
            values.last_seen[those[values.last_seen[those] <= until]] = NEVER


def _shared(columns: Sequence[Ints]) -> Iterator[list[Ints]]:
    """Of each column a part for each session of a crew, so that they have done at about the same time."""
    for one in columns:
        for part in np.array_split(one, SESSIONS):
            yield [part if column is one else NONE for column in columns]


def standing(
    sources: Sequence[Source], column: Ints, line: Ints, wanted: Ints
) -> Iterator[tuple[Source, list[Ints]]]:
    """Of each table and each of its columns the identifiers that stand there, by their lines.

    column, line: where each stands, as `Values` has it. wanted: which of them.
    """
    number = 0
    for source in sources:
        found = []
        for _ in source.rows.values:
            mine = np.flatnonzero((column == number) & wanted).astype(np.int32)
            found.append(mine[by_lead(line[mine].astype(np.int64))[0]])
            number += 1
        yield source, found


def _speaker(source: Source, ranks: Sequence[int]) -> str:
    """Of whom a row says its traits: which of its values, the most trusted one that is not blocked."""
    values = [(n, value) for n, some in enumerate(source.rows.values) for value in person_rows.plain(some)]
    tests = ""
    for n, value in sorted(values, key=lambda pair: ranks[pair[1].type]):
        shut = person_rows.blocked(value, f"i{n}")
        test = f"{source.rows.types[n]} = {value.type} and i{n} is not null and not {shut}"
        tests += f" when {test} then {n}"
    return f"case{tests} end"
