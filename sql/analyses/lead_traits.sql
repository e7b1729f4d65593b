-- What sales knows of each lead: status, rating, source, age.
--
-- A lead whom the product knows has the user_id of the newest user with that address, in lower case.
--
-- title: Salesforce lead traits
-- reads: events.users, salesforce.leads
-- corrected: of Salesforce's own fields, as external_id__c, lead_score__c and lead_age__c are one organisation's;
--     the user by address.
-- group: Sources, alone and joined
-- chart: none
with known as (
    select
        id as user_id,
        lower(trim(email)) as address,
        row_number() over (partition by lower(trim(email)) order by received_at desc, id) as place
    from events.users
    where trim(email) <> ''
)

select
    leads.id as lead_id,                                                   -- In Salesforce.
    known.user_id,                                                         -- In the product; null of strangers.
    leads.status,                                                          -- As sales has set it.
    leads.rating,                                                          -- Hot, warm, cold.
    leads.lead_source,                                                     -- Where it came from.
    current_date - cast(leads.created_date at time zone 'UTC' as date) as age_in_days   -- Since it was made.
from salesforce.leads as leads
left join known on known.address = lower(trim(leads.email)) and known.place = 1
where leads.is_converted = false and leads._deleted_at is null
order by age_in_days, lead_id
