"""Answers as plotly's charts: what is drawn is data alone, never markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from html import escape
from typing import Any

from etl.report.analyses import Chart

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8c8c8c")
"""Told apart by people who see few colours, on white and on black."""
MOST_SPLITS = 12  # charts, or lines in one
MOST_BARS = 40  # to the right, in one chart
"""What comes after is not drawn, and `left_out` says so."""
HEIGHT = 340  # pixels
BAR = 26  # pixels of height for each value of a chart with bars to the right


def figures(
    chart: Chart, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> Iterator[tuple[str, str]]:
    """A label and a figure, as plotly's JSON, for each value of the chart's facet, or one for all rows."""
    from plotly import graph_objects

    place = {name: number for number, name in enumerate(columns)}
    for facet, some in _split(rows, place.get(chart.facet)):
        if chart.kind == "hbar":
            some = _first(some, place[chart.x])
        traces: list[Any] = []
        for series, those in _split(some, place.get(chart.by)):
            for name in chart.y:
                points = [(_place(row[place[chart.x]]), _height(row[place[name]])) for row in those]
                label = " ".join(filter(None, (series, name if len(chart.y) > 1 or not series else "")))
                traces.append(_trace(graph_objects, chart.kind, label, points, len(traces)))
        figure = graph_objects.Figure(data=traces, layout=_layout(chart, some, place, many=len(traces) > 1))
        yield facet, figure.to_json()


def left_out(chart: Chart, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> Iterator[str]:
    """Sentences on what is not drawn."""
    for name in filter(None, (chart.facet, chart.by)):
        values = {row[columns.index(name)] for row in rows}
        if len(values) > MOST_SPLITS:
            yield f"Of {len(values):,} values of {name} only the {MOST_SPLITS} with the most rows are drawn."
    if chart.kind == "hbar" and len({row[columns.index(chart.x)] for row in rows}) > MOST_BARS:
        yield f"Only the first {MOST_BARS} values of {chart.x} are drawn."


def _first(rows: Sequence[tuple[Any, ...]], column: int) -> Sequence[tuple[Any, ...]]:
    """The rows with the first values of a column."""
    kept = set(list(dict.fromkeys(row[column] for row in rows))[:MOST_BARS])
    return [row for row in rows if row[column] in kept]


def _split(
    rows: Sequence[tuple[Any, ...]], column: int | None
) -> Iterator[tuple[str, Sequence[tuple[Any, ...]]]]:
    """The rows by their values in a column, those with the most rows first; all together without one."""
    if column is None:
        yield "", rows
        return
    parts: dict[str, list[tuple[Any, ...]]] = {}
    for row in rows:
        parts.setdefault("none" if row[column] is None else str(row[column]), []).append(row)
    yield from sorted(parts.items(), key=lambda part: -len(part[1]))[:MOST_SPLITS]


def _place(value: Any) -> Any:
    """Where a point stands; of a text plotly would otherwise take markup for markup."""
    if isinstance(value, date):
        return value.isoformat()
    return "none" if value is None else escape(str(value), quote=False)


def _height(value: Any) -> Any:
    """How high it is; None leaves a gap."""
    return float(value) if isinstance(value, Decimal) else value


def _trace(graph_objects: Any, kind: str, label: str, points: Sequence[tuple[Any, Any]], number: int) -> Any:
    colour = COLOURS[number % len(COLOURS)]
    x = [x for x, _ in points]
    y = [y for _, y in points]
    name = escape(label, quote=False)
    if kind == "line":
        mode = "lines+markers" if len(points) < 40 else "lines"
        return graph_objects.Scatter(x=x, y=y, name=name, mode=mode, line={"color": colour})
    if kind == "hbar":
        return graph_objects.Bar(x=y, y=x, name=name, orientation="h", marker={"color": colour})
    return graph_objects.Bar(x=x, y=y, name=name, marker={"color": colour})


def _layout(
    chart: Chart, rows: Sequence[tuple[Any, ...]], place: dict[str, int], *, many: bool
) -> dict[str, Any]:
    values = [row[place[chart.x]] for row in rows]
    dates = any(isinstance(value, date) for value in values) and len(set(values)) > 1
    along: dict[str, Any] = {"type": "date" if dates else "category", "automargin": True}
    across: dict[str, Any] = {"rangemode": "tozero", "automargin": True, "zeroline": False}
    across["title"] = {"text": "" if many else escape(", ".join(chart.y))}
    height = HEIGHT
    if chart.kind == "hbar":
        along["autorange"] = "reversed"
        height = max(HEIGHT, BAR * len(set(values)) + 120)
    return {
        "xaxis": across if chart.kind == "hbar" else along,
        "yaxis": along if chart.kind == "hbar" else across,
        "barmode": "stack" if chart.by else "group",
        "height": height,
        "margin": {"l": 56, "r": 16, "t": 16, "b": 88 if many else 40},
        "legend": {"orientation": "h", "yref": "container", "y": 0, "yanchor": "bottom"},
        "showlegend": many,
        "hovermode": "closest" if chart.kind == "hbar" else "x unified",
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "template": "none",
    }
