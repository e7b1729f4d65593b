"""Records asked for as such: by REST in the order of their ids, by bulk jobs where they are many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial

from msgspec.structs import replace

from connectors.salesforce import keys, soql
from connectors.salesforce.api import Api, BulkSpent, NoBulk, TooMuch, Uncounted
from connectors.salesforce.bulk import Bulk, Mark
from connectors.salesforce.describe import SObject
from connectors.salesforce.jobs import Jobs
from connectors.salesforce.place import Place
from connectors.salesforce.ranges import Ranges
from connectors.salesforce.rest import CHUNK, Rest
from etl.connector import Alive, Note, Page, Pages, State
from etl.window import BEGINNING, Window

FIRST_RECORDS = datetime(1999, 3, 1, tzinfo=UTC)
"""No record at Salesforce is older."""
SECOND = timedelta(seconds=1)
SPENT = "{0}: read by REST, as the Bulk API's allowance of the last 24 hours is used up ({1})"
WIDE = 200
"""From how many records on the Bulk API is asked for those with too many fields for an address."""


class Plain:
    """Reads one organisation's objects.

    bulk_from: from how many records on the Bulk API is asked.
    job_records: of how many records about a job of a first load is.
    """

    linked = False

    def __init__(self, api: Api, rest: Rest, *, bulk_from: int, job_records: int) -> None:
        self._api, self._rest, self._bulk = api, rest, Bulk(api)
        self._ranges = Ranges(rest)
        self._bulk_from, self._job_records = min(bulk_from, CHUNK - 1), job_records
        self._unbulked: set[str] = set()

    # ---- all of an object, in steps ----

    def steps(self, obj: SObject, where: Sequence[str], place: Place) -> Pages:
        """The records from a place on, with the places on the way."""
        place = self._sure(obj, where, place)
        behind = [*where, *soql.between(place.after, "")]
        total = None if place.job or obj.name in self._unbulked else self._count(obj, behind)
        if place.job or self._many(obj, behind, total):
            jobs = Jobs(
                self._bulk,
                self._ranges,
                obj,
                where,
                place,
                most=self._job_records,
                least=self._bulk_from,
                by_page=partial(self._in_pages, obj, where),
            )
            try:
                yield from jobs.read(total)
            except NoBulk as refusal:
                yield from self._by_rest(obj, refusal)
            else:
                return
            place = jobs.place.reached(jobs.place.after)
        yield from self._in_pages(obj, where, place)

    def _in_pages(self, obj: SObject, where: Sequence[str], place: Place) -> Pages:
        """The records from a place on, up to where its job was to go, by REST."""
        upto = [*where, *soql.between("", place.until)]
        for given in self._rest.rows(obj, upto, after=place.after):
            yield Page(given.answer, records="records")
            if given.ids and obj.keyset:
                there = place.reached(given.after)
                yield State(replace(there, behind=given.behind, given=given.received).text)

    def _sure(self, obj: SObject, where: Sequence[str], place: Place) -> Place:
        """The place before which no record is missing, of one that another sync has left without counting."""
        if place.job or not place.given:
            return place
        part = [*where, *soql.between(place.behind, place.after)]
        count = self._count(obj, part)
        return place.reached(place.after if count is not None and count <= place.given else place.behind)

    # ---- those for which something holds ----

    def rows(
        self, obj: SObject, where: Sequence[str], fields: Sequence[str] = (), *, smaller: bool = True
    ) -> Iterator[Page | Note]:
        """All records for which conditions hold, by whatever is better.

        fields: instead of all. smaller: less is asked for at a time where a job fails, else TooMuch raised.
        """
        if self._is_large(obj, where):
            try:
                for item in self._bulk.rows(obj, where, fields=fields):
                    if not isinstance(item, Mark):
                        yield Page(item, format="csv")
            except NoBulk as refusal:
                yield from self._by_rest(obj, refusal)
            except TooMuch:
                if not smaller:
                    raise
            else:
                return
        for given in self._rest.rows(obj, where, fields=fields):
            yield Page(given.answer, records="records")

    def keys(self, obj: SObject, where: Sequence[str], until: datetime) -> Iterator[Alive | Note]:
        """The ids of all living records for which conditions hold, with stamps of before `until`."""
        where, fields = [*where, *keys.living(obj)], keys.fields(obj)
        if self._is_large(obj, where):
            try:
                for item in self._bulk.rows(obj, where, fields=fields):
                    if not isinstance(item, Mark):
                        yield keys.of_csv(obj, item, until)
            except NoBulk as refusal:
                yield from self._by_rest(obj, refusal)
            except TooMuch:
                pass  # REST asks for less at a time
            else:
                return
        for given in self._rest.rows(obj, where, fields=fields):
            yield keys.of_page(obj, given.answer, until)

    def span(self, obj: SObject, start: datetime, end: datetime | None) -> Pages:
        """The records whose cursor lies in a span; in its halves, where that is too much at once."""
        where = soql.span(obj.cursor, start if start > BEGINNING else None, end)
        first, last = max(start, FIRST_RECORDS), end or self._api.http.now()
        short = last - first <= SECOND
        try:
            yield from self._matching(obj, where, smaller=short)
        except TooMuch:
            if short:
                raise
            middle = max(Window(first, last).halves()[0].start, first.replace(microsecond=0) + SECOND)
            for part in ((start, middle), (middle, end)):
                yield from self.span(obj, *part)

    def _matching(self, obj: SObject, where: Sequence[str], *, smaller: bool) -> Pages:
        """The records for which conditions hold: by REST, unless its first page tells of too many."""
        if not obj.fits(where) and obj.name not in self._unbulked:
            yield from self.rows(obj, where, smaller=smaller)
            return
        for given in self._rest.rows(obj, where, smaller=smaller):
            if given.total >= self._bulk_from and obj.name not in self._unbulked:
                yield from self.rows(obj, where, smaller=smaller)
                return
            yield Page(given.answer, records="records")

    # ---- which way ----

    def _by_rest(self, obj: SObject, refusal: NoBulk) -> Iterator[Note]:
        """From now on without the Bulk API; said, if it is for a limit that somebody can look into."""
        self._unbulked.add(obj.name)
        if isinstance(refusal, BulkSpent):
            yield Note(SPENT.format(obj.name, refusal))

    def _is_large(self, obj: SObject, where: Sequence[str]) -> bool:
        """Whether it is for the Bulk API."""
        if obj.name in self._unbulked:
            return False
        return self._many(obj, where, self._count(obj, where))

    def _count(self, obj: SObject, where: Sequence[str]) -> int | None:
        """How many records there are; None: too many, or, with REST alone, nobody may know."""
        try:
            return self._ranges.count(obj.name, where)
        except Uncounted:
            self._unbulked.add(obj.name)
            return None

    def _many(self, obj: SObject, where: Sequence[str], count: int | None) -> bool:
        """The same, by a count; None is a number too large to be counted."""
        if obj.name in self._unbulked:
            return False
        return count is None or count >= (self._bulk_from if obj.fits(where) else min(self._bulk_from, WIDE))
