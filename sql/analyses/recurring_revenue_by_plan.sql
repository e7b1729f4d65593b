-- Monthly recurring revenue per product and currency, and what left this month.
--
-- Counts subscriptions that are paid for (active, or past due and still served); trials do not count yet, and who
-- leaves during one is not lost. Prices by tier or by use have no fixed amount and are left out, as are free ones
-- and subscriptions in another currency than the price's own. A subscription to two products counts for both.
-- Amounts are per month, in whole units of the currency: Stripe keeps yen without decimals and dinars with three.
--
-- title: Recurring revenue by plan
-- reads: stripe.prices, stripe.products, stripe.subscription_items, stripe.subscriptions
-- group: Money
-- chart: bar x=product y=monthly_revenue facet=currency
with items as (
    select
        subscriptions.id as subscription_id,
        subscriptions.status,
        case when subscriptions.trial_end >= subscriptions.ended_at then null else subscriptions.ended_at end as ended_at,
        products.name as product,
        prices.currency,
        cast(coalesce(prices.unit_amount_decimal, prices.unit_amount) as numeric(18, 6)) * (
            (
                coalesce(subscription_items.quantity, 1) + case prices.transform_quantity_round
                    when 'up' then coalesce(prices.transform_quantity_divide_by, 1) - 1
                    else 0
                end
            ) / coalesce(prices.transform_quantity_divide_by, 1)
        ) * case prices.recurring_interval
            when 'day' then 365.0 / 12
            when 'week' then 52.0 / 12
            when 'month' then 1.0
            when 'year' then 1.0 / 12
        end / coalesce(prices.recurring_interval_count, 1) / case
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
    where coalesce(prices.unit_amount_decimal, prices.unit_amount) > 0
        and coalesce(prices.recurring_usage_type, 'licensed') = 'licensed'
        and coalesce(subscriptions.currency, prices.currency) = prices.currency
        and subscription_items._deleted_at is null
),

judged as (
    select
        subscription_id,
        product,
        currency,
        monthly,
        case when status in ('active', 'past_due') then 1 else 0 end as lives,
        case
            when status not in ('incomplete', 'incomplete_expired')
                and ended_at >= date_trunc('month', current_date) then 1
            else 0
        end as left_now
    from items
)

select
    product,                                                               -- What is sold.
    upper(currency) as currency,                                           -- Of the amounts.
    count(distinct case when lives = 1 then subscription_id end) as subscriptions,   -- Paid for today.
    cast(sum(lives * monthly) as numeric(18, 2)) as monthly_revenue,       -- Of these, per month.
    count(distinct case when left_now = 1 then subscription_id end) as lost_this_month,   -- Ended since the first of the month.
    cast(sum(left_now * monthly) as numeric(18, 2)) as revenue_lost        -- What these had brought per month.
from judged
group by product, currency
having sum(lives) + sum(left_now) > 0
order by product, monthly_revenue desc
