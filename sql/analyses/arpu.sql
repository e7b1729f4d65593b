-- What an active user, and what a paying one, brings per month and currency: ARPU and ARPPU.
--
-- Revenue is what was captured less what was refunded, by the month in which that was done. Active users are those
-- of that month on any device, whatever currency they pay in; so with several currencies ARPU of each is of all
-- users. A payment without a customer is of one by themselves. Amounts are in whole units. Months are UTC.
--
-- title: ARPU and ARPPU
-- reads: events.pages, events.tracks, stripe.charges, stripe.refunds
-- corrected: no such query is in Segment's documents; refunds are taken off, currencies are not added together.
-- group: Money
-- chart: line x=month y=arpu,arppu facet=currency
with moved as (
    select
        date_trunc('month', created at time zone 'UTC') as month,
        currency,
        coalesce(customer_id, id) as payer,
        amount_captured as amount
    from stripe.charges
    where status = 'succeeded' and amount_captured > 0 and _deleted_at is null
    union all
    select
        date_trunc('month', refunds.created at time zone 'UTC') as month,
        refunds.currency,
        cast(null as varchar(255)) as payer,
        -refunds.amount as amount
    from stripe.refunds as refunds
    where refunds.status = 'succeeded' and refunds._deleted_at is null
),

revenue as (
    select
        month,
        currency,
        count(distinct payer) as paying,
        1.0 * sum(amount) / case
            when currency in (
                'bif', 'clp', 'djf', 'gnf', 'jpy', 'kmf', 'krw', 'mga', 'pyg', 'rwf', 'vnd', 'vuv', 'xaf', 'xof', 'xpf'
            ) then 1
            when currency in ('bhd', 'jod', 'kwd', 'omr', 'tnd') then 1000
            else 100
        end as amount
    from moved
    group by month, currency
),

presence as (
    select
        user_id,
        coalesce("timestamp", received_at) as at
    from events.tracks
    where anonymous_id is not null and user_id is not null
    union all
    select
        user_id,
        coalesce("timestamp", received_at) as at
    from events.pages
    where anonymous_id is not null and user_id is not null
),

active as (
    select
        date_trunc('month', at at time zone 'UTC') as month,
        count(distinct user_id) as users
    from presence
    group by date_trunc('month', at at time zone 'UTC')
)

select
    cast(revenue.month as date) as month,                                  -- Its first day, in UTC.
    upper(revenue.currency) as currency,                                   -- Of the amounts.
    coalesce(active.users, 0) as active_users,                             -- Of all currencies.
    revenue.paying,                                                        -- Customers who paid in it.
    cast(revenue.amount as numeric(18, 3)) as revenue,                     -- Less refunds.
    cast(revenue.amount / nullif(active.users, 0) as numeric(18, 3)) as arpu,    -- Per active user.
    cast(revenue.amount / nullif(revenue.paying, 0) as numeric(18, 3)) as arppu  -- Per paying customer.
from revenue
left join active on active.month = revenue.month
order by month, currency
