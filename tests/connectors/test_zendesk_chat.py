"""Chat: opened by a token of its own, its lists of people read to their ends, against the simulator."""

from __future__ import annotations

import pytest

from connectors.sandbox.zendesk import API_TOKEN
from connectors.zendesk import Zendesk
from etl.config import Secret
from etl.errors import ConfigError
from tests.connectors.zendesk_mirror import Mirror, Open, desk, ids

__all__ = ["desk"]

CLIENT = {
    "email": None,
    "api_token": None,
    "client_id": "tributary",
    "client_secret": "made-up-client-secret",
}


def chats(outcomes: dict[str, object]) -> set[str]:
    """Streams of Chat."""
    return {name for name in outcomes if name.startswith("chat")}


def test_without_a_token_of_its_own_chat_is_not_asked_and_all_else_is_read(desk: Open) -> None:
    mirror = desk()
    outcomes = mirror.sync(config=mirror.config(chat_token=None))
    notes = {outcomes[name].notes[0].partition(": ")[2] for name in chats(outcomes)}
    assert len(chats(outcomes)) == 13
    assert len(notes) == 1
    assert "set chat_token" in notes.pop()
    assert not mirror.asked("/api/v2/chat/")
    assert outcomes["tickets"].total.inserted


def test_chat_read_before_is_missed_without_its_token(desk: Open) -> None:
    mirror = desk()
    mirror.sync("chat_agents", config=mirror.config())
    error = mirror.try_sync(config=mirror.config(chat_token=None))["chat_agents"].error
    assert "set chat_token" in str(error)


def test_a_wrong_chat_token_fails_the_streams_of_chat_alone_and_renews_nothing(desk: Open) -> None:
    mirror = desk()
    wrong = mirror.config(chat_token=API_TOKEN, **CLIENT)
    outcomes = mirror.try_sync("chats", "chat_agents", "groups", config=wrong)
    for name in ("chats", "chat_agents"):
        assert "Chat refuses chat_token" in str(outcomes[name].error)
        assert API_TOKEN not in str(outcomes[name].error)
    assert outcomes["groups"].error is None
    assert len(mirror.asked("/oauth/tokens")) == 1


def test_an_oauth_client_reads_chat_by_its_token(desk: Open) -> None:
    mirror = desk()
    mirror.sync("chats", "groups", config=mirror.config(**CLIENT))
    assert mirror.living("chats") == ids(mirror.box.objects("chat"))


def test_agents_and_bans_of_chat_are_read_to_their_ends(desk: Open) -> None:
    mirror = desk()
    crowd(mirror)
    mirror.sync("chat_agents", "chat_bans", "chat_roles")
    agents, bans = ids(mirror.box.objects("chat_agent")), ids(mirror.box.objects("ban"))
    assert len(agents) > 1_000
    assert mirror.living("chat_agents") == agents
    assert mirror.living("chat_bans") == bans
    gone = max(bans)
    mirror.box.delete("ban", gone)
    mirror.sync("chat_agents", "chat_bans")
    assert mirror.living("chat_bans") == bans - {gone}
    assert mirror.living("chat_agents") == agents


def test_what_is_enabled_is_taken_as_a_number_and_as_a_boolean(desk: Open) -> None:
    mirror = desk()
    first, second, third = sorted(ids(mirror.box.objects("chat_agent")))
    mirror.box.update("chat_agent", second, enabled=0)
    mirror.box.update("chat_agent", third, enabled=True)
    mirror.sync("chat_agents", "chat_triggers", "chat_goals")
    told = dict(mirror.rows("select id, enabled from chat_agents"))
    assert told == {first: True, second: False, third: True}
    for table in ("chat_triggers", "chat_goals"):
        assert mirror.rows(f"select distinct enabled from {table}") == [(True,)]


def crowd(mirror: Mirror) -> None:
    """More agents and bans than a page has."""
    for number in range(1_005):
        mirror.box.create("chat_agent", first_name=f"Agent {number}", create_date="2026-01-05T08:00:00Z")
    for number in range(33):
        kind = ("visitor", "ip_address")[number % 2]
        mirror.box.create("ban", type=kind, visitor_id=f"v{number}", created_at="2026-01-05T08:00:00Z")


def test_chats_of_the_last_five_minutes_are_not_gone_on_from(desk: Open) -> None:
    mirror = desk()
    mirror.sync("chats", "chat_agent_timeline")
    record = next(iter(mirror.box.world.store.shown("chat")))
    mirror.box.world.update(record, comment="Late")
    for hours in (0.02, 0.02, 0.2):
        mirror.box.advance(hours=hours)
        mirror.sync("chats", "chat_agent_timeline")
    assert mirror.one("chats", str(record.id))["comment"] == "Late"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"chat_token": "made-up\n"}, r"^chat_token holds what HTTP cannot carry, such as a line break"),
        ({"chat_token": "made-up\n", **CLIENT}, r"^chat_token holds what HTTP cannot carry"),
        (
            {"oauth_token": "made-up\n"},
            r"^header 'Authorization' for acme.zendesk.com holds what .* a line break",
        ),
    ],
)
def test_a_token_that_cannot_be_sent_is_refused_before_anybody_is_asked(
    wrong: dict[str, str | None], said: str
) -> None:
    given = {"email": "ada@brightleaf.example", "api_token": API_TOKEN, **wrong}
    options = {k: Secret(v) if "token" in k or "secret" in k else v for k, v in given.items() if v}
    with pytest.raises(ConfigError, match=said) as refused:
        Zendesk(Zendesk.Config(subdomain="acme", **options)).connect()
    assert "made-up" not in str(refused.value)
