-- How many pages were looked at on each day, and by how many visitors.
--
-- title: Daily page views
-- reads: events.pages
-- corrected: by when it happened, as sent_at may be empty; days are UTC.
-- group: Events
-- chart: line x=day y=views
with claims as (
    select
        anonymous_id,
        user_id,
        row_number() over (partition by anonymous_id order by coalesce("timestamp", received_at), id) as place
    from events.pages
    where anonymous_id is not null and user_id is not null
),

views as (
    select
        coalesce(pages.user_id, claims.user_id, pages.anonymous_id) as visitor,
        cast(coalesce(pages."timestamp", pages.received_at) at time zone 'UTC' as date) as day
    from events.pages as pages
    left join claims on claims.anonymous_id = pages.anonymous_id and claims.place = 1
)

select
    day,                                                                   -- In UTC.
    count(*) as views,                                                     -- Page calls.
    count(distinct visitor) as visitors                                    -- Users, and browsers that nobody is known in.
from views
group by day
order by day
