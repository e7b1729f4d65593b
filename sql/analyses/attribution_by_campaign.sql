-- Which campaign earned the orders: the first that brought the buyer, or the last before the order.
--
-- Both are campaigns by which the buyer came before the order, whenever that was. Orders without any are the row
-- "none". Sums are in whole units, with shipping and tax; one of a trillion or more is left out as a mistake.
--
-- title: First and last touch
-- reads: events.identifies, events.order_completed, events.pages
-- corrected: each order has one first and one last touch, so the sums of both are those of all orders.
-- group: Marketing
-- chart: bar x=campaign y=first_touch,last_touch facet=currency
with claims as (
    select
        anonymous_id,
        user_id,
        row_number() over (partition by anonymous_id order by received_at, id) as place
    from events.identifies
    where anonymous_id is not null and user_id is not null
),

landings as (
    select
        coalesce(pages.user_id, claims.user_id, pages.anonymous_id) as visitor,
        pages.context_campaign_name as campaign,
        coalesce(pages."timestamp", pages.received_at) as at
    from events.pages as pages
    left join claims on claims.anonymous_id = pages.anonymous_id and claims.place = 1
    where pages.context_campaign_name is not null
),

told as (
    select
        coalesce(ordered.order_id, ordered.id) as order_id,
        coalesce(ordered.user_id, claims.user_id, ordered.anonymous_id) as visitor,
        coalesce(ordered."timestamp", ordered.received_at) as at,
        upper(coalesce(ordered.currency, 'USD')) as currency,
        case when abs(ordered.total) < 1000000000000 then ordered.total end as total,
        row_number() over (
            partition by coalesce(ordered.order_id, ordered.id) order by ordered.received_at desc, ordered.id
        ) as place
    from events.order_completed as ordered
    left join claims on claims.anonymous_id = ordered.anonymous_id and claims.place = 1
),

touches as (
    select
        told.order_id,
        told.currency,
        told.total,
        coalesce(landings.campaign, 'none') as campaign,
        row_number() over (partition by told.order_id order by landings.at, landings.campaign) as from_first,
        row_number() over (partition by told.order_id order by landings.at desc, landings.campaign) as from_last
    from told
    left join landings on landings.visitor = told.visitor and landings.at <= told.at
    where told.place = 1
)

select
    campaign,                                                              -- As the page's address said.
    currency,                                                              -- USD where the event names none.
    sum(case when from_first = 1 then 1 else 0 end) as first_orders,       -- Orders whose buyer it brought first.
    cast(sum(case when from_first = 1 then total else 0 end) as numeric(18, 3)) as first_touch,   -- Their sum.
    sum(case when from_last = 1 then 1 else 0 end) as last_orders,         -- Orders that it came last before.
    cast(sum(case when from_last = 1 then total else 0 end) as numeric(18, 3)) as last_touch      -- Their sum.
from touches
where from_first = 1 or from_last = 1
group by campaign, currency
order by currency, first_touch desc, campaign
