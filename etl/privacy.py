"""Rules by which personal values are dropped, hashed or masked before anything is made of them.

    [privacy]
    hash_key = "${TRIBUTARY_HASH_KEY}"

    [sources.zendesk.columns]
    "users.email" = "hash"                      # HMAC-SHA-256 of the value, in hex
    "users.phone" = "drop"                      # null
    "tickets.description" = "mask"              # ***
    "users.user_fields.passport" = "drop"       # a key of a column of JSON
    "users._extra.nickname" = "drop"            # a field that has no column

They are applied to the vendor's records as these are cut out of an answer, before their fingerprints are
taken: rows, `_extra`, dead letters and all that is made of them never hold the value. Where something else
stands on the way to it than the rule expects, that is masked; a record that cannot be opened is withheld.

Before it is hashed, a text loses white space around it, and one with an @ its capitals, so that an address
has the same hash in every table, source and call.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from etl.errors import ConfigError
from etl.escapes import read_json
from etl.schema import Path, Table, outside

Raw = msgspec.Raw
Outer = tuple[str | None, ...]
RULES = ("drop", "hash", "mask")
MASK = "***"
WITHHELD = "withheld: there are rules for columns of it, and it cannot be opened"
SHORTEST_KEY = 16  # characters
HASHED = re.compile(r"[0-9a-f]{64}")
NOT_OPENED = (msgspec.MsgspecError, ValueError, RecursionError)

_object = msgspec.json.Decoder(dict[str, Raw]).decode
_list = msgspec.json.Decoder(list[Raw]).decode
_text = msgspec.json.Decoder(str).decode
_encode = msgspec.json.Encoder().encode
_NULL, _EMPTY, _MASKED, _WITHHELD = b"null", b'""', _encode(MASK), Raw(_encode(WITHHELD))


class Hider:
    """What the rules do to single values.

    key: of the hashes; "" where nothing is hashed. id: what stands for an object where a text belongs.
    again: of a dead letter, to which they may have been done before: what looks like a hash is one.
    """

    def __init__(self, key: str, id: str = "", *, again: bool = False) -> None:
        self._key, self._id, self._again = key.encode(), id, again

    def text(self, rule: str, value: str) -> str | None:
        """A text by a rule; an empty one says nothing, and stays."""
        if rule == "drop":
            return None
        if rule == "mask" or not value:
            return value and MASK
        if not self._key:
            raise ConfigError("[privacy] hash_key is missing, and a rule says hash.")
        if self._again and HASHED.fullmatch(value):
            return value
        value = value.strip()
        value = value.lower() if "@" in value else value
        from hmac import digest  # with it OpenSSL, 4 ms

        return digest(self._key, value.encode(errors="replace"), "sha256").hex() if value else ""

    def json(self, rule: str, body: bytes) -> bytes:
        """A JSON value by a rule: null and an empty text stay; what is no text is hashed as it is written."""
        if rule == "drop" or body == _NULL:
            return _NULL
        if rule == "mask":
            return body if body == _EMPTY else _MASKED
        if self._id and body[:1] == b"{":
            body = bytes(_object(body).get(self._id, body))
        return _encode(self.text(rule, _plain(body)))


class Node(Struct):
    """An object of a record: what is done to its keys, and inside them.

    rest: the rule of keys that are neither in `keys` nor `named`.
    pairs: it is a list of objects, of which these names hold the key and the value.
    """

    keys: dict[str, Node | str] = {}
    rest: str = ""
    named: frozenset[str] = frozenset()
    pairs: tuple[str, str] | None = None

    def at(self, path: Path) -> Node:
        """The object inside it at a path, made if need be."""
        node = self
        for step in path:
            inner = node.keys.get(step)
            if not isinstance(inner, Node):
                inner = node.keys[step] = Node()
            node = inner
        return node

    def apply(self, hider: Hider, body: bytes) -> bytes:
        """A JSON value with the rules done to what is in it; one of NOT_OPENED if it is none."""
        match body[:1]:
            case b"{":
                parts = _object(body)
                if self.rest:
                    for name in parts.keys() - self.keys.keys() - self.named:
                        parts[name] = Raw(hider.json(self.rest, bytes(parts[name])))
                for name, inner in self.keys.items():
                    if name in parts:
                        parts[name] = Raw(_done(inner, hider, bytes(parts[name])))
                return _encode(parts)
            case b"[":
                inside = self._pair if self.pairs else self.apply
                return _encode([Raw(inside(hider, bytes(item))) for item in _list(body)])
        return body if body == _NULL else _MASKED

    def _pair(self, hider: Hider, body: bytes) -> bytes:
        """One object of a list, by what stands at its key."""
        if body[:1] != b"{":
            return body if body == _NULL else _MASKED
        parts = _object(body)
        key, value = self.pairs or ("", "")
        inner = self.keys.get(_plain(bytes(parts.get(key, _NULL))))
        if inner is not None and value in parts:
            parts[value] = Raw(_done(inner, hider, bytes(parts[value])))
        return _encode(parts)


def _done(inner: Node | str, hider: Hider, body: bytes) -> bytes:
    return hider.json(inner, body) if isinstance(inner, str) else inner.apply(hider, body)


def _plain(body: bytes) -> str:
    """A JSON string's text, half characters included; of anything else the JSON."""
    if body[:1] != b'"':
        return body.decode()
    try:
        return _text(body)
    except msgspec.MsgspecError:
        return str(json.loads(body))


class Redaction:
    """What the rules do to the records of one table."""

    def __init__(
        self, table: type[Table], rules: Mapping[str, str], key: str, *, again: bool = False
    ) -> None:
        """Rules are by column, or column and keys below it, dotted; they were checked. again: see Hider."""
        self._hider, self._root = Hider(key, table.__id__, again=again), Node({})
        self._outer: dict[str, str] = {}
        self.fields: set[str] = set()
        self.dropped = {name for name, rule in rules.items() if rule == "drop"}
        paths = [path for c in table.columns for path in c.paths if not outside(path)]
        for dotted in table.__elsewhere__:  # what has another table has rules of its own there
            if not any(dotted.startswith(f"{outer}.") for outer in table.__elsewhere__):
                self._close(tuple(dotted.split(".")), paths)
        for name, rule in rules.items():
            column, *inside = name.split(".")
            found = None if column == "_extra" else table.column(column)
            for path in found.paths if found else ((),):
                self.fields |= _shown_as(path, inside, pairs=bool(found and found.keyed))
                if path and path[0][:1] == "^":
                    self._outer[path[0][1:]] = rule
                elif path and path[-1] == "*" and not inside:
                    node = self._root.at(path[:-1])
                    node.rest, node.named = rule, _named(path[:-1], paths)
                else:
                    if found and found.keyed and inside:
                        self._root.at(path).pairs = found.keyed
                    steps = (*(path[:-1] if path[-1:] == ("*",) else path), *inside)
                    self._root.at(steps[:-1]).keys[steps[-1]] = rule

    def _close(self, path: Path, paths: Sequence[Path]) -> None:
        """Let go what stands at a path, but for what columns take of it."""
        below = [p for p in paths if p[: len(path)] == path]
        if path in below:
            return
        if not below:
            self._root.at(path[:-1]).keys[path[-1]] = "drop"
        for inner in {p[:end] for p in below for end in range(len(path), len(p))}:
            node = self._root.at(inner)
            if (*inner, "*") not in paths:
                node.rest, node.named = "drop", _named(inner, paths)

    def records(
        self, raws: Sequence[Raw], outers: Sequence[Outer] | None, enclosing: Sequence[str]
    ) -> tuple[list[Raw], list[Outer] | None]:
        """Records, and what is taken of the records around them, by the rules. enclosing: its names."""
        hidden = [self._record(bytes(raw)) for raw in raws]
        rules = [self._outer.get(name, "") for name in enclosing]
        if outers is None or not any(rules):
            return hidden, None if outers is None else list(outers)
        text = self._hider.text
        return hidden, [
            tuple(text(rule, v) if rule and v else v for rule, v in zip(rules, outer, strict=True))
            for outer in outers
        ]

    def _record(self, body: bytes) -> Raw:
        try:
            return Raw(read_json(lambda given: self._root.apply(self._hider, bytes(given)), body.strip()))
        except NOT_OPENED:
            return _WITHHELD

    def of_names(self, header: Sequence[str]) -> dict[int, Node | str]:
        """For CSV: what is done to the cells of a record, by their places."""
        found = {place: self._of_name(name) for place, name in enumerate(header)}
        return {place: rule for place, rule in found.items() if rule}

    def _of_name(self, name: str) -> Node | str:
        node = self._root
        for step in name.split("."):
            inner = node.keys.get(step)
            if inner is None:
                return "" if step in node.named else node.rest
            if isinstance(inner, str):
                return inner
            node = inner
        return node

    def cell(self, rule: Node | str, text: str) -> str:
        """A cell of CSV by its rule."""
        if isinstance(rule, str):
            return self._hider.text(rule, text) or ""
        try:
            return rule.apply(self._hider, text.strip().encode()).decode() if text else ""
        except NOT_OPENED:
            return MASK


def _shown_as(path: Path, inside: Sequence[str], *, pairs: bool) -> set[str]:
    """The vendor's name for what a rule is about; of pairs, and of all else in an object, that around it."""
    around = path[:-1] if path[-1:] == ("*",) else path
    return {name.lstrip("^") for name in (*around, *(() if pairs else inside))[-1:]}


def _named(at: Path, paths: Sequence[Path]) -> frozenset[str]:
    """The keys that columns take of the object at a path."""
    return frozenset(p[len(at)] for p in paths if p[: len(at)] == at and len(p) > len(at))


class Rules:
    """The rules of one source: what to do to the records of each table, if anything."""

    def __init__(self, found: Mapping[str, Redaction], columns: Mapping[str, str]) -> None:
        self._found, self.columns = found, columns

    def of(self, table: type[Table]) -> Redaction | None:
        """What is done to the records of a table, or of some of its columns."""
        return self._found.get(table.__tablename__)

    def about(self, table: str, column: str) -> bool:
        """Whether a rule is about a column, or what is in it."""
        name = f"{table}.{column}"
        return any(rule == name or rule.startswith(f"{name}.") for rule in self.columns)

    @property
    def fields(self) -> frozenset[str]:
        """What the vendor calls the fields that have rules, for whoever shows parts of its answers."""
        return frozenset(name for redaction in self._found.values() for name in redaction.fields)


NONE = Rules({}, {})


def flat(body: Mapping[str, Any]) -> dict[str, Any]:
    """A section in which names may be quoted or not: `users.email = "hash"` is a table in a table to TOML."""
    found: dict[str, Any] = {}
    for name, rule in body.items():
        if isinstance(rule, Mapping):
            found |= {f"{name}.{below}": inner for below, inner in flat(rule).items()}
        else:
            found[name] = rule
    return found
