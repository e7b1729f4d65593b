"""Pages on their way to the stage: each is scanned by the decoder of its table and format."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence

from etl.absent import Absent
from etl.connector import Note, Page
from etl.decode import Decoder
from etl.privacy import Rules
from etl.required import require_header
from etl.scan import Decodes, Scan
from etl.schema import Table
from etl.warehouse.known import Block

BLOCK_ROWS = 1_000  # per COPY; more gains under 5 %, and takes 8 MB of memory per 1,000
BLOCK_BYTES = 8 << 20
NO_CONTENT, NOT_MODIFIED = 204, 304
UNCHANGED = "the vendor said that nothing was modified (304), so nothing is taken for gone"


class Blocks:
    """Makes blocks of the pages of one stream; safe for several threads.

    table: the stream's own. zone, most: the source's, and bytes of a record of its.
    """

    def __init__(self, table: type[Table], rules: Rules, zone: str, most: int) -> None:
        self._table, self._rules, self._zone, self._most = table, rules, zone, most
        self._decoders: dict[tuple[type[Table], str, str], Decodes] = {}
        self._absent: dict[type[Table], Absent] = {}
        self.recent = False
        """Whether what comes is as the vendor has it now, so that fields which it lacks may have vanished."""
        self.shared: Callable[[], Collection[str]] = tuple
        """Tables that other streams fill as well, with records that may have other fields."""

    def of(self, page: Page) -> tuple[type[Table], Block] | Note:
        """A page's table, and its records; in place of those that were not modified, that it is so."""
        table = page.table or self._table
        if page.answer.status == NOT_MODIFIED:
            return Note(f"{table.__tablename__}: {UNCHANGED}", partial=True)
        kind = (table, page.format, page.records if page.format == "json" else "")
        decoder = self._decoders.get(kind)
        if decoder is None:
            decoder = self._decoders.setdefault(kind, self._decoder(*kind))
        if page.answer.body or page.answer.status != NO_CONTENT:
            scan = decoder.scan(page.answer.body, page.outer, page.cut)
        else:
            scan = Scan([], None, [])
        if scan.header and scan.raws and not page.deleted_at:
            require_header(table, scan, self._dropped(table))
        elif self.recent and not (table.__part__ or page.deleted_at):
            self._fields(table).look(scan)
        return table, Block(decoder, scan, page.answer.asof, page.deleted_at, len(page.answer.body))

    def absent(self) -> dict[type[Table], dict[str, int]]:
        """Of each table of which records were looked at: `etl.absent.Absent.columns`."""
        looked = {table: found.columns for table, found in self._absent.items() if found.records}
        shared = set(self.shared()) if any(looked.values()) else set[str]()
        times = Counter(table.__tablename__ for table in self._absent)  # two models may have one table
        shared.update(name for name, count in times.items() if count > 1)
        return {table: columns for table, columns in looked.items() if table.__tablename__ not in shared}

    def _fields(self, table: type[Table]) -> Absent:
        found = self._absent.get(table)
        if found is None:
            found = self._absent.setdefault(table, Absent(table, self._dropped(table)))
        return found

    def _dropped(self, table: type[Table]) -> Collection[str]:
        """The columns that a rule keeps out."""
        redaction = self._rules.of(table)
        return redaction.dropped if redaction else ()

    def nested(self, table: type[Table]) -> dict[str, str]:
        """Of the tables whose records came within a table's: where in one of these they stand."""
        kinds = list(self._decoders)  # of which readers may add more meanwhile
        own = [records for of, _, records in kinds if of is table]
        found: dict[str, str] = {}
        for inside in ("[].", "."):
            for of, _, records in kinds:
                for around in own:
                    path = records.removeprefix(f"{around}{inside}" if around else "")
                    if of is not table and path and (path != records or not around) and "[]" not in path:
                        found.setdefault(of.__tablename__, path)
        return found

    def stamps(self, texts: Sequence[str | None]) -> Sequence[str | None]:
        """The vendor's stamps of rows as the rows have them."""
        if self._zone == "UTC":
            return texts
        from etl.zones import stamps

        return stamps(texts, self._zone)

    def _decoder(self, table: type[Table], format: str, records: str) -> Decodes:
        redaction = self._rules.of(table)
        if self._zone != "UTC":
            from etl.zones import in_zone

            table = in_zone(table, self._zone)
        if format == "json":
            return Decoder(table, records, redaction, self._most)
        from etl.csvdecode import CsvDecoder  # for those alone who read CSV

        return CsvDecoder(table, redaction, self._most)


def rows(blocks: Sequence[Block]) -> int:
    """How many records they are."""
    return sum(len(b.scan.hashes) for b in blocks)


def size(blocks: Sequence[Block]) -> int:
    """How many bytes their pages had."""
    return sum(b.size for b in blocks)
