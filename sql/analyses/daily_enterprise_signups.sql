-- How many users signed up for an enterprise account on each day.
--
-- title: Daily enterprise signups
-- reads: events.signed_up
-- corrected: the B2B spec names the property type, not account_type; who signed up twice counts once a day.
-- chart: bar x=day y=signups
select
    cast(coalesce("timestamp", received_at) at time zone 'UTC' as date) as day,   -- In UTC.
    count(distinct user_id) as signups                                     -- Users.
from events.signed_up
where lower(type) = 'enterprise'
group by cast(coalesce("timestamp", received_at) at time zone 'UTC' as date)
order by day
