"""The help center's articles and posts: what belongs to them is asked for again where something changed."""

from __future__ import annotations

from typing import Any

from tests.connectors.zendesk_mirror import Mirror, Open, desk, ids

__all__ = ["desk"]

PARTS = ("article_comments", "article_votes", "article_attachments", "post_comments", "post_votes")


def of(mirror: Mirror, kind: str, **fields: Any) -> set[Any]:
    """The ids of the simulator's records of a kind that have these values."""
    found = mirror.box.objects(kind)
    return ids([record for record in found if all(record[name] == fields[name] for name in fields)])


def test_all_that_belongs_to_articles_and_posts_is_there(desk: Open) -> None:
    mirror = desk(tickets=5)
    mirror.sync(*PARTS)
    assert mirror.living("article_comments") == of(mirror, "article_comment")
    assert mirror.living("article_votes") == of(mirror, "vote", item_type="Article")
    assert mirror.living("article_attachments") == of(mirror, "article_attachment")
    assert mirror.living("post_comments") == of(mirror, "post_comment")
    assert mirror.living("post_votes") == of(mirror, "vote", item_type="Post")
    assert all(mirror.living(part) for part in PARTS if part != "article_attachments")


def test_only_what_may_have_something_is_asked(desk: Open) -> None:
    mirror = desk(tickets=5)
    for title in ("Unread", "Unloved"):
        mirror.box.create("article", section_id=mirror.box.objects("section")[0]["id"], title=title)
    mirror.sync("article_votes", "post_comments")
    voted = [a for a in mirror.box.objects("article") if a["vote_count"]]
    said = [p for p in mirror.box.objects("post") if p["comment_count"]]
    assert len(voted) < len(mirror.box.objects("article"))
    assert len(mirror.asked("/api/v2/help_center/articles/")) == len(voted)
    assert len(mirror.asked("/api/v2/community/posts/")) == len(said)


def test_the_next_sync_asks_for_what_changed_alone(desk: Open) -> None:
    mirror = desk(tickets=5)
    mirror.sync(*PARTS)
    mirror.box.advance(hours=0.5)
    article = mirror.box.objects("article")[2]["id"]
    vote = mirror.box.act("vote", kind="article", id=article, value=-1)
    mirror.sync(*PARTS)
    asked = {served.path for served in mirror.asked("/api/v2/help_center/articles/")}
    assert asked == {
        f"/api/v2/help_center/articles/{article}/{part}" for part in ("attachments", "comments", "votes")
    }
    assert not mirror.asked("/api/v2/community/posts/")
    assert mirror.one("article_votes", vote)["value"] == -1
    assert mirror.living("article_votes") == of(mirror, "vote", item_type="Article")


def test_votes_that_were_all_taken_back_are_gone(desk: Open) -> None:
    mirror = desk(tickets=5)
    mirror.sync("article_votes")
    mirror.box.advance(hours=0.5)
    vote = next(v for v in mirror.box.objects("vote") if v["item_type"] == "Article")
    mirror.box.delete("vote", vote["id"])
    mirror.box.update("article", vote["item_id"], vote_count=0, vote_sum=0)
    mirror.sync("article_votes")
    assert not mirror.asked("/api/v2/help_center/articles/")
    assert vote["id"] not in mirror.living("article_votes")


def test_what_no_change_tells_of_is_seen_within_a_day(desk: Open) -> None:
    mirror = desk(tickets=5)
    parts = ("article_comments", "post_comments")
    mirror.sync(*parts)
    article, post = mirror.box.objects("article")[-1]["id"], mirror.box.objects("post")[0]["id"]
    gone = mirror.box.objects("article_comment")[0]["id"]
    mirror.box.act("comment_article", article=article, text="Thank you")
    mirror.box.act("comment_post", post=post, text="Me too")
    mirror.box.delete("article_comment", gone)
    mirror.box.advance(hours=1)
    mirror.sync(*parts)
    assert not mirror.rows("select from article_comments where body like '%%Thank you%%'")
    mirror.box.advance(hours=23.5)
    mirror.sync(*parts)
    assert mirror.living("article_comments") == of(mirror, "article_comment")
    assert mirror.living("post_comments") == of(mirror, "post_comment")
    assert mirror.rows("select from article_comments where body like '%%Thank you%%'")
    assert gone not in mirror.living("article_comments")


def test_the_parts_of_an_article_that_is_gone_are_gone_within_a_day(desk: Open) -> None:
    mirror = desk(tickets=5)
    mirror.sync("article_comments")
    said = mirror.box.objects("article_comment")[0]
    mirror.box.delete("article", said["source_id"])
    mirror.box.advance(hours=25)
    mirror.sync("article_comments")
    assert said["id"] not in mirror.living("article_comments")


def test_translations_come_with_what_they_translate(desk: Open) -> None:
    mirror = desk(tickets=5)
    streams = ("articles", "help_center_sections", "help_center_categories")
    mirror.sync(*streams)
    assert not [served for served in mirror.asked() if "translations" in served.path]
    tables = {
        "article_translations": "Article",
        "help_center_section_translations": "Section",
        "help_center_category_translations": "Category",
    }
    for table, type in tables.items():
        assert mirror.living(table) == of(mirror, "translation", source_type=type) != set()
    german = next(t["id"] for t in mirror.box.objects("translation") if t["locale"] == "de")
    mirror.box.delete("translation", german)
    mirror.sync(*streams)
    for table, type in tables.items():
        assert mirror.living(table) == of(mirror, "translation", source_type=type)


def test_more_articles_that_changed_in_one_second_than_an_export_shows_are_all_asked(desk: Open) -> None:
    mirror = desk(tickets=5)
    mirror.sync("article_votes")
    mirror.box.advance(hours=0.5)
    section = mirror.box.objects("section")[0]["id"]
    for number in range(1_100):
        mirror.box.create("article", section_id=section, name=f"Imported {number}")
    last = mirror.box.act("vote", kind="article", id=mirror.box.objects("article")[-1]["id"])
    mirror.box.advance(hours=0.1)
    mirror.box.exports.ties_pin = True
    mirror.sync("article_votes")
    assert last in mirror.living("article_votes")
    assert len(mirror.asked("/api/v2/help_center/incremental/articles")) < 5
