-- Which columns the united tables of streamed events have, and of which types.
--
-- One answer for identifies, groups, pages and every table of one event: narrow it by table_name. Redshift lists
-- columns of views that are bound late elsewhere: pg_get_late_binding_view_cols().
--
-- title: Columns of event tables
-- reads: information_schema.columns
-- group: Events
-- chart: none
select
    cast(table_name as varchar(127)) as table_name,                        -- Under schema events.
    cast(column_name as varchar(127)) as column_name,                      -- As queries name it.
    cast(data_type as varchar(127)) as data_type                           -- Of the warehouse.
from information_schema.columns
where table_schema = 'events'
order by table_name, ordinal_position
