-- How many tickets come from users whom each source of visitors brought.
--
-- A user's source is utm_source of the first page that came with one, in a browser where they were the first to be
-- identified. Zendesk's user is found by your own id.
--
-- title: Tickets per referral source
-- reads: events.identifies, events.pages, zendesk.tickets, zendesk.users
-- corrected: the source is taken from pages, as users have no documented trait of it; tickets lead to users by
--     requester_id.
-- group: Sources, alone and joined
-- chart: bar x=source y=tickets
with claims as (
    select
        anonymous_id,
        user_id,
        row_number() over (partition by anonymous_id order by received_at, id) as place
    from events.identifies
    where anonymous_id is not null and user_id is not null
),

touches as (
    select
        claims.user_id,
        pages.context_campaign_source as source,
        row_number() over (
            partition by claims.user_id order by coalesce(pages."timestamp", pages.received_at), pages.id
        ) as place
    from events.pages as pages
    join claims on claims.anonymous_id = pages.anonymous_id and claims.place = 1
    where pages.context_campaign_source is not null
)

select
    coalesce(touches.source, 'none known') as source,                      -- Where they came from at first.
    count(*) as tickets,                                                   -- That they wrote.
    count(distinct tickets.requester_id) as people                         -- Who wrote.
from zendesk.tickets as tickets
join zendesk.users as users on users.id = tickets.requester_id
left join touches on touches.user_id = users.external_id and touches.place = 1
where tickets._deleted_at is null
group by coalesce(touches.source, 'none known')
order by tickets desc, source
