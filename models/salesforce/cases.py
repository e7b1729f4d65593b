"""Service: cases, comments, contacts' roles and solutions."""

from __future__ import annotations

from datetime import datetime

from etl.schema import field
from models.salesforce.base import Deletable, Stamped, Viewed


class Case(Viewed, Deletable, Stamped):
    """A customer's issue: question, complaint or fault."""

    __tablename__ = "cases"
    __object__ = "Case"

    case_number: str | None = field("CaseNumber", doc="Number that Salesforce gives each case.")
    master_record_id: str | None = field(
        "MasterRecordId", doc="Of a case deleted by a merge, the one that remained.", references="cases"
    )
    account_id: str | None = field("AccountId", doc="Account that it concerns.", references="accounts")
    contact_id: str | None = field("ContactId", doc="Contact who raised it.", references="contacts")
    asset_id: str | None = field("AssetId", doc="Product of the customer's that it concerns.")
    parent_id: str | None = field("ParentId", doc="Case above this one.", references="cases")
    owner_id: str | None = field("OwnerId", doc="User or queue that owns the case.")
    subject: str | None = field("Subject", doc="What it is about, in a line.")
    description: str | None = field("Description", doc="What the customer says.")
    comments: str | None = field("Comments", doc="Internal comment that was written with the case.")
    type: str | None = field("Type", doc="Kind of case.")
    reason: str | None = field("Reason", doc="Why it came about.")
    origin: str | None = field("Origin", doc="How it came in: `Phone`, `Email`, `Web` or another.")
    status: str | None = field("Status", doc="Where it stands, such as `New` or `Closed`.")
    priority: str | None = field("Priority", doc="How urgent it is.")
    is_closed: bool | None = field("IsClosed", doc="Whether it is closed.")
    closed_date: datetime | None = field("ClosedDate", doc="When it was closed.")
    is_escalated: bool | None = field("IsEscalated", doc="Whether it was escalated.")
    supplied_name: str | None = field("SuppliedName", doc="Name that was given on the web or in mail.")
    supplied_email: str | None = field("SuppliedEmail", doc="E-mail address that was given.")
    supplied_phone: str | None = field("SuppliedPhone", doc="Telephone number that was given.")
    supplied_company: str | None = field("SuppliedCompany", doc="Company that was given.")
    contact_phone: str | None = field("ContactPhone", doc="Contact's telephone number.")
    contact_mobile: str | None = field("ContactMobile", doc="Contact's mobile telephone number.")
    contact_email: str | None = field("ContactEmail", doc="Contact's e-mail address.")
    contact_fax: str | None = field("ContactFax", doc="Contact's fax number.")


class CaseComment(Deletable, Stamped):
    """A comment on a case."""

    __tablename__ = "case_comments"
    __object__ = "CaseComment"

    parent_id: str | None = field("ParentId", doc="Case that it is on.", references="cases")
    is_published: bool | None = field("IsPublished", doc="Whether the customer sees it in the portal.")
    comment_body: str | None = field("CommentBody", doc="Text of the comment.")


class CaseContactRole(Deletable, Stamped):
    """The role that a contact plays in a case."""

    __tablename__ = "case_contact_role"
    __object__ = "CaseContactRole"

    cases_id: str | None = field("CasesId", doc="Case in which it is played.", references="cases")
    contact_id: str | None = field("ContactId", doc="Contact who plays it.", references="contacts")
    role: str | None = field("Role", doc="What the contact does in it, such as `Technical Contact`.")


class CaseSolution(Deletable):
    """A solution that was attached to a case."""

    __tablename__ = "case_solution"
    __object__ = "CaseSolution"

    case_id: str | None = field("CaseId", doc="Case that it was attached to.", references="cases")
    solution_id: str | None = field("SolutionId", doc="Solution that was attached.", references="solutions")
    created_by_id: str | None = field("CreatedById", doc="User who attached it.", references="users")
    created_date: datetime | None = field("CreatedDate", doc="When it was attached.")
    system_modstamp: datetime | None = field(
        "SystemModstamp", doc="When anything about it last changed, by people or by the system.", version=True
    )


class Solution(Viewed, Deletable, Stamped):
    """A description of an issue and how it was solved."""

    __tablename__ = "solutions"
    __object__ = "Solution"

    solution_number: str | None = field("SolutionNumber", doc="Number that Salesforce gives each solution.")
    solution_name: str | None = field("SolutionName", doc="Heading of the solution.")
    solution_note: str | None = field("SolutionNote", doc="Text of the solution.")
    status: str | None = field("Status", doc="Where it stands, such as `Draft` or `Reviewed`.")
    is_reviewed: bool | None = field("IsReviewed", doc="Whether that status counts as reviewed.")
    is_published: bool | None = field("IsPublished", doc="Whether customers see it in the portal.")
    is_published_in_public_kb: bool | None = field(
        "IsPublishedInPublicKb", doc="Whether everybody sees it on the web."
    )
    is_html: bool | None = field("IsHtml", doc="Whether its text is HTML.")
    times_used: int | None = field("TimesUsed", doc="How many cases it is attached to.")
    owner_id: str | None = field("OwnerId", doc="User who owns the solution.", references="users")
