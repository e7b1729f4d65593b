create table "zendesk"."activities" (
    "id" bigint not null,
    "url" varchar(65535),
    "title" varchar(65535),
    "verb" varchar(65535),
    "user_id" bigint,
    "actor_id" bigint,
    "object" super,
    "target" super,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."article_attachments" (
    "id" bigint not null,
    "url" varchar(65535),
    "article_id" bigint,
    "file_name" varchar(65535),
    "display_file_name" varchar(65535),
    "content_url" varchar(65535),
    "relative_path" varchar(65535),
    "content_type" varchar(65535),
    "size" bigint,
    "inline" boolean,
    "locale" varchar(65535),
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."article_comments" (
    "id" bigint not null,
    "url" varchar(65535),
    "html_url" varchar(65535),
    "source_id" bigint,
    "source_type" varchar(65535),
    "author_id" bigint,
    "body" varchar(65535),
    "locale" varchar(65535),
    "vote_sum" bigint,
    "vote_count" bigint,
    "non_author_editor_id" bigint,
    "non_author_updated_at" timestamptz,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."article_labels" (
    "id" bigint not null,
    "url" varchar(65535),
    "name" varchar(65535),
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."article_translations" (
    "id" bigint not null,
    "url" varchar(65535),
    "html_url" varchar(65535),
    "source_id" bigint,
    "source_type" varchar(65535),
    "locale" varchar(65535),
    "title" varchar(65535),
    "body" varchar(65535),
    "draft" boolean,
    "outdated" boolean,
    "hidden" boolean,
    "created_by_id" bigint,
    "updated_by_id" bigint,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."article_votes" (
    "id" bigint not null,
    "url" varchar(65535),
    "user_id" bigint,
    "item_id" bigint,
    "item_type" varchar(65535),
    "value" bigint,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."articles" (
    "id" bigint not null,
    "url" varchar(65535),
    "html_url" varchar(65535),
    "section_id" bigint,
    "author_id" bigint,
    "name" varchar(65535),
    "title" varchar(65535),
    "body" varchar(65535),
    "draft" boolean,
    "promoted" boolean,
    "comments_disabled" boolean,
    "position" bigint,
    "vote_sum" bigint,
    "vote_count" bigint,
    "label_names" super,
    "content_tag_ids" super,
    "user_segment_id" bigint,
    "user_segment_ids" super,
    "permission_group_id" bigint,
    "locale" varchar(65535),
    "source_locale" varchar(65535),
    "outdated" boolean,
    "outdated_locales" super,
    "edited_at" timestamptz,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."attachments" (
    "id" bigint not null,
    "comment_id" bigint,
    "ticket_id" bigint,
    "url" varchar(65535),
    "file_name" varchar(65535),
    "content_url" varchar(65535),
    "mapped_content_url" varchar(65535),
    "content_type" varchar(65535),
    "size" bigint,
    "width" bigint,
    "height" bigint,
    "inline" boolean,
    "deleted" boolean,
    "malware_access_override" boolean,
    "malware_scan_result" varchar(65535),
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."audit_logs" (
    "id" bigint not null,
    "url" varchar(65535),
    "action" varchar(65535),
    "action_label" varchar(65535),
    "actor_id" bigint,
    "actor_name" varchar(65535),
    "source_id" bigint,
    "source_type" varchar(65535),
    "source_label" varchar(65535),
    "change_description" varchar(65535),
    "ip_address" varchar(65535),
    "created_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."automations" (
    "id" bigint not null,
    "url" varchar(65535),
    "title" varchar(65535),
    "raw_title" varchar(65535),
    "active" boolean,
    "default" boolean,
    "position" bigint,
    "conditions" super,
    "actions" super,
    "app_installation" super,
    "permissions" super,
    "usage_1h" bigint,
    "usage_24h" bigint,
    "usage_7d" bigint,
    "usage_30d" bigint,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."brand_agents" (
    "id" varchar(65535) not null,
    "url" varchar(65535),
    "user_id" bigint,
    "brand_id" bigint,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."brands" (
    "id" bigint not null,
    "url" varchar(65535),
    "name" varchar(65535),
    "brand_url" varchar(65535),
    "subdomain" varchar(65535),
    "host_mapping" varchar(65535),
    "has_help_center" boolean,
    "help_center_state" varchar(65535),
    "active" boolean,
    "default" boolean,
    "is_deleted" boolean,
    "logo" super,
    "ticket_form_ids" super,
    "signature_template" varchar(65535),
    "user_separation" varchar(65535),
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."chat_agent_events" (
    "id" varchar(65535) not null,
    "account_id" bigint,
    "agent_id" bigint,
    "field_name" varchar(65535),
    "previous_value" super,
    "value" super,
    "timestamp" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."chat_agent_timeline" (
    "agent_id" bigint not null,
    "start_time" timestamptz not null,
    "status" varchar(65535) not null,
    "duration" double precision,
    "engagement_count" bigint,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("agent_id", "start_time", "status");

create table "zendesk"."chat_agents" (
    "id" bigint not null,
    "first_name" varchar(65535),
    "last_name" varchar(65535),
    "display_name" varchar(65535),
    "email" varchar(65535),
    "enabled" boolean,
    "role_id" bigint,
    "roles" super,
    "departments" super,
    "enabled_departments" super,
    "skills" super,
    "scope" varchar(65535),
    "create_date" timestamptz,
    "last_login" timestamptz,
    "login_count" bigint,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."chat_bans" (
    "id" bigint not null,
    "type" varchar(65535),
    "ip_address" varchar(65535),
    "visitor_id" varchar(65535),
    "visitor_name" varchar(65535),
    "reason" varchar(65535),
    "created_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."chat_conversions" (
    "id" varchar(65535) not null,
    "account_id" bigint,
    "goal_id" bigint,
    "goal_name" varchar(65535),
    "timestamp" timestamptz,
    "attribution_chat_id" varchar(65535),
    "attribution_chat_timestamp" timestamptz,
    "attribution_agent_id" bigint,
    "attribution_agent_name" varchar(65535),
    "attribution_department_id" bigint,
    "attribution_department_name" varchar(65535),
    "visitor" super,
    "session" super,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."chat_department_events" (
    "id" varchar(65535) not null,
    "account_id" bigint,
    "department_id" bigint,
    "field_name" varchar(65535),
    "previous_value" super,
    "value" super,
    "timestamp" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."chat_departments" (
    "id" bigint not null,
    "name" varchar(65535),
    "description" varchar(65535),
    "enabled" boolean,
    "members" super,
    "settings" super,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."chat_goals" (
    "id" bigint not null,
    "name" varchar(65535),
    "description" varchar(65535),
    "enabled" boolean,
    "attribution_model" varchar(65535),
    "attribution_window" bigint,
    "attribution_period" bigint,
    "settings" super,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."chat_roles" (
    "id" bigint not null,
    "name" varchar(65535),
    "description" varchar(65535),
    "enabled" boolean,
    "members_count" bigint,
    "permissions" super,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."chat_shortcuts" (
    "id" varchar(65535) not null,
    "name" varchar(65535),
    "message" varchar(65535),
    "options" varchar(65535),
    "tags" super,
    "scope" varchar(65535),
    "agents" super,
    "departments" super,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."chat_skills" (
    "id" bigint not null,
    "name" varchar(65535),
    "description" varchar(65535),
    "enabled" boolean,
    "members" super,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."chat_triggers" (
    "id" bigint not null,
    "name" varchar(65535),
    "description" varchar(65535),
    "enabled" boolean,
    "definition" super,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."chats" (
    "id" varchar(65535) not null,
    "type" varchar(65535),
    "timestamp" timestamptz,
    "created_timestamp" timestamptz,
    "started_timestamp" timestamptz,
    "end_timestamp" timestamptz,
    "update_timestamp" timestamptz,
    "duration" bigint,
    "started_by" varchar(65535),
    "department_id" bigint,
    "department_name" varchar(65535),
    "visitor_id" varchar(65535),
    "visitor_name" varchar(65535),
    "visitor_email" varchar(65535),
    "visitor_phone" varchar(65535),
    "visitor_notes" varchar(65535),
    "visitor_other" super,
    "agent_ids" super,
    "agent_names" super,
    "count_agent" bigint,
    "count_visitor" bigint,
    "count_total" bigint,
    "response_time_first" double precision,
    "response_time_avg" double precision,
    "response_time_max" double precision,
    "history" super,
    "engagements" super,
    "conversions" super,
    "session" super,
    "webpath" super,
    "rating" varchar(65535),
    "comment" varchar(65535),
    "tags" super,
    "missed" boolean,
    "unread" boolean,
    "dropped" boolean,
    "deleted" boolean,
    "proactive" boolean,
    "triggered" boolean,
    "triggered_response" boolean,
    "skills_requested" super,
    "skills_fulfilled" boolean,
    "language" varchar(65535),
    "zendesk_ticket_id" bigint,
    "message" varchar(65535),
    "name" varchar(65535),
    "email" varchar(65535),
    "phone" varchar(65535),
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."content_tags" (
    "id" varchar(65535) not null,
    "name" varchar(65535),
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."custom_object_fields" (
    "id" bigint not null,
    "custom_object_key" varchar(65535),
    "url" varchar(65535),
    "key" varchar(65535),
    "type" varchar(65535),
    "title" varchar(65535),
    "raw_title" varchar(65535),
    "description" varchar(65535),
    "raw_description" varchar(65535),
    "position" bigint,
    "active" boolean,
    "system" boolean,
    "required" boolean,
    "readonly" boolean,
    "tag" varchar(65535),
    "regexp_for_validation" varchar(65535),
    "custom_field_options" super,
    "relationship_target_type" varchar(65535),
    "relationship_filter" super,
    "properties" super,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."custom_object_records" (
    "id" varchar(65535) not null,
    "custom_object_key" varchar(65535),
    "url" varchar(65535),
    "name" varchar(65535),
    "external_id" varchar(65535),
    "custom_object_fields" super,
    "photo" super,
    "created_by_user_id" bigint,
    "updated_by_user_id" bigint,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "is_deleted" boolean,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."custom_object_triggers" (
    "id" bigint not null,
    "custom_object_key" varchar(65535),
    "url" varchar(65535),
    "title" varchar(65535),
    "raw_title" varchar(65535),
    "description" varchar(65535),
    "active" boolean,
    "default" boolean,
    "position" bigint,
    "conditions" super,
    "actions" super,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."custom_objects" (
    "key" varchar(65535) not null,
    "url" varchar(65535),
    "title" varchar(65535),
    "raw_title" varchar(65535),
    "title_pluralized" varchar(65535),
    "raw_title_pluralized" varchar(65535),
    "description" varchar(65535),
    "raw_description" varchar(65535),
    "allows_attachments" boolean,
    "allows_photos" boolean,
    "include_in_list_view" boolean,
    "configuration" super,
    "created_by_user_id" bigint,
    "updated_by_user_id" bigint,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("key");

create table "zendesk"."custom_roles" (
    "id" bigint not null,
    "name" varchar(65535),
    "description" varchar(65535),
    "role_type" bigint,
    "team_member_count" bigint,
    "configuration" super,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."custom_statuses" (
    "id" bigint not null,
    "url" varchar(65535),
    "status_category" varchar(65535),
    "agent_label" varchar(65535),
    "raw_agent_label" varchar(65535),
    "end_user_label" varchar(65535),
    "raw_end_user_label" varchar(65535),
    "description" varchar(65535),
    "raw_description" varchar(65535),
    "end_user_description" varchar(65535),
    "raw_end_user_description" varchar(65535),
    "active" boolean,
    "default" boolean,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."deletion_schedules" (
    "id" bigint not null,
    "url" varchar(65535),
    "title" varchar(65535),
    "description" varchar(65535),
    "object" varchar(65535),
    "active" boolean,
    "default" boolean,
    "conditions" super,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."dynamic_content_items" (
    "id" bigint not null,
    "url" varchar(65535),
    "name" varchar(65535),
    "placeholder" varchar(65535),
    "default_locale_id" bigint,
    "outdated" boolean,
    "variants" super,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."group_memberships" (
    "id" bigint not null,
    "url" varchar(65535),
    "user_id" bigint,
    "group_id" bigint,
    "default" boolean,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."group_sla_policies" (
    "id" varchar(65535) not null,
    "url" varchar(65535),
    "title" varchar(65535),
    "description" varchar(65535),
    "position" bigint,
    "filter" super,
    "policy_metrics" super,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."groups" (
    "id" bigint not null,
    "url" varchar(65535),
    "name" varchar(65535),
    "description" varchar(65535),
    "deleted" boolean,
    "is_public" boolean,
    "default" boolean,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."help_center_categories" (
    "id" bigint not null,
    "url" varchar(65535),
    "html_url" varchar(65535),
    "name" varchar(65535),
    "description" varchar(65535),
    "position" bigint,
    "locale" varchar(65535),
    "source_locale" varchar(65535),
    "outdated" boolean,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."help_center_category_translations" (
    "id" bigint not null,
    "url" varchar(65535),
    "html_url" varchar(65535),
    "source_id" bigint,
    "source_type" varchar(65535),
    "locale" varchar(65535),
    "title" varchar(65535),
    "body" varchar(65535),
    "draft" boolean,
    "outdated" boolean,
    "hidden" boolean,
    "created_by_id" bigint,
    "updated_by_id" bigint,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."help_center_section_translations" (
    "id" bigint not null,
    "url" varchar(65535),
    "html_url" varchar(65535),
    "source_id" bigint,
    "source_type" varchar(65535),
    "locale" varchar(65535),
    "title" varchar(65535),
    "body" varchar(65535),
    "draft" boolean,
    "outdated" boolean,
    "hidden" boolean,
    "created_by_id" bigint,
    "updated_by_id" bigint,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."help_center_sections" (
    "id" bigint not null,
    "url" varchar(65535),
    "html_url" varchar(65535),
    "category_id" bigint,
    "parent_section_id" bigint,
    "name" varchar(65535),
    "description" varchar(65535),
    "position" bigint,
    "sorting" varchar(65535),
    "theme_template" varchar(65535),
    "locale" varchar(65535),
    "source_locale" varchar(65535),
    "outdated" boolean,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."locales" (
    "id" bigint not null,
    "url" varchar(65535),
    "locale" varchar(65535),
    "name" varchar(65535),
    "native_name" varchar(65535),
    "presentation_name" varchar(65535),
    "rtl" boolean,
    "default" boolean,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."macros" (
    "id" bigint not null,
    "url" varchar(65535),
    "title" varchar(65535),
    "raw_title" varchar(65535),
    "description" varchar(65535),
    "active" boolean,
    "default" boolean,
    "position" bigint,
    "actions" super,
    "restriction" super,
    "categories" super,
    "app_installation" super,
    "permissions" super,
    "usage_1h" bigint,
    "usage_24h" bigint,
    "usage_7d" bigint,
    "usage_30d" bigint,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."organization_fields" (
    "id" bigint not null,
    "url" varchar(65535),
    "key" varchar(65535),
    "type" varchar(65535),
    "title" varchar(65535),
    "raw_title" varchar(65535),
    "description" varchar(65535),
    "raw_description" varchar(65535),
    "position" bigint,
    "active" boolean,
    "system" boolean,
    "regexp_for_validation" varchar(65535),
    "tag" varchar(65535),
    "custom_field_options" super,
    "relationship_target_type" varchar(65535),
    "relationship_filter" super,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."organization_memberships" (
    "id" bigint not null,
    "url" varchar(65535),
    "user_id" bigint,
    "organization_id" bigint,
    "organization_name" varchar(65535),
    "default" boolean,
    "view_tickets" boolean,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."organization_subscriptions" (
    "id" bigint not null,
    "url" varchar(65535),
    "organization_id" bigint,
    "user_id" bigint,
    "created_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."organizations" (
    "id" bigint not null,
    "url" varchar(65535),
    "name" varchar(65535),
    "external_id" varchar(65535),
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "domain_names" super,
    "details" varchar(65535),
    "notes" varchar(65535),
    "group_id" bigint,
    "shared_tickets" boolean,
    "shared_comments" boolean,
    "tags" super,
    "organization_fields" super,
    "deleted_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."permission_groups" (
    "id" bigint not null,
    "name" varchar(65535),
    "edit" super,
    "publish" super,
    "built_in" boolean,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."post_comments" (
    "id" bigint not null,
    "url" varchar(65535),
    "html_url" varchar(65535),
    "post_id" bigint,
    "author_id" bigint,
    "body" varchar(65535),
    "official" boolean,
    "vote_sum" bigint,
    "vote_count" bigint,
    "non_author_editor_id" bigint,
    "non_author_updated_at" timestamptz,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."post_votes" (
    "id" bigint not null,
    "url" varchar(65535),
    "user_id" bigint,
    "item_id" bigint,
    "item_type" varchar(65535),
    "value" bigint,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."posts" (
    "id" bigint not null,
    "url" varchar(65535),
    "html_url" varchar(65535),
    "topic_id" bigint,
    "author_id" bigint,
    "title" varchar(65535),
    "details" varchar(65535),
    "status" varchar(65535),
    "featured" boolean,
    "pinned" boolean,
    "closed" boolean,
    "frozen" boolean,
    "vote_sum" bigint,
    "vote_count" bigint,
    "comment_count" bigint,
    "follower_count" bigint,
    "content_tag_ids" super,
    "non_author_editor_id" bigint,
    "non_author_updated_at" timestamptz,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."recipient_addresses" (
    "id" bigint not null,
    "url" varchar(65535),
    "brand_id" bigint,
    "default" boolean,
    "name" varchar(65535),
    "email" varchar(65535),
    "forwarding_status" varchar(65535),
    "spf_status" varchar(65535),
    "cname_status" varchar(65535),
    "domain_verification_status" varchar(65535),
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."routing_attribute_values" (
    "id" varchar(65535) not null,
    "attribute_id" varchar(65535),
    "url" varchar(65535),
    "name" varchar(65535),
    "conditions" super,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."routing_attributes" (
    "id" varchar(65535) not null,
    "url" varchar(65535),
    "name" varchar(65535),
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."routing_queues" (
    "id" varchar(65535) not null,
    "url" varchar(65535),
    "name" varchar(65535),
    "description" varchar(65535),
    "priority" bigint,
    "order" bigint,
    "definition" super,
    "primary_groups" super,
    "secondary_groups" super,
    "primary_groups_id" super,
    "secondary_groups_id" super,
    "subqueues" super,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."satisfaction_ratings" (
    "id" bigint not null,
    "url" varchar(65535),
    "ticket_id" bigint,
    "requester_id" bigint,
    "assignee_id" bigint,
    "group_id" bigint,
    "score" varchar(65535),
    "comment" varchar(65535),
    "comment_id" bigint,
    "reason" varchar(65535),
    "reason_code" bigint,
    "reason_id" bigint,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."satisfaction_reasons" (
    "id" bigint not null,
    "url" varchar(65535),
    "reason_code" bigint,
    "value" varchar(65535),
    "raw_value" varchar(65535),
    "deleted_at" timestamptz,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."schedule_holidays" (
    "id" bigint not null,
    "schedule_id" bigint,
    "name" varchar(65535),
    "start_date" date,
    "end_date" date,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."schedules" (
    "id" bigint not null,
    "name" varchar(65535),
    "time_zone" varchar(65535),
    "intervals" super,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."sharing_agreements" (
    "id" bigint not null,
    "url" varchar(65535),
    "name" varchar(65535),
    "type" varchar(65535),
    "status" varchar(65535),
    "partner_name" varchar(65535),
    "remote_subdomain" varchar(65535),
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."side_conversations" (
    "id" varchar(65535) not null,
    "url" varchar(65535),
    "ticket_id" bigint,
    "subject" varchar(65535),
    "preview_text" varchar(65535),
    "state" varchar(65535),
    "participants" super,
    "message_added_at" timestamptz,
    "state_updated_at" timestamptz,
    "external_ids" super,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."sla_policies" (
    "id" bigint not null,
    "url" varchar(65535),
    "title" varchar(65535),
    "description" varchar(65535),
    "position" bigint,
    "filter" super,
    "policy_metrics" super,
    "metric_settings" super,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."suspended_tickets" (
    "id" bigint not null,
    "url" varchar(65535),
    "author_id" bigint,
    "author_name" varchar(65535),
    "author_email" varchar(65535),
    "subject" varchar(65535),
    "content" varchar(65535),
    "content_html" varchar(65535),
    "cause" varchar(65535),
    "cause_id" bigint,
    "error_messages" super,
    "message_id" varchar(65535),
    "ticket_id" bigint,
    "brand_id" bigint,
    "recipient" varchar(65535),
    "via_channel" varchar(65535),
    "via_source_rel" varchar(65535),
    "via_source_from" super,
    "via_source_to" super,
    "attachments" super,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."tags" (
    "name" varchar(65535) not null,
    "count" bigint,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("name");

create table "zendesk"."talk_addresses" (
    "id" bigint not null,
    "name" varchar(65535),
    "street" varchar(65535),
    "zip" varchar(65535),
    "city" varchar(65535),
    "province" varchar(65535),
    "state" varchar(65535),
    "country_code" varchar(65535),
    "provider_reference" varchar(65535),
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."talk_agents_activity" (
    "agent_id" bigint not null,
    "name" varchar(65535),
    "agent_state" varchar(65535),
    "call_status" varchar(65535),
    "via" varchar(65535),
    "forwarding_number" varchar(65535),
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
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("agent_id");

create table "zendesk"."talk_calls" (
    "id" bigint not null,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "agent_id" bigint,
    "customer_id" bigint,
    "ticket_id" bigint,
    "call_group_id" bigint,
    "direction" varchar(65535),
    "completion_status" varchar(65535),
    "call_channel" varchar(65535),
    "phone_number_id" bigint,
    "phone_number" varchar(65535),
    "line" varchar(65535),
    "line_id" bigint,
    "line_type" varchar(65535),
    "call_charge" numeric(38, 18),
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
    "callback_source" varchar(65535),
    "default_group" boolean,
    "overflowed" boolean,
    "overflowed_to" varchar(65535),
    "ivr_action" varchar(65535),
    "ivr_hops" bigint,
    "ivr_destination_group_name" varchar(65535),
    "ivr_routed_to" varchar(65535),
    "call_recording_consent" varchar(65535),
    "call_recording_consent_action" varchar(65535),
    "call_recording_consent_keypress" varchar(65535),
    "quality_issues" super,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."talk_digital_lines" (
    "id" bigint not null,
    "line_id" varchar(65535),
    "nickname" varchar(65535),
    "line_type" varchar(65535),
    "brand_id" bigint,
    "recorded" boolean,
    "transcription" boolean,
    "call_recording_consent" varchar(65535),
    "priority" bigint,
    "default_group_id" bigint,
    "group_ids" super,
    "schedule_id" bigint,
    "greeting_ids" super,
    "default_greeting_ids" super,
    "outbound_number" varchar(65535),
    "bot_id" varchar(65535),
    "created_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."talk_greeting_categories" (
    "id" bigint not null,
    "name" varchar(65535),
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."talk_greetings" (
    "id" varchar(65535) not null,
    "name" varchar(65535),
    "category_id" bigint,
    "active" boolean,
    "default" boolean,
    "default_lang" boolean,
    "pending" boolean,
    "audio_name" varchar(65535),
    "audio_url" varchar(65535),
    "upload_id" bigint,
    "has_sub_settings" boolean,
    "phone_number_ids" super,
    "ivr_ids" super,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."talk_ivrs" (
    "id" bigint not null,
    "name" varchar(65535),
    "phone_number_ids" super,
    "phone_number_names" super,
    "menus" super,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."talk_legs" (
    "id" bigint not null,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "call_id" bigint,
    "agent_id" bigint,
    "user_id" bigint,
    "type" varchar(65535),
    "available_via" varchar(65535),
    "completion_status" varchar(65535),
    "call_charge" numeric(38, 18),
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
    "forwarded_to" varchar(65535),
    "transferred_from" bigint,
    "transferred_to" bigint,
    "quality_issues" super,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."talk_phone_numbers" (
    "id" bigint not null,
    "number" varchar(65535),
    "display_number" varchar(65535),
    "name" varchar(65535),
    "nickname" varchar(65535),
    "country_code" varchar(65535),
    "location" varchar(65535),
    "toll_free" boolean,
    "external" boolean,
    "voice_enabled" boolean,
    "sms_enabled" boolean,
    "outbound_enabled" boolean,
    "recorded" boolean,
    "transcription" boolean,
    "call_recording_consent" varchar(65535),
    "priority" bigint,
    "line_type" varchar(65535),
    "default_group_id" bigint,
    "group_ids" super,
    "sms_group_id" bigint,
    "brand_id" bigint,
    "schedule_id" bigint,
    "ivr_id" bigint,
    "failover_number" varchar(65535),
    "greeting_ids" super,
    "default_greeting_ids" super,
    "categorised_greetings" super,
    "categorised_greetings_with_sub_settings" super,
    "capabilities" super,
    "created_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."targets" (
    "id" bigint not null,
    "url" varchar(65535),
    "title" varchar(65535),
    "type" varchar(65535),
    "active" boolean,
    "target_url" varchar(65535),
    "method" varchar(65535),
    "content_type" varchar(65535),
    "username" varchar(65535),
    "email" varchar(65535),
    "subject" varchar(65535),
    "details" super,
    "created_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."ticket_audit_events" (
    "id" bigint not null,
    "audit_id" bigint,
    "ticket_id" bigint,
    "type" varchar(65535),
    "field_name" varchar(65535),
    "value" super,
    "previous_value" super,
    "author_id" bigint,
    "public" boolean,
    "body" varchar(65535),
    "html_body" varchar(65535),
    "plain_body" varchar(65535),
    "subject" varchar(65535),
    "recipients" super,
    "via_channel" varchar(65535),
    "via_source" super,
    "details" super,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."ticket_audits" (
    "id" bigint not null,
    "ticket_id" bigint,
    "created_at" timestamptz,
    "author_id" bigint,
    "via_channel" varchar(65535),
    "via_source_rel" varchar(65535),
    "via_source_from" super,
    "via_source_to" super,
    "metadata_system" super,
    "metadata_custom" super,
    "metadata_other" super,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."ticket_comments" (
    "id" bigint not null,
    "ticket_event_id" bigint,
    "ticket_id" bigint,
    "type" varchar(65535),
    "author_id" bigint,
    "body" varchar(65535),
    "html_body" varchar(65535),
    "plain_body" varchar(65535),
    "public" boolean,
    "via" varchar(65535),
    "via_source_rel" varchar(65535),
    "via_source_from" super,
    "via_source_to" super,
    "created_at" timestamptz,
    "metadata" super,
    "data" super,
    "formatted_from" varchar(65535),
    "formatted_to" varchar(65535),
    "transcription_visible" boolean,
    "uploads" super,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."ticket_events" (
    "id" bigint not null,
    "ticket_event_id" bigint,
    "ticket_id" bigint,
    "timestamp" timestamptz,
    "created_at" timestamptz,
    "updater_id" bigint,
    "ticket_event_via" varchar(65535),
    "context_client" varchar(65535),
    "context_ip_address" varchar(65535),
    "context_location" varchar(65535),
    "context_latitude" double precision,
    "context_longitude" double precision,
    "context_other" super,
    "event_metadata" super,
    "event_type" varchar(65535),
    "via" varchar(65535),
    "via_reference_id" bigint,
    "previous_value" super,
    "subject" varchar(65535),
    "status" varchar(65535),
    "custom_status_id" bigint,
    "type" varchar(65535),
    "priority" varchar(65535),
    "requester_id" bigint,
    "assignee_id" bigint,
    "group_id" bigint,
    "organization_id" bigint,
    "brand_id" bigint,
    "ticket_form_id" bigint,
    "locale_id" bigint,
    "linked_id" bigint,
    "due_date" varchar(65535),
    "is_public" boolean,
    "tags" super,
    "added_tags" super,
    "removed_tags" super,
    "comment_present" boolean,
    "comment_public" boolean,
    "satisfaction_score" varchar(65535),
    "satisfaction_comment" varchar(65535),
    "satisfaction_reason_code" varchar(65535),
    "satisfaction_rating" super,
    "sla_policy" varchar(65535),
    "rel" varchar(65535),
    "custom_ticket_fields" super,
    "details" super,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."ticket_fields" (
    "id" bigint not null,
    "url" varchar(65535),
    "type" varchar(65535),
    "slug" varchar(65535),
    "key" varchar(65535),
    "title" varchar(65535),
    "raw_title" varchar(65535),
    "description" varchar(65535),
    "raw_description" varchar(65535),
    "agent_description" varchar(65535),
    "position" bigint,
    "active" boolean,
    "required" boolean,
    "collapsed_for_agents" boolean,
    "regexp_for_validation" varchar(65535),
    "title_in_portal" varchar(65535),
    "raw_title_in_portal" varchar(65535),
    "visible_in_portal" boolean,
    "editable_in_portal" boolean,
    "required_in_portal" boolean,
    "agent_can_edit" boolean,
    "tag" varchar(65535),
    "custom_field_options" super,
    "system_field_options" super,
    "custom_statuses" super,
    "sub_type_id" bigint,
    "relationship_target_type" varchar(65535),
    "relationship_filter" super,
    "removable" boolean,
    "creator_user_id" bigint,
    "creator_app_name" varchar(65535),
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."ticket_form_statuses" (
    "id" varchar(65535) not null,
    "ticket_form_id" bigint,
    "custom_status_id" bigint,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."ticket_forms" (
    "id" bigint not null,
    "url" varchar(65535),
    "name" varchar(65535),
    "raw_name" varchar(65535),
    "display_name" varchar(65535),
    "raw_display_name" varchar(65535),
    "position" bigint,
    "active" boolean,
    "end_user_visible" boolean,
    "default" boolean,
    "ticket_field_ids" super,
    "in_all_brands" boolean,
    "restricted_brand_ids" super,
    "agent_conditions" super,
    "end_user_conditions" super,
    "form_type" varchar(65535),
    "deleted_at" timestamptz,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."ticket_metric_events" (
    "id" bigint not null,
    "ticket_id" bigint,
    "metric" varchar(65535),
    "instance_id" bigint,
    "type" varchar(65535),
    "time" timestamptz,
    "sla" super,
    "group_sla" super,
    "status_calendar" bigint,
    "status_business" bigint,
    "deleted" boolean,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."ticket_metrics" (
    "id" bigint not null,
    "url" varchar(65535),
    "ticket_id" bigint,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "group_stations" bigint,
    "assignee_stations" bigint,
    "reopens" bigint,
    "replies" bigint,
    "assignee_updated_at" timestamptz,
    "requester_updated_at" timestamptz,
    "status_updated_at" timestamptz,
    "initially_assigned_at" timestamptz,
    "assigned_at" timestamptz,
    "solved_at" timestamptz,
    "latest_comment_added_at" timestamptz,
    "custom_status_updated_at" timestamptz,
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
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."ticket_skips" (
    "id" bigint not null,
    "ticket_id" bigint,
    "user_id" bigint,
    "reason" varchar(65535),
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."tickets" (
    "id" bigint not null,
    "url" varchar(65535),
    "external_id" varchar(65535),
    "via_channel" varchar(65535),
    "via_source_rel" varchar(65535),
    "via_source_from" super,
    "via_source_to" super,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "generated_timestamp" timestamptz,
    "type" varchar(65535),
    "subject" varchar(65535),
    "raw_subject" varchar(65535),
    "description" varchar(65535),
    "priority" varchar(65535),
    "status" varchar(65535),
    "custom_status_id" bigint,
    "recipient" varchar(65535),
    "requester_id" bigint,
    "submitter_id" bigint,
    "assignee_id" bigint,
    "organization_id" bigint,
    "group_id" bigint,
    "brand_id" bigint,
    "collaborator_ids" super,
    "follower_ids" super,
    "email_cc_ids" super,
    "forum_topic_id" bigint,
    "problem_id" bigint,
    "has_incidents" boolean,
    "is_public" boolean,
    "due_at" timestamptz,
    "tags" super,
    "custom_fields" super,
    "satisfaction_rating_id" bigint,
    "satisfaction_rating_score" varchar(65535),
    "satisfaction_rating_comment" varchar(65535),
    "satisfaction_rating_reason" varchar(65535),
    "satisfaction_rating_reason_id" bigint,
    "satisfaction_probability" double precision,
    "sharing_agreement_ids" super,
    "followup_ids" super,
    "ticket_form_id" bigint,
    "allow_channelback" boolean,
    "allow_attachments" boolean,
    "from_messaging_channel" boolean,
    "encoded_id" varchar(65535),
    "result_type" varchar(65535),
    "support_type" varchar(65535),
    "metadata" super,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."topics" (
    "id" bigint not null,
    "url" varchar(65535),
    "html_url" varchar(65535),
    "name" varchar(65535),
    "description" varchar(65535),
    "position" bigint,
    "follower_count" bigint,
    "community_id" bigint,
    "manageable_by" varchar(65535),
    "user_segment_id" bigint,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."trigger_categories" (
    "id" varchar(65535) not null,
    "url" varchar(65535),
    "name" varchar(65535),
    "position" bigint,
    "active_count" bigint,
    "inactive_count" bigint,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."triggers" (
    "id" bigint not null,
    "url" varchar(65535),
    "title" varchar(65535),
    "raw_title" varchar(65535),
    "description" varchar(65535),
    "active" boolean,
    "default" boolean,
    "position" bigint,
    "category_id" varchar(65535),
    "conditions" super,
    "actions" super,
    "brand_id" bigint,
    "restriction" super,
    "app_installation" super,
    "permissions" super,
    "usage_1h" bigint,
    "usage_24h" bigint,
    "usage_7d" bigint,
    "usage_30d" bigint,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."user_fields" (
    "id" bigint not null,
    "url" varchar(65535),
    "key" varchar(65535),
    "type" varchar(65535),
    "title" varchar(65535),
    "raw_title" varchar(65535),
    "description" varchar(65535),
    "raw_description" varchar(65535),
    "position" bigint,
    "active" boolean,
    "system" boolean,
    "regexp_for_validation" varchar(65535),
    "tag" varchar(65535),
    "custom_field_options" super,
    "relationship_target_type" varchar(65535),
    "relationship_filter" super,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."user_identities" (
    "id" bigint not null,
    "url" varchar(65535),
    "user_id" bigint,
    "type" varchar(65535),
    "value" varchar(65535),
    "verified" boolean,
    "verified_at" timestamptz,
    "verification_method" varchar(65535),
    "primary" boolean,
    "ownership" varchar(65535),
    "brand_id" bigint,
    "undeliverable_count" bigint,
    "deliverable_state" varchar(65535),
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."user_segments" (
    "id" bigint not null,
    "name" varchar(65535),
    "user_type" varchar(65535),
    "built_in" boolean,
    "group_ids" super,
    "organization_ids" super,
    "tags" super,
    "or_tags" super,
    "added_user_ids" super,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."users" (
    "id" bigint not null,
    "url" varchar(65535),
    "name" varchar(65535),
    "email" varchar(65535),
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "time_zone" varchar(65535),
    "iana_time_zone" varchar(65535),
    "phone" varchar(65535),
    "shared_phone_number" boolean,
    "photo" super,
    "locale_id" bigint,
    "locale" varchar(65535),
    "organization_id" bigint,
    "role" varchar(65535),
    "verified" boolean,
    "external_id" varchar(65535),
    "tags" super,
    "alias" varchar(65535),
    "active" boolean,
    "shared" boolean,
    "shared_agent" boolean,
    "last_login_at" timestamptz,
    "two_factor_auth_enabled" boolean,
    "signature" varchar(65535),
    "details" varchar(65535),
    "notes" varchar(65535),
    "role_type" bigint,
    "custom_role_id" bigint,
    "is_billing_admin" boolean,
    "moderator" boolean,
    "ticket_restriction" varchar(65535),
    "only_private_comments" boolean,
    "restricted_agent" boolean,
    "suspended" boolean,
    "suspension_details_channels" super,
    "separation_scope" varchar(65535),
    "separation_brand_id" bigint,
    "chat_only" boolean,
    "default_group_id" bigint,
    "report_csv" boolean,
    "remote_photo_url" varchar(65535),
    "permanently_deleted" boolean,
    "user_fields" super,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."views" (
    "id" bigint not null,
    "url" varchar(65535),
    "title" varchar(65535),
    "raw_title" varchar(65535),
    "description" varchar(65535),
    "active" boolean,
    "default" boolean,
    "position" bigint,
    "conditions" super,
    "execution" super,
    "restriction" super,
    "watchable" boolean,
    "app_installation" super,
    "permissions" super,
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");

create table "zendesk"."workspaces" (
    "id" bigint not null,
    "url" varchar(65535),
    "title" varchar(65535),
    "description" varchar(65535),
    "activated" boolean,
    "position" bigint,
    "prefer_workspace_app_order" boolean,
    "conditions" super,
    "ticket_form_id" bigint,
    "macro_ids" super,
    "macros" super,
    "selected_macros" super,
    "apps" super,
    "knowledge_settings" super,
    "layout_uuid" varchar(65535),
    "created_at" timestamptz,
    "updated_at" timestamptz,
    "_extra" super,
    "received_at" timestamptz not null,
    "_version" timestamptz not null,
    "_deleted_at" timestamptz,
    "_hash" bigint
)
diststyle auto
sortkey ("id");
