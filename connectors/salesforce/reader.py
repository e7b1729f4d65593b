"""What each stream of a sync reads, window by window: the strategy; the other modules are its means."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice

from msgspec.structs import replace

from connectors.salesforce import soql
from connectors.salesforce.api import Api, LogTooShort, NoBulk, Restricted, TooMuch
from connectors.salesforce.bulk import Bulk, Mark
from connectors.salesforce.catalogue import LINKED
from connectors.salesforce.deletions import Deletions
from connectors.salesforce.describe import Field, SObject
from connectors.salesforce.place import Place, placed
from connectors.salesforce.rest import CHUNK, IDS_AT_ONCE, Rest
from etl.connector import Alive, Complete, Deleted, Note, Page, Pages, State
from etl.csvtext import cells, records
from etl.described import part
from etl.errors import Passing, SourceError
from etl.schema import Table
from etl.window import BEGINNING, Window

OVERLAP = timedelta(minutes=10)
"""How long after newer ones a record may show: it is stamped when its transaction begins."""
LONGEST_OPEN = timedelta(days=1)
"""How far behind a window changes are read again, while an older transaction is open."""
FIRST_RECORDS = datetime(1999, 3, 1, tzinfo=UTC)
"""No record at Salesforce is older."""
SECOND = timedelta(seconds=1)
SHORTEST_JOB = timedelta(days=1)
"""Of less time than this no job is made when a longer one has failed: REST is asked then."""
FEW = 10
"""So many records fewer are no sign that the user sees less than before."""
UNSEEN = (
    "{0}: of {1:,} records that were shown before, most are not shown any more; as the user may have lost the"
    " right to see them, none is marked deleted for that; `--full` does mark them"
)
SEEN = "{0}: older records have come into view; all are read again"
WIDE = 200
"""From how many records on the Bulk API is asked for those with too many fields for an address."""


class Reader:
    """Reads one organisation; all streams of a sync share it.

    bulk_from: from how many records on the Bulk API is asked.
    refresh, reconcile: how often formulas are read again, and all ids are compared.
    """

    def __init__(self, api: Api, *, bulk_from: int, refresh: timedelta, reconcile: timedelta) -> None:
        self._api, self._bulk_from = api, min(bulk_from, CHUNK - 1)
        self._refresh, self._reconcile = refresh, reconcile
        self._rest, self.bulk = Rest(api), Bulk(api)
        self._deletions = Deletions(api, self._rest)
        self._unbulked: set[str] = set()

    def read(self, obj: SObject, table: type[Table], window: Window, since: datetime) -> Pages:
        """One window of one object, or all of one that has no cursor.

        table: that of the object. since: what is older is not wanted.
        """
        if obj.name in LINKED:
            try:
                yield from self._whole_or_changed(obj, table, window, since)
            except Restricted:
                yield from self._linked(obj, window)
        else:
            yield from self._whole_or_changed(obj, table, window, since)

    def _whole_or_changed(self, obj: SObject, table: type[Table], window: Window, since: datetime) -> Pages:
        if not obj.cursor:
            yield from self._some(obj, [])
            return
        now = self._api.http.now()
        place = placed(window.state)
        if place and place.loading:
            if not obj.has_more(place.fields):
                yield from self._load(obj, place, now, since, resumed=True)
                return
            yield Note(
                f"{obj.name}: its fields changed while it was being read; it is read from the beginning"
            )
            place = replace(place, fields="")
        if window.initial and not window.newest:
            yield from self._span(obj, window.start, window.end)
        elif window.initial or (place and obj.has_more(place.fields)):  # what is shown now has no stamp
            yield from self._load(obj, _again(place or Place(), obj, now), now, since)
        else:
            if place and obj.calculated and _due(place.read, self._refresh, now):
                yield from self._formulas(obj, table, since)
                place = replace(place, read=now)
            yield from self._increment(obj, window, place, now, since)

    # ---- all of an object ----

    def _load(
        self, obj: SObject, place: Place, now: datetime, since: datetime, *, resumed: bool = False
    ) -> Pages:
        """All of an object, in steps from which it can go on; then what changed while it was read.

        resumed: a part of it was read by an earlier sync.
        """
        asof, began = self._api.http.clock(), place.loading or now
        where = soql.span(obj.cursor, since, None) if since > BEGINNING else []
        deleted, compared = place.deleted, place.compared or began
        place, change = self._sight(obj, place, now)
        yield from self._steps(obj, where, place)
        if resumed:
            yield from self._span(obj, began - OVERLAP, None)
        whole = not resumed and not where
        if whole:
            yield self._complete(obj, place, change, asof)
        covered, told = yield from self._gone(obj, deleted or began, now)
        if not told and not whole:
            yield from self._compared(obj, place, change)
        compared = now if whole or not told else compared
        yield State(
            Place(
                fields=obj.fingerprint,
                read=began,
                compared=compared,
                counted=place.counted,
                shown=place.shown,
                deleted=covered or deleted or began,
            ).text
        )

    def _steps(self, obj: SObject, where: Sequence[str], place: Place) -> Pages:
        """The records from a place on, with the places on the way."""
        if place.job or place.spans or (not place.after and self._large(obj, where)):
            try:
                yield from self._in_bulk(obj, where, place)
            except NoBulk:
                self._unbulked.add(obj.name)
            else:
                return
        for given in self._rest.rows(obj, where, after=place.after):
            yield Page(given.answer, records="records")
            if given.ids and obj.keyset:
                yield State(replace(place, after=given.ids[-1], job="", locator="", spans=()).text)

    def _in_bulk(self, obj: SObject, where: Sequence[str], place: Place) -> Pages:
        """The same by bulk jobs: one for all, and of what is too much for one, one for each half of time."""
        spans = list(place.spans or [(None, None)])
        mark = resumed = Mark(place.job, place.locator) if place.job else None
        while spans:
            start, end = spans[-1]
            try:
                for item in self.bulk.rows(obj, [*where, *soql.span(obj.cursor, start, end)], at=mark):
                    if isinstance(item, Mark):
                        mark = item
                        yield State(_at(place, spans, mark).text)
                    else:
                        yield Page(item, format="csv")
            except (NoBulk, Passing):
                raise
            except TooMuch as error:
                first, last = start or FIRST_RECORDS, end or self._api.http.now()
                if last - first < SHORTEST_JOB:
                    raise NoBulk(str(error)) from None
                middle = _middle(first, last)
                spans[-1:] = [(start, middle), (middle, end)]
                mark = None
                continue
            except SourceError:
                if not (mark and resumed and mark.job == resumed.job):
                    raise
                mark = resumed = None  # it was another sync's; what is said of too old ones, nobody documents
                continue
            spans.pop()
            mark = None
            if spans:
                yield State(_at(place, spans, None).text)

    def _large(self, obj: SObject, where: Sequence[str]) -> bool:
        """Whether it is for the Bulk API."""
        if obj.name in self._unbulked:
            return False
        most = self._bulk_from if obj.fits(where) else min(self._bulk_from, WIDE)
        try:
            return self._rest.count(obj.name, where) >= most
        except TooMuch:
            return True

    def _some(
        self, obj: SObject, where: Sequence[str], fields: Sequence[str] = (), *, smaller: bool = True
    ) -> Iterator[Page]:
        """All records for which conditions hold, by whatever is better.

        fields: instead of all. smaller: less is asked for at a time where a job fails, else TooMuch raised.
        """
        if self._large(obj, where):
            try:
                for item in self.bulk.rows(obj, where, fields=fields):
                    if not isinstance(item, Mark):
                        yield Page(item, format="csv")
            except NoBulk:
                self._unbulked.add(obj.name)
            except TooMuch:
                if not smaller:
                    raise
            else:
                return
        for given in self._rest.rows(obj, where, fields=fields):
            yield Page(given.answer, records="records")

    def _linked(self, obj: SObject, window: Window) -> Pages:
        """The records of an object that is only read by the ids of what its records hang on."""
        field, parent = LINKED[obj.name]
        parents = SObject(parent, fields=[Field("Id", "id", filterable=True, sortable=True)])
        lower = window.start if window.start > BEGINNING else None
        where = soql.span(obj.cursor, lower, None if window.initial else window.end) if obj.cursor else []
        for page in self._rest.rows(parents, [], fields=["Id"]):
            rest = iter(page.ids)
            while some := list(islice(rest, IDS_AT_ONCE)):
                for given in self._rest.rows(obj, [soql.among(field, some), *where]):
                    yield Page(given.answer, records="records")
        if not window.initial:
            yield from self._gone(obj, window.start, window.end)

    def _formulas(self, obj: SObject, table: type[Table], since: datetime) -> Pages:
        """The calculated fields of all records, and no others: they change without a stamp."""
        where = soql.span(obj.cursor, since, None) if since > BEGINNING else []
        some = part(table, obj.calculated)
        fields = [c.paths[0][0] for c in some.columns]
        for page in self._some(obj, where, fields):
            yield replace(page, table=some)

    # ---- what changed ----

    def _increment(
        self, obj: SObject, window: Window, place: Place | None, now: datetime, since: datetime
    ) -> Pages:
        """What changed in a window, and what was deleted in it.

        The log of deletions also tells since when a transaction has been open: its changes bear the stamp of
        its beginning, and show when it ends.
        """
        place, known = place or Place(fields=obj.fingerprint), place is not None
        start = min(window.start, place.deleted) if place.deleted else window.start
        yield from self._span(obj, max(start, window.start - LONGEST_OPEN), window.end)
        deleted, told = yield from self._gone(obj, start, window.end)
        if not window.newest:
            return
        if known and (_due(place.compared, self._reconcile, now) or not told):
            place, change = self._sight(obj, replace(place, compared=now), now)
            if change > 0:
                yield Note(SEEN.format(obj.name))
                yield from self._load(obj, _again(place, obj, now), now, since)
                return
            yield from self._compared(obj, place, change)
        yield State(replace(place, fields=obj.fingerprint, deleted=deleted or place.deleted).text)

    def _span(self, obj: SObject, start: datetime, end: datetime | None) -> Pages:
        """The records whose cursor lies in a span; in its halves, where that is too much at once."""
        lower = start if start > BEGINNING else None
        where = soql.span(obj.cursor, lower, end)
        first, last = max(start, FIRST_RECORDS), end or self._api.http.now()
        short = last - first <= SECOND
        try:
            yield from self._matching(obj, where, smaller=short)
        except TooMuch:
            if short:
                raise
            middle = _middle(first, last)
            for part in ((start, middle), (middle, end)):
                yield from self._span(obj, *part)

    def _matching(self, obj: SObject, where: Sequence[str], *, smaller: bool) -> Pages:
        """The records for which conditions hold: by REST, unless its first page tells of too many."""
        if not obj.fits(where) and obj.name not in self._unbulked:
            yield from self._some(obj, where, smaller=smaller)
            return
        for given in self._rest.rows(obj, where, smaller=smaller):
            if given.total >= self._bulk_from and obj.name not in self._unbulked:
                yield from self._some(obj, where, smaller=smaller)
                return
            yield Page(given.answer, records="records")

    # ---- what is gone ----

    def _gone(
        self, obj: SObject, start: datetime, end: datetime
    ) -> Generator[Page | Deleted, None, tuple[datetime | None, bool]]:
        """What the log of deletions says of a span; up to when, and whether it reaches back so far."""
        if not obj.replicateable:
            return None, True
        reach = self._deletions.reach()
        covered = None
        if end <= reach:
            return None, False
        try:
            for item in self._deletions.read(obj, start, end):
                if isinstance(item, datetime):
                    covered = item
                else:
                    yield item
        except LogTooShort:
            return None, False
        return covered, start >= reach

    def _sight(self, obj: SObject, place: Place, now: datetime) -> tuple[Place, int]:
        """The records of old are counted: the place with that; how many more are shown of those counted last.

        A right that is given or taken leaves no stamp. Where too much is missing, the last count stays.
        """
        if not obj.filters("CreatedDate"):
            return place, 0
        counted, change = now - LONGEST_OPEN, 0
        try:
            if place.counted and place.shown is not None:
                change = (
                    self._rest.count(obj.name, soql.span("CreatedDate", None, place.counted)) - place.shown
                )
            if _hidden(place, change):
                return place, change
            shown = self._rest.count(obj.name, soql.span("CreatedDate", None, counted))
        except TooMuch:
            return replace(place, counted=None, shown=None), 0
        return replace(place, counted=counted, shown=shown), change

    def _complete(self, obj: SObject, place: Place, change: int, asof: datetime) -> Complete | Note:
        """That what was not shown is gone; unless so much is missing that it may just not be shown."""
        if _hidden(place, change):
            return Note(UNSEEN.format(obj.name, place.shown), partial=True)
        return Complete(asof)

    def _compared(self, obj: SObject, place: Place, change: int) -> Pages:
        """All ids, so that what is not among them is known to be gone."""
        asof = self._api.http.clock()
        if self._large(obj, []):
            try:
                for item in self.bulk.rows(obj, [], fields=["Id"]):
                    if not isinstance(item, Mark):
                        texts = [record.decode() for record in records(item.body)[1:]]
                        yield Alive([(soql.id18(row[0]),) for row in cells(texts, 1)[0]], item.asof)
            except NoBulk:
                self._unbulked.add(obj.name)
            except TooMuch:
                pass  # REST asks for less at a time
            else:
                yield self._complete(obj, place, change, asof)
                return
        for given in self._rest.rows(obj, [], fields=["Id"]):
            yield Alive([(soql.id18(key),) for key in given.ids], given.answer.asof)
        yield self._complete(obj, place, change, asof)


def _due(last: datetime | None, every: timedelta, now: datetime) -> bool:
    return last is None or not every or now - last >= every


def _hidden(place: Place, change: int) -> bool:
    """Whether so many records less are shown that the user may not see them any more."""
    return -change > max(FEW, (place.shown or 0) // 2)


def _again(place: Place, obj: SObject, now: datetime) -> Place:
    """Where a reading of all begins, of an object that was read before."""
    return Place(
        now,
        fields=obj.fingerprint,
        compared=place.compared,
        counted=place.counted,
        shown=place.shown,
        deleted=place.deleted,
    )


def _at(place: Place, spans: Sequence[tuple[datetime | None, datetime | None]], mark: Mark | None) -> Place:
    """The place of a bulk load."""
    job, locator = (mark.job, mark.locator) if mark else ("", "")
    return replace(place, after="", job=job, locator=locator, spans=tuple(spans))


def _middle(start: datetime, end: datetime) -> datetime:
    """Where to cut a span of more than a second in two."""
    return max((start + (end - start) / 2).replace(microsecond=0), start.replace(microsecond=0) + SECOND)
