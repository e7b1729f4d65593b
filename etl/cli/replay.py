"""`etl dead-letters replay`: what was refused, tried again after a fix."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from etl.cli import show
from etl.cli.session import DEAD_LETTERS, FAILED, Session, command, json_option, say
from etl.cli.which import chosen, named, refuse_absent, refuse_unknown

if TYPE_CHECKING:
    from datetime import datetime

    from etl.replay import Replayed
    from etl.warehouse import Connection
    from etl.warehouse.dead_letters import Kept, Which


@command(name="replay", short_help="Try them again, by the model as it is now.")
@click.argument("ids", type=int, nargs=-1, metavar="[ID ...]")
@chosen
@click.option("--all", "everything", is_flag=True, help="All that are open.")
@click.option("--dry-run", "dry", is_flag=True, help="Say what would come of it, and change nothing.")
@json_option
def replay(
    session: Session,
    ids: tuple[int, ...],
    sources: tuple[str, ...],
    streams: tuple[str, ...],
    rules: tuple[str, ...],
    columns: tuple[str, ...],
    since: datetime | None,
    everything: bool,
    dry: bool,
    as_json: bool,
) -> int:
    """Put what was refused through the model, as if it had just come; close what is well now.

    A record is merged by its own time: it never replaces a newer copy of its row. A value alone is put into
    its row, if that has not changed since. What is refused again stays open, with its new reason, and is not
    tried again by itself; exit code 3 says that there is such. Exit code 1: a stream is being synced, and was
    left out. The vendor is not asked.
    """
    meant = named(everything, ids, sources, streams, rules, columns, since)
    done, left = _replay(session, meant, dry=dry)
    if as_json:
        show.json([_replayed(one, left) for one in done])
    else:
        _show_replayed(done, left, dry=dry)
    if any(one.error for one in done):
        return FAILED
    return DEAD_LETTERS if any(one.refused or one.anew for one in done) else 0


def _replay(session: Session, which: Which, *, dry: bool) -> tuple[list[Replayed], dict[int, str]]:
    """What became of them, and by which command what could not be replayed comes again, by id."""
    from functools import partial

    from msgspec.structs import replace

    from etl.events.hidden import call_key, call_rules
    from etl.events.load import STREAM
    from etl.events.replay import replay as replay_calls
    from etl.events.settings import settings
    from etl.letters import brought_by
    from etl.replay import replay as replay_records
    from etl.sources import keep_rules, open_source
    from etl.warehouse import dead_letters as letters
    from etl.warehouse import ledger
    from etl.warehouse.ask import explained

    def meant(connection: Connection) -> list[dict[str, Any]]:
        ledger.ensure(connection)
        refuse_unknown(session, connection, which)
        refuse_absent(connection, which)
        return letters.groups(connection, which)

    def brought(connection: Connection) -> dict[int, str]:
        refused = [letter for one in done for letter, *_ in one.refused]
        runs = {(one.run_id, one.source, one.stream): one for one in refused}
        brings = {run: brought_by(connection, letter) for run, letter in runs.items()}
        return {one.id: brings[one.run_id, one.source, one.stream] for one in refused}

    done: list[Replayed] = []
    session.log_to_stderr()
    with session.warehouse() as warehouse, explained():
        groups = warehouse.repeated(meant)
        united = settings(session.config).schemas if session.config.events else ()
        hidden = call_rules(session.config), call_key(session.config)
        for source in dict.fromkeys(group["source"] for group in groups):
            of = replace(which, sources=(source,))
            if source in session.config.sources:
                connector = open_source(session.config.sources[source], secrets=False)
                try:
                    keep_rules(connector, session.config.sources[source], again=True)
                    done += replay_records(connector, warehouse, of, dry=dry)
                finally:
                    connector.close()
            elif any(group["source"] == source and group["stream"] == STREAM for group in groups):
                done += replay_calls(warehouse, of, united, dry=dry, hidden=hidden)
            else:
                found = warehouse.repeated(partial(letters.find, which=of))
                done += _of_nobody(found, f"{session.config.path}")
        return done, warehouse.repeated(brought)


def _of_nobody(found: Sequence[Kept], path: str) -> list[Replayed]:
    """Letters of a source that is not in tributary.toml: nobody knows how to read them."""
    from etl.replay import Replayed

    done: dict[str, Replayed] = {}
    for letter in reversed(found):
        one = done.setdefault(letter.stream, Replayed(letter.source, letter.stream))
        one.tried += 1
        one.refused.append(
            (letter, "", f"source {letter.source} is not in {path}; name it there, or close it")
        )
    return list(done.values())


def _replayed(one: Replayed, left: dict[int, str]) -> dict[str, Any]:
    from msgspec.structs import asdict

    refused = [
        {"id": letter.id, "rule": rule or None, "reason": reason, "from_the_source": left[letter.id] or None}
        for letter, rule, reason in one.refused
    ]
    counted = {"tried": one.tried, "closed": one.closed}
    error = str(one.error) if one.error else None
    of = {"source": one.source, "stream": one.stream, "error": error}
    return {**of, **counted, **asdict(one.counts), "refused": refused}


def _show_replayed(done: Sequence[Replayed], left: dict[int, str], *, dry: bool) -> None:
    if not done:
        say("No open dead letters there: nothing to replay.")
        return
    show.table(
        ("stream", "tried", "closed", "inserted", "updated", "superseded", "stay open"),
        [
            (
                f"{one.source}.{one.stream}",
                *(show.count(n) for n in (one.tried, one.closed, one.counts.inserted, one.counts.updated)),
                show.count(one.counts.superseded + one.counts.unchanged),
                show.count(len(one.refused)),
            )
            for one in done
            if one.tried or not one.error
        ],
    )
    for one in done:
        if one.error:
            say(f"error: {one.error.kind}: {one.error}")
        kinds: dict[tuple[str, str, str], list[Kept]] = {}
        for letter, rule, reason in one.refused:
            kinds.setdefault((rule, reason, "" if rule else left[letter.id]), []).append(letter)
        for (rule, reason, brings), letters in kinds.items():
            named = ", ".join(f"#{letter.id}" for letter in letters[:5])
            more = f" and {len(letters) - 5} more" if len(letters) > 5 else ""
            why = f"cannot be replayed: {reason}; after a fix: `{brings}`"
            if rule or not brings:
                why = f"{reason} ({rule})" if rule else f"no replay changes that {reason}: close it"
            say(f"note: {one.source}.{one.stream}: still open: {named}{more}: {why}.")
        if one.anew:
            of = f"--source {one.source} --stream {one.stream}"
            many = show.count(one.anew)
            say(f"note: {many} of what came has new letters: `etl dead-letters list --each {of}`")
    if dry:
        say("Nothing was changed; without --dry-run it is.")
