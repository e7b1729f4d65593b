-- What happens with people in Salesforce: sales, their stages, tasks, calls, appointments and cases.
--
-- A sale is part of the life of every contact who has a role in it, so that sums over several people count it more
-- than once. Amounts are in the record's currency where the organisation has several; else no currency is said.
select
    'opportunities' as part,
    o.id as id,
    'opportunity' as kind,
    o.created_date as at,
    'salesforce.contacts' as identifier_type,
    r.contact_id as identifier_value,
    cast(null as varchar(63)) as else_type,
    cast(null as varchar(1000)) as else_value,
    case when o.is_won then 'won' when o.is_closed then 'lost' else 'open' end as state,
    o.name as title,
    o.amount as amount,
    o.currency_iso_code as currency,
    o._deleted_at is not null or r._deleted_at is not null as left_out
from salesforce.opportunities as o
join salesforce.opportunity_contact_role as r on r.opportunity_id = o.id

union all

select
    'opportunity_history' as part,
    h.id as id,
    'opportunity_stage' as kind,
    h.created_date as at,
    'salesforce.contacts' as identifier_type,
    r.contact_id as identifier_value,
    cast(null as varchar(63)) as else_type,
    cast(null as varchar(1000)) as else_value,
    h.stage_name as state,
    o.name as title,
    h.amount as amount,
    o.currency_iso_code as currency,
    h._deleted_at is not null or r._deleted_at is not null or o._deleted_at is not null as left_out
from salesforce.opportunity_history as h
join salesforce.opportunity_contact_role as r on r.opportunity_id = h.opportunity_id
left join salesforce.opportunities as o on o.id = h.opportunity_id

union all

select
    'tasks' as part,
    t.id as id,
    case when t.task_subtype = 'Call' or t.type = 'Call' then 'call' else 'task' end as kind,
    coalesce(t.completed_date_time, t.created_date) as at,
    'salesforce.contacts' as identifier_type,
    case when t.who_id like '003%' then t.who_id end as identifier_value,
    'salesforce.leads' as else_type,
    case when t.who_id like '00Q%' then t.who_id end as else_value,
    t.status as state,
    t.subject as title,
    cast(null as numeric(38, 3)) as amount,
    cast(null as varchar(3)) as currency,
    t._deleted_at is not null as left_out
from salesforce.tasks as t

union all

select
    'events' as part,
    t.id as id,
    'meeting' as kind,
    coalesce(t.start_date_time, t.activity_date_time, t.created_date) as at,
    'salesforce.contacts' as identifier_type,
    case when t.who_id like '003%' then t.who_id end as identifier_value,
    'salesforce.leads' as else_type,
    case when t.who_id like '00Q%' then t.who_id end as else_value,
    cast(null as varchar(63)) as state,
    t.subject as title,
    cast(null as numeric(38, 3)) as amount,
    cast(null as varchar(3)) as currency,
    t._deleted_at is not null or t.is_child as left_out
from salesforce.events as t

union all

select
    'cases' as part,
    c.id as id,
    'ticket' as kind,
    c.created_date as at,
    'salesforce.contacts' as identifier_type,
    c.contact_id as identifier_value,
    'email' as else_type,
    c.supplied_email as else_value,
    case when c.is_closed then 'closed' else 'open' end as state,
    c.subject as title,
    cast(null as numeric(38, 3)) as amount,
    cast(null as varchar(3)) as currency,
    c._deleted_at is not null as left_out
from salesforce.cases as c

union all

select
    'case_comments' as part,
    m.id as id,
    'comment' as kind,
    m.created_date as at,
    'salesforce.contacts' as identifier_type,
    c.contact_id as identifier_value,
    'email' as else_type,
    c.supplied_email as else_value,
    case when m.is_published then 'sent' else 'note' end as state,
    m.comment_body as title,
    cast(null as numeric(38, 3)) as amount,
    cast(null as varchar(3)) as currency,
    m._deleted_at is not null or c._deleted_at is not null as left_out
from salesforce.case_comments as m
join salesforce.cases as c on c.id = m.parent_id
