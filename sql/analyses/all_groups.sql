-- All group calls, the newest first.
--
-- title: All groups
-- reads: events.groups
-- group: Events
-- chart: none
select
    coalesce("timestamp", received_at) as at,                              -- When it happened.
    source_schema,                                                         -- Which source told it.
    group_id,                                                              -- The group.
    user_id,                                                               -- Who belongs to it.
    name                                                                   -- Its name, if it was given.
from events.groups
order by at desc, id
