"""The help center: articles in sections in categories, and what the community writes."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from etl.schema import Json, field
from models.zendesk.base import ZendeskTable


class HelpCenterCategory(ZendeskTable):
    """A category of the help center."""

    __tablename__ = "help_center_categories"
    __elsewhere__: ClassVar[tuple[str, ...]] = ("translations",)

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    html_url: str | None = field(doc="Address of its page.")
    name: str | None = field(doc="Name.")
    description: str | None = field(doc="Description.")
    position: int | None = field(doc="Place among the categories.")
    locale: str | None = field(doc="Language that it is shown in here.")
    source_locale: str | None = field(doc="Language that it was written in.")
    outdated: bool | None = field(doc="Kept for old clients; says nothing.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class HelpCenterSection(ZendeskTable):
    """A section of a category."""

    __tablename__ = "help_center_sections"
    __elsewhere__: ClassVar[tuple[str, ...]] = ("translations",)

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    html_url: str | None = field(doc="Address of its page.")
    category_id: int | None = field(doc="Category.", references="help_center_categories")
    parent_section_id: int | None = field(
        doc="Section that it is part of.", references="help_center_sections"
    )
    name: str | None = field(doc="Name.")
    description: str | None = field(doc="Description.")
    position: int | None = field(doc="Place among the sections.")
    sorting: str | None = field(doc="How its articles are sorted, such as `manual`.")
    theme_template: str | None = field(doc="Template of its page.")
    locale: str | None = field(doc="Language that it is shown in here.")
    source_locale: str | None = field(doc="Language that it was written in.")
    outdated: bool | None = field(doc="Kept for old clients; says nothing.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class Article(ZendeskTable):
    """An article of the help center."""

    __tablename__ = "articles"
    __elsewhere__: ClassVar[tuple[str, ...]] = ("translations",)

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    html_url: str | None = field(doc="Address of its page.")
    section_id: int | None = field(doc="Section.", references="help_center_sections")
    author_id: int | None = field(doc="Author.", references="users")
    name: str | None = field(doc="Title in the address.")
    title: str | None = field(doc="Title.")
    body: str | None = field(doc="Text as HTML.")
    draft: bool | None = field(doc="Whether it is not published.")
    promoted: bool | None = field(doc="Whether it stands on top.")
    comments_disabled: bool | None = field(doc="Whether nobody may comment on it.")
    position: int | None = field(doc="Place in its section.")
    vote_sum: int | None = field(doc="Votes for it less those against it.")
    vote_count: int | None = field(doc="How many votes it has.")
    label_names: Json | None = field(doc="List of labels.")
    content_tag_ids: Json | None = field(doc="List of content tags.")
    user_segment_id: int | None = field(doc="Who may see it; null for everyone.", references="user_segments")
    user_segment_ids: Json | None = field(doc="List of who may see it.")
    permission_group_id: int | None = field(doc="Who may edit it.", references="permission_groups")
    locale: str | None = field(doc="Language that it is shown in here.")
    source_locale: str | None = field(doc="Language that it was written in.")
    outdated: bool | None = field(doc="Whether this language is behind the one it was written in.")
    outdated_locales: Json | None = field(doc="List of languages that are behind.")
    edited_at: datetime | None = field(doc="When its text was last changed.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When anything of it was last changed.")


class ArticleAttachment(ZendeskTable):
    """A file of an article."""

    __tablename__ = "article_attachments"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    article_id: int | None = field("article_id", doc="Article.", parent=True, references="articles")
    file_name: str | None = field(doc="Name of the file.")
    display_file_name: str | None = field(doc="Name as it is shown.")
    content_url: str | None = field(doc="Where it is.")
    relative_path: str | None = field(doc="The same without host.")
    content_type: str | None = field(doc="Media type.")
    size: int | None = field(doc="Bytes.")
    inline: bool | None = field(doc="Whether it stands in the text.")
    locale: str | None = field(doc="Language that it belongs to.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class ArticleComment(ZendeskTable):
    """A comment on an article."""

    __tablename__ = "article_comments"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    html_url: str | None = field(doc="Address of its page.")
    source_id: int | None = field(doc="Article.", parent=True, references="articles")
    source_type: str | None = field(doc="`Article`.")
    author_id: int | None = field(doc="Author.", references="users")
    body: str | None = field(doc="Text as HTML.")
    locale: str | None = field(doc="Language.")
    vote_sum: int | None = field(doc="Votes for it less those against it.")
    vote_count: int | None = field(doc="How many votes it has.")
    non_author_editor_id: int | None = field(doc="Somebody else who edited it last.", references="users")
    non_author_updated_at: datetime | None = field(doc="When that was.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class Vote(ZendeskTable):
    """A vote for or against something of the help center."""

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    user_id: int | None = field(doc="Who voted.", references="users")
    item_id: int | None = field(doc="What was voted on.", parent=True)
    item_type: str | None = field(doc="`Article` or `Post`.")
    value: int | None = field(doc="1 for it, -1 against it.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class ArticleVote(Vote):
    """A vote for or against an article."""

    __tablename__ = "article_votes"

    item_id: int | None = field(doc="Article.", parent=True, references="articles")


class PostVote(Vote):
    """A vote for or against a post."""

    __tablename__ = "post_votes"

    item_id: int | None = field(doc="Post.", parent=True, references="posts")


class Translation(ZendeskTable):
    """Something of the help center in one of its languages."""

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    html_url: str | None = field(doc="Address of its page.")
    source_id: int | None = field(doc="What it is a translation of.", parent=True)
    source_type: str | None = field(doc="`Article`, `Section` or `Category`.")
    locale: str | None = field(doc="Language.")
    title: str | None = field(doc="Title.")
    body: str | None = field(doc="Text as HTML; of a section or a category, its description.")
    draft: bool | None = field(doc="Whether it is not published.")
    outdated: bool | None = field(doc="Whether it is behind the language that it was written in at first.")
    hidden: bool | None = field(doc="Whether nobody sees it.")
    created_by_id: int | None = field(doc="Who made it.", references="users")
    updated_by_id: int | None = field(doc="Who last changed it.", references="users")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class ArticleTranslation(Translation):
    """An article in one of its languages."""

    __tablename__ = "article_translations"

    source_id: int | None = field(doc="Article.", parent=True, references="articles")


class HelpCenterSectionTranslation(Translation):
    """A section in one of its languages."""

    __tablename__ = "help_center_section_translations"

    source_id: int | None = field(doc="Section.", parent=True, references="help_center_sections")


class HelpCenterCategoryTranslation(Translation):
    """A category in one of its languages."""

    __tablename__ = "help_center_category_translations"

    source_id: int | None = field(doc="Category.", parent=True, references="help_center_categories")


class ArticleLabel(ZendeskTable):
    """A word that articles are labelled with."""

    __tablename__ = "article_labels"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    name: str | None = field(doc="Label.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class UserSegment(ZendeskTable):
    """A set of users who may see something."""

    __tablename__ = "user_segments"

    id: int = field(doc="Zendesk's identifier.", key=True)
    name: str | None = field(doc="Name.")
    user_type: str | None = field(doc="`signed_in_users` or `staff`.")
    built_in: bool | None = field(doc="Whether it is one of Zendesk's.")
    group_ids: Json | None = field(doc="List of groups.")
    organization_ids: Json | None = field(doc="List of organizations.")
    tags: Json | None = field(doc="List of tags that a user must have all of.")
    or_tags: Json | None = field(doc="List of tags that a user must have one of.")
    added_user_ids: Json | None = field(doc="List of users who are in it besides.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class PermissionGroup(ZendeskTable):
    """Who may edit and publish articles."""

    __tablename__ = "permission_groups"

    id: int = field(doc="Zendesk's identifier.", key=True)
    name: str | None = field(doc="Name.")
    edit: Json | None = field(doc="List of user segments that may edit.")
    publish: Json | None = field(doc="List of user segments that may publish.")
    built_in: bool | None = field(doc="Whether it is one of Zendesk's.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class ContentTag(ZendeskTable):
    """A tag of articles and posts."""

    __tablename__ = "content_tags"

    id: str = field(doc="Zendesk's identifier.", key=True)
    name: str | None = field(doc="Name.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class Topic(ZendeskTable):
    """A topic of the community."""

    __tablename__ = "topics"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    html_url: str | None = field(doc="Address of its page.")
    name: str | None = field(doc="Name.")
    description: str | None = field(doc="Description.")
    position: int | None = field(doc="Place among the topics.")
    follower_count: int | None = field(doc="How many follow it.")
    community_id: int | None = field(doc="Community.")
    manageable_by: str | None = field(doc="`managers` or `staff`.")
    user_segment_id: int | None = field(doc="Who may see it; null for everyone.", references="user_segments")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class Post(ZendeskTable):
    """A post of the community."""

    __tablename__ = "posts"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    html_url: str | None = field(doc="Address of its page.")
    topic_id: int | None = field(doc="Topic.", references="topics")
    author_id: int | None = field(doc="Author.", references="users")
    title: str | None = field(doc="Title.")
    details: str | None = field(doc="Text as HTML.")
    status: str | None = field(doc="`planned`, `not_planned`, `answered`, `completed` or `none`.")
    featured: bool | None = field(doc="Whether it is featured.")
    pinned: bool | None = field(doc="Whether it stands on top.")
    closed: bool | None = field(doc="Whether nobody may comment on it.")
    frozen: bool | None = field(doc="Whether it was sent to be moderated.")
    vote_sum: int | None = field(doc="Votes for it less those against it.")
    vote_count: int | None = field(doc="How many votes it has.")
    comment_count: int | None = field(doc="How many comments it has.")
    follower_count: int | None = field(doc="How many follow it.")
    content_tag_ids: Json | None = field(doc="List of content tags.")
    non_author_editor_id: int | None = field(doc="Somebody else who edited it last.", references="users")
    non_author_updated_at: datetime | None = field(doc="When that was.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")


class PostComment(ZendeskTable):
    """A comment on a post."""

    __tablename__ = "post_comments"

    id: int = field(doc="Zendesk's identifier.", key=True)
    url: str | None = field(doc="Address of the record in the API.")
    html_url: str | None = field(doc="Address of its page.")
    post_id: int | None = field(doc="Post.", parent=True, references="posts")
    author_id: int | None = field(doc="Author.", references="users")
    body: str | None = field(doc="Text as HTML.")
    official: bool | None = field(doc="Whether it is an official answer.")
    vote_sum: int | None = field(doc="Votes for it less those against it.")
    vote_count: int | None = field(doc="How many votes it has.")
    non_author_editor_id: int | None = field(doc="Somebody else who edited it last.", references="users")
    non_author_updated_at: datetime | None = field(doc="When that was.")
    created_at: datetime | None = field(doc="When it was made.")
    updated_at: datetime | None = field(doc="When it was last changed.")
