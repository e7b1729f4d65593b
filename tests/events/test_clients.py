"""Bodies as the public client libraries of Segment and RudderStack post them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.events.conftest import Events, call

ANALYTICS_PYTHON = {
    "batch": [
        {
            "integrations": {}, "anonymousId": None, "properties": {"plan": "Pro", "seats": 3},
            "timestamp": "2026-05-04T10:00:00.000+00:00", "context": {"library": {"name": "analytics-python", "version": "2.3.2"}},
            "userId": "u1", "type": "track", "event": "Plan Changed", "messageId": "5d1b",
        },
        {
            "integrations": {}, "anonymousId": None, "timestamp": "2026-05-04T10:00:01.000+00:00", "context": {},
            "type": "identify", "userId": "u1", "traits": {"email": "a@x.org"}, "messageId": "5d1c",
        },
    ],
    "sentAt": "2026-05-04T10:00:05.123456+00:00", "writeKey": "k",
}  # fmt: skip

ANALYTICS_JS = {
    "timestamp": "2026-05-04T10:00:00.000Z", "integrations": {"Segment.io": True}, "anonymousId": "b7a9", "type": "page",
    "properties": {"path": "/", "referrer": "", "search": "?a=1", "title": "Home", "url": "https://x.org/?a=1"},
    "context": {
        "page": {"path": "/", "referrer": "", "search": "?a=1", "title": "Home", "url": "https://x.org/?a=1"},
        "userAgent": "Mozilla/5.0", "userAgentData": {"brands": [{"brand": "Chromium", "version": "120"}], "mobile": False},
        "locale": "en-GB", "library": {"name": "analytics.js", "version": "next-1.70.0"}, "timezone": "Europe/Berlin",
    },
    "messageId": "ajs-next-1", "userId": None, "sentAt": "2026-05-04T10:00:00.500Z",
    "_metadata": {"bundled": ["Segment.io"], "unbundled": [], "bundledIds": []}, "writeKey": "k",
}  # fmt: skip

RUDDER_PYTHON = {
    "batch": [
        {
            "anonymousId": "a", "channel": "server", "integrations": {"All": True}, "messageId": "r1", "type": "identify",
            "context": {"traits": {"email": "b@x.org", "age": 30}, "library": {"name": "rudderstack-analytics-python", "version": "2.1.4"}},
            "timestamp": "2026-05-04T10:00:00+00:00", "userId": "u2",
        },
    ],
    "sentAt": "2026-05-04T10:00:01+00:00",
}  # fmt: skip

RUDDER_JS = {
    "properties": {"price": 9.5}, "event": "Product Viewed", "type": "track", "channel": "web", "userId": "",
    "context": {
        "traits": {}, "sessionId": 1714816800, "app": {"name": "RudderLabs JavaScript SDK", "version": "3.7.0", "installType": "cdn"},
        "os": {"name": "", "version": ""}, "screen": {"density": 1.25, "width": 1536, "height": 864, "innerWidth": 1000, "innerHeight": 700},
        "campaign": {}, "page": {"path": "/p", "initial_referrer": "$direct", "tab_url": "https://x.org/p"}, "network": {},
    },
    "originalTimestamp": "2026-05-04T10:00:00.000Z", "integrations": {"All": True}, "messageId": "r2", "anonymousId": "a9",
    "sentAt": "2026-05-04T10:00:02.000Z", "rudderId": "x", "request_ip": "1.1.1.1", "receivedAt": "2026-05-04T10:00:12.000Z",
}  # fmt: skip


def test_a_batch_of_segments_server_library(events: Events) -> None:
    loaded = events.load(ANALYTICS_PYTHON)
    assert (loaded.counts.fetched, loaded.counts.inserted) == (2, 2)
    row = events.row("plan_changed")
    assert (row["id"], row["user_id"], row["plan"], row["seats"]) == ("5d1b", "u1", "Pro", 3)
    assert row["context_library_name"] == "analytics-python"
    assert row["sent_at"] == row["received_at"] == datetime(2026, 5, 4, 10, 0, 5, 123456, UTC)
    assert row["timestamp"] == row["original_timestamp"] == datetime(2026, 5, 4, 10, tzinfo=UTC)
    assert events.row("users")["email"] == "a@x.org"


def test_a_page_call_of_segments_browser_library(events: Events) -> None:
    events.load(ANALYTICS_JS)
    row = events.row("pages")
    assert (row["path"], row["search"], row["context_page_url"]) == ("/", "?a=1", "https://x.org/?a=1")
    assert row["context_user_agent_data_brands"] == '[{"brand": "Chromium", "version": "120"}]'
    assert row["context_user_agent_data_mobile"] is False
    assert not {"bundled", "write_key", "_metadata_bundled"} & row.keys()


def test_rudderstacks_identify_has_its_traits_in_the_context(events: Events) -> None:
    more = [{**RUDDER_PYTHON["batch"][0], "messageId": f"r1{i}"} for i in range(4)]  # type: ignore[call-overload, dict-item, index]
    events.load(RUDDER_PYTHON, *more)
    assert set(events.rows("select email, age, context_traits_email from web.identifies")) == {
        ("b@x.org", 30, "b@x.org")
    }
    assert events.rows("select id, email, age from web.users") == [("u2", "b@x.org", 30)]


def test_a_track_call_of_rudderstacks_browser_library_with_a_slow_clock(events: Events) -> None:
    events.load(RUDDER_JS)
    row = events.row("product_viewed")
    assert row["timestamp"] == datetime(2026, 5, 4, 10, 0, 10, tzinfo=UTC)
    assert (row["context_session_id"], row["context_screen_height"], row["price"]) == (1714816800, 864, 9.5)
    assert "user_id" not in row
    assert "context_request_ip" not in row


def test_what_a_batch_says_is_true_of_each_call_that_does_not_say_otherwise(events: Events) -> None:
    bare: dict[str, Any] = {"sentAt": ..., "receivedAt": ...}
    calls = [
        call(context={"ip": "2.2.2.2", "locale": "de"}, **bare),
        call(context=..., **bare),
        call(sentAt="2026-05-04T10:00:10Z", receivedAt=...),
    ]
    events.load(
        {
            "batch": calls,
            "context": {"ip": "1.1.1.1"},
            "sentAt": "2026-05-04T10:00:20Z",
            "receivedAt": "2026-05-04T10:00:30Z",
        }
    )
    assert events.rows("select context_ip, context_locale, extract(second from timestamp)::int from web.tracks order by id") == [
        ("2.2.2.2", "de", 10), ("1.1.1.1", None, 10), ("1.1.1.1", None, 20),
    ]  # fmt: skip


def test_a_batch_gives_the_same_as_its_calls_alone(events: Events) -> None:
    calls = [call(properties={"n": i}) for i in range(10)]
    events.load(*({"batch": calls[at : at + 3]} for at in range(0, 10, 3)))
    first = [
        row[:8]
        for row in events.rows(
            "select id, anonymous_id, sent_at, received_at, timestamp, event, n from web.thing_done order by id"
        )
    ]
    assert events.load(*calls).counts.unchanged == 10
    assert len(first) == 10


@pytest.mark.A14
def test_phps_empty_list_is_an_empty_object(events: Events) -> None:
    hollow: list[dict[str, Any]] = [
        call(properties=[], context=[]), call("page", properties=[]), call("screen", context=[]),
        call("identify", userId="u", traits=[]), call("identify", userId="u", context={"traits": [], "ip": "1.1.1.1"}),
        call("group", groupId="g", traits=[]), call("alias", userId="u", previousId="p", context=[]),
    ]  # fmt: skip
    batch = {"batch": [call(context=[]), call()], "context": {"locale": "de"}}
    for time in range(4):  # the exact way, and where there is a compiled writer
        events.load(
            *(each | {"messageId": f"{i}-{time}"} for i, each in enumerate(hollow)),
            batch,
            {**batch, "context": []},
        )
    assert events.letters() == []
    assert events.rows("select count(*), count(context_locale) from web.tracks") == [(4 + 2, 2)]
    assert events.rows("select count(*), count(context_ip) from web.identifies") == [(8, 4)]
    assert "properties" not in events.types("thing_done")
    assert not {"traits", "context_traits", "context"} & events.types("identifies").keys()
    assert events.load(call(properties=[1]), call("identify", traits=[{}])).counts.values_refused == 2
    assert {(column, rule) for _, _, column, rule in events.letters()} == {("properties", "A14")}
    spaced = b'{"type": "track", "event": "A", "userId": "u", "messageId": "s", "properties": [ ], "context": [\t]}'
    assert events.load(spaced).counts.values_refused == 0
