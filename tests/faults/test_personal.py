"""Personal data: what a rule names is nowhere, in no file, table, dead letter, log or report."""

from __future__ import annotations

import gzip
import hmac
import json
import logging
import os
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from connectors.sandbox.zendesk import ADMIN, API_TOKEN, CHAT_TOKEN, ZendeskSandbox
from etl.config import Config, load
from etl.sandbox import SandboxServer
from etl.warehouse import embedded
from tests.cli.conftest import Etl, etl
from tests.engine.shop import ShopWorld

__all__ = ["etl"]

KEY = "a key of at least sixteen characters"
ANN = "Planted.Person@Nowhere.example"
PLATE = "ZH-471147"
"""What has the form of an id, so that the log of exchanges would show it."""
FORMS = (ANN, ANN.lower(), ANN.upper(), ANN.replace("@", "%40"), PLATE)

SHOP = """
[sources.shop]
connector = "tests.engine.shop:Shop"
base_url = "{url}"
[sources.shop.columns]
"customers.email" = "hash"
"orders.note" = "mask"
"orders.amount" = "drop"
"orders.metadata.contact.email" = "hash"
"orders._extra.billing.email" = "hash"
order_lines.product = "drop"
"""
ZENDESK = """
[sources.zendesk]
connector = "zendesk"
email = "{admin}"
api_token = "{token}"
chat_token = "{chat}"
base_url = "{url}"
requests_per_minute = 1000000
exports_per_minute = 1000000
[sources.zendesk.columns]
"users.email" = "hash"
"user_identities.value" = "hash"
"tickets.via_source_from.address" = "hash"
"ticket_audits.via_source_from" = "drop"
"ticket_comments.via_source_from" = "mask"
"chats.visitor_email" = "hash"
"chat_conversions.visitor" = "drop"
"""
EVENTS = """
[events]
schemas = ["web"]
[events.columns]
"traits.email" = "hash"
"properties.card.holder" = "drop"
"context.ip" = "mask"
"userId" = "hash"
[privacy]
hash_key = "${TEST_HASH_KEY}"
[logs]
exchanges = "all"
bodies = true
"""


def hashed(text: str) -> str:
    """What a rule must make of a text."""
    return hmac.new(KEY.encode(), text.encode(), "sha256").hexdigest()


def plant(world: ShopWorld) -> None:
    """The address in every part of a record, in records that are refused, and where another type belongs."""
    world.fill(4)
    everywhere: dict[str, Any] = {
        "note": f"write to {ANN}", "metadata": {"contact": {"email": ANN, "name": "x"}, "size": 1},
        "billing": {"email": ANN, "city": "Bern"}, "lines": [{"product": ANN, "amount": 1}, {"product": PLATE, "amount": 2}],
    }  # fmt: skip
    world.order("o1", amount=1, **everywhere)
    world.order("o2", amount=ANN, **everywhere)  # no number: the value would be a dead letter
    world.order("o3", **(everywhere | {"metadata": [ANN, {"contact": ANN}], "billing": ANN}))
    world.order("o4", **(everywhere | {"note": {"text": ANN}}))
    world.order("o5", **(everywhere | {"note": f"\u0000{ANN}"}))  # the exact way, and a dead letter
    world.orders["keyless"] = {**world.orders["o1"], "id": None}  # the whole record is one
    world.customer(7, email=f" {ANN.upper()} ")
    world.customer(8, email=[ANN])


def calls(path: Path) -> None:
    """Calls that say it: good ones, a batch, one that is refused whole, and one that is no JSON."""
    person = {"userId": ANN, "messageId": "m1", "timestamp": "2026-01-01T00:00:00Z"}
    context = {"ip": ANN, "traits": {"email": ANN}}
    identify = {**person, "type": "identify", "traits": {"email": ANN, "plan": "pro"}, "context": context}
    track = {
        **person,
        "type": "track",
        "event": "Paid",
        "properties": {"card": {"holder": ANN, "brand": "v"}},
    }
    lines = [
        identify,
        {"batch": [{**track, "messageId": "m2", "timestamp": "never"}], "context": context},
        {**track, "messageId": "m3", "type": "trick", "integrations": {"x": ANN}},
        {**person, "type": "alias", "previousId": ANN, "messageId": "m4"},
    ]
    text = "\n".join([*map(json.dumps, lines), f'{{"type": "identify", "userId": "{ANN}"', f'"{ANN}"'])
    path.write_text(text)


def found_in(text: bytes, needles: Iterable[bytes]) -> list[bytes]:
    return [needle for needle in needles if needle in text]


def content(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()


def dump(url: str) -> bytes:
    """The whole database as text."""
    program = str(embedded.program_path("pg_dump"))
    return subprocess.run([program, "--inserts", url], check=True, capture_output=True).stdout


@pytest.mark.B18
@pytest.mark.P7
def test_what_a_rule_names_is_in_no_file_table_log_or_report(
    project: Path, etl: Etl, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("TEST_HASH_KEY", KEY)
    monkeypatch.chdir(project)
    world = ShopWorld()
    plant(world)
    desk = ZendeskSandbox(people=10, tickets=12, months=3, enforce_limits=False)
    calls(project.parent / f"{project.name}.jsonl")
    said = []
    with SandboxServer(world) as shop, desk.serve() as zendesk:
        section = ZENDESK.format(admin=ADMIN, token=API_TOKEN, chat=CHAT_TOKEN, url=zendesk.url)
        Path("tributary.toml").write_text(SHOP.format(url=shop.url) + section + EVENTS)
        with caplog.at_level(logging.DEBUG):
            for command in (
                ("sync",), ("sync", "shop", "--full"), ("events", "load", f"../{project.name}.jsonl"),
                ("identity", "refresh"), ("customers", "refresh"), ("report",), ("status",), ("check",),
                ("query", "select * from tributary.dead_letters"),
            ):  # fmt: skip
                done = etl("-v", *command)
                assert done.code in (0, 3), done
                said.append(done.out + done.err)
            assert etl("customer", ANN, "--json").json["person"]["email"] == hashed(ANN.lower())
    people = [u["email"] for u in desk.objects("user") if u.get("email") and u["role"] == "end-user"]
    needles = [form.encode() for form in (*FORMS, *people)]
    config: Config = load(Path("tributary.toml"))
    url = embedded.start(config.home).url()
    with psycopg.connect(url) as session:
        rows = session.execute("select email from shop.customers where id = 7").fetchall()
        assert rows == [(hashed(ANN.lower()),)]
        assert session.execute(
            "select note, amount, metadata #>> '{contact,email}', _extra #>> '{billing,email}',"
            " _extra #>> '{billing,city}' from shop.orders where id = 'o1'"
        ).fetchall() == [("***", None, hashed(ANN.lower()), hashed(ANN.lower()), "Bern")]
        assert session.execute(
            "select count(*) from zendesk.users where email ~ '^[0-9a-f]{64}$'"
        ).fetchone() != (0,)
        same = hashed(ANN.lower())
        assert session.execute(
            "select user_id, email, plan, context_ip, context_traits_email from web.identifies"
        ).fetchall() == [(same, same, "pro", "***", same)]
        assert session.execute("select previous_id from web.aliases").fetchall() == [(same,)]
        assert session.execute("select user_id, card_brand from web.paid").fetchall() == [(same, "v")]
        assert session.execute("select count(*) from tributary.dead_letters").fetchone() >= (6,)
    assert found_in(dump(url), needles) == []
    assert found_in("".join([*said, caplog.text]).encode(), needles) == []
    files = [Path(folder) / name for folder, _, names in os.walk(project) for name in names]
    assert len(files) > 100
    assert any(b'"answered"' in content(file) for file in files if "exchanges" in str(file))
    seen = {str(file): found for file in files if (found := found_in(content(file), needles))}
    assert seen == {}


@pytest.mark.B18
def test_a_rule_that_comes_later_is_done_to_old_rows_by_a_full_sync_and_until_then_is_said(
    tmp_path: Path, warehouse_url: str, etl: Etl, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_HASH_KEY", KEY)
    monkeypatch.chdir(tmp_path)
    world = ShopWorld()
    plant(world)
    with SandboxServer(world) as shop:
        section = SHOP.format(url=shop.url)
        before = f'[warehouse]\nurl = "{warehouse_url}"\n{section.partition("[sources.shop.columns]")[0]}'
        Path("tributary.toml").write_text(before)
        assert etl("sync").code == 3
        world.delete_order("o4")
        Path("tributary.toml").write_text(f'[warehouse]\nurl = "{warehouse_url}"\n{section}{EVENTS}')
        assert etl("sync").code in (0, 3)
        for said in (etl("check").out, etl("plan").err):
            for column in (
                "email",
                "note",
                "amount",
                "metadata.contact.email",
                "_extra.billing.email",
                "product",
            ):
                assert f" have {column} from before its rule (" in said
            assert "`etl sync shop --stream orders --full` writes them anew" in said
        assert etl("sync", "--full").code == 3
        left = [line for line in etl("check").out.splitlines() if "from before its rule" in line]
    gone = ("1 rows of shop.orders", "2 rows of shop.order_lines")  # the order that is gone at the vendor
    assert all(line.split("note")[1].strip().startswith(gone) for line in left), left
    with psycopg.connect(warehouse_url, autocommit=True) as session:
        for line in left:
            session.execute(line.partition("; for these, run: ")[2].encode())
        session.execute("delete from tributary.dead_letters where source = 'shop'")
    needles = [form.encode() for form in FORMS]
    assert found_in(dump(warehouse_url), needles) == []
