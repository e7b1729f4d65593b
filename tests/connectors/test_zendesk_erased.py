"""What Zendesk has deleted for good is erased here, too; what can be taken out of the bin is not."""

from __future__ import annotations

from typing import Any

import pytest

from connectors.zendesk import Zendesk, changes, comments
from etl.connector import Complete, Pages
from etl.sources import open_source
from etl.window import BEGINNING, Window
from tests.connectors.zendesk_mirror import Mirror, Open, desk

__all__ = ["desk"]

EVENTS = ("ticket_events", "ticket_metric_events")


def read(pages: Pages) -> list[Any]:
    """All that a reader yields, and what the readers that it yields do."""
    found = []
    for item in pages:
        found += [item] if hasattr(item, "__struct_fields__") else read(item)
    return found


def told(mirror: Mirror, ticket: int) -> list[str]:
    """What is known of events of a ticket besides their keys."""
    own = "'id', 'ticket_id', 'received_at', '_version', '_deleted_at', '_hash', '_extra'"
    rows = mirror.rows(f"select to_jsonb(t) - array[{own}] from ticket_events t where ticket_id = %s", ticket)
    return [name for (row,) in rows for name, value in row.items() if value is not None]


def test_the_events_of_a_scrubbed_ticket_lose_all_but_their_keys(desk: Open) -> None:
    mirror = desk()
    mirror.sync(*EVENTS)
    ticket, other = [t["id"] for t in mirror.box.objects("ticket") if t["status"] != "closed"][:2]
    before = {
        table: mirror.rows(f"select id from {table} where ticket_id = %s order by id", ticket)
        for table in EVENTS
    }
    mirror.box.delete("ticket", ticket)
    mirror.box.advance(hours=0.1)
    mirror.sync(*EVENTS)
    assert "subject" in told(mirror, ticket), "it may be restored"
    mirror.box.act("scrub", ticket=ticket)
    mirror.box.advance(hours=0.1)
    mirror.sync(*EVENTS)
    assert told(mirror, ticket) == []
    assert "subject" in told(mirror, other)
    for table, rows in before.items():
        assert mirror.rows(f"select id from {table} where ticket_id = %s order by id", ticket) == rows != []
        assert ticket not in mirror.living(table, column="ticket_id")
    assert mirror.rows("select from ticket_metric_events where ticket_id = %s and time is not null", other)
    assert not mirror.rows(
        "select from ticket_metric_events where ticket_id = %s and time is not null", ticket
    )


@pytest.mark.parametrize("stream", EVENTS)
def test_a_first_load_that_broke_off_follows_the_export_of_tickets_from_its_beginning(
    desk: Open, stream: str
) -> None:
    mirror = desk()
    mirror.box.exports.usual_page = 60
    mirror.box.largest_page = 60
    mirror.warehouse.commit_seconds = 0
    mirror.server.forget()
    path = f"/api/v2/incremental/{stream}"
    mirror.server.moods.delay(1.5, path=path, after=6)  # so that what came before is committed
    mirror.server.moods.fail(400, 50, path=path, after=6)  # which is not tried again
    ticket = next(t["id"] for t in mirror.box.objects("ticket") if t["status"] != "closed")
    assert mirror.try_sync(stream)[stream].error
    assert mirror.rows(f"select from {stream}"), "some of it was committed"
    mirror.server.moods.clear()
    mirror.box.delete("ticket", ticket)
    mirror.box.act("scrub", ticket=ticket)
    mirror.box.advance(hours=0.1)
    mirror.sync(stream)
    first = mirror.asked("/api/v2/incremental/tickets/cursor")[0]
    assert dict(first.query)["start_time"] == "0"
    resumed = mirror.asked(f"/api/v2/incremental/{stream}")[0]
    assert int(dict(resumed.query)["start_time"]) > 0
    assert ticket not in mirror.living(stream, column="ticket_id")


def test_events_and_tickets_ask_for_the_export_of_tickets_once(desk: Open) -> None:
    mirror = desk(tickets=10)
    streams = ("tickets", "ticket_comments", *EVENTS)
    mirror.sync(*streams)
    mirror.box.act("system_update")
    mirror.box.advance(hours=0.1)
    mirror.sync(*streams)
    mirror.box.advance(hours=0.1)
    mirror.sync(*streams)
    assert len(mirror.asked("/api/v2/incremental/tickets/cursor")) == 1


def test_the_addresses_of_a_user_who_was_deleted_for_good_are_erased(desk: Open) -> None:
    mirror = desk()
    mirror.sync("users")
    user = next(u["id"] for u in mirror.box.objects("user") if u["role"] == "end-user")
    assert mirror.rows("select from user_identities where user_id = %s and value is not null", user)
    mirror.box.delete("user", user)
    mirror.box.advance(hours=0.1)
    mirror.sync("users")
    assert mirror.one("users", user)["email"], "it is deleted, not forgotten"
    mirror.box.act("forget", user=user)
    mirror.box.advance(hours=0.1)
    mirror.sync("users")
    row = mirror.one("users", user)
    assert (row["email"], row["phone"], row["permanently_deleted"]) == (None, None, True)
    assert mirror.rows("select from user_identities where user_id = %s", user)
    assert not mirror.rows("select from user_identities where user_id = %s and value is not null", user)


def test_the_records_of_a_custom_object_that_is_gone_are_gone(desk: Open) -> None:
    mirror = desk()
    mirror.sync("custom_object_records")
    assert mirror.living("custom_object_records")
    mirror.box.delete("custom_object", "shipment")
    mirror.box.advance(hours=0.1)
    mirror.sync("custom_object_records")
    assert not mirror.living("custom_object_records")


def test_a_ticket_that_is_restored_while_comments_are_read_in_bulk_is_not_taken_for_deleted(
    desk: Open,
) -> None:
    mirror = desk()
    ticket = next(t["id"] for t in mirror.box.objects("ticket") if t["status"] == "open")
    mirror.box.delete("ticket", ticket)
    mirror.box.advance(hours=0.1)
    connector = open_source(mirror.config())
    assert isinstance(connector, Zendesk)
    now = connector.http.clock()
    window = Window(BEGINNING, now, initial=True, newest=True)
    read(changes.tickets(connector.http, window))  # what it asked for is kept: the ticket is deleted there
    mirror.box.act("restore", ticket=ticket)
    mirror.box.advance(hours=0.1)
    found = read(comments.read(connector.http, window))
    connector.close()
    gone = {parent for item in found if isinstance(item, Complete) for parent in item.parents or ()}
    gone -= {served.path.split("/")[4] for served in mirror.asked("/api/v2/tickets/")}  # whose list was read
    assert gone, "others are"
    assert str(ticket) not in gone
