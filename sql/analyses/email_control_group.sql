-- Do e-mails make people order? Who signed up and got one in their first week, beside who got none.
--
-- Orders count from the end of that week, for 30 days, so only sign-ups of at least 37 days ago. Who ordered within
-- the week is in neither group: quick buyers had less time to be written to, and would count against e-mails, or
-- got a receipt, and would count for them. It is an experiment only if chance decided who gets none: else who cannot
-- be reached differs in other ways, too.
--
-- title: E-mail against none
-- reads: events.email_delivered, events.order_completed, events.signed_up, events.users
-- corrected: no such query is in Segment's documents; both groups begin to count on the same day after signing up.
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

bought as (
    select
        signups.user_id,
        min(coalesce(orders."timestamp", orders.received_at)) as at
    from signups
    join events.order_completed as orders on orders.user_id = signups.user_id
        and coalesce(orders."timestamp", orders.received_at) >= signups.at
    group by signups.user_id
),

mailed as (
    select distinct signups.user_id
    from signups
    join delivered on delivered.person = signups.user_id
        and delivered.at >= signups.at
        and delivered.at < signups.at + interval '7 days'
),

judged as (
    select
        case when mailed.user_id is null then 'no e-mail' else 'e-mail' end as mail_group,
        case when bought.at < signups.at + interval '37 days' then 1 else 0 end as has_ordered
    from signups
    left join mailed on mailed.user_id = signups.user_id
    left join bought on bought.user_id = signups.user_id
    where signups.at < current_date - interval '37 days'
        and (bought.at is null or bought.at >= signups.at + interval '7 days')
)

select
    mail_group as "group",                                                 -- Got an e-mail in the first week, or none.
    count(*) as signups,                                                   -- Users who had not ordered by then.
    sum(has_ordered) as ordered,                                           -- Of these, in the 30 days after.
    cast(100.0 * sum(has_ordered) / count(*) as numeric(18, 1)) as per_hundred   -- Share of them.
from judged
group by mail_group
order by mail_group
