"""`etl dead-letters`: what was refused, why, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from etl.cli import show
from etl.cli.replay import replay
from etl.cli.session import FAILED, Session, command, json_option, say, shared
from etl.cli.which import chosen, named, refuse_absent, refuse_unknown, which

if TYPE_CHECKING:
    from datetime import datetime

    from etl.warehouse import Connection
    from etl.warehouse.dead_letters import Kept


class _Listing(click.Group):
    """A group whose options are those of `list`, unless a command is named."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        return super().resolve_command(ctx, ["list", *args] if args[0].startswith("-") else args)


@click.group(
    name="dead-letters",
    cls=_Listing,
    invoke_without_command=True,
    context_settings={"ignore_unknown_options": True},
    short_help="What was refused, why; try it again, close it.",
)
@shared(hidden=True)
@click.pass_context
def dead_letters(context: click.Context) -> None:
    """Records and values that were refused: list them, show one, replay them after a fix, close them.

    A record that cannot be kept as it came does not stop a sync: it is put aside, with the reason, and the
    sync ends with exit code 3. So is a single value that its column cannot hold; its row is loaded without.

    `etl dead-letters` counts them by rule, `show 17` tells all about one. Mend the model, then see by `replay
    --stream orders --dry-run` what would come of it, and do it by `replay --stream orders`. What is to stay
    as it is: `close 17 --reason "a test record"`.

    What the vendor has mended needs no replay: its record comes again, and the next sync closes the letter.
    """
    if context.invoked_subcommand is None:
        context.invoke(list_letters)


@command(name="list", short_help="Count them by stream, column and rule, or list each.")
@chosen
@click.option("--closed", is_flag=True, help="Those that are closed.")
@click.option("--all", "both", is_flag=True, help="Those that are open, and those that are closed.")
@click.option("--each", is_flag=True, help="A line for each, the newest first.")
@click.option(
    "--limit", default=50, show_default=True, type=click.IntRange(0), help="With --each: so many; 0 for all."
)
@json_option
def list_letters(
    session: Session,
    sources: tuple[str, ...] = (),
    streams: tuple[str, ...] = (),
    rules: tuple[str, ...] = (),
    columns: tuple[str, ...] = (),
    since: datetime | None = None,
    closed: bool = False,
    both: bool = False,
    each: bool = False,
    limit: int = 50,
    as_json: bool = False,
) -> None:
    """What is open, counted by stream, column and rule, with what to do next; --each for one by one.

    A rule is a row of docs/reliability.md: B9 is a date that there is not, B14 a record without a key. What
    is shown of the data is its form: `show ID --payload` has the data itself.
    """
    from etl.warehouse import dead_letters as letters

    meant = which((), sources, streams, rules, columns, since, None if both else closed)
    with _connected(session) as connection:
        refuse_unknown(session, connection, meant)
        found = letters.find(connection, meant, limit or None, payloads=False) if each else []
        groups = [] if each else letters.groups(connection, meant)
    if each:
        _show_each(found, as_json=as_json)
    elif as_json:
        show.json(groups)
    else:
        _show_groups(groups, closed=closed and not both)


@contextmanager
def _connected(session: Session) -> Iterator[Connection]:
    """A connection to the warehouse, whose ledger is there."""
    from etl.warehouse import ledger
    from etl.warehouse.ask import explained

    with session.warehouse() as warehouse, explained(), warehouse.connection() as connection:
        ledger.ensure(connection)
        yield connection


def _show_groups(groups: list[dict[str, Any]], *, closed: bool) -> None:
    if not groups:
        say("No dead letters there." if closed else "No open dead letters there: nothing waits to be mended.")
        return
    show.table(
        ("stream", "column", "rule", "letters", "reason", "last (UTC)"),
        [
            (
                _stream(g["source"], g["stream"], g["table"]),
                g["column"] or "(whole record)",
                g["rule"],
                show.count(g["letters"]),
                g["reason"],
                show.moment(g["last"]),
            )
            for g in groups
        ],
    )
    if not any(group["open"] for group in groups):
        return
    of = f"--source {groups[0]['source']} --stream {groups[0]['stream']}"
    steps = (
        (f"etl dead-letters list --each {of}", "one by one"),
        (f"etl dead-letters show {groups[0]['newest']}", "all about one of them"),
        (f"etl dead-letters replay {of}", "after a fix of the model"),
        (f'etl dead-letters close {of} --reason "..."', "what is to stay as it is"),
    )
    width = max(len(step) for step, _ in steps)
    say("\n".join(["What to do:", *(f"  {step:<{width}}   {why}" for step, why in steps)]))
    say("What is mended at the vendor comes again by itself, and is closed by the next sync.")


def _stream(source: str, stream: str, table: str) -> str:
    return f"{source}.{stream}" if table == stream else f"{source}.{stream} ({table})"


def _show_each(found: Sequence[Kept], *, as_json: bool) -> None:
    if as_json:
        show.json([_told(letter) for letter in found])
        return
    if not found:
        say("No dead letters there.")
        return
    show.table(
        ("id", "stream", "key", "column", "rule", "reason", "preview", "refused (UTC)", "closed"),
        [
            (
                f"#{letter.id}",
                _stream(letter.source, letter.stream, letter.table),
                _plain(letter.key),
                letter.column or "(whole record)",
                letter.rule,
                letter.reason,
                letter.form[:60],
                show.moment(letter.refused_at),
                letter.closed_reason or ("yes" if letter.closed_at else ""),
            )
            for letter in found
        ],
    )


def _plain(key: str | None) -> str:
    """A key, without e-mail addresses and the like, which some are."""
    from etl.redact import text

    return "" if key is None else text(key)


def _told(letter: Kept) -> dict[str, Any]:
    """All about a letter but its payload."""
    return {
        "id": letter.id,
        "source": letter.source,
        "stream": letter.stream,
        "table": letter.table,
        "key": _plain(letter.key) or None,
        "column": letter.column,
        "rule": letter.rule,
        "reason": letter.reason,
        "preview": letter.form,
        "whole": letter.whole,
        "asked_at": letter.asked_at,
        "refused_at": letter.refused_at,
        "run_id": letter.run_id,
        "replays": letter.replays,
        "replayed_at": letter.replayed_at,
        "closed_at": letter.closed_at,
        "closed_reason": letter.closed_reason,
    }


@command(name="show", short_help="Everything about one of them.")
@click.argument("id", type=int, metavar="ID")
@click.option("--payload", is_flag=True, help="Also what was refused, with personal data as it came.")
@json_option
def show_letter(session: Session, id: int, payload: bool, as_json: bool) -> int:
    """Print where it came from, why it was refused, its form, and what can be done.

    The form has keys, kinds and lengths, and no personal values. A payload that was too large to be kept
    whole is only its beginning. Exit code 1 if there is no such letter.
    """
    from etl.letters import brought_by
    from etl.warehouse import dead_letters as letters

    with _connected(session) as connection:
        found = letters.find(connection, which((id,), closed=None))
        told = [(letter, brought_by(connection, letter)) for letter in found]
    if not told:
        say(f"error: there is no dead letter {id}; `etl dead-letters list --each` shows their ids.")
        return FAILED
    ((letter, brings),) = told
    report = _told(letter) | {"next": None if letter.closed_at else _next(letter, brings)}
    if payload:
        report["payload"] = letter.payload
    if as_json:
        show.json(report)
    else:
        times = ("asked_at", "refused_at", "replayed_at", "closed_at")
        report["column"] = letter.column or "(whole record)"
        shown = {k: show.moment(v) if k in times else v for k, v in report.items() if v not in (None, "")}
        show.fields(shown)
    return 0


def _next(letter: Kept, command: str) -> str:
    from etl.letters import settled

    if not command:
        return f"close it: {settled(letter, of_call=True)}, which no replay changes"
    if letter.whole:
        return f"after a fix: etl dead-letters replay {letter.id}; or, from the source: {command}"
    return f"too large to be kept whole, so it cannot be replayed; after a fix: {command}"


@command(name="close", short_help="Close what is to stay as it is, with a reason.")
@click.argument("ids", type=int, nargs=-1, metavar="[ID ...]")
@chosen
@click.option("--all", "everything", is_flag=True, help="All that are open.")
@click.option("--reason", required=True, metavar="TEXT", help="Why; it is kept with them.")
@json_option
def close_letters(
    session: Session,
    ids: tuple[int, ...],
    sources: tuple[str, ...],
    streams: tuple[str, ...],
    rules: tuple[str, ...],
    columns: tuple[str, ...],
    since: datetime | None,
    everything: bool,
    reason: str,
    as_json: bool,
) -> None:
    """Close letters that need no mending: they are counted no more, and nothing of them is deleted.

    A record that is refused again in a later sync opens a new one.
    """
    from etl.warehouse import dead_letters as letters

    meant = named(everything, ids, sources, streams, rules, columns, since)
    if not reason.strip():
        raise click.UsageError("--reason must say why.")
    with _connected(session) as connection:
        refuse_unknown(session, connection, meant)
        refuse_absent(connection, meant)
        closed = letters.close(connection, meant, reason)
    if as_json:
        show.json({"closed": closed})
    else:
        click.echo(f"{show.count(closed)} closed.")


for _command in (list_letters, show_letter, replay, close_letters):
    dead_letters.add_command(_command)
