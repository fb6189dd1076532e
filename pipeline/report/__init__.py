"""The report: static pages of a published warehouse, for readers, editors and analysts.

Belongs here: `build_report`, the order in which the pages are made. Each part has its module: read (queries), links,
values, career, grids, contradictions, drivers (a driver's page), pages (which of them are made anew), lists (of all drivers),
search, overview (the other pages), site (files and templates). The pages need no network and no script, and work from the
file system. An article is hostile input: its text is only ever shown as text.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from pipeline.folder import replaced
from pipeline.report import lists, overview
from pipeline.report.pages import write_pages
from pipeline.report.site import open_site, write_static
from pipeline.settings import reading


@dataclass(frozen=True)
class Report:
    """What was written: the folder, how many drivers have a page, and how many of these pages were made, not taken over."""

    folder: Path
    drivers: int
    made: int


def build_report(published: Path, folder: Path, progress: Callable[[int], object] | None = None) -> Report:
    """Build the report of a published file into `folder`, replacing it as a whole. `progress` hears how many drivers' pages are made.

    Errors: duckdb.Error if the file cannot be read, OSError if the folder cannot be written; the old report then stays.
    """
    with replaced(folder) as new:
        drivers, made = write_pages(published, folder, new, progress)
        write_static(new)
        with duckdb.connect(str(published), read_only=True, config=reading()) as connection:
            connection.execute("set TimeZone = 'UTC'")
            site = open_site(new, release=overview.release(connection))
            lists.write_index(connection, site)
            lists.write_editors(connection, site)
            lists.write_attribution(connection, site)
            overview.write_quality(connection, site)
            overview.write_dictionary(connection, site)
    return Report(folder, drivers, made)
