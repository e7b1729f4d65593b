-- When each stream was last synced without an error.
--
-- title: Latest good sync today
-- reads: tributary.syncs
-- corrected: from Tributary's own ledger; streams that failed ever since are shown, too, in place of today's
--     alone.
-- group: Operations
-- chart: none
select
    source,                                                                -- Name of the source.
    stream,                                                                -- Its stream.
    max(case when status = 'succeeded' then finished_at end) as last_good,        -- Null: never.
    sum(case when status = 'succeeded' then 0 else 1 end) as failures             -- Ever.
from tributary.syncs
group by source, stream
order by last_good, source, stream
