"""The SQL that gives the loader what it needs and no more, and readers what they may see.

Reliability S4: roles of their own, so that whoever gets hold of the loader's password cannot run programs on
the server, read its files or make schemas, and whoever reads cannot write, nor see what was refused.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.warehouse.ddl import STAGE_SCHEMA, literal, quote

OWN = "tributary"
SHOWN = ("coverage", "syncs", "health", "columns")
"""What readers may see of ours, if asked for: how fresh tables are, what columns mean. Never states, nor dead
letters, which hold refused values."""
LIMITS = {
    "lock_timeout": "30s",
    "statement_timeout": "30min",
    "idle_in_transaction_session_timeout": "10min",
    "timezone": "UTC",
}
"""Of every session of the loader."""


def statements(
    database: str,
    loader: str,
    reader: str,
    *,
    read: Sequence[str],
    loaded: Sequence[str] = (),
    freshness: bool = False,
) -> list[str]:
    """SQL to be run by an administrator in that database; running it again changes nothing.

    read: schemas that the loader fills, and readers see. loaded: likewise, but others may fill them too, as
    those of streamed tables. freshness: readers see the tables of ours that are `SHOWN`, too.
    """
    base, load, see = quote(database), quote(loader), quote(reader)
    found = [
        f"-- Rights in database {base}: role {load} loads, role {see} reads.".replace("\n", " "),
        "-- For an administrator who may set both roles; it can be run again.",
        _role(loader, "login"),
        f"-- its password is not for a file: in psql, \\password {load}".replace("\n", " "),
        _role(reader, "nologin"),
        f"alter role {load} nosuperuser nocreatedb nocreaterole noreplication nobypassrls;",
        *(f"alter role {load} set {name} = {literal(value)};" for name, value in LIMITS.items()),
        f"-- Each analyst: create role ann login in role {see};".replace("\n", " "),
        "--               alter role ann set default_transaction_read_only = on;   -- it is not inherited",
        "-- Others who use this database need grants of their own from here on:",
        f"revoke all on database {base} from public;",
        "revoke all on schema public from public;",
        f"grant connect, temporary on database {base} to {load};",
        f"grant connect on database {base} to {see};",
    ]
    names = [quote(schema) for schema in dict.fromkeys((OWN, STAGE_SCHEMA, *read, *loaded))]
    found += [f"create schema if not exists {name} authorization {load};" for name in names]
    for name in map(quote, loaded):  # where another wrote them, the loader reads
        found += [f"grant usage on schema {name} to {load};"]
        found += [f"grant select on all tables in schema {name} to {load};"]
    for name in names[2:]:
        to_come = f"alter default privileges for role {load} in schema {name}"
        found += [
            f"grant usage on schema {name} to {see};",
            f"grant select on all tables in schema {name} to {see};",
            f"{to_come} grant select on tables to {see};",
        ]
    withheld = f"revoke all on schema {OWN} from {see};"  # it may have been shown before
    return found + (_freshness(see) if freshness else [withheld])


def _freshness(see: str) -> list[str]:
    """For who reads: the tables of ours that are shown, if they are there."""
    found = [
        "-- After the first `etl sync` once more: the tables below are made by it.",
        f"grant usage on schema {OWN} to {see};",
    ]
    for table in SHOWN:
        name = f"{OWN}.{table}"
        found.append(_if(f"to_regclass({literal(name)}) is not null", f"grant select on {name} to {see}"))
    return found


def _role(name: str, kind: str) -> str:
    absent = f"not exists (select from pg_catalog.pg_roles where rolname = {literal(name)})"
    return _if(absent, f"create role {quote(name)} {kind}")


def _if(condition: str, statement: str) -> str:
    """A statement that is run on a condition; the text between the dollars holds no such dollars itself."""
    mark = "$do$"
    body = f"begin if {condition} then {statement}; end if; end"
    while mark in body:
        mark = f"{mark[:-1]}_$"
    return f"do {mark} {body} {mark};"
