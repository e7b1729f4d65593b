"""Poison: lines that the warehouse refuses, found among the good ones of a COPY, which load all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec import Struct

from etl import copytext
from etl.copytext import cells
from etl.schema import Table
from etl.warehouse.known import Block

if TYPE_CHECKING:
    from psycopg import Connection

REFUSED = ("E4", "the warehouse refuses the row")
BY_STATE = {
    "54000": ("A13", "the row is wider than the 8 kB that the warehouse gives one"),
    "54001": ("A15", "JSON in it is nested too deep for the warehouse"),
}
"""SQLSTATE -> rule and reason."""


class Poison(Struct, frozen=True):
    """A line that was refused as it was.

    mended: columns that are null instead, with what stood there, and rule and reason. why: rule and reason by
    which it was refused all the same; None if it was not.
    """

    line: bytes
    mended: list[tuple[str, str, tuple[str, str]]]
    why: tuple[str, str] | None


@contextmanager
def apart(connection: Connection) -> Iterator[None]:
    """Where there is a transaction, a part of it that may fail alone."""
    from psycopg.pq import TransactionStatus

    if connection.info.transaction_status == TransactionStatus.INTRANS:
        with connection.transaction():
            yield
    else:
        yield


def copied(
    connection: Connection, statement: str, lines: Sequence[bytes], table: type[Table]
) -> Iterator[Poison]:
    """COPY lines, all but those that are refused; gives these."""
    from psycopg import DataError, errors

    try:
        with apart(connection), connection.cursor() as cursor, cursor.copy(statement) as copy:
            for piece in lines:
                copy.write(piece)
    except (
        DataError, errors.NotNullViolation, errors.ProgramLimitExceeded, errors.StatementTooComplex
    ) as error:  # fmt: skip
        singles = b"".join(lines).splitlines(keepends=True)
        if len(singles) == 1:
            yield _single(connection, statement, singles[0], table, error)
            return
        half = len(singles) // 2
        for part in (singles[:half], singles[half:]):
            yield from copied(connection, statement, [b"".join(part)], table)


def _single(
    connection: Connection, statement: str, line: bytes, table: type[Table], error: Exception
) -> Poison:
    """One line that is refused, without the numbers that no numeric can hold, if it has any."""
    from etl.exact import refitted

    texts = cells(line.decode().removesuffix("\n"))
    key = {column.name: text for column, text in zip(table.columns, texts, strict=False) if column.key}
    if None in key.values():  # what is nested has it of the record around it
        return Poison(line, [], ("B14", f"the key ({', '.join(key)}) is missing or unusable"))
    mended, values = list(texts), list[tuple[str, str, tuple[str, str]]]()
    for i, column in enumerate(table.columns):
        text = texts[i]
        if column.type == "numeric" and text is not None:
            mended[i], why = refitted(column, text)
            if why:
                values.append((column.name, text, why))
    if mended == texts:
        state = getattr(error, "sqlstate", None) or "?"
        rule, reason = BY_STATE.get(state, REFUSED)
        return Poison(line, [], (rule, f"{reason} (SQLSTATE {state})"))
    refused = list(copied(connection, statement, [copytext.block([copytext.line(mended)])], table))
    return Poison(line, values, refused[0].why if refused else None)


def whose(key: tuple[str | None, ...], hash: int, blocks: Sequence[Block]) -> tuple[Block, int]:
    """The record of a line, by its fingerprint, and of those that say the same by its key."""
    found = [
        (block, at)
        for block in blocks
        for at, of in enumerate(block.scan.hashes)
        if of == (hash ^ 1 if block.deleted_at else hash)
    ]
    theirs = ((b, at) for b, at in found if b.decoder.keys(b.scan.only([at])) == [key])
    return next(theirs, found[0])
