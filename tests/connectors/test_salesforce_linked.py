"""Links to files, which are only given by the ids of the files: as true as what is asked for as such."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from etl.sync import sync_source
from tests.connectors.salesforce_mirror import Mirror
from tests.connectors.salesforce_worlds import DAY

HOUR = 3600.0


@pytest.fixture
def salesforce(salesforce: Mirror) -> Mirror:
    """An org with three files, each linked to two accounts."""
    salesforce.objects = ("ContentDocument", "ContentDocumentLink")
    for number in range(3):
        add_file(salesforce, f"Offer {number}")
    salesforce.box.wait(DAY * 2)
    return salesforce


def add_file(salesforce: Mirror, title: str) -> list[str]:
    """A new file; its links."""
    document = salesforce.box.create("ContentDocument", Title=title)["Id"]
    return [link(salesforce, document, account) for account in salesforce.some("Account")[:2]]


def link(salesforce: Mirror, document: str, account: str) -> str:
    made = salesforce.box.create(
        "ContentDocumentLink", ContentDocumentId=document, LinkedEntityId=account, ShareType="V"
    )
    return str(made["Id"])


def test_an_object_that_is_read_by_the_ids_of_others_only(salesforce: Mirror) -> None:
    salesforce.sync()
    assert len(salesforce.living("content_document_links")) == 6
    salesforce.expect_true()
    document, account = salesforce.some("ContentDocument")[0], salesforce.some("Account")[5]
    salesforce.box.wait(HOUR)
    link(salesforce, document, account)
    add_file(salesforce, "New")
    salesforce.sync()
    salesforce.expect_true()


def test_a_link_that_is_deleted_is_marked_by_the_log_of_deletions(salesforce: Mirror) -> None:
    salesforce.sync()
    first, second, *_ = salesforce.some("ContentDocumentLink")
    salesforce.box.wait(HOUR)
    salesforce.box.delete(first)
    salesforce.box.delete(second, hard=True)
    salesforce.sync()
    salesforce.expect_true()


def test_a_link_that_is_gone_without_a_trace_is_found_by_comparing_ids(salesforce: Mirror) -> None:
    salesforce.sync()
    (gone, *_) = salesforce.some("ContentDocumentLink")
    salesforce.box.delete(gone, hard=True)
    salesforce.box.forget_deletions("ContentDocumentLink")
    salesforce.box.wait(HOUR)
    salesforce.sync()
    salesforce.expect_true()
    salesforce.box.wait(HOUR)
    salesforce.sync()
    assert "ContentDocumentLink" not in salesforce.compared


def test_ids_of_links_are_compared_on_a_schedule(salesforce: Mirror) -> None:
    salesforce.sync()
    for days, compared in ((1, False), (7, True)):
        salesforce.box.wait(days * DAY)
        salesforce.sync()
        assert ("ContentDocumentLink" in salesforce.compared) == compared
    salesforce.expect_true()


def test_a_load_of_links_that_was_killed_goes_on_with_the_next_files(salesforce: Mirror) -> None:
    salesforce.objects = ("ContentDocumentLink",)
    for number in range(400):
        add_file(salesforce, f"More {number}")
    salesforce.box.wait(HOUR)
    salesforce.killed(2)
    assert 0 < len(salesforce.living("content_document_links")) < 806
    salesforce.sync()
    (first, *_) = (text for text in salesforce.box.statements if "SELECT Id FROM ContentDocument " in text)
    assert "Id > '069" in first
    salesforce.expect_true()


def test_links_of_files_that_are_not_shown_any_more_are_not_marked(salesforce: Mirror) -> None:
    for number in range(20):
        add_file(salesforce, f"More {number}")
    salesforce.box.wait(2 * DAY)
    salesforce.sync()
    there = salesforce.living("content_document_links")
    files = salesforce.box.store.rows["ContentDocument"]
    kept = dict(files)
    for id in list(kept)[:20]:
        del files[id]
    salesforce.box.wait(HOUR)
    outcome = salesforce.sync(reconcile_days=0)["content_document_links"]
    assert any("right to see" in note for note in outcome.notes)
    assert salesforce.living("content_document_links") == there
    files.update(kept)


def test_links_of_files_that_come_into_view_are_read_though_they_are_old(salesforce: Mirror) -> None:
    files = salesforce.box.store.rows["ContentDocument"]
    hidden = files.pop(salesforce.some("ContentDocument")[0])
    salesforce.sync()
    assert len(salesforce.living("content_document_links")) == 4
    files[hidden["Id"]] = hidden
    salesforce.box.wait(HOUR)
    salesforce.sync(reconcile_days=0)
    salesforce.expect_true()


def test_an_object_that_is_given_for_one_id_after_the_other_is_refused_in_one_line(
    salesforce: Mirror,
) -> None:
    row = {"prefix": "083", "label": "Vote", "plural": "Votes", "flags": "filter:ParentId one"}
    salesforce.box.add_object("Vote", {**row, "fields": ["*del", "ParentId ref:Idea req", "*sys"]})
    outcomes = salesforce.try_sync(objects=["Account", "Vote"])
    assert outcomes["accounts"].error is None
    assert "Vote is not read" in str(outcomes["votes"].error)
    assert "leave it out of objects" in str(outcomes["votes"].error)


def test_links_that_last_changed_before_a_start_date_are_left_out(salesforce: Mirror) -> None:
    new = add_file(salesforce, "New")
    config = salesforce.config()
    since = datetime.fromtimestamp(salesforce.box.now() - DAY, UTC).date()
    for days in (0, 8):
        salesforce.box.wait(days * DAY)
        outcomes = sync_source(replace(config, start_date=since), salesforce.warehouse)
        assert not [o.error for o in outcomes if o.error]
        assert salesforce.living("content_document_links") == set(new)
