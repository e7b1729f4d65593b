"""Numbers between PostgreSQL and numpy in its binary form: no Python object a value.

A parameter is `Int4s(values)`, `Int8s(values)` or `Times(values)`, written `%b` in the query; `fetch` reads
the rows of a query, `received` an answer of `array_send(array_agg(...))`; `copy_in` writes whole columns.
Times are microseconds since 2000, as PostgreSQL has them; a null has no place here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np
import numpy.typing as npt
from psycopg.adapt import Buffer, Dumper
from psycopg.pq import Format

if TYPE_CHECKING:
    from psycopg import Connection

Ints = npt.NDArray[Any]
NONE: Ints = np.empty(0, np.int64)
"""Stands where an array was that is not needed any more: `array[:0]` would hold all of it."""
AT_ONCE = 50_000  # rows of a COPY: bounds memory
PIECE = 1_000_000  # values of an array that are looked up at a time; numpy makes wider ones of them
BLOCKS = 1024  # of a table at a time: some ten thousand rows; the driver keeps room for them

OIDS = {"int2": (21, 1005), "int4": (23, 1007), "int8": (20, 1016), "timestamptz": (1184, 1185)}
"""PostgreSQL's numbers of a type and of its array."""
WIDTHS = {"int2": ">i2", "int4": ">i4", "int8": ">i8", "timestamptz": ">i8"}
NATIVE = {"int2": np.int16, "int4": np.int32, "int8": np.int64, "timestamptz": np.int64}


class Values:
    """An array parameter; of its subclasses, each has a type."""

    kind: ClassVar[str]

    def __init__(self, values: Ints) -> None:
        self.values = values


class Int4s(Values):
    """integer[]."""

    kind = "int4"


class Int8s(Values):
    """bigint[]."""

    kind = "int8"


class Times(Values):
    """timestamptz[]."""

    kind = "timestamptz"


class _Dumper(Dumper):
    format = Format.BINARY
    kind: ClassVar[str]

    def dump(self, obj: Any) -> Buffer:
        head = np.array([1, 0, OIDS[self.kind][0], len(obj.values), 1], ">i4")
        return head.tobytes() + _fields([(self.kind, obj.values)]).tobytes()


def taught(connection: Connection) -> Connection:
    """The connection, which now takes such parameters."""
    for values in (Int4s, Int8s, Times):
        attributes = {"kind": values.kind, "oid": OIDS[values.kind][1]}
        connection.adapters.register_dumper(values, type(f"_{values.__name__}", (_Dumper,), attributes))
    return connection


def fetch(
    connection: Connection, source: str, shown: Sequence[str], kinds: Sequence[str], more: str = "",
    order: str = "", where: str = "true",
) -> list[Ints]:  # fmt: skip
    """Expressions over all rows of a table, some thousand blocks at a time.

    kinds: their types, exactly as they are. more: what is joined to the table, which is `o` there.
    where: which rows. order: of the rows of the same blocks; without it another query may have another.
    """
    ordered = f" order by {order}" if order else ""
    sent = ", ".join(f"array_send(array_agg({sql}{ordered}))" for sql in shown)
    found = [received(None, kind) for kind in kinds]
    with connection.cursor(binary=True) as cursor:
        for span in spans(connection, source):
            row = cursor.execute(f"select {sent} from {source} o {more} where {span} and {where}").fetchone()
            for column, kind, values in zip(row or (), kinds, found, strict=True):
                some = received(column, kind)
                values.resize(len(values) + len(some), refcheck=False)  # where it lies: nothing is held twice
                values[len(values) - len(some) :] = some
    return found


def spans(connection: Connection, source: str, blocks: int = BLOCKS) -> Iterator[str]:
    """Conditions for the rows of a table, which is `o`, some thousand blocks at a time.

    blocks: how many of them to look at, from the first on.
    """
    size = connection.execute(
        "select pg_relation_size(%s::regclass) / current_setting('block_size')::int", (source,)
    ).fetchone()
    for start in range(0, size[0] if size else 0, BLOCKS):
        yield f"o.ctid >= '({start},0)' and o.ctid < '({start + blocks},0)'"


def received(answer: bytes | None, kind: str) -> Ints:
    """The values of an array without nulls; none of a null."""
    if not answer or len(answer) <= 20:
        return np.empty(0, NATIVE[kind])
    elements = np.frombuffer(answer, np.dtype([("l", ">i4"), ("v", WIDTHS[kind])]), offset=20)
    return elements["v"].astype(NATIVE[kind])


def copy_in(
    connection: Connection, target: str, columns: Sequence[tuple[str, Ints]], lists: Any = None
) -> None:
    """COPY columns into `target`, a table with the names of its columns.

    columns: each with its type, among them "text" where all have as many bytes. lists: of one last column
    more, integer[], a matrix with a list in each row.
    """
    with (
        connection.cursor() as cursor,
        cursor.copy(f"copy {target} from stdin (format binary)") as copy,
    ):
        copy.write(b"PGCOPY\n\xff\r\n\0" + bytes(8))
        for start in range(0, len(columns[0][1]), AT_ONCE):
            part = [(kind, values[start : start + AT_ONCE]) for kind, values in columns]
            fields = _fields(part, [len(part) + (lists is not None)])
            if lists is None:
                copy.write(fields.tobytes())
            else:
                copy.write(_beside(fields, _lists(lists[start : start + AT_ONCE])))
        copy.write(b"\xff\xff")


def by_length(owner: Ints, values: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Lists of the same length together: their owners, and a matrix with one in each row, some at a time.

    owner: of each value the place of its list, rising.
    """
    for piece in wholes(owner):
        mine, some = owner[piece], values[piece]
        starts = begins(mine)
        lengths = np.diff(starts, append=len(mine))
        for length in np.unique(lengths):
            same = starts[lengths == length]
            for first in (same[start : start + AT_ONCE] for start in range(0, len(same), AT_ONCE)):
                yield mine[first], some[first[:, None] + np.arange(length)]


def wholes(owner: Ints) -> Iterator[slice]:
    """Pieces that end where a run of equal values does."""
    start = 0
    while start < len(owner):
        stop = min(start + PIECE, len(owner))
        if stop < len(owner):
            stop = int(np.searchsorted(owner, owner[stop - 1], "right"))
        yield slice(start, stop)
        start = stop


def firsts(places: Ints, values: Ints, count: int) -> Ints:
    """For each of so many places the value where it stands first; -1 where it does not."""
    found = np.full(count, -1, values.dtype)
    for start in reversed(range(0, len(places), PIECE)):
        piece = slice(start, start + PIECE)
        found[places[piece][::-1]] = values[piece][::-1]  # of several, numpy keeps the last
    return found


def finder(known: Ints) -> Callable[[Ints], Ints]:
    """Gives the places of numbers among known ones, from 1; 0 for what is not among them.

    known: rising, and spread evenly. So few begin with the same bits, and where those begin is noted:
    that takes a third of the time of sorting what is looked up.
    """
    if not len(known):
        return lambda values: np.zeros(len(values), np.int32)
    least, most = known[0], known[-1]
    shift = max(0, (int(most) - int(least)).bit_length() - len(known).bit_length())
    lead = (known >> shift) - (least >> shift)
    first = begins(lead)
    begin = np.zeros(int(lead[-1]) + 1, np.int32)
    begin[lead[first]] = first
    np.maximum.accumulate(begin, out=begin)

    def find(values: Ints) -> Ints:
        found = np.empty(len(values), np.int32)
        for start in range(0, len(values), PIECE):
            piece = slice(start, start + PIECE)
            some = np.clip(values[piece], least, most)
            at = begin[(some >> shift) - (least >> shift)]
            going = np.flatnonzero(known[at] < some)
            while len(going):
                at[going] += 1
                going = going[known[at[going]] < some[going]]
            found[piece] = np.where(known[at] == values[piece], at + 1, 0)
        return found

    return find


def by_lead(values: Ints) -> tuple[Ints, Ints]:
    """The places of numbers in the order of their leading bits, then as they stand; and these bits.

    values: of 64 bits, none below 0, overwritten. As many bits lead as have room beside a place; numpy sorts
    such numbers in a seventh of `argsort`'s time.
    """
    key, bits = values.view(np.uint64), np.uint64(len(values).bit_length())
    key >>= np.uint64(max(0, int(key.max(initial=0)).bit_length() + int(bits) - 64))
    key <<= bits
    for start in range(0, len(key), PIECE):
        key[start : start + PIECE] |= np.arange(start, min(start + PIECE, len(key)), dtype=np.uint64)
    key.sort()
    order = key.astype(np.uint32)
    order &= np.uint32((1 << int(bits)) - 1)
    key >>= bits
    return order.view(np.int32), key


def begins(owner: Ints) -> Ints:
    """Where each run of equal values begins."""
    first = np.ones(len(owner), bool)
    np.not_equal(owner[1:], owner[:-1], out=first[1:])
    return np.flatnonzero(first)


def _fields(columns: Sequence[tuple[str, Ints]], head: Sequence[int] = ()) -> Ints:
    """Values one beside the other, each behind its length, as a record has them; head: int2s before them."""
    layout: list[tuple[str, str]] = [(f"h{i}", ">i2") for i in range(len(head))]
    for i, (kind, values) in enumerate(columns):
        layout += [(f"l{i}", ">i4"), (f"v{i}", WIDTHS.get(kind, values.dtype.str))]
    made = np.empty(len(columns[0][1]), np.dtype(layout))
    for i, number in enumerate(head):
        made[f"h{i}"] = number
    for i, (_, values) in enumerate(columns):
        made[f"l{i}"] = made.dtype[f"v{i}"].itemsize
        made[f"v{i}"] = values
    return made


def _lists(rows: Ints) -> Ints:
    count, length = rows.shape
    head = np.array([20 + 8 * length, 1, 0, OIDS["int4"][0], length, 1], ">i4")
    elements = np.empty((count, length), np.dtype([("l", ">i4"), ("v", ">i4")]))
    elements["l"], elements["v"] = 4, rows
    made = np.empty((count, head.nbytes + 8 * length), np.uint8)
    made[:, : head.nbytes] = head.view(np.uint8)
    made[:, head.nbytes :] = elements.view(np.uint8).reshape(count, -1)
    return made


def _beside(fields: Ints, more: Ints) -> bytes:
    left = fields.view(np.uint8).reshape(len(fields), -1)
    return np.concatenate([left, more], axis=1).tobytes()
