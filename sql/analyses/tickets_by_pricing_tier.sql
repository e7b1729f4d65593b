-- How many tickets were written from each plan: the one that the writer had when they wrote.
--
-- The writer is the customer with the same address, in lower case and without a tag: what stands from the + to the
-- @. Who had two plans counts for both. The plan is that of the subscription's items today; support_load_by_plan
-- counts by who has it now.
--
-- title: Tickets per pricing tier
-- reads: stripe.customers, stripe.prices, stripe.products, stripe.subscription_items, stripe.subscriptions,
--     zendesk.tickets, zendesk.users
-- corrected: the plan by way of subscriptions, as charges have none; tickets lead to people by requester_id.
-- group: Sources, alone and joined
-- chart: bar x=plan y=tickets
with plans as (
    select distinct
        regexp_replace(lower(trim(customers.email)), '[+][^@]*', '') as address,
        products.name as plan,
        coalesce(subscriptions.start_date, subscriptions.created) as began,
        subscriptions.ended_at as ended
    from stripe.subscription_items as subscription_items
    join stripe.subscriptions as subscriptions on subscriptions.id = subscription_items.subscription_id
    join stripe.customers as customers on customers.id = subscriptions.customer_id
    join stripe.prices as prices on prices.id = subscription_items.price_id
    join stripe.products as products on products.id = prices.product
    where subscriptions.status not in ('incomplete', 'incomplete_expired') and subscription_items._deleted_at is null
),

written as (
    select
        tickets.id,
        tickets.requester_id,
        tickets.created_at,
        regexp_replace(lower(trim(users.email)), '[+][^@]*', '') as address
    from zendesk.tickets as tickets
    join zendesk.users as users on users.id = tickets.requester_id
    where tickets._deleted_at is null
)

select
    coalesce(plans.plan, 'none') as plan,                                  -- What is sold.
    count(distinct written.id) as tickets,                                 -- Written while it was theirs.
    count(distinct written.requester_id) as people                         -- Who wrote them.
from written
left join plans on plans.address = written.address
    and written.created_at >= plans.began
    and (plans.ended is null or written.created_at < plans.ended)
group by coalesce(plans.plan, 'none')
order by tickets desc, plan
