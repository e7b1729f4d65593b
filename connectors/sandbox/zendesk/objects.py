"""Custom objects: their definitions, fields and records.

Pages followed: custom-data/custom-objects (custom_objects, custom_object_fields, custom_object_records,
object_triggers).
"""

from __future__ import annotations

import random
from typing import Any, Final

from connectors.sandbox.zendesk.fields import More, owned_field
from connectors.sandbox.zendesk.store import Body, Record
from connectors.sandbox.zendesk.world import World

KEPT: Final = 30 * 86_400  # seconds that the export knows of a deleted record
OVERWRITTEN: Final = "[DELETED]"
_FIELDS: Final[tuple[tuple[str, str, str, More], ...]] = (
    ("carrier", "Carrier", "dropdown", ("carrier_post", "carrier_bike")),
    ("weight", "Weight", "decimal", ()),
    ("parcels", "Parcels", "integer", ()),
    ("sent_on", "Sent on", "date", ()),
    ("insured", "Insured", "checkbox", ""),
    ("customer", "Customer", "lookup", "zen:user"),
    ("remarks", "Remarks", "textarea", ()),
)


def furnish(world: World, author: Record) -> None:
    """Two objects: shipments, and contracts that nobody has used yet."""
    for key, title, many in (("shipment", "Shipment", "Shipments"), ("contract", "Contract", "Contracts")):
        world.create(
            "custom_object",
            id=key,
            key=key,
            title=title,
            raw_title=title,
            title_pluralized=many,
            raw_title_pluralized=many,
            created_by_user_id=str(author.id),
            updated_by_user_id=str(author.id),
            url=f"{world.home}/api/v2/custom_objects/{key}.json",
        )
    for position, (name, title, type, more) in enumerate(_FIELDS):
        field = owned_field(world, "custom_object_field", name, title, type, more, position)
        world.store.drop(field)
        field.links["object"] = "shipment"
        field.body["required"] = name == "carrier"
        field.body["url"] = f"{world.home}/api/v2/custom_objects/shipment/fields/{field.id}.json"
        world.store.add(field)
    heavy = {"field": "custom_object.shipment.custom_fields.weight", "operator": "present"}
    rule = world.number("object_trigger")
    world.create(
        "object_trigger",
        id=rule,
        links={"object": "shipment"},
        title="Insure what is weighed",
        raw_title="Insure what is weighed",
        conditions={"all": [heavy], "any": []},
        actions=[{"field": "custom_object.shipment.custom_fields.insured", "value": "true"}],
        url=f"{world.home}/api/v2/custom_objects/shipment/triggers/{rule}.json",
    )


def ship(world: World, rng: random.Random, user: Record, author: Record) -> Record:
    """A new shipment."""
    values: dict[str, Any] = {
        "carrier": rng.choice(("carrier_post", "carrier_bike")),
        "weight": round(rng.uniform(0.1, 30), 2),
        "parcels": rng.randrange(1, 5),
        "sent_on": world.stamp()[:10] + "T00:00:00+00:00",
        "insured": rng.random() < 0.5,
        "customer": str(user.id),
        "remarks": None,
    }
    id = str(world.next_id("custom_object_record"))
    return world.create(
        "custom_object_record",
        id=id,
        links={"object": "shipment"},
        name=f"Shipment {world.number('shipment_name') % 100_000}",
        custom_object_key="shipment",
        custom_object_fields=values,
        created_by_user_id=str(author.id),
        updated_by_user_id=str(author.id),
        external_id=f"sh-{id[-6:].lower()}",
        url=f"{world.home}/api/v2/custom_objects/shipment/records/{id}.json",
    )


def exported(record: Record) -> Body:
    """A record as its export shows it: without the picture, overwritten where it is deleted."""
    body = {name: value for name, value in record.body.items() if name != "photo"}
    if record.gone:
        body |= {"name": OVERWRITTEN, "external_id": OVERWRITTEN}
        body["custom_object_fields"] = dict.fromkeys(body["custom_object_fields"], OVERWRITTEN)
    return body


def delete(world: World, record: Record) -> None:
    """Delete a record; the export tells of it for thirty days."""
    world.update(record)
    record.gone = True
    world.at(world.now + KEPT, lambda: world.store.drop(record))
