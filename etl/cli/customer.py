"""`etl customer`: one person's timeline. `etl customers`: what it is made of, brought up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from etl.cli import show
from etl.cli.session import FAILED, Session, command, json_option, moment, say, shared

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from decimal import Decimal

    from etl.customers.refresh import Report
    from etl.warehouse import Connection
    from etl.warehouse.customer_lookup import Happened, Person

MOST_IDENTIFIERS = 8  # of a person that are shown to people


@command(short_help="One person's timeline, across all sources.")
@click.argument("identifier", metavar="EMAIL|ID")
@click.option("--since", callback=moment, metavar="T", help="What happened from this time on.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only this, such as charge; repeatable.")
@click.option(
    "--limit", default=50, show_default=True, type=click.IntRange(0), help="The newest so many; 0 for all."
)
@json_option
def customer(
    session: Session,
    identifier: str,
    since: datetime | None,
    kinds: tuple[str, ...],
    limit: int,
    as_json: bool,
) -> int:
    """Print what is known of a person and what happened, the newest last.

    The person is found by any identifier: an e-mail address in any case, a user id, a vendor's id, an
    anonymous id, or a person's id. If it belongs to several, they are listed; the exit code is 1 then, and if
    it is nobody's.
    """
    from etl.column_rules import hashed
    from etl.customers.refresh import alike
    from etl.identity.rules import rules
    from etl.warehouse import customer_lookup as lookup
    from etl.warehouse.ask import explained

    chosen = alike(rules(session.config))
    with session.warehouse() as warehouse, explained(), warehouse.connection() as connection:
        lookup.there(connection)
        found = lookup.persons(connection, identifier, chosen)
        if not found and (key := session.config.hash_key):
            found = lookup.persons(connection, hashed(key, identifier), chosen)
        if len(found) != 1:
            _several(found, identifier, as_json=as_json)
            return FAILED
        who = found[0].person_id
        if not as_json:
            tell(connection, who, since, kinds, limit)
            return 0
        rows, there = lookup.timeline(connection, who, since, kinds, limit)
        named = [{"type": kind, "value": value} for kind, value in lookup.identifiers(connection, who)]
        summary = lookup.summary(connection, who)
    show.json({"person": summary, "identifiers": named, "timeline": rows, "rows": there})
    return 0


def tell(
    connection: Connection,
    who: str,
    since: datetime | None = None,
    kinds: Sequence[str] = (),
    limit: int = 0,
) -> None:
    """Print what is known of a person, by its id, and the newest of what happened, so many rows; 0: all."""
    from etl.warehouse import customer_lookup as lookup

    _head(lookup.summary(connection, who), lookup.identifiers(connection, who), lookup.money(connection, who))
    rows, there = lookup.timeline(connection, who, since, kinds, limit)
    if rows:
        click.echo()
        show.table(("at", "source", "what", "about", "amount"), [_row(row) for row in rows])
    if there > len(rows):
        say(f"These are the newest {len(rows)} of {show.count(there)}; --limit 0 shows all.")
    elif not rows:
        say(f"Nothing {'of that ' if since or kinds else ''}is known of this person.")


def _several(found: list[Person], identifier: str, *, as_json: bool) -> None:
    """Say that it is nobody's, or whose it is."""
    if as_json:
        show.json({"persons": found})
    elif found:
        rows = [(p.person_id, p.name, p.email, ", ".join(p.types)) for p in found]
        show.table(("person_id", "name", "email", "by"), rows)
    if found:
        say(f"{len(found)} persons have that identifier; ask for one of them by person_id.")
    else:
        say(f"nobody is known by '{show.plain(identifier)}'; `etl identity refresh` adds what is new.")


def _head(person: dict[str, Any], known: list[tuple[str, str]], money: list[tuple[Any, Any, Any]]) -> None:
    """What is known of somebody, a line each; what there is nothing of is left out."""
    known = sorted(known, key=lambda pair: pair[0] == "anonymous_id")  # of many, these say least
    named = [f"{kind} {value}" for kind, value in known[:MOST_IDENTIFIERS]]
    if len(known) > MOST_IDENTIFIERS:
        named.append(f"and {len(known) - MOST_IDENTIFIERS} more")
    tickets = f"{person['tickets']}, {person['open_tickets']} of them open" if person["tickets"] else None
    told = {
        "name": person["name"],
        "e-mail": person["email"],
        "person": person["person_id"],
        "known by": ", ".join(named),
        "first seen": show.moment(person["first_seen"]),
        "last seen": show.moment(person["last_seen"]),
        "paid": ", ".join(_amount(revenue, currency) for currency, revenue, _ in money),
        "refunded": ", ".join(_amount(back, currency) for currency, _, back in money if back),
        "plan": person["plan"],
        "left on": person["churned_on"],
        "tickets": tickets,
        "satisfied": f"{person['satisfaction']} %" if person["satisfaction"] is not None else None,
        "open sales": _amount(person["pipeline_value"], person["pipeline_currency"]),
        "e-mails": f"{person['emails_per_week']} a week" if person["emails_per_week"] else None,
    }
    show.fields({name: value for name, value in told.items() if value})


def _row(row: Happened) -> tuple[str, ...]:
    what = f"{row.kind} ({row.state})" if row.state else row.kind
    return show.moment(row.at), row.source, what, row.title or "", _amount(row.amount, row.currency)


def _amount(amount: Decimal | None, currency: str | None) -> str:
    return "" if amount is None else f"{amount:,} {currency or ''}".rstrip()


@click.group(short_help="What happened with whom, across all sources: refresh it, rebuild it.")
@shared(hidden=True)
def customers() -> None:
    """Work on the views of schema `customers`: timeline, money, summary.

    What each source tells of is in sql/interactions; who is who is said by `etl identity`.
    """


@customers.add_command
@command(short_help="Add what is new to the timeline.")
@json_option
def refresh(session: Session, as_json: bool) -> None:
    """Read what is new in the tables that tell of interactions; the first time, all there is.

    Run it after `etl identity refresh`, which knows whose they are.
    """
    _refresh(session, anew=False, as_json=as_json)


@customers.add_command
@command(short_help="Read all interactions anew.")
@json_option
def rebuild(session: Session, as_json: bool) -> None:
    """Read all tables from their beginning, as after rows were erased; readers see what was before."""
    _refresh(session, anew=True, as_json=as_json)


def _refresh(session: Session, *, anew: bool, as_json: bool) -> None:
    from etl.customers.refresh import refresh

    with session.warehouse() as warehouse:
        _show(refresh(warehouse, session.config, anew=anew), as_json=as_json)


def _show(report: Report, *, as_json: bool) -> None:
    from msgspec.structs import asdict

    if as_json:
        show.json(asdict(report))
        return
    show.fields(
        {
            "tables read": show.count(report.parts),
            "written": show.count(report.written),
            "removed": show.count(report.removed),
            "took": show.span(report.seconds),
        }
    )
    if report.nobody:
        say(f"note: {show.count(report.nobody)} rows name nobody, and are in no timeline.")
    if report.unknown:
        many = show.count(report.unknown)
        say(
            f"note: {many} rows name somebody whom `etl identity refresh` has not met, and are not shown yet."
        )
    for note in report.notes:
        say(f"note: {note}")
