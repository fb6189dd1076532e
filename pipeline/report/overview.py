"""The pages that count everything: quality and dictionary.

Belongs here: their queries and what stands on them. Does not belong here: lists of all drivers (lists), tables (tables).
"""

import duckdb

from pipeline import preview
from pipeline.report.read import Row, rows
from pipeline.report.site import Site
from pipeline.report.tables import great_table

_LONGEST_LIST = 200
PAGES = ("quality.html", "dictionary.html")

TOTALS = """
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
    """The release that the file holds: when it was published, and by which version; both null in a file without one."""
    return rows(connection, "select max(published_at) as published_at, max_by(version, published_at) as version from quality.release")[0]


def write_quality(connection: duckdb.DuckDBPyConnection, site: Site, release: Row) -> None:
    """Checks, quarantine and coverage."""
    checks = connection.sql(_CHECKS).pl()
    rejected, labels = connection.sql(_REJECTED).pl(), connection.sql(_LABELS).pl()
    site.write(
        "quality.html",
        "quality.html.jinja",
        release=release,
        totals=rows(connection, TOTALS)[0],
        coverage=rows(connection, _COVERAGE)[0],
        charts=preview.charts(connection),
        checks=great_table(checks, "checks", "Checks of the last run: failed ones first") if checks.height else "",
        check_counts=rows(connection, "select severity, passed, count(*) as checks from quality.check_result group by all order by all"),
        rejected=great_table(rejected, "rejected", "Quarantined rows by the rule they broke") if rejected.height else "",
        labels=great_table(labels, "labels", "Labels, codes and templates that no rule knows") if labels.height else "",
        unread=rows(connection, _UNREAD),
    )


def write_dictionary(connection: duckdb.DuckDBPyConnection, site: Site, release: Row) -> None:
    """Every table and column with the comment it has in the database."""
    columns: dict[tuple[str, str], list[Row]] = {}
    for column in rows(connection, _COLUMNS):
        columns.setdefault((column.schema_name, column.table_name), []).append(column)
    tables = rows(connection, _DICTIONARY)
    site.write(
        "dictionary.html",
        "dictionary.html.jinja",
        release=release,
        schemas=[(name, text, [table for table in tables if table.schema_name == name]) for name, text in SCHEMAS],
        columns=columns,
        macros=rows(connection, _MACROS),
        warnings=WARNINGS.items(),
        metrics=rows(connection, "select * from mart.metric order by metric"),
    )
