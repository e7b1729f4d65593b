-- What sales still hopes for of each account, and what the account paid in a year.
--
-- An account's payments are those of Stripe's customers who have the address of one of its contacts, in lower case
-- and without a tag: what stands from the + to the @. An address that contacts of two accounts share counts for
-- both. What an account paid in two currencies is two rows; deals are in Salesforce's currency. Payments are in
-- whole units of their currency: Stripe keeps yen without decimals and dinars with three.
--
-- title: Pipeline by account
-- reads: salesforce.accounts, salesforce.contacts, salesforce.opportunities, stripe.charges, stripe.customers
-- group: Sales
-- chart: none
with deals as (
    select
        account_id,
        count(*) as deals,
        sum(amount) as pipeline,
        sum(expected_revenue) as expected
    from salesforce.opportunities
    where is_closed = false and _deleted_at is null
    group by account_id
),

addresses as (
    select distinct
        account_id,
        regexp_replace(lower(email), '[+][^@]*', '') as address
    from salesforce.contacts
    where email is not null and _deleted_at is null
),

payments as (
    select
        regexp_replace(lower(customers.email), '[+][^@]*', '') as address,
        charges.currency,
        sum(charges.amount_captured - charges.amount_refunded) as amount
    from stripe.charges as charges
    join stripe.customers as customers on customers.id = charges.customer_id
    where charges.status = 'succeeded' and charges.created >= current_date - interval '12 months'
    group by regexp_replace(lower(customers.email), '[+][^@]*', ''), charges.currency
),

paid as (
    select
        addresses.account_id,
        payments.currency,
        1.0 * sum(payments.amount) / case
            when payments.currency in (
                'bif', 'clp', 'djf', 'gnf', 'jpy', 'kmf', 'krw', 'mga', 'pyg', 'rwf', 'vnd', 'vuv', 'xaf', 'xof', 'xpf'
            ) then 1
            when payments.currency in ('bhd', 'jod', 'kwd', 'omr', 'tnd') then 1000
            else 100
        end as amount
    from addresses
    join payments on payments.address = addresses.address
    group by addresses.account_id, payments.currency
)

select
    accounts.name as account,                                              -- As Salesforce has it.
    deals.deals,                                                           -- Opportunities that are not closed.
    cast(deals.pipeline as numeric(18, 2)) as pipeline,                    -- Sum of their amounts.
    cast(deals.expected as numeric(18, 2)) as expected,                    -- The same, each by its probability.
    upper(paid.currency) as currency,                                      -- Of what was paid.
    cast(paid.amount as numeric(18, 3)) as paid                            -- In twelve months, less refunds.
from deals
join salesforce.accounts as accounts on accounts.id = deals.account_id
left join paid on paid.account_id = deals.account_id
where accounts._deleted_at is null
order by deals.expected desc, deals.pipeline desc, accounts.name, paid.currency
