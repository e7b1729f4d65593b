-- Which ids each customer has had: their own, and those of the profiles that were merged into them.
--
-- Who was merged most often comes first.
--
-- title: Merged ids per customer
-- reads: identity.id_graph
-- corrected: a row for each id in place of a list, for which the two warehouses have no function in common.
-- group: Profiles
-- chart: none
with ids as (
    select
        canonical_segment_id,
        segment_id,
        created_at,
        merged_at,
        count(*) over (partition by canonical_segment_id) as ids
    from "identity".id_graph
)

select
    canonical_segment_id,                                                  -- The customer.
    ids,                                                                   -- How many ids they have had.
    segment_id,                                                            -- One of them.
    created_at,                                                            -- When it began.
    merged_at                                                              -- When it was given up; null if it was not.
from ids
order by ids desc, canonical_segment_id, created_at, segment_id
