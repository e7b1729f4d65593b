"""The help center: categories, sections, articles with translations, votes and comments; the community.

Pages followed: help_center/help-center-api (articles, sections, categories, translations, votes, topics,
posts, article_comments, article_attachments, article_labels, user_segments, permission_groups, content_tags).
"""

from __future__ import annotations

import random
from typing import Final

from connectors.sandbox.zendesk.store import Record
from connectors.sandbox.zendesk.world import World

_SHELVES: Final = {"Getting started": ("First steps", "Import"), "Billing": ("Invoices", "Refunds & credits")}
_TITLES: Final = (
    "How do I change my card?",
    "Why was my payment refused?",
    "Import from a spreadsheet",
    "Invite your team",
    "Was kostet ein weiterer Platz?",
    "Export everything",
)


def furnish(world: World, author: Record, rng: random.Random) -> None:
    """The shelves and the first articles."""
    world.create("user_segment", name="Signed-in users", built_in=True)
    group = world.create("permission_group", name="Admins", built_in=True)
    tag = world.create("content_tag", name="money")
    world.create("article_label", name="card")
    for name, sections in _SHELVES.items():
        category = world.create("category", name=name, description=f"All about {name.lower()}")
        _translate(world, category, author, name, category.body["description"])
        for title in sections:
            section = world.create(
                "section",
                links={"category": category.id},
                name=title,
                description="",
                category_id=category.id,
            )
            _translate(world, section, author, title, "")
            for _ in range(3):
                publish(world, section, author, rng.choice(_TITLES), group, tag)
    for name in ("Feature requests", "Hints"):
        world.create("topic", name=name, description=f"{name} by everybody")


def publish(
    world: World,
    section: Record,
    author: Record,
    title: str,
    group: Record | None = None,
    tag: Record | None = None,
) -> Record:
    """A new article with its translation into the source language, some with one more."""
    text = f"<p>{title}</p><p>See the settings of your account.</p>"
    article = world.create(
        "article",
        links={"section": section.id},
        section_id=section.id,
        author_id=author.id,
        name=title,
        title=title,
        body=text,
        edited_at=world.stamp(),
        label_names=["card"] if "card" in title else [],
        content_tag_ids=[tag.id] if tag and "pay" in title else [],
        permission_group_id=group.id if group else 0,
    )
    _translate(world, article, author, title, text)
    if "spreadsheet" in title:
        world.create(
            "article_attachment",
            links={"article": article.id},
            article_id=article.id,
            file_name="columns.png",
            display_file_name="columns.png",
            size=20_480,
            inline=True,
            content_url=f"{world.home}/hc/article_attachments/{article.id}",
            relative_path=f"/hc/article_attachments/{article.id}",
        )
    return article


def _translate(world: World, source: Record, author: Record, title: str, body: str) -> None:
    """The translation into the source language, and of some things one more."""
    for locale in ("en-us", "de") if world.rng.random() < 0.3 else ("en-us",):
        world.create(
            "translation",
            links={source.kind: source.id},
            source_id=source.id,
            source_type=source.kind.capitalize(),
            locale=locale,
            title=title,
            body=body,
            created_by_id=author.id,
            updated_by_id=author.id,
        )


def edit(world: World, article: Record) -> None:
    """New words in an article and in its source translation."""
    text = article.body["body"] + f"<p>Checked {world.stamp()[:10]}.</p>"
    world.update(article, body=text, edited_at=world.stamp())
    for translation in world.store.children("translation", "article", article.id):
        if translation.body["locale"] == article.body["source_locale"]:
            world.update(translation, body=text)


def vote(world: World, item: Record, user: Record, value: int) -> Record:
    """A vote on an article or a post; counts change, and with them the article's place in the export."""
    name = "Article" if item.kind == "article" else "Post"
    made = world.create(
        "vote",
        links={item.kind: item.id, "user": user.id},
        user_id=user.id,
        value=value,
        item_id=item.id,
        item_type=name,
    )
    world.update(item, vote_sum=item.body["vote_sum"] + value, vote_count=item.body["vote_count"] + 1)
    return made


def comment(world: World, article: Record, user: Record, text: str) -> Record:
    """A comment under an article."""
    return world.create(
        "article_comment",
        links={"article": article.id},
        source_id=article.id,
        author_id=user.id,
        body=f"<p>{text}</p>",
    )


def post(world: World, topic: Record, user: Record, text: str) -> Record:
    """A post in the community, with an answer."""
    made = world.create(
        "post",
        links={"topic": topic.id, "user": user.id},
        title=text,
        details=f"<p>{text}</p>",
        author_id=user.id,
        topic_id=topic.id,
    )
    answer(world, made, user, "+1")
    return made


def answer(world: World, post: Record, user: Record, text: str) -> Record:
    """A comment on a post, which says how many it has, but not that it was changed."""
    post.body["comment_count"] += 1
    return world.create(
        "post_comment", links={"post": post.id}, post_id=post.id, author_id=user.id, body=f"<p>{text}</p>"
    )
