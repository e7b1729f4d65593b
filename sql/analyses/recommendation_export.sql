-- Which product each user looked at, and when, as services that recommend products take it.
--
-- title: Recommendation export
-- reads: events.product_viewed
-- corrected: of one event, for which any other with a product may stand; only users who are known and products
--     that have an id.
-- group: Sources, alone and joined
-- chart: none
select
    user_id,                                                               -- The user.
    product_id as item_id,                                                 -- The product.
    event as event_type,                                                   -- What was done.
    cast(floor(extract(epoch from coalesce("timestamp", received_at))) as bigint) as at_epoch   -- Seconds since 1970.
from events.product_viewed
where user_id is not null and product_id is not null
order by at_epoch, user_id, item_id
