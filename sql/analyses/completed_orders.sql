-- All completed orders, the newest first.
--
-- title: Completed orders
-- reads: events.order_completed
-- corrected: from the event's own table, as tracks holds no properties; an order that was told of twice is there
--     once.
-- group: Events
-- chart: none
with told as (
    select
        coalesce("timestamp", received_at) as at,
        user_id,
        anonymous_id,
        order_id,
        upper(coalesce(currency, 'USD')) as currency,
        total,
        row_number() over (partition by coalesce(order_id, id) order by received_at desc, id) as place
    from events.order_completed
)

select
    at,                                                                    -- When it happened.
    user_id,                                                               -- Who ordered.
    anonymous_id,                                                          -- Where, if that was told.
    order_id,                                                              -- By the shop's own number.
    currency,                                                              -- USD where the event names none.
    total                                                                  -- In whole units, with shipping and tax.
from told
where place = 1
order by at desc, order_id
