"""From lines to lines: calls as JSON in, blocks of COPY out, and what the tables need for them.

A line is one call, or a batch of them with what is true of all. A call of a form that was seen before goes
through the writer compiled for it; others go the exact way, from which the next writer is learned.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from etl.copytext import stamp
from etl.escapes import suspect
from etl.events.call import MOST_BYTES, NOTHING, Call, Refused, decode, decode_envelope, hollow
from etl.events.exact import Exact, cleaned, moment_of, readable
from etl.events.hidden import CallRules
from etl.events.layout import TABLES
from etl.events.read import MOST_LINE, TOO_LONG, Lines
from etl.events.shape import Rows, Shape
from etl.events.tables import Change, Tables
from etl.warehouse.dead_letters import DeadLetter

MOST_SHAPES = 10_000  # with a writer each; beyond, all are learned again
MOST_LETTER = 64 * 1024  # characters of a refused call that are kept
MARK = codecs.BOM_UTF8
"""What some programs of Windows begin a file with."""
ENVELOPE = ("sentAt", "receivedAt")
NOT_FAST = (msgspec.MsgspecError, ValueError, TypeError, OverflowError, RecursionError)
"""What a compiled writer may raise: this call is not of its form."""

Raw = msgspec.Raw


class Chunk(Struct):
    """What is committed at once. end, hash, last: of its lines. calls: how many; refused: of these."""

    end: int
    hash: str
    last: bool
    calls: int = 0
    refused: int = 0
    changes: list[Change] = []
    rows: list[Rows] = []
    letters: list[DeadLetter] = []


class Converter:
    """Turns lines into chunks, by the tables that there are. rules: what is done to lines first."""

    def __init__(self, tables: Tables, rules: CallRules | None = None) -> None:
        self._tables, self._exact, self._rules = tables, Exact(tables), rules
        self._tracks: dict[str | None, Shape] = {}
        self._others: dict[str | None, Shape] = {}
        self._calls = 0
        self._letters: list[DeadLetter] = []
        self._refused = 0

    def chunk(self, lines: Lines, now: datetime) -> Chunk:
        """What these lines give, and what the tables need for it. now: by the warehouse's clock."""
        self._now, self._uuid_ts = now, stamp(now)
        self._calls = self._refused = 0
        self._letters = []
        body = lines.body if lines.at else lines.body.removeprefix(MARK)
        self._read(body.split(b"\n"), lines.at + len(lines.body) - len(body), b"\\" in body)
        rows = [each for shape in (*self._tracks.values(), *self._others.values()) for each in shape.take()]
        if len(self._tracks) > MOST_SHAPES:
            self._tracks.clear()
        changes = self._tables.handed_over()
        return Chunk(
            lines.end, lines.hash, lines.last, self._calls, self._refused, changes, rows, self._letters
        )

    def _read(self, lines: Iterable[bytes], at: int, escaped: bool) -> None:
        tracks, others, now, uuid_ts = self._tracks, self._others, self._now, self._uuid_ts
        hide = self._rules.line if self._rules else None
        for line in lines:
            length = len(line) + 1
            if not line or line.isspace():
                at += length
                continue
            if hide:
                line = hide(line)
            try:
                call = decode(line)
                if call.batch is not NOTHING and call.type is None:
                    self._batch(line, at)
                    at += length
                    continue
                shape = tracks[call.event] if call.type == "track" else others[call.type]
                write = shape.write or shape.ready()
                if write is None or len(line) > MOST_BYTES or (escaped and suspect(line)):
                    self._slowly(line, {}, f"{at}")
                else:
                    write(call, None, now, uuid_ts, shape.ids, shape.calls, shape.rows)
                    self._calls += 1
            except (*NOT_FAST, KeyError):
                if line.startswith(TOO_LONG):
                    self._calls += 1
                    why = Refused("B12", f"the line has more than {MOST_LINE:,} bytes")
                    self._bury(line[1:], why, whole=False)
                elif _is_batch(line):
                    self._batch(line, at)
                else:
                    self._slowly(line, {}, f"{at}")
            at += length

    def _batch(self, line: bytes, at: int) -> None:
        """The calls of a batch; what it says of all of them, each may say otherwise."""
        try:
            envelope = decode_envelope(line)
            each: dict[str, Any] = {name: getattr(envelope, name) for name in ENVELOPE}
            calls: Sequence[Raw | bytes] = envelope.batch
            context = envelope.context
            bytes(context).decode()
        except NOT_FAST:
            calls, each, context = self._batch_slowly(line, at)
        for number, raw in enumerate(calls):
            place = f"{at}.{number}"
            body = bytes(raw) if context is NOTHING else _within(bytes(raw), context)
            if context is NOTHING and not suspect(body) and self._fast(raw, each):
                continue
            self._slowly(body, each, place)

    def _fast(self, raw: Raw | bytes, envelope: dict[str, Any]) -> bool:
        try:
            call = decode(raw)
            shape = self._tracks[call.event] if call.type == "track" else self._others[call.type]
            write = shape.write or shape.ready()
            if write is None or len(bytes(raw)) > MOST_BYTES:
                return False
            call.receivedAt = call.receivedAt or envelope["receivedAt"]
            write(call, envelope["sentAt"], self._now, self._uuid_ts, shape.ids, shape.calls, shape.rows)
            self._calls += 1
        except (*NOT_FAST, KeyError):
            return False
        return True

    def _batch_slowly(self, line: bytes, at: int) -> tuple[Sequence[bytes], dict[str, Any], Raw]:
        """A batch of which some part is wrong: its calls as they came, what can be kept of the rest."""
        clean = readable(line)
        try:
            parts = msgspec.json.decode(clean, type=dict[str, Raw])
            calls = msgspec.json.decode(parts["batch"], type=list[Raw])
        except (KeyError, *NOT_FAST):
            self._calls += 1
            self._bury(line, Refused("json", "a batch that is no list of calls"), {"line": at})
            return [], {}, NOTHING
        letters: list[DeadLetter] = []
        each = {name: moment_of(parts, name, letters) for name in ENVELOPE}
        context = parts.get("context", NOTHING)
        (came,) = _as_they_came(line, clean, context, [context]) if "context" in parts else (bytes(context),)
        rule, why = _wrong(came, bytes(context))
        if rule:
            context = context if rule == "B1" else NOTHING
            kept = came[:MOST_LETTER].decode(errors="backslashreplace")
            letters.append(DeadLetter("", "", "context", rule, why, kept))
        self._letters += [replace(letter, table="tracks", key=None) for letter in letters]
        return _as_they_came(line, clean, parts["batch"], calls), each, context

    def _slowly(self, raw: bytes, envelope: dict[str, Any], place: str) -> None:
        """A call the exact way; of one that is refused, a dead letter."""
        self._calls += 1
        try:
            call, letters = self._exact.parse(raw, envelope, place)
            shapes, key = (self._tracks, call.event) if call.type == "track" else (self._others, call.type)
            shape = shapes.get(key)
            if shape is None:
                shape = shapes[key] = self._exact.shape(call)
            self._exact.add(shape, call, letters, self._now, self._uuid_ts)
            self._letters += letters
        except Refused as refused:
            said = {name: at.isoformat() for name, at in envelope.items() if at}
            self._bury(raw, refused, {"place": place, **said})
        if stale := self._exact.stale():
            for shape in (*self._tracks.values(), *self._others.values()):
                if stale & {shape.table, shape.own}:
                    shape.cut()

    def _bury(
        self, raw: bytes, refused: Refused, context: Mapping[str, Any] | None = None, whole: bool = True
    ) -> None:
        self._refused += 1
        kept = raw[:MOST_LETTER].decode(errors="backslashreplace")
        whole = whole and kept.encode() == raw
        said = (refused.rule, refused.reason, kept, whole)
        self._letters.append(DeadLetter(_table(raw), None, None, *said, context=context))

    def again(
        self, calls: Iterable[tuple[bytes, Mapping[str, Any]]], now: datetime
    ) -> tuple[Chunk, list[Refused | None]]:
        """What calls give that were refused before, and of each why it is refused again, if it is.

        calls: payload and context of their letters. What of a call cannot be kept is among the chunk's
        letters; a call that is refused is neither there nor counted.
        """
        self._now, self._uuid_ts = now, stamp(now)
        self._calls = self._refused = 0
        self._letters, verdicts = [], list[Refused | None]()
        for raw, context in calls:
            raw = self._rules.line(raw) if self._rules else raw
            before = (self._calls + 1, self._refused + 1)
            if "line" in context:
                self._read([raw], int(context["line"]), escaped=True)
            else:
                said = {name: datetime.fromisoformat(context[name]) for name in ENVELOPE if name in context}
                self._slowly(raw, dict.fromkeys(ENVELOPE) | said, str(context.get("place", "")))
            refused = None
            if (self._calls, self._refused) == before:
                last = self._letters.pop()
                refused = Refused(last.rule, last.reason)
                self._calls, self._refused = self._calls - 1, self._refused - 1
            verdicts.append(refused)
        rows = [each for shape in (*self._tracks.values(), *self._others.values()) for each in shape.take()]
        changes = self._tables.handed_over()
        return Chunk(0, "", True, self._calls, self._refused, changes, rows, self._letters), verdicts


def _is_batch(line: bytes) -> bool:
    """Whether a line that is not as it should be is a batch all the same."""
    if b'"batch"' not in line:
        return False
    try:
        parts = msgspec.json.decode(readable(line), type=dict[str, Raw])
    except NOT_FAST:
        return False
    return "batch" in parts and parts.get("type", NOTHING) == NOTHING


def _wrong(came: bytes, read: bytes) -> tuple[str, str]:
    """Rule and reason, if what a batch says of all its calls is not read as it came."""
    try:
        came.decode()
    except UnicodeDecodeError:
        return "B4", "it is not UTF-8"
    if read == came:
        return "", ""
    if read == cleaned(came):
        return "B1", "characters that cannot be stored are U+FFFD"
    return "B7", "NaN and Infinity, and nesting without end, are no JSON that can be read"


def _as_they_came(line: bytes, clean: bytes, whole: Raw, parts: Iterable[Raw]) -> list[bytes]:
    """Neighbouring parts of a cleaned line, one behind the other, as they are in the line itself."""
    at, found = clean.index(bytes(whole)), list[bytes]()
    for part in map(bytes, parts):
        at = clean.index(part, at)
        found.append(line[at : at + len(part)])
        at += len(part)
    return found


def _table(raw: bytes) -> str:
    """The table that a refused call was for, as far as that can be said."""
    try:
        call: Call = decode(raw)
    except NOT_FAST:
        return "tracks"
    return TABLES.get(call.type or "", "tracks")


def _within(raw: bytes, context: Raw) -> bytes:
    """A call with what the context of its batch says besides its own."""
    try:
        call = msgspec.json.decode(raw, type=dict[str, Raw])
        own, of_all = (
            {} if hollow(bytes(some)) else msgspec.json.decode(some, type=dict[str, Raw])
            for some in (call.get("context", NOTHING), context)
        )
    except NOT_FAST:
        return raw
    return msgspec.json.encode({**call, "context": {**of_all, **own}})
