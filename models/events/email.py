"""Events of the email spec, which tools that send e-mail report."""

from __future__ import annotations

from typing import ClassVar

from etl.schema import field
from models.events.base import Event


class Email(Event):
    """Something that became of an e-mail."""

    email_id: str | None = field(doc="Id of the e-mail.")
    email_subject: str | None = field(doc="Subject of the e-mail.")
    campaign_id: str | None = field(doc="Id of the campaign that it is part of.")
    campaign_name: str | None = field(doc="Name of the campaign.")


class EmailSent(Email):
    """An e-mail was sent."""

    __tablename__ = "email_sent"


class EmailProcessed(Email):
    """An e-mail was taken to be delivered."""

    __tablename__ = "email_processed"


class EmailDeferred(Email):
    """An e-mail was put off by the recipient's server; it will be tried again."""

    __tablename__ = "email_deferred"


class EmailDropped(Email):
    """An e-mail was not sent, as its recipient had unsubscribed or bounced before."""

    __tablename__ = "email_dropped"


class EmailDelivered(Email):
    """An e-mail was accepted by the recipient's server."""

    __tablename__ = "email_delivered"


class EmailBounced(Email):
    """An e-mail could not be delivered."""

    __tablename__ = "email_bounced"


class EmailOpened(Email):
    """An e-mail was opened, as far as pictures were loaded; also by machines, see `email_machine_opened`."""

    __tablename__ = "email_opened"


class EmailMachineOpened(Email):
    """An e-mail was opened by a machine, such as Apple's Mail Privacy Protection."""

    __tablename__ = "email_machine_opened"


class EmailMarkedAsSpam(Email):
    """An e-mail was reported as spam by its recipient."""

    __tablename__ = "email_marked_as_spam"


class EmailLinkClicked(Email):
    """A link of an e-mail was clicked."""

    __tablename__ = "email_link_clicked"

    link_id: str | None = field(doc="Id of the link.")
    link_url: str | None = field(doc="Address that the link leads to.")


class MailingList(Email):
    """Something that became of a subscription."""

    list_id: str | None = field(doc="Id of the mailing list.")
    list_name: str | None = field(doc="Name of the mailing list.")


class Unsubscribed(MailingList):
    """A recipient unsubscribed, as the email spec names it; `email_unsubscribed` has these, too."""

    __tablename__ = "unsubscribed"


class EmailUnsubscribed(MailingList):
    """A recipient unsubscribed: "Email Unsubscribed", as partners name it, and "Unsubscribed"."""

    __tablename__ = "email_unsubscribed"
    __other_names__: ClassVar[tuple[str, ...]] = ("unsubscribed",)


class EmailSubscribed(MailingList):
    """A recipient subscribed."""

    __tablename__ = "email_subscribed"


class EmailGroupUnsubscribed(MailingList):
    """A recipient unsubscribed from one group of e-mails, and still gets the others."""

    __tablename__ = "email_group_unsubscribed"


class EmailGroupSubscribed(MailingList):
    """A recipient subscribed to one group of e-mails."""

    __tablename__ = "email_group_subscribed"


TABLES = [
    EmailSent, EmailProcessed, EmailDeferred, EmailDropped, EmailDelivered, EmailBounced, EmailOpened,
    EmailMachineOpened, EmailMarkedAsSpam, EmailLinkClicked, Unsubscribed, EmailUnsubscribed,
    EmailSubscribed, EmailGroupUnsubscribed, EmailGroupSubscribed,
]  # fmt: skip
