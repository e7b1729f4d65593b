"""Records that are only given by the ids of what they hang on, as links to files are.

Who may query all files is given them as others are. To everyone else Salesforce answers nothing but what is
asked for by these ids, so that a sync walks through all of them, two hundred at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice

from msgspec.structs import replace

from connectors.salesforce import keys, soql
from connectors.salesforce.describe import Field, SObject
from connectors.salesforce.place import Place
from connectors.salesforce.rest import IDS_AT_ONCE, Rest
from etl.connector import Alive, Page, Pages, State
from etl.window import BEGINNING

LINKED = {
    "ContentDocumentLink": ("ContentDocumentId", "ContentDocument"),
    "ContentFolderItem": ("ParentContentFolderId", "ContentFolder"),
    "IdeaComment": ("IdeaId", "Idea"),
}
"""Objects that may refuse to be read in another way: the field, and whose ids."""


class Linked:
    """Reads such objects of one organisation."""

    linked = True

    def __init__(self, rest: Rest) -> None:
        self._rest = rest

    def steps(self, obj: SObject, where: Sequence[str], place: Place) -> Pages:
        """The records from a place on, with the places on the way."""
        for some in self._parents(obj, place.after):
            yield from self._of(obj, some, where)
            yield State(replace(place.reached(some[-1]), linked=True).text)

    def rows(self, obj: SObject, where: Sequence[str]) -> Iterator[Page]:
        """All records for which conditions hold."""
        for some in self._parents(obj):
            yield from self._of(obj, some, where)

    def span(self, obj: SObject, start: datetime, end: datetime | None) -> Pages:
        """The records whose cursor lies in a span."""
        yield from self.rows(obj, soql.span(obj.cursor, start if start > BEGINNING else None, end))

    def keys(self, obj: SObject, where: Sequence[str], until: datetime) -> Iterator[Alive]:
        """The ids of all living records for which conditions hold, with stamps of before `until`."""
        field, _ = LINKED[obj.name]
        for some in self._parents(obj):
            held = [soql.among(field, some), *where, *keys.living(obj)]
            for given in self._rest.rows(obj, held, fields=keys.fields(obj)):
                yield keys.of_page(obj, given.answer, until)

    def _of(self, obj: SObject, parents: Sequence[str], where: Sequence[str]) -> Iterator[Page]:
        field, _ = LINKED[obj.name]
        for given in self._rest.rows(obj, [soql.among(field, parents), *where]):
            yield Page(given.answer, records="records")

    def _parents(self, obj: SObject, after: str = "") -> Iterator[list[str]]:
        """The ids of what the records hang on, from one on, as many as one statement can name."""
        _, name = LINKED[obj.name]
        parent = SObject(name, fields=[Field("Id", "id", filterable=True, sortable=True)])
        for given in self._rest.rows(parent, [], after=after, fields=["Id"]):
            rest = iter(given.ids)
            while some := list(islice(rest, IDS_AT_ONCE)):
                yield some
