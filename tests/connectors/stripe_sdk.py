"""The `stripe` package as an oracle: every field its typed classes document, read from their source.

    fields("charge") -> {"id": "str", "billing_details": {"address": {"city": "str", ...}}, ...}

A leaf is one of str, int, float, bool, map (free keys), list, object (a union or a foreign resource).
Keys that the classes rename because Python reserves them (`object_`, `from_`) come back as sent.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import Any

import stripe

ROOT = Path(stripe.__file__).parent
Tree = dict[str, Any]


@cache
def classes() -> dict[str, tuple[ast.ClassDef, Path]]:
    """OBJECT_NAME -> the class that documents it."""
    found = {}
    for path in sorted(ROOT.rglob("_*.py")):
        if "v2" in path.parts or "params" in path.parts:
            continue
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.ClassDef) and (name := _object_name(node)):
                found[name] = (node, path)
    return found


def _object_name(node: ast.ClassDef) -> str | None:
    for item in node.body:
        if isinstance(item, ast.AnnAssign) and getattr(item.target, "id", "") == "OBJECT_NAME":
            return item.value.value if isinstance(item.value, ast.Constant) else None
    return None


def fields(object_name: str) -> Tree:
    """The documented fields of one kind of object, nested as the API nests them."""
    node, _ = classes()[object_name]
    return _class(node, [node])


def described(object_name: str) -> dict[str, str]:
    """Dotted path -> what the documentation says of it; for whoever writes a model."""
    found: dict[str, str] = {}
    _describe(classes()[object_name][0], [], (), found)
    return found


def _class(node: ast.ClassDef, scopes: list[ast.ClassDef]) -> Tree:
    tree: Tree = {}
    renames = _renames(node)
    for item in node.body:
        if isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name):
            name = item.target.id
            if name == "OBJECT_NAME" or name.startswith("_"):
                continue
            tree[renames.get(name, name)] = _type(item.annotation, [*scopes, node])
    return tree


def _renames(node: ast.ClassDef) -> dict[str, str]:
    for item in node.body:
        if isinstance(item, ast.Assign) and getattr(item.targets[0], "id", "") == "_field_remappings":
            return dict(ast.literal_eval(item.value))
    return {}


def _describe(
    node: ast.ClassDef, scopes: list[ast.ClassDef], at: tuple[str, ...], found: dict[str, str]
) -> None:
    renames, body = _renames(node), node.body
    for item, after in zip(body, [*body[1:], None], strict=True):
        if not (isinstance(item, ast.AnnAssign) and isinstance(item.target, ast.Name)):
            continue
        name = item.target.id
        if name == "OBJECT_NAME" or name.startswith("_"):
            continue
        path = (*at, renames.get(name, name))
        text = (
            after.value.value if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) else ""
        )
        found[".".join(path)] = " ".join(str(text).split())
        nested = _nested(item.annotation, [*scopes, node])
        if nested and nested not in scopes:
            _describe(nested, [*scopes, node], path, found)


def _nested(annotation: ast.expr, scopes: list[ast.ClassDef]) -> ast.ClassDef | None:
    match annotation:
        case ast.Subscript(value=ast.Name(id="Optional"), slice=inner):
            return _nested(inner, scopes)
        case ast.Name(id=name):
            return _lookup(name, scopes)
    return None


def _lookup(name: str, scopes: list[ast.ClassDef]) -> ast.ClassDef | None:
    for scope in reversed(scopes):
        for item in scope.body:
            if isinstance(item, ast.ClassDef) and item.name == name:
                return item
    return None


def _type(annotation: ast.expr, scopes: list[ast.ClassDef]) -> Any:
    match annotation:
        case ast.Subscript(value=ast.Name(id="Optional"), slice=inner):
            return _type(inner, scopes)
        case ast.Subscript(value=ast.Name(id="Literal")):
            return (
                "bool"
                if isinstance(annotation.slice, ast.Constant) and annotation.slice.value is True
                else "str"
            )
        case ast.Subscript(value=ast.Name(id="ExpandableField")):
            return "str"
        case ast.Subscript(value=ast.Name(id="List" | "ListObject")):
            return "list"
        case ast.Subscript(value=ast.Name(id="UntypedStripeObject" | "Dict")):
            return "map"
        case ast.Subscript(value=ast.Name(id="Union"), slice=ast.Tuple(elts=arms)):
            kinds = [_type(a, scopes) for a in arms]
            return "str" if all(k == "str" for k in kinds) else "object"
        case ast.Name(id="str" | "int" | "float" | "bool" as simple):
            return simple
        case ast.Name(id="Decimal"):
            return "decimal"
        case ast.Name(id="UntypedStripeObject" | "StripeObject" | "Any"):
            return "map"
        case ast.Name(id=name):
            nested = _lookup(name, scopes)
            return _class(nested, scopes) if nested else "object"
        case ast.Constant():
            return "object"
    return "object"
