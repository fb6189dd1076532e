"""Charts of numbers that have a shape, for Dagster's asset pages and the report's quality page.

Belongs here: what is counted and how it is drawn. Does not belong here: the pages or assets that show it. A chart is an
SVG text made by Altair, without a browser and without a network; in Markdown it travels as a data URI.
"""

import base64
from dataclasses import dataclass

import altair as alt
import duckdb
import polars as pl
import vl_convert

INK, GOOD, WARN, BAD = "#595d62", "#0a5943", "#824700", "#9c1f1f"
_COLOURS = {"reported": GOOD, "agree": GOOD, "passed": GOOD, "WARN failed": WARN, "unread": WARN, "conflict": BAD, "ERROR failed": BAD}
_MOST_BARS = 14

_COUNTS = {
    "claims_by_state": (
        "Claims of the season tables by state",
        """
        select state, count(*) as claims from (
            select unnest([races_state, wins_state, poles_state, fastest_laps_state, podiums_state]) as state from staging.season_entry
            union all by name select unnest([points_state, position_state]) as state from staging.season_standing
        ) where state is not null group by state
        """,
    ),
    "results_by_status": (
        "Race cells by status",
        "select coalesce(status, state) as status, count(*) as cells from staging.race_result group by all",
    ),
    "verdicts": ("Reconciliation by verdict", "select verdict, count(*) as rows from mart.reconciliation group by verdict"),
    "checks_by_severity": (
        "Checks by severity",
        """
        select case when passed then 'passed' else severity || ' failed' end as outcome, count(*) as checks
        from quality.check_result group by all
        """,
    ),
    "unread_by_template": (
        "Unread cells by template",
        "select coalesce(template, reason, 'unknown') as template, count(*) as cells from quality.unread_cell group by all",
    ),
}
_SEASONS = """
    select season, count(distinct driver_id) as drivers from (
        select driver_id, first_year as season from staging.season_entry
        union all select driver_id, season from staging.race_result where is_entered
    ) where season is not null group by season order by season
"""


@dataclass(frozen=True)
class Chart:
    """One drawn chart: `name`, `title`, what it says as a sentence, and the SVG."""

    name: str
    title: str
    summary: str
    svg: str

    def markdown(self) -> str:
        """The chart as Markdown, its sentence as the alternative text."""
        encoded = base64.b64encode(self.svg.encode()).decode()
        return f"**{self.title}**\n\n![{self.summary}](data:image/svg+xml;base64,{encoded})"


def charts(connection: duckdb.DuckDBPyConnection) -> list[Chart]:
    """Every chart that has something to show."""
    found = [chart(connection, name) for name in (*_COUNTS, "seasons_covered")]
    return [drawn for drawn in found if drawn is not None]


def chart(connection: duckdb.DuckDBPyConnection, name: str) -> Chart | None:
    """One chart by name (a key of _COUNTS, or `seasons_covered`); None where there is nothing to count.

    Errors: KeyError for a name that is none, duckdb.CatalogException while its table is not there.
    """
    if name == "seasons_covered":
        return _seasons(connection)
    title, sql = _COUNTS[name]
    frame = connection.sql(sql).pl()
    if frame.is_empty():
        return None
    label, value = frame.columns
    frame = frame.with_columns(pl.col(label).str.slice(0, 40)).sort([value, label], descending=[True, False])
    shown = frame.head(_MOST_BARS)
    painted = shown.with_columns(pl.col(label).replace_strict(_COLOURS, default=GOOD).alias("colour"))
    y = alt.Y(f"{label}:N", sort=None, title=None, axis=alt.Axis(domain=False, ticks=False, labelPadding=6, labelLimit=220))
    x = alt.X(f"{value}:Q", title=None, axis=None)
    bars = alt.Chart(painted, mark=alt.MarkDef("bar", height=13)).encode(x=x, y=y, color=alt.Color("colour:N", scale=None))
    numbers = alt.Chart(painted, mark=alt.MarkDef("text", align="left", dx=4, color=INK)).encode(
        x=x, y=y, text=alt.Text(f"{value}:Q", format=",d")
    )
    drawn = alt.LayerChart(layer=[bars, numbers]).properties(width=260, height=alt.Step(20))
    return Chart(name, title, _sentence(title, shown, frame.height), _svg(drawn))


def _seasons(connection: duckdb.DuckDBPyConnection) -> Chart | None:
    frame = connection.sql(_SEASONS).pl()
    if frame.is_empty():
        return None
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
    return Chart("seasons_covered", "Drivers by season", summary, _svg(drawn.properties(width=380, height=130)))


def _sentence(title: str, shown: pl.DataFrame, total: int) -> str:
    parts = ", ".join(f"{label} {value}" for label, value in shown.iter_rows())
    more = f", and {total - shown.height} more" if total > shown.height else ""
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
