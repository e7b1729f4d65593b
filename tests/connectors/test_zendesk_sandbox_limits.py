"""The rate limits of the Zendesk simulator: the account's, the exports', and what is said of them."""

from __future__ import annotations

import time

import pytest

from connectors.sandbox.zendesk import ZendeskSandbox
from tests.connectors.zendesk_worlds import NOW, served


def test_exports_have_a_limit_of_their_own() -> None:
    with served(people=3, tickets=5, months=1, enforce_limits=True) as own:
        start = {"start_time": 1}
        answers = [own.ask("incremental/tickets/cursor", start) for _ in range(10)]
        assert {answer.status for answer in answers} == {200}
        assert (
            answers[-1]
            .headers["Zendesk-RateLimit-incremental-exports"]
            .startswith("total=10; remaining=0; resets=")
        )
        assert answers[-1].headers["X-Rate-Limit"] == "700"
        assert answers[-1].headers["X-Rate-Limit-Remaining"] == "700"
        refused = own.ask("incremental/organizations", start)
        assert refused.status == 429
        assert 0 < int(refused.headers["Retry-After"]) <= 60
        assert refused.body == {
            "error": "APIRateLimitExceeded",
            "description": "Number of allowed incremental export API requests per minute exceeded",
        }
        assert own.ask("incremental/users/cursor", start).status == 429, "the limit is one for all exports"
        assert own.ask("tickets").status == 200
        own.sandbox.limiter.forgive()
        assert own.ask("incremental/organizations", start).status == 200
        users = own.ask("incremental/users/cursor", start)
        assert users.headers["Zendesk-RateLimit-incremental-exports"].startswith("total=10; remaining=8;")
        assert users.headers["Zendesk-RateLimit-incremental-exports-cursor"].startswith(
            "total=20; remaining=19;"
        )


def test_the_account_s_limit_is_refused_in_plain_text() -> None:
    with served(people=3, tickets=2, months=1, enforce_limits=True, plan="team") as own:
        first = own.ask("groups")
        assert (first.headers["ratelimit-limit"], first.headers["ratelimit-remaining"]) == ("200", "199")
        answers = [own.ask("groups") for _ in range(200)]
        refused = answers[-1]
        assert refused.status == 429
        assert refused.headers["Content-Type"].startswith("text/plain")
        assert refused.raw == b"Number of allowed API requests per minute exceeded"
        assert refused.headers["X-Rate-Limit-Remaining"] == "0"
        assert int(refused.headers["Retry-After"]) == int(refused.headers["ratelimit-reset"])
        assert own.ask("help_center/articles").status == 200, "Help Center has its own"


def test_a_minute_can_be_made_short_and_then_ends() -> None:
    with served(people=3, tickets=2, months=1, enforce_limits=True, minute=1.0) as own:
        codes = [own.ask("incremental/ticket_events", {"start_time": 1}).status for _ in range(11)]
        assert codes[-1] == 429
        time.sleep(1.1)
        assert own.ask("incremental/ticket_events", {"start_time": 1}).status == 200


def test_the_high_volume_add_on_and_the_other_limits() -> None:
    with served(people=3, tickets=2, months=1, enforce_limits=True, high_volume=True) as own:
        answer = own.ask("incremental/tickets", {"start_time": 1})
        assert answer.headers["Zendesk-RateLimit-incremental-exports"].startswith("total=30; remaining=29;")
        assert answer.headers["X-Rate-Limit"] == "2500"
        assert own.ask("tickets").headers["Zendesk-RateLimit-tickets-index"].startswith("total=20000;")
        assert (
            own.ask("ticket_fields").headers["Zendesk-RateLimit-ticket-fields-index"].startswith("total=450;")
        )
        deep = [own.ask("tickets", {"page": 501, "per_page": 1}) for _ in range(51)]
        assert [a.status for a in deep] == [200] * 50 + [429]
        sample = [own.ask("incremental/tickets/sample", {"start_time": 1}) for _ in range(11)]
        assert [a.status for a in sample].count(429) == 1
        assert int(sample[-1].headers["Retry-After"]) > 600
        calls = [own.ask("channels/voice/stats/incremental/calls", {"start_time": 1}) for _ in range(11)]
        assert calls[-1].status == 429
    with served(people=3, tickets=2, months=1, enforce_limits=True, trial=True) as own:
        assert [own.ask("tickets").status for _ in range(101)][-1] == 429
        assert own.ask("tags").headers["Zendesk-RateLimit-tags-index"].startswith("total=100; remaining=99;")
        assert [own.ask("deleted_tickets").status for _ in range(11)] == [200] * 10 + [429]
    with pytest.raises(ValueError, match="no such plan"):
        ZendeskSandbox(now=NOW, people=1, tickets=1, months=1, plan="gold")
