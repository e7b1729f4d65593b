"""Who asks and who answers: users, organizations, groups, and who belongs to which."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Json, field
from models.zendesk.base import ZendeskTable


class User(ZendeskTable):
    """A person: an end user, an agent or an admin."""

    __tablename__ = "users"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the user in the API.")
    name: str | None = field(doc="Name.")
    email: str | None = field(doc="Primary e-mail address.", identifies="email")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When the user was last changed.")
    time_zone: str | None = field(doc="Time zone, by its name at Zendesk.")
    iana_time_zone: str | None = field(doc="Time zone, by its name in the IANA database.")
    phone: str | None = field(doc="Primary phone number.", identifies="phone")
    shared_phone_number: bool | None = field(doc="Whether others have that number too.")
    photo: Json | None = field(doc="Profile picture, an attachment.")
    locale_id: int | None = field(doc="Language, by number.")
    locale: str | None = field(doc="Language, such as `en-US`.")
    organization_id: int | None = field(doc="Default organization.", references="organizations")
    role: str | None = field(doc="`end-user`, `agent` or `admin`.")
    verified: bool | None = field(doc="Whether an identity of the user's is verified.")
    external_id: str | None = field(
        doc="Identifier of the account's own; upper and lower case are alike.", identifies="user_id"
    )
    tags: Json | None = field(doc="List of tags.")
    alias: str | None = field(doc="Name shown to end users.")
    active: bool | None = field(doc="False once the user is deleted.", deleted="false")
    shared: bool | None = field(doc="Whether the user comes from another account.")
    shared_agent: bool | None = field(doc="Whether that is an agent there.")
    last_login_at: datetime | None = field(doc="When the user last signed in.")
    two_factor_auth_enabled: bool | None = field(doc="Whether a second factor is asked for.")
    signature: str | None = field(doc="Of an agent, signature under e-mails.")
    details: str | None = field(doc="Details, such as an address.")
    notes: str | None = field(doc="Notes of agents.")
    role_type: int | None = field(doc="Of an agent, kind of role by number.")
    custom_role_id: int | None = field(doc="Of an agent, custom role.", references="custom_roles")
    is_billing_admin: bool | None = field(doc="Of an agent, whether it manages the account's billing.")
    moderator: bool | None = field(doc="Whether the user may moderate the forums.")
    ticket_restriction: str | None = field(
        doc="Tickets that are open to the user: `organization`, `groups`, `assigned`, `requested`; "
        "null for all."
    )
    only_private_comments: bool | None = field(doc="Of an agent, whether only notes may be written.")
    restricted_agent: bool | None = field(doc="Whether the agent is restricted in any way.")
    suspended: bool | None = field(doc="Whether the user is suspended: tickets go to the suspended ones.")
    suspension_details_channels: Json | None = field(
        "suspension_details.channels", doc="List of channels that the user is suspended on, such as `all`."
    )
    separation_scope: str | None = field(
        "separation.scope",
        doc="Where brands are separated: `account`, or `brand` for who belongs to one alone.",
    )
    separation_brand_id: int | None = field(
        "separation.brand_id", doc="The one brand that the user belongs to.", references="brands"
    )
    chat_only: bool | None = field(doc="Whether the agent may only chat.")
    default_group_id: int | None = field(doc="Of an agent, default group.", references="groups")
    report_csv: bool | None = field(doc="Kept for old clients; says nothing.")
    remote_photo_url: str | None = field(doc="Address that the picture was taken from.")
    permanently_deleted: bool | None = field(
        doc="Whether the user was deleted for good: nothing personal is left."
    )
    user_fields: Json | None = field(
        doc="Values of custom fields by the field's key; dropdowns have the tag of the option. With"
        " titles: the view users_custom."
    )


class UserIdentity(ZendeskTable):
    """An address by which a user is known: e-mail, phone or an account elsewhere."""

    __tablename__ = "user_identities"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the identity in the API.")
    user_id: int | None = field(doc="User.", parent=True, references="users", identifies="users")
    type: str | None = field(
        doc="`email`, `phone_number`, `twitter`, `facebook`, `google`, `agent_forwarding` and others."
    )
    value: str | None = field(doc="The address itself.", identifies="email", when=("type", "email"))
    verified: bool | None = field(doc="Whether it is verified.")
    verified_at: datetime | None = field(doc="When it was verified.")
    verification_method: str | None = field(doc="How it was verified.")
    primary: bool | None = field(doc="Whether it is the user's primary one of its type.")
    ownership: str | None = field(doc="`owned`, or `shared` with other users.")
    brand_id: int | None = field(doc="Where brands are separated, brand.", references="brands")
    undeliverable_count: int | None = field(doc="How many e-mails could not be delivered to it in a row.")
    deliverable_state: str | None = field(
        doc="Of an e-mail address, whether it can be written to, such as `deliverable`."
    )
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class Organization(ZendeskTable):
    """A company or another body that end users belong to."""

    __tablename__ = "organizations"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the organization in the API.")
    name: str | None = field(doc="Name.")
    external_id: str | None = field(doc="Identifier of the account's own.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")
    domain_names: Json | None = field(doc="List of e-mail domains whose users belong to it.")
    details: str | None = field(doc="Details, such as an address.")
    notes: str | None = field(doc="Notes of agents.")
    group_id: int | None = field(doc="Group that its new tickets go to.", references="groups")
    shared_tickets: bool | None = field(doc="Whether its users see each other's tickets.")
    shared_comments: bool | None = field(doc="Whether they may write on them.")
    tags: Json | None = field(doc="List of tags.")
    organization_fields: Json | None = field(
        doc="Values of custom fields by the field's key. With titles: the view organizations_custom."
    )
    deleted_at: datetime | None = field(doc="When it was deleted.", deleted=True)


class Group(ZendeskTable):
    """A group of agents."""

    __tablename__ = "groups"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the group in the API.")
    name: str | None = field(doc="Name.")
    description: str | None = field(doc="What it is for.")
    deleted: bool | None = field(doc="True once the group is deleted.", deleted=True)
    is_public: bool | None = field(doc="Whether all agents see its tickets.")
    default: bool | None = field(doc="Whether new agents are put in it.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class GroupMembership(ZendeskTable):
    """That an agent is in a group."""

    __tablename__ = "group_memberships"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    user_id: int | None = field(doc="Agent.", references="users")
    group_id: int | None = field(doc="Group.", references="groups")
    default: bool | None = field(doc="Whether the group is the agent's default one.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class OrganizationMembership(ZendeskTable):
    """That a user belongs to an organization."""

    __tablename__ = "organization_memberships"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    user_id: int | None = field(doc="User.", references="users")
    organization_id: int | None = field(doc="Organization.", references="organizations")
    organization_name: str | None = field(doc="Its name.")
    default: bool | None = field(doc="Whether it is the user's default one.")
    view_tickets: bool | None = field(doc="Whether the user may see all of its tickets.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class OrganizationSubscription(ZendeskTable):
    """That an end user follows the tickets of an organization."""

    __tablename__ = "organization_subscriptions"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    organization_id: int | None = field(doc="Organization.", references="organizations")
    user_id: int | None = field(doc="User.", references="users")
    created_at: datetime | None = field(doc="When it was made.")


class CustomRole(ZendeskTable):
    """A role for agents that the account made."""

    __tablename__ = "custom_roles"

    id: int = field(doc="Zendesk's identifier.", key=True)
    name: str | None = field(doc="Name.")
    description: str | None = field(doc="What it is for.")
    role_type: int | None = field(doc="Kind of role, by number.")
    team_member_count: int | None = field(doc="How many agents have it.")
    configuration: Json | None = field(doc="What it allows.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")
