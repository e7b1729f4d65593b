-- Monthly recurring revenue at the end of each month, per currency; of this month, as it is now.
--
-- A subscription counts from the end of its trial until it ended, at what its items cost today: Stripe keeps no
-- earlier prices or quantities, so a change of plan looks as if it had always been. Yearly prices are a twelfth of
-- it; discounts and tax are not taken off or put on; prices by tier or use have no fixed amount and are left out,
-- as are subscriptions in another currency than the price's own, whose amount Stripe does not send; one that is
-- past due, or whose collection is paused, counts until it ends, one that is unpaid or paused today never did.
-- Months are those with an invoice, in UTC; a source has test or live data, by its key.
--
-- title: Monthly recurring revenue
-- reads: stripe.invoices, stripe.prices, stripe.subscription_items, stripe.subscriptions
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

ends as (
    select
        month,
        month + interval '1 month' as month_end
    from months
)

select
    cast(ends.month as date) as month,                                     -- Its first day, in UTC.
    upper(items.currency) as currency,                                     -- Of the amounts.
    count(distinct items.subscription_id) as subscriptions,                -- Alive at its end.
    count(distinct items.customer_id) as customers,                        -- Whose they are.
    cast(sum(items.monthly) as numeric(18, 2)) as mrr                      -- In whole units, per month.
from ends
join items on items.began < ends.month_end and (items.ended is null or items.ended >= ends.month_end)
group by ends.month, items.currency
order by month, currency
