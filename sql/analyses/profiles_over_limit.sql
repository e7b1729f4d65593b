-- Which profiles have more than five e-mail addresses, and which these are.
--
-- A limit of [identity] keeps further ones out, of email 5 within a year: so here is who has them from several years,
-- or by a larger limit. What a limit kept out is in identity.violations. For another type or number, change the
-- conditions.
--
-- title: Profiles over an identifier limit
-- reads: identity.external_id_mapping
-- corrected: a row for each address in place of a list, for which the two warehouses have no function in common.
-- group: Profiles
-- chart: none
with addresses as (
    select
        canonical_segment_id,
        external_id_value,
        "timestamp",
        count(*) over (partition by canonical_segment_id) as addresses
    from "identity".external_id_mapping
    where external_id_type = 'email'
)

select
    canonical_segment_id,                                                  -- The profile.
    addresses,                                                             -- How many it has.
    external_id_value as address,                                          -- One of them.
    "timestamp" as first_seen                                              -- When it was seen first.
from addresses
where addresses > 5
order by addresses desc, canonical_segment_id, "timestamp", external_id_value
