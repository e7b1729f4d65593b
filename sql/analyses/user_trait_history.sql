-- How each user's e-mail address and plan changed over time.
--
-- For one user, add `and user_id = '...'`, or `and email = '...'`. The trait plan is one that you send.
--
-- title: Trait history of a user
-- reads: events.identifies
-- corrected: only calls that changed something; a call without a trait says nothing of it.
-- group: Events
-- chart: none
with traits as (
    select
        user_id,
        'email' as trait,
        email as value,
        coalesce("timestamp", received_at) as at,
        lag(email) over (partition by user_id order by coalesce("timestamp", received_at), id) as before
    from events.identifies
    where user_id is not null and email is not null
    union all
    select
        user_id,
        'plan' as trait,
        plan as value,
        coalesce("timestamp", received_at) as at,
        lag(plan) over (partition by user_id order by coalesce("timestamp", received_at), id) as before
    from events.identifies
    where user_id is not null and plan is not null
)

select
    user_id,                                                               -- Whose trait.
    trait,                                                                 -- Which.
    at,                                                                    -- When it was told.
    before,                                                                -- What it was; null at first.
    value                                                                  -- What it became.
from traits
where before is null or before <> value
order by user_id, at, trait
