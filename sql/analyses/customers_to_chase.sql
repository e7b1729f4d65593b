-- Who owes us: customers with open invoices, and how often their payments failed in the last 60 days.
--
-- Whose payments failed comes first, then by what is owed within a currency. Amounts are in whole units of the
-- currency: Stripe keeps yen without decimals and dinars with three.
--
-- title: Customers to chase
-- reads: stripe.charges, stripe.customers, stripe.invoices
-- group: Money
-- chart: hbar x=name y=amount_owed facet=currency
with owed as (
    select
        customer_id,
        currency,
        count(*) as open_invoices,
        1.0 * sum(amount_remaining) / case
            when currency in (
                'bif', 'clp', 'djf', 'gnf', 'jpy', 'kmf', 'krw', 'mga', 'pyg', 'rwf', 'vnd', 'vuv', 'xaf', 'xof', 'xpf'
            ) then 1
            when currency in ('bhd', 'jod', 'kwd', 'omr', 'tnd') then 1000
            else 100
        end as amount_owed,
        min(coalesce(due_date, created)) as oldest
    from stripe.invoices
    where status in ('open', 'uncollectible') and amount_remaining > 0 and _deleted_at is null
    group by customer_id, currency
),

failures as (
    select
        customer_id,
        count(*) as failed_payments,
        max(created) as last_failure
    from stripe.charges
    where status = 'failed' and created >= current_date - interval '60 days'
    group by customer_id
)

select
    coalesce(customers.name, customers.email, customers.id) as name,       -- As the customer gave it, else the address.
    upper(owed.currency) as currency,                                      -- Of the amount owed.
    cast(owed.amount_owed as numeric(18, 3)) as amount_owed,               -- Sum of what remains to be paid.
    owed.open_invoices,                                                    -- Open or given up.
    cast(owed.oldest as date) as oldest,                                   -- Due day of the oldest of them.
    coalesce(failures.failed_payments, 0) as failed_payments,              -- In the last 60 days.
    failures.last_failure                                                  -- When a payment failed last.
from owed
join stripe.customers as customers on customers.id = owed.customer_id
left join failures on failures.customer_id = owed.customer_id
where customers._deleted_at is null
order by failed_payments desc, owed.currency, owed.amount_owed desc
