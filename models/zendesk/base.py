"""What all of Zendesk's tables share."""

from __future__ import annotations

from etl.schema import Group, Json, Table, field


class ZendeskTable(Table):
    """A table filled from Zendesk; instants are ISO 8601, in UTC."""

    __schema__ = "zendesk"


class Via(Group):
    """How something came in."""

    channel: str | None = field(doc="Channel, such as `email`, `web`, `api`, `chat` or `rule`.")
    source_rel: str | None = field("source.rel", doc="What led to it, such as `follow_up` or `merge`.")
    source_from: Json | None = field("source.from", doc="Where it came from: address, name, ticket or rule.")
    source_to: Json | None = field("source.to", doc="Where it was sent to: address and name.")
