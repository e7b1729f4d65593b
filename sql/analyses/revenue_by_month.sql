-- What came in, what went back and what stayed, per month and currency: this month and the two before it.
--
-- Amounts are in whole units of the currency: Stripe keeps yen without decimals and dinars with three. A refund
-- counts in the month in which it was made, not in that of its charge.
--
-- title: Revenue by month
-- reads: stripe.charges, stripe.refunds
-- group: Money
-- chart: bar x=month y=gross,refunds,net facet=currency
with months as (
    select
        date_trunc('month', created at time zone 'UTC') as month,
        currency,
        amount_captured as taken,
        0 as returned
    from stripe.charges
    where status = 'succeeded'
    union all
    select
        date_trunc('month', created at time zone 'UTC') as month,
        currency,
        0 as taken,
        amount as returned
    from stripe.refunds
    where status = 'succeeded'
),

sums as (
    select
        month,
        currency,
        sum(taken) as taken,
        sum(returned) as returned,
        case
            when currency in (
                'bif', 'clp', 'djf', 'gnf', 'jpy', 'kmf', 'krw', 'mga', 'pyg', 'rwf', 'vnd', 'vuv', 'xaf', 'xof', 'xpf'
            ) then 1
            when currency in ('bhd', 'jod', 'kwd', 'omr', 'tnd') then 1000
            else 100
        end as units
    from months
    where month >= date_trunc('month', current_date) - interval '2 months'
    group by month, currency
)

select
    cast(month as date) as month,                                          -- Its first day.
    upper(currency) as currency,                                           -- Three-letter code.
    cast(1.0 * taken / units as numeric(18, 3)) as gross,                  -- Captured charges.
    cast(1.0 * returned / units as numeric(18, 3)) as refunds,             -- Refunds made in the month.
    cast(1.0 * (taken - returned) / units as numeric(18, 3)) as net        -- Gross less refunds.
from sums
order by month desc, net desc
