-- How many users signed up on each day.
--
-- title: Daily signups
-- reads: events.tracks
-- corrected: who signed up twice counts on the first day alone; days are UTC.
-- group: Events
-- chart: bar x=day y=signups
with firsts as (
    select
        user_id,
        min(coalesce("timestamp", received_at)) as signed_up_at
    from events.tracks
    where event = 'signed_up' and user_id is not null
    group by user_id
)

select
    cast(signed_up_at at time zone 'UTC' as date) as day,                  -- In UTC.
    count(*) as signups                                                    -- Users.
from firsts
group by cast(signed_up_at at time zone 'UTC' as date)
order by day
