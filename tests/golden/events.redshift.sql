create or replace view "events"."email_unsubscribed" as
select
    cast('web' as varchar(65535)) as "source_schema",
    t."id" as "id",
    cast(null as varchar(65535)) as "anonymous_id",
    cast(null as varchar(65535)) as "user_id",
    cast(null as timestamptz) as "original_timestamp",
    cast(null as timestamptz) as "sent_at",
    t."received_at",
    cast(null as timestamptz) as "timestamp",
    cast(null as timestamptz) as "uuid_ts",
    t."event" as "event",
    cast(null as varchar(65535)) as "event_text",
    cast(null as varchar(65535)) as "email_id",
    cast(null as varchar(65535)) as "email_subject",
    cast(null as varchar(65535)) as "campaign_id",
    cast(null as varchar(65535)) as "campaign_name",
    cast(t."list_id" as varchar(65535)) as "list_id",
    cast(null as varchar(65535)) as "list_name"
from "web"."unsubscribed" t
with no schema binding;

create or replace view "events"."order_completed" as
select
    cast('web' as varchar(65535)) as "source_schema",
    t."id" as "id",
    cast(null as varchar(65535)) as "anonymous_id",
    cast(null as varchar(65535)) as "user_id",
    cast(null as timestamptz) as "original_timestamp",
    cast(null as timestamptz) as "sent_at",
    t."received_at",
    cast(null as timestamptz) as "timestamp",
    cast(null as timestamptz) as "uuid_ts",
    t."event" as "event",
    cast(null as varchar(65535)) as "event_text",
    cast(null as varchar(65535)) as "products",
    cast(null as varchar(65535)) as "affiliation",
    cast(null as numeric(38, 18)) as "shipping",
    cast(null as numeric(38, 18)) as "tax",
    cast(null as numeric(38, 18)) as "discount",
    cast(null as varchar(65535)) as "coupon",
    cast(null as varchar(65535)) as "currency",
    cast(null as varchar(65535)) as "checkout_id",
    cast(null as varchar(65535)) as "order_id",
    cast(null as numeric(38, 18)) as "subtotal",
    cast(null as numeric(38, 18)) as "total",
    cast(t."revenue" as numeric(38, 18)) as "revenue",
    cast(t."day" as timestamp) at time zone 'UTC' as "day",
    to_char(t."due" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "due",
    json_serialize(t."extra") as "extra",
    case when t."gift" then 'true' when not t."gift" then 'false' end as "gift",
    t."seen" at time zone 'UTC' as "seen",
    cast(t."weight" as numeric(38, 18)) as "weight"
from "web"."order_completed" t
union all
select
    cast('ios' as varchar(65535)) as "source_schema",
    t."id" as "id",
    cast(null as varchar(65535)) as "anonymous_id",
    cast(null as varchar(65535)) as "user_id",
    cast(null as timestamptz) as "original_timestamp",
    cast(null as timestamptz) as "sent_at",
    t."received_at",
    cast(null as timestamptz) as "timestamp",
    cast(null as timestamptz) as "uuid_ts",
    t."event" as "event",
    cast(null as varchar(65535)) as "event_text",
    cast(null as varchar(65535)) as "products",
    cast(null as varchar(65535)) as "affiliation",
    cast(null as numeric(38, 18)) as "shipping",
    cast(null as numeric(38, 18)) as "tax",
    cast(null as numeric(38, 18)) as "discount",
    cast(null as varchar(65535)) as "coupon",
    cast(null as varchar(65535)) as "currency",
    cast(null as varchar(65535)) as "checkout_id",
    cast(null as varchar(65535)) as "order_id",
    cast(null as numeric(38, 18)) as "subtotal",
    cast(null as numeric(38, 18)) as "total",
    t."revenue",
    t."day",
    t."due" as "due",
    t."extra" as "extra",
    t."gift" as "gift",
    t."seen",
    cast(t."weight" as numeric(38, 18)) as "weight"
from "ios"."order_completed" t
with no schema binding;

create or replace view "events"."tracks" as
select
    cast('web' as varchar(65535)) as "source_schema",
    t."id" as "id",
    cast(null as varchar(65535)) as "anonymous_id",
    cast(null as varchar(65535)) as "user_id",
    cast(null as timestamptz) as "original_timestamp",
    cast(null as timestamptz) as "sent_at",
    t."received_at",
    cast(null as timestamptz) as "timestamp",
    cast(null as timestamptz) as "uuid_ts",
    t."event" as "event",
    cast(null as varchar(65535)) as "event_text",
    t."context_ip" as "context_ip"
from "web"."tracks" t
with no schema binding;

create or replace view "events"."unsubscribed" as
select
    cast('web' as varchar(65535)) as "source_schema",
    t."id" as "id",
    cast(null as varchar(65535)) as "anonymous_id",
    cast(null as varchar(65535)) as "user_id",
    cast(null as timestamptz) as "original_timestamp",
    cast(null as timestamptz) as "sent_at",
    t."received_at",
    cast(null as timestamptz) as "timestamp",
    cast(null as timestamptz) as "uuid_ts",
    t."event" as "event",
    cast(null as varchar(65535)) as "event_text",
    cast(null as varchar(65535)) as "email_id",
    cast(null as varchar(65535)) as "email_subject",
    cast(null as varchar(65535)) as "campaign_id",
    cast(null as varchar(65535)) as "campaign_name",
    cast(t."list_id" as varchar(65535)) as "list_id",
    cast(null as varchar(65535)) as "list_name"
from "web"."unsubscribed" t
with no schema binding;
