"""A right that is missing, whichever, is one line that holds the GRANT, by which the next run goes well."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import urlsplit

import psycopg
import pytest

from etl.config import Secret
from etl.errors import TributaryError, WarehouseError
from etl.warehouse import rights
from etl.warehouse.postgres import Warehouse
from tests.engine.conftest import Lab

EVERY = [
    *(f"usage on schema {schema}" for schema in ("tributary", "tributary_stage", "shop")),
    "create on schema tributary_stage",
    "create on schema shop",
    "select on tributary.meta",
    *(f"{right} on tributary.syncs" for right in ("select", "insert")),
    *(f"{right} on tributary.coverage" for right in ("select", "insert", "delete")),
    "select on tributary.dead_letters",
    "select on tributary.states",
    *(f"{right} on tributary.absent_fields" for right in ("select", "delete")),
    *(f"{right} on shop.orders" for right in ("select", "insert", "update")),
    "update on shop.order_lines",
]


@pytest.fixture
def loader(lab: Lab) -> Iterator[str]:
    """The lab's syncs are a role's that may connect and make schemas; its name."""
    name, database = f"loader_{uuid.uuid4().hex[:8]}", urlsplit(lab.url).path[1:]
    owner, parts = Warehouse(Secret(lab.url)), urlsplit(lab.url)
    with closing(owner), psycopg.connect(lab.url, autocommit=True) as admin:
        admin.execute(f"create role {name} login password 'pw'")
        admin.execute(f"grant create on database {database} to {name}")
        place = f"{name}:pw@{parts.netloc.rpartition('@')[2]}"
        lab.warehouse.close()
        lab.warehouse = Warehouse(Secret(parts._replace(netloc=place).geturl()))
        yield name
        lab.warehouse.close()
        admin.execute(f"grant connect on database {database} to public")
        admin.execute(f"drop owned by {name} cascade")
        admin.execute(f"drop role {name}")


def refusal(lab: Lab) -> str:
    """What the next sync says that it may not do."""
    try:
        errors: list[TributaryError | None] = [o.error for o in lab.sync().values()]
    except WarehouseError as error:
        errors = [error]
    said = [str(error) for error in errors if error]
    assert said
    return said[0]


def granted(lab: Lab, loader: str, said: str) -> list[str]:
    """Do what the line says, as its reader would; the statements."""
    assert "\n" not in said
    assert loader in said
    statements = re.findall(r"run: (.*?;)", said)
    assert statements, said
    with psycopg.connect(lab.url, autocommit=True) as admin:
        for statement in statements:
            assert f'to "{loader}"' in statement
            admin.execute(statement.encode())
    return statements


def move_on(lab: Lab, step: int) -> None:
    lab.world.later(hours=1)
    lab.world.order("o00001", amount=1_000 + step, lines=[{"product": f"s{step}"}])
    lab.world.order(f"new{step}", amount=step)
    lab.world.later(minutes=2)


@pytest.mark.E11
@pytest.mark.P6
def test_e11_rights_are_revoked_one_by_one_and_each_is_given_back_by_the_grant_in_the_error(
    lab: Lab, loader: str
) -> None:
    lab.world.fill(20)
    lab.good()
    for step, right in enumerate(EVERY):
        move_on(lab, step)
        if right == "create on schema shop":
            lab.query("drop table shop.tags")  # else there is none to make
        with psycopg.connect(lab.url, autocommit=True) as admin:
            admin.execute(f"revoke {right} from {loader}".encode())
        with lab.warehouse.connection() as session:
            (found,) = rights.missing(session, ["shop"])  # as `etl check` says it
        said = refusal(lab)
        verb, _, thing = right.partition(" on ")
        (grant,) = granted(lab, loader, said)
        assert grant in found
        assert verb in grant
        assert thing.rpartition(".")[2].rpartition(" ")[2] in grant.replace('"', "")
        lab.good()
        lab.check()


@pytest.mark.E11
def test_e11_nothing_at_all_may_be_done_until_the_grants_that_errors_name_were_run(
    lab: Lab, loader: str
) -> None:
    lab.world.fill(20)
    database = urlsplit(lab.url).path[1:]
    with psycopg.connect(lab.url, autocommit=True) as admin:
        admin.execute(f"revoke all on database {database} from {loader}")
        admin.execute(f"revoke connect on database {database} from public")
    assert granted(lab, loader, refusal(lab)) == [f'grant connect on database "{database}" to "{loader}";']
    assert granted(lab, loader, refusal(lab))[0] == f'grant create on database "{database}" to "{loader}";'
    lab.good()
    lab.check()


@pytest.mark.E11
def test_e11_a_table_that_became_another_roles_is_named_with_the_statement_that_mends_it(
    lab: Lab, loader: str
) -> None:
    lab.world.fill(20)
    lab.good()
    move_on(lab, 1)
    with psycopg.connect(lab.url, autocommit=True) as admin:
        admin.execute("alter table shop.orders owner to current_user")
    said = refusal(lab)
    assert granted(lab, loader, said)[0] == f'alter table "shop"."orders" owner to "{loader}";'
    lab.good()
    lab.check()
