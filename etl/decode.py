"""Bytes to typed rows: one decoder a table, compiled from its model.

A page is cut into records, each an unopened slice with its fingerprint; those that the warehouse
does not have yet become lines of COPY text by the function that `etl.compile` makes of the model.
A key that the model does not name makes the strict decoder stop; it is then learned as an unopened
slice, and reading goes on from that record, so what a vendor adds tomorrow is in `_extra` tomorrow. A record
that the fast way cannot take exactly (a value of another type, an escaped control character) goes
through `etl.exact`, alone.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Optional

import msgspec
import xxhash
from msgspec.structs import replace

from etl.compile import Write, arrange, compiled, enclosing, learn, tree
from etl.copytext import block, line, stamp, version_text
from etl.errors import SourceError
from etl.escapes import read_json, suspect
from etl.masked import cut_masked
from etl.privacy import Redaction
from etl.required import Required
from etl.scan import MOST_AROUND, Outer, Problem, Rows, Scan, long, mapping, too_large
from etl.schema import Column, Table, outside
from etl.settings import MOST_RECORD_BYTES
from etl.slices import placed, slicer
from etl.twice import UNREAD, finder

MOST_LEARNED_KEYS = 200  # a tree with more is keyed by data, its records take the exact way

WHOLE = re.compile(r"-?[0-9]{1,18}")

Raw = msgspec.Raw


class Decoder:
    """Decodes the records of one table out of answers in which they stand at `records`.

    Thread-safe: what is learned is swapped in as one. redaction: what is done to the records first. most:
    bytes of one record.
    """

    def __init__(
        self,
        table: type[Table],
        records: str,
        redaction: Redaction | None = None,
        most: int = MOST_RECORD_BYTES,
    ) -> None:
        self.table, self._redaction, self._most = table, redaction, most
        self.columns = [c.name for c in table.columns] + ["_extra", "_version", "_deleted_at", "_hash"]
        self._lock = threading.Lock()
        self._enclosing = enclosing(table)
        self._around = [name for name in self._enclosing if name != "="]
        self._outer_hashed = any(not c.key for c in table.columns for p in c.paths if p[0][:1] in ("^", "#"))
        self._slices = slicer(records, self._around)
        self._keys = _keys(table, self._enclosing)
        self._tree, self._required = tree(table), Required(table, redaction.dropped if redaction else ())
        self._learned = 0
        self._seed = xxhash.xxh3_64_intdigest(repr(mapping(table)).encode())
        self._write: Write | None = None
        self._find_twice = finder(table)
        self.twice: frozenset[str] = frozenset()

    def scan(
        self,
        body: bytes,
        outer: Mapping[str, str | None] | None = None,
        cut: Sequence[Any] | None = None,
    ) -> Scan:
        """Find the records of an answer; raises SourceError if they are not where they should be."""
        try:
            raws, outers = self._cut(body, cut)
        except UnicodeDecodeError:
            raise self._not_utf8(()) from None
        except RecursionError:
            raise SourceError(
                f"{self.table.__tablename__}: the answer is nested too deep to be read"
            ) from None
        except msgspec.MsgspecError as error:
            raise SourceError(f"{self.table.__tablename__}: the answer has another shape: {error}") from None
        if outer is not None or (outers is None and "#" in self._enclosing):
            given = tuple(None if outer is None else outer.get(name) for name in self._around)
            numbered = "#" in self._enclosing and (outer is None or "#" not in outer)
            outers = placed(given, len(raws), numbered=numbered)
        large: dict[int, str] = {}  # before the rules, which would make a hash of a part of a value
        around = outers if outer is not None or len(body) > MOST_AROUND else None
        if len(body) > self._most or any(map(long, around or ())):
            large = too_large(raws, outers, self._most)
        if self._redaction:
            if not body.isascii() and any(_broken(raw) is not None for raw in raws):
                raise self._not_utf8(raws)
            self._note_twice(raws)  # of which the rules leave the last
            raws, outers = self._redaction.records(raws, outers, self._around)
        digest, seed, half = xxhash.xxh3_64_intdigest, self._seed, 1 << 63
        if self._outer_hashed and outers:
            hashes = [
                digest(bytes(r) + repr(o).encode(), seed) - half for r, o in zip(raws, outers, strict=True)
            ]
        else:
            hashes = [digest(r, seed) - half for r in raws]
        if self._around != self._enclosing:
            prints = map(xxhash.xxh3_128_hexdigest, raws)
            outers = [(*o, key) for o, key in zip(outers or [()] * len(raws), prints, strict=True)]
        plain = len(body) <= self._most and not large and not suspect(body)
        return Scan(raws, outers, hashes, plain, large=large)

    def _cut(self, body: bytes, cut: Sequence[Raw] | None) -> tuple[list[Raw], list[Outer] | None]:
        text = body.rstrip()
        try:
            if cut is not None and b"\n" not in text:
                return list(cut), None
            if b"\n" in text:  # pretty-printed: the fingerprint must not depend on white space
                text = msgspec.json.format(text, indent=-1)
            raws, outers = self._slices(text)
        except (msgspec.DecodeError, RecursionError):
            raws, outers = cut_masked(self._slices, text)
        return raws, outers

    def keys(self, scan: Scan) -> list[tuple[str | None, ...]]:
        """The key of each record as text, None where it has none that its column could hold."""
        try:
            return self._keys(scan.raws, scan.outers)
        except UnicodeDecodeError:
            raise self._not_utf8(scan.raws) from None

    def _not_utf8(self, raws: Sequence[Raw]) -> SourceError:
        at = next((f" at byte {at} of a record" for raw in raws if (at := _broken(raw)) is not None), "")
        return SourceError(f"{self.table.__tablename__}: the answer is not UTF-8{at}")

    def context(self, scan: Scan, at: int) -> dict[str, Any]:
        """The enclosing record's values that a record came with, and its place there."""
        if not scan.outers:
            return {}
        return {"outer": dict(zip(self._enclosing, scan.outers[at], strict=True))}

    def again(self, payload: str, context: Mapping[str, Any]) -> Scan:
        """A record alone, by a decoder of one; SourceError if it is none."""
        return self.scan(payload.encode(), context.get("outer"))

    def rows(self, scan: Scan, asof: datetime, deleted_at: datetime | None = None) -> Rows:
        """The records as COPY text. asof: their version, if the vendor stamps none.

        SourceError if one of them is not UTF-8; of those that need no line, nobody looks.
        """
        version, gone = stamp(asof), stamp(deleted_at) if deleted_at else None
        if gone:  # the same record without that is another, which lives
            scan = replace(scan, hashes=[h ^ 1 for h in scan.hashes])
        lines: list[str] = []
        problems: list[Problem] = []
        at = 0
        try:
            while at < len(scan.raws):
                taken = self._fast(scan, at, version, gone, lines)
                at += taken
                if not taken:
                    row, found = self._exact(scan, at, version, gone)
                    lines += row
                    problems += found
                    at += 1
        except UnicodeDecodeError:
            raise self._not_utf8(scan.raws) from None
        self._required.check(lines)
        return Rows(block(lines), len(lines), problems)

    def _fast(self, scan: Scan, at: int, version: str, gone: str | None, lines: list[str]) -> int:
        """Add the lines of records from a place on; how many, none if the first needs the exact way."""
        before, end = len(lines), len(scan.raws)
        if not scan.plain:
            if at in scan.large or suspect(bytes(scan.raws[at])):
                return 0
            end = at + 1
        raws, hashes = scan.raws[at:end], scan.hashes[at:end]
        outers = scan.outers[at:end] if scan.outers else None
        while True:
            write = self._write or self._first_write(raws[0])
            try:
                write(raws, outers, hashes, version, gone, lines.append, self._note_twice)
                break
            except msgspec.ValidationError as error:
                if len(lines) > before or not self._learn(str(error), write, raws[0]):
                    break
            except (*UNREAD, OverflowError):
                break
        return len(lines) - before

    def _note_twice(self, raws: Iterable[Raw]) -> None:
        """Note which names, of those by which rows are told, one of these records has twice."""
        if found := self._find_twice(raws):
            with self._lock:
                self.twice |= found

    def _first_write(self, raw: Raw) -> Write:
        """Compile, not before there is a record: its keys' order is the one that decodes fastest."""
        with self._lock:
            if self._write is None:
                try:
                    arrange(self._tree, msgspec.json.decode(raw))
                except UNREAD:
                    pass  # any order will do
                self._write = compiled(self.table, self._tree)
            return self._write

    def _learn(self, message: str, write: Write, raw: Raw) -> bool:
        """Give the unknown keys of a record their slots; False if the message is of something else."""
        with self._lock:
            if self._write is not write:  # another thread learned meanwhile
                return True
            learned = learn(self._tree, message, raw, MOST_LEARNED_KEYS - self._learned)
            if learned:
                self._learned += learned
                self._write = compiled(self.table, self._tree)
            return learned > 0

    def _exact(self, scan: Scan, at: int, version: str, gone: str | None) -> tuple[list[str], list[Problem]]:
        """The line of one record, none if it is refused, and what could not be kept as it came."""
        from etl.exact import exact_row, told_gone  # with its patterns, when something is odd

        raw, outers = scan.raws[at], scan.outers[at : at + 1] if scan.outers else None
        if reason := scan.large.get(at):
            key, begins = self._keys([raw], outers)[0], bytes(memoryview(raw)[:1024]).decode(errors="replace")
            told = None if long(key) else key
            return [], [Problem("B12", reason, None, told, begins, scan.hashes[at], whole=False)]
        body = bytes(raw)
        str(body, "utf-8")  # or the page is not
        self._note_twice([raw])
        outer = dict(zip(self._enclosing, outers[0], strict=True)) if outers else {}
        values, problems = exact_row(self.table, body, outer)
        if values is None:
            context = self.context(scan, at)
            refused = [replace(p, hash=scan.hashes[at], context=context) for p in problems]
            return [], refused
        problems = [replace(p, hash=scan.hashes[at]) for p in problems]
        columns = list(zip(self.table.columns, values, strict=False))
        own = next((v for c, v in columns if c.version and v), None)
        mine = version_text(own, version) if own else version
        values += [mine, gone or told_gone(self.table, values, mine), str(scan.hashes[at])]
        return [line(values)], problems


def _broken(raw: Raw) -> int | None:
    """The byte at which a record is not UTF-8; None if it is."""
    try:
        str(raw, "utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return None


# ---- whose records they are --------------------------------------------------------------------


def _keys(
    table: type[Table], outer: list[str]
) -> Callable[[list[Raw], list[Outer] | None], list[tuple[str | None, ...]]]:
    """A function from records to their keys, opening nothing else of them."""
    inner = [c for c in table.key if len(c.paths[0]) == 1 and not outside(c.paths[0])]
    fields = [(f"k{i}", Optional[str | int], None) for i in range(len(inner))]
    rename = {f"k{i}": c.paths[0][0] for i, c in enumerate(inner)}
    kind = msgspec.defstruct("Key", fields, rename=rename, gc=False)
    one = msgspec.json.Decoder(kind).decode
    readers = [_key_reader(c, inner, outer) for c in table.key]
    alone = inner[0] if len(table.key) == len(inner) == 1 else None
    plain = alone is not None and alone.type == "text"
    first = alone and _first(alone)

    def read(raws: list[Raw]) -> list[Any]:
        try:
            return [one(raw) for raw in raws]
        except UNREAD:
            return [_or_none(one, raw) for raw in raws]

    def keys(raws: list[Raw], outers: list[Outer] | None) -> list[tuple[str | None, ...]]:
        if first and all(seen := [first(raw) for raw in raws]):
            return [(str(match[1], "utf-8"),) for match in seen if match]
        found = read(raws)
        if plain:
            texts = [None if k is None or k.k0 is None else str(k.k0) for k in found]
            return [(None if t is None or "\0" in t else t,) for t in texts]
        around = outers or [()] * len(raws)
        return [tuple(reader(k, o) for reader in readers) for k, o in zip(found, around, strict=True)]

    return keys


def _first(column: Column) -> Callable[[Raw], re.Match[bytes] | None] | None:
    """A function that finds a key among the first fields of a record, where most vendors have it."""
    values = {"text": rb'"([^"\\]+)"', "bigint": rb"(0|[1-9][0-9]{0,17})[,}]"}
    if column.type not in values:
        return None
    before = rb'\{(?:"[^"\\]*+":(?:"[^"\\]*+"|[a-z0-9.]++),){0,3}?'
    name = re.escape(column.paths[0][0]).encode()
    return re.compile(rb'%b"%b":%b' % (before, name, values[column.type])).match


def _key_reader(column: Column, inner: list[Column], outer: list[str]) -> Callable[[Any, Outer], str | None]:
    """A function from an opened record and its enclosing values to one key column's text."""
    step = column.paths[0][0]
    if outside(column.paths[0]):
        at = outer.index(step.removeprefix("^"))
        return lambda _, o: fitting(column, o[at]) if o else None
    if column not in inner:
        return lambda _, __: None
    slot = f"k{inner.index(column)}"
    return lambda k, _: None if k is None else fitting(column, getattr(k, slot))


def fitting(column: Column, value: Any) -> str | None:
    """The value as the column's text, or None if it cannot hold it: such a record has its own way."""
    if value is None:
        return None
    if column.type == "text":
        return None if "\0" in str(value) else str(value)
    if column.type == "bigint" and WHOLE.fullmatch(str(value)):
        return str(int(value))
    from etl.exact import convert

    return convert(column, value)


def _or_none(decode: Callable[[Any], Any], raw: Raw) -> Any:
    try:
        return read_json(decode, raw)
    except UNREAD:
        return None
