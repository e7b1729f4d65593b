create table "salesforce"."_group" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "name" text,
    "developer_name" text,
    "type" text,
    "related_id" text,
    "owner_id" text,
    "email" text,
    "queue_routing_config_id" text,
    "does_send_email_to_members" boolean,
    "does_include_bosses" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."_group" is 'A set of users: public group, queue or what stands for a role.';
comment on column "salesforce"."_group"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."_group"."created_date" is 'When the record was made.';
comment on column "salesforce"."_group"."created_by_id" is 'User who made it.';
comment on column "salesforce"."_group"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."_group"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."_group"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."_group"."name" is 'Name of the group.';
comment on column "salesforce"."_group"."developer_name" is 'Name of the group to programs.';
comment on column "salesforce"."_group"."type" is 'Kind of group, such as `Regular`, `Queue` or `Role`.';
comment on column "salesforce"."_group"."related_id" is 'Role or user that the group stands for.';
comment on column "salesforce"."_group"."owner_id" is 'Who owns the group.';
comment on column "salesforce"."_group"."email" is 'E-mail address of a queue.';
comment on column "salesforce"."_group"."queue_routing_config_id" is 'How work is routed to a queue.';
comment on column "salesforce"."_group"."does_send_email_to_members" is 'Whether the members of a queue get its e-mail.';
comment on column "salesforce"."_group"."does_include_bosses" is 'Whether those above the members are included.';
comment on column "salesforce"."_group"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."_group"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."_group"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."_group"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."_group"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."account_contact_roles" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "account_id" text,
    "contact_id" text,
    "role" text,
    "is_primary" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."account_contact_roles" is 'The role that a contact plays at an account.';
comment on column "salesforce"."account_contact_roles"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."account_contact_roles"."created_date" is 'When the record was made.';
comment on column "salesforce"."account_contact_roles"."created_by_id" is 'User who made it.';
comment on column "salesforce"."account_contact_roles"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."account_contact_roles"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."account_contact_roles"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."account_contact_roles"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."account_contact_roles"."account_id" is 'Account at which the role is played.';
comment on column "salesforce"."account_contact_roles"."contact_id" is 'Contact who plays it.';
comment on column "salesforce"."account_contact_roles"."role" is 'What the contact does there, such as `Decision Maker`.';
comment on column "salesforce"."account_contact_roles"."is_primary" is 'Whether the contact is the account''s main one.';
comment on column "salesforce"."account_contact_roles"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."account_contact_roles"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."account_contact_roles"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."account_contact_roles"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."account_contact_roles"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."account_tags" (
    "id" text not null,
    "is_deleted" boolean,
    "item_id" text,
    "tag_definition_id" text,
    "name" text,
    "type" text,
    "created_date" timestamp with time zone,
    "system_modstamp" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."account_tags" is 'A word that somebody put on an account to find it by.';
comment on column "salesforce"."account_tags"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."account_tags"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."account_tags"."item_id" is 'Record that the tag is on.';
comment on column "salesforce"."account_tags"."tag_definition_id" is 'Tag as it is defined, for all records that have it.';
comment on column "salesforce"."account_tags"."name" is 'Word.';
comment on column "salesforce"."account_tags"."type" is 'Who sees it: `Public` or `Personal`.';
comment on column "salesforce"."account_tags"."created_date" is 'When it was put there.';
comment on column "salesforce"."account_tags"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."account_tags"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."account_tags"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."account_tags"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."account_tags"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."account_tags"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."accounts" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "last_viewed_date" timestamp with time zone,
    "last_referenced_date" timestamp with time zone,
    "name" text,
    "type" text,
    "record_type_id" text,
    "parent_id" text,
    "master_record_id" text,
    "owner_id" text,
    "account_number" text,
    "account_source" text,
    "site" text,
    "industry" text,
    "annual_revenue" numeric,
    "number_of_employees" bigint,
    "ownership" text,
    "ticker_symbol" text,
    "rating" text,
    "description" text,
    "phone" text,
    "fax" text,
    "website" text,
    "photo_url" text,
    "sic" text,
    "sic_desc" text,
    "last_activity_date" date,
    "is_partner" boolean,
    "is_customer_portal" boolean,
    "channel_program_name" text,
    "channel_program_level_name" text,
    "jigsaw" text,
    "jigsaw_company_id" text,
    "clean_status" text,
    "duns_number" text,
    "tradestyle" text,
    "naics_code" text,
    "naics_desc" text,
    "year_started" text,
    "billing_street" text,
    "billing_city" text,
    "billing_state" text,
    "billing_postal_code" text,
    "billing_country" text,
    "billing_latitude" numeric,
    "billing_longitude" numeric,
    "billing_geocode_accuracy" text,
    "shipping_street" text,
    "shipping_city" text,
    "shipping_state" text,
    "shipping_postal_code" text,
    "shipping_country" text,
    "shipping_latitude" numeric,
    "shipping_longitude" numeric,
    "shipping_geocode_accuracy" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."accounts" is 'A company or person that is customer, partner, competitor or may become one.';
comment on column "salesforce"."accounts"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."accounts"."created_date" is 'When the record was made.';
comment on column "salesforce"."accounts"."created_by_id" is 'User who made it.';
comment on column "salesforce"."accounts"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."accounts"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."accounts"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."accounts"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."accounts"."last_viewed_date" is 'When the user that Tributary logs in as last looked at it.';
comment on column "salesforce"."accounts"."last_referenced_date" is 'When that user last looked at it, or at something that belongs to it.';
comment on column "salesforce"."accounts"."name" is 'Name of the company, or of the person in a person account.';
comment on column "salesforce"."accounts"."type" is 'What it is to the organisation, such as `Customer - Direct` or `Prospect`.';
comment on column "salesforce"."accounts"."record_type_id" is 'Record type, which decides on page layouts and picklists.';
comment on column "salesforce"."accounts"."parent_id" is 'Account above this one in a hierarchy of companies.';
comment on column "salesforce"."accounts"."master_record_id" is 'Of an account deleted by a merge, the one that remained.';
comment on column "salesforce"."accounts"."owner_id" is 'User who owns the account.';
comment on column "salesforce"."accounts"."account_number" is 'Number that the organisation gave the account itself.';
comment on column "salesforce"."accounts"."account_source" is 'Where the account came from, such as `Web` or `Trade Show`.';
comment on column "salesforce"."accounts"."site" is 'Which of the company''s locations it is, as free text.';
comment on column "salesforce"."accounts"."industry" is 'Line of business, such as `Banking`.';
comment on column "salesforce"."accounts"."annual_revenue" is 'Estimated revenue of a year, in the record''s or the organisation''s currency.';
comment on column "salesforce"."accounts"."number_of_employees" is 'How many people work there.';
comment on column "salesforce"."accounts"."ownership" is 'Who owns the company, such as `Public` or `Private`.';
comment on column "salesforce"."accounts"."ticker_symbol" is 'Symbol at the stock exchange.';
comment on column "salesforce"."accounts"."rating" is 'How promising the account is: `Hot`, `Warm` or `Cold`.';
comment on column "salesforce"."accounts"."description" is 'Free text about the account.';
comment on column "salesforce"."accounts"."phone" is 'Telephone number.';
comment on column "salesforce"."accounts"."fax" is 'Fax number.';
comment on column "salesforce"."accounts"."website" is 'Address of the company''s website.';
comment on column "salesforce"."accounts"."photo_url" is 'Path of the social network''s picture, below the instance''s address.';
comment on column "salesforce"."accounts"."sic" is 'Standard Industrial Classification code.';
comment on column "salesforce"."accounts"."sic_desc" is 'What that code means, in a few words.';
comment on column "salesforce"."accounts"."last_activity_date" is 'Due day of the latest task or event, done or planned.';
comment on column "salesforce"."accounts"."is_partner" is 'Whether it is enabled as a partner''s account.';
comment on column "salesforce"."accounts"."is_customer_portal" is 'Whether a contact of it uses a customer portal.';
comment on column "salesforce"."accounts"."channel_program_name" is 'Name of the partner program it takes part in.';
comment on column "salesforce"."accounts"."channel_program_level_name" is 'Level within that partner program.';
comment on column "salesforce"."accounts"."jigsaw" is 'Key of the company at Data.com.';
comment on column "salesforce"."accounts"."jigsaw_company_id" is 'Identifier of the company at Data.com.';
comment on column "salesforce"."accounts"."clean_status" is 'How the record compares with Data.com, such as `Matched` or `Different`.';
comment on column "salesforce"."accounts"."duns_number" is 'Nine-digit D-U-N-S number of Dun & Bradstreet.';
comment on column "salesforce"."accounts"."tradestyle" is 'Name that the company does business under.';
comment on column "salesforce"."accounts"."naics_code" is 'Six-digit code of the North American Industry Classification System.';
comment on column "salesforce"."accounts"."naics_desc" is 'What that code means, in a few words.';
comment on column "salesforce"."accounts"."year_started" is 'Year in which the company was founded.';
comment on column "salesforce"."accounts"."billing_street" is 'Street of the billing address; it may have several lines.';
comment on column "salesforce"."accounts"."billing_city" is 'City of the billing address.';
comment on column "salesforce"."accounts"."billing_state" is 'State or province of the billing address.';
comment on column "salesforce"."accounts"."billing_postal_code" is 'Postal code of the billing address.';
comment on column "salesforce"."accounts"."billing_country" is 'Country of the billing address.';
comment on column "salesforce"."accounts"."billing_latitude" is 'Latitude of the billing address, in degrees.';
comment on column "salesforce"."accounts"."billing_longitude" is 'Longitude of the billing address, in degrees.';
comment on column "salesforce"."accounts"."billing_geocode_accuracy" is 'How near to the billing address these are, such as `Address` or `City`.';
comment on column "salesforce"."accounts"."shipping_street" is 'Street of the shipping address; it may have several lines.';
comment on column "salesforce"."accounts"."shipping_city" is 'City of the shipping address.';
comment on column "salesforce"."accounts"."shipping_state" is 'State or province of the shipping address.';
comment on column "salesforce"."accounts"."shipping_postal_code" is 'Postal code of the shipping address.';
comment on column "salesforce"."accounts"."shipping_country" is 'Country of the shipping address.';
comment on column "salesforce"."accounts"."shipping_latitude" is 'Latitude of the shipping address, in degrees.';
comment on column "salesforce"."accounts"."shipping_longitude" is 'Longitude of the shipping address, in degrees.';
comment on column "salesforce"."accounts"."shipping_geocode_accuracy" is 'How near to the shipping address these are, such as `Address` or `City`.';
comment on column "salesforce"."accounts"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."accounts"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."accounts"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."accounts"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."accounts"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."campaign_members" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "campaign_id" text,
    "lead_id" text,
    "contact_id" text,
    "lead_or_contact_id" text,
    "lead_or_contact_owner_id" text,
    "status" text,
    "has_responded" boolean,
    "first_responded_date" date,
    "type" text,
    "name" text,
    "salutation" text,
    "first_name" text,
    "last_name" text,
    "title" text,
    "company_or_account" text,
    "email" text,
    "phone" text,
    "mobile_phone" text,
    "fax" text,
    "street" text,
    "city" text,
    "state" text,
    "postal_code" text,
    "country" text,
    "description" text,
    "lead_source" text,
    "do_not_call" boolean,
    "has_opted_out_of_email" boolean,
    "has_opted_out_of_fax" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."campaign_members" is 'A lead or contact reached by a campaign.';
comment on column "salesforce"."campaign_members"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."campaign_members"."created_date" is 'When the record was made.';
comment on column "salesforce"."campaign_members"."created_by_id" is 'User who made it.';
comment on column "salesforce"."campaign_members"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."campaign_members"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."campaign_members"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."campaign_members"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."campaign_members"."campaign_id" is 'Campaign that reached the person.';
comment on column "salesforce"."campaign_members"."lead_id" is 'Lead that was reached.';
comment on column "salesforce"."campaign_members"."contact_id" is 'Contact that was reached.';
comment on column "salesforce"."campaign_members"."lead_or_contact_id" is 'Contact that was reached, else the lead.';
comment on column "salesforce"."campaign_members"."lead_or_contact_owner_id" is 'Owner of that contact or lead.';
comment on column "salesforce"."campaign_members"."status" is 'How the person reacted, such as `Sent` or `Responded`.';
comment on column "salesforce"."campaign_members"."has_responded" is 'Whether that status counts as a response.';
comment on column "salesforce"."campaign_members"."first_responded_date" is 'Day of the first response.';
comment on column "salesforce"."campaign_members"."type" is 'Whether the person is a lead or a contact.';
comment on column "salesforce"."campaign_members"."name" is 'Whole name of the person.';
comment on column "salesforce"."campaign_members"."salutation" is 'How the person is addressed.';
comment on column "salesforce"."campaign_members"."first_name" is 'First name.';
comment on column "salesforce"."campaign_members"."last_name" is 'Last name.';
comment on column "salesforce"."campaign_members"."title" is 'Position of the person.';
comment on column "salesforce"."campaign_members"."company_or_account" is 'Company of the lead or account of the contact.';
comment on column "salesforce"."campaign_members"."email" is 'E-mail address.';
comment on column "salesforce"."campaign_members"."phone" is 'Telephone number.';
comment on column "salesforce"."campaign_members"."mobile_phone" is 'Mobile telephone number.';
comment on column "salesforce"."campaign_members"."fax" is 'Fax number.';
comment on column "salesforce"."campaign_members"."street" is 'Street of the person''s address.';
comment on column "salesforce"."campaign_members"."city" is 'City of the person''s address.';
comment on column "salesforce"."campaign_members"."state" is 'State of the person''s address.';
comment on column "salesforce"."campaign_members"."postal_code" is 'Postal code of the person''s address.';
comment on column "salesforce"."campaign_members"."country" is 'Country of the person''s address.';
comment on column "salesforce"."campaign_members"."description" is 'Free text about the person.';
comment on column "salesforce"."campaign_members"."lead_source" is 'Where the person was first heard of.';
comment on column "salesforce"."campaign_members"."do_not_call" is 'Whether the person does not want to be called.';
comment on column "salesforce"."campaign_members"."has_opted_out_of_email" is 'Whether the person wants no e-mail.';
comment on column "salesforce"."campaign_members"."has_opted_out_of_fax" is 'Whether the person wants no fax.';
comment on column "salesforce"."campaign_members"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."campaign_members"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."campaign_members"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."campaign_members"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."campaign_members"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."campaign_shares" (
    "id" text not null,
    "is_deleted" boolean,
    "campaign_id" text,
    "user_or_group_id" text,
    "campaign_access_level" text,
    "row_cause" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."campaign_shares" is 'Who may see or change a campaign.';
comment on column "salesforce"."campaign_shares"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."campaign_shares"."is_deleted" is 'Whether the share is in the recycle bin.';
comment on column "salesforce"."campaign_shares"."campaign_id" is 'Campaign that is shared.';
comment on column "salesforce"."campaign_shares"."user_or_group_id" is 'User or group that it is shared with.';
comment on column "salesforce"."campaign_shares"."campaign_access_level" is 'What they may do: `Read`, `Edit` or `All`.';
comment on column "salesforce"."campaign_shares"."row_cause" is 'Why it is shared, such as `Owner` or `Manual`.';
comment on column "salesforce"."campaign_shares"."last_modified_date" is 'When the share last changed.';
comment on column "salesforce"."campaign_shares"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."campaign_shares"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."campaign_shares"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."campaign_shares"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."campaign_shares"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."campaign_shares"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."campaign_tags" (
    "id" text not null,
    "is_deleted" boolean,
    "item_id" text,
    "tag_definition_id" text,
    "name" text,
    "type" text,
    "created_date" timestamp with time zone,
    "system_modstamp" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."campaign_tags" is 'A word that somebody put on a campaign to find it by.';
comment on column "salesforce"."campaign_tags"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."campaign_tags"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."campaign_tags"."item_id" is 'Record that the tag is on.';
comment on column "salesforce"."campaign_tags"."tag_definition_id" is 'Tag as it is defined, for all records that have it.';
comment on column "salesforce"."campaign_tags"."name" is 'Word.';
comment on column "salesforce"."campaign_tags"."type" is 'Who sees it: `Public` or `Personal`.';
comment on column "salesforce"."campaign_tags"."created_date" is 'When it was put there.';
comment on column "salesforce"."campaign_tags"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."campaign_tags"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."campaign_tags"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."campaign_tags"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."campaign_tags"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."campaign_tags"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."campaigns" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "last_viewed_date" timestamp with time zone,
    "last_referenced_date" timestamp with time zone,
    "name" text,
    "parent_id" text,
    "owner_id" text,
    "campaign_member_record_type_id" text,
    "type" text,
    "status" text,
    "is_active" boolean,
    "start_date" date,
    "end_date" date,
    "budgeted_cost" numeric,
    "actual_cost" numeric,
    "expected_revenue" numeric,
    "expected_response" numeric,
    "number_sent" numeric,
    "number_of_leads" bigint,
    "number_of_converted_leads" bigint,
    "number_of_contacts" bigint,
    "number_of_responses" bigint,
    "number_of_opportunities" bigint,
    "number_of_won_opportunities" bigint,
    "amount_all_opportunities" numeric,
    "amount_won_opportunities" numeric,
    "description" text,
    "last_activity_date" date,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."campaigns" is 'A marketing campaign, such as a mailing or a trade show.';
comment on column "salesforce"."campaigns"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."campaigns"."created_date" is 'When the record was made.';
comment on column "salesforce"."campaigns"."created_by_id" is 'User who made it.';
comment on column "salesforce"."campaigns"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."campaigns"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."campaigns"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."campaigns"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."campaigns"."last_viewed_date" is 'When the user that Tributary logs in as last looked at it.';
comment on column "salesforce"."campaigns"."last_referenced_date" is 'When that user last looked at it, or at something that belongs to it.';
comment on column "salesforce"."campaigns"."name" is 'Name of the campaign.';
comment on column "salesforce"."campaigns"."parent_id" is 'Campaign above this one in a hierarchy.';
comment on column "salesforce"."campaigns"."owner_id" is 'User who owns the campaign.';
comment on column "salesforce"."campaigns"."campaign_member_record_type_id" is 'Record type of its members.';
comment on column "salesforce"."campaigns"."type" is 'Kind of campaign, such as `Webinar`.';
comment on column "salesforce"."campaigns"."status" is 'Where it stands, such as `Planned` or `In Progress`.';
comment on column "salesforce"."campaigns"."is_active" is 'Whether it is running.';
comment on column "salesforce"."campaigns"."start_date" is 'Day it begins.';
comment on column "salesforce"."campaigns"."end_date" is 'Day it ends; responses later than that are still counted.';
comment on column "salesforce"."campaigns"."budgeted_cost" is 'Money set aside for it.';
comment on column "salesforce"."campaigns"."actual_cost" is 'Money spent on it.';
comment on column "salesforce"."campaigns"."expected_revenue" is 'Money it is expected to bring.';
comment on column "salesforce"."campaigns"."expected_response" is 'Percentage of responses that is expected.';
comment on column "salesforce"."campaigns"."number_sent" is 'How many people it was sent to.';
comment on column "salesforce"."campaigns"."number_of_leads" is 'How many leads are its members.';
comment on column "salesforce"."campaigns"."number_of_converted_leads" is 'How many of these leads were converted.';
comment on column "salesforce"."campaigns"."number_of_contacts" is 'How many contacts are its members.';
comment on column "salesforce"."campaigns"."number_of_responses" is 'How many of its members have responded.';
comment on column "salesforce"."campaigns"."number_of_opportunities" is 'How many opportunities it is the source of.';
comment on column "salesforce"."campaigns"."number_of_won_opportunities" is 'How many of these were won.';
comment on column "salesforce"."campaigns"."amount_all_opportunities" is 'Amount of these opportunities together.';
comment on column "salesforce"."campaigns"."amount_won_opportunities" is 'Amount of the won ones together.';
comment on column "salesforce"."campaigns"."description" is 'Free text about the campaign.';
comment on column "salesforce"."campaigns"."last_activity_date" is 'Due day of the latest task or event, done or planned.';
comment on column "salesforce"."campaigns"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."campaigns"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."campaigns"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."campaigns"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."campaigns"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."case_comments" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "parent_id" text,
    "is_published" boolean,
    "comment_body" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."case_comments" is 'A comment on a case.';
comment on column "salesforce"."case_comments"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."case_comments"."created_date" is 'When the record was made.';
comment on column "salesforce"."case_comments"."created_by_id" is 'User who made it.';
comment on column "salesforce"."case_comments"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."case_comments"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."case_comments"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."case_comments"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."case_comments"."parent_id" is 'Case that it is on.';
comment on column "salesforce"."case_comments"."is_published" is 'Whether the customer sees it in the portal.';
comment on column "salesforce"."case_comments"."comment_body" is 'Text of the comment.';
comment on column "salesforce"."case_comments"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."case_comments"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."case_comments"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."case_comments"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."case_comments"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."case_contact_role" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "cases_id" text,
    "contact_id" text,
    "role" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."case_contact_role" is 'The role that a contact plays in a case.';
comment on column "salesforce"."case_contact_role"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."case_contact_role"."created_date" is 'When the record was made.';
comment on column "salesforce"."case_contact_role"."created_by_id" is 'User who made it.';
comment on column "salesforce"."case_contact_role"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."case_contact_role"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."case_contact_role"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."case_contact_role"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."case_contact_role"."cases_id" is 'Case in which it is played.';
comment on column "salesforce"."case_contact_role"."contact_id" is 'Contact who plays it.';
comment on column "salesforce"."case_contact_role"."role" is 'What the contact does in it, such as `Technical Contact`.';
comment on column "salesforce"."case_contact_role"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."case_contact_role"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."case_contact_role"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."case_contact_role"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."case_contact_role"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."case_solution" (
    "id" text not null,
    "is_deleted" boolean,
    "case_id" text,
    "solution_id" text,
    "created_by_id" text,
    "created_date" timestamp with time zone,
    "system_modstamp" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."case_solution" is 'A solution that was attached to a case.';
comment on column "salesforce"."case_solution"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."case_solution"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."case_solution"."case_id" is 'Case that it was attached to.';
comment on column "salesforce"."case_solution"."solution_id" is 'Solution that was attached.';
comment on column "salesforce"."case_solution"."created_by_id" is 'User who attached it.';
comment on column "salesforce"."case_solution"."created_date" is 'When it was attached.';
comment on column "salesforce"."case_solution"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."case_solution"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."case_solution"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."case_solution"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."case_solution"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."case_solution"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."case_tags" (
    "id" text not null,
    "is_deleted" boolean,
    "item_id" text,
    "tag_definition_id" text,
    "name" text,
    "type" text,
    "created_date" timestamp with time zone,
    "system_modstamp" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."case_tags" is 'A word that somebody put on a case to find it by.';
comment on column "salesforce"."case_tags"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."case_tags"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."case_tags"."item_id" is 'Record that the tag is on.';
comment on column "salesforce"."case_tags"."tag_definition_id" is 'Tag as it is defined, for all records that have it.';
comment on column "salesforce"."case_tags"."name" is 'Word.';
comment on column "salesforce"."case_tags"."type" is 'Who sees it: `Public` or `Personal`.';
comment on column "salesforce"."case_tags"."created_date" is 'When it was put there.';
comment on column "salesforce"."case_tags"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."case_tags"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."case_tags"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."case_tags"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."case_tags"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."case_tags"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."cases" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "last_viewed_date" timestamp with time zone,
    "last_referenced_date" timestamp with time zone,
    "case_number" text,
    "master_record_id" text,
    "account_id" text,
    "contact_id" text,
    "asset_id" text,
    "parent_id" text,
    "owner_id" text,
    "subject" text,
    "description" text,
    "comments" text,
    "type" text,
    "reason" text,
    "origin" text,
    "status" text,
    "priority" text,
    "is_closed" boolean,
    "closed_date" timestamp with time zone,
    "is_escalated" boolean,
    "supplied_name" text,
    "supplied_email" text,
    "supplied_phone" text,
    "supplied_company" text,
    "contact_phone" text,
    "contact_mobile" text,
    "contact_email" text,
    "contact_fax" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."cases" is 'A customer''s issue: question, complaint or fault.';
comment on column "salesforce"."cases"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."cases"."created_date" is 'When the record was made.';
comment on column "salesforce"."cases"."created_by_id" is 'User who made it.';
comment on column "salesforce"."cases"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."cases"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."cases"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."cases"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."cases"."last_viewed_date" is 'When the user that Tributary logs in as last looked at it.';
comment on column "salesforce"."cases"."last_referenced_date" is 'When that user last looked at it, or at something that belongs to it.';
comment on column "salesforce"."cases"."case_number" is 'Number that Salesforce gives each case.';
comment on column "salesforce"."cases"."master_record_id" is 'Of a case deleted by a merge, the one that remained.';
comment on column "salesforce"."cases"."account_id" is 'Account that it concerns.';
comment on column "salesforce"."cases"."contact_id" is 'Contact who raised it.';
comment on column "salesforce"."cases"."asset_id" is 'Product of the customer''s that it concerns.';
comment on column "salesforce"."cases"."parent_id" is 'Case above this one.';
comment on column "salesforce"."cases"."owner_id" is 'User or queue that owns the case.';
comment on column "salesforce"."cases"."subject" is 'What it is about, in a line.';
comment on column "salesforce"."cases"."description" is 'What the customer says.';
comment on column "salesforce"."cases"."comments" is 'Internal comment that was written with the case.';
comment on column "salesforce"."cases"."type" is 'Kind of case.';
comment on column "salesforce"."cases"."reason" is 'Why it came about.';
comment on column "salesforce"."cases"."origin" is 'How it came in: `Phone`, `Email`, `Web` or another.';
comment on column "salesforce"."cases"."status" is 'Where it stands, such as `New` or `Closed`.';
comment on column "salesforce"."cases"."priority" is 'How urgent it is.';
comment on column "salesforce"."cases"."is_closed" is 'Whether it is closed.';
comment on column "salesforce"."cases"."closed_date" is 'When it was closed.';
comment on column "salesforce"."cases"."is_escalated" is 'Whether it was escalated.';
comment on column "salesforce"."cases"."supplied_name" is 'Name that was given on the web or in mail.';
comment on column "salesforce"."cases"."supplied_email" is 'E-mail address that was given.';
comment on column "salesforce"."cases"."supplied_phone" is 'Telephone number that was given.';
comment on column "salesforce"."cases"."supplied_company" is 'Company that was given.';
comment on column "salesforce"."cases"."contact_phone" is 'Contact''s telephone number.';
comment on column "salesforce"."cases"."contact_mobile" is 'Contact''s mobile telephone number.';
comment on column "salesforce"."cases"."contact_email" is 'Contact''s e-mail address.';
comment on column "salesforce"."cases"."contact_fax" is 'Contact''s fax number.';
comment on column "salesforce"."cases"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."cases"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."cases"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."cases"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."cases"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."contact_tags" (
    "id" text not null,
    "is_deleted" boolean,
    "item_id" text,
    "tag_definition_id" text,
    "name" text,
    "type" text,
    "created_date" timestamp with time zone,
    "system_modstamp" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."contact_tags" is 'A word that somebody put on a contact to find it by.';
comment on column "salesforce"."contact_tags"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."contact_tags"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."contact_tags"."item_id" is 'Record that the tag is on.';
comment on column "salesforce"."contact_tags"."tag_definition_id" is 'Tag as it is defined, for all records that have it.';
comment on column "salesforce"."contact_tags"."name" is 'Word.';
comment on column "salesforce"."contact_tags"."type" is 'Who sees it: `Public` or `Personal`.';
comment on column "salesforce"."contact_tags"."created_date" is 'When it was put there.';
comment on column "salesforce"."contact_tags"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."contact_tags"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."contact_tags"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."contact_tags"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."contact_tags"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."contact_tags"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."contacts" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "last_viewed_date" timestamp with time zone,
    "last_referenced_date" timestamp with time zone,
    "account_id" text,
    "master_record_id" text,
    "owner_id" text,
    "reports_to_id" text,
    "name" text,
    "salutation" text,
    "first_name" text,
    "middle_name" text,
    "last_name" text,
    "suffix" text,
    "title" text,
    "department" text,
    "email" text,
    "phone" text,
    "mobile_phone" text,
    "home_phone" text,
    "other_phone" text,
    "fax" text,
    "assistant_name" text,
    "assistant_phone" text,
    "birthdate" date,
    "lead_source" text,
    "description" text,
    "last_activity_date" date,
    "last_curequest_date" timestamp with time zone,
    "last_cuupdate_date" timestamp with time zone,
    "email_bounced_reason" text,
    "email_bounced_date" timestamp with time zone,
    "is_email_bounced" boolean,
    "has_opted_out_of_email" boolean,
    "has_opted_out_of_fax" boolean,
    "do_not_call" boolean,
    "photo_url" text,
    "jigsaw" text,
    "jigsaw_contact_id" text,
    "clean_status" text,
    "mailing_street" text,
    "mailing_city" text,
    "mailing_state" text,
    "mailing_postal_code" text,
    "mailing_country" text,
    "mailing_latitude" numeric,
    "mailing_longitude" numeric,
    "mailing_geocode_accuracy" text,
    "other_street" text,
    "other_city" text,
    "other_state" text,
    "other_postal_code" text,
    "other_country" text,
    "other_latitude" numeric,
    "other_longitude" numeric,
    "other_geocode_accuracy" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."contacts" is 'A person, mostly one who works at an account.';
comment on column "salesforce"."contacts"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."contacts"."created_date" is 'When the record was made.';
comment on column "salesforce"."contacts"."created_by_id" is 'User who made it.';
comment on column "salesforce"."contacts"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."contacts"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."contacts"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."contacts"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."contacts"."last_viewed_date" is 'When the user that Tributary logs in as last looked at it.';
comment on column "salesforce"."contacts"."last_referenced_date" is 'When that user last looked at it, or at something that belongs to it.';
comment on column "salesforce"."contacts"."account_id" is 'Account that the person belongs to.';
comment on column "salesforce"."contacts"."master_record_id" is 'Of a contact deleted by a merge, the one that remained.';
comment on column "salesforce"."contacts"."owner_id" is 'User who owns the contact.';
comment on column "salesforce"."contacts"."reports_to_id" is 'Contact whom the person reports to.';
comment on column "salesforce"."contacts"."name" is 'Whole name, made of its parts.';
comment on column "salesforce"."contacts"."salutation" is 'How the person is addressed, such as `Ms.`.';
comment on column "salesforce"."contacts"."first_name" is 'First name.';
comment on column "salesforce"."contacts"."middle_name" is 'Middle name.';
comment on column "salesforce"."contacts"."last_name" is 'Last name.';
comment on column "salesforce"."contacts"."suffix" is 'What follows the name, such as `Jr.`.';
comment on column "salesforce"."contacts"."title" is 'Position, such as `CEO`.';
comment on column "salesforce"."contacts"."department" is 'Department the person works in.';
comment on column "salesforce"."contacts"."email" is 'E-mail address.';
comment on column "salesforce"."contacts"."phone" is 'Business telephone number.';
comment on column "salesforce"."contacts"."mobile_phone" is 'Mobile telephone number.';
comment on column "salesforce"."contacts"."home_phone" is 'Private telephone number.';
comment on column "salesforce"."contacts"."other_phone" is 'Another telephone number.';
comment on column "salesforce"."contacts"."fax" is 'Fax number.';
comment on column "salesforce"."contacts"."assistant_name" is 'Name of the person''s assistant.';
comment on column "salesforce"."contacts"."assistant_phone" is 'Telephone number of that assistant.';
comment on column "salesforce"."contacts"."birthdate" is 'Day of birth.';
comment on column "salesforce"."contacts"."lead_source" is 'Where the person was first heard of, such as `Web`.';
comment on column "salesforce"."contacts"."description" is 'Free text about the person.';
comment on column "salesforce"."contacts"."last_activity_date" is 'Due day of the latest task or event, done or planned.';
comment on column "salesforce"."contacts"."last_curequest_date" is 'When the person was last asked to check the data on file.';
comment on column "salesforce"."contacts"."last_cuupdate_date" is 'When the person last answered such a request.';
comment on column "salesforce"."contacts"."email_bounced_reason" is 'Why mail came back, if it did.';
comment on column "salesforce"."contacts"."email_bounced_date" is 'When mail came back, if it did.';
comment on column "salesforce"."contacts"."is_email_bounced" is 'Whether mail to the address came back.';
comment on column "salesforce"."contacts"."has_opted_out_of_email" is 'Whether the person wants no e-mail.';
comment on column "salesforce"."contacts"."has_opted_out_of_fax" is 'Whether the person wants no fax.';
comment on column "salesforce"."contacts"."do_not_call" is 'Whether the person does not want to be called.';
comment on column "salesforce"."contacts"."photo_url" is 'Path of the social network''s picture, below the instance''s address.';
comment on column "salesforce"."contacts"."jigsaw" is 'Key of the person at Data.com.';
comment on column "salesforce"."contacts"."jigsaw_contact_id" is 'Identifier of the person at Data.com.';
comment on column "salesforce"."contacts"."clean_status" is 'How the record compares with Data.com, such as `Matched` or `Different`.';
comment on column "salesforce"."contacts"."mailing_street" is 'Street of the mailing address; it may have several lines.';
comment on column "salesforce"."contacts"."mailing_city" is 'City of the mailing address.';
comment on column "salesforce"."contacts"."mailing_state" is 'State or province of the mailing address.';
comment on column "salesforce"."contacts"."mailing_postal_code" is 'Postal code of the mailing address.';
comment on column "salesforce"."contacts"."mailing_country" is 'Country of the mailing address.';
comment on column "salesforce"."contacts"."mailing_latitude" is 'Latitude of the mailing address, in degrees.';
comment on column "salesforce"."contacts"."mailing_longitude" is 'Longitude of the mailing address, in degrees.';
comment on column "salesforce"."contacts"."mailing_geocode_accuracy" is 'How near to the mailing address these are, such as `Address` or `City`.';
comment on column "salesforce"."contacts"."other_street" is 'Street of the other address; it may have several lines.';
comment on column "salesforce"."contacts"."other_city" is 'City of the other address.';
comment on column "salesforce"."contacts"."other_state" is 'State or province of the other address.';
comment on column "salesforce"."contacts"."other_postal_code" is 'Postal code of the other address.';
comment on column "salesforce"."contacts"."other_country" is 'Country of the other address.';
comment on column "salesforce"."contacts"."other_latitude" is 'Latitude of the other address, in degrees.';
comment on column "salesforce"."contacts"."other_longitude" is 'Longitude of the other address, in degrees.';
comment on column "salesforce"."contacts"."other_geocode_accuracy" is 'How near to the other address these are, such as `Address` or `City`.';
comment on column "salesforce"."contacts"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."contacts"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."contacts"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."contacts"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."contacts"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."contract_tags" (
    "id" text not null,
    "is_deleted" boolean,
    "item_id" text,
    "tag_definition_id" text,
    "name" text,
    "type" text,
    "created_date" timestamp with time zone,
    "system_modstamp" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."contract_tags" is 'A word that somebody put on a contract to find it by.';
comment on column "salesforce"."contract_tags"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."contract_tags"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."contract_tags"."item_id" is 'Record that the tag is on.';
comment on column "salesforce"."contract_tags"."tag_definition_id" is 'Tag as it is defined, for all records that have it.';
comment on column "salesforce"."contract_tags"."name" is 'Word.';
comment on column "salesforce"."contract_tags"."type" is 'Who sees it: `Public` or `Personal`.';
comment on column "salesforce"."contract_tags"."created_date" is 'When it was put there.';
comment on column "salesforce"."contract_tags"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."contract_tags"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."contract_tags"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."contract_tags"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."contract_tags"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."contract_tags"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."contracts" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "last_viewed_date" timestamp with time zone,
    "last_referenced_date" timestamp with time zone,
    "contract_number" text,
    "account_id" text,
    "pricebook_2_id" text,
    "owner_id" text,
    "owner_expiration_notice" text,
    "status" text,
    "status_code" text,
    "start_date" date,
    "end_date" date,
    "contract_term" bigint,
    "company_signed_id" text,
    "company_signed_date" date,
    "customer_signed_id" text,
    "customer_signed_title" text,
    "customer_signed_date" date,
    "special_terms" text,
    "activated_by_id" text,
    "activated_date" timestamp with time zone,
    "last_approved_date" timestamp with time zone,
    "last_activity_date" date,
    "description" text,
    "billing_street" text,
    "billing_city" text,
    "billing_state" text,
    "billing_postal_code" text,
    "billing_country" text,
    "billing_latitude" numeric,
    "billing_longitude" numeric,
    "billing_geocode_accuracy" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."contracts" is 'An agreement with an account.';
comment on column "salesforce"."contracts"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."contracts"."created_date" is 'When the record was made.';
comment on column "salesforce"."contracts"."created_by_id" is 'User who made it.';
comment on column "salesforce"."contracts"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."contracts"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."contracts"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."contracts"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."contracts"."last_viewed_date" is 'When the user that Tributary logs in as last looked at it.';
comment on column "salesforce"."contracts"."last_referenced_date" is 'When that user last looked at it, or at something that belongs to it.';
comment on column "salesforce"."contracts"."contract_number" is 'Number that Salesforce gives each contract.';
comment on column "salesforce"."contracts"."account_id" is 'Account that it is with.';
comment on column "salesforce"."contracts"."pricebook_2_id" is 'Price book that applies.';
comment on column "salesforce"."contracts"."owner_id" is 'User who owns the contract.';
comment on column "salesforce"."contracts"."owner_expiration_notice" is 'How many days before its end the owner is told.';
comment on column "salesforce"."contracts"."status" is 'Where it stands, such as `Draft` or `Activated`.';
comment on column "salesforce"."contracts"."status_code" is 'Category of that status, such as `Draft`, `InApproval` or `Expired`.';
comment on column "salesforce"."contracts"."start_date" is 'First day of the contract.';
comment on column "salesforce"."contracts"."end_date" is 'Last day of the contract.';
comment on column "salesforce"."contracts"."contract_term" is 'How many months it runs.';
comment on column "salesforce"."contracts"."company_signed_id" is 'User who signed for the organisation.';
comment on column "salesforce"."contracts"."company_signed_date" is 'Day on which the organisation signed.';
comment on column "salesforce"."contracts"."customer_signed_id" is 'Contact who signed for the customer.';
comment on column "salesforce"."contracts"."customer_signed_title" is 'Position of that contact.';
comment on column "salesforce"."contracts"."customer_signed_date" is 'Day on which the customer signed.';
comment on column "salesforce"."contracts"."special_terms" is 'Terms that were agreed on beside the usual ones.';
comment on column "salesforce"."contracts"."activated_by_id" is 'User who activated it.';
comment on column "salesforce"."contracts"."activated_date" is 'When it was activated.';
comment on column "salesforce"."contracts"."last_approved_date" is 'When it was last approved.';
comment on column "salesforce"."contracts"."last_activity_date" is 'Due day of the latest task or event, done or planned.';
comment on column "salesforce"."contracts"."description" is 'Free text about the contract.';
comment on column "salesforce"."contracts"."billing_street" is 'Street of the billing address; it may have several lines.';
comment on column "salesforce"."contracts"."billing_city" is 'City of the billing address.';
comment on column "salesforce"."contracts"."billing_state" is 'State or province of the billing address.';
comment on column "salesforce"."contracts"."billing_postal_code" is 'Postal code of the billing address.';
comment on column "salesforce"."contracts"."billing_country" is 'Country of the billing address.';
comment on column "salesforce"."contracts"."billing_latitude" is 'Latitude of the billing address, in degrees.';
comment on column "salesforce"."contracts"."billing_longitude" is 'Longitude of the billing address, in degrees.';
comment on column "salesforce"."contracts"."billing_geocode_accuracy" is 'How near to the billing address these are, such as `Address` or `City`.';
comment on column "salesforce"."contracts"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."contracts"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."contracts"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."contracts"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."contracts"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."dashboard_tags" (
    "id" text not null,
    "is_deleted" boolean,
    "item_id" text,
    "tag_definition_id" text,
    "name" text,
    "type" text,
    "created_date" timestamp with time zone,
    "system_modstamp" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."dashboard_tags" is 'A word that somebody put on a dashboard to find it by.';
comment on column "salesforce"."dashboard_tags"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."dashboard_tags"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."dashboard_tags"."item_id" is 'Record that the tag is on.';
comment on column "salesforce"."dashboard_tags"."tag_definition_id" is 'Tag as it is defined, for all records that have it.';
comment on column "salesforce"."dashboard_tags"."name" is 'Word.';
comment on column "salesforce"."dashboard_tags"."type" is 'Who sees it: `Public` or `Personal`.';
comment on column "salesforce"."dashboard_tags"."created_date" is 'When it was put there.';
comment on column "salesforce"."dashboard_tags"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."dashboard_tags"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."dashboard_tags"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."dashboard_tags"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."dashboard_tags"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."dashboard_tags"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."dashboards" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "last_viewed_date" timestamp with time zone,
    "last_referenced_date" timestamp with time zone,
    "title" text,
    "developer_name" text,
    "namespace_prefix" text,
    "description" text,
    "folder_id" text,
    "folder_name" text,
    "type" text,
    "running_user_id" text,
    "left_size" text,
    "middle_size" text,
    "right_size" text,
    "title_color" bigint,
    "title_size" bigint,
    "text_color" bigint,
    "background_start" bigint,
    "background_end" bigint,
    "background_direction" text,
    "color_palette" text,
    "chart_theme" text,
    "dashboard_result_refreshed_date" text,
    "dashboard_result_running_user" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."dashboards" is 'A page of charts made of reports.';
comment on column "salesforce"."dashboards"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."dashboards"."created_date" is 'When the record was made.';
comment on column "salesforce"."dashboards"."created_by_id" is 'User who made it.';
comment on column "salesforce"."dashboards"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."dashboards"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."dashboards"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."dashboards"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."dashboards"."last_viewed_date" is 'When the user that Tributary logs in as last looked at it.';
comment on column "salesforce"."dashboards"."last_referenced_date" is 'When that user last looked at it, or at something that belongs to it.';
comment on column "salesforce"."dashboards"."title" is 'Name of the dashboard.';
comment on column "salesforce"."dashboards"."developer_name" is 'Name of the dashboard to programs.';
comment on column "salesforce"."dashboards"."namespace_prefix" is 'Namespace of the package it came with.';
comment on column "salesforce"."dashboards"."description" is 'Free text about the dashboard.';
comment on column "salesforce"."dashboards"."folder_id" is 'Folder that it is in.';
comment on column "salesforce"."dashboards"."folder_name" is 'Name of that folder.';
comment on column "salesforce"."dashboards"."type" is 'Whose data it shows: `SpecifiedUser`, `LoggedInUser` or `MyTeamUser`.';
comment on column "salesforce"."dashboards"."running_user_id" is 'User whose data it shows.';
comment on column "salesforce"."dashboards"."left_size" is 'Width of the left column.';
comment on column "salesforce"."dashboards"."middle_size" is 'Width of the middle column.';
comment on column "salesforce"."dashboards"."right_size" is 'Width of the right column.';
comment on column "salesforce"."dashboards"."title_color" is 'Color of the titles, as a number.';
comment on column "salesforce"."dashboards"."title_size" is 'Size of the titles, in points.';
comment on column "salesforce"."dashboards"."text_color" is 'Color of the text, as a number.';
comment on column "salesforce"."dashboards"."background_start" is 'Color at which the background begins, as a number.';
comment on column "salesforce"."dashboards"."background_end" is 'Color at which the background ends, as a number.';
comment on column "salesforce"."dashboards"."background_direction" is 'Direction in which the one becomes the other.';
comment on column "salesforce"."dashboards"."color_palette" is 'Colors of its charts.';
comment on column "salesforce"."dashboards"."chart_theme" is 'Theme of its charts: `light` or `dark`.';
comment on column "salesforce"."dashboards"."dashboard_result_refreshed_date" is 'When its data was last refreshed, as text.';
comment on column "salesforce"."dashboards"."dashboard_result_running_user" is 'Name of the user whose data was shown then.';
comment on column "salesforce"."dashboards"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."dashboards"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."dashboards"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."dashboards"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."dashboards"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."document_tags" (
    "id" text not null,
    "is_deleted" boolean,
    "item_id" text,
    "tag_definition_id" text,
    "name" text,
    "type" text,
    "created_date" timestamp with time zone,
    "system_modstamp" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."document_tags" is 'A word that somebody put on a document to find it by.';
comment on column "salesforce"."document_tags"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."document_tags"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."document_tags"."item_id" is 'Record that the tag is on.';
comment on column "salesforce"."document_tags"."tag_definition_id" is 'Tag as it is defined, for all records that have it.';
comment on column "salesforce"."document_tags"."name" is 'Word.';
comment on column "salesforce"."document_tags"."type" is 'Who sees it: `Public` or `Personal`.';
comment on column "salesforce"."document_tags"."created_date" is 'When it was put there.';
comment on column "salesforce"."document_tags"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."document_tags"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."document_tags"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."document_tags"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."document_tags"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."document_tags"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."documents" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "last_viewed_date" timestamp with time zone,
    "last_referenced_date" timestamp with time zone,
    "name" text,
    "developer_name" text,
    "namespace_prefix" text,
    "folder_id" text,
    "author_id" text,
    "description" text,
    "keywords" text,
    "type" text,
    "content_type" text,
    "body_length" bigint,
    "url" text,
    "is_public" boolean,
    "is_internal_use_only" boolean,
    "is_body_searchable" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."documents" is 'A file in a folder for documents.';
comment on column "salesforce"."documents"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."documents"."created_date" is 'When the record was made.';
comment on column "salesforce"."documents"."created_by_id" is 'User who made it.';
comment on column "salesforce"."documents"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."documents"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."documents"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."documents"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."documents"."last_viewed_date" is 'When the user that Tributary logs in as last looked at it.';
comment on column "salesforce"."documents"."last_referenced_date" is 'When that user last looked at it, or at something that belongs to it.';
comment on column "salesforce"."documents"."name" is 'Name of the document.';
comment on column "salesforce"."documents"."developer_name" is 'Name of the document to programs.';
comment on column "salesforce"."documents"."namespace_prefix" is 'Namespace of the package it came with.';
comment on column "salesforce"."documents"."folder_id" is 'Folder that it is in, or the user whose personal one it is.';
comment on column "salesforce"."documents"."author_id" is 'User who is responsible for it.';
comment on column "salesforce"."documents"."description" is 'Free text about the document.';
comment on column "salesforce"."documents"."keywords" is 'Words to find it by.';
comment on column "salesforce"."documents"."type" is 'Ending of the file''s name.';
comment on column "salesforce"."documents"."content_type" is 'Media type of the file.';
comment on column "salesforce"."documents"."body_length" is 'Size of the file in bytes.';
comment on column "salesforce"."documents"."url" is 'Address, of a document that is but a link.';
comment on column "salesforce"."documents"."is_public" is 'Whether everybody may see it without logging in.';
comment on column "salesforce"."documents"."is_internal_use_only" is 'Whether it is for use within the organisation only.';
comment on column "salesforce"."documents"."is_body_searchable" is 'Whether its content can be searched.';
comment on column "salesforce"."documents"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."documents"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."documents"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."documents"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."documents"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."event_tags" (
    "id" text not null,
    "is_deleted" boolean,
    "item_id" text,
    "tag_definition_id" text,
    "name" text,
    "type" text,
    "created_date" timestamp with time zone,
    "system_modstamp" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."event_tags" is 'A word that somebody put on an event to find it by.';
comment on column "salesforce"."event_tags"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."event_tags"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."event_tags"."item_id" is 'Record that the tag is on.';
comment on column "salesforce"."event_tags"."tag_definition_id" is 'Tag as it is defined, for all records that have it.';
comment on column "salesforce"."event_tags"."name" is 'Word.';
comment on column "salesforce"."event_tags"."type" is 'Who sees it: `Public` or `Personal`.';
comment on column "salesforce"."event_tags"."created_date" is 'When it was put there.';
comment on column "salesforce"."event_tags"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."event_tags"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."event_tags"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."event_tags"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."event_tags"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."event_tags"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."events" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "account_id" text,
    "who_id" text,
    "what_id" text,
    "who_count" bigint,
    "what_count" bigint,
    "owner_id" text,
    "subject" text,
    "location" text,
    "description" text,
    "type" text,
    "event_subtype" text,
    "is_all_day_event" boolean,
    "activity_date" date,
    "activity_date_time" timestamp with time zone,
    "duration_in_minutes" bigint,
    "start_date_time" timestamp with time zone,
    "end_date_time" timestamp with time zone,
    "end_date" date,
    "show_as" text,
    "is_private" boolean,
    "is_child" boolean,
    "is_group_event" boolean,
    "group_event_type" text,
    "is_archived" boolean,
    "is_reminder_set" boolean,
    "reminder_date_time" timestamp with time zone,
    "is_recurrence" boolean,
    "recurrence_activity_id" text,
    "recurrence_start_date_time" timestamp with time zone,
    "recurrence_end_date_only" date,
    "recurrence_time_zone_sid_key" text,
    "recurrence_type" text,
    "recurrence_interval" bigint,
    "recurrence_day_of_week_mask" bigint,
    "recurrence_day_of_month" bigint,
    "recurrence_instance" text,
    "recurrence_month_of_year" text,
    "is_recurrence_2" boolean,
    "is_recurrence_2_exception" boolean,
    "is_recurrence_2_exclusion" boolean,
    "recurrence_2_pattern_text" text,
    "recurrence_2_pattern_version" text,
    "recurrence_2_pattern_start_date" timestamp with time zone,
    "recurrence_2_pattern_time_zone" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."events" is 'An appointment in a calendar.';
comment on column "salesforce"."events"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."events"."created_date" is 'When the record was made.';
comment on column "salesforce"."events"."created_by_id" is 'User who made it.';
comment on column "salesforce"."events"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."events"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."events"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."events"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."events"."account_id" is 'Account of the record that it is about.';
comment on column "salesforce"."events"."who_id" is 'Contact or lead that it is with.';
comment on column "salesforce"."events"."what_id" is 'Record that it is about: account, opportunity, case or another.';
comment on column "salesforce"."events"."who_count" is 'How many contacts or leads it is with.';
comment on column "salesforce"."events"."what_count" is 'How many records it is about.';
comment on column "salesforce"."events"."owner_id" is 'User or public calendar whose event it is.';
comment on column "salesforce"."events"."subject" is 'What it is about, in a line.';
comment on column "salesforce"."events"."location" is 'Where it takes place.';
comment on column "salesforce"."events"."description" is 'Free text about it.';
comment on column "salesforce"."events"."type" is 'Kind of event, such as `Meeting`.';
comment on column "salesforce"."events"."event_subtype" is 'Subtype of the event; `Event`.';
comment on column "salesforce"."events"."is_all_day_event" is 'Whether it takes whole days.';
comment on column "salesforce"."events"."activity_date" is 'Day of the event.';
comment on column "salesforce"."events"."activity_date_time" is 'When it begins; midnight of an all-day event.';
comment on column "salesforce"."events"."duration_in_minutes" is 'How long it takes, in minutes.';
comment on column "salesforce"."events"."start_date_time" is 'When it begins.';
comment on column "salesforce"."events"."end_date_time" is 'When it ends.';
comment on column "salesforce"."events"."end_date" is 'Day on which it ends.';
comment on column "salesforce"."events"."show_as" is 'How the time is shown to others: `Busy`, `OutOfOffice` or `Free`.';
comment on column "salesforce"."events"."is_private" is 'Whether others see no details of it.';
comment on column "salesforce"."events"."is_child" is 'Whether it is an invitee''s copy of a group event.';
comment on column "salesforce"."events"."is_group_event" is 'Whether others were invited.';
comment on column "salesforce"."events"."group_event_type" is 'How others take part: `0` none, `1` group, `2` proposed, `3` recurring.';
comment on column "salesforce"."events"."is_archived" is 'Whether it was archived, as past ones are after a year.';
comment on column "salesforce"."events"."is_reminder_set" is 'Whether its owner is to be reminded.';
comment on column "salesforce"."events"."reminder_date_time" is 'When to remind.';
comment on column "salesforce"."events"."is_recurrence" is 'Whether it is a series of Salesforce Classic rather than one event of it.';
comment on column "salesforce"."events"."recurrence_activity_id" is 'Series of Salesforce Classic that it belongs to.';
comment on column "salesforce"."events"."recurrence_start_date_time" is 'When the series begins.';
comment on column "salesforce"."events"."recurrence_end_date_only" is 'Last day of the series.';
comment on column "salesforce"."events"."recurrence_time_zone_sid_key" is 'Time zone of the series, such as `Europe/Berlin`.';
comment on column "salesforce"."events"."recurrence_type" is 'How the series repeats, such as `RecursWeekly`.';
comment on column "salesforce"."events"."recurrence_interval" is 'Every how many days or weeks it repeats.';
comment on column "salesforce"."events"."recurrence_day_of_week_mask" is 'Days of the week as a bit mask, Sunday being 1.';
comment on column "salesforce"."events"."recurrence_day_of_month" is 'Day of the month on which it repeats.';
comment on column "salesforce"."events"."recurrence_instance" is 'Which of the month''s days, such as `First` or `Last`.';
comment on column "salesforce"."events"."recurrence_month_of_year" is 'Month in which it repeats.';
comment on column "salesforce"."events"."is_recurrence_2" is 'Whether it belongs to a series of Lightning Experience.';
comment on column "salesforce"."events"."is_recurrence_2_exception" is 'Whether it differs from the rest of that series.';
comment on column "salesforce"."events"."is_recurrence_2_exclusion" is 'Whether it was in that series before its pattern changed.';
comment on column "salesforce"."events"."recurrence_2_pattern_text" is 'Pattern of that series, as an RFC 5545 rule.';
comment on column "salesforce"."events"."recurrence_2_pattern_version" is 'Version of the pattern''s standard; `1` or `2`.';
comment on column "salesforce"."events"."recurrence_2_pattern_start_date" is 'When that series begins.';
comment on column "salesforce"."events"."recurrence_2_pattern_time_zone" is 'Time zone of that series.';
comment on column "salesforce"."events"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."events"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."events"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."events"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."events"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."lead_tags" (
    "id" text not null,
    "is_deleted" boolean,
    "item_id" text,
    "tag_definition_id" text,
    "name" text,
    "type" text,
    "created_date" timestamp with time zone,
    "system_modstamp" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."lead_tags" is 'A word that somebody put on a lead to find it by.';
comment on column "salesforce"."lead_tags"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."lead_tags"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."lead_tags"."item_id" is 'Record that the tag is on.';
comment on column "salesforce"."lead_tags"."tag_definition_id" is 'Tag as it is defined, for all records that have it.';
comment on column "salesforce"."lead_tags"."name" is 'Word.';
comment on column "salesforce"."lead_tags"."type" is 'Who sees it: `Public` or `Personal`.';
comment on column "salesforce"."lead_tags"."created_date" is 'When it was put there.';
comment on column "salesforce"."lead_tags"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."lead_tags"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."lead_tags"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."lead_tags"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."lead_tags"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."lead_tags"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."leads" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "last_viewed_date" timestamp with time zone,
    "last_referenced_date" timestamp with time zone,
    "master_record_id" text,
    "owner_id" text,
    "name" text,
    "salutation" text,
    "first_name" text,
    "middle_name" text,
    "last_name" text,
    "suffix" text,
    "title" text,
    "company" text,
    "status" text,
    "rating" text,
    "industry" text,
    "lead_source" text,
    "annual_revenue" numeric,
    "number_of_employees" bigint,
    "email" text,
    "phone" text,
    "mobile_phone" text,
    "fax" text,
    "website" text,
    "description" text,
    "is_converted" boolean,
    "converted_date" date,
    "converted_account_id" text,
    "converted_contact_id" text,
    "converted_opportunity_id" text,
    "is_unread_by_owner" boolean,
    "last_activity_date" date,
    "email_bounced_reason" text,
    "email_bounced_date" timestamp with time zone,
    "has_opted_out_of_email" boolean,
    "has_opted_out_of_fax" boolean,
    "do_not_call" boolean,
    "photo_url" text,
    "jigsaw" text,
    "jigsaw_contact_id" text,
    "clean_status" text,
    "company_duns_number" text,
    "street" text,
    "city" text,
    "state" text,
    "postal_code" text,
    "country" text,
    "latitude" numeric,
    "longitude" numeric,
    "geocode_accuracy" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."leads" is 'A person or company that may become a customer, before it is qualified and converted.';
comment on column "salesforce"."leads"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."leads"."created_date" is 'When the record was made.';
comment on column "salesforce"."leads"."created_by_id" is 'User who made it.';
comment on column "salesforce"."leads"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."leads"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."leads"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."leads"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."leads"."last_viewed_date" is 'When the user that Tributary logs in as last looked at it.';
comment on column "salesforce"."leads"."last_referenced_date" is 'When that user last looked at it, or at something that belongs to it.';
comment on column "salesforce"."leads"."master_record_id" is 'Of a lead deleted by a merge, the one that remained.';
comment on column "salesforce"."leads"."owner_id" is 'User or queue that owns the lead.';
comment on column "salesforce"."leads"."name" is 'Whole name, made of its parts.';
comment on column "salesforce"."leads"."salutation" is 'How the person is addressed, such as `Ms.`.';
comment on column "salesforce"."leads"."first_name" is 'First name.';
comment on column "salesforce"."leads"."middle_name" is 'Middle name.';
comment on column "salesforce"."leads"."last_name" is 'Last name.';
comment on column "salesforce"."leads"."suffix" is 'What follows the name, such as `Jr.`.';
comment on column "salesforce"."leads"."title" is 'Position, such as `CEO`.';
comment on column "salesforce"."leads"."company" is 'Company that the person works at.';
comment on column "salesforce"."leads"."status" is 'Where it stands, such as `Open - Not Contacted`.';
comment on column "salesforce"."leads"."rating" is 'How promising the lead is: `Hot`, `Warm` or `Cold`.';
comment on column "salesforce"."leads"."industry" is 'Line of business.';
comment on column "salesforce"."leads"."lead_source" is 'Where the lead came from, such as `Web`.';
comment on column "salesforce"."leads"."annual_revenue" is 'Estimated revenue of the company in a year.';
comment on column "salesforce"."leads"."number_of_employees" is 'How many people work at the company.';
comment on column "salesforce"."leads"."email" is 'E-mail address.';
comment on column "salesforce"."leads"."phone" is 'Telephone number.';
comment on column "salesforce"."leads"."mobile_phone" is 'Mobile telephone number.';
comment on column "salesforce"."leads"."fax" is 'Fax number.';
comment on column "salesforce"."leads"."website" is 'Address of the company''s website.';
comment on column "salesforce"."leads"."description" is 'Free text about the lead.';
comment on column "salesforce"."leads"."is_converted" is 'Whether it was converted to account, contact and perhaps opportunity.';
comment on column "salesforce"."leads"."converted_date" is 'Day on which it was converted.';
comment on column "salesforce"."leads"."converted_account_id" is 'Account that it was converted to.';
comment on column "salesforce"."leads"."converted_contact_id" is 'Contact that it was converted to.';
comment on column "salesforce"."leads"."converted_opportunity_id" is 'Opportunity that it was converted to.';
comment on column "salesforce"."leads"."is_unread_by_owner" is 'Whether its owner has yet to look at it.';
comment on column "salesforce"."leads"."last_activity_date" is 'Due day of the latest task or event, done or planned.';
comment on column "salesforce"."leads"."email_bounced_reason" is 'Why mail came back, if it did.';
comment on column "salesforce"."leads"."email_bounced_date" is 'When mail came back, if it did.';
comment on column "salesforce"."leads"."has_opted_out_of_email" is 'Whether the person wants no e-mail.';
comment on column "salesforce"."leads"."has_opted_out_of_fax" is 'Whether the person wants no fax.';
comment on column "salesforce"."leads"."do_not_call" is 'Whether the person does not want to be called.';
comment on column "salesforce"."leads"."photo_url" is 'Path of the social network''s picture, below the instance''s address.';
comment on column "salesforce"."leads"."jigsaw" is 'Key of the person at Data.com.';
comment on column "salesforce"."leads"."jigsaw_contact_id" is 'Identifier of the person at Data.com.';
comment on column "salesforce"."leads"."clean_status" is 'How the record compares with Data.com, such as `Matched` or `Different`.';
comment on column "salesforce"."leads"."company_duns_number" is 'D-U-N-S number of the company.';
comment on column "salesforce"."leads"."street" is 'Street of the address; it may have several lines.';
comment on column "salesforce"."leads"."city" is 'City of the address.';
comment on column "salesforce"."leads"."state" is 'State or province of the address.';
comment on column "salesforce"."leads"."postal_code" is 'Postal code of the address.';
comment on column "salesforce"."leads"."country" is 'Country of the address.';
comment on column "salesforce"."leads"."latitude" is 'Latitude of the address, in degrees.';
comment on column "salesforce"."leads"."longitude" is 'Longitude of the address, in degrees.';
comment on column "salesforce"."leads"."geocode_accuracy" is 'How near to the address these are, such as `Address` or `City`.';
comment on column "salesforce"."leads"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."leads"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."leads"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."leads"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."leads"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."note_tags" (
    "id" text not null,
    "is_deleted" boolean,
    "item_id" text,
    "tag_definition_id" text,
    "name" text,
    "type" text,
    "created_date" timestamp with time zone,
    "system_modstamp" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."note_tags" is 'A word that somebody put on a note to find it by.';
comment on column "salesforce"."note_tags"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."note_tags"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."note_tags"."item_id" is 'Record that the tag is on.';
comment on column "salesforce"."note_tags"."tag_definition_id" is 'Tag as it is defined, for all records that have it.';
comment on column "salesforce"."note_tags"."name" is 'Word.';
comment on column "salesforce"."note_tags"."type" is 'Who sees it: `Public` or `Personal`.';
comment on column "salesforce"."note_tags"."created_date" is 'When it was put there.';
comment on column "salesforce"."note_tags"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."note_tags"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."note_tags"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."note_tags"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."note_tags"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."note_tags"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."notes" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "parent_id" text,
    "owner_id" text,
    "title" text,
    "body" text,
    "is_private" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."notes" is 'A note attached to a record.';
comment on column "salesforce"."notes"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."notes"."created_date" is 'When the record was made.';
comment on column "salesforce"."notes"."created_by_id" is 'User who made it.';
comment on column "salesforce"."notes"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."notes"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."notes"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."notes"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."notes"."parent_id" is 'Record that it is attached to.';
comment on column "salesforce"."notes"."owner_id" is 'User who owns the note.';
comment on column "salesforce"."notes"."title" is 'Heading of the note.';
comment on column "salesforce"."notes"."body" is 'Text of the note.';
comment on column "salesforce"."notes"."is_private" is 'Whether only its owner and administrators see it.';
comment on column "salesforce"."notes"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."notes"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."notes"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."notes"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."notes"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."opportunities" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "last_viewed_date" timestamp with time zone,
    "last_referenced_date" timestamp with time zone,
    "name" text,
    "account_id" text,
    "contact_id" text,
    "campaign_id" text,
    "pricebook_2_id" text,
    "synced_quote_id" text,
    "owner_id" text,
    "stage_name" text,
    "is_closed" boolean,
    "is_won" boolean,
    "amount" numeric,
    "total_opportunity_quantity" numeric,
    "probability" numeric,
    "expected_revenue" numeric,
    "close_date" date,
    "type" text,
    "next_step" text,
    "lead_source" text,
    "forecast_category" text,
    "forecast_category_name" text,
    "fiscal" text,
    "fiscal_quarter" bigint,
    "fiscal_year" bigint,
    "has_opportunity_line_item" boolean,
    "has_open_activity" boolean,
    "has_overdue_task" boolean,
    "is_private" boolean,
    "last_activity_date" date,
    "last_stage_change_date" timestamp with time zone,
    "description" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."opportunities" is 'A sale that is under way, won or lost.';
comment on column "salesforce"."opportunities"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."opportunities"."created_date" is 'When the record was made.';
comment on column "salesforce"."opportunities"."created_by_id" is 'User who made it.';
comment on column "salesforce"."opportunities"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."opportunities"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."opportunities"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."opportunities"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."opportunities"."last_viewed_date" is 'When the user that Tributary logs in as last looked at it.';
comment on column "salesforce"."opportunities"."last_referenced_date" is 'When that user last looked at it, or at something that belongs to it.';
comment on column "salesforce"."opportunities"."name" is 'Name of the opportunity.';
comment on column "salesforce"."opportunities"."account_id" is 'Account that it is with.';
comment on column "salesforce"."opportunities"."contact_id" is 'Contact that was given when it was created.';
comment on column "salesforce"."opportunities"."campaign_id" is 'Campaign that it came of.';
comment on column "salesforce"."opportunities"."pricebook_2_id" is 'Price book that its products are of.';
comment on column "salesforce"."opportunities"."synced_quote_id" is 'Quote that is kept alike with it.';
comment on column "salesforce"."opportunities"."owner_id" is 'User who owns the opportunity.';
comment on column "salesforce"."opportunities"."stage_name" is 'Where it stands, such as `Prospecting` or `Closed Won`.';
comment on column "salesforce"."opportunities"."is_closed" is 'Whether that stage counts as closed.';
comment on column "salesforce"."opportunities"."is_won" is 'Whether that stage counts as won.';
comment on column "salesforce"."opportunities"."amount" is 'Expected amount of the sale; with products, their sum.';
comment on column "salesforce"."opportunities"."total_opportunity_quantity" is 'How many units are to be sold, if they are counted.';
comment on column "salesforce"."opportunities"."probability" is 'Likelihood of winning it, in percent.';
comment on column "salesforce"."opportunities"."expected_revenue" is 'Amount times probability.';
comment on column "salesforce"."opportunities"."close_date" is 'Day on which it is expected to close.';
comment on column "salesforce"."opportunities"."type" is 'Kind of opportunity, such as `New Customer`.';
comment on column "salesforce"."opportunities"."next_step" is 'What is to be done next, as free text.';
comment on column "salesforce"."opportunities"."lead_source" is 'Where the opportunity came from, such as `Web`.';
comment on column "salesforce"."opportunities"."forecast_category" is 'Part of the forecast it counts in, such as `Pipeline`.';
comment on column "salesforce"."opportunities"."forecast_category_name" is 'Name of that category, as the organisation calls it.';
comment on column "salesforce"."opportunities"."fiscal" is 'Fiscal quarter of the close date, as `2026 1`.';
comment on column "salesforce"."opportunities"."fiscal_quarter" is 'Number of that fiscal quarter.';
comment on column "salesforce"."opportunities"."fiscal_year" is 'That fiscal year.';
comment on column "salesforce"."opportunities"."has_opportunity_line_item" is 'Whether it has products.';
comment on column "salesforce"."opportunities"."has_open_activity" is 'Whether a task or event of it is open.';
comment on column "salesforce"."opportunities"."has_overdue_task" is 'Whether a task of it is overdue.';
comment on column "salesforce"."opportunities"."is_private" is 'Whether only its owner, people above and administrators see it.';
comment on column "salesforce"."opportunities"."last_activity_date" is 'Due day of the latest task or event, done or planned.';
comment on column "salesforce"."opportunities"."last_stage_change_date" is 'When its stage last changed.';
comment on column "salesforce"."opportunities"."description" is 'Free text about the opportunity.';
comment on column "salesforce"."opportunities"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."opportunities"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."opportunities"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."opportunities"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."opportunities"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."opportunity_competitor" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "opportunity_id" text,
    "competitor_name" text,
    "strengths" text,
    "weaknesses" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."opportunity_competitor" is 'A competitor for an opportunity.';
comment on column "salesforce"."opportunity_competitor"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."opportunity_competitor"."created_date" is 'When the record was made.';
comment on column "salesforce"."opportunity_competitor"."created_by_id" is 'User who made it.';
comment on column "salesforce"."opportunity_competitor"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."opportunity_competitor"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."opportunity_competitor"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."opportunity_competitor"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."opportunity_competitor"."opportunity_id" is 'Opportunity that is competed for.';
comment on column "salesforce"."opportunity_competitor"."competitor_name" is 'Who competes.';
comment on column "salesforce"."opportunity_competitor"."strengths" is 'What speaks for the competitor.';
comment on column "salesforce"."opportunity_competitor"."weaknesses" is 'What speaks against the competitor.';
comment on column "salesforce"."opportunity_competitor"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."opportunity_competitor"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."opportunity_competitor"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."opportunity_competitor"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."opportunity_competitor"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."opportunity_contact_role" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "opportunity_id" text,
    "contact_id" text,
    "role" text,
    "is_primary" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."opportunity_contact_role" is 'The role that a contact plays in an opportunity.';
comment on column "salesforce"."opportunity_contact_role"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."opportunity_contact_role"."created_date" is 'When the record was made.';
comment on column "salesforce"."opportunity_contact_role"."created_by_id" is 'User who made it.';
comment on column "salesforce"."opportunity_contact_role"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."opportunity_contact_role"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."opportunity_contact_role"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."opportunity_contact_role"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."opportunity_contact_role"."opportunity_id" is 'Opportunity in which it is played.';
comment on column "salesforce"."opportunity_contact_role"."contact_id" is 'Contact who plays it.';
comment on column "salesforce"."opportunity_contact_role"."role" is 'What the contact does in it, such as `Decision Maker`.';
comment on column "salesforce"."opportunity_contact_role"."is_primary" is 'Whether the contact is the main one.';
comment on column "salesforce"."opportunity_contact_role"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."opportunity_contact_role"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."opportunity_contact_role"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."opportunity_contact_role"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."opportunity_contact_role"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."opportunity_field_history" (
    "id" text not null,
    "is_deleted" boolean,
    "opportunity_id" text,
    "created_by_id" text,
    "created_date" timestamp with time zone,
    "field" text,
    "data_type" text,
    "old_value" text,
    "new_value" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."opportunity_field_history" is 'One change of one tracked field of an opportunity.';
comment on column "salesforce"."opportunity_field_history"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."opportunity_field_history"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."opportunity_field_history"."opportunity_id" is 'Opportunity that was changed.';
comment on column "salesforce"."opportunity_field_history"."created_by_id" is 'User who made the change.';
comment on column "salesforce"."opportunity_field_history"."created_date" is 'When the change was made.';
comment on column "salesforce"."opportunity_field_history"."field" is 'API name of the field that was changed.';
comment on column "salesforce"."opportunity_field_history"."data_type" is 'Type of the field, such as `Text` or `Currency`.';
comment on column "salesforce"."opportunity_field_history"."old_value" is 'Value before the change, as text.';
comment on column "salesforce"."opportunity_field_history"."new_value" is 'Value after the change, as text.';
comment on column "salesforce"."opportunity_field_history"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."opportunity_field_history"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."opportunity_field_history"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."opportunity_field_history"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."opportunity_field_history"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."opportunity_history" (
    "id" text not null,
    "is_deleted" boolean,
    "opportunity_id" text,
    "created_by_id" text,
    "created_date" timestamp with time zone,
    "stage_name" text,
    "amount" numeric,
    "expected_revenue" numeric,
    "close_date" date,
    "probability" numeric,
    "forecast_category" text,
    "prev_amount" numeric,
    "prev_close_date" date,
    "system_modstamp" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."opportunity_history" is 'The state of an opportunity after a change of stage, amount, probability or close date.';
comment on column "salesforce"."opportunity_history"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."opportunity_history"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."opportunity_history"."opportunity_id" is 'Opportunity whose history it is.';
comment on column "salesforce"."opportunity_history"."created_by_id" is 'User who made the change.';
comment on column "salesforce"."opportunity_history"."created_date" is 'When the change was made.';
comment on column "salesforce"."opportunity_history"."stage_name" is 'Stage from then on.';
comment on column "salesforce"."opportunity_history"."amount" is 'Amount from then on.';
comment on column "salesforce"."opportunity_history"."expected_revenue" is 'Amount times probability from then on.';
comment on column "salesforce"."opportunity_history"."close_date" is 'Expected day of closing from then on.';
comment on column "salesforce"."opportunity_history"."probability" is 'Likelihood of winning it from then on, in percent.';
comment on column "salesforce"."opportunity_history"."forecast_category" is 'Forecast category from then on.';
comment on column "salesforce"."opportunity_history"."prev_amount" is 'Amount before.';
comment on column "salesforce"."opportunity_history"."prev_close_date" is 'Expected day of closing before.';
comment on column "salesforce"."opportunity_history"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."opportunity_history"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."opportunity_history"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."opportunity_history"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."opportunity_history"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."opportunity_history"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."opportunity_line_item_schedules" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "opportunity_line_item_id" text,
    "type" text,
    "schedule_date" date,
    "quantity" numeric,
    "revenue" numeric,
    "description" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."opportunity_line_item_schedules" is 'A part of an opportunity''s product that is delivered or paid on a day.';
comment on column "salesforce"."opportunity_line_item_schedules"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."opportunity_line_item_schedules"."created_date" is 'When the record was made.';
comment on column "salesforce"."opportunity_line_item_schedules"."created_by_id" is 'User who made it.';
comment on column "salesforce"."opportunity_line_item_schedules"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."opportunity_line_item_schedules"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."opportunity_line_item_schedules"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."opportunity_line_item_schedules"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."opportunity_line_item_schedules"."opportunity_line_item_id" is 'Line of the opportunity that it is a part of.';
comment on column "salesforce"."opportunity_line_item_schedules"."type" is 'What is spread: `Quantity`, `Revenue` or `Both`.';
comment on column "salesforce"."opportunity_line_item_schedules"."schedule_date" is 'Day on which it is delivered or paid.';
comment on column "salesforce"."opportunity_line_item_schedules"."quantity" is 'How many units then.';
comment on column "salesforce"."opportunity_line_item_schedules"."revenue" is 'How much money then.';
comment on column "salesforce"."opportunity_line_item_schedules"."description" is 'Free text about it.';
comment on column "salesforce"."opportunity_line_item_schedules"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."opportunity_line_item_schedules"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."opportunity_line_item_schedules"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."opportunity_line_item_schedules"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."opportunity_line_item_schedules"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."opportunity_product" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "last_viewed_date" timestamp with time zone,
    "last_referenced_date" timestamp with time zone,
    "opportunity_id" text,
    "pricebook_entry_id" text,
    "product_2_id" text,
    "product_code" text,
    "name" text,
    "description" text,
    "sort_order" bigint,
    "quantity" numeric,
    "unit_price" numeric,
    "list_price" numeric,
    "discount" numeric,
    "total_price" numeric,
    "service_date" date,
    "has_quantity_schedule" boolean,
    "has_revenue_schedule" boolean,
    "has_schedule" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."opportunity_product" is 'A product in an opportunity, at a price.';
comment on column "salesforce"."opportunity_product"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."opportunity_product"."created_date" is 'When the record was made.';
comment on column "salesforce"."opportunity_product"."created_by_id" is 'User who made it.';
comment on column "salesforce"."opportunity_product"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."opportunity_product"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."opportunity_product"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."opportunity_product"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."opportunity_product"."last_viewed_date" is 'When the user that Tributary logs in as last looked at it.';
comment on column "salesforce"."opportunity_product"."last_referenced_date" is 'When that user last looked at it, or at something that belongs to it.';
comment on column "salesforce"."opportunity_product"."opportunity_id" is 'Opportunity that it is part of.';
comment on column "salesforce"."opportunity_product"."pricebook_entry_id" is 'Price that it was taken from.';
comment on column "salesforce"."opportunity_product"."product_2_id" is 'Product that is sold.';
comment on column "salesforce"."opportunity_product"."product_code" is 'Code of that product.';
comment on column "salesforce"."opportunity_product"."name" is 'Names of opportunity and product.';
comment on column "salesforce"."opportunity_product"."description" is 'Free text on the line.';
comment on column "salesforce"."opportunity_product"."sort_order" is 'Place among the opportunity''s lines.';
comment on column "salesforce"."opportunity_product"."quantity" is 'How many units.';
comment on column "salesforce"."opportunity_product"."unit_price" is 'Price of a unit.';
comment on column "salesforce"."opportunity_product"."list_price" is 'Price of a unit in the price book.';
comment on column "salesforce"."opportunity_product"."discount" is 'Discount in percent.';
comment on column "salesforce"."opportunity_product"."total_price" is 'Quantity times price, less the discount.';
comment on column "salesforce"."opportunity_product"."service_date" is 'Day on which it is delivered or begins.';
comment on column "salesforce"."opportunity_product"."has_quantity_schedule" is 'Whether its quantity is spread over time.';
comment on column "salesforce"."opportunity_product"."has_revenue_schedule" is 'Whether its revenue is spread over time.';
comment on column "salesforce"."opportunity_product"."has_schedule" is 'Whether either is.';
comment on column "salesforce"."opportunity_product"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."opportunity_product"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."opportunity_product"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."opportunity_product"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."opportunity_product"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."opportunity_stage" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "master_label" text,
    "api_name" text,
    "description" text,
    "sort_order" bigint,
    "is_active" boolean,
    "is_closed" boolean,
    "is_won" boolean,
    "default_probability" numeric,
    "forecast_category" text,
    "forecast_category_name" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."opportunity_stage" is 'A stage that opportunities pass through, as the organisation set it up.';
comment on column "salesforce"."opportunity_stage"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."opportunity_stage"."created_date" is 'When the record was made.';
comment on column "salesforce"."opportunity_stage"."created_by_id" is 'User who made it.';
comment on column "salesforce"."opportunity_stage"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."opportunity_stage"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."opportunity_stage"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."opportunity_stage"."master_label" is 'Name of the stage, as opportunities hold it.';
comment on column "salesforce"."opportunity_stage"."api_name" is 'Name of the stage to programs.';
comment on column "salesforce"."opportunity_stage"."description" is 'Free text about the stage.';
comment on column "salesforce"."opportunity_stage"."sort_order" is 'Place among the stages.';
comment on column "salesforce"."opportunity_stage"."is_active" is 'Whether it can be chosen.';
comment on column "salesforce"."opportunity_stage"."is_closed" is 'Whether it counts as closed.';
comment on column "salesforce"."opportunity_stage"."is_won" is 'Whether it counts as won.';
comment on column "salesforce"."opportunity_stage"."default_probability" is 'Likelihood of winning that comes with the stage, in percent.';
comment on column "salesforce"."opportunity_stage"."forecast_category" is 'Part of the forecast that it counts in.';
comment on column "salesforce"."opportunity_stage"."forecast_category_name" is 'Name of that category, as the organisation calls it.';
comment on column "salesforce"."opportunity_stage"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."opportunity_stage"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."opportunity_stage"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."opportunity_stage"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."opportunity_stage"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."opportunity_tag" (
    "id" text not null,
    "is_deleted" boolean,
    "item_id" text,
    "tag_definition_id" text,
    "name" text,
    "type" text,
    "created_date" timestamp with time zone,
    "system_modstamp" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."opportunity_tag" is 'A word that somebody put on an opportunity to find it by.';
comment on column "salesforce"."opportunity_tag"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."opportunity_tag"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."opportunity_tag"."item_id" is 'Record that the tag is on.';
comment on column "salesforce"."opportunity_tag"."tag_definition_id" is 'Tag as it is defined, for all records that have it.';
comment on column "salesforce"."opportunity_tag"."name" is 'Word.';
comment on column "salesforce"."opportunity_tag"."type" is 'Who sees it: `Public` or `Personal`.';
comment on column "salesforce"."opportunity_tag"."created_date" is 'When it was put there.';
comment on column "salesforce"."opportunity_tag"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."opportunity_tag"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."opportunity_tag"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."opportunity_tag"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."opportunity_tag"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."opportunity_tag"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."period" (
    "id" text not null,
    "fiscal_year_settings_id" text,
    "type" text,
    "number" bigint,
    "start_date" date,
    "end_date" date,
    "is_forecast_period" boolean,
    "quarter_label" text,
    "period_label" text,
    "fully_qualified_label" text,
    "system_modstamp" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."period" is 'A fiscal period: year, quarter, month or week.';
comment on column "salesforce"."period"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."period"."fiscal_year_settings_id" is 'Fiscal year that it is part of.';
comment on column "salesforce"."period"."type" is '`Year`, `Quarter`, `Month` or `Week`.';
comment on column "salesforce"."period"."number" is 'Number of it within the fiscal year.';
comment on column "salesforce"."period"."start_date" is 'First day of the period.';
comment on column "salesforce"."period"."end_date" is 'Last day of the period.';
comment on column "salesforce"."period"."is_forecast_period" is 'Whether forecasts are made for it.';
comment on column "salesforce"."period"."quarter_label" is 'Name of the quarter, if quarters have names.';
comment on column "salesforce"."period"."period_label" is 'Name of the period, if periods have names.';
comment on column "salesforce"."period"."fully_qualified_label" is 'Name of it with those of what it is part of.';
comment on column "salesforce"."period"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."period"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."period"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."period"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."period"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."period"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."price_book_entries" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "name" text,
    "pricebook_2_id" text,
    "product_2_id" text,
    "product_code" text,
    "unit_price" numeric,
    "use_standard_price" boolean,
    "is_active" boolean,
    "is_archived" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."price_book_entries" is 'The price of a product in a price book.';
comment on column "salesforce"."price_book_entries"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."price_book_entries"."created_date" is 'When the record was made.';
comment on column "salesforce"."price_book_entries"."created_by_id" is 'User who made it.';
comment on column "salesforce"."price_book_entries"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."price_book_entries"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."price_book_entries"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."price_book_entries"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."price_book_entries"."name" is 'Name of the product.';
comment on column "salesforce"."price_book_entries"."pricebook_2_id" is 'Price book that the price is in.';
comment on column "salesforce"."price_book_entries"."product_2_id" is 'Product whose price it is.';
comment on column "salesforce"."price_book_entries"."product_code" is 'Code of that product.';
comment on column "salesforce"."price_book_entries"."unit_price" is 'Price of a unit.';
comment on column "salesforce"."price_book_entries"."use_standard_price" is 'Whether the price is that of the standard price book.';
comment on column "salesforce"."price_book_entries"."is_active" is 'Whether the price can be used.';
comment on column "salesforce"."price_book_entries"."is_archived" is 'Whether the price is archived.';
comment on column "salesforce"."price_book_entries"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."price_book_entries"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."price_book_entries"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."price_book_entries"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."price_book_entries"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."price_books" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "last_viewed_date" timestamp with time zone,
    "last_referenced_date" timestamp with time zone,
    "name" text,
    "description" text,
    "is_active" boolean,
    "is_archived" boolean,
    "is_standard" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."price_books" is 'A list of prices.';
comment on column "salesforce"."price_books"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."price_books"."created_date" is 'When the record was made.';
comment on column "salesforce"."price_books"."created_by_id" is 'User who made it.';
comment on column "salesforce"."price_books"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."price_books"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."price_books"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."price_books"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."price_books"."last_viewed_date" is 'When the user that Tributary logs in as last looked at it.';
comment on column "salesforce"."price_books"."last_referenced_date" is 'When that user last looked at it, or at something that belongs to it.';
comment on column "salesforce"."price_books"."name" is 'Name of the price book.';
comment on column "salesforce"."price_books"."description" is 'Free text about the price book.';
comment on column "salesforce"."price_books"."is_active" is 'Whether it can be used.';
comment on column "salesforce"."price_books"."is_archived" is 'Whether it is archived.';
comment on column "salesforce"."price_books"."is_standard" is 'Whether it is the organisation''s standard price book.';
comment on column "salesforce"."price_books"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."price_books"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."price_books"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."price_books"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."price_books"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."products" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "last_viewed_date" timestamp with time zone,
    "last_referenced_date" timestamp with time zone,
    "name" text,
    "product_code" text,
    "stock_keeping_unit" text,
    "family" text,
    "description" text,
    "is_active" boolean,
    "is_archived" boolean,
    "quantity_unit_of_measure" text,
    "display_url" text,
    "external_id" text,
    "external_data_source_id" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."products" is 'Something the organisation sells.';
comment on column "salesforce"."products"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."products"."created_date" is 'When the record was made.';
comment on column "salesforce"."products"."created_by_id" is 'User who made it.';
comment on column "salesforce"."products"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."products"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."products"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."products"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."products"."last_viewed_date" is 'When the user that Tributary logs in as last looked at it.';
comment on column "salesforce"."products"."last_referenced_date" is 'When that user last looked at it, or at something that belongs to it.';
comment on column "salesforce"."products"."name" is 'Name of the product.';
comment on column "salesforce"."products"."product_code" is 'Code that the organisation gave it.';
comment on column "salesforce"."products"."stock_keeping_unit" is 'Number of it as kept in stock.';
comment on column "salesforce"."products"."family" is 'Group of products that it belongs to.';
comment on column "salesforce"."products"."description" is 'Free text about the product.';
comment on column "salesforce"."products"."is_active" is 'Whether it can be sold.';
comment on column "salesforce"."products"."is_archived" is 'Whether it is archived, as it was deleted while in use.';
comment on column "salesforce"."products"."quantity_unit_of_measure" is 'What a unit of it is.';
comment on column "salesforce"."products"."display_url" is 'Address of a picture or page of it elsewhere.';
comment on column "salesforce"."products"."external_id" is 'Key of it in the system it came from.';
comment on column "salesforce"."products"."external_data_source_id" is 'That system.';
comment on column "salesforce"."products"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."products"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."products"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."products"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."products"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."profile" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "last_viewed_date" timestamp with time zone,
    "last_referenced_date" timestamp with time zone,
    "name" text,
    "description" text,
    "user_license_id" text,
    "user_type" text,
    "permissions_api_enabled" boolean,
    "permissions_api_user_only" boolean,
    "permissions_bulk_api_hard_delete" boolean,
    "permissions_customize_application" boolean,
    "permissions_edit_task" boolean,
    "permissions_edit_event" boolean,
    "permissions_export_report" boolean,
    "permissions_import_leads" boolean,
    "permissions_manage_users" boolean,
    "permissions_modify_all_data" boolean,
    "permissions_query_all_files" boolean,
    "permissions_run_reports" boolean,
    "permissions_transfer_any_lead" boolean,
    "permissions_view_all_data" boolean,
    "permissions_view_setup" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."profile" is 'A set of permissions that each user has one of.';
comment on column "salesforce"."profile"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."profile"."created_date" is 'When the record was made.';
comment on column "salesforce"."profile"."created_by_id" is 'User who made it.';
comment on column "salesforce"."profile"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."profile"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."profile"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."profile"."last_viewed_date" is 'When the user that Tributary logs in as last looked at it.';
comment on column "salesforce"."profile"."last_referenced_date" is 'When that user last looked at it, or at something that belongs to it.';
comment on column "salesforce"."profile"."name" is 'Name of the profile.';
comment on column "salesforce"."profile"."description" is 'Free text about the profile.';
comment on column "salesforce"."profile"."user_license_id" is 'License that users of it need.';
comment on column "salesforce"."profile"."user_type" is 'Kind of user it is for, such as `Standard`.';
comment on column "salesforce"."profile"."permissions_api_enabled" is 'Whether users may use the API.';
comment on column "salesforce"."profile"."permissions_api_user_only" is 'Whether users may use nothing but the API.';
comment on column "salesforce"."profile"."permissions_bulk_api_hard_delete" is 'Whether users may delete for good in bulk.';
comment on column "salesforce"."profile"."permissions_customize_application" is 'Whether users may customise the organisation.';
comment on column "salesforce"."profile"."permissions_edit_task" is 'Whether users may change tasks.';
comment on column "salesforce"."profile"."permissions_edit_event" is 'Whether users may change events.';
comment on column "salesforce"."profile"."permissions_export_report" is 'Whether users may export reports.';
comment on column "salesforce"."profile"."permissions_import_leads" is 'Whether users may import leads.';
comment on column "salesforce"."profile"."permissions_manage_users" is 'Whether users may manage users.';
comment on column "salesforce"."profile"."permissions_modify_all_data" is 'Whether users may change all data.';
comment on column "salesforce"."profile"."permissions_query_all_files" is 'Whether users may query all files.';
comment on column "salesforce"."profile"."permissions_run_reports" is 'Whether users may run reports.';
comment on column "salesforce"."profile"."permissions_transfer_any_lead" is 'Whether users may transfer any lead.';
comment on column "salesforce"."profile"."permissions_view_all_data" is 'Whether users may see all data.';
comment on column "salesforce"."profile"."permissions_view_setup" is 'Whether users may see the set-up.';
comment on column "salesforce"."profile"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."profile"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."profile"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."profile"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."profile"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."role" (
    "id" text not null,
    "name" text,
    "developer_name" text,
    "parent_role_id" text,
    "rollup_description" text,
    "opportunity_access_for_account_owner" text,
    "case_access_for_account_owner" text,
    "contact_access_for_account_owner" text,
    "forecast_user_id" text,
    "may_forecast_manager_share" boolean,
    "portal_account_id" text,
    "portal_account_owner_id" text,
    "portal_type" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."role" is 'A place in the hierarchy of roles.';
comment on column "salesforce"."role"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."role"."name" is 'Name of the role.';
comment on column "salesforce"."role"."developer_name" is 'Name of the role to programs.';
comment on column "salesforce"."role"."parent_role_id" is 'Role above it.';
comment on column "salesforce"."role"."rollup_description" is 'Name of the role in reports.';
comment on column "salesforce"."role"."opportunity_access_for_account_owner" is 'What owners of accounts may do with others'' opportunities: `None`, `Read` or `Edit`.';
comment on column "salesforce"."role"."case_access_for_account_owner" is 'What owners of accounts may do with others'' cases.';
comment on column "salesforce"."role"."contact_access_for_account_owner" is 'What owners of accounts may do with others'' contacts.';
comment on column "salesforce"."role"."forecast_user_id" is 'User who makes the forecasts of the role.';
comment on column "salesforce"."role"."may_forecast_manager_share" is 'Whether forecasts may be shared.';
comment on column "salesforce"."role"."portal_account_id" is 'Account of a portal that the role is of.';
comment on column "salesforce"."role"."portal_account_owner_id" is 'User who owns that account.';
comment on column "salesforce"."role"."portal_type" is 'Kind of portal: `None`, `CustomerPortal` or `Partner`.';
comment on column "salesforce"."role"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."role"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."role"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."role"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."role"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."role"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."role"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."role"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."solution_tags" (
    "id" text not null,
    "is_deleted" boolean,
    "item_id" text,
    "tag_definition_id" text,
    "name" text,
    "type" text,
    "created_date" timestamp with time zone,
    "system_modstamp" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."solution_tags" is 'A word that somebody put on a solution to find it by.';
comment on column "salesforce"."solution_tags"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."solution_tags"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."solution_tags"."item_id" is 'Record that the tag is on.';
comment on column "salesforce"."solution_tags"."tag_definition_id" is 'Tag as it is defined, for all records that have it.';
comment on column "salesforce"."solution_tags"."name" is 'Word.';
comment on column "salesforce"."solution_tags"."type" is 'Who sees it: `Public` or `Personal`.';
comment on column "salesforce"."solution_tags"."created_date" is 'When it was put there.';
comment on column "salesforce"."solution_tags"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."solution_tags"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."solution_tags"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."solution_tags"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."solution_tags"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."solution_tags"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."solutions" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "last_viewed_date" timestamp with time zone,
    "last_referenced_date" timestamp with time zone,
    "solution_number" text,
    "solution_name" text,
    "solution_note" text,
    "status" text,
    "is_reviewed" boolean,
    "is_published" boolean,
    "is_published_in_public_kb" boolean,
    "is_html" boolean,
    "times_used" bigint,
    "owner_id" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."solutions" is 'A description of an issue and how it was solved.';
comment on column "salesforce"."solutions"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."solutions"."created_date" is 'When the record was made.';
comment on column "salesforce"."solutions"."created_by_id" is 'User who made it.';
comment on column "salesforce"."solutions"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."solutions"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."solutions"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."solutions"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."solutions"."last_viewed_date" is 'When the user that Tributary logs in as last looked at it.';
comment on column "salesforce"."solutions"."last_referenced_date" is 'When that user last looked at it, or at something that belongs to it.';
comment on column "salesforce"."solutions"."solution_number" is 'Number that Salesforce gives each solution.';
comment on column "salesforce"."solutions"."solution_name" is 'Heading of the solution.';
comment on column "salesforce"."solutions"."solution_note" is 'Text of the solution.';
comment on column "salesforce"."solutions"."status" is 'Where it stands, such as `Draft` or `Reviewed`.';
comment on column "salesforce"."solutions"."is_reviewed" is 'Whether that status counts as reviewed.';
comment on column "salesforce"."solutions"."is_published" is 'Whether customers see it in the portal.';
comment on column "salesforce"."solutions"."is_published_in_public_kb" is 'Whether everybody sees it on the web.';
comment on column "salesforce"."solutions"."is_html" is 'Whether its text is HTML.';
comment on column "salesforce"."solutions"."times_used" is 'How many cases it is attached to.';
comment on column "salesforce"."solutions"."owner_id" is 'User who owns the solution.';
comment on column "salesforce"."solutions"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."solutions"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."solutions"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."solutions"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."solutions"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."task_tags" (
    "id" text not null,
    "is_deleted" boolean,
    "item_id" text,
    "tag_definition_id" text,
    "name" text,
    "type" text,
    "created_date" timestamp with time zone,
    "system_modstamp" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."task_tags" is 'A word that somebody put on a task to find it by.';
comment on column "salesforce"."task_tags"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."task_tags"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."task_tags"."item_id" is 'Record that the tag is on.';
comment on column "salesforce"."task_tags"."tag_definition_id" is 'Tag as it is defined, for all records that have it.';
comment on column "salesforce"."task_tags"."name" is 'Word.';
comment on column "salesforce"."task_tags"."type" is 'Who sees it: `Public` or `Personal`.';
comment on column "salesforce"."task_tags"."created_date" is 'When it was put there.';
comment on column "salesforce"."task_tags"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."task_tags"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."task_tags"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."task_tags"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."task_tags"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."task_tags"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."tasks" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "is_deleted" boolean,
    "account_id" text,
    "who_id" text,
    "what_id" text,
    "who_count" bigint,
    "what_count" bigint,
    "owner_id" text,
    "subject" text,
    "description" text,
    "activity_date" date,
    "status" text,
    "priority" text,
    "is_high_priority" boolean,
    "is_closed" boolean,
    "completed_date_time" timestamp with time zone,
    "is_archived" boolean,
    "type" text,
    "task_subtype" text,
    "call_duration_in_seconds" bigint,
    "call_type" text,
    "call_disposition" text,
    "call_object" text,
    "is_reminder_set" boolean,
    "reminder_date_time" timestamp with time zone,
    "is_recurrence" boolean,
    "recurrence_activity_id" text,
    "recurrence_start_date_only" date,
    "recurrence_end_date_only" date,
    "recurrence_time_zone_sid_key" text,
    "recurrence_type" text,
    "recurrence_interval" bigint,
    "recurrence_day_of_week_mask" bigint,
    "recurrence_day_of_month" bigint,
    "recurrence_instance" text,
    "recurrence_month_of_year" text,
    "recurrence_regenerated_type" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."tasks" is 'Something to be done, or a call or e-mail that was.';
comment on column "salesforce"."tasks"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."tasks"."created_date" is 'When the record was made.';
comment on column "salesforce"."tasks"."created_by_id" is 'User who made it.';
comment on column "salesforce"."tasks"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."tasks"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."tasks"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."tasks"."is_deleted" is 'Whether it is in the recycle bin, or gone.';
comment on column "salesforce"."tasks"."account_id" is 'Account of the record that it is about.';
comment on column "salesforce"."tasks"."who_id" is 'Contact or lead that it is with.';
comment on column "salesforce"."tasks"."what_id" is 'Record that it is about: account, opportunity, case or another.';
comment on column "salesforce"."tasks"."who_count" is 'How many contacts or leads it is with.';
comment on column "salesforce"."tasks"."what_count" is 'How many records it is about.';
comment on column "salesforce"."tasks"."owner_id" is 'User or queue that has to do it.';
comment on column "salesforce"."tasks"."subject" is 'What it is about, in a line.';
comment on column "salesforce"."tasks"."description" is 'Free text about it, such as an e-mail''s body.';
comment on column "salesforce"."tasks"."activity_date" is 'Day it is due.';
comment on column "salesforce"."tasks"."status" is 'Where it stands, such as `Not Started` or `Completed`.';
comment on column "salesforce"."tasks"."priority" is 'How urgent it is, such as `High`.';
comment on column "salesforce"."tasks"."is_high_priority" is 'Whether that priority counts as high.';
comment on column "salesforce"."tasks"."is_closed" is 'Whether it is done.';
comment on column "salesforce"."tasks"."completed_date_time" is 'When it was done.';
comment on column "salesforce"."tasks"."is_archived" is 'Whether it was archived, as closed ones are after a year.';
comment on column "salesforce"."tasks"."type" is 'Kind of task, such as `Call` or `Meeting`.';
comment on column "salesforce"."tasks"."task_subtype" is '`Task`, `Email`, `ListEmail`, `Cadence` or `Call`.';
comment on column "salesforce"."tasks"."call_duration_in_seconds" is 'How long the call took, in seconds.';
comment on column "salesforce"."tasks"."call_type" is 'Direction of the call: `Inbound`, `Outbound` or `Internal`.';
comment on column "salesforce"."tasks"."call_disposition" is 'How the call ended, as free text.';
comment on column "salesforce"."tasks"."call_object" is 'Name of the call center''s recording or record of the call.';
comment on column "salesforce"."tasks"."is_reminder_set" is 'Whether its owner is to be reminded.';
comment on column "salesforce"."tasks"."reminder_date_time" is 'When to remind.';
comment on column "salesforce"."tasks"."is_recurrence" is 'Whether it is a series rather than one task of it.';
comment on column "salesforce"."tasks"."recurrence_activity_id" is 'Series that it belongs to.';
comment on column "salesforce"."tasks"."recurrence_start_date_only" is 'First day of the series.';
comment on column "salesforce"."tasks"."recurrence_end_date_only" is 'Last day of the series.';
comment on column "salesforce"."tasks"."recurrence_time_zone_sid_key" is 'Time zone of the series, such as `Europe/Berlin`.';
comment on column "salesforce"."tasks"."recurrence_type" is 'How the series repeats, such as `RecursWeekly`.';
comment on column "salesforce"."tasks"."recurrence_interval" is 'Every how many days or weeks it repeats.';
comment on column "salesforce"."tasks"."recurrence_day_of_week_mask" is 'Days of the week as a bit mask, Sunday being 1.';
comment on column "salesforce"."tasks"."recurrence_day_of_month" is 'Day of the month on which it repeats.';
comment on column "salesforce"."tasks"."recurrence_instance" is 'Which of the month''s days, such as `First` or `Last`.';
comment on column "salesforce"."tasks"."recurrence_month_of_year" is 'Month in which it repeats.';
comment on column "salesforce"."tasks"."recurrence_regenerated_type" is 'When a done task makes the next one.';
comment on column "salesforce"."tasks"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."tasks"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."tasks"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."tasks"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."tasks"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."user_login" (
    "id" text not null,
    "user_id" text,
    "is_frozen" boolean,
    "is_password_locked" boolean,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."user_login" is 'Whether a user is frozen or locked out.';
comment on column "salesforce"."user_login"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."user_login"."user_id" is 'User whose login it is.';
comment on column "salesforce"."user_login"."is_frozen" is 'Whether the user was frozen, so as not to log in.';
comment on column "salesforce"."user_login"."is_password_locked" is 'Whether too many wrong passwords locked the user out.';
comment on column "salesforce"."user_login"."last_modified_date" is 'When it last changed.';
comment on column "salesforce"."user_login"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."user_login"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."user_login"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."user_login"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."user_login"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."user_login"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "salesforce"."users" (
    "id" text not null,
    "created_date" timestamp with time zone,
    "created_by_id" text,
    "last_modified_date" timestamp with time zone,
    "last_modified_by_id" text,
    "system_modstamp" timestamp with time zone,
    "last_viewed_date" timestamp with time zone,
    "last_referenced_date" timestamp with time zone,
    "username" text,
    "name" text,
    "first_name" text,
    "middle_name" text,
    "last_name" text,
    "suffix" text,
    "alias" text,
    "community_nickname" text,
    "email" text,
    "company_name" text,
    "division" text,
    "department" text,
    "title" text,
    "employee_number" text,
    "is_active" boolean,
    "user_type" text,
    "profile_id" text,
    "user_role_id" text,
    "manager_id" text,
    "delegated_approver_id" text,
    "contact_id" text,
    "account_id" text,
    "call_center_id" text,
    "phone" text,
    "extension" text,
    "mobile_phone" text,
    "fax" text,
    "about_me" text,
    "badge_text" text,
    "signature" text,
    "sender_name" text,
    "sender_email" text,
    "stay_in_touch_subject" text,
    "time_zone_sid_key" text,
    "locale_sid_key" text,
    "language_locale_key" text,
    "email_encoding_key" text,
    "receives_info_emails" boolean,
    "receives_admin_info_emails" boolean,
    "forecast_enabled" boolean,
    "federation_identifier" text,
    "last_login_date" timestamp with time zone,
    "last_password_change_date" timestamp with time zone,
    "number_of_failed_logins" bigint,
    "offline_trial_expiration_date" timestamp with time zone,
    "digest_frequency" text,
    "default_group_notification_frequency" text,
    "full_photo_url" text,
    "small_photo_url" text,
    "medium_photo_url" text,
    "banner_photo_url" text,
    "small_banner_photo_url" text,
    "medium_banner_photo_url" text,
    "is_profile_photo_active" boolean,
    "email_preferences_auto_bcc" boolean,
    "email_preferences_auto_bcc_stay_in_touch" boolean,
    "email_preferences_stay_in_touch_reminder" boolean,
    "user_permissions_marketing_user" boolean,
    "user_permissions_offline_user" boolean,
    "user_permissions_knowledge_user" boolean,
    "user_permissions_interaction_user" boolean,
    "user_permissions_support_user" boolean,
    "user_permissions_sfcontent_user" boolean,
    "user_preferences_activity_reminders_popup" boolean,
    "user_preferences_event_reminders_checkbox_default" boolean,
    "user_preferences_task_reminders_checkbox_default" boolean,
    "user_preferences_reminder_sound_off" boolean,
    "user_preferences_apex_pages_developer_mode" boolean,
    "user_preferences_hide_csnget_chatter_mobile_task" boolean,
    "user_preferences_show_title_to_external_users" boolean,
    "user_preferences_show_email_to_external_users" boolean,
    "user_preferences_lightning_experience_preferred" boolean,
    "street" text,
    "city" text,
    "state" text,
    "postal_code" text,
    "country" text,
    "latitude" numeric,
    "longitude" numeric,
    "geocode_accuracy" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "salesforce"."users" is 'A person, or a program, that logs in to the organisation.';
comment on column "salesforce"."users"."id" is 'Salesforce''s identifier, of 18 characters.';
comment on column "salesforce"."users"."created_date" is 'When the record was made.';
comment on column "salesforce"."users"."created_by_id" is 'User who made it.';
comment on column "salesforce"."users"."last_modified_date" is 'When a person last changed it.';
comment on column "salesforce"."users"."last_modified_by_id" is 'User who last changed it.';
comment on column "salesforce"."users"."system_modstamp" is 'When anything about it last changed, by people or by the system.';
comment on column "salesforce"."users"."last_viewed_date" is 'When the user that Tributary logs in as last looked at it.';
comment on column "salesforce"."users"."last_referenced_date" is 'When that user last looked at it, or at something that belongs to it.';
comment on column "salesforce"."users"."username" is 'Name that the user logs in with.';
comment on column "salesforce"."users"."name" is 'Whole name, made of its parts.';
comment on column "salesforce"."users"."first_name" is 'First name.';
comment on column "salesforce"."users"."middle_name" is 'Middle name.';
comment on column "salesforce"."users"."last_name" is 'Last name.';
comment on column "salesforce"."users"."suffix" is 'What follows the name, such as `Jr.`.';
comment on column "salesforce"."users"."alias" is 'Short name.';
comment on column "salesforce"."users"."community_nickname" is 'Name shown to members of an Experience Cloud site.';
comment on column "salesforce"."users"."email" is 'E-mail address.';
comment on column "salesforce"."users"."company_name" is 'Company the user works at.';
comment on column "salesforce"."users"."division" is 'Division the user works in.';
comment on column "salesforce"."users"."department" is 'Department the user works in.';
comment on column "salesforce"."users"."title" is 'Position, such as `Account Executive`.';
comment on column "salesforce"."users"."employee_number" is 'Number of the employee.';
comment on column "salesforce"."users"."is_active" is 'Whether the user may log in.';
comment on column "salesforce"."users"."user_type" is 'Kind of user, such as `Standard` or `PowerPartner`.';
comment on column "salesforce"."users"."profile_id" is 'Profile, which decides on permissions.';
comment on column "salesforce"."users"."user_role_id" is 'Role in the hierarchy.';
comment on column "salesforce"."users"."manager_id" is 'User''s manager.';
comment on column "salesforce"."users"."delegated_approver_id" is 'User or group that may approve instead.';
comment on column "salesforce"."users"."contact_id" is 'Contact that the user is, of a portal or site.';
comment on column "salesforce"."users"."account_id" is 'Account of that contact.';
comment on column "salesforce"."users"."call_center_id" is 'Call center that the user works in.';
comment on column "salesforce"."users"."phone" is 'Telephone number.';
comment on column "salesforce"."users"."extension" is 'Extension of that number.';
comment on column "salesforce"."users"."mobile_phone" is 'Mobile telephone number.';
comment on column "salesforce"."users"."fax" is 'Fax number.';
comment on column "salesforce"."users"."about_me" is 'What the user says of himself or herself.';
comment on column "salesforce"."users"."badge_text" is 'Text beside the name on a site, such as a role.';
comment on column "salesforce"."users"."signature" is 'Signature under e-mail.';
comment on column "salesforce"."users"."sender_name" is 'Name that e-mail is sent under.';
comment on column "salesforce"."users"."sender_email" is 'Address that e-mail is sent from.';
comment on column "salesforce"."users"."stay_in_touch_subject" is 'Subject of requests to contacts for their data.';
comment on column "salesforce"."users"."time_zone_sid_key" is 'Time zone, such as `Europe/Berlin`.';
comment on column "salesforce"."users"."locale_sid_key" is 'Locale, which decides on formats, such as `de_DE`.';
comment on column "salesforce"."users"."language_locale_key" is 'Language, such as `de`.';
comment on column "salesforce"."users"."email_encoding_key" is 'Encoding of e-mail, such as `UTF-8`.';
comment on column "salesforce"."users"."receives_info_emails" is 'Whether the user gets news from Salesforce.';
comment on column "salesforce"."users"."receives_admin_info_emails" is 'Whether the user gets news for administrators.';
comment on column "salesforce"."users"."forecast_enabled" is 'Whether the user makes forecasts.';
comment on column "salesforce"."users"."federation_identifier" is 'Key of the user at the single sign-on''s provider.';
comment on column "salesforce"."users"."last_login_date" is 'When the user last logged in.';
comment on column "salesforce"."users"."last_password_change_date" is 'When the password was last changed.';
comment on column "salesforce"."users"."number_of_failed_logins" is 'How many logins failed since the last good one.';
comment on column "salesforce"."users"."offline_trial_expiration_date" is 'When a trial of Connect Offline ends.';
comment on column "salesforce"."users"."digest_frequency" is 'How often Chatter digests come: `D`, `W` or `N`.';
comment on column "salesforce"."users"."default_group_notification_frequency" is 'How often news of new groups come: `P`, `D`, `W` or `N`.';
comment on column "salesforce"."users"."full_photo_url" is 'Address of the user''s picture.';
comment on column "salesforce"."users"."small_photo_url" is 'Address of that picture, small.';
comment on column "salesforce"."users"."medium_photo_url" is 'Address of that picture, of medium size.';
comment on column "salesforce"."users"."banner_photo_url" is 'Address of the picture over the user''s page.';
comment on column "salesforce"."users"."small_banner_photo_url" is 'Address of that banner, small.';
comment on column "salesforce"."users"."medium_banner_photo_url" is 'Address of that banner, of medium size.';
comment on column "salesforce"."users"."is_profile_photo_active" is 'Whether the user has a picture.';
comment on column "salesforce"."users"."email_preferences_auto_bcc" is 'Whether the user gets a blind copy of own e-mail.';
comment on column "salesforce"."users"."email_preferences_auto_bcc_stay_in_touch" is 'Whether the same is true of requests to contacts for their data.';
comment on column "salesforce"."users"."email_preferences_stay_in_touch_reminder" is 'Whether the user is reminded of such requests.';
comment on column "salesforce"."users"."user_permissions_marketing_user" is 'Whether the user may manage campaigns.';
comment on column "salesforce"."users"."user_permissions_offline_user" is 'Whether the user may work offline.';
comment on column "salesforce"."users"."user_permissions_knowledge_user" is 'Whether the user may use Knowledge.';
comment on column "salesforce"."users"."user_permissions_interaction_user" is 'Whether the user may run flows.';
comment on column "salesforce"."users"."user_permissions_support_user" is 'Whether the user may use the console for service.';
comment on column "salesforce"."users"."user_permissions_sfcontent_user" is 'Whether the user may use Salesforce CRM Content.';
comment on column "salesforce"."users"."user_preferences_activity_reminders_popup" is 'Whether reminders of activities pop up.';
comment on column "salesforce"."users"."user_preferences_event_reminders_checkbox_default" is 'Whether reminders are on for new events.';
comment on column "salesforce"."users"."user_preferences_task_reminders_checkbox_default" is 'Whether reminders are on for new tasks.';
comment on column "salesforce"."users"."user_preferences_reminder_sound_off" is 'Whether reminders make no sound.';
comment on column "salesforce"."users"."user_preferences_apex_pages_developer_mode" is 'Whether pages are shown with their code.';
comment on column "salesforce"."users"."user_preferences_hide_csnget_chatter_mobile_task" is 'Whether hints at the mobile Chatter are hidden.';
comment on column "salesforce"."users"."user_preferences_show_title_to_external_users" is 'Whether external users see the title.';
comment on column "salesforce"."users"."user_preferences_show_email_to_external_users" is 'Whether external users see the e-mail address.';
comment on column "salesforce"."users"."user_preferences_lightning_experience_preferred" is 'Whether Lightning Experience is preferred.';
comment on column "salesforce"."users"."street" is 'Street of the address; it may have several lines.';
comment on column "salesforce"."users"."city" is 'City of the address.';
comment on column "salesforce"."users"."state" is 'State or province of the address.';
comment on column "salesforce"."users"."postal_code" is 'Postal code of the address.';
comment on column "salesforce"."users"."country" is 'Country of the address.';
comment on column "salesforce"."users"."latitude" is 'Latitude of the address, in degrees.';
comment on column "salesforce"."users"."longitude" is 'Longitude of the address, in degrees.';
comment on column "salesforce"."users"."geocode_accuracy" is 'How near to the address these are, such as `Address` or `City`.';
comment on column "salesforce"."users"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "salesforce"."users"."received_at" is 'When a sync last wrote this row.';
comment on column "salesforce"."users"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "salesforce"."users"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "salesforce"."users"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';
