-- When is it too much? What people do who get one e-mail in a week, two, three and so on.
--
-- Weeks begin on Monday, in UTC. Gone is who unsubscribed in that week; not who left one group of e-mails alone, which
-- is an event of another name. A person with four e-mails a week for a year counts 52 times.
--
-- title: E-mail overload
-- reads: events.email_delivered, events.email_link_clicked, events.email_opened, events.email_unsubscribed,
--     events.users
-- corrected: no such query is in Segment's documents; per person and week, so that a large campaign does not hide
--     who gets many.
-- chart: bar x=emails y=opened_per_hundred,gone_per_hundred
with known as (
    select
        id as user_id,
        lower(trim(email)) as address,
        row_number() over (partition by lower(trim(email)) order by received_at desc, id) as place
    from events.users
    where trim(email) <> ''
),

delivered as (
    select
        coalesce(mails.user_id, known.user_id, lower(trim(mails.context_traits_email))) as person,
        coalesce(mails.campaign_name, mails.campaign_id, 'no campaign') as campaign,
        coalesce(mails."timestamp", mails.received_at) as at
    from events.email_delivered as mails
    left join known on known.address = lower(trim(mails.context_traits_email)) and known.place = 1
),

opened as (
    select
        coalesce(mails.user_id, known.user_id, lower(trim(mails.context_traits_email))) as person,
        coalesce(mails.campaign_name, mails.campaign_id, 'no campaign') as campaign,
        coalesce(mails."timestamp", mails.received_at) as at
    from events.email_opened as mails
    left join known on known.address = lower(trim(mails.context_traits_email)) and known.place = 1
),

clicked as (
    select
        coalesce(mails.user_id, known.user_id, lower(trim(mails.context_traits_email))) as person,
        coalesce(mails.campaign_name, mails.campaign_id, 'no campaign') as campaign,
        coalesce(mails."timestamp", mails.received_at) as at
    from events.email_link_clicked as mails
    left join known on known.address = lower(trim(mails.context_traits_email)) and known.place = 1
),

unsubscribed as (
    select
        coalesce(mails.user_id, known.user_id, lower(trim(mails.context_traits_email))) as person,
        coalesce(mails.campaign_name, mails.campaign_id, 'no campaign') as campaign,
        coalesce(mails."timestamp", mails.received_at) as at
    from events.email_unsubscribed as mails
    left join known on known.address = lower(trim(mails.context_traits_email)) and known.place = 1
),

weeks as (
    select
        person,
        date_trunc('week', at at time zone 'UTC') as week,
        count(*) as emails
    from delivered
    where person is not null
    group by person, date_trunc('week', at at time zone 'UTC')
),

readers as (
    select person, date_trunc('week', at at time zone 'UTC') as week from opened
    union
    select person, date_trunc('week', at at time zone 'UTC') as week from clicked
),

goers as (
    select distinct person, date_trunc('week', at at time zone 'UTC') as week from unsubscribed
)

select
    weeks.emails,                                                          -- That a person got in a week.
    count(*) as weeks,                                                     -- Persons and weeks with so many.
    count(distinct weeks.person) as persons,                               -- Different persons.
    cast(100.0 * count(readers.person) / count(*) as numeric(18, 1)) as opened_per_hundred,   -- Weeks in which one was opened.
    cast(100.0 * count(goers.person) / count(*) as numeric(18, 1)) as gone_per_hundred         -- Weeks in which they left.
from weeks
left join readers on readers.person = weeks.person and readers.week = weeks.week
left join goers on goers.person = weeks.person and goers.week = weeks.week
group by weeks.emails
order by weeks.emails
