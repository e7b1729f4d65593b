"""Comments read in bulk a second time: what is deleted since is said by the export of tickets alone."""

from __future__ import annotations

import pytest

from tests.connectors.zendesk_mirror import Open, desk

__all__ = ["desk"]


@pytest.mark.parametrize("full", [True, False])
def test_what_was_deleted_or_scrubbed_before_a_second_reading_in_bulk_is_marked_and_erased(
    desk: Open, full: bool
) -> None:
    mirror = desk()
    mirror.sync("ticket_comments")
    binned, scrubbed, alive = [t["id"] for t in mirror.box.objects("ticket") if t["status"] != "closed"][:3]
    mirror.box.delete("ticket", binned)
    mirror.box.delete("ticket", scrubbed)
    mirror.box.act("scrub", ticket=scrubbed)
    mirror.box.act("comment", ticket=alive, text="Before")
    mirror.box.advance(hours=1)
    if not full:  # so many that a page of the export does not hold them
        mirror.box.act("many", count=1_100)
        mirror.box.advance(hours=1)
    mirror.sync("ticket_comments", full=full)
    assert mirror.asked("/api/v2/incremental/ticket_events")
    assert not mirror.asked(f"/api/v2/tickets/{alive}/comments"), "it is in the bulk"
    assert mirror.living("ticket_comments", column="ticket_id") & {binned, scrubbed, alive} == {alive}
    said = mirror.rows("select body, author_id from ticket_comments where ticket_id = %s", scrubbed)
    assert said
    assert {value for row in said for value in row} == {None}
    assert mirror.rows("select from ticket_comments where body = 'Before'")
    mirror.box.act("comment", ticket=alive, text="After")
    mirror.box.advance(hours=0.1)
    mirror.sync("ticket_comments")
    assert len(mirror.asked("/api/v2/tickets/")) == 1
    assert mirror.rows("select from ticket_comments where body = 'After'")


def test_tickets_of_ai_agents_are_known_to_be_in_the_bin(desk: Open) -> None:
    mirror = desk()
    ticket = next(t for t in mirror.box.world.store.shown("ticket") if not t.archived)
    ticket.marks.add("ai_agent")
    mirror.box.delete("ticket", ticket.id)
    mirror.box.advance(hours=0.1)
    mirror.sync("ticket_comments")
    asked = [dict(served.query) for served in mirror.asked("/api/v2/deleted_tickets")]
    assert {query.get("support_type_scope") for query in asked} == {"all"}
    assert ticket.id not in mirror.living("ticket_comments", column="ticket_id")


@pytest.mark.parametrize("read_before", [True, False])
def test_a_ticket_that_is_taken_out_of_the_bin_before_a_reading_in_bulk_has_its_comments_again(
    desk: Open, read_before: bool
) -> None:
    mirror = desk()
    binned, other = [t["id"] for t in mirror.box.objects("ticket") if t["status"] != "closed"][:2]
    if read_before:
        mirror.sync("ticket_comments")
    mirror.box.delete("ticket", binned)
    mirror.box.advance(hours=1)
    mirror.sync("ticket_comments")
    assert binned not in mirror.living("ticket_comments", column="ticket_id")
    mirror.box.advance(hours=5)
    mirror.box.act("restore", ticket=binned)
    mirror.box.act("comment", ticket=other, text="Meanwhile")
    mirror.box.act("many", count=1_100)
    mirror.box.advance(hours=1)
    mirror.sync("ticket_comments")
    assert mirror.asked("/api/v2/incremental/ticket_events"), "or it was not in bulk"
    assert [served.path for served in mirror.asked("/api/v2/tickets/")] == [
        f"/api/v2/tickets/{binned}/comments"
    ]
    kept = mirror.rows("select id from ticket_comments where ticket_id = %s and _deleted_at is null", binned)
    said = mirror.box.world.store.children("comment", "ticket", binned)
    assert {id for (id,) in kept} == {comment.id for comment in said}
    assert mirror.rows("select from ticket_comments where body = 'Meanwhile'")


def test_a_file_that_was_taken_out_of_a_comment_is_gone_and_its_comment_is_not(desk: Open) -> None:
    mirror = desk()
    mirror.sync("ticket_comments")
    whole = mirror.living("ticket_comments")
    files = mirror.rows("select id, ticket_id from attachments where _deleted_at is null order by id")
    (file, ticket), *others = files
    mirror.box.act("redact_file", attachment=file)
    mirror.box.advance(hours=0.1)
    mirror.sync("ticket_comments")
    assert mirror.asked(f"/api/v2/tickets/{ticket}/comments")
    found = dict(
        mirror.rows(
            "select id, file_name from attachments where ticket_id = %s and _deleted_at is null", ticket
        )
    )
    assert file not in found
    assert "redacted.txt" in found.values()
    assert mirror.living("attachments") >= {id for id, _ in others}
    assert mirror.living("ticket_comments") >= whole


def test_what_a_ticket_s_list_does_not_show_any_more_is_gone(desk: Open) -> None:
    mirror = desk()
    mirror.sync("ticket_audits", "side_conversations")
    store = mirror.box.world.store
    audit = next(a for a in store.all("audit") if not store.get("ticket", a.links["ticket"]).gone)
    aside = next(iter(store.all("side_conversation")))
    for record in (audit, aside):
        store.drop(record)
        mirror.box.act("system_update", tickets=[record.links["ticket"]])
    mirror.box.advance(hours=0.1)
    mirror.sync("ticket_audits", "side_conversations")
    for table, kind in (("ticket_audits", "audit"), ("side_conversations", "side_conversation")):
        there = {
            record.id for record in store.all(kind) if not store.get("ticket", record.links["ticket"]).gone
        }
        assert mirror.living(table) == there
    assert audit.id not in mirror.living("ticket_audit_events", column="audit_id")


def test_an_image_in_the_text_of_a_comment_is_there_by_either_way_of_reading(desk: Open) -> None:
    mirror = desk()
    mirror.sync("ticket_comments")
    assert mirror.asked("/api/v2/incremental/ticket_events")
    image, ticket = mirror.rows("select id, ticket_id from attachments where inline and _deleted_at is null")[
        0
    ]
    mirror.box.act("comment", ticket=ticket, text="One more")
    mirror.box.advance(hours=0.1)
    mirror.sync("ticket_comments")
    assert mirror.asked(f"/api/v2/tickets/{ticket}/comments")
    assert image in mirror.living("attachments")
