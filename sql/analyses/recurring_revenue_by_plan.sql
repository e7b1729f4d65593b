-- Monthly recurring revenue per product and currency, and what left this month.
--
-- Counts subscriptions that are paid for (active, or past due and still served); trials do not count yet, and who
-- leaves during one is not lost. Prices by tier or by use have no fixed amount and are left out, as are free ones
-- and subscriptions in another currency than the price's own. A subscription to two products counts for both.
-- Amounts are per month, in whole units of the currency: Stripe keeps yen without decimals and dinars with three.
-- Coupons are taken off as in mrr_by_month, in proportion off all that a subscription is for; of one that ended,
-- those that it had on its last day.
--
-- title: Recurring revenue by plan
-- reads: stripe.coupons, stripe.discounts, stripe.prices, stripe.products, stripe.subscription_items,
--     stripe.subscriptions
-- group: Money
-- chart: bar x=product y=monthly_revenue facet=currency
with items as (
    select
        subscriptions.id as subscription_id,
        subscriptions.customer_id,
        subscriptions.status,
        subscriptions.ended_at at time zone 'UTC' as left_at,
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
        ) as amount,
        case prices.recurring_interval
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
        end as bills
    from stripe.subscription_items as subscription_items
    join stripe.subscriptions as subscriptions on subscriptions.id = subscription_items.subscription_id
    join stripe.prices as prices on prices.id = subscription_items.price_id
    join stripe.products as products on products.id = prices.product
    where coalesce(prices.unit_amount_decimal, prices.unit_amount) > 0
        and coalesce(prices.recurring_usage_type, 'licensed') = 'licensed'
        and coalesce(subscriptions.currency, prices.currency) = prices.currency
        and subscription_items._deleted_at is null
),

alive as (
    select
        subscription_id,
        customer_id,
        currency,
        left_at,
        sum(amount * bills) as monthly,
        max(bills) as bills
    from items
    group by subscription_id, customer_id, currency, left_at
),

payers as (
    select distinct
        subscription_id,
        'subscription' as of_whom,
        subscription_id as payer
    from alive
    union all
    select distinct
        subscription_id,
        'customer' as of_whom,
        customer_id as payer
    from alive
),

reductions as (
    select
        payers.subscription_id,
        payers.of_whom,
        coupons.percent_off,
        coupons.amount_off,
        coupons.currency,
        discounts.start at time zone 'UTC' as began,
        discounts."end" at time zone 'UTC' as ended,
        discounts._deleted_at at time zone 'UTC' as gone
    from stripe.discounts as discounts
    join stripe.coupons as coupons on coupons.id = discounts.coupon_id
    join payers on payers.payer = coalesce(discounts.subscription, discounts.customer_id)
    where coupons.duration in ('forever', 'repeating')
        and discounts.subscription_item is null
        and discounts.invoice is null
        and discounts.invoice_item is null
        and discounts.checkout_session is null
),

reduced as (
    select
        alive.subscription_id,
        alive.currency,
        alive.monthly,
        alive.bills,
        min(case when reductions.percent_off >= 100 then 0 else 1 end) * coalesce(exp(sum(
            case when reductions.percent_off < 100 then ln(1 - reductions.percent_off / 100.0) end
        )), 1) as share,
        coalesce(sum(case when reductions.currency = alive.currency then reductions.amount_off end), 0) as amount_off,
        row_number() over (
            partition by alive.subscription_id, alive.currency order by reductions.of_whom desc
        ) as place
    from alive
    left join reductions on reductions.subscription_id = alive.subscription_id
        and reductions.began < coalesce(alive.left_at, current_date + interval '1 day')
        and (reductions.ended is null or reductions.ended >= coalesce(alive.left_at, current_date))
        and (reductions.gone is null or reductions.gone >= alive.left_at - interval '1 day')
    group by
        alive.subscription_id,
        alive.currency,
        alive.monthly,
        alive.bills,
        reductions.of_whom
),

kept as (
    select
        subscription_id,
        currency,
        coalesce(greatest(monthly * share - amount_off * bills, 0) / nullif(monthly, 0), 1) as share
    from reduced
    where place = 1
),

judged as (
    select
        items.subscription_id,
        product,
        items.currency,
        items.amount * items.bills * kept.share as monthly,
        case when status in ('active', 'past_due') then 1 else 0 end as lives,
        case
            when status not in ('incomplete', 'incomplete_expired')
                and ended_at >= date_trunc('month', current_date) then 1
            else 0
        end as left_now
    from items
    join kept on kept.subscription_id = items.subscription_id and kept.currency = items.currency
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
