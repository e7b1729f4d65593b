-- When is it too much? What people do who get one e-mail in a week, two, three and so on.
--
-- A person is who is behind a user id or an address by identity.identifiers, so that two addresses of one person
-- are no two; where nobody is known there, the user id, else the address. Weeks begin on Monday, in UTC. Gone is
-- who unsubscribed in that week, not who left one group of e-mails alone, which is an event of another name. A
-- person with four e-mails a week for a year counts 52 times.
--
-- title: E-mail overload
-- reads: events.email_delivered, events.email_link_clicked, events.email_opened, events.email_unsubscribed,
--     identity.identifiers
-- corrected: no such query is in Segment's documents; per person and week, so that a large campaign does not hide
--     who gets many.
-- group: E-mails
-- chart: bar x=emails y=opened_per_hundred,gone_per_hundred
with told as (
    select
        'delivered' as what,
        user_id,
        lower(trim(context_traits_email)) as address,
        date_trunc('week', coalesce("timestamp", received_at) at time zone 'UTC') as week
    from events.email_delivered
    union all
    select
        'read' as what,
        user_id,
        lower(trim(context_traits_email)) as address,
        date_trunc('week', coalesce("timestamp", received_at) at time zone 'UTC') as week
    from events.email_opened
    union all
    select
        'read' as what,
        user_id,
        lower(trim(context_traits_email)) as address,
        date_trunc('week', coalesce("timestamp", received_at) at time zone 'UTC') as week
    from events.email_link_clicked
    union all
    select
        'unsubscribed' as what,
        user_id,
        lower(trim(context_traits_email)) as address,
        date_trunc('week', coalesce("timestamp", received_at) at time zone 'UTC') as week
    from events.email_unsubscribed
),

mails as (
    select
        told.what,
        coalesce(users.person_id, addresses.person_id, told.user_id, told.address) as person,
        told.week
    from told
    left join "identity".identifiers as users on users.type = 'user_id' and users.value = told.user_id
    left join "identity".identifiers as addresses on addresses.type = 'email' and addresses.value = told.address
),

weeks as (
    select
        person,
        week,
        sum(case when what = 'delivered' then 1 else 0 end) as emails,
        max(case when what = 'read' then 1 else 0 end) as has_read,
        max(case when what = 'unsubscribed' then 1 else 0 end) as has_gone
    from mails
    where person is not null
    group by person, week
)

select
    emails,                                                                -- That a person got in a week.
    count(*) as weeks,                                                     -- Persons and weeks with so many.
    count(distinct person) as persons,                                     -- Different persons.
    cast(100.0 * sum(has_read) / count(*) as numeric(18, 1)) as opened_per_hundred,   -- Weeks in which one was opened.
    cast(100.0 * sum(has_gone) / count(*) as numeric(18, 1)) as gone_per_hundred      -- Weeks in which they left.
from weeks
where emails > 0
group by emails
order by emails
