"""Small Stripe sandboxes for tests, asked without sockets."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from connectors.sandbox.stripe import StripeSandbox, facts
from connectors.sandbox.stripe.singles import parent_kind
from etl.sandbox import Request

NOW = 1_770_000_000.0
DAY = 86_400
ALL = "sk_test_tributary"
Json = dict[str, Any]


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: Json

    @property
    def error(self) -> Json:
        return dict(self.body["error"])

    @property
    def ids(self) -> list[str]:
        return [row["id"] for row in self.body["data"]]


def ask(sandbox: StripeSandbox, target: str, key: str = ALL, method: str = "GET", **headers: str) -> Answer:
    """One request, without sockets; `target` is a path with a query."""
    path, _, query = target.partition("?")
    pairs = [tuple(part.split("=", 1)) for part in query.split("&") if part]
    sent = {name.replace("_", "-").lower(): value for name, value in headers.items()}
    if key:
        sent.setdefault("authorization", f"Bearer {key}")
    response = sandbox.respond(Request(method, path, pairs, sent))  # type: ignore[arg-type]
    return Answer(response.status, dict(response.headers), json.loads(response.body))


def walk(sandbox: StripeSandbox, target: str, limit: int = 100) -> list[Json]:
    """Every object of a list, by its cursors."""
    rows: list[Json] = []
    joint = "&" if "?" in target else "?"
    after = ""
    while True:
        answer = ask(sandbox, f"{target}{joint}limit={limit}{after}")
        assert answer.status == 200, answer.body
        rows += answer.body["data"]
        if not answer.body["has_more"]:
            return rows
        after = f"&starting_after={rows[-1]['id']}"


def make(**options: Any) -> StripeSandbox:
    return StripeSandbox(**{"seed": 3, "people": 40, "months": 6, "now": NOW, **options})


def told(sandbox: StripeSandbox, id: str) -> list[str]:
    """The types of the events about an object, after they became visible."""
    sandbox.wait(60)
    rows = walk(sandbox, f"/v1/events?created[gte]={int(NOW)}")
    return sorted(row["type"] for row in rows if row["data"]["object"].get("id") == id)


def targets(sandbox: StripeSandbox, endpoint: facts.Endpoint) -> list[str]:
    """Requests for a list that give something."""
    query = "limit=100" if endpoint.paged else ""
    extra = {"/v1/subscriptions": "&status=all", "/v1/apps/secrets": "&scope[type]=account"}
    query += extra.get(endpoint.template, "")
    required = endpoint.required - {"scope"}
    if endpoint.template == "/v1/billing/credit_balance_transactions":
        required |= {"customer"}
    kinds = {"card": "issuing.card", "value_list": "radar.value_list", "ownership": ""}
    kinds |= {"financial_account": "treasury.financial_account", "account": "financial_connections.account"}
    fixed = {"start_time": "0", "end_time": "9999999999", "type": "performance"}
    fixed["ownership"] = sandbox.objects("financial_connections.account_owner")[0]["ownership"]
    queries = [query]
    for name in sorted(required):
        values = [fixed[name]] if name in fixed else [o["id"] for o in sandbox.objects(kinds.get(name, name))]
        queries = [f"{before}&{name}={value}" for before in queries for value in values]
    if "{" not in endpoint.template:
        return [f"{endpoint.template}?{each}" for each in queries]
    parents = [o["id"] for o in sandbox.objects(parent_kind(endpoint))]
    paths = [re.sub(r"\{\w+\}", parent, endpoint.template) for parent in parents]
    return [f"{path}?{each}" for path in paths for each in queries]


def assert_shape(shape: Any, value: Any, where: str) -> None:
    for name, code in shape.items():
        plain = name.rstrip("~")
        if name == "?" or (name.endswith("~") and plain not in value):
            continue
        assert plain in value, f"{where}: {plain} is not sent"
        assert_code(code, value[plain], f"{where}.{plain}")
    unknown = value.keys() - {name.rstrip("~") for name in shape}
    assert not unknown, f"{where}: {unknown}"


def assert_code(code: Any, value: Any, where: str) -> None:
    if value is None:
        assert facts.nullable(code), where
    elif isinstance(code, dict):
        assert_shape(code, value, where)
    elif isinstance(code, list):
        for item in value:
            assert_code(code[0], item, where)
    elif code.startswith("L:"):
        assert value["object"] == "list"
        for item in value["data"]:
            assert_shape(facts.shapes()[item["object"]], item, where)
    elif code.startswith("!"):
        assert_shape(facts.shapes()[value["object"]], value, where)
    else:
        types: dict[str, Any] = {"i": int, "f": (int, float), "b": bool, "m": dict}
        assert isinstance(value, types.get(code.rstrip("?"), str)), f"{where}: {value!r}"
