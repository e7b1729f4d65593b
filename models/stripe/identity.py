"""Stripe Identity: sessions in which people prove who they are, and reports of the checks made."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Group, Json, field, group
from models.stripe.base import Address, StripeTable


class DayMonthYear(Group):
    """A date in three parts, any of which may be missing."""

    day: int | None = field(doc="Day, 1 to 31.")
    month: int | None = field(doc="Month, 1 to 12.")
    year: int | None = field(doc="Year, four digits.")


class CheckError(Group):
    """Why a check failed."""

    code: str | None = field(doc="Why the check failed, as a code.")
    reason: str | None = field(doc="Why the check failed, in words.")


class DocumentOptions(Group):
    """What is asked of an identity document."""

    allowed_types: Json | None = field(doc="List of documents accepted: driving_license, id_card, passport.")
    require_id_number: bool | None = field(doc="True if the ID number is checked too.")
    require_live_capture: bool | None = field(
        doc="True if images must be taken with the camera there and then."
    )
    require_matching_selfie: bool | None = field(doc="True if the face is compared with a selfie.")


class IdentityVerificationSession(StripeTable):
    """An attempt to verify a person's identity, with its state and the outcome."""

    __tablename__ = "identity_verification_sessions"
    __object__ = "identity.verification_session"
    # Secrets: what lets one go on with the session, and the person's government number.
    # `options.id_number` is always empty.
    __elsewhere__ = ("client_secret", "url", "verified_outputs.id_number", "options.id_number")

    id: str = field(key=True, doc="Stripe's identifier, `vs_...`.")
    client_reference_id: str | None = field(doc="Your own reference for the person.")
    created: datetime = field(doc="When the session was created.")
    last_error: CheckError | None = group(doc="Last error:")
    last_verification_report: str | None = field(
        doc="The newest report on the session's checks.", references="identity_verification_reports"
    )
    livemode: bool = field(doc="True for live data, false for test data.")
    metadata: Json | None = field(doc="Key-value pairs that you attached to it in Stripe.")
    options_document: DocumentOptions | None = group("options.document", doc="Document:")
    options_email_require_verification: bool | None = field(
        "options.email.require_verification", doc="True if the email is verified with a one-time code."
    )
    options_matching_dob: str | None = field(
        "options.matching.dob", doc="How strictly the date of birth must match: none or similar."
    )
    options_matching_name: str | None = field(
        "options.matching.name", doc="How strictly the name must match: none or similar."
    )
    options_phone_require_verification: bool | None = field(
        "options.phone.require_verification", doc="True if the phone is verified with a one-time code."
    )
    provided_details_email: str | None = field(
        "provided_details.email", doc="Email address that was given to verify."
    )
    provided_details_phone: str | None = field(
        "provided_details.phone", doc="Phone number that was given to verify."
    )
    redaction_status: str | None = field(
        "redaction.status", doc="Removal of personal data: validated, processing or redacted; null if none."
    )
    related_customer: str | None = field(
        doc="The customer whose identity is verified.", references="customers"
    )
    related_customer_account: str | None = field(doc="Id of the account that stands for the customer.")
    related_person_account: str | None = field(
        "related_person.account", doc="The account of the person it is about.", references="accounts"
    )
    related_person_person: str | None = field(
        "related_person.person", doc="The person whose identity is verified.", references="persons"
    )
    status: str = field(doc="Where it stands: requires_input, processing, verified or canceled.")
    type: str = field(doc="What is checked: document, id_number or verification_flow.")
    verification_flow: str | None = field(doc="Id of the flow set up in the dashboard, if one was used.")
    verified_outputs_address: Address | None = group("verified_outputs.address", doc="Verified address:")
    verified_outputs_dob: DayMonthYear | None = group(
        "verified_outputs.dob", doc="Verified date of birth, for keys that may see it:"
    )
    verified_outputs_email: str | None = field(
        "verified_outputs.email", doc="Email address, once it is verified."
    )
    verified_outputs_first_name: str | None = field(
        "verified_outputs.first_name", doc="First name, once it is verified."
    )
    verified_outputs_id_number_type: str | None = field(
        "verified_outputs.id_number_type", doc="Kind of number that was verified: br_cpf, sg_nric or us_ssn."
    )
    verified_outputs_last_name: str | None = field(
        "verified_outputs.last_name", doc="Last name, once it is verified."
    )
    verified_outputs_phone: str | None = field(
        "verified_outputs.phone", doc="Phone number, once it is verified."
    )
    verified_outputs_sex: str | None = field(
        "verified_outputs.sex", doc="Verified sex: female, male, unknown or [redacted]."
    )
    verified_outputs_unparsed_place_of_birth: str | None = field(
        "verified_outputs.unparsed_place_of_birth", doc="Verified place of birth, as the document writes it."
    )
    verified_outputs_unparsed_sex: str | None = field(
        "verified_outputs.unparsed_sex", doc="Verified sex, as the document writes it."
    )


class IdentityVerificationReport(StripeTable):
    """The checks made in a verification session, each with what it found."""

    __tablename__ = "identity_verification_reports"
    __object__ = "identity.verification_report"
    # Secrets: government numbers. `options.id_number` is always empty.
    __elsewhere__ = ("document.number", "id_number.id_number", "options.id_number")

    id: str = field(key=True, doc="Stripe's identifier, `vr_...`.")
    client_reference_id: str | None = field(doc="Your own reference for the person.")
    created: datetime = field(doc="When the report was created.")
    document_address: Address | None = group("document.address", doc="Document's address:")
    document_dob: DayMonthYear | None = group(
        "document.dob", doc="Document's date of birth, for keys that may see it:"
    )
    document_error: CheckError | None = group("document.error", doc="Document:")
    document_expiration_date: DayMonthYear | None = group(
        "document.expiration_date", doc="Document's expiry, for keys that may see it:"
    )
    document_files: Json | None = field("document.files", doc="List of ids of the files with its images.")
    document_first_name: str | None = field("document.first_name", doc="First name as the document has it.")
    document_issued_date: DayMonthYear | None = group("document.issued_date", doc="Document's date of issue:")
    document_issuing_country: str | None = field(
        "document.issuing_country", doc="Country that issued the document."
    )
    document_last_name: str | None = field("document.last_name", doc="Last name as the document has it.")
    document_sex: str | None = field(
        "document.sex", doc="Sex in the document: female, male, unknown or [redacted]."
    )
    document_status: str | None = field("document.status", doc="Document check: verified or unverified.")
    document_type: str | None = field("document.type", doc="Document: driving_license, id_card or passport.")
    document_unparsed_place_of_birth: str | None = field(
        "document.unparsed_place_of_birth", doc="Place of birth, as the document writes it."
    )
    document_unparsed_sex: str | None = field("document.unparsed_sex", doc="Sex, as the document writes it.")
    email_email: str | None = field("email.email", doc="Email address that was checked.")
    email_error: CheckError | None = group("email.error", doc="Email:")
    email_status: str | None = field("email.status", doc="Email check: verified or unverified.")
    id_number_dob: DayMonthYear | None = group(
        "id_number.dob", doc="Date of birth with the number, for keys that may see it:"
    )
    id_number_error: CheckError | None = group("id_number.error", doc="ID number:")
    id_number_first_name: str | None = field("id_number.first_name", doc="First name given with the number.")
    id_number_id_number_type: str | None = field(
        "id_number.id_number_type", doc="Kind of number: br_cpf, sg_nric or us_ssn."
    )
    id_number_last_name: str | None = field("id_number.last_name", doc="Last name given with the number.")
    id_number_status: str | None = field("id_number.status", doc="ID number check: verified or unverified.")
    livemode: bool = field(doc="True for live data, false for test data.")
    options_document: DocumentOptions | None = group("options.document", doc="Document:")
    phone_error: CheckError | None = group("phone.error", doc="Phone:")
    phone_phone: str | None = field("phone.phone", doc="Phone number that was checked.")
    phone_status: str | None = field("phone.status", doc="Phone check: verified or unverified.")
    selfie_document: str | None = field(
        "selfie.document",
        doc="File of the document's image that the selfie is compared with.",
        references="files",
    )
    selfie_error: CheckError | None = group("selfie.error", doc="Selfie:")
    selfie_selfie: str | None = field(
        "selfie.selfie", doc="File of the selfie that was checked.", references="files"
    )
    selfie_status: str | None = field("selfie.status", doc="Selfie check: verified or unverified.")
    type: str = field(doc="What was checked: document, id_number or verification_flow.")
    verification_flow: str | None = field(doc="Id of the flow set up in the dashboard, if one was used.")
    verification_session: str | None = field(
        doc="The session that the report is of.", references="identity_verification_sessions"
    )
