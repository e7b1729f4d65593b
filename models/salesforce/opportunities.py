"""Deals: opportunities, their history, the people and the products in them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from etl.schema import field
from models.salesforce.base import Deletable, Stamped, Viewed


class Opportunity(Viewed, Deletable, Stamped):
    """A sale that is under way, won or lost."""

    __tablename__ = "opportunities"
    __object__ = "Opportunity"

    name: str | None = field("Name", doc="Name of the opportunity.")
    account_id: str | None = field("AccountId", doc="Account that it is with.", references="accounts")
    contact_id: str | None = field(
        "ContactId", doc="Contact that was given when it was created.", references="contacts"
    )
    campaign_id: str | None = field("CampaignId", doc="Campaign that it came of.", references="campaigns")
    pricebook_2_id: str | None = field(
        "Pricebook2Id", doc="Price book that its products are of.", references="price_books"
    )
    synced_quote_id: str | None = field("SyncedQuoteId", doc="Quote that is kept alike with it.")
    owner_id: str | None = field("OwnerId", doc="User who owns the opportunity.", references="users")
    stage_name: str | None = field("StageName", doc="Where it stands, such as `Prospecting` or `Closed Won`.")
    is_closed: bool | None = field("IsClosed", doc="Whether that stage counts as closed.")
    is_won: bool | None = field("IsWon", doc="Whether that stage counts as won.")
    amount: Decimal | None = field("Amount", doc="Expected amount of the sale; with products, their sum.")
    total_opportunity_quantity: Decimal | None = field(
        "TotalOpportunityQuantity", doc="How many units are to be sold, if they are counted."
    )
    probability: Decimal | None = field("Probability", doc="Likelihood of winning it, in percent.")
    expected_revenue: Decimal | None = field("ExpectedRevenue", doc="Amount times probability.")
    close_date: date | None = field("CloseDate", doc="Day on which it is expected to close.")
    type: str | None = field("Type", doc="Kind of opportunity, such as `New Customer`.")
    next_step: str | None = field("NextStep", doc="What is to be done next, as free text.")
    lead_source: str | None = field("LeadSource", doc="Where the opportunity came from, such as `Web`.")
    forecast_category: str | None = field(
        "ForecastCategory", doc="Part of the forecast it counts in, such as `Pipeline`."
    )
    forecast_category_name: str | None = field(
        "ForecastCategoryName", doc="Name of that category, as the organisation calls it."
    )
    fiscal: str | None = field("Fiscal", doc="Fiscal quarter of the close date, as `2026 1`.")
    fiscal_quarter: int | None = field("FiscalQuarter", doc="Number of that fiscal quarter.")
    fiscal_year: int | None = field("FiscalYear", doc="That fiscal year.")
    has_opportunity_line_item: bool | None = field("HasOpportunityLineItem", doc="Whether it has products.")
    has_open_activity: bool | None = field("HasOpenActivity", doc="Whether a task or event of it is open.")
    has_overdue_task: bool | None = field("HasOverdueTask", doc="Whether a task of it is overdue.")
    is_private: bool | None = field(
        "IsPrivate", doc="Whether only its owner, people above and administrators see it."
    )
    last_activity_date: date | None = field(
        "LastActivityDate", doc="Due day of the latest task or event, done or planned."
    )
    last_stage_change_date: datetime | None = field("LastStageChangeDate", doc="When its stage last changed.")
    description: str | None = field("Description", doc="Free text about the opportunity.")


class OpportunityCompetitor(Deletable, Stamped):
    """A competitor for an opportunity."""

    __tablename__ = "opportunity_competitor"
    __object__ = "OpportunityCompetitor"

    opportunity_id: str | None = field(
        "OpportunityId", doc="Opportunity that is competed for.", references="opportunities"
    )
    competitor_name: str | None = field("CompetitorName", doc="Who competes.")
    strengths: str | None = field("Strengths", doc="What speaks for the competitor.")
    weaknesses: str | None = field("Weaknesses", doc="What speaks against the competitor.")


class OpportunityContactRole(Deletable, Stamped):
    """The role that a contact plays in an opportunity."""

    __tablename__ = "opportunity_contact_role"
    __object__ = "OpportunityContactRole"

    opportunity_id: str | None = field(
        "OpportunityId", doc="Opportunity in which it is played.", references="opportunities"
    )
    contact_id: str | None = field("ContactId", doc="Contact who plays it.", references="contacts")
    role: str | None = field("Role", doc="What the contact does in it, such as `Decision Maker`.")
    is_primary: bool | None = field("IsPrimary", doc="Whether the contact is the main one.")


class OpportunityFieldHistory(Deletable):
    """One change of one tracked field of an opportunity."""

    __tablename__ = "opportunity_field_history"
    __object__ = "OpportunityFieldHistory"

    opportunity_id: str | None = field(
        "OpportunityId", doc="Opportunity that was changed.", references="opportunities"
    )
    created_by_id: str | None = field("CreatedById", doc="User who made the change.", references="users")
    created_date: datetime | None = field("CreatedDate", doc="When the change was made.")
    field_name: str | None = field("Field", name="field", doc="API name of the field that was changed.")
    data_type: str | None = field("DataType", doc="Type of the field, such as `Text` or `Currency`.")
    old_value: str | None = field("OldValue", doc="Value before the change, as text.")
    new_value: str | None = field("NewValue", doc="Value after the change, as text.")


class OpportunityHistory(Deletable):
    """The state of an opportunity after a change of stage, amount, probability or close date."""

    __tablename__ = "opportunity_history"
    __object__ = "OpportunityHistory"

    opportunity_id: str | None = field(
        "OpportunityId", doc="Opportunity whose history it is.", references="opportunities"
    )
    created_by_id: str | None = field("CreatedById", doc="User who made the change.", references="users")
    created_date: datetime | None = field("CreatedDate", doc="When the change was made.")
    stage_name: str | None = field("StageName", doc="Stage from then on.")
    amount: Decimal | None = field("Amount", doc="Amount from then on.")
    expected_revenue: Decimal | None = field("ExpectedRevenue", doc="Amount times probability from then on.")
    close_date: date | None = field("CloseDate", doc="Expected day of closing from then on.")
    probability: Decimal | None = field(
        "Probability", doc="Likelihood of winning it from then on, in percent."
    )
    forecast_category: str | None = field("ForecastCategory", doc="Forecast category from then on.")
    prev_amount: Decimal | None = field("PrevAmount", doc="Amount before.")
    prev_close_date: date | None = field("PrevCloseDate", doc="Expected day of closing before.")
    system_modstamp: datetime | None = field(
        "SystemModstamp", doc="When anything about it last changed, by people or by the system.", version=True
    )


class OpportunityLineItem(Viewed, Deletable, Stamped):
    """A product in an opportunity, at a price."""

    __tablename__ = "opportunity_product"
    __object__ = "OpportunityLineItem"

    opportunity_id: str | None = field(
        "OpportunityId", doc="Opportunity that it is part of.", references="opportunities"
    )
    pricebook_entry_id: str | None = field(
        "PricebookEntryId", doc="Price that it was taken from.", references="price_book_entries"
    )
    product_2_id: str | None = field("Product2Id", doc="Product that is sold.", references="products")
    product_code: str | None = field("ProductCode", doc="Code of that product.")
    name: str | None = field("Name", doc="Names of opportunity and product.")
    description: str | None = field("Description", doc="Free text on the line.")
    sort_order: int | None = field("SortOrder", doc="Place among the opportunity's lines.")
    quantity: Decimal | None = field("Quantity", doc="How many units.")
    unit_price: Decimal | None = field("UnitPrice", doc="Price of a unit.")
    list_price: Decimal | None = field("ListPrice", doc="Price of a unit in the price book.")
    discount: Decimal | None = field("Discount", doc="Discount in percent.")
    total_price: Decimal | None = field("TotalPrice", doc="Quantity times price, less the discount.")
    service_date: date | None = field("ServiceDate", doc="Day on which it is delivered or begins.")
    has_quantity_schedule: bool | None = field(
        "HasQuantitySchedule", doc="Whether its quantity is spread over time."
    )
    has_revenue_schedule: bool | None = field(
        "HasRevenueSchedule", doc="Whether its revenue is spread over time."
    )
    has_schedule: bool | None = field("HasSchedule", doc="Whether either is.")


class OpportunityLineItemSchedule(Deletable, Stamped):
    """A part of an opportunity's product that is delivered or paid on a day."""

    __tablename__ = "opportunity_line_item_schedules"
    __object__ = "OpportunityLineItemSchedule"

    opportunity_line_item_id: str | None = field(
        "OpportunityLineItemId",
        doc="Line of the opportunity that it is a part of.",
        references="opportunity_product",
    )
    type: str | None = field("Type", doc="What is spread: `Quantity`, `Revenue` or `Both`.")
    schedule_date: date | None = field("ScheduleDate", doc="Day on which it is delivered or paid.")
    quantity: Decimal | None = field("Quantity", doc="How many units then.")
    revenue: Decimal | None = field("Revenue", doc="How much money then.")
    description: str | None = field("Description", doc="Free text about it.")


class OpportunityStage(Stamped):
    """A stage that opportunities pass through, as the organisation set it up."""

    __tablename__ = "opportunity_stage"
    __object__ = "OpportunityStage"

    master_label: str | None = field("MasterLabel", doc="Name of the stage, as opportunities hold it.")
    api_name: str | None = field("ApiName", doc="Name of the stage to programs.")
    description: str | None = field("Description", doc="Free text about the stage.")
    sort_order: int | None = field("SortOrder", doc="Place among the stages.")
    is_active: bool | None = field("IsActive", doc="Whether it can be chosen.")
    is_closed: bool | None = field("IsClosed", doc="Whether it counts as closed.")
    is_won: bool | None = field("IsWon", doc="Whether it counts as won.")
    default_probability: Decimal | None = field(
        "DefaultProbability", doc="Likelihood of winning that comes with the stage, in percent."
    )
    forecast_category: str | None = field("ForecastCategory", doc="Part of the forecast that it counts in.")
    forecast_category_name: str | None = field(
        "ForecastCategoryName", doc="Name of that category, as the organisation calls it."
    )
