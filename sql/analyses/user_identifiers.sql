-- All identifiers of each person, from the one by which they were seen first, and where that was.
--
-- For one user, by any of their identifiers: add `where person_id = (select person_id from "identity".identifiers
-- where type = 'email' and value = 'ada@x.com')`. Why these are one person says `etl identity explain`.
--
-- title: All identifiers of a user
-- reads: identity.identifiers
-- corrected: of all types, and with merges already applied.
-- group: Profiles
-- chart: none
select
    person_id,                                                             -- Who.
    type,                                                                  -- Kind of an identifier of theirs.
    value,                                                                 -- The identifier.
    source,                                                                -- Table in which it was seen first.
    first_seen,                                                            -- When that was.
    last_seen                                                              -- When it was seen last.
from "identity".identifiers
order by person_id, first_seen, type, value
