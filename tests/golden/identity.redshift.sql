create or replace view "identity"."anonymous_users" as
-- The user that each anonymous visitor turned out to be.
--
-- The first to identify wins: a browser may be shared, and the visit that led to a sign-up is worth more than
-- those that follow. Blank ids are nobody's.
with claims as (
    select
        anonymous_id,
        user_id,
        received_at,
        row_number() over (partition by anonymous_id order by received_at, user_id) as place
    from events.identifies
    where anonymous_id ~ '[^[:space:]]' and user_id ~ '[^[:space:]]'
)

select
    anonymous_id,                      -- Device or browser, as the library named it.
    user_id,                           -- The first user to identify there.
    received_at as identified_at       -- When that reached us.
from claims
where place = 1
with no schema binding;

create or replace view "identity"."user_emails" as
-- The e-mail address of each user: the newest that an identify call gave. Blank ids and addresses are nobody's.
with given as (
    select
        user_id,
        lower(trim(email)) as email,
        received_at,
        row_number() over (partition by user_id order by received_at desc, lower(trim(email))) as place
    from events.identifies
    where user_id ~ '[^[:space:]]' and email ~ '[^[:space:]]'
)

select
    user_id,                           -- The user.
    email,                             -- Newest address, in lower case.
    received_at as given_at            -- When it reached us.
from given
where place = 1
with no schema binding;

create or replace view "identity"."amp_users" as
-- Visitors of AMP pages, and the user that each turned out to be.
--
-- Such a page has no cookie of ours: its visitor is known by AMP's client id, often but not always written
-- `amp-...`. Where AMP's linker hands that id on to the site, it comes back with a visitor that is known there,
-- or with a user; a server may also send it on as the anonymous id of its own calls. Blank ids are nobody's.
with handed_on as (
    select
        context_amp_id as amp_id,
        anonymous_id,
        user_id,
        received_at
    from events.pages
    where context_amp_id ~ '[^[:space:]]'
    union all
    select
        anonymous_id as amp_id,
        anonymous_id,
        user_id,
        received_at
    from events.pages
    where anonymous_id like 'amp-%'
),

known as (
    select
        handed_on.amp_id,
        coalesce(
            case when handed_on.user_id ~ '[^[:space:]]' then handed_on.user_id end,
            visitors.user_id,
            servers.user_id
        ) as user_id,
        handed_on.received_at
    from handed_on
    left join "identity".anonymous_users as visitors on visitors.anonymous_id = handed_on.anonymous_id
    left join "identity".anonymous_users as servers on servers.anonymous_id = handed_on.amp_id
),

ranked as (
    select
        amp_id,
        user_id,
        received_at,
        row_number() over (
            partition by amp_id order by case when user_id is null then 1 else 0 end, received_at, user_id
        ) as place
    from known
)

select
    amp_id,                            -- AMP's client id.
    user_id,                           -- The first user it came with, by itself or by the visitor; null so far.
    received_at as seen_at             -- When that reached us.
from ranked
where place = 1
with no schema binding;
