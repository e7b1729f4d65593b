"""A model's paths folded into a tree of strict msgspec Structs, and the function that writes their lines.

No dictionary is made on the way from bytes to COPY text. The function is generated, as a chain of
look-ups per column that is written out costs a third of one that is interpreted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from itertools import groupby
from operator import itemgetter
from sys import float_info
from typing import Annotated, Any, Optional, get_args

import msgspec

from etl.copytext import DAYS, MINUTES, NULL, SECONDS, SEPARATOR, keyed_text, raw_text, stamp, version_text
from etl.schema import UNREADABLE, Column, Path, Table, outside
from etl.twice import tells

Raw = msgspec.Raw
UNKNOWN = re.compile(r"unknown field `(.*?)`(?: - at `([^`]*)`)?$", re.DOTALL)

INT64 = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
FINITE = Annotated[float, msgspec.Meta(ge=-float_info.max, le=float_info.max)]
EPOCH_SECONDS = Annotated[int, msgspec.Meta(ge=-62135596800, le=253402300799)]  # years 1 to 9999
FEW = 3  # cells that are written out one by one in less time than they are joined
Write = Callable[..., None]
"""write(raws, outers, hashes, version, gone, add, odd): decodes each record and adds its line, in order. What
it raises, it raises of the record behind the last line added. odd: given, in a list, each record that has a
key or stamp twice; see `etl.twice`."""

COUNTED = """\
  n = 0
  def seen(kind, value):
    nonlocal n
    n += 1
    return value
  decode = decoder(dec_hook=seen).decode""".splitlines()
"""Of each record it is counted how often there is what tells it: a hook is called for what has no type."""

_JSON_NULL = Raw(b"null")


class Node(msgspec.Struct):
    """One object of the vendor's answer: its wanted leaves, its objects, its keys learned on the way."""

    leaves: dict[str, Column | None]
    nodes: dict[str, Node]
    learned: list[str]
    rest: Column | None = None
    order: dict[str, int] = {}
    closed: bool = False  # named in __elsewhere__: what no column takes has another place

    def close(self) -> None:
        """Let what no column takes go, here and below."""
        self.closed = True
        for node in self.nodes.values():
            node.close()


def enclosing(table: type[Table]) -> list[str]:
    """What the table's columns take of the enclosing record, and "#" and "=" if they take these."""
    first = dict.fromkeys(p[0] for c in table.columns for p in c.paths)
    return [step[1:] for step in first if step[:1] == "^"] + [step for step in "#=" if step in first]


def tree(table: type[Table]) -> Node:
    """The table's paths as a tree."""
    root = Node({}, {}, [])

    def place(path: Path, column: Column | None) -> None:
        node = root
        for step in path[:-1]:
            node = node.nodes.setdefault(step, Node({}, {}, []))
        if path[-1] == "*":
            node.rest = column
        else:
            node.leaves[path[-1]] = column

    for column in table.columns:
        for path in column.paths:
            if not outside(path):
                place(path, column)
    for dotted in table.__elsewhere__:
        path = tuple(dotted.split("."))
        below = [p for c in table.columns for p in c.paths if p[: len(path)] == path]
        if any(dotted.startswith(f"{outer}.") for outer in table.__elsewhere__):
            continue
        if not below:
            place(path, None)
        elif path not in below:
            node = root
            for step in path:
                node = node.nodes[step]
            node.close()
    return root


def python_type(column: Column | None) -> Any:
    """What the strict decoder takes for a column's value."""
    if column is None or column.type in ("json", "jsontext"):
        return Raw
    kinds: dict[str, Any] = {
        "text": str, "bigint": INT64, "double": FINITE, "numeric": Decimal, "boolean": bool, "date": date,
        "timestamp": EPOCH_SECONDS if column.times == "unix" else datetime,
    }  # fmt: skip
    return Optional[kinds[column.type]]


def arrange(node: Node, sample: Any) -> None:
    """Note the order in which the vendor sends its keys: Structs with fields in that order decode faster."""
    if isinstance(sample, dict):
        node.order = {key: at for at, key in enumerate(sample)}
        for key, child in node.nodes.items():
            arrange(child, sample.get(key))


def learn(root: Node, message: str, record: Raw, room: int) -> int:
    """Give slots to what an object of a record has and its node does not know; how many got one.

    message: the decoder's, of one of them. None gets one if it is of something else, or there is no room.
    """
    found = UNKNOWN.search(message)
    if not found:
        return 0
    node = root
    read = msgspec.json.Decoder(dict[str, Raw]).decode
    try:
        opened = read(record)
        for step in filter(None, re.sub(r"\[[^\]]*\]", "", found[2] or "").removeprefix("$").split(".")):
            node, opened = node.nodes[step], read(opened[step])
    except (msgspec.MsgspecError, KeyError, RecursionError):
        return 0
    known = {*node.leaves, *node.nodes, *node.learned}
    # no Struct has a key with a quote, backslash or control character
    news = [key for key in opened if key not in known and not UNREADABLE.search(key)]
    if found[1] not in news or len(news) > room:
        return 0
    node.learned += news
    return len(news)


def compiled(table: type[Table], root: Node) -> Write:
    """The function that writes records as lines, by the tree as it is now.

    Raises ValueError if a learned key cannot be a Struct's.
    """
    code = _Code()
    kind = _struct(root, code, "c")
    if any(c.zone for c in table.columns):
        from etl.zones import local_stamp

        code.names["local"] = local_stamp
    code.names["decoder"] = partial(msgspec.json.Decoder, kind, float_hook=Decimal)
    outer = enclosing(table)
    cells = groupby(_cells(table, code, outer), itemgetter(0))
    line = [_segment([cell for _, cell in run], guard, code) for guard, run in cells]
    extra = next((v for column, v in code.rests if column == "_extra"), "'{}'")
    version = next(((f"x{i}", c) for i, c in enumerate(table.columns) if c.version), None)
    flag = next(((f"x{i}", c) for i, c in enumerate(table.columns) if c.deleted), None)
    source = ["def write(raws, outers, hashes, version, gone, add, odd):", *COUNTED]
    if outer:
        source.append("  for r, h, o in zip(raws, hashes, outers or [None] * len(raws)):")
    else:
        source.append("  for r, h in zip(raws, hashes):")
    # one record after the other: a page of Structs fills the cache, and takes twice the time
    source += ["    n = 0", "    c = decode(r)", *("    " + statement for statement in code.lines)]
    source.append(f"    extra = {extra}")
    own = "version"
    if version:
        own = f"version if {version[0]} is None else own({_shown(version[1], version[0])}, version)"
    source.append(f"    mine = {own}")
    when = _shown(flag[1], flag[0]) if flag and flag[1].type == "timestamp" else "mine"
    told = f"({when} if {_says_so(flag[1], flag[0])} else N)" if flag else "N"
    source.append(f"    deleted = gone or {told}")
    source.append(f"    if n != {code.told}: odd([r])")
    row = ", ".join([*line, "extra", "mine", "deleted", "f'{h}'"])
    source.append(f"    add(join([{row}]))")  # of so many values a tuple would be made by way of a list
    exec("\n".join(source), code.names)  # noqa: S102  made of our own names and numbers only
    write: Write = code.names["write"]
    return write


class _Code:
    """The generated function under construction: statements, names it uses, an expression per column."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.names: dict[str, Any] = {
            "N": NULL, "join": SEPARATOR.join, "stamp": stamp, "raw": raw_text, "own": version_text,
            "keyed": keyed_text,
            "days": DAYS, "minutes": MINUTES, "seconds": SECONDS,
            "some": _unless_null, "encode": msgspec.json.Encoder().encode, "convert": msgspec.convert,
        }  # fmt: skip
        self.values: dict[str, dict[Path, tuple[str, str]]] = {}
        self.rests: list[tuple[str, str]] = []
        self.count = self.told = 0

    def name(self, prefix: str) -> str:
        self.count += 1
        return f"{prefix}{self.count}"


def _cells(table: type[Table], code: _Code, outer: list[str]) -> Iterator[tuple[str, str]]:
    """Per column, the object without which it is null ("" if none), and the expression for its cell."""
    for i, column in enumerate(table.columns):
        values = code.values.get(column.name, {})
        for path in column.paths:
            if outside(path):
                values[path] = ("", f"(o and o[{outer.index(path[0].removeprefix('^'))}])")
        found = [values[path] for path in column.paths if path in values]
        if not found:
            yield "", "N"
        elif len(found) == 1 and not (column.deleted or column.version):
            guard, value = found[0]
            yield guard, f"N if (v := {value}) is None else {_shown(column, 'v')}"
        else:
            for at, (guard, value) in enumerate(found):
                got = f"({guard} and {value})" if guard else value
                got = f"some({got})" if column.type in ("json", "jsontext") else got
                code.lines.append(f"x{i} = {got}" if at == 0 else f"if x{i} is None: x{i} = {got}")
            if column.deleted and column.type == "boolean" and not column.gone:
                yield "", f"f'{{x{i} is True}}'"
            else:
                yield "", f"N if x{i} is None else {_shown(column, f'x{i}')}"


def _says_so(column: Column, value: str) -> str:
    """The expression for whether a value of the column says that its row is deleted."""
    if column.type == "timestamp":
        return f"{value} is not None"
    if column.type == "boolean":
        return f"{value} is {column.gone != 'false'}"
    return f"{value} == {column.gone!r}"


def _shown(column: Column, value: str) -> str:
    """The expression for a value's text, given a variable that is not None."""
    if column.type == "timestamp":
        if column.times == "unix":  # as copytext.epoch does it, without the call
            return f"days[{value} // 86400] + minutes[{value} % 86400 // 60] + seconds[{value} % 60]"
        return f"local({value}, {column.zone!r})" if column.zone else f"stamp({value})"
    if column.type == "date":
        return f"days[{value}.toordinal() - 719163]"
    if column.type in ("json", "jsontext") and column.paths[0][-1] != "*":
        return f"keyed({value}, {column.keyed!r})" if column.keyed else f"raw({value})"
    if column.type == "boolean":
        return f"('True' if {value} else 'False')"
    return value if column.type in ("text", "json", "jsontext") else f"f'{{{value}}}'"


def _segment(cells: list[str], guard: str, code: _Code) -> str:
    """Neighbouring cells as part of the line; those of one object are null at once where it is missing."""
    if not guard:
        return ", ".join(cells)
    if len(cells) <= FEW:
        return ", ".join(f"N if {guard} is None else {cell}" for cell in cells)
    segment = code.name("s")
    code.names[f"{segment}_null"] = SEPARATOR.join([NULL] * len(cells))
    code.lines.append(f"{segment} = {segment}_null if {guard} is None else join(({', '.join(cells)},))")
    return segment


def _struct(node: Node, code: _Code, variable: str, where: Path = ()) -> Any:
    """The Struct of the node at a path; adds to `code` how its leaves are reached from `variable`."""
    fields: list[Any] = []
    rename: dict[str, str] = {}
    root = not where
    guard = "" if root else f"{variable} and "

    def add(key: str, kind: Any) -> str:
        slot = f"f{len(fields)}"
        fields.append((slot, kind, None))
        rename[slot] = key
        return slot

    for key, column in node.leaves.items():
        slot = add(key, python_type(column))
        if column is None:
            continue
        value = f"{variable}.{slot}"
        if tells(column):
            must = column.key and root and len(column.paths) == 1  # a record without its key is none
            fields[-1] = (slot, object) if must else (slot, object, ...)
            value = _told(column, value if root else f"({value} if {variable} else ...)", code, must=must)
        code.values.setdefault(column.name, {})[*where, key] = ("" if root else variable, value)
    slots = {key: add(key, Raw) for key in node.learned}
    for key, child in node.nodes.items():
        inner = code.name("p")
        slot = f"f{len(fields)}"
        at = len(code.lines)
        kind = _struct(child, code, inner, (*where, key))
        code.lines.insert(at, f"{inner} = {guard}{variable}.{slot}")
        add(key, kind | None)
        for column_name, value in [r for r in code.rests if r[0] == ("^" + inner)]:
            slots[key] = value  # what the child could not keep becomes part of what this node keeps
            code.rests.remove((column_name, value))
    if slots:
        _rest(node, code, variable, slots, where)
    fields.sort(key=lambda f: node.order.get(rename[f[0]], len(node.order)))
    return msgspec.defstruct(
        "Record", fields, rename=rename, forbid_unknown_fields=not node.closed, gc=False, kw_only=True
    )


def _told(column: Column, value: str, code: _Code, *, must: bool) -> str:
    """A variable for a value that has no type yet, made what its column takes.

    must: the record has it; else it is counted where it is missing, as if it were there once.
    """
    code.told += 1
    told, kind = code.name("k"), code.name("K")
    code.names[kind] = get_args(python_type(column))[0]
    code.lines.append(f"{told} = {value}")
    if not must:
        code.lines += [f"if {told} is ...:", f"  {told} = None; n += 1"]
    unless = [] if must else [f"{told} is None"]
    if column.type == "text":
        unless.append(f"{told}.__class__ is str")
    elif column.type == "bigint" or (column.type == "timestamp" and column.times == "unix"):
        most = 2**63 if column.type == "bigint" else 253402300800  # negative ones are rare
        unless.append(f"{told}.__class__ is int and -1 < {told} < {most}")
    guard = f"if not ({' or '.join(unless)}): " if unless else ""
    code.lines.append(f"{guard}{told} = convert({told}, {kind})")
    return told


def _rest(node: Node, code: _Code, variable: str, slots: dict[str, str], where: Path) -> None:
    """Add to `code` the object of the keys learned at this node, for its own column or the one above."""
    rest = code.name("Rest")
    names = {f"r{i}": key for i, key in enumerate(slots)}
    code.names[rest] = msgspec.defstruct(
        rest, [(r, Any, None) for r in names], rename=names, gc=False, omit_defaults=True
    )  # fmt: skip
    values = [s if s.startswith("rest") else f"some({variable}.{s})" for s in slots.values()]
    kept = code.name("rest")
    made = f"{rest}({', '.join(values)})"
    code.lines.append(f"{kept} = {made} if {variable} else None" if where else f"{kept} = {made}")
    if node.rest is not None:
        text = code.name("text")
        code.lines.append(f"{text} = encode({kept}) if {kept} is not None else b'{{}}'")
        code.lines.append(f"{text} = None if {text} == b'{{}}' else {text}.decode()")
        code.values.setdefault(node.rest.name, {})[*where, "*"] = ("", text)
    elif not where:
        code.rests.append(("_extra", f"encode({kept}).decode()"))
    else:
        code.lines.append(f"if {kept} is not None and encode({kept}) == b'{{}}': {kept} = None")
        code.rests.append(("^" + variable, kept))


def _unless_null(value: Raw | None) -> Raw | None:
    return None if value is None or value == _JSON_NULL else value
