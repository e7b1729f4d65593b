"""Whether the user sees what there is: a right that is given or taken leaves no stamp on any record.

So the records of old are counted at times. Where older ones have come into view, all are read again; where
most are missing, the user may just not be shown them any more, and none is marked deleted for that.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec.structs import replace

from connectors.salesforce import soql
from connectors.salesforce.api import TooMuch
from connectors.salesforce.describe import SObject
from connectors.salesforce.place import Place
from connectors.salesforce.rest import Rest
from etl.connector import Complete, Note
from etl.schema import Table

SETTLED = timedelta(days=1)
"""How old records are of which all are shown, whatever transaction made them."""
FEW = 10
"""So many records fewer are no sign that the user sees less than before."""
UNSEEN = (
    "{0}: of {1:,} records that were shown before, most are not shown any more; as the user may have lost the"
    " right to see them, none is marked deleted for that; `--full` does mark them"
)
SEEN = "{0}: older records have come into view; all are read again"
LOST = (
    "{0}: {1} of the fields that were read before {2} not shown to the user any more, or not there{3};"
    " the rows keep what they had"
)


def looked(rest: Rest, obj: SObject, counted: str, place: Place, now: datetime) -> tuple[Place, int]:
    """Count the records of old: the place with that; how many more are shown of those counted last.

    counted: the object of which they are. Where too much is missing, the last count stays.
    """
    if counted == obj.name and not obj.filters("CreatedDate"):
        return place, 0
    until, change = now - SETTLED, 0
    try:
        if place.counted and place.shown is not None:
            change = rest.count(counted, soql.span("CreatedDate", None, place.counted)) - place.shown
        if _hidden(place, change):
            return place, change
        shown = rest.count(counted, soql.span("CreatedDate", None, until))
    except TooMuch:
        return replace(place, counted=None, shown=None), 0
    return replace(place, counted=until, shown=shown), change


def complete(obj: SObject, place: Place, change: int, asof: datetime) -> Complete | Note:
    """That what was not shown is gone; unless so much is missing that it may just not be shown."""
    if _hidden(place, change):
        return Note(UNSEEN.format(obj.name, place.shown), partial=True)
    return Complete(asof)


def lost(obj: SObject, table: type[Table], place: Place) -> Note | None:
    """What to say of fields that were read before and are not described any more, if there are any."""
    gone = obj.lost(place.shape)
    if not gone:
        return None
    told = [path[0] for column in table.columns if column.name in table.__unshown__ for path in column.paths]
    named = sorted({name for name in told if SObject.called(name) in gone})
    which = f" ({', '.join(named)})" if named else ""
    return Note(LOST.format(obj.name, len(gone), "is" if len(gone) == 1 else "are", which))


def _hidden(place: Place, change: int) -> bool:
    """Whether so many records less are shown that the user may not see them any more."""
    return -change > max(FEW, (place.shown or 0) // 2)
