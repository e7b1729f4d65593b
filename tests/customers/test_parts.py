"""The files of sources: found, read for any name, and of what is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from etl.config import parse
from etl.customers.parts import parts, split
from etl.errors import ConfigError, WarehouseError
from models.stripe.charges import Charge, Refund
from models.stripe.customers import Customer
from tests.customers.conftest import Company
from tests.identity.conftest import START
from tests.sql.subset import faults

ROOT = Path(__file__).parents[2]
FILES = sorted([*(ROOT / "sql" / "interactions").glob("*.sql"), *(ROOT / "sql" / "customers").glob("*.sql")])
EXAMPLE = ROOT / "docs" / "examples" / "postmark_interactions.sql"
DOCUMENTED = re.findall(r"```sql\n(.*?)```", (ROOT / "docs" / "customers.md").read_text(), re.DOTALL)
SOURCES = {"stripe": {"api_key": "x"}, "zendesk": {}, "salesforce": {}}


@pytest.mark.parametrize("path", [*FILES, EXAMPLE], ids=lambda path: path.stem)
def test_a_file_keeps_to_what_both_warehouses_speak_and_explains_itself(path: Path) -> None:
    text = path.read_text()
    assert text.startswith("-- ")
    assert list(faults(text)) == []


def test_each_connector_of_ours_and_the_events_have_a_file_that_can_be_read() -> None:
    sections = {name: {"connector": name, **options} for name, options in SOURCES.items()}
    found = parts(parse({"sources": sections, "events": {"schemas": ["web"]}}, Path("/t.toml")))
    counts = {name: sum(part.source == name for part in found) for name in (*sections, "web")}
    assert counts == {"stripe": 7, "zendesk": 5, "salesforce": 6, "web": 9}


@pytest.mark.parametrize(
    "text",
    [
        "select id from a.b as t",
        "select 'x' as part, t.id as id from other.b as t",
        "select 'x' as part, t.id as id from a.b as t\nunion all\nselect 'x' as part, t.id as id from a.c as t",
    ],
)
def test_a_file_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(ConfigError, match=r"^a\.sql: each select must begin with a name of its own"):
        list(split(text, "a", "a", "a.sql"))


def test_tables_are_told_apart_by_their_aliases_and_comments_from_texts() -> None:
    """A select of one table twice, with two dashes in a text."""
    text = (
        "select 'calls' as part, t.id as id, t.at as at, '--' as title -- it's what was said\n"
        "from a.calls as t\nleft join a.calls as told on told.id = t.id"
    )
    columns = {"id": "text", "at": "timestamptz", "received_at": "timestamp with time zone"}
    (part,) = split(text, "a", "a", "a.sql")
    reading = part.reading({"a.calls": columns})
    assert reading is not None
    assert "'--' as title" in reading.text
    assert "said" not in reading.text
    new = '(select * from "a"."calls" where "received_at" >= \'2025-12-31T21:00:00+00:00\')'
    assert [
        news.replace('"a"."calls" as', "calls as").partition("from ")[2]
        for news in reading.news({"a.calls": START})
    ] == [
        f"{new} as t\nleft join calls as told on told.id = t.id",
        f"calls as t\njoin {new} as told on told.id = t.id",
    ]


def test_two_sources_of_one_connector_are_two(company: Company) -> None:
    for name in ("eu", "us"):
        company.source(name, "stripe", Customer, Charge, api_key="sk_test_nobodys")
        company.row(f"{name}.customers", 0, id="cus_1", email=f"{name}@x.com")
        company.row(f"{name}.charges", 0, id=f"ch_{name}", created=START, customer_id="cus_1")
    company.row("us.charges", 0, id="ch_late", created=START, customer_id="cus_2")
    assert company.all().unknown == 1
    assert [row[0::6] for row in company.seen("eu@x.com")] == [("eu", "eu.charges")]
    assert [row[0::6] for row in company.seen("us@x.com")] == [("us", "us.charges")]
    company.row("us.customers", 0, id="cus_2", email="us@x.com")
    assert company.all().written == 0
    assert len(company.seen("us@x.com")) == 2
    del company.sections["sources"]["us"]
    assert company.customers().removed == 2
    assert company.ask("select source from customers.timeline") == ["eu"]


def test_what_is_not_there_is_empty_until_it_comes(company: Company) -> None:
    company.source("stripe", "stripe", Customer, Refund, api_key="sk_test_nobodys")
    company.row("stripe.customers", 0, id="cus_1", email="ada@x.com")
    company.row("stripe.refunds", 0, id="re_1", created=START, charge_id="ch_1", amount=5, currency="usd")
    company.db.execute("alter table stripe.refunds drop column reason")
    assert company.all().nobody == 1
    assert company.interactions() == []
    company.db.execute(
        "create table stripe.charges (id text primary key, customer_id text, received_at timestamptz)"
    )
    company.db.execute("insert into stripe.charges values ('ch_1', 'cus_1', '2020-01-01')")
    assert company.customers().nobody == 0
    assert [row[-1] for row in company.seen("cus_1")] == ["re_1"]
    company.db.execute("drop table stripe.refunds, stripe.charges")
    assert company.customers().removed == 1
    assert company.interactions() == []


def test_a_connector_that_is_not_ours_brings_its_file(company: Company) -> None:
    company.sections["sources"]["mail"] = {
        "connector": "docs.examples.postmark:Postmark",
        "server_token": "x",
    }
    company.sections["events"] = {"schemas": ["web"]}
    company.table("web.identifies", user_id="text", email="text")
    company.put("web.identifies", 0, user_id="u1", email="ada@x.com")
    company.db.execute("create schema mail")
    company.db.execute(
        "create table mail.bounces (id bigint, type text, email text, bounced_at timestamptz, received_at timestamptz,"
        " _deleted_at timestamptz)"
    )
    company.db.execute("insert into mail.bounces values (1, 'HardBounce', 'Ada@x.com', '2026-01-01', now())")
    company.all()
    assert company.seen("u1") == [
        ("mail", "email_bounced", "HardBounce", "Bounce", None, None, "mail.bounces", "1")
    ]
    company.db.execute("alter table mail.bounces alter bounced_at type text")
    company.db.execute("insert into mail.bounces values (2, 'HardBounce', 'ada@x.com', 'infinity', now())")
    assert company.all().notes == []
    assert len(company.seen("u1")) == 1, "nobody can mean that time"
    company.db.execute("update mail.bounces set bounced_at = 'ada, 5 o''clock' where id = 2")
    (note,) = company.customers().notes
    assert note == ("mail.bounces is left out, as a value of its rows cannot be read: InvalidDatetimeFormat")
    assert company.interactions() == []
    company.db.execute("update mail.bounces set bounced_at = '2026-01-02' where id = 2")
    assert company.customers().notes == []
    assert [row[-1] for row in company.seen("u1")] == ["1", "2"]
    company.db.execute("alter table mail.bounces alter email type bigint using 5")
    assert company.customers().notes == []
    company.db.execute("alter table mail.bounces alter bounced_at type bigint using 5")
    (note,) = company.customers().notes
    assert (
        note
        == "mail.bounces is left out, as it cannot be read: cannot cast type bigint to timestamp with time zone"
    )
    assert company.interactions() == []


def test_the_views_say_what_they_are(company: Company) -> None:
    company.all()
    told = company.ask(
        "select c.relname, a.attname, format_type(a.atttypid, -1), col_description(c.oid, a.attnum)"
        " from pg_class c join pg_attribute a on a.attrelid = c.oid where c.relnamespace = 'customers'::regnamespace"
    )
    page = (ROOT / "docs" / "dictionary" / "customers.md").read_text()
    spelled = {"timestamp with time zone": "timestamptz"}
    assert len(told) == 36
    for view, column, kind, doc in told:
        section = page.partition(f"## customers.{view}\n")[2].partition("\n## ")[0]
        assert f"| `{column}` | {spelled.get(kind, kind)} | {doc} |" in section
    queries, example = DOCUMENTED
    for query in queries.split(";\n")[:-1]:
        company.ask(query)
    assert example == EXAMPLE.read_text()


def test_without_identity_there_is_no_timeline(company: Company) -> None:
    with pytest.raises(
        WarehouseError, match="it is not known yet who is who; run `etl identity refresh` first"
    ):
        company.customers()


def test_a_lookup_goes_by_indexes(company: Company) -> None:
    company.source("stripe", "stripe", Customer, Charge, api_key="sk_test_nobodys")
    company.db.execute(
        "insert into stripe.customers (id, email) select 'cus_' || n, n || '@x.com' from generate_series(1, 3000) n;"
        "insert into stripe.charges (id, created, customer_id) select 'ch_' || n, '2026-01-01', 'cus_' || n"
        " from generate_series(1, 3000) n"
    )
    company.all()
    company.db.execute("analyze")
    who = f"person_id = '{company.who('cus_7')}'"
    queries = [f"select * from customers.{view} where {who}" for view in ("timeline", "money", "summary")]
    for query in [*queries, DOCUMENTED[0].partition(";\n")[0]]:
        plan = "\n".join(company.ask(f"explain {query}"))
        assert "customer_interactions_identifier_value_at_idx" in plan
        large = ("customer_interactions", "identity_nodes", "identity_persons")
        assert not [table for table in large if f"Seq Scan on {table}" in plan]
