"""A person as Stripe knows them: customer, card, subscription, what they paid and what they owe."""

from __future__ import annotations

from dataclasses import dataclass, field

from connectors.sandbox.company import Person
from connectors.sandbox.stripe import ids, payments
from connectors.sandbox.stripe.store import Entry
from connectors.sandbox.stripe.world import World


@dataclass(slots=True)
class Client:
    """A person and what Stripe has of them."""

    person: Person
    customer: Entry
    method: Entry | None = None
    subscription: Entry | None = None
    unpaid: Entry | None = None  # the invoice whose payment was refused
    charges: list[Entry] = field(default_factory=list)
    disputed: Entry | None = None

    @property
    def gone(self) -> bool:
        """Whether the customer was deleted."""
        return bool(self.customer.links.get("gone"))


def sign_up(world: World, person: Person) -> Client:
    """A new customer with a card."""
    legacy = person.number % 17 == 3
    customer = world.create(
        "customer",
        address=payments.address(person),
        delinquent=False,
        description=person.company,
        email=person.email,
        invoice_prefix=f"{person.number:04X}{ids.letters(world.rng, 4).upper()}",
        metadata={"user_id": person.user_id},
        name=person.company or person.name,
        next_invoice_sequence=1,
        phone=person.phone,
        preferred_locales=[person.language],
        shipping={"address": payments.address(person), "name": person.name}
        if person.number % 9 == 0
        else None,
        tax_exempt="reverse" if person.company and person.country == "DE" else "none",
    )
    client = Client(person, customer)
    if legacy:
        source = payments.card_source(world, person, customer.id)
        world.update(customer, default_source=source.id)
    client.method = payments.payment_method(world, person, customer.id)
    payments.setup_intent(world, client.method, refused=person.number % 11 == 5)
    world.update(customer, invoice_settings={"default_payment_method": client.method.id})
    if person.company and person.country in ("DE", "FR", "PL"):
        world.create(
            "tax_id",
            under=customer.id,
            country=person.country,
            customer=customer.id,
            owner={"customer": customer.id, "type": "customer"},
            type="eu_vat",
            value=f"{person.country}{100000000 + person.number}",
            verification={"status": "verified"},
        )
    return client


def change_card(world: World, client: Client) -> None:
    """A new card in place of the old one, which is detached."""
    old, client.method = client.method, payments.payment_method(world, client.person, client.customer.id)
    settings = {"default_payment_method": client.method.id}
    world.update(client.customer, invoice_settings=settings)
    if client.subscription and client.subscription.object["default_payment_method"]:
        world.update(client.subscription, default_payment_method=client.method.id)
    if old:
        world.update(old, customer=None)
