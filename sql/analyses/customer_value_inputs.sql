-- What a model of customers' future value takes in: orders of each user in six months, how long ago, how large.
--
-- Frequency, recency and value as a buy-till-you-die model wants them. Who pays in two currencies has two rows. A
-- sum of a trillion or more is left out as a mistake.
--
-- title: Customer value inputs
-- reads: events.order_completed
-- corrected: per currency; an order that was told of twice counts once.
-- group: Marketing
-- chart: none
with told as (
    select
        user_id,
        coalesce("timestamp", received_at) as at,
        upper(coalesce(currency, 'USD')) as currency,
        case when abs(total) < 1000000000000 then total end as total,
        row_number() over (partition by coalesce(order_id, id) order by received_at desc, id) as place
    from events.order_completed
    where user_id is not null
)

select
    user_id,                                                               -- Who ordered.
    currency,                                                              -- USD where the event names none.
    count(*) as orders,                                                    -- In six months.
    current_date - cast(min(at) at time zone 'UTC' as date) as days_since_first,   -- Since the first of them.
    current_date - cast(max(at) at time zone 'UTC' as date) as days_since_last,    -- Since the last of them.
    cast(avg(total) as numeric(18, 3)) as average_total                    -- In whole units.
from told
where place = 1 and at >= current_date - interval '6 months'
group by user_id, currency
order by user_id, currency
