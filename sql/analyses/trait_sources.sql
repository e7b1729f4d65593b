-- Which source said the plan that a customer has, and what was last said of each profile that was merged into them.
--
-- The trait plan is one that you send; for another, put its name there. For one customer, add a condition on
-- canonical_segment_id.
--
-- title: Source of a trait value
-- reads: identity.id_graph, identity.identifies
-- corrected: calls without a time of their own count by when they were received, and two of one moment by their id.
-- group: Profiles
-- chart: none
with said as (
    select
        graph.canonical_segment_id,
        calls.segment_id,
        calls.event_source_id,
        calls.plan,
        coalesce(calls."timestamp", calls.received_at) as at,
        row_number() over (
            partition by calls.segment_id order by coalesce(calls."timestamp", calls.received_at) desc, calls.id
        ) as place
    from "identity".identifies as calls
    join "identity".id_graph as graph on graph.segment_id = calls.segment_id
    where calls.plan is not null
)

select
    canonical_segment_id,                                                  -- The customer.
    segment_id,                                                            -- The same, or a profile that became them.
    event_source_id,                                                       -- Schema of the call that said it.
    plan,                                                                  -- What it said.
    at                                                                     -- When.
from said
where place = 1
order by canonical_segment_id, at desc, segment_id
