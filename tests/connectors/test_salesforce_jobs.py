"""First loads by bulk jobs: cut by ids, so that a job that is lost, stuck or too much costs its part alone."""

from __future__ import annotations

import re
from contextlib import closing

import pytest

from connectors.salesforce.api import Api
from connectors.salesforce.config import Config
from connectors.salesforce.describe import Field, SObject
from connectors.salesforce.ranges import Ranges, number, spelled
from connectors.salesforce.rest import Rest
from connectors.sandbox.salesforce import ids
from etl.config import Secret
from etl.sandbox import Request, Response
from tests.connectors.salesforce_mirror import Mirror
from tests.connectors.salesforce_worlds import APP, DAY

HOUR = 3600.0
JOBS = "/services/data/v64.0/jobs/query"


@pytest.fixture
def salesforce(salesforce: Mirror) -> Mirror:
    """An org of which one object is read, of sixty records."""
    salesforce.objects = ("Usage__c",)
    (subscription, *_) = salesforce.some("Subscription__c")
    while len(salesforce.some("Usage__c")) < 60:
        salesforce.box.create("Usage__c", Subscription__c=subscription, Calls__c=2.0)
    salesforce.box.wait(HOUR)
    salesforce.box.gate.session_ms = 10**12
    return salesforce


def parts(salesforce: Mirror) -> list[tuple[str, str]]:
    """From behind which id up to which one the last sync's jobs went."""
    found = []
    for text in salesforce.jobs:
        after, until = re.search(r"Id > '(\w+)'", text), re.search(r"Id <= '(\w+)'", text)
        found.append((after[1] if after else "", until[1] if until else ""))
    return found


def test_a_large_object_is_read_by_jobs_for_one_part_of_its_ids_after_the_other(salesforce: Mirror) -> None:
    salesforce.sync(bulk_from=1, job_records=12)
    salesforce.expect_true()
    found = parts(salesforce)
    assert 3 <= len(found) <= 10
    assert [until for _, until in found[:-1]] == [after for after, _ in found[1:]]
    assert (found[0][0], found[-1][1]) == ("", "")
    assert not [text for text in salesforce.jobs if "ORDER BY" in text or "LIMIT" in text]


def test_of_a_lost_job_no_more_than_its_part_is_read_again(salesforce: Mirror) -> None:
    salesforce.box.settings(bulk_page_rows=3)
    options = {"bulk_from": 1, "job_records": 12}
    salesforce.killed(14, **options)
    begun = parts(salesforce)
    assert len(begun) >= 2
    salesforce.box.wait(8 * DAY)
    salesforce.sync(**options)
    again = parts(salesforce)
    assert again[0] == begun[-1]
    assert not {after for after, _ in again} & {after for after, _ in begun[:-1]}
    salesforce.expect_true()


def test_the_results_of_a_job_are_gone_on_with_where_they_were_left(salesforce: Mirror) -> None:
    salesforce.box.settings(bulk_page_rows=3)
    salesforce.killed(5, bulk_from=1)
    salesforce.sync(bulk_from=1)
    assert not salesforce.jobs
    assert all(
        ("locator", "") not in s.query and s.query
        for s in salesforce.org.asked(JOBS)
        if s.path.endswith("results")
    )
    salesforce.expect_true()


@pytest.mark.C18
@pytest.mark.parametrize("times", [1, 50])
def test_where_the_answer_to_a_new_job_gets_lost_one_more_is_made_and_no_third(
    salesforce: Mirror, times: int
) -> None:
    salesforce.org.moods.add("swallow", times=times, path=JOBS, method="POST")
    outcome = salesforce.try_sync(bulk_from=1, job_records=10**6)["usages"]
    assert len(salesforce.jobs) == 2, "the first was made, too"
    assert len(salesforce.org.asked(JOBS, "POST")) == 2
    assert (outcome.error is None) == (times == 1)
    salesforce.org.moods.clear()
    salesforce.org.moods.fail(503, 3, path=JOBS)
    salesforce.sync(bulk_from=1)
    salesforce.expect_true()


def test_an_old_job_that_is_refused_in_unknown_words_is_made_again(salesforce: Mirror) -> None:
    salesforce.box.settings(bulk_page_rows=3)
    salesforce.killed(5, bulk_from=1)
    salesforce.box.refuse(400, "API_ERROR", "Invalid locator", containing="/results")
    salesforce.sync(bulk_from=1)
    assert len(salesforce.jobs) == 1
    salesforce.expect_true()


@pytest.mark.C19
def test_a_job_that_somebody_deletes_meanwhile_is_made_again(salesforce: Mirror) -> None:
    salesforce.box.settings(bulk_page_rows=3)

    def delete(request: Request) -> None:
        if "/results" in request.path and request.query[-1][0] == "locator" and len(salesforce.jobs) == 1:
            salesforce.box.bulk.jobs.clear()

    salesforce.box.before = delete
    salesforce.sync(bulk_from=1)
    assert len(salesforce.jobs) == 2
    salesforce.expect_true()


@pytest.mark.C19
def test_results_that_have_expired_are_asked_for_anew(salesforce: Mirror) -> None:
    salesforce.box.settings(bulk_page_rows=3)
    salesforce.killed(5, bulk_from=1)
    salesforce.box.refuse(410, "ENTITY_IS_DELETED", "results are kept for seven days", containing="/results")
    salesforce.sync(bulk_from=1)
    assert len(salesforce.jobs) == 1
    salesforce.expect_true()


def test_a_job_without_progress_is_left_to_the_next_sync(salesforce: Mirror) -> None:
    salesforce.box.settings(bulk_polls=10**6)

    def pass_time(request: Request) -> None:
        if request.path.startswith(f"{JOBS}/"):
            salesforce.box.wait(3 * HOUR)

    salesforce.box.before = pass_time
    salesforce.warehouse.commit_seconds = 0
    outcome = salesforce.try_sync(bulk_from=1)["usages"]
    assert "made no progress since" in str(outcome.error)
    assert outcome.error
    assert outcome.error.kind == "vendor"
    salesforce.box.before = None
    salesforce.box.settings(bulk_polls=0)
    salesforce.sync(bulk_from=1)
    assert not salesforce.jobs
    salesforce.expect_true()


def test_a_job_without_progress_for_a_day_is_made_again(salesforce: Mirror) -> None:
    salesforce.box.settings(bulk_polls=10**6)

    def pass_time(request: Request) -> None:
        if request.path.startswith(f"{JOBS}/"):
            salesforce.box.wait(13 * HOUR)
            if len(salesforce.jobs) == 2:
                salesforce.box.settings(bulk_polls=0)

    salesforce.box.before = pass_time
    salesforce.sync(bulk_from=1)
    assert len(salesforce.jobs) == 2
    salesforce.expect_true()


@pytest.mark.parametrize("closes", [True, False])
def test_results_that_do_not_say_where_the_next_are_must_be_all(salesforce: Mirror, closes: bool) -> None:
    salesforce.box.settings(bulk_page_rows=10**6 if closes else 3)

    def silent(request: Request, answer: Response) -> Response:
        headers = {name: value for name, value in answer.headers.items() if name != "Sforce-Locator"}
        return Response(answer.status, answer.body, headers)

    salesforce.box.after = silent
    outcome = salesforce.try_sync(bulk_from=1)["usages"]
    assert closes == (outcome.error is None)
    assert closes or "after 3 of a job's" in str(outcome.error)
    salesforce.box.after = None
    salesforce.sync(bulk_from=1)
    salesforce.expect_true()


@pytest.mark.C6
def test_lines_that_were_cut_off_are_missed_by_the_number_that_salesforce_announces(
    salesforce: Mirror,
) -> None:
    def shorter(request: Request, answer: Response) -> Response:
        if not request.path.endswith("/results"):
            return answer
        whole_lines = answer.body[: answer.body[:-1].rindex(b"\n") + 1]
        return Response(answer.status, whole_lines, answer.headers)

    salesforce.box.after = shorter
    outcome = salesforce.try_sync(bulk_from=1)["usages"]
    assert re.search(r"announced \d+ records and gave \d+", str(outcome.error))
    assert salesforce.rows("select to_regclass('usages')") == [(None,)], "nothing was committed"
    salesforce.box.after = None
    salesforce.sync(bulk_from=1)
    salesforce.expect_true()


def test_a_job_that_is_too_much_is_made_for_less(salesforce: Mirror) -> None:
    for _ in range(2):
        salesforce.box.fail_job()
    salesforce.sync(bulk_from=2)
    assert 5 <= len(salesforce.jobs) <= 20
    salesforce.expect_true()


def test_a_part_that_no_job_can_read_is_read_by_pages_and_no_other(salesforce: Mirror) -> None:
    salesforce.box.fail_job()
    salesforce.sync(bulk_from=20, job_records=10)
    by_page = [text for text in salesforce.box.statements if "ORDER BY Id LIMIT 50000" in text]
    assert by_page
    assert all("Id <= " in text for text in by_page)
    assert len(salesforce.jobs) >= 3
    salesforce.expect_true()


def test_a_field_that_goes_between_two_jobs_is_left_out_of_the_later_ones(salesforce: Mirror) -> None:
    salesforce.box.add_field("Usage__c", "Score__c int:9")
    for id in salesforce.some("Usage__c"):
        salesforce.box.update(id, stamp=False, Score__c=7)

    def drop(request: Request) -> None:
        if request.path == JOBS and len(salesforce.jobs) == 2:
            salesforce.box.before = None
            salesforce.box.drop_field("Usage__c", "Score__c")

    salesforce.box.before = drop
    outcome = salesforce.sync(bulk_from=1, job_records=12)["usages"]
    assert any("read without a field" in note for note in outcome.notes)
    salesforce.expect_true()


@pytest.mark.B17
def test_a_field_that_is_hidden_and_shown_again_before_a_first_load_ends_is_there_of_all(
    salesforce: Mirror,
) -> None:
    salesforce.box.settings(bulk_page_rows=3)
    salesforce.box.add_field("Usage__c", "Score__c int:9")
    for id in salesforce.some("Usage__c"):
        salesforce.box.update(id, stamp=False, Score__c=7)
    options = {"bulk_from": 1, "job_records": 12}
    salesforce.killed(5, **options)
    salesforce.box.hide("Usage__c", "Score__c")
    salesforce.killed(6, **options)
    salesforce.box.rights().fields.clear()
    salesforce.box.wait(HOUR)
    outcome = salesforce.sync(**options)["usages"]
    assert any("its fields changed while it was being read" in note for note in outcome.notes)
    salesforce.expect_true()


# ---- cutting ----


def test_ids_are_numbers_in_their_own_order() -> None:
    keys = [ids.make("a01", value)[:15] for value in (0, 1, 9, 10, 61, 62, 3_000, 10**9)]
    assert [spelled(number(key)) for key in keys] == keys
    assert sorted(keys, key=number) == sorted(keys) == keys


@pytest.mark.parametrize("most", [1, 7, 30, 100])
def test_clusters_of_ids_are_cut_into_parts_of_about_the_same_size(salesforce: Mirror, most: int) -> None:
    there = salesforce.some("Usage__c")
    for pod, many in (("01", 3), ("Za", 150), ("zz", 40)):
        for at in range(many):
            short = f"a01{pod}{ids.number(at * 7, 10)}"
            id = short + ids.suffix(short)
            salesforce.box.create("Usage__c", Id=id)
            there.append(id)
    there.sort()
    obj = SObject("Usage__c", fields=[Field("Id", "id", filterable=True, sortable=True)])
    secret = Secret(APP["client_secret"])
    config = Config(client_id=APP["client_id"], client_secret=secret, base_url=salesforce.org.instance_url)
    api = Api(config)
    with closing(api.http):
        ranges, after, asked = Ranges(Rest(api)), "", []
        while True:
            before = api.http.requests
            until, count = ranges.end(obj, [], after, most)
            asked.append(api.http.requests - before)
            found = [id for id in there if id[:15] > after and (not until or id[:15] <= until)]
            assert len(found) == count
            assert 0 < len(found) <= 2 * most
            there = there[len(found) :]
            if not until:
                break
            after = until
    assert not there
    assert max(asked) <= 12


@pytest.mark.B17
def test_results_of_one_job_have_one_header_or_nothing_of_it_is_kept(salesforce: Mirror) -> None:
    salesforce.box.settings(bulk_page_rows=20)

    def swapped(request: Request, answer: Response) -> Response:
        if not request.path.endswith("/results") or not dict(request.query).get("locator"):
            return answer
        header, _, rest = answer.body.partition(b"\n")
        other = b",".join(reversed(header.split(b",")))
        return Response(answer.status, other + b"\n" + rest, answer.headers)

    salesforce.box.after = swapped
    outcome = salesforce.try_sync(bulk_from=1)["usages"]
    assert "the header of the CSV changed within one answer: " in str(outcome.error)
    salesforce.box.after = None
    salesforce.sync(bulk_from=1)
    salesforce.expect_true()
