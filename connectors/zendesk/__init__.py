"""Zendesk: Support, Help Center, Talk and Chat of one account.

Read `catalogue` for the lists that are read whole, `changes` for what is exported, `children` for what is
asked ticket by ticket, `guide` for what is asked article by article; `exports` for how exports go on, `pages`
for how lists are paged, `totals` for what `etl reconcile` asks, `api` for how Zendesk is spoken to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import ClassVar

import msgspec

from connectors.zendesk import api, changes, children, comments, guide, lists
from connectors.zendesk.api import Config, Missing, Unavailable
from connectors.zendesk.catalogue import COLLECTIONS
from connectors.zendesk.children import Child
from connectors.zendesk.collection import Collection
from connectors.zendesk.fields import SPREADS
from connectors.zendesk.totals import totals
from etl.connector import Connector, Pages, Spread, Stream
from etl.errors import CredentialsError, PermissionMissing, SourceError
from etl.http import Client
from etl.totals import Totals
from etl.window import Window
from models.zendesk.base import ZendeskTable
from models.zendesk.chat import Chat, ChatAgentEvent, ChatAgentTimeline, ChatConversion, ChatDepartmentEvent
from models.zendesk.custom_objects import CustomObjectRecord
from models.zendesk.events import TicketEvent, TicketMetricEvent
from models.zendesk.people import Organization, User, UserIdentity
from models.zendesk.talk import Call, Leg
from models.zendesk.tickets import Ticket, TicketMetric

__all__ = ["Config", "Zendesk"]

ME = "/api/v2/users/me"

SETTLES = timedelta(minutes=2)
"""What changed within the last minute is not shown."""
OVERLAP = timedelta(minutes=10)


class _Me(msgspec.Struct):
    id: int | None = None
    role: str | None = None


class _Who(msgspec.Struct):
    user: _Me


class Zendesk(Connector[Config]):
    """Zendesk: tickets and all about them, users, organizations, rules, help center, calls and chats."""

    name = "zendesk"
    Config = Config
    sandbox = "connectors.sandbox.zendesk:without_limits"
    docs = "https://developer.zendesk.com/api-reference/"

    minute: ClassVar[float] = 60.0
    """Seconds that a minute of Zendesk's limits lasts."""

    def connect(self) -> Client:
        """A client of the account; no request is made."""
        tokens = self.home and self.home / "tokens" / f"{self.source}.json"
        return api.client(self.config, self.minute, tokens)

    def greet(self) -> None:
        """Ask who we are: Zendesk answers strangers, too. It tells how much may be asked a minute."""
        try:
            answer = self.http.get(ME, limit=api.SUPPORT)
        except PermissionMissing:  # an OAuth token without users:read is a good one all the same
            return
        if api.decode(answer.body, _Who).user.id is None:
            by = api.known_by(self.config)
            raise CredentialsError(f"Zendesk does not know the credentials; check {by}")
        self.account = "" if self.config.base_url else self.config.subdomain
        most = api.told_limit(answer)
        if most and not self.config.requests_per_minute:
            for limit in (api.SUPPORT, api.GUIDE):
                self.http.told(limit, most=max(1, int(most * api.SHARE)))

    def _role(self) -> str:
        """Whose credentials these are: admin, agent, end-user; "" if that is not told."""
        try:
            answer = self.http.get(ME, limit=api.SUPPORT)
        except PermissionMissing:
            return ""
        return api.decode(answer.body, _Who).user.role or ""

    def streams(self) -> list[Stream]:
        """What is exported, every list of the catalogue, and what belongs to tickets: the longest last."""
        return [
            *self._exported(),
            *(self._listed(collection) for collection in COLLECTIONS),
            *(self._part(part) for part in guide.PARTS),
            *(self._child(child) for child in (children.COMMENTS, children.AUDITS, children.ASIDE)),
        ]

    def spreads(self) -> Sequence[Spread]:
        """The views of custom fields."""
        return SPREADS

    def totals(self, stream: Stream, window: Window) -> Totals | None:
        """What search counts."""
        return totals(self.http, stream.table, window)

    def _exported(self) -> Iterator[Stream]:
        def made(
            table: type[ZendeskTable],
            read: Callable[[Client, Window], Pages],
            *nested: type[ZendeskTable],
            optional: bool = False,
        ) -> Stream:
            return Stream(
                table,
                partial(self._read, read, optional),
                children=nested,
                lag=SETTLES,
                overlap=OVERLAP,
                optional=optional,
            )

        yield made(Ticket, changes.tickets, TicketMetric)
        yield made(User, changes.users, UserIdentity)
        yield made(Organization, changes.organizations)
        yield made(TicketEvent, changes.ticket_events)
        yield made(TicketMetricEvent, changes.metric_events)
        yield made(CustomObjectRecord, changes.custom_object_records, optional=True)
        yield made(Call, changes.calls("calls"), optional=True)
        yield made(Leg, changes.calls("legs"), optional=True)
        yield made(Chat, changes.chat("chats"), optional=True)
        timeline = changes.chat("agent_timeline", second=1_000_000)
        yield made(ChatAgentTimeline, timeline, optional=True)
        yield made(ChatAgentEvent, changes.chat("agent_events"), optional=True)
        yield made(ChatDepartmentEvent, changes.chat("department_events"), optional=True)
        yield made(ChatConversion, changes.chat("conversions"), optional=True)

    def _child(self, child: Child) -> Stream:
        table, *nested = child.tables

        def read(client: Client, window: Window) -> Pages:
            if child is children.COMMENTS:
                return comments.read(client, window)
            return children.read(client, child, window)

        return Stream(
            table,
            partial(self._read, read, child.optional),
            children=tuple(nested),
            lag=SETTLES,
            overlap=OVERLAP,
            optional=child.optional,
        )

    def _listed(self, collection: Collection) -> Stream:
        def read(client: Client, window: Window) -> Pages:
            return lists.read(client, collection, window)

        return Stream(
            collection.table,
            partial(self._read, read, collection.optional),
            children=tuple(collection.nested.values()),
            windowed=collection.windowed,
            lag=SETTLES,
            overlap=collection.lookback,
            optional=collection.optional,
            whole=collection.whole,
        )

    def _part(self, part: guide.Part) -> Stream:
        def read(client: Client, window: Window) -> Pages:
            return guide.read(client, part, window)

        return Stream(part.table, partial(self._read, read, True), optional=True)

    def _read(self, read: Callable[[Client, Window], Pages], optional: bool, window: Window) -> Pages:
        """One stream; of what the account lacks, the first request is refused."""
        pages = read(self.http, window)
        try:
            first = next(pages, None)
        except Missing as error:
            if optional:
                raise Unavailable(str(error)) from None
            raise
        except Unavailable:
            raise
        except PermissionMissing as error:
            if not optional and (role := self._role()) not in ("", "admin"):
                hint = f"the credentials are an {role}'s: take an admin's, or name in streams what they open"
                raise SourceError(f"{error}; {hint}") from None
            raise
        if first is not None:
            yield first
        yield from pages
