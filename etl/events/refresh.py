"""Bring the views of schema `events` up to date with the tables that the configured schemas have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from etl.config import RESERVED, nearest
from etl.events.union import SCHEMA, View, comment, ordered, select, views
from etl.warehouse import event_views
from etl.warehouse.ddl import quote
from etl.warehouse.event_tables import columns
from etl.warehouse.event_views import Refreshed, schema_names
from etl.warehouse.ledger import check, creating, make_schema
from etl.warehouse.locks import patiently

if TYPE_CHECKING:
    from etl.warehouse import Connection


def refresh(connection: Connection, schemas: Sequence[str]) -> Refreshed:
    """Make, change and drop views in one transaction, so that nobody finds one missing.

    A schema that does not exist, or not yet, has no tables, which is a note. WarehouseError, and nothing is
    changed, if a newer version of Tributary is at work on this warehouse.
    """
    check(connection)

    def keep_all() -> Refreshed:
        creating(connection, SCHEMA)
        wanted = {view.name: _made(view) for view in unions(connection, schemas)}
        if wanted:
            make_schema(connection, SCHEMA)
        done = event_views.refresh(connection, SCHEMA, wanted)
        done.notes += missing(connection, schemas).values()
        return done

    return patiently(connection, quote(SCHEMA), keep_all)


def unions(connection: Connection, schemas: Sequence[str]) -> list[View]:
    """The views as they should be, by what the schemas have now."""
    return views({schema: columns(connection, schema) for schema in schemas})


def missing(connection: Connection, schemas: Sequence[str]) -> dict[str, str]:
    """What is to be said of each schema that does not exist: another may be meant, or it is to come."""
    there, said = schema_names(connection), {}
    for schema in schemas:
        if schema not in there:
            hint = nearest(schema, there.difference(schemas, RESERVED))
            said[schema] = f"schema {schema} is not there{hint if 'did you mean' in hint else ', or not yet'}"
    return said


def _made(view: View) -> event_views.Made:
    def made(there: Sequence[str]) -> tuple[str, str, Mapping[str, Any]]:
        now = ordered(view, there)
        query = select(now)
        return query, comment(now, query), {c: now.docs[c] for c in now.columns if c in now.docs}

    return made
