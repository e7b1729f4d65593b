-- What was last told of each organisation, and how many of its users were seen.
--
-- title: Organizations from groups
-- reads: events.groups
-- corrected: by group_id, as two organisations may have one name, and one may change it.
-- group: Events
-- chart: none
with ranked as (
    select
        group_id,
        name,
        industry,
        plan,
        employees,
        coalesce("timestamp", received_at) as at,
        row_number() over (partition by group_id order by coalesce("timestamp", received_at) desc, id) as place
    from events.groups
    where group_id is not null
),

members as (
    select
        group_id,
        count(distinct user_id) as users
    from events.groups
    group by group_id
)

select
    ranked.group_id,                                                       -- The organisation.
    ranked.name,                                                           -- Of the newest call.
    ranked.industry,                                                       -- Of the newest call.
    ranked.plan,                                                           -- Of the newest call.
    ranked.employees,                                                      -- Of the newest call.
    members.users,                                                         -- Who were ever put into it.
    ranked.at                                                              -- When the newest call was made.
from ranked
join members on members.group_id = ranked.group_id
where ranked.place = 1
order by ranked.group_id
