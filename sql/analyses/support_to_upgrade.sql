-- Do people who write to support pay more afterwards? Of each month's customers, who had a larger bill within two
-- months.
--
-- A bill is what the subscription's lines cost per month by their prices, without prorations, discounts, tax and use.
-- An upgrade is a bill of the same subscription, in the two months after, that is larger than the one before it.
-- The writer is the customer with the same address, in lower case and without a tag: what stands from the + to the
-- @. Months whose two are not over are left out.
--
-- title: Support and upgrade
-- reads: stripe.customers, stripe.invoice_lines, stripe.invoices, stripe.prices, zendesk.tickets, zendesk.users
-- corrected: no such query is in Segment's documents; beside those who did not write, in the same two months.
-- group: Support
-- chart: line x=month y=wrote_upgraded,quiet_upgraded
with bills as (
    select
        invoices.customer_id,
        lines.subscription_id,
        invoices.id,
        invoices.created,
        sum(
            prices.unit_amount * coalesce(lines.quantity, 1) * case prices.recurring_interval
                when 'day' then 365.0 / 12
                when 'week' then 52.0 / 12
                when 'month' then 1.0
                when 'year' then 1.0 / 12
            end / coalesce(prices.recurring_interval_count, 1)
        ) as monthly
    from stripe.invoices as invoices
    join stripe.invoice_lines as lines on lines.invoice_id = invoices.id
    join stripe.prices as prices on prices.id = lines.plan_id
    where invoices.status in ('paid', 'open', 'uncollectible')
        and lines.subscription_id is not null
        and lines.amount > 0
        and coalesce(lines.proration, false) = false
        and prices.unit_amount is not null
        and coalesce(prices.recurring_usage_type, 'licensed') = 'licensed'
        and prices.recurring_interval is not null
        and invoices._deleted_at is null
    group by invoices.customer_id, lines.subscription_id, invoices.id, invoices.created
),

compared as (
    select
        customer_id,
        created,
        monthly,
        lag(monthly) over (partition by subscription_id order by created, id) as before
    from bills
),

customers as (
    select distinct
        bills.customer_id,
        date_trunc('month', bills.created at time zone 'UTC') as month,
        regexp_replace(lower(trim(customers.email)), '[+][^@]*', '') as address
    from bills
    join stripe.customers as customers on customers.id = bills.customer_id
),

writers as (
    select distinct
        regexp_replace(lower(trim(users.email)), '[+][^@]*', '') as address,
        date_trunc('month', tickets.created_at at time zone 'UTC') as month
    from zendesk.tickets as tickets
    join zendesk.users as users on users.id = tickets.requester_id
    where tickets._deleted_at is null and users.email is not null
),

flags as (
    select
        customer_id,
        month,
        0 as wrote,
        0 as upgraded
    from customers
    union all
    select
        customers.customer_id,
        customers.month,
        1 as wrote,
        0 as upgraded
    from customers
    join writers on writers.address = customers.address and writers.month = customers.month
    union all
    select
        customers.customer_id,
        customers.month,
        0 as wrote,
        1 as upgraded
    from customers
    join compared on compared.customer_id = customers.customer_id
        and compared.monthly > compared.before
        and compared.created at time zone 'UTC' >= customers.month + interval '1 month'
        and compared.created at time zone 'UTC' < customers.month + interval '3 months'
),

judged as (
    select
        month,
        customer_id,
        max(wrote) as wrote,
        max(upgraded) as upgraded
    from flags
    group by month, customer_id
)

select
    cast(month as date) as month,                                          -- Its first day, in UTC.
    sum(wrote) as wrote,                                                   -- Customers with a bill, and a ticket, in it.
    cast(100.0 * sum(wrote * upgraded) / nullif(sum(wrote), 0) as numeric(18, 1)) as wrote_upgraded,   -- Of a hundred of these.
    count(*) - sum(wrote) as quiet,                                        -- Customers with a bill and no ticket.
    cast(
        100.0 * sum((1 - wrote) * upgraded) / nullif(count(*) - sum(wrote), 0) as numeric(18, 1)
    ) as quiet_upgraded                                                    -- Of a hundred of these.
from judged
where month + interval '3 months' <= current_date
group by month
order by month
