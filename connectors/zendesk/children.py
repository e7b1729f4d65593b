"""What belongs to tickets and is asked for ticket by ticket: exact, whatever became of it since.

The export of tickets says which have changed; of each of these, all is read again. A ticket's comments and
audits are there for archived tickets too, which no list shows.

What a living ticket's list does not show any more is gone:
- `attachments` of a redacted comment, whose place an empty file may take (or they stay, `deleted`);
- `ticket_comments`, `ticket_audits` and their events, and `side_conversations` of a living ticket cannot be
  deleted by anybody, as redaction leaves their rows; should Zendesk take one away, it is marked all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from connectors.zendesk import exports
from connectors.zendesk.api import SUPPORT, TICKETS, Missing
from connectors.zendesk.exports import ALL, Step
from connectors.zendesk.pages import Pairs, as_page, by_cursor, by_number
from etl.connector import Complete, Note, Page, Pages, State
from etl.http import Answer, Client
from etl.typed import typed
from etl.window import Window
from models.zendesk.account import SideConversation
from models.zendesk.base import ZendeskTable
from models.zendesk.conversations import Attachment, TicketAudit, TicketAuditEvent, TicketComment

WITH_METRICS: Pairs = [("include", "metric_sets"), *ALL]
"""As all streams ask for tickets, so that one request serves them."""
SCRUBBED = "SCRUBBED"
"""Subject of tickets that were deleted for good: nothing that was said on them is left at Zendesk."""
OF_EVENTS = frozenset(("event_type", "via_reference_id"))
"""What comments have besides in the export of ticket events."""
SHARES = 6
"""Into how many parts the tickets of one page are divided, which are read side by side."""


class Child(Struct, frozen=True):
    """One kind of record that belongs to tickets.

    path: with `{}` for the ticket. params: fixed parameters.
    pages: what becomes of an answer about one ticket.
    tables: all that these fill.
    """

    tables: tuple[type[ZendeskTable], ...]
    path: str
    pages: Callable[[Answer, str], Iterator[Page]]
    paging: str = "cursor"
    optional: bool = False
    params: tuple[tuple[str, object], ...] = ()


def read(client: Client, child: Child, window: Window) -> Pages:
    """What belongs to the tickets that changed in a window, or since the state."""
    yield from of_changed(client, child, window, changed_in(client, window))


def changed_in(client: Client, window: Window) -> Iterator[Step | Note]:
    """The tickets that changed in a window, or since the state.

    In a backfill a page that was asked for before this began says nothing of tickets in the bin: another sync
    may have seen them restored since, and what belongs to them as it was.
    """
    began, place = client.clock(), exports.begin(client, window)
    for step in changed(client, place):
        if isinstance(step, Step):
            if not (window.state or window.initial) and step.answer.asof < began and divided(step)[0]:
                yield from changed(client, place, fresh=True)
                return
            place = step.place
        yield step


def changed(client: Client, place: exports.Place, *, fresh: bool = False) -> Iterator[Step | Note]:
    """The tickets that changed since a place in their export; fresh: as of now, not as was kept."""
    return exports.by_cursor(client, TICKETS, WITH_METRICS, place, fresh=fresh)


class Bulk(Struct):
    """What was read in bulk, so that tickets need not be asked for.

    since: what changed later is asked for all the same.
    before: where the bulk began, if what is older was read by an earlier sync: a ticket that was in the bin
        then is marked, or was never read, and when it is taken out nothing tells but that it was updated.
    seen: tickets of which the bulk said something; none are known once it was broken off.
    """

    since: int = 0
    before: int = 0
    seen: set[str] = field(default_factory=set)

    def has(self, row: exports.Row) -> bool:
        """Whether all that belongs to a ticket of the export is read."""
        if not self.since or (row.generated_timestamp or self.since) >= self.since:
            return False
        if not self.before or str(row.id) in self.seen:
            return True
        made, updated = exports.seconds(row.created_at) or 0, exports.seconds(row.updated_at) or 0
        return made >= self.before or updated < self.before


def of_changed(
    client: Client, child: Child, window: Window, steps: Iterable[Step | Note], bulk: Bulk | None = None
) -> Pages:
    """What belongs to the tickets of an export; of what was read in bulk, only which are deleted."""
    bulk = bulk or Bulk()
    for step in steps:
        if isinstance(step, Note):
            yield step
            continue
        gone, alive = divided(step)
        if bulk.since:
            read = {str(row.id) for row in step.head.rows if bulk.has(row)}
            alive = [ticket for ticket in alive if ticket not in read]
        for table in child.tables:
            if gone:
                yield Complete(step.answer.asof, gone, table)
        yield from erased(client, step, *child.tables)
        yield from side_by_side(client, child, alive)
        if exports.is_past(window, step.place.at):
            return
        if step.place.at >= bulk.since or step.head.end_of_stream:
            bulk = Bulk()
        yield State(replace(step.place, since=bulk.since, before=bulk.before).text)


def divided(step: Step) -> tuple[list[str], list[str]]:
    """The tickets of a page: those that are deleted, and the others."""
    gone = [str(row.id) for row in step.head.rows if row.status == "deleted"]
    return gone, [str(row.id) for row in step.head.rows if row.status != "deleted"]


def erased(client: Client, step: Step, *tables: type[ZendeskTable]) -> Iterator[Complete]:
    """What belongs to tickets of a page that were deleted for good: which is final, whenever it was read."""
    found = [str(row.id) for row in step.head.rows if row.status == "deleted" and row.subject == SCRUBBED]
    if found:
        yield from (Complete(client.clock(), found, table, erase=True) for table in tables)


def side_by_side(client: Client, child: Child, tickets: Sequence[str]) -> Pages:
    """What belongs to these tickets, in parts; no more parts wait than are begun here."""
    shares = [tickets[i::SHARES] for i in range(SHARES)]
    for share in shares[1:]:
        if share:
            yield _of(client, child, share)
    yield from _of(client, child, shares[0])


def _of(client: Client, child: Child, tickets: Sequence[str]) -> Pages:
    """What belongs to these tickets, and that this is all of it."""
    walk = by_cursor if child.paging == "cursor" else by_number
    asof, whole = client.clock(), []
    for ticket in tickets:
        try:
            for answer in walk(client, child.path.replace("{}", ticket), [*child.params], SUPPORT):
                yield from child.pages(answer, ticket)
        except Missing:  # deleted meanwhile: the export will say so
            continue
        whole.append(ticket)
    if whole:
        yield from (Complete(asof, whole, table) for table in child.tables)


Comment = dict[str, msgspec.Raw]


class _Comments(Struct):
    comments: list[Comment] = []


def comments(answer: Answer, ticket: str) -> Iterator[Page]:
    """Comments and their attachments."""
    found = typed(answer.body, _Comments).comments
    yield from as_comments(answer, [(ticket, found)])


def as_comments(answer: Answer, said: Sequence[tuple[str, Sequence[Comment]]]) -> Iterator[Page]:
    """Comments of tickets, and their attachments, alike by whichever way they came."""
    tickets, files = [], []
    for ticket, found in said:
        alike = [{name: c[name] for name in sorted(c) if name not in OF_EVENTS} for c in found]
        tickets.append({"ticket_id": ticket, "comments": alike})
        files += [
            {"comment_id": c["id"], "ticket_id": ticket, "attachments": c["attachments"]}
            for c in found
            if bytes(c.get("attachments", b""))[:2] not in (b"", b"[]", b"nu")
        ]
    if tickets:
        yield as_page(answer, tickets, "tickets[].comments", TicketComment)
    if files:
        yield as_page(answer, files, "files[].attachments", Attachment)


def audits(answer: Answer, ticket: str) -> Iterator[Page]:
    """Audits and their events."""
    yield Page(answer, records="audits", table=TicketAudit)
    yield Page(answer, records="audits[].events", table=TicketAuditEvent)


def side_conversations(answer: Answer, ticket: str) -> Iterator[Page]:
    """Conversations beside a ticket."""
    yield Page(answer, records="side_conversations", table=SideConversation)


COMMENTS = Child(
    (TicketComment, Attachment),
    "/api/v2/tickets/{}/comments",
    comments,
    params=(("include_inline_images", True),),  # or its list of files lacks those that stand in the text
)
AUDITS = Child((TicketAudit, TicketAuditEvent), "/api/v2/tickets/{}/audits", audits)
ASIDE = Child(
    (SideConversation,),
    "/api/v2/tickets/{}/side_conversations",
    side_conversations,
    paging="number",
    optional=True,
)
