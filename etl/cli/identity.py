"""`etl identity`: refresh who is who, judge it anew, say why some are one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from etl.cli import show
from etl.cli.session import FAILED, Session, command, json_option, say, shared

if TYPE_CHECKING:
    from etl.identity.refresh import Report
    from etl.warehouse.person_log import Said


@click.group(short_help="Who is who, across sources and events: refresh it, rebuild it, explain it.")
@shared(hidden=True)
def identity() -> None:
    """Keep who is who: every identifier of sources and events, and the person it belongs to.

    Results are views of schema `identity`: identifiers, persons, id_graph, merges, violations, and those that
    have the names and columns of Segment's Profiles Sync.

    What identifies whom is said by the models, by the event tables of the schemas under [events], and by
    [identity] in tributary.toml, where the rules are. `etl check` tries all of it.
    """


@identity.add_command
@command(short_help="Add what is new to who is who.")
@json_option
def refresh(session: Session, as_json: bool) -> None:
    """Read what is new in the tables that tell of persons, and resolve it; the first time, all there is.

    A run is one transaction: ended, it leaves nothing behind, and readers see what was before until it is
    done. Two never run at once: the second ends at once with exit code 1. So do a table that may not be
    read, and a warehouse that is not there; what only keeps a further view or an index from being made is
    a note.
    """
    from etl.cli.progress import Doing
    from etl.identity.refresh import refresh

    with session.warehouse() as warehouse:
        with Doing("identity") as doing:
            report = refresh(warehouse, session.config, tell=doing)
        _show(report, as_json=as_json)


@identity.add_command
@command(short_help="Judge everything anew, by the rules of today.")
@click.option("--from-tables", is_flag=True, help="Forget what was observed; read all tables again. New ids.")
@json_option
def rebuild(session: Session, from_tables: bool, as_json: bool) -> None:
    """Judge all that was ever observed anew, as after a change of [identity]; then add what is new.

    Readers see what was before until it is done. Ids that persons had lead to who they are now. With
    --from-tables even these are others, and what sources have erased is forgotten; so is what a table no
    longer has, and nothing brings it back.
    """
    from etl.cli.progress import Doing
    from etl.identity.rebuild import rebuild
    from etl.identity.refresh import refresh

    with session.warehouse() as warehouse:
        with Doing("identity") as doing:
            if from_tables:
                report = refresh(warehouse, session.config, anew=True, tell=doing)
            else:
                report = rebuild(warehouse, session.config, doing)
        _show(report, as_json=as_json)


def _show(report: Report, *, as_json: bool) -> None:
    from msgspec.structs import asdict

    from etl.warehouse.person_tables import MOST_EXTERNAL, MOST_OF_TYPE, MOST_TYPES

    if as_json:
        show.json(asdict(report))
        return
    show.fields(
        {
            "rows read": show.count(report.rows),
            "new observations": show.count(report.observations),
            "new identifiers": show.count(report.identifiers),
            "new persons": show.count(report.persons),
            "merged": show.count(report.merges),
            "refused": show.count(report.refused),
            "blocked": show.count(report.blocked),
            "took": show.span(report.seconds),
        }
    )
    if report.left_out:
        say(
            f"note: {show.count(report.left_out)} identifiers that rows name by themselves were not read:"
            f" of a row {MOST_EXTERNAL} are, {MOST_OF_TYPE} of one type, of {MOST_TYPES} types in all."
        )
    for note in report.notes:
        say(f"note: {note}")
    if report.refused:
        say("note: what the limits kept apart is in identity.violations.")


@identity.add_command
@command(short_help="Why an identifier belongs to whom it does.")
@click.argument("value")
@json_option
def explain(session: Session, value: str, as_json: bool) -> int:
    """Print what was observed of the person whom VALUE, such as an e-mail address, belongs to, oldest first.

    A value of several types may be several persons'. Exits with 1 if it is nobody's, or nobody is known yet.
    """
    from etl.errors import WarehouseError
    from etl.warehouse.arrays import taught
    from etl.warehouse.ask import explained
    from etl.warehouse.person_log import chain
    from etl.warehouse.person_tables import begun

    with session.warehouse() as warehouse, explained(), warehouse.connection() as connection:
        if not begun(connection):
            raise WarehouseError("nobody is known yet; run `etl identity refresh` first.")
        found = chain(taught(connection), value)
    if as_json:
        show.json(
            [{"person_id": who, "observations": [_as_report(said) for said in all_]} for who, all_ in found]
        )
    else:
        for who, all_ in found:
            _explain(who, all_)
        if not found:
            say("nobody has that identifier; `etl identity refresh` adds what is new.")
    return 0 if found else FAILED


def _as_report(said: Said) -> dict[str, object]:
    return {
        "observation": said.number,
        "seen_at": said.seen_at,
        "source": said.source,
        "identifiers": [{"type": kind, "value": value} for kind, value in said.named],
    }


def _explain(who: str, observed: list[Said]) -> None:
    """A line per observation, and what each added to those before."""
    known: set[tuple[str, str]] = set()
    rows = []
    for said in observed:
        new = [f"{kind} {value}" for kind, value in said.named if (kind, value) not in known]
        old = [f"{kind} {value}" for kind, value in said.named if (kind, value) in known]
        rows.append((said.number, show.moment(said.seen_at), said.source, ", ".join(old), ", ".join(new)))
        known.update(said.named)
    show.table(("observation", "seen", "source", "known", "new"), rows, title=who)
