"""What all of Salesforce's tables share, and what most of them have."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from etl.schema import Table, field


class SalesforceTable(Table):
    """A table filled from Salesforce; instants are in UTC, ids have 18 characters.

    `__object__` is Salesforce's API name of the object.
    """

    __schema__ = "salesforce"
    __elsewhere__: ClassVar[tuple[str, ...]] = ("attributes",)
    __object__: ClassVar[str] = ""


class Identified(SalesforceTable):
    """A record with an id, as all have."""

    id: str = field("Id", key=True, doc="Salesforce's identifier, of 18 characters.")


class Stamped(Identified):
    """A record that tells when it was made and changed, and by whom."""

    created_date: datetime | None = field("CreatedDate", doc="When the record was made.")
    created_by_id: str | None = field("CreatedById", doc="User who made it.", references="users")
    last_modified_date: datetime | None = field("LastModifiedDate", doc="When a person last changed it.")
    last_modified_by_id: str | None = field(
        "LastModifiedById", doc="User who last changed it.", references="users"
    )
    system_modstamp: datetime | None = field(
        "SystemModstamp",
        doc="When anything about it last changed, by people or by the system.",
        version=True,
    )


class Deletable(Identified):
    """A record that can be in the recycle bin."""

    is_deleted: bool | None = field(
        "IsDeleted", doc="Whether it is in the recycle bin, or gone.", deleted=True
    )


class Viewed(Identified):
    """A record that tells when whoever reads it here last looked at it."""

    last_viewed_date: datetime | None = field(
        "LastViewedDate", doc="When the user that Tributary logs in as last looked at it."
    )
    last_referenced_date: datetime | None = field(
        "LastReferencedDate", doc="When that user last looked at it, or at something that belongs to it."
    )
