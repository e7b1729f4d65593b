"""[sources.NAME.columns] and [events.columns] of tributary.toml, checked against what there is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from etl.config import FILE_NAME, VARIABLE, SourceConfig, expand, nearest
from etl.errors import ConfigError
from etl.privacy import NONE, RULES, SHORTEST_KEY, Hider, Redaction, Rules, flat
from etl.schema import Column, Table

JSON = ("json", "jsontext")


def source_rules(
    config: SourceConfig,
    streams: Iterable[Sequence[type[Table]]],
    *,
    complete: bool = True,
    secrets: bool = True,
    again: bool = False,
) -> Rules:
    """The rules of a source; ConfigError names the nearest to what there is not, and says why one cannot be.

    streams: the tables of each. complete: there are no others; else rules of unknown ones wait.
    secrets: without them the rules are checked, but nothing can be hashed. again: for dead letters.
    """
    if not config.columns:
        return NONE
    where = f"{config.path or FILE_NAME}: [sources.{config.name}.columns]"
    rules = checked_rules(config.columns, where)
    families = [tuple(tables) for tables in streams]
    known = {table.__tablename__: table for tables in families for table in tables if not table.__part__}
    by_table: dict[str, dict[str, str]] = {}
    for name, rule in rules.items():
        table, _, column = name.partition(".")
        if not column:
            raise ConfigError(f'{where}: {name!r} names no column; write "table.column" = "{rule}".')
        if table in known:
            _check(known[table], column, rule, f"{where} {name}")
            by_table.setdefault(table, {})[column] = rule
        elif complete:
            raise ConfigError(f"{where}: no table {table!r}{nearest(table, known)}")
    key = hash_key(config.hash_key, rules, where) if secrets else ""
    touched = {
        t.__tablename__
        for tables in families
        if any(t.__tablename__ in by_table for t in tables)
        for t in tables
    }
    return Rules(
        {
            name: Redaction(known[name], by_table.get(name, {}), key, again=again)
            for name in touched & known.keys()
        },
        rules,
    )


def checked_rules(columns: Mapping[str, object], where: str) -> dict[str, str]:
    """Names and rules, if these are rules, and none lies within another."""
    found: dict[str, str] = {}
    for name, rule in flat(columns).items():
        if not isinstance(rule, str) or rule not in RULES:
            raise ConfigError(f"{where} {name}: there is no rule {rule!r}{nearest(str(rule), RULES)}")
        if not all(name.split(".")):
            raise ConfigError(f"{where}: {name!r} has an empty part.")
        found[name] = rule
    for name in found:
        steps = name.split(".")
        if around := next((n for n in (".".join(steps[:i]) for i in range(1, len(steps))) if n in found), ""):
            raise ConfigError(f"{where}: {name} lies within {around}, which has a rule; keep one of them.")
    return found


def hash_key(key: str | None, rules: Mapping[str, str], where: str) -> str:
    """The key of the hashes; "" where nothing is hashed. ConfigError if it is missing or too short."""
    if "hash" not in rules.values():
        return ""
    if not key:
        raise ConfigError(
            f"{where} asks for hash, which needs a key; write under [privacy]"
            ' hash_key = "${TRIBUTARY_HASH_KEY}", and keep it: with another, nothing matches any more.'
        )
    if not VARIABLE.search(str(key)):
        raise ConfigError('[privacy] hash_key must name a variable, such as "${TRIBUTARY_HASH_KEY}".')
    found = expand(key, "[privacy] hash_key")
    if len(found) < SHORTEST_KEY:
        raise ConfigError(
            f"[privacy] hash_key has less than {SHORTEST_KEY} characters; `openssl rand -hex 32` gives one."
        )
    return found


def hashed(key: str, text: str) -> str:
    """What `hash` makes of a text under the key that [privacy] names; ConfigError if there is none."""
    return Hider(hash_key(key, {"": "hash"}, "[privacy]")).text("hash", text) or ""


def _check(table: type[Table], name: str, rule: str, where: str) -> None:
    """ConfigError if the rule cannot be for this column, or key below one."""
    column, _, below = name.partition(".")
    if column == "_extra":
        if not below:
            raise ConfigError(f"{where}: name a key of it, such as {table.__tablename__}._extra.nickname.")
        return
    known = {c.name: c for c in table.columns}
    if column not in known:
        raise ConfigError(f"{where}: {table.__tablename__} has no column {column!r}{nearest(column, known)}")
    found = known[column]
    if why := _matters(found):
        raise ConfigError(
            f"{where}: {why}, so it has to stay as it is; leave the stream out, or keep the column."
        )
    if below:
        if found.type not in JSON:
            raise ConfigError(f"{where}: {column} is {found.type}, and has no keys; name the column alone.")
    elif rule == "hash" and found.type != "text":
        raise ConfigError(
            f"{where}: a hash is a text, and {column} is {found.type}; use drop, or name a key of it."
        )
    elif rule == "mask" and found.type not in ("text", *JSON):
        raise ConfigError(f"{where}: *** is a text, and {column} is {found.type}; use drop.")


def _matters(column: Column) -> str:
    """Why a column must be as it is for rows to be told apart; "" if it need not."""
    if column.key:
        return f"{column.name} is of the key, by which rows are told apart and found again at the vendor"
    if column.parent:
        return f"{column.name} says whose the row is"
    if column.version:
        return f"{column.name} says how new the row is"
    if column.deleted:
        return f"{column.name} says whether the row is deleted"
    return f"{column.name} is a place in a list" if column.paths[0][0] == "#" else ""
