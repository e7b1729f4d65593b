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

payers as (
    select distinct
        subscription_id,
        'subscription' as of_whom,
        subscription_id as payer
    from items
    union all
    select distinct
        subscription_id,
        'customer' as of_whom,
        customer_id as payer
    from items
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
        alive.month,
        alive.subscription_id,
        alive.customer_id,
        alive.currency,
        alive.monthly,
        alive.bills,
        min(case when reductions.percent_off >= 100 then 0 else 1 end) * coalesce(exp(sum(
            case when reductions.percent_off < 100 then ln(1 - reductions.percent_off / 100.0) end
        )), 1) as share,
        coalesce(sum(case when reductions.currency = alive.currency then reductions.amount_off end), 0) as amount_off,
        row_number() over (
            partition by alive.month, alive.subscription_id, alive.currency order by reductions.of_whom desc
        ) as place
    from alive
    left join reductions on reductions.subscription_id = alive.subscription_id
        and reductions.began < alive.month
        and (reductions.ended is null or reductions.ended >= alive.month)
        and (reductions.gone is null or reductions.gone >= alive.month)
    group by
        alive.month,
        alive.subscription_id,
        alive.customer_id,
        alive.currency,
        alive.monthly,
        alive.bills,
        reductions.of_whom
),

both_ends as (
    select
        month,
        customer_id,
        currency,
        greatest(monthly * share - amount_off * bills, 0) as monthly,
        1 as was_there,
        0 as stayed
    from reduced
    where place = 1
    union all
    select
        months.month,
        items.customer_id,
        items.currency,
        0 as monthly,
        0 as was_there,
        1 as stayed
    from months
    join items on items.began < months.month + interval '1 month'
        and (items.ended is null or items.ended >= months.month + interval '1 month')
),

standing as (
    select
        month,
        currency,
        sum(monthly) as monthly,
        max(stayed) as stayed
    from both_ends
    group by month, customer_id, currency
    having max(was_there) = 1
)

select
    cast(month as date) as month,                                          -- Its first day, in UTC.
    upper(currency) as currency,                                           -- Of the amounts.
    count(*) as customers,                                                 -- Who paid when it began.
    sum(1 - stayed) as lost,                                               -- Of these, who did not when it ended.
    cast(100.0 * sum(1 - stayed) / count(*) as numeric(18, 1)) as churn,   -- Lost of a hundred.
    cast(sum((1 - stayed) * monthly) as numeric(18, 2)) as mrr_lost        -- Per month.
from standing
group by month, currency
order by month, currency
