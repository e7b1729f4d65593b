-- How many of each product were put into carts on each day.
--
-- What an order consists of is JSON in its column products, which PostgreSQL and Redshift open in different ways;
-- this event has one product. A trillion or more of it is taken for a mistake, and counts as one.
--
-- title: Items sold per day
-- reads: events.product_added
-- corrected: properties are in the event's own table, not in tracks; the products are those there are, not a list
--     in the query.
-- group: Events
-- chart: bar x=day y=added by=product
select
    cast(coalesce("timestamp", received_at) at time zone 'UTC' as date) as day,   -- In UTC.
    coalesce(name, sku, product_id) as product,                            -- By name, else number.
    count(*) as times,                                                     -- How often.
    sum(
        coalesce(case when abs(quantity) < 1000000000000 then quantity end, 1)
    ) as added                                                             -- How many; one where none is told.
from events.product_added
where coalesce(name, sku, product_id) is not null
group by cast(coalesce("timestamp", received_at) at time zone 'UTC' as date), coalesce(name, sku, product_id)
order by day, product
