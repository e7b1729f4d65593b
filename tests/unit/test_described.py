"""Tables that are made at run time."""

from __future__ import annotations

import itertools
import json
import random
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from etl.connector import Stream
from etl.csvdecode import CsvDecoder
from etl.decode import Decoder
from etl.described import MOST_COLUMNS, There, column, field_of, keep_names, settle, table, wider
from etl.dictionary import dictionary
from etl.errors import ModelError
from etl.names import tagged
from etl.schema import Column, Json, Table, field

ID = column("Id", str, "Record ID", key=True)


class Thing(Table):
    """A thing."""

    __tablename__ = "things"
    __elsewhere__ = ("Secret", "Lines.Items")

    id: str = field("Id", key=True, doc="Identifier.")
    city: str | None = field("Address.City", doc="Where.")
    left: Json | None = field("Meta.*", doc="What is left.", name="left_over")


def names(made: type[Table]) -> list[str]:
    return [c.name for c in made.columns]


def test_a_list_of_columns_makes_a_table() -> None:
    made = table(
        "invoices", [ID, column("Total__c", Decimal, "Sum\n of all", references="x")], doc="What is owed."
    )
    assert (made.__tablename__, made.__comment__) == ("invoices", "What is owed.")
    assert [c.name for c in made.key] == ["id"]
    total = made.column("total_c")
    assert (total.type, total.paths, total.doc) == ("numeric", (("Total__c",),), "Sum of all [Total__c]")
    assert total.references == "x"


def test_tables_are_called_as_those_that_have_their_objects_rows_and_so_are_references_to_them() -> None:
    old = table("boxes__1", [ID], spelled="Toy_Box")
    new = table("boxes", [ID], spelled="ToyBox")
    fields = [ID, column("Box", str, references="boxes__1"), column("Other", str, references="boxes")]
    lid = table("lids", fields, doc="Lids.", spelled="Lid")
    deal = table("things", [column("Box", str, references="boxes__1")], base=Thing)
    keep_names([old, new, lid, deal], {"Toy_Box": "boxes", "Gone": "lids"})
    other, lids = tagged("boxes", "ToyBox"), tagged("lids", "Lid")
    assert [t.__tablename__ for t in (old, new, lid, deal)] == ["boxes", other, lids, "things"]
    assert [c.references for c in lid.columns] == [None, "boxes", other]
    assert deal.column("box").references == "boxes"
    assert lid.__comment__ == "Lids. [Lid]"


def test_a_table_without_a_key_is_refused() -> None:
    with pytest.raises(ModelError, match="no column has key=True"):
        table("invoices", [column("Total__c", Decimal)])


def test_a_model_is_extended_by_what_it_does_not_say_already() -> None:
    fields = ["Id", "Address", "City", "Secret", "Lines", "Meta", "Other", 'a"b', "Other"]
    made = table("things", [column(f, str) for f in fields], base=Thing)
    assert names(made) == ["id", "city", "left_over", "city__" + names(made)[3][6:], "other"]
    assert made.__described__ == {names(made)[3]: "City", "other": "Other"}
    assert made.__comment__ == "A thing."
    assert names(Thing) == ["id", "city", "left_over"]
    assert Thing.__described__ == {}


@pytest.mark.A3
def test_fields_spelled_alike_have_the_same_columns_in_any_order() -> None:
    fields = [
        ID,
        *(column(f, str) for f in ("Foo__c", "FOO_C", "foo c", "fooC", "é", "e\u0301", "order", "Hash")),
    ]
    first = table("t", fields)
    for _ in range(20):
        random.shuffle(fields)
        again = table("t", fields)
        assert {c.paths: c.name for c in again.columns} == {c.paths: c.name for c in first.columns}
    assert len(set(names(first))) == len(fields)
    assert {"foo_c", "_order", "hash"} <= set(names(first))


def test_a_field_keeps_the_column_that_it_has_in_the_warehouse() -> None:
    made = table("t", [ID, column("Foo__c", str), column("FOO_C", str)])
    assert made.__described__["foo_c"] == "FOO_C"
    settle(made, {"foo_c": There("text", "Foo__c")})
    assert made.__described__["foo_c"] == "Foo__c"
    settle(made, {"foo_c": There("text", "gone")})
    assert "foo_c" not in made.__described__


@pytest.mark.A12
def test_more_fields_than_a_table_may_have_are_left_to_extra_and_known_ones_stay() -> None:
    fields = [ID, *(column(f"F{n:04}", int) for n in range(1200))]
    made = table("t", fields)
    assert len(made.columns) == MOST_COLUMNS - 5
    settle(made, {"f1199": There("bigint", "F1199")})
    assert "f1199" in names(made)
    assert len(made.columns) == MOST_COLUMNS - 5


@pytest.mark.A12
def test_columns_of_fields_that_are_gone_and_dropped_ones_take_room_too() -> None:
    made = table("t", [ID, *(column(f"F{n:04}", int) for n in range(600))])
    gone = {f"g{n}": There("bigint", f"G{n}") for n in range(700)}
    settle(made, {"id": There("text", "Id"), "f0599": There("bigint", "F0599"), **gone})
    assert len(made.columns) == 2 + MOST_COLUMNS - 5 - 702
    assert "f0599" in names(made)
    settle(made, {"id": There("text", "Id")}, dropped=1_300)
    assert len(made.columns) == 1 + 1_500 - 1_300 - 6
    settle(made, {"id": There("text", "Id")}, dropped=1_600)
    assert names(made) == ["id"]


def test_a_field_that_has_brackets_is_told_by_its_comment_or_has_no_column() -> None:
    fields = [ID, *(column(f, str) for f in ("Weight [kg]", "Weight (kg)", "Weight kg]", "[x] [y]"))]
    made = table("t", fields)
    assert set(made.__described__.values()) == {"Id", "Weight [kg]", "Weight (kg)", "[x] [y]"}
    for c in made.columns:
        assert field_of(c.doc) == made.__described__[c.name]
    alone = table("t", [ID, column("Weight [kg]", str, "How heavy [it is]")])
    assert field_of(alone.column("weight_kg").doc) == "Weight [kg]"
    settle(made, {"weight_kg": There("text", field_of(alone.column("weight_kg").doc))})
    assert made.__described__["weight_kg"] == "Weight [kg]"


def test_a_field_whose_name_is_a_sign_in_paths_has_no_column_and_is_in_extra() -> None:
    fields = {"#Seats": 5, "*": 6, "^x": 7.5}
    made = table("t", [ID, *(column(f, type(v)) for f, v in fields.items())])
    assert names(made) == ["id"]
    decoder = Decoder(made, "data")
    scan = decoder.scan(json.dumps({"data": [{"Id": "a", **fields}]}).encode())
    rows = decoder.rows(scan, datetime(2026, 5, 1, tzinfo=UTC))
    assert json.loads(rows.lines.split(b"\x1f")[1]) == fields
    scan = CsvDecoder(made).scan(b"Id,#Seats\na,5\n")
    assert b'{"#Seats":"5"}' in CsvDecoder(made).rows(scan, datetime(2026, 5, 1, tzinfo=UTC)).lines


def test_fields_that_a_comment_could_not_tell_apart_are_one() -> None:
    made = table("t", [ID, column("B", str, path=("A", "B")), column("A.B", str)])
    assert names(made) == ["id", "b"]


def test_a_column_that_a_model_has_now_is_no_fields_any_more() -> None:
    made = table("things", [column("City", str)], base=Thing)
    settle(made, {"city": There("text", "City")})
    assert len(set(names(made))) == len(names(made)) == 4


TYPES = ("text", "bigint", "double", "numeric", "boolean", "timestamp", "date", "json", "jsontext")


def test_a_type_once_widened_is_never_narrowed() -> None:
    for first, second in itertools.product(TYPES, TYPES):
        both = wider(first, second)
        again = {wider(both, first), wider(both, second), both}
        assert again == {both} or again <= {"text", "jsontext"}, (first, second)
    assert wider("bigint", "numeric") == wider("numeric", "bigint") == wider("double", "bigint") == "numeric"
    assert wider("bigint", "json") == "json"
    assert wider("boolean", "bigint") == "text"
    assert wider("text", "json") == "jsontext"


@pytest.mark.parametrize(
    ("there", "says", "name", "kind"),
    [
        (There("text"), int, "f", "text"),
        (There("bigint"), Decimal, "f", "numeric"),
        (There("bigint", used="view v"), Decimal, "f__numeric", "numeric"),
        (There("text", used="view v"), Json, "f", "jsontext"),
        (There("numeric", used="view v"), int, "f", "numeric"),
        (There("date"), datetime, "f", "timestamp"),
        (There("timestamp", used="view v"), date, "f", "timestamp"),
        (There(None), int, "f", "bigint"),
    ],
)
def test_a_described_column_is_fitted_to_the_one_that_is_there(
    there: There, says: type, name: str, kind: str
) -> None:
    made = table("t", [ID, column("F", says)])
    settle(made, {"id": There("text", "Id"), "f": there})
    found: Column = made.columns[-1]
    assert (found.name, found.type) == (name, kind)
    assert dict(made.__moved__) == ({name: ("f", "view v")} if name != "f" else {})


def test_a_column_that_took_over_stays_the_fields_even_when_a_human_retyped_it() -> None:
    made = table("t", [ID, column("F", int)])
    settle(made, {"id": There("text", "Id"), "f": There("bigint"), "f__numeric": There(None)})
    assert names(made) == ["id", "f__numeric"]


def test_the_data_dictionary_shows_described_columns_by_their_labels() -> None:
    made = table(
        "t", [ID, column("Margin__c", Decimal, "Expected margin", references="others")], doc="Things."
    )
    page = dictionary("CRM", "crm", [Stream(made, lambda _: iter(()))])
    assert "| `margin_c` | numeric | Expected margin [Margin__c] \u2192 `others` |" in page
