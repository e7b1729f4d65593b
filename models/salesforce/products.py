"""What is sold and for how much: products, price books, contracts, fiscal periods."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from etl.schema import field
from models.salesforce.base import Deletable, Identified, Stamped, Viewed


class Product2(Viewed, Deletable, Stamped):
    """Something the organisation sells."""

    __tablename__ = "products"
    __object__ = "Product2"

    name: str | None = field("Name", doc="Name of the product.")
    product_code: str | None = field("ProductCode", doc="Code that the organisation gave it.")
    stock_keeping_unit: str | None = field("StockKeepingUnit", doc="Number of it as kept in stock.")
    family: str | None = field("Family", doc="Group of products that it belongs to.")
    description: str | None = field("Description", doc="Free text about the product.")
    is_active: bool | None = field("IsActive", doc="Whether it can be sold.")
    is_archived: bool | None = field(
        "IsArchived", doc="Whether it is archived, as it was deleted while in use."
    )
    quantity_unit_of_measure: str | None = field("QuantityUnitOfMeasure", doc="What a unit of it is.")
    display_url: str | None = field("DisplayUrl", doc="Address of a picture or page of it elsewhere.")
    external_id: str | None = field("ExternalId", doc="Key of it in the system it came from.")
    external_data_source_id: str | None = field("ExternalDataSourceId", doc="That system.")


class Pricebook2(Viewed, Deletable, Stamped):
    """A list of prices."""

    __tablename__ = "price_books"
    __object__ = "Pricebook2"

    name: str | None = field("Name", doc="Name of the price book.")
    description: str | None = field("Description", doc="Free text about the price book.")
    is_active: bool | None = field("IsActive", doc="Whether it can be used.")
    is_archived: bool | None = field("IsArchived", doc="Whether it is archived.")
    is_standard: bool | None = field(
        "IsStandard", doc="Whether it is the organisation's standard price book."
    )


class PricebookEntry(Deletable, Stamped):
    """The price of a product in a price book."""

    __tablename__ = "price_book_entries"
    __object__ = "PricebookEntry"

    name: str | None = field("Name", doc="Name of the product.")
    pricebook_2_id: str | None = field(
        "Pricebook2Id", doc="Price book that the price is in.", references="price_books"
    )
    product_2_id: str | None = field("Product2Id", doc="Product whose price it is.", references="products")
    product_code: str | None = field("ProductCode", doc="Code of that product.")
    unit_price: Decimal | None = field("UnitPrice", doc="Price of a unit.")
    use_standard_price: bool | None = field(
        "UseStandardPrice", doc="Whether the price is that of the standard price book."
    )
    is_active: bool | None = field("IsActive", doc="Whether the price can be used.")
    is_archived: bool | None = field("IsArchived", doc="Whether the price is archived.")


class Contract(Viewed, Deletable, Stamped):
    """An agreement with an account."""

    __tablename__ = "contracts"
    __object__ = "Contract"

    contract_number: str | None = field("ContractNumber", doc="Number that Salesforce gives each contract.")
    account_id: str | None = field("AccountId", doc="Account that it is with.", references="accounts")
    pricebook_2_id: str | None = field(
        "Pricebook2Id", doc="Price book that applies.", references="price_books"
    )
    owner_id: str | None = field("OwnerId", doc="User who owns the contract.", references="users")
    owner_expiration_notice: str | None = field(
        "OwnerExpirationNotice", doc="How many days before its end the owner is told."
    )
    status: str | None = field("Status", doc="Where it stands, such as `Draft` or `Activated`.")
    status_code: str | None = field(
        "StatusCode", doc="Category of that status, such as `Draft`, `InApproval` or `Expired`."
    )
    start_date: date | None = field("StartDate", doc="First day of the contract.")
    end_date: date | None = field("EndDate", doc="Last day of the contract.")
    contract_term: int | None = field("ContractTerm", doc="How many months it runs.")
    company_signed_id: str | None = field(
        "CompanySignedId", doc="User who signed for the organisation.", references="users"
    )
    company_signed_date: date | None = field("CompanySignedDate", doc="Day on which the organisation signed.")
    customer_signed_id: str | None = field(
        "CustomerSignedId", doc="Contact who signed for the customer.", references="contacts"
    )
    customer_signed_title: str | None = field("CustomerSignedTitle", doc="Position of that contact.")
    customer_signed_date: date | None = field("CustomerSignedDate", doc="Day on which the customer signed.")
    special_terms: str | None = field("SpecialTerms", doc="Terms that were agreed on beside the usual ones.")
    activated_by_id: str | None = field("ActivatedById", doc="User who activated it.", references="users")
    activated_date: datetime | None = field("ActivatedDate", doc="When it was activated.")
    last_approved_date: datetime | None = field("LastApprovedDate", doc="When it was last approved.")
    last_activity_date: date | None = field(
        "LastActivityDate", doc="Due day of the latest task or event, done or planned."
    )
    description: str | None = field("Description", doc="Free text about the contract.")
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


class Period(Identified):
    """A fiscal period: year, quarter, month or week."""

    __tablename__ = "period"
    __object__ = "Period"

    fiscal_year_settings_id: str | None = field("FiscalYearSettingsId", doc="Fiscal year that it is part of.")
    type: str | None = field("Type", doc="`Year`, `Quarter`, `Month` or `Week`.")
    number: int | None = field("Number", doc="Number of it within the fiscal year.")
    start_date: date | None = field("StartDate", doc="First day of the period.")
    end_date: date | None = field("EndDate", doc="Last day of the period.")
    is_forecast_period: bool | None = field("IsForecastPeriod", doc="Whether forecasts are made for it.")
    quarter_label: str | None = field("QuarterLabel", doc="Name of the quarter, if quarters have names.")
    period_label: str | None = field("PeriodLabel", doc="Name of the period, if periods have names.")
    fully_qualified_label: str | None = field(
        "FullyQualifiedLabel", doc="Name of it with those of what it is part of."
    )
    system_modstamp: datetime | None = field(
        "SystemModstamp", doc="When anything about it last changed, by people or by the system.", version=True
    )
