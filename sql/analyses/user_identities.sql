-- Who each user is elsewhere: one row per user, with the ids of Zendesk, Stripe and Salesforce.
--
-- By your own id where the vendor was told it, else by address, in lower case and without a tag: what stands from
-- the + to the @. Where several have the address it is the newest. identity.identifiers knows more: see
-- docs/identity.md.
--
-- title: user_identities table
-- reads: events.users, salesforce.leads, stripe.customers, zendesk.users
-- corrected: one row per user, as each vendor is brought down to one row per address first; Intercom has no
--     connector.
-- group: Sources, alone and joined
-- chart: none
with people as (
    select
        id as user_id,
        regexp_replace(lower(trim(email)), '[+][^@]*', '') as address,
        row_number() over (
            partition by id order by case when email is null then 1 else 0 end, received_at desc, email
        ) as place
    from events.users
),

by_id as (
    select
        external_id as user_id,
        max(id) as zendesk_id
    from zendesk.users
    where external_id is not null and _deleted_at is null
    group by external_id
),

zendesk_ranked as (
    select
        id,
        regexp_replace(lower(trim(email)), '[+][^@]*', '') as address,
        row_number() over (
            partition by regexp_replace(lower(trim(email)), '[+][^@]*', '') order by created_at desc, id
        ) as place
    from zendesk.users
    where trim(email) <> '' and _deleted_at is null
),

stripe_ranked as (
    select
        id,
        regexp_replace(lower(trim(email)), '[+][^@]*', '') as address,
        row_number() over (
            partition by regexp_replace(lower(trim(email)), '[+][^@]*', '') order by created desc, id
        ) as place
    from stripe.customers
    where trim(email) <> '' and _deleted_at is null
),

leads_ranked as (
    select
        id,
        regexp_replace(lower(trim(email)), '[+][^@]*', '') as address,
        row_number() over (
            partition by regexp_replace(lower(trim(email)), '[+][^@]*', '') order by created_date desc, id
        ) as place
    from salesforce.leads
    where trim(email) <> '' and _deleted_at is null
)

select
    people.user_id,                                                        -- In the product.
    people.address,                                                        -- Newest, in lower case, without a tag.
    coalesce(by_id.zendesk_id, zendesk_ranked.id) as zendesk_id,           -- User at the help desk.
    stripe_ranked.id as stripe_id,                                         -- Customer who pays.
    leads_ranked.id as salesforce_id                                       -- Lead of sales.
from people
left join by_id on by_id.user_id = people.user_id
left join zendesk_ranked on zendesk_ranked.address = people.address and zendesk_ranked.place = 1
left join stripe_ranked on stripe_ranked.address = people.address and stripe_ranked.place = 1
left join leads_ranked on leads_ranked.address = people.address and leads_ranked.place = 1
where people.place = 1
order by people.user_id
