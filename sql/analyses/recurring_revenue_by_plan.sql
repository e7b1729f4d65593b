-- Monthly recurring revenue per product and currency, and what left this month.
--
-- Counts subscriptions that are paid for (active, or past due and still served); trials do not count yet. Prices
-- by tier or by use have no fixed amount and are left out. Amounts are per month, in whole units of the currency:
-- Stripe keeps yen without decimals and dinars with three.
--
-- title: Recurring revenue by plan
-- reads: stripe.prices, stripe.products, stripe.subscription_items, stripe.subscriptions
-- chart: bar x=product y=monthly_revenue facet=currency
with items as (
    select
        subscriptions.id as subscription_id,
        subscriptions.status,
        subscriptions.ended_at,
        products.name as product,
        prices.currency,
        prices.unit_amount * coalesce(subscription_items.quantity, 1) * case prices.recurring_interval
            when 'day' then 365.0 / 12
            when 'week' then 52.0 / 12
            when 'month' then 1.0
            when 'year' then 1.0 / 12
        end / prices.recurring_interval_count / case
            when prices.currency in (
                'bif', 'clp', 'djf', 'gnf', 'jpy', 'kmf', 'krw', 'mga', 'pyg', 'rwf', 'vnd', 'vuv', 'xaf', 'xof', 'xpf'
            ) then 1
            when prices.currency in ('bhd', 'jod', 'kwd', 'omr', 'tnd') then 1000
            else 100
        end as monthly
    from stripe.subscription_items as subscription_items
    join stripe.subscriptions as subscriptions on subscriptions.id = subscription_items.subscription_id
    join stripe.prices as prices on prices.id = subscription_items.price_id
    join stripe.products as products on products.id = prices.product
    where prices.unit_amount is not null and subscription_items._deleted_at is null
),

judged as (
    select
        product,
        currency,
        monthly,
        case when status in ('active', 'past_due') then 1 else 0 end as lives,
        case when ended_at >= date_trunc('month', current_date) then 1 else 0 end as left_now
    from items
)

select
    product,                                                               -- What is sold.
    upper(currency) as currency,                                           -- Of the amounts.
    sum(lives) as subscriptions,                                           -- Paid for today.
    cast(sum(lives * monthly) as numeric(18, 2)) as monthly_revenue,       -- Of these, per month.
    sum(left_now) as lost_this_month,                                      -- Ended since the first of the month.
    cast(sum(left_now * monthly) as numeric(18, 2)) as revenue_lost        -- What these had brought per month.
from judged
group by product, currency
having sum(lives) + sum(left_now) > 0
order by product, monthly_revenue desc
