-- The user that each anonymous visitor turned out to be.
--
-- The first to identify wins: a browser may be shared, and the visit that led to a sign-up is worth more than
-- those that follow. Blank ids are nobody's.
with claims as (
    select
        anonymous_id,
        user_id,
        received_at,
        row_number() over (partition by anonymous_id order by received_at, user_id) as place
    from events.identifies
    where anonymous_id ~ '[^[:space:]]' and user_id ~ '[^[:space:]]'
)

select
    anonymous_id,                      -- Device or browser, as the library named it.
    user_id,                           -- The first user to identify there.
    received_at as identified_at       -- When that reached us.
from claims
where place = 1
