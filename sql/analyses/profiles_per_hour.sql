-- How many profiles were created, and how many merged, in each hour of the last 30 days, and by which calls.
--
-- A profile is a person, as identity.persons has them. What a rebuild of identity led elsewhere is rebuilt, and of
-- no call. For another time, change the condition.
--
-- title: Profiles created and merged per hour
-- reads: identity.id_graph_updates
-- corrected: what a rebuild did is told apart, as no call made or merged a profile by it.
-- group: Profiles
-- chart: bar x=hour y=events by=what
with updates as (
    select
        date_trunc('hour', "timestamp" at time zone 'UTC') at time zone 'UTC' as hour,
        case
            when triggering_event_type = 'rebuild' then 'rebuilt'
            when segment_id = canonical_segment_id then 'created'
            else 'merged'
        end as what,
        triggering_event_type,
        triggering_event_id
    from "identity".id_graph_updates
    where "timestamp" >= current_date - interval '30 days'
)

select
    hour,                                                                  -- In UTC.
    what,                                                                  -- Created, merged or rebuilt.
    triggering_event_type,                                                 -- Call, or table of a source, that did it.
    count(distinct triggering_event_id) as events                          -- How many of these.
from updates
group by hour, what, triggering_event_type
order by hour, what, triggering_event_type
