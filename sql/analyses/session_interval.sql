-- How long people stay away between two sessions.
--
-- From the end of a session to the beginning of the visitor's next; sessions as in session_length. Who never came
-- back has no interval, so young visitors make it look short.
--
-- title: Session interval
-- reads: events.pages, events.tracks
-- corrected: no such query is in Segment's documents; visitors who are not known are told apart by their anonymous
--     id.
-- group: Product
-- chart: bar x=away y=returns
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
),

returns as (
    select
        visitor,
        extract(epoch from lead(began) over (partition by visitor order by began)) - extract(epoch from ended) as seconds
    from sessions
),

spans as (
    select
        visitor,
        case
            when seconds < 3600 then 1
            when seconds < 86400 then 2
            when seconds < 604800 then 3
            when seconds < 2592000 then 4
            else 5
        end as span
    from returns
    where seconds is not null
)

select
    case span
        when 1 then 'within an hour'
        when 2 then 'within a day'
        when 3 then 'within a week'
        when 4 then 'within 30 days'
        else 'later'
    end as away,                                                           -- Until they came back.
    count(*) as returns,                                                   -- How often that was so.
    count(distinct visitor) as visitors                                    -- Whose.
from spans
group by span
order by span
