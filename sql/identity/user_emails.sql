-- The e-mail address of each user: the newest that an identify call gave. Blank ids and addresses are nobody's.
with given as (
    select
        user_id,
        lower(trim(email)) as email,
        received_at,
        row_number() over (partition by user_id order by received_at desc, lower(trim(email))) as place
    from events.identifies
    where user_id ~ '[^[:space:]]' and email ~ '[^[:space:]]'
)

select
    user_id,                           -- The user.
    email,                             -- Newest address, in lower case.
    received_at as given_at            -- When it reached us.
from given
where place = 1
