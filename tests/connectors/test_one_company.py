"""One company in three simulators: who is known where, since when, and under which address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest

from connectors.sandbox.company import Company, Happening
from connectors.sandbox.salesforce import SalesforceSandbox
from connectors.sandbox.stripe import StripeSandbox
from connectors.sandbox.zendesk import ZendeskSandbox, without_limits

NOW = 1_770_000_000
HOURS = 9
PEOPLE: dict[str, Any] = {"seed": 7, "people": 120, "months": 8, "now": NOW}


def plain(address: str) -> str:
    """An address as the queries under sql/analyses compare it: in lower case, without a tag."""
    return re.sub(r"\+[^@]*", "", address.lower())


def mailbox(address: str) -> str:
    """Where its mail arrives: this provider passes over dots."""
    local, _, domain = plain(address).partition("@")
    return f"{local.replace('.', '')}@{domain}" if domain == "mail.example.com" else f"{local}@{domain}"


@dataclass
class World:
    """The company's story so far, and who each vendor knows of it."""

    story: list[Happening]
    stripe: StripeSandbox
    salesforce: SalesforceSandbox
    zendesk: ZendeskSandbox

    @property
    def customers(self) -> list[dict[str, Any]]:
        """Stripe's, but for those that stand on a test clock."""
        return [row for row in self.stripe.objects("customer") if not row["test_clock"]]

    @property
    def contacts(self) -> list[dict[str, Any]]:
        return self.salesforce.records("Contact")

    @property
    def users(self) -> list[dict[str, Any]]:
        """Zendesk's, but for the staff."""
        return [user for user in self.zendesk.objects("user") if user["role"] == "end-user"]

    @property
    def mailboxes(self) -> set[str]:
        """All that people have or had."""
        return {mailbox(happening.person.mailbox) for happening in self.story}

    def who(self, what: str) -> dict[str, Happening]:
        """By user id, those who did it."""
        return {h.person.user_id: h for h in self.story if h.what == what}


@pytest.fixture(scope="module")
def world() -> World:
    company = Company(**PEOPLE)
    simulators = StripeSandbox(**PEOPLE), SalesforceSandbox(**PEOPLE), without_limits(**PEOPLE)
    for simulator in simulators:
        simulator.advance(hours=HOURS)
    return World(list(company.until(NOW + HOURS * 3600)), *simulators)


def seconds(stamp: str) -> float:
    """A time as Zendesk writes it, as unix seconds."""
    return datetime.fromisoformat(stamp).timestamp()


def by(rows: Iterable[dict[str, Any]], name: str) -> dict[str, dict[str, Any]]:
    return {row[name]: row for row in rows if row[name]}


def test_who_signs_up_is_known_to_every_vendor_from_that_second_on(world: World) -> None:
    signed_up = {id: happening.at for id, happening in world.who("signs_up").items()}
    customers = {
        row["metadata"]["user_id"]: row["created"] for row in world.customers if row["created"] < NOW
    }
    users = {id: seconds(user["created_at"]) for id, user in by(world.users, "external_id").items()}
    contacts = {id: row["CreatedDate"] // 1000 for id, row in by(world.contacts, "User_Id__c").items()}
    for known in (customers, users, contacts):
        assert len(known) > 50
        assert known == {id: signed_up[id] for id in known}
    leads = [row for row in world.salesforce.records("Lead") if row["IsConverted"]]
    assert len(leads) > 20
    assert {row["CreatedDate"] // 1000 for row in leads} <= set(signed_up.values())


def test_most_addresses_are_alike_without_case_and_tag_and_some_are_written_otherwise(world: World) -> None:
    customers = {row["metadata"]["user_id"]: row for row in world.customers}
    users, contacts = by(world.users, "external_id"), by(world.contacts, "User_Id__c")
    written = [
        (customers[id]["email"], users[id]["email"], contacts[id]["Email"])
        for id in customers.keys() & users.keys() & contacts.keys()
    ]
    assert len(written) > 20
    alike = sum(len(set(map(plain, each))) == 1 for each in written)
    assert 0.85 < alike / len(written) < 1
    assert sum(len(set(each)) == 1 for each in written) < 0.7 * len(written)
    assert all(len(set(map(mailbox, each))) == 1 for each in written)


def test_salesforce_and_zendesk_keep_addresses_in_lower_case_and_stripe_as_they_were_typed(
    world: World,
) -> None:
    assert any(row["email"] != row["email"].lower() for row in world.customers)
    assert all(row["Email"] == row["Email"].lower() for row in world.contacts)
    assert all(user["email"] == user["email"].lower() for user in world.users)


def test_nobody_is_known_to_one_vendor_who_could_not_be_known_to_the_others(world: World) -> None:
    assert {mailbox(row["email"]) for row in world.customers} <= world.mailboxes
    assert {mailbox(row["Email"]) for row in world.contacts} <= world.mailboxes
    assert {mailbox(user["email"]) for user in world.users} <= world.mailboxes


def test_leads_who_never_bought_are_known_to_salesforce_alone(world: World) -> None:
    unknown = [r for r in world.salesforce.records("Lead") if mailbox(r["Email"]) not in world.mailboxes]
    assert unknown
    assert not any(row["IsConverted"] for row in unknown)
    everywhere = {row["Email"] for row in world.contacts} | {user["email"] for user in world.users}
    assert not {row["Email"] for row in unknown} & everywhere


def test_zendesk_and_salesforce_have_the_user_id_of_some_and_stripe_of_all(world: World) -> None:
    assert all(row["metadata"]["user_id"] for row in world.customers)
    for rows, name in ((world.users, "external_id"), (world.contacts, "User_Id__c")):
        having = sum(bool(row[name]) for row in rows)
        assert 0.3 * len(rows) < having < 0.9 * len(rows)


def test_who_signs_up_at_stripe_again_is_the_same_person_under_another_spelling(world: World) -> None:
    accounts = Counter(row["metadata"]["user_id"] for row in world.customers)
    again = {id for id, count in accounts.items() if count > 1}
    assert again
    spelled: dict[str, set[str]] = {}
    for row in world.customers:
        spelled.setdefault(row["metadata"]["user_id"], set()).add(row["email"])
    assert any(len(spelled[id]) > 1 for id in again)


def test_a_firms_address_is_one_user_at_the_desk_and_several_customers_and_contacts(world: World) -> None:
    shared = [
        m for m, n in Counter(h.person.mailbox for h in world.who("signs_up").values()).items() if n > 1
    ]
    assert shared
    users = Counter(plain(user["email"]) for user in world.users)
    contacts = Counter(plain(row["Email"]) for row in world.contacts)
    assert any(users[each] == 1 < contacts[each] for each in shared)


def test_what_somebody_does_is_done_at_the_same_moment_everywhere(world: World) -> None:
    begun = {h.at for h in world.story if h.what == "subscribes"}
    stripe = {row["created"] for row in world.stripe.objects("subscription")}
    salesforce = {
        row["CreatedDate"] // 1000 for row in world.salesforce.records("Subscription__c", deleted=True)
    }
    assert salesforce <= begun
    assert len(stripe & begun) > 0.8 * len(begun)
    own = {h.person.user_id: h.person.plan for h in world.story if "info@" not in h.person.mailbox}
    plans = {id: plan for id, plan in own.items() if plan}
    users = by(world.users, "external_id")
    assert {id: user["user_fields"]["plan"] for id, user in users.items() if id in plans} == {
        id: plan for id, plan in plans.items() if id in users
    }
