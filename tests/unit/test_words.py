"""Words of models beyond the plain column: what says that a row is deleted, times of their own, lists by key."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from etl.copytext import cells
from etl.decode import Decoder
from etl.schema import Json, Table, field

ASOF = datetime(2026, 5, 1, 12, tzinfo=UTC)
ODD = "\x1d"  # escaped in JSON, it sends a record the exact way


class Ticket(Table):
    """Its status says that it is deleted, and its stamp is in unix seconds."""

    __tablename__ = "tickets"

    id: int = field(key=True, doc="")
    status: str | None = field(deleted="deleted", doc="")
    made: datetime | None = field(doc="")
    stamp: datetime | None = field(version=True, times="unix", doc="")
    values: Json | None = field("fields", keyed=("id", "value"), doc="")
    note: str | None = field(doc="")


class User(Table):
    """Being inactive says that it is deleted."""

    __tablename__ = "users"

    id: int = field(key=True, doc="")
    active: bool | None = field(deleted="false", doc="")
    note: str | None = field(doc="")


class Organization(Table):
    """A time says that, and when, it was deleted."""

    __tablename__ = "organizations"

    id: int = field(key=True, doc="")
    deleted_at: datetime | None = field(deleted=True, doc="")
    note: str | None = field(doc="")


def one(table: type[Table], note: str, **record: Any) -> dict[str, str | None]:
    import json

    decoder = Decoder(table, "rows")
    rows = decoder.rows(
        decoder.scan(json.dumps({"rows": [{"id": 1, "note": note, **record}]}).encode()), ASOF
    )
    assert not rows.problems
    return dict(zip(decoder.columns, cells(rows.lines.decode().removesuffix("\n")), strict=True))


@pytest.mark.parametrize("note", ["plain", ODD])
def test_a_value_may_say_that_a_row_is_deleted_and_the_stamp_says_when(note: str) -> None:
    assert one(Ticket, note, status="open")["_deleted_at"] is None
    gone = one(Ticket, note, status="deleted", stamp=1_700_000_000)
    assert gone["_deleted_at"] == gone["_version"] == gone["stamp"] == "2023-11-14 22:13:20+00"
    assert one(Ticket, note, status="deleted")["_deleted_at"] == "2026-05-01 12:00:00+00:00"


@pytest.mark.parametrize("note", ["plain", ODD])
def test_a_boolean_may_say_so_by_being_false_but_not_by_being_null(note: str) -> None:
    found = [one(User, note, active=active) for active in (True, False, None)]
    assert [row["_deleted_at"] is not None for row in found] == [False, True, False]
    assert [row["active"] for row in found] == ["True", "False", None]


@pytest.mark.parametrize("note", ["plain", ODD])
def test_a_time_says_when_it_was_deleted(note: str) -> None:
    assert one(Organization, note, deleted_at=None)["_deleted_at"] is None
    gone = one(Organization, note, deleted_at="2026-01-02T03:04:05Z")
    assert gone["_deleted_at"] == gone["deleted_at"] == "2026-01-02 03:04:05+00:00"


@pytest.mark.parametrize("note", ["plain", ODD])
@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ([], {}),
        ([{"id": 7, "value": None}, {"id": 8, "value": ["a", 'b"']}], {"7": None, "8": ["a", 'b"']}),
        ([{"id": 'k"', "value": 2**60}], {'k"': 2**60}),
        ([{"id": 9}], {"9": None}),
        ([{"id": 5, "value": 1}, {"id": "5", "value": 2}, {"id": 5, "value": 3}], {"5": 3}),
        (None, None),
    ],
)
def test_a_list_of_objects_is_kept_by_their_keys(note: str, given: Any, kept: Any) -> None:
    import json

    text = one(Ticket, note, fields=given)["values"]
    assert (None if text is None else json.loads(text)) == kept


def test_what_is_no_such_list_is_kept_as_it_came() -> None:
    assert one(Ticket, "plain", fields={"7": "a"})["values"] == '{"7":"a"}'
