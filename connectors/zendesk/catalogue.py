"""What Zendesk lists and how each list is to be asked: a row per collection, nothing else."""

from __future__ import annotations

from datetime import timedelta

from connectors.zendesk.api import CHAT, FIELDS, GUIDE, TAGS
from connectors.zendesk.collection import Collection, Through
from models.zendesk.account import (
    Activity,
    AuditLog,
    Brand,
    BrandAgent,
    DynamicContentItem,
    Locale,
    RecipientAddress,
    SatisfactionRating,
    SatisfactionReason,
    SharingAgreement,
    SuspendedTicket,
    Tag,
    TicketSkip,
)
from models.zendesk.base import ZendeskTable
from models.zendesk.chat import (
    ChatAgent,
    ChatBan,
    ChatDepartment,
    ChatGoal,
    ChatRole,
    ChatShortcut,
    ChatSkill,
    ChatTrigger,
)
from models.zendesk.custom_objects import CustomObject, CustomObjectField, CustomObjectTrigger
from models.zendesk.fields import (
    CustomStatus,
    OrganizationField,
    TicketField,
    TicketForm,
    TicketFormStatus,
    UserField,
)
from models.zendesk.help_center import (
    Article,
    ArticleLabel,
    ArticleTranslation,
    ContentTag,
    HelpCenterCategory,
    HelpCenterCategoryTranslation,
    HelpCenterSection,
    HelpCenterSectionTranslation,
    PermissionGroup,
    Post,
    Topic,
    UserSegment,
)
from models.zendesk.people import (
    CustomRole,
    Group,
    GroupMembership,
    OrganizationMembership,
    OrganizationSubscription,
)
from models.zendesk.rules import (
    Automation,
    DeletionSchedule,
    GroupSlaPolicy,
    Macro,
    RoutingAttribute,
    RoutingAttributeValue,
    RoutingQueue,
    Schedule,
    ScheduleHoliday,
    SlaPolicy,
    Target,
    Trigger,
    TriggerCategory,
    View,
    Workspace,
)
from models.zendesk.talk import (
    AgentActivity,
    DigitalLine,
    Greeting,
    GreetingCategory,
    Ivr,
    PhoneNumber,
    TalkAddress,
)

RATED_UNTIL = timedelta(days=40)
"""How long a rating may still be changed: until its ticket is closed, 28 days after it was solved."""

USAGE = ("usage_1h", "usage_24h", "usage_7d", "usage_30d")


def _rules(table: type[ZendeskTable], name: str, *said: str) -> Collection:
    """A list of rules; said: what they say of themselves only when it is asked for."""
    return Collection(table, name, name, params=(("include", ",".join(said)),))


def _of_objects(table: type[ZendeskTable], name: str, records: str, paging: str = "cursor") -> Collection:
    """What each custom object has."""
    through = Through("custom_objects", "custom_objects", "key", outer="custom_object_key", paging="number")
    path = f"custom_objects/{{}}/{name}"
    return Collection(table, path, records, paging=paging, optional=True, through=through)


def _guide(table: type[ZendeskTable], path: str, records: str) -> Collection:
    return Collection(table, path, records, optional=True, limit=GUIDE)


def _translated(
    table: type[ZendeskTable], path: str, records: str, translations: type[ZendeskTable]
) -> Collection:
    """A list of the help center, each record with all its translations."""
    return Collection(
        table,
        path,
        records,
        params=(("include", "translations"),),
        optional=True,
        limit=GUIDE,
        nested={f"{records}[].translations": translations},
    )


def _talk(table: type[ZendeskTable], name: str, records: str) -> Collection:
    return Collection(table, f"channels/voice/{name}", records, paging="number", optional=True)


def _chat(
    table: type[ZendeskTable], name: str, records: str = ".", *, paging: str = "once", flag: str = ""
) -> Collection:
    return Collection(table, f"chat/{name}", records, paging=paging, optional=True, limit=CHAT, flag=flag)


COLLECTIONS: tuple[Collection, ...] = (
    # people
    Collection(Group, "groups", "groups"),
    Collection(GroupMembership, "group_memberships", "group_memberships"),
    Collection(OrganizationMembership, "organization_memberships", "organization_memberships"),
    Collection(OrganizationSubscription, "organization_subscriptions", "organization_subscriptions"),
    Collection(CustomRole, "custom_roles", "custom_roles", paging="number", optional=True),
    # what tickets are described by
    Collection(Brand, "brands", "brands"),
    Collection(BrandAgent, "brand_agents", "brand_agents", optional=True),
    Collection(TicketField, "ticket_fields", "ticket_fields", limit=FIELDS),
    Collection(UserField, "user_fields", "user_fields"),
    Collection(OrganizationField, "organization_fields", "organization_fields"),
    Collection(TicketForm, "ticket_forms", "ticket_forms", paging="number", optional=True),
    Collection(
        TicketFormStatus, "ticket_form_statuses", "ticket_form_statuses", paging="number", optional=True
    ),
    Collection(CustomStatus, "custom_statuses", "custom_statuses", paging="number"),
    Collection(Tag, "tags", "tags", limit=TAGS),
    # rules
    _rules(Macro, "macros", "categories", "app_installation", "permissions", *USAGE),
    _rules(Trigger, "triggers", "app_installation", "permissions", *USAGE),
    _rules(TriggerCategory, "trigger_categories", "rule_counts"),
    _rules(Automation, "automations", "app_installation", "permissions", *USAGE),
    _rules(View, "views", "app_installation", "permissions"),
    Collection(Target, "targets", "targets", paging="number", optional=True),
    Collection(DeletionSchedule, "deletion_schedules", "deletion_schedules", paging="number", optional=True),
    Collection(SlaPolicy, "slas/policies", "sla_policies", paging="number", optional=True),
    Collection(GroupSlaPolicy, "group_slas/policies", "group_sla_policies", paging="number", optional=True),
    Collection(Schedule, "business_hours/schedules", "schedules", paging="number", optional=True),
    Collection(
        ScheduleHoliday,
        "business_hours/schedules/{}/holidays",
        "holidays",
        paging="number",
        optional=True,
        through=Through("business_hours/schedules", "schedules", outer="schedule_id", paging="number"),
    ),
    Collection(Workspace, "workspaces", "workspaces", paging="number", optional=True),
    Collection(RoutingQueue, "queues", "queues", paging="number", optional=True),
    Collection(RoutingAttribute, "routing/attributes", "attributes", paging="number", optional=True),
    Collection(
        RoutingAttributeValue,
        "routing/attributes/{}/values",
        "attribute_values",
        paging="number",
        optional=True,
        through=Through("routing/attributes", "attributes", outer="attribute_id", paging="number"),
    ),
    # what happened besides
    Collection(
        SatisfactionRating,
        "satisfaction_ratings",
        "satisfaction_ratings",
        times=("start_time", "end_time"),
        lookback=RATED_UNTIL,
        optional=True,
    ),
    Collection(SatisfactionReason, "satisfaction_reasons", "reasons", paging="number", optional=True),
    Collection(TicketSkip, "skips", "skips"),
    Collection(Activity, "activities", "activities", whole=False),  # of the last 30 days
    Collection(
        AuditLog,
        "audit_logs",
        "audit_logs",
        params=(("sort", "-created_at"),),
        newest_first=True,
        lookback=timedelta(hours=1),
        optional=True,
    ),
    Collection(SuspendedTicket, "suspended_tickets", "suspended_tickets"),
    Collection(SharingAgreement, "sharing_agreements", "sharing_agreements", paging="number"),
    Collection(RecipientAddress, "recipient_addresses", "recipient_addresses"),
    Collection(DynamicContentItem, "dynamic_content/items", "items", optional=True),
    Collection(Locale, "locales", "locales", paging="number"),
    # custom objects
    Collection(CustomObject, "custom_objects", "custom_objects", paging="number", optional=True),
    _of_objects(CustomObjectField, "fields", "custom_object_fields"),
    _of_objects(CustomObjectTrigger, "triggers", "triggers", paging="number"),
    # help center
    _translated(HelpCenterCategory, "help_center/categories", "categories", HelpCenterCategoryTranslation),
    _translated(HelpCenterSection, "help_center/sections", "sections", HelpCenterSectionTranslation),
    _translated(Article, "help_center/articles", "articles", ArticleTranslation),
    _guide(ArticleLabel, "help_center/articles/labels", "labels"),
    _guide(UserSegment, "help_center/user_segments", "user_segments"),
    _guide(PermissionGroup, "guide/permission_groups", "permission_groups"),
    Collection(ContentTag, "guide/content_tags", "records", optional=True, limit=GUIDE, size=30),
    _guide(Topic, "community/topics", "topics"),
    _guide(Post, "community/posts", "posts"),
    # talk
    _talk(PhoneNumber, "phone_numbers", "phone_numbers"),
    _talk(DigitalLine, "digital_lines", "digital_lines"),
    _talk(Greeting, "greetings", "greetings"),
    _talk(GreetingCategory, "greeting_categories", "greeting_categories"),
    _talk(Ivr, "ivr", "ivrs"),
    _talk(TalkAddress, "addresses", "addresses"),
    _talk(AgentActivity, "stats/agents_activity", "agents_activity"),
    # chat
    _chat(ChatAgent, "agents", paging="since", flag="enabled"),
    _chat(ChatDepartment, "departments"),
    _chat(ChatShortcut, "shortcuts"),
    _chat(ChatTrigger, "triggers", flag="enabled"),
    _chat(ChatGoal, "goals", flag="enabled"),
    _chat(ChatSkill, "skills"),
    _chat(ChatRole, "roles", paging="since"),
    _chat(ChatBan, "bans", "ip_address,visitor", paging="since"),
)
