-- E-mails that were delivered, the newest first.
--
-- title: Email delivered rows
-- reads: events.email_delivered
-- group: Sources, alone and joined
-- chart: none
select
    coalesce("timestamp", received_at) as at,                              -- When it was accepted.
    source_schema,                                                         -- Which mailer told it.
    coalesce(user_id, lower(context_traits_email)) as recipient,           -- User, else address.
    campaign_name,                                                         -- What it was part of.
    email_subject,                                                         -- Subject.
    email_id                                                               -- Id of the e-mail.
from events.email_delivered
order by at desc, id
