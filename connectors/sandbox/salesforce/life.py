"""How the org lives: the company's story played out in Salesforce's objects.

It is the story of `connectors.sandbox.company`, told with the same seed as to the other vendors' simulators:
the same people at the same moments. Those who opened their account themselves have their user id.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any, Final

from connectors.sandbox.company import Company, Happening, Person, written
from connectors.sandbox.salesforce import odd, sales
from connectors.sandbox.salesforce.deals import change
from connectors.sandbox.salesforce.setup import furnish
from connectors.sandbox.salesforce.store import Store
from connectors.sandbox.salesforce.values import DAY_MS, day

ARCHIVED_AFTER: Final = 365 * DAY_MS  # of closed tasks and past events
_SPLIT_AT: Final = 0.35  # of people who come as leads first


@dataclass(slots=True)
class Client:
    """What the org knows of one person."""

    person: Person
    lead: str = ""
    account: str = ""
    contact: str = ""
    opportunity: str = ""  # that is open
    subscription: str = ""
    case: str = ""
    gone: bool = False


class Life:
    """One org's store with the company that works in it."""

    def __init__(self, store: Store, *, seed: int, people: int, months: float) -> None:
        self.store = store
        self.seed = seed
        self.advances = 0
        self.rng = random.Random(f"salesforce {seed}")
        end = store.now
        self.company = Company(seed, people, months, end // 1000, app="salesforce")
        store.now = (self.company.opened - 86_400) * 1000
        self.set = furnish(store, store.now, self.rng)
        store.formulas.update(odd.formulas())
        self.clients: dict[int, Client] = {}
        store.later(store.now + DAY_MS, self._nightly)
        self.run(end)

    # -- time

    def run(self, until: int) -> None:
        """Play the story up to a moment."""
        for happening in self.company.until(until // 1000):
            self.store.run(happening.at * 1000)
            self._play(happening)
        self.store.run(until)

    def _nightly(self) -> None:
        """Old activities are archived: query shows them no more, queryAll does."""
        before = day(self.store.now - ARCHIVED_AFTER)
        for name in ("Task", "Event"):
            for row in self.store.rows[name].values():
                over = row["IsClosed"] if name == "Task" else True
                if over and not row["IsArchived"] and (row["ActivityDate"] or "9999") < before:
                    row["IsArchived"] = True
        self.store.later(self.store.now + DAY_MS, self._nightly)

    # -- records

    def add(self, name: str, **given: Any) -> str:
        """A record made by one of the staff; its id."""
        self.store.user = self.rng.choice(self.set.users)
        return str(self.store.insert(name, given)["Id"])

    def change(self, id: str, **given: Any) -> None:
        """A record changed by one of the staff, if it is still there; an opportunity's history is kept."""
        self.store.user = self.rng.choice(self.set.users)
        row = self.store.get(id)
        if row and not row.get("IsDeleted"):
            change(self.store, id, given)

    # -- the story

    def _play(self, happening: Happening) -> None:
        person, what = happening.person, happening.what
        if what == "signs_up":
            self.clients[person.number] = self._meet(person)
            return
        client = self.clients[person.number]
        if client.gone:
            return
        client.person = person
        self._convert(client)
        if what in ("subscribes", "changes_plan", "changes_seats", "cancels", "quits", "gives_up"):
            self._subscription(client, happening)
        elif what in ("pays", "orders"):
            self._money(client, happening)
        elif what == "leaves":
            self._leave(client)
        elif what in ("changes_email", "moves", "changes_card", "comes_back"):
            self._details(client, what)
        else:
            self._trouble(client, happening)

    def _meet(self, person: Person) -> Client:
        client = Client(person)
        first, _, last = person.name.partition(" ")
        if self.rng.random() >= _SPLIT_AT:
            self._open(client, first, last)
            return client
        campaign = self.rng.choice(self.set.campaigns)
        client.lead = self.add(
            "Lead",
            FirstName=first,
            LastName=last or first,
            Company=person.company or person.name,
            Email=person.email,
            Phone=person.phone,
            Street=person.line1,
            City=person.city,
            PostalCode=person.postal_code,
            Country=person.country,
            Status="Open - Not Contacted",
            LeadSource=self.rng.choice(("Web", "Phone Inquiry", "Other")),
            IsUnreadByOwner=True,
        )
        self.add(
            "CampaignMember",
            CampaignId=campaign,
            LeadId=client.lead,
            LeadOrContactId=client.lead,
            Status="Sent",
            Email=person.email,
            FirstName=first,
            LastName=last,
            Type="Lead",
            CompanyOrAccount=person.company or person.name,
        )
        self._task(client, "Call", who=client.lead)
        return client

    def _open(self, client: Client, first: str, last: str) -> None:
        person = client.person
        address = {"Street": person.line1, "City": person.city, "PostalCode": person.postal_code}
        address["Country"] = person.country
        client.account = self.add(
            "Account",
            Name=person.company or f"{person.name} Household",
            Type="Customer - Direct",
            RecordTypeId=self.set.record_types["Business" if person.company else "Person"],
            Phone=person.phone,
            Website=f"https://{person.email.rpartition('@')[2].lower()}" if person.company else None,
            NumberOfEmployees=self.rng.randrange(2, 900) if person.company else None,
            AnnualRevenue=float(self.rng.randrange(1, 40_000) * 1000) if person.company else None,
            Industry=self.rng.choice(("Banking", "Education", "Energy")) if person.company else None,
            BillingLatitude=round(self.rng.uniform(-60, 60), 6) if person.company else None,
            BillingLongitude=round(self.rng.uniform(-180, 180), 6) if person.company else None,
            **{f"Billing{name}": value for name, value in address.items()},
        )
        client.contact = self.add(
            "Contact",
            AccountId=client.account,
            FirstName=first if last else None,
            LastName=last or first,
            Email=person.email,
            User_Id__c=None if client.lead else person.user_id,
            Phone=person.phone,
            LeadSource="Web",
            **{f"Mailing{name}": value for name, value in address.items()},
        )
        self._task(client, self.rng.choice(("Call", "Email")))
        if person.company:
            odd.firm(self, client.account, client.contact)

    def _convert(self, client: Client) -> None:
        """A lead becomes an account and a contact once its person does anything."""
        if client.account or not client.lead:
            return
        first, _, last = client.person.name.partition(" ")
        self._open(client, first, last)
        self.change(
            client.lead,
            IsConverted=True,
            Status="Closed - Converted",
            ConvertedDate=day(self.store.now),
            ConvertedAccountId=client.account,
            ConvertedContactId=client.contact,
            IsUnreadByOwner=False,
        )

    def _task(self, client: Client, subject: str, who: str = "", status: str = "Completed") -> None:
        self.add(
            "Task",
            WhoId=who or client.contact,
            WhatId=client.account or None,
            AccountId=client.account or None,
            Subject=subject,
            ActivityDate=day(self.store.now),
            Status=status,
            IsClosed=status == "Completed",
            Priority="Normal",
            TaskSubtype="Call" if subject == "Call" else "Task",
            CallDurationInSeconds=self.rng.randrange(30, 900) if subject == "Call" else None,
        )
        for id in (who or client.contact, client.account):
            row = self.store.get(id)
            if row and status == "Completed":  # the system's doing: LastModifiedDate stays
                row["LastActivityDate"] = day(self.store.now)
                self.store.touch(id)

    def _subscription(self, client: Client, happening: Happening) -> None:
        person = client.person
        price = sales.PRICES.get(person.plan, 0.0)
        terms = {"Plan__c": person.plan, "Seats__c": float(person.seats), "MRR__c": price * person.seats}
        match happening.what:
            case "subscribes":
                sales.subscribed(self, client, trial=happening.detail == "trial")
                client.subscription = self.add(
                    "Subscription__c",
                    Account__c=client.account,
                    Contact__c=client.contact,
                    External_Id__c=f"sub-{person.number}-{happening.at}",
                    Started_On__c=day(self.store.now),
                    Renews_At__c=self.store.now + 30 * DAY_MS,
                    Billing_Email__c=written(person.mailbox, "stripe"),
                    **terms,
                    **odd.values(self.rng, len(self.store.rows["Subscription__c"])),
                )
            case "changes_plan" | "changes_seats":
                if client.subscription:
                    self.change(client.subscription, **terms)
            case _:
                if client.subscription:
                    self.change(client.subscription, Cancelled__c=True)
                    client.subscription = ""
                    self._task(client, "Email", status="Not Started")
                    sales.ended(self, client)

    def _money(self, client: Client, happening: Happening) -> None:
        if happening.what == "orders":
            sales.order(self, client, sales.PRICES["starter"], None)
        elif client.subscription:
            sales.paid(self, client)
            self.add(
                "Usage__c",
                Subscription__c=client.subscription,
                Day__c=day(self.store.now),
                Calls__c=float(self.rng.randrange(100_000)) / 4,
                Comment__c=self.rng.choice((None, "ok", "null", "N/A")),
            )
            self.change(client.subscription, Renews_At__c=self.store.now + 30 * DAY_MS)

    def _trouble(self, client: Client, happening: Happening) -> None:
        if happening.what in ("fails", "wants_refund", "disputes"):
            client.case = self.add(
                "Case",
                AccountId=client.account,
                ContactId=client.contact,
                Subject=f"Billing: {happening.what.replace('_', ' ')}",
                Description=happening.detail or None,
                Status="New",
                Origin=self.rng.choice(("Web", "Email", "Phone")),
                Priority="High" if happening.what == "disputes" else "Medium",
                SuppliedEmail=client.person.email,
            )
            self.add("CaseComment", ParentId=client.case, CommentBody='They wrote: "please help",\r\nagain.')
            if self.rng.random() < 0.3:
                self.add("CaseSolution", CaseId=client.case, SolutionId=self.rng.choice(self.set.solutions))
                self.add("CaseContactRole", CasesId=client.case, ContactId=client.contact, Role="Other")
        elif client.case:
            self.change(client.case, Status="Closed", IsClosed=True, ClosedDate=self.store.now // 1000 * 1000)
            client.case = ""

    def _details(self, client: Client, what: str) -> None:
        person = client.person
        match what:
            case "changes_email":
                self.change(client.contact, Email=person.email)
            case "moves":
                moved = {"Street": person.line1, "City": person.city, "PostalCode": person.postal_code}
                self.change(client.contact, **{f"Mailing{name}": value for name, value in moved.items()})
                self.change(client.account, **{f"Billing{name}": value for name, value in moved.items()})
            case _:
                self._task(client, "Email")

    def _leave(self, client: Client) -> None:
        """The account is deleted with what hangs on it, into the recycle bin."""
        client.gone = True
        for id in (client.contact, client.account):
            if id and not (self.store.get(id) or {"IsDeleted": True})["IsDeleted"]:
                self.store.delete(id)
