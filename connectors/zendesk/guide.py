"""What belongs to articles and posts of the help center, and is asked for once for each of them.

Between two syncs few of them change: only these are asked for again. What Zendesk takes for a change of an
article it does not say in full, so once a day all are asked for; but of what a count says that there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from connectors.zendesk import exports
from connectors.zendesk.api import GUIDE, Missing, decode
from connectors.zendesk.exports import OVERLAP, Place
from connectors.zendesk.pages import by_cursor
from etl.connector import Complete, Page, Pages, State
from etl.http import Client
from etl.window import Window, as_utc
from models.zendesk.base import ZendeskTable
from models.zendesk.help_center import ArticleAttachment, ArticleComment, ArticleVote, PostComment, PostVote

API = "/api/v2/"
ARTICLES, POSTS = "help_center/articles", "community/posts"
CHANGED_ARTICLES = f"{API}help_center/incremental/articles"
WHOLE_EVERY = 86_400
"""Seconds after which all are asked for again."""
AT_ONCE = 4
"""Parts that articles or posts are divided into, which are read side by side."""


class Part(Struct, frozen=True):
    """One kind of record that belongs to articles or posts.

    of: the list of these.
    name: of the list of this kind, below an article or a post.
    records: where they stand in the answer.
    count: the field that says how many there are.
    """

    table: type[ZendeskTable]
    of: str
    name: str
    records: str
    count: str = ""


PARTS = (
    Part(ArticleAttachment, ARTICLES, "attachments", "article_attachments"),
    Part(ArticleComment, ARTICLES, "comments", "comments"),
    Part(ArticleVote, ARTICLES, "votes", "votes", "vote_count"),
    Part(PostComment, POSTS, "comments", "comments", "comment_count"),
    Part(PostVote, POSTS, "votes", "votes", "vote_count"),
)


class Left(Struct, frozen=True):
    """When parts were last asked for, and when last those of all: unix seconds of Zendesk's."""

    at: int
    whole: int


class Owner(Struct):
    """What is needed of an article or a post."""

    id: int
    updated_at: str | None = None
    vote_count: int | None = None
    comment_count: int | None = None

    def has(self, part: Part) -> bool:
        """Whether it may have such a part."""
        return not part.count or getattr(self, part.count) != 0


class Owners(Struct):
    """A page of articles, or of posts."""

    articles: list[Owner] = []
    posts: list[Owner] = []


def read(client: Client, part: Part, window: Window) -> Pages:
    """The parts of what changed in a window, or since the state; of all, if that is due."""
    now = int(client.now().timestamp())
    left = exports.decoded(window.state, Left) if window.state else None
    since = max(0, left.at - OVERLAP) if left else int(window.start.timestamp())
    asof, owners = client.clock(), None
    if not (window.initial or (left and now - left.whole >= WHOLE_EVERY)):
        owners = _changed(client, part, window, since)
    if owners is None:
        yield from _of(client, part, [o for o in _listed(client, part) if o.has(part)], each=False)
        yield Complete(asof)
        left = Left(now, now)
    else:
        if without := [str(o.id) for o in owners if not o.has(part)]:
            yield Complete(asof, without)
        yield from _of(client, part, [o for o in owners if o.has(part)], each=True)
        left = Left(now, left.whole if left else 0)
    yield State(msgspec.json.encode(left).decode())


def _listed(client: Client, part: Part) -> Iterator[Owner]:
    """All articles, or posts."""
    for answer in by_cursor(client, API + part.of, [], GUIDE):
        yield from _owners(answer.body)


def _changed(client: Client, part: Part, window: Window, since: int) -> list[Owner] | None:
    """Those that changed since a time; None if that cannot be told."""
    if part.of == POSTS:
        found = {o.id: o for o in _listed(client, part) if _time(o.updated_at) >= since}
    else:
        found = {}
        for step in exports.by_time(client, CHANGED_ARTICLES, [], Place(at=since), limit=GUIDE):
            if step.pinned:
                return None
            found |= {o.id: o for o in _owners(step.answer.body)}
            if exports.is_past(window, step.place.at):
                break
    return list(found.values())


def _of(client: Client, part: Part, owners: Sequence[Owner], *, each: bool) -> Pages:
    """The parts of these, side by side. each: of each, all that is not shown is gone."""
    shares = [owners[i::AT_ONCE] for i in range(AT_ONCE)]
    for share in shares[1:]:
        if share:
            yield _share(client, part, share, each=each)
    yield from _share(client, part, shares[0], each=each)


def _share(client: Client, part: Part, owners: Sequence[Owner], *, each: bool) -> Pages:
    for owner in owners:
        asof = client.clock()
        try:
            for answer in by_cursor(client, f"{API}{part.of}/{owner.id}/{part.name}", [], GUIDE):
                yield Page(answer, records=part.records)
        except Missing:  # gone meanwhile, with all that belonged to it
            pass
        if each:
            yield Complete(asof, [str(owner.id)])


def _owners(body: bytes) -> list[Owner]:
    found = decode(body, Owners)
    return [*found.articles, *found.posts]


def _time(told: str | None) -> float:
    return as_utc(told).timestamp() if told else 0.0
