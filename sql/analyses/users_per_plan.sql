-- How many users are on each plan, by the newest call that named one.
--
-- The trait plan is one that you send.
--
-- title: Users per plan
-- reads: events.identifies
-- corrected: all plans there are, not two that the query names; a call without a plan does not take it away.
-- group: Events
-- chart: bar x=plan y=users
with ranked as (
    select
        user_id,
        plan,
        row_number() over (partition by user_id order by coalesce("timestamp", received_at) desc, id) as place
    from events.identifies
    where user_id is not null and plan is not null
)

select
    plan,                                                                  -- As it was sent.
    count(*) as users                                                      -- Who are on it.
from ranked
where place = 1
group by plan
order by users desc, plan
