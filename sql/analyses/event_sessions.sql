-- To which session each event belongs: sessions numbered over all, and for each visitor.
--
-- A session ends where ten minutes pass without an event of that visitor. Events that servers and mailers tell of
-- have no anonymous id, and belong to none.
--
-- title: Event to session map
-- reads: events.tracks
-- corrected: visitors who are not known are told apart by their anonymous id, in place of one visitor named null.
-- chart: none
with steps as (
    select
        id,
        coalesce(user_id, anonymous_id) as visitor,
        event,
        coalesce("timestamp", received_at) as at,
        lag(coalesce("timestamp", received_at)) over (
            partition by coalesce(user_id, anonymous_id) order by coalesce("timestamp", received_at), id
        ) as before
    from events.tracks
    where anonymous_id is not null
),

begun as (
    select
        id,
        visitor,
        event,
        at,
        case
            when before is null or extract(epoch from at) - extract(epoch from before) >= 600 then 1 else 0
        end as begins
    from steps
),

numbered as (
    select
        id,
        visitor,
        event,
        at,
        sum(begins) over (order by visitor, at, id rows unbounded preceding) as global_session_id,
        sum(begins) over (partition by visitor order by at, id rows unbounded preceding) as user_session_id
    from begun
)

select
    id as event_id,                                                        -- The call's messageId.
    visitor,                                                               -- User, else browser or device.
    event,                                                                 -- What happened.
    at,                                                                    -- When.
    global_session_id,                                                     -- Number of the session among all.
    user_session_id                                                        -- Number among those of the visitor.
from numbered
order by global_session_id, at, event_id
