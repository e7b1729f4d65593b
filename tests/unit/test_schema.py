"""Models: one declaration a table, and every contradiction named where it is made."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from etl.errors import ModelError
from etl.schema import (
    SYSTEM_COLUMNS,
    SYSTEM_DOCS,
    Column,
    Group,
    Json,
    JsonText,
    Table,
    TableType,
    field,
    group,
)


class Address(Group):
    """Where it goes."""

    city: str | None = field(doc="City.")
    line1: str | None = field("line.first", doc="Street.")


class Shared(Table):
    """What two tables share."""

    __schema__ = "shop"
    __times__ = "unix"
    __elsewhere__ = ("object",)

    id: str = field(key=True, doc="Identifier.")


class Parcel(Shared):
    """A parcel,
    on its way.
    """

    __tablename__ = "parcels"
    __elsewhere__ = ("secret", "object")

    sent: datetime = field("created", doc="When.")
    weight: Decimal | None = field("weight", "mass", doc="Weight.")
    metadata_: Json | None = field("metadata", name="metadata", doc="Own pairs.")
    shipping: Address = group("shipping", "delivery.to", doc="Receiver's.")
    customer_id: str | None = field("customer", doc="Who.", references="customers")


def test_a_column_is_its_name_type_paths_and_comment() -> None:
    assert Parcel.column("sent") == Column(
        "sent", "timestamp", (("created",),), "When.", required=True, times="unix"
    )
    assert Parcel.column("weight").paths == (("weight",), ("mass",))
    assert Parcel.column("metadata").type == "json"
    assert Parcel.column("customer_id").references == "customers"
    with pytest.raises(KeyError):
        Parcel.column("nothing")


def test_columns_stand_in_the_order_they_were_written_inherited_ones_first() -> None:
    names = [c.name for c in Parcel.columns]
    assert names == [
        "id", "sent", "weight", "metadata", "shipping_city", "shipping_line1", "customer_id",
    ]  # fmt: skip
    assert [c.name for c in Parcel.key] == ["id"]


def test_a_group_prefixes_names_paths_and_comments_for_each_place_it_may_stand() -> None:
    line = Parcel.column("shipping_line1")
    assert line.paths == (("shipping", "line", "first"), ("delivery", "to", "line", "first"))
    assert line.doc == "Receiver's. Street."
    assert not line.required


def test_the_docstring_is_the_tables_comment_in_one_line_and_elsewhere_is_inherited() -> None:
    assert Parcel.__comment__ == "A parcel, on its way."
    assert Parcel.__elsewhere__ == ("secret", "object")
    assert Parcel.__schema__ == "shop"


def test_required_is_what_the_annotation_says() -> None:
    assert {c.name for c in Parcel.columns if c.required} == {"id", "sent"}


def test_every_annotation_has_a_portable_type() -> None:
    class Everything(Table):
        """All types."""

        __tablename__ = "everything"

        a: str = field(key=True, doc="")
        b: int = field(doc="")
        c: float = field(doc="")
        d: Decimal = field(doc="")
        e: bool = field(doc="")
        f: datetime = field(doc="")
        g: date = field(doc="")
        h: Json = field(doc="")
        i: JsonText = field(doc="")

    assert [c.type for c in Everything.columns] == [
        "text", "bigint", "double", "numeric", "boolean", "timestamp", "date", "json", "jsontext",
    ]  # fmt: skip


def test_an_own_model_adds_to_a_shipped_one_and_may_replace_a_column() -> None:
    class OwnParcel(Parcel):
        """A parcel of ours."""

        order_id: str | None = field("metadata.order_id", doc="Our order.")
        weight: float | None = field("kilos", doc="Weight.")

    assert OwnParcel.column("order_id").paths == (("metadata", "order_id"),)
    assert OwnParcel.column("weight").type == "double"
    assert [c.name for c in OwnParcel.columns].count("weight") == 1
    assert Parcel.column("weight").type == "numeric"


def test_a_column_may_be_named_like_an_attribute_of_table() -> None:
    class Odd(Table):
        """Odd names."""

        __tablename__ = "odd"

        key: str = field(key=True, doc="Key.")
        columns: str | None = field(doc="Columns.")

    assert [c.name for c in Odd.columns] == ["key", "columns"]
    assert [c.name for c in Odd.key] == ["key"]


def test_system_columns_are_all_documented() -> None:
    assert set(SYSTEM_DOCS) == set(SYSTEM_COLUMNS)


@pytest.mark.parametrize("name", SYSTEM_COLUMNS)
def test_a_system_columns_name_is_refused(name: str) -> None:
    with pytest.raises(ModelError, match=f"{name} is a system column"):
        declare(id=field(key=True, doc=""), other=field("other", name=name, doc=""))


def test_a_name_longer_than_postgres_keeps_is_refused_counted_in_bytes() -> None:
    declare(id=field(key=True, doc=""), other=field("x", name="é" * 31, doc=""))
    with pytest.raises(ModelError, match="longer than 63 bytes"):
        declare(id=field(key=True, doc=""), other=field("x", name="é" * 32, doc=""))


def test_two_columns_of_one_path_are_refused_with_both_names() -> None:
    with pytest.raises(ModelError, match=r"id and other both take id\.$"):
        declare(id=field(key=True, doc=""), other=field("id", doc=""))


def test_a_column_inside_another_is_refused_by_both_names() -> None:
    with pytest.raises(ModelError, match=r"other, at card\.brand, lies inside card"):
        declare(id=field(key=True, doc=""), card=field(doc=""), other=field("card.brand", doc=""))


def test_one_name_declared_twice_is_refused() -> None:

    class Double(Table):
        """Two of a name."""

        __tablename__ = "double"

        id: str = field(key=True, doc="")
        home_city: str | None = field("city", doc="")
        home: Address = group("home")

    with pytest.raises(ModelError, match="home_city is declared twice"):
        assert Double.columns


def test_a_table_without_a_key_is_refused() -> None:
    with pytest.raises(ModelError, match=r"model .*Declared: no column has key=True"):
        declare(id=field(doc=""))


def test_two_versions_are_refused() -> None:
    with pytest.raises(ModelError, match="more than one column has version=True"):
        declare(id=field(key=True, doc=""), a=field(version=True, doc=""), b=field(version=True, doc=""))


def test_an_annotation_that_is_no_column_type_is_refused_with_those_that_are() -> None:

    class Wrong(Table):
        """Wrong."""

        __tablename__ = "wrong"

        names: list[str] = field(doc="")

    with pytest.raises(
        ModelError, match=r"names: .*is not a column type; use one of str, int, float, Decimal"
    ):
        assert Wrong.columns


def test_a_choice_of_two_types_is_refused() -> None:

    class Wrong(Table):
        """Wrong."""

        __tablename__ = "wrong"

        amount: int | str | None = field(doc="")

    with pytest.raises(ModelError, match=r"amount: .*is not a column type"):
        assert Wrong.columns


def declare(**fields: object) -> TableType:
    """A table of text columns with these declarations, which are read."""
    annotations = dict.fromkeys(fields, "str | None")
    body = {"__doc__": "Declared.", "__tablename__": "declared", "__annotations__": annotations, **fields}
    declared = TableType("Declared", (Table,), {"__module__": __name__, **body})
    assert declared.columns
    return declared


@pytest.mark.parametrize("path", ['a"b', "a\\b", "a\nb"])
def test_a_key_that_no_decoder_could_look_for_is_refused(path: str) -> None:
    with pytest.raises(ModelError, match="other stands at a key with a quote or backslash"):
        declare(id=field(key=True, doc=""), other=field(path, doc=""))


def test_what_is_elsewhere_cannot_lie_inside_a_column() -> None:
    with pytest.raises(ModelError, match=r"__elsewhere__ names card\.secret, which lies inside card"):
        declare(id=field(key=True, doc=""), card=field(doc=""), __elsewhere__=("card.secret",))


def test_a_column_that_gathers_what_is_left_has_one_path() -> None:
    with pytest.raises(ModelError, match="rest gathers what is left, so it can have one path only"):
        declare(id=field(key=True, doc=""), rest=field("a.*", "b.*", doc=""))
