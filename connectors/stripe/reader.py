"""What each stream of a sync reads, window by window: the strategy; the other modules are its means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from connectors.stripe.branches import Branches
from connectors.stripe.catalogue import Collection, Through
from connectors.stripe.changed import Changed
from connectors.stripe.changes import Feed, Feeds, Wanted
from connectors.stripe.nested import Gone, Records
from connectors.stripe.reading import PARENTS_AT_ONCE, Parent, Reading
from etl.connector import Deleted, Note, Pages
from etl.http import Client
from etl.window import BEGINNING, Window

EVENTS_KEPT = timedelta(days=29)  # of Stripe's 30, less a day so as not to race it


class Reader:
    """Reads one account; all streams of a sync share it."""

    def __init__(self, http: Client, wanted: Wanted, most_changes: int) -> None:
        self._http = http
        self._records, self._branches = Records(http), Branches(http.connections)
        self._reading = Reading(self._records, self._branches)
        self._changed = Changed(self._records, self._branches)
        self._feeds = Feeds(http, wanted, most_changes)

    def read(self, collection: Collection, window: Window) -> Pages:
        """One window of one stream."""
        if window.initial or not collection.windowed:
            yield from self._everything(collection, window)
        elif collection.events:
            yield from self._increment(collection, window)
        else:
            yield from self._reading.created(collection, window.reaching_back(collection.lookback))

    def _everything(self, collection: Collection, window: Window) -> Pages:
        """What was created in a window, or all where that cannot be asked."""
        if collection.through:
            yield from self._through(collection, self._reading.parents(collection.through, None))
        elif collection.created:
            yield from self._reading.created(collection, window)
        else:
            yield from self._reading.whole(collection)

    def _through(self, collection: Collection, bunches: Iterable[list[Parent]]) -> Pages:
        """The lists of parents; of the first ones at once, as a refusal there means that all are refused."""
        for number, bunch in enumerate(bunches):
            pages = self._reading.through(collection, bunch)
            yield from self._branches.beside(pages) if number else pages

    def _increment(self, collection: Collection, window: Window) -> Pages:
        """What was created in the window, and what the event feed says changed in it."""
        since = window.reaching_back(collection.lookback)
        if collection.created and not collection.through:
            yield from self._branches.beside(self._reading.created(collection, since))
        feed = self._feeds.get(window)
        if feed.overflowing & collection.kinds:
            yield Note(
                f"{collection.name}: more changes than are worth fetching singly;"
                " the whole list was read again"
            )
            yield from self._everything(collection, replace(window, start=BEGINNING))
        elif collection.through and not collection.single:
            yield from self._through(collection, self._named(collection, collection.through, window, feed))
        else:
            if collection.through and window.start < self._http.clock() - EVENTS_KEPT:
                yield from self._through(collection, self._reading.parents(collection.through, window))
            yield from self._changes(collection, since, feed)

    def _named(
        self, collection: Collection, through: Through, window: Window, feed: Feed
    ) -> Iterator[list[Parent]]:
        """The parents that were created in the window, and those that the feed names."""
        named = feed.named_by(collection.via)
        for bunch in self._reading.parents(through, window):
            named.difference_update(parent.sent for parent in bunch)
            yield bunch
        rest = [Parent(id, id) for id in named]
        for at in range(0, len(rest), PARENTS_AT_ONCE):
            yield rest[at : at + PARENTS_AT_ONCE]

    def _changes(self, collection: Collection, since: Window, feed: Feed) -> Pages:
        """What the feed says was deleted, and what changed but is not in the list of `since` anyway."""
        asof = self._http.clock()
        changes = feed.of(collection.table.__object__, collection.via)
        deleted = {key: Gone(c.when, asof) for key, c in changes.items() if c and c.deleted}
        yield from self._records.gone(collection, deleted)
        for table in collection.told:
            for key, change in feed.changes.get(table.__object__, {}).items():
                if change.deleted:
                    yield Deleted([(key,)], at=change.when, asof=asof, table=table)
        start = since.start.timestamp()
        end = float("inf") if since.newest else since.end.timestamp()
        left = {
            key: c
            for key, c in changes.items()
            if key not in deleted
            and not (collection.created and c and c.created is not None and start <= c.created < end)
        }
        yield from self._changed.read(collection, left)
