"""What models say of tables of calls: found by the entry point `tributary.events`, so yours may come along.

An entry point names a list of Table classes. The one without a name has what the context of any call may
hold, the one named `event` what a table of any event has. Their columns give documented columns their kinds
and comments, and union views those that nobody has sent yet.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points

from etl.events.layout import DOCS, standard
from etl.schema import Table

ENTRY_POINTS = "tributary.events"
CONTEXT, ANY = "", "event"


@cache
def models() -> Mapping[str, type[Table]]:
    """The documented tables by their names; of two of one name the one that was installed beside ours."""
    found: dict[str, type[Table]] = {}
    for point in sorted(
        entry_points(group=ENTRY_POINTS), key=lambda p: p.dist is None or p.dist.name != "tributary"
    ):
        found |= {table.__tablename__: table for table in point.load()}
    return found


@cache
def _meant() -> Mapping[str, type[Table]]:
    """The documented tables by all their names: what is an event by another name has the same columns."""
    others = {other: table for table in models().values() for other in united(table.__tablename__)}
    return {**others, **models()}


@cache
def kinds() -> Mapping[str, Mapping[str, str]]:
    """Table -> documented column -> its kind; by "", those of any table."""
    return {
        name: {c.name: "text" if c.type in ("jsontext", "json") else c.type for c in table.columns}
        for name, table in _meant().items()
    }


def docs(table: str) -> dict[str, str]:
    """The comments of a table's columns, and, by "", its own."""
    model = _meant().get(table) or models().get(ANY)
    found = DOCS | {column.name: column.doc for column in models()[CONTEXT].columns}
    if model is not None:
        found |= {column.name: column.doc for column in model.columns}
        found[""] = (
            model.__comment__ if model.__tablename__ == table else f"A row per call of the event {table}."
        )
    return found


def columns(table: str) -> dict[str, str]:
    """The columns that a table may have by what is documented, with their kinds: standard ones come first."""
    own = {column: kind for column, kind in kinds().get(table, {}).items() if column not in standard(table)}
    return {**standard(table), **own, **kinds()[CONTEXT]}


def united(table: str) -> tuple[str, ...]:
    """The tables that `events.TABLE` unites: its own, and those of the event's other names."""
    model = models().get(table)
    return (table, *(getattr(model, "__other_names__", ()) if model else ()))
