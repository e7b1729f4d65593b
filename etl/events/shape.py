"""A shape: all that was seen of the calls of one event, or of one other type, and the writer made of it.

Keys and kinds are learned from calls that are read the exact way. The compiled writer takes the calls that
hold nothing else: no dictionary is made of them. For any other it raises, having written nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property
from itertools import count, groupby
from operator import itemgetter
from typing import Annotated, Any, Optional

import msgspec

from etl.copytext import NULL, SEPARATOR, block
from etl.events.call import MOST_MESSAGE_ID, Refused, times, times_text
from etl.events.kinds import EXACT_DIGITS, INT32, INT64, utc
from etl.events.layout import COMMON, OWN, PAGE, event_table
from etl.schema import UNREADABLE

Raw = msgspec.Raw
Write = Callable[..., None]
"""write(call, sent, now, ids, calls, rows): adds to each list what the call gives, or raises."""

_TEXT = msgspec.json.Decoder(str).decode
_PAIRS = count()


class Mismatch(ValueError):
    """The call is of another form than those that were seen."""


class Leaf(msgspec.Struct):
    """A key whose value is in a column. loose: of text, but not always a JSON string."""

    column: str
    loose: bool = False


class Node(msgspec.Struct):
    """An object: its keys that hold values, and those that hold objects."""

    keys: dict[str, Leaf | Node]


class Rows(msgspec.Struct, gc=False):
    """Rows for a table, as COPY takes them.

    pair: a number that the rows of the same calls in two tables share. calls: the table by whose ids it is
    told which are new.
    """

    pair: int
    calls: str
    columns: tuple[str, ...]
    table: str
    ids: list[str]
    body: bytes


class Shape:
    """The calls of one event, or of one other type.

    table: where each has a row. own: the event's own table; homeless: why it has none.
    context, payload: columns that were seen, with their kinds. known: how many keys, of all objects.
    """

    def __init__(
        self, table: str, own: str | None = None, event: str = "", homeless: Refused | None = None
    ) -> None:
        self.table, self.own, self.event, self.homeless = table, own, event, homeless
        self.context_keys, self.payload_keys = Node({}), Node({})
        self.known = 0
        self.context: dict[str, str] = {}
        self.payload: dict[str, str] = {}
        self.write: Write | None = None
        self.ids: list[str] = []
        self.calls: list[str] = []
        self.rows: list[str] = []
        self.done: list[Rows] = []
        self.since = self.compiled = 0

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Of the table of all such calls, for an event; else of the rows."""
        return (*COMMON, *sorted(self.context), *(OWN[self.table] if self.own else ()))

    @cached_property
    def row_columns(self) -> tuple[str, ...]:
        """Of the rows with properties or traits."""
        own = OWN[self.table]
        return (*COMMON, *sorted(self.context), *own, *sorted(set(self.payload) - set(own)))

    def cut(self) -> None:
        """Put what was read so far aside, as more is learned: what was compiled is of no use any more."""
        if self.ids:
            own, rows, pair = self.own or self.table, block(self.rows), next(_PAIRS)
            self.done.append(Rows(pair, self.table, self.row_columns, own, self.ids, rows))
            if self.own:
                calls = block(self.calls)
                self.done.append(Rows(pair, self.table, self.columns, self.table, self.ids, calls))
            self.ids, self.calls, self.rows = [], [], []
        self.write, self.since = None, 0
        for name in ("columns", "row_columns"):
            self.__dict__.pop(name, None)

    def take(self) -> list[Rows]:
        """All that was read since this was last asked."""
        write, since = self.write, self.since
        self.cut()
        self.write, self.since = write, since
        done, self.done = self.done, []
        return done

    def ready(self) -> Write | None:
        """The writer, if it is worth compiling one: less and less often, as long as there is news."""
        self.since += 1
        if self.write is None and self.since > min(2**self.compiled, 64):
            self.compiled += 1
            self.write = compiled(self)
        return self.write


def compiled(shape: Shape) -> Write:
    """The writer of the calls that hold nothing but what was seen."""
    code = _Code()
    context = _struct(shape.context_keys, shape.context, code, "x")
    payload = _struct(shape.payload_keys, shape.payload, code, "p")
    code.names |= {"context": msgspec.json.Decoder(Optional[context]).decode}
    code.names |= {"payload": msgspec.json.Decoder(Optional[payload]).decode}
    lines = list(_opening(shape))
    lines += ["x = context(c.context)", *code.lines_of["x"]]
    lines += [f"p = {_payload_of(shape.table)}", "p = payload(NULL_JSON if p == EMPTY_LIST else p)"]
    lines += code.lines_of["p"]
    for column in PAGE if shape.table in ("pages", "screens") else ():
        if column in OWN[shape.table] or column in shape.payload:
            code.cells.setdefault(column, []).insert(0, ("", f"c.{column}", f"c.{column}"))
        else:
            lines.append(f"if c.{column} is not None: raise Mismatch")
    own = _constants(shape)
    cells = [code.cell(column, lines) for column in sorted(shape.context)]
    lines.append(f"call = join((m, a or N, u or N, t, uuid_ts{_joined(cells, code, lines)}))")
    cells = [("", own[column]) if column in own else code.cell(column, lines) for column in OWN[shape.table]]
    if shape.own:
        lines.append(f"call = join((call{_joined(cells, code, lines)}))")
        cells = []
    cells += [code.cell(column, lines) for column in sorted(set(shape.payload) - set(OWN[shape.table]))]
    lines.append(f"row = join((call{_joined(cells, code, lines)},))")
    lines += ["ids.append(m)", "rows.append(row)", *(["calls.append(call)"] if shape.own else [])]
    code.names |= {"event": (shape.own or event_table(shape.event)), "event_text": shape.event}
    source = "def write(c, sent, now, uuid_ts, ids, calls, rows):\n  " + "\n  ".join(lines)
    exec(source, code.names)  # noqa: S102  made of our own names and numbers only
    write: Write = code.names["write"]
    return write


def _opening(shape: Shape) -> Sequence[str]:
    """Ids and times, which all calls have."""
    known = "not u" if shape.table == "aliases" else "not (u or a)"
    lines = [
        "m, u, a = c.messageId, c.userId, c.anonymousId",
        f"if not m or len(m) > {MOST_MESSAGE_ID} or {known}: raise Mismatch",
        "if u.__class__ is int: u = f'{u}'",
        "if a.__class__ is int: a = f'{a}'",
        "o, s, r = c.originalTimestamp, c.sentAt, c.receivedAt",
        "if o and s and r: t = times_text(o, s, r, r - (s - o))",
        "else: t = times_text(*times(o, c.timestamp, s or sent, r, now))",
    ]
    if shape.table in ("groups", "aliases"):
        field = "groupId" if shape.table == "groups" else "previousId"
        lines += [f"g = c.{field}", "if g.__class__ is int: g = f'{g}'", "if not g: raise Mismatch"]
    return lines


def _payload_of(table: str) -> str:
    if table == "identifies":  # RudderStack's libraries send traits in the context
        return "c.traits if c.traits != NULL_JSON else traits(c.context)"
    return "c.traits" if table in ("groups", "aliases") else "c.properties"


def _constants(shape: Shape) -> dict[str, str]:
    """The cells of the table's own columns that are no leaves."""
    if shape.table == "tracks":
        return {"event": "event", "event_text": "event_text"}
    return {column: "g" for column in OWN[shape.table] if column not in PAGE}


def _joined(cells: Sequence[tuple[str, str]], code: _Code, lines: list[str]) -> str:
    """Cells, each behind a comma; those of one object are null at once where it is missing."""
    parts = []
    for guard, run in groupby(cells, itemgetter(0)):
        found = [cell for _, cell in run]
        if guard:
            part, nulls = code.name("s"), SEPARATOR.join([NULL] * len(found))
            code.names[f"{part}_null"] = nulls
            lines.append(f"{part} = {part}_null if {guard} is None else join(({', '.join(found)},))")
            found = [part]
        parts += found
    return "".join(f", {part}" for part in parts)


class _Code:
    """The writer under construction: its names, statements, and of each column where its value may stand."""

    def __init__(self) -> None:
        self.names: dict[str, Any] = {
            "N": NULL, "NULL_JSON": Raw(b"null"), "EMPTY_LIST": Raw(b"[]"), "join": SEPARATOR.join,
            "utc": utc, "times": times, "times_text": times_text, "Mismatch": Mismatch, "number": _number,
            "double": _double, "loose": _loose, "other": _other, "traits": _traits,
        }  # fmt: skip
        self.lines_of: dict[str, list[str]] = {"x": [], "p": []}
        self.cells: dict[str, list[tuple[str, str, str]]] = {}
        self._count = 0

    def name(self, prefix: str) -> str:
        self._count += 1
        return f"{prefix}{self._count}"

    def cell(self, column: str, lines: list[str]) -> tuple[str, str]:
        """The object without which a column is null, and the expression for its cell."""
        found = self.cells.get(column, [])
        if not found:
            return "", "N"
        if len(found) == 1:
            guard, value, shown = found[0]
            return guard, shown if shown != value else f"(N if (v := {value}) is None else v)"
        variable = self.name("v")  # the column of several keys, at most one of which has a value of its own
        lines.append(f"{variable} = N")
        for guard, value, shown in found:
            text = shown if shown != value else f"(N if {value} is None else {value})"
            lines.append(f"w = {text}" if not guard else f"w = N if {guard} is None else {text}")
            lines.append(f"if {variable} == N: {variable} = w")
            lines.append(f"elif w != N and w != {variable}: raise Mismatch")
        return "", variable


def _struct(node: Node, kinds: dict[str, str], code: _Code, variable: str, root: str = "") -> Any:
    """The Struct of an object; notes how its leaves are reached from `variable`."""
    fields: list[Any] = []
    rename: dict[str, str] = {}
    root = root or variable
    for key, child in node.keys.items():
        if UNREADABLE.search(key):
            continue  # calls that have it are always read the exact way
        slot = f"f{len(fields)}"
        rename[slot] = key
        value = f"{variable}.{slot}"
        if isinstance(child, Node):
            inner = code.name(root)
            code.lines_of[root].append(f"{inner} = {variable} and {value}")
            fields.append((slot, Optional[_struct(child, kinds, code, inner, root)], None))
        else:
            kind, shown = _leaf(kinds[child.column], child.loose, value)
            code.cells.setdefault(child.column, []).append((variable, value, shown))
            fields.append((slot, kind, None))
    return msgspec.defstruct("Keys", fields, rename=rename, forbid_unknown_fields=True, gc=False)


def _leaf(kind: str, loose: bool, value: str) -> tuple[Any, str]:
    """What the strict decoder takes for a column's value, and the expression for its cell."""
    match kind:
        case "text" if not loose:
            return Optional[str], value
        case "text":
            return Raw, f"loose({value})"
        case "boolean":
            return Optional[bool], f"(N if (v := {value}) is None else 'true' if v else 'false')"
        case "bigint" | "integer":
            span = INT64 if kind == "bigint" else INT32
            within = Annotated[int, msgspec.Meta(ge=span[0], le=span[-1])]
            return Optional[within], f"(N if (v := {value}) is None else f'{{v}}')"
        case "numeric" | "double":
            return Raw, f"{'number' if kind == 'numeric' else 'double'}({value})"
        case "timestamp":
            return Optional[datetime], f"(N if (v := {value}) is None else utc(v))"
    return Raw, f"other({value})"


def _number(value: Raw | None) -> str:
    """A JSON number as it is; Mismatch if it is none, or one to be looked at."""
    if value is None:
        return NULL
    text = str(value, "ascii")
    if text[0] in "-0123456789" and len(text) < 100 and "e" not in text and "E" not in text:
        return text
    return _other(value)


def _double(value: Raw | None) -> str:
    """A JSON number that a double keeps."""
    text = _number(value)
    if len(text) <= EXACT_DIGITS:
        return text
    raise Mismatch


def _loose(value: Raw | None) -> str:
    """A JSON string's text; of anything else the JSON."""
    if value is None:
        return NULL
    text = str(value, "utf-8")
    if text[0] == '"':
        return _TEXT(value)
    if text[0] == "{":
        raise Mismatch
    return NULL if text == "null" else text


def _other(value: Raw | None) -> str:
    """Nothing but null."""
    if value is None or value == b"null":
        return NULL
    raise Mismatch


class _Traits(msgspec.Struct, gc=False):
    traits: Raw = Raw(b"null")


_CONTEXT = msgspec.json.Decoder(_Traits | None).decode


def _traits(context: Raw) -> Raw:
    """The traits in a context, or null."""
    found = _CONTEXT(context)
    return Raw(b"null") if found is None else found.traits
