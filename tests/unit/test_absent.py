"""Which fields no record had: by keys alone, at any depth, and where a record says nothing of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from etl.absent import AT_FIRST, Absent
from etl.decode import Decoder
from etl.scan import Scan
from etl.schema import Table, field
from tests.unit.decoding import Iso


class Thing(Table):
    """Fields at every place."""

    __tablename__ = "things"

    id: str = field(key=True, doc="")
    name: str | None = field(doc="")
    moved: str | None = field("new.place", "old", doc="")
    deep: str | None = field("one.two.three", doc="")
    state: str | None = field(deleted="gone", doc="")
    flag: bool = field("deleted", deleted=True, doc="")
    outer: str | None = field("^id", doc="")
    rest: str | None = field("bag.*", doc="")


def scanned(*records: Any) -> Scan:
    return Decoder(Thing, ".").scan(json.dumps(records).encode())


def absent(*records: Any) -> dict[str, int]:
    found = Absent(Thing)
    found.look(scanned(*records))
    return found.columns


FULL = {"id": "a", "name": 1, "new": {"place": 1}, "one": {"two": {"three": 1}}, "state": "here"}


def without(*keys: str, **others: Any) -> dict[str, Any]:
    return {key: value for key, value in FULL.items() if key not in keys} | others


def test_what_is_there_is_not_absent_whatever_its_value() -> None:
    assert absent(FULL) == {}
    null = without(name=None, new={"place": None}, one={"two": {"three": None}}, state=None)
    assert absent(null) == {}
    assert absent(without("name"), FULL) == {}


@pytest.mark.parametrize(
    ("one", "lacking"),
    [
        ({}, 1),
        ({"two": {}}, 1),
        ({"two": {"four": 1}}, 1),
        ({"two": None}, 0),
        (None, 0),
        ({"two": [1]}, 0),
        ("text", 0),
    ],
)
def test_an_object_that_is_null_or_none_says_nothing_of_what_would_be_in_it(one: Any, lacking: int) -> None:
    assert absent(without(one=one)) == {"deep": lacking}


def test_an_object_that_is_not_there_takes_its_fields_with_it() -> None:
    assert absent(without("one"), without("one")) == {"deep": 2}


def test_of_several_places_any_does_and_one_that_says_nothing_makes_none_lack() -> None:
    assert absent(without("new", old=1)) == {}
    assert absent(without("new")) == {"moved": 1}
    assert absent(without(new=None)) == {"moved": 0}


def test_records_of_deleted_rows_and_what_is_no_object_do_not_count() -> None:
    found = Absent(Thing)
    found.look(
        scanned({"id": "a", "state": "gone"}, {"id": "b", "deleted": True, "name": None}, [1], 7, None)
    )
    assert (found.records, found.columns) == (0, {"moved": 0, "deep": 0})
    found.look(scanned(without("one")))
    assert (found.records, found.columns) == (1, {"deep": 1})


def test_columns_that_need_not_be_there_are_not_sought() -> None:
    assert absent({"id": "a"}) == {"name": 1, "moved": 1, "deep": 1, "state": 1}
    found = Absent(Thing, ("name", "deep"))
    found.look(scanned({"id": "a"}))
    assert found.columns == {"moved": 1, "state": 1}
    assert {"parent", "place", "details", "id"}.isdisjoint(Absent(Iso).columns)


def test_of_many_pages_ever_fewer_are_looked_at_and_the_last_tenth_not_never() -> None:
    found, looked = Absent(Thing), []
    page = scanned(*[{"id": str(i)} for i in range(10)])
    for number in range(10_000):
        before = found.records
        found.look(page)
        if found.records > before:
            looked.append(number)
    assert looked[: AT_FIRST // 10] == list(range(AT_FIRST // 10))
    assert found.records < AT_FIRST + 100
    assert looked[-1] > 8_500
