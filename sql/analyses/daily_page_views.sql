-- How many pages were looked at on each day, and by how many visitors.
--
-- title: Daily page views
-- reads: events.pages
-- corrected: by when it happened, as sent_at may be empty; days are UTC.
-- chart: line x=day y=views
select
    cast(coalesce("timestamp", received_at) at time zone 'UTC' as date) as day,   -- In UTC.
    count(*) as views,                                                     -- Page calls.
    count(distinct coalesce(user_id, anonymous_id)) as visitors            -- Users, and browsers that nobody is known in.
from events.pages
group by cast(coalesce("timestamp", received_at) at time zone 'UTC' as date)
order by day
