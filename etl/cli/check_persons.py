"""`etl check` of [events] and [identity]: are the schemas there, may they be read, can the rules be used.

And of what is made of all sources, the timelines of customers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from etl.cli.inspect import Checked
from etl.cli.session import Session

if TYPE_CHECKING:
    from etl.config import Config
    from etl.warehouse import Connection


def check_sections(session: Session) -> list[Checked]:
    """What was found of the sections that tributary.toml has."""
    from etl.errors import TributaryError
    from etl.warehouse import ask

    config, checked = session.config, []
    named = (
        ("events", config.events, _events),
        ("identity", config.identity or config.events, _identity),
        ("customers", config.identity or config.events, _customers),
    )
    for name, section, look in named:
        if section:
            found = Checked(name)
            try:
                with session.warehouse() as warehouse, ask.explained(), warehouse.connection() as connection:
                    look(connection, config, found)
            except TributaryError as error:
                found.fail(error)
            checked.append(found)
    return checked


def _events(connection: Connection, config: Config, found: Checked) -> None:
    from etl.events.hidden import call_key
    from etl.events.refresh import missing, unions
    from etl.events.settings import settings
    from etl.events.union import unlike
    from etl.warehouse.ask import unreadable

    call_key(config)  # raises what is wrong with the rules for calls
    schemas, views = settings(config).schemas, unions(connection, settings(config).schemas)
    lacking = missing(connection, schemas)
    parts = {(p.schema, p.table) for view in views for p in view.parts}
    for schema in schemas:
        if schema in lacking:
            found.warnings.append(lacking[schema])
        elif all(schema != of for of, _ in parts):
            found.warnings.append(f"schema {schema} has no table of calls yet, such as tracks")
    found.problems = unreadable(connection, sorted(parts))
    found.warnings += unlike(views)
    found.about = f"{len(parts)} tables of calls in {len({*schemas} - lacking.keys())} schemas"


def _identity(connection: Connection, config: Config, found: Checked) -> None:
    from etl.config import nearest
    from etl.identity.claims import claims, further, timeless, wanted
    from etl.identity.refresh import check
    from etl.identity.rules import ANY, LIMITS, Options, rules
    from etl.warehouse.ask import unreadable
    from etl.warehouse.person_rows import columns

    chosen = rules(config)
    check(connection, config, chosen)
    models, events = wanted(config)
    named = further(chosen)
    there = columns(connection, {*models, *events, *named})
    told = claims(config, chosen, there)
    tell = [(claim.schema, claim.table) for claim in told if claim.stamp]
    found.problems = unreadable(connection, tell)
    found.warnings = [
        f"[identity] columns names {table}, which is not there yet" for table in sorted(named - there.keys())
    ]
    found.warnings += timeless(told)
    usual = Options()
    known = {*LIMITS, *usual.priority, *usual.ignore, *(c.name for claim in told for c in claim.identifiers)}
    hints = {name: nearest(name, known) for name in sorted(chosen.named - known - {ANY})}
    found.warnings += [
        f"[identity] speaks of {name!r}, by which nothing is identified yet{hint}"
        for name, hint in hints.items()
        if "did you mean" in hint
    ]
    found.about = f"the rules can be used; {len(tell)} tables tell of persons"


def _customers(connection: Connection, config: Config, found: Checked) -> None:
    from etl.customers.parts import parts
    from etl.warehouse.person_rows import columns
    from etl.warehouse.rights import missing_for_customers

    every = parts(config)
    there = columns(connection, {name for part in every for name in part.tables.values()})
    telling = [part for part in every if part.reading(there) is not None]
    found.warnings = missing_for_customers(
        connection
    )  # notes, as who refreshes none of them needs none of it
    found.about = f"{len(telling)} selects tell of what happened"
