"""Records of custom objects: one that is closed, and more of them than a state has room for."""

from __future__ import annotations

import json
from typing import Any

import pytest

from etl.errors import PermissionMissing
from etl.reading import MOST_STATE_BYTES
from tests.connectors.zendesk_mirror import Mirror, Open, desk

__all__ = ["desk"]

RECORDS = "custom_object_records"


def made(mirror: Mirror, key: str, *, record: str = "") -> None:
    """A custom object, and a record of it."""
    mirror.box.world.create("custom_object", id=key, key=key, title=key)
    if record:
        shipped(mirror, key, record)


def shipped(mirror: Mirror, key: str, record: str) -> None:
    """A record of a custom object."""
    who = str(mirror.box.objects("user")[0]["id"])
    given: dict[str, Any] = {"name": record, "custom_object_key": key, "custom_object_fields": {}}
    given |= {"created_by_user_id": who, "updated_by_user_id": who}
    mirror.box.world.create("custom_object_record", id=record, links={"object": key}, **given)


def left(mirror: Mirror) -> str:
    """The state that the stream left."""
    found = mirror.rows("select state from tributary.states where stream = %s", RECORDS)
    return str(found[0][0]) if found else ""


def test_one_object_that_is_closed_keeps_none_of_the_others_back(desk: Open) -> None:
    mirror = desk(tickets=5)
    made(mirror, "vehicle", record="v1")
    mirror.box.advance(hours=0.1)
    shipment = mirror.box.world.one("custom_object", "shipment")
    shipment.marks.add("closed")
    outcome = mirror.sync(RECORDS)[RECORDS]
    assert [note for note in outcome.notes if "those of shipment are left out" in note]
    assert mirror.living(RECORDS) == {"v1"}
    shipment.marks.clear()
    mirror.box.advance(hours=24)
    mirror.sync(RECORDS)
    assert mirror.living(RECORDS) == {r["id"] for r in mirror.box.objects("custom_object_record")}
    assert len(mirror.living(RECORDS)) > 1


def test_an_object_that_is_shown_later_has_its_older_records_read(desk: Open) -> None:
    mirror = desk(tickets=5)
    made(mirror, "vehicle", record="v1")
    mirror.box.advance(hours=1)
    hidden = mirror.box.world.one("custom_object", "vehicle")
    hidden.archived = True  # no list has it
    mirror.sync(RECORDS)
    assert "v1" not in mirror.living(RECORDS)
    hidden.archived = False
    mirror.box.advance(hours=24)
    mirror.sync(RECORDS)
    assert "v1" in mirror.living(RECORDS)


def test_the_first_object_there_ever_is_has_its_older_records_read(desk: Open) -> None:
    mirror = desk(tickets=5)
    objects = [mirror.box.world.one("custom_object", key) for key in ("shipment", "contract")]
    for each in objects:
        each.archived = True
    mirror.box.advance(hours=1)
    mirror.sync(RECORDS)
    assert not mirror.living(RECORDS)
    for each in objects:
        each.archived = False
    mirror.box.advance(hours=24)
    mirror.sync(RECORDS)
    assert mirror.living(RECORDS) == {r["id"] for r in mirror.box.objects("custom_object_record")}


def test_where_no_object_is_open_the_stream_is_refused(desk: Open) -> None:
    mirror = desk(tickets=5)
    for key in ("shipment", "contract"):
        mirror.box.world.one("custom_object", key).marks.add("closed")
    assert isinstance(mirror.try_sync(RECORDS)[RECORDS].error, PermissionMissing)


def test_a_state_that_does_not_fit_keeps_the_times(desk: Open) -> None:
    mirror = desk(tickets=5)
    for number in range(110):
        made(mirror, f"an_object_with_a_long_name_{number:03}", record=f"r{number:03}")
    mirror.box.advance(hours=0.1)
    mirror.sync(RECORDS)
    places = json.loads(left(mirror))
    assert len(places) == 112
    assert {cursor for cursor, _ in places.values()} == {""}
    assert len(left(mirror).encode()) <= MOST_STATE_BYTES
    shipped(mirror, "an_object_with_a_long_name_007", "new")
    mirror.box.advance(hours=3)
    outcome = mirror.sync(RECORDS)[RECORDS]
    assert mirror.living(RECORDS) == {r["id"] for r in mirror.box.objects("custom_object_record")}
    assert outcome.total.inserted >= 1


def test_a_state_that_cannot_fit_at_all_is_said(desk: Open) -> None:
    mirror = desk(tickets=5)
    for number in range(90):
        made(mirror, f"{'an_object_with_a_very_long_name_' * 3}{number:03}")
    mirror.box.advance(hours=0.1)
    outcome = mirror.sync(RECORDS)[RECORDS]
    assert "no room for 92 custom objects: a sync that breaks off begins again" in outcome.notes[0]
    assert not left(mirror)
    assert mirror.living(RECORDS)


def test_where_no_state_fits_an_object_that_was_closed_is_still_read_from_where_it_was(desk: Open) -> None:
    mirror = desk(tickets=5)
    long = "an_object_with_a_very_long_name_" * 3
    for number in range(90):
        made(mirror, f"{long}{number:03}", record=f"r{number:03}")
    mirror.box.advance(hours=0.1)
    closed = mirror.box.world.one("custom_object", f"{long}007")
    closed.marks.add("closed")
    outcome = mirror.sync(RECORDS)[RECORDS]
    assert [note for note in outcome.notes if f"those of {long}007 are left out" in note]
    assert list(json.loads(left(mirror))) == ["", f"{long}007"]
    closed.marks.clear()
    shipped(mirror, f"{long}008", "new")
    mirror.box.advance(hours=240)
    mirror.sync(RECORDS)
    assert mirror.living(RECORDS) == {r["id"] for r in mirror.box.objects("custom_object_record")}
    assert not left(mirror)
    begun = [dict(served.query).get("start_time") for served in mirror.asked("/api/v2/incremental/custom")]
    assert begun.count("0") <= 1  # but for that which was closed from the start


def test_where_there_is_no_room_for_those_that_are_closed_nothing_counts_as_read(desk: Open) -> None:
    mirror = desk(tickets=5)
    for number in range(90):
        key = f"{'an_object_with_a_very_long_name_' * 3}{number:03}"
        made(mirror, key)
        mirror.box.world.one("custom_object", key).marks.add("closed")
    mirror.box.advance(hours=0.1)
    assert isinstance(mirror.try_sync(RECORDS)[RECORDS].error, PermissionMissing)
    assert not mirror.rows("select from tributary.coverage where stream = %s", RECORDS)


@pytest.mark.parametrize(
    ("stream", "kind"),
    [("custom_object_fields", "custom_object_field"), ("custom_object_triggers", "object_trigger")],
)
def test_what_one_closed_object_has_is_left_out_by_itself(desk: Open, stream: str, kind: str) -> None:
    mirror = desk(tickets=5)
    mirror.sync(stream)
    there = mirror.living(stream)
    assert there == {record.id for record in mirror.box.world.store.all(kind)}
    shipment, contract = (mirror.box.world.one("custom_object", key) for key in ("shipment", "contract"))
    shipment.marks.add("closed")
    mirror.box.advance(hours=3)
    outcome = mirror.sync(stream)[stream]
    assert [note for note in outcome.notes if f"{stream}: those of shipment are left out" in note]
    assert mirror.living(stream) == there
    contract.marks.add("closed")
    assert isinstance(mirror.try_sync(stream)[stream].error, PermissionMissing)
