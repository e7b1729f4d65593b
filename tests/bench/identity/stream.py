"""A year of invented events and customers, made by the server: what the benchmark of identity reads.

Each visit is one browser's, with four rows on the average. Four in ten are of somebody who logs in, on one of
some five browsers in the year, sometimes by a second address; one in a hundred is at a computer that others use.
"""

from __future__ import annotations

from tests.bench.services import Postgres

YEAR = 365 * 86_400
VISIT = 4  # rows
PEOPLE = 20  # rows for each person who logs in
BEGAN = "timestamptz '2025-01-01 00:00:00+00'"

COLUMNS = (
    'id text, received_at timestamptz, "timestamp" timestamptz, anonymous_id text, user_id text,'
    " context_ip text, context_page_url text, context_user_agent text"
)
TABLES = {
    "pages": f"{COLUMNS}, path text, title text",
    "tracks": f"{COLUMNS}, event text, event_text text",
    "identifies": f"{COLUMNS}, email text, first_name text, last_name text, plan text",
}

ROWS = f"""
with visits as (
    select r, r / {VISIT} as visit, r % {VISIT} as step, hashint8extended(r / {VISIT}, 1) & 1048575 as chance
    from generate_series({{first}}::bigint, {{last}}::bigint) r
), who as (
    select *, chance % 100 < 40 as logs_in,
           (hashint8extended(visit, 2) & 2147483647) % {{people}} as person,
           case when chance % 100 = 99 then visit % 500 else visit end as browser
    from visits
)
select r, {BEGAN} + make_interval(secs => r * {{step}}) as received_at,
       md5('browser ' || browser)::uuid::text as anonymous_id,
       case when logs_in and step > 0 or chance % 100 = 99 then 'user_' || person end as user_id,
       case when logs_in and step = 1 or chance % 100 = 99 then
            'person.' || person || case when chance % 1000 = 0 then '.old' else '' end || '@mail.example' end as email,
       person, step, logs_in
from who
"""


def make(postgres: Postgres, rows: int) -> None:
    """The tables of schema `web`, and customers beside them, with so many events."""
    postgres.drop("web")
    postgres.run("create schema web")
    for name, columns in TABLES.items():
        postgres.run(f"create table web.{name} ({columns})")
    add(postgres, 0, rows, rows)
    for name in TABLES:
        postgres.run(f"create index on web.{name} using brin (received_at)")
    postgres.run("vacuum analyze")


def add(postgres: Postgres, first: int, count: int, rows: int) -> None:
    """Add events by their numbers; rows: of how many a year has."""
    made = ROWS.format(first=first, last=first + count - 1, people=max(1, rows // PEOPLE), step=YEAR / rows)
    common = (
        "md5('m' || r)::uuid::text, received_at, received_at - interval '1 second', anonymous_id, user_id,"
        " '10.0.' || (r % 250) || '.' || (r % 7), 'https://shop.example/products/' || (r % 1000),"
        " 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36'"
    )
    postgres.run(
        "drop table if exists web.made",
        f"create unlogged table web.made as {made}",
        f"insert into web.identifies select {common}, email, 'First' || person, 'Last' || person,"
        " 'plan ' || (person % 3) from web.made where email is not null",
        f"insert into web.tracks select {common}, 'product_viewed', 'Product Viewed' from web.made"
        " where email is null and r % 3 = 0",
        f"insert into web.pages select {common}, '/products/' || (r % 1000), 'Product' from web.made"
        " where email is null and r % 3 > 0",
        "drop table web.made",
    )


def observations(postgres: Postgres) -> int:
    """How many pairs of identifiers the rows hold, each of which says that both are one person's."""
    said = {"pages": "anonymous_id, user_id", "tracks": "anonymous_id, user_id"}
    said["identifies"] = "anonymous_id, user_id, email"
    pairs = (f"select num_nonnulls({names}) n from web.{table}" for table, names in said.items())
    return postgres.number(f"select sum(n * (n - 1) / 2) from ({' union all '.join(pairs)}) as rows")
