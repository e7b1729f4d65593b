"""Events of the B2B SaaS spec: accounts, their users, and trials."""

from __future__ import annotations

from datetime import datetime

from etl.schema import field
from models.events.base import Event


class AccountCreated(Event):
    """An account was made."""

    __tablename__ = "account_created"

    account_name: str | None = field(doc="Name of the account.")


class AccountDeleted(Event):
    """An account was deleted."""

    __tablename__ = "account_deleted"

    account_name: str | None = field(doc="Name of the account.")


class SignedUp(Event):
    """Somebody signed up."""

    __tablename__ = "signed_up"

    type: str | None = field(doc="How: organic, invited.")
    first_name: str | None = field(doc="First name.")
    last_name: str | None = field(doc="Last name.")
    email: str | None = field(doc="E-mail address.")
    phone: str | None = field(doc="Telephone number.")
    username: str | None = field(doc="Name to log in by.")
    title: str | None = field(doc="Position in the company.")


class SignedIn(Event):
    """Somebody logged in."""

    __tablename__ = "signed_in"

    username: str | None = field(doc="Name to log in by.")


class SignedOut(Event):
    """Somebody logged out."""

    __tablename__ = "signed_out"

    username: str | None = field(doc="Name to log in by.")


class InviteSent(Event):
    """A user invited somebody to the account."""

    __tablename__ = "invite_sent"

    invitee_email: str | None = field(doc="E-mail address of who was invited.")
    invitee_first_name: str | None = field(doc="First name of who was invited.")
    invitee_last_name: str | None = field(doc="Last name of who was invited.")
    invitee_role: str | None = field(doc="Role that who was invited shall have.")


class AccountAddedUser(Event):
    """A user came to an account."""

    __tablename__ = "account_added_user"

    role: str | None = field(doc="Role that the user has there.")


class AccountRemovedUser(Event):
    """A user left an account."""

    __tablename__ = "account_removed_user"


class Trial(Event):
    """Something about a trial."""

    trial_start_date: datetime | None = field(doc="When the trial begins.")
    trial_end_date: datetime | None = field(doc="When the trial ends.")
    trial_plan_name: str | None = field(doc="Plan that is tried.")


class TrialStarted(Trial):
    """A trial began."""

    __tablename__ = "trial_started"


class TrialEnded(Trial):
    """A trial ended."""

    __tablename__ = "trial_ended"


TABLES = [
    AccountCreated, AccountDeleted, SignedUp, SignedIn, SignedOut, InviteSent, AccountAddedUser,
    AccountRemovedUser, TrialStarted, TrialEnded,
]  # fmt: skip
