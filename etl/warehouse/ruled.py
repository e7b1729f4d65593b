"""Values that a table has from before its columns got rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from etl.schema import Table
from etl.warehouse.ddl import catalog, literal, quote

if TYPE_CHECKING:
    from psycopg import Connection

MOST = 1_000_000  # rows that are counted
TEXTS = {
    "drop": "{c} is not null",
    "mask": "{c} not in ('***', '')",
    "hash": "{c} !~ '^[0-9a-f]{{64}}$' and {c} <> ''",
}
"""Rule -> what is true of a text that it was not done to."""
INSIDE = {
    "drop": "@ != null",
    "mask": '@ != null && @ != "***" && @ != ""',
    "hash": '@ != null && @ != "" && !(@.type() == "string" && @ like_regex "^[0-9a-f]{64}$")',
}
"""The same of a value in JSON, as a jsonpath."""
MASKED = '"***"'


def earlier(
    connection: Connection, schema: str, tables: Mapping[str, type[Table]], rules: Mapping[str, str]
) -> list[str]:
    """Per rule to which some rows do not keep: how many, and what to do. tables: by their names."""
    said = []
    there = catalog(connection, schema, sorted({name.partition(".")[0] for name in rules} & tables.keys()))
    for name, rule in rules.items():
        table, column, *below = name.split(".")
        if table not in there or column not in there[table].types:
            continue
        target, own = quote(schema, table), quote(column)
        kinds = {c.name: c.type for c in tables[table].columns}
        if below:
            path = "lax $" + "".join(f".{_spelled(step)}" for step in below)
            of = f"{own}::jsonb" if kinds.get(column) == "jsontext" else own
            wrong = f"jsonb_path_exists({of}, {literal(f'{path} ? ({INSIDE[rule]})')})"
        elif rule == "mask" and kinds[column] == "json":
            wrong = f"{own} <> {literal(MASKED)}"
        else:
            wrong = TEXTS[rule].format(c=own)
        found = connection.execute(
            f"select count(*) from (select from {target} where {wrong} limit {MOST}) as those"
        ).fetchone()
        if found and found[0]:
            many = f"{MOST:,} rows or more" if found[0] >= MOST else f"{found[0]:,} rows"
            said.append(
                f"{many} of {schema}.{table} have {'.'.join((column, *below))} from before its rule ({rule});"
                f" `etl sync {schema} --stream {table} --full` writes them anew, but those that the vendor"
                f" shows no more stay; for these, run: update {target} set {own} = null where {wrong};"
            )
    return said


def _spelled(step: str) -> str:
    """A key in a jsonpath."""
    return '"' + step.replace("\\", "\\\\").replace('"', '\\"') + '"'
