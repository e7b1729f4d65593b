"""SOQL as the Salesforce simulator reads it: what it refuses, what it means, and how results are paged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from connectors.sandbox.salesforce import SalesforceSandbox
from tests.connectors.salesforce_worlds import Client, make, served


@pytest.fixture(scope="module")
def still() -> SalesforceSandbox:
    """An org that the tests of this module only read."""
    box = make()
    box.create("Account", Name="O'Neil \\ 100% Sons", AnnualRevenue=139_000_000.0, NumberOfEmployees=7)
    box.create("Account", Name="alpha", BillingCity=None, Site="x" * 80)
    return box


@pytest.fixture
def client(still: SalesforceSandbox) -> Iterator[Client]:
    with served(still) as client:
        yield client


# -- refusals

COLUMN = (
    "If you are attempting to use a custom field, be sure to append the '__c' after the custom field name."
    " Please reference your WSDL or the describe call for the appropriate names."
)


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("", "MALFORMED_QUERY", "SOQL statements cannot be empty or null"),
        (
            "SELECT Id FROM Account WHERE",
            "MALFORMED_QUERY",
            "\nSELECT Id FROM Account WHERE\n"
            + " " * 28
            + "^\nERROR at Row:1:Column:29\nunexpected token: '<EOF>'",
        ),
        (
            "SELECT Foo FROM Account",
            "INVALID_FIELD",
            (
                "\nSELECT Foo FROM Account\n       ^\nERROR at Row:1:Column:8\n"
                f"No such column 'Foo' on entity 'Account'. {COLUMN}"
            ),
        ),
        (
            "SELECT Id\nFROM Account\nWHERE Foo = 1",
            "INVALID_FIELD",
            f"\nWHERE Foo = 1\n      ^\nERROR at Row:3:Column:7\nNo such column 'Foo' on entity 'Account'. {COLUMN}",
        ),
    ],
)
def test_a_refusal_shows_the_place(client: Client, text: str, code: str, message: str) -> None:
    answer = client.soql(text)
    assert answer.status == 400
    assert answer.body == [{"message": message, "errorCode": code}]


@pytest.mark.parametrize(
    ("text", "code", "part"),
    [
        ("SELECT FROM Account", "MALFORMED_QUERY", "unexpected token: 'FROM'"),
        ("SELECT Id, FROM Account", "MALFORMED_QUERY", "unexpected token: 'FROM'"),
        ("SELECT * FROM Account", "MALFORMED_QUERY", "no viable alternative at character '*'"),
        ("SELECT Id Account", "MALFORMED_QUERY", "unexpected token: 'Account'"),
        ("DELETE FROM Account", "MALFORMED_QUERY", "unexpected token: 'DELETE'"),
        ("SELECT Id FROM Account WHERE Name = 'x", "MALFORMED_QUERY", "expecting '''"),
        (r"SELECT Id FROM Account WHERE Name = 'a\q'", "MALFORMED_QUERY", "Invalid string literal"),
        ("SELECT Id FROM Account WHERE Name IS NULL", "MALFORMED_QUERY", "unexpected token: 'IS'"),
        ('SELECT Id FROM Account WHERE Name = "x"', "MALFORMED_QUERY", "no viable alternative"),
        ("SELECT Id FROM Account WHERE Name IN ()", "MALFORMED_QUERY", "unexpected token: ')'"),
        ("SELECT Id FROM Account LIMIT x", "MALFORMED_QUERY", "unexpected token: 'x'"),
        ("SELECT Id FROM Account LIMIT 5 ORDER BY Name", "MALFORMED_QUERY", "unexpected token: 'ORDER'"),
        ("SELECT Id FROM Account ALL ROWS", "MALFORMED_QUERY", "ALL ROWS not allowed in this context"),
        (
            "SELECT Id FROM Account OFFSET 2001",
            "NUMBER_OUTSIDE_VALID_RANGE",
            "Maximum SOQL offset allowed is 2000",
        ),
        (
            "SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'",
            "MALFORMED_QUERY",
            "unexpected token: 'OR'",
        ),
        ("SELECT FIELDS(ALL) FROM Account", "MALFORMED_QUERY", "must have a LIMIT of at most 200"),
        (
            "SELECT FIELDS(CUSTOM) FROM Account LIMIT 201",
            "MALFORMED_QUERY",
            "must have a LIMIT of at most 200",
        ),
        ("SELECT FIELDS(SOME) FROM Account LIMIT 2", "MALFORMED_QUERY", "unexpected token: 'SOME'"),
        ("SELECT Id, FIELDS(ALL) FROM User LIMIT 200", "INVALID_FIELD", "duplicate field selected: Id"),
        ("SELECT Name, name FROM Account", "INVALID_FIELD", "duplicate field selected: Name"),
        ("SELECT Id FROM Acount", "INVALID_TYPE", "sObject type 'Acount' is not supported."),
        ("SELECT Name FROM Name", "INVALID_TYPE_FOR_OPERATION", "entity type Name does not support query"),
        (
            "SELECT Boss.Name FROM Account",
            "INVALID_FIELD",
            "Didn't understand relationship 'Boss' in field path.",
        ),
        ("SELECT Owner.Nope FROM Account", "INVALID_FIELD", "No such column 'Nope' on entity 'User'"),
        ("SELECT COUNT(), Id FROM Account", "MALFORMED_QUERY", "grouped or aggregated"),
        (
            "SELECT Id FROM Account ORDER BY Description",
            "MALFORMED_QUERY",
            "can not be sorted in a query call",
        ),
        (
            "SELECT Id FROM Account WHERE Description = 'x'",
            "INVALID_FIELD",
            "can not be filtered in a query call",
        ),
        ("SELECT Id FROM Subscription__c WHERE Secret__c = 'x'", "INVALID_FIELD", "can not be filtered"),
        ("SELECT Id FROM ContentDocumentLink", "MALFORMED_QUERY", "requires a filter by a single Id"),
        (
            "SELECT Id FROM Account WHERE CreatedDate > '2020-01-01T00:00:00Z'",
            "INVALID_FIELD",
            (
                "value of filter criterion for field 'CreatedDate' must be of type dateTime and should not be enclosed in"
                " quotes"
            ),
        ),
        (
            "SELECT Id FROM Account WHERE CreatedDate > 2020-01-01",
            "INVALID_FIELD",
            "must be of type dateTime",
        ),
        (
            "SELECT Id FROM Task WHERE ActivityDate = 2020-01-01T00:00:00Z",
            "INVALID_FIELD",
            "must be of type date ",
        ),
        (
            "SELECT Id FROM Account WHERE CreatedDate > 2020-01-01T00:00:00 00:00",
            "MALFORMED_QUERY",
            "line 1:62 no viable alternative at character ' '",
        ),
        ("SELECT Id FROM Account WHERE CreatedDate > 2020-01-01T00:00:00", "MALFORMED_QUERY", "'<EOF>'"),
        (
            "SELECT Id FROM Account WHERE CreatedDate > 2020-13-01T00:00:00Z",
            "MALFORMED_QUERY",
            "Invalid datetime",
        ),
        (
            "SELECT Id FROM Account WHERE Name = 5",
            "INVALID_FIELD",
            "must be of type string and should be enclosed in",
        ),
        (
            "SELECT Id FROM Account WHERE AnnualRevenue = '5'",
            "INVALID_FIELD",
            "should not be enclosed in quotes",
        ),
        ("SELECT Id FROM Account WHERE IsDeleted = 'true'", "INVALID_FIELD", "must be of type boolean"),
        ("SELECT Id FROM Account WHERE Id = 'abc'", "INVALID_QUERY_FILTER_OPERATOR", "invalid ID field: abc"),
        (
            "SELECT Id FROM Account WHERE Id LIKE '001%'",
            "INVALID_QUERY_FILTER_OPERATOR",
            "invalid operator on id field",
        ),
        (
            "SELECT Id FROM Account WHERE IsDeleted > TRUE",
            "INVALID_QUERY_FILTER_OPERATOR",
            "invalid operator",
        ),
        (
            "SELECT Id FROM Account WHERE Name INCLUDES ('a')",
            "INVALID_QUERY_FILTER_OPERATOR",
            "invalid operator",
        ),
        (
            "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) OR Name = 'x'",
            "MALFORMED_QUERY",
            "Semi join sub-selects are not allowed with the 'OR' operator",
        ),
        (
            (
                "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) AND Id IN (SELECT AccountId FROM Case)"
                " AND Id NOT IN (SELECT AccountId FROM Contract)"
            ),
            "EXCEEDED_MAX_SEMIJOIN_SUBSELECTS",
            "Maximum 2 semi join sub-selects are allowed",
        ),
        (
            "SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE AccountId IN (SELECT Id FROM Account))",
            "MALFORMED_QUERY",
            "Nesting of semi join sub-selects is not supported",
        ),
        (
            "SELECT Id FROM Account WHERE Name IN (SELECT Name FROM Contact)",
            "MALFORMED_QUERY",
            "should be an id field",
        ),
        (
            "SELECT Id FROM Account WHERE Id IN (SELECT OwnerId FROM Contact)",
            "MALFORMED_QUERY",
            "should point to the same object type",
        ),
        ("SELECT Id, (SELECT Id FROM Contacts) FROM Account", "FUNCTIONALITY_NOT_ENABLED", "not simulate"),
        (
            "SELECT SUM(Name) FROM Account",
            "MALFORMED_QUERY",
            "field Name does not support aggregate operator SUM",
        ),
        (
            "SELECT Id FROM Account WHERE CreatedDate > LAST_N_DAYS:-1",
            "MALFORMED_QUERY",
            "unexpected token: '-1'",
        ),
        (
            "SELECT Id FROM Account WHERE CreatedDate > LAST_N_YEARS:9999",
            "MALFORMED_QUERY",
            "Invalid date literal",
        ),
        ("SELECT COUNT(Id) FROM Account GROUP BY Name", "FUNCTIONALITY_NOT_ENABLED", "not simulate"),
    ],
)
def test_bad_soql_is_refused_in_salesforce_s_words(client: Client, text: str, code: str, part: str) -> None:
    for how in ("query", "queryAll"):
        answer = client.soql(text, how)
        assert (answer.status, answer.code) == (400, code), answer.raw
        assert part in answer.message


def test_a_plus_that_was_not_escaped_is_a_space(client: Client) -> None:
    path = "/query?q=SELECT+Id+FROM+Account+WHERE+CreatedDate+>+2020-01-01T00:00:00+00:00"
    assert "no viable alternative at character ' '" in client.ask(path.replace(">", "%3E")).message
    good = path.replace(">", "%3E").replace("00+00:00", "00%2B00:00")
    assert client.ask(good).status == 200


# -- meaning


def names(client: Client, where: str) -> set[str]:
    return {row["Name"] for row in client.walk(f"SELECT Name FROM Account WHERE {where}")}


def test_text_is_compared_without_case_and_quotes_are_escaped(client: Client) -> None:
    wanted = {"O'Neil \\ 100% Sons"}
    assert names(client, r"Name = 'o\'neil \\ 100% sons'") == wanted
    assert names(client, r"Name LIKE '%100\% s_ns'") == wanted
    assert names(client, r"Name LIKE '%100\_ sons'") == set()
    assert names(client, "Name IN ('ALPHA', 'nobody')") == {"alpha"}
    assert names(client, "Name >= 'alpha' AND Name <= 'ALPHA'") == {"alpha"}


def test_null_is_found_by_equals_and_by_unequal_values(client: Client) -> None:
    total = client.soql("SELECT COUNT() FROM Account").body
    assert total["records"] == []
    count = total["totalSize"]

    def size(where: str) -> int:
        return int(client.soql(f"SELECT COUNT() FROM Account WHERE {where}").body["totalSize"])

    assert size("Site = null") == count - 1
    assert size("Site != null") == 1
    assert size("Site != 'y'") == count
    assert size("Site NOT IN ('y')") == count
    assert size("Site > 'a'") == 1
    assert size("NOT Site = null") == 1
    assert size("(Site = null AND Name = 'alpha') OR Name = 'ALPHA'") == 1
    assert size("NumberOfEmployees = 7") == 1
    assert size("AnnualRevenue > 138999999.5 AND AnnualRevenue <= 139000000") == 1


def test_ids_are_compared_with_their_case_in_either_length(client: Client) -> None:
    every = client.walk("SELECT Id FROM Account ORDER BY Id")
    ids = [row["Id"] for row in every]
    assert ids == sorted(ids)
    middle = ids[len(ids) // 2]
    after = [row["Id"] for row in client.walk(f"SELECT Id FROM Account WHERE Id > '{middle}' ORDER BY Id")]
    assert after == ids[len(ids) // 2 + 1 :]
    assert client.soql(f"SELECT Id FROM Account WHERE Id = '{middle[:15]}'").ids == [middle]


def test_windows_of_time_are_half_open_with_ties_kept(client: Client) -> None:
    rows = client.walk("SELECT Id, SystemModstamp FROM Contact ORDER BY SystemModstamp, Id")
    stamps = [row["SystemModstamp"] for row in rows]
    assert stamps == sorted(stamps)
    assert all(stamp.endswith(".000+0000") for stamp in stamps)
    cut = stamps[len(stamps) // 2].replace("+0000", "Z")
    before = client.walk(f"SELECT Id FROM Contact WHERE SystemModstamp < {cut}")
    after = client.walk(f"SELECT Id FROM Contact WHERE SystemModstamp >= {cut}")
    assert len(before) + len(after) == len(rows)
    assert client.soql("SELECT COUNT() FROM Contact WHERE CreatedDate = LAST_N_DAYS:3650").body[
        "totalSize"
    ] == len(rows)
    assert client.soql("SELECT COUNT() FROM Contact WHERE CreatedDate > TODAY").body["totalSize"] == 0


def test_nothing_can_be_relied_upon_in_the_order_of_a_query_without_one(client: Client) -> None:
    ids = [row["Id"] for row in client.walk("SELECT Id FROM Usage__c")]
    assert ids != sorted(ids)
    nulls_first = client.soql("SELECT AnnualRevenue FROM Account ORDER BY AnnualRevenue DESC").body["records"]
    assert nulls_first[0]["AnnualRevenue"] is None
    last = client.soql("SELECT AnnualRevenue FROM Account ORDER BY AnnualRevenue DESC NULLS LAST").body[
        "records"
    ]
    assert last[0]["AnnualRevenue"] == 139_000_000.0


def test_parents_are_nested_and_missing_ones_are_null(client: Client) -> None:
    row = client.soql(
        "SELECT c.Name, c.Account.Owner.Name, Account.ParentId, Account.Parent.Name FROM Contact c LIMIT 1"
    ).body["records"][0]
    assert row["Account"]["attributes"]["type"] == "Account"
    assert row["Account"]["Owner"]["attributes"]["type"] == "User"
    assert row["Account"]["Owner"]["Name"]
    assert row["Account"]["Parent"] is None
    mixed = client.soql("SELECT Owner.Name, Owner.Type FROM Task LIMIT 1").body["records"][0]["Owner"]
    assert mixed["Type"] == mixed["attributes"]["type"] == "User"
    assert "on entity 'Name'" in client.soql("SELECT Owner.Department FROM Task").message


def test_a_semi_join_finds_by_another_object(client: Client) -> None:
    with_contacts = client.soql(
        "SELECT COUNT() FROM Account WHERE Id IN (SELECT AccountId FROM Contact)"
    ).body
    without = client.soql("SELECT COUNT() FROM Account WHERE Id NOT IN (SELECT AccountId FROM Contact)").body
    assert without["totalSize"] == 2
    assert with_contacts["totalSize"] > 2


def test_aggregates_of_all_rows(client: Client) -> None:
    row = client.soql("SELECT COUNT(Id), MAX(AnnualRevenue) top, MIN(CreatedDate) FROM Account").body[
        "records"
    ][0]
    assert row["attributes"] == {"type": "AggregateResult"}
    assert row["top"] == 139_000_000.0
    assert row["expr0"] == client.soql("SELECT COUNT() FROM Account").body["totalSize"]
    assert row["expr2"].endswith("+0000")


def test_a_multipicklist_is_asked_for_what_it_includes(client: Client) -> None:
    def chosen(where: str) -> list[Any]:
        rows = client.walk(f"SELECT Modules__c FROM Subscription__c WHERE Modules__c {where}")
        return sorted({str(row["Modules__c"]) for row in rows})

    assert chosen("INCLUDES ('billing;crm', 'analytics')") == ["analytics;crm;support", "crm;billing"]
    assert chosen("INCLUDES ('BILLING')") == ["crm;billing"]
    assert chosen("EXCLUDES ('crm')") == ["None"]
    assert chosen("= 'crm'") == ["crm"]


def test_values_are_written_as_json_has_them(client: Client) -> None:
    raw = client.soql("SELECT AnnualRevenue FROM Account WHERE NumberOfEmployees = 7").raw
    assert b'"AnnualRevenue":1.39E8' in raw
    rows = client.walk("SELECT FIELDS(STANDARD) FROM Subscription__c") + client.walk(
        "SELECT Notes__c, Rate__c, MRR__c, Quiet_Hours_From__c, Started_On__c, Site__c, Service__c, ARR__c,"
        " Modules__c, Usage_Total__c, Cancelled__c FROM Subscription__c"
    )
    notes = {row.get("Notes__c") for row in rows}
    assert {"NA", "null", "None", '""'} <= notes
    assert any(note and len(note.encode()) == 140 * 1024 for note in notes)
    full = [row for row in rows if "ARR__c" in row]
    located = next(row for row in full if row["Site__c"])
    assert set(located["Site__c"]) == {"latitude", "longitude"}
    assert located["Service__c"]["countryCode"] == "NO"
    assert located["Service__c"]["street"] == "1 Quay\nDock 4"
    assert any(row["Site__c"] is None for row in full)
    assert all(row["ARR__c"] == row["MRR__c"] * 12 for row in full)
    assert {row["Quiet_Hours_From__c"] for row in full} >= {None, "22:30:00.000Z"}
    assert any(row["Modules__c"] == "crm;billing" for row in full)
    assert all(isinstance(row["Cancelled__c"], bool) for row in full)


def test_external_objects_are_not_counted() -> None:
    row = {
        "prefix": "x00",
        "label": "Order",
        "plural": "Orders",
        "flags": "custom noreplicate nobulk nocount",
    }
    with served(make(people=3, months=1)) as own:
        own.org.sandbox.add_object("Orders__x", {**row, "fields": ["Total__c dbl:18.2"]})
        answer = own.soql("SELECT COUNT() FROM Orders__x")
        assert (answer.status, answer.code) == (400, "EXTERNAL_OBJECT_UNSUPPORTED_EXCEPTION")
        assert own.soql("SELECT Id FROM Orders__x").status == 200


@pytest.mark.parametrize(
    ("how", "status"), [("ParentId = {}", 200), ("Id IN ({})", 200), ("ParentId IN ({})", 400)]
)
def test_an_object_may_want_a_filter_by_one_id(how: str, status: int) -> None:
    row = {"prefix": "083", "label": "Vote", "plural": "Votes", "flags": "filter:ParentId one"}
    with served(make(people=3, months=1)) as own:
        own.org.sandbox.add_object("Vote", {**row, "fields": ["ParentId ref:Account req", "*sys"]})
        id = own.org.sandbox.records("Account")[0]["Id"]
        assert own.soql(f"SELECT Id FROM Vote WHERE {how.format(repr(id))}").status == status
