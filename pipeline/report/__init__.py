"""The report: static pages of a published warehouse, for readers, editors and analysts.

Belongs here: `build_report`, the order in which the pages are made. Each part has its module: read (queries), links,
values, career, grids, contradictions, drivers (a driver's page), overview (all other pages), site (files and templates).
The pages need no network and no script, and work from the file system. An article is hostile input: its text is only ever
shown as text.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb
from markupsafe import Markup

from pipeline.folder import replaced
from pipeline.report import drivers, overview, read
from pipeline.report.links import page_name
from pipeline.report.site import Site, open_site


@dataclass(frozen=True)
class Report:
    """What was written: the folder, how many pages and bytes, and the largest page with its size in bytes."""

    folder: Path
    pages: int
    size: int
    largest_page: str
    largest_size: int


def build_report(published: Path, folder: Path, progress: Callable[[int], object] | None = None) -> Report:
    """Build the report of a published file into `folder`, replacing it as a whole. `progress` hears of every driver done.

    Errors: duckdb.Error if the file cannot be read, OSError if the folder cannot be written; the old report then stays.
    """
    with duckdb.connect(str(published), read_only=True) as connection, replaced(folder) as new:
        site = open_site(new, release=overview.release(connection))
        articles = _driver_pages(connection, site, progress)
        overview.write_index(connection, site)
        overview.write_editors(connection, site, articles)
        overview.write_quality(connection, site)
        overview.write_dictionary(connection, site)
        overview.write_attribution(connection, site)
    largest = max(site.sizes, key=lambda name: site.sizes[name])
    return Report(folder, len(site.sizes), sum(site.sizes.values()), largest, site.sizes[largest])


def _driver_pages(connection: duckdb.DuckDBPyConnection, site: Site, progress: Callable[[int], object] | None) -> list[Markup]:
    """Write the page of every driver; gives the parts of the editors' page, in the drivers' order."""
    metrics = read.rows(connection, "select * from mart.metric order by metric")
    articles = []
    for number, driver in enumerate(read.drivers(connection), 1):
        shown = drivers.context(driver, metrics)
        site.write(page_name(driver.driver.driver_id), "driver.html.jinja", **shown)
        if shown["contradictions"] or shown["notices"] or shown["unread"]:
            articles.append(site.block("editors_parts.html.jinja", "article", shown))
        if progress:
            progress(number)
    return articles
