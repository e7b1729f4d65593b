"""Postmark: mail that came back."""

from datetime import datetime, timedelta

from etl.config import Options, Secret
from etl.connector import Connector, Page, Pages, stream
from etl.http import Client
from etl.paginate import by_offset
from etl.schema import Table, field
from etl.window import Window


class Bounce(Table):
    """A message that could not be delivered."""

    __tablename__ = "bounces"
    id: int = field("ID", key=True, doc="Postmark's number of the bounce.")
    type: str = field("Type", doc="HardBounce, SoftBounce, SpamComplaint, ...")
    email: str = field("Email", doc="Whom the message was for.")
    subject: str | None = field("Subject", doc="The message's subject.")
    bounced_at: datetime = field("BouncedAt", doc="When it came back.")
    inactive: bool = field("Inactive", doc="Whether nothing more is sent to that address.")


class Config(Options):
    server_token: Secret
    base_url: str = "https://api.postmarkapp.com"


class Postmark(Connector[Config]):
    name, Config = "postmark", Config

    def connect(self) -> Client:
        return Client(self.config.base_url, headers={"X-Postmark-Server-Token": self.config.server_token})

    @stream(Bounce)
    def bounces(self, window: Window) -> Pages:
        days = {"fromdate": (window.start - timedelta(days=1)).date(), "todate": window.end.date()}  # New York's
        for answer in by_offset(self.http, "/bounces", days, total="TotalCount"):
            yield Page(answer, records="Bounces")
