-- Which users have a ticket that is not settled.
--
-- title: Open-ticket trait
-- reads: zendesk.tickets, zendesk.users
-- group: Sources, alone and joined
-- chart: none
select
    users.external_id as user_id,                                          -- Your own id of the user.
    count(*) as tickets,                                                   -- New, open, pending or on hold.
    min(tickets.created_at) as oldest                                      -- When the first of them was written.
from zendesk.tickets as tickets
join zendesk.users as users on users.id = tickets.requester_id
where tickets.status in ('new', 'open', 'pending', 'hold')
    and tickets._deleted_at is null
    and users._deleted_at is null
    and users.external_id is not null
group by users.external_id
order by users.external_id
