-- Who waits for an answer, who looks after their account, and what they paid in a year.
--
-- One person in Zendesk, Salesforce and Stripe is one e-mail address, in lower case and without a tag: what stands
-- from the + to the @. Who waits longest comes first; who paid in two currencies has two rows. Amounts are in
-- whole units of the currency: Stripe keeps yen without decimals and dinars with three.
--
-- title: Customers who wait
-- reads: salesforce.accounts, salesforce.contacts, salesforce.users, stripe.charges, stripe.customers,
--     zendesk.tickets, zendesk.users
-- group: Support
-- chart: none
with waiting as (
    select
        regexp_replace(lower(users.email), '[+][^@]*', '') as address,
        max(users.name) as name,
        count(*) as tickets,
        cast(min(tickets.created_at) as date) as since
    from zendesk.tickets as tickets
    join zendesk.users as users on users.id = tickets.requester_id
    where tickets.status in ('new', 'open', 'hold') and tickets._deleted_at is null and users.email is not null
    group by regexp_replace(lower(users.email), '[+][^@]*', '')
),

owners as (
    select
        regexp_replace(lower(contacts.email), '[+][^@]*', '') as address,
        min(users.name) as owner
    from salesforce.contacts as contacts
    join salesforce.accounts as accounts on accounts.id = contacts.account_id
    join salesforce.users as users on users.id = accounts.owner_id
    where contacts._deleted_at is null and accounts._deleted_at is null
    group by regexp_replace(lower(contacts.email), '[+][^@]*', '')
),

paid as (
    select
        regexp_replace(lower(customers.email), '[+][^@]*', '') as address,
        charges.currency,
        1.0 * sum(charges.amount_captured - charges.amount_refunded) / case
            when charges.currency in (
                'bif', 'clp', 'djf', 'gnf', 'jpy', 'kmf', 'krw', 'mga', 'pyg', 'rwf', 'vnd', 'vuv', 'xaf', 'xof', 'xpf'
            ) then 1
            when charges.currency in ('bhd', 'jod', 'kwd', 'omr', 'tnd') then 1000
            else 100
        end as amount
    from stripe.charges as charges
    join stripe.customers as customers on customers.id = charges.customer_id
    where charges.status = 'succeeded' and charges.created >= current_date - interval '12 months'
    group by regexp_replace(lower(customers.email), '[+][^@]*', ''), charges.currency
)

select
    waiting.name,                                                          -- As the help desk knows the person.
    owners.owner,                                                          -- Of the account in Salesforce.
    waiting.tickets,                                                       -- New, open or on hold.
    current_date - waiting.since as days,                                  -- Since the oldest of them was written.
    upper(paid.currency) as currency,                                      -- Of what was paid.
    cast(paid.amount as numeric(18, 3)) as paid                            -- In twelve months, less refunds.
from waiting
left join owners on owners.address = waiting.address
left join paid on paid.address = waiting.address
order by waiting.since, waiting.name, paid.currency
