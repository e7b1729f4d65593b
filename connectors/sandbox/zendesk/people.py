"""Who writes to the desk and who answers: agents, end users, organizations, and what belongs to them.

The end users are the people of Brightleaf whom the other simulators know, too: the same seed gives the same
people. Those who came by way of the product have its user id as external_id, as Stripe's customers have it
in their metadata.
"""

from __future__ import annotations

from typing import Any, Final

from connectors.sandbox.company import Person
from connectors.sandbox.zendesk.logins import ADMIN
from connectors.sandbox.zendesk.store import Record
from connectors.sandbox.zendesk.world import World

ZONES: Final = {  # country: Zendesk's time zone, IANA's
    "US": ("Central Time (US & Canada)", "America/Chicago"),
    "GB": ("London", "Europe/London"),
    "DE": ("Berlin", "Europe/Berlin"),
    "FR": ("Paris", "Europe/Paris"),
    "JP": ("Tokyo", "Asia/Tokyo"),
    "BR": ("Brasilia", "America/Sao_Paulo"),
    "PL": ("Warsaw", "Europe/Warsaw"),
    "CH": ("Bern", "Europe/Zurich"),
    "KW": ("Kuwait", "Asia/Kuwait"),
}
LOCALES: Final = {"de": (8, "de"), "fr": (16, "fr"), "ja": (67, "ja"), "pt": (19, "pt-br"), "pl": (13, "pl")}
_AGENTS: Final = (
    ("Ada Lindqvist", ADMIN, "admin"),
    ("Mo Farouk", "mo@brightleaf.example", "agent"),
    ("Grace Oyelaran", "grace@brightleaf.example", "agent"),
    ("Jonas Weiß", "jonas@brightleaf.example", "agent"),
    ("Yuki Tanaka", "yuki@brightleaf.example", "agent"),
    ("Beatriz Sá", "beatriz@brightleaf.example", "agent"),
)
RESTRICTED: Final = "beatriz@brightleaf.example"  # an agent who sees her groups' tickets only
SUSPENDED_AFTER: Final = 14  # days that a suspended ticket is kept


def agents(world: World) -> list[Record]:
    """The people who answer, the account's owner first."""
    made = []
    for name, email, role in _AGENTS:
        user = world.create(
            "user",
            name=name,
            email=email,
            role=role,
            alias=name.split()[0],
            moderator=role == "admin",
            report_csv=role == "admin",
            restricted_agent=email == RESTRICTED,
            ticket_restriction="groups" if email == RESTRICTED else None,
            role_type=4 if role == "admin" else 2,
            last_login_at=world.stamp(),
            two_factor_auth_enabled=role == "admin",
            is_billing_admin=role == "admin",
            signature=f"Kind regards,\n{name}",
            photo=_photo(world) if role == "admin" else None,
        )
        user.body["user_fields"] = dict.fromkeys(_keys(world, "user_field"))
        _identity(world, user)
        made.append(user)
    return made


def _photo(world: World) -> dict[str, Any]:
    id = world.number("attachment")
    place = f"{world.home}/system/photos/{id}/ada.png"
    return {
        "url": f"{world.home}/api/v2/attachments/{id}.json",
        "id": id,
        "file_name": "ada.png",
        "content_url": place,
        "mapped_content_url": place,
        "content_type": "image/png",
        "size": 4_566,
        "width": 80,
        "height": 80,
        "inline": False,
        "deleted": False,
        "thumbnails": [],
    }


def _identity(world: World, user: Record, type: str = "email", value: str = "", primary: bool = True) -> None:
    world.create(
        "identity",
        links={"user": user.id},
        user_id=user.id,
        type=type,
        value=value or user.body["email"],
        primary=primary,
        brand_id=user.body["separation"].get("brand_id"),
    )


def _keys(world: World, kind: str) -> list[str]:
    return [field.body["key"] for field in world.store.shown(kind) if field.body["active"]]


def sign_up(world: World, person: Person) -> Record:
    """A new end user, or who has that address already; the first of a firm brings the organization."""
    email = person.email.lower()  # as Zendesk keeps addresses
    if known := with_email(world, email):
        return known
    zone, iana = ZONES[person.country]
    locale_id, locale = LOCALES.get(person.language[:2], (1, "en-US"))
    organization = firm(world, person.company, person) if person.company else None
    confirmed = person.number % 4 != 0  # signed in from the product, where others only ever wrote mail
    user = world.create(
        "user",
        name=person.name,
        email=email,
        external_id=person.user_id if confirmed else None,
        phone=person.phone,
        shared_phone_number=False if person.phone else None,
        time_zone=zone,
        iana_time_zone=iana,
        locale_id=locale_id,
        locale=locale,
        organization_id=organization.id if organization else None,
        verified=confirmed,
        separation={"scope": "brand", "brand_id": world.store.shown("brand")[0].id},
        tags=["vip"] if person.number % 23 == 0 else [],
        notes="Prefers to be called." if person.number % 31 == 0 else "",
        details="",
        user_fields={
            name: value
            for name, value in {
                "plan": None,
                "seats": None,
                "lifetime_value": None,
                "newsletter": person.number % 3 == 0,
                "signed_up_on": world.stamp()[:10] + "T00:00:00+00:00",
                "city": person.city,
                "biography": None,
                "account_code": f"BL-{person.number:05d}",
            }.items()
            if name in _keys(world, "user_field")
        },
    )
    _identity(world, user)
    if person.phone:
        _identity(world, user, "phone_number", person.phone, primary=False)
    if organization:
        join(world, user, organization)
    return user


def firm(world: World, name: str, person: Person) -> Record:
    """The organization of that name, made if there is none."""
    for record in world.store.shown("organization"):
        if record.body["name"] == name:
            return record
    domain = person.email.rpartition("@")[2].lower()
    shared = domain.endswith(("example.com", "example.org", "example.net"))
    made = world.create(
        "organization",
        name=name,
        external_id=f"firm-{person.number}",
        domain_names=[] if shared else [domain],
        shared_tickets=person.number % 5 == 0,
        tags=["b2b"],
        details="",
        notes="",
        organization_fields={
            key: {"tier": "tier_basic", "employees": 10 + person.number, "contract_ends": None}.get(key)
            for key in _keys(world, "organization_field")
        },
    )
    world.create("organization_subscription", organization_id=made.id, user_id=admin(world).id)
    return made


def join(world: World, user: Record, organization: Record, *, default: bool = True) -> Record:
    """Make a user a member of an organization."""
    return world.create(
        "organization_membership",
        links={"user": user.id, "organization": organization.id},
        user_id=user.id,
        organization_id=organization.id,
        organization_name=organization.body["name"],
        default=default,
    )


def set_field(world: World, user: Record, key: str, value: Any) -> None:
    """Give a user field a value, if there is such a field."""
    if key in user.body["user_fields"]:
        world.update(user, user_fields={**user.body["user_fields"], key: value})


def change_email(world: World, user: Record, email: str) -> None:
    """A new primary address; the old one stays as a second."""
    if with_email(world, email.lower()):
        return
    for identity in world.store.children("identity", "user", user.id):
        if identity.body["type"] == "email" and identity.body["primary"]:
            world.update(identity, primary=False)
    world.update(user, email=email.lower())
    _identity(world, user)


def admin(world: World) -> Record:
    """The account's owner."""
    return next(world.store.all("user"))


def with_email(world: World, email: str) -> Record | None:
    """The user with an address; no two have the same."""
    return next((user for user in world.store.shown("user") if user.body["email"] == email), None)


def leave(world: World, user: Record) -> None:
    """Delete a user: inactive, in the exports still, out of every group and organization."""
    for kind in ("organization_membership", "group_membership"):
        for record in world.store.children(kind, "user", user.id):
            world.store.drop(record)
    world.delete(user)


def dissolve(world: World, organization: Record) -> None:
    """Delete an organization: only the export tells of it, its users are without one."""
    for member in world.store.children("organization_membership", "organization", organization.id):
        world.store.drop(member)
    for user in world.store.all("user"):
        if user.body["organization_id"] == organization.id:
            world.update(user, organization_id=None)
    world.delete(organization)
