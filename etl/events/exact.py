"""The exact way for calls that no compiled writer takes: every value alone, nothing lost, all of it learned.

A value that no column can hold becomes null and a dead letter with the original; a call that breaks the spec
becomes a dead letter as a whole. What both ways can take has the same text by either.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from etl.copytext import SEPARATOR, line
from etl.events.call import MOST_BYTES, Call, Refused, check, hollow, made_id, moment, times, times_text
from etl.events.kinds import kind_of, number_in, spelled, united_all
from etl.events.layout import (
    COMMON,
    EXTRA,
    LATEST,
    MOST_COLUMNS,
    PAGE,
    TABLES,
    column,
    context_column,
    event_table,
)
from etl.events.shape import Leaf, Node, Shape
from etl.events.tables import Tables
from etl.masked import masked
from etl.names import snake, tagged
from etl.warehouse.dead_letters import DeadLetter

Raw = msgspec.Raw
MOST_DEPTH = 100  # of objects within objects
MOST_PAYLOAD = 64 * 1024  # characters of a dead letter's

UNSTORABLE = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    rb"|(\\u(?:0000|[dD][89a-fA-F][0-9a-fA-F]{2}))|\\.",
    re.DOTALL,
)
"""Escapes; group 1 is U+0000 or half a character."""

TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"|(-?\b(?:NaN|Infinity)\b)', re.DOTALL)
"""Strings; group 1 is what JSON does not have, but some languages write for a number."""
MARK = rb'"\u0000'
"""How such a token begins once it is a string; no other string has the escape, as all are cleaned before."""
MARKED = re.compile(re.escape(MARK) + rb'([^"]*)"')

_object = msgspec.json.Decoder(dict[str, Raw]).decode
_NULL = b"null"


class Exact:
    """Reads calls the exact way into shapes, and has the tables get what that takes."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._stale: set[str] = set()

    def stale(self) -> set[str]:
        """Tables of which a column has got another kind since this was last asked."""
        stale, self._stale = self._stale, set()
        return stale

    def parse(self, raw: bytes, envelope: Mapping[str, Any], place: str) -> tuple[Call, list[DeadLetter]]:
        """The call in these bytes, and what of it could not be kept; Refused if it breaks the spec.

        envelope: what its batch says of it: sentAt, receivedAt. place: where in the file it is.
        """
        letters: list[DeadLetter] = []
        if len(raw) > MOST_BYTES:
            raise Refused("spec.size", f"the call has {len(raw):,} bytes, more than {MOST_BYTES:,}")
        parts, replaced = parts_of(raw)
        found = Call()
        for name in ("context", "properties", "traits"):
            if value := parts.get(name):
                setattr(found, name, value)
        for name in ("type", "event", "messageId", "name", "category"):
            setattr(found, name, _text(parts, name, letters))
        for name in ("userId", "anonymousId", "groupId", "previousId"):
            setattr(found, name, _text(parts, name, letters))
        for name in ("originalTimestamp", "timestamp", "sentAt", "receivedAt"):
            setattr(found, name, moment_of(parts, name, letters) or envelope.get(name))
        check(found)
        found.messageId = found.messageId or made_id(raw, place)
        if replaced:
            letters.append(
                DeadLetter("", "", "*", "B1", "characters that cannot be stored are U+FFFD", _kept(raw))
            )
        table = TABLES[found.type or ""]
        return found, [replace(each, table=table, key=found.messageId) for each in letters]

    def shape(self, call: Call) -> Shape:
        """A shape for a call such as none has been seen of."""
        table = TABLES[call.type or ""]
        self._tables.make(table)
        if latest := LATEST.get(table):
            self._tables.make(latest[0])
        if table != "tracks":
            return Shape(table)
        event = call.event or ""
        try:
            self._tables.make(event_table(event))
        except Refused as refused:
            return Shape(table, None, event, refused)
        return Shape(table, event_table(event), event)

    def add(self, shape: Shape, call: Call, letters: list[DeadLetter], now: datetime, uuid_ts: str) -> None:
        """Add the call to the shape, what is new in it too, and to the letters what cannot be kept."""
        walk = _Walk(self._tables, self._stale, shape, call, letters)
        walk.object(shape.context_keys, shape.context, call.context, ())
        if shape.homeless is None:
            walk.object(shape.payload_keys, shape.payload, walk.payload(), None)
        elif not hollow(body := bytes(call.properties)):
            letters.append(_letter(shape.table, call, "properties", shape.homeless, body))
        walk.keep()
        values = walk.values | walk.remainder()
        stamps = times(call.originalTimestamp, call.timestamp, call.sentAt, call.receivedAt, now)
        own: dict[str, str | None] = {
            "event": shape.own or event_table(shape.event), "event_text": shape.event,
            "group_id": _id(call.groupId), "previous_id": _id(call.previousId), **values,
        }  # fmt: skip
        ids = line([call.messageId, _id(call.anonymousId), _id(call.userId)])
        head = SEPARATOR.join((ids, times_text(*stamps), uuid_ts))
        skip = len(COMMON)
        shape.ids.append(call.messageId or "")
        if shape.own:
            shape.calls.append(_line(head, [own.get(c) for c in shape.columns[skip:]]))
        shape.rows.append(_line(head, [own.get(c) for c in shape.row_columns[skip:]]))


class _Found(msgspec.Struct, frozen=True):
    """A value of a call: where, the kind that it needs, its text, and how it came."""

    path: tuple[str, ...]
    kind: str
    text: str
    body: bytes


class _Walk:
    """One call's values by column, as they are found."""

    def __init__(
        self, tables: Tables, stale: set[str], shape: Shape, call: Call, letters: list[DeadLetter]
    ) -> None:
        self._tables, self._stale, self._shape = tables, stale, shape
        self._call, self._letters = call, letters
        self.values: dict[str, str] = {}
        self._found: dict[str, list[tuple[_Found, Node | None, str, dict[str, str], list[str]]]] = {}
        self._beyond: dict[str, Any] = {}
        for name in PAGE if shape.table in ("pages", "screens") else ():
            if (value := getattr(call, name)) is not None:
                found = _Found((), "text", value, msgspec.json.encode(value))
                self._found[name] = [(found, None, name, shape.payload, [shape.table])]

    def payload(self) -> Raw:
        """The object whose keys are columns of their own."""
        call = self._call
        if call.type == "identify" and call.traits == Raw(b"null"):  # as RudderStack's libraries send it
            try:
                return _object(call.context).get("traits", call.traits)
            except msgspec.MsgspecError:  # it is no object, which is said of the context itself
                return call.traits
        return call.traits if call.type in ("identify", "group", "alias") else call.properties

    def object(self, node: Node, kinds: dict[str, str], raw: Raw, path: tuple[str, ...] | None) -> None:
        """Keep what an object holds. path: of a part of the context; None of properties and traits."""
        self._object(node, kinds, raw, path or (), context=path is not None)

    def _object(
        self, node: Node | None, kinds: dict[str, str], raw: Raw, path: tuple[str, ...], *, context: bool
    ) -> None:
        if hollow(bytes(raw)):
            return None
        where = ".".join(path) or ("context" if context else "properties")
        try:
            if len(path) > MOST_DEPTH:
                raise Refused("A15", f"it is nested more than {MOST_DEPTH} deep")
            parts = _object(raw)
        except msgspec.ValidationError:
            return self._refuse(where, Refused("A14", "it is no object"), bytes(raw))
        except Refused as refused:
            return self._refuse(where, refused, bytes(raw))
        for key, value in parts.items():
            body = bytes(value)
            if body == b"null" or (context and (*path, key) == ("traits",) and hollow(body)):
                continue
            if body[:1] == b"{":
                self._object(self._inside(node, key), kinds, value, (*path, key), context=context)
            else:
                self._value(node, kinds, key, body, (*path, key), context=context)
        return None

    def _inside(self, node: Node | None, key: str) -> Node | None:
        """What the shape knows of an object, None if nothing, as it knows enough."""
        if node is None:
            return None
        if key not in node.keys:
            self._learn(node, key, Node({}))
        child = node.keys.get(key)
        return child if isinstance(child, Node) else None

    def _learn(self, node: Node, key: str, child: Leaf | Node) -> None:
        """Have the shape know a key; keys that are ids would be ever more."""
        if self._shape.known < MOST_COLUMNS:
            self._shape.cut()
            self._shape.known += 1
            node.keys[key] = child

    def _value(
        self,
        node: Node | None,
        kinds: dict[str, str],
        key: str,
        body: bytes,
        path: tuple[str, ...],
        *,
        context: bool,
    ) -> None:
        shape = self._shape
        payload = shape.own or shape.table
        name = context_column(path) if context else column(payload, path)
        tables = list(dict.fromkeys((shape.table, payload) if context else (payload,)))
        tables += [latest for latest, _ in [LATEST.get(shape.table, ("", ""))] if latest]
        name = self._tables.name(tables, name, path)
        try:
            if MARK in body:
                body = self._named(name, body)
            kind, text = kind_of(body)
            if body[:1] == b'"' and all(self._tables.counts(table, name) for table in tables):
                kind, text = number_in(text) or (kind, text)
        except Refused as refused:
            return self._refuse(name, refused, body)
        except ValueError as error:
            return self._refuse(name, Refused("B5", f"it {error}"), body)
        found = _Found(("context", *path) if context else path, kind, text, body)
        self._found.setdefault(name, []).append((found, node, key, kinds, tables))
        return None

    def _named(self, name: str, body: bytes) -> bytes:
        """A list with NaN or Infinity in it, as texts; Refused of one of them alone."""
        refused = Refused("B7", "NaN and Infinity are no JSON; within a list they are texts")
        if body[:1] == b'"':
            raise refused
        self._refuse(name, refused, body)
        return body.replace(MARK, b'"')

    def keep(self) -> None:
        """Put what was found into its columns, which are made to hold it, or where it is kept else.

        Of keys that have one column and say different things, the first by its spelling has it, and each
        other one of its own.
        """
        for name, all_found in self._found.items():
            all_found.sort(key=lambda each: each[0].path)
            plain = all_found[0][0].text
            for found, node, key, kinds, tables in all_found:
                if found.text == plain:
                    self._put(name, "", found, kinds, tables)
                else:
                    self._put(tagged(name, ".".join(found.path)), name, found, kinds, tables)
                if node is not None and name in kinds:
                    self._note(node, key, name, loose=kinds[name] == "text" and found.body[:1] != b'"')

    def _note(self, node: Node, key: str, name: str, *, loose: bool) -> None:
        """Have the shape know a key's column."""
        leaf = node.keys.get(key)
        if leaf is None:
            self._learn(node, key, Leaf(name, loose))
        elif isinstance(leaf, Leaf) and loose and not leaf.loose:
            self._shape.cut()
            leaf.loose = True

    def _put(self, name: str, beside: str, found: _Found, kinds: dict[str, str], tables: list[str]) -> None:
        try:
            wanted = united_all({self._tables.kind(table, name, found.kind) for table in tables})
            if any(self._tables.kind(table, name, wanted) != wanted for table in tables):
                raise Refused("A8", "tables of the call have the column with different types")
        except Refused as refused:
            if refused.rule != "A12" or not self._left(found):
                self._refuse(name, refused, found.body)
            return
        hold = self._tables.hold
        self._stale.update(table for table in tables if hold(table, name, wanted, found.path, beside))
        if kinds.get(name) != wanted:
            self._shape.cut()
            kinds[name] = wanted
        self.values[name] = spelled(found.kind, found.text, wanted)

    def _left(self, found: _Found) -> bool:
        """Put a value that no table has a column for into the row's remainder; whether there is one."""
        shape = self._shape
        table, inner = shape.own or shape.table, self._beyond
        try:
            kind = self._tables.kind(table, EXTRA, "json")
        except Refused:
            return False
        if kind != "json" or shape.homeless is not None:
            return False
        self._tables.hold(table, EXTRA, "json")
        if EXTRA not in shape.payload:
            shape.cut()
            shape.payload[EXTRA] = "json"
        for step in found.path[:-1]:
            inner = inner.setdefault(step, {})
        inner[found.path[-1]] = Raw(found.body)
        return True

    def remainder(self) -> dict[str, str]:
        """What no table has a column for, as a column's value."""
        return {EXTRA: msgspec.json.encode(self._beyond).decode()} if self._beyond else {}

    def _refuse(self, name: str, refused: Refused, body: bytes) -> None:
        table = self._shape.own or self._shape.table
        self._letters.append(_letter(table, self._call, name, refused, body))


def cleaned(raw: bytes) -> bytes:
    """JSON of the same length in which no escape is of a character that cannot be stored."""
    return UNSTORABLE.sub(lambda found: rb"\ufffd" if found[1] else found[0], raw)


def readable(line: bytes) -> bytes:
    """JSON of the same length that can be cut into its parts, though not all of them can be read."""
    return masked(cleaned(line))


def parts_of(raw: bytes) -> tuple[dict[str, Raw], bool]:
    """The parts of an object, without what cannot be stored, and whether there was something like it."""
    clean = cleaned(raw)
    try:
        raw.decode()
        try:
            return _object(clean), clean != raw
        except msgspec.ValidationError:
            raise
        except msgspec.DecodeError:
            marked = TOKEN.sub(lambda found: b'%b%b"' % (MARK, found[1]) if found[1] else found[0], clean)
            return _object(marked), clean != raw
    except UnicodeDecodeError:
        raise Refused("B4", "it is not UTF-8") from None
    except msgspec.ValidationError:
        raise Refused("A14", "it is JSON, but no object") from None
    except msgspec.DecodeError:
        raise Refused("json", "it is no JSON") from None
    except RecursionError:
        raise Refused("A15", "it is nested too deep") from None


def _line(head: str, values: list[str | None]) -> str:
    return f"{head}{SEPARATOR}{line(values)}" if values else head


def _id(value: str | int | None) -> str | None:
    return str(value) if value not in (None, "") else None


def _text(parts: Mapping[str, Raw], name: str, letters: list[DeadLetter]) -> str | None:
    """An id or a name; a number is its digits."""
    body = bytes(parts.get(name, _NULL))
    if body == _NULL:
        return None
    try:
        kind, text = kind_of(body) if body[:1] != b"{" and MARK not in body else ("", "")
    except ValueError:
        kind, text = "", ""
    if not kind or kind == "boolean" or body[:1] == b"[":
        letters.append(
            DeadLetter("", "", snake(name), "spec.id", "it is neither a text nor a number", _kept(body))
        )
        return None
    return text


def moment_of(parts: Mapping[str, Raw], name: str, letters: list[DeadLetter]) -> datetime | None:
    """A time of a call or batch; one that is none is added to the letters."""
    body = bytes(parts.get(name, _NULL))
    try:
        return moment(msgspec.json.decode(body))
    except (ValueError, msgspec.DecodeError):
        letters.append(DeadLetter("", "", snake(name), "B9", "it is no ISO 8601 time", _kept(body)))
        return None


def _letter(table: str, call: Call, name: str, refused: Refused, body: bytes) -> DeadLetter:
    kept = _kept(body)
    said = (refused.rule, refused.reason, kept, kept.encode() == body)
    return DeadLetter(table, call.messageId, name, *said)


def _kept(body: bytes) -> str:
    """What a dead letter keeps of what was refused; half characters are shown by their escapes."""
    return MARKED.sub(rb"\1", body)[:MOST_PAYLOAD].decode(errors="backslashreplace")
