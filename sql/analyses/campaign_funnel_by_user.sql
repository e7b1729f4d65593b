-- When each visitor of a campaign came, looked at a product and ordered.
--
-- A step belongs to the campaign by which its visitor came last, in the 30 days before. A visitor is a user; or a
-- browser, until somebody is identified in it.
--
-- title: Campaign funnel per user
-- reads: events.identifies, events.order_completed, events.pages, events.product_viewed
-- corrected: each step belongs to one landing, so nothing is counted twice; later steps need carry no campaign.
-- group: Marketing
-- chart: none
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
        row_number() over (
            partition by coalesce(ordered.order_id, ordered.id) order by ordered.received_at desc, ordered.id
        ) as place
    from events.order_completed as ordered
    left join claims on claims.anonymous_id = ordered.anonymous_id and claims.place = 1
),

viewed as (
    select
        landings.visitor,
        landings.campaign,
        min(views.at) as viewed_at
    from landings
    join views on views.visitor = landings.visitor
        and views.at >= landings.at
        and views.at < landings.at + interval '30 days'
        and (landings.next_at is null or views.at < landings.next_at)
    group by landings.visitor, landings.campaign
),

bought as (
    select
        landings.visitor,
        landings.campaign,
        min(orders.at) as ordered_at
    from landings
    join orders on orders.visitor = landings.visitor
        and orders.place = 1
        and orders.at >= landings.at
        and orders.at < landings.at + interval '30 days'
        and (landings.next_at is null or orders.at < landings.next_at)
    group by landings.visitor, landings.campaign
),

visits as (
    select
        visitor,
        campaign,
        min(at) as visited_at
    from landings
    group by visitor, campaign
)

select
    visits.visitor,                                                        -- User, else browser.
    visits.campaign,                                                       -- As the page's address said.
    visits.visited_at,                                                     -- First page by that campaign.
    viewed.viewed_at,                                                      -- First product looked at.
    bought.ordered_at                                                      -- First order.
from visits
left join viewed on viewed.visitor = visits.visitor and viewed.campaign = visits.campaign
left join bought on bought.visitor = visits.visitor and bought.campaign = visits.campaign
order by visits.visited_at, visits.visitor, visits.campaign
