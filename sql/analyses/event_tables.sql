-- Which events each source sends: their tables, how many there are, and whether they still come.
--
-- title: Event tables of a source
-- reads: events.tracks
-- corrected: counted from tracks, which has a row of every event, in place of a catalogue that each warehouse has
--     another of.
-- group: Events
-- chart: hbar x=event_table y=events by=source_schema
select
    source_schema,                                                         -- Schema that the source writes.
    event as event_table,                                                  -- Name of the event's table.
    count(*) as events,                                                    -- Rows.
    min(received_at) as first_received,                                    -- When the oldest came.
    max(received_at) as last_received                                      -- When the newest came.
from events.tracks
group by source_schema, event
order by source_schema, events desc, event_table
