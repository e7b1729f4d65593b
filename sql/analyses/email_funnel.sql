-- How far each e-mail campaign brings people: delivered, opened, clicked, back on the site, an order.
--
-- Persons count, once per campaign, however often they opened. A recipient is the user, else the one who has the
-- address, else the address. A click counts as opened, as pictures may be blocked; machines that open are not
-- counted, where the mailer tells them apart. What follows is of those who opened: a page within 7 days of it, an
-- order within 30. email_control_group says what people do without e-mails.
--
-- title: Email funnel
-- reads: events.email_delivered, events.email_link_clicked, events.email_opened, events.order_completed,
--     events.pages, events.users
-- corrected: no such query is in Segment's documents; each step is reduced to persons before they are joined, so
--     nothing fans out.
-- chart: bar x=campaign y=delivered,opened,clicked,visited,ordered
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

recipients as (
    select
        person,
        campaign,
        min(at) as at
    from delivered
    where person is not null
    group by person, campaign
),

reads as (
    select person, campaign, at from opened
    union all
    select person, campaign, at from clicked
),

openers as (
    select
        recipients.person,
        recipients.campaign,
        min(reads.at) as at
    from recipients
    join reads on reads.person = recipients.person
        and reads.campaign = recipients.campaign
        and reads.at >= recipients.at
    group by recipients.person, recipients.campaign
),

reached as (
    select person, campaign, 'opened' as step from openers
    union
    select openers.person, openers.campaign, 'clicked' as step
    from openers
    join clicked on clicked.person = openers.person
        and clicked.campaign = openers.campaign
        and clicked.at >= openers.at
    union
    select openers.person, openers.campaign, 'visited' as step
    from openers
    join events.pages as pages on pages.user_id = openers.person
        and coalesce(pages."timestamp", pages.received_at) >= openers.at
        and coalesce(pages."timestamp", pages.received_at) < openers.at + interval '7 days'
    union
    select openers.person, openers.campaign, 'ordered' as step
    from openers
    join events.order_completed as orders on orders.user_id = openers.person
        and coalesce(orders."timestamp", orders.received_at) >= openers.at
        and coalesce(orders."timestamp", orders.received_at) < openers.at + interval '30 days'
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
