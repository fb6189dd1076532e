"""The lists of all drivers: index with its search, contradictions, sources. One query each, over as many pages as it takes.

Belongs here: their queries and lines. Does not belong here: a driver's own page (drivers), counts of everything (overview).
"""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

import duckdb

from pipeline.report import overview
from pipeline.report.links import edit_url, history_url, page_name, safe_url
from pipeline.report.read import Row, rows, stream
from pipeline.report.search import write_search
from pipeline.report.site import Site

_INDEX = """
    select driver.driver_id, driver.name, driver.title, driver.nationality, driver.revision_at, article.fetched_at, first_season,
        last_season, seasons, series, teams, races, wins, podiums, poles, fastest_laps, titles, best_position,
        coalesce(conflicts.conflicts, 0) as conflicts, coalesce(conflicts.stale, 0) as stale, coalesce(unread.cells, 0) as unread
    from mart.driver as driver
    join mart.driver_career as career using (driver_id)
    left join raw.article as article using (snapshot_id)
    left join (
        select driver_id, count(*) filter (where verdict = 'conflict') as conflicts, count(*) filter (where kind = 'stale_infobox') as stale
        from mart.reconciliation group by driver_id
    ) as conflicts using (driver_id)
    left join (select driver_id, count(*) as cells from quality.unread_cell group by driver_id) as unread using (driver_id)
    order by strip_accents(lower(coalesce(driver.name, driver.title))), driver.driver_id
"""
_KINDS = "select kind, count(*) as conflicts from mart.reconciliation where verdict = 'conflict' group by kind order by all"
_CLAIMS = """
    select driver_id, driver.title, driver.url, driver.permalink, coalesce(unread.cells, 0) as unread,
        claim.season, claim.series, claim.series_id, claim.series_class, claim.metric, claim.infobox_value, claim.summary_value,
        claim.grid_value, claim.prose_value, claim.verdict, claim.kind, claim.difference
    from mart.driver as driver
    left join (select driver_id, count(*) as cells from quality.unread_cell group by driver_id) as unread using (driver_id)
    left join (from mart.reconciliation where verdict = 'conflict' or kind is not null) as claim using (driver_id)
    where unread.cells is not null or claim.metric is not null
    order by strip_accents(lower(driver.title)), driver_id, season nulls first, series_id nulls first, claim.metric
"""
_SOURCES = "select * from mart.attribution where is_current order by title, snapshot_id"


def write_index(connection: duckdb.DuckDBPyConnection, site: Site) -> None:
    """All drivers, one line each, and the search over them."""
    line = site.macro("index_parts.html.jinja", "line")
    totals = rows(connection, overview.TOTALS)[0]
    found: list[tuple[str, list[object]]] = []

    def lines() -> Iterator[tuple[str, str]]:
        for row in stream(connection, _INDEX):
            page = page_name(row.driver_id)
            found.append((f"{row.name or ''} {row.title} {row.nationality or ''}", _entry(row, page)))
            yield row.name or row.title, line(row, page)

    site.write_split("index", "index.html.jinja", lines(), totals=totals)
    write_search(site.folder, found)


def _entry(row: Row, page: str) -> list[object]:
    """A line of the search, in the order of the index's columns; what it is found by besides its name comes last."""
    counts = (row.seasons, row.series, row.teams, row.races, row.wins, row.podiums, row.poles, row.fastest_laps)
    name, day = row.name or row.title, str(row.revision_at or row.fetched_at or "")[:10]
    more = row.title if row.title != name else ""
    years = (row.first_season, row.last_season)
    marks = (row.conflicts, row.stale, row.unread)
    return [page, name, row.nationality or "", *years, *counts, row.titles, row.best_position, day, *marks, more]


def write_editors(connection: duckdb.DuckDBPyConnection, site: Site) -> None:
    """The contradictions and unread cells by article."""
    totals, kinds = rows(connection, overview.TOTALS)[0], rows(connection, _KINDS)
    article = site.macro("editors_parts.html.jinja", "article")

    def blocks() -> Iterator[tuple[str, str]]:
        for _, of_driver in groupby(stream(connection, _CLAIMS), key=attrgetter("driver_id")):
            found = list(of_driver)
            driver, claims = found[0], [row for row in found if row.metric is not None]
            address = safe_url(driver.url) or safe_url(driver.permalink)
            yield driver.title, article(driver, claims, page_name(driver.driver_id), edit_url(driver.url), address)

    site.write_split("editors", "editors.html.jinja", blocks(), totals=totals, kinds=kinds)


def write_attribution(connection: duckdb.DuckDBPyConnection, site: Site) -> None:
    """Whom to credit for each article, under which licence, and what was changed."""
    changes = [row.changes for row in rows(connection, "select distinct changes from mart.attribution order by changes")]
    line = site.macro("attribution_parts.html.jinja", "line")
    lines = (
        (row.title, line(row, page_name(row.driver_id), history_url(row.page) or safe_url(row.authors_url)))
        for row in stream(connection, _SOURCES)
    )
    site.write_split("attribution", "attribution.html.jinja", lines, changes=changes)
