-- Who owes us: customers with open invoices, and how often their payments failed in the last 60 days.
--
-- Ordered by what is owed within a currency; amounts are in minor units, as Stripe keeps them.
with owed as (
    select
        customer_id,
        currency,
        count(*) as open_invoices,
        sum(amount_remaining) as amount_owed,
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
    customers.name,                                                        -- As the customer gave it.
    owed.currency,                                                         -- Of the amount owed.
    owed.amount_owed,                                                      -- Sum of what remains, in minor units.
    owed.open_invoices,                                                    -- Open or given up.
    cast(owed.oldest as date) as oldest,                                   -- Due day of the oldest of them.
    coalesce(failures.failed_payments, 0) as failed_payments,              -- In the last 60 days.
    failures.last_failure                                                  -- When a payment failed last.
from owed
join stripe.customers as customers on customers.id = owed.customer_id
left join failures on failures.customer_id = owed.customer_id
where customers._deleted_at is null
order by failed_payments desc, owed.currency, owed.amount_owed desc
