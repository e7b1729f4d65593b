-- Do two sources count the same? Orders that events tell of, beside payments in Stripe, month by month.
--
-- Up to 5 of a hundred is what clocks, blockers and time zones make; more is to be looked into, and a month in
-- which one has none at all. The last month is not over, so late events may still come. By currency, as a wrong
-- one hides in a sum.
--
-- title: Count discrepancies
-- reads: events.order_completed, stripe.charges
-- corrected: no such query is in Segment's documents; orders and charges are each counted once, in UTC.
-- group: Operations
-- chart: line x=month y=events,payments facet=currency
with orders as (
    select
        date_trunc('month', min(coalesce("timestamp", received_at)) at time zone 'UTC') as month,
        max(upper(coalesce(currency, 'USD'))) as currency
    from events.order_completed
    group by coalesce(order_id, id)
),

counts as (
    select
        month,
        currency,
        1 as told,
        0 as paid
    from orders
    union all
    select
        date_trunc('month', created at time zone 'UTC') as month,
        upper(currency) as currency,
        0 as told,
        1 as paid
    from stripe.charges
    where status = 'succeeded' and _deleted_at is null
),

sums as (
    select
        month,
        currency,
        sum(told) as told,
        sum(paid) as paid
    from counts
    group by month, currency
)

select
    cast(month as date) as month,                                          -- Its first day, in UTC.
    currency,                                                              -- Of the orders.
    told as events,                                                        -- Orders that events tell of.
    paid as payments,                                                      -- Charges that succeeded.
    cast(100.0 * (told - paid) / nullif(paid, 0) as numeric(18, 1)) as difference,   -- Of a hundred payments.
    case
        when paid > 0 and abs(told - paid) <= 0.05 * paid then 'alike' else 'look'
    end as verdict                                                         -- Alike up to 5 of a hundred.
from sums
order by month, currency
