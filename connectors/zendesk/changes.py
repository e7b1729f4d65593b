"""Streams that Zendesk exports: each goes on where it was left, page by page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
from msgspec.structs import replace

from connectors.zendesk import exports
from connectors.zendesk.api import CHAT, TALK, Missing
from connectors.zendesk.children import changed, changed_in, divided, erased
from connectors.zendesk.collection import Through
from connectors.zendesk.exports import EXPORT_PAGE, OVERLAP, Place
from connectors.zendesk.lists import parents_of
from connectors.zendesk.pages import Pairs, Sized, as_page, by_cursor
from etl.connector import Complete, Note, Page, Pages, State
from etl.errors import PermissionMissing, SourceError
from etl.http import Answer, Client
from etl.reading import MOST_STATE_BYTES
from etl.typed import typed
from etl.window import Window
from models.zendesk.base import ZendeskTable
from models.zendesk.custom_objects import CustomObjectRecord
from models.zendesk.events import TicketEvent, TicketMetricEvent
from models.zendesk.people import UserIdentity
from models.zendesk.tickets import TicketMetric

OBJECTS = Through("custom_objects", "custom_objects", "key", paging="number")
OTHERS = ""
"""In a state that has no room for all objects, what tells that the others begin where the window does."""
OVERWRITTEN = b'"[DELETED]"'
"""What stands in a deleted custom object record for what people wrote, which is all that tells of it."""
OF_PEOPLE = ("name", "external_id", "custom_object_fields")
NOTHING = msgspec.Raw(b"null")
CHAT_SETTLED = 330
"""Seconds before now that a start_time may be, at most, for Chat, which refuses the last five minutes."""


def tickets(client: Client, window: Window) -> Pages:
    """Tickets, deleted ones too, each with its metrics."""
    for step in changed_in(client, window):
        if isinstance(step, Note):
            yield step
            continue
        yield Page(step.answer, records="tickets")
        beside = "metric_sets" if bytes(step.head.metric_sets) else "tickets[].metric_set"
        yield Page(step.answer, records=beside, table=TicketMetric)
        if gone := divided(step)[0]:
            yield Complete(step.answer.asof, gone, TicketMetric)
        if exports.is_past(window, step.place.at):
            return
        yield State(step.place.text)


def users(client: Client, window: Window) -> Pages:
    """Users, deleted ones too, each with the addresses that are known of them."""
    place = exports.begin(client, window)
    path = "/api/v2/incremental/users/cursor"
    for step in exports.by_cursor(client, path, [("include", "identities")], place):
        if isinstance(step, Note):
            yield step
            continue
        yield Page(step.answer, records="users")
        if forgotten := [str(row.id) for row in step.head.rows if row.permanently_deleted]:
            yield Complete(step.answer.asof, forgotten, UserIdentity, erase=True)
        if bytes(step.head.identities) and step.head.rows:
            yield Page(step.answer, records="identities", table=UserIdentity)
            yield Complete(step.answer.asof, [str(row.id) for row in step.head.rows], UserIdentity)
        yield State(step.place.text)


def organizations(client: Client, window: Window) -> Pages:
    """Organizations, deleted ones too; a second that fills more than a page is read from the list."""
    place = exports.begin(client, window)
    path = "/api/v2/incremental/organizations"
    for step in exports.by_time(client, path, [], _settled(client, place), size=EXPORT_PAGE):
        yield Page(step.answer, records="organizations")
        if step.pinned:
            yield Note("organizations: more changed in one second than an export shows; the list was read")
            asof = client.clock()
            for answer in by_cursor(client, "/api/v2/organizations", [], "support"):
                yield Page(answer, records="organizations")
            yield Complete(asof)  # the list does not show those that were deleted in that second
        if exports.is_past(window, step.place.at):
            return
        yield State(step.place.text)


class Left(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where events go on: from a time; and in the export of tickets, which says what is to be erased."""

    at: int = 0
    tickets: Place = Place()

    @property
    def text(self) -> str:
        """As the stream's state."""
        return msgspec.json.encode(self).decode()


def ticket_events(client: Client, window: Window) -> Pages:
    """What was done to tickets, each thing by itself."""
    left = _begin(client, window)
    for step in exports.of_events(client, [], left.at):
        if isinstance(step, Note):
            yield step
            continue
        if step.pinned:
            raise SourceError(
                "more happened to tickets in one second than the export of ticket events shows, so it"
                " does not go on; read the stream ticket_audits instead"
            )
        yield as_page(step.answer, [{"events": _children(step.answer)}], "all[].events", TicketEvent)
        if exports.is_past(window, step.place.at):
            break
        left = replace(left, at=step.place.at)
        yield State(left.text)
    yield from _erased(client, window, left, TicketEvent)


def metric_events(client: Client, window: Window) -> Pages:
    """How the metrics of tickets came about; a second that fills more than a page is read by cursor."""
    left = _begin(client, window)
    path = "/api/v2/incremental/ticket_metric_events"
    for step in exports.by_time(client, path, [], Place(at=left.at), paged=True):
        yield Page(step.answer, records="ticket_metric_events")
        if step.pinned:
            for more in exports.of_second(client, path, step.place.at):
                yield Page(more.answer, records="ticket_metric_events")
        if exports.is_past(window, step.place.at):
            break
        left = replace(left, at=step.place.at)
        yield State(left.text)
    yield from _erased(client, window, left, TicketMetricEvent)


def _begin(client: Client, window: Window) -> Left:
    """Where events go on."""
    if not window.state:
        start = exports.begin(client, window)
        return Left(start.at, start)
    left = exports.decoded(window.state, Left)
    return replace(left, at=exports.settled(client, left.at))


def _erased(client: Client, window: Window, left: Left, table: type[ZendeskTable]) -> Pages:
    """What is to be erased of events, all of which are read: those of tickets that were deleted for good."""
    for step in changed(client, left.tickets):
        if isinstance(step, Note):
            yield step
            continue
        yield from erased(client, step, table)
        if exports.is_past(window, step.place.at):
            return
        left = replace(left, tickets=step.place)
        yield State(left.text)


def custom_object_records(client: Client, window: Window) -> Pages:
    """Records of all custom objects, deleted ones too; an object that is gone has none any more.

    Objects that the credentials do not open are left out, unless they open none.
    """
    left = exports.decoded(window.state, dict[str, tuple[str, int]]) if window.state else {}
    asof = client.clock()
    objects = parents_of(client, OBJECTS, "support")
    if gone := [key for key in left if key not in objects]:
        yield Complete(asof, gone, CustomObjectRecord)
    known = window.state and OTHERS not in left  # all objects that there were: others may have old records
    new = Place(at=0 if known else _start(client, window))
    places = {key: Place(*left[key]) if key in left else new for key in objects}
    refused: dict[str, PermissionMissing] = {}
    for key in objects:
        path = f"/api/v2/incremental/custom_objects/{key}/cursor"
        try:
            for step in exports.by_cursor(client, path, [], places[key]):
                if isinstance(step, Note):
                    yield step
                    continue
                records = _emptied(step.answer)
                yield as_page(step.answer, records, "custom_object_records", CustomObjectRecord)
                places[key] = step.place
                yield _kept(places)
        except PermissionMissing as error:
            refused[key] = error
        except Missing:  # deleted meanwhile: the next list does not have it
            continue
    if refused and len(refused) == len(objects):
        raise refused.popitem()[1]
    for key, why in refused.items():
        yield Note(f"custom_object_records: those of {key} are left out: {why}", partial=True)
    kept = _kept(places)
    if isinstance(kept, Note):  # the next window begins where this ends, which is right for the others
        behind = {OTHERS: new, **{key: places[key] for key in refused}}
        kept = _kept(behind) if refused else State("")
        if isinstance(kept, Note):
            raise refused.popitem()[1]
    yield kept


def _kept(places: Mapping[str, Place]) -> State | Note:
    """The state of all objects: cursors and times; where these do not fit, times alone, a bit earlier."""
    whole = {key: (place.cursor, place.at) for key, place in places.items()}
    times = {key: ("", max(0, place.at - OVERLAP)) for key, place in places.items()}
    for state in (whole, times):
        text = msgspec.json.encode(state).decode()
        if len(text) <= MOST_STATE_BYTES:
            return State(text)
    return Note(
        f"custom_object_records: a state has no room for {len(places)} custom objects: a sync that breaks off"
        " begins again"
    )


class _Record(msgspec.Struct):
    """What of a record is overwritten when it is deleted."""

    name: msgspec.Raw = NOTHING
    external_id: msgspec.Raw = NOTHING
    custom_object_fields: dict[str, msgspec.Raw] | None = None

    @property
    def is_deleted(self) -> bool:
        """Whether all that people wrote into it is overwritten."""
        values = (self.external_id, *(self.custom_object_fields or {}).values())
        said = {bytes(value) for value in values} - {bytes(NOTHING)}
        return said == {OVERWRITTEN} or (not said and bytes(self.name) == OVERWRITTEN)


class _Records(msgspec.Struct):
    custom_object_records: list[msgspec.Raw] = []


def _emptied(answer: Answer) -> list[msgspec.Raw]:
    """Records as they came; of those that are deleted, that they are, in place of what was overwritten."""
    found: list[msgspec.Raw] = []
    for record in typed(answer.body, _Records).custom_object_records:
        if typed(record, _Record).is_deleted:
            kept = typed(record, dict[str, msgspec.Raw])
            kept |= dict.fromkeys(OF_PEOPLE, NOTHING) | {"is_deleted": msgspec.Raw(b"true")}
            record = msgspec.Raw(msgspec.json.encode(kept))
        found.append(record)
    return found


def calls(name: str) -> Callable[[Client, Window], Pages]:
    """Talk's exports, calls or legs; there is always a next page."""

    def read(client: Client, window: Window) -> Pages:
        place = exports.begin(client, window)
        path = f"/api/v2/channels/voice/stats/incremental/{name}"
        for step in exports.by_time(client, path, [], _settled(client, place), limit=TALK):
            if step.pinned:
                raise SourceError(f"more {name} changed in one second than their export shows")
            yield Page(step.answer, records=name)
            if exports.is_past(window, step.place.at):
                return
            yield State(step.place.text)

    return read


def chat(name: str, second: int = 1) -> Callable[[Client, Window], Pages]:
    """Chat's exports, by time and id; second: how this one counts time, in parts of a second."""

    def read(client: Client, window: Window) -> Pages:
        return _chat(client, window, name, second)

    return read


def _chat(client: Client, window: Window, name: str, second: int) -> Pages:
    place = exports.begin(client, window)
    at, id = place.at if window.state else place.at * second, place.cursor
    sized, seen = Sized(client, CHAT, "limit", EXPORT_PAGE), set[tuple[int, str]]()
    latest = (int(client.now().timestamp()) - CHAT_SETTLED) * second
    if at > latest:  # what is newer comes again
        at, id = max(0, latest), ""
    while True:
        params: Pairs = [("fields", f"{name}(*)"), ("start_time", at), *([("start_id", id)] if id else [])]
        answer, head = sized.get(f"/api/v2/chat/incremental/{name}", params, exports.Export)
        yield Page(answer, records=name)
        if head.count and head.end_time is not None:
            at, id = head.end_time, "" if head.end_id is None else str(head.end_id)
        if exports.is_past(window, at // second):
            return
        yield State(Place(id, at).text)
        if not head.next_page or not head.count or at > latest:
            return
        if (at, id) in seen:
            raise SourceError(f"{name}: a page leads where an earlier one led.")
        seen.add((at, id))


def _start(client: Client, window: Window) -> int:
    return exports.settled(client, int(window.start.timestamp()))


def _settled(client: Client, place: Place) -> Place:
    return Place(at=exports.settled(client, place.at))


class _Event(msgspec.Struct, omit_defaults=True):
    """What an event says of all its parts."""

    id: int | str | None = None
    ticket_id: int | None = None
    timestamp: int | None = None
    created_at: str | None = None
    updater_id: int | None = None
    via: msgspec.Raw = msgspec.Raw(b"null")
    system: msgspec.Raw = msgspec.Raw(b"null")
    metadata: msgspec.Raw = msgspec.Raw(b"null")
    child_events: list[msgspec.Raw] | None = None


class _Events(msgspec.Struct):
    ticket_events: list[_Event]


def _children(answer: Answer) -> list[msgspec.Raw]:
    """The parts of each event as they came, with what is said of all of them before."""
    found: list[msgspec.Raw] = []
    for event in typed(answer.body, _Events).ticket_events:
        parts, event.child_events = event.child_events or [], None
        said = msgspec.json.encode(event)
        for part in parts:
            own = bytes(part)
            found.append(msgspec.Raw(b'{"event":' + said + (b"," if own != b"{}" else b"") + own[1:]))
    return found
