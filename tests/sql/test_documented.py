"""What Segment's warehouse documentation asks is asked as it asks it, on what `etl events load` makes.

The queries name the tables and columns that the documented ones name, in their ways of writing: days by `date()`,
answers by alias, sessions by `extract('EPOCH' ...)`, `ilike`, `select *`. Each runs on one source's schema, and on
schema `events`. Their words are ours, as the documentation's text is not ours to copy. What else differs:

- Casts to text and integers, and some `where`, `order by` and `limit`, are there to have one answer that is known.
- Items a day are asked of `completed_order`. The documented query asks properties of `tracks`, which has none by
  the documentation's own schema, and so in no warehouse.
- The funnels join and group by what is there. The documented ones name aliases that are not (`l`, `product_viewed_at`),
  and group by an aggregate, so they run in no warehouse before that is mended.
- What only Redshift speaks (`datediff`, `dateadd`, `nvl`) is not here.
"""

from __future__ import annotations

import io
import uuid
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import msgspec
import psycopg
import pytest

from connectors.sandbox.streams import STREAMS, Streams
from etl.config import Secret
from etl.events.load import load
from etl.events.refresh import refresh
from etl.warehouse.ddl import create_table
from etl.warehouse.postgres import Warehouse
from models.salesforce.accounts import Lead
from models.stripe.customers import Customer
from models.zendesk.people import User
from models.zendesk.tickets import Ticket

NOW = datetime(2026, 5, 4, tzinfo=UTC).timestamp()
AT = "2026-05-03T10:00:00.000Z"
KNOWN = {"anonymousId": "a-bo", "userId": "bo", "originalTimestamp": AT, "sentAt": AT, "receivedAt": AT}
SHOWN = {"url": "https://shop.example/store/toaster", "path": "/store", "search": "?ttg=2"}
SPRING: dict[str, Any] = {"campaign": {"name": "spring", "medium": "email"}, "page": SHOWN}
SAID: list[dict[str, Any]] = [
    {"type": "track", "event": "Completed Order", "userId": "al", "properties": {"total": 12.5, "item": "shirt"}},
    {"type": "track", "event": "Completed Order", "userId": "al", "properties": {"total": 7.5, "item": "pants"}},
    {"type": "track", "event": "Signed Up", "properties": {"account_type": "Enterprise"}},
    {"type": "identify", "traits": {"email": "bo@shop.example", "plan": "Free"}},
    {"type": "identify", "sentAt": "2026-05-03T11:00:00.000Z", "traits": {"email": "bo@shop.example", "plan": "Premium"}},
    {"type": "group", "groupId": "g1", "traits": {"name": "Shop", "industry": "Toast", "plan": "Free", "employees": 3}},
    {"type": "group", "groupId": "g1", "sentAt": "2026-05-03T11:00:00.000Z", "traits": {"name": "Shop", "employees": 9}},
    {"type": "page", "context": SPRING, "properties": SHOWN},
    {"type": "track", "event": "Product Viewed", "context": SPRING, "properties": {"product_id": "p1"}},
    {"type": "track", "event": "Order Completed", "context": SPRING, "properties": {"total": 20, "checkout_id": "c1"}},
]  # fmt: skip
"""What somebody does as the documentation's examples have it."""

FUNNEL = """
    with users as (select * from {s}.users),
    visits as (
        select p.received_at as visited_at, p.context_campaign_name, p.context_campaign_medium, p.user_id
        from {s}.pages p left join users u on u.id = p.user_id
        where p.context_campaign_name is not null and p.url ilike '%shop.example/store%'
    ),
    looks as (
        select v.received_at as looked_at, v.context_campaign_name, v.context_campaign_medium, v.user_id
        from {s}.product_viewed v left join users u on u.id = v.user_id
    ),
    buys as (
        select c.received_at as bought_at, c.context_campaign_name, c.context_campaign_medium, c.total, c.user_id
        from {s}.order_completed c left join users u on u.id = c.user_id
    )
"""
STEPS = " from visits p left join looks v on p.user_id = v.user_id left join buys c on p.user_id = c.user_id"
LAST = 'lag(sent_at, 1) over (partition by user_id order by sent_at) as last_event from "{s}".tracks'
GAP = "extract('EPOCH' from sent_at) - extract('EPOCH' from last_event) >= (60 * 10) or last_event is null"
RANKED = "row_number() over (partition by {key} order by sent_at desc) as rn from {{s}}.{table}"
HIS = "where user_id = 'bo' or anonymous_id in (select anonymous_id from seen)"

QUERIES: dict[str, tuple[str, Any]] = {
    "users a day": (("select date(sent_at) as day, count(distinct(user_id)) as users from {s}.identifies"
                    " group by day order by day desc limit 1"), ...),
    "companies": ("select name as company from {s}.groups group by name order by name = 'Shop' desc limit 1", [("Shop",)]),
    "views a day": ("select date(sent_at) as day, count(*) as views from {s}.pages group by day order by day", ...),
    "sign-ups a day": (("select date(sent_at) as day, count(distinct(user_id)) as users from {s}.tracks"
                       " where event = 'signed_up' group by day order by day"), ...),
    "enterprise": (("select date(sent_at)::text as day, count(distinct(user_id)) as users from {s}.signed_up"
                   " where account_type = 'Enterprise' group by day order by day"), [("2026-05-03", 1)]),
    "completed orders": ("select event, event_text from {s}.tracks where event = 'completed_order'",
                         [("completed_order", "Completed Order")] * 2),
    "orders a day": (("select date(sent_at)::text as date, count(event) from {s}.tracks where event = 'completed_order'"
                     " group by date"), [("2026-05-03", 2)]),
    "revenue a day": (("select date(sent_at)::text as day, sum(total)::integer as revenue from {s}.completed_order"
                      " group by day order by day"), [("2026-05-03", 20)]),
    "items a day": (("select date(sent_at)::text as date, sum(case when item = 'shirt' then 1 else 0 end) as shirts,"
                    " sum(case when item = 'pants' then 1 else 0 end) as pants from {s}.completed_order group by date"),
                    [("2026-05-03", 1, 1)]),
    "e-mails": ("select * from mail.email_delivered", ...),
    "session starts": (f"select * from (select *, {LAST}) last where {GAP}", ...),
    "sessions": (("select *, sum(is_new) over (order by user_id, sent_at rows between unbounded preceding and current row)"
                 " as global_session_id, sum(is_new) over (partition by user_id order by sent_at"
                 " rows between unbounded preceding and current row) as user_session_id from ("
                 f"select *, case when {GAP} then 1 else 0 end as is_new from (select *, {LAST}) last) final"), ...),
    "a user's traits": ("select email, plan, sent_at from {s}.identifies where email = 'bo@shop.example'", ...),
    "users": ((f"with identifies as (select user_id, email, plan, sent_at, {RANKED.format(key='user_id', table='identifies')}),"
              " users as (select user_id, email, plan from identifies where rn = 1)"
              " select * from users where user_id = 'bo'"), [("bo", "bo@shop.example", "Premium")]),
    "plans": ((f"with identifies as (select user_id, plan, {RANKED.format(key='user_id', table='identifies')}),"
              " users as (select plan from identifies where rn = 1) select sum(case when plan = 'Premium' then 1 else 0 end)"
              " as premium, sum(case when plan = 'Free' then 1 else 0 end) as free from users"), [(1, 0)]),
    "a group's traits": ("select name, industry, plan, employees::text, sent_at from {s}.groups where name = 'Shop'", ...),
    "organizations": (("with groups as (select name, industry, employees, plan,"
                      f" {RANKED.format(key='name', table='groups')}), organizations as (select name, employees::text"
                      " from groups where rn = 1) select * from organizations where name = 'Shop'"), [("Shop", "9")]),
    "landings": ("select url from {s}.pages where url like '%/store%' and search like '%ttg=2' order by received_at",
                 [(SHOWN["url"],)]),
    "funnel of users": (FUNNEL + "select p.user_id as user_id, visited_at is null, looked_at is null, bought_at is null,"
                        f" p.context_campaign_name {STEPS} order by 5 desc", [("bo", False, False, False, "spring")]),
    "funnel of campaigns": (FUNNEL + "select p.context_campaign_name, count(visited_at), count(looked_at), count(bought_at),"
                            f" sum(total)::integer {STEPS} group by 1 order by 5 desc", [("spring", 1, 1, 1, 20)]),
    "funnel of channels": (FUNNEL + "select p.context_campaign_medium as utm_medium, count(visited_at), sum(c.total)::integer"
                           f" {STEPS} where p.context_campaign_name = 'spring' group by 1 order by 1", [("email", 1, 20)]),
    "orders of users": (("select u.email, count(distinct oc.checkout_id), avg(oc.total)::integer, min(oc.received_at)::date::text"
                        " from {s}.order_completed oc left join {s}.users u on oc.user_id = u.id"
                        " where oc.checkout_id is not null group by 1"), [("bo@shop.example", 1, 20, "2026-05-03")]),
    "one user": (("with seen as (select anonymous_id from {s}.tracks where user_id = 'bo' group by 1),"
                 f" page_views as (select * from {{s}}.pages p {HIS} order by p.received_at desc),"
                 f" track_events as (select * from {{s}}.tracks t {HIS} order by t.received_at desc)"
                 " select url, received_at from page_views union select event_text, received_at from track_events"
                 " order by received_at desc"), ...),
    "columns": (("select column_name from information_schema.columns where table_schema = '{s}' and table_name = 'signed_up'"
                " and column_name in ('anonymous_id', 'event', 'event_text', 'id', 'received_at', 'sent_at', 'user_id')"
                " order by column_name"),
                [(c,) for c in ("anonymous_id", "event", "event_text", "id", "received_at", "sent_at", "user_id")]),
    "who is who": (("select s.id, z.id, c.id, l.id from {s}.users s left join zendesk.users z on (z.external_id = s.id"
                   " or z.email = s.email) left join stripe.customers c on c.email = s.email left join salesforce.leads l"
                   " on l.email = s.email where s.id = 'bo' group by 1, 2, 3, 4"), [("bo", 5, "cus_5", "L5")]),
    "open tickets": (("select distinct u.external_id from zendesk.tickets t join zendesk.users u on t.requester_id = u.id"
                     " join {s}.users s on s.id = u.external_id where t.status in ('pending', 'open', 'hold', 'new')"),
                     [("bo",)]),
}  # fmt: skip
"""By what they ask: the query, and its answer; `...` where any row will do."""


@pytest.fixture(scope="module")
def warehouse(postgres_url: str) -> Iterator[psycopg.Connection]:
    """The calls of the demo's company and of somebody more, loaded; the same person at the vendors."""
    database = f"documented_{uuid.uuid4().hex[:12]}"
    calls: dict[str, list[Any]] = {name: [] for name in STREAMS}
    for name, call in Streams(7, 25, 2, NOW).until(NOW):
        calls[name].append(call)
    calls["web"] += [KNOWN | call | {"messageId": f"bo-{i}"} for i, call in enumerate(SAID)]
    with psycopg.connect(postgres_url, autocommit=True) as server:
        server.execute(f"create database {database} template template0".encode())
        url = urlsplit(postgres_url)._replace(path=f"/{database}").geturl()
        loader = Warehouse(Secret(url))
        for name, lines in calls.items():
            text = b"\n".join(msgspec.json.encode(line) for line in lines)
            assert load(loader, name, io.BytesIO(text)).dead_letters == 0
        with loader.connection() as connection:
            refresh(connection, STREAMS)
        loader.close()
        with psycopg.connect(url, autocommit=True, options="-c timezone=UTC") as connection:
            for table, row in (
                (User, "(id, external_id, email) values (5, 'bo', 'other@shop.example')"),
                (Ticket, "(id, requester_id, status) values (6, 5, 'open')"),
                (Customer, "(id, email) values ('cus_5', 'bo@shop.example')"),
                (Lead, "(id, email) values ('L5', 'bo@shop.example')"),
            ):
                schema = table.__module__.split(".")[1]
                made = f"create schema if not exists {schema}; {create_table(table, schema, key=False)};"
                connection.execute(made.encode())
                into = row.replace(") values (", ", _version) values (").removesuffix(")")
                connection.execute(f"insert into {schema}.{table.__tablename__} {into}, now())".encode())
            yield connection
        server.execute(f"drop database {database} with (force)".encode())


@pytest.mark.parametrize("asked", [asked for asked in QUERIES if asked.startswith("funnel")])
def test_a_funnel_is_asked_though_only_a_page_came_with_its_campaign(asked: str, warehouse_url: str) -> None:
    said = [call if call["type"] == "page" else call | {"context": {}} for call in SAID]
    lines = [msgspec.json.encode(KNOWN | call | {"messageId": f"{i}"}) for i, call in enumerate(said)]
    loader = Warehouse(Secret(warehouse_url))
    with closing(loader), loader.connection() as connection:
        load(loader, "shop", io.BytesIO(b"\n".join(lines)))
        refresh(connection, ["shop"])
        query, expected = QUERIES[asked]
        assert connection.execute(query.replace("{s}", "events").encode()).fetchall() == expected


@pytest.mark.parametrize("schema", ["web", "events"])
@pytest.mark.parametrize("asked", QUERIES)
def test_what_is_asked_of_a_segment_warehouse_is_answered(
    asked: str, schema: str, warehouse: psycopg.Connection
) -> None:
    query, expected = QUERIES[asked]
    rows = warehouse.execute(query.replace("{s}", schema).encode()).fetchall()
    assert rows
    assert expected in (..., rows)
