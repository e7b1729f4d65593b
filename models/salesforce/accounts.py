"""Companies, and the people who work there or may: accounts, contacts, leads, and roles between them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from etl.schema import field
from models.salesforce.base import Deletable, Stamped, Viewed


class Account(Viewed, Deletable, Stamped):
    """A company or person that is customer, partner, competitor or may become one."""

    __tablename__ = "accounts"
    __object__ = "Account"

    name: str | None = field("Name", doc="Name of the company, or of the person in a person account.")
    type: str | None = field(
        "Type", doc="What it is to the organisation, such as `Customer - Direct` or `Prospect`."
    )
    record_type_id: str | None = field(
        "RecordTypeId", doc="Record type, which decides on page layouts and picklists."
    )
    parent_id: str | None = field(
        "ParentId", doc="Account above this one in a hierarchy of companies.", references="accounts"
    )
    master_record_id: str | None = field(
        "MasterRecordId",
        doc="Of an account deleted by a merge, the one that remained.",
        references="accounts",
    )
    owner_id: str | None = field("OwnerId", doc="User who owns the account.", references="users")
    account_number: str | None = field(
        "AccountNumber", doc="Number that the organisation gave the account itself."
    )
    account_source: str | None = field(
        "AccountSource", doc="Where the account came from, such as `Web` or `Trade Show`."
    )
    site: str | None = field("Site", doc="Which of the company's locations it is, as free text.")
    industry: str | None = field("Industry", doc="Line of business, such as `Banking`.")
    annual_revenue: Decimal | None = field(
        "AnnualRevenue", doc="Estimated revenue of a year, in the record's or the organisation's currency."
    )
    number_of_employees: int | None = field("NumberOfEmployees", doc="How many people work there.")
    ownership: str | None = field("Ownership", doc="Who owns the company, such as `Public` or `Private`.")
    ticker_symbol: str | None = field("TickerSymbol", doc="Symbol at the stock exchange.")
    rating: str | None = field("Rating", doc="How promising the account is: `Hot`, `Warm` or `Cold`.")
    description: str | None = field("Description", doc="Free text about the account.")
    phone: str | None = field("Phone", doc="Telephone number.")
    fax: str | None = field("Fax", doc="Fax number.")
    website: str | None = field("Website", doc="Address of the company's website.")
    photo_url: str | None = field(
        "PhotoUrl", doc="Path of the social network's picture, below the instance's address."
    )
    sic: str | None = field("Sic", doc="Standard Industrial Classification code.")
    sic_desc: str | None = field("SicDesc", doc="What that code means, in a few words.")
    last_activity_date: date | None = field(
        "LastActivityDate", doc="Due day of the latest task or event, done or planned."
    )
    is_partner: bool | None = field("IsPartner", doc="Whether it is enabled as a partner's account.")
    is_customer_portal: bool | None = field(
        "IsCustomerPortal", doc="Whether a contact of it uses a customer portal."
    )
    channel_program_name: str | None = field(
        "ChannelProgramName", doc="Name of the partner program it takes part in."
    )
    channel_program_level_name: str | None = field(
        "ChannelProgramLevelName", doc="Level within that partner program."
    )
    jigsaw: str | None = field("Jigsaw", doc="Key of the company at Data.com.")
    jigsaw_company_id: str | None = field("JigsawCompanyId", doc="Identifier of the company at Data.com.")
    clean_status: str | None = field(
        "CleanStatus", doc="How the record compares with Data.com, such as `Matched` or `Different`."
    )
    duns_number: str | None = field("DunsNumber", doc="Nine-digit D-U-N-S number of Dun & Bradstreet.")
    tradestyle: str | None = field("Tradestyle", doc="Name that the company does business under.")
    naics_code: str | None = field(
        "NaicsCode", doc="Six-digit code of the North American Industry Classification System."
    )
    naics_desc: str | None = field("NaicsDesc", doc="What that code means, in a few words.")
    year_started: str | None = field("YearStarted", doc="Year in which the company was founded.")
    billing_street: str | None = field(
        "BillingStreet", doc="Street of the billing address; it may have several lines."
    )
    billing_city: str | None = field("BillingCity", doc="City of the billing address.")
    billing_state: str | None = field("BillingState", doc="State or province of the billing address.")
    billing_postal_code: str | None = field("BillingPostalCode", doc="Postal code of the billing address.")
    billing_country: str | None = field("BillingCountry", doc="Country of the billing address.")
    billing_latitude: Decimal | None = field(
        "BillingLatitude", doc="Latitude of the billing address, in degrees."
    )
    billing_longitude: Decimal | None = field(
        "BillingLongitude", doc="Longitude of the billing address, in degrees."
    )
    billing_geocode_accuracy: str | None = field(
        "BillingGeocodeAccuracy",
        doc="How near to the billing address these are, such as `Address` or `City`.",
    )
    shipping_street: str | None = field(
        "ShippingStreet", doc="Street of the shipping address; it may have several lines."
    )
    shipping_city: str | None = field("ShippingCity", doc="City of the shipping address.")
    shipping_state: str | None = field("ShippingState", doc="State or province of the shipping address.")
    shipping_postal_code: str | None = field("ShippingPostalCode", doc="Postal code of the shipping address.")
    shipping_country: str | None = field("ShippingCountry", doc="Country of the shipping address.")
    shipping_latitude: Decimal | None = field(
        "ShippingLatitude", doc="Latitude of the shipping address, in degrees."
    )
    shipping_longitude: Decimal | None = field(
        "ShippingLongitude", doc="Longitude of the shipping address, in degrees."
    )
    shipping_geocode_accuracy: str | None = field(
        "ShippingGeocodeAccuracy",
        doc="How near to the shipping address these are, such as `Address` or `City`.",
    )


class Contact(Viewed, Deletable, Stamped):
    """A person, mostly one who works at an account."""

    __tablename__ = "contacts"
    __object__ = "Contact"

    account_id: str | None = field(
        "AccountId", doc="Account that the person belongs to.", references="accounts"
    )
    master_record_id: str | None = field(
        "MasterRecordId", doc="Of a contact deleted by a merge, the one that remained.", references="contacts"
    )
    owner_id: str | None = field("OwnerId", doc="User who owns the contact.", references="users")
    reports_to_id: str | None = field(
        "ReportsToId", doc="Contact whom the person reports to.", references="contacts"
    )
    name: str | None = field("Name", doc="Whole name, made of its parts.")
    salutation: str | None = field("Salutation", doc="How the person is addressed, such as `Ms.`.")
    first_name: str | None = field("FirstName", doc="First name.")
    middle_name: str | None = field("MiddleName", doc="Middle name.")
    last_name: str | None = field("LastName", doc="Last name.")
    suffix: str | None = field("Suffix", doc="What follows the name, such as `Jr.`.")
    title: str | None = field("Title", doc="Position, such as `CEO`.")
    department: str | None = field("Department", doc="Department the person works in.")
    email: str | None = field("Email", doc="E-mail address.", identifies="email")
    phone: str | None = field("Phone", doc="Business telephone number.")
    mobile_phone: str | None = field("MobilePhone", doc="Mobile telephone number.", identifies="phone")
    home_phone: str | None = field("HomePhone", doc="Private telephone number.")
    other_phone: str | None = field("OtherPhone", doc="Another telephone number.")
    fax: str | None = field("Fax", doc="Fax number.")
    assistant_name: str | None = field("AssistantName", doc="Name of the person's assistant.")
    assistant_phone: str | None = field("AssistantPhone", doc="Telephone number of that assistant.")
    birthdate: date | None = field("Birthdate", doc="Day of birth.")
    lead_source: str | None = field("LeadSource", doc="Where the person was first heard of, such as `Web`.")
    description: str | None = field("Description", doc="Free text about the person.")
    last_activity_date: date | None = field(
        "LastActivityDate", doc="Due day of the latest task or event, done or planned."
    )
    last_curequest_date: datetime | None = field(
        "LastCURequestDate", doc="When the person was last asked to check the data on file."
    )
    last_cuupdate_date: datetime | None = field(
        "LastCUUpdateDate", doc="When the person last answered such a request."
    )
    email_bounced_reason: str | None = field("EmailBouncedReason", doc="Why mail came back, if it did.")
    email_bounced_date: datetime | None = field("EmailBouncedDate", doc="When mail came back, if it did.")
    is_email_bounced: bool | None = field("IsEmailBounced", doc="Whether mail to the address came back.")
    has_opted_out_of_email: bool | None = field(
        "HasOptedOutOfEmail", doc="Whether the person wants no e-mail."
    )
    has_opted_out_of_fax: bool | None = field("HasOptedOutOfFax", doc="Whether the person wants no fax.")
    do_not_call: bool | None = field("DoNotCall", doc="Whether the person does not want to be called.")
    photo_url: str | None = field(
        "PhotoUrl", doc="Path of the social network's picture, below the instance's address."
    )
    jigsaw: str | None = field("Jigsaw", doc="Key of the person at Data.com.")
    jigsaw_contact_id: str | None = field("JigsawContactId", doc="Identifier of the person at Data.com.")
    clean_status: str | None = field(
        "CleanStatus", doc="How the record compares with Data.com, such as `Matched` or `Different`."
    )
    mailing_street: str | None = field(
        "MailingStreet", doc="Street of the mailing address; it may have several lines."
    )
    mailing_city: str | None = field("MailingCity", doc="City of the mailing address.")
    mailing_state: str | None = field("MailingState", doc="State or province of the mailing address.")
    mailing_postal_code: str | None = field("MailingPostalCode", doc="Postal code of the mailing address.")
    mailing_country: str | None = field("MailingCountry", doc="Country of the mailing address.")
    mailing_latitude: Decimal | None = field(
        "MailingLatitude", doc="Latitude of the mailing address, in degrees."
    )
    mailing_longitude: Decimal | None = field(
        "MailingLongitude", doc="Longitude of the mailing address, in degrees."
    )
    mailing_geocode_accuracy: str | None = field(
        "MailingGeocodeAccuracy",
        doc="How near to the mailing address these are, such as `Address` or `City`.",
    )
    other_street: str | None = field(
        "OtherStreet", doc="Street of the other address; it may have several lines."
    )
    other_city: str | None = field("OtherCity", doc="City of the other address.")
    other_state: str | None = field("OtherState", doc="State or province of the other address.")
    other_postal_code: str | None = field("OtherPostalCode", doc="Postal code of the other address.")
    other_country: str | None = field("OtherCountry", doc="Country of the other address.")
    other_latitude: Decimal | None = field("OtherLatitude", doc="Latitude of the other address, in degrees.")
    other_longitude: Decimal | None = field(
        "OtherLongitude", doc="Longitude of the other address, in degrees."
    )
    other_geocode_accuracy: str | None = field(
        "OtherGeocodeAccuracy", doc="How near to the other address these are, such as `Address` or `City`."
    )


class Lead(Viewed, Deletable, Stamped):
    """A person or company that may become a customer, before it is qualified and converted."""

    __tablename__ = "leads"
    __object__ = "Lead"

    master_record_id: str | None = field(
        "MasterRecordId", doc="Of a lead deleted by a merge, the one that remained.", references="leads"
    )
    owner_id: str | None = field("OwnerId", doc="User or queue that owns the lead.")
    name: str | None = field("Name", doc="Whole name, made of its parts.")
    salutation: str | None = field("Salutation", doc="How the person is addressed, such as `Ms.`.")
    first_name: str | None = field("FirstName", doc="First name.")
    middle_name: str | None = field("MiddleName", doc="Middle name.")
    last_name: str | None = field("LastName", doc="Last name.")
    suffix: str | None = field("Suffix", doc="What follows the name, such as `Jr.`.")
    title: str | None = field("Title", doc="Position, such as `CEO`.")
    company: str | None = field("Company", doc="Company that the person works at.")
    status: str | None = field("Status", doc="Where it stands, such as `Open - Not Contacted`.")
    rating: str | None = field("Rating", doc="How promising the lead is: `Hot`, `Warm` or `Cold`.")
    industry: str | None = field("Industry", doc="Line of business.")
    lead_source: str | None = field("LeadSource", doc="Where the lead came from, such as `Web`.")
    annual_revenue: Decimal | None = field("AnnualRevenue", doc="Estimated revenue of the company in a year.")
    number_of_employees: int | None = field("NumberOfEmployees", doc="How many people work at the company.")
    email: str | None = field("Email", doc="E-mail address.", identifies="email")
    phone: str | None = field("Phone", doc="Telephone number.")
    mobile_phone: str | None = field("MobilePhone", doc="Mobile telephone number.", identifies="phone")
    fax: str | None = field("Fax", doc="Fax number.")
    website: str | None = field("Website", doc="Address of the company's website.")
    description: str | None = field("Description", doc="Free text about the lead.")
    is_converted: bool | None = field(
        "IsConverted", doc="Whether it was converted to account, contact and perhaps opportunity."
    )
    converted_date: date | None = field("ConvertedDate", doc="Day on which it was converted.")
    converted_account_id: str | None = field(
        "ConvertedAccountId", doc="Account that it was converted to.", references="accounts"
    )
    converted_contact_id: str | None = field(
        "ConvertedContactId",
        doc="Contact that it was converted to.",
        references="contacts",
        identifies="contacts",
    )
    converted_opportunity_id: str | None = field(
        "ConvertedOpportunityId", doc="Opportunity that it was converted to.", references="opportunities"
    )
    is_unread_by_owner: bool | None = field("IsUnreadByOwner", doc="Whether its owner has yet to look at it.")
    last_activity_date: date | None = field(
        "LastActivityDate", doc="Due day of the latest task or event, done or planned."
    )
    email_bounced_reason: str | None = field("EmailBouncedReason", doc="Why mail came back, if it did.")
    email_bounced_date: datetime | None = field("EmailBouncedDate", doc="When mail came back, if it did.")
    has_opted_out_of_email: bool | None = field(
        "HasOptedOutOfEmail", doc="Whether the person wants no e-mail."
    )
    has_opted_out_of_fax: bool | None = field("HasOptedOutOfFax", doc="Whether the person wants no fax.")
    do_not_call: bool | None = field("DoNotCall", doc="Whether the person does not want to be called.")
    photo_url: str | None = field(
        "PhotoUrl", doc="Path of the social network's picture, below the instance's address."
    )
    jigsaw: str | None = field("Jigsaw", doc="Key of the person at Data.com.")
    jigsaw_contact_id: str | None = field("JigsawContactId", doc="Identifier of the person at Data.com.")
    clean_status: str | None = field(
        "CleanStatus", doc="How the record compares with Data.com, such as `Matched` or `Different`."
    )
    company_duns_number: str | None = field("CompanyDunsNumber", doc="D-U-N-S number of the company.")
    street: str | None = field("Street", doc="Street of the address; it may have several lines.")
    city: str | None = field("City", doc="City of the address.")
    state: str | None = field("State", doc="State or province of the address.")
    postal_code: str | None = field("PostalCode", doc="Postal code of the address.")
    country: str | None = field("Country", doc="Country of the address.")
    latitude: Decimal | None = field("Latitude", doc="Latitude of the address, in degrees.")
    longitude: Decimal | None = field("Longitude", doc="Longitude of the address, in degrees.")
    geocode_accuracy: str | None = field(
        "GeocodeAccuracy", doc="How near to the address these are, such as `Address` or `City`."
    )


class AccountContactRole(Deletable, Stamped):
    """The role that a contact plays at an account."""

    __tablename__ = "account_contact_roles"
    __object__ = "AccountContactRole"

    account_id: str | None = field(
        "AccountId", doc="Account at which the role is played.", references="accounts"
    )
    contact_id: str | None = field("ContactId", doc="Contact who plays it.", references="contacts")
    role: str | None = field("Role", doc="What the contact does there, such as `Decision Maker`.")
    is_primary: bool | None = field("IsPrimary", doc="Whether the contact is the account's main one.")
