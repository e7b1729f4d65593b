"""Bytes to typed rows: one decoder a table, compiled from its model.

The model's paths are folded into a tree of strict msgspec Structs, and one function is generated
that turns a record into a line of COPY text. No dictionary is made on the way. A key that the
model does not name makes the strict decoder stop; it is then learned as an unopened slice and the
page is read again, so what a vendor adds tomorrow is in `_extra` tomorrow. A record that the fast
way cannot take exactly (a value of another type, an escaped control character) goes through
`etl.exact`, alone.

COPY text is split by control characters that JSON cannot hold unescaped, so it is escaped once a
page instead of once a value.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import Annotated, Any, Optional, cast, get_args

import msgspec
import xxhash

from etl.errors import SourceError
from etl.exact import Problem, exact_row
from etl.schema import Column, Path, Table

SEPARATOR, NULL, END = "\x1f", "\x1d", "\x1e"
COPY_OPTIONS = "(format text, delimiter E'\\x1f', null E'\\x1d')"
MOST_LEARNED_KEYS = 500  # a tree with more is keyed by data; its records take the exact way
MOST_RECORD_BYTES = 16 * 2**20  # reliability B12: larger records are dead letters

SUSPECT = re.compile(
    rb"\\u00[01]"  # control characters: U+0000, which PostgreSQL refuses, and our separators
    rb"|\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"  # a high surrogate without its low one
    rb"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F]"  # and the reverse
)
ESCAPE = re.compile(rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.")
UNKNOWN = re.compile(r"unknown field `(.*?)`(?: - at `([^`]*)`)?$", re.S)
INT64 = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
EPOCH_SECONDS = Annotated[int, msgspec.Meta(ge=-62135596800, le=253402300799)]  # years 1 to 9999

Raw = msgspec.Raw
Outer = tuple[str | None, ...]


@dataclass(slots=True)
class Scan:
    """The records of one page as unopened slices, with their fingerprints and enclosing values."""

    raws: list[Raw]
    outers: list[Outer] | None
    hashes: list[int]


@dataclass(slots=True)
class Rows:
    """Lines of COPY text, in the order of `Decoder.columns`, and what could not be kept as it came."""

    lines: bytes
    count: int
    problems: list[Problem]


class Decoder:
    """Decodes the records of one table out of answers in which they stand at `records`.

    Thread-safe: what is learned is swapped in as one.
    """

    def __init__(self, table: type[Table], records: str) -> None:
        self.table = table
        self.columns = [c.name for c in table.columns] + ["_extra", "_version", "_deleted_at", "_hash"]
        self._lock = threading.Lock()
        self._outer_fields = list(dict.fromkeys(p[0][1:] for c in table.columns for p in c.paths if p[0][:1] == "^"))
        self._outer_hashed = any(not c.key for c in table.columns for p in c.paths if p[0][:1] == "^")
        self._slices = _slicer(records, self._outer_fields)
        self._keys = _keys(table)
        self._tree = _tree(table)
        self._learned = 0
        self._seed = xxhash.xxh3_64_intdigest(repr([(c.name, c.type, c.paths) for c in table.columns]).encode())
        self._code = _compile(table, self._tree, self._outer_fields)

    def scan(self, body: bytes, outer: dict[str, str] | None = None) -> Scan:
        """Find the records of an answer; raises SourceError if they are not where they should be."""
        if b"\n" in body:  # pretty-printed: the fingerprint must not depend on white space
            body = msgspec.json.format(body, indent=-1)
        try:
            if not body.isascii():
                body.decode()
            try:
                raws, outers = self._slices(body)
            except msgspec.ValidationError:
                raise
            except msgspec.DecodeError:
                raws, outers = self._slices(_without_lone_surrogates(body))
        except UnicodeDecodeError as error:
            raise SourceError(f"{self.table.__tablename__}: the answer is not UTF-8 at byte {error.start}") from None
        except msgspec.MsgspecError as error:
            raise SourceError(f"{self.table.__tablename__}: the answer has another shape: {error}") from None
        if outer is not None:
            outers = [tuple(outer.get(name) for name in self._outer_fields)] * len(raws)
        digest, seed, half = xxhash.xxh3_64_intdigest, self._seed, 1 << 63
        if self._outer_hashed and outers:
            hashes = [digest(bytes(r) + repr(o).encode(), seed) - half for r, o in zip(raws, outers, strict=True)]
        else:
            hashes = [digest(r, seed) - half for r in raws]
        return Scan(raws, outers, hashes)

    def keys(self, scan: Scan) -> list[tuple[str | None, ...]]:
        """The key of each record as text, None where it has none that can be read."""
        return self._keys(scan.raws, scan.outers)

    def rows(self, scan: Scan, asof: datetime, deleted_at: datetime | None = None) -> Rows:
        """The records as COPY text. asof: their version, if the vendor stamps none."""
        if not scan.raws:
            return Rows(b"", 0, [])
        version, gone = stamp(asof), stamp(deleted_at) if deleted_at else None
        body = b"[" + b",".join(scan.raws) + b"]"
        if not _suspect(body) and len(body) < MOST_RECORD_BYTES:
            records, write = self._read(body)
            if records is not None:
                return Rows(_text(write(records, scan.outers, scan.hashes, version, gone)), len(records), [])
        return self._one_by_one(scan, version, gone)

    def _read(self, body: bytes) -> tuple[Any, Any]:
        """Decode strictly, learning unknown keys; (None, None) if some record needs the exact way."""
        while True:
            code = decode, write = self._code
            try:
                return decode(body), write
            except msgspec.ValidationError as error:
                if not self._learn(str(error), code):
                    return None, None
            except msgspec.DecodeError:
                return None, None

    def _learn(self, message: str, code: object) -> bool:
        """Give an unknown key its slot; False if the message is of something else."""
        found = UNKNOWN.search(message)
        if not found:
            return False
        with self._lock:
            if self._learned >= MOST_LEARNED_KEYS:
                return False
            node: Node | None = self._tree
            for step in _steps(found[2] or "$"):
                node = node.nodes.get(step) if node else None
            if node is None:
                return False
            if found[1] in node.learned:  # by another thread meanwhile; else the message is not of that node
                return self._code is not code
            node.learned.append(found[1])
            self._learned += 1
            self._code = _compile(self.table, self._tree, self._outer_fields)
            return True

    def _one_by_one(self, scan: Scan, version: str, gone: str | None) -> Rows:
        lines: list[str] = []
        problems: list[Problem] = []
        for i, raw in enumerate(scan.raws):
            outers = scan.outers[i : i + 1] if scan.outers else None
            body = b"[" + bytes(raw) + b"]"
            if len(body) > MOST_RECORD_BYTES:
                key = self._keys([raw], outers)[0]
                reason = f"the record has {len(body):,} bytes, more than {MOST_RECORD_BYTES:,}"
                problems.append(Problem("B12", reason, None, key, body[:1024].decode(errors="replace")))
                continue
            if not _suspect(body):
                records, write = self._read(body)
                if records is not None:
                    lines += write(records, outers, scan.hashes[i : i + 1], version, gone)
                    continue
            outer = dict(zip(self._outer_fields, outers[0], strict=True)) if outers else {}
            values, found = exact_row(self.table, bytes(raw), outer, i)
            problems += found
            if values is None:
                continue
            own_version = next((v for c, v in zip(self.table.columns, values, strict=False) if c.version), None)
            flagged = any(v == "true" for c, v in zip(self.table.columns, values, strict=False) if c.deleted)
            values += [own_version or version, gone or (version if flagged else None), str(scan.hashes[i])]
            lines.append(SEPARATOR.join(NULL if v is None else v for v in values))
        return Rows(_text(lines), len(lines), problems)


def _text(lines: Sequence[str]) -> bytes:
    if not lines:
        return b""
    joined = END.join(lines).replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return joined.replace(END, "\n").encode() + b"\n"


def _suspect(body: bytes) -> bool:
    return b"\\u" in body and SUSPECT.search(body) is not None


def _without_lone_surrogates(body: bytes) -> bytes:
    """Half characters, which no JSON parser should let pass, as U+0000, which the exact way reports."""

    def whole(escape: re.Match[bytes]) -> bytes:
        return rb"\u0000" if escape[1] else escape[0]

    return ESCAPE.sub(whole, body)


# ---- where the records are ---------------------------------------------------------------------


def _slicer(records: str, outer: list[str]) -> Callable[[bytes], tuple[list[Raw], list[Outer] | None]]:
    """A function that cuts an answer into records: "" one, "data" a list, "data[].lines.data" lists in a list."""
    if not records:
        return lambda body: ([Raw(body)], None)
    head, nested, tail = records.partition("[].")
    if not nested:
        path = [] if records == "." else records.split(".")
        decode = msgspec.json.Decoder(_chain(path, list[Raw])).decode
        return lambda body: (_follow(decode(body), path) or [], None)
    heads, tails = head.split("."), tail.split(".")
    item = _chain(tails, Raw, extra=outer)
    many = msgspec.json.Decoder(list[Raw]).decode
    decode = msgspec.json.Decoder(_chain(heads, list[item])).decode  # type: ignore[valid-type]
    fields = [f"outer{i}" for i in range(len(outer))]

    def cut(body: bytes) -> tuple[list[Raw], list[Outer] | None]:
        raws: list[Raw] = []
        outers: list[Outer] = []
        for parent in _follow(decode(body), heads) or []:
            found = bytes(_follow(parent, tails) or b"null")
            inner = many(found) if found[:1] == b"[" else [] if found == b"null" else [Raw(found)]
            if inner:
                raws += inner
                outers += [tuple(_plain(getattr(parent, f)) for f in fields)] * len(inner)
        return raws, outers

    return cut


def _chain(path: list[str], last: Any, extra: Sequence[str] = ()) -> Any:
    """A Struct per step of `path`, the innermost holding `last`."""
    kind = last
    for depth, step in enumerate(reversed(path)):
        fields: list[tuple[str, Any, Any]] = [("inner", Raw if kind is Raw else Optional[kind], None)]
        rename = {"inner": step}
        if depth == len(path) - 1:
            fields += [(f"outer{i}", Optional[str | int], None) for i in range(len(extra))]
            rename |= {f"outer{i}": name for i, name in enumerate(extra)}
        kind = msgspec.defstruct("Step", fields, rename=rename, gc=False)
    return kind


def _follow(value: Any, path: list[str]) -> Any:
    for _ in path:
        if value is None:
            return None
        value = value.inner
    return value


def _plain(value: Any) -> str | None:
    return None if value is None else str(value)


def _keys(table: type[Table]) -> Callable[[list[Raw], list[Outer] | None], list[tuple[str | None, ...]]]:
    inner = [c for c in table.key if c.paths[0][0][:1] not in ("^", "#")]
    outer = list(dict.fromkeys(p[0][1:] for c in table.columns for p in c.paths if p[0][:1] == "^"))
    fields = [(f"k{i}", Optional[str | int], None) for i in range(len(inner))]
    rename = {f"k{i}": c.paths[0][0] for i, c in enumerate(inner)}
    kind = msgspec.defstruct("Key", fields, rename=rename, gc=False)
    decode = msgspec.json.Decoder(list[kind]).decode  # type: ignore[valid-type]
    one = msgspec.json.Decoder(kind).decode
    single = len(table.key) == 1 and len(inner) == 1

    def read(raws: list[Raw]) -> list[Any]:
        try:
            return cast("list[Any]", decode(b"[" + b",".join(raws) + b"]"))
        except msgspec.MsgspecError:
            return [_or_none(one, raw) for raw in raws]

    def keys(raws: list[Raw], outers: list[Outer] | None) -> list[tuple[str | None, ...]]:
        found = read(raws)
        if single:
            return [(None if k is None or k.k0 is None else str(k.k0),) for k in found]
        result = []
        for i, k in enumerate(found):
            mine = iter([] if k is None else [getattr(k, f"k{j}") for j in range(len(inner))])
            key: list[str | None] = []
            for column in table.key:
                step = column.paths[0][0]
                if step == "#":
                    key.append(str(i))
                elif step[:1] == "^":
                    key.append(outers[i][outer.index(step[1:])] if outers else None)
                else:
                    key.append(_plain(next(mine, None)))
            result.append(tuple(key))
        return result

    return keys


def _or_none(decode: Callable[[Any], Any], raw: Raw) -> Any:
    try:
        return decode(raw)
    except msgspec.MsgspecError:
        return None


# ---- the tree and the code made of it ----------------------------------------------------------


@dataclass(slots=True)
class Node:
    """One object of the vendor's answer: its wanted leaves, its objects, its keys learned on the way."""

    leaves: dict[str, Column | None]
    nodes: dict[str, Node]
    learned: list[str]
    rest: Column | None = None
    closed: bool = False  # named in __elsewhere__: what no column takes has another place


def _tree(table: type[Table]) -> Node:
    root = Node({}, {}, [])

    def place(path: Path, column: Column | None) -> None:
        node = root
        for step in path[:-1]:
            if step in node.leaves:
                raise SourceError(f"{table.__name__}: {'.'.join(path)} lies inside a column of its own")
            node = node.nodes.setdefault(step, Node({}, {}, []))
        if path[-1] == "*":
            node.rest = column
        else:
            node.leaves[path[-1]] = column

    for column in table.columns:
        for path in column.paths:
            if path[0][:1] not in ("^", "#"):
                place(path, column)
    for dotted in table.__elsewhere__:
        path = tuple(dotted.split("."))
        below = [p for c in table.columns for p in c.paths if p[: len(path)] == path]
        if not below:
            place(path, None)
        elif path not in below:
            node = root
            for step in path:
                node = node.nodes[step]
            node.closed = True
    return root


def _python_type(column: Column | None) -> Any:
    if column is None or column.type in ("json", "jsontext"):
        return Raw
    if column.type == "timestamp":
        return Optional[EPOCH_SECONDS if column.times == "unix" else datetime]
    kinds: dict[str, Any] = {
        "text": str, "bigint": INT64, "double": float, "numeric": Decimal, "boolean": bool, "date": date,
    }  # fmt: skip
    return Optional[kinds[column.type]]


def _steps(where: str) -> list[str]:
    """The keys of a msgspec location such as `$[0].billing_details.address`."""
    return [s for s in re.sub(r"\[[^\]]*\]", "", where).removeprefix("$").split(".") if s]


class _Code:
    """The generated function under construction: statements, names it uses, an expression per column."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.names: dict[str, Any] = {
            "N": NULL, "stamp": stamp, "epoch": epoch, "raw": _raw_text, "some": _unless_null,
            "encode": msgspec.json.Encoder().encode,
        }  # fmt: skip
        self.values: dict[str, list[tuple[str, str]]] = {}
        self.rests: list[tuple[str, str]] = []
        self.count = 0

    def name(self, prefix: str) -> str:
        self.count += 1
        return f"{prefix}{self.count}"


def _compile(table: type[Table], tree: Node, outer: list[str]) -> tuple[Callable[[bytes], Any], Any]:
    """The page decoder of the tree as it is now, and the function that writes its records as lines."""
    code = _Code()
    kind = _struct(tree, code, "c", root=True)
    decode = msgspec.json.Decoder(list[kind]).decode
    line = "".join(_segment(list(run), guard, code) for guard, run in groupby(_cells(table, code, outer), itemgetter(0)))
    extra = next((v for column, v in code.rests if column == "_extra"), "'{}'")
    version = next((f"x{i}" for i, c in enumerate(table.columns) if c.version), None)
    flag = next((f"x{i}" for i, c in enumerate(table.columns) if c.deleted), None)
    positions = any(p[0][:1] in ("^", "#") for c in table.columns for p in c.paths)
    source = ["def write(records, outers, hashes, version, gone):", "  lines = []; add = lines.append"]
    source.append(f"  for {'i, (c, h)' if positions else 'c, h'} in {'enumerate' if positions else ''}(zip(records, hashes)):")
    if positions:
        source.append("    o = outers[i] if outers else None")
    source += ["    " + statement for statement in code.lines]
    source.append(f"    extra = {extra}")
    source.append(f"    deleted = gone or (version if {flag} else N)" if flag else "    deleted = gone or N")
    own = "{version if %s is None else stamp(%s)}" % (version, version) if version else "{version}"
    source.append(f"    add(f'{line}{{extra}}{SEPARATOR}{own}{SEPARATOR}{{deleted}}{SEPARATOR}{{h}}')")
    source.append("  return lines")
    exec("\n".join(source), code.names)  # noqa: S102  made of our own names and numbers only
    return decode, code.names["write"]


def _cells(table: type[Table], code: _Code, outer: list[str]) -> Iterator[tuple[str, str]]:
    """Per column, the nested object without which it is null ("" if none), and what an f-string shows of it."""
    for i, column in enumerate(table.columns):
        found = list(code.values.get(column.name, []))
        for path in column.paths:
            if path[0] == "#":
                found.append(("", "str(i)"))
            elif path[0][:1] == "^":
                found.append(("", f"(o and o[{outer.index(path[0][1:])}])"))
        if not found:
            yield "", NULL
        elif len(found) == 1 and not (column.deleted or column.version):
            guard, value = found[0]
            yield guard, "{N if (v := %s) is None else %s}" % (value, _shown(column, "v"))
        else:
            for at, (guard, value) in enumerate(found):
                got = f"({guard} and {value})" if guard else value
                got = f"some({got})" if column.type in ("json", "jsontext") else got
                code.lines.append(f"x{i} = {got}" if at == 0 else f"if x{i} is None: x{i} = {got}")
            if column.deleted:
                yield "", "{x%d is True}" % i
            else:
                yield "", "{N if x%d is None else %s}" % (i, _shown(column, f"x{i}"))


def _shown(column: Column, value: str) -> str:
    """The expression for a value's text, given a variable that is not None."""
    if column.type == "timestamp":
        return f"epoch({value})" if column.times == "unix" else f"stamp({value})"
    if column.type in ("json", "jsontext") and column.paths[0][-1] != "*":
        return f"raw({value})"
    return value


def _segment(cells: list[tuple[str, str]], guard: str, code: _Code) -> str:
    """Neighbouring cells as part of the line; those of one nested object are all null at once where it is missing."""
    text = "".join(cell + SEPARATOR for _, cell in cells)
    if not guard:
        return text
    segment = code.name("s")
    code.names[f"{segment}_null"] = (NULL + SEPARATOR) * len(cells)
    code.lines.append(f"{segment} = {segment}_null if {guard} is None else f'{text}'")
    return "{%s}" % segment


def _struct(node: Node, code: _Code, variable: str, *, root: bool = False) -> Any:
    """The Struct of a node; adds to `code` how its leaves are reached from `variable`."""
    fields: list[Any] = []
    rename: dict[str, str] = {}
    guard = "" if root else f"{variable} and "

    def add(key: str, kind: Any) -> str:
        slot = f"f{len(fields)}"
        fields.append((slot, kind, None))
        rename[slot] = key
        return slot

    for key, column in node.leaves.items():
        slot = add(key, _python_type(column))
        if column is not None and column.key and root:
            fields[-1] = (slot, get_args(_python_type(column))[0])  # a record without its key is none
        if column is not None:
            code.values.setdefault(column.name, []).append(("" if root else variable, f"{variable}.{slot}"))
    slots = {key: add(key, Raw) for key in node.learned}
    for key, child in node.nodes.items():
        inner = code.name("p")
        slot = f"f{len(fields)}"
        at = len(code.lines)
        kind = _struct(child, code, inner)
        code.lines.insert(at, f"{inner} = {guard}{variable}.{slot}")
        add(key, Optional[kind])
        for column_name, value in [r for r in code.rests if r[0] == ("^" + inner)]:
            slots[key] = value  # what the child could not keep becomes part of what this node keeps
            code.rests.remove((column_name, value))
    if slots:
        _rest(node, code, variable, slots, root=root)
    return msgspec.defstruct("Record", fields, rename=rename, forbid_unknown_fields=not node.closed, gc=False, kw_only=True)


def _rest(node: Node, code: _Code, variable: str, slots: dict[str, str], *, root: bool) -> None:
    """Add to `code` the object of the keys learned at this node, for its own column or the one above."""
    rest = code.name("Rest")
    names = {f"r{i}": key for i, key in enumerate(slots)}
    code.names[rest] = msgspec.defstruct(
        rest, [(r, Any, None) for r in names], rename=names, gc=False, omit_defaults=True
    )  # fmt: skip
    values = [s if s.startswith("rest") else f"some({variable}.{s})" for s in slots.values()]
    kept = code.name("rest")
    made = f"{rest}({', '.join(values)})"
    code.lines.append(f"{kept} = {made}" if root else f"{kept} = {made} if {variable} else None")
    if root:
        code.rests.append(("_extra", f"encode({kept}).decode()"))
    elif node.rest is not None:
        text = code.name("text")
        code.lines.append(f"{text} = encode({kept}) if {kept} is not None else b'{{}}'")
        code.lines.append(f"{text} = None if {text} == b'{{}}' else {text}.decode()")
        code.values.setdefault(node.rest.name, []).append(("", text))
    else:
        code.lines.append(f"if {kept} is not None and encode({kept}) == b'{{}}': {kept} = None")
        code.rests.append(("^" + variable, kept))


# ---- values as text ----------------------------------------------------------------------------

_CLOCK = [f" {s // 3600:02d}:{s // 60 % 60:02d}:{s % 60:02d}+00" for s in range(86400)]  # each second of a day
_JSON_NULL = Raw(b"null")
_DAYS: dict[int, str] = {}


def epoch(seconds: int) -> str:
    """Unix seconds as PostgreSQL reads them, by two look-ups (isoformat costs ten times as much)."""
    day, second = divmod(seconds, 86400)
    text = _DAYS.get(day)
    if text is None:
        text = _DAYS[day] = str(date.fromordinal(719163 + day))
    return text + _CLOCK[second]


def stamp(moment: datetime) -> str:
    """An instant as PostgreSQL reads it; a naive one is UTC."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat(" ")


def _raw_text(value: Raw) -> str:
    text = str(value, "utf-8")
    return NULL if text == "null" else text


def _unless_null(value: Raw | None) -> Raw | None:
    return None if value is None or value == _JSON_NULL else value
