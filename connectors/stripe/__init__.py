"""Stripe: everything that its API lists, kept current by the event feed.

Read `catalogue` for what there is, `reading` for how a list is read, `changes` for the event feed,
`api` for how Stripe is spoken to.
"""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property, partial

from connectors.stripe.api import Config, Unavailable, client
from connectors.stripe.catalogue import BY_NAME, COLLECTIONS, Collection
from connectors.stripe.changes import Feed, Feeds
from connectors.stripe.reading import PARENTS_AT_ONCE, Reading
from etl.connector import Connector, Deleted, Note, Pages, Stream
from etl.errors import Passing, PermissionMissing, SourceError
from etl.http import Client
from etl.window import Window

__all__ = ["Config", "Stripe"]

EVENTS_KEPT = timedelta(days=29)  # of Stripe's 30, less a day so as not to race it
OVERLAP = timedelta(minutes=10)  # events become visible late and out of order


class Stripe(Connector[Config]):
    """Stripe's objects: charges, customers, invoices, subscriptions and all the others its API lists."""

    name = "stripe"
    Config = Config
    sandbox = "connectors.sandbox.stripe:StripeSandbox"

    def connect(self) -> Client:
        """A client of the account; no request is made."""
        return client(self.config)

    def greet(self) -> None:
        """Ask for the account: a wrong key is told apart here; a restricted key may not see it, and need not."""
        try:
            self.http.get("/v1/account")
        except Passing:
            raise
        except (PermissionMissing, SourceError):
            return

    def streams(self) -> list[Stream]:
        """Every collection of the catalogue."""
        return [
            Stream(
                c.table,
                partial(self._read, c),
                windowed=c.windowed,
                children=tuple(dict.fromkeys(t for n in c.nested for t in n.tables)),
                overlap=OVERLAP,
                changes_kept=EVENTS_KEPT if c.events else None,
                optional=c.optional,
                whole=c.whole,
            )
            for c in COLLECTIONS
        ]

    @cached_property
    def _reading(self) -> Reading:
        return Reading(self.http)

    @cached_property
    def _feeds(self) -> Feeds:
        return Feeds(self.http, (name for c in COLLECTIONS for name in c.via.values() if name != "id"))

    def _read(self, collection: Collection, window: Window) -> Pages:
        """One stream; of a part of Stripe that the account lacks, the first request is refused, however Stripe puts it."""
        pages = self._pages(collection, window)
        try:
            first = next(pages, None)
        except SourceError as error:
            if collection.optional and not isinstance(error, Passing):
                raise Unavailable(str(error)) from None
            raise
        if first is not None:
            yield first
        yield from pages

    def _pages(self, collection: Collection, window: Window) -> Pages:
        if collection.through:
            yield from self._read_through(collection, window)
        elif not collection.windowed or (window.initial and not collection.created):
            yield from self._reading.whole(collection)
        elif window.initial or not collection.events:
            looking_back = window if window.initial else window.reaching_back(collection.lookback)
            yield from self._reading.created(collection, looking_back)
        else:
            yield from self._read_increment(collection, window)

    def _read_increment(self, collection: Collection, window: Window) -> Pages:
        """What was created in the window, and what the event feed says changed in it."""
        if collection.created:
            yield self._reading.created(collection, window.reaching_back(collection.lookback))
        feed = self._feed(collection, window)
        kind = collection.table.__object__
        if kind in feed.overflowing:
            yield Note(f"{collection.name}: more changes than are worth fetching singly; the whole list was read again")
            yield from self._reading.whole(collection)
            return
        dirty = feed.of(kind, collection.via)
        gone = {key: c for key, c in dirty.items() if c and c.deleted}
        asof = self.http.clock()
        for key, change in gone.items():
            yield Deleted([(key,)], at=change.at, asof=asof)
        yield from self._deleted_rows(collection, feed)
        fetched = {key: c for key, c in dirty.items() if key not in gone and not _listed(collection, window, c)}
        yield from self._reading.changed(collection, fetched)

    def _deleted_rows(self, collection: Collection, feed: Feed) -> Pages:
        """Rows nested in the collection's records that the feed says were deleted themselves."""
        asof = self.http.clock()
        for table in dict.fromkeys(t for n in collection.nested for t in n.tables):
            for key, change in feed.changes.get(table.__object__, {}).items():
                if change.deleted:
                    yield Deleted([(key,)], at=change.at, asof=asof, table=table)

    def _read_through(self, collection: Collection, window: Window) -> Pages:
        """The lists of parents: of all of them, or of those created in the window or named by its events."""
        everything = window.initial or not collection.windowed
        for bunch in self._reading.parents(collection, None if everything else window):
            yield self._reading.through(collection, bunch)
        if not everything:
            feed = self._feed(collection, window)
            named = list(feed.named_by(collection.via))
            for at in range(0, len(named), PARENTS_AT_ONCE):
                yield self._reading.through(collection, named[at : at + PARENTS_AT_ONCE])

    def _feed(self, collection: Collection, window: Window) -> Feed:
        selected = [BY_NAME[s.name] for s in self.selected]
        alone = len([c for c in selected if c.events]) == 1 and not collection.via
        root = collection.table.__object__.partition(".")[0]
        return self._feeds.get(window, f"{root}.*" if alone else None)


def _listed(collection: Collection, window: Window, change: object) -> bool:
    """Whether the object is in the list of what was created in the window, and so need not be fetched singly."""
    created = getattr(change, "created", None)
    if not collection.created or created is None:
        return False
    start = window.reaching_back(collection.lookback).start.timestamp()
    return start <= created < window.end.timestamp()

