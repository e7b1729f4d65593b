-- How each customer's plan changed, whichever of the profiles that they were told it.
--
-- The trait plan is one that you send; for another, or for an audience, put its name there. For one customer, add a
-- condition on canonical_segment_id. By user id, and of e-mail addresses too, it is user_trait_history.
--
-- title: Trait or audience history
-- reads: identity.id_graph, identity.identifies
-- corrected: only calls that changed something.
-- group: Profiles
-- chart: none
with said as (
    select
        graph.canonical_segment_id,
        calls.plan,
        coalesce(calls."timestamp", calls.received_at) as at,
        lag(calls.plan) over (
            partition by graph.canonical_segment_id
            order by coalesce(calls."timestamp", calls.received_at), calls.id
        ) as before
    from "identity".identifies as calls
    join "identity".id_graph as graph on graph.segment_id = calls.segment_id
    where calls.plan is not null
)

select
    canonical_segment_id,                                                  -- The customer.
    at,                                                                    -- When it was told.
    before,                                                                -- What it was; null at first.
    plan                                                                   -- What it became.
from said
where before is null or before <> plan
order by canonical_segment_id, at
