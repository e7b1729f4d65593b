"""What a vendor's spelling becomes: readable, allowed, never twice the same."""

from __future__ import annotations

import random

import pytest

from etl.names import RESERVED, distinct, plural, safe, snake, suffixed, tagged
from etl.schema import SYSTEM_COLUMNS


@pytest.mark.parametrize(
    ("spelled", "name"),
    [
        ("sampleText", "sample_text"), ("samPLE text", "sam_ple_text"), ("sample 2 Text", "sample_2_text"),
        ("SAMPLE 2 TEXT", "sample_2_text"), ("FOO:BAR$BAZ", "foo_bar_baz"), ("something.com", "something_com"),
        ("CStringRef", "cstring_ref"), ("5test", "5test"), ("test5", "test5"), ("THE5r", "the5r"),
        ("f_pX9", "f_p_x9"), ("p_z9Rg", "p_z9_rg"), ("2FA Enabled", "2fa_enabled"), ("Enabled 2FA", "enabled_2fa"),
        ("___$$Base64Encode", "base64_encode"), ("sample___text", "sample_text"), ("accountType", "account_type"),
        ("Order Completed", "order_completed"), ("userAgent", "user_agent"), ("Café", "caf"), ("🙂", ""),
    ],
)  # fmt: skip
def test_a_spelling_becomes_small_letters_and_single_underscores(spelled: str, name: str) -> None:
    assert snake(spelled) == name
    assert snake(name) == name


@pytest.mark.parametrize(
    ("spelled", "name"),
    [
        ("Pricebook2Id", "pricebook_2_id"), ("Product2Id", "product_2_id"), ("Foo_Bar__c", "foo_bar_c"),
        ("NS__Foo__c", "ns_foo_c"), ("UserPermissionsSFContentUser", "user_permissions_sfcontent_user"),
    ],
)  # fmt: skip
def test_a_number_can_be_a_word_of_its_own(spelled: str, name: str) -> None:
    assert snake(spelled, digits=True) == name


SPELLED = """
AboutMe AccountId AccountSource ActivityDate ActivityDateTime ActualCost Alias AmountAllOpportunities
AmountWonOpportunities AnnualRevenue ApiName AuthorId BackgroundDirection BackgroundEnd BackgroundStart
BannerPhotoUrl BillingCity BillingPostalCode Body BodyLength BudgetedCost CallDurationInSeconds CampaignId
CaseAccessForAccountOwner CloseDate CommunityNickname CompanyName CompanyOrAccount ContactAccessForAccountOwner
ContactId ContentType ContractNumber ContractTerm ConvertedAccountId ConvertedOpportunityId CreatedById CreatedDate
DefaultGroupNotificationFrequency DefaultProbability DelegatedApproverId DeveloperName DigestFrequency
DoNotCall DoesIncludeBosses DoesSendEmailToMembers DurationInMinutes EmailBouncedDate EmailEncodingKey EndDateTime
EventSubtype ExpectedResponse ExpectedRevenue Fiscal FiscalQuarter FiscalYearSettingsId FirstRespondedDate FolderId
ForecastCategoryName ForecastEnabled FullPhotoUrl FullyQualifiedLabel GroupEventType HasOpenActivity
HasOpportunityLineItem HasOptedOutOfEmail HasOverdueTask HasResponded IsAllDayEvent IsBodySearchable IsDeleted
IsEmailBounced IsFrozen IsInternalUseOnly IsProfilePhotoActive IsUnreadByOwner LanguageLocaleKey LastActivityDate
LastLoginDate LastModifiedById LastPasswordChangeDate LastReferencedDate LastViewedDate LeadOrContactOwnerId
LocaleSidKey MailingStreet MasterLabel MasterRecordId MayForecastManagerShare MediumBannerPhotoUrl MobilePhone
NamespacePrefix NewValue NumberOfConvertedLeads NumberOfEmployees NumberSent OpportunityAccessForAccountOwner
OwnerId ParentRoleId PhotoUrl PortalType Pricebook2Id PricebookEntryId Probability Product2Id ProductCode
ReceivesAdminInfoEmails RecurrenceActivityId RecurrenceDayOfWeekMask RecurrenceEndDateOnly RecurrenceStartDateTime
RecurrenceTimeZoneSidKey RelatedId ReminderDateTime ReportsToId RollupDescription RunningUserId ServiceDate ShowAs
SmallBannerPhotoUrl SortOrder StageName StatusCode SyncedQuoteId SystemModstamp TaskSubtype TextColor TimeZoneSidKey
TitleColor TotalPrice UnitPrice UseStandardPrice UserLicenseId UserRoleId UserType Username WhatCount WhatId WhoId
""".split()  # noqa: SIM905
SEEN = """
about_me account_id account_source activity_date activity_date_time actual_cost alias amount_all_opportunities
amount_won_opportunities annual_revenue api_name author_id background_direction background_end background_start
banner_photo_url billing_city billing_postal_code body body_length budgeted_cost call_duration_in_seconds campaign_id
case_access_for_account_owner close_date community_nickname company_name company_or_account contact_access_for_account_owner
contact_id content_type contract_number contract_term converted_account_id converted_opportunity_id created_by_id created_date
default_group_notification_frequency default_probability delegated_approver_id developer_name digest_frequency
do_not_call does_include_bosses does_send_email_to_members duration_in_minutes email_bounced_date email_encoding_key end_date_time
event_subtype expected_response expected_revenue fiscal fiscal_quarter fiscal_year_settings_id first_responded_date folder_id
forecast_category_name forecast_enabled full_photo_url fully_qualified_label group_event_type has_open_activity
has_opportunity_line_item has_opted_out_of_email has_overdue_task has_responded is_all_day_event is_body_searchable is_deleted
is_email_bounced is_frozen is_internal_use_only is_profile_photo_active is_unread_by_owner language_locale_key last_activity_date
last_login_date last_modified_by_id last_password_change_date last_referenced_date last_viewed_date lead_or_contact_owner_id
locale_sid_key mailing_street master_label master_record_id may_forecast_manager_share medium_banner_photo_url mobile_phone
namespace_prefix new_value number_of_converted_leads number_of_employees number_sent opportunity_access_for_account_owner
owner_id parent_role_id photo_url portal_type pricebook_2_id pricebook_entry_id probability product_2_id product_code
receives_admin_info_emails recurrence_activity_id recurrence_day_of_week_mask recurrence_end_date_only recurrence_start_date_time
recurrence_time_zone_sid_key related_id reminder_date_time reports_to_id rollup_description running_user_id service_date show_as
small_banner_photo_url sort_order stage_name status_code synced_quote_id system_modstamp task_subtype text_color time_zone_sid_key
title_color total_price unit_price use_standard_price user_license_id user_role_id user_type username what_count what_id who_id
""".split()  # noqa: SIM905


def test_fields_of_a_crm_are_named_as_they_are_known_in_warehouses() -> None:
    assert [safe(snake(spelled, digits=True), spelled) for spelled in SPELLED] == SEEN


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("Account", "accounts"), ("AccountContactRole", "account_contact_roles"), ("Case", "cases"),
        ("CampaignMember", "campaign_members"), ("Opportunity", "opportunities"), ("Lead", "leads"),
        ("OpportunityLineItemSchedule", "opportunity_line_item_schedules"), ("CB_Subscription", "cb_subscriptions"),
        ("Key", "keys"), ("Box", "boxes"), ("Branch", "branches"), ("Class", "classes"),
    ],
)  # fmt: skip
def test_a_table_is_named_for_many(one: str, many: str) -> None:
    assert plural(snake(one)) == many


@pytest.mark.A4
@pytest.mark.parametrize(
    "name", ["group", "end", "open", "order", "user", "ctid", "received_at", "_extra", "2fa"]
)
def test_what_a_warehouse_reserves_gets_an_underscore(name: str) -> None:
    assert safe(name, name) == f"_{name}"


@pytest.mark.A4
@pytest.mark.parametrize("spelled", ["", "🙂", "___", "$$", "日本"])
def test_no_name_is_empty(spelled: str) -> None:
    name = safe(snake(spelled), spelled)
    assert len(name) == 9
    assert name != safe(snake("🙃"), "🙃")


@pytest.mark.A1
def test_long_names_that_begin_alike_differ_and_stay_the_same_in_any_order() -> None:
    begins = "a_long_name_" * 6
    spelled = [f"{begins}{n}" for n in range(200)]
    names = {s: safe(snake(s), s) for s in spelled}
    assert len(set(names.values())) == len(spelled)
    random.shuffle(spelled)
    assert {s: safe(snake(s), s) for s in spelled} == names
    assert all(len(name.encode()) <= 63 for name in names.values())


@pytest.mark.A2
def test_what_takes_over_from_columns_that_begin_alike_differs_too() -> None:
    first, second = (suffixed("a" * 58 + end, "numeric") for end in ("bcde", "bcdf"))
    assert first != second
    assert {len(first), len(second)} == {63}
    assert suffixed("price_c", "numeric") == "price_c__numeric"
    assert tagged("é" * 40, "x").encode().decode()


def test_names_of_our_own_are_no_reserved_words() -> None:
    assert not RESERVED & set(SYSTEM_COLUMNS)


@pytest.mark.A3
def test_tables_that_would_be_named_alike_are_told_apart_whoever_comes_first() -> None:
    def name(spelled: str) -> str:
        return plural(snake(spelled))

    assert distinct(["Box", "Order", "Box"], name) == {"Box": "boxes", "Order": "orders"}
    first = distinct(["Boxe", "Box", "Deal"], name, taken=["deals"])
    assert first == distinct(["Deal", "Box", "Boxe"], name, taken=["deals"])
    assert len(set(first.values())) == 3
    assert not {"boxes", "deals"} & set(first.values())
