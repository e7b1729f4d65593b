-- Do e-mails make people order? Who signed up and got one within two weeks, beside who got none.
--
-- Only sign-ups of at least 30 days ago, so that all had the same time to order. An e-mail that came after the
-- order did not cause it, and does not count. It is an experiment only if chance decided who gets none: else who
-- cannot be reached differs in other ways, too.
--
-- title: E-mail against none
-- reads: events.email_delivered, events.order_completed, events.signed_up, events.users
-- corrected: no such query is in Segment's documents; both groups have the same days to order.
-- chart: bar x=group y=per_hundred
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

signups as (
    select
        user_id,
        min(coalesce("timestamp", received_at)) as at
    from events.signed_up
    where user_id is not null
    group by user_id
),

ordered as (
    select
        signups.user_id,
        min(coalesce(orders."timestamp", orders.received_at)) as at
    from signups
    join events.order_completed as orders on orders.user_id = signups.user_id
        and coalesce(orders."timestamp", orders.received_at) >= signups.at
        and coalesce(orders."timestamp", orders.received_at) < signups.at + interval '30 days'
    group by signups.user_id
),

mailed as (
    select distinct signups.user_id
    from signups
    join delivered on delivered.person = signups.user_id
        and delivered.at >= signups.at
        and delivered.at < signups.at + interval '14 days'
    left join ordered on ordered.user_id = signups.user_id
    where ordered.at is null or delivered.at <= ordered.at
),

judged as (
    select
        case when mailed.user_id is null then 'no e-mail' else 'e-mail' end as mail_group,
        case when ordered.user_id is null then 0 else 1 end as has_ordered
    from signups
    left join mailed on mailed.user_id = signups.user_id
    left join ordered on ordered.user_id = signups.user_id
    where signups.at < current_date - interval '30 days'
)

select
    mail_group as "group",                                                 -- Got an e-mail within two weeks, or none.
    count(*) as signups,                                                   -- Users.
    sum(has_ordered) as ordered,                                           -- Of these, within 30 days.
    cast(100.0 * sum(has_ordered) / count(*) as numeric(18, 1)) as per_hundred   -- Share of them.
from judged
group by mail_group
order by mail_group
