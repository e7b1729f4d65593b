-- How many different users were identified on each day.
--
-- title: Daily identified users
-- reads: events.identifies
-- corrected: by when it happened, as servers often send no sent_at; days are UTC.
-- group: Events
-- chart: line x=day y=users
select
    cast(coalesce("timestamp", received_at) at time zone 'UTC' as date) as day,   -- In UTC.
    count(distinct user_id) as users                                       -- Who were identified then.
from events.identifies
where user_id is not null
group by cast(coalesce("timestamp", received_at) at time zone 'UTC' as date)
order by day
