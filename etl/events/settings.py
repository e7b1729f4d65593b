"""The [events] section of tributary.toml: in which schemas the streamed tables are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from etl.config import FILE_NAME, NAME, RESERVED, Config, expand, nearest, read_limits
from etl.errors import ConfigError
from etl.events.hidden import call_rules
from etl.settings import Limits


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What it may hold. schemas: of tracks, identifies and so on, whoever writes them.

    dead_letters: how much of a file may be refused. columns: rules, see `etl.events.hidden`.
    """

    schemas: tuple[str, ...] = ()
    dead_letters: Limits = Limits()
    columns: Mapping[str, str] = {}


def settings(config: Config) -> Settings:
    """The section, checked; ConfigError names file and key."""
    where = f"{config.path or FILE_NAME}: [events]"
    for key in config.events:
        if key not in Settings.__struct_fields__:
            raise ConfigError(f"{where}: unknown key {key!r}{nearest(key, Settings.__struct_fields__)}")
    limits, rules = read_limits(config.events.get("dead_letters", {}), where), call_rules(config)
    try:
        found = Settings(msgspec.convert(config.events.get("schemas", ()), tuple[str, ...]), limits, rules)
    except msgspec.ValidationError:
        raise ConfigError(f'{where} schemas must be a list of names, such as ["web", "ios"].') from None
    for schema in found.schemas:
        checked(expand(schema, f"{where} schemas"), where)
    return found


def checked(schema: str, where: str) -> str:
    """The name of a schema, if calls may be in one of that name; else ConfigError."""
    if not NAME.fullmatch(schema):
        raise ConfigError(f"{where}: schema {schema!r} is not lower-case letters, digits and underscores.")
    if schema in RESERVED or schema.startswith("pg_"):
        raise ConfigError(f"{where}: schema {schema} cannot hold streamed tables; choose another name.")
    return schema


def load_into(config: Config, named: str | None) -> str:
    """The schema to load into: the one that is named, else the only one that is configured."""
    if named is not None:
        return checked(named, "--schema")
    schemas: Sequence[str] = settings(config).schemas
    if len(schemas) == 1:
        return schemas[0]
    where = f"{config.path or FILE_NAME}: [events]"
    if not schemas:
        raise ConfigError(f'{where} names no schema; write schemas = ["web"] there, or name one by --schema.')
    raise ConfigError(f"{where} names {', '.join(schemas)}; say by --schema which one to load into.")
