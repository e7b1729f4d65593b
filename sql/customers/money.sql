-- What a person paid and got back, per currency: amounts of different currencies are never added.
with moved as (
    select
        person_id,
        currency,
        case when kind = 'charge' then 1 else 0 end as charges,
        case when kind = 'charge' then amount else 0 end as taken,
        case when kind = 'refund' then amount else 0 end as returned,
        case when kind = 'charge' then at end as charged_at
    from customers.timeline
    where kind in ('charge', 'refund') and state = 'succeeded' and amount is not null and currency is not null
)

select
    person_id,                                     -- Who paid.
    currency,                                      -- Three-letter code of the amounts.
    sum(charges) as charges,                       -- How many succeeded.
    sum(taken) as revenue,                         -- What they brought, refunds not taken off.
    sum(returned) as refunds,                      -- What was given back.
    sum(taken) - sum(returned) as net,             -- Revenue less refunds.
    min(charged_at) as first_charge_at,            -- When the first one was.
    max(charged_at) as last_charge_at              -- When the last one was.
from moved
group by person_id, currency
