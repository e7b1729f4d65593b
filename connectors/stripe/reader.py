"""What each stream of a sync reads, window by window: the strategy; the other modules are its means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from msgspec.structs import replace

from connectors.stripe.api import Unavailable
from connectors.stripe.branches import Branches
from connectors.stripe.changed import Changed
from connectors.stripe.changes import Feed, Feeds, Wanted
from connectors.stripe.collection import Collection, Through
from connectors.stripe.nested import Gone, Records
from connectors.stripe.reading import PARENTS_AT_ONCE, Answers, Parent, Reading
from etl.connector import Deleted, Note, Pages, State
from etl.http import Client
from etl.window import Window

EVENTS_LISTED = timedelta(days=30)
EVENTS_KEPT = EVENTS_LISTED - timedelta(days=1)  # so as not to race it


class Reader:
    """Reads one account; all streams of a sync share it."""

    def __init__(self, http: Client, wanted: Wanted, most_changes: int, since: datetime) -> None:
        self._http, self._since = http, since
        self._records, self._branches = Records(http), Branches(http.connections)
        self._reading = Reading(self._records, self._branches)
        self._changed = Changed(self._records, self._branches)
        self._feeds = Feeds(http, wanted, most_changes)

    def read(self, collection: Collection, window: Window) -> Pages:
        """One window of one stream."""
        kept = collection.windowed and window.newest
        yield from self._remembering(collection, window) if kept else self._window(collection, window)

    def _window(self, collection: Collection, window: Window) -> Pages:
        if window.initial or not collection.windowed:
            yield from self._everything(collection, window)
        elif collection.events:
            yield from self._increment(collection, window)
        else:
            yield from self._reading.created(collection, self._reaching_back(collection, window))

    def _remembering(self, collection: Collection, window: Window) -> Pages:
        """A window, and what was refused as the state: once given, it is there of what does not change, too.

        It is left behind with the first rows that lack it, as the window may be cut off after these.
        """
        refused = set(window.state.split())
        left = set(refused)
        for item in self._window(collection, window):
            yield item
            if found := self._records.refused(collection) - left:
                left |= found
                yield State(" ".join(sorted(left)))
        if given := sorted(what for what in refused if self._records.given(collection, what)):
            yield Note(
                f"{collection.name}: {', '.join(given)} can be read now; the whole list was read again"
            )
            yield from self._everything(collection, replace(window, start=min(self._since, window.start)))
        still = refused.difference(given) | self._records.refused(collection)
        if left or still:
            yield State(" ".join(sorted(still)))

    def _everything(self, collection: Collection, window: Window) -> Pages:
        """What was created in a window, or all where that cannot be asked."""
        if collection.through:
            parents = self._through(collection, self._reading.parents(collection.through, None))
            yield from self._reading.all_at_once(collection, parents) if collection.all_at else parents
        elif collection.created:
            yield from self._reading.created(collection, window)
        else:
            yield from self._reading.whole(collection)

    def _through(
        self, collection: Collection, bunches: Iterable[list[Parent]], *, named: bool = False
    ) -> Pages:
        """The lists of parents; one bunch after the other until a list is given, as all may be refused.

        named: the parents are known from elsewhere, so that all of them may be gone.
        Raises PermissionMissing if there are parents and none of their lists is given.
        """
        answers = Answers()
        for bunch in bunches:
            pages = self._reading.through(collection, bunch, answers)
            yield from self._branches.beside(pages) if answers.given else pages
        if answers.given:
            return
        if answers.withheld:
            raise answers.withheld
        if answers.missing and not named:
            raise Unavailable(str(answers.missing))

    def _increment(self, collection: Collection, window: Window) -> Pages:
        """What was created in the window, and what the event feed says changed in it.

        The list comes first: what of it is refused is known then.
        """
        since = self._reaching_back(collection, window)
        told = self._told(collection, window, since)
        if collection.created and not collection.through:
            yield from self._branches.beside(told)
            yield from self._reading.created(collection, since)
        else:
            yield from told

    def _told(self, collection: Collection, window: Window, since: Window) -> Pages:
        """What the event feed says changed in a window."""
        feed = self._feeds.get(window)
        if window.start < (listed := self._http.now() - EVENTS_LISTED):
            yield Note(
                f"{collection.name}: changes before {listed:%Y-%m-%d} of what was created before"
                f" {since.start:%Y-%m-%d} cannot be told: Stripe keeps events for {EVENTS_LISTED.days} days"
            )
        if again := sorted(collection.kinds & feed.again.keys()):
            yield Note(f"{collection.name}: {feed.again[again[0]]}; the whole list was read again")
            yield from self._deletions(collection, window, feed)  # before the list: the newer state counts
            known = feed.changes.get(collection.table.__object__, {})
            left = {key: c for key, c in known.items() if not (c.deleted and window.newest)}
            yield from self._changed.read(collection, left)
            yield from self._everything(collection, replace(window, start=min(self._since, window.start)))
        elif collection.through and not collection.single:
            bunches = self._named(collection, collection.through, window, feed)
            yield from self._through(collection, bunches, named=True)
        else:
            if collection.through and window.start < self._http.now() - EVENTS_KEPT:
                yield from self._through(collection, self._reading.parents(collection.through, window))
            yield from self._changes(collection, since, feed)

    def _reaching_back(self, collection: Collection, window: Window) -> Window:
        """A window with the look-back of the collection, but not to before what the stream is to have."""
        back = window.reaching_back(collection.lookback)
        return replace(back, start=max(back.start, min(self._since, window.start)))

    def _deletions(self, collection: Collection, window: Window, feed: Feed) -> Pages:
        """What the feed says was deleted, also of nested rows.

        Of a window that has passed it is no more than a change: who made an id may have made it again since.
        """
        changes = feed.changes.get(collection.table.__object__, {}) if window.newest else {}
        yield from self._records.gone(
            collection, {key: Gone(c.when, feed.asof) for key, c in changes.items() if c.deleted}
        )
        for table in collection.told:
            for key, change in feed.changes.get(table.__object__, {}).items():
                if change.deleted:
                    yield Deleted([(key,)], at=change.when, asof=feed.asof, table=table)

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
        yield from self._deletions(collection, since, feed)
        changes = feed.of(collection.table.__object__, collection.via)
        start = since.start.timestamp()
        end = float("inf") if since.newest else since.end.timestamp()
        left = {
            key: c
            for key, c in changes.items()
            if not (c and c.deleted and since.newest)
            and not (
                collection.created
                and not (c and c.deleted)
                and not collection.hides
                and c
                and c.created is not None
                and start <= c.created < end
            )
        }
        yield from self._changed.read(collection, left)
