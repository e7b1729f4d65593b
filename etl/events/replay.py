"""Replay of calls: what of a file was refused, tried again by the rules and the tables as they are now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from etl.copytext import block, line, stamp
from etl.errors import AlreadyRunning
from etl.events import documented
from etl.events.call import Refused
from etl.events.convert import Chunk, Converter
from etl.events.hidden import CallRules
from etl.events.kinds import kind_of, number_in, spelled, united_all
from etl.events.layout import LATEST, calls_of, standard
from etl.events.load import STREAM, Loading
from etl.events.shape import Rows
from etl.events.tables import Tables
from etl.letters import settled
from etl.replay import Replayed, StaysOpen
from etl.settings import Limits
from etl.warehouse import dead_letters, event_owed, ledger
from etl.warehouse.dead_letters import DeadLetter, Kept, Which
from etl.warehouse.event_owed import Cell
from etl.warehouse.event_tables import TYPES, Written, there
from etl.warehouse.ledger import Counts
from etl.warehouse.postgres import Warehouse
from etl.warehouse.recast import large

if TYPE_CHECKING:
    from etl.warehouse import Connection


def replay(
    warehouse: Warehouse,
    which: Which,
    united: Sequence[str] = (),
    *,
    dry: bool = False,
    hidden: tuple[Mapping[str, str], str] = ({}, ""),
) -> list[Replayed]:
    """Try the open letters of one schema's calls again; see `etl.replay.replay`. united: see `load`."""
    (schema,) = which.sources
    done, own, at = Replayed(schema, STREAM), set[str](), 0
    tried: _Again | None = None  # of whose commit the answer may be lost

    def on_a_session() -> None:
        nonlocal at, tried
        with warehouse.connection() as session:
            ledger.ensure(session, schema)
            ledger.lease(session, schema, STREAM)
            try:
                if tried and ledger.commits(session, schema, STREAM, tried.run_id):
                    at = tried.tell(done)
                tried = None
                while letters := dead_letters.following(session, which, STREAM, at):
                    if theirs := [letter for letter in letters if letter.run_id not in own]:
                        tried = _Again(warehouse, session, schema, united, hidden, dry=dry)
                        own.add(tried.run_id)
                        chunk = tried.prepared(theirs)
                        with dead_letters.trying(session, dry=dry):
                            tried.attempt(chunk)
                        tried.tell(done)
                        tried = None
                    at = letters[-1].id
            finally:
                if not session.closed:
                    ledger.release(session, schema, STREAM)

    try:
        warehouse.again(on_a_session)
    except AlreadyRunning as busy:
        done.error = busy
    return [done]


class _Value(Struct, frozen=True):
    """A value that is to be put into the column of a letter. tables: those that have it."""

    letter: Kept
    column: str
    text: str
    tables: list[str]


class _Again(Loading):
    """One commit of a replay."""

    kind = "replay"

    def __init__(
        self,
        warehouse: Warehouse,
        session: Connection,
        schema: str,
        united: Sequence[str],
        hidden: tuple[Mapping[str, str], str],
        *,
        dry: bool,
    ) -> None:
        super().__init__(warehouse, session, schema, None, united, Limits(), hidden)
        self._rules = CallRules(*hidden, again=True) if hidden[0] else None
        self._waiting = False  # what it tries says itself what became of it
        if dry:
            self._fixed |= {
                (table, column, kind): (
                    f"{schema}.{table}.{column} is to be widened first, and its table is large: that is not"
                    " tried"
                )
                for table in large(session, schema, self._columns)
                for column, kind in product(self._columns[table], TYPES)
            }
        self._tables = Tables(self._columns, self._fixed, documented.kinds(), self._dropped)
        self._values: list[_Value] = []
        self._tried: list[Kept] = []
        self._open: list[tuple[Kept, str, str]] = []
        self._rows: dict[tuple[str, str, str | None], Kept] = {}  # letters of rows, by table, call and column
        self._late: list[tuple[Kept, str, str]] = []  # found out by the commit, of which there may be several
        self._put = 0

    @property
    def run_id(self) -> str:
        """What the ledger knows it by."""
        return self._run

    def prepared(self, letters: Sequence[Kept]) -> Chunk:
        """What these letters say, for `attempt`; columns of large tables that are to hold it are widened."""
        self._tried = list(letters)
        rows = self._rows_of([one for one in letters if "kinds" in (one.context or {})])
        letters = [one for one in letters if "kinds" not in (one.context or {})]
        calls = [one for one in letters if one.column is None and one.whole and one.context]
        self._open += [
            (one, "", "it was too large to be kept whole, or is no JSON")
            for one in letters
            if one.column is None and one not in calls
        ]
        converter = Converter(self._tables, self._rules)
        given = [(one.payload.encode(), one.context or {}) for one in calls]
        chunk, verdicts = converter.again(given, self._clock())
        for one, refused in zip(calls, verdicts, strict=True):
            if refused:
                self._open.append((one, refused.rule, refused.reason))
        for one in letters:
            if one.column is not None:
                try:
                    self._values.append(self._value(one))
                except (StaysOpen, Refused) as why:
                    self._open.append((one, why.rule, why.reason))
        chunk.changes += self._tables.handed_over()
        chunk.rows += rows
        chunk.calls += sum(column is None for *_, column in self._rows)
        self._asked = self._asked | {each.table for each in rows if each.table != each.calls}
        self._make_room(chunk)
        return chunk

    def attempt(self, chunk: Chunk) -> None:
        """Try what letters say, within the caller's transaction."""
        self._write(chunk)

    def tell(self, done: Replayed) -> int:
        """Add what became of the letters to `done`; the id of the last one."""
        open_ = self._open + self._late
        done.tried += len(self._tried)
        done.closed += len(self._tried) - len(open_)
        done.counts.add(self._done.counts)
        done.refused += [(replace(one, payload=""), rule, why) for one, rule, why in open_]
        return self._tried[-1].id

    def _rows_of(self, letters: Sequence[Kept]) -> list[Rows]:
        """Rows that the warehouse refused, as its tables take them now."""
        parts = [one.table for one in letters if one.column is not None]
        calls = {name: self._calls_there(name, letters) for name in {calls_of(table) for table in parts}}
        found: list[Rows] = []
        for one in letters:
            try:
                if one.column is not None and one.key not in calls[calls_of(one.table)]:
                    raise StaysOpen(f"its call is not in {calls_of(one.table)} any more")
                found += self._refitted(one)
                self._rows[one.table, one.key or "", one.column] = one
            except (StaysOpen, Refused) as why:
                self._open.append((one, why.rule, why.reason))
        return found

    def _calls_there(self, calls: str, letters: Sequence[Kept]) -> set[str]:
        """Which of the calls of these letters a table has."""
        ids = [one.key or "" for one in letters if calls_of(one.table) == calls]
        return there(self._session, self._schema, calls, ids) if self._tables.columns.get(calls) else set()

    def _refitted(self, letter: Kept) -> list[Rows]:
        """The rows of a letter, of which columns may have come, gone or been widened since."""
        if not letter.whole:
            raise StaysOpen("it was too large to be kept whole")
        found, kinds = [], (letter.context or {})["kinds"]
        for table, texts in msgspec.json.decode(letter.payload, type=dict[str, dict[str, str]]).items():
            if not self._tables.columns.get(table):
                raise StaysOpen(f"there is no table {table} any more")
            if self._rules and any(self._rules.about(table, column) for column in texts):
                raise StaysOpen("there is a rule for a column of it by now: load its file again")
            values = {}
            for column, text in texts.items():
                latest = () if column in standard(table) else LATEST.get(table, ())[:1]
                values[column] = self._fitted((table, *latest), column, kinds[table][column], text)
            body = block([line(list(values.values()))])
            found.append(Rows(-letter.id, calls_of(table), tuple(values), table, [letter.key or ""], body))
        return found

    def _fitted(self, tables: Sequence[str], column: str, kind: str, text: str) -> str:
        """A value as the column of these tables takes it, which is made or widened for it; else Refused."""
        wanted = united_all({self._tables.kind(table, column, kind) for table in tables})
        if any(self._tables.kind(table, column, wanted) != wanted for table in tables):
            raise Refused("A8", "tables of the call have the column with different types")
        for table in tables:
            self._tables.hold(table, column, wanted)
        return spelled(kind, text, wanted)

    def _value(self, letter: Kept) -> _Value:
        """A value as its column takes it, which is made or widened for it."""
        column, body = letter.column or "", letter.payload.encode()
        if why := settled(letter, of_call=True):
            raise StaysOpen(why)
        if not letter.whole or letter.key is None:
            raise StaysOpen("it was too large to be kept whole, or nothing tells of which call it is")
        if self._rules and self._rules.about(letter.table, column):
            raise StaysOpen("there is a rule for its column by now: load its file again")
        calls = calls_of(letter.table)
        tables = [letter.table]
        if column.startswith("context_") and calls != letter.table:
            tables.append(calls)
        if missing := [table for table in tables if not self._tables.columns.get(table)]:
            raise StaysOpen(f"there is no table {missing[0]} any more")
        kept = [*tables, *LATEST.get(letter.table, ())[:1]]
        try:
            kind, text = kind_of(body)
        except ValueError as error:
            raise StaysOpen(f"it {error}", "B5") from None
        if body[:1] == b'"' and all(self._tables.counts(table, column) for table in kept):
            kind, text = number_in(text) or (kind, text)
        return _Value(letter, column, self._fitted(kept, column, kind, text), tables)

    def _fill(self, chunk: Chunk, written: Written) -> set[tuple[str, str]]:
        filled = super()._fill(chunk, written)
        written.repeated -= len(filled)
        self._late = self._refused_again(written.letters)
        put = self._alone()
        for value in self._values:
            key = value.letter.key or ""
            cell = Cell(key, value.text, stamp(self._clock()))
            done = [
                event_owed.put(self._session, self._schema, table, value.column, [cell])
                for table in value.tables
            ]
            if any(done):
                put.add((calls_of(value.letter.table), key))
            else:
                reason = "its row has another value there, or is gone, or the warehouse refuses the value"
                self._late.append((value.letter, "", reason))
        self._put = len(put - filled)
        return filled | put

    def _alone(self) -> set[tuple[str, str]]:
        """The calls of which only the row in their event's table was refused, and is there by now."""
        late = {one.id for one, *_ in self._late}
        put = set[tuple[str, str]]()
        for one in self._rows.values():
            if one.column is not None and one.id not in late:
                if there(self._session, self._schema, one.table, [one.key or ""]):
                    put.add((calls_of(one.table), one.key or ""))
                else:
                    self._late.append((one, "", "its call came again with it"))
        return put

    def _refused_again(self, letters: Sequence[DeadLetter]) -> list[tuple[Kept, str, str]]:
        """The letters of rows that are refused again, with rule and reason."""
        found = [(self._rows.get((each.table, each.key or "", each.column)), each) for each in letters]
        return [(one, each.rule, each.reason) for one, each in found if one]

    def _letters(self, chunk: Chunk, written: Written) -> list[DeadLetter]:
        said = super()._letters(chunk, written)
        return [each for each in said if (each.table, each.key or "", each.column) not in self._rows]

    def _said(self, chunk: Chunk, calls: str) -> set[str]:
        mine = {value.column for value in self._values if value.letter.table == calls}
        return super()._said(chunk, calls) | mine

    def _note(self, chunk: Chunk, written: Written) -> Counts:
        letters = self._letters(chunk, written)
        dead_letters.bury(self._session, self._run, self._schema, STREAM, letters)
        open_ = self._open + self._late
        still = {one.id for one, *_ in open_}
        dead_letters.tried(
            self._session,
            [one.id for one in self._tried if one.id not in still],
            [(one.id, rule, reason) for one, rule, reason in open_],
        )
        refused = sum(one.column is None for one, *_ in self._open)
        counts = Counts(
            fetched=chunk.calls + refused + self._put,
            inserted=written.inserted,
            updated=written.refilled,
            unchanged=written.repeated,
            dead_lettered=chunk.refused + refused + written.refused,
            values_refused=sum(one.column is not None for one, *_ in open_)
            + sum(each.column is not None for each in letters),
        )
        ledger.record(self._session, self._entry("succeeded", counts))
        return counts
