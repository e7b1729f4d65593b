-- How much was ordered on each day, by what the events tell.
--
-- Amounts are in whole units, as the e-commerce spec has them; total is with shipping and tax, revenue without. One
-- of a trillion or more is taken for a mistake and left out.
--
-- title: Daily revenue
-- reads: events.order_completed
-- corrected: per currency, and an order that was told of twice counts once, by its newest event.
-- group: Events
-- chart: bar x=day y=total facet=currency
with told as (
    select
        coalesce("timestamp", received_at) as at,
        upper(coalesce(currency, 'USD')) as currency,
        case when abs(total) < 1000000000000 then total end as total,
        case when abs(revenue) < 1000000000000 then revenue end as revenue,
        row_number() over (partition by coalesce(order_id, id) order by received_at desc, id) as place
    from events.order_completed
)

select
    cast(at at time zone 'UTC' as date) as day,                            -- In UTC.
    currency,                                                              -- USD where the event names none.
    count(*) as orders,                                                    -- Different ones.
    cast(sum(total) as numeric(18, 3)) as total,                           -- With shipping and tax.
    cast(sum(revenue) as numeric(18, 3)) as revenue                        -- Without, after discounts.
from told
where place = 1
group by cast(at at time zone 'UTC' as date), currency
order by day, currency
