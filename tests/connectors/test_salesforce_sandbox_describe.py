"""What the Salesforce simulator tells of its objects and fields, and hides from who may not see them."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import formatdate

import pytest

from connectors.sandbox.salesforce import SalesforceSandbox
from tests.connectors.salesforce_worlds import LIMITED, Client, make, served


@pytest.fixture(scope="module")
def still() -> SalesforceSandbox:
    """An org that the tests of this module only read."""
    return make()


@pytest.fixture
def client(still: SalesforceSandbox) -> Iterator[Client]:
    with served(still) as client:
        yield client


@pytest.fixture
def own() -> Iterator[Client]:
    """A client of an org to change."""
    with served(make(people=10, months=2)) as client:
        yield client


def test_the_list_of_objects_has_flags_and_prefixes(client: Client) -> None:
    listed = {row["name"]: row for row in client.ask("/sobjects").body["sobjects"]}
    assert listed["Account"]["keyPrefix"] == "001"
    assert listed["Account"]["urls"]["describe"].endswith("/sobjects/Account/describe")
    assert listed["Subscription__c"]["custom"]
    assert not listed["Name"]["queryable"]
    assert not listed["OpportunityHistory"]["replicateable"]
    assert listed["OpportunityFieldHistory"]["keyPrefix"] is None


def test_a_description_has_types_lengths_and_references(client: Client) -> None:
    answer = client.ask("/sobjects/subscription__C/describe/")
    fields = {row["name"]: row for row in answer.body["fields"]}
    assert (fields["Rate__c"]["type"], fields["Rate__c"]["precision"], fields["Rate__c"]["scale"]) == (
        "currency",
        18,
        6,
    )
    assert fields["Notes__c"]["length"] == 131_072
    assert not fields["Notes__c"]["filterable"]
    assert not fields["Notes__c"]["sortable"]
    assert fields["ARR__c"]["calculated"]
    assert not fields["ARR__c"]["updateable"]
    assert fields["Site__Latitude__s"]["compoundFieldName"] == "Site__c"
    assert fields["Site__c"]["type"] == "location"
    assert fields["Account__c"]["referenceTo"] == ["Account"]
    assert fields["Account__c"]["relationshipName"] == "Account__r"
    assert {value["value"] for value in fields["Modules__c"]["picklistValues"]} >= {"crm", "billing"}
    assert fields["Secret__c"]["type"] == "encryptedstring"
    assert fields["Name"]["autoNumber"]
    children = {row["childSObject"] for row in answer.body["childRelationships"]}
    assert "Usage__c" in children


def test_a_description_is_not_sent_again_while_it_is_the_same(own: Client) -> None:
    box = own.org.sandbox
    path = "/sobjects/Account/describe"
    now = formatdate(box.now(), usegmt=True)
    answer = own.ask(path, If_Modified_Since=now)
    assert (answer.status, answer.raw) == (304, b"")
    assert own.ask("/sobjects", If_Modified_Since=now).status == 304
    assert own.ask(path, If_Modified_Since="Thu, 01 Jan 1970 00:00:00 GMT").status == 200
    assert own.ask(path, If_Modified_Since="yesterday").status == 200
    box.wait(60)
    box.add_field("Account", "Region__c pick:255 =EU|US")
    answer = own.ask(path, If_Modified_Since=now)
    assert answer.status == 200
    assert "Region__c" in {row["name"] for row in answer.body["fields"]}
    assert own.ask("/sobjects/Contact/describe", If_Modified_Since=now).status == 304


def test_what_a_user_may_not_see_is_not_there(still: SalesforceSandbox) -> None:
    with served(still, LIMITED) as client:
        names = {row["name"] for row in client.ask("/sobjects").body["sobjects"]}
        assert {"Account", "Contact"} <= names
        assert "Case" not in names
        assert client.ask("/sobjects/Case/describe").status == 404
        answer = client.soql("SELECT Id FROM Case")
        assert answer.code == "INVALID_TYPE"
        assert "sObject type 'Case' is not supported." in answer.message
        assert client.soql("SELECT Id FROM Account").status == 200


def test_a_hidden_field_is_missing_everywhere(own: Client) -> None:
    own.org.sandbox.hide("Account", "AnnualRevenue")
    fields = {row["name"] for row in own.ask("/sobjects/Account/describe").body["fields"]}
    assert "Name" in fields
    assert "AnnualRevenue" not in fields
    for text in (
        "SELECT AnnualRevenue FROM Account",
        "SELECT Id FROM Account WHERE AnnualRevenue = 1",
        "SELECT Id FROM Account ORDER BY AnnualRevenue",
        "SELECT Account.AnnualRevenue FROM Contact",
    ):
        answer = own.soql(text)
        assert answer.code == "INVALID_FIELD"
        assert "No such column 'AnnualRevenue' on entity 'Account'" in answer.message
    assert "AnnualRevenue" not in own.soql("SELECT FIELDS(ALL) FROM Account LIMIT 1").body["records"][0]
