"""An opportunity as 25 typed columns and the rest of it as JSON: dlt's best layout."""

from __future__ import annotations

from tests.bench.mapping import Mapping

MAPPING = Mapping(
    {
        "id": ("Id", "text"),
        "account_id": ("AccountId", "text"),
        "name": ("Name", "text"),
        "stage_name": ("StageName", "text"),
        "amount": ("Amount", "decimal"),
        "probability": ("Probability", "double"),
        "expected_revenue": ("ExpectedRevenue", "decimal"),
        "close_date": ("CloseDate", "date"),
        "type": ("Type", "text"),
        "lead_source": ("LeadSource", "text"),
        "is_closed": ("IsClosed", "bool"),
        "is_won": ("IsWon", "bool"),
        "forecast_category": ("ForecastCategory", "text"),
        "campaign_id": ("CampaignId", "text"),
        "owner_id": ("OwnerId", "text"),
        "contact_id": ("ContactId", "text"),
        "created_date": ("CreatedDate", "timestamp"),
        "system_modstamp": ("SystemModstamp", "timestamp"),
        "is_deleted": ("IsDeleted", "bool"),
        "fiscal_quarter": ("FiscalQuarter", "bigint"),
        "fiscal_year": ("FiscalYear", "bigint"),
        "region": ("Region__c", "text"),
        "segment": ("Segment__c", "text"),
        "arr": ("ARR__c", "decimal"),
        "seats": ("Seats__c", "double"),
    }
)
