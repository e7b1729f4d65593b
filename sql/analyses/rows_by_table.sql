-- How many calls of each type each source has sent.
--
-- The tables that nearly every source sends; others are a branch more. Tables of single events are in
-- event_tables; of sources' tables `etl status` says how full they are.
--
-- title: All tables with row counts
-- reads: events.identifies, events.pages, events.tracks
-- corrected: counted, not estimated, in the same way in both warehouses.
-- group: Events
-- chart: hbar x=table_name y=calls by=source_schema
with calls as (
    select 'identifies' as table_name, source_schema from events.identifies
    union all
    select 'pages' as table_name, source_schema from events.pages
    union all
    select 'tracks' as table_name, source_schema from events.tracks
)

select
    source_schema,                                                         -- Schema that the source writes.
    table_name,                                                            -- Type of call.
    count(*) as calls                                                      -- Rows.
from calls
group by source_schema, table_name
order by source_schema, table_name
