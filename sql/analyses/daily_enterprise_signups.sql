-- How many users signed up for an enterprise account on each day.
--
-- The property account_type is one that you send. Who signed up twice counts once a day.
--
-- title: Daily enterprise signups
-- reads: events.signed_up
-- corrected: in whatever case it is written; by when it happened, in UTC.
-- group: Events
-- chart: bar x=day y=signups
select
    cast(coalesce("timestamp", received_at) at time zone 'UTC' as date) as day,   -- In UTC.
    count(distinct user_id) as signups                                     -- Users.
from events.signed_up
where lower(account_type) = 'enterprise'
group by cast(coalesce("timestamp", received_at) at time zone 'UTC' as date)
order by day
