"""Salesforce's models against the names that Segment's customers query, and against descriptions."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec
import pytest

from connectors.salesforce.catalogue import MODULES, STANDARD, named
from connectors.salesforce.describe import KINDS, UNREADABLE, SObject
from connectors.sandbox.salesforce import facts
from connectors.sandbox.salesforce.describe import full
from connectors.sandbox.salesforce.store import Store
from connectors.sandbox.salesforce.users import Rights
from etl.names import safe, snake
from etl.schema import TYPES
from models.salesforce.base import SalesforceTable

SEGMENT = tomllib.loads(Path(__file__).with_name("segment_salesforce.toml").read_text())
TABLES = {model.__tablename__: model for model in STANDARD.values()}


def test_every_table_of_segments_is_there_under_its_name() -> None:
    missing = set(SEGMENT["tables"].items()) - {(t, m.__object__) for t, m in TABLES.items()}
    assert {name for _, name in missing} == {"Name"}, "which nobody can query"


@pytest.mark.parametrize("table", SEGMENT["observed"])
def test_every_column_that_segments_customers_query_is_there(table: str) -> None:
    assert not set(SEGMENT["observed"][table]) - {column.name for column in TABLES[table].columns}


@pytest.mark.parametrize("name", STANDARD)
def test_a_model_says_of_each_field_what_describe_says(name: str) -> None:
    store = Store(0)
    entity = store.objects[name]
    described = {field["name"]: field for field in full(store, entity, Rights(), "")["fields"]}
    for column in STANDARD[name].columns:
        ((path,),) = column.paths
        assert column.name == safe(snake(path, digits=True), path)
        field = described[path]
        assert field["type"] not in UNREADABLE
        assert column.type == TYPES[KINDS.get(field["type"], str)], path
        if field["type"] == "reference" and len(field["referenceTo"]) == 1:
            (target,) = field["referenceTo"]
            wanted = STANDARD[target].__tablename__ if target in STANDARD else None
            assert column.references == wanted, path
        else:
            assert column.references is None, path


@pytest.mark.parametrize("name", STANDARD)
def test_a_model_has_every_documented_field(name: str) -> None:
    entity = facts.objects()[name]
    readable = {f.name for f in entity.fields.values() if f.type not in UNREADABLE and not f.custom}
    assert readable == {column.paths[0][0] for column in STANDARD[name].columns}


def test_every_model_is_in_the_catalogue() -> None:
    found = {
        model
        for module in MODULES
        for model in vars(module).values()
        if isinstance(model, type) and issubclass(model, SalesforceTable) and model.__tablename__
    }
    assert found == set(STANDARD.values())


def test_tables_of_other_objects_are_plural_and_never_twice_the_same() -> None:
    names = named(
        ["CB_Subscription__c", "Asset", "Account__c", "Foo_Bar__c", "FooBar__c", "Order", "City__c"]
    )
    assert names["CB_Subscription__c"] == "cb_subscriptions"
    assert (names["Asset"], names["Order"], names["City__c"]) == ("assets", "orders", "cities")
    assert names["Account__c"].startswith("accounts__")
    assert len(set(names.values())) == len(names)


def test_an_unknown_kind_of_field_is_text() -> None:
    fields = [{"name": "Id", "type": "id"}, {"name": "X__c", "type": "hologram"}]
    obj = msgspec.convert({"name": "Y__c", "fields": fields}, SObject)
    assert [c.type for c in obj.table("ys", None, {}).columns] == ["text", "text"]
