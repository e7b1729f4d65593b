-- How many paying customers each month lost, and what they had paid per month.
--
-- Lost is a customer who had a subscription when the month began, and none when it ended; who changes from one to
-- another is not. This month is counted until now. Amounts as in mrr_by_month, with the same limits.
--
-- title: Churn
-- reads: stripe.invoices, stripe.prices, stripe.subscription_items, stripe.subscriptions
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

standing as (
    select
        months.month,
        items.customer_id,
        items.currency,
        sum(items.monthly) as monthly
    from months
    join items on items.began < months.month and (items.ended is null or items.ended >= months.month)
    group by months.month, items.customer_id, items.currency
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
