"""Marketing: campaigns, who was reached by them, and who may see them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from etl.schema import field
from models.salesforce.base import Deletable, Identified, Stamped, Viewed


class Campaign(Viewed, Deletable, Stamped):
    """A marketing campaign, such as a mailing or a trade show."""

    __tablename__ = "campaigns"
    __object__ = "Campaign"

    name: str | None = field("Name", doc="Name of the campaign.")
    parent_id: str | None = field(
        "ParentId", doc="Campaign above this one in a hierarchy.", references="campaigns"
    )
    owner_id: str | None = field("OwnerId", doc="User who owns the campaign.", references="users")
    campaign_member_record_type_id: str | None = field(
        "CampaignMemberRecordTypeId", doc="Record type of its members."
    )
    type: str | None = field("Type", doc="Kind of campaign, such as `Webinar`.")
    status: str | None = field("Status", doc="Where it stands, such as `Planned` or `In Progress`.")
    is_active: bool | None = field("IsActive", doc="Whether it is running.")
    start_date: date | None = field("StartDate", doc="Day it begins.")
    end_date: date | None = field("EndDate", doc="Day it ends; responses later than that are still counted.")
    budgeted_cost: Decimal | None = field("BudgetedCost", doc="Money set aside for it.")
    actual_cost: Decimal | None = field("ActualCost", doc="Money spent on it.")
    expected_revenue: Decimal | None = field("ExpectedRevenue", doc="Money it is expected to bring.")
    expected_response: Decimal | None = field(
        "ExpectedResponse", doc="Percentage of responses that is expected."
    )
    number_sent: Decimal | None = field("NumberSent", doc="How many people it was sent to.")
    number_of_leads: int | None = field("NumberOfLeads", doc="How many leads are its members.")
    number_of_converted_leads: int | None = field(
        "NumberOfConvertedLeads", doc="How many of these leads were converted."
    )
    number_of_contacts: int | None = field("NumberOfContacts", doc="How many contacts are its members.")
    number_of_responses: int | None = field(
        "NumberOfResponses", doc="How many of its members have responded."
    )
    number_of_opportunities: int | None = field(
        "NumberOfOpportunities", doc="How many opportunities it is the source of."
    )
    number_of_won_opportunities: int | None = field(
        "NumberOfWonOpportunities", doc="How many of these were won."
    )
    amount_all_opportunities: Decimal | None = field(
        "AmountAllOpportunities", doc="Amount of these opportunities together."
    )
    amount_won_opportunities: Decimal | None = field(
        "AmountWonOpportunities", doc="Amount of the won ones together."
    )
    description: str | None = field("Description", doc="Free text about the campaign.")
    last_activity_date: date | None = field(
        "LastActivityDate", doc="Due day of the latest task or event, done or planned."
    )


class CampaignMember(Deletable, Stamped):
    """A lead or contact reached by a campaign."""

    __tablename__ = "campaign_members"
    __object__ = "CampaignMember"

    campaign_id: str | None = field(
        "CampaignId", doc="Campaign that reached the person.", references="campaigns"
    )
    lead_id: str | None = field("LeadId", doc="Lead that was reached.", references="leads")
    contact_id: str | None = field("ContactId", doc="Contact that was reached.", references="contacts")
    lead_or_contact_id: str | None = field("LeadOrContactId", doc="Contact that was reached, else the lead.")
    lead_or_contact_owner_id: str | None = field("LeadOrContactOwnerId", doc="Owner of that contact or lead.")
    status: str | None = field("Status", doc="How the person reacted, such as `Sent` or `Responded`.")
    has_responded: bool | None = field("HasResponded", doc="Whether that status counts as a response.")
    first_responded_date: date | None = field("FirstRespondedDate", doc="Day of the first response.")
    type: str | None = field("Type", doc="Whether the person is a lead or a contact.")
    name: str | None = field("Name", doc="Whole name of the person.")
    salutation: str | None = field("Salutation", doc="How the person is addressed.")
    first_name: str | None = field("FirstName", doc="First name.")
    last_name: str | None = field("LastName", doc="Last name.")
    title: str | None = field("Title", doc="Position of the person.")
    company_or_account: str | None = field(
        "CompanyOrAccount", doc="Company of the lead or account of the contact."
    )
    email: str | None = field("Email", doc="E-mail address.")
    phone: str | None = field("Phone", doc="Telephone number.")
    mobile_phone: str | None = field("MobilePhone", doc="Mobile telephone number.")
    fax: str | None = field("Fax", doc="Fax number.")
    street: str | None = field("Street", doc="Street of the person's address.")
    city: str | None = field("City", doc="City of the person's address.")
    state: str | None = field("State", doc="State of the person's address.")
    postal_code: str | None = field("PostalCode", doc="Postal code of the person's address.")
    country: str | None = field("Country", doc="Country of the person's address.")
    description: str | None = field("Description", doc="Free text about the person.")
    lead_source: str | None = field("LeadSource", doc="Where the person was first heard of.")
    do_not_call: bool | None = field("DoNotCall", doc="Whether the person does not want to be called.")
    has_opted_out_of_email: bool | None = field(
        "HasOptedOutOfEmail", doc="Whether the person wants no e-mail."
    )
    has_opted_out_of_fax: bool | None = field("HasOptedOutOfFax", doc="Whether the person wants no fax.")


class CampaignShare(Identified):
    """Who may see or change a campaign."""

    __tablename__ = "campaign_shares"
    __object__ = "CampaignShare"

    is_deleted: bool | None = field("IsDeleted", doc="Whether the share is in the recycle bin.", deleted=True)
    campaign_id: str | None = field("CampaignId", doc="Campaign that is shared.", references="campaigns")
    user_or_group_id: str | None = field("UserOrGroupId", doc="User or group that it is shared with.")
    campaign_access_level: str | None = field(
        "CampaignAccessLevel", doc="What they may do: `Read`, `Edit` or `All`."
    )
    row_cause: str | None = field("RowCause", doc="Why it is shared, such as `Owner` or `Manual`.")
    last_modified_date: datetime | None = field(
        "LastModifiedDate", doc="When the share last changed.", version=True
    )
    last_modified_by_id: str | None = field(
        "LastModifiedById", doc="User who last changed it.", references="users"
    )
