"""Postmark: mail that came back."""

from datetime import datetime, timedelta

from etl import Client, Connector, Options, Page, Pages, Secret, Table, Window, field, stream
from etl.paginate import by_offset


class Bounce(Table):
    """A message that could not be delivered."""

    __tablename__ = "bounces"
    id: int = field("ID", key=True, doc="Postmark's number of the bounce.")
    type: str = field("Type", doc="HardBounce, SoftBounce, SpamComplaint, ...")
    email: str = field("Email", doc="Whom the message was for.")
    bounced_at: datetime = field("BouncedAt", doc="When it came back.")
    inactive: bool = field("Inactive", doc="Whether nothing more is sent to that address.")


class Config(Options, frozen=True, kw_only=True):
    server_token: Secret
    base_url: str = "https://api.postmarkapp.com"


class Postmark(Connector[Config]):
    name = "postmark"
    Config = Config

    def connect(self) -> Client:
        return Client(self.config.base_url, headers={"X-Postmark-Server-Token": self.config.server_token})

    @stream(Bounce)
    def bounces(self, window: Window) -> Pages:
        if window.end - window.start > timedelta(days=30):  # one paging reaches 10,000 records at most
            yield from map(self.bounces, window.halves())
            return
        first = window.start - timedelta(days=1)  # Postmark's days are New York's
        days = {"fromdate": first.date(), "todate": window.end.date()}
        for answer in by_offset(self.http, "/bounces", days, total="TotalCount"):
            yield Page(answer, records="Bounces")
