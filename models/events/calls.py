"""A table per type of call, and those of the latest traits of users and groups."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from etl.schema import JsonText, Table, field
from models.events.base import Call, Event


class Context(Table):
    """What a call's context may hold: columns of any table once somebody sends them, and of each view."""

    context_active: bool | None = field(doc="False if the call only updates traits and is no sign of life.")
    context_app_name: str | None = field(doc="Name of the app.")
    context_app_version: str | None = field(doc="Version of the app.")
    context_app_build: str | None = field(doc="Build of the app.")
    context_app_namespace: str | None = field(doc="Bundle or package of the app.")
    context_campaign_name: str | None = field(doc="utm_campaign of the page's address; of that call alone.")
    context_campaign_source: str | None = field(doc="utm_source of the page's address.")
    context_campaign_medium: str | None = field(doc="utm_medium of the page's address.")
    context_campaign_term: str | None = field(doc="utm_term of the page's address.")
    context_campaign_content: str | None = field(doc="utm_content of the page's address.")
    context_device_id: str | None = field(doc="Id of the device.")
    context_device_advertising_id: str | None = field(doc="Advertising id of the device.")
    context_device_ad_tracking_enabled: bool | None = field(doc="Whether the user lets ads track the device.")
    context_device_manufacturer: str | None = field(doc="Maker of the device.")
    context_device_model: str | None = field(doc="Model of the device.")
    context_device_name: str | None = field(doc="Name of the device.")
    context_device_type: str | None = field(doc="Kind of the device: ios, android.")
    context_device_version: str | None = field(doc="Version of the device.")
    context_device_token: str | None = field(doc="Token for push notifications.")
    context_group_id: str | None = field(doc="Group that the call is of.")
    context_ip: str | None = field(doc="Address that the call came from.")
    context_library_name: str | None = field(doc="Client library that sent the call.")
    context_library_version: str | None = field(doc="Version of the client library.")
    context_locale: str | None = field(doc="Language and country of the device.")
    context_network_bluetooth: bool | None = field(doc="Whether Bluetooth is on.")
    context_network_carrier: str | None = field(doc="Mobile network.")
    context_network_cellular: bool | None = field(doc="Whether the mobile network is in use.")
    context_network_wifi: bool | None = field(
        doc="Whether wifi is in use; without both, the device is offline."
    )
    context_os_name: str | None = field(doc="Operating system.")
    context_os_version: str | None = field(doc="Version of the operating system.")
    context_page_path: str | None = field(doc="Path of the page.")
    context_page_referrer: str | None = field(doc="Page that led to this one.")
    context_page_search: str | None = field(doc="Query of the page's address.")
    context_page_title: str | None = field(doc="Title of the page.")
    context_page_url: str | None = field(doc="Address of the page.")
    context_referrer_type: str | None = field(doc="Kind of what led here.")
    context_referrer_name: str | None = field(doc="Name of what led here.")
    context_referrer_url: str | None = field(doc="Address of what led here.")
    context_referrer_link: str | None = field(doc="Link that led here.")
    context_referrer_id: str | None = field(doc="Id of what led here.")
    context_screen_density: Decimal | None = field(doc="Pixels per point of the screen.")
    context_screen_height: int | None = field(doc="Height of the screen.")
    context_screen_width: int | None = field(doc="Width of the screen.")
    context_timezone: str | None = field(doc="Time zone of the device, as `Europe/Berlin`.")
    context_user_agent: str | None = field(doc="Browser, as it names itself.")
    context_user_agent_data_brands: JsonText | None = field(doc="Browser's brands and versions, as JSON.")
    context_user_agent_data_mobile: bool | None = field(
        doc="Whether the browser says that it is a mobile one."
    )
    context_user_agent_data_platform: str | None = field(doc="Operating system, as the browser says.")
    context_traits_email: str | None = field(doc="User's e-mail address, as the call repeats it.")
    context_integration_name: str | None = field(doc="Cloud source that sent the call.")
    context_integration_version: str | None = field(doc="Version of that cloud source.")
    context_amp_id: str | None = field(doc="Visitor's id on AMP pages.")
    context_external_ids: JsonText | None = field(doc="Ids of the user elsewhere, as JSON.")
    context_external_id: JsonText | None = field(doc="The same, as RudderStack's libraries name it.")
    context_protocols_source_id: str | None = field(doc="Source that broke its tracking plan.")
    context_protocols_violations: JsonText | None = field(doc="How it did, as JSON.")


class AnyEvent(Event):
    """A call of one event, with its properties."""

    __tablename__ = "event"


class Track(Event):
    """A row per event, of any name; its properties are in the table of the event's own."""

    __tablename__ = "tracks"


class Person(Table):
    """Traits of users that the spec reserves."""

    email: str | None = field(doc="E-mail address.")
    name: str | None = field(doc="Full name.")
    first_name: str | None = field(doc="First name.")
    last_name: str | None = field(doc="Last name.")
    username: str | None = field(doc="Name to log in by.")
    phone: str | None = field(doc="Telephone number.")
    title: str | None = field(doc="Position in the company.")
    company_name: str | None = field(doc="Company's name.")
    company_id: str | None = field(doc="Company's id.")
    company_industry: str | None = field(doc="Company's industry.")
    company_employee_count: int | None = field(doc="How many people work at the company.")
    company_plan: str | None = field(doc="Company's plan.")
    address_street: str | None = field(doc="Street and number.")
    address_city: str | None = field(doc="City.")
    address_state: str | None = field(doc="State or province.")
    address_postal_code: str | None = field(doc="Postal code.")
    address_country: str | None = field(doc="Country.")
    age: int | None = field(doc="Age in years.")
    birthday: datetime | None = field(doc="Day of birth.")
    gender: str | None = field(doc="Gender.")
    avatar: str | None = field(doc="Address of a picture.")
    description: str | None = field(doc="Description.")
    website: str | None = field(doc="Website.")
    created_at: datetime | None = field(doc="When the user's account was made.")


class Identify(Person, Call):
    """A row per identify call: what was known of a user then."""

    __tablename__ = "identifies"


class User(Person):
    """A row per user, with the latest of each trait that was sent."""

    __tablename__ = "users"

    id: str = field(doc="The user_id.", key=True)


class Organization(Table):
    """Traits of groups that the spec reserves."""

    name: str | None = field(doc="Name.")
    email: str | None = field(doc="E-mail address.")
    phone: str | None = field(doc="Telephone number.")
    industry: str | None = field(doc="Industry.")
    employees: str | None = field(doc="How many people work there.")
    plan: str | None = field(doc="Plan.")
    address_street: str | None = field(doc="Street and number.")
    address_city: str | None = field(doc="City.")
    address_state: str | None = field(doc="State or province.")
    address_postal_code: str | None = field(doc="Postal code.")
    address_country: str | None = field(doc="Country.")
    avatar: str | None = field(doc="Address of a picture.")
    description: str | None = field(doc="Description.")
    website: str | None = field(doc="Website.")
    created_at: datetime | None = field(doc="When the group's account was made.")


class Group(Organization, Call):
    """A row per group call: that a user belongs to a group, and what was known of the group then."""

    __tablename__ = "groups"

    group_id: str | None = field(doc="Group that the user belongs to.")


class Account(Organization):
    """A row per group, with the latest of each trait that was sent."""

    __tablename__ = "accounts"

    id: str = field(doc="The group_id.", key=True)


class Page(Call):
    """A row per view of a page."""

    __tablename__ = "pages"

    name: str | None = field(doc="Name of the page.")
    category: str | None = field(doc="Category of the page.")
    path: str | None = field(doc="Path of the page.")
    referrer: str | None = field(doc="Page that led to this one.")
    search: str | None = field(doc="Query of the page's address.")
    title: str | None = field(doc="Title of the page.")
    url: str | None = field(doc="Address of the page.")
    keywords: JsonText | None = field(doc="Keywords of the page, as JSON.")


class Screen(Call):
    """A row per view of a screen of an app."""

    __tablename__ = "screens"

    name: str | None = field(doc="Name of the screen.")
    category: str | None = field(doc="Category of the screen.")


class Alias(Call):
    """A row per alias call: that two ids are of one user."""

    __tablename__ = "aliases"

    previous_id: str | None = field(doc="Id that the user had before.")


TABLES = [Context, AnyEvent, Track, Identify, User, Group, Account, Page, Screen, Alias]
