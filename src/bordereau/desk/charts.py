"""The charts of the register page: Altair's specifications, drawn to SVG on this machine by vl-convert.

Colours are variables of the style sheet (`var(--agreed)`), so that one drawing serves light and dark; every
mark is a link. Nothing is fetched: data and shapes stand in the specification, and the drawer may load no
address. Each function takes rows of plain values and gives an SVG element as text.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import Any

VERDICTS = ("agreed", "refined", "single", "disputed")
"""The verdicts, in the order in which bars are stacked."""

_WORLD = Path(__file__).with_name("world.json")
_COLOURS = [f"var(--{verdict})" for verdict in VERDICTS]
_INK, _QUIET, _RULE = "var(--ink)", "var(--quiet)", "var(--rule)"
_SHADES = 5
_FONT = "system-ui, sans-serif"
_HERE = "https://desk.invalid/"  # stands for this machine: the drawer links to whole addresses only
_LAND = "var(--land)"
_STATE = re.compile(rf'<a href="{_HERE}(?P<id>[A-Z]{{3}})"[^>]*>(?P<path>.*?)</a>')
_LINKED = re.compile(r'<a (href="[^"]*")>(<path) (aria-label="([^"]*)")')
_ROLES = re.compile(r' (?:role="graphics-[a-z]+"|aria-roledescription="[^"]*")')
_LONG_FRACTION = re.compile(r"(\d\.\d)\d+")
_CONFIG = {
    "background": "transparent",
    # The drawer measures letters of its own fonts, and a reader's may be wider: room for what sticks out.
    "padding": {"left": 16, "right": 12, "top": 6, "bottom": 4},
    "view": {"stroke": None},
    "font": _FONT,
    "axis": {
        "labelColor": _QUIET, "titleColor": _QUIET, "gridColor": _RULE, "domainColor": _RULE,
        "tickColor": _RULE, "labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal",
        "labelLimit": 110,
    },
}  # fmt: skip

Row = Mapping[str, Any]


def timeline(rows: Sequence[Row], width: int, words: Mapping[str, str]) -> str:
    """Bars of entries over time, stacked by verdict.

    `rows`: `period` (a year or month, shown as it is), `verdict`, `count`, `href`, `told` (what the bar says
    to those who point at it or hear it). `words`: `title`, of the axis of counts.
    """
    import altair as alt

    periods = list(dict.fromkeys(row["period"] for row in rows))
    every = max(1, len(periods) * 60 // max(width, 1))
    chart = (
        alt.Chart(_data(rows)).mark_bar(stroke="var(--paper)", strokeWidth=0.5).encode(
            x=alt.X("period:O", sort=periods, title=None, axis=alt.Axis(
                labelAngle=0, values=periods[::every], ticks=False, grid=False)),
            y=alt.Y("sum(count):Q", title=words["title"], axis=alt.Axis(
                tickCount=4, tickMinStep=1, format=",d")),
            color=alt.Color("verdict:N", legend=None, scale=alt.Scale(domain=list(VERDICTS), range=_COLOURS)),
            order=alt.Order("rank:Q"), href="href:N", description="told:N",
        )
        .transform_calculate(rank=f"indexof({json.dumps(VERDICTS)}, datum.verdict)")
        .properties(width=width, height=130)
    )  # fmt: skip
    return _drawn(chart.to_dict())


def matrix(rows: Sequence[Row], width: int) -> str:
    """Who supplied whom: suppliers down, recipients across, the count in each square.

    `rows`: `supplier`, `recipient` (names as shown), `count`, `href`, `told`.
    """
    import altair as alt

    suppliers = list(dict.fromkeys(row["supplier"] for row in rows))
    recipients = list(dict.fromkeys(row["recipient"] for row in rows))
    most = max((row["count"] for row in rows), default=1)
    shaded = [{**row, "shade": _shade(row["count"], most)} for row in rows]
    side = max(24, min(46, (width - 120) // max(len(recipients), 1)))
    base = alt.Chart(_data(shaded)).encode(
        x=alt.X("recipient:N", sort=recipients, title=None, axis=alt.Axis(
            orient="top", labelAngle=-40, ticks=False, domain=False)),
        y=alt.Y("supplier:N", sort=suppliers, title=None, axis=alt.Axis(ticks=False, domain=False)),
    )  # fmt: skip
    squares = base.mark_rect(stroke="var(--paper)", strokeWidth=2, cornerRadius=3).encode(
        color=_shades(), href="href:N", description="told:N"
    )
    counts = base.mark_text(fontSize=12, font=_FONT, aria=False).encode(
        text=alt.Text("count:Q", format=",d"),
        color=alt.condition("datum.shade > 2", alt.value("var(--on-shade)"), alt.value(_INK)),
    )
    size = {"width": side * len(recipients), "height": 24 * len(suppliers)}
    return _drawn((squares + counts).properties(**size).to_dict())


def world(rows: Sequence[Row]) -> str:
    """A map of states, shaded by counts. `rows`: `id` (ISO 3166-1 alpha-3), `count`, `href`, `told`.

    All shapes are drawn once; a map is that drawing with the states of `rows` shaded and linked.
    """
    most = max((row["count"] for row in rows), default=1)
    by_id = {row["id"]: row for row in rows}

    def state(match: re.Match[str]) -> str:
        row = by_id.get(match["id"])
        if row is None:
            return match["path"]
        href, told = escape(str(row["href"])), escape(str(row["told"]))
        path = match["path"].replace(_LAND, f"var(--shade-{_shade(row['count'], most)})")
        return f'<a href="{href}" aria-label="{told}"><title>{told}</title>{path}</a>'

    return _STATE.sub(state, _land().replace(' aria-hidden="true"', ""))


@cache
def _land() -> str:
    """Every state, each linked to an address that is only its code."""
    import altair as alt

    chart = (
        alt.Chart(_plain_data(_shapes()))
        .mark_geoshape(fill=_LAND, stroke="var(--paper)", strokeWidth=0.6, aria=False)
        .transform_calculate(link=f"'{_HERE}' + datum.id")
        .encode(href="link:N")
        .project("equalEarth")
        .properties(width=960, height=450)
    )
    return _svg(_text(chart.to_dict()))


def drawn_states() -> frozenset[str]:
    """The states that the map has shapes of."""
    return frozenset(shape["id"] for shape in _shapes())


def _shades() -> Any:
    import altair as alt

    steps = list(range(1, _SHADES + 1))
    return alt.Color(
        "shade:O",
        legend=None,
        scale=alt.Scale(domain=steps, range=[f"var(--shade-{step})" for step in steps]),
    )


def _shade(count: int, most: int) -> int:
    """A step from 1 to 5, by the square root of the share in the greatest: small counts still differ."""
    step = round(_SHADES * math.sqrt(count / max(most, 1)))
    return max(1, min(_SHADES, step))


def _data(rows: Sequence[Row]) -> Any:
    return _plain_data([{**row, "href": _HERE + row["href"].removeprefix("/")} for row in rows])


def _plain_data(rows: Sequence[Row]) -> Any:
    import altair as alt

    return alt.Data(values=[dict(row) for row in rows])  # type: ignore[no-untyped-call]


@cache
def _shapes() -> list[dict[str, Any]]:
    loaded = json.loads(_WORLD.read_text(encoding="utf-8"))["features"]
    return [{k: v for k, v in shape.items() if k != "name"} for shape in loaded]


def _drawn(spec: dict[str, Any]) -> str:
    return _with_titles(_svg(_text(spec)).replace(f'"{_HERE}', '"/'))


def _text(spec: dict[str, Any]) -> str:
    return json.dumps({**spec, "config": _CONFIG}, sort_keys=True)


@lru_cache(maxsize=128)
def _svg(spec: str) -> str:
    from vl_convert import vegalite_to_svg

    svg = vegalite_to_svg(spec, allowed_base_urls=[])
    return _LONG_FRACTION.sub(r"\1", svg).replace("xlink:href", "href")


def _with_titles(svg: str) -> str:
    """Each link named by the description of its mark, and what only graphics readers know taken out."""
    named = _LINKED.sub(r"<a \1 \3><title>\4</title>\2", svg)
    return _ROLES.sub("", named)


def warm() -> None:
    """Draws what is always the same, so that nobody waits for it."""
    world([])
