"""The page: a section for each answer, all in one file that asks nothing of any network.

Whatever comes from the warehouse is escaped, and only the page's two scripts may run, by their hashes.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any

from etl.errors import ConfigError
from etl.home import write_own
from etl.report.analyses import GROUPS
from etl.report.ask import MOST_ROWS, Section
from etl.report.chart import figures, left_out

SHOWN = 12
"""Rows of a table on the page; of a series in time the last ones, else the first."""


def page(sections: Sequence[Section], at: datetime) -> str:
    """The whole page as HTML; at: when the questions were asked."""
    from plotly.offline import get_plotlyjs

    library, script = get_plotlyjs(), _part("page.js")
    answered = [section for section in sections if not section.missing]
    lacking = [section for section in sections if section.missing]
    lead = f"Asked on {at.astimezone(UTC):%Y-%m-%d %H:%M} UTC: {len(answered)} analyses"
    lead += f", and {len(lacking)} that lack a table." if lacking else "."
    return Template(_part("page.html")).substitute(
        title="What the warehouse says",
        lead=lead,
        hashes=" ".join(map(_hash, (library, script))),
        style=_part("page.css"),
        contents="\n".join(_contents(group, some) for group, some in _groups(answered)),
        sections="\n".join(_group(group, some) for group, some in _groups(answered)),
        lacking=_lacking(lacking),
        library=library,
        script=script,
    )


def write_page(path: Path, sections: Sequence[Section], at: datetime) -> None:
    """Write the page into a file that only its owner may read; ConfigError if that cannot be."""
    try:
        content = page(sections, at).encode()
        if path.exists() and not path.is_file():  # such as /dev/stdout
            path.write_bytes(content)
        else:
            write_own(path.resolve(), content)
    except OSError as error:
        raise ConfigError(f"the report cannot be written to {path}: {error.strerror}") from None


def _part(name: str) -> str:
    return (files("etl.report") / name).read_text("utf-8")


def _hash(script: str) -> str:
    """A script's, as a Content-Security-Policy names it."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


def _id(section: Section) -> str:
    schemas = section.question.schemas
    return escape("-".join([section.question.analysis.name, *(n for k, n in schemas.items() if n != k)]))


def _groups(sections: Sequence[Section]) -> Iterator[tuple[str, list[Section]]]:
    """The sections of each group that has any."""
    for group in GROUPS:
        some = [section for section in sections if section.question.analysis.group == group]
        if some:
            yield group, some


def _anchor(group: str) -> str:
    return "group-" + re.sub(r"\W+", "-", group.lower())


def _contents(group: str, sections: Sequence[Section]) -> str:
    entries = "\n".join(map(_entry, sections))
    return f'<h3><a href="#{_anchor(group)}">{escape(group)}</a></h3>\n<ul>\n{entries}\n</ul>'


def _group(group: str, sections: Sequence[Section]) -> str:
    return "\n".join([f'<h2 id="{_anchor(group)}">{escape(group)}</h2>', *map(_section, sections)])


def _entry(section: Section) -> str:
    return f'<li><a href="#{_id(section)}">{escape(section.question.title)}</a></li>'


def _section(section: Section) -> str:
    analysis = section.question.analysis
    notes = [*analysis.notes, *([f"Corrected: {analysis.corrected}"] if analysis.corrected else [])]
    parts = [
        f'<section id="{_id(section)}" aria-labelledby="{_id(section)}-title">',
        f'<h3 id="{_id(section)}-title">{escape(section.question.title)}</h3>',
        f"<p>{escape(analysis.answers)}</p>",
    ]
    if section.error:
        parts.append(f'<p class="error" role="alert">{escape(section.error)}</p>')
    elif not section.rows:
        parts.append("<p>There are no rows.</p>")
    else:
        parts += _charts(section)
        parts += (f'<p class="small">{escape(told)}</p>' for told in _left_out(section))
        parts.append(_table(section))
    if notes:
        told = "".join(f'<p class="notes">{escape(note)}</p>' for note in notes)
        parts.append(f"<details><summary>How it counts</summary>{told}</details>")
    parts.append(
        f"<details><summary>SQL</summary><pre><code>{escape(section.question.sql)}</code></pre></details>"
    )
    parts.append("</section>")
    return "\n".join(parts)


def _charts(section: Section) -> Iterator[str]:
    chart = section.question.analysis.chart
    if chart is None:
        return
    for facet, figure in figures(chart, section.columns, section.rows):
        label = (
            f"Chart: {section.question.title}{f', {facet}' if facet else ''}; the table below has its figures"
        )
        caption = f"<figcaption>{escape(facet)}</figcaption>" if facet else ""
        data = figure.replace("<", "\\u003c")  # so that no text in it can end the script's element
        yield (
            f'<figure>{caption}<div data-chart role="img" aria-label="{escape(label)}"></div>'
            f'<script type="application/json">{data}</script></figure>'
        )


def _left_out(section: Section) -> Iterator[str]:
    chart = section.question.analysis.chart
    if section.more:
        yield f"There are more than {MOST_ROWS:,} rows: what comes after the first {MOST_ROWS:,} is left out."
    if chart:
        yield from left_out(chart, section.columns, section.rows)


def _table(section: Section) -> str:
    rows = section.rows
    begins, ends = rows[0][0], rows[-1][0]
    in_time = isinstance(begins, date) and isinstance(ends, date) and begins <= ends
    shown = rows[-SHOWN:] if in_time else rows[:SHOWN]
    total = f"the first {len(rows):,}" if section.more else f"{len(rows):,}"
    which = (
        "All rows"
        if len(shown) == len(rows)
        else f"The {'last' if in_time else 'first'} {SHOWN} of {total} rows"
    )
    right = [any(_is_number(row[i]) for row in rows) for i in range(len(section.columns))]
    head = "".join(
        f'<th scope="col"{_class(r)}>{escape(c)}</th>' for c, r in zip(section.columns, right, strict=True)
    )
    body = "\n".join(
        "<tr>"
        + "".join(f"<td{_class(r)}>{escape(_text(v))}</td>" for v, r in zip(row, right, strict=True))
        + "</tr>"
        for row in shown
    )
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(section.question.title)}: rows">'
        f"<table><caption>{which}</caption><thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def _class(right: bool) -> str:
    return ' class="number"' if right else ""


def _is_number(value: Any) -> bool:
    return not isinstance(value, bool) and hasattr(value, "__abs__")


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y-%m-%d %H:%M}"
    return "" if value is None else str(value)


def _lacking(sections: Sequence[Section]) -> str:
    if not sections:
        return ""
    items = "\n".join(
        f'<li>{escape(s.question.title)}: <span class="small">{escape(s.missing)}</span></li>'
        for s in sections
    )
    return (
        '<section id="lacking" aria-labelledby="lacking-title">\n<h2 id="lacking-title">Not answered</h2>\n'
        "<p>These lack tables or columns that nobody has sent or synced.</p>\n"
        f"<ul>\n{items}\n</ul>\n</section>"
    )
