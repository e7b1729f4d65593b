-- All identify calls, the newest first.
--
-- title: All identifies
-- reads: events.identifies
-- group: Events
-- chart: none
select
    coalesce("timestamp", received_at) as at,                              -- When it happened.
    source_schema,                                                         -- Which source told it.
    user_id,                                                               -- Who, if known.
    anonymous_id,                                                          -- Browser or device.
    email,                                                                 -- Address, if it was given.
    name                                                                   -- Name, if it was given.
from events.identifies
order by at desc, id
