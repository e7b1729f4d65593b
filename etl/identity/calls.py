"""By which of its identifiers it is found whose a call is, for the views of calls by whom they are.

An observation is about whoever its most trusted identifier belongs to, as the rules leave out the others
first. So that one says it; of schemas for which [identity] columns names others, each has its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from etl.config import Config
from etl.events.settings import settings
from etl.identity.claims import claims
from etl.identity.rules import Rules
from etl.warehouse import person_calls, person_rows
from etl.warehouse.ddl import literal
from etl.warehouse.person_calls import CALLS, EVENTS, Key

if TYPE_CHECKING:
    from etl.identity.refresh import Setting
    from etl.warehouse import Connection


def keys(connection: Connection, config: Config, chosen: Rules, made: Setting) -> dict[str, Key]:
    """By what the person of a call is found, of each table of calls that schema events has."""
    there = person_rows.columns(connection, [f"{EVENTS}.{name}" for name in CALLS])
    united = {
        f"{schema}.{name}": there[f"{EVENTS}.{name}"]
        for schema in settings(config).schemas for name in CALLS if f"{EVENTS}.{name}" in there
    }  # fmt: skip
    named = {of: kind for of, kind in chosen.columns.items() if _has(united, of)}
    found: dict[str, dict[str, Key]] = {}
    for claim in claims(config, replace(chosen, columns=named), united):
        if claim.name in united:
            ours = [cell for cell in claim.identifiers if cell.name in made.types]
            values = [made.value(cell.name, cell.sql) for cell in ours]
            values.sort(key=lambda value: made.bounds.ranks[value.type])
            found.setdefault(claim.table, {})[claim.schema] = person_calls.key(values)
    return {name: _of_all(by_schema) for name, by_schema in found.items()}


def _has(united: dict[str, dict[str, str]], name: str) -> bool:
    """Whether the unions have a column that [identity] columns names; they may be older than it is."""
    schema, table, column, *_ = name.split(".")
    return column in united.get(f"{schema}.{table}", ())


def _of_all(by_schema: dict[str, Key]) -> Key:
    """One for all schemas, by which of them a row is in where they differ."""
    different = set(by_schema.values())
    if len(different) == 1:
        return different.pop()
    types = "".join(f" when {literal(schema)} then {key.type}" for schema, key in by_schema.items())
    values = "".join(f" when {literal(schema)} then {key.value}" for schema, key in by_schema.items())
    return Key(f"(case source_schema{types} end)::smallint", f"case source_schema{values} end")
