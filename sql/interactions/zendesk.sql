-- What people ask of the support desk in Zendesk, and how they liked the answers.
--
-- A comment is part of the life of whoever asked, whoever wrote it: its state says which of them it was. A rating that
-- was only offered is none.
select
    'tickets' as part,
    t.id as id,
    'ticket' as kind,
    t.created_at as at,
    'zendesk.users' as identifier_type,
    cast(t.requester_id as varchar(20)) as identifier_value,
    cast(null as varchar(63)) as else_type,
    cast(null as varchar(1000)) as else_value,
    t.status as state,
    t.subject as title,
    cast(null as numeric(38, 3)) as amount,
    cast(null as varchar(3)) as currency,
    t._deleted_at is not null or t.status = 'deleted' as left_out
from zendesk.tickets as t

union all

select
    'ticket_comments' as part,
    c.id as id,
    case when lower(c.via) in ('text_message', 'text message', 'sms') then 'text' else 'comment' end as kind,
    c.created_at as at,
    'zendesk.users' as identifier_type,
    cast(t.requester_id as varchar(20)) as identifier_value,
    cast(null as varchar(63)) as else_type,
    cast(null as varchar(1000)) as else_value,
    case when c.author_id = t.requester_id then 'received' when c.public then 'sent' else 'note' end as state,
    coalesce(c.plain_body, c.body) as title,
    cast(null as numeric(38, 3)) as amount,
    cast(null as varchar(3)) as currency,
    c._deleted_at is not null or t._deleted_at is not null or t.status = 'deleted' as left_out
from zendesk.ticket_comments as c
join zendesk.tickets as t on t.id = c.ticket_id

union all

select
    'satisfaction_ratings' as part,
    s.id as id,
    'rating' as kind,
    s.created_at as at,
    'zendesk.users' as identifier_type,
    cast(s.requester_id as varchar(20)) as identifier_value,
    cast(null as varchar(63)) as else_type,
    cast(null as varchar(1000)) as else_value,
    s.score as state,
    coalesce(s.comment, s.reason) as title,
    cast(null as numeric(38, 3)) as amount,
    cast(null as varchar(3)) as currency,
    s._deleted_at is not null or coalesce(s.score, '') not in ('good', 'bad') as left_out
from zendesk.satisfaction_ratings as s

union all

select
    'talk_calls' as part,
    l.id as id,
    'call' as kind,
    l.created_at as at,
    'zendesk.users' as identifier_type,
    cast(l.customer_id as varchar(20)) as identifier_value,
    cast(null as varchar(63)) as else_type,
    cast(null as varchar(1000)) as else_value,
    l.completion_status as state,
    l.direction as title,
    cast(null as numeric(38, 3)) as amount,
    cast(null as varchar(3)) as currency,
    l._deleted_at is not null as left_out
from zendesk.talk_calls as l

union all

select
    'chats' as part,
    h.id as id,
    'chat' as kind,
    coalesce(h.started_timestamp, h.created_timestamp, h."timestamp") as at,
    'email' as identifier_type,
    h.visitor_email as identifier_value,
    'email' as else_type,
    h.email as else_value,
    h.type as state,
    coalesce(h.comment, h.message) as title,
    cast(null as numeric(38, 3)) as amount,
    cast(null as varchar(3)) as currency,
    h._deleted_at is not null or h.deleted as left_out
from zendesk.chats as h
