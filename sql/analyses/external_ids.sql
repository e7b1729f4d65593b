-- Which external ids each customer has: user ids, addresses, browsers, ids of vendors.
--
-- Who has the most comes first. For one customer, add a condition on canonical_segment_id.
--
-- title: External ids per customer
-- reads: identity.external_id_mapping
-- corrected: a row for each id in place of a list, for which the two warehouses have no function in common.
-- group: Profiles
-- chart: none
with ids as (
    select
        canonical_segment_id,
        external_id_type,
        external_id_value,
        count(*) over (partition by canonical_segment_id) as ids
    from "identity".external_id_mapping
)

select
    canonical_segment_id,                                                  -- The customer.
    ids,                                                                   -- How many they have.
    external_id_type,                                                      -- Kind of one of them.
    external_id_value                                                      -- Its value.
from ids
order by ids desc, canonical_segment_id, external_id_type, external_id_value
