"""Replay: what was refused, tried again by the model as it is now, as if it had just come.

A record goes through decoder, stage and merge, with the time at which it was asked for, so that it never
replaces a newer copy of its row. A value alone is put into its row, if that is still of the record from which
it was refused. Letters that are well now are closed, the others stay open with their new reason.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from etl.connector import Connector, Stream
from etl.csvchecks import refitted_cell
from etl.csvdecode import CsvDecoder
from etl.decode import Decoder
from etl.errors import AlreadyRunning, SourceError
from etl.exact import by_key, identified, read_exactly, refitted
from etl.letters import letter as buried
from etl.options import timezone_of
from etl.scan import Decodes
from etl.schema import Column, Table
from etl.warehouse import dead_letters, ledger
from etl.warehouse.ddl import table_names
from etl.warehouse.dead_letters import Kept, Which
from etl.warehouse.known import Block
from etl.warehouse.ledger import Counts, Entry
from etl.warehouse.leftovers import drop_orphans
from etl.warehouse.stage import Stage
from etl.window import BEGINNING
from etl.zones import in_zone

if TYPE_CHECKING:
    from etl.warehouse import Connection
    from etl.warehouse.postgres import Warehouse


class Replayed(Struct):
    """What became of the letters of one stream.

    refused: those that stay open, without payload, with rule and reason. Without a rule they cannot be
    replayed, and keep the reason that they have. error: the stream is being synced, so none was tried.
    """

    source: str
    stream: str
    tried: int = 0
    closed: int = 0
    counts: Counts = field(default_factory=Counts)
    refused: list[tuple[Kept, str, str]] = field(default_factory=list)
    error: AlreadyRunning | None = None


def replay(
    connector: Connector[Any], warehouse: Warehouse, which: Which, *, dry: bool = False
) -> list[Replayed]:
    """Try the open letters of one source again; what became of them, by stream.

    dry: see what would come of it, and change nothing. Raises WarehouseError; what was committed stays.
    """
    run_id, done = uuid.uuid4().hex, list[Replayed]()
    which = replace(which, sources=(connector.source,), closed=False)
    streams = {stream.name: stream for stream in connector.streams()}
    with warehouse.connection() as session:
        ledger.ensure(session, connector.source)
        for name in dict.fromkeys(group["stream"] for group in dead_letters.groups(session, which)):
            try:
                ledger.lease(session, connector.source, name)
            except AlreadyRunning as busy:
                done.append(Replayed(connector.source, name, error=busy))
                continue
            try:
                stream = streams.get(name)
                if stream:
                    drop_orphans(session, connector.source, name, stream.tables)
                again = _Again(session, connector, name, stream, run_id, warehouse.clock())
                done.append(again.run(which, dry=dry))
            finally:
                if not session.closed:
                    ledger.release(session, connector.source, name)
    return done


class _Again:
    """The replay of one stream's letters."""

    def __init__(
        self,
        session: Connection,
        connector: Connector[Any],
        name: str,
        stream: Stream | None,
        run_id: str,
        started: datetime,
    ) -> None:
        source, self._rules, zone = connector.source, connector.rules, timezone_of(connector.config)
        self._session, self._source, self._name, self._run_id = session, source, name, run_id
        self._started = started
        tables = stream.tables if stream else ()
        self._tables = {t.__tablename__: in_zone(t, zone) for t in tables if not t.__part__}
        self._there = table_names(session, source)
        self._decoders: dict[tuple[type[Table], bool], Decodes] = {}
        self._done = Replayed(source, name)

    def run(self, which: Which, *, dry: bool) -> Replayed:
        at = 0
        while letters := self._next(which, at):
            at = letters[-1].id
            with dead_letters.trying(self._session, dry=dry):
                self._commit(letters)
        return self._done

    def _next(self, which: Which, at: int) -> list[Kept]:
        """The next letters; those that this replay writes are not among them."""
        found = dead_letters.following(self._session, which, self._name, at)
        return [letter for letter in found if letter.run_id != self._run_id]

    def _commit(self, letters: Sequence[Kept]) -> None:
        """Try some letters, within the caller's transaction."""
        counts, open_ = Counts(), list[tuple[Kept, str, str]]()
        records: dict[str, list[tuple[Kept, Block]]] = {}
        for letter in letters:
            try:
                if letter.column is None:
                    block = self._block(letter)
                    records.setdefault(letter.table, []).append((letter, block))
                else:
                    self._put(letter)
                    counts.updated += 1
            except StaysOpen as why:
                open_.append((letter, why.rule, why.reason))
                counts.dead_lettered += letter.column is None
                counts.values_refused += letter.column is not None
        counts.fetched = counts.updated + counts.dead_lettered
        for name in sorted(records):
            counts.add(self._stage(self._tables[name], records[name], open_))
        refused = {letter.id for letter, *_ in open_}
        closed = [letter.id for letter in letters if letter.id not in refused]
        dead_letters.tried(self._session, closed, [(one.id, rule, reason) for one, rule, reason in open_])
        entry = Entry(
            self._run_id, self._source, self._name, "replay", None, self._started, "succeeded", counts
        )
        ledger.record(self._session, entry)
        self._done.tried += len(letters)
        self._done.closed += len(closed)
        self._done.counts.add(counts)
        self._done.refused += [(replace(one, payload=""), rule, why) for one, rule, why in open_]

    # ---- records

    def _block(self, letter: Kept) -> Block:
        """The record of a letter, on its way to the stage."""
        table, context = self._table(letter), letter.context or {}
        if not letter.whole:
            raise StaysOpen("it was too large to be kept whole")
        if letter.asked_at is None:
            raise StaysOpen("nothing tells when it was asked for")
        csv = "csv" in context
        decoder = self._decoders.get((table, csv))
        if decoder is None:
            hidden = self._rules.of(table)
            decoder = CsvDecoder(table, hidden) if csv else Decoder(table, "", hidden)
            self._decoders[table, csv] = decoder
        try:
            scan = decoder.again(letter.payload, context)
        except SourceError as error:
            raise StaysOpen(str(error)) from None
        if len(scan.hashes) != 1:
            raise StaysOpen(f"the payload is {len(scan.hashes)} records, not one")
        gone = context.get("deleted_at")
        deleted_at = datetime.fromisoformat(gone) if gone else None
        return Block(decoder, scan, letter.asked_at, deleted_at, len(letter.payload))

    def _stage(
        self,
        table: type[Table],
        records: Sequence[tuple[Kept, Block]],
        open_: list[tuple[Kept, str, str]],
    ) -> Counts:
        """Merge records into their table; those that are refused again are added to `open_`."""
        stage = Stage(table, self._source, f"{self._run_id[:12]}r", self._name)
        stage.load(self._session, [block for _, block in records])
        stage.commit(self._session)
        keys = {letter.id: block.decoder.keys(block.scan)[0] for letter, block in records}
        by_hash: dict[int, list[Kept]] = {}
        for letter, block in records:
            (hash,) = block.scan.hashes
            by_hash.setdefault(hash ^ (block.deleted_at is not None), []).append(letter)
        refused: dict[int, tuple[Kept, str, str]] = {}
        for problem in stage.problems:
            if problem.row:  # records of different keys may say the same
                alike = by_hash.get(problem.hash or 0, [])
                theirs = [letter for letter in alike if keys[letter.id] == problem.key] or alike
                refused |= {letter.id: (letter, problem.rule, problem.reason) for letter in theirs}
        open_ += refused.values()
        values = [buried(table.__tablename__, p) for p in stage.problems if not p.row]
        if values:
            dead_letters.bury(self._session, self._run_id, self._source, self._name, values)
        stage.drop(self._session)
        return stage.counts

    def _table(self, letter: Kept) -> type[Table]:
        table = self._tables.get(letter.table)
        if table is None:
            known = f"source {self._source} is known to have no table {letter.table}"
            raise StaysOpen(f"{known}; if it has one, `etl check {self._source}` learns of it")
        if letter.table not in self._there:  # rows of a replay would look as if all had been read
            raise StaysOpen(f"table {letter.table} is not there; the next sync makes it, and reads all of it")
        if (letter.context or {}).get("part"):
            raise StaysOpen("it is a part of a row; the next reading of that part brings it")
        return table

    # ---- values

    def _put(self, letter: Kept) -> None:
        """Put the value of a letter into its row."""
        table, csv = self._table(letter), "csv" in (letter.context or {})
        column = next((c for c in table.columns if c.name == letter.column), None)
        if column is None and letter.column == "_extra":
            raise StaysOpen(letter.reason, letter.rule)
        if column is None:
            raise StaysOpen(f"table {letter.table} has no column {letter.column} any more")
        if self._rules.about(letter.table, column.name):
            raise StaysOpen("there is a rule for its column by now: the whole record must come")
        if column.version or column.deleted:
            raise StaysOpen("it tells how new the row is, or whether it lives: the whole record must come")
        if not letter.whole or letter.hash is None or letter.key is None:
            raise StaysOpen("it was not kept whole, or nothing tells of which record it is")
        if csv:
            text, why = refitted_cell(column, letter.payload)
        else:
            text, why = refitted(column, _value(table, column, letter.payload))
        if why:
            raise StaysOpen(why[1], why[0])
        key = (letter.context or {}).get("key") or [letter.key]
        refusal = dead_letters.put(self._session, self._source, table, column, key, letter.hash, text)
        if refusal:
            raise StaysOpen(refusal)


def _value(table: type[Table], column: Column, payload: str) -> Any:
    """A value by its payload, as `exact_row` would find it in its record."""
    try:
        value = read_exactly(payload)
    except (ValueError, RecursionError):
        return payload  # a number that the warehouse refused
    return by_key(value, *column.keyed) if column.keyed else identified(table, column, value)


class StaysOpen(Exception):
    """A letter is refused again: why, and by which rule; without one, it cannot be replayed."""

    def __init__(self, reason: str, rule: str = "") -> None:
        self.rule, self.reason = rule, reason


def brought_by(connection: Connection, letter: Kept) -> str:
    """The command that asks the vendor for the record of a letter again."""
    kind, start, end = dead_letters.read_by(connection, letter)
    if kind == "load":
        return f"etl events load FILE --schema {letter.source}"
    command = f"etl sync {letter.source} --stream {letter.stream}"
    if kind == "snapshot":
        return command
    if start is None or end is None or start <= BEGINNING:
        return f"{command} --full"
    return f"{command} --from {start:%Y-%m-%dT%H:%M:%SZ} --to {end:%Y-%m-%dT%H:%M:%SZ}"
