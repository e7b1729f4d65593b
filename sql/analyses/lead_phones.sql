-- Telephone numbers of leads as +1 and ten digits, where they are of the United States or Canada.
--
-- What is not such a number stays null, and is to be looked at by a person: extensions, letters, other countries.
-- Where no country is told, ten digits that could be such a number are taken for one.
--
-- title: Salesforce leads phone clean-up
-- reads: salesforce.leads
-- corrected: punctuation is taken off by translate, which both warehouses have; a number is checked before it is
--     shown.
-- group: Sources, alone and joined
-- chart: none
with digits as (
    select
        id,
        name,
        phone,
        country as country,
        translate(phone, ' ()-./', '') as digits
    from salesforce.leads
    where phone is not null and _deleted_at is null
)

select
    id,                                                                    -- In Salesforce.
    name,                                                                  -- Name.
    phone,                                                                 -- As it was typed.
    case
        when upper(trim(coalesce(country, ''))) not in ('', 'US', 'USA', 'UNITED STATES', 'CA', 'CANADA') then null
        when digits ~ '^[2-9][0-9]{2}[2-9][0-9]{6}$' then '+1' || digits
        when digits ~ '^[+]?1[2-9][0-9]{2}[2-9][0-9]{6}$' then '+' || right(digits, 11)
    end as e164                                                            -- For calls and texts.
from digits
order by name, id
