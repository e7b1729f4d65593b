"""Bulk API 2.0 query jobs of the Salesforce simulator: their life, their CSV, and what they refuse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from connectors.sandbox.salesforce import SalesforceSandbox
from tests.connectors.salesforce_worlds import Client, make, served


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
    with served(make(people=3, months=1)) as client:
        yield client


def test_a_job_goes_through_its_states(own: Client) -> None:
    made = own.job("SELECT Id FROM Account")
    assert made.status == 200
    assert made.body["id"].startswith("750")
    assert made.body["object"] == "Account"
    assert made.body["contentType"] == "CSV"
    assert made.body["apiVersion"] == 68.0
    assert (made.body["lineEnding"], made.body["columnDelimiter"]) == ("LF", "COMMA")
    path = f"/jobs/query/{made.body['id']}"
    states = [made.body["state"]] + [own.ask(path).body["state"] for _ in range(4)]
    assert states == ["UploadComplete", "UploadComplete", "InProgress", "JobComplete", "JobComplete"]
    info = own.ask(path).body
    assert info["numberRecordsProcessed"] == own.soql("SELECT COUNT() FROM Account").body["totalSize"]
    assert info["retries"] == 0
    assert made.body["id"] in {job["id"] for job in own.ask("/jobs/query").body["records"]}


def test_results_come_in_pages_that_each_repeat_the_header(client: Client) -> None:
    id = client.finished("SELECT Id, Name, Account.Owner.Name FROM Contact")
    first = client.ask(f"/jobs/query/{id}/results?maxRecords=7")
    assert first.headers["content-type"] == "text/csv; charset=UTF-8"
    assert first.headers["sforce-numberofrecords"] == "7"
    assert first.headers["sforce-locator"] != "null"
    assert first.raw.startswith(b'"Id","Name","Account.Owner.Name"\n"003')
    header, rows = client.table(id, 7)
    assert header == ["Id", "Name", "Account.Owner.Name"]
    assert client.table(id) == (header, rows)
    assert len({row[0] for row in rows}) == client.soql("SELECT COUNT() FROM Contact").body["totalSize"]
    again = client.ask(f"/jobs/query/{id}/results?maxRecords=7")
    assert again.raw == first.raw


def test_an_empty_result_is_a_header_alone(client: Client) -> None:
    id = client.finished("SELECT Id FROM Account WHERE Name = 'nobody at all'")
    answer = client.ask(f"/jobs/query/{id}/results")
    assert answer.raw == b'"Id"\n'
    assert answer.headers["sforce-numberofrecords"] == "0"
    assert answer.headers["sforce-locator"] == "null"


def test_cells_are_quoted_and_null_is_empty(client: Client) -> None:
    fields = "Id, Notes__c, Short_Text__c, CreatedDate, MRR__c, Cancelled__c, Usage__c, Quiet_Hours_From__c, Portal__c"
    id = client.finished(f"SELECT {fields} FROM Subscription__c")
    raw = client.ask(f"/jobs/query/{id}/results").raw.decode()
    assert all(line.startswith('"') for line in raw.split("\n") if line.startswith("a0"))
    header, rows = client.table(id)
    assert header == fields.split(", ")
    kept = {row["Id"]: row for row in client.org.sandbox.records("Subscription__c")}
    notes = set()
    for row in rows:
        record = kept[row[0]]
        assert row[1] == (record["Notes__c"] or "")
        assert row[3].endswith(".000Z")
        assert row[5] in ("true", "false")
        assert (float(row[6]) if row[6] else None) == record["Usage__c"]
        notes.add(row[1])
    assert {"NA", "null", "", '""', "  kept blanks  "} <= notes
    assert any(len(note.encode()) == 140 * 1024 for note in notes)
    assert any('"no",\n' in note and "\r\n" in note for note in notes)
    assert any("E" in row[6] for row in rows)


def test_delimiter_and_line_ending_are_as_asked(client: Client) -> None:
    id = client.finished("SELECT Id, Name FROM Account", columnDelimiter="PIPE", lineEnding="CRLF")
    assert client.ask(f"/jobs/query/{id}/results").raw.startswith(b'"Id"|"Name"\r\n"')


def test_query_all_shows_the_recycle_bin(own: Client) -> None:
    box = own.org.sandbox
    gone = box.create("Account", Name="Gone")["Id"]
    box.delete(gone)
    text = "SELECT Id, IsDeleted FROM Account"
    assert [gone, "true"] in own.table(own.finished(text, "queryAll"))[1]
    assert gone not in {row[0] for row in own.table(own.finished(text))[1]}


def test_a_job_s_rows_are_those_of_when_it_was_made(own: Client) -> None:
    made = own.job("SELECT Id FROM Account").body["id"]
    own.org.sandbox.create("Account", Name="Later")
    for _ in range(3):
        own.ask(f"/jobs/query/{made}")
    later = own.table(own.finished("SELECT Id FROM Account"))[1]
    assert len(own.table(made)[1]) == len(later) - 1


@pytest.mark.parametrize(
    ("body", "code", "part"),
    [
        ({}, "API_ERROR", "operation"),
        ({"operation": "insert", "query": "SELECT Id FROM Account"}, "JSON_PARSER_ERROR", "operation"),
        ({"operation": "query"}, "API_ERROR", "Query is required"),
        (
            {"operation": "query", "query": "SELECT Id FROM Account", "object": "Account"},
            "JSON_PARSER_ERROR",
            "Unrecognized",
        ),
        (
            {"operation": "query", "query": "SELECT Id FROM Account", "contentType": "JSON"},
            "JSON_PARSER_ERROR",
            "contentType",
        ),
        (
            {"operation": "query", "query": "SELECT Id FROM Account", "lineEnding": "CR"},
            "JSON_PARSER_ERROR",
            "lineEnding",
        ),
        (
            {"operation": "query", "query": "SELECT Id FROM Account", "columnDelimiter": ";"},
            "JSON_PARSER_ERROR",
            "column",
        ),
        (
            {"operation": "query", "query": "SELECT Nope FROM Account"},
            "INVALID_FIELD",
            "No such column 'Nope'",
        ),
        ({"operation": "query", "query": "SELECT Id FROM Nope"}, "INVALID_TYPE", "sObject type 'Nope'"),
        ({"operation": "query", "query": "SELECT Id FROM"}, "MALFORMED_QUERY", "unexpected token"),
        (
            {"operation": "query", "query": "SELECT Id FROM AccountTag"},
            "INVALIDENTITY",
            "Entity 'AccountTag' is not supported by the Bulk API.",
        ),
        (
            {"operation": "query", "query": "SELECT Id FROM CaseStatus"},
            "INVALIDENTITY",
            "Entity 'CaseStatus'",
        ),
        (
            {"operation": "query", "query": "SELECT Name FROM Name"},
            "INVALID_TYPE_FOR_OPERATION",
            "does not support query",
        ),
        (
            {"operation": "query", "query": "SELECT BillingAddress FROM Account"},
            "API_ERROR",
            "Selecting compound data not supported in Bulk Query",
        ),
        (
            {"operation": "query", "query": "SELECT Site__c FROM Subscription__c"},
            "API_ERROR",
            "compound data",
        ),
        ({"operation": "query", "query": "SELECT Body FROM Attachment"}, "API_ERROR", "Blob field"),
        (
            {"operation": "query", "query": "SELECT VersionData FROM ContentVersion"},
            "API_ERROR",
            "Blob field",
        ),
        (
            {"operation": "query", "query": "SELECT COUNT() FROM Account"},
            "API_ERROR",
            "Aggregate Relationships not supported in Bulk Query",
        ),
        ({"operation": "query", "query": "SELECT MAX(CreatedDate) FROM Account"}, "API_ERROR", "Aggregate"),
        ({"operation": "query", "query": "SELECT Id FROM Account OFFSET 0"}, "API_ERROR", "OFFSET"),
        (
            {"operation": "query", "query": "SELECT FIELDS(ALL) FROM Account LIMIT 1"},
            "MALFORMED_QUERY",
            "FIELDS",
        ),
        (
            {"operation": "query", "query": "SELECT FIELDS(STANDARD) FROM Account"},
            "MALFORMED_QUERY",
            "FIELDS",
        ),
    ],
)
def test_a_job_that_bulk_can_not_do_is_refused_at_once(
    client: Client, body: dict[str, str], code: str, part: str
) -> None:
    answer = client.ask("/jobs/query", "POST", body)
    assert (answer.status, answer.code) == (400, code), answer.raw
    assert part in answer.message


def test_a_body_is_json_and_says_so(client: Client) -> None:
    body = {"operation": "query", "query": "SELECT Id FROM Account"}
    assert client.ask("/jobs/query", "POST", body, Content_Type="text/csv").status == 415
    assert client.ask("/jobs/query", "POST", ["no object"]).code == "JSON_PARSER_ERROR"


def test_limit_and_order_are_allowed(client: Client) -> None:
    id = client.finished("SELECT Id FROM Account ORDER BY Id LIMIT 3")
    rows = client.table(id)[1]
    assert len(rows) == 3
    assert rows == sorted(rows)


def test_results_need_a_complete_job_the_same_version_and_a_good_locator(client: Client) -> None:
    id = client.job("SELECT Id FROM Account").body["id"]
    assert client.ask(f"/jobs/query/{id}/results").status == 400
    for _ in range(3):
        client.ask(f"/jobs/query/{id}")
    assert client.ask(f"/jobs/query/{id}/results").status == 200
    assert client.ask(f"/services/data/v60.0/jobs/query/{id}/results").status == 409
    for query in ("maxRecords=0", "maxRecords=ten", "locator=!!", "locator=OTk5OTk5", "page=2"):
        assert client.ask(f"/jobs/query/{id}/results?{query}").status == 400
    assert client.ask("/jobs/query/750000000000000AAA/results").status == 404


def test_a_job_can_be_aborted_and_then_deleted(own: Client) -> None:
    id = own.job("SELECT Id FROM Account").body["id"]
    path = f"/jobs/query/{id}"
    refused = own.ask(path, "DELETE")
    assert refused.message == "Error encountered when deleting the job because the job is not terminated"
    assert own.ask(path, "PATCH", {"state": "JobComplete"}).status == 400
    assert own.ask(path, "PATCH", {"state": "Aborted"}).body["state"] == "Aborted"
    assert own.ask(path, "PATCH", {"state": "Aborted"}).status == 400
    assert own.ask(f"{path}/results").status == 400
    deleted = own.ask(path, "DELETE")
    assert (deleted.status, deleted.raw) == (204, b"")
    assert own.ask(path).status == 404


def test_results_are_gone_with_the_job_and_after_seven_days(own: Client) -> None:
    one, other = (own.finished("SELECT Id FROM Account") for _ in range(2))
    assert own.ask(f"/jobs/query/{one}", "DELETE").status == 204
    assert own.ask(f"/jobs/query/{one}/results").code == "NOT_FOUND"
    own.org.sandbox.wait(7 * 86_400 + 1)
    own.login()
    assert own.ask(f"/jobs/query/{other}/results").code == "NOT_FOUND"


def test_a_job_can_fail(own: Client) -> None:
    own.org.sandbox.fail_job("InternalServerError : Retried more than fifteen times")
    id = own.job("SELECT Id FROM Account").body["id"]
    states = [own.ask(f"/jobs/query/{id}").body for _ in range(3)]
    assert states[-1]["state"] == "Failed"
    assert states[-1]["errorMessage"].startswith("InternalServerError")
    assert own.ask(f"/jobs/query/{id}/results").status == 400
    assert own.finished("SELECT Id FROM Account")


def test_jobs_are_counted_by_the_day(own: Client) -> None:
    own.finished("SELECT Id FROM Account")
    limits = own.ask("/limits").body
    assert limits["DailyBulkV2QueryJobs"] == {"Max": 10_000, "Remaining": 9_999}
    own.org.sandbox.bulk.made += [own.org.sandbox.store.now] * 9_999
    answer = own.job("SELECT Id FROM Account")
    assert (answer.status, answer.code) == (400, "LIMIT_EXCEEDED")
    assert answer.message == "Max bulk v2 query jobs (10000) per 24 hrs has been reached (10001)"


def test_the_vendor_may_give_smaller_pages_than_asked_for(own: Client) -> None:
    for number in range(60):
        own.org.sandbox.create("Task", Subject=str(number))
    own.org.sandbox.settings(bulk_page_rows=10)
    id = own.finished("SELECT Id, Subject FROM Task")
    assert own.ask(f"/jobs/query/{id}/results?maxRecords=1000").headers["sforce-numberofrecords"] == "10"
    assert len(own.table(id, 1000)[1]) >= 60
    pages = own.ask(f"/jobs/query/{id}/resultPages").body
    assert len(pages["resultPages"]) == 5
    assert not pages["done"]
    rows = 0
    while True:
        for page in pages["resultPages"]:
            rows += int(own.ask(page["resultUrl"]).headers["sforce-numberofrecords"])
        if pages["done"]:
            break
        pages = own.ask(pages["nextRecordsUrl"]).body
    assert rows == len(own.table(id)[1])
