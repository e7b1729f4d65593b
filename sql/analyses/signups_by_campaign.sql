-- Which campaigns brought people who signed up, and what these have paid.
--
-- A visitor is a browser, as the site's library named it; the campaign is that of its first page that came with
-- one. Somebody who signed up is the first user to be identified in that browser, not before that page, and counts
-- for the campaign of the browser that came first. Payments are those of Stripe's customers with an address that
-- the user gave, in lower case and without a tag: what stands from the + to the @. Each currency is a row, in
-- whole units: Stripe keeps yen without decimals and dinars with three.
--
-- title: Sign-ups by campaign
-- reads: events.identifies, events.pages, stripe.charges, stripe.customers
-- group: Marketing
-- chart: bar x=campaign y=visitors,signed_up
with landings as (
    select
        anonymous_id,
        context_campaign_name as campaign,
        received_at,
        row_number() over (partition by anonymous_id order by received_at, id) as place
    from events.pages
    where context_campaign_name is not null and anonymous_id is not null
),

claims as (
    select
        anonymous_id,
        user_id,
        received_at,
        row_number() over (partition by anonymous_id order by received_at, id) as place
    from events.identifies
    where anonymous_id is not null and user_id is not null
),

visitors as (
    select
        landings.campaign,
        claims.user_id,
        row_number() over (partition by claims.user_id order by landings.received_at, landings.anonymous_id) as browser
    from landings
    left join claims on claims.anonymous_id = landings.anonymous_id
        and claims.place = 1
        and claims.received_at >= landings.received_at
    where landings.place = 1
),

campaigns as (
    select
        campaign,
        count(*) as visitors,
        sum(case when user_id is not null and browser = 1 then 1 else 0 end) as signed_up
    from visitors
    group by campaign
),

addresses as (
    select distinct
        user_id,
        regexp_replace(lower(email), '[+][^@]*', '') as address
    from events.identifies
    where user_id is not null and email is not null
),

payments as (
    select
        regexp_replace(lower(customers.email), '[+][^@]*', '') as address,
        charges.currency,
        sum(charges.amount_captured - charges.amount_refunded) as amount
    from stripe.charges as charges
    join stripe.customers as customers on customers.id = charges.customer_id
    where charges.status = 'succeeded' and charges._deleted_at is null
    group by regexp_replace(lower(customers.email), '[+][^@]*', ''), charges.currency
),

paid as (
    select
        visitors.campaign,
        payments.currency,
        1.0 * sum(payments.amount) / case
            when payments.currency in (
                'bif', 'clp', 'djf', 'gnf', 'jpy', 'kmf', 'krw', 'mga', 'pyg', 'rwf', 'vnd', 'vuv', 'xaf', 'xof', 'xpf'
            ) then 1
            when payments.currency in ('bhd', 'jod', 'kwd', 'omr', 'tnd') then 1000
            else 100
        end as amount
    from visitors
    join addresses on addresses.user_id = visitors.user_id
    join payments on payments.address = addresses.address
    where visitors.browser = 1
    group by visitors.campaign, payments.currency
)

select
    campaigns.campaign,                                                    -- As the page's address said.
    campaigns.visitors,                                                    -- Browsers that came by it first.
    campaigns.signed_up,                                                   -- People behind them who signed up.
    cast(100.0 * signed_up / visitors as numeric(18, 1)) as per_hundred,   -- Sign-ups, of a hundred visitors.
    upper(paid.currency) as currency,                                      -- Of what was paid.
    cast(paid.amount as numeric(18, 3)) as paid                            -- Until today, less refunds.
from campaigns
left join paid on paid.campaign = campaigns.campaign
order by campaigns.signed_up desc, campaigns.campaign, paid.currency
