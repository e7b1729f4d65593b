"""Names enter SQL by one way of quoting: whatever they are, they stay names."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest

from etl.checks import Subject, of_table
from etl.config import Secret
from etl.connector import Complete, Page, Pages, Stream, stream
from etl.schema import Json, Table, field
from etl.warehouse.ddl import quote
from etl.warehouse.postgres import Warehouse
from etl.window import BEGINNING, Window
from tests.cli.conftest import Etl, etl
from tests.engine.conftest import Lab
from tests.engine.proxy import Proxy
from tests.engine.shop import Shop

__all__ = ["etl"]

ROOMS = [Path(__file__).parents[2] / room for room in ("etl", "dagster_home", "connectors", "models", "sql")]
EVIL = """%s"; drop table canary; --'$$ {} \\ :x ?"""
NOT_CODE = re.compile(
    r"""\$(\w*)\$.*?\$\1\$|"(?:[^"]|"")*"|[eE]'(?:[^'\\]|''|\\.)*'|'(?:[^']|'')*'""", re.DOTALL
)
"""Quoted names and literals of SQL."""
SQL = re.compile(
    r"\b(select|insert into|update|delete from|create|alter|drop|grant|revoke|truncate|copy|comment on)\b",
    re.IGNORECASE,
)


class Order(Table):
    """An order '; drop table canary; --"""

    __tablename__ = f"o{EVIL}"
    __times__ = "unix"
    __elsewhere__ = ("lines",)

    ident: str = field("id", name=f"id{EVIL}", key=True, doc="It's '; drop table canary; --")
    note: str | None = field("note", name=f"n{EVIL}", doc='"')
    bag: Json | None = field("metadata", name=f"m{EVIL}", doc="")


class Line(Table):
    """A line."""

    __tablename__ = f"l{EVIL}"

    order: str = field("^id", name=f"of{EVIL}", key=True, parent=True, references=f"o{EVIL}", doc="")
    place: int = field("#", name=f"#{EVIL}", key=True, doc="")
    product: str | None = field("product", name=f"p{EVIL}", doc="")


class Customer(Table):
    """A customer, stamped and flagged."""

    __tablename__ = f"c{EVIL}"

    ident: int = field("id", name=f"id{EVIL}", key=True, doc="")
    updated: str | None = field("updated_at", name=f"u{EVIL}", doc="")
    email: str | None = field("email", name=f"e{EVIL}", doc="")
    gone: bool = field("deleted", name=f"g{EVIL}", deleted=True, doc="")


class Evil(Shop):
    """The shop by names that attack."""

    @stream(Order, children=(Line,))
    def orders(self, window: Window) -> Pages:
        for answer in self._paged("/orders", window):
            yield Page(answer)
            yield Page(answer, records="data[].lines", table=Line)
            yield Complete(answer.asof, [order["id"] for order in json.loads(answer.body)["data"]], Line)

    @stream(Customer, windowed=False)
    def customers(self, window: Window) -> Pages:
        for answer in self._paged("/customers", window):
            yield Page(answer)


class Recorder(Proxy):
    """Keeps all SQL that passes."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.sql: list[str] = []

    def _count(self, kind: bytes, body: bytes) -> Any:
        if kind in b"QP":
            text = body if kind == b"Q" else body.partition(b"\0")[2]
            self.sql.append(text.partition(b"\0")[0].decode())
        return super()._count(kind, body)


@pytest.mark.S9
def test_names_that_attack_stand_in_sql_between_quotes_alone(lab: Lab, etl: Etl, tmp_path: Path) -> None:
    lab.world.fill(6)
    lab.query("create table canary (id int)")
    with Recorder(lab.url) as recorder:
        lab.warehouse.close()
        lab.warehouse = Warehouse(Secret(recorder.url))
        how: dict[str, Any] = {"options": {"connector": f"{__name__}:Evil"}}
        lab.good(**how)
        lab.world.order("o00001", note="x", lines=[], at=lab.world.time)
        lab.world.order("refused", note={"no": "text"}, lines=[{"product": ["x"]}])
        lab.world.customers.pop(0)
        lab.query(f"alter table shop.{quote(f'o{EVIL}')} drop column {quote(f'n{EVIL}')}")
        lab.sync(**how, full=True)
        tables = {table.__tablename__: table for table in (Order, Line, Customer)}
        with lab.warehouse.connection() as session:
            for table in tables.values():
                subject = Subject("shop", Stream(table, None), table, BEGINNING, tables=tables)  # type: ignore[arg-type]
                assert [
                    found
                    for check in of_table(table, tables)
                    if not (found := check.look(session, subject)).ok
                ] == []
        file = tmp_path / "tributary.toml"
        file.write_text(
            f'[warehouse]\nurl = "{recorder.url}"\n[sources.shop]\nconnector = "{__name__}:Evil"\nbase_url = "{lab.server.url}"\n'
        )
        for command in ("plan", "apply", "check", "status"):
            assert etl("--config", str(file), command).code in (0, 3)
        assert lab.query("select count(*) from canary") == [(0,)]
        assert lab.query(f"select count(*) from shop.{quote(f'c{EVIL}')}") == [(3,)]
    assert sum("drop table canary" in statement for statement in recorder.sql) > 50
    bare = [left for statement in recorder.sql if "canary" in (left := NOT_CODE.sub("", statement))]
    assert [
        left for left in bare if left not in ("create table canary (id int)", "select count(*) from canary")
    ] == []


CSV = ("csvtext.py", "bulk.py")
"""Where quotes are doubled as CSV has it."""


def _files() -> list[Path]:
    return [path for room in ROOMS for path in sorted(room.rglob("*.py"))]


@pytest.mark.S9
def test_there_is_one_function_that_quotes_names_and_no_other_way() -> None:
    found = []
    for path in _files():
        for node in ast.walk(ast.parse(path.read_text())):
            where = f"{path.name}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.JoinedStr) and _quotes_itself(node):
                found.append(f"{where} puts a name between quotes of its own")
            elif isinstance(node, ast.Call) and _doubles_quotes(node) and path.name not in CSV:
                found.append(f"{where} doubles quotes")
            elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and _is_sql(node.left):
                found.append(f"{where} formats SQL by %")
            elif isinstance(node, ast.FunctionDef):
                found += [f"{where} has {name} run as it is given" for name in _run_as_given(node)]
            elif isinstance(node, ast.Attribute) and ast.unparse(node) == "psycopg.sql":
                found.append(f"{where} has psycopg's way")
            elif isinstance(node, ast.ImportFrom) and node.module in ("psycopg", "psycopg.sql"):
                names = {alias.name for alias in node.names}
                found += [f"{where} has psycopg's way"] if names & {"sql", "SQL", "Identifier"} else []
    assert found == [f"ddl.py:{_line('def quote')} doubles quotes"]


GIVEN = {"schema", "table", "column", "stream", "role", "field"}
"""How a name that is not quoted is called, as an argument or an attribute."""


def _run_as_given(node: ast.FunctionDef) -> list[str]:
    """The names in statements of a function that were given to it, and not quoted since."""
    arguments = {a.arg for a in (*node.args.args, *node.args.kwonlyargs)} & GIVEN
    statements = [
        call.args[0]
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.args
        if call.func.attr in ("execute", "executemany", "copy")
    ]
    parts = [p.value for s in statements for p in ast.walk(s) if isinstance(p, ast.FormattedValue)]
    return [
        ast.unparse(part)
        for part in parts
        if (isinstance(part, ast.Name) and part.id in arguments)
        or (isinstance(part, ast.Attribute) and part.attr in GIVEN)
    ]


def _quotes_itself(node: ast.JoinedStr) -> bool:
    """Whether something is put between double quotes in what is SQL otherwise."""
    parts = [part.value if isinstance(part, ast.Constant) else "\0" for part in node.values]
    text = "".join(map(str, parts))
    return '"\0"' in text and SQL.search(text) is not None


def _doubles_quotes(node: ast.Call) -> bool:
    values = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
    return isinstance(node.func, ast.Attribute) and node.func.attr == "replace" and values == ['"', '""']


def _is_sql(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.search(node.value) is not None
    )


def _line(text: str) -> int:
    """The line below the docstring of a function in ddl.py."""
    lines = (ROOMS[0] / "warehouse" / "ddl.py").read_text().splitlines()
    return next(at for at, line in enumerate(lines, 1) if line.startswith(text)) + 2
