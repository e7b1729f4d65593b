-- Which syncs failed in the last 7 days, and why.
--
-- title: Failures of last N days
-- reads: tributary.syncs
-- corrected: from Tributary's own ledger.
-- group: Operations
-- chart: none
select
    finished_at,                                                           -- When it failed.
    source,                                                                -- Name of the source.
    stream,                                                                -- Its stream.
    run_id,                                                                -- Run that it was part of.
    error_kind,                                                            -- Kind of failure.
    error                                                                  -- What it said.
from tributary.syncs
where status <> 'succeeded' and finished_at >= current_date - interval '7 days'
order by finished_at desc, source, stream
