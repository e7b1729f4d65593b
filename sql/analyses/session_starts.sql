-- With which events people begin a session: no earlier event of theirs within ten minutes.
--
-- Events that servers and mailers tell of have no anonymous id, and are nobody's presence.
--
-- title: Session starts
-- reads: events.tracks
-- corrected: visitors who are not known are told apart by their anonymous id, in place of one visitor named null.
-- chart: none
with steps as (
    select
        coalesce(user_id, anonymous_id) as visitor,
        event,
        coalesce("timestamp", received_at) as at,
        lag(coalesce("timestamp", received_at)) over (
            partition by coalesce(user_id, anonymous_id) order by coalesce("timestamp", received_at), id
        ) as before
    from events.tracks
    where anonymous_id is not null
)

select
    visitor,                                                               -- User, else browser or device.
    at as started_at,                                                      -- When the session began.
    event                                                                  -- What it began with.
from steps
where before is null or extract(epoch from at) - extract(epoch from before) >= 600
order by started_at, visitor
