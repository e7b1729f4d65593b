"""Persons that stand behind connected Stripe accounts."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from etl.schema import Group, Json, field, group
from models.stripe.accounts import OpenRequirements
from models.stripe.base import Address, StripeTable


class JapaneseAddress(Group):
    """An address in Japan, written in kana or kanji."""

    postal_code: str | None = field(doc="Postal code.")
    state: str | None = field(doc="Prefecture.")
    city: str | None = field(doc="City or ward.")
    town: str | None = field(doc="Town or cho-me.")
    line1: str | None = field(doc="Block and building number.")
    line2: str | None = field(doc="Building details.")
    country: str | None = field(doc="Two-letter country code (ISO 3166-1 alpha-2).")


class VerificationDocument(Group):
    """A photographed document that proves something about the person."""

    front: str | None = field(doc="File of its front.", references="files")
    back: str | None = field(doc="File of its back.", references="files")
    details: str | None = field(doc="What is wrong with it, in words.")
    details_code: str | None = field(doc="What is wrong with it, as a code such as document_expired.")


class Person(StripeTable):
    """Someone who owns, directs or represents the business of a connected account."""

    __tablename__ = "persons"
    __object__ = "person"

    id: str = field(key=True, doc="Stripe's identifier, `person_...`.")
    account: str | None = field(parent=True, doc="Account that the person belongs to.", references="accounts")
    created: datetime | None = field(doc="When the person was added.")
    is_deleted: bool = field("deleted", deleted=True, doc="True once the person is deleted at Stripe.")
    first_name: str | None = field(doc="Given (first) name.")
    first_name_kana: str | None = field(doc="Given name in kana; Japan only.")
    first_name_kanji: str | None = field(doc="Given name in kanji; Japan only.")
    last_name: str | None = field(doc="Family name.")
    last_name_kana: str | None = field(doc="Family name in kana; Japan only.")
    last_name_kanji: str | None = field(doc="Family name in kanji; Japan only.")
    maiden_name: str | None = field(doc="Family name at birth.")
    full_name_aliases: Json | None = field(doc="Other names the person is known by, as a list.")
    email: str | None = field(doc="E-mail address, as given.")
    phone: str | None = field(doc="Phone number, as given.")
    gender: str | None = field(doc="Gender, as given.")
    dob_day: int | None = field("dob.day", doc="Day of birth, 1 to 31.")
    dob_month: int | None = field("dob.month", doc="Month of birth, 1 to 12.")
    dob_year: int | None = field("dob.year", doc="Year of birth, four digits.")
    nationality: str | None = field(doc="Country of which the person is a national.")
    political_exposure: str | None = field(
        doc="Whether the person or someone close holds or held a high public office: existing or none."
    )
    id_number_provided: bool | None = field(doc="Whether the number of an identity document was given.")
    id_number_secondary_provided: bool | None = field(doc="Whether a second such number was given.")
    ssn_last_4_provided: bool | None = field(
        doc="Whether the last four digits of the US social security number were given."
    )
    address: Address | None = group(doc="Home address:")
    address_kana: JapaneseAddress | None = group(doc="Home address in kana:")
    address_kanji: JapaneseAddress | None = group(doc="Home address in kanji:")
    registered_address: Address | None = group(doc="Address in the population register:")
    relationship_title: str | None = field("relationship.title", doc="Job title, such as CEO.")
    relationship_representative: bool | None = field(
        "relationship.representative", doc="Whether the person represents the account towards Stripe."
    )
    relationship_owner: bool | None = field(
        "relationship.owner", doc="Whether the person owns part of the business."
    )
    relationship_percent_ownership: Decimal | None = field(
        "relationship.percent_ownership", doc="Share of the business that the person owns, in percent."
    )
    relationship_director: bool | None = field(
        "relationship.director", doc="Whether the person is on the business's board of directors."
    )
    relationship_executive: bool | None = field(
        "relationship.executive", doc="Whether the person helps to run the business."
    )
    relationship_authorizer: bool | None = field(
        "relationship.authorizer", doc="Whether the person authorised the account's representative."
    )
    relationship_legal_guardian: bool | None = field(
        "relationship.legal_guardian", doc="Whether the person is guardian of a representative under age."
    )
    requirements: OpenRequirements | None = group(doc="Requirements:")
    future_requirements: OpenRequirements | None = group(doc="Coming requirements:")
    verification_status: str | None = field("verification.status", doc="unverified, pending or verified.")
    verification_details: str | None = field(
        "verification.details", doc="What stands in the way of verification, in words."
    )
    verification_details_code: str | None = field(
        "verification.details_code", doc="What stands in the way, as a code such as document_name_mismatch."
    )
    verification_document: VerificationDocument | None = group(
        "verification.document", doc="Identity document:"
    )
    verification_additional_document: VerificationDocument | None = group(
        "verification.additional_document", doc="Proof of address or other second document:"
    )
    additional_tos_acceptances_account_date: datetime | None = field(
        "additional_tos_acceptances.account.date", doc="When a legal guardian accepted Stripe's terms."
    )
    additional_tos_acceptances_account_ip: str | None = field(
        "additional_tos_acceptances.account.ip", doc="IP address from which the guardian accepted them."
    )
    additional_tos_acceptances_account_user_agent: str | None = field(
        "additional_tos_acceptances.account.user_agent", doc="Browser in which the guardian accepted them."
    )
    us_cfpb_data_ethnicity_details_ethnicity: Json | None = field(
        "us_cfpb_data.ethnicity_details.ethnicity",
        doc="Ethnicities that the person names; US lending reports.",
    )
    us_cfpb_data_ethnicity_details_ethnicity_other: str | None = field(
        "us_cfpb_data.ethnicity_details.ethnicity_other",
        doc="Ethnicity in own words, where `other` is named.",
    )
    us_cfpb_data_race_details_race: Json | None = field(
        "us_cfpb_data.race_details.race", doc="Races that the person names; US lending reports."
    )
    us_cfpb_data_race_details_race_other: str | None = field(
        "us_cfpb_data.race_details.race_other", doc="Race in own words, where `other` is named."
    )
    us_cfpb_data_self_identified_gender: str | None = field(
        "us_cfpb_data.self_identified_gender", doc="Gender that the person names; US lending reports."
    )
    metadata: Json | None = field(doc="The platform's own keys and values on the person.")
