"""Stripe accounts: one's own and the connected ones."""

from __future__ import annotations

from datetime import datetime

from etl.schema import Group, Json, field, group
from models.stripe.base import Address, StripeTable


class OpenRequirements(Group):
    """Facts that Stripe still wants about a person, company or capability."""

    alternatives: Json | None = field(doc="Other fields that may be given in place of those due.")
    currently_due: Json | None = field(doc="Names of the fields to give by the deadline.")
    errors: Json | None = field(doc="Fields that were refused, each with code and reason.")
    eventually_due: Json | None = field(doc="Names of the fields that will be wanted at some time.")
    past_due: Json | None = field(doc="Names of the fields whose deadline has passed.")
    pending_verification: Json | None = field(doc="Names of the fields that are being checked.")


class Requirements(OpenRequirements):
    """The same with the deadline and its consequence, as accounts and capabilities have them."""

    current_deadline: datetime | None = field(doc="By when the fields currently due must be given.")
    disabled_reason: str | None = field(
        doc="Why it is switched off, such as requirements.past_due; else null."
    )


class DateParts(Group):
    """A calendar date in parts."""

    day: int | None = field(doc="Day of the month, 1 to 31.")
    month: int | None = field(doc="Month, 1 to 12.")
    year: int | None = field(doc="Year, four digits.")


class Account(StripeTable):
    """A Stripe account: one's own, or one connected to the platform."""

    __tablename__ = "accounts"
    __object__ = "account"
    __elsewhere__ = ("external_accounts", "login_links")  # bank_accounts and cards; made, never listed

    id: str = field(key=True, doc="Stripe's identifier, `acct_...`.")
    created: datetime | None = field(doc="When the account was connected.")
    is_deleted: bool = field("deleted", deleted=True, doc="True once the account is deleted at Stripe.")
    type: str | None = field(doc="Kind of account: standard, express, custom or none.")
    business_type: str | None = field(doc="individual, company, non_profit or government_entity.")
    country: str | None = field(doc="Two-letter code of the account's country.")
    default_currency: str | None = field(
        doc="Three-letter code of the account's main currency, in lower case."
    )
    email: str | None = field(doc="E-mail address of the account; not used to log in.")
    charges_enabled: bool | None = field(doc="Whether the account can take payments.")
    transfers_enabled: bool | None = field(
        "payouts_enabled", "transfers_enabled", doc="Whether money can be paid out to the account's bank."
    )
    details_submitted: bool | None = field(doc="Whether the account's onboarding was filled in.")
    managed: bool | None = field(
        doc="Whether the platform managed it. Only under API versions before 2017-05-25; see type."
    )
    individual: Json | None = field(doc="Person behind an account of an individual, in the form of persons.")
    capabilities: Json | None = field(doc="By capability, its status: active, inactive or pending.")
    groups_payments_pricing: str | None = field(
        "groups.payments_pricing", doc="Group that sets the pricing of payments; null if individually priced."
    )
    metadata: Json | None = field(doc="The platform's own keys and values on the account.")

    business_name: str | None = field(
        "business_profile.name", "business_name", doc="Name under which customers know the business."
    )
    business_url: str | None = field(
        "business_profile.url", "business_url", doc="Public website of the business."
    )
    product_description: str | None = field(
        "business_profile.product_description",
        "product_description",
        doc="What the business sells, as told to Stripe; not public.",
    )
    support_address: Address | None = group(
        "business_profile.support_address", "support_address", doc="Address for customers who need help:"
    )
    support_email: str | None = field(
        "business_profile.support_email",
        "support_email",
        doc="Public e-mail address for customers who need help.",
    )
    support_phone: str | None = field(
        "business_profile.support_phone",
        "support_phone",
        doc="Public phone number for customers who need help.",
    )
    support_url: str | None = field(
        "business_profile.support_url", "support_url", doc="Public web page for customers who need help."
    )
    business_profile_mcc: str | None = field(
        "business_profile.mcc", doc="Merchant category code, four digits, of what the business sells."
    )
    business_profile_annual_revenue_amount: int | None = field(
        "business_profile.annual_revenue.amount", doc="Revenue of the last fiscal year, in minor units."
    )
    business_profile_annual_revenue_currency: str | None = field(
        "business_profile.annual_revenue.currency", doc="Currency code of the annual revenue, in lower case."
    )
    business_profile_annual_revenue_fiscal_year_end: str | None = field(
        "business_profile.annual_revenue.fiscal_year_end", doc="Last day of that fiscal year, as YYYY-MM-DD."
    )
    business_profile_estimated_worker_count: int | None = field(
        "business_profile.estimated_worker_count", doc="About how many people work for the business, at most."
    )
    business_profile_minority_owned_business_designation: Json | None = field(
        "business_profile.minority_owned_business_designation",
        doc="Ownership groups that the business declares, such as women_owned_business.",
    )
    business_profile_monthly_estimated_revenue_amount: int | None = field(
        "business_profile.monthly_estimated_revenue.amount", doc="Expected revenue a month, in minor units."
    )
    business_profile_monthly_estimated_revenue_currency: str | None = field(
        "business_profile.monthly_estimated_revenue.currency",
        doc="Currency code of the monthly revenue, in lower case.",
    )
    business_profile_specified_commercial_transactions_act_url: str | None = field(
        "business_profile.specified_commercial_transactions_act_url",
        doc="Page with the terms that Japan's law on commercial transactions asks for.",
    )

    company_name: str | None = field("company.name", doc="Legal name of the company.")
    company_name_kana: str | None = field("company.name_kana", doc="Legal name in kana; Japan only.")
    company_name_kanji: str | None = field("company.name_kanji", doc="Legal name in kanji; Japan only.")
    company_address: Address | None = group("company.address", doc="Company's main address:")
    company_phone: str | None = field("company.phone", doc="Phone number of the company, for verification.")
    company_structure: str | None = field(
        "company.structure", doc="Legal form of the company, such as private_company or single_member_llc."
    )
    company_registration_date: DateParts | None = group(
        "company.registration_date", doc="Date of the company's registration:"
    )
    company_tax_id_provided: bool | None = field(
        "company.tax_id_provided", doc="Whether the company's tax number was given."
    )
    company_tax_id_registrar: str | None = field(
        "company.tax_id_registrar", doc="Register that issued the tax number; Germany only."
    )
    company_vat_id_provided: bool | None = field(
        "company.vat_id_provided", doc="Whether the company's VAT number was given."
    )
    company_directors_provided: bool | None = field(
        "company.directors_provided", doc="Whether all directors were declared to be given."
    )
    company_executives_provided: bool | None = field(
        "company.executives_provided", doc="Whether all executives were declared to be given."
    )
    company_owners_provided: bool | None = field(
        "company.owners_provided", doc="Whether all owners were declared to be given."
    )
    company_ownership_exemption_reason: str | None = field(
        "company.ownership_exemption_reason", doc="Why the company need not name its owners, if it need not."
    )
    company_export_license_id: str | None = field(
        "company.export_license_id", doc="Number of the export licence; India only."
    )
    company_export_purpose_code: str | None = field(
        "company.export_purpose_code", doc="Code of the purpose of exports; India only."
    )
    company: Json | None = field(
        "company.*", doc="Rest of the company: further addresses, declarations, verification document."
    )

    controller_type: str | None = field(
        "controller.type", doc="Who controls the account: application (a platform) or account (itself)."
    )
    controller_is_controller: bool | None = field(
        "controller.is_controller", doc="Whether the platform that asks is the one in control."
    )
    controller_fees_payer: str | None = field(
        "controller.fees.payer", doc="Who pays Stripe's fees: account, application, ..."
    )
    controller_losses_payments: str | None = field(
        "controller.losses.payments", doc="Who bears negative balances: application or stripe."
    )
    controller_requirement_collection: str | None = field(
        "controller.requirement_collection", doc="Who collects what is required: application or stripe."
    )
    controller_stripe_dashboard_type: str | None = field(
        "controller.stripe_dashboard.type", doc="Dashboard the account can use: full, express or none."
    )

    requirements: Requirements | None = group("requirements", doc="Requirements:")
    future_requirements: Json | None = field(doc="Requirements that will hold later, in the same form.")

    display_name: str | None = field(
        "settings.dashboard.display_name", "display_name", doc="Name of the account in the Dashboard."
    )
    timezone: str | None = field(
        "settings.dashboard.timezone", "timezone", doc="Time zone of the Dashboard, such as Europe/Berlin."
    )
    business_logo: str | None = field(
        "settings.branding.icon",
        "business_logo",
        doc="File of the account's square icon.",
        references="files",
    )
    settings_branding_logo: str | None = field(
        "settings.branding.logo", doc="File of the logo that Checkout shows.", references="files"
    )
    settings_branding_primary_color: str | None = field(
        "settings.branding.primary_color", doc="Main brand colour, as #rrggbb."
    )
    settings_branding_secondary_color: str | None = field(
        "settings.branding.secondary_color", doc="Second brand colour, as #rrggbb."
    )
    settings_card_payments_decline_on_avs_failure: bool | None = field(
        "settings.card_payments.decline_on.avs_failure",
        doc="Whether charges with a wrong postal code are refused.",
    )
    settings_card_payments_decline_on_cvc_failure: bool | None = field(
        "settings.card_payments.decline_on.cvc_failure", doc="Whether charges with a wrong CVC are refused."
    )
    settings_card_payments_statement_descriptor_prefix: str | None = field(
        "settings.card_payments.statement_descriptor_prefix", doc="Start of the text on card statements."
    )
    settings_card_payments_statement_descriptor_prefix_kana: str | None = field(
        "settings.card_payments.statement_descriptor_prefix_kana",
        doc="Start of the text on card statements in kana; Japan only.",
    )
    settings_card_payments_statement_descriptor_prefix_kanji: str | None = field(
        "settings.card_payments.statement_descriptor_prefix_kanji",
        doc="Start of the text on card statements in kanji; Japan only.",
    )
    statement_descriptor: str | None = field(
        "settings.payments.statement_descriptor",
        "statement_descriptor",
        doc="Text on customers' statements unless the payment has its own.",
    )
    settings_payments_statement_descriptor_kana: str | None = field(
        "settings.payments.statement_descriptor_kana",
        doc="Text on customers' statements in kana; Japan only.",
    )
    settings_payments_statement_descriptor_kanji: str | None = field(
        "settings.payments.statement_descriptor_kanji",
        doc="Text on customers' statements in kanji; Japan only.",
    )
    settings_payments_statement_descriptor_prefix_kana: str | None = field(
        "settings.payments.statement_descriptor_prefix_kana",
        doc="Start of the text for card charges in kana; Japan only.",
    )
    settings_payments_statement_descriptor_prefix_kanji: str | None = field(
        "settings.payments.statement_descriptor_prefix_kanji",
        doc="Start of the text for card charges in kanji; Japan only.",
    )
    debit_negative_balances: bool | None = field(
        "settings.payouts.debit_negative_balances",
        "debit_negative_balances",
        doc="Whether Stripe may debit the bank account to even out a negative balance.",
    )
    settings_payouts_schedule_delay_days: int | None = field(
        "settings.payouts.schedule.delay_days", doc="How many days charges are held before they are paid out."
    )
    settings_payouts_schedule_interval: str | None = field(
        "settings.payouts.schedule.interval",
        doc="How often payouts are made: manual, daily, weekly or monthly.",
    )
    settings_payouts_schedule_monthly_anchor: int | None = field(
        "settings.payouts.schedule.monthly_anchor", doc="Day of the month of monthly payouts."
    )
    settings_payouts_schedule_monthly_payout_days: Json | None = field(
        "settings.payouts.schedule.monthly_payout_days",
        doc="Days of the month of monthly payouts, as a list.",
    )
    settings_payouts_schedule_weekly_anchor: str | None = field(
        "settings.payouts.schedule.weekly_anchor", doc="Weekday of weekly payouts, such as monday."
    )
    settings_payouts_schedule_weekly_payout_days: Json | None = field(
        "settings.payouts.schedule.weekly_payout_days", doc="Weekdays of weekly payouts, as a list."
    )
    settings_payouts_statement_descriptor: str | None = field(
        "settings.payouts.statement_descriptor", doc="Text on the account's own bank statement for payouts."
    )
    settings_invoices_default_account_tax_ids: Json | None = field(
        "settings.invoices.default_account_tax_ids", doc="Ids of the own tax numbers that invoices show."
    )
    settings_invoices_hosted_payment_method_save: str | None = field(
        "settings.invoices.hosted_payment_method_save",
        doc="Whether paying an invoice saves the payment method: always, offer or never.",
    )
    settings: Json | None = field(
        "settings.*", doc="Settings of Bacs, PayPay, SEPA, Issuing and Treasury, keyed by product."
    )

    tos_acceptance_date: datetime | None = field(
        "tos_acceptance.date", doc="When the account's representative accepted Stripe's terms."
    )
    tos_acceptance_ip: str | None = field(
        "tos_acceptance.ip", doc="IP address from which the terms were accepted."
    )
    tos_acceptance_service_agreement: str | None = field(
        "tos_acceptance.service_agreement", doc="Which terms were accepted, such as full or recipient."
    )
    tos_acceptance_user_agent: str | None = field(
        "tos_acceptance.user_agent", doc="Browser in which the terms were accepted."
    )
