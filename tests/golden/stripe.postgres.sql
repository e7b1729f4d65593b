create table "stripe"."accounts" (
    "id" text not null,
    "created" timestamp with time zone,
    "is_deleted" boolean,
    "type" text,
    "business_type" text,
    "country" text,
    "default_currency" text,
    "email" text,
    "charges_enabled" boolean,
    "transfers_enabled" boolean,
    "details_submitted" boolean,
    "managed" boolean,
    "individual" jsonb,
    "capabilities" jsonb,
    "groups_payments_pricing" text,
    "metadata" jsonb,
    "business_name" text,
    "business_url" text,
    "product_description" text,
    "support_address_city" text,
    "support_address_country" text,
    "support_address_line1" text,
    "support_address_line2" text,
    "support_address_postal_code" text,
    "support_address_state" text,
    "support_email" text,
    "support_phone" text,
    "support_url" text,
    "business_profile_mcc" text,
    "business_profile_annual_revenue_amount" bigint,
    "business_profile_annual_revenue_currency" text,
    "business_profile_annual_revenue_fiscal_year_end" text,
    "business_profile_estimated_worker_count" bigint,
    "business_profile_minority_owned_business_designation" jsonb,
    "business_profile_monthly_estimated_revenue_amount" bigint,
    "business_profile_monthly_estimated_revenue_currency" text,
    "business_profile_specified_commercial_transactions_act_url" text,
    "company_name" text,
    "company_name_kana" text,
    "company_name_kanji" text,
    "company_address_city" text,
    "company_address_country" text,
    "company_address_line1" text,
    "company_address_line2" text,
    "company_address_postal_code" text,
    "company_address_state" text,
    "company_phone" text,
    "company_structure" text,
    "company_registration_date_day" bigint,
    "company_registration_date_month" bigint,
    "company_registration_date_year" bigint,
    "company_tax_id_provided" boolean,
    "company_tax_id_registrar" text,
    "company_vat_id_provided" boolean,
    "company_directors_provided" boolean,
    "company_executives_provided" boolean,
    "company_owners_provided" boolean,
    "company_ownership_exemption_reason" text,
    "company_export_license_id" text,
    "company_export_purpose_code" text,
    "company" jsonb,
    "controller_type" text,
    "controller_is_controller" boolean,
    "controller_fees_payer" text,
    "controller_losses_payments" text,
    "controller_requirement_collection" text,
    "controller_stripe_dashboard_type" text,
    "requirements_alternatives" jsonb,
    "requirements_currently_due" jsonb,
    "requirements_errors" jsonb,
    "requirements_eventually_due" jsonb,
    "requirements_past_due" jsonb,
    "requirements_pending_verification" jsonb,
    "requirements_current_deadline" timestamp with time zone,
    "requirements_disabled_reason" text,
    "future_requirements" jsonb,
    "display_name" text,
    "timezone" text,
    "business_logo" text,
    "settings_branding_logo" text,
    "settings_branding_primary_color" text,
    "settings_branding_secondary_color" text,
    "settings_card_payments_decline_on_avs_failure" boolean,
    "settings_card_payments_decline_on_cvc_failure" boolean,
    "settings_card_payments_statement_descriptor_prefix" text,
    "settings_card_payments_statement_descriptor_prefix_kana" text,
    "settings_card_payments_statement_descriptor_prefix_kanji" text,
    "statement_descriptor" text,
    "settings_payments_statement_descriptor_kana" text,
    "settings_payments_statement_descriptor_kanji" text,
    "settings_payments_statement_descriptor_prefix_kana" text,
    "settings_payments_statement_descriptor_prefix_kanji" text,
    "debit_negative_balances" boolean,
    "settings_payouts_schedule_delay_days" bigint,
    "settings_payouts_schedule_interval" text,
    "settings_payouts_schedule_monthly_anchor" bigint,
    "settings_payouts_schedule_monthly_payout_days" jsonb,
    "settings_payouts_schedule_weekly_anchor" text,
    "settings_payouts_schedule_weekly_payout_days" jsonb,
    "settings_payouts_statement_descriptor" text,
    "settings_invoices_default_account_tax_ids" jsonb,
    "settings_invoices_hosted_payment_method_save" text,
    "settings" jsonb,
    "tos_acceptance_date" timestamp with time zone,
    "tos_acceptance_ip" text,
    "tos_acceptance_service_agreement" text,
    "tos_acceptance_user_agent" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."accounts" is 'A Stripe account: one''s own, or one connected to the platform.';
comment on column "stripe"."accounts"."id" is 'Stripe''s identifier, `acct_...`.';
comment on column "stripe"."accounts"."created" is 'When the account was connected.';
comment on column "stripe"."accounts"."is_deleted" is 'True once the account is deleted at Stripe.';
comment on column "stripe"."accounts"."type" is 'Kind of account: standard, express, custom or none.';
comment on column "stripe"."accounts"."business_type" is 'individual, company, non_profit or government_entity.';
comment on column "stripe"."accounts"."country" is 'Two-letter code of the account''s country.';
comment on column "stripe"."accounts"."default_currency" is 'Three-letter code of the account''s main currency, in lower case.';
comment on column "stripe"."accounts"."email" is 'E-mail address of the account; not used to log in.';
comment on column "stripe"."accounts"."charges_enabled" is 'Whether the account can take payments.';
comment on column "stripe"."accounts"."transfers_enabled" is 'Whether money can be paid out to the account''s bank.';
comment on column "stripe"."accounts"."details_submitted" is 'Whether the account''s onboarding was filled in.';
comment on column "stripe"."accounts"."managed" is 'Whether the platform managed it. Only under API versions before 2017-05-25; see type.';
comment on column "stripe"."accounts"."individual" is 'Person behind an account of an individual, in the form of persons.';
comment on column "stripe"."accounts"."capabilities" is 'By capability, its status: active, inactive or pending.';
comment on column "stripe"."accounts"."groups_payments_pricing" is 'Group that sets the pricing of payments; null if individually priced.';
comment on column "stripe"."accounts"."metadata" is 'The platform''s own keys and values on the account.';
comment on column "stripe"."accounts"."business_name" is 'Name under which customers know the business.';
comment on column "stripe"."accounts"."business_url" is 'Public website of the business.';
comment on column "stripe"."accounts"."product_description" is 'What the business sells, as told to Stripe; not public.';
comment on column "stripe"."accounts"."support_address_city" is 'Address for customers who need help: City, district, suburb, town or village.';
comment on column "stripe"."accounts"."support_address_country" is 'Address for customers who need help: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."accounts"."support_address_line1" is 'Address for customers who need help: Street and number, or PO box.';
comment on column "stripe"."accounts"."support_address_line2" is 'Address for customers who need help: Apartment, suite, unit or building.';
comment on column "stripe"."accounts"."support_address_postal_code" is 'Address for customers who need help: Postal or ZIP code.';
comment on column "stripe"."accounts"."support_address_state" is 'Address for customers who need help: State, county, province or region.';
comment on column "stripe"."accounts"."support_email" is 'Public e-mail address for customers who need help.';
comment on column "stripe"."accounts"."support_phone" is 'Public phone number for customers who need help.';
comment on column "stripe"."accounts"."support_url" is 'Public web page for customers who need help.';
comment on column "stripe"."accounts"."business_profile_mcc" is 'Merchant category code, four digits, of what the business sells.';
comment on column "stripe"."accounts"."business_profile_annual_revenue_amount" is 'Revenue of the last fiscal year, in minor units.';
comment on column "stripe"."accounts"."business_profile_annual_revenue_currency" is 'Currency code of the annual revenue, in lower case.';
comment on column "stripe"."accounts"."business_profile_annual_revenue_fiscal_year_end" is 'Last day of that fiscal year, as YYYY-MM-DD.';
comment on column "stripe"."accounts"."business_profile_estimated_worker_count" is 'About how many people work for the business, at most.';
comment on column "stripe"."accounts"."business_profile_minority_owned_business_designation" is 'Ownership groups that the business declares, such as women_owned_business.';
comment on column "stripe"."accounts"."business_profile_monthly_estimated_revenue_amount" is 'Expected revenue a month, in minor units.';
comment on column "stripe"."accounts"."business_profile_monthly_estimated_revenue_currency" is 'Currency code of the monthly revenue, in lower case.';
comment on column "stripe"."accounts"."business_profile_specified_commercial_transactions_act_url" is 'Page with the terms that Japan''s law on commercial transactions asks for.';
comment on column "stripe"."accounts"."company_name" is 'Legal name of the company.';
comment on column "stripe"."accounts"."company_name_kana" is 'Legal name in kana; Japan only.';
comment on column "stripe"."accounts"."company_name_kanji" is 'Legal name in kanji; Japan only.';
comment on column "stripe"."accounts"."company_address_city" is 'Company''s main address: City, district, suburb, town or village.';
comment on column "stripe"."accounts"."company_address_country" is 'Company''s main address: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."accounts"."company_address_line1" is 'Company''s main address: Street and number, or PO box.';
comment on column "stripe"."accounts"."company_address_line2" is 'Company''s main address: Apartment, suite, unit or building.';
comment on column "stripe"."accounts"."company_address_postal_code" is 'Company''s main address: Postal or ZIP code.';
comment on column "stripe"."accounts"."company_address_state" is 'Company''s main address: State, county, province or region.';
comment on column "stripe"."accounts"."company_phone" is 'Phone number of the company, for verification.';
comment on column "stripe"."accounts"."company_structure" is 'Legal form of the company, such as private_company or single_member_llc.';
comment on column "stripe"."accounts"."company_registration_date_day" is 'Date of the company''s registration: Day of the month, 1 to 31.';
comment on column "stripe"."accounts"."company_registration_date_month" is 'Date of the company''s registration: Month, 1 to 12.';
comment on column "stripe"."accounts"."company_registration_date_year" is 'Date of the company''s registration: Year, four digits.';
comment on column "stripe"."accounts"."company_tax_id_provided" is 'Whether the company''s tax number was given.';
comment on column "stripe"."accounts"."company_tax_id_registrar" is 'Register that issued the tax number; Germany only.';
comment on column "stripe"."accounts"."company_vat_id_provided" is 'Whether the company''s VAT number was given.';
comment on column "stripe"."accounts"."company_directors_provided" is 'Whether all directors were declared to be given.';
comment on column "stripe"."accounts"."company_executives_provided" is 'Whether all executives were declared to be given.';
comment on column "stripe"."accounts"."company_owners_provided" is 'Whether all owners were declared to be given.';
comment on column "stripe"."accounts"."company_ownership_exemption_reason" is 'Why the company need not name its owners, if it need not.';
comment on column "stripe"."accounts"."company_export_license_id" is 'Number of the export licence; India only.';
comment on column "stripe"."accounts"."company_export_purpose_code" is 'Code of the purpose of exports; India only.';
comment on column "stripe"."accounts"."company" is 'Rest of the company: further addresses, declarations, verification document.';
comment on column "stripe"."accounts"."controller_type" is 'Who controls the account: application (a platform) or account (itself).';
comment on column "stripe"."accounts"."controller_is_controller" is 'Whether the platform that asks is the one in control.';
comment on column "stripe"."accounts"."controller_fees_payer" is 'Who pays Stripe''s fees: account, application, ...';
comment on column "stripe"."accounts"."controller_losses_payments" is 'Who bears negative balances: application or stripe.';
comment on column "stripe"."accounts"."controller_requirement_collection" is 'Who collects what is required: application or stripe.';
comment on column "stripe"."accounts"."controller_stripe_dashboard_type" is 'Dashboard the account can use: full, express or none.';
comment on column "stripe"."accounts"."requirements_alternatives" is 'Requirements: Other fields that may be given in place of those due.';
comment on column "stripe"."accounts"."requirements_currently_due" is 'Requirements: Names of the fields to give by the deadline.';
comment on column "stripe"."accounts"."requirements_errors" is 'Requirements: Fields that were refused, each with code and reason.';
comment on column "stripe"."accounts"."requirements_eventually_due" is 'Requirements: Names of the fields that will be wanted at some time.';
comment on column "stripe"."accounts"."requirements_past_due" is 'Requirements: Names of the fields whose deadline has passed.';
comment on column "stripe"."accounts"."requirements_pending_verification" is 'Requirements: Names of the fields that are being checked.';
comment on column "stripe"."accounts"."requirements_current_deadline" is 'Requirements: By when the fields currently due must be given.';
comment on column "stripe"."accounts"."requirements_disabled_reason" is 'Requirements: Why it is switched off, such as requirements.past_due; else null.';
comment on column "stripe"."accounts"."future_requirements" is 'Requirements that will hold later, in the same form.';
comment on column "stripe"."accounts"."display_name" is 'Name of the account in the Dashboard.';
comment on column "stripe"."accounts"."timezone" is 'Time zone of the Dashboard, such as Europe/Berlin.';
comment on column "stripe"."accounts"."business_logo" is 'File of the account''s square icon.';
comment on column "stripe"."accounts"."settings_branding_logo" is 'File of the logo that Checkout shows.';
comment on column "stripe"."accounts"."settings_branding_primary_color" is 'Main brand colour, as #rrggbb.';
comment on column "stripe"."accounts"."settings_branding_secondary_color" is 'Second brand colour, as #rrggbb.';
comment on column "stripe"."accounts"."settings_card_payments_decline_on_avs_failure" is 'Whether charges with a wrong postal code are refused.';
comment on column "stripe"."accounts"."settings_card_payments_decline_on_cvc_failure" is 'Whether charges with a wrong CVC are refused.';
comment on column "stripe"."accounts"."settings_card_payments_statement_descriptor_prefix" is 'Start of the text on card statements.';
comment on column "stripe"."accounts"."settings_card_payments_statement_descriptor_prefix_kana" is 'Start of the text on card statements in kana; Japan only.';
comment on column "stripe"."accounts"."settings_card_payments_statement_descriptor_prefix_kanji" is 'Start of the text on card statements in kanji; Japan only.';
comment on column "stripe"."accounts"."statement_descriptor" is 'Text on customers'' statements unless the payment has its own.';
comment on column "stripe"."accounts"."settings_payments_statement_descriptor_kana" is 'Text on customers'' statements in kana; Japan only.';
comment on column "stripe"."accounts"."settings_payments_statement_descriptor_kanji" is 'Text on customers'' statements in kanji; Japan only.';
comment on column "stripe"."accounts"."settings_payments_statement_descriptor_prefix_kana" is 'Start of the text for card charges in kana; Japan only.';
comment on column "stripe"."accounts"."settings_payments_statement_descriptor_prefix_kanji" is 'Start of the text for card charges in kanji; Japan only.';
comment on column "stripe"."accounts"."debit_negative_balances" is 'Whether Stripe may debit the bank account to even out a negative balance.';
comment on column "stripe"."accounts"."settings_payouts_schedule_delay_days" is 'How many days charges are held before they are paid out.';
comment on column "stripe"."accounts"."settings_payouts_schedule_interval" is 'How often payouts are made: manual, daily, weekly or monthly.';
comment on column "stripe"."accounts"."settings_payouts_schedule_monthly_anchor" is 'Day of the month of monthly payouts.';
comment on column "stripe"."accounts"."settings_payouts_schedule_monthly_payout_days" is 'Days of the month of monthly payouts, as a list.';
comment on column "stripe"."accounts"."settings_payouts_schedule_weekly_anchor" is 'Weekday of weekly payouts, such as monday.';
comment on column "stripe"."accounts"."settings_payouts_schedule_weekly_payout_days" is 'Weekdays of weekly payouts, as a list.';
comment on column "stripe"."accounts"."settings_payouts_statement_descriptor" is 'Text on the account''s own bank statement for payouts.';
comment on column "stripe"."accounts"."settings_invoices_default_account_tax_ids" is 'Ids of the own tax numbers that invoices show.';
comment on column "stripe"."accounts"."settings_invoices_hosted_payment_method_save" is 'Whether paying an invoice saves the payment method: always, offer or never.';
comment on column "stripe"."accounts"."settings" is 'Settings of Bacs, PayPay, SEPA, Issuing and Treasury, keyed by product.';
comment on column "stripe"."accounts"."tos_acceptance_date" is 'When the account''s representative accepted Stripe''s terms.';
comment on column "stripe"."accounts"."tos_acceptance_ip" is 'IP address from which the terms were accepted.';
comment on column "stripe"."accounts"."tos_acceptance_service_agreement" is 'Which terms were accepted, such as full or recipient.';
comment on column "stripe"."accounts"."tos_acceptance_user_agent" is 'Browser in which the terms were accepted.';
comment on column "stripe"."accounts"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."accounts"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."accounts"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."accounts"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."accounts"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."active_entitlements" (
    "id" text not null,
    "customer_id" text,
    "feature" text,
    "lookup_key" text,
    "livemode" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."active_entitlements" is 'A feature that a customer may use at present; the row is marked deleted when that ends.';
comment on column "stripe"."active_entitlements"."id" is 'Stripe''s identifier, `ent_...`.';
comment on column "stripe"."active_entitlements"."customer_id" is 'Customer who may use the feature.';
comment on column "stripe"."active_entitlements"."feature" is 'Feature that may be used.';
comment on column "stripe"."active_entitlements"."lookup_key" is 'The account''s own unique key of the feature.';
comment on column "stripe"."active_entitlements"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."active_entitlements"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."active_entitlements"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."active_entitlements"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."active_entitlements"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."active_entitlements"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."apple_pay_domains" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "domain_name" text,
    "is_deleted" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."apple_pay_domains" is 'A website registered for Apple Pay alone, the older way; see payment_method_domains.';
comment on column "stripe"."apple_pay_domains"."id" is 'Stripe''s identifier, `apwc_...`.';
comment on column "stripe"."apple_pay_domains"."created" is 'When the domain was registered.';
comment on column "stripe"."apple_pay_domains"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."apple_pay_domains"."domain_name" is 'Name of the domain, such as `shop.example.com`.';
comment on column "stripe"."apple_pay_domains"."is_deleted" is 'Whether the domain was deleted in Stripe.';
comment on column "stripe"."apple_pay_domains"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."apple_pay_domains"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."apple_pay_domains"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."apple_pay_domains"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."apple_pay_domains"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."application_fee_refunds" (
    "id" text not null,
    "created" timestamp with time zone,
    "fee_id" text,
    "amount" bigint,
    "currency" text,
    "balance_transaction_id" text,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."application_fee_refunds" is 'An application fee given back to the connected account, in whole or in part.';
comment on column "stripe"."application_fee_refunds"."id" is 'Stripe''s identifier, `fr_...`.';
comment on column "stripe"."application_fee_refunds"."created" is 'When the fee was refunded.';
comment on column "stripe"."application_fee_refunds"."fee_id" is 'The application fee that was given back.';
comment on column "stripe"."application_fee_refunds"."amount" is 'Amount given back, in minor units.';
comment on column "stripe"."application_fee_refunds"."currency" is 'Three-letter currency code, in lower case.';
comment on column "stripe"."application_fee_refunds"."balance_transaction_id" is 'Ledger entry of the refund.';
comment on column "stripe"."application_fee_refunds"."metadata" is 'The account''s own keys and values on the refund.';
comment on column "stripe"."application_fee_refunds"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."application_fee_refunds"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."application_fee_refunds"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."application_fee_refunds"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."application_fee_refunds"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."application_fees" (
    "id" text not null,
    "created" timestamp with time zone,
    "account_id" text,
    "application_id" text,
    "amount" bigint,
    "amount_refunded" bigint,
    "currency" text,
    "refunded" boolean,
    "balance_transaction_id" text,
    "charge_id" text,
    "originating_transaction" text,
    "fee_source_type" text,
    "fee_source_charge" text,
    "fee_source_payout" text,
    "livemode" boolean,
    "available" timestamp with time zone,
    "transfer_id" text,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."application_fees" is 'A fee that the platform earned on a payment or payout of a connected account.';
comment on column "stripe"."application_fees"."id" is 'Stripe''s identifier, `fee_...`.';
comment on column "stripe"."application_fees"."created" is 'When the fee was collected.';
comment on column "stripe"."application_fees"."account_id" is 'Connected account that paid the fee.';
comment on column "stripe"."application_fees"."application_id" is 'Connect application that the fee went to.';
comment on column "stripe"."application_fees"."amount" is 'Amount earned, in minor units.';
comment on column "stripe"."application_fees"."amount_refunded" is 'How much of it was given back, in minor units.';
comment on column "stripe"."application_fees"."currency" is 'Three-letter currency code, in lower case.';
comment on column "stripe"."application_fees"."refunded" is 'Whether all of it was given back; false if only a part was.';
comment on column "stripe"."application_fees"."balance_transaction_id" is 'Ledger entry of the fee.';
comment on column "stripe"."application_fees"."charge_id" is 'Charge that the fee was taken from.';
comment on column "stripe"."application_fees"."originating_transaction" is 'Platform''s own charge behind the fee, for destination charges.';
comment on column "stripe"."application_fees"."fee_source_type" is 'What the fee was taken on: charge or payout.';
comment on column "stripe"."application_fees"."fee_source_charge" is 'Charge that gave rise to the fee, if one did.';
comment on column "stripe"."application_fees"."fee_source_payout" is 'Payout that gave rise to the fee, if one did.';
comment on column "stripe"."application_fees"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."application_fees"."available" is 'Not sent by current API versions; see balance_transactions.available.';
comment on column "stripe"."application_fees"."transfer_id" is 'Transfer the fee belonged to. Not sent by current API versions.';
comment on column "stripe"."application_fees"."metadata" is 'Own keys and values. Not sent by current API versions.';
comment on column "stripe"."application_fees"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."application_fees"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."application_fees"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."application_fees"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."application_fees"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."apps_installs" (
    "id" text not null,
    "created" timestamp with time zone,
    "is_deleted" boolean,
    "account" text,
    "app" text,
    "status" text,
    "channel" text,
    "created_by" text,
    "approval_required" boolean,
    "permissions_granted" jsonb,
    "permissions_pending" jsonb,
    "endpoints_granted" jsonb,
    "endpoints_pending" jsonb,
    "content_security_policy_granted_connect_src" jsonb,
    "content_security_policy_granted_image_src" jsonb,
    "content_security_policy_pending_connect_src" jsonb,
    "content_security_policy_pending_image_src" jsonb,
    "livemode" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."apps_installs" is 'A Stripe App installed in an account, with what it may do there.';
comment on column "stripe"."apps_installs"."id" is 'Stripe''s identifier of the install.';
comment on column "stripe"."apps_installs"."created" is 'When the app was installed.';
comment on column "stripe"."apps_installs"."is_deleted" is 'True once the install is deleted at Stripe.';
comment on column "stripe"."apps_installs"."account" is 'Account in which the app is installed.';
comment on column "stripe"."apps_installs"."app" is 'App that is installed.';
comment on column "stripe"."apps_installs"."status" is 'installing, installed, install_failed, uninstalling or uninstall_failed.';
comment on column "stripe"."apps_installs"."channel" is 'How the app came: public, private_live, private_test, review or testing.';
comment on column "stripe"."apps_installs"."created_by" is 'Platform that made the install, if one did.';
comment on column "stripe"."apps_installs"."approval_required" is 'Whether somebody must still approve what the app asks for.';
comment on column "stripe"."apps_installs"."permissions_granted" is 'Permissions that the app has, as a list.';
comment on column "stripe"."apps_installs"."permissions_pending" is 'Permissions that the app asks for and does not have yet.';
comment on column "stripe"."apps_installs"."endpoints_granted" is 'Addresses of its own that the app may use, as a list.';
comment on column "stripe"."apps_installs"."endpoints_pending" is 'Addresses that the app asks for and may not use yet.';
comment on column "stripe"."apps_installs"."content_security_policy_granted_connect_src" is 'Addresses that the app may send requests to.';
comment on column "stripe"."apps_installs"."content_security_policy_granted_image_src" is 'Addresses that the app may load images from.';
comment on column "stripe"."apps_installs"."content_security_policy_pending_connect_src" is 'Addresses for requests that await approval.';
comment on column "stripe"."apps_installs"."content_security_policy_pending_image_src" is 'Addresses for images that await approval.';
comment on column "stripe"."apps_installs"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."apps_installs"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."apps_installs"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."apps_installs"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."apps_installs"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."apps_installs"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."apps_secrets" (
    "id" text not null,
    "created" timestamp with time zone,
    "is_deleted" boolean,
    "name" text,
    "scope_type" text,
    "scope_user" text,
    "expires_at" timestamp with time zone,
    "livemode" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."apps_secrets" is 'An entry of a Stripe App''s secret store: its name and scope, never the secret itself.';
comment on column "stripe"."apps_secrets"."id" is 'Stripe''s identifier, `appsecret_...`.';
comment on column "stripe"."apps_secrets"."created" is 'When the entry was created.';
comment on column "stripe"."apps_secrets"."is_deleted" is 'True once the entry is deleted at Stripe.';
comment on column "stripe"."apps_secrets"."name" is 'Name of the entry, unique within its scope.';
comment on column "stripe"."apps_secrets"."scope_type" is 'Who can read it: account or user.';
comment on column "stripe"."apps_secrets"."scope_user" is 'User who can read it, where the scope is user.';
comment on column "stripe"."apps_secrets"."expires_at" is 'When the entry will be deleted by itself; null if never.';
comment on column "stripe"."apps_secrets"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."apps_secrets"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."apps_secrets"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."apps_secrets"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."apps_secrets"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."apps_secrets"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."balance_transaction_fee_details" (
    "balance_transaction_id" text not null,
    "position" bigint not null,
    "type" text,
    "amount" bigint,
    "currency" text,
    "application" text,
    "description" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("balance_transaction_id", "position")
) with (toast_tuple_target = 8160);
comment on table "stripe"."balance_transaction_fee_details" is 'One part of the fee of a balance transaction, such as Stripe''s own fee, a tax or an application fee.';
comment on column "stripe"."balance_transaction_fee_details"."balance_transaction_id" is 'Balance transaction that paid the fee.';
comment on column "stripe"."balance_transaction_fee_details"."position" is 'Place in the transaction''s list of fees, from 0.';
comment on column "stripe"."balance_transaction_fee_details"."type" is 'Who is paid: stripe_fee, application_fee, tax, withheld_tax, ...';
comment on column "stripe"."balance_transaction_fee_details"."amount" is 'This part of the fee, in minor units.';
comment on column "stripe"."balance_transaction_fee_details"."currency" is 'Three-letter currency code of the fee, in lower case.';
comment on column "stripe"."balance_transaction_fee_details"."application" is 'Connect application that earned the fee, for application fees.';
comment on column "stripe"."balance_transaction_fee_details"."description" is 'What the fee is for, as shown in the Dashboard.';
comment on column "stripe"."balance_transaction_fee_details"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."balance_transaction_fee_details"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."balance_transaction_fee_details"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."balance_transaction_fee_details"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."balance_transaction_fee_details"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."balance_transactions" (
    "id" text not null,
    "created" timestamp with time zone,
    "available" timestamp with time zone,
    "type" text,
    "reporting_category" text,
    "status" text,
    "balance_type" text,
    "amount" bigint,
    "fee" bigint,
    "net" bigint,
    "currency" text,
    "exchange_rate" numeric,
    "source" text,
    "description" text,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."balance_transactions" is 'One entry of the Stripe balance''s ledger: everything that adds money to it or takes money from it.';
comment on column "stripe"."balance_transactions"."id" is 'Stripe''s identifier, `txn_...`.';
comment on column "stripe"."balance_transactions"."created" is 'When the entry was made.';
comment on column "stripe"."balance_transactions"."available" is 'When the net amount becomes available for payouts.';
comment on column "stripe"."balance_transactions"."type" is 'What kind of movement it is: charge, refund, payout, stripe_fee, adjustment, ...';
comment on column "stripe"."balance_transactions"."reporting_category" is 'Coarser kind, made for accounting: charge, refund, fee, ...';
comment on column "stripe"."balance_transactions"."status" is 'Whether the net amount can be used yet: pending or available.';
comment on column "stripe"."balance_transactions"."balance_type" is 'Which balance is moved: payments, issuing, risk_reserved, ...';
comment on column "stripe"."balance_transactions"."amount" is 'Gross amount in minor units; negative when money leaves the balance.';
comment on column "stripe"."balance_transactions"."fee" is 'Sum of the fees in minor units, positive when they are taken from the amount.';
comment on column "stripe"."balance_transactions"."net" is 'Change of the balance in minor units: amount less fee.';
comment on column "stripe"."balance_transactions"."currency" is 'Three-letter currency code of the balance, in lower case.';
comment on column "stripe"."balance_transactions"."exchange_rate" is 'Rate from the source''s currency to this entry''s, if converted.';
comment on column "stripe"."balance_transactions"."source" is 'Object that caused the entry: a charge, refund, payout, dispute, ...';
comment on column "stripe"."balance_transactions"."description" is 'Free text on the entry.';
comment on column "stripe"."balance_transactions"."metadata" is 'Not sent by current API versions; see the source object''s metadata.';
comment on column "stripe"."balance_transactions"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."balance_transactions"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."balance_transactions"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."balance_transactions"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."balance_transactions"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."bank_accounts" (
    "id" text not null,
    "is_deleted" boolean,
    "customer" text,
    "account" text,
    "account_holder_name" text,
    "account_holder_type" text,
    "account_type" text,
    "bank_name" text,
    "country" text,
    "currency" text,
    "default_for_currency" boolean,
    "fingerprint" text,
    "last4" text,
    "routing_number" text,
    "status" text,
    "available_payout_methods" jsonb,
    "requirements_currently_due" jsonb,
    "requirements_past_due" jsonb,
    "requirements_pending_verification" jsonb,
    "requirements_errors" jsonb,
    "future_requirements_currently_due" jsonb,
    "future_requirements_past_due" jsonb,
    "future_requirements_pending_verification" jsonb,
    "future_requirements_errors" jsonb,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."bank_accounts" is 'A bank account saved the older way, on a customer or as an account''s external account.';
comment on column "stripe"."bank_accounts"."id" is 'Stripe''s identifier, `ba_...`.';
comment on column "stripe"."bank_accounts"."is_deleted" is 'Whether the bank account was deleted in Stripe.';
comment on column "stripe"."bank_accounts"."customer" is 'Customer whose account it is.';
comment on column "stripe"."bank_accounts"."account" is 'Stripe account whose payouts go there.';
comment on column "stripe"."bank_accounts"."account_holder_name" is 'Who owns the bank account.';
comment on column "stripe"."bank_accounts"."account_holder_type" is '`individual` or `company`.';
comment on column "stripe"."bank_accounts"."account_type" is '`checking` or `savings`; in Japan `futsu` or `toza`.';
comment on column "stripe"."bank_accounts"."bank_name" is 'Name of the bank.';
comment on column "stripe"."bank_accounts"."country" is 'Two-letter code of the country of the bank.';
comment on column "stripe"."bank_accounts"."currency" is 'Three-letter code of the currency paid out to it.';
comment on column "stripe"."bank_accounts"."default_for_currency" is 'Whether payouts in that currency go to it by default.';
comment on column "stripe"."bank_accounts"."fingerprint" is 'The same for the same bank account, across customers.';
comment on column "stripe"."bank_accounts"."last4" is 'Last four digits of the account number.';
comment on column "stripe"."bank_accounts"."routing_number" is 'Routing number of the bank.';
comment on column "stripe"."bank_accounts"."status" is 'How far it is checked, such as `new`, `verified` or `errored`.';
comment on column "stripe"."bank_accounts"."available_payout_methods" is 'List of payout methods: `standard`, `instant`.';
comment on column "stripe"."bank_accounts"."requirements_currently_due" is 'Requirements: List of fields to give now.';
comment on column "stripe"."bank_accounts"."requirements_past_due" is 'Requirements: List of fields that are overdue.';
comment on column "stripe"."bank_accounts"."requirements_pending_verification" is 'Requirements: List of fields being checked.';
comment on column "stripe"."bank_accounts"."requirements_errors" is 'Requirements: List of fields to give again, with the reason.';
comment on column "stripe"."bank_accounts"."future_requirements_currently_due" is 'Future requirements: List of fields to give now.';
comment on column "stripe"."bank_accounts"."future_requirements_past_due" is 'Future requirements: List of fields that are overdue.';
comment on column "stripe"."bank_accounts"."future_requirements_pending_verification" is 'Future requirements: List of fields being checked.';
comment on column "stripe"."bank_accounts"."future_requirements_errors" is 'Future requirements: List of fields to give again, with the reason.';
comment on column "stripe"."bank_accounts"."metadata" is 'The account''s own keys and values on the bank account.';
comment on column "stripe"."bank_accounts"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."bank_accounts"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."bank_accounts"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."bank_accounts"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."bank_accounts"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."billing_alerts" (
    "id" text not null,
    "livemode" boolean,
    "title" text,
    "alert_type" text,
    "status" text,
    "usage_threshold_gte" bigint,
    "usage_threshold_meter" text,
    "usage_threshold_recurrence" text,
    "usage_threshold_filters" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."billing_alerts" is 'A threshold of usage at which the account is notified.';
comment on column "stripe"."billing_alerts"."id" is 'Stripe''s identifier, `alrt_...`.';
comment on column "stripe"."billing_alerts"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."billing_alerts"."title" is 'Title of the alert.';
comment on column "stripe"."billing_alerts"."alert_type" is 'What it watches; at present `usage_threshold`.';
comment on column "stripe"."billing_alerts"."status" is '`active`, `inactive` or `archived`.';
comment on column "stripe"."billing_alerts"."usage_threshold_gte" is 'Usage at which the alert goes off, in units of the meter.';
comment on column "stripe"."billing_alerts"."usage_threshold_meter" is 'Meter whose usage is watched.';
comment on column "stripe"."billing_alerts"."usage_threshold_recurrence" is 'How often it goes off; at present `one_time` per customer.';
comment on column "stripe"."billing_alerts"."usage_threshold_filters" is 'Customers to which the alert is limited.';
comment on column "stripe"."billing_alerts"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."billing_alerts"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."billing_alerts"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."billing_alerts"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."billing_alerts"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."billing_credit_balance_transactions" (
    "id" text not null,
    "created" timestamp with time zone,
    "effective_at" timestamp with time zone,
    "livemode" boolean,
    "type" text,
    "credit_grant" text,
    "credit_type" text,
    "credit_amount_type" text,
    "credit_amount_monetary_currency" text,
    "credit_amount_monetary_value" bigint,
    "credit_credits_application_invoice_voided_invoice" text,
    "credit_credits_application_invoice_voided_invoice_line_item" text,
    "debit_type" text,
    "debit_amount_type" text,
    "debit_amount_monetary_currency" text,
    "debit_amount_monetary_value" bigint,
    "debit_credits_applied_invoice" text,
    "debit_credits_applied_invoice_line_item" text,
    "test_clock" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."billing_credit_balance_transactions" is 'An entry in a customer''s account of billing credits: credit granted, used, given back or lost.';
comment on column "stripe"."billing_credit_balance_transactions"."id" is 'Stripe''s identifier, `cbtxn_...`.';
comment on column "stripe"."billing_credit_balance_transactions"."created" is 'When the entry was made.';
comment on column "stripe"."billing_credit_balance_transactions"."effective_at" is 'When the entry takes effect.';
comment on column "stripe"."billing_credit_balance_transactions"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."billing_credit_balance_transactions"."type" is '`credit` (more to use) or `debit` (used or lost).';
comment on column "stripe"."billing_credit_balance_transactions"."credit_grant" is 'Grant whose credit it is.';
comment on column "stripe"."billing_credit_balance_transactions"."credit_type" is 'Of a credit: `credits_granted` or `credits_application_invoice_voided`.';
comment on column "stripe"."billing_credit_balance_transactions"."credit_amount_type" is 'Of a credit: Kind of amount; at present `monetary`.';
comment on column "stripe"."billing_credit_balance_transactions"."credit_amount_monetary_currency" is 'Of a credit: Three-letter currency code.';
comment on column "stripe"."billing_credit_balance_transactions"."credit_amount_monetary_value" is 'Of a credit: Amount in minor units.';
comment on column "stripe"."billing_credit_balance_transactions"."credit_credits_application_invoice_voided_invoice" is 'Of a credit: voided invoice that gave it back.';
comment on column "stripe"."billing_credit_balance_transactions"."credit_credits_application_invoice_voided_invoice_line_item" is 'Of a credit: line of the voided invoice that gave it back.';
comment on column "stripe"."billing_credit_balance_transactions"."debit_type" is 'Of a debit: `credits_applied`, `credits_expired` or `credits_voided`.';
comment on column "stripe"."billing_credit_balance_transactions"."debit_amount_type" is 'Of a debit: Kind of amount; at present `monetary`.';
comment on column "stripe"."billing_credit_balance_transactions"."debit_amount_monetary_currency" is 'Of a debit: Three-letter currency code.';
comment on column "stripe"."billing_credit_balance_transactions"."debit_amount_monetary_value" is 'Of a debit: Amount in minor units.';
comment on column "stripe"."billing_credit_balance_transactions"."debit_credits_applied_invoice" is 'Of a debit: invoice that used it.';
comment on column "stripe"."billing_credit_balance_transactions"."debit_credits_applied_invoice_line_item" is 'Of a debit: invoice line that used it.';
comment on column "stripe"."billing_credit_balance_transactions"."test_clock" is 'Test clock that the entry runs on.';
comment on column "stripe"."billing_credit_balance_transactions"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."billing_credit_balance_transactions"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."billing_credit_balance_transactions"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."billing_credit_balance_transactions"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."billing_credit_balance_transactions"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."billing_credit_grants" (
    "id" text not null,
    "created" timestamp with time zone,
    "updated" timestamp with time zone,
    "livemode" boolean,
    "name" text,
    "customer" text,
    "customer_account" text,
    "category" text,
    "priority" bigint,
    "amount_type" text,
    "amount_monetary_value" bigint,
    "amount_monetary_currency" text,
    "applicability_config_scope_price_type" text,
    "applicability_config_scope_prices" jsonb,
    "effective_at" timestamp with time zone,
    "expires_at" timestamp with time zone,
    "voided_at" timestamp with time zone,
    "test_clock" text,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."billing_credit_grants" is 'A sum of credit that a customer can use up against metered billing.';
comment on column "stripe"."billing_credit_grants"."id" is 'Stripe''s identifier, `credgr_...`.';
comment on column "stripe"."billing_credit_grants"."created" is 'When the grant was created.';
comment on column "stripe"."billing_credit_grants"."updated" is 'When the grant was last changed.';
comment on column "stripe"."billing_credit_grants"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."billing_credit_grants"."name" is 'Name of the grant in the Dashboard.';
comment on column "stripe"."billing_credit_grants"."customer" is 'Customer who receives the credit.';
comment on column "stripe"."billing_credit_grants"."customer_account" is 'Account standing for the customer who receives the credit.';
comment on column "stripe"."billing_credit_grants"."category" is '`paid` or `promotional`.';
comment on column "stripe"."billing_credit_grants"."priority" is 'Order in which grants are used up, 0 (first) to 100.';
comment on column "stripe"."billing_credit_grants"."amount_type" is 'Kind of credit; at present `monetary`.';
comment on column "stripe"."billing_credit_grants"."amount_monetary_value" is 'Amount of credit granted, in minor units.';
comment on column "stripe"."billing_credit_grants"."amount_monetary_currency" is 'Three-letter currency code of the amount, in lower case.';
comment on column "stripe"."billing_credit_grants"."applicability_config_scope_price_type" is 'Kind of price it can pay for; at present `metered`.';
comment on column "stripe"."billing_credit_grants"."applicability_config_scope_prices" is 'Prices it can pay for; null for all of the kind.';
comment on column "stripe"."billing_credit_grants"."effective_at" is 'From when the credit can be used.';
comment on column "stripe"."billing_credit_grants"."expires_at" is 'Until when the credit can be used; null for ever.';
comment on column "stripe"."billing_credit_grants"."voided_at" is 'When the grant was voided.';
comment on column "stripe"."billing_credit_grants"."test_clock" is 'Test clock that the grant runs on.';
comment on column "stripe"."billing_credit_grants"."metadata" is 'The account''s own keys and values on the grant.';
comment on column "stripe"."billing_credit_grants"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."billing_credit_grants"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."billing_credit_grants"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."billing_credit_grants"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."billing_credit_grants"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."billing_feedback_options" (
    "id" text not null,
    "livemode" boolean,
    "description" text,
    "status" text,
    "status_transitions_deactivated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."billing_feedback_options" is 'A reason for canceling that the account lets its customers choose.';
comment on column "stripe"."billing_feedback_options"."id" is 'Stripe''s identifier of the option.';
comment on column "stripe"."billing_feedback_options"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."billing_feedback_options"."description" is 'Text of the option, as customers read it.';
comment on column "stripe"."billing_feedback_options"."status" is '`active` or `inactive`.';
comment on column "stripe"."billing_feedback_options"."status_transitions_deactivated_at" is 'When the option was deactivated.';
comment on column "stripe"."billing_feedback_options"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."billing_feedback_options"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."billing_feedback_options"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."billing_feedback_options"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."billing_feedback_options"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."billing_meters" (
    "id" text not null,
    "created" timestamp with time zone,
    "updated" timestamp with time zone,
    "livemode" boolean,
    "display_name" text,
    "event_name" text,
    "event_time_window" text,
    "status" text,
    "status_transitions_deactivated_at" timestamp with time zone,
    "default_aggregation_formula" text,
    "customer_mapping_type" text,
    "customer_mapping_event_payload_key" text,
    "value_settings_event_payload_key" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."billing_meters" is 'A definition of what usage is counted and how events add up to a billable quantity.';
comment on column "stripe"."billing_meters"."id" is 'Stripe''s identifier, `mtr_...`.';
comment on column "stripe"."billing_meters"."created" is 'When the meter was created.';
comment on column "stripe"."billing_meters"."updated" is 'When the meter was last changed.';
comment on column "stripe"."billing_meters"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."billing_meters"."display_name" is 'Name of the meter.';
comment on column "stripe"."billing_meters"."event_name" is 'Name that usage events carry to be counted by the meter.';
comment on column "stripe"."billing_meters"."event_time_window" is 'Span over which events come summed: `day`, `hour` or null.';
comment on column "stripe"."billing_meters"."status" is '`active` or `inactive`.';
comment on column "stripe"."billing_meters"."status_transitions_deactivated_at" is 'When the meter was deactivated.';
comment on column "stripe"."billing_meters"."default_aggregation_formula" is 'How events add up: `sum`, `count` or `last`.';
comment on column "stripe"."billing_meters"."customer_mapping_type" is 'How an event finds its customer; at present `by_id`.';
comment on column "stripe"."billing_meters"."customer_mapping_event_payload_key" is 'Key in the event that holds the customer''s id.';
comment on column "stripe"."billing_meters"."value_settings_event_payload_key" is 'Key in the event that holds the quantity.';
comment on column "stripe"."billing_meters"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."billing_meters"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."billing_meters"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."billing_meters"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."billing_meters"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."billing_portal_configurations" (
    "id" text not null,
    "created" timestamp with time zone,
    "updated" timestamp with time zone,
    "name" text,
    "active" boolean,
    "is_default" boolean,
    "application" text,
    "default_return_url" text,
    "business_profile_headline" text,
    "business_profile_privacy_policy_url" text,
    "business_profile_terms_of_service_url" text,
    "login_page_enabled" boolean,
    "login_page_url" text,
    "features_customer_update_enabled" boolean,
    "features_customer_update_allowed_updates" jsonb,
    "features_invoice_history_enabled" boolean,
    "features_payment_method_update_enabled" boolean,
    "features_payment_method_update_payment_method_configuration" text,
    "features_subscription_cancel_enabled" boolean,
    "features_subscription_cancel_mode" text,
    "features_subscription_cancel_proration_behavior" text,
    "features_subscription_cancel_cancellation_reason_enabled" boolean,
    "features_subscription_cancel_cancellation_reason_options" jsonb,
    "features_subscription_cancel_cancellation_reason_feedback" jsonb,
    "features_subscription_pause_enabled" boolean,
    "features_subscription_pause_duration_type" text,
    "features_subscription_pause_duration_interval_options" jsonb,
    "features_subscription_update_enabled" boolean,
    "features_subscription_update_default_allowed_updates" jsonb,
    "features_subscription_update_billing_cycle_anchor" text,
    "features_subscription_update_products" jsonb,
    "features_subscription_update_proration_behavior" text,
    "features_subscription_update_schedule_at_period_end_conditions" jsonb,
    "features_subscription_update_trial_update_behavior" text,
    "livemode" boolean,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."billing_portal_configurations" is 'A set-up of the customer portal: what customers see there and may change themselves.';
comment on column "stripe"."billing_portal_configurations"."id" is 'Stripe''s identifier, `bpc_...`.';
comment on column "stripe"."billing_portal_configurations"."created" is 'When the set-up was created.';
comment on column "stripe"."billing_portal_configurations"."updated" is 'When the set-up was last changed.';
comment on column "stripe"."billing_portal_configurations"."name" is 'Name of the set-up.';
comment on column "stripe"."billing_portal_configurations"."active" is 'Whether the portal can be opened with it.';
comment on column "stripe"."billing_portal_configurations"."is_default" is 'Whether it is used where no other is named.';
comment on column "stripe"."billing_portal_configurations"."application" is 'Connect application that made it.';
comment on column "stripe"."billing_portal_configurations"."default_return_url" is 'Where customers go when they leave the portal.';
comment on column "stripe"."billing_portal_configurations"."business_profile_headline" is 'Line of text at the top of the portal.';
comment on column "stripe"."billing_portal_configurations"."business_profile_privacy_policy_url" is 'Page with the business''s privacy policy.';
comment on column "stripe"."billing_portal_configurations"."business_profile_terms_of_service_url" is 'Page with the business''s terms of service.';
comment on column "stripe"."billing_portal_configurations"."login_page_enabled" is 'Whether there is a page where customers log in by e-mail.';
comment on column "stripe"."billing_portal_configurations"."login_page_url" is 'Address of the login page.';
comment on column "stripe"."billing_portal_configurations"."features_customer_update_enabled" is 'Whether customers may change their details.';
comment on column "stripe"."billing_portal_configurations"."features_customer_update_allowed_updates" is 'Which details: address, email, name, phone, shipping, tax_id.';
comment on column "stripe"."billing_portal_configurations"."features_invoice_history_enabled" is 'Whether customers see their past invoices.';
comment on column "stripe"."billing_portal_configurations"."features_payment_method_update_enabled" is 'Whether customers may change their payment methods.';
comment on column "stripe"."billing_portal_configurations"."features_payment_method_update_payment_method_configuration" is 'Configuration that says which payment methods they may add.';
comment on column "stripe"."billing_portal_configurations"."features_subscription_cancel_enabled" is 'Whether customers may cancel subscriptions.';
comment on column "stripe"."billing_portal_configurations"."features_subscription_cancel_mode" is 'When cancelling takes effect: immediately or at_period_end.';
comment on column "stripe"."billing_portal_configurations"."features_subscription_cancel_proration_behavior" is 'Proration on cancelling: none, create_prorations or always_invoice.';
comment on column "stripe"."billing_portal_configurations"."features_subscription_cancel_cancellation_reason_enabled" is 'Whether customers are asked why they cancel.';
comment on column "stripe"."billing_portal_configurations"."features_subscription_cancel_cancellation_reason_options" is 'Reasons to choose from, such as too_expensive or unused.';
comment on column "stripe"."billing_portal_configurations"."features_subscription_cancel_cancellation_reason_feedback" is 'Ids of the account''s own reasons to choose from (feedback_options).';
comment on column "stripe"."billing_portal_configurations"."features_subscription_pause_enabled" is 'Whether customers may pause subscriptions.';
comment on column "stripe"."billing_portal_configurations"."features_subscription_pause_duration_type" is 'How long a pause lasts: indefinite or interval_options.';
comment on column "stripe"."billing_portal_configurations"."features_subscription_pause_duration_interval_options" is 'Lengths of pause to choose from, as a list.';
comment on column "stripe"."billing_portal_configurations"."features_subscription_update_enabled" is 'Whether customers may change subscriptions.';
comment on column "stripe"."billing_portal_configurations"."features_subscription_update_default_allowed_updates" is 'What of them: price, quantity, promotion_code.';
comment on column "stripe"."billing_portal_configurations"."features_subscription_update_billing_cycle_anchor" is 'Whether a change starts a new billing period: now or unchanged.';
comment on column "stripe"."billing_portal_configurations"."features_subscription_update_products" is 'Products, up to ten, and prices that customers can switch to.';
comment on column "stripe"."billing_portal_configurations"."features_subscription_update_proration_behavior" is 'Proration on changes: none, create_prorations or always_invoice.';
comment on column "stripe"."billing_portal_configurations"."features_subscription_update_schedule_at_period_end_conditions" is 'Changes that wait for the period''s end, such as decreasing_item_amount.';
comment on column "stripe"."billing_portal_configurations"."features_subscription_update_trial_update_behavior" is 'What a change does to a trial: end_trial or continue_trial.';
comment on column "stripe"."billing_portal_configurations"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."billing_portal_configurations"."metadata" is 'The account''s own keys and values on the set-up.';
comment on column "stripe"."billing_portal_configurations"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."billing_portal_configurations"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."billing_portal_configurations"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."billing_portal_configurations"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."billing_portal_configurations"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."capabilities" (
    "account" text not null,
    "id" text not null,
    "status" text,
    "requested" boolean,
    "requested_at" timestamp with time zone,
    "requirements_alternatives" jsonb,
    "requirements_currently_due" jsonb,
    "requirements_errors" jsonb,
    "requirements_eventually_due" jsonb,
    "requirements_past_due" jsonb,
    "requirements_pending_verification" jsonb,
    "requirements_current_deadline" timestamp with time zone,
    "requirements_disabled_reason" text,
    "future_requirements_alternatives" jsonb,
    "future_requirements_currently_due" jsonb,
    "future_requirements_errors" jsonb,
    "future_requirements_eventually_due" jsonb,
    "future_requirements_past_due" jsonb,
    "future_requirements_pending_verification" jsonb,
    "future_requirements_current_deadline" timestamp with time zone,
    "future_requirements_disabled_reason" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("account", "id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."capabilities" is 'Something that a connected account may do or has asked to do, such as taking card payments.';
comment on column "stripe"."capabilities"."account" is 'Account that has the capability.';
comment on column "stripe"."capabilities"."id" is 'Name of the capability, such as card_payments; unique only within an account.';
comment on column "stripe"."capabilities"."status" is 'active, inactive, pending or unrequested.';
comment on column "stripe"."capabilities"."requested" is 'Whether the capability was asked for.';
comment on column "stripe"."capabilities"."requested_at" is 'When the capability was asked for.';
comment on column "stripe"."capabilities"."requirements_alternatives" is 'Requirements: Other fields that may be given in place of those due.';
comment on column "stripe"."capabilities"."requirements_currently_due" is 'Requirements: Names of the fields to give by the deadline.';
comment on column "stripe"."capabilities"."requirements_errors" is 'Requirements: Fields that were refused, each with code and reason.';
comment on column "stripe"."capabilities"."requirements_eventually_due" is 'Requirements: Names of the fields that will be wanted at some time.';
comment on column "stripe"."capabilities"."requirements_past_due" is 'Requirements: Names of the fields whose deadline has passed.';
comment on column "stripe"."capabilities"."requirements_pending_verification" is 'Requirements: Names of the fields that are being checked.';
comment on column "stripe"."capabilities"."requirements_current_deadline" is 'Requirements: By when the fields currently due must be given.';
comment on column "stripe"."capabilities"."requirements_disabled_reason" is 'Requirements: Why it is switched off, such as requirements.past_due; else null.';
comment on column "stripe"."capabilities"."future_requirements_alternatives" is 'Coming requirements: Other fields that may be given in place of those due.';
comment on column "stripe"."capabilities"."future_requirements_currently_due" is 'Coming requirements: Names of the fields to give by the deadline.';
comment on column "stripe"."capabilities"."future_requirements_errors" is 'Coming requirements: Fields that were refused, each with code and reason.';
comment on column "stripe"."capabilities"."future_requirements_eventually_due" is 'Coming requirements: Names of the fields that will be wanted at some time.';
comment on column "stripe"."capabilities"."future_requirements_past_due" is 'Coming requirements: Names of the fields whose deadline has passed.';
comment on column "stripe"."capabilities"."future_requirements_pending_verification" is 'Coming requirements: Names of the fields that are being checked.';
comment on column "stripe"."capabilities"."future_requirements_current_deadline" is 'Coming requirements: By when the fields currently due must be given.';
comment on column "stripe"."capabilities"."future_requirements_disabled_reason" is 'Coming requirements: Why it is switched off, such as requirements.past_due; else null.';
comment on column "stripe"."capabilities"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."capabilities"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."capabilities"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."capabilities"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."capabilities"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."cards" (
    "id" text not null,
    "is_deleted" boolean,
    "customer_id" text,
    "account" text,
    "brand" text,
    "country" text,
    "exp_month" bigint,
    "exp_year" bigint,
    "fingerprint" text,
    "funding" text,
    "last4" text,
    "dynamic_last4" text,
    "name" text,
    "address_line1" text,
    "address_line2" text,
    "address_city" text,
    "address_state" text,
    "address_zip" text,
    "address_country" text,
    "address_line1_check" text,
    "address_zip_check" text,
    "cvc_check" text,
    "tokenization_method" text,
    "networks_preferred" text,
    "regulated_status" text,
    "allow_redisplay" text,
    "currency" text,
    "default_for_currency" boolean,
    "available_payout_methods" jsonb,
    "status" text,
    "description" text,
    "iin" text,
    "issuer" text,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."cards" is 'A card saved the older way, on a customer or as an account''s external account.';
comment on column "stripe"."cards"."id" is 'Stripe''s identifier, `card_...`.';
comment on column "stripe"."cards"."is_deleted" is 'Whether the card was deleted in Stripe.';
comment on column "stripe"."cards"."customer_id" is 'Customer whose card it is.';
comment on column "stripe"."cards"."account" is 'Account whose payouts go to the card.';
comment on column "stripe"."cards"."brand" is 'Brand, such as `Visa`, `MasterCard` or `American Express`.';
comment on column "stripe"."cards"."country" is 'Two-letter code of the country that issued it.';
comment on column "stripe"."cards"."exp_month" is 'Month of expiry, 1 to 12.';
comment on column "stripe"."cards"."exp_year" is 'Year of expiry, four digits.';
comment on column "stripe"."cards"."fingerprint" is 'The same for the same card number, across customers.';
comment on column "stripe"."cards"."funding" is '`credit`, `debit`, `prepaid` or `unknown`.';
comment on column "stripe"."cards"."last4" is 'Last four digits.';
comment on column "stripe"."cards"."dynamic_last4" is 'Last four digits of the device''s own account number, for wallets.';
comment on column "stripe"."cards"."name" is 'Cardholder''s name.';
comment on column "stripe"."cards"."address_line1" is 'Street and number, or PO box.';
comment on column "stripe"."cards"."address_line2" is 'Apartment, suite, unit or building.';
comment on column "stripe"."cards"."address_city" is 'City, district, suburb, town or village.';
comment on column "stripe"."cards"."address_state" is 'State, county, province or region.';
comment on column "stripe"."cards"."address_zip" is 'Postal or ZIP code.';
comment on column "stripe"."cards"."address_country" is 'Country, as it was typed in.';
comment on column "stripe"."cards"."address_line1_check" is 'Street address check: `pass`, `fail`, `unavailable` or `unchecked`.';
comment on column "stripe"."cards"."address_zip_check" is 'Postal code check: `pass`, `fail`, `unavailable` or `unchecked`.';
comment on column "stripe"."cards"."cvc_check" is 'Security code check: `pass`, `fail`, `unavailable` or `unchecked`.';
comment on column "stripe"."cards"."tokenization_method" is 'Wallet the number was tokenized by, such as `apple_pay`; null if it was not.';
comment on column "stripe"."cards"."networks_preferred" is 'Network that the customer prefers, on cards with two.';
comment on column "stripe"."cards"."regulated_status" is 'Whether the issuer''s fees are capped by law.';
comment on column "stripe"."cards"."allow_redisplay" is 'Whether to offer it again at checkout: `always`, `limited` or `unspecified`.';
comment on column "stripe"."cards"."currency" is 'Currency of payouts to it; for cards of accounts only.';
comment on column "stripe"."cards"."default_for_currency" is 'Whether payouts in that currency go to it by default.';
comment on column "stripe"."cards"."available_payout_methods" is 'List of payout methods: `standard`, `instant`.';
comment on column "stripe"."cards"."status" is '`new`, or `errored` after a failed payout; for cards of accounts only.';
comment on column "stripe"."cards"."description" is 'Name of the card''s product line; rarely sent.';
comment on column "stripe"."cards"."iin" is 'Issuer identification number, the first digits; rarely sent.';
comment on column "stripe"."cards"."issuer" is 'Name of the issuing bank; rarely sent.';
comment on column "stripe"."cards"."metadata" is 'The account''s own keys and values on the card.';
comment on column "stripe"."cards"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."cards"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."cards"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."cards"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."cards"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."charges" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "status" text,
    "amount" bigint,
    "amount_captured" bigint,
    "amount_refunded" bigint,
    "currency" text,
    "paid" boolean,
    "captured" boolean,
    "refunded" boolean,
    "disputed" boolean,
    "description" text,
    "metadata" jsonb,
    "customer_id" text,
    "payment_intent_id" text,
    "payment_method_id" text,
    "card_id" text,
    "invoice_id" text,
    "balance_transaction_id" text,
    "failure_balance_transaction" text,
    "failure_code" text,
    "failure_message" text,
    "outcome_type" text,
    "outcome_reason" text,
    "outcome_seller_message" text,
    "outcome_network_status" text,
    "outcome_network_decline_code" text,
    "outcome_network_advice_code" text,
    "outcome_advice_code" text,
    "outcome_risk_level" text,
    "outcome_risk_score" bigint,
    "outcome_rule" text,
    "review" text,
    "radar_options_session" text,
    "fraud_details_stripe_report" text,
    "fraud_details_user_report" text,
    "receipt_email" text,
    "receipt_number" text,
    "receipt_url" text,
    "statement_descriptor" text,
    "statement_descriptor_suffix" text,
    "calculated_statement_descriptor" text,
    "authorization_code" text,
    "application" text,
    "application_fee" text,
    "application_fee_amount" bigint,
    "on_behalf_of" text,
    "destination" text,
    "transfer_data_amount" bigint,
    "transfer" text,
    "source_transfer" text,
    "transfer_group" text,
    "billing_details_address_city" text,
    "billing_details_address_country" text,
    "billing_details_address_line1" text,
    "billing_details_address_line2" text,
    "billing_details_address_postal_code" text,
    "billing_details_address_state" text,
    "billing_details_email" text,
    "billing_details_name" text,
    "billing_details_phone" text,
    "billing_details_tax_id" text,
    "shipping_address_city" text,
    "shipping_address_country" text,
    "shipping_address_line1" text,
    "shipping_address_line2" text,
    "shipping_address_postal_code" text,
    "shipping_address_state" text,
    "shipping_carrier" text,
    "shipping_name" text,
    "shipping_phone" text,
    "shipping_tracking_number" text,
    "presentment_details_presentment_amount" bigint,
    "presentment_details_presentment_currency" text,
    "level3" jsonb,
    "payment_method_details_type" text,
    "payment_method_details_card_brand" text,
    "payment_method_details_card_country" text,
    "payment_method_details_card_exp_month" bigint,
    "payment_method_details_card_exp_year" bigint,
    "payment_method_details_card_fingerprint" text,
    "payment_method_details_card_funding" text,
    "payment_method_details_card_last4" text,
    "payment_method_details_card_checks_address_line1_check" text,
    "payment_method_details_card_checks_address_postal_code_check" text,
    "payment_method_details_card_checks_cvc_check" text,
    "payment_method_details_card_description" text,
    "payment_method_details_card_iin" text,
    "payment_method_details_card_issuer" text,
    "payment_method_details_card_moto" boolean,
    "payment_method_details_card_network" text,
    "payment_method_details_card_three_d_secure_authentication_flow" text,
    "payment_method_details_card_three_d_secure_eci" text,
    "payment_method_details_card_three_d_secure_result" text,
    "payment_method_details_card_three_d_secure_result_reason" text,
    "payment_method_details_card_three_d_secure_version" text,
    "payment_method_details_card_wallet_type" text,
    "payment_method_details_card_wallet" jsonb,
    "payment_method_details_card_authorization_code" text,
    "payment_method_details_card_capture_before" timestamp with time zone,
    "payment_method_details_card_installments_plan_count" bigint,
    "payment_method_details_card_installments_plan_interval" text,
    "payment_method_details_card_installments_plan_type" text,
    "payment_method_details_card_network_token_used" boolean,
    "payment_method_details_card_network_transaction_id" text,
    "payment_method_details_card_stored_credential_usage" text,
    "payment_method_details_card_three_d_secure_exemption_indicator" text,
    "payment_method_details_card_three_d_secure_exemption_applied" boolean,
    "payment_method_details_card_wallet_dynamic_last4" text,
    "payment_method_details_card_amount_authorized" bigint,
    "payment_method_details_card_electronic_commerce_indicator" text,
    "payment_method_details_card_extended_authorization_status" text,
    "payment_method_details_card_incremental_authorization_status" text,
    "payment_method_details_card_mandate" text,
    "payment_method_details_card_multicapture_status" text,
    "payment_method_details_card_overcapture_status" text,
    "payment_method_details_card_overcapture_maximum_amount" bigint,
    "payment_method_details_card_regulated_status" text,
    "payment_method_details_card_setup_credential_usage" text,
    "payment_method_details_card_three_d_secure_transaction_id" text,
    "payment_method_details_card_transaction_link_id" text,
    "payment_method_details_card_present_brand" text,
    "payment_method_details_card_present_country" text,
    "payment_method_details_card_present_exp_month" bigint,
    "payment_method_details_card_present_exp_year" bigint,
    "payment_method_details_card_present_fingerprint" text,
    "payment_method_details_card_present_funding" text,
    "payment_method_details_card_present_last4" text,
    "payment_method_details_card_present_amount_authorized" bigint,
    "payment_method_details_card_present_capture_before" timestamp with time zone,
    "payment_method_details_card_present_generated_card" text,
    "payment_method_details_card_present_location" text,
    "payment_method_details_card_present_network" text,
    "payment_method_details_card_present_read_method" text,
    "payment_method_details_card_present_reader" text,
    "payment_method_details_card_present_wallet_type" text,
    "payment_method_details_card_present" jsonb,
    "payment_method_details" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."charges" is 'One attempt to move money from a payer into the account, successful or not.';
comment on column "stripe"."charges"."id" is 'Stripe''s identifier, `ch_...` or `py_...`.';
comment on column "stripe"."charges"."created" is 'When the charge was made.';
comment on column "stripe"."charges"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."charges"."status" is '`succeeded`, `pending` or `failed`.';
comment on column "stripe"."charges"."amount" is 'Amount charged, in minor units of the currency.';
comment on column "stripe"."charges"."amount_captured" is 'Part of the amount that was captured, in minor units.';
comment on column "stripe"."charges"."amount_refunded" is 'Part of the amount that was refunded, in minor units.';
comment on column "stripe"."charges"."currency" is 'Three-letter currency code of the amounts, in lower case.';
comment on column "stripe"."charges"."paid" is 'Whether it succeeded or was authorized for a later capture.';
comment on column "stripe"."charges"."captured" is 'False while the money is only authorized.';
comment on column "stripe"."charges"."refunded" is 'Whether all of it was refunded; false after a partial refund.';
comment on column "stripe"."charges"."disputed" is 'Whether the payer ever disputed it.';
comment on column "stripe"."charges"."description" is 'Free text that the account gave the charge.';
comment on column "stripe"."charges"."metadata" is 'The account''s own keys and values on the charge.';
comment on column "stripe"."charges"."customer_id" is 'Customer who was charged.';
comment on column "stripe"."charges"."payment_intent_id" is 'Payment intent that made the charge.';
comment on column "stripe"."charges"."payment_method_id" is 'Payment method that was charged.';
comment on column "stripe"."charges"."card_id" is 'Legacy card, bank account or source that was charged.';
comment on column "stripe"."charges"."invoice_id" is 'Invoice it paid. Only under API versions before 2025-03-31; see invoice_payments.';
comment on column "stripe"."charges"."balance_transaction_id" is 'Balance transaction with the net amount and the fees.';
comment on column "stripe"."charges"."failure_balance_transaction" is 'Balance transaction that took the money back after a failure.';
comment on column "stripe"."charges"."failure_code" is 'Error code of a failed charge, such as `card_declined`.';
comment on column "stripe"."charges"."failure_message" is 'Explanation of the failure, fit for people to read.';
comment on column "stripe"."charges"."outcome_type" is 'Outcome: `authorized`, `manual_review`, `issuer_declined`, `blocked` or `invalid`.';
comment on column "stripe"."charges"."outcome_reason" is 'Outcome: Why it came to that, such as `highest_risk_level` or `rule`.';
comment on column "stripe"."charges"."outcome_seller_message" is 'Outcome: Explanation for the seller, not for the buyer.';
comment on column "stripe"."charges"."outcome_network_status" is 'Outcome: approved_by_network, declined_by_network, not_sent_to_network or reversed_after_approval.';
comment on column "stripe"."charges"."outcome_network_decline_code" is 'Outcome: Network''s own code of the reason for the decline.';
comment on column "stripe"."charges"."outcome_network_advice_code" is 'Outcome: Card network''s two-digit advice on retrying.';
comment on column "stripe"."charges"."outcome_advice_code" is 'Outcome: Issuer''s advice on retrying, such as `try_again_later`.';
comment on column "stripe"."charges"."outcome_risk_level" is 'Outcome: Radar''s view: `normal`, `elevated`, `highest`, `not_assessed`, `unknown`.';
comment on column "stripe"."charges"."outcome_risk_score" is 'Outcome: Radar''s score, 0 (harmless) to 100; only with Radar for Fraud Teams.';
comment on column "stripe"."charges"."outcome_rule" is 'Outcome: Radar rule that decided, if one did.';
comment on column "stripe"."charges"."review" is 'Radar review of the charge.';
comment on column "stripe"."charges"."radar_options_session" is 'Radar session with the browser''s and device''s details.';
comment on column "stripe"."charges"."fraud_details_stripe_report" is '`fraudulent` if Stripe found it so.';
comment on column "stripe"."charges"."fraud_details_user_report" is 'The account''s own verdict: `safe` or `fraudulent`.';
comment on column "stripe"."charges"."receipt_email" is 'Address the receipt was sent to.';
comment on column "stripe"."charges"."receipt_number" is 'Number on the e-mailed receipt; null until one is sent.';
comment on column "stripe"."charges"."receipt_url" is 'Page with the receipt as it stands now.';
comment on column "stripe"."charges"."statement_descriptor" is 'Text for the payer''s statement, as asked for.';
comment on column "stripe"."charges"."statement_descriptor_suffix" is 'Text that follows the account''s prefix, for cards.';
comment on column "stripe"."charges"."calculated_statement_descriptor" is 'Whole text as it was sent to the card network.';
comment on column "stripe"."charges"."authorization_code" is 'Issuer''s code of the authorization.';
comment on column "stripe"."charges"."application" is 'Connect application that made the charge.';
comment on column "stripe"."charges"."application_fee" is 'Application fee taken from the charge.';
comment on column "stripe"."charges"."application_fee_amount" is 'Application fee that was asked for, in minor units.';
comment on column "stripe"."charges"."on_behalf_of" is 'Connected account in whose name it was charged.';
comment on column "stripe"."charges"."destination" is 'Connected account that the money goes on to.';
comment on column "stripe"."charges"."transfer_data_amount" is 'Part that goes to the destination, in minor units; null means all.';
comment on column "stripe"."charges"."transfer" is 'Transfer to the destination account.';
comment on column "stripe"."charges"."source_transfer" is 'Transfer from another Stripe account that made the charge.';
comment on column "stripe"."charges"."transfer_group" is 'Label that groups charges with their transfers.';
comment on column "stripe"."charges"."billing_details_address_city" is 'Payer: City, district, suburb, town or village.';
comment on column "stripe"."charges"."billing_details_address_country" is 'Payer: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."charges"."billing_details_address_line1" is 'Payer: Street and number, or PO box.';
comment on column "stripe"."charges"."billing_details_address_line2" is 'Payer: Apartment, suite, unit or building.';
comment on column "stripe"."charges"."billing_details_address_postal_code" is 'Payer: Postal or ZIP code.';
comment on column "stripe"."charges"."billing_details_address_state" is 'Payer: State, county, province or region.';
comment on column "stripe"."charges"."billing_details_email" is 'Payer: Email address.';
comment on column "stripe"."charges"."billing_details_name" is 'Payer: Full name.';
comment on column "stripe"."charges"."billing_details_phone" is 'Payer: Phone number with extension.';
comment on column "stripe"."charges"."billing_details_tax_id" is 'Payer: Tax number; for Latin American payers.';
comment on column "stripe"."charges"."shipping_address_city" is 'Shipping: City, district, suburb, town or village.';
comment on column "stripe"."charges"."shipping_address_country" is 'Shipping: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."charges"."shipping_address_line1" is 'Shipping: Street and number, or PO box.';
comment on column "stripe"."charges"."shipping_address_line2" is 'Shipping: Apartment, suite, unit or building.';
comment on column "stripe"."charges"."shipping_address_postal_code" is 'Shipping: Postal or ZIP code.';
comment on column "stripe"."charges"."shipping_address_state" is 'Shipping: State, county, province or region.';
comment on column "stripe"."charges"."shipping_carrier" is 'Shipping: Delivery service, such as FedEx or USPS.';
comment on column "stripe"."charges"."shipping_name" is 'Shipping: Recipient''s name.';
comment on column "stripe"."charges"."shipping_phone" is 'Shipping: Recipient''s phone number with extension.';
comment on column "stripe"."charges"."shipping_tracking_number" is 'Shipping: Carrier''s tracking number; several are separated by commas.';
comment on column "stripe"."charges"."presentment_details_presentment_amount" is 'Amount shown to the buyer, in minor units of that currency.';
comment on column "stripe"."charges"."presentment_details_presentment_currency" is 'Three-letter code of the currency shown to the buyer.';
comment on column "stripe"."charges"."level3" is 'Level III data on line items and shipping; for approved accounts only.';
comment on column "stripe"."charges"."payment_method_details_type" is 'Kind of payment method, such as `card` or `sepa_debit`.';
comment on column "stripe"."charges"."payment_method_details_card_brand" is 'Card: Brand, such as `visa`, `mastercard` or `amex`.';
comment on column "stripe"."charges"."payment_method_details_card_country" is 'Card: Two-letter code of the country that issued it.';
comment on column "stripe"."charges"."payment_method_details_card_exp_month" is 'Card: Month of expiry, 1 to 12.';
comment on column "stripe"."charges"."payment_method_details_card_exp_year" is 'Card: Year of expiry, four digits.';
comment on column "stripe"."charges"."payment_method_details_card_fingerprint" is 'Card: The same for the same card number, across customers.';
comment on column "stripe"."charges"."payment_method_details_card_funding" is 'Card: `credit`, `debit`, `prepaid` or `unknown`.';
comment on column "stripe"."charges"."payment_method_details_card_last4" is 'Card: Last four digits.';
comment on column "stripe"."charges"."payment_method_details_card_checks_address_line1_check" is 'Card: Street address check: `pass`, `fail`, `unavailable` or `unchecked`.';
comment on column "stripe"."charges"."payment_method_details_card_checks_address_postal_code_check" is 'Card: Postal code check: `pass`, `fail`, `unavailable` or `unchecked`.';
comment on column "stripe"."charges"."payment_method_details_card_checks_cvc_check" is 'Card: Security code check: `pass`, `fail`, `unavailable` or `unchecked`.';
comment on column "stripe"."charges"."payment_method_details_card_description" is 'Card: Name of the card''s product line; rarely sent.';
comment on column "stripe"."charges"."payment_method_details_card_iin" is 'Card: Issuer identification number, the first digits; rarely sent.';
comment on column "stripe"."charges"."payment_method_details_card_issuer" is 'Card: Name of the issuing bank; rarely sent.';
comment on column "stripe"."charges"."payment_method_details_card_moto" is 'Card: Whether it was a mail or telephone order, outside of SCA.';
comment on column "stripe"."charges"."payment_method_details_card_network" is 'Card: Network that processed it, such as `visa` or `cartes_bancaires`.';
comment on column "stripe"."charges"."payment_method_details_card_three_d_secure_authentication_flow" is 'Card: 3D Secure flow: `challenge` or `frictionless`.';
comment on column "stripe"."charges"."payment_method_details_card_three_d_secure_eci" is 'Card: 3D Secure''s electronic commerce indicator, such as `05`.';
comment on column "stripe"."charges"."payment_method_details_card_three_d_secure_result" is 'Card: 3D Secure result, such as `authenticated`, `exempted` or `failed`.';
comment on column "stripe"."charges"."payment_method_details_card_three_d_secure_result_reason" is 'Card: Why 3D Secure ended so, such as `abandoned` or `rejected`.';
comment on column "stripe"."charges"."payment_method_details_card_three_d_secure_version" is 'Card: 3D Secure version that was used, such as `2.2.0`.';
comment on column "stripe"."charges"."payment_method_details_card_wallet_type" is 'Card: Wallet used, such as `apple_pay` or `google_pay`.';
comment on column "stripe"."charges"."payment_method_details_card_wallet" is 'Card: What the wallet added, keyed by wallet.';
comment on column "stripe"."charges"."payment_method_details_card_authorization_code" is 'Card: Issuer''s code of the authorization.';
comment on column "stripe"."charges"."payment_method_details_card_capture_before" is 'Card: When an uncaptured payment is given up.';
comment on column "stripe"."charges"."payment_method_details_card_installments_plan_count" is 'Card: Number of installments.';
comment on column "stripe"."charges"."payment_method_details_card_installments_plan_interval" is 'Card: Time between installments; `month`.';
comment on column "stripe"."charges"."payment_method_details_card_installments_plan_type" is 'Card: Installment plan: `fixed_count`, `bonus` or `revolving`.';
comment on column "stripe"."charges"."payment_method_details_card_network_token_used" is 'Card: Whether a network token stood in for the card number.';
comment on column "stripe"."charges"."payment_method_details_card_network_transaction_id" is 'Card: Network''s identifier of the transaction.';
comment on column "stripe"."charges"."payment_method_details_card_stored_credential_usage" is 'Card: Kind of off-session payment: `recurring`, `unscheduled` or `installment`.';
comment on column "stripe"."charges"."payment_method_details_card_three_d_secure_exemption_indicator" is 'Card: Exemption from 3D Secure: `low_risk` or `none`.';
comment on column "stripe"."charges"."payment_method_details_card_three_d_secure_exemption_applied" is 'Card: Whether Stripe asked for that exemption in the transaction.';
comment on column "stripe"."charges"."payment_method_details_card_wallet_dynamic_last4" is 'Card: Last four digits of the device''s own account number.';
comment on column "stripe"."charges"."payment_method_details_card_amount_authorized" is 'Card: Authorized amount, in minor units.';
comment on column "stripe"."charges"."payment_method_details_card_electronic_commerce_indicator" is 'Card: Indicator that the network settled on; Visa and Mastercard only.';
comment on column "stripe"."charges"."payment_method_details_card_extended_authorization_status" is 'Card: Whether there is longer than usual to capture: `enabled` or `disabled`.';
comment on column "stripe"."charges"."payment_method_details_card_incremental_authorization_status" is 'Card: Whether the authorization may be raised: `available` or `unavailable`.';
comment on column "stripe"."charges"."payment_method_details_card_mandate" is 'Card: Mandate used or made.';
comment on column "stripe"."charges"."payment_method_details_card_multicapture_status" is 'Card: Whether it may be captured in parts: `available` or `unavailable`.';
comment on column "stripe"."charges"."payment_method_details_card_overcapture_status" is 'Card: Whether more than authorized may be captured: `available` or `unavailable`.';
comment on column "stripe"."charges"."payment_method_details_card_overcapture_maximum_amount" is 'Card: Most that may be captured, in minor units.';
comment on column "stripe"."charges"."payment_method_details_card_regulated_status" is 'Card: Whether the issuer''s fees are capped by law: `regulated` or `unregulated`.';
comment on column "stripe"."charges"."payment_method_details_card_setup_credential_usage" is 'Card: Use it was saved for: `recurring`, `unscheduled` or `installment`.';
comment on column "stripe"."charges"."payment_method_details_card_three_d_secure_transaction_id" is 'Card: 3D Secure identifier of the transaction.';
comment on column "stripe"."charges"."payment_method_details_card_transaction_link_id" is 'Card: Network''s identifier that links related transactions; Mastercard''s, for one.';
comment on column "stripe"."charges"."payment_method_details_card_present_brand" is 'Card at a reader: Brand, such as `visa`, `mastercard` or `amex`.';
comment on column "stripe"."charges"."payment_method_details_card_present_country" is 'Card at a reader: Two-letter code of the country that issued it.';
comment on column "stripe"."charges"."payment_method_details_card_present_exp_month" is 'Card at a reader: Month of expiry, 1 to 12.';
comment on column "stripe"."charges"."payment_method_details_card_present_exp_year" is 'Card at a reader: Year of expiry, four digits.';
comment on column "stripe"."charges"."payment_method_details_card_present_fingerprint" is 'Card at a reader: The same for the same card number, across customers.';
comment on column "stripe"."charges"."payment_method_details_card_present_funding" is 'Card at a reader: `credit`, `debit`, `prepaid` or `unknown`.';
comment on column "stripe"."charges"."payment_method_details_card_present_last4" is 'Card at a reader: Last four digits.';
comment on column "stripe"."charges"."payment_method_details_card_present_amount_authorized" is 'Card at a reader: Authorized amount, in minor units.';
comment on column "stripe"."charges"."payment_method_details_card_present_capture_before" is 'Card at a reader: When an uncaptured payment is given up.';
comment on column "stripe"."charges"."payment_method_details_card_present_generated_card" is 'Card at a reader: Reusable card that was made from it.';
comment on column "stripe"."charges"."payment_method_details_card_present_location" is 'Card at a reader: Location of the reader.';
comment on column "stripe"."charges"."payment_method_details_card_present_network" is 'Card at a reader: Network that processed it, such as `visa` or `interac`.';
comment on column "stripe"."charges"."payment_method_details_card_present_read_method" is 'Card at a reader: How it was read, such as `contact_emv` or `contactless_emv`.';
comment on column "stripe"."charges"."payment_method_details_card_present_reader" is 'Card at a reader: Reader that was used.';
comment on column "stripe"."charges"."payment_method_details_card_present_wallet_type" is 'Card at a reader: Mobile wallet used, such as `apple_pay`.';
comment on column "stripe"."charges"."payment_method_details_card_present" is 'Card at a reader: What has no column of its own, such as the receipt''s data.';
comment on column "stripe"."charges"."payment_method_details" is 'Details of methods other than card, keyed by method.';
comment on column "stripe"."charges"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."charges"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."charges"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."charges"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."charges"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."checkout_session_line_items" (
    "id" text not null,
    "price_id" text,
    "description" text,
    "quantity" bigint,
    "currency" text,
    "amount_subtotal" bigint,
    "amount_discount" bigint,
    "amount_tax" bigint,
    "amount_total" bigint,
    "discounts" jsonb,
    "taxes" jsonb,
    "adjustable_quantity_enabled" boolean,
    "adjustable_quantity_maximum" bigint,
    "adjustable_quantity_minimum" bigint,
    "metadata" jsonb,
    "checkout_session_id" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."checkout_session_line_items" is 'A line of a checkout session: a price, how many of it, and what they cost.';
comment on column "stripe"."checkout_session_line_items"."id" is 'Stripe''s identifier of the line, `li_...`.';
comment on column "stripe"."checkout_session_line_items"."price_id" is 'Price that the line was made from.';
comment on column "stripe"."checkout_session_line_items"."description" is 'What is sold; the product''s name unless overridden.';
comment on column "stripe"."checkout_session_line_items"."quantity" is 'How many units are bought.';
comment on column "stripe"."checkout_session_line_items"."currency" is 'Three-letter currency code of the amounts, in lower case.';
comment on column "stripe"."checkout_session_line_items"."amount_subtotal" is 'Amount before discounts and taxes, in minor units.';
comment on column "stripe"."checkout_session_line_items"."amount_discount" is 'Sum of the discounts on the line, in minor units; 0 if none.';
comment on column "stripe"."checkout_session_line_items"."amount_tax" is 'Sum of the taxes on the line, in minor units; 0 if none.';
comment on column "stripe"."checkout_session_line_items"."amount_total" is 'Amount after discounts and taxes, in minor units.';
comment on column "stripe"."checkout_session_line_items"."discounts" is 'Amount taken off by each discount; sent only when expanded.';
comment on column "stripe"."checkout_session_line_items"."taxes" is 'Amount of each tax with its rate; sent only when expanded.';
comment on column "stripe"."checkout_session_line_items"."adjustable_quantity_enabled" is 'Whether the buyer may change the quantity.';
comment on column "stripe"."checkout_session_line_items"."adjustable_quantity_maximum" is 'Largest quantity that the buyer may choose.';
comment on column "stripe"."checkout_session_line_items"."adjustable_quantity_minimum" is 'Smallest quantity that the buyer may choose.';
comment on column "stripe"."checkout_session_line_items"."metadata" is 'The account''s own keys and values on the line.';
comment on column "stripe"."checkout_session_line_items"."checkout_session_id" is 'Checkout session of the line.';
comment on column "stripe"."checkout_session_line_items"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."checkout_session_line_items"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."checkout_session_line_items"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."checkout_session_line_items"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."checkout_session_line_items"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."checkout_sessions" (
    "id" text not null,
    "created" timestamp with time zone,
    "expires_at" timestamp with time zone,
    "mode" text,
    "status" text,
    "payment_status" text,
    "currency" text,
    "amount_subtotal" bigint,
    "amount_total" bigint,
    "total_details_amount_discount" bigint,
    "total_details_amount_shipping" bigint,
    "total_details_amount_tax" bigint,
    "total_details_breakdown" jsonb,
    "customer" text,
    "customer_account" text,
    "customer_email" text,
    "customer_creation" text,
    "customer_details_name" text,
    "customer_details_individual_name" text,
    "customer_details_business_name" text,
    "customer_details_email" text,
    "customer_details_phone" text,
    "customer_details_address_city" text,
    "customer_details_address_country" text,
    "customer_details_address_line1" text,
    "customer_details_address_line2" text,
    "customer_details_address_postal_code" text,
    "customer_details_address_state" text,
    "customer_details_tax_exempt" text,
    "customer_details_tax_ids" jsonb,
    "collected_information_business_name" text,
    "collected_information_individual_name" text,
    "collected_information_shipping_details_name" text,
    "collected_information_shipping_details_address_city" text,
    "collected_information_shipping_details_address_country" text,
    "collected_information_shipping_details_address_line1" text,
    "collected_information_shipping_details_address_line2" text,
    "collected_information_shipping_details_address_postal_code" text,
    "collected_information_shipping_details_address_state" text,
    "client_reference_id" text,
    "consent_promotions" text,
    "consent_terms_of_service" text,
    "custom_fields" jsonb,
    "payment_intent" text,
    "setup_intent" text,
    "subscription" text,
    "invoice" text,
    "payment_link" text,
    "recovered_from" text,
    "presentment_details_presentment_amount" bigint,
    "presentment_details_presentment_currency" text,
    "currency_conversion_source_currency" text,
    "currency_conversion_amount_subtotal" bigint,
    "currency_conversion_amount_total" bigint,
    "currency_conversion_fx_rate" numeric,
    "adaptive_pricing_enabled" boolean,
    "discounts" jsonb,
    "allow_promotion_codes" boolean,
    "automatic_tax_enabled" boolean,
    "automatic_tax_liability_account" text,
    "automatic_tax_liability_type" text,
    "automatic_tax_provider" text,
    "automatic_tax_status" text,
    "tax_id_collection_enabled" boolean,
    "tax_id_collection_required" text,
    "shipping_cost_amount_subtotal" bigint,
    "shipping_cost_amount_tax" bigint,
    "shipping_cost_amount_total" bigint,
    "shipping_cost_shipping_rate" text,
    "shipping_cost_taxes" jsonb,
    "shipping_options" jsonb,
    "shipping_address_collection_allowed_countries" jsonb,
    "optional_items" jsonb,
    "payment_method_types" jsonb,
    "allowed_payment_method_types" jsonb,
    "excluded_payment_method_types" jsonb,
    "payment_method_collection" text,
    "payment_method_configuration_details_id" text,
    "payment_method_configuration_details_parent" text,
    "payment_method_options" jsonb,
    "saved_payment_method_options_allow_redisplay_filters" jsonb,
    "saved_payment_method_options_payment_method_remove" text,
    "saved_payment_method_options_payment_method_save" text,
    "after_expiration_recovery_enabled" boolean,
    "after_expiration_recovery_allow_promotion_codes" boolean,
    "after_expiration_recovery_expires_at" timestamp with time zone,
    "after_expiration_recovery_url" text,
    "billing_address_collection" text,
    "consent_collection_payment_method_reuse_agreement_position" text,
    "consent_collection_promotions" text,
    "consent_collection_terms_of_service" text,
    "name_collection_business_enabled" boolean,
    "name_collection_business_optional" boolean,
    "name_collection_individual_enabled" boolean,
    "name_collection_individual_optional" boolean,
    "phone_number_collection_enabled" boolean,
    "invoice_creation_enabled" boolean,
    "invoice_creation_invoice_data" jsonb,
    "managed_payments_enabled" boolean,
    "permissions_update_shipping_details" text,
    "wallet_options_link_display" text,
    "branding_settings" jsonb,
    "custom_text" jsonb,
    "submit_type" text,
    "locale" text,
    "origin_context" text,
    "ui_mode" text,
    "integration_identifier" text,
    "redirect_on_completion" text,
    "url" text,
    "success_url" text,
    "cancel_url" text,
    "return_url" text,
    "livemode" boolean,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."checkout_sessions" is 'One visit to Checkout: what was offered, whether it was paid, and what the customer entered.';
comment on column "stripe"."checkout_sessions"."id" is 'Stripe''s identifier, `cs_...`.';
comment on column "stripe"."checkout_sessions"."created" is 'When the session was created.';
comment on column "stripe"."checkout_sessions"."expires_at" is 'When the session expires if it is not completed.';
comment on column "stripe"."checkout_sessions"."mode" is 'What it is for: payment, subscription or setup.';
comment on column "stripe"."checkout_sessions"."status" is 'open, complete or expired.';
comment on column "stripe"."checkout_sessions"."payment_status" is 'paid, unpaid or no_payment_required; says when to deliver.';
comment on column "stripe"."checkout_sessions"."currency" is 'Three-letter currency code of the amounts, in lower case.';
comment on column "stripe"."checkout_sessions"."amount_subtotal" is 'Sum of the lines before discounts and taxes, in minor units.';
comment on column "stripe"."checkout_sessions"."amount_total" is 'Sum of the lines after discounts and taxes, in minor units.';
comment on column "stripe"."checkout_sessions"."total_details_amount_discount" is 'Sum of the discounts, in minor units.';
comment on column "stripe"."checkout_sessions"."total_details_amount_shipping" is 'Sum of the shipping costs, in minor units.';
comment on column "stripe"."checkout_sessions"."total_details_amount_tax" is 'Sum of the taxes, in minor units.';
comment on column "stripe"."checkout_sessions"."total_details_breakdown" is 'Sums by discount and by tax rate; sent only when expanded.';
comment on column "stripe"."checkout_sessions"."customer" is 'Customer that paid, existing or new.';
comment on column "stripe"."checkout_sessions"."customer_account" is 'Account that paid, where customers are accounts (v2 API).';
comment on column "stripe"."checkout_sessions"."customer_email" is 'E-mail address that was filled in beforehand.';
comment on column "stripe"."checkout_sessions"."customer_creation" is 'When a customer is created: always or if_required.';
comment on column "stripe"."checkout_sessions"."customer_details_name" is 'Customer''s name as entered.';
comment on column "stripe"."checkout_sessions"."customer_details_individual_name" is 'Customer''s personal name as entered.';
comment on column "stripe"."checkout_sessions"."customer_details_business_name" is 'Customer''s business name as entered.';
comment on column "stripe"."checkout_sessions"."customer_details_email" is 'E-mail address that the customer entered or had.';
comment on column "stripe"."checkout_sessions"."customer_details_phone" is 'Phone number that the customer entered.';
comment on column "stripe"."checkout_sessions"."customer_details_address_city" is 'Customer''s address: City, district, suburb, town or village.';
comment on column "stripe"."checkout_sessions"."customer_details_address_country" is 'Customer''s address: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."checkout_sessions"."customer_details_address_line1" is 'Customer''s address: Street and number, or PO box.';
comment on column "stripe"."checkout_sessions"."customer_details_address_line2" is 'Customer''s address: Apartment, suite, unit or building.';
comment on column "stripe"."checkout_sessions"."customer_details_address_postal_code" is 'Customer''s address: Postal or ZIP code.';
comment on column "stripe"."checkout_sessions"."customer_details_address_state" is 'Customer''s address: State, county, province or region.';
comment on column "stripe"."checkout_sessions"."customer_details_tax_exempt" is 'Whether the customer is free of tax: none, exempt or reverse.';
comment on column "stripe"."checkout_sessions"."customer_details_tax_ids" is 'Customer''s tax numbers, each with type and value.';
comment on column "stripe"."checkout_sessions"."collected_information_business_name" is 'Business name that this session asked for.';
comment on column "stripe"."checkout_sessions"."collected_information_individual_name" is 'Personal name that this session asked for.';
comment on column "stripe"."checkout_sessions"."collected_information_shipping_details_name" is 'Name of whom to ship to.';
comment on column "stripe"."checkout_sessions"."collected_information_shipping_details_address_city" is 'Where to ship to: City, district, suburb, town or village.';
comment on column "stripe"."checkout_sessions"."collected_information_shipping_details_address_country" is 'Where to ship to: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."checkout_sessions"."collected_information_shipping_details_address_line1" is 'Where to ship to: Street and number, or PO box.';
comment on column "stripe"."checkout_sessions"."collected_information_shipping_details_address_line2" is 'Where to ship to: Apartment, suite, unit or building.';
comment on column "stripe"."checkout_sessions"."collected_information_shipping_details_address_postal_code" is 'Where to ship to: Postal or ZIP code.';
comment on column "stripe"."checkout_sessions"."collected_information_shipping_details_address_state" is 'Where to ship to: State, county, province or region.';
comment on column "stripe"."checkout_sessions"."client_reference_id" is 'Own reference, such as a cart or user id, given at creation.';
comment on column "stripe"."checkout_sessions"."consent_promotions" is 'Customer''s answer on promotional mail: opt_in or opt_out.';
comment on column "stripe"."checkout_sessions"."consent_terms_of_service" is '`accepted` if the customer accepted the terms of service.';
comment on column "stripe"."checkout_sessions"."custom_fields" is 'Own input fields, up to three, with what the customer entered.';
comment on column "stripe"."checkout_sessions"."payment_intent" is 'Payment made, in payment mode.';
comment on column "stripe"."checkout_sessions"."setup_intent" is 'Setup made, in setup mode.';
comment on column "stripe"."checkout_sessions"."subscription" is 'Subscription begun, in subscription mode.';
comment on column "stripe"."checkout_sessions"."invoice" is 'Invoice that the session created, if any.';
comment on column "stripe"."checkout_sessions"."payment_link" is 'Payment link that opened it, if any.';
comment on column "stripe"."checkout_sessions"."recovered_from" is 'Expired session of which this one is the recovery.';
comment on column "stripe"."checkout_sessions"."presentment_details_presentment_amount" is 'Amount in the customer''s currency, in its minor units.';
comment on column "stripe"."checkout_sessions"."presentment_details_presentment_currency" is 'Currency that the customer was shown.';
comment on column "stripe"."checkout_sessions"."currency_conversion_source_currency" is 'Currency before conversion to the customer''s.';
comment on column "stripe"."checkout_sessions"."currency_conversion_amount_subtotal" is 'Subtotal before conversion, in the source''s minor units.';
comment on column "stripe"."checkout_sessions"."currency_conversion_amount_total" is 'Total before conversion, in the source''s minor units.';
comment on column "stripe"."checkout_sessions"."currency_conversion_fx_rate" is 'Rate of conversion from source to customer currency.';
comment on column "stripe"."checkout_sessions"."adaptive_pricing_enabled" is 'Whether customers may pay in their own currency.';
comment on column "stripe"."checkout_sessions"."discounts" is 'Coupons and promotion codes applied, as a list.';
comment on column "stripe"."checkout_sessions"."allow_promotion_codes" is 'Whether customers may enter promotion codes.';
comment on column "stripe"."checkout_sessions"."automatic_tax_enabled" is 'Automatic tax: Whether Stripe works out the tax.';
comment on column "stripe"."checkout_sessions"."automatic_tax_liability_account" is 'Automatic tax: Connected account that owes the tax, if one does.';
comment on column "stripe"."checkout_sessions"."automatic_tax_liability_type" is 'Automatic tax: Who owes the tax: self or account.';
comment on column "stripe"."checkout_sessions"."automatic_tax_provider" is 'Automatic tax: Who works it out, `stripe` for Stripe Tax.';
comment on column "stripe"."checkout_sessions"."automatic_tax_status" is 'Automatic tax: Outcome of the calculation: complete, failed or requires_location_inputs.';
comment on column "stripe"."checkout_sessions"."tax_id_collection_enabled" is 'Whether tax numbers are asked for.';
comment on column "stripe"."checkout_sessions"."tax_id_collection_required" is 'Whether a tax number is a must: if_supported or never.';
comment on column "stripe"."checkout_sessions"."shipping_cost_amount_subtotal" is 'Shipping before discounts and taxes, in minor units.';
comment on column "stripe"."checkout_sessions"."shipping_cost_amount_tax" is 'Taxes on shipping, in minor units; 0 if none.';
comment on column "stripe"."checkout_sessions"."shipping_cost_amount_total" is 'Shipping after discounts and taxes, in minor units.';
comment on column "stripe"."checkout_sessions"."shipping_cost_shipping_rate" is 'Shipping rate that was chosen.';
comment on column "stripe"."checkout_sessions"."shipping_cost_taxes" is 'Taxes on shipping by rate; sent only when expanded.';
comment on column "stripe"."checkout_sessions"."shipping_options" is 'Shipping rates on offer, each with its amount.';
comment on column "stripe"."checkout_sessions"."shipping_address_collection_allowed_countries" is 'Country codes that can be shipped to.';
comment on column "stripe"."checkout_sessions"."optional_items" is 'Items offered on top, as a list.';
comment on column "stripe"."checkout_sessions"."payment_method_types" is 'Payment methods that could be used, such as card.';
comment on column "stripe"."checkout_sessions"."allowed_payment_method_types" is 'Payment methods to which it was limited.';
comment on column "stripe"."checkout_sessions"."excluded_payment_method_types" is 'Payment methods that were ruled out.';
comment on column "stripe"."checkout_sessions"."payment_method_collection" is 'When subscriptions ask for a payment method: always or if_required.';
comment on column "stripe"."checkout_sessions"."payment_method_configuration_details_id" is 'Configuration that chose the payment methods.';
comment on column "stripe"."checkout_sessions"."payment_method_configuration_details_parent" is 'The platform''s configuration above it.';
comment on column "stripe"."checkout_sessions"."payment_method_options" is 'Options of the payment methods, keyed by method.';
comment on column "stripe"."checkout_sessions"."saved_payment_method_options_allow_redisplay_filters" is 'Which saved payment methods are shown again.';
comment on column "stripe"."checkout_sessions"."saved_payment_method_options_payment_method_remove" is 'Removal of saved ones: enabled or disabled.';
comment on column "stripe"."checkout_sessions"."saved_payment_method_options_payment_method_save" is 'Choice to save: enabled or disabled.';
comment on column "stripe"."checkout_sessions"."after_expiration_recovery_enabled" is 'Whether a recovery link is made once the session expires.';
comment on column "stripe"."checkout_sessions"."after_expiration_recovery_allow_promotion_codes" is 'Whether the recovery takes promotion codes.';
comment on column "stripe"."checkout_sessions"."after_expiration_recovery_expires_at" is 'When the recovery link expires.';
comment on column "stripe"."checkout_sessions"."after_expiration_recovery_url" is 'Recovery link: opens a new session like this one.';
comment on column "stripe"."checkout_sessions"."billing_address_collection" is 'When billing addresses are asked for: auto or required.';
comment on column "stripe"."checkout_sessions"."consent_collection_payment_method_reuse_agreement_position" is 'Consent asked for: Whether the text on reuse of the payment method shows: auto or hidden.';
comment on column "stripe"."checkout_sessions"."consent_collection_promotions" is 'Consent asked for: Whether customers are asked to take promotional mail: auto or none.';
comment on column "stripe"."checkout_sessions"."consent_collection_terms_of_service" is 'Consent asked for: Whether the terms must be accepted: required or none.';
comment on column "stripe"."checkout_sessions"."name_collection_business_enabled" is 'Names asked for: Whether a business name is asked for.';
comment on column "stripe"."checkout_sessions"."name_collection_business_optional" is 'Names asked for: Whether it may be left out.';
comment on column "stripe"."checkout_sessions"."name_collection_individual_enabled" is 'Names asked for: Whether a person''s name is asked for.';
comment on column "stripe"."checkout_sessions"."name_collection_individual_optional" is 'Names asked for: Whether it may be left out.';
comment on column "stripe"."checkout_sessions"."phone_number_collection_enabled" is 'Whether a phone number is asked for.';
comment on column "stripe"."checkout_sessions"."invoice_creation_enabled" is 'Whether an invoice is made for a one-off payment.';
comment on column "stripe"."checkout_sessions"."invoice_creation_invoice_data" is 'What that invoice is to say: footer, fields, issuer, tax ids.';
comment on column "stripe"."checkout_sessions"."managed_payments_enabled" is 'Whether Stripe is the merchant of record.';
comment on column "stripe"."checkout_sessions"."permissions_update_shipping_details" is 'Who updates shipping details: client_only or server_only.';
comment on column "stripe"."checkout_sessions"."wallet_options_link_display" is 'Whether Link is shown: auto or never.';
comment on column "stripe"."checkout_sessions"."branding_settings" is 'Look of the page: colours, font, logo, icon, name.';
comment on column "stripe"."checkout_sessions"."custom_text" is 'Own texts on the page, by place.';
comment on column "stripe"."checkout_sessions"."submit_type" is 'Wording of the button: auto, pay, book, donate or subscribe.';
comment on column "stripe"."checkout_sessions"."locale" is 'Language of the page; auto or null for the browser''s.';
comment on column "stripe"."checkout_sessions"."origin_context" is 'Where customers come from: web or mobile_app.';
comment on column "stripe"."checkout_sessions"."ui_mode" is 'How it is shown: hosted_page, embedded_page, form or elements.';
comment on column "stripe"."checkout_sessions"."integration_identifier" is 'Own label of the integration that made the session.';
comment on column "stripe"."checkout_sessions"."redirect_on_completion" is 'For embedded pages: always, if_required or never.';
comment on column "stripe"."checkout_sessions"."url" is 'Address of the hosted page.';
comment on column "stripe"."checkout_sessions"."success_url" is 'Where customers go after paying.';
comment on column "stripe"."checkout_sessions"."cancel_url" is 'Where customers go if they turn back.';
comment on column "stripe"."checkout_sessions"."return_url" is 'Where customers of embedded pages go after authenticating.';
comment on column "stripe"."checkout_sessions"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."checkout_sessions"."metadata" is 'The account''s own keys and values on the session.';
comment on column "stripe"."checkout_sessions"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."checkout_sessions"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."checkout_sessions"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."checkout_sessions"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."checkout_sessions"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."climate_orders" (
    "id" text not null,
    "amount_fees" bigint,
    "amount_subtotal" bigint,
    "amount_total" bigint,
    "beneficiary_public_name" text,
    "canceled_at" timestamp with time zone,
    "cancellation_reason" text,
    "certificate" text,
    "confirmed_at" timestamp with time zone,
    "created" timestamp with time zone,
    "currency" text,
    "delayed_at" timestamp with time zone,
    "delivered_at" timestamp with time zone,
    "delivery_details" jsonb,
    "expected_delivery_year" bigint,
    "livemode" boolean,
    "metadata" jsonb,
    "metric_tons" numeric,
    "product" text,
    "product_substituted_at" timestamp with time zone,
    "status" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."climate_orders" is 'An order of carbon removal, by tons or by money.';
comment on column "stripe"."climate_orders"."id" is 'Stripe''s identifier, `climorder_...`.';
comment on column "stripe"."climate_orders"."amount_fees" is 'Frontier''s service fees, in minor units of `currency`.';
comment on column "stripe"."climate_orders"."amount_subtotal" is 'Price of the removal without fees, in minor units of `currency`.';
comment on column "stripe"."climate_orders"."amount_total" is 'Price with fees, in minor units of `currency`.';
comment on column "stripe"."climate_orders"."beneficiary_public_name" is 'Public name of the one it is done for.';
comment on column "stripe"."climate_orders"."canceled_at" is 'When the order was canceled; null if it was not.';
comment on column "stripe"."climate_orders"."cancellation_reason" is 'Why it was canceled: expired, product_unavailable or requested.';
comment on column "stripe"."climate_orders"."certificate" is 'Page with the certificate of delivery.';
comment on column "stripe"."climate_orders"."confirmed_at" is 'When the order was confirmed; null if not yet.';
comment on column "stripe"."climate_orders"."created" is 'When the order was made in Stripe.';
comment on column "stripe"."climate_orders"."currency" is 'Three-letter currency code, lowercase.';
comment on column "stripe"."climate_orders"."delayed_at" is 'When delivery was put off to a later year.';
comment on column "stripe"."climate_orders"."delivered_at" is 'When the order was delivered; null if not yet.';
comment on column "stripe"."climate_orders"."delivery_details" is 'List of deliveries: when, tons, supplier, place, registry page.';
comment on column "stripe"."climate_orders"."expected_delivery_year" is 'Year delivery is expected in; a past one means within 30 days.';
comment on column "stripe"."climate_orders"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."climate_orders"."metadata" is 'Key-value pairs that you attached to it in Stripe.';
comment on column "stripe"."climate_orders"."metric_tons" is 'How much is removed, in metric tons.';
comment on column "stripe"."climate_orders"."product" is 'The kind of carbon removal that was ordered.';
comment on column "stripe"."climate_orders"."product_substituted_at" is 'When another product was put in its place.';
comment on column "stripe"."climate_orders"."status" is 'Where it stands: awaiting_funds, open, confirmed, delivered or canceled.';
comment on column "stripe"."climate_orders"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."climate_orders"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."climate_orders"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."climate_orders"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."climate_orders"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."climate_products" (
    "id" text not null,
    "created" timestamp with time zone,
    "current_prices_per_metric_ton" jsonb,
    "delivery_year" bigint,
    "livemode" boolean,
    "metric_tons_available" numeric,
    "name" text,
    "suppliers" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."climate_products" is 'A kind of carbon removal that can be ordered, with price and stock.';
comment on column "stripe"."climate_products"."id" is 'Stripe''s identifier, `climsku_...`.';
comment on column "stripe"."climate_products"."created" is 'When the product was first offered.';
comment on column "stripe"."climate_products"."current_prices_per_metric_ton" is 'Price of a metric ton by currency: fees, subtotal and total in minor units.';
comment on column "stripe"."climate_products"."delivery_year" is 'Year of expected delivery; a past one means it is in stock.';
comment on column "stripe"."climate_products"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."climate_products"."metric_tons_available" is 'How much can still be ordered, in metric tons.';
comment on column "stripe"."climate_products"."name" is 'The product''s name, for people to read.';
comment on column "stripe"."climate_products"."suppliers" is 'List of the suppliers, as in climate_suppliers.';
comment on column "stripe"."climate_products"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."climate_products"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."climate_products"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."climate_products"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."climate_products"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."climate_suppliers" (
    "id" text not null,
    "info_url" text,
    "livemode" boolean,
    "locations" jsonb,
    "name" text,
    "removal_pathway" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."climate_suppliers" is 'A company that removes carbon from the air.';
comment on column "stripe"."climate_suppliers"."id" is 'Stripe''s identifier, `climsup_...`.';
comment on column "stripe"."climate_suppliers"."info_url" is 'Web page that tells more about the supplier.';
comment on column "stripe"."climate_suppliers"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."climate_suppliers"."locations" is 'List of places: city, region, country, latitude, longitude.';
comment on column "stripe"."climate_suppliers"."name" is 'The supplier''s name, for people to read.';
comment on column "stripe"."climate_suppliers"."removal_pathway" is 'How carbon is removed, e.g. direct_air_capture, enhanced_weathering, marine_carbon_removal.';
comment on column "stripe"."climate_suppliers"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."climate_suppliers"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."climate_suppliers"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."climate_suppliers"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."climate_suppliers"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."country_specs" (
    "id" text not null,
    "default_currency" text,
    "supported_bank_account_currencies" jsonb,
    "supported_payment_currencies" jsonb,
    "supported_payment_methods" jsonb,
    "supported_transfer_countries" jsonb,
    "verification_fields_company_additional" jsonb,
    "verification_fields_company_minimum" jsonb,
    "verification_fields_individual_additional" jsonb,
    "verification_fields_individual_minimum" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."country_specs" is 'What Stripe supports and asks for in a country: currencies, payment methods, facts to collect.';
comment on column "stripe"."country_specs"."id" is 'Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."country_specs"."default_currency" is 'Currency that accounts of the country start with.';
comment on column "stripe"."country_specs"."supported_bank_account_currencies" is 'For each currency that can be paid out, the countries whose banks can take it.';
comment on column "stripe"."country_specs"."supported_payment_currencies" is 'Currencies in which charges can be made.';
comment on column "stripe"."country_specs"."supported_payment_methods" is 'Payment methods on offer; some must be enabled first.';
comment on column "stripe"."country_specs"."supported_transfer_countries" is 'Countries whose accounts can be sent transfers.';
comment on column "stripe"."country_specs"."verification_fields_company_additional" is 'Facts that only some companies must give.';
comment on column "stripe"."country_specs"."verification_fields_company_minimum" is 'Facts that every company must give in the end.';
comment on column "stripe"."country_specs"."verification_fields_individual_additional" is 'Facts that only some individuals must give.';
comment on column "stripe"."country_specs"."verification_fields_individual_minimum" is 'Facts that every individual must give in the end.';
comment on column "stripe"."country_specs"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."country_specs"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."country_specs"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."country_specs"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."country_specs"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."coupons" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "name" text,
    "valid" boolean,
    "amount_off" bigint,
    "currency" text,
    "percent_off" numeric,
    "percent_off_precise" numeric,
    "duration" text,
    "duration_in_months" bigint,
    "redeem_by" timestamp with time zone,
    "max_redemptions" bigint,
    "times_redeemed" bigint,
    "applies_to_products" jsonb,
    "currency_options" jsonb,
    "metadata" jsonb,
    "is_deleted" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."coupons" is 'A reduction by a percentage or an amount for customers, subscriptions or invoices.';
comment on column "stripe"."coupons"."id" is 'Identifier of the coupon, chosen by the account or by Stripe.';
comment on column "stripe"."coupons"."created" is 'When the coupon was created.';
comment on column "stripe"."coupons"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."coupons"."name" is 'Name of the coupon on invoices and receipts.';
comment on column "stripe"."coupons"."valid" is 'Whether the coupon can still be applied.';
comment on column "stripe"."coupons"."amount_off" is 'Amount taken off, in minor units; null for percentage coupons.';
comment on column "stripe"."coupons"."currency" is 'Three-letter currency code of amount_off, in lower case.';
comment on column "stripe"."coupons"."percent_off" is 'Percentage taken off, 0 to 100; null for amount coupons.';
comment on column "stripe"."coupons"."percent_off_precise" is 'Percentage with its decimals; only under API versions before 2018-07-27, see percent_off.';
comment on column "stripe"."coupons"."duration" is 'How long the reduction lasts: `once`, `repeating` or `forever`.';
comment on column "stripe"."coupons"."duration_in_months" is 'Months that the reduction lasts if repeating.';
comment on column "stripe"."coupons"."redeem_by" is 'Last moment at which the coupon can be redeemed.';
comment on column "stripe"."coupons"."max_redemptions" is 'How often the coupon can be redeemed in total; null for no limit.';
comment on column "stripe"."coupons"."times_redeemed" is 'How often the coupon was applied so far.';
comment on column "stripe"."coupons"."applies_to_products" is 'Products that the coupon is limited to; sent only when expanded.';
comment on column "stripe"."coupons"."currency_options" is 'Amounts off in further currencies, by currency code; sent only when expanded.';
comment on column "stripe"."coupons"."metadata" is 'The account''s own keys and values on the coupon.';
comment on column "stripe"."coupons"."is_deleted" is 'Whether the coupon was deleted at Stripe.';
comment on column "stripe"."coupons"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."coupons"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."coupons"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."coupons"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."coupons"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."credit_note_lines" (
    "id" text not null,
    "credit_note_id" text,
    "livemode" boolean,
    "type" text,
    "invoice_line_item" text,
    "description" text,
    "quantity" bigint,
    "unit_amount" bigint,
    "unit_amount_decimal" numeric,
    "amount" bigint,
    "discount_amount" bigint,
    "discount_amounts" jsonb,
    "pretax_credit_amounts" jsonb,
    "tax_rates" jsonb,
    "taxes" jsonb,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."credit_note_lines" is 'One line of a credit note: an invoice line taken back, or a line of its own.';
comment on column "stripe"."credit_note_lines"."id" is 'Stripe''s identifier, `cnli_...`.';
comment on column "stripe"."credit_note_lines"."credit_note_id" is 'Credit note that the line stands on.';
comment on column "stripe"."credit_note_lines"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."credit_note_lines"."type" is '`invoice_line_item` or `custom_line_item`.';
comment on column "stripe"."credit_note_lines"."invoice_line_item" is 'Invoice line that is credited.';
comment on column "stripe"."credit_note_lines"."description" is 'What is credited.';
comment on column "stripe"."credit_note_lines"."quantity" is 'How many units are credited.';
comment on column "stripe"."credit_note_lines"."unit_amount" is 'Amount per unit in minor units.';
comment on column "stripe"."credit_note_lines"."unit_amount_decimal" is 'Amount per unit in minor units, to 12 decimal places.';
comment on column "stripe"."credit_note_lines"."amount" is 'Amount before discounts and exclusive tax, in minor units.';
comment on column "stripe"."credit_note_lines"."discount_amount" is 'Discount credited on the line, in minor units.';
comment on column "stripe"."credit_note_lines"."discount_amounts" is 'Amount of each discount on the line, in minor units.';
comment on column "stripe"."credit_note_lines"."pretax_credit_amounts" is 'Amount taken off before tax by each discount or credit grant, in minor units.';
comment on column "stripe"."credit_note_lines"."tax_rates" is 'Tax rates set on the line.';
comment on column "stripe"."credit_note_lines"."taxes" is 'Amount, taxable amount, reason and rate of each tax on the line.';
comment on column "stripe"."credit_note_lines"."metadata" is 'The account''s own keys and values on the line.';
comment on column "stripe"."credit_note_lines"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."credit_note_lines"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."credit_note_lines"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."credit_note_lines"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."credit_note_lines"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."credit_notes" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "number" text,
    "status" text,
    "type" text,
    "reason" text,
    "invoice" text,
    "customer" text,
    "customer_account" text,
    "customer_balance_transaction" text,
    "currency" text,
    "amount" bigint,
    "amount_shipping" bigint,
    "subtotal" bigint,
    "subtotal_excluding_tax" bigint,
    "total" bigint,
    "total_excluding_tax" bigint,
    "discount_amount" bigint,
    "discount_amounts" jsonb,
    "pretax_credit_amounts" jsonb,
    "total_taxes" jsonb,
    "pre_payment_amount" bigint,
    "post_payment_amount" bigint,
    "out_of_band_amount" bigint,
    "refunds" jsonb,
    "shipping_cost_amount_subtotal" bigint,
    "shipping_cost_amount_tax" bigint,
    "shipping_cost_amount_total" bigint,
    "shipping_cost_shipping_rate" text,
    "shipping_cost_taxes" jsonb,
    "effective_at" timestamp with time zone,
    "voided_at" timestamp with time zone,
    "memo" text,
    "pdf" text,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."credit_notes" is 'A document that lowers what an invoice asks for or gives back what was paid on it.';
comment on column "stripe"."credit_notes"."id" is 'Stripe''s identifier, `cn_...`.';
comment on column "stripe"."credit_notes"."created" is 'When the credit note was created.';
comment on column "stripe"."credit_notes"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."credit_notes"."number" is 'Number printed on the credit note.';
comment on column "stripe"."credit_notes"."status" is '`issued` or `void`.';
comment on column "stripe"."credit_notes"."type" is '`pre_payment`, `post_payment` or `mixed`: when in the invoice''s life.';
comment on column "stripe"."credit_notes"."reason" is '`duplicate`, `fraudulent`, `order_change` or `product_unsatisfactory`; may be null.';
comment on column "stripe"."credit_notes"."invoice" is 'Invoice that is corrected.';
comment on column "stripe"."credit_notes"."customer" is 'Customer who is credited.';
comment on column "stripe"."credit_notes"."customer_account" is 'Account standing for the customer who is credited.';
comment on column "stripe"."credit_notes"."customer_balance_transaction" is 'Entry by which the customer''s balance was credited.';
comment on column "stripe"."credit_notes"."currency" is 'Three-letter currency code of the amounts, in lower case.';
comment on column "stripe"."credit_notes"."amount" is 'Amount credited with tax, in minor units.';
comment on column "stripe"."credit_notes"."amount_shipping" is 'Part of it that is shipping, in minor units.';
comment on column "stripe"."credit_notes"."subtotal" is 'Amount before invoice discounts and exclusive tax, in minor units.';
comment on column "stripe"."credit_notes"."subtotal_excluding_tax" is 'Amount before invoice discounts and any tax, in minor units.';
comment on column "stripe"."credit_notes"."total" is 'Amount with discounts and tax, in minor units.';
comment on column "stripe"."credit_notes"."total_excluding_tax" is 'Amount with discounts, without tax, in minor units.';
comment on column "stripe"."credit_notes"."discount_amount" is 'Sum of the discounts credited, in minor units.';
comment on column "stripe"."credit_notes"."discount_amounts" is 'Sum of each discount over all lines, in minor units.';
comment on column "stripe"."credit_notes"."pretax_credit_amounts" is 'Sum of each credit taken off before tax over all lines, in minor units.';
comment on column "stripe"."credit_notes"."total_taxes" is 'Sum of each tax over all lines, in minor units.';
comment on column "stripe"."credit_notes"."pre_payment_amount" is 'Part that lowered what was still due, in minor units.';
comment on column "stripe"."credit_notes"."post_payment_amount" is 'Part given back of what had been paid, in minor units.';
comment on column "stripe"."credit_notes"."out_of_band_amount" is 'Part that was given back outside of Stripe, in minor units.';
comment on column "stripe"."credit_notes"."refunds" is 'Refunds made for the credit note, each with its amount.';
comment on column "stripe"."credit_notes"."shipping_cost_amount_subtotal" is 'Shipping before tax, in minor units.';
comment on column "stripe"."credit_notes"."shipping_cost_amount_tax" is 'Tax on shipping, in minor units.';
comment on column "stripe"."credit_notes"."shipping_cost_amount_total" is 'Shipping with tax, in minor units.';
comment on column "stripe"."credit_notes"."shipping_cost_shipping_rate" is 'Shipping rate that was used.';
comment on column "stripe"."credit_notes"."shipping_cost_taxes" is 'Amount of each tax on shipping; sent only when expanded.';
comment on column "stripe"."credit_notes"."effective_at" is 'Date of issue printed on the credit note.';
comment on column "stripe"."credit_notes"."voided_at" is 'When the credit note was voided.';
comment on column "stripe"."credit_notes"."memo" is 'Text for the customer on the credit note.';
comment on column "stripe"."credit_notes"."pdf" is 'Link to the PDF of the credit note.';
comment on column "stripe"."credit_notes"."metadata" is 'The account''s own keys and values on the credit note.';
comment on column "stripe"."credit_notes"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."credit_notes"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."credit_notes"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."credit_notes"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."credit_notes"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."customer_balance_transactions" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "type" text,
    "amount" bigint,
    "ending_balance" bigint,
    "currency" text,
    "customer" text,
    "customer_account" text,
    "description" text,
    "metadata" jsonb,
    "invoice" text,
    "credit_note" text,
    "checkout_session" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."customer_balance_transactions" is 'A change of the credit balance that a customer''s invoices draw on.';
comment on column "stripe"."customer_balance_transactions"."id" is 'Stripe''s identifier, `cbtxn_...`.';
comment on column "stripe"."customer_balance_transactions"."created" is 'When the balance changed.';
comment on column "stripe"."customer_balance_transactions"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."customer_balance_transactions"."type" is 'What changed it, such as `adjustment`, `applied_to_invoice` or `credit_note`.';
comment on column "stripe"."customer_balance_transactions"."amount" is 'Change: negative for credit, positive for debt, in minor units.';
comment on column "stripe"."customer_balance_transactions"."ending_balance" is 'Balance after it, of the same sign, in minor units.';
comment on column "stripe"."customer_balance_transactions"."currency" is 'Three-letter currency code of the amounts, in lower case.';
comment on column "stripe"."customer_balance_transactions"."customer" is 'Customer whose balance it is.';
comment on column "stripe"."customer_balance_transactions"."customer_account" is 'Account that stands for that customer, if one does.';
comment on column "stripe"."customer_balance_transactions"."description" is 'Free text on the change.';
comment on column "stripe"."customer_balance_transactions"."metadata" is 'The account''s own keys and values on the change.';
comment on column "stripe"."customer_balance_transactions"."invoice" is 'Invoice it has to do with.';
comment on column "stripe"."customer_balance_transactions"."credit_note" is 'Credit note it has to do with.';
comment on column "stripe"."customer_balance_transactions"."checkout_session" is 'Checkout session that caused it.';
comment on column "stripe"."customer_balance_transactions"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."customer_balance_transactions"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."customer_balance_transactions"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."customer_balance_transactions"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."customer_balance_transactions"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."customer_cash_balance_transactions" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "type" text,
    "net_amount" bigint,
    "ending_balance" bigint,
    "currency" text,
    "customer" text,
    "customer_account" text,
    "applied_to_payment_payment_intent" text,
    "unapplied_from_payment_payment_intent" text,
    "refunded_from_payment_refund" text,
    "adjusted_for_overdraft_balance_transaction" text,
    "adjusted_for_overdraft_linked_transaction" text,
    "transferred_to_balance_balance_transaction" text,
    "funded_bank_transfer_type" text,
    "funded_bank_transfer_reference" text,
    "funded_bank_transfer_eu_bank_transfer_bic" text,
    "funded_bank_transfer_eu_bank_transfer_iban_last4" text,
    "funded_bank_transfer_eu_bank_transfer_sender_name" text,
    "funded_bank_transfer_gb_bank_transfer_account_number_last4" text,
    "funded_bank_transfer_gb_bank_transfer_sender_name" text,
    "funded_bank_transfer_gb_bank_transfer_sort_code" text,
    "funded_bank_transfer_jp_bank_transfer_sender_bank" text,
    "funded_bank_transfer_jp_bank_transfer_sender_branch" text,
    "funded_bank_transfer_jp_bank_transfer_sender_name" text,
    "funded_bank_transfer_us_bank_transfer_network" text,
    "funded_bank_transfer_us_bank_transfer_sender_name" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."customer_cash_balance_transactions" is 'A change of the money held for a customer, such as a bank transfer that came in.';
comment on column "stripe"."customer_cash_balance_transactions"."id" is 'Stripe''s identifier, `ccsbtxn_...`.';
comment on column "stripe"."customer_cash_balance_transactions"."created" is 'When the balance changed.';
comment on column "stripe"."customer_cash_balance_transactions"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."customer_cash_balance_transactions"."type" is 'What changed it, such as `funded`, `applied_to_payment` or `return_initiated`.';
comment on column "stripe"."customer_cash_balance_transactions"."net_amount" is 'Change: positive for money in, negative for money out, in minor units.';
comment on column "stripe"."customer_cash_balance_transactions"."ending_balance" is 'Balance of this currency after it, in minor units.';
comment on column "stripe"."customer_cash_balance_transactions"."currency" is 'Three-letter currency code of the amounts, in lower case.';
comment on column "stripe"."customer_cash_balance_transactions"."customer" is 'Customer whose balance it is.';
comment on column "stripe"."customer_cash_balance_transactions"."customer_account" is 'Account that stands for that customer, if one does.';
comment on column "stripe"."customer_cash_balance_transactions"."applied_to_payment_payment_intent" is 'Payment that the money went to.';
comment on column "stripe"."customer_cash_balance_transactions"."unapplied_from_payment_payment_intent" is 'Payment that the money came back from.';
comment on column "stripe"."customer_cash_balance_transactions"."refunded_from_payment_refund" is 'Refund that the money came from.';
comment on column "stripe"."customer_cash_balance_transactions"."adjusted_for_overdraft_balance_transaction" is 'Balance transaction by which Stripe covered an overdraft.';
comment on column "stripe"."customer_cash_balance_transactions"."adjusted_for_overdraft_linked_transaction" is 'Cash balance transaction that caused the overdraft.';
comment on column "stripe"."customer_cash_balance_transactions"."transferred_to_balance_balance_transaction" is 'Balance transaction of money moved to the account.';
comment on column "stripe"."customer_cash_balance_transactions"."funded_bank_transfer_type" is 'Kind of incoming transfer, such as `us_bank_transfer`.';
comment on column "stripe"."customer_cash_balance_transactions"."funded_bank_transfer_reference" is 'Reference that the sender wrote on the transfer.';
comment on column "stripe"."customer_cash_balance_transactions"."funded_bank_transfer_eu_bank_transfer_bic" is 'EU: BIC of the sender''s bank.';
comment on column "stripe"."customer_cash_balance_transactions"."funded_bank_transfer_eu_bank_transfer_iban_last4" is 'EU: Last four of the sender''s IBAN.';
comment on column "stripe"."customer_cash_balance_transactions"."funded_bank_transfer_eu_bank_transfer_sender_name" is 'EU: Sender''s name.';
comment on column "stripe"."customer_cash_balance_transactions"."funded_bank_transfer_gb_bank_transfer_account_number_last4" is 'UK: Last four of the account number.';
comment on column "stripe"."customer_cash_balance_transactions"."funded_bank_transfer_gb_bank_transfer_sender_name" is 'UK: Sender''s name.';
comment on column "stripe"."customer_cash_balance_transactions"."funded_bank_transfer_gb_bank_transfer_sort_code" is 'UK: Sort code of the sender''s bank.';
comment on column "stripe"."customer_cash_balance_transactions"."funded_bank_transfer_jp_bank_transfer_sender_bank" is 'Japan: Sender''s bank.';
comment on column "stripe"."customer_cash_balance_transactions"."funded_bank_transfer_jp_bank_transfer_sender_branch" is 'Japan: Branch of the sender''s bank.';
comment on column "stripe"."customer_cash_balance_transactions"."funded_bank_transfer_jp_bank_transfer_sender_name" is 'Japan: Sender''s name.';
comment on column "stripe"."customer_cash_balance_transactions"."funded_bank_transfer_us_bank_transfer_network" is 'US: Network, such as `ach` or `fednow`.';
comment on column "stripe"."customer_cash_balance_transactions"."funded_bank_transfer_us_bank_transfer_sender_name" is 'US: Sender''s name.';
comment on column "stripe"."customer_cash_balance_transactions"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."customer_cash_balance_transactions"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."customer_cash_balance_transactions"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."customer_cash_balance_transactions"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."customer_cash_balance_transactions"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."customers" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "is_deleted" boolean,
    "email" text,
    "name" text,
    "business_name" text,
    "individual_name" text,
    "phone" text,
    "description" text,
    "metadata" jsonb,
    "customer_account" text,
    "currency" text,
    "balance" bigint,
    "account_balance" bigint,
    "invoice_credit_balance" jsonb,
    "cash_balance" jsonb,
    "delinquent" boolean,
    "default_source" text,
    "discount_id" text,
    "tax_exempt" text,
    "preferred_locales" jsonb,
    "invoice_prefix" text,
    "next_invoice_sequence" bigint,
    "invoice_settings_default_payment_method" text,
    "invoice_settings_custom_fields" jsonb,
    "invoice_settings_footer" text,
    "invoice_settings_rendering_options_amount_tax_display" text,
    "invoice_settings_rendering_options_template" text,
    "address_city" text,
    "address_country" text,
    "address_line1" text,
    "address_line2" text,
    "address_postal_code" text,
    "address_state" text,
    "shipping_address_city" text,
    "shipping_address_country" text,
    "shipping_address_line1" text,
    "shipping_address_line2" text,
    "shipping_address_postal_code" text,
    "shipping_address_state" text,
    "shipping_carrier" text,
    "shipping_name" text,
    "shipping_phone" text,
    "shipping_tracking_number" text,
    "tax_automatic_tax" text,
    "tax_ip_address" text,
    "tax_location_country" text,
    "tax_location_state" text,
    "tax_location_source" text,
    "tax_provider" text,
    "test_clock" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."customers" is 'A person or business that buys from the account.';
comment on column "stripe"."customers"."id" is 'Stripe''s identifier, `cus_...`.';
comment on column "stripe"."customers"."created" is 'When the customer was made.';
comment on column "stripe"."customers"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."customers"."is_deleted" is 'Whether the customer was deleted in Stripe.';
comment on column "stripe"."customers"."email" is 'E-mail address.';
comment on column "stripe"."customers"."name" is 'Name of the person or business.';
comment on column "stripe"."customers"."business_name" is 'Name of the business, if kept apart.';
comment on column "stripe"."customers"."individual_name" is 'Name of the person, if kept apart.';
comment on column "stripe"."customers"."phone" is 'Phone number.';
comment on column "stripe"."customers"."description" is 'Free text that the account gave the customer.';
comment on column "stripe"."customers"."metadata" is 'The account''s own keys and values on the customer.';
comment on column "stripe"."customers"."customer_account" is 'Account that stands for the customer, if one does.';
comment on column "stripe"."customers"."currency" is 'Three-letter code of the currency of recurring charges.';
comment on column "stripe"."customers"."balance" is 'Credit (negative) or debt (positive) for the next invoice, in minor units.';
comment on column "stripe"."customers"."account_balance" is 'The balance under its old name. Only under API versions before 2019-10-17; see balance.';
comment on column "stripe"."customers"."invoice_credit_balance" is 'Credit (positive) or debt (negative) for the next invoice, in minor units by currency.';
comment on column "stripe"."customers"."cash_balance" is 'Money held for the customer, in minor units by currency; sent only when expanded.';
comment on column "stripe"."customers"."delinquent" is 'Whether the latest charge of an invoice failed or is overdue.';
comment on column "stripe"."customers"."default_source" is 'Card, bank account or source charged unless another is named.';
comment on column "stripe"."customers"."discount_id" is 'Discount in force.';
comment on column "stripe"."customers"."tax_exempt" is 'Exemption from tax: `none`, `exempt` or `reverse`.';
comment on column "stripe"."customers"."preferred_locales" is 'List of languages, the preferred first.';
comment on column "stripe"."customers"."invoice_prefix" is 'What the customer''s invoice numbers begin with.';
comment on column "stripe"."customers"."next_invoice_sequence" is 'Number that the next invoice will end with.';
comment on column "stripe"."customers"."invoice_settings_default_payment_method" is 'Payment method charged for invoices and subscriptions.';
comment on column "stripe"."customers"."invoice_settings_custom_fields" is 'List of names and values to print on invoices.';
comment on column "stripe"."customers"."invoice_settings_footer" is 'Text to print below invoices.';
comment on column "stripe"."customers"."invoice_settings_rendering_options_amount_tax_display" is 'How lines show tax: `include_inclusive_tax` or `exclude_tax`.';
comment on column "stripe"."customers"."invoice_settings_rendering_options_template" is 'Template that invoices are laid out with.';
comment on column "stripe"."customers"."address_city" is 'Address: City, district, suburb, town or village.';
comment on column "stripe"."customers"."address_country" is 'Address: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."customers"."address_line1" is 'Address: Street and number, or PO box.';
comment on column "stripe"."customers"."address_line2" is 'Address: Apartment, suite, unit or building.';
comment on column "stripe"."customers"."address_postal_code" is 'Address: Postal or ZIP code.';
comment on column "stripe"."customers"."address_state" is 'Address: State, county, province or region.';
comment on column "stripe"."customers"."shipping_address_city" is 'Shipping: City, district, suburb, town or village.';
comment on column "stripe"."customers"."shipping_address_country" is 'Shipping: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."customers"."shipping_address_line1" is 'Shipping: Street and number, or PO box.';
comment on column "stripe"."customers"."shipping_address_line2" is 'Shipping: Apartment, suite, unit or building.';
comment on column "stripe"."customers"."shipping_address_postal_code" is 'Shipping: Postal or ZIP code.';
comment on column "stripe"."customers"."shipping_address_state" is 'Shipping: State, county, province or region.';
comment on column "stripe"."customers"."shipping_carrier" is 'Shipping: Delivery service, such as FedEx or USPS.';
comment on column "stripe"."customers"."shipping_name" is 'Shipping: Recipient''s name.';
comment on column "stripe"."customers"."shipping_phone" is 'Shipping: Recipient''s phone number with extension.';
comment on column "stripe"."customers"."shipping_tracking_number" is 'Shipping: Carrier''s tracking number; several are separated by commas.';
comment on column "stripe"."customers"."tax_automatic_tax" is 'Whether tax can be worked out, such as `supported` or `unrecognized_location`.';
comment on column "stripe"."customers"."tax_ip_address" is 'Recent IP address, to infer the place for tax.';
comment on column "stripe"."customers"."tax_location_country" is 'Two-letter country code for tax.';
comment on column "stripe"."customers"."tax_location_state" is 'State or province for tax.';
comment on column "stripe"."customers"."tax_location_source" is 'What the place was inferred from, such as `billing_address`.';
comment on column "stripe"."customers"."tax_provider" is 'Who works out the tax; `stripe` by default.';
comment on column "stripe"."customers"."test_clock" is 'Test clock that the customer lives on.';
comment on column "stripe"."customers"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."customers"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."customers"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."customers"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."customers"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."discounts" (
    "id" text not null,
    "is_deleted" boolean,
    "start" timestamp with time zone,
    "end" timestamp with time zone,
    "coupon_id" text,
    "source_type" text,
    "promotion_code" text,
    "customer_id" text,
    "customer_account" text,
    "subscription" text,
    "subscription_item" text,
    "invoice" text,
    "invoice_item" text,
    "checkout_session" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."discounts" is 'A coupon in use on a customer, subscription, invoice or one of their lines.';
comment on column "stripe"."discounts"."id" is 'Stripe''s identifier, `di_...`.';
comment on column "stripe"."discounts"."is_deleted" is 'Whether the discount was taken away.';
comment on column "stripe"."discounts"."start" is 'When the coupon was applied.';
comment on column "stripe"."discounts"."end" is 'When it ends; null for those that last forever or just once.';
comment on column "stripe"."discounts"."coupon_id" is 'Coupon that is used.';
comment on column "stripe"."discounts"."source_type" is 'What the discount comes from; `coupon`.';
comment on column "stripe"."discounts"."promotion_code" is 'Promotion code that was redeemed for it.';
comment on column "stripe"."discounts"."customer_id" is 'Customer who has it, on themselves or on a subscription.';
comment on column "stripe"."discounts"."customer_account" is 'Account that stands for that customer, if one does.';
comment on column "stripe"."discounts"."subscription" is 'Subscription it applies to.';
comment on column "stripe"."discounts"."subscription_item" is 'Subscription item it applies to.';
comment on column "stripe"."discounts"."invoice" is 'Invoice it was put on directly.';
comment on column "stripe"."discounts"."invoice_item" is 'Invoice item or invoice line it was put on directly.';
comment on column "stripe"."discounts"."checkout_session" is 'Checkout session it applies to.';
comment on column "stripe"."discounts"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."discounts"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."discounts"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."discounts"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."discounts"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."disputes" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "status" text,
    "reason" text,
    "amount" bigint,
    "currency" text,
    "charge_id" text,
    "payment_intent" text,
    "is_charge_refundable" boolean,
    "balance_transactions" jsonb,
    "network_reason_code" text,
    "intended_submission_method" text,
    "enhanced_eligibility_types" jsonb,
    "metadata" jsonb,
    "payment_method_details_type" text,
    "payment_method_details_card_brand" text,
    "payment_method_details_card_case_type" text,
    "payment_method_details_card_network" text,
    "payment_method_details_card_network_reason_code" text,
    "payment_method_details_amazon_pay_dispute_type" text,
    "payment_method_details_klarna_chargeback_loss_reason_code" text,
    "payment_method_details_klarna_reason_code" text,
    "payment_method_details_paypal_case_id" text,
    "payment_method_details_paypal_reason_code" text,
    "evidence_details_due_by" timestamp with time zone,
    "evidence_details_has_evidence" boolean,
    "evidence_details_past_due" boolean,
    "evidence_details_submission_count" bigint,
    "evidence_details_submission_method" text,
    "evidence_details_enhanced_eligibility" jsonb,
    "evidence_access_activity_log" text,
    "evidence_billing_address" text,
    "evidence_cancellation_policy" text,
    "evidence_cancellation_policy_disclosure" text,
    "evidence_cancellation_rebuttal" text,
    "evidence_customer_communication" text,
    "evidence_customer_email_address" text,
    "evidence_customer_name" text,
    "evidence_customer_purchase_ip" text,
    "evidence_customer_signature" text,
    "evidence_duplicate_charge_documentation" text,
    "evidence_duplicate_charge_explanation" text,
    "evidence_duplicate_charge_id" text,
    "evidence_product_description" text,
    "evidence_receipt" text,
    "evidence_refund_policy" text,
    "evidence_refund_policy_disclosure" text,
    "evidence_refund_refusal_explanation" text,
    "evidence_service_date" text,
    "evidence_service_documentation" text,
    "evidence_shipping_address" text,
    "evidence_shipping_carrier" text,
    "evidence_shipping_date" text,
    "evidence_shipping_documentation" text,
    "evidence_shipping_tracking_number" text,
    "evidence_uncategorized_file" text,
    "evidence_uncategorized_text" text,
    "evidence_appeal" jsonb,
    "evidence_enhanced_evidence" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."disputes" is 'A payer''s objection to a charge, raised with the bank: chargeback, inquiry or claim.';
comment on column "stripe"."disputes"."id" is 'Stripe''s identifier, `du_...` or `dp_...`.';
comment on column "stripe"."disputes"."created" is 'When the dispute was opened.';
comment on column "stripe"."disputes"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."disputes"."status" is 'Where it stands, such as `needs_response`, `under_review`, `won` or `lost`.';
comment on column "stripe"."disputes"."reason" is 'Payer''s reason, such as `fraudulent` or `product_not_received`.';
comment on column "stripe"."disputes"."amount" is 'Amount in dispute, in minor units; may differ from the charge''s.';
comment on column "stripe"."disputes"."currency" is 'Three-letter currency code, in lower case.';
comment on column "stripe"."disputes"."charge_id" is 'Charge in dispute.';
comment on column "stripe"."disputes"."payment_intent" is 'Payment intent in dispute.';
comment on column "stripe"."disputes"."is_charge_refundable" is 'Whether a refund can still settle it.';
comment on column "stripe"."disputes"."balance_transactions" is 'Withdrawals and reinstatements of the money, whole: a list of up to two.';
comment on column "stripe"."disputes"."network_reason_code" is 'Network''s own code of the reason.';
comment on column "stripe"."disputes"."intended_submission_method" is 'How it is to be answered, such as `manual` or `smart_disputes`.';
comment on column "stripe"."disputes"."enhanced_eligibility_types" is 'List of special programs it qualifies for.';
comment on column "stripe"."disputes"."metadata" is 'The account''s own keys and values on the dispute.';
comment on column "stripe"."disputes"."payment_method_details_type" is '`card`, `amazon_pay`, `klarna` or `paypal`.';
comment on column "stripe"."disputes"."payment_method_details_card_brand" is 'Card: Brand, such as `visa`.';
comment on column "stripe"."disputes"."payment_method_details_card_case_type" is 'Card: `inquiry`, `chargeback`, `compliance`, `block` or `resolution`.';
comment on column "stripe"."disputes"."payment_method_details_card_network" is 'Card: Network that processed the charge.';
comment on column "stripe"."disputes"."payment_method_details_card_network_reason_code" is 'Card: Network''s own code of the reason.';
comment on column "stripe"."disputes"."payment_method_details_amazon_pay_dispute_type" is 'Amazon Pay: `chargeback` or `claim`.';
comment on column "stripe"."disputes"."payment_method_details_klarna_chargeback_loss_reason_code" is 'Klarna: Why it was lost.';
comment on column "stripe"."disputes"."payment_method_details_klarna_reason_code" is 'Klarna: Its own name of the reason.';
comment on column "stripe"."disputes"."payment_method_details_paypal_case_id" is 'PayPal: Its own identifier of the dispute.';
comment on column "stripe"."disputes"."payment_method_details_paypal_reason_code" is 'PayPal: Its own name of the reason.';
comment on column "stripe"."disputes"."evidence_details_due_by" is 'Evidence: Last moment to hand it in; 1970 if no answer is possible.';
comment on column "stripe"."disputes"."evidence_details_has_evidence" is 'Evidence: Whether some is prepared.';
comment on column "stripe"."disputes"."evidence_details_past_due" is 'Evidence: Whether the last of it was handed in too late.';
comment on column "stripe"."disputes"."evidence_details_submission_count" is 'Evidence: How often it was handed in.';
comment on column "stripe"."disputes"."evidence_details_submission_method" is 'Evidence: `manual`, `smart_disputes` or `not_submitted`.';
comment on column "stripe"."disputes"."evidence_details_enhanced_eligibility" is 'Evidence: Standing under the networks'' special programs, by program.';
comment on column "stripe"."disputes"."evidence_access_activity_log" is 'Evidence: Log that shows the buyer using the digital product.';
comment on column "stripe"."disputes"."evidence_billing_address" is 'Evidence: Billing address that the buyer gave.';
comment on column "stripe"."disputes"."evidence_cancellation_policy" is 'Evidence: File: cancellation policy as shown.';
comment on column "stripe"."disputes"."evidence_cancellation_policy_disclosure" is 'Evidence: How and when the buyer saw that policy.';
comment on column "stripe"."disputes"."evidence_cancellation_rebuttal" is 'Evidence: Why the subscription was not canceled.';
comment on column "stripe"."disputes"."evidence_customer_communication" is 'Evidence: File: correspondence with the buyer.';
comment on column "stripe"."disputes"."evidence_customer_email_address" is 'Evidence: Buyer''s e-mail address.';
comment on column "stripe"."disputes"."evidence_customer_name" is 'Evidence: Buyer''s name.';
comment on column "stripe"."disputes"."evidence_customer_purchase_ip" is 'Evidence: IP address that the buyer bought from.';
comment on column "stripe"."disputes"."evidence_customer_signature" is 'Evidence: File: document with the signature.';
comment on column "stripe"."disputes"."evidence_duplicate_charge_documentation" is 'Evidence: File: proof of the earlier charge.';
comment on column "stripe"."disputes"."evidence_duplicate_charge_explanation" is 'Evidence: How the charge differs from the earlier one.';
comment on column "stripe"."disputes"."evidence_duplicate_charge_id" is 'Evidence: Earlier charge that this one seems to repeat.';
comment on column "stripe"."disputes"."evidence_product_description" is 'Evidence: What was sold.';
comment on column "stripe"."disputes"."evidence_receipt" is 'Evidence: File: receipt sent to the buyer.';
comment on column "stripe"."disputes"."evidence_refund_policy" is 'Evidence: File: refund policy as shown.';
comment on column "stripe"."disputes"."evidence_refund_policy_disclosure" is 'Evidence: How and when the buyer saw that policy.';
comment on column "stripe"."disputes"."evidence_refund_refusal_explanation" is 'Evidence: Why the buyer has no right to a refund.';
comment on column "stripe"."disputes"."evidence_service_date" is 'Evidence: Day the service was or began to be received, as free text.';
comment on column "stripe"."disputes"."evidence_service_documentation" is 'Evidence: File: proof of the service.';
comment on column "stripe"."disputes"."evidence_shipping_address" is 'Evidence: Address that the goods were sent to.';
comment on column "stripe"."disputes"."evidence_shipping_carrier" is 'Evidence: Delivery service; several are separated by commas.';
comment on column "stripe"."disputes"."evidence_shipping_date" is 'Evidence: Day the goods were sent, as free text.';
comment on column "stripe"."disputes"."evidence_shipping_documentation" is 'Evidence: File: proof of shipment.';
comment on column "stripe"."disputes"."evidence_shipping_tracking_number" is 'Evidence: Tracking number; several are separated by commas.';
comment on column "stripe"."disputes"."evidence_uncategorized_file" is 'Evidence: File: anything else.';
comment on column "stripe"."disputes"."evidence_uncategorized_text" is 'Evidence: Anything else that speaks for the charge.';
comment on column "stripe"."disputes"."evidence_appeal" is 'Evidence: Reasons and files of an appeal, keyed by payment method.';
comment on column "stripe"."disputes"."evidence_enhanced_evidence" is 'Evidence: Evidence under the networks'' special programs, such as Visa CE 3.0.';
comment on column "stripe"."disputes"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."disputes"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."disputes"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."disputes"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."disputes"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."entitlement_features" (
    "id" text not null,
    "livemode" boolean,
    "name" text,
    "lookup_key" text,
    "active" boolean,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."entitlement_features" is 'A capability that products carry and their buyers become entitled to.';
comment on column "stripe"."entitlement_features"."id" is 'Stripe''s identifier, `feat_...`.';
comment on column "stripe"."entitlement_features"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."entitlement_features"."name" is 'The account''s own name of the feature, hidden from customers.';
comment on column "stripe"."entitlement_features"."lookup_key" is 'The account''s own unique key of the feature, by which code asks for it.';
comment on column "stripe"."entitlement_features"."active" is 'Whether the feature can be attached to further products.';
comment on column "stripe"."entitlement_features"."metadata" is 'The account''s own keys and values on the feature.';
comment on column "stripe"."entitlement_features"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."entitlement_features"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."entitlement_features"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."entitlement_features"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."entitlement_features"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."events" (
    "id" text not null,
    "created" timestamp with time zone,
    "type" text,
    "account" text,
    "api_version" text,
    "context" text,
    "object_id" text,
    "object_type" text,
    "data_previous_attributes" jsonb,
    "pending_webhooks" bigint,
    "request_id" text,
    "request_idempotency_key" text,
    "livemode" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."events" is 'Something that happened in the account, such as a payment; Stripe keeps events for 30 days only.';
comment on column "stripe"."events"."id" is 'Stripe''s identifier, `evt_...`; not in order of time.';
comment on column "stripe"."events"."created" is 'When it happened.';
comment on column "stripe"."events"."type" is 'What happened, such as invoice.paid or customer.subscription.deleted.';
comment on column "stripe"."events"."account" is 'Connected account in which it happened; null for one''s own.';
comment on column "stripe"."events"."api_version" is 'API version in whose form data is written.';
comment on column "stripe"."events"."context" is 'Context in which the object must be asked for; organisations only.';
comment on column "stripe"."events"."object_id" is 'The object it happened to; its table has its present state.';
comment on column "stripe"."events"."object_type" is 'What kind of object that is, such as charge.';
comment on column "stripe"."events"."data_previous_attributes" is 'Of an update: the changed fields and the values they had before.';
comment on column "stripe"."events"."pending_webhooks" is 'How many webhook endpoints have not yet taken the event.';
comment on column "stripe"."events"."request_id" is 'API request that caused it; null if Stripe itself did.';
comment on column "stripe"."events"."request_idempotency_key" is 'Key by which that request could be repeated safely.';
comment on column "stripe"."events"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."events"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."events"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."events"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."events"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."events"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."exchange_rates" (
    "id" text not null,
    "rates" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."exchange_rates" is 'Rates at which Stripe converts one currency into all others, as they stand now.';
comment on column "stripe"."exchange_rates"."id" is 'Three-letter code of the currency that is converted, in lower case.';
comment on column "stripe"."exchange_rates"."rates" is 'By currency code, how much of it one unit of this currency buys.';
comment on column "stripe"."exchange_rates"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."exchange_rates"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."exchange_rates"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."exchange_rates"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."exchange_rates"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."file_links" (
    "id" text not null,
    "created" timestamp with time zone,
    "file" text,
    "expired" boolean,
    "expires_at" timestamp with time zone,
    "url" text,
    "livemode" boolean,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."file_links" is 'A public address of a file, for those without access to the account.';
comment on column "stripe"."file_links"."id" is 'Stripe''s identifier, `link_...`.';
comment on column "stripe"."file_links"."created" is 'When the link was created.';
comment on column "stripe"."file_links"."file" is 'File that the link leads to.';
comment on column "stripe"."file_links"."expired" is 'Whether the link no longer works.';
comment on column "stripe"."file_links"."expires_at" is 'When the link ceases to work; null if never.';
comment on column "stripe"."file_links"."url" is 'Address of the file, open to whoever knows it.';
comment on column "stripe"."file_links"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."file_links"."metadata" is 'The account''s own keys and values on the link.';
comment on column "stripe"."file_links"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."file_links"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."file_links"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."file_links"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."file_links"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."files" (
    "id" text not null,
    "created" timestamp with time zone,
    "expires_at" timestamp with time zone,
    "purpose" text,
    "filename" text,
    "title" text,
    "type" text,
    "size" bigint,
    "url" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."files" is 'A file kept at Stripe, such as dispute evidence, an identity document or a report.';
comment on column "stripe"."files"."id" is 'Stripe''s identifier, `file_...`.';
comment on column "stripe"."files"."created" is 'When the file was made or uploaded.';
comment on column "stripe"."files"."expires_at" is 'When the file ceases to be available; null if never.';
comment on column "stripe"."files"."purpose" is 'What it is for: dispute_evidence, identity_document, finance_report_run, ...';
comment on column "stripe"."files"."filename" is 'Name to save it under.';
comment on column "stripe"."files"."title" is 'Title for display.';
comment on column "stripe"."files"."type" is 'Format, such as csv, pdf, jpg or png.';
comment on column "stripe"."files"."size" is 'Size in bytes.';
comment on column "stripe"."files"."url" is 'Where to download it; needs the account''s API key.';
comment on column "stripe"."files"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."files"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."files"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."files"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."files"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."financial_connections_account_owners" (
    "id" text not null,
    "account" text,
    "email" text,
    "name" text,
    "ownership" text,
    "phone" text,
    "raw_address" text,
    "refreshed_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."financial_connections_account_owners" is 'An owner of a linked bank account, as the bank knows them.';
comment on column "stripe"."financial_connections_account_owners"."id" is 'Stripe''s identifier, `fcaown_...`.';
comment on column "stripe"."financial_connections_account_owners"."account" is 'The linked account that the person owns.';
comment on column "stripe"."financial_connections_account_owners"."email" is 'Email address as the bank has it.';
comment on column "stripe"."financial_connections_account_owners"."name" is 'Full name as the bank has it.';
comment on column "stripe"."financial_connections_account_owners"."ownership" is 'Id of the set of owners this one is part of.';
comment on column "stripe"."financial_connections_account_owners"."phone" is 'Phone number as the bank has it.';
comment on column "stripe"."financial_connections_account_owners"."raw_address" is 'Postal address as the bank has it, in one line.';
comment on column "stripe"."financial_connections_account_owners"."refreshed_at" is 'When the owner was last refreshed from the bank.';
comment on column "stripe"."financial_connections_account_owners"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."financial_connections_account_owners"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."financial_connections_account_owners"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."financial_connections_account_owners"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."financial_connections_account_owners"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."financial_connections_accounts" (
    "id" text not null,
    "account_holder_account" text,
    "account_holder_customer" text,
    "account_holder_customer_account" text,
    "account_holder_type" text,
    "account_numbers" jsonb,
    "balance_as_of" timestamp with time zone,
    "balance_cash_available" jsonb,
    "balance_credit_used" jsonb,
    "balance_current" jsonb,
    "balance_type" text,
    "balance_refresh_last_attempted_at" timestamp with time zone,
    "balance_refresh_next_refresh_available_at" timestamp with time zone,
    "balance_refresh_status" text,
    "category" text,
    "created" timestamp with time zone,
    "display_name" text,
    "institution_name" text,
    "last4" text,
    "livemode" boolean,
    "ownership" text,
    "ownership_refresh_last_attempted_at" timestamp with time zone,
    "ownership_refresh_next_refresh_available_at" timestamp with time zone,
    "ownership_refresh_status" text,
    "permissions" jsonb,
    "status" text,
    "status_details_active_action" text,
    "status_details_active_cause" text,
    "status_details_active_expected_deactivation_date" timestamp with time zone,
    "subcategory" text,
    "subscriptions" jsonb,
    "supported_payment_method_types" jsonb,
    "transaction_refresh_id" text,
    "transaction_refresh_last_attempted_at" timestamp with time zone,
    "transaction_refresh_next_refresh_available_at" timestamp with time zone,
    "transaction_refresh_status" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."financial_connections_accounts" is 'A bank account outside Stripe that its holder linked.';
comment on column "stripe"."financial_connections_accounts"."id" is 'Stripe''s identifier, `fca_...`.';
comment on column "stripe"."financial_connections_accounts"."account_holder_account" is 'The Stripe account that holds it, if type is account.';
comment on column "stripe"."financial_connections_accounts"."account_holder_customer" is 'The customer who holds it, if type is customer.';
comment on column "stripe"."financial_connections_accounts"."account_holder_customer_account" is 'The account that stands for the customer who holds it.';
comment on column "stripe"."financial_connections_accounts"."account_holder_type" is 'Who holds it: account or customer.';
comment on column "stripe"."financial_connections_accounts"."account_numbers" is 'List of its numbers'' kind, state and networks, not the numbers.';
comment on column "stripe"."financial_connections_accounts"."balance_as_of" is 'When the bank reckoned the balance.';
comment on column "stripe"."financial_connections_accounts"."balance_cash_available" is 'Money the holder can use: minor units by currency.';
comment on column "stripe"."financial_connections_accounts"."balance_credit_used" is 'Credit used: minor units by currency.';
comment on column "stripe"."financial_connections_accounts"."balance_current" is 'Balance without pending transactions: minor units by currency.';
comment on column "stripe"."financial_connections_accounts"."balance_type" is 'Kind of balance: cash or credit.';
comment on column "stripe"."financial_connections_accounts"."balance_refresh_last_attempted_at" is 'Refresh of the balance: When it was last started.';
comment on column "stripe"."financial_connections_accounts"."balance_refresh_next_refresh_available_at" is 'Refresh of the balance: When the next can start; null while pending.';
comment on column "stripe"."financial_connections_accounts"."balance_refresh_status" is 'Refresh of the balance: How the last ended: succeeded, failed or pending.';
comment on column "stripe"."financial_connections_accounts"."category" is 'Kind of account: cash, credit, investment or other.';
comment on column "stripe"."financial_connections_accounts"."created" is 'When the account was linked.';
comment on column "stripe"."financial_connections_accounts"."display_name" is 'Name that the holder or the bank gave the account.';
comment on column "stripe"."financial_connections_accounts"."institution_name" is 'Name of the bank or other institution that keeps it.';
comment on column "stripe"."financial_connections_accounts"."last4" is 'Last four digits of the account number.';
comment on column "stripe"."financial_connections_accounts"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."financial_connections_accounts"."ownership" is 'Id of the current set of owners; see financial_connections_account_owners.';
comment on column "stripe"."financial_connections_accounts"."ownership_refresh_last_attempted_at" is 'Refresh of the owners: When it was last started.';
comment on column "stripe"."financial_connections_accounts"."ownership_refresh_next_refresh_available_at" is 'Refresh of the owners: When the next can start; null while pending.';
comment on column "stripe"."financial_connections_accounts"."ownership_refresh_status" is 'Refresh of the owners: How the last ended: succeeded, failed or pending.';
comment on column "stripe"."financial_connections_accounts"."permissions" is 'List of what the holder allowed: balances, ownership, payment_method, transactions.';
comment on column "stripe"."financial_connections_accounts"."status" is 'State of the link: active, inactive or disconnected.';
comment on column "stripe"."financial_connections_accounts"."status_details_active_action" is 'What keeps the link active: none or relink_required.';
comment on column "stripe"."financial_connections_accounts"."status_details_active_cause" is 'Why it will end: access_expired, institution_requirement, unspecified.';
comment on column "stripe"."financial_connections_accounts"."status_details_active_expected_deactivation_date" is 'When the link should become inactive.';
comment on column "stripe"."financial_connections_accounts"."subcategory" is 'Finer kind: checking, savings, credit_card, line_of_credit, mortgage or other.';
comment on column "stripe"."financial_connections_accounts"."subscriptions" is 'List of data that is refreshed regularly: transactions.';
comment on column "stripe"."financial_connections_accounts"."supported_payment_method_types" is 'List of payment methods it can become: us_bank_account, link.';
comment on column "stripe"."financial_connections_accounts"."transaction_refresh_id" is 'Refresh of the transactions: identifier.';
comment on column "stripe"."financial_connections_accounts"."transaction_refresh_last_attempted_at" is 'Refresh of the transactions: When it was last started.';
comment on column "stripe"."financial_connections_accounts"."transaction_refresh_next_refresh_available_at" is 'Refresh of the transactions: When the next can start; null while pending.';
comment on column "stripe"."financial_connections_accounts"."transaction_refresh_status" is 'Refresh of the transactions: How the last ended: succeeded, failed or pending.';
comment on column "stripe"."financial_connections_accounts"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."financial_connections_accounts"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."financial_connections_accounts"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."financial_connections_accounts"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."financial_connections_accounts"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."financial_connections_transactions" (
    "id" text not null,
    "account" text,
    "amount" bigint,
    "currency" text,
    "description" text,
    "livemode" boolean,
    "status" text,
    "status_transitions_posted_at" timestamp with time zone,
    "status_transitions_void_at" timestamp with time zone,
    "transacted_at" timestamp with time zone,
    "transaction_refresh" text,
    "updated" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."financial_connections_transactions" is 'A transaction on a linked bank account, as the bank reports it.';
comment on column "stripe"."financial_connections_transactions"."id" is 'Stripe''s identifier, `fctxn_...`.';
comment on column "stripe"."financial_connections_transactions"."account" is 'The linked account that the transaction is on.';
comment on column "stripe"."financial_connections_transactions"."amount" is 'Amount in minor units of `currency`.';
comment on column "stripe"."financial_connections_transactions"."currency" is 'Three-letter currency code, lowercase.';
comment on column "stripe"."financial_connections_transactions"."description" is 'What the bank says the transaction is.';
comment on column "stripe"."financial_connections_transactions"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."financial_connections_transactions"."status" is 'Where it stands: pending, posted or void.';
comment on column "stripe"."financial_connections_transactions"."status_transitions_posted_at" is 'When the transaction was posted.';
comment on column "stripe"."financial_connections_transactions"."status_transitions_void_at" is 'When the transaction was voided.';
comment on column "stripe"."financial_connections_transactions"."transacted_at" is 'When the transaction was made.';
comment on column "stripe"."financial_connections_transactions"."transaction_refresh" is 'Id of the refresh that last wrote it; see the account.';
comment on column "stripe"."financial_connections_transactions"."updated" is 'When Stripe last changed the record.';
comment on column "stripe"."financial_connections_transactions"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."financial_connections_transactions"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."financial_connections_transactions"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."financial_connections_transactions"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."financial_connections_transactions"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."forwarding_requests" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "metadata" jsonb,
    "payment_method" text,
    "replacements" jsonb,
    "request_context_destination_duration" bigint,
    "request_context_destination_ip_address" text,
    "request_details_body" text,
    "request_details_http_method" text,
    "response_details_body" text,
    "response_details_status" bigint,
    "url" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."forwarding_requests" is 'A request that Stripe sent on to another processor with the card details filled in.';
comment on column "stripe"."forwarding_requests"."id" is 'Stripe''s identifier, `fwdreq_...`.';
comment on column "stripe"."forwarding_requests"."created" is 'When the request was forwarded.';
comment on column "stripe"."forwarding_requests"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."forwarding_requests"."metadata" is 'Key-value pairs that you attached to it in Stripe.';
comment on column "stripe"."forwarding_requests"."payment_method" is 'The payment method whose details were filled in.';
comment on column "stripe"."forwarding_requests"."replacements" is 'List of what was filled in, e.g. card_number, card_cvc.';
comment on column "stripe"."forwarding_requests"."request_context_destination_duration" is 'How long the destination took to answer, in milliseconds.';
comment on column "stripe"."forwarding_requests"."request_context_destination_ip_address" is 'IP address of the destination.';
comment on column "stripe"."forwarding_requests"."request_details_body" is 'What was sent, card details masked.';
comment on column "stripe"."forwarding_requests"."request_details_http_method" is 'HTTP method of the request, always POST.';
comment on column "stripe"."forwarding_requests"."response_details_body" is 'What the destination answered.';
comment on column "stripe"."forwarding_requests"."response_details_status" is 'HTTP status of the destination''s answer, e.g. 200.';
comment on column "stripe"."forwarding_requests"."url" is 'Address of the destination that it was sent to.';
comment on column "stripe"."forwarding_requests"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."forwarding_requests"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."forwarding_requests"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."forwarding_requests"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."forwarding_requests"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."identity_verification_reports" (
    "id" text not null,
    "client_reference_id" text,
    "created" timestamp with time zone,
    "document_address_city" text,
    "document_address_country" text,
    "document_address_line1" text,
    "document_address_line2" text,
    "document_address_postal_code" text,
    "document_address_state" text,
    "document_dob_day" bigint,
    "document_dob_month" bigint,
    "document_dob_year" bigint,
    "document_error_code" text,
    "document_error_reason" text,
    "document_expiration_date_day" bigint,
    "document_expiration_date_month" bigint,
    "document_expiration_date_year" bigint,
    "document_files" jsonb,
    "document_first_name" text,
    "document_issued_date_day" bigint,
    "document_issued_date_month" bigint,
    "document_issued_date_year" bigint,
    "document_issuing_country" text,
    "document_last_name" text,
    "document_sex" text,
    "document_status" text,
    "document_type" text,
    "document_unparsed_place_of_birth" text,
    "document_unparsed_sex" text,
    "email_email" text,
    "email_error_code" text,
    "email_error_reason" text,
    "email_status" text,
    "id_number_dob_day" bigint,
    "id_number_dob_month" bigint,
    "id_number_dob_year" bigint,
    "id_number_error_code" text,
    "id_number_error_reason" text,
    "id_number_first_name" text,
    "id_number_id_number_type" text,
    "id_number_last_name" text,
    "id_number_status" text,
    "livemode" boolean,
    "options_document_allowed_types" jsonb,
    "options_document_require_id_number" boolean,
    "options_document_require_live_capture" boolean,
    "options_document_require_matching_selfie" boolean,
    "phone_error_code" text,
    "phone_error_reason" text,
    "phone_phone" text,
    "phone_status" text,
    "selfie_document" text,
    "selfie_error_code" text,
    "selfie_error_reason" text,
    "selfie_selfie" text,
    "selfie_status" text,
    "type" text,
    "verification_flow" text,
    "verification_session" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."identity_verification_reports" is 'The checks made in a verification session, each with what it found.';
comment on column "stripe"."identity_verification_reports"."id" is 'Stripe''s identifier, `vr_...`.';
comment on column "stripe"."identity_verification_reports"."client_reference_id" is 'Your own reference for the person.';
comment on column "stripe"."identity_verification_reports"."created" is 'When the report was created.';
comment on column "stripe"."identity_verification_reports"."document_address_city" is 'Document''s address: City, district, suburb, town or village.';
comment on column "stripe"."identity_verification_reports"."document_address_country" is 'Document''s address: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."identity_verification_reports"."document_address_line1" is 'Document''s address: Street and number, or PO box.';
comment on column "stripe"."identity_verification_reports"."document_address_line2" is 'Document''s address: Apartment, suite, unit or building.';
comment on column "stripe"."identity_verification_reports"."document_address_postal_code" is 'Document''s address: Postal or ZIP code.';
comment on column "stripe"."identity_verification_reports"."document_address_state" is 'Document''s address: State, county, province or region.';
comment on column "stripe"."identity_verification_reports"."document_dob_day" is 'Document''s date of birth, for keys that may see it: Day, 1 to 31.';
comment on column "stripe"."identity_verification_reports"."document_dob_month" is 'Document''s date of birth, for keys that may see it: Month, 1 to 12.';
comment on column "stripe"."identity_verification_reports"."document_dob_year" is 'Document''s date of birth, for keys that may see it: Year, four digits.';
comment on column "stripe"."identity_verification_reports"."document_error_code" is 'Document: Why the check failed, as a code.';
comment on column "stripe"."identity_verification_reports"."document_error_reason" is 'Document: Why the check failed, in words.';
comment on column "stripe"."identity_verification_reports"."document_expiration_date_day" is 'Document''s expiry, for keys that may see it: Day, 1 to 31.';
comment on column "stripe"."identity_verification_reports"."document_expiration_date_month" is 'Document''s expiry, for keys that may see it: Month, 1 to 12.';
comment on column "stripe"."identity_verification_reports"."document_expiration_date_year" is 'Document''s expiry, for keys that may see it: Year, four digits.';
comment on column "stripe"."identity_verification_reports"."document_files" is 'List of ids of the files with its images.';
comment on column "stripe"."identity_verification_reports"."document_first_name" is 'First name as the document has it.';
comment on column "stripe"."identity_verification_reports"."document_issued_date_day" is 'Document''s date of issue: Day, 1 to 31.';
comment on column "stripe"."identity_verification_reports"."document_issued_date_month" is 'Document''s date of issue: Month, 1 to 12.';
comment on column "stripe"."identity_verification_reports"."document_issued_date_year" is 'Document''s date of issue: Year, four digits.';
comment on column "stripe"."identity_verification_reports"."document_issuing_country" is 'Country that issued the document.';
comment on column "stripe"."identity_verification_reports"."document_last_name" is 'Last name as the document has it.';
comment on column "stripe"."identity_verification_reports"."document_sex" is 'Sex in the document: female, male, unknown or [redacted].';
comment on column "stripe"."identity_verification_reports"."document_status" is 'Document check: verified or unverified.';
comment on column "stripe"."identity_verification_reports"."document_type" is 'Document: driving_license, id_card or passport.';
comment on column "stripe"."identity_verification_reports"."document_unparsed_place_of_birth" is 'Place of birth, as the document writes it.';
comment on column "stripe"."identity_verification_reports"."document_unparsed_sex" is 'Sex, as the document writes it.';
comment on column "stripe"."identity_verification_reports"."email_email" is 'Email address that was checked.';
comment on column "stripe"."identity_verification_reports"."email_error_code" is 'Email: Why the check failed, as a code.';
comment on column "stripe"."identity_verification_reports"."email_error_reason" is 'Email: Why the check failed, in words.';
comment on column "stripe"."identity_verification_reports"."email_status" is 'Email check: verified or unverified.';
comment on column "stripe"."identity_verification_reports"."id_number_dob_day" is 'Date of birth with the number, for keys that may see it: Day, 1 to 31.';
comment on column "stripe"."identity_verification_reports"."id_number_dob_month" is 'Date of birth with the number, for keys that may see it: Month, 1 to 12.';
comment on column "stripe"."identity_verification_reports"."id_number_dob_year" is 'Date of birth with the number, for keys that may see it: Year, four digits.';
comment on column "stripe"."identity_verification_reports"."id_number_error_code" is 'ID number: Why the check failed, as a code.';
comment on column "stripe"."identity_verification_reports"."id_number_error_reason" is 'ID number: Why the check failed, in words.';
comment on column "stripe"."identity_verification_reports"."id_number_first_name" is 'First name given with the number.';
comment on column "stripe"."identity_verification_reports"."id_number_id_number_type" is 'Kind of number: br_cpf, sg_nric or us_ssn.';
comment on column "stripe"."identity_verification_reports"."id_number_last_name" is 'Last name given with the number.';
comment on column "stripe"."identity_verification_reports"."id_number_status" is 'ID number check: verified or unverified.';
comment on column "stripe"."identity_verification_reports"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."identity_verification_reports"."options_document_allowed_types" is 'Document: List of documents accepted: driving_license, id_card, passport.';
comment on column "stripe"."identity_verification_reports"."options_document_require_id_number" is 'Document: True if the ID number is checked too.';
comment on column "stripe"."identity_verification_reports"."options_document_require_live_capture" is 'Document: True if images must be taken with the camera there and then.';
comment on column "stripe"."identity_verification_reports"."options_document_require_matching_selfie" is 'Document: True if the face is compared with a selfie.';
comment on column "stripe"."identity_verification_reports"."phone_error_code" is 'Phone: Why the check failed, as a code.';
comment on column "stripe"."identity_verification_reports"."phone_error_reason" is 'Phone: Why the check failed, in words.';
comment on column "stripe"."identity_verification_reports"."phone_phone" is 'Phone number that was checked.';
comment on column "stripe"."identity_verification_reports"."phone_status" is 'Phone check: verified or unverified.';
comment on column "stripe"."identity_verification_reports"."selfie_document" is 'File of the document''s image that the selfie is compared with.';
comment on column "stripe"."identity_verification_reports"."selfie_error_code" is 'Selfie: Why the check failed, as a code.';
comment on column "stripe"."identity_verification_reports"."selfie_error_reason" is 'Selfie: Why the check failed, in words.';
comment on column "stripe"."identity_verification_reports"."selfie_selfie" is 'File of the selfie that was checked.';
comment on column "stripe"."identity_verification_reports"."selfie_status" is 'Selfie check: verified or unverified.';
comment on column "stripe"."identity_verification_reports"."type" is 'What was checked: document, id_number or verification_flow.';
comment on column "stripe"."identity_verification_reports"."verification_flow" is 'Id of the flow set up in the dashboard, if one was used.';
comment on column "stripe"."identity_verification_reports"."verification_session" is 'The session that the report is of.';
comment on column "stripe"."identity_verification_reports"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."identity_verification_reports"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."identity_verification_reports"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."identity_verification_reports"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."identity_verification_reports"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."identity_verification_sessions" (
    "id" text not null,
    "client_reference_id" text,
    "created" timestamp with time zone,
    "last_error_code" text,
    "last_error_reason" text,
    "last_verification_report" text,
    "livemode" boolean,
    "metadata" jsonb,
    "options_document_allowed_types" jsonb,
    "options_document_require_id_number" boolean,
    "options_document_require_live_capture" boolean,
    "options_document_require_matching_selfie" boolean,
    "options_email_require_verification" boolean,
    "options_matching_dob" text,
    "options_matching_name" text,
    "options_phone_require_verification" boolean,
    "provided_details_email" text,
    "provided_details_phone" text,
    "redaction_status" text,
    "related_customer" text,
    "related_customer_account" text,
    "related_person_account" text,
    "related_person_person" text,
    "status" text,
    "type" text,
    "verification_flow" text,
    "verified_outputs_address_city" text,
    "verified_outputs_address_country" text,
    "verified_outputs_address_line1" text,
    "verified_outputs_address_line2" text,
    "verified_outputs_address_postal_code" text,
    "verified_outputs_address_state" text,
    "verified_outputs_dob_day" bigint,
    "verified_outputs_dob_month" bigint,
    "verified_outputs_dob_year" bigint,
    "verified_outputs_email" text,
    "verified_outputs_first_name" text,
    "verified_outputs_id_number_type" text,
    "verified_outputs_last_name" text,
    "verified_outputs_phone" text,
    "verified_outputs_sex" text,
    "verified_outputs_unparsed_place_of_birth" text,
    "verified_outputs_unparsed_sex" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."identity_verification_sessions" is 'An attempt to verify a person''s identity, with its state and the outcome.';
comment on column "stripe"."identity_verification_sessions"."id" is 'Stripe''s identifier, `vs_...`.';
comment on column "stripe"."identity_verification_sessions"."client_reference_id" is 'Your own reference for the person.';
comment on column "stripe"."identity_verification_sessions"."created" is 'When the session was created.';
comment on column "stripe"."identity_verification_sessions"."last_error_code" is 'Last error: Why the check failed, as a code.';
comment on column "stripe"."identity_verification_sessions"."last_error_reason" is 'Last error: Why the check failed, in words.';
comment on column "stripe"."identity_verification_sessions"."last_verification_report" is 'The newest report on the session''s checks.';
comment on column "stripe"."identity_verification_sessions"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."identity_verification_sessions"."metadata" is 'Key-value pairs that you attached to it in Stripe.';
comment on column "stripe"."identity_verification_sessions"."options_document_allowed_types" is 'Document: List of documents accepted: driving_license, id_card, passport.';
comment on column "stripe"."identity_verification_sessions"."options_document_require_id_number" is 'Document: True if the ID number is checked too.';
comment on column "stripe"."identity_verification_sessions"."options_document_require_live_capture" is 'Document: True if images must be taken with the camera there and then.';
comment on column "stripe"."identity_verification_sessions"."options_document_require_matching_selfie" is 'Document: True if the face is compared with a selfie.';
comment on column "stripe"."identity_verification_sessions"."options_email_require_verification" is 'True if the email is verified with a one-time code.';
comment on column "stripe"."identity_verification_sessions"."options_matching_dob" is 'How strictly the date of birth must match: none or similar.';
comment on column "stripe"."identity_verification_sessions"."options_matching_name" is 'How strictly the name must match: none or similar.';
comment on column "stripe"."identity_verification_sessions"."options_phone_require_verification" is 'True if the phone is verified with a one-time code.';
comment on column "stripe"."identity_verification_sessions"."provided_details_email" is 'Email address that was given to verify.';
comment on column "stripe"."identity_verification_sessions"."provided_details_phone" is 'Phone number that was given to verify.';
comment on column "stripe"."identity_verification_sessions"."redaction_status" is 'Removal of personal data: validated, processing or redacted; null if none.';
comment on column "stripe"."identity_verification_sessions"."related_customer" is 'The customer whose identity is verified.';
comment on column "stripe"."identity_verification_sessions"."related_customer_account" is 'Id of the account that stands for the customer.';
comment on column "stripe"."identity_verification_sessions"."related_person_account" is 'The account of the person it is about.';
comment on column "stripe"."identity_verification_sessions"."related_person_person" is 'The person whose identity is verified.';
comment on column "stripe"."identity_verification_sessions"."status" is 'Where it stands: requires_input, processing, verified or canceled.';
comment on column "stripe"."identity_verification_sessions"."type" is 'What is checked: document, id_number or verification_flow.';
comment on column "stripe"."identity_verification_sessions"."verification_flow" is 'Id of the flow set up in the dashboard, if one was used.';
comment on column "stripe"."identity_verification_sessions"."verified_outputs_address_city" is 'Verified address: City, district, suburb, town or village.';
comment on column "stripe"."identity_verification_sessions"."verified_outputs_address_country" is 'Verified address: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."identity_verification_sessions"."verified_outputs_address_line1" is 'Verified address: Street and number, or PO box.';
comment on column "stripe"."identity_verification_sessions"."verified_outputs_address_line2" is 'Verified address: Apartment, suite, unit or building.';
comment on column "stripe"."identity_verification_sessions"."verified_outputs_address_postal_code" is 'Verified address: Postal or ZIP code.';
comment on column "stripe"."identity_verification_sessions"."verified_outputs_address_state" is 'Verified address: State, county, province or region.';
comment on column "stripe"."identity_verification_sessions"."verified_outputs_dob_day" is 'Verified date of birth, for keys that may see it: Day, 1 to 31.';
comment on column "stripe"."identity_verification_sessions"."verified_outputs_dob_month" is 'Verified date of birth, for keys that may see it: Month, 1 to 12.';
comment on column "stripe"."identity_verification_sessions"."verified_outputs_dob_year" is 'Verified date of birth, for keys that may see it: Year, four digits.';
comment on column "stripe"."identity_verification_sessions"."verified_outputs_email" is 'Email address, once it is verified.';
comment on column "stripe"."identity_verification_sessions"."verified_outputs_first_name" is 'First name, once it is verified.';
comment on column "stripe"."identity_verification_sessions"."verified_outputs_id_number_type" is 'Kind of number that was verified: br_cpf, sg_nric or us_ssn.';
comment on column "stripe"."identity_verification_sessions"."verified_outputs_last_name" is 'Last name, once it is verified.';
comment on column "stripe"."identity_verification_sessions"."verified_outputs_phone" is 'Phone number, once it is verified.';
comment on column "stripe"."identity_verification_sessions"."verified_outputs_sex" is 'Verified sex: female, male, unknown or [redacted].';
comment on column "stripe"."identity_verification_sessions"."verified_outputs_unparsed_place_of_birth" is 'Verified place of birth, as the document writes it.';
comment on column "stripe"."identity_verification_sessions"."verified_outputs_unparsed_sex" is 'Verified sex, as the document writes it.';
comment on column "stripe"."identity_verification_sessions"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."identity_verification_sessions"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."identity_verification_sessions"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."identity_verification_sessions"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."identity_verification_sessions"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."invoice_items" (
    "id" text not null,
    "date" timestamp with time zone,
    "livemode" boolean,
    "customer_id" text,
    "customer_account" text,
    "invoice_id" text,
    "subscription_id" text,
    "subscription_item" text,
    "parent_type" text,
    "plan_id" text,
    "pricing_price_details_product" text,
    "pricing_type" text,
    "pricing_unit_amount_decimal" numeric,
    "description" text,
    "quantity" bigint,
    "quantity_decimal" numeric,
    "currency" text,
    "amount" bigint,
    "net_amount" bigint,
    "discountable" boolean,
    "discounts" jsonb,
    "tax_rates" jsonb,
    "period_start" timestamp with time zone,
    "period_end" timestamp with time zone,
    "proration" boolean,
    "proration_details_discount_amounts" jsonb,
    "proration_details_credited_items_type" text,
    "proration_details_credited_items_invoice_item" text,
    "proration_details_credited_items_invoice" text,
    "proration_details_credited_items_invoice_line_items" jsonb,
    "invoicing_rules" jsonb,
    "frozen_fields" jsonb,
    "test_clock" text,
    "metadata" jsonb,
    "is_deleted" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."invoice_items" is 'A charge or credit that goes onto the customer''s next invoice, or went onto one.';
comment on column "stripe"."invoice_items"."id" is 'Stripe''s identifier, `ii_...`.';
comment on column "stripe"."invoice_items"."date" is 'When the invoice item was created.';
comment on column "stripe"."invoice_items"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."invoice_items"."customer_id" is 'Customer who is billed.';
comment on column "stripe"."invoice_items"."customer_account" is 'Account standing for the customer who is billed.';
comment on column "stripe"."invoice_items"."invoice_id" is 'Invoice that the item is on; null while pending.';
comment on column "stripe"."invoice_items"."subscription_id" is 'Subscription that the item came from or goes with.';
comment on column "stripe"."invoice_items"."subscription_item" is 'Subscription item that the item came from.';
comment on column "stripe"."invoice_items"."parent_type" is 'What made the item: `subscription_details`, or null.';
comment on column "stripe"."invoice_items"."plan_id" is 'Price that the item bills; for former plans the plan''s id.';
comment on column "stripe"."invoice_items"."pricing_price_details_product" is 'Product that the item bills.';
comment on column "stripe"."invoice_items"."pricing_type" is 'How it is priced; at present `price_details`.';
comment on column "stripe"."invoice_items"."pricing_unit_amount_decimal" is 'Amount per unit in minor units, to 12 decimal places.';
comment on column "stripe"."invoice_items"."description" is 'What is billed, as customers read it.';
comment on column "stripe"."invoice_items"."quantity" is 'How many units are billed, decimals cut off.';
comment on column "stripe"."invoice_items"."quantity_decimal" is 'How many units are billed, to 12 decimal places.';
comment on column "stripe"."invoice_items"."currency" is 'Three-letter currency code of the amounts, in lower case.';
comment on column "stripe"."invoice_items"."amount" is 'Amount of the item in minor units; negative for credits.';
comment on column "stripe"."invoice_items"."net_amount" is 'Amount after discounts, before credits and taxes, in minor units.';
comment on column "stripe"."invoice_items"."discountable" is 'Whether discounts apply to the item; never to prorations.';
comment on column "stripe"."invoice_items"."discounts" is 'Ids of the discounts on the item itself.';
comment on column "stripe"."invoice_items"."tax_rates" is 'Tax rates that the item carries instead of the invoice''s.';
comment on column "stripe"."invoice_items"."period_start" is 'Start of the time that the item bills for.';
comment on column "stripe"."invoice_items"."period_end" is 'End of the time that the item bills for.';
comment on column "stripe"."invoice_items"."proration" is 'Whether it settles a change of plan in mid-period.';
comment on column "stripe"."invoice_items"."proration_details_discount_amounts" is 'Discounts contained in a proration, in minor units.';
comment on column "stripe"."invoice_items"."proration_details_credited_items_type" is 'What a credit proration takes back: `invoice_item` or `invoice_line_items`.';
comment on column "stripe"."invoice_items"."proration_details_credited_items_invoice_item" is 'Invoice item that a credit proration takes back.';
comment on column "stripe"."invoice_items"."proration_details_credited_items_invoice" is 'Invoice whose lines a credit proration takes back.';
comment on column "stripe"."invoice_items"."proration_details_credited_items_invoice_line_items" is 'Ids of the invoice lines that a credit proration takes back.';
comment on column "stripe"."invoice_items"."invoicing_rules" is 'Conditions that must hold before the item is invoiced.';
comment on column "stripe"."invoice_items"."frozen_fields" is 'Names of the fields that can no longer be changed.';
comment on column "stripe"."invoice_items"."test_clock" is 'Test clock that the item runs on.';
comment on column "stripe"."invoice_items"."metadata" is 'The account''s own keys and values on the item.';
comment on column "stripe"."invoice_items"."is_deleted" is 'Whether the item was deleted at Stripe.';
comment on column "stripe"."invoice_items"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."invoice_items"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."invoice_items"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."invoice_items"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."invoice_items"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."invoice_lines" (
    "id" text not null,
    "invoice_id" text,
    "livemode" boolean,
    "type" text,
    "item_id" text,
    "subscription_id" text,
    "subscription_item" text,
    "plan_id" text,
    "pricing_price_details_product" text,
    "pricing_type" text,
    "pricing_unit_amount_decimal" numeric,
    "description" text,
    "quantity" bigint,
    "quantity_decimal" numeric,
    "currency" text,
    "amount" bigint,
    "subtotal" bigint,
    "discountable" boolean,
    "discounts" jsonb,
    "discount_amounts" jsonb,
    "pretax_credit_amounts" jsonb,
    "tax_rates" text,
    "taxes" jsonb,
    "period_start" timestamp with time zone,
    "period_end" timestamp with time zone,
    "proration" boolean,
    "proration_details_credited_items_invoice" text,
    "proration_details_credited_items_invoice_line_items" jsonb,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."invoice_lines" is 'One line of an invoice, made from an invoice item or from a subscription item.';
comment on column "stripe"."invoice_lines"."id" is 'Stripe''s identifier, `il_...`; on old invoices `ii_...` or `sub_...`.';
comment on column "stripe"."invoice_lines"."invoice_id" is 'Invoice that the line stands on.';
comment on column "stripe"."invoice_lines"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."invoice_lines"."type" is 'What made the line: `subscription_item_details` or `invoice_item_details`.';
comment on column "stripe"."invoice_lines"."item_id" is 'Invoice item that the line was made from.';
comment on column "stripe"."invoice_lines"."subscription_id" is 'Subscription that the line bills.';
comment on column "stripe"."invoice_lines"."subscription_item" is 'Subscription item that the line was made from.';
comment on column "stripe"."invoice_lines"."plan_id" is 'Price that the line bills; for former plans the plan''s id.';
comment on column "stripe"."invoice_lines"."pricing_price_details_product" is 'Product that the line bills.';
comment on column "stripe"."invoice_lines"."pricing_type" is 'How it is priced; at present `price_details`.';
comment on column "stripe"."invoice_lines"."pricing_unit_amount_decimal" is 'Amount per unit in minor units, to 12 decimal places.';
comment on column "stripe"."invoice_lines"."description" is 'What is billed, as customers read it.';
comment on column "stripe"."invoice_lines"."quantity" is 'How many units are billed, decimals cut off.';
comment on column "stripe"."invoice_lines"."quantity_decimal" is 'How many units are billed, to 12 decimal places.';
comment on column "stripe"."invoice_lines"."currency" is 'Three-letter currency code of the amounts, in lower case.';
comment on column "stripe"."invoice_lines"."amount" is 'Amount of the line in minor units; negative for credits.';
comment on column "stripe"."invoice_lines"."subtotal" is 'Amount before discounts and taxes, in minor units.';
comment on column "stripe"."invoice_lines"."discountable" is 'Whether discounts apply to the line; never to prorations.';
comment on column "stripe"."invoice_lines"."discounts" is 'Ids of the discounts on the line itself.';
comment on column "stripe"."invoice_lines"."discount_amounts" is 'Amount taken off the line by each discount, in minor units.';
comment on column "stripe"."invoice_lines"."pretax_credit_amounts" is 'Amount taken off before tax by each discount or credit grant, in minor units.';
comment on column "stripe"."invoice_lines"."tax_rates" is 'Tax rates set on the line; only under API versions before 2025-03-31, see taxes.';
comment on column "stripe"."invoice_lines"."taxes" is 'Amount, taxable amount, reason and rate of each tax on the line.';
comment on column "stripe"."invoice_lines"."period_start" is 'Start of the time that the line bills for.';
comment on column "stripe"."invoice_lines"."period_end" is 'End of the time that the line bills for.';
comment on column "stripe"."invoice_lines"."proration" is 'Whether it settles a change in mid-period.';
comment on column "stripe"."invoice_lines"."proration_details_credited_items_invoice" is 'Invoice whose lines a credit proration takes back.';
comment on column "stripe"."invoice_lines"."proration_details_credited_items_invoice_line_items" is 'Ids of the invoice lines that a credit proration takes back.';
comment on column "stripe"."invoice_lines"."metadata" is 'The account''s own keys and values; on subscription lines those of the subscription.';
comment on column "stripe"."invoice_lines"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."invoice_lines"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."invoice_lines"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."invoice_lines"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."invoice_lines"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."invoice_payments" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "invoice" text,
    "status" text,
    "is_default" boolean,
    "currency" text,
    "amount_requested" bigint,
    "amount_paid" bigint,
    "payment_type" text,
    "payment_payment_intent" text,
    "payment_charge" text,
    "payment_payment_record" text,
    "status_transitions_paid_at" timestamp with time zone,
    "status_transitions_canceled_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."invoice_payments" is 'A payment, or an intended one, towards an invoice; an invoice can have several.';
comment on column "stripe"."invoice_payments"."id" is 'Stripe''s identifier, `inpay_...`.';
comment on column "stripe"."invoice_payments"."created" is 'When the invoice payment was created.';
comment on column "stripe"."invoice_payments"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."invoice_payments"."invoice" is 'Invoice that is paid.';
comment on column "stripe"."invoice_payments"."status" is '`open`, `paid` or `canceled`.';
comment on column "stripe"."invoice_payments"."is_default" is 'Whether Stripe made the payment itself when it finalized the invoice.';
comment on column "stripe"."invoice_payments"."currency" is 'Three-letter currency code of the amounts, in lower case.';
comment on column "stripe"."invoice_payments"."amount_requested" is 'What was meant to be paid, in minor units.';
comment on column "stripe"."invoice_payments"."amount_paid" is 'What was paid, in minor units; null until it is.';
comment on column "stripe"."invoice_payments"."payment_type" is 'What carries the payment: `payment_intent`, `charge` or `payment_record`.';
comment on column "stripe"."invoice_payments"."payment_payment_intent" is 'Payment intent that carries the payment.';
comment on column "stripe"."invoice_payments"."payment_charge" is 'Charge that carries the payment, if without an intent.';
comment on column "stripe"."invoice_payments"."payment_payment_record" is 'Record of a payment made outside of Stripe.';
comment on column "stripe"."invoice_payments"."status_transitions_paid_at" is 'When the payment succeeded.';
comment on column "stripe"."invoice_payments"."status_transitions_canceled_at" is 'When the payment was canceled.';
comment on column "stripe"."invoice_payments"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."invoice_payments"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."invoice_payments"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."invoice_payments"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."invoice_payments"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."invoice_rendering_templates" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "nickname" text,
    "status" text,
    "version" bigint,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."invoice_rendering_templates" is 'A layout that invoices can be rendered with.';
comment on column "stripe"."invoice_rendering_templates"."id" is 'Stripe''s identifier, `inrtem_...`.';
comment on column "stripe"."invoice_rendering_templates"."created" is 'When the template was created.';
comment on column "stripe"."invoice_rendering_templates"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."invoice_rendering_templates"."nickname" is 'The account''s own name of the template, hidden from customers.';
comment on column "stripe"."invoice_rendering_templates"."status" is '`active` or `archived`.';
comment on column "stripe"."invoice_rendering_templates"."version" is 'Counts up with every change that affects how invoices look.';
comment on column "stripe"."invoice_rendering_templates"."metadata" is 'The account''s own keys and values on the template.';
comment on column "stripe"."invoice_rendering_templates"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."invoice_rendering_templates"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."invoice_rendering_templates"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."invoice_rendering_templates"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."invoice_rendering_templates"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."invoices" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "number" text,
    "status" text,
    "billing_reason" text,
    "collection_method" text,
    "customer_id" text,
    "customer_account" text,
    "subscription_id" text,
    "parent_type" text,
    "parent_subscription_details_metadata" jsonb,
    "subscription_proration_date" timestamp with time zone,
    "quote" text,
    "charge_id" text,
    "currency" text,
    "subtotal" bigint,
    "subtotal_excluding_tax" bigint,
    "total" bigint,
    "total_excluding_tax" bigint,
    "amount_due" bigint,
    "amount_paid" bigint,
    "amount_paid_off_stripe" bigint,
    "amount_overpaid" bigint,
    "amount_remaining" bigint,
    "amount_shipping" bigint,
    "application_fee" bigint,
    "tax" bigint,
    "tax_percent" numeric,
    "total_taxes" jsonb,
    "total_discount_amounts" jsonb,
    "total_pretax_credit_amounts" jsonb,
    "pre_payment_credit_notes_amount" bigint,
    "post_payment_credit_notes_amount" bigint,
    "starting_balance" bigint,
    "ending_balance" bigint,
    "discount_id" text,
    "discounts" jsonb,
    "default_tax_rates" jsonb,
    "threshold_reason" jsonb,
    "attempted" boolean,
    "attempt_count" bigint,
    "next_payment_attempt" timestamp with time zone,
    "paid" boolean,
    "closed" boolean,
    "forgiven" boolean,
    "auto_advance" boolean,
    "automatically_finalizes_at" timestamp with time zone,
    "date" timestamp with time zone,
    "due_date" timestamp with time zone,
    "effective_at" timestamp with time zone,
    "period_start" timestamp with time zone,
    "period_end" timestamp with time zone,
    "status_transitions_finalized_at" timestamp with time zone,
    "status_transitions_marked_uncollectible_at" timestamp with time zone,
    "status_transitions_paid_at" timestamp with time zone,
    "status_transitions_voided_at" timestamp with time zone,
    "status_details_uncollectible_reason" text,
    "webhooks_delivered_at" timestamp with time zone,
    "automatic_tax_enabled" boolean,
    "automatic_tax_liability_account" text,
    "automatic_tax_liability_type" text,
    "automatic_tax_disabled_reason" text,
    "automatic_tax_provider" text,
    "automatic_tax_status" text,
    "default_payment_method" text,
    "default_source" text,
    "payment_settings_default_mandate" text,
    "payment_settings_payment_method_types" jsonb,
    "payment_settings_payment_method_options" jsonb,
    "application" text,
    "on_behalf_of" text,
    "issuer_account" text,
    "issuer_type" text,
    "account_country" text,
    "account_name" text,
    "account_tax_ids" jsonb,
    "customer_name" text,
    "customer_email" text,
    "customer_phone" text,
    "customer_address_city" text,
    "customer_address_country" text,
    "customer_address_line1" text,
    "customer_address_line2" text,
    "customer_address_postal_code" text,
    "customer_address_state" text,
    "customer_shipping" jsonb,
    "customer_tax_exempt" text,
    "customer_tax_ids" jsonb,
    "shipping_cost_amount_subtotal" bigint,
    "shipping_cost_amount_tax" bigint,
    "shipping_cost_amount_total" bigint,
    "shipping_cost_shipping_rate" text,
    "shipping_cost_taxes" jsonb,
    "shipping_details_address_city" text,
    "shipping_details_address_country" text,
    "shipping_details_address_line1" text,
    "shipping_details_address_line2" text,
    "shipping_details_address_postal_code" text,
    "shipping_details_address_state" text,
    "shipping_details_carrier" text,
    "shipping_details_name" text,
    "shipping_details_phone" text,
    "shipping_details_tracking_number" text,
    "description" text,
    "footer" text,
    "custom_fields" jsonb,
    "statement_descriptor" text,
    "receipt_number" text,
    "hosted_invoice_url" text,
    "invoice_pdf" text,
    "rendering" jsonb,
    "from_invoice_action" text,
    "from_invoice_invoice" text,
    "latest_revision" text,
    "last_finalization_error_type" text,
    "last_finalization_error_code" text,
    "last_finalization_error_message" text,
    "last_finalization_error_charge" text,
    "last_finalization_error_payment_intent_id" text,
    "last_finalization_error_payment_method_id" text,
    "last_finalization_error_setup_intent_id" text,
    "last_finalization_error_source_id" text,
    "last_finalization_error_details" jsonb,
    "test_clock" text,
    "metadata" jsonb,
    "is_deleted" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."invoices" is 'A statement of what a customer owes, once or for a billing period; its lines are in invoice_lines.';
comment on column "stripe"."invoices"."id" is 'Stripe''s identifier, `in_...`.';
comment on column "stripe"."invoices"."created" is 'When the invoice was created.';
comment on column "stripe"."invoices"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."invoices"."number" is 'Number printed on the invoice; given when it is finalized.';
comment on column "stripe"."invoices"."status" is '`draft`, `open`, `paid`, `uncollectible` or `void`.';
comment on column "stripe"."invoices"."billing_reason" is 'Why it was created: `manual`, `subscription_create`, `subscription_cycle` and others.';
comment on column "stripe"."invoices"."collection_method" is '`charge_automatically` or `send_invoice`.';
comment on column "stripe"."invoices"."customer_id" is 'Customer who is billed.';
comment on column "stripe"."invoices"."customer_account" is 'Account standing for the customer who is billed.';
comment on column "stripe"."invoices"."subscription_id" is 'Subscription that the invoice bills.';
comment on column "stripe"."invoices"."parent_type" is 'What the invoice came from: `subscription_details` or `quote_details`.';
comment on column "stripe"."invoices"."parent_subscription_details_metadata" is 'The subscription''s metadata, frozen when the invoice was finalized.';
comment on column "stripe"."invoices"."subscription_proration_date" is 'Instant for which prorations were worked out, on previews.';
comment on column "stripe"."invoices"."quote" is 'Quote that the invoice was made from.';
comment on column "stripe"."invoices"."charge_id" is 'Latest charge; only under API versions before 2025-03-31, see invoice_payments.';
comment on column "stripe"."invoices"."currency" is 'Three-letter currency code of all amounts, in lower case.';
comment on column "stripe"."invoices"."subtotal" is 'Sum of the lines before invoice discounts and exclusive tax, in minor units.';
comment on column "stripe"."invoices"."subtotal_excluding_tax" is 'Subtotal without any tax, in minor units.';
comment on column "stripe"."invoices"."total" is 'Sum after discounts and tax, in minor units.';
comment on column "stripe"."invoices"."total_excluding_tax" is 'Sum after discounts without any tax, in minor units.';
comment on column "stripe"."invoices"."amount_due" is 'What has to be paid, after credit balance, in minor units.';
comment on column "stripe"."invoices"."amount_paid" is 'What was paid, in minor units.';
comment on column "stripe"."invoices"."amount_paid_off_stripe" is 'What was paid outside of Stripe, in minor units.';
comment on column "stripe"."invoices"."amount_overpaid" is 'What was paid too much and credited, in minor units.';
comment on column "stripe"."invoices"."amount_remaining" is 'What is still to be paid, in minor units.';
comment on column "stripe"."invoices"."amount_shipping" is 'Sum of the shipping costs, in minor units.';
comment on column "stripe"."invoices"."application_fee" is 'Fee for the Connect application, in minor units; only under API versions before 2025-03-31.';
comment on column "stripe"."invoices"."tax" is 'Sum of the taxes in minor units; only under API versions before 2025-03-31, see total_taxes.';
comment on column "stripe"."invoices"."tax_percent" is 'Tax in percent of the subtotal; only under API versions before 2020-08-27, see total_taxes.';
comment on column "stripe"."invoices"."total_taxes" is 'Sum of each tax over all lines, in minor units.';
comment on column "stripe"."invoices"."total_discount_amounts" is 'Sum of each discount over all lines, in minor units.';
comment on column "stripe"."invoices"."total_pretax_credit_amounts" is 'Sum of each credit taken off before tax over all lines, in minor units.';
comment on column "stripe"."invoices"."pre_payment_credit_notes_amount" is 'Sum of the credit notes issued before payment, in minor units.';
comment on column "stripe"."invoices"."post_payment_credit_notes_amount" is 'Sum of the credit notes issued after payment, in minor units.';
comment on column "stripe"."invoices"."starting_balance" is 'Customer''s balance before the invoice was finalized, in minor units.';
comment on column "stripe"."invoices"."ending_balance" is 'Customer''s balance after it was finalized, in minor units.';
comment on column "stripe"."invoices"."discount_id" is 'The one discount; only under API versions before 2025-03-31, see discounts.';
comment on column "stripe"."invoices"."discounts" is 'Ids of the discounts on the invoice as a whole.';
comment on column "stripe"."invoices"."default_tax_rates" is 'Tax rates of all lines that carry none of their own.';
comment on column "stripe"."invoices"."threshold_reason" is 'Threshold that triggered the invoice, and the lines that met it.';
comment on column "stripe"."invoices"."attempted" is 'Whether payment was tried at least once.';
comment on column "stripe"."invoices"."attempt_count" is 'How often payment was tried by schedule.';
comment on column "stripe"."invoices"."next_payment_attempt" is 'When payment is tried next; null if sent by mail.';
comment on column "stripe"."invoices"."paid" is 'Whether it was paid; only under API versions before 2025-03-31, see status.';
comment on column "stripe"."invoices"."closed" is 'Whether collection was given up; only under API versions before 2018-11-08, see status.';
comment on column "stripe"."invoices"."forgiven" is 'Whether the debt was written off; only under API versions before 2018-11-08, see status.';
comment on column "stripe"."invoices"."auto_advance" is 'Whether Stripe finalizes and collects the invoice by itself.';
comment on column "stripe"."invoices"."automatically_finalizes_at" is 'When the draft is due to be finalized.';
comment on column "stripe"."invoices"."date" is 'When the invoice was created; only under API versions before 2019-03-14, see created.';
comment on column "stripe"."invoices"."due_date" is 'When payment is due; null if charged automatically.';
comment on column "stripe"."invoices"."effective_at" is 'Date of issue printed on the invoice.';
comment on column "stripe"."invoices"."period_start" is 'Earliest time at which items could join the invoice; service periods stand on the lines.';
comment on column "stripe"."invoices"."period_end" is 'Latest time at which items could join the invoice; service periods stand on the lines.';
comment on column "stripe"."invoices"."status_transitions_finalized_at" is 'When the draft was finalized.';
comment on column "stripe"."invoices"."status_transitions_marked_uncollectible_at" is 'When the invoice was marked uncollectible.';
comment on column "stripe"."invoices"."status_transitions_paid_at" is 'When the invoice was paid.';
comment on column "stripe"."invoices"."status_transitions_voided_at" is 'When the invoice was voided.';
comment on column "stripe"."invoices"."status_details_uncollectible_reason" is 'Why the invoice is uncollectible.';
comment on column "stripe"."invoices"."webhooks_delivered_at" is 'When webhooks about the invoice were delivered or given up; payment waits for it.';
comment on column "stripe"."invoices"."automatic_tax_enabled" is 'Whether Stripe works out the tax.';
comment on column "stripe"."invoices"."automatic_tax_liability_account" is 'Who owes the tax: Connected account, if it is one.';
comment on column "stripe"."invoices"."automatic_tax_liability_type" is 'Who owes the tax: `self` or `account` (a connected one).';
comment on column "stripe"."invoices"."automatic_tax_disabled_reason" is 'Why Stripe switched automatic tax off.';
comment on column "stripe"."invoices"."automatic_tax_provider" is 'Who works out the tax, e.g. `stripe`.';
comment on column "stripe"."invoices"."automatic_tax_status" is 'Latest tax calculation: `complete`, `failed` or `requires_location_inputs`.';
comment on column "stripe"."invoices"."default_payment_method" is 'Payment method to use rather than the customer''s.';
comment on column "stripe"."invoices"."default_source" is 'Legacy payment source to use rather than the customer''s.';
comment on column "stripe"."invoices"."payment_settings_default_mandate" is 'Mandate under which the invoice is paid.';
comment on column "stripe"."invoices"."payment_settings_payment_method_types" is 'Kinds of payment method on offer; null for automatic choice.';
comment on column "stripe"."invoices"."payment_settings_payment_method_options" is 'Settings of each kind of payment method, keyed by it.';
comment on column "stripe"."invoices"."application" is 'Connect application that created the invoice.';
comment on column "stripe"."invoices"."on_behalf_of" is 'Connected account in whose name the invoice is issued and settled.';
comment on column "stripe"."invoices"."issuer_account" is 'Who issues the invoice: Connected account, if it is one.';
comment on column "stripe"."invoices"."issuer_type" is 'Who issues the invoice: `self` or `account` (a connected one).';
comment on column "stripe"."invoices"."account_country" is 'Two-letter country code of the issuing business.';
comment on column "stripe"."invoices"."account_name" is 'Public name of the issuing business.';
comment on column "stripe"."invoices"."account_tax_ids" is 'Ids of the tax numbers of the issuing business.';
comment on column "stripe"."invoices"."customer_name" is 'Customer''s name, frozen at finalization.';
comment on column "stripe"."invoices"."customer_email" is 'Customer''s email address, frozen at finalization.';
comment on column "stripe"."invoices"."customer_phone" is 'Customer''s phone number, frozen at finalization.';
comment on column "stripe"."invoices"."customer_address_city" is 'Customer''s address, frozen at finalization: City, district, suburb, town or village.';
comment on column "stripe"."invoices"."customer_address_country" is 'Customer''s address, frozen at finalization: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."invoices"."customer_address_line1" is 'Customer''s address, frozen at finalization: Street and number, or PO box.';
comment on column "stripe"."invoices"."customer_address_line2" is 'Customer''s address, frozen at finalization: Apartment, suite, unit or building.';
comment on column "stripe"."invoices"."customer_address_postal_code" is 'Customer''s address, frozen at finalization: Postal or ZIP code.';
comment on column "stripe"."invoices"."customer_address_state" is 'Customer''s address, frozen at finalization: State, county, province or region.';
comment on column "stripe"."invoices"."customer_shipping" is 'Customer''s delivery address and recipient, frozen at finalization.';
comment on column "stripe"."invoices"."customer_tax_exempt" is 'Customer''s tax status, frozen at finalization: `none`, `exempt` or `reverse`.';
comment on column "stripe"."invoices"."customer_tax_ids" is 'Customer''s tax numbers with their types, frozen at finalization.';
comment on column "stripe"."invoices"."shipping_cost_amount_subtotal" is 'Shipping before tax, in minor units.';
comment on column "stripe"."invoices"."shipping_cost_amount_tax" is 'Tax on shipping, in minor units.';
comment on column "stripe"."invoices"."shipping_cost_amount_total" is 'Shipping with tax, in minor units.';
comment on column "stripe"."invoices"."shipping_cost_shipping_rate" is 'Shipping rate that was used.';
comment on column "stripe"."invoices"."shipping_cost_taxes" is 'Amount of each tax on shipping; sent only when expanded.';
comment on column "stripe"."invoices"."shipping_details_address_city" is 'Delivery of what is invoiced: City, district, suburb, town or village.';
comment on column "stripe"."invoices"."shipping_details_address_country" is 'Delivery of what is invoiced: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."invoices"."shipping_details_address_line1" is 'Delivery of what is invoiced: Street and number, or PO box.';
comment on column "stripe"."invoices"."shipping_details_address_line2" is 'Delivery of what is invoiced: Apartment, suite, unit or building.';
comment on column "stripe"."invoices"."shipping_details_address_postal_code" is 'Delivery of what is invoiced: Postal or ZIP code.';
comment on column "stripe"."invoices"."shipping_details_address_state" is 'Delivery of what is invoiced: State, county, province or region.';
comment on column "stripe"."invoices"."shipping_details_carrier" is 'Delivery of what is invoiced: Delivery service, e.g. `DHL`.';
comment on column "stripe"."invoices"."shipping_details_name" is 'Delivery of what is invoiced: Name of the recipient.';
comment on column "stripe"."invoices"."shipping_details_phone" is 'Delivery of what is invoiced: Phone number of the recipient.';
comment on column "stripe"."invoices"."shipping_details_tracking_number" is 'Delivery of what is invoiced: Tracking number or numbers, separated by commas.';
comment on column "stripe"."invoices"."description" is 'Free text on the invoice, the memo of the Dashboard.';
comment on column "stripe"."invoices"."footer" is 'Text at the foot of the invoice.';
comment on column "stripe"."invoices"."custom_fields" is 'Names and values of the account''s own fields on the invoice.';
comment on column "stripe"."invoices"."statement_descriptor" is 'Text on the customer''s card statement.';
comment on column "stripe"."invoices"."receipt_number" is 'Number of the receipts sent for the invoice.';
comment on column "stripe"."invoices"."hosted_invoice_url" is 'Page where the customer sees and pays the invoice.';
comment on column "stripe"."invoices"."invoice_pdf" is 'Link to the PDF of the invoice.';
comment on column "stripe"."invoices"."rendering" is 'Template, tax display and page size of the PDF.';
comment on column "stripe"."invoices"."from_invoice_action" is 'How it follows another; `revision`.';
comment on column "stripe"."invoices"."from_invoice_invoice" is 'Invoice that it was copied from.';
comment on column "stripe"."invoices"."latest_revision" is 'Newest finalized revision of the invoice.';
comment on column "stripe"."invoices"."last_finalization_error_type" is 'Last failure to finalize: `api_error`, `card_error`, `idempotency_error` or `invalid_request_error`.';
comment on column "stripe"."invoices"."last_finalization_error_code" is 'Last failure to finalize: Machine-readable error code.';
comment on column "stripe"."invoices"."last_finalization_error_message" is 'Last failure to finalize: What went wrong, in words.';
comment on column "stripe"."invoices"."last_finalization_error_charge" is 'Last failure to finalize: Charge that failed.';
comment on column "stripe"."invoices"."last_finalization_error_payment_intent_id" is 'Last failure to finalize: Payment intent involved.';
comment on column "stripe"."invoices"."last_finalization_error_payment_method_id" is 'Last failure to finalize: Payment method involved.';
comment on column "stripe"."invoices"."last_finalization_error_setup_intent_id" is 'Last failure to finalize: Setup intent involved.';
comment on column "stripe"."invoices"."last_finalization_error_source_id" is 'Last failure to finalize: Payment source involved.';
comment on column "stripe"."invoices"."last_finalization_error_details" is 'Last failure to finalize: decline codes, parameter, links.';
comment on column "stripe"."invoices"."test_clock" is 'Test clock that the invoice runs on.';
comment on column "stripe"."invoices"."metadata" is 'The account''s own keys and values on the invoice.';
comment on column "stripe"."invoices"."is_deleted" is 'Whether the invoice, then a draft, was deleted.';
comment on column "stripe"."invoices"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."invoices"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."invoices"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."invoices"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."invoices"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."issuing_authorizations" (
    "id" text not null,
    "amount" bigint,
    "amount_details_atm_fee" bigint,
    "amount_details_cashback_amount" bigint,
    "approved" boolean,
    "authorization_method" text,
    "card" text,
    "card_presence" text,
    "cardholder" text,
    "created" timestamp with time zone,
    "currency" text,
    "fleet_cardholder_prompt_data_driver_id" text,
    "fleet_cardholder_prompt_data_odometer" bigint,
    "fleet_cardholder_prompt_data_unspecified_id" text,
    "fleet_cardholder_prompt_data_user_id" text,
    "fleet_cardholder_prompt_data_vehicle_number" text,
    "fleet_cardholder_prompt_data_alphanumeric_id" text,
    "fleet_purchase_type" text,
    "fleet_reported_breakdown_fuel_gross_amount_decimal" numeric,
    "fleet_reported_breakdown_non_fuel_gross_amount_decimal" numeric,
    "fleet_reported_breakdown_tax_local_amount_decimal" numeric,
    "fleet_reported_breakdown_tax_national_amount_decimal" numeric,
    "fleet_service_type" text,
    "fraud_challenges" jsonb,
    "fuel_industry_product_code" text,
    "fuel_quantity_decimal" numeric,
    "fuel_type" text,
    "fuel_unit" text,
    "fuel_unit_cost_decimal" numeric,
    "livemode" boolean,
    "merchant_amount" bigint,
    "merchant_currency" text,
    "merchant_data_category" text,
    "merchant_data_category_code" text,
    "merchant_data_city" text,
    "merchant_data_country" text,
    "merchant_data_name" text,
    "merchant_data_network_id" text,
    "merchant_data_postal_code" text,
    "merchant_data_state" text,
    "merchant_data_tax_id" text,
    "merchant_data_terminal_id" text,
    "merchant_data_url" text,
    "metadata" jsonb,
    "network_data_acquiring_institution_id" text,
    "network_data_system_trace_audit_number" text,
    "network_data_transaction_id" text,
    "pending_request_amount" bigint,
    "pending_request_amount_details_atm_fee" bigint,
    "pending_request_amount_details_cashback_amount" bigint,
    "pending_request_currency" text,
    "pending_request_is_amount_controllable" boolean,
    "pending_request_merchant_amount" bigint,
    "pending_request_merchant_currency" text,
    "pending_request_network_risk_score" bigint,
    "request_history" jsonb,
    "status" text,
    "token" text,
    "treasury_received_credits" jsonb,
    "treasury_received_debits" jsonb,
    "treasury_transaction" text,
    "verification_data_address_line1_check" text,
    "verification_data_address_postal_code_check" text,
    "verification_data_authentication_exemption_claimed_by" text,
    "verification_data_authentication_exemption_type" text,
    "verification_data_cvc_check" text,
    "verification_data_expiry_check" text,
    "verification_data_postal_code" text,
    "verification_data_three_d_secure_result" text,
    "verified_by_fraud_challenge" boolean,
    "wallet" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."issuing_authorizations" is 'A request to spend with an issued card, approved or declined, before any money is captured.';
comment on column "stripe"."issuing_authorizations"."id" is 'Stripe''s identifier, `iauth_...`.';
comment on column "stripe"."issuing_authorizations"."amount" is 'Total authorized or declined, in minor units of `currency`.';
comment on column "stripe"."issuing_authorizations"."amount_details_atm_fee" is 'Part of the amount that the ATM operator charges, minor units.';
comment on column "stripe"."issuing_authorizations"."amount_details_cashback_amount" is 'Part of the amount paid out in cash, minor units.';
comment on column "stripe"."issuing_authorizations"."approved" is 'True if the authorization was approved.';
comment on column "stripe"."issuing_authorizations"."authorization_method" is 'How card details were given: chip, contactless, keyed_in, online or swipe.';
comment on column "stripe"."issuing_authorizations"."card" is 'The issued card that was used.';
comment on column "stripe"."issuing_authorizations"."card_presence" is 'Whether the card was at the point of sale: present or not_present.';
comment on column "stripe"."issuing_authorizations"."cardholder" is 'The cardholder whose card it is.';
comment on column "stripe"."issuing_authorizations"."created" is 'When the authorization was requested.';
comment on column "stripe"."issuing_authorizations"."currency" is 'Currency of `amount`, the cardholder''s; three lowercase letters.';
comment on column "stripe"."issuing_authorizations"."fleet_cardholder_prompt_data_driver_id" is 'Typed in at the pump: Driver''s number.';
comment on column "stripe"."issuing_authorizations"."fleet_cardholder_prompt_data_odometer" is 'Typed in at the pump: Odometer reading.';
comment on column "stripe"."issuing_authorizations"."fleet_cardholder_prompt_data_unspecified_id" is 'Typed in at the pump: Number of a kind the merchant did not name.';
comment on column "stripe"."issuing_authorizations"."fleet_cardholder_prompt_data_user_id" is 'Typed in at the pump: User''s number.';
comment on column "stripe"."issuing_authorizations"."fleet_cardholder_prompt_data_vehicle_number" is 'Typed in at the pump: Vehicle''s number.';
comment on column "stripe"."issuing_authorizations"."fleet_cardholder_prompt_data_alphanumeric_id" is 'Typed in at the pump: number with letters (deprecated).';
comment on column "stripe"."issuing_authorizations"."fleet_purchase_type" is 'What was bought: fuel_purchase, non_fuel_purchase or fuel_and_non_fuel_purchase.';
comment on column "stripe"."issuing_authorizations"."fleet_reported_breakdown_fuel_gross_amount_decimal" is 'Merchant''s breakdown: Fuel with taxes.';
comment on column "stripe"."issuing_authorizations"."fleet_reported_breakdown_non_fuel_gross_amount_decimal" is 'Merchant''s breakdown: Everything but fuel, taxes included.';
comment on column "stripe"."issuing_authorizations"."fleet_reported_breakdown_tax_local_amount_decimal" is 'Merchant''s breakdown: State sales tax.';
comment on column "stripe"."issuing_authorizations"."fleet_reported_breakdown_tax_national_amount_decimal" is 'Merchant''s breakdown: National sales tax.';
comment on column "stripe"."issuing_authorizations"."fleet_service_type" is 'Fuel service: full_service, self_service or non_fuel_transaction.';
comment on column "stripe"."issuing_authorizations"."fraud_challenges" is 'Messages asking the cardholder to confirm a purchase declined as risky.';
comment on column "stripe"."issuing_authorizations"."fuel_industry_product_code" is 'Fuel: Conexxus code of the main product.';
comment on column "stripe"."issuing_authorizations"."fuel_quantity_decimal" is 'Fuel: How much was dispensed, in `unit`s.';
comment on column "stripe"."issuing_authorizations"."fuel_type" is 'Fuel: Kind of fuel: diesel, unleaded_regular (_plus, _super) or other.';
comment on column "stripe"."issuing_authorizations"."fuel_unit" is 'Fuel: What the quantity counts, e.g. liter, us_gallon, kilowatt_hour.';
comment on column "stripe"."issuing_authorizations"."fuel_unit_cost_decimal" is 'Fuel: Price of one unit, in cents with fractions.';
comment on column "stripe"."issuing_authorizations"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."issuing_authorizations"."merchant_amount" is 'Total in minor units of `merchant_currency`.';
comment on column "stripe"."issuing_authorizations"."merchant_currency" is 'Currency the merchant asked for; three lowercase letters.';
comment on column "stripe"."issuing_authorizations"."merchant_data_category" is 'Seller: Line of business as a word, e.g. `taxicabs_limousines`.';
comment on column "stripe"."issuing_authorizations"."merchant_data_category_code" is 'Seller: Line of business as the network''s four-digit code (MCC).';
comment on column "stripe"."issuing_authorizations"."merchant_data_city" is 'Seller: City where it is located.';
comment on column "stripe"."issuing_authorizations"."merchant_data_country" is 'Seller: Country where it is located.';
comment on column "stripe"."issuing_authorizations"."merchant_data_name" is 'Seller: Name as the card network has it.';
comment on column "stripe"."issuing_authorizations"."merchant_data_network_id" is 'Seller: Identifier at the card network; one seller may have several.';
comment on column "stripe"."issuing_authorizations"."merchant_data_postal_code" is 'Seller: Postal code where it is located.';
comment on column "stripe"."issuing_authorizations"."merchant_data_state" is 'Seller: State or region where it is located.';
comment on column "stripe"."issuing_authorizations"."merchant_data_tax_id" is 'Seller: Tax number; sent for French sellers only.';
comment on column "stripe"."issuing_authorizations"."merchant_data_terminal_id" is 'Seller: The seller''s own number for the till or location.';
comment on column "stripe"."issuing_authorizations"."merchant_data_url" is 'Seller: Web address, taken from the 3D Secure request.';
comment on column "stripe"."issuing_authorizations"."metadata" is 'Key-value pairs that you attached to it in Stripe.';
comment on column "stripe"."issuing_authorizations"."network_data_acquiring_institution_id" is 'The acquirer''s identifier at the card network.';
comment on column "stripe"."issuing_authorizations"."network_data_system_trace_audit_number" is 'The acquirer''s six-digit trace number (STAN).';
comment on column "stripe"."issuing_authorizations"."network_data_transaction_id" is 'The network''s identifier, which later messages about it repeat.';
comment on column "stripe"."issuing_authorizations"."pending_request_amount" is 'Further amount held if approved, in minor units of the request''s currency.';
comment on column "stripe"."issuing_authorizations"."pending_request_amount_details_atm_fee" is 'Pending request: Part of the amount that the ATM operator charges, minor units.';
comment on column "stripe"."issuing_authorizations"."pending_request_amount_details_cashback_amount" is 'Pending request: Part of the amount paid out in cash, minor units.';
comment on column "stripe"."issuing_authorizations"."pending_request_currency" is 'Currency of the pending amount; three lowercase letters.';
comment on column "stripe"."issuing_authorizations"."pending_request_is_amount_controllable" is 'True if the approval may set how much is held.';
comment on column "stripe"."issuing_authorizations"."pending_request_merchant_amount" is 'Amount the merchant asks for, in minor units of its currency.';
comment on column "stripe"."issuing_authorizations"."pending_request_merchant_currency" is 'Currency the merchant asks for; three lowercase letters.';
comment on column "stripe"."issuing_authorizations"."pending_request_network_risk_score" is 'The network''s fraud score, 1 (safe) to 99.';
comment on column "stripe"."issuing_authorizations"."request_history" is 'List of every approval or decline of this authorization, with its reason.';
comment on column "stripe"."issuing_authorizations"."status" is 'Where it stands: pending, closed, expired or reversed.';
comment on column "stripe"."issuing_authorizations"."token" is 'The network token used; null if the card itself was.';
comment on column "stripe"."issuing_authorizations"."treasury_received_credits" is 'List of ids of the treasury_received_credits it led to.';
comment on column "stripe"."issuing_authorizations"."treasury_received_debits" is 'List of ids of the treasury_received_debits it led to.';
comment on column "stripe"."issuing_authorizations"."treasury_transaction" is 'The Treasury transaction that holds the funds.';
comment on column "stripe"."issuing_authorizations"."verification_data_address_line1_check" is 'Street check: match, mismatch or not_provided.';
comment on column "stripe"."issuing_authorizations"."verification_data_address_postal_code_check" is 'Postal code check: match, mismatch or not_provided.';
comment on column "stripe"."issuing_authorizations"."verification_data_authentication_exemption_claimed_by" is 'Who claimed exemption from strong authentication: acquirer or issuer.';
comment on column "stripe"."issuing_authorizations"."verification_data_authentication_exemption_type" is 'Exemption: low_value_transaction, transaction_risk_analysis or unknown.';
comment on column "stripe"."issuing_authorizations"."verification_data_cvc_check" is 'CVC check: match, mismatch or not_provided.';
comment on column "stripe"."issuing_authorizations"."verification_data_expiry_check" is 'Expiry date check: match, mismatch or not_provided.';
comment on column "stripe"."issuing_authorizations"."verification_data_postal_code" is 'Postal code that was sent along for checking.';
comment on column "stripe"."issuing_authorizations"."verification_data_three_d_secure_result" is '3D Secure: authenticated, attempt_acknowledged, failed or required.';
comment on column "stripe"."issuing_authorizations"."verified_by_fraud_challenge" is 'True if risk checks were skipped because a like purchase was confirmed before.';
comment on column "stripe"."issuing_authorizations"."wallet" is 'Digital wallet used: apple_pay, google_pay, samsung_pay; null if none.';
comment on column "stripe"."issuing_authorizations"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."issuing_authorizations"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."issuing_authorizations"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."issuing_authorizations"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."issuing_authorizations"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."issuing_cardholders" (
    "id" text not null,
    "billing_address_city" text,
    "billing_address_country" text,
    "billing_address_line1" text,
    "billing_address_line2" text,
    "billing_address_postal_code" text,
    "billing_address_state" text,
    "company_tax_id_provided" boolean,
    "created" timestamp with time zone,
    "email" text,
    "individual_card_issuing_user_terms_acceptance_date" timestamp with time zone,
    "individual_card_issuing_user_terms_acceptance_ip" text,
    "individual_card_issuing_user_terms_acceptance_user_agent" text,
    "individual_dob_day" bigint,
    "individual_dob_month" bigint,
    "individual_dob_year" bigint,
    "individual_first_name" text,
    "individual_last_name" text,
    "individual_verification_document_back" text,
    "individual_verification_document_front" text,
    "livemode" boolean,
    "metadata" jsonb,
    "name" text,
    "phone_number" text,
    "preferred_locales" jsonb,
    "requirements_disabled_reason" text,
    "requirements_past_due" jsonb,
    "spending_controls_allowed_card_presences" jsonb,
    "spending_controls_allowed_categories" jsonb,
    "spending_controls_allowed_merchant_countries" jsonb,
    "spending_controls_blocked_card_presences" jsonb,
    "spending_controls_blocked_categories" jsonb,
    "spending_controls_blocked_merchant_countries" jsonb,
    "spending_controls_spending_limits" jsonb,
    "spending_controls_spending_limits_currency" text,
    "status" text,
    "type" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."issuing_cardholders" is 'A person or company to whom cards are issued.';
comment on column "stripe"."issuing_cardholders"."id" is 'Stripe''s identifier, `ich_...`.';
comment on column "stripe"."issuing_cardholders"."billing_address_city" is 'Billing address: City, district, suburb, town or village.';
comment on column "stripe"."issuing_cardholders"."billing_address_country" is 'Billing address: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."issuing_cardholders"."billing_address_line1" is 'Billing address: Street and number, or PO box.';
comment on column "stripe"."issuing_cardholders"."billing_address_line2" is 'Billing address: Apartment, suite, unit or building.';
comment on column "stripe"."issuing_cardholders"."billing_address_postal_code" is 'Billing address: Postal or ZIP code.';
comment on column "stripe"."issuing_cardholders"."billing_address_state" is 'Billing address: State, county, province or region.';
comment on column "stripe"."issuing_cardholders"."company_tax_id_provided" is 'True if the company''s tax number was given.';
comment on column "stripe"."issuing_cardholders"."created" is 'When the cardholder was created.';
comment on column "stripe"."issuing_cardholders"."email" is 'The cardholder''s email address.';
comment on column "stripe"."issuing_cardholders"."individual_card_issuing_user_terms_acceptance_date" is 'When the holder accepted the user terms.';
comment on column "stripe"."issuing_cardholders"."individual_card_issuing_user_terms_acceptance_ip" is 'IP address the user terms were accepted from.';
comment on column "stripe"."issuing_cardholders"."individual_card_issuing_user_terms_acceptance_user_agent" is 'Browser the user terms were accepted with.';
comment on column "stripe"."issuing_cardholders"."individual_dob_day" is 'The person''s day of birth, 1 to 31.';
comment on column "stripe"."issuing_cardholders"."individual_dob_month" is 'The person''s month of birth, 1 to 12.';
comment on column "stripe"."issuing_cardholders"."individual_dob_year" is 'The person''s year of birth, four digits.';
comment on column "stripe"."issuing_cardholders"."individual_first_name" is 'The person''s first name.';
comment on column "stripe"."issuing_cardholders"."individual_last_name" is 'The person''s last name.';
comment on column "stripe"."issuing_cardholders"."individual_verification_document_back" is 'Image of the identity document''s back.';
comment on column "stripe"."issuing_cardholders"."individual_verification_document_front" is 'Image of the identity document''s front.';
comment on column "stripe"."issuing_cardholders"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."issuing_cardholders"."metadata" is 'Key-value pairs that you attached to it in Stripe.';
comment on column "stripe"."issuing_cardholders"."name" is 'Name as printed on the cards.';
comment on column "stripe"."issuing_cardholders"."phone_number" is 'The cardholder''s phone number.';
comment on column "stripe"."issuing_cardholders"."preferred_locales" is 'List of languages in order of preference, e.g. en, fr.';
comment on column "stripe"."issuing_cardholders"."requirements_disabled_reason" is 'Why all cards decline: listed, rejected.listed, requirements.past_due or under_review.';
comment on column "stripe"."issuing_cardholders"."requirements_past_due" is 'List of fields still needed to verify the cardholder.';
comment on column "stripe"."issuing_cardholders"."spending_controls_allowed_card_presences" is 'Spending controls on all of the holder''s cards: List of the only card presences allowed: present, not_present.';
comment on column "stripe"."issuing_cardholders"."spending_controls_allowed_categories" is 'Spending controls on all of the holder''s cards: List of the only merchant categories allowed.';
comment on column "stripe"."issuing_cardholders"."spending_controls_allowed_merchant_countries" is 'Spending controls on all of the holder''s cards: List of the only merchant countries allowed, two letters.';
comment on column "stripe"."issuing_cardholders"."spending_controls_blocked_card_presences" is 'Spending controls on all of the holder''s cards: List of card presences declined: present, not_present.';
comment on column "stripe"."issuing_cardholders"."spending_controls_blocked_categories" is 'Spending controls on all of the holder''s cards: List of merchant categories declined.';
comment on column "stripe"."issuing_cardholders"."spending_controls_blocked_merchant_countries" is 'Spending controls on all of the holder''s cards: List of merchant countries declined, two letters.';
comment on column "stripe"."issuing_cardholders"."spending_controls_spending_limits" is 'Spending controls on all of the holder''s cards: List of limits: amount in minor units, interval, categories.';
comment on column "stripe"."issuing_cardholders"."spending_controls_spending_limits_currency" is 'Spending controls on all of the holder''s cards: Currency of the limits; three lowercase letters.';
comment on column "stripe"."issuing_cardholders"."status" is 'Whether the holder''s cards can be used: active, inactive or blocked.';
comment on column "stripe"."issuing_cardholders"."type" is 'Kind of holder: individual or company.';
comment on column "stripe"."issuing_cardholders"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."issuing_cardholders"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."issuing_cardholders"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."issuing_cardholders"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."issuing_cardholders"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."issuing_cards" (
    "id" text not null,
    "brand" text,
    "cancellation_reason" text,
    "cardholder" text,
    "created" timestamp with time zone,
    "currency" text,
    "exp_month" bigint,
    "exp_year" bigint,
    "financial_account" text,
    "last4" text,
    "latest_fraud_warning_started_at" timestamp with time zone,
    "latest_fraud_warning_type" text,
    "lifecycle_controls_cancel_after_payment_count" bigint,
    "livemode" boolean,
    "metadata" jsonb,
    "personalization_design" text,
    "replaced_by" text,
    "replacement_for" text,
    "replacement_reason" text,
    "second_line" text,
    "shipping_address_city" text,
    "shipping_address_country" text,
    "shipping_address_line1" text,
    "shipping_address_line2" text,
    "shipping_address_postal_code" text,
    "shipping_address_state" text,
    "shipping_address_validation_mode" text,
    "shipping_address_validation_normalized_address_city" text,
    "shipping_address_validation_normalized_address_country" text,
    "shipping_address_validation_normalized_address_line1" text,
    "shipping_address_validation_normalized_address_line2" text,
    "shipping_address_validation_normalized_address_postal_code" text,
    "shipping_address_validation_normalized_address_state" text,
    "shipping_address_validation_result" text,
    "shipping_business_name" text,
    "shipping_carrier" text,
    "shipping_customs_eori_number" text,
    "shipping_delivered_at" timestamp with time zone,
    "shipping_eta" timestamp with time zone,
    "shipping_name" text,
    "shipping_phone_number" text,
    "shipping_require_signature" boolean,
    "shipping_service" text,
    "shipping_shipped_at" timestamp with time zone,
    "shipping_status" text,
    "shipping_tracking_number" text,
    "shipping_tracking_url" text,
    "shipping_type" text,
    "spending_controls_allowed_card_presences" jsonb,
    "spending_controls_allowed_categories" jsonb,
    "spending_controls_allowed_merchant_countries" jsonb,
    "spending_controls_blocked_card_presences" jsonb,
    "spending_controls_blocked_categories" jsonb,
    "spending_controls_blocked_merchant_countries" jsonb,
    "spending_controls_spending_limits" jsonb,
    "spending_controls_spending_limits_currency" text,
    "status" text,
    "type" text,
    "wallets_apple_pay_eligible" boolean,
    "wallets_apple_pay_ineligible_reason" text,
    "wallets_google_pay_eligible" boolean,
    "wallets_google_pay_ineligible_reason" text,
    "wallets_primary_account_identifier" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."issuing_cards" is 'A physical or virtual card issued to a cardholder.';
comment on column "stripe"."issuing_cards"."id" is 'Stripe''s identifier, `ic_...`.';
comment on column "stripe"."issuing_cards"."brand" is 'Card network that it belongs to, e.g. Visa.';
comment on column "stripe"."issuing_cards"."cancellation_reason" is 'Why it was canceled: lost, stolen, design_rejected or fulfillment_error.';
comment on column "stripe"."issuing_cards"."cardholder" is 'The cardholder to whom it was issued.';
comment on column "stripe"."issuing_cards"."created" is 'When the card was created.';
comment on column "stripe"."issuing_cards"."currency" is 'Currency of the card; three lowercase letters.';
comment on column "stripe"."issuing_cards"."exp_month" is 'Month in which the card expires, 1 to 12.';
comment on column "stripe"."issuing_cards"."exp_year" is 'Year in which the card expires, four digits.';
comment on column "stripe"."issuing_cards"."financial_account" is 'The financial account that funds the card.';
comment on column "stripe"."issuing_cards"."last4" is 'Last four digits of the card number.';
comment on column "stripe"."issuing_cards"."latest_fraud_warning_started_at" is 'When the newest fraud warning came.';
comment on column "stripe"."issuing_cards"."latest_fraud_warning_type" is 'Newest fraud warning: card_testing_exposure, fraud_dispute_filed, third_party_reported, user_indicated_fraud.';
comment on column "stripe"."issuing_cards"."lifecycle_controls_cancel_after_payment_count" is 'Number of payments after which the card cancels itself.';
comment on column "stripe"."issuing_cards"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."issuing_cards"."metadata" is 'Key-value pairs that you attached to it in Stripe.';
comment on column "stripe"."issuing_cards"."personalization_design" is 'The design it is printed with.';
comment on column "stripe"."issuing_cards"."replaced_by" is 'The newest card that replaces this one.';
comment on column "stripe"."issuing_cards"."replacement_for" is 'The card that this one replaces.';
comment on column "stripe"."issuing_cards"."replacement_reason" is 'Why the earlier card was replaced: damaged, expired, lost, stolen or fulfillment_error.';
comment on column "stripe"."issuing_cards"."second_line" is 'Text printed on the card besides the holder''s name.';
comment on column "stripe"."issuing_cards"."shipping_address_city" is 'Shipping address: City, district, suburb, town or village.';
comment on column "stripe"."issuing_cards"."shipping_address_country" is 'Shipping address: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."issuing_cards"."shipping_address_line1" is 'Shipping address: Street and number, or PO box.';
comment on column "stripe"."issuing_cards"."shipping_address_line2" is 'Shipping address: Apartment, suite, unit or building.';
comment on column "stripe"."issuing_cards"."shipping_address_postal_code" is 'Shipping address: Postal or ZIP code.';
comment on column "stripe"."issuing_cards"."shipping_address_state" is 'Shipping address: State, county, province or region.';
comment on column "stripe"."issuing_cards"."shipping_address_validation_mode" is 'How the address is checked: disabled, normalization_only, validation_and_normalization.';
comment on column "stripe"."issuing_cards"."shipping_address_validation_normalized_address_city" is 'Shipping address as normalized: City, district, suburb, town or village.';
comment on column "stripe"."issuing_cards"."shipping_address_validation_normalized_address_country" is 'Shipping address as normalized: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."issuing_cards"."shipping_address_validation_normalized_address_line1" is 'Shipping address as normalized: Street and number, or PO box.';
comment on column "stripe"."issuing_cards"."shipping_address_validation_normalized_address_line2" is 'Shipping address as normalized: Apartment, suite, unit or building.';
comment on column "stripe"."issuing_cards"."shipping_address_validation_normalized_address_postal_code" is 'Shipping address as normalized: Postal or ZIP code.';
comment on column "stripe"."issuing_cards"."shipping_address_validation_normalized_address_state" is 'Shipping address as normalized: State, county, province or region.';
comment on column "stripe"."issuing_cards"."shipping_address_validation_result" is 'Outcome of the check: likely_deliverable, likely_undeliverable or indeterminate.';
comment on column "stripe"."issuing_cards"."shipping_business_name" is 'Business named on the shipping label.';
comment on column "stripe"."issuing_cards"."shipping_carrier" is 'Delivery company: correos, dhl, fedex, royal_mail or usps.';
comment on column "stripe"."issuing_cards"."shipping_customs_eori_number" is 'European customs registration number (EORI).';
comment on column "stripe"."issuing_cards"."shipping_delivered_at" is 'When the card was delivered; null if not, or not tracked.';
comment on column "stripe"."issuing_cards"."shipping_eta" is 'When the card should be delivered.';
comment on column "stripe"."issuing_cards"."shipping_name" is 'Name of the recipient of the shipment.';
comment on column "stripe"."issuing_cards"."shipping_phone_number" is 'Recipient''s phone, for the courier.';
comment on column "stripe"."issuing_cards"."shipping_require_signature" is 'True if delivery needs a signature; US only.';
comment on column "stripe"."issuing_cards"."shipping_service" is 'Speed of delivery: standard, express or priority.';
comment on column "stripe"."issuing_cards"."shipping_shipped_at" is 'When the card was shipped; null if not yet.';
comment on column "stripe"."issuing_cards"."shipping_status" is 'Delivery: pending, submitted, shipped, delivered, returned, failure or canceled.';
comment on column "stripe"."issuing_cards"."shipping_tracking_number" is 'The carrier''s tracking number for the shipment.';
comment on column "stripe"."issuing_cards"."shipping_tracking_url" is 'The carrier''s tracking page for the shipment.';
comment on column "stripe"."issuing_cards"."shipping_type" is 'Packaging: individual or bulk.';
comment on column "stripe"."issuing_cards"."spending_controls_allowed_card_presences" is 'Card''s spending controls: List of the only card presences allowed: present, not_present.';
comment on column "stripe"."issuing_cards"."spending_controls_allowed_categories" is 'Card''s spending controls: List of the only merchant categories allowed.';
comment on column "stripe"."issuing_cards"."spending_controls_allowed_merchant_countries" is 'Card''s spending controls: List of the only merchant countries allowed, two letters.';
comment on column "stripe"."issuing_cards"."spending_controls_blocked_card_presences" is 'Card''s spending controls: List of card presences declined: present, not_present.';
comment on column "stripe"."issuing_cards"."spending_controls_blocked_categories" is 'Card''s spending controls: List of merchant categories declined.';
comment on column "stripe"."issuing_cards"."spending_controls_blocked_merchant_countries" is 'Card''s spending controls: List of merchant countries declined, two letters.';
comment on column "stripe"."issuing_cards"."spending_controls_spending_limits" is 'Card''s spending controls: List of limits: amount in minor units, interval, categories.';
comment on column "stripe"."issuing_cards"."spending_controls_spending_limits_currency" is 'Card''s spending controls: Currency of the limits; three lowercase letters.';
comment on column "stripe"."issuing_cards"."status" is 'Whether it can be used: active, inactive or canceled.';
comment on column "stripe"."issuing_cards"."type" is 'Kind of card: physical or virtual.';
comment on column "stripe"."issuing_cards"."wallets_apple_pay_eligible" is 'Apple Pay: True if the card can be added.';
comment on column "stripe"."issuing_cards"."wallets_apple_pay_ineligible_reason" is 'Apple Pay: Why not: missing_agreement, missing_cardholder_contact or unsupported_region.';
comment on column "stripe"."issuing_cards"."wallets_google_pay_eligible" is 'Google Pay: True if the card can be added.';
comment on column "stripe"."issuing_cards"."wallets_google_pay_ineligible_reason" is 'Google Pay: Why not: missing_agreement, missing_cardholder_contact or unsupported_region.';
comment on column "stripe"."issuing_cards"."wallets_primary_account_identifier" is 'Identifier of the card within digital wallets.';
comment on column "stripe"."issuing_cards"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."issuing_cards"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."issuing_cards"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."issuing_cards"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."issuing_cards"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."issuing_disputes" (
    "id" text not null,
    "amount" bigint,
    "created" timestamp with time zone,
    "currency" text,
    "evidence_reason" text,
    "evidence_canceled_additional_documentation" text,
    "evidence_canceled_explanation" text,
    "evidence_canceled_product_description" text,
    "evidence_canceled_product_type" text,
    "evidence_canceled_canceled_at" timestamp with time zone,
    "evidence_canceled_cancellation_policy_provided" boolean,
    "evidence_canceled_cancellation_reason" text,
    "evidence_canceled_expected_at" timestamp with time zone,
    "evidence_canceled_return_status" text,
    "evidence_canceled_returned_at" timestamp with time zone,
    "evidence_duplicate_additional_documentation" text,
    "evidence_duplicate_explanation" text,
    "evidence_duplicate_card_statement" text,
    "evidence_duplicate_cash_receipt" text,
    "evidence_duplicate_check_image" text,
    "evidence_duplicate_original_transaction" text,
    "evidence_fraudulent_additional_documentation" text,
    "evidence_fraudulent_explanation" text,
    "evidence_merchandise_not_as_described_additional_documentation" text,
    "evidence_merchandise_not_as_described_explanation" text,
    "evidence_merchandise_not_as_described_received_at" timestamp with time zone,
    "evidence_merchandise_not_as_described_return_description" text,
    "evidence_merchandise_not_as_described_return_status" text,
    "evidence_merchandise_not_as_described_returned_at" timestamp with time zone,
    "evidence_no_valid_authorization_additional_documentation" text,
    "evidence_no_valid_authorization_explanation" text,
    "evidence_not_received_additional_documentation" text,
    "evidence_not_received_explanation" text,
    "evidence_not_received_product_description" text,
    "evidence_not_received_product_type" text,
    "evidence_not_received_expected_at" timestamp with time zone,
    "evidence_other_additional_documentation" text,
    "evidence_other_explanation" text,
    "evidence_other_product_description" text,
    "evidence_other_product_type" text,
    "evidence_service_not_as_described_additional_documentation" text,
    "evidence_service_not_as_described_explanation" text,
    "evidence_service_not_as_described_canceled_at" timestamp with time zone,
    "evidence_service_not_as_described_cancellation_reason" text,
    "evidence_service_not_as_described_received_at" timestamp with time zone,
    "livemode" boolean,
    "loss_reason" text,
    "metadata" jsonb,
    "status" text,
    "transaction" text,
    "treasury_debit_reversal" text,
    "treasury_received_debit" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."issuing_disputes" is 'A dispute that you file with the card network about a transaction of an issued card.';
comment on column "stripe"."issuing_disputes"."id" is 'Stripe''s identifier, `idp_...`.';
comment on column "stripe"."issuing_disputes"."amount" is 'Amount in dispute, in minor units of `currency`.';
comment on column "stripe"."issuing_disputes"."created" is 'When the dispute was created.';
comment on column "stripe"."issuing_disputes"."currency" is 'Currency of the transaction; three lowercase letters.';
comment on column "stripe"."issuing_disputes"."evidence_reason" is 'Why it is disputed, e.g. fraudulent, canceled; names the evidence filled in.';
comment on column "stripe"."issuing_disputes"."evidence_canceled_additional_documentation" is 'If canceled: File with further proof.';
comment on column "stripe"."issuing_disputes"."evidence_canceled_explanation" is 'If canceled: The cardholder''s account of what went wrong.';
comment on column "stripe"."issuing_disputes"."evidence_canceled_product_description" is 'If canceled: What was bought, in words.';
comment on column "stripe"."issuing_disputes"."evidence_canceled_product_type" is 'If canceled: What was bought: merchandise or service.';
comment on column "stripe"."issuing_disputes"."evidence_canceled_canceled_at" is 'If canceled: When the order was canceled.';
comment on column "stripe"."issuing_disputes"."evidence_canceled_cancellation_policy_provided" is 'If canceled: True if the cardholder was shown cancellation terms.';
comment on column "stripe"."issuing_disputes"."evidence_canceled_cancellation_reason" is 'If canceled: Why the order was canceled.';
comment on column "stripe"."issuing_disputes"."evidence_canceled_expected_at" is 'If canceled: When the product was expected.';
comment on column "stripe"."issuing_disputes"."evidence_canceled_return_status" is 'If canceled: How the return went: merchant_rejected or successful.';
comment on column "stripe"."issuing_disputes"."evidence_canceled_returned_at" is 'If canceled: When the return was made or tried.';
comment on column "stripe"."issuing_disputes"."evidence_duplicate_additional_documentation" is 'If duplicate: File with further proof.';
comment on column "stripe"."issuing_disputes"."evidence_duplicate_explanation" is 'If duplicate: The cardholder''s account of what went wrong.';
comment on column "stripe"."issuing_disputes"."evidence_duplicate_card_statement" is 'If duplicate: File of the card statement with the first payment.';
comment on column "stripe"."issuing_disputes"."evidence_duplicate_cash_receipt" is 'If duplicate: File of the receipt for cash.';
comment on column "stripe"."issuing_disputes"."evidence_duplicate_check_image" is 'If duplicate: File of the check, both sides.';
comment on column "stripe"."issuing_disputes"."evidence_duplicate_original_transaction" is 'If duplicate: The undisputed first transaction.';
comment on column "stripe"."issuing_disputes"."evidence_fraudulent_additional_documentation" is 'If fraudulent: File with further proof.';
comment on column "stripe"."issuing_disputes"."evidence_fraudulent_explanation" is 'If fraudulent: The cardholder''s account of what went wrong.';
comment on column "stripe"."issuing_disputes"."evidence_merchandise_not_as_described_additional_documentation" is 'If merchandise_not_as_described: File with further proof.';
comment on column "stripe"."issuing_disputes"."evidence_merchandise_not_as_described_explanation" is 'If merchandise_not_as_described: The cardholder''s account of what went wrong.';
comment on column "stripe"."issuing_disputes"."evidence_merchandise_not_as_described_received_at" is 'If merchandise_not_as_described: When the product arrived.';
comment on column "stripe"."issuing_disputes"."evidence_merchandise_not_as_described_return_description" is 'If merchandise_not_as_described: How the cardholder tried to return it.';
comment on column "stripe"."issuing_disputes"."evidence_merchandise_not_as_described_return_status" is 'If merchandise_not_as_described: How the return went: merchant_rejected or successful.';
comment on column "stripe"."issuing_disputes"."evidence_merchandise_not_as_described_returned_at" is 'If merchandise_not_as_described: When the return was made or tried.';
comment on column "stripe"."issuing_disputes"."evidence_no_valid_authorization_additional_documentation" is 'If no_valid_authorization: File with further proof.';
comment on column "stripe"."issuing_disputes"."evidence_no_valid_authorization_explanation" is 'If no_valid_authorization: The cardholder''s account of what went wrong.';
comment on column "stripe"."issuing_disputes"."evidence_not_received_additional_documentation" is 'If not_received: File with further proof.';
comment on column "stripe"."issuing_disputes"."evidence_not_received_explanation" is 'If not_received: The cardholder''s account of what went wrong.';
comment on column "stripe"."issuing_disputes"."evidence_not_received_product_description" is 'If not_received: What was bought, in words.';
comment on column "stripe"."issuing_disputes"."evidence_not_received_product_type" is 'If not_received: What was bought: merchandise or service.';
comment on column "stripe"."issuing_disputes"."evidence_not_received_expected_at" is 'If not_received: When the product was expected.';
comment on column "stripe"."issuing_disputes"."evidence_other_additional_documentation" is 'If other: File with further proof.';
comment on column "stripe"."issuing_disputes"."evidence_other_explanation" is 'If other: The cardholder''s account of what went wrong.';
comment on column "stripe"."issuing_disputes"."evidence_other_product_description" is 'If other: What was bought, in words.';
comment on column "stripe"."issuing_disputes"."evidence_other_product_type" is 'If other: What was bought: merchandise or service.';
comment on column "stripe"."issuing_disputes"."evidence_service_not_as_described_additional_documentation" is 'If service_not_as_described: File with further proof.';
comment on column "stripe"."issuing_disputes"."evidence_service_not_as_described_explanation" is 'If service_not_as_described: The cardholder''s account of what went wrong.';
comment on column "stripe"."issuing_disputes"."evidence_service_not_as_described_canceled_at" is 'If service_not_as_described: When the order was canceled.';
comment on column "stripe"."issuing_disputes"."evidence_service_not_as_described_cancellation_reason" is 'If service_not_as_described: Why the order was canceled.';
comment on column "stripe"."issuing_disputes"."evidence_service_not_as_described_received_at" is 'If service_not_as_described: When the service was received.';
comment on column "stripe"."issuing_disputes"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."issuing_disputes"."loss_reason" is 'Why the dispute was lost, e.g. refund_issued; null unless lost.';
comment on column "stripe"."issuing_disputes"."metadata" is 'Key-value pairs that you attached to it in Stripe.';
comment on column "stripe"."issuing_disputes"."status" is 'Where it stands: unsubmitted, submitted, won, lost or expired.';
comment on column "stripe"."issuing_disputes"."transaction" is 'The card transaction that is in dispute.';
comment on column "stripe"."issuing_disputes"."treasury_debit_reversal" is 'The Treasury debit reversal that stands for it.';
comment on column "stripe"."issuing_disputes"."treasury_received_debit" is 'The Treasury debit in dispute.';
comment on column "stripe"."issuing_disputes"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."issuing_disputes"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."issuing_disputes"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."issuing_disputes"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."issuing_disputes"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."issuing_personalization_designs" (
    "id" text not null,
    "card_logo" text,
    "carrier_text_footer_body" text,
    "carrier_text_footer_title" text,
    "carrier_text_header_body" text,
    "carrier_text_header_title" text,
    "created" timestamp with time zone,
    "livemode" boolean,
    "lookup_key" text,
    "metadata" jsonb,
    "name" text,
    "physical_bundle" text,
    "preferences_is_default" boolean,
    "preferences_is_platform_default" boolean,
    "rejection_reasons_card_logo" jsonb,
    "rejection_reasons_carrier_text" jsonb,
    "status" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."issuing_personalization_designs" is 'The logo and letter that physical cards are made with.';
comment on column "stripe"."issuing_personalization_designs"."id" is 'Stripe''s identifier, `pcd_...`.';
comment on column "stripe"."issuing_personalization_designs"."card_logo" is 'File of the logo printed on the card.';
comment on column "stripe"."issuing_personalization_designs"."carrier_text_footer_body" is 'Closing text of the letter that carries the card.';
comment on column "stripe"."issuing_personalization_designs"."carrier_text_footer_title" is 'Title of the letter''s closing.';
comment on column "stripe"."issuing_personalization_designs"."carrier_text_header_body" is 'Opening text of the letter that carries the card.';
comment on column "stripe"."issuing_personalization_designs"."carrier_text_header_title" is 'Title of the letter''s opening.';
comment on column "stripe"."issuing_personalization_designs"."created" is 'When the design was created.';
comment on column "stripe"."issuing_personalization_designs"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."issuing_personalization_designs"."lookup_key" is 'Your own fixed key by which code finds the design.';
comment on column "stripe"."issuing_personalization_designs"."metadata" is 'Key-value pairs that you attached to it in Stripe.';
comment on column "stripe"."issuing_personalization_designs"."name" is 'The design''s name, for people to read.';
comment on column "stripe"."issuing_personalization_designs"."physical_bundle" is 'The card material it is made for.';
comment on column "stripe"."issuing_personalization_designs"."preferences_is_default" is 'True if cards get this design when none is named.';
comment on column "stripe"."issuing_personalization_designs"."preferences_is_platform_default" is 'True if it is the platform''s fallback for connected accounts.';
comment on column "stripe"."issuing_personalization_designs"."rejection_reasons_card_logo" is 'List of reasons why the logo was rejected.';
comment on column "stripe"."issuing_personalization_designs"."rejection_reasons_carrier_text" is 'List of reasons why the letter was rejected.';
comment on column "stripe"."issuing_personalization_designs"."status" is 'Whether it can be used: active, inactive, review or rejected.';
comment on column "stripe"."issuing_personalization_designs"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."issuing_personalization_designs"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."issuing_personalization_designs"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."issuing_personalization_designs"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."issuing_personalization_designs"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."issuing_physical_bundles" (
    "id" text not null,
    "features_card_logo" text,
    "features_carrier_text" text,
    "features_second_line" text,
    "livemode" boolean,
    "name" text,
    "status" text,
    "type" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."issuing_physical_bundles" is 'The card stock and packaging from which physical cards can be made.';
comment on column "stripe"."issuing_physical_bundles"."id" is 'Stripe''s identifier, `ics_...`.';
comment on column "stripe"."issuing_physical_bundles"."features_card_logo" is 'Whether a design has a logo: required, optional or unsupported.';
comment on column "stripe"."issuing_physical_bundles"."features_carrier_text" is 'Whether a design has letter text: required, optional or unsupported.';
comment on column "stripe"."issuing_physical_bundles"."features_second_line" is 'Whether cards have a second line: required, optional or unsupported.';
comment on column "stripe"."issuing_physical_bundles"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."issuing_physical_bundles"."name" is 'The bundle''s name, for people to read.';
comment on column "stripe"."issuing_physical_bundles"."status" is 'Whether it can be used: active, inactive or review.';
comment on column "stripe"."issuing_physical_bundles"."type" is 'Kind of bundle: standard (Stripe''s) or custom (yours).';
comment on column "stripe"."issuing_physical_bundles"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."issuing_physical_bundles"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."issuing_physical_bundles"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."issuing_physical_bundles"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."issuing_physical_bundles"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."issuing_tokens" (
    "id" text not null,
    "card" text,
    "created" timestamp with time zone,
    "device_fingerprint" text,
    "last4" text,
    "livemode" boolean,
    "network" text,
    "network_data_device_device_fingerprint" text,
    "network_data_device_ip_address" text,
    "network_data_device_location" text,
    "network_data_device_name" text,
    "network_data_device_phone_number" text,
    "network_data_device_type" text,
    "network_data_mastercard_card_reference_id" text,
    "network_data_mastercard_token_reference_id" text,
    "network_data_mastercard_token_requestor_id" text,
    "network_data_mastercard_token_requestor_name" text,
    "network_data_type" text,
    "network_data_visa_card_reference_id" text,
    "network_data_visa_token_reference_id" text,
    "network_data_visa_token_requestor_id" text,
    "network_data_visa_token_risk_score" text,
    "network_data_wallet_provider_account_id" text,
    "network_data_wallet_provider_account_trust_score" bigint,
    "network_data_wallet_provider_card_number_source" text,
    "network_data_wallet_provider_cardholder_address_line1" text,
    "network_data_wallet_provider_cardholder_address_postal_code" text,
    "network_data_wallet_provider_cardholder_name" text,
    "network_data_wallet_provider_device_trust_score" bigint,
    "network_data_wallet_provider_hashed_account_email_address" text,
    "network_data_wallet_provider_reason_codes" jsonb,
    "network_data_wallet_provider_suggested_decision" text,
    "network_data_wallet_provider_suggested_decision_version" text,
    "network_updated_at" timestamp with time zone,
    "status" text,
    "wallet_provider" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."issuing_tokens" is 'A network token that stands for an issued card in a digital wallet or at a merchant.';
comment on column "stripe"."issuing_tokens"."id" is 'Stripe''s identifier, `intok_...`.';
comment on column "stripe"."issuing_tokens"."card" is 'The issued card that it stands for.';
comment on column "stripe"."issuing_tokens"."created" is 'When the token was created.';
comment on column "stripe"."issuing_tokens"."device_fingerprint" is 'Hash of the network''s device identifier.';
comment on column "stripe"."issuing_tokens"."last4" is 'Last four digits of the token.';
comment on column "stripe"."issuing_tokens"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."issuing_tokens"."network" is 'Card network that provides it: mastercard or visa.';
comment on column "stripe"."issuing_tokens"."network_data_device_device_fingerprint" is 'Device: Obfuscated device identifier.';
comment on column "stripe"."issuing_tokens"."network_data_device_ip_address" is 'Device: IP address when the token was set up.';
comment on column "stripe"."issuing_tokens"."network_data_device_location" is 'Device: Latitude and longitude when the token was set up, `+12.3/-45.6`.';
comment on column "stripe"."issuing_tokens"."network_data_device_name" is 'Device: Name that the device goes by.';
comment on column "stripe"."issuing_tokens"."network_data_device_phone_number" is 'Device: Phone number of the device.';
comment on column "stripe"."issuing_tokens"."network_data_device_type" is 'Device: Kind: phone, watch or other.';
comment on column "stripe"."issuing_tokens"."network_data_mastercard_card_reference_id" is 'Mastercard''s reference for the card number.';
comment on column "stripe"."issuing_tokens"."network_data_mastercard_token_reference_id" is 'Mastercard''s reference for the token.';
comment on column "stripe"."issuing_tokens"."network_data_mastercard_token_requestor_id" is 'Mastercard''s identifier of who asked for the token.';
comment on column "stripe"."issuing_tokens"."network_data_mastercard_token_requestor_name" is 'Who asked for the token, by Mastercard''s account.';
comment on column "stripe"."issuing_tokens"."network_data_type" is 'Whose data are filled in: mastercard or visa.';
comment on column "stripe"."issuing_tokens"."network_data_visa_card_reference_id" is 'Visa''s reference for the card number.';
comment on column "stripe"."issuing_tokens"."network_data_visa_token_reference_id" is 'Visa''s reference for the token.';
comment on column "stripe"."issuing_tokens"."network_data_visa_token_requestor_id" is 'Visa''s identifier of who asked for the token.';
comment on column "stripe"."issuing_tokens"."network_data_visa_token_risk_score" is 'Visa''s risk score, 01 (safe) to 99; 00 means not scored.';
comment on column "stripe"."issuing_tokens"."network_data_wallet_provider_account_id" is 'Wallet: The wallet''s own account identifier.';
comment on column "stripe"."issuing_tokens"."network_data_wallet_provider_account_trust_score" is 'Wallet: Trust in the wallet account, 1 (low) to 5.';
comment on column "stripe"."issuing_tokens"."network_data_wallet_provider_card_number_source" is 'Wallet: Where the number came from: app, manual, on_file or other.';
comment on column "stripe"."issuing_tokens"."network_data_wallet_provider_cardholder_address_line1" is 'Wallet: Holder''s street address.';
comment on column "stripe"."issuing_tokens"."network_data_wallet_provider_cardholder_address_postal_code" is 'Wallet: Holder''s postal code.';
comment on column "stripe"."issuing_tokens"."network_data_wallet_provider_cardholder_name" is 'Wallet: Holder''s name.';
comment on column "stripe"."issuing_tokens"."network_data_wallet_provider_device_trust_score" is 'Wallet: Trust in the device; higher is better.';
comment on column "stripe"."issuing_tokens"."network_data_wallet_provider_hashed_account_email_address" is 'Wallet: Hash of the wallet account''s email.';
comment on column "stripe"."issuing_tokens"."network_data_wallet_provider_reason_codes" is 'Wallet: List of the network''s reasons for its suggestion.';
comment on column "stripe"."issuing_tokens"."network_data_wallet_provider_suggested_decision" is 'Wallet: What it suggests: approve, decline or require_auth.';
comment on column "stripe"."issuing_tokens"."network_data_wallet_provider_suggested_decision_version" is 'Wallet: Version of the reason code standard.';
comment on column "stripe"."issuing_tokens"."network_updated_at" is 'When the card network last changed the token.';
comment on column "stripe"."issuing_tokens"."status" is 'Whether it can be used: requested, active, suspended or deleted.';
comment on column "stripe"."issuing_tokens"."wallet_provider" is 'Digital wallet: apple_pay, google_pay, samsung_pay; null if none.';
comment on column "stripe"."issuing_tokens"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."issuing_tokens"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."issuing_tokens"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."issuing_tokens"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."issuing_tokens"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."issuing_transactions" (
    "id" text not null,
    "amount" bigint,
    "amount_details_atm_fee" bigint,
    "amount_details_cashback_amount" bigint,
    "authorization" text,
    "balance_transaction" text,
    "card" text,
    "cardholder" text,
    "created" timestamp with time zone,
    "currency" text,
    "dispute" text,
    "livemode" boolean,
    "merchant_amount" bigint,
    "merchant_currency" text,
    "merchant_data_category" text,
    "merchant_data_category_code" text,
    "merchant_data_city" text,
    "merchant_data_country" text,
    "merchant_data_name" text,
    "merchant_data_network_id" text,
    "merchant_data_postal_code" text,
    "merchant_data_state" text,
    "merchant_data_tax_id" text,
    "merchant_data_terminal_id" text,
    "merchant_data_url" text,
    "metadata" jsonb,
    "network_data_authorization_code" text,
    "network_data_processing_date" text,
    "network_data_transaction_id" text,
    "purchase_details_fleet_cardholder_prompt_data_driver_id" text,
    "purchase_details_fleet_cardholder_prompt_data_odometer" bigint,
    "purchase_details_fleet_cardholder_prompt_data_unspecified_id" text,
    "purchase_details_fleet_cardholder_prompt_data_user_id" text,
    "purchase_details_fleet_cardholder_prompt_data_vehicle_number" text,
    "purchase_details_fleet_purchase_type" text,
    "purchase_details_fleet_breakdown_fuel_gross_amount_decimal" numeric,
    "purchase_details_fleet_breakdown_non_fuel_gross_amount_decimal" numeric,
    "purchase_details_fleet_breakdown_tax_local_amount_decimal" numeric,
    "purchase_details_fleet_breakdown_tax_national_amount_decimal" numeric,
    "purchase_details_fleet_service_type" text,
    "purchase_details_flight_departure_at" timestamp with time zone,
    "purchase_details_flight_passenger_name" text,
    "purchase_details_flight_refundable" boolean,
    "purchase_details_flight_segments" jsonb,
    "purchase_details_flight_travel_agency" text,
    "purchase_details_fuel_industry_product_code" text,
    "purchase_details_fuel_quantity_decimal" numeric,
    "purchase_details_fuel_type" text,
    "purchase_details_fuel_unit" text,
    "purchase_details_fuel_unit_cost_decimal" numeric,
    "purchase_details_lodging_check_in_at" timestamp with time zone,
    "purchase_details_lodging_nights" bigint,
    "purchase_details_receipt" jsonb,
    "purchase_details_reference" text,
    "token" text,
    "treasury_received_credit" text,
    "treasury_received_debit" text,
    "type" text,
    "wallet" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."issuing_transactions" is 'Money that left or came back through an issued card: a capture or a refund.';
comment on column "stripe"."issuing_transactions"."id" is 'Stripe''s identifier, `ipi_...`.';
comment on column "stripe"."issuing_transactions"."amount" is 'Change of your balance, in minor units of `currency`; negative for captures.';
comment on column "stripe"."issuing_transactions"."amount_details_atm_fee" is 'Part of the amount that the ATM operator charges, minor units.';
comment on column "stripe"."issuing_transactions"."amount_details_cashback_amount" is 'Part of the amount paid out in cash, minor units.';
comment on column "stripe"."issuing_transactions"."authorization" is 'The authorization it settles; null if there was none.';
comment on column "stripe"."issuing_transactions"."balance_transaction" is 'The entry it made in the balance history.';
comment on column "stripe"."issuing_transactions"."card" is 'The issued card that was used.';
comment on column "stripe"."issuing_transactions"."cardholder" is 'The cardholder whose card it is.';
comment on column "stripe"."issuing_transactions"."created" is 'When the transaction was recorded.';
comment on column "stripe"."issuing_transactions"."currency" is 'Currency of `amount`; three lowercase letters.';
comment on column "stripe"."issuing_transactions"."dispute" is 'The dispute you filed about it, if any.';
comment on column "stripe"."issuing_transactions"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."issuing_transactions"."merchant_amount" is 'Amount for the merchant, in minor units of `merchant_currency`.';
comment on column "stripe"."issuing_transactions"."merchant_currency" is 'Currency the merchant is paid in; three lowercase letters.';
comment on column "stripe"."issuing_transactions"."merchant_data_category" is 'Seller: Line of business as a word, e.g. `taxicabs_limousines`.';
comment on column "stripe"."issuing_transactions"."merchant_data_category_code" is 'Seller: Line of business as the network''s four-digit code (MCC).';
comment on column "stripe"."issuing_transactions"."merchant_data_city" is 'Seller: City where it is located.';
comment on column "stripe"."issuing_transactions"."merchant_data_country" is 'Seller: Country where it is located.';
comment on column "stripe"."issuing_transactions"."merchant_data_name" is 'Seller: Name as the card network has it.';
comment on column "stripe"."issuing_transactions"."merchant_data_network_id" is 'Seller: Identifier at the card network; one seller may have several.';
comment on column "stripe"."issuing_transactions"."merchant_data_postal_code" is 'Seller: Postal code where it is located.';
comment on column "stripe"."issuing_transactions"."merchant_data_state" is 'Seller: State or region where it is located.';
comment on column "stripe"."issuing_transactions"."merchant_data_tax_id" is 'Seller: Tax number; sent for French sellers only.';
comment on column "stripe"."issuing_transactions"."merchant_data_terminal_id" is 'Seller: The seller''s own number for the till or location.';
comment on column "stripe"."issuing_transactions"."merchant_data_url" is 'Seller: Web address, taken from the 3D Secure request.';
comment on column "stripe"."issuing_transactions"."metadata" is 'Key-value pairs that you attached to it in Stripe.';
comment on column "stripe"."issuing_transactions"."network_data_authorization_code" is 'Code shared with the merchant as proof of approval.';
comment on column "stripe"."issuing_transactions"."network_data_processing_date" is 'Day the card network processed it, as text (YYYY-MM-DD).';
comment on column "stripe"."issuing_transactions"."network_data_transaction_id" is 'The network''s identifier, shared with the authorization.';
comment on column "stripe"."issuing_transactions"."purchase_details_fleet_cardholder_prompt_data_driver_id" is 'Typed in at the pump: Driver''s number.';
comment on column "stripe"."issuing_transactions"."purchase_details_fleet_cardholder_prompt_data_odometer" is 'Typed in at the pump: Odometer reading.';
comment on column "stripe"."issuing_transactions"."purchase_details_fleet_cardholder_prompt_data_unspecified_id" is 'Typed in at the pump: Number of a kind the merchant did not name.';
comment on column "stripe"."issuing_transactions"."purchase_details_fleet_cardholder_prompt_data_user_id" is 'Typed in at the pump: User''s number.';
comment on column "stripe"."issuing_transactions"."purchase_details_fleet_cardholder_prompt_data_vehicle_number" is 'Typed in at the pump: Vehicle''s number.';
comment on column "stripe"."issuing_transactions"."purchase_details_fleet_purchase_type" is 'What was bought: fuel_purchase, non_fuel_purchase or fuel_and_non_fuel_purchase.';
comment on column "stripe"."issuing_transactions"."purchase_details_fleet_breakdown_fuel_gross_amount_decimal" is 'Merchant''s breakdown: Fuel with taxes.';
comment on column "stripe"."issuing_transactions"."purchase_details_fleet_breakdown_non_fuel_gross_amount_decimal" is 'Merchant''s breakdown: Everything but fuel, taxes included.';
comment on column "stripe"."issuing_transactions"."purchase_details_fleet_breakdown_tax_local_amount_decimal" is 'Merchant''s breakdown: State sales tax.';
comment on column "stripe"."issuing_transactions"."purchase_details_fleet_breakdown_tax_national_amount_decimal" is 'Merchant''s breakdown: National sales tax.';
comment on column "stripe"."issuing_transactions"."purchase_details_fleet_service_type" is 'Fuel service: full_service, self_service or non_fuel_transaction.';
comment on column "stripe"."issuing_transactions"."purchase_details_flight_departure_at" is 'When the flight departs.';
comment on column "stripe"."issuing_transactions"."purchase_details_flight_passenger_name" is 'Name of the passenger on the air ticket.';
comment on column "stripe"."issuing_transactions"."purchase_details_flight_refundable" is 'True if the air ticket can be refunded.';
comment on column "stripe"."issuing_transactions"."purchase_details_flight_segments" is 'List of the legs: airports, carrier, flight number, class.';
comment on column "stripe"."issuing_transactions"."purchase_details_flight_travel_agency" is 'Agency that sold the air ticket.';
comment on column "stripe"."issuing_transactions"."purchase_details_fuel_industry_product_code" is 'Fuel: Conexxus code of the main product.';
comment on column "stripe"."issuing_transactions"."purchase_details_fuel_quantity_decimal" is 'Fuel: How much was dispensed, in `unit`s.';
comment on column "stripe"."issuing_transactions"."purchase_details_fuel_type" is 'Fuel: Kind of fuel: diesel, unleaded_regular (_plus, _super) or other.';
comment on column "stripe"."issuing_transactions"."purchase_details_fuel_unit" is 'Fuel: What the quantity counts, e.g. liter, us_gallon, kilowatt_hour.';
comment on column "stripe"."issuing_transactions"."purchase_details_fuel_unit_cost_decimal" is 'Fuel: Price of one unit, in cents with fractions.';
comment on column "stripe"."issuing_transactions"."purchase_details_lodging_check_in_at" is 'When the hotel stay begins.';
comment on column "stripe"."issuing_transactions"."purchase_details_lodging_nights" is 'Nights of the hotel stay.';
comment on column "stripe"."issuing_transactions"."purchase_details_receipt" is 'List of items bought: description, quantity, unit cost, total.';
comment on column "stripe"."issuing_transactions"."purchase_details_reference" is 'The merchant''s own order number.';
comment on column "stripe"."issuing_transactions"."token" is 'The network token used; null if the card itself was.';
comment on column "stripe"."issuing_transactions"."treasury_received_credit" is 'Its Treasury side, if a refund.';
comment on column "stripe"."issuing_transactions"."treasury_received_debit" is 'Its Treasury side, if a capture.';
comment on column "stripe"."issuing_transactions"."type" is 'Kind of transaction: capture or refund.';
comment on column "stripe"."issuing_transactions"."wallet" is 'Digital wallet used: apple_pay, google_pay, samsung_pay; null if none.';
comment on column "stripe"."issuing_transactions"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."issuing_transactions"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."issuing_transactions"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."issuing_transactions"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."issuing_transactions"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."payment_attempt_records" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "description" text,
    "metadata" jsonb,
    "amount_value" bigint,
    "amount_currency" text,
    "amount_requested_value" bigint,
    "amount_requested_currency" text,
    "amount_authorized_value" bigint,
    "amount_authorized_currency" text,
    "amount_guaranteed_value" bigint,
    "amount_guaranteed_currency" text,
    "amount_canceled_value" bigint,
    "amount_canceled_currency" text,
    "amount_failed_value" bigint,
    "amount_failed_currency" text,
    "amount_refunded_value" bigint,
    "amount_refunded_currency" text,
    "application" text,
    "reported_by" text,
    "processor_details_type" text,
    "processor_details_custom_payment_reference" text,
    "customer_presence" text,
    "customer_details_customer" text,
    "customer_details_email" text,
    "customer_details_name" text,
    "customer_details_phone" text,
    "shipping_details_address_city" text,
    "shipping_details_address_country" text,
    "shipping_details_address_line1" text,
    "shipping_details_address_line2" text,
    "shipping_details_address_postal_code" text,
    "shipping_details_address_state" text,
    "shipping_details_name" text,
    "shipping_details_phone" text,
    "payment_method_details_type" text,
    "payment_method_details_payment_method" text,
    "payment_method_details_billing_details_address_city" text,
    "payment_method_details_billing_details_address_country" text,
    "payment_method_details_billing_details_address_line1" text,
    "payment_method_details_billing_details_address_line2" text,
    "payment_method_details_billing_details_address_postal_code" text,
    "payment_method_details_billing_details_address_state" text,
    "payment_method_details_billing_details_email" text,
    "payment_method_details_billing_details_name" text,
    "payment_method_details_billing_details_phone" text,
    "payment_method_details_card_brand" text,
    "payment_method_details_card_country" text,
    "payment_method_details_card_exp_month" bigint,
    "payment_method_details_card_exp_year" bigint,
    "payment_method_details_card_fingerprint" text,
    "payment_method_details_card_funding" text,
    "payment_method_details_card_last4" text,
    "payment_method_details_card_checks_address_line1_check" text,
    "payment_method_details_card_checks_address_postal_code_check" text,
    "payment_method_details_card_checks_cvc_check" text,
    "payment_method_details_card_description" text,
    "payment_method_details_card_iin" text,
    "payment_method_details_card_issuer" text,
    "payment_method_details_card_moto" boolean,
    "payment_method_details_card_network" text,
    "payment_method_details_card_three_d_secure_authentication_flow" text,
    "payment_method_details_card_three_d_secure_eci" text,
    "payment_method_details_card_three_d_secure_result" text,
    "payment_method_details_card_three_d_secure_result_reason" text,
    "payment_method_details_card_three_d_secure_version" text,
    "payment_method_details_card_wallet_type" text,
    "payment_method_details_card_wallet" jsonb,
    "payment_method_details_card_authorization_code" text,
    "payment_method_details_card_capture_before" timestamp with time zone,
    "payment_method_details_card_installments_plan_count" bigint,
    "payment_method_details_card_installments_plan_interval" text,
    "payment_method_details_card_installments_plan_type" text,
    "payment_method_details_card_network_token_used" boolean,
    "payment_method_details_card_network_transaction_id" text,
    "payment_method_details_card_stored_credential_usage" text,
    "payment_method_details_card_three_d_secure_exemption_indicator" text,
    "payment_method_details_card_three_d_secure_exemption_applied" boolean,
    "payment_method_details_card_wallet_dynamic_last4" text,
    "payment_method_details_card_network_advice_code" text,
    "payment_method_details_card_network_decline_code" text,
    "payment_method_details" jsonb,
    "payment_record" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."payment_attempt_records" is 'One attempt at the payment of a payment record.';
comment on column "stripe"."payment_attempt_records"."id" is 'Stripe''s identifier.';
comment on column "stripe"."payment_attempt_records"."created" is 'When the record was made.';
comment on column "stripe"."payment_attempt_records"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."payment_attempt_records"."description" is 'Free text that the account gave it.';
comment on column "stripe"."payment_attempt_records"."metadata" is 'The account''s own keys and values on it.';
comment on column "stripe"."payment_attempt_records"."amount_value" is 'In all: Amount, in minor units of its currency.';
comment on column "stripe"."payment_attempt_records"."amount_currency" is 'In all: Three-letter currency code, in lower case.';
comment on column "stripe"."payment_attempt_records"."amount_requested_value" is 'Asked for: Amount, in minor units of its currency.';
comment on column "stripe"."payment_attempt_records"."amount_requested_currency" is 'Asked for: Three-letter currency code, in lower case.';
comment on column "stripe"."payment_attempt_records"."amount_authorized_value" is 'Authorized: Amount, in minor units of its currency.';
comment on column "stripe"."payment_attempt_records"."amount_authorized_currency" is 'Authorized: Three-letter currency code, in lower case.';
comment on column "stripe"."payment_attempt_records"."amount_guaranteed_value" is 'Sure to be received: Amount, in minor units of its currency.';
comment on column "stripe"."payment_attempt_records"."amount_guaranteed_currency" is 'Sure to be received: Three-letter currency code, in lower case.';
comment on column "stripe"."payment_attempt_records"."amount_canceled_value" is 'Canceled: Amount, in minor units of its currency.';
comment on column "stripe"."payment_attempt_records"."amount_canceled_currency" is 'Canceled: Three-letter currency code, in lower case.';
comment on column "stripe"."payment_attempt_records"."amount_failed_value" is 'Failed: Amount, in minor units of its currency.';
comment on column "stripe"."payment_attempt_records"."amount_failed_currency" is 'Failed: Three-letter currency code, in lower case.';
comment on column "stripe"."payment_attempt_records"."amount_refunded_value" is 'Refunded: Amount, in minor units of its currency.';
comment on column "stripe"."payment_attempt_records"."amount_refunded_currency" is 'Refunded: Three-letter currency code, in lower case.';
comment on column "stripe"."payment_attempt_records"."application" is 'Connect application that made it.';
comment on column "stripe"."payment_attempt_records"."reported_by" is 'Who told of it: `self` or `stripe`.';
comment on column "stripe"."payment_attempt_records"."processor_details_type" is 'Processor of the payment; `custom` if not Stripe.';
comment on column "stripe"."payment_attempt_records"."processor_details_custom_payment_reference" is 'The other processor''s number of the payment.';
comment on column "stripe"."payment_attempt_records"."customer_presence" is 'Whether the payer was there: `on_session` or `off_session`.';
comment on column "stripe"."payment_attempt_records"."customer_details_customer" is 'Customer who paid.';
comment on column "stripe"."payment_attempt_records"."customer_details_email" is 'Customer''s e-mail address.';
comment on column "stripe"."payment_attempt_records"."customer_details_name" is 'Customer''s name.';
comment on column "stripe"."payment_attempt_records"."customer_details_phone" is 'Customer''s phone number.';
comment on column "stripe"."payment_attempt_records"."shipping_details_address_city" is 'Shipping address: City, district, suburb, town or village.';
comment on column "stripe"."payment_attempt_records"."shipping_details_address_country" is 'Shipping address: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."payment_attempt_records"."shipping_details_address_line1" is 'Shipping address: Street and number, or PO box.';
comment on column "stripe"."payment_attempt_records"."shipping_details_address_line2" is 'Shipping address: Apartment, suite, unit or building.';
comment on column "stripe"."payment_attempt_records"."shipping_details_address_postal_code" is 'Shipping address: Postal or ZIP code.';
comment on column "stripe"."payment_attempt_records"."shipping_details_address_state" is 'Shipping address: State, county, province or region.';
comment on column "stripe"."payment_attempt_records"."shipping_details_name" is 'Recipient''s name.';
comment on column "stripe"."payment_attempt_records"."shipping_details_phone" is 'Recipient''s phone number.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_type" is 'Kind of payment method, such as `card` or `custom`.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_payment_method" is 'Payment method that was used.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_billing_details_address_city" is 'Payer: City, district, suburb, town or village.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_billing_details_address_country" is 'Payer: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."payment_attempt_records"."payment_method_details_billing_details_address_line1" is 'Payer: Street and number, or PO box.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_billing_details_address_line2" is 'Payer: Apartment, suite, unit or building.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_billing_details_address_postal_code" is 'Payer: Postal or ZIP code.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_billing_details_address_state" is 'Payer: State, county, province or region.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_billing_details_email" is 'Payer: Email address.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_billing_details_name" is 'Payer: Full name.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_billing_details_phone" is 'Payer: Phone number with extension.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_brand" is 'Card: Brand, such as `visa`, `mastercard` or `amex`.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_country" is 'Card: Two-letter code of the country that issued it.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_exp_month" is 'Card: Month of expiry, 1 to 12.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_exp_year" is 'Card: Year of expiry, four digits.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_fingerprint" is 'Card: The same for the same card number, across customers.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_funding" is 'Card: `credit`, `debit`, `prepaid` or `unknown`.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_last4" is 'Card: Last four digits.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_checks_address_line1_check" is 'Card: Street address check: `pass`, `fail`, `unavailable` or `unchecked`.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_checks_address_postal_code_check" is 'Card: Postal code check: `pass`, `fail`, `unavailable` or `unchecked`.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_checks_cvc_check" is 'Card: Security code check: `pass`, `fail`, `unavailable` or `unchecked`.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_description" is 'Card: Name of the card''s product line; rarely sent.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_iin" is 'Card: Issuer identification number, the first digits; rarely sent.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_issuer" is 'Card: Name of the issuing bank; rarely sent.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_moto" is 'Card: Whether it was a mail or telephone order, outside of SCA.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_network" is 'Card: Network that processed it, such as `visa` or `cartes_bancaires`.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_three_d_secure_authentication_flow" is 'Card: 3D Secure flow: `challenge` or `frictionless`.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_three_d_secure_eci" is 'Card: 3D Secure''s electronic commerce indicator, such as `05`.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_three_d_secure_result" is 'Card: 3D Secure result, such as `authenticated`, `exempted` or `failed`.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_three_d_secure_result_reason" is 'Card: Why 3D Secure ended so, such as `abandoned` or `rejected`.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_three_d_secure_version" is 'Card: 3D Secure version that was used, such as `2.2.0`.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_wallet_type" is 'Card: Wallet used, such as `apple_pay` or `google_pay`.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_wallet" is 'Card: What the wallet added, keyed by wallet.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_authorization_code" is 'Card: Issuer''s code of the authorization.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_capture_before" is 'Card: When an uncaptured payment is given up.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_installments_plan_count" is 'Card: Number of installments.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_installments_plan_interval" is 'Card: Time between installments; `month`.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_installments_plan_type" is 'Card: Installment plan: `fixed_count`, `bonus` or `revolving`.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_network_token_used" is 'Card: Whether a network token stood in for the card number.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_network_transaction_id" is 'Card: Network''s identifier of the transaction.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_stored_credential_usage" is 'Card: Kind of off-session payment: `recurring`, `unscheduled` or `installment`.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_three_d_secure_exemption_indicator" is 'Card: Exemption from 3D Secure: `low_risk` or `none`.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_three_d_secure_exemption_applied" is 'Card: Whether Stripe asked for that exemption in the transaction.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_wallet_dynamic_last4" is 'Card: Last four digits of the device''s own account number.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_network_advice_code" is 'Card: Network''s advice on retrying.';
comment on column "stripe"."payment_attempt_records"."payment_method_details_card_network_decline_code" is 'Card: Network''s own code of the reason for the decline.';
comment on column "stripe"."payment_attempt_records"."payment_method_details" is 'Details of methods other than card, keyed by method.';
comment on column "stripe"."payment_attempt_records"."payment_record" is 'Payment record that it belongs to.';
comment on column "stripe"."payment_attempt_records"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."payment_attempt_records"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."payment_attempt_records"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."payment_attempt_records"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."payment_attempt_records"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."payment_intent_line_items" (
    "id" text not null,
    "payment_intent_id" text,
    "product_code" text,
    "product_name" text,
    "quantity" bigint,
    "unit_cost" bigint,
    "unit_of_measure" text,
    "discount_amount" bigint,
    "tax_total_tax_amount" bigint,
    "payment_method_options_card_commodity_code" text,
    "payment_method_options_card_present_commodity_code" text,
    "payment_method_options_klarna_image_url" text,
    "payment_method_options_klarna_product_url" text,
    "payment_method_options_klarna_reference" text,
    "payment_method_options_klarna_subscription_reference" text,
    "payment_method_options_paypal_category" text,
    "payment_method_options_paypal_description" text,
    "payment_method_options_paypal_sold_by" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."payment_intent_line_items" is 'One product in a payment intent, as given for Level III data and for pay-later methods.';
comment on column "stripe"."payment_intent_line_items"."id" is 'Stripe''s identifier of the line.';
comment on column "stripe"."payment_intent_line_items"."payment_intent_id" is 'Payment intent of the line.';
comment on column "stripe"."payment_intent_line_items"."product_code" is 'Product''s code, such as a SKU.';
comment on column "stripe"."payment_intent_line_items"."product_name" is 'Product''s name.';
comment on column "stripe"."payment_intent_line_items"."quantity" is 'How many units are bought.';
comment on column "stripe"."payment_intent_line_items"."unit_cost" is 'Price of one unit, in minor units of the payment''s currency.';
comment on column "stripe"."payment_intent_line_items"."unit_of_measure" is 'Unit, such as gallons or meters.';
comment on column "stripe"."payment_intent_line_items"."discount_amount" is 'Discount on the line, in minor units.';
comment on column "stripe"."payment_intent_line_items"."tax_total_tax_amount" is 'Tax on the line, in minor units.';
comment on column "stripe"."payment_intent_line_items"."payment_method_options_card_commodity_code" is 'Card: Commodity code.';
comment on column "stripe"."payment_intent_line_items"."payment_method_options_card_present_commodity_code" is 'Card at a reader: Commodity code.';
comment on column "stripe"."payment_intent_line_items"."payment_method_options_klarna_image_url" is 'Klarna: Link to the product''s picture.';
comment on column "stripe"."payment_intent_line_items"."payment_method_options_klarna_product_url" is 'Klarna: Link to the product''s page.';
comment on column "stripe"."payment_intent_line_items"."payment_method_options_klarna_reference" is 'Klarna: The account''s own number of the product.';
comment on column "stripe"."payment_intent_line_items"."payment_method_options_klarna_subscription_reference" is 'Klarna: The account''s own number of the subscription.';
comment on column "stripe"."payment_intent_line_items"."payment_method_options_paypal_category" is 'PayPal: `physical_goods`, `digital_goods` or `donation`.';
comment on column "stripe"."payment_intent_line_items"."payment_method_options_paypal_description" is 'PayPal: Description of the line.';
comment on column "stripe"."payment_intent_line_items"."payment_method_options_paypal_sold_by" is 'PayPal: Connected account that sells it.';
comment on column "stripe"."payment_intent_line_items"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."payment_intent_line_items"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."payment_intent_line_items"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."payment_intent_line_items"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."payment_intent_line_items"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."payment_intents" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "status" text,
    "amount" bigint,
    "amount_capturable" bigint,
    "amount_received" bigint,
    "currency" text,
    "description" text,
    "metadata" jsonb,
    "customer_id" text,
    "customer_account" text,
    "latest_charge" text,
    "payment_method_id" text,
    "source" text,
    "invoice_id" text,
    "review_id" text,
    "payment_record" text,
    "canceled_at" timestamp with time zone,
    "cancellation_reason" text,
    "capture_method" text,
    "confirmation_method" text,
    "setup_future_usage" text,
    "payment_method_types" jsonb,
    "allowed_payment_method_types" jsonb,
    "excluded_payment_method_types" jsonb,
    "automatic_payment_methods_enabled" boolean,
    "automatic_payment_methods_allow_redirects" text,
    "payment_method_configuration_details_id" text,
    "payment_method_configuration_details_parent" text,
    "receipt_email" text,
    "statement_descriptor" text,
    "statement_descriptor_suffix" text,
    "application_id" text,
    "application_fee_amount" bigint,
    "on_behalf_of" text,
    "transfer_data_amount" bigint,
    "transfer_data_destination" text,
    "transfer_data_description" text,
    "transfer_data_metadata" jsonb,
    "transfer_data_payment_data_description" text,
    "transfer_data_payment_data_metadata" jsonb,
    "transfer_group" text,
    "amount_details_discount_amount" bigint,
    "amount_details_error_code" text,
    "amount_details_error_message" text,
    "amount_details_shipping_amount" bigint,
    "amount_details_shipping_from_postal_code" text,
    "amount_details_shipping_to_postal_code" text,
    "amount_details_tax_total_tax_amount" bigint,
    "amount_details_tip_amount" bigint,
    "payment_details_customer_reference" text,
    "payment_details_order_reference" text,
    "presentment_details_presentment_amount" bigint,
    "presentment_details_presentment_currency" text,
    "shipping_address_city" text,
    "shipping_address_country" text,
    "shipping_address_line1" text,
    "shipping_address_line2" text,
    "shipping_address_postal_code" text,
    "shipping_address_state" text,
    "shipping_carrier" text,
    "shipping_name" text,
    "shipping_phone" text,
    "shipping_tracking_number" text,
    "hooks_inputs_tax_calculation" text,
    "managed_payments_enabled" boolean,
    "processing_type" text,
    "processing_card_customer_notification_approval_requested" boolean,
    "processing_card_customer_notification_completes_at" timestamp with time zone,
    "last_payment_error_type" text,
    "last_payment_error_code" text,
    "last_payment_error_decline_code" text,
    "last_payment_error_message" text,
    "last_payment_error_param" text,
    "last_payment_error_charge" text,
    "last_payment_error_advice_code" text,
    "last_payment_error_network_advice_code" text,
    "last_payment_error_network_decline_code" text,
    "last_payment_error_payment_method_id" text,
    "last_payment_error_payment_method" jsonb,
    "last_payment_error_payment_method_type" text,
    "last_payment_error_source_id" text,
    "last_payment_error_doc_url" text,
    "last_payment_error_request_log_url" text,
    "next_action_type" text,
    "next_action_boleto_display_details" jsonb,
    "next_action_card_await_notification" jsonb,
    "next_action_display_bank_transfer_instructions" jsonb,
    "next_action_konbini_display_details" jsonb,
    "next_action_multibanco_display_details" jsonb,
    "next_action_oxxo_display_details" jsonb,
    "next_action_verify_with_microdeposits_arrival_date" timestamp with time zone,
    "next_action_verify_with_microdeposits_microdeposit_type" text,
    "payment_method_options_card_capture_method" text,
    "payment_method_options_card_installments" jsonb,
    "payment_method_options_card_mandate_options" jsonb,
    "payment_method_options_card_network" text,
    "payment_method_options_card_request_extended_authorization" text,
    "payment_method_options_card_request_incremental_authorization" text,
    "payment_method_options_card_request_multicapture" text,
    "payment_method_options_card_request_overcapture" text,
    "payment_method_options_card_request_three_d_secure" text,
    "payment_method_options_card_require_cvc_recollection" boolean,
    "payment_method_options_card_setup_credential_usage" text,
    "payment_method_options_card_setup_future_usage" text,
    "payment_method_options_card_statement_descriptor_suffix_kana" text,
    "payment_method_options_card_statement_descriptor_suffix_kanji" text,
    "payment_method_options_card_stored_credential_usage" text,
    "payment_method_options" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."payment_intents" is 'A payment to be collected, through all its attempts and steps until it succeeds or is canceled.';
comment on column "stripe"."payment_intents"."id" is 'Stripe''s identifier, `pi_...`.';
comment on column "stripe"."payment_intents"."created" is 'When the payment intent was made.';
comment on column "stripe"."payment_intents"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."payment_intents"."status" is 'Where it stands, such as `requires_action`, `succeeded` or `canceled`.';
comment on column "stripe"."payment_intents"."amount" is 'Amount to collect, in minor units of the currency.';
comment on column "stripe"."payment_intents"."amount_capturable" is 'Amount authorized and waiting for capture, in minor units.';
comment on column "stripe"."payment_intents"."amount_received" is 'Amount collected, in minor units.';
comment on column "stripe"."payment_intents"."currency" is 'Three-letter currency code of the amounts, in lower case.';
comment on column "stripe"."payment_intents"."description" is 'Free text that the account gave the payment.';
comment on column "stripe"."payment_intents"."metadata" is 'The account''s own keys and values on the payment.';
comment on column "stripe"."payment_intents"."customer_id" is 'Customer who pays.';
comment on column "stripe"."payment_intents"."customer_account" is 'Account that stands for the customer, if one does.';
comment on column "stripe"."payment_intents"."latest_charge" is 'Latest attempt to charge.';
comment on column "stripe"."payment_intents"."payment_method_id" is 'Payment method that is used.';
comment on column "stripe"."payment_intents"."source" is 'Legacy source that is used.';
comment on column "stripe"."payment_intents"."invoice_id" is 'Invoice it paid. Only under API versions before 2025-03-31; see invoice_payments.';
comment on column "stripe"."payment_intents"."review_id" is 'Radar review of the payment.';
comment on column "stripe"."payment_intents"."payment_record" is 'Payment record that the payment made.';
comment on column "stripe"."payment_intents"."canceled_at" is 'When it was canceled.';
comment on column "stripe"."payment_intents"."cancellation_reason" is 'Why it was canceled, such as `abandoned` or `duplicate`.';
comment on column "stripe"."payment_intents"."capture_method" is 'When to capture: `automatic`, `automatic_async` or `manual`.';
comment on column "stripe"."payment_intents"."confirmation_method" is 'Where it may be confirmed: `automatic` or `manual`.';
comment on column "stripe"."payment_intents"."setup_future_usage" is 'Whether to save the method, and for what: `on_session` or `off_session`.';
comment on column "stripe"."payment_intents"."payment_method_types" is 'List of kinds of payment method that may be used.';
comment on column "stripe"."payment_intents"."allowed_payment_method_types" is 'List of kinds of payment method to choose from automatically.';
comment on column "stripe"."payment_intents"."excluded_payment_method_types" is 'List of kinds of payment method ruled out.';
comment on column "stripe"."payment_intents"."automatic_payment_methods_enabled" is 'Whether Stripe chooses the methods to offer.';
comment on column "stripe"."payment_intents"."automatic_payment_methods_allow_redirects" is 'Whether methods that send the payer elsewhere are offered: `always` or `never`.';
comment on column "stripe"."payment_intents"."payment_method_configuration_details_id" is 'Configuration of payment methods in force.';
comment on column "stripe"."payment_intents"."payment_method_configuration_details_parent" is 'Configuration that this one is based on.';
comment on column "stripe"."payment_intents"."receipt_email" is 'Address to send the receipt to.';
comment on column "stripe"."payment_intents"."statement_descriptor" is 'Text for the payer''s statement, other than for cards.';
comment on column "stripe"."payment_intents"."statement_descriptor_suffix" is 'Text that follows the account''s prefix, for cards.';
comment on column "stripe"."payment_intents"."application_id" is 'Connect application that made the payment.';
comment on column "stripe"."payment_intents"."application_fee_amount" is 'Application fee to take, in minor units.';
comment on column "stripe"."payment_intents"."on_behalf_of" is 'Connected account in whose name it is collected.';
comment on column "stripe"."payment_intents"."transfer_data_amount" is 'Part that goes to the destination, in minor units; null means all.';
comment on column "stripe"."payment_intents"."transfer_data_destination" is 'Connected account that the money goes on to.';
comment on column "stripe"."payment_intents"."transfer_data_description" is 'Free text that the transfer is given.';
comment on column "stripe"."payment_intents"."transfer_data_metadata" is 'The account''s own keys and values for the transfer.';
comment on column "stripe"."payment_intents"."transfer_data_payment_data_description" is 'Free text that the destination''s payment is given.';
comment on column "stripe"."payment_intents"."transfer_data_payment_data_metadata" is 'Keys and values that the destination''s payment is given.';
comment on column "stripe"."payment_intents"."transfer_group" is 'Label that groups payments with their transfers.';
comment on column "stripe"."payment_intents"."amount_details_discount_amount" is 'Discount on the whole, in minor units.';
comment on column "stripe"."payment_intents"."amount_details_error_code" is 'Code of what is wrong with the parts of the amount.';
comment on column "stripe"."payment_intents"."amount_details_error_message" is 'Explanation of what is wrong with the parts of the amount.';
comment on column "stripe"."payment_intents"."amount_details_shipping_amount" is 'Cost of shipping, in minor units.';
comment on column "stripe"."payment_intents"."amount_details_shipping_from_postal_code" is 'Postal code the goods are sent from.';
comment on column "stripe"."payment_intents"."amount_details_shipping_to_postal_code" is 'Postal code the goods are sent to.';
comment on column "stripe"."payment_intents"."amount_details_tax_total_tax_amount" is 'Tax on the whole, in minor units.';
comment on column "stripe"."payment_intents"."amount_details_tip_amount" is 'Part of the amount that is a tip, in minor units.';
comment on column "stripe"."payment_intents"."payment_details_customer_reference" is 'The account''s own number of the customer.';
comment on column "stripe"."payment_intents"."payment_details_order_reference" is 'The account''s own number of the order.';
comment on column "stripe"."payment_intents"."presentment_details_presentment_amount" is 'Amount shown to the buyer, in minor units of that currency.';
comment on column "stripe"."payment_intents"."presentment_details_presentment_currency" is 'Three-letter code of the currency shown to the buyer.';
comment on column "stripe"."payment_intents"."shipping_address_city" is 'Shipping: City, district, suburb, town or village.';
comment on column "stripe"."payment_intents"."shipping_address_country" is 'Shipping: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."payment_intents"."shipping_address_line1" is 'Shipping: Street and number, or PO box.';
comment on column "stripe"."payment_intents"."shipping_address_line2" is 'Shipping: Apartment, suite, unit or building.';
comment on column "stripe"."payment_intents"."shipping_address_postal_code" is 'Shipping: Postal or ZIP code.';
comment on column "stripe"."payment_intents"."shipping_address_state" is 'Shipping: State, county, province or region.';
comment on column "stripe"."payment_intents"."shipping_carrier" is 'Shipping: Delivery service, such as FedEx or USPS.';
comment on column "stripe"."payment_intents"."shipping_name" is 'Shipping: Recipient''s name.';
comment on column "stripe"."payment_intents"."shipping_phone" is 'Shipping: Recipient''s phone number with extension.';
comment on column "stripe"."payment_intents"."shipping_tracking_number" is 'Shipping: Carrier''s tracking number; several are separated by commas.';
comment on column "stripe"."payment_intents"."hooks_inputs_tax_calculation" is 'Tax calculation that the payment settles.';
comment on column "stripe"."payment_intents"."managed_payments_enabled" is 'Whether Stripe sells as the merchant of record.';
comment on column "stripe"."payment_intents"."processing_type" is 'Kind of payment method that is being processed; `card`.';
comment on column "stripe"."payment_intents"."processing_card_customer_notification_approval_requested" is 'Whether the payer was asked to approve at their bank; India only.';
comment on column "stripe"."payment_intents"."processing_card_customer_notification_completes_at" is 'Until when the payer may approve.';
comment on column "stripe"."payment_intents"."last_payment_error_type" is 'Last error: `api_error`, `card_error`, `idempotency_error` or `invalid_request_error`.';
comment on column "stripe"."payment_intents"."last_payment_error_code" is 'Last error: Stripe''s error code, such as `card_declined`.';
comment on column "stripe"."payment_intents"."last_payment_error_decline_code" is 'Last error: Issuer''s reason for a decline, such as `insufficient_funds`.';
comment on column "stripe"."payment_intents"."last_payment_error_message" is 'Last error: Explanation fit for people to read.';
comment on column "stripe"."payment_intents"."last_payment_error_param" is 'Last error: Request parameter at fault, if one was.';
comment on column "stripe"."payment_intents"."last_payment_error_charge" is 'Last error: Charge that failed, for card errors.';
comment on column "stripe"."payment_intents"."last_payment_error_advice_code" is 'Last error: Issuer''s advice on retrying, such as `do_not_try_again`.';
comment on column "stripe"."payment_intents"."last_payment_error_network_advice_code" is 'Last error: Card network''s two-digit advice on retrying.';
comment on column "stripe"."payment_intents"."last_payment_error_network_decline_code" is 'Last error: Network''s own code of the reason for the decline.';
comment on column "stripe"."payment_intents"."last_payment_error_payment_method_id" is 'Last error: Payment method that was tried.';
comment on column "stripe"."payment_intents"."last_payment_error_payment_method" is 'Last error: Rest of the payment method as it was when it was tried.';
comment on column "stripe"."payment_intents"."last_payment_error_payment_method_type" is 'Last error: Kind of payment method at fault; for invoices only.';
comment on column "stripe"."payment_intents"."last_payment_error_source_id" is 'Last error: Legacy source, card or bank account that was tried.';
comment on column "stripe"."payment_intents"."last_payment_error_doc_url" is 'Last error: Link to documentation of the error code.';
comment on column "stripe"."payment_intents"."last_payment_error_request_log_url" is 'Last error: Link to the request''s log in the Dashboard.';
comment on column "stripe"."payment_intents"."next_action_type" is 'What the payer has to do next, such as `redirect_to_url`.';
comment on column "stripe"."payment_intents"."next_action_boleto_display_details" is 'Number, link and expiry of the boleto to pay.';
comment on column "stripe"."payment_intents"."next_action_card_await_notification" is 'When the card is charged and whether approval is needed.';
comment on column "stripe"."payment_intents"."next_action_display_bank_transfer_instructions" is 'Accounts and reference for the bank transfer.';
comment on column "stripe"."payment_intents"."next_action_konbini_display_details" is 'Codes per store chain, link and expiry for Konbini.';
comment on column "stripe"."payment_intents"."next_action_multibanco_display_details" is 'Entity, reference and expiry for Multibanco.';
comment on column "stripe"."payment_intents"."next_action_oxxo_display_details" is 'Number, link and expiry of the OXXO voucher.';
comment on column "stripe"."payment_intents"."next_action_verify_with_microdeposits_arrival_date" is 'When the test deposits should arrive.';
comment on column "stripe"."payment_intents"."next_action_verify_with_microdeposits_microdeposit_type" is 'How the payer proves them: `amounts` or `descriptor_code`.';
comment on column "stripe"."payment_intents"."payment_method_options_card_capture_method" is 'Card option: `manual` if it differs.';
comment on column "stripe"."payment_intents"."payment_method_options_card_installments" is 'Card option: Installment plans on offer and chosen.';
comment on column "stripe"."payment_intents"."payment_method_options_card_mandate_options" is 'Card option: Terms of the mandate to set up.';
comment on column "stripe"."payment_intents"."payment_method_options_card_network" is 'Card option: Network to process on.';
comment on column "stripe"."payment_intents"."payment_method_options_card_request_extended_authorization" is 'Card option: Longer time to capture: `if_available` or `never`.';
comment on column "stripe"."payment_intents"."payment_method_options_card_request_incremental_authorization" is 'Card option: Raising the authorization: `if_available` or `never`.';
comment on column "stripe"."payment_intents"."payment_method_options_card_request_multicapture" is 'Card option: Capture in parts: `if_available` or `never`.';
comment on column "stripe"."payment_intents"."payment_method_options_card_request_overcapture" is 'Card option: Capture above the authorization: `if_available` or `never`.';
comment on column "stripe"."payment_intents"."payment_method_options_card_request_three_d_secure" is 'Card option: 3D Secure: `automatic`, `any` or `challenge`.';
comment on column "stripe"."payment_intents"."payment_method_options_card_require_cvc_recollection" is 'Card option: Whether the security code must be typed in again.';
comment on column "stripe"."payment_intents"."payment_method_options_card_setup_credential_usage" is 'Card option: What it is saved for: `recurring`, `unscheduled` or `installment`.';
comment on column "stripe"."payment_intents"."payment_method_options_card_setup_future_usage" is 'Card option: Whether to save it: `on_session`, `off_session` or `none`.';
comment on column "stripe"."payment_intents"."payment_method_options_card_statement_descriptor_suffix_kana" is 'Card option: Suffix on the statement, in Kana.';
comment on column "stripe"."payment_intents"."payment_method_options_card_statement_descriptor_suffix_kanji" is 'Card option: Suffix on the statement, in Kanji.';
comment on column "stripe"."payment_intents"."payment_method_options_card_stored_credential_usage" is 'Card option: Kind of off-session payment: `recurring`, `unscheduled` or `installment`.';
comment on column "stripe"."payment_intents"."payment_method_options" is 'Options of methods other than card, keyed by method.';
comment on column "stripe"."payment_intents"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."payment_intents"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."payment_intents"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."payment_intents"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."payment_intents"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."payment_link_line_items" (
    "id" text not null,
    "price_id" text,
    "description" text,
    "quantity" bigint,
    "currency" text,
    "amount_subtotal" bigint,
    "amount_discount" bigint,
    "amount_tax" bigint,
    "amount_total" bigint,
    "discounts" jsonb,
    "taxes" jsonb,
    "adjustable_quantity_enabled" boolean,
    "adjustable_quantity_maximum" bigint,
    "adjustable_quantity_minimum" bigint,
    "metadata" jsonb,
    "payment_link_id" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."payment_link_line_items" is 'A line that a payment link sells: a price, how many of it, and what they cost.';
comment on column "stripe"."payment_link_line_items"."id" is 'Stripe''s identifier of the line, `li_...`.';
comment on column "stripe"."payment_link_line_items"."price_id" is 'Price that the line was made from.';
comment on column "stripe"."payment_link_line_items"."description" is 'What is sold; the product''s name unless overridden.';
comment on column "stripe"."payment_link_line_items"."quantity" is 'How many units are bought.';
comment on column "stripe"."payment_link_line_items"."currency" is 'Three-letter currency code of the amounts, in lower case.';
comment on column "stripe"."payment_link_line_items"."amount_subtotal" is 'Amount before discounts and taxes, in minor units.';
comment on column "stripe"."payment_link_line_items"."amount_discount" is 'Sum of the discounts on the line, in minor units; 0 if none.';
comment on column "stripe"."payment_link_line_items"."amount_tax" is 'Sum of the taxes on the line, in minor units; 0 if none.';
comment on column "stripe"."payment_link_line_items"."amount_total" is 'Amount after discounts and taxes, in minor units.';
comment on column "stripe"."payment_link_line_items"."discounts" is 'Amount taken off by each discount; sent only when expanded.';
comment on column "stripe"."payment_link_line_items"."taxes" is 'Amount of each tax with its rate; sent only when expanded.';
comment on column "stripe"."payment_link_line_items"."adjustable_quantity_enabled" is 'Whether the buyer may change the quantity.';
comment on column "stripe"."payment_link_line_items"."adjustable_quantity_maximum" is 'Largest quantity that the buyer may choose.';
comment on column "stripe"."payment_link_line_items"."adjustable_quantity_minimum" is 'Smallest quantity that the buyer may choose.';
comment on column "stripe"."payment_link_line_items"."metadata" is 'The account''s own keys and values on the line.';
comment on column "stripe"."payment_link_line_items"."payment_link_id" is 'Payment link of the line.';
comment on column "stripe"."payment_link_line_items"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."payment_link_line_items"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."payment_link_line_items"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."payment_link_line_items"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."payment_link_line_items"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."payment_links" (
    "id" text not null,
    "active" boolean,
    "url" text,
    "currency" text,
    "inactive_message" text,
    "submit_type" text,
    "after_completion_type" text,
    "after_completion_hosted_confirmation_custom_message" text,
    "after_completion_redirect_url" text,
    "restrictions_completed_sessions_count" bigint,
    "restrictions_completed_sessions_limit" bigint,
    "application" text,
    "application_fee_amount" bigint,
    "application_fee_percent" numeric,
    "on_behalf_of" text,
    "transfer_data_amount" bigint,
    "transfer_data_destination" text,
    "allow_promotion_codes" boolean,
    "automatic_tax_enabled" boolean,
    "automatic_tax_liability_account" text,
    "automatic_tax_liability_type" text,
    "tax_id_collection_enabled" boolean,
    "tax_id_collection_required" text,
    "optional_items" jsonb,
    "shipping_options" jsonb,
    "shipping_address_collection_allowed_countries" jsonb,
    "billing_address_collection" text,
    "consent_collection_payment_method_reuse_agreement_position" text,
    "consent_collection_promotions" text,
    "consent_collection_terms_of_service" text,
    "name_collection_business_enabled" boolean,
    "name_collection_business_optional" boolean,
    "name_collection_individual_enabled" boolean,
    "name_collection_individual_optional" boolean,
    "phone_number_collection_enabled" boolean,
    "custom_fields" jsonb,
    "custom_text_after_submit_message" text,
    "custom_text_shipping_address_message" text,
    "custom_text_submit_message" text,
    "custom_text_terms_of_service_acceptance_message" text,
    "customer_creation" text,
    "payment_method_collection" text,
    "payment_method_types" jsonb,
    "payment_method_options_card_restrictions_brands_blocked" jsonb,
    "managed_payments_enabled" boolean,
    "payment_intent_data_capture_method" text,
    "payment_intent_data_description" text,
    "payment_intent_data_metadata" jsonb,
    "payment_intent_data_setup_future_usage" text,
    "payment_intent_data_statement_descriptor" text,
    "payment_intent_data_statement_descriptor_suffix" text,
    "payment_intent_data_transfer_group" text,
    "invoice_creation_enabled" boolean,
    "invoice_creation_invoice_data" jsonb,
    "subscription_data_description" text,
    "subscription_data_trial_period_days" bigint,
    "subscription_data_trial_settings_missing_payment_method" text,
    "subscription_data_invoice_settings" jsonb,
    "subscription_data_metadata" jsonb,
    "livemode" boolean,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."payment_links" is 'A lasting web address where customers can pay for fixed items; each visit opens a checkout session.';
comment on column "stripe"."payment_links"."id" is 'Stripe''s identifier, `plink_...`.';
comment on column "stripe"."payment_links"."active" is 'Whether the link works; false once it is switched off.';
comment on column "stripe"."payment_links"."url" is 'Public address to share.';
comment on column "stripe"."payment_links"."currency" is 'Three-letter currency code of the prices, in lower case.';
comment on column "stripe"."payment_links"."inactive_message" is 'What visitors read once the link is switched off.';
comment on column "stripe"."payment_links"."submit_type" is 'Wording of the button: auto, pay, book, donate or subscribe.';
comment on column "stripe"."payment_links"."after_completion_type" is 'What follows payment: hosted_confirmation or redirect.';
comment on column "stripe"."payment_links"."after_completion_hosted_confirmation_custom_message" is 'Own text on the page that confirms payment.';
comment on column "stripe"."payment_links"."after_completion_redirect_url" is 'Where customers go after paying.';
comment on column "stripe"."payment_links"."restrictions_completed_sessions_count" is 'How many purchases count towards the limit so far.';
comment on column "stripe"."payment_links"."restrictions_completed_sessions_limit" is 'After how many purchases the link stops; null if never.';
comment on column "stripe"."payment_links"."application" is 'Connect application that made the link.';
comment on column "stripe"."payment_links"."application_fee_amount" is 'Application fee on a one-off payment, in minor units.';
comment on column "stripe"."payment_links"."application_fee_percent" is 'Application fee on subscription invoices, in percent.';
comment on column "stripe"."payment_links"."on_behalf_of" is 'Connected account that is the seller.';
comment on column "stripe"."payment_links"."transfer_data_amount" is 'How much is passed on, in minor units; null for all of it.';
comment on column "stripe"."payment_links"."transfer_data_destination" is 'Connected account that the money is passed on to.';
comment on column "stripe"."payment_links"."allow_promotion_codes" is 'Whether customers may enter promotion codes.';
comment on column "stripe"."payment_links"."automatic_tax_enabled" is 'Automatic tax: Whether Stripe works out the tax.';
comment on column "stripe"."payment_links"."automatic_tax_liability_account" is 'Automatic tax: Connected account that owes the tax, if one does.';
comment on column "stripe"."payment_links"."automatic_tax_liability_type" is 'Automatic tax: Who owes the tax: self or account.';
comment on column "stripe"."payment_links"."tax_id_collection_enabled" is 'Whether tax numbers are asked for.';
comment on column "stripe"."payment_links"."tax_id_collection_required" is 'Whether a tax number is a must: if_supported or never.';
comment on column "stripe"."payment_links"."optional_items" is 'Items offered on top, as a list.';
comment on column "stripe"."payment_links"."shipping_options" is 'Shipping rates on offer, each with its amount.';
comment on column "stripe"."payment_links"."shipping_address_collection_allowed_countries" is 'Country codes that can be shipped to.';
comment on column "stripe"."payment_links"."billing_address_collection" is 'When billing addresses are asked for: auto or required.';
comment on column "stripe"."payment_links"."consent_collection_payment_method_reuse_agreement_position" is 'Consent asked for: Whether the text on reuse of the payment method shows: auto or hidden.';
comment on column "stripe"."payment_links"."consent_collection_promotions" is 'Consent asked for: Whether customers are asked to take promotional mail: auto or none.';
comment on column "stripe"."payment_links"."consent_collection_terms_of_service" is 'Consent asked for: Whether the terms must be accepted: required or none.';
comment on column "stripe"."payment_links"."name_collection_business_enabled" is 'Names asked for: Whether a business name is asked for.';
comment on column "stripe"."payment_links"."name_collection_business_optional" is 'Names asked for: Whether it may be left out.';
comment on column "stripe"."payment_links"."name_collection_individual_enabled" is 'Names asked for: Whether a person''s name is asked for.';
comment on column "stripe"."payment_links"."name_collection_individual_optional" is 'Names asked for: Whether it may be left out.';
comment on column "stripe"."payment_links"."phone_number_collection_enabled" is 'Whether a phone number is asked for.';
comment on column "stripe"."payment_links"."custom_fields" is 'Own input fields that customers fill in, up to three.';
comment on column "stripe"."payment_links"."custom_text_after_submit_message" is 'Own text behind the button.';
comment on column "stripe"."payment_links"."custom_text_shipping_address_message" is 'Own text beside the shipping address.';
comment on column "stripe"."payment_links"."custom_text_submit_message" is 'Own text beside the button.';
comment on column "stripe"."payment_links"."custom_text_terms_of_service_acceptance_message" is 'Own text in place of that on the terms of service.';
comment on column "stripe"."payment_links"."customer_creation" is 'When a customer is created: always or if_required.';
comment on column "stripe"."payment_links"."payment_method_collection" is 'When subscriptions ask for a payment method: always or if_required.';
comment on column "stripe"."payment_links"."payment_method_types" is 'Payment methods on offer; null to let Stripe choose.';
comment on column "stripe"."payment_links"."payment_method_options_card_restrictions_brands_blocked" is 'Card brands that are refused.';
comment on column "stripe"."payment_links"."managed_payments_enabled" is 'Whether Stripe is the merchant of record.';
comment on column "stripe"."payment_links"."payment_intent_data_capture_method" is 'How payments are captured: automatic, automatic_async or manual.';
comment on column "stripe"."payment_links"."payment_intent_data_description" is 'Description that payments are given.';
comment on column "stripe"."payment_links"."payment_intent_data_metadata" is 'Own keys and values that payments are given.';
comment on column "stripe"."payment_links"."payment_intent_data_setup_future_usage" is 'Whether the payment method is kept for later: on_session or off_session.';
comment on column "stripe"."payment_links"."payment_intent_data_statement_descriptor" is 'Text on customers'' statements, for methods other than card.';
comment on column "stripe"."payment_links"."payment_intent_data_statement_descriptor_suffix" is 'End of the text on customers'' card statements.';
comment on column "stripe"."payment_links"."payment_intent_data_transfer_group" is 'Label that ties payments and transfers of one purpose together.';
comment on column "stripe"."payment_links"."invoice_creation_enabled" is 'Whether an invoice is made for a one-off payment.';
comment on column "stripe"."payment_links"."invoice_creation_invoice_data" is 'What that invoice is to say: footer, fields, issuer, tax ids.';
comment on column "stripe"."payment_links"."subscription_data_description" is 'Description that subscriptions are given.';
comment on column "stripe"."payment_links"."subscription_data_trial_period_days" is 'How many days of trial subscriptions begin with.';
comment on column "stripe"."payment_links"."subscription_data_trial_settings_missing_payment_method" is 'What to do if the trial ends without payment method: cancel, create_invoice or pause.';
comment on column "stripe"."payment_links"."subscription_data_invoice_settings" is 'What subscriptions'' invoices are to say: footer, fields, issuer.';
comment on column "stripe"."payment_links"."subscription_data_metadata" is 'Own keys and values that subscriptions are given.';
comment on column "stripe"."payment_links"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."payment_links"."metadata" is 'The account''s own keys and values on the link, copied to its sessions.';
comment on column "stripe"."payment_links"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."payment_links"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."payment_links"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."payment_links"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."payment_links"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."payment_method_configurations" (
    "id" text not null,
    "livemode" boolean,
    "name" text,
    "active" boolean,
    "is_default" boolean,
    "application" text,
    "parent" text,
    "acss_debit" jsonb,
    "affirm" jsonb,
    "afterpay_clearpay" jsonb,
    "alipay" jsonb,
    "alma" jsonb,
    "amazon_pay" jsonb,
    "apple_pay" jsonb,
    "au_becs_debit" jsonb,
    "bacs_debit" jsonb,
    "bancontact" jsonb,
    "billie" jsonb,
    "bizum" jsonb,
    "blik" jsonb,
    "boleto" jsonb,
    "card" jsonb,
    "cartes_bancaires" jsonb,
    "cashapp" jsonb,
    "crypto" jsonb,
    "customer_balance" jsonb,
    "eps" jsonb,
    "fpx" jsonb,
    "giropay" jsonb,
    "google_pay" jsonb,
    "grabpay" jsonb,
    "ideal" jsonb,
    "jcb" jsonb,
    "kakao_pay" jsonb,
    "klarna" jsonb,
    "konbini" jsonb,
    "kr_card" jsonb,
    "link" jsonb,
    "mb_way" jsonb,
    "mobilepay" jsonb,
    "multibanco" jsonb,
    "naver_pay" jsonb,
    "nz_bank_account" jsonb,
    "oxxo" jsonb,
    "p24" jsonb,
    "pay_by_bank" jsonb,
    "payco" jsonb,
    "paynow" jsonb,
    "paypal" jsonb,
    "paypay" jsonb,
    "payto" jsonb,
    "pix" jsonb,
    "promptpay" jsonb,
    "revolut_pay" jsonb,
    "samsung_pay" jsonb,
    "satispay" jsonb,
    "scalapay" jsonb,
    "sepa_debit" jsonb,
    "sequra" jsonb,
    "sofort" jsonb,
    "sunbit" jsonb,
    "swish" jsonb,
    "twint" jsonb,
    "upi" jsonb,
    "us_bank_account" jsonb,
    "wechat_pay" jsonb,
    "zip" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."payment_method_configurations" is 'A set of choices on which payment methods to offer; per method whether it is available and shown.';
comment on column "stripe"."payment_method_configurations"."id" is 'Stripe''s identifier, `pmc_...`.';
comment on column "stripe"."payment_method_configurations"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."payment_method_configurations"."name" is 'Name of the configuration.';
comment on column "stripe"."payment_method_configurations"."active" is 'Whether it can be used for new payments.';
comment on column "stripe"."payment_method_configurations"."is_default" is 'Whether it is used where none is named.';
comment on column "stripe"."payment_method_configurations"."application" is 'Connect application that it is for, if it is a child.';
comment on column "stripe"."payment_method_configurations"."parent" is 'Configuration that it is based on.';
comment on column "stripe"."payment_method_configurations"."acss_debit" is 'Canadian pre-authorized debit: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."affirm" is 'Affirm: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."afterpay_clearpay" is 'Afterpay or Clearpay: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."alipay" is 'Alipay: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."alma" is 'Alma: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."amazon_pay" is 'Amazon Pay: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."apple_pay" is 'Apple Pay: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."au_becs_debit" is 'Australian BECS debit: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."bacs_debit" is 'Bacs debit: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."bancontact" is 'Bancontact: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."billie" is 'Billie: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."bizum" is 'Bizum: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."blik" is 'BLIK: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."boleto" is 'Boleto: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."card" is 'Cards: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."cartes_bancaires" is 'Cartes Bancaires: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."cashapp" is 'Cash App Pay: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."crypto" is 'Crypto: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."customer_balance" is 'Customer balance: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."eps" is 'EPS: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."fpx" is 'FPX: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."giropay" is 'giropay: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."google_pay" is 'Google Pay: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."grabpay" is 'GrabPay: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."ideal" is 'iDEAL: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."jcb" is 'JCB cards: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."kakao_pay" is 'Kakao Pay: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."klarna" is 'Klarna: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."konbini" is 'Konbini: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."kr_card" is 'Korean card: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."link" is 'Link: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."mb_way" is 'MB WAY: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."mobilepay" is 'MobilePay: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."multibanco" is 'Multibanco: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."naver_pay" is 'Naver Pay: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."nz_bank_account" is 'New Zealand bank account: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."oxxo" is 'OXXO: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."p24" is 'Przelewy24: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."pay_by_bank" is 'Pay by Bank: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."payco" is 'PAYCO: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."paynow" is 'PayNow: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."paypal" is 'PayPal: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."paypay" is 'PayPay: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."payto" is 'PayTo: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."pix" is 'Pix: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."promptpay" is 'PromptPay: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."revolut_pay" is 'Revolut Pay: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."samsung_pay" is 'Samsung Pay: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."satispay" is 'Satispay: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."scalapay" is 'Scalapay: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."sepa_debit" is 'SEPA debit: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."sequra" is 'seQura: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."sofort" is 'Sofort: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."sunbit" is 'Sunbit: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."swish" is 'Swish: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."twint" is 'TWINT: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."upi" is 'UPI: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."us_bank_account" is 'US bank account: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."wechat_pay" is 'WeChat Pay: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."zip" is 'Zip: Whether offered, and the preferences behind it.';
comment on column "stripe"."payment_method_configurations"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."payment_method_configurations"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."payment_method_configurations"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."payment_method_configurations"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."payment_method_configurations"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."payment_method_domains" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "domain_name" text,
    "enabled" boolean,
    "amazon_pay_status" text,
    "amazon_pay_error_message" text,
    "apple_pay_status" text,
    "apple_pay_error_message" text,
    "google_pay_status" text,
    "google_pay_error_message" text,
    "klarna_status" text,
    "klarna_error_message" text,
    "link_status" text,
    "link_error_message" text,
    "paypal_status" text,
    "paypal_error_message" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."payment_method_domains" is 'A website on which wallets and the like are registered to be shown.';
comment on column "stripe"."payment_method_domains"."id" is 'Stripe''s identifier, `pmd_...`.';
comment on column "stripe"."payment_method_domains"."created" is 'When the domain was registered.';
comment on column "stripe"."payment_method_domains"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."payment_method_domains"."domain_name" is 'Name of the domain, such as `shop.example.com`.';
comment on column "stripe"."payment_method_domains"."enabled" is 'Whether the methods that need a domain are shown on it.';
comment on column "stripe"."payment_method_domains"."amazon_pay_status" is 'Amazon Pay: `active` or `inactive`.';
comment on column "stripe"."payment_method_domains"."amazon_pay_error_message" is 'Amazon Pay: Why it is inactive.';
comment on column "stripe"."payment_method_domains"."apple_pay_status" is 'Apple Pay: `active` or `inactive`.';
comment on column "stripe"."payment_method_domains"."apple_pay_error_message" is 'Apple Pay: Why it is inactive.';
comment on column "stripe"."payment_method_domains"."google_pay_status" is 'Google Pay: `active` or `inactive`.';
comment on column "stripe"."payment_method_domains"."google_pay_error_message" is 'Google Pay: Why it is inactive.';
comment on column "stripe"."payment_method_domains"."klarna_status" is 'Klarna: `active` or `inactive`.';
comment on column "stripe"."payment_method_domains"."klarna_error_message" is 'Klarna: Why it is inactive.';
comment on column "stripe"."payment_method_domains"."link_status" is 'Link: `active` or `inactive`.';
comment on column "stripe"."payment_method_domains"."link_error_message" is 'Link: Why it is inactive.';
comment on column "stripe"."payment_method_domains"."paypal_status" is 'PayPal: `active` or `inactive`.';
comment on column "stripe"."payment_method_domains"."paypal_error_message" is 'PayPal: Why it is inactive.';
comment on column "stripe"."payment_method_domains"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."payment_method_domains"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."payment_method_domains"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."payment_method_domains"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."payment_method_domains"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."payment_methods" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "type" text,
    "customer_id" text,
    "customer_account" text,
    "allow_redisplay" text,
    "metadata" jsonb,
    "billing_details_address_city" text,
    "billing_details_address_country" text,
    "billing_details_address_line1" text,
    "billing_details_address_line2" text,
    "billing_details_address_postal_code" text,
    "billing_details_address_state" text,
    "billing_details_email" text,
    "billing_details_name" text,
    "billing_details_phone" text,
    "billing_details_tax_id" text,
    "radar_options_session" text,
    "card_brand" text,
    "card_country" text,
    "card_exp_month" bigint,
    "card_exp_year" bigint,
    "card_fingerprint" text,
    "card_funding" text,
    "card_last4" text,
    "card_checks_address_line1_check" text,
    "card_checks_address_postal_code_check" text,
    "card_checks_cvc_check" text,
    "card_description" text,
    "card_iin" text,
    "card_issuer" text,
    "card_display_brand" text,
    "card_networks_available" text,
    "card_networks_preferred" text,
    "card_regulated_status" text,
    "card_three_d_secure_usage_supported" boolean,
    "card_wallet_type" text,
    "card_wallet_dynamic_last4" text,
    "card_wallet" jsonb,
    "card_generated_from_charge" text,
    "card_generated_from_setup_attempt" text,
    "card_generated_from_payment_method_details" jsonb,
    "acss_debit" jsonb,
    "affirm" jsonb,
    "afterpay_clearpay" jsonb,
    "alipay" jsonb,
    "alma" jsonb,
    "amazon_pay" jsonb,
    "au_becs_debit" jsonb,
    "bacs_debit" jsonb,
    "bancontact" jsonb,
    "billie" jsonb,
    "bizum" jsonb,
    "blik" jsonb,
    "boleto" jsonb,
    "card_present" jsonb,
    "cashapp" jsonb,
    "crypto" jsonb,
    "custom" jsonb,
    "customer_balance" jsonb,
    "eps" jsonb,
    "fpx" jsonb,
    "giropay" jsonb,
    "grabpay" jsonb,
    "ideal" jsonb,
    "interac_present" jsonb,
    "kakao_pay" jsonb,
    "klarna" jsonb,
    "konbini" jsonb,
    "kr_card" jsonb,
    "link" jsonb,
    "mb_way" jsonb,
    "mobilepay" jsonb,
    "multibanco" jsonb,
    "naver_pay" jsonb,
    "nz_bank_account" jsonb,
    "oxxo" jsonb,
    "p24" jsonb,
    "pay_by_bank" jsonb,
    "payco" jsonb,
    "paynow" jsonb,
    "paypal" jsonb,
    "paypay" jsonb,
    "payto" jsonb,
    "pix" jsonb,
    "promptpay" jsonb,
    "revolut_pay" jsonb,
    "samsung_pay" jsonb,
    "satispay" jsonb,
    "scalapay" jsonb,
    "sepa_debit" jsonb,
    "sequra" jsonb,
    "sofort" jsonb,
    "sunbit" jsonb,
    "swish" jsonb,
    "twint" jsonb,
    "upi" jsonb,
    "us_bank_account" jsonb,
    "wechat_pay" jsonb,
    "zip" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."payment_methods" is 'Something a customer pays with, such as a card or bank account; one column per kind but card.';
comment on column "stripe"."payment_methods"."id" is 'Stripe''s identifier, `pm_...`, or `card_...`, `src_...` for older ones.';
comment on column "stripe"."payment_methods"."created" is 'When the payment method was made.';
comment on column "stripe"."payment_methods"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."payment_methods"."type" is 'Kind of payment method, such as `card`, `sepa_debit` or `paypal`.';
comment on column "stripe"."payment_methods"."customer_id" is 'Customer it is saved for; null before saving and after detaching.';
comment on column "stripe"."payment_methods"."customer_account" is 'Account that stands for the customer, if one does.';
comment on column "stripe"."payment_methods"."allow_redisplay" is 'Whether to offer it again at checkout: `always`, `limited` or `unspecified`.';
comment on column "stripe"."payment_methods"."metadata" is 'The account''s own keys and values on the payment method.';
comment on column "stripe"."payment_methods"."billing_details_address_city" is 'Payer: City, district, suburb, town or village.';
comment on column "stripe"."payment_methods"."billing_details_address_country" is 'Payer: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."payment_methods"."billing_details_address_line1" is 'Payer: Street and number, or PO box.';
comment on column "stripe"."payment_methods"."billing_details_address_line2" is 'Payer: Apartment, suite, unit or building.';
comment on column "stripe"."payment_methods"."billing_details_address_postal_code" is 'Payer: Postal or ZIP code.';
comment on column "stripe"."payment_methods"."billing_details_address_state" is 'Payer: State, county, province or region.';
comment on column "stripe"."payment_methods"."billing_details_email" is 'Payer: Email address.';
comment on column "stripe"."payment_methods"."billing_details_name" is 'Payer: Full name.';
comment on column "stripe"."payment_methods"."billing_details_phone" is 'Payer: Phone number with extension.';
comment on column "stripe"."payment_methods"."billing_details_tax_id" is 'Payer: Tax number; for Latin American payers.';
comment on column "stripe"."payment_methods"."radar_options_session" is 'Radar session with the browser''s and device''s details.';
comment on column "stripe"."payment_methods"."card_brand" is 'Card: Brand, such as `visa`, `mastercard` or `amex`.';
comment on column "stripe"."payment_methods"."card_country" is 'Card: Two-letter code of the country that issued it.';
comment on column "stripe"."payment_methods"."card_exp_month" is 'Card: Month of expiry, 1 to 12.';
comment on column "stripe"."payment_methods"."card_exp_year" is 'Card: Year of expiry, four digits.';
comment on column "stripe"."payment_methods"."card_fingerprint" is 'Card: The same for the same card number, across customers.';
comment on column "stripe"."payment_methods"."card_funding" is 'Card: `credit`, `debit`, `prepaid` or `unknown`.';
comment on column "stripe"."payment_methods"."card_last4" is 'Card: Last four digits.';
comment on column "stripe"."payment_methods"."card_checks_address_line1_check" is 'Card: Street address check: `pass`, `fail`, `unavailable` or `unchecked`.';
comment on column "stripe"."payment_methods"."card_checks_address_postal_code_check" is 'Card: Postal code check: `pass`, `fail`, `unavailable` or `unchecked`.';
comment on column "stripe"."payment_methods"."card_checks_cvc_check" is 'Card: Security code check: `pass`, `fail`, `unavailable` or `unchecked`.';
comment on column "stripe"."payment_methods"."card_description" is 'Card: Name of the card''s product line; rarely sent.';
comment on column "stripe"."payment_methods"."card_iin" is 'Card: Issuer identification number, the first digits; rarely sent.';
comment on column "stripe"."payment_methods"."card_issuer" is 'Card: Name of the issuing bank; rarely sent.';
comment on column "stripe"."payment_methods"."card_display_brand" is 'Card: Brand to show, by the customer''s choice on cards with two.';
comment on column "stripe"."payment_methods"."card_networks_available" is 'Card: Networks it can be processed on, as a JSON list.';
comment on column "stripe"."payment_methods"."card_networks_preferred" is 'Card: Network that the customer prefers, on cards with two.';
comment on column "stripe"."payment_methods"."card_regulated_status" is 'Card: Whether the issuer''s fees are capped by law.';
comment on column "stripe"."payment_methods"."card_three_d_secure_usage_supported" is 'Card: Whether 3D Secure is possible.';
comment on column "stripe"."payment_methods"."card_wallet_type" is 'Card: Wallet it came from, such as `apple_pay`.';
comment on column "stripe"."payment_methods"."card_wallet_dynamic_last4" is 'Card: Last four digits of the device''s own account number.';
comment on column "stripe"."payment_methods"."card_wallet" is 'Card: What the wallet added, keyed by wallet.';
comment on column "stripe"."payment_methods"."card_generated_from_charge" is 'Card: Payment at a reader it was made from.';
comment on column "stripe"."payment_methods"."card_generated_from_setup_attempt" is 'Card: Setup at a reader it was made from.';
comment on column "stripe"."payment_methods"."card_generated_from_payment_method_details" is 'Card: Details of the card at that reader.';
comment on column "stripe"."payment_methods"."acss_debit" is 'Canadian pre-authorized debit: Bank, last four digits and fingerprint of the account.';
comment on column "stripe"."payment_methods"."affirm" is 'Affirm: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."afterpay_clearpay" is 'Afterpay or Clearpay: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."alipay" is 'Alipay: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."alma" is 'Alma: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."amazon_pay" is 'Amazon Pay: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."au_becs_debit" is 'Australian BECS debit: BSB number, last four digits and fingerprint of the account.';
comment on column "stripe"."payment_methods"."bacs_debit" is 'Bacs debit: Sort code, last four digits and fingerprint of the account.';
comment on column "stripe"."payment_methods"."bancontact" is 'Bancontact: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."billie" is 'Billie: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."bizum" is 'Bizum: Payer''s identifier.';
comment on column "stripe"."payment_methods"."blik" is 'BLIK: Payer''s identifier.';
comment on column "stripe"."payment_methods"."boleto" is 'Boleto: Payer''s tax number (CPF or CNPJ).';
comment on column "stripe"."payment_methods"."card_present" is 'Card at a reader: Brand, expiry, last four digits, fingerprint and how it was read.';
comment on column "stripe"."payment_methods"."cashapp" is 'Cash App Pay: Payer''s identifier and public $cashtag.';
comment on column "stripe"."payment_methods"."crypto" is 'Crypto: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."custom" is 'Custom: Name, logo and type of a method that the account defined.';
comment on column "stripe"."payment_methods"."customer_balance" is 'Customer balance: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."eps" is 'EPS: Payer''s bank.';
comment on column "stripe"."payment_methods"."fpx" is 'FPX: Payer''s bank and type of account holder.';
comment on column "stripe"."payment_methods"."giropay" is 'giropay: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."grabpay" is 'GrabPay: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."ideal" is 'iDEAL: Payer''s bank and its BIC.';
comment on column "stripe"."payment_methods"."interac_present" is 'Interac at a reader: Brand, expiry, last four digits, fingerprint and how it was read.';
comment on column "stripe"."payment_methods"."kakao_pay" is 'Kakao Pay: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."klarna" is 'Klarna: Payer''s day of birth.';
comment on column "stripe"."payment_methods"."konbini" is 'Konbini: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."kr_card" is 'Korean card: Brand and last four digits.';
comment on column "stripe"."payment_methods"."link" is 'Link: E-mail address of the Link account.';
comment on column "stripe"."payment_methods"."mb_way" is 'MB WAY: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."mobilepay" is 'MobilePay: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."multibanco" is 'Multibanco: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."naver_pay" is 'Naver Pay: Payer''s identifier and funding: points or card.';
comment on column "stripe"."payment_methods"."nz_bank_account" is 'New Zealand bank account: Bank, branch, holder and last four digits.';
comment on column "stripe"."payment_methods"."oxxo" is 'OXXO: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."p24" is 'Przelewy24: Payer''s bank.';
comment on column "stripe"."payment_methods"."pay_by_bank" is 'Pay by Bank: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."payco" is 'PAYCO: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."paynow" is 'PayNow: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."paypal" is 'PayPal: Payer''s country, e-mail address and PayPal identifier.';
comment on column "stripe"."payment_methods"."paypay" is 'PayPay: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."payto" is 'PayTo: BSB number, last four digits and PayID of the account.';
comment on column "stripe"."payment_methods"."pix" is 'Pix: Fingerprint of the account.';
comment on column "stripe"."payment_methods"."promptpay" is 'PromptPay: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."revolut_pay" is 'Revolut Pay: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."samsung_pay" is 'Samsung Pay: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."satispay" is 'Satispay: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."scalapay" is 'Scalapay: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."sepa_debit" is 'SEPA debit: Country, bank code, last four digits and fingerprint of the account.';
comment on column "stripe"."payment_methods"."sequra" is 'seQura: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."sofort" is 'Sofort: Country of the bank.';
comment on column "stripe"."payment_methods"."sunbit" is 'Sunbit: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."swish" is 'Swish: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."twint" is 'TWINT: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."upi" is 'UPI: Payer''s virtual payment address.';
comment on column "stripe"."payment_methods"."us_bank_account" is 'US bank account: Bank, type, last four digits and fingerprint of the account.';
comment on column "stripe"."payment_methods"."wechat_pay" is 'WeChat Pay: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."zip" is 'Zip: No details beyond the type so far.';
comment on column "stripe"."payment_methods"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."payment_methods"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."payment_methods"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."payment_methods"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."payment_methods"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."payment_records" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "description" text,
    "metadata" jsonb,
    "amount_value" bigint,
    "amount_currency" text,
    "amount_requested_value" bigint,
    "amount_requested_currency" text,
    "amount_authorized_value" bigint,
    "amount_authorized_currency" text,
    "amount_guaranteed_value" bigint,
    "amount_guaranteed_currency" text,
    "amount_canceled_value" bigint,
    "amount_canceled_currency" text,
    "amount_failed_value" bigint,
    "amount_failed_currency" text,
    "amount_refunded_value" bigint,
    "amount_refunded_currency" text,
    "application" text,
    "reported_by" text,
    "processor_details_type" text,
    "processor_details_custom_payment_reference" text,
    "customer_presence" text,
    "customer_details_customer" text,
    "customer_details_email" text,
    "customer_details_name" text,
    "customer_details_phone" text,
    "shipping_details_address_city" text,
    "shipping_details_address_country" text,
    "shipping_details_address_line1" text,
    "shipping_details_address_line2" text,
    "shipping_details_address_postal_code" text,
    "shipping_details_address_state" text,
    "shipping_details_name" text,
    "shipping_details_phone" text,
    "payment_method_details_type" text,
    "payment_method_details_payment_method" text,
    "payment_method_details_billing_details_address_city" text,
    "payment_method_details_billing_details_address_country" text,
    "payment_method_details_billing_details_address_line1" text,
    "payment_method_details_billing_details_address_line2" text,
    "payment_method_details_billing_details_address_postal_code" text,
    "payment_method_details_billing_details_address_state" text,
    "payment_method_details_billing_details_email" text,
    "payment_method_details_billing_details_name" text,
    "payment_method_details_billing_details_phone" text,
    "payment_method_details_card_brand" text,
    "payment_method_details_card_country" text,
    "payment_method_details_card_exp_month" bigint,
    "payment_method_details_card_exp_year" bigint,
    "payment_method_details_card_fingerprint" text,
    "payment_method_details_card_funding" text,
    "payment_method_details_card_last4" text,
    "payment_method_details_card_checks_address_line1_check" text,
    "payment_method_details_card_checks_address_postal_code_check" text,
    "payment_method_details_card_checks_cvc_check" text,
    "payment_method_details_card_description" text,
    "payment_method_details_card_iin" text,
    "payment_method_details_card_issuer" text,
    "payment_method_details_card_moto" boolean,
    "payment_method_details_card_network" text,
    "payment_method_details_card_three_d_secure_authentication_flow" text,
    "payment_method_details_card_three_d_secure_eci" text,
    "payment_method_details_card_three_d_secure_result" text,
    "payment_method_details_card_three_d_secure_result_reason" text,
    "payment_method_details_card_three_d_secure_version" text,
    "payment_method_details_card_wallet_type" text,
    "payment_method_details_card_wallet" jsonb,
    "payment_method_details_card_authorization_code" text,
    "payment_method_details_card_capture_before" timestamp with time zone,
    "payment_method_details_card_installments_plan_count" bigint,
    "payment_method_details_card_installments_plan_interval" text,
    "payment_method_details_card_installments_plan_type" text,
    "payment_method_details_card_network_token_used" boolean,
    "payment_method_details_card_network_transaction_id" text,
    "payment_method_details_card_stored_credential_usage" text,
    "payment_method_details_card_three_d_secure_exemption_indicator" text,
    "payment_method_details_card_three_d_secure_exemption_applied" boolean,
    "payment_method_details_card_wallet_dynamic_last4" text,
    "payment_method_details_card_network_advice_code" text,
    "payment_method_details_card_network_decline_code" text,
    "payment_method_details" jsonb,
    "latest_payment_attempt_record" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."payment_records" is 'A payment as Stripe keeps its books on it, whoever processed it.';
comment on column "stripe"."payment_records"."id" is 'Stripe''s identifier.';
comment on column "stripe"."payment_records"."created" is 'When the record was made.';
comment on column "stripe"."payment_records"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."payment_records"."description" is 'Free text that the account gave it.';
comment on column "stripe"."payment_records"."metadata" is 'The account''s own keys and values on it.';
comment on column "stripe"."payment_records"."amount_value" is 'In all: Amount, in minor units of its currency.';
comment on column "stripe"."payment_records"."amount_currency" is 'In all: Three-letter currency code, in lower case.';
comment on column "stripe"."payment_records"."amount_requested_value" is 'Asked for: Amount, in minor units of its currency.';
comment on column "stripe"."payment_records"."amount_requested_currency" is 'Asked for: Three-letter currency code, in lower case.';
comment on column "stripe"."payment_records"."amount_authorized_value" is 'Authorized: Amount, in minor units of its currency.';
comment on column "stripe"."payment_records"."amount_authorized_currency" is 'Authorized: Three-letter currency code, in lower case.';
comment on column "stripe"."payment_records"."amount_guaranteed_value" is 'Sure to be received: Amount, in minor units of its currency.';
comment on column "stripe"."payment_records"."amount_guaranteed_currency" is 'Sure to be received: Three-letter currency code, in lower case.';
comment on column "stripe"."payment_records"."amount_canceled_value" is 'Canceled: Amount, in minor units of its currency.';
comment on column "stripe"."payment_records"."amount_canceled_currency" is 'Canceled: Three-letter currency code, in lower case.';
comment on column "stripe"."payment_records"."amount_failed_value" is 'Failed: Amount, in minor units of its currency.';
comment on column "stripe"."payment_records"."amount_failed_currency" is 'Failed: Three-letter currency code, in lower case.';
comment on column "stripe"."payment_records"."amount_refunded_value" is 'Refunded: Amount, in minor units of its currency.';
comment on column "stripe"."payment_records"."amount_refunded_currency" is 'Refunded: Three-letter currency code, in lower case.';
comment on column "stripe"."payment_records"."application" is 'Connect application that made it.';
comment on column "stripe"."payment_records"."reported_by" is 'Who told of it: `self` or `stripe`.';
comment on column "stripe"."payment_records"."processor_details_type" is 'Processor of the payment; `custom` if not Stripe.';
comment on column "stripe"."payment_records"."processor_details_custom_payment_reference" is 'The other processor''s number of the payment.';
comment on column "stripe"."payment_records"."customer_presence" is 'Whether the payer was there: `on_session` or `off_session`.';
comment on column "stripe"."payment_records"."customer_details_customer" is 'Customer who paid.';
comment on column "stripe"."payment_records"."customer_details_email" is 'Customer''s e-mail address.';
comment on column "stripe"."payment_records"."customer_details_name" is 'Customer''s name.';
comment on column "stripe"."payment_records"."customer_details_phone" is 'Customer''s phone number.';
comment on column "stripe"."payment_records"."shipping_details_address_city" is 'Shipping address: City, district, suburb, town or village.';
comment on column "stripe"."payment_records"."shipping_details_address_country" is 'Shipping address: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."payment_records"."shipping_details_address_line1" is 'Shipping address: Street and number, or PO box.';
comment on column "stripe"."payment_records"."shipping_details_address_line2" is 'Shipping address: Apartment, suite, unit or building.';
comment on column "stripe"."payment_records"."shipping_details_address_postal_code" is 'Shipping address: Postal or ZIP code.';
comment on column "stripe"."payment_records"."shipping_details_address_state" is 'Shipping address: State, county, province or region.';
comment on column "stripe"."payment_records"."shipping_details_name" is 'Recipient''s name.';
comment on column "stripe"."payment_records"."shipping_details_phone" is 'Recipient''s phone number.';
comment on column "stripe"."payment_records"."payment_method_details_type" is 'Kind of payment method, such as `card` or `custom`.';
comment on column "stripe"."payment_records"."payment_method_details_payment_method" is 'Payment method that was used.';
comment on column "stripe"."payment_records"."payment_method_details_billing_details_address_city" is 'Payer: City, district, suburb, town or village.';
comment on column "stripe"."payment_records"."payment_method_details_billing_details_address_country" is 'Payer: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."payment_records"."payment_method_details_billing_details_address_line1" is 'Payer: Street and number, or PO box.';
comment on column "stripe"."payment_records"."payment_method_details_billing_details_address_line2" is 'Payer: Apartment, suite, unit or building.';
comment on column "stripe"."payment_records"."payment_method_details_billing_details_address_postal_code" is 'Payer: Postal or ZIP code.';
comment on column "stripe"."payment_records"."payment_method_details_billing_details_address_state" is 'Payer: State, county, province or region.';
comment on column "stripe"."payment_records"."payment_method_details_billing_details_email" is 'Payer: Email address.';
comment on column "stripe"."payment_records"."payment_method_details_billing_details_name" is 'Payer: Full name.';
comment on column "stripe"."payment_records"."payment_method_details_billing_details_phone" is 'Payer: Phone number with extension.';
comment on column "stripe"."payment_records"."payment_method_details_card_brand" is 'Card: Brand, such as `visa`, `mastercard` or `amex`.';
comment on column "stripe"."payment_records"."payment_method_details_card_country" is 'Card: Two-letter code of the country that issued it.';
comment on column "stripe"."payment_records"."payment_method_details_card_exp_month" is 'Card: Month of expiry, 1 to 12.';
comment on column "stripe"."payment_records"."payment_method_details_card_exp_year" is 'Card: Year of expiry, four digits.';
comment on column "stripe"."payment_records"."payment_method_details_card_fingerprint" is 'Card: The same for the same card number, across customers.';
comment on column "stripe"."payment_records"."payment_method_details_card_funding" is 'Card: `credit`, `debit`, `prepaid` or `unknown`.';
comment on column "stripe"."payment_records"."payment_method_details_card_last4" is 'Card: Last four digits.';
comment on column "stripe"."payment_records"."payment_method_details_card_checks_address_line1_check" is 'Card: Street address check: `pass`, `fail`, `unavailable` or `unchecked`.';
comment on column "stripe"."payment_records"."payment_method_details_card_checks_address_postal_code_check" is 'Card: Postal code check: `pass`, `fail`, `unavailable` or `unchecked`.';
comment on column "stripe"."payment_records"."payment_method_details_card_checks_cvc_check" is 'Card: Security code check: `pass`, `fail`, `unavailable` or `unchecked`.';
comment on column "stripe"."payment_records"."payment_method_details_card_description" is 'Card: Name of the card''s product line; rarely sent.';
comment on column "stripe"."payment_records"."payment_method_details_card_iin" is 'Card: Issuer identification number, the first digits; rarely sent.';
comment on column "stripe"."payment_records"."payment_method_details_card_issuer" is 'Card: Name of the issuing bank; rarely sent.';
comment on column "stripe"."payment_records"."payment_method_details_card_moto" is 'Card: Whether it was a mail or telephone order, outside of SCA.';
comment on column "stripe"."payment_records"."payment_method_details_card_network" is 'Card: Network that processed it, such as `visa` or `cartes_bancaires`.';
comment on column "stripe"."payment_records"."payment_method_details_card_three_d_secure_authentication_flow" is 'Card: 3D Secure flow: `challenge` or `frictionless`.';
comment on column "stripe"."payment_records"."payment_method_details_card_three_d_secure_eci" is 'Card: 3D Secure''s electronic commerce indicator, such as `05`.';
comment on column "stripe"."payment_records"."payment_method_details_card_three_d_secure_result" is 'Card: 3D Secure result, such as `authenticated`, `exempted` or `failed`.';
comment on column "stripe"."payment_records"."payment_method_details_card_three_d_secure_result_reason" is 'Card: Why 3D Secure ended so, such as `abandoned` or `rejected`.';
comment on column "stripe"."payment_records"."payment_method_details_card_three_d_secure_version" is 'Card: 3D Secure version that was used, such as `2.2.0`.';
comment on column "stripe"."payment_records"."payment_method_details_card_wallet_type" is 'Card: Wallet used, such as `apple_pay` or `google_pay`.';
comment on column "stripe"."payment_records"."payment_method_details_card_wallet" is 'Card: What the wallet added, keyed by wallet.';
comment on column "stripe"."payment_records"."payment_method_details_card_authorization_code" is 'Card: Issuer''s code of the authorization.';
comment on column "stripe"."payment_records"."payment_method_details_card_capture_before" is 'Card: When an uncaptured payment is given up.';
comment on column "stripe"."payment_records"."payment_method_details_card_installments_plan_count" is 'Card: Number of installments.';
comment on column "stripe"."payment_records"."payment_method_details_card_installments_plan_interval" is 'Card: Time between installments; `month`.';
comment on column "stripe"."payment_records"."payment_method_details_card_installments_plan_type" is 'Card: Installment plan: `fixed_count`, `bonus` or `revolving`.';
comment on column "stripe"."payment_records"."payment_method_details_card_network_token_used" is 'Card: Whether a network token stood in for the card number.';
comment on column "stripe"."payment_records"."payment_method_details_card_network_transaction_id" is 'Card: Network''s identifier of the transaction.';
comment on column "stripe"."payment_records"."payment_method_details_card_stored_credential_usage" is 'Card: Kind of off-session payment: `recurring`, `unscheduled` or `installment`.';
comment on column "stripe"."payment_records"."payment_method_details_card_three_d_secure_exemption_indicator" is 'Card: Exemption from 3D Secure: `low_risk` or `none`.';
comment on column "stripe"."payment_records"."payment_method_details_card_three_d_secure_exemption_applied" is 'Card: Whether Stripe asked for that exemption in the transaction.';
comment on column "stripe"."payment_records"."payment_method_details_card_wallet_dynamic_last4" is 'Card: Last four digits of the device''s own account number.';
comment on column "stripe"."payment_records"."payment_method_details_card_network_advice_code" is 'Card: Network''s advice on retrying.';
comment on column "stripe"."payment_records"."payment_method_details_card_network_decline_code" is 'Card: Network''s own code of the reason for the decline.';
comment on column "stripe"."payment_records"."payment_method_details" is 'Details of methods other than card, keyed by method.';
comment on column "stripe"."payment_records"."latest_payment_attempt_record" is 'Latest attempt at the payment.';
comment on column "stripe"."payment_records"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."payment_records"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."payment_records"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."payment_records"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."payment_records"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."payouts" (
    "id" text not null,
    "created" timestamp with time zone,
    "arrival_date" timestamp with time zone,
    "amount" bigint,
    "currency" text,
    "status" text,
    "type" text,
    "method" text,
    "automatic" boolean,
    "description" text,
    "destination" text,
    "payout_method" text,
    "source_type" text,
    "balance_transaction" text,
    "reconciliation_status" text,
    "application_fee" text,
    "application_fee_amount" bigint,
    "failure_balance_transaction" text,
    "failure_code" text,
    "failure_message" text,
    "original_payout" text,
    "reversed_by" text,
    "statement_descriptor" text,
    "trace_id_status" text,
    "trace_id_value" text,
    "livemode" boolean,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."payouts" is 'Money sent from the Stripe balance to one''s own bank account or debit card, or taken from there.';
comment on column "stripe"."payouts"."id" is 'Stripe''s identifier, `po_...`.';
comment on column "stripe"."payouts"."created" is 'When the payout was created.';
comment on column "stripe"."payouts"."arrival_date" is 'Day on which the bank is expected to credit the money.';
comment on column "stripe"."payouts"."amount" is 'Amount paid out, in minor units; negative if money was taken from the bank.';
comment on column "stripe"."payouts"."currency" is 'Three-letter currency code, in lower case.';
comment on column "stripe"."payouts"."status" is 'pending, in_transit, paid, failed or canceled; paid can still turn failed.';
comment on column "stripe"."payouts"."type" is 'Kind of destination: bank_account or card.';
comment on column "stripe"."payouts"."method" is 'Speed: standard or instant.';
comment on column "stripe"."payouts"."automatic" is 'Whether the payout schedule made it, rather than a request.';
comment on column "stripe"."payouts"."description" is 'Free text on the payout.';
comment on column "stripe"."payouts"."destination" is 'Bank account or card that is paid.';
comment on column "stripe"."payouts"."payout_method" is 'Financial account of the v2 API that is paid, if one is.';
comment on column "stripe"."payouts"."source_type" is 'Part of the balance it came from: card, fpx or bank_account.';
comment on column "stripe"."payouts"."balance_transaction" is 'Ledger entry of the payout.';
comment on column "stripe"."payouts"."reconciliation_status" is 'Whether its ledger entries can be listed: completed, in_progress or not_applicable.';
comment on column "stripe"."payouts"."application_fee" is 'Application fee taken on it.';
comment on column "stripe"."payouts"."application_fee_amount" is 'Application fee asked for, in minor units.';
comment on column "stripe"."payouts"."failure_balance_transaction" is 'Ledger entry that returned the money of a failed or canceled payout.';
comment on column "stripe"."payouts"."failure_code" is 'Why it failed, as a code such as account_closed.';
comment on column "stripe"."payouts"."failure_message" is 'Why it failed, in words.';
comment on column "stripe"."payouts"."original_payout" is 'Payout that this one reverses.';
comment on column "stripe"."payouts"."reversed_by" is 'Payout that reverses this one.';
comment on column "stripe"."payouts"."statement_descriptor" is 'Text that appears on the bank statement.';
comment on column "stripe"."payouts"."trace_id_status" is 'Whether the bank''s trace number is known: pending, supported or unsupported.';
comment on column "stripe"."payouts"."trace_id_value" is 'Trace number by which the bank finds the payment.';
comment on column "stripe"."payouts"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."payouts"."metadata" is 'The account''s own keys and values on the payout.';
comment on column "stripe"."payouts"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."payouts"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."payouts"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."payouts"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."payouts"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."persons" (
    "id" text not null,
    "account" text,
    "created" timestamp with time zone,
    "is_deleted" boolean,
    "first_name" text,
    "first_name_kana" text,
    "first_name_kanji" text,
    "last_name" text,
    "last_name_kana" text,
    "last_name_kanji" text,
    "maiden_name" text,
    "full_name_aliases" jsonb,
    "email" text,
    "phone" text,
    "gender" text,
    "dob_day" bigint,
    "dob_month" bigint,
    "dob_year" bigint,
    "nationality" text,
    "political_exposure" text,
    "id_number_provided" boolean,
    "id_number_secondary_provided" boolean,
    "ssn_last_4_provided" boolean,
    "address_city" text,
    "address_country" text,
    "address_line1" text,
    "address_line2" text,
    "address_postal_code" text,
    "address_state" text,
    "address_kana_postal_code" text,
    "address_kana_state" text,
    "address_kana_city" text,
    "address_kana_town" text,
    "address_kana_line1" text,
    "address_kana_line2" text,
    "address_kana_country" text,
    "address_kanji_postal_code" text,
    "address_kanji_state" text,
    "address_kanji_city" text,
    "address_kanji_town" text,
    "address_kanji_line1" text,
    "address_kanji_line2" text,
    "address_kanji_country" text,
    "registered_address_city" text,
    "registered_address_country" text,
    "registered_address_line1" text,
    "registered_address_line2" text,
    "registered_address_postal_code" text,
    "registered_address_state" text,
    "relationship_title" text,
    "relationship_representative" boolean,
    "relationship_owner" boolean,
    "relationship_percent_ownership" numeric,
    "relationship_director" boolean,
    "relationship_executive" boolean,
    "relationship_authorizer" boolean,
    "relationship_legal_guardian" boolean,
    "requirements_alternatives" jsonb,
    "requirements_currently_due" jsonb,
    "requirements_errors" jsonb,
    "requirements_eventually_due" jsonb,
    "requirements_past_due" jsonb,
    "requirements_pending_verification" jsonb,
    "future_requirements_alternatives" jsonb,
    "future_requirements_currently_due" jsonb,
    "future_requirements_errors" jsonb,
    "future_requirements_eventually_due" jsonb,
    "future_requirements_past_due" jsonb,
    "future_requirements_pending_verification" jsonb,
    "verification_status" text,
    "verification_details" text,
    "verification_details_code" text,
    "verification_document_front" text,
    "verification_document_back" text,
    "verification_document_details" text,
    "verification_document_details_code" text,
    "verification_additional_document_front" text,
    "verification_additional_document_back" text,
    "verification_additional_document_details" text,
    "verification_additional_document_details_code" text,
    "additional_tos_acceptances_account_date" timestamp with time zone,
    "additional_tos_acceptances_account_ip" text,
    "additional_tos_acceptances_account_user_agent" text,
    "us_cfpb_data_ethnicity_details_ethnicity" jsonb,
    "us_cfpb_data_ethnicity_details_ethnicity_other" text,
    "us_cfpb_data_race_details_race" jsonb,
    "us_cfpb_data_race_details_race_other" text,
    "us_cfpb_data_self_identified_gender" text,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."persons" is 'Someone who owns, directs or represents the business of a connected account.';
comment on column "stripe"."persons"."id" is 'Stripe''s identifier, `person_...`.';
comment on column "stripe"."persons"."account" is 'Account that the person belongs to.';
comment on column "stripe"."persons"."created" is 'When the person was added.';
comment on column "stripe"."persons"."is_deleted" is 'True once the person is deleted at Stripe.';
comment on column "stripe"."persons"."first_name" is 'Given (first) name.';
comment on column "stripe"."persons"."first_name_kana" is 'Given name in kana; Japan only.';
comment on column "stripe"."persons"."first_name_kanji" is 'Given name in kanji; Japan only.';
comment on column "stripe"."persons"."last_name" is 'Family name.';
comment on column "stripe"."persons"."last_name_kana" is 'Family name in kana; Japan only.';
comment on column "stripe"."persons"."last_name_kanji" is 'Family name in kanji; Japan only.';
comment on column "stripe"."persons"."maiden_name" is 'Family name at birth.';
comment on column "stripe"."persons"."full_name_aliases" is 'Other names the person is known by, as a list.';
comment on column "stripe"."persons"."email" is 'E-mail address, as given.';
comment on column "stripe"."persons"."phone" is 'Phone number, as given.';
comment on column "stripe"."persons"."gender" is 'Gender, as given.';
comment on column "stripe"."persons"."dob_day" is 'Day of birth, 1 to 31.';
comment on column "stripe"."persons"."dob_month" is 'Month of birth, 1 to 12.';
comment on column "stripe"."persons"."dob_year" is 'Year of birth, four digits.';
comment on column "stripe"."persons"."nationality" is 'Country of which the person is a national.';
comment on column "stripe"."persons"."political_exposure" is 'Whether the person or someone close holds or held a high public office: existing or none.';
comment on column "stripe"."persons"."id_number_provided" is 'Whether the number of an identity document was given.';
comment on column "stripe"."persons"."id_number_secondary_provided" is 'Whether a second such number was given.';
comment on column "stripe"."persons"."ssn_last_4_provided" is 'Whether the last four digits of the US social security number were given.';
comment on column "stripe"."persons"."address_city" is 'Home address: City, district, suburb, town or village.';
comment on column "stripe"."persons"."address_country" is 'Home address: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."persons"."address_line1" is 'Home address: Street and number, or PO box.';
comment on column "stripe"."persons"."address_line2" is 'Home address: Apartment, suite, unit or building.';
comment on column "stripe"."persons"."address_postal_code" is 'Home address: Postal or ZIP code.';
comment on column "stripe"."persons"."address_state" is 'Home address: State, county, province or region.';
comment on column "stripe"."persons"."address_kana_postal_code" is 'Home address in kana: Postal code.';
comment on column "stripe"."persons"."address_kana_state" is 'Home address in kana: Prefecture.';
comment on column "stripe"."persons"."address_kana_city" is 'Home address in kana: City or ward.';
comment on column "stripe"."persons"."address_kana_town" is 'Home address in kana: Town or cho-me.';
comment on column "stripe"."persons"."address_kana_line1" is 'Home address in kana: Block and building number.';
comment on column "stripe"."persons"."address_kana_line2" is 'Home address in kana: Building details.';
comment on column "stripe"."persons"."address_kana_country" is 'Home address in kana: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."persons"."address_kanji_postal_code" is 'Home address in kanji: Postal code.';
comment on column "stripe"."persons"."address_kanji_state" is 'Home address in kanji: Prefecture.';
comment on column "stripe"."persons"."address_kanji_city" is 'Home address in kanji: City or ward.';
comment on column "stripe"."persons"."address_kanji_town" is 'Home address in kanji: Town or cho-me.';
comment on column "stripe"."persons"."address_kanji_line1" is 'Home address in kanji: Block and building number.';
comment on column "stripe"."persons"."address_kanji_line2" is 'Home address in kanji: Building details.';
comment on column "stripe"."persons"."address_kanji_country" is 'Home address in kanji: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."persons"."registered_address_city" is 'Address in the population register: City, district, suburb, town or village.';
comment on column "stripe"."persons"."registered_address_country" is 'Address in the population register: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."persons"."registered_address_line1" is 'Address in the population register: Street and number, or PO box.';
comment on column "stripe"."persons"."registered_address_line2" is 'Address in the population register: Apartment, suite, unit or building.';
comment on column "stripe"."persons"."registered_address_postal_code" is 'Address in the population register: Postal or ZIP code.';
comment on column "stripe"."persons"."registered_address_state" is 'Address in the population register: State, county, province or region.';
comment on column "stripe"."persons"."relationship_title" is 'Job title, such as CEO.';
comment on column "stripe"."persons"."relationship_representative" is 'Whether the person represents the account towards Stripe.';
comment on column "stripe"."persons"."relationship_owner" is 'Whether the person owns part of the business.';
comment on column "stripe"."persons"."relationship_percent_ownership" is 'Share of the business that the person owns, in percent.';
comment on column "stripe"."persons"."relationship_director" is 'Whether the person is on the business''s board of directors.';
comment on column "stripe"."persons"."relationship_executive" is 'Whether the person helps to run the business.';
comment on column "stripe"."persons"."relationship_authorizer" is 'Whether the person authorised the account''s representative.';
comment on column "stripe"."persons"."relationship_legal_guardian" is 'Whether the person is guardian of a representative under age.';
comment on column "stripe"."persons"."requirements_alternatives" is 'Requirements: Other fields that may be given in place of those due.';
comment on column "stripe"."persons"."requirements_currently_due" is 'Requirements: Names of the fields to give by the deadline.';
comment on column "stripe"."persons"."requirements_errors" is 'Requirements: Fields that were refused, each with code and reason.';
comment on column "stripe"."persons"."requirements_eventually_due" is 'Requirements: Names of the fields that will be wanted at some time.';
comment on column "stripe"."persons"."requirements_past_due" is 'Requirements: Names of the fields whose deadline has passed.';
comment on column "stripe"."persons"."requirements_pending_verification" is 'Requirements: Names of the fields that are being checked.';
comment on column "stripe"."persons"."future_requirements_alternatives" is 'Coming requirements: Other fields that may be given in place of those due.';
comment on column "stripe"."persons"."future_requirements_currently_due" is 'Coming requirements: Names of the fields to give by the deadline.';
comment on column "stripe"."persons"."future_requirements_errors" is 'Coming requirements: Fields that were refused, each with code and reason.';
comment on column "stripe"."persons"."future_requirements_eventually_due" is 'Coming requirements: Names of the fields that will be wanted at some time.';
comment on column "stripe"."persons"."future_requirements_past_due" is 'Coming requirements: Names of the fields whose deadline has passed.';
comment on column "stripe"."persons"."future_requirements_pending_verification" is 'Coming requirements: Names of the fields that are being checked.';
comment on column "stripe"."persons"."verification_status" is 'unverified, pending or verified.';
comment on column "stripe"."persons"."verification_details" is 'What stands in the way of verification, in words.';
comment on column "stripe"."persons"."verification_details_code" is 'What stands in the way, as a code such as document_name_mismatch.';
comment on column "stripe"."persons"."verification_document_front" is 'Identity document: File of its front.';
comment on column "stripe"."persons"."verification_document_back" is 'Identity document: File of its back.';
comment on column "stripe"."persons"."verification_document_details" is 'Identity document: What is wrong with it, in words.';
comment on column "stripe"."persons"."verification_document_details_code" is 'Identity document: What is wrong with it, as a code such as document_expired.';
comment on column "stripe"."persons"."verification_additional_document_front" is 'Proof of address or other second document: File of its front.';
comment on column "stripe"."persons"."verification_additional_document_back" is 'Proof of address or other second document: File of its back.';
comment on column "stripe"."persons"."verification_additional_document_details" is 'Proof of address or other second document: What is wrong with it, in words.';
comment on column "stripe"."persons"."verification_additional_document_details_code" is 'Proof of address or other second document: What is wrong with it, as a code such as document_expired.';
comment on column "stripe"."persons"."additional_tos_acceptances_account_date" is 'When a legal guardian accepted Stripe''s terms.';
comment on column "stripe"."persons"."additional_tos_acceptances_account_ip" is 'IP address from which the guardian accepted them.';
comment on column "stripe"."persons"."additional_tos_acceptances_account_user_agent" is 'Browser in which the guardian accepted them.';
comment on column "stripe"."persons"."us_cfpb_data_ethnicity_details_ethnicity" is 'Ethnicities that the person names; US lending reports.';
comment on column "stripe"."persons"."us_cfpb_data_ethnicity_details_ethnicity_other" is 'Ethnicity in own words, where `other` is named.';
comment on column "stripe"."persons"."us_cfpb_data_race_details_race" is 'Races that the person names; US lending reports.';
comment on column "stripe"."persons"."us_cfpb_data_race_details_race_other" is 'Race in own words, where `other` is named.';
comment on column "stripe"."persons"."us_cfpb_data_self_identified_gender" is 'Gender that the person names; US lending reports.';
comment on column "stripe"."persons"."metadata" is 'The platform''s own keys and values on the person.';
comment on column "stripe"."persons"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."persons"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."persons"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."persons"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."persons"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."plans" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "name" text,
    "nickname" text,
    "statement_descriptor" text,
    "active" boolean,
    "product" text,
    "currency" text,
    "amount" bigint,
    "amount_decimal" numeric,
    "interval" text,
    "interval_count" bigint,
    "trial_period_days" bigint,
    "usage_type" text,
    "meter" text,
    "billing_scheme" text,
    "tiers_mode" text,
    "tiers" jsonb,
    "transform_usage_divide_by" bigint,
    "transform_usage_round" text,
    "metadata" jsonb,
    "is_deleted" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."plans" is 'A recurring price in the older Plans API; each is also a row of prices, under the same id.';
comment on column "stripe"."plans"."id" is 'Identifier of the plan, chosen by the account or by Stripe.';
comment on column "stripe"."plans"."created" is 'When the plan was created.';
comment on column "stripe"."plans"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."plans"."name" is 'Name of the plan; only under API versions before 2018-02-05, see products.';
comment on column "stripe"."plans"."nickname" is 'The account''s own short name of the plan, hidden from customers.';
comment on column "stripe"."plans"."statement_descriptor" is 'Text on card statements; only under API versions before 2018-02-05, see products.';
comment on column "stripe"."plans"."active" is 'Whether new subscriptions can use the plan.';
comment on column "stripe"."plans"."product" is 'Product that the plan prices.';
comment on column "stripe"."plans"."currency" is 'Three-letter currency code of the amounts, in lower case.';
comment on column "stripe"."plans"."amount" is 'Price of a unit in minor units; null if tiered or not whole.';
comment on column "stripe"."plans"."amount_decimal" is 'Price of a unit in minor units, to 12 decimal places.';
comment on column "stripe"."plans"."interval" is 'How often is billed: `day`, `week`, `month` or `year`.';
comment on column "stripe"."plans"."interval_count" is 'How many intervals lie between two billings.';
comment on column "stripe"."plans"."trial_period_days" is 'Days of trial by default for new subscriptions.';
comment on column "stripe"."plans"."usage_type" is '`licensed` (set quantity) or `metered` (reported usage).';
comment on column "stripe"."plans"."meter" is 'Meter whose usage is billed.';
comment on column "stripe"."plans"."billing_scheme" is '`per_unit` (fixed price of a unit) or `tiered` (see tiers).';
comment on column "stripe"."plans"."tiers_mode" is '`graduated` (tier by tier) or `volume` (all at the highest tier).';
comment on column "stripe"."plans"."tiers" is 'Amounts by quantity if tiered; sent only when expanded.';
comment on column "stripe"."plans"."transform_usage_divide_by" is 'Number that usage is divided by before pricing.';
comment on column "stripe"."plans"."transform_usage_round" is 'How the divided usage is rounded: `up` or `down`.';
comment on column "stripe"."plans"."metadata" is 'The account''s own keys and values on the plan.';
comment on column "stripe"."plans"."is_deleted" is 'Whether the plan was deleted at Stripe.';
comment on column "stripe"."plans"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."plans"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."plans"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."plans"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."plans"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."prices" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "active" boolean,
    "product" text,
    "type" text,
    "nickname" text,
    "lookup_key" text,
    "currency" text,
    "unit_amount" bigint,
    "unit_amount_decimal" numeric,
    "billing_scheme" text,
    "tiers_mode" text,
    "tiers" jsonb,
    "recurring_interval" text,
    "recurring_interval_count" bigint,
    "recurring_usage_type" text,
    "recurring_meter" text,
    "recurring_trial_period_days" bigint,
    "custom_unit_amount_maximum" bigint,
    "custom_unit_amount_minimum" bigint,
    "custom_unit_amount_preset" bigint,
    "transform_quantity_divide_by" bigint,
    "transform_quantity_round" text,
    "tax_behavior" text,
    "currency_options" jsonb,
    "metadata" jsonb,
    "is_deleted" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."prices" is 'What a unit of a product costs, once or per billing interval, in one main currency.';
comment on column "stripe"."prices"."id" is 'Stripe''s identifier, `price_...`; for former plans the plan''s id.';
comment on column "stripe"."prices"."created" is 'When the price was created.';
comment on column "stripe"."prices"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."prices"."active" is 'Whether new purchases can use the price.';
comment on column "stripe"."prices"."product" is 'Product that the price is for.';
comment on column "stripe"."prices"."type" is '`one_time` or `recurring`.';
comment on column "stripe"."prices"."nickname" is 'The account''s own short name of the price, hidden from customers.';
comment on column "stripe"."prices"."lookup_key" is 'Key under which code finds the price instead of by its id.';
comment on column "stripe"."prices"."currency" is 'Three-letter code of the main currency, in lower case.';
comment on column "stripe"."prices"."unit_amount" is 'Price of a unit in minor units; null if tiered or not whole.';
comment on column "stripe"."prices"."unit_amount_decimal" is 'Price of a unit in minor units, to 12 decimal places.';
comment on column "stripe"."prices"."billing_scheme" is '`per_unit` (fixed price of a unit) or `tiered` (see tiers).';
comment on column "stripe"."prices"."tiers_mode" is '`graduated` (tier by tier) or `volume` (all at the highest tier).';
comment on column "stripe"."prices"."tiers" is 'Amounts by quantity if tiered; sent only when expanded.';
comment on column "stripe"."prices"."recurring_interval" is '`day`, `week`, `month` or `year`.';
comment on column "stripe"."prices"."recurring_interval_count" is 'How many intervals lie between two billings.';
comment on column "stripe"."prices"."recurring_usage_type" is '`licensed` (set quantity) or `metered` (reported usage).';
comment on column "stripe"."prices"."recurring_meter" is 'Meter whose usage is billed.';
comment on column "stripe"."prices"."recurring_trial_period_days" is 'Days of trial by default for new subscriptions.';
comment on column "stripe"."prices"."custom_unit_amount_maximum" is 'Most that a buyer may choose to pay per unit, in minor units.';
comment on column "stripe"."prices"."custom_unit_amount_minimum" is 'Least that a buyer may choose to pay per unit, in minor units.';
comment on column "stripe"."prices"."custom_unit_amount_preset" is 'Amount per unit first suggested to the buyer, in minor units.';
comment on column "stripe"."prices"."transform_quantity_divide_by" is 'Number that the quantity is divided by before pricing.';
comment on column "stripe"."prices"."transform_quantity_round" is 'How the divided quantity is rounded: `up` or `down`.';
comment on column "stripe"."prices"."tax_behavior" is 'Whether tax is `inclusive`, `exclusive` or `unspecified`.';
comment on column "stripe"."prices"."currency_options" is 'Prices in further currencies, by currency code; sent only when expanded.';
comment on column "stripe"."prices"."metadata" is 'The account''s own keys and values on the price.';
comment on column "stripe"."prices"."is_deleted" is 'Whether the price was deleted at Stripe.';
comment on column "stripe"."prices"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."prices"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."prices"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."prices"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."prices"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."product_catalog_trial_offers" (
    "id" text not null,
    "livemode" boolean,
    "nickname" text,
    "active" boolean,
    "price" text,
    "duration_type" text,
    "duration_relative_iterations" bigint,
    "end_behavior_type" text,
    "end_behavior_transition_price" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."product_catalog_trial_offers" is 'An offer to try a subscription at one price before another one takes over.';
comment on column "stripe"."product_catalog_trial_offers"."id" is 'Stripe''s identifier of the offer.';
comment on column "stripe"."product_catalog_trial_offers"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."product_catalog_trial_offers"."nickname" is 'The account''s own short name of the offer, hidden from customers.';
comment on column "stripe"."product_catalog_trial_offers"."active" is 'Whether the offer can be used; false once archived.';
comment on column "stripe"."product_catalog_trial_offers"."price" is 'Price during the trial.';
comment on column "stripe"."product_catalog_trial_offers"."duration_type" is 'How the length is given; at present `relative`.';
comment on column "stripe"."product_catalog_trial_offers"."duration_relative_iterations" is 'Length of the trial in billing intervals of its price.';
comment on column "stripe"."product_catalog_trial_offers"."end_behavior_type" is 'What happens when the trial ends; at present `transition`.';
comment on column "stripe"."product_catalog_trial_offers"."end_behavior_transition_price" is 'Price that applies after the trial.';
comment on column "stripe"."product_catalog_trial_offers"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."product_catalog_trial_offers"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."product_catalog_trial_offers"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."product_catalog_trial_offers"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."product_catalog_trial_offers"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."product_features" (
    "id" text not null,
    "product_id" text,
    "entitlement_feature_id" text,
    "livemode" boolean,
    "is_deleted" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."product_features" is 'A feature attached to a product: buyers of the product become entitled to it.';
comment on column "stripe"."product_features"."id" is 'Stripe''s identifier of the attachment.';
comment on column "stripe"."product_features"."product_id" is 'Product that carries the feature.';
comment on column "stripe"."product_features"."entitlement_feature_id" is 'Feature that buyers become entitled to.';
comment on column "stripe"."product_features"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."product_features"."is_deleted" is 'Whether the feature was taken off the product.';
comment on column "stripe"."product_features"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."product_features"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."product_features"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."product_features"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."product_features"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."products" (
    "id" text not null,
    "created" timestamp with time zone,
    "updated" timestamp with time zone,
    "livemode" boolean,
    "name" text,
    "active" boolean,
    "type" text,
    "description" text,
    "caption" text,
    "url" text,
    "images" text,
    "attributes" text,
    "deactivate_on" text,
    "marketing_features" jsonb,
    "default_price" text,
    "shippable" boolean,
    "package_dimensions_height" numeric,
    "package_dimensions_length" numeric,
    "package_dimensions_weight" numeric,
    "package_dimensions_width" numeric,
    "statement_descriptor" text,
    "tax_code" text,
    "tax_details_performance_location" text,
    "tax_details_tax_code" text,
    "unit_label" text,
    "metadata" jsonb,
    "is_deleted" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."products" is 'A good or service that the account sells; what it costs stands in prices.';
comment on column "stripe"."products"."id" is 'Stripe''s identifier, `prod_...`, or one the account chose.';
comment on column "stripe"."products"."created" is 'When the product was created.';
comment on column "stripe"."products"."updated" is 'When the product was last changed.';
comment on column "stripe"."products"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."products"."name" is 'Name of the product as customers see it.';
comment on column "stripe"."products"."active" is 'Whether the product can be bought at present.';
comment on column "stripe"."products"."type" is '`service` (subscriptions and most else) or `good` (legacy orders).';
comment on column "stripe"."products"."description" is 'Longer text about the product, as customers see it.';
comment on column "stripe"."products"."caption" is 'One-line text about a good; only from the retired Orders API.';
comment on column "stripe"."products"."url" is 'Public web page of the product.';
comment on column "stripe"."products"."images" is 'URLs of up to eight pictures of the product.';
comment on column "stripe"."products"."attributes" is 'Names by which SKUs of a good differ, e.g. `size`; only from the retired Orders API.';
comment on column "stripe"."products"."deactivate_on" is 'Connect applications that may not sell the good; only from the retired Orders API.';
comment on column "stripe"."products"."marketing_features" is 'Up to 15 selling points shown in pricing tables.';
comment on column "stripe"."products"."default_price" is 'Price used unless another is asked for.';
comment on column "stripe"."products"."shippable" is 'Whether the product is physical and is shipped.';
comment on column "stripe"."products"."package_dimensions_height" is 'Height of the package in inches.';
comment on column "stripe"."products"."package_dimensions_length" is 'Length of the package in inches.';
comment on column "stripe"."products"."package_dimensions_weight" is 'Weight of the package in ounces.';
comment on column "stripe"."products"."package_dimensions_width" is 'Width of the package in inches.';
comment on column "stripe"."products"."statement_descriptor" is 'Text on card statements; for subscription payments.';
comment on column "stripe"."products"."tax_code" is 'Tax category of the product, `txcd_...`.';
comment on column "stripe"."products"."tax_details_performance_location" is 'Tax location where the performance takes place.';
comment on column "stripe"."products"."tax_details_tax_code" is 'Tax category given in the tax details.';
comment on column "stripe"."products"."unit_label" is 'What one unit is called on receipts and invoices, e.g. `seat`.';
comment on column "stripe"."products"."metadata" is 'The account''s own keys and values on the product.';
comment on column "stripe"."products"."is_deleted" is 'Whether the product was deleted at Stripe.';
comment on column "stripe"."products"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."products"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."products"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."products"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."products"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."promotion_codes" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "code" text,
    "active" boolean,
    "promotion_type" text,
    "promotion_coupon" text,
    "customer" text,
    "customer_account" text,
    "expires_at" timestamp with time zone,
    "max_redemptions" bigint,
    "times_redeemed" bigint,
    "restrictions_first_time_transaction" boolean,
    "restrictions_minimum_amount" bigint,
    "restrictions_minimum_amount_currency" text,
    "restrictions_currency_options" jsonb,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."promotion_codes" is 'A code that customers type in to redeem a coupon, with conditions of its own.';
comment on column "stripe"."promotion_codes"."id" is 'Stripe''s identifier, `promo_...`.';
comment on column "stripe"."promotion_codes"."created" is 'When the promotion code was created.';
comment on column "stripe"."promotion_codes"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."promotion_codes"."code" is 'The code as customers type it; case does not matter.';
comment on column "stripe"."promotion_codes"."active" is 'Whether the code can be used at present.';
comment on column "stripe"."promotion_codes"."promotion_type" is 'What the code grants; at present `coupon`.';
comment on column "stripe"."promotion_codes"."promotion_coupon" is 'Coupon that the code grants.';
comment on column "stripe"."promotion_codes"."customer" is 'The only customer who may use the code, if any.';
comment on column "stripe"."promotion_codes"."customer_account" is 'Account standing for the only customer who may use the code.';
comment on column "stripe"."promotion_codes"."expires_at" is 'When the code ceases to be redeemable.';
comment on column "stripe"."promotion_codes"."max_redemptions" is 'How often the code can be used in total; null for no limit.';
comment on column "stripe"."promotion_codes"."times_redeemed" is 'How often the code was used so far.';
comment on column "stripe"."promotion_codes"."restrictions_first_time_transaction" is 'Whether only customers without an earlier payment may use it.';
comment on column "stripe"."promotion_codes"."restrictions_minimum_amount" is 'Least order amount, in minor units.';
comment on column "stripe"."promotion_codes"."restrictions_minimum_amount_currency" is 'Three-letter currency code of the least order amount.';
comment on column "stripe"."promotion_codes"."restrictions_currency_options" is 'Least order amounts in further currencies, by currency code.';
comment on column "stripe"."promotion_codes"."metadata" is 'The account''s own keys and values on the promotion code.';
comment on column "stripe"."promotion_codes"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."promotion_codes"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."promotion_codes"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."promotion_codes"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."promotion_codes"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."quote_line_items" (
    "id" text not null,
    "price_id" text,
    "description" text,
    "quantity" bigint,
    "currency" text,
    "amount_subtotal" bigint,
    "amount_discount" bigint,
    "amount_tax" bigint,
    "amount_total" bigint,
    "discounts" jsonb,
    "taxes" jsonb,
    "adjustable_quantity_enabled" boolean,
    "adjustable_quantity_maximum" bigint,
    "adjustable_quantity_minimum" bigint,
    "metadata" jsonb,
    "quote_id" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."quote_line_items" is 'One line of a quote: everything that the customer is offered, one-time and recurring.';
comment on column "stripe"."quote_line_items"."id" is 'Stripe''s identifier of the line, `li_...`.';
comment on column "stripe"."quote_line_items"."price_id" is 'Price that the line was made from.';
comment on column "stripe"."quote_line_items"."description" is 'What is sold; the product''s name unless overridden.';
comment on column "stripe"."quote_line_items"."quantity" is 'How many units are bought.';
comment on column "stripe"."quote_line_items"."currency" is 'Three-letter currency code of the amounts, in lower case.';
comment on column "stripe"."quote_line_items"."amount_subtotal" is 'Amount before discounts and taxes, in minor units.';
comment on column "stripe"."quote_line_items"."amount_discount" is 'Sum of the discounts on the line, in minor units; 0 if none.';
comment on column "stripe"."quote_line_items"."amount_tax" is 'Sum of the taxes on the line, in minor units; 0 if none.';
comment on column "stripe"."quote_line_items"."amount_total" is 'Amount after discounts and taxes, in minor units.';
comment on column "stripe"."quote_line_items"."discounts" is 'Amount taken off by each discount; sent only when expanded.';
comment on column "stripe"."quote_line_items"."taxes" is 'Amount of each tax with its rate; sent only when expanded.';
comment on column "stripe"."quote_line_items"."adjustable_quantity_enabled" is 'Whether the buyer may change the quantity.';
comment on column "stripe"."quote_line_items"."adjustable_quantity_maximum" is 'Largest quantity that the buyer may choose.';
comment on column "stripe"."quote_line_items"."adjustable_quantity_minimum" is 'Smallest quantity that the buyer may choose.';
comment on column "stripe"."quote_line_items"."metadata" is 'The account''s own keys and values on the line.';
comment on column "stripe"."quote_line_items"."quote_id" is 'Quote that the line stands on.';
comment on column "stripe"."quote_line_items"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."quote_line_items"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."quote_line_items"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."quote_line_items"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."quote_line_items"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."quote_upfront_line_items" (
    "id" text not null,
    "price_id" text,
    "description" text,
    "quantity" bigint,
    "currency" text,
    "amount_subtotal" bigint,
    "amount_discount" bigint,
    "amount_tax" bigint,
    "amount_total" bigint,
    "discounts" jsonb,
    "taxes" jsonb,
    "adjustable_quantity_enabled" boolean,
    "adjustable_quantity_maximum" bigint,
    "adjustable_quantity_minimum" bigint,
    "metadata" jsonb,
    "quote_id" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."quote_upfront_line_items" is 'One line of what the customer pays at once on accepting a quote.';
comment on column "stripe"."quote_upfront_line_items"."id" is 'Stripe''s identifier of the line, `li_...`.';
comment on column "stripe"."quote_upfront_line_items"."price_id" is 'Price that the line was made from.';
comment on column "stripe"."quote_upfront_line_items"."description" is 'What is sold; the product''s name unless overridden.';
comment on column "stripe"."quote_upfront_line_items"."quantity" is 'How many units are bought.';
comment on column "stripe"."quote_upfront_line_items"."currency" is 'Three-letter currency code of the amounts, in lower case.';
comment on column "stripe"."quote_upfront_line_items"."amount_subtotal" is 'Amount before discounts and taxes, in minor units.';
comment on column "stripe"."quote_upfront_line_items"."amount_discount" is 'Sum of the discounts on the line, in minor units; 0 if none.';
comment on column "stripe"."quote_upfront_line_items"."amount_tax" is 'Sum of the taxes on the line, in minor units; 0 if none.';
comment on column "stripe"."quote_upfront_line_items"."amount_total" is 'Amount after discounts and taxes, in minor units.';
comment on column "stripe"."quote_upfront_line_items"."discounts" is 'Amount taken off by each discount; sent only when expanded.';
comment on column "stripe"."quote_upfront_line_items"."taxes" is 'Amount of each tax with its rate; sent only when expanded.';
comment on column "stripe"."quote_upfront_line_items"."adjustable_quantity_enabled" is 'Whether the buyer may change the quantity.';
comment on column "stripe"."quote_upfront_line_items"."adjustable_quantity_maximum" is 'Largest quantity that the buyer may choose.';
comment on column "stripe"."quote_upfront_line_items"."adjustable_quantity_minimum" is 'Smallest quantity that the buyer may choose.';
comment on column "stripe"."quote_upfront_line_items"."metadata" is 'The account''s own keys and values on the line.';
comment on column "stripe"."quote_upfront_line_items"."quote_id" is 'Quote whose acceptance is paid for.';
comment on column "stripe"."quote_upfront_line_items"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."quote_upfront_line_items"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."quote_upfront_line_items"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."quote_upfront_line_items"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."quote_upfront_line_items"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."quotes" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "number" text,
    "status" text,
    "customer" text,
    "customer_account" text,
    "invoice" text,
    "subscription" text,
    "subscription_schedule" text,
    "from_quote_quote" text,
    "from_quote_is_revision" boolean,
    "expires_at" timestamp with time zone,
    "status_transitions_accepted_at" timestamp with time zone,
    "status_transitions_canceled_at" timestamp with time zone,
    "status_transitions_finalized_at" timestamp with time zone,
    "currency" text,
    "amount_subtotal" bigint,
    "amount_total" bigint,
    "total_details_amount_discount" bigint,
    "total_details_amount_shipping" bigint,
    "total_details_amount_tax" bigint,
    "total_details_breakdown_discounts" jsonb,
    "total_details_breakdown_taxes" jsonb,
    "computed_upfront_amount_subtotal" bigint,
    "computed_upfront_amount_total" bigint,
    "computed_upfront_total_details_amount_discount" bigint,
    "computed_upfront_total_details_amount_shipping" bigint,
    "computed_upfront_total_details_amount_tax" bigint,
    "computed_upfront_total_details_breakdown_discounts" jsonb,
    "computed_upfront_total_details_breakdown_taxes" jsonb,
    "computed_recurring_amount_subtotal" bigint,
    "computed_recurring_amount_total" bigint,
    "computed_recurring_total_details_amount_discount" bigint,
    "computed_recurring_total_details_amount_shipping" bigint,
    "computed_recurring_total_details_amount_tax" bigint,
    "computed_recurring_total_details_breakdown_discounts" jsonb,
    "computed_recurring_total_details_breakdown_taxes" jsonb,
    "computed_recurring_interval" text,
    "computed_recurring_interval_count" bigint,
    "discounts" jsonb,
    "default_tax_rates" jsonb,
    "automatic_tax_enabled" boolean,
    "automatic_tax_liability_account" text,
    "automatic_tax_liability_type" text,
    "automatic_tax_provider" text,
    "automatic_tax_status" text,
    "collection_method" text,
    "invoice_settings_custom_fields" jsonb,
    "invoice_settings_days_until_due" bigint,
    "invoice_settings_description" text,
    "invoice_settings_footer" text,
    "invoice_settings_issuer_account" text,
    "invoice_settings_issuer_type" text,
    "subscription_data_description" text,
    "subscription_data_effective_date" timestamp with time zone,
    "subscription_data_trial_period_days" bigint,
    "subscription_data_billing_mode_type" text,
    "subscription_data_billing_mode_flexible_proration_discounts" text,
    "subscription_data_metadata" jsonb,
    "application" text,
    "application_fee_amount" bigint,
    "application_fee_percent" numeric,
    "on_behalf_of" text,
    "transfer_data_amount_percent" numeric,
    "transfer_data_destination" text,
    "transfer_data_amount" bigint,
    "description" text,
    "header" text,
    "footer" text,
    "test_clock" text,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."quotes" is 'An offer to a customer; its lines are in quote_line_items and quote_upfront_line_items.';
comment on column "stripe"."quotes"."id" is 'Stripe''s identifier, `qt_...`.';
comment on column "stripe"."quotes"."created" is 'When the quote was created.';
comment on column "stripe"."quotes"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."quotes"."number" is 'Number printed on the quote; given when it is finalized.';
comment on column "stripe"."quotes"."status" is '`draft`, `open`, `accepted` or `canceled`.';
comment on column "stripe"."quotes"."customer" is 'Customer who receives the quote.';
comment on column "stripe"."quotes"."customer_account" is 'Account standing for the customer who receives the quote.';
comment on column "stripe"."quotes"."invoice" is 'Invoice that the quote became.';
comment on column "stripe"."quotes"."subscription" is 'Subscription that the quote made or changed.';
comment on column "stripe"."quotes"."subscription_schedule" is 'Subscription schedule that the quote made or changed.';
comment on column "stripe"."quotes"."from_quote_quote" is 'Quote that it was copied from.';
comment on column "stripe"."quotes"."from_quote_is_revision" is 'Whether it replaces the quote that it was copied from.';
comment on column "stripe"."quotes"."expires_at" is 'When the quote is canceled unless accepted.';
comment on column "stripe"."quotes"."status_transitions_accepted_at" is 'When the quote was accepted.';
comment on column "stripe"."quotes"."status_transitions_canceled_at" is 'When the quote was canceled.';
comment on column "stripe"."quotes"."status_transitions_finalized_at" is 'When the draft was finalized.';
comment on column "stripe"."quotes"."currency" is 'Three-letter currency code of the amounts, in lower case.';
comment on column "stripe"."quotes"."amount_subtotal" is 'Total before discounts and taxes, in minor units.';
comment on column "stripe"."quotes"."amount_total" is 'Total after discounts and taxes, in minor units.';
comment on column "stripe"."quotes"."total_details_amount_discount" is 'Sum of the discounts, in minor units.';
comment on column "stripe"."quotes"."total_details_amount_shipping" is 'Sum of the shipping costs, in minor units.';
comment on column "stripe"."quotes"."total_details_amount_tax" is 'Sum of the taxes, in minor units.';
comment on column "stripe"."quotes"."total_details_breakdown_discounts" is 'Sum of each discount; sent only when expanded.';
comment on column "stripe"."quotes"."total_details_breakdown_taxes" is 'Sum of each tax; sent only when expanded.';
comment on column "stripe"."quotes"."computed_upfront_amount_subtotal" is 'Due on acceptance: Total before discounts and taxes, in minor units.';
comment on column "stripe"."quotes"."computed_upfront_amount_total" is 'Due on acceptance: Total after discounts and taxes, in minor units.';
comment on column "stripe"."quotes"."computed_upfront_total_details_amount_discount" is 'Due on acceptance: Sum of the discounts, in minor units.';
comment on column "stripe"."quotes"."computed_upfront_total_details_amount_shipping" is 'Due on acceptance: Sum of the shipping costs, in minor units.';
comment on column "stripe"."quotes"."computed_upfront_total_details_amount_tax" is 'Due on acceptance: Sum of the taxes, in minor units.';
comment on column "stripe"."quotes"."computed_upfront_total_details_breakdown_discounts" is 'Due on acceptance: Sum of each discount; sent only when expanded.';
comment on column "stripe"."quotes"."computed_upfront_total_details_breakdown_taxes" is 'Due on acceptance: Sum of each tax; sent only when expanded.';
comment on column "stripe"."quotes"."computed_recurring_amount_subtotal" is 'Due every period: Total before discounts and taxes, in minor units.';
comment on column "stripe"."quotes"."computed_recurring_amount_total" is 'Due every period: Total after discounts and taxes, in minor units.';
comment on column "stripe"."quotes"."computed_recurring_total_details_amount_discount" is 'Due every period: Sum of the discounts, in minor units.';
comment on column "stripe"."quotes"."computed_recurring_total_details_amount_shipping" is 'Due every period: Sum of the shipping costs, in minor units.';
comment on column "stripe"."quotes"."computed_recurring_total_details_amount_tax" is 'Due every period: Sum of the taxes, in minor units.';
comment on column "stripe"."quotes"."computed_recurring_total_details_breakdown_discounts" is 'Due every period: Sum of each discount; sent only when expanded.';
comment on column "stripe"."quotes"."computed_recurring_total_details_breakdown_taxes" is 'Due every period: Sum of each tax; sent only when expanded.';
comment on column "stripe"."quotes"."computed_recurring_interval" is 'Length of a period: `day`, `week`, `month` or `year`.';
comment on column "stripe"."quotes"."computed_recurring_interval_count" is 'How many intervals make up a period.';
comment on column "stripe"."quotes"."discounts" is 'Ids of the discounts on the quote as a whole.';
comment on column "stripe"."quotes"."default_tax_rates" is 'Tax rates of all lines that carry none of their own.';
comment on column "stripe"."quotes"."automatic_tax_enabled" is 'Whether Stripe works out the tax.';
comment on column "stripe"."quotes"."automatic_tax_liability_account" is 'Who owes the tax: Connected account, if it is one.';
comment on column "stripe"."quotes"."automatic_tax_liability_type" is 'Who owes the tax: `self` or `account` (a connected one).';
comment on column "stripe"."quotes"."automatic_tax_provider" is 'Who works out the tax, e.g. `stripe`.';
comment on column "stripe"."quotes"."automatic_tax_status" is 'Latest tax calculation: `complete`, `failed` or `requires_location_inputs`.';
comment on column "stripe"."quotes"."collection_method" is '`charge_automatically` or `send_invoice`.';
comment on column "stripe"."quotes"."invoice_settings_custom_fields" is 'The account''s own fields on the invoices.';
comment on column "stripe"."quotes"."invoice_settings_days_until_due" is 'Days to pay an invoice; null if charged automatically.';
comment on column "stripe"."quotes"."invoice_settings_description" is 'Free text put on the invoices.';
comment on column "stripe"."quotes"."invoice_settings_footer" is 'Text at the foot of the invoices.';
comment on column "stripe"."quotes"."invoice_settings_issuer_account" is 'Who issues the invoices: Connected account, if it is one.';
comment on column "stripe"."quotes"."invoice_settings_issuer_type" is 'Who issues the invoices: `self` or `account` (a connected one).';
comment on column "stripe"."quotes"."subscription_data_description" is 'Text about the subscription, as the customer sees it.';
comment on column "stripe"."quotes"."subscription_data_effective_date" is 'When the subscription is to begin; null for on acceptance.';
comment on column "stripe"."quotes"."subscription_data_trial_period_days" is 'Days of trial before the first payment.';
comment on column "stripe"."quotes"."subscription_data_billing_mode_type" is '`classic` or `flexible` handling of prorations.';
comment on column "stripe"."quotes"."subscription_data_billing_mode_flexible_proration_discounts" is 'How flexible mode shows discounts: `included` or `itemized`.';
comment on column "stripe"."quotes"."subscription_data_metadata" is 'Metadata that the subscription gets.';
comment on column "stripe"."quotes"."application" is 'Connect application that created the quote.';
comment on column "stripe"."quotes"."application_fee_amount" is 'Fee for the Connect application, in minor units; for one-time quotes.';
comment on column "stripe"."quotes"."application_fee_percent" is 'Percentage for the Connect application, 0 to 100; for recurring quotes.';
comment on column "stripe"."quotes"."on_behalf_of" is 'Connected account in whose name charges are made.';
comment on column "stripe"."quotes"."transfer_data_amount_percent" is 'Percentage of the invoice sent on, 0 to 100; null for all.';
comment on column "stripe"."quotes"."transfer_data_destination" is 'Connected account that receives the money.';
comment on column "stripe"."quotes"."transfer_data_amount" is 'Amount sent on to the connected account, in minor units; null for all.';
comment on column "stripe"."quotes"."description" is 'Free text on the quote.';
comment on column "stripe"."quotes"."header" is 'Text at the head of the quote.';
comment on column "stripe"."quotes"."footer" is 'Text at the foot of the quote.';
comment on column "stripe"."quotes"."test_clock" is 'Test clock that the quote runs on.';
comment on column "stripe"."quotes"."metadata" is 'The account''s own keys and values on the quote.';
comment on column "stripe"."quotes"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."quotes"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."quotes"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."quotes"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."quotes"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."radar_early_fraud_warnings" (
    "id" text not null,
    "actionable" boolean,
    "charge" text,
    "created" timestamp with time zone,
    "fraud_type" text,
    "livemode" boolean,
    "payment_intent" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."radar_early_fraud_warnings" is 'A card issuer''s notice that a charge may be fraudulent, often ahead of a dispute.';
comment on column "stripe"."radar_early_fraud_warnings"."id" is 'Stripe''s identifier, `issfr_...`.';
comment on column "stripe"."radar_early_fraud_warnings"."actionable" is 'True while the charge is neither disputed nor fully refunded.';
comment on column "stripe"."radar_early_fraud_warnings"."charge" is 'The charge that may be fraudulent.';
comment on column "stripe"."radar_early_fraud_warnings"."created" is 'When the warning came in from the issuer.';
comment on column "stripe"."radar_early_fraud_warnings"."fraud_type" is 'Kind of fraud by the issuer, e.g. made_with_stolen_card, misc.';
comment on column "stripe"."radar_early_fraud_warnings"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."radar_early_fraud_warnings"."payment_intent" is 'The payment intent that made the charge.';
comment on column "stripe"."radar_early_fraud_warnings"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."radar_early_fraud_warnings"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."radar_early_fraud_warnings"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."radar_early_fraud_warnings"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."radar_early_fraud_warnings"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."radar_value_list_items" (
    "id" text not null,
    "created" timestamp with time zone,
    "created_by" text,
    "is_deleted" boolean,
    "livemode" boolean,
    "value" text,
    "value_list" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."radar_value_list_items" is 'One value of a Radar value list.';
comment on column "stripe"."radar_value_list_items"."id" is 'Stripe''s identifier, `rsli_...`.';
comment on column "stripe"."radar_value_list_items"."created" is 'When the value was added.';
comment on column "stripe"."radar_value_list_items"."created_by" is 'Name or email of who added the value.';
comment on column "stripe"."radar_value_list_items"."is_deleted" is 'True once the value was taken off the list.';
comment on column "stripe"."radar_value_list_items"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."radar_value_list_items"."value" is 'The value, of the kind that the list''s `item_type` names.';
comment on column "stripe"."radar_value_list_items"."value_list" is 'The list that the value is on.';
comment on column "stripe"."radar_value_list_items"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."radar_value_list_items"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."radar_value_list_items"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."radar_value_list_items"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."radar_value_list_items"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."radar_value_lists" (
    "id" text not null,
    "alias" text,
    "created" timestamp with time zone,
    "created_by" text,
    "is_deleted" boolean,
    "item_type" text,
    "livemode" boolean,
    "metadata" jsonb,
    "name" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."radar_value_lists" is 'A list of values, such as emails or countries, that Radar''s rules look up.';
comment on column "stripe"."radar_value_lists"."id" is 'Stripe''s identifier, `rsl_...`.';
comment on column "stripe"."radar_value_lists"."alias" is 'Name by which rules call the list.';
comment on column "stripe"."radar_value_lists"."created" is 'When the list was created.';
comment on column "stripe"."radar_value_lists"."created_by" is 'Name or email of who created the list.';
comment on column "stripe"."radar_value_lists"."is_deleted" is 'True once the list was deleted.';
comment on column "stripe"."radar_value_lists"."item_type" is 'What the values are, e.g. email, country, card_fingerprint, customer_id.';
comment on column "stripe"."radar_value_lists"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."radar_value_lists"."metadata" is 'Key-value pairs that you attached to it in Stripe.';
comment on column "stripe"."radar_value_lists"."name" is 'The list''s name, for people to read.';
comment on column "stripe"."radar_value_lists"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."radar_value_lists"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."radar_value_lists"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."radar_value_lists"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."radar_value_lists"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."refunds" (
    "id" text not null,
    "created" timestamp with time zone,
    "status" text,
    "amount" bigint,
    "currency" text,
    "reason" text,
    "description" text,
    "metadata" jsonb,
    "charge_id" text,
    "payment_intent" text,
    "payment_method" text,
    "customer" text,
    "customer_account" text,
    "balance_transaction_id" text,
    "failure_balance_transaction" text,
    "failure_reason" text,
    "pending_reason" text,
    "receipt_number" text,
    "instructions_email" text,
    "next_action_type" text,
    "next_action_expires_at" timestamp with time zone,
    "next_action_email_sent_at" timestamp with time zone,
    "next_action_email_sent_to" text,
    "presentment_details_presentment_amount" bigint,
    "presentment_details_presentment_currency" text,
    "transfer_reversal" text,
    "source_transfer_reversal" text,
    "destination_details_type" text,
    "destination_details_card_type" text,
    "destination_details_card_reference" text,
    "destination_details_card_reference_status" text,
    "destination_details_card_reference_type" text,
    "destination_details" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."refunds" is 'Money given back to a payer, in whole or in part.';
comment on column "stripe"."refunds"."id" is 'Stripe''s identifier, `re_...` or `pyr_...`.';
comment on column "stripe"."refunds"."created" is 'When the refund was made.';
comment on column "stripe"."refunds"."status" is '`pending`, `requires_action`, `succeeded`, `failed` or `canceled`.';
comment on column "stripe"."refunds"."amount" is 'Amount refunded, in minor units of the currency.';
comment on column "stripe"."refunds"."currency" is 'Three-letter currency code, in lower case.';
comment on column "stripe"."refunds"."reason" is '`duplicate`, `fraudulent`, `requested_by_customer` or `expired_uncaptured_charge`.';
comment on column "stripe"."refunds"."description" is 'Free text on the refund; not for cards.';
comment on column "stripe"."refunds"."metadata" is 'The account''s own keys and values on the refund.';
comment on column "stripe"."refunds"."charge_id" is 'Charge that is refunded.';
comment on column "stripe"."refunds"."payment_intent" is 'Payment intent that is refunded.';
comment on column "stripe"."refunds"."payment_method" is 'Payment method that the money goes to.';
comment on column "stripe"."refunds"."customer" is 'Customer who gets the money.';
comment on column "stripe"."refunds"."customer_account" is 'Account that stands for the customer, if one does.';
comment on column "stripe"."refunds"."balance_transaction_id" is 'Balance transaction that took the money from the balance.';
comment on column "stripe"."refunds"."failure_balance_transaction" is 'Balance transaction that brought it back after a failure.';
comment on column "stripe"."refunds"."failure_reason" is 'Why it failed, such as `declined` or `expired_or_canceled_card`.';
comment on column "stripe"."refunds"."pending_reason" is 'Why it is pending: `processing`, `insufficient_funds` or `charge_pending`.';
comment on column "stripe"."refunds"."receipt_number" is 'Number on the e-mailed receipt; null until one is sent.';
comment on column "stripe"."refunds"."instructions_email" is 'Where to send instructions if the method has no refunds.';
comment on column "stripe"."refunds"."next_action_type" is 'What has to happen next.';
comment on column "stripe"."refunds"."next_action_expires_at" is 'Until when the payer may act on it.';
comment on column "stripe"."refunds"."next_action_email_sent_at" is 'When the payer was sent instructions.';
comment on column "stripe"."refunds"."next_action_email_sent_to" is 'Address the instructions went to.';
comment on column "stripe"."refunds"."presentment_details_presentment_amount" is 'Amount shown to the buyer, in minor units of that currency.';
comment on column "stripe"."refunds"."presentment_details_presentment_currency" is 'Three-letter code of the currency shown to the buyer.';
comment on column "stripe"."refunds"."transfer_reversal" is 'Reversal of the transfer to the destination account.';
comment on column "stripe"."refunds"."source_transfer_reversal" is 'Reversal of the transfer that the charge came from.';
comment on column "stripe"."refunds"."destination_details_type" is 'Kind of payment method refunded, such as `card`.';
comment on column "stripe"."refunds"."destination_details_card_type" is 'Card: `refund`, `reversal` or `pending`.';
comment on column "stripe"."refunds"."destination_details_card_reference" is 'Card: Number by which the bank can trace the refund.';
comment on column "stripe"."refunds"."destination_details_card_reference_status" is 'Card: `pending`, `available` or `unavailable`.';
comment on column "stripe"."refunds"."destination_details_card_reference_type" is 'Card: Kind of number, such as `acquirer_reference_number`.';
comment on column "stripe"."refunds"."destination_details" is 'Details of methods other than card, keyed by method.';
comment on column "stripe"."refunds"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."refunds"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."refunds"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."refunds"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."refunds"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."reporting_report_runs" (
    "id" text not null,
    "created" timestamp with time zone,
    "error" text,
    "livemode" boolean,
    "parameters_columns" jsonb,
    "parameters_connected_account" text,
    "parameters_currency" text,
    "parameters_interval_end" timestamp with time zone,
    "parameters_interval_start" timestamp with time zone,
    "parameters_payout" text,
    "parameters_reporting_category" text,
    "parameters_timezone" text,
    "report_type" text,
    "result" text,
    "status" text,
    "succeeded_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."reporting_report_runs" is 'One run of a financial report, with its parameters and the file it made.';
comment on column "stripe"."reporting_report_runs"."id" is 'Stripe''s identifier, `frr_...`.';
comment on column "stripe"."reporting_report_runs"."created" is 'When the run was asked for.';
comment on column "stripe"."reporting_report_runs"."error" is 'What went wrong, if status is failed.';
comment on column "stripe"."reporting_report_runs"."livemode" is 'True if it reports on live data, false if on test data.';
comment on column "stripe"."reporting_report_runs"."parameters_columns" is 'List of the columns asked for; null for the default ones.';
comment on column "stripe"."reporting_report_runs"."parameters_connected_account" is 'Reports on this connected account only.';
comment on column "stripe"."reporting_report_runs"."parameters_currency" is 'Reports on this currency only; three lowercase letters.';
comment on column "stripe"."reporting_report_runs"."parameters_interval_end" is 'End of the time reported on.';
comment on column "stripe"."reporting_report_runs"."parameters_interval_start" is 'Start of the time reported on.';
comment on column "stripe"."reporting_report_runs"."parameters_payout" is 'Reports on this payout only.';
comment on column "stripe"."reporting_report_runs"."parameters_reporting_category" is 'Reports on balance transactions of this category only.';
comment on column "stripe"."reporting_report_runs"."parameters_timezone" is 'Time zone the report''s times are written in.';
comment on column "stripe"."reporting_report_runs"."report_type" is 'The kind of report that was run.';
comment on column "stripe"."reporting_report_runs"."result" is 'The file with the report, if it succeeded.';
comment on column "stripe"."reporting_report_runs"."status" is 'Where it stands: pending, succeeded or failed.';
comment on column "stripe"."reporting_report_runs"."succeeded_at" is 'When the run succeeded; null unless it did.';
comment on column "stripe"."reporting_report_runs"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."reporting_report_runs"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."reporting_report_runs"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."reporting_report_runs"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."reporting_report_runs"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."reporting_report_types" (
    "id" text not null,
    "data_available_end" timestamp with time zone,
    "data_available_start" timestamp with time zone,
    "default_columns" jsonb,
    "livemode" boolean,
    "name" text,
    "updated" timestamp with time zone,
    "version" bigint,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."reporting_report_types" is 'A financial report that Stripe offers, with the time it can cover.';
comment on column "stripe"."reporting_report_types"."id" is 'Stripe''s name for the report, e.g. balance.summary.1.';
comment on column "stripe"."reporting_report_types"."data_available_end" is 'Until when there is data for it.';
comment on column "stripe"."reporting_report_types"."data_available_start" is 'From when there is data for it.';
comment on column "stripe"."reporting_report_types"."default_columns" is 'List of its columns if none are chosen; null if none can be.';
comment on column "stripe"."reporting_report_types"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."reporting_report_types"."name" is 'The report''s name, for people to read.';
comment on column "stripe"."reporting_report_types"."updated" is 'When the report type last changed.';
comment on column "stripe"."reporting_report_types"."version" is 'Version of the report; others may have other columns and parameters.';
comment on column "stripe"."reporting_report_types"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."reporting_report_types"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."reporting_report_types"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."reporting_report_types"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."reporting_report_types"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."reviews" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "open" boolean,
    "opened_reason" text,
    "closed_reason" text,
    "reason" text,
    "charge" text,
    "payment_intent" text,
    "billing_zip" text,
    "ip_address" text,
    "ip_address_location_city" text,
    "ip_address_location_country" text,
    "ip_address_location_latitude" numeric,
    "ip_address_location_longitude" numeric,
    "ip_address_location_region" text,
    "session_browser" text,
    "session_device" text,
    "session_platform" text,
    "session_version" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."reviews" is 'A payment that Radar or a person set aside for a human look.';
comment on column "stripe"."reviews"."id" is 'Stripe''s identifier, `prv_...`.';
comment on column "stripe"."reviews"."created" is 'When the review was opened.';
comment on column "stripe"."reviews"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."reviews"."open" is 'Whether it still waits for a decision.';
comment on column "stripe"."reviews"."opened_reason" is 'Why it was opened: `rule` or `manual`.';
comment on column "stripe"."reviews"."closed_reason" is 'Why it was closed, such as `approved` or `refunded_as_fraud`.';
comment on column "stripe"."reviews"."reason" is 'Latest of both: the closing reason if closed, else the opening one.';
comment on column "stripe"."reviews"."charge" is 'Charge under review.';
comment on column "stripe"."reviews"."payment_intent" is 'Payment intent under review.';
comment on column "stripe"."reviews"."billing_zip" is 'Postal code of the card.';
comment on column "stripe"."reviews"."ip_address" is 'Address on the network that the payment came from.';
comment on column "stripe"."reviews"."ip_address_location_city" is 'City of that address.';
comment on column "stripe"."reviews"."ip_address_location_country" is 'Two-letter country code of that address.';
comment on column "stripe"."reviews"."ip_address_location_latitude" is 'Latitude of that address, in degrees.';
comment on column "stripe"."reviews"."ip_address_location_longitude" is 'Longitude of that address, in degrees.';
comment on column "stripe"."reviews"."ip_address_location_region" is 'State or province of that address.';
comment on column "stripe"."reviews"."session_browser" is 'Browser, such as `Chrome`.';
comment on column "stripe"."reviews"."session_device" is 'Device, such as `Samsung SM-G930T`.';
comment on column "stripe"."reviews"."session_platform" is 'Operating system, such as `Macintosh`.';
comment on column "stripe"."reviews"."session_version" is 'Version of the browser.';
comment on column "stripe"."reviews"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."reviews"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."reviews"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."reviews"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."reviews"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."setup_attempts" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "status" text,
    "setup_intent" text,
    "usage" text,
    "customer" text,
    "customer_account" text,
    "payment_method" text,
    "application" text,
    "on_behalf_of" text,
    "attach_to_self" boolean,
    "flow_directions" jsonb,
    "setup_error_type" text,
    "setup_error_code" text,
    "setup_error_decline_code" text,
    "setup_error_message" text,
    "setup_error_param" text,
    "setup_error_charge" text,
    "setup_error_advice_code" text,
    "setup_error_network_advice_code" text,
    "setup_error_network_decline_code" text,
    "setup_error_payment_method_id" text,
    "setup_error_payment_method" jsonb,
    "setup_error_payment_method_type" text,
    "setup_error_source_id" text,
    "setup_error_doc_url" text,
    "setup_error_request_log_url" text,
    "payment_method_details_type" text,
    "payment_method_details_card_brand" text,
    "payment_method_details_card_country" text,
    "payment_method_details_card_exp_month" bigint,
    "payment_method_details_card_exp_year" bigint,
    "payment_method_details_card_fingerprint" text,
    "payment_method_details_card_funding" text,
    "payment_method_details_card_last4" text,
    "payment_method_details_card_checks_address_line1_check" text,
    "payment_method_details_card_checks_address_postal_code_check" text,
    "payment_method_details_card_checks_cvc_check" text,
    "payment_method_details_card_description" text,
    "payment_method_details_card_iin" text,
    "payment_method_details_card_issuer" text,
    "payment_method_details_card_moto" boolean,
    "payment_method_details_card_network" text,
    "payment_method_details_card_three_d_secure_authentication_flow" text,
    "payment_method_details_card_three_d_secure_eci" text,
    "payment_method_details_card_three_d_secure_result" text,
    "payment_method_details_card_three_d_secure_result_reason" text,
    "payment_method_details_card_three_d_secure_version" text,
    "payment_method_details_card_wallet_type" text,
    "payment_method_details_card_wallet" jsonb,
    "payment_method_details_card_three_d_secure_transaction_id" text,
    "payment_method_details_card_present_generated_card" text,
    "payment_method_details_card_present_offline_stored_at" timestamp with time zone,
    "payment_method_details_card_present_offline_type" text,
    "payment_method_details" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."setup_attempts" is 'One attempt to confirm a setup intent, successful or not.';
comment on column "stripe"."setup_attempts"."id" is 'Stripe''s identifier, `setatt_...`.';
comment on column "stripe"."setup_attempts"."created" is 'When the attempt was made.';
comment on column "stripe"."setup_attempts"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."setup_attempts"."status" is 'Where it stands, such as `requires_action`, `succeeded` or `failed`.';
comment on column "stripe"."setup_attempts"."setup_intent" is 'Setup intent that it tried.';
comment on column "stripe"."setup_attempts"."usage" is 'What the method is saved for: `on_session` or `off_session`.';
comment on column "stripe"."setup_attempts"."customer" is 'Customer at the time.';
comment on column "stripe"."setup_attempts"."customer_account" is 'Account that stood for the customer, if one did.';
comment on column "stripe"."setup_attempts"."payment_method" is 'Payment method that was tried.';
comment on column "stripe"."setup_attempts"."application" is 'Connect application that made the setup intent.';
comment on column "stripe"."setup_attempts"."on_behalf_of" is 'Connected account it was meant for.';
comment on column "stripe"."setup_attempts"."attach_to_self" is 'Whether the method is for the account''s own money movements.';
comment on column "stripe"."setup_attempts"."flow_directions" is 'List of directions of money: `inbound`, `outbound`.';
comment on column "stripe"."setup_attempts"."setup_error_type" is 'Error: `api_error`, `card_error`, `idempotency_error` or `invalid_request_error`.';
comment on column "stripe"."setup_attempts"."setup_error_code" is 'Error: Stripe''s error code, such as `card_declined`.';
comment on column "stripe"."setup_attempts"."setup_error_decline_code" is 'Error: Issuer''s reason for a decline, such as `insufficient_funds`.';
comment on column "stripe"."setup_attempts"."setup_error_message" is 'Error: Explanation fit for people to read.';
comment on column "stripe"."setup_attempts"."setup_error_param" is 'Error: Request parameter at fault, if one was.';
comment on column "stripe"."setup_attempts"."setup_error_charge" is 'Error: Charge that failed, for card errors.';
comment on column "stripe"."setup_attempts"."setup_error_advice_code" is 'Error: Issuer''s advice on retrying, such as `do_not_try_again`.';
comment on column "stripe"."setup_attempts"."setup_error_network_advice_code" is 'Error: Card network''s two-digit advice on retrying.';
comment on column "stripe"."setup_attempts"."setup_error_network_decline_code" is 'Error: Network''s own code of the reason for the decline.';
comment on column "stripe"."setup_attempts"."setup_error_payment_method_id" is 'Error: Payment method that was tried.';
comment on column "stripe"."setup_attempts"."setup_error_payment_method" is 'Error: Rest of the payment method as it was when it was tried.';
comment on column "stripe"."setup_attempts"."setup_error_payment_method_type" is 'Error: Kind of payment method at fault; for invoices only.';
comment on column "stripe"."setup_attempts"."setup_error_source_id" is 'Error: Legacy source, card or bank account that was tried.';
comment on column "stripe"."setup_attempts"."setup_error_doc_url" is 'Error: Link to documentation of the error code.';
comment on column "stripe"."setup_attempts"."setup_error_request_log_url" is 'Error: Link to the request''s log in the Dashboard.';
comment on column "stripe"."setup_attempts"."payment_method_details_type" is 'Kind of payment method, such as `card` or `sepa_debit`.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_brand" is 'Card: Brand, such as `visa`, `mastercard` or `amex`.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_country" is 'Card: Two-letter code of the country that issued it.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_exp_month" is 'Card: Month of expiry, 1 to 12.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_exp_year" is 'Card: Year of expiry, four digits.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_fingerprint" is 'Card: The same for the same card number, across customers.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_funding" is 'Card: `credit`, `debit`, `prepaid` or `unknown`.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_last4" is 'Card: Last four digits.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_checks_address_line1_check" is 'Card: Street address check: `pass`, `fail`, `unavailable` or `unchecked`.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_checks_address_postal_code_check" is 'Card: Postal code check: `pass`, `fail`, `unavailable` or `unchecked`.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_checks_cvc_check" is 'Card: Security code check: `pass`, `fail`, `unavailable` or `unchecked`.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_description" is 'Card: Name of the card''s product line; rarely sent.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_iin" is 'Card: Issuer identification number, the first digits; rarely sent.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_issuer" is 'Card: Name of the issuing bank; rarely sent.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_moto" is 'Card: Whether it was a mail or telephone order, outside of SCA.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_network" is 'Card: Network that processed it, such as `visa` or `cartes_bancaires`.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_three_d_secure_authentication_flow" is 'Card: 3D Secure flow: `challenge` or `frictionless`.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_three_d_secure_eci" is 'Card: 3D Secure''s electronic commerce indicator, such as `05`.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_three_d_secure_result" is 'Card: 3D Secure result, such as `authenticated`, `exempted` or `failed`.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_three_d_secure_result_reason" is 'Card: Why 3D Secure ended so, such as `abandoned` or `rejected`.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_three_d_secure_version" is 'Card: 3D Secure version that was used, such as `2.2.0`.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_wallet_type" is 'Card: Wallet used, such as `apple_pay` or `google_pay`.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_wallet" is 'Card: What the wallet added, keyed by wallet.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_three_d_secure_transaction_id" is 'Card: 3D Secure identifier of the transaction.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_present_generated_card" is 'Card at a reader: Reusable card that was made from it.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_present_offline_stored_at" is 'Card at a reader: When the reader kept it while offline.';
comment on column "stripe"."setup_attempts"."payment_method_details_card_present_offline_type" is 'Card at a reader: `deferred` if offline.';
comment on column "stripe"."setup_attempts"."payment_method_details" is 'Details of methods other than card, keyed by method.';
comment on column "stripe"."setup_attempts"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."setup_attempts"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."setup_attempts"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."setup_attempts"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."setup_attempts"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."setup_intents" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "status" text,
    "usage" text,
    "description" text,
    "metadata" jsonb,
    "customer" text,
    "customer_account" text,
    "payment_method" text,
    "latest_attempt" text,
    "mandate" text,
    "single_use_mandate" text,
    "cancellation_reason" text,
    "application" text,
    "on_behalf_of" text,
    "attach_to_self" boolean,
    "flow_directions" jsonb,
    "payment_method_types" jsonb,
    "allowed_payment_method_types" jsonb,
    "excluded_payment_method_types" jsonb,
    "automatic_payment_methods_enabled" boolean,
    "automatic_payment_methods_allow_redirects" text,
    "payment_method_configuration_details_id" text,
    "payment_method_configuration_details_parent" text,
    "managed_payments_enabled" boolean,
    "last_setup_error_type" text,
    "last_setup_error_code" text,
    "last_setup_error_decline_code" text,
    "last_setup_error_message" text,
    "last_setup_error_param" text,
    "last_setup_error_charge" text,
    "last_setup_error_advice_code" text,
    "last_setup_error_network_advice_code" text,
    "last_setup_error_network_decline_code" text,
    "last_setup_error_payment_method_id" text,
    "last_setup_error_payment_method" jsonb,
    "last_setup_error_payment_method_type" text,
    "last_setup_error_source_id" text,
    "last_setup_error_doc_url" text,
    "last_setup_error_request_log_url" text,
    "next_action_type" text,
    "next_action_verify_with_microdeposits_arrival_date" timestamp with time zone,
    "next_action_verify_with_microdeposits_microdeposit_type" text,
    "payment_method_options_card_mandate_options" jsonb,
    "payment_method_options_card_network" text,
    "payment_method_options_card_request_three_d_secure" text,
    "payment_method_options_card_setup_credential_usage" text,
    "payment_method_options" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."setup_intents" is 'A payment method to be saved for future payments, through all its attempts.';
comment on column "stripe"."setup_intents"."id" is 'Stripe''s identifier, `seti_...`.';
comment on column "stripe"."setup_intents"."created" is 'When the setup intent was made.';
comment on column "stripe"."setup_intents"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."setup_intents"."status" is 'Where it stands, such as `requires_action`, `succeeded` or `canceled`.';
comment on column "stripe"."setup_intents"."usage" is 'What the method is saved for: `on_session` or `off_session`.';
comment on column "stripe"."setup_intents"."description" is 'Free text that the account gave it.';
comment on column "stripe"."setup_intents"."metadata" is 'The account''s own keys and values on it.';
comment on column "stripe"."setup_intents"."customer" is 'Customer the method is saved for.';
comment on column "stripe"."setup_intents"."customer_account" is 'Account that stands for the customer, if one does.';
comment on column "stripe"."setup_intents"."payment_method" is 'Payment method to save.';
comment on column "stripe"."setup_intents"."latest_attempt" is 'Latest attempt to set it up.';
comment on column "stripe"."setup_intents"."mandate" is 'Mandate for many payments that it made.';
comment on column "stripe"."setup_intents"."single_use_mandate" is 'Mandate for one payment that it made.';
comment on column "stripe"."setup_intents"."cancellation_reason" is '`abandoned`, `requested_by_customer` or `duplicate`.';
comment on column "stripe"."setup_intents"."application" is 'Connect application that made it.';
comment on column "stripe"."setup_intents"."on_behalf_of" is 'Connected account it is meant for.';
comment on column "stripe"."setup_intents"."attach_to_self" is 'Whether the method is for the account''s own money movements.';
comment on column "stripe"."setup_intents"."flow_directions" is 'List of directions of money: `inbound`, `outbound`.';
comment on column "stripe"."setup_intents"."payment_method_types" is 'List of kinds of payment method that may be set up.';
comment on column "stripe"."setup_intents"."allowed_payment_method_types" is 'List of kinds of payment method to choose from automatically.';
comment on column "stripe"."setup_intents"."excluded_payment_method_types" is 'List of kinds of payment method ruled out.';
comment on column "stripe"."setup_intents"."automatic_payment_methods_enabled" is 'Whether Stripe chooses the methods to offer.';
comment on column "stripe"."setup_intents"."automatic_payment_methods_allow_redirects" is 'Whether methods that send the payer elsewhere are offered: `always` or `never`.';
comment on column "stripe"."setup_intents"."payment_method_configuration_details_id" is 'Configuration of payment methods in force.';
comment on column "stripe"."setup_intents"."payment_method_configuration_details_parent" is 'Configuration that this one is based on.';
comment on column "stripe"."setup_intents"."managed_payments_enabled" is 'Whether Stripe sells as the merchant of record.';
comment on column "stripe"."setup_intents"."last_setup_error_type" is 'Last error: `api_error`, `card_error`, `idempotency_error` or `invalid_request_error`.';
comment on column "stripe"."setup_intents"."last_setup_error_code" is 'Last error: Stripe''s error code, such as `card_declined`.';
comment on column "stripe"."setup_intents"."last_setup_error_decline_code" is 'Last error: Issuer''s reason for a decline, such as `insufficient_funds`.';
comment on column "stripe"."setup_intents"."last_setup_error_message" is 'Last error: Explanation fit for people to read.';
comment on column "stripe"."setup_intents"."last_setup_error_param" is 'Last error: Request parameter at fault, if one was.';
comment on column "stripe"."setup_intents"."last_setup_error_charge" is 'Last error: Charge that failed, for card errors.';
comment on column "stripe"."setup_intents"."last_setup_error_advice_code" is 'Last error: Issuer''s advice on retrying, such as `do_not_try_again`.';
comment on column "stripe"."setup_intents"."last_setup_error_network_advice_code" is 'Last error: Card network''s two-digit advice on retrying.';
comment on column "stripe"."setup_intents"."last_setup_error_network_decline_code" is 'Last error: Network''s own code of the reason for the decline.';
comment on column "stripe"."setup_intents"."last_setup_error_payment_method_id" is 'Last error: Payment method that was tried.';
comment on column "stripe"."setup_intents"."last_setup_error_payment_method" is 'Last error: Rest of the payment method as it was when it was tried.';
comment on column "stripe"."setup_intents"."last_setup_error_payment_method_type" is 'Last error: Kind of payment method at fault; for invoices only.';
comment on column "stripe"."setup_intents"."last_setup_error_source_id" is 'Last error: Legacy source, card or bank account that was tried.';
comment on column "stripe"."setup_intents"."last_setup_error_doc_url" is 'Last error: Link to documentation of the error code.';
comment on column "stripe"."setup_intents"."last_setup_error_request_log_url" is 'Last error: Link to the request''s log in the Dashboard.';
comment on column "stripe"."setup_intents"."next_action_type" is 'What the payer has to do next, such as `redirect_to_url`.';
comment on column "stripe"."setup_intents"."next_action_verify_with_microdeposits_arrival_date" is 'When the test deposits should arrive.';
comment on column "stripe"."setup_intents"."next_action_verify_with_microdeposits_microdeposit_type" is 'How the payer proves them: `amounts` or `descriptor_code`.';
comment on column "stripe"."setup_intents"."payment_method_options_card_mandate_options" is 'Card option: Terms of the mandate to set up.';
comment on column "stripe"."setup_intents"."payment_method_options_card_network" is 'Card option: Network to process on.';
comment on column "stripe"."setup_intents"."payment_method_options_card_request_three_d_secure" is 'Card option: 3D Secure: `automatic`, `any` or `challenge`.';
comment on column "stripe"."setup_intents"."payment_method_options_card_setup_credential_usage" is 'Card option: What it is saved for: `recurring`, `unscheduled` or `installment`.';
comment on column "stripe"."setup_intents"."payment_method_options" is 'Options of methods other than card, keyed by method.';
comment on column "stripe"."setup_intents"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."setup_intents"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."setup_intents"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."setup_intents"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."setup_intents"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."shipping_rates" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "active" boolean,
    "display_name" text,
    "type" text,
    "fixed_amount_amount" bigint,
    "fixed_amount_currency" text,
    "fixed_amount_currency_options" jsonb,
    "delivery_estimate_minimum_value" bigint,
    "delivery_estimate_minimum_unit" text,
    "delivery_estimate_maximum_value" bigint,
    "delivery_estimate_maximum_unit" text,
    "tax_behavior" text,
    "tax_code" text,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."shipping_rates" is 'A way of shipping that buyers can be offered, with its price and expected duration.';
comment on column "stripe"."shipping_rates"."id" is 'Stripe''s identifier, `shr_...`.';
comment on column "stripe"."shipping_rates"."created" is 'When the shipping rate was created.';
comment on column "stripe"."shipping_rates"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."shipping_rates"."active" is 'Whether new purchases can use the rate.';
comment on column "stripe"."shipping_rates"."display_name" is 'Name of the rate as buyers see it at checkout.';
comment on column "stripe"."shipping_rates"."type" is 'How the price is worked out; at present always `fixed_amount`.';
comment on column "stripe"."shipping_rates"."fixed_amount_amount" is 'Price of shipping in minor units.';
comment on column "stripe"."shipping_rates"."fixed_amount_currency" is 'Three-letter code of the main currency, in lower case.';
comment on column "stripe"."shipping_rates"."fixed_amount_currency_options" is 'Prices in further currencies, by code; sent only when expanded.';
comment on column "stripe"."shipping_rates"."delivery_estimate_minimum_value" is 'Shortest expected duration, in the unit beside it.';
comment on column "stripe"."shipping_rates"."delivery_estimate_minimum_unit" is '`hour`, `day`, `business_day`, `week` or `month`.';
comment on column "stripe"."shipping_rates"."delivery_estimate_maximum_value" is 'Longest expected duration, in the unit beside it.';
comment on column "stripe"."shipping_rates"."delivery_estimate_maximum_unit" is '`hour`, `day`, `business_day`, `week` or `month`.';
comment on column "stripe"."shipping_rates"."tax_behavior" is 'Whether tax is `inclusive`, `exclusive` or `unspecified`.';
comment on column "stripe"."shipping_rates"."tax_code" is 'Tax category of the shipping, `txcd_...`.';
comment on column "stripe"."shipping_rates"."metadata" is 'The account''s own keys and values on the shipping rate.';
comment on column "stripe"."shipping_rates"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."shipping_rates"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."shipping_rates"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."shipping_rates"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."shipping_rates"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."sigma_scheduled_query_runs" (
    "id" text not null,
    "created" timestamp with time zone,
    "data_load_time" timestamp with time zone,
    "error_message" text,
    "file" text,
    "livemode" boolean,
    "result_available_until" timestamp with time zone,
    "sql" text,
    "status" text,
    "title" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."sigma_scheduled_query_runs" is 'One scheduled run of a Sigma query, with the file of its result.';
comment on column "stripe"."sigma_scheduled_query_runs"."id" is 'Stripe''s identifier, `sqr_...`.';
comment on column "stripe"."sigma_scheduled_query_runs"."created" is 'When the run was created.';
comment on column "stripe"."sigma_scheduled_query_runs"."data_load_time" is 'The state of the data that the query saw.';
comment on column "stripe"."sigma_scheduled_query_runs"."error_message" is 'Why the run failed, in words; null if it did not.';
comment on column "stripe"."sigma_scheduled_query_runs"."file" is 'The file with the query''s result.';
comment on column "stripe"."sigma_scheduled_query_runs"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."sigma_scheduled_query_runs"."result_available_until" is 'Until when the result can be downloaded.';
comment on column "stripe"."sigma_scheduled_query_runs"."sql" is 'The SQL text of the query that was run.';
comment on column "stripe"."sigma_scheduled_query_runs"."status" is 'How it ended: completed, canceled, failed or timed_out.';
comment on column "stripe"."sigma_scheduled_query_runs"."title" is 'The title under which the query was saved.';
comment on column "stripe"."sigma_scheduled_query_runs"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."sigma_scheduled_query_runs"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."sigma_scheduled_query_runs"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."sigma_scheduled_query_runs"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."sigma_scheduled_query_runs"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."sources" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "type" text,
    "status" text,
    "flow" text,
    "usage" text,
    "amount" bigint,
    "currency" text,
    "customer" text,
    "statement_descriptor" text,
    "allow_redisplay" text,
    "metadata" jsonb,
    "owner_address_city" text,
    "owner_address_country" text,
    "owner_address_line1" text,
    "owner_address_line2" text,
    "owner_address_postal_code" text,
    "owner_address_state" text,
    "owner_email" text,
    "owner_name" text,
    "owner_phone" text,
    "owner_verified_address_city" text,
    "owner_verified_address_country" text,
    "owner_verified_address_line1" text,
    "owner_verified_address_line2" text,
    "owner_verified_address_postal_code" text,
    "owner_verified_address_state" text,
    "owner_verified_email" text,
    "owner_verified_name" text,
    "owner_verified_phone" text,
    "code_verification_status" text,
    "code_verification_attempts_remaining" bigint,
    "redirect_status" text,
    "redirect_failure_reason" text,
    "redirect_return_url" text,
    "receiver_address" text,
    "receiver_amount_charged" bigint,
    "receiver_amount_received" bigint,
    "receiver_amount_returned" bigint,
    "receiver_refund_attributes_method" text,
    "receiver_refund_attributes_status" text,
    "source_order_amount" bigint,
    "source_order_currency" text,
    "source_order_email" text,
    "source_order_items" jsonb,
    "source_order_shipping_address_city" text,
    "source_order_shipping_address_country" text,
    "source_order_shipping_address_line1" text,
    "source_order_shipping_address_line2" text,
    "source_order_shipping_address_postal_code" text,
    "source_order_shipping_address_state" text,
    "source_order_shipping_carrier" text,
    "source_order_shipping_name" text,
    "source_order_shipping_phone" text,
    "source_order_shipping_tracking_number" text,
    "card_brand" text,
    "card_country" text,
    "card_exp_month" bigint,
    "card_exp_year" bigint,
    "card_fingerprint" text,
    "card_funding" text,
    "card_last4" text,
    "card_address_line1_check" text,
    "card_address_zip_check" text,
    "card_cvc_check" text,
    "card_description" text,
    "card_dynamic_last4" text,
    "card_iin" text,
    "card_issuer" text,
    "card_name" text,
    "card_three_d_secure" text,
    "card_tokenization_method" text,
    "ach_credit_transfer" jsonb,
    "ach_debit" jsonb,
    "acss_debit" jsonb,
    "alipay_statement_descriptor" text,
    "au_becs_debit" jsonb,
    "bancontact" jsonb,
    "card_present" jsonb,
    "eps" jsonb,
    "giropay" jsonb,
    "ideal" jsonb,
    "klarna_first_name" text,
    "klarna_last_name" text,
    "klarna_payment_method_categories" text,
    "klarna_purchase_country" text,
    "multibanco" jsonb,
    "p24" jsonb,
    "sepa_credit_transfer" jsonb,
    "sepa_debit" jsonb,
    "sofort" jsonb,
    "three_d_secure" jsonb,
    "wechat" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."sources" is 'Something to pay with, of the kind that came before payment methods; one column per type but card.';
comment on column "stripe"."sources"."id" is 'Stripe''s identifier, `src_...`.';
comment on column "stripe"."sources"."created" is 'When the source was made.';
comment on column "stripe"."sources"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."sources"."type" is 'Kind of source, such as `card`, `sepa_debit` or `ach_credit_transfer`.';
comment on column "stripe"."sources"."status" is '`pending`, `chargeable`, `consumed`, `canceled` or `failed`.';
comment on column "stripe"."sources"."flow" is 'How the payer authorizes it, such as `redirect` or `receiver`.';
comment on column "stripe"."sources"."usage" is '`reusable` or `single_use`.';
comment on column "stripe"."sources"."amount" is 'Amount it is good for, in minor units; for single use only.';
comment on column "stripe"."sources"."currency" is 'Three-letter code of its currency, in lower case.';
comment on column "stripe"."sources"."customer" is 'Customer it is attached to.';
comment on column "stripe"."sources"."statement_descriptor" is 'Text for the payer''s statement.';
comment on column "stripe"."sources"."allow_redisplay" is 'Whether to offer it again at checkout: `always`, `limited` or `unspecified`.';
comment on column "stripe"."sources"."metadata" is 'The account''s own keys and values on the source.';
comment on column "stripe"."sources"."owner_address_city" is 'Owner: City, district, suburb, town or village.';
comment on column "stripe"."sources"."owner_address_country" is 'Owner: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."sources"."owner_address_line1" is 'Owner: Street and number, or PO box.';
comment on column "stripe"."sources"."owner_address_line2" is 'Owner: Apartment, suite, unit or building.';
comment on column "stripe"."sources"."owner_address_postal_code" is 'Owner: Postal or ZIP code.';
comment on column "stripe"."sources"."owner_address_state" is 'Owner: State, county, province or region.';
comment on column "stripe"."sources"."owner_email" is 'Owner: Email address.';
comment on column "stripe"."sources"."owner_name" is 'Owner: Full name.';
comment on column "stripe"."sources"."owner_phone" is 'Owner: Phone number with extension.';
comment on column "stripe"."sources"."owner_verified_address_city" is 'Owner, verified address: City, district, suburb, town or village.';
comment on column "stripe"."sources"."owner_verified_address_country" is 'Owner, verified address: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."sources"."owner_verified_address_line1" is 'Owner, verified address: Street and number, or PO box.';
comment on column "stripe"."sources"."owner_verified_address_line2" is 'Owner, verified address: Apartment, suite, unit or building.';
comment on column "stripe"."sources"."owner_verified_address_postal_code" is 'Owner, verified address: Postal or ZIP code.';
comment on column "stripe"."sources"."owner_verified_address_state" is 'Owner, verified address: State, county, province or region.';
comment on column "stripe"."sources"."owner_verified_email" is 'Owner: Verified e-mail address.';
comment on column "stripe"."sources"."owner_verified_name" is 'Owner: Verified name.';
comment on column "stripe"."sources"."owner_verified_phone" is 'Owner: Verified phone number.';
comment on column "stripe"."sources"."code_verification_status" is 'Check by code: `pending`, `succeeded` or `failed`.';
comment on column "stripe"."sources"."code_verification_attempts_remaining" is 'Check by code: Tries that are left.';
comment on column "stripe"."sources"."redirect_status" is 'Redirect: `pending`, `succeeded`, `not_required` or `failed`.';
comment on column "stripe"."sources"."redirect_failure_reason" is 'Redirect: Why it failed: `user_abort`, `declined`, `processing_error`.';
comment on column "stripe"."sources"."redirect_return_url" is 'Redirect: Page the payer comes back to.';
comment on column "stripe"."sources"."receiver_address" is 'Receiver: Where to send the money, such as an account number.';
comment on column "stripe"."sources"."receiver_amount_charged" is 'Receiver: Amount moved to the balance, in minor units.';
comment on column "stripe"."sources"."receiver_amount_received" is 'Receiver: Amount that came in, in minor units.';
comment on column "stripe"."sources"."receiver_amount_returned" is 'Receiver: Amount sent back, in minor units.';
comment on column "stripe"."sources"."receiver_refund_attributes_method" is 'Receiver: How to ask where to refund: `email`, `manual`, `none`.';
comment on column "stripe"."sources"."receiver_refund_attributes_status" is 'Receiver: `missing`, `requested` or `available`.';
comment on column "stripe"."sources"."source_order_amount" is 'Order: Total, in minor units of its currency.';
comment on column "stripe"."sources"."source_order_currency" is 'Order: Three-letter currency code.';
comment on column "stripe"."sources"."source_order_email" is 'Order: Customer''s e-mail address.';
comment on column "stripe"."sources"."source_order_items" is 'Order: List of its lines.';
comment on column "stripe"."sources"."source_order_shipping_address_city" is 'Order, shipping: City, district, suburb, town or village.';
comment on column "stripe"."sources"."source_order_shipping_address_country" is 'Order, shipping: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."sources"."source_order_shipping_address_line1" is 'Order, shipping: Street and number, or PO box.';
comment on column "stripe"."sources"."source_order_shipping_address_line2" is 'Order, shipping: Apartment, suite, unit or building.';
comment on column "stripe"."sources"."source_order_shipping_address_postal_code" is 'Order, shipping: Postal or ZIP code.';
comment on column "stripe"."sources"."source_order_shipping_address_state" is 'Order, shipping: State, county, province or region.';
comment on column "stripe"."sources"."source_order_shipping_carrier" is 'Order, shipping: Delivery service, such as FedEx or USPS.';
comment on column "stripe"."sources"."source_order_shipping_name" is 'Order, shipping: Recipient''s name.';
comment on column "stripe"."sources"."source_order_shipping_phone" is 'Order, shipping: Recipient''s phone number with extension.';
comment on column "stripe"."sources"."source_order_shipping_tracking_number" is 'Order, shipping: Carrier''s tracking number; several are separated by commas.';
comment on column "stripe"."sources"."card_brand" is 'Card: Brand, such as `visa`, `mastercard` or `amex`.';
comment on column "stripe"."sources"."card_country" is 'Card: Two-letter code of the country that issued it.';
comment on column "stripe"."sources"."card_exp_month" is 'Card: Month of expiry, 1 to 12.';
comment on column "stripe"."sources"."card_exp_year" is 'Card: Year of expiry, four digits.';
comment on column "stripe"."sources"."card_fingerprint" is 'Card: The same for the same card number, across customers.';
comment on column "stripe"."sources"."card_funding" is 'Card: `credit`, `debit`, `prepaid` or `unknown`.';
comment on column "stripe"."sources"."card_last4" is 'Card: Last four digits.';
comment on column "stripe"."sources"."card_address_line1_check" is 'Card: Street address check, such as `pass`.';
comment on column "stripe"."sources"."card_address_zip_check" is 'Card: Postal code check, such as `pass`.';
comment on column "stripe"."sources"."card_cvc_check" is 'Card: Security code check, such as `pass`.';
comment on column "stripe"."sources"."card_description" is 'Card: Name of its product line; rarely sent.';
comment on column "stripe"."sources"."card_dynamic_last4" is 'Card: Last four digits of the device''s own account number.';
comment on column "stripe"."sources"."card_iin" is 'Card: Issuer identification number; rarely sent.';
comment on column "stripe"."sources"."card_issuer" is 'Card: Name of the issuing bank; rarely sent.';
comment on column "stripe"."sources"."card_name" is 'Card: Cardholder''s name.';
comment on column "stripe"."sources"."card_three_d_secure" is 'Card: 3D Secure is `required`, `recommended`, `optional`, `not_supported`.';
comment on column "stripe"."sources"."card_tokenization_method" is 'Card: Wallet the number was tokenized by.';
comment on column "stripe"."sources"."ach_credit_transfer" is 'ACH credit transfer: Account to send the money to.';
comment on column "stripe"."sources"."ach_debit" is 'ACH debit: Bank, routing number, last four digits and fingerprint.';
comment on column "stripe"."sources"."acss_debit" is 'Canadian debit: Bank with its address, last four digits, fingerprint.';
comment on column "stripe"."sources"."alipay_statement_descriptor" is 'Alipay: Text for the payer''s statement.';
comment on column "stripe"."sources"."au_becs_debit" is 'Australian BECS debit: BSB number, last four digits, fingerprint.';
comment on column "stripe"."sources"."bancontact" is 'Bancontact: Bank, BIC and last four of the IBAN.';
comment on column "stripe"."sources"."card_present" is 'Card at a reader: Brand, expiry, last four digits, how it was read.';
comment on column "stripe"."sources"."eps" is 'EPS: Reference and text for the statement.';
comment on column "stripe"."sources"."giropay" is 'giropay: Bank, BIC and text for the statement.';
comment on column "stripe"."sources"."ideal" is 'iDEAL: Bank, BIC and last four of the IBAN.';
comment on column "stripe"."sources"."klarna_first_name" is 'Klarna: Payer''s first name.';
comment on column "stripe"."sources"."klarna_last_name" is 'Klarna: Payer''s last name.';
comment on column "stripe"."sources"."klarna_payment_method_categories" is 'Klarna: Ways to pay on offer, separated by commas.';
comment on column "stripe"."sources"."klarna_purchase_country" is 'Klarna: Two-letter code of the country of the purchase.';
comment on column "stripe"."sources"."multibanco" is 'Multibanco: Entity and reference to pay with, and whom to refund.';
comment on column "stripe"."sources"."p24" is 'Przelewy24: Reference.';
comment on column "stripe"."sources"."sepa_credit_transfer" is 'SEPA transfer: Account to send to, and whom to refund.';
comment on column "stripe"."sources"."sepa_debit" is 'SEPA debit: Bank, country, last four of the IBAN and the mandate.';
comment on column "stripe"."sources"."sofort" is 'Sofort: Bank, country and last four of the IBAN.';
comment on column "stripe"."sources"."three_d_secure" is '3D Secure: Card that was authenticated and how it went.';
comment on column "stripe"."sources"."wechat" is 'WeChat Pay: Prepaid order, link for the QR code.';
comment on column "stripe"."sources"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."sources"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."sources"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."sources"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."sources"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."subscription_items" (
    "id" text not null,
    "created" timestamp with time zone,
    "subscription_id" text,
    "plan_id" text,
    "price_id" text,
    "quantity" bigint,
    "current_period_start" timestamp with time zone,
    "current_period_end" timestamp with time zone,
    "billed_until" timestamp with time zone,
    "current_trial_start_date" timestamp with time zone,
    "current_trial_end_date" timestamp with time zone,
    "current_trial_trial_offer" text,
    "billing_thresholds_usage_gte" bigint,
    "discounts" jsonb,
    "tax_rates" text,
    "metadata" jsonb,
    "is_deleted" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."subscription_items" is 'One price within a subscription, with its quantity and its billing period.';
comment on column "stripe"."subscription_items"."id" is 'Stripe''s identifier, `si_...`.';
comment on column "stripe"."subscription_items"."created" is 'When the item was added.';
comment on column "stripe"."subscription_items"."subscription_id" is 'Subscription that the item is part of.';
comment on column "stripe"."subscription_items"."plan_id" is 'Plan that is billed; the same as price_id.';
comment on column "stripe"."subscription_items"."price_id" is 'Price that is billed.';
comment on column "stripe"."subscription_items"."quantity" is 'How many units are billed per period; null for metered prices.';
comment on column "stripe"."subscription_items"."current_period_start" is 'Start of the item''s running billing period.';
comment on column "stripe"."subscription_items"."current_period_end" is 'End of the item''s running billing period.';
comment on column "stripe"."subscription_items"."billed_until" is 'Up to when the item has been billed.';
comment on column "stripe"."subscription_items"."current_trial_start_date" is 'When the item''s running trial began.';
comment on column "stripe"."subscription_items"."current_trial_end_date" is 'When the item''s running trial ends.';
comment on column "stripe"."subscription_items"."current_trial_trial_offer" is 'Trial offer that the running trial follows.';
comment on column "stripe"."subscription_items"."billing_thresholds_usage_gte" is 'Usage, in units, that triggers an invoice early.';
comment on column "stripe"."subscription_items"."discounts" is 'Ids of the discounts on the item itself.';
comment on column "stripe"."subscription_items"."tax_rates" is 'Tax rates that the item carries instead of the subscription''s.';
comment on column "stripe"."subscription_items"."metadata" is 'The account''s own keys and values on the item.';
comment on column "stripe"."subscription_items"."is_deleted" is 'Whether the item was taken off the subscription.';
comment on column "stripe"."subscription_items"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."subscription_items"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."subscription_items"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."subscription_items"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."subscription_items"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."subscription_schedules" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "status" text,
    "customer" text,
    "customer_account" text,
    "subscription" text,
    "released_subscription" text,
    "end_behavior" text,
    "current_phase_start_date" timestamp with time zone,
    "current_phase_end_date" timestamp with time zone,
    "canceled_at" timestamp with time zone,
    "completed_at" timestamp with time zone,
    "released_at" timestamp with time zone,
    "phases" jsonb,
    "pause_schedules" jsonb,
    "billing_mode_type" text,
    "billing_mode_flexible_proration_discounts" text,
    "billing_mode_updated_at" timestamp with time zone,
    "default_settings_collection_method" text,
    "default_settings_billing_cycle_anchor" text,
    "default_settings_billing_thresholds_amount_gte" bigint,
    "default_settings_billing_thresholds_reset_billing_cycle_anchor" boolean,
    "default_settings_default_payment_method" text,
    "default_settings_description" text,
    "default_settings_automatic_tax_enabled" boolean,
    "default_settings_automatic_tax_liability_account" text,
    "default_settings_automatic_tax_liability_type" text,
    "default_settings_automatic_tax_disabled_reason" text,
    "default_settings_invoice_settings_account_tax_ids" jsonb,
    "default_settings_invoice_settings_custom_fields" jsonb,
    "default_settings_invoice_settings_days_until_due" bigint,
    "default_settings_invoice_settings_description" text,
    "default_settings_invoice_settings_footer" text,
    "default_settings_invoice_settings_issuer_account" text,
    "default_settings_invoice_settings_issuer_type" text,
    "default_settings_application_fee_percent" numeric,
    "default_settings_on_behalf_of" text,
    "default_settings_transfer_data_amount_percent" numeric,
    "default_settings_transfer_data_destination" text,
    "application" text,
    "test_clock" text,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."subscription_schedules" is 'A sequence of phases that a subscription goes through by itself, each with its own items.';
comment on column "stripe"."subscription_schedules"."id" is 'Stripe''s identifier, `sub_sched_...`.';
comment on column "stripe"."subscription_schedules"."created" is 'When the schedule was created.';
comment on column "stripe"."subscription_schedules"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."subscription_schedules"."status" is '`not_started`, `active`, `completed`, `released` or `canceled`.';
comment on column "stripe"."subscription_schedules"."customer" is 'Customer who subscribes.';
comment on column "stripe"."subscription_schedules"."customer_account" is 'Account standing for the customer who subscribes.';
comment on column "stripe"."subscription_schedules"."subscription" is 'Subscription that the schedule steers at present.';
comment on column "stripe"."subscription_schedules"."released_subscription" is 'Subscription that it steered until it was released.';
comment on column "stripe"."subscription_schedules"."end_behavior" is 'What the end does to the subscription: `release` (goes on) or `cancel`.';
comment on column "stripe"."subscription_schedules"."current_phase_start_date" is 'When the running phase began.';
comment on column "stripe"."subscription_schedules"."current_phase_end_date" is 'When the running phase ends.';
comment on column "stripe"."subscription_schedules"."canceled_at" is 'When the schedule was canceled.';
comment on column "stripe"."subscription_schedules"."completed_at" is 'When the last phase was over.';
comment on column "stripe"."subscription_schedules"."released_at" is 'When the subscription was released from the schedule.';
comment on column "stripe"."subscription_schedules"."phases" is 'The phases in order, each with dates, items, discounts and settings.';
comment on column "stripe"."subscription_schedules"."pause_schedules" is 'Pauses that are planned or running.';
comment on column "stripe"."subscription_schedules"."billing_mode_type" is '`classic` or `flexible` handling of prorations and invoices.';
comment on column "stripe"."subscription_schedules"."billing_mode_flexible_proration_discounts" is 'How flexible mode shows discounts: `included` or `itemized`.';
comment on column "stripe"."subscription_schedules"."billing_mode_updated_at" is 'When the present billing mode was adopted.';
comment on column "stripe"."subscription_schedules"."default_settings_collection_method" is 'Default of all phases: `charge_automatically` or `send_invoice`.';
comment on column "stripe"."subscription_schedules"."default_settings_billing_cycle_anchor" is 'Default of all phases: `automatic` or `phase_start` (each phase restarts the cycle).';
comment on column "stripe"."subscription_schedules"."default_settings_billing_thresholds_amount_gte" is 'Default of all phases: Amount that triggers an invoice early, in minor units.';
comment on column "stripe"."subscription_schedules"."default_settings_billing_thresholds_reset_billing_cycle_anchor" is 'Default of all phases: Whether reaching it restarts the billing cycle.';
comment on column "stripe"."subscription_schedules"."default_settings_default_payment_method" is 'Default of all phases: Payment method to use rather than the customer''s.';
comment on column "stripe"."subscription_schedules"."default_settings_description" is 'Default of all phases: Text about the subscription, as the customer sees it.';
comment on column "stripe"."subscription_schedules"."default_settings_automatic_tax_enabled" is 'Default of all phases: Whether Stripe works out the tax.';
comment on column "stripe"."subscription_schedules"."default_settings_automatic_tax_liability_account" is 'Default of all phases: Who owes the tax: Connected account, if it is one.';
comment on column "stripe"."subscription_schedules"."default_settings_automatic_tax_liability_type" is 'Default of all phases: Who owes the tax: `self` or `account` (a connected one).';
comment on column "stripe"."subscription_schedules"."default_settings_automatic_tax_disabled_reason" is 'Default of all phases: Why Stripe switched automatic tax off.';
comment on column "stripe"."subscription_schedules"."default_settings_invoice_settings_account_tax_ids" is 'Default of all phases: Ids of the account''s tax numbers put on invoices.';
comment on column "stripe"."subscription_schedules"."default_settings_invoice_settings_custom_fields" is 'Default of all phases: The account''s own fields on invoices.';
comment on column "stripe"."subscription_schedules"."default_settings_invoice_settings_days_until_due" is 'Default of all phases: Days to pay an invoice; null if charged automatically.';
comment on column "stripe"."subscription_schedules"."default_settings_invoice_settings_description" is 'Default of all phases: Free text put on invoices.';
comment on column "stripe"."subscription_schedules"."default_settings_invoice_settings_footer" is 'Default of all phases: Text at the foot of invoices.';
comment on column "stripe"."subscription_schedules"."default_settings_invoice_settings_issuer_account" is 'Default of all phases: Who issues invoices: Connected account, if it is one.';
comment on column "stripe"."subscription_schedules"."default_settings_invoice_settings_issuer_type" is 'Default of all phases: Who issues invoices: `self` or `account` (a connected one).';
comment on column "stripe"."subscription_schedules"."default_settings_application_fee_percent" is 'Default of all phases: Percentage of each invoice that goes to the Connect application, 0 to 100.';
comment on column "stripe"."subscription_schedules"."default_settings_on_behalf_of" is 'Default of all phases: Connected account in whose name charges are made.';
comment on column "stripe"."subscription_schedules"."default_settings_transfer_data_amount_percent" is 'Default of all phases: Percentage of the invoice sent on, 0 to 100; null for all.';
comment on column "stripe"."subscription_schedules"."default_settings_transfer_data_destination" is 'Default of all phases: Connected account that receives the money.';
comment on column "stripe"."subscription_schedules"."application" is 'Connect application that created the schedule.';
comment on column "stripe"."subscription_schedules"."test_clock" is 'Test clock that the schedule runs on.';
comment on column "stripe"."subscription_schedules"."metadata" is 'The account''s own keys and values on the schedule.';
comment on column "stripe"."subscription_schedules"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."subscription_schedules"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."subscription_schedules"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."subscription_schedules"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."subscription_schedules"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."subscriptions" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "status" text,
    "customer_id" text,
    "customer_account" text,
    "plan_id" text,
    "quantity" bigint,
    "description" text,
    "currency" text,
    "start_date" timestamp with time zone,
    "start" timestamp with time zone,
    "current_period_start" timestamp with time zone,
    "current_period_end" timestamp with time zone,
    "trial_start" timestamp with time zone,
    "trial_end" timestamp with time zone,
    "trial_settings_end_behavior_missing_payment_method" text,
    "trial_settings_end_behavior_billing_cycle_anchor" text,
    "cancel_at" timestamp with time zone,
    "cancel_at_period_end" boolean,
    "canceled_at" timestamp with time zone,
    "ended_at" timestamp with time zone,
    "cancellation_details_reason" text,
    "cancellation_details_feedback" text,
    "cancellation_details_feedback_option" text,
    "cancellation_details_comment" text,
    "pause_collection_behavior" text,
    "pause_collection_resumes_at" timestamp with time zone,
    "status_details_paused_type" text,
    "status_details_paused_subscription_type" text,
    "status_details_paused_transitioned_at" timestamp with time zone,
    "collection_method" text,
    "days_until_due" bigint,
    "billing_cycle_anchor" timestamp with time zone,
    "billing_cycle_anchor_config_day_of_month" bigint,
    "billing_cycle_anchor_config_hour" bigint,
    "billing_cycle_anchor_config_minute" bigint,
    "billing_cycle_anchor_config_month" bigint,
    "billing_cycle_anchor_config_second" bigint,
    "billing_mode_type" text,
    "billing_mode_flexible_proration_discounts" text,
    "billing_mode_updated_at" timestamp with time zone,
    "billing_schedules" jsonb,
    "billing_thresholds_amount_gte" bigint,
    "billing_thresholds_reset_billing_cycle_anchor" boolean,
    "pending_invoice_item_interval_interval" text,
    "pending_invoice_item_interval_interval_count" bigint,
    "next_pending_invoice_item_invoice" timestamp with time zone,
    "latest_invoice" text,
    "invoice_settings_account_tax_ids" jsonb,
    "invoice_settings_custom_fields" jsonb,
    "invoice_settings_description" text,
    "invoice_settings_footer" text,
    "invoice_settings_issuer_account" text,
    "invoice_settings_issuer_type" text,
    "discount_id" text,
    "discounts" jsonb,
    "tax_percent" numeric,
    "default_tax_rates" jsonb,
    "automatic_tax_enabled" boolean,
    "automatic_tax_liability_account" text,
    "automatic_tax_liability_type" text,
    "automatic_tax_disabled_reason" text,
    "presentment_details_presentment_currency" text,
    "managed_payments_enabled" boolean,
    "default_payment_method" text,
    "default_source" text,
    "payment_settings_save_default_payment_method" text,
    "payment_settings_payment_method_types" jsonb,
    "payment_settings_payment_method_options" jsonb,
    "pending_setup_intent" text,
    "pending_update_expires_at" timestamp with time zone,
    "pending_update_subscription_items" jsonb,
    "pending_update_billing_cycle_anchor" timestamp with time zone,
    "pending_update_cancel_at_period_end" boolean,
    "pending_update_trial_end" timestamp with time zone,
    "pending_update_trial_from_plan" boolean,
    "pending_update_discount" jsonb,
    "pending_update_discounts" jsonb,
    "pending_update_metadata" jsonb,
    "schedule" text,
    "application" text,
    "application_fee_percent" numeric,
    "on_behalf_of" text,
    "transfer_data_amount_percent" numeric,
    "transfer_data_destination" text,
    "test_clock" text,
    "metadata" jsonb,
    "is_deleted" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."subscriptions" is 'A customer''s standing order for one or more prices, billed period by period; canceled ones stay.';
comment on column "stripe"."subscriptions"."id" is 'Stripe''s identifier, `sub_...`.';
comment on column "stripe"."subscriptions"."created" is 'When the subscription was created.';
comment on column "stripe"."subscriptions"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."subscriptions"."status" is '`trialing`, `active`, `past_due`, `unpaid`, `paused`, `canceled`, `incomplete` or `incomplete_expired`.';
comment on column "stripe"."subscriptions"."customer_id" is 'Customer who subscribes.';
comment on column "stripe"."subscriptions"."customer_account" is 'Account standing for the customer who subscribes.';
comment on column "stripe"."subscriptions"."plan_id" is 'Plan, where there is one item only; see subscription_items.';
comment on column "stripe"."subscriptions"."quantity" is 'Quantity, where there is one item only; see subscription_items.';
comment on column "stripe"."subscriptions"."description" is 'Text about the subscription, as the customer sees it.';
comment on column "stripe"."subscriptions"."currency" is 'Three-letter currency code, in lower case.';
comment on column "stripe"."subscriptions"."start_date" is 'When the subscription began, which can lie before it was created.';
comment on column "stripe"."subscriptions"."start" is 'When the present plan began; only under API versions before 2019-10-17, see start_date.';
comment on column "stripe"."subscriptions"."current_period_start" is 'Start of the period; only under API versions before 2025-03-31, see subscription_items.';
comment on column "stripe"."subscriptions"."current_period_end" is 'End of the period; only under API versions before 2025-03-31, see subscription_items.';
comment on column "stripe"."subscriptions"."trial_start" is 'Start of the trial, if any.';
comment on column "stripe"."subscriptions"."trial_end" is 'End of the trial, if any.';
comment on column "stripe"."subscriptions"."trial_settings_end_behavior_missing_payment_method" is 'What a trial''s end does without payment method: `cancel`, `create_invoice` or `pause`.';
comment on column "stripe"."subscriptions"."trial_settings_end_behavior_billing_cycle_anchor" is 'How the billing cycle is anchored when the trial ends; null means `now`.';
comment on column "stripe"."subscriptions"."cancel_at" is 'When the subscription is going to be canceled.';
comment on column "stripe"."subscriptions"."cancel_at_period_end" is 'Whether it ends, or ended, with the running period.';
comment on column "stripe"."subscriptions"."canceled_at" is 'When cancellation was asked for, not when it took effect.';
comment on column "stripe"."subscriptions"."ended_at" is 'When the subscription ended.';
comment on column "stripe"."subscriptions"."cancellation_details_reason" is 'Who or what canceled it, e.g. `cancellation_requested` or `payment_failed`.';
comment on column "stripe"."subscriptions"."cancellation_details_feedback" is 'Reason that the customer chose, e.g. `too_expensive`.';
comment on column "stripe"."subscriptions"."cancellation_details_feedback_option" is 'Reason that the customer chose among the account''s own.';
comment on column "stripe"."subscriptions"."cancellation_details_comment" is 'What the customer wrote about the reason.';
comment on column "stripe"."subscriptions"."pause_collection_behavior" is 'What happens to invoices during a pause: `keep_as_draft`, `mark_uncollectible` or `void`.';
comment on column "stripe"."subscriptions"."pause_collection_resumes_at" is 'When collection goes on after the pause.';
comment on column "stripe"."subscriptions"."status_details_paused_type" is 'Kind of pause.';
comment on column "stripe"."subscriptions"."status_details_paused_subscription_type" is 'Why the subscription was paused.';
comment on column "stripe"."subscriptions"."status_details_paused_transitioned_at" is 'When the subscription became paused.';
comment on column "stripe"."subscriptions"."collection_method" is '`charge_automatically` or `send_invoice`.';
comment on column "stripe"."subscriptions"."days_until_due" is 'Days to pay an invoice; null if charged automatically.';
comment on column "stripe"."subscriptions"."billing_cycle_anchor" is 'Instant from which billing periods are counted.';
comment on column "stripe"."subscriptions"."billing_cycle_anchor_config_day_of_month" is 'Day of the month on which periods begin, 1 to 31.';
comment on column "stripe"."subscriptions"."billing_cycle_anchor_config_hour" is 'Hour at which periods begin, 0 to 23.';
comment on column "stripe"."subscriptions"."billing_cycle_anchor_config_minute" is 'Minute at which periods begin, 0 to 59.';
comment on column "stripe"."subscriptions"."billing_cycle_anchor_config_month" is 'Month in which periods begin, 1 to 12.';
comment on column "stripe"."subscriptions"."billing_cycle_anchor_config_second" is 'Second at which periods begin, 0 to 59.';
comment on column "stripe"."subscriptions"."billing_mode_type" is '`classic` or `flexible` handling of prorations and invoices.';
comment on column "stripe"."subscriptions"."billing_mode_flexible_proration_discounts" is 'How flexible mode shows discounts: `included` or `itemized`.';
comment on column "stripe"."subscriptions"."billing_mode_updated_at" is 'When the present billing mode was adopted.';
comment on column "stripe"."subscriptions"."billing_schedules" is 'Stretches of time for which items are billed ahead.';
comment on column "stripe"."subscriptions"."billing_thresholds_amount_gte" is 'Amount that triggers an invoice early, in minor units.';
comment on column "stripe"."subscriptions"."billing_thresholds_reset_billing_cycle_anchor" is 'Whether reaching it restarts the billing cycle.';
comment on column "stripe"."subscriptions"."pending_invoice_item_interval_interval" is 'How often pending items are billed: `day`, `week`, `month` or `year`.';
comment on column "stripe"."subscriptions"."pending_invoice_item_interval_interval_count" is 'How many intervals lie between two billings of pending items.';
comment on column "stripe"."subscriptions"."next_pending_invoice_item_invoice" is 'About when pending items are billed next.';
comment on column "stripe"."subscriptions"."latest_invoice" is 'Newest invoice of the subscription.';
comment on column "stripe"."subscriptions"."invoice_settings_account_tax_ids" is 'Ids of the account''s tax numbers put on its invoices.';
comment on column "stripe"."subscriptions"."invoice_settings_custom_fields" is 'Names and values of the account''s own fields on its invoices.';
comment on column "stripe"."subscriptions"."invoice_settings_description" is 'Free text put on its invoices.';
comment on column "stripe"."subscriptions"."invoice_settings_footer" is 'Text at the foot of its invoices.';
comment on column "stripe"."subscriptions"."invoice_settings_issuer_account" is 'Who issues its invoices: Connected account, if it is one.';
comment on column "stripe"."subscriptions"."invoice_settings_issuer_type" is 'Who issues its invoices: `self` or `account` (a connected one).';
comment on column "stripe"."subscriptions"."discount_id" is 'The one discount; only under API versions before 2025-03-31, see discounts.';
comment on column "stripe"."subscriptions"."discounts" is 'Ids of the discounts on the subscription as a whole.';
comment on column "stripe"."subscriptions"."tax_percent" is 'Tax in percent; only under API versions before 2020-08-27, see default_tax_rates.';
comment on column "stripe"."subscriptions"."default_tax_rates" is 'Tax rates of all items that carry none of their own.';
comment on column "stripe"."subscriptions"."automatic_tax_enabled" is 'Whether Stripe works out the tax.';
comment on column "stripe"."subscriptions"."automatic_tax_liability_account" is 'Who owes the tax: Connected account, if it is one.';
comment on column "stripe"."subscriptions"."automatic_tax_liability_type" is 'Who owes the tax: `self` or `account` (a connected one).';
comment on column "stripe"."subscriptions"."automatic_tax_disabled_reason" is 'Why Stripe switched automatic tax off.';
comment on column "stripe"."subscriptions"."presentment_details_presentment_currency" is 'Three-letter code of the currency the customer pays in.';
comment on column "stripe"."subscriptions"."managed_payments_enabled" is 'Whether Stripe is the merchant of record.';
comment on column "stripe"."subscriptions"."default_payment_method" is 'Payment method to use rather than the customer''s.';
comment on column "stripe"."subscriptions"."default_source" is 'Legacy payment source to use rather than the customer''s.';
comment on column "stripe"."subscriptions"."payment_settings_save_default_payment_method" is 'Whether a method that worked becomes the default: `on_subscription` or `off`.';
comment on column "stripe"."subscriptions"."payment_settings_payment_method_types" is 'Kinds of payment method on offer; null for automatic choice.';
comment on column "stripe"."subscriptions"."payment_settings_payment_method_options" is 'Settings of each kind of payment method, keyed by it.';
comment on column "stripe"."subscriptions"."pending_setup_intent" is 'Setup intent by which the customer still has to authenticate.';
comment on column "stripe"."subscriptions"."pending_update_expires_at" is 'Change awaiting payment: When it is dropped if still unpaid.';
comment on column "stripe"."subscriptions"."pending_update_subscription_items" is 'Change awaiting payment: Items that the subscription would then have.';
comment on column "stripe"."subscriptions"."pending_update_billing_cycle_anchor" is 'Change awaiting payment: Anchor of the billing cycle from then on.';
comment on column "stripe"."subscriptions"."pending_update_cancel_at_period_end" is 'Change awaiting payment: Whether it would then end with its period.';
comment on column "stripe"."subscriptions"."pending_update_trial_end" is 'Change awaiting payment: When the trial would end.';
comment on column "stripe"."subscriptions"."pending_update_trial_from_plan" is 'Change awaiting payment: Whether the price''s own trial days would apply.';
comment on column "stripe"."subscriptions"."pending_update_discount" is 'Change awaiting payment: Discount that would apply.';
comment on column "stripe"."subscriptions"."pending_update_discounts" is 'Change awaiting payment: Ids of the discounts that would apply.';
comment on column "stripe"."subscriptions"."pending_update_metadata" is 'Change awaiting payment: Metadata that the subscription would get.';
comment on column "stripe"."subscriptions"."schedule" is 'Schedule that steers the subscription.';
comment on column "stripe"."subscriptions"."application" is 'Connect application that created the subscription.';
comment on column "stripe"."subscriptions"."application_fee_percent" is 'Percentage of each invoice that goes to the Connect application, 0 to 100.';
comment on column "stripe"."subscriptions"."on_behalf_of" is 'Connected account in whose name its charges are made.';
comment on column "stripe"."subscriptions"."transfer_data_amount_percent" is 'Percentage of the invoice sent on, 0 to 100; null for all.';
comment on column "stripe"."subscriptions"."transfer_data_destination" is 'Connected account that receives the money.';
comment on column "stripe"."subscriptions"."test_clock" is 'Test clock that the subscription runs on.';
comment on column "stripe"."subscriptions"."metadata" is 'The account''s own keys and values on the subscription.';
comment on column "stripe"."subscriptions"."is_deleted" is 'Whether Stripe no longer has it; canceled ones are kept, see status.';
comment on column "stripe"."subscriptions"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."subscriptions"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."subscriptions"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."subscriptions"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."subscriptions"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."tax_codes" (
    "id" text not null,
    "name" text,
    "description" text,
    "requirements_performance_location" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."tax_codes" is 'A category of goods or services by which Stripe Tax chooses the rate; the list is Stripe''s own.';
comment on column "stripe"."tax_codes"."id" is 'Stripe''s identifier, `txcd_...`.';
comment on column "stripe"."tax_codes"."name" is 'Short name of the category.';
comment on column "stripe"."tax_codes"."description" is 'What kinds of products belong to the category.';
comment on column "stripe"."tax_codes"."requirements_performance_location" is 'Whether tax needs to know where a performance takes place.';
comment on column "stripe"."tax_codes"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."tax_codes"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."tax_codes"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."tax_codes"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."tax_codes"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."tax_ids" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "is_deleted" boolean,
    "type" text,
    "value" text,
    "country" text,
    "customer" text,
    "customer_account" text,
    "owner_type" text,
    "owner_customer" text,
    "owner_customer_account" text,
    "owner_account" text,
    "owner_application" text,
    "verification_status" text,
    "verification_verified_name" text,
    "verification_verified_address" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."tax_ids" is 'A tax number of a customer or of the account itself, such as a VAT number.';
comment on column "stripe"."tax_ids"."id" is 'Stripe''s identifier, `txi_...`.';
comment on column "stripe"."tax_ids"."created" is 'When the tax number was added.';
comment on column "stripe"."tax_ids"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."tax_ids"."is_deleted" is 'Whether the tax number was deleted in Stripe.';
comment on column "stripe"."tax_ids"."type" is 'Kind of number, such as `eu_vat` or `us_ein`.';
comment on column "stripe"."tax_ids"."value" is 'The number itself.';
comment on column "stripe"."tax_ids"."country" is 'Two-letter code of the country that issued it.';
comment on column "stripe"."tax_ids"."customer" is 'Customer whose number it is.';
comment on column "stripe"."tax_ids"."customer_account" is 'Account that stands for that customer, if one does.';
comment on column "stripe"."tax_ids"."owner_type" is '`customer`, `self`, `account` or `application`.';
comment on column "stripe"."tax_ids"."owner_customer" is 'Owner, if a customer.';
comment on column "stripe"."tax_ids"."owner_customer_account" is 'Owner, if an account that stands for a customer.';
comment on column "stripe"."tax_ids"."owner_account" is 'Owner, if a connected account.';
comment on column "stripe"."tax_ids"."owner_application" is 'Owner, if a Connect application.';
comment on column "stripe"."tax_ids"."verification_status" is '`pending`, `verified`, `unverified` or `unavailable`.';
comment on column "stripe"."tax_ids"."verification_verified_name" is 'Name in the authority''s register.';
comment on column "stripe"."tax_ids"."verification_verified_address" is 'Address in the authority''s register.';
comment on column "stripe"."tax_ids"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."tax_ids"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."tax_ids"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."tax_ids"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."tax_ids"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."tax_locations" (
    "id" text not null,
    "livemode" boolean,
    "type" text,
    "description" text,
    "address_city" text,
    "address_country" text,
    "address_line1" text,
    "address_line2" text,
    "address_postal_code" text,
    "address_state" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."tax_locations" is 'A place, such as a venue, that matters for the tax on what is sold there.';
comment on column "stripe"."tax_locations"."id" is 'Stripe''s identifier of the location.';
comment on column "stripe"."tax_locations"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."tax_locations"."type" is 'What the location is used for; at present always `performance`.';
comment on column "stripe"."tax_locations"."description" is 'The account''s own note on the place, e.g. the name of a venue.';
comment on column "stripe"."tax_locations"."address_city" is 'City, district, suburb, town or village.';
comment on column "stripe"."tax_locations"."address_country" is 'Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."tax_locations"."address_line1" is 'Street and number, or PO box.';
comment on column "stripe"."tax_locations"."address_line2" is 'Apartment, suite, unit or building.';
comment on column "stripe"."tax_locations"."address_postal_code" is 'Postal or ZIP code.';
comment on column "stripe"."tax_locations"."address_state" is 'State, county, province or region.';
comment on column "stripe"."tax_locations"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."tax_locations"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."tax_locations"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."tax_locations"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."tax_locations"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."tax_rates" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "active" boolean,
    "display_name" text,
    "description" text,
    "inclusive" boolean,
    "percentage" numeric,
    "effective_percentage" numeric,
    "rate_type" text,
    "flat_amount_amount" bigint,
    "flat_amount_currency" text,
    "tax_type" text,
    "country" text,
    "state" text,
    "jurisdiction" text,
    "jurisdiction_level" text,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."tax_rates" is 'A rate of tax that invoices, subscriptions and checkout sessions can carry.';
comment on column "stripe"."tax_rates"."id" is 'Stripe''s identifier, `txr_...`.';
comment on column "stripe"."tax_rates"."created" is 'When the tax rate was created.';
comment on column "stripe"."tax_rates"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."tax_rates"."active" is 'Whether the rate can be put on new invoices and subscriptions.';
comment on column "stripe"."tax_rates"."display_name" is 'Name of the tax on receipts and invoices, e.g. `VAT`.';
comment on column "stripe"."tax_rates"."description" is 'The account''s own note on the rate, hidden from customers.';
comment on column "stripe"."tax_rates"."inclusive" is 'Whether prices already contain the tax.';
comment on column "stripe"."tax_rates"."percentage" is 'Rate in percent of the taxable amount, 0 to 100.';
comment on column "stripe"."tax_rates"."effective_percentage" is 'Rate in percent that was in fact charged, e.g. 0 where the account is not registered.';
comment on column "stripe"."tax_rates"."rate_type" is '`percentage` or `flat_amount`; only on rates made by Stripe Tax.';
comment on column "stripe"."tax_rates"."flat_amount_amount" is 'Flat amount of tax in minor units.';
comment on column "stripe"."tax_rates"."flat_amount_currency" is 'Three-letter currency code of the flat amount, in lower case.';
comment on column "stripe"."tax_rates"."tax_type" is 'Kind of tax, such as `vat`, `gst` or `sales_tax`.';
comment on column "stripe"."tax_rates"."country" is 'Two-letter code of the country that levies the tax.';
comment on column "stripe"."tax_rates"."state" is 'Subdivision that levies the tax, without country prefix, e.g. `NY`.';
comment on column "stripe"."tax_rates"."jurisdiction" is 'Name of the jurisdiction, shown on invoices.';
comment on column "stripe"."tax_rates"."jurisdiction_level" is '`country`, `state`, `county`, `city`, `district` or `multiple`; null if entered by hand.';
comment on column "stripe"."tax_rates"."metadata" is 'The account''s own keys and values on the tax rate.';
comment on column "stripe"."tax_rates"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."tax_rates"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."tax_rates"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."tax_rates"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."tax_rates"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."tax_registrations" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "country" text,
    "status" text,
    "active_from" timestamp with time zone,
    "expires_at" timestamp with time zone,
    "country_options_us_state" text,
    "country_options_us_type" text,
    "country_options_us" jsonb,
    "country_options" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."tax_registrations" is 'A place where the account is registered to collect tax, and since when.';
comment on column "stripe"."tax_registrations"."id" is 'Stripe''s identifier, `taxreg_...`.';
comment on column "stripe"."tax_registrations"."created" is 'When the registration was entered at Stripe.';
comment on column "stripe"."tax_registrations"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."tax_registrations"."country" is 'Two-letter code of the country of registration.';
comment on column "stripe"."tax_registrations"."status" is '`active`, `scheduled` or `expired`, following from the two dates.';
comment on column "stripe"."tax_registrations"."active_from" is 'From when tax is collected under the registration.';
comment on column "stripe"."tax_registrations"."expires_at" is 'When the registration ends; null if open-ended.';
comment on column "stripe"."tax_registrations"."country_options_us_state" is 'Two-letter code of the state, for the United States.';
comment on column "stripe"."tax_registrations"."country_options_us_type" is 'Kind of tax registered for, for the United States, e.g. `state_sales_tax`.';
comment on column "stripe"."tax_registrations"."country_options_us" is 'Local jurisdiction or elections, for the United States, by kind of tax.';
comment on column "stripe"."tax_registrations"."country_options" is 'Scheme of registration elsewhere, keyed by lower-case country code.';
comment on column "stripe"."tax_registrations"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."tax_registrations"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."tax_registrations"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."tax_registrations"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."tax_registrations"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."terminal_configurations" (
    "id" text not null,
    "bbpos_wisepad3_splashscreen" text,
    "bbpos_wisepos_e_splashscreen" text,
    "cellular_enabled" boolean,
    "is_account_default" boolean,
    "is_deleted" boolean,
    "livemode" boolean,
    "name" text,
    "offline_enabled" boolean,
    "reboot_window_end_hour" bigint,
    "reboot_window_start_hour" bigint,
    "stripe_s700_splashscreen" text,
    "stripe_s710_splashscreen" text,
    "stripe_t600_splashscreen" text,
    "tipping" jsonb,
    "verifone_m425_splashscreen" text,
    "verifone_p400_splashscreen" text,
    "verifone_p630_splashscreen" text,
    "verifone_ux700_splashscreen" text,
    "verifone_v660p_splashscreen" text,
    "wifi_enterprise_eap_peap_ca_certificate_file" text,
    "wifi_enterprise_eap_peap_ssid" text,
    "wifi_enterprise_eap_peap_username" text,
    "wifi_enterprise_eap_tls_ca_certificate_file" text,
    "wifi_enterprise_eap_tls_client_certificate_file" text,
    "wifi_enterprise_eap_tls_ssid" text,
    "wifi_personal_psk_ssid" text,
    "wifi_type" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."terminal_configurations" is 'Settings of card readers: for the whole account or for single locations.';
comment on column "stripe"."terminal_configurations"."id" is 'Stripe''s identifier, `tmc_...`.';
comment on column "stripe"."terminal_configurations"."bbpos_wisepad3_splashscreen" is 'Image shown on BBPOS WisePad 3 readers.';
comment on column "stripe"."terminal_configurations"."bbpos_wisepos_e_splashscreen" is 'Image shown on BBPOS WisePOS E readers.';
comment on column "stripe"."terminal_configurations"."cellular_enabled" is 'True if readers may go online by mobile network.';
comment on column "stripe"."terminal_configurations"."is_account_default" is 'True if it holds for the whole account.';
comment on column "stripe"."terminal_configurations"."is_deleted" is 'True once the configuration was deleted.';
comment on column "stripe"."terminal_configurations"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."terminal_configurations"."name" is 'Name that you gave the configuration.';
comment on column "stripe"."terminal_configurations"."offline_enabled" is 'True if payments are taken while a reader is offline.';
comment on column "stripe"."terminal_configurations"."reboot_window_end_hour" is 'Hour of the day by which readers reboot, 0 to 23.';
comment on column "stripe"."terminal_configurations"."reboot_window_start_hour" is 'Hour of the day from which readers reboot, 0 to 23.';
comment on column "stripe"."terminal_configurations"."stripe_s700_splashscreen" is 'Image shown on Stripe S700 readers.';
comment on column "stripe"."terminal_configurations"."stripe_s710_splashscreen" is 'Image shown on Stripe S710 readers.';
comment on column "stripe"."terminal_configurations"."stripe_t600_splashscreen" is 'Image shown on Stripe T600 readers.';
comment on column "stripe"."terminal_configurations"."tipping" is 'Tips offered, by currency: fixed amounts, percentages, threshold between them.';
comment on column "stripe"."terminal_configurations"."verifone_m425_splashscreen" is 'Image shown on Verifone M425 readers.';
comment on column "stripe"."terminal_configurations"."verifone_p400_splashscreen" is 'Image shown on Verifone P400 readers.';
comment on column "stripe"."terminal_configurations"."verifone_p630_splashscreen" is 'Image shown on Verifone P630 readers.';
comment on column "stripe"."terminal_configurations"."verifone_ux700_splashscreen" is 'Image shown on Verifone UX700 readers.';
comment on column "stripe"."terminal_configurations"."verifone_v660p_splashscreen" is 'Image shown on Verifone V660p readers.';
comment on column "stripe"."terminal_configurations"."wifi_enterprise_eap_peap_ca_certificate_file" is 'The server''s certificate (PEAP).';
comment on column "stripe"."terminal_configurations"."wifi_enterprise_eap_peap_ssid" is 'Name of the Wi-Fi network (PEAP).';
comment on column "stripe"."terminal_configurations"."wifi_enterprise_eap_peap_username" is 'User name for the Wi-Fi network (PEAP).';
comment on column "stripe"."terminal_configurations"."wifi_enterprise_eap_tls_ca_certificate_file" is 'The server''s certificate (TLS).';
comment on column "stripe"."terminal_configurations"."wifi_enterprise_eap_tls_client_certificate_file" is 'The readers'' certificate (TLS).';
comment on column "stripe"."terminal_configurations"."wifi_enterprise_eap_tls_ssid" is 'Name of the Wi-Fi network (TLS).';
comment on column "stripe"."terminal_configurations"."wifi_personal_psk_ssid" is 'Name of the Wi-Fi network (PSK).';
comment on column "stripe"."terminal_configurations"."wifi_type" is 'How Wi-Fi is secured: personal_psk, enterprise_eap_peap or enterprise_eap_tls.';
comment on column "stripe"."terminal_configurations"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."terminal_configurations"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."terminal_configurations"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."terminal_configurations"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."terminal_configurations"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."terminal_locations" (
    "id" text not null,
    "address_city" text,
    "address_country" text,
    "address_line1" text,
    "address_line2" text,
    "address_postal_code" text,
    "address_state" text,
    "address_kana_city" text,
    "address_kana_country" text,
    "address_kana_line1" text,
    "address_kana_line2" text,
    "address_kana_postal_code" text,
    "address_kana_state" text,
    "address_kana_town" text,
    "address_kanji_city" text,
    "address_kanji_country" text,
    "address_kanji_line1" text,
    "address_kanji_line2" text,
    "address_kanji_postal_code" text,
    "address_kanji_state" text,
    "address_kanji_town" text,
    "configuration_overrides" text,
    "display_name" text,
    "display_name_kana" text,
    "display_name_kanji" text,
    "is_deleted" boolean,
    "livemode" boolean,
    "metadata" jsonb,
    "phone" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."terminal_locations" is 'A shop or other place where card readers stand.';
comment on column "stripe"."terminal_locations"."id" is 'Stripe''s identifier, `tml_...`.';
comment on column "stripe"."terminal_locations"."address_city" is 'City, district, suburb, town or village.';
comment on column "stripe"."terminal_locations"."address_country" is 'Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."terminal_locations"."address_line1" is 'Street and number, or PO box.';
comment on column "stripe"."terminal_locations"."address_line2" is 'Apartment, suite, unit or building.';
comment on column "stripe"."terminal_locations"."address_postal_code" is 'Postal or ZIP code.';
comment on column "stripe"."terminal_locations"."address_state" is 'State, county, province or region.';
comment on column "stripe"."terminal_locations"."address_kana_city" is 'Address in kana: City or ward.';
comment on column "stripe"."terminal_locations"."address_kana_country" is 'Address in kana: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."terminal_locations"."address_kana_line1" is 'Address in kana: Block and building number.';
comment on column "stripe"."terminal_locations"."address_kana_line2" is 'Address in kana: Building details.';
comment on column "stripe"."terminal_locations"."address_kana_postal_code" is 'Address in kana: Postal code.';
comment on column "stripe"."terminal_locations"."address_kana_state" is 'Address in kana: Prefecture.';
comment on column "stripe"."terminal_locations"."address_kana_town" is 'Address in kana: Town or cho-me.';
comment on column "stripe"."terminal_locations"."address_kanji_city" is 'Address in kanji: City or ward.';
comment on column "stripe"."terminal_locations"."address_kanji_country" is 'Address in kanji: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."terminal_locations"."address_kanji_line1" is 'Address in kanji: Block and building number.';
comment on column "stripe"."terminal_locations"."address_kanji_line2" is 'Address in kanji: Building details.';
comment on column "stripe"."terminal_locations"."address_kanji_postal_code" is 'Address in kanji: Postal code.';
comment on column "stripe"."terminal_locations"."address_kanji_state" is 'Address in kanji: Prefecture.';
comment on column "stripe"."terminal_locations"."address_kanji_town" is 'Address in kanji: Town or cho-me.';
comment on column "stripe"."terminal_locations"."configuration_overrides" is 'The configuration of all readers here, if not the account''s.';
comment on column "stripe"."terminal_locations"."display_name" is 'Name of the place, for people to read.';
comment on column "stripe"."terminal_locations"."display_name_kana" is 'Name of the place in kana.';
comment on column "stripe"."terminal_locations"."display_name_kanji" is 'Name of the place in kanji.';
comment on column "stripe"."terminal_locations"."is_deleted" is 'True once the location was deleted.';
comment on column "stripe"."terminal_locations"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."terminal_locations"."metadata" is 'Key-value pairs that you attached to it in Stripe.';
comment on column "stripe"."terminal_locations"."phone" is 'Phone number by which the place is reached.';
comment on column "stripe"."terminal_locations"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."terminal_locations"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."terminal_locations"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."terminal_locations"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."terminal_locations"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."terminal_readers" (
    "id" text not null,
    "action_type" text,
    "action_status" text,
    "action_failure_code" text,
    "action_failure_message" text,
    "action_api_error_advice_code" text,
    "action_api_error_charge" text,
    "action_api_error_code" text,
    "action_api_error_decline_code" text,
    "action_api_error_doc_url" text,
    "action_api_error_message" text,
    "action_api_error_network_advice_code" text,
    "action_api_error_network_decline_code" text,
    "action_api_error_param" text,
    "action_api_error_payment_intent" text,
    "action_api_error_payment_method" text,
    "action_api_error_payment_method_type" text,
    "action_api_error_request_log_url" text,
    "action_api_error_setup_intent" text,
    "action_api_error_source" text,
    "action_api_error_type" text,
    "action_collect_inputs_inputs" jsonb,
    "action_collect_inputs_metadata" jsonb,
    "action_collect_payment_method_enable_customer_cancellation" boolean,
    "action_collect_payment_method_skip_tipping" boolean,
    "action_collect_payment_method_tipping_amount_eligible" bigint,
    "action_collect_payment_method_payment_intent" text,
    "action_collect_payment_method_payment_method" text,
    "action_confirm_payment_intent_return_url" text,
    "action_confirm_payment_intent_payment_intent" text,
    "action_print_content_image_created_at" timestamp with time zone,
    "action_print_content_image_filename" text,
    "action_print_content_image_size" bigint,
    "action_print_content_image_type" text,
    "action_print_content_type" text,
    "action_process_payment_intent_payment_intent" text,
    "action_process_payment_intent_enable_customer_cancellation" boolean,
    "action_process_payment_intent_skip_tipping" boolean,
    "action_process_payment_intent_tipping_amount_eligible" bigint,
    "action_process_payment_intent_return_url" text,
    "action_process_setup_intent_generated_card" text,
    "action_process_setup_intent_enable_customer_cancellation" boolean,
    "action_process_setup_intent_setup_intent" text,
    "action_refund_payment_amount" bigint,
    "action_refund_payment_charge" text,
    "action_refund_payment_metadata" jsonb,
    "action_refund_payment_payment_intent" text,
    "action_refund_payment_reason" text,
    "action_refund_payment_refund" text,
    "action_refund_payment_refund_application_fee" boolean,
    "action_refund_payment_enable_customer_cancellation" boolean,
    "action_refund_payment_reverse_transfer" boolean,
    "action_set_reader_display_cart_currency" text,
    "action_set_reader_display_cart_line_items" jsonb,
    "action_set_reader_display_cart_tax" bigint,
    "action_set_reader_display_cart_total" bigint,
    "action_set_reader_display_type" text,
    "device_sw_version" text,
    "device_type" text,
    "ip_address" text,
    "is_deleted" boolean,
    "label" text,
    "last_seen_at" bigint,
    "livemode" boolean,
    "location" text,
    "metadata" jsonb,
    "serial_number" text,
    "status" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."terminal_readers" is 'A device that takes card payments in person, with the last action it was given.';
comment on column "stripe"."terminal_readers"."id" is 'Stripe''s identifier, `tmr_...`.';
comment on column "stripe"."terminal_readers"."action_type" is 'Last action, e.g. process_payment_intent, refund_payment.';
comment on column "stripe"."terminal_readers"."action_status" is 'Last action: in_progress, succeeded or failed.';
comment on column "stripe"."terminal_readers"."action_failure_code" is 'Why the last action failed, as a code.';
comment on column "stripe"."terminal_readers"."action_failure_message" is 'Why the last action failed, in words.';
comment on column "stripe"."terminal_readers"."action_api_error_advice_code" is 'Last action''s error: What to do after a decline, as Stripe advises.';
comment on column "stripe"."terminal_readers"."action_api_error_charge" is 'Last action''s error: Charge that failed.';
comment on column "stripe"."terminal_readers"."action_api_error_code" is 'Last action''s error: Stripe''s error code, e.g. card_declined.';
comment on column "stripe"."terminal_readers"."action_api_error_decline_code" is 'Last action''s error: Card issuer''s reason for a decline.';
comment on column "stripe"."terminal_readers"."action_api_error_doc_url" is 'Last action''s error: Page that explains the error code.';
comment on column "stripe"."terminal_readers"."action_api_error_message" is 'Last action''s error: What went wrong, in words.';
comment on column "stripe"."terminal_readers"."action_api_error_network_advice_code" is 'Last action''s error: What to do after a decline: the network''s two digits.';
comment on column "stripe"."terminal_readers"."action_api_error_network_decline_code" is 'Last action''s error: Card network''s code for a decline.';
comment on column "stripe"."terminal_readers"."action_api_error_param" is 'Last action''s error: Parameter at fault.';
comment on column "stripe"."terminal_readers"."action_api_error_payment_intent" is 'Last action''s error: The payment intent that failed.';
comment on column "stripe"."terminal_readers"."action_api_error_payment_method" is 'Last action''s error: The payment method that failed.';
comment on column "stripe"."terminal_readers"."action_api_error_payment_method_type" is 'Last action''s error: Type of payment method that failed.';
comment on column "stripe"."terminal_readers"."action_api_error_request_log_url" is 'Last action''s error: The request''s log in Stripe''s dashboard.';
comment on column "stripe"."terminal_readers"."action_api_error_setup_intent" is 'Last action''s error: The setup intent that failed.';
comment on column "stripe"."terminal_readers"."action_api_error_source" is 'Last action''s error: Id of the card, bank account or source.';
comment on column "stripe"."terminal_readers"."action_api_error_type" is 'Last action''s error: Kind: api_error, card_error, idempotency_error or invalid_request_error.';
comment on column "stripe"."terminal_readers"."action_collect_inputs_inputs" is 'Form: List of questions and their answers.';
comment on column "stripe"."terminal_readers"."action_collect_inputs_metadata" is 'Form: Key-value pairs that you attached to it in Stripe.';
comment on column "stripe"."terminal_readers"."action_collect_payment_method_enable_customer_cancellation" is 'Collecting: True if the customer may cancel.';
comment on column "stripe"."terminal_readers"."action_collect_payment_method_skip_tipping" is 'Collecting: True if no tip is asked for.';
comment on column "stripe"."terminal_readers"."action_collect_payment_method_tipping_amount_eligible" is 'Collecting: Amount that tips are reckoned from, minor units.';
comment on column "stripe"."terminal_readers"."action_collect_payment_method_payment_intent" is 'Collecting: for this payment intent.';
comment on column "stripe"."terminal_readers"."action_collect_payment_method_payment_method" is 'Collecting: the payment method collected.';
comment on column "stripe"."terminal_readers"."action_confirm_payment_intent_return_url" is 'Confirming: where the customer goes after authentication.';
comment on column "stripe"."terminal_readers"."action_confirm_payment_intent_payment_intent" is 'Confirming: this payment intent.';
comment on column "stripe"."terminal_readers"."action_print_content_image_created_at" is 'Printing: When the image was created.';
comment on column "stripe"."terminal_readers"."action_print_content_image_filename" is 'Printing: The image''s file name.';
comment on column "stripe"."terminal_readers"."action_print_content_image_size" is 'Printing: The image''s size in bytes.';
comment on column "stripe"."terminal_readers"."action_print_content_image_type" is 'Printing: The image''s format.';
comment on column "stripe"."terminal_readers"."action_print_content_type" is 'Printing: What is printed: image.';
comment on column "stripe"."terminal_readers"."action_process_payment_intent_payment_intent" is 'Processing: this payment intent.';
comment on column "stripe"."terminal_readers"."action_process_payment_intent_enable_customer_cancellation" is 'Processing: True if the customer may cancel.';
comment on column "stripe"."terminal_readers"."action_process_payment_intent_skip_tipping" is 'Processing: True if no tip is asked for.';
comment on column "stripe"."terminal_readers"."action_process_payment_intent_tipping_amount_eligible" is 'Processing: Amount that tips are reckoned from, minor units.';
comment on column "stripe"."terminal_readers"."action_process_payment_intent_return_url" is 'Processing: where the customer goes after authentication.';
comment on column "stripe"."terminal_readers"."action_process_setup_intent_generated_card" is 'Setting up: the card made from it for later payments.';
comment on column "stripe"."terminal_readers"."action_process_setup_intent_enable_customer_cancellation" is 'Setting up: true if the customer may cancel.';
comment on column "stripe"."terminal_readers"."action_process_setup_intent_setup_intent" is 'Setting up: this setup intent.';
comment on column "stripe"."terminal_readers"."action_refund_payment_amount" is 'Refunding: Amount refunded, in minor units.';
comment on column "stripe"."terminal_readers"."action_refund_payment_charge" is 'Refunding: The charge that is refunded.';
comment on column "stripe"."terminal_readers"."action_refund_payment_metadata" is 'Refunding: Key-value pairs that you attached to it in Stripe.';
comment on column "stripe"."terminal_readers"."action_refund_payment_payment_intent" is 'Refunding: Payment intent refunded.';
comment on column "stripe"."terminal_readers"."action_refund_payment_reason" is 'Refunding: Why: duplicate, fraudulent or requested_by_customer.';
comment on column "stripe"."terminal_readers"."action_refund_payment_refund" is 'Refunding: The refund that came of it.';
comment on column "stripe"."terminal_readers"."action_refund_payment_refund_application_fee" is 'Refunding: True if the application fee is given back too.';
comment on column "stripe"."terminal_readers"."action_refund_payment_enable_customer_cancellation" is 'Refunding: True if the customer may cancel.';
comment on column "stripe"."terminal_readers"."action_refund_payment_reverse_transfer" is 'Refunding: True if the transfer is reversed too.';
comment on column "stripe"."terminal_readers"."action_set_reader_display_cart_currency" is 'Display: Cart''s currency; three lowercase letters.';
comment on column "stripe"."terminal_readers"."action_set_reader_display_cart_line_items" is 'Display: List of the cart''s items.';
comment on column "stripe"."terminal_readers"."action_set_reader_display_cart_tax" is 'Display: Tax on the whole cart, minor units.';
comment on column "stripe"."terminal_readers"."action_set_reader_display_cart_total" is 'Display: Total of the cart with tax, minor units.';
comment on column "stripe"."terminal_readers"."action_set_reader_display_type" is 'Display: What is shown: cart.';
comment on column "stripe"."terminal_readers"."device_sw_version" is 'Version of the reader''s software.';
comment on column "stripe"."terminal_readers"."device_type" is 'Model, e.g. stripe_s700, verifone_p630, mobile_phone_reader.';
comment on column "stripe"."terminal_readers"."ip_address" is 'IP address in the local network.';
comment on column "stripe"."terminal_readers"."is_deleted" is 'True once the reader was deleted.';
comment on column "stripe"."terminal_readers"."label" is 'Name that you gave the reader.';
comment on column "stripe"."terminal_readers"."last_seen_at" is 'When the reader last reported to Stripe, in milliseconds since 1970 (UTC).';
comment on column "stripe"."terminal_readers"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."terminal_readers"."location" is 'The location where the reader stands.';
comment on column "stripe"."terminal_readers"."metadata" is 'Key-value pairs that you attached to it in Stripe.';
comment on column "stripe"."terminal_readers"."serial_number" is 'Serial number of the device.';
comment on column "stripe"."terminal_readers"."status" is 'Network state: online or offline; null for mobile readers.';
comment on column "stripe"."terminal_readers"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."terminal_readers"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."terminal_readers"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."terminal_readers"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."terminal_readers"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."test_clocks" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "name" text,
    "status" text,
    "frozen_time" timestamp with time zone,
    "status_details_advancing_target_frozen_time" timestamp with time zone,
    "deletes_after" timestamp with time zone,
    "is_deleted" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."test_clocks" is 'A clock in test mode that is advanced by hand, to see how billing behaves over time.';
comment on column "stripe"."test_clocks"."id" is 'Stripe''s identifier, `clock_...`.';
comment on column "stripe"."test_clocks"."created" is 'When the clock was created.';
comment on column "stripe"."test_clocks"."livemode" is 'Always false: clocks exist in test mode only.';
comment on column "stripe"."test_clocks"."name" is 'The account''s own name of the clock.';
comment on column "stripe"."test_clocks"."status" is '`ready`, `advancing` or `internal_failure`.';
comment on column "stripe"."test_clocks"."frozen_time" is 'Instant at which the clock stands.';
comment on column "stripe"."test_clocks"."status_details_advancing_target_frozen_time" is 'Instant that it is being advanced to.';
comment on column "stripe"."test_clocks"."deletes_after" is 'When Stripe deletes the clock by itself.';
comment on column "stripe"."test_clocks"."is_deleted" is 'Whether the clock was deleted at Stripe.';
comment on column "stripe"."test_clocks"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."test_clocks"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."test_clocks"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."test_clocks"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."test_clocks"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."three_d_secure_authentications" (
    "id" text not null,
    "created" timestamp with time zone,
    "livemode" boolean,
    "status" text,
    "outcome" text,
    "amount" bigint,
    "currency" text,
    "payment_method" text,
    "directory_server" text,
    "message_category" text,
    "reason" text,
    "metadata" jsonb,
    "acquirer_details_acquirer_bin" text,
    "acquirer_details_acquirer_country" text,
    "acquirer_details_acquirer_merchant_id" text,
    "acquirer_details_mcc" text,
    "acquirer_details_merchant_name" text,
    "acquirer_details_requestor_id" text,
    "channel_type" text,
    "channel_browser_accept_header" text,
    "channel_browser_color_depth" bigint,
    "channel_browser_ip_address" text,
    "channel_browser_java_enabled" boolean,
    "channel_browser_javascript_enabled" boolean,
    "channel_browser_language" text,
    "channel_browser_screen_height" bigint,
    "channel_browser_screen_width" bigint,
    "channel_browser_timezone_offset" bigint,
    "channel_browser_user_agent" text,
    "channel_three_r_i_previous_authentication" text,
    "channel_three_r_i_type" text,
    "flow_preference_type" text,
    "flow_preference_challenge_type" text,
    "flow_preference_data_share_type" text,
    "flow_preference_frictionless_type" text,
    "future_usage_type" text,
    "future_usage_installment_amount" bigint,
    "future_usage_installment_expiry_date" text,
    "future_usage_installment_expiry_type" text,
    "future_usage_installment_interval" text,
    "future_usage_installment_interval_count" bigint,
    "future_usage_installment_number" bigint,
    "future_usage_recurring_amount" bigint,
    "future_usage_recurring_expiry_date" text,
    "future_usage_recurring_expiry_type" text,
    "future_usage_recurring_interval" text,
    "future_usage_recurring_interval_count" bigint,
    "outcome_details_acs_transaction_id" text,
    "outcome_details_ds_transaction_id" text,
    "outcome_details_three_ds_server_transaction_id" text,
    "outcome_details_eci" text,
    "outcome_details_protocol_version" text,
    "outcome_details_requestor_challenge_indicator" text,
    "outcome_details_ares_trans_status" text,
    "outcome_details_rreq_trans_status" text,
    "outcome_details_network_details_cartes_bancaires_avalgo" text,
    "outcome_details_network_details_cartes_bancaires_cb_exemption" text,
    "outcome_details_network_details_cartes_bancaires_cb_score" text,
    "shipping_address_city" text,
    "shipping_address_country" text,
    "shipping_address_line1" text,
    "shipping_address_line2" text,
    "shipping_address_postal_code" text,
    "shipping_address_state" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."three_d_secure_authentications" is 'One 3D Secure authentication of a cardholder for a payment that may be processed elsewhere.';
comment on column "stripe"."three_d_secure_authentications"."id" is 'Stripe''s identifier of the authentication.';
comment on column "stripe"."three_d_secure_authentications"."created" is 'When the authentication was begun.';
comment on column "stripe"."three_d_secure_authentications"."livemode" is 'True in live mode, false in test mode.';
comment on column "stripe"."three_d_secure_authentications"."status" is 'Where it stands, such as `requires_challenge`, `succeeded` or `failed`.';
comment on column "stripe"."three_d_secure_authentications"."outcome" is 'How it ended, such as `authenticated`, `rejected` or `abandoned`.';
comment on column "stripe"."three_d_secure_authentications"."amount" is 'Amount of the payment, in minor units of the currency.';
comment on column "stripe"."three_d_secure_authentications"."currency" is 'Three-letter currency code, in lower case.';
comment on column "stripe"."three_d_secure_authentications"."payment_method" is 'Payment method of the cardholder.';
comment on column "stripe"."three_d_secure_authentications"."directory_server" is 'Card network whose server was asked, such as `visa`.';
comment on column "stripe"."three_d_secure_authentications"."message_category" is '`payment_authentication` or `non_payment_authentication`.';
comment on column "stripe"."three_d_secure_authentications"."reason" is 'Why it was asked for, such as `liability_shift`.';
comment on column "stripe"."three_d_secure_authentications"."metadata" is 'The account''s own keys and values on it.';
comment on column "stripe"."three_d_secure_authentications"."acquirer_details_acquirer_bin" is 'Acquirer''s BIN at the directory server.';
comment on column "stripe"."three_d_secure_authentications"."acquirer_details_acquirer_country" is 'Two-letter code of the acquirer''s country.';
comment on column "stripe"."three_d_secure_authentications"."acquirer_details_acquirer_merchant_id" is 'Merchant ID that the acquirer gave.';
comment on column "stripe"."three_d_secure_authentications"."acquirer_details_mcc" is 'Merchant category code.';
comment on column "stripe"."three_d_secure_authentications"."acquirer_details_merchant_name" is 'Merchant''s name at the acquirer.';
comment on column "stripe"."three_d_secure_authentications"."acquirer_details_requestor_id" is 'Requestor ID in the network''s 3D Secure program.';
comment on column "stripe"."three_d_secure_authentications"."channel_type" is '`browser`, or `three_r_i` for the merchant''s own request.';
comment on column "stripe"."three_d_secure_authentications"."channel_browser_accept_header" is 'Browser: HTTP accept header.';
comment on column "stripe"."three_d_secure_authentications"."channel_browser_color_depth" is 'Browser: Color depth of the screen, in bits.';
comment on column "stripe"."three_d_secure_authentications"."channel_browser_ip_address" is 'Browser: IP address.';
comment on column "stripe"."three_d_secure_authentications"."channel_browser_java_enabled" is 'Browser: Whether it runs Java.';
comment on column "stripe"."three_d_secure_authentications"."channel_browser_javascript_enabled" is 'Browser: Whether it runs JavaScript.';
comment on column "stripe"."three_d_secure_authentications"."channel_browser_language" is 'Browser: Language tag, such as `en-US`.';
comment on column "stripe"."three_d_secure_authentications"."channel_browser_screen_height" is 'Browser: Height of the screen, in pixels.';
comment on column "stripe"."three_d_secure_authentications"."channel_browser_screen_width" is 'Browser: Width of the screen, in pixels.';
comment on column "stripe"."three_d_secure_authentications"."channel_browser_timezone_offset" is 'Browser: Minutes between UTC and local time.';
comment on column "stripe"."three_d_secure_authentications"."channel_browser_user_agent" is 'Browser: User agent.';
comment on column "stripe"."three_d_secure_authentications"."channel_three_r_i_previous_authentication" is 'Earlier authentication that the merchant''s request rests on.';
comment on column "stripe"."three_d_secure_authentications"."channel_three_r_i_type" is 'Kind of merchant''s request, such as `recurring` or `split_shipment`.';
comment on column "stripe"."three_d_secure_authentications"."flow_preference_type" is 'Flow asked for: `challenge`, `frictionless` or `data_share`.';
comment on column "stripe"."three_d_secure_authentications"."flow_preference_challenge_type" is 'How firmly a challenge is asked for: `mandated` or `preferred`.';
comment on column "stripe"."three_d_secure_authentications"."flow_preference_data_share_type" is 'Kind of data sharing: `ds_specific` or `emv_standard`.';
comment on column "stripe"."three_d_secure_authentications"."flow_preference_frictionless_type" is 'Ground for no challenge: `low_risk` or `none`.';
comment on column "stripe"."three_d_secure_authentications"."future_usage_type" is 'Use to follow: `card_on_file`, `installment` or `recurring`.';
comment on column "stripe"."three_d_secure_authentications"."future_usage_installment_amount" is 'Installments: Amount of each, in minor units.';
comment on column "stripe"."three_d_secure_authentications"."future_usage_installment_expiry_date" is 'Installments: Day after which there are none, YYYY-MM-DD.';
comment on column "stripe"."three_d_secure_authentications"."future_usage_installment_expiry_type" is 'Installments: Whether they end: `date` or `never`.';
comment on column "stripe"."three_d_secure_authentications"."future_usage_installment_interval" is 'Installments: Unit of time between them, such as `month`.';
comment on column "stripe"."three_d_secure_authentications"."future_usage_installment_interval_count" is 'Installments: Fewest units of time between them.';
comment on column "stripe"."three_d_secure_authentications"."future_usage_installment_number" is 'Installments: Most there may be.';
comment on column "stripe"."three_d_secure_authentications"."future_usage_recurring_amount" is 'Recurring payments: Amount of each, in minor units.';
comment on column "stripe"."three_d_secure_authentications"."future_usage_recurring_expiry_date" is 'Recurring payments: Day after which there are none, YYYY-MM-DD.';
comment on column "stripe"."three_d_secure_authentications"."future_usage_recurring_expiry_type" is 'Recurring payments: Whether they end: `date` or `never`.';
comment on column "stripe"."three_d_secure_authentications"."future_usage_recurring_interval" is 'Recurring payments: Unit of time between them, such as `month`.';
comment on column "stripe"."three_d_secure_authentications"."future_usage_recurring_interval_count" is 'Recurring payments: Fewest units of time between them.';
comment on column "stripe"."three_d_secure_authentications"."outcome_details_acs_transaction_id" is 'Issuer''s identifier of the transaction.';
comment on column "stripe"."three_d_secure_authentications"."outcome_details_ds_transaction_id" is 'Directory server''s identifier of the transaction.';
comment on column "stripe"."three_d_secure_authentications"."outcome_details_three_ds_server_transaction_id" is 'Stripe''s own 3D Secure identifier of it.';
comment on column "stripe"."three_d_secure_authentications"."outcome_details_eci" is 'Issuer''s electronic commerce indicator, such as `05`.';
comment on column "stripe"."three_d_secure_authentications"."outcome_details_protocol_version" is '3D Secure version that was used, such as `2.2.0`.';
comment on column "stripe"."three_d_secure_authentications"."outcome_details_requestor_challenge_indicator" is 'Whether a challenge was asked for, `01` to `06`.';
comment on column "stripe"."three_d_secure_authentications"."outcome_details_ares_trans_status" is 'Status in the issuer''s first answer, such as `Y` or `C`.';
comment on column "stripe"."three_d_secure_authentications"."outcome_details_rreq_trans_status" is 'Status after the challenge, such as `Y` or `N`.';
comment on column "stripe"."three_d_secure_authentications"."outcome_details_network_details_cartes_bancaires_avalgo" is 'Cartes Bancaires: How the cryptogram was computed.';
comment on column "stripe"."three_d_secure_authentications"."outcome_details_network_details_cartes_bancaires_cb_exemption" is 'Cartes Bancaires: Exemption indicator, Base64 of three bytes.';
comment on column "stripe"."three_d_secure_authentications"."outcome_details_network_details_cartes_bancaires_cb_score" is 'Cartes Bancaires: Risk score, 0 to 99.';
comment on column "stripe"."three_d_secure_authentications"."shipping_address_city" is 'Shipping address: City, district, suburb, town or village.';
comment on column "stripe"."three_d_secure_authentications"."shipping_address_country" is 'Shipping address: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."three_d_secure_authentications"."shipping_address_line1" is 'Shipping address: Street and number, or PO box.';
comment on column "stripe"."three_d_secure_authentications"."shipping_address_line2" is 'Shipping address: Apartment, suite, unit or building.';
comment on column "stripe"."three_d_secure_authentications"."shipping_address_postal_code" is 'Shipping address: Postal or ZIP code.';
comment on column "stripe"."three_d_secure_authentications"."shipping_address_state" is 'Shipping address: State, county, province or region.';
comment on column "stripe"."three_d_secure_authentications"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."three_d_secure_authentications"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."three_d_secure_authentications"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."three_d_secure_authentications"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."three_d_secure_authentications"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."topups" (
    "id" text not null,
    "created" timestamp with time zone,
    "expected_availability_date" timestamp with time zone,
    "amount" bigint,
    "currency" text,
    "status" text,
    "initiated_by" text,
    "description" text,
    "balance_transaction" text,
    "payment_method" text,
    "payment_method_options_us_bank_account_network" text,
    "source" jsonb,
    "failure_code" text,
    "failure_message" text,
    "statement_descriptor" text,
    "transfer_group" text,
    "livemode" boolean,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."topups" is 'Money brought into the Stripe balance from one''s own bank account.';
comment on column "stripe"."topups"."id" is 'Stripe''s identifier, `tu_...`.';
comment on column "stripe"."topups"."created" is 'When the top-up was created.';
comment on column "stripe"."topups"."expected_availability_date" is 'Day on which the money should be in the balance.';
comment on column "stripe"."topups"."amount" is 'Amount brought in, in minor units.';
comment on column "stripe"."topups"."currency" is 'Three-letter currency code, in lower case.';
comment on column "stripe"."topups"."status" is 'pending, succeeded, failed, canceled or reversed.';
comment on column "stripe"."topups"."initiated_by" is 'Who started it: user or stripe.';
comment on column "stripe"."topups"."description" is 'Free text on the top-up.';
comment on column "stripe"."topups"."balance_transaction" is 'Ledger entry of the top-up, once it has one.';
comment on column "stripe"."topups"."payment_method" is 'Payment method that was drawn on.';
comment on column "stripe"."topups"."payment_method_options_us_bank_account_network" is 'Network of a US bank transfer, `ach` by default.';
comment on column "stripe"."topups"."source" is 'Source object that was drawn on; deprecated, often missing.';
comment on column "stripe"."topups"."failure_code" is 'Why it failed, as a code.';
comment on column "stripe"."topups"."failure_message" is 'Why it failed, in words.';
comment on column "stripe"."topups"."statement_descriptor" is 'Text that appears on the bank statement.';
comment on column "stripe"."topups"."transfer_group" is 'Label that ties it to transfers and charges of one purpose.';
comment on column "stripe"."topups"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."topups"."metadata" is 'The account''s own keys and values on the top-up.';
comment on column "stripe"."topups"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."topups"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."topups"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."topups"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."topups"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."transfer_reversals" (
    "id" text not null,
    "created" timestamp with time zone,
    "transfer_id" text,
    "amount" bigint,
    "currency" text,
    "balance_transaction_id" text,
    "destination_payment_refund" text,
    "source_refund" text,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."transfer_reversals" is 'A transfer taken back from a connected account, in whole or in part.';
comment on column "stripe"."transfer_reversals"."id" is 'Stripe''s identifier, `trr_...`.';
comment on column "stripe"."transfer_reversals"."created" is 'When the transfer was reversed.';
comment on column "stripe"."transfer_reversals"."transfer_id" is 'The transfer whose money was taken back.';
comment on column "stripe"."transfer_reversals"."amount" is 'Amount taken back, in minor units.';
comment on column "stripe"."transfer_reversals"."currency" is 'Three-letter currency code, in lower case.';
comment on column "stripe"."transfer_reversals"."balance_transaction_id" is 'Ledger entry of the reversal.';
comment on column "stripe"."transfer_reversals"."destination_payment_refund" is 'Refund that it made in the destination account.';
comment on column "stripe"."transfer_reversals"."source_refund" is 'Refund of a charge that caused the reversal.';
comment on column "stripe"."transfer_reversals"."metadata" is 'The account''s own keys and values on the reversal.';
comment on column "stripe"."transfer_reversals"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."transfer_reversals"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."transfer_reversals"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."transfer_reversals"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."transfer_reversals"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."transfers" (
    "id" text not null,
    "created" timestamp with time zone,
    "amount" bigint,
    "amount_reversed" bigint,
    "currency" text,
    "reversed" boolean,
    "description" text,
    "destination_id" text,
    "destination_payment" text,
    "balance_transaction_id" text,
    "source_transaction" text,
    "source_type" text,
    "transfer_group" text,
    "livemode" boolean,
    "bank_account_id" text,
    "date" timestamp with time zone,
    "status" text,
    "type" text,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."transfers" is 'Money moved from the platform''s balance to a connected account; payouts to banks stand in payouts.';
comment on column "stripe"."transfers"."id" is 'Stripe''s identifier, `tr_...`.';
comment on column "stripe"."transfers"."created" is 'When the transfer was first recorded.';
comment on column "stripe"."transfers"."amount" is 'Amount transferred, in minor units.';
comment on column "stripe"."transfers"."amount_reversed" is 'How much of it was taken back, in minor units.';
comment on column "stripe"."transfers"."currency" is 'Three-letter currency code, in lower case.';
comment on column "stripe"."transfers"."reversed" is 'Whether all of it was taken back; false if only a part was.';
comment on column "stripe"."transfers"."description" is 'Free text on the transfer.';
comment on column "stripe"."transfers"."destination_id" is 'Connected account that is paid.';
comment on column "stripe"."transfers"."destination_payment" is 'Payment that the transfer made in the destination account.';
comment on column "stripe"."transfers"."balance_transaction_id" is 'Ledger entry of the transfer.';
comment on column "stripe"."transfers"."source_transaction" is 'Charge that funded it; null if the available balance did.';
comment on column "stripe"."transfers"."source_type" is 'Part of the balance it came from: card, fpx or bank_account.';
comment on column "stripe"."transfers"."transfer_group" is 'Label that ties transfers and charges of one purpose together.';
comment on column "stripe"."transfers"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."transfers"."bank_account_id" is 'Bank account paid. Only under API versions before 2017-04-06; see payouts.';
comment on column "stripe"."transfers"."date" is 'Day of arrival at the bank. Only under API versions before 2017-04-06; see payouts.arrival_date.';
comment on column "stripe"."transfers"."status" is 'State. Only under API versions before 2017-04-06; see payouts.status.';
comment on column "stripe"."transfers"."type" is 'Kind of destination. Only under API versions before 2017-04-06; see payouts.type.';
comment on column "stripe"."transfers"."metadata" is 'The account''s own keys and values on the transfer.';
comment on column "stripe"."transfers"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."transfers"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."transfers"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."transfers"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."transfers"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."treasury_credit_reversals" (
    "id" text not null,
    "amount" bigint,
    "created" timestamp with time zone,
    "currency" text,
    "financial_account" text,
    "hosted_regulatory_receipt_url" text,
    "livemode" boolean,
    "metadata" jsonb,
    "network" text,
    "received_credit" text,
    "status" text,
    "status_transitions_posted_at" timestamp with time zone,
    "transaction" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."treasury_credit_reversals" is 'A received credit that you sent back.';
comment on column "stripe"."treasury_credit_reversals"."id" is 'Stripe''s identifier, `credrev_...`.';
comment on column "stripe"."treasury_credit_reversals"."amount" is 'Amount sent back, in minor units of `currency`.';
comment on column "stripe"."treasury_credit_reversals"."created" is 'When the reversal was created.';
comment on column "stripe"."treasury_credit_reversals"."currency" is 'Three-letter currency code, lowercase.';
comment on column "stripe"."treasury_credit_reversals"."financial_account" is 'The account the money is taken from.';
comment on column "stripe"."treasury_credit_reversals"."hosted_regulatory_receipt_url" is 'Page with the receipt that regulation demands.';
comment on column "stripe"."treasury_credit_reversals"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."treasury_credit_reversals"."metadata" is 'Key-value pairs that you attached to it in Stripe.';
comment on column "stripe"."treasury_credit_reversals"."network" is 'How the money goes back: ach or stripe.';
comment on column "stripe"."treasury_credit_reversals"."received_credit" is 'The credit that is sent back.';
comment on column "stripe"."treasury_credit_reversals"."status" is 'Where it stands: processing, posted or canceled.';
comment on column "stripe"."treasury_credit_reversals"."status_transitions_posted_at" is 'When the reversal was posted.';
comment on column "stripe"."treasury_credit_reversals"."transaction" is 'The balance change that it led to.';
comment on column "stripe"."treasury_credit_reversals"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."treasury_credit_reversals"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."treasury_credit_reversals"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."treasury_credit_reversals"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."treasury_credit_reversals"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."treasury_debit_reversals" (
    "id" text not null,
    "amount" bigint,
    "created" timestamp with time zone,
    "currency" text,
    "financial_account" text,
    "hosted_regulatory_receipt_url" text,
    "linked_flows_issuing_dispute" text,
    "livemode" boolean,
    "metadata" jsonb,
    "network" text,
    "received_debit" text,
    "status" text,
    "status_transitions_completed_at" timestamp with time zone,
    "transaction" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."treasury_debit_reversals" is 'A received debit whose money you called back.';
comment on column "stripe"."treasury_debit_reversals"."id" is 'Stripe''s identifier, `debrev_...`.';
comment on column "stripe"."treasury_debit_reversals"."amount" is 'Amount called back, in minor units of `currency`.';
comment on column "stripe"."treasury_debit_reversals"."created" is 'When the reversal was created.';
comment on column "stripe"."treasury_debit_reversals"."currency" is 'Three-letter currency code, lowercase.';
comment on column "stripe"."treasury_debit_reversals"."financial_account" is 'The account the money returns to.';
comment on column "stripe"."treasury_debit_reversals"."hosted_regulatory_receipt_url" is 'Page with the receipt that regulation demands.';
comment on column "stripe"."treasury_debit_reversals"."linked_flows_issuing_dispute" is 'The card dispute behind it, if any.';
comment on column "stripe"."treasury_debit_reversals"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."treasury_debit_reversals"."metadata" is 'Key-value pairs that you attached to it in Stripe.';
comment on column "stripe"."treasury_debit_reversals"."network" is 'How the money comes back: ach or card.';
comment on column "stripe"."treasury_debit_reversals"."received_debit" is 'The debit that is called back.';
comment on column "stripe"."treasury_debit_reversals"."status" is 'Where it stands: processing, succeeded or failed.';
comment on column "stripe"."treasury_debit_reversals"."status_transitions_completed_at" is 'When the reversal was completed.';
comment on column "stripe"."treasury_debit_reversals"."transaction" is 'The balance change that it led to.';
comment on column "stripe"."treasury_debit_reversals"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."treasury_debit_reversals"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."treasury_debit_reversals"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."treasury_debit_reversals"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."treasury_debit_reversals"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."treasury_financial_accounts" (
    "id" text not null,
    "active_features" jsonb,
    "balance_cash" jsonb,
    "balance_inbound_pending" jsonb,
    "balance_outbound_pending" jsonb,
    "country" text,
    "created" timestamp with time zone,
    "features" jsonb,
    "financial_addresses" jsonb,
    "is_default" boolean,
    "livemode" boolean,
    "metadata" jsonb,
    "nickname" text,
    "pending_features" jsonb,
    "platform_restrictions_inbound_flows" text,
    "platform_restrictions_outbound_flows" text,
    "restricted_features" jsonb,
    "status" text,
    "status_details_closed_reasons" jsonb,
    "supported_currencies" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."treasury_financial_accounts" is 'A place where money is held with Stripe Treasury, with balances and bank details of its own.';
comment on column "stripe"."treasury_financial_accounts"."id" is 'Stripe''s identifier, `fa_...`.';
comment on column "stripe"."treasury_financial_accounts"."active_features" is 'List of features that are in use, e.g. card_issuing.';
comment on column "stripe"."treasury_financial_accounts"."balance_cash" is 'Money that can be spent now: minor units by currency.';
comment on column "stripe"."treasury_financial_accounts"."balance_inbound_pending" is 'Money that will be spendable later: minor units by currency.';
comment on column "stripe"."treasury_financial_accounts"."balance_outbound_pending" is 'Money held for outgoing flows: minor units by currency.';
comment on column "stripe"."treasury_financial_accounts"."country" is 'Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."treasury_financial_accounts"."created" is 'When the financial account was created.';
comment on column "stripe"."treasury_financial_accounts"."features" is 'Each feature''s state, if asked for; the three lists of features sum it up.';
comment on column "stripe"."treasury_financial_accounts"."financial_addresses" is 'List of bank details that lead to it, without full account numbers.';
comment on column "stripe"."treasury_financial_accounts"."is_default" is 'True if it is the default financial account.';
comment on column "stripe"."treasury_financial_accounts"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."treasury_financial_accounts"."metadata" is 'Key-value pairs that you attached to it in Stripe.';
comment on column "stripe"."treasury_financial_accounts"."nickname" is 'Name that you gave the account.';
comment on column "stripe"."treasury_financial_accounts"."pending_features" is 'List of features that are being set up.';
comment on column "stripe"."treasury_financial_accounts"."platform_restrictions_inbound_flows" is 'Whether money may come in: restricted or unrestricted.';
comment on column "stripe"."treasury_financial_accounts"."platform_restrictions_outbound_flows" is 'Whether money may go out: restricted or unrestricted.';
comment on column "stripe"."treasury_financial_accounts"."restricted_features" is 'List of features that are switched off.';
comment on column "stripe"."treasury_financial_accounts"."status" is 'State of the account: open or closed.';
comment on column "stripe"."treasury_financial_accounts"."status_details_closed_reasons" is 'List of why it was closed: account_rejected, closed_by_platform, other.';
comment on column "stripe"."treasury_financial_accounts"."supported_currencies" is 'List of currencies it can hold; three lowercase letters.';
comment on column "stripe"."treasury_financial_accounts"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."treasury_financial_accounts"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."treasury_financial_accounts"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."treasury_financial_accounts"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."treasury_financial_accounts"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."treasury_inbound_transfers" (
    "id" text not null,
    "amount" bigint,
    "cancelable" boolean,
    "created" timestamp with time zone,
    "currency" text,
    "description" text,
    "failure_details_code" text,
    "financial_account" text,
    "hosted_regulatory_receipt_url" text,
    "linked_flows_received_debit" text,
    "livemode" boolean,
    "metadata" jsonb,
    "origin_payment_method" text,
    "origin_payment_method_billing_details_address_city" text,
    "origin_payment_method_billing_details_address_country" text,
    "origin_payment_method_billing_details_address_line1" text,
    "origin_payment_method_billing_details_address_line2" text,
    "origin_payment_method_billing_details_address_postal_code" text,
    "origin_payment_method_billing_details_address_state" text,
    "origin_payment_method_billing_details_email" text,
    "origin_payment_method_billing_details_name" text,
    "origin_payment_method_type" text,
    "origin_payment_method_us_bank_account_account_holder_type" text,
    "origin_payment_method_us_bank_account_account_type" text,
    "origin_payment_method_us_bank_account_bank_name" text,
    "origin_payment_method_us_bank_account_fingerprint" text,
    "origin_payment_method_us_bank_account_last4" text,
    "origin_payment_method_us_bank_account_mandate" text,
    "origin_payment_method_us_bank_account_network" text,
    "origin_payment_method_us_bank_account_routing_number" text,
    "returned" boolean,
    "statement_descriptor" text,
    "status" text,
    "status_transitions_canceled_at" timestamp with time zone,
    "status_transitions_failed_at" timestamp with time zone,
    "status_transitions_succeeded_at" timestamp with time zone,
    "transaction" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."treasury_inbound_transfers" is 'Money pulled into a financial account from a bank account of the same owner.';
comment on column "stripe"."treasury_inbound_transfers"."id" is 'Stripe''s identifier, `ibt_...`.';
comment on column "stripe"."treasury_inbound_transfers"."amount" is 'Amount pulled in, in minor units of `currency`.';
comment on column "stripe"."treasury_inbound_transfers"."cancelable" is 'True while it can be canceled.';
comment on column "stripe"."treasury_inbound_transfers"."created" is 'When the transfer was created.';
comment on column "stripe"."treasury_inbound_transfers"."currency" is 'Three-letter currency code, lowercase.';
comment on column "stripe"."treasury_inbound_transfers"."description" is 'Description that you gave it, in free text.';
comment on column "stripe"."treasury_inbound_transfers"."failure_details_code" is 'Why it failed, e.g. insufficient_funds, debit_not_authorized.';
comment on column "stripe"."treasury_inbound_transfers"."financial_account" is 'The account that receives the money.';
comment on column "stripe"."treasury_inbound_transfers"."hosted_regulatory_receipt_url" is 'Page with the receipt that regulation demands.';
comment on column "stripe"."treasury_inbound_transfers"."linked_flows_received_debit" is 'The debit that returned the money, if it was.';
comment on column "stripe"."treasury_inbound_transfers"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."treasury_inbound_transfers"."metadata" is 'Key-value pairs that you attached to it in Stripe.';
comment on column "stripe"."treasury_inbound_transfers"."origin_payment_method" is 'The payment method that is debited.';
comment on column "stripe"."treasury_inbound_transfers"."origin_payment_method_billing_details_address_city" is 'Origin: City, district, suburb, town or village.';
comment on column "stripe"."treasury_inbound_transfers"."origin_payment_method_billing_details_address_country" is 'Origin: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."treasury_inbound_transfers"."origin_payment_method_billing_details_address_line1" is 'Origin: Street and number, or PO box.';
comment on column "stripe"."treasury_inbound_transfers"."origin_payment_method_billing_details_address_line2" is 'Origin: Apartment, suite, unit or building.';
comment on column "stripe"."treasury_inbound_transfers"."origin_payment_method_billing_details_address_postal_code" is 'Origin: Postal or ZIP code.';
comment on column "stripe"."treasury_inbound_transfers"."origin_payment_method_billing_details_address_state" is 'Origin: State, county, province or region.';
comment on column "stripe"."treasury_inbound_transfers"."origin_payment_method_billing_details_email" is 'Origin: Owner''s email address.';
comment on column "stripe"."treasury_inbound_transfers"."origin_payment_method_billing_details_name" is 'Origin: Owner''s full name.';
comment on column "stripe"."treasury_inbound_transfers"."origin_payment_method_type" is 'Origin: always us_bank_account.';
comment on column "stripe"."treasury_inbound_transfers"."origin_payment_method_us_bank_account_account_holder_type" is 'Origin: Holder: individual or company.';
comment on column "stripe"."treasury_inbound_transfers"."origin_payment_method_us_bank_account_account_type" is 'Origin: Kind of account: checking or savings.';
comment on column "stripe"."treasury_inbound_transfers"."origin_payment_method_us_bank_account_bank_name" is 'Origin: Name of the bank.';
comment on column "stripe"."treasury_inbound_transfers"."origin_payment_method_us_bank_account_fingerprint" is 'Origin: The same for every record of this bank account.';
comment on column "stripe"."treasury_inbound_transfers"."origin_payment_method_us_bank_account_last4" is 'Origin: Last four digits of the account number.';
comment on column "stripe"."treasury_inbound_transfers"."origin_payment_method_us_bank_account_mandate" is 'Origin: Mandate used for the payment.';
comment on column "stripe"."treasury_inbound_transfers"."origin_payment_method_us_bank_account_network" is 'Origin: Network used: ach or us_domestic_wire.';
comment on column "stripe"."treasury_inbound_transfers"."origin_payment_method_us_bank_account_routing_number" is 'Origin: Routing number of the bank.';
comment on column "stripe"."treasury_inbound_transfers"."returned" is 'True if the money was returned after success.';
comment on column "stripe"."treasury_inbound_transfers"."statement_descriptor" is 'Text on the bank statement of the account debited.';
comment on column "stripe"."treasury_inbound_transfers"."status" is 'Where it stands: processing, succeeded, failed or canceled.';
comment on column "stripe"."treasury_inbound_transfers"."status_transitions_canceled_at" is 'When the transfer was canceled.';
comment on column "stripe"."treasury_inbound_transfers"."status_transitions_failed_at" is 'When the transfer failed.';
comment on column "stripe"."treasury_inbound_transfers"."status_transitions_succeeded_at" is 'When the transfer succeeded.';
comment on column "stripe"."treasury_inbound_transfers"."transaction" is 'The balance change that it led to.';
comment on column "stripe"."treasury_inbound_transfers"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."treasury_inbound_transfers"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."treasury_inbound_transfers"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."treasury_inbound_transfers"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."treasury_inbound_transfers"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."treasury_outbound_payments" (
    "id" text not null,
    "amount" bigint,
    "cancelable" boolean,
    "created" timestamp with time zone,
    "currency" text,
    "description" text,
    "destination_payment_method" text,
    "destination_payment_method_billing_details_address_city" text,
    "destination_payment_method_billing_details_address_country" text,
    "destination_payment_method_billing_details_address_line1" text,
    "destination_payment_method_billing_details_address_line2" text,
    "destination_payment_method_billing_details_address_postal_code" text,
    "destination_payment_method_billing_details_address_state" text,
    "destination_payment_method_billing_details_email" text,
    "destination_payment_method_billing_details_name" text,
    "destination_payment_method_financial_account_id" text,
    "destination_payment_method_financial_account_network" text,
    "destination_payment_method_type" text,
    "destination_payment_method_us_bank_account_account_holder_type" text,
    "destination_payment_method_us_bank_account_account_type" text,
    "destination_payment_method_us_bank_account_bank_name" text,
    "destination_payment_method_us_bank_account_fingerprint" text,
    "destination_payment_method_us_bank_account_last4" text,
    "destination_payment_method_us_bank_account_mandate" text,
    "destination_payment_method_us_bank_account_network" text,
    "destination_payment_method_us_bank_account_routing_number" text,
    "expected_arrival_date" timestamp with time zone,
    "financial_account" text,
    "hosted_regulatory_receipt_url" text,
    "livemode" boolean,
    "metadata" jsonb,
    "returned_details_code" text,
    "returned_details_transaction" text,
    "statement_descriptor" text,
    "status" text,
    "status_transitions_canceled_at" timestamp with time zone,
    "status_transitions_failed_at" timestamp with time zone,
    "status_transitions_posted_at" timestamp with time zone,
    "status_transitions_returned_at" timestamp with time zone,
    "tracking_details_ach_trace_id" text,
    "tracking_details_type" text,
    "tracking_details_us_domestic_wire_chips" text,
    "tracking_details_us_domestic_wire_imad" text,
    "tracking_details_us_domestic_wire_omad" text,
    "transaction" text,
    "customer" text,
    "end_user_details_ip_address" text,
    "end_user_details_present" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."treasury_outbound_payments" is 'Money sent from a financial account to someone else.';
comment on column "stripe"."treasury_outbound_payments"."id" is 'Stripe''s identifier, `obp_...`.';
comment on column "stripe"."treasury_outbound_payments"."amount" is 'Amount sent, in minor units of `currency`.';
comment on column "stripe"."treasury_outbound_payments"."cancelable" is 'True while it can be canceled.';
comment on column "stripe"."treasury_outbound_payments"."created" is 'When the payment or transfer was created.';
comment on column "stripe"."treasury_outbound_payments"."currency" is 'Three-letter currency code, lowercase.';
comment on column "stripe"."treasury_outbound_payments"."description" is 'Description that you gave it, in free text.';
comment on column "stripe"."treasury_outbound_payments"."destination_payment_method" is 'The payment method paid to, if it was saved.';
comment on column "stripe"."treasury_outbound_payments"."destination_payment_method_billing_details_address_city" is 'Destination: City, district, suburb, town or village.';
comment on column "stripe"."treasury_outbound_payments"."destination_payment_method_billing_details_address_country" is 'Destination: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."treasury_outbound_payments"."destination_payment_method_billing_details_address_line1" is 'Destination: Street and number, or PO box.';
comment on column "stripe"."treasury_outbound_payments"."destination_payment_method_billing_details_address_line2" is 'Destination: Apartment, suite, unit or building.';
comment on column "stripe"."treasury_outbound_payments"."destination_payment_method_billing_details_address_postal_code" is 'Destination: Postal or ZIP code.';
comment on column "stripe"."treasury_outbound_payments"."destination_payment_method_billing_details_address_state" is 'Destination: State, county, province or region.';
comment on column "stripe"."treasury_outbound_payments"."destination_payment_method_billing_details_email" is 'Destination: Owner''s email address.';
comment on column "stripe"."treasury_outbound_payments"."destination_payment_method_billing_details_name" is 'Destination: Owner''s full name.';
comment on column "stripe"."treasury_outbound_payments"."destination_payment_method_financial_account_id" is 'Destination: financial account.';
comment on column "stripe"."treasury_outbound_payments"."destination_payment_method_financial_account_network" is 'Destination: network to the financial account, always stripe.';
comment on column "stripe"."treasury_outbound_payments"."destination_payment_method_type" is 'Destination: us_bank_account or financial_account.';
comment on column "stripe"."treasury_outbound_payments"."destination_payment_method_us_bank_account_account_holder_type" is 'Destination: Holder: individual or company.';
comment on column "stripe"."treasury_outbound_payments"."destination_payment_method_us_bank_account_account_type" is 'Destination: Kind of account: checking or savings.';
comment on column "stripe"."treasury_outbound_payments"."destination_payment_method_us_bank_account_bank_name" is 'Destination: Name of the bank.';
comment on column "stripe"."treasury_outbound_payments"."destination_payment_method_us_bank_account_fingerprint" is 'Destination: The same for every record of this bank account.';
comment on column "stripe"."treasury_outbound_payments"."destination_payment_method_us_bank_account_last4" is 'Destination: Last four digits of the account number.';
comment on column "stripe"."treasury_outbound_payments"."destination_payment_method_us_bank_account_mandate" is 'Destination: Mandate used for the payment.';
comment on column "stripe"."treasury_outbound_payments"."destination_payment_method_us_bank_account_network" is 'Destination: Network used: ach or us_domestic_wire.';
comment on column "stripe"."treasury_outbound_payments"."destination_payment_method_us_bank_account_routing_number" is 'Destination: Routing number of the bank.';
comment on column "stripe"."treasury_outbound_payments"."expected_arrival_date" is 'When the money should arrive at the destination.';
comment on column "stripe"."treasury_outbound_payments"."financial_account" is 'The account the money is taken from.';
comment on column "stripe"."treasury_outbound_payments"."hosted_regulatory_receipt_url" is 'Page with the receipt that regulation demands.';
comment on column "stripe"."treasury_outbound_payments"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."treasury_outbound_payments"."metadata" is 'Key-value pairs that you attached to it in Stripe.';
comment on column "stripe"."treasury_outbound_payments"."returned_details_code" is 'Why the money came back, e.g. account_closed, declined, no_account.';
comment on column "stripe"."treasury_outbound_payments"."returned_details_transaction" is 'The return''s change of the balance.';
comment on column "stripe"."treasury_outbound_payments"."statement_descriptor" is 'Text on the recipient''s bank statement.';
comment on column "stripe"."treasury_outbound_payments"."status" is 'Where it stands: processing, posted, failed, returned or canceled.';
comment on column "stripe"."treasury_outbound_payments"."status_transitions_canceled_at" is 'When it was canceled; null if it was not.';
comment on column "stripe"."treasury_outbound_payments"."status_transitions_failed_at" is 'When it failed; null if it did not.';
comment on column "stripe"."treasury_outbound_payments"."status_transitions_posted_at" is 'When it was posted; null if not yet.';
comment on column "stripe"."treasury_outbound_payments"."status_transitions_returned_at" is 'When the money was returned; null if it was not.';
comment on column "stripe"."treasury_outbound_payments"."tracking_details_ach_trace_id" is 'Trace number of the payment in the ACH network.';
comment on column "stripe"."treasury_outbound_payments"."tracking_details_type" is 'Network that the tracking is of: ach or us_domestic_wire.';
comment on column "stripe"."treasury_outbound_payments"."tracking_details_us_domestic_wire_chips" is 'Wire''s sequence number in CHIPS.';
comment on column "stripe"."treasury_outbound_payments"."tracking_details_us_domestic_wire_imad" is 'Wire''s input message number (IMAD).';
comment on column "stripe"."treasury_outbound_payments"."tracking_details_us_domestic_wire_omad" is 'Wire''s output message number (OMAD).';
comment on column "stripe"."treasury_outbound_payments"."transaction" is 'The balance change that it led to.';
comment on column "stripe"."treasury_outbound_payments"."customer" is 'The customer to whom the money is sent.';
comment on column "stripe"."treasury_outbound_payments"."end_user_details_ip_address" is 'IP address of the end user who asked for it.';
comment on column "stripe"."treasury_outbound_payments"."end_user_details_present" is 'True if a platform made it on behalf of an end user.';
comment on column "stripe"."treasury_outbound_payments"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."treasury_outbound_payments"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."treasury_outbound_payments"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."treasury_outbound_payments"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."treasury_outbound_payments"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."treasury_outbound_transfers" (
    "id" text not null,
    "amount" bigint,
    "cancelable" boolean,
    "created" timestamp with time zone,
    "currency" text,
    "description" text,
    "destination_payment_method" text,
    "destination_payment_method_billing_details_address_city" text,
    "destination_payment_method_billing_details_address_country" text,
    "destination_payment_method_billing_details_address_line1" text,
    "destination_payment_method_billing_details_address_line2" text,
    "destination_payment_method_billing_details_address_postal_code" text,
    "destination_payment_method_billing_details_address_state" text,
    "destination_payment_method_billing_details_email" text,
    "destination_payment_method_billing_details_name" text,
    "destination_payment_method_financial_account_id" text,
    "destination_payment_method_financial_account_network" text,
    "destination_payment_method_type" text,
    "destination_payment_method_us_bank_account_account_holder_type" text,
    "destination_payment_method_us_bank_account_account_type" text,
    "destination_payment_method_us_bank_account_bank_name" text,
    "destination_payment_method_us_bank_account_fingerprint" text,
    "destination_payment_method_us_bank_account_last4" text,
    "destination_payment_method_us_bank_account_mandate" text,
    "destination_payment_method_us_bank_account_network" text,
    "destination_payment_method_us_bank_account_routing_number" text,
    "expected_arrival_date" timestamp with time zone,
    "financial_account" text,
    "hosted_regulatory_receipt_url" text,
    "livemode" boolean,
    "metadata" jsonb,
    "returned_details_code" text,
    "returned_details_transaction" text,
    "statement_descriptor" text,
    "status" text,
    "status_transitions_canceled_at" timestamp with time zone,
    "status_transitions_failed_at" timestamp with time zone,
    "status_transitions_posted_at" timestamp with time zone,
    "status_transitions_returned_at" timestamp with time zone,
    "tracking_details_ach_trace_id" text,
    "tracking_details_type" text,
    "tracking_details_us_domestic_wire_chips" text,
    "tracking_details_us_domestic_wire_imad" text,
    "tracking_details_us_domestic_wire_omad" text,
    "transaction" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."treasury_outbound_transfers" is 'Money sent from a financial account to another account of the same owner.';
comment on column "stripe"."treasury_outbound_transfers"."id" is 'Stripe''s identifier, `obt_...`.';
comment on column "stripe"."treasury_outbound_transfers"."amount" is 'Amount sent, in minor units of `currency`.';
comment on column "stripe"."treasury_outbound_transfers"."cancelable" is 'True while it can be canceled.';
comment on column "stripe"."treasury_outbound_transfers"."created" is 'When the payment or transfer was created.';
comment on column "stripe"."treasury_outbound_transfers"."currency" is 'Three-letter currency code, lowercase.';
comment on column "stripe"."treasury_outbound_transfers"."description" is 'Description that you gave it, in free text.';
comment on column "stripe"."treasury_outbound_transfers"."destination_payment_method" is 'The payment method paid to, if it was saved.';
comment on column "stripe"."treasury_outbound_transfers"."destination_payment_method_billing_details_address_city" is 'Destination: City, district, suburb, town or village.';
comment on column "stripe"."treasury_outbound_transfers"."destination_payment_method_billing_details_address_country" is 'Destination: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."treasury_outbound_transfers"."destination_payment_method_billing_details_address_line1" is 'Destination: Street and number, or PO box.';
comment on column "stripe"."treasury_outbound_transfers"."destination_payment_method_billing_details_address_line2" is 'Destination: Apartment, suite, unit or building.';
comment on column "stripe"."treasury_outbound_transfers"."destination_payment_method_billing_details_address_postal_code" is 'Destination: Postal or ZIP code.';
comment on column "stripe"."treasury_outbound_transfers"."destination_payment_method_billing_details_address_state" is 'Destination: State, county, province or region.';
comment on column "stripe"."treasury_outbound_transfers"."destination_payment_method_billing_details_email" is 'Destination: Owner''s email address.';
comment on column "stripe"."treasury_outbound_transfers"."destination_payment_method_billing_details_name" is 'Destination: Owner''s full name.';
comment on column "stripe"."treasury_outbound_transfers"."destination_payment_method_financial_account_id" is 'Destination: financial account.';
comment on column "stripe"."treasury_outbound_transfers"."destination_payment_method_financial_account_network" is 'Destination: network to the financial account, always stripe.';
comment on column "stripe"."treasury_outbound_transfers"."destination_payment_method_type" is 'Destination: us_bank_account or financial_account.';
comment on column "stripe"."treasury_outbound_transfers"."destination_payment_method_us_bank_account_account_holder_type" is 'Destination: Holder: individual or company.';
comment on column "stripe"."treasury_outbound_transfers"."destination_payment_method_us_bank_account_account_type" is 'Destination: Kind of account: checking or savings.';
comment on column "stripe"."treasury_outbound_transfers"."destination_payment_method_us_bank_account_bank_name" is 'Destination: Name of the bank.';
comment on column "stripe"."treasury_outbound_transfers"."destination_payment_method_us_bank_account_fingerprint" is 'Destination: The same for every record of this bank account.';
comment on column "stripe"."treasury_outbound_transfers"."destination_payment_method_us_bank_account_last4" is 'Destination: Last four digits of the account number.';
comment on column "stripe"."treasury_outbound_transfers"."destination_payment_method_us_bank_account_mandate" is 'Destination: Mandate used for the payment.';
comment on column "stripe"."treasury_outbound_transfers"."destination_payment_method_us_bank_account_network" is 'Destination: Network used: ach or us_domestic_wire.';
comment on column "stripe"."treasury_outbound_transfers"."destination_payment_method_us_bank_account_routing_number" is 'Destination: Routing number of the bank.';
comment on column "stripe"."treasury_outbound_transfers"."expected_arrival_date" is 'When the money should arrive at the destination.';
comment on column "stripe"."treasury_outbound_transfers"."financial_account" is 'The account the money is taken from.';
comment on column "stripe"."treasury_outbound_transfers"."hosted_regulatory_receipt_url" is 'Page with the receipt that regulation demands.';
comment on column "stripe"."treasury_outbound_transfers"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."treasury_outbound_transfers"."metadata" is 'Key-value pairs that you attached to it in Stripe.';
comment on column "stripe"."treasury_outbound_transfers"."returned_details_code" is 'Why the money came back, e.g. account_closed, declined, no_account.';
comment on column "stripe"."treasury_outbound_transfers"."returned_details_transaction" is 'The return''s change of the balance.';
comment on column "stripe"."treasury_outbound_transfers"."statement_descriptor" is 'Text on the recipient''s bank statement.';
comment on column "stripe"."treasury_outbound_transfers"."status" is 'Where it stands: processing, posted, failed, returned or canceled.';
comment on column "stripe"."treasury_outbound_transfers"."status_transitions_canceled_at" is 'When it was canceled; null if it was not.';
comment on column "stripe"."treasury_outbound_transfers"."status_transitions_failed_at" is 'When it failed; null if it did not.';
comment on column "stripe"."treasury_outbound_transfers"."status_transitions_posted_at" is 'When it was posted; null if not yet.';
comment on column "stripe"."treasury_outbound_transfers"."status_transitions_returned_at" is 'When the money was returned; null if it was not.';
comment on column "stripe"."treasury_outbound_transfers"."tracking_details_ach_trace_id" is 'Trace number of the payment in the ACH network.';
comment on column "stripe"."treasury_outbound_transfers"."tracking_details_type" is 'Network that the tracking is of: ach or us_domestic_wire.';
comment on column "stripe"."treasury_outbound_transfers"."tracking_details_us_domestic_wire_chips" is 'Wire''s sequence number in CHIPS.';
comment on column "stripe"."treasury_outbound_transfers"."tracking_details_us_domestic_wire_imad" is 'Wire''s input message number (IMAD).';
comment on column "stripe"."treasury_outbound_transfers"."tracking_details_us_domestic_wire_omad" is 'Wire''s output message number (OMAD).';
comment on column "stripe"."treasury_outbound_transfers"."transaction" is 'The balance change that it led to.';
comment on column "stripe"."treasury_outbound_transfers"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."treasury_outbound_transfers"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."treasury_outbound_transfers"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."treasury_outbound_transfers"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."treasury_outbound_transfers"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."treasury_received_credits" (
    "id" text not null,
    "amount" bigint,
    "created" timestamp with time zone,
    "currency" text,
    "description" text,
    "failure_code" text,
    "financial_account" text,
    "hosted_regulatory_receipt_url" text,
    "initiating_payment_method_balance" text,
    "initiating_payment_method_billing_details_address_city" text,
    "initiating_payment_method_billing_details_address_country" text,
    "initiating_payment_method_billing_details_address_line1" text,
    "initiating_payment_method_billing_details_address_line2" text,
    "initiating_payment_method_billing_details_address_postal_code" text,
    "initiating_payment_method_billing_details_address_state" text,
    "initiating_payment_method_billing_details_email" text,
    "initiating_payment_method_billing_details_name" text,
    "initiating_payment_method_financial_account_id" text,
    "initiating_payment_method_financial_account_network" text,
    "initiating_payment_method_issuing_card" text,
    "initiating_payment_method_type" text,
    "initiating_payment_method_us_bank_account_bank_name" text,
    "initiating_payment_method_us_bank_account_last4" text,
    "initiating_payment_method_us_bank_account_routing_number" text,
    "linked_flows_credit_reversal" text,
    "linked_flows_issuing_authorization" text,
    "linked_flows_issuing_transaction" text,
    "linked_flows_source_flow" text,
    "linked_flows_source_flow_details" jsonb,
    "linked_flows_source_flow_type" text,
    "livemode" boolean,
    "network" text,
    "reversal_details_deadline" timestamp with time zone,
    "reversal_details_restricted_reason" text,
    "status" text,
    "transaction" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."treasury_received_credits" is 'Money that someone else sent to a financial account.';
comment on column "stripe"."treasury_received_credits"."id" is 'Stripe''s identifier, `rc_...`.';
comment on column "stripe"."treasury_received_credits"."amount" is 'Amount received, in minor units of `currency`.';
comment on column "stripe"."treasury_received_credits"."created" is 'When the credit was created.';
comment on column "stripe"."treasury_received_credits"."currency" is 'Three-letter currency code, lowercase.';
comment on column "stripe"."treasury_received_credits"."description" is 'Description that came with the money.';
comment on column "stripe"."treasury_received_credits"."failure_code" is 'Why it failed: account_closed, account_frozen, international_transaction or other.';
comment on column "stripe"."treasury_received_credits"."financial_account" is 'The account that received the money.';
comment on column "stripe"."treasury_received_credits"."hosted_regulatory_receipt_url" is 'Page with the receipt that regulation demands.';
comment on column "stripe"."treasury_received_credits"."initiating_payment_method_balance" is 'Initiator: Always payments; if type is balance.';
comment on column "stripe"."treasury_received_credits"."initiating_payment_method_billing_details_address_city" is 'Initiator: City, district, suburb, town or village.';
comment on column "stripe"."treasury_received_credits"."initiating_payment_method_billing_details_address_country" is 'Initiator: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."treasury_received_credits"."initiating_payment_method_billing_details_address_line1" is 'Initiator: Street and number, or PO box.';
comment on column "stripe"."treasury_received_credits"."initiating_payment_method_billing_details_address_line2" is 'Initiator: Apartment, suite, unit or building.';
comment on column "stripe"."treasury_received_credits"."initiating_payment_method_billing_details_address_postal_code" is 'Initiator: Postal or ZIP code.';
comment on column "stripe"."treasury_received_credits"."initiating_payment_method_billing_details_address_state" is 'Initiator: State, county, province or region.';
comment on column "stripe"."treasury_received_credits"."initiating_payment_method_billing_details_email" is 'Initiator: Owner''s email address.';
comment on column "stripe"."treasury_received_credits"."initiating_payment_method_billing_details_name" is 'Initiator: Owner''s full name.';
comment on column "stripe"."treasury_received_credits"."initiating_payment_method_financial_account_id" is 'Initiator: The financial account it came from.';
comment on column "stripe"."treasury_received_credits"."initiating_payment_method_financial_account_network" is 'Initiator: Network between financial accounts: always stripe.';
comment on column "stripe"."treasury_received_credits"."initiating_payment_method_issuing_card" is 'Initiator: The issued card it came through.';
comment on column "stripe"."treasury_received_credits"."initiating_payment_method_type" is 'Initiator: Kind: balance, financial_account, issuing_card, stripe or us_bank_account.';
comment on column "stripe"."treasury_received_credits"."initiating_payment_method_us_bank_account_bank_name" is 'Initiator: Name of the bank it came from.';
comment on column "stripe"."treasury_received_credits"."initiating_payment_method_us_bank_account_last4" is 'Initiator: Last four digits of the account number.';
comment on column "stripe"."treasury_received_credits"."initiating_payment_method_us_bank_account_routing_number" is 'Initiator: Routing number of that bank.';
comment on column "stripe"."treasury_received_credits"."linked_flows_credit_reversal" is 'The reversal that sent it back.';
comment on column "stripe"."treasury_received_credits"."linked_flows_issuing_authorization" is 'The card authorization that caused it.';
comment on column "stripe"."treasury_received_credits"."linked_flows_issuing_transaction" is 'The card transaction that it also is.';
comment on column "stripe"."treasury_received_credits"."linked_flows_source_flow" is 'Id of the sender''s flow; `linked_flows_source_flow_type` tells its kind.';
comment on column "stripe"."treasury_received_credits"."linked_flows_source_flow_details" is 'Copy of the sender''s flow, which may be another account''s.';
comment on column "stripe"."treasury_received_credits"."linked_flows_source_flow_type" is 'Kind of the sender''s flow, e.g. outbound_payment, payout.';
comment on column "stripe"."treasury_received_credits"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."treasury_received_credits"."network" is 'How the money came: ach, card, rtp, stripe or us_domestic_wire.';
comment on column "stripe"."treasury_received_credits"."reversal_details_deadline" is 'Until when it can be reversed.';
comment on column "stripe"."treasury_received_credits"."reversal_details_restricted_reason" is 'Why it cannot be reversed, e.g. already_reversed, deadline_passed, network_restricted.';
comment on column "stripe"."treasury_received_credits"."status" is 'How it ended: succeeded or failed.';
comment on column "stripe"."treasury_received_credits"."transaction" is 'The balance change that it led to.';
comment on column "stripe"."treasury_received_credits"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."treasury_received_credits"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."treasury_received_credits"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."treasury_received_credits"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."treasury_received_credits"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."treasury_received_debits" (
    "id" text not null,
    "amount" bigint,
    "created" timestamp with time zone,
    "currency" text,
    "description" text,
    "failure_code" text,
    "financial_account" text,
    "hosted_regulatory_receipt_url" text,
    "initiating_payment_method_balance" text,
    "initiating_payment_method_billing_details_address_city" text,
    "initiating_payment_method_billing_details_address_country" text,
    "initiating_payment_method_billing_details_address_line1" text,
    "initiating_payment_method_billing_details_address_line2" text,
    "initiating_payment_method_billing_details_address_postal_code" text,
    "initiating_payment_method_billing_details_address_state" text,
    "initiating_payment_method_billing_details_email" text,
    "initiating_payment_method_billing_details_name" text,
    "initiating_payment_method_financial_account_id" text,
    "initiating_payment_method_financial_account_network" text,
    "initiating_payment_method_issuing_card" text,
    "initiating_payment_method_type" text,
    "initiating_payment_method_us_bank_account_bank_name" text,
    "initiating_payment_method_us_bank_account_last4" text,
    "initiating_payment_method_us_bank_account_routing_number" text,
    "linked_flows_debit_reversal" text,
    "linked_flows_inbound_transfer" text,
    "linked_flows_issuing_authorization" text,
    "linked_flows_issuing_transaction" text,
    "linked_flows_payout" text,
    "linked_flows_topup" text,
    "livemode" boolean,
    "network" text,
    "reversal_details_deadline" timestamp with time zone,
    "reversal_details_restricted_reason" text,
    "status" text,
    "transaction" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."treasury_received_debits" is 'Money that someone else pulled from a financial account.';
comment on column "stripe"."treasury_received_debits"."id" is 'Stripe''s identifier, `rd_...`.';
comment on column "stripe"."treasury_received_debits"."amount" is 'Amount pulled, in minor units of `currency`.';
comment on column "stripe"."treasury_received_debits"."created" is 'When the debit was created.';
comment on column "stripe"."treasury_received_debits"."currency" is 'Three-letter currency code, lowercase.';
comment on column "stripe"."treasury_received_debits"."description" is 'Description that came with the debit.';
comment on column "stripe"."treasury_received_debits"."failure_code" is 'Why it failed, e.g. insufficient_funds, account_closed, account_frozen.';
comment on column "stripe"."treasury_received_debits"."financial_account" is 'The account the money was pulled from.';
comment on column "stripe"."treasury_received_debits"."hosted_regulatory_receipt_url" is 'Page with the receipt that regulation demands.';
comment on column "stripe"."treasury_received_debits"."initiating_payment_method_balance" is 'Initiator: Always payments; if type is balance.';
comment on column "stripe"."treasury_received_debits"."initiating_payment_method_billing_details_address_city" is 'Initiator: City, district, suburb, town or village.';
comment on column "stripe"."treasury_received_debits"."initiating_payment_method_billing_details_address_country" is 'Initiator: Two-letter country code (ISO 3166-1 alpha-2).';
comment on column "stripe"."treasury_received_debits"."initiating_payment_method_billing_details_address_line1" is 'Initiator: Street and number, or PO box.';
comment on column "stripe"."treasury_received_debits"."initiating_payment_method_billing_details_address_line2" is 'Initiator: Apartment, suite, unit or building.';
comment on column "stripe"."treasury_received_debits"."initiating_payment_method_billing_details_address_postal_code" is 'Initiator: Postal or ZIP code.';
comment on column "stripe"."treasury_received_debits"."initiating_payment_method_billing_details_address_state" is 'Initiator: State, county, province or region.';
comment on column "stripe"."treasury_received_debits"."initiating_payment_method_billing_details_email" is 'Initiator: Owner''s email address.';
comment on column "stripe"."treasury_received_debits"."initiating_payment_method_billing_details_name" is 'Initiator: Owner''s full name.';
comment on column "stripe"."treasury_received_debits"."initiating_payment_method_financial_account_id" is 'Initiator: The financial account it came from.';
comment on column "stripe"."treasury_received_debits"."initiating_payment_method_financial_account_network" is 'Initiator: Network between financial accounts: always stripe.';
comment on column "stripe"."treasury_received_debits"."initiating_payment_method_issuing_card" is 'Initiator: The issued card it came through.';
comment on column "stripe"."treasury_received_debits"."initiating_payment_method_type" is 'Initiator: Kind: balance, financial_account, issuing_card, stripe or us_bank_account.';
comment on column "stripe"."treasury_received_debits"."initiating_payment_method_us_bank_account_bank_name" is 'Initiator: Name of the bank it came from.';
comment on column "stripe"."treasury_received_debits"."initiating_payment_method_us_bank_account_last4" is 'Initiator: Last four digits of the account number.';
comment on column "stripe"."treasury_received_debits"."initiating_payment_method_us_bank_account_routing_number" is 'Initiator: Routing number of that bank.';
comment on column "stripe"."treasury_received_debits"."linked_flows_debit_reversal" is 'The reversal that brought it back.';
comment on column "stripe"."treasury_received_debits"."linked_flows_inbound_transfer" is 'The inbound transfer whose money it returned.';
comment on column "stripe"."treasury_received_debits"."linked_flows_issuing_authorization" is 'The card authorization that caused it.';
comment on column "stripe"."treasury_received_debits"."linked_flows_issuing_transaction" is 'The card transaction that it also is.';
comment on column "stripe"."treasury_received_debits"."linked_flows_payout" is 'The payout from the balance that caused it.';
comment on column "stripe"."treasury_received_debits"."linked_flows_topup" is 'The top-up of the balance that caused it.';
comment on column "stripe"."treasury_received_debits"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."treasury_received_debits"."network" is 'How the money went: ach, card or stripe.';
comment on column "stripe"."treasury_received_debits"."reversal_details_deadline" is 'Until when it can be reversed.';
comment on column "stripe"."treasury_received_debits"."reversal_details_restricted_reason" is 'Why it cannot be reversed, e.g. already_reversed, deadline_passed, network_restricted.';
comment on column "stripe"."treasury_received_debits"."status" is 'How it ended: succeeded or failed.';
comment on column "stripe"."treasury_received_debits"."transaction" is 'The balance change that it led to.';
comment on column "stripe"."treasury_received_debits"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."treasury_received_debits"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."treasury_received_debits"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."treasury_received_debits"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."treasury_received_debits"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."treasury_transaction_entries" (
    "id" text not null,
    "balance_impact_cash" bigint,
    "balance_impact_inbound_pending" bigint,
    "balance_impact_outbound_pending" bigint,
    "created" timestamp with time zone,
    "currency" text,
    "effective_at" timestamp with time zone,
    "financial_account" text,
    "flow" text,
    "flow_type" text,
    "livemode" boolean,
    "transaction" text,
    "type" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."treasury_transaction_entries" is 'One step of a Treasury transaction, such as the hold or the posting of a payment.';
comment on column "stripe"."treasury_transaction_entries"."id" is 'Stripe''s identifier, `trxne_...`.';
comment on column "stripe"."treasury_transaction_entries"."balance_impact_cash" is 'Change of the money that can be spent now, minor units.';
comment on column "stripe"."treasury_transaction_entries"."balance_impact_inbound_pending" is 'Change of the money that will be spendable later, minor units.';
comment on column "stripe"."treasury_transaction_entries"."balance_impact_outbound_pending" is 'Change of the money held for outgoing flows, minor units.';
comment on column "stripe"."treasury_transaction_entries"."created" is 'When the entry was created.';
comment on column "stripe"."treasury_transaction_entries"."currency" is 'Three-letter currency code, lowercase.';
comment on column "stripe"."treasury_transaction_entries"."effective_at" is 'When the entry changes the balance.';
comment on column "stripe"."treasury_transaction_entries"."financial_account" is 'The account whose balance changes.';
comment on column "stripe"."treasury_transaction_entries"."flow" is 'Id of the flow it belongs to; `flow_type` tells its table.';
comment on column "stripe"."treasury_transaction_entries"."flow_type" is 'Kind of flow, e.g. outbound_payment, received_credit, issuing_authorization.';
comment on column "stripe"."treasury_transaction_entries"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."treasury_transaction_entries"."transaction" is 'The transaction it is part of.';
comment on column "stripe"."treasury_transaction_entries"."type" is 'Kind of step, e.g. outbound_payment_posting, issuing_authorization_hold.';
comment on column "stripe"."treasury_transaction_entries"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."treasury_transaction_entries"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."treasury_transaction_entries"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."treasury_transaction_entries"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."treasury_transaction_entries"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."treasury_transactions" (
    "id" text not null,
    "amount" bigint,
    "balance_impact_cash" bigint,
    "balance_impact_inbound_pending" bigint,
    "balance_impact_outbound_pending" bigint,
    "created" timestamp with time zone,
    "currency" text,
    "description" text,
    "financial_account" text,
    "flow" text,
    "flow_type" text,
    "livemode" boolean,
    "status" text,
    "status_transitions_posted_at" timestamp with time zone,
    "status_transitions_void_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."treasury_transactions" is 'A change of a financial account''s balance, with the flow that caused it.';
comment on column "stripe"."treasury_transactions"."id" is 'Stripe''s identifier, `trxn_...`.';
comment on column "stripe"."treasury_transactions"."amount" is 'Amount moved, in minor units of `currency`.';
comment on column "stripe"."treasury_transactions"."balance_impact_cash" is 'Change of the money that can be spent now, minor units.';
comment on column "stripe"."treasury_transactions"."balance_impact_inbound_pending" is 'Change of the money that will be spendable later, minor units.';
comment on column "stripe"."treasury_transactions"."balance_impact_outbound_pending" is 'Change of the money held for outgoing flows, minor units.';
comment on column "stripe"."treasury_transactions"."created" is 'When the transaction was created.';
comment on column "stripe"."treasury_transactions"."currency" is 'Three-letter currency code, lowercase.';
comment on column "stripe"."treasury_transactions"."description" is 'Description that you gave it, in free text.';
comment on column "stripe"."treasury_transactions"."financial_account" is 'The account whose balance changed.';
comment on column "stripe"."treasury_transactions"."flow" is 'Id of the flow that caused it; `flow_type` tells its table.';
comment on column "stripe"."treasury_transactions"."flow_type" is 'Kind of flow, e.g. outbound_payment, received_credit, issuing_authorization.';
comment on column "stripe"."treasury_transactions"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."treasury_transactions"."status" is 'Where it stands: open, posted or void.';
comment on column "stripe"."treasury_transactions"."status_transitions_posted_at" is 'When the transaction was posted.';
comment on column "stripe"."treasury_transactions"."status_transitions_void_at" is 'When the transaction was voided.';
comment on column "stripe"."treasury_transactions"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."treasury_transactions"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."treasury_transactions"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."treasury_transactions"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."treasury_transactions"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "stripe"."webhook_endpoints" (
    "id" text not null,
    "created" timestamp with time zone,
    "is_deleted" boolean,
    "url" text,
    "status" text,
    "enabled_events" jsonb,
    "api_version" text,
    "application" text,
    "description" text,
    "livemode" boolean,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "stripe"."webhook_endpoints" is 'A web address to which Stripe sends events.';
comment on column "stripe"."webhook_endpoints"."id" is 'Stripe''s identifier, `we_...`.';
comment on column "stripe"."webhook_endpoints"."created" is 'When the endpoint was created.';
comment on column "stripe"."webhook_endpoints"."is_deleted" is 'True once the endpoint is deleted at Stripe.';
comment on column "stripe"."webhook_endpoints"."url" is 'Address to which events are sent.';
comment on column "stripe"."webhook_endpoints"."status" is 'enabled or disabled.';
comment on column "stripe"."webhook_endpoints"."enabled_events" is 'Types of the events that are sent; `*` for all.';
comment on column "stripe"."webhook_endpoints"."api_version" is 'API version in whose form events are sent.';
comment on column "stripe"."webhook_endpoints"."application" is 'Connect application that the endpoint belongs to.';
comment on column "stripe"."webhook_endpoints"."description" is 'What the endpoint is for.';
comment on column "stripe"."webhook_endpoints"."livemode" is 'True for live data, false for test data.';
comment on column "stripe"."webhook_endpoints"."metadata" is 'The account''s own keys and values on the endpoint.';
comment on column "stripe"."webhook_endpoints"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "stripe"."webhook_endpoints"."received_at" is 'When a sync last wrote this row.';
comment on column "stripe"."webhook_endpoints"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "stripe"."webhook_endpoints"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "stripe"."webhook_endpoints"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';
