"""Zendesk's read paths as a table, and which of them a request means.

`facts/endpoints.json` holds a row for each path under /api/v2/:

    list, one, do   what it gives: a list of a kind, one record of a kind, or what `special` does by a name
    key             its name in the answer, where that is not the kind or its plural
    page            both (cursor or offset), cursor, offset, none (all and a count), bare (all, no count)
    size            records of an offset page where nothing is asked; 100 if not given
    params          documented parameters beside those of paging and sorting; a ! after a name: required
                    i integer, I integers, s text, b boolean, d date and time, =a|b one of
    include         side-loads
    order, sort     how a list is sorted (-: backwards); what cursor pages may be sorted by
    role            any, agent, admin
    product, scope  what the account must have, and an OAuth token; feature: what the plan must have
    limit           the rate limit of its own
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

_FILE: Final = Path(__file__).parent / "facts" / "endpoints.json"
_LOCALE: Final = re.compile(r"[a-z]{2}(-[a-z]{2})?")
ROOT: Final = "/api/v2/"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One documented path."""

    template: str
    how: str  # list, one, do
    kind: str
    does: str
    key: str
    page: str
    size: int
    params: dict[str, str]
    required: frozenset[str]
    include: tuple[str, ...]
    order: str
    sort: tuple[str, ...]
    role: str
    product: str
    feature: str
    scope: str
    limit: str

    @property
    def action(self) -> str:
        """How Zendesk names it in messages."""
        return f"{self.template.split('/{')[0]}/{'show' if self.how == 'one' else 'index'}"


def _endpoint(template: str, row: dict[str, Any]) -> Endpoint:
    how = next(name for name in ("list", "one", "do") if name in row)
    kind = row.get("kind", "") if how == "do" else row[how]
    params: dict[str, str] = row.get("params", {})
    return Endpoint(
        template,
        how,
        kind,
        row.get("do", ""),
        row.get("key", kind if how == "one" else f"{kind}s"),
        row.get("page", ""),
        row.get("size", 100),
        {name.rstrip("!"): code for name, code in params.items()},
        frozenset(name[:-1] for name in params if name.endswith("!")),
        tuple(filter(None, row.get("include", "").split(","))),
        row.get("order", "id"),
        tuple(filter(None, row.get("sort", "id,created_at,updated_at").split(","))),
        row.get("role", "agent"),
        row.get("product", "support"),
        row.get("feature", ""),
        row.get("scope", ""),
        row.get("limit", ""),
    )


@cache
def endpoints() -> dict[str, Endpoint]:
    """Path template -> endpoint."""
    rows = json.loads(_FILE.read_text(encoding="utf-8"))
    return {template: _endpoint(template, row) for template, row in rows.items()}


@cache
def _tree() -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for template, endpoint in endpoints().items():
        node = tree
        for part in template.split("/"):
            node = node.setdefault("{}" if part.startswith("{") else part, {})
        node[""] = endpoint
    return tree


def match(path: str) -> tuple[Endpoint, dict[str, str], str] | None:
    """The endpoint that a path means, what stands in its placeholders, and a help center's locale.

    `.json` at the end may be left out. None when Zendesk has no such path.
    """
    if not path.startswith(ROOT):
        return None
    parts = path.removeprefix(ROOT).removesuffix(".json").split("/")
    locale = ""
    if parts[0] == "help_center" and len(parts) > 2 and _LOCALE.fullmatch(parts[1].lower()):
        locale = parts.pop(1).lower()
    found = _walk(_tree(), parts)
    if found is None:
        return None
    endpoint, values = found
    names = re.findall(r"\{(\w+)\}", endpoint.template)
    return endpoint, dict(zip(names, values, strict=True)), locale


def _walk(node: dict[str, Any], parts: list[str]) -> tuple[Endpoint, tuple[str, ...]] | None:
    if not parts:
        return (node[""], ()) if "" in node else None
    head, *rest = parts
    if not head:
        return None
    if head in node and (found := _walk(node[head], rest)):
        return found
    if "{}" in node and (found := _walk(node["{}"], rest)):
        return found[0], (head, *found[1])
    return None
