-- What customers do in Stripe: they are charged, refunded and billed, subscribe, leave and dispute.
--
-- Amounts are in whole units of the currency: Stripe keeps yen without decimals, dinars with three, and Uganda's
-- shillings, though they have no cents, with two. A subscription's state is what it is today.
select
    'charges' as part,
    c.id as id,
    'charge' as kind,
    c.created as at,
    'stripe.customers' as identifier_type,
    c.customer_id as identifier_value,
    'email' as else_type,
    coalesce(c.billing_details_email, c.receipt_email) as else_value,
    case when c.status = 'succeeded' and not c.captured then 'uncaptured' else c.status end as state,
    coalesce(c.description, c.failure_message) as title,
    case
        when c.currency in (
            'bif', 'clp', 'djf', 'gnf', 'jpy', 'kmf', 'krw', 'mga', 'pyg', 'rwf', 'vnd', 'vuv', 'xaf', 'xof', 'xpf'
        ) then cast(coalesce(nullif(c.amount_captured, 0), c.amount) as numeric(38, 0))
        when c.currency in ('bhd', 'jod', 'kwd', 'omr', 'tnd')
            then cast(coalesce(nullif(c.amount_captured, 0), c.amount) / 1000.0 as numeric(38, 3))
        else cast(coalesce(nullif(c.amount_captured, 0), c.amount) / 100.0 as numeric(38, 2))
    end as amount,
    c.currency as currency,
    c._deleted_at is not null as left_out
from stripe.charges as c

union all

select
    'refunds' as part,
    r.id as id,
    'refund' as kind,
    r.created as at,
    'stripe.customers' as identifier_type,
    coalesce(c.customer_id, r.customer) as identifier_value,
    'email' as else_type,
    coalesce(c.billing_details_email, c.receipt_email) as else_value,
    r.status as state,
    coalesce(r.description, r.reason) as title,
    case
        when r.currency in (
            'bif', 'clp', 'djf', 'gnf', 'jpy', 'kmf', 'krw', 'mga', 'pyg', 'rwf', 'vnd', 'vuv', 'xaf', 'xof', 'xpf'
        ) then cast(r.amount as numeric(38, 0))
        when r.currency in ('bhd', 'jod', 'kwd', 'omr', 'tnd') then cast(r.amount / 1000.0 as numeric(38, 3))
        else cast(r.amount / 100.0 as numeric(38, 2))
    end as amount,
    r.currency as currency,
    r._deleted_at is not null as left_out
from stripe.refunds as r
left join stripe.charges as c on c.id = r.charge_id

union all

select
    'invoices' as part,
    n.id as id,
    'invoice' as kind,
    coalesce(n.status_transitions_finalized_at, n.created) as at,
    'stripe.customers' as identifier_type,
    n.customer_id as identifier_value,
    'email' as else_type,
    n.customer_email as else_value,
    n.status as state,
    coalesce(n.number, n.description) as title,
    case
        when n.currency in (
            'bif', 'clp', 'djf', 'gnf', 'jpy', 'kmf', 'krw', 'mga', 'pyg', 'rwf', 'vnd', 'vuv', 'xaf', 'xof', 'xpf'
        ) then cast(n.total as numeric(38, 0))
        when n.currency in ('bhd', 'jod', 'kwd', 'omr', 'tnd') then cast(n.total / 1000.0 as numeric(38, 3))
        else cast(n.total / 100.0 as numeric(38, 2))
    end as amount,
    n.currency as currency,
    n._deleted_at is not null or n.status = 'draft' as left_out
from stripe.invoices as n

union all

select
    'disputes' as part,
    d.id as id,
    'dispute' as kind,
    d.created as at,
    'stripe.customers' as identifier_type,
    c.customer_id as identifier_value,
    'email' as else_type,
    coalesce(c.billing_details_email, c.receipt_email, d.evidence_customer_email_address) as else_value,
    d.status as state,
    d.reason as title,
    case
        when d.currency in (
            'bif', 'clp', 'djf', 'gnf', 'jpy', 'kmf', 'krw', 'mga', 'pyg', 'rwf', 'vnd', 'vuv', 'xaf', 'xof', 'xpf'
        ) then cast(d.amount as numeric(38, 0))
        when d.currency in ('bhd', 'jod', 'kwd', 'omr', 'tnd') then cast(d.amount / 1000.0 as numeric(38, 3))
        else cast(d.amount / 100.0 as numeric(38, 2))
    end as amount,
    d.currency as currency,
    d._deleted_at is not null as left_out
from stripe.disputes as d
left join stripe.charges as c on c.id = d.charge_id

union all

select
    'subscriptions' as part,
    s.id as id,
    'subscription' as kind,
    coalesce(s.start_date, s.created) as at,
    'stripe.customers' as identifier_type,
    s.customer_id as identifier_value,
    cast(null as varchar(63)) as else_type,
    cast(null as varchar(1000)) as else_value,
    s.status as state,
    coalesce(o.name, p.nickname) as title,
    cast(null as numeric(38, 3)) as amount,
    cast(null as varchar(3)) as currency,
    s.status = 'incomplete_expired' as left_out
from stripe.subscriptions as s
left join stripe.subscription_items as i on i.subscription_id = s.id
left join stripe.prices as p on p.id = coalesce(case when i._deleted_at is null then i.price_id end, s.plan_id)
left join stripe.products as o on o.id = p.product

union all

select
    'subscriptions_canceled' as part,
    s.id as id,
    'subscription' as kind,
    s.canceled_at as at,
    'stripe.customers' as identifier_type,
    s.customer_id as identifier_value,
    cast(null as varchar(63)) as else_type,
    cast(null as varchar(1000)) as else_value,
    'cancels' as state,
    coalesce(o.name, p.nickname) as title,
    cast(null as numeric(38, 3)) as amount,
    cast(null as varchar(3)) as currency,
    s.canceled_at is null or s.canceled_at = s.ended_at or s.status = 'incomplete_expired' as left_out
from stripe.subscriptions as s
left join stripe.subscription_items as i on i.subscription_id = s.id
left join stripe.prices as p on p.id = coalesce(case when i._deleted_at is null then i.price_id end, s.plan_id)
left join stripe.products as o on o.id = p.product

union all

select
    'subscriptions_ended' as part,
    s.id as id,
    'subscription' as kind,
    s.ended_at as at,
    'stripe.customers' as identifier_type,
    s.customer_id as identifier_value,
    cast(null as varchar(63)) as else_type,
    cast(null as varchar(1000)) as else_value,
    'ended' as state,
    coalesce(o.name, p.nickname) as title,
    cast(null as numeric(38, 3)) as amount,
    cast(null as varchar(3)) as currency,
    s.ended_at is null or s.status = 'incomplete_expired' as left_out
from stripe.subscriptions as s
left join stripe.subscription_items as i on i.subscription_id = s.id
left join stripe.prices as p on p.id = coalesce(case when i._deleted_at is null then i.price_id end, s.plan_id)
left join stripe.products as o on o.id = p.product
