-- What people do on the site and in the apps, and with the e-mails that they get: each schema of [events].
--
-- Events of the e-mail spec are read from their own tables, where they have their properties; "Email Unsubscribed" and
-- "Unsubscribed" are one. All others are read from tracks.
select
    'tracks' as part,
    t.id as id,
    'event' as kind,
    coalesce(t."timestamp", t.original_timestamp, t.received_at) as at,
    'user_id' as identifier_type,
    t.user_id as identifier_value,
    'anonymous_id' as else_type,
    t.anonymous_id as else_value,
    cast(null as varchar(63)) as state,
    coalesce(t.event_text, t.event) as title,
    cast(null as numeric(38, 3)) as amount,
    cast(null as varchar(3)) as currency,
    t.event in (
        'email_delivered', 'email_opened', 'email_link_clicked',
        'email_bounced', 'email_unsubscribed', 'unsubscribed'
    ) as left_out
from events.tracks as t

union all

select
    'pages' as part,
    t.id as id,
    'page' as kind,
    coalesce(t."timestamp", t.original_timestamp, t.received_at) as at,
    'user_id' as identifier_type,
    t.user_id as identifier_value,
    'anonymous_id' as else_type,
    t.anonymous_id as else_value,
    cast(null as varchar(63)) as state,
    coalesce(t.title, t.name, t.path, t.context_page_title, t.context_page_path) as title,
    cast(null as numeric(38, 3)) as amount,
    cast(null as varchar(3)) as currency,
    false as left_out
from events.pages as t

union all

select
    'screens' as part,
    t.id as id,
    'page' as kind,
    coalesce(t."timestamp", t.original_timestamp, t.received_at) as at,
    'user_id' as identifier_type,
    t.user_id as identifier_value,
    'anonymous_id' as else_type,
    t.anonymous_id as else_value,
    cast(null as varchar(63)) as state,
    t.name as title,
    cast(null as numeric(38, 3)) as amount,
    cast(null as varchar(3)) as currency,
    false as left_out
from events.screens as t

union all

select
    'email_delivered' as part,
    t.id as id,
    'email_delivered' as kind,
    coalesce(t."timestamp", t.original_timestamp, t.received_at) as at,
    'user_id' as identifier_type,
    t.user_id as identifier_value,
    'email' as else_type,
    t.context_traits_email as else_value,
    t.campaign_name as state,
    t.email_subject as title,
    cast(null as numeric(38, 3)) as amount,
    cast(null as varchar(3)) as currency,
    false as left_out
from events.email_delivered as t

union all

select
    'email_opened' as part,
    t.id as id,
    'email_opened' as kind,
    coalesce(t."timestamp", t.original_timestamp, t.received_at) as at,
    'user_id' as identifier_type,
    t.user_id as identifier_value,
    'email' as else_type,
    t.context_traits_email as else_value,
    t.campaign_name as state,
    t.email_subject as title,
    cast(null as numeric(38, 3)) as amount,
    cast(null as varchar(3)) as currency,
    false as left_out
from events.email_opened as t

union all

select
    'email_link_clicked' as part,
    t.id as id,
    'email_clicked' as kind,
    coalesce(t."timestamp", t.original_timestamp, t.received_at) as at,
    'user_id' as identifier_type,
    t.user_id as identifier_value,
    'email' as else_type,
    t.context_traits_email as else_value,
    t.campaign_name as state,
    coalesce(t.link_url, t.email_subject) as title,
    cast(null as numeric(38, 3)) as amount,
    cast(null as varchar(3)) as currency,
    false as left_out
from events.email_link_clicked as t

union all

select
    'email_bounced' as part,
    t.id as id,
    'email_bounced' as kind,
    coalesce(t."timestamp", t.original_timestamp, t.received_at) as at,
    'user_id' as identifier_type,
    t.user_id as identifier_value,
    'email' as else_type,
    t.context_traits_email as else_value,
    t.campaign_name as state,
    t.email_subject as title,
    cast(null as numeric(38, 3)) as amount,
    cast(null as varchar(3)) as currency,
    false as left_out
from events.email_bounced as t

union all

select
    'email_unsubscribed' as part,
    t.id as id,
    'email_unsubscribed' as kind,
    coalesce(t."timestamp", t.original_timestamp, t.received_at) as at,
    'user_id' as identifier_type,
    t.user_id as identifier_value,
    'email' as else_type,
    t.context_traits_email as else_value,
    t.campaign_name as state,
    coalesce(t.list_name, t.email_subject) as title,
    cast(null as numeric(38, 3)) as amount,
    cast(null as varchar(3)) as currency,
    false as left_out
from events.email_unsubscribed as t

union all

select
    'unsubscribed' as part,
    t.id as id,
    'email_unsubscribed' as kind,
    coalesce(t."timestamp", t.original_timestamp, t.received_at) as at,
    'user_id' as identifier_type,
    t.user_id as identifier_value,
    'email' as else_type,
    t.context_traits_email as else_value,
    t.campaign_name as state,
    coalesce(t.list_name, t.email_subject) as title,
    cast(null as numeric(38, 3)) as amount,
    cast(null as varchar(3)) as currency,
    false as left_out
from events.unsubscribed as t
