"""A deal from its first day to its last: what is sold, when it is won, when it is lost, and trying again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from connectors.sandbox.company import PLANS
from connectors.sandbox.salesforce.deals import history, stage
from connectors.sandbox.salesforce.values import DAY_MS, day

if TYPE_CHECKING:
    from connectors.sandbox.salesforce.life import Client, Life

PRICES: Final = {plan.name: plan.prices["usd"] / 100 for plan in PLANS}  # a month and seat
PATIENCE: Final = 90 * DAY_MS  # until nobody believes any more that a customer comes back


def subscribed(life: Life, client: Client, *, trial: bool) -> None:
    """The deal of a new subscription goes through its stages; with a trial it waits for the first payment."""
    if not client.opportunity:
        _begin(life, client, "New Customer")
    _lines(life, client)
    amount = _worth(client)
    for name in ("Qualification", "Negotiation/Review"):
        life.change(client.opportunity, **stage(name, amount), Amount=amount)
    if not trial:
        paid(life, client)


def paid(life: Life, client: Client) -> None:
    """A deal that is open is won; firms sign a contract."""
    if not client.opportunity:
        return
    won = stage("Closed Won", _worth(client))
    life.change(client.opportunity, **won, CloseDate=day(life.store.now), HasOpportunityLineItem=True)
    client.opportunity = ""
    if client.person.company:
        contract = life.add(
            "Contract",
            AccountId=client.account,
            StartDate=day(life.store.now),
            ContractTerm=12,
            Status="Activated",
            StatusCode="Activated",
        )
        order(life, client, PRICES[client.person.plan], contract)


def ended(life: Life, client: Client) -> None:
    """A deal that is still open is lost, and a new one is begun: to win the customer back."""
    _lose(life, client, client.opportunity)
    _begin(life, client, "Existing Customer - Upgrade")
    deal = client.opportunity
    life.store.later(life.store.now + PATIENCE, lambda: _lose(life, client, deal))


def order(life: Life, client: Client, price: float, contract: str | None) -> None:
    """What a customer buys, by contract or just once."""
    total = round(price * client.person.seats, 2)
    bought = life.add(
        "Order",
        AccountId=client.account,
        ContractId=contract,
        Pricebook2Id=life.set.standard_book,
        EffectiveDate=day(life.store.now),
        Status="Activated",
        StatusCode="Activated",
        TotalAmount=total,
    )
    plan = client.person.plan or "starter"
    life.add(
        "OrderItem",
        OrderId=bought,
        PricebookEntryId=life.set.prices[plan],
        Product2Id=life.set.products[plan],
        Quantity=float(client.person.seats),
        UnitPrice=price,
        TotalPrice=total,
    )


def _worth(client: Client) -> float:
    """A year of it."""
    return PRICES.get(client.person.plan, 0.0) * client.person.seats * 12


def _lose(life: Life, client: Client, deal: str) -> None:
    if deal and deal == client.opportunity:
        client.opportunity = ""
        life.change(deal, **stage("Closed Lost", _worth(client)), CloseDate=day(life.store.now))


def _begin(life: Life, client: Client, kind: str) -> None:
    person, amount = client.person, _worth(client)
    client.opportunity = life.add(
        "Opportunity",
        Name=f"{person.company or person.name} - {person.plan}"[:120],
        AccountId=client.account,
        ContactId=client.contact,
        Pricebook2Id=life.set.standard_book,
        CampaignId=life.rng.choice([None, *life.set.campaigns]),
        CloseDate=day(life.store.now + 20 * DAY_MS),
        Amount=amount,
        Type=kind,
        **stage("Prospecting", amount),
    )
    life.add("OpportunityFieldHistory", OpportunityId=client.opportunity, Field="created")
    history(life.store, life.store.must(client.opportunity))
    life.add(
        "OpportunityContactRole", OpportunityId=client.opportunity, ContactId=client.contact, IsPrimary=True
    )
    if person.company and life.rng.random() < 0.3:
        life.add("OpportunityCompetitor", OpportunityId=client.opportunity, CompetitorName="Greenfield")


def _lines(life: Life, client: Client) -> None:
    person, price = client.person, PRICES[client.person.plan]
    line = life.add(
        "OpportunityLineItem",
        OpportunityId=client.opportunity,
        PricebookEntryId=life.set.prices[person.plan],
        Product2Id=life.set.products[person.plan],
        ProductCode=person.plan.upper(),
        Name=f"{person.plan} line",
        Quantity=float(person.seats),
        UnitPrice=price,
        ListPrice=price,
        TotalPrice=round(price * person.seats, 2),
    )
    if person.seats > 1:
        life.add(
            "OpportunityLineItemSchedule",
            OpportunityLineItemId=line,
            Type="Revenue",
            Revenue=round(price * person.seats / 3, 2),
            ScheduleDate=day(life.store.now),
        )
