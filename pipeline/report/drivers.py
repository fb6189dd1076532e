"""A driver's page: what stands on it, put together from the driver's rows.

Belongs here: the figures, metrics and sections of one page. Does not belong here: markup (templates), queries (read).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pipeline.report import career, grids
from pipeline.report.contradictions import contradictions
from pipeline.report.evidence import CAREER, SERIES, TEAM, Evidence
from pipeline.report.links import Places, address, edit_url, history_url, markup, page_name, safe_url
from pipeline.report.read import METRICS, Driver, Row
from pipeline.report.values import number, ordinal, percent, words, years

_FIGURES = ("races", "wins", "podiums", "poles", "fastest_laps", "titles")
_RATES = {"wins": "win_rate", "podiums": "podium_rate", "poles": "pole_rate", "fastest_laps": "fastest_lap_rate"}
_OF_TEAM = ("seasons", *METRICS)
_OF_SERIES = (*_OF_TEAM, "points", "titles", "best_position")
_NONE = '<span class="state">–</span>'
_BASES = {
    "summary": "Totals add the rows of the career summary.",
    "grid": "Totals count the race cells of the results grids, as this article has no career summary that counts races.",
    "none": "This article counts no races in any table that could be read.",
}


@dataclass(slots=True)
class Figure:
    """One career total: its name, the number as a link, and what stands small beside it."""

    name: str
    value: Markup
    aside: str


@dataclass(slots=True)
class Metric:
    """One metric: its name, and the row of a page's table around its value and the number of its cells, in HTML."""

    name: str
    before: str
    after: str


def describe(metrics: list[Row]) -> list[Metric]:
    """The metrics as all pages show them, in the order of a career's columns."""
    found = []
    for row in metrics:
        more = f"Counts: {markup(row.counts)}" if row.counts else ""
        more += f" Does not count: {markup(row.does_not_count)}" if row.does_not_count else ""
        before = f'<tr><th scope="row" class="name">{markup(row.name)}</th><td class="num">'
        after = f'</td><td class="prose">{markup(row.definition)} <small class="soft">{more.strip()}</small></td></tr>\n'
        found.append(Metric(row.metric, before, after))
    return found


def places(driver: Driver) -> Places:
    """The places of a driver's article."""
    sections = {table.table_no: table.section or table.caption or "" for table in driver["tables"]}
    return Places(driver.driver.permalink, sections)


def context(driver: Driver, metrics: list[Metric]) -> dict[str, object]:
    """Everything the template of a driver's page shows."""
    where = places(driver)
    row = driver.driver
    total = driver["career"][0]
    evidence = Evidence(driver)
    totals = _Totals(evidence, where)
    claims = contradictions(driver, where, evidence)
    has_rows = total.basis != "none" or bool(total.seasons)
    return {
        "driver": row,
        "career": total,
        "years": years(total.first_season, total.last_season),
        "is_one_season": total.first_season == total.last_season,
        "basis": _BASES[total.basis],
        "page": page_name(row.driver_id),
        "article": safe_url(row.url) or where.permalink,
        "permalink": where.permalink,
        "edit": edit_url(row.url),
        "history": history_url(row.url),
        "figures": _figures(total, totals) if has_rows else [],
        "measures": _measures(total, metrics, totals) if has_rows else "",
        "seasons": {name: career.season_rows(driver, where, name) for name in ("racing", "karting")},
        "timelines": {name: career.timeline(driver, where, name) for name in ("racing", "karting")},
        "by_series": _sums(driver["series"], SERIES, "series", totals, _OF_SERIES) if len(driver["series"]) > 1 else "",
        "by_team": _sums(driver["teams"], TEAM, "team", totals, _OF_TEAM) if len(driver["teams"]) > 1 else "",
        "grids": grids.grids(driver, where),
        "events": grids.events(driver, where),
        "legend": grids.LEGEND,
        "contradictions": [claim for claim in claims if claim.is_conflict],
        "notices": [claim for claim in claims if not claim.is_conflict],
        "agreed": sum(item.rows for item in driver["verdicts"] if item.verdict == "agree"),
        "unread": _unread(driver, where),
        "stale": any(claim.kind == "stale_infobox" for claim in claims),
    }


class _Totals:
    """The driver's totals as links to the cells they rest on."""

    def __init__(self, evidence: Evidence, places: Places) -> None:
        self._evidence = evidence
        self._places = places

    def link(self, text: object, table: str, key: str, column: str) -> Markup:
        return self._places.total(text, *self._evidence.cells(table, key, column))

    def html(self, text: str, table: str, key: str, column: str) -> str:
        return self._places.total_link(text, *self._evidence.cells(table, key, column))

    def count(self, table: str, key: str, column: str) -> int:
        return self._evidence.cells(table, key, column)[1]


def _figures(total: Row, totals: _Totals) -> list[Figure]:
    found = []
    for metric in _FIGURES:
        value = getattr(total, metric)
        shown = totals.link(number(value) or "–", CAREER, total.driver_id, metric)
        rate = getattr(total, _RATES[metric]) if metric in _RATES else None
        unread = getattr(total, f"{metric}_unread", 0)
        aside = percent(rate) if rate else "no number read" if unread and value is None else ""
        found.append(Figure(words(metric), shown, aside))
    best = totals.link(ordinal(total.best_position) or "–", CAREER, total.driver_id, "best_position")
    found.append(Figure("best championship", best, str(total.best_position_season or "")))
    return found


def _measures(total: Row, metrics: list[Metric], totals: _Totals) -> Markup:
    """The table of metrics in HTML: each with its value, how many cells this rests on, and the definition."""
    found = []
    order = {name: place for place, name in enumerate(total._fields)}
    for metric in sorted((metric for metric in metrics if metric.name in order), key=lambda metric: order[metric.name]):
        name, value = metric.name, getattr(total, metric.name)
        if name.endswith("_unread") and not value:
            continue
        text = percent(value) if name.endswith("_rate") else ordinal(value) if name == "best_position" else number(value)
        shown = totals.html(text or "–", CAREER, total.driver_id, name)
        cells = totals.count(CAREER, total.driver_id, name)
        found.append(f'{metric.before}{shown}</td><td class="num soft">{cells}{metric.after}')
    return Markup("".join(found))  # noqa: S704 - each part is escaped


def _unread(driver: Driver, where: Places) -> list[tuple[Row, list[Markup]]]:
    """The unread cells by reason, each with some of its places as links."""
    return [(item, [where.number(address(cell), cell) for cell in item.places]) for item in driver["unread"]]


def _sums(rows: list[Row], table: str, name: str, totals: _Totals, columns: Sequence[str]) -> Markup:
    """The rows of a table of totals in HTML, by series or by team."""
    found = []
    for row in rows:
        key = f"{row.driver_id}/{getattr(row, f'{name}_id') or ''}"
        label = f'<th scope="row" class="name"><bdi>{markup(getattr(row, name) or "none named")}</bdi></th>'
        found.append(f'<tr>{label}<td class="period">{years(row.first_season, row.last_season)}</td>')
        for column in columns:
            value = getattr(row, column)
            text = ordinal(value) if column == "best_position" else number(value)
            found.append(f'<td class="num">{totals.html(text, table, key, column) if text else _NONE}</td>')
        found.append("</tr>\n")
    return Markup("".join(found))  # noqa: S704 - each part is escaped
