"""How one list of Stripe's is asked: the words that `catalogue` is written in.

Stripe stamps no time of change on its objects. So a list with a `created` filter is read by time of
creation, changes of older objects come from the event feed, and what no event announces is read again
for a while (`lookback`). A list without that filter is walked whole at each sync, or, where its
changes are announced, once.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from msgspec import Struct, field

from models.stripe.base import StripeTable


class Nested(Struct, frozen=True):
    """A list inside each record, into a table of its own.

    path: where it stands in the record, dotted.
    tables: by the kind of its records; one table takes all kinds.
    others: takes the kinds that have no table.
    expand: it is only there when asked for.
    plain: a JSON array, or one object, that is always whole; not a Stripe list with `has_more`.
    owned: the record has all rows of it that there are, so that others of the record's are gone.
    told: the event feed tells when a row of it is deleted.
    """

    path: str
    tables: tuple[type[StripeTable], ...]
    others: type[StripeTable] | None = None
    expand: bool = False
    plain: bool = False
    owned: bool = True
    told: bool = False


class Through(Struct, frozen=True):
    """A list that must be asked for once per object of another collection.

    param: the query parameter that takes the parent's id; "" if the id stands in the path.
    value: the parent's field that is sent, if not its id.
    only_if: a list without which there can be nothing; if it is empty, no parent is asked.
    """

    parent: str
    param: str = ""
    value: str = "id"
    only_if: str = ""


class Collection(Struct, frozen=True):
    """One list of Stripe's.

    created: it can be asked by time of creation.
    events: its changes are announced in the event feed.
    via: kinds of other objects whose events mean that a row here changed -> their field with its id.
    lookback: how far behind a window objects are listed again, for changes that no event announces.
    optional: part of a product that an account may not have; refused, it is left out, not failed.
    variants: parameters that the list is asked with one after the other, where no request shows all.
    hides: it does not show all objects, so that one which it should show by its time is fetched.
    whole: the list shows every row of the table there is, so that others are gone.
    all_at: a list of all, which may be refused; if it is not, parents are asked only for what is new.
    owned: a parent's list does so for the parent.
    paged: it takes `limit` and cursors.
    single: the path of one object, if it is not below the list's.
    also: paths of single objects that belong to the table, but not to the list.
    clocked: the list hides objects on the test clocks of test mode; these are left out altogether.
    """

    table: type[StripeTable]
    path: str
    created: bool = True
    events: bool = False
    via: Mapping[str, str] = field(default_factory=dict)
    lookback: timedelta = timedelta(0)
    params: Mapping[str, str] = field(default_factory=dict)
    variants: tuple[Mapping[str, str], ...] = ({},)
    hides: bool = False
    nested: tuple[Nested, ...] = ()
    through: Through | None = None
    all_at: str = ""
    optional: bool = False
    whole: bool = False
    owned: bool = False
    paged: bool = True
    single: str = ""
    also: tuple[str, ...] = ()
    clocked: bool = False

    @property
    def name(self) -> str:
        """The stream's name."""
        return self.table.__tablename__

    @property
    def kinds(self) -> set[str]:
        """The kinds of objects whose events matter to it."""
        own = {self.table.__object__} if self.single or not self.through else set()
        return {*own, *self.via, *(t.__object__ for t in self.told)}

    @property
    def told(self) -> list[type[StripeTable]]:
        """The tables of nested rows whose deletion the event feed tells."""
        return list(dict.fromkeys(t for nested in self.nested if nested.told for t in nested.tables))

    @property
    def windowed(self) -> bool:
        """Whether a sync reads what is new and changed, not the whole list."""
        return self.created or self.events
