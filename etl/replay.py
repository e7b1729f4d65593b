"""Replay: what was refused, tried again by the model as it is now, as if it had just come.

A record goes through decoder, stage and merge, with the time at which it was asked for, so that it never
replaces a newer copy of its row. A value alone is put into its row, if that is still of the record from which
it was refused. Letters that are well now are closed, the others stay open with their new reason.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from etl.connector import Connector, Stream
from etl.copytext import cells
from etl.csvchecks import refitted_cell
from etl.csvdecode import CsvDecoder
from etl.decode import Decoder
from etl.errors import AlreadyRunning, SourceError
from etl.exact import by_key, identified, read_exactly, refitted
from etl.letters import letter as buried
from etl.letters import settled
from etl.options import most_of, timezone_of
from etl.scan import Decodes, Problem, Scan
from etl.schema import Column, Table, outside
from etl.warehouse import dead_letters, ledger
from etl.warehouse.ddl import table_names
from etl.warehouse.dead_letters import Kept, Which
from etl.warehouse.known import Block
from etl.warehouse.ledger import Counts, Entry
from etl.warehouse.leftovers import drop_orphans
from etl.warehouse.stage import Stage
from etl.zones import in_zone

if TYPE_CHECKING:
    from etl.warehouse import Connection
    from etl.warehouse.postgres import Warehouse


class Replayed(Struct):
    """What became of the letters of one stream.

    refused: those that stay open, without payload, with rule and reason. Without a rule they cannot be
    replayed, and keep the reason that they have. error: the stream is being synced, so no more were tried.
    """

    source: str
    stream: str
    tried: int = 0
    closed: int = 0
    counts: Counts = field(default_factory=Counts)
    refused: list[tuple[Kept, str, str]] = field(default_factory=list)
    error: AlreadyRunning | None = None

    @property
    def anew(self) -> int:
        """How much of what came has new letters, such as a value of a record."""
        return max(self.counts.dead_lettered + self.counts.values_refused - len(self.refused), 0)


def replay(
    connector: Connector[Any], warehouse: Warehouse, which: Which, *, dry: bool = False
) -> list[Replayed]:
    """Try the open letters of one source again; what became of them, by stream.

    dry: see what would come of it, and change nothing. Raises WarehouseError; what was committed stays.
    """
    run_id, done = uuid.uuid4().hex, list[Replayed]()
    which = replace(which, sources=(connector.source,), closed=False)
    streams = {stream.name: stream for stream in connector.streams()}

    def named(session: Connection) -> list[str]:
        ledger.ensure(session, connector.source)
        return list(dict.fromkeys(group["stream"] for group in dead_letters.groups(session, which)))

    for name in warehouse.repeated(named):
        again = _Again(connector, name, streams.get(name), run_id, warehouse.clock())
        try:
            warehouse.again(partial(again.run, warehouse, which, dry=dry))
        except AlreadyRunning as busy:
            again.done.error = busy
        done.append(again.done)
    return done


class _Reached(Struct, frozen=True):
    """How far a replay came.

    at: the letter that it is behind. came: letters of what is nested, which the record around it brought.
    commits: rows that the ledger then has of it.
    """

    done: Replayed
    at: int = 0
    came: frozenset[int] = frozenset()
    commits: int = 0


class _Again:
    """The replay of one stream's letters, on one session after the other, should they be lost."""

    _session: Connection
    _there: set[str]

    def __init__(
        self, connector: Connector[Any], name: str, stream: Stream | None, run_id: str, started: datetime
    ) -> None:
        source, config, self._rules = connector.source, connector.config, connector.rules
        self._source, self._name, self._run_id, self._started = source, name, run_id, started
        self._stream, self._most = stream, most_of(config)
        tables = stream.tables if stream else ()
        self._own = stream.table if stream else None
        self._tables = {t.__tablename__: in_zone(t, timezone_of(config)) for t in tables if not t.__part__}
        self._decoders: dict[tuple[type[Table], str], Decodes] = {}
        self._reached = self._next = _Reached(Replayed(source, name))

    @property
    def done(self) -> Replayed:
        """What became of the letters, as far as it is known."""
        return self._reached.done

    def run(self, warehouse: Warehouse, which: Which, *, dry: bool) -> None:
        """Try the letters, from where it came on a session that is lost, be it the answer to COMMIT alone."""
        source, name = self._source, self._name
        with warehouse.connection() as session:
            ledger.lease(session, source, name)
            try:
                self._session, self._there = session, table_names(session, source)
                if self._stream:
                    drop_orphans(session, source, name, self._stream.tables, warehouse.idle_seconds)
                if ledger.commits(session, source, name, self._run_id) == self._next.commits:
                    self._reached = self._next
                while found := dead_letters.following(session, which, name, self._reached.at):
                    if letters := self._others(found):
                        with dead_letters.trying(session, dry=dry):
                            self._next = self._commit(letters)
                        self._reached = self._next
                    self._reached = replace(self._reached, at=found[-1].id)
            finally:
                if not session.closed:
                    ledger.release(session, source, name)

    def _others(self, found: Sequence[Kept]) -> list[Kept]:
        """Those of these letters that this replay neither wrote nor has closed."""
        came = self._reached.came
        return [one for one in found if one.run_id != self._run_id and one.id not in came]

    def _commit(self, letters: Sequence[Kept]) -> _Reached:
        """Try some letters, within the caller's transaction; how far that comes."""
        open_, inside, put = list[tuple[Kept, str, str]](), list[Kept](), 0
        records: dict[str, list[tuple[Kept, Block]]] = {}
        for letter in letters:
            try:
                if letter.column is not None:
                    self._put(letter)
                    put += 1
                elif _lacks_parent(self._table(letter), block := self._block(letter)):
                    inside.append(letter)
                else:
                    records.setdefault(letter.table, []).append((letter, block))
            except StaysOpen as why:
                open_.append((letter, why.rule, why.reason))
        merged, again = Counts(), list[tuple[Kept, str, str]]()
        for name in sorted(records):
            merged.add(self._stage(self._tables[name], records[name], again))
        refused = {letter.id for letter, *_ in again}
        came = self._nested(
            [one for of in records.values() for one in of if one[0].id not in refused], merged
        )
        open_ += [(one, "", self._whose(one)) for one in inside if one.id not in came]
        rows = sum(one.column is None for one, *_ in open_)
        counts = Counts(put + rows, updated=put, dead_lettered=rows, values_refused=len(open_) - rows)
        counts.add(merged)
        open_ += again
        return self._note(letters, open_, came, counts)

    def _note(
        self,
        letters: Sequence[Kept],
        open_: Sequence[tuple[Kept, str, str]],
        came: set[int],
        counts: Counts,
    ) -> _Reached:
        """Write down what became of letters, and of what came with their records."""
        still = {letter.id for letter, *_ in open_}
        closed = {letter.id for letter in letters if letter.id not in still} | came
        dead_letters.tried(self._session, list(closed), [(one.id, rule, why) for one, rule, why in open_])
        entry = Entry(
            self._run_id, self._source, self._name, "replay", None, self._started, "succeeded", counts
        )
        ledger.record(self._session, entry)
        reached, total = self._reached, Counts()
        total.add(reached.done.counts)
        total.add(counts)
        earlier = [one for one in reached.done.refused if one[0].id not in came]
        done = Replayed(
            self._source,
            self._name,
            reached.done.tried + len(closed | still) - (len(reached.done.refused) - len(earlier)),
            reached.done.closed + len(closed),
            total,
            earlier + [(replace(one, payload=""), rule, why) for one, rule, why in open_],
        )
        return _Reached(done, letters[-1].id, reached.came | came, reached.commits + 1)

    # ---- records

    def _block(self, letter: Kept) -> Block:
        """The record of a letter, on its way to the stage."""
        table, context = self._table(letter), letter.context or {}
        if not letter.whole:
            raise StaysOpen("it was too large to be kept whole")
        if letter.asked_at is None:
            raise StaysOpen("nothing tells when it was asked for")
        decoder = self._decoder(table, "csv" if "csv" in context else "")
        try:
            scan = decoder.again(letter.payload, context)
        except SourceError as error:
            raise StaysOpen(str(error)) from None
        if len(scan.hashes) != 1:
            raise StaysOpen(f"the payload is {len(scan.hashes)} records, not one")
        gone = context.get("deleted_at")
        deleted_at = datetime.fromisoformat(gone) if gone else None
        return Block(decoder, scan, letter.asked_at, deleted_at, len(letter.payload))

    def _decoder(self, table: type[Table], records: str) -> Decodes:
        """records: where they stand in the JSON that it is given, "" for one alone; "csv" is of CSV."""
        decoder = self._decoders.get((table, records))
        if decoder is None:
            how = self._rules.of(table), self._most
            decoder = CsvDecoder(table, *how) if records == "csv" else Decoder(table, records, *how)
            self._decoders[table, records] = decoder
        return decoder

    def _stage(
        self,
        table: type[Table],
        records: Sequence[tuple[Kept, Block]],
        open_: list[tuple[Kept, str, str]],
    ) -> Counts:
        """Merge records into their table; those that are refused again are added to `open_`."""
        counts, problems = self._merge(table, [block for _, block in records])
        keys = {letter.id: block.decoder.keys(block.scan)[0] for letter, block in records}
        by_hash: dict[int, list[Kept]] = {}
        for letter, block in records:
            (hash,) = block.scan.hashes
            by_hash.setdefault(hash ^ (block.deleted_at is not None), []).append(letter)
        refused: dict[int, tuple[Kept, str, str]] = {}
        for problem in problems:
            if problem.row:  # records of different keys may say the same
                alike = by_hash.get(problem.hash or 0, [])
                theirs = [letter for letter in alike if keys[letter.id] == problem.key] or alike
                refused |= {letter.id: (letter, problem.rule, problem.reason) for letter in theirs}
        open_ += refused.values()
        self._bury(table, [p for p in problems if not p.row])
        return counts

    def _merge(self, table: type[Table], blocks: Sequence[Block]) -> tuple[Counts, list[Problem]]:
        stage = Stage(table, self._source, f"{self._run_id[:12]}r", self._name)
        stage.load(self._session, blocks)
        stage.commit(self._session)
        stage.drop(self._session)
        return stage.counts, stage.problems

    def _bury(self, table: type[Table], problems: Sequence[Problem]) -> None:
        if problems:
            letters = [buried(table.__tablename__, p) for p in problems]
            dead_letters.bury(self._session, self._run_id, self._source, self._name, letters)

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

    # ---- records within records

    def _nested(self, came: Sequence[tuple[Kept, Block]], counts: Counts) -> set[int]:
        """Merge what is nested in records that came without a key and have one now; the letters of that.

        Of a record whose row is of a newer copy by now, only these letters: what was nested in that came too.
        """
        found: dict[str, list[Block]] = {}
        letters: set[int] = set()
        for letter, block in came:
            for name, path in ((letter.context or {}).get("nested") or {}).items():
                table = self._tables.get(name)
                if table is None or name not in self._there:
                    continue
                decoder = self._decoder(table, f"data[].{path}")
                try:
                    scan = decoder.scan(f'{{"data":[{letter.payload}]}}'.encode())
                except SourceError:
                    continue
                inner = [Block(decoder, scan.only([i]), block.asof) for i in range(len(scan.raws))]
                scan = scan.only([i for i, one in enumerate(inner) if None not in _key(table, one)])
                letters |= self._theirs(letter, name, decoder, scan, letters | self._reached.came)
                own, (hash,) = self._tables[letter.table], block.scan.hashes
                key = _key(own, block)
                if scan.raws and dead_letters.is_of(self._session, self._source, own, key, hash):
                    size = len(letter.payload)
                    found.setdefault(name, []).append(Block(decoder, scan, block.asof, None, size))
        for name, blocks in sorted(found.items()):
            of, problems = self._merge(self._tables[name], blocks)
            self._bury(self._tables[name], problems)
            counts.add(of)
        return letters

    def _theirs(
        self, around: Kept, table: str, decoder: Decodes, scan: Scan, others: Collection[int]
    ) -> set[int]:
        """The letters of these records, each of one, and of none of the others': two of them may be alike."""
        texts = [bytes(raw).decode() for raw in scan.raws]
        waiting = dead_letters.nested(self._session, around, table, texts)
        taken: set[int] = set()
        for at, text in enumerate(texts):
            place = decoder.context(scan, at).get("outer", {}).get("#")
            free = ((id, said, where) for id, said, where in waiting if id not in taken and id not in others)
            alike = (id for id, said, where in free if (said, where) == (text, place))
            taken.update(islice(alike, 1))
        return taken

    def _whose(self, letter: Kept) -> str:
        """Why a nested record cannot come alone."""
        around = self._own and dead_letters.around(self._session, letter, self._own.__tablename__)
        if around:
            return f"it came within a record without a key, whose replay brings it: #{around}"
        return "it came within a record without a key, of which no open letter has it"

    # ---- values

    def _put(self, letter: Kept) -> None:
        """Put the value of a letter into its row."""
        if known := settled(letter):
            raise StaysOpen(known)
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


def _lacks_parent(table: type[Table], block: Block) -> bool:
    """Whether a record's key lacks what the record that it came in was to give."""
    key = zip(table.key, _key(table, block), strict=True)
    return any(part is None and any(map(outside, column.paths)) for column, part in key)


def _key(table: type[Table], block: Block) -> tuple[str | None, ...]:
    """The key of the only record of a block, as its row would have it, by whichever path that comes."""
    rows = block.decoder.rows(block.scan, block.asof)
    if rows.count:
        texts = cells(rows.lines.decode().removesuffix("\n"))
        values = dict(zip(block.decoder.columns, texts, strict=False))
        return tuple(values[column.name] for column in table.key)
    return next((p.key for p in rows.problems if p.row and p.key), (None,) * len(table.key))


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
