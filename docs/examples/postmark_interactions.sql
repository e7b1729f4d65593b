-- Mail that came back, in the timeline of whom it was for.
select
    'bounces' as part,
    b.id as id,
    'email_bounced' as kind,
    b.bounced_at as at,
    'email' as identifier_type,
    b.email as identifier_value,
    cast(null as varchar(63)) as else_type,
    cast(null as varchar(1000)) as else_value,
    b.type as state,
    'Bounce' as title,
    cast(null as numeric(38, 3)) as amount,
    cast(null as varchar(3)) as currency,
    b._deleted_at is not null as left_out
from postmark.bounces as b
