-- What each user did, the newest first: pages and events, also those from before they were known.
--
-- For one user, add a condition on user_id. What happened in a browser belongs to the first who was identified in
-- it.
--
-- title: One user timeline
-- reads: events.identifies, events.pages, events.tracks
-- corrected: users are found by their id, not by joining an order's user to an address.
-- group: Marketing
-- chart: none
with claims as (
    select
        anonymous_id,
        user_id,
        row_number() over (partition by anonymous_id order by received_at, id) as place
    from events.identifies
    where anonymous_id is not null and user_id is not null
),

steps as (
    select
        'event' as kind,
        id,
        user_id,
        anonymous_id,
        event as what,
        coalesce("timestamp", received_at) as at
    from events.tracks
    union all
    select
        'page' as kind,
        id,
        user_id,
        anonymous_id,
        coalesce(name, title, path) as what,
        coalesce("timestamp", received_at) as at
    from events.pages
)

select
    coalesce(steps.user_id, claims.user_id) as user_id,                    -- Who.
    steps.at,                                                              -- When.
    steps.kind,                                                            -- Event or page.
    steps.what                                                             -- Name of the event or page.
from steps
left join claims on claims.anonymous_id = steps.anonymous_id and claims.place = 1
where coalesce(steps.user_id, claims.user_id) is not null
order by steps.at desc, steps.id
