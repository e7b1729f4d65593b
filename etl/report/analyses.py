"""The queries under sql/analyses: what their headers say, and how they are asked of other schemas."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files

from msgspec import Struct

from etl.warehouse.ddl import quote

KEYS = ("title", "group", "reads", "corrected", "chart")
GROUPS = (
    "Money", "Sales", "Support", "E-mails", "Marketing", "Product", "Events", "Sources, alone and joined",
    "Profiles", "Operations",
)  # fmt: skip
"""What analyses are about, in the order in which people ask."""
KINDS = ("line", "bar", "hbar")
TABLE = re.compile(r'\b(from|join)(\s+)("?)(\w+)\3\.(\w+)')
"""A table as these queries name one: with its schema, and nowhere else a dot before a name."""


class Chart(Struct, frozen=True):
    """How an answer is drawn: which columns, and by which others it is split.

    by: a line or colour for each value. facet: a chart of its own for each, such as a currency.
    """

    kind: str
    x: str
    y: tuple[str, ...]
    by: str = ""
    facet: str = ""


class Analysis(Struct, frozen=True):
    """One query, and what its header says.

    group: one of GROUPS. answers: in a sentence. notes: paragraphs on how it counts.
    corrected: what it does otherwise than Segment's. reads: tables, as `schema.table`.
    chart: None for a table alone.
    """

    name: str
    title: str
    group: str
    answers: str
    notes: tuple[str, ...]
    corrected: str
    reads: tuple[str, ...]
    chart: Chart | None
    sql: str


def analyses() -> list[Analysis]:
    """All that are shipped: group by group, what is drawn first, then by their titles."""
    folder = files("sql") / "analyses"
    found = [
        parse(path.name.removesuffix(".sql"), path.read_text("utf-8"))
        for path in folder.iterdir()
        if path.name.endswith(".sql")
    ]
    return sorted(found, key=lambda a: (GROUPS.index(a.group), a.chart is None, a.title.lower()))


def parse(name: str, sql: str) -> Analysis:
    """A query by its header; ValueError if that is not as sql/analyses has it."""
    paragraphs, keys = [""], dict.fromkeys(KEYS, "")
    key = ""
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        text = line.removeprefix("--").strip()
        before, colon, after = text.partition(": ")
        if colon and before in KEYS:
            key = before
            keys[key] = after
        elif key:
            keys[key] += f" {text}"
        elif text:
            paragraphs[-1] = f"{paragraphs[-1]} {text}".strip()
        else:
            paragraphs.append("")
    answers, *notes = filter(None, paragraphs)
    if not keys["title"]:
        raise ValueError(f"sql/analyses/{name}.sql has no title; begin a line with `-- title: `")
    if keys["group"] not in GROUPS:
        raise ValueError(
            f"sql/analyses/{name}.sql: group is {keys['group']!r}; groups are {'; '.join(GROUPS)}"
        )
    chart, reads = _chart(name, keys["chart"]), tables(sql)
    return Analysis(
        name, keys["title"], keys["group"], answers, tuple(notes), keys["corrected"], reads, chart, sql
    )


def _chart(name: str, text: str) -> Chart | None:
    """`line x=day y=users,visitors by=plan`, or `none`."""
    kind, *given = text.split()
    if kind == "none":
        return None
    parts = dict(part.split("=") for part in given)
    if kind not in KINDS or not {"x", "y"} <= parts.keys() <= {"x", "y", "by", "facet"}:
        raise ValueError(
            f"sql/analyses/{name}.sql: chart is {text!r}; kinds are {', '.join(KINDS)}, each with x=, y="
        )
    return Chart(kind, parts["x"], tuple(parts["y"].split(",")), parts.get("by", ""), parts.get("facet", ""))


def tables(sql: str) -> tuple[str, ...]:
    """The tables that a query reads, as `schema.table`, by name."""
    code = "\n".join(line.partition("--")[0] for line in sql.splitlines())
    return tuple(sorted({f"{schema}.{table}" for *_, schema, table in TABLE.findall(code)}))


def fitted(sql: str, schemas: Mapping[str, str]) -> str:
    """The query with other schemas in place of those that it names, such as `billing` for `stripe`."""

    def other(found: re.Match[str]) -> str:
        word, space, _, schema, table = found.groups()
        name = schemas.get(schema, schema)
        return found[0] if name == schema else f"{word}{space}{quote(name)}.{table}"

    return TABLE.sub(other, sql)
