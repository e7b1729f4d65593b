"""Zendesk into PostgreSQL: all that lives at the desk is in the tables, and stays the same as time goes by."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from etl.sync import sync_source
from etl.window import BEGINNING, Window
from tests.connectors.test_zendesk_names import tables
from tests.connectors.zendesk_mirror import Mirror, Open, desk, ids

__all__ = ["desk"]

OF_TICKETS = ("tickets", "ticket_comments", "ticket_audits")


def of(mirror: Mirror, kind: str) -> set[Any]:
    return ids(mirror.box.objects(kind))


def test_the_living_rows_are_zendesks_living_records(desk: Open) -> None:
    mirror = desk()
    mirror.sync()
    everything = mirror.box.objects("ticket", everything=True)
    assert mirror.living("tickets") == {t["id"] for t in everything if t["status"] != "deleted"}
    assert {id for (id,) in mirror.rows("select id from tickets")} == ids(everything)
    assert mirror.living("users") == of(mirror, "user")
    assert mirror.living("organizations") == of(mirror, "organization")
    for table in (
        "groups",
        "macros",
        "triggers",
        "ticket_fields",
        "group_memberships",
        "satisfaction_ratings",
    ):
        shown = {r["id"] for r in mirror.box.objects(table[:-1]) if not r.get("deleted")}
        assert mirror.living(table) == shown, table
    assert mirror.living("ticket_comments") <= ids(mirror.box.objects("comment", everything=True))


def test_the_next_sync_reads_only_what_changed_since(desk: Open) -> None:
    mirror = desk()
    mirror.sync(*OF_TICKETS)
    ticket = next(t for t in mirror.box.objects("ticket") if t["status"] == "open")["id"]
    mirror.box.act("comment", ticket=ticket, text="Is it better now?", status="pending")
    mirror.box.advance(hours=0.1)
    outcomes = mirror.sync(*OF_TICKETS)
    assert mirror.one("tickets", ticket)["status"] == "pending"
    assert outcomes["tickets"].total.fetched < 10
    assert [s.query[-1][0] for s in mirror.asked("/api/v2/incremental/tickets")].count("start_time") <= 1
    said = mirror.rows("select body, ticket_id from ticket_comments where body = 'Is it better now?'")
    assert said == [("Is it better now?", ticket)]
    ((audit,),) = mirror.rows("select ticket_event_id from ticket_comments where body = 'Is it better now?'")
    assert mirror.one("ticket_audits", audit)["ticket_id"] == ticket


def test_changes_of_the_systems_show_although_updated_at_stays(desk: Open) -> None:
    mirror = desk()
    mirror.sync("tickets")
    ticket = mirror.box.objects("ticket")[0]
    mirror.box.act("system_update", tickets=[ticket["id"]])
    mirror.box.advance(hours=0.1)
    mirror.sync("tickets")
    row = mirror.one("tickets", ticket["id"])
    assert row["updated_at"][:19] == ticket["updated_at"][:19]
    assert row["generated_timestamp"] == row["_version"] > ticket["updated_at"]


@pytest.mark.D6
def test_a_deleted_ticket_is_marked_with_all_that_belongs_to_it_and_comes_back_when_restored(
    desk: Open,
) -> None:
    mirror = desk()
    mirror.sync(*OF_TICKETS)
    ticket = next(t for t in mirror.box.objects("ticket") if t["status"] == "open")["id"]

    def living() -> dict[str, bool]:
        tables = ("ticket_metrics", "ticket_comments", "ticket_audits", "ticket_audit_events")
        return {t: ticket in mirror.living(t, column="ticket_id") for t in tables} | {
            "tickets": ticket in mirror.living("tickets")
        }

    assert all(living().values())
    mirror.box.delete("ticket", ticket)
    mirror.box.advance(hours=0.1)
    mirror.sync(*OF_TICKETS)
    assert not any(living().values()), living()
    assert mirror.one("tickets", ticket)["status"] == "deleted"
    assert mirror.one("tickets", ticket)["subject"]
    mirror.box.act("restore", ticket=ticket)
    mirror.box.advance(hours=0.1)
    mirror.sync(*OF_TICKETS)
    assert all(living().values()), living()


def test_a_scrubbed_ticket_loses_its_content_and_an_archived_one_nothing(desk: Open) -> None:
    mirror = desk()
    mirror.sync(*OF_TICKETS)
    first, second = [t["id"] for t in mirror.box.objects("ticket") if t["status"] != "closed"][:2]
    said = mirror.rows("select id from ticket_comments where ticket_id = %s order by id", second)
    mirror.box.delete("ticket", first)
    mirror.box.advance(hours=0.1)
    mirror.sync(*OF_TICKETS)
    mirror.box.act("scrub", ticket=first)
    mirror.box.act("archive", ticket=second)
    mirror.box.advance(hours=0.1)
    mirror.sync(*OF_TICKETS)
    row = mirror.one("tickets", first)
    assert (row["subject"], row["requester_id"], row["custom_fields"]) == ("SCRUBBED", None, {})
    assert row["_deleted_at"]
    for table in ("ticket_comments", "ticket_audit_events"):
        left = mirror.rows(
            f"select body, html_body, plain_body, author_id from {table} where ticket_id = %s", first
        )
        assert left
        assert {value for comment in left for value in comment} == {None}, table
    assert second in mirror.living("tickets")
    assert second in mirror.living("ticket_metrics", column="ticket_id")
    query = "select id from ticket_comments where ticket_id = %s and _deleted_at is null order by id"
    assert mirror.rows(query, second) == said


def test_users_and_organizations_that_are_deleted_are_marked(desk: Open) -> None:
    mirror = desk()
    mirror.sync("users", "organizations")
    user = next(u for u in mirror.box.objects("user") if u["role"] == "end-user")["id"]
    organization = mirror.box.objects("organization")[0]["id"]
    mirror.box.delete("user", user)
    mirror.box.delete("organization", organization)
    mirror.box.advance(hours=0.1)
    mirror.sync("users", "organizations")
    assert user not in mirror.living("users")
    assert mirror.one("users", user)["active"] is False
    row = mirror.one("organizations", organization)
    assert row["deleted_at"] == row["_deleted_at"] is not None


def test_what_a_list_does_not_show_any_more_is_marked(desk: Open) -> None:
    mirror = desk()
    mirror.sync("macros", "groups", "group_memberships")
    macro, member = mirror.box.objects("macro")[0]["id"], mirror.box.objects("group_membership")[0]["id"]
    group = mirror.box.objects("group")[-1]["id"]
    mirror.box.delete("macro", macro)
    mirror.box.delete("group_membership", member)
    mirror.box.delete("group", group)
    mirror.sync("macros", "groups", "group_memberships")
    assert macro not in mirror.living("macros")
    assert member not in mirror.living("group_memberships")
    assert group not in mirror.living("groups")
    assert mirror.one("groups", group)["deleted"] is True


def test_a_rating_that_is_changed_weeks_later_is_read_again(desk: Open) -> None:
    mirror = desk()
    ticket = next(t for t in mirror.box.objects("ticket") if t["status"] == "open")["id"]
    rating = mirror.box.act("rate", ticket=ticket, score="bad", comment="Too slow")
    mirror.sync("satisfaction_ratings")
    mirror.box.advance(hours=24 * 14)
    mirror.box.update("satisfaction_rating", rating, score="good")
    mirror.sync("satisfaction_ratings")
    assert mirror.one("satisfaction_ratings", rating)["score"] == "good"


def test_custom_values_are_kept_by_the_fields_id(desk: Open) -> None:
    mirror = desk()
    mirror.sync("tickets")
    tickets = [t for t in mirror.box.objects("ticket") if t["custom_fields"]]
    assert tickets
    for ticket in tickets:
        values = {str(field["id"]): field["value"] for field in ticket["custom_fields"]}
        assert mirror.one("tickets", ticket["id"])["custom_fields"] == values


def test_records_of_custom_objects_are_exported_with_those_that_are_deleted(desk: Open) -> None:
    mirror = desk()
    mirror.sync("custom_object_records")
    record = mirror.box.objects("custom_object_record")[0]["id"]
    mirror.box.delete("custom_object_record", record)
    made = mirror.box.act("ship")
    mirror.box.advance(hours=0.1)
    mirror.sync("custom_object_records")
    living = mirror.living("custom_object_records")
    assert record not in living
    assert made in living
    row = mirror.one("custom_object_records", record)
    assert (row["name"], row["external_id"], row["custom_object_fields"]) == (None, None, None)
    assert row["is_deleted"]


def test_records_of_custom_objects_are_read_over_many_pages_and_gone_on_from(desk: Open) -> None:
    mirror = desk(tickets=5)
    for _ in range(25):
        mirror.box.act("ship")
    mirror.box.advance(hours=0.1)
    mirror.box.largest_page = 10
    mirror.sync("custom_object_records")
    assert mirror.living("custom_object_records") == of(mirror, "custom_object_record")
    made = mirror.box.act("ship")
    mirror.box.advance(hours=0.1)
    outcome = mirror.sync("custom_object_records")["custom_object_records"]
    assert made in mirror.living("custom_object_records")
    assert outcome.total.fetched < 20


@pytest.mark.parametrize("stream", ["tickets", "users", "organizations", "ticket_comments", "ticket_events"])
def test_what_was_killed_in_the_middle_ends_in_the_same_table(desk: Open, stream: str) -> None:
    mirror = desk()
    mirror.box.largest_page = 20
    mirror.warehouse.commit_seconds = 0
    staged = 0

    class Killed(Exception):
        pass

    def report(_table: str, _more: int) -> None:
        nonlocal staged
        staged += 1
        if staged == 3:
            raise Killed

    mirror.sync(stream)
    outcome = mirror.try_sync(stream, config=mirror.config("cut"), report=report)[stream]
    assert outcome.error or staged < 3
    mirror.sync(stream, config=mirror.config("cut"))
    assert mirror.contents(stream) == mirror.contents(stream, "cut")


def test_comments_of_a_first_load_come_in_bulk_and_what_was_redacted_since_stays_out(desk: Open) -> None:
    mirror = desk(tickets=60)
    first, second = [t["id"] for t in mirror.box.objects("ticket") if t["status"] != "closed"][:2]
    redacted = mirror.box.act("comment", ticket=first, text="My card is 4111111111111111, please look.")
    private = mirror.box.act("comment", ticket=second, text="For our eyes only.")
    mirror.box.act("redact", comment=redacted, word="4111111111111111")
    mirror.box.act("make_private", comment=private)
    mirror.box.advance(hours=0.1)
    mirror.sync("ticket_comments")
    assert len(mirror.asked("/api/v2/tickets/")) < 10
    kept = mirror.rows("select body, plain_body, html_body from ticket_comments where id = %s", redacted)
    assert "4111111111111111" not in str(kept)
    assert mirror.one("ticket_comments", private)["public"] is False
    deleted = {t["id"] for t in mirror.box.objects("ticket", everything=True) if t["status"] == "deleted"}
    living = {
        comment["id"]
        for ticket in mirror.box.objects("ticket", everything=True)
        if ticket["id"] not in deleted
        for comment in [*mirror.box.world.store.children("comment", "ticket", ticket["id"])]
        for comment in [comment.body]
    }
    assert mirror.living("ticket_comments") == living


def test_both_ways_to_read_comments_end_in_the_same_rows(desk: Open) -> None:
    mirror = desk()
    mirror.sync("ticket_comments")
    now = datetime.fromtimestamp(mirror.box.now(), UTC)
    window = Window(BEGINNING, now - timedelta(minutes=3))
    mirror.sync("ticket_comments", config=mirror.config("single"), window=window)
    assert len(mirror.asked("/api/v2/tickets/")) > 20
    assert mirror.contents("attachments") == mirror.contents("attachments", "single") != []
    assert mirror.rows("select from ticket_comments where metadata is null")
    assert not mirror.rows("select from single.ticket_comments where metadata is null")
    mirror.sync("ticket_comments", config=mirror.config("single"), full=True)
    assert not mirror.rows("select from single.ticket_comments where metadata is null")
    with mirror.warehouse.connection() as session:
        for source in ("zendesk", "single"):
            session.execute(f"update {source}.ticket_comments set metadata = null")
    assert mirror.contents("ticket_comments") == mirror.contents("ticket_comments", "single") != []


def test_streams_that_go_through_the_same_export_ask_for_it_once(desk: Open) -> None:
    mirror = desk(tickets=10)
    mirror.sync("tickets", "ticket_audits", "side_conversations")
    assert len(mirror.asked("/api/v2/incremental/tickets/cursor")) == 1
    ticket = next(t for t in mirror.box.objects("ticket") if t["status"] != "closed")["id"]
    mirror.box.act("comment", ticket=ticket, text="Hello again")
    mirror.box.advance(hours=0.1)
    mirror.sync("tickets", "ticket_audits", "side_conversations")
    assert len(mirror.asked("/api/v2/incremental/tickets/cursor")) == 1
    assert mirror.rows("select from ticket_audit_events where body = 'Hello again'")


def test_what_columns_refer_to_is_there(desk: Open) -> None:
    mirror = desk(tickets=60, people=40)
    mirror.box.advance(hours=0.02)  # what changed in the last minute is not exported
    mirror.sync()
    known = {table.__tablename__: table for table in tables().values()}
    broken = []
    for name, table in known.items():
        for column in table.columns:
            other = known.get(column.references or "")
            if other is None:
                continue
            key = other.key[0].name
            assert other.key[0].type == column.type, f"{name}.{column.name}"
            if mirror.rows(
                f'select from {name} c where "{column.name}" is not null and _deleted_at is null and not exists'
                f' (select from {other.__tablename__} p where p.{key} = c."{column.name}") limit 1'
            ):
                broken.append(f"{name}.{column.name} -> {other.__tablename__}")
    assert not broken


@pytest.mark.parametrize("stream", ["tickets", "ticket_audits"])
def test_a_process_that_is_killed_leaves_nothing_behind_that_the_next_does_not_finish(
    desk: Open, warehouse_url: str, stream: str
) -> None:
    mirror = desk()
    mirror.box.largest_page = 12
    mirror.sync(stream)
    child = [sys.executable, "-m", "tests.connectors.zendesk_child", mirror.server.url, warehouse_url, stream]
    with subprocess.Popen(child, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as process:
        assert process.stdout
        while not mirror.rows("select from tributary.states where source = 'killed'"):
            assert process.stdout.readline(), "it ended before it left a state behind"
        process.kill()
    while mirror.rows("select from pg_locks l join pg_database d on d.oid = l.database where locktype = 'advisory'"
                      " and datname = current_database()"):  # fmt: skip
        time.sleep(0.01)  # until the server has noticed
    assert len(mirror.rows(f"select from killed.{stream}")) < len(mirror.rows(f"select from {stream}"))
    mirror.server.forget()
    mirror.sync(stream, config=mirror.config("killed"))
    first = mirror.asked("/api/v2/incremental/tickets/cursor")[0]
    assert "cursor" in dict(first.query)
    assert mirror.contents(stream) == mirror.contents(stream, "killed")


def test_a_table_that_comes_with_another_can_be_named_as_a_stream(desk: Open) -> None:
    mirror = desk(tickets=5)
    config = replace(mirror.config(), streams=("ticket_metrics", "attachments"))
    outcomes = {o.stream for o in sync_source(config, mirror.warehouse)}
    assert outcomes == {"tickets", "ticket_comments"}
    assert mirror.living("ticket_metrics")


def test_audit_logs_are_read_back_to_where_the_last_sync_ended(desk: Open) -> None:
    mirror = desk(tickets=5)
    for number in range(250):
        mirror.box.create("audit_log", action="login", action_label=f"Signed in {number}")
    mirror.box.advance(hours=5)
    mirror.sync("audit_logs")
    assert len(mirror.asked("/api/v2/audit_logs")) >= 3
    assert mirror.living("audit_logs") == of(mirror, "audit_log")
    made = mirror.box.create("audit_log", action="destroy")["id"]
    mirror.box.advance(hours=0.1)
    mirror.sync("audit_logs")
    assert len(mirror.asked("/api/v2/audit_logs")) == 1
    assert made in mirror.living("audit_logs")


def test_what_happened_in_chat_is_exported(desk: Open) -> None:
    mirror = desk(tickets=5)
    streams = ("chat_agent_events", "chat_department_events", "chat_conversions")
    mirror.sync(*streams)
    for table, kind in zip(streams, ("agent_event", "department_event", "conversion"), strict=True):
        assert mirror.living(table) == of(mirror, kind) != set(), table
    ((goal, chat),) = mirror.rows("select goal_name, attribution_chat_id from chat_conversions")
    assert goal == "Bought a plan"
    assert chat in of(mirror, "chat")
    mirror.box.advance(hours=48)
    outcomes = mirror.sync(*streams)
    assert mirror.living("chat_agent_events") == of(mirror, "agent_event")
    assert outcomes["chat_agent_events"].total.fetched < 20
