-- What came of each campaign: visits, product views, orders, and their sums.
--
-- A step belongs to the campaign by which its visitor came last, in the 30 days before. What was ordered in two
-- currencies is two rows, with the same visits. Sums are in whole units, with shipping and tax; one of a trillion or
-- more is left out as a mistake.
--
-- title: Funnel and revenue per campaign
-- reads: events.identifies, events.order_completed, events.pages, events.product_viewed
-- corrected: each step is summed up by itself before they are joined, so nothing fans out; currencies are kept
--     apart.
-- group: Marketing
-- chart: bar x=campaign y=visits,product_views
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
        coalesce(pages."timestamp", pages.received_at) as at,
        lead(coalesce(pages."timestamp", pages.received_at)) over (
            partition by coalesce(pages.user_id, claims.user_id, pages.anonymous_id)
            order by coalesce(pages."timestamp", pages.received_at), pages.id
        ) as next_at
    from events.pages as pages
    left join claims on claims.anonymous_id = pages.anonymous_id and claims.place = 1
    where pages.context_campaign_name is not null
),

views as (
    select
        coalesce(viewed.user_id, claims.user_id, viewed.anonymous_id) as visitor,
        coalesce(viewed."timestamp", viewed.received_at) as at
    from events.product_viewed as viewed
    left join claims on claims.anonymous_id = viewed.anonymous_id and claims.place = 1
),

orders as (
    select
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

viewed as (
    select
        landings.campaign,
        count(*) as product_views
    from landings
    join views on views.visitor = landings.visitor
        and views.at >= landings.at
        and views.at < landings.at + interval '30 days'
        and (landings.next_at is null or views.at < landings.next_at)
    group by landings.campaign
),

bought as (
    select
        landings.campaign,
        orders.currency,
        count(*) as orders,
        sum(orders.total) as total
    from landings
    join orders on orders.visitor = landings.visitor
        and orders.place = 1
        and orders.at >= landings.at
        and orders.at < landings.at + interval '30 days'
        and (landings.next_at is null or orders.at < landings.next_at)
    group by landings.campaign, orders.currency
),

visits as (
    select
        campaign,
        count(*) as visits,
        count(distinct visitor) as visitors
    from landings
    group by campaign
)

select
    visits.campaign,                                                       -- As the page's address said.
    visits.visits,                                                         -- Pages that came with it.
    visits.visitors,                                                       -- Who came.
    coalesce(viewed.product_views, 0) as product_views,                    -- Within 30 days.
    coalesce(bought.orders, 0) as orders,                                  -- Within 30 days, in that currency.
    bought.currency,                                                       -- USD where the event names none.
    cast(bought.total as numeric(18, 3)) as total                          -- Of these orders.
from visits
left join viewed on viewed.campaign = visits.campaign
left join bought on bought.campaign = visits.campaign
order by visits.visits desc, visits.campaign, bought.currency
