"""Query parameters as strictly as Stripe reads them: `a=1`, `a[b]=1`, `a[]=1`, `a[0]=1`.

Everything that is wrong raises a `Refusal` with status 400 and the name of the parameter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from connectors.sandbox.stripe.errors import Refusal, invalid
from connectors.sandbox.stripe.facts import Endpoint

DEFAULT_LIMIT: Final = 10
MAX_LIMIT: Final = 100
MAX_CURSOR: Final = 5000

RANGE: Final[dict[str, Any]] = {"gt": "i", "gte": "i", "lt": "i", "lte": "i"}

_INTEGER = re.compile(r"-?\d{1,18}")
_NAME = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\])*)")
_PAGING: Final = ("limit", "starting_after", "ending_before")


@dataclass(slots=True)
class Asked:
    """A request's parameters, checked. Ranges are dicts of gt/gte/lt/lte or one integer."""

    filters: dict[str, Any] = field(default_factory=dict)
    expand: list[str] = field(default_factory=list)
    limit: int = DEFAULT_LIMIT
    starting_after: str = ""
    ending_before: str = ""
    everything: bool = False  # the list has no pages


def read(endpoint: Endpoint, query: Iterable[tuple[str, str]]) -> Asked:
    """The parameters of a GET request, each known to the endpoint and of the right form."""
    raw = _tree(query)
    known = dict(endpoint.params)
    if endpoint.expand:
        known["expand"] = ["s"]
    if endpoint.paged:
        known.update(limit="i", starting_after="s", ending_before="s")
    unknown = [name for name in raw if name not in known]
    if unknown:
        plural = "s" if len(unknown) > 1 else ""
        text = f"Received unknown parameter{plural}: {', '.join(unknown)}"
        raise Refusal(400, text, code="parameter_unknown", param=unknown[0])
    values = {name: _value(known[name], value, name) for name, value in raw.items()}
    for name in sorted(endpoint.required):
        if name not in values:
            raise _absent(name)
    asked = Asked(expand=values.pop("expand", []))
    if "limit" in values:
        asked.limit = values.pop("limit")
        if asked.limit < 1:
            raise invalid(
                "This value must be greater than or equal to 1.", "limit", "parameter_invalid_integer"
            )
        if asked.limit > MAX_LIMIT:
            text = f"This value must be less than or equal to {MAX_LIMIT}."
            raise invalid(text, "limit", "parameter_invalid_integer")
    asked.everything = not endpoint.paged and "limit" not in endpoint.params
    asked.starting_after = values.pop("starting_after", "")
    asked.ending_before = values.pop("ending_before", "")
    for name in _PAGING[1:]:
        if len(getattr(asked, name)) > MAX_CURSOR:
            raise invalid(f"Invalid string: must be at most {MAX_CURSOR} characters", name)
    asked.filters = values
    return asked


def _absent(name: str) -> Refusal:
    return Refusal(400, f"Missing required param: {name}.", code="parameter_missing", param=name)


def _tree(query: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """`a[b][]=1` -> {"a": {"b": {"0": "1"}}}; the last of two equal scalar names wins."""
    tree: dict[str, Any] = {}
    for name, value in query:
        found = _NAME.fullmatch(name)
        if not found:
            raise Refusal(400, f"Received unknown parameter: {name}", code="parameter_unknown", param=name)
        steps = [found[1], *re.findall(r"\[([^\[\]]*)\]", found[2])]
        node = tree
        for step, after in pairwise(steps):
            below = node.setdefault(step, {})
            if not isinstance(below, dict):
                below = node[step] = {}
            node = below
            if after == "":
                steps[-1] = str(len(node))
        node[steps[-1]] = value
    return tree


def _value(code: Any, value: Any, name: str) -> Any:
    if isinstance(code, list):
        return _list(code[0], value, name)
    if isinstance(code, dict):
        return _nested(code, value, name)
    if code == "r" and isinstance(value, dict):
        return _nested(RANGE, value, name)
    if code == "m":
        return value
    if isinstance(value, dict):
        raise invalid(f"Invalid string: {_shown(value)}", name)
    return _scalar(code, value, name)


def _scalar(code: str, value: str, name: str) -> Any:
    if value == "":
        text = (
            f"You passed an empty string for '{name}'. We assume empty values are an attempt to unset a"
            f" parameter; however '{name}' cannot be unset. You should remove '{name}' from your request or"
            " supply a non-empty value."
        )
        raise invalid(text, name, "parameter_invalid_empty")
    if code in ("i", "r"):
        if not _INTEGER.fullmatch(value):
            raise invalid(f"Invalid integer: {value}", name, "parameter_invalid_integer")
        return int(value)
    if code == "b":
        if value not in ("true", "false"):
            raise invalid(f"Invalid boolean: {value}", name)
        return value == "true"
    if code.startswith("="):
        allowed = code[1:].split("|")
        if value not in allowed:
            choice = allowed[0] if len(allowed) == 1 else f"{', '.join(allowed[:-1])}, or {allowed[-1]}"
            raise invalid(f"Invalid {name}: must be one of {choice}", name)
    return value


def _list(code: Any, value: Any, name: str) -> list[Any]:
    if not isinstance(value, dict):
        raise invalid("Invalid array", name)
    if any(not key.isdigit() for key in value):
        raise invalid("Invalid array", name)
    return [_value(code, item, f"{name}[{key}]") for key, item in value.items()]


def _nested(code: dict[str, Any], value: Any, name: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise invalid("Invalid object", name)
    known = {inner.rstrip("!"): inner_code for inner, inner_code in code.items()}
    for inner in value:
        if inner not in known:
            full = f"{name}[{inner}]"
            raise Refusal(400, f"Received unknown parameter: {full}", code="parameter_unknown", param=full)
    for inner in code:
        if inner.endswith("!") and inner[:-1] not in value:
            raise _absent(f"{name}[{inner[:-1]}]")
    return {inner: _value(known[inner], item, f"{name}[{inner}]") for inner, item in value.items()}


def _shown(value: dict[str, Any]) -> str:
    return "{" + ", ".join(f'"{key}"=>"{item}"' for key, item in value.items()) + "}"
