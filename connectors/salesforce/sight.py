"""Whether the user sees what there is: a right that is given or taken leaves no stamp anywhere.

So all ids are compared at times with the rows there are. What has come into view is read; where many rows are
not shown any more, the user may just have lost the right to see them, and none is marked deleted for that.
"""

from __future__ import annotations

from connectors.salesforce.describe import SObject
from connectors.salesforce.place import Place
from etl.connector import Compare, Complete, Note
from etl.schema import Table

FEW, SHARE = 10, 4
"""So many records fewer, or one of so many, are no sign that the user sees less than before."""
UNSEEN = (
    "{0}: of {1:,} rows that live, {2:,} are not shown any more; as the user may have lost the right to see"
    " them, none is marked deleted for that; `--full` does mark them"
)
SEEN = "{0}: older records have come into view; all are read again"
LOST = (
    "{0}: {1} of the fields that were read before {2} not shown to the user any more, or not there{3};"
    " the rows keep what they had"
)


def concluded(obj: SObject, found: Compare, lived: int) -> tuple[Complete | Note, int]:
    """That what was not shown is gone; unless so much is missing that it may just not be shown.

    lived: how many rows lived when ids were compared before; 0 is unknown. Given for the next time: while
    what is missing is doubted it does not grow with the table, else that would end the doubt.
    """
    before = min(found.living, lived or found.living)
    if found.missing > max(FEW, before // SHARE):
        return Note(UNSEEN.format(obj.name, found.living, found.missing), partial=True), before
    return Complete(found.asof), found.living - found.missing


def lost(obj: SObject, table: type[Table], place: Place) -> Note | None:
    """What to say of fields that were read before and are not described any more, if there are any."""
    gone = obj.lost(place.shape)
    if not gone:
        return None
    told = [path[0] for c in table.columns if c.name in table.__sometimes__ for path in c.paths]
    named = sorted({name for name in told if SObject.called(name) in gone})
    which = f" ({', '.join(named)})" if named else ""
    return Note(LOST.format(obj.name, len(gone), "is" if len(gone) == 1 else "are", which))
