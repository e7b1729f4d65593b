"""Kinds of trouble: few, each with a next step, each documented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import connectors.salesforce.api
import connectors.stripe.api
import connectors.zendesk.api  # noqa: F401  their errors are kinds of ours
from etl.errors import NEXT_STEPS, OverQuota, Passing, TributaryError
from etl.sandbox import SandboxServer
from tests.unit.vendors import MakeClient

PAGE = Path(__file__).parents[2] / "docs" / "recovery.md"


def every(kind: type[TributaryError] = TributaryError) -> Iterator[type[TributaryError]]:
    yield kind
    for below in kind.__subclasses__():
        yield from every(below)


@pytest.mark.P6
def test_each_error_is_of_a_kind_that_has_a_next_step_and_each_kind_is_some_errors() -> None:
    assert {error.kind for error in every()} == set(NEXT_STEPS)
    assert all(re.fullmatch("[a-z]+", kind) for kind in NEXT_STEPS)
    assert OverQuota("slow down").next_step == NEXT_STEPS["quota"]


def test_each_kind_is_documented_in_the_order_of_the_table_of_troubles() -> None:
    section = PAGE.read_text().partition("## Kinds of trouble")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.+) \| (.+) \|$", section, re.MULTILINE)
    assert [kind for kind, _, _ in rows] == list(NEXT_STEPS)


def test_a_vendor_that_throttles_to_the_end_is_over_quota_and_one_that_fails_is_down(
    server: SandboxServer, client: MakeClient
) -> None:
    for status, kind in ((429, "quota"), (503, "vendor")):
        server.moods.fail(status, 6)
        with pytest.raises(Passing) as caught:
            client().get("/v1/charges")
        assert caught.value.kind == kind


@pytest.mark.parametrize(("throttled", "kind"), [(5, "quota"), (0, "vendor")])
def test_patience_that_ends_is_named_by_what_most_of_it_was_spent_on(
    throttled: int, kind: str, server: SandboxServer, client: MakeClient
) -> None:
    if throttled:
        server.moods.throttle(throttled, retry_after="10")
    server.moods.fail(503, 50)
    with pytest.raises(Passing, match=r"answered 503 .*; retry after") as caught:
        client(wait_budget=70.0, attempts=50).get("/v1/charges")
    assert caught.value.kind == kind


def test_too_many_posts_are_over_quota_though_they_are_not_repeated(
    server: SandboxServer, client: MakeClient
) -> None:
    server.moods.fail(429)
    with pytest.raises(OverQuota, match="answered 429"):
        client().post("/v1/charges", body=b"{}", content_type="application/json")
