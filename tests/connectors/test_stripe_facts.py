"""The simulator's tables of Stripe's API against the official package that they were read from."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import stripe

from connectors.sandbox.stripe import facts
from connectors.sandbox.stripe.ids import PREFIXES
from connectors.stripe.catalogue import COLLECTIONS
from tests.connectors import stripe_sdk

# paths that the package reaches by methods of its classes and not by a service
ELSEWHERE = {"/v1/charges/{charge}/refunds", "/v1/charges/{charge}/refunds/{refund}"}
PAGING = {"limit", "starting_after", "ending_before"}


@cache
def parameter_classes() -> dict[str, dict[str, ast.ClassDef]]:
    """Module name -> the parameter classes in it."""
    found = {}
    for path in (stripe_sdk.ROOT / "params").rglob("_*.py"):
        writes = any(f"_{word}_" in path.name for word in ("create", "update", "modify", "delete", "confirm"))
        if "v2" not in path.parts and not writes:
            module = ".".join(("stripe", *path.relative_to(stripe_sdk.ROOT).with_suffix("").parts))
            nodes = ast.parse(path.read_text()).body
            found[module] = {node.name: node for node in nodes if isinstance(node, ast.ClassDef)}
    return found


def parameters(node: ast.ClassDef) -> tuple[set[str], set[str]]:
    """The names of a parameter class, and those of them that are required."""
    names, required = set(), set()
    for item in node.body:
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
            names.add(item.target.id)
            text = ast.unparse(item.annotation)
            if not text.startswith("NotRequired"):
                required.add(item.target.id)
    return names, required


def documented() -> Iterator[tuple[str, str, set[str], set[str]]]:
    """Path, what it returns, parameters and required ones of every GET of every v1 service."""
    for path in sorted(stripe_sdk.ROOT.rglob("_*_service.py")):
        if "v2" in path.parts:
            continue
        tree = ast.parse(path.read_text())
        places = {
            alias.name: node.module
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module
            for alias in node.names
        }
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef) and (url := get_path(function)):
                name = parameter_class(function)
                names, required = parameters(parameter_classes()[places[name]][name])
                yield url, ast.unparse(function.returns or function), names, required


def get_path(function: ast.FunctionDef) -> str:
    for call in ast.walk(function):
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "_request":
            method, url = call.args[0], call.args[1]
            if isinstance(url, ast.Call) and isinstance(url.func, ast.Attribute):
                url = url.func.value
            if isinstance(method, ast.Constant) and method.value == "get" and isinstance(url, ast.Constant):
                return str(url.value)
    return ""


def parameter_class(function: ast.FunctionDef) -> str:
    (annotation,) = (
        a.annotation for a in [*function.args.posonlyargs, *function.args.args] if a.arg == "params"
    )
    text = ast.unparse(annotation or ast.Constant(""))
    return text.replace("Optional[", "").strip("]'\"")


def test_every_get_of_the_package_is_an_endpoint_with_exactly_its_parameters() -> None:
    table = facts.endpoints()
    seen = set()
    for url, returns, names, required in documented():
        endpoint = table[url]
        seen.add(url)
        ours = set(endpoint.params) | ({"expand"} if endpoint.expand else set())
        assert ours | (PAGING if endpoint.paged else set()) == names, url
        assert endpoint.required == required, url
        how = "list" if "ListObject" in returns else "search" if "SearchResult" in returns else "one"
        assert endpoint.how == how, url
    assert set(table) - seen == ELSEWHERE


def test_a_created_filter_is_known_where_it_is_documented_and_nowhere_else() -> None:
    with_filter = {e.kind for e in facts.endpoints().values() if e.how == "list" and "created" in e.params}
    assert {"charge", "invoice", "event", "setup_attempt", "credit_note", "account"} <= with_filter
    assert not {"payment_method", "payment_link", "quote", "tax_id", "webhook_endpoint"} & with_filter


def names_of(shape: Any) -> Any:
    """A shape's names alone, nested as they are."""
    if isinstance(shape, list):
        return names_of(shape[0])
    if not isinstance(shape, dict):
        return None
    return {name.rstrip("~"): names_of(code) for name, code in shape.items() if name != "?"}


def agree(ours: Any, theirs: Any, where: str) -> None:
    if not isinstance(theirs, dict):
        return
    assert isinstance(ours, dict), where
    assert set(ours) == set(theirs) - {"deleted"}, where
    for name, inner in theirs.items():
        if name != "deleted":
            agree(ours[name], inner, f"{where}.{name}")


@pytest.mark.parametrize("kind", sorted(facts.shapes()))
def test_an_object_has_the_fields_that_the_package_documents(kind: str) -> None:
    agree(names_of(facts.shapes()[kind]), stripe_sdk.fields(kind), kind)


def test_every_event_type_of_the_package_is_known() -> None:
    node, _ = stripe_sdk.classes()["event"]
    (declared,) = (
        item.annotation
        for item in node.body
        if isinstance(item, ast.AnnAssign) and getattr(item.target, "id", "") == "type"
    )
    names = {c.value for c in ast.walk(declared) if isinstance(c, ast.Constant) and "." in str(c.value)}
    assert facts.event_types() == names


def test_the_version_is_the_package_s() -> None:
    assert stripe.api_version == facts.API_VERSION


def test_prefixes_are_of_documented_kinds() -> None:
    assert set(PREFIXES) <= set(facts.shapes())


def test_each_list_is_read_or_the_page_of_the_source_says_that_it_is_not() -> None:
    tables = [t for c in COLLECTIONS for t in (c.table, *(t for nested in c.nested for t in nested.tables))]
    read = {table.__object__ for table in tables}
    lists = [e for e in facts.endpoints().values() if e.how == "list" and "/preview/" not in e.template]
    unread = {re.sub(r"{\w+}", "{id}", e.template) for e in lists if not read.issuperset(e.kinds)}
    page = (Path(__file__).parents[2] / "docs/sources/stripe.md").read_text()
    section = page.partition("\n## What is not read\n")[2].partition("\n## ")[0]
    assert unread == {f"/v1/{path}" for path in re.findall(r"`(\w+/\w+/\{id\}/\w+|\w+/\{id\}/\w+)`", section)}
