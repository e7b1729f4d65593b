"""Stripe: everything that its API lists, kept current by the event feed.

Read `catalogue` for what there is and `collection` for its words, `reader` for what a stream reads when,
`reading` for how a list is read, `changes` and `changed` for the event feed and what it leads to, `totals`
for what `etl reconcile` asks, `api` for how Stripe is spoken to.
"""

from __future__ import annotations

import threading
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from connectors.stripe import api
from connectors.stripe.api import Config, Missing, Unavailable, Withheld, client
from connectors.stripe.catalogue import BY_NAME, COLLECTIONS
from connectors.stripe.changes import MOST, Wanted
from connectors.stripe.collection import Collection
from connectors.stripe.nested import Records
from connectors.stripe.reader import EVENTS_KEPT, Reader
from etl.connector import Connector, Note, Pages, Stream, Verdict
from etl.errors import CredentialsError, Passing, PermissionMissing, SourceError
from etl.http import Client
from etl.window import Window

if TYPE_CHECKING:
    from etl.totals import Totals

__all__ = ["Config", "Stripe"]

OVERLAP = timedelta(minutes=10)  # events become visible late and out of order
NO_FEED = "each sync reads the whole list, as its changes cannot be read"


class Stripe(Connector[Config]):
    """Stripe's objects: charges, customers, invoices, subscriptions and all the others its API lists."""

    name = "stripe"
    Config = Config
    sandbox = "connectors.sandbox.stripe:StripeSandbox"
    docs = "https://docs.stripe.com/api"

    most_changes: ClassVar[int] = MOST
    """How many changed objects one sync keeps in mind; more, and lists are read again."""

    def __init__(self, config: api.Config, source: str = "") -> None:
        super().__init__(config, source)
        self._no_feed = ""  # why the key may not read the event feed
        self._making = threading.Lock()
        self._made: Reader | None = None

    def connect(self) -> Client:
        """A client of the account; no request is made."""
        return client(self.config)

    def greet(self) -> None:
        """Ask for an event: a wrong key or account shows here; a restricted key may lack the permission."""
        try:
            self.http.get("/v1/events", {"limit": 1})
        except (PermissionMissing, Missing) as refusal:
            if isinstance(refusal, Withheld) and self.config.account:
                raise CredentialsError(
                    f"account {self.config.account} cannot be read; correct account: {refusal}"
                ) from None
            self._no_feed = str(refusal)
        self.account = self.config.account or self._own_account()

    def _own_account(self) -> str:
        """Which account the key is of; "" if a restricted key may not ask, or it is not told."""
        try:
            return api.identified(self.http.get("/v1/account"))
        except (PermissionMissing, SourceError):
            return ""

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
                keeps_all=c.whole,
            )
            for c in COLLECTIONS
        ]

    def probe(self, stream: Stream) -> Verdict:
        """Whether this stream can be read: its first page; without the event feed it can, at a price."""
        verdict = super().probe(stream)
        if verdict.ok and self._no_feed and BY_NAME[stream.name].events:
            return Verdict(stream.name, ok=True, reason=f"readable; {NO_FEED}: {self._no_feed}")
        return verdict

    def totals(self, stream: Stream, window: Window) -> Totals | None:
        """What the lists show, day by day."""
        from connectors.stripe.totals import totals

        return totals(Records(self.http), BY_NAME[stream.name], window)

    @property
    def _reader(self) -> Reader:
        """One for all streams, whichever asks first."""
        with self._making:
            if self._made is None:
                selected = [BY_NAME[s.name] for s in self.selected]
                wanted = Wanted(selected or COLLECTIONS)
                self._made = Reader(self.http, wanted, self.most_changes, self.since)
            return self._made

    def _read(self, collection: Collection, window: Window) -> Pages:
        """One stream; of a part of Stripe that the account lacks, the first request is refused."""
        pages = self._reader.read(collection, window)
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
            yield Note(f"{collection.name}: {NO_FEED}: {self._no_feed}")
