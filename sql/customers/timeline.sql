-- Everything that happened with a person, one row each, whichever source tells of it.
--
-- Ask it for one person by person_id, which identity.identifiers has for every address, user id and vendor's id: that
-- goes by indexes, however much there is of others. What happened by several identifiers of a person, such as a sale in
-- which two of their contacts have a role, is there once.
with firsts as (
    select
        known.person_id,
        happened.part,
        happened.id,
        min(known.type || ' ' || known.value) as identifier
    from "identity".identifiers as known
    join tributary.customer_interactions as happened
        on happened.identifier_value = known.value and happened.identifier_type = known.type
    where happened.shared
    group by known.person_id, happened.part, happened.id
)

select
    known.person_id,                   -- Whose it is; see identity.persons.
    happened.at,                       -- When it happened.
    parts.source,                      -- The source, or the schema of events, that tells of it.
    happened.kind,                     -- What it is: charge, ticket, page, email_opened ...
    happened.state,                    -- What became of it, as it is today; by each kind's own words.
    happened.title,                    -- What it is about, in one line of at most 200 characters.
    happened.amount,                   -- Money, in whole units of the currency; of a refund, too, above 0.
    happened.currency,                 -- Three-letter code of the amount.
    parts.table_name,                  -- The row that tells of it: its table, by the full name.
    happened.id as row_id              -- And its id there.
from "identity".identifiers as known
join tributary.customer_interactions as happened
    on happened.identifier_value = known.value and happened.identifier_type = known.type
join tributary.customer_parts as parts on parts.part = happened.part
left join firsts on firsts.person_id = known.person_id and firsts.part = happened.part and firsts.id = happened.id
where not happened.shared or firsts.identifier = known.type || ' ' || known.value
