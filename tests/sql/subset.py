"""What PostgreSQL and Redshift both speak: the SQL that analysts run is made of nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sqlglot
from sqlglot import exp
from sqlglot.dialects.redshift import Redshift

SPELLED = re.compile(r"::|\bnow\s*\(|\bcurrent_timestamp\b|\blike\b.*\bescape\b", re.IGNORECASE)
"""What a tree does not tell from what is meant by it, or that only Redshift's leader knows."""
WORDS = [
    "Abs", "Add", "Alias", "And", "AtTimeZone", "Avg", "Boolean", "CTE", "Case", "Cast", "Coalesce",
    "Column", "Count", "CurrentDate", "DPipe", "DataType", "DataTypeParam", "Distinct", "Div", "EQ",
    "Exp", "Extract", "Floor", "From", "GT", "GTE", "Greatest", "Group", "Having", "Identifier", "If", "In",
    "Interval", "Is", "Join", "LT", "LTE", "Lag", "Lead", "Like", "Literal", "Ln", "Lower", "Max", "Min", "Mul",
    "NEQ", "Neg", "Not", "Null", "Nullif", "Or", "Order", "Ordered", "Paren", "RegexpLike", "RegexpReplace",
    "Right", "RowNumber", "Select", "Star", "Sub", "Sum", "Table", "TableAlias", "TimestampTrunc",
    "Translate", "Trim", "Union", "Upper", "Var", "Where", "Window", "WindowSpec", "With",
]  # fmt: skip
"""All that a query may be made of, by sqlglot's names. Whatever is new is looked up in both manuals first."""
TYPES = re.compile(r"DATE|BIGINT|DECIMAL\(\d+, \d+\)|VARCHAR\(\d+\)")
RESERVED = Redshift.Generator.RESERVED_KEYWORDS - {"type"}
"""Amazon's list has no TYPE. IDENTITY, TIMESTAMP and TAG are in it."""
REFUSED = re.compile(
    r"\bfilter\s*\(|\blateral\b|\bdistinct\s+on\b|is\s+(not\s+)?distinct\b|\bstring_agg\b|\barray_agg\b"
    r"|\bgenerate_series\b|->|::|\bqualify\b|\bselect\s+\*|(group|order) by\s+\d",
    re.IGNORECASE,
)
"""What neither is to be asked in statements that are not of our making, whose words are others'."""


def faults(sql: str) -> Iterator[str]:
    """What a query has that both warehouses do not speak, or that we do not write."""
    code = "\n".join(line.partition("--")[0] for line in sql.splitlines())
    yield from SPELLED.findall(code)
    trees = sqlglot.parse(sql, read="redshift")
    if len(trees) != 1:
        yield "several statements"
    for node in (node for tree in trees if tree is not None for node in tree.walk()):
        if type(node).__name__ not in WORDS:
            yield node.sql("redshift")
        yield from _misused(node)


def _misused(node: exp.Expr) -> Iterator[str]:
    match node:
        case exp.Star() if not isinstance(node.parent, exp.Count):
            yield "select *"
        case exp.With(recursive=True) | exp.Distinct(args={"on": exp.Expr()}):
            yield node.sql("redshift")
        case exp.In(args={"query": exp.Expr()}) | exp.Is(expression=exp.Column()):
            yield node.sql("redshift")
        case exp.Group() | exp.Order() if any(
            isinstance(getattr(e, "this", e) if isinstance(e, exp.Ordered) else e, exp.Literal)
            for e in node.expressions
        ):
            yield "by a number"
        case exp.Window(this=exp.AggFunc()) if node.args.get("order") and not node.args.get("spec"):
            if not isinstance(node.this, exp.Lag | exp.Lead | exp.RowNumber):
                yield f"no frame: {node.sql('redshift')}"
        case exp.DataType() if not TYPES.fullmatch(node.sql("redshift")) and not isinstance(
            node.parent, exp.Interval
        ):
            yield node.sql("redshift")
        case exp.Identifier(quoted=False) if node.name.lower() in RESERVED:
            yield f"reserved: {node.name}"
