-- How many orders were completed on each day.
--
-- title: Orders per day
-- reads: events.order_completed
-- corrected: an order that was told of twice counts once; by when it happened, in UTC.
-- group: Events
-- chart: bar x=day y=orders
with orders as (
    select
        coalesce(order_id, id) as order_id,
        min(coalesce("timestamp", received_at)) as at
    from events.order_completed
    group by coalesce(order_id, id)
)

select
    cast(at at time zone 'UTC' as date) as day,                            -- In UTC.
    count(*) as orders                                                     -- Different ones.
from orders
group by cast(at at time zone 'UTC' as date)
order by day
