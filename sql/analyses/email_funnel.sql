-- How far each e-mail campaign brings people: delivered, opened, clicked, back on the site, an order.
--
-- Persons count, once per campaign, however often they opened and by however many addresses. A person is who is
-- behind a user id, an address or a browser by identity.identifiers; where nobody is known there, the user id, else
-- the address. So visits count of whom the site did not know at the time, too. A click counts as opened, as pictures
-- may be blocked; machines that open are not counted, where the mailer tells them apart. What follows is of those
-- who opened: a page within 7 days of it, an order within 30. email_control_group says what people do without
-- e-mails.
--
-- title: Email funnel
-- reads: events.email_delivered, events.email_link_clicked, events.email_opened, events.order_completed,
--     events.pages, identity.identifiers
-- corrected: no such query is in Segment's documents; each step is reduced to persons before they are joined, so
--     nothing fans out.
-- group: E-mails
-- chart: bar x=campaign y=delivered,opened,clicked,visited,ordered
with told as (
    select
        'delivered' as what,
        user_id,
        lower(trim(context_traits_email)) as address,
        coalesce(campaign_name, campaign_id, 'no campaign') as campaign,
        coalesce("timestamp", received_at) as at
    from events.email_delivered
    union all
    select
        'opened' as what,
        user_id,
        lower(trim(context_traits_email)) as address,
        coalesce(campaign_name, campaign_id, 'no campaign') as campaign,
        coalesce("timestamp", received_at) as at
    from events.email_opened
    union all
    select
        'clicked' as what,
        user_id,
        lower(trim(context_traits_email)) as address,
        coalesce(campaign_name, campaign_id, 'no campaign') as campaign,
        coalesce("timestamp", received_at) as at
    from events.email_link_clicked
),

mails as (
    select
        told.what,
        coalesce(users.person_id, addresses.person_id, told.user_id, told.address) as person,
        told.campaign,
        told.at
    from told
    left join "identity".identifiers as users on users.type = 'user_id' and users.value = told.user_id
    left join "identity".identifiers as addresses on addresses.type = 'email' and addresses.value = told.address
),

recipients as (
    select
        person,
        campaign,
        min(at) as at
    from mails
    where what = 'delivered' and person is not null
    group by person, campaign
),

openers as (
    select
        recipients.person,
        recipients.campaign,
        min(mails.at) as at
    from recipients
    join mails on mails.person = recipients.person
        and mails.campaign = recipients.campaign
        and mails.at >= recipients.at
    where mails.what in ('opened', 'clicked')
    group by recipients.person, recipients.campaign
),

known_by as (
    select openers.person, openers.campaign, openers.at, known.type, known.value
    from openers
    join "identity".identifiers as known on known.person_id = openers.person
    where known.type in ('user_id', 'anonymous_id')
    union all
    select person, campaign, at, 'user_id' as type, person as value from openers
),

acts as (
    select
        'visited' as step,
        case when user_id is null then 'anonymous_id' else 'user_id' end as type,
        coalesce(user_id, anonymous_id) as value,
        coalesce("timestamp", received_at) as at,
        coalesce("timestamp", received_at) - interval '7 days' as earliest
    from events.pages
    union all
    select
        'ordered' as step,
        case when user_id is null then 'anonymous_id' else 'user_id' end as type,
        coalesce(user_id, anonymous_id) as value,
        coalesce("timestamp", received_at) as at,
        coalesce("timestamp", received_at) - interval '30 days' as earliest
    from events.order_completed
),

reached as (
    select person, campaign, 'opened' as step from openers
    union
    select openers.person, openers.campaign, 'clicked' as step
    from openers
    join mails on mails.person = openers.person
        and mails.campaign = openers.campaign
        and mails.at >= openers.at
    where mails.what = 'clicked'
    union
    select known_by.person, known_by.campaign, acts.step
    from known_by
    join acts on acts.type = known_by.type
        and acts.value = known_by.value
        and acts.at >= known_by.at
        and acts.earliest < known_by.at
),

delivered_to as (
    select
        campaign,
        count(*) as persons
    from recipients
    group by campaign
),

steps as (
    select
        campaign,
        sum(case when step = 'opened' then 1 else 0 end) as opened,
        sum(case when step = 'clicked' then 1 else 0 end) as clicked,
        sum(case when step = 'visited' then 1 else 0 end) as visited,
        sum(case when step = 'ordered' then 1 else 0 end) as ordered
    from reached
    group by campaign
)

select
    delivered_to.campaign,                                                 -- By name, else id.
    delivered_to.persons as delivered,                                     -- Who got it.
    coalesce(steps.opened, 0) as opened,                                   -- Of these, opened or clicked.
    coalesce(steps.clicked, 0) as clicked,                                 -- Of those who opened.
    coalesce(steps.visited, 0) as visited,                                 -- Of those, within 7 days.
    coalesce(steps.ordered, 0) as ordered                                  -- Of those, within 30 days.
from delivered_to
left join steps on steps.campaign = delivered_to.campaign
order by delivered_to.persons desc, delivered_to.campaign
