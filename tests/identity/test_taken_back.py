"""Traits that a table says no more: what is taken back, and what stays though nobody says it again."""

from __future__ import annotations

from typing import Any

from models.stripe.customers import Customer
from models.zendesk.people import User, UserIdentity
from tests.identity.conftest import START, World

CALL = dict.fromkeys(("anonymous_id", "user_id", "email", "name", "phone"), "text")


def traits(world: World) -> Any:
    return world.ask("select traits from identity.persons order by created_at")


def change(world: World, **values: str | None) -> None:
    """A customer that a sync writes an hour later."""
    said = ", ".join(f"{name} = {'null' if value is None else repr(value)}" for name, value in values.items())
    world.db.execute(f"update stripe.customers set {said}, received_at = received_at + '1 hour'".encode())


def customer(world: World) -> None:
    world.source("stripe", "stripe", Customer, api_key="k")
    row = {"id": "cus_1", "email": "a@x.com", "name": "Ada", "phone": "1", "received_at": START}
    world.insert("stripe.customers", row)


def test_a_trait_that_a_sources_row_has_no_more_is_taken_back_as_if_all_was_read_anew(world: World) -> None:
    customer(world)
    world.refresh()
    change(world, phone=None, name="Ada L.")
    world.refresh()
    assert traits(world) == [{"email": "a@x.com", "name": "Ada L."}]
    change(world, phone="2", name="", email="x" * 10_001)
    world.refresh()
    assert traits(world) == [{"phone": "2"}]
    change(world, phone=None)
    world.refresh()
    assert traits(world) == [{}]
    assert world.ask("select name, email, phone from identity.persons") == [(None, None, None)]
    assert world.ask("select count(*) from identity.traits") == [0]
    increments = world.kept()["golden"]
    world.refresh(anew=True)
    assert world.kept()["golden"] == increments


def test_what_another_table_says_of_the_trait_counts_from_then_on(world: World) -> None:
    world.table("web.identifies", **CALL)
    world.put("web.identifies", -60, user_id="u", email="a@x.com", phone="0", name="Old")
    customer(world)
    world.refresh()
    assert traits(world) == [{"email": "a@x.com", "name": "Ada", "phone": "1"}]
    change(world, phone=None)
    world.refresh()
    assert traits(world) == [{"email": "a@x.com", "name": "Ada", "phone": "0"}]
    provenance = world.ask("select provenance ->> 'phone' from identity.persons")
    assert provenance == ["web.identifies"]


def test_a_call_without_a_trait_takes_nothing_back(world: World) -> None:
    world.table("web.identifies", **CALL)
    world.put("web.identifies", 0, user_id="u", name="Ada", phone="1")
    world.refresh()
    world.put("web.identifies", 1, user_id="u", name="Ada L.")
    world.refresh()
    assert traits(world) == [{"name": "Ada L.", "phone": "1"}]


def test_a_row_that_is_deleted_takes_back_nothing_until_it_is_emptied(world: World) -> None:
    customer(world)
    world.refresh()
    change(world, _deleted_at="2026-01-02")
    world.refresh()
    assert traits(world) == [{"email": "a@x.com", "name": "Ada", "phone": "1"}]
    change(world, email=None, name=None, phone=None)
    world.refresh()
    assert traits(world) == [{}]
    assert world.persons() == {frozenset({"cus_1", "a@x.com"})}


def test_rows_that_speak_of_one_person_by_another_identifier_take_nothing_back_from_each_other(
    world: World,
) -> None:
    world.rules(priority=["user_id", "stripe.customers"])
    customer(world)
    world.db.execute('update stripe.customers set metadata = \'{"user_id": "u"}\'')
    world.refresh()
    row = {"id": "cus_2", "metadata": '{"user_id": "u"}', "received_at": START.replace(hour=1)}
    world.insert("stripe.customers", row)
    world.refresh()
    assert traits(world) == [{"email": "a@x.com", "name": "Ada", "phone": "1"}]


def test_addresses_of_a_row_of_its_own_take_nothing_back_from_whom_they_are_of(world: World) -> None:
    world.source("zendesk", "zendesk", User, UserIdentity, subdomain="acme", email="a@b.c", api_token="t")
    world.insert("zendesk.users", {"id": 7, "name": "Ada", "email": "a@x.com", "received_at": START})
    world.refresh()
    row = {"id": 70, "user_id": 7, "type": "email", "value": "b@x.com", "received_at": START.replace(hour=1)}
    world.insert("zendesk.user_identities", row)
    world.refresh()
    (found,) = traits(world)
    assert found == {"name": "Ada", "email": "a@x.com"}
