"""How answers become plotly's figures."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from etl.report.analyses import Chart
from etl.report.chart import MOST_BARS, MOST_SPLITS, figures, left_out

Row = tuple[Any, ...]


def drawn(chart: Chart, columns: str, *rows: Row) -> dict[str, Any]:
    """The figures by the values of the facet."""
    return {facet: json.loads(figure) for facet, figure in figures(chart, columns.split(), rows)}


def test_each_currency_has_a_chart_of_its_own_and_each_column_a_line() -> None:
    days = date(2026, 3, 1), date(2026, 3, 2)
    rows: list[Row] = [
        (days[0], "EUR", Decimal("1.5"), 2),
        (days[0], "JPY", 300, None),
        (days[1], "EUR", None, 3),
    ]
    found = drawn(Chart("line", "day", ("net", "gross"), facet="currency"), "day currency net gross", *rows)
    assert list(found) == ["EUR", "JPY"]
    lines = [(line["type"], line["name"], line["x"], line["y"]) for line in found["EUR"]["data"]]
    both = ["2026-03-01", "2026-03-02"]
    assert lines == [("scatter", "net", both, [1.5, None]), ("scatter", "gross", both, [2, 3])]
    assert found["EUR"]["layout"]["xaxis"]["type"] == "date"


def test_a_text_is_a_text_whatever_it_looks_like() -> None:
    rows: list[Row] = [("<b>a</b>", "2026", 1), (None, "x & y", 2)]
    chart = Chart("bar", "plan", ("users",), by="source")
    (found,) = drawn(chart, "plan source users", *rows).values()
    assert [(bar["name"], bar["x"]) for bar in found["data"]] == [
        ("2026", ["&lt;b&gt;a&lt;/b&gt;"]),
        ("x &amp; y", ["none"]),
    ]
    assert found["layout"]["xaxis"]["type"] == "category"
    assert found["layout"]["barmode"] == "stack"


def test_bars_to_the_right_have_room_and_begin_above() -> None:
    rows = [(f"event {i}", 100 - i) for i in range(40)]
    (found,) = drawn(Chart("hbar", "event", ("times",)), "event times", *rows).values()
    (bars,) = found["data"]
    assert (bars["orientation"], bars["y"][0], bars["x"][0]) == ("h", "event 0", 100)
    assert found["layout"]["yaxis"]["autorange"] == "reversed"
    assert found["layout"]["height"] > 40 * 20


def test_more_kinds_than_can_be_told_apart_are_left_to_the_table() -> None:
    rows = [(f"plan {i}", f"source {i}", i) for i in range(30)]
    chart = Chart("bar", "plan", ("users",), by="source")
    (found,) = drawn(chart, "plan source users", *rows).values()
    assert len(found["data"]) == MOST_SPLITS
    assert list(left_out(chart, ["plan", "source", "users"], rows)) == [
        "Of 30 values of source only the 12 with the most rows are drawn."
    ]


def test_a_chart_of_many_names_has_an_end() -> None:
    rows = [(f"customer {i // 2}", ["eur", "usd"][i % 2], i) for i in range(6_000)]
    chart = Chart("hbar", "name", ("owed",), by="currency")
    (found,) = drawn(chart, "name currency owed", *rows).values()
    assert [len(bars["y"]) for bars in found["data"]] == [MOST_BARS] * 2
    assert found["layout"]["height"] < 2_000
    assert list(left_out(chart, ["name", "currency", "owed"], rows)) == [
        "Only the first 40 values of name are drawn."
    ]
