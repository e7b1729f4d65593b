-- Each ticket beside the user who wrote it.
--
-- title: Zendesk to Segment join
-- reads: events.users, zendesk.tickets, zendesk.users
-- corrected: your id of the user is on Zendesk's user, not on the ticket, and leads there by requester_id; who is
--     in two schemas is there once.
-- group: Sources, alone and joined
-- chart: none
with known as (
    select
        id,
        email,
        row_number() over (partition by id order by received_at desc, email) as place
    from events.users
)

select
    tickets.id as ticket_id,                                               -- In Zendesk.
    tickets.created_at,                                                    -- When it was written.
    tickets.status,                                                        -- As it is now.
    requesters.external_id,                                                -- Your id of the user, as Zendesk has it.
    known.id as user_id,                                                   -- The same, if events know it.
    known.email                                                            -- Newest address that events gave.
from zendesk.tickets as tickets
join zendesk.users as requesters on requesters.id = tickets.requester_id
left join known on known.id = requesters.external_id and known.place = 1
where tickets._deleted_at is null
order by tickets.created_at desc, ticket_id
