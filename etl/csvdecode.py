"""CSV to typed rows: a page column by column, so that a cell costs little more than to be split off.

Whether all values of a column are as PostgreSQL reads them, a few passes over the whole column tell. Only
where they do not is each value looked at alone, by the rules of `etl.exact`, which are JSON's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

import msgspec
import xxhash
from msgspec.structs import replace

from etl.copytext import FEW, NULL, SEPARATOR, SHIELDED, block, stamp, version_text
from etl.csvchecks import Refuse, Values, fitted, valued
from etl.csvtext import (
    ANOTHER_HEADER,
    MARK,
    cells,
    first_cells,
    joined,
    names,
    read_alone,
    records,
    separator_of,
)
from etl.decode import fitting
from etl.errors import ModelError, SourceError
from etl.exact import REPLACED, UNSTORABLE, gone_at
from etl.privacy import WITHHELD, Node, Redaction
from etl.required import Required
from etl.scan import Problem, Rows, Scan, mapping
from etl.schema import Column, Table, outside
from etl.settings import MOST_RECORD_BYTES

ODD = (b"\0", b"\x1c", b"\x1d", b"\x1e", b"\x1f")
SHIELDS = re.compile("[\x1c-\x1f]")
NOTHING = "{}"


class _Layout(msgspec.Struct):
    """What a header says: per column of the table where its values stand, and the names of no column.

    hidden: the places of cells for which there are rules. named: what another header may have in its cells.
    """

    width: int
    separator: str
    header: list[str]
    named: frozenset[str]
    places: list[list[int]]
    unknown: list[tuple[int, str]]
    seed: int
    last_key: int
    hidden: Mapping[int, Node | str]


class CsvDecoder:
    """Decodes the records of one table out of CSV whose header has the names of its columns' paths.

    A path ("Account", "Name") is the name "Account.Name". What separates cells is that by which the header
    has the key. An empty cell is null; what no column takes is in `_extra` under its name, as text. A column
    that the header lacks is null; of what is loaded, none but those of `__sometimes__` may be missing:
    `etl.required.require_header`. Thread-safe. most: bytes of one record.
    """

    def __init__(
        self, table: type[Table], redaction: Redaction | None = None, most: int = MOST_RECORD_BYTES
    ) -> None:
        for column in table.columns:
            if column.keyed or any(outside(path) or path[-1] == "*" for path in column.paths):
                raise ModelError(
                    f"{table.__tablename__}.{column.name}: it, or its path, asks for what CSV does not have."
                )
        self.table, self._redaction, self._most = table, redaction, most
        self.columns = [c.name for c in table.columns] + ["_extra", "_version", "_deleted_at", "_hash"]
        self._layouts: dict[bytes, _Layout] = {}
        self._required = Required(table, {*table.__sometimes__, *(redaction.dropped if redaction else ())})
        self.twice = frozenset[str]()  # of a header that has a name twice nothing is read

    # ---- records

    def scan(
        self,
        body: bytes,
        outer: Mapping[str, str | None] | None = None,
        cut: Sequence[Any] | None = None,
    ) -> Scan:
        """Find the records of an answer; raises SourceError if it is no CSV with the names that it needs."""
        if not body.isascii():
            try:
                str(body, "utf-8")
            except UnicodeDecodeError as error:
                raise self._unusable(f"the answer is not UTF-8 at byte {error.start}") from None
        try:
            raws = records(body)
            if not raws:
                raise SourceError("an empty body instead of CSV")
            header = raws.pop(0)
            layout = self._layout(header)
        except SourceError as error:
            raise self._unusable(str(error)) from None
        if self._redaction and layout.hidden:
            raws = [self._hidden(raw, layout, self._redaction) for raw in raws]
        digest, seed, half = xxhash.xxh3_64_intdigest, layout.seed, 1 << 63
        hashes = [digest(raw, seed) - half for raw in raws]
        plain = len(body) <= self._most and not any(byte in body for byte in ODD)
        return Scan(raws, None, hashes, plain, header, range(1, len(raws) + 1), layout.separator)

    def _hidden(self, raw: bytes, layout: _Layout, redaction: Redaction) -> bytes:
        """A record by the rules; one that cannot be read stays, and is shown to nobody."""
        if len(raw) > self._most:
            return raw
        (row,), wrong = cells([str(raw, "utf-8")], layout.width, layout.separator)
        if wrong or self._is_header(row, layout):
            return raw
        for place, rule in layout.hidden.items():
            row[place] = redaction.cell(rule, row[place])
        return joined(row, layout.separator)

    def _unusable(self, why: str) -> SourceError:
        return SourceError(f"{self.table.__tablename__}: {why}")

    def _layout(self, header: bytes) -> _Layout:
        found = self._layouts.get(header)
        if found:
            return found
        separator = separator_of(header, self._has_key)
        return self._layouts.setdefault(header, self._read(names(header, separator), separator))

    def _has_key(self, header: Sequence[str]) -> bool:
        """Whether the names of the key are among these."""
        keys = (map(".".join, column.paths) for column in self.table.key)
        return all(any(name in header for name in some) for some in keys)

    def _read(self, header: list[str], separator: str) -> _Layout:
        at = {name: place for place, name in enumerate(header)}
        if len(at) < len(header):
            twice = next(name for place, name in enumerate(header) if at[name] != place)
            raise SourceError(f"the header has {twice[:100]!r} twice")
        paths = [[".".join(path) for path in column.paths] for column in self.table.columns]
        places = [[at[name] for name in some if name in at] for some in paths]
        having = [c.name for c, place in zip(self.table.columns, places, strict=True) if place]
        if lacking := [c.name for c in self.table.key if c.name not in having]:
            raise SourceError(f"the header lacks {', '.join(lacking)}, the key")
        taken = {name for some in paths for name in some}
        inside = tuple(f"{name}." for name in self.table.__elsewhere__)
        unknown = [
            (place, UNSTORABLE.sub("\ufffd", name))
            for name, place in at.items()
            if name not in taken and name not in self.table.__elsewhere__ and not name.startswith(inside)
        ]
        mapped = repr([*mapping(self.table), header])
        last = max(places[i][-1] for i, column in enumerate(self.table.columns) if column.key)
        seed = xxhash.xxh3_64_intdigest(mapped.encode())
        hidden = self._redaction.of_names(header) if self._redaction else {}
        named = taken.union(header)
        named |= {f"{MARK}{name}" for name in named}
        return _Layout(len(header), separator, header, frozenset(named), places, unknown, seed, last, hidden)

    def _is_header(self, row: list[str], layout: _Layout) -> bool:
        """Whether a record is the header again, as where files were put together.

        SourceError if it is another one: what follows it would be taken for other columns than it is.
        """
        if len(row) < 2 or row[0] not in layout.named:
            return False
        row = [row[0].removeprefix(MARK), *row[1:]]
        if len(set(row)) < len(row) or not layout.named.issuperset(row) or not self._has_key(row):
            return False
        if row == layout.header:
            return True
        raise self._unusable(f"{ANOTHER_HEADER}: a record of it is {', '.join(row)[:200]!r}")

    # ---- keys

    def keys(self, scan: Scan) -> list[tuple[str | None, ...]]:
        """The key of each record as text, None where it has none that its column could hold."""
        if not scan.raws:
            return []
        layout = self._layout(scan.header)
        of = [(c, p) for c, p in zip(self.table.columns, layout.places, strict=True) if c.key]
        up_to, comma = layout.last_key + 1, layout.separator.encode()
        between = b'"%b"' % comma
        alone = of[0][1][0] if len(of) == 1 and of[0][0].type == "text" and len(of[0][1]) == 1 else -1
        found: list[tuple[str | None, ...]] = []
        for raw in scan.raws:
            row = first_cells(raw, up_to, comma, between)
            if not row:
                (row,), _ = cells([str(raw, "utf-8")], layout.width, layout.separator)
            if alone >= 0 and row:  # as most keys are
                text = row[alone]
                found.append((text if text and "\0" not in text else None,))
            else:
                found.append(tuple(_fitting(column, places, row) for column, places in of))
        return found

    # ---- rows

    def context(self, scan: Scan, at: int) -> dict[str, Any]:
        """The header over a record."""
        return {"csv": str(scan.header, "utf-8")}

    def again(self, payload: str, context: Mapping[str, Any]) -> Scan:
        """A record alone; SourceError if it is none."""
        return self.scan(f"{context.get('csv', '')}\n{payload}\n".encode())

    def rows(self, scan: Scan, asof: datetime, deleted_at: datetime | None = None) -> Rows:
        """The records as COPY text. asof: their version, if the vendor stamps none."""
        version, gone = stamp(asof), stamp(deleted_at) if deleted_at else ""
        if gone:  # one that is gone is another than it was
            scan = replace(scan, hashes=[h ^ 1 for h in scan.hashes])
        lines: list[str] = []
        problems: list[Problem] = []
        count = len(scan.raws)
        for at in range(0, count, FEW):  # cells, which are made by row and read by column, stay in the cache
            some = scan.only(range(at, min(at + FEW, count))) if count > FEW else scan
            lines += self._lines(some, version, gone, problems)
        self._required.check(lines)
        return Rows(block(lines), len(lines), problems)

    def _lines(self, scan: Scan, version: str, gone: str, problems: list[Problem]) -> list[str]:
        """The lines of those records that have one."""
        layout = self._layout(scan.header)
        rows, scan = self._cells(scan, layout, problems)
        if not rows:
            return []
        found = list(zip(*rows, strict=True))
        wrong: list[tuple[int, str, tuple[str, str], str]] = []
        out: list[Values] = []
        for column, places in zip(self.table.columns, layout.places, strict=True):
            values = _first(found, places, len(rows))
            out.append(fitted(column, values, scan.plain, partial(_note, wrong, column.name)))
        keys = [out[i] for i, column in enumerate(self.table.columns) if column.key]
        lost = {at for values in keys if "" in values for at, value in enumerate(values) if not value}
        again = set[int]()
        if not layout.named.isdisjoint(found[layout.last_key]):
            again = {at for at, row in enumerate(rows) if self._is_header(row, layout)}
            problems += [self._whole(scan, at, "B17", " is the header again", None) for at in sorted(again)]
        extras = self._extras(layout, found, len(rows), partial(_note, wrong, "_extra"))
        for at in sorted(lost - again):
            text = f"the key ({', '.join(c.name for c in self.table.key)}) is missing or unusable"
            problems.append(self._whole(scan, at, "B14", f": {text}", _key(keys, at)))
        lost |= again
        problems += [
            Problem(*why, name, _key(keys, at), payload, scan.hashes[at], context={"csv": ""})
            for at, name, why, payload in wrong
            if at not in lost
        ]
        out += [extras, *self._system(out, version, gone, len(rows))]
        out.append(list(map(str, scan.hashes)))
        out = [_copied(values, plain=scan.plain) for values in out]
        lines = list(map(SEPARATOR.join, zip(*out, strict=True)))
        return [line for at, line in enumerate(lines) if at not in lost] if lost else lines

    def _cells(self, scan: Scan, layout: _Layout, problems: list[Problem]) -> tuple[list[list[str]], Scan]:
        """The records' cells, and the records, but for those that are refused whole."""
        if not scan.plain and any(len(raw) > self._most for raw in scan.raws):
            large = [at for at, raw in enumerate(scan.raws) if len(raw) > self._most]
            for at, key in zip(large, self.keys(scan.only(large)), strict=True):
                why = f" has more than {self._most:,} bytes, max_record_bytes of its source"
                problems.append(self._whole(scan, at, "B12", why, key))
            scan = scan.only(sorted(set(range(len(scan.raws))) - set(large)))
        rows, bad = cells([str(raw, "utf-8") for raw in scan.raws], layout.width, layout.separator)
        if bad:
            for at in bad:
                self._is_header(read_alone(scan.raws[at], layout.separator), layout)
            problems += [self._whole(scan, at, "B17", f" {why}", None) for at, why in bad.items()]
            kept = [at for at in range(len(rows)) if at not in bad]
            rows, scan = [rows[at] for at in kept], scan.only(kept)
        return rows, scan

    def _whole(self, scan: Scan, at: int, rule: str, why: str, key: tuple[str | None, ...] | None) -> Problem:
        """The problem of a record that is refused whole."""
        raw, reason = scan.raws[at], f"record {scan.numbers[at]} of its page{why}"
        unread = self._redaction and rule in ("B12", "B17")  # so the rules were not done to it
        whole = rule != "B12" and not unread
        shown = WITHHELD.encode() if unread else raw if whole else raw[:1024]
        payload, context = shown.decode(errors="replace"), self.context(scan, at)
        return Problem(rule, reason, None, key, payload, scan.hashes[at], whole, context=context)

    def _extras(self, layout: _Layout, found: Sequence[Values], count: int, refuse: Refuse) -> Values:
        """What no column takes, by its names in the header."""
        if not layout.unknown:
            return [NOTHING] * count
        titles = [name for _, name in layout.unknown]
        unnamed = zip(*(found[place] for place, _ in layout.unknown), strict=True)
        return [_extra(titles, values, partial(refuse, at)) for at, values in enumerate(unnamed)]

    def _system(self, out: Sequence[Values], version: str, gone: str, count: int) -> list[Values]:
        """_version and _deleted_at."""
        versions: Values = [version] * count
        deleted: Values = [gone] * count
        columns = list(zip(self.table.columns, out, strict=True))
        for column, values in columns:
            if column.version:
                versions = [version_text(own, version) if own else version for own in values]
        for column, values in columns:
            if column.deleted and not gone:
                told = zip(values, versions, strict=True)
                deleted = [(value and gone_at(column, value, at)) or "" for value, at in told]
        return [versions, deleted]


def _fitting(column: Column, places: Sequence[int], row: Sequence[str]) -> str | None:
    """A key column's text, as the stored row has it."""
    text = next((row[place] for place in places if row[place]), "") if row else ""
    return fitting(column, valued(column, text)) if text else None


def _key(keys: Sequence[Values], at: int) -> tuple[str | None, ...]:
    return tuple(values[at] or None for values in keys)


def _extra(titles: Sequence[str], values: Values, refuse: Callable[[tuple[str, str], str], None]) -> str:
    kept = {title: value for title, value in zip(titles, values, strict=True) if value}
    if not kept:
        return NOTHING
    if UNSTORABLE.search("".join(values)):
        refuse(("B1", REPLACED), msgspec.json.encode(kept).decode())
        kept = {title: UNSTORABLE.sub("\ufffd", value) for title, value in kept.items()}
    return msgspec.json.encode(kept).decode()


def _note(
    wrong: list[tuple[int, str, tuple[str, str], str]], name: str, at: int, why: tuple[str, str], value: str
) -> None:
    wrong.append((at, name, why, value))


def _copied(values: Values, *, plain: bool) -> Values:
    """Cells as COPY has them: none is null, and what COPY takes for its own is spelled otherwise."""
    if not plain and SHIELDS.search("".join(values)):
        values = [value.translate(SHIELDED) for value in values]
    return [value or NULL for value in values] if "" in values else values


def _first(found: Sequence[Values], places: Sequence[int], count: int) -> Values:
    """A column's cells; of several that it may take, the first that is not empty."""
    if not places:
        return [""] * count
    values = found[places[0]]
    for place in places[1:]:
        values = [one or other for one, other in zip(values, found[place], strict=True)]
    return values
