"""What is gone at Zendesk, or came back, when a time that has passed is read again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from connectors.zendesk import Zendesk, changes
from etl.sources import open_source
from etl.sync import iterate
from etl.window import Window
from tests.connectors.test_zendesk_erased import read
from tests.connectors.zendesk_mirror import Mirror, Open, desk

__all__ = ["desk"]

STREAMS = ("tickets", "ticket_comments", "ticket_audits", "side_conversations", "users", "organizations")
STREAMS += ("custom_object_records", "articles", "article_comments")
TABLES = (*STREAMS, "ticket_metrics", "ticket_audit_events", "attachments", "user_identities")


def around(mirror: Mirror) -> Window:
    """Two hours about the desk's present."""
    now = datetime.fromtimestamp(mirror.box.now(), UTC)
    return Window(now - timedelta(hours=1), now + timedelta(hours=1))


def living(mirror: Mirror, source: str) -> dict[str, set[Any]]:
    """What lives, by table."""
    keys = {"ticket_audit_events": "(audit_id, id)"}
    return {table: mirror.living(table, source, keys.get(table, "id")) for table in TABLES}


@pytest.mark.D6
@pytest.mark.D11
@pytest.mark.parametrize("backfill_first", [False, True])
@pytest.mark.parametrize("seen", [False, True])
def test_a_backfill_of_the_day_on_which_records_went_leaves_what_came_back_and_what_is_gone_since(
    desk: Open, seen: bool, backfill_first: bool
) -> None:
    mirror = desk(tickets=30)
    mirror.sync(*STREAMS)
    back, binned, scrubbed, later = [
        t["id"] for t in mirror.box.objects("ticket") if t["status"] != "closed"
    ][:4]
    user, left, forgotten = [u["id"] for u in mirror.box.objects("user") if u["role"] == "end-user"][:3]
    for ticket in (back, binned, scrubbed, later):
        mirror.box.act("ask_aside", ticket=ticket, address="a@example.net", text="Do you know?")
    went = around(mirror)
    for ticket in (back, binned, scrubbed):
        mirror.box.delete("ticket", ticket)
    for gone in (left, forgotten):
        mirror.box.delete("user", gone)
    mirror.box.act("comment", ticket=later, text="One more thing")
    mirror.box.update("user", user, notes="moved")
    mirror.box.delete("organization", mirror.box.objects("organization")[0]["id"])
    mirror.box.delete("article", mirror.box.objects("article_comment")[0]["source_id"])
    mirror.box.delete("custom_object_record", mirror.box.objects("custom_object_record")[0]["id"])
    mirror.box.advance(hours=0.5)
    if seen:
        mirror.sync(*STREAMS)
    mirror.box.advance(hours=25)
    mirror.box.act("restore", ticket=back)
    mirror.box.act("scrub", ticket=scrubbed)
    mirror.box.act("forget", user=forgotten)
    mirror.box.delete("ticket", later)
    mirror.box.delete("user", user)
    mirror.box.advance(hours=1)
    for how in sorted(({"window": went}, {}), key=lambda how: bool(how) != backfill_first):
        mirror.sync(*STREAMS, **how)
    mirror.sync(*STREAMS, config=mirror.config("fresh"))
    there = living(mirror, "fresh")
    assert back in there["tickets"]
    assert not {binned, scrubbed, later} & there["tickets"]
    assert living(mirror, "zendesk") == there
    mirror.sync(*STREAMS, window=went)
    assert living(mirror, "zendesk") == there


@pytest.mark.D6
@pytest.mark.D11
def test_a_ticket_that_another_sync_saw_restored_is_not_gone_by_what_a_backfill_asked_before(
    desk: Open,
) -> None:
    mirror = desk(tickets=20)
    mirror.sync("ticket_comments")
    mirror.box.act("system_update")
    mirror.box.advance(hours=0.1)
    mirror.sync("ticket_comments")  # each ticket's, by its own list
    back, gone = [t["id"] for t in mirror.box.objects("ticket") if t["status"] != "closed"][:2]
    went = around(mirror)
    for ticket in (back, gone):
        mirror.box.delete("ticket", ticket)
    mirror.box.advance(hours=2)
    backfill = open_source(mirror.config())
    assert isinstance(backfill, Zendesk)
    read(changes.tickets(backfill.http, went))  # what it asked for is kept: both are deleted there
    mirror.box.act("restore", ticket=back)
    mirror.box.advance(hours=0.1)
    mirror.sync("ticket_comments")
    mirror.server.forget()
    streams = ["ticket_comments"]
    (outcome,) = iterate(mirror.config(), mirror.warehouse, streams=streams, window=went, connector=backfill)
    assert outcome.error is None
    assert back in mirror.living("ticket_comments", column="ticket_id")
    assert gone not in mirror.living("ticket_comments", column="ticket_id")
