"""Notices of syncs that failed or succeeded, to a webhook, Slack or e-mail: [[notifications]].

A notice holds names of ours, numbers, and what to do; no error's text, no value of a row, no secret. What
cannot be sent is tried a few times, and then logged: nothing fails for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated, Literal
from urllib.parse import unquote, urlsplit

import msgspec

from etl.config import VARIABLE, Config, Secret, expanded, nearest, read_section
from etl.errors import NEXT_STEPS, ConfigError, SourceError, TributaryError
from etl.home import own_machine, password_in
from etl.log import logger

if TYPE_CHECKING:
    from email.message import EmailMessage

log = logger("notify")

ATTEMPTS, SECONDS, PATIENCE = 3, 5.0, 6.0
"""Of one target: tries, seconds for each, and seconds of waiting between them: half a minute at most, as
Dagster ends a sensor that takes a minute."""
TOLD = (1, 5, 20)
"""Which of failures in a row are told of, as Segment does for a warehouse (but for the first); then each
twentieth."""
NAMED = 10  # tables or streams that a notice names
PORTS = {"smtp": 587, "smtps": 465}
TOGETHER = ("events", "identity", "customers", "report")
"""What is made of all sources; of its failures is told too."""
UI_URL = "TRIBUTARY_UI_URL"
"""Variable: where Dagster's pages are, for links; `etl ui` sets it to its own address."""

Event = Literal["failed", "synced"]


class Target(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One [[notifications]] section: to whom, and of what.

    url: where a webhook or Slack's incoming webhook takes it; of e-mail, the server:
        smtp://user:password@host:587 (with TLS, unless it is this machine) or smtps://user:password@host:465.
    sources: only of these, which may be of TOGETHER; empty: of all.
    to, sender: addresses, for e-mail.
    allow_http: post to another machine in the clear.
    """

    kind: Literal["webhook", "slack", "email"]
    url: Secret
    on: tuple[Event, ...] = ("failed",)
    sources: tuple[str, ...] = ()
    to: tuple[Annotated[str, msgspec.Meta(pattern=r"^[^@\s]+@[^@\s]+$")], ...] = ()
    sender: str = msgspec.field(default="", name="from")
    allow_http: bool = False

    def wants(self, notice: Notice) -> bool:
        """Whether it is to be told."""
        return notice.event in self.on and (not self.sources or notice.source in self.sources)


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """What is told of one run over one source, or one of TOGETHER; as JSON, what a webhook gets.

    kind, next_step: of the first trouble; empty if there was none. failures: how many runs of the source in
    a row have failed by now. counts: rows fetched, inserted, updated, deleted. link: the run's page.
    """

    event: Event
    source: str
    run_id: str
    at: str
    kind: str = ""
    next_step: str = ""
    failed: tuple[str, ...] = ()
    failures: int = 0
    counts: Mapping[str, int] = {}
    dead_letters: int = 0
    link: str = ""

    @property
    def title(self) -> str:
        """One line, the kind of trouble first."""
        if self.event == "synced":
            return f"{self.source} synced"
        again = f", {self.failures} times in a row" if self.failures > 1 else ""
        return f"{self.kind}: {self.source} failed{again}"

    @property
    def lines(self) -> list[str]:
        """What else there is to tell."""
        told = [self.next_step] if self.next_step else []
        if self.failed:
            more = len(self.failed) - NAMED
            told.append(f"Failed: {', '.join(self.failed[:NAMED])}{f' and {more} more' if more > 0 else ''}")
        if self.counts:
            told.append("Rows: " + ", ".join(f"{name} {count:,}" for name, count in self.counts.items()))
        if self.dead_letters:
            told.append(f"Dead letters: {self.dead_letters:,}; see `etl status`")
        return [*told, *([self.link] if self.link else [])]


def told_of(failures: int) -> bool:
    """Whether this failure in a row is told of: not each one of a long outage."""
    return failures in TOLD or (failures > TOLD[-1] and failures % TOLD[-1] == 0)


def targets(config: Config, *, secrets: bool = True) -> list[Target]:
    """The [[notifications]] of tributary.toml; ConfigError names what is wrong with one.

    secrets: without them ${VAR} stays as it is written.
    """
    found = []
    for number, body in enumerate(config.notifications, 1):
        where = f"{config.path}: [[notifications]] {number}"
        target = read_section(Target, expanded(body, where) if secrets else body, where)
        for source in target.sources:
            if source not in (known := (*config.sources, *TOGETHER)):
                raise ConfigError(f"{where}: no source {source!r}{nearest(source, known)}")
        if target.kind == "email" and not (target.to and target.sender):
            raise ConfigError(f"{where}: an e-mail needs `to`, a list of addresses, and `from`, an address.")
        if secrets or "${" not in target.url.reveal():
            _check(target, str(body.get("url")), where)
        found.append(target)
    return found


def _check(target: Target, url: str, where: str) -> None:
    """ConfigError, which does not quote it, if this is no URL for it. url: as it is written."""
    allowed = PORTS if target.kind == "email" else ("https", "http")
    try:
        parts = urlsplit(target.url.reveal())
        good = parts.scheme in allowed and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        parts, good = urlsplit(""), False
    if not good:
        raise ConfigError(
            f"{where}: url must begin with {' or '.join(f'{s}://' for s in allowed)} and a host."
        )
    if _written_out(target, url):
        raise ConfigError(f'{where}: url holds a secret, which no file should; write url = "${{VARIABLE}}".')
    if parts.scheme == "http" and not (target.allow_http or own_machine(parts.hostname or "")):
        raise ConfigError(
            f"{where}: url is http, so anyone on the way can read it and write in your name; write https, or"
            " allow_http = true."
        )


def _written_out(target: Target, url: str) -> bool:
    """Whether what lets anyone write there is not a ${VARIABLE}; of Slack's it is all of the URL."""
    if VARIABLE.search(url) or own_machine(urlsplit(url).hostname or ""):
        return False
    return target.kind == "slack" or "?" in url or password_in(url)


def notify(config: Config, notice: Notice) -> int:
    """Tell those who want to know, all at once; how many were told. What fails is logged."""
    wanting = []
    for number in range(1, len(config.notifications) + 1):
        one = msgspec.structs.replace(config, notifications=config.notifications[number - 1 : number])
        try:  # a variable that is not set keeps nobody else from being told
            wanting += [(number, target) for target in targets(one) if target.wants(notice)]
        except TributaryError as error:
            log.error("notification %s is not sent: %s", number, error)  # noqa: TRY400  its text says all
    if not wanting:
        return 0
    with ThreadPoolExecutor(len(wanting), "notify") as threads:
        return sum(threads.map(lambda one: _sent(one[0], one[1], notice), wanting))


def _sent(number: int, target: Target, notice: Notice) -> bool:
    try:
        WAYS[target.kind](target, notice)
    except TributaryError as error:
        log.error("notification %s (%s) could not be sent: %s", number, target.kind, error)  # noqa: TRY400
        return False
    except Exception as error:  # noqa: BLE001  its own text may hold an address
        reason = type(error).__name__
        log.error("notification %s (%s) could not be sent: %s", number, target.kind, reason)  # noqa: TRY400
        return False
    return True


def _webhook(target: Target, notice: Notice) -> None:
    _post(target.url, msgspec.json.encode(notice))


def _slack(target: Target, notice: Notice) -> None:
    """As Slack's incoming webhooks take it: a text for the notification, blocks for the channel."""
    mark = ":red_circle:" if notice.event == "failed" else ":large_green_circle:"
    body = "\n".join([f"{mark} *{_escaped(notice.title)}*", *map(_escaped, notice.lines)])
    block = {"type": "section", "text": {"type": "mrkdwn", "text": body[:3000]}}
    _post(target.url, msgspec.json.encode({"text": _escaped(notice.title), "blocks": [block]}))


def _escaped(text: str) -> str:
    """The three characters that Slack gives a meaning."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _post(url: Secret, body: bytes) -> None:
    """Post JSON; whoever takes it may see it twice. All of the URL behind its host is a secret."""
    from etl.http import Client

    parts = urlsplit(url.reveal())
    path = parts.path or "/"
    hidden = [Secret(text) for text in (path, parts.query) if len(text) > 1]
    client = Client(
        f"{parts.scheme}://{parts.netloc}",
        json=False,
        attempts=ATTEMPTS,
        timeout=SECONDS,
        total_timeout=SECONDS,
        wait_budget=PATIENCE,
    )
    try:
        target = f"{path}?{parts.query}" if parts.query else path
        client.post(target, body=body, content_type="application/json", idempotent=True, secrets=hidden)
    finally:
        client.close()


def _email(target: Target, notice: Notice) -> None:
    from email.message import EmailMessage
    from email.utils import formatdate, make_msgid

    message = EmailMessage()
    message["Subject"] = f"Tributary: {notice.title}"
    message["From"], message["To"] = target.sender, ", ".join(target.to)
    message["Date"], message["Message-ID"] = formatdate(), make_msgid(domain="tributary.invalid")
    message.set_content("\n\n".join(notice.lines) or notice.title)
    _tried(lambda: _mail(target, message))


def _mail(target: Target, message: EmailMessage) -> None:
    """Give a message to the server, over TLS unless it is on this machine.

    SourceError if it cannot prove who it is, or speaks no TLS: then it is told nothing.
    """
    from smtplib import SMTP, SMTP_SSL, SMTPNotSupportedError
    from ssl import SSLCertVerificationError, create_default_context

    parts = urlsplit(target.url.reveal())
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    server: SMTP
    with ExitStack() as open_:
        try:
            if parts.scheme == "smtps":
                server = open_.enter_context(
                    SMTP_SSL(host, port, timeout=SECONDS, context=create_default_context())
                )
            else:
                server = open_.enter_context(SMTP(host, port, timeout=SECONDS))
                if not own_machine(host):
                    server.starttls(context=create_default_context())
        except SSLCertVerificationError as error:
            raise SourceError(
                f"{host} has a certificate that cannot be trusted: {error.verify_message}; for an authority"
                " of your own, set SSL_CERT_FILE."
            ) from None
        except SMTPNotSupportedError:
            raise SourceError(f"{host} does not offer STARTTLS, so nothing was sent.") from None
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        server.send_message(message)


def _tried(send: Callable[[], None]) -> None:
    """Try it a few times, unless the server says that it will not."""
    import time
    from smtplib import SMTPException, SMTPResponseException

    from etl.rate import backoff

    for attempt in range(1, ATTEMPTS + 1):
        try:
            send()
            return
        except (OSError, SMTPException) as error:
            refused = isinstance(error, SMTPResponseException) and error.smtp_code >= 500
            if refused or attempt == ATTEMPTS:
                raise
            time.sleep(min(backoff(attempt, None), PATIENCE / ATTEMPTS))


WAYS: Mapping[str, Callable[[Target, Notice], None]] = {"webhook": _webhook, "slack": _slack, "email": _email}


def first_trouble(kinds: Sequence[str]) -> tuple[str, str]:
    """Of several kinds of trouble, that which a person must look at first, and what to do about it."""
    kind = next((kind for kind in NEXT_STEPS if kind in kinds), "defect")
    return kind, NEXT_STEPS[kind]
