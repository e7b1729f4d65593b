"""The rules by which identifiers become persons: [identity] in tributary.toml, and what holds without it.

[identity]
priority = ["user_id", "email"]                     # the others follow, by their names
limits = { anonymous_id = "5 monthly", email = 3, braze_id = "unlimited" }
block = { any = ["null", "/^[0-]*$/"], email = ["info@example.com"] }
normalise = { email = ["trim", "case", "plus", "dots"] }
columns = { "stripe.customers.metadata.user_id" = "user_id" }
ignore = ["phone"]
largest = 1000
merges = 100
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct, field

from etl.config import FILE_NAME, Config, expanded, nearest, read_section
from etl.errors import ConfigError
from etl.schema import IDENTIFIER_TYPE

DAY = 86_400
WINDOWS = {"ever": None, "daily": DAY, "weekly": 7 * DAY, "monthly": 30 * DAY, "annually": 365 * DAY}
"""How a limit may be worded -> seconds."""
LIMIT = re.compile(r"(\d{1,9})(?: ([a-z]+))?")
UNLIMITED = "unlimited"
ANY = "any"  # every type, among those whose values are blocked

LIMITS: Mapping[str, int | str] = {
    "user_id": 1,
    "anonymous_id": "5 monthly",
    "ga_client_id": "5 monthly",
    "email": "5 annually",
    "android.id": "5 annually",
    "ios.id": "5 annually",
}
OTHERS = 5  # of any other type
BLOCK: Mapping[str, Sequence[str]] = {ANY: ("/^[0-]*$/", "-1", "null", "anonymous")}
NORMALISE: Mapping[str, Sequence[str]] = {"email": ("trim", "case")}
STEPS = ("trim", "case", "plus", "dots", "digits")
OF_DEVICES = frozenset(
    f"{system}.{part}" for system in ("android", "ios") for part in ("id", "idfa", "push_token")
)
EXTERNAL = "external."


class Limit(Struct, frozen=True):
    """How many identifiers of a type a person may have; seconds: that were first seen so close together."""

    count: int
    seconds: int | None = None


class Block(Struct, frozen=True):
    """Values that identify nobody: these, and those that match one of these regular expressions."""

    values: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """[identity] as it is written; what is named there stands beside the defaults, or in their place."""

    priority: list[str] = field(default_factory=lambda: ["user_id", "email"])
    """Types in the order in which they are trusted; the others follow, by their names."""
    limits: dict[str, int | str] = {}
    """How many of a type one person may have: `1`, `"5 weekly"`, `"unlimited"`."""
    block: dict[str, list[str]] = field(default_factory=dict)
    """Values that identify nobody, by type, or `any`; between slashes a regular expression."""
    normalise: dict[str, list[str]] = field(default_factory=dict)
    """What is done to the values of a type: trim, case, plus, dots, digits."""
    columns: dict[str, str] = {}
    """Further columns that identify, as `schema.table.column`, or a key of a JSON column; "" for none."""
    ignore: list[str] = field(default_factory=lambda: ["phone"])
    """Types by which nobody is matched."""
    largest: int = 1000
    """The most identifiers that one person may have."""
    merges: int = 100
    """The most persons that may be merged into one."""


class Rules(Struct, frozen=True):
    """The rules, ready for use."""

    priority: tuple[str, ...]
    limits: Mapping[str, Limit | None]
    blocks: Mapping[str, Block]
    normalise: Mapping[str, tuple[str, ...]]
    columns: Mapping[str, str]
    ignore: frozenset[str]
    largest: int
    merges: int

    @property
    def named(self) -> set[str]:
        """The types that the rules speak of."""
        return {*self.priority, *self.limits, *self.blocks, *self.normalise, *self.ignore}

    def limit(self, type: str, *, key: bool = False) -> Limit | None:
        """How many of a type a person may have; None: any number. key: it is the type of a table's rows."""
        if type in self.limits:
            return self.limits[type]
        return None if key else Limit(OTHERS)

    def block(self, type: str) -> Block:
        """The values of a type that identify nobody."""
        found = [self.blocks[name] for name in (ANY, type) if name in self.blocks]
        return Block(
            tuple(dict.fromkeys(v for b in found for v in b.values)),
            tuple(dict.fromkeys(p for b in found for p in b.patterns)),
        )

    def ranks(self, types: Iterable[str], keys: Collection[str]) -> dict[str, int]:
        """The place of each type, 0 the one that is trusted most: a row's own key, as it is always there."""
        given = {name: place for place, name in enumerate(self.priority)}
        last = len(given)

        def place(name: str) -> tuple[int, str]:
            return (-1 if name in keys and name not in given else given.get(name, last), name)

        return {name: rank for rank, name in enumerate(sorted(types, key=place))}


def kept_as(type: str) -> str:
    """The type as which an identifier is kept whose type a client thought of, in `context_external_ids`.

    A table's rows have its full name for their type, which has a dot: a client that names such a type, of a
    table that is there or yet to come, gets one of its own, lest it claims to be whom a row is about.
    """
    return EXTERNAL + type if "." in type and type not in OF_DEVICES else type


def section(config: Config) -> str:
    """Where the rules are written, for errors."""
    return f"{config.path or FILE_NAME}: [identity]"


def rules(config: Config) -> Rules:
    """The rules of a tributary.toml; ConfigError names what cannot be used in it.

    Regular expressions are PostgreSQL's, which is asked when it is there.
    """
    where = section(config)
    options = read_section(Options, expanded(config.identity, where), where)
    _check_types(options, where)
    for name, least in (("largest", options.largest), ("merges", options.merges)):
        if least < 1:
            raise ConfigError(f"{where} {name} must be at least 1.")
    limits = {**LIMITS, **options.limits}
    steps: dict[str, Sequence[str]] = {**NORMALISE, **options.normalise}
    for name, chosen in steps.items():
        for step in chosen:
            if step not in STEPS:
                raise ConfigError(f"{where} normalise.{name}: there is no {step!r}{nearest(step, STEPS)}")
    return Rules(
        tuple(options.priority),
        {name: _limit(value, f"{where} limits.{name}") for name, value in limits.items()},
        {name: _block(entries) for name, entries in {**BLOCK, **options.block}.items()},
        {name: tuple(step for step in STEPS if step in chosen) for name, chosen in steps.items()},
        options.columns,
        frozenset(options.ignore),
        options.largest,
        options.merges,
    )


def _check_types(options: Options, where: str) -> None:
    named: dict[str, Iterable[str]] = {
        "priority": options.priority, "limits": options.limits, "normalise": options.normalise,
        "ignore": options.ignore, "block": (name for name in options.block if name != ANY),
        "columns": (name for name in options.columns.values() if name),
    }  # fmt: skip
    for key, names in named.items():
        for name in names:
            if not IDENTIFIER_TYPE.fullmatch(name):
                raise ConfigError(f"{where} {key}: {name!r} is no type of identifier, such as user_id.")
    for name in options.columns:
        if name.count(".") < 2 or not all(name.split(".")):
            raise ConfigError(f"{where} columns: {name!r} is no column; write schema.table.column.")


def _limit(value: int | str, where: str) -> Limit | None:
    if value == UNLIMITED:
        return None
    found = LIMIT.fullmatch(str(value))
    if found is None or int(found[1]) < 1:
        raise ConfigError(f'{where} must be a number above 0, such as 5 or "5 weekly", or "unlimited".')
    if found[2] and found[2] not in WINDOWS:
        raise ConfigError(f"{where}: there is no {found[2]!r}{nearest(found[2], WINDOWS)}")
    return Limit(int(found[1]), WINDOWS[found[2] or "ever"])


def _block(entries: Sequence[str]) -> Block:
    values = tuple(entry for entry in entries if not _is_pattern(entry))
    return Block(values, tuple(entry[1:-1] for entry in entries if _is_pattern(entry)))


def _is_pattern(entry: str) -> bool:
    return len(entry) > 2 and entry.startswith("/") and entry.endswith("/")
