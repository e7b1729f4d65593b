-- How many users are active on a day, in its 30 days, and how much of the month they come: stickiness.
--
-- Active is whose browser or device sent a page or event, such as that an app was opened; what servers and mailers
-- tell has no anonymous id, and is nobody's presence. Users alone count, not visitors who are not known. Days are
-- UTC; the last 90 that have any.
--
-- title: Daily and monthly active users
-- reads: events.pages, events.tracks
-- corrected: no such query is in Segment's documents; both by the same users, and the month is the 30 days until
--     that day.
-- group: Product
-- chart: line x=day y=daily,monthly
with presence as (
    select
        user_id,
        coalesce("timestamp", received_at) as at
    from events.tracks
    where anonymous_id is not null and user_id is not null
    union all
    select
        user_id,
        coalesce("timestamp", received_at) as at
    from events.pages
    where anonymous_id is not null and user_id is not null
),

days as (
    select distinct
        user_id,
        cast(at at time zone 'UTC' as date) as day
    from presence
    where at >= current_date - interval '120 days'
),

daily as (
    select
        day,
        count(*) as users
    from days
    where day > current_date - 90
    group by day
),

monthly as (
    select
        daily.day,
        count(distinct days.user_id) as users
    from daily
    join days on days.day > daily.day - 30 and days.day <= daily.day
    group by daily.day
)

select
    daily.day,                                                             -- In UTC.
    daily.users as daily,                                                  -- Active on that day.
    monthly.users as monthly,                                              -- Active in the 30 days until then.
    cast(100.0 * daily.users / monthly.users as numeric(18, 1)) as stickiness   -- Daily of a hundred monthly.
from daily
join monthly on monthly.day = daily.day
order by daily.day
