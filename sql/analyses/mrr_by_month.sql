-- Monthly recurring revenue at the end of each month, per currency; of this month, as it is now.
--
-- A subscription counts from the end of its trial until it ended, at what its items cost today: Stripe keeps no
-- earlier prices or quantities, so a change of plan looks as if it had always been. Yearly prices are a twelfth of
-- it; tax is not put on; prices by tier or use have no fixed amount and are left out, as are subscriptions in
-- another currency than the price's own, whose amount Stripe does not send; one that is past due, or whose
-- collection is paused, counts until it ends, one that is unpaid or paused today never did.
-- Coupons that last are taken off while they do, those that hold once are not; where a subscription has none of
-- its own, its customer's. Percentages come first, then amounts of its currency, once a bill. What is on one item
-- alone stays, and that a coupon is for some products alone is not known.
-- Months are those with an invoice, in UTC; a source has test or live data, by its key.
--
-- title: Monthly recurring revenue
-- reads: stripe.coupons, stripe.discounts, stripe.invoices, stripe.prices, stripe.subscription_items,
--     stripe.subscriptions
-- corrected: no such query is in Segment's documents; trials do not count, currencies are not added together.
-- group: Money
-- chart: line x=month y=mrr facet=currency
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

ends as (
    select
        month,
        month + interval '1 month' as month_end,
        case when month + interval '1 month' > current_date then current_date else month + interval '1 month' end as seen
    from months
),

alive as (
    select
        ends.month,
        ends.month_end,
        ends.seen,
        items.subscription_id,
        items.customer_id,
        items.currency,
        sum(items.amount * items.bills) as monthly,
        max(items.bills) as bills
    from ends
    join items on items.began < ends.month_end and (items.ended is null or items.ended >= ends.month_end)
    group by ends.month, ends.month_end, ends.seen, items.subscription_id, items.customer_id, items.currency
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
        and reductions.began < alive.month_end
        and (reductions.ended is null or reductions.ended >= alive.seen)
        and (reductions.gone is null or reductions.gone >= alive.month_end)
    group by alive.month, alive.subscription_id, alive.currency, reductions.of_whom
),

net as (
    select
        alive.month,
        alive.currency,
        alive.subscription_id,
        alive.customer_id,
        greatest(
            alive.monthly * coalesce(own.share, shared.share, 1)
            - coalesce(own.amount_off, shared.amount_off, 0) * alive.bills,
            0
        ) as monthly
    from alive
    left join reduced as own on own.of_whom = 'subscription'
        and own.month = alive.month
        and own.subscription_id = alive.subscription_id
        and own.currency = alive.currency
    left join reduced as shared on shared.of_whom = 'customer'
        and shared.month = alive.month
        and shared.subscription_id = alive.subscription_id
        and shared.currency = alive.currency
)

select
    cast(month as date) as month,                                          -- Its first day, in UTC.
    upper(currency) as currency,                                           -- Of the amounts.
    count(distinct subscription_id) as subscriptions,                      -- Alive at its end.
    count(distinct customer_id) as customers,                              -- Whose they are.
    cast(sum(monthly) as numeric(18, 2)) as mrr                            -- In whole units, per month.
from net
group by month, currency
order by month, currency
