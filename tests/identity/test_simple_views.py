"""The views of sql/identity, on calls that are given and rows that are known."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from etl.events.refresh import refresh as refresh_events
from etl.warehouse.person_shown import SIMPLE
from tests.identity.conftest import START, World
from tests.sql.subset import faults
from tests.sql.test_analyses import ROOT


def at(minute: float) -> datetime:
    return START + timedelta(minutes=minute)


@pytest.fixture
def events(world: World) -> World:
    """Tables of calls, as the union of a user's schemas has them."""
    world.table("events.identifies", anonymous_id="text", user_id="text", email="text")
    world.table("events.pages", anonymous_id="text", user_id="text", context_amp_id="text")
    return world


def test_the_first_user_to_identify_on_a_browser_wins(events: World) -> None:
    events.put("events.identifies", 2, anonymous_id="a1", user_id="late")
    events.put("events.identifies", 1, anonymous_id="a1", user_id="first")
    events.put("events.identifies", 3, anonymous_id="a2", user_id="z")
    events.put("events.identifies", 3, anonymous_id="a2", user_id="b")
    events.put("events.identifies", 4, anonymous_id="a3")
    events.put("events.identifies", 5, user_id="u")
    events.refresh()
    assert events.ask("select * from identity.anonymous_users order by anonymous_id") == [
        ("a1", "first", at(1)),
        ("a2", "b", at(3)),
    ]


def test_a_users_newest_address_in_lower_case(events: World) -> None:
    events.put("events.identifies", 1, user_id="u1", email="Old@x.com")
    events.put("events.identifies", 2, user_id="u1", email=" New@X.com ")
    events.put("events.identifies", 3, user_id="u1", email=" ")
    events.put("events.identifies", 4, user_id="u1")
    events.put("events.identifies", 5, anonymous_id="a", email="nobody@x.com")
    events.refresh()
    assert events.ask("select * from identity.user_emails") == [("u1", "new@x.com", at(2))]


def test_a_reader_of_amp_pages_is_found_by_the_visitor_or_the_user_it_comes_back_with(events: World) -> None:
    events.put("events.pages", 1, anonymous_id="amp-1")
    events.put("events.pages", 2, anonymous_id="a1", context_amp_id="amp-1")
    events.put("events.identifies", 3, anonymous_id="a1", user_id="u1")
    events.put("events.pages", 4, anonymous_id="a2", user_id="u2", context_amp_id="amp-2")
    events.put("events.identifies", 5, anonymous_id="amp-3", user_id="u3")
    events.put("events.pages", 6, anonymous_id="amp-3")
    events.put("events.pages", 7, anonymous_id="amp-4")
    events.put("events.pages", 8, anonymous_id="a5")
    events.refresh()
    assert events.ask("select * from identity.amp_users order by amp_id") == [
        ("amp-1", "u1", at(2)),
        ("amp-2", "u2", at(4)),
        ("amp-3", "u3", at(6)),
        ("amp-4", None, at(7)),
    ]


BLANK = ("", " ", "\t\r\n ")


def test_nobody_is_known_by_a_blank(events: World) -> None:
    for minute, blank in enumerate(BLANK):
        who = {"anonymous_id": blank, "user_id": blank, "email": blank}
        events.put("events.identifies", minute, **who)
        for column in who:
            named = {"anonymous_id": "a", "user_id": "u", "email": "e@x.com"} | {column: blank}
            events.put("events.identifies", 10 + minute, **named)
        events.put("events.pages", minute, anonymous_id=blank, user_id=blank, context_amp_id=blank)
        events.put("events.pages", 10 + minute, anonymous_id=blank, user_id="u", context_amp_id=blank)
        events.put("events.pages", 10 + minute, anonymous_id="a", user_id=blank, context_amp_id="amp-1")
        events.put("events.pages", 10 + minute, anonymous_id="b", user_id=blank, context_amp_id="amp-2")
    events.refresh()
    assert events.ask("select * from identity.anonymous_users") == [("a", "u", at(10))]
    assert events.ask("select * from identity.user_emails") == [("u", "e@x.com", at(12))]
    assert events.ask("select * from identity.amp_users order by amp_id") == [
        ("amp-1", "u", at(10)),
        ("amp-2", None, at(10)),
    ]


def test_views_of_which_something_is_not_there_are_left_out_and_made_when_it_is(world: World) -> None:
    def there() -> list[str]:
        names = "', '".join(SIMPLE)
        return world.ask(
            f"select viewname::text from pg_views where schemaname = 'identity' and viewname in ('{names}') order by 1"
        )

    world.refresh()
    assert there() == []
    world.table("events.identifies", anonymous_id="text", user_id="text")
    world.refresh()
    assert there() == ["anonymous_users"]
    world.db.execute("alter table events.identifies add column email text")
    world.table("events.pages", anonymous_id="text", user_id="text", context_amp_id="text")
    world.refresh()
    assert there() == ["amp_users", "anonymous_users", "user_emails"]


def test_all_are_made_of_a_union_though_no_page_was_of_amp_and_nobody_gave_an_address(world: World) -> None:
    call = dict.fromkeys(("id", "anonymous_id", "user_id"), "text")
    world.table("web.identifies", **call)
    world.table("web.pages", **call)
    world.put("web.identifies", 1, id="1", anonymous_id="a1", user_id="u1")
    world.put("web.pages", 2, id="2", anonymous_id="amp-1")
    with world.warehouse.connection() as session:
        refresh_events(session, ["web"])
    assert world.refresh().notes == []
    assert world.ask("select * from identity.amp_users") == [("amp-1", None, at(2))]
    assert world.ask("select * from identity.anonymous_users") == [("a1", "u1", at(1))]
    assert world.ask("select * from identity.user_emails") == []


def test_their_columns_are_documented(events: World) -> None:
    events.refresh()
    for view in SIMPLE:
        (comment,) = events.ask(f"select obj_description('identity.{view}'::regclass)")
        assert comment
        docs = events.ask(
            "select col_description(attrelid, attnum) from pg_attribute"
            f" where attrelid = 'identity.{view}'::regclass and attnum > 0"
        )
        assert all(docs), view


@pytest.mark.parametrize("view", SIMPLE)
def test_they_are_of_what_redshift_speaks_too(view: str) -> None:
    query = (ROOT / "sql" / "identity" / f"{view}.sql").read_text()
    assert list(faults(query)) == []


def test_every_file_is_one_of_them() -> None:
    assert {path.stem for path in (ROOT / "sql" / "identity").glob("*.sql")} == set(SIMPLE)
