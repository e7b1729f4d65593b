"""Events of the native mobile spec; libraries send the first ones by themselves, if they are told to."""

from __future__ import annotations

from etl.schema import Group, field, group
from models.events.base import Event


class ApplicationInstalled(Event):
    """The app was opened for the first time."""

    __tablename__ = "application_installed"

    version: str | None = field(doc="Version of the app.")
    build: str | None = field(doc="Build of the app.")


class ApplicationOpened(Event):
    """The app was opened; not sent of the first time after an installation or update."""

    __tablename__ = "application_opened"

    from_background: bool | None = field(doc="Whether it was in the background before.")
    url: str | None = field(doc="Address that opened it; iOS alone tells it.")
    referring_application: str | None = field(doc="App that opened it.")
    version: str | None = field(doc="Version of the app.")
    build: str | None = field(doc="Build of the app.")


class ApplicationBackgrounded(Event):
    """The app went to the background."""

    __tablename__ = "application_backgrounded"


class ApplicationForegrounded(Event):
    """The app came back to the foreground; libraries for Swift alone send it."""

    __tablename__ = "application_foregrounded"


class ApplicationUpdated(Event):
    """The app was opened for the first time after an update."""

    __tablename__ = "application_updated"

    previous_version: str | None = field(doc="Version before the update.")
    previous_build: str | None = field(doc="Build before the update.")
    version: str | None = field(doc="Version of the app.")
    build: str | None = field(doc="Build of the app.")


class ApplicationUninstalled(Event):
    """The app was removed; no library sends it by itself."""

    __tablename__ = "application_uninstalled"


class ApplicationCrashed(Event):
    """The app crashed; no library sends it by itself."""

    __tablename__ = "application_crashed"


class Campaign(Group):
    """What led somebody to the app."""

    name: str | None = field(doc="Name of the campaign.")
    source: str | None = field(doc="Source of the campaign; of a push notification, who delivers it.")
    medium: str | None = field(doc="Medium of the campaign.")
    content: str | None = field(doc="Which of several ads or messages it was.")


class InstallCampaign(Campaign):
    """What led somebody to install the app."""

    ad_creative: str | None = field(doc="The ad.")
    ad_group: str | None = field(doc="Group of the ad.")


class InstallAttributed(Event):
    """An installation was traced to a campaign by a partner."""

    __tablename__ = "install_attributed"

    provider: str | None = field(doc="Partner that traced it.")
    campaign: InstallCampaign = group()


class Push(Event):
    """Something that became of a push notification."""

    campaign: Campaign = group()


class PushNotificationReceived(Push):
    """A push notification arrived."""

    __tablename__ = "push_notification_received"


class PushNotificationTapped(Push):
    """A push notification was tapped."""

    __tablename__ = "push_notification_tapped"

    action: str | None = field(doc="Which of its actions was taken; `Open` unless it says otherwise.")


class PushNotificationBounced(Push):
    """A push notification could not be delivered."""

    __tablename__ = "push_notification_bounced"

    action: str | None = field(doc="Which of its actions was taken.")


class DeepLinkOpened(Event):
    """The app was opened by a deep link; sent besides `application_opened`."""

    __tablename__ = "deep_link_opened"

    provider: str | None = field(doc="Who runs the links.")
    url: str | None = field(doc="Address within the app.")


class DeepLinkClicked(Event):
    """A deep link was clicked, as the one who runs it tells."""

    __tablename__ = "deep_link_clicked"

    provider: str | None = field(doc="Who runs the links.")
    url: str | None = field(doc="Address within the app.")


TABLES = [
    ApplicationInstalled, ApplicationOpened, ApplicationBackgrounded, ApplicationForegrounded,
    ApplicationUpdated, ApplicationUninstalled, ApplicationCrashed, InstallAttributed,
    PushNotificationReceived, PushNotificationTapped, PushNotificationBounced, DeepLinkOpened,
    DeepLinkClicked,
]  # fmt: skip
