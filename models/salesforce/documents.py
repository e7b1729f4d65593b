"""Dashboards, documents, and the tags people put on records."""

from __future__ import annotations

from datetime import datetime

from etl.schema import field
from models.salesforce.base import Deletable, Stamped, Viewed


class Dashboard(Viewed, Deletable, Stamped):
    """A page of charts made of reports."""

    __tablename__ = "dashboards"
    __object__ = "Dashboard"

    title: str | None = field("Title", doc="Name of the dashboard.")
    developer_name: str | None = field("DeveloperName", doc="Name of the dashboard to programs.")
    namespace_prefix: str | None = field("NamespacePrefix", doc="Namespace of the package it came with.")
    description: str | None = field("Description", doc="Free text about the dashboard.")
    folder_id: str | None = field("FolderId", doc="Folder that it is in.")
    folder_name: str | None = field("FolderName", doc="Name of that folder.")
    type: str | None = field(
        "Type", doc="Whose data it shows: `SpecifiedUser`, `LoggedInUser` or `MyTeamUser`."
    )
    running_user_id: str | None = field("RunningUserId", doc="User whose data it shows.", references="users")
    left_size: str | None = field("LeftSize", doc="Width of the left column.")
    middle_size: str | None = field("MiddleSize", doc="Width of the middle column.")
    right_size: str | None = field("RightSize", doc="Width of the right column.")
    title_color: int | None = field("TitleColor", doc="Color of the titles, as a number.")
    title_size: int | None = field("TitleSize", doc="Size of the titles, in points.")
    text_color: int | None = field("TextColor", doc="Color of the text, as a number.")
    background_start: int | None = field(
        "BackgroundStart", doc="Color at which the background begins, as a number."
    )
    background_end: int | None = field(
        "BackgroundEnd", doc="Color at which the background ends, as a number."
    )
    background_direction: str | None = field(
        "BackgroundDirection", doc="Direction in which the one becomes the other."
    )
    color_palette: str | None = field("ColorPalette", doc="Colors of its charts.")
    chart_theme: str | None = field("ChartTheme", doc="Theme of its charts: `light` or `dark`.")
    dashboard_result_refreshed_date: str | None = field(
        "DashboardResultRefreshedDate", doc="When its data was last refreshed, as text."
    )
    dashboard_result_running_user: str | None = field(
        "DashboardResultRunningUser", doc="Name of the user whose data was shown then."
    )


class Document(Viewed, Deletable, Stamped):
    """A file in a folder for documents."""

    __tablename__ = "documents"
    __object__ = "Document"

    name: str | None = field("Name", doc="Name of the document.")
    developer_name: str | None = field("DeveloperName", doc="Name of the document to programs.")
    namespace_prefix: str | None = field("NamespacePrefix", doc="Namespace of the package it came with.")
    folder_id: str | None = field(
        "FolderId", doc="Folder that it is in, or the user whose personal one it is."
    )
    author_id: str | None = field("AuthorId", doc="User who is responsible for it.", references="users")
    description: str | None = field("Description", doc="Free text about the document.")
    keywords: str | None = field("Keywords", doc="Words to find it by.")
    type: str | None = field("Type", doc="Ending of the file's name.")
    content_type: str | None = field("ContentType", doc="Media type of the file.")
    body_length: int | None = field("BodyLength", doc="Size of the file in bytes.")
    url: str | None = field("Url", doc="Address, of a document that is but a link.")
    is_public: bool | None = field("IsPublic", doc="Whether everybody may see it without logging in.")
    is_internal_use_only: bool | None = field(
        "IsInternalUseOnly", doc="Whether it is for use within the organisation only."
    )
    is_body_searchable: bool | None = field("IsBodySearchable", doc="Whether its content can be searched.")


class AccountTag(Deletable):
    """A word that somebody put on an account to find it by."""

    __tablename__ = "account_tags"
    __object__ = "AccountTag"

    item_id: str | None = field("ItemId", doc="Record that the tag is on.", references="accounts")
    tag_definition_id: str | None = field(
        "TagDefinitionId", doc="Tag as it is defined, for all records that have it."
    )
    name: str | None = field("Name", doc="Word.")
    type: str | None = field("Type", doc="Who sees it: `Public` or `Personal`.")
    created_date: datetime | None = field("CreatedDate", doc="When it was put there.")
    system_modstamp: datetime | None = field(
        "SystemModstamp", doc="When anything about it last changed, by people or by the system.", version=True
    )


class CampaignTag(Deletable):
    """A word that somebody put on a campaign to find it by."""

    __tablename__ = "campaign_tags"
    __object__ = "CampaignTag"

    item_id: str | None = field("ItemId", doc="Record that the tag is on.", references="campaigns")
    tag_definition_id: str | None = field(
        "TagDefinitionId", doc="Tag as it is defined, for all records that have it."
    )
    name: str | None = field("Name", doc="Word.")
    type: str | None = field("Type", doc="Who sees it: `Public` or `Personal`.")
    created_date: datetime | None = field("CreatedDate", doc="When it was put there.")
    system_modstamp: datetime | None = field(
        "SystemModstamp", doc="When anything about it last changed, by people or by the system.", version=True
    )


class CaseTag(Deletable):
    """A word that somebody put on a case to find it by."""

    __tablename__ = "case_tags"
    __object__ = "CaseTag"

    item_id: str | None = field("ItemId", doc="Record that the tag is on.", references="cases")
    tag_definition_id: str | None = field(
        "TagDefinitionId", doc="Tag as it is defined, for all records that have it."
    )
    name: str | None = field("Name", doc="Word.")
    type: str | None = field("Type", doc="Who sees it: `Public` or `Personal`.")
    created_date: datetime | None = field("CreatedDate", doc="When it was put there.")
    system_modstamp: datetime | None = field(
        "SystemModstamp", doc="When anything about it last changed, by people or by the system.", version=True
    )


class ContactTag(Deletable):
    """A word that somebody put on a contact to find it by."""

    __tablename__ = "contact_tags"
    __object__ = "ContactTag"

    item_id: str | None = field("ItemId", doc="Record that the tag is on.", references="contacts")
    tag_definition_id: str | None = field(
        "TagDefinitionId", doc="Tag as it is defined, for all records that have it."
    )
    name: str | None = field("Name", doc="Word.")
    type: str | None = field("Type", doc="Who sees it: `Public` or `Personal`.")
    created_date: datetime | None = field("CreatedDate", doc="When it was put there.")
    system_modstamp: datetime | None = field(
        "SystemModstamp", doc="When anything about it last changed, by people or by the system.", version=True
    )


class ContractTag(Deletable):
    """A word that somebody put on a contract to find it by."""

    __tablename__ = "contract_tags"
    __object__ = "ContractTag"

    item_id: str | None = field("ItemId", doc="Record that the tag is on.", references="contracts")
    tag_definition_id: str | None = field(
        "TagDefinitionId", doc="Tag as it is defined, for all records that have it."
    )
    name: str | None = field("Name", doc="Word.")
    type: str | None = field("Type", doc="Who sees it: `Public` or `Personal`.")
    created_date: datetime | None = field("CreatedDate", doc="When it was put there.")
    system_modstamp: datetime | None = field(
        "SystemModstamp", doc="When anything about it last changed, by people or by the system.", version=True
    )


class DashboardTag(Deletable):
    """A word that somebody put on a dashboard to find it by."""

    __tablename__ = "dashboard_tags"
    __object__ = "DashboardTag"

    item_id: str | None = field("ItemId", doc="Record that the tag is on.", references="dashboards")
    tag_definition_id: str | None = field(
        "TagDefinitionId", doc="Tag as it is defined, for all records that have it."
    )
    name: str | None = field("Name", doc="Word.")
    type: str | None = field("Type", doc="Who sees it: `Public` or `Personal`.")
    created_date: datetime | None = field("CreatedDate", doc="When it was put there.")
    system_modstamp: datetime | None = field(
        "SystemModstamp", doc="When anything about it last changed, by people or by the system.", version=True
    )


class DocumentTag(Deletable):
    """A word that somebody put on a document to find it by."""

    __tablename__ = "document_tags"
    __object__ = "DocumentTag"

    item_id: str | None = field("ItemId", doc="Record that the tag is on.", references="documents")
    tag_definition_id: str | None = field(
        "TagDefinitionId", doc="Tag as it is defined, for all records that have it."
    )
    name: str | None = field("Name", doc="Word.")
    type: str | None = field("Type", doc="Who sees it: `Public` or `Personal`.")
    created_date: datetime | None = field("CreatedDate", doc="When it was put there.")
    system_modstamp: datetime | None = field(
        "SystemModstamp", doc="When anything about it last changed, by people or by the system.", version=True
    )


class EventTag(Deletable):
    """A word that somebody put on an event to find it by."""

    __tablename__ = "event_tags"
    __object__ = "EventTag"

    item_id: str | None = field("ItemId", doc="Record that the tag is on.", references="events")
    tag_definition_id: str | None = field(
        "TagDefinitionId", doc="Tag as it is defined, for all records that have it."
    )
    name: str | None = field("Name", doc="Word.")
    type: str | None = field("Type", doc="Who sees it: `Public` or `Personal`.")
    created_date: datetime | None = field("CreatedDate", doc="When it was put there.")
    system_modstamp: datetime | None = field(
        "SystemModstamp", doc="When anything about it last changed, by people or by the system.", version=True
    )


class LeadTag(Deletable):
    """A word that somebody put on a lead to find it by."""

    __tablename__ = "lead_tags"
    __object__ = "LeadTag"

    item_id: str | None = field("ItemId", doc="Record that the tag is on.", references="leads")
    tag_definition_id: str | None = field(
        "TagDefinitionId", doc="Tag as it is defined, for all records that have it."
    )
    name: str | None = field("Name", doc="Word.")
    type: str | None = field("Type", doc="Who sees it: `Public` or `Personal`.")
    created_date: datetime | None = field("CreatedDate", doc="When it was put there.")
    system_modstamp: datetime | None = field(
        "SystemModstamp", doc="When anything about it last changed, by people or by the system.", version=True
    )


class NoteTag(Deletable):
    """A word that somebody put on a note to find it by."""

    __tablename__ = "note_tags"
    __object__ = "NoteTag"

    item_id: str | None = field("ItemId", doc="Record that the tag is on.", references="notes")
    tag_definition_id: str | None = field(
        "TagDefinitionId", doc="Tag as it is defined, for all records that have it."
    )
    name: str | None = field("Name", doc="Word.")
    type: str | None = field("Type", doc="Who sees it: `Public` or `Personal`.")
    created_date: datetime | None = field("CreatedDate", doc="When it was put there.")
    system_modstamp: datetime | None = field(
        "SystemModstamp", doc="When anything about it last changed, by people or by the system.", version=True
    )


class OpportunityTag(Deletable):
    """A word that somebody put on an opportunity to find it by."""

    __tablename__ = "opportunity_tag"
    __object__ = "OpportunityTag"

    item_id: str | None = field("ItemId", doc="Record that the tag is on.", references="opportunities")
    tag_definition_id: str | None = field(
        "TagDefinitionId", doc="Tag as it is defined, for all records that have it."
    )
    name: str | None = field("Name", doc="Word.")
    type: str | None = field("Type", doc="Who sees it: `Public` or `Personal`.")
    created_date: datetime | None = field("CreatedDate", doc="When it was put there.")
    system_modstamp: datetime | None = field(
        "SystemModstamp", doc="When anything about it last changed, by people or by the system.", version=True
    )


class SolutionTag(Deletable):
    """A word that somebody put on a solution to find it by."""

    __tablename__ = "solution_tags"
    __object__ = "SolutionTag"

    item_id: str | None = field("ItemId", doc="Record that the tag is on.", references="solutions")
    tag_definition_id: str | None = field(
        "TagDefinitionId", doc="Tag as it is defined, for all records that have it."
    )
    name: str | None = field("Name", doc="Word.")
    type: str | None = field("Type", doc="Who sees it: `Public` or `Personal`.")
    created_date: datetime | None = field("CreatedDate", doc="When it was put there.")
    system_modstamp: datetime | None = field(
        "SystemModstamp", doc="When anything about it last changed, by people or by the system.", version=True
    )


class TaskTag(Deletable):
    """A word that somebody put on a task to find it by."""

    __tablename__ = "task_tags"
    __object__ = "TaskTag"

    item_id: str | None = field("ItemId", doc="Record that the tag is on.", references="tasks")
    tag_definition_id: str | None = field(
        "TagDefinitionId", doc="Tag as it is defined, for all records that have it."
    )
    name: str | None = field("Name", doc="Word.")
    type: str | None = field("Type", doc="Who sees it: `Public` or `Personal`.")
    created_date: datetime | None = field("CreatedDate", doc="When it was put there.")
    system_modstamp: datetime | None = field(
        "SystemModstamp", doc="When anything about it last changed, by people or by the system.", version=True
    )
