"""The words of the catalogue: how one list is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from msgspec import Struct

from connectors.zendesk.api import SUPPORT
from connectors.zendesk.pages import LIST_PAGE
from models.zendesk.base import ZendeskTable


class Through(Struct, frozen=True):
    """A list that is asked for once for each record of another.

    path, records, key: the other list, where its records stand, and the field that goes into the path.
    outer: the column's name by which rows know their parent, if the records do not say it.
    """

    path: str
    records: str
    key: str = "id"
    outer: str = ""
    paging: str = "cursor"


class Collection(Struct, frozen=True):
    """One list, read whole at each sync; rows that it does not show any more are gone.

    path: below /api/v2/; `{}` stands for the parent of a list read `through` another.
    records: where they stand in the answer; "." at its top; several places divided by commas.
    paging: "cursor"; "number" for numbered pages and for lists that come whole; "once" for answers that
        have nothing but the records; "since" for such ones that go on from an id.
    params: fixed parameters.
    times: names of the parameters for the span of time, of a list that can be asked by time; it is then
        read from where the last sync ended, and `lookback` before that.
    newest_first: it comes in that order of `created_at`, and what is in it does not change: it is read as far
        back as to where the last sync ended, and `lookback` before that.
    optional: part of a plan or a product that an account may lack.
    whole: it shows every row of its table.
    size: of pages by cursor, at most.
    flag: a field of records at the top of an answer that is true or false, and may be told as 1 or 0.
    nested: tables of what is listed within the records, by the place of these lists in an answer.
    """

    table: type[ZendeskTable]
    path: str
    records: str
    paging: str = "cursor"
    params: tuple[tuple[str, object], ...] = ()
    times: tuple[str, str] | None = None
    newest_first: bool = False
    lookback: timedelta = timedelta(0)
    optional: bool = False
    whole: bool = True
    limit: str = SUPPORT
    through: Through | None = None
    size: int = LIST_PAGE
    flag: str = ""
    nested: Mapping[str, type[ZendeskTable]] = {}

    @property
    def windowed(self) -> bool:
        """Whether it need not be read whole."""
        return self.times is not None or self.newest_first
