"""How tickets, comments and users end: closed, archived, merged, deleted, scrubbed, redacted, forgotten.

Pages followed: tickets/tickets (delete, permanently delete, merge), users/users (merge, delete);
support.zendesk.com, "About ticket archiving", "Deleting tickets": 30 days in the bin, then scrubbed;
archived 120 days after closing.
"""

from __future__ import annotations

from typing import Any, Final

from connectors.sandbox.zendesk import people, tickets
from connectors.sandbox.zendesk.store import Record
from connectors.sandbox.zendesk.tickets import ARCHIVE_AFTER, PURGE_AFTER, SCRUBBED
from connectors.sandbox.zendesk.world import World

REDACTED: Final = "▇" * 11
FORGOTTEN: Final = "Permanently Deleted User"


def close(world: World, ticket: Record) -> None:
    """Close a solved ticket, as the automation does after four days; archived when its time has come."""
    if ticket.gone or ticket.body["status"] != "solved":
        return
    tickets.change(world, ticket, status="closed")
    world.at(world.now + ARCHIVE_AFTER, lambda: archive(world, ticket))


def archive(world: World, ticket: Record) -> None:
    """Move a ticket to the archive: lists lose it, exports and reads by id do not."""
    if not ticket.gone and not ticket.archived:
        ticket.archived = True
        world.touch(ticket)


def merge(world: World, source: Record, target: Record, agent: Record) -> None:
    """Merge one ticket into another: the first is closed, each gets a comment that says so."""
    told = f'Request #{source.id} "{source.body["subject"]}" was closed and merged into this request.'
    tickets.change(world, target, agent, comment=told, public=False)
    source.marks.add("merged")
    tags = sorted({*source.body["tags"], "closed_by_merge"})
    told = f'This request was closed and merged into request #{target.id} "{target.body["subject"]}".'
    tickets.change(world, source, agent, comment=told, public=False, status="closed", tags=tags)
    world.at(world.now + ARCHIVE_AFTER, lambda: archive(world, source))


def delete(world: World, ticket: Record, agent: Record) -> None:
    """Put a ticket into the bin; scrubbed and forgotten in time, unless it is taken out again."""
    if ticket.gone:
        return
    binned = world.create(
        "deleted_ticket",
        id=ticket.id,
        subject=ticket.body["subject"],
        description=ticket.body["description"],
        actor={"id": agent.id, "name": agent.body["name"]},
        deleted_at=world.stamp(),
        previous_state=ticket.body["status"],
    )
    binned.archived = ticket.archived  # the bin's list does not show these
    binned.marks |= ticket.marks
    ticket.gone = True
    ticket.body["status"] = "deleted"
    world.touch(ticket)
    for event in world.store.children("metric_event", "ticket", ticket.id):
        event.body["deleted"] = True
    world.at(world.now + PURGE_AFTER, lambda: scrub(world, ticket))


def restore(world: World, ticket: Record) -> None:
    """Take a ticket out of the bin. Raises KeyError when it is not in it."""
    binned = world.one("deleted_ticket", ticket.id)
    ticket.gone = False
    world.store.drop(binned)
    for event in world.store.children("metric_event", "ticket", ticket.id):
        event.body.pop("deleted", None)
    world.update(ticket, status=binned.body["previous_state"])


def scrub(world: World, ticket: Record) -> None:
    """Delete a ticket for good: a shell without content stays in the exports for a month."""
    if not ticket.gone or "scrubbed" in ticket.marks:
        return
    ticket.marks.add("scrubbed")
    empty: dict[str, Any] = dict.fromkeys(
        (
            "external_id",
            "requester_id",
            "submitter_id",
            "assignee_id",
            "organization_id",
            "group_id",
            "recipient",
            "problem_id",
            "due_at",
            "type",
            "priority",
        )
    )
    lists: dict[str, Any] = {
        name: [] for name in ("tags", "collaborator_ids", "follower_ids", "email_cc_ids", "followup_ids")
    }
    said = dict.fromkeys(("subject", "raw_subject", "description"), SCRUBBED)
    ticket.body |= empty | lists | said | {"satisfaction_rating": None}
    world.values.pop(ticket.id, None)
    for kind in ("comment", "audit", "ticket_event", "ticket_metric", "metric_event", "side_conversation"):
        for record in world.store.children(kind, "ticket", ticket.id):
            world.store.drop(record)
    binned = world.store.get("deleted_ticket", ticket.id)
    if binned:
        world.store.drop(binned)
    world.touch(ticket)
    world.at(world.now + PURGE_AFTER, lambda: vanish(world, ticket))


def vanish(world: World, ticket: Record) -> None:
    """The shell of a scrubbed ticket goes, too."""
    if world.store.get("ticket", ticket.id) is ticket and "scrubbed" in ticket.marks:
        world.store.drop(ticket)


def rate(
    world: World, ticket: Record, score: str, comment: str = "", reason: Record | None = None
) -> Record | None:
    """The requester rates (offered, good, bad); a ticket that is gone or closed takes no rating."""
    if ticket.gone or ticket.body["status"] == "closed":
        return None
    given: dict[str, Any] = {
        "assignee_id": ticket.body["assignee_id"],
        "group_id": ticket.body["group_id"],
        "requester_id": ticket.body["requester_id"],
        "ticket_id": ticket.id,
        "score": score,
        "comment": comment or None,
    }
    if reason:
        given |= {
            "reason": reason.body["value"],
            "reason_code": reason.body["reason_code"],
            "reason_id": reason.id,
        }
    rating = world.create("satisfaction_rating", links={"ticket": ticket.id}, **given)
    short: dict[str, Any] = {"score": score}
    if score in ("good", "bad"):
        short |= {
            "id": rating.id,
            "comment": given["comment"],
            "reason": given.get("reason"),
            "reason_id": given.get("reason_id"),
        }
    requester = world.store.get("user", ticket.body["requester_id"])
    tickets.change(world, ticket, requester if score != "offered" else None, satisfaction_rating=short)
    return rating


def redact(world: World, comment: Record, word: str) -> None:
    """Black out a word of a comment; its audit says so, the export of events has the old text still."""
    ticket = world.one("ticket", comment.links["ticket"])
    texts = {name: comment.body[name].replace(word, REDACTED) for name in ("body", "plain_body", "html_body")}
    world.update(comment, **texts)
    tickets.change(world, ticket, channel="system")


def redact_file(world: World, attachment: Record) -> None:
    """Take a file out of a comment: an empty one stands in its place."""
    for comment in world.store.all("comment"):
        files = comment.body["attachments"]
        if attachment.body in files:
            made = world.create(
                "attachment",
                file_name="redacted.txt",
                size=0,
                content_type="text/plain",
                content_url=f"{world.home}/attachments/token/{world.rng.getrandbits(60):x}/?name=redacted.txt",
            )
            files[files.index(attachment.body)] = made.body
            tickets.change(world, world.one("ticket", comment.links["ticket"]), channel="system")
    world.store.drop(attachment)


def make_private(world: World, comment: Record) -> None:
    """Make a public comment an internal note."""
    world.update(comment, public=False)
    tickets.change(world, world.one("ticket", comment.links["ticket"]), channel="system")


def merge_users(world: World, loser: Record, winner: Record) -> None:
    """Merge an end user into another: addresses and tickets go over, the first is deleted."""
    for identity in world.store.children("identity", "user", loser.id):
        world.store.drop(identity)
        world.create(
            "identity",
            links={"user": winner.id},
            user_id=winner.id,
            value=identity.body["value"],
            type=identity.body["type"],
            primary=False,
        )
    for ticket in world.store.all("ticket"):
        if ticket.body["requester_id"] == loser.id and not ticket.gone:
            ticket.body["requester_id"] = winner.id
            world.touch(ticket)
    world.update(winner)
    people.leave(world, loser)


def forget(world: World, user: Record) -> None:
    """Delete a user for good: nothing personal is left."""
    world.update(
        user,
        name=FORGOTTEN,
        email=None,
        phone=None,
        external_id=None,
        details=None,
        notes=None,
        alias=None,
        tags=[],
        organization_id=None,
        active=False,
        user_fields=dict.fromkeys(user.body["user_fields"]),
    )
    user.gone = True
    user.marks.add("forgotten")
    for kind in ("identity", "organization_membership"):
        for record in world.store.children(kind, "user", user.id):
            world.store.drop(record)


def begin_again(world: World, ticket: Record, requester: Record, text: str) -> Record:
    """A follow-up to a closed ticket: a new one that names the old."""
    came = tickets.via("email", requester.body["email"] or "")
    came["source"] |= {
        "rel": "follow_up",
        "from": {"ticket_id": ticket.id, "subject": ticket.body["subject"]},
    }
    made = tickets.begin(world, requester, subject=f"Re: {ticket.body['subject']}", text=text)
    made.body["via"] = came
    ticket.body["followup_ids"] = [*ticket.body["followup_ids"], made.id]
    world.touch(ticket)
    return made
