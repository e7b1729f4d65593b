-- What was told of each group over time: name, industry, plan, employees.
--
-- For one group, add `where group_id = '...'`.
--
-- title: Trait history of a group
-- reads: events.groups
-- group: Events
-- chart: none
select
    group_id,                                                              -- The group.
    coalesce("timestamp", received_at) as at,                              -- When it was told.
    name,                                                                  -- Name.
    industry,                                                              -- Industry.
    plan,                                                                  -- Plan.
    employees                                                              -- How many work there.
from events.groups
order by group_id, at, id
