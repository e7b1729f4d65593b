"""Stripe's documented surface as tables: GET endpoints, object shapes and event types of one API version.

`facts/*.json` were read from the official SDK's types (stripe 16.1.0, API 2026-10-28.endive); a test
holds them against it. How they are written:

    endpoint  "/v1/refunds": {"list": kind | "one": kind, "paged": 1, "expand": 1, "params": {name: code}}
              codes s i b f, r (a range: exact, gt, gte, lt, lte), =a|b (one of), [code], {nested}, m (free
              keys); a name that ends in ! is required
    object    kind: {field: code}; codes s i b f d (decimal text) m, =value (an enumeration and one of its
              values), @kind (an id, expandable), !kind (a whole object), L:kind (an embedded list),
              [code], {nested}; ? after a code (or a "?" key inside a nested one): may be null; ~ after a
              field name: not sent unless there is something to send
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

API_VERSION: Final = "2026-10-28.endive"

Object = dict[str, Any]
Shape = dict[str, Any]

_FOLDER: Final = Path(__file__).parent / "facts"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One documented GET path."""

    template: str
    how: Literal["list", "one", "search"]
    kinds: tuple[str, ...]
    paged: bool
    expand: bool
    params: dict[str, Any]  # names without their !
    required: frozenset[str]

    @property
    def kind(self) -> str:
        """The first kind of object it gives."""
        return self.kinds[0]


def _load(name: str) -> Any:
    return json.loads((_FOLDER / name).read_text(encoding="utf-8"))


@cache
def endpoints() -> dict[str, Endpoint]:
    """Path template -> endpoint."""
    return {template: _endpoint(template, row) for template, row in _load("endpoints.json").items()}


def _endpoint(template: str, row: dict[str, Any]) -> Endpoint:
    how: Literal["list", "one", "search"] = "list" if "list" in row else "one" if "one" in row else "search"
    return Endpoint(
        template,
        how,
        tuple(row[how].split("|")),
        bool(row.get("paged")),
        bool(row.get("expand")),
        {name.rstrip("!"): code for name, code in row["params"].items()},
        frozenset(name[:-1] for name in row["params"] if name.endswith("!")),
    )


@cache
def shapes() -> dict[str, Shape]:
    """Kind of object -> its fields."""
    shapes: dict[str, Shape] = _load("objects.json")
    return shapes


@cache
def event_types() -> frozenset[str]:
    """Every name that the `type` of an event can have."""
    return frozenset(_load("event_types.json"))


@cache
def _tree() -> dict[str, Any]:
    tree: dict[str, Any] = {}
    for template, endpoint in endpoints().items():
        node = tree
        for part in template.split("/")[1:]:
            node = node.setdefault("{}" if part.startswith("{") else part, {})
        node[""] = endpoint
    return tree


def match(path: str) -> tuple[Endpoint, tuple[str, ...]] | None:
    """The endpoint of a request path and the ids in it, in order; None when Stripe has no such path."""
    return _walk(_tree(), path.split("/")[1:])


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


def nullable(code: Any) -> bool:
    """Whether a field of this code may be null."""
    if isinstance(code, dict):
        return "?" in code
    if isinstance(code, list):
        return bool(code[-1] == "?")
    return bool(code.endswith("?"))


def blank(code: Any) -> Any:
    """What a field is when nothing is known of it: null where that is allowed."""
    if nullable(code):
        return None
    if isinstance(code, dict):
        return _prepared(code)[2]
    if isinstance(code, list):
        return []
    if code.startswith("="):
        return code[1:]
    if code.startswith("L:"):
        return {"object": "list", "data": [], "has_more": False, "url": f"/v1/{code[2:].replace('.', '/')}s"}
    return {"i": 0, "f": 0.0, "b": False, "m": {}, "d": "0", "s": ""}.get(code)


def outline(kind: str, fields: Object) -> Object:
    """An object with every top-level field, nested values left as they are given.

    Raises KeyError for a field that the API does not document.
    """
    known, _, unfilled = _prepared(shapes()[kind])
    _check(known, fields, kind)
    return {**unfilled, **fields}


def check_names(kind: str, fields: Object) -> None:
    """Raises KeyError when a top-level field is not documented."""
    _check(_prepared(shapes()[kind])[0], fields, kind)


def check(kind: str, fields: Object) -> None:
    """Raises KeyError when a field, or one nested in it, is not documented."""
    _filled(shapes()[kind], fields, kind)


def complete(kind: str, fields: Object) -> Object:
    """An object with every field that Stripe sends, nested ones too, from the few that are known.

    Raises KeyError as `check` does.
    """
    shape = shapes()[kind]
    return {**_prepared(shape)[2], **_filled(shape, fields, kind)}


def _check(known: frozenset[str], fields: Object, where: str) -> None:
    if not fields.keys() <= known:
        raise KeyError(f"{where} has no documented field {', '.join(sorted(fields.keys() - known))}")


def _filled(shape: Shape, fields: Object, where: str) -> Object:
    known, nested, _ = _prepared(shape)
    _check(known, fields, where)
    whole = {**fields}
    for name in fields.keys() & nested.keys():
        whole[name] = _complete(nested[name], fields[name], name)
    return whole


def _complete(code: Any, value: Any, where: str) -> Any:
    if isinstance(value, list) and isinstance(code, list):
        return [_complete(code[0], item, where) for item in value]
    if isinstance(value, dict) and isinstance(code, dict):
        return {**_prepared(code)[2], **_filled(code, value, where)}
    return value


def _prepared(shape: Shape) -> tuple[frozenset[str], Shape, Object]:
    """Of a shape: the names of its fields, the codes of the nested ones, and what it is unfilled."""
    found = _PREPARED.get(id(shape))
    if found is None:
        codes = {name.rstrip("~"): code for name, code in shape.items() if name != "?"}
        nested = {name: code for name, code in codes.items() if isinstance(code, (dict, list))}
        sent = [name for name in codes if name in shape]
        found = _PREPARED[id(shape)] = (frozenset(codes), nested, {name: blank(codes[name]) for name in sent})
    return found


_PREPARED: Final[dict[int, tuple[frozenset[str], Shape, Object]]] = {}  # by identity: tables are not freed


def target(code: Any) -> tuple[str, ...]:
    """The kinds that an expandable id of this code can stand for; empty when it is not expandable."""
    if isinstance(code, list):
        return target(code[0])
    if isinstance(code, str) and code.startswith("@"):
        return tuple(kind for kind in code[1:].rstrip("?").split("|") if kind)
    return ()
