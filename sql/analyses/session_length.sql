-- How long sessions are, by the month in which they began.
--
-- A session ends where 30 minutes pass without a page or event of that visitor; its length is from its first to
-- its last. A visitor is a user; or a browser or device, until a user is seen in it. A session with a single step
-- has no length, and is left out of the average. Servers and mailers are nobody's presence.
--
-- title: Session length
-- reads: events.pages, events.tracks
-- corrected: no such query is in Segment's documents; visitors who are not known are told apart by their anonymous
--     id.
-- group: Product
-- chart: line x=month y=minutes
with presence as (
    select
        anonymous_id,
        user_id,
        coalesce("timestamp", received_at) as at
    from events.tracks
    where anonymous_id is not null
    union all
    select
        anonymous_id,
        user_id,
        coalesce("timestamp", received_at) as at
    from events.pages
    where anonymous_id is not null
),

claims as (
    select
        anonymous_id,
        user_id,
        row_number() over (partition by anonymous_id order by at, user_id) as place
    from presence
    where user_id is not null
),

visits as (
    select
        coalesce(presence.user_id, claims.user_id, presence.anonymous_id) as visitor,
        presence.at
    from presence
    left join claims on claims.anonymous_id = presence.anonymous_id and claims.place = 1
),

steps as (
    select
        visitor,
        at,
        lag(at) over (partition by visitor order by at) as before
    from visits
),

numbered as (
    select
        visitor,
        at,
        sum(
            case when before is null or extract(epoch from at) - extract(epoch from before) >= 1800 then 1 else 0 end
        ) over (partition by visitor order by at rows unbounded preceding) as session
    from steps
),

sessions as (
    select
        visitor,
        session,
        min(at) as began,
        max(at) as ended,
        count(*) as steps
    from numbered
    group by visitor, session
)

select
    cast(date_trunc('month', began at time zone 'UTC') as date) as month,   -- Its first day, in UTC.
    count(*) as sessions,                                                  -- Begun in it.
    sum(case when steps = 1 then 1 else 0 end) as single_steps,            -- Of one page or event.
    cast(avg(1.0 * steps) as numeric(18, 1)) as steps,                     -- Pages and events of one, on average.
    cast(
        avg(case when steps > 1 then extract(epoch from ended) - extract(epoch from began) end) / 60.0
        as numeric(18, 1)
    ) as minutes                                                           -- Of those with more than one step, on average.
from sessions
group by cast(date_trunc('month', began at time zone 'UTC') as date)
order by month
