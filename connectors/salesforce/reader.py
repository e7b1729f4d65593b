"""What each stream of a sync reads, window by window: the strategy; the other modules are its means."""

from __future__ import annotations

from collections.abc import Collection, Generator
from datetime import datetime, timedelta

from msgspec.structs import replace

from connectors.salesforce import sight, soql
from connectors.salesforce.api import Api, LogTooShort, Restricted
from connectors.salesforce.deletions import Deletions, binned
from connectors.salesforce.describe import SObject
from connectors.salesforce.linked import LINKED, Linked
from connectors.salesforce.place import Place, placed
from connectors.salesforce.plain import Plain
from connectors.salesforce.rest import CHUNK, Rest
from etl.connector import Anew, Compare, Complete, Deleted, Item, Note, Page, Pages, State
from etl.described import part
from etl.schema import Table
from etl.window import BEGINNING, Window

OVERLAP = timedelta(minutes=10)
"""How long after newer ones a record may show: it is stamped when its transaction begins."""
LONGEST_OPEN = timedelta(days=1)
"""How far behind a window changes are read again, while an older transaction is open."""
CHANGED = "{0}: its fields changed while it was being read; it is read from the beginning"
RESTRICTED = (
    "{0} is not read: Salesforce gives its records by the ids of what they hang on alone, one after the other"
    " ({1}); leave it out of objects"
)

Way = Plain | Linked
"""How the records of an object are had."""


class Reader:
    """Reads one organisation; all streams of a sync share it.

    bulk_from: from how many records on the Bulk API is asked; so many are not asked for by their ids.
    job_records: of how many records about a bulk job of a first load is.
    refresh, reconcile: how often formulas are read again, and all ids are compared.
    """

    def __init__(
        self, api: Api, *, bulk_from: int, job_records: int, refresh: timedelta, reconcile: timedelta
    ) -> None:
        self._api, self._refresh, self._reconcile = api, refresh, reconcile
        self._rest = Rest(api)
        self._plain = Plain(api, self._rest, bulk_from=bulk_from, job_records=job_records)
        self._linked = Linked(self._rest)
        self._deletions = Deletions(api, self._rest)
        self._few = min(bulk_from, CHUNK)
        self._restricted: set[str] = set()

    def read(self, obj: SObject, table: type[Table], window: Window, since: datetime) -> Pages:
        """One window of one object, or all of one that has no cursor.

        table: that of the object. since: what is older is not wanted.
        """
        if obj.name not in self._restricted:
            try:
                yield from self._read(obj, table, window, since, self._plain)
            except Restricted as refusal:
                if obj.name not in LINKED:
                    raise Restricted(RESTRICTED.format(obj.name, refusal)) from None
                self._restricted.add(obj.name)
            else:
                return
        yield from self._read(obj, table, window, since, self._linked)

    def _read(self, obj: SObject, table: type[Table], window: Window, since: datetime, way: Way) -> Pages:
        if not obj.cursor:
            yield from way.rows(obj, [])
            return
        now = self._api.http.now()
        place = placed(window.state)
        if place and (note := sight.lost(obj, table, place)):
            yield note
        if place and place.loading:
            if obj.has_more(place.shape):
                yield Note(CHANGED.format(obj.name))
            elif place.linked == way.linked:  # what is read from here on lacks the fields that went
                place = replace(place, shape=obj.shape)
                yield from self._load(obj, place, now, since, way, resumed=True)
                return
            place = replace(place, shape="")
        if window.initial and not window.newest:
            yield from way.span(obj, window.start, window.end)
        elif window.initial or (place and obj.has_more(place.shape)):  # what is shown now has no stamp
            yield from self._load(
                obj, _again(place or Place(), obj, now, way), now, since, way, new=not place
            )
        else:
            if place and obj.calculated and _due(place.read, self._refresh, now):
                yield from self._formulas(obj, table, since)
                place = replace(place, read=now)
            yield from self._increment(obj, window, place, now, since, way)

    # ---- all of an object ----

    def _load(
        self, obj: SObject, place: Place, now: datetime, since: datetime, way: Way, *,
        resumed: bool = False, new: bool = False,
    ) -> Pages:  # fmt: skip
        """All of an object, in steps from which it can go on; then what changed while it was read.

        resumed: a part of it was read by an earlier sync.
        new: nothing is remembered of it, so that what is not shown is not there.
        """
        asof, began = self._api.http.clock(), place.loading or now
        where = soql.span(obj.cursor, since, None) if since > BEGINNING else []
        deleted = place.deleted
        yield Anew()
        yield from way.steps(obj, where, place)
        if resumed:
            yield from way.span(obj, max(began - OVERLAP, since), None)
        covered, told = yield from self._gone(obj, deleted or began, now)
        whole, many, lived = not resumed and not where, False, place.lived
        if whole and new:
            yield Complete(asof)
        elif whole:
            yield (found := Compare(asof))
            verdict, lived = sight.concluded(obj, found, lived)
            yield verdict
        elif not told:
            many, lived = yield from self._compared(obj, since, way, lived, now)
        if not lived:  # so many the next comparison is to know of
            yield (found := Compare(asof))
            lived = found.living
        yield State(
            Place(
                shape=obj.shape,
                read=began,
                compared=None if many else now if whole or not told else place.compared or began,
                lived=lived,
                deleted=covered or (began if obj.replicateable else None),
            ).text
        )

    def _formulas(self, obj: SObject, table: type[Table], since: datetime) -> Pages:
        """The calculated fields of all records, and no others: they change without a stamp."""
        where = soql.span(obj.cursor, since, None) if since > BEGINNING else []
        some = part(table, obj.calculated)
        fields = [c.paths[0][0] for c in some.columns]
        for page in self._plain.rows(obj, where, fields):
            yield replace(page, table=some) if isinstance(page, Page) else page

    # ---- what changed ----

    def _increment(
        self, obj: SObject, window: Window, place: Place | None, now: datetime, since: datetime, way: Way
    ) -> Pages:
        """What changed in a window, and what was deleted in it.

        The log of deletions also tells since when a transaction has been open: its changes bear the stamp of
        its beginning, and show when it ends.
        """
        place, before = place or Place(), place is not None
        start = min(window.start, place.deleted) if place.deleted else window.start
        known = set[str]()
        for item in way.span(obj, max(start, window.start - LONGEST_OPEN, since), window.end):
            if isinstance(item, Page) and obj.replicateable:
                known |= binned(item)
            yield item
        deleted, told = yield from self._gone(obj, start, window.end, known)
        if not window.newest:
            return
        if before and (_due(place.compared, self._reconcile, now) or not told):
            many, lived = yield from self._compared(obj, since, way, place.lived, window.end)
            place = replace(place, compared=now, lived=lived)
            if many:
                yield Note(sight.SEEN.format(obj.name))
                yield from self._load(obj, _again(place, obj, now, way), now, since, way)
                return
            deleted = deleted or (now if obj.replicateable else None)
        yield State(replace(place, shape=obj.shape, deleted=deleted).text)

    # ---- what is gone ----

    def _gone(
        self, obj: SObject, start: datetime, end: datetime, known: Collection[str] = ()
    ) -> Generator[Page | Deleted, None, tuple[datetime | None, bool]]:
        """What the log of deletions says of a span; up to when, and whether it reaches back so far.

        known: ids of records that were given as deleted just before.
        """
        if not obj.replicateable:
            return None, True
        reach = self._deletions.reach()
        covered = None
        if end <= reach:
            return None, False
        try:
            for item in self._deletions.read(obj, start, end, known):
                if isinstance(item, datetime):
                    covered = item
                else:
                    yield item
        except LogTooShort:
            return None, False
        return covered, start >= reach

    def _compared(
        self, obj: SObject, since: datetime, way: Way, lived: int, until: datetime
    ) -> Generator[Item, None, tuple[bool, int]]:
        """All ids: what is not among them is gone, what has no such row is read, for it has come into view.

        lived: as for `sight.concluded`. until: up to when changes were read.
        Gives whether so many are to be read that all should be read instead, and nothing is marked; and
        `lived` for the next time.
        """
        asof, began = self._api.http.clock(), self._api.http.now()
        wanted = soql.span(obj.cursor, since, None) if since > BEGINNING else []
        yield from way.keys(obj, wanted, until)
        yield (found := Compare(asof, self._few))
        if found.many:
            return True, min(found.living, lived or found.living)
        for given in self._rest.named(obj, [key for (key,) in found.unknown]):
            yield Page(given.answer, records="records")
        if wanted:  # others may have rows, of a time when they were wanted; or have been changed just now
            yield from way.keys(obj, soql.span(obj.cursor, None, since), until)
            yield from way.keys(obj, soql.span(obj.cursor, began - OVERLAP, None), until)
            yield (found := Compare(asof))
        verdict, lived = sight.concluded(obj, found, lived)
        yield verdict
        return False, lived


def _due(last: datetime | None, every: timedelta, now: datetime) -> bool:
    return last is None or not every or now - last >= every


def _again(place: Place, obj: SObject, now: datetime, way: Way) -> Place:
    """Where a reading of all begins, of an object that was read before."""
    return replace(place.reached(""), loading=now, linked=way.linked, shape=obj.shape, read=None)
