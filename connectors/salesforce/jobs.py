"""All of an object by bulk jobs, each for a part of its ids: what was read of earlier parts stays read.

A job and its results may be lost: after seven days, or with whoever deletes it. Then its part alone is asked
for again. See `ranges` for where the parts are cut.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from connectors.salesforce import soql
from connectors.salesforce.api import NoBulk, TooMuch
from connectors.salesforce.bulk import Bulk, JobGone, Mark
from connectors.salesforce.describe import SObject
from connectors.salesforce.place import Place
from connectors.salesforce.ranges import Ranges
from etl.connector import Page, Pages, State
from etl.errors import Passing, SourceError

LOST_JOBS = 2
"""How often the job for one part may be lost in a sync."""


class Jobs:
    """One load of one object.

    place: where it begins, and where it is.
    most, least: of how many records about a job is; and is not any more, where a job is too much.
    by_page: reads a part without a job.
    """

    def __init__(
        self,
        bulk: Bulk,
        ranges: Ranges,
        obj: SObject,
        where: Sequence[str],
        place: Place,
        *,
        most: int,
        least: int,
        by_page: Callable[[Place], Pages],
    ) -> None:
        self._bulk, self._ranges, self._obj, self._where = bulk, ranges, obj, where
        self.place, self._earlier = place, place.job
        self._most, self._limit, self._least, self._by_page = most, most, max(1, least), by_page
        self._count: int | None = None
        self._lost = 0

    def read(self, total: int | None) -> Pages:
        """The records from the place on, with the places on the way.

        total: how many there are, if they were counted. Raises NoBulk if REST has to be asked for the rest.
        """
        while True:
            if not self.place.job:
                self._cut(total)
                total = None
            try:
                yield from self._part()
            except (NoBulk, Passing):
                raise
            except TooMuch as error:
                if self._is_less(error):
                    continue
                yield from self._by_page(self.place)
            except SourceError as error:
                self._made_again(error)
                continue
            if not self.place.until:
                return
            self.place, self._lost = self.place.reached(self.place.until), 0
            self._most = min(self._limit, self._most * 2)
            yield State(self.place.text)

    def _cut(self, total: int | None) -> None:
        after = self.place.after
        until, self._count = self._ranges.end(self._obj, self._where, after, self._most, total)
        self.place = replace(self.place, until=until)

    def _part(self) -> Pages:
        place = self.place
        mark = Mark(place.job, place.locator, place.given) if place.job else None
        where = [*self._where, *soql.between(place.after, place.until)]
        for item in self._bulk.rows(self._obj, where, at=mark):
            if isinstance(item, Mark):
                self.place = replace(place, job=item.job, locator=item.locator, given=item.given)
                yield State(self.place.text)
            else:
                yield Page(item, format="csv")

    def _is_less(self, error: TooMuch) -> bool:
        """Whether a smaller part is asked for, since a job for this one is too much."""
        if not self._obj.keyset:
            raise NoBulk(str(error)) from None
        where = [*self._where, *soql.between(self.place.after, self.place.until)]
        count = self._count or self._ranges.count(self._obj.name, where)
        if count is not None and count <= self._least:
            return False
        self._limit = max(1, (count or self._most) // 2)
        self._most = max(1, self._limit // 2)
        self.place = self.place.reached(self.place.after)
        return True

    def _made_again(self, error: SourceError) -> None:
        """Have a job made again, if it is lost: nobody documents what is said of those that are too old."""
        self._lost += 1
        gone = isinstance(error, JobGone) or self.place.job == self._earlier
        if not self.place.job or not gone or self._lost > LOST_JOBS:
            raise error
        self.place = self.place.reached(self.place.after)
