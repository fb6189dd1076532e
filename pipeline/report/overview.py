"""The pages about all drivers: index, contradictions, quality, dictionary and attribution.

Belongs here: their queries and what stands on them. Does not belong here: a driver's own page (drivers), tables (tables).
"""

import duckdb
from markupsafe import Markup

from pipeline import preview
from pipeline.report.links import history_url, page_name, safe_url
from pipeline.report.read import Row, rows
from pipeline.report.site import Site
from pipeline.report.tables import great_table

_LONGEST_LIST = 200

_INDEX = """
    select driver.driver_id, driver.name, driver.title, driver.nationality, driver.revision_at, article.fetched_at, career.*,
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
_TOTALS = """
    select (select count(*) from mart.driver) as drivers, (select count(*) from mart.season_entry) as entries,
        (select count(*) from mart.race_result where state = 'reported') as results, (select count(*) from mart.series) as series,
        (select count(*) from mart.team) as teams, (select count(*) from raw.cell) as cells,
        (select count(*) from mart.reconciliation where verdict = 'conflict') as conflicts,
        (select count(*) from mart.reconciliation where verdict = 'agree') as agreements,
        (select count(*) from quality.unread_cell) as unread, (select count(*) from quality.rejected_row) as rejected
"""
_COVERAGE = """
    select count(*) as drivers,
        count(*) filter (where basis = 'summary') as with_summary, count(*) filter (where basis = 'grid') as with_grid,
        count(*) filter (where basis = 'none') as with_neither,
        (select count(*) from mart.season_standing where source = 'summary' and discipline = 'racing') as standings,
        (
            select count(*) from mart.season_standing as standing
            where source = 'summary' and discipline = 'racing' and exists (
                from mart.grid_season as grid
                where grid.driver_id = standing.driver_id and grid.season = standing.first_year and grid.series_id = standing.series_id
            )
        ) as standings_with_grid
    from mart.driver_career
"""
_KINDS = "select kind, count(*) as conflicts from mart.reconciliation where verdict = 'conflict' group by kind order by all"
_REJECTED = f"""
    select table_name, rule, count(*) as rows, first(cell_id order by cell_id) as example, first(row_text order by cell_id) as row_text
    from quality.rejected_row group by all order by rows desc, table_name, rule limit {_LONGEST_LIST}
"""
_LABELS = f"""
    select kind, label, count(*) as places, count(distinct driver_id) as articles, first(cell_id order by cell_id) as example
    from quality.unmapped_label group by all order by places desc, kind, label limit {_LONGEST_LIST}
"""
_UNREAD = f"""
    select driver_id, driver.name, count(*) as cells from quality.unread_cell join mart.driver as driver using (driver_id)
    group by all order by cells desc, driver_id limit {_LONGEST_LIST}
"""
_CHECKS = """
    select check_name, table_name, severity, passed, failing_rows, description, remedy from quality.check_result
    order by passed, severity, failing_rows desc, check_name
"""
_DICTIONARY = """
    select tables.schema_name, tables.table_name, tables.comment, tables.estimated_size as row_count
    from duckdb_tables() as tables where tables.schema_name in ('raw', 'staging', 'mart', 'quality') and not tables.temporary
    union all
    select schema_name, view_name, comment, null from duckdb_views()
    where schema_name in ('raw', 'staging', 'mart', 'quality') and not internal
    order by table_name
"""
_MACROS = """
    select distinct schema_name, function_name, parameters, comment from duckdb_functions()
    where function_type in ('macro', 'table_macro') and schema_name in ('mart', 'main') and not internal order by all
"""
_COLUMNS = """
    select schema_name, table_name, column_name, data_type, comment from duckdb_columns()
    where schema_name in ('raw', 'staging', 'mart', 'quality') and not internal order by schema_name, table_name, column_index
"""
SCHEMAS = (
    ("mart", "What analysts query: reconciled, with the cells behind every number."),
    ("staging", "Typed claims of the current snapshot of each article."),
    ("quality", "What could not be read or believed, each with its place."),
    ("raw", "What the pages say, cell by cell."),
)
WARNINGS = {
    "Never sum points across series.": (
        "Each series counts points in its own system, so such a sum means nothing. Points stand in mart.season_standing, once for "
        "each season, series and class, and are added up inside one series only (mart.driver_series)."
    ),
    "Do not join standings to entries and then sum points.": (
        "A driver who changes team within a season has two entries that share one standing: the join repeats its points. Take each "
        "standing once."
    ),
    "Choose one source of standings.": (
        "mart.season_standing holds a row for the career summary and one for the results grid of the same season: filter on source."
    ),
    "A null is not a zero.": "A value is null if and only if its _state is not reported; the state says why.",
    "Know what a race is.": (
        "races counts starts as the article counts them. In results grids use is_start, not the number of rows: races not held and "
        "races not entered are rows too."
    ),
    "Leave provisional rows out of final tables.": "is_provisional marks seasons that were unfinished when the article was last edited.",
}


def release(connection: duckdb.DuckDBPyConnection) -> Row:
    """The release that the file holds: run_id, published_at, version, schema_version; all null in a file without one."""
    found = rows(connection, "select * from quality.release order by published_at desc limit 1")
    return found[0] if found else Row(run_id=None, published_at=None, version=None, schema_version=None)


def write_index(connection: duckdb.DuckDBPyConnection, site: Site) -> None:
    """All drivers: one row each, split over pages where they are very many."""
    totals = rows(connection, _TOTALS)[0]
    lines = [site.block("index_parts.html.jinja", "line", row, page_name(row.driver_id)) for row in rows(connection, _INDEX)]
    site.write_split("index", "index.html.jinja", lines, totals=totals)


def write_editors(connection: duckdb.DuckDBPyConnection, site: Site, articles: list[Markup]) -> None:
    """The contradictions by article, made from the parts that the drivers' pages gave."""
    totals = rows(connection, _TOTALS)[0]
    kinds = rows(connection, _KINDS)
    site.write_split("editors", "editors.html.jinja", articles, totals=totals, kinds=kinds)


def write_quality(connection: duckdb.DuckDBPyConnection, site: Site) -> None:
    """Checks, quarantine and coverage."""
    checks = connection.sql(_CHECKS).pl()
    rejected, labels = connection.sql(_REJECTED).pl(), connection.sql(_LABELS).pl()
    site.write(
        "quality.html",
        "quality.html.jinja",
        totals=rows(connection, _TOTALS)[0],
        coverage=rows(connection, _COVERAGE)[0],
        charts=preview.charts(connection),
        checks=great_table(checks, "checks", "Checks of the last run: failed ones first") if checks.height else "",
        check_counts=rows(connection, "select severity, passed, count(*) as checks from quality.check_result group by all order by all"),
        rejected=great_table(rejected, "rejected", "Quarantined rows by the rule they broke") if rejected.height else "",
        labels=great_table(labels, "labels", "Labels, codes and templates that no rule knows") if labels.height else "",
        unread=rows(connection, _UNREAD),
    )


def write_dictionary(connection: duckdb.DuckDBPyConnection, site: Site) -> None:
    """Every table and column with the comment it has in the database."""
    columns: dict[tuple[str, str], list[Row]] = {}
    for column in rows(connection, _COLUMNS):
        columns.setdefault((column.schema_name, column.table_name), []).append(column)
    tables = rows(connection, _DICTIONARY)
    site.write(
        "dictionary.html",
        "dictionary.html.jinja",
        schemas=[(name, text, [table for table in tables if table.schema_name == name]) for name, text in SCHEMAS],
        columns=columns,
        macros=rows(connection, _MACROS),
        warnings=WARNINGS.items(),
        metrics=rows(connection, "select * from mart.metric order by metric"),
    )


def write_attribution(connection: duckdb.DuckDBPyConnection, site: Site) -> None:
    """Whom to credit for each article, under which licence, and what was changed."""
    found = rows(connection, "select * from mart.attribution where is_current order by title, snapshot_id")
    authors = [history_url(row.page) or safe_url(row.authors_url) for row in found]
    pages = [page_name(row.driver_id) for row in found]
    lines = [site.block("attribution_parts.html.jinja", "line", *cells) for cells in zip(found, pages, authors, strict=True)]
    changes = rows(connection, "select distinct changes from mart.attribution order by changes")
    site.write_split("attribution", "attribution.html.jinja", lines, changes=[row.changes for row in changes])
