"""What tables say of identifiers besides whose they are: staged, compared with what is known, and written.

A later run has it weighed beside the session that writes, by another that sees what was there before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from etl.warehouse.arrays import Int4s, Ints
from etl.warehouse.ddl import literal
from etl.warehouse.person_rows import Rows
from etl.warehouse.person_tables import STAGE, table
from etl.warehouse.person_values import Column, told

if TYPE_CHECKING:
    from psycopg import Connection

TOUCHED = table("touched", STAGE)
TRAITS = 200  # of a table at once: of each identifier the server holds so many
LONG = 10_000  # bytes of a trait's value
DIGITS = 16  # of a time in microseconds since 1970, hexadecimal
TO_1970 = "interval '262968 hours'"  # from 2000, from which on PostgreSQL counts


class Trait(Struct, frozen=True):
    """What else a row says: the name of the trait, and its expression, which gives text or null.

    unless: condition, over what `Rows.query` gives, under which it is not said.
    """

    name: str
    sql: str
    unless: str = "false"


def watch(connection: Connection) -> None:
    """Begin to note of which persons something else is known than before."""
    connection.execute(f"create unlogged table {TOUCHED} (person integer not null)")


def stage_traits(
    connection: Connection, rows: Rows, speaker: str, traits: Sequence[Trait], whole: int | None
) -> list[Column]:
    """Put what new rows say of identifiers into the stage, of each trait the newest; and of whom, by lines.

    speaker: which of its values a row says it of, or null: an expression over what `Rows.query` gives. Of a
    trait that is said twice at once the greater value counts. Both come as one text, the time in front, so
    that little is held of each identifier. whole: the speaker, if any, of whom a row says all there is.
    """
    rows.steer(connection)
    moment = f"encode(timestamptz_send(at + {TO_1970}), 'hex')"
    type_ = "".join(f" when {n} then {of}" for n, of in enumerate(rows.types))
    value = "".join(f" when {n} then i{n}" for n in range(len(rows.types)))
    all_said = "null::text" if whole is None else f"max(moment) filter (where speaker = {whole})"
    found = []
    for start in range(0, len(traits), TRAITS):
        some = traits[start : start + TRAITS]
        read = rows.query([(f"t{n}", trait.sql) for n, trait in enumerate(some)])
        newest = ", ".join(
            f'max((moment || t{n}) collate "C")'
            f" filter (where octet_length(t{n}) between 1 and {LONG} and not {t.unless}) as t{n}"
            for n, t in enumerate(some)
        )
        connection.execute(
            f"create unlogged table {_told(rows, start)} as select row_number() over ()::integer as line, s.*"
            f" from (select case speaker{type_} end as type, case speaker{value} end as value,"
            f" {all_said} as all_said, {newest} from (select *, {moment} as moment,"
            f" {speaker} as speaker from ({read}) r offset 0) r where speaker is not null group by 1, 2) s"
        )
        found.append(told(connection, rows, _told(rows, start)))
    connection.execute("set local enable_seqscan = on")
    return found


def fill_traits(connection: Connection, rows: Rows, traits: Sequence[Trait], nodes: Sequence[Ints]) -> None:
    """Write what was staged of identifiers, where nothing is there of any table, nor the indexes.

    nodes: by the lines of each table in the stage, the identifier, or 0 for none.
    """
    for start, of in zip(range(0, len(traits), TRAITS), nodes, strict=True):
        connection.execute(
            f"insert into {table('traits')} (node, source, name, value, seen_at)"
            f" select node, {rows.source}, name, value, seen_at from {_said(rows, traits, start)} s",
            [Int4s(of)],
        )


def weigh_traits(
    connection: Connection, rows: Rows, traits: Sequence[Trait], nodes: Sequence[Ints],
    persons: Sequence[Ints], origin: str,
) -> None:  # fmt: skip
    """Put into the stage what was told that is newer than what is there, and what has to be done about it.

    nodes, persons: by the lines of each table in the stage, the identifier and whose it is by now; 0: none.
    origin: the table's full name. A golden record that says the same, by the same table, stays as it is: what
    was the newest of that trait still is, or says what this does.
    """
    for start, *of in zip(range(0, len(traits), TRAITS), nodes, persons, strict=True):
        connection.execute(
            f"create unlogged table {_weighed(rows, start)} as"
            " select s.*, had.node is not null as had, person > 0 and"
            " (g.traits ->> s.name is distinct from s.value"
            f" or g.provenance ->> s.name is distinct from {_text(origin)}) as other"
            f" from (select * from {_said(rows, traits, start, whose=True)} s order by node offset 0) s"
            f" left join {table('traits')} had on had.node = s.node and had.name = s.name"
            f" and had.source = {rows.source} left join {table('golden')} g using (person)"
            " where had.node is null or s.seen_at > had.seen_at"
            ' or (s.seen_at = had.seen_at and s.value collate "C" > had.value collate "C")',
            [*map(Int4s, of)],
        )


def add_traits(connection: Connection, rows: Rows, traits: Sequence[Trait]) -> None:
    """Write what was weighed, and note of which persons something else is known than before."""
    connection.execute("set local enable_seqscan = off")  # of some of many rows
    for start in range(0, len(traits), TRAITS):
        weighed = _weighed(rows, start)
        connection.execute(
            f"insert into {table('traits')} (node, source, name, value, seen_at)"
            f" select node, {rows.source}, name, value, seen_at from {weighed} where not had"
        )
        connection.execute(
            f"update {table('traits')} t set value = w.value, seen_at = w.seen_at, known_at = now()"
            f" from {weighed} w where w.had and t.node = w.node and t.name = w.name"
            f" and t.source = {rows.source}"
        )
        connection.execute(f"insert into {TOUCHED} select distinct person from {weighed} where other")
    connection.execute("set local enable_seqscan = on")


def take_back_traits(
    connection: Connection, rows: Rows, traits: Sequence[Trait], nodes: Sequence[Ints],
    persons: Sequence[Ints],
) -> None:  # fmt: skip
    """Forget what a table said of identifiers of which a newer row says all there is, and that no more.

    nodes, persons: as `weigh_traits` has them.
    """
    for start, *of in zip(range(0, len(traits), TRAITS), nodes, persons, strict=True):
        unsaid = ", ".join(
            f"case when t{n} is null then {_text(trait.name)} end"
            for n, trait in enumerate(traits[start : start + TRAITS])
        )
        connection.execute(
            f"with gone as (delete from {table('traits')} had using {_numbered(rows, start, whose=True)} t"
            f" where had.node = t.node and had.source = {rows.source} and had.name = any(array[{unsaid}])"
            f" and had.seen_at <= {_time('t.all_said')} returning t.person)"
            f" insert into {TOUCHED} select distinct person from gone",
            [*map(Int4s, of)],
        )


def _said(rows: Rows, traits: Sequence[Trait], start: int, *, whose: bool = False) -> str:
    """What was staged, each trait in a row of its own. whose: with the person, as `_numbered` has it."""
    kinds = ", ".join(
        f"({_text(trait.name)}, t{n})" for n, trait in enumerate(traits[start : start + TRAITS])
    )
    return (
        f"(select node, {'person, ' if whose else ''}name, substr(said, {DIGITS + 1}) as value,"
        f" {_time('said')} as seen_at from {_numbered(rows, start, whose=whose)} t"
        f" cross join lateral (values {kinds}) k (name, said) where said is not null and node > 0)"
    )


def _numbered(rows: Rows, start: int, *, whose: bool) -> str:
    """What is told in the stage, with the identifier of which it is told: that takes an array by lines.

    whose: with the person, too, which takes another.
    """
    person = ", (%b)[line] as person" if whose else ""
    return f"(select *, (%b)[line] as node{person} from {_told(rows, start)} offset 0)"


def _text(name: str) -> str:
    """A name as a literal of a statement that takes parameters: columns may have a percent sign in theirs."""
    return literal(name).replace("%", "%%")


def _time(said: str) -> str:
    """The expression of the time that stands in front of a text, itself one."""
    read = f"('x' || left({said}, {DIGITS}))::bit({4 * DIGITS})::bigint"
    return f"({read} * interval '1 us' + timestamptz 'epoch')"


def _told(rows: Rows, start: int) -> str:
    return table(f"told_{rows.source}_{start}", STAGE)


def _weighed(rows: Rows, start: int) -> str:
    return table(f"weighed_{rows.source}_{start}", STAGE)
