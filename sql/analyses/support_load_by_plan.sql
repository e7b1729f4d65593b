-- How much support each plan takes: who wrote in the last 90 days, and how soon they were answered.
--
-- A plan's customers are those who have it today, in Stripe, on trial too; who has two plans counts for both.
-- Their tickets are those of the Zendesk user with the same e-mail address, in lower case and without a tag: what
-- stands from the + to the @.
--
-- title: Support load by plan
-- reads: stripe.customers, stripe.prices, stripe.products, stripe.subscription_items, stripe.subscriptions,
--     zendesk.ticket_metrics, zendesk.tickets, zendesk.users
-- group: Support
-- chart: bar x=plan y=per_100
with subscribers as (
    select distinct
        products.name as plan,
        coalesce(regexp_replace(lower(trim(customers.email)), '[+][^@]*', ''), customers.id) as address
    from stripe.subscription_items as subscription_items
    join stripe.subscriptions as subscriptions on subscriptions.id = subscription_items.subscription_id
    join stripe.customers as customers on customers.id = subscriptions.customer_id
    join stripe.prices as prices on prices.id = subscription_items.price_id
    join stripe.products as products on products.id = prices.product
    where subscriptions.status in ('active', 'past_due', 'trialing') and subscription_items._deleted_at is null
),

writers as (
    select
        regexp_replace(lower(users.email), '[+][^@]*', '') as address,
        count(*) as tickets,
        count(metrics.reply_time_in_minutes_calendar) as answered,
        sum(metrics.reply_time_in_minutes_calendar) as minutes,
        sum(case when tickets.satisfaction_rating_score = 'bad' then 1 else 0 end) as rated_bad
    from zendesk.tickets as tickets
    join zendesk.users as users on users.id = tickets.requester_id
    left join zendesk.ticket_metrics as metrics on metrics.ticket_id = tickets.id
    where tickets.created_at >= current_date - interval '90 days' and tickets._deleted_at is null
    group by regexp_replace(lower(users.email), '[+][^@]*', '')
),

loads as (
    select
        subscribers.plan,
        count(*) as customers,
        count(writers.address) as wrote,
        coalesce(sum(writers.tickets), 0) as tickets,
        sum(writers.minutes) / 60.0 / nullif(sum(writers.answered), 0) as hours_to_reply,
        coalesce(sum(writers.rated_bad), 0) as rated_bad
    from subscribers
    left join writers on writers.address = subscribers.address
    group by subscribers.plan
)

select
    plan,                                                                  -- What is sold.
    customers,                                                             -- Who have it today.
    wrote,                                                                 -- Of these, in the last 90 days.
    tickets,                                                               -- That they wrote then.
    cast(100.0 * tickets / customers as numeric(18, 1)) as per_100,        -- Tickets, per hundred customers.
    cast(hours_to_reply as numeric(18, 1)) as hours_to_reply,              -- First reply, on average.
    rated_bad                                                              -- Tickets that left them unhappy.
from loads
order by per_100 desc, plan
