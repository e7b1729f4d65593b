-- Everyone, once, with what came of all that happened.
--
-- Amounts are in one currency, that in which somebody paid most often; what there is in others is in customers.money.
-- A person of whom nothing is known but an identifier has a row, too.
with sums as (
    select
        person_id,
        coalesce(currency, '') as currency,
        count(*) as interactions,
        min(at) as first_at,
        max(case when at < current_date + interval '1 day' then at end) as last_at,
        sum(case when kind = 'charge' and state = 'succeeded' then 1 else 0 end) as charges,
        sum(case when kind = 'charge' and state = 'succeeded' then amount else 0 end) as revenue,
        sum(case when kind = 'refund' and state = 'succeeded' then amount else 0 end) as refunds,
        sum(case when kind = 'ticket' then 1 else 0 end) as tickets,
        sum(case when kind = 'ticket' and state not in ('solved', 'closed') then 1 else 0 end) as open_tickets,
        sum(case when kind = 'rating' then 1 else 0 end) as ratings,
        sum(case when kind = 'rating' and state = 'good' then 1 else 0 end) as good,
        sum(case when kind = 'opportunity' and state = 'open' then amount end) as pipeline,
        sum(case when kind = 'email_delivered' then 1 else 0 end) as emails,
        min(case when kind = 'email_delivered' then at end) as first_email_at,
        max(case when kind = 'email_delivered' then at end) as last_email_at,
        max(case when kind = 'subscription' and state = 'ended' then at end) as ended_at
    from customers.timeline
    group by person_id, coalesce(currency, '')
),

ranked as (
    select
        person_id, currency, interactions, first_at, last_at, charges, revenue, refunds, tickets, open_tickets, ratings,
        good, pipeline, emails, first_email_at, last_email_at, ended_at,
        row_number() over (
            partition by person_id order by charges desc, revenue desc, currency
        ) as by_money,
        row_number() over (
            partition by person_id order by coalesce(pipeline, 0) desc, currency
        ) as by_pipeline
    from sums
),

people as (
    select
        person_id,
        sum(interactions) as interactions,
        min(first_at) as first_at,
        max(last_at) as last_at,
        max(case when by_money = 1 and charges > 0 then currency end) as currency,
        max(case when by_money = 1 and charges > 0 then revenue end) as revenue,
        max(case when by_money = 1 and charges > 0 then refunds end) as refunds,
        sum(case when charges > 0 then 1 else 0 end) as currencies,
        sum(tickets) as tickets,
        sum(open_tickets) as open_tickets,
        100.0 * sum(good) / nullif(sum(ratings), 0) as satisfaction,
        max(case when by_pipeline = 1 then pipeline end) as pipeline,
        max(case when by_pipeline = 1 and pipeline is not null then currency end) as pipeline_currency,
        sum(emails) as emails,
        extract(epoch from max(last_email_at) - min(first_email_at)) / 604800 as weeks,
        max(ended_at) as ended_at
    from ranked
    group by person_id
),

subscribed as (
    select
        person_id,
        title as plan,
        row_number() over (partition by person_id order by at desc, title) as place
    from customers.timeline
    where kind = 'subscription' and state in ('active', 'trialing', 'past_due')
)

select
    persons.person_id,                                                         -- Who it is.
    persons.name,                                                              -- Best name.
    persons.email,                                                             -- Newest e-mail address.
    people.first_at as first_seen,                                             -- When the first thing happened.
    people.last_at as last_seen,                                               -- When the last one did; none to come.
    coalesce(people.interactions, 0) as interactions,                          -- Rows of the timeline.
    nullif(people.currency, '') as currency,                                   -- In which they paid most often.
    people.revenue,                                                            -- Succeeded charges in it.
    people.refunds,                                                            -- What was given back in it.
    coalesce(people.currencies, 0) as currencies,                              -- In how many they paid.
    coalesce(people.tickets, 0) as tickets,                                    -- Tickets and cases.
    coalesce(people.open_tickets, 0) as open_tickets,                          -- Neither solved nor closed.
    cast(people.satisfaction as numeric(18, 1)) as satisfaction,               -- Good ones of 100 ratings.
    people.pipeline as pipeline_value,                                         -- Open sales, of the currency with most.
    nullif(people.pipeline_currency, '') as pipeline_currency,                 -- Its code, where one is said.
    cast(people.emails / greatest(1.0, people.weeks) as numeric(18, 2)) as emails_per_week, -- From first to last one.
    subscribed.plan,                                                           -- Of the newest that is paid or on trial.
    cast(
        case when subscribed.person_id is null then people.ended_at end at time zone 'UTC' as date
    ) as churned_on                                                            -- No plan since that day, in UTC.
from "identity".persons as persons
left join people on people.person_id = persons.person_id
left join subscribed on subscribed.person_id = persons.person_id and subscribed.place = 1
