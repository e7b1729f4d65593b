-- How many paying customers each month lost, and what they had paid per month.
--
-- Lost is a customer who had a subscription when the month began, and none when it ended; who changes from one to
-- another is not. This month is counted until now. Amounts as in mrr_by_month, with the same limits.
--
-- title: Churn
-- reads: stripe.coupons, stripe.discounts, stripe.invoices, stripe.prices, stripe.subscription_items,
--     stripe.subscriptions
-- corrected: no such query is in Segment's documents; by customer, and of those who were there when the month
--     began.
-- group: Money
-- chart: line x=month y=churn facet=currency
with items as (
    select
        subscriptions.id as subscription_id,
        subscriptions.customer_id,
        prices.currency,
        case
            when subscriptions.trial_end > coalesce(subscriptions.start_date, subscriptions.created)
                then subscriptions.trial_end
            else coalesce(subscriptions.start_date, subscriptions.created)
        end at time zone 'UTC' as began,
        subscriptions.ended_at at time zone 'UTC' as ended,
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
    where subscriptions.status not in ('incomplete', 'incomplete_expired', 'paused', 'trialing', 'unpaid')
        and coalesce(prices.unit_amount_decimal, prices.unit_amount) > 0
        and coalesce(prices.recurring_usage_type, 'licensed') = 'licensed'
        and prices.recurring_interval is not null
        and coalesce(subscriptions.currency, prices.currency) = prices.currency
        and subscription_items._deleted_at is null
),

months as (
    select distinct date_trunc('month', created at time zone 'UTC') as month
    from stripe.invoices
    where created >= date_trunc('month', current_date) - interval '24 months'
),

alive as (
    select
        months.month,
        items.subscription_id,
        items.customer_id,
        items.currency,
        sum(items.amount * items.bills) as monthly,
        max(items.bills) as bills
    from months
    join items on items.began < months.month and (items.ended is null or items.ended >= months.month)
    group by months.month, items.subscription_id, items.customer_id, items.currency
),

reductions as (
    select
        discounts.subscription as subscription_id,
        discounts.customer_id,
        case when discounts.subscription is null then 'customer' else 'subscription' end as of_whom,
        coupons.percent_off,
        coupons.amount_off,
        coupons.currency,
        discounts.start at time zone 'UTC' as began,
        discounts."end" at time zone 'UTC' as ended,
        discounts._deleted_at at time zone 'UTC' as gone
    from stripe.discounts as discounts
    join stripe.coupons as coupons on coupons.id = discounts.coupon_id
    where coupons.duration in ('forever', 'repeating')
        and discounts.subscription_item is null
        and discounts.invoice is null
        and discounts.invoice_item is null
        and discounts.checkout_session is null
),

reduced as (
    select
        alive.month,
        alive.subscription_id,
        alive.currency,
        reductions.of_whom,
        min(case when reductions.percent_off >= 100 then 0 else 1 end) * exp(sum(ln(
            case when reductions.percent_off < 100 then 1 - reductions.percent_off / 100.0 else 1 end
        ))) as share,
        sum(case when reductions.currency = alive.currency then reductions.amount_off else 0 end) as amount_off
    from alive
    join reductions on (
        reductions.subscription_id = alive.subscription_id
        or (reductions.of_whom = 'customer' and reductions.customer_id = alive.customer_id)
    )
        and reductions.began < alive.month
        and (reductions.ended is null or reductions.ended >= alive.month)
        and (reductions.gone is null or reductions.gone >= alive.month)
    group by alive.month, alive.subscription_id, alive.currency, reductions.of_whom
),

standing as (
    select
        alive.month,
        alive.customer_id,
        alive.currency,
        sum(greatest(
            alive.monthly * coalesce(own.share, shared.share, 1)
            - coalesce(own.amount_off, shared.amount_off, 0) * alive.bills,
            0
        )) as monthly
    from alive
    left join reduced as own on own.of_whom = 'subscription'
        and own.month = alive.month
        and own.subscription_id = alive.subscription_id
        and own.currency = alive.currency
    left join reduced as shared on shared.of_whom = 'customer'
        and shared.month = alive.month
        and shared.subscription_id = alive.subscription_id
        and shared.currency = alive.currency
    group by alive.month, alive.customer_id, alive.currency
),

stayed as (
    select distinct
        months.month,
        items.customer_id,
        items.currency
    from months
    join items on items.began < months.month + interval '1 month'
        and (items.ended is null or items.ended >= months.month + interval '1 month')
)

select
    cast(standing.month as date) as month,                                 -- Its first day, in UTC.
    upper(standing.currency) as currency,                                  -- Of the amounts.
    count(*) as customers,                                                 -- Who paid when it began.
    sum(case when stayed.customer_id is null then 1 else 0 end) as lost,   -- Of these, who did not when it ended.
    cast(
        100.0 * sum(case when stayed.customer_id is null then 1 else 0 end) / count(*) as numeric(18, 1)
    ) as churn,                                                            -- Lost of a hundred.
    cast(sum(case when stayed.customer_id is null then standing.monthly else 0 end) as numeric(18, 2)) as mrr_lost   -- Per month.
from standing
left join stayed on stayed.month = standing.month
    and stayed.customer_id = standing.customer_id
    and stayed.currency = standing.currency
group by standing.month, standing.currency
order by month, currency
