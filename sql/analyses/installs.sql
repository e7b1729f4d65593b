-- How many devices the app was installed on, day by day.
--
-- A device counts on the day of its first installation.
--
-- title: Installs
-- reads: events.application_installed
-- corrected: no such query is in Segment's documents; a device that installs again is not a new one.
-- group: Product
-- chart: bar x=day y=installs
with devices as (
    select
        coalesce(anonymous_id, user_id) as device,
        min(coalesce("timestamp", received_at)) as installed_at,
        count(*) as times
    from events.application_installed
    where coalesce(anonymous_id, user_id) is not null
    group by coalesce(anonymous_id, user_id)
)

select
    cast(installed_at at time zone 'UTC' as date) as day,                  -- In UTC.
    count(*) as installs,                                                  -- Devices, at first.
    sum(times) - count(*) as again                                         -- Later installations on them, until today.
from devices
group by cast(installed_at at time zone 'UTC' as date)
order by day
