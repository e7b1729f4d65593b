"""The views of the schema `identity`: what people read of identity, and the names other tools are used to."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import takewhile
from typing import TYPE_CHECKING

import xxhash
from msgspec import Struct

from etl.warehouse.ddl import literal, quote
from etl.warehouse.ledger import make_schema
from etl.warehouse.person_tables import REASONS, table

if TYPE_CHECKING:
    from psycopg import Connection

SCHEMA = "identity"
SIMPLE = ("anonymous_users", "user_emails", "amp_users")
"""The files of sql/identity, in an order in which each can be made."""


class View(Struct, frozen=True):
    """A view: what a row is, its columns with type, expression and meaning, and where they come from."""

    name: str
    doc: str
    columns: tuple[tuple[str, str, str, str], ...]
    rows: str

    @property
    def select(self) -> str:
        """Its query."""
        shown = ",\n    ".join(f"{sql} as {quote(name)}" for name, _, sql, _ in self.columns)
        return f"select\n    {shown}\nfrom {self.rows}"


NODES, PERSONS = table("nodes"), table("persons")
TYPE = f"join {table('types')} t on t.type = n.type"
SOURCE = "join tributary.identity_sources s on s.source = {of}.source"
WHO = f"join {PERSONS} p on p.person = n.person join {PERSONS} c on c.person = p.canonical"
FROM = "s.schema_name || '.' || s.table_name"
SEQUENCE = "(extract(epoch from {at}) * 1000000)::bigint"
EVENT = (
    "case s.table_name when 'identifies' then 'identify' when 'tracks' then 'track' when 'pages' then 'page'"
    " when 'screens' then 'screen' when 'groups' then 'group' when 'aliases' then 'alias'"
    " else s.table_name end"
)

PUBLIC = (
    View(
        "identifiers",
        "Every identifier that belongs to somebody, and to whom. Look a person up by a value here.",
        (
            ("type", "text", "t.name", "Kind: user_id, email, anonymous_id, stripe.customers ..."),
            ("value", "text", "n.value", "The identifier, as it is compared: e-mail in lower case."),
            ("person_id", "text", "c.person_id", "Whose it is."),
            ("first_seen", "timestamptz", "n.first_seen", "When a row with it first reached us."),
            ("last_seen", "timestamptz", "n.last_seen", "When one reached us last."),
            ("source", "text", FROM, "Table in which it was seen first."),
        ),
        f"{NODES} n {WHO} {TYPE} {SOURCE.format(of='n')}",
    ),
    View(
        "id_graph",
        "Every id that a person ever had, and that person's id now: ids kept elsewhere go on working.",
        (
            ("person_id", "text", "p.person_id", "An id that was given to a person once."),
            ("canonical_person_id", "text", "c.person_id", "That person's id now; the same, if not merged."),
            ("created_at", "timestamptz", "p.created_at", "When the observation that began it was made."),
            ("merged_at", "timestamptz", "m.merged_at", "When it became another; null if it did not."),
        ),
        f"{PERSONS} p join {PERSONS} c on c.person = p.canonical"
        f" left join {table('merges')} m on m.person = p.person",
    ),
    View(
        "persons",
        "Everyone, once, with what is known: of each trait the newest value, whichever table it came from.",
        (
            ("person_id", "text", "p.person_id", "Identifies the person."),
            ("name", "text", "g.name", "Best name: a whole one, else first and last name."),
            ("email", "text", "g.email", "Newest e-mail address."),
            ("phone", "text", "g.phone", "Newest phone number."),
            ("traits", "jsonb", "coalesce(g.traits, '{}')", "All traits, by their names."),
            (
                "provenance", "jsonb", "coalesce(g.provenance, '{}')",
                "Of each trait the table it came from; when, is in identity.traits.",
            ),
            ("created_at", "timestamptz", "p.created_at", "When the person was seen first."),
        ),
        f"{PERSONS} p left join {table('golden')} g on g.person = p.person where p.canonical = p.person",
    ),
    View(
        "merges",
        "Persons who turned out to be others: each id that was given up, and for which.",
        (
            ("person_id", "text", "p.person_id", "Id that was given up."),
            ("into_person_id", "text", "c.person_id", "Id that stayed; by now perhaps given up for another."),
            ("merged_at", "timestamptz", "m.merged_at", "When the row that joined them reached us."),
            ("source", "text", FROM, "Table of that row."),
            ("observation", "bigint", "m.number::bigint", "Number of the observation."),
        ),
        f"{table('merges')} m join {PERSONS} p on p.person = m.person"
        f" join {PERSONS} c on c.person = m.into_person {SOURCE.format(of='m')}",
    ),
    View(
        "violations",
        "Identifiers that the rules kept from joining persons, and how often.",
        (
            (
                "reason", "text",
                f"case r.reason {' '.join(f'when {k} then {literal(v)}' for k, v in REASONS.items())} end",
                "blocked, over the limit, too large, too many merges.",
            ),
            ("type", "text", "t.name", "Kind of the identifier."),
            ("value", "text", "n.value", "The identifier."),
            ("person_id", "text", "c.person_id", "Whose it is all the same; null if nobody's."),
            ("observations", "bigint", "r.observations", "In how many observations it was left out."),
            ("first_at", "timestamptz", "r.first_at", "When for the first time."),
            ("last_at", "timestamptz", "r.last_at", "When for the last time."),
        ),
        f"{table('refused')} r join {NODES} n on n.node = r.node {TYPE}"
        f" left join {PERSONS} p on p.person = n.person left join {PERSONS} c on c.person = p.canonical",
    ),
    View(
        "observations",
        "What rows said, in the order in which it was judged: all identifiers of a number are one person's.",
        (
            ("observation", "bigint", "o.number::bigint", "Number of the observation."),
            ("seen_at", "timestamptz", "o.seen_at", "When the first row that says so reached us."),
            ("source", "text", FROM, "Table of that row."),
            ("type", "text", "t.name", "Kind of an identifier."),
            ("value", "text", "n.value", "The identifier."),
        ),
        f"{table('observations')} o cross join unnest(o.nodes) u (node) join {NODES} n on n.node = u.node"
        f" {TYPE} {SOURCE.format(of='o')}",
    ),
    View(
        "traits",
        "What each table last said of a person, trait by trait.",
        (
            ("person_id", "text", "c.person_id", "The person."),
            ("name", "text", "r.name", "The trait, such as first_name."),
            ("value", "text", "r.value", "Its value, as text."),
            ("source", "text", FROM, "The table."),
            ("seen_at", "timestamptz", "r.seen_at", "When the row that says so reached us."),
        ),
        f"{table('traits')} r join {NODES} n on n.node = r.node {WHO} {SOURCE.format(of='r')}",
    ),
)  # fmt: skip

TRIGGER = (
    ("triggering_event_type", "text", EVENT, "Call, or table, of the row that caused it."),
    ("triggering_event_source_name", "text", "s.schema_name", "Schema of that row."),
    ("triggering_event_source_slug", "text", "s.schema_name", "Likewise."),
)


def _stamps(at: str) -> tuple[tuple[str, str, str, str], ...]:
    return (("seq", "bigint", SEQUENCE.format(at=at), "The time as a number."), *_times(at))


def _times(at: str) -> tuple[tuple[str, str, str, str], ...]:
    return (
        ("received_at", "timestamptz", at, "When the row reached us."),
        ("uuid_ts", "timestamptz", at, "Likewise."),
        ("timestamp", "timestamptz", at, "Likewise."),
    )


NAMED = f"""(
    with recursive moved (person, into_person, number, at, source) as (
        select person, into_person, number, merged_at, source from {table("merges")}
        union all
        select person, into_person, number, led_at, null from {table("led")}
    ),
    chain (person, into_person, number, at, source) as (
        select person, into_person, number, at, source from moved
        union
        select c.person, m.into_person, m.number, m.merged_at, m.source
        from chain c join {table("merges")} m on m.person = c.into_person and m.number >= c.number
    )
    select person, person as into_person, person as number, created_at as at, source from {PERSONS}
    union all
    select distinct on (person, number) person, into_person, number, at, source from chain
    order by person, number, into_person
) u"""
"""Whom each id led to, and from which observation, or rebuild, on; one that joins several, once."""

COMPATIBLE = (
    View(
        "id_graph_updates",
        "Profiles Sync's raw table: a row as a person begins, and one whenever an id is led elsewhere.",
        (
            ("id", "text", "p.person_id || '.' || u.number", "Identifies the row."),
            ("segment_id", "text", "p.person_id", "An id that was given to a person."),
            ("canonical_segment_id", "text", "c.person_id", "That person's id from then on."),
            ("triggering_event_id", "text", "u.number::text", "Number of the observation, or rebuild."),
            (
                "triggering_event_type", "text", f"coalesce({EVENT}, 'rebuild')",
                "Call, or table, of the row that caused it, or rebuild.",
            ),
            *TRIGGER[1:],
            ("seq", "bigint", "u.number::bigint", "Order of judging: an id's last row holds."),
            *_times("u.at"),
        ),
        f"{NAMED} join {PERSONS} p on p.person = u.person join {PERSONS} c on c.person = u.into_person"
        f" left {SOURCE.format(of='u')}",
    ),
    View(
        "external_id_mapping_updates",
        "Profiles Sync's raw table: a row per identifier, with the person it was given first.",
        (
            ("id", "text", "n.node::text", "Identifies the row."),
            (
                "external_id_hash", "text", "encode(sha256(convert_to(t.name || n.value, 'UTF8')), 'hex')",
                "Fingerprint of type and value (SHA-256).",
            ),
            ("external_id_type", "text", "t.name", "Kind of the identifier."),
            ("external_id_value", "text", "n.value", "The identifier."),
            ("segment_id", "text", "p.person_id", "Whom it was given first; join id_graph_updates."),
            ("triggering_event_id", "text", "null::text", "Not kept."),
            ("triggering_event_name", "text", "null::text", "Not kept."),
            *TRIGGER,
            *_stamps("n.first_seen"),
            ("__operation", "text", "'CREATED'::text", "Always CREATED."),
        ),
        f"{NODES} n join {PERSONS} p on p.person = n.person {TYPE} {SOURCE.format(of='n')}",
    ),
    View(
        "user_identifiers",
        "Profiles Sync's view: identifiers by who the person is now.",
        (
            ("canonical_segment_id", "text", "c.person_id", "The person."),
            ("type", "text", "t.name", "Kind of the identifier."),
            ("value", "text", "n.value", "The identifier."),
            *_stamps("n.first_seen"),
        ),
        f"{NODES} n {WHO} {TYPE}",
    ),
    View(
        "user_traits",
        "Profiles Sync's view: the newest value of each trait, by who the person is now.",
        (
            ("canonical_segment_id", "text", "u.person_id", "The person."),
            ("name", "text", "u.name", "The trait."),
            ("value", "text", "u.value", "Its value, as text."),
            *_stamps("u.seen_at"),
        ),
        f"""(
    select distinct on (p.canonical, r.name) c.person_id, r.name, r.value, r.seen_at
    from {table("traits")} r
    join {NODES} n on n.node = r.node
    {WHO}
    order by p.canonical, r.name, r.seen_at desc, r.source, r.node desc
) u""",
    ),
    View(
        "profile_merges",
        "Profiles Sync's view: every id that a person ever had, and that person's id now.",
        (
            ("canonical_segment_id", "text", "c.person_id", "The person's id now."),
            ("segment_id", "text", "p.person_id", "An id that the person had, or has."),
            *_stamps("coalesce(m.merged_at, p.created_at)"),
        ),
        f"{PERSONS} p join {PERSONS} c on c.person = p.canonical"
        f" left join {table('merges')} m on m.person = p.person",
    ),
)  # fmt: skip

VIEWS = PUBLIC + COMPATIBLE


def keep(connection: Connection) -> None:
    """Make the views, or make them anew where what they show has changed."""
    make_schema(connection, SCHEMA)
    connection.execute(f"comment on schema {SCHEMA} is 'Who is who, across all sources.'")
    for view in VIEWS:
        name = quote(SCHEMA, view.name)
        mark = xxhash.xxh64_hexdigest(f"{view.select}{view.doc}{view.columns}".encode())
        comment = f"{view.doc} [{mark}]"
        there = connection.execute("select obj_description(to_regclass(%s), 'pg_class')", (name,)).fetchone()
        if there == (comment,):
            continue
        connection.execute(f"create or replace view {name} as {view.select}")
        connection.execute(f"comment on view {name} is {literal(comment)}")
        for column, _, _, doc in view.columns:
            connection.execute(f"comment on column {name}.{quote(column)} is {literal(doc)}")


def keep_simple(connection: Connection) -> None:
    """Make the views of sql/identity, those of which all is there that they read.

    A file's first comment is the view's, the comments behind its columns are theirs.
    """
    from psycopg.errors import UndefinedColumn, UndefinedTable

    for name in SIMPLE:
        query = _simple(name)
        view = quote(SCHEMA, name)
        try:
            with connection.transaction():
                connection.execute(f"create or replace view {view} as {query}")
                connection.execute(f"comment on view {view} is {literal(first_comment(query))}")
                for column, doc in column_comments(query):
                    connection.execute(f"comment on column {view}.{quote(column)} is {literal(doc)}")
        except (UndefinedTable, UndefinedColumn):
            continue


def _simple(name: str) -> str:
    return (files("sql") / "identity" / f"{name}.sql").read_text()


def first_comment(query: str) -> str:
    """What a file of SQL says of itself before its query, in one line."""
    lines = takewhile(lambda line: line.startswith("--"), query.splitlines())
    return " ".join(line.removeprefix("--").strip() for line in lines).replace("  ", " ")


def column_comments(query: str) -> list[tuple[str, str]]:
    """The columns of its last select, each with the comment behind it."""
    last = query[query.rindex("\nselect\n") :]
    return re.findall(r"(\w+),? +-- (.+)", last)


def dictionary() -> str:
    """The views as a page of Markdown."""
    lines = ["# Views of identity", "", "Generated from the code by `make golden`; do not edit.", ""]
    lines += ["How to ask them: [identity.md](../identity.md).", ""]
    for title, views in (
        ("Tributary's own", PUBLIC),
        ("By the names of Segment's Profiles Sync", COMPATIBLE),
    ):
        lines += [f"## {title}", ""]
        for view in views:
            lines += [f"### {SCHEMA}.{view.name}", "", view.doc, ""]
            lines += ["| column | type | meaning |", "|---|---|---|"]
            lines += [f"| `{name}` | {kind} | {doc} |" for name, kind, _, doc in view.columns]
            lines += [""]
    lines += ["## Simple ones, of the events alone", ""]
    lines += ["Without rules and without `etl identity`: the files of `sql/identity`.", ""]
    for simple in SIMPLE:
        query = _simple(simple)
        lines += [f"### {SCHEMA}.{simple}", "", first_comment(query), ""]
        lines += ["| column | meaning |", "|---|---|"]
        lines += [f"| `{name}` | {doc} |" for name, doc in column_comments(query)]
        lines += [""]
    return "\n".join(lines)
