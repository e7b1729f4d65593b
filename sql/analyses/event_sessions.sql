-- To which session each event belongs: sessions numbered over all, and for each visitor.
--
-- A session ends where ten minutes pass without an event of that visitor: a user; or a browser or device, until a
-- user is seen in it. Events that servers and mailers tell of have no anonymous id, and belong to none.
--
-- title: Event to session map
-- reads: events.tracks
-- corrected: visitors who are not known are told apart by their anonymous id, in place of one visitor named null.
-- group: Events
-- chart: none
with claims as (
    select
        anonymous_id,
        user_id,
        row_number() over (partition by anonymous_id order by coalesce("timestamp", received_at), user_id) as place
    from events.tracks
    where anonymous_id is not null and user_id is not null
),

visits as (
    select
        tracks.id,
        coalesce(tracks.user_id, claims.user_id, tracks.anonymous_id) as visitor,
        tracks.event,
        coalesce(tracks."timestamp", tracks.received_at) as at
    from events.tracks as tracks
    left join claims on claims.anonymous_id = tracks.anonymous_id and claims.place = 1
    where tracks.anonymous_id is not null
),

steps as (
    select
        id,
        visitor,
        event,
        at,
        lag(at) over (partition by visitor order by at, id) as before
    from visits
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
