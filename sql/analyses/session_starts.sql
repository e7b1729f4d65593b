-- With which events people begin a session: no earlier event of theirs within ten minutes.
--
-- A visitor is a user; or a browser or device, until a user is seen in it. Events that servers and mailers tell of
-- have no anonymous id, and are nobody's presence.
--
-- title: Session starts
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
        visitor,
        event,
        at,
        lag(at) over (partition by visitor order by at, id) as before
    from visits
)

select
    visitor,                                                               -- User, else browser or device.
    at as started_at,                                                      -- When the session began.
    event                                                                  -- What it began with.
from steps
where before is null or extract(epoch from at) - extract(epoch from before) >= 600
order by started_at, visitor
