"""What happens to the Salesforce simulator's org as time passes: changes, deletions, merges, archives, schema."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from connectors.sandbox.salesforce import SalesforceSandbox, facts
from connectors.sandbox.salesforce.values import iso
from tests.connectors.salesforce_worlds import DAY, NOW, Answer, Client, make, served

# what Segment's warehouse schema has of Salesforce, as its collections name the objects
COLLECTIONS = {
    "Account", "AccountContactRole", "AccountTag", "Campaign", "CampaignMember", "CampaignShare",
    "CampaignTag", "Case", "CaseComment", "CaseContactRole", "CaseSolution", "CaseTag", "Contact",
    "ContactTag", "Contract", "ContractTag", "Dashboard", "DashboardTag", "Document", "DocumentTag",
    "Event", "EventTag", "Group", "Lead", "LeadTag", "Name", "Note", "NoteTag", "Opportunity",
    "OpportunityCompetitor", "OpportunityContactRole", "OpportunityFieldHistory", "OpportunityHistory",
    "OpportunityLineItem", "OpportunityLineItemSchedule", "OpportunityStage", "OpportunityTag", "Period",
    "Pricebook2", "PricebookEntry", "Product2", "Profile", "Solution", "SolutionTag", "Task", "TaskTag",
    "User", "UserLogin", "UserRole",
}  # fmt: skip


@pytest.fixture
def own() -> Iterator[Client]:
    with served(make(people=10, months=3)) as client:
        yield client


def moment(seconds: float) -> str:
    """A datetime as a parameter takes it."""
    return iso(int(seconds) * 1000).replace(".000+0000", "+00:00")


def replication(client: Client, what: str, start: float, end: float, kind: str = "Account") -> Answer:
    query = urlencode({"start": moment(start), "end": moment(end)})
    return client.ask(f"/sobjects/{kind}/{what}/?{query}")


def stamps(box: SalesforceSandbox, id: str) -> tuple[int, int]:
    row = box.find(id)
    return row["SystemModstamp"] // 1000, row["LastModifiedDate"] // 1000


# -- changes


def test_every_object_is_there_and_the_company_fills_the_ones_it_uses() -> None:
    box = make()
    assert set(facts.objects()) >= COLLECTIONS
    used = ("Account Contact Lead Opportunity OpportunityLineItem OpportunityHistory OpportunityFieldHistory Case"
            " Task Event Campaign CampaignMember User UserRole Profile Product2 Pricebook2 PricebookEntry Contract"
            " Order OrderItem RecordType Subscription__c Usage__c Attachment ContentVersion")  # fmt: skip
    for name in used.split():
        assert box.records(name), name


def test_references_lead_to_records() -> None:
    box = make()
    for entity in box.store.objects.values():
        for row in box.records(entity.name):
            for field in entity.fields.values():
                value = row.get(field.name)
                if field.type == "reference" and value:
                    assert box.store.kind(value) in field.targets, (entity.name, field.name, value)


def test_a_change_moves_the_stamps_and_a_system_change_one_of_them(own: Client) -> None:
    box = own.org.sandbox
    id = box.create("Account", Name="A")["Id"]
    assert stamps(box, id) == (NOW, NOW)
    box.wait(60)
    box.update(id, Name="B")
    assert stamps(box, id) == (NOW + 60, NOW + 60)
    box.wait(60)
    box.touch(id)
    assert stamps(box, id) == (NOW + 120, NOW + 60)
    box.update(id, Name="C", stamp=False)
    assert stamps(box, id) == (NOW + 120, NOW + 60)
    with pytest.raises(KeyError):
        box.update(id, Nope=1)


def test_time_stands_still_and_advances_with_the_story(own: Client) -> None:
    box = own.org.sandbox
    before = own.soql("SELECT COUNT() FROM Task").body["totalSize"]
    assert box.now() == NOW
    assert box.advance(hours=240) == NOW + 10 * DAY
    own.login()
    assert own.soql("SELECT COUNT() FROM Task").body["totalSize"] > before
    changed = own.walk(f"SELECT Id FROM Contact WHERE SystemModstamp > {iso(int(NOW) * 1000, bulk=True)}")
    assert changed


def test_a_mass_update_leaves_ties(own: Client) -> None:
    own.org.sandbox.advance(hours=480)
    own.login()
    rows = own.walk("SELECT Id, SystemModstamp FROM Account")
    counts = [sum(1 for row in rows if row["SystemModstamp"] == one["SystemModstamp"]) for one in rows]
    assert max(counts) > 1


def test_a_long_transaction_appears_late_with_an_old_stamp(own: Client) -> None:
    box = own.org.sandbox
    late = box.create("Account", Name="Late", visible_in=300)["Id"]
    box.wait(120)
    box.create("Account", Name="Quick")
    text = "SELECT Id, SystemModstamp FROM Account WHERE Name IN ('Late', 'Quick') ORDER BY SystemModstamp"
    assert len(own.soql(text).ids) == 1
    covered = replication(own, "updated", NOW - 600, NOW + 120).body["latestDateCovered"]
    assert covered == iso(int(NOW) * 1000)
    box.wait(200)
    rows = own.soql(text).body["records"]
    assert rows[0]["Id"] == late
    assert rows[0]["SystemModstamp"] == iso(int(NOW) * 1000)


# -- deletions


def test_the_recycle_bin_is_shown_by_query_all_for_fifteen_days(own: Client) -> None:
    box = own.org.sandbox
    id = box.create("Account", Name="Doomed")["Id"]
    box.wait(60)
    box.delete(id)
    text = f"SELECT Id, IsDeleted, SystemModstamp FROM Account WHERE Id = '{id}'"
    assert own.soql(text).ids == []
    row = own.soql(text, "queryAll").body["records"][0]
    assert row["IsDeleted"] is True
    assert row["SystemModstamp"] == iso(int(NOW + 60) * 1000)
    assert own.ask(f"/sobjects/Account/{id}").code == "ENTITY_IS_DELETED"
    box.wait(15 * DAY - 60)
    own.login()
    assert own.soql(text, "queryAll").ids == [id]
    box.wait(120)
    assert own.soql(text, "queryAll").ids == []


def test_undelete_brings_a_record_back_with_a_new_stamp(own: Client) -> None:
    box = own.org.sandbox
    id = box.create("Account", Name="Lazarus")["Id"]
    box.delete(id)
    box.wait(120)
    assert replication(own, "deleted", NOW - 120, NOW + 120).body["deletedRecords"]
    box.undelete(id)
    assert own.soql(f"SELECT Id FROM Account WHERE Id = '{id}' AND IsDeleted = false").ids == [id]
    assert stamps(box, id)[0] == NOW + 120
    assert replication(own, "deleted", NOW - 120, NOW + 120).body["deletedRecords"] == []


def test_what_is_hard_deleted_or_has_no_bin_is_in_the_log_alone(own: Client) -> None:
    box = own.org.sandbox
    hard = box.create("Account", Name="Hard")["Id"]
    line = box.records("OpportunityLineItem")[0]["Id"]
    box.delete(hard, hard=True)
    box.delete(line)
    box.wait(120)
    assert own.soql(f"SELECT Id FROM Account WHERE Id = '{hard}'", "queryAll").ids == []
    assert own.soql(f"SELECT Id FROM OpportunityLineItem WHERE Id = '{line}'", "queryAll").ids == []
    told = replication(own, "deleted", NOW - 120, NOW + 120).body
    assert told["deletedRecords"] == [{"deletedDate": iso(int(NOW) * 1000), "id": hard}]
    lines = replication(own, "deleted", NOW - 120, NOW + 120, "OpportunityLineItem").body["deletedRecords"]
    assert [row["id"] for row in lines] == [line]


def test_what_hangs_on_a_record_goes_and_comes_back_with_it(own: Client) -> None:
    box = own.org.sandbox
    line = box.records("OpportunityLineItem")[0]
    account = box.find(line["OpportunityId"])["AccountId"]
    box.delete(account)
    assert box.find(line["OpportunityId"])["IsDeleted"]
    assert box.find(line["Id"])["IsDeleted"]
    gone = own.walk("SELECT Id FROM Contact WHERE IsDeleted = true", "queryAll")
    assert gone
    box.wait(60)
    box.undelete(account)
    assert not box.find(line["Id"])["IsDeleted"]
    assert own.walk("SELECT Id FROM Contact WHERE IsDeleted = true", "queryAll") == []
    box.delete(account)
    box.erase(account)
    with pytest.raises(KeyError):
        box.find(line["Id"])


def test_a_merge_leaves_the_loser_with_its_master(own: Client) -> None:
    box = own.org.sandbox
    keep, lose = (row["Id"] for row in box.records("Account")[:2])
    contact = box.create("Contact", LastName="Moved", AccountId=lose)["Id"]
    box.wait(60)
    box.merge(keep, lose)
    row = own.soql(f"SELECT IsDeleted, MasterRecordId FROM Account WHERE Id = '{lose}'", "queryAll").body[
        "records"
    ][0]
    assert (row["IsDeleted"], row["MasterRecordId"]) == (True, keep)
    assert box.find(contact)["AccountId"] == keep
    with pytest.raises(ValueError, match="can not be merged"):
        box.merge(keep, contact)


def test_old_activities_are_archived_and_only_query_all_shows_them(own: Client) -> None:
    box = own.org.sandbox
    box.wait(500 * DAY)
    own.login()
    assert own.soql("SELECT COUNT() FROM Task WHERE IsArchived = true").body["totalSize"] == 0
    archived = own.soql("SELECT COUNT() FROM Task WHERE IsArchived = true AND IsDeleted = false", "queryAll")
    assert archived.body["totalSize"] > 5


# -- replication


def test_updated_tells_ids_of_the_span_and_no_deleted_ones(own: Client) -> None:
    box = own.org.sandbox
    box.wait(3_600)
    new, gone = box.create("Account", Name="New")["Id"], box.create("Account", Name="Gone")["Id"]
    box.delete(gone)
    box.wait(120)
    answer = replication(own, "updated", NOW + 3_000, NOW + 3_700)
    assert answer.body == {"ids": [new], "latestDateCovered": iso(int(NOW + 3_660) * 1000)}
    assert replication(own, "updated", NOW + 3_660, NOW + 3_720).body["ids"] == []


@pytest.mark.parametrize(
    ("what", "start", "end", "part"),
    [
        ("updated", NOW, NOW + 59, "endDate must be at least one minute greater than startDate"),
        ("deleted", NOW, NOW - 3_600, "endDate must be at least one minute greater than startDate"),
        ("updated", NOW - 31 * DAY, NOW, "startDate cannot be more than 30 days ago"),
        ("deleted", NOW - 16 * DAY, NOW, "startDate cannot be more than 15 days ago"),
    ],
)
def test_a_span_that_is_too_old_or_too_short_is_refused(
    own: Client, what: str, start: float, end: float, part: str
) -> None:
    answer = replication(own, what, start, end)
    assert (answer.status, answer.code) == (400, "INVALID_REPLICATION_DATE")
    assert answer.message == part


def test_a_span_is_given_in_whole_and_with_a_zone(own: Client) -> None:
    for query in ("", urlencode({"start": moment(NOW)})):
        assert own.ask(f"/sobjects/Account/updated?{query}").code == "MISSING_ARGUMENT"
    for start in ("yesterday", "2026-02-01", "2026-02-01T00:00:00", "2026-02-01T00:00:00+00:00"):
        assert (
            own.ask(f"/sobjects/Account/updated?start={start}&end={start}").code == "INVALID_REPLICATION_DATE"
        )
    assert (
        replication(own, "updated", NOW - 600, NOW, "OpportunityHistory").code == "INVALID_TYPE_FOR_OPERATION"
    )
    assert replication(own, "deleted", NOW - 600, NOW, "Nope").status == 404


def test_a_purged_log_is_told(own: Client) -> None:
    box = own.org.sandbox
    box.forget_deletions("Account")
    assert replication(own, "deleted", NOW - 3_600, NOW).code == "INVALID_REPLICATION_DATE"
    box.wait(600)
    answer = replication(own, "deleted", NOW + 60, NOW + 600)
    assert answer.body["earliestDateAvailable"] == iso(int(NOW) * 1000)


# -- schema and formulas


def test_formulas_change_without_a_stamp(own: Client) -> None:
    box = own.org.sandbox
    row = box.records("Subscription__c")[0]
    text = f"SELECT Health__c, Days_Active__c, Usage_Total__c, SystemModstamp FROM Subscription__c WHERE Id = '{row['Id']}'"
    before = own.soql(text).body["records"][0]
    box.update(row["Account__c"], Name="Renamed")
    box.create("Usage__c", Subscription__c=row["Id"], Calls__c=1.5)
    box.wait(DAY)
    own.login()
    after = own.soql(text).body["records"][0]
    assert after["Health__c"] == "green: Renamed" != before["Health__c"]
    assert after["Days_Active__c"] == before["Days_Active__c"] + 1
    assert after["Usage_Total__c"] == before["Usage_Total__c"] + 1.5
    assert after["SystemModstamp"] == before["SystemModstamp"]
    box.formula("Subscription__c", "Health__c", lambda store, one: "new rule")
    assert own.soql(text).body["records"][0]["Health__c"] == "new rule"


def test_fields_and_objects_come_change_and_go(own: Client) -> None:
    box = own.org.sandbox
    assert own.soql("SELECT Score__c FROM Account").code == "INVALID_FIELD"
    box.add_field("Account", "Score__c dbl:5.1")
    id = box.create("Account", Name="Scored", Score__c=2.5)["Id"]
    assert own.soql(f"SELECT Score__c FROM Account WHERE Id = '{id}'").body["records"][0]["Score__c"] == 2.5
    stamp = box.find(id)["SystemModstamp"]
    box.wait(60)
    box.change_field("Account", "Score__c str:20", convert=str)
    assert (
        own.soql("SELECT Score__c FROM Account WHERE Score__c = '2.5'").body["records"][0]["Score__c"]
        == "2.5"
    )
    assert box.find(id)["SystemModstamp"] == stamp
    box.drop_field("Account", "Score__c")
    assert own.soql("SELECT Score__c FROM Account").code == "INVALID_FIELD"
    with pytest.raises(ValueError, match="unknown type"):
        box.add_field("Account", "Bad__c nonsense")
    row = {
        "prefix": "a02",
        "label": "Thing",
        "plural": "Things",
        "flags": "custom",
        "fields": ["*del", "Name str:80", "*sys"],
    }
    box.add_object("Thing__c", row)
    thing = box.create("Thing__c", Name="one")["Id"]
    assert thing.startswith("a02")
    assert own.soql("SELECT Id FROM thing__C").ids == [thing]


def test_an_opportunity_s_changes_make_its_histories(own: Client) -> None:
    box = own.org.sandbox
    id = box.records("Opportunity")[0]["Id"]
    box.wait(60)
    box.update(id, StageName="Closed Lost")
    since = f"OpportunityId = '{id}' AND CreatedDate >= {iso(int(NOW + 60) * 1000, bulk=True)}"
    changed = own.soql(f"SELECT Field, OldValue, NewValue FROM OpportunityFieldHistory WHERE {since}").body[
        "records"
    ]
    assert [(row["Field"], row["OldValue"], row["NewValue"]) for row in changed] == [
        ("StageName", "Closed Won", "Closed Lost")
    ]
    line = own.soql(f"SELECT StageName, Probability FROM OpportunityHistory WHERE {since}").body["records"][0]
    assert (line["StageName"], line["Probability"]) == ("Closed Lost", 0.0)
