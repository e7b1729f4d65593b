-- What was last told of each user: the newest call that identified them.
--
-- Table users has the newest value of each trait; this is the newest call as it came.
--
-- title: Users from identifies
-- reads: events.identifies
-- corrected: of calls at the same time one is taken, always the same; calls without a user are left out.
-- group: Events
-- chart: none
with ranked as (
    select
        user_id,
        email,
        name,
        coalesce("timestamp", received_at) as at,
        row_number() over (partition by user_id order by coalesce("timestamp", received_at) desc, id) as place
    from events.identifies
    where user_id is not null
)

select
    user_id,                                                               -- The user.
    email,                                                                 -- Of that call.
    name,                                                                  -- Of that call.
    at                                                                     -- When it was made.
from ranked
where place = 1
order by user_id
