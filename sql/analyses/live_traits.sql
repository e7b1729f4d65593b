-- What is known of each customer: every trait with its newest value.
--
-- Profiles that were merged away have none, as theirs are the customer's now. A column for each trait has
-- identity.profile_traits, by its own condition: merged_to is null.
--
-- title: Traits of live profiles
-- reads: identity.user_traits
-- corrected: a row for each trait in place of all columns, which are others in each warehouse.
-- group: Profiles
-- chart: none
select
    canonical_segment_id,                                                  -- The customer.
    name,                                                                  -- Of the trait.
    value,                                                                 -- Its newest value, as text.
    "timestamp" as said_at                                                 -- When that was said.
from "identity".user_traits
order by canonical_segment_id, name
