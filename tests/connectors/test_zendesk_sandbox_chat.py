"""Chat of the Zendesk simulator: its tokens, its lists."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from connectors.sandbox.zendesk import CHAT_TOKEN
from tests.connectors.zendesk_worlds import Client, basic, served


@pytest.fixture
def client() -> Iterator[Client]:
    """A desk of its own."""
    with served() as client:
        yield client


def test_chat_lists_are_bare(client: Client) -> None:
    for name in ("agents", "departments", "shortcuts", "triggers", "goals", "skills", "roles"):
        rows = json.loads(client.ask(f"chat/{name}").raw)
        assert isinstance(rows, list)
        assert rows
    chats = client.ask("chat/chats").body
    assert chats["count"] == len(client.sandbox.objects("chat"))
    following = client.ask(chats["next_url"]).body["chats"]
    assert not {c["id"] for c in following} & {c["id"] for c in chats["chats"]}


def test_chat_is_opened_by_tokens_of_its_own_alone(client: Client) -> None:
    for wrong in ("", basic(), f"Bearer {client.sandbox.grant().token}"):
        answer = client.ask("chat/agents", auth=wrong)
        assert (answer.status, answer.code) == (401, "Unauthorized")
    assert client.ask("tickets", auth=f"Bearer {CHAT_TOKEN}").status == 401


def test_agents_and_bans_of_chat_come_by_ten_from_an_id_on(client: Client) -> None:
    for number in range(12):
        client.sandbox.create("ban", type="visitor", visitor_id=f"v{number}")
    known = sorted(ban["id"] for ban in client.sandbox.objects("ban"))

    def listed(**query: int) -> list[int]:
        body = client.ask("chat/bans", query).body
        return sorted(row["id"] for rows in body.values() for row in rows)

    assert len(known) == 13
    assert listed() == known[:10]
    assert listed(since_id=known[3], limit=2) == known[3:5], "with the one that is named"
    assert listed(max_id=known[3], limit=2) == known[2:4]
    assert listed(limit=1000) == known
