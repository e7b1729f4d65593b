-- Which companies were seen, and when first and last.
--
-- title: Companies seen
-- reads: events.groups
-- group: Events
-- chart: none
select
    name as company,                                                       -- As the group call named it.
    count(distinct group_id) as groups,                                    -- Ids with that name; more than one is odd.
    min(coalesce("timestamp", received_at)) as first_seen,                 -- In the oldest call.
    max(coalesce("timestamp", received_at)) as last_seen                   -- In the newest.
from events.groups
where name is not null
group by name
order by company
