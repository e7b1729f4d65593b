"""Unique secrets in every credential, echoed by vendors in every form: they are found nowhere but where they belong.

So is what vendors say of persons where they refuse.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

import psycopg
import pytest
from psycopg import sql

from connectors.sandbox.salesforce import App, SalesforceSandbox
from connectors.sandbox.stripe import StripeSandbox
from connectors.sandbox.stripe.keys import Key
from connectors.sandbox.zendesk import ADMIN, Access, ZendeskSandbox
from etl.sandbox import Request, Response, SandboxServer
from tests.cli.conftest import Done, Etl, etl
from tests.faults.test_secrets import ways

__all__ = ["etl"]

PLANTED = {
    "STRIPE_KEY": "rk_test_5tr1pe/planted+&",
    "SALESFORCE_SECRET": '5E0"s4lesforce<planted>&+/',
    "SALESFORCE_REFRESH": "5Aep861.s4lesforce/planted+refresh==",
    "ZENDESK_TOKEN": "zendesk/plant3d+token&api",
    "ZENDESK_OAUTH": "zendesk/plant3d+oauth&bearer",
    "ZENDESK_SECRET": 'zendesk"plant3d"+client<&',
    "CHAT_TOKEN": "zendesk/plant3d+chat&bearer",
    "WAREHOUSE_PASSWORD": "w4rehouse@plant:ed/+&%?",
}
GIVEN = {"salesforce": "00Dplanted!session.0f/a+b=", "zendesk": "zendesk/plant3d+of+the+login"}
"""What logins give."""
EMAIL = "ann.planted@example.com"
CONFIG = """
[warehouse]
url = "${WAREHOUSE_URL}"
[sources.stripe]
connector = "stripe"
api_key = "${STRIPE_KEY}"
base_url = "${STRIPE_URL}"
streams = ["charges", "customers", "coupons"]
[sources.salesforce]
connector = "salesforce"
client_id = "3MVG9planted"
client_secret = "${SALESFORCE_SECRET}"
base_url = "${SALESFORCE_URL}"
objects = ["Account", "Contact"]
[sources.refreshed]
connector = "salesforce"
client_id = "3MVG9planted"
refresh_token = "${SALESFORCE_REFRESH}"
base_url = "${SALESFORCE_URL}"
objects = ["Account"]
[sources.zendesk]
connector = "zendesk"
email = "EMAIL"
api_token = "${ZENDESK_TOKEN}"
chat_token = "${CHAT_TOKEN}"
base_url = "${ZENDESK_URL}"
streams = ["groups", "tags", "users"]
[sources.bearer]
connector = "zendesk"
oauth_token = "${ZENDESK_OAUTH}"
base_url = "${ZENDESK_URL}"
streams = ["groups"]
[sources.client]
connector = "zendesk"
client_id = "tributary"
client_secret = "${ZENDESK_SECRET}"
base_url = "${ZENDESK_URL}"
streams = ["groups"]
""".replace("EMAIL", ADMIN)


class Echo:
    """A vendor that answers with all it was sent, a form at a time: as `how` says, after logins as well."""

    recorded_headers = frozenset[str]()
    secret_params = frozenset[str]()

    def __init__(self) -> None:
        self.url, self.how, self.logins = "", "401", True
        self.told = 0  # how often
        self._ways = cycle(range(len(ways("x"))))

    def now(self) -> float:
        return 1_780_000_000.0

    def control(self, action: str, body: dict[str, Any]) -> Any:
        raise ValueError(action)

    def refusal(self, status: int) -> Response:
        return Response(status)

    def respond(self, request: Request) -> Response:
        json_ = {"Content-Type": "application/json"}
        if self.logins and request.path == "/services/oauth2/token":
            given = {"access_token": GIVEN["salesforce"], "instance_url": self.url}
            return Response(200, json.dumps(given).encode(), json_)
        if self.logins and request.path == "/oauth/tokens":
            return Response(200, json.dumps({"access_token": GIVEN["zendesk"]}).encode(), json_)
        self.told += 1
        text = " and ".join(self.echoed(request))
        later = {"Retry-After": "86400"}  # so that nobody waits for it
        match self.how:
            case "HTML":
                page = f"<html>No: {text}</html>".encode()
                return Response(200, page, {"Content-Type": "text/html", **later})
            case "redirect":
                return Response(302, b"", {"Location": f"https://{quote(text)}.example/{quote(text)}"})
            case "JSON with 200":
                body = json.dumps({"error": {"message": text}}).encode()
                return Response(200, body, {**json_, **later})
            case status:
                return Response(int(status), self.refused(request, text), {**json_, **later})

    def refused(self, request: Request, text: str) -> bytes:
        """In the words of the vendor that is asked."""
        said: Any = {"error": "invalid_grant", "error_description": text, "description": text}
        if request.path.startswith("/v1/"):
            said = {"error": {"type": "x", "message": text}}
        elif request.path.startswith("/services/data"):
            said = [{"message": text, "errorCode": "UNKNOWN"}]
        return json.dumps(said).encode()

    def echoed(self, request: Request) -> Iterator[str]:
        """What was sent, and what stands in that, in one of the ways."""
        authorization = request.headers.get("authorization", "")
        values = [authorization, authorization.partition(" ")[2]]
        body = request.body.decode()
        if body.startswith("{"):
            values += [str(value) for value in json.loads(body).values()]
        else:
            values += [value for _, value in parse_qsl(body)]
        way = next(self._ways)
        for value in values:
            if value:
                yield list(ways(value).values())[way]


@pytest.fixture
def secrets(warehouse_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The planted secrets in the environment, and a role of the warehouse that has one for its password."""
    monkeypatch.delenv("TRIBUTARY_CONFIG", raising=False)
    role = f"planted_{uuid.uuid4().hex[:8]}"
    parts = urlsplit(warehouse_url)
    with psycopg.connect(warehouse_url, autocommit=True) as admin:
        password = PLANTED["WAREHOUSE_PASSWORD"]
        admin.execute(sql.SQL("create role {} login password {}").format(sql.Identifier(role), password))
        name = sql.Identifier(parts.path[1:])
        admin.execute(
            sql.SQL("grant create, temporary on database {} to {}").format(name, sql.Identifier(role))
        )
        for name_, value in PLANTED.items():
            monkeypatch.setenv(name_, value)
        place = f"{quote(password, safe='')}@{parts.hostname}:{parts.port}"
        monkeypatch.setenv("WAREHOUSE_URL", f"postgresql://{role}:{place}{parts.path}")
        yield {**PLANTED, **GIVEN}
        admin.execute(sql.SQL("drop owned by {0} cascade; drop role {0}").format(sql.Identifier(role)))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, secrets: dict[str, str]) -> Path:
    (tmp_path / "tributary.toml").write_text(CONFIG)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def everything(project: Path, warehouse_url: str, *done: Done) -> dict[str, str]:
    """All that was said, every file but those for tokens, and all tables, as text by where it stands."""
    found = {f"output {n}": f"{one.out}\n{one.err}" for n, one in enumerate(done)}
    for path in (project / ".tributary").rglob("*"):
        if path.is_file() and path.parent.name != "tokens":
            found[str(path)] = path.read_bytes().decode("utf-8", "replace")
    with psycopg.connect(warehouse_url) as session:
        tables = session.execute(
            "select table_schema, table_name from information_schema.tables"
            " where table_schema not in ('pg_catalog', 'information_schema')"
        ).fetchall()
        for name in tables:
            rows = session.execute(sql.SQL("select t::text from {} t").format(sql.Identifier(*name)))
            found[".".join(name)] = "\n".join(row for (row,) in rows)
    return found


def expect_no_secret(found: dict[str, str], secrets: dict[str, str]) -> None:
    """Fail where one of them stands in one of its forms, or a good piece of one."""
    for place, text in found.items():
        for name, secret in secrets.items():
            for way, form in ways(secret).items():
                for piece in (form, form[: len(form) * 2 // 3], form[len(form) // 3 :]):
                    at = text.find(piece)
                    assert at < 0, f"{name}, as {way}, in {place}: {text[max(0, at - 150) : at + 150]!r}"


@pytest.mark.S1
@pytest.mark.P7
def test_where_all_goes_well_no_secret_is_written_or_said_even_with_verbose_and_traceback(
    project: Path, warehouse_url: str, secrets: dict[str, str], monkeypatch: pytest.MonkeyPatch, etl: Etl
) -> None:
    app = App("3MVG9planted", secrets["SALESFORCE_SECRET"], run_as="integration.user@brightleaf.example")
    salesforce = SalesforceSandbox(people=2, months=1, apps=(app,))
    stripe = StripeSandbox(people=2, months=1, keys=[Key(secrets["STRIPE_KEY"])])
    zendesk = ZendeskSandbox(
        people=2, months=1, api_tokens=[secrets["ZENDESK_TOKEN"]], accesses=[Access(secrets["ZENDESK_OAUTH"])]
    )
    zendesk.logins.client = ("tributary", secrets["ZENDESK_SECRET"])
    refresh = salesforce.gate.grant_refresh("3MVG9planted", "integration.user@brightleaf.example")
    monkeypatch.setenv("SALESFORCE_REFRESH", refresh)
    with ExitStack() as stack:
        for name, box in (("STRIPE_URL", stripe), ("ZENDESK_URL", zendesk)):
            monkeypatch.setenv(name, stack.enter_context(box.serve()).url)
        monkeypatch.setenv("SALESFORCE_URL", stack.enter_context(salesforce.serve()).instance_url)
        done = [etl("--verbose", "--traceback", command) for command in ("check", "sync", "status", "plan")]
    assert [one.code for one in done[1:]] == [0, 0, 0], done
    sessions = {f"session {n}": token for n, token in enumerate(salesforce.gate.sessions)}
    found = everything(project, warehouse_url, *done)
    assert len(found) > 12
    expect_no_secret(found, {**secrets, **sessions, "SALESFORCE_REFRESH": refresh})


HOWS = [(how, True) for how in ("401", "403", "400", "503", "HTML", "JSON with 200", "redirect")]
HOWS += [(how, False) for how in ("401", "500", "HTML")]


@pytest.fixture
def echo(monkeypatch: pytest.MonkeyPatch) -> Iterator[Echo]:
    """All vendors, who echo whatever they are sent."""
    echo = Echo()
    with SandboxServer(echo) as server:
        echo.url = server.url
        for name in ("STRIPE_URL", "SALESFORCE_URL", "ZENDESK_URL"):
            monkeypatch.setenv(name, server.url)
        yield echo


@pytest.mark.S1
@pytest.mark.P7
def test_where_vendors_echo_the_credentials_they_refuse_none_is_written_or_said(
    project: Path, warehouse_url: str, secrets: dict[str, str], echo: Echo, etl: Etl
) -> None:
    done = []
    for echo.how, echo.logins in HOWS:
        done += [etl("-v", "--traceback", "sync"), etl("status", "--json")]
    done.append(etl("-v", "--traceback", "check"))
    assert echo.told > 5 * len(ways("x")), "each form was echoed often enough"
    assert 0 not in {one.code for one in done[::2]}
    said = "\n".join(one.err + one.out for one in done)
    assert "Traceback" not in said or "etl/" in said
    expect_no_secret(everything(project, warehouse_url, *done), secrets)
    assert said.count("***") > 100


PERSONS = (
    "+1 415 555 0100",
    "078-05-1120",
    "4242 4242 4242 4242",
    "DE89 3704 0044 0532 0130 00",
    "203.0.113.77",
)
ABOUT_BOB = (
    "No such customer: cus_9s6XKzkNRiz8i3, phone +1 415 555 0100, SSN 078-05-1120; card 4242 4242 4242 4242,"
)
ABOUT_BOB += " DE89 3704 0044 0532 0130 00 from 203.0.113.77 at 2026-03-01T12:00:00Z, see https://docs.example.com/errors#12"


class Telling(Echo):
    """A vendor that says more of a person than it was asked, wherever it refuses."""

    def echoed(self, request: Request) -> Iterator[str]:
        yield ABOUT_BOB


@pytest.fixture
def telling(monkeypatch: pytest.MonkeyPatch) -> Iterator[Telling]:
    """All vendors, who tell of a person."""
    telling = Telling()
    with SandboxServer(telling) as server:
        telling.url = server.url
        for name in ("STRIPE_URL", "SALESFORCE_URL", "ZENDESK_URL"):
            monkeypatch.setenv(name, server.url)
        yield telling


@pytest.mark.S2
@pytest.mark.P7
def test_what_vendors_say_of_a_person_where_they_refuse_is_not_repeated(
    project: Path, warehouse_url: str, telling: Telling, etl: Etl
) -> None:
    done = []
    for telling.how, telling.logins in HOWS:
        done += [etl("-v", "--traceback", "sync"), etl("status", "--json")]
    done.append(etl("-v", "--traceback", "check"))
    found = everything(project, warehouse_url, *done)
    for place, said in found.items():
        for value in PERSONS:
            at = said.find(value)
            assert at < 0, f"{value} in {place}: {said[max(0, at - 150) : at + 50]!r}"
    kept = "No such customer: cus_9s6XKzkNRiz8i3, phone ***, SSN ***; card ***, *** from *** at 2026-03-01T12:00:00Z,"
    kept += " see https://docs.example.com/errors#12"
    assert kept in found["tributary.syncs"]
    assert sum(kept in one.err for one in done) > 5


RAISES = """
create function refuse() returns trigger language plpgsql as
$$ begin raise exception 'no % here, nor %', new.email, new.name using hint = new.email; end $$;
create trigger refuse before insert or update on stripe.customers for each row execute function refuse()
"""
REFUSALS = {
    "a constraint": f"alter table stripe.customers add constraint mine check (email <> '{EMAIL}')",
    "a key": "create unique index mine on stripe.customers (lower(email))",
    "an expression": "create index mine on stripe.customers ((email::int)) where email like 'ann.planted%'",
    "a trigger": RAISES,
}


@pytest.mark.S2
@pytest.mark.parametrize("refusal", REFUSALS)
@pytest.mark.P7
def test_a_row_that_the_database_refuses_is_in_no_error_log_or_ledger(
    refusal: str, project: Path, warehouse_url: str, monkeypatch: pytest.MonkeyPatch, etl: Etl
) -> None:
    box = StripeSandbox(people=2, months=1, keys=[Key(PLANTED["STRIPE_KEY"])])
    with box.serve() as server, psycopg.connect(warehouse_url, autocommit=True) as admin:
        monkeypatch.setenv("STRIPE_URL", server.url)
        assert etl("sync", "stripe").code == 0
        admin.execute(REFUSALS[refusal])
        for _ in range(2):
            box.create("customer", email=EMAIL, name="Ann Planted")
        box.wait(600)
        done = etl("--verbose", "--traceback", "sync", "stripe")
        assert done.code in (1, 3), "it fails, or has dead letters"
        found = everything(project, warehouse_url, done, etl("status"))
    for place, text in found.items():
        if not place.startswith(("stripe.", "tributary.dead_letters")):  # these hold it by right
            assert "planted" not in text.lower().replace("planted_", "").replace(str(project).lower(), ""), (
                place
            )


@pytest.mark.S1
@pytest.mark.parametrize(
    "url",
    ["postgresql://{role}:{password}@{place}", "postgresql://{role}:w4rehouse@plant:ed/+&%?@{place}"],
)
def test_a_password_that_opens_nothing_is_not_said(
    url: str,
    project: Path,
    warehouse_url: str,
    monkeypatch: pytest.MonkeyPatch,
    secrets: dict[str, str],
    etl: Etl,
) -> None:
    password = quote(secrets["WAREHOUSE_PASSWORD"] + "no", safe="")
    place = warehouse_url.rpartition("@")[2]
    monkeypatch.setenv("WAREHOUSE_URL", url.format(role="tributary", password=password, place=place))
    done = [etl("-v", "--traceback", command) for command in ("check", "sync", "status")]
    assert 0 not in {one.code for one in done}
    expect_no_secret({f"{n}": one.out + one.err for n, one in enumerate(done)}, secrets)
    assert not any(piece in one.err + one.out for one in done for piece in ("w4rehouse", "plant:ed", "%3Aed"))
