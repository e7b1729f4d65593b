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
