"""Stripe: everything that its API lists, kept current by the event feed.

Read `catalogue` for what there is, `reading` for how a list is read, `changes` and `changed` for the
event feed and what it leads to, `api` for how Stripe is spoken to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cached_property, partial

from connectors.stripe.api import Config, Unavailable, Withheld, client
from connectors.stripe.branches import Branches
from connectors.stripe.catalogue import BY_NAME, COLLECTIONS, Collection, Through
from connectors.stripe.changed import Changed
from connectors.stripe.changes import Feed, Feeds, Wanted
from connectors.stripe.nested import Gone, Records
from connectors.stripe.reading import PARENTS_AT_ONCE, Parent, Reading
from etl.connector import Connector, Deleted, Note, Pages, Stream, Verdict
from etl.errors import CredentialsError, Passing, PermissionMissing, SourceError
from etl.http import Client
from etl.window import BEGINNING, Window

__all__ = ["Config", "Stripe"]

EVENTS_KEPT = timedelta(days=29)  # of Stripe's 30, less a day so as not to race it
OVERLAP = timedelta(minutes=10)  # events become visible late and out of order


class Stripe(Connector[Config]):
    """Stripe's objects: charges, customers, invoices, subscriptions and all the others its API lists."""

    name = "stripe"
    Config = Config
    sandbox = "connectors.sandbox.stripe:StripeSandbox"

    _no_feed = ""
    """Why the key may not read the event feed."""

    def connect(self) -> Client:
        """A client of the account; no request is made."""
        return client(self.config)

    def greet(self) -> None:
        """Ask for an event: a wrong key or account shows here; a restricted key may lack the permission."""
        try:
            self.http.get("/v1/events", {"limit": 1})
        except Unavailable:
            return
        except Withheld as refusal:
            if self.config.account:
                raise CredentialsError(
                    f"account {self.config.account} cannot be read; correct account: {refusal}"
                ) from None
        except PermissionMissing as refusal:
            self._no_feed = str(refusal)

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
                keeps_all=c.whole
                and self.config.live,  # objects on the test clocks of test mode are in no list
            )
            for c in COLLECTIONS
        ]

    def probe(self, stream: Stream) -> Verdict:
        """Whether this stream can be read: its first page, and the event feed if it needs that."""
        verdict = super().probe(stream)
        if verdict.ok and self._no_feed and BY_NAME[stream.name].events:
            return Verdict(
                stream.name, False, f"its changes cannot be read: {self._no_feed}", PermissionMissing.kind
            )
        return verdict

    @cached_property
    def _records(self) -> Records:
        return Records(self.http)

    @cached_property
    def _branches(self) -> Branches:
        return Branches(self.http.connections)

    @cached_property
    def _reading(self) -> Reading:
        return Reading(self._records, self._branches)

    @cached_property
    def _changed(self) -> Changed:
        return Changed(self._records, self._branches)

    @cached_property
    def _feeds(self) -> Feeds:
        selected = [BY_NAME[s.name] for s in self.selected]
        return Feeds(self.http, Wanted(selected or COLLECTIONS))

    def _read(self, collection: Collection, window: Window) -> Pages:
        """One stream; of a part of Stripe that the account lacks, the first request is refused in many ways."""
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
        if self._no_feed and collection.events and window.initial:
            yield Note(
                f"{collection.name}: the next sync will fail, as changes cannot be read: {self._no_feed}"
            )

    def _pages(self, collection: Collection, window: Window) -> Pages:
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
            if collection.through and window.start < self.http.clock() - EVENTS_KEPT:
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
        asof = self.http.clock()
        changes = feed.of(collection.table.__object__, collection.via)
        deleted = {key: Gone(c.when, asof) for key, c in changes.items() if c and c.deleted}
        yield from self._records.gone(collection, deleted)
        for table in dict.fromkeys(t for n in collection.nested for t in n.tables):
            for key, change in feed.changes.get(table.__object__, {}).items():
                if change.deleted:
                    yield Deleted([(key,)], at=change.when, asof=asof, table=table)
        start, end = since.start.timestamp(), since.end.timestamp()
        left = {
            key: c
            for key, c in changes.items()
            if key not in deleted
            and not (collection.created and c and c.created is not None and start <= c.created < end)
        }
        yield from self._changed.read(collection, left)
