"""Talk: calls, their legs, and the lines they go through."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from etl.schema import Json, field
from models.zendesk.base import ZendeskTable


class Call(ZendeskTable):
    """A phone call; durations are in seconds."""

    __tablename__ = "talk_calls"

    id: int = field(doc="Zendesk's identifier.", key=True)
    created_at: datetime | None = field(doc="When it began.")
    updated_at: datetime | None = field(doc="When it was last changed.")
    agent_id: int | None = field(doc="Agent who took or made it.", references="users")
    customer_id: int | None = field(doc="Customer.", references="users")
    ticket_id: int | None = field(doc="Ticket.", references="tickets")
    call_group_id: int | None = field(doc="Group that it was routed to.", references="groups")
    direction: str | None = field(doc="`inbound` or `outbound`.")
    completion_status: str | None = field(doc="How it ended, such as `completed` or `abandoned_in_queue`.")
    call_channel: str | None = field(doc="Channel that it came by.")
    phone_number_id: int | None = field(doc="Line, if it is a phone number.", references="talk_phone_numbers")
    phone_number: str | None = field(doc="Number of that.")
    line: str | None = field(doc="Line: phone number or name.")
    line_id: int | None = field(doc="Line by number.")
    line_type: str | None = field(doc="`phone` or `digital`.")
    call_charge: Decimal | None = field(doc="What it cost, in US dollars.")
    minutes_billed: int | None = field(doc="Minutes that were billed.")
    duration: int | None = field(doc="How long it took.")
    talk_time: int | None = field(doc="Talked.")
    wait_time: int | None = field(doc="The caller waited.")
    time_to_answer: int | None = field(doc="Until an agent answered.")
    hold_time: int | None = field(doc="On hold.")
    wrap_up_time: int | None = field(doc="Work after it.")
    consultation_time: int | None = field(doc="Agents among each other.")
    ivr_time_spent: int | None = field(doc="In the menu.")
    recording_time: int | None = field(doc="Recorded.")
    not_recording_time: int | None = field(doc="Not recorded.")
    recording_control_interactions: int | None = field(doc="How often recording was paused or resumed.")
    exceeded_queue_wait_time: bool | None = field(doc="Whether the caller waited longer than allowed.")
    outside_business_hours: bool | None = field(doc="Whether it came outside business hours.")
    voicemail: bool | None = field(doc="Whether it ended in voicemail.")
    customer_requested_voicemail: bool | None = field(doc="Whether the caller asked for that.")
    callback: bool | None = field(doc="Whether it is a call back.")
    callback_source: str | None = field(doc="Where that was asked for.")
    default_group: bool | None = field(doc="Whether it was answered by the default group.")
    overflowed: bool | None = field(doc="Whether it was sent elsewhere.")
    overflowed_to: str | None = field(doc="Where to.")
    ivr_action: str | None = field(doc="What the caller chose in the menu.")
    ivr_hops: int | None = field(doc="How many choices that took.")
    ivr_destination_group_name: str | None = field(doc="Group that the menu led to.")
    ivr_routed_to: str | None = field(doc="Number that the menu led to.")
    call_recording_consent: str | None = field(doc="How consent to recording is asked for.")
    call_recording_consent_action: str | None = field(doc="What the caller chose.")
    call_recording_consent_keypress: str | None = field(doc="Key that the caller pressed.")
    quality_issues: Json | None = field(doc="List of troubles of the connection.")


class Leg(ZendeskTable):
    """One participant's part of a call; durations are in seconds."""

    __tablename__ = "talk_legs"

    id: int = field(doc="Zendesk's identifier.", key=True)
    created_at: datetime | None = field(doc="When it began.")
    updated_at: datetime | None = field(doc="When it was last changed.")
    call_id: int | None = field(doc="Call.", references="talk_calls")
    agent_id: int | None = field(doc="Agent.", references="users")
    user_id: int | None = field(doc="Customer.", references="users")
    type: str | None = field(doc="`agent`, `customer`, `external` or `supervisor`.")
    available_via: str | None = field(doc="How the agent was reached: `client` or `phone`.")
    completion_status: str | None = field(doc="How it ended.")
    call_charge: Decimal | None = field(doc="What it cost, in US dollars.")
    minutes_billed: int | None = field(doc="Minutes that were billed.")
    duration: int | None = field(doc="How long it took.")
    talk_time: int | None = field(doc="Talked.")
    hold_time: int | None = field(doc="On hold.")
    wrap_up_time: int | None = field(doc="Work after it.")
    conference_from: int | None = field(doc="Agent who began the conference.", references="users")
    conference_to: int | None = field(doc="Agent who was called into it.", references="users")
    conference_time: int | None = field(doc="In conference.")
    consultation_from: int | None = field(doc="Agent who asked.", references="users")
    consultation_to: int | None = field(doc="Agent who was asked.", references="users")
    consultation_time: int | None = field(doc="Agents among each other.")
    forwarded_to: str | None = field(doc="Number that it was forwarded to.")
    transferred_from: int | None = field(doc="Agent who handed it on.", references="users")
    transferred_to: int | None = field(doc="Agent whom it was handed on to.", references="users")
    quality_issues: Json | None = field(doc="List of troubles of the connection.")


class PhoneNumber(ZendeskTable):
    """A phone number of the account's."""

    __tablename__ = "talk_phone_numbers"
    __elsewhere__: ClassVar[tuple[str, ...]] = ("token",)

    id: int = field(doc="Zendesk's identifier.", key=True)
    number: str | None = field(doc="Number.")
    display_number: str | None = field(doc="The same, formatted.")
    name: str | None = field(doc="Nickname, or else the number.")
    nickname: str | None = field(doc="Nickname.")
    country_code: str | None = field(doc="Country.")
    location: str | None = field(doc="Region.")
    toll_free: bool | None = field(doc="Whether calling it is free.")
    external: bool | None = field(doc="Whether it belongs to another provider.")
    voice_enabled: bool | None = field(doc="Whether it takes calls.")
    sms_enabled: bool | None = field(doc="Whether it takes texts.")
    outbound_enabled: bool | None = field(doc="Whether calls can be made from it.")
    recorded: bool | None = field(doc="Whether calls are recorded.")
    transcription: bool | None = field(doc="Whether voicemail is transcribed.")
    call_recording_consent: str | None = field(doc="How consent to recording is asked for.")
    priority: int | None = field(doc="1 if its calls go first.")
    line_type: str | None = field(doc="`phone`.")
    default_group_id: int | None = field(doc="Group that its calls go to.", references="groups")
    group_ids: Json | None = field(doc="List of groups that its calls go to.")
    sms_group_id: int | None = field(doc="Group that its texts go to.", references="groups")
    brand_id: int | None = field(doc="Brand.", references="brands")
    schedule_id: int | None = field(doc="Business hours.", references="schedules")
    ivr_id: int | None = field(doc="Menu.", references="talk_ivrs")
    failover_number: str | None = field(doc="Number that is called when Talk is down.")
    greeting_ids: Json | None = field(doc="List of greetings.")
    default_greeting_ids: Json | None = field(doc="List of default greetings.")
    categorised_greetings: Json | None = field(doc="Greetings by category.")
    categorised_greetings_with_sub_settings: Json | None = field(doc="The same with settings.")
    capabilities: Json | None = field(doc="What it can do.")
    created_at: datetime | None = field(doc="When it was made.")


class DigitalLine(ZendeskTable):
    """A line for calls through the internet."""

    __tablename__ = "talk_digital_lines"

    id: int = field(doc="Zendesk's identifier.", key=True)
    line_id: str | None = field(doc="Identifier of the line.")
    nickname: str | None = field(doc="Name.")
    line_type: str | None = field(doc="`digital`.")
    brand_id: int | None = field(doc="Brand.", references="brands")
    recorded: bool | None = field(doc="Whether calls are recorded.")
    transcription: bool | None = field(doc="Whether voicemail is transcribed.")
    call_recording_consent: str | None = field(doc="How consent to recording is asked for.")
    priority: int | None = field(doc="1 if its calls go first.")
    default_group_id: int | None = field(doc="Group that its calls go to.", references="groups")
    group_ids: Json | None = field(doc="List of groups that its calls go to.")
    schedule_id: int | None = field(doc="Business hours.", references="schedules")
    greeting_ids: Json | None = field(doc="List of greetings.")
    default_greeting_ids: Json | None = field(doc="List of default greetings.")
    outbound_number: str | None = field(doc="Number that is shown on calls from it.")
    bot_id: str | None = field(doc="Bot that answers.")
    created_at: datetime | None = field(doc="When it was made.")


class Greeting(ZendeskTable):
    """Something that callers hear."""

    __tablename__ = "talk_greetings"

    id: str = field(doc="Zendesk's identifier.", key=True)
    name: str | None = field(doc="Name.")
    category_id: int | None = field(doc="Category.", references="talk_greeting_categories")
    active: bool | None = field(doc="Whether a line or a menu uses it.")
    default: bool | None = field(doc="Whether it is one of Zendesk's.")
    default_lang: bool | None = field(doc="Whether it has a default in the account's language.")
    pending: bool | None = field(doc="Whether it is still being made.")
    audio_name: str | None = field(doc="Name of the recording.")
    audio_url: str | None = field(doc="Where the recording is.")
    upload_id: int | None = field(doc="Upload of the recording.")
    has_sub_settings: bool | None = field(doc="Whether it is part of another's settings.")
    phone_number_ids: Json | None = field(doc="List of phone numbers that use it.")
    ivr_ids: Json | None = field(doc="List of menus that use it.")


class GreetingCategory(ZendeskTable):
    """What a greeting is for."""

    __tablename__ = "talk_greeting_categories"

    id: int = field(doc="Zendesk's identifier.", key=True)
    name: str | None = field(doc="Name.")


class Ivr(ZendeskTable):
    """A menu that callers choose from by keys."""

    __tablename__ = "talk_ivrs"

    id: int = field(doc="Zendesk's identifier.", key=True)
    name: str | None = field(doc="Name.")
    phone_number_ids: Json | None = field(doc="List of phone numbers.")
    phone_number_names: Json | None = field(doc="List of their names.")
    menus: Json | None = field(doc="List of menus with their keys.")


class TalkAddress(ZendeskTable):
    """An address that numbers are registered for."""

    __tablename__ = "talk_addresses"

    id: int = field(doc="Zendesk's identifier.", key=True)
    name: str | None = field(doc="Name.")
    street: str | None = field(doc="Street.")
    zip: str | None = field(doc="Postal code.")
    city: str | None = field(doc="City.")
    province: str | None = field(doc="Province.")
    state: str | None = field(doc="State.")
    country_code: str | None = field(doc="Country.")
    provider_reference: str | None = field(doc="Identifier at the provider of the numbers.")


class AgentActivity(ZendeskTable):
    """What an agent did on the phone today; durations are in seconds."""

    __tablename__ = "talk_agents_activity"
    __elsewhere__: ClassVar[tuple[str, ...]] = ("avatar_url",)

    agent_id: int = field(doc="Agent.", key=True, references="users")
    name: str | None = field(doc="Name.")
    agent_state: str | None = field(doc="`online`, `offline`, `away` or `transfers_only`.")
    call_status: str | None = field(doc="`on_call`, `wrap_up` or null.")
    via: str | None = field(doc="`client` or `phone`.")
    forwarding_number: str | None = field(doc="Number that calls are forwarded to.")
    available_time: int | None = field(doc="Available.")
    online_time: int | None = field(doc="Online.")
    away_time: int | None = field(doc="Away.")
    transfers_only_time: int | None = field(doc="For transfers only.")
    calls_accepted: int | None = field(doc="Calls that were taken.")
    calls_denied: int | None = field(doc="Calls that were declined.")
    calls_missed: int | None = field(doc="Calls that were missed.")
    calls_put_on_hold: int | None = field(doc="Calls that were put on hold.")
    accepted_transfers: int | None = field(doc="Transfers that were taken.")
    started_transfers: int | None = field(doc="Transfers that were begun.")
    accepted_third_party_conferences: int | None = field(doc="Conferences that were joined.")
    started_third_party_conferences: int | None = field(doc="Conferences that were begun.")
    average_talk_time: int | None = field(doc="Talked, on average.")
    average_hold_time: int | None = field(doc="On hold, on average.")
    average_wrap_up_time: int | None = field(doc="Work after a call, on average.")
    total_call_duration: int | None = field(doc="Calls in all.")
    total_talk_time: int | None = field(doc="Talked in all.")
    total_hold_time: int | None = field(doc="On hold in all.")
    total_wrap_up_time: int | None = field(doc="Work after calls in all.")
