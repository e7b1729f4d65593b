"""Whether the user sees what there is: a right that is given or taken leaves no stamp on any record.

So the records of old are counted at times. Where older ones have come into view, all are read again; where
many are missing, the user may just not be shown them any more, and none is marked deleted for that.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
from msgspec.structs import replace

from connectors.salesforce import soql
from connectors.salesforce.api import TooMuch, Uncounted
from connectors.salesforce.describe import SObject
from connectors.salesforce.place import Place
from connectors.salesforce.rest import Rest
from etl.connector import Complete, Note
from etl.schema import Table

SETTLED = timedelta(days=1)
"""How old records are of which all are shown, whatever transaction made them."""
FEW, SHARE = 10, 4
"""So many records fewer, or one of so many, are no sign that the user sees less than before."""
UNSEEN = (
    "{0}: of {1:,} records that were shown before, {2:,} are not shown any more; as the user may have lost"
    " the right to see them, none is marked deleted for that; `--full` does mark them"
)
SEEN = "{0}: older records have come into view; all are read again"
LOST = (
    "{0}: {1} of the fields that were read before {2} not shown to the user any more, or not there{3};"
    " the rows keep what they had"
)


class Sight(msgspec.Struct, frozen=True):
    """What a count of the records of old tells.

    place: with that count; with the last one, while too much is missing.
    change: how many more are shown of those counted last.
    hidden: so many less that the user may not see them any more.
    """

    place: Place
    change: int = 0
    hidden: bool = False


def looked(rest: Rest, obj: SObject, counted: str, place: Place, now: datetime) -> Sight:
    """Count the records of old. counted: the object of which they are."""
    if counted == obj.name and not obj.filters("CreatedDate"):
        return Sight(place)
    until, change = now - SETTLED, 0
    try:
        if place.counted and place.shown is not None:
            change = rest.count(counted, soql.span("CreatedDate", None, place.counted)) - place.shown
        if -change > max(FEW, (place.shown or 0) // SHARE):
            return Sight(place, change, hidden=True)
        shown = rest.count(counted, soql.span("CreatedDate", None, until))
    except (TooMuch, Uncounted):
        return Sight(replace(place, counted=None, shown=None))
    return Sight(replace(place, counted=until, shown=shown), change)


def complete(obj: SObject, seen: Sight, asof: datetime) -> Complete | Note:
    """That what was not shown is gone; unless so much is missing that it may just not be shown."""
    if seen.hidden:
        return Note(UNSEEN.format(obj.name, seen.place.shown, -seen.change), partial=True)
    return Complete(asof)


def lost(obj: SObject, table: type[Table], place: Place) -> Note | None:
    """What to say of fields that were read before and are not described any more, if there are any."""
    gone = obj.lost(place.shape)
    if not gone:
        return None
    told = [path[0] for c in table.columns if c.name in table.__sometimes__ for path in c.paths]
    named = sorted({name for name in told if SObject.called(name) in gone})
    which = f" ({', '.join(named)})" if named else ""
    return Note(LOST.format(obj.name, len(gone), "is" if len(gone) == 1 else "are", which))
