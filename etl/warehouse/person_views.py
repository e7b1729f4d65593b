"""The views of the schema `identity`: what people read of identity, and the names other tools are used to."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from etl.warehouse.ddl import literal, quote
from etl.warehouse.person_tables import REASONS, table


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
IDS = (
    f"{PERSONS} p join {PERSONS} c on c.person = p.canonical"
    f" left join {table('merges')} m on m.person = p.person left join {table('led')} l on l.person = p.person"
)
"""Every id that a person ever had, who that is now, and what led it there."""


def _last(begun: str, merged: str, led: str) -> str:
    """Of the last observation, or rebuild, that said whose an id is; mostly there is but one."""
    way = f"""(
        with recursive way (into_person, number, said) as (
            (select into_person, number, {merged} from {table("merges")} m where person = p.person
             union all
             select into_person, number, {led} from {table("led")} l where person = p.person)
            union
            select m.into_person, m.number, {merged}
            from way w join {table("merges")} m on m.person = w.into_person and m.number >= w.number
        )
        select said from way order by number desc limit 1
    )"""
    return (
        f"case when p.canonical = p.person then coalesce({led}, {begun})"
        f" when l.person is null and m.into_person = p.canonical then {merged} else {way} end"
    )


LAST_AT = _last("p.created_at", "m.merged_at", "l.led_at")
LAST_NUMBER = f"({_last('p.person', 'm.number', 'l.number')})::bigint"
LAST_KNOWN = "greatest(p.known_at, p.moved_at, l.led_at)"
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
            ("segment_id", "text", "p.person_id", "person_id, as Segment names it."),
            ("canonical_segment_id", "text", "c.person_id", "canonical_person_id, as Segment names it."),
            ("timestamp", "timestamptz", LAST_AT, "When it became that: the last merge, or rebuild."),
            ("uuid_ts", "timestamptz", LAST_KNOWN, "When the run began that made it known."),
            ("seq", "bigint", LAST_NUMBER, "Number of the observation, or rebuild, that said so."),
            ("etl_ts", "timestamptz", LAST_KNOWN, "As uuid_ts."),
        ),
        IDS,
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
        f"{PERSONS} p left join {table('golden')} g on g.person = p.person"
        " where p.canonical = p.person and not p.nobody",
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
    ("triggering_event_name", "text", "null::text", "Not kept."),
    ("triggering_event_source_id", "text", "s.schema_name", "Schema of that row."),
    ("triggering_event_source_name", "text", "s.schema_name", "Likewise."),
    ("triggering_event_source_slug", "text", "s.schema_name", "Likewise."),
)
HASH = "encode(sha256(convert_to(t.name || n.value, 'UTF8')), 'hex')"
MERGED = "greatest(n.known_at, p.moved_at)"


def _stamps(at: str, known: str) -> tuple[tuple[str, str, str, str], ...]:
    return (("seq", "bigint", SEQUENCE.format(at=at), "The time as a number."), *_times(at, known))


def _times(at: str, known: str) -> tuple[tuple[str, str, str, str], ...]:
    return (
        ("received_at", "timestamptz", at, "When the row that says so reached us."),
        ("uuid_ts", "timestamptz", known, "When the run began that made it known: to load increments by."),
        ("timestamp", "timestamptz", at, "As received_at."),
    )


NAMED = f"""(
    with recursive moved (person, into_person, number, at, source, known_at) as (
        select person, into_person, number, merged_at, source, known_at from {table("merges")}
        union all
        select person, into_person, number, led_at, null, led_at from {table("led")}
    ),
    chain (person, into_person, number, at, source, known_at) as (
        select person, into_person, number, at, source, known_at from moved
        union
        select c.person, m.into_person, m.number, m.merged_at, m.source, m.known_at
        from chain c join {table("merges")} m on m.person = c.into_person and m.number >= c.number
    )
    select person, person as into_person, person as number, created_at as at, source, known_at
    from {PERSONS}
    union all
    select distinct on (person, number) person, into_person, number, at, source, known_at from chain
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
            *TRIGGER,
            ("seq", "bigint", "u.number::bigint", "Order of judging: an id's last row holds."),
            *_times("u.at", "u.known_at"),
        ),
        f"{NAMED} join {PERSONS} p on p.person = u.person join {PERSONS} c on c.person = u.into_person"
        f" left {SOURCE.format(of='u')}",
    ),
    View(
        "external_id_mapping_updates",
        "Profiles Sync's raw table: a row per identifier, with the person it was given first.",
        (
            ("id", "text", "n.node::text", "Identifies the row."),
            ("external_id_hash", "text", HASH, "Fingerprint of type and value (SHA-256)."),
            ("external_id_type", "text", "t.name", "Kind of the identifier."),
            ("external_id_value", "text", "n.value", "The identifier."),
            ("segment_id", "text", "p.person_id", "Whom it was given first; join id_graph_updates."),
            ("triggering_event_id", "text", "null::text", "Not kept."),
            ("triggering_event_type", "text", EVENT, "Call, or table, of the row that caused it."),
            *TRIGGER,
            *_stamps("n.first_seen", "n.known_at"),
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
            *_stamps("n.first_seen", MERGED),
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
            *_stamps("u.seen_at", "u.known_at"),
        ),
        f"""(
    select distinct on (p.canonical, r.name) c.person_id, r.name, r.value, r.seen_at,
           greatest(r.known_at, n.known_at, p.moved_at) as known_at
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
            ("seq", "bigint", LAST_NUMBER, "As in id_graph_updates."),
            *_times(LAST_AT, LAST_KNOWN),
        ),
        IDS,
    ),
    View(
        "external_id_mapping",
        "What profiles-sync-dbt makes of the raw tables: each identifier once, by who the person is now.",
        (
            ("canonical_segment_id", "text", "c.person_id", "The person."),
            ("external_id_type", "text", "t.name", "Kind of the identifier."),
            ("external_id_value", "text", "n.value", "The identifier."),
            ("external_id_hash", "text", HASH, "Fingerprint of type and value (SHA-256)."),
            ("timestamp", "timestamptz", "n.first_seen", "When a row with it first reached us."),
            ("uuid_ts", "timestamptz", MERGED, "When the run began that made it known."),
        ),
        f"{NODES} n {WHO} {TYPE}",
    ),
)  # fmt: skip

TRAITS_AT = "coalesce(g.known_at, p.moved_at, p.known_at)"
MOST_TRAITS = 1_400  # a view has 1,600 columns at most


def profile_traits(names: Sequence[str]) -> View:
    """The view with a column for each trait."""
    fixed = (
        ("canonical_segment_id", "text", "p.person_id", "An id that was given to a person."),
        (
            "merged_to", "text", "case when p.canonical <> p.person then c.person_id end",
            "Who that is now; null for whoever still is: only they have traits.",
        ),
        ("seq", "bigint", SEQUENCE.format(at=TRAITS_AT), "uuid_ts as a number."),
        ("uuid_ts", "timestamptz", TRAITS_AT, "When the run began that made it known."),
    )  # fmt: skip
    taken = {name for name, *_ in fixed}
    traits = [
        (name, "text", f"g.traits ->> {literal(name)}", f"Newest value of the trait {name}, as text.")
        for name in names
        if name not in taken
    ]
    return View(
        "profile_traits",
        "What profiles-sync-dbt makes of the raw tables: a person's traits, each the newest, side by side.",
        (*fixed, *traits[:MOST_TRAITS]),
        f"{PERSONS} p join {PERSONS} c on c.person = p.canonical"
        f" left join {table('golden')} g on g.person = p.person",
    )


VIEWS = PUBLIC + COMPATIBLE
