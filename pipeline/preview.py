"""Charts of numbers that have a shape, for Dagster's asset pages and the report's quality page.

Belongs here: what is counted and how it is drawn. Does not belong here: the pages or assets that show it. A chart is an
SVG text made by Altair, without a browser and without a network; in Markdown it travels as a data URI, which Dagster shows on a
click. What it shows at once is Markdown of fewer than 1,000 characters: so the counts also stand as a table, bars of letters in it.
"""

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import altair as alt
import duckdb
import polars as pl
import vl_convert

INK, GOOD, WARN, BAD = "#595d62", "#0a5943", "#824700", "#9c1f1f"
_COLOURS = {"reported": GOOD, "agree": GOOD, "passed": GOOD, "WARN failed": WARN, "unread": WARN, "conflict": BAD, "ERROR failed": BAD}
_MOST_BARS = 14
_LONGEST_BAR = 16  # characters
_INLINE = 1_000  # characters: Dagster hides longer Markdown behind a click
_STEPS = "\u2007▁▂▃▄▅▆▇█"  # from nothing to the most; the first is a blank as wide as a digit
KEPT = 16  # charts: a run shows each twice, on the asset's page and in the report

_COUNTS = {
    "staging.season_standing": (
        "Claims of the season tables by state",
        """
        select state, count(*) as claims from (
            select unnest([races_state, wins_state, poles_state, fastest_laps_state, podiums_state]) as state from staging.season_entry
            union all by name select unnest([points_state, position_state]) as state from staging.season_standing
        ) where state is not null group by state
        """,
    ),
    "staging.race_result": (
        "Race cells by status",
        "select coalesce(status, state) as status, count(*) as cells from staging.race_result group by all",
    ),
    "mart.reconciliation": (
        "Reconciliation by verdict",
        "select verdict, count(*) as numbers from mart.reconciliation group by verdict",
    ),
    "quality.check_result": (
        "Checks by outcome",
        """
        select case when passed then 'passed' else severity || ' failed' end as outcome, count(*) as checks
        from quality.check_result group by all
        """,
    ),
    "quality.unread_cell": (
        "Unread cells by template",
        "select coalesce(template, reason, 'unknown') as template, count(*) as cells from quality.unread_cell group by all",
    ),
}
_COUNTED = {
    "raw.article": ("Snapshots by source", "source"),
    "raw.wikitable": ("Tables by kind", "kind"),
    "staging.infobox_claim": ("Infobox claims by metric", "metric"),
    "staging.prose_claim": ("Prose claims by metric", "metric"),
    "staging.row_repair": ("Repaired rows by rule", "rule"),
    "mart.season_entry": ("Entries by discipline", "discipline"),
    "mart.race_result": ("Race cells by state", "state"),
    "mart.driver_career": ("Careers by where their totals come from", "basis"),
    "quality.unread_table": ("Unread tables by reason", "reason"),
    "quality.unmapped_label": ("Unmapped labels by kind", "kind"),
    "quality.rejected_row": ("Rejected rows by rule", "rule"),
}
_SEASONS_TABLE = "mart.driver_season"
_SEASONS = """
    select season, count(*) as drivers from mart.driver_season where season is not null group by season order by season
"""
_ARTICLES = """
    select title, permalink, revision_id from mart.driver
    where regexp_matches(permalink, '^https?://[^\\s<>()]+$') order by title limit 25
"""


@dataclass(frozen=True)
class Chart:
    """One drawn chart: its title, what it says as a sentence, the SVG, and the same as a short Markdown table."""

    title: str
    summary: str
    svg: str
    inline: str

    def markdown(self) -> str:
        """The chart as Markdown, its sentence as the alternative text."""
        encoded = base64.b64encode(self.svg.encode()).decode()
        return f"**{self.title}**\n\n![{_escape(self.summary)}](data:image/svg+xml;base64,{encoded})"


def charts(connection: duckdb.DuckDBPyConnection) -> list[Chart]:
    """Every chart that has something to show."""
    found = [chart(connection, table) for table in (*_COUNTS, _SEASONS_TABLE)]
    return [drawn for drawn in found if drawn is not None]


def shown(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    """What a table's asset page shows besides its first rows, as Markdown by label: counts, its chart, links to its articles."""
    found = {}
    drawn = chart(connection, table)
    if table in _COUNTED:
        title, column = _COUNTED[table]
        rows = connection.execute(f"SELECT {column}, count(*) FROM {table} GROUP BY ALL ORDER BY 2 DESC, 1").fetchall()
        if rows:
            found["counts"] = _inline(title, [(label or "none", count, _bar(count, rows[0][1])) for label, count in rows])
    if drawn:
        found["counts"] = drawn.inline
        found["chart"] = drawn.markdown()
    if table == "mart.driver":
        links = connection.execute(_ARTICLES).fetchall()
        found["permalinks"] = "\n".join(f"- [{_escape(title)}]({permalink}) {revision or ''}" for title, permalink, revision in links)
    return found


def chart(connection: duckdb.DuckDBPyConnection, table: str) -> Chart | None:
    """The chart of a table; None where it has none, or nothing to count."""
    if table == _SEASONS_TABLE:
        return _seasons(connection)
    if table not in _COUNTS:
        return None
    title, sql = _COUNTS[table]
    answer = connection.execute(f"from ({sql}) order by all")
    label, value = (column[0] for column in answer.description)
    rows = answer.fetchall()
    return _bars(title, label, value, tuple(rows)) if rows else None


@lru_cache(KEPT)
def _bars(title: str, label: str, value: str, rows: tuple[tuple[str, int], ...]) -> Chart:
    frame = pl.DataFrame(rows, [label, value], orient="row")
    frame = frame.with_columns(pl.col(label).str.slice(0, 40).str.replace_all("_", " ")).sort([value, label], descending=[True, False])
    bars_shown = frame.head(_MOST_BARS)
    painted = bars_shown.with_columns(pl.col(label).replace_strict(_COLOURS, default=GOOD).alias("colour"))
    y = alt.Y(f"{label}:N", sort=None, title=None, axis=alt.Axis(domain=False, ticks=False, labelPadding=6, labelLimit=220))
    x = alt.X(f"{value}:Q", title=None, axis=None)
    bars = alt.Chart(painted, mark=alt.MarkDef("bar", height=13)).encode(x=x, y=y, color=alt.Color("colour:N", scale=None))
    numbers = alt.Chart(painted, mark=alt.MarkDef("text", align="left", dx=4, color=INK)).encode(
        x=x, y=y, text=alt.Text(f"{value}:Q", format=",d")
    )
    drawn = alt.LayerChart(layer=[bars, numbers]).properties(width=260, height=alt.Step(20))
    most = bars_shown[value][0]
    lines = [(name, count, _bar(count, most)) for name, count in frame.select(label, value).iter_rows()]
    return Chart(title, _sentence(title, bars_shown, frame.height), _svg(drawn), _inline(title, lines))


def _seasons(connection: duckdb.DuckDBPyConnection) -> Chart | None:
    rows = connection.execute(_SEASONS).fetchall()
    return _columns(tuple(rows)) if rows else None


@lru_cache(KEPT)
def _columns(rows: tuple[tuple[int, int], ...]) -> Chart:
    frame = pl.DataFrame(rows, ["season", "drivers"], orient="row")
    years = frame["season"]
    span = int(years[-1]) - int(years[0]) + 1
    drawn = alt.Chart(frame, mark=alt.MarkDef("bar", color=GOOD, width=max(1, min(9, 380 // span - 1)))).encode(
        x=alt.X(
            "season:Q",
            title=None,
            scale=alt.Scale(zero=False, nice=False, padding=6),
            axis=alt.Axis(format="d", grid=False, tickCount=6),
        ),
        y=alt.Y("drivers:Q", title=None, axis=alt.Axis(domain=False, ticks=False, tickMinStep=1, tickCount=4, format="d")),
    )
    summary = f"Drivers by season: {frame.height} seasons from {years[0]} to {years[-1]}, at most {frame['drivers'].max()} drivers in one."
    counts = dict(rows)
    most = max(counts.values())
    decades = range(int(years[0]) // 10 * 10, int(years[-1]) + 1, 10)
    lines = []
    for first in decades:
        decade = [counts.get(year, 0) for year in range(first, first + 10)]
        lines.append((f"{first}s", max(decade), "".join(_STEPS[-(-count * (len(_STEPS) - 1) // most)] for count in decade)))
    inline = _inline("Most drivers in a season, and its years", lines)
    return Chart("Drivers by season", summary, _svg(drawn.properties(width=380, height=130)), inline)


def _bar(count: int, most: int) -> str:
    """A bar of letters, as long as its share of the longest one."""
    return "█" * round(_LONGEST_BAR * count / most) or "▏"


def _inline(title: str, lines: Sequence[tuple[str, int, str]]) -> str:
    """Labels, numbers and bars as a Markdown table, as many lines of it as Dagster shows without a click."""
    parts = [
        f"| {title} | | |",
        "| --- | ---: | --- |",
        *(f"| {_escape(label[:40].replace('_', ' '))} | {count:,} | {bar} |" for label, count, bar in lines),
    ]
    text = "\n".join(parts)
    while len(text) >= _INLINE:
        parts.pop()
        text = "\n".join([*parts, f"| and {len(lines) + 2 - len(parts)} more | | |"])
    return text


def _escape(text: str) -> str:
    """A title as Markdown text: nothing in it is markup."""
    return re.sub(r"([\\`*_{}\[\]()<>#!|~])", r"\\\1", text)


def _sentence(title: str, bars: pl.DataFrame, total: int) -> str:
    parts = ", ".join(f"{label} {value}" for label, value in bars.iter_rows())
    more = f", and {total - bars.height} more" if total > bars.height else ""
    return f"{title}: {parts}{more}."


def _svg(drawn: alt.LayerChart | alt.Chart) -> str:
    font = {"labelFont": "sans-serif", "labelFontSize": 12, "labelColor": INK, "titleFont": "sans-serif"}
    spec = (
        drawn.configure(background="transparent")
        .configure_view(stroke=None)
        .configure_axis(**font, gridColor="#dcd8ce")
        .configure_text(fontSize=12)
    )
    return vl_convert.vegalite_to_svg(spec.to_dict())
