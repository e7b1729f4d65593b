-- How many rows each stream brought on each day.
--
-- title: Rows per day per event
-- reads: tributary.syncs
-- corrected: from Tributary's own ledger, in place of the reports of a data lake.
-- group: Operations
-- chart: bar x=day y=written by=source
select
    cast(finished_at at time zone 'UTC' as date) as day,                   -- In UTC.
    source,                                                                -- Name of the source.
    stream,                                                                -- Its stream.
    sum(fetched) as fetched,                                               -- Records that came.
    sum(inserted + updated) as written,                                    -- Rows that were new or changed.
    sum(dead_lettered) as refused                                          -- Records that could not be kept.
from tributary.syncs
group by cast(finished_at at time zone 'UTC' as date), source, stream
having sum(fetched) > 0
order by day, source, stream
