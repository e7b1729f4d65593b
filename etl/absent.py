"""Fields that have a column and that no record of a sync has, as of a vendor that sends them no more (A9).

What counts is that the key is there, not its value: a vendor that sends null has the field. Where the object
that a field belongs to is null, a record says nothing of it; nor does one of a deleted row, which may be no
more than its key. CSV says in its header what it has, and lacks nothing: `etl.required.require_header`.
A few records are looked at until each field was seen, which for most tables are the first
of the first page; where fields stay unseen, ever fewer of the pages that follow.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection

import msgspec
from msgspec import Raw

from etl.scan import Scan
from etl.schema import Column, Path, Table, outside

AT_FIRST = 50
"""Records of a sync that are looked at, all over the first pages, before ever fewer are: of a field that 19
of 20 records have, one in 10^65 such series lacks it."""

_object: Callable[[Raw], dict[str, Raw] | None] = msgspec.json.Decoder(dict[str, Raw] | None).decode
_encode = msgspec.json.Encoder().encode


class Absent:
    """The fields of one table that no record of a sync had so far; safe for several threads.

    but: columns of which it does not matter.
    """

    def __init__(self, table: type[Table], but: Collection[str] = ()) -> None:
        but = {*but, *table.__sometimes__}
        self._unseen = {
            c.name: [(path[:-1], path[-1]) for path in c.paths]
            for c in table.columns
            if not (c.key or c.name in but or _flag(c) or any(outside(p) or p[-1] == "*" for p in c.paths))
        }
        self._lacking = dict.fromkeys(self._unseen, 0)
        self._telling = [c for c in table.columns if c.deleted]
        self._pages = self._next = 0
        self._lock = threading.Lock()
        self.records = 0
        """How many were looked at, those of deleted rows left out."""

    @property
    def columns(self) -> dict[str, int]:
        """The columns whose field was not seen, with how many records should have it, and did not."""
        return {name: self._lacking[name] for name in self._unseen}

    def look(self, scan: Scan) -> None:
        """Look at some records of a page, unless each field was seen already."""
        if not self._unseen or not scan.raws:
            return
        with self._lock:
            if self.records < AT_FIRST:
                apart = -(-len(scan.raws) // (AT_FIRST - self.records))  # one page may hold everything
                for raw in scan.raws[::apart]:
                    self._look_at(raw)
            else:
                self._pages += 1
                if self._pages > self._next:
                    self._next = self._pages * 9 // 8
                    self._look_at(scan.raws[self._pages % len(scan.raws)])

    def _look_at(self, raw: Raw) -> None:
        record = _Record({(): _opened(raw)})
        lives = record[()] is not None and not any(_says_so(c, record) for c in self._telling)
        self.records += lives
        seen = []
        for name, places in self._unseen.items():
            lacks = lives
            for around, key in places:
                inside = record[around]
                if inside is None:
                    lacks = False
                elif key in inside:
                    seen.append(name)
                    break
            else:
                self._lacking[name] += lacks
        for name in seen:
            del self._unseen[name]


class _Record(dict[Path, dict[str, Raw] | None]):
    """The objects of a record by their paths, each opened when it is asked for.

    One that is not there is empty; None is one that is null, or no object.
    """

    def __missing__(self, path: Path) -> dict[str, Raw] | None:
        around = self[path[:-1]]
        value = around.get(path[-1]) if around else None
        found = None if around is None else {} if value is None else _opened(value)
        self[path] = found
        return found


def _flag(column: Column) -> bool:
    """Whether it is false where its field is not there, which then need not be."""
    return column.deleted and column.type == "boolean" and not column.gone


def _opened(raw: Raw) -> dict[str, Raw] | None:
    try:
        return _object(raw)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def _says_so(column: Column, record: _Record) -> bool:
    """Whether a record says by a column that its row is deleted."""
    for path in column.paths:
        value = bytes((record[path[:-1]] or {}).get(path[-1], b"null"))
        if value != b"null":
            if column.type == "timestamp":
                return True
            if column.type == "boolean":
                return value == (b"false" if column.gone == "false" else b"true")
            return value == _encode(column.gone)
    return False
