"""Rules for what calls say of persons, done to each line before anything is made of it.

[events.columns]
"traits.email" = "hash"            # of identify and group calls, and where the context repeats them
"properties.card" = "drop"
"context.ip" = "mask"
"userId" = "hash"                  # where it is an address, say; of alias calls previousId too
"""

from __future__ import annotations

from collections.abc import Mapping

from etl.column_rules import checked_rules, hash_key
from etl.config import FILE_NAME, Config, nearest
from etl.errors import ConfigError
from etl.escapes import read_json
from etl.events.call import Call
from etl.events.layout import column, context_column
from etl.events.read import TOO_LONG
from etl.privacy import NOT_OPENED, WITHHELD, Hider, Node

OBJECTS = ("traits", "properties", "context")
IDS = ("userId", "anonymousId", "groupId")
SAME = {"userId": "previousId", "traits": "context.traits"}
"""Where the same stands once more."""


class CallRules:
    """What is done to calls. rules: checked; key: of the hashes; again: see `Hider`."""

    def __init__(self, rules: Mapping[str, str], key: str, *, again: bool = False) -> None:
        self._hider, self._rules = Hider(key, again=again), rules
        self._root = Node({}, "drop", frozenset(Call.__struct_fields__))  # what lands nowhere is not buried
        for name, rule in rules.items():
            first, dot, below = name.partition(".")
            for place in (name, f"{SAME[first]}{dot}{below}") if first in SAME else (name,):
                *inside, last = place.split(".")
                self._root.at(tuple(inside)).keys[last] = rule
        self._root.keys["batch"] = self._root

    def about(self, table: str, name: str) -> bool:
        """Whether a rule may be about a column of a table of calls."""
        for rule in self._rules:
            first, *path = rule.split(".")
            own = context_column(path) if first == "context" else column(table, path or [first])
            if name == own or name.startswith(f"{own}_"):
                return True
        return False

    def line(self, line: bytes) -> bytes:
        """A line by the rules; of one that is no JSON, nothing."""
        if line.startswith(TOO_LONG):
            return TOO_LONG + WITHHELD.encode()
        try:
            return read_json(lambda body: self._root.apply(self._hider, bytes(body)), line.strip())
        except NOT_OPENED:
            return WITHHELD.encode()


def call_rules(config: Config) -> dict[str, str]:
    """[events.columns], checked; ConfigError names the nearest to what there is not."""
    where = f"{config.path or FILE_NAME}: [events.columns]"
    columns = config.events.get("columns", {})
    if not isinstance(columns, Mapping):
        raise ConfigError(f'{where} must be a section, such as "traits.email" = "hash".')
    rules = checked_rules(columns, where)
    for name, rule in rules.items():
        first, _, below = name.partition(".")
        if first in IDS and not below:
            if rule != "hash":
                raise ConfigError(
                    f"{where} {name}: calls without it would be of nobody; an id can only be hashed."
                )
        elif first not in OBJECTS or not below:
            raise ConfigError(
                f"{where}: {name!r} is no part of a call that can have a rule, such as traits.email"
                f"{nearest(first, (*(f'{o}.KEY' for o in OBJECTS), *IDS))}"
            )
    return rules


def call_key(config: Config) -> str:
    """The key by which calls are hashed; "" where nothing is."""
    return hash_key(config.hash_key, call_rules(config), f"{config.path or FILE_NAME}: [events.columns]")
