-- Do e-mails make people order? Who signed up and got one in their first week, beside who got none.
--
-- A person is who is behind a user id, an address or a browser by identity.identifiers, so that an e-mail to another
-- address of theirs counts, and an order as a guest; where nobody is known there, the user id, else the address.
-- Orders count from the end of that week, for 30 days, so only sign-ups of at least 37 days ago. Who ordered within
-- the week is in neither group: quick buyers had less time to be written to, and would count against e-mails, or
-- got a receipt, and would count for them. It is an experiment only if chance decided who gets none: else who cannot
-- be reached differs in other ways, too.
--
-- title: E-mail against none
-- reads: events.email_delivered, events.order_completed, events.signed_up, identity.identifiers
-- corrected: no such query is in Segment's documents; both groups begin to count on the same day after signing up.
-- group: E-mails
-- chart: bar x=group y=per_hundred
with told as (
    select
        'e-mail' as what,
        user_id,
        lower(trim(context_traits_email)) as address,
        cast(null as varchar(256)) as browser,
        coalesce("timestamp", received_at) as at
    from events.email_delivered
    union all
    select
        'sign-up' as what,
        user_id,
        cast(null as varchar(256)) as address,
        anonymous_id as browser,
        coalesce("timestamp", received_at) as at
    from events.signed_up
    union all
    select
        'order' as what,
        user_id,
        cast(null as varchar(256)) as address,
        anonymous_id as browser,
        coalesce("timestamp", received_at) as at
    from events.order_completed
),

steps as (
    select
        told.what,
        coalesce(users.person_id, addresses.person_id, browsers.person_id, told.user_id, told.address) as person,
        told.at
    from told
    left join "identity".identifiers as users on users.type = 'user_id' and users.value = told.user_id
    left join "identity".identifiers as addresses on addresses.type = 'email' and addresses.value = told.address
    left join "identity".identifiers as browsers on browsers.type = 'anonymous_id'
        and browsers.value = told.browser
        and told.user_id is null
),

signups as (
    select
        person,
        min(at) as at
    from steps
    where what = 'sign-up' and person is not null
    group by person
),

bought as (
    select
        signups.person,
        min(steps.at) as at
    from signups
    join steps on steps.person = signups.person and steps.at >= signups.at
    where steps.what = 'order'
    group by signups.person
),

mailed as (
    select distinct signups.person
    from signups
    join steps on steps.person = signups.person
        and steps.at >= signups.at
        and steps.at < signups.at + interval '7 days'
    where steps.what = 'e-mail'
),

judged as (
    select
        case when mailed.person is null then 'no e-mail' else 'e-mail' end as mail_group,
        case when bought.at < signups.at + interval '37 days' then 1 else 0 end as has_ordered
    from signups
    left join mailed on mailed.person = signups.person
    left join bought on bought.person = signups.person
    where signups.at < current_date - interval '37 days'
        and (bought.at is null or bought.at >= signups.at + interval '7 days')
)

select
    mail_group as "group",                                                 -- Got an e-mail in the first week, or none.
    count(*) as signups,                                                   -- Persons who had not ordered by then.
    sum(has_ordered) as ordered,                                           -- Of these, in the 30 days after.
    cast(100.0 * sum(has_ordered) / count(*) as numeric(18, 1)) as per_hundred   -- Share of them.
from judged
group by mail_group
order by mail_group
