"""Which tables tell of persons, by which of their columns: the claims that are collected and resolved.

A table claims that what identifies a row is one person. Of the sources' tables those do whose models say so,
`field(..., identifies="email")`; of the schemas with streamed events the tables of calls, by the names that
all libraries of the kind give their columns. [identity] columns adds others, or takes some away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import replace

from etl.config import FILE_NAME, Config, nearest
from etl.errors import ConfigError
from etl.events.settings import settings
from etl.identity.rules import Rules
from etl.schema import Table
from etl.sources import chosen, open_source
from etl.warehouse.ddl import literal, quote
from etl.warehouse.person_rows import timely

EVENT_TABLES = ("identifies", "users", "tracks", "pages", "screens", "groups", "aliases")
"""Tables of calls; those of single events say nothing that `tracks` does not."""

STAMPS = ("uuid_ts", "received_at")
"""Columns by which new rows are found: when the loader wrote the row, else when the call was received."""
LATE = {"uuid_ts": timedelta(hours=3), "received_at": timedelta(days=2)}
"""How long a row of an event table may take to be seen after the time in that column."""
COMMITTED = timedelta(hours=3)
"""The same of our own tables: a commit stamps rows when it begins."""

EXTERNAL_IDS = ("context_external_ids", "context_external_id")
"""Where the ids are that a user has elsewhere: Segment's `externalIds`, RudderStack's `externalId`."""

TRAITS = frozenset(
    """
    age avatar birthday company company_name department email employees first_name gender industry last_name
    mobile_phone name phone title username website
    """.split()  # noqa: SIM905  a list to read
)
"""Columns of a source's table that are traits of a person, besides those that begin with `address_`."""
NO_TRAITS = frozenset(
    """
    id user_id anonymous_id group_id previous_id event event_text original_timestamp sent_at received_at
    timestamp uuid uuid_ts loaded_at
    """.split()  # noqa: SIM905  likewise
)
"""Columns of `identifies` and `users` that are not traits; nor is what begins with `context_` or `_`."""


class Cell(Struct, frozen=True):
    """A value that a row has, as an SQL expression over its columns: text or null.

    name: the type of the identifier, or the name of the trait. of: the column, or `column.key`, that has it.
    """

    name: str
    sql: str
    of: str = ""


class Claim(Struct, frozen=True):
    """A table whose rows tell of persons.

    identifiers: what identifies a row, in order.
    traits: what else it says of the person.
    at: expression for when the row reached us.
    stamp: the column by which new rows are found; late: how far to look behind what was seen last.
    external: columns with identifiers of types that only the rows know.
    whole: a row is all that its table says of its key, so a trait that it has no more is taken back.
    """

    schema: str
    table: str
    identifiers: tuple[Cell, ...]
    traits: tuple[Cell, ...]
    at: str
    stamp: str
    late: timedelta
    external: tuple[str, ...] = ()
    whole: bool = False

    @property
    def name(self) -> str:
        """Its full name."""
        return f"{self.schema}.{self.table}"


Columns = Mapping[str, str]
"""A table's columns as the warehouse has them, each with its type."""


def wanted(config: Config) -> tuple[dict[str, type[Table]], list[str]]:
    """The tables of sources whose models identify somebody, by full names; and the names of event tables.

    A schema may be both: then its models say what its tables are.
    """
    models: dict[str, type[Table]] = {}
    for source in config.sources.values():
        for stream in chosen(open_source(source, secrets=False), source.streams):
            for table in stream.tables:
                if any(column.identifies for column in table.columns):
                    models[f"{source.name}.{table.__tablename__}"] = table
    schemas = dict.fromkeys(settings(config).schemas)
    calls = [f"{schema}.{name}" for schema in schemas for name in EVENT_TABLES]
    return models, [name for name in calls if name not in models]


def further(rules: Rules) -> set[str]:
    """The tables that only [identity] columns names."""
    return {".".join(name.split(".")[:2]) for name in rules.columns}


def claims(config: Config, rules: Rules, there: Mapping[str, Columns]) -> list[Claim]:
    """What the tables that are there claim, in an order that depends on the configuration alone.

    there: the columns of each table that the warehouse has, by its full name. Those without a stamp cannot be
    read.
    Raises ConfigError if [identity] columns names a column that such a table does not have.
    """
    models, events = wanted(config)
    found = [_of_model(name, table, there[name]) for name, table in models.items() if name in there]
    for name in events:
        if name in there:
            beside = f"{name.partition('.')[0]}.identifies" in there
            found.append(_of_events(name, there[name], beside_identifies=beside))
    named = {claim.name for claim in found}
    found += [_bare(name, there[name]) for name in sorted(further(rules) - named) if name in there]
    where = f"{config.path or FILE_NAME}: [identity] columns"
    found = [_configured(claim, rules, there[claim.name], where) for claim in found]
    return [claim for claim in found if claim.identifiers]


def timeless(found: Iterable[Claim]) -> list[str]:
    """What a person should know of tables that cannot be read, as nothing says when their rows came."""
    which = " nor ".join(STAMPS)
    return [
        f"{claim.name} is not read, as it has neither {which} with a time"
        for claim in found
        if not claim.stamp
    ]


def _of_model(name: str, table: type[Table], columns: Columns) -> Claim:
    schema = name.partition(".")[0]
    of_parent = any(column.parent and column.identifies for column in table.columns)
    key = [c.name for c in table.key]
    own = Cell(name, _joined([quote(c) + "::text" for c in key]), key[0] if len(key) == 1 else "")
    cells = [] if of_parent else [own]
    for column in table.columns:
        if column.identifies and column.name in columns:
            same = column.references == column.identifies  # a row of another table that is the same person
            kind = f"{schema}.{column.identifies}" if same else column.identifies
            value, of = quote(column.name) + "::text", column.name
            if column.type == "json":
                value = f"{quote(column.name)} ->> {literal(column.identifies)}"
                of = f"{column.name}.{column.identifies}"
            if column.when:
                test = f"{quote(column.when[0])}::text = {literal(column.when[1])}"
                value = f"case when {test} then {value} end"
            cells.append(Cell(kind, value, of))
    traits = [c.name for c in table.columns if c.name in TRAITS or c.name.startswith("address_")]
    return Claim(
        schema, table.__tablename__, tuple(cells),
        tuple(Cell(trait, quote(trait) + "::text") for trait in traits if trait in columns),
        quote("received_at"), "received_at", COMMITTED, whole=not of_parent,
    )  # fmt: skip


def _joined(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else "concat_ws('/', " + ", ".join(parts) + ")"


def _of_events(name: str, columns: Columns, *, beside_identifies: bool) -> Claim:
    schema, _, table = name.partition(".")
    bare = _bare(name, columns)
    says = table == "identifies" or (table == "users" and not beside_identifies)
    traits = [c for c in columns if says and c not in NO_TRAITS and not c.startswith(("context_", "_"))]
    external = tuple(c for c in EXTERNAL_IDS if c in columns)
    return Claim(
        schema, table, tuple(_calls(table, columns)),
        tuple(Cell(trait, quote(trait) + "::text") for trait in traits),
        bare.at, bare.stamp, bare.late, external=external,
    )  # fmt: skip


def _calls(table: str, columns: Columns) -> Iterator[Cell]:
    """The identifiers of a call, as far as its table has columns for them."""

    def cell(kind: str, column: str, *needed: str, when: str = "") -> Iterator[Cell]:
        if all(c in columns for c in (column, *needed)):
            value = quote(column) + "::text"
            found = f"case when {when} then {value} end" if when else value
            yield Cell(kind, found, column)

    yield from cell("user_id", "id" if table == "users" else "user_id")
    yield from cell("anonymous_id", "anonymous_id")
    if table == "aliases":
        yield from cell("anonymous_id", "previous_id")
    if table in ("identifies", "users", "aliases"):
        yield from cell("email", "email")
        yield from cell("phone", "phone")
    yield from cell("email", "context_traits_email")
    yield from cell("anonymous_id", "context_amp_id")
    device = "context_device_type"
    for system in ("android", "ios"):
        of = f"lower({quote(device)}::text) = {literal(system)}"
        tracked = f"{of} and {quote('context_device_ad_tracking_enabled')}::text = 'true'"
        yield from cell(f"{system}.id", "context_device_id", device, when=of)
        yield from cell(
            f"{system}.idfa", "context_device_advertising_id", device, "context_device_ad_tracking_enabled",
            when=tracked,
        )  # fmt: skip
        yield from cell(f"{system}.push_token", "context_device_token", device, when=of)
    yield from cell("ga_client_id", "context_integrations_google_analytics_client_id")


def _bare(name: str, columns: Columns) -> Claim:
    """A table's claim without identifiers; without a stamp if its rows do not say when they came."""
    schema, _, table = name.partition(".")
    times = [c for c in STAMPS if columns.get(c, "").startswith("timestamp")]
    stamp = times[0] if times else ""
    received = sorted(times, key=STAMPS.index, reverse=True)
    at = ", ".join([*(timely(quote(c)) for c in received), "'epoch'"])
    return Claim(schema, table, (), (), f"coalesce({at})::timestamptz", stamp, LATE.get(stamp, COMMITTED))


def _configured(claim: Claim, rules: Rules, columns: Columns, where: str) -> Claim:
    """The claim with what [identity] says of it, and without types that are not matched."""
    cells, external = list(claim.identifiers), claim.external
    for name, kind in rules.columns.items():
        schema, table, column, *keys = name.split(".")
        of = ".".join([column, *keys])
        if f"{schema}.{table}" != claim.name:
            continue
        if column not in columns:
            raise ConfigError(f"{where}: {claim.name} has no column {column!r}{nearest(column, columns)}")
        value = quote(column) + "::text"
        cells = [cell for cell in cells if cell.of != of]
        external = tuple(c for c in external if c != of)
        if keys:
            path = ", ".join(literal(key) for key in keys)
            json = quote(column)
            if columns[column] != "jsonb":
                json = f"tributary.as_json({json}::text)"
            value = f"jsonb_extract_path_text({json}, {path})"
        if kind:
            cells.append(Cell(kind, value, of))
    left = tuple(cell for cell in cells if cell.name not in rules.ignore)
    return replace(claim, identifiers=left, external=external)
