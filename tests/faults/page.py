"""docs/reliability.md, made of the marks in the tests' source: what no test shows cannot stand there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

from tests.faults.rows import AT_SIZE, DEPARTURES, NOT_APPLICABLE, ROWS, SECTIONS

TESTS = Path(__file__).parents[1]
PAGE = TESTS.parent / "docs" / "reliability.md"

HEAD = """# Reliability, fault by fault

What may go wrong, and the tests that show what Tributary does then: on a real PostgreSQL, over real HTTP and with real processes
wherever one takes part. This page is made of the tests (`make golden`), which run on every change; of one that runs only where something is installed or
allowed, that is said, and what is shown at full size runs in `make soak`. `pytest -m C6` runs the tests of a row. What the
specification of a row has otherwise than it is done is said there, with the reason.
"""


class Shown(Struct, frozen=True):
    """One test that shows a row."""

    row: str
    file: str
    says: str
    skipped: str = ""
    """Where it, or a part of it, does not run."""


class Named(Struct):
    """What a name of a file of tests stands for: a fixture, a mark, parameters, a function.

    skipped: where what uses it is; None until somebody asks.
    """

    node: ast.AST
    scope: dict[str, Named]
    skipped: str | None = None


@cache
def shown() -> list[Shown]:
    """Every test that bears a row's number, in the order of files and lines."""
    return [s for path in sorted(TESTS.rglob("test_*.py")) for s in _of_file(path)]


def _of_file(path: Path) -> Iterator[Shown]:
    text = path.read_text()
    if "pytest.mark." not in text:
        return
    tree = ast.parse(text)
    scope = _scope(path)
    of_all = [scope["pytestmark"].node] if "pytestmark" in scope else []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            marks = [*of_all, *node.decorator_list]
            parts = (*marks, *node.args.args, *node.body)
            skipped = next((said for part in parts if (said := _skips(part, scope))), "")
            for row in sorted({row for mark in marks for row in _rows(mark)}):
                yield Shown(row, path.relative_to(TESTS.parent).as_posix(), _says(node, row), skipped)


@cache
def _scope(path: Path) -> dict[str, Named]:
    """What a file of tests defines, and takes from others of them."""
    scope: dict[str, Named] = {}
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.Assign):
            scope[ast.unparse(node.targets[0])] = Named(node.value, scope)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            scope[node.name] = Named(node, scope)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tests."):
            other = TESTS.parent / f"{(node.module or '').replace('.', '/')}.py"
            theirs = _scope(other) if other.exists() else {}
            scope |= {name.name: theirs[name.name] for name in node.names if name.name in theirs}
    return scope


def _rows(node: ast.AST) -> Iterator[str]:
    """The rows among the marks in an expression."""
    for part in ast.walk(node):
        if isinstance(part, ast.Attribute) and part.attr in ROWS and ast.unparse(part.value) == "pytest.mark":
            yield part.attr


def _skips(node: ast.AST, scope: dict[str, Named]) -> str:
    """Where a test is skipped by a mark, a statement or a fixture, of all or of some parameters; else empty."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) in ("pytest.mark.skipif", "pytest.skip"):
        reasons = [keyword.value for keyword in node.keywords if keyword.arg == "reason"] or node.args
        return f"skipped where {ast.literal_eval(reasons[0])}"
    name = node.id if isinstance(node, ast.Name) else node.arg if isinstance(node, ast.arg) else ""
    if named := scope.get(name):
        if named.skipped is None:
            named.skipped = ""  # for what leads back to it
            named.skipped = _skips(named.node, named.scope)
        return named.skipped
    found = next((said for part in ast.iter_child_nodes(node) if (said := _skips(part, scope))), "")
    of_some = isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.param"
    return f"in part {found}" if found and of_some else found


def _says(node: ast.FunctionDef, row: str) -> str:
    """What the test holds to be true: its name as a sentence."""
    name = node.name.removeprefix("test_").removeprefix(f"{row.lower()}_")
    return name.replace("_", " ")


def page() -> str:
    """The page as it must be."""
    tests = shown()
    lines = [HEAD]
    for section, title in SECTIONS.items():
        lines += [f"## {title} ({section})", "", "| | what may go wrong | what tests show |", "|---|---|---|"]
        if section == "P":
            lines[-2] = "| | promise | what tests show |"
        for row, fault in ROWS.items():
            if row[0] != section:
                continue
            of_row = [
                f"[{t.says}](../{t.file})" + (f" ({t.skipped})" if t.skipped else "")
                for t in tests
                if t.row == row
            ]
            if row in NOT_APPLICABLE:
                of_row.append(f"*Does not apply:* {NOT_APPLICABLE[row]}")
            if row in AT_SIZE:
                of_row.append(
                    f"[{AT_SIZE[row]}](../tests/faults/at_size.py): `python -m tests.faults.at_size`"
                )
            if row in DEPARTURES:
                of_row.append(f"*Otherwise than specified:* {DEPARTURES[row]}")
            lines.append(f"| {row} | {fault} | {'<br>'.join(of_row)} |")
        lines.append("")
    return "\n".join(lines)
