create table "zendesk"."activities" (
    "id" bigint not null,
    "url" text,
    "title" text,
    "verb" text,
    "user_id" bigint,
    "actor_id" bigint,
    "object" jsonb,
    "target" jsonb,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."activities" is 'Something that concerned an agent, of the last 30 days.';
comment on column "zendesk"."activities"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."activities"."url" is 'Address of the record in the API.';
comment on column "zendesk"."activities"."title" is 'What happened, in a sentence.';
comment on column "zendesk"."activities"."verb" is '`tickets.assignment`, `tickets.comment` or `tickets.priority_increase`.';
comment on column "zendesk"."activities"."user_id" is 'Agent whom it concerned.';
comment on column "zendesk"."activities"."actor_id" is 'Who did it.';
comment on column "zendesk"."activities"."object" is 'What it was done to.';
comment on column "zendesk"."activities"."target" is 'What it led to.';
comment on column "zendesk"."activities"."created_at" is 'When it was made.';
comment on column "zendesk"."activities"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."activities"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."activities"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."activities"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."activities"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."activities"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."article_attachments" (
    "id" bigint not null,
    "url" text,
    "article_id" bigint,
    "file_name" text,
    "display_file_name" text,
    "content_url" text,
    "relative_path" text,
    "content_type" text,
    "size" bigint,
    "inline" boolean,
    "locale" text,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."article_attachments" is 'A file of an article.';
comment on column "zendesk"."article_attachments"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."article_attachments"."url" is 'Address of the record in the API.';
comment on column "zendesk"."article_attachments"."article_id" is 'Article.';
comment on column "zendesk"."article_attachments"."file_name" is 'Name of the file.';
comment on column "zendesk"."article_attachments"."display_file_name" is 'Name as it is shown.';
comment on column "zendesk"."article_attachments"."content_url" is 'Where it is.';
comment on column "zendesk"."article_attachments"."relative_path" is 'The same without host.';
comment on column "zendesk"."article_attachments"."content_type" is 'Media type.';
comment on column "zendesk"."article_attachments"."size" is 'Bytes.';
comment on column "zendesk"."article_attachments"."inline" is 'Whether it stands in the text.';
comment on column "zendesk"."article_attachments"."locale" is 'Language that it belongs to.';
comment on column "zendesk"."article_attachments"."created_at" is 'When it was made.';
comment on column "zendesk"."article_attachments"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."article_attachments"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."article_attachments"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."article_attachments"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."article_attachments"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."article_attachments"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."article_comments" (
    "id" bigint not null,
    "url" text,
    "html_url" text,
    "source_id" bigint,
    "source_type" text,
    "author_id" bigint,
    "body" text,
    "locale" text,
    "vote_sum" bigint,
    "vote_count" bigint,
    "non_author_editor_id" bigint,
    "non_author_updated_at" timestamp with time zone,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."article_comments" is 'A comment on an article.';
comment on column "zendesk"."article_comments"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."article_comments"."url" is 'Address of the record in the API.';
comment on column "zendesk"."article_comments"."html_url" is 'Address of its page.';
comment on column "zendesk"."article_comments"."source_id" is 'Article.';
comment on column "zendesk"."article_comments"."source_type" is '`Article`.';
comment on column "zendesk"."article_comments"."author_id" is 'Author.';
comment on column "zendesk"."article_comments"."body" is 'Text as HTML.';
comment on column "zendesk"."article_comments"."locale" is 'Language.';
comment on column "zendesk"."article_comments"."vote_sum" is 'Votes for it less those against it.';
comment on column "zendesk"."article_comments"."vote_count" is 'How many votes it has.';
comment on column "zendesk"."article_comments"."non_author_editor_id" is 'Somebody else who edited it last.';
comment on column "zendesk"."article_comments"."non_author_updated_at" is 'When that was.';
comment on column "zendesk"."article_comments"."created_at" is 'When it was made.';
comment on column "zendesk"."article_comments"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."article_comments"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."article_comments"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."article_comments"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."article_comments"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."article_comments"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."article_labels" (
    "id" bigint not null,
    "url" text,
    "name" text,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."article_labels" is 'A word that articles are labelled with.';
comment on column "zendesk"."article_labels"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."article_labels"."url" is 'Address of the record in the API.';
comment on column "zendesk"."article_labels"."name" is 'Label.';
comment on column "zendesk"."article_labels"."created_at" is 'When it was made.';
comment on column "zendesk"."article_labels"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."article_labels"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."article_labels"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."article_labels"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."article_labels"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."article_labels"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."article_translations" (
    "id" bigint not null,
    "url" text,
    "html_url" text,
    "source_id" bigint,
    "source_type" text,
    "locale" text,
    "title" text,
    "body" text,
    "draft" boolean,
    "outdated" boolean,
    "hidden" boolean,
    "created_by_id" bigint,
    "updated_by_id" bigint,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."article_translations" is 'An article in one of its languages.';
comment on column "zendesk"."article_translations"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."article_translations"."url" is 'Address of the record in the API.';
comment on column "zendesk"."article_translations"."html_url" is 'Address of its page.';
comment on column "zendesk"."article_translations"."source_id" is 'Article.';
comment on column "zendesk"."article_translations"."source_type" is '`Article`, `Section` or `Category`.';
comment on column "zendesk"."article_translations"."locale" is 'Language.';
comment on column "zendesk"."article_translations"."title" is 'Title.';
comment on column "zendesk"."article_translations"."body" is 'Text as HTML; of a section or a category, its description.';
comment on column "zendesk"."article_translations"."draft" is 'Whether it is not published.';
comment on column "zendesk"."article_translations"."outdated" is 'Whether it is behind the language that it was written in at first.';
comment on column "zendesk"."article_translations"."hidden" is 'Whether nobody sees it.';
comment on column "zendesk"."article_translations"."created_by_id" is 'Who made it.';
comment on column "zendesk"."article_translations"."updated_by_id" is 'Who last changed it.';
comment on column "zendesk"."article_translations"."created_at" is 'When it was made.';
comment on column "zendesk"."article_translations"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."article_translations"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."article_translations"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."article_translations"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."article_translations"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."article_translations"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."article_votes" (
    "id" bigint not null,
    "url" text,
    "user_id" bigint,
    "item_id" bigint,
    "item_type" text,
    "value" bigint,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."article_votes" is 'A vote for or against an article.';
comment on column "zendesk"."article_votes"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."article_votes"."url" is 'Address of the record in the API.';
comment on column "zendesk"."article_votes"."user_id" is 'Who voted.';
comment on column "zendesk"."article_votes"."item_id" is 'Article.';
comment on column "zendesk"."article_votes"."item_type" is '`Article` or `Post`.';
comment on column "zendesk"."article_votes"."value" is '1 for it, -1 against it.';
comment on column "zendesk"."article_votes"."created_at" is 'When it was made.';
comment on column "zendesk"."article_votes"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."article_votes"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."article_votes"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."article_votes"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."article_votes"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."article_votes"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."articles" (
    "id" bigint not null,
    "url" text,
    "html_url" text,
    "section_id" bigint,
    "author_id" bigint,
    "name" text,
    "title" text,
    "body" text,
    "draft" boolean,
    "promoted" boolean,
    "comments_disabled" boolean,
    "position" bigint,
    "vote_sum" bigint,
    "vote_count" bigint,
    "label_names" jsonb,
    "content_tag_ids" jsonb,
    "user_segment_id" bigint,
    "user_segment_ids" jsonb,
    "permission_group_id" bigint,
    "locale" text,
    "source_locale" text,
    "outdated" boolean,
    "outdated_locales" jsonb,
    "edited_at" timestamp with time zone,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."articles" is 'An article of the help center.';
comment on column "zendesk"."articles"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."articles"."url" is 'Address of the record in the API.';
comment on column "zendesk"."articles"."html_url" is 'Address of its page.';
comment on column "zendesk"."articles"."section_id" is 'Section.';
comment on column "zendesk"."articles"."author_id" is 'Author.';
comment on column "zendesk"."articles"."name" is 'Title in the address.';
comment on column "zendesk"."articles"."title" is 'Title.';
comment on column "zendesk"."articles"."body" is 'Text as HTML.';
comment on column "zendesk"."articles"."draft" is 'Whether it is not published.';
comment on column "zendesk"."articles"."promoted" is 'Whether it stands on top.';
comment on column "zendesk"."articles"."comments_disabled" is 'Whether nobody may comment on it.';
comment on column "zendesk"."articles"."position" is 'Place in its section.';
comment on column "zendesk"."articles"."vote_sum" is 'Votes for it less those against it.';
comment on column "zendesk"."articles"."vote_count" is 'How many votes it has.';
comment on column "zendesk"."articles"."label_names" is 'List of labels.';
comment on column "zendesk"."articles"."content_tag_ids" is 'List of content tags.';
comment on column "zendesk"."articles"."user_segment_id" is 'Who may see it; null for everyone.';
comment on column "zendesk"."articles"."user_segment_ids" is 'List of who may see it.';
comment on column "zendesk"."articles"."permission_group_id" is 'Who may edit it.';
comment on column "zendesk"."articles"."locale" is 'Language that it is shown in here.';
comment on column "zendesk"."articles"."source_locale" is 'Language that it was written in.';
comment on column "zendesk"."articles"."outdated" is 'Whether this language is behind the one it was written in.';
comment on column "zendesk"."articles"."outdated_locales" is 'List of languages that are behind.';
comment on column "zendesk"."articles"."edited_at" is 'When its text was last changed.';
comment on column "zendesk"."articles"."created_at" is 'When it was made.';
comment on column "zendesk"."articles"."updated_at" is 'When anything of it was last changed.';
comment on column "zendesk"."articles"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."articles"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."articles"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."articles"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."articles"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."attachments" (
    "id" bigint not null,
    "comment_id" bigint,
    "ticket_id" bigint,
    "url" text,
    "file_name" text,
    "content_url" text,
    "mapped_content_url" text,
    "content_type" text,
    "size" bigint,
    "width" bigint,
    "height" bigint,
    "inline" boolean,
    "deleted" boolean,
    "malware_access_override" boolean,
    "malware_scan_result" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."attachments" is 'A file that came with a comment.';
comment on column "zendesk"."attachments"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."attachments"."comment_id" is 'Comment.';
comment on column "zendesk"."attachments"."ticket_id" is 'Ticket.';
comment on column "zendesk"."attachments"."url" is 'Address of the record in the API.';
comment on column "zendesk"."attachments"."file_name" is 'Name of the file.';
comment on column "zendesk"."attachments"."content_url" is 'Where the file is; it may take a login.';
comment on column "zendesk"."attachments"."mapped_content_url" is 'Where the file is, by the brand''s own host.';
comment on column "zendesk"."attachments"."content_type" is 'Media type, such as `image/png`.';
comment on column "zendesk"."attachments"."size" is 'Bytes.';
comment on column "zendesk"."attachments"."width" is 'Of a picture, pixels across.';
comment on column "zendesk"."attachments"."height" is 'Of a picture, pixels down.';
comment on column "zendesk"."attachments"."inline" is 'Whether it stands in the text of the comment.';
comment on column "zendesk"."attachments"."deleted" is 'Whether the file was deleted.';
comment on column "zendesk"."attachments"."malware_access_override" is 'Whether an agent allowed it in spite of a finding.';
comment on column "zendesk"."attachments"."malware_scan_result" is '`malware_found`, `malware_not_found`, `failed_to_scan` or `not_scanned`.';
comment on column "zendesk"."attachments"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."attachments"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."attachments"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."attachments"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."attachments"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."audit_logs" (
    "id" bigint not null,
    "url" text,
    "action" text,
    "action_label" text,
    "actor_id" bigint,
    "actor_name" text,
    "source_id" bigint,
    "source_type" text,
    "source_label" text,
    "change_description" text,
    "ip_address" text,
    "created_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."audit_logs" is 'A change of the account''s settings, and who made it.';
comment on column "zendesk"."audit_logs"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."audit_logs"."url" is 'Address of the record in the API.';
comment on column "zendesk"."audit_logs"."action" is '`login`, `create`, `update`, `destroy` and others.';
comment on column "zendesk"."audit_logs"."action_label" is 'The same for people to read.';
comment on column "zendesk"."audit_logs"."actor_id" is 'Who did it; -1 of the system.';
comment on column "zendesk"."audit_logs"."actor_name" is 'Name of who did it.';
comment on column "zendesk"."audit_logs"."source_id" is 'Record that was changed.';
comment on column "zendesk"."audit_logs"."source_type" is 'Its kind, such as `user` or `rule`.';
comment on column "zendesk"."audit_logs"."source_label" is 'Its name.';
comment on column "zendesk"."audit_logs"."change_description" is 'What was changed.';
comment on column "zendesk"."audit_logs"."ip_address" is 'Address that it was done from.';
comment on column "zendesk"."audit_logs"."created_at" is 'When it was made.';
comment on column "zendesk"."audit_logs"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."audit_logs"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."audit_logs"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."audit_logs"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."audit_logs"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."automations" (
    "id" bigint not null,
    "url" text,
    "title" text,
    "raw_title" text,
    "active" boolean,
    "default" boolean,
    "position" bigint,
    "conditions" jsonb,
    "actions" jsonb,
    "app_installation" jsonb,
    "permissions" jsonb,
    "usage_1h" bigint,
    "usage_24h" bigint,
    "usage_7d" bigint,
    "usage_30d" bigint,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."automations" is 'A rule that acts when time has passed.';
comment on column "zendesk"."automations"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."automations"."url" is 'Address of the automation in the API.';
comment on column "zendesk"."automations"."title" is 'Title.';
comment on column "zendesk"."automations"."raw_title" is 'Title with the placeholders of dynamic content unfilled.';
comment on column "zendesk"."automations"."active" is 'Whether it is in use.';
comment on column "zendesk"."automations"."default" is 'Whether it is one of Zendesk''s.';
comment on column "zendesk"."automations"."position" is 'Place in the order in which they run.';
comment on column "zendesk"."automations"."conditions" is 'When it acts: lists `all` and `any`.';
comment on column "zendesk"."automations"."actions" is 'List of what it does.';
comment on column "zendesk"."automations"."app_installation" is 'Installed app that it belongs to.';
comment on column "zendesk"."automations"."permissions" is 'What the credentials'' user may do with it.';
comment on column "zendesk"."automations"."usage_1h" is 'On how many tickets it acted in the hour before it was read.';
comment on column "zendesk"."automations"."usage_24h" is 'On how many tickets it acted in the 24 hours before it was read.';
comment on column "zendesk"."automations"."usage_7d" is 'On how many tickets it acted in the 7 days before it was read.';
comment on column "zendesk"."automations"."usage_30d" is 'On how many tickets it acted in the 30 days before it was read.';
comment on column "zendesk"."automations"."created_at" is 'When it was made.';
comment on column "zendesk"."automations"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."automations"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."automations"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."automations"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."automations"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."automations"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."brand_agents" (
    "id" text not null,
    "url" text,
    "user_id" bigint,
    "brand_id" bigint,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."brand_agents" is 'That an agent works for a brand.';
comment on column "zendesk"."brand_agents"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."brand_agents"."url" is 'Address of the record in the API.';
comment on column "zendesk"."brand_agents"."user_id" is 'Agent.';
comment on column "zendesk"."brand_agents"."brand_id" is 'Brand.';
comment on column "zendesk"."brand_agents"."created_at" is 'When it was made.';
comment on column "zendesk"."brand_agents"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."brand_agents"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."brand_agents"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."brand_agents"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."brand_agents"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."brand_agents"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."brands" (
    "id" bigint not null,
    "url" text,
    "name" text,
    "brand_url" text,
    "subdomain" text,
    "host_mapping" text,
    "has_help_center" boolean,
    "help_center_state" text,
    "active" boolean,
    "default" boolean,
    "is_deleted" boolean,
    "logo" jsonb,
    "ticket_form_ids" jsonb,
    "signature_template" text,
    "user_separation" text,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."brands" is 'A face of the account toward customers, with addresses of its own.';
comment on column "zendesk"."brands"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."brands"."url" is 'Address of the brand in the API.';
comment on column "zendesk"."brands"."name" is 'Name.';
comment on column "zendesk"."brands"."brand_url" is 'Address of the brand.';
comment on column "zendesk"."brands"."subdomain" is 'Subdomain at Zendesk.';
comment on column "zendesk"."brands"."host_mapping" is 'Host of the account''s own that leads there.';
comment on column "zendesk"."brands"."has_help_center" is 'Whether it has a help center.';
comment on column "zendesk"."brands"."help_center_state" is '`enabled`, `disabled` or `restricted`.';
comment on column "zendesk"."brands"."active" is 'Whether it is in use.';
comment on column "zendesk"."brands"."default" is 'Whether it is the default one.';
comment on column "zendesk"."brands"."is_deleted" is 'True once the brand is deleted.';
comment on column "zendesk"."brands"."logo" is 'Logo, an attachment.';
comment on column "zendesk"."brands"."ticket_form_ids" is 'List of forms that can be used with it.';
comment on column "zendesk"."brands"."signature_template" is 'Signature of agents under e-mails, with placeholders.';
comment on column "zendesk"."brands"."user_separation" is '`brand` if its end users are its own alone, else `account`.';
comment on column "zendesk"."brands"."created_at" is 'When it was made.';
comment on column "zendesk"."brands"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."brands"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."brands"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."brands"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."brands"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."brands"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."chat_agent_events" (
    "id" text not null,
    "account_id" bigint,
    "agent_id" bigint,
    "field_name" text,
    "previous_value" jsonb,
    "value" jsonb,
    "timestamp" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."chat_agent_events" is 'A change of an agent''s: of the status, or of how many chats the agent serves.';
comment on column "zendesk"."chat_agent_events"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."chat_agent_events"."account_id" is 'Account of Chat.';
comment on column "zendesk"."chat_agent_events"."agent_id" is 'Agent.';
comment on column "zendesk"."chat_agent_events"."field_name" is 'What changed: `status` or `engagements`.';
comment on column "zendesk"."chat_agent_events"."previous_value" is 'Status or number before it.';
comment on column "zendesk"."chat_agent_events"."value" is 'Status or number after it.';
comment on column "zendesk"."chat_agent_events"."timestamp" is 'When it was.';
comment on column "zendesk"."chat_agent_events"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."chat_agent_events"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."chat_agent_events"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."chat_agent_events"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."chat_agent_events"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."chat_agent_timeline" (
    "agent_id" bigint not null,
    "start_time" timestamp with time zone not null,
    "status" text not null,
    "duration" double precision,
    "engagement_count" bigint,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("agent_id", "start_time", "status")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."chat_agent_timeline" is 'A span of time in which an agent was in one state.';
comment on column "zendesk"."chat_agent_timeline"."agent_id" is 'Agent.';
comment on column "zendesk"."chat_agent_timeline"."start_time" is 'When it began.';
comment on column "zendesk"."chat_agent_timeline"."status" is '`online`, `away` or `invisible`.';
comment on column "zendesk"."chat_agent_timeline"."duration" is 'Seconds.';
comment on column "zendesk"."chat_agent_timeline"."engagement_count" is 'Chats that the agent served in it.';
comment on column "zendesk"."chat_agent_timeline"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."chat_agent_timeline"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."chat_agent_timeline"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."chat_agent_timeline"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."chat_agent_timeline"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."chat_agents" (
    "id" bigint not null,
    "first_name" text,
    "last_name" text,
    "display_name" text,
    "email" text,
    "enabled" boolean,
    "role_id" bigint,
    "roles" jsonb,
    "departments" jsonb,
    "enabled_departments" jsonb,
    "skills" jsonb,
    "scope" text,
    "create_date" timestamp with time zone,
    "last_login" timestamp with time zone,
    "login_count" bigint,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."chat_agents" is 'An agent of Chat.';
comment on column "zendesk"."chat_agents"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."chat_agents"."first_name" is 'First name.';
comment on column "zendesk"."chat_agents"."last_name" is 'Last name.';
comment on column "zendesk"."chat_agents"."display_name" is 'Name that visitors see.';
comment on column "zendesk"."chat_agents"."email" is 'E-mail address.';
comment on column "zendesk"."chat_agents"."enabled" is 'Whether the agent may sign in.';
comment on column "zendesk"."chat_agents"."role_id" is 'Role.';
comment on column "zendesk"."chat_agents"."roles" is 'Whether the agent is administrator or owner.';
comment on column "zendesk"."chat_agents"."departments" is 'List of departments.';
comment on column "zendesk"."chat_agents"."enabled_departments" is 'List of those that are enabled.';
comment on column "zendesk"."chat_agents"."skills" is 'List of skills.';
comment on column "zendesk"."chat_agents"."scope" is 'What the agent may do.';
comment on column "zendesk"."chat_agents"."create_date" is 'When the agent was made.';
comment on column "zendesk"."chat_agents"."last_login" is 'When the agent last signed in.';
comment on column "zendesk"."chat_agents"."login_count" is 'How often.';
comment on column "zendesk"."chat_agents"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."chat_agents"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."chat_agents"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."chat_agents"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."chat_agents"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."chat_bans" (
    "id" bigint not null,
    "type" text,
    "ip_address" text,
    "visitor_id" text,
    "visitor_name" text,
    "reason" text,
    "created_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."chat_bans" is 'A visitor or an address that may not chat.';
comment on column "zendesk"."chat_bans"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."chat_bans"."type" is '`visitor` or `ip_address`.';
comment on column "zendesk"."chat_bans"."ip_address" is 'Address.';
comment on column "zendesk"."chat_bans"."visitor_id" is 'Visitor.';
comment on column "zendesk"."chat_bans"."visitor_name" is 'Name of the visitor.';
comment on column "zendesk"."chat_bans"."reason" is 'Why.';
comment on column "zendesk"."chat_bans"."created_at" is 'When it was made.';
comment on column "zendesk"."chat_bans"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."chat_bans"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."chat_bans"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."chat_bans"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."chat_bans"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."chat_conversions" (
    "id" text not null,
    "account_id" bigint,
    "goal_id" bigint,
    "goal_name" text,
    "timestamp" timestamp with time zone,
    "attribution_chat_id" text,
    "attribution_chat_timestamp" timestamp with time zone,
    "attribution_agent_id" bigint,
    "attribution_agent_name" text,
    "attribution_department_id" bigint,
    "attribution_department_name" text,
    "visitor" jsonb,
    "session" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."chat_conversions" is 'That a visitor reached a goal, and which chat gets the credit.';
comment on column "zendesk"."chat_conversions"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."chat_conversions"."account_id" is 'Account of Chat.';
comment on column "zendesk"."chat_conversions"."goal_id" is 'Goal.';
comment on column "zendesk"."chat_conversions"."goal_name" is 'Name of that.';
comment on column "zendesk"."chat_conversions"."timestamp" is 'When it was.';
comment on column "zendesk"."chat_conversions"."attribution_chat_id" is 'Chat.';
comment on column "zendesk"."chat_conversions"."attribution_chat_timestamp" is 'When that began.';
comment on column "zendesk"."chat_conversions"."attribution_agent_id" is 'Agent.';
comment on column "zendesk"."chat_conversions"."attribution_agent_name" is 'Name of that.';
comment on column "zendesk"."chat_conversions"."attribution_department_id" is 'Department.';
comment on column "zendesk"."chat_conversions"."attribution_department_name" is 'Name of that.';
comment on column "zendesk"."chat_conversions"."visitor" is 'Visitor.';
comment on column "zendesk"."chat_conversions"."session" is 'Browser, place and address.';
comment on column "zendesk"."chat_conversions"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."chat_conversions"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."chat_conversions"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."chat_conversions"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."chat_conversions"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."chat_department_events" (
    "id" text not null,
    "account_id" bigint,
    "department_id" bigint,
    "field_name" text,
    "previous_value" jsonb,
    "value" jsonb,
    "timestamp" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."chat_department_events" is 'A change of a department''s.';
comment on column "zendesk"."chat_department_events"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."chat_department_events"."account_id" is 'Account of Chat.';
comment on column "zendesk"."chat_department_events"."department_id" is 'Department.';
comment on column "zendesk"."chat_department_events"."field_name" is 'What changed, such as `status`.';
comment on column "zendesk"."chat_department_events"."previous_value" is 'What it was before.';
comment on column "zendesk"."chat_department_events"."value" is 'What it was after it.';
comment on column "zendesk"."chat_department_events"."timestamp" is 'When it was.';
comment on column "zendesk"."chat_department_events"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."chat_department_events"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."chat_department_events"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."chat_department_events"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."chat_department_events"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."chat_departments" (
    "id" bigint not null,
    "name" text,
    "description" text,
    "enabled" boolean,
    "members" jsonb,
    "settings" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."chat_departments" is 'A group of agents of Chat.';
comment on column "zendesk"."chat_departments"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."chat_departments"."name" is 'Name.';
comment on column "zendesk"."chat_departments"."description" is 'Description.';
comment on column "zendesk"."chat_departments"."enabled" is 'Whether it is in use.';
comment on column "zendesk"."chat_departments"."members" is 'List of agents.';
comment on column "zendesk"."chat_departments"."settings" is 'Settings.';
comment on column "zendesk"."chat_departments"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."chat_departments"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."chat_departments"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."chat_departments"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."chat_departments"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."chat_goals" (
    "id" bigint not null,
    "name" text,
    "description" text,
    "enabled" boolean,
    "attribution_model" text,
    "attribution_window" bigint,
    "attribution_period" bigint,
    "settings" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."chat_goals" is 'Something that visitors are hoped to do.';
comment on column "zendesk"."chat_goals"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."chat_goals"."name" is 'Name.';
comment on column "zendesk"."chat_goals"."description" is 'Description.';
comment on column "zendesk"."chat_goals"."enabled" is 'Whether it is in use.';
comment on column "zendesk"."chat_goals"."attribution_model" is 'Which agent gets the credit, such as `last_touch`.';
comment on column "zendesk"."chat_goals"."attribution_window" is 'Days in which a chat counts.';
comment on column "zendesk"."chat_goals"."attribution_period" is 'The same, as the list of goals says it.';
comment on column "zendesk"."chat_goals"."settings" is 'When it is reached.';
comment on column "zendesk"."chat_goals"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."chat_goals"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."chat_goals"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."chat_goals"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."chat_goals"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."chat_roles" (
    "id" bigint not null,
    "name" text,
    "description" text,
    "enabled" boolean,
    "members_count" bigint,
    "permissions" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."chat_roles" is 'A role of agents of Chat.';
comment on column "zendesk"."chat_roles"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."chat_roles"."name" is 'Name.';
comment on column "zendesk"."chat_roles"."description" is 'Description.';
comment on column "zendesk"."chat_roles"."enabled" is 'Whether it is in use.';
comment on column "zendesk"."chat_roles"."members_count" is 'How many agents have it.';
comment on column "zendesk"."chat_roles"."permissions" is 'What it allows.';
comment on column "zendesk"."chat_roles"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."chat_roles"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."chat_roles"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."chat_roles"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."chat_roles"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."chat_shortcuts" (
    "id" text not null,
    "name" text,
    "message" text,
    "options" text,
    "tags" jsonb,
    "scope" text,
    "agents" jsonb,
    "departments" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."chat_shortcuts" is 'A text that agents send by a word.';
comment on column "zendesk"."chat_shortcuts"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."chat_shortcuts"."name" is 'Word.';
comment on column "zendesk"."chat_shortcuts"."message" is 'Text.';
comment on column "zendesk"."chat_shortcuts"."options" is 'Choices that the visitor gets.';
comment on column "zendesk"."chat_shortcuts"."tags" is 'List of tags that it adds.';
comment on column "zendesk"."chat_shortcuts"."scope" is 'Whose it is, such as `all`.';
comment on column "zendesk"."chat_shortcuts"."agents" is 'List of agents who have it.';
comment on column "zendesk"."chat_shortcuts"."departments" is 'List of departments that have it.';
comment on column "zendesk"."chat_shortcuts"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."chat_shortcuts"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."chat_shortcuts"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."chat_shortcuts"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."chat_shortcuts"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."chat_skills" (
    "id" bigint not null,
    "name" text,
    "description" text,
    "enabled" boolean,
    "members" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."chat_skills" is 'What an agent of Chat is good at.';
comment on column "zendesk"."chat_skills"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."chat_skills"."name" is 'Name.';
comment on column "zendesk"."chat_skills"."description" is 'Description.';
comment on column "zendesk"."chat_skills"."enabled" is 'Whether it is in use.';
comment on column "zendesk"."chat_skills"."members" is 'List of agents.';
comment on column "zendesk"."chat_skills"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."chat_skills"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."chat_skills"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."chat_skills"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."chat_skills"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."chat_triggers" (
    "id" bigint not null,
    "name" text,
    "description" text,
    "enabled" boolean,
    "definition" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."chat_triggers" is 'A rule that acts on visitors.';
comment on column "zendesk"."chat_triggers"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."chat_triggers"."name" is 'Name.';
comment on column "zendesk"."chat_triggers"."description" is 'Description.';
comment on column "zendesk"."chat_triggers"."enabled" is 'Whether it is in use.';
comment on column "zendesk"."chat_triggers"."definition" is 'When it acts, and what it does.';
comment on column "zendesk"."chat_triggers"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."chat_triggers"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."chat_triggers"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."chat_triggers"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."chat_triggers"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."chats" (
    "id" text not null,
    "type" text,
    "timestamp" timestamp with time zone,
    "created_timestamp" timestamp with time zone,
    "started_timestamp" timestamp with time zone,
    "end_timestamp" timestamp with time zone,
    "update_timestamp" timestamp with time zone,
    "duration" bigint,
    "started_by" text,
    "department_id" bigint,
    "department_name" text,
    "visitor_id" text,
    "visitor_name" text,
    "visitor_email" text,
    "visitor_phone" text,
    "visitor_notes" text,
    "visitor_other" jsonb,
    "agent_ids" jsonb,
    "agent_names" jsonb,
    "count_agent" bigint,
    "count_visitor" bigint,
    "count_total" bigint,
    "response_time_first" double precision,
    "response_time_avg" double precision,
    "response_time_max" double precision,
    "history" jsonb,
    "engagements" jsonb,
    "conversions" jsonb,
    "session" jsonb,
    "webpath" jsonb,
    "rating" text,
    "comment" text,
    "tags" jsonb,
    "missed" boolean,
    "unread" boolean,
    "dropped" boolean,
    "deleted" boolean,
    "proactive" boolean,
    "triggered" boolean,
    "triggered_response" boolean,
    "skills_requested" jsonb,
    "skills_fulfilled" boolean,
    "language" text,
    "zendesk_ticket_id" bigint,
    "message" text,
    "name" text,
    "email" text,
    "phone" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."chats" is 'A chat, or a message that was left offline.';
comment on column "zendesk"."chats"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."chats"."type" is '`chat` or `offline_msg`.';
comment on column "zendesk"."chats"."timestamp" is 'When it began.';
comment on column "zendesk"."chats"."created_timestamp" is 'When it was made.';
comment on column "zendesk"."chats"."started_timestamp" is 'When it was started.';
comment on column "zendesk"."chats"."end_timestamp" is 'When it ended.';
comment on column "zendesk"."chats"."update_timestamp" is 'When it was last changed.';
comment on column "zendesk"."chats"."duration" is 'Seconds.';
comment on column "zendesk"."chats"."started_by" is '`visitor`, `agent` or `trigger`.';
comment on column "zendesk"."chats"."department_id" is 'Department.';
comment on column "zendesk"."chats"."department_name" is 'Name of that.';
comment on column "zendesk"."chats"."visitor_id" is 'Visitor.';
comment on column "zendesk"."chats"."visitor_name" is 'Name of the visitor.';
comment on column "zendesk"."chats"."visitor_email" is 'E-mail address of the visitor.';
comment on column "zendesk"."chats"."visitor_phone" is 'Phone number of the visitor.';
comment on column "zendesk"."chats"."visitor_notes" is 'Notes on the visitor.';
comment on column "zendesk"."chats"."visitor_other" is 'All else of the visitor.';
comment on column "zendesk"."chats"."agent_ids" is 'List of agents, by their numbers as text.';
comment on column "zendesk"."chats"."agent_names" is 'List or object of their names.';
comment on column "zendesk"."chats"."count_agent" is 'Messages of agents.';
comment on column "zendesk"."chats"."count_visitor" is 'Messages of the visitor.';
comment on column "zendesk"."chats"."count_total" is 'Messages in all.';
comment on column "zendesk"."chats"."response_time_first" is 'Seconds until the first answer.';
comment on column "zendesk"."chats"."response_time_avg" is 'Seconds until an answer, on average.';
comment on column "zendesk"."chats"."response_time_max" is 'Seconds until an answer, at most.';
comment on column "zendesk"."chats"."history" is 'List of all that was said and done.';
comment on column "zendesk"."chats"."engagements" is 'List of the agents'' shares in it.';
comment on column "zendesk"."chats"."conversions" is 'List of goals that were reached.';
comment on column "zendesk"."chats"."session" is 'Browser, place and address.';
comment on column "zendesk"."chats"."webpath" is 'List of pages that were visited.';
comment on column "zendesk"."chats"."rating" is '`good` or `bad`.';
comment on column "zendesk"."chats"."comment" is 'What the visitor wrote with the rating.';
comment on column "zendesk"."chats"."tags" is 'List of tags.';
comment on column "zendesk"."chats"."missed" is 'Whether nobody answered.';
comment on column "zendesk"."chats"."unread" is 'Whether nobody has read it.';
comment on column "zendesk"."chats"."dropped" is 'Whether the connection was lost.';
comment on column "zendesk"."chats"."deleted" is 'Whether it was deleted.';
comment on column "zendesk"."chats"."proactive" is 'Whether an agent or a trigger began it.';
comment on column "zendesk"."chats"."triggered" is 'Whether a trigger fired.';
comment on column "zendesk"."chats"."triggered_response" is 'Whether the visitor answered a trigger.';
comment on column "zendesk"."chats"."skills_requested" is 'List of skills that were asked for.';
comment on column "zendesk"."chats"."skills_fulfilled" is 'Whether an agent had them.';
comment on column "zendesk"."chats"."language" is 'Language.';
comment on column "zendesk"."chats"."zendesk_ticket_id" is 'Ticket that was made of it.';
comment on column "zendesk"."chats"."message" is 'Of an offline message, its text.';
comment on column "zendesk"."chats"."name" is 'Of an offline message, the visitor''s name.';
comment on column "zendesk"."chats"."email" is 'Of an offline message, the visitor''s e-mail address.';
comment on column "zendesk"."chats"."phone" is 'Of an offline message, the visitor''s phone number.';
comment on column "zendesk"."chats"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."chats"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."chats"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."chats"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."chats"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."content_tags" (
    "id" text not null,
    "name" text,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."content_tags" is 'A tag of articles and posts.';
comment on column "zendesk"."content_tags"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."content_tags"."name" is 'Name.';
comment on column "zendesk"."content_tags"."created_at" is 'When it was made.';
comment on column "zendesk"."content_tags"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."content_tags"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."content_tags"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."content_tags"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."content_tags"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."content_tags"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."custom_object_fields" (
    "id" bigint not null,
    "custom_object_key" text,
    "url" text,
    "key" text,
    "type" text,
    "title" text,
    "raw_title" text,
    "description" text,
    "raw_description" text,
    "position" bigint,
    "active" boolean,
    "system" boolean,
    "required" boolean,
    "readonly" boolean,
    "tag" text,
    "regexp_for_validation" text,
    "custom_field_options" jsonb,
    "relationship_target_type" text,
    "relationship_filter" jsonb,
    "properties" jsonb,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."custom_object_fields" is 'A field of a custom object.';
comment on column "zendesk"."custom_object_fields"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."custom_object_fields"."custom_object_key" is 'Custom object.';
comment on column "zendesk"."custom_object_fields"."url" is 'Address of the field in the API.';
comment on column "zendesk"."custom_object_fields"."key" is 'Key by which `custom_object_records.custom_object_fields` has its values.';
comment on column "zendesk"."custom_object_fields"."type" is '`text`, `textarea`, `checkbox`, `date`, `integer`, `decimal`, `regexp`, `dropdown`, `multiselect` or `lookup`.';
comment on column "zendesk"."custom_object_fields"."title" is 'Title.';
comment on column "zendesk"."custom_object_fields"."raw_title" is 'The same with the placeholders of dynamic content unfilled.';
comment on column "zendesk"."custom_object_fields"."description" is 'What it is for.';
comment on column "zendesk"."custom_object_fields"."raw_description" is 'The same with placeholders unfilled.';
comment on column "zendesk"."custom_object_fields"."position" is 'Place among the fields.';
comment on column "zendesk"."custom_object_fields"."active" is 'Whether it is in use.';
comment on column "zendesk"."custom_object_fields"."system" is 'Whether it is one of Zendesk''s.';
comment on column "zendesk"."custom_object_fields"."required" is 'Whether each record has to have a value.';
comment on column "zendesk"."custom_object_fields"."readonly" is 'Whether it cannot be written, such as a sum that Zendesk keeps.';
comment on column "zendesk"."custom_object_fields"."tag" is 'Of a checkbox, tag that is set with it.';
comment on column "zendesk"."custom_object_fields"."regexp_for_validation" is 'Of `regexp`, the pattern.';
comment on column "zendesk"."custom_object_fields"."custom_field_options" is 'Of dropdowns: list of options, with name and value.';
comment on column "zendesk"."custom_object_fields"."relationship_target_type" is 'Of `lookup`, what it refers to.';
comment on column "zendesk"."custom_object_fields"."relationship_filter" is 'Of `lookup`, which of these may be chosen.';
comment on column "zendesk"."custom_object_fields"."properties" is 'Settings.';
comment on column "zendesk"."custom_object_fields"."created_at" is 'When it was made.';
comment on column "zendesk"."custom_object_fields"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."custom_object_fields"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."custom_object_fields"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."custom_object_fields"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."custom_object_fields"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."custom_object_fields"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."custom_object_records" (
    "id" text not null,
    "custom_object_key" text,
    "url" text,
    "name" text,
    "external_id" text,
    "custom_object_fields" jsonb,
    "photo" jsonb,
    "created_by_user_id" bigint,
    "updated_by_user_id" bigint,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "is_deleted" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."custom_object_records" is 'A record of a custom object.';
comment on column "zendesk"."custom_object_records"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."custom_object_records"."custom_object_key" is 'Custom object.';
comment on column "zendesk"."custom_object_records"."url" is 'Address of the record in the API.';
comment on column "zendesk"."custom_object_records"."name" is 'Name.';
comment on column "zendesk"."custom_object_records"."external_id" is 'Identifier of the account''s own.';
comment on column "zendesk"."custom_object_records"."custom_object_fields" is 'Values of its fields by the field''s key.';
comment on column "zendesk"."custom_object_records"."photo" is 'Picture.';
comment on column "zendesk"."custom_object_records"."created_by_user_id" is 'Who made it.';
comment on column "zendesk"."custom_object_records"."updated_by_user_id" is 'Who last changed it.';
comment on column "zendesk"."custom_object_records"."created_at" is 'When it was made.';
comment on column "zendesk"."custom_object_records"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."custom_object_records"."is_deleted" is 'True once it is deleted; known for 30 days.';
comment on column "zendesk"."custom_object_records"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."custom_object_records"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."custom_object_records"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."custom_object_records"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."custom_object_records"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."custom_object_triggers" (
    "id" bigint not null,
    "custom_object_key" text,
    "url" text,
    "title" text,
    "raw_title" text,
    "description" text,
    "active" boolean,
    "default" boolean,
    "position" bigint,
    "conditions" jsonb,
    "actions" jsonb,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."custom_object_triggers" is 'A rule that acts when a record of a custom object is made or changed.';
comment on column "zendesk"."custom_object_triggers"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."custom_object_triggers"."custom_object_key" is 'Custom object.';
comment on column "zendesk"."custom_object_triggers"."url" is 'Address of the trigger in the API.';
comment on column "zendesk"."custom_object_triggers"."title" is 'Title.';
comment on column "zendesk"."custom_object_triggers"."raw_title" is 'Title with the placeholders of dynamic content unfilled.';
comment on column "zendesk"."custom_object_triggers"."description" is 'What it is for.';
comment on column "zendesk"."custom_object_triggers"."active" is 'Whether it is in use.';
comment on column "zendesk"."custom_object_triggers"."default" is 'Whether it is one of Zendesk''s.';
comment on column "zendesk"."custom_object_triggers"."position" is 'Place in the order in which they run.';
comment on column "zendesk"."custom_object_triggers"."conditions" is 'When it acts: lists `all` and `any`.';
comment on column "zendesk"."custom_object_triggers"."actions" is 'List of what it does.';
comment on column "zendesk"."custom_object_triggers"."created_at" is 'When it was made.';
comment on column "zendesk"."custom_object_triggers"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."custom_object_triggers"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."custom_object_triggers"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."custom_object_triggers"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."custom_object_triggers"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."custom_object_triggers"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."custom_objects" (
    "key" text not null,
    "url" text,
    "title" text,
    "raw_title" text,
    "title_pluralized" text,
    "raw_title_pluralized" text,
    "description" text,
    "raw_description" text,
    "allows_attachments" boolean,
    "allows_photos" boolean,
    "include_in_list_view" boolean,
    "configuration" jsonb,
    "created_by_user_id" bigint,
    "updated_by_user_id" bigint,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("key")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."custom_objects" is 'A kind of record that the account defined.';
comment on column "zendesk"."custom_objects"."key" is 'Name in the API.';
comment on column "zendesk"."custom_objects"."url" is 'Address of the object in the API.';
comment on column "zendesk"."custom_objects"."title" is 'Title of one.';
comment on column "zendesk"."custom_objects"."raw_title" is 'The same with the placeholders of dynamic content unfilled.';
comment on column "zendesk"."custom_objects"."title_pluralized" is 'Title of several.';
comment on column "zendesk"."custom_objects"."raw_title_pluralized" is 'The same with placeholders unfilled.';
comment on column "zendesk"."custom_objects"."description" is 'What it is for.';
comment on column "zendesk"."custom_objects"."raw_description" is 'The same with placeholders unfilled.';
comment on column "zendesk"."custom_objects"."allows_attachments" is 'Whether records may have files.';
comment on column "zendesk"."custom_objects"."allows_photos" is 'Whether records may have pictures.';
comment on column "zendesk"."custom_objects"."include_in_list_view" is 'Whether agents see it listed.';
comment on column "zendesk"."custom_objects"."configuration" is 'Settings.';
comment on column "zendesk"."custom_objects"."created_by_user_id" is 'Who made it.';
comment on column "zendesk"."custom_objects"."updated_by_user_id" is 'Who last changed it.';
comment on column "zendesk"."custom_objects"."created_at" is 'When it was made.';
comment on column "zendesk"."custom_objects"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."custom_objects"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."custom_objects"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."custom_objects"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."custom_objects"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."custom_objects"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."custom_roles" (
    "id" bigint not null,
    "name" text,
    "description" text,
    "role_type" bigint,
    "team_member_count" bigint,
    "configuration" jsonb,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."custom_roles" is 'A role for agents that the account made.';
comment on column "zendesk"."custom_roles"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."custom_roles"."name" is 'Name.';
comment on column "zendesk"."custom_roles"."description" is 'What it is for.';
comment on column "zendesk"."custom_roles"."role_type" is 'Kind of role, by number.';
comment on column "zendesk"."custom_roles"."team_member_count" is 'How many agents have it.';
comment on column "zendesk"."custom_roles"."configuration" is 'What it allows.';
comment on column "zendesk"."custom_roles"."created_at" is 'When it was made.';
comment on column "zendesk"."custom_roles"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."custom_roles"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."custom_roles"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."custom_roles"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."custom_roles"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."custom_roles"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."custom_statuses" (
    "id" bigint not null,
    "url" text,
    "status_category" text,
    "agent_label" text,
    "raw_agent_label" text,
    "end_user_label" text,
    "raw_end_user_label" text,
    "description" text,
    "raw_description" text,
    "end_user_description" text,
    "raw_end_user_description" text,
    "active" boolean,
    "default" boolean,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."custom_statuses" is 'A ticket status that the account made, within one of Zendesk''s.';
comment on column "zendesk"."custom_statuses"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."custom_statuses"."url" is 'Address of the status in the API.';
comment on column "zendesk"."custom_statuses"."status_category" is '`new`, `open`, `pending`, `hold` or `solved`.';
comment on column "zendesk"."custom_statuses"."agent_label" is 'Name for agents.';
comment on column "zendesk"."custom_statuses"."raw_agent_label" is 'The same with the placeholders of dynamic content unfilled.';
comment on column "zendesk"."custom_statuses"."end_user_label" is 'Name for end users.';
comment on column "zendesk"."custom_statuses"."raw_end_user_label" is 'The same with placeholders unfilled.';
comment on column "zendesk"."custom_statuses"."description" is 'When it is to be used.';
comment on column "zendesk"."custom_statuses"."raw_description" is 'The same with placeholders unfilled.';
comment on column "zendesk"."custom_statuses"."end_user_description" is 'What end users read of it.';
comment on column "zendesk"."custom_statuses"."raw_end_user_description" is 'The same with placeholders unfilled.';
comment on column "zendesk"."custom_statuses"."active" is 'Whether it is in use.';
comment on column "zendesk"."custom_statuses"."default" is 'Whether it is the default one of its category.';
comment on column "zendesk"."custom_statuses"."created_at" is 'When it was made.';
comment on column "zendesk"."custom_statuses"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."custom_statuses"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."custom_statuses"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."custom_statuses"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."custom_statuses"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."custom_statuses"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."deletion_schedules" (
    "id" bigint not null,
    "url" text,
    "title" text,
    "description" text,
    "object" text,
    "active" boolean,
    "default" boolean,
    "conditions" jsonb,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."deletion_schedules" is 'A rule by which records are deleted once they are old.';
comment on column "zendesk"."deletion_schedules"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."deletion_schedules"."url" is 'Address of the schedule in the API.';
comment on column "zendesk"."deletion_schedules"."title" is 'Title.';
comment on column "zendesk"."deletion_schedules"."description" is 'What it is for.';
comment on column "zendesk"."deletion_schedules"."object" is 'What it deletes: `zen:ticket`, `zen:user`, `zen:attachment` and others.';
comment on column "zendesk"."deletion_schedules"."active" is 'Whether it is in use.';
comment on column "zendesk"."deletion_schedules"."default" is 'Whether it is the default one.';
comment on column "zendesk"."deletion_schedules"."conditions" is 'Records that it deletes: lists `all` and `any`.';
comment on column "zendesk"."deletion_schedules"."created_at" is 'When it was made.';
comment on column "zendesk"."deletion_schedules"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."deletion_schedules"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."deletion_schedules"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."deletion_schedules"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."deletion_schedules"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."deletion_schedules"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."dynamic_content_items" (
    "id" bigint not null,
    "url" text,
    "name" text,
    "placeholder" text,
    "default_locale_id" bigint,
    "outdated" boolean,
    "variants" jsonb,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."dynamic_content_items" is 'A text in several languages that a placeholder stands for.';
comment on column "zendesk"."dynamic_content_items"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."dynamic_content_items"."url" is 'Address of the record in the API.';
comment on column "zendesk"."dynamic_content_items"."name" is 'Name.';
comment on column "zendesk"."dynamic_content_items"."placeholder" is 'Placeholder.';
comment on column "zendesk"."dynamic_content_items"."default_locale_id" is 'Default language, by number.';
comment on column "zendesk"."dynamic_content_items"."outdated" is 'Whether a language is behind the default one.';
comment on column "zendesk"."dynamic_content_items"."variants" is 'List of the text in each language.';
comment on column "zendesk"."dynamic_content_items"."created_at" is 'When it was made.';
comment on column "zendesk"."dynamic_content_items"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."dynamic_content_items"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."dynamic_content_items"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."dynamic_content_items"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."dynamic_content_items"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."dynamic_content_items"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."group_memberships" (
    "id" bigint not null,
    "url" text,
    "user_id" bigint,
    "group_id" bigint,
    "default" boolean,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."group_memberships" is 'That an agent is in a group.';
comment on column "zendesk"."group_memberships"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."group_memberships"."url" is 'Address of the record in the API.';
comment on column "zendesk"."group_memberships"."user_id" is 'Agent.';
comment on column "zendesk"."group_memberships"."group_id" is 'Group.';
comment on column "zendesk"."group_memberships"."default" is 'Whether the group is the agent''s default one.';
comment on column "zendesk"."group_memberships"."created_at" is 'When it was made.';
comment on column "zendesk"."group_memberships"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."group_memberships"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."group_memberships"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."group_memberships"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."group_memberships"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."group_memberships"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."group_sla_policies" (
    "id" text not null,
    "url" text,
    "title" text,
    "description" text,
    "position" bigint,
    "filter" jsonb,
    "policy_metrics" jsonb,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."group_sla_policies" is 'Targets for how long a group may have tickets.';
comment on column "zendesk"."group_sla_policies"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."group_sla_policies"."url" is 'Address of the policy in the API.';
comment on column "zendesk"."group_sla_policies"."title" is 'Title.';
comment on column "zendesk"."group_sla_policies"."description" is 'What it is for.';
comment on column "zendesk"."group_sla_policies"."position" is 'Place in the order in which they are tried.';
comment on column "zendesk"."group_sla_policies"."filter" is 'Groups it is for: list `all`.';
comment on column "zendesk"."group_sla_policies"."policy_metrics" is 'List of targets: priority, metric, seconds, and whether business hours count.';
comment on column "zendesk"."group_sla_policies"."created_at" is 'When it was made.';
comment on column "zendesk"."group_sla_policies"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."group_sla_policies"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."group_sla_policies"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."group_sla_policies"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."group_sla_policies"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."group_sla_policies"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."groups" (
    "id" bigint not null,
    "url" text,
    "name" text,
    "description" text,
    "deleted" boolean,
    "is_public" boolean,
    "default" boolean,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."groups" is 'A group of agents.';
comment on column "zendesk"."groups"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."groups"."url" is 'Address of the group in the API.';
comment on column "zendesk"."groups"."name" is 'Name.';
comment on column "zendesk"."groups"."description" is 'What it is for.';
comment on column "zendesk"."groups"."deleted" is 'True once the group is deleted.';
comment on column "zendesk"."groups"."is_public" is 'Whether all agents see its tickets.';
comment on column "zendesk"."groups"."default" is 'Whether new agents are put in it.';
comment on column "zendesk"."groups"."created_at" is 'When it was made.';
comment on column "zendesk"."groups"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."groups"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."groups"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."groups"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."groups"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."groups"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."help_center_categories" (
    "id" bigint not null,
    "url" text,
    "html_url" text,
    "name" text,
    "description" text,
    "position" bigint,
    "locale" text,
    "source_locale" text,
    "outdated" boolean,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."help_center_categories" is 'A category of the help center.';
comment on column "zendesk"."help_center_categories"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."help_center_categories"."url" is 'Address of the record in the API.';
comment on column "zendesk"."help_center_categories"."html_url" is 'Address of its page.';
comment on column "zendesk"."help_center_categories"."name" is 'Name.';
comment on column "zendesk"."help_center_categories"."description" is 'Description.';
comment on column "zendesk"."help_center_categories"."position" is 'Place among the categories.';
comment on column "zendesk"."help_center_categories"."locale" is 'Language that it is shown in here.';
comment on column "zendesk"."help_center_categories"."source_locale" is 'Language that it was written in.';
comment on column "zendesk"."help_center_categories"."outdated" is 'Kept for old clients; says nothing.';
comment on column "zendesk"."help_center_categories"."created_at" is 'When it was made.';
comment on column "zendesk"."help_center_categories"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."help_center_categories"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."help_center_categories"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."help_center_categories"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."help_center_categories"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."help_center_categories"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."help_center_category_translations" (
    "id" bigint not null,
    "url" text,
    "html_url" text,
    "source_id" bigint,
    "source_type" text,
    "locale" text,
    "title" text,
    "body" text,
    "draft" boolean,
    "outdated" boolean,
    "hidden" boolean,
    "created_by_id" bigint,
    "updated_by_id" bigint,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."help_center_category_translations" is 'A category in one of its languages.';
comment on column "zendesk"."help_center_category_translations"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."help_center_category_translations"."url" is 'Address of the record in the API.';
comment on column "zendesk"."help_center_category_translations"."html_url" is 'Address of its page.';
comment on column "zendesk"."help_center_category_translations"."source_id" is 'Category.';
comment on column "zendesk"."help_center_category_translations"."source_type" is '`Article`, `Section` or `Category`.';
comment on column "zendesk"."help_center_category_translations"."locale" is 'Language.';
comment on column "zendesk"."help_center_category_translations"."title" is 'Title.';
comment on column "zendesk"."help_center_category_translations"."body" is 'Text as HTML; of a section or a category, its description.';
comment on column "zendesk"."help_center_category_translations"."draft" is 'Whether it is not published.';
comment on column "zendesk"."help_center_category_translations"."outdated" is 'Whether it is behind the language that it was written in at first.';
comment on column "zendesk"."help_center_category_translations"."hidden" is 'Whether nobody sees it.';
comment on column "zendesk"."help_center_category_translations"."created_by_id" is 'Who made it.';
comment on column "zendesk"."help_center_category_translations"."updated_by_id" is 'Who last changed it.';
comment on column "zendesk"."help_center_category_translations"."created_at" is 'When it was made.';
comment on column "zendesk"."help_center_category_translations"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."help_center_category_translations"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."help_center_category_translations"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."help_center_category_translations"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."help_center_category_translations"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."help_center_category_translations"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."help_center_section_translations" (
    "id" bigint not null,
    "url" text,
    "html_url" text,
    "source_id" bigint,
    "source_type" text,
    "locale" text,
    "title" text,
    "body" text,
    "draft" boolean,
    "outdated" boolean,
    "hidden" boolean,
    "created_by_id" bigint,
    "updated_by_id" bigint,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."help_center_section_translations" is 'A section in one of its languages.';
comment on column "zendesk"."help_center_section_translations"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."help_center_section_translations"."url" is 'Address of the record in the API.';
comment on column "zendesk"."help_center_section_translations"."html_url" is 'Address of its page.';
comment on column "zendesk"."help_center_section_translations"."source_id" is 'Section.';
comment on column "zendesk"."help_center_section_translations"."source_type" is '`Article`, `Section` or `Category`.';
comment on column "zendesk"."help_center_section_translations"."locale" is 'Language.';
comment on column "zendesk"."help_center_section_translations"."title" is 'Title.';
comment on column "zendesk"."help_center_section_translations"."body" is 'Text as HTML; of a section or a category, its description.';
comment on column "zendesk"."help_center_section_translations"."draft" is 'Whether it is not published.';
comment on column "zendesk"."help_center_section_translations"."outdated" is 'Whether it is behind the language that it was written in at first.';
comment on column "zendesk"."help_center_section_translations"."hidden" is 'Whether nobody sees it.';
comment on column "zendesk"."help_center_section_translations"."created_by_id" is 'Who made it.';
comment on column "zendesk"."help_center_section_translations"."updated_by_id" is 'Who last changed it.';
comment on column "zendesk"."help_center_section_translations"."created_at" is 'When it was made.';
comment on column "zendesk"."help_center_section_translations"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."help_center_section_translations"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."help_center_section_translations"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."help_center_section_translations"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."help_center_section_translations"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."help_center_section_translations"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."help_center_sections" (
    "id" bigint not null,
    "url" text,
    "html_url" text,
    "category_id" bigint,
    "parent_section_id" bigint,
    "name" text,
    "description" text,
    "position" bigint,
    "sorting" text,
    "theme_template" text,
    "locale" text,
    "source_locale" text,
    "outdated" boolean,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."help_center_sections" is 'A section of a category.';
comment on column "zendesk"."help_center_sections"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."help_center_sections"."url" is 'Address of the record in the API.';
comment on column "zendesk"."help_center_sections"."html_url" is 'Address of its page.';
comment on column "zendesk"."help_center_sections"."category_id" is 'Category.';
comment on column "zendesk"."help_center_sections"."parent_section_id" is 'Section that it is part of.';
comment on column "zendesk"."help_center_sections"."name" is 'Name.';
comment on column "zendesk"."help_center_sections"."description" is 'Description.';
comment on column "zendesk"."help_center_sections"."position" is 'Place among the sections.';
comment on column "zendesk"."help_center_sections"."sorting" is 'How its articles are sorted, such as `manual`.';
comment on column "zendesk"."help_center_sections"."theme_template" is 'Template of its page.';
comment on column "zendesk"."help_center_sections"."locale" is 'Language that it is shown in here.';
comment on column "zendesk"."help_center_sections"."source_locale" is 'Language that it was written in.';
comment on column "zendesk"."help_center_sections"."outdated" is 'Kept for old clients; says nothing.';
comment on column "zendesk"."help_center_sections"."created_at" is 'When it was made.';
comment on column "zendesk"."help_center_sections"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."help_center_sections"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."help_center_sections"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."help_center_sections"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."help_center_sections"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."help_center_sections"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."locales" (
    "id" bigint not null,
    "url" text,
    "locale" text,
    "name" text,
    "native_name" text,
    "presentation_name" text,
    "rtl" boolean,
    "default" boolean,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."locales" is 'A language of the account''s.';
comment on column "zendesk"."locales"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."locales"."url" is 'Address of the record in the API.';
comment on column "zendesk"."locales"."locale" is 'Code, such as `en-US`.';
comment on column "zendesk"."locales"."name" is 'Name.';
comment on column "zendesk"."locales"."native_name" is 'Name in that language.';
comment on column "zendesk"."locales"."presentation_name" is 'Name as agents see it.';
comment on column "zendesk"."locales"."rtl" is 'Whether it is written from right to left.';
comment on column "zendesk"."locales"."default" is 'Whether it is the account''s default one.';
comment on column "zendesk"."locales"."created_at" is 'When it was made.';
comment on column "zendesk"."locales"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."locales"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."locales"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."locales"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."locales"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."locales"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."macros" (
    "id" bigint not null,
    "url" text,
    "title" text,
    "raw_title" text,
    "description" text,
    "active" boolean,
    "default" boolean,
    "position" bigint,
    "actions" jsonb,
    "restriction" jsonb,
    "categories" jsonb,
    "app_installation" jsonb,
    "permissions" jsonb,
    "usage_1h" bigint,
    "usage_24h" bigint,
    "usage_7d" bigint,
    "usage_30d" bigint,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."macros" is 'Changes that agents make with one click.';
comment on column "zendesk"."macros"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."macros"."url" is 'Address of the macro in the API.';
comment on column "zendesk"."macros"."title" is 'Title; `::` divides categories.';
comment on column "zendesk"."macros"."raw_title" is 'Title with the placeholders of dynamic content unfilled.';
comment on column "zendesk"."macros"."description" is 'What it is for.';
comment on column "zendesk"."macros"."active" is 'Whether it is in use.';
comment on column "zendesk"."macros"."default" is 'Whether it is one of Zendesk''s.';
comment on column "zendesk"."macros"."position" is 'Place among the macros.';
comment on column "zendesk"."macros"."actions" is 'List of what it does.';
comment on column "zendesk"."macros"."restriction" is 'Who may use it: a user or groups; null for all.';
comment on column "zendesk"."macros"."categories" is 'Categories that its title names.';
comment on column "zendesk"."macros"."app_installation" is 'Installed app that it belongs to.';
comment on column "zendesk"."macros"."permissions" is 'What the credentials'' user may do with it.';
comment on column "zendesk"."macros"."usage_1h" is 'How often it was used in the hour before it was read.';
comment on column "zendesk"."macros"."usage_24h" is 'How often it was used in the 24 hours before it was read.';
comment on column "zendesk"."macros"."usage_7d" is 'How often it was used in the 7 days before it was read.';
comment on column "zendesk"."macros"."usage_30d" is 'How often it was used in the 30 days before it was read.';
comment on column "zendesk"."macros"."created_at" is 'When it was made.';
comment on column "zendesk"."macros"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."macros"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."macros"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."macros"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."macros"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."macros"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."organization_fields" (
    "id" bigint not null,
    "url" text,
    "key" text,
    "type" text,
    "title" text,
    "raw_title" text,
    "description" text,
    "raw_description" text,
    "position" bigint,
    "active" boolean,
    "system" boolean,
    "regexp_for_validation" text,
    "tag" text,
    "custom_field_options" jsonb,
    "relationship_target_type" text,
    "relationship_filter" jsonb,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."organization_fields" is 'A custom field of organizations.';
comment on column "zendesk"."organization_fields"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."organization_fields"."url" is 'Address of the field in the API.';
comment on column "zendesk"."organization_fields"."key" is 'Key by which `organizations.organization_fields` has its values.';
comment on column "zendesk"."organization_fields"."type" is '`text`, `textarea`, `checkbox`, `date`, `integer`, `decimal`, `regexp`, `dropdown`, `multiselect` or `lookup`.';
comment on column "zendesk"."organization_fields"."title" is 'Title.';
comment on column "zendesk"."organization_fields"."raw_title" is 'Title with the placeholders of dynamic content unfilled.';
comment on column "zendesk"."organization_fields"."description" is 'What it is for.';
comment on column "zendesk"."organization_fields"."raw_description" is 'The same with placeholders unfilled.';
comment on column "zendesk"."organization_fields"."position" is 'Place among the fields.';
comment on column "zendesk"."organization_fields"."active" is 'Whether it is in use.';
comment on column "zendesk"."organization_fields"."system" is 'Whether it is one of Zendesk''s, which cannot be changed.';
comment on column "zendesk"."organization_fields"."regexp_for_validation" is 'Of `regexp`, the pattern.';
comment on column "zendesk"."organization_fields"."tag" is 'Of a checkbox, tag that is set with it.';
comment on column "zendesk"."organization_fields"."custom_field_options" is 'Of dropdowns: list of options, with name and value, which is the tag.';
comment on column "zendesk"."organization_fields"."relationship_target_type" is 'Of `lookup`, what it refers to.';
comment on column "zendesk"."organization_fields"."relationship_filter" is 'Of `lookup`, which of these may be chosen.';
comment on column "zendesk"."organization_fields"."created_at" is 'When it was made.';
comment on column "zendesk"."organization_fields"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."organization_fields"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."organization_fields"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."organization_fields"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."organization_fields"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."organization_fields"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."organization_memberships" (
    "id" bigint not null,
    "url" text,
    "user_id" bigint,
    "organization_id" bigint,
    "organization_name" text,
    "default" boolean,
    "view_tickets" boolean,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."organization_memberships" is 'That a user belongs to an organization.';
comment on column "zendesk"."organization_memberships"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."organization_memberships"."url" is 'Address of the record in the API.';
comment on column "zendesk"."organization_memberships"."user_id" is 'User.';
comment on column "zendesk"."organization_memberships"."organization_id" is 'Organization.';
comment on column "zendesk"."organization_memberships"."organization_name" is 'Its name.';
comment on column "zendesk"."organization_memberships"."default" is 'Whether it is the user''s default one.';
comment on column "zendesk"."organization_memberships"."view_tickets" is 'Whether the user may see all of its tickets.';
comment on column "zendesk"."organization_memberships"."created_at" is 'When it was made.';
comment on column "zendesk"."organization_memberships"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."organization_memberships"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."organization_memberships"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."organization_memberships"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."organization_memberships"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."organization_memberships"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."organization_subscriptions" (
    "id" bigint not null,
    "url" text,
    "organization_id" bigint,
    "user_id" bigint,
    "created_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."organization_subscriptions" is 'That an end user follows the tickets of an organization.';
comment on column "zendesk"."organization_subscriptions"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."organization_subscriptions"."url" is 'Address of the record in the API.';
comment on column "zendesk"."organization_subscriptions"."organization_id" is 'Organization.';
comment on column "zendesk"."organization_subscriptions"."user_id" is 'User.';
comment on column "zendesk"."organization_subscriptions"."created_at" is 'When it was made.';
comment on column "zendesk"."organization_subscriptions"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."organization_subscriptions"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."organization_subscriptions"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."organization_subscriptions"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."organization_subscriptions"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."organizations" (
    "id" bigint not null,
    "url" text,
    "name" text,
    "external_id" text,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "domain_names" jsonb,
    "details" text,
    "notes" text,
    "group_id" bigint,
    "shared_tickets" boolean,
    "shared_comments" boolean,
    "tags" jsonb,
    "organization_fields" jsonb,
    "deleted_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."organizations" is 'A company or another body that end users belong to.';
comment on column "zendesk"."organizations"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."organizations"."url" is 'Address of the organization in the API.';
comment on column "zendesk"."organizations"."name" is 'Name.';
comment on column "zendesk"."organizations"."external_id" is 'Identifier of the account''s own.';
comment on column "zendesk"."organizations"."created_at" is 'When it was made.';
comment on column "zendesk"."organizations"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."organizations"."domain_names" is 'List of e-mail domains whose users belong to it.';
comment on column "zendesk"."organizations"."details" is 'Details, such as an address.';
comment on column "zendesk"."organizations"."notes" is 'Notes of agents.';
comment on column "zendesk"."organizations"."group_id" is 'Group that its new tickets go to.';
comment on column "zendesk"."organizations"."shared_tickets" is 'Whether its users see each other''s tickets.';
comment on column "zendesk"."organizations"."shared_comments" is 'Whether they may write on them.';
comment on column "zendesk"."organizations"."tags" is 'List of tags.';
comment on column "zendesk"."organizations"."organization_fields" is 'Values of custom fields by the field''s key. With titles: the view organizations_custom.';
comment on column "zendesk"."organizations"."deleted_at" is 'When it was deleted.';
comment on column "zendesk"."organizations"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."organizations"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."organizations"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."organizations"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."organizations"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."permission_groups" (
    "id" bigint not null,
    "name" text,
    "edit" jsonb,
    "publish" jsonb,
    "built_in" boolean,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."permission_groups" is 'Who may edit and publish articles.';
comment on column "zendesk"."permission_groups"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."permission_groups"."name" is 'Name.';
comment on column "zendesk"."permission_groups"."edit" is 'List of user segments that may edit.';
comment on column "zendesk"."permission_groups"."publish" is 'List of user segments that may publish.';
comment on column "zendesk"."permission_groups"."built_in" is 'Whether it is one of Zendesk''s.';
comment on column "zendesk"."permission_groups"."created_at" is 'When it was made.';
comment on column "zendesk"."permission_groups"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."permission_groups"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."permission_groups"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."permission_groups"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."permission_groups"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."permission_groups"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."post_comments" (
    "id" bigint not null,
    "url" text,
    "html_url" text,
    "post_id" bigint,
    "author_id" bigint,
    "body" text,
    "official" boolean,
    "vote_sum" bigint,
    "vote_count" bigint,
    "non_author_editor_id" bigint,
    "non_author_updated_at" timestamp with time zone,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."post_comments" is 'A comment on a post.';
comment on column "zendesk"."post_comments"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."post_comments"."url" is 'Address of the record in the API.';
comment on column "zendesk"."post_comments"."html_url" is 'Address of its page.';
comment on column "zendesk"."post_comments"."post_id" is 'Post.';
comment on column "zendesk"."post_comments"."author_id" is 'Author.';
comment on column "zendesk"."post_comments"."body" is 'Text as HTML.';
comment on column "zendesk"."post_comments"."official" is 'Whether it is an official answer.';
comment on column "zendesk"."post_comments"."vote_sum" is 'Votes for it less those against it.';
comment on column "zendesk"."post_comments"."vote_count" is 'How many votes it has.';
comment on column "zendesk"."post_comments"."non_author_editor_id" is 'Somebody else who edited it last.';
comment on column "zendesk"."post_comments"."non_author_updated_at" is 'When that was.';
comment on column "zendesk"."post_comments"."created_at" is 'When it was made.';
comment on column "zendesk"."post_comments"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."post_comments"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."post_comments"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."post_comments"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."post_comments"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."post_comments"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."post_votes" (
    "id" bigint not null,
    "url" text,
    "user_id" bigint,
    "item_id" bigint,
    "item_type" text,
    "value" bigint,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."post_votes" is 'A vote for or against a post.';
comment on column "zendesk"."post_votes"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."post_votes"."url" is 'Address of the record in the API.';
comment on column "zendesk"."post_votes"."user_id" is 'Who voted.';
comment on column "zendesk"."post_votes"."item_id" is 'Post.';
comment on column "zendesk"."post_votes"."item_type" is '`Article` or `Post`.';
comment on column "zendesk"."post_votes"."value" is '1 for it, -1 against it.';
comment on column "zendesk"."post_votes"."created_at" is 'When it was made.';
comment on column "zendesk"."post_votes"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."post_votes"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."post_votes"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."post_votes"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."post_votes"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."post_votes"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."posts" (
    "id" bigint not null,
    "url" text,
    "html_url" text,
    "topic_id" bigint,
    "author_id" bigint,
    "title" text,
    "details" text,
    "status" text,
    "featured" boolean,
    "pinned" boolean,
    "closed" boolean,
    "frozen" boolean,
    "vote_sum" bigint,
    "vote_count" bigint,
    "comment_count" bigint,
    "follower_count" bigint,
    "content_tag_ids" jsonb,
    "non_author_editor_id" bigint,
    "non_author_updated_at" timestamp with time zone,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."posts" is 'A post of the community.';
comment on column "zendesk"."posts"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."posts"."url" is 'Address of the record in the API.';
comment on column "zendesk"."posts"."html_url" is 'Address of its page.';
comment on column "zendesk"."posts"."topic_id" is 'Topic.';
comment on column "zendesk"."posts"."author_id" is 'Author.';
comment on column "zendesk"."posts"."title" is 'Title.';
comment on column "zendesk"."posts"."details" is 'Text as HTML.';
comment on column "zendesk"."posts"."status" is '`planned`, `not_planned`, `answered`, `completed` or `none`.';
comment on column "zendesk"."posts"."featured" is 'Whether it is featured.';
comment on column "zendesk"."posts"."pinned" is 'Whether it stands on top.';
comment on column "zendesk"."posts"."closed" is 'Whether nobody may comment on it.';
comment on column "zendesk"."posts"."frozen" is 'Whether it was sent to be moderated.';
comment on column "zendesk"."posts"."vote_sum" is 'Votes for it less those against it.';
comment on column "zendesk"."posts"."vote_count" is 'How many votes it has.';
comment on column "zendesk"."posts"."comment_count" is 'How many comments it has.';
comment on column "zendesk"."posts"."follower_count" is 'How many follow it.';
comment on column "zendesk"."posts"."content_tag_ids" is 'List of content tags.';
comment on column "zendesk"."posts"."non_author_editor_id" is 'Somebody else who edited it last.';
comment on column "zendesk"."posts"."non_author_updated_at" is 'When that was.';
comment on column "zendesk"."posts"."created_at" is 'When it was made.';
comment on column "zendesk"."posts"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."posts"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."posts"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."posts"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."posts"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."posts"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."recipient_addresses" (
    "id" bigint not null,
    "url" text,
    "brand_id" bigint,
    "default" boolean,
    "name" text,
    "email" text,
    "forwarding_status" text,
    "spf_status" text,
    "cname_status" text,
    "domain_verification_status" text,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."recipient_addresses" is 'An address that customers write to.';
comment on column "zendesk"."recipient_addresses"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."recipient_addresses"."url" is 'Address of the record in the API.';
comment on column "zendesk"."recipient_addresses"."brand_id" is 'Brand.';
comment on column "zendesk"."recipient_addresses"."default" is 'Whether it is the brand''s default one.';
comment on column "zendesk"."recipient_addresses"."name" is 'Name.';
comment on column "zendesk"."recipient_addresses"."email" is 'E-mail address.';
comment on column "zendesk"."recipient_addresses"."forwarding_status" is 'Whether mail is forwarded: `unknown`, `waiting`, `verified` or `failed`.';
comment on column "zendesk"."recipient_addresses"."spf_status" is 'Whether SPF allows Zendesk: `unknown`, `verified` or `failed`.';
comment on column "zendesk"."recipient_addresses"."cname_status" is 'Whether the CNAME records are right: `unknown`, `verified` or `failed`.';
comment on column "zendesk"."recipient_addresses"."domain_verification_status" is 'Whether the domain is verified.';
comment on column "zendesk"."recipient_addresses"."created_at" is 'When it was made.';
comment on column "zendesk"."recipient_addresses"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."recipient_addresses"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."recipient_addresses"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."recipient_addresses"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."recipient_addresses"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."recipient_addresses"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."routing_attribute_values" (
    "id" text not null,
    "attribute_id" text,
    "url" text,
    "name" text,
    "conditions" jsonb,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."routing_attribute_values" is 'A skill.';
comment on column "zendesk"."routing_attribute_values"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."routing_attribute_values"."attribute_id" is 'Kind of skill.';
comment on column "zendesk"."routing_attribute_values"."url" is 'Address of the record in the API.';
comment on column "zendesk"."routing_attribute_values"."name" is 'Name.';
comment on column "zendesk"."routing_attribute_values"."conditions" is 'Tickets that take it: lists `all` and `any`.';
comment on column "zendesk"."routing_attribute_values"."created_at" is 'When it was made.';
comment on column "zendesk"."routing_attribute_values"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."routing_attribute_values"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."routing_attribute_values"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."routing_attribute_values"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."routing_attribute_values"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."routing_attribute_values"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."routing_attributes" (
    "id" text not null,
    "url" text,
    "name" text,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."routing_attributes" is 'A kind of skill that tickets are routed by.';
comment on column "zendesk"."routing_attributes"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."routing_attributes"."url" is 'Address of the record in the API.';
comment on column "zendesk"."routing_attributes"."name" is 'Name.';
comment on column "zendesk"."routing_attributes"."created_at" is 'When it was made.';
comment on column "zendesk"."routing_attributes"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."routing_attributes"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."routing_attributes"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."routing_attributes"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."routing_attributes"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."routing_attributes"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."routing_queues" (
    "id" text not null,
    "url" text,
    "name" text,
    "description" text,
    "priority" bigint,
    "order" bigint,
    "definition" jsonb,
    "primary_groups" jsonb,
    "secondary_groups" jsonb,
    "primary_groups_id" jsonb,
    "secondary_groups_id" jsonb,
    "subqueues" jsonb,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."routing_queues" is 'A queue of omnichannel routing: which work goes to which groups, and in which order.';
comment on column "zendesk"."routing_queues"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."routing_queues"."url" is 'Address of the queue in the API.';
comment on column "zendesk"."routing_queues"."name" is 'Name.';
comment on column "zendesk"."routing_queues"."description" is 'What it is for.';
comment on column "zendesk"."routing_queues"."priority" is 'Which goes first: 1 before 100.';
comment on column "zendesk"."routing_queues"."order" is 'Place in the order in which they are tried.';
comment on column "zendesk"."routing_queues"."definition" is 'Work it is for: lists `all` and `any`.';
comment on column "zendesk"."routing_queues"."primary_groups" is 'Groups that get its work: count, and list of id and name.';
comment on column "zendesk"."routing_queues"."secondary_groups" is 'Groups that get it when these are busy, alike.';
comment on column "zendesk"."routing_queues"."primary_groups_id" is 'List of the groups that get its work.';
comment on column "zendesk"."routing_queues"."secondary_groups_id" is 'List of the groups that get it when these are busy.';
comment on column "zendesk"."routing_queues"."subqueues" is 'Parts of it.';
comment on column "zendesk"."routing_queues"."created_at" is 'When it was made.';
comment on column "zendesk"."routing_queues"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."routing_queues"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."routing_queues"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."routing_queues"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."routing_queues"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."routing_queues"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."satisfaction_ratings" (
    "id" bigint not null,
    "url" text,
    "ticket_id" bigint,
    "requester_id" bigint,
    "assignee_id" bigint,
    "group_id" bigint,
    "score" text,
    "comment" text,
    "comment_id" bigint,
    "reason" text,
    "reason_code" bigint,
    "reason_id" bigint,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."satisfaction_ratings" is 'A rating of a ticket by its requester.';
comment on column "zendesk"."satisfaction_ratings"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."satisfaction_ratings"."url" is 'Address of the rating in the API.';
comment on column "zendesk"."satisfaction_ratings"."ticket_id" is 'Ticket.';
comment on column "zendesk"."satisfaction_ratings"."requester_id" is 'Who rated.';
comment on column "zendesk"."satisfaction_ratings"."assignee_id" is 'Agent who had the ticket.';
comment on column "zendesk"."satisfaction_ratings"."group_id" is 'Group that had the ticket.';
comment on column "zendesk"."satisfaction_ratings"."score" is '`offered`, `unoffered`, `good` or `bad`.';
comment on column "zendesk"."satisfaction_ratings"."comment" is 'What the requester wrote with it.';
comment on column "zendesk"."satisfaction_ratings"."comment_id" is 'The same as a comment.';
comment on column "zendesk"."satisfaction_ratings"."reason" is 'Reason that was chosen for a bad rating.';
comment on column "zendesk"."satisfaction_ratings"."reason_code" is 'Reason, by the code that is the same in all languages.';
comment on column "zendesk"."satisfaction_ratings"."reason_id" is 'Reason''s record.';
comment on column "zendesk"."satisfaction_ratings"."created_at" is 'When it was made.';
comment on column "zendesk"."satisfaction_ratings"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."satisfaction_ratings"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."satisfaction_ratings"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."satisfaction_ratings"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."satisfaction_ratings"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."satisfaction_ratings"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."satisfaction_reasons" (
    "id" bigint not null,
    "url" text,
    "reason_code" bigint,
    "value" text,
    "raw_value" text,
    "deleted_at" timestamp with time zone,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."satisfaction_reasons" is 'A reason that may be chosen for a bad rating.';
comment on column "zendesk"."satisfaction_reasons"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."satisfaction_reasons"."url" is 'Address of the record in the API.';
comment on column "zendesk"."satisfaction_reasons"."reason_code" is 'Code that is the same in all languages.';
comment on column "zendesk"."satisfaction_reasons"."value" is 'Text.';
comment on column "zendesk"."satisfaction_reasons"."raw_value" is 'Text with the placeholders of dynamic content unfilled.';
comment on column "zendesk"."satisfaction_reasons"."deleted_at" is 'When it was deleted.';
comment on column "zendesk"."satisfaction_reasons"."created_at" is 'When it was made.';
comment on column "zendesk"."satisfaction_reasons"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."satisfaction_reasons"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."satisfaction_reasons"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."satisfaction_reasons"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."satisfaction_reasons"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."satisfaction_reasons"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."schedule_holidays" (
    "id" bigint not null,
    "schedule_id" bigint,
    "name" text,
    "start_date" date,
    "end_date" date,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."schedule_holidays" is 'Days on which a schedule does not hold.';
comment on column "zendesk"."schedule_holidays"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."schedule_holidays"."schedule_id" is 'Schedule.';
comment on column "zendesk"."schedule_holidays"."name" is 'Name.';
comment on column "zendesk"."schedule_holidays"."start_date" is 'First day.';
comment on column "zendesk"."schedule_holidays"."end_date" is 'Last day.';
comment on column "zendesk"."schedule_holidays"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."schedule_holidays"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."schedule_holidays"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."schedule_holidays"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."schedule_holidays"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."schedules" (
    "id" bigint not null,
    "name" text,
    "time_zone" text,
    "intervals" jsonb,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."schedules" is 'Business hours.';
comment on column "zendesk"."schedules"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."schedules"."name" is 'Name.';
comment on column "zendesk"."schedules"."time_zone" is 'Time zone, by its name at Zendesk.';
comment on column "zendesk"."schedules"."intervals" is 'List of spans, in minutes of a week that begins on Sunday.';
comment on column "zendesk"."schedules"."created_at" is 'When it was made.';
comment on column "zendesk"."schedules"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."schedules"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."schedules"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."schedules"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."schedules"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."schedules"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."sharing_agreements" (
    "id" bigint not null,
    "url" text,
    "name" text,
    "type" text,
    "status" text,
    "partner_name" text,
    "remote_subdomain" text,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."sharing_agreements" is 'An agreement with another account to share tickets.';
comment on column "zendesk"."sharing_agreements"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."sharing_agreements"."url" is 'Address of the record in the API.';
comment on column "zendesk"."sharing_agreements"."name" is 'Name.';
comment on column "zendesk"."sharing_agreements"."type" is '`inbound` or `outbound`.';
comment on column "zendesk"."sharing_agreements"."status" is '`accepted`, `declined`, `pending` or `inactive`.';
comment on column "zendesk"."sharing_agreements"."partner_name" is 'Kind of partner, such as `jira`; null for Zendesk.';
comment on column "zendesk"."sharing_agreements"."remote_subdomain" is 'Subdomain of the other account.';
comment on column "zendesk"."sharing_agreements"."created_at" is 'When it was made.';
comment on column "zendesk"."sharing_agreements"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."sharing_agreements"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."sharing_agreements"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."sharing_agreements"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."sharing_agreements"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."sharing_agreements"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."side_conversations" (
    "id" text not null,
    "url" text,
    "ticket_id" bigint,
    "subject" text,
    "preview_text" text,
    "state" text,
    "participants" jsonb,
    "message_added_at" timestamp with time zone,
    "state_updated_at" timestamp with time zone,
    "external_ids" jsonb,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."side_conversations" is 'A conversation beside a ticket, such as with a supplier.';
comment on column "zendesk"."side_conversations"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."side_conversations"."url" is 'Address of the record in the API.';
comment on column "zendesk"."side_conversations"."ticket_id" is 'Ticket.';
comment on column "zendesk"."side_conversations"."subject" is 'Subject.';
comment on column "zendesk"."side_conversations"."preview_text" is 'How its first message begins.';
comment on column "zendesk"."side_conversations"."state" is '`open` or `closed`.';
comment on column "zendesk"."side_conversations"."participants" is 'List of who takes part.';
comment on column "zendesk"."side_conversations"."message_added_at" is 'When the last message was written.';
comment on column "zendesk"."side_conversations"."state_updated_at" is 'When the state last changed.';
comment on column "zendesk"."side_conversations"."external_ids" is 'Identifiers elsewhere.';
comment on column "zendesk"."side_conversations"."created_at" is 'When it was made.';
comment on column "zendesk"."side_conversations"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."side_conversations"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."side_conversations"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."side_conversations"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."side_conversations"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."side_conversations"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."sla_policies" (
    "id" bigint not null,
    "url" text,
    "title" text,
    "description" text,
    "position" bigint,
    "filter" jsonb,
    "policy_metrics" jsonb,
    "metric_settings" jsonb,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."sla_policies" is 'Targets for how soon tickets are to be answered.';
comment on column "zendesk"."sla_policies"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."sla_policies"."url" is 'Address of the policy in the API.';
comment on column "zendesk"."sla_policies"."title" is 'Title.';
comment on column "zendesk"."sla_policies"."description" is 'What it is for.';
comment on column "zendesk"."sla_policies"."position" is 'Place in the order in which they are tried.';
comment on column "zendesk"."sla_policies"."filter" is 'Tickets it is for: lists `all` and `any`.';
comment on column "zendesk"."sla_policies"."policy_metrics" is 'List of targets: priority, metric, minutes, and whether business hours count.';
comment on column "zendesk"."sla_policies"."metric_settings" is 'When the metrics begin and end.';
comment on column "zendesk"."sla_policies"."created_at" is 'When it was made.';
comment on column "zendesk"."sla_policies"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."sla_policies"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."sla_policies"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."sla_policies"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."sla_policies"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."sla_policies"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."suspended_tickets" (
    "id" bigint not null,
    "url" text,
    "author_id" bigint,
    "author_name" text,
    "author_email" text,
    "subject" text,
    "content" text,
    "content_html" text,
    "cause" text,
    "cause_id" bigint,
    "error_messages" jsonb,
    "message_id" text,
    "ticket_id" bigint,
    "brand_id" bigint,
    "recipient" text,
    "via_channel" text,
    "via_source_rel" text,
    "via_source_from" jsonb,
    "via_source_to" jsonb,
    "attachments" jsonb,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."suspended_tickets" is 'A message that did not become a ticket, such as spam.';
comment on column "zendesk"."suspended_tickets"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."suspended_tickets"."url" is 'Address of the record in the API.';
comment on column "zendesk"."suspended_tickets"."author_id" is 'Who wrote it, if known.';
comment on column "zendesk"."suspended_tickets"."author_name" is 'Name of who wrote it.';
comment on column "zendesk"."suspended_tickets"."author_email" is 'Address of who wrote it.';
comment on column "zendesk"."suspended_tickets"."subject" is 'Subject.';
comment on column "zendesk"."suspended_tickets"."content" is 'Text.';
comment on column "zendesk"."suspended_tickets"."content_html" is 'The same as HTML, cleaned, if it came so.';
comment on column "zendesk"."suspended_tickets"."cause" is 'Why it was suspended.';
comment on column "zendesk"."suspended_tickets"."cause_id" is 'The same by number.';
comment on column "zendesk"."suspended_tickets"."error_messages" is 'List of what went wrong.';
comment on column "zendesk"."suspended_tickets"."message_id" is 'Identifier of the e-mail.';
comment on column "zendesk"."suspended_tickets"."ticket_id" is 'Ticket that it belongs to.';
comment on column "zendesk"."suspended_tickets"."brand_id" is 'Brand that was asked.';
comment on column "zendesk"."suspended_tickets"."recipient" is 'Address that it was sent to.';
comment on column "zendesk"."suspended_tickets"."via_channel" is 'Came in: Channel, such as `email`, `web`, `api`, `chat` or `rule`.';
comment on column "zendesk"."suspended_tickets"."via_source_rel" is 'Came in: What led to it, such as `follow_up` or `merge`.';
comment on column "zendesk"."suspended_tickets"."via_source_from" is 'Came in: Where it came from: address, name, ticket or rule.';
comment on column "zendesk"."suspended_tickets"."via_source_to" is 'Came in: Where it was sent to: address and name.';
comment on column "zendesk"."suspended_tickets"."attachments" is 'List of files.';
comment on column "zendesk"."suspended_tickets"."created_at" is 'When it was made.';
comment on column "zendesk"."suspended_tickets"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."suspended_tickets"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."suspended_tickets"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."suspended_tickets"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."suspended_tickets"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."suspended_tickets"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."tags" (
    "name" text not null,
    "count" bigint,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("name")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."tags" is 'A tag, and how many tickets it is on.';
comment on column "zendesk"."tags"."name" is 'Tag.';
comment on column "zendesk"."tags"."count" is 'On how many tickets, users and organizations it is, about.';
comment on column "zendesk"."tags"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."tags"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."tags"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."tags"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."tags"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."talk_addresses" (
    "id" bigint not null,
    "name" text,
    "street" text,
    "zip" text,
    "city" text,
    "province" text,
    "state" text,
    "country_code" text,
    "provider_reference" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."talk_addresses" is 'An address that numbers are registered for.';
comment on column "zendesk"."talk_addresses"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."talk_addresses"."name" is 'Name.';
comment on column "zendesk"."talk_addresses"."street" is 'Street.';
comment on column "zendesk"."talk_addresses"."zip" is 'Postal code.';
comment on column "zendesk"."talk_addresses"."city" is 'City.';
comment on column "zendesk"."talk_addresses"."province" is 'Province.';
comment on column "zendesk"."talk_addresses"."state" is 'State.';
comment on column "zendesk"."talk_addresses"."country_code" is 'Country.';
comment on column "zendesk"."talk_addresses"."provider_reference" is 'Identifier at the provider of the numbers.';
comment on column "zendesk"."talk_addresses"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."talk_addresses"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."talk_addresses"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."talk_addresses"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."talk_addresses"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."talk_agents_activity" (
    "agent_id" bigint not null,
    "name" text,
    "agent_state" text,
    "call_status" text,
    "via" text,
    "forwarding_number" text,
    "available_time" bigint,
    "online_time" bigint,
    "away_time" bigint,
    "transfers_only_time" bigint,
    "calls_accepted" bigint,
    "calls_denied" bigint,
    "calls_missed" bigint,
    "calls_put_on_hold" bigint,
    "accepted_transfers" bigint,
    "started_transfers" bigint,
    "accepted_third_party_conferences" bigint,
    "started_third_party_conferences" bigint,
    "average_talk_time" bigint,
    "average_hold_time" bigint,
    "average_wrap_up_time" bigint,
    "total_call_duration" bigint,
    "total_talk_time" bigint,
    "total_hold_time" bigint,
    "total_wrap_up_time" bigint,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("agent_id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."talk_agents_activity" is 'What an agent did on the phone today; durations are in seconds.';
comment on column "zendesk"."talk_agents_activity"."agent_id" is 'Agent.';
comment on column "zendesk"."talk_agents_activity"."name" is 'Name.';
comment on column "zendesk"."talk_agents_activity"."agent_state" is '`online`, `offline`, `away` or `transfers_only`.';
comment on column "zendesk"."talk_agents_activity"."call_status" is '`on_call`, `wrap_up` or null.';
comment on column "zendesk"."talk_agents_activity"."via" is '`client` or `phone`.';
comment on column "zendesk"."talk_agents_activity"."forwarding_number" is 'Number that calls are forwarded to.';
comment on column "zendesk"."talk_agents_activity"."available_time" is 'Available.';
comment on column "zendesk"."talk_agents_activity"."online_time" is 'Online.';
comment on column "zendesk"."talk_agents_activity"."away_time" is 'Away.';
comment on column "zendesk"."talk_agents_activity"."transfers_only_time" is 'For transfers only.';
comment on column "zendesk"."talk_agents_activity"."calls_accepted" is 'Calls that were taken.';
comment on column "zendesk"."talk_agents_activity"."calls_denied" is 'Calls that were declined.';
comment on column "zendesk"."talk_agents_activity"."calls_missed" is 'Calls that were missed.';
comment on column "zendesk"."talk_agents_activity"."calls_put_on_hold" is 'Calls that were put on hold.';
comment on column "zendesk"."talk_agents_activity"."accepted_transfers" is 'Transfers that were taken.';
comment on column "zendesk"."talk_agents_activity"."started_transfers" is 'Transfers that were begun.';
comment on column "zendesk"."talk_agents_activity"."accepted_third_party_conferences" is 'Conferences that were joined.';
comment on column "zendesk"."talk_agents_activity"."started_third_party_conferences" is 'Conferences that were begun.';
comment on column "zendesk"."talk_agents_activity"."average_talk_time" is 'Talked, on average.';
comment on column "zendesk"."talk_agents_activity"."average_hold_time" is 'On hold, on average.';
comment on column "zendesk"."talk_agents_activity"."average_wrap_up_time" is 'Work after a call, on average.';
comment on column "zendesk"."talk_agents_activity"."total_call_duration" is 'Calls in all.';
comment on column "zendesk"."talk_agents_activity"."total_talk_time" is 'Talked in all.';
comment on column "zendesk"."talk_agents_activity"."total_hold_time" is 'On hold in all.';
comment on column "zendesk"."talk_agents_activity"."total_wrap_up_time" is 'Work after calls in all.';
comment on column "zendesk"."talk_agents_activity"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."talk_agents_activity"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."talk_agents_activity"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."talk_agents_activity"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."talk_agents_activity"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."talk_calls" (
    "id" bigint not null,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "agent_id" bigint,
    "customer_id" bigint,
    "ticket_id" bigint,
    "call_group_id" bigint,
    "direction" text,
    "completion_status" text,
    "call_channel" text,
    "phone_number_id" bigint,
    "phone_number" text,
    "line" text,
    "line_id" bigint,
    "line_type" text,
    "call_charge" numeric,
    "minutes_billed" bigint,
    "duration" bigint,
    "talk_time" bigint,
    "wait_time" bigint,
    "time_to_answer" bigint,
    "hold_time" bigint,
    "wrap_up_time" bigint,
    "consultation_time" bigint,
    "ivr_time_spent" bigint,
    "recording_time" bigint,
    "not_recording_time" bigint,
    "recording_control_interactions" bigint,
    "exceeded_queue_wait_time" boolean,
    "outside_business_hours" boolean,
    "voicemail" boolean,
    "customer_requested_voicemail" boolean,
    "callback" boolean,
    "callback_source" text,
    "default_group" boolean,
    "overflowed" boolean,
    "overflowed_to" text,
    "ivr_action" text,
    "ivr_hops" bigint,
    "ivr_destination_group_name" text,
    "ivr_routed_to" text,
    "call_recording_consent" text,
    "call_recording_consent_action" text,
    "call_recording_consent_keypress" text,
    "quality_issues" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."talk_calls" is 'A phone call; durations are in seconds.';
comment on column "zendesk"."talk_calls"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."talk_calls"."created_at" is 'When it began.';
comment on column "zendesk"."talk_calls"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."talk_calls"."agent_id" is 'Agent who took or made it.';
comment on column "zendesk"."talk_calls"."customer_id" is 'Customer.';
comment on column "zendesk"."talk_calls"."ticket_id" is 'Ticket.';
comment on column "zendesk"."talk_calls"."call_group_id" is 'Group that it was routed to.';
comment on column "zendesk"."talk_calls"."direction" is '`inbound` or `outbound`.';
comment on column "zendesk"."talk_calls"."completion_status" is 'How it ended, such as `completed` or `abandoned_in_queue`.';
comment on column "zendesk"."talk_calls"."call_channel" is 'Channel that it came by.';
comment on column "zendesk"."talk_calls"."phone_number_id" is 'Line, if it is a phone number.';
comment on column "zendesk"."talk_calls"."phone_number" is 'Number of that.';
comment on column "zendesk"."talk_calls"."line" is 'Line: phone number or name.';
comment on column "zendesk"."talk_calls"."line_id" is 'Line by number.';
comment on column "zendesk"."talk_calls"."line_type" is '`phone` or `digital`.';
comment on column "zendesk"."talk_calls"."call_charge" is 'What it cost, in US dollars.';
comment on column "zendesk"."talk_calls"."minutes_billed" is 'Minutes that were billed.';
comment on column "zendesk"."talk_calls"."duration" is 'How long it took.';
comment on column "zendesk"."talk_calls"."talk_time" is 'Talked.';
comment on column "zendesk"."talk_calls"."wait_time" is 'The caller waited.';
comment on column "zendesk"."talk_calls"."time_to_answer" is 'Until an agent answered.';
comment on column "zendesk"."talk_calls"."hold_time" is 'On hold.';
comment on column "zendesk"."talk_calls"."wrap_up_time" is 'Work after it.';
comment on column "zendesk"."talk_calls"."consultation_time" is 'Agents among each other.';
comment on column "zendesk"."talk_calls"."ivr_time_spent" is 'In the menu.';
comment on column "zendesk"."talk_calls"."recording_time" is 'Recorded.';
comment on column "zendesk"."talk_calls"."not_recording_time" is 'Not recorded.';
comment on column "zendesk"."talk_calls"."recording_control_interactions" is 'How often recording was paused or resumed.';
comment on column "zendesk"."talk_calls"."exceeded_queue_wait_time" is 'Whether the caller waited longer than allowed.';
comment on column "zendesk"."talk_calls"."outside_business_hours" is 'Whether it came outside business hours.';
comment on column "zendesk"."talk_calls"."voicemail" is 'Whether it ended in voicemail.';
comment on column "zendesk"."talk_calls"."customer_requested_voicemail" is 'Whether the caller asked for that.';
comment on column "zendesk"."talk_calls"."callback" is 'Whether it is a call back.';
comment on column "zendesk"."talk_calls"."callback_source" is 'Where that was asked for.';
comment on column "zendesk"."talk_calls"."default_group" is 'Whether it was answered by the default group.';
comment on column "zendesk"."talk_calls"."overflowed" is 'Whether it was sent elsewhere.';
comment on column "zendesk"."talk_calls"."overflowed_to" is 'Where to.';
comment on column "zendesk"."talk_calls"."ivr_action" is 'What the caller chose in the menu.';
comment on column "zendesk"."talk_calls"."ivr_hops" is 'How many choices that took.';
comment on column "zendesk"."talk_calls"."ivr_destination_group_name" is 'Group that the menu led to.';
comment on column "zendesk"."talk_calls"."ivr_routed_to" is 'Number that the menu led to.';
comment on column "zendesk"."talk_calls"."call_recording_consent" is 'How consent to recording is asked for.';
comment on column "zendesk"."talk_calls"."call_recording_consent_action" is 'What the caller chose.';
comment on column "zendesk"."talk_calls"."call_recording_consent_keypress" is 'Key that the caller pressed.';
comment on column "zendesk"."talk_calls"."quality_issues" is 'List of troubles of the connection.';
comment on column "zendesk"."talk_calls"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."talk_calls"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."talk_calls"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."talk_calls"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."talk_calls"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."talk_digital_lines" (
    "id" bigint not null,
    "line_id" text,
    "nickname" text,
    "line_type" text,
    "brand_id" bigint,
    "recorded" boolean,
    "transcription" boolean,
    "call_recording_consent" text,
    "priority" bigint,
    "default_group_id" bigint,
    "group_ids" jsonb,
    "schedule_id" bigint,
    "greeting_ids" jsonb,
    "default_greeting_ids" jsonb,
    "outbound_number" text,
    "bot_id" text,
    "created_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."talk_digital_lines" is 'A line for calls through the internet.';
comment on column "zendesk"."talk_digital_lines"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."talk_digital_lines"."line_id" is 'Identifier of the line.';
comment on column "zendesk"."talk_digital_lines"."nickname" is 'Name.';
comment on column "zendesk"."talk_digital_lines"."line_type" is '`digital`.';
comment on column "zendesk"."talk_digital_lines"."brand_id" is 'Brand.';
comment on column "zendesk"."talk_digital_lines"."recorded" is 'Whether calls are recorded.';
comment on column "zendesk"."talk_digital_lines"."transcription" is 'Whether voicemail is transcribed.';
comment on column "zendesk"."talk_digital_lines"."call_recording_consent" is 'How consent to recording is asked for.';
comment on column "zendesk"."talk_digital_lines"."priority" is '1 if its calls go first.';
comment on column "zendesk"."talk_digital_lines"."default_group_id" is 'Group that its calls go to.';
comment on column "zendesk"."talk_digital_lines"."group_ids" is 'List of groups that its calls go to.';
comment on column "zendesk"."talk_digital_lines"."schedule_id" is 'Business hours.';
comment on column "zendesk"."talk_digital_lines"."greeting_ids" is 'List of greetings.';
comment on column "zendesk"."talk_digital_lines"."default_greeting_ids" is 'List of default greetings.';
comment on column "zendesk"."talk_digital_lines"."outbound_number" is 'Number that is shown on calls from it.';
comment on column "zendesk"."talk_digital_lines"."bot_id" is 'Bot that answers.';
comment on column "zendesk"."talk_digital_lines"."created_at" is 'When it was made.';
comment on column "zendesk"."talk_digital_lines"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."talk_digital_lines"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."talk_digital_lines"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."talk_digital_lines"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."talk_digital_lines"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."talk_greeting_categories" (
    "id" bigint not null,
    "name" text,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."talk_greeting_categories" is 'What a greeting is for.';
comment on column "zendesk"."talk_greeting_categories"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."talk_greeting_categories"."name" is 'Name.';
comment on column "zendesk"."talk_greeting_categories"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."talk_greeting_categories"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."talk_greeting_categories"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."talk_greeting_categories"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."talk_greeting_categories"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."talk_greetings" (
    "id" text not null,
    "name" text,
    "category_id" bigint,
    "active" boolean,
    "default" boolean,
    "default_lang" boolean,
    "pending" boolean,
    "audio_name" text,
    "audio_url" text,
    "upload_id" bigint,
    "has_sub_settings" boolean,
    "phone_number_ids" jsonb,
    "ivr_ids" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."talk_greetings" is 'Something that callers hear.';
comment on column "zendesk"."talk_greetings"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."talk_greetings"."name" is 'Name.';
comment on column "zendesk"."talk_greetings"."category_id" is 'Category.';
comment on column "zendesk"."talk_greetings"."active" is 'Whether a line or a menu uses it.';
comment on column "zendesk"."talk_greetings"."default" is 'Whether it is one of Zendesk''s.';
comment on column "zendesk"."talk_greetings"."default_lang" is 'Whether it has a default in the account''s language.';
comment on column "zendesk"."talk_greetings"."pending" is 'Whether it is still being made.';
comment on column "zendesk"."talk_greetings"."audio_name" is 'Name of the recording.';
comment on column "zendesk"."talk_greetings"."audio_url" is 'Where the recording is.';
comment on column "zendesk"."talk_greetings"."upload_id" is 'Upload of the recording.';
comment on column "zendesk"."talk_greetings"."has_sub_settings" is 'Whether it is part of another''s settings.';
comment on column "zendesk"."talk_greetings"."phone_number_ids" is 'List of phone numbers that use it.';
comment on column "zendesk"."talk_greetings"."ivr_ids" is 'List of menus that use it.';
comment on column "zendesk"."talk_greetings"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."talk_greetings"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."talk_greetings"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."talk_greetings"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."talk_greetings"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."talk_ivrs" (
    "id" bigint not null,
    "name" text,
    "phone_number_ids" jsonb,
    "phone_number_names" jsonb,
    "menus" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."talk_ivrs" is 'A menu that callers choose from by keys.';
comment on column "zendesk"."talk_ivrs"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."talk_ivrs"."name" is 'Name.';
comment on column "zendesk"."talk_ivrs"."phone_number_ids" is 'List of phone numbers.';
comment on column "zendesk"."talk_ivrs"."phone_number_names" is 'List of their names.';
comment on column "zendesk"."talk_ivrs"."menus" is 'List of menus with their keys.';
comment on column "zendesk"."talk_ivrs"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."talk_ivrs"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."talk_ivrs"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."talk_ivrs"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."talk_ivrs"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."talk_legs" (
    "id" bigint not null,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "call_id" bigint,
    "agent_id" bigint,
    "user_id" bigint,
    "type" text,
    "available_via" text,
    "completion_status" text,
    "call_charge" numeric,
    "minutes_billed" bigint,
    "duration" bigint,
    "talk_time" bigint,
    "hold_time" bigint,
    "wrap_up_time" bigint,
    "conference_from" bigint,
    "conference_to" bigint,
    "conference_time" bigint,
    "consultation_from" bigint,
    "consultation_to" bigint,
    "consultation_time" bigint,
    "forwarded_to" text,
    "transferred_from" bigint,
    "transferred_to" bigint,
    "quality_issues" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."talk_legs" is 'One participant''s part of a call; durations are in seconds.';
comment on column "zendesk"."talk_legs"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."talk_legs"."created_at" is 'When it began.';
comment on column "zendesk"."talk_legs"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."talk_legs"."call_id" is 'Call.';
comment on column "zendesk"."talk_legs"."agent_id" is 'Agent.';
comment on column "zendesk"."talk_legs"."user_id" is 'Customer.';
comment on column "zendesk"."talk_legs"."type" is '`agent`, `customer`, `external` or `supervisor`.';
comment on column "zendesk"."talk_legs"."available_via" is 'How the agent was reached: `client` or `phone`.';
comment on column "zendesk"."talk_legs"."completion_status" is 'How it ended.';
comment on column "zendesk"."talk_legs"."call_charge" is 'What it cost, in US dollars.';
comment on column "zendesk"."talk_legs"."minutes_billed" is 'Minutes that were billed.';
comment on column "zendesk"."talk_legs"."duration" is 'How long it took.';
comment on column "zendesk"."talk_legs"."talk_time" is 'Talked.';
comment on column "zendesk"."talk_legs"."hold_time" is 'On hold.';
comment on column "zendesk"."talk_legs"."wrap_up_time" is 'Work after it.';
comment on column "zendesk"."talk_legs"."conference_from" is 'Agent who began the conference.';
comment on column "zendesk"."talk_legs"."conference_to" is 'Agent who was called into it.';
comment on column "zendesk"."talk_legs"."conference_time" is 'In conference.';
comment on column "zendesk"."talk_legs"."consultation_from" is 'Agent who asked.';
comment on column "zendesk"."talk_legs"."consultation_to" is 'Agent who was asked.';
comment on column "zendesk"."talk_legs"."consultation_time" is 'Agents among each other.';
comment on column "zendesk"."talk_legs"."forwarded_to" is 'Number that it was forwarded to.';
comment on column "zendesk"."talk_legs"."transferred_from" is 'Agent who handed it on.';
comment on column "zendesk"."talk_legs"."transferred_to" is 'Agent whom it was handed on to.';
comment on column "zendesk"."talk_legs"."quality_issues" is 'List of troubles of the connection.';
comment on column "zendesk"."talk_legs"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."talk_legs"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."talk_legs"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."talk_legs"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."talk_legs"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."talk_phone_numbers" (
    "id" bigint not null,
    "number" text,
    "display_number" text,
    "name" text,
    "nickname" text,
    "country_code" text,
    "location" text,
    "toll_free" boolean,
    "external" boolean,
    "voice_enabled" boolean,
    "sms_enabled" boolean,
    "outbound_enabled" boolean,
    "recorded" boolean,
    "transcription" boolean,
    "call_recording_consent" text,
    "priority" bigint,
    "line_type" text,
    "default_group_id" bigint,
    "group_ids" jsonb,
    "sms_group_id" bigint,
    "brand_id" bigint,
    "schedule_id" bigint,
    "ivr_id" bigint,
    "failover_number" text,
    "greeting_ids" jsonb,
    "default_greeting_ids" jsonb,
    "categorised_greetings" jsonb,
    "categorised_greetings_with_sub_settings" jsonb,
    "capabilities" jsonb,
    "created_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."talk_phone_numbers" is 'A phone number of the account''s.';
comment on column "zendesk"."talk_phone_numbers"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."talk_phone_numbers"."number" is 'Number.';
comment on column "zendesk"."talk_phone_numbers"."display_number" is 'The same, formatted.';
comment on column "zendesk"."talk_phone_numbers"."name" is 'Nickname, or else the number.';
comment on column "zendesk"."talk_phone_numbers"."nickname" is 'Nickname.';
comment on column "zendesk"."talk_phone_numbers"."country_code" is 'Country.';
comment on column "zendesk"."talk_phone_numbers"."location" is 'Region.';
comment on column "zendesk"."talk_phone_numbers"."toll_free" is 'Whether calling it is free.';
comment on column "zendesk"."talk_phone_numbers"."external" is 'Whether it belongs to another provider.';
comment on column "zendesk"."talk_phone_numbers"."voice_enabled" is 'Whether it takes calls.';
comment on column "zendesk"."talk_phone_numbers"."sms_enabled" is 'Whether it takes texts.';
comment on column "zendesk"."talk_phone_numbers"."outbound_enabled" is 'Whether calls can be made from it.';
comment on column "zendesk"."talk_phone_numbers"."recorded" is 'Whether calls are recorded.';
comment on column "zendesk"."talk_phone_numbers"."transcription" is 'Whether voicemail is transcribed.';
comment on column "zendesk"."talk_phone_numbers"."call_recording_consent" is 'How consent to recording is asked for.';
comment on column "zendesk"."talk_phone_numbers"."priority" is '1 if its calls go first.';
comment on column "zendesk"."talk_phone_numbers"."line_type" is '`phone`.';
comment on column "zendesk"."talk_phone_numbers"."default_group_id" is 'Group that its calls go to.';
comment on column "zendesk"."talk_phone_numbers"."group_ids" is 'List of groups that its calls go to.';
comment on column "zendesk"."talk_phone_numbers"."sms_group_id" is 'Group that its texts go to.';
comment on column "zendesk"."talk_phone_numbers"."brand_id" is 'Brand.';
comment on column "zendesk"."talk_phone_numbers"."schedule_id" is 'Business hours.';
comment on column "zendesk"."talk_phone_numbers"."ivr_id" is 'Menu.';
comment on column "zendesk"."talk_phone_numbers"."failover_number" is 'Number that is called when Talk is down.';
comment on column "zendesk"."talk_phone_numbers"."greeting_ids" is 'List of greetings.';
comment on column "zendesk"."talk_phone_numbers"."default_greeting_ids" is 'List of default greetings.';
comment on column "zendesk"."talk_phone_numbers"."categorised_greetings" is 'Greetings by category.';
comment on column "zendesk"."talk_phone_numbers"."categorised_greetings_with_sub_settings" is 'The same with settings.';
comment on column "zendesk"."talk_phone_numbers"."capabilities" is 'What it can do.';
comment on column "zendesk"."talk_phone_numbers"."created_at" is 'When it was made.';
comment on column "zendesk"."talk_phone_numbers"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."talk_phone_numbers"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."talk_phone_numbers"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."talk_phone_numbers"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."talk_phone_numbers"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."targets" (
    "id" bigint not null,
    "url" text,
    "title" text,
    "type" text,
    "active" boolean,
    "target_url" text,
    "method" text,
    "content_type" text,
    "username" text,
    "email" text,
    "subject" text,
    "details" jsonb,
    "created_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."targets" is 'A place outside that triggers and automations notify; webhooks have taken its place.';
comment on column "zendesk"."targets"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."targets"."url" is 'Address of the target in the API.';
comment on column "zendesk"."targets"."title" is 'Title.';
comment on column "zendesk"."targets"."type" is '`email_target`, `url_target_v2` and others, by service.';
comment on column "zendesk"."targets"."active" is 'Whether it is in use.';
comment on column "zendesk"."targets"."target_url" is 'Address that is asked.';
comment on column "zendesk"."targets"."method" is 'Method of HTTP.';
comment on column "zendesk"."targets"."content_type" is 'Media type of what is sent.';
comment on column "zendesk"."targets"."username" is 'User that it signs in as.';
comment on column "zendesk"."targets"."email" is 'Address that is written to.';
comment on column "zendesk"."targets"."subject" is 'Subject of the message.';
comment on column "zendesk"."targets"."details" is 'All else that this type of target says, but for its credentials.';
comment on column "zendesk"."targets"."created_at" is 'When it was made.';
comment on column "zendesk"."targets"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."targets"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."targets"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."targets"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."targets"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."ticket_audit_events" (
    "id" bigint not null,
    "audit_id" bigint,
    "ticket_id" bigint,
    "type" text,
    "field_name" text,
    "value" jsonb,
    "previous_value" jsonb,
    "author_id" bigint,
    "public" boolean,
    "body" text,
    "html_body" text,
    "plain_body" text,
    "subject" text,
    "recipients" jsonb,
    "via_channel" text,
    "via_source" jsonb,
    "details" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."ticket_audit_events" is 'One thing that an update did: a field that changed, a comment, a message that went out.';
comment on column "zendesk"."ticket_audit_events"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."ticket_audit_events"."audit_id" is 'Update.';
comment on column "zendesk"."ticket_audit_events"."ticket_id" is 'Ticket.';
comment on column "zendesk"."ticket_audit_events"."type" is '`Create`, `Change`, `Comment`, `Notification` and others.';
comment on column "zendesk"."ticket_audit_events"."field_name" is 'Field that changed; digits are a custom field''s id.';
comment on column "zendesk"."ticket_audit_events"."value" is 'What the field has now; a text or a list.';
comment on column "zendesk"."ticket_audit_events"."previous_value" is 'What it had before.';
comment on column "zendesk"."ticket_audit_events"."author_id" is 'Of a comment, who wrote it.';
comment on column "zendesk"."ticket_audit_events"."public" is 'Of a comment, whether the requester can see it.';
comment on column "zendesk"."ticket_audit_events"."body" is 'Text of a comment or a message.';
comment on column "zendesk"."ticket_audit_events"."html_body" is 'The same as HTML.';
comment on column "zendesk"."ticket_audit_events"."plain_body" is 'The same without formatting.';
comment on column "zendesk"."ticket_audit_events"."subject" is 'Subject of a message.';
comment on column "zendesk"."ticket_audit_events"."recipients" is 'List of users that a message went to.';
comment on column "zendesk"."ticket_audit_events"."via_channel" is 'What made it, such as `rule`.';
comment on column "zendesk"."ticket_audit_events"."via_source" is 'Rule, person or ticket that made it.';
comment on column "zendesk"."ticket_audit_events"."details" is 'All else that this type of event says.';
comment on column "zendesk"."ticket_audit_events"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."ticket_audit_events"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."ticket_audit_events"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."ticket_audit_events"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."ticket_audit_events"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."ticket_audits" (
    "id" bigint not null,
    "ticket_id" bigint,
    "created_at" timestamp with time zone,
    "author_id" bigint,
    "via_channel" text,
    "via_source_rel" text,
    "via_source_from" jsonb,
    "via_source_to" jsonb,
    "metadata_system" jsonb,
    "metadata_custom" jsonb,
    "metadata_other" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."ticket_audits" is 'One update of a ticket: who changed it, when and by which way.';
comment on column "zendesk"."ticket_audits"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."ticket_audits"."ticket_id" is 'Ticket.';
comment on column "zendesk"."ticket_audits"."created_at" is 'When it was.';
comment on column "zendesk"."ticket_audits"."author_id" is 'Who did it; -1 of the system.';
comment on column "zendesk"."ticket_audits"."via_channel" is 'Done by: Channel, such as `email`, `web`, `api`, `chat` or `rule`.';
comment on column "zendesk"."ticket_audits"."via_source_rel" is 'Done by: What led to it, such as `follow_up` or `merge`.';
comment on column "zendesk"."ticket_audits"."via_source_from" is 'Done by: Where it came from: address, name, ticket or rule.';
comment on column "zendesk"."ticket_audits"."via_source_to" is 'Done by: Where it was sent to: address and name.';
comment on column "zendesk"."ticket_audits"."metadata_system" is 'Client, location and address that it was done from.';
comment on column "zendesk"."ticket_audits"."metadata_custom" is 'Metadata of an integration''s.';
comment on column "zendesk"."ticket_audits"."metadata_other" is 'Further metadata, such as flags and notifications.';
comment on column "zendesk"."ticket_audits"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."ticket_audits"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."ticket_audits"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."ticket_audits"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."ticket_audits"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."ticket_comments" (
    "id" bigint not null,
    "ticket_event_id" bigint,
    "ticket_id" bigint,
    "type" text,
    "author_id" bigint,
    "body" text,
    "html_body" text,
    "plain_body" text,
    "public" boolean,
    "via" text,
    "via_source_rel" text,
    "via_source_from" jsonb,
    "via_source_to" jsonb,
    "created_at" timestamp with time zone,
    "metadata" jsonb,
    "data" jsonb,
    "formatted_from" text,
    "formatted_to" text,
    "transcription_visible" boolean,
    "uploads" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."ticket_comments" is 'What somebody wrote on a ticket: public, or a note among agents.';
comment on column "zendesk"."ticket_comments"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."ticket_comments"."ticket_event_id" is 'Audit by which it came.';
comment on column "zendesk"."ticket_comments"."ticket_id" is 'Ticket.';
comment on column "zendesk"."ticket_comments"."type" is '`Comment`, or `VoiceComment` of a call.';
comment on column "zendesk"."ticket_comments"."author_id" is 'Who wrote it; -1 of the system.';
comment on column "zendesk"."ticket_comments"."body" is 'Text as it was written.';
comment on column "zendesk"."ticket_comments"."html_body" is 'Text as HTML.';
comment on column "zendesk"."ticket_comments"."plain_body" is 'Text without formatting.';
comment on column "zendesk"."ticket_comments"."public" is 'Whether the requester can see it.';
comment on column "zendesk"."ticket_comments"."via" is 'Channel, such as `email` or `web`.';
comment on column "zendesk"."ticket_comments"."via_source_rel" is 'What led to it, such as `follow_up` or `merge`.';
comment on column "zendesk"."ticket_comments"."via_source_from" is 'Where it came from.';
comment on column "zendesk"."ticket_comments"."via_source_to" is 'Where it was sent to.';
comment on column "zendesk"."ticket_comments"."created_at" is 'When it was written.';
comment on column "zendesk"."ticket_comments"."metadata" is 'Client, location and flags of the change; null while it was read in bulk alone.';
comment on column "zendesk"."ticket_comments"."data" is 'Of a call: numbers, duration, recording and transcript.';
comment on column "zendesk"."ticket_comments"."formatted_from" is 'Of a call: the caller''s number, formatted.';
comment on column "zendesk"."ticket_comments"."formatted_to" is 'Of a call: the number called, formatted.';
comment on column "zendesk"."ticket_comments"."transcription_visible" is 'Of a call: whether its transcript is shown.';
comment on column "zendesk"."ticket_comments"."uploads" is 'List of tokens of files that were sent with it.';
comment on column "zendesk"."ticket_comments"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."ticket_comments"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."ticket_comments"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."ticket_comments"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."ticket_comments"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."ticket_events" (
    "id" bigint not null,
    "ticket_event_id" bigint,
    "ticket_id" bigint,
    "timestamp" timestamp with time zone,
    "created_at" timestamp with time zone,
    "updater_id" bigint,
    "ticket_event_via" text,
    "context_client" text,
    "context_ip_address" text,
    "context_location" text,
    "context_latitude" double precision,
    "context_longitude" double precision,
    "context_other" jsonb,
    "event_metadata" jsonb,
    "event_type" text,
    "via" text,
    "via_reference_id" bigint,
    "previous_value" jsonb,
    "subject" text,
    "status" text,
    "custom_status_id" bigint,
    "type" text,
    "priority" text,
    "requester_id" bigint,
    "assignee_id" bigint,
    "group_id" bigint,
    "organization_id" bigint,
    "brand_id" bigint,
    "ticket_form_id" bigint,
    "locale_id" bigint,
    "linked_id" bigint,
    "due_date" text,
    "is_public" boolean,
    "tags" jsonb,
    "added_tags" jsonb,
    "removed_tags" jsonb,
    "comment_present" boolean,
    "comment_public" boolean,
    "satisfaction_score" text,
    "satisfaction_comment" text,
    "satisfaction_reason_code" text,
    "satisfaction_rating" jsonb,
    "sla_policy" text,
    "rel" text,
    "custom_ticket_fields" jsonb,
    "details" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."ticket_events" is 'One thing that an update did to a ticket, as the export of events tells it. Of a change there is a column, or a key in `details`, by the field''s name.';
comment on column "zendesk"."ticket_events"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."ticket_events"."ticket_event_id" is 'Update that it was part of.';
comment on column "zendesk"."ticket_events"."ticket_id" is 'Ticket.';
comment on column "zendesk"."ticket_events"."timestamp" is 'When the update was.';
comment on column "zendesk"."ticket_events"."created_at" is 'When the update was.';
comment on column "zendesk"."ticket_events"."updater_id" is 'Who did it; -1 of the system.';
comment on column "zendesk"."ticket_events"."ticket_event_via" is 'How the update was done.';
comment on column "zendesk"."ticket_events"."context_client" is 'Browser or program that it was done with.';
comment on column "zendesk"."ticket_events"."context_ip_address" is 'Address that it was done from.';
comment on column "zendesk"."ticket_events"."context_location" is 'Place that it was done at.';
comment on column "zendesk"."ticket_events"."context_latitude" is 'Degrees north.';
comment on column "zendesk"."ticket_events"."context_longitude" is 'Degrees east.';
comment on column "zendesk"."ticket_events"."context_other" is 'Further data of the system''s, such as the id of an e-mail.';
comment on column "zendesk"."ticket_events"."event_metadata" is 'Metadata of the update.';
comment on column "zendesk"."ticket_events"."event_type" is '`Create`, `Change`, `Comment`, `Notification` and others.';
comment on column "zendesk"."ticket_events"."via" is 'How this part of it was done.';
comment on column "zendesk"."ticket_events"."via_reference_id" is 'Rule or record that did it.';
comment on column "zendesk"."ticket_events"."previous_value" is 'What the field had before.';
comment on column "zendesk"."ticket_events"."subject" is 'New subject.';
comment on column "zendesk"."ticket_events"."status" is 'New status.';
comment on column "zendesk"."ticket_events"."custom_status_id" is 'New custom status.';
comment on column "zendesk"."ticket_events"."type" is 'New type.';
comment on column "zendesk"."ticket_events"."priority" is 'New priority.';
comment on column "zendesk"."ticket_events"."requester_id" is 'New requester.';
comment on column "zendesk"."ticket_events"."assignee_id" is 'New assignee.';
comment on column "zendesk"."ticket_events"."group_id" is 'New group.';
comment on column "zendesk"."ticket_events"."organization_id" is 'New organization.';
comment on column "zendesk"."ticket_events"."brand_id" is 'New brand.';
comment on column "zendesk"."ticket_events"."ticket_form_id" is 'New form.';
comment on column "zendesk"."ticket_events"."locale_id" is 'New language.';
comment on column "zendesk"."ticket_events"."linked_id" is 'New problem, of an incident.';
comment on column "zendesk"."ticket_events"."due_date" is 'New due date.';
comment on column "zendesk"."ticket_events"."is_public" is 'Whether the ticket became public.';
comment on column "zendesk"."ticket_events"."tags" is 'List of the tags that it has now.';
comment on column "zendesk"."ticket_events"."added_tags" is 'List of tags that were added.';
comment on column "zendesk"."ticket_events"."removed_tags" is 'List of tags that were taken away.';
comment on column "zendesk"."ticket_events"."comment_present" is 'Whether the update brought a comment.';
comment on column "zendesk"."ticket_events"."comment_public" is 'Whether that is public.';
comment on column "zendesk"."ticket_events"."satisfaction_score" is 'New rating.';
comment on column "zendesk"."ticket_events"."satisfaction_comment" is 'Comment with it.';
comment on column "zendesk"."ticket_events"."satisfaction_reason_code" is 'Reason with it.';
comment on column "zendesk"."ticket_events"."satisfaction_rating" is 'New rating, whole.';
comment on column "zendesk"."ticket_events"."sla_policy" is 'New SLA policy.';
comment on column "zendesk"."ticket_events"."rel" is 'How the tickets are related.';
comment on column "zendesk"."ticket_events"."custom_ticket_fields" is 'New value of a custom field, by its id.';
comment on column "zendesk"."ticket_events"."details" is 'All else.';
comment on column "zendesk"."ticket_events"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."ticket_events"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."ticket_events"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."ticket_events"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."ticket_events"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."ticket_fields" (
    "id" bigint not null,
    "url" text,
    "type" text,
    "slug" text,
    "key" text,
    "title" text,
    "raw_title" text,
    "description" text,
    "raw_description" text,
    "agent_description" text,
    "position" bigint,
    "active" boolean,
    "required" boolean,
    "collapsed_for_agents" boolean,
    "regexp_for_validation" text,
    "title_in_portal" text,
    "raw_title_in_portal" text,
    "visible_in_portal" boolean,
    "editable_in_portal" boolean,
    "required_in_portal" boolean,
    "agent_can_edit" boolean,
    "tag" text,
    "custom_field_options" jsonb,
    "system_field_options" jsonb,
    "custom_statuses" jsonb,
    "sub_type_id" bigint,
    "relationship_target_type" text,
    "relationship_filter" jsonb,
    "removable" boolean,
    "creator_user_id" bigint,
    "creator_app_name" text,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."ticket_fields" is 'A field of tickets: one of Zendesk''s or of the account''s own.';
comment on column "zendesk"."ticket_fields"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."ticket_fields"."url" is 'Address of the field in the API.';
comment on column "zendesk"."ticket_fields"."type" is '`text`, `textarea`, `checkbox`, `date`, `integer`, `decimal`, `regexp`, `tagger`, `multiselect`, `lookup`, or a system field''s own.';
comment on column "zendesk"."ticket_fields"."slug" is 'Name for addresses; no longer sent.';
comment on column "zendesk"."ticket_fields"."key" is 'Key of a field made by an app.';
comment on column "zendesk"."ticket_fields"."title" is 'Title.';
comment on column "zendesk"."ticket_fields"."raw_title" is 'Title with the placeholders of dynamic content unfilled.';
comment on column "zendesk"."ticket_fields"."description" is 'What it is for, as end users read it.';
comment on column "zendesk"."ticket_fields"."raw_description" is 'The same with placeholders unfilled.';
comment on column "zendesk"."ticket_fields"."agent_description" is 'What it is for, as agents read it.';
comment on column "zendesk"."ticket_fields"."position" is 'Place among the fields; those of the system''s come first.';
comment on column "zendesk"."ticket_fields"."active" is 'Whether it is in use.';
comment on column "zendesk"."ticket_fields"."required" is 'Whether agents have to fill it to solve a ticket.';
comment on column "zendesk"."ticket_fields"."collapsed_for_agents" is 'Whether it is folded away.';
comment on column "zendesk"."ticket_fields"."regexp_for_validation" is 'Of `regexp`, the pattern.';
comment on column "zendesk"."ticket_fields"."title_in_portal" is 'Title for end users.';
comment on column "zendesk"."ticket_fields"."raw_title_in_portal" is 'The same with placeholders unfilled.';
comment on column "zendesk"."ticket_fields"."visible_in_portal" is 'Whether end users see it.';
comment on column "zendesk"."ticket_fields"."editable_in_portal" is 'Whether end users may change it.';
comment on column "zendesk"."ticket_fields"."required_in_portal" is 'Whether end users have to fill it.';
comment on column "zendesk"."ticket_fields"."agent_can_edit" is 'Whether agents may change it.';
comment on column "zendesk"."ticket_fields"."tag" is 'Of a checkbox, tag that is set with it.';
comment on column "zendesk"."ticket_fields"."custom_field_options" is 'Of dropdowns: list of options, with name and value, which is the tag.';
comment on column "zendesk"."ticket_fields"."system_field_options" is 'Of system fields: list of options.';
comment on column "zendesk"."ticket_fields"."custom_statuses" is 'Of the status field: list of custom statuses.';
comment on column "zendesk"."ticket_fields"."sub_type_id" is 'Of the fields priority and status: 1 if some values are hidden.';
comment on column "zendesk"."ticket_fields"."relationship_target_type" is 'Of `lookup`, what it refers to.';
comment on column "zendesk"."ticket_fields"."relationship_filter" is 'Of `lookup`, which of these may be chosen.';
comment on column "zendesk"."ticket_fields"."removable" is 'False of system fields.';
comment on column "zendesk"."ticket_fields"."creator_user_id" is 'Who made it.';
comment on column "zendesk"."ticket_fields"."creator_app_name" is 'App that made it.';
comment on column "zendesk"."ticket_fields"."created_at" is 'When it was made.';
comment on column "zendesk"."ticket_fields"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."ticket_fields"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."ticket_fields"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."ticket_fields"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."ticket_fields"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."ticket_fields"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."ticket_form_statuses" (
    "id" text not null,
    "ticket_form_id" bigint,
    "custom_status_id" bigint,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."ticket_form_statuses" is 'That tickets of a form may have a custom status.';
comment on column "zendesk"."ticket_form_statuses"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."ticket_form_statuses"."ticket_form_id" is 'Form.';
comment on column "zendesk"."ticket_form_statuses"."custom_status_id" is 'Custom status.';
comment on column "zendesk"."ticket_form_statuses"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."ticket_form_statuses"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."ticket_form_statuses"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."ticket_form_statuses"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."ticket_form_statuses"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."ticket_forms" (
    "id" bigint not null,
    "url" text,
    "name" text,
    "raw_name" text,
    "display_name" text,
    "raw_display_name" text,
    "position" bigint,
    "active" boolean,
    "end_user_visible" boolean,
    "default" boolean,
    "ticket_field_ids" jsonb,
    "in_all_brands" boolean,
    "restricted_brand_ids" jsonb,
    "agent_conditions" jsonb,
    "end_user_conditions" jsonb,
    "form_type" text,
    "deleted_at" timestamp with time zone,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."ticket_forms" is 'A form that tickets are made with: which fields in which order.';
comment on column "zendesk"."ticket_forms"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."ticket_forms"."url" is 'Address of the form in the API.';
comment on column "zendesk"."ticket_forms"."name" is 'Name.';
comment on column "zendesk"."ticket_forms"."raw_name" is 'Name with the placeholders of dynamic content unfilled.';
comment on column "zendesk"."ticket_forms"."display_name" is 'Name for end users.';
comment on column "zendesk"."ticket_forms"."raw_display_name" is 'The same with placeholders unfilled.';
comment on column "zendesk"."ticket_forms"."position" is 'Place among the forms.';
comment on column "zendesk"."ticket_forms"."active" is 'Whether it is in use.';
comment on column "zendesk"."ticket_forms"."end_user_visible" is 'Whether end users see it.';
comment on column "zendesk"."ticket_forms"."default" is 'Whether it is the default one.';
comment on column "zendesk"."ticket_forms"."ticket_field_ids" is 'List of its fields.';
comment on column "zendesk"."ticket_forms"."in_all_brands" is 'Whether all brands have it.';
comment on column "zendesk"."ticket_forms"."restricted_brand_ids" is 'List of the brands that have it, if not all.';
comment on column "zendesk"."ticket_forms"."agent_conditions" is 'Fields that agents see depending on others.';
comment on column "zendesk"."ticket_forms"."end_user_conditions" is 'Fields that end users see depending on others.';
comment on column "zendesk"."ticket_forms"."form_type" is 'Kind of form, such as `standard`.';
comment on column "zendesk"."ticket_forms"."deleted_at" is 'When it was deleted.';
comment on column "zendesk"."ticket_forms"."created_at" is 'When it was made.';
comment on column "zendesk"."ticket_forms"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."ticket_forms"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."ticket_forms"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."ticket_forms"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."ticket_forms"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."ticket_forms"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."ticket_metric_events" (
    "id" bigint not null,
    "ticket_id" bigint,
    "metric" text,
    "instance_id" bigint,
    "type" text,
    "time" timestamp with time zone,
    "sla" jsonb,
    "group_sla" jsonb,
    "status_calendar" bigint,
    "status_business" bigint,
    "deleted" boolean,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."ticket_metric_events" is 'One step in how a metric of a ticket came about.';
comment on column "zendesk"."ticket_metric_events"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."ticket_metric_events"."ticket_id" is 'Ticket.';
comment on column "zendesk"."ticket_metric_events"."metric" is '`reply_time`, `agent_work_time`, `requester_wait_time` and others.';
comment on column "zendesk"."ticket_metric_events"."instance_id" is 'Which measurement of the metric on this ticket: 1 is the first.';
comment on column "zendesk"."ticket_metric_events"."type" is '`activate`, `pause`, `fulfill`, `apply_sla`, `breach`, `update_status` or `measure`.';
comment on column "zendesk"."ticket_metric_events"."time" is 'When it was.';
comment on column "zendesk"."ticket_metric_events"."sla" is 'Of `apply_sla`: target and policy.';
comment on column "zendesk"."ticket_metric_events"."group_sla" is 'Of `apply_group_sla`: target and policy.';
comment on column "zendesk"."ticket_metric_events"."status_calendar" is 'Of `update_status`: minutes so far by the calendar.';
comment on column "zendesk"."ticket_metric_events"."status_business" is 'Of `update_status`: minutes so far in business hours.';
comment on column "zendesk"."ticket_metric_events"."deleted" is 'True of a breach that was called off, and of events of deleted tickets.';
comment on column "zendesk"."ticket_metric_events"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."ticket_metric_events"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."ticket_metric_events"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."ticket_metric_events"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."ticket_metric_events"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."ticket_metrics" (
    "id" bigint not null,
    "url" text,
    "ticket_id" bigint,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "group_stations" bigint,
    "assignee_stations" bigint,
    "reopens" bigint,
    "replies" bigint,
    "assignee_updated_at" timestamp with time zone,
    "requester_updated_at" timestamp with time zone,
    "status_updated_at" timestamp with time zone,
    "initially_assigned_at" timestamp with time zone,
    "assigned_at" timestamp with time zone,
    "solved_at" timestamp with time zone,
    "latest_comment_added_at" timestamp with time zone,
    "custom_status_updated_at" timestamp with time zone,
    "reply_time_in_minutes_calendar" bigint,
    "reply_time_in_minutes_business" bigint,
    "first_resolution_time_in_minutes_calendar" bigint,
    "first_resolution_time_in_minutes_business" bigint,
    "full_resolution_time_in_minutes_calendar" bigint,
    "full_resolution_time_in_minutes_business" bigint,
    "agent_wait_time_in_minutes_calendar" bigint,
    "agent_wait_time_in_minutes_business" bigint,
    "requester_wait_time_in_minutes_calendar" bigint,
    "requester_wait_time_in_minutes_business" bigint,
    "on_hold_time_in_minutes_calendar" bigint,
    "on_hold_time_in_minutes_business" bigint,
    "reply_time_in_seconds_calendar" bigint,
    "reply_time_in_seconds_business" bigint,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."ticket_metrics" is 'How long things took on a ticket, and how often it changed hands. Times are in minutes and count up to the last event of their kind.';
comment on column "zendesk"."ticket_metrics"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."ticket_metrics"."url" is 'Address of the record in the API.';
comment on column "zendesk"."ticket_metrics"."ticket_id" is 'Ticket.';
comment on column "zendesk"."ticket_metrics"."created_at" is 'When it was made.';
comment on column "zendesk"."ticket_metrics"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."ticket_metrics"."group_stations" is 'How many groups it went through.';
comment on column "zendesk"."ticket_metrics"."assignee_stations" is 'How many agents it went through.';
comment on column "zendesk"."ticket_metrics"."reopens" is 'How often it was opened again.';
comment on column "zendesk"."ticket_metrics"."replies" is 'How many public replies agents wrote.';
comment on column "zendesk"."ticket_metrics"."assignee_updated_at" is 'When the assignee last changed it.';
comment on column "zendesk"."ticket_metrics"."requester_updated_at" is 'When the requester last changed it.';
comment on column "zendesk"."ticket_metrics"."status_updated_at" is 'When the status last changed.';
comment on column "zendesk"."ticket_metrics"."initially_assigned_at" is 'When it was first assigned.';
comment on column "zendesk"."ticket_metrics"."assigned_at" is 'When it was last assigned.';
comment on column "zendesk"."ticket_metrics"."solved_at" is 'When it was last solved.';
comment on column "zendesk"."ticket_metrics"."latest_comment_added_at" is 'When the last comment was written.';
comment on column "zendesk"."ticket_metrics"."custom_status_updated_at" is 'When the custom status last changed.';
comment on column "zendesk"."ticket_metrics"."reply_time_in_minutes_calendar" is 'To the first public reply: By the calendar.';
comment on column "zendesk"."ticket_metrics"."reply_time_in_minutes_business" is 'To the first public reply: In business hours.';
comment on column "zendesk"."ticket_metrics"."first_resolution_time_in_minutes_calendar" is 'To the first solution: By the calendar.';
comment on column "zendesk"."ticket_metrics"."first_resolution_time_in_minutes_business" is 'To the first solution: In business hours.';
comment on column "zendesk"."ticket_metrics"."full_resolution_time_in_minutes_calendar" is 'To the last solution: By the calendar.';
comment on column "zendesk"."ticket_metrics"."full_resolution_time_in_minutes_business" is 'To the last solution: In business hours.';
comment on column "zendesk"."ticket_metrics"."agent_wait_time_in_minutes_calendar" is 'Waited for the requester: By the calendar.';
comment on column "zendesk"."ticket_metrics"."agent_wait_time_in_minutes_business" is 'Waited for the requester: In business hours.';
comment on column "zendesk"."ticket_metrics"."requester_wait_time_in_minutes_calendar" is 'Requester waited: By the calendar.';
comment on column "zendesk"."ticket_metrics"."requester_wait_time_in_minutes_business" is 'Requester waited: In business hours.';
comment on column "zendesk"."ticket_metrics"."on_hold_time_in_minutes_calendar" is 'On hold: By the calendar.';
comment on column "zendesk"."ticket_metrics"."on_hold_time_in_minutes_business" is 'On hold: In business hours.';
comment on column "zendesk"."ticket_metrics"."reply_time_in_seconds_calendar" is 'To the first public reply, in seconds: By the calendar.';
comment on column "zendesk"."ticket_metrics"."reply_time_in_seconds_business" is 'To the first public reply, in seconds: In business hours.';
comment on column "zendesk"."ticket_metrics"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."ticket_metrics"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."ticket_metrics"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."ticket_metrics"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."ticket_metrics"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."ticket_skips" (
    "id" bigint not null,
    "ticket_id" bigint,
    "user_id" bigint,
    "reason" text,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."ticket_skips" is 'That an agent passed over a ticket in guided mode.';
comment on column "zendesk"."ticket_skips"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."ticket_skips"."ticket_id" is 'Ticket.';
comment on column "zendesk"."ticket_skips"."user_id" is 'Agent.';
comment on column "zendesk"."ticket_skips"."reason" is 'Why.';
comment on column "zendesk"."ticket_skips"."created_at" is 'When it was made.';
comment on column "zendesk"."ticket_skips"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."ticket_skips"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."ticket_skips"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."ticket_skips"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."ticket_skips"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."ticket_skips"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."tickets" (
    "id" bigint not null,
    "url" text,
    "external_id" text,
    "via_channel" text,
    "via_source_rel" text,
    "via_source_from" jsonb,
    "via_source_to" jsonb,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "generated_timestamp" timestamp with time zone,
    "type" text,
    "subject" text,
    "raw_subject" text,
    "description" text,
    "priority" text,
    "status" text,
    "custom_status_id" bigint,
    "recipient" text,
    "requester_id" bigint,
    "submitter_id" bigint,
    "assignee_id" bigint,
    "organization_id" bigint,
    "group_id" bigint,
    "brand_id" bigint,
    "collaborator_ids" jsonb,
    "follower_ids" jsonb,
    "email_cc_ids" jsonb,
    "forum_topic_id" bigint,
    "problem_id" bigint,
    "has_incidents" boolean,
    "is_public" boolean,
    "due_at" timestamp with time zone,
    "tags" jsonb,
    "custom_fields" jsonb,
    "satisfaction_rating_id" bigint,
    "satisfaction_rating_score" text,
    "satisfaction_rating_comment" text,
    "satisfaction_rating_reason" text,
    "satisfaction_rating_reason_id" bigint,
    "satisfaction_probability" double precision,
    "sharing_agreement_ids" jsonb,
    "followup_ids" jsonb,
    "ticket_form_id" bigint,
    "allow_channelback" boolean,
    "allow_attachments" boolean,
    "from_messaging_channel" boolean,
    "encoded_id" text,
    "result_type" text,
    "support_type" text,
    "metadata" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."tickets" is 'A request of a customer, and all the work on it. Rows are as recent as `generated_timestamp`, which also moves for changes of the system''s that leave `updated_at` alone.';
comment on column "zendesk"."tickets"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."tickets"."url" is 'Address of the ticket in the API.';
comment on column "zendesk"."tickets"."external_id" is 'Identifier of the account''s own.';
comment on column "zendesk"."tickets"."via_channel" is 'Came in: Channel, such as `email`, `web`, `api`, `chat` or `rule`.';
comment on column "zendesk"."tickets"."via_source_rel" is 'Came in: What led to it, such as `follow_up` or `merge`.';
comment on column "zendesk"."tickets"."via_source_from" is 'Came in: Where it came from: address, name, ticket or rule.';
comment on column "zendesk"."tickets"."via_source_to" is 'Came in: Where it was sent to: address and name.';
comment on column "zendesk"."tickets"."created_at" is 'When the ticket was made.';
comment on column "zendesk"."tickets"."updated_at" is 'When it was last changed in a way that makes an audit; changes of the system''s do not show here.';
comment on column "zendesk"."tickets"."generated_timestamp" is 'When it was last changed in any way; the order of exports.';
comment on column "zendesk"."tickets"."type" is '`problem`, `incident`, `question` or `task`.';
comment on column "zendesk"."tickets"."subject" is 'Subject; `SCRUBBED` once the ticket was deleted for good.';
comment on column "zendesk"."tickets"."raw_subject" is 'Subject with the placeholders of dynamic content unfilled.';
comment on column "zendesk"."tickets"."description" is 'First comment.';
comment on column "zendesk"."tickets"."priority" is '`urgent`, `high`, `normal` or `low`.';
comment on column "zendesk"."tickets"."status" is '`new`, `open`, `pending`, `hold`, `solved`, `closed`; `deleted` once it is in the bin or gone.';
comment on column "zendesk"."tickets"."custom_status_id" is 'Custom status.';
comment on column "zendesk"."tickets"."recipient" is 'Address that the ticket was first sent to.';
comment on column "zendesk"."tickets"."requester_id" is 'Who asked.';
comment on column "zendesk"."tickets"."submitter_id" is 'Who wrote the ticket down.';
comment on column "zendesk"."tickets"."assignee_id" is 'Agent who has it.';
comment on column "zendesk"."tickets"."organization_id" is 'Organization of the requester.';
comment on column "zendesk"."tickets"."group_id" is 'Group that has it.';
comment on column "zendesk"."tickets"."brand_id" is 'Brand that was asked.';
comment on column "zendesk"."tickets"."collaborator_ids" is 'List of users who are copied in.';
comment on column "zendesk"."tickets"."follower_ids" is 'List of agents who follow it.';
comment on column "zendesk"."tickets"."email_cc_ids" is 'List of users who get copies by e-mail.';
comment on column "zendesk"."tickets"."forum_topic_id" is 'Topic in the old web portal that it was made of.';
comment on column "zendesk"."tickets"."problem_id" is 'Of an incident, the problem that it is part of.';
comment on column "zendesk"."tickets"."has_incidents" is 'Whether it is a problem with incidents.';
comment on column "zendesk"."tickets"."is_public" is 'Whether any of its comments is public.';
comment on column "zendesk"."tickets"."due_at" is 'Of a task, when it is due.';
comment on column "zendesk"."tickets"."tags" is 'List of tags.';
comment on column "zendesk"."tickets"."custom_fields" is 'Values of custom fields by the field''s id; dropdowns have the tag of the option. With titles: the view tickets_custom.';
comment on column "zendesk"."tickets"."satisfaction_rating_id" is 'Rating by the requester.';
comment on column "zendesk"."tickets"."satisfaction_rating_score" is '`offered`, `unoffered`, `good` or `bad`.';
comment on column "zendesk"."tickets"."satisfaction_rating_comment" is 'What the requester wrote with the rating.';
comment on column "zendesk"."tickets"."satisfaction_rating_reason" is 'Reason that was chosen for a bad rating.';
comment on column "zendesk"."tickets"."satisfaction_rating_reason_id" is 'Reason''s record.';
comment on column "zendesk"."tickets"."satisfaction_probability" is 'How probable a good rating is held to be.';
comment on column "zendesk"."tickets"."sharing_agreement_ids" is 'List of sharing agreements under which it is shared.';
comment on column "zendesk"."tickets"."followup_ids" is 'List of tickets that follow up on it after it was closed.';
comment on column "zendesk"."tickets"."ticket_form_id" is 'Form that it was made with.';
comment on column "zendesk"."tickets"."allow_channelback" is 'Whether a reply goes back to the channel.';
comment on column "zendesk"."tickets"."allow_attachments" is 'Whether agents may add files.';
comment on column "zendesk"."tickets"."from_messaging_channel" is 'Whether it came from messaging.';
comment on column "zendesk"."tickets"."encoded_id" is 'Identifier in e-mails.';
comment on column "zendesk"."tickets"."result_type" is '`ticket`.';
comment on column "zendesk"."tickets"."support_type" is 'Whether agents, AI agents or both work on it.';
comment on column "zendesk"."tickets"."metadata" is 'Custom metadata.';
comment on column "zendesk"."tickets"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."tickets"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."tickets"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."tickets"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."tickets"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."topics" (
    "id" bigint not null,
    "url" text,
    "html_url" text,
    "name" text,
    "description" text,
    "position" bigint,
    "follower_count" bigint,
    "community_id" bigint,
    "manageable_by" text,
    "user_segment_id" bigint,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."topics" is 'A topic of the community.';
comment on column "zendesk"."topics"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."topics"."url" is 'Address of the record in the API.';
comment on column "zendesk"."topics"."html_url" is 'Address of its page.';
comment on column "zendesk"."topics"."name" is 'Name.';
comment on column "zendesk"."topics"."description" is 'Description.';
comment on column "zendesk"."topics"."position" is 'Place among the topics.';
comment on column "zendesk"."topics"."follower_count" is 'How many follow it.';
comment on column "zendesk"."topics"."community_id" is 'Community.';
comment on column "zendesk"."topics"."manageable_by" is '`managers` or `staff`.';
comment on column "zendesk"."topics"."user_segment_id" is 'Who may see it; null for everyone.';
comment on column "zendesk"."topics"."created_at" is 'When it was made.';
comment on column "zendesk"."topics"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."topics"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."topics"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."topics"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."topics"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."topics"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."trigger_categories" (
    "id" text not null,
    "url" text,
    "name" text,
    "position" bigint,
    "active_count" bigint,
    "inactive_count" bigint,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."trigger_categories" is 'A heading under which triggers stand and run.';
comment on column "zendesk"."trigger_categories"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."trigger_categories"."url" is 'Address of the category in the API.';
comment on column "zendesk"."trigger_categories"."name" is 'Name.';
comment on column "zendesk"."trigger_categories"."position" is 'Place in the order in which they run.';
comment on column "zendesk"."trigger_categories"."active_count" is 'How many of its triggers are in use.';
comment on column "zendesk"."trigger_categories"."inactive_count" is 'How many of its triggers are not.';
comment on column "zendesk"."trigger_categories"."created_at" is 'When it was made.';
comment on column "zendesk"."trigger_categories"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."trigger_categories"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."trigger_categories"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."trigger_categories"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."trigger_categories"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."trigger_categories"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."triggers" (
    "id" bigint not null,
    "url" text,
    "title" text,
    "raw_title" text,
    "description" text,
    "active" boolean,
    "default" boolean,
    "position" bigint,
    "category_id" text,
    "conditions" jsonb,
    "actions" jsonb,
    "brand_id" bigint,
    "restriction" jsonb,
    "app_installation" jsonb,
    "permissions" jsonb,
    "usage_1h" bigint,
    "usage_24h" bigint,
    "usage_7d" bigint,
    "usage_30d" bigint,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."triggers" is 'A rule that acts when a ticket is made or changed.';
comment on column "zendesk"."triggers"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."triggers"."url" is 'Address of the trigger in the API.';
comment on column "zendesk"."triggers"."title" is 'Title.';
comment on column "zendesk"."triggers"."raw_title" is 'Title with the placeholders of dynamic content unfilled.';
comment on column "zendesk"."triggers"."description" is 'What it is for.';
comment on column "zendesk"."triggers"."active" is 'Whether it is in use.';
comment on column "zendesk"."triggers"."default" is 'Whether it is one of Zendesk''s.';
comment on column "zendesk"."triggers"."position" is 'Place in the order in which they run.';
comment on column "zendesk"."triggers"."category_id" is 'Category.';
comment on column "zendesk"."triggers"."conditions" is 'When it acts: lists `all` and `any`.';
comment on column "zendesk"."triggers"."actions" is 'List of what it does.';
comment on column "zendesk"."triggers"."brand_id" is 'Brand.';
comment on column "zendesk"."triggers"."restriction" is 'Who may see it; null for all.';
comment on column "zendesk"."triggers"."app_installation" is 'Installed app that it belongs to.';
comment on column "zendesk"."triggers"."permissions" is 'What the credentials'' user may do with it.';
comment on column "zendesk"."triggers"."usage_1h" is 'How often it acted in the hour before it was read.';
comment on column "zendesk"."triggers"."usage_24h" is 'How often it acted in the 24 hours before it was read.';
comment on column "zendesk"."triggers"."usage_7d" is 'How often it acted in the 7 days before it was read.';
comment on column "zendesk"."triggers"."usage_30d" is 'How often it acted in the 30 days before it was read.';
comment on column "zendesk"."triggers"."created_at" is 'When it was made.';
comment on column "zendesk"."triggers"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."triggers"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."triggers"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."triggers"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."triggers"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."triggers"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."user_fields" (
    "id" bigint not null,
    "url" text,
    "key" text,
    "type" text,
    "title" text,
    "raw_title" text,
    "description" text,
    "raw_description" text,
    "position" bigint,
    "active" boolean,
    "system" boolean,
    "regexp_for_validation" text,
    "tag" text,
    "custom_field_options" jsonb,
    "relationship_target_type" text,
    "relationship_filter" jsonb,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."user_fields" is 'A custom field of users.';
comment on column "zendesk"."user_fields"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."user_fields"."url" is 'Address of the field in the API.';
comment on column "zendesk"."user_fields"."key" is 'Key by which `users.user_fields` has its values.';
comment on column "zendesk"."user_fields"."type" is '`text`, `textarea`, `checkbox`, `date`, `integer`, `decimal`, `regexp`, `dropdown`, `multiselect` or `lookup`.';
comment on column "zendesk"."user_fields"."title" is 'Title.';
comment on column "zendesk"."user_fields"."raw_title" is 'Title with the placeholders of dynamic content unfilled.';
comment on column "zendesk"."user_fields"."description" is 'What it is for.';
comment on column "zendesk"."user_fields"."raw_description" is 'The same with placeholders unfilled.';
comment on column "zendesk"."user_fields"."position" is 'Place among the fields.';
comment on column "zendesk"."user_fields"."active" is 'Whether it is in use.';
comment on column "zendesk"."user_fields"."system" is 'Whether it is one of Zendesk''s, which cannot be changed.';
comment on column "zendesk"."user_fields"."regexp_for_validation" is 'Of `regexp`, the pattern.';
comment on column "zendesk"."user_fields"."tag" is 'Of a checkbox, tag that is set with it.';
comment on column "zendesk"."user_fields"."custom_field_options" is 'Of dropdowns: list of options, with name and value, which is the tag.';
comment on column "zendesk"."user_fields"."relationship_target_type" is 'Of `lookup`, what it refers to.';
comment on column "zendesk"."user_fields"."relationship_filter" is 'Of `lookup`, which of these may be chosen.';
comment on column "zendesk"."user_fields"."created_at" is 'When it was made.';
comment on column "zendesk"."user_fields"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."user_fields"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."user_fields"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."user_fields"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."user_fields"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."user_fields"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."user_identities" (
    "id" bigint not null,
    "url" text,
    "user_id" bigint,
    "type" text,
    "value" text,
    "verified" boolean,
    "verified_at" timestamp with time zone,
    "verification_method" text,
    "primary" boolean,
    "ownership" text,
    "brand_id" bigint,
    "undeliverable_count" bigint,
    "deliverable_state" text,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."user_identities" is 'An address by which a user is known: e-mail, phone or an account elsewhere.';
comment on column "zendesk"."user_identities"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."user_identities"."url" is 'Address of the identity in the API.';
comment on column "zendesk"."user_identities"."user_id" is 'User.';
comment on column "zendesk"."user_identities"."type" is '`email`, `phone_number`, `twitter`, `facebook`, `google`, `agent_forwarding` and others.';
comment on column "zendesk"."user_identities"."value" is 'The address itself.';
comment on column "zendesk"."user_identities"."verified" is 'Whether it is verified.';
comment on column "zendesk"."user_identities"."verified_at" is 'When it was verified.';
comment on column "zendesk"."user_identities"."verification_method" is 'How it was verified.';
comment on column "zendesk"."user_identities"."primary" is 'Whether it is the user''s primary one of its type.';
comment on column "zendesk"."user_identities"."ownership" is '`owned`, or `shared` with other users.';
comment on column "zendesk"."user_identities"."brand_id" is 'Where brands are separated, brand.';
comment on column "zendesk"."user_identities"."undeliverable_count" is 'How many e-mails could not be delivered to it in a row.';
comment on column "zendesk"."user_identities"."deliverable_state" is 'Of an e-mail address, whether it can be written to, such as `deliverable`.';
comment on column "zendesk"."user_identities"."created_at" is 'When it was made.';
comment on column "zendesk"."user_identities"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."user_identities"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."user_identities"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."user_identities"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."user_identities"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."user_identities"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."user_segments" (
    "id" bigint not null,
    "name" text,
    "user_type" text,
    "built_in" boolean,
    "group_ids" jsonb,
    "organization_ids" jsonb,
    "tags" jsonb,
    "or_tags" jsonb,
    "added_user_ids" jsonb,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."user_segments" is 'A set of users who may see something.';
comment on column "zendesk"."user_segments"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."user_segments"."name" is 'Name.';
comment on column "zendesk"."user_segments"."user_type" is '`signed_in_users` or `staff`.';
comment on column "zendesk"."user_segments"."built_in" is 'Whether it is one of Zendesk''s.';
comment on column "zendesk"."user_segments"."group_ids" is 'List of groups.';
comment on column "zendesk"."user_segments"."organization_ids" is 'List of organizations.';
comment on column "zendesk"."user_segments"."tags" is 'List of tags that a user must have all of.';
comment on column "zendesk"."user_segments"."or_tags" is 'List of tags that a user must have one of.';
comment on column "zendesk"."user_segments"."added_user_ids" is 'List of users who are in it besides.';
comment on column "zendesk"."user_segments"."created_at" is 'When it was made.';
comment on column "zendesk"."user_segments"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."user_segments"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."user_segments"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."user_segments"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."user_segments"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."user_segments"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."users" (
    "id" bigint not null,
    "url" text,
    "name" text,
    "email" text,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "time_zone" text,
    "iana_time_zone" text,
    "phone" text,
    "shared_phone_number" boolean,
    "photo" jsonb,
    "locale_id" bigint,
    "locale" text,
    "organization_id" bigint,
    "role" text,
    "verified" boolean,
    "external_id" text,
    "tags" jsonb,
    "alias" text,
    "active" boolean,
    "shared" boolean,
    "shared_agent" boolean,
    "last_login_at" timestamp with time zone,
    "two_factor_auth_enabled" boolean,
    "signature" text,
    "details" text,
    "notes" text,
    "role_type" bigint,
    "custom_role_id" bigint,
    "is_billing_admin" boolean,
    "moderator" boolean,
    "ticket_restriction" text,
    "only_private_comments" boolean,
    "restricted_agent" boolean,
    "suspended" boolean,
    "suspension_details_channels" jsonb,
    "separation_scope" text,
    "separation_brand_id" bigint,
    "chat_only" boolean,
    "default_group_id" bigint,
    "report_csv" boolean,
    "remote_photo_url" text,
    "permanently_deleted" boolean,
    "user_fields" jsonb,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."users" is 'A person: an end user, an agent or an admin.';
comment on column "zendesk"."users"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."users"."url" is 'Address of the user in the API.';
comment on column "zendesk"."users"."name" is 'Name.';
comment on column "zendesk"."users"."email" is 'Primary e-mail address.';
comment on column "zendesk"."users"."created_at" is 'When it was made.';
comment on column "zendesk"."users"."updated_at" is 'When the user was last changed.';
comment on column "zendesk"."users"."time_zone" is 'Time zone, by its name at Zendesk.';
comment on column "zendesk"."users"."iana_time_zone" is 'Time zone, by its name in the IANA database.';
comment on column "zendesk"."users"."phone" is 'Primary phone number.';
comment on column "zendesk"."users"."shared_phone_number" is 'Whether others have that number too.';
comment on column "zendesk"."users"."photo" is 'Profile picture, an attachment.';
comment on column "zendesk"."users"."locale_id" is 'Language, by number.';
comment on column "zendesk"."users"."locale" is 'Language, such as `en-US`.';
comment on column "zendesk"."users"."organization_id" is 'Default organization.';
comment on column "zendesk"."users"."role" is '`end-user`, `agent` or `admin`.';
comment on column "zendesk"."users"."verified" is 'Whether an identity of the user''s is verified.';
comment on column "zendesk"."users"."external_id" is 'Identifier of the account''s own; upper and lower case are alike.';
comment on column "zendesk"."users"."tags" is 'List of tags.';
comment on column "zendesk"."users"."alias" is 'Name shown to end users.';
comment on column "zendesk"."users"."active" is 'False once the user is deleted.';
comment on column "zendesk"."users"."shared" is 'Whether the user comes from another account.';
comment on column "zendesk"."users"."shared_agent" is 'Whether that is an agent there.';
comment on column "zendesk"."users"."last_login_at" is 'When the user last signed in.';
comment on column "zendesk"."users"."two_factor_auth_enabled" is 'Whether a second factor is asked for.';
comment on column "zendesk"."users"."signature" is 'Of an agent, signature under e-mails.';
comment on column "zendesk"."users"."details" is 'Details, such as an address.';
comment on column "zendesk"."users"."notes" is 'Notes of agents.';
comment on column "zendesk"."users"."role_type" is 'Of an agent, kind of role by number.';
comment on column "zendesk"."users"."custom_role_id" is 'Of an agent, custom role.';
comment on column "zendesk"."users"."is_billing_admin" is 'Of an agent, whether it manages the account''s billing.';
comment on column "zendesk"."users"."moderator" is 'Whether the user may moderate the forums.';
comment on column "zendesk"."users"."ticket_restriction" is 'Tickets that are open to the user: `organization`, `groups`, `assigned`, `requested`; null for all.';
comment on column "zendesk"."users"."only_private_comments" is 'Of an agent, whether only notes may be written.';
comment on column "zendesk"."users"."restricted_agent" is 'Whether the agent is restricted in any way.';
comment on column "zendesk"."users"."suspended" is 'Whether the user is suspended: tickets go to the suspended ones.';
comment on column "zendesk"."users"."suspension_details_channels" is 'List of channels that the user is suspended on, such as `all`.';
comment on column "zendesk"."users"."separation_scope" is 'Where brands are separated: `account`, or `brand` for who belongs to one alone.';
comment on column "zendesk"."users"."separation_brand_id" is 'The one brand that the user belongs to.';
comment on column "zendesk"."users"."chat_only" is 'Whether the agent may only chat.';
comment on column "zendesk"."users"."default_group_id" is 'Of an agent, default group.';
comment on column "zendesk"."users"."report_csv" is 'Kept for old clients; says nothing.';
comment on column "zendesk"."users"."remote_photo_url" is 'Address that the picture was taken from.';
comment on column "zendesk"."users"."permanently_deleted" is 'Whether the user was deleted for good: nothing personal is left.';
comment on column "zendesk"."users"."user_fields" is 'Values of custom fields by the field''s key; dropdowns have the tag of the option. With titles: the view users_custom.';
comment on column "zendesk"."users"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."users"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."users"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."users"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."users"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."views" (
    "id" bigint not null,
    "url" text,
    "title" text,
    "raw_title" text,
    "description" text,
    "active" boolean,
    "default" boolean,
    "position" bigint,
    "conditions" jsonb,
    "execution" jsonb,
    "restriction" jsonb,
    "watchable" boolean,
    "app_installation" jsonb,
    "permissions" jsonb,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."views" is 'A list of tickets that agents look at.';
comment on column "zendesk"."views"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."views"."url" is 'Address of the view in the API.';
comment on column "zendesk"."views"."title" is 'Title.';
comment on column "zendesk"."views"."raw_title" is 'Title with the placeholders of dynamic content unfilled.';
comment on column "zendesk"."views"."description" is 'What it is for.';
comment on column "zendesk"."views"."active" is 'Whether it is in use.';
comment on column "zendesk"."views"."default" is 'Whether it is one of Zendesk''s.';
comment on column "zendesk"."views"."position" is 'Place among the views.';
comment on column "zendesk"."views"."conditions" is 'Which tickets it has: lists `all` and `any`.';
comment on column "zendesk"."views"."execution" is 'Columns, grouping and order.';
comment on column "zendesk"."views"."restriction" is 'Who may see it: a user or groups; null for all.';
comment on column "zendesk"."views"."watchable" is 'Whether agents may watch it for changes.';
comment on column "zendesk"."views"."app_installation" is 'Installed app that it belongs to.';
comment on column "zendesk"."views"."permissions" is 'What the credentials'' user may do with it.';
comment on column "zendesk"."views"."created_at" is 'When it was made.';
comment on column "zendesk"."views"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."views"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."views"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."views"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."views"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."views"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';

create table "zendesk"."workspaces" (
    "id" bigint not null,
    "url" text,
    "title" text,
    "description" text,
    "activated" boolean,
    "position" bigint,
    "prefer_workspace_app_order" boolean,
    "conditions" jsonb,
    "ticket_form_id" bigint,
    "macro_ids" jsonb,
    "macros" jsonb,
    "selected_macros" jsonb,
    "apps" jsonb,
    "knowledge_settings" jsonb,
    "layout_uuid" text,
    "created_at" timestamp with time zone,
    "updated_at" timestamp with time zone,
    "_extra" jsonb,
    "received_at" timestamp with time zone not null default now(),
    "_version" timestamp with time zone not null,
    "_deleted_at" timestamp with time zone,
    "_hash" bigint,
    primary key ("id")
) with (toast_tuple_target = 8160);
comment on table "zendesk"."workspaces" is 'What agents see beside tickets of a kind.';
comment on column "zendesk"."workspaces"."id" is 'Zendesk''s identifier.';
comment on column "zendesk"."workspaces"."url" is 'Address of the workspace in the API.';
comment on column "zendesk"."workspaces"."title" is 'Title.';
comment on column "zendesk"."workspaces"."description" is 'What it is for.';
comment on column "zendesk"."workspaces"."activated" is 'Whether it is in use.';
comment on column "zendesk"."workspaces"."position" is 'Place in the order in which they are tried.';
comment on column "zendesk"."workspaces"."prefer_workspace_app_order" is 'Whether its order of apps goes before the agent''s.';
comment on column "zendesk"."workspaces"."conditions" is 'Tickets it is for: lists `all` and `any`.';
comment on column "zendesk"."workspaces"."ticket_form_id" is 'Form.';
comment on column "zendesk"."workspaces"."macro_ids" is 'List of macros.';
comment on column "zendesk"."workspaces"."macros" is 'List of macros.';
comment on column "zendesk"."workspaces"."selected_macros" is 'List of macros, whole.';
comment on column "zendesk"."workspaces"."apps" is 'List of apps and their places.';
comment on column "zendesk"."workspaces"."knowledge_settings" is 'Settings of the search for articles.';
comment on column "zendesk"."workspaces"."layout_uuid" is 'Layout.';
comment on column "zendesk"."workspaces"."created_at" is 'When it was made.';
comment on column "zendesk"."workspaces"."updated_at" is 'When it was last changed.';
comment on column "zendesk"."workspaces"."_extra" is 'What the vendor sends that has no column yet, by the vendor''s own names; normally {}.';
comment on column "zendesk"."workspaces"."received_at" is 'When a sync last wrote this row.';
comment on column "zendesk"."workspaces"."_version" is 'Which copy of the row this is: the vendor''s own stamp, else the time it was asked for.';
comment on column "zendesk"."workspaces"."_deleted_at" is 'When the row was deleted at the vendor; null while it lives there.';
comment on column "zendesk"."workspaces"."_hash" is 'Fingerprint of the vendor''s record, by which unchanged rows are skipped.';
